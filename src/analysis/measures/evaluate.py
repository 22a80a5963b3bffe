"""All facts of a run."""

from __future__ import annotations

import pandas as pd

from analysis.measures.adequacy import adequacy
from analysis.measures.budgets import budget_reach, budgets, sent_budgets
from analysis.measures.coverage import changes, coverage, gaps, printed_gaps, reach
from analysis.measures.facts import facts_and_inputs
from analysis.measures.impact import adoptions
from analysis.measures.sensitivity import resting_on_assumptions
from analysis.reference import districts, targets


def evaluate(tables: dict[str, pd.DataFrame]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The tables ``facts`` and ``fact_inputs`` of the processed tables."""
    # What a loaded table tells of its columns is copied with every row that is taken from it.
    tables = {name: pd.DataFrame(table).copy(deep=False) for name, table in tables.items()}
    for table in tables.values():
        table.attrs = {}
    participation, percentages = _real(tables["participation"]), tables["percentages"]
    lines = _published(tables["budget_lines"])
    covered = coverage(participation, percentages)
    due = gaps(covered, targets())
    needed = adequacy(covered, _real(tables["budget_lines"]), tables["wages"])
    adopted = adoptions(_submitted(tables["budget_lines"]), tables["regulations"])
    facts = pd.concat(
        [
            covered,
            due,
            printed_gaps(tables["context"]),
            changes(covered),
            reach(
                _published(covered),
                (_published(participation), percentages, lines, _about_jamsostek(tables["context"])),
                districts(),
            ),
            budgets(lines),
            budget_reach(lines, districts()),
            sent_budgets(_real(tables["budget_lines"])),
            needed,
            *resting_on_assumptions(covered, needed, due, adopted, tables),
        ],
        ignore_index=True,
    )
    return facts_and_inputs(facts)


def _real(rows: pd.DataFrame) -> pd.DataFrame:
    """Without invented rows: no figure of the report rests on them."""
    return rows[rows["provenance"] != "simulated"]


def _submitted(rows: pd.DataFrame) -> pd.DataFrame:
    """Whole budgets: a line that a newspaper tells does not say what else there is, nor what there was not."""
    return rows[rows["provenance"] == "submitted"]


def _published(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows["provenance"] == "published"]


def _about_jamsostek(context: pd.DataFrame) -> pd.DataFrame:
    """Context rows on coverage and budgets (villages, arrears, premiums), not on the labour market or claims."""
    return context[context["file"].isin(["published/coverage.csv", "published/budget.csv"])]
