"""Counts as bars: one bar a row, made of parts that lie end to end."""

from __future__ import annotations

import pandas as pd

from analysis.charts import style
from analysis.charts.chart import Chart, form
from analysis.charts.facts import Fact, bare, distinct, facts_in, listed, measure_label, only, row_words, said, word
from analysis.charts.page import KeyItem, Page, Run, block, empty
from analysis.charts.rows import Row, open_rows
from analysis.reference.language import current, number

NAME_WIDTH = 3.1
BAR = 0.13  # inches
# Parts differ in hatching as well as in colour, and from dark to light.
HATCHES = ("", "", "////", "....", "xxxx")


@form
def stacked_bars(
    facts: pd.DataFrame, *, title: object | None = None, name: str | None = None, lang: str | None = None
) -> Chart:
    """Counts of one measure as bars, one bar a ``definition`` in the frame's order, its parts by ``state``.

    A definition ``<group>/<row>`` tells its group in words at the right. The number of a bar is the sum of its parts; each
    part is traced. ``state`` is a column of ordered categories. Raises ``ValueError`` for several measures and for more
    parts than can be told apart.
    """
    lang = current(lang)
    found = [fact for fact in facts_in(facts) if fact.has_value]
    if not found:
        return empty(title, name, lang)
    measure, unit = only(found, "measure"), only(found, "unit")
    parts = [str(part) for part in facts["state"].cat.categories if (facts["state"] == part).any()]
    if len(parts) > len(style.STATES):
        raise ValueError(
            f"bars tell {len(style.STATES)} parts apart, and the frame holds {len(parts)}: {', '.join(parts)}"
        )
    looks = {
        part: {"facecolor": colour, "edgecolor": style.PAPER, "hatch": hatch, "linewidth": 0.4}
        for part, colour, hatch in zip(parts, style.STATES, HATCHES, strict=False)
    }
    bars = {text: [fact for fact in found if fact.definition == text] for text in distinct(f.definition for f in found)}
    sums = {text: sum(fact.value for fact in bar) for text, bar in bars.items()}
    of_part = {part: sum(fact.value for fact in found if fact.state == part) for part in parts}
    label = measure_label(measure, lang)
    page = Page(
        found,
        lang,
        name=name or f"bars-{measure}",
        title=str(title) if title is not None else label,
        subtitle=label,
        alt=listed(
            [f"{row_words(bar[0], lang)}: {_all_said(bar, sums[text], lang)}" for text, bar in bars.items()], 8, lang
        ),
        key=[
            KeyItem(f"{word(f'state.{part}', lang, part)} ({number(of_part[part], 0, lang)})", swatch=look)
            for part, look in looks.items()
        ],
    )
    layout = open_rows(
        page,
        [_row(bar[0], sums[text], lang) for text, bar in bars.items()],
        upper=max(sums.values()) * 1.02 or 1.0,
        say=lambda value: bare(value, unit, lang),
        tall=BAR,
    )
    for (text, bar), centre in zip(bars.items(), layout.centres, strict=True):
        left = 0.0
        for fact in sorted(bar, key=lambda fact: parts.index(fact.state)):
            layout.axes.barh(
                centre, fact.value, BAR, left, zorder=2, gid=f"bar-{text}-{fact.state}", **looks[fact.state]
            )
            left += fact.value
    return page.chart()


def _row(fact: Fact, value: float, lang: str) -> Row:
    group = fact.definition.rpartition("/")[0]
    right = [Run(bare(value, fact.unit, lang), style.LABEL, bold=True)]
    if group:
        right.append(Run(f"  {word(f'group.{group}', lang, group)}", style.SMALL, style.GREY))
    return Row(block(row_words(fact, lang), style.column(NAME_WIDTH), style.SMALL), [right])


def _all_said(bar: list[Fact], value: float, lang: str) -> str:
    parts = [f"{word(f'state.{fact.state}', lang, fact.state)} {number(fact.value, 0, lang)}" for fact in bar]
    total = number(value, 0, lang)
    return f"{total} ({', '.join(parts)})" if len(bar) > 1 else said(bar[0], lang)
