"""Files written byte by byte, for what no library writes: odd XML, .xls records, .ods styles."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return whole.getvalue()


def xlsx_parts(
    *sheets: str,
    texts: str | None = None,
    formats: tuple[str, ...] = (),
    styles: str | None = None,
    workbook: str = "",
    after: str = "",
    states: Mapping[int, str] | None = None,
    kinds: Mapping[int, str] | None = None,
) -> dict[str, str]:
    """The parts of a workbook. Each sheet is what stands inside ``<worksheet>``, or a whole part if it begins with "<?xml".

    Style ``i + 1`` has the format ``formats[i]``. ``texts`` are ``<si>`` elements; ``workbook`` and ``after`` stand before and
    after the list of sheets.
    """
    states, kinds = states or {}, kinds or {}
    own = "".join(f'<numFmt numFmtId="{164 + i}" formatCode="{code}"/>' for i, code in enumerate(formats))
    uses = "".join(f'<xf numFmtId="{164 + i}"/>' for i in range(len(formats)))
    listed = "".join(
        f'<sheet name="S{i + 1}" sheetId="{i + 1}"{" state=" + chr(34) + states[i] + chr(34) if i in states else ""} r:id="r{i}"/>'
        for i in range(len(sheets))
    )
    points = "".join(
        f'<Relationship Id="r{i}" Type="{OFFICE}/{kinds.get(i, "worksheet")}" Target="worksheets/sheet{i + 1}.xml"/>'
        for i in range(len(sheets))
    )
    parts = {
        "[Content_Types].xml": HEAD
        + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        + '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        + '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
        + 'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}"><Relationship Id="r" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{workbook}<sheets>{listed}</sheets>{after}</workbook>',
        "xl/_rels/workbook.xml.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}">{points}'
        + f'<Relationship Id="s" Type="{OFFICE}/styles" Target="styles.xml"/>'
        + f'<Relationship Id="t" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/styles.xml": styles
        or f'{HEAD}<styleSheet xmlns="{MAIN}"><numFmts>{own}</numFmts><cellXfs><xf numFmtId="0"/>{uses}</cellXfs></styleSheet>',
    }
    for i, sheet in enumerate(sheets):
        whole = sheet if sheet.startswith("<?xml") else f'{HEAD}<worksheet xmlns="{MAIN}">{sheet}</worksheet>'
        parts[f"xl/worksheets/sheet{i + 1}.xml"] = whole
    if texts is not None:
        parts["xl/sharedStrings.xml"] = f'{HEAD}<sst xmlns="{MAIN}">{texts}</sst>'
    return parts


def xlsx(*sheets: str, **said: object) -> bytes:
    return zipped(xlsx_parts(*sheets, **said))  # type: ignore[arg-type]


def row(number: int, *cells: str, said: str = "") -> str:
    return f'<row r="{number}"{said}>{"".join(cells)}</row>'


def data(*rows: str) -> str:
    return f"<sheetData>{''.join(rows)}</sheetData>"


# .ods

_ODS = {
    "office": "office:1.0",
    "table": "table:1.0",
    "text": "text:1.0",
    "style": "style:1.0",
    "number": "datastyle:1.0",
    "fo": "xsl-fo-compatible:1.0",
}


def ods(tables: str, automatic: str = "") -> bytes:
    """A spreadsheet of ``<table:table>`` elements and the styles of its content."""
    names = " ".join(f'xmlns:{key}="urn:oasis:names:tc:opendocument:xmlns:{value}"' for key, value in _ODS.items())
    names += ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    content = (
        f"{HEAD}<office:document-content {names}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content,
            "META-INF/manifest.xml": HEAD
            + '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        }
    )


# .xls: records of BIFF8 in a compound file


def record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def xls(sheets: Mapping[str, bytes], formats: tuple[str, ...] = (), hidden: Mapping[str, int] | None = None) -> bytes:
    """A workbook; each sheet is its records between BOF and EOF. Style ``i + 1`` has the format ``formats[i]``."""
    hidden = hidden or {}
    begin = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 6))
    font = record(0x0031, struct.pack("<HHHHHBBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0, 5) + b"\0Arial")
    begin += record(0x0042, struct.pack("<H", 1200)) + font * 5
    for i, code in enumerate(formats):
        begin += record(0x041E, struct.pack("<HHB", 164 + i, len(code), 0) + code.encode("latin-1"))
    for number in (0, *range(164, 164 + len(formats))):
        begin += record(0x00E0, struct.pack("<HHH", 0, number, 1) + bytes(14))
    ends = {name: record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0x0DBB, 0x07CC, 0, 6)) + body + record(0x000A) for name, body in sheets.items()}  # fmt: skip
    offset = len(begin) + sum(4 + 8 + len(name) for name in sheets) + 4
    listed = b""
    for name, body in ends.items():
        listed += record(0x0085, struct.pack("<IBBBB", offset, hidden.get(name, 0), 0, len(name), 0) + name.encode())
        offset += len(body)
    return compound(begin + listed + record(0x000A) + b"".join(ends.values()))


def compound(stream: bytes) -> bytes:
    """An OLE compound file with one stream, ``Workbook``."""
    stream = stream.ljust(max(4096, -(-len(stream) // 512) * 512), b"\0")
    sectors = len(stream) // 512
    chain = [*range(1, sectors), 0xFFFFFFFE, 0xFFFFFFFE, 0xFFFFFFFD]  # the stream, the directory, the table itself
    assert len(chain) <= 128
    table = struct.pack("<128I", *chain, *[0xFFFFFFFF] * (128 - len(chain)))

    def entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
        text = name.encode("utf-16-le") + b"\0\0" if name else b""
        return (
            text.ljust(64, b"\0")
            + struct.pack("<HBBIII", len(text), kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
            + bytes(36)
            + struct.pack("<IQ", start, size)
        )

    nothing = entry("", 0, 0xFFFFFFFF, 0, 0)
    folder = entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + entry("Workbook", 2, 0xFFFFFFFF, 0, len(stream)) + nothing * 2
    header = (
        bytes.fromhex("D0CF11E0A1B11AE1")
        + bytes(16)
        + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
        + bytes(6)
        + struct.pack("<IIIIIIIII", 0, 1, sectors, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
        + struct.pack("<109I", sectors + 1, *[0xFFFFFFFF] * 108)
    )
    return header + stream + folder + table


def number(row: int, column: int, value: float, style: int = 0) -> bytes:
    return record(0x0203, struct.pack("<HHHd", row, column, style, value))


def label(row: int, column: int, text: str, style: int = 0) -> bytes:
    return record(0x0204, struct.pack("<HHHHB", row, column, style, len(text), 1) + text.encode("utf-16-le"))


def formula(row: int, column: int, tokens: bytes, result: bytes, style: int = 0) -> bytes:
    return record(0x0006, struct.pack("<HHH8sHIH", row, column, style, result, 0, 0, len(tokens)) + tokens)
