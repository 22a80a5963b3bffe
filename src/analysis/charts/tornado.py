"""What matters most for the outcome of a scenario: its interval when one input alone is not certain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
from matplotlib.patheffects import withStroke

from analysis.charts import style
from analysis.charts.chart import Chart, form
from analysis.charts.facts import word
from analysis.charts.page import KeyItem, block, empty, width_of
from analysis.charts.rows import Row, Rows, draw_reference, open_rows
from analysis.charts.scenario import LEVEL, plan_page, provenances_of, rows_in, short_rupiah
from analysis.reference.language import current, estimated, number, quantity, term

COLUMNS = ("input", "value", "low", "high")
UNITS = ("IDR", "workers")
NAME_WIDTH = 1.9
BAR = 0.17  # inches
GAP = 0.05  # between a bar and its number
HEADROOM = 0.22
# Below the plain value and above it; they differ in grey as well.
PARTS = {"below": "#A9D6EF", "above": style.BLUE}


@form
def tornado(
    frame: pd.DataFrame,
    unit: str,
    *,
    facts: pd.DataFrame | None = None,
    assumptions: Sequence[str] = (),
    what: str | None = None,
    provenance: str = "",
    title: object | None = None,
    name: str | None = None,
    lang: str | None = None,
) -> Chart:
    """One bar an input, from the low to the high end of a result when that input alone is drawn, the widest first.

    One row of ``frame`` is an input (as ``whatif.tornado``): ``input``, the plain ``value`` of the result, which is the same
    in all rows and a rule in the figure, ``low`` and ``high`` of its 80 % interval, in ``unit``: ``IDR`` (rupiah) or
    ``workers``. The plain value may lie outside an interval: it is a plan. ``what`` names the result, ``provenance`` is that
    of the outcome; ``facts`` and ``assumptions`` are as in :func:`scenario_course`. Raises ``ValueError`` for another unit,
    for several plain values, for an end that is missing, for a high end below the low one, and for missing columns.
    """
    lang = current(lang)
    if unit not in UNITS:
        raise ValueError(f"a tornado is in {' or '.join(UNITS)}, and this one is in {unit}")
    frame = rows_in(frame, COLUMNS, COLUMNS[1:], "a tornado")
    if frame.empty:
        return empty(title, name, lang)
    bars, value = _bars(frame), float(frame["value"].iloc[0])
    measure = what or term("chart.whatif.cost" if unit == "IDR" else "chart.whatif.result", lang)
    heading = term("chart.whatif.title.tornado", lang, what=measure, input=_label(bars[0], lang))
    lower, upper = _edges(bars, value, unit, lang)
    page = plan_page(
        facts,
        lang,
        provenances=provenances_of(frame, provenance),
        assumptions=assumptions,
        name=name or f"tornado-{unit.lower()}",
        title=str(title) if title is not None else heading,
        subtitle=" · ".join(
            [
                f"{measure}, {term(f'chart.unit.{unit}', lang)}",
                term("chart.whatif.one_uncertain", lang, level=LEVEL),
                *([term("chart.whatif.axis_not_from_zero", lang)] if lower > 0 else []),
            ]
        ),
        alt=_alt(bars, value, unit, lang),
        key=[
            KeyItem(
                term(f"chart.whatif.{part}_plan", lang),
                swatch={"facecolor": colour, "edgecolor": style.BLUE, "linewidth": 0.7},
            )
            for part, colour in PARTS.items()
            if any(bar.part(part, value) for bar in bars)
        ],
    )
    layout = open_rows(
        page,
        [Row(block(_label(bar, lang), style.column(NAME_WIDTH), style.LABEL), []) for bar in bars],
        lower=lower,
        upper=upper,
        say=lambda at: _axis(at, unit, lang),
        tall=BAR,
        headroom=HEADROOM,
    )
    draw_reference(layout, value, term("chart.whatif.plan", lang, n=_said(value, unit, lang)))
    for bar, centre in zip(bars, layout.centres, strict=True):
        _draw(layout, bar, centre, value, unit, lang)
    return page.chart()


@dataclass(frozen=True)
class _Bar:
    input: str
    low: float
    high: float

    def part(self, name: str, value: float) -> tuple[float, float] | None:
        """Where the part of the bar below or above the plain value begins and ends."""
        ends = (self.low, min(self.high, value)) if name == "below" else (max(self.low, value), self.high)
        return ends if ends[0] < ends[1] else None


def _bars(frame: pd.DataFrame) -> list[_Bar]:
    for column in ("value", "low", "high"):
        if frame[column].isna().any():
            raise ValueError(f"each row of a tornado has its numbers, and {column} lacks one")
    values = frame["value"].unique()
    if len(values) > 1:
        raise ValueError(f"a tornado is of one result, and the frame holds several: {', '.join(map(str, values))}")
    turned = frame["input"][frame["high"] < frame["low"]]
    if len(turned):
        raise ValueError(f"a bar runs from low to high, and that of {', '.join(map(str, turned))} does not")
    frame = frame.assign(width=frame["high"] - frame["low"]).sort_values("width", ascending=False, kind="stable")
    return [_Bar(str(row.input), row.low, row.high) for row in frame.itertuples()]


def _label(bar: _Bar, lang: str) -> str:
    return word(f"chart.whatif.input.{bar.input}", lang, bar.input)


def _said(value: float, unit: str, lang: str) -> str:
    return estimated(value, "IDR", lang) if unit == "IDR" else number(value, 0, lang)


def _axis(value: float, unit: str, lang: str) -> str:
    return short_rupiah(value, lang) if unit == "IDR" else number(value, 0, lang)


def _edges(bars: list[_Bar], value: float, unit: str, lang: str) -> tuple[float, float]:
    """Both ends of the axis, so far out that the numbers at the bars' ends have room."""
    names = max(width_of(block(_label(bar, lang), style.column(NAME_WIDTH), style.LABEL)) for bar in bars)
    width = style.inner() - (0.8 if style.is_narrow() else names + 0.3)
    low, high = min(value, *(bar.low for bar in bars)), max(value, *(bar.high for bar in bars))
    span = high - low or abs(high) or 1.0
    room = [
        max(style.text_width(_said(end, unit, lang), style.SMALL) for end in ends) + 2 * GAP for ends in _ends(bars)
    ]
    whole = span * width / max(width - sum(room), 0.3 * width)
    return low - whole * room[0] / width, high + whole * room[1] / width


def _ends(bars: list[_Bar]) -> tuple[list[float], list[float]]:
    return [bar.low for bar in bars], [bar.high for bar in bars]


def _draw(layout: Rows, bar: _Bar, centre: float, value: float, unit: str, lang: str) -> None:
    axes = layout.axes
    for name, colour in PARTS.items():
        part = bar.part(name, value)
        if part:
            look = {
                "facecolor": colour,
                "edgecolor": style.BLUE,
                "linewidth": 0.7,
                "zorder": 2,
                "gid": f"bar-{bar.input}-{name}",
            }
            axes.barh(centre, part[1] - part[0], BAR, part[0], **look)
    for end, side, shift in ((bar.low, "right", -GAP), (bar.high, "left", GAP)):
        axes.annotate(
            _said(end, unit, lang),
            (end, centre),
            xytext=(shift * 72, 0),
            textcoords="offset points",
            ha=side,
            va="center",
            fontsize=style.SMALL,
            color=style.INK,
            zorder=3,
            gid="label",
            # The rule of the plain value does not run through a number.
            path_effects=[withStroke(linewidth=2.4, foreground=style.PAPER)],
        )


def _alt(bars: list[_Bar], value: float, unit: str, lang: str) -> str:
    def say(end: float) -> str:
        return estimated(end, "IDR", lang) if unit == "IDR" else quantity(end, unit, lang)

    parts = [f"{_label(bar, lang)}: {term('span', lang, first=say(bar.low), last=say(bar.high))}" for bar in bars]
    return "; ".join([term("chart.whatif.plan", lang, n=say(value)), *parts])
