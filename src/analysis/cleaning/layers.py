"""A table with what its columns, rows and surroundings tell, and the choice of the nearest layer for each number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from analysis.cleaning import vocabulary, where
from analysis.cleaning.crossed import crossed_of
from analysis.cleaning.forms import Form, form_of
from analysis.cleaning.meaning import OTHER, Column, Telling, column_of, telling
from analysis.reference.accounts import account_code, account_of
from analysis.sheets.book import Book
from analysis.sheets.cells import Sheet, column_letters
from analysis.sheets.understanding import TableData
from analysis.sheets.words import is_total, is_weak_total

# Header kinds whose cells tell one thing, to be filled down where only the first row of several shows it.
TYPED = ("district", "segment", "programme", "fund", "stage", "metric", "year", "period", "agency")
_CODE = re.compile(r"(?<![\d.])5(?:\s?\.\s?\d{1,4}){4,5}(?![\d])|(?<!\d)5\d{11}(?!\d)")


@dataclass(frozen=True)
class Around:
    """What stands around a table, nearest first: its titles, its sheet's name, the titles of other sheets, the file's
    name. Each layer is a list of tellings."""

    titles: tuple[Telling, ...]
    over: tuple[Telling, ...]  # the titles of the tables before it on its sheet
    sheet: Telling
    others: tuple[Telling, ...]
    file: Telling

    @property
    def layers(self) -> list[tuple[Telling, ...]]:
        return [self.titles, (self.sheet,), self.over, self.others, (self.file,)]


@dataclass
class Row:
    """What a body row tells by itself, nearest first, and what stands over it."""

    number: int
    typed: dict[str, str]
    label: str
    texts: tuple[str, ...]  # all its texts, the name first
    over: tuple[str, ...]  # names of the rows and groups it belongs to, nearest first
    code: str = ""
    over_code: str = ""
    remarks: frozenset[str] = frozenset()

    @cached_property
    def own(self) -> list[Telling]:
        return [telling(text) for text in self._told_texts]

    @cached_property
    def _told_texts(self) -> list[str]:
        typed = [text for kind, text in self.typed.items() if kind not in ("fund", "agency", "unit") and text]
        return list(dict.fromkeys([*typed, *self.texts]))

    @cached_property
    def named(self) -> list[Telling]:
        """What its names tell, remarks left out: they speak of laws and dates."""
        return [told for text, told in zip(self._told_texts, self.own, strict=True) if text not in self.remarks]

    @cached_property
    def above(self) -> list[Telling]:
        return [telling(text) for text in self.over]


@dataclass
class Layered:
    """One table as cleaning sees it."""

    data: TableData
    columns: list[Column]  # of numbers
    rows: dict[int, Row]  # body rows with numbers, without totals
    around: Around
    leaf: np.ndarray = field(repr=False)  # bool, body rows x number columns
    down: np.ndarray = field(repr=False)  # the numbers, a merged cell's in every row that it covers
    addresses: dict[tuple[int, int], str] = field(default_factory=dict, repr=False)  # of a form's values, as sent
    headings: frozenset[int] = frozenset()  # rows over others, by their codes and details

    def cell(self, row: int, column: int) -> str:
        place = self.data.places[self.data.value_columns[column]]
        if self.addresses:
            return self.addresses.get((int(self.data.rows[row]), place), "")
        return f"{column_letters(place)}{int(self.data.rows[row]) + 1}"

    @property
    def sheet(self) -> str:
        return self.data.sheet

    @cached_property
    def plain_rows(self) -> list[int]:
        """The rows that add up no others."""
        return [row for row in self.rows if row not in self.data.total_rows]

    @cached_property
    def stages(self) -> dict[str, set[int]]:
        """The stages that rows tell of themselves, each with its rows."""
        found: dict[str, set[int]] = {}
        for number, row in self.rows.items():
            for each in row.own:
                if each.stage:
                    found.setdefault(each.stage, set()).add(number)
        return found

    @cached_property
    def share_of_groups(self) -> float:
        """The share of rows that name a group of workers, or stand under one; "lain-lain" names none."""
        told = [
            any(each.segment not in ("", OTHER) for each in (*row.own, *row.above))
            for row in self.rows.values()
            if not says_total(row)
        ]
        return sum(told) / max(len(told), 1)

    @cached_property
    def tells_groups(self) -> bool:
        return any(each.segment for row in self.rows.values() for each in row.own)

    def numbers(self) -> Iterator[tuple[int, int, float]]:
        """Row, column and value of each number that is no total."""
        for row in self.rows:
            for column in range(len(self.columns)):
                value = self.data.values[row, column]
                if not np.isnan(value):
                    yield row, column, float(value)


def turned_sheets(book: Book) -> dict[str, Form]:
    """The visible sheets of a book that are understood turned: forms of keys and values, and tables on their side."""
    sent = [each for each in book.understood if each.sheet.visibility == "visible"]
    return {
        each.sheet.name: form
        for each in sent
        if (form := form_of(each.sheet) or crossed_of(each.sheet) or form_of(each.sheet, one_line=True))
    }


def layers_of(book: Book, shown: str, forms: dict[str, Form]) -> list[Layered]:
    """Every table of a visible sheet of a book, with what tells of it. ``shown`` is the path that the sender gave,
    ``forms`` are the sheets that are read turned."""
    sent = [each for each in book.understood if each.sheet.visibility == "visible"]
    visible = [forms[each.sheet.name].understood if each.sheet.name in forms else each for each in sent]
    name = telling(re.sub(r"[_\-.]+", " ", shown.rsplit(".", 1)[0].replace("/", " | ")))
    titles = {
        each.sheet.name: [text for table in each.tables for text in table.lines] or _loose_texts(each)
        for each in visible
    }
    found = []
    for each in visible:
        others = [telling(text) for sheet, texts in titles.items() if sheet != each.sheet.name for text in texts]
        before: TableData | None = None
        over: list[str] = []
        for data in each.tables:
            data = _headed(before, data)
            before = data
            keyed = _keyed(data, each.sheet)
            around = Around(
                tuple(telling(text) for text in dict.fromkeys([*data.lines, *keyed])),
                tuple(telling(text) for text in dict.fromkeys(over)),
                telling(each.sheet.name),
                tuple(dict.fromkeys(others)),
                name,
            )
            over += [*data.lines, *keyed]
            form = forms.get(each.sheet.name)
            found.append(_layered(data, around, each.sheet.merges, _texts_among(each.sheet, data), form))
    return found


_YEAR_KEY = re.compile(r"(\d+[.)]\s*)?(tahun|thn|t\.?\s?a\b)", re.I)


def _keyed(data: TableData, sheet: Sheet) -> list[str]:
    """What a row of a table states as a key and its value, in a form or over a pivot table: "Tahun | 2023",
    "Periode data | Agustus 2025"."""
    found = []
    for row, label in enumerate(data.labels):
        years = {value for value in data.values[row].tolist() if 2010 <= value <= 2045 and value == int(value)}
        if len(years) == 1 and _YEAR_KEY.match(label):
            found.append(f"Tahun Anggaran {int(years.pop())}")
    keys = {
        int(data.rows[row]): label
        for row, label in enumerate(data.labels)
        if vocabulary.column_is(label) in ("district", "period", "year")
    }
    if not keys:
        return found
    cells, texts = sheet.cells, sheet.cells.text
    places = {data.places[number] for number in data.value_columns}
    for at in np.flatnonzero(np.isin(cells.row, list(keys))).tolist():
        if int(cells.column[at]) in places and str(texts[at]).strip():
            found.append(f"{keys[int(cells.row[at])]} : {texts[at]}")
    return found


def _loose_texts(understood: object) -> list[str]:
    """The texts of a sheet without tables: a cover."""
    cells = understood.sheet.cells
    return [str(text) for text in cells.text[:200] if text]


def _layered(
    data: TableData, around: Around, merges: np.ndarray, shown: dict[tuple[int, int], str], form: Form | None = None
) -> Layered:
    place_of = {number: place for place, number in enumerate(data.value_columns)}
    columns = []
    for place, number in enumerate(data.value_columns):
        path = tuple(part for part in data.columns[number].path if part.strip())
        parts = data.column_parts.get(number, [])
        columns.append(
            column_of(
                place,
                path,
                unit=data.units[place].name,
                percent=data.units[place].percent,
                says_sum=any(_says_sum(part) for part in path),
                sum_of=tuple(place_of[part] for part in parts if part in place_of),
            )
        )
    columns = [_with_unit_beside(column, data) for column in columns]
    spread = {column.path[:-1] for column in columns if column.month and not column.quarter}
    columns = [  # "Bulan" over January to December says when, not how long
        replace(column, measure="") if column.measure == "months" and column.path[:-1] in spread - {()} else column
        for column in columns
    ]
    if sum(column.pays for column in columns) and any(column.fund == "APBD" for column in columns):
        columns = [
            replace(column, pays=True, stage="" if _weakly(column) else column.stage)
            if column.fund == "APBD"
            else column
            for column in columns
        ]
    leaf = ~data.totals if data.totals.size else np.zeros(data.values.shape, dtype=bool)
    headings = frozenset(_coded_parents(data)) | _code_headings(data)
    leaf[list(headings)] = False
    addresses = form.addresses if form else {}
    rows = _rows(data, shown, headings)
    if form:  # numbers of the letterhead are no rows
        lines = {row for row, _ in form.addresses}
        rows = {number: row for number, row in rows.items() if int(data.rows[number]) in lines}
    return Layered(data, columns, rows, around, leaf, _merged_down(data, merges), addresses, headings)


PEOPLE_UNIT = re.compile(r"(orang|org|jiwa|peserta|ok|pekerja|tk)")
MONTHS_UNIT = re.compile(r"(bulan|bln|bl)")


def _with_unit_beside(column: Column, data: TableData) -> Column:
    """A column whose header does not say what it counts, by the units that stand beside its numbers: 75 | org | 8 | bln."""
    beside = data.texts.get(data.value_columns[column.number] + 1, ())
    told = {vocabulary.plain(text).strip(" .") for text in beside if text}
    if not told or column.metric or column.measure not in ("", "volume"):
        return column
    for unit, measure in ((PEOPLE_UNIT, "workers"), (MONTHS_UNIT, "months")):
        if all(unit.fullmatch(text) for text in told):
            return replace(column, measure=measure)
    return column


def _headed(before: TableData | None, data: TableData) -> TableData:
    """A table that begins with a group's name in place of a header goes on with the columns of the table over it."""
    if before is None or not data.value_columns:
        return data
    known = {place: column for place, column in zip(before.places, before.columns, strict=True) if column.path}
    own = [data.columns[number] for number in data.value_columns]
    told = [
        column
        for column in own
        if any(column_of(0, column.path, unit="", percent=False, says_sum=False, sum_of=()).known for _ in [0])
    ]
    if told or not set(data.places) <= set(before.places):
        return data
    columns, kept = [], []
    for number, place in enumerate(data.places):
        column = known.get(place)
        columns.append(
            replace(data.columns[number], path=column.path, kind=column.kind) if column else data.columns[number]
        )
        if number in data.value_columns and column and column.kind == "value":
            kept.append(data.value_columns.index(number))
    if not kept:
        return data
    heads = tuple(part for column in data.columns for part in column.path if part.strip())
    return replace(
        data,
        columns=columns,
        values=data.values[:, kept],
        undecided=data.undecided[:, kept],
        totals=data.totals[:, kept],
        units=[data.units[place] for place in kept],
        value_columns=[data.value_columns[place] for place in kept],
        total_columns=[],
        column_parts={},
        lines=[*before.lines, *data.lines],
        groups=[(*dict.fromkeys(heads), *groups) for groups in data.groups],
    )


def _merged_down(data: TableData, merges: np.ndarray) -> np.ndarray:
    values = data.values.copy()
    rows = {int(row): number for number, row in enumerate(data.rows)}
    columns = {data.places[number]: place for place, number in enumerate(data.value_columns)}
    for top, left, bottom, _ in merges.tolist() if len(merges) else []:
        if bottom > top and left in columns and top in rows:
            for row in range(top + 1, bottom + 1):
                if row in rows and np.isnan(values[rows[row], columns[left]]):
                    values[rows[row], columns[left]] = values[rows[top], columns[left]]
    return values


def _weakly(column: Column) -> bool:
    """Whether a header names a stage only as APBD or APBK."""
    return not any(telling(part).stage for part in column.path)


def _says_sum(part: str) -> bool:
    shown = re.sub(r"\([^)]*\)", " ", part)
    return is_total(shown) or bool(
        re.fullmatch(
            r"\s*(sub ?)?(jumlah|total|jml|jlh)\s*(total|semua|seluruh\w*|keseluruhan|segmen)?\s*",
            vocabulary.plain(shown),
        )
    )


def _texts_among(sheet: Sheet, data: TableData) -> dict[tuple[int, int], str]:
    """Texts in columns of numbers that tell of a row, "3 program (JKK, JKM, JHT)" over 2, by body row and column."""
    asked = {data.places[number]: number for number in data.value_columns if _header(data, number) in TYPED}
    if not asked:
        return {}
    cells, rows = sheet.cells, {int(row): number for number, row in enumerate(data.rows)}
    texts = cells.text
    return {
        (rows[int(cells.row[at])], asked[int(cells.column[at])]): str(texts[at]).strip()
        for at in np.flatnonzero(np.isin(cells.column, list(asked))).tolist()
        if int(cells.row[at]) in rows and re.search(r"[^\W\d_]", str(texts[at]))
    }


_BULLET = re.compile(r"\s*[-–•*]\s*[^\W\d]")


def _coded_parents(data: TableData) -> dict[int, list[int]]:
    """Rows of an account, with the rows without a code under it where these add up to it in every column of both: one
    such row alone is the account's only detail, and the money is told twice. The rows have bullets, or the account's row
    bears its official name."""
    found: dict[int, list[int]] = {}
    for row, code in enumerate(data.codes):
        if not account_code(code) or data.kinds[row] != "data" or row in data.total_rows:
            continue
        known = account_of(account_code(code))
        official = bool(known) and vocabulary.plain(data.labels[row].rpartition(" | ")[2]) == vocabulary.plain(
            known["name"]
        )
        parts = []
        for below in range(row + 1, len(data.rows)):
            if data.codes[below] or data.kinds[below] != "data" or is_total(data.labels[below]):
                break
            if not official and not _BULLET.match(data.labels[below]):
                break
            parts.append(below)
            if not _BULLET.match(data.labels[row]) and _adds_up(data, row, parts):
                found[row] = list(parts)
                break
        if row not in found and not _BULLET.match(data.labels[row]) and _adds_up(data, row, parts, one_wrong=True):
            found[row] = parts
    return found


_ACTIVITY = re.compile(r"[\dX]{1,2}\.[\dX]{2}(\.\d{1,4}){2,4}", re.I)  # 2.07.05.2.02.0005, X.XX.01.2.08
_TREE_TOP = re.compile(r"51?")
_IN_TREE = re.compile(r"51(\d\d){1,3}(\d{4})?")  # an account of spending or a level over it


_SIPD_MARK = re.compile(
    r"\s*\[\s*([#-])\s*\]"
)  # "[ # ] Belanja ..." over "[ - ] Sekretariat" in the state's own prints


def _code_headings(data: TableData) -> set[int]:
    """Rows whose code the next row's continues, 5.1.02 over 5.1.02.02, and activities over the accounts of their money:
    headings whether their sums hold or not. Where the tree of accounts does not begin with 5, an activity that is less
    than the account under it is no heading but a line of its own."""
    found: set[int] = set()
    adds = ~np.array([unit.percent for unit in data.units], dtype=bool)
    for row in range(len(data.rows) - 1):
        if data.kinds[row] != "data" or data.kinds[row + 1] != "data":
            continue
        own, below = data.codes[row].strip(" ."), re.sub(r"\D", "", data.codes[row + 1])
        mine = re.sub(r"\D", "", own)
        if mark := _SIPD_MARK.match(data.labels[row]):
            under = _SIPD_MARK.match(data.labels[row + 1])
            last = row + 1 in data.total_rows or is_total(data.labels[row + 1].rpartition(" | ")[2])
            if not last and not data.codes[row + 1] and (not under or (mark[1], under[1]) == ("#", "-")):
                found.add(row)
            continue
        told = [_ACTIVITY.match(part) for part in data.labels[row + 1].split(" | ")]
        another = any(each and not own.startswith(each[0]) for each in told)  # the next row has an activity of its own
        activity = (
            not another
            and _ACTIVITY.match(own or data.labels[row])
            and (
                _TREE_TOP.fullmatch(below)
                or (
                    _IN_TREE.fullmatch(below)
                    and not _ACTIVITY.fullmatch(data.codes[row + 1].strip(" ."))
                    and not (data.values[row] < data.values[row + 1])[adds].any()
                )
            )
        )
        longer = mine.startswith("5") and below.startswith(mine) and len(below) > len(mine)
        if activity or (longer and not _ACTIVITY.fullmatch(own)):
            found.add(row)
    return found


def _adds_up(data: TableData, row: int, parts: list[int], *, one_wrong: bool = False) -> bool:
    """Whether a row adds up others in every column of both; with ``one_wrong`` in half of them and at least two: a printed
    sum, and what hangs on it, may be wrong."""
    own, below = data.values[row], data.values[parts]
    both = ~np.isnan(own) & ~np.isnan(below).all(axis=0) & ~np.array([unit.percent for unit in data.units], dtype=bool)
    if one_wrong:
        both &= own != 0
    held = both & (np.abs(own - np.nansum(below, axis=0)) < 0.5)
    if one_wrong:
        return len(parts) > 1 and held.sum() >= max(2, 0.5 * both.sum())
    return bool((both & (own != 0)).any() and (held == both).all())


def _rows(data: TableData, shown: dict[tuple[int, int], str], headings: frozenset[int]) -> dict[int, Row]:
    headers = {number: _header(data, number) for number in data.texts}
    among = {number: _header(data, number) for _, number in shown}
    record = _records(data, headers)
    metrics = [number for number, what in headers.items() if what == "metric"]
    filled = {number: _filled(data, number, headers[number], record, metrics) for number in data.texts}
    above = _above(data)
    rows: dict[int, Row] = {}
    open_code = ""
    marked: dict[str, str] = {}
    for row, kind in enumerate(data.kinds):
        code = _own_code(data, filled, row)
        mark = _SIPD_MARK.match(data.labels[row])
        if mark and mark[1] == "#":
            marked = {"#": data.labels[row]}
        elif mark:
            marked["-"] = data.labels[row]
        elif data.codes[row] or is_total(data.labels[row].rpartition(" | ")[2]):
            marked = {}
        if kind != "data":
            open_code = code or open_code
            continue
        label = data.labels[row]
        if row in record:
            stages = {data.texts[number][record[row]].strip() for number, what in headers.items() if what == "stage"}
            names = [part for part in data.labels[record[row]].split(" | ") if part and part.strip() not in stages]
            label = " | ".join(dict.fromkeys([*label.split(" | "), *names]))
        typed: dict[str, str] = {}
        stated: dict[str, int] = {}
        texts: list[str] = []
        remarks: list[str] = []
        activities: list[str] = []
        for number, column in filled.items():
            text = column[row]
            if not text or data.columns[number].kind == "numbering":
                continue
            what = headers[number]
            if what in TYPED or what == "unit":
                # Under one header of several columns the row's own text, not what a row over it has in the first.
                own = data.texts[number][row] and what in stated and not data.texts[stated[what]][row]
                if what not in typed or own:
                    typed[what], stated[what] = text, number
            if what not in ("fund", "unit", "agency", "law"):
                texts.append(text)
            if what == "remark":
                remarks.append(text)
            if what == "activity":
                activities.append(text)
        for number, what in among.items():
            if (told := shown.get((row, number)) or shown.get((record.get(row, row), number))) is not None:
                typed.setdefault(what, told)
        over = [data.labels[parent] for parent in above.get(row, ())]
        over += [text for text in reversed(marked.values()) if not mark and text not in over]
        over += [text for text in reversed(data.groups[row]) if text not in over]
        over_code = next(
            (_own_code(data, filled, parent) for parent in above.get(row, ()) if _own_code(data, filled, parent)), ""
        )
        over_code = (
            over_code
            or next((_code_in(text) for text in over if _code_in(text)), "")
            or (open_code if not code else "")
        )
        names = [part for part in label.split(" | ") if part]
        texts = list(dict.fromkeys([*reversed(names), *texts]))
        if set(texts) - {*activities, *remarks, *typed.values()}:  # the line has a name of its own
            texts = [text for text in texts if text not in activities]
            over = [*over, *activities]
        rows[row] = Row(row, typed, label, tuple(texts), tuple(over), code, over_code, frozenset(remarks))
        if code:
            open_code = code if row in headings or np.isnan(data.values[row]).all() else ""
        elif is_total(label.rpartition(" | ")[2]):
            open_code = ""
    return rows


def _header(data: TableData, number: int) -> str:
    """What a column tells: by its header, and where no rule knows that by what stands in it."""
    path = [part for part in data.columns[number].path if part.strip()]
    told = next((what for part in reversed(path) if (what := vocabulary.column_is(part))), "")
    return told or ("stage" if _only_stages(data.texts.get(number, ())) else "")


def _only_stages(texts: Sequence[str]) -> bool:
    """Whether a column holds names of stages and nothing else: few short texts, each of which tells one of several."""
    told = {text: telling(text).stages for text in {text for text in texts if text.strip()}}
    return (
        len(told) <= 12
        and len(set(told.values())) > 1
        and all(len(stages) == 1 and len(vocabulary.unexplained(text).split()) <= 1 for text, stages in told.items())
    )


def _records(data: TableData, headers: dict[int, str]) -> dict[int, int]:
    """Rows that only add a stage to the record over them, each with the record's first row: a name stands beside
    "Murni", and none beside "Perubahan" and "Realisasi" under it."""
    columns = [number for number, what in headers.items() if what == "stage"]
    named = [
        number
        for number, what in headers.items()
        if what not in (*TYPED, "unit", "remark") and data.columns[number].kind != "numbering"
    ]
    if len(columns) != 1 or not named:
        return {}
    found: dict[int, int] = {}
    first, seen = -1, set[str]()
    for row, kind in enumerate(data.kinds):
        stage = telling(data.texts[columns[0]][row]).stages
        if kind not in ("data", "group") or len(stage) != 1:
            first, seen = -1, set()
        elif any(data.texts[number][row] for number in named):
            first, seen = row, {*stage}
        elif first >= 0 and _of_one_group(data, row, first) and stage[0] not in seen:
            found[row] = first
            seen.add(stage[0])
        else:
            first = -1
    return found


def _of_one_group(data: TableData, row: int, first: int) -> bool:
    """Whether rows stand under the same names, or one under the other: a record's first stage may have no numbers."""
    return data.groups[row] == data.groups[first] or data.groups[row] == (*data.groups[first], data.labels[first])


def _filled(data: TableData, number: int, header: str, record: dict[int, int], metrics: Sequence[int]) -> list[str]:
    """A text column's cells; a typed one is filled down over blanks of rows that show other texts, a name over the
    further stages of its record. A potential that adds up members and others is no total among rows of metrics."""
    texts = list(data.carried.get(number) or data.texts[number])
    if header not in TYPED:
        if header not in ("unit", "remark") and data.columns[number].kind != "numbering":
            for row, first in record.items():
                texts[row] = texts[row] or texts[first]
        return texts
    last, group = "", ()
    for row, kind in enumerate(data.kinds):
        if data.groups[row] != group:
            last, group = "", data.groups[row]
        if row in record:
            texts[row] = texts[row] or texts[record[row]]
        if texts[row]:
            last = texts[row]
        elif kind != "data" or is_total(data.labels[row].rpartition(" | ")[2]):
            continue
        elif row not in data.total_rows or any(data.texts[metric][row] for metric in metrics):
            texts[row] = last
    return texts


def _above(data: TableData) -> dict[int, list[int]]:
    """The rows that add a row up, the nearest (smallest) first."""
    found: dict[int, list[int]] = {}
    for parent, parts in data.parents.items():
        for part in parts:
            found.setdefault(part, []).append(parent)
    closed: dict[int, list[int]] = {}
    for row in found:
        chain, queue = [], list(found[row])
        while queue:
            parent = queue.pop(0)
            if parent not in chain and parent != row:
                chain.append(parent)
                queue += found.get(parent, [])
        closed[row] = [parent for parent in chain if not is_total(data.labels[parent].rpartition(" | ")[2])]
    return closed


def _own_code(data: TableData, filled: dict[int, list[str]], row: int) -> str:
    direct = account_code(data.codes[row]) if data.codes[row] else ""
    if direct:
        return direct
    return next((code for texts in filled.values() if (code := _code_in(texts[row]))), "")


def _code_in(text: str) -> str:
    hit = _CODE.search(text)
    return account_code(hit[0]) if hit else ""


def says_total(row: Row) -> bool:
    name = row.label.rpartition(" | ")[2]
    return is_total(name)


def continues_total(table: Layered, row: Row) -> bool:
    """Whether a row only adds a stage to the total over it: "Jumlah" for the pagu, then "Realisasi" beside no name."""
    before = row.number - 1
    if before < 0 or table.data.kinds[before] != "data":
        return False
    words_only = telling(row.label).stages and not vocabulary.unexplained(row.label) and not telling(row.label).segment
    return bool(words_only) and is_total(table.data.labels[before].rpartition(" | ")[2])


def sums_by_name(label: str) -> bool:
    name = label.rpartition(" | ")[2]
    return is_total(name) or is_weak_total(name)


def nearest(layers: Sequence[Sequence[Telling]], name: str) -> object:
    """What the nearest layer tells of one thing; a layer that tells two things tells nothing and is passed over."""
    for layer in layers:
        told = {getattr(each, name) for each in layer} - {"", 0, ()}
        if len(told) == 1:
            return told.pop()
    return ""


def place_by(layers: Sequence[Sequence[Telling]]) -> str:
    """The district that the nearest layer names; a layer with several names none."""
    return str(nearest(layers, "district"))


def whole_names(texts: Sequence[str]) -> list[str]:
    """District codes of a column of texts, by whole name."""
    return [where.whole(text) if text else "" for text in texts]
