"""Workbooks in Office Open XML (.xlsx, .xlsm): a scan of the file's XML, held against calamine.

The scan (``sheetpart``) gives every cell with its value, and what calamine does not tell: formulas and those nobody has
computed, error values, number formats, hidden rows and columns. calamine reads the same bytes: a sample of each sheet, and
the whole of a sheet that is unusual in any way or whose sample differs. Where the two disagree, openpyxl is asked, two of
three win, and a finding says so.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import posixpath
import re
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import numpy as np
import pandas as pd
from python_calamine import CalamineWorkbook, load_workbook

from analysis.sheets import sheetpart
from analysis.sheets.agreement import Rows, compare, fits, in_order, is_failure, objects, places_of, settle
from analysis.sheets.cells import Cells, Kind, Problem, Sheet, cells_from_rows, column_number, days_of
from analysis.sheets.formulas import Formulas
from analysis.sheets.sheetpart import Frame, Scan, Type
from analysis.sheets.spans import spans
from analysis.sheets.styles import Styles, read_styles, settle_dates

if TYPE_CHECKING:
    import openpyxl

VISIBILITY = {"hidden": "hidden", "veryHidden": "very_hidden"}
SAMPLE = 8_000
"""Bytes of XML at the beginning and at the end of a sheet that calamine reads for comparison: some 200 cells each."""
ARBITER_LIMIT = 10_000_000
"""Bytes of a sheet's XML up to which openpyxl is asked, which takes about four seconds for as many."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One sheet that the workbook lists."""

    name: str
    visibility: str
    path: str
    kind: str  # worksheet, chartsheet, dialogsheet, xlMacrosheet ...


@dataclass(frozen=True, slots=True)
class Book:
    """What the workbook's own part says."""

    entries: tuple[Entry, ...]
    from_1904: bool
    to_recalculate: bool
    styles_path: str
    texts_path: str


def read(data: bytes, parts: dict[str, bytes] | None = None) -> tuple[tuple[Sheet, ...], tuple[Problem, ...]]:
    """The sheets of a workbook in their order, and what was seen about the file as a whole.

    ``parts`` are the inflated parts of the zip, where somebody has inflated them already. Raises ``ValueError`` where
    the file lists no sheet.
    """
    names = _Parts(data, parts)
    book = _book(names)
    problems: list[Problem] = []
    try:
        styles = read_styles(names[book.styles_path]) if book.styles_path in names else Styles()
    except ElementTree.ParseError:
        styles = Styles()
        problems.append(Problem("styles_unread"))
    entries = []
    for entry in book.entries:
        if entry.kind != "worksheet":
            problems.append(Problem("sheet_without_cells", found=entry.name[:60]))
        elif entry.path not in names:
            problems.append(Problem("sheet_missing", found=entry.name[:60]))
        else:
            entries.append(entry)
    texts = _Texts(names, book.texts_path)
    second = _Second(data, names, entries, book)
    scans = sheetpart.scan([names[entry.path] for entry in entries])
    sheets = []
    for i, (entry, scanned) in enumerate(zip(entries, scans, strict=True)):
        sheets.append(_sheet(i, entry, scanned, names[entry.path], book, styles, texts, second))
    return tuple(sheets), tuple(problems)


# The container


class _Parts:
    """Parts by name; the names of some programs have backslashes, a leading slash or other capitals."""

    def __init__(self, data: bytes, parts: dict[str, bytes] | None) -> None:
        self._parts = {_key(name): found for name, found in (parts or {}).items()}
        self._archive: zipfile.ZipFile | None = None
        self._names: dict[str, str] = {}
        if parts is None or not parts:
            self._open(data)
        self._data = data

    def _open(self, data: bytes) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(data))
        self._names = {_key(name): name for name in self._archive.namelist()}

    def __contains__(self, name: str) -> bool:
        if _key(name) in self._parts:
            return True
        if self._archive is None:
            self._open(self._data)
        return _key(name) in self._names

    def __getitem__(self, name: str) -> bytes:
        if name not in self:
            raise KeyError(name)
        key = _key(name)
        if key not in self._parts:
            self._parts[key] = self._archive.read(self._names[key])  # type: ignore[union-attr]
        return self._parts[key]


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _relations(parts: _Parts, path: str) -> dict[str, tuple[str, str]]:
    """By id: the path of the part that another part points to, and the last word of what it is."""
    folder, name = posixpath.split(path)
    beside = posixpath.join(folder, "_rels", name + ".rels")
    if beside not in parts:
        return {}
    found = {}
    for element in ElementTree.fromstring(parts[beside]):
        if element.get("TargetMode") != "External":
            target = (element.get("Target") or "").replace("\\", "/")
            whole = target if target.startswith("/") else posixpath.join(folder, target)
            kind = (element.get("Type") or "").rpartition("/")[2]
            found[element.get("Id") or ""] = (posixpath.normpath(whole).lstrip("/"), kind)
    return found


def _book(parts: _Parts) -> Book:
    main = next((path for path, kind in _relations(parts, "").values() if kind == "officeDocument"), "xl/workbook.xml")
    if main not in parts:
        main = "xl/workbook.xml"
    if main not in parts:
        raise ValueError("the workbook part is missing")
    relations = _relations(parts, main)
    root = ElementTree.fromstring(parts[main])
    entries, from_1904, recalculate = [], False, False
    for element in root.iter():
        name = element.tag.rpartition("}")[2]
        if name == "sheet":
            own = next((value for key, value in element.attrib.items() if key.endswith("}id")), "")
            path, kind = relations.get(own, ("", "worksheet"))
            visibility = VISIBILITY.get(element.get("state", ""), "visible")
            entries.append(Entry(element.get("name", ""), visibility, path, kind))
        elif name == "workbookPr":
            from_1904 = element.get("date1904") in ("1", "true")
        elif name == "calcPr":
            recalculate = element.get("fullCalcOnLoad") in ("1", "true")
    if not entries:
        raise ValueError("the workbook lists no sheet")
    by_kind = {kind: path for path, kind in relations.values()}
    folder = posixpath.dirname(main)
    return Book(
        tuple(entries),
        from_1904,
        recalculate,
        by_kind.get("styles", posixpath.join(folder, "styles.xml")),
        by_kind.get("sharedStrings", posixpath.join(folder, "sharedStrings.xml")),
    )


class _Texts:
    """The table of shared texts, read when the first sheet needs it; equal texts count as one."""

    def __init__(self, parts: _Parts, path: str) -> None:
        self._parts, self._path = parts, path

    @cached_property
    def _both(self) -> tuple[np.ndarray, np.ndarray]:
        found = sheetpart.shared_texts(self._parts[self._path]) if self._path in self._parts else []
        first, distinct = pd.factorize(objects(found)) if found else (np.zeros(0, dtype=np.int64), objects([]))
        return first.astype(np.int32), distinct

    @property
    def number_of(self) -> np.ndarray:
        """For each position in the file's table the position in ``distinct``."""
        return self._both[0]

    @property
    def distinct(self) -> np.ndarray:
        return self._both[1]


# The second reader


class _Second:
    """calamine, given the bytes that were looked at and no others.

    They are put into a workbook of our making, in a zip that needs no inflating: each stretch of rows as a sheet of its own.
    """

    def __init__(self, data: bytes, parts: _Parts, entries: list[Entry], book: Book) -> None:
        self._data, self._parts, self._entries, self._book = data, parts, entries, book
        self._blocks: dict[int, list[tuple[int, int]]] = {}

    @cached_property
    def _sampled(self) -> CalamineWorkbook:
        sheets = {}
        for i, entry in enumerate(self._entries):
            part = self._parts[entry.path]
            self._blocks[i] = _blocks(part)
            if not self._blocks[i]:
                sheets[f"{i}"] = part
            for n, (low, high) in enumerate(self._blocks[i]):
                sheets[f"{i}.{n}"] = b"".join([part[: part.index(b"<row")], part[low:high], _CLOSING])
        return self._open(sheets)

    def _open(self, sheets: dict[str, bytes]) -> CalamineWorkbook:
        whole = io.BytesIO()
        lists = "".join(f'<sheet name="{name}" sheetId="{i + 1}" r:id="r{i}"/>' for i, name in enumerate(sheets))
        points = "".join(
            f'<Relationship Id="r{i}" Type="{_TYPE}worksheet" Target="worksheets/{i}.xml"/>' for i in range(len(sheets))
        )
        with zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as archive:
            for i, part in enumerate(sheets.values()):
                archive.writestr(f"xl/worksheets/{i}.xml", part)
            for kind, path in (("styles", self._book.styles_path), ("sharedStrings", self._book.texts_path)):
                if path in self._parts:
                    archive.writestr(f"xl/{kind}.xml", self._parts[path])
                    points += f'<Relationship Id="{kind}" Type="{_TYPE}{kind}" Target="{kind}.xml"/>'
            epoch = ' date1904="1"' if self._book.from_1904 else ""
            archive.writestr(
                "xl/workbook.xml", f"<workbook {_NAMES}><workbookPr{epoch}/><sheets>{lists}</sheets></workbook>"
            )
            archive.writestr(
                "xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{_PACKAGE}">{points}</Relationships>'
            )
            archive.writestr("_rels/.rels", f'<Relationships xmlns="{_PACKAGE}">{_MAIN}</Relationships>')
            archive.writestr("[Content_Types].xml", "<Types/>")
        whole.seek(0)
        return load_workbook(whole)

    def sample(self, i: int) -> Iterator[tuple[Rows, tuple[int, int], tuple[int, int] | None]]:
        """Stretches of a sheet: values; row and column of the first; first and last row (from 0), None for all rows.
        Raises whatever calamine raises."""
        book, part = self._sampled, self._parts[self._entries[i].path]
        if not self._blocks[i]:
            sheet = book.get_sheet_by_name(f"{i}")
            yield sheet.to_python(), sheet.start or (0, 0), None
        for n, (low, high) in enumerate(self._blocks[i]):
            sheet = book.get_sheet_by_name(f"{i}.{n}")
            yield sheet.to_python(), sheet.start or (0, 0), _row_range(part, low, high)

    @cached_property
    def _third(self) -> openpyxl.Workbook:
        import openpyxl  # rarely needed and slow to import

        with warnings.catch_warnings(action="ignore"):
            return openpyxl.load_workbook(io.BytesIO(self._data), read_only=True, data_only=True)

    def openpyxl_rows(self, i: int) -> Rows:
        """All values of a sheet from row 0 and column 0 on, as openpyxl reads them. Raises whatever openpyxl raises."""
        sheet = self._third[self._entries[i].name]
        sheet.reset_dimensions()  # what the file states of its used range need not be true
        with warnings.catch_warnings(action="ignore"):
            return list(sheet.iter_rows(values_only=True))

    def rows(self, i: int) -> tuple[Rows, tuple[int, int]]:
        """All values of a sheet, and the row and column of the first. Raises whatever calamine raises."""
        sheet = self._open({"all": self._parts[self._entries[i].path]}).get_sheet_by_name("all")
        return sheet.to_python(), sheet.start or (0, 0)


_CLOSING = b"</sheetData></worksheet>"
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = f'<Relationship Id="r" Type="{_TYPE}officeDocument" Target="xl/workbook.xml"/>'
_NAMES = f'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{_TYPE[:-1]}"'


def _blocks(part: bytes) -> list[tuple[int, int]]:
    """Where in a large part whole rows at the beginning and whole rows at the end stand.

    Empty where the part is small or not written as most are, so that it is better read whole.
    """
    if len(part) < 3 * SAMPLE:
        return []
    begin = part.find(b'<row r="')
    close = part.rfind(b"</sheetData>")
    end = part.rfind(b'<row r="', begin + 1, begin + SAMPLE)
    last = part.find(b'<row r="', close - SAMPLE, close)
    if not 0 < begin < end <= last or part.find(b"<sheetData>", 0, begin) < 0:
        return []
    return [(begin, end), (last, close)]


def _row_range(part: bytes, low: int, high: int) -> tuple[int, int]:
    first, last = low, part.rfind(b'<row r="', low, high)
    return tuple(int(part[at + 8 : part.index(b'"', at + 8)]) - 1 for at in (first, last))  # type: ignore[return-value]


# One sheet


def _sheet(
    i: int,
    entry: Entry,
    scanned: Scan | None,
    part: bytes,
    book: Book,
    styles: Styles,
    texts: _Texts,
    second: _Second,
) -> Sheet:
    problems: list[Problem] = []
    if scanned is None:
        return _unscanned(i, entry, part, second)
    problems += [Problem(rule) for rule in sorted(set(scanned.problems))]
    framed = sheetpart.frame(part)
    cells = _cells(scanned, book, styles, texts, problems)
    unusual = not scanned.quick or bool(problems)
    cells, asked = _checked(cells, i, len(part), unusual, fits(scanned.row, scanned.column), second)
    return Sheet(
        name=entry.name,
        cells=cells,
        visibility=entry.visibility,
        merges=framed.merges,
        hidden_rows=_hidden_rows(scanned, framed, cells),
        hidden_columns=_hidden_columns(framed, cells),
        problems=(*problems, *asked),
    )


_KINDS = np.array(
    [Kind.NUMBER, Kind.TEXT, Kind.TEXT, Kind.BOOLEAN, Kind.ERROR, Kind.DATE, Kind.TEXT], dtype=np.uint8
)  # by Type
NO_TEXT = "#TEXT?"
"""Stands for a text that the file points to and does not hold."""


def _cells(scanned: Scan, book: Book, styles: Styles, table: _Texts, problems: list[Problem]) -> Cells:
    kind = _KINDS[scanned.type]
    number = scanned.number
    format_id = styles.of(scanned.style)
    text_id = np.full(len(scanned), -1, dtype=np.int32)
    texts = objects([])

    shared = np.flatnonzero((scanned.type == Type.SHARED) & (number == number))
    if len(shared):
        places = number[shared].astype(np.int64)
        number[shared] = np.nan
        last = len(table.number_of) - 1
        if places.min() < 0 or places.max() > last:
            lost = (places < 0) | (places > last)
            kind[shared[lost]] = Kind.ERROR
            lost_places = places_of(scanned.row, scanned.column, shared[lost])
            problems += [Problem("text_missing", cell) for cell, _ in spans(lost_places)]
            text_id[shared[lost]], texts = 0, objects([NO_TEXT])
            shared, places = shared[~lost], places[~lost]
        numbers = table.number_of[places]
        used = np.zeros(len(table.distinct), dtype=bool)
        used[numbers] = True
        text_id[shared] = (np.cumsum(used, dtype=np.int32) - 1 + len(texts))[numbers]
        texts = np.concatenate([texts, table.distinct[used]])

    if len(scanned.raw_at):
        raws = objects(scanned.texts())
        both, texts = pd.factorize(np.concatenate([texts, raws]))
        text_id[shared] = both[text_id[shared]]
        text_id[scanned.raw_at] = both[len(both) - len(raws) :]
        # A number that is none (1_000) is kept as the text it is
        kind[scanned.raw_at[kind[scanned.raw_at] == Kind.NUMBER]] = Kind.TEXT
        for i in np.flatnonzero(scanned.type[scanned.raw_at] == Type.DATE):
            _read_iso_date(scanned.raw_at[i], raws[i], kind, number, text_id)

    settle_dates(kind, number, styles.kinds[format_id], book.from_1904)
    kind[scanned.pending] = Kind.PENDING
    formula_id, formulas = _formulas(scanned)
    if book.to_recalculate and formula_id is not None:
        # Programs that cannot compute write 0 and ask for a computation when the workbook is opened
        kind[(formula_id >= 0) & (kind == Kind.NUMBER) & (number == 0)] = Kind.PENDING

    cells = Cells(
        row=scanned.row,
        column=scanned.column,
        kind=kind,
        number=number,
        text_id=text_id,
        texts=texts,
        format_id=format_id,
        formats=styles.formats,
        formula_id=formula_id,
        formulas=formulas,
    )
    holds = scanned.filled | scanned.pending
    empty = [i for i, text in enumerate(texts) if not text]
    if empty:
        holds &= (text_id != empty[0]) | scanned.pending
    if not holds.all():
        cells = cells.take(holds)
    return in_order(cells, problems)


def _read_iso_date(at: int, raw: str, kind: np.ndarray, number: np.ndarray, text_id: np.ndarray) -> None:
    try:
        number[at] = days_of(dt.datetime.fromisoformat(raw).replace(tzinfo=None))
        kind[at], text_id[at] = Kind.DATE, -1
    except ValueError:
        kind[at] = Kind.TEXT


def _formulas(scanned: Scan) -> tuple[np.ndarray | None, Formulas | tuple[str, ...]]:
    if not len(scanned.formula_at):
        return None, ()
    ids = np.full(len(scanned), -1, dtype=np.int32)
    texts: list[str] = []
    shared: list[tuple[int, int, int]] = []
    shared_at: list[int] = []
    masters: dict[str, tuple[int, int, int]] = {}
    for at, raw in zip(scanned.formula_at.tolist(), scanned.formulas, strict=True):
        if raw.startswith(b"<f>"):
            ids[at] = len(texts)
            texts.append(sheetpart.resolved(raw[3:]))
            continue
        stated, _, text = raw.partition(b">")
        says = sheetpart.attributes(stated)
        own = sheetpart.resolved(text)
        group = says.get("si", "") if says.get("t") == "shared" else ""
        if group in masters and not own:
            which, row, column = masters[group]
            shared_at.append(at)
            shared.append((which, int(scanned.row[at]) - row, int(scanned.column[at]) - column))
            continue
        if group:
            masters[group] = (len(texts), int(scanned.row[at]), int(scanned.column[at]))
        ids[at] = len(texts)
        texts.append("{" + own + "}" if says.get("t") == "array" else own)
    ids[shared_at] = np.arange(len(shared)) + len(texts)
    return ids, Formulas(texts, shared)


def _hidden_rows(scanned: Scan, framed: Frame, cells: Cells) -> np.ndarray:
    hidden = np.unique(scanned.hidden_rows)
    if framed.rows_hidden_by_default and len(cells):
        unseen = np.setdiff1d(np.arange(cells.row.max() + 1, dtype=np.int32), scanned.shown_rows)
        hidden = np.union1d(hidden, unseen)
    return hidden.astype(np.int32)


def _hidden_columns(framed: Frame, cells: Cells) -> np.ndarray:
    """Only as far as the sheet is used: a sheet may hide all columns to its right, 16,384 of them."""
    last = max(int(cells.column.max(initial=0)), int(framed.merges[:, 3].max(initial=0)))
    hidden = [np.arange(first, min(end, last) + 1) for first, end in framed.hidden_columns]
    return np.unique(np.concatenate(hidden)).astype(np.int32) if hidden else np.zeros(0, dtype=np.int32)


# Two readers


def _checked(
    cells: Cells, i: int, size: int, unusual: bool, dense: bool, second: _Second
) -> tuple[Cells, list[Problem]]:
    """The cells, held against another reader's; where three readers were needed, with what two of them say."""
    if not dense:
        return cells, [Problem("read_by_one", found="sparse")]
    try:
        if not unusual and all(_agrees(cells, *stretch) for stretch in second.sample(i)):
            return cells, []
        rows, start = second.rows(i)
        problems = []
    except BaseException as error:
        if not is_failure(error):
            raise
        try:
            if size > ARBITER_LIMIT:
                raise ValueError from None
            rows, start = second.openpyxl_rows(i), (0, 0)
            problems = [Problem("reader_replaced", found=type(error).__name__)]
        except Exception:
            return cells, [Problem("read_by_one", found=type(error).__name__)]
    wrong, missed = compare(cells, rows, start)
    if not len(wrong) and not missed:
        return cells, problems
    third = None
    if size <= ARBITER_LIMIT and not problems:
        with contextlib.suppress(Exception):
            third = second.openpyxl_rows(i)
    cells, found = settle(cells, rows, start, wrong, missed, third)
    return cells, problems + found


def _agrees(cells: Cells, rows: Rows, start: tuple[int, int], stretch: tuple[int, int] | None) -> bool:
    if stretch:
        cells = cells.take(slice(*np.searchsorted(cells.row, [stretch[0], stretch[1] + 1]).tolist()))
    wrong, missed = compare(cells, rows, start)
    return not len(wrong) and not missed


def _unscanned(i: int, entry: Entry, part: bytes, second: _Second) -> Sheet:
    """A sheet whose XML is broken, as far as calamine can read it."""
    places = re.findall(rb"\br=[\"']([A-Z]{1,3})(\d{1,7})[\"']", part)
    rows = np.array([int(row) for _, row in places])
    columns = np.array([column_number(letters.decode()) for letters, _ in places])
    try:
        if not fits(rows, columns):
            raise ValueError("sparse")
        rows, start = second.rows(i)
    except BaseException as error:
        if not is_failure(error):
            raise
        nothing = cells_from_rows([])
        return Sheet(entry.name, nothing, entry.visibility, problems=(Problem("sheet_unreadable"),))
    return Sheet(entry.name, cells_from_rows(rows, *start), entry.visibility, problems=(Problem("structure_unread"),))
