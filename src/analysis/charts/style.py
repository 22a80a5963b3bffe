"""The one style of every figure: colours, markers, sizes, and the settings that make files repeatable.

Colours are those of Okabe and Ito (2008), which readers with any colour vision tell apart. Nothing rests on
colour alone: a marker, a shade or a direct label always says the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, lru_cache

import matplotlib
import seaborn
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

# Lengths in inches; a page of the report is 7.2 wide, that of a phone 3.8.
WIDTH = 7.2
NARROW = 3.8
MARGIN = 0.14
GAP = 0.09
DPI = 300

# Type in points. Nothing but the footer is smaller than 8.
TITLE = 13.0
SUBTITLE = 9.5
LABEL = 9.0
SMALL = 8.0
FOOTER = 6.5
LEADING = 1.25  # height of a line, in its own size
FONT = "DejaVu Sans"  # comes with matplotlib, so the same on any machine

INK = "#1F2328"
GREY = "#575D63"
RULE = "#C9CDD1"
GUIDE = "#E3E6E8"
PAPER = "#FFFFFF"
STAMP = "#A63C00"

BLUE, VERMILION, GREEN, PURPLE, ORANGE, SKY = "#0072B2", "#D55E00", "#009E73", "#B8568F", "#C98500", "#3E9FD6"

# Series: what marks are filled with, and a darker one for words (contrast over 4.5 on white).
SERIES = (
    (BLUE, "#005A8C"),
    (VERMILION, "#A84300"),
    (GREEN, "#00694C"),
    (PURPLE, "#8A3568"),
    (ORANGE, "#7D5300"),
    (SKY, "#1D6A97"),
    ("#3A3F44", "#3A3F44"),
)
DASHES = ("solid", (0, (5, 2)), (0, (1.5, 1.5)), (0, (6, 2, 1.5, 2)))

# States of a tile, from dark to light, so that they differ in grey as well.
STATES = ("#00426B", "#56A3D3", "#E3A12B", "#A9D6EF", "#F4E6BC")
NO_FIGURE = "#B9BEC3"  # edge and hatching, on white


@dataclass(frozen=True)
class Mark:
    """How a point is drawn."""

    shape: str
    colour: str
    filled: bool = True
    size: float = 6.5
    inside: str = PAPER  # of a hollow one

    def line_style(self) -> dict[str, object]:
        """As keyword arguments of a matplotlib line."""
        return {
            "marker": self.shape,
            "markersize": self.size,
            "markerfacecolor": self.colour if self.filled else self.inside,
            "markeredgecolor": self.colour,
            "markeredgewidth": 1.3,
            "linestyle": "none",
        }


# What a figure counts, by the numerator of its definition. A figure that does not say is hollow.
NUMERATOR_MARKS = {
    "registered": Mark("o", BLUE),
    "active": Mark("D", VERMILION, size=5.8),
    "unstated": Mark("o", "#4A5056", filled=False),
    "-": Mark("s", GREEN, size=5.8),
}
# Further shapes, where each definition has its own.
NUMERATOR_SHAPES = {"registered": "os^vph", "active": "DdPX", "unstated": "os^vph", "-": "s<>"}

TARGET_MARK = Mark("|", INK, size=15)
UNIT_COST_MARKS = {
    "implied_unit_cost_idr": Mark("o", BLUE),
    # Wide and open, so that one that agrees with the implied cost frames it instead of hiding it.
    "printed_unit_cost_idr": Mark("s", VERMILION, filled=False, size=10.5, inside="none"),
}


def sequential(n: int) -> list[str]:
    """``n`` blues from light to dark; the lightest is clearly not the white of a missing figure."""
    return seaborn.blend_palette(["#CFE3F1", "#4F9BCB", "#0B5A91", "#022C4A"], n).as_hex()


def ink_on(colour: str) -> str:
    """Dark or white, whichever reads better on ``colour`` (relative luminance, WCAG 2)."""
    channels = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in matplotlib.colors.to_rgb(colour)]
    luminance = 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
    return INK if luminance > 0.21 else PAPER


@cache
def _settings() -> dict[str, object]:
    # From matplotlib's defaults, not from the machine's matplotlibrc: the same data give the same bytes anywhere.
    plain = {
        key: value for key, value in matplotlib.rcParamsDefault.items() if not key.startswith(("backend", "toolbar"))
    }
    return {
        **plain,
        **seaborn.axes_style("ticks"),
        "font.family": [FONT],
        "font.sans-serif": [FONT],
        "font.size": SMALL,
        "text.parse_math": False,  # a dollar sign in a source is a dollar sign
        "text.hinting": "no_hinting",  # widths in the raster are those of the glyphs
        "text.color": INK,
        "axes.facecolor": "none",
        "axes.edgecolor": RULE,
        "axes.linewidth": 0.8,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "xtick.color": RULE,
        "ytick.color": RULE,
        "xtick.labelcolor": GREY,
        "ytick.labelcolor": GREY,
        "xtick.labelsize": SMALL,
        "ytick.labelsize": SMALL,
        "xtick.major.size": 3,
        "ytick.major.size": 0,
        "xtick.minor.size": 1.5,
        "grid.color": GUIDE,
        "grid.linewidth": 0.7,
        "hatch.linewidth": 0.7,
        "svg.fonttype": "path",
        "svg.hashsalt": "monev",
        "figure.facecolor": PAPER,
        "savefig.facecolor": PAPER,
        "savefig.bbox": None,
    }


@contextmanager
def styled() -> Iterator[None]:
    """The style, for as long as a figure is built or saved."""
    with matplotlib.rc_context(_settings()):
        yield


_width: ContextVar[float] = ContextVar("width", default=WIDTH)


@contextmanager
def page_width(inches: float) -> Iterator[None]:
    """For as long as it lasts, figures are laid out that wide: all layout asks the functions below."""
    token = _width.set(inches)
    try:
        yield
    finally:
        _width.reset(token)


def width() -> float:
    return _width.get()


def inner() -> float:
    """Width between the margins."""
    return width() - 2 * MARGIN


def is_narrow() -> bool:
    """Whether words stand above and under a plot, for want of room beside it."""
    return width() < WIDTH


def column(inches: float) -> float:
    """Room for words beside a plot; above or under it they have that of the page."""
    return inner() if is_narrow() else inches


@lru_cache(maxsize=20_000)
def text_width(text: str, size: float, bold: bool = False) -> float:
    """Width of a line of text in inches, from the glyphs themselves."""
    if not text:
        return 0.0
    font = FontProperties(family=[FONT], size=size, weight="bold" if bold else "normal")
    # A trailing space has no extent of its own; a mark after it gives it one.
    width = text_to_path.get_text_width_height_descent(text + "|", font, ismath=False)[0]
    return (width - text_to_path.get_text_width_height_descent("|", font, ismath=False)[0]) / 72


def wrap(text: str, width: float, size: float, bold: bool = False) -> list[str]:
    """``text`` in lines no wider than ``width`` inches; a word wider than that is broken."""
    lines: list[str] = []
    line = ""
    for word in str(text).split():
        trial = f"{line} {word}" if line else word
        if text_width(trial, size, bold) <= width:
            line = trial
            continue
        if line:
            lines.append(line)
        while text_width(word, size, bold) > width and len(word) > 1:
            cut = next((n for n in range(len(word) - 1, 1, -1) if text_width(word[:n], size, bold) <= width), 1)
            lines.append(word[:cut])
            word = word[cut:]
        line = word
    return [*lines, line] if line else lines


def line_height(size: float) -> float:
    """Height of one line of text in inches."""
    return size * LEADING / 72
