"""Dates and periods as officials write them: Indonesian and English, misspelt, abbreviated, swapped by a spreadsheet."""

from __future__ import annotations

import calendar
import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
import pandas as pd

from analysis.sheets.cells import Kind
from analysis.sheets.numbers import UNDECIDED, Column, Evidence, Problems
from analysis.sheets.units import WORDS


@dataclass(frozen=True, slots=True)
class DateReading:
    """One way to read one text as a day or a period."""

    start: dt.date | None  # None: up to the end, from a beginning that is not said
    end: dt.date
    precision: str  # "day" | "month" | "quarter" | "four_months" | "semester" | "year": the finest part that is named
    upto: bool = False  # s.d., sampai dengan, hingga
    order: str = ""  # "dmy" or "mdy" of a date in figures, "" where no order is meant
    misspelt: str = ""  # the month word as it stands, where it is only like a month's name
    month: str = ""  # ... and the name it is like
    short_year: bool = False  # the year has two digits


@dataclass(frozen=True, slots=True)
class DateHypothesis:
    """One way to read a column of dates: first and last day (datetime64[D]) of each cell, NaT where it holds none.

    A period up to a day, from a beginning that is not said, has no first day.
    """

    name: str
    start: np.ndarray
    end: np.ndarray


@dataclass(frozen=True, slots=True)
class DateColumnReading:
    """What a column of dates says; ``problems`` as in ``numbers.ColumnReading``."""

    hypotheses: tuple[DateHypothesis, ...]
    problems: Problems = field(default_factory=dict)
    order: str = ""  # "dmy" or "mdy" where the column's texts prove it


_MAX_LENGTH = 120
_FIRST_YEAR, _LAST_YEAR = WORDS["years"]
_MONTHS: dict[str, int] = {word: number for number, words in WORDS["months"].items() for word in words}
_NAMES: dict[int, str] = {number: words[0] for number, words in WORDS["months"].items()}
_ORDINALS: dict[str, int] = {word: number for number, words in WORDS["ordinals"].items() for word in words}
_PARTS = {
    "quarter": (WORDS["quarter"], 3),
    "semester": (WORDS["semester"], 6),
    "four_months": (WORDS["four_months"], 4),
}
_PART_OF = {word: (precision, months) for precision, (words, months) in _PARTS.items() for word in words}


def _any(words: Iterable[str]) -> str:
    return "|".join(
        re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=lambda word: (-len(word), word))
    )


_LETTERS = r"[^\W\d_]"
_MONTH = rf"(?:{_any(_MONTHS)})(?!{_LETTERS})\.?"
_WORDLIKE = rf"{_LETTERS}{{3,12}}\.?"
_YEAR = r"(?:19|20)[0-9]{2}(?![0-9])"
_SHORT = r"'?[0-9]{2}(?![0-9])"
_UPTO = rf"(?:(?<!{_LETTERS})(?:{_any(WORDS['upto'])})(?!{_LETTERS}))"
_GAP = r"[\s.,/'-]{0,3}"
_TIME = r"(?:[T\s]\s*[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2}(?:\.[0-9]+)?)?\s*(?:wib|wita|wit|am|pm|z)?)?"
_ORDINAL_WORD = rf"(?:{_any(_ORDINALS)})(?![^\W_])"
_OF_YEAR = rf"(?:{_GAP}(?:tahun|thn|th|ta|t\.a\.?)?(?:\s+anggaran)?{_GAP}(?P<year>{_YEAR}))"


def _atoms(month: str) -> dict[str, re.Pattern[str]]:
    """The forms a single date takes; ``month`` is the pattern of a month's name."""
    patterns = {
        "iso": rf"(?P<year>{_YEAR})(?P<mark>[-/.])(?P<m>[0-9]{{1,2}})(?P=mark)(?P<day>[0-9]{{1,2}})(?![0-9]){_TIME}",
        "figures": rf"(?P<a>[0-9]{{1,2}})\s?(?P<mark>[-/.])\s?(?P<b>[0-9]{{1,2}})\s?(?P=mark)\s?"
        rf"(?P<year>{_YEAR}|[0-9]{{2}}(?![0-9])){_TIME}",
        "day_month": rf"(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?{_GAP}(?P<month>{month})"
        rf"(?:{_GAP}(?P<year>{_YEAR}|{_SHORT}))?{_TIME}",
        "month_day": rf"(?P<month>{month})\s*(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?\s*,\s*(?P<year>{_YEAR})",
        "month_year": rf"(?P<month>{month})(?:{_GAP}(?:tahun\s+)?(?P<year>{_YEAR}|{_SHORT}))?",
        "year_month": rf"(?P<year>{_YEAR})[-/](?P<m>0[1-9]|1[0-2])(?![0-9])",
        "month_figures": rf"(?P<m>0?[1-9]|1[0-2])[-/](?P<year>{_YEAR})",
        "part": rf"(?P<part>{_any(_PART_OF)})\.?{_GAP}(?P<ordinal>{_ORDINAL_WORD}){_OF_YEAR}?",
        "ordinal": rf"(?P<ordinal>{_ORDINAL_WORD}){_OF_YEAR}?",
        "year": rf"(?P<year>{_YEAR})",
        "day": r"(?P<day>[0-9]{1,2})",
    }
    return {name: re.compile(pattern) for name, pattern in patterns.items()}


_EXACT = _atoms(_MONTH)
_LIKE = _atoms(_WORDLIKE)
_FULL = tuple(name for name in _EXACT if name not in ("ordinal", "day"))
_LEADING = re.compile(
    rf"^(?:(?:{_any(WORDS['weekdays'])})\s*[,/]\s*|(?:{_any(WORDS['date_lead'])})(?!{_LETTERS})\s*[:.]?\s*|[:(]\s*)"
)
_SPLIT = re.compile(rf"\s*(?:{_UPTO}|(?:{_any(WORDS['range'])}))\s*")
_UPTO_START = re.compile(rf"^{_UPTO}\s*")
_IS_UPTO = re.compile(_UPTO)


def _normal(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).replace("’", "'").replace("‘", "'").replace("−", "-")
    return " ".join(text.casefold().split()).strip(" ;")


def read_date(text: str, year: int | None = None) -> tuple[DateReading, ...]:
    """Every way to read a text as a day or period: none, one, or both orders of a date in figures (03/04/2022).

    ``year`` is used where the text names none (Januari, TW I). Dates in figures are read day first, and month first
    only where both are possible or nothing else is.
    """
    if len(text) > _MAX_LENGTH:
        return ()
    return _read(_normal(text), year)


@lru_cache(maxsize=1 << 16)
def _read(text: str, year: int | None) -> tuple[DateReading, ...]:
    upto = False
    for _ in range(6):
        shorter = _LEADING.sub("", text, count=1)
        if not upto and _UPTO_START.match(shorter):
            upto, shorter = True, _UPTO_START.sub("", shorter, count=1)
        if shorter == text:
            break
        text = shorter
    text = text.rstrip(" .,;):")
    if not text:
        return ()
    single = _single(text, year)
    if single:
        return tuple(_open(one) for one in single) if upto else single
    return () if upto else _range(text, year)


def _open(one: DateReading) -> DateReading:
    return DateReading(None, one.end, one.precision, True, one.order, one.misspelt, one.month, one.short_year)


def _range(text: str, year: int | None) -> tuple[DateReading, ...]:
    """``1 s.d. 30 Juni 2022``, ``Jan-Feb 2023``, ``TW I - III 2023``, ``2021-2025``: the left side borrows from the right."""
    for found in _SPLIT.finditer(text):
        left, right = text[: found.start()], text[found.end() :]
        if not left or not right:
            continue
        right = _strip_lead(right)
        ends = _single(right, year) or _single_ordinal(left, right, year)
        if len(ends) != 1 or ends[0].start is None:
            continue
        start = _left(_strip_lead(left), ends[0], year)
        if start is not None and start.start is not None and start.start <= ends[0].start:
            end = ends[0]
            return (
                DateReading(
                    start.start,
                    end.end,
                    end.precision,
                    False,
                    start.order or end.order,
                    start.misspelt or end.misspelt,
                    start.month or end.month,
                    start.short_year or end.short_year,
                ),
            )
    return ()


def _strip_lead(text: str) -> str:
    for _ in range(3):
        text = _LEADING.sub("", text, count=1)
    return text.strip(" .,")


def _left(text: str, end: DateReading, year: int | None) -> DateReading | None:
    """The beginning of a range, completed from its end: ``1`` of ``1 s.d. 30 Juni``, ``Jan`` of ``Jan-Feb 2023``."""
    day = _EXACT["day"].fullmatch(text)
    if day and end.precision == "day":
        return _built(end.end.year, end.end.month, int(day["day"]))
    found = _single(text, end.end.year if year is None else year)
    if len(found) == 1 and found[0].precision == end.precision:
        return found[0]
    return None


def _single_ordinal(left: str, right: str, year: int | None) -> tuple[DateReading, ...]:
    """``TW I s.d. III 2023``: the right side borrows the word from the left."""
    part = re.match(rf"({_any(_PART_OF)})\b", left)
    ordinal = _EXACT["ordinal"].fullmatch(right)
    return _single(f"{part[1]} {right}", year) if part and ordinal else ()


def _single(text: str, year: int | None) -> tuple[DateReading, ...]:
    for name in _FULL:
        found = _EXACT[name].fullmatch(text)
        if found is not None:
            made = _made(name, found, year, "")
            if made or name in ("iso", "figures", "day_month"):
                return made
    for name in ("day_month", "month_day", "month_year"):
        found = _LIKE[name].fullmatch(text)
        if found is not None:
            word = found["month"].strip(".")
            number = _like_month(word)
            if number is not None:
                return _made(name, found, year, word)
    return ()


def _made(name: str, found: re.Match[str], year: int | None, misspelt: str) -> tuple[DateReading, ...]:
    parts = found.groupdict()
    said = parts.get("year")
    short = bool(said) and len(said.strip("'")) == 2
    actual = _full_year(said) if said else year
    if actual is None or not _FIRST_YEAR <= actual <= _LAST_YEAR:
        return ()
    if name == "figures":
        return _from_figures(int(parts["a"]), int(parts["b"]), actual, short)
    if name == "year":
        return (DateReading(dt.date(actual, 1, 1), dt.date(actual, 12, 31), "year"),)
    if name == "part":
        precision, months = _PART_OF[" ".join(parts["part"].split())]
        ordinal = _ORDINALS[parts["ordinal"]]
        if ordinal * months > 12:
            return ()
        return (_months(actual, (ordinal - 1) * months + 1, ordinal * months, precision),)
    word = (parts.get("month") or "").rstrip(".")
    number = int(parts["m"]) if parts.get("m") else (_like_month(word) if misspelt else _MONTHS.get(word))
    if number is None or not 1 <= number <= 12:
        return ()
    like = _NAMES[number] if misspelt else ""
    if parts.get("day"):
        one = _built(actual, number, int(parts["day"]))
        if one is None:
            return ()
        return (DateReading(one.start, one.end, "day", False, "", misspelt, like, short),)
    one = _months(actual, number, number, "month")
    return (DateReading(one.start, one.end, "month", False, "", misspelt, like, short),)


def _full_year(text: str) -> int:
    digits = text.strip("'")
    if len(digits) == 4:
        return int(digits)
    return int(digits) + (2000 if int(digits) <= WORDS["short_year_to"] else 1900)


def _built(year: int, month: int, day: int) -> DateReading | None:
    try:
        date = dt.date(year, month, day)
    except ValueError:
        return None
    return DateReading(date, date, "day")


def _months(year: int, first: int, last: int, precision: str) -> DateReading:
    return DateReading(dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1]), precision)


def _from_figures(first: int, second: int, year: int, short: bool) -> tuple[DateReading, ...]:
    orders = [("dmy", first, second)]
    if first != second:
        orders.append(("mdy", second, first))
    found = []
    for order, day, month in orders:
        one = _built(year, month, day) if 1 <= month <= 12 else None
        if one is not None:
            found.append(DateReading(one.start, one.end, "day", False, order, short_year=short))
    if len(found) == 1 and first == second:
        found = [DateReading(found[0].start, found[0].end, "day", short_year=short)]
    return tuple(found)


@lru_cache(maxsize=4096)
def _like_month(word: str) -> int | None:
    """The month whose name differs from a word by one letter (or two swapped); no word is so near to two months."""
    least = WORDS["misspelt_from"]
    if len(word) < least:
        return None
    return next((number for name, number in _MONTHS.items() if len(name) >= least and _differ_by_one(word, name)), None)


def _differ_by_one(one: str, other: str) -> bool:
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    a, b = one[start:], other[start:]
    if len(one) == len(other):
        return a[1:] == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
    return a[1:] == b or a == b[1:]


# ---------------------------------------------------------------------------------------------------------------------
# Periods inside longer lines

_DATEISH = rf"[0-9]{{1,2}}{_GAP}(?:{_MONTH}){_GAP}(?:{_YEAR})|(?:{_MONTH}){_GAP}(?:tahun\s+)?(?:{_YEAR})|(?:{_MONTH})"
_PARTISH = rf"(?:(?<!{_LETTERS})(?:{_any(_PART_OF)})\.?{_GAP}{_ORDINAL_WORD}{_OF_YEAR.replace('?P<year>', '?:')}?)"
_FIGURES = rf"[0-9]{{1,2}}[-/.][0-9]{{1,2}}[-/.]{_YEAR}|{_YEAR}-[0-9]{{1,2}}-[0-9]{{1,2}}"
_ONE = rf"(?:{_FIGURES}|{_PARTISH}|{_DATEISH}|{_YEAR})"
_LEFT = rf"(?:{_FIGURES}|{_PARTISH}|{_DATEISH}|[0-9]{{1,2}}|{_YEAR}|{_ORDINAL_WORD})"
_PERIOD = re.compile(
    rf"(?<![0-9.,/-])(?<!{_LETTERS})(?:(?:{_LEFT}\s*(?:{_UPTO}|[-–—])\s*)?{_ONE}|{_UPTO}\s*{_ONE})(?![0-9])(?!{_LETTERS})"
)


_LAW = re.compile(rf"(?<!{_LETTERS})(?:{_any(WORDS['law_lead'])})\s*[^\s]*[0-9][^\s]*\s*(?:tahun|thn|th\.?|,)?\s*$")


@lru_cache(maxsize=4096)
def find_periods(text: str) -> tuple[DateReading, ...]:
    """The days and periods named inside a line such as a title: ``LAPORAN REALISASI periode s.d 30 Juni 2022``.

    Only what is certain: names must be spelt right, dates in figures have one order, years have four digits.
    """
    text = _normal(text)
    found = []
    for match in _PERIOD.finditer(text[:2000]):
        said = match.group()
        before = text[: match.start()]
        if _LAW.search(before) and re.fullmatch(_YEAR, said):
            continue
        lead = re.search(rf"{_UPTO}\s*$", before)
        read = _read(f"s.d. {said}" if lead else said, None)
        if len(read) == 1 and not read[0].misspelt and not read[0].short_year:
            found.append(read[0])
    return tuple(found)


def period_of(lines: Sequence[str]) -> tuple[dt.date, dt.date] | None:
    """First and last day of what the lines over a table agree on; None where they name none or contradict each other.

    A period "up to" a day begins with the year of that day, as cumulative reports do.
    """
    spans = [
        (one.start or dt.date(one.end.year, 1, 1), one.end)
        for line in lines
        for one in find_periods(line)
        if one.start != one.end
    ]
    if not spans:
        return None
    start, end = max(span[0] for span in spans), min(span[1] for span in spans)
    return (start, end) if start <= end else None


# ---------------------------------------------------------------------------------------------------------------------
# One column


def read_dates(column: Column, evidence: Evidence, year: int | None = None) -> DateColumnReading:
    """What the cells of a column of dates say.

    Texts in figures prove the order of their column where one of them has a day over 12. Date cells that all have a day
    of at most 12, beside texts that a spreadsheet set to month-first could not read (13/05/2022), were most likely
    swapped by it: the period over the table or the order of the rows decides, or both readings are handed on.
    """
    return _DateReader(column, evidence, year).read()


class _DateReader:
    def __init__(self, column: Column, evidence: Evidence, year: int | None) -> None:
        self.column, self.year = column, year
        self.length = len(column.kind)
        self.period = period_of(evidence.title)
        self.problems: Problems = {}
        self.start = np.full(self.length, np.datetime64("NaT", "D"))
        self.end = self.start.copy()
        self.order = ""

    def note(self, position: int, rule: str, found: str = "", expected: str = "", name: str = "") -> None:
        self.problems.setdefault(name, []).append((int(position), rule, found[:60], expected))

    def read(self) -> DateColumnReading:
        stored = self._read_stored()
        open_texts, unreadable_to_us = self._read_texts()
        hypotheses = {"as_stored": (self.start, self.end)}
        swappable = {
            position: _swapped(day) for position, day in stored.items() if day.day <= 12 and day.day != day.month
        }
        if swappable and all(day.day <= 12 for day in stored.values()):
            hypotheses = self._swap(stored, swappable, unreadable_to_us)
        if open_texts:
            hypotheses = self._order(hypotheses, open_texts)
        self._note_versions(hypotheses)
        return DateColumnReading(
            tuple(DateHypothesis(name, start, end) for name, (start, end) in hypotheses.items()),
            self.problems,
            self.order,
        )

    def _read_stored(self) -> dict[int, dt.date]:
        kind = self.column.kind
        stored: dict[int, dt.date] = {}
        positions = np.flatnonzero(kind == Kind.DATE)
        days = np.floor(self.column.number[positions])
        self.start[positions] = self.end[positions] = days.astype("datetime64[D]")
        for position, day in zip(positions.tolist(), self.start[positions].tolist(), strict=True):
            stored[position] = day
        numbers = np.flatnonzero(kind == Kind.NUMBER)
        for position in numbers.tolist():
            value = self.column.number[position]
            if value == int(value) and _FIRST_YEAR <= value <= _LAST_YEAR:
                self._put(position, DateReading(dt.date(int(value), 1, 1), dt.date(int(value), 12, 31), "year"))
            else:
                self.note(position, "not_a_date")
        return stored

    def _put(self, position: int, reading: DateReading) -> None:
        self.start[position] = np.datetime64(reading.start or "NaT", "D")
        self.end[position] = np.datetime64(reading.end, "D")

    def _read_texts(self) -> tuple[dict[int, tuple[DateReading, ...]], bool]:
        """Texts put in; those whose order stays open by position; whether some prove that day-first text was typed."""
        positions = np.flatnonzero(self.column.kind == Kind.TEXT)
        codes, distinct = pd.factorize(self.column.text[positions])
        found = [read_date(text, self.year) for text in distinct]
        orders = {one[0].order for one in found if len(one) == 1 and one[0].order}
        self.order = next(iter(orders)) if len(orders) == 1 else ""
        open_texts: dict[int, tuple[DateReading, ...]] = {}
        for position, code in zip(positions.tolist(), codes.tolist(), strict=True):
            text, read = distinct[code], found[code]
            if not read:
                if text.strip(" -–—._") and any(letter.isdigit() for letter in text):
                    rule = "impossible_date" if _looks_like_date(text) else "not_a_date"
                    self.note(position, rule, _safe_date(text) if rule == "impossible_date" else "")
                continue
            if len(read) > 1 and len(orders) == 1:
                read = tuple(one for one in read if one.order == self.order)
                self.note(position, "date_order_by_column", text, read[0].end.isoformat())
            if read[0].misspelt:
                self.note(position, "month_misspelt", read[0].misspelt, read[0].month)
            if read[0].short_year:
                self.note(position, "two_digit_year", text, str(read[0].end.year))
            if len(read) > 1:
                open_texts[position] = read
            else:
                self._put(position, read[0])
        if len(orders) > 1:
            for position, code in zip(positions.tolist(), codes.tolist(), strict=True):
                if len(found[code]) == 1 and found[code][0].order == "mdy":
                    self.note(position, "mixed_date_orders", distinct[code], found[code][0].end.isoformat())
        return open_texts, "dmy" in orders and "mdy" not in orders

    # -- evidence

    def _fits(self, days: Iterable[np.datetime64]) -> bool:
        if self.period is None:
            return False
        low, high = (np.datetime64(day, "D") for day in self.period)
        return all(low <= day <= high for day in days)

    def _preferred(self, versions: dict[str, dict[int, np.datetime64]]) -> str:
        """The version that alone lies in the period over the table, or alone goes up row by row; "" where neither tells."""
        if self.period is not None:
            inside = [name for name, days in versions.items() if self._fits(days.values())]
            if len(inside) == 1:
                return inside[0]
            if not inside:
                return ""
        rising = []
        for name, days in versions.items():
            line = self.end.copy()
            line[list(days)] = list(days.values())
            line = line[~np.isnat(line)]
            if len(line) > 3 and bool((line[1:] > line[:-1]).all()):
                rising.append(name)
        return rising[0] if len(rising) == 1 else ""

    def _swap(
        self, stored: dict[int, dt.date], swappable: dict[int, dt.date], unreadable_to_us: bool
    ) -> dict[str, tuple[np.ndarray, np.ndarray]]:
        as_stored = {position: np.datetime64(day, "D") for position, day in stored.items()}
        swapped = {**as_stored, **{position: np.datetime64(day, "D") for position, day in swappable.items()}}
        kept = {"as_stored": (self.start, self.end)}
        preferred = self._preferred({"as_stored": as_stored, "swapped": swapped})
        if not unreadable_to_us and not (preferred == "swapped" and self.period is not None):
            return kept
        start, end = self.start.copy(), self.end.copy()
        for position, day in swapped.items():
            start[position] = end[position] = day
        if preferred == "as_stored":
            for position in swappable:
                self.note(position, "date_order_by_period", stored[position].isoformat(), stored[position].isoformat())
            return kept
        if preferred == "swapped":
            for position, day in swappable.items():
                self.note(position, "date_swapped", stored[position].isoformat(), day.isoformat())
            return {"swapped": (start, end)}
        return {**kept, "swapped": (start, end)}

    def _order(
        self, hypotheses: dict[str, tuple[np.ndarray, np.ndarray]], open_texts: dict[int, tuple[DateReading, ...]]
    ) -> dict[str, tuple[np.ndarray, np.ndarray]]:
        """Both orders of the texts in figures that nothing in the column decides."""
        by_order = {
            order: {
                position: np.datetime64(one.end, "D")
                for position, read in open_texts.items()
                for one in read
                if one.order == order
            }
            for order in ("dmy", "mdy")
        }
        preferred = self._preferred(by_order) if len(hypotheses) == 1 else ""
        made: dict[str, tuple[np.ndarray, np.ndarray]] = {}
        for name, (start, end) in hypotheses.items():
            for order, days in by_order.items():
                if preferred and order != preferred:
                    continue
                first, last = start.copy(), end.copy()
                for position, day in days.items():
                    first[position] = last[position] = day
                label = order if name == "as_stored" else f"{name}+{order}"
                made[label] = (first, last)
        if preferred:
            self.order = preferred
            for position, day in by_order[preferred].items():
                self.note(position, "date_order_by_period", str(self.column.text[position]), str(day))
        return made

    def _note_versions(self, hypotheses: dict[str, tuple[np.ndarray, np.ndarray]]) -> None:
        if len(hypotheses) == 1:
            return
        ends = np.vstack([end for _, end in hypotheses.values()])
        differing = np.flatnonzero((ends != ends[0]).any(axis=0) & ~np.isnat(ends).all(axis=0))
        for position in differing.tolist():
            source = self._source(position)
            options = " / ".join(dict.fromkeys(str(day) for day in ends[:, position]))
            self.note(position, "ambiguous_date", source, options, UNDECIDED)
            for name, (_, end) in hypotheses.items():
                is_date = self.column.kind[position] == Kind.DATE
                rule = "date_swapped" if is_date and name.startswith("swapped") else "date_order_chosen"
                self.note(position, rule, source, str(end[position]), name)

    def _source(self, position: int) -> str:
        if self.column.kind[position] == Kind.DATE:
            return str(self.start[position])
        return str(self.column.text[position])


def _swapped(day: dt.date) -> dt.date:
    return dt.date(day.year, day.day, day.month)


def _looks_like_date(text: str) -> bool:
    text = _strip_lead(_normal(text))
    return any(_EXACT[name].fullmatch(text) for name in ("iso", "figures", "day_month"))


def _safe_date(text: str) -> str:
    return " ".join(text.split())[:60]
