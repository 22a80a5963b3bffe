"""Figures through time: a line joins only what is defined alike; every other figure stands alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.dates import date2num
from matplotlib.ticker import FixedLocator, FuncFormatter, MaxNLocator

from analysis.charts import style
from analysis.charts.chart import Chart
from analysis.charts.facts import (
    Fact,
    bare,
    definition_words,
    distinct,
    facts_in,
    in_words,
    measure_label,
    months_between,
    only,
    segment_words,
    where,
)
from analysis.charts.labels import Box, Label, around, leader_of, place, spread
from analysis.charts.page import INNER, Line, Page, Run, block, empty, height_of, mark_key, subtitle, width_of
from analysis.reference.language import current, number, period, term

AXIS_LEFT, AXIS_BOTTOM = 0.36, 0.26
HEADING = 0.26
DEFINITION_WIDTH = 1.62
TALLEST = 24.0


@dataclass(frozen=True)
class Words:
    """What is written beside a point."""

    fact: Fact
    lines: list[Line]


@dataclass(frozen=True)
class Series:
    """Facts that are alike, in order of time, with how they are drawn."""

    facts: list[Fact]
    mark: style.Mark
    text_colour: str
    dash: object = "solid"

    @property
    def joined(self) -> list[Fact]:
        """The facts that the line runs through.

        Two values for one period leave open which of them the line should meet, so it passes that period by.
        """
        values: dict[str, set[float]] = {}
        for fact in self.facts:
            values.setdefault(fact.period, set()).add(fact.value)
        once = {fact.period: fact for fact in self.facts if len(values[fact.period]) == 1}
        return list(once.values()) if len(once) > 1 else []


@dataclass(frozen=True)
class Frame:
    """How dates and values become inches inside a plot of that width and height."""

    first: date
    last: date
    upper: float
    left: float
    width: float
    height: float
    pad_left: float
    pad_right: float

    def x(self, day: date) -> float:
        span = max((self.last - self.first).days, 1)
        room = self.width - self.pad_left - self.pad_right
        if self.first == self.last:
            return self.left + self.pad_left + room / 2
        return self.left + self.pad_left + room * (day - self.first).days / span

    def y(self, value: float) -> float:
        return self.height * (1 - value / self.upper)

    def point(self, fact: Fact) -> tuple[float, float]:
        return self.x(fact.middle), self.y(fact.value)

    @property
    def limits(self) -> tuple[float, float]:
        """The dates, as numbers, at both edges of the plot."""
        room = self.width - self.pad_left - self.pad_right
        days = max((self.last - self.first).days, 1) / room
        if self.first == self.last:
            middle = date2num(self.first)
            return middle - days * self.width / 2, middle + days * self.width / 2
        return date2num(self.first) - days * self.pad_left, date2num(self.last) + days * self.pad_right


def like_groups(facts: Sequence[Fact]) -> list[list[Fact]]:
    """Facts that a line may join, each group in order of time; a fact like no other is a group of its own."""
    groups: list[list[Fact]] = []
    for fact in sorted(facts, key=lambda f: (f.days, f.value, f.fact_id)):
        home = next((group for group in groups if all(fact.is_like(member) for member in group)), None)
        if home is None:
            groups.append([fact])
        else:
            home.append(fact)
    return groups


@style.styled()
def slope(facts: pd.DataFrame, *, title: object | None = None, name: str | None = None, lang: str | None = None) -> Chart:
    """One measure through time for segments (or areas), one point a fact, at its real date.

    A line joins only points of one segment and area whose definitions are alike in full; each point carries
    its value and period, each segment its name at the right. A period longer than a month is drawn as a
    thin bar as long as itself. Raises ``ValueError`` for several measures.
    """
    lang = current(lang)
    page, found = _page(facts, "slope", title, name, lang)
    if not found:
        return empty(title, name, lang)
    named = {key: [f for f in found if (f.area, f.segment) == key] for key in dict.fromkeys((f.area, f.segment) for f in found)}
    several_areas, several_segments = (len(set(column)) > 1 for column in zip(*named, strict=True))
    series, names = [], {}
    for n, ((area, segment), members) in enumerate(named.items()):
        colour, text_colour = style.SERIES[n % len(style.SERIES)]
        for group in like_groups(members):
            shape = style.NUMERATOR_MARKS[group[0].numerator]
            mark = style.Mark(shape.shape, colour, shape.filled, shape.size)
            series.append(Series(group, mark, text_colour, style.DASHES[n % len(style.DASHES)]))
        parts = [area if several_areas or not several_segments else "", segment_words(segment, lang) if several_segments else ""]
        names[max(members, key=lambda f: (f.days, f.value)).fact_id] = block(
            ", ".join(filter(None, parts)), 1.3, style.SMALL, text_colour, bold=True
        )
    words = [Words(fact, _value_lines(fact, style.INK, lang)) for one in series for fact in one.facts]
    _draw(page, [_Panel("", series, words, names)], least=3.0)
    return page.chart()


@style.styled()
def points_by_definition(
    facts: pd.DataFrame, *, title: object | None = None, name: str | None = None, lang: str | None = None
) -> Chart:
    """One measure through time, each definition with a marker and colour of its own and said in words beside it.

    One point a fact, one panel an area. A line joins only figures of one area whose definitions are alike, so
    unlike definitions are never read as one course of events. Raises ``ValueError`` for several measures.
    """
    lang = current(lang)
    page, found = _page(facts, "definitions", title, name, lang)
    if not found:
        return empty(title, name, lang)
    looks = _looks(found)
    panels = []
    for area in distinct(fact.area for fact in found):
        groups = like_groups([fact for fact in found if fact.area == area])
        series = [Series(group, *looks[_look_key(group[0])]) for group in groups]
        words = []
        for one in series:
            for fact in one.facts:
                lines = _value_lines(fact, one.text_colour, lang)
                if fact is one.facts[-1]:
                    text = definition_words(fact, lang)
                    if len({f.segment for f in found}) > 1:
                        text = f"{segment_words(fact.segment, lang)}: {text}"
                    lines = [*lines, *block(text, DEFINITION_WIDTH, style.SMALL, style.INK)]
                words.append(Words(fact, lines))
        panels.append(_Panel(area, series, words, {}))
    if len(panels) == 1:
        panels = [_Panel("", panels[0].series, panels[0].words, {})]
    _draw(page, panels, least=2.6)
    return page.chart()


# ------------------------------------------------------------------ parts


@dataclass(frozen=True)
class _Panel:
    heading: str
    series: list[Series]
    words: list[Words]
    names: dict[str, list[Line]]  # by the id of the fact they stand beside


def _page(facts: pd.DataFrame, form: str, title: object | None, name: str | None, lang: str) -> tuple[Page, list[Fact]]:
    every = facts_in(facts)
    found = [fact for fact in every if fact.has_value]
    if found:
        only(found, "measure"), only(found, "unit")
    without = [fact.fact_id for fact in every if not fact.has_value]
    measure = measure_label(found[0].measure, lang) if found else ""
    heading = term("chart.title.trend", lang, measure=measure, where=where(found, lang), when=_when(found, lang)) if found else ""
    page = Page(
        found,
        lang,
        name=name or f"{form}-{found[0].measure if found else 'empty'}",
        title=str(title) if title is not None else heading,
        subtitle=subtitle(found, lang, term("chart.only_like", lang)),
        alt=f"{in_words(sorted(found, key=lambda f: (f.area, f.segment, f.days)), lang)}. {term('chart.only_like', lang)}",
        key=mark_key(found, lang),
        notes=[term("chart.left_out", lang, n=len(without), ids=" ".join(without))] if without else [],
    )
    return page, found


def _when(facts: list[Fact], lang: str) -> str:
    first = min(facts, key=lambda f: f.days).period.split("/")[0]
    last = max(facts, key=lambda f: f.days[1]).period.split("/")[-1]
    return period(first, lang) if first == last else term("span", lang, first=period(first, lang), last=period(last, lang))


def _value_lines(fact: Fact, colour: str, lang: str) -> list[Line]:
    return [
        [Run(bare(fact.value, fact.unit, lang), style.LABEL, colour, bold=True)],
        [Run(period(fact.period, lang), style.SMALL, style.GREY)],
    ]


def _look_key(fact: Fact) -> tuple[str, str]:
    return fact.definition, fact.segment


def _looks(facts: list[Fact]) -> dict[tuple[str, str], tuple[style.Mark, str]]:
    """A marker and a colour for each definition, the same in every panel; hollow where the numerator is unstated."""
    looks: dict[tuple[str, str], tuple[style.Mark, str]] = {}
    used = dict.fromkeys(style.NUMERATOR_SHAPES, 0)
    for fact in facts:
        if _look_key(fact) in looks:
            continue
        shapes = style.NUMERATOR_SHAPES[fact.numerator]
        colour, text_colour = style.SERIES[len(looks) % len(style.SERIES)]
        shape = shapes[used[fact.numerator] % len(shapes)]
        used[fact.numerator] += 1
        looks[_look_key(fact)] = style.Mark(shape, colour, filled=fact.numerator != "unstated", size=7), text_colour
    return looks


def _draw(page: Page, panels: list[_Panel], least: float) -> None:
    """Open the page at the least height at which every label finds room, and draw the panels below one another."""
    facts = [fact for panel in panels for one in panel.series for fact in one.facts]
    first, last = min(fact.middle for fact in facts), max(fact.middle for fact in facts)
    upper = max(value for fact in facts for value in (fact.value, fact.high) if value == value) * 1.12 or 1.0
    names_width = max((width_of(lines) for panel in panels for lines in panel.names.values()), default=0)
    name_room = names_width + 0.3 if names_width else 0.0
    width = INNER - AXIS_LEFT - name_room

    def frame(height: float) -> Frame:
        left = style.MARGIN + AXIS_LEFT
        return Frame(first, last, upper, left, width, height, 0.55, 0.45 if names_width else 0.9)

    solved = []
    for panel in panels:
        height = least
        while (places := _places(panel, frame(height))) is None and height < TALLEST:
            height += 0.3
        if places is None:
            raise ValueError(f"{len(panel.words)} labelled points do not fit into one figure: draw fewer at a time")
        solved.append((frame(height), places))

    tops, top = [], 0.0
    for panel, (at, _) in zip(panels, solved, strict=True):
        tops.append(top + (HEADING if panel.heading else 0.0))
        top = tops[-1] + at.height + AXIS_BOTTOM + 0.12
    page.open(top - 0.12)
    for panel, (at, places), above in zip(panels, solved, tops, strict=True):
        _draw_panel(page, panel, at, places, above)


def _places(panel: _Panel, at: Frame) -> list[Box] | None:
    strokes = []
    for one in panel.series:
        points = [at.point(fact) for fact in one.joined]
        strokes += list(zip(points, points[1:], strict=False))
        strokes += [((at.x(f.days[0]), at.y(f.value)), (at.x(f.days[1]), at.y(f.value))) for f in one.facts if _is_long(f)]
    labels = [Label(at.point(words.fact), width_of(words.lines), height_of(words.lines)) for words in panel.words]
    bounds = Box(at.left, 0, at.left + at.width, at.height - 0.03)
    return place(labels, bounds, strokes=strokes)


def _is_long(fact: Fact) -> bool:
    first, last = fact.days
    return last - first > timedelta(days=31)


def _draw_panel(page: Page, panel: _Panel, at: Frame, places: list[Box], above: float) -> None:
    top = page.top + above
    if panel.heading:
        page.write([[Run(panel.heading, style.SUBTITLE, bold=True)]], style.MARGIN, top - HEADING + 0.02, gid="panel")
    axes = page.axes(at.left, above, at.width, at.height)
    axes.set_xlim(*at.limits)
    axes.set_ylim(0, at.upper)
    _time_axis(axes, at, page.lang)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=5, steps=[1, 2, 2.5, 5, 10]))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: number(value, 0 if float(value).is_integer() else 1, page.lang)))
    axes.grid(axis="y", zorder=0)
    axes.set_axisbelow(True)
    axes.spines["left"].set_visible(False)

    for one in panel.series:
        joined = one.joined
        if joined:
            axes.plot(
                [f.middle for f in joined],
                [f.value for f in joined],
                color=one.mark.colour,
                linewidth=1.8,
                linestyle=one.dash,
                zorder=2,
                gid="line-" + "-".join(f.fact_id for f in joined),
            )
        for fact in one.facts:
            if _is_long(fact):
                axes.plot(fact.days, [fact.value] * 2, color=one.mark.colour, linewidth=1, alpha=0.6, zorder=1.8, gid="span")
            if fact.has_interval:
                axes.plot(
                    [fact.middle] * 2,
                    [fact.low, fact.high],
                    color=one.mark.colour,
                    linewidth=1.2,
                    marker="_",
                    markersize=5,
                    zorder=2.2,
                    gid=f"interval-{fact.fact_id}",
                )
            axes.plot([fact.middle], [fact.value], zorder=3, clip_on=False, gid=f"dot-{fact.fact_id}", **one.mark.line_style())

    for words, box in zip(panel.words, places, strict=True):
        anchor = at.point(words.fact)
        leader = leader_of(Label(anchor, 0, 0), box)
        if leader:
            (x, y), (x2, y2) = leader
            page.draw([x, x2], [top + y, top + y2], color=style.GREY, linewidth=0.5, zorder=1, gid="leader")
        # Text leans towards its point.
        if box.left >= anchor[0]:
            page.write(words.lines, box.left, top + box.top, gid="label")
        elif box.right <= anchor[0]:
            page.write(words.lines, box.right, top + box.top, align="right", gid="label")
        else:
            page.write(words.lines, (box.left + box.right) / 2, top + box.top, align="center", gid="label")
    _draw_names(page, panel, at, top)


def _draw_names(page: Page, panel: _Panel, at: Frame, top: float) -> None:
    facts = {fact.fact_id: fact for one in panel.series for fact in one.facts}
    ids = list(panel.names)
    points = [at.point(facts[fact_id]) for fact_id in ids]
    heights = [height_of(panel.names[fact_id]) for fact_id in ids]
    tops = spread([y - h / 2 for (_, y), h in zip(points, heights, strict=True)], heights, 0, at.height)
    edge = at.left + at.width + 0.12
    for fact_id, (x, y), height, name_top in zip(ids, points, heights, tops, strict=True):
        page.write(panel.names[fact_id], edge + 0.06, top + name_top, gid="series-name")
        page.draw(
            [x + 0.07, edge],
            [top + y, top + name_top + height / 2],
            color=style.RULE,
            linewidth=0.7,
            linestyle=(0, (1, 2)),
            zorder=0.5,
            gid="name-leader",
        )


def _time_axis(axes: Axes, at: Frame, lang: str) -> None:
    """Ticks on real months or years, as many as their names have room for."""
    months = (at.last.year - at.first.year) * 12 + at.last.month - at.first.month + 1
    room = max(2, int((at.width - at.pad_left - at.pad_right) / 1.15))
    step = next((n for n in (1, 2, 3, 4, 6, 12, 24, 60) if months / n <= room), 120)
    days = months_between(at.first.replace(day=1), at.last, step)
    names = [period(f"{day.year}" if step >= 12 else f"{day:%Y-%m}", lang) for day in days]
    axes.xaxis.set_major_locator(FixedLocator([date2num(day) for day in days]))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda _, n: names[n] if n is not None and n < len(names) else ""))
