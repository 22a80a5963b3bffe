"""Figures through time: a line joins only what is defined alike; every other figure stands alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import pairwise

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.dates import date2num, num2date
from matplotlib.ticker import FixedLocator, FuncFormatter, MaxNLocator

from analysis.charts import style
from analysis.charts.chart import Chart, form
from analysis.charts.facts import (
    Fact,
    bare_of,
    definition_words,
    distinct,
    facts_in,
    in_words,
    left_out,
    measure_label,
    months_between,
    only,
    segment_words,
    where,
)
from analysis.charts.labels import Box, Label, leader_of, place, spread
from analysis.charts.page import (
    OPEN_END,
    Line,
    Page,
    Run,
    block,
    draw_interval,
    empty,
    height_of,
    mark_key,
    subtitle,
    width_of,
)
from analysis.reference.language import current, number, period, term

AXIS_LEFT, AXIS_BOTTOM = 0.36, 0.26
HEADING_GAP = 0.095  # under the heading of a panel
NAME_WIDTH = 1.3
DEFINITION_WIDTH = 2.1
COLUMN_GAP = 0.3  # between the plot and the column at its right
NAME_GAP = 0.07
SIGN = 0.2  # room for the mark before a name


@dataclass(frozen=True)
class Words:
    """What is written beside a fact: at its point, or beside or under the plot (then with its mark, if it has one)."""

    fact: Fact
    lines: list[Line]
    mark: style.Mark | None = None


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
    lower: float
    upper: float
    left: float
    width: float
    height: float
    pad_left: float
    pad_right: float
    shifts: dict[str, float] = field(default_factory=dict)

    @property
    def days_per_inch(self) -> float:
        return max((self.last - self.first).days, 60) / (self.width - self.pad_left - self.pad_right)

    @property
    def limits(self) -> tuple[float, float]:
        """The dates, as numbers, at both edges of the plot."""
        middle = (date2num(self.first) + date2num(self.last)) / 2
        centre = self.pad_left + (self.width - self.pad_left - self.pad_right) / 2
        low = middle - centre * self.days_per_inch
        return low, low + self.width * self.days_per_inch

    def x(self, day: date) -> float:
        return self.left + (date2num(day) - self.limits[0]) / self.days_per_inch

    def y(self, value: float) -> float:
        return self.height * (self.upper - value) / (self.upper - self.lower)

    def point(self, fact: Fact) -> tuple[float, float]:
        return self.x(fact.middle) + self.shifts.get(fact.fact_id, 0.0), self.y(fact.value)

    def day(self, fact: Fact) -> float:
        """Where the fact is drawn, as the number of a date."""
        return date2num(fact.middle) + self.shifts.get(fact.fact_id, 0.0) * self.days_per_inch

    def apart(self, facts: Sequence[Fact]) -> Frame:
        """The same, with marks that would hide each other moved aside by little more than a mark's width."""
        shifts: dict[str, float] = {}
        taken: list[tuple[float, float]] = []
        for fact in sorted(facts, key=lambda f: (f.middle, f.value, f.fact_id)):
            x, y = self.point(fact)
            steps = sorted((0.12 * n for n in range(-8, 9)), key=lambda step: (abs(step), -step))
            free = (s for s in steps if all(abs(x + s - a) > 0.115 or abs(y - b) > 0.115 for a, b in taken))
            shifts[fact.fact_id] = next(free, 0.0)
            taken.append((x + shifts[fact.fact_id], y))
        return replace(self, shifts=shifts)


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


@form
def slope(
    facts: pd.DataFrame, *, title: object | None = None, name: str | None = None, lang: str | None = None
) -> Chart:
    """One measure through time for segments (or areas), one point a fact, at its real date.

    A line joins only points of one segment and area whose definitions are alike in full; each point carries
    its value and period, each segment its name at the right; on a narrow page each has a panel of its own, all on
    one scale. A period longer than a month is drawn as a thin bar as long as itself. Raises ``ValueError`` for
    several measures.
    """
    lang = current(lang)
    page, found = _page(facts, "slope", title, name, lang)
    if not found:
        return empty(title, name, lang)
    named = {
        key: [f for f in found if (f.area, f.segment) == key]
        for key in dict.fromkeys((f.area, f.segment) for f in found)
    }
    several_areas, several_segments = (len(set(column)) > 1 for column in zip(*named, strict=True))
    panels, names = [], []
    for n, ((area, segment), members) in enumerate(named.items()):
        colour, text_colour = style.SERIES[n % len(style.SERIES)]
        series = []
        for group in like_groups(members):
            shape = style.NUMERATOR_MARKS[group[0].numerator]
            mark = style.Mark(shape.shape, colour, shape.filled, shape.size)
            series.append(Series(group, mark, text_colour, style.DASHES[n % len(style.DASHES)]))
        parts = [
            area if several_areas or not several_segments else "",
            segment_words(segment, lang) if several_segments else "",
        ]
        text = ", ".join(filter(None, parts))
        words = [
            Words(fact, [_value(fact, style.INK, lang), _period(fact, lang)]) for one in series for fact in one.facts
        ]
        panels.append(_Panel(text, series, words, []))
        last = max(members, key=lambda f: (f.days, f.value))
        names.append(Words(last, block(text, NAME_WIDTH, style.SMALL, text_colour, bold=True)))
    page.key = mark_key(found, lang, colour=style.INK)
    if style.is_narrow():
        _draw(page, panels, least=1.6)
    else:
        series = [one for panel in panels for one in panel.series]
        words = [one for panel in panels for one in panel.words]
        _draw(page, [_Panel("", series, words, names)], least=3.0)
    return page.chart()


@form
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
    several_segments = len({fact.segment for fact in found}) > 1
    areas = distinct(fact.area for fact in found)
    names_width = style.inner() - SIGN if style.is_narrow() else DEFINITION_WIDTH
    panels = []
    for area in areas:
        groups = like_groups([fact for fact in found if fact.area == area])
        series = [Series(group, *looks[_look_key(group[0])]) for group in groups]
        words = [Words(fact, [_value(fact, one.text_colour, lang)]) for one in series for fact in one.facts]
        names = []
        for one in series:
            last = one.facts[-1]
            text = definition_words(last, lang)
            if several_segments:
                text = f"{segment_words(last.segment, lang)}: {text}"
            values = [
                [_value(fact, one.text_colour, lang)[0], Run(f"  {period(fact.period, lang)}", style.SMALL, style.GREY)]
                for fact in one.facts
            ]
            names.append(Words(last, [*values, *block(text, names_width, style.SMALL)], one.mark))
        panels.append(_Panel(area if len(areas) > 1 else "", series, words, names))
    _draw(page, panels, least=1.8 if style.is_narrow() else 2.4 if len(panels) <= 2 else 1.5)
    return page.chart()


# ------------------------------------------------------------------ parts


@dataclass(frozen=True)
class _Panel:
    heading: str
    series: list[Series]
    words: list[Words]
    names: list[Words]  # in a column at the right; on a narrow page under the plot

    @property
    def names_height(self) -> float:
        return sum(height_of(words.lines) + NAME_GAP for words in self.names)

    @property
    def heading_lines(self) -> list[Line]:
        return block(self.heading, style.inner(), style.SUBTITLE, bold=True)

    @property
    def heading_height(self) -> float:
        return height_of(self.heading_lines) + HEADING_GAP if self.heading else 0.0


def _page(facts: pd.DataFrame, form: str, title: object | None, name: str | None, lang: str) -> tuple[Page, list[Fact]]:
    every = facts_in(facts)
    found = [fact for fact in every if fact.has_value]
    if found:
        only(found, "measure"), only(found, "unit")
    measure = measure_label(found[0].measure, lang) if found else ""
    heading = (
        term("chart.title.trend", lang, measure=measure, where=where(found, lang), when=_when(found, lang))
        if found
        else ""
    )
    page = Page(
        found,
        lang,
        name=name or f"{form}-{found[0].measure if found else 'empty'}",
        title=str(title) if title is not None else heading,
        subtitle=subtitle(found, lang, term("chart.only_like", lang)),
        alt=f"{in_words(sorted(found, key=lambda f: (f.area, f.segment, f.days)), lang)}. {term('chart.only_like', lang).capitalize()}.",
        notes=left_out([fact for fact in every if not fact.has_value], "chart.left_out", lang),
    )
    return page, found


def _when(facts: list[Fact], lang: str) -> str:
    first = min(facts, key=lambda f: f.days).period.split("/")[0]
    last = max(facts, key=lambda f: f.days[1]).period.split("/")[-1]
    return (
        period(first, lang) if first == last else term("span", lang, first=period(first, lang), last=period(last, lang))
    )


def _value(fact: Fact, colour: str, lang: str) -> Line:
    return [Run(bare_of(fact, lang), style.LABEL, colour, bold=True)]


def _period(fact: Fact, lang: str) -> Line:
    return [Run(period(fact.period, lang), style.SMALL, style.GREY)]


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
    days = [day for fact in facts for day in (fact.days if _is_long(fact) else (fact.middle,))]
    first, last = min(days), max(days)
    values = [0.0, *(value for fact in facts for value in (fact.value, fact.low, fact.high) if value == value)]
    lower, upper = min(values) * 1.12, max(values) * 1.12 or 1.0
    width = style.inner() - AXIS_LEFT
    if not style.is_narrow():
        width -= COLUMN_GAP + max(width_of(words.lines) for panel in panels for words in panel.names)

    def frame(height: float, panel: _Panel) -> Frame:
        at = Frame(first, last, lower, upper, style.MARGIN + AXIS_LEFT, width, height, 0.55, 0.4)
        return at.apart([fact for one in panel.series for fact in one.facts])

    solved = []
    for panel in panels:
        height = least if style.is_narrow() else max(least, panel.names_height)
        solved.append(
            next(
                (sparser, at, places)
                for sparser, strict in _sparser(panel)
                for at in (frame(height + 0.3 * step, panel) for step in range(6))
                if (places := _places(sparser, at, strict)) is not None
            )
        )

    tops, top = [], 0.0
    for panel, at, _ in solved:
        tops.append(top + panel.heading_height)
        top = tops[-1] + at.height + AXIS_BOTTOM + (panel.names_height if style.is_narrow() else 0.0) + 0.12
    page.open(top - 0.12)
    for (panel, at, places), above in zip(solved, tops, strict=True):
        _draw_panel(page, panel, at, places, above)


def _sparser(panel: _Panel) -> Iterator[tuple[_Panel, bool]]:
    """The panel with all its labels, then with ever fewer, for points so many that not all can be labelled.

    First leaders may pass near points, then periods are left to the axis, then only the ends of each line keep
    their values; every value stands in the trace all the same.
    """
    yield panel, True
    yield panel, False
    values = [replace(words, lines=words.lines[:1]) for words in panel.words]
    yield replace(panel, words=values), False
    ends = {fact.fact_id for one in panel.series for fact in (one.facts[0], one.facts[-1])}
    yield replace(panel, words=[words for words in values if words.fact.fact_id in ends]), False
    yield replace(panel, words=[]), False


def _places(panel: _Panel, at: Frame, strict: bool) -> list[Box] | None:
    strokes = []
    for one in panel.series:
        points = [at.point(fact) for fact in one.joined]
        strokes += pairwise(points)
        strokes += [
            ((at.x(f.days[0]), at.y(f.value)), (at.x(f.days[1]), at.y(f.value))) for f in one.facts if _is_long(f)
        ]
    for fact in (fact for one in panel.series for fact in one.facts):
        if ends := fact.ends(OPEN_END * (at.upper - at.lower)):
            x = at.point(fact)[0]
            strokes.append(((x, at.y(ends[0])), (x, at.y(ends[1]))))
    labels = [Label(at.point(words.fact), width_of(words.lines), height_of(words.lines)) for words in panel.words]
    bounds = Box(at.left, 0, at.left + at.width, at.height - 0.03)
    return place(labels, bounds, strokes=strokes, strict=strict)


def _is_long(fact: Fact) -> bool:
    first, last = fact.days
    return last - first > timedelta(days=31)


def _draw_panel(page: Page, panel: _Panel, at: Frame, places: list[Box], above: float) -> None:
    top = page.top + above
    page.write(panel.heading_lines, style.MARGIN, top - panel.heading_height + 0.02, gid="panel")
    axes = page.axes(at.left, above, at.width, at.height)
    axes.set_xlim(*at.limits)
    axes.set_ylim(at.lower, at.upper)
    _time_axis(axes, at, page.lang)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=5, steps=[1, 2, 2.5, 5, 10]))
    axes.yaxis.set_major_formatter(
        FuncFormatter(lambda value, _: number(value, 0 if float(value).is_integer() else 1, page.lang))
    )
    axes.grid(axis="y", zorder=0)
    axes.set_axisbelow(True)
    axes.spines["left"].set_visible(False)

    for one in panel.series:
        joined = one.joined
        if joined:
            axes.plot(
                [at.day(f) for f in joined],
                [f.value for f in joined],
                color=one.mark.colour,
                linewidth=1.8,
                linestyle=one.dash,
                zorder=2,
                gid="line-" + "-".join(f.fact_id for f in joined),
            )
        for fact in one.facts:
            if _is_long(fact):
                axes.plot(
                    [date2num(day) for day in fact.days],
                    [fact.value] * 2,
                    color=one.mark.colour,
                    linewidth=1,
                    alpha=0.6,
                    zorder=1.8,
                    gid="span",
                )
            draw_interval(axes, fact, at.day(fact), one.mark.colour, upright=True)
            axes.plot(
                [at.day(fact)],
                [fact.value],
                zorder=3,
                clip_on=False,
                gid=f"dot-{fact.fact_id}",
                **one.mark.line_style(),
            )

    for words, box in zip(panel.words, places, strict=True):
        anchor = at.point(words.fact)
        leader = leader_of(Label(anchor, 0, 0), box)
        if leader:
            (x, y), (x2, y2) = leader
            page.draw([x, x2], [top + y, top + y2], color=style.GREY, linewidth=0.5, zorder=1, gid="leader")
        # Text leans towards its point.
        if box.left >= anchor[0]:
            page.write(words.lines, box.left, top + box.top, gid="label", halo=style.PAPER)
        elif box.right <= anchor[0]:
            page.write(words.lines, box.right, top + box.top, align="right", gid="label", halo=style.PAPER)
        else:
            page.write(
                words.lines, (box.left + box.right) / 2, top + box.top, align="center", gid="label", halo=style.PAPER
            )
    _draw_names(page, panel, at, top)


def _draw_names(page: Page, panel: _Panel, at: Frame, top: float) -> None:
    points = [at.point(words.fact) for words in panel.names]
    heights = [height_of(words.lines) for words in panel.names]
    if style.is_narrow():
        under = at.height + AXIS_BOTTOM
        tops = [under + sum(heights[:n]) + NAME_GAP * n for n in range(len(heights))]
        edge = style.MARGIN + SIGN - 0.06
    else:
        tops = spread([y - h / 2 for (_, y), h in zip(points, heights, strict=True)], heights, 0, at.height, NAME_GAP)
        edge = at.left + at.width + COLUMN_GAP - 0.06
    for words, (x, y), height, name_top in zip(panel.names, points, heights, tops, strict=True):
        page.write(words.lines, edge + 0.06, top + name_top, gid="series-name")
        if words.mark:
            middle = top + name_top + style.line_height(style.LABEL) / 2
            page.draw([edge - 0.06], [middle], gid="name-mark", **words.mark.line_style())
            continue
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
    first, last = (num2date(number).date() for number in at.limits)
    months = (last - first).days / 30.4
    step = next((n for n in (1, 2, 3, 6, 12, 24, 60) if months / n * (1.15 if n < 12 else 0.5) <= at.width), 120)
    days = [day for day in months_between(first, last, step) if 0.3 < at.x(day) - at.left < at.width - 0.3]
    names = [period(f"{day.year}" if step >= 12 else f"{day:%Y-%m}", lang) for day in days]
    axes.xaxis.set_major_locator(FixedLocator([date2num(day) for day in days]))
    if months <= 72:
        axes.xaxis.set_minor_locator(
            FixedLocator([date2num(day) for day in months_between(first, last, 1 if step < 6 else 3)])
        )
    axes.xaxis.set_major_formatter(FuncFormatter(lambda _, n: names[n] if n is not None and n < len(names) else ""))
