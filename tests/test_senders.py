"""Whole files as districts and branches send them, each with the rows that must come out of it: all of them, nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from analysis.cleaning.checks import check_rows
from analysis.cleaning.submissions import Submission as Read
from analysis.cleaning.submissions import read_submission, understand
from analysis.sheets.limits import RefusedError
from analysis.sheets.reading import read_here
from analysis.store import typed
from senders import (
    budgets,
    counts,
    eighth_holdout,
    fifth_holdout,
    fourth_holdout,
    holdout,
    second_holdout,
    seventh_holdout,
    sixth_holdout,
    third_holdout,
)
from senders.case import ANY, Submission
from senders.score import score_case

SETS = {
    "budgets": budgets,
    "counts": counts,
    "holdout": holdout,
    "second_holdout": second_holdout,
    "third_holdout": third_holdout,
    "fourth_holdout": fourth_holdout,
    "fifth_holdout": fifth_holdout,
    "sixth_holdout": sixth_holdout,
    "seventh_holdout": seventh_holdout,
    "eighth_holdout": eighth_holdout,
}
CASES = {f"{name}-{make.__name__}": make for name, module in SETS.items() for make in module.CASES}
NEEDING = {name: make for name, make in CASES.items() if make().needs_finding}

# Cases whose rows do not come out exactly yet, in the sets that the reader was made with. One that gets better fails
# here too, so that the list shrinks.
KNOWN_GAPS: tuple[str, ...] = ()
# The same for sets by hands that did not know the reader.
MISSED: tuple[str, ...] = (
    "third_holdout-two_rows_a_record",
    "sixth_holdout-nagan_raya_ribuan",
    "eighth_holdout-nias_selatan_jawaban",
)
# Cases with a fault that no finding names.
SILENT: tuple[str, ...] = ()


def listed(cases: dict[str, Callable[[], Submission]], *known: str) -> list:
    marks = {name: pytest.mark.xfail(strict=True, reason="not read exactly yet") for name in known}
    return [pytest.param(make, id=name, marks=marks.get(name, ())) for name, make in cases.items()]


@pytest.mark.parametrize("make", listed(CASES, *KNOWN_GAPS, *MISSED))
def test_every_row_of_the_truth_and_no_other_comes_out(make: Callable[[], Submission], tmp_path: Path):
    case = make()
    told = understand(read_here(case.save(tmp_path)), case.path)
    # A count of whom nobody tells is a finding, no row.
    scores = score_case(case, told.lines, [row for row in told.counts if row["metric"]])
    faults = {name: (each.wrong, each.missing, each.extra) for name, each in scores.items()}
    assert faults == {"budget": ([], [], []), "participation": ([], [], [])}
    assert scores["budget"].right == len(case.budget)
    assert scores["participation"].right == len(case.participation)


@pytest.mark.parametrize("make", listed(NEEDING, *SILENT))
def test_what_is_wrong_in_a_file_is_named_where_it_stands(make: Callable[[], Submission], tmp_path: Path):
    case = make()
    read = read_submission(case.save(tmp_path), file=f"submissions/{case.path}", folder="submissions")
    found = [*read.findings, *check_rows(*frames(read))]
    unnamed = [place for place in case.needs_finding if not named(*place, found)]
    assert not unnamed, [(each["sheet"], each["cell"], each["rule"]) for each in found]


def frames(read: Read) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rows of one file as the tables that the checks across rows look at."""
    return typed("budget_lines", _frame(read.lines)), typed("participation", _frame(read.counts))


def _frame(rows: list[dict]) -> pd.DataFrame:
    return pd.DataFrame(rows).drop(columns="beside", errors="ignore")


def named(sheet: str, cell: str, found: list[dict]) -> bool:
    if (sheet, cell) == ("", ""):
        return any(each["severity"] in ("warning", "error") for each in found)
    return any(sheet in (each["sheet"], ANY) and cell in each["cell"].split() for each in found)


def test_the_cases_are_many_and_the_lists_of_gaps_name_real_ones():
    assert len(CASES) == sum(len(module.CASES) for module in SETS.values())
    assert len(CASES) > 370
    assert len(NEEDING) > 15
    assert set(KNOWN_GAPS) | set(MISSED) <= set(CASES)
    assert set(SILENT) <= set(NEEDING)
    assert all(name.startswith(("third_holdout-", "sixth_holdout-", "eighth_holdout-")) for name in MISSED)


def test_a_workbook_in_the_xml_of_excel_2003_is_refused_with_a_way_out(tmp_path: Path):
    with pytest.raises(RefusedError) as refused:
        read_here(sixth_holdout.REFUSED().save(tmp_path))
    assert refused.value.problem.rule == "xml_workbook"
