"""Whole sheets as officials send them, each with the truth of every cell, written by people who did not see the code."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.sheets.reading import read_here
from officials import budgets, counts, holdout, second_holdout
from officials.case import UNDECIDED, Case
from officials.score import score

FILES = {"budgets": budgets, "counts": counts, "holdout": holdout, "second_holdout": second_holdout}
CASES = [(module, make) for module in FILES.values() for make in module.CASES]

# What is not understood yet, by case: the cells, and why. A case that gets better fails too, so that the list shrinks.
KNOWN: dict[str, tuple[set[str], str]] = {
    "holdout_checklist_with_letters": (
        {"number C13", "number D13", "header C13", "header D13", "label C13", "label D13"},
        "a count of ticks stands in a column of texts; its role is right, but such a column has no values",
    ),
    "second_arrears_with_words_and_ranges": (
        {"number C5", "number C8"},
        "1.250 (perkiraan) and 2.035 stand in a column without a proven convention: undecided, with a finding",
    ),
    "second_scored_checklist_with_legend": (
        {"role E10", "role G10"},
        "the legend under the table is read as its last rows, so that the total over it is not the last row",
    ),
    "second_wide_table_in_two_halves": (
        {f"role I{row}" for row in range(14, 20)},
        "the total column of the lower half adds up both halves: two tables to the reader",
    ),
    "second_spaces_and_trailing_minus": ({"role A2"}, "a title line with a colon in it is read as key and value"),
    "second_villages_across_facts_down": (
        {"number G4", "number G5", "number G6", "number G7", "role G4", "role G5", "role G7"},
        "a rotated table with another unit in each row: its last column looks like counts that lost a factor of 1000 "
        "and is left undecided, with findings",
    ),
    "second_rates_and_simulation": (
        {"role D4", "role E4", "role F4"},
        "amounts as headers are read as a row of values",
    ),
    "second_hospital_shifts_in_fractions": (
        {"number E6", "number E8"},
        "fractions as text, 1 1/2, are no numbers; a finding says so",
    ),
    "second_village_rule_with_reckoning": (
        {"role D17", "role D18"},
        "'Ditetapkan di ...' is not known to begin a signature",
    ),
    "second_plan_sheet_beside_guide": (
        {"role C5", "role F5", "role H5"},
        "a lower header row of nothing but Orang and Rp is read as a row of units; the path holds it all the same",
    ),
    "holdout_cash_book": ({"role H17"}, "the last balance of a cash book equals the running balance over it, no sum"),
}


@pytest.mark.parametrize(("module", "make"), CASES, ids=[make().name for _, make in CASES])
def test_each_cell_of_an_officials_sheet_is_understood(module, make: Callable[[], Case], tmp_path: Path):
    case = make()
    module.check(case)
    missed = score(case, read_here(case.save(tmp_path))).missed
    known = KNOWN.get(case.name, (set(), ""))[0]
    assert {f"{what} {address}" for what, _, address, _, _ in missed} == known, missed


@pytest.mark.parametrize(("module", "make"), CASES, ids=[make().name for _, make in CASES])
def test_what_a_sheet_does_not_decide_and_what_does_not_hold_is_a_finding(
    module, make: Callable[[], Case], tmp_path: Path
):
    case = make()
    if not case.rules and UNDECIDED not in case.numbers.values():
        pytest.skip("a sheet without a fault")
    book = read_here(case.save(tmp_path))
    assert case.rules <= set(book.findings["rule"])
    doubtful = set(book.findings.query("severity != 'info'")["cell"])
    assert {address for (_, address), number in case.numbers.items() if number == UNDECIDED} <= doubtful


def test_a_number_is_missing_or_right_and_never_wrong_in_silence(tmp_path: Path):
    for _, make in CASES:
        case = make()
        book = read_here(case.save(tmp_path))
        said = set(book.findings[["sheet", "cell"]].itertuples(index=False, name=None))
        for what, sheet, address, want, got in score(case, book).missed:
            if what == "number" and not math.isnan(float(got)):
                assert (sheet, address) in said, (case.name, sheet, address, want, got)
