"""What a text is by its words: a total's, a note's, a signature's, a title's; the words are in ``words.yml``."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

import yaml

_SPACED = re.compile(r"(?:\b\w\b[ ]+){3,}\w\b")
_KEY = re.compile(r"[^:\d][^:]{0,45}?\s*:(?!//)(?!\d\d\b)\s*\S?.*", re.S)


@cache
def lists() -> dict:
    """The word lists of ``words.yml``."""
    return yaml.safe_load((files("analysis.sheets") / "words.yml").read_text(encoding="utf-8"))


@cache
def _pattern(*path: str) -> re.Pattern[str]:
    found = lists()
    for name in path:
        found = found[name]
    return re.compile("|".join(f"(?:{entry})" for entry in ([found] if isinstance(found, str) else found)), re.I | re.S)


@lru_cache(maxsize=100_000)
def plain(text: str) -> str:
    """A text as it is compared: lower case, single spaces, compatibility forms, "J U M L A H" closed up."""
    text = " ".join(unicodedata.normalize("NFKC", text.replace("_", " ")).split())
    if _SPACED.search(text):
        text = _SPACED.sub(lambda found: re.sub(r"(?<=\w) (?=\w\b)", "", found[0]), text)
    return text.casefold().strip(" -–—•·:*=")


@lru_cache(maxsize=100_000)
def matches(text: str, *path: str) -> bool:
    """Whether the whole text is in the list, e.g. ``matches("JUMLAH", "total", "strong")``."""
    return bool(_pattern(*path).fullmatch(plain(text)))


@lru_cache(maxsize=20_000)
def is_total(text: str) -> bool:
    return matches(text, "total", "strong")


@lru_cache(maxsize=20_000)
def is_weak_total(text: str) -> bool:
    return matches(text, "total", "weak")


@lru_cache(maxsize=20_000)
def is_note(text: str) -> bool:
    shown = " ".join(text.split()).casefold()
    if is_total(text):  # *** TOTAL ***
        return False
    return bool(_pattern("note").fullmatch(shown) or _pattern("note").fullmatch(plain(text) + ":"))


@lru_cache(maxsize=20_000)
def is_note_in_body(text: str) -> bool:
    """A text alone between the rows of a table that is no name of a group: "*) angka sementara", "Halaman 2"."""
    return bool(_pattern("note_in_body").fullmatch(" ".join(text.split()).casefold())) and not is_total(text)


@lru_cache(maxsize=20_000)
def is_signature(text: str) -> bool:
    return matches(text, "signature") or is_place_and_date(text)


@lru_cache(maxsize=20_000)
def is_signature_certain(text: str) -> bool:
    return matches(text, "signature_certain")


@lru_cache(maxsize=20_000)
def is_place_and_date(text: str) -> bool:
    """A place and a date, "Tapaktuan, 30 Juni 2022", as stands over a signature; dots may stand for the date."""
    text = " ".join(text.split())
    return (
        "," in text and bool(re.search(r"20\d\d|[.…_]{3,}", text)) and bool(_pattern("place_and_date").fullmatch(text))
    )


@lru_cache(maxsize=20_000)
def is_key_value(text: str) -> bool:
    """A key and its value in one cell, "Tahun Anggaran : 2023", or a key that ends in a colon."""
    return bool(_KEY.fullmatch(text.strip())) and not is_note(text)
