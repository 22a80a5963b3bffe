"""Whether members grow: by month, lapses at the turn of the year and elections told from growth, and where it leads.

A series is the monthly counts of one area, group and definition (registered or active). Contracts that a year's budget pays end
on 31 December and election staff are members for a month or two, so growth is never read from one month to the next:

    year on year  = count of a month - count of the same month a year before                workers
    turn of year  = count of January - count of December                                    workers (below 0: lapses)
    rest of year  = count of December - count of January;  both add up to the year's change
    spike         = members above the line between the months around it, gone within three months
    growth        = the mean year's growth of the last two years / 12                       workers a month

Projections are those of :mod:`analysis.measures.projection`, made without the spikes, with 80 % intervals that are widened to
what the past projections of like series bear out. A series of fewer than 25 months in a row gets none, and neither does one of a group
that was not projected in enough months of the past. Where an interval spans more than fourfold there is none either.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.measures.facts import fact, fact_id, facts_frame
from analysis.measures.projection import TooFewPointsError, backtest, growth, growth_from, project, widening
from analysis.reference import (
    PROVINCES,
    Definition,
    districts,
    election_in,
    month_at,
    month_number,
    months_between,
    targets,
)

MEMBERS = ("registered_workers", "active_workers")
SPIKE_MONTHS = 3
SPIKE_SHARE = 0.02  # of the count: less is not told from chance
SPIKE_DEVIATIONS = 4
AHEAD = 24  # months of a province's course; districts get the Decembers in them
STEADY = 0.9  # of the months: a district that counts fewer is never in the sum of its province
FOREVER = 12 * 25  # months; a target farther than that is not reached on the present path
SAYS_NOTHING = 4  # times the lower end: where the upper end of a projection is farther than that, it is none


@dataclass(frozen=True)
class _Series:
    about: dict
    counts: pd.Series  # by month
    calm: pd.Series  # without spikes
    spikes: list[tuple[str, str, float]]
    inputs: dict[str, tuple[str, ...]]  # by month
    summed: bool  # over districts: no facts of coverage

    @property
    def months(self) -> list[str]:
        return list(self.counts.index)

    def rows(self, first: str, last: str) -> list[str]:
        """The rows behind the months from first to last."""
        return [row for month, rows in self.inputs.items() if first <= month <= last for row in rows]


def series(covered: pd.DataFrame) -> pd.DataFrame:
    """Monthly counts, one row a month of a series: area_code, area, segment, definition, provenance, period, workers, inputs, summed.

    Registered and active workers as :func:`analysis.measures.coverage` has them; bare years are left out. The districts of a province that
    count the same thing in every month (or, where those are not more than half, in nine of ten) are summed, where they are more than half: 22 of 23 are ``11:22``, ``Aceh (22/23)``. That is
    not the province, even where it is all of them: who pays and who employs need not be where a worker lives.
    """
    rows = covered[covered["measure"].isin(MEMBERS) & covered["period"].str.fullmatch(r"\d{4}-\d\d")]
    rows = rows[rows["definition"].map(_stated).astype(bool)]
    rows = rows.rename(columns={"value": "workers"})[
        ["area_code", "area", "segment", "definition", "provenance", "period", "workers", "inputs"]
    ]
    sums = _of_provinces(rows).assign(summed=True)
    every = pd.concat([rows.assign(summed=False), sums], ignore_index=True).astype({"workers": float})
    return every.sort_values(["area_code", "segment", "definition", "provenance", "period"], ignore_index=True)


def trend(covered: pd.DataFrame, gaps: pd.DataFrame) -> pd.DataFrame:
    """Facts on growth, lapses, spikes and projections, one row a fact.

    ``covered`` are the facts of :func:`analysis.measures.coverage`, ``gaps`` those of :func:`analysis.measures.gaps`. Measures, of each series:
    ``series_months`` (months; how many counts there are), ``year_on_year_workers``, ``turn_of_year_workers``, ``rest_of_year_workers``,
    ``spike_workers`` and ``election_spike_workers`` (workers), the sums over districts themselves (``registered_workers``, ``active_workers``), ``growth_per_month`` (workers a month) and ``growth_year_pct`` (percent a year), with their 95 % intervals, and
    ``projected_workers`` (workers, with its 80 % interval). Of each target that asks for more workers: ``pace_to_required_pct`` (percent), ``projected_to_target_pct``
    (percent of the members needed, in the target's month), and ``months_to_target`` (months from the last count, to the month in which the projection
    meets it) or ``target_out_of_reach`` (percent of the members needed, 25 years on: the projection does not meet it by then). Of each group: ``past_projections_held_pct`` (percent) and
    ``interval_widening`` (ratio).
    """
    every = [_read(key, rows) for key, rows in series(covered).groupby(_KEY, sort=True)]
    scores: dict[tuple, list[np.ndarray]] = defaultdict(list)
    for one in every:
        # A sum errs as its districts do, and would count their months twice.
        scores[_kind(one)].append(np.empty(0) if one.summed else backtest(one.counts, clean=without_spikes))
    pooled = {kind: np.concatenate(found) for kind, found in scores.items()}
    aims = _aims(covered, gaps)
    made = [entry for kind, found in pooled.items() for entry in _of_kind(kind, found, every)]
    widths = {kind: f"fact:{fact_id({**_about_kind(kind, every), 'measure': 'interval_widening'})}" for kind in pooled}
    for one in every:
        made += _of_series(one, pooled[_kind(one)], widths[_kind(one)], aims)
    return facts_frame(made)


def spikes(counts: pd.Series) -> list[tuple[str, str, float]]:
    """Spikes of a monthly count: first month, last month, and the workers above the line between the months around it.

    Counts that rise by at least two percent and four robust standard deviations of a month's step, and fall back by as much within
    three months. A rise that ends with the year is no spike: those are contracts that lapse.
    """
    months, values = list(counts.index), counts.to_numpy(dtype=float)
    if len(values) < 6 or (values <= 0).any():
        return []
    moved = np.diff(np.log(values))
    calm = 1.4826 * float(np.median(np.abs(moved - np.median(moved))))
    least = max(SPIKE_SHARE, SPIKE_DEVIATIONS * calm)
    found, at = [], 1
    while at < len(values) - 1:
        last = _spike_from(months, moved, at, least)
        if last is None:
            at += 1
            continue
        above = values[at : last + 1] - _line(months, np.log(values), at, last)
        found.append((months[at], months[last], float(above.max())))
        at = last + 2
    return found


def without_spikes(counts: pd.Series) -> pd.Series:
    """A monthly count with the line between the months around it in the place of each spike."""
    calm, found = counts.astype(float), spikes(counts)
    if not found:
        return calm
    months, logs = list(counts.index), np.log(calm.to_numpy())
    for first, last, _ in found:
        at, end = months.index(first), months.index(last)
        calm.iloc[at : end + 1] = _line(months, logs, at, end)
    return calm


# ---- parts -------------------------------------------------------------------------------------

_KEY = ["area_code", "area", "segment", "definition", "provenance"]


def _stated(definition: str) -> bool:
    """Whether counts of one definition are like each other."""
    return Definition.parse(definition).why_unlike(Definition.parse(definition)) is None


def _of_provinces(rows: pd.DataFrame) -> pd.DataFrame:
    """Sums over the same districts in each month: those that count nearly every month, if they are most of a province."""
    table = districts()
    below = rows[rows["area_code"].isin(table["district_code"])]
    below = below.assign(province=below["area_code"].str[:2])
    made = []
    for (province, segment, definition, provenance), group in below.groupby(["province", *_KEY[2:]]):
        inside = int((table["district_code"].str[:2] == province).sum())
        steady = _steady(group, inside)
        if not steady:
            continue
        kept = group[group["area_code"].isin(steady)]
        code, area = f"{province}:{len(steady)}", f"{PROVINCES[province]} ({len(steady)}/{inside})"
        for period, month in kept.groupby("period"):
            if len(month) == len(steady):
                inputs = tuple(dict.fromkeys(row for part in month["inputs"] for row in part))
                made.append(
                    (code, area, segment, definition, provenance, period, float(month["workers"].sum()), inputs)
                )
    return pd.DataFrame(made, columns=list(rows.columns))


def _steady(group: pd.DataFrame, inside: int) -> list[str]:
    """The districts that count every month there is, or, if they are not more than half, those that count nearly every month."""
    many = group.groupby("period")["area_code"].nunique()
    group = group[group["period"].isin(many.index[2 * many > inside])]  # no other month can be summed
    months = group.groupby("area_code")["period"].nunique()
    for share in (1.0, STEADY):
        steady = months.index[months >= share * group["period"].nunique()]
        if 2 * len(steady) > inside:
            return list(steady)
    return []


def _read(key: tuple[str, ...], rows: pd.DataFrame) -> _Series:
    counts = rows.set_index("period")["workers"].astype(float)
    inputs = dict(zip(rows["period"], rows["inputs"], strict=True))
    return _Series(
        dict(zip(_KEY, key, strict=True)),
        counts,
        without_spikes(counts),
        spikes(counts),
        inputs,
        bool(rows["summed"].iloc[0]),
    )


def _line(months: list[str], logs: np.ndarray, at: int, last: int) -> np.ndarray:
    """The counts from place ``at`` to ``last`` on the line between the months around them.

    Not over the turn of the year, at which contracts lapse: there each month steps on from the one before as the same months
    of other years did.
    """
    if months[last][5:] != "12" and months[at][:4] == months[last][:4]:
        share = (np.arange(at, last + 1) - at + 1) / (last - at + 2)
        return np.exp(logs[at - 1] + (logs[last + 1] - logs[at - 1]) * share)
    line, level = [], logs[at - 1]
    for place in range(at, last + 1):
        like = [
            logs[other] - logs[other - 1]
            for other in range(1, len(months))
            if months[other][5:] == months[place][5:] and not at <= other <= last + 1
        ]
        level += float(np.median(like)) if like else 0.0
        line.append(level)
    return np.exp(line)


def _spike_from(months: list[str], moved: np.ndarray, at: int, least: float) -> int | None:
    """The last month of a spike that begins in month ``at``, or ``None``."""
    if moved[at - 1] < least or months_between(months[at - 1], months[at]) != 1:
        return None
    for last in range(at, min(at + SPIKE_MONTHS, len(months) - 1)):
        if months_between(months[last], months[last + 1]) != 1:
            return None
        fallen, risen = -moved[last], float(moved[at - 1 : last].sum())
        if fallen >= least and fallen >= 0.7 * risen > 0:
            return None if months[last].endswith("-12") and election_in(months[at], months[last]) is None else last
    return None


def _kind(one: _Series) -> tuple[str, str, str]:
    told = Definition.parse(one.about["definition"])
    return one.about["segment"], f"{told.numerator}/{told.scope}", one.about["provenance"]


def _about_kind(kind: tuple[str, str, str], every: list[_Series]) -> dict:
    months = sorted({month for one in every if _kind(one) == kind for month in one.months})
    about = {"area_code": "11+12", "area": " + ".join(PROVINCES.values()), "period": f"{months[0]}/{months[-1]}"}
    return about | {"segment": kind[0], "definition": f"{kind[1]}/projections", "provenance": kind[2]}


def _of_kind(kind: tuple[str, str, str], scores: np.ndarray, every: list[_Series]) -> Iterable[dict]:
    """How past projections of a group fared."""
    if not len(scores):
        return
    like = [one for one in every if _kind(one) == kind and not one.summed]
    months = sorted({month for one in like for month in one.months})
    about = _about_kind(kind, every)
    inputs = [row for one in like for row in one.rows(months[0], months[-1])]
    yield fact("past_projections_held_pct", about, 100 * float((scores <= 1).mean()), "percent", inputs)
    with suppress(TooFewPointsError):
        yield fact("interval_widening", about, widening(scores), "ratio", inputs)


def _of_series(one: _Series, scores: np.ndarray, width: str, aims: dict[tuple, list[dict]]) -> Iterable[dict]:
    """The facts of one series; ``scores`` are what :func:`backtest` gives of its group, ``width`` names the fact made of them."""
    first, last = one.months[0], one.months[-1]
    span = {**one.about, "period": f"{first}/{last}" if first != last else last}
    yield fact("series_months", span, len(one.months), "months", one.rows(first, last))
    if one.summed:
        measure = f"{Definition.parse(one.about['definition']).numerator}_workers"
        for month, workers in one.counts.items():
            yield fact(measure, {**one.about, "period": month}, workers, "workers", one.inputs[month])
    yield from _between_years(one)
    for begun, ended, above in one.spikes:
        measure = "election_spike_workers" if election_in(begun, ended) else "spike_workers"
        period = begun if begun == ended else f"{begun}/{ended}"
        yield fact(
            measure, {**one.about, "period": period}, above, "workers", one.rows(_before(begun), _before(ended, -1))
        )
    with suppress(TooFewPointsError):
        yield from _onward(one, scores, width, aims)


def _onward(one: _Series, scores: np.ndarray, width: str, aims: dict[tuple, list[dict]]) -> Iterable[dict]:
    """Growth, projection and targets; raises :class:`TooFewPointsError` after what can be told."""
    last, level = one.months[-1], one.calm.iloc[-1]
    year, low, high = growth(one.calm)
    begun = growth_from(one.calm)
    about, used = {**one.about, "period": f"{begun}/{last}"}, one.rows(begun, last)
    per_month = {"low": level * low / 12, "high": level * high / 12}
    pace = fact("growth_per_month", about, level * year / 12, "workers_per_month", used, **per_month)
    yield pace
    yield fact("growth_year_pct", about, 100 * year, "percent", used, low=100 * low, high=100 * high)
    mine = _mine(one, aims)
    for aim in mine:
        yield from _pace_towards(one, pace, aim)

    course = project(one.calm, FOREVER if mine else AHEAD, widened=widening(scores))
    course = course[(course["high"] <= SAYS_NOTHING * course["low"]).cummin()]
    whole = one.about["area_code"][:2] in PROVINCES and "." not in one.about["area_code"]
    every = (*one.rows(one.months[0], last), width)
    for row in course.iloc[:AHEAD].itertuples():
        if whole or row.period.endswith("-12"):
            about = {**one.about, "period": row.period}
            yield fact("projected_workers", about, row.value, "workers", every, low=row.low, high=row.high)
    for aim in mine:
        yield from _course_towards(one, course, (*every, *aim["inputs"]), aim)


def _between_years(one: _Series) -> Iterable[dict]:
    """Like months against like, and each year taken apart into its turn and the rest."""
    counts = one.calm
    last = one.months[-1]
    before = _before(last, 12)
    if before in counts.index:
        moved = float(counts[last] - counts[before])
        about = {**one.about, "period": f"{before}/{last}"}
        yield fact("year_on_year_workers", about, moved, "workers", one.rows(before, before) + one.rows(last, last))
    for month in one.months:
        if month.endswith("-12"):
            for measure, end in (
                ("turn_of_year_workers", _before(month, -1)),
                ("rest_of_year_workers", _before(month, 11)),
            ):
                start, stop = sorted((month, end))
                if end in counts.index:
                    moved = float(counts[stop] - counts[start])
                    about = {**one.about, "period": f"{start}/{stop}"}
                    yield fact(measure, about, moved, "workers", one.rows(start, start) + one.rows(stop, stop))


def _before(month: str, months: int = 1) -> str:
    return month_at(month_number(month) - months)


# ---- towards a target ----------------------------------------------------------------------------


def _aims(covered: pd.DataFrame, gaps: pd.DataFrame) -> dict[tuple, list[dict]]:
    """Members that a target asks for, by area, numerator and scope: period (YYYY-MM), workers, inputs."""
    aims: dict[tuple, list[dict]] = defaultdict(list)
    members = {
        (row["area_code"], row["period"], row["definition"]): row
        for row in covered[covered["measure"].isin(MEMBERS) & (covered["segment"] == "total")].to_dict("records")
    }
    due = gaps[gaps["measure"] == "gap_workers"]

    years = targets().set_index("target_id")["period"]
    for row in due.to_dict("records"):
        told = Definition.parse(row["definition"])
        own = members.get((row["area_code"], row["period"], str(Definition(told.numerator, told.scope, "-"))))
        asked = next((one for one in row["inputs"] if one.startswith("ref:targets:")), None)
        if own is None or asked is None:
            continue
        month = f"{years[asked.removeprefix('ref:targets:')]}-12"
        aims[row["area_code"], "total", told.numerator, told.scope].append(
            {
                "period": month,
                "workers": own["value"] + row["value"],
                "inputs": row["inputs"],
                "definition": row["definition"],
            }
        )
    for row in covered[covered["measure"] == "target_workers"].to_dict("records"):
        told = Definition.parse(row["definition"])
        month = row["period"] if len(row["period"]) == 7 else f"{row['period']}-12"
        mine = aims[row["area_code"], row["segment"], told.numerator, told.scope]
        if any((aim["period"], aim["definition"]) == (month, row["definition"]) for aim in mine):
            continue  # told for the year and for its December
        mine.append(
            {"period": month, "workers": row["value"], "inputs": row["inputs"], "definition": row["definition"]}
        )
    return aims


def _mine(one: _Series, aims: dict[tuple, list[dict]]) -> list[dict]:
    told = Definition.parse(one.about["definition"])
    return aims.get((one.about["area_code"], one.about["segment"], told.numerator, told.scope), [])


def _pace_towards(one: _Series, pace: dict, aim: dict) -> Iterable[dict]:
    """The pace there is against the pace needed."""
    needed, left = _ahead(one, aim)
    if needed > 0 and left > 0:
        share = {name: 100 * pace[name] * left / needed for name in ("value", "low", "high")}
        about, inputs = _about(one, aim), (*pace["inputs"], *aim["inputs"])
        yield fact(
            "pace_to_required_pct", about, share["value"], "percent", inputs, low=share["low"], high=share["high"]
        )


def _course_towards(one: _Series, course: pd.DataFrame, inputs: Iterable[str], aim: dict) -> Iterable[dict]:
    """The projection in the target's month, and the month in which it is met, or that it is not."""
    about = _about(one, aim)
    share = course.set_index("period")[["value", "low", "high"]] * 100 / aim["workers"]
    if aim["period"] in share.index:
        at = share.loc[aim["period"]]
        yield fact("projected_to_target_pct", about, at["value"], "percent", inputs, low=at["low"], high=at["high"])
    needed, left = _ahead(one, aim)
    if needed <= 0 or left <= 0:
        return
    met = {name: _first_month(course[name], aim["workers"]) for name in ("value", "low", "high")}
    if met["value"] is not None:
        # The upper end of the projection meets it first.
        yield fact("months_to_target", about, met["value"], "months", inputs, low=met["high"], high=met["low"])
    elif len(course) == FOREVER:
        end = share.iloc[-1]
        yield fact("target_out_of_reach", about, end["value"], "percent", inputs, low=end["low"], high=end["high"])


def _ahead(one: _Series, aim: dict) -> tuple[float, int]:
    """Members that are lacking, and the months until they are due."""
    return aim["workers"] - one.calm.iloc[-1], months_between(one.months[-1], aim["period"])


def _about(one: _Series, aim: dict) -> dict:
    return {**one.about, "period": f"{one.months[-1]}/{aim['period']}", "definition": aim["definition"]}


def _first_month(course: pd.Series, workers: float) -> int | None:
    reached = np.flatnonzero(course.to_numpy() >= workers)
    return int(reached[0]) + 1 if len(reached) else None


__all__ = ["series", "spikes", "trend", "without_spikes"]
