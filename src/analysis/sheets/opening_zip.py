"""Looks into a zip before any reader does: .xlsx, .xlsm and .ods, and what only looks like them."""

from __future__ import annotations

import io
import posixpath
import re
import struct
import xml.etree.ElementTree as ET
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from analysis.sheets.cells import Problem, column_number
from analysis.sheets.limits import Limits, RefusedError, megabytes, refused

_UNSAFE = re.compile(r"(^|/)\.\.(/|$)|^/|^[A-Za-z]:|\x00")
_DECLARED = re.compile(rb"""^<\?xml[^>]*?encoding\s*=\s*["']([^"']*)""")
_ASCII_LIKE = re.compile(rb"^(utf-?8|us-ascii|ascii|iso-?8859-?\d+|latin-?1|windows-125\d)$", re.I)
# Parts that no reader of ours looks at.
_IDLE = ("docprops/", "customxml/", "xl/theme/", "xl/media/", "thumbnails/")
_DAMAGE = b"\xef\xbf\xbd"


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One sheet as the workbook lists it; ``part`` is the name of its part in the zip, "" where there is none."""

    name: str
    visibility: str = "visible"  # visible | hidden | very_hidden
    part: str = ""
    kind: str = "worksheet"  # worksheet | chartsheet | dialogsheet | macrosheet


@dataclass(slots=True)
class Package:
    """What the look into the zip gives the reader."""

    format: str
    problems: list[Problem] = field(default_factory=list)
    sheets: list[SheetPart] = field(default_factory=list)
    styles: str = ""
    shared_strings: str = ""


class Archive:
    """The parts of a zip held in memory. Sizes are counted while inflating; what the zip says of them is not believed."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        """Reads the directory only.

        Raises:
            RefusedError: it is damaged, encrypted, has too many parts, or parts with names that lead elsewhere.
        """
        self.data = data
        self.limits = limits
        self.inflated = 0
        self.kept = 0
        self.parts: dict[str, bytes] = {}
        # Counted before the directory is read, which takes long where there are millions.
        if data.count(b"PK\x01\x02") > limits.parts:
            raise refused("too_many_parts", found=data.count(b"PK\x01\x02"), expected=limits.parts)
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                entries = archive.infolist()
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError, EOFError, struct.error) as error:
            raise damage(data) from error
        self.entries: dict[str, zipfile.ZipInfo] = {}
        self._names: dict[str, str] = {}
        for entry in entries:
            name = entry.orig_filename.replace("\\", "/")
            if _UNSAFE.search(name):
                raise refused("unsafe_part_names")
            if entry.flag_bits & 1:
                raise refused("encrypted")
            twin = self.entries.get(self._names.get(name.lower(), ""))
            differs = twin is not None and (twin.CRC, twin.file_size) != (entry.CRC, entry.file_size)
            if differs and not name.lower().startswith(_IDLE):
                raise refused("duplicate_parts")
            self.entries[name] = entry
            self._names[name.lower()] = name

    def find(self, name: str) -> str:
        """The name as it stands in the zip, whatever its capitals; "" where there is no such part."""
        return self._names.get(name.lower(), "")

    def some(self, *starts: str) -> bool:
        """Whether any part's name begins so."""
        return any(name.startswith(starts) for name in self._names)

    def read(self, name: str) -> bytes:
        """The inflated bytes of one part, kept for the reader while there is room.

        Raises:
            RefusedError: the part is too large, damaged, or packed in a way no office program uses.
        """
        if name in self.parts:
            return self.parts[name]
        entry = self.entries[name]
        content = self._inflate(entry)
        if len(content) != entry.file_size or zlib.crc32(content) != entry.CRC:
            raise damage(self.data)
        if self.kept + len(content) <= self.limits.kept_bytes:
            self.kept += len(content)
            self.parts[name] = content
        return content

    def again(self, name: str) -> bytes:
        """The inflated bytes of a part that was looked at before and not kept.

        Raises:
            KeyError: there is no such part.
            RefusedError: it is damaged.
        """
        before, self.inflated = self.inflated, 0
        content = self._inflate(self.entries[name])
        self.inflated = before
        return content

    def xml(self, name: str, *, document_type: bool = False) -> bytes:
        """One part of XML, seen to be plain: no document type (or only a reference to one), no unusual encoding.

        Raises:
            RefusedError: as ``read``; or the XML declares entities or is written in an unusual encoding.
        """
        content = self.read(name)
        check_xml(content, document_type=document_type)
        return content

    def count(self) -> None:
        """Inflate the parts no one has asked for, to know what they come to; damage there harms nobody.

        Raises:
            RefusedError: all parts together are too large.
        """
        for name, entry in self.entries.items():
            if name not in self.parts and not name.endswith("/"):
                try:
                    self._inflate(entry)
                except RefusedError as error:
                    if error.problem.rule == "inflates_too_much":
                        raise

    def _inflate(self, entry: zipfile.ZipInfo) -> bytes:
        start = entry.header_offset
        header = self.data[start : start + 30]
        if len(header) < 30 or header[:4] != b"PK\x03\x04":
            raise damage(self.data)
        start += 30 + int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
        packed = memoryview(self.data)[start : start + entry.compress_size]
        if len(packed) != entry.compress_size:
            raise damage(self.data)
        room = self.limits.inflated_bytes - self.inflated
        allowed = min(room, max(self.limits.ratio_floor, self.limits.ratio * len(packed)))
        if entry.compress_type == zipfile.ZIP_STORED:
            content, whole = bytes(packed[: allowed + 1]), True
        elif entry.compress_type == zipfile.ZIP_DEFLATED:
            inflater = zlib.decompressobj(-zlib.MAX_WBITS)
            try:
                content = inflater.decompress(packed, allowed + 1)
            except zlib.error as error:
                raise damage(self.data) from error
            whole = inflater.eof
        else:
            raise refused("unusual_writing")
        if len(content) > allowed:
            limit = self.limits.inflated_bytes if allowed == room else allowed
            raise refused("inflates_too_much", expected=megabytes(limit))
        if not whole:
            raise damage(self.data)
        self.inflated += len(content)
        return content


def damage(data: bytes) -> RefusedError:
    """The error for a zip or an OLE file that is broken: by an upload as text, or otherwise."""
    return refused("damaged_upload" if damaged_as_text(data) else "damaged_file")


def damaged_as_text(data: bytes) -> bool:
    """Whether binary bytes went through a program that took them for text: the lost ones stand as EF BF BD,
    or every one above 7F was written as two, so that the whole has become readable UTF-8."""
    if data.count(_DAMAGE) * len(_DAMAGE) * 100 > len(data):
        return True
    if data.isascii():
        return False
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def check_xml(content: bytes, *, document_type: bool = False) -> None:
    """Refuse XML that declares a document type, or hides from a search of its bytes.

    Raises:
        RefusedError: see above; with ``document_type`` a mere reference to a document type passes.
    """
    start = content[:4]
    if start[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in start or start == b"Lo\xa7\x94":  # the last is EBCDIC
        raise refused("unusual_writing")
    declared = _DECLARED.match(content[:300].removeprefix(b"\xef\xbb\xbf").lstrip())
    if declared and not _ASCII_LIKE.match(declared[1].strip()):
        raise refused("unusual_writing")
    if b"<!DOCTYPE" in content and (not document_type or b"<!ENTITY" in content):
        raise refused("document_type")


def look(data: bytes, limits: Limits, signatures: dict[str, Any]) -> tuple[Package, Archive]:
    """What the zip is, and what was noticed in it.

    Raises:
        RefusedError: it is not a workbook, or reading it would be unsafe.
    """
    archive = Archive(data, limits)
    if archive.find("mimetype") and archive.entries[archive.find("mimetype")].file_size < 200:
        kind = archive.read(archive.find("mimetype")).decode("ascii", "replace").strip()
        if kind.startswith("application/vnd.oasis.opendocument.spreadsheet"):
            return _open_document(archive), archive
        if kind.startswith("application/vnd.oasis.opendocument."):
            entry = next(e for e in signatures["open_document"] if e["type"] in kind)
            raise refused("other_kind", kind=entry["en"], kind_id=entry["id"])
    workbook = _main_part(archive)
    if not workbook or workbook.lower().endswith(".bin"):
        for entry in signatures["zip_parts"]:
            if archive.find(entry["part"]):
                raise refused(entry["rule"], **_kind(entry))
        if archive.find("[content_types].xml"):
            raise refused("damaged_file")
        raise refused("archive")
    if workbook.lower() != "xl/workbook.xml":  # python-calamine looks nowhere else
        raise refused("unusual_writing")
    return _workbook(archive, workbook), archive


def _kind(entry: dict[str, Any]) -> dict[str, str]:
    return {"kind": entry["en"], "kind_id": entry["id"]} if "en" in entry else {}


def _main_part(archive: Archive) -> str:
    """The part of the workbook itself: where the package says, or where it always is; "" if there is none."""
    usual = archive.find("xl/workbook.xml")
    if usual:
        return usual
    relations = archive.find("_rels/.rels")
    for kind, target, _ in _relations(archive, relations).values() if relations else ():
        if kind == "officeDocument" and "/xl/" in f"/{target}".lower():
            return archive.find(target)
    return ""


def _relations(archive: Archive, name: str) -> dict[str, tuple[str, str, bool]]:
    """Relation id -> (kind, the part it leads to, whether it leads out of the file)."""
    folder = posixpath.dirname(posixpath.dirname(name))
    found = {}
    for element in _parse(archive.xml(name)).iter():
        if _local(element.tag) == "Relationship":
            outside = element.get("TargetMode", "") == "External"
            target = element.get("Target", "").replace("\\", "/")
            if not outside:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[element.get("Id", "")] = (element.get("Type", "").rsplit("/", 1)[-1], target, outside)
    return found


def _parse(content: bytes) -> ET.Element:
    try:
        return ET.fromstring(content)
    except (ET.ParseError, ValueError, LookupError) as error:
        raise refused("damaged_file") from error


def _local(tag: object) -> str:
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


_BOAST = re.compile(rb"\buniqueCount\s*=\s*[\"'](\d+)")
_VISIBILITY = {"hidden": "hidden", "veryHidden": "very_hidden"}
_SHEET_KINDS = {"worksheet": "worksheet", "chartsheet": "chartsheet", "dialogsheet": "dialogsheet",
                "xlMacrosheet": "macrosheet", "xlIntlMacrosheet": "macrosheet"}  # fmt: skip


def _workbook(archive: Archive, workbook: str) -> Package:
    package = Package("xlsx")
    folder, base = posixpath.split(workbook)
    name = archive.find(f"{folder}/_rels/{base}.rels")
    relations = _relations(archive, name) if name else {}
    for kind, target, _ in relations.values():
        if kind == "styles":
            package.styles = archive.find(target)
        elif kind == "sharedStrings":
            package.shared_strings = archive.find(target)
    for element in _parse(archive.xml(workbook)).iter():
        if _local(element.tag) == "sheet":
            relation = next((value for key, value in element.attrib.items() if _local(key) == "id" and "}" in key), "")
            kind, target, _ = relations.get(relation, ("worksheet", "", False))
            visibility = _VISIBILITY.get(element.get("state", ""), "visible")
            part = archive.find(target) if target else ""
            kind = _SHEET_KINDS.get(kind, "worksheet")
            package.sheets.append(SheetPart(element.get("name", ""), visibility, part, kind))
    readable = [sheet for sheet in package.sheets if sheet.kind == "worksheet" and sheet.part]
    if not readable:
        raise refused("damaged_file")
    if package.shared_strings:
        # Readers make room for as many texts as the part says it has.
        said = _BOAST.search(archive.xml(package.shared_strings)[:2000])
        if said and int(said[1][:15]) > archive.limits.area:
            raise refused("unusual_writing")
    for number, sheet in enumerate(package.sheets, 1):
        if sheet.kind != "worksheet":
            continue
        if not sheet.part:
            package.problems.append(Problem("sheet_missing", parts={"sheet": str(number)}))
            continue
        content = archive.xml(sheet.part)
        check_range(content, archive.limits)
        # Cells that point to texts which are not there would be read as empty, or as other texts.
        if not package.shared_strings and b' t="s"' in content:
            raise refused("damaged_file")
    if package.styles:
        archive.xml(package.styles)
    for name in archive.entries:
        # Whatever XML a reader may look at besides: comments, tables, drawings. Power Query's own is UTF-16, elsewhere.
        low = name.lower()
        if low.startswith("xl/") and low.endswith((".xml", ".rels", ".vml")) and name not in archive.parts:
            _check_side_part(archive, name)
    archive.count()
    if archive.some("xl/vbaproject", "xl/macrosheets/") or any(s.kind == "macrosheet" for s in package.sheets):
        package.problems.append(Problem("has_macros"))
    if archive.some("xl/externallinks/", "xl/connections.xml", "xl/querytables/"):
        package.problems.append(Problem("has_external_links"))
    if archive.some("xl/embeddings/", "xl/activex/"):
        package.problems.append(Problem("has_embedded_files"))
    return package


def _check_side_part(archive: Archive, name: str) -> None:
    """A part that is not needed may be damaged, but not dangerous."""
    try:
        archive.xml(name, document_type=name.lower().endswith(".vml"))
    except RefusedError as error:
        if error.problem.rule not in ("damaged_file", "damaged_upload"):
            raise


# Lengths are bounded, so that a part made for it cannot keep the search busy.
_CELL = re.compile(
    rb"<(?:\w{1,20}:)?c\s[^<>]{0,300}?\br\s{0,9}=\s{0,9}[\"']([A-Z]{1,3})(\d{1,9})[\"'][^<>]{0,300}(?<!/)>(?!</)"
)
_CHUNK = 16 * 1024 * 1024
_SMALL = 32 * 1024


def check_range(content: bytes, limits: Limits) -> None:
    """Refuse a sheet whose filled cells, or merges, stretch over more places than a reader can hold.

    ``<dimension>`` is not asked: programs write it wrongly, and no reader of ours uses it.

    Raises:
        RefusedError: the used range or the merges are too large.
    """
    # Cells may be written in ways that the quick look over arrays does not see; in small parts each is looked at.
    rows, columns = (0, 0) if len(content) < _SMALL else _reach(content, limits.area if limits.rows >= 99_999 else 0)
    if len(content) < _SMALL or rows > limits.rows or columns > limits.columns or rows * columns > limits.area:
        # Empty cells that only carry a style do not count: whole rows and columns are often formatted.
        cells = _CELL.findall(content)
        rows = max((int(row) for _, row in cells), default=0)
        columns = max((column_number(letters.decode()) + 1 for letters in {letters for letters, _ in cells}), default=0)
    if rows > limits.rows or columns > limits.columns or rows * columns > limits.area:
        raise refused("used_range_too_large", found=f"{rows} x {columns}", expected=limits.area)
    merged = _merged(content)
    if merged > limits.area:
        raise refused("merges_too_large", found=merged, expected=limits.area)


def _reach(content: bytes, enough: int) -> tuple[int, int]:
    """The last row and column among the addresses ``r="B7"``, without making an object for each; 99,999 rows where
    there are no more than that, and so many times the columns are not more than ``enough``."""
    rows = columns = 0
    for chunk in _chunks(content, 0):
        at = np.flatnonzero(chunk[:-32] == 0x3D)  # =
        at = at[at > 0]
        at = at[chunk[at - 1] == 0x72] + 1  # r before it
        at = at[(chunk[at] | 5) == 0x27] + 1  # a quote after it, " or '
        at = at[_is_letter(chunk[at])]
        if not len(at):
            continue
        # The last column is among those of most letters, the last row among those of most digits.
        second = _is_letter(chunk[at + 1])
        third = second & _is_letter(chunk[at + 2])
        longest = at[third] if third.any() else at[second] if second.any() else at
        columns = max(columns, int(_address(chunk, longest)[0].max()))
        at = at + 1 + second + third
        known = 0
        if enough >= 99_999 * columns:
            # Rows of up to five digits are near enough to be sure: only those of six need a look.
            at, known = at[_is_digit(chunk[at + 5])], 99_999
        at = ends = at[_is_digit(chunk[at])]
        digits = 1
        while digits < 9:
            more = _is_digit(chunk[ends + 1])
            if not more.any():
                break
            at, ends, digits = at[more], ends[more] + 1, digits + 1
        if len(at) and (not known or digits > 5):
            known = int(_address(chunk, at)[1].max())
        rows = max(rows, known)
    return rows, columns


def _merged(content: bytes) -> int:
    """Places covered by all merged ranges together."""
    start = content.find(b"mergeCell ")
    if start < 0:
        return 0
    covered = 0
    for chunk in _chunks(content, start):
        at = np.flatnonzero(chunk[:-32] == 0x3D)
        at = at[at > 2]
        at = at[(chunk[at - 3] == 0x72) & (chunk[at - 1] == 0x66)] + 2  # the r and f of ref
        left, top, at = _address(chunk, at)
        right, bottom, _ = _address(chunk, at + (chunk[at] == 0x3A))  # :
        known = (right > 0) & (bottom > 0)
        covered += int(((np.abs(right - left) + 1) * (np.abs(bottom - top) + 1))[known].sum())
    return covered


def _chunks(content: bytes, start: int) -> Iterator[np.ndarray]:
    """The bytes in pieces that overlap by more than an address; zeros let the search look ahead at the end."""
    for at in range(start, len(content), _CHUNK):
        yield np.frombuffer(content[at : at + _CHUNK + 32] + bytes(32), dtype=np.uint8)


def _address(chunk: np.ndarray, at: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Columns and rows (from 1, 0 where there is none) of the addresses at these places, and the places after them."""
    column = np.zeros(len(at), dtype=np.int64)
    row = np.zeros(len(at), dtype=np.int64)
    for _ in range(3):
        code = chunk[at]
        letter = _is_letter(code)
        column[letter] = column[letter] * 26 + code[letter] - 64
        at = at + letter
    for _ in range(9):
        code = chunk[at]
        digit = _is_digit(code)
        if not digit.any():
            break
        row[digit] = row[digit] * 10 + code[digit] - 48
        at = at + digit
    return column, row, at


def _is_letter(code: np.ndarray) -> np.ndarray:
    return (code - np.uint8(65)) < 26  # below 65 wraps round to above


def _is_digit(code: np.ndarray) -> np.ndarray:
    return (code - np.uint8(48)) < 10


_TABLE = re.compile(rb"<table:table\s")
_ODS_ROW = re.compile(rb"<table:table-row(?=[\s/>])")
_REPEATED_ROWS = re.compile(rb"\bnumber-rows-repeated\s*=\s*[\"'](\d+)")
_ODS_CELL = re.compile(rb"<table:(?:covered-)?table-cell\b([^<>]*?)(/?)>(</table:)?")
_REPEATED_CELLS = re.compile(rb"\bnumber-columns-repeated\s*=\s*[\"'](\d+)")
_SPAN = re.compile(rb"\bnumber-(columns|rows)-spanned\s*=\s*[\"'](\d+)")


def _open_document(archive: Archive) -> Package:
    package = Package("ods")
    content_name = archive.find("content.xml")
    if not content_name:
        raise refused("damaged_file")
    manifest = archive.find("META-INF/manifest.xml")
    # Old OpenOffice refers to a document type in its manifest.
    if manifest and b"encryption-data" in archive.xml(manifest, document_type=True):
        raise refused("encrypted")
    content = archive.xml(content_name)
    if not _TABLE.search(content):  # another prefix than every program uses, or no sheet at all
        raise refused("unusual_writing")
    for name in ("styles.xml", "settings.xml", "meta.xml"):
        if archive.find(name):
            _check_side_part(archive, archive.find(name))
    archive.count()
    for sheet in _TABLE.split(content)[1:]:
        _check_table(sheet, archive.limits)
    if archive.some("basic/", "scripts/"):
        package.problems.append(Problem("has_macros"))
    if any(mark in content for mark in (b"<table:table-source", b"<table:dde-link", b"<table:cell-range-source")):
        package.problems.append(Problem("has_external_links"))
    if archive.some("object"):
        package.problems.append(Problem("has_embedded_files"))
    return package


def _check_table(sheet: bytes, limits: Limits) -> None:
    """Rows and columns up to the last filled cell, each repetition counted; what is empty and repeated to the end
    of the sheet is normal and does not count."""
    rows = filled_rows = columns = merged = 0
    for row in _ODS_ROW.split(sheet)[1:]:
        repeated = _REPEATED_ROWS.search(row, 0, row.find(b">") + 1)
        rows += int(repeated[1]) if repeated else 1
        width = filled = 0
        for attributes, closed, closing in _ODS_CELL.findall(row):
            times = _REPEATED_CELLS.search(attributes)
            width += int(times[1]) if times else 1
            if not (closed or closing) or b"office:value" in attributes or b"table:formula" in attributes:
                filled = width
            if b"-spanned" in attributes:
                spans = {kind: int(number) for kind, number in _SPAN.findall(attributes)}
                merged += spans.get(b"rows", 1) * spans.get(b"columns", 1)
        if filled:
            filled_rows = rows
            columns = max(columns, filled)
    if filled_rows > limits.rows or columns > limits.columns or filled_rows * columns > limits.area:
        raise refused("used_range_too_large", found=f"{filled_rows} x {columns}", expected=limits.area)
    if merged > limits.area:
        raise refused("merges_too_large", found=merged, expected=limits.area)
