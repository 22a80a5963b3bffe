"""Figures made of rows: a name at the left, a value on a common axis, words at the right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from analysis.charts import style
from analysis.charts.page import INNER, Line, Page, height_of, width_of

AXIS_HEIGHT = 0.24  # room for the numbers under the plot
PADDING = 0.045  # above and below each row's text


@dataclass(frozen=True)
class Row:
    """What is written beside one row."""

    left: list[Line]
    right: list[Line]


@dataclass(frozen=True)
class Rows:
    """The axes of the rows and the height (in their own units) at which each row lies."""

    axes: Axes
    centres: list[float]


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

    ``tall`` is the least height of a row, ``headroom`` free space above the first, in inches.
    """
    left = width_of(line for row in rows for line in row.left) + 0.12
    right = width_of(line for row in rows for line in row.right) + 0.16
    heights = [max(height_of(row.left), height_of(row.right), tall) + 2 * PADDING for row in rows]
    edges = headroom + np.concatenate([[0], np.cumsum(heights)])
    centres = ((edges[:-1] + edges[1:]) / 2).tolist()
    total = float(edges[-1])

    page.open(total + AXIS_HEIGHT)
    axes = page.axes(style.MARGIN + left, 0, INNER - left - right, total)
    axes.set_xlim(lower, upper)
    axes.set_ylim(total, 0)
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    # As many ticks as their labels have room for.
    room = (INNER - left - right) / (style.text_width(say(upper), style.SMALL) + 0.18)
    axes.xaxis.set_major_locator(MaxNLocator(nbins=max(1, min(5, int(room))), steps=[1, 2, 2.5, 5, 10]))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: say(value)))
    axes.grid(axis="x", zorder=0)
    axes.set_axisbelow(True)
    for row, centre in zip(rows, centres, strict=True):
        axes.plot([lower, upper], [centre, centre], color=style.GUIDE, linewidth=0.7, zorder=0.6)
        page.write(row.left, style.MARGIN, page.top + centre - height_of(row.left) / 2, gid="row-name")
        edge = style.WIDTH - style.MARGIN - right + 0.16
        page.write(row.right, edge, page.top + centre - height_of(row.right) / 2, gid="row-words")
    return Rows(axes, centres)


def draw_interval(axes: Axes, low: float, high: float, y: float, colour: str, fact_id: str) -> None:
    """The interval that rounding leaves, as a thin line with ends."""
    axes.plot(
        [low, high], [y, y], color=colour, linewidth=1.4, zorder=2, gid=f"interval-{fact_id}", marker="|", markersize=5
    )


def draw_reference(axes: Axes, value: float, label: str) -> None:
    """A vertical line at a value that readers know, named at its top."""
    axes.axvline(value, color=style.INK, linewidth=0.9, linestyle=(0, (4, 2)), zorder=1, gid="reference")
    align = "right" if value > 0.6 * axes.get_xlim()[1] else "left"
    shift = (-3 if align == "right" else 3, -2)
    axes.annotate(
        label,
        (value, 0),
        xytext=shift,
        textcoords="offset points",
        ha=align,
        va="top",
        fontsize=style.SMALL,
        color=style.GREY,
        gid="reference-label",
    )
