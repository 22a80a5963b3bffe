"""The true world: potential and registered workers by district, legal segment and month, and what moved them.

Registered workers are organic members (trend, pandemic, season, noise, and the planted effect of a regional regulation)
and the members whose premium the budget pays. In September 2023 they add up to the published figures of Aceh.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from math import exp, sqrt
from typing import TYPE_CHECKING, Any

from analysis.reference import districts, month_at, month_number
from analysis.simulation._files import facts, rng_of

if TYPE_CHECKING:
    from analysis.simulation.budgets import Item


def months(world: dict[str, Any] | None = None) -> list[str]:
    """The simulated months, YYYY-MM, in order."""
    span = (world or facts("world.yml"))["months"]
    first, last = (month_number(span[end]) for end in ("first", "last"))
    return [month_at(number) for number in range(first, last + 1)]


def _between(points: dict[str, float], month: str) -> float:
    """The value on the straight lines between dated points, level outside them."""
    known = [(month_number(at), value) for at, value in points.items()]
    now = month_number(month)
    if now <= known[0][0]:
        return known[0][1]
    for (start, low), (end, high) in pairwise(known):
        if now <= end:
            return low + (high - low) * (now - start) / (end - start)
    return known[-1][1]


def share_out(total: int, weights: list[float]) -> list[int]:
    """Whole numbers in proportion to the weights that add up to the total (largest remainders)."""
    scale = total / sum(weights)
    exact = [weight * scale for weight in weights]
    whole = [int(value) for value in exact]
    order = sorted(range(len(exact)), key=lambda i: (whole[i] - exact[i], i))
    for i in order[: total - sum(whole)]:
        whole[i] += 1
    return whole


@dataclass
class Population:
    """The 56 districts before anything is printed. Keys of the counts are (district_code, segment, period)."""

    seed: int
    codes: list[str]
    potential_2023: dict[tuple[str, str], int]
    adopted: dict[str, str]
    head_offices: set[str]
    world: dict[str, Any] = field(default_factory=lambda: facts("world.yml"))
    registered: dict[tuple[str, str, str], int] = field(default_factory=dict)
    organic: dict[tuple[str, str, str], int] = field(default_factory=dict)
    funded: dict[tuple[str, str, str], int] = field(default_factory=dict)
    effect: dict[tuple[str, str, str], int] = field(default_factory=dict)
    groups: dict[tuple[str, str, str], int] = field(default_factory=dict)
    levels: dict[tuple[str, str, str], float] = field(default_factory=dict)
    shares: dict[tuple[str, str], tuple[float, float]] = field(default_factory=dict)
    shocks: dict[tuple[str, ...], dict[str, float]] = field(default_factory=dict)

    def potential(self, code: str, segment: str, period: str) -> int:
        """Eligible workers of a legal segment in the vintage of a month or year."""
        year = int(period[:4])
        if year == 2023:
            return self.potential_2023[code, segment]
        return round(self.potential_2023[code, segment] * self.world["vintages"].get(year, 1.0))

    def legal_of(self, group: str) -> str:
        return self.world["groups"][group]["legal"]

    def _shares(self, code: str, group: str) -> tuple[float, float]:
        if (code, group) not in self.shares:
            rng, rule = rng_of(self.seed, code, "group", group), self.world["groups"][group]
            self.shares[code, group] = (rng.uniform(*rule["share"]), rng.uniform(0.01, 0.08))
        return self.shares[code, group]

    def group(self, code: str, group: str, period: str | int) -> int:
        """Eligible workers of a monitored group (non-ASN, village officials ...) in a year."""
        rule = self.world["groups"][group]
        share = self._shares(code, group)[0]
        share *= rule.get("kota", 1.0) if code[3] == "7" else 1.0
        return max(40, round(self.potential(code, rule["legal"], str(period)) * share))

    def group_registered(self, code: str, group: str, period: str) -> int:
        """Registered workers of a monitored group in a month: those paid for and a few others."""
        known = self.group(code, group, period)
        few = self._shares(code, group)[1]
        return min(
            known,
            self.groups.get((code, group, period), 0)
            + round(known * few * _between({"2020-01": 0.4, "2024-12": 1.0}, period)),
        )

    def active(self, code: str, segment: str, period: str, registered: int) -> int:
        """Members with a paid contribution."""
        low, high = self.world["active_share"]
        return round(registered * rng_of(self.seed, code, segment, period, "active").uniform(low, high))


def populate(seed: int, world: dict[str, Any] | None = None) -> Population:
    """The places, their potential and who adopted a regulation when; counts come with `register`."""
    world = world or facts("world.yml")
    codes = districts()["district_code"].tolist()
    potential: dict[tuple[str, str], int] = {}
    for province, told in world["provinces"].items():
        inside = [code for code in codes if code.startswith(province)]
        for segment in world["segments"]:
            weights = [_weight(world, seed, code, segment) for code in inside]
            for code, count in zip(inside, share_out(told["potential"][segment], weights), strict=True):
                potential[code, segment] = count
    return Population(seed, codes, potential, _adoptions(world, seed, codes), _head_offices(world, seed, codes), world)


def _weight(world: dict[str, Any], seed: int, code: str, segment: str) -> float:
    town = {"pu": 1.4, "bpu": 0.8, "jakon": 1.6}[segment] if code[3] == "7" else 1.0
    return world["sizes"][code] * town * rng_of(seed, code, "size", segment).lognormvariate(0, world["noise"]["place"])


def _adoptions(world: dict[str, Any], seed: int, codes: list[str]) -> dict[str, str]:
    rule = world["regulation"]
    rng = rng_of(seed, "regulation")
    chosen = sorted(rng.sample(codes, round(len(codes) * rule["share"])))
    window = [month for month in months(world) if rule["first"] <= month <= rule["last"]]
    return {code: rng.choice(window) for code in chosen}


def _head_offices(world: dict[str, Any], seed: int, codes: list[str]) -> set[str]:
    towns = [code for code in codes if code.startswith("12") and code[3] == "7"]
    share = world["head_offices"]["share"]
    return set(rng_of(seed, "head offices").sample(towns, max(1, round(len(codes) * share))))


def register(population: Population, items: dict[str, list[Item]]) -> None:
    """Fill the registered workers of every month from the organic level and what the budgets pay."""
    _fund(population, items)
    world = population.world
    for province, told in world["provinces"].items():
        inside = [code for code in population.codes if code.startswith(province)]
        for segment in world["segments"]:
            scale = _scale(population, inside, segment, told["registered"][segment])
            for period in months(world):
                _month(population, inside, segment, period, scale, told["registered"][segment])


def _fund(population: Population, items: dict[str, list[Item]]) -> None:
    for code, found in items.items():
        for item in found:
            for month in range(1, 13):
                paid = item.paid(month)
                if paid:
                    period = f"{item.year}-{month:02d}"
                    for book, name in ((population.funded, item.legal), (population.groups, item.segment)):
                        book[code, name, period] = book.get((code, name, period), 0) + paid


def _level(population: Population, code: str, segment: str, period: str) -> float:
    """The organic level of a month without regulation, before it is scaled to the published sum."""
    key = (code, segment, period)
    if key not in population.levels:
        population.levels[key] = _level_of(population, *key)
    return population.levels[key]


def _level_of(population: Population, code: str, segment: str, period: str) -> float:
    world = population.world
    place = rng_of(population.seed, code, "cover", segment).lognormvariate(0, world["noise"]["place"])
    month = int(period[5:]) - 1
    level = _between(world["trend"][segment], period) * (1 - _between(world["pandemic"][segment], period))
    level *= _wave(population, code, segment, period) * _instructed(world, segment, period)
    return population.potential(code, segment, "2023") * place * level * world["season"][segment][month]


def _wave(population: Population, code: str, segment: str, period: str) -> float:
    """What chance does to a month: each district's own, and, where the world has it, what lasts and what all share."""
    noise = population.world["noise"]
    if not noise.get("persistence"):
        return rng_of(population.seed, code, segment, period).gauss(1, noise["month"])
    own = _shock(population, (code, segment), noise["month"])[period]
    return exp(own + _shock(population, (code[:2], segment), noise["common"])[period])


def _shock(population: Population, whose: tuple[str, ...], deviation: float) -> dict[str, float]:
    """Shocks of which a part lasts into the next month (autoregressive of order 1), of that standard deviation."""
    if whose not in population.shocks:
        rng, lasting = rng_of(population.seed, *whose, "shock"), population.world["noise"]["persistence"]
        level, path = rng.gauss(0, deviation), {}
        for month in months(population.world):
            path[month] = level
            level = lasting * level + rng.gauss(0, deviation * sqrt(1 - lasting**2))
        population.shocks[whose] = path
    return population.shocks[whose]


def _instructed(world: dict[str, Any], segment: str, period: str) -> float:
    """Steady growth, and what the instruction planted: a step in its first whole month and so much with each month since."""
    moved = (
        world["growth"][segment] * (month_number(period) - month_number(world["anchor"])) if "growth" in world else 0.0
    )
    rule = world.get("instruction")
    if rule is not None and period >= rule["from"]:
        moved += rule["level"][segment] + rule["slope"][segment] * (month_number(period) - month_number(rule["from"]))
    return exp(moved)


def _uplift(population: Population, code: str, segment: str, period: str) -> float:
    """The planted effect of the regulation in a month, as a share of the organic level."""
    rule = population.world["regulation"]
    adopted = population.adopted.get(code)
    if adopted is None or period < adopted:
        return 0.0
    since = month_number(period) - month_number(adopted) + 1
    return rule["effect"].get(segment, 0.0) * min(1.0, since / rule["ramp_months"])


def _members(population: Population, code: str, segment: str, period: str, scale: float) -> tuple[float, float]:
    """Organic members and those that the regulation brought, below the ceiling."""
    world = population.world
    organic = scale * _level(population, code, segment, period)
    gained = organic * _uplift(population, code, segment, period)
    over = segment == "jakon" and code in population.head_offices
    if over:
        return organic * world["head_offices"]["factor"], 0.0
    free = world["ceiling"] * population.potential(code, segment, period)
    free -= population.funded.get((code, segment, period), 0)
    if organic + gained > free:
        shrink = max(0.0, free) / (organic + gained)
        organic, gained = organic * shrink, gained * shrink
    return organic, gained


def _scale(population: Population, inside: list[str], segment: str, wanted: int) -> float:
    """The scale at which the anchor month adds up to the published sum, by bisection."""
    anchor = population.world["anchor"]
    paid = sum(population.funded.get((code, segment, anchor), 0) for code in inside)
    low, high = 0.0, 3.0
    for _ in range(60):
        middle = (low + high) / 2
        have = paid + sum(sum(_members(population, code, segment, anchor, middle)) for code in inside)
        low, high = (middle, high) if have < wanted else (low, middle)
    return high


def _month(population: Population, inside: list[str], segment: str, period: str, scale: float, wanted: int) -> None:
    parts = [_members(population, code, segment, period, scale) for code in inside]
    paid = [population.funded.get((code, segment, period), 0) for code in inside]
    whole = [round(organic + gained) for organic, gained in parts]
    if period == population.world["anchor"]:
        whole = share_out(wanted - sum(paid), [organic + gained for organic, gained in parts])
    for code, (_, gained), own, bought in zip(inside, parts, whole, paid, strict=True):
        key = (code, segment, period)
        population.effect[key] = min(own, round(gained))
        population.organic[key] = own - population.effect[key]
        population.registered[key] = own + bought
