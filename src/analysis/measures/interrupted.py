"""Interrupted time series: whether a monthly count left its course at the instruction of 25 March 2021.

With y the count of month t and T the first whole month after the instruction (Wagner et al. 2002; Bernal, Cummins and Gasparrini 2017),

    ln y_t = a + b t + s(calendar month of t) + L [t >= T] + S (t - T) [t >= T] + e_t

    effect at month t = exp(L + S (t - T)) - 1,      the counterfactual is the same line without L and S

Ordinary least squares. Standard errors are robust to autocorrelation (Newey and West 1987); their quantiles are not the normal's, with
which such intervals are too narrow in short series, but those of the same statistic in series drawn without any effect from
the fitted line, whose chance lasts from month to month as that of the residuals does (a parametric bootstrap, autoregressive of order 1, the
bias of the residuals' autocorrelation taken out and its own uncertainty drawn).

The pandemic's months (``events.csv``) are left out of the fit by a term of their own for each, so that neither the fall nor the
recovery passes for the instruction's work; with ``pandemic=True`` they stay in, for comparison.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
import pandas as pd
from statsmodels.regression.linear_model import OLS, RegressionResultsWrapper

from analysis.measures.projection import TooFewPointsError
from analysis.reference import assumption, month_at, month_number, span_of

DRAWS = 1_999
SEED = 20_210_325
LASTING = np.linspace(0.0, 0.95, 20)  # autocorrelations that are tried


@dataclass(frozen=True)
class Interval:
    """An estimate with its 95 % interval."""

    value: float
    low: float
    high: float

    @property
    def tells(self) -> bool:
        """Whether the interval leaves nothing out of the question but one direction."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True, eq=False)
class Interrupted:
    """What a series shows at the instruction. Shares: 0.1 is a tenth.

    ``effect``: at the last month; ``level``: at once; ``slope``: a year; ``course``: one row a month: period, fitted, expected, low, high (the
    counterfactual from the instruction on, in the count's unit); ``p_value``: of no effect at the last month; ``lasting``: the part of
    chance that lasts into the next month.
    """

    effect: Interval
    level: Interval
    slope: Interval
    p_value: float
    before: int
    after: int
    left_out: int
    lasting: float
    _line: Callable[[], pd.DataFrame]

    @cached_property
    def course(self) -> pd.DataFrame:
        return self._line()


def interrupted(counts: pd.Series, *, pandemic: bool = False, level: float = 0.95) -> Interrupted:
    """The break of a monthly count (indexed by YYYY-MM) at the instruction.

    Raises :class:`TooFewPointsError` with fewer months outside the pandemic than ``assumptions.csv`` asks for before or after the
    instruction (``least_months_before``, ``least_months_after``), for counts of nobody and for counts that never change.
    """
    own = counts.dropna().sort_index()
    if (own <= 0).any():
        raise TooFewPointsError("counts of nobody have no course")
    design = _design(tuple(own.index), pandemic)
    _enough(design)
    y = np.log(own.reindex(list(design.months)).fillna(1.0).to_numpy(dtype=float))
    if np.ptp(y[design.kept]) == 0:
        raise TooFewPointsError("the count is the same in every month: copied, not counted")
    fit = OLS(y, design.whole).fit(cov_type="HAC", cov_kwds={"maxlags": design.lags, "use_correction": False})
    kept = design.kept
    residuals = np.asarray(fit.resid)[kept]
    lasting = float(np.interp(_autocorrelation(residuals, design.pairs), design.expected, LASTING))
    drawn = _drawn(design, lasting)
    cov = np.asarray(fit.cov_params())

    def of(contrast: np.ndarray, transform: Callable[[float], float]) -> tuple[Interval, float]:
        value, error = float(contrast @ fit.params), float(np.sqrt(contrast @ cov @ contrast))
        statistics = np.abs(_statistics(design, drawn, contrast))
        half = float(np.quantile(statistics, level)) * error
        p_value = float((1 + (statistics >= abs(value) / error).sum()) / (1 + len(statistics)))
        return Interval(*(transform(x) for x in (value, value - half, value + half))), p_value

    effect, p_value = of(design.at_last, np.expm1)
    return Interrupted(
        effect,
        of(design.at_once, np.expm1)[0],
        of(design.a_year, np.expm1)[0],
        p_value,
        design.before,
        design.after,
        int((~kept).sum()),
        lasting,
        lambda: _course(design, fit, drawn, level),
    )


# ---- parts -------------------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class _Design:
    """The terms of a span of months; the columns: constant, trend, eleven calendar months, level, slope, months left out."""

    months: tuple[str, ...]
    times: np.ndarray  # months since the instruction
    whole: np.ndarray
    kept: np.ndarray
    before: int
    after: int

    @cached_property
    def terms(self) -> np.ndarray:
        return self.whole[self.kept][:, :TERMS]

    @cached_property
    def inverse(self) -> np.ndarray:
        """What makes the estimates of the terms from the counts kept."""
        return np.linalg.pinv(self.terms)

    @property
    def lags(self) -> int:
        return int(np.floor(4 * (self.kept.sum() / 100) ** (2 / 9)))  # Newey and West 1994

    @property
    def at_once(self) -> np.ndarray:
        return self._contrast(1.0, 0.0)

    @property
    def a_year(self) -> np.ndarray:
        return self._contrast(0.0, 1.0)

    @property
    def at_last(self) -> np.ndarray:
        return self._contrast(1.0, self.times[-1] / 12)

    def _contrast(self, level: float, slope: float) -> np.ndarray:
        contrast = np.zeros(self.whole.shape[1])
        contrast[LEVEL], contrast[SLOPE] = level, slope
        return contrast

    def neighbours(self, lag: int) -> tuple[np.ndarray, np.ndarray]:
        """Places of months kept and of those that many months before them, where both are."""
        times = [int(time) for time in self.times[self.kept]]
        place = {time: at for at, time in enumerate(times)}
        later = [at for at, time in enumerate(times) if time - lag in place]
        return np.array(later, int), np.array([place[times[at] - lag] for at in later], int)

    @cached_property
    def pairs(self) -> tuple[np.ndarray, np.ndarray]:
        """Neighbouring months among those kept."""
        return self.neighbours(1)

    @cached_property
    def makes_residuals(self) -> np.ndarray:
        return np.eye(len(self.terms)) - self.terms @ self.inverse

    @cached_property
    def expected(self) -> np.ndarray:
        """The autocorrelation that residuals show on average where that of chance is each of ``LASTING``."""
        times, (later, earlier) = self.times[self.kept], self.pairs
        apart, found = np.abs(times[:, None] - times[None]), []
        for lasting in LASTING:
            spread = self.makes_residuals @ (lasting**apart) @ self.makes_residuals
            found.append(spread[later, earlier].sum() / np.trace(spread))
        return np.maximum.accumulate(found)


TERMS, LEVEL, SLOPE = 15, 13, 14


@lru_cache(maxsize=64)
def _design(counted: tuple[str, ...], pandemic: bool) -> _Design:
    """The terms of all months from the first to the last counted; those without a count are left out as the pandemic's are."""
    numbers = np.arange(month_number(counted[0]), month_number(counted[-1]) + 1) if counted else np.arange(0)
    months = tuple(month_at(number) for number in numbers)
    first = (
        month_number(span_of("inpres-2-2021")[0]) + 1
    )  # signed in the last week of March: April is the first whole month
    times = numbers - first
    start, end = (month_number(month) for month in span_of("pandemic"))
    kept = np.isin(numbers, [month_number(month) for month in counted])
    kept &= pandemic | (numbers < start) | (numbers > end)
    after = times >= 0
    calendar = numbers % 12
    season = np.column_stack([(calendar == month).astype(float) - (calendar == 11) for month in range(11)])
    terms = np.column_stack([np.ones(len(months)), times / 12, season, after, np.where(after, times / 12, 0.0)])
    own = np.eye(len(months))[:, ~kept]
    return _Design(
        months, times, np.column_stack([terms, own]), kept, int((kept & ~after).sum()), int((kept & after).sum())
    )


def _enough(design: _Design) -> None:
    least = int(assumption("least_months_before").value), int(assumption("least_months_after").value)
    if design.before < least[0] or design.after < least[1]:
        raise TooFewPointsError(
            f"{design.before} months before and {design.after} after the instruction outside the pandemic; {least[0]} and {least[1]} are needed"
        )
    if np.linalg.matrix_rank(design.terms) < TERMS:
        raise TooFewPointsError("not every calendar month is there before or after the instruction")


def _autocorrelation(residuals: np.ndarray, pairs: tuple[np.ndarray, np.ndarray]) -> float:
    later, earlier = pairs
    total = float((residuals**2).sum())
    return float((residuals[later] * residuals[earlier]).sum()) / total if total else 0.0


def _drawn(design: _Design, lasting: float) -> np.ndarray:
    """Chance of months like those kept, one row a draw; how much of it lasts is itself drawn about what was found."""
    rng = np.random.default_rng(SEED)
    times = design.times[design.kept]
    apart, (later, earlier) = np.abs(times[:, None] - times[None]), design.pairs

    def chance(part: float, normal: np.ndarray) -> np.ndarray:
        return normal @ np.linalg.cholesky(part**apart + 1e-10 * np.eye(len(times))).T

    residuals = chance(lasting, rng.standard_normal((DRAWS, len(times)))) @ design.makes_residuals
    found = (residuals[:, later] * residuals[:, earlier]).sum(axis=1) / (residuals**2).sum(axis=1)
    parts = np.clip(2 * lasting - np.interp(found, design.expected, LASTING), 0.0, LASTING[-1]).round(2)
    normal, drawn = rng.standard_normal((DRAWS, len(times))), np.empty((DRAWS, len(times)))
    for part in np.unique(parts):
        drawn[parts == part] = chance(part, normal[parts == part])
    return drawn


def _statistics(design: _Design, drawn: np.ndarray, contrast: np.ndarray) -> np.ndarray:
    """Estimate by Newey-West error of a contrast in each draw."""
    weights = design.inverse.T @ contrast[:TERMS]
    scores = (drawn - (drawn @ design.inverse.T) @ design.terms.T) * weights
    variance = (scores**2).sum(axis=1)
    for lag in range(1, design.lags + 1):
        later, earlier = design.neighbours(lag)
        variance += 2 * (1 - lag / (design.lags + 1)) * (scores[:, later] * scores[:, earlier]).sum(axis=1)
    return (drawn @ weights) / np.sqrt(variance)


def _course(
    design: _Design,
    fit: RegressionResultsWrapper,
    drawn: np.ndarray,
    level: float,
) -> pd.DataFrame:
    cov, rows = np.asarray(fit.cov_params()), []
    for month, time, terms in zip(design.months, design.times, design.whole, strict=True):
        line = np.where(np.arange(len(terms)) < TERMS, terms, 0.0)
        fitted = float(np.exp(line @ fit.params))
        row = {"period": month, "fitted": fitted, "expected": np.nan, "low": np.nan, "high": np.nan}
        if time >= 0:
            without = line.copy()
            without[[LEVEL, SLOPE]] = 0.0
            middle = float(without @ fit.params)
            half = float(np.quantile(np.abs(_statistics(design, drawn, without)), level)) * float(
                np.sqrt(without @ cov @ without)
            )
            row |= {"expected": np.exp(middle), "low": np.exp(middle - half), "high": np.exp(middle + half)}
        rows.append(row)
    return pd.DataFrame(rows)


__all__ = ["Interrupted", "Interval", "interrupted"]
