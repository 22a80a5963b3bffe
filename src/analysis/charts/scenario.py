"""What comes of a scenario, month by month: members against today's level and the target, and new cost by payer."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd
from matplotlib.lines import TICKDOWN
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.ticker import NullLocator

from analysis.charts import style
from analysis.charts.chart import Chart, form
from analysis.charts.facts import Fact, definition_words, distinct, facts_in, listed, measure_label, segment_words
from analysis.charts.labels import Stroke
from analysis.charts.page import KeyItem, empty
from analysis.charts.plane import (
    CurvePage,
    Plane,
    Scene,
    Words,
    draw_months,
    heading_of,
    ink_of,
    month_edges,
    months_height,
    open_plane,
    value_range,
)
from analysis.reference import month_at, month_number, payer_label, payers
from analysis.reference.language import SCALES, amount, current, estimated, number, period, quantity, term

COURSE = (
    "area_code",
    "area",
    "segment",
    "period",
    "potential_workers",
    "members",
    "coverage_pct",
    "baseline_members",
    "new_members",
    "definition",
    "provenance",
)
COSTS = ("period", "payer", "cost_idr")
LEVEL = 80  # percent, of the intervals that draws give
SUPPOSED = "supposed"
KNOWN_PROVENANCES = ("published", "submitted", "simulated")
NEARLY = 1e-6  # of a worker, as in whatif.outcome
FIGURES = 3  # that rupiah in short are written with
BASELINE = {"color": style.GREY, "linewidth": 1.4}
NEEDED = {"color": style.INK, "linewidth": 1.3, "linestyle": (0, (4, 1.8))}
BAR = 0.8  # of a month
FINE = 0.08  # inches from month to month under which bars touch and have no edges

# Of the payers in the order of reference/payers.csv: fill, lines in it, hatching. Those without hatching differ in grey.
PAYERS = (
    (style.BLUE, style.PAPER, ""),
    ("#A9D6EF", "#00426B", "////"),
    ("#E3A12B", style.PAPER, ""),
    ("#F4E6BC", "#7D5300", "...."),
    (style.GREEN, style.PAPER, "\\\\\\\\"),
    ("#2B2F33", style.PAPER, ""),
    (style.PURPLE, style.PAPER, "xxxx"),
    (style.VERMILION, style.PAPER, "----"),
    ("#DCDFE2", style.GREY, ""),
)


# ------------------------------------------------------------------ what figures of scenarios have in common


def rows_in(frame: pd.DataFrame, columns: Sequence[str], numbers: Sequence[str], what: str) -> pd.DataFrame:
    """The frame with its numbers as such. Raises ``ValueError`` for a missing column and for numbers without end."""
    missing = [column for column in columns if column not in frame.columns]
    if missing:
        raise ValueError(f"{what} needs the columns {', '.join(missing)}")
    frame = frame.assign(**{name: pd.to_numeric(frame[name]).astype("float64") for name in numbers})
    endless = [name for name in numbers if np.isinf(frame[name]).any()]
    if endless:
        raise ValueError(f"{what} draws finite numbers, and {', '.join(endless)} is not")
    return frame


def plan_page(
    facts: pd.DataFrame | None,
    lang: str,
    *,
    provenances: Iterable[object] = (),
    assumptions: Sequence[str] = (),
    notes: Sequence[str] = (),
    definition: str = "",
    **words: object,
) -> CurvePage:
    """The page of a figure that rests on a scenario: assumptions at the head of the footer, then source, month and definition
    of ``facts``, which it starts from.

    ``provenances`` are those of the rows drawn, which are no facts: a simulated one stamps the page, a supposed one is said.
    """
    base = facts_in(facts) if facts is not None and len(facts) else []
    said = {str(one) for one in provenances if isinstance(one, str)}
    beside = [name for name in KNOWN_PROVENANCES if name in said - {fact.provenance for fact in base}]
    definitions = list({fact.definition: fact for fact in base if fact.counts}.values())
    return CurvePage(
        [*base, *(_unnamed(name) for name in beside)],
        lang,
        notes=[*assumptions, *notes, *([term("chart.whatif.supposed", lang)] if SUPPOSED in said else [])],
        definition=listed(distinct(definition_words(fact, lang) for fact in definitions), 6, lang, joint=" | ")
        or definition,
        counted=list({fact.period: fact for fact in base}.values()),
        **words,
    )


def _unnamed(provenance: str) -> Fact:
    """Stands for rows that are no facts, so that the page says what they are made of; it has no id to be traced by."""
    return Fact("", "", "", "", "", "", math.nan, math.nan, math.nan, "", "", provenance)


def provenances_of(frame: pd.DataFrame, given: str = "") -> list[object]:
    """The provenance given, and those in the frame's column where it has one."""
    return [given, *(frame["provenance"].unique() if "provenance" in frame.columns else [])]


def scale_of(idr: float) -> tuple[int, str]:
    """The largest of million, billion and trillion rupiah that fits, with its name; 1 and nothing for less."""
    return next(((scale, name) for scale, name in SCALES if abs(idr) >= 0.9995 * scale), (1, ""))


def short_rupiah(idr: float, lang: str) -> str:
    """Rupiah in three figures at most, without idle zeros: Rp2 miliar, Rp91,5 juta, Rp201.600."""
    scale, name = scale_of(idr)
    if not name:
        return quantity(idr, "IDR", lang)
    words = term(f"scale.{name}", lang, n=amount(float(f"{abs(idr) / scale:.{FIGURES}g}"), lang))
    return f"-{words}" if idr < 0 else words


def _month(text: object) -> int:
    """The number of a month. Raises ``ValueError`` for what is no YYYY-MM."""
    if not (isinstance(text, str) and len(text) == 7):
        raise ValueError(f"{text!r} is no month: a scenario has rows of months (YYYY-MM)")
    return month_number(text)


def _draw_months(scene: Scene) -> None:
    """The axis of months, its small ticks as one line: matplotlib takes longer over a tick a month than over all else."""
    draw_months(scene)
    axis, axes = scene.axes.xaxis, scene.axes
    months = axis.get_minor_locator()()
    axis.set_minor_locator(NullLocator())
    look = {"marker": TICKDOWN, "markersize": 1.5, "markeredgewidth": 0.6, "color": style.RULE, "linestyle": "none"}
    axes.plot(
        months, np.zeros(len(months)), transform=axes.get_xaxis_transform(), clip_on=False, gid="small-ticks", **look
    )


# ------------------------------------------------------------------ members


@dataclass(frozen=True)
class _Members:
    """What is drawn: one number a month each, missing (NaN) where it is not known."""

    months: list[int]
    periods: list[str]
    counted: np.ndarray  # members, or new ones where members are not known
    coverage: np.ndarray
    baseline: np.ndarray
    needed: np.ndarray
    low: np.ndarray
    high: np.ndarray
    is_known: bool
    area_code: str
    area: str
    segment: str
    definition: str
    target_pct: float | None

    @property
    def band(self) -> list[tuple[float, float, float]]:
        known = zip(self.months, self.low, self.high, strict=True)
        return [one for one in known if one[1] == one[1] and one[2] == one[2]]

    @property
    def lines(self) -> dict[str, np.ndarray]:
        """Those with any number."""
        found = {"baseline": self.baseline, "needed": self.needed, "members": self.counted}
        return {name: own for name, own in found.items() if not np.isnan(own).all()}

    @property
    def upward(self) -> tuple[float, float]:
        parts = [*self.lines.values(), self.low, self.high, np.zeros(0 if self.is_known else 1)]
        return value_range(np.concatenate(parts).tolist())


@form
def scenario_course(
    course: pd.DataFrame,
    facts: pd.DataFrame | None = None,
    *,
    assumptions: Sequence[str] = (),
    target_pct: float | None = None,
    title: object | None = None,
    name: str | None = None,
    lang: str | None = None,
) -> Chart:
    """Members of one area and segment month by month under a scenario, with today's level and what a target asks for.

    One row of ``course`` is a month (``period``, YYYY-MM): ``members``, ``baseline_members``, ``potential_workers`` and
    ``new_members`` in workers, ``coverage_pct`` in percent, ``definition``, ``provenance`` and whose they are (as
    ``Outcome.courses``); ``low`` and ``high``, where given, are the 80 % interval of what is drawn. ``target_pct`` asks for
    that share of ``potential_workers`` in each month, rounded up. Where members are not known ``new_members`` are drawn
    from zero. ``facts`` are the counts that the scenario starts from, ``assumptions`` sentences for the footer. Raises
    ``ValueError`` for several areas, segments or definitions, for a month with two rows, for a target that is no percentage,
    for one end of an interval alone, and for missing columns.
    """
    lang = current(lang)
    found = _members(course, target_pct)
    if found is None:
        return empty(title, name, lang)
    upward = found.upward
    page = plan_page(
        facts,
        lang,
        provenances=course["provenance"].unique(),
        assumptions=assumptions,
        definition=_definition(found, lang),
        name=name or f"scenario-{found.area_code or 'areas'}-{found.segment}",
        alt=_alt(found, lang),
        **_headline(found, title, upward[0] > 0, lang),
    )
    across = month_edges(found.months[0], found.months[-1])
    scene = open_plane(
        page,
        across,
        upward,
        words=_words(found, lang),
        headings=(),
        strokes=lambda plane: _strokes(found, plane),
        say=lambda value, digits: number(value, digits, lang),
        whole=True,
        bottom=months_height(across),
    )
    _draw_members(scene, found)
    return page.chart()


def _members(frame: pd.DataFrame, target_pct: float | None) -> _Members | None:
    ends = [name for name in ("low", "high") if name in frame.columns]
    numbers = ("potential_workers", "members", "coverage_pct", "baseline_members", "new_members", *ends)
    frame = rows_in(frame, COURSE, numbers, "a course of a scenario")
    if len(ends) == 1:
        raise ValueError(f"an interval has two ends, and the frame holds {ends[0]} alone")
    if target_pct is not None and not 0 <= target_pct <= 100:
        raise ValueError(f"a target is a percentage from 0 to 100, not {target_pct}")
    frame = frame.assign(month=[_month(text) for text in frame["period"]]).sort_values("month", kind="stable")
    for column in ("area_code", "area", "segment", "definition"):
        values = frame[column].unique()
        if len(values) > 1:
            raise ValueError(
                f"this figure draws one {column} at a time, and the frame holds {len(values)}: {', '.join(map(str, values))}"
            )
    twice = frame["period"][frame["period"].duplicated()].unique()
    if len(twice):
        raise ValueError(f"a month has one row, and these have several: {', '.join(twice)}")
    is_known = bool(len(frame)) and bool(frame["members"].notna().all())
    counted = frame["members"] if is_known else frame["new_members"]
    if counted.isna().all():
        return None
    nothing = np.full(len(frame), np.nan)
    needed = nothing
    if target_pct is not None and is_known:
        needed = np.ceil(frame["potential_workers"].to_numpy() * target_pct / 100 - NEARLY)
    about = frame[["area_code", "area", "segment", "definition"]].iloc[0].fillna("").astype(str)
    return _Members(
        frame["month"].tolist(),
        frame["period"].tolist(),
        counted.to_numpy(),
        frame["coverage_pct"].to_numpy() if is_known else nothing,
        frame["baseline_members"].to_numpy() if is_known else nothing,
        needed,
        *(frame[end].to_numpy() if ends else nothing for end in ("low", "high")),
        is_known,
        **about,
        target_pct=target_pct,
    )


def _definition(found: _Members, lang: str) -> str:
    fact = Fact("", "", "", "", "", "", math.nan, math.nan, math.nan, "", found.definition, "")
    return definition_words(fact, lang) if fact.counts else ""


def _headline(found: _Members, title: object | None, is_cut: bool, lang: str) -> dict[str, str]:
    """Title and subtitle; the area stands in one of them."""
    group = segment_words(found.segment, lang) if found.segment not in ("", "total") else ""
    parts = {"n": number(found.counted[-1], 0, lang), "when": period(found.periods[-1], lang)}
    if "baseline" in found.lines:
        parts["base"] = number(found.baseline[-1], 0, lang)
    key = "members" if "base" in parts else "new_members"
    key += "_same" if parts.get("base") == parts["n"] else ""
    where = ", ".join(filter(None, [found.area, group]))
    said = str(title) if title is not None else term(f"chart.whatif.title.{key}", lang, where=where, **parts)
    area = [found.area] if found.area and found.area not in said else []
    measure = " · ".join([*area, ", ".join([_measure(found, lang), term("chart.unit.workers", lang)])])
    return {
        "title": said,
        "subtitle": heading_of(
            measure, "", _definition(found, lang), found.segment, lang, *_notes(found, is_cut, lang)
        ),
    }


def _measure(found: _Members, lang: str) -> str:
    if not found.is_known:
        return term("chart.whatif.new_members", lang)
    numerator = found.definition.partition("/")[0]
    if numerator in ("registered", "active"):
        return measure_label(f"{numerator}_workers", lang)
    return term("chart.whatif.members", lang)


def _notes(found: _Members, is_cut: bool, lang: str) -> list[str]:
    notes = []
    if not found.is_known:
        notes.append(term(f"chart.whatif.coverage_{'unknown' if found.area_code else 'together'}", lang))
    elif np.isnan(found.coverage).all():
        notes.append(term("chart.whatif.potential_unknown", lang))
    if found.target_pct is not None and "needed" not in found.lines:
        notes.append(term("chart.whatif.target_undrawn", lang, pct=_percent(found.target_pct, lang)))
    if found.band:
        notes.append(term("chart.whatif.band", lang, level=LEVEL))
    if is_cut:
        notes.append(term("chart.not_from_zero", lang))
    return notes


def _percent(pct: float, lang: str) -> str:
    """A percentage with the decimals that it was given with: 60 persen, 43,54 persen."""
    return term("unit.percent", lang, n=amount(pct, lang))


def _told(found: _Members, lang: str) -> list[tuple[str, float, str, tuple[str, ...]]]:
    """Of each line at its end: which it is, its number, and in words what that is and more about it."""
    when = period(found.periods[-1], lang)
    counted, coverage = found.counted[-1], found.coverage[-1]
    more = [term("chart.whatif.coverage", lang, n=quantity(coverage, "percent", lang))] if coverage == coverage else []
    low, high = found.low[-1], found.high[-1]
    if low < high:
        ends = {"first": number(low, 0, lang), "last": number(high, 0, lang)}
        more.append(f"{term('chart.interval_level', lang, level=LEVEL)}: {term('span', lang, **ends)}")
    told = []
    if counted == counted:
        key = "members_at" if found.is_known else "new_at"
        told.append(("members", counted, term(f"chart.whatif.{key}", lang, when=when), tuple(more)))
    if found.baseline[-1] == found.baseline[-1]:
        told.append(("baseline", found.baseline[-1], term("chart.whatif.baseline", lang), ()))
    needed = found.needed[-1]
    if needed == needed:
        gap = needed - counted
        state = (
            term("chart.whatif.short", lang, n=number(gap, 0, lang)) if gap > 0 else term("chart.whatif.reached", lang)
        )
        told.append(
            ("needed", needed, term("chart.whatif.needed", lang, pct=_percent(found.target_pct, lang)), (state,))
        )
    return told


def _words(found: _Members, lang: str) -> list[Words]:
    looks = {"members": _line_of_members(), "baseline": BASELINE, "needed": NEEDED}
    inks = {"members": ink_of(style.BLUE), "baseline": style.GREY, "needed": style.INK}
    return [
        Words(found.months[-1], value, number(value, 0, lang), (text, *more), looks[what], inks[what])
        for what, value, text, more in _told(found, lang)
    ]


def _alt(found: _Members, lang: str) -> str:
    parts = []
    for _, value, text, more in _told(found, lang):
        parts.append(", ".join([f"{text}: {quantity(value, 'workers', lang)}", *more]))
    first = found.counted[0]
    if len(found.months) > 1 and first == first:
        key = "members_at" if found.is_known else "new_at"
        text = term(f"chart.whatif.{key}", lang, when=period(found.periods[0], lang))
        parts.insert(1, f"{text}: {quantity(first, 'workers', lang)}")
    return "; ".join(parts)


def _line_of_members() -> dict[str, object]:
    return {"color": style.BLUE, "linewidth": 2.0}


def _strokes(found: _Members, plane: Plane) -> list[Stroke]:
    lines = [*found.lines.values(), found.low, found.high]
    points = [[one for one in zip(found.months, own, strict=True) if one[1] == one[1]] for own in lines]
    return [stroke for line in points for stroke in plane.strokes(line)]


def _draw_members(scene: Scene, found: _Members) -> None:
    _draw_months(scene)
    if not found.is_known:
        scene.axes.axhline(0, zorder=1.8, gid="zero", **BASELINE)
    if found.band:
        scene.band(found.band, style.BLUE, "band-members")
    looks = {"baseline": BASELINE, "needed": NEEDED, "members": _line_of_members()}
    for order, (what, own) in enumerate(found.lines.items()):
        points = list(zip(found.months, own, strict=True))
        scene.line(points, zorder=2 + order / 10, gid=f"line-{what}", **looks[what])
        # A single month has no line.
        size = 6 if what == "members" else 5
        colour = looks[what]["color"]
        if what == "members" or len(points) == 1:
            mark = style.Mark("o", colour, size=size).line_style()
            scene.axes.plot(*points[-1], zorder=3, clip_on=False, gid=f"dot-{what}", **mark)


# ------------------------------------------------------------------ cost


@form
def scenario_cost(
    costs: pd.DataFrame,
    facts: pd.DataFrame | None = None,
    *,
    assumptions: Sequence[str] = (),
    months: Sequence[str] | None = None,
    provenance: str = "",
    title: object | None = None,
    name: str | None = None,
    lang: str | None = None,
) -> Chart:
    """New cost of a scenario month by month in rupiah as stacked bars by payer; what is no longer paid lies below zero.

    One row of ``costs`` is a bill: ``period`` (YYYY-MM), ``payer`` and ``cost_idr`` (as ``Outcome.costs``; bills of one payer
    and month are added up). ``months`` are those of the scenario, where it is longer than its bills. ``facts`` are the counts
    that the scenario starts from, ``assumptions`` sentences for the footer, ``provenance`` that of the outcome. Raises
    ``ValueError`` for a payer that is not known, for a period that is no month, and for missing columns.
    """
    lang = current(lang)
    found = _bills(costs, months)
    if found is None:
        return empty(title, name, lang)
    page = plan_page(
        facts,
        lang,
        provenances=provenances_of(costs, provenance),
        assumptions=assumptions,
        name=name or "scenario-cost",
        key=_key(found, lang),
        alt=_alt_of_cost(found, lang),
        **_headline_of_cost(found, title, lang),
    )
    across, upward = month_edges(found.months[0], found.months[-1]), found.upward
    scale, _ = scale_of(max(map(abs, upward)))
    scene = open_plane(
        page,
        across,
        upward,
        words=(),
        headings=(),
        strokes=lambda plane: [],
        say=lambda value, digits: amount(round(value / scale, 6), lang),
        bottom=months_height(across),
        whole=True,
    )
    _draw_bills(scene, found)
    return page.chart()


@dataclass(frozen=True)
class _Bills:
    """One row a month, without a gap, one column a payer with any bill."""

    table: pd.DataFrame
    areas: tuple[str, ...]  # by name; none where the frame has none

    @property
    def months(self) -> list[int]:
        return self.table.index.tolist()

    @property
    def totals(self) -> pd.Series:
        return self.table.sum()

    @property
    def net(self) -> pd.Series:
        return self.table.sum(axis=1)

    @property
    def mixed(self) -> pd.Series:
        """What is paid in all in the months that have both bills and savings, whose bars do not show it."""
        return self.net[(self.table > 0).any(axis=1) & (self.table < 0).any(axis=1)]

    @property
    def upward(self) -> tuple[float, float]:
        low = self.table.clip(upper=0).sum(axis=1).min()
        high = self.table.clip(lower=0).sum(axis=1).max()
        return 1.06 * low, 1.06 * high if high > 0 else -0.04 * low


def _bills(costs: pd.DataFrame, months: Sequence[str] | None) -> _Bills | None:
    frame = rows_in(costs, COSTS, ("cost_idr",), "cost of a scenario")
    unknown = distinct(str(payer) for payer in frame["payer"].unique() if payer not in _looks())
    if unknown:
        raise ValueError(f"no payer {', '.join(unknown)} is known; there are: {', '.join(_looks())}")
    if frame["cost_idr"].isna().any():
        raise ValueError("a bill is a number of rupiah, and cost_idr holds one that is missing")
    sums = frame.groupby(["period", "payer"])["cost_idr"].sum().unstack(fill_value=0.0)
    sums = sums[[payer for payer in _looks() if payer in sums.columns and (sums[payer] != 0).any()]]
    if sums.empty or not len(sums.columns):
        return None
    sums.index = [_month(text) for text in sums.index]
    numbers = [*sums.index, *(_month(text) for text in months or ())]
    areas = frame["area"].dropna().unique() if "area" in frame.columns else ()
    return _Bills(sums.reindex(range(min(numbers), max(numbers) + 1), fill_value=0.0), tuple(distinct(areas)))


@cache
def _looks() -> dict[str, dict[str, object]]:
    """How the bars of each payer are drawn, the same in every figure."""
    return {
        payer: {"facecolor": fill, "edgecolor": edge, "hatch": hatch, "linewidth": 0.4}
        for payer, (fill, edge, hatch) in zip(payers()["payer"], PAYERS, strict=True)
    }


def _headline_of_cost(found: _Bills, title: object | None, lang: str) -> dict[str, str]:
    total = found.net.sum()
    key, shown = ("saving", -total) if total < 0 else ("cost", total)
    when = period(f"{month_at(found.months[0])}/{month_at(found.months[-1])}", lang)
    if len(found.months) == 1:
        when = period(month_at(found.months[0]), lang)
    where = term("chart.areas", lang, n=len(found.areas)) if len(found.areas) > 1 else "".join(found.areas)
    told = {"cost": estimated(shown, "IDR", lang), "when": when} | ({"where": where} if where else {})
    headline = term(f"chart.whatif.title.{key}{'_in' if where else ''}", lang, **told)
    _, scale = scale_of(max(map(abs, found.upward)))
    unit = term(f"chart.whatif.unit.{scale}" if scale else "chart.unit.IDR", lang)
    peak = found.net.idxmax()
    parts = [
        f"{term('chart.whatif.cost_by_payer', lang)}, {unit}",
        *([where] if title is not None else []),
        *([_highest(found, peak, lang)] if found.net[peak] > 0 and len(found.months) > 1 else []),
        *([term("chart.whatif.below_zero", lang)] if (found.table < 0).any(axis=None) else []),
    ]
    return {"title": str(title) if title is not None else headline, "subtitle": " · ".join(filter(None, parts))}


def _highest(found: _Bills, month: int, lang: str) -> str:
    parts = {"n": short_rupiah(found.net[month], lang), "when": period(month_at(month), lang)}
    return term("chart.whatif.highest", lang, **parts)


def _key(found: _Bills, lang: str) -> list[KeyItem]:
    items = [KeyItem(_total(payer, found, lang), swatch=_looks()[payer]) for payer in found.table.columns]
    if len(found.mixed):
        text = f"{term('chart.whatif.net', lang)}: {quantity(found.net.sum(), 'IDR', lang)}"
        items.append(KeyItem(text, mark=_net(7)))
    return items


def _total(payer: str, found: _Bills, lang: str) -> str:
    return f"{payer_label(payer, lang)}: {quantity(found.totals[payer], 'IDR', lang)}"


def _net(size: float) -> style.Mark:
    return style.Mark("_", style.INK, size=size)


def _alt_of_cost(found: _Bills, lang: str) -> str:
    peak = found.net.idxmax()
    parts = [f"{term('chart.whatif.cost', lang)}: {quantity(found.net.sum(), 'IDR', lang)}"]
    parts += [_total(payer, found, lang) for payer in found.table.columns]
    if found.net[peak] > 0 and len(found.months) > 1:
        exact = {"n": quantity(found.net[peak], "IDR", lang), "when": period(month_at(peak), lang)}
        parts.append(term("chart.whatif.highest", lang, **exact))
    return "; ".join(parts)


def _draw_bills(scene: Scene, found: _Bills) -> None:
    _draw_months(scene)
    months = np.array(found.months, dtype=float)
    over, under = np.zeros(len(months)), np.zeros(len(months))
    is_fine = scene.pitch < FINE
    look = {"zorder": 2, **({"linewidth": 0} if is_fine else {})}
    for payer in found.table.columns:
        own = found.table[payer].to_numpy()
        foot = np.where(own > 0, over, under)
        over, under = over + np.maximum(own, 0), under + np.minimum(own, 0)
        path = _bars(months, foot, own, 1.0 if is_fine else BAR)
        scene.axes.add_patch(PathPatch(path, gid=f"bars-{payer}", **{**_looks()[payer], **look}))
    if found.upward[0] < 0:
        scene.axes.axhline(0, color=style.GREY, linewidth=0.9, zorder=2.2, gid="zero")
    if len(found.mixed):
        mark = _net(min(9.0, 72 * scene.pitch)).line_style()
        scene.axes.plot(found.mixed.index, found.mixed, zorder=2.4, gid="net", **mark)


def _bars(at: np.ndarray, foot: np.ndarray, height: np.ndarray, width: float) -> Path:
    """Bars as one path, which is drawn much faster than one patch a bar; none where the height is zero."""
    some = height != 0
    left, right = at[some] - width / 2, at[some] + width / 2
    low, high = foot[some], (foot + height)[some]
    corners = [(left, low), (right, low), (right, high), (left, high), (left, low)]
    points = np.stack([np.stack(corner, axis=1) for corner in corners], axis=1).reshape(-1, 2)
    codes = [Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY]
    return Path(points, np.tile(codes, int(some.sum())))
