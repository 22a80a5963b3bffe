"""Findings: what somebody should look at, with an id that stays the same for the same fault.

What a finding says is data: each room that finds something holds a ``messages.yml`` beside its code.
"""

from __future__ import annotations

from functools import cached_property
from importlib.resources import files

import pandas as pd
import yaml

from analysis.reference.language import number
from analysis.store.identity import identify_all
from analysis.store.schema import typed


class Catalogue:
    """The messages of one room: by rule, a severity and a sentence in Indonesian and in English."""

    def __init__(self, package: str) -> None:
        self._package = package

    @cached_property
    def rules(self) -> dict[str, dict[str, str]]:
        return yaml.safe_load((files(self._package) / "messages.yml").read_text(encoding="utf-8"))

    def finding(
        self,
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
        """One finding of a rule of the catalogue, in both languages.

        ``found`` and a text as ``expected`` are as printed; a number as ``expected`` was computed. ``about`` says of
        what place and time. A rule may have variants that say more, ``total_disagrees.sign``: they keep the rule's name.
        """
        message = self.rules[rule]
        said = {
            lang: message[lang].format(found=_shown(found, lang), expected=_shown(expected, lang), **parts)
            for lang in ("id", "en")
        }
        return {
            "file": file,
            "sheet": sheet,
            "cell": cell,
            "severity": message["severity"],
            "rule": rule.partition(".")[0],
            "message_id": f"{about}: {said['id']}" if about else said["id"],
            "message_en": f"{about}: {said['en']}" if about else said["en"],
            "found": found,
            "expected": _plain(expected),
        }


def findings_table(found: list[dict[str, str]]) -> pd.DataFrame:
    """Findings as a table, ordered by file and cell. The id is made of file, sheet, cell and rule, not of values."""
    columns = ["file", "sheet", "cell", "severity", "rule", "message_id", "message_en", "found", "expected"]
    frame = pd.DataFrame(found, columns=columns).sort_values(["file", "sheet", "cell", "rule"], kind="stable")
    keys = list(frame[["file", "sheet", "cell", "rule"]].itertuples(index=False, name=None))
    frame.insert(0, "finding_id", identify_all("g", keys))
    return typed("findings", frame)


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
