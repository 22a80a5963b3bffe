"""What the law takes for one person and month, on both sides of each date, tier, layer and ceiling."""

from __future__ import annotations

import pytest

from analysis.reference import bpu_premium_idr, bpu_tiers, jakon_premium_idr, premium, premiums, reliefs, tier_of


def total(*said: object, **more: object) -> float:
    return round(premium(*said, **more).total_idr, 6)


# Rates of a wage of Rp3,000,000 by class of risk, JKK alone (PP 44/2015 Ps 16): 0.24, 0.54, 0.89, 1.27, 1.74 percent.
@pytest.mark.parametrize(("risk", "expected"), [(1, 7_200), (2, 16_200), (3, 26_700), (4, 38_100), (5, 52_200)])
def test_jkk_follows_the_class_of_risk(risk: int, expected: int):
    assert total("pu", "2023-09", ("JKK",), wage_idr=3_000_000, risk=risk) == expected


def test_office_staff_cost_054_percent_of_the_wage():
    # 4,156 people at Rp1,000,000: 5,400 each, 22,442,400 a month.
    each = premium("pu", "2022-05", wage_idr=1_000_000)
    assert each.parts == {"JKK": 2_400, "JKM": 3_000}
    assert round(each.total_idr * 4_156) == 22_442_400
    assert each.references == ("premiums:pu-jkk-1", "premiums:pu-jkm")


def test_old_age_is_shared_between_employer_and_worker():
    each = premium("pu", "2024-01", ("JKK", "JKM", "JHT"), wage_idr=2_000_000)
    assert (each.employer_idr, each.worker_idr) == (pytest.approx(84_800), pytest.approx(40_000))  # 0.54 + 3.7; 2.0


# Ceiling of the wage for JP: the last day of one year's, the first of the next.
@pytest.mark.parametrize(
    ("day", "cap"),
    [
        ("2021-02-28", 8_939_700), ("2021-03-01", 8_754_600), ("2022-02-28", 8_754_600), ("2022-03-01", 9_077_600),
        ("2023-02-28", 9_077_600), ("2023-03-01", 9_559_600), ("2024-02-29", 9_559_600), ("2024-03-01", 10_042_300),
        ("2025-02-28", 10_042_300), ("2025-03-01", 10_547_400), ("2026-02-28", 10_547_400), ("2026-03-01", 11_086_300),
    ],
)  # fmt: skip
def test_the_ceiling_of_pensions_changes_each_first_of_march(day: str, cap: int):
    above, below = (premium("pu", day, ("JP",), wage_idr=wage) for wage in (cap + 1, cap - 1))
    assert above.total_idr == pytest.approx(0.03 * cap)
    assert below.total_idr == pytest.approx(0.03 * (cap - 1))


def test_job_loss_costs_nobody_more_and_takes_from_jkm_only_until_2025():
    without = premium("pu", "2024-06", wage_idr=4_000_000)
    for day, jkk, jkm, jkp in (("2025-02-06", 0.10, 0.20, 0.24), ("2025-02-07", 0.10, 0.30, 0.14)):
        each = premium("pu", day, ("JKK", "JKM", "JKP"), wage_idr=4_000_000)
        assert each.total_idr == without.total_idr == sum(each.parts.values())
        assert each.parts == pytest.approx({"JKK": 400 * 100 * jkk, "JKM": 400 * 100 * jkm, "JKP": 400 * 100 * jkp})
        assert each.state_idr == pytest.approx(8_800)
    with pytest.raises(ValueError, match="2021-02-01"):
        premium("pu", "2021-02-01", ("JKK", "JKM", "JKP"), wage_idr=4_000_000)
    with pytest.raises(ValueError, match="JKK and JKM"):
        premium("pu", "2024-06", ("JKP",), wage_idr=4_000_000)


def test_job_loss_is_of_five_millions_at_most():
    high = premium("pu", "2025-06", ("JKK", "JKM", "JKP"), wage_idr=9_000_000)
    assert high.state_idr == pytest.approx(0.0022 * 5_000_000)
    assert high.parts["JKP"] == pytest.approx(0.0014 * 5_000_000)


def test_every_tier_costs_a_hundredth_of_its_base_and_6800():
    # PP 44/2015 Lampiran II: the sums printed there.
    printed = {1: 16_800, 2: 18_800, 9: 32_800, 10: 36_300, 11: 41_300, 20: 86_300, 21: 93_800, 33: 213_800}
    assert {tier: total("bpu", "2023-01", tier=tier) for tier in printed} == printed
    assert len(bpu_tiers()) == 33


# The last rupiah of a tier and the first of the next; what lies between two spans belongs to the lower.
@pytest.mark.parametrize(
    ("income", "tier"),
    [(0, 1), (1_099_000, 1), (1_099_999, 1), (1_100_000, 2), (2_699_000, 9), (2_700_000, 10), (20_199_000, 32), (20_200_000, 33), (9e9, 33)],
)  # fmt: skip
def test_the_tier_follows_from_the_income(income: float, tier: int):
    assert tier_of(income) == tier


def test_tiers_join_and_rise():
    table = bpu_tiers()
    assert (table["income_from_idr"].iloc[1:].to_numpy() - table["income_to_idr"].iloc[:-1].to_numpy() == 1_000).all()
    assert table["base_idr"].is_monotonic_increasing


# Pay 1 percent from August 2020 to January 2021; half from 2025-02 for six industries; half in 2026 for those who pay
# themselves: transport from January 2026 to March 2027, the others from April to December 2026.
@pytest.mark.parametrize(
    ("day", "sector", "paid_by", "expected"),
    [
        ("2020-07-31", "", "", 16_800), ("2020-08-01", "", "", 168), ("2021-01-31", "", "", 168), ("2021-02-01", "", "", 16_800),
        ("2025-12-31", "transport", "", 16_800), ("2026-01-01", "transport", "", 8_400), ("2027-03-31", "transport", "", 8_400),
        ("2027-04-01", "transport", "", 16_800), ("2026-03-31", "", "", 16_800), ("2026-04-01", "", "", 8_400),
        ("2026-12-31", "", "", 8_400), ("2027-01-01", "", "", 16_800), ("2026-06-01", "", "APBD", 16_800),
        ("2026-06-01", "transport", "APBD", 16_800), ("2026-06-01", "", "APBN", 16_800), ("2026-06-01", "", "TJSL", 8_400),
    ],
)  # fmt: skip
def test_reliefs_of_the_self_employed(day: str, sector: str, paid_by: str, expected: int):
    assert total("bpu", day, sector=sector, paid_by=paid_by) == expected


@pytest.mark.parametrize(
    ("day", "sector", "expected"),
    [
        ("2025-01-31", "labour_intensive", 16_200), ("2025-02-01", "labour_intensive", 12_600),
        ("2026-01-31", "labour_intensive", 12_600), ("2026-02-01", "labour_intensive", 16_200), ("2025-06-01", "", 16_200),
    ],
)  # fmt: skip
def test_relief_of_labour_intensive_industries_halves_jkk_alone(day: str, sector: str, expected: int):
    # JKK 0.24 percent of 3,000,000 = 7,200, JKM 9,000.
    assert total("pu", day, wage_idr=3_000_000, sector=sector) == expected


def test_the_relief_is_named_and_can_be_left_out():
    each = premium("bpu", "2026-05")
    assert each.relief == "bpu-2026" and "reliefs:bpu-2026" in each.references
    assert premium("bpu", "2026-05", relieved=False).total_idr == bpu_premium_idr("2026-05") == 16_800


# Layers of a contract (juta): 100 at 0.24 percent, to 500 at 0.19, to 1,000 at 0.15, to 5,000 at 0.12, above at 0.10.
@pytest.mark.parametrize(
    ("millions", "expected"),
    [(100, 240_000), (101, 241_900), (500, 1_000_000), (501, 1_001_500), (1_000, 1_750_000), (1_001, 1_751_200), (5_000, 6_550_000), (5_001, 6_551_000)],
)  # fmt: skip
def test_each_layer_of_a_contract_has_its_own_rate(millions: int, expected: int):
    assert jakon_premium_idr(millions * 1e6, "2023-09") == pytest.approx(expected)


def test_a_contract_with_known_wages_pays_204_percent_of_them():
    assert total("jakon", "2023-09", wage_idr=3_000_000) == 61_200


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: premium("asn", "2023"), "'asn'"),
        (lambda: premium("pu", "2023"), "wage_idr"),
        (lambda: premium("pu", "2023", wage_idr=0), "wage_idr"),
        (lambda: premium("pu", "2023", wage_idr=3e6, risk=6), "risk class 6"),
        (lambda: premium("bpu", "2023", tier=34), "tier 34"),
        (lambda: premium("bpu", "2015-06-30"), "2015-06-30"),
        (lambda: premium("bpu", "2023", ("JP",)), "JP is no programme of bpu"),
        (lambda: jakon_premium_idr(0, "2023"), "contract"),
        (lambda: jakon_premium_idr(1e8, "2015-06"), "2015-06"),
        (lambda: tier_of(-1), "-1"),
    ],
)  # fmt: skip
def test_what_has_no_premium_is_refused_by_name(call, message: str):
    with pytest.raises(ValueError, match=message):
        call()


def test_every_row_has_its_article_and_how_sure_it_is():
    for table in (premiums(), reliefs()):
        assert (table["legal_basis"] != "").all()
        assert set(table["known"]) <= {"V", "K", "I"}
        assert ((table["valid_to"] == "") | (table["valid_to"] > table["valid_from"])).all()
