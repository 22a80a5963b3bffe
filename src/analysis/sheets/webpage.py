"""Web pages (HTML, MHTML) that call themselves .xls: all tables of a page one under the other on one sheet, with the text
around them. Numbers stay texts, except where Excel or LibreOffice wrote the true number beside the shown one.
"""

from __future__ import annotations

import email
import email.policy
import posixpath
import re
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from urllib.parse import unquote

import numpy as np
import yaml
from lxml import etree

from analysis.sheets.agreement import in_order, objects
from analysis.sheets.cells import Cells, Kind, Problem, Sheet
from analysis.sheets.opening_text import decode, web_encoding
from analysis.sheets.styles import GENERAL, kinds_of, settle_dates

MAX_ROW, MAX_COLUMN = 1_048_576, 16_384
NAME = "Sheet1"
_SILENT = {
    "script",
    "style",
    "head",
    "title",
    "noframes",
    "noscript",
    "template",
    "object",
    "svg",
    "select",
    "textarea",
    "xml",
}
_BLOCKS = {"address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt", "fieldset", "figure",
           "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav", "ol", "p", "pre",
           "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"}  # fmt: skip
_BOLD = {"b", "strong"}
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


# The page


def _sheet(text: str, entry: _Entry | None = None) -> Sheet:
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, recover=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    # Excel's pages hold islands in comments for browsers of old; [if ...] would otherwise be text
    text = re.sub(r"<!\[(?:if|endif)[^\]]*\]>", "", text, flags=re.I).replace("\0", "")
    root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    page = _Page(_formats_of_classes(text))
    if root is not None:
        page.flow(root)
        page.end_line()
    return page.sheet(entry or _Entry())


@dataclass(slots=True)
class _Page:
    """The sheet while the page is gone through from top to bottom."""

    classes: dict[str, str]  # CSS class -> number format
    row: int = 0
    line: list[str] = field(default_factory=list)
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

    # Text outside tables: one row a line

    def flow(self, top: etree._Element, hidden: bool = False) -> None:
        """Go through an element's content in the order of the page, without recursion: pages nest deeply."""
        steps: list[tuple[str, etree._Element, bool]] = [("open", top, hidden)]
        while steps:
            step, element, unseen = steps.pop()
            name = _name(element)
            if step == "close":
                if name in _BLOCKS:
                    self.end_line(unseen)
                elif name in _BOLD:
                    self.part_line(unseen)
                if element is not top:
                    self.line.append(element.tail or "")
                continue
            if name == "table":
                self.end_line(unseen)
                self.table(element, unseen or _is_unseen(element))
                if element is not top:
                    self.line.append(element.tail or "")
                continue
            if name in _SILENT or not name:
                if element is not top:
                    self.line.append(element.tail or "")
                continue
            if name in _BLOCKS or name == "br":
                self.end_line(unseen)
            elif name in _BOLD:
                self.part_line(unseen)
            inside = unseen or _is_unseen(element)
            self.line.append(element.text or "")
            steps.append(("close", element, inside))
            steps += [("open", child, inside) for child in reversed(element)]

    def part_line(self, hidden: bool = False) -> None:
        """Bold and plain text on one line are rows of their own, but not a key and its value."""
        if not "".join(self.line).rstrip().endswith(":"):
            self.end_line(hidden)

    def end_line(self, hidden: bool = False) -> None:
        text = _tidy(_SPACES.sub(" ", "".join(self.line)))
        self.line.clear()
        if text:
            self.put(self.row, 0, Kind.TEXT, text=text)
            if hidden:
                self.hidden_rows.append(self.row)
            self.row += 1

    def put(self, row: int, column: int, kind: int, number: float = np.nan, text: str | None = None, code: str = "", formula: str = "") -> None:  # fmt: skip
        if row < MAX_ROW and column < MAX_COLUMN:
            self.rows.append(row)
            self.columns.append(column)
            self.kinds.append(kind)
            self.numbers.append(number)
            self.texts.append(text)
            self.codes.append(code)
            self.formulas.append(formula)

    # Tables

    def table(self, table: etree._Element, hidden: bool) -> None:
        """A table's rows as rows of the sheet. A row with a table inside is layout: its cells are read one after the other."""
        for caption in table:
            if _name(caption) == "caption":
                self.flow(caption, hidden)
                self.end_line(hidden)
        if self.tables and self.rows and self.row == self.rows[-1] + 1:
            self.row += 1  # two tables are two tables
        self.tables += 1
        self._hide_columns(table)
        grid = _Grid(self)
        for row, unseen in _table_rows(table):
            if row.find(".//table") is not None:
                grid = self._end_grid(grid)
                for cell in row:
                    if _name(cell) in ("td", "th"):
                        self.flow(cell, hidden or unseen)
                        self.end_line(hidden or unseen)
                continue
            grid.add(row, hidden or unseen)
        self._end_grid(grid)

    def _end_grid(self, grid: _Grid) -> _Grid:
        grid.close()
        return _Grid(self)

    def _hide_columns(self, table: etree._Element) -> None:
        column = 0
        for element in table.iter("col"):
            if next(element.iterancestors("table"), None) is table:
                span = _number(element.get("span"), 1)
                if _is_unseen(element) or element.get("width") == "0":
                    self.hidden_columns.update(range(column, min(column + span, MAX_COLUMN)))
                column += span

    def code(self, cell: etree._Element) -> str:
        """The number format of a cell: its own, or that of its class."""
        found = _FORMAT.search(cell.get("style", ""))
        if found:
            return _named(next(one for one in found.groups() if one is not None))
        for name in (cell.get("class") or "").split():
            if name.lower() in self.classes:
                return self.classes[name.lower()]
        return (cell.get("sdnum") or "").split(";", 2)[2] if (cell.get("sdnum") or "").count(";") >= 2 else ""

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

    def add(self, row: etree._Element, hidden: bool) -> None:
        page, at, column = self.page, self.page.row, 0
        for cell in row:
            if _name(cell) not in ("td", "th"):
                continue
            while self.covered.get(column, 0) > at:
                column += 1
            wide, high = _number(cell.get("colspan"), 1), _number(cell.get("rowspan"), 1)
            wide = min(wide, MAX_COLUMN)
            if wide > 1 or high != 1:
                self.spans.append((at, column, at + (high or MAX_ROW) - 1, column + wide - 1))
            if high != 1:
                for one in range(column, column + wide):
                    self.covered[one] = at + (high or MAX_ROW)
            (self.unseen if _is_unseen(cell) else self.seen).add(column)
            self._put(cell, at, column)
            column += wide
        if hidden:
            page.hidden_rows.append(at)
        page.row += 1

    def close(self) -> None:
        """A cell covers no more rows than the table has."""
        self.page.hidden_columns |= self.unseen - self.seen
        last = self.page.row - 1
        for top, left, bottom, right in self.spans:
            if (min(bottom, last), right) != (top, left):
                self.page.merges.append((top, left, min(bottom, last), right))

    def _put(self, cell: etree._Element, row: int, column: int) -> None:
        text, code = _cell_text(cell), self.page.code(cell)
        formula = (cell.get("x:fmla") or "").lstrip("=")
        stated = cell.get("x:num") or cell.get("sdval")
        number = _exact(stated) if stated else None
        if cell.get("x:err"):
            self.page.put(row, column, Kind.ERROR, text=cell.get("x:err"), code=code, formula=formula)
        elif cell.get("x:bool"):
            self.page.put(
                row, column, Kind.BOOLEAN, float(cell.get("x:bool", "").upper() == "TRUE"), code=code, formula=formula
            )
        elif number is not None:
            self.page.put(row, column, Kind.NUMBER, number, code=code, formula=formula)
        elif text:
            self.page.put(row, column, Kind.TEXT, text=text, code=code, formula=formula)


def _table_rows(table: etree._Element) -> list[tuple[etree._Element, bool]]:
    """The rows of a table, not those of tables inside, each with whether it is hidden; the foot comes last."""
    body: list[tuple[etree._Element, bool]] = []
    foot: list[tuple[etree._Element, bool]] = []
    steps = [(child, False, body) for child in reversed(table)]
    loose: etree._Element | None = None
    while steps:
        element, hidden, rows = steps.pop()
        name = _name(element)
        hidden = hidden or _is_unseen(element)
        if name in ("td", "th"):  # cells without a row: those that follow one another make one
            if loose is None:
                loose = etree.Element("tr")
                rows.append((loose, hidden))
            loose.append(element)
            continue
        loose = None
        if name == "tr":
            rows.append((element, hidden))
        elif name not in ("table", "caption", "colgroup", "col", ""):  # thead, tbody; a form around rows
            steps += [(child, hidden, foot if name == "tfoot" else rows) for child in reversed(element)]
    return body + foot


def _cell_text(cell: etree._Element) -> str:
    """The text of a cell as a browser shows it: lines where it breaks them, spaces only where they show."""
    if not len(cell):
        return _tidy(_SPACES.sub(" ", cell.text or ""))
    parts: list[str] = []
    steps: list[tuple[str, etree._Element]] = [("open", cell)]
    while steps:
        step, element = steps.pop()
        name = _name(element)
        if step == "close":
            if name in _BLOCKS and element is not cell:
                parts.append("\v")
        elif name == "br":
            parts.append("\v\v")
        elif name in _SILENT or not name:
            pass
        else:
            if name in _BLOCKS and element is not cell:
                parts.append("\v")
            parts.append(_SPACES.sub(" ", element.text or ""))
            steps.append(("close", element))
            steps += [("open", child) for child in reversed(element)]
            continue
        if element is not cell:
            parts.append(_SPACES.sub(" ", element.tail or ""))
    text = "".join(parts)
    if "\v" in text:
        # A break is \v\v, the border of a block \v: several borders in one place are one line end
        text = re.sub(r" *\v(?: *\v)* *", lambda found: "\n" * max(1, found[0].count("\v") // 2), text)
    return _tidy(text)


def _tidy(text: str) -> str:
    """Without spaces that do not show. No-break spaces at the beginning stay: they indent."""
    lines = (
        [_SPACES.sub(" ", line).strip(" ").rstrip() for line in text.split("\n")]
        if "\n" in text
        else [_SPACES.sub(" ", text).strip(" ").rstrip()]
    )
    return "\n".join(lines).strip("\n")


def _name(element: etree._Element) -> str:
    return element.tag if isinstance(element.tag, str) else ""


def _is_unseen(element: etree._Element) -> bool:
    style = element.get("style")
    return (style is not None and _UNSEEN.search(style) is not None) or element.get("hidden") is not None


def _number(text: str | None, default: int) -> int:
    found = re.match(r"\s*(\d{1,7})", text or "")
    return int(found[1]) if found else default


def _exact(text: str) -> float | None:
    return float(text) if re.fullmatch(r"\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*", text) else None


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
