"""Numbers that the sheet alone leaves open and their meaning settles: people and rupiah are whole.

``sheets`` reads 33.120 as undecided where neither column nor totals tell. In a column of people it can only be
thirty-three thousand. A count that Excel stored as 353.834 is whole again times 1,000; it is restored where a printed
sum proves it, and left out with a finding elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import numpy as np

from analysis.cleaning.layers import Layered
from analysis.cleaning.uses import Uses

WHOLE = ("count", "workers", "amount")
_GROUPED = re.compile(r"\s*(?:rp\.?\s*)?[-(]?\d{1,3}([.,])\d{3}(?:\1\d{3})*\)?(?:\s*(?:orang|org|jiwa))?\s*", re.I)


@dataclass(frozen=True)
class Settled:
    """One number settled by what it counts, or left out: a rule of ``messages.yml``, its cell, what stands there."""

    rule: str
    cell: str
    found: str
    value: float | None


def settle(table: Layered, uses: Uses, raws: dict[str, str]) -> tuple[Layered, list[Settled]]:
    """The table with such numbers settled, and what was done."""
    values = table.data.values.copy()
    settled: list[Settled] = []
    for column in range(values.shape[1]):
        for row in table.rows:
            if not _is_whole(uses, row, column):
                continue
            cell = table.cell(row, column)
            raw = raws.get(cell, "")
            if table.data.undecided[row, column] and _GROUPED.fullmatch(raw):
                sign = -1 if raw.strip().startswith(("-", "(")) else 1
                values[row, column] = sign * float(re.sub(r"\D", "", raw))
                settled.append(Settled("thousands_by_meaning", cell, raw, float(values[row, column])))
    for column in range(values.shape[1]):
        for row in table.rows:
            value = values[row, column]
            if not _counts(uses, row, column) or np.isnan(value) or value == np.floor(value):
                continue
            restored = round(value * 1000)
            proven = abs(restored - value * 1000) < 1e-6 and _proven(table, values, row, column, restored)
            settled.append(
                Settled(
                    "count_restored" if proven else "count_not_whole",
                    table.cell(row, column),
                    raws.get(table.cell(row, column), ""),
                    restored if proven else None,
                )
            )
            values[row, column] = restored if proven else np.nan
    if not settled:
        return table, []
    return replace(
        table, data=replace(table.data, values=values), down=np.where(np.isnan(table.down), values, table.down)
    ), settled


def _is_whole(uses: Uses, row: int, column: int) -> bool:
    return (uses.rows.get(row) or uses.columns[column]) in WHOLE


def _counts(uses: Uses, row: int, column: int) -> bool:
    return (uses.rows.get(row) or uses.columns[column]) in ("count", "workers")


def _proven(table: Layered, values: np.ndarray, row: int, column: int, restored: float) -> bool:
    """Whether a printed sum holds with the restored number, the other fractions of its column restored as well."""
    for parent, parts in table.data.parents.items():
        if row not in parts or np.isnan(values[parent, column]):
            continue
        own = values[parts, column]
        whole = np.where(own == np.floor(own), own, np.round(own * 1000))
        if abs(np.nansum(whole) - values[parent, column]) < 0.5:
            return True
    # Across: a sum or a difference of columns in the same row.
    others = [place for place in range(values.shape[1]) if place != column and not np.isnan(values[row, place])]
    for first in others:
        for second in others:
            if first < second and {
                abs(values[row, first] - values[row, second]),
                values[row, first] + values[row, second],
            } & {restored}:
                return True
    return False
