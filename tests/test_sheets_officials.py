"""Whole sheets as officials send them, each with the truth of every cell, written by people who did not see the code."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.sheets.reading import read_here
from officials import budgets, counts, holdout
from officials.case import UNDECIDED, Case
from officials.score import score

FILES = {"budgets": budgets, "counts": counts, "holdout": holdout}
CASES = [(module, make) for module in FILES.values() for make in module.CASES]

# What is not understood yet, by case: the cells, and why. A case that gets better fails too, so that the list shrinks.
KNOWN: dict[str, tuple[set[str], str]] = {
    "holdout_checklist_with_letters": (
        {"number C13", "number D13", "header C13", "header D13", "label C13", "label D13"},
        "a count of ticks stands in a column of texts; its role is right, but such a column has no values",
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
    doubtful = set(book.findings.query("rule == 'ambiguous_number'")["cell"])
    assert {address for (_, address), number in case.numbers.items() if number == UNDECIDED} <= doubtful


def test_a_number_is_missing_or_right_and_never_wrong_in_silence(tmp_path: Path):
    for _, make in CASES:
        case = make()
        book = read_here(case.save(tmp_path))
        said = set(book.findings[["sheet", "cell"]].itertuples(index=False, name=None))
        for what, sheet, address, want, got in score(case, book).missed:
            if what == "number" and not math.isnan(float(got)):
                assert (sheet, address) in said, (case.name, sheet, address, want, got)
