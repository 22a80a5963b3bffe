"""Makes files that do harm or that are not what they seem, each by a small function, and functions that misbehave.

``HAZARDS`` lists them: name -> (function that makes the file in a folder, the rule it must end with; "" where it is
to be read). ``MARK`` stands for what nobody may read in a message: it is planted in names, cells and part names.
"""

from __future__ import annotations

import base64
import io
import os
import random
import signal
import socket
import struct
import time
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path

MARK = "Fulan-Rahasia"
Maker = Callable[[Path], Path]
HAZARDS: dict[str, tuple[Maker, str]] = {}


def hazard(rule: str) -> Callable[[Maker], Maker]:
    """Enter the function in ``HAZARDS``."""

    def enter(maker: Maker) -> Maker:
        HAZARDS[maker.__name__] = (maker, rule)
        return maker

    return enter


# --- building blocks ---------------------------------------------------------------------------------------------

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
CELLS = (
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
    '<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2"><v>1250</v></c></row>'
)


def sheet_xml(cells: str = CELLS, before: str = "", after: str = "") -> str:
    return f'{HEAD}<worksheet xmlns="{MAIN}" xmlns:r="{REL}">{before}<sheetData>{cells}</sheetData>{after}</worksheet>'


def xlsx_parts(**changed: str | bytes | None) -> dict[str, str | bytes]:
    """The parts of a small workbook. Change or leave out (None) by content_types, root, workbook, relations, sheet,
    strings, styles."""
    parts = {
        "content_types": (
            "[Content_Types].xml",
            f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
            'spreadsheetml.sheet.main+xml"/></Types>',
        ),
        "root": (
            "_rels/.rels",
            f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        ),
        "workbook": (
            "xl/workbook.xml",
            f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{REL}"><sheets>'
            f'<sheet name="{MARK}" sheetId="1" r:id="rId1"/></sheets></workbook>',
        ),
        "relations": (
            "xl/_rels/workbook.xml.rels",
            f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
            f'<Relationship Id="rId1" Type="{REL}/worksheet" Target="worksheets/sheet1.xml"/>'
            f'<Relationship Id="rId2" Type="{REL}/sharedStrings" Target="sharedStrings.xml"/>'
            f'<Relationship Id="rId3" Type="{REL}/styles" Target="styles.xml"/></Relationships>',
        ),
        "sheet": ("xl/worksheets/sheet1.xml", sheet_xml()),
        "strings": (
            "xl/sharedStrings.xml",
            f'{HEAD}<sst xmlns="{MAIN}"><si><t>Nama</t></si><si><t>Jumlah</t></si><si><t>{MARK}</t></si></sst>',
        ),
        "styles": (
            "xl/styles.xml",
            f'{HEAD}<styleSheet xmlns="{MAIN}"><fills count="1"><fill><patternFill/></fill></fills>'
            '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellXfs></styleSheet>',
        ),
    }
    made: dict[str, str | bytes] = {}
    for key, (name, content) in parts.items():
        value = changed.pop(key, content)
        if value is not None:
            made[name] = value
    assert not changed, changed
    return made


def pack(
    parts: dict[str, str | bytes] | Iterable[tuple[str, str | bytes]], method: int = zipfile.ZIP_DEFLATED
) -> bytes:
    """The bytes of a zip of these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in parts.items() if isinstance(parts, dict) else parts:
            archive.writestr(name, content)
    return buffer.getvalue()


def xlsx(**changed: str | bytes | None) -> bytes:
    return pack(xlsx_parts(**changed))


ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


def ods_content(rows: str) -> str:
    names = "urn:oasis:names:tc:opendocument:xmlns"
    return (
        f'{HEAD}<office:document-content xmlns:office="{names}:office:1.0" xmlns:table="{names}:table:1.0" '
        f'xmlns:text="{names}:text:1.0"><office:body><office:spreadsheet><table:table table:name="{MARK}">{rows}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )


ODS_ROW = (
    f"<table:table-row{{}}><table:table-cell{{}} office:value-type='string'><text:p>{MARK}</text:p></table:table-cell>"
    '<table:table-cell table:number-columns-repeated="16382"/></table:table-row>'
)
ODS_REST = (
    '<table:table-row table:number-rows-repeated="1048575"><table:table-cell table:number-columns-repeated="16384"/>'
    "</table:table-row>"
)


def ods(rows: str = ODS_ROW.format("", "") + ODS_REST, manifest: str = "", content: str = "") -> bytes:
    names = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    return pack(
        {
            "mimetype": ODS_TYPE,
            "content.xml": content or ods_content(rows),
            "META-INF/manifest.xml": manifest
            or f'{HEAD}<manifest:manifest xmlns:manifest="{names}"><manifest:file-entry manifest:full-path="/" '
            f'manifest:media-type="{ODS_TYPE}"/></manifest:manifest>',
        }
    )


def record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def biff(
    extra: bytes = b"", dimensions: tuple[int, int] = (2, 2), cells: tuple[tuple[int, int], ...] = ((0, 0), (1, 1)),
    sheet_kind: int = 0,
) -> bytes:  # fmt: skip
    """The Workbook stream of an .xls: one sheet with the number 7 in the cells (row, column)."""
    begin = struct.pack("<HHHHII", 0x0600, 5, 0, 1996, 0, 6)
    name = MARK.encode()
    before = record(0x0809, begin) + record(0x0042, struct.pack("<H", 1200)) + extra
    bound = 4 + 8 + len(name)
    start = len(before) + bound + 4
    sheet = record(0x0809, begin[:2] + struct.pack("<H", 0x10) + begin[4:])
    sheet += record(0x0200, struct.pack("<IIHHH", 0, dimensions[0], 0, dimensions[1], 0))
    for row, column in cells:
        sheet += record(0x0203, struct.pack("<HHHd", row, column, 0, 7.0))
    entry = record(0x0085, struct.pack("<IBBBB", start, 0, sheet_kind, len(name), 0) + name)
    return before + entry + record(0x000A) + sheet + record(0x000A)


def compound(streams: dict[str, bytes], storages: tuple[str, ...] = ()) -> bytes:
    """The bytes of an OLE file with these streams, each padded to 4,096 bytes so that none is a small one."""
    sector, end, free, table = 512, 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
    padded = {name: content.ljust(4096, b"\0") for name, content in streams.items()}
    entries = [("Root Entry", 5, end, 0)] + [(name, 1, 0, 0) for name in storages]
    directory_sectors = -(-(len(entries) + len(padded)) // 4)
    needed = directory_sectors + sum(-(-len(content) // sector) for content in padded.values())
    tables = 1
    while tables * 128 < needed + tables:
        tables += 1
    chain = [table] * tables + [*range(tables + 1, tables + directory_sectors), end]
    body = b""
    at = tables + directory_sectors
    for name, content in padded.items():
        count = -(-len(content) // sector)
        entries.append((name, 2, at, len(content)))
        chain += [*range(at + 1, at + count), end]
        body += content.ljust(count * sector, b"\0")
        at += count
    chain += [free] * (tables * 128 - len(chain))
    directory = b""
    for number, (name, kind, start, size) in enumerate(entries):
        text = name.encode("utf-16-le") + b"\0\0"
        right = number + 1 if 0 < number < len(entries) - 1 else 0xFFFFFFFF
        child = 1 if kind == 5 and len(entries) > 1 else 0xFFFFFFFF
        directory += text.ljust(64, b"\0") + struct.pack("<HBBIII", len(text), kind, 1, 0xFFFFFFFF, right, child)
        directory += bytes(36) + struct.pack("<IQ", start, size)
    directory = directory.ljust(directory_sectors * sector, b"\0")
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, tables, tables, 0, 4096, end, 0, end, 0)
    header += struct.pack("<109I", *range(tables), *[free] * (109 - tables))
    return header + struct.pack(f"<{len(chain)}I", *chain) + directory + body


def xls(**changed: object) -> bytes:
    return compound({"Workbook": biff(**changed)})  # type: ignore[arg-type]


def page(rows: str = f"<tr><td>Nama<td>Jumlah<tr><td>{MARK}<td>1.250", around: str = "{}") -> str:
    return around.format(f"<table border=1>{rows}</table>")


def put(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def patched(data: bytes, name: str, **fields: int) -> bytes:
    """A zip with other numbers in the directory and the header of one part: size, packed_size, flags, method, crc."""
    raw = bytearray(data)
    places = {"flags": (6, 8, "<H"), "method": (8, 10, "<H"), "crc": (14, 16, "<I"), "packed_size": (18, 20, "<I"),
              "size": (22, 24, "<I")}  # fmt: skip
    for signature, name_at, which in ((b"PK\x03\x04", 30, 0), (b"PK\x01\x02", 46, 1)):
        at = raw.find(signature)
        while at >= 0 and raw[at + name_at : at + name_at + len(name)] != name.encode():
            at = raw.find(signature, at + 1)
        for field, number in fields.items():
            struct.pack_into(places[field][2], raw, at + places[field][which], number)
    return bytes(raw)


# --- things that are no files ------------------------------------------------------------------------------------


@hazard("link")
def symbolic_link(folder: Path) -> Path:
    put(folder, f"{MARK}.xlsx", xlsx())
    (folder / "tautan.xlsx").symlink_to(folder / f"{MARK}.xlsx")
    return folder / "tautan.xlsx"


@hazard("link")
def dangling_link(folder: Path) -> Path:
    (folder / "putus.xlsx").symlink_to(folder / "tidak-ada.xlsx")
    return folder / "putus.xlsx"


@hazard("link")
def link_to_itself(folder: Path) -> Path:
    (folder / "lingkar.xlsx").symlink_to(folder / "lingkar.xlsx")
    return folder / "lingkar.xlsx"


@hazard("link")
def link_to_endless_device(folder: Path) -> Path:
    (folder / "nol.xlsx").symlink_to("/dev/zero")
    return folder / "nol.xlsx"


@hazard("special_file")
def endless_device(folder: Path) -> Path:
    return Path("/dev/zero")


@hazard("special_file")
def pipe_nobody_writes_to(folder: Path) -> Path:
    os.mkfifo(folder / "pipa.xlsx")
    return folder / "pipa.xlsx"


@hazard("special_file")
def listening_socket(folder: Path) -> Path:
    before = Path.cwd()
    os.chdir(folder)  # the path of a socket must be short
    try:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind("soket.xlsx")
    finally:
        os.chdir(before)
    return folder / "soket.xlsx"


@hazard("folder")
def folder_with_a_workbooks_name(folder: Path) -> Path:
    (folder / f"{MARK}.xlsx").mkdir()
    return folder / f"{MARK}.xlsx"


@hazard("not_found")
def file_that_was_deleted(folder: Path) -> Path:
    path = put(folder, f"{MARK}.xlsx", xlsx())
    path.unlink()
    return path


@hazard("not_found")
def path_through_a_file(folder: Path) -> Path:
    return put(folder, f"{MARK}.xlsx", xlsx()) / "dalam.xlsx"


@hazard("not_readable")
def name_too_long(folder: Path) -> Path:
    return folder / (MARK * 40 + ".xlsx")


@hazard("not_readable")
def name_with_nul(folder: Path) -> Path:
    return folder / f"{MARK}\0.xlsx"


# --- files of another kind, or damaged ---------------------------------------------------------------------------


@hazard("empty_file")
def nothing(folder: Path) -> Path:
    return put(folder, "kosong.xlsx", b"")


@hazard("empty_file")
def only_zeros(folder: Path) -> Path:
    return put(folder, "nol.xls", bytes(50_000))


@hazard("empty_file")
def only_a_byte_order_mark(folder: Path) -> Path:
    return put(folder, "bom.csv", b"\xef\xbb\xbf\r\n\r\n")


@hazard("no_columns")
def one_byte(folder: Path) -> Path:
    return put(folder, "satu.xlsx", b"P")


@hazard("unknown_kind")
def random_bytes(folder: Path) -> Path:
    return put(folder, "acak.xls", random.Random(7).randbytes(20_000))


@hazard("lock_file")
def lock_of_excel(folder: Path) -> Path:
    wide = struct.pack("<H", len(MARK)) + MARK.encode("utf-16-le") + b" \0" * (54 - len(MARK))
    return put(folder, "~$anggaran.xlsx", bytes([len(MARK)]) + MARK.encode().ljust(54) + wide)


@hazard("lock_file")
def lock_of_libreoffice(folder: Path) -> Path:
    return put(folder, ".~lock.anggaran.ods#", f",{MARK},kantor,20.11.2026 10:11,file:///home/{MARK}/.config;")


@hazard("damaged_file")
def cut_off_zip(folder: Path) -> Path:
    return put(folder, "potong.xlsx", xlsx()[:-200])


@hazard("damaged_file")
def only_the_start_of_a_zip(folder: Path) -> Path:
    return put(folder, "awal.xlsx", b"PK\x03\x04")


@hazard("archive")
def empty_zip(folder: Path) -> Path:
    return put(folder, "kosong.xlsx", pack({}))


@hazard("damaged_upload")
def bytes_replaced_on_upload(folder: Path) -> Path:
    return put(folder, "rusak.xlsx", xlsx().decode("utf-8", "replace"))


@hazard("damaged_upload")
def bytes_doubled_on_upload(folder: Path) -> Path:
    return put(folder, "rusak2.xlsx", xlsx().decode("latin-1"))


@hazard("damaged_upload")
def old_workbook_replaced_on_upload(folder: Path) -> Path:
    noise = random.Random(3).randbytes(6_000)
    return put(folder, "rusak.xls", compound({"Workbook": biff() + noise}).decode("utf-8", "replace"))


@hazard("damaged_upload")
def old_workbook_doubled_on_upload(folder: Path) -> Path:
    return put(folder, "rusak3.xls", xls().decode("latin-1"))


@hazard("damaged_upload")
def workbook_as_base64_text(folder: Path) -> Path:
    return put(folder, "surat.xlsx", base64.encodebytes(xlsx()))


@hazard("damaged_file")
def flipped_bit(folder: Path) -> Path:
    data = bytearray(pack(xlsx_parts(), zipfile.ZIP_STORED))
    data[data.find(b"1250")] ^= 1
    return put(folder, "bit.xlsx", bytes(data))


@hazard("damaged_file")
def sizes_that_lie(folder: Path) -> Path:
    return put(folder, "bohong.xlsx", patched(xlsx(), "xl/worksheets/sheet1.xml", size=10))


@hazard("damaged_file")
def packed_size_beyond_the_end(folder: Path) -> Path:
    return put(folder, "bohong2.xlsx", patched(xlsx(), "xl/worksheets/sheet1.xml", packed_size=1 << 30))


@hazard("binary_workbook")
def binary_workbook(folder: Path) -> Path:
    return put(folder, "biner.xlsx", pack({"[Content_Types].xml": "<Types/>", "xl/workbook.bin": b"\x83\x01\0"}))


@hazard("other_kind")
def word_document(folder: Path) -> Path:
    return put(folder, "surat.xlsx", pack({"[Content_Types].xml": "<Types/>", "word/document.xml": "<a/>"}))


@hazard("other_kind")
def old_word_document(folder: Path) -> Path:
    return put(folder, "surat.xls", compound({"WordDocument": MARK.encode()}))


@hazard("other_kind")
def open_document_text(folder: Path) -> Path:
    return put(
        folder, "surat.ods", pack({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"})
    )


@hazard("other_kind")
def pdf(folder: Path) -> Path:
    return put(folder, "cetak.xls", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n" + MARK.encode())


@hazard("other_kind")
def picture(folder: Path) -> Path:
    return put(folder, "foto.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(40))


@hazard("other_kind")
def program(folder: Path) -> Path:
    return put(folder, "anggaran.xls", b"MZ\x90\0\x03\0\0\0" + bytes(200) + b"This program")


@hazard("other_kind")
def json_answer(folder: Path) -> Path:
    return put(folder, "unduh.xls", f'{{"status": "error", "nama": "{MARK}"}}')


@hazard("shortcut")
def google_shortcut(folder: Path) -> Path:
    text = f'{{"url": "https://docs.google.com/open?id=1", "doc_id": "1", "email": "{MARK}@contoh.id"}}'
    return put(folder, "anggaran.gsheet", text)


@hazard("xml_workbook")
def xml_workbook(folder: Path) -> Path:
    text = f'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet Name="{MARK}"/></Workbook>'
    return put(folder, "lama.xls", text)


@hazard("old_excel")
def stream_of_an_old_web_application(folder: Path) -> Path:
    cell = struct.pack("<6H", 0x204, 8 + len(MARK), 0, 0, 0, len(MARK)) + MARK.encode()
    return put(folder, "unduh.xls", struct.pack("<6H", 0x809, 8, 0, 0x10, 0, 0) + cell + struct.pack("<2H", 0x0A, 0))


@hazard("archive")
def zip_of_workbooks(folder: Path) -> Path:
    return put(folder, "semua.xlsx", pack({f"{MARK}.xlsx": xlsx(), "b.xlsx": xlsx()}))


@hazard("archive")
def zip_in_zip_in_zip(folder: Path) -> Path:
    data = bytes(1_000_000)
    for _ in range(40):
        data = pack({f"{number}.zip": data for number in range(2)})
        data = data[:2_000_000]
    return put(folder, "matryoshka.xlsx", pack({"a.zip": data}))


@hazard("archive")
def rar(folder: Path) -> Path:
    return put(folder, "semua.xls", b"Rar!\x1a\x07\x01\0" + bytes(100))


@hazard("encrypted")
def encrypted_workbook(folder: Path) -> Path:
    data = compound({"EncryptionInfo": b"\x04\0\x04\0", "EncryptedPackage": random.Random(1).randbytes(5000)})
    return put(folder, "sandi.xlsx", data)


@hazard("encrypted")
def encrypted_old_workbook(folder: Path) -> Path:
    return put(folder, "sandi.xls", xls(extra=record(0x002F, struct.pack("<HHH", 1, 1, 1) + bytes(48))))


@hazard("encrypted")
def encrypted_open_document(folder: Path) -> Path:
    return put(folder, "sandi.ods", ods(manifest=f"{HEAD}<m><manifest:encryption-data xmlns:manifest='u'/></m>"))


@hazard("encrypted")
def encrypted_part(folder: Path) -> Path:
    return put(folder, "sandi2.xlsx", patched(xlsx(), "xl/worksheets/sheet1.xml", flags=1))


@hazard("page_without_data")
def frames_without_data(folder: Path) -> Path:
    text = (
        '<html><head><meta name="Excel Workbook Frameset"><link id="shLink" href="a_files/sheet001.htm">'
        f"<script>var s='<table><tr><td>{MARK}</td></tr></table>';</script></head><frameset rows='*,39'></frameset></html>"
    )
    return put(folder, "bingkai.xls", text)


@hazard("page_without_table")
def page_of_an_expired_session(folder: Path) -> Path:
    return put(folder, "unduh.xls", f"<!DOCTYPE html><html><body><form>Masuk dahulu, {MARK}</form></body></html>")


@hazard("no_columns")
def letter(folder: Path) -> Path:
    return put(
        folder,
        "surat.xls",
        f"Kepada Yth. {MARK}\n\nDengan ini, kami sampaikan\nlaporan bulan lalu.\nTerima kasih, salam.\n",
    )


@hazard("damaged_text")
def text_with_zeros(folder: Path) -> Path:
    return put(folder, "padam.csv", f"nama,jumlah\n{MARK},12\n".encode() * 200 + bytes(40))


# --- bombs ---------------------------------------------------------------------------------------------------------


@hazard("used_range_too_large")
def one_cell_far_away(folder: Path) -> Path:
    cells = CELLS + '<row r="200000"><c r="XFD200000"><v>1</v></c></row>'
    return put(folder, "jauh.xlsx", xlsx(sheet=sheet_xml(cells)))


@hazard("used_range_too_large")
def far_cell_written_unusually(folder: Path) -> Path:
    cells = (
        "<x:row r='1'><x:c r = 'A1'><x:v>1</x:v></x:c></x:row><x:row><x:c\n r = 'XFD200000'><x:v>1</x:v></x:c></x:row>"
    )
    text = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>{cells}</x:sheetData></x:worksheet>'
    return put(folder, "jauh2.xlsx", xlsx(sheet=text))


@hazard("used_range_too_large")
def far_cell_in_a_large_sheet(folder: Path) -> Path:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c><c r="B{n}"><v>{n}</v></c></row>' for n in range(1, 8000))
    cells = rows + '<row r="200000"><c r="XFD200000"><v>1</v></c></row>'
    return put(folder, "jauh3.xlsx", xlsx(sheet=sheet_xml(cells)))


@hazard("used_range_too_large")
def cell_beyond_the_last_column(folder: Path) -> Path:
    return put(folder, "zzz.xlsx", xlsx(sheet=sheet_xml('<row r="1"><c r="ZZZ1"><v>1</v></c></row>')))


@hazard("merges_too_large")
def merge_of_everything(folder: Path) -> Path:
    merge = '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    return put(folder, "gabung.xlsx", xlsx(sheet=sheet_xml(after=merge)))


@hazard("inflates_too_much")
def sheet_that_inflates(folder: Path) -> Path:
    return put(folder, "bom.xlsx", xlsx(sheet=bomb(300, sheet_xml(f"<row><c><v>{MARK}</v></c></row>"))))


@hazard("inflates_too_much")
def strings_that_inflate(folder: Path) -> Path:
    return put(folder, "bom2.xlsx", xlsx(strings=bomb(300, f'<sst xmlns="{MAIN}"></sst>')))


@hazard("inflates_too_much")
def side_part_that_inflates(folder: Path) -> Path:
    return put(folder, "bom3.xlsx", pack({**xlsx_parts(), "xl/media/image1.png": bytes(300_000_000)}))


@hazard("inflates_too_much")
def open_document_that_inflates(folder: Path) -> Path:
    return put(folder, "bom.ods", ods(content=bomb(300, ods_content("")).decode()))


def bomb(megabytes: int, text: str) -> bytes:
    return text.encode() + b" " * (megabytes * 1024 * 1024)


@hazard("inflates_too_much")
def parts_that_share_their_bytes(folder: Path) -> Path:
    """A zip whose directory names the same 10 MB a hundred times."""
    content = bytes(10_000_000)
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(content) + packer.flush()
    data = bytearray(pack(xlsx_parts()))
    end = data.rfind(b"PK\x05\x06")
    size, start = struct.unpack_from("<II", data, end + 12)
    directory, head, count = (
        bytes(data[start : start + size]),
        bytes(data[:start]),
        struct.unpack_from("<H", data, end + 10)[0],
    )
    header = struct.pack(
        "<4sHHHHHIIIHH", b"PK\x03\x04", 20, 0, 8, 0, 0, zlib.crc32(content), len(packed), len(content), 1, 0
    )
    at = len(head)
    head += header + b"x" + packed
    for number in range(100):
        name = f"xl/media/{number}.bin".encode()
        directory += struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\x01\x02", 20, 20, 0, 8, 0, 0, zlib.crc32(content), len(packed),
                                 len(content), len(name), 0, 0, 0, 0, 0, at) + name  # fmt: skip
    total = count + 100
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, total, total, len(directory), len(head), 0)
    return put(folder, "bersama.xlsx", head + directory + tail)


@hazard("too_many_parts")
def many_parts(folder: Path) -> Path:
    return put(folder, "banyak.xlsx", pack({**xlsx_parts(), **{f"xl/media/{n}": "" for n in range(6000)}}))


LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">'
    '<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>'
)


@hazard("document_type")
def laughs_in_a_sheet(folder: Path) -> Path:
    cells = '<row r="1"><c r="A1" t="inlineStr"><is><t>&d;</t></is></c></row>'
    return put(folder, "tawa.xlsx", xlsx(sheet=sheet_xml(cells).replace("<worksheet", LAUGHS + "<worksheet")))


@hazard("document_type")
def laughs_in_the_strings(folder: Path) -> Path:
    return put(folder, "tawa2.xlsx", xlsx(strings=f'{HEAD}{LAUGHS}<sst xmlns="{MAIN}"><si><t>&d;</t></si></sst>'))


@hazard("document_type")
def laughs_in_the_workbook(folder: Path) -> Path:
    return put(
        folder, "tawa3.xlsx", xlsx(workbook=LAUGHS + '<workbook><sheets><sheet name="&d;"/></sheets></workbook>')
    )


@hazard("document_type")
def laughs_in_an_open_document(folder: Path) -> Path:
    return put(folder, "tawa.ods", ods(content=ods_content(ODS_ROW).replace("<office:doc", LAUGHS + "<office:doc", 1)))


@hazard("document_type")
def laughs_on_a_page(folder: Path) -> Path:
    return put(folder, "tawa.xls", LAUGHS.replace("DOCTYPE x", "DOCTYPE html") + page("<tr><td>&d;"))


@hazard("document_type")
def file_of_the_reader_as_entity(folder: Path) -> Path:
    entity = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    return put(folder, "entitas.xlsx", xlsx(strings=f'{HEAD}{entity}<sst xmlns="{MAIN}"><si><t>&e;</t></si></sst>'))


@hazard("document_type")
def document_type_after_a_long_comment(folder: Path) -> Path:
    text = f"<!--{'x' * 200_000}-->{LAUGHS}<sst xmlns='{MAIN}'/>"
    return put(folder, "komentar.xlsx", xlsx(strings=text))


@hazard("unusual_writing")
def strings_in_utf16(folder: Path) -> Path:
    text = f'<?xml version="1.0" encoding="UTF-16"?>{LAUGHS}<sst xmlns="{MAIN}"/>'
    return put(folder, "utf16.xlsx", xlsx(strings=text.encode("utf-16")))


@hazard("unusual_writing")
def strings_in_utf7(folder: Path) -> Path:
    return put(folder, "utf7.xlsx", xlsx(strings=f'<?xml version="1.0" encoding="UTF-7"?><sst xmlns="{MAIN}"/>'))


@hazard("unusual_writing")
def packed_by_another_method(folder: Path) -> Path:
    return put(folder, "lzma.xlsx", pack(xlsx_parts(), zipfile.ZIP_LZMA))


@hazard("duplicate_parts")
def sheet_twice(folder: Path) -> Path:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        parts = [*xlsx_parts().items(), ("xl/worksheets/sheet1.xml", sheet_xml(""))]
        return put(folder, "dua.xlsx", pack(parts))


@hazard("duplicate_parts")
def sheet_twice_in_other_capitals(folder: Path) -> Path:
    return put(folder, "dua2.xlsx", pack({**xlsx_parts(), "xl/Worksheets/Sheet1.XML": sheet_xml("")}))


@hazard("unsafe_part_names")
def part_that_leads_out(folder: Path) -> Path:
    return put(folder, "keluar.xlsx", pack({**xlsx_parts(), f"../../{MARK}.xml": "<a/>"}))


@hazard("unsafe_part_names")
def part_from_the_root(folder: Path) -> Path:
    return put(folder, "akar.xlsx", pack({**xlsx_parts(), f"/etc/{MARK}": "x"}))


@hazard("unsafe_part_names")
def part_on_a_drive(folder: Path) -> Path:
    return put(folder, "drive.xlsx", pack({**xlsx_parts(), f"C:\\{MARK}": "x"}))


@hazard("used_range_too_large")
def open_document_repeated(folder: Path) -> Path:
    row = ODS_ROW.format(' table:number-rows-repeated="1048576"', ' table:number-columns-repeated="16384"')
    return put(folder, "ulang.ods", ods(row))


@hazard("used_range_too_large")
def open_document_repeated_far_away(folder: Path) -> Path:
    cell = f"<table:table-cell office:value-type='string'><text:p>{MARK}</text:p></table:table-cell>"
    row = f'<table:table-row><table:table-cell table:number-columns-repeated="16000"/>{cell}</table:table-row>'
    return put(folder, "ulang2.ods", ods(ODS_REST.replace("1048575", "1000000") + row))


@hazard("merges_too_large")
def open_document_span(folder: Path) -> Path:
    row = ODS_ROW.format("", ' table:number-rows-spanned="1048576" table:number-columns-spanned="16384"')
    return put(folder, "rentang.ods", ods(row))


@hazard("used_range_too_large")
def old_workbook_with_huge_dimensions(folder: Path) -> Path:
    return put(folder, "dimensi.xls", xls(dimensions=(0xFFFFFFFF, 0xFFFF)))


@hazard("used_range_too_large")
def old_workbook_with_a_cell_far_away(folder: Path) -> Path:
    return put(folder, "jauh.xls", xls(cells=((0, 0), (65535, 65535))))


@hazard("damaged_file")
def old_workbook_cut_off(folder: Path) -> Path:
    return put(folder, "potong.xls", xls()[:2500])


@hazard("damaged_file")
def old_workbook_only_magic(folder: Path) -> Path:
    return put(folder, "magic.xls", bytes.fromhex("d0cf11e0a1b11ae1"))


@hazard("damaged_file")
def old_workbook_in_a_circle(folder: Path) -> Path:
    data = bytearray(xls())
    struct.pack_into("<I", data, 512 + 3 * 4, 2)  # a sector of the stream leads back to the one before it
    return put(folder, "lingkar.xls", bytes(data))


@hazard("merges_too_large")
def page_with_a_huge_row_span(folder: Path) -> Path:
    return put(folder, "rowspan.xls", page(f"<tr><td rowspan=1000000>{MARK}<td>1"))


@hazard("merges_too_large")
def page_with_many_large_spans(folder: Path) -> Path:
    return put(folder, "rentang.xls", page("<tr>" + "<td rowspan='60000' colspan='900'>1</td>" * 20))


@hazard("merges_too_large")
def page_with_a_number_of_a_million_digits(folder: Path) -> Path:
    return put(folder, "digit.xls", page(f'<tr><td colspan="{"9" * 1000}">1'))


@hazard("nested_too_deep")
def tables_in_tables(folder: Path) -> Path:
    return put(folder, "dalam.xls", "<table><tr><td>" * 50_000 + MARK)


@hazard("nested_too_deep")
def boxes_in_boxes(folder: Path) -> Path:
    return put(folder, "kotak.xls", "<div>" * 100_000 + page())


@hazard("page_without_table")
def page_of_unclosed_scripts(folder: Path) -> Path:
    return put(folder, "skrip.xls", "<script>" * 200_000 + page())


@hazard("merges_too_large")
def page_of_unclosed_cells(folder: Path) -> Path:
    """Slow for a careless pattern: each cell looks to the end of the page for its bracket."""
    return put(folder, "sel.xls", "<table><tr>" + "<td " * 100_000 + "</table>" + page("<tr><td colspan=70000>1"))


@hazard("page_without_data")
def mail_without_pages(folder: Path) -> Path:
    return put(
        folder, "surat.xls", f"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n\n{MARK}\n--x--\n"
    )


@hazard("damaged_file")
def mail_in_mail_in_mail(folder: Path) -> Path:
    depth, text = 3000, "MIME-Version: 1.0\n"
    for number in range(depth):
        text += f"Content-Type: multipart/related; boundary=b{number}\n\n--b{number}\n"
    return put(folder, "surat2.xls", text)


@hazard("document_type")
def mail_with_laughs(folder: Path) -> Path:
    return put(folder, "surat3.xls", mail({"sheet001.htm": LAUGHS + page()}))


def mail(pages: dict[str, str]) -> str:
    text = 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="----=_x"\n\n'
    for name, content in pages.items():
        packed = base64.encodebytes(content.encode()).decode()
        text += (
            f"------=_x\nContent-Location: file:///C:/{MARK}/a_files/{name}\nContent-Transfer-Encoding: base64\n"
            f'Content-Type: text/html; charset="utf-8"\n\n{packed}\n'
        )
    return text + "------=_x--\n"


@hazard("line_too_long")
def line_of_50_megabytes(folder: Path) -> Path:
    return put(folder, "panjang.csv", b"nama;jumlah\n" + MARK.encode() * (50_000_000 // len(MARK)) + b"\n")


@hazard("used_range_too_large")
def line_of_many_columns(folder: Path) -> Path:
    return put(folder, "lebar.csv", b"1;" * 40_000 + b"\n")


@hazard("used_range_too_large")
def text_of_many_lines(folder: Path) -> Path:
    return put(folder, "tinggi.csv", b"1;2\n" * 1_200_000)


@hazard("too_large")
def larger_than_the_limit(folder: Path) -> Path:
    path = folder / "besar.xlsx"
    with path.open("wb") as file:
        file.truncate(20 << 30)  # 20 GB that take no room
    return path


# --- workbooks with a fault that can be lived with, or not ---------------------------------------------------------


@hazard("damaged_file")
def sheet_part_missing(folder: Path) -> Path:
    return put(folder, "lembar.xlsx", xlsx(sheet=None))


@hazard("damaged_file")
def strings_missing(folder: Path) -> Path:
    return put(folder, "teks.xlsx", xlsx(strings=None))


@hazard("damaged_file")
def workbook_that_is_no_xml(folder: Path) -> Path:
    return put(folder, "xml.xlsx", xlsx(workbook=f"<workbook><{MARK}"))


@hazard("damaged_file")
def workbook_without_sheets(folder: Path) -> Path:
    return put(folder, "tanpa.xlsx", xlsx(workbook=f'<workbook xmlns="{MAIN}"><sheets/></workbook>'))


@hazard("unusual_writing")
def workbook_under_another_name(folder: Path) -> Path:
    parts = {
        k.replace("workbook.xml", "buku.xml"): str(v).replace("workbook.xml", "buku.xml")
        for k, v in xlsx_parts().items()
    }
    return put(folder, "buku.xlsx", pack(parts))


@hazard("")
def style_that_does_not_exist(folder: Path) -> Path:
    return put(folder, "gaya.xlsx", xlsx(sheet=sheet_xml(CELLS.replace('r="B2"', 'r="B2" s="9999"'))))


@hazard("")
def invalid_fill(folder: Path) -> Path:
    styles = f'<styleSheet xmlns="{MAIN}"><fills><fill/></fills><cellXfs><xf numFmtId="0" fillId="0"/></cellXfs></styleSheet>'
    return put(folder, "isian.xlsx", xlsx(styles=styles))


@hazard("")
def dimension_that_lies(folder: Path) -> Path:
    return put(folder, "ukuran.xlsx", xlsx(sheet=sheet_xml(before='<dimension ref="A1:XFD1048576"/>')))


@hazard("")
def formatted_to_the_last_column(folder: Path) -> Path:
    cells = CELLS + "".join(f'<row r="{row}"><c r="XFD{row}" s="0"/></row>' for row in range(3, 20_000))
    return put(folder, "format.xlsx", xlsx(sheet=sheet_xml(cells)))


@hazard("unusual_writing")
def strings_that_boast(folder: Path) -> Path:
    text = xlsx_parts()["xl/sharedStrings.xml"].replace("<sst ", '<sst count="4294967295" uniqueCount="4294967295" ')
    return put(folder, "cacah.xlsx", xlsx(strings=text))


@hazard("")
def elements_in_elements(folder: Path) -> Path:
    strings = xlsx_parts()["xl/sharedStrings.xml"].replace("</sst>", "<x>" * 100_000 + "</x>" * 100_000 + "</sst>")
    return put(folder, "dalam.xlsx", xlsx(strings=strings))


@hazard("")
def blank_lines_before_a_workbook(folder: Path) -> Path:
    return put(folder, "php.xlsx", b"\r\n\r\n" + xlsx())


@hazard("")
def macros_and_links(folder: Path) -> Path:
    more = {
        "xl/vbaProject.bin": b"x",
        "xl/externalLinks/externalLink1.xml": "<externalLink/>",
        "xl/embeddings/a.bin": b"PK",
    }
    return put(folder, "makro.xlsx", pack({**xlsx_parts(), **more}))


# --- functions that misbehave, for a worker -----------------------------------------------------------------------


def sleep_for(seconds: float) -> str:
    time.sleep(seconds)
    return "awake"


def hang(_: object) -> None:
    while True:
        time.sleep(60)


def hang_in_a_library(_: object) -> None:
    """Inside one call of C, where Python does not look at signals."""
    sum(range(10**15))


def abort(_: object) -> None:
    os.abort()


def crash(_: object) -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def leave(code: int) -> None:
    os._exit(code)


def killed_by_the_system(_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def eat_memory(_: object) -> int:
    eaten = []
    while True:
        eaten.append(bytearray(50_000_000))


def eat_memory_in_rust(_: object) -> object:
    """The cell at XFD200000 given to python-calamine without a look before."""
    import python_calamine

    cells = CELLS + '<row r="200000"><c r="XFD200000"><v>1</v></c></row>'
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(xlsx(sheet=sheet_xml(cells))))
    return book.get_sheet_by_index(0).to_python()


def large_result(size: int) -> bytes:
    return bytes(size)


def fail(_: object) -> None:
    raise ValueError(f"could not convert {MARK}")


def panic(_: object) -> None:
    """Like a panic of Rust: no Exception."""
    raise BaseException(MARK)


def unsendable(_: object) -> object:
    return lambda: None


def chatter(text: str) -> str:
    os.write(1, MARK.encode())
    os.write(2, MARK.encode())
    return text


def read_values(path: Path) -> list[object]:
    """All values python-calamine finds, after the look."""
    import python_calamine

    from analysis.sheets.opening import inspect

    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(inspect(path).data))
    rows = [row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python()]
    return [value for row in rows for value in row if value != ""]


def call(name: str) -> object:
    """Call one of these functions by its name."""
    return globals()[name](0)


def process_id(_: object) -> int:
    return os.getpid()


def memory_cap(_: object) -> int:
    import resource

    return resource.getrlimit(resource.RLIMIT_AS)[0]
