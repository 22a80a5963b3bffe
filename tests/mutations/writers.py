"""Writes a model workbook as the files officials send: .xlsx, .xls, .ods, text, web pages and mail archives."""

from __future__ import annotations

import base64
import datetime as dt
import html
import io
import re
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from mutations.clean import Book, Cell, Page

Patch = Callable[[dict[str, bytes]], None]
"""Changes the parts of a zip, by name, in place."""


def write(book: Book, folder: Path) -> Path:
    """Write a workbook in its own format. Returns the file."""
    path = folder / book.name
    data = WRITERS[book.format](book)
    data = book.options["bytes"](data) if "bytes" in book.options else data  # type: ignore[operator]
    path.write_bytes(data)
    return path


_FLAT = 0.0625  # openpyxl does not write a height or width of 0


# -- .xlsx ------------------------------------------------------------------------------------------------------------
def xlsx(book: Book) -> bytes:
    made = Workbook()
    made.remove(made.active)
    if book.options.get("date1904"):
        made.epoch = CALENDAR_MAC_1904
    for page in book.pages:
        sheet = made.create_sheet(page.name)
        sheet.sheet_state = page.state
        for (row, column), cell in page.cells.items():
            # A cached error is set as text here and typed below, with the cached numbers.
            written = sheet.cell(row, column, f"={cell.formula}" if cell.formula else cell.value)
            if cell.as_text:
                written.data_type = "s"
            if cell.shape:
                written.number_format = cell.shape
        for area in page.merges:
            _merge(sheet, area)
        for row in page.hidden_rows:
            sheet.row_dimensions[row].hidden = True
        for column in page.hidden_columns:
            sheet.column_dimensions[get_column_letter(column)].hidden = True
        for row in page.flat_rows:
            sheet.row_dimensions[row].height = _FLAT
        for column in page.flat_columns:
            sheet.column_dimensions[get_column_letter(column)].width = _FLAT
        for row, level in page.outline.items():
            sheet.row_dimensions[row].outlineLevel = level
        for (row, column), text in page.comments.items():
            sheet.cell(row, column).comment = Comment(text, "operator")
        if book.options.get("filter"):
            sheet.auto_filter.ref = str(book.options["filter"])
    target = io.BytesIO()
    made.save(target)
    parts = unzip(target.getvalue())
    for number, page in enumerate(book.pages, 1):
        _flatten(parts, f"xl/worksheets/sheet{number}.xml", page)
        _cache_values(parts, f"xl/worksheets/sheet{number}.xml", page)
    if not book.options.get("inline_texts"):
        _share_strings(parts)
    for patch in book.options.get("patches", ()):  # type: ignore[attr-defined]
        patch(parts)
    return rezip(parts)


def _merge(sheet: object, area: tuple[int, int, int, int]) -> None:
    """Merge without emptying the cells below, as a program does that merges before it writes."""
    from openpyxl.worksheet.cell_range import CellRange

    top, left, bottom, right = area
    sheet.merged_cells.add(CellRange(min_row=top, min_col=left, max_row=bottom, max_col=right))  # type: ignore[attr-defined]


def _flatten(parts: dict[str, bytes], name: str, page: Page) -> None:
    text, count = re.subn(rf'\b(ht|width)="{_FLAT}"', r'\1="0"', parts[name].decode())
    assert count == len(page.flat_rows) + len(page.flat_columns), name
    parts[name] = text.encode()


def _cache_values(parts: dict[str, bytes], name: str, page: Page) -> None:
    """openpyxl writes formulas without the value that Excel keeps beside them."""
    text = parts[name].decode()
    for (row, column), cell in page.cells.items():
        if not cell.formula or cell.value is None:
            continue
        address = f"{get_column_letter(column)}{row}"
        kind = ' t="e"' if str(cell.value).startswith("#") else ' t="str"' if isinstance(cell.value, str) else ""
        found = re.compile(rf'<c r="{address}"((?: s="\d+")?)(?: t="\w+")?><f>(.*?)</f><v ?/?>(?:</v>)?</c>')
        text, count = found.subn(
            lambda m, kind=kind, address=address, value=cell.value: (
                f'<c r="{address}"{m[1]}{kind}><f>{m[2]}</f><v>{html.escape(str(value))}</v></c>'
            ),
            text,
        )
        assert count == 1, (name, address)
    parts[name] = text.encode()


def unzip(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rezip(parts: dict[str, bytes], stored: tuple[str, ...] = ()) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content, zipfile.ZIP_STORED if name in stored else None)
    return target.getvalue()


def on_sheets(change: Callable[[str], str]) -> Patch:
    """A patch that rewrites the XML of every sheet."""

    def patch(parts: dict[str, bytes]) -> None:
        for name in parts:
            if name.startswith("xl/worksheets/sheet"):
                new = change(parts[name].decode())
                assert new != parts[name].decode(), f"{name}: nothing to change"
                parts[name] = new.encode()

    return patch


def _share_strings(parts: dict[str, bytes]) -> None:
    """Keep each text once in a part of its own, as Excel does; openpyxl writes it into the cell."""
    shared: dict[str, int] = {}

    def number(m: re.Match[str]) -> str:
        return f'<c r="{m[1]}"{m[2]} t="s"><v>{shared.setdefault(m[3], len(shared))}</v></c>'

    cell = re.compile(r'<c r="(\w+)"((?: s="\d+")?) t="inlineStr"><is>(.*?)</is></c>', re.S)
    on_sheets(lambda text: cell.sub(number, text))(parts)
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    items = "".join(f"<si>{text}</si>" for text in shared)
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{main}" uniqueCount="{len(shared)}">{items}</sst>'.encode()
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    for name, end, more in (
        ("[Content_Types].xml", b"</Types>", f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/>'),
        (
            "xl/_rels/workbook.xml.rels",
            b"</Relationships>",
            f'<Relationship Id="texts" Type="{link}" Target="sharedStrings.xml"/>',
        ),
    ):
        parts[name] = parts[name].replace(end, more.encode() + end)


def rich_strings(parts: dict[str, bytes]) -> None:
    """Cut each shared text into runs of two fonts."""
    name = "xl/sharedStrings.xml"

    def runs(m: re.Match[str]) -> str:
        text = html.unescape(m[1])
        cut = max(1, len(text) // 2)
        pieces = [html.escape(piece, quote=False) for piece in (text[:cut], text[cut:])]
        first = f'<r><rPr><b/><sz val="11"/></rPr><t xml:space="preserve">{pieces[0]}</t></r>'
        return f'<si>{first}<r><t xml:space="preserve">{pieces[1]}</t></r></si>'

    new = re.sub(r"<si><t[^>]*>([^<]*)</t></si>", runs, parts[name].decode()).encode()
    assert new != parts[name]
    parts[name] = new


# -- text -------------------------------------------------------------------------------------------------------------
def shown(cell: Cell, style: str) -> str:
    """A cell as text: ``plain`` as a program exports it, ``id`` as Excel with Indonesian settings shows it."""
    value = cell.value
    if isinstance(value, dt.date):
        return value.strftime("%d/%m/%Y") if style == "id" else value.isoformat()
    if isinstance(value, int | float) and style == "id":
        digits = 2 if cell.shape == "0.00" else 0
        text = f"{value:,.{digits}f}" if cell.shape else str(value)
        return text.replace(",", "_").replace(".", ",").replace("_", ".")
    return str(value)


def delimited(book: Book) -> bytes:
    """One sheet as text; options: mark, style, encoding, every_line (empty lines are kept as lines of marks)."""
    page = book.pages[0]
    mark = str(book.options.get("mark", ","))
    style = str(book.options.get("style", "plain"))
    lines = []
    for row in range(1, page.last_row + 1):
        texts = []
        for column in range(1, page.last_column + 1):
            cell = page.cells.get((row, column))
            text = "" if cell is None else shown(cell, style)
            quoted = mark in text or '"' in text or "\n" in text
            texts.append('"' + text.replace('"', '""') + '"' if quoted else text)
        lines.append(mark.join(texts))
    return ("\r\n".join(lines) + "\r\n").encode(str(book.options.get("encoding", "utf-8")))


# -- web pages --------------------------------------------------------------------------------------------------------
def web_page(book: Book) -> bytes:
    """One sheet as the web page that applications send under the name .xls."""
    page = book.pages[0]
    anchors = {area[:2]: area for area in page.merges}
    buried = {
        (row, column)
        for top, left, bottom, right in page.merges
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
        if (row, column) != (top, left)
    }
    rows = []
    for row in range(1, page.last_row + 1):
        cells = []
        for column in range(1, page.last_column + 1):
            if (row, column) in buried:
                continue
            top, left, bottom, right = anchors.get((row, column), (row, column, row, column))
            spans = f' rowspan="{bottom - top + 1}"' if bottom > top else ""
            spans += f' colspan="{right - left + 1}"' if right > left else ""
            cell = page.cells.get((row, column))
            text = "" if cell is None else html.escape(shown(cell, str(book.options.get("style", "id"))))
            cells.append(f"<td{spans}>{text}</td>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    head = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body>'
    return f'{head}<table border="1">\n{chr(10).join(rows)}\n</table></body></html>'.encode()


def mail_archive(book: Book) -> bytes:
    """The single-file web page (MHTML) that Excel saves."""
    body = base64.encodebytes(web_page(book)).decode().replace("\n", "\r\n")
    lines = [
        "MIME-Version: 1.0",
        'Content-Type: multipart/related; boundary="----=_NextPart_01"',
        "",
        "------=_NextPart_01",
        "Content-Location: file:///C:/laporan/sheet001.htm",
        "Content-Transfer-Encoding: base64",
        'Content-Type: text/html; charset="utf-8"',
        "",
        body,
        "------=_NextPart_01--",
        "",
    ]
    return "\r\n".join(lines).encode()


# -- .ods -------------------------------------------------------------------------------------------------------------
_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{urn}:1.0"'
    for name, urn in {
        "office": "office", "table": "table", "text": "text", "style": "style", "number": "datastyle", "fo": "xsl-fo-compatible",
    }.items()
)  # fmt: skip


def ods(book: Book) -> bytes:
    tables = "".join(map(_ods_table, book.pages))
    styles = (
        '<office:automatic-styles><style:style style:name="ta1" style:family="table">'
        '<style:table-properties table:display="true"/></style:style>'
        '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>'
        "</office:automatic-styles>"
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_SPACES} office:version="1.2">{styles}'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
        'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    parts = {"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest}
    return rezip({name: text.encode() for name, text in parts.items()}, stored=("mimetype",))


def _ods_table(page: Page) -> str:
    spans = {area[:2]: (area[2] - area[0] + 1, area[3] - area[1] + 1) for area in page.merges}
    width = page.last_column
    rows = []
    for row in range(1, page.last_row + 1):
        cells = []
        for column in range(1, width + 1):
            cells.append(_ods_cell(page.cells.get((row, column)), spans.get((row, column))))
        hidden = ' table:visibility="collapse"' if row in page.hidden_rows else ""
        rows.append(f"<table:table-row{hidden}>{''.join(cells)}</table:table-row>")
    columns = "".join(
        f"<table:table-column{' table:visibility=' + chr(34) + 'collapse' + chr(34) if n in page.hidden_columns else ''}/>"
        for n in range(1, width + 1)
    )
    style = "ta1" if page.state == "visible" else "ta2"
    name = html.escape(page.name, quote=True)
    # LibreOffice ends each sheet with its million empty rows in one element.
    tail = f'<table:table-row table:number-rows-repeated="{1048576 - page.last_row}"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    return f'<table:table table:name="{name}" table:style-name="{style}">{columns}{"".join(rows)}{tail}</table:table>'


def _ods_cell(cell: Cell | None, span: tuple[int, int] | None) -> str:
    more = f' table:number-rows-spanned="{span[0]}" table:number-columns-spanned="{span[1]}"' if span else ""
    if cell is None:
        return f"<table:table-cell{more}/>"
    value = cell.value
    if isinstance(value, dt.date):
        more += f' office:value-type="date" office:date-value="{value.isoformat()}"'
    elif isinstance(value, int | float):
        more += f' office:value-type="float" office:value="{value}"'
    else:
        more += ' office:value-type="string"'
    text = html.escape(shown(cell, "id"), quote=False)
    return f"<table:table-cell{more}><text:p>{text}</text:p></table:table-cell>"


# -- .xls -------------------------------------------------------------------------------------------------------------
def xls(book: Book) -> bytes:
    """BIFF8 in an OLE container, no more of it than readers need."""
    heads, sheets = [], []
    for page in book.pages:
        sheets.append(_biff_sheet(page))
    formats = _record(0x041E, struct.pack("<H", 164) + _long_text("dd/mm/yyyy"))
    font = _record(0x0031, struct.pack("<HHHHHBBBB", 220, 0, 0x7FFF, 400, 0, 0, 0, 0, 0) + _short_text("Arial"))
    xfs = b"".join(
        _record(0x00E0, struct.pack("<HHHBBBBIIH", 0, f, 1, 0x20, 0, 0, 0, 0, 0, 0x20C0)) for f in (0, 3, 2, 164)
    )
    start = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 6))
    start += _record(0x0042, struct.pack("<H", 1200)) + _record(0x0022, struct.pack("<H", 0)) + font * 5 + formats + xfs
    end = _record(0x000A, b"")
    size = len(start) + len(end) + sum(len(_record(0x0085, b"\0" * 6 + _short_text(page.name))) for page in book.pages)
    at = size
    for page, sheet in zip(book.pages, sheets, strict=True):
        state = {"visible": 0, "hidden": 1, "veryHidden": 2}[page.state]
        heads.append(_record(0x0085, struct.pack("<IBB", at, state, 0) + _short_text(page.name)))
        at += len(sheet)
    return _ole(start + b"".join(heads) + end + b"".join(sheets))


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _short_text(text: str) -> bytes:
    return struct.pack("<BB", len(text), 1) + text.encode("utf-16-le")


def _long_text(text: str) -> bytes:
    return struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")


def _biff_sheet(page: Page) -> bytes:
    out = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0x0DBB, 0x07CC, 0, 6))
    out += _record(0x0200, struct.pack("<IIHHH", 0, page.last_row, 0, page.last_column, 0))
    for column in page.hidden_columns:
        out += _record(0x007D, struct.pack("<HHHHHH", column - 1, column - 1, 0, 0, 1, 0))
    for row in sorted({row for row, _ in page.cells}):
        flags = 0x0100 | (0x20 if row in page.hidden_rows else 0)
        out += _record(0x0208, struct.pack("<HHHHHHHH", row - 1, 0, page.last_column, 300, 0, 0, flags, 0))
    for (row, column), cell in sorted(page.cells.items()):
        place = struct.pack("<HH", row - 1, column - 1)
        if isinstance(cell.value, dt.date):
            days = (cell.value - dt.date(1899, 12, 30)).days
            out += _record(0x0203, place + struct.pack("<Hd", 3, days))
        elif isinstance(cell.value, int | float):
            style = 2 if cell.shape == "0.00" else 1 if cell.shape else 0
            out += _record(0x0203, place + struct.pack("<Hd", style, cell.value))
        else:
            out += _record(0x0204, place + struct.pack("<H", 0) + _long_text(str(cell.value)))
    out += _record(0x023E, struct.pack("<HHHIHHI", 0x06B6, 0, 0, 64, 0, 0, 0))
    if page.merges:
        areas = b"".join(struct.pack("<HHHH", t - 1, b - 1, left - 1, r - 1) for t, left, b, r in page.merges)
        out += _record(0x00E5, struct.pack("<H", len(page.merges)) + areas)
    return out + _record(0x000A, b"")


def _ole(stream: bytes) -> bytes:
    """An OLE file of one stream, Workbook, which is padded past the size below which streams go elsewhere."""
    stream = stream.ljust(max(4096, -(-len(stream) // 512) * 512), b"\0")
    count = len(stream) // 512
    tables = 1
    while (count + 1 + tables) * 4 > tables * 512:
        tables += 1
    chain = [*range(1, count), 0xFFFFFFFE, 0xFFFFFFFE, *[0xFFFFFFFD] * tables]
    chain += [0xFFFFFFFF] * (tables * 128 - len(chain))
    entries = b"".join(
        [
            _ole_entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1),
            _ole_entry("Workbook", 2, 0, len(stream)),
            bytes(256),
        ]
    )
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, tables, count, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<109I", *range(count + 1, count + 1 + tables), *[0xFFFFFFFF] * (109 - tables))
    return header + stream + entries + struct.pack(f"<{len(chain)}I", *chain)


def _ole_entry(name: str, kind: int, start: int, size: int, child: int = 0xFFFFFFFF) -> bytes:
    text = name.encode("utf-16-le").ljust(64, b"\0")
    links = struct.pack("<HBBIII", len(name) * 2 + 2, kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
    return text + links + bytes(36) + struct.pack("<IQ", start, size)


WRITERS: dict[str, Callable[[Book], bytes]] = {
    "xlsx": xlsx,
    "xls": xls,
    "ods": ods,
    "text": delimited,
    "web": web_page,
    "mail": mail_archive,
}
