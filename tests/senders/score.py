"""How well a submission was understood: its rows held against the truth, cell by cell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from senders.case import ANY, Submission

BUDGET = (
    "district_code",
    "fiscal_year",
    "stage",
    "segment",
    "programme",
    "fund_source",
    "account_code",
    "workers",
    "months",
    "unit_cost_idr",
    "amount_idr",
    "counted",
    "reason",
)
COUNTS = ("district_code", "period", "segment", "metric", "workers")
UNCOUNTED = ("district_code", "fiscal_year", "stage", "amount_idr", "counted", "reason")


@dataclass
class Score:
    """What was right and what was wrong of one table of one case."""

    right: int = 0
    wrong: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)

    @property
    def expected(self) -> int:
        return self.right + len(self.wrong) + len(self.missing)


def _same(truth: object, found: object) -> bool:
    if truth == ANY:
        return True
    blank = (None, "")
    if truth in blank or found in blank:
        return truth in blank and found in blank
    if isinstance(truth, (int, float)) and not isinstance(truth, bool):
        return abs(float(found) - float(truth)) < 0.5
    return str(truth) == str(found)


def score(truth: Iterable[dict], found: Iterable[dict], fields: tuple[str, ...]) -> Score:
    """Rows of the truth against rows found at the same cell."""
    result = Score()
    rows: dict[tuple[str, str], list[dict]] = {}
    for row in found:
        rows.setdefault((row["sheet"], row["cell"]), []).append(row)
    by_cell: dict[str, list[tuple[str, str]]] = {}
    for key in rows:
        by_cell.setdefault(key[1], []).append(key)
    taken = set()
    for row in truth:
        keys = by_cell.get(row["cell"], []) if row["sheet"] == ANY else [(row["sheet"], row["cell"])]
        key = next((each for each in keys if each in rows), None)
        where = f"{row['sheet']}!{row['cell']}"
        if key is None:
            result.missing.append(f"{where} {[row.get(name) for name in fields]}")
            continue
        taken.add(key)
        here = rows[key][0]
        asked = UNCOUNTED if fields is BUDGET and row["counted"] is False else fields
        faults = [
            f"{name}: {here.get(name)!r} for {row.get(name)!r}"
            for name in asked
            if name in row and not _same(row.get(name), here.get(name))
        ]
        if len(rows[key]) > 1:
            faults.append("twice")
        if faults:
            result.wrong.append(f"{where} " + "; ".join(faults))
        else:
            result.right += 1
    result.extra = [
        f"{key[0]}!{key[1]} {[rows[key][0].get(name) for name in fields]}" for key in rows if key not in taken
    ]
    return result


def score_case(case: Submission, lines: list[dict], counts: list[dict]) -> dict[str, Score]:
    return {"budget": score(case.budget, lines, BUDGET), "participation": score(case.participation, counts, COUNTS)}
