"""The forms in which budgets are sent. A family arranges true lines in tables; the hand decides words, units and order.

Each family returns documents: a label (a year, a stage or nothing) and the pages of one file. What a page does not tell
(fund, programme, workers) its truth leaves empty.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

from analysis.simulation._files import facts, rng_of
from analysis.simulation.budget_rows import (
    Budget,
    Document,
    Plan,
    amount_header,
    blanks,
    by_year,
    columns_of,
    computed,
    flat_table,
    label_slots,
    line_row,
    money,
    money_path,
    page,
    plan_of,
    text_of,
    total_row,
    truth_of,
    volume_slots,
    with_total,
)
from analysis.simulation.budgets import STAGES, Line
from analysis.simulation.hands import Hand, called
from analysis.simulation.layouts_accounts import hierarchy, indent
from analysis.simulation.layouts_groups import cards, presentation, programmes, transposed
from analysis.simulation.paper import Column, Page, Row, Slot, Table


def flat(budget: Budget) -> list[Document]:
    """One row a line, a sheet a year, the stages in columns."""
    plan = plan_of(budget, list(STAGES))
    return by_year(budget, lambda year: [page(budget, [flat_table(budget.of(year), plan)], str(year))])


def _grouped(budget: Budget, plan: Plan, group: Callable[[Line], str], heading: Callable[[str], str]) -> list[Document]:
    """Lines under a full-width row for each group, with or without subtotals."""
    hand = budget.hand

    def make(year: int) -> list[Page]:
        rows, every, number = [], [], 0
        for place, (key, lines) in enumerate(groupby(sorted(budget.of(year), key=group), key=group)):
            name = heading(key)
            mark = {"plain": f"{'ABCDEFGHIJKLMNOP'[place]}. ", "text": f"{roman(place + 1)}. "}.get(hand.numbering, "")
            rows.append(Row.label("text", mark + name))
            leaves = []
            for line in lines:
                number += 1
                leaves.append(line_row(line, plan, number))
            rows += leaves
            if hand.bullet != "":
                rows.append(total_row(leaves, plan, hand.word("subtotal").format(name=name), "subtotal"))
            every += leaves
        return [page(budget, [Table(columns_of(plan), with_total(blanks(rows, hand), every, plan, hand))], str(year))]

    return by_year(budget, make)


def roman(number: int) -> str:
    """I to XVI."""
    tens, ones = divmod(number, 10)
    return "X" * tens + ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"][ones]


def agencies(budget: Budget) -> list[Document]:
    """Lines grouped by agency."""
    plan = plan_of(budget, list(STAGES), without=["agency"])
    return _grouped(budget, plan, lambda line: line.agency, lambda key: budget.hand.word("agency", key).upper())


def by_fund(budget: Budget) -> list[Document]:
    """Lines grouped by the source of their money, which only the full-width rows tell."""
    hand = budget.hand
    plan = plan_of(budget, list(STAGES), without=["fund"])
    plan.grouped = {"fund"}
    return _grouped(
        budget, plan, lambda line: line.fund, lambda key: f"{hand.word('keys', 'fund')} : {hand.word('fund', key)}"
    )


def by_segment(budget: Budget) -> list[Document]:
    """Lines grouped by the workers whom they are for; the lines themselves name the premium alone."""
    hand = budget.hand
    budget.lines = [line for line in budget.lines if line.counted]
    plan = plan_of(budget, list(STAGES), without=["segment"])
    plan.grouped = {"segment"}
    hand.choices["official"] = True
    return _grouped(
        budget, plan, lambda line: line.segment, lambda key: hand.cased(hand.word("segment", key)).replace("\n", " ")
    )


def two_files(budget: Budget) -> list[Document]:
    """The budget and its change in one file, what was paid in another."""
    hand, made = budget.hand, []
    for wanted, label in ((["murni", "perubahan"], "Anggaran"), (["realisasi"], "Realisasi")):
        plan = plan_of(budget, wanted)
        pages = []
        for year in budget.years:
            lines = [line for line in budget.of(year) if any(line.amounts.get(stage) is not None for stage in wanted)]
            pages.append(
                page(budget, [flat_table(lines, plan)], str(year), "realisasi" if wanted == ["realisasi"] else "")
            )
        if hand.files == "years":
            made += [(f"{label} {year}", [found]) for year, found in zip(budget.years, pages, strict=True)]
        else:
            made.append((label, pages))
    return made


def stacked(budget: Budget) -> list[Document]:
    """All years on one sheet, each under a full-width row, or as tables under one another."""
    hand = budget.hand
    plan = plan_of(budget, list(STAGES))
    if hand.bold:
        tables = [flat_table(budget.of(year), plan, f"TAHUN ANGGARAN {year}") for year in budget.years]
        return [("", [page(budget, tables)])]
    rows: list[Row] = []
    for year in budget.years:
        rows.append(Row.label(plan.labels[0], f"TAHUN {year}"))
        leaves = [line_row(line, plan, number) for number, line in enumerate(budget.of(year), start=1)]
        rows += leaves
        if hand.total_at != "none":
            rows.append(total_row(leaves, plan, f"{hand.word('total')} {year}", "subtotal"))
    return [("", [page(budget, [Table(columns_of(plan), blanks(rows, hand))])])]


def stages(budget: Budget) -> list[Document]:
    """A sheet or file for each stage, the amount in one column."""
    hand = budget.hand

    def make(year: int, stage: str) -> Page:
        plan = plan_of(budget, [stage])
        plan.extras = [extra for extra in plan.extras if extra == "note"]
        lines = [line for line in budget.of(year) if line.amounts.get(stage) is not None]
        table = flat_table(lines, plan)
        for column in table.columns:
            if column.key == stage:
                column.path = money_path(hand, amount_header(hand))
        return page(budget, [table], str(year), stage)

    if hand.files == "years":
        return [(str(year), [make(year, stage) for stage in STAGES]) for year in budget.years]
    return [
        (rng_of(hand.seed, hand.name, "short", stage).choice(facts("wordings.yml")["stage_short"][stage]),
         [make(year, stage) for year in budget.years])
        for stage in STAGES
    ]  # fmt: skip


def long(budget: Budget) -> list[Document]:
    """A list: one row a line and stage, the year and the stage in columns."""
    hand = budget.hand
    plan = plan_of(budget, ["murni"], volume="three" if hand.volume == "text" else "")
    plan.extras = []
    columns = [
        Column("year", (hand.header("year"),), 8),
        Column("stage", (hand.header("stage"),), 14),
        *(column for column in columns_of(plan) if column.key != "murni"),
        Column("amount", money_path(hand, amount_header(hand)), 18),
    ]
    rows = []
    for line in budget.lines:
        for stage in STAGES:
            if line.amounts.get(stage) is None:
                continue
            slots = label_slots(line, plan, len(rows) + 1)
            volume = line.volumes.get(stage)
            slots |= volume_slots(line, plan, volume)
            slots["year"] = Slot(line.year, "ordinal")
            slots["stage"] = Slot(hand.word("stage_cell", stage))
            product = [slots[name] for name in ("workers", "months", "unit") if name in slots]
            text = text_of(line, hand, "segment" in plan.told, "account" in plan.told)
            told = plan.told
            slots["amount"] = money(
                line, stage, truth_of(line, stage, hand, told, text), product if len(product) == 3 else None
            )
            rows.append(Row(slots))
    return [("", [page(budget, [Table(columns, rows)])])]


def changed(budget: Budget) -> list[Document]:
    """The form of a changed budget: volume, unit cost and amount before and after, then the difference."""
    hand = budget.hand
    plan = plan_of(budget, list(STAGES), volume="none")
    plan.stages = list(STAGES)
    head = [column for column in columns_of(plan) if column.key in plan.labels]
    parts = ["workers", "months", "unit"] if hand.volume in ("three", "ob", "none") else ["workers", "months"]
    columns = head
    for stage in ("murni", "perubahan"):
        top = hand.header(stage)
        for part in parts:
            columns.append(Column(f"{part}@{stage}", (top, hand.header(part)), 12))
        columns.append(Column(stage, money_path(hand, top, hand.header("sum")), 18))
    plan.extras = [extra for extra in plan.extras if extra != "note"]
    if "difference" in plan.extras:
        columns.append(Column("difference", money_path(hand, hand.header("difference")), 16))
    columns.append(Column("realisasi", money_path(hand, hand.header("realisasi")), 18))
    for extra in ("percent", "remainder"):
        if extra in plan.extras:
            path = (hand.header(extra),)
            columns.append(Column(extra, money_path(hand, *path) if extra == "remainder" else path, 12))

    def row(line: Line, number: int) -> Row:
        slots = label_slots(line, plan, number)
        text = text_of(line, hand, "segment" in plan.told, "account" in plan.told)
        for stage in STAGES:
            volume, product = line.volumes.get(stage), []
            told = plan.told | (set(parts) if volume and stage != "realisasi" else set())
            if volume and stage != "realisasi":
                for part, slot in (
                    ("workers", Slot(volume.workers, "count")),
                    ("months", Slot(volume.months, "months")),
                    ("unit", Slot(line.unit_idr, "unit")),
                ):
                    if part in parts:
                        slots[f"{part}@{stage}"] = slot
                        product.append(slot)
            slots[stage] = money(
                line, stage, truth_of(line, stage, hand, told, text), product if len(product) == 3 else None
            )
        computed(slots, plan)
        return Row(slots)

    def make(year: int) -> list[Page]:
        leaves = [row(line, number) for number, line in enumerate(budget.of(year), start=1)]
        return [page(budget, [Table(columns, with_total(blanks(leaves, hand), leaves, plan, hand))], str(year))]

    return by_year(budget, make)


def _under_year(hand: Hand, year: int) -> tuple[str, ...]:
    top = f"{'TA' if hand.bold else 'Tahun'} {year}"
    return (top, hand.header("budget")) if hand.stage_in == "grouped" else (top,)


def years_wide(budget: Budget) -> list[Document]:
    """One row a line over all years; the stages under each year."""
    hand = budget.hand
    plan = plan_of(budget, list(STAGES), volume="none")
    columns = [column for column in columns_of(plan) if column.key in plan.labels]
    for year in budget.years:
        for stage in STAGES:
            columns.append(
                Column(
                    f"{stage}@{year}",
                    money_path(hand, *_under_year(hand, year), hand.header(stage)),
                    16,
                )
            )
    keys = list(dict.fromkeys(line.key for line in budget.lines))
    rows: list[Row] = []
    for number, key in enumerate(keys, start=1):
        found = {line.year: line for line in budget.lines if line.key == key}
        first = next(iter(found.values()))
        slots = label_slots(first, plan, number)
        text = text_of(first, hand, "segment" in plan.told, "account" in plan.told)
        for year in budget.years:
            for stage in STAGES:
                line = found.get(year)
                if line is None:
                    slots[f"{stage}@{year}"] = Slot(kind="text", missing=True)
                else:
                    slots[f"{stage}@{year}"] = money(line, stage, truth_of(line, stage, hand, plan.told, text))
        rows.append(Row(slots))
    if hand.total_at != "none":
        total = {"text": Slot(hand.word("total"))}
        for column in columns:
            if "@" in column.key:
                total[column.key] = Slot(kind="money", sum_of=[row.slots[column.key] for row in rows])
        rows = [*rows, Row(total, "total")]
    return [(f"{budget.years[0]}-{budget.years[-1]}", [page(budget, [Table(columns, blanks(rows, hand))])])]


def monthly(budget: Budget) -> list[Document]:
    """The cash plan and what was paid: twelve months, quarters perhaps, and the year."""
    hand = budget.hand
    names = hand.word("month_row")

    def make(year: int, stage: str) -> Page:
        plan = plan_of(budget, [stage], volume="none", without=["agency", "activity"])
        plan.extras = []
        labels = [column for column in columns_of(plan) if column.key in plan.labels]
        columns = labels
        for month in range(1, 13):
            columns.append(Column(f"m{month}", (facts("wordings.yml")["month"][names][month - 1],), 14))
            if hand.quarters and month % 3 == 0:
                columns.append(
                    Column(f"q{month // 3}", (f"Triwulan {'I' * (month // 3) if month < 12 else 'IV'}",), 15)
                )
        columns.append(Column("year", money_path(hand, hand.header("sum")), 17))
        rows = []
        lines = [line for line in budget.of(year) if line.amounts.get(stage) is not None]
        for number, line in enumerate(lines, start=1):
            slots = label_slots(line, plan, number)
            parts = _spread(line, stage)
            cells = [Slot(part, "money", missing=part == 0) for part in parts]
            slots |= {f"m{month}": cell for month, cell in enumerate(cells, start=1)}
            if hand.quarters:
                for quarter in range(4):
                    slots[f"q{quarter + 1}"] = Slot(kind="money", sum_of=cells[quarter * 3 : quarter * 3 + 3])
            text = text_of(line, hand, "segment" in plan.told, "account" in plan.told)
            slots["year"] = Slot(
                line.amounts[stage], "money", truth_of(line, stage, hand, plan.told, text), "budget_lines", sum_of=cells
            )
            rows.append(Row(slots))
        if hand.total_at != "none" and rows:
            total = {"text": Slot(hand.word("total"))}
            for column in columns:
                if column.key[0] in "mqy" and column.key not in plan.labels:
                    total[column.key] = Slot(kind="money", sum_of=[row.slots[column.key] for row in rows])
            rows.append(Row(total, "total"))
        return page(budget, [Table(columns, rows)], str(year), stage)

    return by_year(budget, lambda year: [make(year, stage) for stage in STAGES])


def _spread(line: Line, stage: str) -> list[int]:
    volume, amount = line.volumes.get(stage), line.amounts[stage]
    if volume is None:
        return [amount // 12] * 12
    first = line.start_month
    return [amount // volume.months if first <= month < first + volume.months else 0 for month in range(1, 13)]


def alternate(budget: Budget) -> list[Document]:
    """The stages on rows under one another, the years in columns."""
    hand = budget.hand
    plan = plan_of(budget, ["murni"], volume="none")
    plan.extras = []
    labels = [column for column in columns_of(plan) if column.key in plan.labels]
    columns = [*labels, Column("stage", (hand.header("stage"),), 14)]
    for year in budget.years:
        path = (hand.header("year"), str(year)) if hand.stage_in == "grouped" else (str(year),)
        columns.append(Column(str(year), money_path(hand, *path), 17))
    rows = []
    for number, key in enumerate(dict.fromkeys(line.key for line in budget.lines), start=1):
        found = {line.year: line for line in budget.lines if line.key == key}
        first = next(iter(found.values()))
        for stage in STAGES:
            slots = label_slots(first, plan, number) if stage == "murni" or hand.header_fill else {}
            for slot in slots.values():
                slot.span = 1 if hand.header_fill else len(STAGES)
            text = text_of(first, hand, "segment" in plan.told, "account" in plan.told)
            slots["stage"] = Slot(hand.word("stage_cell", stage))
            for year, line in found.items():
                slots[str(year)] = money(line, stage, truth_of(line, stage, hand, plan.told, text))
            rows.append(Row(slots))
    return [(f"{budget.years[0]} sd {budget.years[-1]}", [page(budget, [Table(columns, rows)])])]


def side_by_side(budget: Budget) -> list[Document]:
    """Two tables on one sheet: the budget on the left, the changed budget and what was paid on the right."""
    hand = budget.hand

    def make(year: int) -> list[Page]:
        tables = []
        for wanted in (["murni"], ["perubahan", "realisasi"]):
            plan = plan_of(budget, wanted, without=["activity", "agency"])
            plan.extras = [extra for extra in plan.extras if extra != "note"]
            lines = [line for line in budget.of(year) if any(line.amounts.get(stage) is not None for stage in wanted)]
            caption = hand.word("stage_title", wanted[0])
            tables.append(flat_table(lines, plan, f"{'AB'[len(tables)]}. {caption}"))
        return [page(budget, tables, str(year), beside=True)]

    return by_year(budget, make)


def recap(budget: Budget) -> list[Document]:
    """A province's list: the lines of several districts on one sheet a year."""
    hand = budget.hand
    plan = plan_of(budget, list(STAGES), without=["agency", "activity", "no"])
    known = {place.code: place for place in budget.inside}
    heads = [Column("code", (hand.header("region_code"),), 10)] if hand.region_code else []
    heads.append(Column("district", (hand.header("district"),), 26))

    def make(year: int) -> list[Page]:
        rows, every = [], []
        for code, lines in groupby(
            sorted(budget.of(year), key=lambda line: line.district_code), key=lambda line: line.district_code
        ):
            leaves = [line_row(line, plan, None) for line in lines]
            for position, row in enumerate(leaves):
                if position == 0 or hand.header_fill:
                    span = 1 if hand.header_fill or hand.blank_rows else len(leaves)
                    row.slots["district"] = Slot(called(known[code], hand), span=span)
                    if hand.region_code:
                        row.slots["code"] = Slot(code, "code", span=span)
            rows += leaves
            if hand.bullet != "":
                rows.append(total_row(leaves, plan, hand.word("subtotal").format(name=known[code].bare), "subtotal"))
            every += leaves
        return [
            page(
                budget,
                [Table([*heads, *columns_of(plan)], with_total(blanks(rows, hand), every, plan, hand))],
                str(year),
            )
        ]

    return by_year(budget, make)


FAMILIES: dict[str, Callable[[Budget], list[Document]]] = {
    "flat": flat,
    "agencies": agencies,
    "by_fund": by_fund,
    "by_segment": by_segment,
    "two_files": two_files,
    "hierarchy": hierarchy,
    "indent": indent,
    "stacked": stacked,
    "stages": stages,
    "long": long,
    "changed": changed,
    "years_wide": years_wide,
    "programmes": programmes,
    "presentation": presentation,
    "transposed": transposed,
    "cards": cards,
    "monthly": monthly,
    "alternate": alternate,
    "side_by_side": side_by_side,
}
# Forms in which a province sends its own budget.
PROVINCIAL = ("flat", "two_files", "stacked", "agencies", "long")
# Families whose rows are programmes or groups: whether lines must be split by programme.
SPLIT = {"hierarchy": True, "indent": True, "programmes": True, "presentation": False, "transposed": False}
