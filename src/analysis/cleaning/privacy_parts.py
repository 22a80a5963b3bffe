"""Data of persons in a file outside of its cells: comments, properties, pivot caches, headers of the print, drawings,
and the inner parts that no program shows; of workbooks in a zip (.xlsx, .ods), of OLE files (.xls) and of web pages."""

from __future__ import annotations

import email
import email.policy
import html
import posixpath
import re
import struct
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from xml.etree import ElementTree

from analysis.cleaning.privacy_cells import persons_in_columns
from analysis.cleaning.privacy_texts import NUMBERS, facts, header_entry, header_kind, is_name, is_program, kinds_in
from analysis.sheets.cells import column_letters
from analysis.sheets.limits import Limits, RefusedError
from analysis.sheets.opening_text import decode
from analysis.sheets.opening_xls import SIGNATURE, Compound
from analysis.sheets.opening_zip import Archive
from analysis.sheets.sheetpart import shared_texts

_DAMAGE = (RefusedError, ElementTree.ParseError, struct.error, zlib.error, KeyError, IndexError, ValueError)


class Elsewhere:
    """Collects what is found outside of cells: how many by kind, sheet, address and place (see ``Personal``).

    ``sheets`` are the names of the sheets in their order, ``shown`` the texts that stand in cells.
    """

    def __init__(self, sheets: list[str], shown: set[str]) -> None:
        self.sheets, self.shown = sheets, shown
        self.counts: Counter[tuple[str, str, str, str]] = Counter()

    def add(self, kind: str, where: str, sheet: str = "", cell: str = "", count: int = 1) -> None:
        self.counts[kind, sheet, cell, where] += count

    def guarded(self, look: Callable[[], None], where: str, sheet: str = "") -> None:
        """Look, and say where something is damaged and was not looked into."""
        try:
            look()
        except _DAMAGE:
            self.add("unchecked", where, sheet)

    def look(self, texts: Iterable[str], where: str, sheet: str = "", cell: str = "") -> None:
        """Count what stands in texts."""
        for text in texts:
            if len(text) > 5:
                for kind, count in kinds_in(text).items():
                    self.add(kind, where, sheet, cell, count)

    def author(self, text: str, where: str, sheet: str = "", *, sure: bool = True) -> None:
        """Count the name of somebody who wrote or changed something; ``sure``: the place holds nothing else."""
        if "@" in text or any(sign.isdigit() for sign in text):
            self.look([text], where, sheet)
        meant = "@" not in text if sure else " " in text.strip() and is_name(text)
        if meant and not is_program(text):
            self.add("name", where, sheet)

    def table(self, columns: list[list[object]], where: str) -> None:
        """Count what stands in columns, each with its header first, searched as a sheet is."""
        for hit in persons_in_columns(columns):
            self.add(hit.kind, where, count=hit.count)


def look_into_file(elsewhere: Elsewhere, data: bytes, kind: str, limits: Limits) -> None:
    """Look into all of a file but its cells; ``data`` are its bytes, ``kind`` is the format of the book."""
    blank = re.match(rb"[\s\xef\xbb\xbf]{1,256}(?=PK\x03\x04|\xd0\xcf\x11\xe0)", data)
    data = data[blank.end() :] if blank else data
    if data.startswith(b"PK"):
        archive = Archive(data, limits)
        if archive.find("content.xml"):
            _OpenDocument(elsewhere, archive).look()
        else:
            _OfficeOpenXml(elsewhere, archive).look()
    elif data.startswith(SIGNATURE):
        _look_into_compound(elsewhere, data)
    elif kind == "mhtml":
        _look_into_mail(elsewhere, data)
    elif kind == "html":
        _look_into_page(elsewhere, decode(data)[0])


# Zips


def _local(name: object) -> str:
    """The name of a tag or an attribute without its space; "" for a comment, whose tag is no text."""
    return name.rpartition("}")[2].rpartition(":")[2] if isinstance(name, str) else ""


def _texts_of(root: ElementTree.Element) -> Iterator[str]:
    """The texts of an element, the pieces of a paragraph joined, and what was typed into attributes."""
    attributes, blocks = facts()["attributes"], {name.lower() for name in facts()["blocks"]}
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if not isinstance(element.tag, str):
            yield element.text or ""
            continue
        for inner in element.iter() if _local(element.tag).lower() in blocks else [element]:
            yield from (value for name, value in inner.attrib.items() if _local(name).lower() in attributes)
        if _local(element.tag).lower() in blocks:
            yield "".join(element.itertext())
            continue
        yield element.text or ""
        yield from (child.tail or "" for child in element)
        waiting += list(element)


@dataclass(slots=True)
class _Package:
    """A zip of XML parts: the parts nobody needs in particular are looked at here."""

    elsewhere: Elsewhere
    archive: Archive
    depth: int = 0
    owners: dict[str, str] = field(
        default_factory=dict
    )  # the sheet that a part belongs to, by its name in small letters

    def xml(self, name: str) -> ElementTree.Element:
        content = self.archive.xml(name, document_type=name.lower().endswith((".vml", "manifest.xml")))
        return ElementTree.fromstring(
            content, ElementTree.XMLParser(target=ElementTree.TreeBuilder(insert_comments=True))
        )

    def owner(self, name: str) -> str:
        """The sheet a part belongs to, "" where that is not known."""
        return self.owners.get(name.lower(), "")

    def look_at_others(self) -> None:
        rules = [(re.compile(each["part"], re.I), each["where"]) for each in facts()["parts"]]
        for name in self.archive.entries:
            where = next(place for pattern, place in rules if pattern.fullmatch(name))
            if where is None or name.endswith("/"):
                continue
            self.elsewhere.guarded(partial(self._look_at, name, where), where, self.owner(name))

    def _look_at(self, name: str, where: str) -> None:
        sheet, low = self.owner(name), name.lower()
        content = self.archive.read(name)
        if content[:2] == b"PK" and self.depth < 2:
            inner = _Package(self.elsewhere, Archive(content, self.archive.limits), self.depth + 1)
            for part in inner.archive.entries:
                if part.lower().endswith((".xml", ".rels")):
                    self.elsewhere.look(_texts_of(inner.xml(part)), "part", sheet)
            return
        if not low.endswith((".xml", ".vml", ".rels")):
            if not low.endswith((".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".tiff", ".bmp", ".svm")):
                self.elsewhere.look(_loosely(content), where, sheet)
            return
        if low.endswith(".rels"):
            where = "part"
        try:
            root = self.xml(name)
        except ElementTree.ParseError:  # VML of some programs, and what Excel repairs
            self.elsewhere.look(_between_tags(content.decode("utf-8", "replace")), where, sheet)
            return
        if where == "comment":
            self._look_at_comments(root, sheet)
        elif where == "property":
            self.look_at_properties(root)
        elif where == "pivot":
            self._look_at_pivot(name, root)
        else:
            self.elsewhere.look(_texts_of(root), where, sheet)

    def _look_at_comments(self, root: ElementTree.Element, sheet: str) -> None:
        # A thread is written twice: the older form is for older programs.
        threads = self.archive.some("xl/threadedcomments/")
        authors = [e.text or "" for e in root.iter() if _local(e.tag) == "author"]
        copies = {str(n) for n, author in enumerate(authors) if threads and author.startswith("tc=")}
        for element in root.iter():
            tag = _local(element.tag)
            if tag == "comment" and element.get("authorId") in copies:
                continue
            if tag in ("comment", "threadedComment"):
                self.elsewhere.look(["".join(element.itertext())], "comment", sheet, _address(element.get("ref", "")))
            elif tag == "author":
                self.elsewhere.author(element.text or "", "comment", sheet)
            elif tag == "person":
                self.elsewhere.author(element.get("displayName", ""), "comment")
                self.elsewhere.look([element.get("userId", "")], "comment")

    def look_at_properties(self, root: ElementTree.Element) -> None:
        waiting = [root]
        while waiting:
            element = waiting.pop()
            if not isinstance(element.tag, str):
                continue
            tag, text = _local(element.tag).lower(), "".join(element.itertext())
            key = next((value for name, value in element.attrib.items() if _local(name) == "name"), "")
            if tag in ("property", "user-defined", "userinfo"):
                self._look_at_property(key, text)
            elif len(element):
                waiting += list(element)
            elif tag in facts()["authors"]:
                self.elsewhere.author(text, "property")
            elif tag == "company":
                self.elsewhere.author(text, "property", sure=False)
            else:
                self.elsewhere.look([text], "property")

    def _look_at_property(self, key: str, text: str) -> None:
        """A property that somebody made and named."""
        self.elsewhere.look([key], "property")
        kind = header_kind(key)
        if kind in ("name", "name_strong") or key.lower() in facts()["authors"]:
            self.elsewhere.author(text, "property")
        elif kind in NUMBERS and not kinds_in(text) and sum(map(str.isdigit, text)) >= header_entry(kind)["min"]:
            self.elsewhere.add(kind, "property")
        else:
            self.elsewhere.author(text, "property", sure=False)

    def _look_at_pivot(self, name: str, root: ElementTree.Element) -> None:
        """A pivot cache as a table: the names of its fields are the headers of what each holds."""
        tag = _local(root.tag)
        columns: list[list[object]] = []
        if tag == "pivotCacheDefinition":
            for cached in root.iter():
                if _local(cached.tag) == "cacheField":
                    columns.append([cached.get("name", ""), *_pivot_values(cached)])
        elif tag == "pivotCacheRecords":
            rows = [list(_pivot_values(record)) for record in root if isinstance(record.tag, str)]
            width = max(map(len, rows), default=0)
            heads = self._fields_of(name)
            columns = [
                [heads[n] if n < len(heads) else "", *(row[n] if n < len(row) else None for row in rows)]
                for n in range(width)
            ]
        if columns:
            self.elsewhere.table(columns, "pivot")
        else:
            self.elsewhere.look(_texts_of(root), "pivot")

    def _fields_of(self, name: str) -> list[str]:
        """The fields of the definition that a part of records belongs to."""
        beside = self.archive.find(re.sub(r"Records(\d*\.xml)$", r"Definition\1", name, flags=re.I))
        if not beside:
            return []
        fields = (e for e in self.xml(beside).iter() if _local(e.tag) == "cacheField")
        return [e.get("name", "") for e in fields if e.get("databaseField") not in ("0", "false")]


def _pivot_values(holder: ElementTree.Element) -> Iterator[object]:
    """Numbers and texts of shared items or of a record; an index into shared items is no value of its own."""
    items = holder
    if _local(holder.tag) == "cacheField":
        items = next((e for e in holder if _local(e.tag) == "sharedItems"), holder)
    for item in items:
        tag, value = _local(item.tag), item.get("v", "")
        if tag == "n":
            try:
                yield float(value)
            except ValueError:
                yield value
        else:
            yield value if tag in ("s", "d", "str") else None


def _address(reference: str) -> str:
    return reference if re.fullmatch(r"[A-Z]{1,3}\d{1,7}", reference) else ""


class _OfficeOpenXml(_Package):
    """A workbook of Excel: .xlsx, .xlsm."""

    def look(self) -> None:
        workbook = self.archive.find("xl/workbook.xml")
        if workbook:
            self.elsewhere.guarded(partial(self._look_at_workbook, workbook), "defined_name")
        self.elsewhere.guarded(self._look_at_leftovers, "part")
        self.look_at_others()

    def _relations(self, part: str) -> dict[str, str]:
        """Relation id -> the part it leads to; addresses outside of the file are looked at by ``look_at_others``."""
        folder, base = posixpath.split(part)
        name = self.archive.find(f"{folder}/_rels/{base}.rels")
        found = {}
        for element in self.xml(name) if name else ():
            if isinstance(element.tag, str) and element.get("TargetMode") != "External":
                target = element.get("Target", "").replace("\\", "/")
                found[element.get("Id", "")] = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        return found

    def _look_at_workbook(self, workbook: str) -> None:
        relations = self._relations(workbook)
        for element in self.xml(workbook).iter():
            tag = _local(element.tag)
            if tag == "sheet":
                own = next((value for key, value in element.attrib.items() if _local(key) == "id" and "}" in key), "")
                part, sheet = self.archive.find(relations.get(own, "")), element.get("name", "")
                if part:
                    self.elsewhere.guarded(partial(self._look_at_sheet, part, sheet), "part", sheet)
            elif tag == "definedName":
                typed = (element.get(name, "") for name in ("name", "comment", "description"))
                self.elsewhere.look([*typed, element.text or ""], "defined_name")
            elif tag == "fileSharing":
                self.elsewhere.author(element.get("userName", ""), "property")
            elif tag == "absPath":
                self.elsewhere.look([element.get("url", "")], "property")

    def _own(self, part: str, sheet: str) -> None:
        for target in self._relations(part).values():
            if target.lower() not in self.owners and "pivot" not in target.lower():
                self.owners[target.lower()] = sheet
                if "/drawings/" in f"/{target}".lower() and self.archive.find(target):
                    self._own(target, sheet)

    def _look_at_sheet(self, part: str, sheet: str) -> None:
        self.elsewhere.guarded(partial(self._own, part, sheet), "part", sheet)
        content = self.archive.read(part)
        for match in _FORMULA.finditer(content):
            before = _CELL_BEFORE.findall(content, max(0, match.start() - 400), match.start())
            cell = before[-1].decode() if before else ""
            formula = html.unescape(match[1].decode("utf-8", "replace"))
            self.elsewhere.look([formula], "cell" if cell else "part", sheet, cell)
        # What stands before and after the cells: filters, links, rules for input, the print's header and footer.
        tail = content[: content.find(b"<sheetData") + 1] + content[max(0, content.rfind(b"</sheetData>")) :]
        known = facts()["attributes"]
        for tag, attributes, text in _AFTER_CELLS.findall(tail.decode("utf-8", "replace")):
            if tag in ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"):
                self.elsewhere.look([_PRINT_CODE.sub(" ", html.unescape(text))], "header_footer", sheet)
            else:
                said = dict(_ATTRIBUTE.findall(attributes))
                cell = _address(said.get("ref", "")) if tag == "hyperlink" else ""
                typed = [value for key, value in said.items() if _local(key).lower() in known]
                self.elsewhere.look(map(html.unescape, (text, *typed)), "cell" if cell else "part", sheet, cell)

    def _look_at_leftovers(self) -> None:
        """Shared texts that no cell uses any more."""
        name = self.archive.find("xl/sharedStrings.xml")
        if name:
            left = dict.fromkeys(
                text for text in shared_texts(self.archive.read(name)) if text not in self.elsewhere.shown
            )
            self.elsewhere.look(left, "part")


_FORMULA = re.compile(rb"<f(?:\s[^>]*)?>([^<]*?(?:\d{9}|@|\d{4}[ .-]\d{4})[^<]*)</f>")
_CELL_BEFORE = re.compile(rb"<c\b[^>]*?\br=[\"']([A-Z]{1,3}\d{1,7})[\"']")
_AFTER_CELLS = re.compile(r"<(?:\w+:)?(\w+)((?:\s+[\w:.-]+\s*=\s*\"[^\"]*\")*)\s*/?>([^<]*)")
_ATTRIBUTE = re.compile(r"([\w:.-]+)\s*=\s*\"([^\"]*)\"")
_PRINT_CODE = re.compile(r"&\"[^\"]*\"|&K[0-9A-F]{6}|&\d{1,2}(?!\d)|&[A-Z]")


class _OpenDocument(_Package):
    """A workbook of LibreOffice: .ods."""

    def look(self) -> None:
        parts = {
            "meta.xml": self._look_at_meta,
            "styles.xml": self._look_at_styles,
            "content.xml": self._look_at_content,
        }
        for name, look in parts.items():
            if part := self.archive.find(name):
                self.elsewhere.guarded(partial(look, part), "part")
        self.look_at_others()

    def _look_at_meta(self, part: str) -> None:
        self.look_at_properties(self.xml(part))

    def _look_at_styles(self, part: str) -> None:
        for element in self.xml(part).iter():
            tag = _local(element.tag)
            if re.fullmatch(r"(header|footer)(-left|-first)?", tag):
                self.elsewhere.look(_texts_of(element), "header_footer")

    def _look_at_content(self, part: str) -> None:
        content = self.archive.xml(part).decode("utf-8", "replace")
        if "<office:annotation" in content:
            for sheet, cell, inside in _annotations(content):
                for creator in re.findall(r"<dc:creator>([^<]*)<", inside):
                    self.elsewhere.author(html.unescape(creator), "annotation", sheet)
                inside = re.sub(r"<(dc:|meta:)[^>]*>[^<]*</\1[^>]*>", "", inside)
                self.elsewhere.look(_stripped(inside), "annotation", sheet, cell)
            content = _ANNOTATION.sub("", content)
        known = facts()["attributes"]
        for pattern, where in _ODS_PLACES:
            for match in pattern.finditer(content):
                said = _ATTRIBUTE.findall(match[0])
                typed = [html.unescape(value) for key, value in said if _local(key).lower() in known]
                self.elsewhere.look([*typed, *_stripped(match[0])], where)
                if where == "part":
                    for creator in re.findall(r"<dc:creator>([^<]*)<", match[0]):
                        self.elsewhere.author(html.unescape(creator), where)


_ANNOTATION = re.compile(r"<office:annotation(?=[\s>/])[^>]*?(?:/>|>.*?</office:annotation>)", re.S)
_ODS_TOKEN = re.compile(
    r"<(/?)(table:table|table:table-row|table:table-cell|table:covered-table-cell)((?:\s[^>]*)?/?)>"
    r"|<office:annotation(?=[\s>/])[^>]*?(?:/>|>(.*?)</office:annotation>)",
    re.S,
)
_SHAPES = "frame|custom-shape|rect|ellipse|text-box|caption|line"
_ODS_PLACES = (
    (re.compile(r"<table:named-(?:range|expression)\b[^>]*>"), "defined_name"),
    (re.compile(r"<table:content-validation\s[^>]*?(?:/>|>.*?</table:content-validation>)", re.S), "part"),
    (re.compile(r"<table:tracked-changes\b.*?</table:tracked-changes>", re.S), "part"),
    (re.compile(r"<table:data-pilot-tables\b.*?</table:data-pilot-tables>", re.S), "pivot"),
    (re.compile(rf"<table:shapes>.*?</table:shapes>|<draw:({_SHAPES})\b[^>]*?(?:/>|>.*?</draw:\1>)", re.S), "drawing"),
    (re.compile(r"<text:a\b[^>]*>"), "part"),
    (re.compile(r"\btable:formula=\"[^\"]*(?:\d{9}|@)[^\"]*\""), "part"),
)


def _between_tags(content: str) -> Iterator[str]:
    """The texts between tags. What is escaped is no tag: "&lt;...&gt;" stays a text."""
    return map(html.unescape, re.split(r"<[^>]*>", content))


def _stripped(content: str) -> list[str]:
    """The texts between tags, those of one paragraph joined."""
    paragraphs = re.split(r"</text:p>|</text:h>|<text:p[^>]*>", content)
    return [html.unescape(re.sub(r"<[^>]*>", "", paragraph)) for paragraph in paragraphs]


def _annotations(content: str) -> Iterator[tuple[str, str, str]]:
    """Sheet, cell and content of each annotation."""
    sheet, row, column, row_step, column_step = "", 0, 0, 1, 1
    for match in _ODS_TOKEN.finditer(content):
        closing, tag, attributes, inside = match.groups()
        if tag is None:
            yield sheet, f"{column_letters(max(0, column - column_step))}{row + 1}", inside or ""
        elif closing:
            row += row_step if tag == "table:table-row" else 0
        else:
            said = dict(_ATTRIBUTE.findall(attributes or ""))
            if tag == "table:table":
                sheet, row = html.unescape(said.get("table:name", "")), 0
            elif tag == "table:table-row":
                column, row_step = 0, int(said.get("table:number-rows-repeated", 1))
                row += row_step if (attributes or "").endswith("/") else 0
            else:
                column_step = int(said.get("table:number-columns-repeated", 1))
                column += column_step


# OLE


def _loosely(content: bytes) -> list[str]:
    """Readable stretches of bytes of any kind, in one byte or two a character."""
    narrow = re.findall(rb"[\x20-\x7e]{8,2000}", content)
    wide = re.findall(rb"(?:[\x20-\x7e]\x00){8,2000}", content)
    return [piece.decode("ascii") for piece in narrow] + [piece[::2].decode("ascii") for piece in wide]


def _look_into_compound(elsewhere: Elsewhere, data: bytes) -> None:
    compound = Compound(data)
    for entry in compound.entries:
        if entry.kind == 2:
            read = partial(compound.stream, entry)
            elsewhere.guarded(partial(_look_into_stream, elsewhere, entry.name, read), "part")


def _look_into_stream(elsewhere: Elsewhere, name: str, read: Callable[[], bytes]) -> None:
    if name in ("workbook", "book"):
        _look_into_records(elsewhere, read())
    elif "summaryinformation" in name:
        look_at_summary(elsewhere, read())
    elif re.fullmatch(r"[0-9a-f]{4}", name):  # a pivot cache: _SX_DB_CUR/0001
        _look_at_pivot_stream(elsewhere, read())
    elif name not in ("\x01compobj", "\x01ole", "ctls"):
        elsewhere.look(_loosely(read()), "part")


_AUTHORS, _COMPANY, _TEXT_TYPES = {4, 8}, {14, 15}, (30, 31)


def look_at_summary(elsewhere: Elsewhere, stream: bytes) -> None:
    """Properties of an OLE file (MS-OLEPS): title, author, last author, manager, company, and those a user made."""
    sections = struct.unpack_from("<I", stream, 24)[0]
    for section in range(min(sections, 2)):
        own, offset = (
            stream[28 + 20 * section : 44 + 20 * section],
            struct.unpack_from("<I", stream, 44 + 20 * section)[0],
        )
        document = own.startswith(b"\x02\xd5\xcd\xd5") or section == 1
        for number in range(min(struct.unpack_from("<I", stream, offset + 4)[0], 1000)):
            key, at = struct.unpack_from("<II", stream, offset + 8 + 8 * number)
            kind, length = struct.unpack_from("<II", stream, offset + at)
            if kind not in _TEXT_TYPES:
                continue
            start, size = offset + at + 8, length * (2 if kind == 31 else 1)
            text = stream[start : start + size].decode("utf-16-le" if kind == 31 else "cp1252", "replace").rstrip("\0 ")
            if (not document and key in _AUTHORS) or (document and section == 0 and key == 14):
                elsewhere.author(text, "property")
            elif document and (section == 1 or key == 15):
                elsewhere.author(text, "property", sure=False)
            else:
                elsewhere.look([text], "property")


_BOF, _BOUNDSHEET, _WRITEACCESS, _HEADER, _FOOTER, _NAME, _NOTE, _OBJ, _TXO, _CONTINUE = (
    0x0809, 0x0085, 0x005C, 0x0014, 0x0015, 0x0018, 0x001C, 0x005D, 0x01B6, 0x003C,
)  # fmt: skip
_LOOSE = {0x0023: "part", 0x005A: "part", 0x01B8: "part", 0x01BE: "part", 0x01AE: "part", _NAME: "defined_name"}
"""Records whose texts are looked at as they come: outside names and cells, links, rules for input, defined names."""


def _look_into_records(elsewhere: Elsewhere, stream: bytes) -> None:
    """The records of an .xls that are no cells (MS-XLS)."""
    at, sheet, offsets, box = 0, "", {}, (0, 0)
    boxes: dict[tuple[str, int], list[str]] = defaultdict(list)
    notes: dict[tuple[str, int], str] = {}
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        body = stream[at + 4 : at + 4 + size] if kind in _RECORDS else b""
        if kind == _BOUNDSHEET and size > 5 and body[5] == 0:
            offsets[struct.unpack_from("<I", body)[0]] = len(offsets)
        elif kind == _BOF and at in offsets:
            number = offsets[at]
            sheet = elsewhere.sheets[number] if number < len(elsewhere.sheets) else ""
        elif kind == _WRITEACCESS:
            elsewhere.author(_string(body), "property")
        elif kind in (_HEADER, _FOOTER) and size:
            elsewhere.look([_PRINT_CODE.sub(" ", _string(body))], "header_footer", sheet)
        elif kind == _NOTE and size > 8:
            row, column, _, own = struct.unpack_from("<4H", body)
            notes[sheet, own] = f"{column_letters(column)}{row + 1}"
            elsewhere.author(_string(body[8:]), "comment", sheet)
            elsewhere.look(_loosely(body[6:]), "comment", sheet, notes[sheet, own])  # a note of Excel 5 holds its text
        elif kind == _OBJ and size >= 8:
            box = struct.unpack_from("<HH", body, 4)
        elif kind == _TXO:
            boxes[sheet, box[1]].append("")
        elif kind == _CONTINUE and boxes and size > 1:
            boxes[next(reversed(boxes))].append(_characters(body[1:], bool(body[0] & 1)))
        elif kind in _LOOSE:
            elsewhere.look(_loosely(body), _LOOSE[kind])
        at += 4 + size
    for (name, own), pieces in boxes.items():
        cell = notes.get((name, own), "")
        elsewhere.look([pieces[1] if len(pieces) > 1 else ""], "comment" if cell else "drawing", name, cell)


_RECORDS = {_BOF, _BOUNDSHEET, _WRITEACCESS, _HEADER, _FOOTER, _NOTE, _OBJ, _TXO, _CONTINUE, *_LOOSE}


def _string(body: bytes) -> str:
    """A string of a record: its length, in BIFF8 whether its characters are wide, and the characters."""
    if len(body) >= 3 and body[2] in (0, 1):
        return _characters(body[3:], bool(body[2])).strip(" \0")
    return body[1:].decode("cp1252", "replace").strip(" \0")


def _characters(body: bytes, wide: bool) -> str:
    return body[: len(body) // 2 * 2].decode("utf-16-le", "replace") if wide else body.decode("latin-1")


def _look_at_pivot_stream(elsewhere: Elsewhere, stream: bytes) -> None:
    """Texts and numbers of a pivot cache of an .xls: records SXFDB (a field's name), SXSTRING, SXNUM."""
    at, columns, current = 0, [], []
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        body = stream[at + 4 : at + 4 + size]
        if kind == 0x00C7:
            current = [_string(body[12:])]
            columns.append(current)
        elif kind == 0x00CD:
            current.append(_string(body))
        elif kind == 0x00C9 and size == 8:
            current.append(struct.unpack("<d", body)[0])
        at += 4 + size
    if columns:
        elsewhere.table(columns, "pivot")


# Web pages


_SILENT = "script|style|noframes|noscript|object|select|svg|template|textarea"
_PAGE_PLACES = (
    (re.compile(r"<!--(.*?)(?:-->|\Z)", re.S), "comment"),
    (re.compile(r"<o:(?:author|lastauthor|manager)>([^<]*)<", re.I), "author"),
    (
        re.compile(
            r"<meta\b[^>]*?name\s*=\s*[\"']?(?:author|changedby|creator|manager)[\"']?[^>]*?content\s*=\s*[\"']([^\"']*)",
            re.I,
        ),
        "author",
    ),
    (re.compile(r"=\s*\"([^\"<>]{6,2000})\"|=\s*'([^'<>]{6,2000})'|=\s*([^\s\"'<>]{6,2000})"), "annotation"),
    (re.compile(r"<xml\b(.*?)(?:</xml\s*>|\Z)", re.S | re.I), "property"),
    (re.compile(r"<head\b(.*?)(?:</head\s*>|<body\b|<table\b|\Z)", re.S | re.I), "property"),
    (re.compile(rf"<({_SILENT})\b(.*?)(?:</\1\s*>|\Z)", re.S | re.I), "annotation"),
)


def _look_into_page(elsewhere: Elsewhere, text: str) -> None:
    """What a web page holds and does not show; what it shows is in its cells. Each piece is counted once."""
    for pattern, where in _PAGE_PLACES:
        for match in pattern.finditer(text):
            inside = next((group for group in reversed(match.groups()) if group is not None), "")
            if where == "author":
                elsewhere.author(html.unescape(inside), "property")
            else:
                elsewhere.look(_between_tags(inside), where)
        if where != "author":
            text = pattern.sub(" ", text)


def _look_into_mail(elsewhere: Elsewhere, data: bytes) -> None:
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    for part in message.walk():
        elsewhere.look([f"{key}: {value}" for key, value in part.items()], "property")
        if part.get_content_maintype() == "text" and not part.is_multipart():
            _look_into_page(elsewhere, decode(part.get_payload(decode=True) or b"")[0])
