"""The course of one area under a scenario: who is a member in each month, and who pays what.

Everything is computed for many draws at once (``Chance``: one column a draw); the plain outcome is the case of one draw without
chance. Months in which nothing changes from the month before are computed once: a *stretch* is a run of such months, and arrays
have one row a stretch and one column a draw. People and monthly bills are whole numbers in every draw.

The order of things, which makes a scenario the same however its levers are listed: potential workers grow; staff become PPPK;
members who are left lapse; new members given by number or as a share of the gap; those that a coverage still needs; ceilings.
Levers that together would take more people than there are, or more rupiah than a ceiling allows, are cut by the same share, where
they meet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from analysis.reference import month_at, month_number, own_payer
from analysis.whatif.baseline import Baseline, Number
from analysis.whatif.levers import (
    BecomePppk,
    Ceiling,
    Lapse,
    Lever,
    Members,
    OfWorkers,
    Pay,
    PotentialGrowth,
    Register,
    WageGrowth,
    legal_of,
    lineage,
)
from analysis.whatif.prices import Prices, prices

PART_TIME = "pppk_paruh_waktu"
NEARLY = 1e-6  # below this a share of a person is an error of arithmetic


@dataclass(frozen=True)
class Note:
    """Something that a reader must know of an area: ``key`` names its words (``whatif.note.*``), ``lever`` counts from 1."""

    key: str
    area_code: str
    lever: int
    parts: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True)
class Chance:
    """What is drawn for one area, one value a draw; what is not named is as the data and the levers say.

    ``potential`` and ``members`` by segment; ``take_up`` and ``lapse`` are shares in the place of a lever's own, by its number;
    ``wage`` is the reported wage as a share of the minimum wage, where no lever gives the wage itself.
    """

    draws: int = 1
    potential: dict[str, np.ndarray] = field(default_factory=dict)
    members: dict[str, np.ndarray] = field(default_factory=dict)
    take_up: dict[int, np.ndarray] = field(default_factory=dict)
    lapse: dict[int, np.ndarray] = field(default_factory=dict)
    wage: np.ndarray = field(default_factory=lambda: np.ones(1))


@dataclass
class Flow:
    """What one lever does in one area: the change in members of its segment and the bills by payer, by stretch and draw.

    ``workers`` are the people it is about, of ``planned`` before any cut; ``paid`` those paid for by the lever's payer.
    ``moved`` are members who only change their group (staff who become part-time PPPK), by segment; ``chain`` are the groups that the
    segment's workers are counted in there.
    """

    number: int
    lever: OfWorkers
    chain: tuple[str, ...]
    planned: np.ndarray
    workers: np.ndarray
    members: np.ndarray
    paid: np.ndarray
    bills: dict[str, np.ndarray]
    moved: dict[str, np.ndarray] = field(default_factory=dict)
    shape: tuple[np.ndarray, tuple[np.ndarray, np.ndarray, np.ndarray]] | None = None  # last computed, of which workers

    def change(self, segment: str) -> np.ndarray:
        """The change in members of a segment, by stretch and draw."""
        inside = self.members if segment in self.chain else np.zeros_like(self.members)
        return inside + self.moved[segment] if segment in self.moved else inside


@dataclass
class Course:
    """One area: potential workers and members by segment, by stretch and draw; ``None`` where nothing is known."""

    area_code: str
    potential: dict[str, np.ndarray | None]
    members: dict[str, np.ndarray | None]
    flows: list[Flow]
    notes: list[Note]
    references: dict[str, None]


class Stretches:
    """The months of a scenario and the runs of them in which nothing changes.

    ``levers`` come with their numbers in the scenario.
    """

    def __init__(self, base: Baseline, levers: Sequence[tuple[int, Lever]], months: Sequence[str]) -> None:
        self.months = tuple(months)
        self.first = month_number(months[0])
        self._prices: dict[tuple, dict[bool, Prices | None]] = {}
        wages = {area: lever for _, lever in levers if isinstance(lever, WageGrowth) for area in lever.areas}
        signs: list[np.ndarray] = []
        for number, lever in levers:
            if isinstance(lever, PotentialGrowth):
                signs.append(self.januaries()[:, None])
            if not isinstance(lever, OfWorkers):
                continue
            signs.append(np.array([self._state(lever, at) for at in range(len(months))]))
            for area in lever.areas:
                for payer, programmes in paid_for(lever):
                    found = {
                        growth is not None: prices(
                            base, area, lever.segment, lever, payer, months, growth, programmes=programmes
                        )
                        for growth in dict.fromkeys((None, wages.get(area)))
                    }
                    self._prices[area, number, payer, programmes] = found
                    known = [one for one in found.values() if one is not None]
                    signs += [each[:, None] for one in known for each in one.by_payer.values()]
        new = np.ones(len(months), dtype=bool)
        new[1:] = False
        for sign in signs:
            new[1:] |= (sign[1:] != sign[:-1]).any(axis=1)
        self.starts = np.flatnonzero(new)
        self.of_month = np.cumsum(new) - 1

    def price(self, area: str, number: int, payer: str, programmes: tuple[str, ...], grown: bool) -> Prices | None:
        """The premiums of a lever there, with the growth of wages or as they are without it."""
        return self._prices[area, number, payer, programmes][grown]

    def januaries(self) -> np.ndarray:
        """How many Januaries each month is after the first month."""
        return np.array([int(month[:4]) - int(self.months[0][:4]) for month in self.months])

    def age(self, lever: OfWorkers) -> np.ndarray:
        """Months since the first of a lever, by stretch: 1 in the first, 0 and less before."""
        return self.first + self.starts - self.first_of(lever) + 1

    def first_of(self, lever: OfWorkers) -> int:
        own = getattr(lever, "first_month", None)
        return self.first if own is None else month_number(own)

    def spread(self, lever: Register) -> int:
        """Months over which new members join."""
        if lever.by_month is None:
            return lever.spread_months
        return month_number(lever.by_month) - self.first_of(lever) + 1

    def years(self) -> tuple[tuple[int, ...], np.ndarray]:
        """The years, and how many months each stretch has in each: one row a year."""
        years = tuple(sorted({int(month[:4]) for month in self.months}))
        counts = np.zeros((len(years), len(self.starts)))
        for month, stretch in zip(self.months, self.of_month, strict=True):
            counts[years.index(int(month[:4])), stretch] += 1
        return years, counts

    def _state(self, lever: OfWorkers, at: int) -> tuple[int, ...]:
        """What a lever does in a month depends on these numbers alone."""
        age = self.first + at - self.first_of(lever) + 1
        match lever:
            case Register():
                spread = self.spread(lever)
                ended = 0 if lever.paid_months is None else _within(age - lever.paid_months, spread)
                return _within(age, spread), ended
            case Lapse(returns_after_months=int() as back):
                return (int(0 < age <= back),)
            case Pay(months=int() as months):
                return (int(0 < age <= months),)
        return (int(age > 0),)


def _within(age: int, spread: int) -> int:
    return min(max(age, 0), spread)


def paid_for(lever: OfWorkers) -> list[tuple[str, tuple[str, ...]]]:
    """Whose bills a lever may change, with the programmes that they are for."""
    match lever:
        case Register():
            return [(lever.payer, lever.programmes), (then_payer(lever), lever.programmes)]
        case Pay():
            return [(lever.payer, lever.programmes), (lever.payer_before, lever.programmes_before)]
        case Lapse(payer=None):
            return []
        case Lapse() | BecomePppk():
            return [(lever.payer, lever.programmes)]
    return []


def then_payer(lever: Register) -> str:
    """Who pays for those who stay when the payment ends."""
    return lever.then_payer or own_payer(legal_of(lever.segment))


def months_of(start: str, count: int) -> tuple[str, ...]:
    """So many months from ``start`` on."""
    first = month_number(start)
    return tuple(month_at(first + number) for number in range(count))


# ---- the course of an area -------------------------------------------------------------------------


class _Area:
    """One area while it is computed."""

    def __init__(
        self,
        base: Baseline,
        levers: Sequence[tuple[int, Lever]],
        area_code: str,
        stretches: Stretches,
        chance: Chance,
    ) -> None:
        self.base, self.code, self.stretches, self.chance = base, area_code, stretches, chance
        self.levers = [(number, lever) for number, lever in levers if area_code in lever.areas]
        self.shape = (len(stretches.starts), chance.draws)
        self.notes: list[Note] = []
        self.references: dict[str, None] = {}
        segments = {segment for area, segment in base.cells if area == area_code}
        for _, lever in self.levers:
            segments |= set(lineage(lever.segment)) if isinstance(lever, OfWorkers | PotentialGrowth) else set()
            segments |= set(lineage(PART_TIME)) if isinstance(lever, BecomePppk) and not lever.full_time else set()
        self.segments = sorted(segments)
        self.potential = {segment: self._potential(segment) for segment in self.segments}
        self.members = {segment: self._members(segment) for segment in self.segments}

    def _potential(self, segment: str) -> np.ndarray | None:
        cell = self.base.cell(self.code, segment)
        return self._known(None if cell is None else cell.potential, self.chance.potential.get(segment))

    def _members(self, segment: str) -> np.ndarray | None:
        cell = self.base.cell(self.code, segment)
        return self._known(None if cell is None else cell.members, self.chance.members.get(segment))

    def _known(self, number: Number | None, drawn: np.ndarray | None) -> np.ndarray | None:
        if number is None:
            return None
        return np.broadcast_to(np.array([float(number.value)]) if drawn is None else drawn, self.shape)

    def note(self, key: str, number: int, **parts: object) -> None:
        self.notes.append(Note(key, self.code, number, tuple(parts.items())))

    def of(self, kind: type[Lever]) -> list[tuple[int, Lever]]:
        return [(number, lever) for number, lever in self.levers if isinstance(lever, kind)]

    # -- potential workers

    def grow(self) -> None:
        years = self.stretches.januaries()[self.stretches.starts]
        for number, lever in self.of(PotentialGrowth):
            factor = np.cumprod(np.r_[1.0, np.full(years.max(initial=0), 1 + lever.pct_per_year / 100)])[years][:, None]
            before = self.potential.get(lever.segment)
            if before is None:
                self.note("no_potential", number, segment=lever.segment)
            held = [name for name in self.segments if lever.segment in lineage(name)]
            for name in held:
                if self.potential[name] is not None:
                    self.potential[name] = np.floor(self.potential[name] * factor + 0.5)
            if before is not None:
                self._move_potential(
                    self.base.holders(self.code, lever.segment)[1:], self.potential[lever.segment] - before
                )

    def _move_potential(self, names: Iterable[str], change: np.ndarray) -> None:
        for name in names:
            if self.potential.get(name) is not None:
                self.potential[name] = np.maximum(0, self.potential[name] + change)

    # -- members who stop

    def remove(self) -> list[Flow]:
        """Staff who become PPPK, then members who lapse of those who are left; never more than there are."""
        staff = [flow for number, lever in self.of(BecomePppk) if (flow := self._staff(number, lever)) is not None]
        lapses = [flow for number, lever in self.of(Lapse) if (flow := self._lapse(number, lever)) is not None]
        self._cut(staff, self.potential)
        for flow in staff:
            self._members_among(flow)
        self._cut(staff, self.members)
        for flow in staff:
            self._settle(flow)
            self._move_staff(flow)
        self._cut(lapses, self.members)
        for flow in lapses:
            if (flow.workers < flow.planned).any():
                self.note("fewer_members", flow.number, planned=int(flow.planned.max()), there=int(flow.workers.min()))
            self._settle(flow)
        return staff + lapses

    def _cut(self, flows: list[Flow], there: dict[str, np.ndarray | None]) -> None:
        """Cut those who leave to the people there are, from the smallest groups to the whole."""
        for name in _upwards(name for name, people in there.items() if people is not None):
            inside = [(flow, self._present(flow.lever)) for flow in flows if name in _left(flow)]
            if inside:
                own = [flow for flow, _ in inside]
                _fit(own, lambda inside=inside: [flow.workers * present for flow, present in inside], there[name])

    def _present(self, lever: Members) -> np.ndarray:
        """1 in the stretches in which a lever on members holds, 0 elsewhere; one row a stretch."""
        age = self.stretches.age(lever)
        months = getattr(lever, "returns_after_months", None) or getattr(lever, "months", None)
        return ((age > 0) & ((age <= months) if months else True)).astype(float)[:, None]

    def _count(self, number: int, lever: Members, of: np.ndarray | None) -> np.ndarray | None:
        """How many people a lever is about: a number, or a share of ``of`` as it is at first."""
        if lever.workers is not None:
            return np.full(self.shape[1], float(lever.workers))
        if of is None:
            self.note("no_share", number, segment=lever.segment)
            return None
        return np.floor(of[0] * (lever.share_pct / 100) + NEARLY)

    def _lapse(self, number: int, lever: Lapse) -> Flow | None:
        members = self.members.get(lever.segment)
        count = self._count(number, lever, members)
        if count is None:
            return None
        if members is None:
            self.note("no_members", number, segment=lever.segment)
        return self._flow(number, lever, count)

    def _staff(self, number: int, lever: BecomePppk) -> Flow | None:
        """The flow of all staff who become PPPK, members or not."""
        potential = self.potential.get(lever.segment)
        staff = self._count(number, lever, potential)
        if staff is None:
            return None
        return self._flow(number, lever, staff if potential is None else np.minimum(staff, potential[0]))

    def _members_among(self, flow: Flow) -> None:
        """Make it the flow of the members among them; ``planned`` keeps all staff until they are moved."""
        number, lever, staff = flow.number, flow.lever, flow.workers
        potential, members = self.potential.get(lever.segment), self.members.get(lever.segment)
        if lever.members is not None:
            joined = np.minimum(staff, float(lever.members))
        elif members is None or potential is None:
            self.note("no_members_among", number, segment=lever.segment)
            joined = np.zeros(self.shape[1])
        else:
            with np.errstate(invalid="ignore", divide="ignore"):
                share = np.where(potential[0] > 0, np.minimum(1.0, members[0] / potential[0]), 0.0)
            joined = np.floor(staff * share + NEARLY)
        flow.planned, flow.workers = staff, joined

    def _move_staff(self, flow: Flow) -> None:
        lever, present = flow.lever, self._present(flow.lever)
        if not lever.full_time:
            self._move_potential((PART_TIME,), flow.planned * present)
        self._move_potential(_left(flow), -flow.planned * present)

    def _flow(self, number: int, lever: OfWorkers, count: np.ndarray) -> Flow:
        nobody = np.zeros(self.shape)
        chain = self.base.holders(self.code, lever.segment)
        return Flow(number, lever, chain, count, count.copy(), nobody, nobody, {})

    def _settle(self, flow: Flow) -> None:
        """Enter the change in members of a lever that takes them away, and what is no longer paid for them."""
        lever, change = flow.lever, -flow.workers * self._present(flow.lever)
        stays = isinstance(lever, BecomePppk) and not lever.full_time
        chain = _left(flow)
        if stays:
            flow.moved = {PART_TIME: -change, **dict.fromkeys(chain, change)}
            if self.members.get(PART_TIME) is not None:
                self.members[PART_TIME] = self.members[PART_TIME] - change
        flow.members = np.zeros(self.shape) if stays else change
        for name in chain:
            if self.members.get(name) is not None:
                self.members[name] = self.members[name] + change
        if not stays and lever.payer is not None:
            flow.paid = change
            self._bill(flow, lever.payer, change, lever.programmes)

    # -- members for whom another pays

    def pay(self) -> list[Flow]:
        flows = []
        for number, lever in self.of(Pay):
            members = self.members.get(lever.segment)
            count = self._count(number, lever, members)
            if count is None:
                continue
            if members is not None and lever.workers is not None:
                count = np.minimum(count, members[0])
                if (count < lever.workers).any():
                    self.note("fewer_members", number, planned=lever.workers, there=int(count.min()))
            flow = self._flow(number, lever, count)
            # Nobody pays for members who have lapsed since.
            flow.paid = (count if members is None else np.minimum(count, members)) * self._present(lever)
            self._bill(flow, lever.payer, flow.paid, lever.programmes)
            self._bill(flow, lever.payer_before, -flow.paid, lever.programmes_before)
            flows.append(flow)
        return flows

    def _bill(self, flow: Flow, payer: str, workers: np.ndarray, programmes: tuple[str, ...]) -> None:
        """Add a bill of whole rupiah for each month, by payer."""
        grown = bool(self.of(WageGrowth))
        found = self.stretches.price(self.code, flow.number, payer, programmes, grown)
        if found is None:
            self.note("no_wage", flow.number)
            return
        self.references |= dict.fromkeys(found.references)
        own_wage = found.wages is not None and flow.lever.wage_idr is None
        for name, each in found.by_payer.items():
            price = each[self.stretches.starts][:, None]
            if own_wage:
                price = price * self.chance.wage
            bill = _rupiah(workers, price)
            flow.bills[name] = flow.bills[name] + bill if name in flow.bills else bill

    # -- new members

    def register(self) -> list[Flow]:
        room = {
            name: np.maximum(0, self.potential[name] - self.members[name])
            for name in self.segments
            if self.potential[name] is not None and self.members[name] is not None
        }
        registers = self.of(Register)
        counted = [self._planned(number, lever, room) for number, lever in registers if lever.coverage_pct is None]
        first = self._taken_up(counted, room)
        left = {name: np.maximum(0, own - self._joined(first, name)) for name, own in room.items()}
        needed = [self._needed(number, lever, first) for number, lever in registers if lever.coverage_pct is not None]
        flows = sorted(first + self._taken_up(needed, left), key=lambda flow: flow.number)
        for flow in flows:
            self._enter(flow)
        return flows

    def _taken_up(self, flows: list[Flow | None], room: dict[str, np.ndarray]) -> list[Flow]:
        """Cut what was planned to the people there are, and to those of them who do register."""
        known = [flow for flow in flows if flow is not None]
        self._cut_to_people(known, room)
        for flow in known:
            share = self.chance.take_up.get(flow.number, np.array([flow.lever.take_up_pct / 100]))
            flow.workers = np.floor(flow.workers * share + NEARLY)
        return known

    def _planned(self, number: int, lever: Register, room: dict[str, np.ndarray]) -> Flow | None:
        if lever.workers is not None:
            return self._flow(number, lever, np.full(self.shape[1], float(lever.workers)))
        gap = room.get(lever.segment)
        if gap is None:
            self.note("no_gap", number, segment=lever.segment)
            return None
        at = self._stretch_at(self.stretches.first_of(lever))
        return self._flow(number, lever, np.floor(gap[at] * (lever.gap_pct / 100) + NEARLY))

    def _needed(self, number: int, lever: Register, before: list[Flow]) -> Flow | None:
        aim, members = self._aim(lever), self.members.get(lever.of)
        if aim is None or members is None or lever.of not in self.base.holders(self.code, lever.segment):
            self.note("no_coverage", number, segment=lever.of)
            return None
        at = self._stretch_at(month_number(lever.by_month))
        there = members[at] + self._joined(before, lever.of)[at]
        return self._flow(number, lever, np.maximum(0, aim - there))

    def _aim(self, lever: Register) -> np.ndarray | None:
        """The members that a coverage asks for in its month."""
        potential = self.potential.get(lever.of)
        if potential is None:
            return None
        return np.ceil(potential[self._stretch_at(month_number(lever.by_month))] * lever.coverage_pct / 100 - NEARLY)

    def _stretch_at(self, month: int) -> int:
        place = min(max(month - self.stretches.first, 0), len(self.stretches.months) - 1)
        return int(self.stretches.of_month[place])

    def _shape_of(self, flow: Flow) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Of the workers who join: members, those paid for, and those who stay on by themselves, by stretch."""
        if flow.shape is None or flow.shape[0] is not flow.workers:
            flow.shape = flow.workers, self._compute_shape(flow)
        return flow.shape[1]

    def _compute_shape(self, flow: Flow) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        lever, workers = flow.lever, flow.workers
        spread, age = self.stretches.spread(lever), self.stretches.age(lever)
        joined = np.floor(workers * np.clip(age, 0, spread)[:, None] / spread)
        if lever.paid_months is None:
            return joined, joined, np.zeros_like(joined)
        ended = np.floor(workers * np.clip(age - lever.paid_months, 0, spread)[:, None] / spread)
        lapse = self.chance.lapse.get(flow.number, np.array([lever.lapse_pct / 100]))
        lapsed = np.floor(ended * lapse + 0.5)
        return joined - lapsed, joined - ended, ended - lapsed

    def _joined(self, flows: list[Flow], name: str) -> np.ndarray:
        inside = [self._shape_of(flow)[0] for flow in flows if name in flow.chain]
        return sum(inside, np.zeros(self.shape))

    def _cut_to_people(self, flows: list[Flow], room: dict[str, np.ndarray]) -> None:
        """Cut what was planned to the people there are, from the smallest groups to the whole."""
        for name in _upwards(room):
            inside = [flow for flow in flows if name in flow.chain]
            # Most often there is room for all of them in any month.
            if inside and (sum(flow.workers for flow in inside) > room[name].min(axis=0)).any():
                before = [flow.workers for flow in inside]
                _fit(inside, lambda own=inside: [self._shape_of(flow)[0] for flow in own], room[name])
                for flow, own in zip(inside, before, strict=True):
                    if (flow.workers < own).any():
                        self.note(
                            "people_exist",
                            flow.number,
                            segment=name,
                            planned=int(own.max()),
                            there=int(flow.workers.max()),
                        )

    def _enter(self, flow: Flow) -> None:
        """Compute members and bills of new members from how many they are."""
        flow.members, flow.paid, alone = self._shape_of(flow)
        flow.bills = {}
        self._bill(flow, flow.lever.payer, flow.paid, flow.lever.programmes)
        if flow.lever.paid_months is not None and alone.any():
            self._bill(flow, then_payer(flow.lever), alone, flow.lever.programmes)

    # -- ceilings

    def limit(self, flows: list[Flow], others: list[Flow]) -> None:
        """Cut new members until each year's new costs of a payer are within its ceiling."""
        years, counts = self.stretches.years()
        for number, lever in sorted(self.of(Ceiling), key=lambda one: (one[1].year, one[1].payer)):
            if lever.year not in years:
                self.note("ceiling_outside", number, year=lever.year)
                continue
            weights = counts[years.index(lever.year)]

            def cost(own: list[Flow], payer: str = lever.payer, weights: np.ndarray = weights) -> list[np.ndarray]:
                nothing = np.zeros(self.shape)
                return [weights @ flow.bills.get(payer, nothing) for flow in own]

            fixed = sum(cost(others), np.zeros(self.shape[1]))
            room = lever.amount_idr - fixed
            if (room < 0).any():
                self.note("ceiling_passed", number, year=lever.year, amount=lever.amount_idr, cost=float(fixed.max()))
            inside = [
                flow for flow in flows if lever.payer in flow.bills and (weights @ flow.bills[lever.payer] > 0).any()
            ]
            if not inside:
                continue
            before = [flow.workers for flow in inside]

            def measured(own: list[Flow] = inside, cost: Callable = cost) -> list[np.ndarray]:
                for flow in own:
                    self._enter(flow)
                return [bill[None] for bill in cost(own)]

            _fit(inside, measured, np.maximum(0, room)[None])
            for flow, own in zip(inside, before, strict=True):
                if (flow.workers < own).any():
                    self.note(
                        "ceiling_binds", flow.number, year=lever.year, amount=lever.amount_idr,
                        planned=int(own.max()), there=int(flow.workers.max()),
                    )  # fmt: skip

    def _tell_missed(self, flow: Flow) -> None:
        """Tell of a coverage that is not reached: people, ceilings, take-up or a payment that has ended were in its way."""
        aim, lever = self._aim(flow.lever), flow.lever
        there = self.members[lever.of][self._stretch_at(month_number(lever.by_month))]
        if (there < aim).any():
            parts = {"planned": int(aim.max()), "there": int(there.min())}
            self.note("coverage_missed", flow.number, segment=lever.of, **parts)

    def finish(self, flows: list[Flow]) -> Course:
        for flow in flows:
            if isinstance(flow.lever, Register):
                for name in flow.chain:
                    if self.members.get(name) is not None:
                        self.members[name] = self.members[name] + flow.members
        for flow in flows:
            if isinstance(flow.lever, Register) and flow.lever.coverage_pct is not None:
                self._tell_missed(flow)
        return Course(self.code, self.potential, self.members, flows, list(dict.fromkeys(self.notes)), self.references)


def course(
    base: Baseline,
    levers: Sequence[tuple[int, Lever]],
    area_code: str,
    stretches: Stretches,
    chance: Chance | None = None,
) -> Course:
    """The course of one area; ``levers`` with their numbers in the scenario, those of other areas are left out."""
    area = _Area(base, levers, area_code, stretches, chance or Chance())
    area.grow()
    others = area.remove() + area.pay()
    new = area.register()
    area.limit(new, others)
    return area.finish(sorted(others + new, key=lambda flow: flow.number))


def _left(flow: Flow) -> tuple[str, ...]:
    """The groups that people leave: of part-time staff, who stay wage earners, only those below both."""
    if isinstance(flow.lever, BecomePppk) and not flow.lever.full_time:
        shared = set(lineage(PART_TIME))
        return tuple(name for name in flow.chain if name not in shared)
    return flow.chain


def _rupiah(workers: np.ndarray, price: np.ndarray) -> np.ndarray:
    """Bills in whole rupiah; what is no longer paid is as much with a minus."""
    if workers.min(initial=0) >= 0:
        bill = workers * price
        bill += 0.5
        return np.floor(bill, out=bill)
    return np.sign(workers) * np.floor(np.abs(workers) * price + 0.5)


def _upwards(names: Iterable[str]) -> list[str]:
    """Segments, each before those that hold it."""
    return sorted(names, key=lambda segment: (-len(lineage(segment)), segment))


def _fit(flows: list[Flow], measure: Callable[[], list[np.ndarray]], room: np.ndarray) -> None:
    """Lower the workers of flows to whole people until what they measure together is within ``room``.

    Where most is missing, those who are there are cut by one share, and so on until nothing is missing; who is never there when
    something is missing is not cut. ``measure`` (of each flow) and ``room`` have one row a stretch (or one for a year) and one
    column a draw.
    """
    room = np.maximum(0, room)
    while True:
        parts = measure()
        total = sum(parts)
        over = total > room
        if not over.any():
            return
        with np.errstate(divide="ignore", invalid="ignore"):
            shares = np.where(over, room / total, np.inf)
        tightest = shares.argmin(axis=0)[None]
        share = np.take_along_axis(shares, tightest, axis=0)[0]
        for flow, part in zip(flows, parts, strict=True):
            there = (share < np.inf) & (np.take_along_axis(part, tightest, axis=0)[0] > 0)
            cut = np.floor(flow.workers * np.where(there, share, 1.0) + NEARLY)
            fewer = np.where(cut < flow.workers, cut, flow.workers - 1)
            flow.workers = np.where(there, np.maximum(0, fewer), flow.workers)
