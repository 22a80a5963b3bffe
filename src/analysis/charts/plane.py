"""A plot of two numbered axes: months (or quarters) across, values upward, and words beside what they name.

Months are numbered from the year 0 on, so that one is as wide as any other. Lengths are in inches, as on the page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from math import ceil

from babel.dates import format_date
from matplotlib.axes import Axes
from matplotlib.ticker import FixedFormatter, FixedLocator, MaxNLocator

from analysis.charts import style
from analysis.charts.facts import Fact, distinct, listed, only, periods_of, segment_words, sources_of
from analysis.charts.labels import Box, Label, Stroke, leader_of, place, spread
from analysis.charts.page import Line, Page, Run, block, height_of, width_of
from analysis.reference import month_number
from analysis.reference.language import LANGUAGES, number, term

WORDS_WIDTH = 1.72  # of the words beside a plot
COLUMN_GAP = 0.24
NAME_GAP = 0.08
SIGN = 0.34  # room for the sign before words that stand under the plot
TICK_GAP = 0.07  # between the numbers of the upward axis and the plot
HEADING_PAD = 0.05
EDGE = 0.7  # of a month, left free at both ends
QUARTER_ROOM = 0.42  # inches that the name of a month needs
YEAR_ROOM = 0.36
AT_THE_END = 0.08  # of the plot: what lies there has its words in the column beside it
NEAR = (0.8, 0.5)  # how far words may stand from what they name, on a wide and on a narrow page
TRACED = 24  # ids that a footer holds before it keeps to those of the numbers in the plot
BAND = 0.17  # opacity


# ------------------------------------------------------------------ months


def is_month(fact: Fact) -> bool:
    return re.fullmatch(r"\d{4}-\d\d", fact.period) is not None


def is_months(fact: Fact) -> bool:
    """Whether its period is a month or a span of months."""
    return re.fullmatch(r"\d{4}-\d\d(/\d{4}-\d\d)?", fact.period) is not None


def at_month(fact: Fact) -> int:
    return month_number(fact.period)


def months_of(text: str) -> tuple[int, int]:
    """First and last month of a period, as numbers."""
    first, _, last = text.partition("/")
    return month_number(first), month_number(last or first)


def by_month(facts: Iterable[Fact]) -> list[Fact]:
    """Facts of one measure in order of time. Raises ``ValueError`` where a month has two values."""
    ordered = sorted(facts, key=at_month)
    twice = distinct(a.period for a, b in pairwise(ordered) if a.period == b.period)
    if twice:
        raise ValueError(
            f"a month holds one figure of {ordered[0].measure}, and these hold several: {', '.join(twice)}"
        )
    return ordered


def runs(facts: Sequence[Fact], *cuts: int) -> list[list[Fact]]:
    """Months in a row: a line passes by a missing month with a gap, and ends before each of the months ``cuts``."""
    found: list[list[Fact]] = []
    for fact in facts:
        here = at_month(fact)
        if found and at_month(found[-1][-1]) == here - 1 and here not in cuts:
            found[-1].append(fact)
        else:
            found.append([fact])
    return found


# ------------------------------------------------------------------ the page


@dataclass
class CurvePage(Page):
    """The page of a figure of many points.

    ``counted`` are the facts that were counted, whose months the footer gives; ``named`` those whose numbers are
    written in the plot: where there are too many ids for a footer, it keeps to theirs (all are in the chart).
    """

    definition: str = ""
    counted: list[Fact] = field(default_factory=list)
    named: list[Fact] = field(default_factory=list)

    def _footer(self) -> str:
        lang = self.lang
        sources = distinct(name for fact in self.facts for name in sources_of(fact, lang))
        parts = [
            ("chart.source", listed(sources, 4, lang)),
            ("chart.data", periods_of(self.counted, lang)),
            ("chart.definition", self.definition),
            ("chart.trace", self._trace()),
        ]
        told = [f"{term(key, lang)}: {text}." for key, text in parts if text]
        # No full stop behind an id, so that it can be copied.
        told[-1:] = [text.removesuffix(".") for text in told[-1:]]
        return " ".join([*self.notes, *told])

    def _trace(self) -> str:
        ids = distinct(fact.fact_id for fact in self.facts)
        first = distinct(fact.fact_id for fact in self.named) or ids[:1]
        if len(ids) <= max(TRACED, len(first)):
            return " ".join(ids)
        return term("chart.and_more", self.lang, items=" ".join(first), n=number(len(ids) - len(first), 0, self.lang))


def one_course(facts: Sequence[Fact]) -> None:
    """Raises ``ValueError`` unless all ``facts`` are of one area, segment, definition and unit."""
    for name in ("area_code", "area", "segment", "definition", "unit"):
        if any(getattr(fact, name) for fact in facts):
            only(facts, name)


def refuse_others(facts: Iterable[Fact], measures: Sequence[str], what: str) -> None:
    """Raises ``ValueError`` for measures that a form does not draw."""
    other = distinct(fact.measure for fact in facts if fact.measure not in measures)
    if other:
        raise ValueError(f"{what} draws {', '.join(measures)}, and the frame holds {', '.join(other)}")


def heading_of(measure: str, unit: str, definition: str, segment: str, lang: str, *notes: str) -> str:
    """A subtitle: measure, unit, definition, the segment where it is one group, and notes."""
    group = segment_words(segment, lang) if segment not in ("", "total") else ""
    group = "" if group and group in definition else group
    return " · ".join(filter(None, [", ".join(filter(None, [measure, unit])), group, definition, *notes]))


def interval_words(fact: Fact, level: int, lang: str, digits: int = 0) -> str:
    """The interval of a fact in words: its level, and from where to where; empty where it has none."""
    if not fact.has_interval:
        return ""
    first, last = (number(value, digits, lang) for value in (fact.low, fact.high))
    return f"{term('chart.interval_level', lang, level=level)}: {term('span', lang, first=first, last=last)}"


# ------------------------------------------------------------------ the plane


@dataclass(frozen=True)
class Plane:
    """How numbers across and upward become inches: ``left`` from the page's edge, ``above`` from the plot's top."""

    across: tuple[float, float]
    upward: tuple[float, float]
    left: float
    above: float
    width: float
    height: float

    def x(self, at: float) -> float:
        return self.left + self.width * (at - self.across[0]) / (self.across[1] - self.across[0])

    def y(self, value: float) -> float:
        return self.above + self.height * (self.upward[1] - value) / (self.upward[1] - self.upward[0])

    def point(self, at: float, value: float) -> tuple[float, float]:
        return self.x(at), self.y(value)

    def strokes(self, points: Sequence[tuple[float, float]]) -> list[Stroke]:
        """The stretches of a line through ``points``."""
        return list(pairwise([self.point(*point) for point in points]))


@dataclass(frozen=True)
class Words:
    """What is written beside something drawn at ``x`` and ``y``: its number, if it has one, and what that is.

    ``sign`` is how the thing is drawn, for words that stand under the plot.
    """

    x: float
    y: float
    number: str
    texts: tuple[str, ...]
    sign: dict[str, object]
    colour: str = style.INK

    def lines(self, width: float = WORDS_WIDTH) -> list[Line]:
        head = [[Run(self.number, style.LABEL, self.colour, bold=True)]] if self.number else []
        return [*head, *(line for text in self.texts for line in _wrapped(text, width))]

    @property
    def width(self) -> float:
        return width_of(self.lines())

    @property
    def height(self) -> float:
        return height_of(self.lines())


def _wrapped(text: str, width: float) -> list[Line]:
    """In one line, else broken behind its colon, else wherever it must be."""
    head, colon, rest = text.partition(": ")
    parts = [text] if not colon or style.text_width(text, style.SMALL) <= width else [f"{head}:", rest]
    return [line for part in parts for line in block(part, width, style.SMALL, style.GREY)]


@dataclass(frozen=True)
class Heading:
    """A word over the plot, in the middle between two places across; ``spans`` are the stretches that it names."""

    text: str
    spans: tuple[tuple[float, float], ...]
    lowest: bool = True  # else it stands over all that are

    @property
    def middle(self) -> float:
        return (self.spans[0][0] + self.spans[-1][1]) / 2

    @property
    def width(self) -> float:
        return style.text_width(self.text, style.SMALL)


@dataclass(frozen=True)
class Scene:
    """A plot that has been laid out and opened: what is drawn goes into ``axes``, in numbers across and upward."""

    page: Page
    plane: Plane
    axes: Axes
    tops: dict[Heading, float]  # of the headings, from the top of the plot

    @property
    def pitch(self) -> float:
        """Inches from one number across to the next."""
        return self.plane.x(1) - self.plane.x(0)

    def line(self, points: Sequence[tuple[float, float]], **look: object) -> None:
        self.axes.plot([x for x, _ in points], [y for _, y in points], **look)

    def band(self, points: Sequence[tuple[float, float, float]], colour: str, gid: str) -> None:
        """A shaded band through ``points`` (place, low, high)."""
        edge = [(x, low) for x, low, _ in points] + [(x, high) for x, _, high in reversed(points)]
        self.axes.fill(*zip(*edge, strict=True), facecolor=colour, alpha=BAND, edgecolor="none", zorder=1.4, gid=gid)

    def rule(self, x: float, heading: Heading) -> None:
        """A vertical line from its heading down through the plot."""
        plane, top = self.plane, self.page.top
        upper = self.tops[heading] + style.line_height(style.SMALL) + 0.01
        look = {"color": style.INK, "linewidth": 1.0, "zorder": 1.6, "gid": "rule"}
        self.axes.axvline(x, **look)
        self.page.draw([plane.x(x)] * 2, [top + upper, top + plane.above], **{**look, "gid": "top-of-rule"})


def value_range(values: Iterable[float]) -> tuple[float, float]:
    """Both ends of the upward axis: from zero, unless all values lie so high that their course would be lost."""
    known = [value for value in values if value == value]
    low, high = min(known), max(known)
    if low <= 0.5 * high:
        return min(1.06 * low, 0.0), high * 1.06 or 1.0
    room = 0.09 * (high - low) or 0.05 * high or 1.0
    return low - room, high + room


def point_size(pitch: float) -> float:
    """Size of the marks of months that lie ``pitch`` inches apart, in points."""
    return min(5.5, max(2.6, 72 * pitch * 0.72))


def ink_of(colour: str) -> str:
    """The darker colour for words about what is drawn in ``colour``."""
    return dict(style.SERIES).get(colour, style.INK)


def open_plane(
    page: Page,
    across: tuple[float, float],
    upward: tuple[float, float],
    *,
    words: Sequence[Words],
    headings: Sequence[Heading],
    strokes: Callable[[Plane], list[Stroke]],
    say: Callable[[float, int], str],
    bottom: float,
    whole: bool = False,
) -> Scene:
    """Lay out a plot, open the page at the least height at which every word finds room, and write the words.

    Words of what lies at the right end stand in a column beside the plot, others in it; on a narrow page all stand
    in it and, where there is no room, under it with their signs. ``bottom`` is the height of what stands under the
    axis; ``say`` puts a number of the upward axis, with so many decimals, into words (``whole``: it has none).
    """
    ticks = _ticks(upward, whole, say)
    left = style.MARGIN + max(style.text_width(text, style.SMALL) for text in ticks.values()) + TICK_GAP
    ends = across[1] - max(1.0, AT_THE_END * (across[1] - across[0]))
    beside = [one for one in words if not style.is_narrow() and one.x >= ends]
    inside = [one for one in words if one not in beside]
    column = COLUMN_GAP + max(one.width for one in beside) if beside else 0.1
    flat = Plane(across, upward, left, 0.0, style.width() - style.MARGIN - left - column, 1.0)
    rows = _rows(_merged(headings, flat), flat)
    above = (max(rows.values()) + 1) * style.line_height(style.SMALL) + 2 * HEADING_PAD if rows else 0.06
    least = max(1.9 if style.is_narrow() else 2.5, sum(one.height + NAME_GAP for one in beside))
    planes = [replace(flat, above=above, height=least + 0.35 * step) for step in range(3)]
    plane, placed = _settled(planes, inside, strokes)
    under = [one for one in inside if one not in [words for words, _ in placed]]

    page.open(above + plane.height + bottom + sum(height_of(_under_lines(one)) + NAME_GAP for one in under))
    tops = {one: above - HEADING_PAD - (row + 1) * style.line_height(style.SMALL) for one, row in rows.items()}
    for one, top in tops.items():
        page.write([[_run(one)]], _left(one, flat), page.top + top, gid="heading")
    _write_inside(page, plane, placed)
    _write_beside(page, plane, beside)
    _write_under(page, under, above + plane.height + bottom)
    return Scene(page, plane, _axes(page, plane, ticks), tops)


def _ticks(upward: tuple[float, float], whole: bool, say: Callable[[float, int], str]) -> dict[float, str]:
    """Round numbers of the upward axis, in words with as many decimals as the finest of them has."""
    locator = MaxNLocator(nbins=5, steps=[1, 2, 2.5, 5, 10], integer=whole)
    ticks = [float(tick) for tick in locator.tick_values(*upward) if upward[0] <= tick <= upward[1]]
    digits = next((n for n in range(6) if all(abs(round(tick, n) - tick) < 1e-9 for tick in ticks)), 6)
    return {tick: say(tick, digits) for tick in ticks}


def _axes(page: Page, plane: Plane, ticks: dict[float, str]) -> Axes:
    axes = page.axes(plane.left, plane.above, plane.width, plane.height)
    axes.set_xlim(*plane.across)
    axes.set_ylim(*plane.upward)
    axes.yaxis.set_major_locator(FixedLocator(list(ticks)))
    axes.yaxis.set_major_formatter(FixedFormatter(list(ticks.values())))
    axes.tick_params(axis="y", pad=TICK_GAP * 72 * 0.6)
    axes.grid(axis="y", zorder=0)
    axes.set_axisbelow(True)
    axes.spines["left"].set_visible(False)
    return axes


# ------------------------------------------------------------------ words over the plot


def _run(heading: Heading) -> Run:
    return Run(heading.text, style.SMALL, style.GREY)


def _left(heading: Heading, plane: Plane) -> float:
    """Its left edge: over its middle, as far as it stays over the plot."""
    right = plane.left + plane.width - heading.width
    return max(plane.left, min(plane.x(heading.middle) - heading.width / 2, right))


def _overlap(first: Heading, second: Heading, plane: Plane) -> bool:
    apart = _left(second, plane) - _left(first, plane)
    return -second.width - 0.06 < apart < first.width + 0.06


def _merged(headings: Sequence[Heading], plane: Plane) -> list[Heading]:
    """Neighbours with one word whose words would lie on each other share it."""
    found: list[Heading] = []
    for one in sorted(headings, key=lambda heading: heading.spans):
        if found and found[-1].text == one.text and _overlap(found[-1], one, plane):
            found[-1] = Heading(one.text, found[-1].spans + one.spans, one.lowest)
        else:
            found.append(one)
    return found


def _rows(headings: Sequence[Heading], plane: Plane) -> dict[Heading, int]:
    """For each heading its row over the plot, counted from below, such that none lies on another."""
    rows: dict[Heading, int] = {}
    for one in sorted(headings, key=lambda heading: not heading.lowest):
        least = 0 if one.lowest else max(rows.values(), default=-1) + 1
        taken = {row for other, row in rows.items() if _overlap(other, one, plane)}
        rows[one] = next(row for row in range(least, least + len(headings) + 1) if row not in taken)
    return rows


# ------------------------------------------------------------------ words beside what is drawn


def _settled(
    planes: Sequence[Plane], words: Sequence[Words], strokes: Callable[[Plane], list[Stroke]]
) -> tuple[Plane, list[tuple[Words, Box]]]:
    """The lowest plane at which the words find room near what they name, and where; without those that never do."""
    drawn = [strokes(plane) for plane in planes]
    kept = [one for one in words if _places(planes[-1], [one], drawn[-1], strict=False)]
    while kept:
        for plane, lines in zip(planes, drawn, strict=True):
            for strict in (True, False):
                boxes = _places(plane, kept, lines, strict)
                if boxes:
                    return plane, list(zip(kept, boxes, strict=True))
        kept.remove(max(kept, key=lambda one: one.height))
    return planes[0], []


def _places(plane: Plane, words: Sequence[Words], strokes: list[Stroke], strict: bool) -> list[Box]:
    """Where each of ``words`` stands; nothing where one of them has no room that is near enough."""
    # A little wider than they are, so that neighbours are not read as one.
    labels = [Label(plane.point(one.x, one.y), one.width + 0.12, one.height) for one in words]
    plot = Box(plane.left, plane.above, plane.left + plane.width + 0.1, plane.above + plane.height - 0.03)
    bounds = _within_reach(labels, plot)
    near = [stroke for stroke in strokes if bounds.grown(0.1).crossed_by(stroke)]
    boxes = place(labels, bounds, strokes=near, strict=strict) or []
    is_near = all(_apart(label, box) <= NEAR[style.is_narrow()] for label, box in zip(labels, boxes, strict=False))
    return boxes if is_near else []


def _apart(label: Label, box: Box) -> float:
    (x, y), (x2, y2) = label.anchor, box.nearest(label.anchor)
    return ((x - x2) ** 2 + (y - y2) ** 2) ** 0.5


def _within_reach(labels: Sequence[Label], plot: Box) -> Box:
    """The part of the plot in which labels are near enough to what they name: the search need not look beyond."""
    near = NEAR[style.is_narrow()]
    across = [(label.anchor[0], near + label.width) for label in labels]
    down = [(label.anchor[1], near + label.height) for label in labels]
    return Box(
        max(plot.left, min(x - reach for x, reach in across)),
        max(plot.top, min(y - reach for y, reach in down)),
        min(plot.right, max(x + reach for x, reach in across)),
        min(plot.bottom, max(y + reach for y, reach in down)),
    )


def _write_inside(page: Page, plane: Plane, placed: Sequence[tuple[Words, Box]]) -> None:
    for one, box in placed:
        anchor = plane.point(one.x, one.y)
        leader = leader_of(Label(anchor, 0, 0), box)
        if leader:
            (x, y), (x2, y2) = leader
            look = {"color": style.GREY, "linewidth": 0.5, "zorder": 1, "gid": "leader"}
            page.draw([x, x2], [page.top + y, page.top + y2], **look)
        # Text leans towards its point.
        side = "left" if box.left >= anchor[0] else "right" if box.right <= anchor[0] else "center"
        edge = {"left": box.left, "right": box.right, "center": (box.left + box.right) / 2}[side]
        page.write(one.lines(), edge, page.top + box.top, align=side, gid="label", halo=style.PAPER)


def _write_beside(page: Page, plane: Plane, words: Sequence[Words]) -> None:
    heights = [one.height for one in words]
    wanted = [plane.y(one.y) - height / 2 for one, height in zip(words, heights, strict=True)]
    low, high = plane.above, plane.above + plane.height
    edge = plane.left + plane.width + COLUMN_GAP
    for one, top, height in zip(words, spread(wanted, heights, low, high, NAME_GAP), heights, strict=True):
        page.write(one.lines(), edge, page.top + top, gid="label")
        x, y = plane.point(one.x, one.y)
        look = {"color": style.GREY, "linewidth": 0.6, "linestyle": (0, (1, 2)), "zorder": 0.5, "gid": "name-leader"}
        page.draw([x + 0.06, edge - 0.05], [page.top + y, page.top + top + height / 2], **look)


def _under_lines(words: Words) -> list[Line]:
    return words.lines(style.inner() - SIGN)


def _write_under(page: Page, words: Sequence[Words], top: float) -> None:
    for one in words:
        lines = _under_lines(one)
        middle = page.top + top + height_of(lines[:1]) / 2
        left, right = style.MARGIN + 0.03, style.MARGIN + SIGN - 0.11
        is_mark = one.sign.get("linestyle") == "none"
        x = [(left + right) / 2] if is_mark else [left, right]
        page.draw(x, [middle] * len(x), gid="name-mark", **one.sign)
        page.write(lines, style.MARGIN + SIGN, page.top + top, gid="label")
        top += height_of(lines) + NAME_GAP


# ------------------------------------------------------------------ the axis of months


def month_edges(first: int, last: int) -> tuple[float, float]:
    """Both ends of an axis of months; a few months are not stretched over a whole page."""
    lacking = max(0, 5 - (last - first)) / 2
    return first - EDGE - lacking, last + EDGE + lacking


def months_height(across: tuple[float, float]) -> float:
    """Height of what stands under an axis of months."""
    return 0.42 if _month_step(across, _likely_width()) else 0.27


def _likely_width() -> float:
    """Of the plot, before the words beside it are known; what is drawn keeps to it on any page."""
    return style.inner() - (0.6 if style.is_narrow() else 0.6 + WORDS_WIDTH + COLUMN_GAP)


def _month_step(across: tuple[float, float], width: float) -> int:
    """Every how manieth month has room for its name; 0 where only years have."""
    pitch = width / (across[1] - across[0])
    return next((step for step in (1, 3) if step * pitch >= QUARTER_ROOM), 0)


def draw_months(scene: Scene) -> None:
    """Names of years, and of months where there is room; a thin upright line at each turn of the year."""
    axes, across, lang = scene.axes, scene.plane.across, scene.page.lang
    for turn in range(ceil(across[0] / 12) * 12, ceil(across[1]), 12):
        if across[0] < turn - 0.5 < across[1]:
            axes.axvline(turn - 0.5, color=style.RULE, linewidth=0.6, zorder=0.6, gid="turn-of-year")
    months = range(ceil(across[0]), int(across[1]) + 1)
    step = _month_step(across, _likely_width())
    named = [month for month in months if step and month % step == 0]
    years = [] if named else _years(scene)
    axes.xaxis.set_major_locator(FixedLocator([at for at, _ in years] if years else named))
    new = [n == 0 or month % 12 == 0 for n, month in enumerate(named)]
    # The year of the first name only where that of the next is far enough.
    if len(new) > 1 and any(new[1:]) and new.index(True, 1) * step * scene.pitch < YEAR_ROOM:
        new[0] = False
    texts = [
        _month_name(month, lang) + (f"\n{month // 12}" if is_new else "")
        for month, is_new in zip(named, new, strict=True)
    ]
    axes.xaxis.set_major_formatter(FixedFormatter([name for _, name in years] if years else texts))
    axes.tick_params(axis="x", which="major", length=0 if years else 3)
    small = 1 if scene.pitch >= 0.1 else 3
    axes.xaxis.set_minor_locator(FixedLocator([month for month in months if month % small == 0]))


def _month_name(month: int, lang: str) -> str:
    return format_date(date(2000, month % 12 + 1, 1), "LLL", locale=LANGUAGES[lang])


def _years(scene: Scene) -> list[tuple[float, str]]:
    """Names of years in the middle of what is seen of them, as many as have room."""
    low, high = scene.plane.across
    every = ceil(YEAR_ROOM / (12 * scene.pitch))
    found = []
    for year in range(int(low // 12), int(high // 12) + 1):
        left, right = max(low, year * 12 - 0.5), min(high, year * 12 + 11.5)
        room = (right - left) * scene.pitch
        if year % every == 0 and room >= (YEAR_ROOM if every == 1 else 12 * scene.pitch * 0.6):
            found.append(((left + right) / 2, str(year)))
    return found
