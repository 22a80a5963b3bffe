"""How the benchmark holds cleaned rows against the truth of a simulated round."""

from __future__ import annotations

import importlib
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest


@pytest.fixture
def cleaning(monkeypatch):
    monkeypatch.syspath_prepend(str(Path(__file__).parents[1] / "benchmarks"))
    return importlib.import_module("cleaning")


def counts(*rows: tuple) -> pd.DataFrame:
    names = ("file", "sheet", "cell", "workers")
    fixed = {"district_code": "11.01", "period": "2023-09", "segment": "pu", "metric": "registered"}
    return pd.DataFrame([dict(zip(names, row, strict=True)) | fixed for row in rows])


def lines(*rows: tuple) -> pd.DataFrame:
    names = ("cell", "workers", "amount_idr", "counted")
    fixed = dict.fromkeys(("district_code", "fiscal_year", "stage", "segment", "programme", "fund_source"), "")
    fixed |= {"account_code": "", "months": "", "unit_cost_idr": "", "file": "a.xlsx", "sheet": "S"}
    return pd.DataFrame([fixed | dict(zip(names, row, strict=True)) for row in rows])


def findings(*places: tuple[str, str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(places, columns=["file", "sheet", "cell", "severity"])


def test_counts_come_to_their_outcome(cleaning):
    truth = counts(
        ("a.xlsx", "S", "B2", "10"), ("a.xlsx", "S", "B3", "20"), ("a.xlsx", "T", "B3", "30"), ("a.xlsx", "T", "B4", "40"),
        ("a.xlsx", "S", "B5", "50"), ("a.xlsx", "S", "B6", ""), ("a.xlsx", "S", "B7", ""), ("a.xlsx", "S", "B8", ""),
        ("b.csv", "", "C2", "60"), ("c.xls", "", "C2", "70"), ("d.csv", "", "C2", "80"),
    )  # fmt: skip
    came = counts(
        ("a.xlsx", "S", "B2", 10), ("a.xlsx", "S", "B2", 11), ("a.xlsx", "S", "B3", 21), ("a.xlsx", "T", "B3", 31),
        ("a.xlsx", "S", "B7", None), ("a.xlsx", "S", "B8", 8), ("a.xlsx", "S", "Z9", 99), ("b.csv", "b", "C2", 60),
    )  # fmt: skip
    said = findings(
        ("a.xlsx", "S", "A3 C5:D5", "warning"), ("a.xlsx", "S", "B8", "info"), ("a.xlsx", "", "", "info"),
        ("c.xls", "", "", "error"), ("d.csv", "", "", "warning"),
    )  # fmt: skip
    assert cleaning.score("participation", truth, came, said) == {
        "exact": 3,  # B2, the empty B7, and the file without sheets
        "absent": 1,  # B6
        "wrong_told": 1,  # S B3, whose row is named
        "wrong_silent": 2,  # T B3, and S B8, that ought to be empty and of which only an info tells
        "missing_told": 2,  # S B5, and all of a file that was refused
        "missing_silent": 2,  # T B4, and d.csv, of which only a remark on the whole file is there
        "extra": 2,  # a second row in B2, and Z9
    }


def test_only_counted_lines_count(cleaning):
    truth = lines(
        ("E2", "5", "1000000", "true"), ("E3", "", "7", "true"), ("E4", "", "8", "false"), ("E5", "", "9", "false")
    )
    came = lines(
        ("E2", 5, 1e6, True), ("E3", None, 7.0, False), ("E4", None, 8.0, True), ("E5", None, 9.0, False),
        ("E6", None, 1.0, False),
    )  # fmt: skip
    assert cleaning.score("budget_lines", truth, came, findings()) == {"exact": 1, "wrong_silent": 1, "extra": 1}


def test_numbers_are_found_in_units_and_known_in_any_role(cleaning):
    lines = [
        {"file": "a.xlsx", "amount_idr": "1500000", "unit": "1000", "workers": "12", "months": "", "unit_cost_idr": ""}
    ]
    counts = [{"file": name, "workers": value} for name, value in (("a.xlsx", "7"), ("a.xlsx", ""), ("b.xls", "9"))]
    found = cleaning.bound({"budget_lines": lines, "participation": counts}, {"a.xlsx": Counter([1500, 12, 12, 3])})
    assert found == {
        "budget_lines": {"exact": 1},
        "participation": {"missing_silent": 1, "absent": 1, "missing_told": 1},
        "all": {"known": 3, "extra": 1},
    }
