"""Old workbooks (.xls, Excel 5 to 2003): xlrd reads cells and structure, calamine reads the values a second time."""

from __future__ import annotations

import contextlib
import io
import struct
from collections import defaultdict
from dataclasses import dataclass

import numpy as np
import pandas as pd
import xlrd
import xlrd.compdoc
import xlrd.formula
from python_calamine import CalamineWorkbook, SheetTypeEnum, load_workbook

from analysis.sheets.agreement import Rows, compare, fits, in_order, is_failure, objects, settle
from analysis.sheets.cells import Cells, Kind, Problem, Sheet, cells_from_rows
from analysis.sheets.styles import GENERAL, kinds_of, settle_dates, tables

VISIBILITY = {0: "visible", 1: "hidden", 2: "very_hidden"}
_BOUNDSHEET, _FORMULA, _SHARED, _ARRAY, _BOF = 0x0085, 0x0006, 0x04BC, 0x0221, 0x0809
UNKNOWN = "?"
"""Stands for a formula that could not be put into words."""


def read(data: bytes) -> tuple[tuple[Sheet, ...], tuple[Problem, ...]]:
    """The sheets of a workbook in their order, and what was seen about the file as a whole.

    Raises ``ValueError`` where neither reader can read the file.
    """
    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, ragged_rows=True, logfile=io.StringIO())
    except Exception as error:  # a damaged file makes xlrd raise nearly anything
        if not is_failure(error):
            raise
        second, _ = _open_second(data)
        if second is None:
            raise ValueError(f"{type(error).__name__}: {error}") from error
        return _without_xlrd(second), (Problem("structure_unread"),)
    formulas = _formulas(book, data)
    uncomputed = _uncomputed([one for sheet in formulas.values() for one in sheet])
    drafts = [_cells(book, book.sheet_by_index(i), formulas[i], uncomputed) for i in range(book.nsheets)]
    # calamine holds every place of every used range, so it comes second and only where they are filled
    second, trouble = _open_second(data) if all(draft.dense for draft in drafts) else (None, "sparse")
    problems = [] if second else [Problem("read_by_one", found=trouble)]
    for entry in second.sheets_metadata if second else ():
        if entry.typ != SheetTypeEnum.WorkSheet:
            problems.append(Problem("sheet_without_cells", found=entry.name[:60]))
    sheets = [_sheet(book.sheet_by_index(i), draft, second) for i, draft in enumerate(drafts)]
    return tuple(sheets), tuple(problems)


def _open_second(data: bytes) -> tuple[CalamineWorkbook | None, str]:
    try:
        return load_workbook(io.BytesIO(data)), ""
    except BaseException as error:
        if not is_failure(error):
            raise
        return None, type(error).__name__


def _without_xlrd(second: CalamineWorkbook) -> tuple[Sheet, ...]:
    sheets = []
    for entry in second.sheets_metadata:
        if entry.typ == SheetTypeEnum.WorkSheet:
            sheet = second.get_sheet_by_name(entry.name)
            merges = [(*first, *last) for first, last in sheet.merged_cell_ranges or ()]
            cells = cells_from_rows(sheet.to_python(), *(sheet.start or (0, 0)))
            seen = str(entry.visible).rpartition(".")[2].lower().replace("very", "very_")
            sheets.append(Sheet(entry.name, cells, seen, _ranges(merges)))
    return tuple(sheets)


# Formulas: xlrd keeps their values alone, so the records are gone through once more


@dataclass(slots=True)
class _Formula:
    row: int
    column: int
    result: str  # number, zero, nothing, other
    text: str = UNKNOWN
    shares: tuple[int, int] | None = None  # the cell whose formula it shares


def _formulas(book: xlrd.Book, data: bytes) -> defaultdict[int, list[_Formula]]:
    """The formulas of each sheet, by the sheet's number; none where the stream cannot be followed."""
    found: defaultdict[int, list[_Formula]] = defaultdict(list)
    with contextlib.suppress(Exception):
        stream = _stream(data)
        place, offsets, sheet = 0, {}, -1
        masters: dict[tuple[int, int, int], tuple[int, bytes]] = {}
        while place + 4 <= len(stream):
            kind, length = struct.unpack_from("<HH", stream, place)
            body = stream[place + 4 : place + 4 + length]
            if kind == _BOUNDSHEET and body[5] == 0:  # 0: a sheet of cells
                offsets[struct.unpack_from("<I", body)[0]] = len(offsets)
            elif kind == _BOF:
                sheet = offsets.get(place, sheet)
            elif kind == _FORMULA and sheet >= 0:
                found[sheet].append(_formula(book, body))
            elif kind in (_SHARED, _ARRAY) and found[sheet]:
                # It follows the first cell that uses it
                masters[sheet, found[sheet][-1].row, found[sheet][-1].column] = kind, body
            place += 4 + length
        for sheet, formulas in found.items():
            for one in formulas:
                if one.shares and (sheet, *one.shares) in masters:
                    one.text = _shared(book, one, *masters[sheet, *one.shares])
    return found


def _stream(data: bytes) -> bytes:
    if not data.startswith(xlrd.compdoc.SIGNATURE):
        return data
    document = xlrd.compdoc.CompDoc(data, logfile=io.StringIO())
    for name in ("Workbook", "Book"):
        stream, base, size = document.locate_named_stream(name)
        if stream:
            return bytes(stream[base : base + size])
    raise ValueError("no workbook stream")


def _formula(book: xlrd.Book, body: bytes) -> _Formula:
    row, column, _, result, _, _ = struct.unpack_from("<HHH8sHL", body)
    if result[6:] != b"\xff\xff":
        kind = "number" if result.strip(b"\0") else "zero"
    else:
        kind = "nothing" if result[0] == 3 else "other"
    size = struct.unpack_from("<H", body, 20)[0]
    if size == 5 and body[22] == 1:  # one token, which points to the formula that this cell shares
        return _Formula(row, column, kind, shares=struct.unpack_from("<HH", body, 23))
    return _Formula(row, column, kind, _in_words(book, body[22:], size, row, column, xlrd.formula.FMLA_TYPE_CELL))


def _shared(book: xlrd.Book, one: _Formula, kind: int, body: bytes) -> str:
    at = 8 if kind == _SHARED else 12
    size = struct.unpack_from("<H", body, at)[0]
    as_kind = xlrd.formula.FMLA_TYPE_SHARED if kind == _SHARED else xlrd.formula.FMLA_TYPE_ARRAY
    text = _in_words(book, body[at + 2 :], size, one.row, one.column, as_kind)
    return "{" + text + "}" if kind == _ARRAY else text


def _in_words(book: xlrd.Book, tokens: bytes, size: int, row: int, column: int, kind: int) -> str:
    try:
        text = xlrd.formula.decompile_formula(book, tokens, size, fmlatype=kind, browx=row, bcolx=column)
    except Exception:
        return UNKNOWN
    return text or UNKNOWN


def _uncomputed(formulas: list[_Formula]) -> bool:
    """Whether a program wrote the workbook that computes nothing: then every formula is 0, or every one empty."""
    results = {one.result for one in formulas}
    return bool(formulas) and (results == {"zero"} or results == {"nothing"})


# One sheet


def _sheet(source: xlrd.sheet.Sheet, draft: _Draft, second: CalamineWorkbook | None) -> Sheet:
    cells, problems = draft.cells, draft.problems
    if second is not None:
        try:
            sheet = second.get_sheet_by_name(source.name)
            rows, start = sheet.to_python(), sheet.start or (0, 0)
        except BaseException as error:
            if not is_failure(error):
                raise
            problems.append(Problem("read_by_one", found=type(error).__name__))
        else:
            cells = _held_against(cells, rows, start, problems)
    last = int(cells.column.max(initial=0))
    hidden_rows = [row for row, info in source.rowinfo_map.items() if info.hidden or info.height == 0]
    hidden_columns = [column for column, info in source.colinfo_map.items() if info.hidden or info.width == 0]
    merges = [(top, left, bottom - 1, right - 1) for top, bottom, left, right in source.merged_cells]
    return Sheet(
        name=source.name,
        cells=cells,
        visibility=VISIBILITY.get(source.visibility, "very_hidden"),
        merges=_ranges(merges),
        hidden_rows=np.array(sorted(hidden_rows), dtype=np.int32),
        hidden_columns=np.array(sorted(c for c in hidden_columns if c <= last), dtype=np.int32),
        problems=tuple(problems),
    )


def _held_against(cells: Cells, rows: Rows, start: tuple[int, int], problems: list[Problem]) -> Cells:
    wrong, missed = compare(cells, rows, start)
    if not len(wrong) and not missed:
        return cells
    cells, found = settle(cells, rows, start, wrong, missed, None)
    problems += found
    return cells


_TEXT = int(Kind.TEXT)
_KINDS = {
    xlrd.XL_CELL_TEXT: _TEXT,
    xlrd.XL_CELL_NUMBER: int(Kind.NUMBER),
    xlrd.XL_CELL_DATE: int(Kind.NUMBER),
    xlrd.XL_CELL_BOOLEAN: int(Kind.BOOLEAN),
    xlrd.XL_CELL_ERROR: int(Kind.ERROR),
}


@dataclass(slots=True)
class _Draft:
    cells: Cells
    dense: bool  # whether a grid over the used range is not much larger than its cells
    problems: list[Problem]


def _cells(book: xlrd.Book, source: xlrd.sheet.Sheet, formulas: list[_Formula], uncomputed: bool) -> _Draft:
    rows, columns, kinds, numbers, texts, styles = [], [], [], [], [], []
    pending = {(one.row, one.column) for one in formulas} if uncomputed else set()
    empty_rows, empty_columns = [], []
    errors = tables()["errors"]
    for row in range(source.nrows):
        types, values = source.row_types(row), source.row_values(row)
        for column, (ctype, value) in enumerate(zip(types, values, strict=True)):
            kind, number, text = _KINDS.get(ctype), np.nan, None
            if pending and (row, column) in pending:
                kind = Kind.PENDING
                number = value if value != "" else np.nan
            elif kind is None:
                continue
            elif value == "":
                empty_rows.append(row)
                empty_columns.append(column)
                continue
            elif kind == _TEXT:
                text = value
            elif ctype == xlrd.XL_CELL_ERROR:
                text = errors.get(value, "#ERROR!")
            else:
                number = value
            rows.append(row)
            columns.append(column)
            kinds.append(kind)
            numbers.append(number)
            texts.append(text)
            styles.append(source.cell_xf_index(row, column))
    text_id, distinct = pd.factorize(objects(texts)) if texts else (np.zeros(0), objects([]))
    formats, format_id = _formats(book, styles)
    kind, number = np.array(kinds, dtype=np.uint8), np.array(numbers, dtype=np.float64)
    settle_dates(kind, number, kinds_of(formats)[format_id] if formats else kind, bool(book.datemode))
    cells = Cells(
        row=np.array(rows, dtype=np.int32),
        column=np.array(columns, dtype=np.int32),
        kind=kind,
        number=number,
        text_id=text_id.astype(np.int32),
        texts=objects(list(distinct)),
        format_id=format_id,
        formats=formats,
    )
    problems: list[Problem] = []
    dense = fits(np.array(rows + empty_rows), np.array(columns + empty_columns))
    return _Draft(in_order(_with_formulas(cells, formulas), problems), dense, problems)


def _with_formulas(cells: Cells, formulas: list[_Formula]) -> Cells:
    if not formulas:
        return cells
    words = {(one.row, one.column): one.text for one in formulas}
    known: dict[str, int] = {}
    ids = np.full(len(cells), -1, dtype=np.int32)
    for i, place in enumerate(zip(cells.row.tolist(), cells.column.tolist(), strict=True)):
        if place in words:
            ids[i] = known.setdefault(words[place], len(known))
    return Cells(
        **{name: getattr(cells, name) for name in Cells.__slots__ if name not in ("formula_id", "formulas")},
        formula_id=ids,
        formulas=tuple(known),
    )


def _formats(book: xlrd.Book, styles: list[int]) -> tuple[tuple[str, ...], np.ndarray]:
    known: dict[str, int] = {}
    of_style: dict[int, int] = {}
    for style in set(styles):
        code = GENERAL
        if 0 <= style < len(book.xf_list):
            key = book.xf_list[style].format_key
            code = book.format_map[key].format_str if key in book.format_map else tables()["builtin"].get(key, GENERAL)
        of_style[style] = known.setdefault(code or GENERAL, len(known))
    return tuple(known), np.array([of_style[style] for style in styles], dtype=np.int32)


def _ranges(merges: list[tuple[int, ...]]) -> np.ndarray:
    return np.array(merges, dtype=np.int32).reshape(-1, 4)
