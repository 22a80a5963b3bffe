"""How a monthly count goes on: by hand, and held against what came."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import t as student

from analysis.measures import TooFewPointsError, backtest, growth, project, widening

OTHER_STEPS = {1: 0.01, 0: -0.01}  # in the first year, in the second


def months(count: int, first: str = "2021-12") -> list[str]:
    start = int(first[:4]) * 12 + int(first[5:7]) - 1
    return [f"{number // 12}-{number % 12 + 1:02d}" for number in range(start, start + count)]


def counts_of(steps: list[float], level: float = 1000.0, first: str = "2021-12") -> pd.Series:
    return pd.Series(level * np.exp(np.cumsum([0.0, *steps])), index=months(len(steps) + 1, first))


def two_years() -> pd.Series:
    """December 2021 to December 2023. January steps 0.10, then 0.20; every other month 0.01, then -0.01."""
    return counts_of([0.10, *[0.01] * 11, 0.20, *[-0.01] * 11])


def test_the_next_months_by_hand():
    # January: mean 0.15, left over -0.05 and 0.05: variance 0.005 with 1 degree of freedom.
    # Others: mean 0, left over 22 times 0.01: 0.0022 / (22 - 11) = 0.0002 with 11.
    # One month ahead: 0.005 x (1 + 1/2) = 0.0075. Two: 0.0075 + 0.0002 x 1.5 = 0.0078,
    # degrees 0.0078^2 / (0.0075^2 / 1 + 0.0003^2 / 11) = 1.0814.
    course = project(two_years(), 2)
    last = two_years().iloc[-1]
    assert course["period"].tolist() == ["2024-01", "2024-02"]
    assert course["value"].to_numpy() == pytest.approx(last * np.exp([0.15, 0.15]))
    first, second = (
        student.ppf(0.9, 1) * 0.0075**0.5,
        student.ppf(0.9, 0.0078**2 / (0.0075**2 + 0.0003**2 / 11)) * 0.0078**0.5,
    )
    assert course["low"].to_numpy() == pytest.approx(last * np.exp([0.15 - first, 0.15 - second]))
    assert course["high"].to_numpy() == pytest.approx(last * np.exp([0.15 + first, 0.15 + second]))


def test_a_month_that_comes_twice_errs_twice_the_same_way():
    # After 13 months January is in it twice: 0.005 x (2 + 2^2/2) = 0.02; the eleven others once: 11 x 0.0002 x 1.5 = 0.0033.
    row = project(two_years(), 13).iloc[-1]
    variance, degrees = 0.0233, 0.0233**2 / (0.02**2 / 1 + 0.0033**2 / 11)
    assert np.log(row["high"] / row["value"]) == pytest.approx(student.ppf(0.9, degrees) * variance**0.5)


def test_growth_of_a_year_by_hand():
    # 0.15 a year; variance of the mean 0.005/2 + 11 x 0.0002/2 = 0.0036.
    value, low, high = growth(two_years())
    half = student.ppf(0.975, 0.0036**2 / (0.0025**2 / 1 + 0.0011**2 / 11)) * 0.06
    assert (value, low, high) == pytest.approx(tuple(np.expm1([0.15, 0.15 - half, 0.15 + half])))


def test_a_wider_interval_about_the_same_value():
    plain, wide = project(two_years(), 3), project(two_years(), 3, widened=1.5)
    assert wide["value"].tolist() == plain["value"].tolist()
    assert np.log(wide["high"] / wide["value"]).tolist() == pytest.approx(
        1.5 * np.log(plain["high"] / plain["value"]).to_numpy()
    )


def test_older_months_do_not_count():
    old = counts_of([5.0] * 10, first="2021-02")
    assert project(pd.concat([old.iloc[:-1] / 1e9, two_years()]), 4).equals(project(two_years(), 4))


@pytest.mark.parametrize(
    ("counts", "why"),
    [
        (two_years().iloc[1:], "23 steps"),
        (two_years().drop("2022-06"), "22 steps"),
        (two_years() * 0, "counts of nobody"),
        (pd.Series(500.0, index=months(40)), "copied, not counted"),
        (pd.Series(dtype=float), "no month was counted"),
    ],
)
def test_no_projection_where_there_is_too_little(counts: pd.Series, why: str):
    with pytest.raises(TooFewPointsError, match=why):
        project(counts, 1)
    assert backtest(counts).size == 0


def test_a_month_that_nobody_counted_breaks_its_two_steps_only():
    """Three years with a month missing: the last 24 steps that there are, reaching two months further back."""
    whole = walk(11, 37)
    broken = whole.drop(whole.index[-5])
    course = project(broken, 3)
    assert course["period"].tolist() == project(whole, 3)["period"].tolist()
    steps = np.log(whole).diff().drop([whole.index[-5], whole.index[-4]]).iloc[-24:]
    by_name = steps.groupby(steps.index.str[5:]).mean()
    ahead = [by_name[period[5:]] for period in course["period"]]
    assert np.log(course["value"]).tolist() == pytest.approx(np.log(whole.iloc[-1]) + np.cumsum(ahead))


def test_too_broken_is_too_little():
    with pytest.raises(TooFewPointsError, match="steps"):
        project(walk(11, 37).iloc[::2], 1)


def walk(seed: int, count: int = 60, deviation: float = 0.02) -> pd.Series:
    rng = np.random.default_rng(seed)
    season = np.tile([-0.05, 0.02, *[0.003] * 10], 9)[: count - 1]
    return counts_of(list(season + rng.normal(0, deviation, count - 1)), first="2018-12")


def test_intervals_hold_as_often_as_they_say():
    """Of 600 random walks with seasons; one in five may miss."""
    hits = []
    for seed in range(600):
        series = walk(seed, 49 + 12)
        course, later = project(series.iloc[:49], 12), series.iloc[49:]
        hits.append((course["low"].to_numpy() <= later.to_numpy()) & (later.to_numpy() <= course["high"].to_numpy()))
    assert 0.77 < np.mean(hits) < 0.85


def test_past_projections_are_scored_by_what_came_after_them_only():
    series = walk(3)
    spoiled = series.copy()
    spoiled.iloc[-1] *= 3  # the last month is in the last projections' future only
    own, other = backtest(series), backtest(spoiled)
    assert (own != other).sum() == 4 and len(own) == len(other)


def test_what_the_past_bears_out():
    scores = np.linspace(0, 2, 101)
    assert widening(scores) == pytest.approx(1.6)  # 80 of 100 were within 1.6 half-widths
    assert widening(scores / 4) == 1.0
    assert widening(scores[:20]) == 1.0


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.floats(0.01, 1e6))
def test_the_unit_does_not_matter(seed: int, factor: float):
    series = walk(seed)
    plain, scaled = project(series, 6), project(series * factor, 6)
    for column in ("value", "low", "high"):
        assert scaled[column].to_numpy() == pytest.approx(plain[column].to_numpy() * factor)
    assert backtest(series * factor) == pytest.approx(backtest(series))


def test_how_many_past_projections_are_scored():
    # 60 months: origins 59, 56, 53, 50, held against 1, 4, 7, 10 months, and eight (47 to 26) against twelve.
    assert len(backtest(walk(3))) == 1 + 4 + 7 + 10 + 8 * 12


def test_months_that_nobody_counted_are_no_score():
    whole = walk(3)
    scores = backtest(whole.drop([whole.index[45], whole.index[55]]))
    assert len(scores) > 50 and np.isfinite(scores).all()


def test_every_calendar_month_is_needed_and_the_turn_twice():
    whole = walk(11, 49)
    with pytest.raises(TooFewPointsError, match="steps"):
        project(whole[~whole.index.str.endswith("-07")], 1)  # 24 steps and more, none into a July or August
    with pytest.raises(TooFewPointsError, match="steps"):
        project(walk(11, 37).drop("2021-01"), 1)  # one step into a January among the last 24


def test_five_months_in_three_years_may_be_missing():
    broken = walk(11, 37).drop(["2020-04", "2020-08", "2021-03", "2021-06", "2021-09"])
    assert len(project(broken, 1)) == 1


def test_sixty_past_months_are_enough_and_fewer_are_not():
    assert widening(np.full(59, 1.5)) == 1.0 and widening(np.full(60, 1.5)) == 1.5


def test_the_order_of_the_months_does_not_matter():
    assert project(two_years().sample(frac=1, random_state=1), 2).equals(project(two_years(), 2))


def test_growth_without_any_chance():
    doubled = pd.Series([1.0, *[2.0] * 12, *[4.0] * 12], index=months(25))
    assert growth(doubled) == pytest.approx((1.0, 1.0, 1.0))
