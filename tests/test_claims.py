"""How often members' families were paid: each expected number is worked out in a comment."""

from __future__ import annotations

import pandas as pd
import pytest
from scipy.stats import chi2

from analysis.measures import facts_frame
from analysis.measures.claims import claim_rates
from analysis.measures.facts import fact
from analysis.reference import assumption
from analysis.store.trace import _references

DEATHS, ACCIDENTS = "jkm_claims_per_1000_members", "jkk_claims_per_1000_members"


def members(period: str, workers: float, segment: str = "total", code: str = "11.17", **more) -> dict:
    about = {"area_code": code, "area": code, "period": period, "segment": segment, "provenance": "published"}
    told = f"registered/{more.pop('scope', 'PU+BPU')}/-"
    row = f"m{period}{segment}{told}"
    return fact("registered_workers", about, workers, "workers", (row,), definition=told, **more)


def claims(*rows: tuple, code: str = "11.17") -> pd.DataFrame:
    """Rows of context: period, what (``cases:JKM``, ``paid:JKM``), value."""
    names = {"cases": "benefit_cases", "paid": "benefit_amount_paid"}
    made = [
        {
            "row_id": f"c{number}", "district_code": code, "area": code, "period": period, "source": "https://a.example",
            "indicator": f"{names[what.partition(':')[0]]}:{what.partition(':')[2]}", "value": value, "provenance": "published",
        }
        for number, (period, what, value) in enumerate(rows)
    ]  # fmt: skip
    return pd.DataFrame(made)


def rates(counted: list[dict], context: pd.DataFrame) -> pd.DataFrame:
    return claim_rates(facts_frame(counted), context).set_index("measure")


def test_deaths_paid_by_members_with_what_chance_and_the_counts_leave_open():
    # 50 deaths x 42 million = 2.1 billion; 50 of 10,000 are 5.00 of 1,000. Members were 12,500 five months earlier.
    counted = [members("2023-06", 10_000), members("2023-01", 12_500, scope="PU+BPU+Jakon")]
    made = rates(counted, claims(("2023", "cases:JKM", 50), ("2023", "paid:JKM", 2.1e9)))
    one = made.loc[DEATHS]
    assert one["value"] == pytest.approx(5)
    assert one["low"] == pytest.approx(chi2.ppf(0.025, 100) / 2 / 12.5)
    assert one["high"] == pytest.approx(chi2.ppf(0.975, 102) / 2 / 10)
    assert (one["period"], one["definition"], one["unit"]) == ("2023", "registered/PU+BPU/-", "per_1000")
    assert {"c0", "c1", "m2023-06totalregistered/PU+BPU/-", "ref:benefit_rules:jkm-grant-2019"} <= set(one["inputs"])


@pytest.mark.parametrize(("period", "rate"), [("2023", 3), ("2023-01/2023-09", 4), ("2023-04", 36)])
def test_part_of_a_year_is_told_for_a_year(period: str, rate: float):
    # 30 of 10,000 are 3 of 1,000: in nine months 4, in one month 36 a year.
    made = rates([members("2023-06", 10_000)], claims((period, "cases:JKK", 30)))
    assert made.loc[ACCIDENTS, "value"] == pytest.approx(rate)


@pytest.mark.parametrize(
    ("period", "million", "used"),
    [
        ("2023", 42, True), ("2023", 44, True), ("2023", 44.2, False), ("2023", 17, False), ("2023", 24, False),
        ("2019-01/2019-11", 24, True), ("2019-01/2019-11", 42, False), ("2019", 24, True), ("2019", 42, True), ("2020", 24, False),
    ],
)  # fmt: skip
def test_cases_that_are_not_one_death_each_are_not_used(period: str, million: float, used: bool):
    year = period[:4]
    made = rates(
        [members(f"{year}-06", 10_000)], claims((period, "cases:JKM", 10), (period, "paid:JKM", million * 10e6))
    )
    assert (DEATHS in made.index) == used


def test_deaths_without_rupiah_are_not_used():
    assert rates([members("2023-06", 10_000)], claims(("2023", "cases:JKM", 10))).empty


@pytest.mark.parametrize(
    ("counted", "used"), [("2022-07", True), ("2022-06", False), ("2024-07", True), ("2024-08", False)]
)
def test_members_are_counted_within_twelve_months_of_the_middle(counted: str, used: bool):
    # The middle of 2023 is July.
    assert (not rates([members(counted, 10_000)], claims(("2023", "cases:JKK", 10))).empty) == used


def test_members_elsewhere_or_of_another_group_are_not_those_of_the_claims():
    counted = [members("2023-06", 10_000, "perangkat_desa"), members("2023-06", 10_000, code="11.18")]
    assert rates(counted, claims(("2023", "cases:JKK", 10))).empty


def test_claims_of_one_group_are_divided_by_its_members():
    # Nagan Raya 2020, village officials only: 66 deaths of 10,352, 6.3756 of 1,000; and one accident.
    rows = claims(("2020", "cases:JKM", 66), ("2020", "paid:JKM", 2.77e9), ("2020", "cases:JKK", 1), code="11.15")
    counted = [
        members("2019-10", 10_352, "perangkat_desa", "11.15", scope="perangkat_desa"),
        members("2020-06", 50_000, code="11.15"),
    ]
    made = rates(counted, rows)
    assert made.loc[DEATHS, "value"] == pytest.approx(66 / 10.352)
    assert made.loc[DEATHS, "segment"] == "perangkat_desa"
    assert "ref:claim_groups:nagan-raya-2020" in made.loc[ACCIDENTS, "inputs"]
    # Both lie outside: above the deaths and below the accidents assumed of all who are not covered.
    assert made.loc["claim_rates_out_of_range", "value"].tolist() == [1, 1]


def test_the_dead_of_one_ferry_are_no_rate():
    rows = claims(("2018", "cases:JKM", 18), ("2018", "paid:JKM", 18 * 24e6), code="12.17")
    assert rates([members("2018-06", 10_000, code="12.17")], rows).empty


def test_sources_that_disagree_about_the_cases_are_not_used():
    counted = [members("2024-06", 500_000)]
    assert rates(counted, claims(("2024", "cases:JKK", 391), ("2024", "cases:JKK", 2_898))).empty
    assert not rates(counted, claims(("2024", "cases:JKK", 391), ("2024", "cases:JKK", 391))).empty


def test_nobody_paid_is_a_rate_too():
    one = rates([members("2023-06", 10_000)], claims(("2023", "cases:JKK", 0))).loc[ACCIDENTS]
    # 3.69 is the most that a count of none allows (Garwood, 95 in 100).
    assert (one["value"], one["low"], one["high"]) == (0, 0, pytest.approx(0.3689, abs=1e-4))


@pytest.mark.parametrize(
    ("edge", "beyond", "within"), [("low", 0, 1), ("low", -0.1, 0), ("high", 0, 1), ("high", 0.1, 0)]
)
def test_rates_are_held_against_the_range_assumed(edge: str, beyond: float, within: int):
    deaths = getattr(assumption("deaths_per_1000_workers"), edge) + beyond
    rows = claims(("2023", "cases:JKM", 10 * deaths), ("2023", "paid:JKM", 42e6 * 10 * deaths))
    made = rates([members("2023-06", 10_000)], rows)
    assert made.loc["claim_rates_in_range", "value"] == within
    assert made.loc["claim_rates_out_of_range", "value"] == 1 - within
    assert made.loc["claim_rates_in_range", "definition"] == "JKM"


def test_members_of_both_kinds_are_held_against_both_ranges():
    # 1 of 1,000 is below the accidents of wage earners and within those of the self-employed.
    made = rates([members("2023-06", 10_000)], claims(("2023", "cases:JKK", 10)))
    assert made.loc["claim_rates_in_range", "value"] == 1
    assert {"ref:assumptions:accidents_per_1000_pu", "ref:assumptions:accidents_per_1000_bpu"} <= set(
        made.loc["claim_rates_in_range", "inputs"]
    )


def test_claims_elsewhere_say_nothing_of_the_two_provinces():
    made = rates([members("2023-06", 10_000, code="33.25")], claims(("2023", "cases:JKK", 10), code="33.25"))
    assert made.index.tolist() == [ACCIDENTS]


def test_the_group_of_a_count_can_be_traced():
    found = _references(["ref:claim_groups:nagan-raya-2020"]).iloc[0]
    assert found["address"].startswith("https://aceh.antaranews.com") and found["period"] == "2020"
