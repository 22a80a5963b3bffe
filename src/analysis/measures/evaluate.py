"""All facts of a run."""

from __future__ import annotations

import pandas as pd

from analysis.measures.budgets import budget_reach, budgets, sent_budgets
from analysis.measures.coverage import coverage, decompose, gaps, printed_gaps, reach
from analysis.measures.facts import facts_and_inputs
from analysis.reference import Definition, districts, targets


def evaluate(tables: dict[str, pd.DataFrame]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The tables ``facts`` and ``fact_inputs`` of the processed tables."""
    participation, percentages = _real(tables["participation"]), tables["percentages"]
    lines = _published(tables["budget_lines"])
    covered = coverage(participation, percentages)
    facts = pd.concat(
        [
            covered,
            gaps(covered, targets()),
            printed_gaps(tables["context"]),
            *(decompose(covered, *pair) for pair in comparable_pairs(covered)),
            reach(
                _published(covered),
                (_published(participation), percentages, lines, _about_jamsostek(tables["context"])),
                districts(),
            ),
            budgets(lines),
            budget_reach(lines, districts()),
            sent_budgets(_real(tables["budget_lines"])),
        ],
        ignore_index=True,
    )
    return facts_and_inputs(facts)


def _real(rows: pd.DataFrame) -> pd.DataFrame:
    """Without invented rows: no figure of the report rests on them."""
    return rows[rows["provenance"] != "simulated"]


def _published(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows["provenance"] == "published"]


def _about_jamsostek(context: pd.DataFrame) -> pd.DataFrame:
    """Context rows on coverage and budgets (villages, arrears, premiums), not on the labour market or claims."""
    return context[context["file"].isin(["published/coverage.csv", "published/budget.csv"])]


def comparable_pairs(facts: pd.DataFrame) -> list[tuple[str, str, str]]:
    """Areas and consecutive periods whose total coverage, computed from segments, is of like definitions."""
    totals = facts[
        (facts["measure"] == "coverage_pct")
        & (facts["segment"] == "total")
        & facts["definition"].str.contains("PU[+]BPU")
    ]
    pairs = []
    for area, group in totals.groupby("area_code", sort=True):
        rows = group.sort_values("period").to_dict("records")
        for place, after in enumerate(rows):
            like = [
                row
                for row in rows[:place]
                if row["period"] < after["period"]
                and _alike(row, after)
                and _has_parts(facts, row)
                and _has_parts(facts, after)
            ]
            if like:
                pairs.append((str(area), like[-1]["period"], after["period"]))
    return list(dict.fromkeys(pairs))


def _alike(first: dict, second: dict) -> bool:
    return (
        Definition.parse(first["definition"]).why_unlike(Definition.parse(second["definition"]), vintage=False) is None
    )


def _has_parts(facts: pd.DataFrame, row: dict) -> bool:
    """Whether members by segment and the denominator are facts too."""
    told = Definition.parse(row["definition"])
    at = facts[(facts["area_code"] == row["area_code"]) & (facts["period"] == row["period"])]
    wanted = {str(Definition(told.numerator, scope, "-")) for scope in told.scope.split("+")} | {
        str(Definition("-", told.scope, told.denominator))
    }
    return wanted <= set(at["definition"])
