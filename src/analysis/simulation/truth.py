"""What the files say, taken from the very cells that were printed, and what was planted.

Four tables and a list: ``budget_lines.csv`` and ``participation.csv`` (one row a cell, columns of the processed tables, then
``unit``: rupiah in one of the cell's units, and ``fault``: what is wrong with the cell), ``faults.csv``, ``personal.csv``
(addresses and kinds only) and the planted effects. ``sheet`` is empty for files that have none (.csv, web pages).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from analysis.simulation.hands import PLAIN_FORMATS
from analysis.simulation.paper import Cell, Submission
from analysis.simulation.population import Population, months
from analysis.simulation.printing import address

COLUMNS = {
    "budget_lines": [
        "district_code", "fiscal_year", "stage", "segment", "programme", "fund_source", "account_code", "description",
        "workers", "months", "unit_cost_idr", "amount_idr", "counted", "reason", "file", "sheet", "cell", "raw", "unit", "fault",
    ],
    "participation": [
        "district_code", "area_level", "period", "segment", "metric", "workers", "file", "sheet", "cell", "raw", "fault",
    ],
    "faults": ["file", "sheet", "cell", "kind"],
    "personal": ["file", "sheet", "cell", "kind"],
}  # fmt: skip


def rows_of(submissions: Iterable[Submission]) -> dict[str, list[dict[str, Any]]]:
    """The rows of all truth tables, from the cells of the files."""
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in COLUMNS}
    for submission in submissions:
        for sheet in submission.sheets:
            name = "" if submission.format in PLAIN_FORMATS else sheet.name
            where = {"file": submission.path, "sheet": name}
            for (row, column), cell in sorted(sheet.cells.items()):
                slot = cell.slot
                if slot is None:
                    continue
                at = {**where, "cell": address(row, column)}
                if slot.personal:
                    found["personal"].append({**at, "kind": slot.personal})
                if slot.truth and not sheet.hidden:
                    found[slot.table].append(
                        {**slot.truth, **at, "raw": _raw(cell), "fault": slot.fault or slot.truth.get("fault", "")}
                    )
            found["faults"] += [{**where, "cell": cell, "kind": kind} for cell, kind in sheet.faults]
        found["faults"] += [
            {"file": submission.path, "sheet": s, "cell": c, "kind": kind} for s, c, kind in submission.faults
        ]
    return found


def _raw(cell: Cell) -> str:
    value = cell.value
    return repr(value) if isinstance(value, float) else str(value)


def write_tables(folder: Path, tables: dict[str, list[dict[str, Any]]]) -> None:
    """Write the truth tables as CSV."""
    for name, rows in tables.items():
        _write(folder / f"{name}.csv", COLUMNS[name], rows)


def _write(path: Path, columns: list[str], rows: Iterable[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns, lineterminator="\n")
        writer.writeheader()
        for row in rows:
            writer.writerow({name: _plain(row.get(name)) for name in columns})


def _plain(value: Any) -> Any:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else value


def write_effects(
    folder: Path, population: Population, starts: dict[str, dict[str, str]], codes: list[str], hands: dict[str, Any]
) -> None:
    """``effects.yml``: sizes, who adopted when, when each budget item began, the hands; ``counts.csv``: the true months."""
    world = population.world
    told = {
        "regulation": {
            "effect_share_of_organic": dict(world["regulation"]["effect"]),
            "ramp_months": world["regulation"]["ramp_months"],
            "adopted": {code: population.adopted.get(code) for code in codes},
        },
        "budget": {
            "effect_members_per_paid_worker": 1.0,
            "first_paid_month": {code: starts[code] for code in codes},
        },
        "head_offices": sorted(population.head_offices & set(codes)),
        "hands": hands,
    }
    (folder / "effects.yml").write_text(yaml.safe_dump(told, sort_keys=True, allow_unicode=True), encoding="utf-8")
    _write(
        folder / "counts.csv",
        ["district_code", "period", "segment", "potential", "registered", "organic", "regulation", "budget"],
        true_counts(population, codes),
    )


def true_counts(population: Population, codes: list[str]) -> list[dict[str, Any]]:
    """The true months of districts, and of whom the members are: those the regulation brought, those a budget pays."""
    return [
        {
            "district_code": code,
            "period": period,
            "segment": segment,
            "potential": population.potential(code, segment, period),
            "registered": population.registered[code, segment, period],
            "organic": population.organic[code, segment, period],
            "regulation": population.effect[code, segment, period],
            "budget": population.funded.get((code, segment, period), 0),
        }
        for code in codes
        for period in months(population.world)
        for segment in population.world["segments"]
    ]
