"""The break at the instruction: what was planted is found, the pandemic's fall is not taken for it, and too little is refused."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from statsmodels.regression.linear_model import OLS

from analysis.measures import TooFewPointsError, interrupted
from analysis.measures.interrupted import _design, _drawn, _statistics

SEASON = np.array([-0.03, -0.02, -0.01, 0, 0, 0, 0, 0, 0.01, 0.01, 0.02, 0.02])


def months(first: str, last: str) -> list[str]:
    start, end = (int(text[:4]) * 12 + int(text[5:7]) - 1 for text in (first, last))
    return [f"{number // 12}-{number % 12 + 1:02d}" for number in range(start, end + 1)]


def counts_of(level: float = 0.0, slope: float = 0.0, *, dip: float = 0.0, chance: float = 0.0, lasting: float = 0.0, seed: int = 0, first: str = "2016-01", last: str = "2024-12") -> pd.Series:  # fmt: skip
    """Growth of 3 percent a year and seasons; ``level`` from April 2021 on, ``slope`` a year; ``dip`` in the pandemic."""
    index = months(first, last)
    since = np.array([(int(m[:4]) - 2021) * 12 + int(m[5:7]) - 4 for m in index])
    rng, noise = np.random.default_rng(seed), np.zeros(len(index))
    for at in range(1, len(index)):
        noise[at] = lasting * noise[at - 1] + rng.normal(0, chance)
    y = 12 + 0.03 * since / 12 + SEASON[[int(m[5:7]) - 1 for m in index]] + noise
    y = y + (level + slope * since / 12) * (since >= 0)
    y = y - dip * np.array([("2020-03" <= m <= "2022-12") for m in index])
    return pd.Series(np.exp(y), index=index)


def test_what_was_planted_is_found():
    # The last month is 44 months after April 2021: 0.05 + 0.02 x 44/12.
    found = interrupted(counts_of(0.05, 0.02, chance=1e-9))
    assert found.effect.value == pytest.approx(np.expm1(0.05 + 0.02 * 44 / 12), abs=1e-6)
    assert found.level.value == pytest.approx(np.expm1(0.05), abs=1e-6)
    assert found.slope.value == pytest.approx(np.expm1(0.02), abs=1e-6)
    assert found.effect.tells and found.effect.low <= found.effect.value <= found.effect.high
    assert (found.before, found.after, found.left_out) == (50, 24, 34)


def test_the_counterfactual_is_the_course_without_it():
    found = interrupted(counts_of(0.05, 0.02, chance=1e-4))
    without = counts_of(chance=1e-4)
    course = found.course.set_index("period")
    assert course["expected"].notna().sum() == 45  # April 2021 to December 2024
    assert course.loc["2024-12", "expected"] == pytest.approx(without["2024-12"], rel=2e-3)
    assert course.loc["2024-12", "low"] < course.loc["2024-12", "expected"] < course.loc["2024-12", "high"]
    assert course.loc["2019-12", "fitted"] == pytest.approx(without["2019-12"], rel=2e-3)


def test_the_pandemics_fall_and_recovery_are_not_the_instructions():
    clean, fallen = counts_of(chance=0.002, seed=4), counts_of(chance=0.002, seed=4, dip=0.2)
    assert interrupted(fallen).effect.value == pytest.approx(interrupted(clean).effect.value, abs=1e-9)
    kept = interrupted(fallen, pandemic=True)
    assert kept.left_out == 0 and abs(kept.effect.value - interrupted(clean, pandemic=True).effect.value) > 0.03


def test_months_that_nobody_counted_are_left_out():
    whole = counts_of(0.05, chance=0.002, seed=5)
    gaps = ["2017-04", "2018-09", "2023-07"]
    found = interrupted(whole.drop(gaps))
    assert (found.before, found.after) == (48, 23)
    assert found.effect.value == pytest.approx(interrupted(whole).effect.value, abs=0.01)


@pytest.mark.parametrize(
    ("counts", "why"),
    [
        (counts_of(first="2018-04"), "23 months before and 24 after"),
        (counts_of(last="2023-11"), "50 months before and 11 after"),
        (counts_of() * 0, "counts of nobody"),
        (counts_of() * 0 + 500, "copied, not counted"),
        (pd.Series({"2024-12": 479_538.0, "2025-08": 407_773.0}), "0 months before and 2 after"),
        (pd.Series(dtype=float), "0 months before"),
    ],
)
def test_too_little_is_refused(counts: pd.Series, why: str):
    with pytest.raises(TooFewPointsError, match=why):
        interrupted(counts)


def test_the_least_that_is_enough():
    assert interrupted(counts_of(first="2018-03", last="2023-12", chance=0.002)).before == 24


def test_the_bootstrapped_statistic_is_the_estimate_by_its_newey_west_error():
    counts = counts_of(0.02, chance=0.004, lasting=0.5, seed=2)
    design = _design(tuple(counts.index), False)
    y = np.log(counts.to_numpy())
    fit = OLS(y, design.whole).fit(cov_type="HAC", cov_kwds={"maxlags": design.lags, "use_correction": False})
    error = np.sqrt(design.at_last @ np.asarray(fit.cov_params()) @ design.at_last)
    own = _statistics(design, y[design.kept][None], design.at_last)[0]
    assert own == pytest.approx(design.at_last @ fit.params / error, rel=1e-6)


def test_intervals_hold_and_nothing_is_seen_where_nothing_is():
    """120 series whose chance lasts; the normal's quantiles would hold in about 84 of 100 (docs/calibration.md)."""
    found = [interrupted(counts_of(0.03, chance=0.004, lasting=0.5, seed=seed, first="2017-01")) for seed in range(120)]
    truth = np.expm1(0.03)
    assert 0.90 <= np.mean([one.effect.low <= truth <= one.effect.high for one in found]) <= 0.99
    none = [interrupted(counts_of(chance=0.004, lasting=0.5, seed=seed, first="2017-01")) for seed in range(500, 620)]
    assert np.mean([one.effect.tells for one in none]) <= 0.10
    assert np.mean([one.p_value < 0.05 for one in none]) == pytest.approx(
        np.mean([one.effect.tells for one in none]), abs=0.02
    )


def test_how_much_of_chance_lasts_is_found_and_drawn():
    found = [interrupted(counts_of(chance=0.004, lasting=0.8, seed=seed)).lasting for seed in range(20)]
    assert 0.6 < np.mean(found) < 0.9
    design = _design(tuple(counts_of().index), False)
    drawn, (later, earlier) = _drawn(design, 0.5), design.pairs
    own = (drawn[:, later] * drawn[:, earlier]).sum(axis=1) / (drawn**2).sum(axis=1)

    assert own.std() > 0.13
