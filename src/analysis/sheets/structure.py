"""What the cells of a block are: header paths, the kind of each column and row, names, codes and levels."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from analysis.sheets import words
from analysis.sheets.cells import ROLES, Kind
from analysis.sheets.grid import CODE, COLON, DATE, EMPTY, ENUM, ERR, NUM, PLACE, TEXT, Grid
from analysis.sheets.layout import Block, Region
from analysis.sheets.units import is_unit_text

ROLE = {name: number for number, name in enumerate(ROLES)}
NONE = 255
_SIGNATURE, _LABEL, _CODE_ROLE = ROLE["signature"], ROLE["label"], ROLE["code"]
_LEADING_CODE = re.compile(r"\s*((?:\d{1,2}|[xX](?=\.))(?:\.(?:\d{1,5}|[xX]{2}))*)\.?\s+[^\W\d]")
_BULLET = re.compile(r"^\s*[-–—•·*▪>]+\s*")
_LEAD = re.compile(r"^\s*\(?(\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivxIVX]{1,5})[.)]\s*")


@dataclass
class Column:
    """One column of a table."""

    place: int  # in the grid
    path: tuple[str, ...]
    kind: str  # numbering | code | label | value | outside
    name: str = ""
    coded: bool = False  # a label column whose numbers are codes: 41, 411, 41101


@dataclass(frozen=True)
class Said:
    """What the names of a table's rows say, a row each."""

    total: list[str]  # "strong": a total's word; "weak": a text that begins with one; ""
    named: list[bool]
    rate: list[bool]
    balance: list[bool]
    kin: list[str]


@dataclass
class Structure:
    """A table as understood before its numbers are read. Rows and columns are places in the grid."""

    grid: Grid
    block: Block
    columns: list[Column]
    rows: list[int]  # body rows
    kinds: list[str]  # of each body row: data | group | year
    role: np.ndarray = field(
        repr=False
    )  # uint8 a cell of the sheet: its place in ROLES, NONE where it is not this table's
    hints: dict[str, dict[int, list[int]]] | None = None  # what the sums among the formulas add up
    _shown: dict[int, list[str]] = field(default_factory=dict, repr=False)
    _down: dict[int, list[str]] = field(default_factory=dict, repr=False)

    @cached_property
    def values(self) -> list[Column]:
        return [column for column in self.columns if column.kind == "value"]

    @cached_property
    def labels(self) -> list[Column]:
        return [column for column in self.columns if column.kind == "label"]

    @cached_property
    def codes(self) -> list[Column]:
        return [column for column in self.columns if column.kind == "code"]

    def position(self, row: int, column: Column) -> int:
        return int(self.grid.at[row, column.place])

    @cached_property
    def naming(self) -> list[Column]:
        """The label columns that name a row: those left of the first value, or all if there is none."""
        first = min((column.place for column in self.values), default=10**9)
        left = [column for column in self.labels if column.place < first]
        return left or self.labels

    @cached_property
    def row_labels(self) -> list[str]:
        """What names each body row: the texts of its naming columns joined by " | ", also those of a cell that is
        merged down over the row."""
        others = [column for column in self.columns if column.kind in ("numbering", "code") and not column.coded]
        columns = [self._only_labels(column) for column in others] + [self.carried(column) for column in self.naming]
        labels = []
        columns = [texts for texts in columns if any(texts)]
        for row, parts in zip(self.rows, zip(*columns, strict=True) if columns else [()] * len(self.rows), strict=True):
            kept = parts[0] if len(parts) == 1 else " | ".join(dict.fromkeys(filter(None, parts)))
            labels.append(kept or self._any_text(row))
        return labels

    def _labels_are(self, words_of: str) -> list[bool]:
        """Whether the last name of each row is in a list of words."""
        known: dict[str, bool] = {}
        for label in self.row_labels:
            if label not in known:
                known[label] = words.matches(label.rpartition(" | ")[2], words_of)
        return [known[label] for label in self.row_labels]

    def _only_labels(self, column: Column) -> list[str]:
        """The names among running numbers or codes: JUMLAH in the column of numbers."""
        positions = self.grid.at[self.rows, column.place]
        labels = (positions >= 0) & (self.role[positions] == _LABEL)
        if not labels.any():
            return [""] * len(self.rows)
        found, kept = list(self.carried(column)), False
        for number, (there, label) in enumerate(zip((positions >= 0).tolist(), labels.tolist(), strict=True)):
            if there:
                kept = label
            if not kept:
                found[number] = ""
        return found

    def carried(self, column: Column) -> list[str]:
        """What a column's cells show, a merged cell's text in every row that it covers; signatures left out."""
        if column.place in self._down:
            return self._down[column.place]
        positions = self.grid.at[self.rows, column.place]
        found = [text.strip() for text in self.texts_of(column)]
        for number in np.flatnonzero((positions >= 0) & (self.role[positions] == _SIGNATURE)).tolist():
            found[number] = ""
        if len(self.grid.sheet.merges):
            rows = self.grid.rows[self.rows]
            down = np.where(positions >= 0, self.grid.down[positions], -1)
            row_list = rows.tolist()
            for number in np.flatnonzero(down > rows).tolist():
                following = number + 1
                while following < len(found) and row_list[following] <= down[number] and positions[following] < 0:
                    found[following] = found[number]
                    following += 1
        self._down[column.place] = found
        return found

    def texts_of(self, column: Column) -> list[str]:
        """What a column shows in each body row, "" where it is empty."""
        if column.place not in self._shown:
            positions = self.grid.at[self.rows, column.place]
            cells = self.grid.sheet.cells
            safe = np.maximum(positions, 0)
            texts = np.where(positions >= 0, self.grid.text[safe], "")
            numbers = np.flatnonzero((positions >= 0) & (cells.text_id[safe] < 0))
            texts[numbers] = [_number_text(value) for value in cells.number[positions[numbers]].tolist()]
            self._shown[column.place] = texts.tolist()
        return self._shown[column.place]

    def _any_text(self, row: int) -> str:
        texts = [
            self.grid.text_at(row, place).strip() for place in np.flatnonzero(self.grid.type[row] == TEXT).tolist()
        ]
        return next((text for text in texts if words.is_total(text)), texts[0] if texts else "")

    @cached_property
    def row_codes(self) -> list[str]:
        """The code of each body row, the longest where there are several; "" where none."""
        if len(self.code_options) == 1:
            return self.code_options[0]
        return [max(options, key=len) for options in zip(*self.code_options, strict=True)]

    @cached_property
    def code_options(self) -> list[list[str]]:
        """The codes of the body rows by each column that holds codes (several narrow ones under one header are one,
        joined by dots), and those with which names begin; at least one list."""
        restored = [restored_codes(codes, numbers)[0] for codes, numbers in self.stored_codes]
        return restored or [[""] * len(self.rows)]

    @cached_property
    def stored_codes(self) -> list[tuple[list[str], list[bool]]]:
        """The codes as the cells hold them (11.10 stored as a number is 11.1), and which are numbers."""
        groups: dict[tuple[str, ...] | int, list[tuple[list[str], np.ndarray]]] = {}
        kinds = self.grid.sheet.cells.kind
        for column in [column for column in self.columns if column.kind == "code" or column.coded]:
            positions = self.grid.at[self.rows, column.place]
            merged = len(self.grid.sheet.merges) > 0
            kept = ((positions < 0) & merged) | ((positions >= 0) & (self.role[positions] == _CODE_ROLE))
            shown = self.carried(column) if merged else self.texts_of(column)
            texts = [text.strip(" .") if code else "" for text, code in zip(shown, kept.tolist(), strict=True)]
            numbers = (positions >= 0) & (kinds[np.maximum(positions, 0)] == Kind.NUMBER)
            groups.setdefault(column.path or column.place, []).append((texts, numbers))
        found = []
        for group in groups.values():
            joined = group[0][0]
            if len(group) > 1:
                joined = [".".join(filter(None, parts)) for parts in zip(*(texts for texts, _ in group), strict=True)]
            found.append((joined, np.any([numbers for _, numbers in group], axis=0).tolist()))
        leading = self._leading_codes()
        return [*found, (leading, [False] * len(leading))] if any(leading) else found

    def _leading_codes(self) -> list[str]:
        """Codes with which the names begin, "5.1.02 Belanja Barang", where most names do."""
        for column in reversed(self.naming):
            found = [_LEADING_CODE.match(text) for text in self.texts_of(column)]
            some = [code[1] for code in found if code]
            if len(some) >= 3 and len(some) >= 0.5 * len(found) and sum("." in code for code in some) >= 2:
                return [code[1].strip(".") if code else "" for code in found]
        return [""] * len(self.rows)

    @cached_property
    def mended_codes(self) -> list[tuple[int, str, str]]:
        """Body rows whose code got back the zero that it lost as a number: row, as stored, as read."""
        found = {}
        for stored, numbers in self.stored_codes:
            codes, mended = restored_codes(stored, numbers)
            found |= {row: (row, stored[row], codes[row]) for row in mended}
        return list(found.values())

    @cached_property
    def said(self) -> Said:
        """What the rows' names say: which are totals, which are rates, what tells rows of one name apart."""
        grid = self.grid
        names = [column for column in self.columns if column in self.naming or column.kind in ("numbering", "code")]
        total = [""] * len(self.rows)
        for column in names:
            texts = self.carried(column) if len(grid.sheet.merges) else self.texts_of(column)
            types = grid.type[self.rows, column.place]
            first = column is next((c for c in names if c.kind == "label"), None)
            known: dict[str, str] = {}
            for number in np.flatnonzero((types == TEXT) | (types == ENUM) | (types == EMPTY)).tolist():
                text = texts[number]
                if not text:
                    continue
                if text not in known:
                    known[text] = "strong" if words.is_total(text) else "weak" if words.is_weak_total(text) else ""
                said = known[text]
                if said == "strong" or (
                    said and total[number] != "strong" and (first or not total[number]) and types[number] != EMPTY
                ):
                    total[number] = said
        places = [column.place for column in self.naming]
        named = (grid.type[np.ix_(self.rows, places)] == TEXT).any(axis=1) if places else np.zeros(len(self.rows), bool)
        if self.codes:
            named |= grid.at[self.rows, self.codes[0].place] >= 0
        rate = self._inherited(self._labels_are("no_sum_header"))
        balance = self._labels_are("balance")
        return Said(total, named.tolist(), rate, balance, self._kin())

    def _inherited(self, rate: list[bool]) -> list[bool]:
        """Rows indented under a rate are rates too."""
        if not any(rate):
            return rate
        indents = self.levels["indent"]
        found, under = list(rate), None
        for number, indent in enumerate(indents):
            if rate[number]:
                under = indent
            elif under is not None and indent is not None and indent > under:
                found[number] = True
            else:
                under = None
        return found

    @cached_property
    def rates(self) -> list[bool]:
        """Rows that hold a rate among rows of counts, by their names."""
        return self._inherited(self._labels_are("rate_row"))

    def _kin(self) -> list[str]:
        """What tells rows of one name apart, if the sheet has such a column: Target and Realisasi by turns."""
        for column in reversed(self.naming):
            texts = [words.plain(text) for text in self.texts_of(column)]
            distinct = set(texts) - {""}
            if 2 <= len(distinct) <= 4 and sum(map(bool, texts)) >= max(4, 2 * len(distinct)):
                return texts
        return []

    def shown(self, position: int) -> str:
        """A cell's text, or its number written without a needless decimal."""
        cells = self.grid.sheet.cells
        if cells.kind[position] in (Kind.TEXT, Kind.ERROR):
            return str(self.grid.text[position])
        return _number_text(float(cells.number[position]))

    @cached_property
    def levels(self) -> dict[str, list[object]]:
        """Ways in which the rows may be nested, each a sort key a row (None: says nothing): by the column of the
        label, its indentation, the style of its enumerator."""
        merged = bool(len(self.grid.sheet.merges))
        carried = [self.carried(column) if merged else self.texts_of(column) for column in self.naming]
        running = [column for column in self.columns if column.kind == "numbering"]
        numbers = [self.texts_of(column) for column in running]
        types = [self.grid.type[self.rows, column.place] for column in self.naming]
        known: dict[str, tuple[int, str | None]] = {}
        by_column, by_indent, by_style = [], [], []
        for number, row in enumerate(self.rows):
            place, text = None, ""
            for column, texts, kinds in zip(self.naming, carried, types, strict=True):
                if kinds[number] == TEXT or (merged and kinds[number] == EMPTY and texts[number]):
                    place = column.place
                    text = (self.grid.text_at(row, place) if merged else texts[number]) or texts[number]
                    break
            if text not in known:
                bullet = bool(_BULLET.match(text))
                lead = _LEAD.match(text)
                style = enumerator_style(lead[0]) if lead else "-" if bullet else None
                known[text] = len(text) - len(text.lstrip()) + 2 * bullet, style
            indent, style = known[text]
            shown = next((texts[number] for texts in numbers if texts[number]), "")
            by_column.append(place)
            by_indent.append(None if place is None else indent)
            by_style.append(_style_of(shown) if shown else style)
        return {"column": by_column, "indent": by_indent, "style": by_style}


def _number_text(value: float) -> str:
    if value != value:  # not a number
        return ""
    return str(int(value)) if value == int(value) else repr(value)


def restored_codes(codes: list[str], is_number: list[bool]) -> tuple[list[str], list[int]]:
    """Codes with the zero that 11.10 loses when it is stored as the number 11.1, where the codes around show it: the
    rows under it begin with 11.10, or it stands between 11.09 and 11.11. Also the rows that were mended."""
    found, mended = list(codes), []
    if not any(is_number):
        return found, mended
    coded = [row for row, code in enumerate(codes) if code]
    for place, row in enumerate(coded):
        code = codes[row]
        if not is_number[row] or not re.fullmatch(r"\d{1,2}\.[1-9]", code):
            continue
        head, last = code.split(".")
        longer = f"{code}0"
        following = next((codes[other] for other in coded[place + 1 : place + 2]), "")
        siblings = [
            c
            for c in (codes[other] for other in coded[max(0, place - 400) : place + 400])
            if re.fullmatch(head + r"\.\d\d", c)
        ]
        between = f"{head}.{int(last) * 10 - 1:02d}" in siblings and f"{head}.{int(last) * 10 + 1:02d}" in siblings
        if following.startswith(longer + ".") or between:
            found[row] = longer
            mended.append(row)
    return found, mended


def _style_of(shown: str) -> str | None:
    return "1" if shown.isdigit() else enumerator_style(shown)


def enumerator_style(text: str) -> str | None:
    """The style of "IV.", "B", "3", "c)", "2)": rows of one style stand on one level."""
    shown = text.strip()
    core = shown.strip(".() ")
    mark = ")" if shown.endswith(")") else ""
    if core.isdigit():
        return "1" + mark
    if re.fullmatch(r"\d{1,3}(\.\d{1,3})+", core):
        return "1" + ".1" * core.count(".")
    if re.fullmatch(r"[IVX]+", core):
        return "I" + mark
    if re.fullmatch(r"[A-Z]", core):
        return "A" + mark
    if re.fullmatch(r"[ivx]{2,}", core):
        return "i" + mark
    if re.fullmatch(r"[a-z]", core):
        return "a" + mark
    return None


def structure_of(block: Block) -> Structure:
    """The structure of one block; its cells' roles are in ``role``, values not yet split from totals."""
    grid = block.grid
    region = Region(grid, (0, len(grid.rows)), block.columns)
    rows = list(block.body)
    types = region.type[rows]
    number = region.number[rows].any(axis=1)
    data = number | (types == PLACE).any(axis=1) | (types == DATE).any(axis=1)
    year = (region.years[rows] > 0) & ~number
    lone = region.filled[rows] == 1
    kinds = np.select([data, year & lone, year], ["data", "year", "data"], "group").tolist()
    uncounted = _uncounted(region, rows, kinds)
    kinds = ["data" if number in uncounted else kind for number, kind in enumerate(kinds)]
    paths = header_paths(region, block)
    for row in list(block.numbering):
        places = [region.left + column for column in region.cells(row)]
        own = {paths[place] for place in places}
        if region.cells(row)[0] > 0 and len(own) <= 0.5 * len(places):  # 1 to 12 under "Bulan" are headers
            block.numbering.remove(row)
            block.header.append(row)
            paths = header_paths(region, block)
    columns = _columns(region, block, rows, kinds, paths)
    places = [column.place for column in columns if column.kind == "value"]
    if places and rows:  # a row with nothing but its running number is a group's
        some = (grid.at[np.ix_(rows, places)] >= 0).any(axis=1).tolist()
        kinds = [
            "group" if kind == "data" and not some[number] and number not in uncounted else kind
            for number, kind in enumerate(kinds)
        ]
    role = np.full(len(grid.sheet.cells), NONE, dtype=np.uint8)
    found = Structure(grid, block, columns, rows, kinds, role)
    _mark(found, region)
    for number in [number for number, kind in enumerate(kinds) if kind == "group"]:
        positions = grid.at[rows[number]]
        if places and not (positions[: max(places) + 1] >= 0).any():  # beside the table, where no column is
            found.kinds[number] = "note"
        if (role[positions[positions >= 0]] == ROLE["note"]).any():
            found.kinds[number] = "note"
    return found


def _uncounted(region: Region, rows: list[int], kinds: list[str]) -> set[int]:
    """Body rows without a number that are rows all the same, and no groups: PMI | Potensi | (blank) in a long table. Their
    last name stands in its column for other rows too, and under another name than those of groups."""
    data = [row for row, kind in zip(rows, kinds, strict=True) if kind == "data"]
    if len(data) < 4:
        return set()
    text = region.type == TEXT
    columns = np.flatnonzero(text[data].mean(axis=0) >= 0.6)
    if len(columns) == 0:
        return set()
    deepest = int(columns[-1])
    first = int(np.flatnonzero(text[data].any(axis=0))[0])
    known = {words.plain(region.text(row, deepest)) for row in data if text[row, deepest]}
    return {
        number
        for number, (row, kind) in enumerate(zip(rows, kinds, strict=True))
        if kind == "group"
        and deepest > first
        and text[row, deepest]
        and words.plain(region.text(row, deepest)) in known
    }


def header_paths(region: Region, block: Block) -> dict[int, tuple[str, ...]]:
    """The texts over each column from top to bottom, by the column's place in the grid."""
    rows = block.header + block.units
    rows.sort()
    texts: dict[int, list[str]] = {column: [] for column in range(region.end - region.left)}
    below = [set(region.cells(row)) for row in rows]
    for level, row in enumerate(rows):
        cells = region.cells(row)
        lower = set().union(*below[level + 1 :]) if level + 1 < len(rows) else set()
        for number, column in enumerate(cells):
            first, last = region.span(row, column)
            stop = cells[number + 1] if number + 1 < len(cells) else region.end - region.left
            if last == first:
                while (
                    last + 1 < stop
                    and last + 1 in lower
                    and not texts[last + 1][: level + 1]
                    and (first in lower or level == 0)
                ):
                    last += 1
                if level and texts[first] and last > first:
                    last = max(c for c in range(first, last + 1) if texts[c][:1] == texts[first][:1])
            shown = " ".join(_said(region, row, column).split())
            for covered in range(first, min(last, stop - 1 if last > first else last) + 1):
                if not texts[covered] or texts[covered][-1] != shown:
                    texts[covered].append(shown)
    return {region.left + column: tuple(path) for column, path in texts.items()}


def _said(region: Region, row: int, column: int) -> str:
    text = region.text(row, column)
    if text:
        return text
    cells = region.grid.sheet.cells
    position = region.at[row, column]
    value = cells.value(int(position))
    return str(int(value)) if isinstance(value, float) and value == int(value) else str(value)


def _columns(region: Region, block: Block, rows: list[int], kinds: list[str], paths: dict) -> list[Column]:
    data = [row for row, kind in zip(rows, kinds, strict=True) if kind == "data"]
    types = region.type[data] if data else np.zeros((0, region.end - region.left), dtype=np.uint8)
    count = {kind: (types == kind).sum(axis=0) for kind in (NUM, PLACE, TEXT, CODE, DATE, ERR, ENUM)}
    all_types = region.type[rows] if rows else types
    filled_rows = (all_types != EMPTY).sum(axis=0)
    headed = [place for place, path in paths.items() if path]
    low, high = (min(headed), max(headed)) if headed else (region.left, region.end - 1)
    if block.header:
        widths = [region.span(row, column)[1] for row in block.header for column in region.cells(row)]
        high = max(high, region.left + max(widths, default=0))
    dense = np.flatnonzero((filled_rows >= max(2, 0.5 * len(rows))) | (filled_rows >= max(1, 0.5 * len(rows))))
    if not headed:
        low, high = region.left, region.end - 1
    elif len(dense):
        low, high = min(low, region.left + int(dense[0])), max(high, region.left + int(dense[-1]))
    while block.header and high + 1 < region.end and grid_next(region, high):
        beside = (region.type[rows, high + 1 - region.left] == TEXT).sum()
        if beside < 2 or (region.type[: block.rows[0] + 1, high + 1 - region.left] != EMPTY).any():
            break
        high += 1  # a column of remarks without a header
    found = []
    first_value = None
    for place in range(region.left, region.end):
        column = place - region.left
        path = paths[place]
        if not low <= place <= high:
            found.append(Column(place, path, "outside"))
            continue
        kind = _kind(region, column, paths, data, count, first_value)
        if kind == "value" and first_value is None:
            first_value = column
        found.append(Column(place, path, kind))
    _settle_headers(region, block, found)
    _settle_codes(region, block, rows, data, found)
    filled = {column.place for column in found if rows and (region.grid.at[rows, column.place] >= 0).any()}
    _name([column for column in found if column.place in filled] or found)
    return found


def grid_next(region: Region, place: int) -> bool:
    """Whether the next column of the grid is the sheet's next column as well."""
    columns = region.grid.columns
    return bool(columns[place + 1] - columns[place] == 1)


def _kind(region: Region, column: int, paths: dict, data: list[int], count: dict, first_value: int | None) -> str:
    path = paths[region.left + column]
    number, text = int(count[NUM][column] + count[ERR][column]), int(count[TEXT][column])
    code, enum, date, place = (int(count[kind][column]) for kind in (CODE, ENUM, DATE, PLACE))
    filled = number + text + code + enum + date
    head = words.plain(path[-1]) if path else ""
    whole = " ".join(words.plain(part) for part in path)
    says_number = bool(path) and (
        words.matches(path[-1], "numbering_header")
        or (words.matches(path[0], "numbering_header") and first_value is None)
    )
    if says_number and text <= 0.5 * max(filled, 1):
        return "numbering"
    if place and not filled and first_value is None and column + 1 < region.end - region.left:
        bullets = [row for row in data if region.type[row, column] == PLACE]
        if (region.type[bullets, column + 1] == TEXT).all():
            return "numbering"  # dashes before the names of the lowest level
    # "Rekening Belanja" over columns of amounts names what is paid; over codes it names them.
    says_code = bool(path) and (
        words.matches(path[-1], "code_header")
        or (number <= code + enum and any(words.matches(part, "code_header") for part in path))
    )
    if says_code and text < 0.5 * max(filled, 1):
        shared = path in (paths.get(region.left + column + 1), paths.get(region.left + column - 1))
        if number and not code and not shared and _counts_up(region, column, data):
            return "numbering"
        return "code"
    if code and code >= 0.5 * filled and not (number > code):
        return "code"
    if (not path or not head) and number + enum and first_value is None and _counts_up(region, column, data):
        return "numbering"
    if first_value is None and code and code + number >= 0.9 * filled and code >= 0.2 * filled:
        return "code"
    if enum and enum >= 0.5 * filled and not text > enum and first_value is None:
        return "numbering"
    if (
        number
        and words.matches(path[-1] if path else "", "year_header")
        and (count[NUM][column] == region.year[data, column].sum())
    ):
        return "label"
    years = int(region.year[data, column].sum())
    if (
        number
        and number == years
        and not count[NUM][:column].any()
        and (text + years >= filled)
        and (not path or words.matches(path[-1], "year_header"))
        and column == int(np.flatnonzero((types_filled(region, data)) > 0)[:1].sum())
    ):
        return "label"  # years that name the rows
    if number and not path and number == filled == region.year[data, column].sum() and first_value is not None:
        return "label"  # years beside the numbers of a table without a header
    if number and (number >= 0.5 * filled or (number >= 2 and text <= 0.3 * filled)):
        if first_value is None and _counts_up(region, column, data) and not whole:
            return "numbering"
        return "value"
    if date and date >= 0.5 * filled:
        return "value"
    if place and not filled:
        return "value"
    if not filled and path and first_value is not None:
        return "value"
    return "label"


def types_filled(region: Region, data: list[int]) -> np.ndarray:
    return (region.type[data] != EMPTY).sum(axis=0)


def _counts_up(region: Region, column: int, data: list[int]) -> bool:
    """Running numbers: 1, 2, 3 ... perhaps beginning again, and nothing else."""
    cells = region.grid.sheet.cells
    numbers = []
    for row in data:
        if region.type[row, column] == EMPTY:
            continue
        value = cells.number[region.at[row, column]]
        if np.isnan(value):
            shown = region.text(row, column).strip(" .()")
            if not shown.isdigit():
                continue
            value = float(shown)
        numbers.append(value)
    if len(numbers) < 2:
        return len(numbers) == 1 and numbers[0] == 1
    up = np.diff(numbers) == 1
    return numbers[0] in (0, 1) and bool((up | (np.array(numbers[1:]) == 1)).mean() > 0.85 and up.mean() > 0.4)


def _settle_headers(region: Region, block: Block, columns: list[Column]) -> None:
    """Give a value column without a header the header beside it that has no numbers: merged cells of header and body
    may begin in different columns."""
    if not block.header:
        return
    if len(region.grid.sheet.merges):
        _by_body_merges(region, block, columns)
    bare = [c for c in columns if c.kind == "value" and not c.path]
    spare = [c for c in columns if c.kind in ("label", "value") and c.path and not _filled(region, block, c.place)]
    for column in bare:
        near = sorted(spare, key=lambda other: (abs(other.place - column.place), other.place > column.place))
        if near and abs(near[0].place - column.place) <= 2:
            column.path = near[0].path
            near[0].kind = "label"
            spare.remove(near[0])


def _by_body_merges(region: Region, block: Block, columns: list[Column]) -> None:
    """A value column under the same header as the one before it, whose cells are merged to the right as far as under
    another header, belongs to that one."""
    grid = region.grid
    paths = {column.place: column.path for column in columns}
    before: Column | None = None
    for column in [c for c in columns if c.kind == "value"]:
        positions = grid.at[block.body, column.place]
        positions = positions[positions >= 0]
        if before is not None and len(positions) and column.path == before.path:
            last = int(np.median(grid.right[positions]))
            place = int(np.searchsorted(grid.columns, last, side="right")) - 1
            others = [p for p in range(column.place + 1, place + 1) if paths.get(p) and paths[p] != column.path]
            if others:
                column.path = paths[others[0]]
        before = column


def _settle_codes(region: Region, block: Block, rows: list[int], data: list[int], columns: list[Column]) -> None:
    """Columns of digits that lead one another, 41, 411, 41101, are codes whatever the header says; under a header that
    is merged over names as well they are part of the names."""
    grid = region.grid
    anchors: dict[int, list[Column]] = {}
    for row in block.header:
        for column in region.cells(row):
            first, last = region.span(row, column)
            for covered in columns:
                if last > first and first <= covered.place - region.left <= last:
                    anchors.setdefault(row * 100_000 + first, []).append(covered)
    for group in anchors.values():
        names = [c for c in group if (grid.type[rows, c.place] == TEXT).sum() > 0 and c.kind in ("label", "value")]
        numbers = [c for c in group if c.kind in ("value", "numbering") and (grid.type[rows, c.place] == NUM).any()]
        if len(group) < 2 or not names or not numbers or len(group[0].path) > 1:
            continue
        digits = [next((t for c in group if (t := _digits(grid, row, c.place))), "") for row in rows]
        if prefix_codes(digits):
            for column in group:
                column.kind, column.coded = "label", True
    first_value = min((c.place for c in columns if c.kind == "value"), default=10**9)
    for column in columns:
        leads = column.kind == "numbering" or (column.kind == "value" and column.place == first_value)
        named = any(c.kind == "label" and c.place > column.place for c in columns)
        if not (leads and named):
            continue
        start = [_digits(grid, row, column.place) for row in rows[:40]]
        if max(map(len, start), default=0) >= 3 and prefix_codes(
            start + [_digits(grid, row, column.place) for row in rows[40:]]
        ):
            column.kind = "code"


def _digits(grid: Grid, row: int, place: int) -> str:
    position = grid.at[row, place]
    if position < 0:
        return ""
    text = str(grid.text[position]).strip()
    number = grid.sheet.cells.number[position]
    if not text and not np.isnan(number) and number == int(number):
        text = str(int(number))
    return text if text.isdigit() else ""


def prefix_codes(digits: list[str]) -> bool:
    """Whether digits are codes that lead one another: of several lengths, and the longer begin with one before them."""
    some = [text for text in digits if text]
    if len(some) < 3 or len({len(text) for text in some}) < 2 or max(map(len, some)) < 3:
        return False
    seen: set[str] = set()
    led = 0
    shortest = min(map(len, some))
    for text in some:
        led += any(text[:length] in seen for length in range(1, len(text)))
        seen.add(text)
    longer = sum(len(text) > shortest for text in some)
    return led >= 0.7 * longer and longer >= 2


def _filled(region: Region, block: Block, place: int) -> bool:
    return bool((region.grid.type[block.body, place] != EMPTY).any()) if block.body else False


def _name(columns: list[Column]) -> None:
    """Names of a frame's columns: the header path joined, made different where two are the same."""
    seen: dict[str, int] = {}
    for column in columns:
        base = " > ".join(column.path) or column.kind
        seen[base] = seen.get(base, 0) + 1
        column.name = base if seen[base] == 1 else f"{base} ({seen[base]})"


def _mark(found: Structure, region: Region) -> None:
    block = found.block
    for rows, role in (
        (block.header, "header"),
        (block.units, "unit"),
        (block.numbering, "numbering"),
        (block.repeated, "repeated_header"),
    ):
        if rows:
            positions = region.at[rows]
            found.role[positions[positions >= 0]] = ROLE[role]
    for row in block.numbering:
        if region.stands_apart(row, region.cells(row)[-1]):
            found.role[region.at[row, region.cells(row)[-1]]] = ROLE["unexplained"]
    if found.rows:
        _mark_body(found, region)
    _mark_before(found, region)
    _mark_after(found, region)
    _mark_beside(found, region)


def _mark_body(found: Structure, region: Region) -> None:
    """The roles of the body's cells, a column at a time."""
    rows = np.asarray(found.rows)
    kinds = np.asarray(found.kinds)
    group, year, data = kinds == "group", kinds == "year", kinds == "data"
    note = np.zeros(len(rows), dtype=bool)
    for number in np.flatnonzero(group & (region.filled[rows] <= 2)).tolist():
        row = int(rows[number])
        note[number] = words.is_note_in_body(region.text(row, region.cells(row)[0]))
    named = np.zeros(len(rows), dtype=bool)  # a text further left names the row
    for place in found.columns:
        column = place.place - region.left
        positions, of = region.at[rows, column], region.type[rows, column]
        there = positions >= 0
        text, number = of == TEXT, (of == NUM) | (of == ERR)
        if place.kind == "outside":
            short = np.zeros(len(rows), dtype=bool)
            for at in np.flatnonzero(text).tolist():
                short[at] = len(region.text(int(rows[at]), column).strip()) <= 2
            roles = np.where(text & ~short, ROLE["note"], ROLE["unexplained"])
        else:
            roles = np.full(len(rows), ROLE["label"], dtype=np.uint8)
            if place.kind == "value":
                roles[~(group & (text | (of == ENUM) | (of == COLON)))] = ROLE["value"]
            elif place.kind == "numbering":
                roles[np.isin(of, (NUM, ENUM, CODE, PLACE))] = ROLE["numbering"]
            elif place.kind == "code":
                roles[~text] = ROLE["code"]
            else:
                roles[of == DATE] = ROLE["value"]
                if not _is_code_like(region, column, found):
                    roles[number & data & named & ~region.year[rows, column]] = ROLE["value"]
            if place.coded:
                roles[(of == NUM) | (of == CODE)] = ROLE["code"]
            if place.kind != "value":
                roles[of == CODE] = ROLE["code"]
            roles[year] = ROLE["label"]
        roles[note] = ROLE["note"]
        found.role[positions[there]] = roles[there]
        named |= text


def _is_code_like(region: Region, column: int, found: Structure) -> bool:
    path = next(c.path for c in found.columns if c.place == region.left + column)
    return any(words.matches(part, "code_header") or words.matches(part, "year_header") for part in path)


def _mark_before(found: Structure, region: Region) -> None:
    block = found.block
    in_note = in_signature = False
    table = block.is_table or block.heads_others
    pairs = _pairs(block, region) if table else set()
    for row in block.before:
        columns = region.cells(row)
        if not columns:
            continue
        texts = region.row_texts(row)
        lead = texts[0]
        if region.gap(row) > 0 and table:
            in_note = False
        if (region.key_value[row] or row in pairs) and not words.is_note(lead):
            role, in_note = "metadata", False
        elif words.is_note(lead):
            role, in_note = "note", not lead.strip().endswith("*")  # *** ... *** says all that it has to say
        elif not table and (
            in_signature or any(words.is_signature_certain(t) or words.is_place_and_date(t) for t in texts)
        ):
            role, in_signature = "signature", True
        elif _all_units(texts) and not region.number[row].any():
            role = "unit"
        elif in_note and region.filled[row] <= 2:
            role = "note"
        elif (region.numbers[row] or region.years[row]) and region.texts[row]:
            role = "metadata" if region.filled[row] <= 4 or region.numbers[row] == 0 else "unexplained"
        elif region.numbers[row] or (region.years[row] and region.filled[row] > 1):
            role = "unexplained"
        elif table or row == block.before[0] or words.matches(lead, "title") or region.year[row].any():
            role = "title"
        else:
            role = "note" if max(map(len, texts)) > 40 or in_note else "title"
        for column in columns:
            mine = role
            text = region.text(row, column)
            if role == "title" and _all_units([text]):
                mine = "unit"
            elif role == "title" and len(columns) > 1 and words.is_key_value(text):
                mine = "metadata"
            found.role[region.at[row, column]] = ROLE[mine]


def _pairs(block: Block, region: Region) -> set[int]:
    """Rows of two texts each in the same two columns, one under the other: keys and values without colons."""
    rows = [row for row in block.before if region.filled[row] == 2 and region.type[row, region.cells(row)[0]] == TEXT]
    same: dict[tuple[int, ...], list[int]] = {}
    for row in rows:
        columns = region.cells(row)
        if region.grid.columns[columns[1]] - region.grid.columns[columns[0]] <= 3:
            same.setdefault(tuple(columns), []).append(row)
    return {
        row
        for group in same.values()
        if len(group) >= 2 and not any(region.row_texts(row)[0].isupper() for row in group)
        for row in group
        if len(region.row_texts(row)[0]) <= 40
    }


def _all_units(texts: list[str]) -> bool:
    return any(texts) and all(is_unit_text(text) for text in texts if text)


def _mark_after(found: Structure, region: Region) -> None:
    signature: int | None = None  # the leftmost column of the signature block
    note = False
    for row in found.block.after:
        columns = region.cells(row)
        texts = {column: region.text(row, column) for column in columns}
        starts = [c for c in columns if words.is_place_and_date(texts[c]) or words.is_signature_certain(texts[c])]
        if not starts and signature is None and not note:
            starts = [c for c in columns if words.is_signature(texts[c])]
        if starts:
            signature = min(starts) if signature is None else min(signature, *starts)
        if columns and words.is_note(texts[columns[0]]) and not starts:
            note = True
        for column in columns:
            position = int(region.at[row, column])
            of = region.type[row, column]
            beside = column < (signature or 0) - 1 and (note or words.is_note(texts[column]))
            if signature is not None and not beside:
                role = "signature"
            elif (of in (NUM, ERR) and (region.filled[row] == 1 or _calculator(region, row))) or _calculator(
                region, row
            ):
                role = "unexplained"
            else:
                role = "note"
            found.role[position] = ROLE[role]


def _calculator(region: Region, row: int) -> bool:
    """Numbers with signs between them, typed beside or under a table to work something out."""
    short = all(len(text.strip()) <= 2 for text in region.row_texts(row) if text and region.texts[row])
    return region.numbers[row] >= 2 and short


def _mark_beside(found: Structure, region: Region) -> None:
    """Signatures that begin beside the last rows, and notes beside the table."""
    rows = found.rows[-12:]
    start: tuple[int, int] | None = None
    for row in rows:
        for column in region.cells(row):
            text = region.text(row, column)
            if region.type[row, column] != TEXT:
                continue
            if words.is_place_and_date(text) or words.is_signature_certain(text):
                start = (row, column) if start is None else (start[0], min(start[1], column))
            if start and row >= start[0] and column >= start[1] - 1 and region.type[row, column] == TEXT:
                names_row = not (region.type[row, :column] == TEXT).any() and region.number[row, column:].any()
                if not names_row:
                    found.role[region.at[row, column]] = _SIGNATURE
    if start:
        for row in found.block.after:
            for column in region.cells(row):
                if column >= start[1] - 1:
                    found.role[region.at[row, column]] = _SIGNATURE
    howto = [c for c in found.columns if c.kind == "outside"]
    for column in howto:
        heads = [
            row
            for row in range(found.block.rows[0], found.block.rows[1])
            if region.grid.type[row, column.place] == TEXT
            and words.matches(region.grid.text_at(row, column.place), "howto")
        ]
        if not heads:
            continue
        for row in range(heads[0], found.block.rows[1]):
            for other in howto:
                if other.place >= column.place and region.grid.at[row, other.place] >= 0:
                    found.role[region.grid.at[row, other.place]] = ROLE["note"]


__all__ = ["NONE", "ROLE", "Column", "Structure", "enumerator_style", "header_paths", "structure_of"]
