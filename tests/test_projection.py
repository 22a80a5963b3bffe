"""How a monthly count goes on: by hand, and held against what came."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize
from scipy.stats import norm
from scipy.stats import t as student

from analysis.measures import TooFewPointsError, backtest, growth, project, widening, without_spikes
from analysis.measures.projection import growth_from


def months(count: int, first: str = "2021-12") -> list[str]:
    start = int(first[:4]) * 12 + int(first[5:7]) - 1
    return [f"{number // 12}-{number % 12 + 1:02d}" for number in range(start, start + count)]


def counts_of(steps: list[float], level: float = 1000.0, first: str = "2021-12") -> pd.Series:
    return pd.Series(level * np.exp(np.cumsum([0.0, *steps])), index=months(len(steps) + 1, first))


def two_years() -> pd.Series:
    """December 2021 to December 2023. January steps 0.10, then 0.20; every other month 0.01, then -0.01."""
    return counts_of([0.10, *[0.01] * 11, 0.20, *[-0.01] * 11])


def test_the_next_months_by_another_way():
    """The model is an autoregression of the change since the same month a year before: fitted and carried on here without a state space."""
    series = walk(5, 61)
    logs = np.log(series.to_numpy())
    since = logs[12:] - logs[:-12]

    def lacks(told: np.ndarray) -> float:
        mean, p, deviation = told[0], np.tanh(told[1]), np.exp(told[2])
        first = norm.logpdf(since[0], mean, deviation / np.sqrt(1 - p**2))
        return -first - norm.logpdf(since[1:], mean + p * (since[:-1] - mean), deviation).sum()

    start = [since.mean(), 1.0, np.log(since.std())]
    mean, p, deviation = minimize(lacks, start, method="BFGS").x
    p, deviation = np.tanh(p), np.exp(deviation)
    ahead = [mean + p**h * (since[-1] - mean) for h in range(1, 15)]
    middle = list(logs)
    for change in ahead:
        middle.append(middle[-12] + change)
    # What a month's chance does to the h-th month after it: p^h, and again what it did twelve months before that.
    moved = [p**h for h in range(14)]
    for h in (12, 13):
        moved[h] += moved[h - 12]
    half = norm.ppf(0.9) * deviation * np.sqrt(np.cumsum(np.square(moved)))
    course = project(series, 14)
    assert course["period"].tolist() == months(14, "2024-01")
    assert np.log(course["value"]).to_numpy() == pytest.approx(middle[-14:], abs=1e-4)
    assert np.log(course["high"] / course["value"]).to_numpy() == pytest.approx(half, rel=2e-3)
    assert np.log(course["value"] / course["low"]).to_numpy() == pytest.approx(half, rel=2e-3)


def test_another_level_is_another_interval():
    wide, narrow = project(walk(5), 1, level=0.95).iloc[0], project(walk(5), 1).iloc[0]
    assert np.log(wide["high"] / wide["value"]) / np.log(narrow["high"] / narrow["value"]) == pytest.approx(
        norm.ppf(0.975) / norm.ppf(0.9)
    )


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


def test_older_months_do_not_count_for_growth():
    old = counts_of([5.0] * 10, first="2021-02")
    assert growth(pd.concat([old.iloc[:-1] / 1e9, two_years()])) == growth(two_years())


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
    """Three years with a month missing: growth is of the last 24 steps that there are, reaching two months further back."""
    whole = walk(11, 37)
    broken = whole.drop(whole.index[-5])
    steps = np.log(whole).diff().drop([whole.index[-5], whole.index[-4]]).iloc[-24:]
    assert growth(broken)[0] == pytest.approx(np.expm1(steps.groupby(steps.index.str[5:]).mean().sum()))


@pytest.mark.parametrize("missing", [[-5], [3, 7], [3, 4, 5, 6, 7], [-14, -3]])
def test_a_projection_over_months_that_nobody_counted(missing: list[int]):
    whole = walk(11, 49)
    plain, broken = project(whole, 14), project(whole.drop(whole.index[missing]), 14)
    assert broken["period"].tolist() == plain["period"].tolist()
    assert np.log(broken["value"] / plain["value"]).abs().max() < 0.02
    wider = np.log(broken["high"] / broken["low"]) / np.log(plain["high"] / plain["low"])
    assert wider.min() > 0.85 and wider.max() < 1.5


def test_too_broken_is_too_little():
    with pytest.raises(TooFewPointsError, match="steps"):
        project(walk(11, 37).iloc[::2], 1)


def walk(seed: int, count: int = 60, deviation: float = 0.02) -> pd.Series:
    rng = np.random.default_rng(seed)
    season = np.tile([-0.05, 0.02, *[0.003] * 10], 9)[: count - 1]
    return counts_of(list(season + rng.normal(0, deviation, count - 1)), first="2018-12")


def test_intervals_hold_at_least_as_often_as_they_say():
    """Of 40 groups of three series each, known for four years; one month in five may miss. Without the past they hold too seldom."""
    plain, widened = [], []
    for group in range(40):
        like = [walk(3 * group + place, 49 + 12) for place in range(3)]
        by = widening(np.concatenate([backtest(series.iloc[:49]) for series in like]))
        course = project(like[0].iloc[:49], 12)
        missed = np.abs(np.log(like[0].iloc[49:].to_numpy() / course["value"]))
        half = np.log(course["high"] / course["value"])
        plain.append(missed <= half)
        widened.append(missed <= by * half)
    assert np.mean(plain) < 0.75 and np.mean(widened) >= 0.8


def test_past_projections_are_scored_by_what_came_after_them_only():
    series = walk(3)
    spoiled = series.copy()
    spoiled.iloc[-1] *= 3  # the last month is in the last projections' future only
    own, other = backtest(series), backtest(spoiled)
    # Months 25, 28, ... 58 of 60 are origins; month 59 is in the twelve months of those from 49 on.
    assert (own != other).sum() == 4 and len(own) == len(other)


@pytest.mark.parametrize(("origin", "place"), [(25, 0), (37, 48)])
def test_once_a_year_a_past_projection_is_that_of_a_series_which_ended_there(origin: int, place: int):
    series = walk(3)
    first = project(series.iloc[:origin], 12)
    missed = np.log(series.iloc[origin : origin + 12].to_numpy() / first["value"].to_numpy())
    half = np.log(first["high"] / first["value"]).to_numpy()
    assert backtest(series)[place : place + 12] == pytest.approx(np.abs(missed) / half)


def test_no_past_projection_is_made_where_there_was_too_little():
    # Months 40 to 69 of 97 were not counted. Origins 25 and 28 are held against twelve months, 31, 34 and 37 against 9, 6 and 3; before
    # those after the gap are enough the series ends.
    whole = walk(3, 97)
    assert len(backtest(whole.drop(whole.index[40:70]))) == 12 + 12 + 9 + 6 + 3


def test_what_the_past_bears_out():
    scores = np.linspace(0, 2, 101)
    assert widening(scores) == pytest.approx(1.62)  # ceil(102 x 0.8) is the 82nd of them
    assert widening(scores, level=0.999) == 2.0
    assert widening(scores / 4) == 1.0


def test_a_past_projection_is_cleaned_by_what_was_known_then():
    """Month 24 is raised: whether it stays so was not known when the first projection was made."""
    spiked = walk(3)
    spiked.iloc[24] *= 1.6
    calm = without_spikes(spiked)
    assert calm.iloc[24] < 0.8 * spiked.iloc[24]
    first = project(spiked.iloc[:25], 12)
    missed = np.abs(np.log(calm.iloc[25:37].to_numpy() / first["value"].to_numpy()))
    half = np.log(first["high"] / first["value"]).to_numpy()
    assert backtest(spiked, clean=without_spikes)[:12] == pytest.approx(missed / half)
    seen = []
    backtest(spiked, clean=lambda counts: seen.append(len(counts)) or counts)
    assert seen == [60, *range(25, 60, 3)]


def test_what_follows_a_formula_is_no_count():
    series = pd.Series(np.round(1e6 * 1.01 ** np.arange(60)), index=months(60))
    with pytest.raises(TooFewPointsError, match="computed, not counted"):
        project(series, 12)
    assert backtest(series).size == 0


@pytest.mark.parametrize("slope", [10, 30, 100])
def test_interpolated_counts_have_intervals_all_the_same(slope: int):
    series = pd.Series(1000 + slope * np.arange(60.0), index=months(60))
    course = project(series, 24)
    assert (course["low"] < course["value"]).all() and (course["value"] < course["high"]).all()
    assert np.isfinite(backtest(series)).all()


def test_a_score_that_is_no_number_is_refused():
    with pytest.raises(ValueError, match="without an interval"):
        widening(np.r_[np.full(70, 1.0), np.nan])


def test_sixty_past_months_are_enough_and_fewer_are_not():
    assert widening(np.full(60, 1.5)) == 1.5
    with pytest.raises(TooFewPointsError, match="59 months were projected in the past and came; 60 are needed"):
        widening(np.full(59, 1.5))


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 10_000), st.floats(0.01, 1e6))
def test_the_unit_does_not_matter(seed: int, factor: float):
    series = walk(seed)
    plain, scaled = project(series, 6), project(series * factor, 6)
    for column in ("value", "low", "high"):
        assert scaled[column].to_numpy() == pytest.approx(plain[column].to_numpy() * factor, rel=1e-3)
    assert growth(series * factor) == pytest.approx(growth(series))


def test_how_many_past_projections_are_scored():
    # 60 months: origins 25 to 46 (eight) held against twelve months, 49 against 11, 52 against 8, 55 against 5, 58 against 2.
    assert len(backtest(walk(3))) == 8 * 12 + 11 + 8 + 5 + 2


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


def test_the_order_of_the_months_does_not_matter():
    assert project(two_years().sample(frac=1, random_state=1), 2).equals(project(two_years(), 2))


@pytest.mark.parametrize("what", [project, growth])
def test_what_a_formula_made_is_no_count(what):
    doubled = pd.Series([1.0, *[2.0] * 12, *[4.0] * 12], index=months(25))
    with pytest.raises(TooFewPointsError, match="computed, not counted"):
        what(doubled, 1)


def test_growth_is_taken_from_two_years_of_steps():
    assert growth_from(walk(3)) == "2021-11"  # 24 steps before November 2023, the last of 60 months
    assert growth_from(walk(3).drop("2023-03")) == "2021-09"
