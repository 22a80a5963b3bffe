"""Adoption at different times: by hand, against the library's estimator, and where the usual regression turns the sign."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.measures import TooFewPointsError, staggered
from analysis.measures.staggered import _imputed, _panel, effect_by_library
from analysis.reference import assuming

MONTHS = [f"{year}-{month:02d}" for year in range(2020, 2025) for month in range(1, 13)]
CODES = [f"11.{n:02d}" for n in range(1, 31)]
EARLY, LATE = CODES[:8], CODES[8:16]
ADOPTED = {**dict.fromkeys(EARLY, "2021-10"), **dict.fromkeys(LATE, "2023-01")}


def counts_of(effect=lambda quarters: 0.1, *, adopted=ADOPTED, chance: float = 0.0, seed: int = 0, ahead: float = 0.0) -> pd.DataFrame:  # fmt: skip
    """Levels of their own, one course for all, and the effect (in logarithms) by quarters since adoption."""
    rng = np.random.default_rng(seed)
    at = np.arange(len(MONTHS))
    shared = 0.002 * at + 0.03 * np.sin(at / 5)
    frame = {}
    for place, code in enumerate(CODES):
        y = 8 + 0.1 * place + shared + rng.normal(0, chance, len(at)) + np.repeat(rng.normal(0, chance, 20), 3)
        if code in adopted:
            begun = MONTHS.index(adopted[code]) // 3
            since = at // 3 - begun
            y = y + np.where(since >= 0, [effect(max(s, 0)) for s in since], ahead * np.clip(since + 5, 0, 4))
        frame[code] = np.exp(y)
    return pd.DataFrame(frame, index=MONTHS)


def test_a_constant_effect_is_found_exactly():
    found = staggered(counts_of(chance=1e-9), ADOPTED)
    assert found.effect.value == pytest.approx(np.expm1(0.1), abs=1e-6)
    assert found.second.value == pytest.approx(np.expm1(0.1), abs=1e-6)
    assert (len(found.adopters), len(found.others), found.first, found.last) == (16, 14, "2020-Q1", "2024-Q4")
    after = found.by_quarter[found.by_quarter["quarter"] >= 0]
    assert after["value"].to_numpy() == pytest.approx(np.expm1(0.1), abs=1e-6)
    assert found.random_p == pytest.approx(0.001)


def test_effects_that_grow_do_not_turn_the_sign():
    """The early keep growing after the late begin; a regression with district and quarter effects alone takes that for a loss."""
    everyone = {code: "2021-10" if place < 15 else "2023-01" for place, code in enumerate(CODES[:22])}
    counts = counts_of(lambda quarters: 0.02 * (quarters + 1), adopted=everyone, chance=1e-9)
    found = staggered(counts, everyone)
    # 15 districts for 13 quarters, mean of 0.02 to 0.26: 0.14; 7 for 8, mean 0.09: (195 x 0.14 + 56 x 0.09) / 251.
    assert np.log1p(found.effect.value) == pytest.approx((195 * 0.14 + 56 * 0.09) / 251, abs=1e-6)
    assert found.by_quarter.set_index("quarter").loc[4, "value"] == pytest.approx(np.expm1(0.10), abs=1e-6)


def test_it_is_the_librarys_estimate():
    for seed in range(3):
        counts = counts_of(lambda quarters: 0.01 * quarters, chance=0.05, seed=seed)
        own = np.log1p(staggered(counts, ADOPTED).effect.value)
        assert own == pytest.approx(effect_by_library(counts, ADOPTED), abs=1e-6)


def test_the_jackknife_by_hand():
    """Leaving out each district in turn: (G-1)/G times the sum of squares about their mean."""
    counts = counts_of(chance=0.05, seed=7)
    found = staggered(counts, ADOPTED)
    apart = []
    for code in CODES:
        own = {key: month for key, month in ADOPTED.items() if key != code}
        apart.append(np.log1p(staggered(counts.drop(columns=code), own).effect.value) if len(own) == 16 else np.nan)
    kept = [value for value in apart if value == value]
    assert len(kept) == 14  # leaving out one that never adopted
    half = np.log1p(found.effect.high) - np.log1p(found.effect.value)
    assert half > 0 and found.detectable > np.expm1(half)  # 2.05 and 2.90 standard errors
    assert np.log1p(found.detectable) / half == pytest.approx((2.0452 + 0.8542) / 2.0452, rel=1e-3)


def test_adopters_that_were_already_rising_are_told():
    assert staggered(counts_of(ahead=0.03, chance=0.02, seed=1), ADOPTED).before_p < 0.01
    assert staggered(counts_of(chance=0.02, seed=1), ADOPTED).before_p > 0.05


def test_nothing_planted_nothing_seen():
    found = [staggered(counts_of(lambda quarters: 0.0, chance=0.05, seed=seed), ADOPTED) for seed in range(40)]
    assert np.mean([one.effect.tells for one in found]) <= 0.15
    assert 0.3 < np.mean([one.random_p for one in found]) < 0.7


def test_who_is_compared():
    counts = counts_of(chance=0.01)
    counts.loc["2022-05", CODES[-1]] = np.nan  # a month missing
    counts[CODES[-2]] = 0.0  # counts of nobody
    adopted = ADOPTED | {CODES[-3]: "2021-03"}  # within six quarters of the first month
    found = staggered(counts, adopted)
    assert not {CODES[-1], CODES[-2], CODES[-3]} & {*found.adopters, *found.others}
    assert len(found.others) == 11


def test_quarters_in_which_hardly_anybody_is_left_are_cut_off():
    everyone = {code: "2021-10" if place < 15 else "2023-01" for place, code in enumerate(CODES[:25])}
    found = staggered(counts_of(adopted=everyone, chance=0.01), everyone)
    assert found.last == "2022-Q4" and len(found.adopters) == 15 and len(found.others) == 15


@pytest.mark.parametrize(
    ("counts", "adopted", "why"),
    [
        (counts_of(), dict.fromkeys(CODES[:7], "2022-01"), "7 districts that adopted and 23 that had not"),
        (counts_of(), dict.fromkeys(CODES[:23], "2022-01"), "had not"),
        (counts_of().iloc[:20], ADOPTED, "0 districts that adopted"),
        (pd.DataFrame(), {}, "0 districts that adopted"),
        (pd.DataFrame(index=MONTHS, dtype=object), {}, "0 districts that adopted"),
    ],
)
def test_too_few_are_refused(counts: pd.DataFrame, adopted: dict, why: str):
    with pytest.raises(TooFewPointsError, match=why):
        staggered(counts, adopted)


def test_quarters_that_are_not_whole_are_left_out():
    assert staggered(counts_of(chance=0.01).iloc[1:-1], ADOPTED).first == "2020-Q2"
    assert staggered(counts_of(chance=0.01).iloc[1:-1], ADOPTED).last == "2024-Q3"


def test_a_month_that_no_district_counted_leaves_none_to_compare():
    with pytest.raises(TooFewPointsError):
        staggered(counts_of(chance=0.01).drop("2022-05"), ADOPTED)


def test_the_jackknife_is_that_of_the_fourteen_and_sixteen_left_out():
    """(G-1)/G times the sum of squares about their mean, each computed by the estimator itself."""
    counts = counts_of(chance=0.05, seed=7)
    panel = _panel(counts, ADOPTED)
    apart = np.array([_imputed(np.delete(panel.y, i, 0), np.delete(panel.treated, i, 0)) for i in range(30)])
    found = staggered(counts, ADOPTED)
    half = np.log1p(found.effect.high) - np.log1p(found.effect.value)
    assert half == pytest.approx(2.0452 * np.sqrt(29 / 30 * ((apart - apart.mean()) ** 2).sum()), rel=1e-3)


def test_the_second_estimate_has_its_ends_in_order():
    found = staggered(counts_of(chance=0.05, seed=2), ADOPTED)
    assert found.second.low < found.second.value < found.second.high


def test_a_loss_is_as_unlikely_by_chance_as_a_gain():
    assert staggered(counts_of(lambda quarters: -0.1, chance=0.01), ADOPTED).random_p == pytest.approx(0.001)


def test_a_quarter_begins_in_its_first_month():
    counts = counts_of(chance=1e-9)
    last = {code: {"2021-10": "2021-12", "2023-01": "2023-03"}[month] for code, month in ADOPTED.items()}
    assert staggered(counts, last).effect.value == pytest.approx(np.expm1(0.1), abs=1e-6)


def test_one_district_counted_for_longer_does_not_take_the_others_away():
    counts = counts_of(chance=0.01)
    more = pd.concat([pd.DataFrame({CODES[0]: [counts[CODES[0]].iloc[0]]}, index=["2019-12"]), counts])
    found = staggered(more, ADOPTED)
    assert len(found.adopters) + len(found.others) == 30 and found.first == "2020-Q1"


def test_the_second_estimate_rests_on_quarters_that_several_have_reached():
    """Twelve adopters of which one is early: pooled over its quarters only that one would be left."""
    late = {CODES[0]: "2021-10"} | dict.fromkeys(CODES[1:12], "2024-01")
    found = [
        staggered(counts_of(lambda quarters: 0.0, adopted=late, chance=0.05, seed=seed), late) for seed in range(25)
    ]
    assert np.mean([one.second.tells for one in found]) <= 0.2


def test_leads_leave_a_quarter_before_them():
    """With four quarters before each adoption, four leads would be the districts' own levels."""
    early = dict.fromkeys(CODES[:12], "2021-01")
    with assuming(least_quarters=4):
        found = [
            staggered(counts_of(lambda quarters: 0.0, adopted=early, chance=0.05, seed=s), early) for s in range(8)
        ]
    assert np.median([one.before_p for one in found]) > 0.05
    assert found[0].by_quarter["quarter"].min() == -3
