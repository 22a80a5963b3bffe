"""Budgets as trees of accounts: parents and lines in one column, or each level in a column of its own."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.simulation import numbers
from analysis.simulation._files import facts
from analysis.simulation.budget_rows import (
    Budget,
    Document,
    Plan,
    blanks,
    by_year,
    columns_of,
    line_row,
    page,
    plan_of,
    text_of,
    total_row,
    with_total,
)
from analysis.simulation.budgets import STAGES, Line
from analysis.simulation.paper import Column, Page, Row, Slot, Table


def _ancestors(account: str) -> list[str]:
    parts = account.split(".")
    return [".".join(parts[:depth]) for depth in range(1, len(parts))]


@dataclass
class Node:
    """A parent account or activity over its leaf rows."""

    code: str
    name: str
    level: int
    leaves: list[Row]


def _tree(budget: Budget, year: int, plan: Plan) -> list[Node | tuple[Line, Row]]:
    """Parents and lines in printed order."""
    names = facts("wordings.yml")["account_name"]
    hand = budget.hand
    lines = sorted(budget.of(year), key=lambda line: ((line.agency if hand.activity else ""), line.account))
    printed: list[Node | tuple[Line, Row]] = []
    open_nodes: dict[str, Node] = {}
    activity = None
    for line in lines:
        if hand.activity and line.agency != activity:
            activity, open_nodes = line.agency, {}
            code, _, name = hand.word("activity", line.agency).partition(" ")
            node = Node(code, name, 0, [])
            printed.append(node)
            open_nodes["activity"] = node
        row = line_row(line, plan, None)
        for level, code in enumerate([*_ancestors(line.account), line.account], start=1):
            if code not in open_nodes:
                node = Node(
                    numbers.account(code, hand.account if hand.account != "none" else "dotted"), names[code], level, []
                )
                open_nodes[code] = node
                printed.append(node)
        for code in ["activity", *_ancestors(line.account), line.account]:
            if code in open_nodes:
                open_nodes[code].leaves.append(row)
        printed.append((line, row))
    return printed


def _tree_rows(budget: Budget, year: int, plan: Plan, indent: bool) -> list[Row]:
    hand, rows = budget.hand, []
    single = hand.official and not indent
    printed = _tree(budget, year, plan)
    for position, entry in enumerate(printed):
        if isinstance(entry, Node):
            after = printed[position + 1] if position + 1 < len(printed) else None
            alone = single and len(entry.leaves) == 1 and entry.level == 6 and isinstance(after, tuple)
            if alone and (after[0].segment == "non_asn" or not after[0].counted):
                continue
            total = total_row(entry.leaves, plan, entry.name, "parent")
            total.slots["account"] = Slot(entry.code, "code")
            if indent:
                total.slots[f"text{min(entry.level, 5)}"] = total.slots.pop("text")
            rows.append(total)
            continue
        line, row = entry
        before = printed[position - 1]
        names = facts("wordings.yml")["account_name"]
        if (
            single
            and isinstance(before, Node)
            and len(before.leaves) == 1
            and (line.segment == "non_asn" or not line.counted)
        ):
            row.slots["text"] = Slot(names[line.account])
            for stage in plan.stages:
                row.slots[stage].truth["description"] = names[line.account]
        else:
            row.slots.pop("account", None)
            text = text_of(line, hand, "segment" in plan.told, False)
            row.slots["text"] = Slot(hand.bullet + text)
            for stage in plan.stages:
                row.slots[stage].truth["description"] = text
            if indent:
                row.slots["text6"] = row.slots.pop("text")
        rows.append(row)
    return rows


def hierarchy(budget: Budget) -> list[Document]:
    """Accounts from level 1 down in one column, parents with their sums, lines beneath the last level."""
    plan = plan_of(budget, list(STAGES), labels=["account"], without=["no", "agency", "activity"])

    def make(year: int) -> list[Page]:
        rows = _tree_rows(budget, year, plan, False)
        leaves = [row for row in rows if row.kind == "leaf"]
        table = Table(columns_of(plan), with_total(blanks(rows, budget.hand), leaves, plan, budget.hand))
        return [page(budget, [table], str(year))]

    return by_year(budget, make)


def indent(budget: Budget) -> list[Document]:
    """The same tree, the label one column further right at each level."""
    hand = budget.hand
    plan = plan_of(budget, list(STAGES), labels=["account"], without=["no", "agency", "activity", "segment"])
    columns: list[Column] = []
    for column in columns_of(plan):
        if column.key != "text":
            columns.append(column)
            continue
        levels = range(0 if hand.activity else 1, 7)
        columns += [
            Column(f"text{level}", (hand.header("text") if level == levels[0] else "",), 4 if level < 6 else 40)
            for level in levels
        ]

    def make(year: int) -> list[Page]:
        rows = _tree_rows(budget, year, plan, True)
        leaves = [row for row in rows if row.kind == "leaf"]
        rows = blanks(rows, hand)
        if hand.total_at != "none":
            rows.append(total_row(leaves, plan, hand.word("total"), "total", "text1"))
        return [page(budget, [Table(columns, rows)], str(year))]

    return by_year(budget, make)
