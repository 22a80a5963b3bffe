"""Findings: what somebody should look at, with an id that stays the same for the same fault."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import pandas as pd
import yaml

from analysis.reference.language import number
from analysis.store import identify_all, typed


@cache
def _messages() -> dict[str, dict[str, str]]:
    return yaml.safe_load((files("analysis.cleaning") / "messages.yml").read_text(encoding="utf-8"))


def finding(
    rule: str,
    file: str,
    cell: str,
    found: str = "",
    expected: str | float = "",
    *,
    sheet: str = "",
    about: str = "",
    **parts: str,
) -> dict[str, str]:
    """One finding of a rule named in ``messages.yml``, in both languages.

    ``found`` and a text as ``expected`` are as printed; a number as ``expected`` was computed. ``about`` says of
    what place and time.
    """
    message = _messages()[rule]
    said = {
        lang: message[lang].format(found=_shown(found, lang), expected=_shown(expected, lang), **parts)
        for lang in ("id", "en")
    }
    return {
        "file": file,
        "sheet": sheet,
        "cell": cell,
        "severity": message["severity"],
        "rule": rule,
        "message_id": f"{about}: {said['id']}" if about else said["id"],
        "message_en": f"{about}: {said['en']}" if about else said["en"],
        "found": found,
        "expected": _plain(expected),
    }


def subject(row: Mapping[str, str]) -> str:
    """What a raw row is about, to put before a message: ``Kota Medan, 2025-09, pekerja_rentan``."""
    words = (
        row.get(name, "")
        for name in ("area_name", "period", "fiscal_year", "year", "segment", "programme", "wage_type")
    )
    return ", ".join(word for word in words if word and word != "n.d.")


def _shown(value: str | float, lang: str) -> str:
    """A computed number in the language's form. What a source printed is text and stays as printed: 93.750 may be
    ninety-three thousand, and only the source knows."""
    if isinstance(value, str):
        return value or "-"
    return number(value, 0 if float(value).is_integer() else 2, lang)


def _plain(value: str | float) -> str:
    if isinstance(value, str):
        return value
    return str(int(value)) if float(value).is_integer() else f"{value:.2f}"


def findings_table(found: list[dict[str, str]]) -> pd.DataFrame:
    """Findings as a table, ordered by file and cell. The id is made of file, sheet, cell and rule, not of values."""
    columns = ["file", "sheet", "cell", "severity", "rule", "message_id", "message_en", "found", "expected"]
    frame = pd.DataFrame(found, columns=columns).sort_values(["file", "sheet", "cell", "rule"], kind="stable")
    keys = list(frame[["file", "sheet", "cell", "rule"]].itertuples(index=False, name=None))
    frame.insert(0, "finding_id", identify_all("g", keys))
    return typed("findings", frame)
