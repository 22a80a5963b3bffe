"""How the cells and sheets of a feedback workbook look: as in the file that was sent, and those that bring no look plain.

Of an .xlsx the look is taken by a scan that holds no sheet in memory; styles are read one by one.
"""

from __future__ import annotations

import contextlib
import re
from array import array
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any
from xml.etree import ElementTree
from xml.parsers import expat

import numpy as np
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.colors import COLOR_INDEX
from openpyxl.styles.stylesheet import write_stylesheet
from openpyxl.xml.functions import tostring

from analysis.cleaning.feedback_words import ILLEGAL, held_text, words
from analysis.sheets.cells import ROLES, Cells, Kind, column_letters, column_number
from analysis.sheets.opening import Arrival, RefusedError
from analysis.sheets.styles import tables as format_tables
from analysis.sheets.understanding import Understood

ROWS, COLUMNS = 1_048_576, 16_384
DRESSED = 1_000_000  # empty cells with a style that are kept


def cell_key(row: int, column: int) -> int:
    return row << 14 | column


def cell_keys(cells: Cells) -> np.ndarray:
    return cells.row.astype(np.int64) << 14 | cells.column.astype(np.int64)


# Cells


@dataclass(frozen=True)
class Look:
    """How a cell looks."""

    font: Font = field(default_factory=lambda: own_font())
    fill: PatternFill = field(default_factory=PatternFill)
    border: Border = field(default_factory=Border)
    alignment: Alignment = field(default_factory=Alignment)
    format: str = "General"
    locked: bool = True
    quoted: bool = False


def own_font(colour: str | None = None, **said: Any) -> Font:
    look = words()["look"]
    return Font(**{"name": look["font"], "sz": look["size"], "color": argb(colour or look["text"]), **said})


def argb(colour: str) -> str:
    return f"FF{colour}"


@cache
def body_look(code: str = "General") -> Look:
    """A cell of the tables on our own sheets."""
    side = Side(style="thin", color=argb(words()["look"]["line"]))
    wrapped = Alignment(wrap_text=True, vertical="top", horizontal="left" if code == "General" else "right", indent=1)
    return Look(font=own_font(sz=10), border=Border(side, side, side, side), alignment=wrapped, format=code)


def header_look(column: Mapping[str, Any]) -> Look:
    colours = words()["look"]["header"]
    placed = Alignment(
        wrap_text=True, vertical="center", horizontal="right" if "format" in column else "left", indent=1
    )
    return Look(**font_and_fill(colours, bold=True), alignment=placed)


class Styles:
    """The styles of the workbook that is written, each once; a number stands for a look."""

    def __init__(self) -> None:
        self._book = Workbook()
        self._sheet = self._book.active
        self._numbers: dict[Look, int] = {}
        self._variants: dict[tuple, int] = {}
        self.looks: dict[int, Look] = {}
        self.plain = self.of(Look())

    def of(self, look: Look) -> int:
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
        side = Side(style=said["border"], color=argb(said["edge"]))

        def change(look: Look) -> Look:
            old = look.font
            font = Font(name=old.name, sz=old.sz, b=old.b, i=old.i, u=old.u, strike=old.strike, vertAlign=old.vertAlign,
                        color=argb(said["text"]))  # fmt: skip
            fill = PatternFill("solid", fgColor=argb(said["fill"]))
            return replace(look, font=font, fill=fill, border=Border(side, side, side, side))

        return self._variant(("marked", style, severity), change)

    def _variant(self, key: tuple, change: Callable[[Look], Look]) -> int:
        if key not in self._variants:
            self._variants[key] = self.of(change(self.looks[key[1]]))
        return self._variants[key]

    def part(self) -> bytes:
        """The part of styles of the workbook."""
        return tostring(write_stylesheet(self._book))


class SentStyles:
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

    def look(self, number: int) -> Look:
        """The look of a style number."""
        if not 0 <= number < len(self._uses):
            return Look()
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
            return Look(alignment=found.get("alignment", Alignment()), format=found["format"])
        return Look(**found)

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
        return argb(_tinted(base.upper(), min(max(tint, -1.0), 1.0)))

    def _format(self, number: int) -> str:
        code = self._own.get(number) or format_tables()["builtin"].get(number, "General")
        return ILLEGAL.sub("", code)[:255] or "General"

    def _font(self, element: ElementTree.Element) -> Font:
        parts = {_local(child.tag): child for child in element}

        def on(name: str) -> bool:
            return name in parts and parts[name].get("val", "1") not in ("0", "false")

        underline = parts["u"].get("val", "single") if "u" in parts else None
        raised = parts["vertAlign"].get("val") if "vertAlign" in parts else None
        name = parts["name"].get("val", "") if "name" in parts else ""
        size = _float(parts["sz"].get("val"), 11.0) if "sz" in parts else 11.0
        return Font(
            name=ILLEGAL.sub("", name)[:31] or words()["look"]["font"],
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
    except (RefusedError, ElementTree.ParseError, LookupError, ValueError):
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


# Sheets


@dataclass
class Face:
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
        if not 0 <= self._row < ROWS or said.keys() <= {"r"}:
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
            self.keys.append(cell_key(row, self._column))
            self.styles.append(int(style) if style.isdigit() and len(style) < 7 else 0)


_ONCE = frozenset(
    {"tabColor", "pageSetUpPr", "sheetView", "pane", "sheetFormatPr", "printOptions", "pageMargins", "pageSetup"}
)


def _row_attributes(said: Mapping[str, str]) -> str:
    found = ""
    height = _float(said.get("ht"), -1.0)
    if 0 <= height <= 409.5:
        fixed = ' customHeight="1"' if said.get("customHeight") in ("1", "true") else ""
        found += f' ht="{height:.10g}"{fixed}'
    if said.get("hidden") in ("1", "true"):
        found += ' hidden="1"'
    return found + _outline(said)


def _outline(said: Mapping[str, str]) -> str:
    level = _whole(said.get("outlineLevel"))
    return f' outlineLevel="{level}"' if 0 < level < 8 else ""


def sent_face(part: bytes, sent: Callable[[int], int], content: np.ndarray) -> Face:
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
    return Face(
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
            frozen = frozen_pane(down, across)
    kind = one.get("sheetFormatPr", {})
    height = _float(kind.get("defaultRowHeight"), 15.0)
    shape = f' defaultRowHeight="{height if 0 < height <= 409.5 else 15.0:.10g}"'
    shape += ' customHeight="1"' if kind.get("customHeight") in ("1", "true") else ""
    width = _float(kind.get("defaultColWidth"), -1.0)
    shape += f' defaultColWidth="{width:.10g}"' if 0 <= width <= 255 else ""
    return sheet_head(inner, text, frozen, shape)


def sheet_head(properties: str, view: str, pane: str, shape: str) -> str:
    return (
        f"<sheetPr>{properties}</sheetPr>" if properties else ""
    ) + f'<sheetViews><sheetView{view} workbookViewId="0">{pane}</sheetView></sheetViews><sheetFormatPr{shape}/>'


def frozen_pane(rows: int, columns: int) -> str:
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


def plain_face(understood: Understood, styles: Styles) -> Face:
    """A look for a sheet that brings none: headers and totals lightly marked, columns as wide as their content."""
    sheet, cells = understood.sheet, understood.sheet.cells
    keys = cell_keys(cells)
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
    rows = {row: row_height(3 + 13.5 * lines, fixed=False) for row, lines in _wrapped(understood, widths).items()}
    for row in hidden_rows:
        rows[row] = rows.get(row, "") + ' hidden="1"'
    return Face(
        keys=keys[order],
        styles=numbers[order],
        style=styles.plain,
        columns=columns,
        rows=rows,
        hidden_rows=hidden_rows,
        hidden_columns=hidden_columns,
        before=sheet_head('<pageSetUpPr fitToPage="1"/>', "", "", ' defaultRowHeight="15"'),
        printing='<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" fitToWidth="1" fitToHeight="0" orientation="landscape"/>',
    )


def _plain_look(role: str, kind: Kind, code: str) -> Look:
    look = words()["look"]
    thin = Side(style="thin", color=argb(look["line"]))
    said: dict[str, Any] = {"format": ILLEGAL.sub("", code)[:255] or "General"}
    said["alignment"] = Alignment(
        vertical="top",
        horizontal="right" if role in ("value", "total") else None,
        wrap_text=role == "label" and kind == Kind.TEXT,
    )
    if role in ("header", "repeated_header", "unit"):
        said |= font_and_fill(look["plain_header"], bold=role != "unit") | {"border": Border(bottom=thin, top=thin)}
        said["alignment"] = Alignment(wrap_text=True, vertical="center", horizontal="center")
    elif role == "total":
        said |= font_and_fill(look["plain_total"], bold=True) | {"border": Border(top=thin)}
    elif role == "title":
        said["font"] = own_font(look["plain_title"]["text"], b=True)
    return Look(**said)


def font_and_fill(colours: Mapping[str, str], *, bold: bool = False) -> dict[str, Any]:
    return {"font": own_font(colours["text"], b=bold), "fill": PatternFill("solid", fgColor=argb(colours["fill"]))}


def _widths(understood: Understood) -> dict[int, float]:
    """Widths of columns from what stands in them; titles and notes run over into empty neighbours and do not count."""
    cells = understood.sheet.cells
    covered = {
        cell_key(int(top), int(left)) for top, left, _, right in understood.sheet.merges.tolist() if right > left
    }
    longest: dict[int, int] = {}
    counted = {ROLES.index(name) for name in ("label", "code", "value", "total", "unit", "numbering", "unexplained")}
    heads = {ROLES.index(name) for name in ("header", "repeated_header")}
    for position in range(min(len(cells), 50_000)):
        role, column = int(understood.roles[position]), int(cells.column[position])
        if (role not in counted and role not in heads) or cell_key(int(cells.row[position]), column) in covered:
            continue
        text = held_text(understood.sheet, position)
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
    merged = {cell_key(top, left): sum(widths.get(column, 9.14) for column in range(left, min(right, left + 200) + 1))
              for top, left, _, right in understood.sheet.merges.tolist()}  # fmt: skip
    names = ("label", "header", "repeated_header", "unit")
    wraps = np.isin(understood.roles, [ROLES.index(name) for name in names]) & (cells.kind == Kind.TEXT)
    for position in np.flatnonzero(wraps).tolist():
        row, column = int(cells.row[position]), int(cells.column[position])
        width = merged.get(cell_key(row, column), widths.get(column, 9.14))
        text = str(cells.texts[cells.text_id[position]])
        lines = wrapped_lines(text, width / 1.1) if len(text) > width / 1.1 or "\n" in text else 1
        if lines > found.get(row, 1):
            found[row] = lines
    return found


def row_height(height: float, *, fixed: bool) -> str:
    return f' ht="{min(height, 409):.10g}"' + (' customHeight="1"' if fixed else "")


def wrapped_lines(text: str, width: float) -> int:
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


def height_of(cells: Iterable[tuple[Any, Look]], columns: Iterable[Mapping[str, Any]]) -> float:
    """The height of a row of wrapped cells, in points."""
    parts = zip(cells, columns, strict=True)
    return 3 + 13.5 * max(wrapped_lines(value, said["width"]) for (value, _), said in parts if isinstance(value, str))
