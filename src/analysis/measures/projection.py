"""How a monthly count goes on if it goes on as it did, with an interval that its own past bears out.

With y the count of a month and e the chance of a month,

    ln y_t - ln y_(t-1) = m(calendar month of t) + e_t,      sd(e_t) = s1 from December to January, s else

the m are the mean steps of the last 24 months (``assumptions.csv``, ``projection_months``); a step into or out of a month that nobody
counted is none, and the last 24 of three years may be so broken. After h months, in which the calendar month c comes k_c times,

    ln y_h = ln y_0 + sum_c k_c m_c,      variance = sum_c (k_c + k_c^2 / n_c) s_c^2

with n_c the steps that m_c is the mean of. Contracts paid by a year's budget lapse on 31 December, so a month is held to the same
month of other years, and the turn of the year is less certain than any other step. A random walk with a seasonal drift (Hyndman
and Athanasopoulos, Forecasting: Principles and Practice, ch. 5); quantiles are Student's with Satterthwaite's degrees of freedom.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.special import stdtrit

from analysis.reference import assumption

LEVEL = 0.80
BACKTEST_STEP = 3  # months between the origins of past projections
HORIZON = 12  # months that a past projection is held against what came
BROKEN = 12  # months that the last steps may be spread over more
LEAST_SCORES = 60  # past projected months, fewer say nothing of how wide an interval should be
TURN = 1  # January: the step from December


class TooFewPointsError(ValueError):
    """A series is too short, or too broken, for what was asked of it."""


@dataclass(frozen=True)
class Steps:
    """The steps of the last months: mean by calendar month, its number, and the variance of chance by calendar month."""

    mean: np.ndarray
    count: np.ndarray
    variance: np.ndarray
    degrees: np.ndarray  # of freedom: of the turn of the year, of all other steps
    first: int  # place of the month from which the first of them is taken

    def after(self, calendar: np.ndarray) -> tuple[float, float, float]:
        """Sum of the mean steps of these calendar months, its variance as a projection, its degrees of freedom."""
        times = np.bincount(calendar, minlength=13)[1:]
        own = times + np.where(self.count > 0, times**2 / np.maximum(self.count, 1), 0.0)
        return float(times @ self.mean), *self._pooled(own)

    def year(self) -> tuple[float, float, float]:
        """The growth of a year in logarithms, the variance of that mean, its degrees of freedom."""
        return float(self.mean.sum()), *self._pooled(1 / self.count)

    def _pooled(self, weights: np.ndarray) -> tuple[float, float]:
        turn = weights[TURN - 1] * self.variance[TURN - 1]
        other = float(np.delete(weights * self.variance, TURN - 1).sum())
        total = turn + other
        if total == 0:
            return 0.0, float(self.degrees.sum())
        return total, total**2 / (turn**2 / self.degrees[0] + other**2 / self.degrees[1])


def project(counts: pd.Series, months: int, *, level: float = LEVEL, widened: float = 1.0) -> pd.DataFrame:
    """The next months of a monthly count, one row a month: period (YYYY-MM), value, low, high (in the count's unit).

    ``counts`` are indexed by month (YYYY-MM). ``low`` and ``high`` are the interval in which the count lies with probability ``level`` if the
    coming months are drawn as those of the last two years were; ``widened`` is what its past bears out (:func:`backtest`). Raises
    :class:`TooFewPointsError` for fewer than 24 steps from month to month in the last three years, counts of nobody, and counts that never change.
    """
    known = _Known.of(counts)
    steps = known.steps(len(known.logs))
    rows = []
    for ahead in range(1, months + 1):
        moved, half = _reach(steps, known.calendar(len(known.logs), ahead), level)
        middle = known.logs[-1] + moved
        ends = np.exp([middle, middle - widened * half, middle + widened * half])
        rows.append((known.month(len(known.logs) + ahead - 1), *ends))
    return pd.DataFrame(rows, columns=["period", "value", "low", "high"])


def growth(counts: pd.Series, level: float = 0.95) -> tuple[float, float, float]:
    """Growth of a year as a share of the count (0.1 is a tenth), and its interval.

    The mean of the last two years, like months held against like. Raises as :func:`project` does.
    """
    known = _Known.of(counts)
    year, variance, degrees = known.steps(len(known.logs)).year()
    half = float(stdtrit(degrees, (1 + level) / 2)) * variance**0.5
    return tuple(float(np.expm1(x)) for x in (year, year - half, year + half))


def course_from(counts: pd.Series) -> str:
    """The first month (YYYY-MM) that a course is taken from. Raises as :func:`project` does."""
    known = _Known.of(counts)
    return known.month(known.steps(len(known.logs)).first)


def backtest(counts: pd.Series, *, level: float = LEVEL) -> np.ndarray:
    """How far past projections of a series missed, each in half-widths of its interval: at most 1 where the interval held.

    A projection is made every third month from what was known then, and held against the twelve months that came. Empty where
    the series is too short.
    """
    try:
        known = _Known.of(counts)
    except TooFewPointsError:
        return np.empty(0)
    scores = []
    for origin in range(len(known.logs) - 1, 1, -BACKTEST_STEP):
        if np.isnan(known.logs[origin - 1]):
            continue
        try:
            steps = known.steps(origin)
        except TooFewPointsError:
            continue
        for at in range(origin, min(origin + HORIZON, len(known.logs))):
            if not np.isnan(known.logs[at]):
                moved, half = _reach(steps, known.calendar(origin, at - origin + 1), level)
                scores.append(abs(known.logs[at] - known.logs[origin - 1] - moved) / half)
    return np.asarray(scores)


def widening(scores: np.ndarray, level: float = LEVEL) -> float:
    """By how much intervals must be widened so that they would have held in the past as often as they say.

    A conformal correction (Vovk, Gammerman and Shafer 2005) over the past projections of like series; never below 1, and 1
    where there are too few of them.
    """
    if len(scores) < LEAST_SCORES:
        return 1.0
    return max(1.0, float(np.quantile(scores, level)))


# ---- parts -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Known:
    """A count as logarithms by month from the first to the last counted, NaN where nobody counted."""

    logs: np.ndarray
    first: int  # months since year 0

    @classmethod
    def of(cls, counts: pd.Series) -> _Known:
        own = counts.dropna().sort_index()
        if own.empty:
            raise TooFewPointsError("no month was counted")
        if (own <= 0).any():
            raise TooFewPointsError("counts of nobody have no growth")
        numbers = np.array([int(month[:4]) * 12 + int(month[5:7]) - 1 for month in own.index])
        logs = np.full(numbers[-1] - numbers[0] + 1, np.nan)
        logs[numbers - numbers[0]] = np.log(own.to_numpy(dtype=float))
        known = cls(logs, int(numbers[0]))
        known.steps(len(logs))
        return known

    def calendar(self, start: int, count: int) -> np.ndarray:
        """The calendar months, 1 to 12, of so many places from ``start`` on."""
        return (self.first + start + np.arange(count)) % 12 + 1

    def month(self, place: int) -> str:
        number = self.first + place
        return f"{number // 12}-{number % 12 + 1:02d}"

    def steps(self, end: int) -> Steps:
        """The steps before place ``end``. Raises :class:`TooFewPointsError` where they are too few."""
        window = int(assumption("projection_months").value) - 1
        start = max(0, end - window - BROKEN - 1)
        moved, month = np.diff(self.logs[start:end]), self.calendar(start + 1, max(end - start - 1, 0))
        counted = np.flatnonzero(~np.isnan(moved))[-window:]
        moved, month = moved[counted], month[counted]
        count = np.bincount(month, minlength=13)[1:]
        if len(moved) < window or count.min() < 1 or count[TURN - 1] < 2:
            raise TooFewPointsError(
                f"{len(moved)} steps from month to month in the last three years; a course needs {window}, so that every month has "
                "the same month of another year"
            )
        if (moved == 0).all():
            raise TooFewPointsError(f"the count is the same in {window} months: copied, not counted")
        mean = np.bincount(month, moved, minlength=13)[1:] / count
        left = moved - mean[month - 1]
        turn = month == TURN
        degrees = np.array([turn.sum() - 1, (~turn).sum() - 11])
        own, other = (left[turn] ** 2).sum() / degrees[0], (left[~turn] ** 2).sum() / degrees[1]
        variance = np.full(12, other)
        variance[TURN - 1] = own
        return Steps(mean, count, variance, degrees, start + int(counted[0]))


def _reach(steps: Steps, calendar: np.ndarray, level: float) -> tuple[float, float]:
    moved, variance, degrees = steps.after(calendar)
    return moved, max(float(stdtrit(degrees, (1 + level) / 2)) * variance**0.5, 1e-12)


__all__ = ["TooFewPointsError", "backtest", "course_from", "growth", "project", "widening"]
