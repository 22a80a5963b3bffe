"""How sure the outcome of a scenario is: what is not known exactly is drawn many times, and every result gets its interval.

Drawn are: potential workers (``denominator_rse``, one factor an area), what rounding leaves open in a count, figures that an unresolved finding
names in the place of a count (each as probable as the count), the share of those planned who do register (``take_up``), the share
who stop when a payment ends (``lapse_after_payment``), and the wage that is reported (``reported_wage_to_minimum``). Ranges and
reasons stand in ``reference/assumptions.csv``; within them draws are triangular about the value, which is what the scenario says
or else the assumption's. Each input has a stream of chance of its own, named by what it is: the same seed gives the same numbers,
and a lever more does not change the draws of the others.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from functools import cached_property

import numpy as np
import pandas as pd

from analysis.reference import assumption
from analysis.whatif.baseline import Cell, Number, area_names
from analysis.whatif.course import Chance, Course, course
from analysis.whatif.levers import OfWorkers, Register, legal_of
from analysis.whatif.outcome import KEYS, SUPPOSED, Outcome, adds_up

DRAWS = 10_000
LEVEL = 0.80
SEED = 2_021
# What can be drawn, in the order in which it is told.
INPUTS = ("potential", "counts", "take_up", "lapse", "wage")
ENDS = ("low", "middle", "high")


class Drawn:
    """The outcome of a scenario in many draws; each frame has the plain outcome as ``value``, and ``low``,
    ``middle`` and ``high`` of the draws: 10, 50 and 90 in 100 lie below.

    The plain outcome is a plan in which everybody planned for registers and everybody stops when a payment ends; the draws may
    lie all on one side of it."""

    def __init__(self, outcome: Outcome, draws: int, seed: int, inputs: tuple[str, ...]) -> None:
        self.outcome, self.draws, self.seed, self.inputs = outcome, draws, seed, inputs
        # Intervals by area: computed when an area's are first asked for, since to order draws takes longer than to make them.
        self._intervals: dict[str, dict[tuple[str, str], np.ndarray]] = {}
        self._gap_areas = set(outcome.gaps["area_code"])
        stretches = outcome.stretches
        shape = (len(stretches.starts), draws)
        self._new, self._cost = np.zeros(shape), np.zeros(shape)
        self._paid, self._gap = np.zeros(draws), np.zeros(draws)
        self._has_gap = False
        for area in outcome.areas:
            self._add(area, self._course(area))

    def _course(self, area: str) -> Course:
        """The course of an area in all draws; the same whenever it is asked for."""
        return course(self.outcome.baseline, self.outcome.levers, area, self.outcome.stretches, self._chance(area))

    # -- results

    @cached_property
    def courses(self) -> pd.DataFrame:
        """One row an area, segment, month and measure (``members``, ``coverage_pct``, ``new_members``): value, low, middle, high.

        Segments: those of the levers and those that hold them.
        """
        rows = self.outcome.courses.set_index(["area_code", "segment"]).sort_index()
        frames = [
            self._frame(rows.loc[[(area, segment)]].reset_index(), measure, measure, bounds)
            for area, segment, measure, bounds in self._all()
            if measure != "cost_idr"
        ]
        return pd.concat(frames, ignore_index=True) if frames else _empty()

    @cached_property
    def costs(self) -> pd.DataFrame:
        """New cost of all payers, one row an area and month: value, low, middle, high in rupiah."""
        costs, months = self.outcome.costs, self.outcome.months
        plain = costs.groupby(["area_code", "period"])["cost_idr"].sum()
        frames = []
        for area, segment, measure, bounds in self._all():
            if measure == "cost_idr":
                own = plain.loc[area].reindex(months).fillna(0.0) if area in plain.index else pd.Series(0.0, months)
                about = pd.DataFrame(
                    {"area_code": area, "area": area_names()[area], "segment": segment, "period": months,
                     "cost_idr": own.to_numpy(), "definition": "", "provenance": self.outcome.provenance}
                )  # fmt: skip
                frames.append(self._frame(about, measure, "cost_idr", bounds))
        return pd.concat(frames, ignore_index=True) if frames else _empty()

    def bounds(self, area: str, segment: str, measure: str) -> np.ndarray | None:
        """Low, middle and high of one measure month by month, three rows; ``None`` where it was not drawn."""
        found = self.intervals(area).get((segment, measure)) if area in self.outcome.areas else None
        return None if found is None else found[:, self.outcome.stretches.of_month]

    def _all(self) -> Iterator[tuple[str, str, str, np.ndarray]]:
        for area in self.outcome.areas:
            for (segment, measure), bounds in self.intervals(area).items():
                yield area, segment, measure, bounds

    def intervals(self, area: str) -> dict[tuple[str, str], np.ndarray]:
        """Low, middle and high by segment and measure of one area, three rows with one column a stretch."""
        if area not in self._intervals:
            self._intervals[area] = self._bounds_of(self._course(area))
        return self._intervals[area]

    def _frame(self, plain: pd.DataFrame, measure: str, column: str, bounds: np.ndarray) -> pd.DataFrame:
        low, middle, high = bounds[:, self.outcome.stretches.of_month]
        about = plain[[*KEYS, "definition", "provenance"]]
        return about.assign(measure=measure, value=plain[column], low=low, middle=middle, high=high)

    @cached_property
    def totals(self) -> pd.DataFrame:
        """The scenario in a few numbers with their intervals, one row a result (see :class:`Totals`; ``gap_workers`` over the areas
        whose coverage is known, where there is a target)."""
        plain = self.outcome.totals
        months = self._month_counts
        drawn = {
            "new_members": self._new[-1],
            "most_new_members": np.maximum(0, self._new.max(axis=0)),
            "worker_months": self._paid,
            "cost_idr": months @ self._cost,
        }
        values = {name: getattr(plain, name) for name in drawn}
        if self._has_gap:
            drawn["gap_workers"] = self._gap
            values["gap_workers"] = int(self.outcome.gaps["gap_workers"].sum())
        rows = [[name, values[name], *_bounds(own[None])[:, 0]] for name, own in drawn.items()]
        return pd.DataFrame(rows, columns=["result", "value", *ENDS])

    @cached_property
    def drawn(self) -> dict[str, np.ndarray]:
        """The draws of each result of :attr:`totals`, for a distribution."""
        own = {"new_members": self._new[-1], "worker_months": self._paid, "cost_idr": self._month_counts @ self._cost}
        return own | ({"gap_workers": self._gap} if self._has_gap else {})

    @cached_property
    def yearly_costs(self) -> pd.DataFrame:
        """New cost of all payers and areas, one row a year: value, low, high in rupiah."""
        years, counts = self.outcome.stretches.years()
        plain = self.outcome.costs
        values = plain.groupby(plain["period"].str[:4])["cost_idr"].sum()
        bounds = dict(zip(ENDS, _bounds(counts @ self._cost), strict=True))
        return pd.DataFrame({"year": years, "value": [values.get(str(year), 0.0) for year in years], **bounds})

    @cached_property
    def _month_counts(self) -> np.ndarray:
        return self.outcome.stretches.years()[1].sum(axis=0)

    # -- one area

    def _add(self, area: str, found: Course) -> None:
        for flow in found.flows:
            self._new += flow.members
            for bills in flow.bills.values():
                self._cost += bills
            if isinstance(flow.lever, Register):
                self._paid += self._month_counts @ np.broadcast_to(flow.paid, self._new.shape)
        if area in self._gap_areas:
            self._add_gap(found)

    def _bounds_of(self, found: Course) -> dict[tuple[str, str], np.ndarray]:
        shape, bounds = self._new.shape, {}
        for segment in sorted({name for flow in found.flows for name in (*flow.chain, *flow.moved)}):
            inside = [flow for flow in found.flows if segment in (*flow.chain, *flow.moved)]
            new = sum((flow.change(segment) for flow in inside), np.zeros(shape))
            bounds[segment, "new_members"] = _bounds(new)
            members, potential = found.members[segment], found.potential[segment]
            if members is not None:
                bounds[segment, "members"] = _bounds(members)
                if potential is not None:
                    bounds[segment, "coverage_pct"] = _bounds(100 * members / np.maximum(potential, 1))
        cost = sum((bills for flow in found.flows for bills in flow.bills.values()), np.zeros(shape))
        return bounds | {("total", "cost_idr"): _bounds(cost)}

    def _add_gap(self, found: Course) -> None:
        month = self.outcome.gaps["period"].iloc[0]
        at = self.outcome.stretches.of_month[self.outcome.months.index(month)]
        potential, members = found.potential["total"][at], found.members["total"][at]
        self._gap += np.ceil(potential * self.outcome.scenario.target_pct / 100 - 1e-6) - members
        self._has_gap = True

    # -- chance

    def _chance(self, area: str) -> Chance:
        cells = {segment: cell for (code, segment), cell in self.outcome.baseline.cells.items() if code == area}
        potential, members = self._counts(area, cells)
        take_up, lapse, wage = {}, {}, np.ones(1)
        for number, lever in self.outcome.levers:
            if area not in lever.areas or not isinstance(lever, OfWorkers):
                continue
            if isinstance(lever, Register):
                if "take_up" in self.inputs:
                    take_up[number] = self._share("take_up", f"take_up:{number}", lever.take_up_pct / 100)
                if "lapse" in self.inputs and lever.paid_months is not None:
                    lapse[number] = self._share("lapse_after_payment", f"lapse:{number}", lever.lapse_pct / 100)
            if "wage" in self.inputs and lever.wage_idr is None and legal_of(lever.segment) != "bpu":
                wage = self._triangular("reported_wage_to_minimum", f"wage:{area}")
        return Chance(self.draws, potential, members, take_up, lapse, wage)

    def _counts(self, area: str, cells: dict[str, Cell]) -> tuple[dict[str, np.ndarray], dict[str, np.ndarray]]:
        factor = np.ones(1)
        if "potential" in self.inputs:
            spread = assumption("denominator_rse").value
            factor = np.maximum(0.5, 1 + spread * self._rng(f"potential:{area}").standard_normal(self.draws))
        potential, members = {}, {}
        for segment, cell in cells.items():
            for name, known, found in (("potential", cell.potential, potential), ("members", cell.members, members)):
                if known is not None:
                    found[segment] = self._count(known, f"{name}:{area}:{segment}")
        total = cells.get("total")
        for segment, cell in cells.items():
            if total is not None and segment != "total" and adds_up(cell, total):
                for name, found in (("potential", potential), ("members", members)):
                    if segment in found and "total" in found:
                        # The total is a sum of this count: what is drawn for the part is drawn for the whole.
                        found["total"] = np.maximum(0, found["total"] + (found[segment] - getattr(cell, name).value))
        if "potential" in self.inputs:
            # What a scenario supposes is as it says.
            drawn = {segment for segment in potential if cells[segment].provenance != SUPPOSED}
            potential |= {segment: np.floor(potential[segment] * factor + 0.5) for segment in drawn}
        # A number that was not drawn is as the data say.
        return (
            {s: own for s, own in potential.items() if own.size > 1},
            {s: own for s, own in members.items() if own.size > 1},
        )

    def _count(self, known: Number, name: str) -> np.ndarray:
        value = np.array([float(known.value)])
        if "counts" not in self.inputs or not (known.others or known.low < known.value or known.high > known.value):
            return value
        rng = self._rng(name)
        own = np.floor(rng.uniform(known.low, known.high, self.draws) + 0.5)
        if not known.others:
            return own
        which = rng.integers(0, len(known.others) + 1, self.draws)
        return np.where(which == 0, own, np.array([0.0, *known.others])[which])

    def _share(self, of: str, name: str, said: float) -> np.ndarray:
        """A share as a lever says it, times what it may differ by: the assumption's draws over its value, never over 1."""
        return np.minimum(1.0, said * self._triangular(of, name) / assumption(of).value)

    def _triangular(self, of: str, name: str) -> np.ndarray:
        told = assumption(of)
        return self._rng(name).triangular(told.low, told.value, told.high, self.draws)

    def _rng(self, name: str) -> np.random.Generator:
        return np.random.default_rng([self.seed, zlib.crc32(name.encode())])


def draw(outcome: Outcome, draws: int = DRAWS, seed: int = SEED, inputs: tuple[str, ...] = INPUTS) -> Drawn:
    """The outcome in so many draws; intervals hold 80 in 100 of them.

    ``inputs`` are those that are drawn, the others stay as the data and the scenario say. Raises ``ValueError`` for an input that
    is not known and for fewer than 100 draws.
    """
    wrong = [name for name in inputs if name not in INPUTS]
    if wrong:
        raise ValueError(f"no input {wrong[0]!r} can be drawn; there are: {', '.join(INPUTS)}")
    if draws < 100:
        raise ValueError(f"{draws} draws make no interval: at least 100")
    return Drawn(outcome, draws, seed, inputs)


def tornado(outcome: Outcome, result: str = "cost_idr", draws: int = 2_000, seed: int = SEED) -> pd.DataFrame:
    """What matters most: one row an input, the widest first, with the interval of a result when that input alone is drawn.

    Columns: ``input``, ``value`` (the plain outcome), ``low``, ``high``, ``width``. Inputs that do not move the result are left out.
    Raises ``ValueError`` for a result that this scenario does not have.
    """
    rows = []
    for name in INPUTS:
        found = draw(outcome, draws, seed, (name,)).totals.set_index("result")
        if result not in found.index:
            raise ValueError(f"the scenario has no result {result!r}; it has: {', '.join(found.index)}")
        value, low, high = found.loc[result, ["value", "low", "high"]]
        if high > low:
            rows.append([name, value, low, high, high - low])
    frame = pd.DataFrame(rows, columns=["input", "value", "low", "high", "width"])
    return frame.sort_values("width", ascending=False, kind="stable", ignore_index=True)


# ---- intervals -------------------------------------------------------------------------------------


def _bounds(values: np.ndarray) -> np.ndarray:
    """Low, middle and high of each row, three rows; a row holds the draws of one number."""
    found = np.repeat(values[None, :, 0], len(ENDS), axis=0)
    places = [end * (values.shape[1] - 1) for end in ((1 - LEVEL) / 2, 0.5, (1 + LEVEL) / 2)]
    kth = sorted({int(place) + step for place in places for step in (0, 1)} - {values.shape[1]})
    for row in np.flatnonzero(values.min(axis=1) < values.max(axis=1)):
        ordered = np.partition(values[row], kth)
        for number, place in enumerate(places):
            below = int(place)
            found[number, row] = ordered[below] + (place - below) * (ordered[below + 1] - ordered[below])
    return found


def _empty() -> pd.DataFrame:
    return pd.DataFrame(columns=[*KEYS, "definition", "provenance", "measure", "value", *ENDS])
