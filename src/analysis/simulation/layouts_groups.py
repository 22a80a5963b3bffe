"""Budgets by groups of workers: programmes side by side, the sheet shown to evaluators, groups in columns, forms."""

from __future__ import annotations

from analysis.simulation.budget_rows import (
    Budget,
    Document,
    by_year,
    columns_of,
    line_row,
    money,
    money_path,
    page,
    plan_of,
    truth_of,
)
from analysis.simulation.budgets import STAGES, Line
from analysis.simulation.paper import Column, Page, Row, Slot, Table


def _groups(lines: list[Line]) -> dict[tuple[str, str], list[Line]]:
    found: dict[tuple[str, str], list[Line]] = {}
    for line in lines:
        if line.counted:
            found.setdefault((line.segment, line.fund), []).append(line)
    return found


def programmes(budget: Budget) -> list[Document]:
    """One row a group; under each stage the premiums of each programme and their sum."""
    hand = budget.hand
    parts = sorted({line.programme for line in budget.lines if line.counted}, key=["JKK", "JKM", "JHT"].index)
    workers, fund = hand.volume != "none", hand.fund == "column"
    columns = [Column("no", (hand.header("no"),), 5)] if hand.no_column else []
    columns.append(Column("group", (hand.header("segment"),), 30))
    if workers:
        columns += [Column("workers", (hand.header("workers"),)), Column("months", (hand.header("months"),))]
    for stage in STAGES:
        top = hand.header(stage)
        for part in parts:
            columns.append(Column(f"{stage}:{part}", money_path(hand, top, hand.word("programme", part)), 16))
        columns.append(Column(f"{stage}:sum", money_path(hand, top, hand.header("sum")), 16))
    if fund:
        columns.append(Column("fund", (hand.header("fund"),)))
    told = {"programme"} | ({"workers", "months"} if workers else set()) | ({"fund"} if fund else set())

    def make(year: int) -> list[Page]:
        rows = []
        for number, ((segment, source), lines) in enumerate(_groups(budget.of(year)).items(), start=1):
            slots = {
                "no": Slot(number, "ordinal"),
                "group": Slot(hand.word("segment", segment)),
                "fund": Slot(hand.word("fund", source)),
            }
            volume = lines[0].volumes["murni"] or lines[0].volumes["perubahan"]
            if workers:
                slots |= {"workers": Slot(volume.workers, "count"), "months": Slot(volume.months, "months")}
            for stage in STAGES:
                for line in lines:
                    truth = truth_of(line, stage, hand, told - {"workers", "months"}, hand.word("segment", segment))
                    if workers:
                        truth |= {"workers": volume.workers, "months": volume.months}
                    slots[f"{stage}:{line.programme}"] = money(line, stage, truth)
                found = [slots[f"{stage}:{part}"] for part in parts if f"{stage}:{part}" in slots]
                slots[f"{stage}:sum"] = Slot(kind="money", sum_of=found, missing=all(slot.missing for slot in found))
            rows.append(Row({column.key: slots[column.key] for column in columns if column.key in slots}))
        if hand.total_at != "none" and rows:
            total = {"group": Slot(hand.word("total"))}
            for column in columns:
                if ":" in column.key:
                    have = [row.slots[column.key] for row in rows if column.key in row.slots]
                    if have:
                        total[column.key] = Slot(kind="money", sum_of=have)
            rows.append(Row(total, "total"))
        return [page(budget, [Table(columns, rows)], str(year))] if rows else []

    return by_year(budget, make)


def presentation(budget: Budget) -> list[Document]:
    """The sheet shown to the evaluators: potential, registered and not registered by group, with the money beside them."""
    hand, population, code = budget.hand, budget.population, budget.place.code
    people = ["potential", "registered", "not_registered"] if hand.difference else ["potential", "registered"]
    columns = [Column("no", (hand.header("no"),), 5)] if hand.no_column else []
    columns.append(Column("group", (hand.header("segment"),), 30))
    columns += [Column(metric, (hand.cased(hand.word("metric", metric)),)) for metric in people]
    if hand.percent != "none":
        columns.append(Column("percent", (hand.header("coverage"),), 8))
    columns.append(Column("programme", (hand.header("programme"),)))
    columns += [Column(stage, money_path(hand, hand.header("budget"), hand.header(stage)), 18) for stage in STAGES]
    told = {"programme"}
    if hand.fund == "column":
        columns.append(Column("fund", (hand.header("fund"),)))
        told.add("fund")
    columns.append(Column("note", (hand.header("note"),), 20))

    def make(year: int) -> list[Page]:
        rows = []
        for number, ((segment, source), lines) in enumerate(_groups(budget.of(year)).items(), start=1):
            line = lines[0]
            most = max(population.group_registered(code, segment, f"{year}-{month:02d}") for month in range(1, 13))
            known = population.group(code, segment, year)
            values = {"potential": known, "registered": most, "not_registered": known - most}
            slots = {"no": Slot(number, "ordinal"), "group": Slot(hand.word("segment", segment)), "note": Slot(None)}
            for metric in people:
                truth = {
                    "district_code": code,
                    "area_level": "district",
                    "period": str(year),
                    "segment": segment,
                    "metric": metric,
                    "workers": values[metric],
                }
                slots[metric] = Slot(values[metric], "count", truth, "participation")
            slots["percent"] = Slot(kind="percent", ratio=(slots["registered"], slots["potential"]))
            slots["programme"] = Slot(hand.word("programme", line.programme))
            slots["fund"] = Slot(hand.word("fund", source))
            for stage in STAGES:
                slots[stage] = money(line, stage, truth_of(line, stage, hand, told, hand.word("segment", segment)))
            rows.append(Row({column.key: slots[column.key] for column in columns if column.key in slots}))
        if not rows:
            return []
        if hand.total_at != "none":
            total = {"group": Slot(hand.word("total"))}
            for key in [*people, *STAGES]:
                kind = "count" if key in people else "money"
                total[key] = Slot(kind=kind, sum_of=[row.slots[key] for row in rows])
            if hand.percent != "none":
                total["percent"] = Slot(kind="percent", ratio=(total["registered"], total["potential"]))
            rows.append(Row(total, "total"))
        return [page(budget, [Table(columns, rows)], str(year), title="presentation")]

    return by_year(budget, make)


def transposed(budget: Budget) -> list[Document]:
    """Groups in columns, what is told of them in rows, the years under one another."""
    hand = budget.hand
    keys = list(dict.fromkeys((line.segment, line.fund) for line in budget.lines if line.counted))
    columns = [Column("what", (hand.header("text"),), 34)]
    columns += [Column(f"{segment}:{fund}", (hand.cased(hand.word("segment", segment)),), 18) for segment, fund in keys]
    parts = ["workers", "months", "unit"] if hand.volume in ("three", "ob") else ["workers", "months"]

    def rows_of(year: int) -> list[Row]:
        found = _groups(budget.of(year))
        rows = []
        cells: dict[tuple[str, str], dict[str, Slot]] = {}
        for key, lines in found.items():
            line = lines[0]
            volume = line.volumes["murni"] or line.volumes["perubahan"]
            slots = {
                "workers": Slot(volume.workers, "count"),
                "months": Slot(volume.months, "months"),
                "unit": Slot(line.unit_idr, "unit"),
                "programme": Slot(hand.word("programme", line.programme)),
                "fund": Slot(hand.word("fund", line.fund)),
            }
            told = {*parts, *(name for name in ("programme", "fund") if getattr(hand, name) == "column")}
            for stage in STAGES:
                truth = truth_of(line, stage, hand, told, hand.word("segment", line.segment))
                truth["programme"] = line.programme if "programme" in told else ""
                truth |= {"workers": volume.workers, "months": volume.months}
                slots[stage] = money(line, stage, truth)
            cells[key] = slots
        wanted = [name for name in ("programme", "fund") if getattr(hand, name) == "column"]
        for name in [*wanted, *parts, *STAGES]:
            header = hand.header(name).replace("\n", " ")
            if name in STAGES and hand.unit_at == "header":
                header = f"{header} {hand.word('unit_suffix', str(hand.unit))}"
            if name == "unit" and hand.unit > 1 and "rp" not in header.lower():
                header = f"{header} (Rp)"
            row = {"what": Slot(header)}
            row |= {f"{segment}:{fund}": slots[name] for (segment, fund), slots in cells.items()}
            rows.append(Row(row))
        return rows

    if hand.files == "years" or hand.bold:
        return by_year(
            budget,
            lambda year: [page(budget, [Table(columns, rows_of(year))], str(year))] if _groups(budget.of(year)) else [],
        )
    rows = []
    for year in budget.years:
        if _groups(budget.of(year)):
            rows += [Row.label("what", f"TAHUN {year}"), *rows_of(year)]
    return [("", [page(budget, [Table(columns, rows)])])]


def cards(budget: Budget) -> list[Document]:
    """A form for each line: the names of the fields on the left, what was filled in on the right."""
    hand = budget.hand
    plan = plan_of(budget, list(STAGES), without=["no"], volume="three" if hand.volume in ("ob", "text") else "")
    plan.stages, plan.extras = list(STAGES), []
    columns = [Column("what", (hand.header("form"),), 34), Column("value", (hand.header("filled"),), 50)]

    def table(line: Line, number: int) -> Table:
        slots = line_row(line, plan, number).slots
        rows = []
        for column in columns_of(plan):
            if column.key in slots and not (slots[column.key].value is None and column.key not in STAGES):
                rows.append(Row({"what": Slot(column.path[-1].replace("\n", " ")), "value": slots[column.key]}))
        return Table(columns, rows, f"{number}. DATA KEGIATAN")

    return by_year(
        budget,
        lambda year: [
            page(budget, [table(line, number) for number, line in enumerate(budget.of(year), start=1)], str(year))
        ],
    )
