"""Sheets to bytes: .xlsx by openpyxl, .ods, .csv, and web pages that call themselves .xls.

The same sheets give the same bytes: dates in packages are fixed and the parts are zipped anew.
"""

from __future__ import annotations

import csv
import datetime
import html
import io
import quopri
import re
import zipfile
from xml.sax.saxutils import escape, quoteattr

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from analysis.simulation.paper import Cell, Sheet, Submission

SUFFIX = {"xlsx": ".xlsx", "html": ".xls", "mhtml": ".xls", "csv": ".csv", "ods": ".ods"}
FIXED = (2024, 1, 2, 3, 4, 6)
BOLD, FILL = Font(bold=True), PatternFill("solid", fgColor="DDEBF7")
WRAP = Alignment(wrap_text=True, vertical="center")


def to_bytes(submission: Submission) -> bytes:
    """The file's bytes."""
    if submission.format == "csv":
        return _csv(submission.sheets, submission.dialect)
    makers = {"xlsx": _xlsx, "ods": _ods, "html": _html, "mhtml": _mhtml}
    return makers[submission.format](submission.sheets)


def _xlsx(sheets: list[Sheet]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        for (row, column), cell in sheet.cells.items():
            made = page.cell(row, column)
            made.value = cell.value
            if isinstance(cell.value, str) and (cell.error or not cell.value.startswith("=")):
                made.data_type = "e" if cell.error else "s"
            if cell.number_format != "General":
                made.number_format = cell.number_format
            if cell.bold:
                made.font = BOLD
            if isinstance(cell.value, str) and "\n" in cell.value:
                made.alignment = WRAP
        for box in sheet.merges:
            _merge(page, sheet, box)
        for row in sheet.hidden_rows:
            page.row_dimensions[row].hidden = True
        for column, width in sorted(sheet.widths.items()):
            page.column_dimensions[get_column_letter(column)].width = width
        for column in sheet.hidden_columns:
            page.column_dimensions[get_column_letter(column)].hidden = True
        if sheet.hidden:
            page.sheet_state = "hidden"
    moment = datetime.datetime(*FIXED)
    book.properties.created = book.properties.modified = moment
    book.properties.creator = "SIMULASI"
    stream = io.BytesIO()
    book.save(stream)
    return _rezip(stream.getvalue())


def _merge(page, sheet: Sheet, box: tuple[int, int, int, int]) -> None:
    """Merge, unless that would swallow another cell or cross another merge."""
    top, left, bottom, right = box
    if any(
        (row, column) != (top, left) and (row, column) in sheet.cells
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    ):
        return
    if (top, left) in sheet.cells and (bottom, right) != (top, left):
        page.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)


def _rezip(data: bytes) -> bytes:
    """The same package with fixed dates, and no moment of saving."""
    stream = io.BytesIO()
    stamp = "{}-{:02d}-{:02d}T{:02d}:{:02d}:{:02d}Z".format(*FIXED).encode()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new,
    ):
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = re.sub(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*", rb"\g<1>" + stamp, part)
            info = zipfile.ZipInfo(name, FIXED)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            new.writestr(info, part)
    return stream.getvalue()


def as_text(cell: Cell) -> str:
    """What a file without types holds for a cell."""
    value = cell.value
    if isinstance(value, float):
        return repr(value).rstrip("0").rstrip(".") if value == int(value) else repr(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(value)


def _grid(sheet: Sheet) -> list[list[str]]:
    rows = [[""] * sheet.right for _ in range(sheet.bottom)]
    for (row, column), cell in sheet.cells.items():
        rows[row - 1][column - 1] = as_text(cell)
    return rows


def _csv(sheets: list[Sheet], dialect: str = "comma") -> bytes:
    """Comma, semicolon or tab; with or without a byte-order mark, or in the code page of Windows."""
    delimiter = {"comma": ",", "tab_mark": "\t"}.get(dialect, ";")
    encoding = "utf-8-sig" if dialect.endswith("mark") else "cp1252" if dialect.endswith("windows") else "utf-8"
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter, lineterminator="\r\n" if delimiter == ";" else "\n").writerows(
        _grid(sheets[0])
    )
    return stream.getvalue().encode(encoding)


def _html_text(sheet: Sheet, title: str) -> str:
    spans, covered = {}, set()
    for top, left, bottom, right in sheet.merges:
        cells = [(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)]
        if len(cells) < 2 or any(cell in covered for cell in cells):
            continue
        if (top, left) not in sheet.cells or any(cell in sheet.cells for cell in cells[1:]):
            continue
        spans[top, left] = (bottom - top + 1, min(right, sheet.right) - left + 1)
        covered |= set(cells[1:])
    lines = [f'<html><head><meta charset="utf-8"><title>{html.escape(title)}</title></head><body><table border="1">']
    for row in range(1, sheet.bottom + 1):
        parts = []
        for column in range(1, sheet.right + 1):
            if (row, column) in covered:
                continue
            cell = sheet.cells.get((row, column))
            tall, wide = spans.get((row, column), (1, 1))
            attributes = (f' rowspan="{tall}"' if tall > 1 else "") + (f' colspan="{wide}"' if wide > 1 else "")
            text = html.escape(as_text(cell)).replace("\n", "<br>").replace("\u00a0", "&nbsp;") if cell else ""
            tag = "th" if cell and cell.bold else "td"
            parts.append(f"<{tag}{attributes}>{text}</{tag}>")
        lines.append(f"<tr>{''.join(parts)}</tr>")
    lines.append("</table></body></html>\n")
    return "\n".join(lines)


def _html(sheets: list[Sheet]) -> bytes:
    return _html_text(sheets[0], "SIMULASI").encode("utf-8")


def _mhtml(sheets: list[Sheet]) -> bytes:
    """A web archive with one part, the page in quoted-printable."""
    body = quopri.encodestring(_html_text(sheets[0], "SIMULASI").encode("utf-8")).decode("ascii")
    mark = "----=_NextPart_SIMULASI"
    head = f'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="{mark}"; type="text/html"\n\n--{mark}\n'
    part = "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\nContent-Location: file:///C:/laporan.htm\n\n"
    return f"{head}{part}{body}\n--{mark}--\n".replace("\r\n", "\n").replace("\n", "\r\n").encode("ascii")


# --- OpenDocument -------------------------------------------------------------------------------------------------

_OFFICE = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"))
)
_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
    'manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)


def _ods(sheets: list[Sheet]) -> bytes:
    body = "".join(_ods_table(sheet) for sheet in sheets)
    style = (
        '<office:automatic-styles><style:style style:name="hid" style:family="table"><style:table-properties table:display="false"/>'
        "</style:style></office:automatic-styles>"
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {_OFFICE} office:version="1.2">{style}'
        f"<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        for name, text in (
            ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
            ("META-INF/manifest.xml", _MANIFEST),
            ("content.xml", content),
        ):
            info = zipfile.ZipInfo(name, FIXED)
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            package.writestr(info, text.encode("utf-8"))
    return stream.getvalue()


def _ods_table(sheet: Sheet) -> str:
    spans, covered = {}, set()
    for top, left, bottom, right in sheet.merges:
        cells = [(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)]
        if len(cells) < 2 or any(cell in covered for cell in cells) or any(cell in sheet.cells for cell in cells[1:]):
            continue
        spans[top, left] = (bottom - top + 1, right - left + 1)
        covered |= set(cells[1:])
    columns = "".join(
        f"<table:table-column{' table:visibility=' + chr(34) + 'collapse' + chr(34) if column in sheet.hidden_columns else ''}/>"
        for column in range(1, sheet.right + 1)
    )
    lines = [
        f"<table:table table:name={quoteattr(sheet.name)}{' table:style-name=' + chr(34) + 'hid' + chr(34) if sheet.hidden else ''}>{columns}"
    ]
    for row in range(1, sheet.bottom + 1):
        hidden = ' table:visibility="collapse"' if row in sheet.hidden_rows else ""
        lines.append(f"<table:table-row{hidden}>")
        for column in range(1, sheet.right + 1):
            lines.append(_ods_cell(sheet.cells.get((row, column)), spans.get((row, column)), (row, column) in covered))
        lines.append("</table:table-row>")
    lines.append("</table:table>")
    return "".join(lines)


def _ods_cell(cell: Cell | None, span: tuple[int, int] | None, covered: bool) -> str:
    tag = "table:covered-table-cell" if covered else "table:table-cell"
    if cell is None:
        return f"<{tag}/>"
    extra = f' table:number-rows-spanned="{span[0]}" table:number-columns-spanned="{span[1]}"' if span else ""
    value = cell.value
    if isinstance(value, bool) or not isinstance(value, int | float):
        if isinstance(value, datetime.date):
            return f'<{tag}{extra} office:value-type="date" office:date-value="{value.isoformat()}"><text:p>{value.isoformat()}</text:p></{tag}>'
        paragraphs = "".join(f"<text:p>{_spaces(line)}</text:p>" for line in str(value).split("\n"))
        return f'<{tag}{extra} office:value-type="string">{paragraphs}</{tag}>'
    return f'<{tag}{extra} office:value-type="float" office:value="{value!r}"><text:p>{value!r}</text:p></{tag}>'


def _spaces(text: str) -> str:
    """OpenDocument folds runs of spaces unless they are marked."""
    return re.sub(r"^ | $|(?<= ) +", lambda run: f'<text:s text:c="{len(run.group())}"/>', escape(text))
