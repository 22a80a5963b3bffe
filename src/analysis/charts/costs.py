"""What a budget line pays for one worker and month, beside the premium that the law sets."""

from __future__ import annotations

import pandas as pd

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
    only,
    where,
    word,
)
from analysis.charts.page import KeyItem, Page, Run, block, draw_interval, empty, interval_key
from analysis.charts.rows import Row, draw_reference, open_rows
from analysis.reference.language import current, period, quantity, term

NAME_WIDTH = 2.1


@form
def unit_costs(
    facts: pd.DataFrame,
    statutory_idr: float,
    *,
    title: object | None = None,
    name: str | None = None,
    lang: str | None = None,
) -> Chart:
    """Unit cost of budget lines in rupiah a worker and month, one row a line, beside ``statutory_idr``.

    A line is an area, a fiscal year (``period``) and a name (``definition``). Its implied cost (amount over
    workers and months) is a dot with its interval, its printed one an open square. Raises ``ValueError`` for
    other measures.
    """
    lang = current(lang)
    every = facts_in(facts)
    other = distinct(fact.measure for fact in every if fact.measure not in style.UNIT_COST_MARKS)
    if other:
        raise ValueError(f"unit costs are {' or '.join(style.UNIT_COST_MARKS)}, and the frame holds {', '.join(other)}")
    found = [fact for fact in every if fact.has_value]
    if not found:
        return empty(title, name, lang)
    only(found, "unit")
    lines: dict[tuple[str, ...], list[Fact]] = {}
    for fact in found:
        lines.setdefault((fact.area_code, fact.area, fact.period, fact.definition), []).append(fact)
    # Dearest first; of two costs of a line the implied one counts, as it is what is paid.
    order = list(style.UNIT_COST_MARKS)
    members = [sorted(line, key=lambda f: (order.index(f.measure), f.value, f.fact_id)) for line in lines.values()]
    members.sort(key=lambda line: (-line[0].value, line[0].area_code, line[0].period, line[0].definition))

    page = Page(
        found,
        lang,
        name=name or "unit-costs",
        title=str(title) if title is not None else term("chart.title.costs", lang, where=where(found, lang)),
        subtitle=word(f"chart.unit.{found[0].unit}", lang, found[0].unit).capitalize(),
        alt=f"{in_words([fact for line in members for fact in line], lang)}; {_statutory(statutory_idr, lang)}",
        key=_key(found, lang),
        notes=left_out([fact for fact in every if not fact.has_value], "chart.left_out", lang),
    )
    top = max(value for fact in found for value in (fact.value, fact.high, float(statutory_idr)) if value == value)
    layout = open_rows(
        page,
        [_row(line, lang) for line in members],
        upper=top * 1.08,
        say=lambda value: quantity(value, "IDR", lang),
        headroom=0.2,
    )
    draw_reference(layout, statutory_idr, _statutory(statutory_idr, lang))
    for line, y in zip(members, layout.centres, strict=True):
        for fact in line:
            mark = style.UNIT_COST_MARKS[fact.measure]
            draw_interval(layout.axes, fact, y, mark.colour)
            layout.axes.plot([fact.value], [y], zorder=3, clip_on=False, gid=f"dot-{fact.fact_id}", **mark.line_style())
    return page.chart()


def _statutory(idr: float, lang: str) -> str:
    return f"{term('chart.statutory', lang)} {quantity(idr, 'IDR', lang)}"


def _row(line: list[Fact], lang: str) -> Row:
    first = line[0]
    name = [
        [
            Run(f"{first.area}  ", style.LABEL, style.INK),
            Run(period(first.period, lang) if first.period else "", style.SMALL, style.GREY),
        ],
        *block(definition_words(first, lang), style.column(NAME_WIDTH), style.SMALL, style.GREY),
    ]
    costs = [
        [
            Run(f"{bare_of(fact, lang)}  ", style.LABEL, style.INK, bold=True),
            Run(term(f"chart.short.{fact.measure}", lang), style.SMALL, style.GREY),
        ]
        for fact in line
    ]
    return Row(name, costs)


def _key(facts: list[Fact], lang: str) -> list[KeyItem]:
    measures = {fact.measure for fact in facts}
    marks = [KeyItem(measure_label(m, lang), mark=mark) for m, mark in style.UNIT_COST_MARKS.items() if m in measures]
    return [*marks, *interval_key(facts, lang)]
