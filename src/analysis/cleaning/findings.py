"""Findings: what somebody should look at, with an id that stays the same for the same fault."""

from __future__ import annotations

import re
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
    rule: str, file: str, cell: str, found: str = "", expected: str = "", sheet: str = "", **parts: str
) -> dict[str, str]:
    """One finding of a rule named in ``messages.yml``, in both languages."""
    message = _messages()[rule]
    return {
        "file": file,
        "sheet": sheet,
        "cell": cell,
        "severity": message["severity"],
        "rule": rule,
        "message_id": message["id"].format(found=_shown(found, "id"), expected=_shown(expected, "id"), **parts),
        "message_en": message["en"].format(found=_shown(found, "en"), expected=_shown(expected, "en"), **parts),
        "found": found,
        "expected": expected,
    }


def _shown(text: str, lang: str) -> str:
    """A computed number in the language's form; what a source printed stays as printed."""
    if re.fullmatch(r"-?\d{4,}|-?\d+\.\d+", text):
        return number(float(text), len(text.partition(".")[2]), lang)
    return text or "-"


def findings_table(found: list[dict[str, str]]) -> pd.DataFrame:
    """Findings as a table, ordered by file and cell. The id is made of file, sheet, cell and rule, not of values."""
    columns = ["file", "sheet", "cell", "severity", "rule", "message_id", "message_en", "found", "expected"]
    frame = pd.DataFrame(found, columns=columns).sort_values(["file", "sheet", "cell", "rule"], kind="stable")
    keys = list(frame[["file", "sheet", "cell", "rule"]].itertuples(index=False, name=None))
    frame.insert(0, "finding_id", identify_all("g", keys))
    return typed("findings", frame)
