"""The parts of a feedback workbook as they are written: rows of cells, sheets, comments, the package around them.

Every part is one of those named here, and nothing else gets into the workbook.
"""

from __future__ import annotations

import datetime as dt
import math
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import escape

import numpy as np

from analysis.cleaning.feedback_looks import COLUMNS, ROWS, Face, Look, Styles, cell_keys, row_height
from analysis.cleaning.feedback_words import ILLEGAL, REMOVED, words
from analysis.sheets.cells import Cells, Kind, Sheet, column_letters
from analysis.sheets.styles import when

TEXT = 32_767  # characters of a cell, as many as Excel takes
SERIAL = 25_569  # what Excel counts for 1 January 1970
ERRORS = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"})
CHUNK = 50_000  # cells that are objects at once
EPOCH = (1980, 1, 1, 0, 0, 0)
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ALIVE = ("=", "+", "-", "@", "\t", "\r")


# Rows


def xml_text(text: str) -> str:
    """A text as it may stand in a part."""
    return escape(ILLEGAL.sub("", text).replace("\r\n", "\n").replace("\r", "\n"), {'"': "&quot;"})


def _text_cell(place: str, style: int, text: str) -> str:
    return f'<c r="{place}" s="{style}"{_text_body(text)}'


def _text_body(text: str) -> str:
    return f' t="inlineStr"><is>{_run(text[:TEXT])}</is></c>'


def _run(text: str) -> str:
    # Excel takes _x0041_ for A, so the underscore is written so itself.
    return f'<t xml:space="preserve">{xml_text(_ESCAPED.sub("_x005F_", text))}</t>'


def _number_cell(place: str, style: int, value: float) -> str:
    shown = str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(float(value))
    return f'<c r="{place}" s="{style}"><v>{shown}</v></c>'


class Rows:
    """The rows of one of our own sheets: each a list of values with their looks, from the first column on."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._held: list[tuple[list[tuple[Any, Look] | None], str]] = []
        self._later: Iterable[tuple[list[tuple[Any, Look]], float]] = ()
        self._known: dict[int, tuple[Look, int]] = {}

    @property
    def row(self) -> int:
        """The row that comes next, from 0."""
        return len(self._held)

    def add(self, cells: list[tuple[Any, Look] | None], height: float | None = None, *, fixed: bool = True) -> None:
        """One more row. A height that is not fixed grows when somebody writes more into the row."""
        self._held.append((cells, "" if height is None else row_height(height, fixed=fixed)))

    def later(self, rows: Iterable[tuple[list[tuple[Any, Look]], float]]) -> None:
        """Rows to follow with their heights, made only while they are written."""
        self._later = rows

    def written(self) -> Iterator[str]:
        row = 0
        for cells, attributes in self._held:
            yield self._row(row, cells, attributes)
            row += 1
        for later, height in self._later:
            yield self._row(row, later, row_height(height, fixed=False))
            row += 1

    def _row(self, row: int, cells: Iterable[tuple[Any, Look] | None], attributes: str) -> str:
        shown = []
        for column, each in enumerate(cells):
            if each is None:
                continue
            value, look = each
            style, place = self._style(look), f"{column_letters(column)}{row + 1}"
            if value is None or value == "":
                shown.append(f'<c r="{place}" s="{style}"/>')
            elif isinstance(value, str):
                shown.append(
                    _text_cell(place, self._styles.quoted(style) if value.startswith(_ALIVE) else style, value)
                )
            else:
                shown.append(_number_cell(place, style, value))
        return f'<row r="{row + 1}"{attributes}>{"".join(shown)}</row>'

    def _style(self, look: Look) -> int:
        # Hashing a look takes longer than writing its cell, so looks are known by identity here.
        if id(look) not in self._known:
            self._known[id(look)] = look, self._styles.of(look)
        return self._known[id(look)][1]


def sent_rows(
    sheet: Sheet, personal: set[int], face: Face, severities: Mapping[int, str], styles: Styles
) -> Iterator[str]:
    """The rows of a sheet of the sender: what stood in its cells, as values, in the look of the file.

    ``personal`` are the keys of the cells that are blanked, ``severities`` those of the cells that are marked.
    """
    cells = sheet.cells
    keys = cell_keys(cells)
    order = np.argsort(keys, kind="stable")
    keys, marked = keys[order], np.array(sorted(severities), dtype=np.int64)
    inside = (cells.row[order] >= 0) & (cells.row[order] < ROWS) & (cells.column[order] < COLUMNS)
    keys, order = keys[inside], order[inside]
    dressed = face.keys[face.styles != face.style] if len(face.keys) else face.keys
    every = _united(keys, marked, dressed)
    position_of = _looked_up(every, keys, order, -1)
    style_of = _looked_up(every, face.keys, face.styles, face.style)
    write = _Writer(cells, personal, styles)
    waiting = iter(sorted(face.rows))
    bare = next(waiting, ROWS)  # the next row with a height or style of its own
    row, shown = -1, []
    for start in range(0, len(every), CHUNK):
        piece = slice(start, start + CHUNK)
        places = position_of[piece]
        held = (cells.kind[places], cells.number[places], cells.text_id[places]) if len(cells) else (places,) * 3
        parts = zip(*(each.tolist() for each in (every[piece], places, style_of[piece], *held)), strict=True)
        for key, position, style, kind, value, text in parts:
            here = key >> 14
            if here != row:
                if shown:
                    yield _row(row, face.rows, shown)
                while bare < here:
                    yield _row(bare, face.rows, ())
                    bare = next(waiting, ROWS)
                if bare == here:
                    bare = next(waiting, ROWS)
                row, shown = here, []
            severity = severities.get(key)
            look = styles.marked(style, severity) if severity else style
            shown.append(write.empty(key, look) if position < 0 else write.cell(key, position, look, kind, value, text))
    if shown:
        yield _row(row, face.rows, shown)
    while bare < ROWS:
        yield _row(bare, face.rows, ())
        bare = next(waiting, ROWS)


def _row(row: int, attributes: Mapping[int, str], cells: Iterable[str]) -> str:
    return f'<row r="{row + 1}"{attributes.get(row, "")}>{"".join(cells)}</row>'


_NUMBER, _TEXT, _ERROR = int(Kind.NUMBER), int(Kind.TEXT), int(Kind.ERROR)


class _Writer:
    """Writes the cells of one sheet of the sender."""

    def __init__(self, cells: Cells, personal: set[int], styles: Styles) -> None:
        self._personal, self._styles = personal, styles
        self._cells, self._texts = cells, cells.texts.tolist()
        self._bodies: list[str | None] = [None] * len(self._texts)
        self._letters: dict[int, str] = {}

    def _place(self, key: int) -> str:
        column = key & 16_383
        if column not in self._letters:
            self._letters[column] = column_letters(column)
        return f"{self._letters[column]}{(key >> 14) + 1}"

    def empty(self, key: int, style: int) -> str:
        return f'<c r="{self._place(key)}" s="{style}"/>'

    def cell(self, key: int, position: int, style: int, kind: int, value: float, text: int) -> str:
        place = self._place(key)
        if key in self._personal:
            return _text_cell(place, style, REMOVED)
        if kind == _NUMBER and math.isfinite(value):
            return _number_cell(place, style, value)
        if kind in (_TEXT, _ERROR):
            return self._text(place, text, style, kind)
        if kind == Kind.BOOLEAN:
            return f'<c r="{place}" s="{style}" t="b"><v>{int(bool(value))}</v></c>'
        if kind in (Kind.DATE, Kind.TIME) and math.isfinite(value):
            return self._moment(place, position, style, kind, value)
        return _text_cell(place, style, words()["uncomputed"] if kind == Kind.PENDING else str(value))

    def _text(self, place: str, number: int, style: int, kind: int) -> str:
        text = str(self._texts[number])
        if kind == _ERROR and text in ERRORS:
            return f'<c r="{place}" s="{style}" t="e"><v>{text}</v></c>'
        body = self._bodies[number]
        if body is None:
            body = self._bodies[number] = _text_body(text)
        return f'<c r="{place}" s="{self._styles.quoted(style) if text.startswith(_ALIVE) else style}"{body}'

    def _moment(self, place: str, position: int, style: int, kind: int, value: float) -> str:
        """A date or time as the number that spreadsheets keep, under a format that shows it as one."""
        code = self._styles.looks[style].format
        if not when(code):
            own = self._cells.format(position)
            code = own if when(own) else "yyyy-mm-dd" if kind == Kind.DATE else "[h]:mm"
            style = self._styles.formatted(style, code)
        if kind == Kind.TIME:
            return _number_cell(place, style, value)
        serial = value + SERIAL
        serial -= serial < 61  # Excel counts a 29 February 1900 that was none
        if serial < 1:
            moment = self._cells.value(position)
            return _text_cell(place, style, moment.isoformat() if isinstance(moment, dt.date) else str(moment))
        return _number_cell(place, style, serial)


def _united(*parts: np.ndarray) -> np.ndarray:
    """The keys of all parts, ascending, each once. numpy's own union hashes them, which takes ten times as long."""
    every = np.sort(np.concatenate([part.astype(np.int64) for part in parts]), kind="stable")
    return every[np.append(every[1:] != every[:-1], True)] if len(every) else every


def _looked_up(every: np.ndarray, keys: np.ndarray, values: np.ndarray, otherwise: int) -> np.ndarray:
    """For each of every key the value under it."""
    found = np.full(len(every), otherwise, dtype=np.int64)
    if len(keys):
        places = np.minimum(np.searchsorted(keys, every), len(keys) - 1)
        there = keys[places] == every
        found[there] = values[places[there]]
    return found


# Sheets and the package


@dataclass
class Page:
    """One sheet of the workbook, ready to be written."""

    title: str
    state: str
    before: str
    columns: Iterable[str]
    rows: Iterable[str]
    merges: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)  # address, where it leads to
    printing: str = ""
    protected: bool = False
    notes: dict[tuple[int, int], list[tuple[bool, str]]] = field(default_factory=dict)
    """Comments by row and column: pieces of text, bold or not. Links and notes may be filled while rows are written."""

    def parts(self) -> Iterator[str]:
        """The part of the sheet in pieces."""
        yield f'{_XML}<worksheet xmlns="{_MAIN}" xmlns:r="{_OFFICE_RELATIONS}">{self.before}'
        columns = "".join(f"<col{each}/>" for each in self.columns)
        yield f"<cols>{columns}</cols><sheetData>" if columns else "<sheetData>"
        yield from self.rows
        yield "</sheetData>"
        if self.protected:
            yield '<sheetProtection sheet="1" objects="1" scenarios="1" formatCells="0" formatColumns="0" formatRows="0" sort="0"/>'
        if self.merges:
            merged = "".join(f'<mergeCell ref="{each}"/>' for each in self.merges)
            yield f'<mergeCells count="{len(self.merges)}">{merged}</mergeCells>'
        if self.links:
            yield "<hyperlinks>"
            yield from (f'<hyperlink ref="{ref}" location="{xml_text(to)}"/>' for ref, to in self.links)
            yield "</hyperlinks>"
        yield self.printing
        yield '<legacyDrawing r:id="notes"/></worksheet>' if self.notes else "</worksheet>"


def _notes_part(notes: Mapping[tuple[int, int], list[tuple[bool, str]]]) -> Iterator[str]:
    yield f'{_XML}<comments xmlns="{_MAIN}"><authors><author>monev</author></authors><commentList>'
    for (row, column), pieces in sorted(notes.items()):
        yield f'<comment ref="{column_letters(column)}{row + 1}" authorId="0"><text>'
        for bold, text in pieces:
            font = f'<rPr>{"<b/>" if bold else ""}<sz val="10"/><rFont val="Calibri"/></rPr>'
            yield f"<r>{font}{_run(text)}</r>"
        yield "</text></comment>"
    yield "</commentList></comments>"


def _shapes_part(notes: Mapping[tuple[int, int], list[tuple[bool, str]]]) -> Iterator[str]:
    """The boxes of comments; Excel shows none without."""
    yield (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
        'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/>'
        '</o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
        '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
    )
    for place, ((row, column), pieces) in enumerate(sorted(notes.items()), 1025):
        text = "".join(piece for _, piece in pieces)
        lines = sum(-(-max(len(line), 1) // 50) for line in text.split("\n"))
        yield (
            f'<v:shape id="_x0000_s{place}" type="#_x0000_t202" style="position:absolute;margin-left:59pt;margin-top:1.5pt;'
            f'width:300pt;height:{lines * 14 + 12}pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
            '<v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/>'
            '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"/></v:textbox>'
            '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
            f"<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column>"
            "</x:ClientData></v:shape>"
        )
    yield "</xml>"


def write_package(stream: Any, pages: Iterable[Page], styles: Styles) -> None:
    """The whole workbook. Every part is one of those named here."""
    listed, related, types = [], [], []
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:

        def put(name: str, pieces: Iterable[str]) -> None:
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            with archive.open(entry, "w", force_zip64=True) as part:
                held: list[str] = []
                for piece in pieces:
                    held.append(piece)
                    if len(held) > 2_000:
                        part.write("".join(held).encode("utf-8"))
                        held.clear()
                part.write("".join(held).encode("utf-8"))

        for place, page in enumerate(pages, 1):
            put(f"xl/worksheets/sheet{place}.xml", page.parts())
            state = "" if page.state == "visible" else f' state="{page.state}"'
            listed.append(f'<sheet name="{xml_text(page.title)}" sheetId="{place}"{state} r:id="rId{place}"/>')
            related.append(_relation(f"rId{place}", "worksheet", f"worksheets/sheet{place}.xml"))
            types.append(_override(f"xl/worksheets/sheet{place}.xml", "spreadsheetml.worksheet"))
            if page.notes:
                put(f"xl/comments{place}.xml", _notes_part(page.notes))
                put(f"xl/drawings/comments{place}.vml", _shapes_part(page.notes))
                types.append(_override(f"xl/comments{place}.xml", "spreadsheetml.comments"))
                own = _relation("comments", "comments", f"../comments{place}.xml")
                own += _relation("notes", "vmlDrawing", f"../drawings/comments{place}.vml")
                put(f"xl/worksheets/_rels/sheet{place}.xml.rels", [_relations(own)])
        related.append(_relation("styles", "styles", "styles.xml"))
        put("xl/styles.xml", [styles.part().decode("utf-8")])
        put(
            "xl/workbook.xml",
            [
                f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE_RELATIONS}"><bookViews><workbookView activeTab="0"/>'
                f"</bookViews><sheets>{''.join(listed)}</sheets></workbook>"
            ],
        )
        put("xl/_rels/workbook.xml.rels", [_relations("".join(related))])
        put("docProps/core.xml", [_CORE])
        put("_rels/.rels", [_relations(_relation("workbook", "officeDocument", "xl/workbook.xml") + _CORE_RELATION)])
        types += [
            _override("xl/workbook.xml", "spreadsheetml.sheet.main"),
            _override("xl/styles.xml", "spreadsheetml.styles"),
        ]
        put(
            "[Content_Types].xml",
            [
                f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
                '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                '<Default Extension="xml" ContentType="application/xml"/>'
                '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>'
                '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
                f"{''.join(types)}</Types>"
            ],
        )


def _relations(inner: str) -> str:
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def _relation(name: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{name}" Type="{_OFFICE_RELATIONS}/{kind}" Target="{target}"/>'


def _override(name: str, kind: str) -> str:
    return f'<Override PartName="/{name}" ContentType="application/vnd.openxmlformats-officedocument.{kind}+xml"/>'


_CORE_RELATION = (
    f'<Relationship Id="core" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
)
_CORE = (
    f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    "<dc:title>Umpan balik monev</dc:title><dc:creator>monev</dc:creator><cp:lastModifiedBy>monev</cp:lastModifiedBy>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">1980-01-01T00:00:00Z</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">1980-01-01T00:00:00Z</dcterms:modified></cp:coreProperties>'
)
