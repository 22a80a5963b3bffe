"""Budget facts: unit cost, expected amount, and which districts have published what."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.measures import budget_reach, budgets
from analysis.reference import districts
from analysis.store import typed

LINE = {
    "row_id": "r1",
    "district_code": "12.13",
    "district": "Mandailing Natal",
    "fiscal_year": "2023",
    "stage": "",
    "segment": "pekerja_rentan",
    "fund_source": "APBD",
    "workers": 2500,
    "months": 7,
}
LINE |= {
    "unit_cost_idr": None,
    "amount_idr": 294e6,
    "amount_low": 293.5e6,
    "amount_high": 295e6,
    "counted": True,
    "provenance": "published",
    "source_url": "https://www.contoh.id/a",
    "line": "madina-2023",
}
LINE |= {"status": "budgeted", "check": "agree", "checked_months": 7}


def facts_of(**changed: object) -> pd.DataFrame:
    return budgets(typed("budget_lines", pd.DataFrame([LINE | changed]))).set_index("measure")


def test_unit_cost_is_rupiah_by_person_and_month():
    facts = facts_of()
    assert facts.loc["implied_unit_cost_idr", "value"] == 16_800
    assert facts.loc["implied_unit_cost_idr", "low"] == pytest.approx(293.5e6 / 17_500)
    assert facts.loc["budget_difference_idr", "value"] == 0
    assert facts.loc["implied_unit_cost_idr", "definition"] == "madina-2023 | contoh.id | APBD | budgeted | "


def test_without_months_that_are_told_or_fit_there_is_no_unit_cost():
    facts = facts_of(months=None, check="disagree", checked_months=None, amount_idr=500e6)
    assert "implied_unit_cost_idr" not in facts.index
    assert facts.loc["expected_budget_idr", "value"] == 2500 * 16_800 * 12
    assert facts.loc["budget_mismatch_idr", "value"] == 500e6 - 504e6


def test_the_statutory_premium_is_an_input_where_none_is_printed():
    assert "ref:premiums:bpu-jkm" in facts_of().loc["expected_budget_idr", "inputs"]
    assert facts_of(unit_cost_idr=16_800.0).loc["expected_budget_idr", "inputs"] == ("r1",)


def test_months_that_only_the_check_found_make_no_unit_cost():
    facts = facts_of(months=None)
    assert "implied_unit_cost_idr" not in facts.index
    assert facts.loc["expected_budget_idr", "value"] == 294e6


def test_what_was_paid_before_the_instruction_is_not_counted():
    lines = typed("budget_lines", pd.DataFrame([LINE | {"fiscal_year": "2020"}]))
    assert budget_reach(lines, districts()).set_index("measure")["value"]["districts_with_budget"] == 0


def test_planned_workers_are_not_funded_workers():
    assert "workers_planned" in facts_of(status="planned").index
    assert "workers_funded" not in facts_of(status="planned").index


def test_more_than_so_many_workers_is_a_lower_bound():
    fact = facts_of(workers_low=2500, workers_high=None).loc["workers_funded"]
    assert fact["low"] == 2500
    assert pd.isna(fact["high"])


def test_what_is_no_jamsostek_premium_gives_no_fact():
    assert facts_of(counted=False).empty


def test_province_and_company_money_is_no_district_budget():
    lines = typed(
        "budget_lines",
        pd.DataFrame(
            [
                LINE,
                LINE | {"row_id": "r2", "district_code": "12.09", "fund_source": "PROVINSI"},
                LINE | {"row_id": "r3", "district_code": "64.09"},
            ]
        ),
    )
    made = budget_reach(lines, districts()).set_index("measure")["value"]
    assert made["districts_with_budget"] == 1
    assert made["districts_with_funded_workers"] == 1
    assert made["pairs_agreeing"] == 1


def test_six_districts_have_published_rupiah(facts: pd.DataFrame):
    own = facts[(facts["measure"] == "budget_idr") & facts["area_code"].isin(districts()["district_code"])]
    assert set(own["area"]) == {
        "Kota Medan",
        "Dairi",
        "Mandailing Natal",
        "Kota Padangsidimpuan",
        "Samosir",
        "Kota Pematangsiantar",
    }


def test_labuhanbatu_pays_the_statutory_premium_for_1500(facts: pd.DataFrame):
    rows = facts[facts["definition"].str.startswith("labuhanbatu-2024-sawit | lensa")].set_index("measure")["value"]
    assert rows["workers_funded"] * rows["printed_unit_cost_idr"] == 25_200_000
