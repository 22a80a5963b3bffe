"""Where the tables of a sheet are: titles, headers, bodies, notes and signatures, by rows and by columns.

A header is known by what stands under it: a row of texts over columns that hold numbers further down. A body goes on
over blank rows, group rows and repeated headers until another header begins; what lies between two tables is the tail
of the first (notes, signature) and the title of the second.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

import numpy as np

from analysis.sheets import words
from analysis.sheets.grid import CODE, COLON, DATE, EMPTY, ENUM, ERR, NUM, PLACE, TEXT, Grid
from analysis.sheets.units import is_unit_text

LOOK_AHEAD = 40  # rows under a header that show which of its columns hold numbers
_ORDINAL = re.compile(
    r"[(\[]?\s*-?\s*(\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5}|[a-hA-H][a-zA-Z])\s*[)\].]?\s*(?:=.*|\(.*)?", re.S
)
_ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"]


@dataclass
class Block:
    """One table, or one piece of sheet without one, in rows and columns of the grid."""

    grid: Grid
    rows: tuple[int, int]  # first row, and the row after the last
    columns: tuple[int, int]
    header: list[int] = field(default_factory=list)
    numbering: list[int] = field(default_factory=list)
    units: list[int] = field(default_factory=list)
    repeated: list[int] = field(default_factory=list)
    body: list[int] = field(default_factory=list)  # data rows and group rows, in order
    before: list[int] = field(default_factory=list)  # titles and key-value rows
    after: list[int] = field(default_factory=list)  # notes and signatures
    heads_others: bool = False  # titles of the tables that stand side by side under it

    @property
    def is_table(self) -> bool:
        return bool(self.header or self.body)


class Region:
    """A rectangle of the grid with what its rows look like."""

    def __init__(self, grid: Grid, rows: tuple[int, int], columns: tuple[int, int]) -> None:
        self.grid, self.rows, self.columns = grid, rows, columns
        (self.top, self.bottom), (self.left, self.end) = rows, columns
        self.type = grid.type[self.top : self.bottom, self.left : self.end]
        self.at = grid.at[self.top : self.bottom, self.left : self.end]
        self.year = grid.year[self.top : self.bottom, self.left : self.end]
        self.number = ((self.type == NUM) & ~self.year) | (self.type == ERR)
        self.numbers = self.number.sum(axis=1)
        self.years = self.year.sum(axis=1)
        self.texts = (self.type == TEXT).sum(axis=1)
        self.codes = (self.type == CODE).sum(axis=1)
        self.enums = (self.type == ENUM).sum(axis=1)
        self.filled = (self.type != EMPTY).sum(axis=1)
        self.places = (self.type == PLACE).sum(axis=1)

    def __len__(self) -> int:
        return self.bottom - self.top

    def cells(self, row: int) -> list[int]:
        """Columns (of the region) of the row's non-empty cells."""
        return np.flatnonzero(self.type[row] != EMPTY).tolist()

    def text(self, row: int, column: int) -> str:
        return self.grid.text_at(self.top + row, self.left + column)

    def row_texts(self, row: int) -> list[str]:
        return [self.text(row, column) for column in self.cells(row)]

    def span(self, row: int, column: int) -> tuple[int, int]:
        """First and last column of the region that a cell covers by its merge."""
        last = int(self.grid.right[self.at[row, column]])
        return column, int(np.searchsorted(self.grid.columns[self.left : self.end], last, side="right")) - 1

    def gap(self, row: int) -> int:
        """Blank rows that are seen between this row and the one before it in the region."""
        if row == 0:
            return 0
        low, high = int(self.grid.rows[self.top + row - 1]), int(self.grid.rows[self.top + row])
        if high - low > 1:  # a merged cell of the row before may reach down over the blank rows
            reach = max((int(self.grid.down[p]) for p in self.at[row - 1] if p >= 0), default=low)
            low = min(max(low, reach), high - 1)
        return high - low - 1 - self.grid.hidden_between(low, high)

    @cached_property
    def numbering(self) -> np.ndarray:
        """Rows that number the columns: 1 2 3, (1) (2), a b c, 6=(3x5), or -1 -2 -3 where Excel read (1) as minus one."""
        found = np.zeros(len(self), dtype=bool)
        maybe = (self.filled >= 2) & (self.texts + self.codes + self.places <= np.maximum(2, self.filled // 2))
        cells = self.grid.sheet.cells
        numbers = np.where(self.at >= 0, np.abs(cells.number[self.at]), np.nan)
        with np.errstate(invalid="ignore"):
            large = (numbers >= 200) | (numbers != np.floor(numbers)) & ~np.isnan(numbers)
            last = self.type.shape[1] - 1 - np.argmax(self.type[:, ::-1] != EMPTY, axis=1)
            for row in np.flatnonzero(maybe & large[np.arange(len(self)), last]).tolist():
                large[row, last[row]] = not self.stands_apart(row, int(last[row]))
            maybe &= ~large.any(axis=1)
            first = np.argmax(self.type != EMPTY, axis=1)
            leading = numbers[np.arange(len(self)), first]
            maybe &= np.isnan(leading) | (leading == 1) | (leading == 2)
        for row in np.flatnonzero(maybe):
            found[row] = self._is_numbering(int(row))
        return found

    def stands_apart(self, row: int, column: int) -> bool:
        """Whether a row's last cell is none of its table's: nothing stands over it, nor in the sheet's column before it."""
        if row == 0 or column == 0 or self.filled[row] < 6:
            return False
        before, own = self.grid.columns[self.left + column - 1], self.grid.columns[self.left + column]
        over = self.type[max(0, row - 5) : row, column]
        return bool((own > before + 1 or self.type[row, column - 1] == EMPTY) and (over == EMPTY).all())

    def _is_numbering(self, row: int) -> bool:
        columns = self.cells(row)
        if self.stands_apart(row, columns[-1]):
            columns = columns[:-1]
        ordinals = [self._ordinal(row, column) for column in columns]
        if None in ordinals or len(ordinals) < 2 or ordinals[0] not in (1, 2):
            return False
        steps = [after - before for before, after in pairwise(ordinals)]
        straight = sum(step == 1 for step in steps)
        wide = [step for step in steps if step not in (0, 1, 2)]
        gap = len(wide) == 1 and 0 < wide[0] <= 9 and len(steps) >= 5 and straight >= 0.8 * len(steps)  # hidden columns
        if (wide and not gap) or straight < max(1, 0.7 * len(steps)):
            return False
        if columns[0] > 0 and not self.grid.sheet.cells.number[self.at[row, columns[0]]] > -200:
            marks = [words.plain(self.text(row, column)) for column in columns]
            if all(mark in _ROMAN for mark in marks) and (self.type[max(row - 1, 0), : columns[0]] == TEXT).any():
                return False  # I II III under "Triwulan" are headers
        return len(ordinals) >= 3 or self._under_texts(row, columns)

    def _under_texts(self, row: int, columns: list[int]) -> bool:
        return row > 0 and all(self.type[row - 1, column] == TEXT for column in columns)

    def _ordinal(self, row: int, column: int) -> int | None:
        position = self.at[row, column]
        number = self.grid.sheet.cells.number[position]
        if not np.isnan(number):
            return int(abs(number)) if number == int(number) and 0 < abs(number) < 200 else None
        shown = words.plain(self.text(row, column)) or self.text(row, column).strip()
        found = _ORDINAL.fullmatch(shown)
        if not found:
            return None
        mark = found[1].casefold()
        if mark.isdigit():
            return int(mark)
        if len(mark) == 1 and mark not in "ivx":
            return ord(mark) - 96
        if len(mark) == 2 and mark not in _ROMAN:  # aa follows z
            return 26 * (ord(mark[0]) - 96) + ord(mark[1]) - 96
        if mark in _ROMAN:
            before = self._ordinal(row, column - 1) if column and self.type[row, column - 1] != EMPTY else None
            if len(mark) == 1 and before in (ord(mark) - 97, ord(mark) - 98):  # one column may be hidden
                return ord(mark) - 96
            return _ROMAN.index(mark) + 1
        return None

    @cached_property
    def key_value(self) -> np.ndarray:
        """Rows such as ``Unit Organisasi | : | 1.01`` or ``Tahun Anggaran: 2023``."""
        found = np.zeros(len(self), dtype=bool)
        for row in np.flatnonzero((self.filled <= 7) & (self.texts >= 1)):
            columns = self.cells(int(row))
            first = self.text(row, columns[0])
            if self.type[row, columns[0]] in (ENUM, CODE) and len(columns) > 2:
                first = self.text(row, columns[1])
                columns = columns[1:]
            if (len(columns) > 1 and self.type[row, columns[1]] == COLON) or (
                len(columns) > 1 and self.text(row, columns[1]).lstrip().startswith(":")
            ):
                found[row] = True
            elif words.is_key_value(first) and (len(columns) <= 3 or first.rstrip().endswith(":")):
                found[row] = not words.is_signature_certain(first)
        return found

    @cached_property
    def data(self) -> np.ndarray:
        """Rows with numbers that are neither column numbers nor years over columns nor key and value."""
        header_years = (self.numbers == 0) & (self.years >= 2) & (self.places + self.codes + self.enums == 0)
        only_year = (self.numbers == 0) & (self.years == 1) & (self.filled <= 1)
        for row in np.flatnonzero(header_years).tolist():
            header_years[row] = not self.like_others(row)
        for row in np.flatnonzero((self.numbers == 0) & (self.years == 1) & (self.texts >= 1)).tolist():
            header_years[row] = self._over_columns(row)
        some = (self.numbers + self.years > 0) & ~header_years & ~only_year
        lone_keys = self.key_value & (self.filled <= 4)
        return some & ~self.numbering & ~lone_keys

    def _over_columns(self, row: int) -> bool:
        """Whether a year stands among texts that head columns of numbers, under a further row of the header: APBD 2023 |
        P-APBD 2023 | 2023."""
        if row == 0 or row + 1 >= len(self) or self.numbers[row - 1] or self.texts[row - 1] < 2:
            return False
        if self.texts[row] != self.filled[row] - self.years[row] or self.gap(row):
            return False
        below = [other for other in range(row + 1, min(len(self), row + 6)) if self.numbers[other]]
        columns = self.cells(row)
        return (
            bool(below)
            and bool((self.number[below][:, columns].any(axis=0)).all())
            and not any(
                self.type[other, column] == TEXT and not self.number[below, column].any()
                for other in below
                for column in columns
            )
        )

    def like_others(self, row: int) -> bool:
        """Whether a row whose only numbers look like years is a row of data: its years stand where rows near it have
        numbers, and its texts, but for one of several, stand in their columns there as well. 1,997 people are not the
        year 1997, and a month of a long table in which nobody was counted is no header."""
        low, high = max(0, row - 30), min(len(self), row + 30)
        near = [other for other in range(low, high) if other != row and self.numbers[other] + self.years[other]]
        texts = [column for column in self.cells(row) if self.type[row, column] == TEXT]
        if not any(self.numbers[other] for other in near) or not texts:
            return False
        places = np.flatnonzero(self.year[row])
        numbers = self.number[near] | self.year[near]
        if not numbers[:, places].any(axis=0).all():
            return False
        known = [
            any(
                words.plain(self.text(row, column)) == words.plain(self.text(other, column))
                for other in near
                if self.type[other, column] == TEXT
            )
            for column in texts
        ]
        return sum(known) >= max(1, len(known) - 1) if len(known) > 2 else all(known)

    @cached_property
    def candidate(self) -> np.ndarray:
        """Rows that could be part of a header: texts or years, and no other number or code."""
        return (
            ((self.texts + self.years + self.enums + (self.type == DATE).sum(axis=1)) >= 1)
            & (self.numbers == 0)
            & (self.codes == 0)
            & ~self.key_value
            & ~self.numbering
        )

    def number_columns(self, row: int) -> np.ndarray:
        """Columns that hold numbers in the data rows from a row on, up to the next row of several texts."""
        low, high = row, min(len(self), row + LOOK_AHEAD)
        for other in range(row + 1, high):
            if self.candidate[other] and self.texts[other] >= 2 and self.number[row, :].any():
                over = (self.type[other] == TEXT) & self.number[row]
                if over.sum() >= 2:
                    high = other
                    break
        block = self.number[low:high] | self.year[low:high]
        kept = block[self.data[low:high]]
        if not len(kept):
            return np.zeros(self.end - self.left, dtype=bool)
        return kept.sum(axis=0) >= max(1, 0.2 * len(kept))

    def covered(self, rows: list[int]) -> np.ndarray:
        """Columns over which a header of these rows has a text, by its cells and how far they reach."""
        found = np.zeros(self.end - self.left, dtype=bool)
        for row in rows:
            columns = self.cells(row)
            for place, column in enumerate(columns):
                first, last = self.span(row, column)
                if place + 1 < len(columns):
                    last = max(last, min(last, columns[place + 1] - 1))
                found[first : last + 1] = True
        return found


def blocks_of(grid: Grid) -> list[Block]:
    """The blocks of a sheet in reading order; together they hold every cell of the grid. A block of tables that stand
    side by side has a grid of its own, without the rows in which its columns are empty."""
    if not grid.at.size:
        return []
    return list(_blocks(_whole(grid), depth=0))


def _blocks(region: Region, depth: int) -> Iterator[Block]:
    beside = _howto_column(region) if depth < 3 else 0
    if beside:
        yield from _blocks(_whole(region.grid.part(slice(None), slice(0, beside))), depth + 1)
        notes = region.grid.part(slice(None), slice(beside, None))
        yield Block(notes, (0, len(notes.rows)), (0, len(notes.columns)), before=list(range(len(notes.rows))))
        return
    if depth < 3 and (alone := _stray_column(region)):
        yield from _blocks(_whole(region.grid.part(slice(None), slice(0, alone))), depth + 1)
        stray = region.grid.part(slice(None), slice(alone, None))
        yield Block(stray, (0, len(stray.rows)), (0, len(stray.columns)), before=list(range(len(stray.rows))))
        return
    cuts = _side_by_side(region) if depth < 3 else None
    if cuts:
        top, columns = cuts
        if top > 0:
            yield Block(region.grid, (0, top), region.columns, before=list(range(top)), heads_others=True)
        for first, last in columns:
            part = region.grid.part(slice(top, None), slice(first, last))
            yield from _blocks(_whole(part), depth + 1)
        return
    yield from _stacked(region)


def _stray_column(region: Region) -> int:
    """The last column, where one number stands in it apart from everything, or 0: nobody's, beside any table."""
    columns = region.grid.columns
    if len(columns) < 3 or columns[-1] - columns[-2] < 2:
        return 0
    filled = np.flatnonzero(region.type[:, -1] != EMPTY)
    lone = len(filled) == 1 and region.type[filled[0], -1] == NUM and (region.type[filled[0], :-1] != EMPTY).any()
    return len(columns) - 1 if lone and region.data.sum() >= 3 else 0


def _howto_column(region: Region) -> int:
    """The column at which a note on how to fill the sheet begins beside the table, or 0."""
    for row in range(min(len(region), 60)):
        for column in region.cells(row)[1:]:
            if region.type[row, column] == TEXT and words.matches(region.text(row, column), "howto"):
                beside = region.type[:, column:] != EMPTY
                if beside.any(axis=1).sum() <= 15 and (region.type[:, :column] != EMPTY).any():
                    return column
    return 0


def _absolute(region: Region, first: int, last: int) -> tuple[int, int]:
    return region.top + first, region.top + last


def _whole(grid: Grid) -> Region:
    return Region(grid, (0, len(grid.rows)), (0, len(grid.columns)))


def _stacked(region: Region) -> Iterator[Block]:
    """Tables one under the other."""
    start, count = 0, len(region)
    heads = _headers(region)
    if not heads:
        yield _without_header(region)
        return
    bounds = []  # where each table's own rows begin
    for number, (first, _) in enumerate(heads):
        floor = heads[number - 1][1] + 1 if number else 0
        bounds.append(_title_start(region, first, floor, leading=number == 0))
    for number, (first, last) in enumerate(heads):
        low = bounds[number] if number else start
        high = bounds[number + 1] if number + 1 < len(heads) else count
        if number == 0 and (early := _headless_before(region, first)):
            yield _body_only(region, 0, early)
            low = early
        yield _table(region, low, first, last, high)


def _headers(region: Region, first_only: bool = False) -> list[tuple[int, int]]:
    """First and last row of each table's header, repeated headers left out."""
    found: list[tuple[int, int]] = []
    shown: list[str] = []
    taken = -1
    for row in np.flatnonzero(region.candidate & (region.filled >= 1)).tolist():
        if row <= taken:
            continue
        repeats = found and region.filled[row] >= 2 and _same([words.plain(t) for t in region.row_texts(row)], shown)
        if repeats and (taken == row - 1 or not _titled(region, row, found[-1][1])):
            taken = row
            continue
        if found and (taken == row - 1 or not _over_numbers(region, row, found[-1][1])):
            continue
        if not _heads(region, row):
            continue
        first = _header_start(region, row, taken + 1)
        last = _header_end(region, row)
        if found and not _new_table(region, first, last):
            continue
        found.append((first, last))
        if first_only:
            return found
        shown = [words.plain(text) for line in range(first, last + 1) for text in region.row_texts(line)]
        taken = last
    return found


def _titled(region: Region, row: int, header: int) -> bool:
    """Whether a title, a note or a signature stands between a table's last row of numbers and the same header: then
    another table begins, not another page."""
    for above in range(row - 1, header, -1):
        if region.data[above]:
            return False
        lead = region.row_texts(above)[0]
        if words.is_note_in_body(lead):
            continue
        if region.filled[above] <= 2 and (
            words.matches(lead, "title")
            or region.key_value[above]
            or words.is_note(lead)
            or words.is_signature_certain(lead)
        ):
            return True
    return False


def _over_numbers(region: Region, row: int, header: int) -> bool:
    """Whether texts of a row in a body stand in columns that hold numbers there, and hardly a text."""
    body = slice(header + 1, row)
    if region.years[row] and region.data[row] and region.like_others(row):
        return False
    numbers = region.number[body].sum(axis=0) + region.year[body].sum(axis=0)
    texts = (region.type[body] == TEXT).sum(axis=0)
    filled = numbers + texts + (region.type[body] == DATE).sum(axis=0)
    for column in region.cells(row):
        if region.type[row, column] in (TEXT, NUM, DATE, ENUM) and (
            filled[column] == 0 or (numbers[column] and texts[column] <= 0.2 * filled[column])
        ):
            return True
    return False


def _same(texts: list[str], other: list[str]) -> bool:
    """A row of a header that is printed again on a later page."""
    mine, theirs = set(texts), set(other)
    return len(mine) >= 2 and len(mine & theirs) >= 0.7 * len(mine)


def _heads(region: Region, row: int) -> bool:
    """Whether the row is the bottom row of a header: texts over the columns in which numbers follow."""
    below = _first_data(region, row)
    if below is None:
        return False
    columns = region.number_columns(below)
    if not columns.any():
        return False
    mine = [column for column in region.cells(row) if region.type[row, column] in (TEXT, NUM, DATE, ENUM, PLACE)]
    over = np.zeros_like(columns)
    for place, column in enumerate(mine):
        first, last = region.span(row, column)
        if region.type[row, column] == TEXT and place + 1 < len(mine) and last == first and not columns[first]:
            # A header beside its numbers: merged cells of header and body may not begin in the same column.
            last = min(mine[place + 1] - 1, first + 1)
        over[first : last + 1] = True
    hit = int((over & columns).sum())
    if not hit:
        return False
    if len(mine) == 1:
        first, last = region.span(row, mine[0])
        wide = last - first + 1
        lone = int(columns.sum()) == 1 and wide == 1 and _next_row_is(region, row, below)
        return lone and not words.matches(region.text(row, mine[0]), "title")
    labels = sum(1 for column in mine if not columns[column])
    above = row - 1
    while above >= max(0, row - 6) and region.candidate[above] and region.gap(above + 1) == 0:
        for column in region.cells(above):
            first, last = region.span(above, column)
            if region.filled[above] > 1 or last > first:
                over[first : last + 1] = True
        above -= 1
    hit = int((over & columns).sum())
    return hit >= max(1, 0.4 * (int(columns.sum()) - 1)) or (hit >= 2 and labels >= 1)


def _next_row_is(region: Region, row: int, below: int) -> bool:
    return below == row + 1 and region.gap(below) == 0


def _first_data(region: Region, row: int) -> int | None:
    """The first data row under a header's bottom row: group rows, column numbers, units and blanks may come between."""
    for below in range(row + 1, min(len(region), row + 1 + 12)):
        if region.data[below]:
            return below
        if region.candidate[below] and not _is_units(region, below) and _heads_more(region, row, below):
            return None  # a further header row stands between: that one is the bottom row
    return None


def _heads_more(region: Region, row: int, below: int) -> bool:
    """Whether a row under a header row belongs to the header: several texts, not all over columns of names."""
    texts = [column for column in region.cells(below) if region.type[below, column] in (TEXT, ENUM, NUM, DATE, PLACE)]
    data = next((other for other in range(below + 1, min(len(region), below + 12)) if region.data[other]), None)
    if data is None or len(texts) < 2:
        return False
    numbers = region.number_columns(data)
    over = sum(bool(numbers[first : last + 1].any()) for first, last in (region.span(below, c) for c in texts))
    return over >= 2 or (over == 1 and len(texts) >= 3)


def _is_units(region: Region, row: int) -> bool:
    texts = region.row_texts(row)
    return bool(texts) and all(is_unit_text(text) for text in texts)


def _header_end(region: Region, row: int) -> int:
    """The header's last row with the units and column numbers under it."""
    last = row
    while last + 1 < len(region) and (
        region.numbering[last + 1]
        or _is_units(region, last + 1)
        or _parts_above(region, last)
        or _numbered_below(region, last)
        or _under_heads(region, last)
    ):
        last += 1
    return last


def _under_heads(region: Region, last: int) -> bool:
    """Whether the next row stands only under headers of numbers, between them and the first row: "Realisasi (ribu)"
    under "Anggaran"."""
    row = last + 1
    if row + 1 >= len(region) or not region.candidate[row] or region.years[row] or region.enums[row]:
        return False
    if region.gap(row) or region.gap(row + 1) or not region.data[row + 1]:
        return False
    columns = region.cells(row)
    if columns[0] <= min(region.cells(last)):  # the name of a group stands over the running numbers
        return False
    numbers = region.number_columns(row + 1)
    over = region.covered([last])
    return all(numbers[column] and over[column] and region.type[row, column] == TEXT for column in columns)


def _numbered_below(region: Region, last: int) -> bool:
    """Whether texts stand between the header's last row and the row that numbers its columns: they are of the header."""
    if last + 2 >= len(region) or not region.numbering[last + 2] or region.numbering[last]:
        return False
    texts = region.texts[last + 1]
    return bool(texts and texts == region.filled[last + 1]) and not (region.gap(last + 1) or region.gap(last + 2))


def _parts_above(region: Region, last: int) -> bool:
    """Whether the next row divides merged cells of the header's last row: sub-headers of a form without numbers."""
    row = last + 1
    if not region.candidate[row] or region.texts[row] < 2 or region.gap(row) > 0:
        return False
    wide: set[int] = set()
    for column in region.cells(last):
        start, stop = region.span(last, column)
        if stop > start:
            wide |= set(range(start, stop + 1))
    return bool(wide) and set(region.cells(row)) <= wide


def _header_start(region: Region, bottom: int, floor: int) -> int:
    """The first row of the header whose bottom row is given."""
    first = bottom
    table = region.cells(bottom)
    below = []
    for row in range(bottom + 1, min(len(region), bottom + 12)):
        if region.data[row]:
            below.append(region.cells(row))
        elif below and region.candidate[row]:
            break
    often = [
        column
        for column in {c for cells in below for c in cells}
        if sum(column in cells for cells in below) * 2 >= len(below)
    ]
    table = sorted({*table, *often})
    left = min(table)
    data = next((row for row in range(bottom + 1, min(len(region), bottom + 12)) if region.data[row]), None)
    numbers = np.zeros(region.end - region.left, dtype=bool) if data is None else region.number_columns(data)
    for row in range(bottom - 1, floor - 1, -1):
        if region.gap(row + 1) > 0 or not region.candidate[row]:
            break
        columns = region.cells(row)
        texts = region.row_texts(row)
        if _is_units(region, row):
            continue  # it belongs to the header if a row of the header stands over it
        spans = [region.span(row, column) for column in columns]
        width = max(region.end - region.left, 1)
        if len(columns) == 1:
            (start, stop), text = spans[0], texts[0]
            whole = start <= left and stop >= max(region.cells(bottom)) and stop > start
            over_numbers = bool(numbers[start : stop + 1].any())
            if start <= left and over_numbers and region.type[first, left] != EMPTY:
                break
            lone_first = start <= left and stop <= left
            reaches_down = int(region.grid.down[region.at[row, columns[0]]]) > int(region.grid.rows[region.top + row])
            if whole or len(text) > 90:
                break
            if lone_first and not reaches_down:
                if region.type[first, left] != EMPTY or len(text) > 30:
                    break
                if words.matches(text, "title") and not words.matches(text, "header"):
                    break
            if not lone_first and start == stop and words.matches(text, "title") and width > 3 and len(text) > 25:
                break
        elif max(map(len, texts)) > 160:
            break
        first = row
        left = min(left, columns[0])
        table = sorted({*table, *columns})
    return first


def _new_table(region: Region, first: int, last: int) -> bool:
    """Whether a row of texts inside a body begins another table: it has a header's words, or stands apart."""
    if any(region.numbering[row] for row in range(first, min(last + 1, len(region)))):
        return True
    texts = [text for row in range(first, last + 1) for text in region.row_texts(row)]
    known = sum(words.matches(text, "header") for text in texts)
    apart = region.gap(first) > 0 or (first > 0 and region.texts[first - 1] == 1 and region.filled[first - 1] == 1)
    if known >= max(1, 0.3 * len(texts)):
        return True
    return apart and len(texts) >= 2 and max(map(len, texts)) < 60


def _title_start(region: Region, first: int, floor: int, leading: bool) -> int:
    """The row from which what stands over a header belongs to its table."""
    if leading:
        return 0
    row = first
    while row - 1 >= floor and not region.data[row - 1] and not region.numbering[row - 1]:
        row -= 1
    # Rows from here to the header hold no numbers: first the tail of the table above, then this one's titles.
    start, in_tail = row, False
    for line in range(row, first):
        text = " ".join(region.row_texts(line))
        lead = region.row_texts(line)[0]
        if words.is_note(lead) or words.is_signature_certain(lead) or words.is_place_and_date(text):
            in_tail, start = True, line + 1
        elif (in_tail and region.gap(line) == 0 and not words.matches(lead, "title")) or (
            words.is_signature(lead) and in_tail
        ):
            start = line + 1
        else:
            in_tail = False
    if start == row and row < first and not in_tail:
        # Group rows without numbers that close the body above are rare; a row that directly follows the body and
        # is no title stays with it.
        for line in range(row, first):
            lead = region.row_texts(line)[0]
            if region.gap(line) == 0 and region.enums[line] + region.codes[line] > 0 and line == start:
                start = line + 1
            else:
                break
    return start


def _headless_before(region: Region, first: int) -> int:
    """Where rows over the first header are themselves a table without a header: the row after its last."""
    data = np.flatnonzero(region.data[:first] & (region.filled[:first] >= 2))
    if len(data) < 3:
        return 0
    stop = int(data[-1]) + 1
    return stop if region.texts[data].sum() >= len(data) else 0


def _table(region: Region, low: int, first: int, last: int, high: int) -> Block:
    block = Block(region.grid, _absolute(region, low, high), region.columns)
    block.before = [region.top + row for row in range(low, first)]
    for row in range(first, last + 1):
        kind = block.numbering if region.numbering[row] else block.units if _is_units(region, row) else block.header
        kind.append(region.top + row)
    if not block.header:  # a header of units alone is a header
        block.header, block.units = block.units, []
    shown = {words.plain(text) for row in range(first, last + 1) for text in region.row_texts(row)}
    rows = []
    for row in range(last + 1, high):
        if _is_repeat(region, row, shown):
            block.repeated.append(region.top + row)
        else:
            rows.append(row)
    numbered = {
        tuple(region.row_texts(row - region.top)) or (len(region.cells(row - region.top)),) for row in block.numbering
    }
    widths = {len(region.cells(row - region.top)) for row in block.numbering}
    for row in [row for row in rows if region.numbering[row]]:
        again = tuple(region.row_texts(row)) in numbered or len(region.cells(row)) in widths
        if region.top + row - 1 in block.repeated or again:
            block.repeated.append(region.top + row)
            rows.remove(row)
    stop = _body_end(region, rows)
    block.body = [region.top + row for row in rows[:stop]]
    block.after = [region.top + row for row in rows[stop:]]
    return block


def _is_repeat(region: Region, row: int, shown: set[str]) -> bool:
    if not region.candidate[row] or not shown:
        return False
    texts = {words.plain(text) for text in region.row_texts(row)}
    return len(texts & shown) >= max(1, 0.7 * len(texts)) and (
        region.filled[row] >= 2
        or (len(texts & shown) == 1 and region.filled[row] == 1 and _beside_repeat(region, row, shown))
    )


def _beside_repeat(region: Region, row: int, shown: set[str]) -> bool:
    for other in (row - 1, row + 1):
        if 0 <= other < len(region) and region.candidate[other] and region.filled[other] >= 2:
            texts = {words.plain(text) for text in region.row_texts(other)}
            if len(texts & shown) >= max(2, 0.7 * len(texts)):
                return True
    return False


def _body_end(region: Region, rows: list[int]) -> int:
    """How many of the rows under a header belong to the body; the rest are notes and signatures."""
    last = _last_data(region, rows)
    stop = last + 1
    for place in range(stop, len(rows)):
        row = rows[place]
        texts = region.row_texts(row)
        if region.gap(row) > 0 and place > 0 and last >= 0:
            break
        ends = words.is_signature if last >= 0 else words.is_signature_certain
        if words.is_note(texts[0]) or any(ends(text) or words.is_place_and_date(text) for text in texts):
            break
        like_rows = region.codes[row] + region.enums[row] > 0 or (region.filled[row] >= 2 and not region.key_value[row])
        if not (like_rows or words.is_total(texts[0])):
            break
        stop = place + 1
    return stop


def _last_data(region: Region, rows: list[int]) -> int:
    """The place of the body's last row of numbers: those after a note or a signature, or apart from the table and
    without a name, are not the table's."""
    at = np.asarray(rows, dtype=np.int64)
    if not len(at):
        return -1
    is_data = region.data[at].copy()
    first = np.argmax(region.type[at] != EMPTY, axis=1)
    doubtful = is_data & ((region.numbers[at] <= 1) | (region.type[at, first] == TEXT))
    for place in np.flatnonzero(doubtful).tolist():
        is_data[place] = not _is_tail(region, rows[place])
    data = np.flatnonzero(is_data).tolist()
    if not data:
        return -1
    named = np.flatnonzero(is_data & (region.texts[at] + region.codes[at] > 0))
    within = (region.type[at[data]] != EMPTY).any(axis=0)  # a note beside the table does not end it
    for place in np.flatnonzero(~is_data).tolist():
        if place < data[0]:
            continue
        row = rows[place]
        lead = region.row_texts(row)[0]
        ends = words.is_note(lead) or words.is_signature_certain(lead) or words.is_place_and_date(lead)
        if ends and within[region.cells(row)].any() and (named > place).sum() < 3:
            data = [n for n in data if n < place]
            break
    typical = float(np.median(region.numbers[at[data]]))
    while len(data) > 1:
        row = rows[data[-1]]
        apart = region.gap(row) > 0 or data[-1] - data[-2] > 1
        nameless = region.texts[row] + region.codes[row] + region.enums[row] == 0
        if not (apart and nameless and region.numbers[row] < max(1.5, 0.5 * typical) and typical > 1):
            break
        data.pop()
    return data[-1]


def _is_tail(region: Region, row: int) -> bool:
    """A row with a number that is no data: a note that quotes one, a date under a signature."""
    columns = region.cells(row)
    lead = region.text(row, columns[0])
    if region.type[row, columns[0]] == TEXT and words.is_note(lead):
        return True
    if region.numbers[row] > 1:
        return False
    texts = region.row_texts(row)
    return any(words.is_place_and_date(text) or words.is_signature_certain(text) for text in texts)


def _body_only(region: Region, low: int, high: int) -> Block:
    block = Block(region.grid, _absolute(region, low, high), region.columns)
    data = [row for row in range(low, high) if region.data[row]]
    block.before = [region.top + row for row in range(low, data[0])]
    block.body = [region.top + row for row in range(data[0], high)]
    return block


def _without_header(region: Region) -> Block:
    """A region in which no header was found: a table without one, a list of texts, or no table."""
    block = Block(region.grid, region.rows, region.columns)
    data = [int(row) for row in np.flatnonzero(region.data & (region.filled >= 2))]
    steady = len(data) >= 3 or (len(data) >= 1 and len(data) >= 0.6 * len(region) and region.filled[data].max() >= 3)
    if steady:
        rows = list(range(data[0], len(region)))
        stop = _body_end(region, rows)
        block.before = [region.top + row for row in range(data[0])]
        block.body = [region.top + row for row in rows[:stop]]
        block.after = [region.top + row for row in rows[stop:]]
        return block
    head = _text_header(region)
    if head is not None:
        first = _header_start(region, head, 0)
        return _table(region, 0, first, _header_end(region, head), len(region))
    block.before = list(range(region.top, region.bottom))
    return block


def _text_header(region: Region) -> int | None:
    """The bottom header row of a table without numbers: an empty form, or a list of texts."""
    for row in range(len(region)):
        if not region.candidate[row] or region.texts[row] < 2 or region.key_value[row]:
            continue
        texts = region.row_texts(row)
        known = sum(words.matches(text, "header") for text in texts)
        numbered = row + 1 < len(region) and region.numbering[row + 1]
        if numbered or (known >= 0.5 * len(texts) and len(texts) >= 3):
            bottom = row
            while (
                bottom + 1 < len(region)
                and region.candidate[bottom + 1]
                and region.gap(bottom + 1) == 0
                and region.type[bottom + 1, region.cells(row)[0]] == EMPTY
                and region.texts[bottom + 1] >= 2
            ):
                bottom += 1
            return bottom
    return None


def _side_by_side(region: Region) -> tuple[int, list[tuple[int, int]]] | None:
    """Tables beside one another: the row under their common titles, and the columns of each."""
    loose = None
    for boundary in _boundaries(region):
        parts = [(0, boundary), (boundary, region.end - region.left)]
        shapes = [_shape(_whole(region.grid.part(slice(None), slice(a, b)))) for a, b in parts]
        if (top := _beside_empty(region, boundary, shapes)) is not None:
            return _titles_end(region, top, boundary), parts
        if None in shapes:
            continue
        left, right = shapes
        shared = {text for text in left["keys"] & right["keys"] if text}
        apart = len(left["data"] & right["data"]) < 0.75 * len(left["data"] | right["data"])
        wide = region.grid.columns[region.left + boundary] - _reach(region, boundary) > 1
        again = bool(shared) and left["first"] == right["first"]
        if again or (shared and wide) or (apart and wide and right["head"] and left["head"]):
            top = int(np.searchsorted(region.grid.rows, min(left["top"], right["top"])))
            found = _titles_end(region, top, boundary), parts
            if again:  # the same header begins again: better than any blank column
                return found
            loose = loose or found
    return loose


def _beside_empty(region: Region, boundary: int, shapes: list[dict | None]) -> int | None:
    """The row from which a table and one without rows stand side by side, the same words in the headers of both: a form
    of which one half was not filled in. None where that is not so."""
    if (shapes[0] is None) == (shapes[1] is None):
        return None
    full = next(shape for shape in shapes if shape)
    top = int(np.searchsorted(region.grid.rows, full["top"]))
    empty = slice(0, boundary) if shapes[0] is None else slice(boundary, region.end - region.left)
    stop = int(np.searchsorted(region.grid.rows, min(full["data"])))
    if (region.type[sorted(np.searchsorted(region.grid.rows, list(full["data"])).tolist()), empty] != EMPTY).any():
        return None
    texts = [
        words.plain(region.text(row, column))
        for row in range(top, stop)
        for column in region.cells(row)
        if column in range(*empty.indices(region.end - region.left)) and region.type[row, column] == TEXT
    ]
    shared = set(texts) & set(full["head"])
    if not shared & (full["keys"] - {""}):  # groups of columns that nobody filled, under the names of the same table
        return None
    return top if len(shared) >= 3 and len(shared) >= 0.5 * len(set(texts)) else None


def _reach(region: Region, boundary: int) -> int:
    """The last column of the sheet that cells left of the boundary cover, titles left out."""
    return int(region.grid.columns[region.left + boundary - 1])


def _boundaries(region: Region) -> list[int]:
    """Columns at which another table may begin: after an empty column, or where a header's first word comes again."""
    columns = region.grid.columns[region.left : region.end]
    found = [place for place in range(2, len(columns)) if columns[place] - columns[place - 1] > 1]
    for row in np.flatnonzero(region.candidate & (region.texts >= 4))[:50].tolist():
        cells = region.cells(row)
        texts = [words.plain(region.text(row, column)) for column in cells]
        first = texts[0]
        for place in range(2, len(texts)):
            if texts[place] == first and texts[place + 1 : place + 2] == texts[1:2]:
                found.append(cells[place])
    return sorted(set(found))


def _shape(region: Region) -> dict | None:
    """What makes a part a table of its own: a header with a naming column, and numbers beside it."""
    heads = _headers(region, first_only=True)
    if not heads:
        return None
    first, last = heads[0]
    data = [int(row) for row in np.flatnonzero(region.data) if row > last]
    if not data:
        return None
    names = ((region.type[data] == TEXT) | (region.type[data] == CODE)).sum(axis=0)
    for row, column in zip(*np.nonzero(region.type[data] == TEXT), strict=True):
        names[column] -= _like_number(region.text(data[row], column))
    numbers = region.number[data].sum(axis=0)
    naming = [column for column in range(len(names)) if names[column] >= 0.5 * len(data)]
    if not naming and _numbers_months(region, last, data):
        naming = [0]
    if not naming or not (numbers[naming[0] + 1 :] >= 0.3 * len(data)).any():
        return None
    before = numbers[: naming[0]].copy()
    for column in range(naming[0]):
        before[column] -= _codes_as_numbers(region, data, column)
    if (before >= 0.5 * len(data)).sum() > 1:  # at most a column of running numbers stands before the names
        return None
    header = [words.plain(text) for row in range(first, last + 1) for text in region.row_texts(row)]
    keys = {words.plain(region.text(row, column)) for row in range(first, last + 1) for column in range(naming[0] + 1)}
    rows = region.grid.rows
    return {"top": int(rows[first]), "data": set(rows[data].tolist()), "keys": keys, "head": header, "first": header[0]}


def _numbers_months(region: Region, header: int, data: list[int]) -> bool:
    """Whether the first column names months by their numbers: 1, 2, 3 under "Bulan"."""
    heads = [words.plain(region.text(row, 0)) for row in range(header + 1)]
    shown = [region.text(row, 0).strip() or f"{number:g}" for row, number in _column_numbers(region, data, 0)]
    running = len(shown) >= 3 and shown[:12] == [str(month + 1) for month in range(len(shown[:12]))]
    return running and any(head.startswith(("bulan", "bln", "periode")) for head in heads)


def _column_numbers(region: Region, data: list[int], column: int) -> list[tuple[int, float]]:
    """The rows of the data that hold something in a column, and the numbers there."""
    rows = [row for row in data if region.at[row, column] >= 0]
    return list(zip(rows, region.grid.sheet.cells.number[region.at[rows, column]].tolist(), strict=True))


def _codes_as_numbers(region: Region, data: list[int], column: int) -> int:
    """How many of a column's numbers are codes of ten digits or more that lost their dots: 510202020006."""
    at = region.at[data, column]
    numbers = region.grid.sheet.cells.number[at]
    shown = [
        region.text(row, column).strip() if np.isnan(number) else f"{number:.0f}"
        for row, place, number in zip(data, at, numbers, strict=True)
        if place >= 0
    ]
    lengths = {len(text) for text in shown if text.isdigit()}
    return len(shown) if len(lengths) == 1 and min(lengths) >= 10 and all(map(str.isdigit, shown)) else 0


def _like_number(text: str) -> bool:
    """Whether a text is a number with a slip in it, 69984O0, and no name."""
    return sum(map(str.isdigit, text)) > 0.5 * len("".join(text.split()))


def _titles_end(region: Region, top: int, boundary: int) -> int:
    """The rows over the tables that belong to all of them: up to the last that is not the title of one table alone."""
    end = top
    while end > 0:
        columns = region.cells(end - 1)
        crossing = any(region.span(end - 1, column)[1] >= boundary > column for column in columns)
        both = any(column >= boundary for column in columns) and any(column < boundary for column in columns)
        alone = not both and bool(columns) and columns[0] < boundary
        if crossing or (alone and (region.key_value[end - 1] or (len(columns) == 1 and region.gap(end) > 0))):
            break
        if alone and end < top:
            break
        end -= 1
    return end
