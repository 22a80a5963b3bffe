"""What the gap costs and how far budgets go: each expected number is worked out in a comment."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.measures import adequacy, facts_frame, minimum_wage
from analysis.measures.facts import fact
from analysis.store import typed

PLACE = {"area_code": "11.17", "area": "Bener Meriah", "provenance": "submitted"}


def counts(period: str, **numbers: float) -> list[dict]:
    """Facts on one month: ``bpu_potential=100`` or ``pu_registered=40``."""
    made = []
    for name, value in numbers.items():
        segment, _, metric = name.rpartition("_")
        scope = {"pu": "PU", "bpu": "BPU", "total": "PU+BPU"}.get(segment, segment)
        told = f"-/{scope}/potensi {period}" if metric == "potential" else f"{metric}/{scope}/-"
        about = PLACE | {"period": period, "segment": segment, "definition": told}
        made.append(fact(f"{metric}_workers", about, value, "workers", (f"{name}-{period}",)))
    return made


def lines(*rows: tuple) -> pd.DataFrame:
    names = ("stage", "segment", "amount_idr", "fund_source", "workers", "months", "programme")
    made = []
    for number, row in enumerate(rows):
        told = dict(zip(names, (*row, *[None] * (len(names) - len(row))), strict=True))
        about = {"district_code": "11.17", "district": "Bener Meriah", "fiscal_year": "2023", "counted": True}
        made.append(
            {"row_id": f"line{number}", **about, "provenance": "submitted", "fund_source": "", "programme": ""} | told
        )
    frame = typed("budget_lines", pd.DataFrame(made, columns=None if made else ["row_id", "stage"]))
    return frame.fillna({"fund_source": "", "programme": ""})


WAGES = pd.DataFrame(
    [
        ("w-ump-22", "", "Aceh", "2022", "UMP", 3_166_460), ("w-ump-23", "", "Aceh", "2023", "UMP", 3_413_666),
        ("w-umk-23", "11.71", "Kota Banda Aceh", "2023", "UMK", 3_540_555),
        ("w-said-24", "12.11", "Dairi", "2024", "UMP_applies", 2_809_915),
    ],
    columns=["row_id", "district_code", "area", "year", "wage_type", "wage_idr"],
)  # fmt: skip


def made(counted: list[dict], budget: pd.DataFrame | None = None) -> pd.DataFrame:
    return adequacy(facts_frame(counted), lines() if budget is None else budget, WAGES)


def value(facts: pd.DataFrame, measure: str, segment: str = "bpu", column: str = "value", **more: str) -> float:
    rows = facts[(facts["measure"] == measure) & (facts["segment"] == segment)]
    for name, text in more.items():
        rows = rows[rows[name] == text]
    assert len(rows) == 1, rows.to_string()
    return rows.iloc[0][column]


def test_the_self_employed_cost_twelve_times_16800():
    # 10,000 less 1,000 are 9,000; x 16,800 x 12 = 1,814,400,000.
    facts = made(counts("2023-09", bpu_potential=10_000, bpu_registered=1_000))
    assert value(facts, "uncovered_workers") == 9_000
    assert value(facts, "gap_cost_idr") == 1_814_400_000
    assert value(facts, "gap_cost_idr", column="definition") == "registered/BPU/potensi 2023-09"
    inputs = value(facts, "gap_cost_idr", column="inputs")
    assert {"bpu_potential-2023-09", "ref:premiums:bpu-jkk", "ref:bpu_tiers:1", "ref:premiums:bpu-jkm"} <= set(inputs)


def test_the_pandemic_relief_counts_in_its_months():
    # January 2021 at 168, eleven months at 16,800: 184,968 a person.
    facts = made(counts("2021-12", bpu_potential=110, bpu_registered=10))
    assert value(facts, "gap_cost_idr") == pytest.approx(100 * 184_968)


def test_the_relief_of_2026_is_not_for_those_a_budget_pays():
    facts = made(counts("2026-10", bpu_potential=110, bpu_registered=10))
    assert value(facts, "gap_cost_idr") == 100 * 12 * 16_800


def test_wage_earners_cost_a_share_of_the_minimum_wage():
    # No UMK of Bener Meriah: UMP of Aceh 2023, 3,413,666 x 0.54 percent x 12 = 221,205.5568 a person; at the highest
    # class 1.74 + 0.30 = 2.04 percent: 835,665.4368.
    facts = made(counts("2023-09", pu_potential=3_000, pu_registered=2_000))
    assert value(facts, "gap_cost_idr", "pu") == pytest.approx(221_205_556.8)
    assert value(facts, "gap_cost_idr", "pu", "low") == pytest.approx(221_205_556.8)
    assert value(facts, "gap_cost_idr", "pu", "high") == pytest.approx(835_665_436.8)
    assert value(facts, "gap_cost_highest_risk_idr", "pu") == pytest.approx(835_665_436.8)
    assert "w-ump-23" in value(facts, "gap_cost_idr", "pu", "inputs")


def test_without_a_wage_of_that_year_there_is_no_cost_of_wage_earners():
    facts = made(counts("2025-05", pu_potential=3_000, pu_registered=2_000, bpu_potential=500, bpu_registered=100))
    assert facts[facts["measure"] == "gap_cost_idr"]["segment"].tolist() == ["bpu"]


def test_the_total_is_the_two_together_and_only_with_both():
    facts = made(counts("2023-09", pu_potential=3_000, pu_registered=2_000, bpu_potential=10_000, bpu_registered=1_000))
    assert value(facts, "gap_cost_idr", "total") == pytest.approx(221_205_556.8 + 1_814_400_000)
    assert value(facts, "gap_cost_idr", "total", "definition") == "registered/PU+BPU/potensi 2023-09"


def test_the_latest_count_of_a_year_stands_for_it_and_more_members_than_potential_are_no_gap():
    facts = made([
        *counts("2023-06", bpu_potential=10_000, bpu_registered=1_000), *counts("2023-09", bpu_potential=9_000, bpu_registered=1_500),
        *counts("2022-12", jakon_potential=100, jakon_registered=250),
    ])  # fmt: skip
    assert value(facts, "uncovered_workers") == 7_500
    assert "jakon" not in set(facts["segment"])


def test_registered_and_active_have_gaps_of_their_own():
    facts = made(counts("2023-09", bpu_potential=100, bpu_registered=40, bpu_active=30))
    gaps = facts[facts["measure"] == "uncovered_workers"].set_index("definition")["value"].to_dict()
    assert gaps == {"registered/BPU/potensi 2023-09": 60, "active/BPU/potensi 2023-09": 70}


def test_perubahan_replaces_murni_and_realisasi_is_held_against_it():
    budget = lines(
        ("murni", "bpu", 100e6), ("murni", "pemilu", 20e6), ("perubahan", "bpu", 151.2e6), ("realisasi", "bpu", 75.6e6),
    )  # fmt: skip
    facts = made(counts("2023-09", bpu_potential=10_000, bpu_registered=1_000), budget)
    assert value(facts, "valid_budget_idr") == 151.2e6
    assert value(facts, "valid_budget_idr", "total") == 151.2e6  # the election line is not in the perubahan
    assert value(facts, "valid_budget_idr", "total", "definition") == "perubahan"
    assert value(facts, "revision_pct") == pytest.approx(51.2)
    assert value(facts, "revision_pct", "total") == pytest.approx(26)
    assert value(facts, "realisation_pct") == pytest.approx(50)
    # 151,200,000 of 1,814,400,000: a twelfth, so one month; 16,800 for each of 9,000.
    assert value(facts, "budget_to_gap_pct") == pytest.approx(100 / 12)
    assert value(facts, "months_affordable") == pytest.approx(1)
    assert value(facts, "budget_per_uncovered_idr") == pytest.approx(16_800)


def test_who_pays_is_told_of_the_valid_budget_alone():
    budget = lines(
        ("murni", "petani_sawit", 10e6, "APBD"),
        ("perubahan", "petani_sawit", 30e6, "DBH_SAWIT"),
        ("perubahan", "bpu", 5e6),
    )
    facts = made([], budget)
    paid = facts[facts["measure"] == "fund_budget_idr"].set_index("definition")["value"].to_dict()
    assert paid == {"perubahan|DBH_SAWIT": 30e6, "perubahan|unstated": 5e6}


def test_lines_of_one_programme_cost_what_their_rupiah_are_by_person_and_month():
    # JKK 100 x 12 x 10,000 and 50 x 6 x 10,000: 15,000,000 / 1,500 person-months = 10,000.
    budget = lines(
        ("murni", "bpu", 12e6, "", 100, 12, "JKK"), ("murni", "bpu", 3e6, "", 50, 6, "JKK"), ("murni", "bpu", 8.16e6, "", 100, 12, "JKM"),
    )  # fmt: skip
    facts = made([], budget)
    costs = facts[facts["measure"] == "line_unit_cost_idr"].set_index("definition")["value"].to_dict()
    assert costs == {"murni|JKK": pytest.approx(10_000), "murni|JKM": pytest.approx(6_800)}


def test_what_is_not_counted_or_has_no_stage_gives_nothing():
    budget = lines(("murni", "bpu", 5e6), ("", "bpu", 7e6)).assign(counted=[False, True])
    assert made([], budget)[["measure", "value"]].values.tolist() == [["districts_with_adequacy", 0]]


def test_a_district_counts_once_its_whole_gap_and_budget_are_known_for_one_year():
    both = counts("2023-09", pu_potential=3_000, pu_registered=2_000, bpu_potential=10_000, bpu_registered=1_000)
    budget = lines(("murni", "bpu", 5e6))
    assert value(made(both, budget), "districts_with_adequacy", "total") == 1
    assert value(made(both[2:], budget), "districts_with_adequacy", "total") == 0  # BPU alone is not the whole


@pytest.mark.parametrize(
    ("code", "year", "row"),
    [("11.71", "2023", "w-umk-23"), ("11.17", "2023", "w-ump-23"), ("12.11", "2024", "w-said-24"), ("12.11", "2023", None)],
)  # fmt: skip
def test_the_wage_is_the_districts_own_else_the_provinces(code: str, year: str, row: str | None):
    wage = minimum_wage(WAGES, code, year)
    assert (wage and wage["row_id"]) == row
