"""What comes of a scenario: members, coverage and cost, month by month, against the baseline and against money and target."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations
from math import comb

import numpy as np
import pandas as pd

from analysis.reference import UNSTATED, Definition, premium
from analysis.whatif.baseline import Baseline, Cell, Number, area_names, month_of
from analysis.whatif.course import Course, Note, Stretches, course, months_of, paid_for
from analysis.whatif.levers import Ceiling, Lever, OfWorkers, Suppose, legal_of
from analysis.whatif.scenario import Fault, Scenario, ScenarioError, fault

MONTHS = 36
# With more levers than this in one area, what each contributed is an average over a fixed set of orders.
EXACT_LEVERS = 7
ORDERS = 64
SUPPOSED = "supposed"
FIGURES = ("potential", "members")
KEYS = ["area_code", "area", "segment", "period"]


@dataclass(frozen=True)
class Totals:
    """A scenario in a few numbers, over all its areas.

    ``new_members`` more at the end than the baseline has, ``most_new_members`` in the month with most; ``worker_months`` paid
    for by the levers' payers; ``cost_idr`` new cost over all months, ``by_payer`` of it.
    """

    new_members: int
    most_new_members: int
    worker_months: int
    cost_idr: int
    by_payer: dict[str, int]


class Outcome:
    """What comes of one scenario; every frame is made when it is asked for.

    ``months`` are its months (YYYY-MM), ``baseline`` what it started from, with what the scenario supposes.
    """

    def __init__(self, known: Baseline, scenario: Scenario) -> None:
        self.scenario = scenario
        self.months = _months(known, scenario)
        self.baseline = _supposing(known, scenario, self.months[0])
        self.levers = tuple((number, lever) for number, lever in enumerate(scenario.levers, 1))
        self.stretches = Stretches(self.baseline, self.levers, self.months)

    @cached_property
    def areas(self) -> tuple[str, ...]:
        """The areas that a lever is about, provinces first; all that are known where none is."""
        named = {area for _, lever in self.levers for area in lever.areas}
        return tuple(sorted(named, key=lambda code: (len(code), code))) or self.baseline.areas

    @cached_property
    def courses_by_area(self) -> dict[str, Course]:
        return {area: course(self.baseline, self.levers, area, self.stretches) for area in self.areas}

    @property
    def notes(self) -> tuple[Note, ...]:
        """What a reader must know: levers that were cut, figures that are not known, wages of earlier years."""
        found = [note for course in self.courses_by_area.values() for note in course.notes]
        return (*found, *self._old_wages(), *self._later_counts())

    def _old_wages(self) -> Iterator[Note]:
        last = int(self.months[-1][:4])
        for area in self.areas:
            for number, lever in self.levers:
                if not isinstance(lever, OfWorkers) or area not in lever.areas or legal_of(lever.segment) == "bpu":
                    continue
                wage = self.baseline.wage(area, last)
                if paid_for(lever) and lever.wage_idr is None and wage is not None and wage.year < last:
                    yield Note("old_wage", area, number, (("year", wage.year), ("wage", wage.idr)))

    def _later_counts(self) -> Iterator[Note]:
        """Areas whose total was counted in a month of the scenario: what it changes lay before, or is counted already."""
        for area in self.areas if self.levers else ():
            total = self.baseline.cell(area, "total")
            if total is not None and total.provenance != SUPPOSED and month_of(total.period) >= self.months[0]:
                yield Note("count_later", area, 0, (("period", total.period),))

    @property
    def references(self) -> tuple[str, ...]:
        """The rows of the reference that the premiums were made of (``premiums:bpu-jkk``)."""
        return tuple(dict.fromkeys(one for found in self.courses_by_area.values() for one in found.references))

    @cached_property
    def provenance(self) -> str:
        """``simulated`` where anything used is, else ``supposed``, ``submitted`` or ``published``."""
        used = {cell.provenance for (area, _), cell in self.baseline.cells.items() if area in self.areas}
        return next((name for name in ("simulated", SUPPOSED, "submitted", "published") if name in used), "published")

    # -- frames

    @cached_property
    def courses(self) -> pd.DataFrame:
        """Members month by month: one row an area, segment and month.

        Columns: ``potential_workers`` and ``members`` (workers, missing where not known), ``coverage_pct`` (percent),
        ``baseline_members``, ``new_members`` (workers beyond the baseline, known even where members are not),
        ``definition``, ``provenance``.
        """
        parts = [
            self.course(area, segment) for area, found in self.courses_by_area.items() for segment in found.members
        ]
        columns = [*KEYS, "potential_workers", "members", "coverage_pct", "baseline_members", "new_members"]
        if not parts:
            return pd.DataFrame(columns=[*columns, "definition", "provenance"])
        return pd.DataFrame({name: np.concatenate([part[name] for part in parts]) for name in parts[0]})

    def course(self, area: str, segment: str) -> dict[str, np.ndarray]:
        """The columns of :attr:`courses` of one area and segment, one value a month. Raises ``KeyError`` where it has none."""
        found, cell, count = self.courses_by_area[area], self.baseline.cell(area, segment), len(self.months)
        potential, members = self._monthly(found.potential[segment]), self._monthly(found.members[segment])
        with np.errstate(divide="ignore", invalid="ignore"):
            coverage = np.where(potential > 0, 100 * members / potential, np.nan)
        same = {
            "area_code": area,
            "area": area_names()[area],
            "segment": segment,
            "baseline_members": float(cell.members.value) if cell and cell.members else np.nan,
            "definition": cell.definition if cell else "",
            "provenance": cell.provenance if cell else "",
        }
        monthly = {
            "period": np.array(self.months, dtype=object),
            "potential_workers": potential,
            "members": members,
            "coverage_pct": coverage,
            "new_members": self._new(found, segment),
        }
        level = {
            name: np.full(count, value, dtype=object if isinstance(value, str) else float)
            for name, value in same.items()
        }
        order = [
            *KEYS,
            "potential_workers",
            "members",
            "coverage_pct",
            "baseline_members",
            "new_members",
            "definition",
            "provenance",
        ]
        return {name: (monthly | level)[name] for name in order}

    def _new(self, found: Course, segment: str) -> np.ndarray:
        return self._monthly(
            sum((flow.change(segment) for flow in found.flows), np.zeros((len(self.stretches.starts), 1)))
        )

    def _monthly(self, values: np.ndarray | None) -> np.ndarray:
        if values is None:
            return np.full(len(self.months), np.nan)
        return values[:, 0][self.stretches.of_month]

    @cached_property
    def costs(self) -> pd.DataFrame:
        """New cost against the baseline in full rupiah: one row an area, segment, lever, payer and month with a bill.

        ``lever`` counts from 1; ``paid_workers`` are those whom the lever's payer pays for in that month; less cost is negative.
        """
        parts = []
        for area, found in self.courses_by_area.items():
            for flow in found.flows:
                for payer, bills in flow.bills.items():
                    own = getattr(flow.lever, "payer", None) == payer
                    paid, cost = self._monthly(flow.paid) if own else np.zeros(len(self.months)), self._monthly(bills)
                    there = np.flatnonzero((paid != 0) | (cost != 0))
                    same = (area, area_names()[area], flow.lever.segment, flow.number, payer)
                    parts.append([same, there, paid[there], cost[there]])
        columns = [*KEYS, "lever", "payer", "paid_workers", "cost_idr"]
        if not parts:
            return pd.DataFrame(columns=columns).astype({"cost_idr": "float64", "paid_workers": "float64"})
        counts = [len(there) for _, there, _, _ in parts]
        about = [
            np.repeat(np.array(column, dtype=object), counts)
            for column in zip(*(part[0] for part in parts), strict=True)
        ]
        months = np.array(self.months, dtype=object)[np.concatenate([part[1] for part in parts])]
        paid, cost = (np.concatenate([part[place] for part in parts]) for place in (2, 3))
        frame = dict(zip(["area_code", "area", "segment", "lever", "payer"], about, strict=True))
        frame |= {"period": months, "paid_workers": paid, "cost_idr": cost, "lever": frame["lever"].astype(int)}
        return pd.DataFrame(frame)[columns]

    @cached_property
    def totals(self) -> Totals:
        """The scenario in a few numbers, over all its areas."""
        flows = [flow for found in self.courses_by_area.values() for flow in found.flows]
        new = self.new_members
        paid = sum((self._monthly(flow.paid).sum() for flow in flows if flow.lever.kind == "register"), 0.0)
        by_payer: dict[str, float] = {}
        for flow in flows:
            for payer, bills in flow.bills.items():
                by_payer[payer] = by_payer.get(payer, 0.0) + self._monthly(bills).sum()
        return Totals(
            int(new[-1]),
            int(new.max(initial=0)),
            int(paid),
            int(sum(by_payer.values())),
            {payer: int(cost) for payer, cost in sorted(by_payer.items())},
        )

    @cached_property
    def new_members(self) -> np.ndarray:
        """Members beyond the baseline over all areas, one value a month."""
        flows = [flow for found in self.courses_by_area.values() for flow in found.flows]
        nobody = np.zeros((len(self.stretches.starts), 1))
        return self._monthly(sum((flow.members for flow in flows), nobody))

    @cached_property
    def gaps(self) -> pd.DataFrame:
        """Each area against the target in its month, one row an area whose coverage is known; empty without a target.

        ``needed_workers`` are the members that the target asks for of that area's own denominator, ``gap_workers`` how many of
        them are missing (negative: more than asked for), ``baseline_gap_workers`` without the scenario's members.
        """
        columns = [
            *KEYS,
            "target_pct",
            "needed_workers",
            "members",
            "gap_workers",
            "baseline_gap_workers",
            "definition",
        ]
        if self.scenario.target_pct is None:
            return pd.DataFrame(columns=columns)
        month = self.scenario.target_month or self.months[-1]
        at, pct, rows = self.months.index(month), self.scenario.target_pct, []
        for area, found in self.courses_by_area.items():
            potential, members = found.potential.get("total"), found.members.get("total")
            if potential is None or members is None:
                continue
            needed = np.ceil(self._monthly(potential)[at] * pct / 100 - 1e-6)
            there, cell = self._monthly(members)[at], self.baseline.cell(area, "total")
            before = float(cell.members.value)
            rows.append(
                [
                    area,
                    area_names()[area],
                    "total",
                    month,
                    pct,
                    needed,
                    there,
                    needed - there,
                    needed - before,
                    cell.definition,
                ]
            )
        return pd.DataFrame(rows, columns=columns)

    @cached_property
    def money(self) -> pd.DataFrame:
        """New cost of each payer against its ceiling and the budget that is known: one row an area, payer and year.

        ``ceiling_idr`` is the scenario's, ``budget_idr`` the district's last valid budget for premiums with its ``budget_year``
        (of what the district itself pays; it pays for members of today already), ``to_budget_pct`` new cost in percent of it.
        """
        frame = self.costs.assign(year=[int(period[:4]) for period in self.costs["period"]])
        whole = frame.groupby(["area_code", "area", "payer", "year"], as_index=False)["cost_idr"].sum()
        ceilings = {
            (area, lever.payer, lever.year): lever.amount_idr
            for _, lever in self.levers
            if isinstance(lever, Ceiling)
            for area in lever.areas
        }
        keys = list(whole[["area_code", "payer", "year"]].itertuples(index=False, name=None))
        budgets = [self.baseline.budgets.get(area) if payer == "APBD" else None for area, payer, _ in keys]
        whole = whole.assign(
            ceiling_idr=[float(ceilings.get(key, np.nan)) for key in keys],
            budget_year=pd.array([budget.year if budget else pd.NA for budget in budgets], dtype="Int64"),
            budget_idr=[budget.idr if budget else np.nan for budget in budgets],
        )
        return whole.assign(to_budget_pct=100 * whole["cost_idr"] / whole["budget_idr"].where(whole["budget_idr"] > 0))

    @cached_property
    def contributions(self) -> pd.DataFrame:
        """What each lever contributed, one row an area and lever; over the levers they add up to the whole of the area.

        ``new_members`` at the end (workers), ``coverage_points`` of all segments at the end (percentage points, missing where
        coverage is not known), ``worker_months`` paid, ``cost_idr`` over all months. Where levers touch one another each gets
        its mean share over all orders in which they could have been added (Shapley value); with more than seven levers in an
        area over 64 fixed orders and their reverses.
        """
        rows = []
        for area in self.areas:
            own = [(number, lever) for number, lever in self.levers if area in lever.areas]
            for number, worth in self._shares(area, own).items():
                rows.append([area, area_names()[area], number, dict(self.levers)[number].kind, *worth])
        names = ["area_code", "area", "lever", "kind", "new_members", "coverage_points", "worker_months", "cost_idr"]
        return pd.DataFrame(rows, columns=names)

    def _shares(self, area: str, levers: list[tuple[int, Lever]]) -> dict[int, np.ndarray]:
        known: dict[frozenset[int], np.ndarray] = {}

        def worth(numbers: Iterable[int]) -> np.ndarray:
            key = frozenset(numbers)
            if key not in known:
                chosen = [(number, lever) for number, lever in levers if number in key]
                known[key] = self._worth(area, chosen)
            return known[key]

        numbers = [number for number, _ in levers]
        if len(numbers) <= EXACT_LEVERS:
            return {number: _shapley(number, numbers, worth) for number in numbers}
        rng = np.random.default_rng(ORDERS)
        orders = [list(rng.permutation(numbers)) for _ in range(ORDERS)]
        orders += [order[::-1] for order in orders]
        shares = {number: np.zeros(4) for number in numbers}
        for order in orders:
            for place, number in enumerate(order):
                shares[number] += (worth(order[: place + 1]) - worth(order[:place])) / len(orders)
        return shares

    def _worth(self, area: str, levers: list[tuple[int, Lever]]) -> np.ndarray:
        """New members, coverage points, worker-months and cost of some of the levers alone."""
        found = course(self.baseline, levers, area, self.stretches)
        members = sum((self._monthly(flow.members)[-1] for flow in found.flows), 0.0)
        paid = sum((self._monthly(flow.paid).sum() for flow in found.flows if flow.lever.kind == "register"), 0.0)
        cost = sum((self._monthly(bills).sum() for flow in found.flows for bills in flow.bills.values()), 0.0)
        return np.array([members, self._points(area, found), paid, cost])

    def _points(self, area: str, found: Course) -> float:
        cell = self.baseline.cell(area, "total")
        if cell is None or cell.potential is None or cell.members is None or not cell.potential.value:
            return np.nan
        potential = self._monthly(found.potential["total"])[-1]
        members = self._monthly(found.members["total"])[-1]
        if potential <= 0:
            return np.nan
        return 100 * (members / potential - cell.members.value / cell.potential.value)


def project(baseline: Baseline, scenario: Scenario) -> Outcome:
    """What comes of a scenario. Without levers it is the data: nothing new happens.

    Raises :class:`ScenarioError` where a lever begins before the scenario or after its end, the target's month lies outside, or
    the law knows no premium of a lever in its months.
    """
    return Outcome(baseline, scenario)


def _shapley(number: int, numbers: list[int], worth) -> np.ndarray:
    others = [other for other in numbers if other != number]
    value = np.zeros(4)
    for size in range(len(others) + 1):
        weight = 1 / (len(numbers) * comb(len(others), size))
        for chosen in combinations(others, size):
            value = value + weight * (worth((*chosen, number)) - worth(chosen))
    return value


# ---- before the course -----------------------------------------------------------------------------


def _months(known: Baseline, scenario: Scenario) -> tuple[str, ...]:
    try:
        start = scenario.start or known.month_after()
    except ValueError:
        raise ScenarioError([fault("start", "no_start")]) from None
    months = months_of(start, scenario.months or MONTHS)
    faults: list[Fault] = []
    for number, lever in enumerate(scenario.levers, 1):
        for name in ("first_month", "by_month"):
            month = getattr(lever, name, None)
            if month is not None and not months[0] <= month <= months[-1]:
                place = f"levers[{number}].{name}"
                faults.append(fault(place, "month_outside", value=month, first=months[0], last=months[-1]))
    for number, lever in enumerate(scenario.levers, 1):
        month = _without_premium(lever, months) if isinstance(lever, OfWorkers) else None
        if month is not None:
            parts = {"value": "+".join(lever.programmes), "segment": lever.segment, "month": month}
            faults.append(fault(f"levers[{number}]", "no_premium", **parts))
    if scenario.target_month and not months[0] <= scenario.target_month <= months[-1]:
        faults.append(
            fault("target_month", "month_outside", value=scenario.target_month, first=months[0], last=months[-1])
        )
    if faults:
        raise ScenarioError(faults)
    return months


def _without_premium(lever: OfWorkers, months: tuple[str, ...]) -> str | None:
    """The first or last month if the law knows no premium of a lever in it; what it knows, it knows without a gap."""
    for month in (months[0], months[-1]):
        for _, programmes in paid_for(lever):
            try:
                premium(legal_of(lever.segment), month, programmes, wage_idr=1, risk=lever.risk, tier=lever.tier)
            except ValueError:
                return month
    return None


def _supposing(known: Baseline, scenario: Scenario, start: str) -> Baseline:
    """The baseline with what the scenario supposes; a total that is a sum of what was changed changes with it.

    What still rests on a simulated figure stays simulated.
    """
    said: dict[tuple[str, str], dict[str, Number]] = {}
    for lever in scenario.levers:
        if isinstance(lever, Suppose):
            figures = {name: getattr(lever, name) for name in FIGURES if getattr(lever, name) is not None}
            for area in lever.areas:
                own = said.setdefault((area, lever.segment), {})
                own.update({name: Number.exactly(value) for name, value in figures.items()})
    cells: dict[tuple[str, str], Cell] = {}
    for (area, segment), figures in said.items():
        before = known.cell(area, segment) or _unknown(area, segment, start)
        kept = any(getattr(before, name) is not None for name in FIGURES if name not in figures)
        cells[area, segment] = replace(before, provenance=_provenance(before, kept), **figures)
    for (area, segment), cell in list(cells.items()):
        total, old = known.cell(area, "total"), known.cell(area, segment)
        if segment != "total" and total and old and adds_up(old, total):
            own = cells.get((area, "total"), total)
            moved = {
                name: _moved(getattr(own, name), getattr(old, name), getattr(cell, name))
                for name in FIGURES
                if name not in said.get((area, "total"), {})
            }
            cells[area, "total"] = replace(own, provenance=_provenance(own, kept=bool(moved)), **moved)
    return known.supposing(cells.values())


def _provenance(before: Cell, kept: bool) -> str:
    return before.provenance if kept and before.provenance == "simulated" else SUPPOSED


def adds_up(part: Cell, total: Cell) -> bool:
    """Whether a legal segment is one of the parts of a total: of the same count, and named in its scope."""
    mine, whole = Definition.parse(part.definition), Definition.parse(total.definition)
    same = (mine.numerator, mine.denominator, part.period) == (whole.numerator, whole.denominator, total.period)
    return same and mine.scope in whole.scope.split("+")


def _moved(total: Number | None, before: Number | None, after: Number | None) -> Number | None:
    if total is None or before is None or after is None or after == before:
        return total
    return Number.exactly(max(0, total.value + after.value - before.value))


def _unknown(area: str, segment: str, start: str) -> Cell:
    definition = str(Definition(SUPPOSED, UNSTATED if segment == "total" else segment, SUPPOSED))
    return Cell(area, segment, None, None, definition, start, start, SUPPOSED)
