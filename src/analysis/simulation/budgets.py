"""The true budgets: what each district meant to pay, changed and paid, before anybody typed it.

An `Item` pays the premiums of one group from one fund in one year; a `Line` is what a budget prints of it. The rules
(codes, rates, who starts when) stand in ``budgets.yml``; premiums of the self-employed come from ``reference``.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache

from analysis.reference import bpu_premium_idr
from analysis.simulation._files import facts, rng_of
from analysis.simulation.population import Population

STAGES = ("murni", "perubahan", "realisasi")
PROGRAMMES = ("JKK", "JKM", "JHT")


@dataclass(frozen=True)
class Volume:
    """How many workers for how many months."""

    workers: int
    months: int


@dataclass(frozen=True)
class Item:
    """One group paid from one fund in one year; ``units`` are rupiah a person and month by programme."""

    district_code: str
    year: int
    segment: str
    legal: str
    fund: str
    agency: str
    bansos: bool
    units: dict[str, int]
    volumes: dict[str, Volume | None]
    start_month: int

    def paid(self, month: int) -> int:
        """Workers whose premium was paid for a month of the year (1 to 12)."""
        volume = self.volumes["realisasi"]
        return volume.workers if volume and self.start_month <= month < self.start_month + volume.months else 0


@dataclass(frozen=True)
class Line:
    """One budget line of one year: full rupiah by stage, ``None`` where the stage does not know the line."""

    district_code: str
    year: int
    segment: str
    programmes: tuple[str, ...]
    fund: str
    agency: str
    account: str
    amounts: dict[str, int | None]
    volumes: dict[str, Volume | None]
    unit_idr: int | None
    start_month: int
    counted: bool
    reason: str
    key: str
    text: str = ""

    @property
    def programme(self) -> str:
        return "+".join(self.programmes)


def items(population: Population, seed: int, code: str, step: int) -> list[Item]:
    """The items of a district over the years, in order of year.

    ``step`` rounds workers and wages so that amounts come in full thousands where the district prints thousands.
    """
    rules = facts("budgets.yml")
    world = facts("world.yml")
    found: list[Item] = []
    for segment, rule in rules["items"].items():
        rng = rng_of(seed, code, "item", segment)
        if "only" in rule and code not in world[rule["only"]]:
            continue
        begun = _start(rng, rule, code)
        if begun is None:
            continue
        found += _over_years(rng, population, code, segment, rule, begun, step)
    return sorted(found, key=lambda item: item.year)


def _start(rng: random.Random, rule: dict, code: str) -> int | None:
    draw = rng.random() / (rule.get("kota", 1.0) if code[3] == "7" else 1.0)
    for year, chance in rule["start"].items():
        if draw < chance:
            return year
        draw -= chance
    return None


def _over_years(rng, population, code, segment, rule, begun, step) -> list[Item]:
    rules = facts("budgets.yml")
    legal = population.legal_of(segment)
    fund = rule["fund"] if isinstance(rule["fund"], str) else rng.choice(rule["fund"])
    if fund == "DBH_CHT" and code not in facts("world.yml")["tobacco"]:
        fund = "APBD"
    bansos = rng.random() < rule.get("bansos", 0)
    wage = rng.choice(rules["wages_idr"] if step > 1 else rules["wages_idr"] + rules["wages_fine_idr"])
    third = rng.random() < rule.get("third", 0)
    late = rng.random() < rule["late"]
    share = rng.uniform(*rule["share"])
    made = []
    for year in [year for year in rules["years"] if year >= begun]:
        if segment == "pemilu":
            volumes, first = _election(rng, year, population.group(code, segment, year) * share, step)
        else:
            wanted = min(0.97, share * rule["growth"] ** (year - begun)) * population.group(code, segment, year)
            volumes, first = _ordinary(rng, wanted, late and year == begun, step)
        units = _units(legal, wage, third, year)
        made.append(Item(code, year, segment, legal, fund, rule["agency"], bansos, units, volumes, first))
    return made


def _units(legal: str, wage: int, third: bool, year: int) -> dict[str, int]:
    if legal == "bpu":
        return dict(_bpu_units(year))
    rates = facts("budgets.yml")["rates"]
    return {programme: round(wage * rates[programme]) for programme in PROGRAMMES[: 3 if third else 2]}


@cache
def _bpu_units(year: int) -> dict[str, int]:
    return {programme: bpu_premium_idr(str(year), (programme,)) for programme in ("JKK", "JKM")}


def _whole(workers: float, step: int) -> int:
    return max(step, round(workers / step) * step)


def _ordinary(rng: random.Random, workers: float, late: bool, step: int) -> tuple[dict[str, Volume | None], int]:
    """A line of the whole year, or one that begins in the changed budget."""
    if late:
        months = rng.choice([2, 3, 3, 4, 6])
        murni, changed, first = None, Volume(_whole(workers, step), months), 13 - months
    else:
        months = rng.choice([12, 12, 12, 11, 10, 9, 6])
        murni, first = Volume(_whole(workers, step), months), 13 - months if months < 10 else 1
        kind = rng.random()
        if kind < 0.35:
            changed = murni
        elif kind < 0.75:
            changed = Volume(_whole(workers * rng.uniform(0.8, 1.2), step), months)
        elif kind < 0.96:
            changed = Volume(_whole(workers * rng.uniform(0.95, 1.1), step), max(1, months - rng.choice([1, 2, 3])))
        else:
            return {"murni": murni, "perubahan": None, "realisasi": None}, first
    done = changed.months - (1 if changed.months > 3 and rng.random() < 0.3 else 0)
    paid = (
        changed.workers
        if rng.random() < 0.3
        else min(changed.workers, _whole(changed.workers * rng.uniform(0.9, 1), step))
    )
    return {"murni": murni, "perubahan": changed, "realisasi": Volume(paid, done)}, first


def _election(rng: random.Random, year: int, workers: float, step: int) -> tuple[dict[str, Volume | None], int]:
    """Voter registrars for two months in 2023, polling staff for one or two months around February 2024."""
    share, months, first = (0.2, 2, 2) if year == 2023 else (1.0, rng.choice([1, 2]), 2)
    volume = Volume(_whole(workers * share, step), months)
    paid = Volume(min(volume.workers, _whole(volume.workers * rng.uniform(0.93, 1), step)), months)
    return {"murni": volume, "perubahan": volume, "realisasi": paid}, first


def lines(seed: int, code: str, found: list[Item], split: bool) -> list[Line]:
    """The budget lines of a district over the years, lines that are not contributions included.

    ``split``: a line for each programme, else one line for the premiums together.
    """
    made = []
    for item in found:
        made += _split(item) if split else [_together(seed, item)]
    return sorted(made + _decoys(seed, code), key=lambda line: (line.year, line.account == "", line.account))


def _amounts(item: Item, unit: int) -> dict[str, int | None]:
    return {stage: volume and volume.workers * volume.months * unit for stage, volume in item.volumes.items()}


def _split(item: Item) -> list[Line]:
    accounts = facts("budgets.yml")["accounts"]
    return [
        Line(item.district_code, item.year, item.segment, (programme,), item.fund, item.agency, accounts[programme],
             _amounts(item, unit), item.volumes, unit, item.start_month, True, "", f"{item.segment}-{programme}")
        for programme, unit in item.units.items()
    ]  # fmt: skip


def _together(seed: int, item: Item) -> Line:
    rules = facts("budgets.yml")
    rng = rng_of(seed, item.district_code, "account", item.segment)
    account = rules["bansos"] if item.bansos else rng.choice(["", rules["accounts"]["JKK"]])
    unit = sum(item.units.values())
    return Line(item.district_code, item.year, item.segment, tuple(item.units), item.fund, item.agency, account,
                _amounts(item, unit), item.volumes, unit, item.start_month, True, "", item.segment)  # fmt: skip


def _decoys(seed: int, code: str) -> list[Line]:
    rules, size = facts("budgets.yml"), facts("world.yml")["sizes"][code]
    made = []
    for key, rule in rules["decoys"].items():
        rng = rng_of(seed, code, "decoy", key)
        if rng.random() >= rule["chance"]:
            continue
        text, level = rng.choice(rule["text"]), size * rule["each"] * rng.uniform(0.5, 1.5)
        for year in rules["years"]:
            level *= rng.uniform(1.0, 1.12)
            murni = round(level / 12000) * 12000
            changed = murni if rng.random() < 0.4 else round(murni * rng.uniform(0.85, 1.2) / 12000) * 12000
            paid = round(changed * rng.uniform(0.85, 0.995) / 12000) * 12000
            amounts = {"murni": murni, "perubahan": changed, "realisasi": paid}
            made.append(
                Line(code, year, "lainnya", (), "APBD", rule["agency"], rule["account"], amounts,
                     dict.fromkeys(STAGES), None, 1, False, rule["reason"], key, text)
            )  # fmt: skip
    return made


def province_lines(seed: int, code: str, split: bool) -> list[Line]:
    """The lines of a province's own budget."""
    rule, rng, found = facts("budgets.yml")["provinces"][code], rng_of(seed, code, "province"), []
    for year, workers in rule["workers"].items():
        volume = Volume(workers, rng.choice([12, 12, 6]))
        changed = Volume(round(workers * rng.uniform(0.9, 1.05) / 10) * 10, volume.months)
        paid = Volume(min(changed.workers, round(changed.workers * rng.uniform(0.92, 1) / 10) * 10), volume.months)
        volumes = {"murni": volume, "perubahan": changed, "realisasi": paid}
        units = _units("bpu", 0, False, year)
        found.append(
            Item(
                code,
                year,
                rule["segment"],
                "bpu",
                rule["fund"],
                rule["agency"],
                False,
                units,
                volumes,
                13 - volume.months,
            )
        )
    return [line for item in found for line in (_split(item) if split else [_together(seed, item)])]
