"""The workbook that goes back to the sender: the own sheets, problem cells marked, what was found, what was understood.

The workbook is written part by part from an allowlist, never by changing the file that was sent: what is not
written here cannot survive. Values come from the book that was read, so no formula is among them; of the file itself
only its look is taken (styles, widths, heights, hidden rows, frozen panes, page set-up), by a scan that holds no sheet in
memory. A file whose look cannot be read, or that is no .xlsx, gets a plain one.

Not carried over: formulas, macros, links, names, validations, conditional formats, filters, comments, drawings,
headers and footers of pages, protection, properties.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import math
import os
import re
import traceback
import zipfile
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.parsers import expat
from xml.sax.saxutils import escape

import numpy as np
import pandas as pd
import yaml
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.colors import COLOR_INDEX
from openpyxl.styles.stylesheet import write_stylesheet
from openpyxl.xml.functions import tostring

from analysis.reference.language import check, current, number, period
from analysis.reference.segments import segment_label
from analysis.sheets import Book
from analysis.sheets.book import raw_text
from analysis.sheets.cells import ROLES, Cells, Kind, Sheet, column_letters, column_number
from analysis.sheets.masking import clean, masked
from analysis.sheets.opening import Arrival, RefusedError, inspect
from analysis.sheets.styles import tables as format_tables
from analysis.sheets.styles import when
from analysis.sheets.understanding import Understood
from analysis.store.identity import identify_all
from analysis.store.schema import tables

ROWS, COLUMNS = 1_048_576, 16_384
TEXT = 32_767  # characters of a cell, as many as Excel takes
FILLED = 5_000  # cells of one finding that are coloured; of a larger range only those with content
COMMENTED = 200  # cells of one finding that bear a comment; of more, only the first of each range does
COMMENTS = 5_000  # on one sheet
SAID = 6  # findings told in one comment
LINKS = 60_000  # on one sheet; Excel takes 65,530
DRESSED = 1_000_000  # empty cells with a style that are kept
PART = 256 * 1024 * 1024  # bytes of a sheet's XML that are scanned for its look
SERIAL = 25_569  # what Excel counts for 1 January 1970
ERRORS = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"})
CHUNK = 50_000  # cells that are objects at once
EPOCH = (1980, 1, 1, 0, 0, 0)


class FeedbackError(Exception):
    """The feedback workbook of a file could not be made; ``why`` says so without a word of what stands in the file."""

    def __init__(self, source: Path, why: str) -> None:
        self.source, self.why = source, why
        super().__init__(f"{source.name}: no feedback workbook: {why}")


@cache
def words() -> dict[str, Any]:
    """What ``feedback.yml`` says: words, colours, widths, advice by rule."""
    return yaml.safe_load((files("analysis.cleaning") / "feedback.yml").read_text(encoding="utf-8"))


REMOVED: str = words()["removed"]
"""What stands in a cell whose content was about a person. In a workbook that comes back it means nothing."""


def write_feedback(
    source: Path,
    book: Book,
    findings: list[dict],
    budget: pd.DataFrame,
    participation: pd.DataFrame,
    personal: Mapping[str, set[str]],
    target: Path,
) -> Path:
    """Write the workbook that tells the sender of ``source`` what to mend, and return ``target``.

    ``findings`` are rows of the findings table about this file, ``budget`` and ``participation`` the rows of those
    tables (rows of other files are left out). ``personal`` are by sheet the addresses whose content is blanked. The
    same input gives the same bytes; ``target`` is there whole or as it was. Sheets of an earlier feedback workbook
    that came back are left out, and its colours too.

    Runs in the process of the caller: a file that costs too much is refused as ``sheets.read`` refuses it.

    Raises:
        FeedbackError: the file could not be opened again, or the workbook could not be written.
    """
    source, target = Path(source), Path(target)
    try:
        arrival = inspect(source)
        made = _Made(source, arrival, book, findings, budget, participation, personal)
        target.parent.mkdir(parents=True, exist_ok=True)
        half = target.with_name(f".{target.name}.{os.getpid()}.part")
        try:
            with half.open("wb") as stream:
                made.write(stream)
            half.replace(target)
        finally:
            half.unlink(missing_ok=True)
    except RefusedError as error:
        raise FeedbackError(source, str(error)) from None
    except OSError as error:
        raise FeedbackError(
            source, f"{target} could not be written ({error.strerror or type(error).__name__})"
        ) from error
    except Exception as error:  # its text may hold what stood in a cell
        raise FeedbackError(source, f"{type(error).__name__} at {_where(error)}") from None
    return target


def _where(error: BaseException) -> str:
    """The line of this module that an error came through last, for whoever maintains it."""
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == __file__]
    return f"feedback.py:{lines[-1]}" if lines else "-"


# --------------------------------------------------------------------------------------------------------- addresses


@dataclass(frozen=True, slots=True)
class _Range:
    """Cells from one corner to the other, both included, from 0."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def size(self) -> int:
        return (self.bottom - self.top + 1) * (self.right - self.left + 1)

    @property
    def address(self) -> str:
        first = f"{column_letters(self.left)}{self.top + 1}"
        return first if self.size == 1 else f"{first}:{column_letters(self.right)}{self.bottom + 1}"


_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?([A-Za-z]{1,3})\$?(\d{1,7}))?")


def _ranges(text: str) -> list[_Range]:
    """The addresses and ranges of a text such as ``B7 C9:C12``; what is none, or lies outside a sheet, is left out."""
    found = []
    for word in re.split(r"[\s,;]+", text):
        match = _ADDRESS.fullmatch(word)
        if not match:
            continue
        row, column = int(match[2]) - 1, column_number(match[1].upper())
        row2, column2 = (int(match[4]) - 1, column_number(match[3].upper())) if match[3] else (row, column)
        each = _Range(min(row, row2), min(column, column2), max(row, row2), max(column, column2))
        if each.top >= 0 and each.bottom < ROWS and each.right < COLUMNS:
            found.append(each)
    return found


def _key(row: int, column: int) -> int:
    return row << 14 | column


# ------------------------------------------------------------------------------------------------------------ styles


@dataclass(frozen=True)
class _Look:
    """How a cell looks."""

    font: Font = field(default_factory=lambda: _font())
    fill: PatternFill = field(default_factory=PatternFill)
    border: Border = field(default_factory=Border)
    alignment: Alignment = field(default_factory=Alignment)
    format: str = "General"
    locked: bool = True
    quoted: bool = False


def _font(colour: str | None = None, **said: Any) -> Font:
    look = words()["look"]
    return Font(**{"name": look["font"], "sz": look["size"], "color": _rgb(colour or look["text"]), **said})


def _rgb(colour: str) -> str:
    return f"FF{colour}"


class _Styles:
    """The styles of the workbook that is written, each once; a number stands for a look."""

    def __init__(self) -> None:
        self._book = Workbook()
        self._sheet = self._book.active
        self._numbers: dict[_Look, int] = {}
        self._variants: dict[tuple, int] = {}
        self.looks: dict[int, _Look] = {}
        self.plain = self.of(_Look())

    def of(self, look: _Look) -> int:
        """The number of a look."""
        if look not in self._numbers:
            cell = WriteOnlyCell(self._sheet)
            cell.font, cell.fill, cell.border, cell.alignment = look.font, look.fill, look.border, look.alignment
            cell.number_format, cell.protection = look.format, Protection(locked=look.locked)
            cell._style.quotePrefix = int(look.quoted)
            self._numbers[look] = cell.style_id
            self.looks[cell.style_id] = look
        return self._numbers[look]

    def quoted(self, style: int) -> int:
        """The same look for a text that would be a formula if somebody typed it."""
        return self._variant(("quoted", style), lambda look: replace(look, quoted=True))

    def formatted(self, style: int, code: str) -> int:
        return self._variant(("format", style, code), lambda look: replace(look, format=code))

    def marked(self, style: int, severity: str) -> int:
        """The same look, coloured and framed for a problem."""
        said = words()["severities"][severity]
        side = Side(style=said["border"], color=_rgb(said["edge"]))

        def change(look: _Look) -> _Look:
            old = look.font
            font = Font(name=old.name, sz=old.sz, b=old.b, i=old.i, u=old.u, strike=old.strike, vertAlign=old.vertAlign,
                        color=_rgb(said["text"]))  # fmt: skip
            fill = PatternFill("solid", fgColor=_rgb(said["fill"]))
            return replace(look, font=font, fill=fill, border=Border(side, side, side, side))

        return self._variant(("marked", style, severity), change)

    def _variant(self, key: tuple, change: Callable[[_Look], _Look]) -> int:
        if key not in self._variants:
            self._variants[key] = self.of(change(self.looks[key[1]]))
        return self._variants[key]

    def part(self) -> bytes:
        """The part of styles of the workbook."""
        return tostring(write_stylesheet(self._book))


class _SentStyles:
    """The styles of the file that was sent, one by one, so that a broken one costs no other.

    Colours are put as red, green and blue: those of a theme would need the sender's theme.
    """

    def __init__(self, arrival: Arrival, unmark: bool) -> None:
        self._own, self._fonts, self._fills, self._borders = {}, [], [], []
        self._uses: list[ElementTree.Element] = []
        self._unmark = {said["fill"] for said in words()["severities"].values()} if unmark else set()
        self._theme = _theme(arrival)
        self._palette = list(COLOR_INDEX)
        root = ElementTree.fromstring(arrival.part(arrival.styles)) if arrival.styles else ElementTree.Element("none")
        for group in root:
            name = _local(group.tag)
            if name == "numFmts":
                self._own = {_whole(each.get("numFmtId")): each.get("formatCode") or "" for each in group}
            elif name == "colors":
                own = [each.get("rgb", "") for each in group.iter() if _local(each.tag) == "rgbColor"]
                self._palette[: len(own)] = own
            elif name == "cellXfs":
                self._uses = list(group)
            elif name in ("fonts", "fills", "borders"):
                getattr(self, f"_{name}").extend(group)

    def look(self, number: int) -> _Look:
        """The look of a style number."""
        if not 0 <= number < len(self._uses):
            return _Look()
        use = self._uses[number]
        found: dict[str, Any] = {"format": self._format(_whole(use.get("numFmtId")))}
        for name, make, kept in (
            ("font", self._font, self._fonts),
            ("fill", self._fill, self._fills),
            ("border", self._border, self._borders),
        ):
            place = _whole(use.get(f"{name}Id"))
            if 0 <= place < len(kept):
                with contextlib.suppress(ValueError, TypeError):
                    found[name] = make(kept[place])
        for child in use:
            if _local(child.tag) == "alignment":
                with contextlib.suppress(ValueError, TypeError):
                    found["alignment"] = _alignment(child)
        fill = found.get("fill")
        if fill is not None and fill.fill_type and str(fill.fgColor.rgb)[2:] in self._unmark:
            # Ours, of a workbook that came back: what stood there before is not known any more.
            return _Look(alignment=found.get("alignment", Alignment()), format=found["format"])
        return _Look(**found)

    def colour(self, element: ElementTree.Element | None) -> str | None:
        """A colour as AARRGGBB; None for automatic."""
        if element is None:
            return None
        base = ""
        if re.fullmatch(r"(?:[0-9A-Fa-f]{2})?[0-9A-Fa-f]{6}", element.get("rgb", "")):
            base = element.get("rgb", "")[-6:]
        elif element.get("theme", "").isdigit() and int(element.get("theme", "")) < len(self._theme):
            base = self._theme[int(element.get("theme", ""))]
        elif element.get("indexed", "").isdigit() and int(element.get("indexed", "")) < len(self._palette):
            base = self._palette[int(element.get("indexed", ""))][-6:]
        if not re.fullmatch(r"[0-9A-Fa-f]{6}", base):
            return None
        tint = _float(element.get("tint"), 0.0)
        return _rgb(_tinted(base.upper(), min(max(tint, -1.0), 1.0)))

    def _format(self, number: int) -> str:
        code = self._own.get(number) or format_tables()["builtin"].get(number, "General")
        return _ILLEGAL.sub("", code)[:255] or "General"

    def _font(self, element: ElementTree.Element) -> Font:
        parts = {_local(child.tag): child for child in element}

        def on(name: str) -> bool:
            return name in parts and parts[name].get("val", "1") not in ("0", "false")

        underline = parts["u"].get("val", "single") if "u" in parts else None
        raised = parts["vertAlign"].get("val") if "vertAlign" in parts else None
        name = parts["name"].get("val", "") if "name" in parts else ""
        size = _float(parts["sz"].get("val"), 11.0) if "sz" in parts else 11.0
        return Font(
            name=_ILLEGAL.sub("", name)[:31] or words()["look"]["font"],
            sz=min(max(size, 1.0), 409.0),
            b=on("b"),
            i=on("i"),
            strike=on("strike"),
            u=underline if underline in ("single", "double", "singleAccounting", "doubleAccounting") else None,
            vertAlign=raised if raised in ("superscript", "subscript") else None,
            color=self.colour(parts.get("color")),
        )

    def _fill(self, element: ElementTree.Element) -> PatternFill:
        for child in element:
            parts = [each for each in child.iter() if _local(each.tag) in ("fgColor", "bgColor", "color")]
            named = {_local(each.tag): self.colour(each) for each in reversed(parts)}
            if _local(child.tag) == "gradientFill":
                return PatternFill("solid", fgColor=named["color"]) if named.get("color") else PatternFill()
            kind = child.get("patternType", "none")
            if kind == "none":
                return PatternFill()
            colours = {"fgColor": named.get("fgColor"), "bgColor": named.get("bgColor")}
            if kind == "solid" and not colours["fgColor"]:
                return PatternFill()
            return PatternFill(kind, **{name: colour for name, colour in colours.items() if colour})
        return PatternFill()

    def _border(self, element: ElementTree.Element) -> Border:
        sides: dict[str, Any] = {}
        for child in element:
            name = {"start": "left", "end": "right"}.get(_local(child.tag), _local(child.tag))
            style = child.get("style", "none")
            if name in ("left", "right", "top", "bottom", "diagonal") and style != "none":
                colour = next((each for each in child if _local(each.tag) == "color"), None)
                sides[name] = Side(style=style, color=self.colour(colour))
        if "diagonal" in sides:
            for name in ("diagonalUp", "diagonalDown"):
                sides[name] = element.get(name) in ("1", "true")
        return Border(**sides)


def _alignment(element: ElementTree.Element) -> Alignment:
    turned = element.get("textRotation", "")
    return Alignment(
        horizontal=element.get("horizontal"),
        vertical=element.get("vertical"),
        wrap_text=element.get("wrapText") in ("1", "true"),
        shrink_to_fit=element.get("shrinkToFit") in ("1", "true"),
        indent=min(max(_whole(element.get("indent")), 0), 250),
        text_rotation=int(turned) if turned.isdigit() and (int(turned) <= 180 or int(turned) == 255) else 0,
    )


_OFFICE = ("FFFFFF", "000000", "E7E6E6", "44546A", "4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47", "0563C1",
           "954F72")  # fmt: skip


def _theme(arrival: Arrival) -> list[str]:
    """The twelve colours of the file's theme in the order in which styles count them; those of Office without one."""
    found = list(_OFFICE)
    names = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink",
             "folHlink")  # fmt: skip
    try:
        root = ElementTree.fromstring(arrival.part("xl/theme/theme1.xml"))
    except (KeyError, RefusedError, ElementTree.ParseError, LookupError, ValueError):
        return found
    scheme = next((each for each in root.iter() if _local(each.tag) == "clrScheme"), ())
    for each in scheme:
        for colour in each:
            value = colour.get("lastClr") or colour.get("val") or ""
            if _local(each.tag) in names and re.fullmatch(r"[0-9A-Fa-f]{6}", value):
                found[names.index(_local(each.tag))] = value
    return found


def _tinted(colour: str, tint: float) -> str:
    """A colour made lighter (tint over 0) or darker. The standard does it in HSL; on each channel it is the same for
    greys and near it for others."""
    channels = [int(colour[at : at + 2], 16) for at in (0, 2, 4)]
    changed = [c * (1 + tint) if tint < 0 else c + (255 - c) * tint for c in channels]
    return "".join(f"{round(c):02X}" for c in changed)


def _local(tag: object) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _whole(text: str | None) -> int:
    try:
        return int(text or 0)
    except ValueError:
        return 0


def _float(text: str | None, otherwise: float) -> float:
    try:
        value = float(text or "")
    except ValueError:
        return otherwise
    return value if np.isfinite(value) else otherwise


# ---------------------------------------------------------------------------------------- how the sender's sheet looks


@dataclass
class _Face:
    """How a sheet looks, apart from what stands in it. Styles are numbers of the workbook that is written."""

    keys: np.ndarray  # int64, ascending: cells with a style of their own
    styles: np.ndarray  # int32
    style: int  # of all other cells
    columns: dict[int, str] = field(default_factory=dict)
    """Attributes of ``<col>`` by first column, from 1, in ascending order and without overlaps."""
    rows: dict[int, str] = field(default_factory=dict)
    """Attributes of ``<row>`` by row, from 0."""
    hidden_rows: Collection[int] = frozenset()
    hidden_columns: Collection[int] = frozenset()
    before: str = ""
    """What stands before the rows: sheetPr, sheetViews, sheetFormatPr."""
    printing: str = ""
    """printOptions, pageMargins, pageSetup."""


class _Scan:
    """The look of one sheet of an .xlsx, from its XML, without keeping more than that."""

    def __init__(self) -> None:
        self.keys = array("q")
        self.styles = array("q")
        self.columns: list[dict[str, str]] = []
        self.rows: dict[int, tuple[str, int]] = {}
        self.hidden: set[int] = set()
        self.one: dict[str, dict[str, str]] = {}
        self._row = self._column = -1
        self._skip = 0
        self._depth = 0
        self._kept: dict[str, str] = {}
        self._numbers: dict[str, int] = {}

    def read(self, part: bytes) -> _Scan:
        parser = expat.ParserCreate()
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.Parse(part, True)
        return self

    def _start(self, tag: str, said: dict[str, str]) -> None:
        self._depth += 1
        if self._skip:
            return
        name = tag.rpartition(":")[2]
        if name == "c":
            self._cell(said)
        elif name == "row":
            self._row_begins(said)
        elif name == "col":
            self.columns.append(said)
        elif name in ("customSheetViews", "extLst", "AlternateContent"):
            self._skip = self._depth
        elif name in _ONCE and name not in self.one:
            self.one[name] = said

    def _end(self, _tag: str) -> None:
        if self._skip == self._depth:
            self._skip = 0
        self._depth -= 1

    def _row_begins(self, said: dict[str, str]) -> None:
        self._row = _whole(said["r"]) - 1 if "r" in said else self._row + 1
        self._column = -1
        if not 0 <= self._row < ROWS or len(said) <= 1:
            return
        attributes = _row_attributes(said)
        style = _whole(said.get("s")) if said.get("customFormat") in ("1", "true") else 0
        if said.get("hidden") in ("1", "true"):
            self.hidden.add(self._row)
        if attributes or style:
            self.rows[self._row] = (self._kept.setdefault(attributes, attributes), style)

    def _cell(self, said: dict[str, str]) -> None:
        place, style = said.get("r"), said.get("s", "0")
        row = self._row
        if place is None:
            self._column += 1
        else:
            letters = place.rstrip("0123456789")
            if letters not in self._numbers:
                known = re.fullmatch(r"[A-Za-z]{1,3}", letters)
                self._numbers[letters] = column_number(letters.upper()) if known else COLUMNS
            self._column, row = self._numbers[letters], _whole(place[len(letters) :]) - 1
        if 0 <= row < ROWS and self._column < COLUMNS:
            self.keys.append(_key(row, self._column))
            self.styles.append(int(style) if style.isdigit() and len(style) < 7 else 0)


_ONCE = frozenset(
    {"tabColor", "pageSetUpPr", "sheetView", "pane", "sheetFormatPr", "printOptions", "pageMargins", "pageSetup"}
)


def _row_attributes(said: Mapping[str, str]) -> str:
    found = ""
    height = _float(said.get("ht"), -1.0)
    if 0 <= height <= 409.5:
        found += (
            f' ht="{height:.10g}" customHeight="1"'
            if said.get("customHeight") in ("1", "true")
            else f' ht="{height:.10g}"'
        )
    if said.get("hidden") in ("1", "true"):
        found += ' hidden="1"'
    return found + _outline(said)


def _outline(said: Mapping[str, str]) -> str:
    level = _whole(said.get("outlineLevel"))
    return f' outlineLevel="{level}"' if 0 < level < 8 else ""


def _sent_face(part: bytes, sent: Callable[[int], int], content: np.ndarray) -> _Face:
    """The look of a sheet of an .xlsx. ``sent`` gives the number here of a style number there; ``content`` are the
    cells that hold something."""
    scan = _Scan().read(part)
    keys, styles = np.array(scan.keys), np.array(scan.styles)
    order = np.argsort(keys, kind="stable")
    keys, styles = keys[order], styles[order]
    last = np.append(keys[1:] != keys[:-1], True) if len(keys) else np.zeros(0, dtype=bool)
    keys, styles = keys[last], styles[last]
    empty = ~np.isin(keys, content)
    if empty.sum() > DRESSED:
        keys, styles = keys[~empty], styles[~empty]
    names, places = np.unique(styles, return_inverse=True)
    numbers = np.array([sent(int(name)) for name in names], dtype=np.int32)
    columns, hidden = _columns(scan.columns, sent)
    rows = {
        row: attributes + (f' s="{sent(style)}" customFormat="1"' if style else "")
        for row, (attributes, style) in scan.rows.items()
    }
    return _Face(
        keys=keys,
        styles=numbers[places] if len(keys) else np.zeros(0, dtype=np.int32),
        style=sent(0),
        columns=columns,
        rows=rows,
        hidden_rows=scan.hidden,
        hidden_columns=hidden,
        before=_before(scan.one),
        printing=_printing(scan.one),
    )


def _columns(said: list[dict[str, str]], sent: Callable[[int], int]) -> tuple[dict[int, str], set[int]]:
    columns: dict[int, str] = {}
    hidden: set[int] = set()
    free = 1
    for each in sorted(said, key=lambda each: _whole(each.get("min"))):
        first, last = max(_whole(each.get("min")), free), min(_whole(each.get("max")), COLUMNS)
        if first > last:
            continue
        free = last + 1
        text = f' min="{first}" max="{last}"'
        width = _float(each.get("width"), -1.0)
        text += f' width="{min(width, 255):.10g}" customWidth="1"' if width >= 0 else ' width="9.14"'
        if each.get("hidden") in ("1", "true"):
            text += ' hidden="1"'
            hidden.update(range(first - 1, last))
        if _whole(each.get("style")):
            text += f' style="{sent(_whole(each.get("style")))}"'
        columns[first] = text + _outline(each)
    return columns, hidden


def _before(one: Mapping[str, dict[str, str]]) -> str:
    inner = ""
    colour = one.get("tabColor", {}).get("rgb", "")
    if re.fullmatch(r"[0-9A-Fa-f]{8}", colour):
        inner += f'<tabColor rgb="{colour}"/>'
    if one.get("pageSetUpPr", {}).get("fitToPage") in ("1", "true"):
        inner += '<pageSetUpPr fitToPage="1"/>'
    view = one.get("sheetView", {})
    text = "".join(f' {name}="0"' for name in ("showGridLines", "showZeros") if view.get(name) in ("0", "false"))
    text += ' rightToLeft="1"' if view.get("rightToLeft") in ("1", "true") else ""
    zoom = _whole(view.get("zoomScale"))
    text += f' zoomScale="{zoom}"' if 10 <= zoom <= 400 else ""
    pane = one.get("pane", {})
    frozen = ""
    if pane.get("state") in ("frozen", "frozenSplit"):
        across, down = (int(_float(pane.get(name), 0)) for name in ("xSplit", "ySplit"))
        if 0 <= across < COLUMNS and 0 <= down < ROWS:
            frozen = _pane(down, across)
    kind = one.get("sheetFormatPr", {})
    height = _float(kind.get("defaultRowHeight"), 15.0)
    shape = f' defaultRowHeight="{height if 0 < height <= 409.5 else 15.0:.10g}"'
    shape += ' customHeight="1"' if kind.get("customHeight") in ("1", "true") else ""
    width = _float(kind.get("defaultColWidth"), -1.0)
    shape += f' defaultColWidth="{width:.10g}"' if 0 <= width <= 255 else ""
    return _head(inner, text, frozen, shape)


def _head(properties: str, view: str, pane: str, shape: str) -> str:
    return (
        f"<sheetPr>{properties}</sheetPr>" if properties else ""
    ) + f'<sheetViews><sheetView{view} workbookViewId="0">{pane}</sheetView></sheetViews><sheetFormatPr{shape}/>'


def _pane(rows: int, columns: int) -> str:
    """Frozen rows and columns."""
    if not rows and not columns:
        return ""
    where = "bottomRight" if rows and columns else "bottomLeft" if rows else "topRight"
    across = f' xSplit="{columns}"' if columns else ""
    down = f' ySplit="{rows}"' if rows else ""
    first = f"{column_letters(columns)}{rows + 1}"
    return f'<pane{across}{down} topLeftCell="{first}" activePane="{where}" state="frozen"/><selection pane="{where}"/>'


def _printing(one: Mapping[str, dict[str, str]]) -> str:
    found = ""
    chosen = "".join(
        f' {name}="1"'
        for name in ("horizontalCentered", "verticalCentered", "headings", "gridLines")
        if one.get("printOptions", {}).get(name) in ("1", "true")
    )
    found += f"<printOptions{chosen}/>" if chosen else ""
    margins = one.get("pageMargins", {})
    sizes = {name: _float(margins.get(name), -1.0) for name in ("left", "right", "top", "bottom", "header", "footer")}
    if all(0 <= size < 49 for size in sizes.values()):
        shown = "".join(f' {name}="{size:.10g}"' for name, size in sizes.items())
        found += f"<pageMargins{shown}/>"
    setup, chosen = one.get("pageSetup", {}), ""
    for name, least, most in (
        ("paperSize", 1, 256),
        ("scale", 10, 400),
        ("fitToWidth", 0, 9999),
        ("fitToHeight", 0, 9999),
    ):
        if setup.get(name, "").isdigit() and least <= int(setup[name][:9]) <= most:
            chosen += f' {name}="{int(setup[name])}"'
    if setup.get("orientation") in ("portrait", "landscape"):
        chosen += f' orientation="{setup["orientation"]}"'
    return found + (f"<pageSetup{chosen}/>" if chosen else "")


def _plain_face(understood: Understood, styles: _Styles) -> _Face:
    """A look for a sheet that brings none: headers and totals lightly marked, columns as wide as their content."""
    sheet, cells = understood.sheet, understood.sheet.cells
    keys = _keys(cells)
    chosen: dict[tuple[int, int, int], int] = {}
    numbers = np.zeros(len(cells), dtype=np.int32)
    parts = zip(understood.roles.tolist(), cells.kind.tolist(), cells.format_id.tolist(), strict=True)
    for position, part in enumerate(parts):
        if part not in chosen:
            chosen[part] = styles.of(_plain_look(ROLES[part[0]], Kind(part[1]), cells.format(position)))
        numbers[position] = chosen[part]
    order = np.argsort(keys, kind="stable")
    hidden_rows = {int(row) for row in sheet.hidden_rows if 0 <= row < ROWS}
    hidden_columns = {int(column) for column in sheet.hidden_columns if 0 <= column < COLUMNS}
    widths = _widths(understood)
    columns = {
        column + 1: f' min="{column + 1}" max="{column + 1}" width="{widths.get(column, 9.14):.10g}" customWidth="1"'
        + (' hidden="1"' if column in hidden_columns else "")
        for column in sorted(set(widths) | hidden_columns)
    }
    rows = {row: _ht(3 + 13.5 * lines, fixed=False) for row, lines in _wrapped(understood, widths).items()}
    for row in hidden_rows:
        rows[row] = rows.get(row, "") + ' hidden="1"'
    return _Face(
        keys=keys[order],
        styles=numbers[order],
        style=styles.plain,
        columns=columns,
        rows=rows,
        hidden_rows=hidden_rows,
        hidden_columns=hidden_columns,
        before=_head('<pageSetUpPr fitToPage="1"/>', "", "", ' defaultRowHeight="15"'),
        printing='<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" fitToWidth="1" fitToHeight="0" orientation="landscape"/>',
    )


def _plain_look(role: str, kind: Kind, code: str) -> _Look:
    look = words()["look"]
    thin = Side(style="thin", color=_rgb(look["line"]))
    said: dict[str, Any] = {"format": _ILLEGAL.sub("", code)[:255] or "General"}
    said["alignment"] = Alignment(
        vertical="top",
        horizontal="right" if role in ("value", "total") else None,
        wrap_text=role == "label" and kind == Kind.TEXT,
    )
    if role in ("header", "repeated_header", "unit"):
        said |= _filled(look["plain_header"], bold=role != "unit") | {"border": Border(bottom=thin, top=thin)}
        said["alignment"] = Alignment(wrap_text=True, vertical="center", horizontal="center")
    elif role == "total":
        said |= _filled(look["plain_total"], bold=True) | {"border": Border(top=thin)}
    elif role == "title":
        said["font"] = _font(look["plain_title"]["text"], b=True)
    return _Look(**said)


def _filled(colours: Mapping[str, str], *, bold: bool = False) -> dict[str, Any]:
    return {"font": _font(colours["text"], b=bold), "fill": PatternFill("solid", fgColor=_rgb(colours["fill"]))}


def _widths(understood: Understood) -> dict[int, float]:
    """Widths of columns from what stands in them; titles and notes run over into empty neighbours and do not count."""
    cells = understood.sheet.cells
    covered = {_key(int(top), int(left)) for top, left, _, right in understood.sheet.merges.tolist() if right > left}
    longest: dict[int, int] = {}
    counted = {ROLES.index(name) for name in ("label", "code", "value", "total", "unit", "numbering", "unexplained")}
    heads = {ROLES.index(name) for name in ("header", "repeated_header")}
    for position in range(min(len(cells), 50_000)):
        role, column = int(understood.roles[position]), int(cells.column[position])
        if (role not in counted and role not in heads) or _key(int(cells.row[position]), column) in covered:
            continue
        text = _raw(understood.sheet, position)
        length = max((len(word) for word in text.split()), default=0) if role in heads else len(text)
        if cells.kind[position] == Kind.NUMBER:
            length = (
                min(length, 6) if not np.isfinite(cells.number[position]) else len(f"{cells.number[position]:,.0f}") + 3
            )
        longest[column] = max(longest.get(column, 0), length)
    return {column: min(max(length * 1.1 + 2, 8), 48) for column, length in longest.items()}


def _wrapped(understood: Understood, widths: Mapping[int, float]) -> dict[int, int]:
    """Rows whose headers or labels take more than one line, and how many."""
    cells, found = understood.sheet.cells, {}
    merged = {_key(top, left): sum(widths.get(column, 9.14) for column in range(left, min(right, left + 200) + 1))
              for top, left, _, right in understood.sheet.merges.tolist()}  # fmt: skip
    names = ("label", "header", "repeated_header", "unit")
    wraps = np.isin(understood.roles, [ROLES.index(name) for name in names]) & (cells.kind == Kind.TEXT)
    for position in np.flatnonzero(wraps).tolist():
        row, column = int(cells.row[position]), int(cells.column[position])
        width = merged.get(_key(row, column), widths.get(column, 9.14))
        text = str(cells.texts[cells.text_id[position]])
        lines = _lines(text, width / 1.1) if len(text) > width / 1.1 or "\n" in text else 1
        if lines > found.get(row, 1):
            found[row] = lines
    return found


# ------------------------------------------------------------------------------------------------------- writing XML


_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ALIVE = ("=", "+", "-", "@", "\t", "\r")


def _xml(text: str) -> str:
    """A text as it may stand in a part."""
    return escape(_ILLEGAL.sub("", text).replace("\r\n", "\n").replace("\r", "\n"), {'"': "&quot;"})


def _text_cell(place: str, style: int, text: str) -> str:
    return f'<c r="{place}" s="{style}"{_text_body(text)}'


def _text_body(text: str) -> str:
    body = _xml(_ESCAPED.sub("_x005F_", text[:TEXT]))
    return f' t="inlineStr"><is><t xml:space="preserve">{body}</t></is></c>'


def _number_cell(place: str, style: int, value: float) -> str:
    shown = str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(float(value))
    return f'<c r="{place}" s="{style}"><v>{shown}</v></c>'


@dataclass
class _Page:
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
            yield from (f'<hyperlink ref="{ref}" location="{_xml(to)}"/>' for ref, to in self.links)
            yield "</hyperlinks>"
        yield self.printing
        yield '<legacyDrawing r:id="notes"/></worksheet>' if self.notes else "</worksheet>"


def _notes_part(notes: Mapping[tuple[int, int], list[tuple[bool, str]]]) -> Iterator[str]:
    yield f'{_XML}<comments xmlns="{_MAIN}"><authors><author>monev</author></authors><commentList>'
    for (row, column), pieces in sorted(notes.items()):
        yield f'<comment ref="{column_letters(column)}{row + 1}" authorId="0"><text>'
        for bold, text in pieces:
            font = (
                '<rPr><b/><sz val="10"/><rFont val="Calibri"/></rPr>'
                if bold
                else '<rPr><sz val="10"/><rFont val="Calibri"/></rPr>'
            )
            yield f'<r>{font}<t xml:space="preserve">{_xml(text)}</t></r>'
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


def _write_package(stream: Any, pages: Iterable[_Page], styles: _Styles) -> None:
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
            listed.append(f'<sheet name="{_xml(page.title)}" sheetId="{place}"{state} r:id="rId{place}"/>')
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


# -------------------------------------------------------------------------------------------------- the whole workbook


@dataclass
class _Finding:
    """One finding as the sender reads it."""

    id: str
    sheet: str
    ranges: list[_Range]
    severity: str
    message: str
    found: str
    expected: str
    advice: str
    place: int | None  # of its sheet among those that are written
    no: int = 0
    personal: bool = False


@dataclass
class _Own:
    """One of the sender's sheets on its way into the workbook."""

    understood: Understood
    title: str
    personal: set[int]
    findings: list[_Finding] = field(default_factory=list)
    hidden_rows: Collection[int] = frozenset()
    hidden_columns: Collection[int] = frozenset()

    @property
    def sheet(self) -> Sheet:
        return self.understood.sheet


class _Made:
    """A feedback workbook in the making."""

    def __init__(
        self,
        source: Path,
        arrival: Arrival,
        book: Book,
        findings: list[dict],
        budget: pd.DataFrame,
        participation: pd.DataFrame,
        personal: Mapping[str, set[str]],
    ) -> None:
        self.arrival, self.styles = arrival, _Styles()
        self.returned = returned_original(book) is not None
        self.file = _file_name(source, findings, budget, participation)
        self.budget, self.participation = _rows_of(budget, self.file), _rows_of(participation, self.file)
        self.simulated = self.file.startswith("simulated/") or any(
            (frame["provenance"] == "simulated").any()
            for frame in (self.budget, self.participation)
            if "provenance" in frame.columns
        )
        kept = [each for each in book.understood if _mark_on(each) is None]
        titles = _titles([each.sheet.name for each in kept])
        self.title = titles[0]
        self.read_title = titles[1]
        self.owns = []
        for each, title in zip(kept, titles[2:], strict=True):
            secret = _positions(personal.get(each.sheet.name, ()), each.sheet)
            self.owns.append(_Own(each, title, secret))
        self.blanked = sum(len(own.personal) for own in self.owns)
        self.findings = self._findings(findings)
        self.sent: _SentStyles | None = None
        if arrival.format == "xlsx":
            with contextlib.suppress(ElementTree.ParseError, KeyError, LookupError, ValueError, RefusedError):
                self.sent = _SentStyles(arrival, self.returned)
        self._sent_numbers: dict[int, int] = {}

    def write(self, stream: Any) -> None:
        # The sheets of the sender are drawn first, so that the list of findings can say what is hidden.
        faces = [self._face(own) for own in self.owns]
        for own, face in zip(self.owns, faces, strict=True):
            own.hidden_rows, own.hidden_columns = face.hidden_rows, face.hidden_columns
        _write_package(stream, self._pages(faces), self.styles)

    def _pages(self, faces: list[_Face]) -> Iterator[_Page]:
        yield self._findings_page()
        yield self._read_page()
        for own, face in zip(self.owns, faces, strict=True):
            yield self._own_page(own, face)

    # -- what was found

    def _findings(self, rows: Iterable[Mapping[str, Any]]) -> list[_Finding]:
        by_name: dict[str, int] = {}
        for place, own in enumerate(self.owns):
            by_name.setdefault(own.sheet.name, place)
        found = []
        for row in rows:
            said = {name: _said(row.get(name)) for name in _FINDING}
            place = by_name.get(said["sheet"])
            ranges = _ranges(said["cell"])
            if place is None and not said["sheet"] and ranges and len(self.owns) == 1:
                place = 0
            severity = said["severity"] if said["severity"] in words()["severities"] else "warning"
            secret = place is not None and any(_holds(each, self.owns[place].personal) for each in ranges)
            found.append(
                _Finding(
                    id=said["finding_id"],
                    sheet=said["sheet"],
                    ranges=ranges if place is not None else [],
                    severity=severity,
                    message=_about(said["message_id"], said["found"] if secret else ""),
                    found=REMOVED if secret and said["found"] else _public(said["found"]),
                    expected="" if secret else _expected(said["expected"], said["message_id"]),
                    advice=_advice(said["rule"], severity, said["sheet"] or said["cell"]),
                    place=place,
                    personal=secret,
                )
            )
        order = {name: place for place, name in enumerate(words()["severities"])}

        def where(each: _Finding) -> tuple:
            first = each.ranges[0] if each.ranges else _Range(-1, -1, -1, -1)
            return order[each.severity], -1 if each.place is None else each.place, first.top, first.left, each.id

        found.sort(key=where)
        for no, each in enumerate(found, 1):
            each.no = no
            if each.place is not None:
                self.owns[each.place].findings.append(each)
        return found

    def _findings_page(self) -> _Page:
        say, look = words()["findings"], words()["look"]
        columns, styles = say["columns"], self.styles
        counts = Counter(each.severity for each in self.findings)
        result = ", ".join(
            f"{number(counts[name], 0, 'id')} {said['count']}"
            for name, said in words()["severities"].items()
            if counts[name]
        )
        pairs = [
            (say["file"], self.file),
            (say["result"], result or say["none"]),
            (say["mark"], words()["marks"]["findings"]),
        ]
        steps = list(say["steps"]) if self.findings else []
        if self.blanked:
            steps.append(say["personal"].format(n=number(self.blanked, 0, "id")))
        rows = _Rows(styles)
        rows.add([(self._simulated(say["title"]), _Look(font=_font(look["title"], sz=16, b=True)))], height=24)
        self._pairs(rows, pairs)
        for step in steps:
            rows.add([(step, _Look(font=_font(look["text"], sz=10)))])
        rows.add([(each["label"], _header(each)) for each in columns], height=32)
        frozen = rows.row
        links: list[tuple[str, str]] = []
        for each in self.findings:
            values = self._finding_cells(each, rows.row, links)
            cells = [values[said["key"]] for said in columns]
            rows.add(cells, height=_height(cells, columns), fixed=False)
        if not self.findings:
            rows.add([(say["none"], _Look())])
        return self._sheet(self.title, rows, columns, frozen, links, selected=True)

    def _finding_cells(self, each: _Finding, row: int, links: list[tuple[str, str]]) -> dict[str, tuple[Any, _Look]]:
        say, look = words()["findings"], words()["look"]
        severity = words()["severities"][each.severity]
        body = _body()
        sheet = _public(each.sheet)
        cell, target = say["whole_file"] if not each.sheet else say["whole_sheet"], None
        if each.place is not None:
            own = self.owns[each.place]
            sheet = _public(own.title)
            target = _location(own.title, each.ranges[0].address if each.ranges else "A1")
            cell = "\n".join(
                [", ".join(one.address for one in each.ranges) or say["whole_sheet"], *self._hidden(own, each)]
            )
        if target:
            column = next(place for place, said in enumerate(say["columns"]) if said["key"] == "cell")
            links.append((f"{column_letters(column)}{row + 1}", target))
        told = each.message
        if each.found and each.found not in told:
            told = f"{words()['comment']['stands'].format(text=each.found)}\n{told}"
        edge = Side(style=severity["border"], color=_rgb(severity["edge"]))
        coloured = replace(
            body,
            font=_font(severity["text"], b=True, sz=10),
            fill=PatternFill("solid", fgColor=_rgb(severity["fill"])),
            border=Border(edge, edge, edge, edge),
        )
        link = replace(body, font=_font(look["link"], u="single", sz=10))
        return {
            "place": (each.no, replace(body, alignment=Alignment(horizontal="center", vertical="top"))),
            "id": (each.id, body),
            "sheet": (sheet, body),
            "cell": (cell, link if target else body),
            "severity": (f"{severity['mark']} {severity['label']}", coloured),
            "message": (told, body),
            "expected": (each.expected, body),
            "advice": (each.advice, body),
            "answer": (None, replace(body, fill=PatternFill("solid", fgColor=_rgb(look["answer"]["fill"])), locked=False, format="@")),
        }  # fmt: skip

    def _hidden(self, own: _Own, each: _Finding) -> list[str]:
        """Why a link may lead to what is not seen."""
        say = words()["findings"]
        if own.sheet.visibility != "visible":
            return [f"({say['hidden_sheet']})"]
        if each.ranges and each.ranges[0].top in own.hidden_rows:
            return [f"({say['hidden_row']})"]
        return [f"({say['hidden_column']})"] if each.ranges and each.ranges[0].left in own.hidden_columns else []

    # -- what was understood

    def _read_page(self) -> _Page:
        say, look = words()["read"], words()["look"]
        size = len(self.budget) + len(self.participation)
        columns = self._read_columns()
        rows = _Rows(self.styles)
        rows.add([(self._simulated(say["title"]), _Look(font=_font(look["title"], sz=16, b=True)))], height=24)
        result = say["none"].format(sheet=self.title)
        if size:
            counted = int(self.budget["counted"].fillna(False).astype(bool).sum()) if "counted" in self.budget else 0
            numbers = {"budget": len(self.budget), "counted": counted, "participation": len(self.participation)}
            result = say["counts"].format(**{name: number(value, 0, "id") for name, value in numbers.items()})
        heads = words()["findings"]
        pairs = [(heads["file"], self.file), (heads["result"], result), (heads["mark"], words()["marks"]["read"])]
        self._pairs(rows, pairs)
        links: list[tuple[str, str]] = []
        frozen = 0
        if size:
            rows.add([(say["intro"].format(sheet=self.title), _Look(font=_font(look["text"], sz=10)))])
            rows.add([(each["label"], _header(each)) for each in columns], height=32)
            frozen = rows.row
            rows.later(self._read_rows(columns, frozen, links))
        return self._sheet(self.read_title, rows, columns, frozen, links)

    def _read_columns(self) -> list[dict[str, Any]]:
        """The columns that hold something in some row."""
        filled = {"place", "kind", "district", "segment", "sheet", "cell", "year"}
        for frame, names in ((self.budget, _BUDGET), (self.participation, _COUNTS)):
            for key, name in names.items():
                if name in frame.columns and (frame[name].notna() & (frame[name].astype("string") != "")).any():
                    filled.add(key)
        return [each for each in words()["read"]["columns"] if each["key"] in filled]

    def _read_rows(
        self, columns: list[dict[str, Any]], above: int, links: list[tuple[str, str]]
    ) -> Iterator[tuple[list[tuple[Any, _Look]], float]]:
        looks = {each["key"]: _body(each.get("format", "General")) for each in columns}
        link = replace(looks["cell"], font=_font(words()["look"]["link"], u="single", sz=10))
        place = next(at for at, each in enumerate(columns) if each["key"] == "cell")
        no = 0
        for kind, frame in (("budget", self.budget), ("participation", self.participation)):
            for row in _records(frame):
                no += 1
                said = _read_values(kind, row) | {"place": no}
                target = self._target(_said(row.get("sheet")), _said(row.get("cell")))
                if target and len(links) < LINKS:
                    links.append((f"{column_letters(place)}{above + no}", target))
                cells = [
                    (said.get(each["key"]), link if each["key"] == "cell" and target else looks[each["key"]])
                    for each in columns
                ]
                yield cells, _height(cells, columns)

    def _target(self, sheet: str, cell: str) -> str | None:
        own = next((own for own in self.owns if own.sheet.name == sheet), None)
        if own is None and not sheet and len(self.owns) == 1:
            own = self.owns[0]
        ranges = _ranges(cell)
        return _location(own.title, ranges[0].address) if own is not None and ranges else None

    # -- the sender's sheets

    def _face(self, own: _Own) -> _Face:
        part = next((each.part for each in self.arrival.sheets if each.name == own.sheet.name and each.part), "")
        if self.sent is not None and part:
            with contextlib.suppress(expat.ExpatError, KeyError, ValueError, RefusedError, OverflowError):
                data = self.arrival.part(part)
                if len(data) <= PART:
                    return _sent_face(data, self._sent_number, _keys(own.sheet.cells))
        return _plain_face(own.understood, self.styles)

    def _sent_number(self, number: int) -> int:
        if number not in self._sent_numbers:
            assert self.sent is not None
            self._sent_numbers[number] = self.styles.of(self.sent.look(number))
        return self._sent_numbers[number]

    def _own_page(self, own: _Own, face: _Face) -> _Page:
        merges, anchors = _merges(own.sheet.merges)
        severities, notes = self._marks(own, anchors)
        state = {"hidden": "hidden", "very_hidden": "veryHidden"}.get(own.sheet.visibility, "visible")
        return _Page(
            title=own.title,
            # Nobody can show a sheet that is hidden twice without a macro, so one with findings is hidden once.
            state="hidden" if state == "veryHidden" and own.findings else state,
            before=face.before,
            columns=face.columns.values(),
            rows=_own_rows(own, face, severities, self.styles),
            merges=merges,
            printing=face.printing,
            notes=notes,
        )

    def _marks(
        self, own: _Own, anchors: Callable[[int, int], tuple[int, int]]
    ) -> tuple[dict[int, str], dict[tuple[int, int], list[tuple[bool, str]]]]:
        """The severity of each cell with a finding, by key, and the comments."""
        order = list(words()["severities"])
        severities: dict[int, str] = {}
        told: dict[tuple[int, int], list[_Finding]] = defaultdict(list)
        cells = own.sheet.cells
        for each in own.findings:  # the gravest first
            filled: dict[tuple[int, int], None] = {}
            for one in each.ranges:
                filled.update(dict.fromkeys(_places(one, cells)))
            commented = (
                list(filled) if len(filled) <= COMMENTED else [(one.top, one.left) for one in each.ranges[:COMMENTED]]
            )
            for place in filled:
                for seen in {place, anchors(*place)}:
                    old = severities.get(_key(*seen))
                    if old is None or order.index(each.severity) < order.index(old):
                        severities[_key(*seen)] = each.severity
            # What lies under a merged cell can be coloured; a comment is seen, and kept, on its corner alone.
            for place in dict.fromkeys(anchors(*place) for place in commented):
                if place in told or len(told) < COMMENTS:
                    told[place].append(each)
        positions = {}
        wanted = np.array([_key(*place) for place in told], dtype=np.int64)
        keys = _keys(cells)
        for position in np.flatnonzero(np.isin(keys, wanted)).tolist():
            positions[int(keys[position])] = position
        return severities, {
            place: self._comment(own, findings, positions.get(_key(*place)), _key(*place))
            for place, findings in told.items()
        }

    def _comment(self, own: _Own, findings: list[_Finding], position: int | None, key: int) -> list[tuple[bool, str]]:
        say = words()["comment"]
        stands = ""
        if key in own.personal:
            stands = REMOVED
        elif position is not None:
            stands = _public(_raw(own.sheet, position))[:200]
        pieces: list[tuple[bool, str]] = []
        for each in findings[:SAID]:
            severity = words()["severities"][each.severity]
            head = say["head"].format(
                mark=severity["mark"], label=severity["label"].upper(), no=each.no, sheet=self.title
            )
            lines = [say["stands"].format(text=(REMOVED if each.personal else each.found)[:200] or stands)]
            lines = [] if not each.found and not stands else lines
            lines.append(say["why"].format(text=each.message[:700]))
            if each.expected:
                lines.append(say["expected"].format(text=each.expected[:200]))
            lines.append(say["advice"].format(text=each.advice))
            pieces += [(True, ("\n\n" if pieces else "") + head), (False, "\n" + "\n".join(lines))]
        if len(findings) > SAID:
            pieces.append((False, "\n\n" + say["more"].format(n=len(findings) - SAID, sheet=self.title)))
        return pieces

    # -- our own two sheets

    def _simulated(self, title: str) -> str:
        return words()["findings"]["simulated"] + title if self.simulated else title

    def _pairs(self, rows: _Rows, pairs: list[tuple[str, str]]) -> None:
        look = words()["look"]
        quiet = words()["marks"].values()
        for key, value in pairs:
            small = value in quiet
            font = _font(look["quiet"], sz=9) if small else _font(b=True)
            value_font = _font(look["quiet"], sz=9) if small else _font()
            rows.add([(key, _Look(font=font)), None, (value, _Look(font=value_font))])

    def _sheet(
        self,
        title: str,
        rows: _Rows,
        columns: list[dict[str, Any]],
        frozen: int,
        links: list[tuple[str, str]],
        *,
        selected: bool = False,
    ) -> _Page:
        footer = _xml(f"&L{self.file.replace('&', '&&')[:150]}&R{words()['findings']['footer']} &P/&N")
        shown = ' showGridLines="0"' + (' tabSelected="1"' if selected else "")
        head = _head('<pageSetUpPr fitToPage="1"/>', shown, _pane(frozen, 0), ' defaultRowHeight="15"')
        widths = [
            f' min="{place}" max="{place}" width="{each["width"]}" customWidth="1"'
            for place, each in enumerate(columns, 1)
        ]
        return _Page(
            title=title,
            state="visible",
            before=head,
            columns=widths,
            rows=rows.written(),
            links=links,
            printing='<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>'
            '<pageSetup paperSize="9" fitToWidth="1" fitToHeight="0" orientation="landscape"/>'
            f"<headerFooter><oddFooter>{footer}</oddFooter></headerFooter>",
            protected=True,
        )


class _Rows:
    """The rows of one of our own sheets: each a list of values with their looks, from the first column on."""

    def __init__(self, styles: _Styles) -> None:
        self._styles = styles
        self._held: list[tuple[list[tuple[Any, _Look] | None], str]] = []
        self._later: Iterable[tuple[list[tuple[Any, _Look]], float]] = ()
        self._known: dict[int, tuple[_Look, int]] = {}

    @property
    def row(self) -> int:
        """The row that comes next, from 0."""
        return len(self._held)

    def add(self, cells: list[tuple[Any, _Look] | None], height: float | None = None, *, fixed: bool = True) -> None:
        """One more row. A height that is not fixed grows when somebody writes more into the row."""
        self._held.append((cells, "" if height is None else _ht(height, fixed=fixed)))

    def later(self, rows: Iterable[tuple[list[tuple[Any, _Look]], float]]) -> None:
        """Rows to follow with their heights, made only while they are written."""
        self._later = rows

    def written(self) -> Iterator[str]:
        row = 0
        for cells, attributes in self._held:
            yield self._row(row, cells, attributes)
            row += 1
        for later, height in self._later:
            yield self._row(row, later, _ht(height, fixed=False))
            row += 1

    def _row(self, row: int, cells: Iterable[tuple[Any, _Look] | None], attributes: str) -> str:
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

    def _style(self, look: _Look) -> int:
        # Hashing a look takes longer than writing its cell, so looks are known by identity here.
        if id(look) not in self._known:
            self._known[id(look)] = look, self._styles.of(look)
        return self._known[id(look)][1]


def _ht(height: float, *, fixed: bool) -> str:
    return f' ht="{min(height, 409):.10g}"' + (' customHeight="1"' if fixed else "")


def _lines(text: str, width: float) -> int:
    """Lines that a wrapped text of 10 points takes in a column of a width, rather one too many than one too few."""
    room = max(int((width - 2) * 1.08), 1)
    found = 0
    for line in text.split("\n"):
        used, found = 0, found + 1
        for word in line.split(" "):
            needed = len(word) + (used > 0)
            if used and used + needed > room:
                used, needed, found = 0, len(word), found + 1
            found += (used + needed - 1) // room if needed > room else 0
            used = used + needed if needed <= room else needed % room
    return found


def _height(cells: Iterable[tuple[Any, _Look]], columns: Iterable[Mapping[str, Any]]) -> float:
    """The height of a row of wrapped cells, in points."""
    parts = zip(cells, columns, strict=True)
    return 3 + 13.5 * max(_lines(value, said["width"]) for (value, _), said in parts if isinstance(value, str))


@cache
def _body(code: str = "General") -> _Look:
    """A cell of the tables on our own sheets."""
    side = Side(style="thin", color=_rgb(words()["look"]["line"]))
    wrapped = Alignment(wrap_text=True, vertical="top", horizontal="left" if code == "General" else "right", indent=1)
    return _Look(font=_font(sz=10), border=Border(side, side, side, side), alignment=wrapped, format=code)


def _header(column: Mapping[str, Any]) -> _Look:
    colours = words()["look"]["header"]
    placed = Alignment(
        wrap_text=True, vertical="center", horizontal="right" if "format" in column else "left", indent=1
    )
    return _Look(**_filled(colours, bold=True), alignment=placed)


def _own_rows(own: _Own, face: _Face, severities: Mapping[int, str], styles: _Styles) -> Iterator[str]:
    """The rows of a sheet of the sender: what stood in its cells, as values, in the look of the file."""
    cells = own.sheet.cells
    keys = _keys(cells)
    order = np.argsort(keys, kind="stable")
    keys, marked = keys[order], np.array(sorted(severities), dtype=np.int64)
    inside = (cells.row[order] >= 0) & (cells.row[order] < ROWS) & (cells.column[order] < COLUMNS)
    keys, order = keys[inside], order[inside]
    dressed = face.keys[face.styles != face.style] if len(face.keys) else face.keys
    every = _united(keys, marked, dressed)
    position_of = _looked_up(every, keys, order, -1)
    style_of = _looked_up(every, face.keys, face.styles, face.style)
    write = _Writer(own, styles)
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

    def __init__(self, own: _Own, styles: _Styles) -> None:
        self._personal, self._styles = own.personal, styles
        cells = own.sheet.cells
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
        serial -= serial <= 60  # Excel counts a 29 February 1900 that was none
        if serial < 0:
            moment = self._cells.value(position)
            return _text_cell(place, style, moment.isoformat() if isinstance(moment, dt.date) else str(moment))
        return _number_cell(place, style, serial)


def _keys(cells: Cells) -> np.ndarray:
    return cells.row.astype(np.int64) << 14 | cells.column.astype(np.int64)


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


def _raw(sheet: Sheet, position: int) -> str:
    """What a cell holds, as text."""
    cells = sheet.cells
    if cells.kind[position] == Kind.NUMBER and not math.isfinite(cells.number[position]):
        return str(float(cells.number[position]))
    return raw_text(sheet, position)


def _places(one: _Range, cells: Cells) -> list[tuple[int, int]]:
    """The cells of a range; of a large one those that hold something, up to ``FILLED``."""
    if one.size <= FILLED:
        return [(row, column) for row in range(one.top, one.bottom + 1) for column in range(one.left, one.right + 1)]
    inside = (
        (cells.row >= one.top) & (cells.row <= one.bottom) & (cells.column >= one.left) & (cells.column <= one.right)
    )
    chosen = np.flatnonzero(inside)[:FILLED]
    return list(zip(cells.row[chosen].tolist(), cells.column[chosen].tolist(), strict=True))


def _positions(addresses: Iterable[str], sheet: Sheet) -> set[int]:
    """The keys of the filled cells at the addresses."""
    ranges = [one for text in sorted(addresses) for one in _ranges(text)]
    keys = _keys(sheet.cells)
    wanted = np.array([_key(one.top, one.left) for one in ranges if one.size == 1], dtype=np.int64)
    found = set(keys[np.isin(keys, wanted)].tolist())
    for one in ranges:
        if one.size > 1:
            rows, columns = keys >> 14, keys & 16_383
            inside = (rows >= one.top) & (rows <= one.bottom) & (columns >= one.left) & (columns <= one.right)
            found.update(keys[inside].tolist())
    return found


def _holds(one: _Range, keys: set[int]) -> bool:
    """Whether a range holds one of the cells."""
    if one.size == 1:
        return _key(one.top, one.left) in keys
    return any(one.top <= key >> 14 <= one.bottom and one.left <= key & 16_383 <= one.right for key in keys)


def _merges(merges: np.ndarray) -> tuple[list[str], Callable[[int, int], tuple[int, int]]]:
    """The merged ranges that do not overlap (Excel repairs a file with such), and for a cell the corner of its range."""
    covered: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    kept, height = [], 0
    for top, left, bottom, right in sorted(map(tuple, merges.tolist())):
        one = _Range(top, left, bottom, right)
        height += bottom - top + 1
        if one.size < 2 or bottom >= ROWS or right >= COLUMNS or height > 2 * ROWS:
            continue
        rows = range(top, bottom + 1)
        if any(left <= last and first <= right for row in rows for first, last, _ in covered.get(row, ())):
            continue
        for row in rows:
            covered[row].append((left, right, top))
        kept.append(one.address)

    def anchor(row: int, column: int) -> tuple[int, int]:
        for first, last, top in covered.get(row, ()):
            if first <= column <= last:
                return top, first
        return row, column

    return kept, anchor


_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\]")


def _titles(names: list[str]) -> list[str]:
    """Titles for our two sheets, then those of the sender: each once, as Excel allows them."""
    say = words()["sheets"]
    taken: set[str] = set()
    sent = []
    for name in names:
        bare = _NOT_IN_TITLES.sub("_", _ILLEGAL.sub("", clean(name))).strip("'")[:31] or say["unnamed"]
        title, n = bare, 1
        while title.lower() in taken or title.lower() == "history":
            n += 1
            title = f"{bare[:26]} ({n})"
        taken.add(title.lower())
        sent.append(title)
    ours = []
    for name in (say["findings"], say["read"]):
        title, n = name, 1
        while title.lower() in taken:
            n += 1
            title = say["other"].format(name=name) if n == 2 else say["another"].format(name=name, n=n - 1)
        taken.add(title.lower())
        ours.append(title)
    return ours + sent


def _location(title: str, address: str) -> str:
    return f"'{title.replace(chr(39), chr(39) * 2)}'!{address}"


# ------------------------------------------------------------------------------------------------------ what is said


_FINDING = ("finding_id", "file", "sheet", "cell", "severity", "rule", "message_id", "message_en", "found", "expected")
# Columns of the tables by the keys of the columns of Terbaca.
_BUDGET = {
    "stage": "stage", "programme": "programme", "fund": "fund_source", "account": "account_code",
    "description": "description", "workers": "workers", "months": "months", "rupiah": "amount_idr", "counted": "counted",
}  # fmt: skip
_COUNTS = {"stage": "metric", "workers": "workers"}


def _said(value: Any) -> str:
    return "" if value is None or value is pd.NA or (isinstance(value, float) and np.isnan(value)) else str(value)


def _public(text: str) -> str:
    """A text on one line, without what is certainly a person's number: whoever finds such should not quote it."""
    return masked(clean(text), free=False)


def _expected(text: str, message: str) -> str:
    """What was expected; a computed number in the form in which the message says it."""
    if re.fullmatch(r"-?\d+(\.\d\d)?", text):
        shown = number(float(text), 2 if "." in text else 0, "id")
        return shown if shown in message else _public(text)
    return _public(text)


def _about(message: str, secret: str) -> str:
    """A message; of a cell with personal data without what stands there."""
    bare = clean(secret)
    return _public(clean(message).replace(bare, REMOVED) if len(bare) > 2 else message)


@cache
def _advices() -> dict[str, str]:
    return {rule: group["say"] for group in words()["advice"]["rules"] for rule in group["rules"]}


def _advice(rule: str, severity: str, place: str) -> str:
    say = words()["advice"]
    return _advices().get(rule) or (say["severities"][severity] if place else say["whole_file"])


def _file_name(source: Path, findings: list[dict], budget: pd.DataFrame, participation: pd.DataFrame) -> str:
    """The file as the tables name it (its path below data/raw), else its bare name."""
    named = [_said(each.get("file")) for each in findings]
    for frame in (budget, participation):
        named += [_said(name) for name in frame["file"].unique()] if "file" in frame.columns else []
    named = list(dict.fromkeys(name for name in named if name))
    here = source.as_posix()
    fitting = [name for name in named if here == name or here.endswith(f"/{name}")]
    return _public(max(fitting, key=len) if fitting else named[0] if len(named) == 1 else source.name)


def _rows_of(frame: pd.DataFrame, file: str) -> pd.DataFrame:
    """The rows of one file."""
    if "file" not in frame.columns or frame["file"].nunique() < 2:
        return frame
    return frame[frame["file"].astype("string").map(_public) == file]


def _records(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """The rows one by one, without all of them as objects at once."""
    for start in range(0, len(frame), 5_000):
        yield from frame.iloc[start : start + 5_000].to_dict("records")


def _read_values(kind: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """What one row of a table says, by the keys of the columns of Terbaca."""
    say = words()["read"]
    segment = _said(row.get("segment"))
    with contextlib.suppress(KeyError):
        segment = segment_label(segment, "id")
    found: dict[str, Any] = {
        "kind": say["kinds"][kind],
        "district": _said(row.get("district")) or _said(row.get("province")),
        "segment": segment,
        "workers": _amount(row.get("workers")),
        "sheet": _public(_said(row.get("sheet"))),
        "cell": _said(row.get("cell")),
    }
    if kind == "participation":
        metric = _said(row.get("metric"))
        return found | {"year": _period(_said(row.get("period"))), "stage": say["metrics"].get(metric, metric)}
    stage, fund, reason = (_said(row.get(name)) for name in ("stage", "fund_source", "reason"))
    counted = row.get("counted")
    if _said(counted) == "":
        told = ""
    elif bool(counted):
        told = say["counted"]
    else:
        told = (
            say["not_counted"].format(reason=say["reasons"].get(reason, reason))
            if reason
            else say["not_counted_at_all"]
        )
    return found | {
        "year": _said(row.get("fiscal_year")),
        "stage": say["stages"].get(stage, stage),
        "programme": _said(row.get("programme")),
        "fund": say["funds"].get(fund, fund),
        "account": _said(row.get("account_code")),
        "description": _public(_said(row.get("description"))),
        "months": _amount(row.get("months")),
        "rupiah": _amount(row.get("amount_idr")),
        "counted": told,
    }


def _amount(value: Any) -> float | None:
    return None if _said(value) == "" else float(value)


def _period(text: str) -> str:
    with contextlib.suppress(ValueError):
        return period(text, "id") if re.fullmatch(r"\d{4}(-\d\d){0,2}", text) else text
    return text


# ------------------------------------------------------------------------------------------------ what comes back


def _mark_on(understood: Understood) -> str | None:
    """Which of our own sheets this is: ``findings``, ``read`` or none of them."""
    cells = understood.sheet.cells
    for name, mark in words()["marks"].items():
        same = [
            number for number, text in enumerate(cells.texts.tolist()) if isinstance(text, str) and text.strip() == mark
        ]
        if same and bool((np.isin(cells.text_id, same) & (cells.row < 100)).any()):
            return name
    return None


def is_feedback_sheet(book: Book, sheet: str) -> bool:
    """Whether a sheet of a book is one that a feedback workbook brought (Temuan, Terbaca), whatever its name is now.

    Such sheets are no data. Raises ``KeyError`` for a sheet that is not there.
    """
    found = [each for each in book.understood if each.sheet.name == sheet]
    if not found:
        raise KeyError(f"{book.name} has no sheet {sheet!r}; it has {', '.join(book.sheets)}")
    return any(_mark_on(each) is not None for each in found)


def returned_original(book: Book) -> str | None:
    """Of a feedback workbook that came back, the file it was made for, as the tables named it; None for any other."""
    label = words()["findings"]["file"]
    for each in book.understood:
        if _mark_on(each) is None:
            continue
        rows = _table_of(each, 100)
        for cells in rows.values():
            texts = [text for _, text in sorted(cells.items())]
            if label in texts[:-1]:
                return texts[texts.index(label) + 1]
    return None


def returned_answers(book: Book) -> dict[str, str]:
    """What the sender wrote in the column of answers of a feedback workbook that came back, by finding id.

    The texts are the sender's own and may hold anything, personal data too.
    """
    labels = {each["key"]: each["label"] for each in words()["findings"]["columns"]}
    found: dict[str, str] = {}
    for each in book.understood:
        if _mark_on(each) != "findings":
            continue
        columns: tuple[int, int] | None = None
        for cells in _table_of(each, ROWS).values():
            if columns is None:
                places = {text: column for column, text in cells.items()}
                if labels["id"] in places and labels["answer"] in places:
                    columns = places[labels["id"]], places[labels["answer"]]
            elif cells.get(columns[0]) and cells.get(columns[1]):
                found[cells[columns[0]]] = cells[columns[1]]
    return found


def _table_of(understood: Understood, last: int) -> dict[int, dict[int, str]]:
    """What the cells hold as text, by row and column, up to a row."""
    cells = understood.sheet.cells
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for position in np.flatnonzero(cells.row < last).tolist():
        text = _raw(understood.sheet, position).strip()
        if text:
            found[int(cells.row[position])][int(cells.column[position])] = text
    return dict(sorted(found.items()))


def settled(
    before: pd.DataFrame,
    after: pd.DataFrame,
    *,
    files: pd.DataFrame | None = None,
    replaced: Mapping[str, str] | None = None,
) -> pd.DataFrame:
    """What became of the findings of the run before, and which are new.

    ``files`` are the files of the new run (columns file and, where known, status): a finding of a file that is not
    there any more, or could not be read now, remains, for nobody has mended it. Without ``files`` every file is taken to
    have been read. ``replaced`` names for a file of the new run the file in whose place it came (see
    ``returned_original``): its findings count as that file's, and those still made on that file itself do not count.

    One row for one finding: the columns of the findings table, ``state`` (settled, new, remains) and ``earlier_id``,
    its id in the run before, empty for a new one. A finding is the same if its id is; or if file, sheet, rule and what
    stands there are, and only the cell moved, as when a row was inserted.
    """
    columns = tables()["findings"].columns
    old, now = before.reindex(columns=columns), _in_place(after.reindex(columns=columns), replaced or {})
    known = dict.fromkeys(old["finding_id"])
    here = set(now["finding_id"])
    earlier = {name: name for name in now["finding_id"] if name in known}
    lost = old[~old["finding_id"].isin(here)]
    fresh = now[~now["finding_id"].isin(known)]
    earlier |= _moved(lost, fresh)
    read = None if files is None else _read_files(files, replaced or {})
    rows = []
    for row in now.to_dict("records"):
        was = earlier.get(row["finding_id"], "")
        rows.append({**row, "state": "remains" if was else "new", "earlier_id": was})
    moved = set(earlier.values())
    for row in lost.to_dict("records"):
        if row["finding_id"] not in moved:
            state = "settled" if read is None or row["file"] in read else "remains"
            rows.append({**row, "state": state, "earlier_id": row["finding_id"]})
    frame = pd.DataFrame(rows, columns=[*columns, "state", "earlier_id"])
    graver = frame["severity"].map({name: place for place, name in enumerate(words()["severities"])}).fillna(9)
    states = frame["state"].map({"new": 0, "remains": 1, "settled": 2})
    order = pd.DataFrame({"state": states, "severity": graver, "file": frame["file"], "sheet": frame["sheet"]})
    order = order.sort_values(list(order.columns), kind="stable").index
    return frame.loc[order].astype("string").reset_index(drop=True)


def _in_place(after: pd.DataFrame, replaced: Mapping[str, str]) -> pd.DataFrame:
    """The new findings under the names of the files that were replaced, with the ids they have there."""
    if not replaced:
        return after
    over = set(replaced.values()) - set(replaced)
    kept = after[~after["file"].isin(over)].copy()
    renamed = kept["file"].isin(list(replaced))
    kept["file"] = kept["file"].map(lambda name: replaced.get(name, name))
    keys = list(kept.loc[renamed, ["file", "sheet", "cell", "rule"]].fillna("").itertuples(index=False, name=None))
    kept.loc[renamed, "finding_id"] = identify_all("g", keys)
    return kept.reset_index(drop=True)


def _moved(lost: pd.DataFrame, fresh: pd.DataFrame) -> dict[str, str]:
    """New id by old id's place: findings that only stand in another cell now."""
    waiting: dict[tuple, list[str]] = defaultdict(list)
    names = ["file", "sheet", "rule", "found", "expected"]
    for row in lost.fillna("").to_dict("records"):
        if row["found"]:
            waiting[tuple(row[name] for name in names)].append(row["finding_id"])
    found = {}
    for row in fresh.fillna("").to_dict("records"):
        same = waiting.get(tuple(row[name] for name in names))
        if same:
            found[row["finding_id"]] = same.pop(0)
    return found


def _read_files(files: pd.DataFrame, replaced: Mapping[str, str]) -> set[str]:
    read = files if "status" not in files.columns else files[files["status"] != "refused"]
    return {replaced.get(name, name) for name in read["file"]}


def settled_text(frame: pd.DataFrame, lang: str | None = None) -> str:
    """What ``settled`` found, in words: one line of counts, and a line for each new finding, the gravest first."""
    lang = check(lang) if lang else current()
    say = words()["settled"][lang]
    counts = Counter(frame["state"])
    shown = {name: number(counts[name], 0, lang) for name in ("settled", "new", "remains")}
    lines = [say["counts_one" if counts["settled"] == 1 and "counts_one" in say else "counts"].format(**shown)]
    for row in frame[frame["state"] == "new"].to_dict("records"):
        severity = row["severity"]
        if lang == "id":
            severity = words()["severities"].get(severity, {}).get("count", severity)
        where = [_public(_said(row["file"])), _public(_said(row["sheet"])), _said(row["cell"])]
        message = _public(_said(row[f"message_{lang}"]))
        lines.append(say["new"].format(severity=severity, where=" ".join(filter(None, where)), message=message))
    return "\n".join(lines)
