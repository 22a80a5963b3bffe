"""How far from a target, and how fast the rest of the way would have to be gone."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from urllib.parse import urlparse

import pandas as pd

from analysis.charts import style
from analysis.charts.chart import Chart, form
from analysis.charts.facts import (
    Fact,
    bare,
    bare_of,
    distinct,
    facts_in,
    left_out,
    measure_label,
    said,
    short_definition,
    where,
)
from analysis.charts.page import (
    KeyItem,
    Line,
    Page,
    block,
    draw_interval,
    empty,
    mark_key,
    subtitle,
    width_of,
)
from analysis.charts.rows import Row, Rows, open_rows
from analysis.reference import Definition
from analysis.reference.language import current, number, period, quantity, term

ACTUAL = "coverage_pct"
GAPS = ("gap_points", "gap_workers", "required_per_month")
NAME_WIDTH = 1.9
WORDS_WIDTH = 2.25
TALL = 0.62  # a row also holds two labels in the plot


@dataclass(frozen=True)
class Target:
    """One row of ``reference.targets()``."""

    target_id: str
    area_code: str
    name: str
    value: float
    period: str
    definition: str
    source_url: str

    def fits(self, actual: Fact) -> bool:
        """Whether ``actual`` may be measured against this target: same area, definitions alike in full."""
        if self.area_code != actual.area_code or actual.counts is None:
            return False
        return actual.counts.why_unlike(Definition.parse(self.definition)) is None


@dataclass
class Way:
    """One row of the figure: an actual figure, the target it is measured against, and what lies between."""

    actual: Fact
    target: Target | None
    gaps: dict[str, Fact] = field(default_factory=dict)


@form
def target_pace(
    facts: pd.DataFrame,
    targets: pd.DataFrame,
    *,
    title: object | None = None,
    name: str | None = None,
    lang: str | None = None,
) -> Chart:
    """Coverage beside its target, one row a pair: the gap in points and workers, and the pace that closes it.

    ``facts`` holds rows of ``coverage_pct`` and, for the same areas, of ``gap_points``, ``gap_workers`` and
    ``required_per_month``; ``targets`` is a frame like that of ``reference.targets()``. A target is set beside
    a figure only where both are defined alike; what is missing is left out and said. Raises ``ValueError`` for
    other measures.
    """
    lang = current(lang)
    every = facts_in(facts)
    other = distinct(fact.measure for fact in every if fact.measure not in (ACTUAL, *GAPS))
    if other:
        raise ValueError(
            f"a figure of targets draws {', '.join((ACTUAL, *GAPS))}, and the frame holds {', '.join(other)}"
        )
    aims = _targets(targets)
    ways = _ways(every, aims)
    if not ways:
        return empty(title, name, lang)
    drawn = [fact for way in ways for fact in (way.actual, *way.gaps.values())]
    measured = [way for way in ways if way.target]
    areas = {way.actual.area_code for way in ways}
    lost = [aim for aim in aims if aim.area_code in areas and all(way.target != aim for way in ways)]
    notes = left_out([fact for fact in every if fact not in drawn], "chart.not_matched", lang)
    if lost:
        names = "; ".join(f"{aim.name} ({bare(aim.value, 'percent', lang)})" for aim in lost)
        notes.append(term("chart.unlike_targets", lang, names=names))
    if measured:
        cited = distinct(
            f"{way.target.name} [{way.target.target_id}], {urlparse(way.target.source_url).netloc}" for way in measured
        )
        notes.append(f"{term('chart.target', lang).capitalize()}: {'; '.join(cited)}.")
    actuals = [way.actual for way in ways]
    page = Page(
        drawn,
        lang,
        name=name or "target-pace",
        title=str(title) if title is not None else term("chart.title.pace", lang, where=where(actuals, lang)),
        subtitle=subtitle(actuals, lang, term("chart.only_like_target", lang)),
        alt="; ".join(_in_words(way, lang) for way in ways),
        key=[
            *(replace(item, text=f"{term('chart.actual', lang)}: {item.text}") for item in mark_key(actuals, lang)),
            *([KeyItem(term("chart.target", lang), mark=style.Mark("|", style.INK, size=10))] if measured else []),
        ],
        notes=notes,
    )
    values = [
        value for way in ways for value in (way.actual.value, way.actual.high, way.target.value if way.target else 0)
    ]
    layout = open_rows(
        page,
        [_row(way, lang) for way in ways],
        upper=max(value for value in values if value == value) * 1.15 or 1.0,
        say=lambda value: number(value, 0 if float(value).is_integer() else 1, lang),
        tall=TALL,
    )
    for way, y in zip(ways, layout.centres, strict=True):
        _draw(layout, way, y, lang)
    return page.chart()


def _targets(frame: pd.DataFrame) -> list[Target]:
    rows = frame[frame["metric"] == ACTUAL].to_dict("records")
    fields = ("target_id", "area_code", "name", "value", "period", "definition", "source_url")
    return [
        Target(**{name: float(row[name]) if name == "value" else str(row[name]) for name in fields}) for row in rows
    ]


def _ways(facts: list[Fact], aims: list[Target]) -> list[Way]:
    actuals = sorted(
        (fact for fact in facts if fact.measure == ACTUAL and fact.has_value),
        key=lambda f: (f.area_code, f.days, f.fact_id),
    )
    ways = [Way(actual, aim) for actual in actuals for aim in [a for a in aims if a.fits(actual)] or [None]]
    for way in ways:
        alone = sum(w.actual.area_code == way.actual.area_code and w.target is not None for w in ways) == 1
        for measure in GAPS if way.target else ():
            candidates = [fact for fact in facts if fact.measure == measure and _belongs(fact, way, alone)]
            # Two candidates leave open which one is meant; then neither is drawn, and the note says so.
            if len(candidates) == 1:
                way.gaps[measure] = candidates[0]
    return ways


def _belongs(gap: Fact, way: Way, alone: bool) -> bool:
    """Whether a gap is that of this row: same area, same members counted and, among several rows, same time."""
    if gap.area_code != way.actual.area_code or not gap.has_value:
        return False
    own = way.actual.counts
    if gap.counts and own:
        same = (gap.counts.numerator, gap.counts.scope) == (own.numerator, own.scope)
        if not same or gap.counts.denominator not in (own.denominator, "-"):
            return False
    return alone or way.actual.period in gap.period.split("/")


def _in_words(way: Way, lang: str) -> str:
    parts = [f"{way.actual.area}: {said(way.actual, lang)} ({period(way.actual.period, lang)})"]
    if way.target:
        parts.append(f"{way.target.name} {quantity(way.target.value, 'percent', lang)}")
    parts += [f"{measure_label(measure, lang)} {said(gap, lang)}" for measure, gap in way.gaps.items()]
    return ", ".join(parts)


def _row(way: Way, lang: str) -> Row:
    actual = way.actual
    name_width, words_width = style.column(NAME_WIDTH), style.column(WORDS_WIDTH)
    left = [
        *block(actual.area, name_width, style.LABEL, bold=True),
        *block(period(actual.period, lang), name_width, style.SMALL, style.GREY),
        *block(short_definition(actual, lang), name_width, style.SMALL, style.GREY),
    ]
    if way.target is None:
        return Row(left, block(term("chart.no_like_target", lang), words_width, style.SMALL, style.GREY))
    right: list[Line] = []
    for measures in (GAPS[:2], GAPS[2:]):
        gaps = [way.gaps[measure] for measure in measures if measure in way.gaps]
        if gaps:
            right += block(measure_label(gaps[0].measure, lang), words_width, style.SMALL, style.GREY)
            together = block(" · ".join(said(gap, lang) for gap in gaps), style.inner(), style.SMALL, bold=True)
            apart = [line for gap in gaps for line in block(said(gap, lang), words_width, style.SMALL, bold=True)]
            right += together if width_of(together) <= words_width else apart
    lacking = [measure_label(measure, lang) for measure in GAPS if measure not in way.gaps]
    if lacking:
        right += block(
            term("chart.lacking", lang, parts=", ".join(text[:1].lower() + text[1:] for text in lacking)),
            words_width,
            style.SMALL,
            style.GREY,
        )
    return Row(left, right)


def _draw(layout: Rows, way: Way, y: float, lang: str) -> None:
    axes, actual, aim = layout.axes, way.actual, way.target
    mark = style.NUMERATOR_MARKS[actual.numerator]
    _label(layout, actual.value, y, 1, bare_of(actual, lang))
    if aim:
        axes.plot(
            [actual.value, aim.value],
            [y, y],
            color=style.RULE,
            linewidth=4,
            solid_capstyle="butt",
            zorder=1.5,
            gid="gap",
        )
        axes.plot([aim.value], [y], zorder=2.5, gid=f"target-{aim.target_id}", **style.TARGET_MARK.line_style())
        _label(layout, aim.value, y, -1, f"{bare(aim.value, 'percent', lang)} ({period(aim.period, lang)})")
    draw_interval(axes, actual, y, mark.colour)
    axes.plot([actual.value], [y], zorder=3, gid=f"dot-{actual.fact_id}", **mark.line_style())


def _label(layout: Rows, value: float, y: float, side: int, text: str) -> None:
    """A label over (``side`` -1) or under (1) a mark."""
    layout.label(value, y + side * 0.19, text, gid="label", colour=style.INK, bold=True)
