"""Sheets of one workbook that tell the same money or people once more: a recap beside its details, a copied sheet.

Nothing is added twice: of two sheets that hold the same sums for the same groups, the one with fewer rows is the recap,
and its rows are checks and no rows. Sheets that agree in part are left alone.
"""

from __future__ import annotations

from collections import defaultdict

# What two sheets must tell alike, and of how many groups at least.
LINE = ("district_code", "fiscal_year", "stage", "segment", "counted")
COUNT = ("district_code", "period", "segment", "metric")
GROUPS = 2


def without_repeats(rows: list[dict], names: tuple[str, ...], value: str) -> tuple[list[dict], list[dict]]:
    """The rows without those of sheets that repeat another, and those."""
    sums: dict[str, dict[tuple, float]] = defaultdict(lambda: defaultdict(float))
    sizes: dict[str, int] = defaultdict(int)
    for row in rows:
        sums[row["sheet"]][tuple(row[name] for name in names)] += row[value]
        sizes[row["sheet"]] += 1
    repeated: set[str] = set()
    sheets = list(sums)
    for place, first in enumerate(sheets):
        for second in sheets[place + 1 :]:
            if first in repeated or second in repeated:
                continue
            # Of two of one size the later is the repeat.
            small, large = (first, second) if sizes[first] < sizes[second] else (second, first)
            if _tells(sums[large], sums[small]):
                repeated.add(small)
    repeated |= {sheet for sheet in sheets if sheet not in repeated and _of_sheets(rows, sheet, repeated, value)}
    kept = [row for row in rows if row["sheet"] not in repeated]
    return kept, [row for row in rows if row["sheet"] in repeated]


def _of_sheets(rows: list[dict], sheet: str, repeated: set[str], value: str) -> bool:
    """Whether each row of a sheet is what another sheet adds up to: a recap of one sheet for each group."""
    own = [row for row in rows if row["sheet"] == sheet and row[value]]
    totals: dict[tuple[object, float], set[str]] = defaultdict(set)
    for other in {row["sheet"] for row in rows} - {sheet} - repeated:
        here = [row for row in rows if row["sheet"] == other]
        told = {(row["district_code"], row[_when(row)], row.get("stage"), row.get("metric")) for row in here}
        if len(told) == 1:
            totals[told.pop(), round(sum(row[value] for row in here))].add(other)
    found = [
        totals.get(
            ((row["district_code"], row[_when(row)], row.get("stage"), row.get("metric")), round(row[value])), set()
        )
        for row in own
    ]
    return len(own) >= GROUPS and all(found) and len(set().union(*found)) >= len(own)


def _when(row: dict) -> str:
    return "fiscal_year" if "fiscal_year" in row else "period"


def _tells(large: dict[tuple, float], small: dict[tuple, float]) -> bool:
    """Whether all groups of one sheet stand in another with the same sums, and they are no zeros."""
    there = [key for key in small if key in large]
    return (
        len(there) == len(small)
        and all(key[0] and key[1] for key in there)  # whose and when are told
        and sum(small[key] != 0 for key in there) >= GROUPS
        and all(abs(small[key] - large[key]) < 1 for key in there)
    )
