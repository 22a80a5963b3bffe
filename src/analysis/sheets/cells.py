"""The cells of a sheet, held in columns of arrays: what stood where, before anything is made of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum

import numpy as np
import pandas as pd

EPOCH = dt.date(1970, 1, 1)


class Kind(IntEnum):
    """What a cell holds."""

    NUMBER = 1
    TEXT = 2
    DATE = 3  # a date or a date with time; the number is days since 1 January 1970
    TIME = 4  # a time of day or a duration; the number is in days
    BOOLEAN = 5  # the number is 0 or 1
    ERROR = 6  # #REF!, #VALUE! ...; the text is the error's name
    PENDING = 7  # a formula that no program has computed yet


# As plain numbers: members of an enumeration are slow to look up a million times.
_TEXTUAL, _BOOLEAN, _DATE, _PENDING = (
    {int(Kind.TEXT), int(Kind.ERROR)},
    int(Kind.BOOLEAN),
    int(Kind.DATE),
    int(Kind.PENDING),
)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something seen while reading, to become a finding: a rule of ``messages.yml`` and where it was seen."""

    rule: str
    cell: str = ""  # an address (B7), a range (B7:B20), or empty for the sheet or file
    found: str = ""
    expected: str | float = ""
    parts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cells:
    """The non-empty cells of one sheet, one position of each array for one cell, in reading order (row, then column).

    Rows and columns count from 0. ``number`` is NaN where a cell holds no number. Texts, number formats and formulas
    are kept once each; ``text_id``, ``format_id`` and ``formula_id`` point to them, -1 where there is none.
    A cell whose formula shows an empty text is empty; one that no program has computed is ``Kind.PENDING``.
    """

    row: np.ndarray  # int32
    column: np.ndarray  # int32
    kind: np.ndarray  # uint8
    number: np.ndarray  # float64
    text_id: np.ndarray  # int32
    texts: np.ndarray  # object, the distinct texts exactly as they stand in the file
    format_id: np.ndarray  # int32
    formats: tuple[str, ...] = ()
    formula_id: np.ndarray | None = None  # int32; None: the sheet has no formula
    formulas: Sequence[str] = ()  # without the leading "="; of .xlsx put into words only when asked for

    def __len__(self) -> int:
        return len(self.row)

    @property
    def text(self) -> np.ndarray:
        """The text of each cell (object), "" where it holds none."""
        if not len(self.texts):
            return np.full(len(self), "", dtype=object)
        found = self.texts[np.maximum(self.text_id, 0)]
        found[self.text_id < 0] = ""
        return found

    def text_at(self, position: int) -> str:
        """The text of one cell, "" where it holds none: ``text`` is made anew each time it is asked for."""
        number = int(self.text_id[position])
        return str(self.texts[number]) if number >= 0 else ""

    @property
    def cached(self) -> np.ndarray:
        """False for a formula whose value no program has computed."""
        return self.kind != Kind.PENDING

    def formula(self, position: int) -> str:
        """The formula of one cell without its "=", or ""."""
        found = -1 if self.formula_id is None else self.formula_id[position]
        return "" if found < 0 else self.formulas[found]

    def format(self, position: int) -> str:
        """The number format of one cell, or "" where it is not known."""
        found = self.format_id[position]
        return "" if found < 0 else self.formats[found]

    def addresses(self, positions: np.ndarray | None = None) -> list[str]:
        """Addresses such as B7, of all cells or of those at the positions."""
        rows, columns = (self.row, self.column) if positions is None else (self.row[positions], self.column[positions])
        letters = {int(c): column_letters(int(c)) for c in np.unique(columns)}
        return [f"{letters[c]}{r + 1}" for r, c in zip(rows.tolist(), columns.tolist(), strict=True)]

    def value(self, position: int) -> float | str | bool | dt.date | dt.datetime | None:
        """The typed value of one cell; None for a formula that no program has computed."""
        kind, number = int(self.kind[position]), self.number[position]
        if kind in _TEXTUAL:
            return str(self.texts[self.text_id[position]])
        if kind == _BOOLEAN:
            return bool(number)
        if kind == _DATE:
            return date_of(number)
        return None if kind == _PENDING else float(number)

    def take(self, kept: np.ndarray) -> Cells:
        """The cells at the positions (or where the mask is true); texts, formats and formulas stay shared."""
        return replace(
            self,
            **{name: getattr(self, name)[kept] for name in ("row", "column", "kind", "number", "text_id", "format_id")},
            formula_id=None if self.formula_id is None else self.formula_id[kept],
        )


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet as it stands in the file."""

    name: str
    cells: Cells
    visibility: str = "visible"  # visible | hidden | very_hidden
    merges: np.ndarray = field(default_factory=lambda: np.zeros((0, 4), dtype=np.int32))
    """One row a merged range: first row, first column, last row, last column, from 0, both ends included."""
    hidden_rows: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=np.int32))
    hidden_columns: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=np.int32))
    problems: tuple[Problem, ...] = ()


def column_letters(column: int) -> str:
    """0 is A, 25 is Z, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """A is 0, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def date_of(days: float) -> dt.date | dt.datetime:
    """The date, with its time if it has one, of days since 1 January 1970."""
    day = EPOCH + dt.timedelta(days=int(np.floor(days)))
    seconds = round((days - np.floor(days)) * 86400)
    if not seconds:
        return day
    return dt.datetime.combine(day, dt.time()) + dt.timedelta(seconds=seconds)


def days_of(value: dt.date | dt.datetime) -> float:
    """Days since 1 January 1970, the other way round."""
    if isinstance(value, dt.datetime):
        return (value.date() - EPOCH).days + (value.hour * 3600 + value.minute * 60 + value.second) / 86400
    return float((value - EPOCH).days)


_ARRAYS = {int: Kind.NUMBER, float: Kind.NUMBER, str: Kind.TEXT, bool: Kind.BOOLEAN, dt.date: Kind.DATE,
           dt.datetime: Kind.DATE, dt.time: Kind.TIME, dt.timedelta: Kind.TIME}  # fmt: skip


def cells_from_rows(rows: Sequence[Sequence[object]], first_row: int = 0, first_column: int = 0) -> Cells:
    """Cells of rows of Python values, as readers give them; None and "" are empty. Rows may differ in length.

    Errors, formats and formulas are not known here: whoever reads them puts them in with ``dataclasses.replace``.
    """
    flat: list[object] = [value for row in rows for value in row]
    lengths = np.fromiter(map(len, rows), dtype=np.int64, count=len(rows))
    all_rows = np.repeat(np.arange(len(rows), dtype=np.int32), lengths)
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]]) if len(rows) else np.zeros(0, dtype=np.int64)
    all_columns = (np.arange(len(flat)) - np.repeat(starts, lengths)).astype(np.int32)
    codes = {**_ARRAYS, type(None): 0}
    kinds = np.fromiter(map(codes.__getitem__, map(type, flat)), dtype=np.uint8, count=len(flat))
    values = np.empty(len(flat), dtype=object)
    values[:] = flat
    is_text = kinds == Kind.TEXT
    text_id = np.full(len(flat), -1, dtype=np.int32)
    texts = np.zeros(0, dtype=object)
    if is_text.any():
        ids, uniques = pd.factorize(values[is_text])
        texts = np.asarray(uniques, dtype=object)
        text_id[is_text] = ids
        empty = np.flatnonzero(texts == "")
        if len(empty):
            kinds[text_id == empty[0]] = 0
    number = np.full(len(flat), np.nan)
    plain = (kinds == Kind.NUMBER) | (kinds == Kind.BOOLEAN)
    number[plain] = values[plain].astype(np.float64)
    for position in np.flatnonzero((kinds == Kind.DATE) | (kinds == Kind.TIME)):
        number[position] = _days(values[position])
    kept = kinds != 0
    return Cells(
        row=all_rows[kept] + np.int32(first_row),
        column=all_columns[kept] + np.int32(first_column),
        kind=kinds[kept],
        number=number[kept],
        text_id=text_id[kept],
        texts=texts,
        format_id=np.full(int(kept.sum()), -1, dtype=np.int32),
    )


def _days(value: object) -> float:
    if isinstance(value, dt.timedelta):
        return value.total_seconds() / 86400
    if isinstance(value, dt.time):
        return (value.hour * 3600 + value.minute * 60 + value.second) / 86400
    return days_of(value)  # type: ignore[arg-type]


ROLES = (
    "title", "metadata", "header", "unit", "label", "code", "value", "total", "note", "signature",
    "repeated_header", "numbering", "hidden", "out_of_scope", "unexplained",
)  # fmt: skip
"""What a cell can be. Every non-empty cell of every sheet is exactly one of these."""
