"""What a budget prints of a line, and what that tells: texts, columns, rows, totals, pages.

The truth of an amount is made here, beside the cells: what no cell tells (fund, programme, workers) stays empty.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from analysis.simulation import numbers
from analysis.simulation._files import facts, rng_of
from analysis.simulation.budgets import Line
from analysis.simulation.hands import Hand, Place, called
from analysis.simulation.paper import Column, Page, Row, Slot, Table
from analysis.simulation.population import Population

Document = tuple[str, list[Page]]


@dataclass
class Budget:
    """What a family arranges: a district's lines over the years, and its hand."""

    place: Place
    hand: Hand
    lines: list[Line]
    population: Population
    inside: list[Place] = field(default_factory=list)

    @property
    def years(self) -> list[int]:
        return sorted({line.year for line in self.lines})

    def of(self, year: int) -> list[Line]:
        return [line for line in self.lines if line.year == year]


# --- what a line says ---------------------------------------------------------------------------------------------


def _silent(line: Line, hand: Hand) -> bool:
    """Whether the text leaves the programmes out; never where the account alone would tell another story."""
    return hand.silent and len(line.programmes) > 1 and line.account in ("", facts("budgets.yml")["bansos"])


def group_of(line: Line, hand: Hand) -> str:
    return hand.word("segment", line.segment)


def text_of(line: Line, hand: Hand, segment_told: bool, account_told: bool) -> str:
    """The line's description. Where no column names the group, the text does."""
    if not line.counted:
        return line.text
    names = facts("wordings.yml")["account_name"]
    if hand.official and len(line.programmes) == 1 and account_told and (segment_told or line.segment == "non_asn"):
        return names[line.account]
    premium = hand.word("premium", "silent" if _silent(line, hand) else line.programme)
    if segment_told and hand.official and line.account != facts("budgets.yml")["bansos"]:
        return premium
    return hand.word("joint").format(premium=premium, group=group_of(line, hand))


def _programme(line: Line, hand: Hand, column: bool) -> str:
    if not line.counted:
        return {"jkk_pns": "JKK", "jkm_pns": "JKM", "kdh": "JKK"}.get(line.key, "")
    return line.programme if column or not _silent(line, hand) else ""


def truth_of(line: Line, stage: str, hand: Hand, told: Iterable[str], text: str = "") -> dict:
    """The truth of one amount. ``told``: segment, programme, fund, account, workers, months, unit, as far as printed."""
    told = set(told)
    volume = line.volumes.get(stage)
    return {
        "district_code": line.district_code,
        "fiscal_year": str(line.year),
        "stage": stage,
        "segment": line.segment,
        "programme": _programme(line, hand, "programme" in told),
        "fund_source": line.fund if "fund" in told else "",
        "account_code": line.account if "account" in told else "",
        "description": text,
        "workers": volume.workers if volume and "workers" in told else None,
        "months": volume.months if volume and "months" in told else None,
        "unit_cost_idr": line.unit_idr if "unit" in told else None,
        "amount_idr": line.amounts.get(stage) or 0,
        "counted": line.counted,
        "reason": line.reason,
        "unit": hand.unit,
    }


def money(line: Line, stage: str, truth: dict | None, product: list[Slot] | None = None) -> Slot:
    """The slot of a line's amount in a stage."""
    amount = line.amounts.get(stage)
    return Slot(amount, "money", truth, "budget_lines", missing=amount is None, product=product or [])


# --- pages --------------------------------------------------------------------------------------------------------


def about(budget: Budget, year: str, stage: str = "", fund: str = "") -> dict[str, str]:
    """What the letterhead says: the district and the year stand in it or beneath it, always."""
    place, hand = budget.place, budget.hand
    told = {"seat": place.bare, "year": year or "2024"}
    name = place.official if hand.letterhead != "none" else called(place, hand)
    words = facts("wordings.yml")["letterhead"]
    letterhead = hand.word("letterhead", "government").format(NAME=place.official.upper(), BARE=place.bare.upper())
    told["letterhead"] = f"{letterhead}|{rng_of(hand.seed, hand.name, 'office').choice(words['office'])}"
    subtitle = []
    if stage:
        subtitle.append(hand.word("stage_title", stage))
    keys = hand.keys != "none"
    if not keys or hand.letterhead == "none":
        subtitle.append(name.upper() if hand.letterhead == "none" else name)
    if year and not keys:
        subtitle.append(f"TAHUN ANGGARAN {year}")
    if year and hand.placeholder:
        subtitle.append(f"periode ………. s.d ………. {year}")
    if hand.unit_at == "title":
        subtitle.append(hand.word("unit_note", str(hand.unit)))
    told["subtitle"] = "|".join(subtitle)
    if keys:
        told[f"key:{hand.word('keys', 'province')}"] = place.province
        if place.kind != "provinsi":
            told[f"key:{hand.word('keys', 'district')}"] = place.official
        if year:
            told[f"key:{hand.word('keys', 'year')}"] = year
    if fund:
        told[f"key:{hand.word('keys', 'fund')}"] = hand.word("fund", fund)
    return told


def page(
    budget: Budget, tables: list[Table], year: str = "", stage: str = "", beside: bool = False, title: str = "budget"
) -> Page:
    """A page with its letterhead; the name of the sheet is the hand's."""
    hand = budget.hand
    fund = _one_fund(budget, year) if hand.fund == "key" else ""
    if fund:
        for slot in (slot for table in tables for slot in table.slots() if slot.truth and slot.table == "budget_lines"):
            slot.truth["fund_source"] = fund
    if stage:
        short = facts("wordings.yml")["stage_short"][stage]
        name = rng_of(hand.seed, hand.name, "short", stage).choice(short) + (f" {year}" if year else "")
    elif year:
        name = hand.word("sheet", "year").format(year=year)
    else:
        name = hand.word("sheet", "single")
    return Page(name, tables, hand.word("title", title), about(budget, year, stage, fund), beside, money=True)


def _one_fund(budget: Budget, year: str) -> str:
    funds = {line.fund for line in budget.lines if not year or str(line.year) == year}
    return funds.pop() if len(funds) == 1 else ""


def money_path(hand: Hand, *path: str) -> tuple[str, ...]:
    """A header path of an amount, with the unit in its last text where the hand tells it there."""
    if hand.unit_at == "header":
        return (*path[:-1], f"{path[-1]} {hand.word('unit_suffix', str(hand.unit))}")
    return path


def amount_header(hand: Hand) -> str:
    """The header of the only amount; in rupiah only where the hand writes rupiah."""
    header = hand.header("amount")
    return header if hand.unit == 1 and hand.unit_at != "header" else re.sub(r"\s*\(rp\)", "", header, flags=re.I)


def stage_column(hand: Hand, stage: str) -> Column:
    header = hand.header(stage)
    path = (hand.header("budget"), header) if hand.stage_in == "grouped" else (header,)
    return Column(stage, money_path(hand, *path), 18)


# --- the flat table and its relatives -----------------------------------------------------------------------------


@dataclass
class Plan:
    """Which columns a flat table has, and so what it tells."""

    hand: Hand
    labels: list[str]
    volume: str
    stages: list[str]
    extras: list[str]
    grouped: set[str] = field(default_factory=set)

    @property
    def told(self) -> set[str]:
        by_volume = {
            "three": {"workers", "months", "unit"},
            "workers_months": {"workers", "months"},
            "workers": {"workers"},
            "text": {"workers", "months"},
            "ob": {"unit"},
        }
        return {*self.labels, *self.grouped, *by_volume.get(self.volume, set())}


def plan_of(
    budget: Budget, stages: list[str], labels: Iterable[str] = (), without: Iterable[str] = (), volume: str = ""
) -> Plan:
    """The columns that the hand wants."""
    hand = budget.hand
    wanted = [
        ("no", hand.no_column),
        ("agency", hand.agency),
        ("activity", hand.activity),
        ("account", hand.account != "none"),
        ("text", True),
        ("segment", hand.segment == "column"),
        ("programme", hand.programme == "column"),
        ("fund", hand.fund == "column"),
    ]
    chosen = [name for name, use in wanted if (use or name in labels) and name not in without]
    if hand.order == "segment_first" and "segment" in chosen:
        chosen.remove("segment")
        chosen.insert(1 if "no" in chosen else 0, "segment")
    extras = []
    if hand.pergeseran and {"murni", "perubahan"} <= set(stages):
        stages = [stages[0], "pergeseran", *stages[1:]]
    if hand.difference and {"murni", "perubahan"} <= set(stages):
        extras.append("difference")
    if "realisasi" in stages and len(stages) > 1:
        extras += ["percent"] if hand.percent != "none" else []
        extras += ["remainder"] if hand.remainder else []
    if hand.note_column:
        extras.append("note")
    return Plan(hand, chosen, volume or hand.volume, stages, extras)


def columns_of(plan: Plan) -> list[Column]:
    """The columns in the order of the hand."""
    hand = plan.hand
    widths = {"text": 46, "activity": 30, "agency": 28, "no": 5, "account": 20}
    labels = [Column(name, (hand.header(name),), widths.get(name, 16)) for name in plan.labels]
    volumes = {
        "three": ["workers", "months", "unit"],
        "workers_months": ["workers", "months"],
        "workers": ["workers"],
        "text": ["volume_text"],
        "ob": ["ob", "unit"],
    }.get(plan.volume, [])
    volume = []
    for name in volumes:
        header = hand.header(name)
        if name == "unit" and hand.unit > 1 and "rp" not in header.lower():
            header = f"{header} (Rp)"
        volume.append(Column(name, (header,), 14))
    amounts = []
    for stage in plan.stages:
        amounts.append(stage_column(hand, stage))
        if stage == "perubahan" and "difference" in plan.extras:
            amounts.append(Column("difference", money_path(hand, hand.header("difference")), 16))
    for extra in ("percent", "remainder"):
        if extra in plan.extras:
            path = (hand.header(extra),)
            amounts.append(Column(extra, money_path(hand, *path) if extra == "remainder" else path, 12))
    tail = [Column("note", (hand.header("note"),), 18)] if "note" in plan.extras else []
    if hand.order == "money_first":
        at = plan.labels.index("text") + 1
        return [*labels[:at], *amounts, *labels[at:], *volume, *tail]
    return [*labels, *volume, *amounts, *tail]


def label_slots(line: Line, plan: Plan, number: int | None) -> dict[str, Slot]:
    """The label cells of a line."""
    hand, told = plan.hand, plan.told
    text = text_of(line, hand, "segment" in told, "account" in told)
    counted = line.counted
    values = {
        "no": Slot(number, "ordinal"),
        "agency": Slot(hand.word("agency", line.agency)),
        "activity": Slot(hand.word("activity", line.agency)),
        "account": Slot(numbers.account(line.account, hand.account) if line.account else None, "code"),
        "text": Slot(hand.bullet + text if hand.family in ("agencies", "by_fund", "by_segment") else text),
        "segment": Slot(group_of(line, hand) if counted else "-"),
        "programme": Slot(hand.word("programme", line.programme) if counted else "-"),
        "fund": Slot(hand.word("fund", line.fund)),
    }
    return {name: values[name] for name in plan.labels}


def line_row(line: Line, plan: Plan, number: int | None) -> Row:
    """One line as a row: labels, volume, an amount a stage, and what is computed from them."""
    hand = plan.hand
    slots = label_slots(line, plan, number)
    stage = next((s for s in plan.stages if line.volumes.get(s)), plan.stages[0])
    volume = line.volumes.get(stage)
    slots |= volume_slots(line, plan, volume)
    text = text_of(line, hand, "segment" in plan.told, "account" in plan.told)
    product = [slots[name] for name in ("workers", "months", "unit") if name in slots]
    for name in plan.stages:
        truth = truth_of(line, name if name in line.amounts else "murni", hand, plan.told, text)
        truth["stage"] = name
        if volume:
            truth |= {
                "workers": volume.workers if "workers" in plan.told else None,
                "months": volume.months if "months" in plan.told else None,
            }
        source = name if name != "pergeseran" else ("perubahan" if len(line.key) % 2 else "murni")
        exact = len(product) == 3 and line.volumes.get(source) == volume and volume is not None
        slot = money(line, source, truth, product if exact else None)
        truth["amount_idr"] = line.amounts.get(source) or 0
        slots[name] = slot
    computed(slots, plan)
    return Row(slots)


def volume_slots(line: Line, plan: Plan, volume) -> dict[str, Slot]:
    """The cells that tell workers, months and unit cost, in the hand's way."""
    hand = plan.hand
    if volume is None:
        return {}
    return {
        "three": lambda: {
            "workers": Slot(volume.workers, "count"),
            "months": Slot(volume.months, "months"),
            "unit": Slot(line.unit_idr, "unit"),
        },
        "workers_months": lambda: {"workers": Slot(volume.workers, "count"), "months": Slot(volume.months, "months")},
        "workers": lambda: {"workers": Slot(volume.workers, "count")},
        "text": lambda: {"volume_text": Slot(_volume_text(hand, volume))},
        "ob": lambda: {"ob": Slot(volume.workers * volume.months, "count"), "unit": Slot(line.unit_idr, "unit")},
    }.get(plan.volume, dict)()


def _volume_text(hand: Hand, volume) -> str:
    pattern = rng_of(hand.seed, hand.name, "volume text").choice(
        ["{n} orang x {m} bulan", "{n} Orang x {m} Bln", "{n} org X {m} bln"]
    )
    return pattern.format(n=numbers.dotted(volume.workers), m=volume.months)


def computed(slots: dict[str, Slot], plan: Plan) -> None:
    """Difference, percentage and remainder of a row."""
    last = next((slots[s] for s in ("perubahan", "murni") if s in slots), None)
    if "difference" in plan.extras:
        slots["difference"] = Slot(kind="money", minus=(slots["perubahan"], slots["murni"]))
    if "percent" in plan.extras:
        slots["percent"] = Slot(kind="percent", ratio=(slots["realisasi"], last))
    if "remainder" in plan.extras:
        slots["remainder"] = Slot(kind="money", minus=(last, slots["realisasi"]))
    if "note" in plan.extras:
        slots["note"] = Slot(plan.hand.chance.choice([None, None, "lunas", "sesuai SK", "rutin"]))


def total_row(rows: list[Row], plan: Plan, text: str, kind: str, label: str = "text") -> Row:
    """A row of sums over rows of leaves."""
    slots: dict[str, Slot] = {label: Slot(text)}
    for stage in plan.stages:
        slots[stage] = Slot(kind="money", sum_of=[row.slots[stage] for row in rows])
    computed(slots, plan)
    slots.pop("note", None)
    return Row(slots, kind)


def with_total(rows: list[Row], leaves: list[Row], plan: Plan, hand: Hand, label: str = "text") -> list[Row]:
    if hand.total_at == "none" or not leaves:
        return rows
    total = total_row(leaves, plan, hand.word("total"), "total", label)
    return [total, *rows] if hand.total_at == "top" else [*rows, total]


def blanks(rows: list[Row], hand: Hand) -> list[Row]:
    """Blank rows strewn in."""
    made = []
    for row in rows:
        if hand.blank_rows and row.kind != "total" and hand.maybe(0.08 * hand.blank_rows):
            made.append(Row({}, "blank"))
        made.append(row)
    return made


def flat_table(lines: list[Line], plan: Plan, caption: str = "") -> Table:
    leaves = [line_row(line, plan, number) for number, line in enumerate(lines, start=1)]
    return Table(columns_of(plan), with_total(blanks(leaves, plan.hand), leaves, plan, plan.hand), caption)


def by_year(budget: Budget, make: Callable[[int], list[Page]]) -> list[Document]:
    """The pages of each year, in one file or one a year."""
    pages = {year: make(year) for year in budget.years}
    if budget.hand.files == "years":
        return [(str(year), found) for year, found in pages.items()]
    return [(f"{min(pages)}-{max(pages)}", [page for found in pages.values() for page in found])]
