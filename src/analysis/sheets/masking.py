"""Masking of personal data in what is shown of a sheet: numbers of persons, telephones, mail, names who signed."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files

import yaml

MASK = "•••"


@cache
def _lists() -> dict[str, list[str]]:
    return yaml.safe_load((files("analysis.sheets") / "masking.yml").read_text(encoding="utf-8"))


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for each in _lists()[kind]), re.IGNORECASE)


def clean(text: str) -> str:
    """A text on one line, without control characters, marks of direction and other invisible signs."""
    visible = "".join(" " if c.isspace() else c for c in text if c.isspace() or unicodedata.category(c)[0] != "C")
    return " ".join(visible.split())


def masked(text: str, *, free: bool = True) -> str:
    """A text without numbers of persons, telephones and addresses of mail.

    ``free``: the text is no number of a value column and no account code, so every run of 12 digits goes too.
    """
    text = _pattern("anywhere").sub(MASK, text)
    if not free:
        return text
    shown, start = [], 0
    for kept in _pattern("kept").finditer(text):
        shown += [_pattern("text").sub(MASK, text[start : kept.start()]), kept[0]]
        start = kept.end()
    return "".join([*shown, _pattern("text").sub(MASK, text[start:])])


def masked_signature(text: str) -> str:
    """Of a signature block only the words that every such block has."""
    known = set(_lists()["signature"])
    shown: list[str] = []
    for word in text.split():
        bare = word.strip("()[]:;,_/*\"'").lower()
        if not any(c.isalnum() for c in word) or bare in known or bare.rstrip(".") in known:
            shown.append(word)
        elif not shown or shown[-1] != MASK:
            shown.append(MASK)
    return " ".join(shown)


def is_about(text: str, kind: str) -> bool:
    """Whether a column's header or a key is one of a list of ``masking.yml``: identity, person ..."""
    return bool(_pattern(kind).fullmatch(" ".join(text.split()).strip(" .:*")))
