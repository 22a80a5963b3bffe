"""Number formats: which one a style means, and whether a number under it is a date, a time of day or a duration."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from xml.etree import ElementTree

import numpy as np
import yaml

from analysis.sheets.cells import Kind

GENERAL = "General"
DATE, TIME, DURATION = "date", "time", "duration"

_LITERAL = re.compile(r'"[^"]*"?|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]|am/pm|a/p', re.I)
_FRACTION = re.compile(r"(s+\]?)[.,]0+", re.I)
_FOREIGN = re.compile(r"[^\W\d_ymdhsb]|[0#?@]", re.I)

_UNIX_EPOCH = {False: 25569, True: 24107}
"""The serial number of 1 January 1970, by whether the workbook counts from 1904."""
_LAST_SERIAL = 2958466
"""The day after 31 December 9999 counted from 1900: no date is as late."""


@cache
def tables() -> dict[str, dict[int, str]]:
    """The number formats and error values that files name by a number, from ``number_formats.yml``."""
    return yaml.safe_load((files("analysis.sheets") / "number_formats.yml").read_text(encoding="utf-8"))


@lru_cache(maxsize=10_000)
def when(code: str) -> str:
    """``date``, ``time`` or ``duration`` for a number format that shows a number so, else ""."""
    shown = _LITERAL.sub("", code).split(";")[0].lower()
    if re.search(r"\[[hms]+\]", shown):
        return DURATION
    shown = _FRACTION.sub(r"\1", shown)
    if _FOREIGN.search(shown) or not re.search(r"[ymdhs]", shown):
        return ""
    if re.search(r"[yd]|mmm", shown) or not re.search(r"[hs]", shown):
        return DATE
    return TIME


class Styles:
    """The number formats of a workbook: ``format_of[style]`` is the position in ``formats`` of each style's format."""

    def __init__(self, formats: tuple[str, ...] = (GENERAL,), format_of: np.ndarray | None = None) -> None:
        self.formats = formats
        self.format_of = format_of if format_of is not None and len(format_of) else np.zeros(1, dtype=np.int32)
        self.kinds = kinds_of(formats)
        self._general = formats.index(GENERAL)

    def of(self, style: np.ndarray) -> np.ndarray:
        """The format's position in ``formats`` for each style number; a style that does not exist is General."""
        if not len(style) or (style.min() >= 0 and style.max() < len(self.format_of)):
            return self.format_of[style]
        inside = (style >= 0) & (style < len(self.format_of))
        return np.where(inside, self.format_of[np.where(inside, style, 0)], np.int32(self._general))


def from_numbers(numbers: list[int], own: dict[int, str]) -> Styles:
    """Styles from the number of each style's format and the formats that the file itself defines."""
    builtin = tables()["builtin"]
    formats, place, chosen = [GENERAL], {GENERAL: 0}, []
    for number in numbers:
        code = own.get(number) or builtin.get(number, GENERAL)
        if code not in place:
            place[code] = len(formats)
            formats.append(code)
        chosen.append(place[code])
    return Styles(tuple(formats), np.array(chosen, dtype=np.int32))


def read_styles(part: bytes) -> Styles:
    """The styles of ``xl/styles.xml``. Raises ``ElementTree.ParseError`` for a part that is no XML."""
    own: dict[int, str] = {}
    numbers: list[int] = []
    root = ElementTree.fromstring(part)
    for child in root:
        name = child.tag.rpartition("}")[2]
        if name == "numFmts":
            for entry in child:
                own[_whole(entry.get("numFmtId"))] = entry.get("formatCode") or GENERAL
        elif name == "cellXfs":
            numbers = [_whole(entry.get("numFmtId")) for entry in child if entry.tag.endswith("xf")]
    return from_numbers(numbers, own)


def kinds_of(formats: tuple[str, ...]) -> np.ndarray:
    """For each format the kind of a number shown by it: ``Kind.NUMBER``, ``Kind.DATE`` or ``Kind.TIME`` (uint8)."""
    kinds = {"": Kind.NUMBER, DATE: Kind.DATE, TIME: Kind.TIME, DURATION: Kind.TIME}
    return np.array([kinds[when(code)] for code in formats], dtype=np.uint8)


def settle_dates(kind: np.ndarray, number: np.ndarray, by_format: np.ndarray, from_1904: bool) -> None:
    """Turn numbers whose format is a date or time into dates (days since 1970) and times (days), in place.

    A serial number that no date has (below 0, after the year 9999) stays a number; below 1 it is a time of day.
    """
    places = np.flatnonzero((kind == Kind.NUMBER) & (by_format != Kind.NUMBER))
    if not len(places):
        return
    serial, wanted = number[places], by_format[places]
    lowest = 0 if from_1904 else 1
    is_date = (wanted == Kind.DATE) & (serial >= lowest) & (serial < _LAST_SERIAL)
    is_time = ((wanted == Kind.TIME) & (serial > -_LAST_SERIAL) & (serial < _LAST_SERIAL)) | (
        (wanted == Kind.DATE) & (serial >= 0) & (serial < lowest)
    )
    days = serial - _UNIX_EPOCH[from_1904]
    if not from_1904:
        days += serial < 60  # Excel counts a 29 February 1900 that was none
    kind[places[is_date]] = Kind.DATE
    number[places[is_date]] = days[is_date]
    kind[places[is_time]] = Kind.TIME


def _whole(text: str | None) -> int:
    try:
        return int(text or 0)
    except ValueError:
        return 0
