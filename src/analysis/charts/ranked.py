"""Districts ranked by one measure, each dot with its own definition beside it."""

from __future__ import annotations

import pandas as pd

from analysis.charts import style
from analysis.charts.chart import Chart, form
from analysis.charts.facts import (
    Fact,
    bare_of,
    distinct,
    facts_in,
    in_words,
    measure_label,
    only,
    segment_words,
    short_definition,
    where,
)
from analysis.charts.page import Page, Run, block, draw_interval, empty, interval_key, mark_key, subtitle
from analysis.charts.rows import Row, draw_reference, open_rows
from analysis.reference.language import current, number, period, quantity, term

NAME_WIDTH = 1.75
WORDS_WIDTH = 2.45


@form
def ranked_dots(
    facts: pd.DataFrame, *, title: object | None = None, name: str | None = None, lang: str | None = None
) -> Chart:
    """Districts ranked by value, one row a fact: a dot, its interval, its period and its definition.

    The marker says what the numerator counts, the words at the right the segments and the denominator, so
    that dots of unlike definitions are not read as one series. ``facts`` holds one measure; raises
    ``ValueError`` if it holds several.
    """
    lang = current(lang)
    found = facts_in(facts)
    if not found:
        return empty(title, name, lang)
    measure, unit = only(found, "measure"), only(found, "unit")
    # A fact without a value keeps its row, at the end. Ties in the order of codes, so that no run differs.
    ranked = sorted(found, key=lambda f: (not f.has_value, -f.value if f.has_value else 0, f.area_code, f.fact_id))
    page = _page(ranked, measure, title, name, lang)

    values = [value for f in ranked for value in (f.value, f.low, f.high) if value == value]
    top, bottom = max([0.0, *values]), min([0.0, *values])
    several_segments = len({fact.segment for fact in ranked}) > 1
    part_simulated = len({fact.is_simulated for fact in ranked}) > 1
    upper = top * 1.06 if top or bottom else 1.0
    marks_hundred = unit == "percent" and upper > 100
    layout = open_rows(
        page,
        [_row(fact, several_segments, part_simulated, lang) for fact in ranked],
        upper=upper,
        lower=bottom * 1.06,
        say=lambda value: quantity(value, "IDR", lang) if unit.startswith("IDR") else _axis(value, lang),
        headroom=0.2 if marks_hundred else 0.0,
    )
    if marks_hundred:
        draw_reference(layout, 100, term("unit.percent", lang, n="100"))
    for fact, y in zip(ranked, layout.centres, strict=True):
        mark = style.NUMERATOR_MARKS[fact.numerator]
        if fact.has_value:
            draw_interval(layout.axes, fact, y, mark.colour)
            layout.axes.plot([fact.value], [y], zorder=3, clip_on=False, gid=f"dot-{fact.fact_id}", **mark.line_style())
    return page.chart()


def _axis(value: float, lang: str) -> str:
    return number(value, 0 if float(value).is_integer() else 1, lang)


def _row(fact: Fact, several_segments: bool, part_simulated: bool, lang: str) -> Row:
    stamp = term("chart.simulated", lang) if part_simulated and fact.is_simulated else ""
    words = [segment_words(fact.segment, lang) if several_segments else "", short_definition(fact, lang), stamp]
    value = bare_of(fact, lang) if fact.has_value else term("missing", lang)
    first = [
        Run(f"{value}  ", style.LABEL, style.INK, bold=True),
        Run(period(fact.period, lang), style.SMALL, style.GREY),
    ]
    second = block(" · ".join(distinct(words)), style.column(WORDS_WIDTH), style.SMALL, style.GREY)
    return Row(block(fact.area, style.column(NAME_WIDTH), style.LABEL), [first, *second])


def _page(facts: list[Fact], measure: str, title: object | None, name: str | None, lang: str) -> Page:
    label = measure_label(measure, lang)
    note = term("chart.each_own", lang) if len({fact.definition for fact in facts}) > 1 else ""
    return Page(
        facts,
        lang,
        name=name or f"ranked-{measure}",
        title=str(title)
        if title is not None
        else term("chart.title.ranked", lang, measure=label, where=where(facts, lang)),
        subtitle=subtitle(facts, lang, note),
        alt=in_words([fact for fact in facts if fact.has_value], lang),
        key=[*mark_key(facts, lang), *interval_key(facts, lang)],
    )
