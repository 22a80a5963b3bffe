"""Two readers of one sheet: where they disagree, and the cells with another value put in."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

import numpy as np

from analysis.sheets.cells import Cells, Kind, Problem, cells_from_rows, days_of
from analysis.sheets.spans import spans
from analysis.sheets.styles import kinds_of

MAX_ROW, MAX_COLUMN = 1_048_576, 16_384
"""As many as Excel has; a cell beyond them is no cell."""

Rows = Sequence[Sequence[object]]
"""Values as readers give them: rows of Python values, None or "" where nothing stands."""


SPARSE = 20
"""A used range with more than this many places a cell is not given to calamine, which holds every place in memory."""


def fits(row: np.ndarray, column: np.ndarray) -> bool:
    """Whether a grid over these cells, those of empty texts among them, is not much larger than they are."""
    if not len(row):
        return True
    area = (float(row.max()) - row.min() + 1) * (float(column.max()) - column.min() + 1)
    return area <= SPARSE * len(row) + 1_000_000


def is_failure(error: BaseException) -> bool:
    """Whether a reader failed on a file. A panic of the Rust library is no ``Exception``; lack of memory is nobody's failure."""
    return (isinstance(error, Exception) and not isinstance(error, MemoryError)) or type(
        error
    ).__name__ == "PanicException"


def compare(cells: Cells, rows: Rows, start: tuple[int, int]) -> tuple[np.ndarray, list[tuple[int, int]]]:
    """Positions of cells for which another reader's rows hold another value, and addresses that only the rows hold.

    Not compared: errors and formulas without value, which readers show as nothing; spaces in texts, of which calamine
    drops some. Of dates only the first hundred are compared by value.
    """
    width = max(map(len, rows), default=0)
    if min(map(len, rows), default=0) != width:
        rows = [(*row, *[""] * (width - len(row))) for row in rows]
    flat = objects(list(chain.from_iterable(rows)))
    row, column = cells.row - start[0], cells.column - start[1]
    inside = (row >= 0) & (row < len(rows)) & (column >= 0) & (column < width)
    at = row.astype(np.int64) * width + column
    kind, wrong = cells.kind, []
    if not inside.all():
        outside = np.flatnonzero(~inside & (kind != Kind.PENDING) & (kind != Kind.ERROR))
        blank = np.array([not text.strip() for text in cells.texts] or [False], dtype=bool)
        wrong.append(outside[(kind[outside] != Kind.TEXT) | ~blank[np.maximum(cells.text_id[outside], 0)]])
        kind = np.where(inside, kind, 0)
        at[~inside] = 0
    for code, differs in _CHECKS.items():
        places = (kind == code).nonzero()[0]
        if len(places):
            wrong.append(places[differs(cells, places, flat[at[places]])])

    unread = np.ones(len(flat), dtype=bool)
    unread[at[inside]] = False
    rest = unread.nonzero()[0]
    others = flat[rest].tolist()
    missed = []
    if others.count("") != len(others):
        rest = [at for at, value in zip(rest.tolist(), others, strict=True) if value is not None and value != ""]
        missed = [(at // width + start[0], at % width + start[1]) for at in rest]
        missed = [(row, column) for row, column in missed if row < MAX_ROW and column < MAX_COLUMN]
    return np.concatenate(wrong) if wrong else np.zeros(0, dtype=np.int64), missed


def _other_numbers(cells: Cells, places: np.ndarray, other: np.ndarray) -> np.ndarray:
    if set(map(type, other.tolist())) <= {int, float}:
        different = other.astype(np.float64) != cells.number[places]
    else:
        different = np.array([not isinstance(b, int | float) or isinstance(b, bool) or a != b
                              for a, b in zip(cells.number[places].tolist(), other.tolist(), strict=True)])  # fmt: skip
    if different.any() and cells.formats:
        # A date that no calendar has is a number here; each reader does something else with it
        by_format = kinds_of(cells.formats)[np.maximum(cells.format_id[places], 0)]
        different &= (by_format == Kind.NUMBER) | (cells.format_id[places] < 0)
    return different


def _other_texts(cells: Cells, places: np.ndarray, other: np.ndarray) -> np.ndarray:
    mine = cells.texts[cells.text_id[places]]
    different = np.asarray(mine != other, dtype=bool)
    for i in different.nonzero()[0]:
        theirs = other[i]
        if isinstance(theirs, float) and not math.isfinite(theirs):
            different[i] = False  # NaN, or a number beyond all bounds: a text here
        else:
            different[i] = not (isinstance(theirs, str) or theirs is None) or _bare(mine[i]) != _bare(theirs or "")
    return different


def _bare(text: str) -> str:
    return "".join(text.split())


def _other_dates(cells: Cells, places: np.ndarray, other: np.ndarray) -> np.ndarray:
    types = list(map(type, other.tolist()))
    different = np.array([kind not in _DATES for kind in types], dtype=bool)
    for i in range(min(100, len(places))):
        if not different[i]:
            apart = abs(days(other[i]) - cells.number[places[i]])
            if cells.kind[places[i]] == Kind.TIME or type(other[i]) is dt.time:
                apart %= 1  # a time of more than a day is a date of the year 1900 to some readers
                apart = min(apart, 1 - apart)
            different[i] = apart > 1 / 86_000
    return different


def _other_booleans(cells: Cells, places: np.ndarray, other: np.ndarray) -> np.ndarray:
    return np.array([b is not (a == 1) for a, b in zip(cells.number[places].tolist(), other, strict=True)], dtype=bool)


_DATES = {dt.date, dt.datetime, dt.time, dt.timedelta}


_CHECKS = {
    int(Kind.NUMBER): _other_numbers,
    int(Kind.TEXT): _other_texts,
    int(Kind.BOOLEAN): _other_booleans,
    int(Kind.DATE): _other_dates,
    int(Kind.TIME): _other_dates,
}


def days(value: dt.date | dt.datetime | dt.time | dt.timedelta) -> float:
    """Days since 1970 of a date, days of a time or a duration."""
    if isinstance(value, dt.timedelta):
        return value.total_seconds() / 86_400
    if isinstance(value, dt.time):
        return (value.hour * 3600 + value.minute * 60 + value.second + value.microsecond / 1e6) / 86_400
    return days_of(value)


def settle(
    cells: Cells,
    rows: Rows,
    start: tuple[int, int],
    wrong: np.ndarray,
    missed: list[tuple[int, int]],
    third: Rows | None,
) -> tuple[Cells, list[Problem]]:
    """The cells with what two of three readers say where they and a second reader's rows disagree.

    ``wrong`` and ``missed`` come from ``compare``; ``third`` are a third reader's rows from row 0 and column 0, None where there
    is none. Where no two agree, a cell keeps its value and the finding is an error; so does a value that only the
    second reader sees and nobody can confirm: it is put in, since nothing is dropped in silence.
    """
    decided: list[tuple[int, int]] = []
    undecided: list[tuple[int, int]] = []
    edits: dict[tuple[int, int], object] = {}
    for i, (row, column) in enumerate(places_of(cells.row, cells.column, wrong) + missed):
        mine = _value(cells, int(wrong[i])) if i < len(wrong) else None
        theirs = value_at(rows, row - start[0], column - start[1])
        judge = value_at(third, row, column) if third is not None else None
        for_them = third is not None and same(judge, theirs)
        for_me = third is not None and same(judge, mine)
        if for_them or (mine is None and not for_me):
            edits[row, column] = theirs
        (decided if for_them or for_me else undecided).append((row, column))
    problems = [Problem("readers_disagree", cell) for cell, _ in spans(decided)]
    problems += [Problem("readers_undecided", cell) for cell, _ in spans(undecided)]
    return edited(cells, edits), problems


def _value(cells: Cells, position: int) -> object:
    value = cells.value(position)
    return dt.timedelta(days=value) if cells.kind[position] == Kind.TIME else value  # type: ignore[arg-type]


def same(one: object, other: object) -> bool:
    """Whether two readers mean the same value; nothing and an empty text are the same."""
    one, other = (None if value == "" else value for value in (one, other))
    if one is None or other is None:
        return one is other
    if isinstance(one, str) and isinstance(other, str):
        return _bare(one) == _bare(other)
    if type(one) in _DATES and type(other) in _DATES:
        return abs(days(one) - days(other)) < 1 / 86_000  # type: ignore[arg-type]
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    return isinstance(one, int | float) and isinstance(other, int | float) and one == other


def edited(cells: Cells, edits: dict[tuple[int, int], object]) -> Cells:
    """The cells with other values at some addresses; formats and formulas stay where the cell was there before."""
    if not edits:
        return cells
    place_of = {place: i for i, place in enumerate(zip(cells.row.tolist(), cells.column.tolist(), strict=True))}
    changed = {place: value for place, value in edits.items() if value is not None and value != ""}
    new = cells_from_rows([[value] for value in changed.values()])
    before = np.array([place_of.get(place, -1) for place in changed], dtype=np.int64)
    is_old = before >= 0
    format_id = np.full(len(new), -1, dtype=np.int32)
    format_id[is_old] = cells.format_id[before[is_old]]
    formula_id = None
    if cells.formula_id is not None:
        formula_id = np.full(len(new), -1, dtype=np.int32)
        formula_id[is_old] = cells.formula_id[before[is_old]]
    kept = np.ones(len(cells), dtype=bool)
    kept[[place_of[place] for place in edits if place in place_of]] = False
    old = cells.take(kept)
    text_id = np.where(new.text_id >= 0, new.text_id + len(cells.texts), -1).astype(np.int32)
    together = replace(
        old,
        row=np.concatenate([old.row, np.array([row for row, _ in changed], dtype=np.int32)]),
        column=np.concatenate([old.column, np.array([column for _, column in changed], dtype=np.int32)]),
        kind=np.concatenate([old.kind, new.kind]),
        number=np.concatenate([old.number, new.number]),
        text_id=np.concatenate([old.text_id, text_id]),
        texts=np.concatenate([cells.texts, new.texts]),
        format_id=np.concatenate([old.format_id, format_id]),
        formula_id=None if formula_id is None else np.concatenate([old.formula_id, formula_id]),
    )
    return in_order(together, [])


def in_order(cells: Cells, problems: list[Problem]) -> Cells:
    """Cells in reading order; of two with one address the later counts, as in Excel."""
    order = cells.row.astype(np.int64) * MAX_COLUMN + cells.column
    if not len(order) or (np.diff(order) > 0).all():
        return cells
    by_place = np.argsort(order, kind="stable")
    order = order[by_place]
    is_last = np.append(order[1:] != order[:-1], True)
    twice = by_place[~is_last]
    if len(twice):
        problems += [Problem("cell_twice", cell) for cell, _ in spans(set(places_of(cells.row, cells.column, twice)))]
    return cells.take(by_place[is_last])


def value_at(rows: Rows, row: int, column: int) -> object:
    """What rows hold at a place, None outside them."""
    return rows[row][column] if 0 <= row < len(rows) and 0 <= column < len(rows[row]) else None


def places_of(row: np.ndarray, column: np.ndarray, positions: np.ndarray) -> list[tuple[int, int]]:
    """(row, column) of the cells at the positions."""
    return list(zip(row[positions].tolist(), column[positions].tolist(), strict=True))


def objects(values: list) -> np.ndarray:
    """An array of any Python values."""
    found = np.empty(len(values), dtype=object)
    found[:] = values
    return found
