"""Results of a scenario by name, so that a number in a sentence or on a page can say which one it is and be computed again."""

from __future__ import annotations

from analysis.whatif.allocation import Allocation
from analysis.whatif.outcome import Outcome

TOTALS = ("new_members", "most_new_members", "worker_months", "cost_idr")
COURSES = ("potential_workers", "members", "coverage_pct", "baseline_members", "new_members")
GAPS = ("needed_workers", "gap_workers", "baseline_gap_workers")
MONEY = ("cost_idr", "ceiling_idr", "budget_idr", "to_budget_pct")


def result(outcome: Outcome, name: str) -> float:
    """The result of that name; missing (NaN) where it is not known.

    ``new_members``, ``most_new_members``, ``worker_months``, ``cost_idr`` over all areas; ``cost_idr:<payer>``;
    ``<column of courses>:<area>:<segment>:<month>``; ``<column of gaps>:<area>``; ``<column of money>:<area>:<payer>:<year>``;
    ``cost_idr:*:<payer>:<year>`` over all areas. Raises ``KeyError`` for any other name.
    """
    what, *about = name.split(":")
    if not about and what in TOTALS:
        return float(getattr(outcome.totals, what))
    if len(about) == 1 and what == "cost_idr":
        return float(outcome.totals.by_payer.get(about[0], 0))
    if len(about) == 1 and what in GAPS:
        return _only(outcome.gaps, what, area_code=about[0])
    if len(about) == 3 and what in COURSES and about[2] in outcome.months:
        area, segment, month = about
        known = area in outcome.courses_by_area and segment in outcome.courses_by_area[area].members
        return float(outcome.course(area, segment)[what][outcome.months.index(month)]) if known else float("nan")
    if len(about) == 3 and what in MONEY:
        rows = outcome.money
        rows = rows[(rows["payer"] == about[1]) & (rows["year"] == int(about[2]))]
        if about[0] == "*":
            return float(rows["cost_idr"].sum())
        return _only(rows, what, area_code=about[0])
    raise KeyError(f"a scenario has no result {name!r}")


def answer_result(answer: Allocation, name: str) -> float:
    """A result of an allocation by name; missing (NaN) where it is not known.

    ``budget_idr``, ``cost_idr``, ``workers``, ``areas`` that get any, ``left_out`` areas whose people are not known;
    ``workers:<rule>`` and ``areas:<rule>`` of a simple rule; ``one_more`` workers for a million. Raises ``KeyError`` for any other.
    """
    what, _, rule = name.partition(":")
    if rule and what in ("workers", "areas"):
        return _only(answer.rules, what, rule=rule)
    found = {
        "budget_idr": lambda: answer.question.budget_idr,
        "cost_idr": lambda: answer.cost_idr,
        "workers": lambda: answer.workers,
        "areas": lambda: (answer.areas["workers"] > 0).sum(),
        "left_out": lambda: (answer.areas["gap_workers"] <= 0).sum(),
        "one_more": lambda: answer.one_more()["workers"].sum(),
    }
    if name not in found:
        raise KeyError(f"an allocation has no result {name!r}")
    return float(found[name]())


def unit_of(name: str) -> str:
    """The unit of a result: workers, IDR, percent or worker_months."""
    what = name.split(":")[0]
    if what.endswith("_idr"):
        return "IDR"
    if what.endswith("_pct"):
        return "percent"
    return "worker_months" if what == "worker_months" else "workers"


def _only(frame, column: str, **about: object) -> float:
    rows = frame
    for key, value in about.items():
        rows = rows[rows[key] == value]
    return float(rows[column].iloc[0]) if len(rows) else float("nan")
