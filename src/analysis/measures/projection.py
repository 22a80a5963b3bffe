"""How a monthly count goes on if it goes on as it did, with an interval that its own past bears out.

**Growth** is what was: with y the count of a month,

    ln y_t - ln y_(t-1) = m(calendar month of t) + e_t,      sd(e_t) = s1 from December to January, s else
    growth of a year = sum of the twelve m,                  variance = sum of s_c^2 / n_c

over the last 24 steps from month to month (``assumptions.csv``, ``projection_months``), n_c of them into calendar month c. A step into
or out of a month that nobody counted is none, and the 24 may lie in three years. Contracts that a year's budget pays lapse on 31
December, so the turn of the year is less certain than any other step. Quantiles are Student's, with Satterthwaite's degrees of freedom.

**A projection** is what would be: statsmodels' SARIMAX(1,0,0)(0,1,0)12 with drift, fitted to all months there are (Durbin and Koopman
2012, Time Series Analysis by State Space Methods; Hyndman and Athanasopoulos, Forecasting: Principles and Practice, ch. 9),

    ln y_t - ln y_(t-12) = c + p (ln y_(t-1) - ln y_(t-13)) + u_t,      u_t normal

so that a month is held to the same month a year before, and what is unusual now fades by p a month. Its own interval takes c and p
for known, and few years do not tell them: :func:`widening` is by how much it must be wider, from projections made in the past.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.special import stdtrit
from statsmodels.tools.sm_exceptions import ConvergenceWarning, EstimationWarning
from statsmodels.tsa.statespace.mlemodel import MLEResults
from statsmodels.tsa.statespace.sarimax import SARIMAX

from analysis.reference import assumption, month_at, month_number

LEVEL = 0.80
BACKTEST_STEP = 3  # months between the origins of past projections
HORIZON = 12  # months that a past projection is held against what came, and that it is fitted for
BROKEN = 12  # months that the last steps may be spread over more
LEAST_SCORES = 60  # past projected months, fewer say nothing of how wide an interval should be
TURN = 1  # January: the step from December
COPIED = 1e-9  # in logarithms: counts that differ by less were not counted
COMPUTED = (
    1e-4  # in logarithms: chance of a month below it is that of a formula, and lost in the filter's own arithmetic
)


class TooFewPointsError(ValueError):
    """A series is too short, or too broken, for what was asked of it."""


def project(counts: pd.Series, months: int, *, level: float = LEVEL, widened: float = 1.0) -> pd.DataFrame:
    """The next months of a monthly count, one row a month: period (YYYY-MM), value, low, high (in the count's unit).

    ``counts`` are indexed by month (YYYY-MM). ``value`` is the median; ``low`` and ``high`` are the model's interval of probability ``level``, its
    half-widths in logarithms times ``widened`` (:func:`widening`; 1 is too narrow for a few years of months). Raises :class:`TooFewPointsError` for
    fewer than 24 steps from month to month in the last three years, counts of nobody, and counts that were copied or computed.
    """
    known = _Known.of(counts)
    middle, half = _ahead(_fitted(known.logs), months, level)
    rows = {
        "period": [known.month(len(known.logs) + ahead) for ahead in range(months)],
        "value": np.exp(middle),
        "low": np.exp(middle - widened * half),
        "high": np.exp(middle + widened * half),
    }
    return pd.DataFrame(rows)


def growth(counts: pd.Series, level: float = 0.95) -> tuple[float, float, float]:
    """Growth of a year as a share of the count (0.1 is a tenth), and its interval.

    The mean of the last two years, like months held against like. Raises as :func:`project` does.
    """
    year, variance, degrees = _Known.of(counts).steps().year()
    half = float(stdtrit(degrees, (1 + level) / 2)) * variance**0.5
    return tuple(float(np.expm1(x)) for x in (year, year - half, year + half))


def growth_from(counts: pd.Series) -> str:
    """The first month (YYYY-MM) that :func:`growth` is taken from. Raises as it does."""
    known = _Known.of(counts)
    return known.month(known.steps().first)


def backtest(
    counts: pd.Series, *, level: float = LEVEL, clean: Callable[[pd.Series], pd.Series] = pd.Series.copy
) -> np.ndarray:
    """How far past projections of a series missed, each in half-widths of its interval: at most 1 where the interval held.

    A projection is made every third month from what was known then, with parameters fitted in that year or the one before it and never to what came
    after, and held against the twelve months that came. ``clean`` takes out what a projection is made without, each time from what was known
    then. Empty where the series is too short.
    """
    try:
        known = _Known.of(clean(counts))
    except TooFewPointsError:
        return np.empty(0)
    scores, fitted, fitted_at = [], None, 0
    for origin in range(int(assumption("projection_months").value), len(known.logs), BACKTEST_STEP):
        try:
            past = _Known.of(clean(counts[counts.index < known.month(origin)])).to(origin, known.first)
            if np.isnan(past[-1]):
                continue
            if fitted is None or origin - fitted_at >= HORIZON:
                fitted, fitted_at = _fitted(past), origin
            middle, half = _ahead(fitted.apply(past), HORIZON, level)
        except TooFewPointsError:
            continue
        came = known.logs[origin : origin + HORIZON]
        missed = np.abs(came - middle[: len(came)]) / half[: len(came)]
        scores.append(missed[~np.isnan(came)])
    return np.concatenate(scores) if scores else np.empty(0)


def widening(scores: np.ndarray, level: float = LEVEL) -> float:
    """By how much intervals must be wider so that they would have held in the past as often as they say; never below 1.

    A conformal correction over the past projections of like series: the score of rank ceil((n + 1) level) (Vovk, Gammerman and Shafer 2005). Raises :class:`TooFewPointsError` for
    fewer than 60 past projected months: how wide an interval should be is not known then, and the model's own is too narrow.
    """
    if not np.isfinite(scores).all():
        raise ValueError("a past projection without an interval has no score")
    if len(scores) < LEAST_SCORES:
        raise TooFewPointsError(
            f"{len(scores)} months were projected in the past and came; {LEAST_SCORES} are needed to know how wide an interval must be"
        )
    place = min(math.ceil((len(scores) + 1) * level), len(scores))
    return max(1.0, float(np.sort(scores)[place - 1]))


# ---- parts -------------------------------------------------------------------------------------


def _fitted(logs: np.ndarray) -> MLEResults:
    """The model with parameters of these logarithms, NaN where nobody counted. Raises :class:`TooFewPointsError` where chance has no part in them."""
    # Levels in logarithms are not above 25: a wider start is only lost in the filter's arithmetic.
    model = SARIMAX(logs, order=(1, 0, 0), seasonal_order=(0, 1, 0, 12), trend="c", initial_variance=1e3)
    with warnings.catch_warnings():
        # The parameter goes to its bound where chance lasts, and starting values may lie beyond it: both are dealt with.
        warnings.simplefilter("ignore", ConvergenceWarning)
        warnings.simplefilter("ignore", EstimationWarning)
        # Gradients fail near that bound; the simplex found the highest likelihood of all methods on every series tried.
        fitted = model.fit(method="nm", maxiter=500, disp=False, cov_type="none")
    if not fitted.params[-1] > COMPUTED**2:  # the variance of a month's chance
        raise TooFewPointsError("the months follow a formula: computed, not counted")
    return fitted


def _ahead(fitted: MLEResults, months: int, level: float) -> tuple[np.ndarray, np.ndarray]:
    """The next months in logarithms and the half-widths of their intervals."""
    forecast = fitted.get_forecast(months)
    low, high = np.asarray(forecast.conf_int(alpha=1 - level)).T
    if not (high > low).all():
        raise TooFewPointsError("the months follow a formula: computed, not counted")
    return np.asarray(forecast.predicted_mean), (high - low) / 2


@dataclass(frozen=True)
class _Steps:
    """The steps of the last months: mean by calendar month, its number, and the variance of chance by calendar month."""

    mean: np.ndarray
    count: np.ndarray
    variance: np.ndarray
    degrees: np.ndarray  # of freedom: of the turn of the year, of all other steps
    first: int  # place of the month from which the first of them is taken

    def year(self) -> tuple[float, float, float]:
        """The growth of a year in logarithms, the variance of that mean, its degrees of freedom."""
        parts = self.variance / self.count
        turn, other = parts[TURN - 1], float(np.delete(parts, TURN - 1).sum())
        degrees = (turn + other) ** 2 / (turn**2 / self.degrees[0] + other**2 / self.degrees[1])
        return float(self.mean.sum()), turn + other, degrees


@dataclass(frozen=True)
class _Known:
    """A count as logarithms by month from the first to the last counted, NaN where nobody counted."""

    logs: np.ndarray
    first: int  # months since year 0

    @classmethod
    def of(cls, counts: pd.Series) -> _Known:
        """Raises :class:`TooFewPointsError` where no course can be taken from them."""
        own = counts.dropna().sort_index()
        if own.empty:
            raise TooFewPointsError("no month was counted")
        if (own <= 0).any():
            raise TooFewPointsError("counts of nobody have no growth")
        numbers = np.array([month_number(month) for month in own.index])
        logs = np.full(numbers[-1] - numbers[0] + 1, np.nan)
        logs[numbers - numbers[0]] = np.log(own.to_numpy(dtype=float))
        known = cls(logs, int(numbers[0]))
        known.steps()
        return known

    def to(self, end: int, first: int) -> np.ndarray:
        """The logarithms up to place ``end`` of a series that begins in month ``first``, NaN for the last months if nobody counted them."""
        logs = np.full(end, np.nan)
        logs[self.first - first : self.first - first + len(self.logs)] = self.logs
        return logs

    def calendar(self, start: int, count: int) -> np.ndarray:
        """The calendar months, 1 to 12, of so many places from ``start`` on."""
        return (self.first + start + np.arange(count)) % 12 + 1

    def month(self, place: int) -> str:
        return month_at(self.first + place)

    def steps(self) -> _Steps:
        """The last steps. Raises :class:`TooFewPointsError` where they are too few, or none was counted."""
        window, end = int(assumption("projection_months").value) - 1, len(self.logs)
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
        if np.abs(left).max() < COPIED:
            raise TooFewPointsError("every month moves as the same month of the other year did: computed, not counted")
        turn = month == TURN
        degrees = np.array([turn.sum() - 1, (~turn).sum() - 11])
        own, other = (left[turn] ** 2).sum() / degrees[0], (left[~turn] ** 2).sum() / degrees[1]
        variance = np.full(12, other)
        variance[TURN - 1] = own
        return _Steps(mean, count, variance, degrees, start + int(counted[0]))


__all__ = ["TooFewPointsError", "backtest", "growth", "growth_from", "project", "widening"]
