"""Figures made of rows: a name, a value on a common axis, and words.

The name stands at the left and the words at the right; on a narrow page above and under the row's own strip of plot.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from analysis.charts import style
from analysis.charts.page import Line, Page, height_of, width_of

AXIS_HEIGHT = 0.24  # room for the numbers under the plot
PADDING = 0.045  # above and below each row's text
STRIP = 0.24  # height of the plot between a row's name and its words
BETWEEN = 0.16  # from the words of a row to the name of the next


@dataclass(frozen=True)
class Row:
    """What is written beside one row."""

    left: list[Line]
    right: list[Line]

    def heights(self, tall: float) -> tuple[float, float, float]:
        """Of what stands above its plot, of the plot (at least ``tall``), and of what stands under it."""
        left, right = height_of(self.left), height_of(self.right)
        if style.is_narrow():
            return left, max(STRIP, tall), right + BETWEEN
        return 0.0, max(left, right, tall) + 2 * PADDING, 0.0


@dataclass(frozen=True)
class Rows:
    """The axes of the rows and, in units of their height, where each row lies and between what heights there is plot."""

    axes: Axes
    centres: list[float]
    strips: list[tuple[float, float]]

    def rule(self, value: float, **line: object) -> None:
        """A vertical line at ``value``, interrupted where words stand."""
        for strip in self.strips:
            self.axes.plot([value, value], strip, **line)

    def label(self, value: float, y: float, text: str, *, gid: str, colour: str, bold: bool = False) -> None:
        """A label at a value, centred on it as far as it stays inside the plot."""
        lower, upper = self.axes.get_xlim()
        inches = self.axes.get_position().width * style.width()
        half = style.text_width(text, style.SMALL, bold) / 2 / inches * (upper - lower)
        self.axes.text(
            min(max(value, lower + half), upper - half),
            y,
            text,
            ha="center",
            va="center",
            fontsize=style.SMALL,
            color=colour,
            weight="bold" if bold else "normal",
            gid=gid,
        )


def open_rows(
    page: Page,
    rows: list[Row],
    *,
    upper: float,
    lower: float = 0.0,
    say: Callable[[float], str],
    tall: float = 0.0,
    headroom: float = 0.0,
) -> Rows:
    """Lay out ``rows`` on an axis from 0 (or ``lower``) to ``upper``, and open the page at the height they need.

    ``tall`` is the least height of a row's plot, ``headroom`` free space above the first plot, in inches.
    """
    narrow = style.is_narrow()
    if narrow:
        # The numbers under both ends of the axis stay on the page.
        left, right = (max(0.0, style.text_width(say(end), style.SMALL) / 2 - 0.08) for end in (lower, upper))
    else:
        left = width_of(line for row in rows for line in row.left) + 0.12
        right = width_of(line for row in rows for line in row.right) + 0.16
    above, plots, below = np.array([row.heights(tall) for row in rows]).T
    above[0] += headroom
    tops = np.cumsum(above + plots + below) - plots - below
    centres = (tops + plots / 2).tolist()
    total = float(np.sum(above + plots + below))
    width = style.inner() - left - right

    page.open(total + AXIS_HEIGHT)
    axes = page.axes(style.MARGIN + left, 0, width, total)
    axes.set_xlim(lower, upper)
    axes.set_ylim(total, 0)
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    # As many ticks as their labels have room for.
    room = width / (style.text_width(say(upper), style.SMALL) + 0.18)
    axes.xaxis.set_major_locator(MaxNLocator(nbins=max(1, min(5, int(room))), steps=[1, 2, 2.5, 5, 10]))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: say(value)))
    layout = Rows(axes, centres, list(zip(tops, tops + plots, strict=True)) if narrow else [(tops[0], total)])
    for tick in axes.get_xticks():
        if lower <= tick <= upper:
            layout.rule(tick, color=style.GUIDE, linewidth=0.7, zorder=0.5)
    words_left = style.MARGIN if narrow else style.width() - style.MARGIN - right + 0.16
    for row, centre, top, over, plot in zip(rows, centres, tops, above, plots, strict=True):
        axes.plot([lower, upper], [centre, centre], color=style.GUIDE, linewidth=0.7, zorder=0.6)
        name_top = top - over if narrow else centre - height_of(row.left) / 2
        words_top = top + plot if narrow else centre - height_of(row.right) / 2
        page.write(row.left, style.MARGIN, page.top + name_top, gid="row-name")
        page.write(row.right, words_left, page.top + words_top, gid="row-words")
    return layout


def draw_reference(layout: Rows, value: float, label: str) -> None:
    """A vertical line at a value that readers know, named where it begins."""
    layout.rule(value, color=style.INK, linewidth=0.9, linestyle=(0, (4, 2)), zorder=1, gid="reference")
    layout.label(value, layout.strips[0][0] - 0.11, label, gid="reference-label", colour=style.INK)
