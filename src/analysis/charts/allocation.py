"""Where a budget goes: the marginal cost curve, what each district gets, and the answer beside simple rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.ticker import FixedFormatter, FixedLocator, MaxNLocator

from analysis.charts import style
from analysis.charts.chart import Chart, form
from analysis.charts.facts import listed, word
from analysis.charts.page import KeyItem, Line, Run, block, empty
from analysis.charts.plane import Heading, Scene, open_plane
from analysis.charts.rows import Row, Rows, open_rows
from analysis.charts.scenario import NEARLY, plan_page, provenances_of, rows_in, short_rupiah
from analysis.reference.language import current, number, quantity, term

STEPS = ("unit_cost_idr", "people", "bought")
AREAS = ("area_code", "area", "workers", "cost_idr", "coverage_before_pct", "coverage_after_pct")
RULES = ("rule", "value", "workers", "cost_idr", "areas", "below_floor")
UNITS = ("workers", "worker_months", "IDR")
NAMED = 6  # districts without anything that the note names
NAME_WIDTH = 1.75
RULE_WIDTH = 2.1
WORDS_WIDTH = 2.8
TICK_ROOM = 0.3  # inches between the numbers under the curve
AXIS_TICKS = 0.24
BOUGHT = {"facecolor": style.BLUE, "edgecolor": style.BLUE, "linewidth": 0.8}
NOT_BOUGHT = {"facecolor": style.PAPER, "edgecolor": style.BLUE, "linewidth": 0.8}
# The one frames the other where both lie on one spot.
BEFORE = style.Mark("o", style.BLUE, filled=False, size=7.5)
AFTER = style.Mark("o", style.BLUE, size=4.2)
BEST, SIMPLE = style.Mark("o", style.BLUE), style.Mark("o", style.BLUE, filled=False)


# ------------------------------------------------------------------ the marginal cost curve


@dataclass(frozen=True)
class _Step:
    """People who cost the same: from the cheaper workers before on to the dearer ones."""

    idr: float
    before: float
    people: float
    bought: float

    @property
    def end(self) -> float:
        return self.before + self.people


@form
def marginal_cost(
    steps: pd.DataFrame,
    budget_idr: float,
    *,
    facts: pd.DataFrame | None = None,
    assumptions: Sequence[str] = (),
    months: int | None = None,
    provenance: str = "",
    title: object | None = None,
    name: str | None = None,
    lang: str | None = None,
) -> Chart:
    """What one worker more costs, by how many are covered already, the cheapest first; filled where the budget goes.

    One row of ``steps`` is an area and segment (as ``Allocation.steps``): ``unit_cost_idr`` of one worker in rupiah,
    ``people`` there who are not covered, ``bought`` how many of them get cover. Those who cost the same are one step. A rule
    stands where ``budget_idr`` ends if the cheapest come first. ``months`` are those that the cost is for, ``provenance`` is
    that of the counts; ``facts`` and ``assumptions`` are as in :func:`scenario_course`. Raises ``ValueError`` for a budget
    that is not positive, for a number that is missing or negative, and for missing columns.
    """
    lang = current(lang)
    if not 0 < budget_idr < np.inf:
        raise ValueError(f"a budget is a positive number of rupiah, not {budget_idr}")
    found = _steps(rows_in(steps, STEPS, STEPS, "a marginal cost curve"))
    if not found:
        return empty(title, name, lang)
    reached = _reached(found, budget_idr)
    total, bought = found[-1].end, sum(step.bought for step in found)
    said = {"budget": short_rupiah(budget_idr, lang), "n": number(reached, 0, lang)}
    key = "marginal_all" if reached >= total else "marginal" if reached else "marginal_none"
    length = [term("chart.whatif.for_months", lang, months=quantity(months, "months", lang))] if months else []
    page = plan_page(
        facts,
        lang,
        provenances=provenances_of(steps, provenance),
        assumptions=assumptions,
        notes=[] if bought == reached else [_not_cheapest(bought, reached, lang)],
        name=name or "marginal-cost",
        title=str(title) if title is not None else term(f"chart.whatif.title.{key}", lang, **said),
        subtitle=", ".join([term("chart.whatif.unit_cost", lang), *length, term("chart.unit.IDR", lang)]),
        alt=_alt_of_steps(found, budget_idr, reached, lang),
        key=[
            KeyItem(term(f"chart.whatif.{what}", lang, n=number(count, 0, lang)), swatch=look)
            for what, count, look in (("bought", bought, BOUGHT), ("not_bought", total - bought, NOT_BOUGHT))
            if count > 0
        ],
    )
    heading = Heading(term("chart.whatif.budget_ends", lang, **said), ((reached, reached),))
    axis_words = block(term("chart.whatif.workers_so_far", lang), style.inner() * 0.8, style.SMALL, style.GREY)
    scene = open_plane(
        page,
        (0.0, total * 1.02),
        (0.0, max(step.idr for step in found) * 1.1),
        words=(),
        headings=[heading],
        strokes=lambda plane: [],
        say=lambda value, digits: short_rupiah(value, lang),
        whole=True,
        bottom=AXIS_TICKS + len(axis_words) * style.line_height(style.SMALL) + 0.04,
    )
    _draw_steps(scene, found)
    _draw_workers(scene, axis_words)
    scene.rule(reached, next(iter(scene.tops)))
    return page.chart()


def _steps(frame: pd.DataFrame) -> list[_Step]:
    for column in STEPS:
        if not (frame[column] >= 0).all():
            raise ValueError(f"a marginal cost curve has numbers from 0 on, and {column} does not")
    frame = frame[frame["people"] > 0]
    found: list[_Step] = []
    for idr, own in frame.groupby("unit_cost_idr", sort=True):
        before = found[-1].end if found else 0.0
        people = float(own["people"].sum())
        found.append(_Step(float(idr), before, people, min(float(own["bought"].sum()), people)))
    return found


def _reached(steps: Sequence[_Step], budget: float) -> float:
    """How many whole workers a budget is enough for, the cheapest first."""
    workers, left = 0.0, budget
    for step in steps:
        more = step.people if step.idr == 0 else min(step.people, np.floor(left / step.idr + NEARLY))
        workers, left = workers + more, left - more * step.idr
        if more < step.people:
            break
    return float(workers)


def _not_cheapest(bought: float, reached: float, lang: str) -> str:
    return term("chart.whatif.not_cheapest", lang, n=number(bought, 0, lang), reached=number(reached, 0, lang))


def _alt_of_steps(steps: Sequence[_Step], budget: float, reached: float, lang: str) -> str:
    ends = {"budget": quantity(budget, "IDR", lang), "n": number(reached, 0, lang)}
    parts = [term("chart.whatif.budget_ends", lang, **ends)]
    for step in steps:
        count = term("chart.whatif.bought", lang, n=number(step.bought, 0, lang))
        parts.append(f"{quantity(step.idr, 'IDR', lang)}: {quantity(step.people, 'workers', lang)}, {count}")
    return listed(parts, 9, lang)


def _draw_steps(scene: Scene, steps: Sequence[_Step]) -> None:
    parts = [(step.before, step.before + step.bought, step.idr) for step in steps if step.bought > 0]
    scene.axes.add_patch(PathPatch(_boxes(parts), zorder=1.5, gid="bought", **{**BOUGHT, "edgecolor": "none"}))
    corners = [(x, step.idr) for step in steps for x in (step.before, step.end)]
    edge = [(0.0, 0.0), *corners, (corners[-1][0], 0.0)]
    scene.line(edge, color=style.BLUE, linewidth=1.5, zorder=2.2, gid="curve")


def _boxes(parts: Sequence[tuple[float, float, float]]) -> Path:
    """Boxes that stand on the axis, as one path."""
    points = [
        point
        for left, right, top in parts
        for point in ((left, 0.0), (right, 0.0), (right, top), (left, top), (left, 0.0))
    ]
    codes = [Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY]
    return Path(np.array(points).reshape(-1, 2), np.tile(codes, len(parts)))


def _draw_workers(scene: Scene, words: Sequence[Line]) -> None:
    """Numbers of workers across, and what they number."""
    axes, plane, lang = scene.axes, scene.plane, scene.page.lang
    widest = style.text_width(number(plane.across[1], 0, lang), style.SMALL) + TICK_ROOM
    locator = MaxNLocator(nbins=max(1, min(6, int(plane.width / widest))), steps=[1, 2, 2.5, 5, 10], integer=True)
    # A number at the very end would reach over the page.
    last = plane.across[1] - (plane.across[1] - plane.across[0]) * 0.4 * widest / plane.width
    ticks = [float(tick) for tick in locator.tick_values(*plane.across) if 0 <= tick <= last]
    axes.xaxis.set_major_locator(FixedLocator(ticks))
    axes.xaxis.set_major_formatter(FixedFormatter([number(tick, 0, lang) for tick in ticks]))
    top = scene.page.top + plane.above + plane.height + AXIS_TICKS
    for n, line in enumerate(words):
        at = top + n * style.line_height(style.SMALL)
        scene.page.write([line], plane.left + plane.width / 2, at, align="center", gid="axis-words")


# ------------------------------------------------------------------ what each district gets


@form
def allocation(
    areas: pd.DataFrame,
    *,
    facts: pd.DataFrame | None = None,
    assumptions: Sequence[str] = (),
    provenance: str = "",
    title: object | None = None,
    name: str | None = None,
    lang: str | None = None,
) -> Chart:
    """What each district gets, one row a district with any, most workers first: coverage before and after, and the money.

    One row of ``areas`` is a district (as ``Allocation.areas``): ``workers`` it gets, ``cost_idr`` in rupiah,
    ``coverage_before_pct`` and ``coverage_after_pct`` in percent, missing where coverage is not known: such a district has
    words only. Those that get nothing are counted and named in the footer. ``provenance`` is that of the counts; ``facts``
    and ``assumptions`` are as in :func:`scenario_course`. Raises ``ValueError`` for a district with two rows, for workers or
    rupiah that are missing or negative, and for missing columns.
    """
    lang = current(lang)
    frame = rows_in(areas, AREAS, AREAS[2:], "an allocation")
    for column in ("workers", "cost_idr"):
        if not (frame[column] >= 0).all():
            raise ValueError(f"an allocation has numbers from 0 on, and {column} does not")
    twice = frame["area_code"][frame["area_code"].duplicated()].unique()
    if len(twice):
        raise ValueError(f"a district has one row, and these have several: {', '.join(map(str, twice))}")
    frame = frame.sort_values(["workers", "area_code"], ascending=[False, True], kind="stable")
    some, none = frame[frame["workers"] > 0], frame[frame["workers"] == 0].sort_values("area_code")
    if some.empty:
        return empty(title if title is not None or frame.empty else _nobody(lang), name, lang)
    page = plan_page(
        facts,
        lang,
        provenances=provenances_of(areas, provenance),
        assumptions=assumptions,
        notes=_nothing(none, lang),
        name=name or "allocation",
        title=str(title) if title is not None else _title_of_areas(some, lang),
        subtitle=", ".join([term("chart.whatif.coverage_change", lang), term("chart.unit.percent", lang)]),
        alt=listed([_in_words(row, lang) for row in some.to_dict("records")], 8, lang),
        key=[
            KeyItem(term(f"chart.whatif.{what}", lang), mark=mark)
            for what, mark in (("before", BEFORE), ("after", AFTER))
        ],
    )
    known = some[["coverage_before_pct", "coverage_after_pct"]].dropna()
    highest = known.max(axis=None) if len(known) else 100.0
    layout = open_rows(
        page,
        [_row_of_area(row, lang) for row in some.to_dict("records")],
        upper=highest * 1.06 if highest > 0 else 1.0,
        say=lambda value: number(value, 0 if float(value).is_integer() else 1, lang),
    )
    for row, centre in zip(some.to_dict("records"), layout.centres, strict=True):
        _draw_area(layout, row, centre)
    return page.chart()


def _nobody(lang: str) -> str:
    text = term("chart.whatif.nobody_gets", lang)
    return text[:1].upper() + text[1:]


def _nothing(rows: pd.DataFrame, lang: str) -> list[str]:
    if rows.empty:
        return []
    names = listed([str(area) for area in rows["area"]], NAMED, lang)
    return [term("chart.whatif.gets_nothing", lang, n=quantity(len(rows), "areas", lang), names=names)]


def _title_of_areas(rows: pd.DataFrame, lang: str) -> str:
    where = rows["area"].iloc[0] if len(rows) == 1 else quantity(len(rows), "areas", lang)
    parts = {"cost": short_rupiah(rows["cost_idr"].sum(), lang), "n": number(rows["workers"].sum(), 0, lang)}
    return term("chart.whatif.title.allocation", lang, where=where, **parts)


def _coverage(row: dict, lang: str) -> str:
    """``36,15 → 37,83``; that it is not known."""
    ends = [row["coverage_before_pct"], row["coverage_after_pct"]]
    if any(end != end for end in ends):
        return term("chart.whatif.coverage_not_known", lang)
    return " → ".join(number(end, 2, lang) for end in ends)


def _in_words(row: dict, lang: str) -> str:
    parts = [quantity(row["workers"], "workers", lang), quantity(row["cost_idr"], "IDR", lang), _coverage(row, lang)]
    return f"{row['area']}: {', '.join(parts)}"


def _row_of_area(row: dict, lang: str) -> Row:
    grey = f" · {short_rupiah(row['cost_idr'], lang)} · {_coverage(row, lang)}"
    words = [
        Run(quantity(row["workers"], "workers", lang), style.SMALL, style.INK, bold=True),
        Run(grey, style.SMALL, style.GREY),
    ]
    return Row(block(str(row["area"]), style.column(NAME_WIDTH), style.LABEL), [words])


def _draw_area(layout: Rows, row: dict, centre: float) -> None:
    ends, code = [row["coverage_before_pct"], row["coverage_after_pct"]], row["area_code"]
    if any(end != end for end in ends):
        return
    line = {"color": style.BLUE, "linewidth": 2.2, "solid_capstyle": "butt", "zorder": 2, "gid": f"change-{code}"}
    layout.axes.plot(ends, [centre, centre], **line)
    for what, end, mark in zip(("before", "after"), ends, (BEFORE, AFTER), strict=True):
        layout.axes.plot([end], [centre], zorder=3, clip_on=False, gid=f"{what}-{code}", **mark.line_style())


# ------------------------------------------------------------------ beside simple rules


@form
def rules(
    frame: pd.DataFrame,
    unit_words: str,
    *,
    unit: str = "workers",
    facts: pd.DataFrame | None = None,
    assumptions: Sequence[str] = (),
    provenance: str = "",
    title: object | None = None,
    name: str | None = None,
    lang: str | None = None,
) -> Chart:
    """The best division of a budget beside simple rules, one row a rule, the best first: what it reaches by the goal.

    One row of ``frame`` is a rule (as ``Allocation.rules``): ``rule``, its ``value`` by the goal in ``unit`` (``workers``,
    ``worker_months`` or ``IDR``), ``workers``, ``cost_idr`` spent in rupiah, ``areas`` that get any and ``below_floor`` those
    left below the floor. ``unit_words`` say what the value is (of rupiah: without the word); ``provenance`` is that of the counts; ``facts`` and
    ``assumptions`` are as in :func:`scenario_course`. Raises ``ValueError`` for another unit, for a rule with two rows, for a
    number that is missing or negative, and for missing columns.
    """
    lang = current(lang)
    if unit not in UNITS:
        raise ValueError(f"rules are measured in {', '.join(UNITS)}, and these are in {unit}")
    found = rows_in(frame, RULES, RULES[1:], "a comparison of rules")
    for column in RULES[1:]:
        if not (found[column] >= 0).all():
            raise ValueError(f"a comparison of rules has numbers from 0 on, and {column} does not")
    if found["rule"].duplicated().any():
        raise ValueError("a rule has one row")
    if found.empty:
        return empty(title, name, lang)
    records = sorted(found.to_dict("records"), key=lambda row: (-row["value"], row["rule"] != "best"))
    best = next((row for row in records if row["rule"] == "best"), records[0])
    rupiah = term("chart.unit.IDR", lang) if unit == "IDR" else ""
    heading = term("chart.whatif.title.rules", lang, what=unit_words, n=_value(best["value"], unit, lang))
    page = plan_page(
        facts,
        lang,
        provenances=provenances_of(frame, provenance),
        assumptions=assumptions,
        name=name or "rules",
        title=str(title) if title is not None else heading[:1].upper() + heading[1:],
        subtitle=", ".join(filter(None, [unit_words[:1].upper() + unit_words[1:], rupiah])),
        alt="; ".join(_rule_in_words(row, unit, lang) for row in records),
    )
    layout = open_rows(
        page,
        [_row_of_rule(row, unit, lang) for row in records],
        upper=max(row["value"] for row in records) * 1.06 or 1.0,
        say=lambda value: _value(value, unit, lang),
    )
    for row, centre in zip(records, layout.centres, strict=True):
        mark = BEST if row["rule"] == "best" else SIMPLE
        layout.axes.plot(
            [row["value"]], [centre], zorder=3, clip_on=False, gid=f"dot-{row['rule']}", **mark.line_style()
        )
    return page.chart()


def _value(value: float, unit: str, lang: str) -> str:
    return short_rupiah(value, lang) if unit == "IDR" else number(value, 0, lang)


def _rule(row: dict, lang: str) -> str:
    return word(f"chart.whatif.rule.{row['rule']}", lang, str(row["rule"]))


def _spent(row: dict, lang: str) -> list[str]:
    parts = [quantity(row["workers"], "workers", lang), short_rupiah(row["cost_idr"], lang)]
    return [*parts, quantity(row["areas"], "areas", lang)]


def _below(row: dict, lang: str) -> list[str]:
    below = quantity(row["below_floor"], "areas", lang)
    return [term("chart.whatif.below_floor", lang, n=below)] if row["below_floor"] > 0 else []


def _rule_in_words(row: dict, unit: str, lang: str) -> str:
    return (
        f"{_rule(row, lang)}: {', '.join([quantity(row['value'], unit, lang), *_spent(row, lang), *_below(row, lang)])}"
    )


def _row_of_rule(row: dict, unit: str, lang: str) -> Row:
    value = Run(_value(row["value"], unit, lang), style.LABEL, style.INK, bold=True)
    texts = [" · ".join(_spent(row, lang)), *_below(row, lang)]
    words = [line for text in texts for line in block(text, style.column(WORDS_WIDTH), style.SMALL, style.GREY)]
    return Row(block(_rule(row, lang), style.column(RULE_WIDTH), style.LABEL), [[value], *words])
