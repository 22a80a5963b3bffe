"""Web pages (HTML, MHTML) that call themselves .xls: all tables of a page one under the other on one sheet, with the text
around them. Numbers stay texts, except where Excel or LibreOffice wrote the true number beside the shown one.

Applications write such pages by hand and leave tags open, so they are read as browsers read them: a new row ends the cell
before it, whatever was opened inside.
"""

from __future__ import annotations

import email
import email.policy
import html
import posixpath
import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from urllib.parse import unquote

import numpy as np
import yaml

from analysis.sheets.agreement import MAX_COLUMN, MAX_ROW, in_order, objects
from analysis.sheets.cells import Cells, Kind, Problem, Sheet
from analysis.sheets.opening_text import decode, web_encoding
from analysis.sheets.styles import GENERAL, kinds_of, settle_dates

NAME = "Sheet1"
_BLOCKS = {"address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset", "figure", "footer",
           "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section",
           "ul"}  # fmt: skip
_SILENT = {
    "head",
    "noframes",
    "noscript",
    "object",
    "script",
    "select",
    "style",
    "svg",
    "template",
    "textarea",
    "title",
    "xml",
}
_SECTIONS = {"thead", "tbody", "tfoot"}
_BOLD = {"b", "strong"}
_BORDER, _BREAK, _EMPHASIS = "\v", "\v\v", "\x0e"
"""In collected text: the border of a block, a line break, where bold text begins or ends."""
_SPACES = re.compile(r"[ \t\r\n\f]+")
_UNSEEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:collapse|hidden)|mso-hide\s*:\s*all|(?<![\w-])height\s*:\s*0(?![.\d]*[1-9])",
    re.I,
)
_FORMAT = re.compile(r"mso-number-format\s*:\s*(?:\"((?:\\.|[^\"\\])*)\"|'((?:\\.|[^'\\])*)'|([^;}\"']+))", re.I | re.S)


def read(data: bytes) -> tuple[tuple[Sheet, ...], tuple[Problem, ...]]:
    """The sheet of a web page, and what was seen about the file as a whole."""
    text = data.decode(web_encoding(data, decode(data)[1]), "replace")
    sheet = _sheet(text, *_listed(text)[:1])
    return (sheet,), ()


def read_archive(data: bytes) -> tuple[tuple[Sheet, ...], tuple[Problem, ...]]:
    """The sheets of a mail archive (MHTML): one for each page that holds a table, in the order of the workbook.

    Raises ``ValueError`` where no page holds one.
    """
    pages: dict[str, str] = {}
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    for number, part in enumerate(message.walk()):
        if part.get_content_type() in ("text/html", "application/xhtml+xml") and not part.is_multipart():
            content = part.get_payload(decode=True) or b""
            charset = part.get_content_charset("")
            encoding = web_encoding(content, decode(content)[1])
            if charset and b"charset" not in content[:8000].lower():
                encoding = charset if _is_known(charset) else encoding
            location = str(part.get("Content-Location", "")).replace("\\", "/").rstrip("/")
            pages.setdefault(
                unquote(posixpath.basename(location)) or f"page{number}.htm", content.decode(encoding, "replace")
            )
    listed = [entry for text in pages.values() for entry in _listed(text)]
    order = {entry.page: i for i, entry in reversed(list(enumerate(listed))) if entry.page}
    sheets = []
    for i, (name, text) in enumerate(sorted(pages.items(), key=lambda page: order.get(page[0], len(order)))):
        if not re.search(r"<t[dh]\b", text, re.I) or re.search(r"<frameset\b|id=\"?shLink", text, re.I):
            continue
        entry = (
            listed[order[name]]
            if name in order
            else next(iter(_listed(text)), _Entry(posixpath.splitext(name)[0] or f"{i}"))
        )
        sheets.append(_sheet(text, entry))
    if not sheets:
        raise ValueError("no page of the archive holds a table")
    return tuple(sheets), ()


def _is_known(charset: str) -> bool:
    try:
        b"".decode(charset)
    except (LookupError, ValueError):
        return False
    return True


# What Excel writes about its sheets, in a comment or an <xml> island


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str = NAME
    page: str = ""
    visibility: str = "visible"


def _listed(text: str) -> list[_Entry]:
    found = []
    for island in re.findall(r"<x:ExcelWorksheet>(.*?)</x:ExcelWorksheet>", text, re.S | re.I):
        name = re.search(r"<x:Name>([^<]*)</x:Name>", island, re.I)
        page = re.search(r"<x:WorksheetSource\s+HRef=[\"']([^\"']*)", island, re.I)
        seen = re.search(r"<x:Visible>\s*Sheet(VeryHidden|Hidden)", island, re.I)
        hidden = {"hidden": "hidden", "veryhidden": "very_hidden"}[seen[1].lower()] if seen else "visible"
        location = unquote(posixpath.basename(page[1].replace("\\", "/"))) if page else ""
        found.append(_Entry(_plain(name[1]) if name else NAME, location, hidden))
    return found


def _plain(text: str) -> str:
    """A text from a part of the page that is not parsed: the five entities of XML resolved."""
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        text = text.replace(entity, character)
    return text.strip()


# The page as a tree of tables: everything else is text


@dataclass(slots=True)
class _Cell:
    said: dict[str, str] = field(default_factory=dict)
    content: list[str | _Table] = field(default_factory=list)
    unseen: bool = False

    @property
    def holds_table(self) -> bool:
        return any(isinstance(one, _Table) for one in self.content)


@dataclass(slots=True)
class _Row:
    cells: list[_Cell] = field(default_factory=list)
    unseen: bool = False


@dataclass(slots=True)
class _Table:
    unseen: bool = False
    before: _Cell = field(default_factory=_Cell)  # caption, and text that stands in no cell
    body: list[_Row] = field(default_factory=list)
    foot: list[_Row] = field(default_factory=list)
    columns: list[tuple[int, bool]] = field(default_factory=list)  # of <col>: how many, whether hidden
    # while the page is read
    section: str = ""
    section_unseen: bool = False
    row: _Row | None = None
    cell: _Cell | None = None


_QUOTED = r"\"(?:[^\"<]{0,20000}+|[^\"]{0,500}+)\"|'(?:[^'<]{0,20000}+|[^']{0,500}+)'"
# Lengths are bounded, so that a page of nothing but opened quotation marks is not searched to its end again and again
_TOKEN = re.compile(
    rf"<!--.*?(?:-->|\Z)|<(/?)([a-zA-Z][^\s<>/]{{0,60}})((?:[^<>\"']++|{_QUOTED}){{0,400}}+)>|<[!?][^<>]*>|</?[a-zA-Z][^<>]*>",
    re.S,
)
_ATTRIBUTE = re.compile(r"([^\s=\"'<>/]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")


class _Reader:
    """Goes through the page once, from tag to tag."""

    def __init__(self) -> None:
        self.top = _Cell()
        self.tables: list[_Table] = []
        self.hiding: list[tuple[str, int, int]] = []  # name, how deep in its like, open tables: what shows nothing
        self.silenced = False  # whether such text was left out
        self.unclosed: set[str] = set()  # elements that are not closed any more

    def read(self, text: str) -> _Cell:
        at = 0
        while (token := _TOKEN.search(text, at)) is not None:
            if token.start() > at:
                self.text(text[at : token.start()])
            at = token.end()
            name = token[2]
            if not name:
                continue
            name = name.lower()
            if token[1]:
                self.end(name)
            else:
                said = _said(token[3]) if token[3] else {}
                if name in _SILENT and name != "head":
                    at = self.skip(name, text, at)
                else:
                    self.start(name, said)
        self.text(text[at:])
        return self.top

    def skip(self, name: str, text: str, at: int) -> int:
        """Where an element ends whose content is nobody's to read. One that is not closed holds nothing, a script all."""
        close = None if name in self.unclosed else re.compile(f"</{re.escape(name)}\\b[^<>]*>", re.I).search(text, at)
        if close:
            return close.end()
        self.unclosed.add(name)
        return len(text) if name in ("script", "style") else at

    @property
    def here(self) -> _Cell:
        if not self.tables:
            return self.top
        table = self.tables[-1]
        return table.cell or table.before

    def text(self, text: str) -> None:
        if self.hiding and self.is_silent:
            self.silenced = self.silenced or not text.isspace()
        else:
            self.here.content.append(html.unescape(text) if "&" in text else text)

    @property
    def is_silent(self) -> bool:
        """Whether text is not shown here. A table in a hidden part of the page is read, as hidden rows."""
        return any(tables == len(self.tables) for _, _, tables in self.hiding)

    def start(self, name: str, said: dict[str, str]) -> None:
        unseen = "hidden" in said or ("style" in said and _UNSEEN.search(said["style"]) is not None)
        table = self.tables[-1] if self.tables else None
        if name == "table":
            inner = _Table(unseen=unseen or bool(self.hiding))
            self.here.content.append(inner)
            self.tables.append(inner)
        elif name == "br":
            self.mark(_BREAK)
        elif name in ("td", "th"):
            if table is not None:
                self.close_cell(table)
                if table.row is None:
                    self.open_row(table, False)
                table.cell = _Cell(said, unseen=unseen)
                table.row.cells.append(table.cell)  # type: ignore[union-attr]
            else:
                self.mark(_BORDER)
        elif table is not None and name == "tr":
            self.open_row(table, unseen)
        elif table is not None and name in _SECTIONS:
            self.close_row(table)
            table.section, table.section_unseen = name, unseen
        elif table is not None and name == "col":
            table.columns.append((_number(said.get("span"), 1), unseen or said.get("width") == "0"))
        elif name in _BLOCKS:
            self.mark(_BORDER)
            self.hide(name, unseen)
        elif name in _BOLD and table is None:
            self.mark(_EMPHASIS)
            self.hide(name, unseen)
        elif name not in ("img", "input", "meta", "link", "wbr", "caption", "colgroup"):
            self.hide(name, unseen)

    def hide(self, name: str, unseen: bool) -> None:
        """Count the elements inside one that is not shown, until that one ends."""
        if self.hiding:
            hidden, depth, tables = self.hiding[-1]
            if name == hidden:
                self.hiding[-1] = hidden, depth + 1, tables
        elif unseen and name not in ("html", "body"):
            self.hiding.append((name, 1, len(self.tables)))

    def end(self, name: str) -> None:
        table = self.tables[-1] if self.tables else None
        if self.hiding and name == self.hiding[-1][0]:
            hidden, depth, tables = self.hiding.pop()
            if depth > 1:
                self.hiding.append((hidden, depth - 1, tables))
        if name in _BLOCKS or name == "caption":
            self.mark(_BORDER)
        elif table is None:
            if name in _BOLD:
                self.mark(_EMPHASIS)
        elif name == "table":
            self.close_row(table)
            self.tables.pop()
            self.hiding = [one for one in self.hiding if one[2] <= len(self.tables)]
        elif name == "tr" or name in _SECTIONS:
            self.close_row(table)
            if name in _SECTIONS:
                table.section, table.section_unseen = "", False
        elif name in ("td", "th"):
            self.close_cell(table)

    def mark(self, what: str) -> None:
        if not self.hiding or not self.is_silent:
            self.here.content.append(what)

    def open_row(self, table: _Table, unseen: bool) -> None:
        self.close_row(table)
        table.row = _Row(unseen=unseen or table.section_unseen)
        (table.foot if table.section == "tfoot" else table.body).append(table.row)

    def close_row(self, table: _Table) -> None:
        self.close_cell(table)
        table.row = None

    def close_cell(self, table: _Table) -> None:
        if self.hiding and table.cell is not None:
            # What was hidden inside the cell ends with it
            self.hiding = [one for one in self.hiding if one[2] < len(self.tables)]
        table.cell = None


@lru_cache(maxsize=4096)
def _said(text: str) -> dict[str, str]:
    """The attributes of a tag, not to be changed; the first of two with one name counts."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(text):
        value = double or single or bare
        found.setdefault(name.lower(), html.unescape(value) if "&" in value else value)
    return found


# The sheet


def _sheet(text: str, entry: _Entry | None = None) -> Sheet:
    page = _Page(_formats_of_classes(text))
    reader = _Reader()
    page.flow(reader.read(text.replace("\0", "")).content, False)
    if reader.silenced:
        page.problems.append(Problem("page_hides_text"))
    return page.sheet(entry or _Entry())


@dataclass(slots=True)
class _Page:
    """The sheet while the page is laid out from top to bottom."""

    classes: dict[str, str]  # CSS class -> number format
    row: int = 0
    after_table: bool = False
    rows: list[int] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)
    kinds: list[int] = field(default_factory=list)
    numbers: list[float] = field(default_factory=list)
    texts: list[str | None] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    formulas: list[str] = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: set[int] = field(default_factory=set)
    tables: int = 0
    problems: list[Problem] = field(default_factory=list)

    def flow(self, content: list[str | _Table], hidden: bool) -> None:
        """Text as one row a line, and the tables in it."""
        text: list[str] = []
        for one in content:
            if isinstance(one, str):
                text.append(one)
            else:
                self.lines("".join(text), hidden)
                text.clear()
                self.table(one, hidden or one.unseen)
        self.lines("".join(text), hidden)

    def lines(self, text: str, hidden: bool) -> None:
        """Bold and plain text on one line are rows of their own, but not a key and its value."""
        line = ""
        for piece in re.split(f"([{_BORDER}{_EMPHASIS}])", text):
            if piece == _EMPHASIS and (line.rstrip().endswith(":") or not line.strip()):
                continue
            if piece in (_BORDER, _EMPHASIS):
                self.line(line, hidden)
                line = ""
            else:
                line += piece
        self.line(line, hidden)

    def line(self, text: str, hidden: bool) -> None:
        text = _tidy(text)
        if text:
            self.put(self.row, 0, Kind.TEXT, text=text)
            if hidden:
                self.hidden_rows.append(self.row)
            self.row += 1
            self.after_table = False

    def put(
        self,
        row: int,
        column: int,
        kind: int,
        number: float = np.nan,
        text: str | None = None,
        code: str = "",
        formula: str = "",
    ) -> None:
        if row < MAX_ROW and column < MAX_COLUMN:
            self.rows.append(row)
            self.columns.append(column)
            self.kinds.append(kind)
            self.numbers.append(number)
            self.texts.append(text)
            self.codes.append(code)
            self.formulas.append(formula)

    def table(self, table: _Table, hidden: bool) -> None:
        """A table's rows as rows of the sheet; the foot comes last. A row with a table inside is layout: its cells are read
        one after the other."""
        self.flow(table.before.content, hidden)
        if self.after_table:
            self.row += 1  # two tables are two tables
            self.after_table = False
        self.tables += 1
        column = 0
        for span, unseen in table.columns:
            if unseen:
                self.hidden_columns.update(range(column, min(column + span, MAX_COLUMN)))
            column += span
        grid = _Grid(self)
        for row in table.body + table.foot:
            unseen = hidden or row.unseen
            if any(cell.holds_table for cell in row.cells):
                grid.close()
                for cell in row.cells:
                    self.flow(cell.content, unseen or cell.unseen)
                grid = _Grid(self)
            elif row.cells:
                grid.add(row, unseen)
        grid.close()

    def code(self, said: dict[str, str]) -> str:
        """The number format of a cell: its own, or that of its class."""
        style = said.get("style", "")
        found = _FORMAT.search(style) if "mso-number" in style.lower() else None
        if found:
            return _named(next(one for one in found.groups() if one is not None))
        for name in said["class"].lower().split() if "class" in said and self.classes else ():
            if name in self.classes:
                return self.classes[name]
        parts = said.get("sdnum", "").split(";", 2)
        return parts[2] if len(parts) > 2 else ""

    def sheet(self, entry: _Entry) -> Sheet:
        codes = [code or GENERAL for code in self.codes]
        formats = tuple(dict.fromkeys(codes))
        place = {code: i for i, code in enumerate(formats)}
        texts = {text: i for i, text in enumerate(dict.fromkeys(text for text in self.texts if text is not None))}
        words = {formula: i for i, formula in enumerate(dict.fromkeys(one for one in self.formulas if one))}
        kind, number = np.array(self.kinds, dtype=np.uint8), np.array(self.numbers, dtype=np.float64)
        format_id = np.array([place[code] for code in codes], dtype=np.int32)
        if len(kind):
            settle_dates(kind, number, kinds_of(formats)[format_id], False)
        cells = Cells(
            row=np.array(self.rows, dtype=np.int32),
            column=np.array(self.columns, dtype=np.int32),
            kind=kind,
            number=number,
            text_id=np.array([-1 if text is None else texts[text] for text in self.texts], dtype=np.int32),
            texts=objects(list(texts)),
            format_id=format_id,
            formats=formats,
            formula_id=np.array([words.get(one, -1) for one in self.formulas], dtype=np.int32) if words else None,
            formulas=tuple(words),
        )
        return Sheet(
            name=entry.name,
            cells=in_order(cells, []),
            visibility=entry.visibility,
            merges=np.array(self.merges, dtype=np.int32).reshape(-1, 4),
            hidden_rows=np.unique(np.array(self.hidden_rows, dtype=np.int32)),
            # Columns belong to the whole sheet: what one of several tables hides is not hidden in the others
            hidden_columns=np.array(sorted(self.hidden_columns) if self.tables == 1 else [], dtype=np.int32),
            problems=tuple(self.problems),
        )


class _Grid:
    """Rows of one table, with what cells of earlier rows still cover."""

    def __init__(self, page: _Page) -> None:
        self.page, self.top = page, page.row
        self.covered: dict[int, int] = {}  # column -> first row that is free again
        self.spans: list[tuple[int, int, int, int]] = []
        self.seen: set[int] = set()  # columns that show a cell
        self.unseen: set[int] = set()

    def add(self, row: _Row, hidden: bool) -> None:
        page, at, column = self.page, self.page.row, 0
        for cell in row.cells:
            while self.covered and self.covered.get(column, 0) > at:
                column += 1
            said = cell.said
            wide, high = 1, 1
            if "colspan" in said or "rowspan" in said:
                wide = min(_number(said.get("colspan"), 1) or 1, MAX_COLUMN)
                high = _number(said.get("rowspan"), 1) or MAX_ROW
                if wide > 1 or high > 1:
                    self.spans.append((at, column, at + high - 1, column + wide - 1))
                if high > 1:
                    for one in range(column, min(column + wide, MAX_COLUMN)):
                        self.covered[one] = at + high
            (self.unseen if cell.unseen else self.seen).add(column)
            self._put(cell, at, column)
            column += wide
        if hidden:
            page.hidden_rows.append(at)
        page.row += 1
        page.after_table = True

    def close(self) -> None:
        """A cell covers no more rows than the table has."""
        self.page.hidden_columns |= self.unseen - self.seen
        last = self.page.row - 1
        for top, left, bottom, right in self.spans:
            if (min(bottom, last), right) != (top, left):
                self.page.merges.append((top, left, min(bottom, last), right))

    def _put(self, cell: _Cell, row: int, column: int) -> None:
        said, page = cell.said, self.page
        text = _cell_text(cell.content)
        code = page.code(said) if said else ""
        if not said:
            if text:
                page.put(row, column, Kind.TEXT, text=text)
            return
        formula = said.get("x:fmla", "").lstrip("=")
        stated = said.get("x:num") or said.get("sdval") or ""
        if said.get("x:err"):
            page.put(row, column, Kind.ERROR, text=said["x:err"], code=code, formula=formula)
        elif said.get("x:bool"):
            page.put(row, column, Kind.BOOLEAN, float(said["x:bool"].upper() == "TRUE"), code=code, formula=formula)
        elif _EXACT.fullmatch(stated):
            page.put(row, column, Kind.NUMBER, float(stated), code=code, formula=formula)
        elif text:
            page.put(row, column, Kind.TEXT, text=text, code=code, formula=formula)


_EXACT = re.compile(r"\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*", re.A)


def _cell_text(content: list[str | _Table]) -> str:
    """The text of a cell as a browser shows it: lines where it breaks them, spaces only where they show."""
    text = content[0] if len(content) == 1 else "".join(content)  # type: ignore[arg-type]
    text = _SPACES.sub(" ", text)  # type: ignore[arg-type]
    if "\v" in text:
        # A break is two marks, the border of a block one: several borders in one place are one line end
        text = re.sub(r" *\v(?: *\v)* *", lambda found: "\n" * max(1, found[0].count("\v") // 2), text)
        return "\n".join(line.strip(" ").rstrip() for line in text.split("\n")).strip("\n")
    return text.strip(" ").rstrip()


def _tidy(text: str) -> str:
    """Without spaces that do not show. No-break spaces at the beginning stay: they indent."""
    return _SPACES.sub(" ", text).strip(" ").rstrip()


def _number(text: str | None, default: int) -> int:
    found = re.match(r"\s*(\d{1,7})", text or "", re.A)
    return int(found[1]) if found else default


# Number formats


@cache
def _names() -> dict[str, str]:
    found = yaml.safe_load((files("analysis.sheets") / "web_formats.yml").read_text(encoding="utf-8"))
    return {name.lower(): code for name, code in found.items()}


def _formats_of_classes(text: str) -> dict[str, str]:
    """The number format of each class of the page's style sheets that states one."""
    found = {}
    for sheet in re.findall(r"<style\b[^>]*>(.*?)</style", text, re.S | re.I):
        for selectors, body in re.findall(
            r"([^{}]+)\{([^{}]*)\}", re.sub(r"<!--|-->|/\*.*?\*/", "", sheet, flags=re.S)
        ):
            stated = _FORMAT.search(body)
            if stated:
                code = _named(next(one for one in stated.groups() if one is not None))
                for name in re.findall(r"\.([\w-]+)", selectors):
                    found[name.lower()] = code
    return found


def _named(code: str) -> str:
    """A format as Excel writes it in a style sheet (``\\#\\,\\#\\#0``) in the notation of workbooks (``#,##0``)."""
    code = re.sub(r"\\([0-9a-fA-F]{4})\s?", lambda found: chr(int(found[1], 16)), code.strip())
    code = re.sub(r"\\(.)", r"\1", code)
    return _names().get(code.lower(), code)
