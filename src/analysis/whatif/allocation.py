"""Where the next rupiah should go: whole workers for whole months, by area and segment, under a budget.

    maximise    sum over area, segment and months of  workers x worth of one worker insured for so many months
    subject to  sum of workers x premium of those months                          <= budget
                new members of each group and of all that hold it                 <= people there who are not covered
                members + new members of an area                                  >= the floor of its coverage
                rupiah of an area                                                 <= its share of the budget at most
                workers whole, not negative

solved by HiGHS (:func:`scipy.optimize.milp`); ``unproven`` says how much better another answer could be at most (0: proven the best). What one worker is worth: 1 (``workers``), the months insured
(``worker_months``), 1 until the area's coverage is at the target (``target``), or the benefit that is to be expected (``protection``):
the death rate times what JKM pays after so many months, the funeral only in the first three, and JKK's by the same assumptions as
:mod:`analysis.measures.protection`.

Premiums of the self-employed are the same everywhere, so that many allocations often do equally well. Among these the one is taken
that is nearest to a split in proportion to the people not covered; ``tied`` says that the goal itself did not choose.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
import pandas as pd
from scipy.optimize import Bounds, LinearConstraint, OptimizeResult, linprog, milp
from scipy.sparse import csr_array

from analysis.reference import assumption, benefit, bpu_tiers
from analysis.reference.language import term
from analysis.whatif.baseline import Baseline, area_names
from analysis.whatif.course import months_of
from analysis.whatif.levers import BASIC, Insurance, Register, legal_of, lineage
from analysis.whatif.prices import prices
from analysis.whatif.scenario import Scenario, make
from analysis.whatif.uncertainty import SEED

GOALS = ("workers", "worker_months", "target", "protection")
RULES = ("equal", "by_gap", "poorest_first", "lowest_first")
SECONDS = 10.0  # that HiGHS may take for one solution
NEARBY_SECONDS = 3.0  # and to choose among those that do equally well
ESTIMATE = 1e-5  # the goal protection is an estimate: so near to the best is proof enough
MILLION = 1_000_000
NEARLY = 1e-6


class AllocationError(ValueError):
    """A question that has no answer; ``key`` names its words (``whatif.allocation.*``), ``text`` has them."""

    def __init__(self, key: str, **parts: object) -> None:
        self.key, self.parts = key, parts
        super().__init__(self.text("en"))

    def text(self, lang: str | None = None) -> str:
        return term(f"whatif.allocation.{self.key}", lang, **self.parts)


@dataclass(frozen=True)
class Question:
    """What is to be allocated: ``budget_idr`` for new members of ``segments`` in ``areas``, paid by ``payer`` from ``start`` on.

    ``months`` are the lengths of cover that may be bought (each worker gets one of them). ``floor_pct``: no area whose coverage is
    known below it, the poorest first where the budget is not enough for all; ``most_pct``: no area gets more of the budget;
    ``target_pct`` is needed by the goal ``target``.
    """

    budget_idr: int
    areas: tuple[str, ...]
    segments: tuple[str, ...]
    start: str
    months: tuple[int, ...] = (12,)
    goal: str = "workers"
    payer: str = "APBD"
    insurance: Insurance = field(default_factory=Insurance)
    floor_pct: float | None = None
    target_pct: float | None = None
    most_pct: float | None = None


@dataclass(frozen=True)
class Option:
    """Insuring one worker of a segment in an area for so many months: what it costs, what it is worth."""

    area_code: str
    segment: str
    months: int
    cost_idr: float
    worth: float


class _Problem:
    """The linear problem of a question: options, and limits as rows of a matrix with their names."""

    def __init__(self, known: Baseline, question: Question) -> None:
        self.known, self.question = known, question
        self.people = {area: _people(known, area) for area in question.areas}
        self.options = [
            option for area in question.areas for option in _options(known, question, area) if self._exists(option)
        ]
        if not self.options:
            raise AllocationError("nobody")
        self.cost = np.array([option.cost_idr for option in self.options])
        self.worth = np.array([option.worth for option in self.options])
        self.area = np.array([option.area_code for option in self.options])
        # Monthly bills are whole rupiah: half a rupiah of each may be rounded up.
        whole = np.floor(self.cost) == self.cost
        bills = sum({(o.area_code, o.segment, o.months): o.months for o in self.options}.values())
        self.budget = question.budget_idr - (0.0 if whole.all() else bills / 2)
        self.floors = self._floors() if question.floor_pct is not None else {}

    def _exists(self, option: Option) -> bool:
        """Whether anybody is known to be left: only a group whose people are counted, or one within it, can be planned for."""
        people = self.people[option.area_code]
        known = [people[name] for name in lineage(option.segment) if name in people]
        return bool(known) and min(known) > 0

    # -- limits

    def limits(self, budget: float | None = None) -> list[tuple[str, str, np.ndarray, float]]:
        """Rows ``row @ workers <= bound``: kind, area, row, bound; those of money in millions, which solvers like better."""
        rows = [("budget", "", self.cost / MILLION, (self.budget if budget is None else budget) / MILLION)]
        for area in self.question.areas:
            here = self.area == area
            for name, people in self.people[area].items():
                inside = np.array([name in lineage(option.segment) for option in self.options])
                if (here & inside).any():
                    rows.append((f"people:{name}", area, (here & inside).astype(float), float(people)))
            if self.question.most_pct is not None and here.any():
                most = self.question.budget_idr * self.question.most_pct / 100
                rows.append(("most", area, np.where(here, self.cost, 0.0) / MILLION, most / MILLION))
            if area in self.floors:
                rows.append(("floor", area, -here.astype(float), -float(self.floors[area])))
        return rows

    def _floors(self) -> dict[str, int]:
        """New members that the floor asks for by area; where all together cost too much, the poorest areas first."""
        needs = {area: self._need(area, self.question.floor_pct) for area in self.question.areas}
        floors, left = {}, self.budget
        for area in sorted(needs, key=self._poorest):
            there, cost = self._cheapest(area, needs[area], left)
            if there:
                floors[area] = there
                left -= cost
        return floors

    def _need(self, area: str, pct: float) -> int:
        cell = self.known.cell(area, "total")
        if cell is None or cell.potential is None or cell.members is None:
            return 0
        return max(0, int(np.ceil(cell.potential.value * pct / 100 - NEARLY)) - cell.members.value)

    def _poorest(self, area: str) -> tuple[float, str]:
        """Poorest first; an area whose poverty is not known comes last."""
        return -self.known.poverty_pct.get(area, (-1.0, ""))[0], area

    def _cheapest(self, area: str, workers: int, money: float) -> tuple[int, float]:
        """How many of so many new members an area can have for this money, at the least cost, and that cost."""
        there, cost = 0, 0.0
        left = dict(self.people[area])
        most = np.inf if self.question.most_pct is None else self.question.budget_idr * self.question.most_pct / 100
        money = min(money, most)
        for option in sorted((o for o in self.options if o.area_code == area), key=lambda one: one.cost_idr):
            chain = [name for name in lineage(option.segment) if name in left]
            more = min(workers - there, *(left[name] for name in chain), _affordable(money - cost, option.cost_idr))
            if more > 0:
                there, cost = there + more, cost + more * option.cost_idr
                for name in chain:
                    left[name] -= more
        return there, cost

    # -- solving

    def solve(self, budget: float | None = None, least: np.ndarray | None = None, whole: bool = True) -> Solution:
        """The best allocation. Raises :class:`AllocationError` where there is none or none was proven in time."""
        limits = self.limits(budget)
        counted, needs = self._counted()
        size, more = len(self.options), len(needs)
        matrix = np.zeros((len(limits) + more, size + more))
        bounds = np.empty(len(limits) + more)
        for number, (_, _, row, bound) in enumerate(limits):
            matrix[number, :size], bounds[number] = row, bound
        # Workers beyond the target are members, but the goal does not count them.
        for number, area in enumerate(needs):
            at = len(limits) + number
            matrix[at, :size] = -(self.area == area).astype(float)
            matrix[at, size + number], bounds[at] = 1.0, 0.0
        goal = np.r_[counted, np.ones(more)]
        low = np.r_[np.zeros(size) if least is None else least, np.zeros(more)]
        high = np.r_[np.full(size, np.inf), np.array([float(need) for need in needs.values()])]
        found = _solved(goal, matrix, bounds, low, high, whole, ESTIMATE if self.question.goal == "protection" else 0.0)
        workers = np.round(found.x[:size]) if whole else found.x[:size]
        return Solution(self, workers, self.value(workers), [name for *name, _, _ in limits], found)

    def _counted(self) -> tuple[np.ndarray, dict[str, int]]:
        """What each option adds to the goal by itself, and by area the workers that count until the target."""
        if self.question.goal != "target":
            return self.worth, {}
        needs = {area: self._need(area, self.question.target_pct) for area in dict.fromkeys(self.area)}
        return np.zeros(len(self.options)), needs

    def value(self, workers: np.ndarray) -> float:
        """What an allocation is worth by the goal."""
        counted, needs = self._counted()
        reached = sum(min(need, workers[self.area == area].sum()) for area, need in needs.items())
        return float(counted @ workers + reached)

    def nearest(self, best: Solution, budget: float | None = None, least: np.ndarray | None = None) -> np.ndarray:
        """Among allocations as good as the best the one nearest to a split by the people not covered."""
        areas = list(dict.fromkeys(self.area))
        gaps = np.array([self._gap(area) for area in areas], dtype=float)
        share = best.workers.sum() * gaps / gaps.sum()
        limits = self.limits(budget)
        counted, needs = self._counted()
        size, more, far = len(self.options), len(needs), len(areas)
        width = size + more + far
        rows, bounds = [], []
        for _, _, row, bound in limits:
            rows.append(np.r_[row, np.zeros(more + far)])
            bounds.append(bound)
        for number, area in enumerate(needs):
            row = np.zeros(width)
            row[:size] = -(self.area == area).astype(float)
            row[size + number] = 1.0
            rows.append(row)
            bounds.append(0.0)
        one = max(1.0, counted.max(initial=0.0))
        rows.append(-np.r_[counted, np.ones(more), np.zeros(far)] / one)
        bounds.append(-(best.value - max(NEARLY, 1e-9 * best.value)) / one)
        for number, area in enumerate(areas):
            for sign in (1.0, -1.0):
                row = np.zeros(width)
                row[:size] = sign * (self.area == area)
                row[size + more + number] = -1.0
                rows.append(row)
                bounds.append(sign * share[number])
        goal = np.r_[np.zeros(size + more), -np.ones(far)]
        high = np.r_[np.full(size, np.inf), np.array([float(need) for need in needs.values()]), np.full(far, np.inf)]
        integer = np.r_[np.ones(size), np.zeros(more + far)]
        low = np.zeros(width)
        low[:size] = 0.0 if least is None else least
        found = _highs(goal, np.array(rows), np.array(bounds), low, high, integer, gap=1e-3, seconds=NEARBY_SECONDS)
        # Any answer is as good by the goal; which is nearest need not be proven.
        near = None if found.x is None else np.round(found.x[:size])
        return np.round(best.workers) if near is None or self.value(near) < best.value * (1 - 1e-9) - NEARLY else near

    def _gap(self, area: str) -> int:
        """People not covered whom an area's options could reach."""
        people = self.people[area]
        reach = 0
        for segment in dict.fromkeys(option.segment for option in self.options if option.area_code == area):
            reach += min(people[name] for name in lineage(segment) if name in people)
        return min(reach, people.get("total", reach))


@dataclass(frozen=True)
class Solution:
    """An allocation as HiGHS gave it: workers by option, what they are worth, and the limits by name."""

    problem: _Problem
    workers: np.ndarray
    value: float
    limits: list[list[str]]
    found: OptimizeResult


class Allocation:
    """The answer to a question; every frame is made when it is asked for."""

    def __init__(self, known: Baseline, question: Question) -> None:
        self.known, self.question = known, question
        self._problem = _Problem(known, question)
        best = self._problem.solve()
        self._workers = self._problem.nearest(best)
        self.value = self._problem.value(self._workers)
        # How much better another allocation could be at most, as a share: 0 where this one is proven to be the best.
        self.unproven = max(0.0, float(best.found.mip_gap or 0.0))

    # -- the answer

    @cached_property
    def frame(self) -> pd.DataFrame:
        """Who gets what: one row an area, segment and length of cover with any worker.

        Columns: ``workers``, ``months``, ``worker_months``, ``unit_cost_idr`` (a worker for those months), ``cost_idr``.
        """
        return self._frame(self._workers)

    def _frame(self, workers: np.ndarray) -> pd.DataFrame:
        rows = [
            [
                o.area_code,
                area_names()[o.area_code],
                o.segment,
                o.months,
                int(n),
                int(n) * o.months,
                o.cost_idr,
                n * o.cost_idr,
            ]
            for o, n in zip(self._problem.options, workers, strict=True)
            if n > 0
        ]
        names = ["area_code", "area", "segment", "months", "workers", "worker_months", "unit_cost_idr", "cost_idr"]
        return pd.DataFrame(rows, columns=names)

    @cached_property
    def areas(self) -> pd.DataFrame:
        """Each area asked about: ``workers`` it gets, ``cost_idr``, ``gap_workers`` before, coverage before and after in percent."""
        return self._areas(self._workers)

    def _areas(self, workers: np.ndarray) -> pd.DataFrame:
        problem, rows = self._problem, []
        for area in self.question.areas:
            here = problem.area == area
            new = int(workers[here].sum())
            cell = self.known.cell(area, "total")
            pct = [np.nan, np.nan]
            if cell and cell.potential and cell.members and cell.potential.value:
                pct = [100 * (cell.members.value + more) / cell.potential.value for more in (0, new)]
            gap = problem._gap(area) if here.any() else 0
            rows.append([area, area_names()[area], new, float(problem.cost[here] @ workers[here]), gap, *pct])
        names = ["area_code", "area", "workers", "cost_idr", "gap_workers", "coverage_before_pct", "coverage_after_pct"]
        return pd.DataFrame(rows, columns=names)

    @property
    def cost_idr(self) -> float:
        return float(self._problem.cost @ self._workers)

    @property
    def workers(self) -> int:
        return int(self._workers.sum())

    @cached_property
    def floors_not_met(self) -> tuple[str, ...]:
        """Areas that stay below the floor: the money, or the people of these segments, are not enough."""
        if self.question.floor_pct is None:
            return ()
        after = self.areas.set_index("area_code")["coverage_after_pct"]
        return tuple(area for area in self.question.areas if after[area] < self.question.floor_pct - NEARLY)

    @cached_property
    def tied(self) -> bool:
        """Whether other areas could have got the money with the same result: the goal alone does not choose."""
        problem = self._problem
        simple = problem.value(self._simple("poorest_first"))
        other = problem.value(self._simple("lowest_first"))
        return bool(max(simple, other) >= self.value - NEARLY and self.cost_idr < self._everybody())

    def _everybody(self) -> float:
        return float(sum(self._problem._cheapest(area, 10**12, np.inf)[1] for area in self.question.areas))

    def scenario(self, name: str = "") -> Scenario:
        """The answer as a scenario, to be projected, added to others, or saved."""
        rows = self.frame.groupby(["segment", "months", "workers"], sort=True)["area_code"].agg(list)
        levers = [
            Register(
                areas=areas, segment=segment, workers=workers, paid_months=months, payer=self.question.payer,
                first_month=self.question.start, **self.question.insurance.model_dump(),
            )
            for (segment, months, workers), areas in rows.items()
        ]  # fmt: skip
        length = max(self.question.months)
        return make(name=name, start=self.question.start, months=length, levers=levers)

    # -- why

    @cached_property
    def steps(self) -> pd.DataFrame:
        """The marginal cost curve: one row an area and segment, the cheapest first, at the shortest cover.

        ``unit_cost_idr`` of one worker, ``people`` there, ``workers_so_far`` and ``cost_so_far_idr`` up to and with this row,
        ``bought`` how many the answer takes.
        """
        problem, left, rows = self._problem, {area: dict(own) for area, own in self._problem.people.items()}, []
        shortest = min(self.question.months)
        numbers = [n for n, option in enumerate(problem.options) if option.months == shortest]
        for number in sorted(numbers, key=lambda n: (problem.cost[n], problem.options[n].area_code)):
            option = problem.options[number]
            own = left[option.area_code]
            chain = [name for name in lineage(option.segment) if name in own]
            people = min(own[name] for name in chain)
            for name in chain:
                own[name] -= people
            same = [
                n
                for n, other in enumerate(problem.options)
                if (other.area_code, other.segment) == (option.area_code, option.segment)
            ]
            bought = int(self._workers[same].sum())
            rows.append(
                [option.area_code, area_names()[option.area_code], option.segment, option.cost_idr, people, bought]
            )
        frame = pd.DataFrame(rows, columns=["area_code", "area", "segment", "unit_cost_idr", "people", "bought"])
        so_far = frame.assign(cost=frame["unit_cost_idr"] * frame["people"])[["people", "cost"]].cumsum()
        return frame.assign(workers_so_far=so_far["people"], cost_so_far_idr=so_far["cost"])

    @cached_property
    def binding(self) -> pd.DataFrame:
        """The limits that bind, one row each: what one more unit of it would be worth by the goal.

        ``limit``: ``budget`` (a unit is a million rupiah), ``people:<segment>`` (one more person), ``floor`` (one person fewer
        asked for), ``most`` (a million). Worths are those of the problem without the demand for whole workers.
        """
        problem = self._problem
        loose = problem.solve(whole=False)
        rows = []
        for (kind, area), worth in zip(loose.limits, -loose.found.ineqlin.marginals, strict=False):
            if worth > NEARLY:
                rows.append([kind, area, area_names().get(area, ""), worth])
        frame = pd.DataFrame(rows, columns=["limit", "area_code", "area", "worth_of_one_more"])
        return frame.sort_values("worth_of_one_more", ascending=False, kind="stable", ignore_index=True)

    def one_more(self, idr: int = MILLION) -> pd.DataFrame:
        """What so much more buys, and where, with what has been allocated left as it is; one row an area, segment and months."""
        problem, budget = self._problem, self._problem.budget + idr
        best = problem.solve(budget=budget, least=self._workers)
        return self._frame(problem.nearest(best, budget, self._workers) - self._workers)

    @cached_property
    def curve(self) -> pd.DataFrame:
        """What more or less money would reach, one row a budget from nothing to what covers everybody: ``budget_idr``, ``value``
        by the goal, ``worth_of_a_million`` there. Workers are not whole in it."""
        problem = self._problem
        most = max(self._everybody(), float(self.question.budget_idr))
        floor = sum(problem._cheapest(area, need, np.inf)[1] for area, need in problem.floors.items())
        budgets = np.unique(np.r_[np.linspace(floor, most, 25), float(self.question.budget_idr)])
        rows = []
        for budget in budgets:
            loose = problem.solve(budget=budget, whole=False)
            rows.append([budget, loose.value, -loose.found.ineqlin.marginals[0]])
        return pd.DataFrame(rows, columns=["budget_idr", "value", "worth_of_a_million"])

    @cached_property
    def rules(self) -> pd.DataFrame:
        """The answer beside simple rules under the same limits on people and money: one row a rule, the answer first.

        ``equal`` (the same for each area), ``by_gap`` (in proportion to people not covered), ``poorest_first``,
        ``lowest_first`` (lowest coverage). Columns: ``value`` by the goal, ``workers``, ``worker_months``, ``cost_idr``, ``areas``
        that get any, ``lowest_coverage_pct`` after, ``below_floor`` areas left below the floor.
        """
        rows = []
        for rule in ("best", *RULES):
            workers = self._workers if rule == "best" else self._simple(rule)
            after = self._areas(workers)
            lengths = np.array([option.months for option in self._problem.options])
            pct = after["coverage_after_pct"]
            floor = self.question.floor_pct
            rows.append(
                [
                    rule, self._problem.value(workers), int(workers.sum()), int(lengths @ workers),
                    float(self._problem.cost @ workers), int((after["workers"] > 0).sum()), pct.min(),
                    0 if floor is None else int((pct < floor - NEARLY).sum()),
                ]
            )  # fmt: skip
        names = ["rule", "value", "workers", "worker_months", "cost_idr", "areas", "lowest_coverage_pct", "below_floor"]
        return pd.DataFrame(rows, columns=names)

    def _simple(self, rule: str) -> np.ndarray:
        """What a simple rule gives: money by area, whole workers, most of the goal for a rupiah first, what an area cannot use to the others."""
        problem = self._problem
        areas = [area for area in self.question.areas if (problem.area == area).any()]
        if rule == "poorest_first":
            return self._in_order(sorted(areas, key=problem._poorest))
        if rule == "lowest_first":
            before = self.areas.set_index("area_code")["coverage_before_pct"].fillna(np.inf)
            return self._in_order(sorted(areas, key=lambda area: (before[area], area)))
        workers, money = np.zeros(len(problem.options)), problem.budget
        weight = {area: 1.0 if rule == "equal" else float(problem._gap(area)) for area in areas}
        open_areas = [area for area in areas if weight[area] > 0]
        left = {area: dict(own) for area, own in problem.people.items()}
        spent = dict.fromkeys(areas, 0.0)
        while open_areas:
            share = {area: money * weight[area] / sum(weight[a] for a in open_areas) for area in open_areas}
            used = {area: self._buy(area, share[area], left, workers, spent) for area in open_areas}
            money -= sum(used.values())
            still = [area for area in open_areas if used[area] > 0]
            if not still:
                # The rest is less than any share buys: one after the other takes what it can.
                for area in open_areas:
                    money -= self._buy(area, money, left, workers, spent)
                break
            open_areas = still
        return workers

    def _in_order(self, areas: Sequence[str]) -> np.ndarray:
        problem = self._problem
        workers, money = np.zeros(len(problem.options)), problem.budget
        left = {area: dict(own) for area, own in problem.people.items()}
        spent = dict.fromkeys(areas, 0.0)
        for area in areas:
            money -= self._buy(area, money, left, workers, spent)
        return workers

    def _buy(
        self, area: str, money: float, left: dict[str, dict[str, int]], workers: np.ndarray, spent: dict[str, float]
    ) -> float:
        """Buy what this money buys in an area, most of the goal for a rupiah first; returns what it costs."""
        problem, cost = self._problem, 0.0
        most = np.inf if self.question.most_pct is None else self.question.budget_idr * self.question.most_pct / 100
        money = min(money, most - spent[area])
        numbers = [n for n, option in enumerate(problem.options) if option.area_code == area]
        for number in sorted(numbers, key=lambda n: (problem.cost[n] / problem.worth[n], problem.cost[n])):
            option = problem.options[number]
            chain = [name for name in lineage(option.segment) if name in left[area]]
            affordable = _affordable(money - cost, option.cost_idr)
            more = min(*(left[area][name] for name in chain), affordable)
            if more > 0:
                workers[number] += more
                cost += more * option.cost_idr
                for name in chain:
                    left[area][name] -= more
        spent[area] += cost
        return cost

    # -- how stable

    def stability(self, draws: int = 100, seed: int = SEED) -> pd.DataFrame:
        """How the answer changes with the people who may really be there: one row an area.

        Potential workers are drawn as in :func:`analysis.whatif.draw` (``denominator_rse``), and the question is answered anew.
        ``workers`` as answered, ``low``, ``middle``, ``high`` (10, 50, 90 in 100 draws below), ``gets_any_pct`` of the draws.
        """
        rng = np.random.default_rng([seed, draws])
        spread = assumption("denominator_rse").value
        got: list[np.ndarray] = []
        for _ in range(draws):
            factor = {area: max(0.5, 1 + spread * rng.standard_normal()) for area in self.question.areas}
            got.append(_drawn(self.known, self.question, factor))
        table = np.array(got)
        low, middle, high = np.percentile(table, [10, 50, 90], axis=0)
        return pd.DataFrame(
            {
                "area_code": self.question.areas,
                "area": [area_names()[area] for area in self.question.areas],
                "workers": self.areas["workers"],
                "low": low,
                "middle": middle,
                "high": high,
                "gets_any_pct": 100 * (table > 0).mean(axis=0),
            }
        )


def allocate(
    baseline: Baseline,
    budget_idr: int,
    *,
    areas: Sequence[str],
    segments: Sequence[str],
    start: str,
    months: Sequence[int] = (12,),
    goal: str = "workers",
    payer: str = "APBD",
    programmes: tuple[str, ...] = BASIC,
    floor_pct: float | None = None,
    target_pct: float | None = None,
    most_pct: float | None = None,
) -> Allocation:
    """Where a budget should go (see :class:`Question` for what may be asked).

    Raises :class:`AllocationError` where nobody is known whom it could cover, the goal is not known, or a number makes no sense.
    """
    if goal not in GOALS:
        raise AllocationError("goal", value=goal, known=", ".join(GOALS))
    if goal == "target" and target_pct is None:
        raise AllocationError("target")
    if budget_idr <= 0:
        raise AllocationError("budget", value=budget_idr)
    for pct in (floor_pct, target_pct, most_pct):
        if pct is not None and not 0 <= pct <= 100:
            raise AllocationError("percent", value=pct)
    if not months or any(length < 1 for length in months):
        raise AllocationError("months")
    # A lever checks areas, segments, month and payer, and says what is wrong with them.
    checked = make(
        levers=[
            {"kind": "register", "areas": list(areas), "segment": segment, "workers": 0, "payer": payer,
             "first_month": start, "programmes": list(programmes)}
            for segment in segments
        ]
    )  # fmt: skip
    question = Question(
        int(budget_idr), checked.levers[0].areas, tuple(dict.fromkeys(segments)), start, tuple(sorted(set(months))), goal, payer,
        Insurance(programmes=checked.levers[0].programmes), floor_pct, target_pct, most_pct,
    )  # fmt: skip
    return Allocation(baseline, question)


def _drawn(known: Baseline, question: Question, factor: dict[str, float]) -> np.ndarray:
    """Workers by area where potential workers are so many times as many."""
    cells = [
        replace(cell, potential=replace(cell.potential, value=int(cell.potential.value * factor[area] + 0.5)))
        for (area, _), cell in known.cells.items()
        if area in factor and cell.potential is not None
    ]
    try:
        answer = Allocation(known.supposing(cells), question)
    except AllocationError:
        return np.zeros(len(question.areas))
    return answer.areas["workers"].to_numpy(dtype=float)


# ---- options ---------------------------------------------------------------------------------------


def _people(known: Baseline, area: str) -> dict[str, int]:
    """People not covered, by segment, where both counts are known."""
    return {
        segment: max(0, cell.potential.value - cell.members.value)
        for (code, segment), cell in known.cells.items()
        if code == area and cell.potential is not None and cell.members is not None
    }


def _affordable(money: float, cost: float) -> int:
    """Whole workers for this money."""
    return 10**12 if np.isinf(money) else max(0, int(money / cost + 1e-9))


def _options(known: Baseline, question: Question, area: str) -> list[Option]:
    options = []
    for segment in question.segments:
        for length in question.months:
            months = months_of(question.start, length)
            found = prices(known, area, segment, question.insurance, question.payer, months)
            if found is None:
                continue
            cost = float(found.by_payer[question.payer].sum())
            wage = None if found.wages is None else float(found.wages[0])
            options.append(Option(area, segment, length, cost, _worth(question.goal, legal_of(segment), months, wage)))
    return options


def _worth(goal: str, legal: str, months: tuple[str, ...], wage: float | None) -> float:
    if goal == "worker_months":
        return float(len(months))
    if goal == "protection":
        return sum(_expected(legal, month, before, wage) for before, month in enumerate(months))
    return 1.0


def _expected(legal: str, month: str, membership: int, wage: float | None) -> float:
    """What JKM and JKK are to be expected to pay in a month for one worker who has been a member for so many months."""
    base = wage if wage is not None else float(bpu_tiers()["base_idr"].iloc[0])
    accidents = assumption(f"accidents_per_1000_{'bpu' if legal == 'bpu' else 'pu'}").value / 12_000
    fatal, disabled = assumption("accident_fatal_share").value, assumption("accident_total_disability_share").value
    deaths = assumption("deaths_per_1000_workers").value / 12_000 - accidents * fatal
    injured = (
        assumption("accident_care_idr").value
        + fatal * benefit("JKK", month, membership_months=membership).idr(base)
        + disabled * benefit("JKK", month, event="total_disability", membership_months=membership).idr(base)
    )
    return deaths * benefit("JKM", month, membership_months=membership).idr() + accidents * injured


def _solved(
    goal: np.ndarray,
    matrix: np.ndarray,
    bounds: np.ndarray,
    low: np.ndarray,
    high: np.ndarray,
    whole: bool,
    gap: float,
) -> OptimizeResult:
    """The best there is. Raises :class:`AllocationError` where limits cannot hold together, or nothing was found in time."""
    if whole:
        found = _highs(goal, matrix, bounds, low, high, np.ones(len(goal)), gap=gap, seconds=SECONDS)
    else:
        scale = np.abs(goal).max()
        found = linprog(-goal / scale, A_ub=csr_array(matrix), b_ub=bounds, bounds=np.c_[low, high], method="highs")
        if found.status == 0:
            found.ineqlin.marginals = found.ineqlin.marginals * scale
    if found.status == 2:
        raise AllocationError("infeasible")
    if found.x is None:
        raise AllocationError("unsolved", seconds=int(SECONDS))
    return found


def _highs(
    goal: np.ndarray,
    matrix: np.ndarray,
    bounds: np.ndarray,
    low: np.ndarray,
    high: np.ndarray,
    integrality: np.ndarray,
    *,
    gap: float,
    seconds: float,
) -> OptimizeResult:
    return milp(
        -goal / np.abs(goal).max(),
        constraints=LinearConstraint(csr_array(matrix), -np.inf, bounds),
        bounds=Bounds(low, high),
        integrality=integrality,
        options={"mip_rel_gap": gap, "time_limit": seconds},
    )
