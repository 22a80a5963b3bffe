"""What being uncovered costs families: each expected number is worked out in a comment, at assumed values made for it."""

from __future__ import annotations

from importlib import import_module

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import triang

from analysis.measures import facts_frame
from analysis.measures.facts import fact
from analysis.measures.protection import PARTS, protection
from analysis.reference import (
    Assumption,
    UnknownBenefitError,
    assumption,
    assumptions,
    benefit,
    benefit_rules,
    scholarship,
)
from analysis.store.trace import _references

module = import_module("analysis.measures.protection")  # its name is also that of its function
ASSUMED = {
    "deaths_per_1000_workers": 4, "accidents_per_1000_pu": 10, "accidents_per_1000_bpu": 2, "accident_fatal_share": 0.05,
    "accident_total_disability_share": 0.01, "accident_care_idr": 4e6, "scholarship_share_jkm": 0.2,
    "scholarship_share_jkk": 0.5, "scholarship_children": 1.5, "scholarship_child_year_idr": 4e6, "scholarship_years": 5,
    "wage_earner_share_unstated": 0.5,
}  # fmt: skip
WAGES = pd.DataFrame(
    [("w-ump-23", "", "Aceh", "2023", "UMP", 3_413_666)],
    columns=["row_id", "district_code", "area", "year", "wage_type", "wage_idr"],
)


@pytest.fixture
def assumed(monkeypatch: pytest.MonkeyPatch) -> dict[str, tuple[float, float, float]]:
    """Assumptions without a range; a test may give one to any."""
    table = {name: (value, value, value) for name, value in ASSUMED.items()}

    def of(name: str) -> Assumption:
        value, low, high = table[name]
        return Assumption(name, value, low, high, "")

    monkeypatch.setattr(module, "assumption", of)
    return table


def gap(segment: str, workers: float, period: str = "2024-06", scope: str = "", code: str = "11.17", **more) -> dict:
    scope = scope or {"pu": "PU", "bpu": "BPU", "total": "semua segmen"}.get(segment, segment)
    about = {"area_code": code, "area": code, "period": period, "segment": segment, "provenance": "submitted"}
    told = f"registered/{scope}/potensi {period}"
    return fact("uncovered_workers", about, workers, "workers", (f"{segment}-{period}",), definition=told, **more)


def cost(of: dict, idr: float) -> dict:
    return fact("gap_cost_idr", of, idr, "IDR", ("ref:premiums:bpu-jkm",))


def made(*facts: dict) -> pd.DataFrame:
    return protection(facts_frame([*facts]), WAGES)


def row(facts: pd.DataFrame, measure: str, segment: str = "bpu", period: str = "2024-06") -> pd.Series:
    rows = facts[(facts["measure"] == measure) & (facts["segment"] == segment) & (facts["period"] == period)]
    assert len(rows) == 1, rows.to_string()
    return rows.iloc[0]


def value(facts: pd.DataFrame, measure: str, segment: str = "bpu", period: str = "2024-06") -> float:
    return row(facts, measure, segment, period)["value"]


# ---- the rules -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("when", "idr"),
    [("2019-11", 24e6), ("2019-12-01", 24e6), ("2019-12-02", 42e6), ("2019-12", 42e6), ("2026-10", 42e6), ("2015-07", 24e6)],
)  # fmt: skip
def test_jkm_pays_24_million_before_2_december_2019_and_42_from_then_on(when: str, idr: float):
    assert benefit("JKM", when).idr() == idr


def test_before_three_months_of_membership_jkm_pays_the_funeral_only():
    assert benefit("JKM", "2024-06", membership_months=2).idr() == 10e6
    assert benefit("JKM", "2024-06", membership_months=3).idr() == 42e6


@pytest.mark.parametrize(
    ("when", "event", "wage", "idr"),
    [
        ("2024-06", "death", 1e6, 70e6),  # 48 + 12 + 10, as paid to a fisher's heirs in Aceh in 2021
        ("2024-06", "death", 4e6, 214e6),  # 192 + 22
        ("2019-10", "death", 4e6, 199.8e6),  # 192 + 4.8 + 3, a guard killed in October 2019
        ("2024-06", "death", 0.3e6, 42e6),  # 48 wages are 14.4 million, and not less than the 20 of JKM
        ("2024-06", "total_disability", 1e6, 68e6),  # 56 + 12
        ("2019-10", "total_disability", 1e6, 60.8e6),  # 56 + 4.8
    ],
)
def test_jkk_pays_multiples_of_the_wage_and_fixed_sums(when: str, event: str, wage: float, idr: float):
    assert benefit("JKK", when, event=event).idr(wage) == pytest.approx(idr)


def test_a_benefit_of_the_wage_asks_for_one():
    with pytest.raises(ValueError, match="wage_idr"):
        benefit("JKK", "2024-06").idr()


def test_the_scholarship_is_174_million_for_two_children_and_was_12_for_one():
    # 8 x 1.5 + 3 x 2 + 3 x 3 + 5 x 12 = 87 million a child.
    now, then = scholarship("2024-06"), scholarship("2019-11")
    assert (now.child_idr, now.children, now.child_idr * now.children) == (87e6, 2, 174e6)
    assert (then.child_idr, then.children) == (12e6, 1)


def test_dates_without_a_rule_and_bare_years_are_refused():
    with pytest.raises(UnknownBenefitError, match="JKM on 2015-06"):
        benefit("JKM", "2015-06")
    with pytest.raises(ValueError, match="say a month or a day"):
        benefit("JKM", "2019")


def test_each_rule_has_dates_an_article_and_says_how_sure_it_is():
    table = benefit_rules()
    assert (table["legal_basis"] != "").all() and set(table["known"]) <= {"V", "K"}
    assert ((table["source_url"] != "") | (table["known"] == "K")).all()


def test_each_assumption_has_a_source_or_says_that_none_settles_it():
    table = assumptions().set_index("assumption").loc[list(ASSUMED)]
    assert (table.loc[table["known"] != "K", "source"].str.contains("https?://")).all()
    assert ((table["low"] < table["value"]) & (table["value"] < table["high"])).all()


# ---- one place -----------------------------------------------------------------------------------


def test_the_self_employed(assumed: dict):
    # 10,000 workers: 40 deaths, 20 accidents, of them 1 fatal and 0.2 with total disability.
    # JKM 39 x 42 = 1,638 million. JKK 20 x 4 + 1 x 70 + 0.2 x 68 = 163.6 million.
    # Scholarships: 39 x 0.2 + 1.2 x 0.5 = 8.4 families x 1.5 children x 4 million x 5 years = 252 million.
    own = gap("bpu", 10_000)
    facts = made(own, cost(own, 2_016e6))  # 10,000 x 16,800 x 12
    assert value(facts, "expected_deaths") == pytest.approx(40)
    assert value(facts, "expected_accidents") == pytest.approx(20)
    assert value(facts, "forgone_death_benefit_idr") == pytest.approx(1_638e6)
    assert value(facts, "forgone_accident_benefit_idr") == pytest.approx(163.6e6)
    assert value(facts, "forgone_scholarship_idr") == pytest.approx(252e6)
    assert value(facts, "forgone_benefit_idr") == pytest.approx(2_053.6e6)
    assert value(facts, "forgone_per_premium") == pytest.approx(2_053.6 / 2_016)
    assert row(facts, "forgone_benefit_idr")["definition"] == "registered/BPU/potensi 2024-06"


def test_wage_earners_at_the_minimum_wage(assumed: dict):
    # 1,000 workers: 4 deaths, 10 accidents, 0.5 fatal, 0.1 with total disability; JKM 3.5 x 42 = 147 million.
    # JKK 10 x 4 million + 0.5 x (48 x 3,413,666 + 22 million) + 0.1 x (56 x 3,413,666 + 12 million)
    #   = 40,000,000 + 92,927,984 + 20,316,529.6 = 153,244,513.6.
    facts = made(gap("pu", 1_000, "2023-09"))
    assert value(facts, "forgone_death_benefit_idr", "pu", "2023-09") == pytest.approx(147e6)
    assert value(facts, "forgone_accident_benefit_idr", "pu", "2023-09") == pytest.approx(153_244_513.6)
    assert "w-ump-23" in row(facts, "forgone_accident_benefit_idr", "pu", "2023-09")["inputs"]


def test_a_death_by_work_accident_is_paid_by_jkk_alone(assumed: dict):
    # Were all accidents fatal and all deaths by accident (4 of 1,000), nothing would be left for JKM.
    assumed["accident_fatal_share"] = (1, 1, 1)
    assumed["accidents_per_1000_bpu"] = (4, 4, 4)
    facts = made(gap("bpu", 1_000))
    assert value(facts, "expected_deaths") == pytest.approx(4)
    assert value(facts, "forgone_death_benefit_idr") == 0
    # 4 x 4 million + 4 x 70 million + 0.04 x 68 million.
    assert value(facts, "forgone_accident_benefit_idr") == pytest.approx(298.72e6)
    assumed["accidents_per_1000_bpu"] = (6, 6, 6)
    assert value(made(gap("bpu", 1_000)), "forgone_death_benefit_idr") == 0


def test_a_year_in_which_the_law_changed_has_both_rules_by_its_months(assumed: dict):
    # 39 deaths: 24 million in 2018, 42 in 2020, and (11 x 24 + 1 x 42) / 12 = 25.5 in 2019.
    facts = made(*(gap("bpu", 10_000, period) for period in ("2018-06", "2019-06", "2020-06")))
    paid = [value(facts, "forgone_death_benefit_idr", period=period) for period in ("2018-06", "2019-06", "2020-06")]
    assert paid == pytest.approx([39 * 24e6, 39 * 25.5e6, 39 * 42e6])
    inputs = row(facts, "forgone_death_benefit_idr", period="2019-06")["inputs"]
    assert {"ref:benefit_rules:jkm-grant-2015", "ref:benefit_rules:jkm-grant-2019"} <= set(inputs)


def test_the_old_scholarship_was_paid_once_and_for_one_child(assumed: dict):
    # 8.4 families x 12 million, though 2 years of 4 million would be less.
    assumed["scholarship_years"] = (2, 2, 2)
    assert value(made(gap("bpu", 10_000, "2018-06")), "forgone_scholarship_idr", period="2018-06") == pytest.approx(
        100.8e6
    )


def test_no_family_gets_more_than_the_most_of_the_law(assumed: dict):
    # 3 children and 20 years of 12 million: no more than two, and 87 million each. 8.4 x 174 million.
    assumed["scholarship_children"] = (3, 3, 3)
    assumed["scholarship_child_year_idr"] = (12e6, 12e6, 12e6)
    assumed["scholarship_years"] = (20, 20, 20)
    assert value(made(gap("bpu", 10_000)), "forgone_scholarship_idr") == pytest.approx(8.4 * 174e6)


def test_where_a_source_does_not_say_who_is_not_covered_there_are_deaths_and_jkm_only(assumed: dict):
    # Half of each: 6 accidents of 1,000, of 10,000 workers 60 and 3 fatal; 37 x 42 = 1,554 million.
    facts = made(gap("total", 10_000))
    assert set(facts["measure"]) == {"expected_deaths", "forgone_death_benefit_idr"}
    assert value(facts, "forgone_death_benefit_idr", "total") == pytest.approx(1_554e6)


def test_without_a_minimum_wage_there_is_no_jkk_of_wage_earners_and_no_sum(assumed: dict):
    own = gap("pu", 1_000, "2025-05")
    facts = made(own, cost(own, 1e9))
    assert set(facts["measure"]) == {
        "expected_deaths", "forgone_death_benefit_idr", "expected_accidents", "forgone_scholarship_idr",
    }  # fmt: skip


@pytest.mark.parametrize(
    "nothing",
    [
        gap("jakon", 100), gap("pmi", 100), gap("lainnya", 100), gap("bpu", 100, "2014-12"),
        gap("bpu", 100, code="kanwil-sumbagut"),
    ],
    ids=["construction", "migrants", "others", "before the rules", "no province or district"],
)  # fmt: skip
def test_nothing_is_said_where_nothing_is_known(nothing: dict, assumed: dict):
    assert made(nothing).empty


def test_what_has_no_cost_has_no_ratio(assumed: dict):
    own = gap("bpu", 10_000)
    assert "forgone_per_premium" not in set(made(own)["measure"])
    assert "forgone_per_premium" not in set(made(own, cost(gap("bpu", 10_000, "2023-06"), 1e9))["measure"])


# ---- totals --------------------------------------------------------------------------------------


def test_the_total_is_pu_and_bpu_together_and_is_not_made_twice(assumed: dict):
    pu, bpu = gap("pu", 1_000, "2023-09"), gap("bpu", 10_000, "2023-09")
    whole = gap("total", 11_000, "2023-09", scope="PU+BPU")
    facts = made(pu, bpu, whole, cost(whole, 2.5e9))
    # 147 + 1,638 million; all three: 147 + 153.2445136 + the scholarships, 3.5 x 0.2 + 0.6 x 0.5 = 1 family x 30 million.
    assert value(facts, "forgone_death_benefit_idr", "total", "2023-09") == pytest.approx(1_785e6)
    assert value(facts, "forgone_benefit_idr", "total", "2023-09") == pytest.approx(330_244_513.6 + 2_053.6e6)
    assert value(facts, "forgone_per_premium", "total", "2023-09") == pytest.approx((330_244_513.6 + 2_053.6e6) / 2.5e9)
    assert row(facts, "forgone_benefit_idr", "total", "2023-09")["definition"] == "registered/PU+BPU/potensi 2023-09"
    assert {"pu-2023-09", "bpu-2023-09"} <= set(row(facts, "forgone_benefit_idr", "total", "2023-09")["inputs"])


def test_counts_that_do_not_say_whom_they_count_make_no_total(assumed: dict):
    facts = made(gap("pu", 1_000, "2023-09", scope="unstated"), gap("bpu", 10_000, "2023-09"))
    assert set(facts["segment"]) == {"pu", "bpu"}


def test_a_total_without_jkk_of_wage_earners_has_no_sum(assumed: dict):
    facts = made(gap("pu", 1_000, "2025-05"), gap("bpu", 10_000, "2025-05"))
    total = facts[facts["segment"] == "total"]
    assert "expected_accidents" in set(total["measure"])
    assert not {"forgone_accident_benefit_idr", "forgone_benefit_idr"} & set(total["measure"])


@settings(max_examples=25, deadline=None)
@given(pu=st.integers(1, 10**7), bpu=st.integers(1, 10**7), year=st.sampled_from(["2018-03", "2019-07", "2023-09"]))
def test_the_sum_is_the_sum_of_its_parts_and_every_interval_holds_its_value(pu: int, bpu: int, year: str):
    wages = WAGES.assign(year=year[:4])
    facts = protection(facts_frame([gap("pu", pu, year), gap("bpu", bpu, year)]), wages)
    for segment in ("pu", "bpu", "total"):
        parts = sum(value(facts, part, segment, year) for part in PARTS)
        assert value(facts, "forgone_benefit_idr", segment, year) == pytest.approx(parts)
    for measure in (*PARTS, "expected_deaths", "expected_accidents"):
        both = value(facts, measure, "pu", year) + value(facts, measure, "bpu", year)
        assert value(facts, measure, "total", year) == pytest.approx(both)
    assert ((facts["low"] <= facts["value"]) & (facts["value"] <= facts["high"])).all()
    assert (facts["low"] < facts["high"]).all()


# ---- uncertainty ---------------------------------------------------------------------------------


def test_the_interval_of_one_assumption_is_that_of_its_triangle(assumed: dict):
    # Triangular from 2 over 4 to 8 of 1,000: its own quantiles x 10,000 workers.
    assumed["deaths_per_1000_workers"] = (4, 2, 8)
    one = row(made(gap("bpu", 10_000)), "expected_deaths")
    expected = triang.ppf([0.025, 0.975], c=(4 - 2) / (8 - 2), loc=2, scale=6) * 10
    assert one["value"] == pytest.approx(40)
    assert [one["low"], one["high"]] == pytest.approx(expected.tolist(), rel=0.02)


@pytest.mark.parametrize(
    "name", [name for name in ASSUMED if name not in ("wage_earner_share_unstated", "accidents_per_1000_pu")]
)
def test_the_wider_an_assumption_the_wider_the_interval(name: str, assumed: dict):
    def width(share: float) -> float:
        middle = ASSUMED[name]
        assumed[name] = (middle, middle * (1 - share), middle * (1 + share))
        one = row(made(gap("bpu", 10_000)), "forgone_benefit_idr")
        return one["high"] - one["low"]

    assert width(0) < width(0.1) < width(0.3)


def test_an_assumption_at_the_end_of_its_range_stays_within_its_interval(assumed: dict):
    assumed["deaths_per_1000_workers"] = (2, 2, 8)
    one = row(made(gap("bpu", 10_000)), "expected_deaths")
    assert one["low"] == one["value"] == pytest.approx(20) and one["high"] > 60


def test_how_many_workers_there_are_widens_the_deaths_but_not_the_ratio(assumed: dict):
    own = gap("bpu", 10_000, low=8_000.0, high=12_000.0)
    facts = made(own, cost(own, 2_016e6))
    deaths, ratio = row(facts, "expected_deaths"), row(facts, "forgone_per_premium")
    # Uniform from 8,000 to 12,000: 95 of 100 lie from 8,100 to 11,900, x 4 of 1,000.
    assert [deaths["low"], deaths["high"]] == pytest.approx([32.4, 47.6], rel=0.01)
    assert ratio["high"] == pytest.approx(ratio["low"])


def test_what_is_not_known_does_not_average_out_over_places():
    facts = made(gap("bpu", 10_000, code="11.17"), gap("bpu", 20_000, code="11.18"))
    rows = facts[facts["measure"] == "forgone_benefit_idr"].set_index("area_code")
    assert (rows["low"] / rows["value"]).nunique() == 1 or np.ptp(rows["low"] / rows["value"]) < 1e-12


def test_every_run_draws_the_same():
    module._drawn.cache_clear()
    first = made(gap("bpu", 10_000))
    module._drawn.cache_clear()
    pd.testing.assert_frame_equal(first, made(gap("bpu", 10_000)))


# ---- where it comes from -------------------------------------------------------------------------


def test_every_assumption_and_rule_behind_a_figure_can_be_traced():
    facts = made(gap("bpu", 10_000, "2019-06"), gap("total", 10_000))
    wanted = sorted({one for row in facts["inputs"] for one in row if one.startswith("ref:")})
    found = _references(wanted).set_index("row_id")
    assert {"ref:assumptions:deaths_per_1000_workers", "ref:benefit_rules:jkk-death-2019", "ref:bpu_tiers:1"} <= set(
        wanted
    )
    assert set(wanted) == set(found.index)
    assert found.loc["ref:assumptions:deaths_per_1000_workers", "value"] == assumption("deaths_per_1000_workers").value
    assert found.loc["ref:assumptions:deaths_per_1000_workers", "what"].startswith("deaths of all causes")
    assert found.loc["ref:benefit_rules:jkm-grant-2019", "value"] == 20e6
    assert found.loc["ref:benefit_rules:jkk-death-2019", "value"] == 48
    assert (found["address"] != "").all()
