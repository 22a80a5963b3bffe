"""OpenDocument spreadsheets (.ods): the cells of ``content.xml``, held against calamine's values."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import numpy as np
import pandas as pd
from python_calamine import load_workbook

from analysis.sheets.agreement import SPARSE, compare, in_order, is_failure, objects, settle
from analysis.sheets.cells import Cells, Kind, Problem, Sheet, days_of
from analysis.sheets.styles import GENERAL

MAX_CELLS = 20_000_000
"""More cells than this, repeated ones counted as often as they repeat, no sheet holds in earnest."""

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_NUMBER = "{urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0}"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"


def read(data: bytes, parts: dict[str, bytes] | None = None) -> tuple[tuple[Sheet, ...], tuple[Problem, ...]]:
    """The sheets of a spreadsheet in their order, and what was seen about the file as a whole.

    ``parts`` are the inflated parts of the zip, where somebody has inflated them already. Raises ``ValueError`` where
    the file holds no sheet, or more repeated cells than can be meant.
    """
    content, styles = (_part(data, parts, name) for name in ("content.xml", "styles.xml"))
    if content is None:
        raise ValueError("content.xml is missing")
    book = _Book()
    if styles is not None:
        book.learn(styles)
    try:
        drafts = list(_drafts(content, book))
    except ElementTree.ParseError as error:
        raise ValueError(f"content.xml: {error}") from error
    if not drafts:
        raise ValueError("the file holds no sheet")
    problems: list[Problem] = []
    try:
        second = load_workbook(io.BytesIO(data)) if all(draft.fits for draft in drafts) else None
        if second is None:
            problems.append(Problem("read_by_one", found="sparse"))
    except BaseException as error:
        if not is_failure(error):
            raise
        second = None
        problems.append(Problem("read_by_one", found=type(error).__name__))
    sheets = []
    for i, draft in enumerate(drafts):
        found: list[Problem] = []
        cells = draft.cells(book, found)
        if second is not None:
            try:
                sheet = second.get_sheet_by_index(i)
                rows, start = sheet.to_python(), sheet.start or (0, 0)
            except BaseException as error:
                if not is_failure(error):
                    raise
                found.append(Problem("read_by_one", found=type(error).__name__))
            else:
                wrong, missed = compare(cells, rows, start)
                if len(wrong) or missed:
                    cells, disagreements = settle(cells, rows, start, wrong, missed, None)
                    found += disagreements
        sheets.append(draft.sheet(cells, tuple(found)))
    return tuple(sheets), tuple(problems)


def _part(data: bytes, parts: dict[str, bytes] | None, name: str) -> bytes | None:
    if parts and name in parts:
        return parts[name]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name) if name in archive.namelist() else None


def _events(part: bytes) -> Iterator[tuple[str, Element]]:
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        raise ElementTree.ParseError("a DOCTYPE is not expected in a spreadsheet")
    return ElementTree.iterparse(io.BytesIO(part), events=("start", "end"))


# Styles


@dataclass(slots=True)
class _Book:
    """The styles of a file, by name."""

    codes: dict[str, str] = field(default_factory=dict)  # data style -> number format
    cells: dict[str, tuple[str, str]] = field(default_factory=dict)  # cell style -> data style, parent
    thin: set[str] = field(default_factory=set)  # styles of rows and columns without height or width
    unseen: set[str] = field(default_factory=set)  # styles of tables that are not displayed

    def learn(self, part: bytes) -> None:
        try:
            for event, element in _events(part):
                if event == "end" and element.tag in (f"{_OFFICE}styles", f"{_OFFICE}automatic-styles"):
                    self.add(element)
        except ElementTree.ParseError:
            return

    def add(self, holder: Element) -> None:
        for element in holder:
            if not isinstance(element.tag, str):
                continue
            name = element.get(f"{_STYLE}name", "")
            if element.tag.startswith(_NUMBER):
                self.codes[name] = _code(element, self.codes)
            elif element.tag == f"{_STYLE}style":
                family = element.get(f"{_STYLE}family", "")
                if family == "table-cell":
                    data = element.get(f"{_STYLE}data-style-name", "")
                    self.cells[name] = data, element.get(f"{_STYLE}parent-style-name", "")
                for inner in element:
                    sizes = (inner.get(f"{_STYLE}row-height"), inner.get(f"{_STYLE}column-width"))
                    if any(size and re.fullmatch(r"0(\.0*)?[a-z]*", size) for size in sizes):
                        self.thin.add(name)
                    if inner.get(f"{_TABLE}display") == "false":
                        self.unseen.add(name)

    def code(self, style: str) -> str:
        """The number format of a cell style."""
        for _ in range(20):
            data, parent = self.cells.get(style, ("", ""))
            if data:
                return self.codes.get(data, GENERAL)
            style = parent
        return GENERAL


_PIECES = {"year": ("yy", "yyyy"), "day": ("d", "dd"), "hours": ("h", "hh"), "minutes": ("m", "mm"), "seconds": ("s", "ss"),
           "day-of-week": ("ddd", "dddd"), "era": ("", "")}  # fmt: skip


def _code(style: Element, known: dict[str, str]) -> str:
    """A data style as a number format in Excel's notation, as far as that is needed to understand numbers."""
    written = []
    for element in style:
        kind = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        long = element.get(f"{_NUMBER}style") == "long"
        if kind in ("number", "scientific-number", "fraction"):
            places = element.get(f"{_NUMBER}decimal-places", "")
            if (
                kind == "number"
                and not places
                and element.get(f"{_NUMBER}min-integer-digits") in (None, "1")
                and not element.get(f"{_NUMBER}grouping")
            ):
                written.append(GENERAL if len(style) == 1 else "0")
                continue
            digits = "0" * max(1, _whole(element.get(f"{_NUMBER}min-integer-digits"), 1))
            whole = "#,##" + digits if element.get(f"{_NUMBER}grouping") == "true" else digits
            decimals = "0" * min(30, _whole(places, 0))
            scale = "," * (len(element.get(f"{_NUMBER}display-factor", "1")) // 3)
            exponent = "E+00" if kind == "scientific-number" else ""
            written.append(
                (" ?/?" if kind == "fraction" else whole + ("." + decimals if decimals else "")) + exponent + scale
            )
        elif kind in ("text", "currency-symbol"):
            text = element.text or ""
            written.append(
                text
                if text in ("%", "-", "/", " ", ":", ".", ",")
                else '"' + text.replace('"', "") + '"'
                if text
                else ""
            )
        elif kind == "month":
            textual = element.get(f"{_NUMBER}textual") == "true"
            written.append(("mmmm" if long else "mmm") if textual else ("mm" if long else "m"))
        elif kind == "am-pm":
            written.append("AM/PM")
        elif kind == "text-content":
            written.append("@")
        elif kind in _PIECES:
            piece = _PIECES[kind][long]
            if style.get(f"{_NUMBER}truncate-on-overflow") == "false" and kind in ("hours", "minutes", "seconds"):
                piece = f"[{piece}]" if not any("[" in one for one in written) else piece
            written.append(piece)
        elif kind == "boolean":
            written.append(GENERAL)
    code = "".join(written)
    if style.tag == f"{_NUMBER}percentage-style" and "%" not in code:
        code += "%"
    others = [
        known.get(element.get(f"{_STYLE}apply-style-name", "")) for element in style if element.tag == f"{_STYLE}map"
    ]
    # LibreOffice writes a format of several sections as the last one, which names styles for the others
    return ";".join([one for one in others if one] + [code]) or GENERAL


# Tables


@dataclass(slots=True)
class _Draft:
    """A sheet while it is being read."""

    name: str
    visibility: str = "visible"
    rows: list[int] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)
    kinds: list[int] = field(default_factory=list)
    numbers: list[float] = field(default_factory=list)
    texts: list[str | None] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    formulas: list[str] = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: list[tuple[int, int]] = field(default_factory=list)  # first and last
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    column_ends: list[int] = field(
        default_factory=list
    )  # the last of some columns, and the default style of their cells
    column_styles: list[str] = field(default_factory=list)
    bottom: int = 0  # the last row and column with a cell that states a type
    right: int = 0

    @property
    def fits(self) -> bool:
        """Whether a grid over the used range, cells of empty texts included, is not much larger than its cells."""
        area = (self.bottom + 1.0) * (self.right + 1)
        return area <= SPARSE * len(self.rows) + 1_000_000

    def style_of_column(self, column: int) -> str:
        at = bisect_left(self.column_ends, column)
        return self.column_styles[at] if at < len(self.column_styles) else ""

    def cells(self, book: _Book, problems: list[Problem]) -> Cells:
        text_id, distinct = pd.factorize(objects(self.texts)) if self.texts else (np.zeros(0), [])
        code_of = {style: book.code(style) for style in set(self.styles)}
        formats = tuple(dict.fromkeys(code_of.values()))
        place = {code: i for i, code in enumerate(formats)}
        words = {formula: i for i, formula in enumerate(dict.fromkeys(one for one in self.formulas if one))}
        return in_order(
            Cells(
                row=np.array(self.rows, dtype=np.int32),
                column=np.array(self.columns, dtype=np.int32),
                kind=np.array(self.kinds, dtype=np.uint8),
                number=np.array(self.numbers, dtype=np.float64),
                text_id=np.asarray(text_id, dtype=np.int32),
                texts=objects(list(distinct)),
                format_id=np.array([place[code_of[style]] for style in self.styles], dtype=np.int32),
                formats=formats,
                formula_id=np.array([words.get(one, -1) for one in self.formulas], dtype=np.int32) if words else None,
                formulas=tuple(words),
            ),
            problems,
        )

    def sheet(self, cells: Cells, problems: tuple[Problem, ...]) -> Sheet:
        merges = np.array(self.merges, dtype=np.int32).reshape(-1, 4)
        last_row = max(int(cells.row.max(initial=0)), int(merges[:, 2].max(initial=0)))
        last_column = max(int(cells.column.max(initial=0)), int(merges[:, 3].max(initial=0)))
        return Sheet(
            name=self.name,
            cells=cells,
            visibility=self.visibility,
            merges=merges,
            hidden_rows=_within(self.hidden_rows, last_row),
            hidden_columns=_within(self.hidden_columns, last_column),
            problems=problems,
        )


def _within(ranges: list[tuple[int, int]], last: int) -> np.ndarray:
    """The hidden rows or columns as far as the sheet is used; often all beyond are hidden, up to a million."""
    found = [np.arange(first, min(end, last) + 1) for first, end in ranges]
    return np.unique(np.concatenate(found)).astype(np.int32) if found else np.zeros(0, dtype=np.int32)


_HIDDEN = ("collapse", "filter")
_HOLDERS = {f"{_TABLE}{name}" for name in ("table-rows", "table-row-group", "table-header-rows")}


def _drafts(content: bytes, book: _Book) -> Iterator[_Draft]:
    """Each table of the spreadsheet; tables inside cells and lists of changes are left out."""
    table, row, column = f"{_TABLE}table", f"{_TABLE}table-row", f"{_TABLE}table-column"
    automatic = f"{_OFFICE}automatic-styles"
    skipped = f"{_TABLE}tracked-changes"
    draft: _Draft | None = None
    depth, at_row, at_column, total = 0, 0, 0, 0
    holders: list[Element] = []  # what holds rows: the table, its groups and headers
    for event, element in _events(content):
        tag = element.tag
        if tag in (table, skipped):
            depth += 1 if event == "start" else -1
            if tag == table and event == "start" and depth == 1:
                style = element.get(f"{_TABLE}style-name", "")
                hidden = style in book.unseen or element.get(f"{_TABLE}display") == "false"
                draft = _Draft(element.get(f"{_TABLE}name", ""), "hidden" if hidden else "visible")
                at_row = at_column = 0
                holders = [element]
            elif event == "end" and depth == 0:
                if draft is not None:
                    yield draft
                draft = None
                element.clear()
        elif event == "start":
            if tag in _HOLDERS and depth == 1:
                holders.append(element)
        elif tag == automatic:
            book.add(element)
        elif depth == 1 and draft is not None:
            if tag == column:
                times = _times(element, "columns")
                style = element.get(f"{_TABLE}style-name", "")
                if element.get(f"{_TABLE}visibility") in _HIDDEN or style in book.thin:
                    draft.hidden_columns.append((at_column, at_column + times - 1))
                at_column += times
                draft.column_ends.append(at_column - 1)
                draft.column_styles.append(element.get(f"{_TABLE}default-cell-style-name", ""))
            elif tag == row:
                times = _times(element, "rows")
                style = element.get(f"{_TABLE}style-name", "")
                if element.get(f"{_TABLE}visibility") in _HIDDEN or style in book.thin:
                    draft.hidden_rows.append((at_row, at_row + times - 1))
                total += _add_row(draft, element, at_row, times, MAX_CELLS - total)
                at_row += times
                holders[-1].clear()  # rows that were read are not needed any more
            elif tag in _HOLDERS:
                holders.pop()


_CELL, _COVERED = f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"
_REPEATED, _CELL_STYLE, _FORMULA = f"{_TABLE}number-columns-repeated", f"{_TABLE}style-name", f"{_TABLE}formula"
_DOWN, _RIGHT = f"{_TABLE}number-rows-spanned", f"{_TABLE}number-columns-spanned"
_VALUE_TYPE, _VALUE, _STRING = f"{_OFFICE}value-type", f"{_OFFICE}value", f"{_OFFICE}string-value"
_P, _H, _ERROR_TYPE = f"{_TEXT}p", f"{_TEXT}h", f"{_CALC}value-type"


def _add_row(draft: _Draft, row: Element, first: int, times: int, left: int) -> int:
    column = 0
    before = len(draft.rows)
    default = row.get(f"{_TABLE}default-cell-style-name", "")
    for cell in row:
        if cell.tag != _CELL and cell.tag != _COVERED:
            continue
        said = cell.attrib
        repeated = max(1, _whole(said[_REPEATED], 1)) if _REPEATED in said else 1
        if _DOWN in said or _RIGHT in said:
            down, right = _whole(said.get(_DOWN), 1), _whole(said.get(_RIGHT), 1)
            if down > 1 or right > 1:
                draft.merges.append((first, column, first + down - 1, column + right - 1))
        if not len(cell) and _VALUE_TYPE not in said and _FORMULA not in said:
            column += repeated
            continue
        draft.bottom, draft.right = first + times - 1, max(draft.right, column + repeated - 1)
        found = _value(cell, said)
        if found is not None:
            if repeated > 16_384 or len(draft.rows) - before + repeated > left:
                raise ValueError("more repeated cells than can be meant")
            kind, number, text = found
            formula = _formula(said[_FORMULA]) if _FORMULA in said else ""
            for i in range(column, column + repeated):
                draft.rows.append(first)
                draft.columns.append(i)
                draft.kinds.append(kind)
                draft.numbers.append(number)
                draft.texts.append(text)
                draft.styles.append(said.get(_CELL_STYLE) or default or draft.style_of_column(i))
                draft.formulas.append(formula)
        column += repeated
    added = len(draft.rows) - before
    if times > 1 and added:
        if added * times > left:
            raise ValueError("more repeated cells than can be meant")
        for i in range(1, times):
            draft.rows += [first + i] * added
        for name in ("columns", "kinds", "numbers", "texts", "styles", "formulas"):
            values = getattr(draft, name)
            values += values[before:] * (times - 1)
    return added * times


def _times(element: Element, what: str) -> int:
    return max(1, _whole(element.get(f"{_TABLE}number-{what}-repeated"), 1))


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() else default


_ERROR = re.compile(r"#[A-Z/0!?]+|Err:\d+|#N/A", re.I)


_NUMBERS = {"float", "percentage", "currency"}


def _value(cell: Element, said: dict[str, str]) -> tuple[int, float, str | None] | None:
    """Kind, number and text of a cell; None for one that holds nothing."""
    kind = said.get(_VALUE_TYPE, "")
    formula = said.get(_FORMULA)
    if said.get(_ERROR_TYPE) == "error":
        return _ERROR_KIND, np.nan, _shown(cell) or "#ERROR!"
    try:
        if kind in _NUMBERS:
            number = float(said.get(_VALUE, ""))
            if formula and _ERROR.fullmatch(shown := _shown(cell)):  # older programs write an error as the number 0
                return _ERROR_KIND, np.nan, shown
            return _NUMBER_KIND, number, None
        if kind == "date":
            stated = said.get(f"{_OFFICE}date-value", "")
            return Kind.DATE, days_of(dt.datetime.fromisoformat(stated[:26]).replace(tzinfo=None)), None
        if kind == "time":
            return Kind.TIME, _duration(said.get(f"{_OFFICE}time-value", "")), None
        if kind == "boolean":
            return Kind.BOOLEAN, float(said.get(f"{_OFFICE}boolean-value") == "true"), None
    except ValueError:
        kind = "string"
    if not kind and formula:
        shown = _shown(cell)
        return (_TEXT_KIND, np.nan, shown) if shown else (Kind.PENDING, np.nan, None)
    text = said.get(_STRING)
    text = _shown(cell) if text is None else text
    return (_TEXT_KIND, np.nan, text) if text else None


_NUMBER_KIND, _TEXT_KIND, _ERROR_KIND = int(Kind.NUMBER), int(Kind.TEXT), int(Kind.ERROR)


def _duration(text: str) -> float:
    found = re.fullmatch(r"(-?)P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?", text)
    if not found:
        raise ValueError(text)
    days, hours, minutes, seconds = (float((one or "0").replace(",", ".")) for one in found.groups()[1:])
    return (days + hours / 24 + minutes / 1440 + seconds / 86_400) * (-1 if found[1] else 1)


def _shown(cell: Element) -> str:
    """The text of a cell: its paragraphs as lines, without notes that hang on it."""
    if len(cell) == 1 and cell[0].tag == _P and not len(cell[0]):
        return _collapsed(cell[0].text)
    return "\n".join(_written(child) for child in cell if child.tag in (_P, _H))


def _written(element: Element) -> str:
    parts = [_collapsed(element.text)]
    for child in element:
        name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
        if name == "s":
            parts.append(" " * min(1000, _whole(child.get(f"{_TEXT}c"), 1)))
        elif name == "tab":
            parts.append("\t")
        elif name == "line-break":
            parts.append("\n")
        elif name not in ("annotation", "note", ""):
            parts.append(_written(child))
        parts.append(_collapsed(child.tail))
    return "".join(parts)


def _collapsed(text: str | None) -> str:
    """Line ends in the XML are those of whoever wrote it, not of the text, which has elements for its own."""
    if not text:
        return ""
    return re.sub(r" *[\t\r\n][ \t\r\n]*", " ", text) if "\n" in text or "\t" in text or "\r" in text else text


# Formulas


_REFERENCE = re.compile(r"\[([^\]\[]*)\]")
_QUOTED = re.compile(r'("(?:[^"]|"")*")')


def _formula(text: str) -> str:
    """A formula in the notation of Excel: ``of:=SUM([.A1:.B2];1)`` becomes ``SUM(A1:B2,1)``."""
    if not text:
        return ""
    text = re.sub(r"^(?:\w+:)?=+", "", text)
    pieces = _QUOTED.split(text)
    for i in range(0, len(pieces), 2):
        pieces[i] = _REFERENCE.sub(lambda found: _reference(found[1]), pieces[i]).replace(";", ",")
    return "".join(pieces)


def _reference(text: str) -> str:
    """``$'Data 1'.A1:.B2`` becomes ``'Data 1'!A1:B2``."""
    ends = re.findall(r"((?:'(?:[^']|'')*'|[^'.:])*)\.(\$?[A-Za-z]*\$?\d*|#REF!)", text)
    if not ends or "#REF!" in text:
        return "#REF!"
    sheet = ends[0][0].lstrip("$")
    return (sheet + "!" if sheet else "") + ":".join(end for _, end in ends)
