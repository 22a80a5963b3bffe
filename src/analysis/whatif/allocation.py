"""Where the next rupiah should go: whole workers for whole months, by area and segment, under a budget.

    maximise    sum over area, segment and months of  workers x worth of one worker insured for so many months
    subject to  sum of workers x premium of those months                          <= budget
                new members of each group and of all that hold it                 <= people there who are not covered
                members + new members of an area                                  >= the floor of its coverage
                rupiah of an area                                                 <= its share of the budget at most
                workers whole, not negative

solved by HiGHS (:func:`scipy.optimize.milp`); ``unproven`` says how much better another answer could be at most (0: proven the
best). What one worker is worth: 1 (``workers``); the months insured (``worker_months``); 1 until the area's coverage is at the
target and then nothing, so that nobody is planned for beyond it (``target``); or the benefit that is to be expected
(``protection``): the death rate times what JKM pays after so many months, the funeral only in the first three, and JKK's by the
same assumptions as :mod:`analysis.measures.protection`. The goals ``workers`` and ``target`` do not count months: of several
lengths of cover they take the shortest.

Premiums of the self-employed are the same everywhere, so that many allocations often do equally well. Among these the one is taken
that is nearest to a split in proportion to the people not covered, and then the cheapest; ``tied`` says that the goal itself did not
choose.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property

import numpy as np
import pandas as pd
from scipy.optimize import Bounds, LinearConstraint, OptimizeResult, linprog, milp
from scipy.sparse import csr_array

from analysis.reference import assumption, benefit, bpu_tiers
from analysis.reference.language import term
from analysis.whatif.baseline import Baseline, Number, area_names
from analysis.whatif.course import months_of
from analysis.whatif.levers import BASIC, HORIZON, Insurance, Register, legal_of, lineage
from analysis.whatif.prices import prices, rounded
from analysis.whatif.scenario import MOST_LEVERS, Scenario, make
from analysis.whatif.uncertainty import SEED

GOALS = ("workers", "worker_months", "target", "protection")
COUNT_MONTHS = ("worker_months", "protection")
RULES = ("equal", "by_gap", "poorest_first", "lowest_first")
SECONDS = 10.0  # that HiGHS may take for one solution
NEARBY_SECONDS = 3.0  # and to choose among those that do equally well
ESTIMATE = 1e-5  # the goal protection is an estimate: so near to the best is as good
MILLION = 1_000_000
# Money is put to HiGHS in this unit: limits are held to a millionth of it, a hundredth of a rupiah.
UNIT = 10_000
HALF_A_RUPIAH = 0.5 / UNIT
HAIR = 1e-4  # rupiah that an error of arithmetic may come to, and less than HiGHS notices
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
    """Insuring one worker of a segment in an area for so many months: the premium of each month, and what it is worth."""

    area_code: str
    segment: str
    premiums: tuple[float, ...]
    worth: float

    @property
    def months(self) -> int:
        return len(self.premiums)

    @property
    def cost_idr(self) -> float:
        return sum(self.premiums)

    def bill(self, workers: float) -> int:
        """What so many workers cost in whole rupiah, as each month's bill is rounded."""
        return sum(rounded(workers * premium) for premium in self.premiums)

    @property
    def rounding_idr(self) -> float:
        """Rupiah that rounding may add to these bills: half a rupiah a month where the premium is not whole."""
        return sum(0.5 for premium in self.premiums if abs(premium - round(premium)) > NEARLY)


class _Room:
    """People not covered of one area, by segment, while some are taken: who is of a segment is of all that hold it."""

    def __init__(self, people: Mapping[str, int]) -> None:
        self._left = dict(people)

    def of(self, segment: str) -> int:
        """How many are left; nobody where neither the segment nor one that holds it is counted."""
        return min((self._left[name] for name in lineage(segment) if name in self._left), default=0)

    def take(self, segment: str, workers: int) -> None:
        for name in lineage(segment):
            if name in self._left:
                self._left[name] -= workers


class _Problem:
    """The linear problem of a question: options, and limits as rows ``matrix @ workers <= bounds`` with their names.

    ``ceilings``: the most rupiah that an area may get, where there is such a limit.
    """

    def __init__(
        self, known: Baseline, question: Question, offers: Sequence[Option], ceilings: Mapping[str, int]
    ) -> None:
        self.known, self.question, self.offers, self.ceilings = known, question, offers, ceilings
        self.people = {area: _people(known, area) for area in question.areas}
        self.options = [one for one in offers if _Room(self.people[one.area_code]).of(one.segment) > 0]
        if not self.options:
            raise AllocationError("nobody")
        self.cost = np.array([option.cost_idr for option in self.options])
        self.worth = np.array([option.worth for option in self.options])
        self.months = np.array([option.months for option in self.options])
        self.area = np.array([option.area_code for option in self.options])
        self.areas = tuple(dict.fromkeys(self.area.tolist()))
        # Money is planned for so that the bills are within it however they are rounded.
        rounding = np.array([option.rounding_idr for option in self.options])
        self.budget = max(0.0, question.budget_idr - rounding.sum())
        self.most = {
            area: max(0.0, ceilings[area] - rounding[self.area == area].sum())
            for area in self.areas
            if area in ceilings
        }
        self.floors = self._floors()
        self.needs = self._needs()
        # Where a floor asks for more than the target, the floor decides how many they are, and one fewer is no loss.
        beyond = [area for area, need in self.needs.items() if self.floors.get(area, 0) > need]
        self.counted = np.where(np.isin(self.area, beyond), 0.0, self.worth)
        limits = self._limits()
        self.limits = [(kind, area) for kind, area, _, _ in limits]
        self.matrix = np.array([row for _, _, row, _ in limits])
        self.bounds = np.array([bound for *_, bound in limits])

    # -- limits

    def _limits(self) -> list[tuple[str, str, np.ndarray, float]]:
        rows = [("budget", "", self.cost / UNIT, self.budget / UNIT)]
        for area in self.areas:
            here = self.area == area
            for name, people in self.people[area].items():
                inside = here & [name in lineage(option.segment) for option in self.options]
                if inside.any():
                    rows.append((f"people:{name}", area, inside.astype(float), float(people)))
            if area in self.most:
                rows.append(("most", area, np.where(here, self.cost, 0.0) / UNIT, self.most[area] / UNIT))
            if area in self.floors:
                rows.append(("floor", area, -here.astype(float), -float(self.floors[area])))
            if area in self.needs:
                enough = max(self.needs[area], self.floors.get(area, 0))
                rows.append(("target", area, here.astype(float), float(enough)))
        return rows

    def _floors(self) -> dict[str, int]:
        """New members that the floor asks for by area; where all together cost too much, the poorest areas first."""
        floors, left = {}, self.budget
        if self.question.floor_pct is None:
            return floors
        for area in sorted(self.areas, key=self.poverty):
            bought = self.fill(area, left, self._need(area, self.question.floor_pct))
            if bought.any():
                floors[area] = int(bought.sum())
                left -= self.cost @ bought
        return floors

    def _needs(self) -> dict[str, int]:
        """New members who count for the goal ``target``, by area."""
        if self.question.goal != "target":
            return {}
        return {area: self._need(area, self.question.target_pct) for area in self.areas}

    def _need(self, area: str, pct: float) -> int:
        """New members that a coverage asks for; nobody where coverage is not known."""
        cell = self.known.cell(area, "total")
        if cell is None or cell.potential is None or cell.members is None:
            return 0
        return max(0, math.ceil(cell.potential.value * pct / 100 - NEARLY) - cell.members.value)

    def poverty(self, area: str) -> tuple[float, str]:
        """To sort areas by: the poorest first, one whose poverty is not known last."""
        return -self.known.poverty_pct.get(area, (-1.0, ""))[0], area

    def fill(
        self,
        area: str,
        money: float = math.inf,
        workers: float = math.inf,
        order: np.ndarray | None = None,
        room: _Room | None = None,
        spent: float = 0.0,
    ) -> np.ndarray:
        """Whole workers by option that this money buys in an area, at most so many: the lowest in ``order`` first, by default the
        cheapest. ``room`` are the people left there, ``spent`` what the area has had already of the most that it may get."""
        found = np.zeros(len(self.options))
        money = min(money, self.most.get(area, math.inf) - spent)
        order = self.cost if order is None else order
        room = room or _Room(self.people[area])
        for number in sorted(np.flatnonzero(self.area == area), key=lambda n: (order[n], self.cost[n])):
            segment, cost = self.options[number].segment, self.cost[number]
            more = int(min(workers, room.of(segment), max(0.0, money + HAIR) / cost))
            found[number] = more
            room.take(segment, more)
            workers, money = workers - more, money - more * cost
        return found

    def gap(self, area: str) -> int:
        """People not covered whom an area's options could reach."""
        room = _Room(self.people[area])
        reach = 0
        for segment in dict.fromkeys(option.segment for option in self.options if option.area_code == area):
            more = room.of(segment)
            room.take(segment, more)
            reach += more
        return reach

    # -- solving

    def value(self, workers: np.ndarray) -> float:
        """What an allocation is worth by the goal."""
        if self.question.goal != "target":
            return float(self.worth @ workers)
        return float(sum(min(need, workers[self.area == area].sum()) for area, need in self.needs.items()))

    def answer(self) -> tuple[np.ndarray, float]:
        """The best allocation, and how much better another could be at most, as a share of its value.

        Raises :class:`AllocationError` where none was found in time.
        """
        best, short = self._best()
        workers = self._nearest(best, short)
        short += self.value(best) - self.value(workers)
        # Workers and months are whole: less than one short is not short. Nor is a rupiah of protection.
        return workers, short / max(1.0, self.value(workers)) if short >= 1 else 0.0

    def _best(self) -> tuple[np.ndarray, float]:
        """An allocation as good as any, and by how much another could be better at most."""
        gap = ESTIMATE if self.question.goal == "protection" else 0.0
        found = _highs(self.counted, self.matrix, self.bounds, np.ones(len(self.options)), gap, SECONDS)
        workers = self._whole(found)
        if workers is None:
            raise AllocationError("unsolved", seconds=int(SECONDS))
        return workers, float(found.mip_gap or 0.0) * float(self.counted @ workers)

    def _nearest(self, best: np.ndarray, short: float) -> np.ndarray:
        """Among allocations as good as the best the one nearest to a split by the people not covered, then the cheapest.

        Of an estimate those are as good that are worse by no more than the best could be better.
        """
        gaps = np.array([self.gap(area) for area in self.areas], dtype=float)
        share = _split(round(best.sum()), gaps)
        inside = np.array([self.area == area for area in self.areas], dtype=float)
        size, far = len(self.options), len(self.areas)
        value, scale = self.counted @ best, _scale(self.counted)
        less = max(short, 1e-9 * value) if self.question.goal == "protection" else 0.5
        matrix = np.block(
            [
                [self.matrix, np.zeros((len(self.matrix), far))],
                [-self.counted / scale, np.zeros(far)],
                [inside, -np.eye(far)],
                [-inside, -np.eye(far)],
            ]
        )
        bounds = np.r_[self.bounds, -(value - less) / scale, share, -share]
        # Shares are whole, and so is how far they are missed: all the money weighs less than one worker.
        goal = np.r_[-0.5 * self.cost / (self.cost.max() * max(1.0, best.sum())), -np.ones(far)]
        found = _highs(goal, matrix, bounds, np.r_[np.ones(size), np.zeros(far)], 1e-3, NEARBY_SECONDS)
        near = self._whole(found)
        # Any answer is as good by the goal; which is nearest need not be proven.
        return best if near is None else near

    def _whole(self, found: OptimizeResult) -> np.ndarray | None:
        """The workers of a solution, whole; nothing where there is none within the limits, to less than what bills are rounded by."""
        if found.x is None:
            return None
        workers = np.round(found.x[: len(self.options)])
        return workers if (self.matrix @ workers < self.bounds + HALF_A_RUPIAH).all() else None

    def loose(self, bounds: np.ndarray) -> OptimizeResult:
        """The best allocation of workers who need not be whole."""
        return _linear(self.counted, self.matrix, bounds)

    def enough(self) -> int:
        """The least rupiah with which the goal cannot be taken further, of workers who need not be whole."""
        rest, bounds, scale = self.matrix[1:], self.bounds[1:], _scale(self.counted)
        best = self.counted @ _linear(self.counted, rest, bounds).x
        cheapest = _linear(-self.cost, np.vstack([rest, -self.counted / scale]), np.r_[bounds, -best / scale + NEARLY])
        return math.ceil(self.cost @ cheapest.x)

    # -- afterwards

    def bill(self, workers: np.ndarray, area: str | None = None) -> int:
        """What an allocation costs in whole rupiah, in one area or in all."""
        here = np.flatnonzero(workers if area is None else workers * (self.area == area))
        return sum(self.options[number].bill(workers[number]) for number in here)

    def after(self, workers: np.ndarray, idr: int) -> _Problem:
        """The same question of those who are left, with so much more money: who was allocated is a member already."""
        joined: dict[tuple[str, str], int] = {}
        for option, new in zip(self.options, workers, strict=True):
            for name in lineage(option.segment):
                key = option.area_code, name
                joined[key] = joined.get(key, 0) + int(new)
        cells = [
            replace(self.known.cells[key], members=Number.exactly(self.known.cells[key].members.value + new))
            for key, new in joined.items()
            if key in self.known.cells and self.known.cells[key].members is not None
        ]
        question = replace(self.question, budget_idr=self.question.budget_idr - self.bill(workers) + idr)
        ceilings = {area: most - self.bill(workers, area) for area, most in self.ceilings.items()}
        return _Problem(self.known.supposing(cells), question, self.offers, ceilings)

    def frame(self, workers: np.ndarray) -> pd.DataFrame:
        """Who gets what: one row an option with any worker (see :attr:`Allocation.frame`)."""
        rows = [
            [
                option.area_code, area_names()[option.area_code], option.segment, option.months, int(new),
                int(new) * option.months, option.cost_idr, option.bill(new),
            ]
            for option, new in zip(self.options, workers, strict=True)
            if new > 0
        ]  # fmt: skip
        names = ["area_code", "area", "segment", "months", "workers", "worker_months", "unit_cost_idr", "cost_idr"]
        return pd.DataFrame(rows, columns=names)


class Allocation:
    """The answer to a question; every frame is made when it is asked for.

    ``value`` by the goal; ``unproven`` how much better another allocation could be at most, as a share of it (0: proven the best).
    """

    def __init__(self, known: Baseline, question: Question, offers: Sequence[Option] | None = None) -> None:
        self.known, self.question = known, question
        self._offers = _offers(known, question) if offers is None else offers
        most = question.most_pct
        ceilings = {} if most is None else dict.fromkeys(question.areas, int(question.budget_idr * most / 100 + NEARLY))
        self._problem = _Problem(known, question, self._offers, ceilings)
        self._workers, self.unproven = self._problem.answer()
        self.value = self._problem.value(self._workers)

    # -- the answer

    @cached_property
    def frame(self) -> pd.DataFrame:
        """Who gets what: one row an area, segment and length of cover with any worker.

        Columns: ``workers``, ``months``, ``worker_months``, ``unit_cost_idr`` (a worker for those months), ``cost_idr`` (all of
        them, in whole rupiah as the monthly bills are).
        """
        return self._problem.frame(self._workers)

    @cached_property
    def areas(self) -> pd.DataFrame:
        """Each area asked about: ``workers`` it gets, ``cost_idr``, ``gap_workers`` before whom these segments could reach,
        coverage before and after in percent (missing where it is not known)."""
        return self._areas(self._workers)

    def _areas(self, workers: np.ndarray) -> pd.DataFrame:
        problem, rows = self._problem, []
        for area in self.question.areas:
            new = int(workers[problem.area == area].sum())
            cell = self.known.cell(area, "total")
            pct = [np.nan, np.nan]
            if cell and cell.potential and cell.members and cell.potential.value:
                pct = [100 * (cell.members.value + more) / cell.potential.value for more in (0, new)]
            rows.append([area, area_names()[area], new, problem.bill(workers, area), problem.gap(area), *pct])
        names = ["area_code", "area", "workers", "cost_idr", "gap_workers", "coverage_before_pct", "coverage_after_pct"]
        return pd.DataFrame(rows, columns=names)

    @property
    def cost_idr(self) -> int:
        """What it costs in whole rupiah, as its scenario does."""
        return self._problem.bill(self._workers)

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
        """Whether one of these workers could be insured in another area for the same money with the same result: the goal alone
        does not choose."""
        problem = self._problem
        left = problem.bounds - problem.matrix @ self._workers
        for number in np.flatnonzero(self._workers):
            alike = np.isclose(problem.cost, problem.cost[number], rtol=1e-9, atol=0.0)
            alike &= np.isclose(problem.worth, problem.worth[number], rtol=1e-9, atol=0.0)
            alike &= problem.area != problem.area[number]
            change = problem.matrix[:, alike] - problem.matrix[:, [number]]
            if (change <= left[:, None] + NEARLY).all(axis=0).any():
                return True
        return False

    def scenario(self, name: str = "") -> Scenario:
        """The answer as a scenario, to be projected, added to others, or saved.

        Raises :class:`AllocationError` where it has more levers than a scenario can hold.
        """
        rows = self.frame.groupby(["segment", "months", "workers"], sort=True)["area_code"].agg(list)
        if len(rows) > MOST_LEVERS:
            raise AllocationError("levers", count=len(rows), most=MOST_LEVERS)
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

        ``unit_cost_idr`` of one worker, ``people`` there whom no row above has counted, ``workers_so_far`` and ``cost_so_far_idr``
        up to and with this row, ``bought`` how many of the segment the answer takes, for any length.
        """
        problem, rows = self._problem, []
        rooms = {area: _Room(people) for area, people in problem.people.items()}
        bought = self.frame.groupby(["area_code", "segment"])["workers"].sum().to_dict()
        shortest = [option for option in problem.options if option.months == problem.months.min()]
        # Of groups that cost the same the smaller ones first, so that each has its own people.
        for option in sorted(shortest, key=lambda one: (one.cost_idr, one.area_code, -len(lineage(one.segment)))):
            area, segment = option.area_code, option.segment
            people = rooms[area].of(segment)
            rooms[area].take(segment, people)
            rows.append([area, area_names()[area], segment, option.cost_idr, people, bought.get((area, segment), 0)])
        frame = pd.DataFrame(rows, columns=["area_code", "area", "segment", "unit_cost_idr", "people", "bought"])
        cost = (frame["unit_cost_idr"] * frame["people"]).cumsum()
        return frame.assign(workers_so_far=frame["people"].cumsum(), cost_so_far_idr=cost)

    @cached_property
    def binding(self) -> pd.DataFrame:
        """The limits that bind, one row each: what one more unit of it would be worth by the goal, with the others as they are.

        ``limit``: ``budget`` (a unit is a million rupiah), ``people:<segment>`` (one more person, who is also one more of each
        group that holds the segment), ``floor`` (one person fewer asked for), ``most`` (a million). Worths are those of the
        problem without the demand for whole workers.
        """
        problem, rows = self._problem, []
        loose = problem.loose(problem.bounds)
        value, marginals = problem.value(loose.x), -loose.ineqlin.marginals
        for number, (kind, area) in enumerate(problem.limits):
            if kind == "target":
                continue
            more = self._one_more_of(number)
            # Marginals tell at most what one more is worth: where several limits meet it may be less.
            if marginals @ more > NEARLY:
                worth = problem.value(problem.loose(problem.bounds + more).x) - value
                if worth > NEARLY:
                    rows.append([kind, area, area_names().get(area, ""), worth])
        frame = pd.DataFrame(rows, columns=["limit", "area_code", "area", "worth_of_one_more"])
        return frame.sort_values("worth_of_one_more", ascending=False, kind="stable", ignore_index=True)

    def _one_more_of(self, number: int) -> np.ndarray:
        """What one more unit of a limit changes in the bounds."""
        limits = self._problem.limits
        kind, area = limits[number]
        more = np.zeros(len(limits))
        more[number] = MILLION / UNIT if kind in ("budget", "most") else 1.0
        for name in lineage(kind.removeprefix("people:")) if kind.startswith("people:") else ():
            if (f"people:{name}", area) in limits:
                more[limits.index((f"people:{name}", area))] = 1.0
        return more

    def one_more(self, idr: int = MILLION) -> pd.DataFrame:
        """What so much more buys, and where, with what has been allocated left as it is; one row an area, segment and months.

        Floors that are not met yet come first; the most that an area may get does not change. Columns as in :attr:`frame`. Raises
        :class:`AllocationError` for no money, or where nothing was found in time.
        """
        if idr <= 0:
            raise AllocationError("budget", value=idr)
        try:
            problem = self._problem.after(self._workers, idr)
        except AllocationError:  # nobody is left
            return self.frame.iloc[:0]
        more, _ = problem.answer()
        return problem.frame(more)

    @cached_property
    def curve(self) -> pd.DataFrame:
        """What more or less money would reach, one row a budget: from what the floors cost to where more adds nothing.

        Columns: ``budget_idr``, ``value`` by the goal, ``worth_of_a_million`` there. Workers are not whole in it; floors, and the
        most that an area may get, are those of the question's own budget.
        """
        problem, own = self._problem, float(self.question.budget_idr)
        floors = sum(float(problem.cost @ problem.fill(area, workers=n)) for area, n in problem.floors.items())
        budgets = np.unique(np.r_[np.linspace(floors, max(problem.enough(), own), 25), own])
        rows = []
        for budget in budgets:
            bounds = problem.bounds.copy()
            bounds[0] = budget / UNIT
            loose = problem.loose(bounds)
            rows.append([budget, problem.value(loose.x), -loose.ineqlin.marginals[0] * MILLION / UNIT])
        return pd.DataFrame(rows, columns=["budget_idr", "value", "worth_of_a_million"])

    @cached_property
    def rules(self) -> pd.DataFrame:
        """The answer beside simple rules under the same limits on people and money: one row a rule, the answer first.

        ``equal`` (the same for each area), ``by_gap`` (in proportion to people not covered), ``poorest_first``,
        ``lowest_first`` (lowest coverage). Rules know no floors. Columns: ``value`` by the goal, ``workers``, ``worker_months``,
        ``cost_idr``, ``areas`` that get any, ``lowest_coverage_pct`` after, ``below_floor`` areas left below the floor.
        """
        problem, rows = self._problem, []
        for rule in ("best", *RULES):
            workers = self._workers if rule == "best" else self._simple(rule)
            after = self._areas(workers)
            pct = after["coverage_after_pct"]
            floor = -np.inf if self.question.floor_pct is None else self.question.floor_pct
            rows.append(
                [
                    rule, problem.value(workers), int(workers.sum()), int(problem.months @ workers),
                    problem.bill(workers), int((after["workers"] > 0).sum()), pct.min(), int((pct < floor - NEARLY).sum()),
                ]
            )  # fmt: skip
        names = ["rule", "value", "workers", "worker_months", "cost_idr", "areas", "lowest_coverage_pct", "below_floor"]
        return pd.DataFrame(rows, columns=names)

    def _simple(self, rule: str) -> np.ndarray:
        """What a simple rule gives: money by area, for whole workers, most of the goal for a rupiah first; what an area cannot use
        goes to the others."""
        problem = self._problem
        workers, left = np.zeros(len(problem.options)), problem.budget
        rooms = {area: _Room(problem.people[area]) for area in problem.areas}

        def buy(area: str, money: float) -> float:
            spent = float(problem.cost @ (workers * (problem.area == area)))
            more = problem.fill(area, money, order=problem.cost / problem.worth, room=rooms[area], spent=spent)
            np.add(workers, more, out=workers)
            return float(problem.cost @ more)

        if rule in ("poorest_first", "lowest_first"):
            before = self.areas.set_index("area_code")["coverage_before_pct"].fillna(np.inf)
            key = problem.poverty if rule == "poorest_first" else lambda area: (before[area], area)
            for area in sorted(problem.areas, key=key):
                left -= buy(area, left)
            return workers
        weight = {area: 1.0 if rule == "equal" else float(problem.gap(area)) for area in problem.areas}
        asking = list(problem.areas)
        while asking:
            whole = sum(weight[area] for area in asking)
            used = {area: buy(area, left * weight[area] / whole) for area in asking}
            left -= sum(used.values())
            if not any(used.values()):
                # The rest is less than any share buys: one after the other takes what it can.
                for area in asking:
                    left -= buy(area, left)
            asking = [area for area in asking if used[area] > 0]
        return workers

    # -- how stable

    def stability(self, draws: int = 100, seed: int = SEED) -> pd.DataFrame:
        """How the answer changes with the people who may really be there: one row an area.

        Potential workers are drawn as in :func:`analysis.whatif.draw` (``denominator_rse``, with the same chance for the same
        seed), and the question is answered anew. ``workers`` as answered, ``low``, ``middle``, ``high`` (10, 50, 90 in 100 draws
        below), ``gets_any_pct`` of the draws. Raises ``ValueError`` for fewer than one draw.
        """
        if draws < 1:
            raise ValueError(f"{draws} draws tell nothing: at least 1")
        spread = assumption("denominator_rse").value
        factors = {}
        for area in self.question.areas:
            rng = np.random.default_rng([seed, zlib.crc32(f"potential:{area}".encode())])
            factors[area] = np.maximum(0.5, 1 + spread * rng.standard_normal(draws))
        table = np.array([self._answered({area: own[n] for area, own in factors.items()}) for n in range(draws)])
        low, middle, high = np.percentile(table, [10, 50, 90], axis=0)
        return self.areas[["area_code", "area", "workers"]].assign(
            low=low, middle=middle, high=high, gets_any_pct=100 * (table > 0).mean(axis=0)
        )

    def _answered(self, factor: Mapping[str, float]) -> np.ndarray:
        """Workers by area where potential workers are so many times as many."""
        cells = [
            replace(cell, potential=Number.exactly(rounded(cell.potential.value * factor[area])))
            for (area, _), cell in self.known.cells.items()
            if area in factor and cell.potential is not None
        ]
        try:
            answer = Allocation(self.known.supposing(cells), self.question, self._offers)
        except AllocationError as error:
            if error.key != "nobody":
                raise
            return np.zeros(len(self.question.areas))
        return answer.areas["workers"].to_numpy(dtype=float)


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
    """Where a budget should go (see :class:`Question` for what may be asked). A budget too small for one worker buys nobody.

    Raises :class:`AllocationError` where nobody is known whom it could cover, the goal is not known, a province is asked about
    beside a district of its own, or a number makes no sense; :class:`analysis.whatif.ScenarioError` for areas, segments, payer,
    programmes or a month that no lever could have.
    """
    # One area or segment may be said without brackets, as in a lever.
    areas = [areas] if isinstance(areas, str) else list(areas)
    segments = [segments] if isinstance(segments, str) else list(dict.fromkeys(segments))
    if goal not in GOALS:
        raise AllocationError("goal", value=goal, known=", ".join(GOALS))
    if goal == "target" and target_pct is None:
        raise AllocationError("target")
    if not 1 <= budget_idr < math.inf:
        raise AllocationError("budget", value=budget_idr)
    for pct in (floor_pct, target_pct, most_pct):
        if pct is not None and not 0 <= pct <= 100:
            raise AllocationError("percent", value=pct)
    if not months or any(not isinstance(length, int) or not 1 <= length <= HORIZON for length in months):
        raise AllocationError("months", most=HORIZON)
    if not segments:
        raise AllocationError("segments")
    # A lever checks areas, segments, month and payer, and says what is wrong with them.
    checked = make(
        levers=[
            {"kind": "register", "areas": areas, "segment": segment, "workers": 0, "payer": payer,
             "first_month": start, "programmes": list(programmes)}
            for segment in segments
        ]
    ).levers[0]  # fmt: skip
    within = [area for area in checked.areas if "." in area and area.partition(".")[0] in checked.areas]
    if within:
        # Whoever is counted in a district is counted in its province too, and would be insured twice.
        raise AllocationError(
            "within", area=area_names()[within[0]], province=area_names()[within[0].partition(".")[0]]
        )
    if any(legal_of(segment) == "jakon" for segment in segments):
        # Paid by project, and not among those whom totals of workers count.
        raise AllocationError("construction")
    question = Question(
        int(budget_idr), checked.areas, tuple(segments), start, tuple(sorted(set(months))), goal, payer,
        Insurance(programmes=checked.programmes), floor_pct, target_pct, most_pct,
    )  # fmt: skip
    return Allocation(baseline, question)


# ---- options ---------------------------------------------------------------------------------------


def _people(known: Baseline, area: str) -> dict[str, int]:
    """People not covered, by segment, where both counts are known."""
    return {
        segment: max(0, cell.potential.value - cell.members.value)
        for (code, segment), cell in known.cells.items()
        if code == area and cell.potential is not None and cell.members is not None
    }


def _offers(known: Baseline, question: Question) -> list[Option]:
    """What could be bought by area, segment and length of cover, whether or not anybody is left; what has no price is left out."""
    lengths = question.months if question.goal in COUNT_MONTHS else (min(question.months),)
    expected = cache(_expected)
    offers = []
    for area in question.areas:
        for segment in question.segments:
            for length in lengths:
                months = months_of(question.start, length)
                found = prices(known, area, segment, question.insurance, question.payer, months)
                if found is None:
                    continue
                worth = 1.0
                if question.goal == "worker_months":
                    worth = float(length)
                elif question.goal == "protection":
                    wage = None if found.wages is None else float(found.wages[0])
                    worth = sum(expected(legal_of(segment), month, past, wage) for past, month in enumerate(months))
                offers.append(Option(area, segment, tuple(found.by_payer[question.payer].tolist()), worth))
    return offers


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


# ---- solving ---------------------------------------------------------------------------------------


def _split(total: int, weights: np.ndarray) -> np.ndarray:
    """A whole number split in proportion to weights, in whole numbers: the largest remainders are rounded up."""
    exact = total * weights / weights.sum()
    whole = np.floor(exact)
    up = np.argsort(whole - exact, kind="stable")[: round(total - whole.sum())]
    whole[up] += 1
    return whole


def _scale(goal: np.ndarray) -> float:
    """What a goal is divided by for the solver, which likes numbers about 1."""
    return float(np.abs(goal).max()) or 1.0


def _linear(goal: np.ndarray, matrix: np.ndarray, bounds: np.ndarray) -> OptimizeResult:
    """The most of a goal with workers who need not be whole."""
    scale = _scale(goal)
    found = linprog(-goal / scale, A_ub=csr_array(matrix), b_ub=bounds, method="highs")
    found.ineqlin.marginals = found.ineqlin.marginals * scale
    return found


def _highs(
    goal: np.ndarray, matrix: np.ndarray, bounds: np.ndarray, integrality: np.ndarray, gap: float, seconds: float
) -> OptimizeResult:
    """The most of a goal, within a share of it; without ``x`` where nothing was found in time."""
    return milp(
        -goal / _scale(goal),
        constraints=LinearConstraint(csr_array(matrix), -np.inf, bounds),
        bounds=Bounds(0.0, np.inf),
        integrality=integrality,
        options={"mip_rel_gap": gap, "time_limit": seconds},
    )
