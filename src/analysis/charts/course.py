"""The course of one count, month by month, and where it leads if it goes on as it did."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

import pandas as pd

from analysis.charts import style
from analysis.charts.chart import Chart, form
from analysis.charts.facts import (
    COLUMNS,
    Fact,
    bare_of,
    definition_words,
    facts_in,
    left_out,
    measure_label,
    said,
    word,
)
from analysis.charts.labels import Stroke
from analysis.charts.page import empty
from analysis.charts.plane import (
    CurvePage,
    Heading,
    Plane,
    Scene,
    Words,
    at_month,
    by_month,
    draw_months,
    heading_of,
    ink_of,
    interval_words,
    is_month,
    is_months,
    month_edges,
    months_height,
    months_of,
    one_course,
    open_plane,
    point_size,
    refuse_others,
    runs,
    value_range,
)
from analysis.reference import assumption, month_number
from analysis.reference.language import current, number, period, term

COUNTS = ("registered_workers", "active_workers")
PROJECTED = "projected_workers"
SPIKES = {"election_spike_workers": "chart.spike.election", "spike_workers": "chart.spike.other"}
TARGET = "target_workers"
LEVEL = 80  # percent, of the interval of a projection
BROKEN = 12  # months that the steps of a projection may be spread over more, as in measures.projection
PROJECTION_DASH = (0, (4, 1.8))


@dataclass(frozen=True)
class _Course:
    counts: list[Fact]
    projected: list[Fact]
    spikes: list[Fact]
    target: Fact | None
    lost: list[Fact] = field(default_factory=list)  # not drawn: no value, or no month

    @property
    def last(self) -> Fact:
        return self.counts[-1]

    @property
    def end(self) -> Fact | None:
        return self.projected[-1] if self.projected else None

    @property
    def drawn(self) -> list[Fact]:
        return [*self.counts, *self.spikes, *self.projected, *filter(None, [self.target])]

    @property
    def mark(self) -> style.Mark:
        return style.NUMERATOR_MARKS[self.last.numerator]

    @property
    def is_alike(self) -> bool:
        """Whether a line may join the counts: what is not stated cannot be known to be the same."""
        return self.last.is_like(self.last)

    @property
    def lines(self) -> list[list[Fact]]:
        return [run for run in runs(self.counts) if len(run) > 1] if self.is_alike else []

    @property
    def spiked(self) -> list[Fact]:
        """The counts of months in a spike."""
        spans = [months_of(spike.period) for spike in self.spikes]
        return [fact for fact in self.counts if any(first <= at_month(fact) <= last for first, last in spans)]

    @property
    def alone(self) -> list[Fact]:
        """The counts that no line meets."""
        joined = {fact.fact_id for run in self.lines for fact in run}
        return [fact for fact in self.counts if fact.fact_id not in joined and fact not in self.spiked]

    @property
    def is_monthly(self) -> bool:
        """Whether the projection has every month, so that a band may run through it."""
        return len(runs([self.last, *self.projected])) == 1

    @property
    def ahead(self) -> list[tuple[float, float]]:
        return [(at_month(fact), fact.value) for fact in [self.last, *self.projected]]

    @property
    def band(self) -> list[tuple[float, float, float]]:
        """Month, low and high; it begins at the last count, which is known."""
        known = [fact for fact in self.projected if fact.has_interval]
        if not (known and self.is_monthly):
            return []
        start = (at_month(self.last), self.last.value, self.last.value)
        return [start, *((at_month(fact), fact.low, fact.high) for fact in known)]

    @property
    def values(self) -> list[float]:
        return [
            value for fact in self.drawn if fact.measure not in SPIKES for value in (fact.value, fact.low, fact.high)
        ]

    @property
    def months(self) -> tuple[int, int]:
        months = [at_month(fact) for fact in (*self.counts, *self.projected)]
        months += [_due(self.target)] if self.target else []
        return min(months), max(months)


@form
def course(
    facts: pd.DataFrame,
    target: Mapping[str, object] | pd.Series | None = None,
    *,
    title: object | None = None,
    name: str | None = None,
    lang: str | None = None,
) -> Chart:
    """Monthly counts of one area and definition as a line, their projection dashed with its 80 % interval as a band.

    ``facts`` holds ``registered_workers`` or ``active_workers`` by month, and of the same area and definition
    ``projected_workers``, ``election_spike_workers`` and ``spike_workers`` (whose months are hollow points, named
    over the plot) and ``target_workers``. ``target`` may be given instead: ``period`` (YYYY is its December) and
    ``value`` in workers, and what else a fact has. Where not every month is projected, those that are have upright
    bars instead of a band. Raises ``ValueError`` for several areas, definitions or measures counted, for two counts
    of one month, for a projection that begins before the last count, and for a target of something else.
    """
    lang = current(lang)
    found = _read(facts_in(facts), target)
    if found is None:
        return empty(title, name, lang)
    upward = value_range(found.values)
    page = _page(found, upward[0] > 0, title, name, lang)
    across = month_edges(*found.months)
    scene = open_plane(
        page,
        across,
        upward,
        words=_words(found, lang),
        headings=[
            Heading(term(SPIKES[spike.measure], lang), ((first - 0.5, last + 0.5),))
            for spike in found.spikes
            for first, last in [months_of(spike.period)]
        ],
        strokes=lambda plane: _strokes(found, plane),
        say=lambda value, digits: number(value, digits, lang),
        whole=True,
        bottom=months_height(across),
    )
    _draw(scene, found)
    return page.chart()


def _read(facts: list[Fact], given: Mapping[str, object] | pd.Series | None) -> _Course | None:
    refuse_others(facts, (*COUNTS, PROJECTED, *SPIKES, TARGET), "a course")
    usable = [fact for fact in facts if fact.has_value and _has_its_months(fact)]
    counts = [fact for fact in usable if fact.measure in COUNTS]
    if not counts:
        return None
    if len({fact.measure for fact in counts}) > 1:
        raise ValueError(f"a course is of one measure, and the frame holds {', '.join(COUNTS)}")
    one_course([fact for fact in usable if fact.measure != TARGET])
    counts = by_month(counts)
    projected = by_month(fact for fact in usable if fact.measure == PROJECTED)
    if projected and at_month(projected[0]) <= at_month(counts[-1]):
        raise ValueError(f"the projection begins in {projected[0].period}, before the last count, {counts[-1].period}")
    spikes = sorted((fact for fact in usable if fact.measure in SPIKES), key=lambda fact: months_of(fact.period))
    lost = [fact for fact in facts if fact not in usable]
    return _Course(counts, projected, spikes, _target(usable, given, counts[-1]), lost)


def _has_its_months(fact: Fact) -> bool:
    return fact.measure == TARGET or (is_months(fact) if fact.measure in SPIKES else is_month(fact))


def _target(facts: list[Fact], given: Mapping[str, object] | pd.Series | None, last: Fact) -> Fact | None:
    """The target given, else that of the frame. Raises ``ValueError`` where it is not one of what is counted."""
    aims = [fact for fact in facts if fact.measure == TARGET] if given is None else [_given(dict(given))]
    if len(aims) > 1:
        raise ValueError(f"a course has one target, and the frame holds {', '.join(fact.fact_id for fact in aims)}")
    for aim in aims:
        if aim.unit != "workers":
            raise ValueError(f"a target of a course is in workers, and this one is in {aim.unit}")
        for name in ("area_code", "segment"):
            if getattr(aim, name) not in ("", getattr(last, name)):
                raise ValueError(
                    f"the {name} of the target is {getattr(aim, name)}, of the counts {getattr(last, name)}"
                )
        # What a target is divided by does not matter to a count of workers.
        theirs, mine = (replace(one.counts, denominator="-") if one.counts else None for one in (aim, last))
        why = theirs.why_unlike(mine) if theirs and mine else None
        if why:
            raise ValueError(f"the target is defined as {aim.definition}, the counts as {last.definition}: {why}")
    return aims[0] if aims else None


def _given(row: dict[str, object]) -> Fact:
    """A target that is told by a row; what the row does not tell is empty."""
    blank = {**dict.fromkeys(COLUMNS, ""), "low": math.nan, "high": math.nan, "unit": "workers", "measure": TARGET}
    return facts_in(pd.DataFrame([{**blank, "source": "", **row}]))[0]


def _due(target: Fact) -> int:
    """The month of a target; that of a year is due at its end."""
    last = target.period.rpartition("/")[2]
    return month_number(last if len(last) >= 7 else f"{last}-12")


# ------------------------------------------------------------------ words


def _page(found: _Course, is_cut: bool, title: object | None, name: str | None, lang: str) -> CurvePage:
    last, end = found.last, found.end
    measure = measure_label(last.measure, lang)
    definition = definition_words(last, lang)
    parts = {"measure": measure, "where": last.area, "n": bare_of(last, lang), "when": period(last.period, lang)}
    if end:
        then = {"end": bare_of(end, lang), "then": period(end.period, lang)}
        heading = term("chart.title.course_projected", lang, **parts, **then)
    else:
        heading = term("chart.title.course", lang, **parts)
    notes = [
        term("chart.projection_band" if found.band else "chart.projection_bars", lang, level=LEVEL)
        if end and end.has_interval
        else "",
        _why_none(found, lang),
        term("chart.not_joined", lang) if not found.is_alike else "",
        term("chart.not_from_zero", lang) if is_cut else "",
    ]
    # A target that is no fact is cited in words; its source is not that of the counts.
    target = found.target
    cited = target if target and not (target.fact_id or target.is_simulated) else None
    return CurvePage(
        [fact for fact in found.drawn if fact != cited],
        lang,
        name=name or f"course-{last.measure}-{last.area_code}",
        title=str(title) if title is not None else heading,
        subtitle=heading_of(
            measure, word(f"chart.unit.{last.unit}", lang, last.unit), definition, last.segment, lang, *notes
        ),
        alt=_alt(found, lang),
        notes=[
            *left_out(found.lost, "chart.left_out_of_months", lang),
            *([_cited(cited, lang)] if cited and cited.source else []),
        ],
        definition=definition,
        counted=found.counts,
        named=[last, *filter(None, [end, found.target])],
    )


def _why_none(found: _Course, lang: str) -> str:
    """Why there is no projection, as far as the months tell it."""
    if found.projected:
        return ""
    return term("chart.no_projection" if _are_enough(found.counts) else "chart.too_few_months", lang)


def _are_enough(counts: list[Fact]) -> bool:
    """Whether a projection could be made of so many months: steps from month to month, every calendar month among them."""
    least = int(assumption("projection_months").value) - 1
    months = [at_month(fact) for fact in counts]
    steps = [month for before, month in pairwise(months) if before == month - 1 > months[-1] - least - BROKEN - 1]
    calendar = [month % 12 for month in steps[-least:]]
    return len(calendar) == least and len(set(calendar)) == 12 and calendar.count(0) > 1


def _cited(target: Fact, lang: str) -> str:
    return f"{term('chart.target', lang).capitalize()}: {target.source}."


def _interval(fact: Fact, lang: str) -> str:
    return interval_words(fact, LEVEL, lang)


def _alt(found: _Course, lang: str) -> str:
    first, last, end, target = found.counts[0], found.last, found.end, found.target
    parts = [f"{said(fact, lang)} ({period(fact.period, lang)})" for fact in dict.fromkeys([first, last])]
    parts += [
        f"{term(SPIKES[spike.measure], lang)}: {said(spike, lang)} ({period(spike.period, lang)})"
        for spike in found.spikes
    ]
    if end:
        told = ", ".join(filter(None, [said(end, lang), _interval(end, lang)]))
        parts.append(f"{term('chart.projected', lang, when=period(end.period, lang))}: {told}")
    else:
        parts.append(_why_none(found, lang))
    if target:
        parts.append(f"{_target_words(target, lang)}: {said(target, lang)}")
    return "; ".join(parts)


def _target_words(target: Fact, lang: str) -> str:
    return term("chart.target_due", lang, when=period(target.period, lang))


def _words(found: _Course, lang: str) -> list[Words]:
    last, end, target, mark = found.last, found.end, found.target, found.mark
    ink = ink_of(mark.colour)
    told = term("chart.last_count", lang, when=period(last.period, lang))
    words = [Words(at_month(last), last.value, bare_of(last, lang), (told,), mark.line_style(), ink)]
    if end:
        texts = (term("chart.projected", lang, when=period(end.period, lang)), *filter(None, [_interval(end, lang)]))
        sign = {"color": mark.colour, "linestyle": PROJECTION_DASH, "linewidth": 1.5}
        words.append(Words(at_month(end), end.value, bare_of(end, lang), texts, sign, ink))
    if target:
        texts = (_target_words(target, lang),)
        words.append(Words(_due(target), target.value, bare_of(target, lang), texts, _target_look()))
    return words


# ------------------------------------------------------------------ drawing


def _target_look() -> dict[str, object]:
    return {**style.Mark("_", style.INK, size=13).line_style(), "markeredgewidth": 2.4}


def _strokes(found: _Course, plane: Plane) -> list[Stroke]:
    lines = [[(at_month(fact), fact.value) for fact in run] for run in runs(found.counts)]
    if found.projected:
        lines.append(found.ahead)
    for side in (1, 2):
        lines.append([(point[0], point[side]) for point in found.band])
    if not found.band:
        lines += [[(at_month(f), f.low), (at_month(f), f.high)] for f in found.projected if f.has_interval]
    strokes = [stroke for line in lines for stroke in plane.strokes(line)]
    if found.target:
        x, y = plane.point(_due(found.target), found.target.value)
        strokes.append(((x - 0.1, y), (x + 0.1, y)))
    return strokes


def _draw(scene: Scene, found: _Course) -> None:
    colour, axes = found.mark.colour, scene.axes
    draw_months(scene)
    for run in found.lines:
        points = [(at_month(fact), fact.value) for fact in run]
        scene.line(points, color=colour, linewidth=1.7, zorder=2, gid="line-" + "-".join(f.fact_id for f in run))
    size = point_size(scene.pitch)
    for facts, is_filled in ((found.alone, found.mark.filled), (found.spiked, False)):
        for fact in facts:
            mark = style.Mark(found.mark.shape, colour, is_filled, size)
            axes.plot(
                at_month(fact), fact.value, zorder=2.6, clip_on=False, gid=f"dot-{fact.fact_id}", **mark.line_style()
            )
    _draw_ahead(scene, found)
    _draw_spikes(scene)
    last = style.Mark(found.mark.shape, colour, found.mark.filled, 6)
    axes.plot(at_month(found.last), found.last.value, zorder=3, clip_on=False, gid="last-count", **last.line_style())
    if found.target:
        look = {"zorder": 3.2, "clip_on": False, "gid": f"target-{found.target.fact_id or found.target.period}"}
        axes.plot(_due(found.target), found.target.value, **look, **_target_look())


def _draw_ahead(scene: Scene, found: _Course) -> None:
    if not found.projected:
        return
    colour = found.mark.colour
    if found.band:
        scene.band(found.band, colour, "band-" + "-".join(fact.fact_id for fact in found.projected))
    look = {"color": colour, "linewidth": 1.5, "linestyle": PROJECTION_DASH, "zorder": 1.9}
    scene.line(found.ahead, gid="projection", **look)
    for fact in found.projected if not found.is_monthly else []:
        mark = style.Mark(found.mark.shape, colour, False, 5)
        scene.axes.plot(at_month(fact), fact.value, zorder=2.6, gid=f"dot-{fact.fact_id}", **mark.line_style())
        if fact.has_interval:
            ends = [(at_month(fact), fact.low), (at_month(fact), fact.high)]
            scene.line(ends, color=colour, linewidth=1.3, marker="_", markersize=5, gid=f"interval-{fact.fact_id}")


def _draw_spikes(scene: Scene) -> None:
    """A light bracket over the months of each spike, under its word."""
    plane = scene.plane
    for heading in scene.tops:
        for first, last in heading.spans:
            y = scene.page.top + plane.above
            x = [max(plane.x(first), plane.left), min(plane.x(last), plane.left + plane.width)]
            ends = ([x[0], x[0], x[1], x[1]], [y, y - 0.035, y - 0.035, y])
            scene.page.draw(*ends, color=style.GREY, linewidth=0.8, gid="bracket")
