"""Staggered adoption: whether members grew where a regulation or a budget line began, against where none had yet.

Districts adopt at different times and effects grow with time, so the usual regression with district and month effects compares
adopters with adopters and can turn the sign (Goodman-Bacon 2021). Two estimators that do not, on ln of the mean count of a
quarter, both of pyfixest:

    imputation         y_it = a_i + g_t from the quarters without adoption only; the effect is the mean of y - a - g over the
                       quarters with it (Gardner 2022; Borusyak, Jaravel and Spiess 2024)
    local projections  the change of y from the quarter before adoption to each of the eight after, against those that had not adopted by
                       then (Dube, Girardi, Jorda and Taylor 2023); its mean, with the interval that pyfixest gives it

The interval of the first is a jackknife over districts with Student's quantiles (MacKinnon, Nielsen and Webb 2023): the analytical one is
too narrow with some fifty districts. Beside it: the effect by quarter since adoption; a test that adopters did not already differ in the four quarters before
(leads in the quarters without adoption); the share of random assignments of the adoption dates that give as large an effect
(randomisation inference, Fisher 1935); and the effect that would have been found four times in five (minimal detectable
effect, Bloom 1995: (t_0.975 + t_0.8) x standard error).

What none of this removes: districts choose when to regulate. An effect is one of adoption only if adopters would have gone on like the others.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyfixest
from scipy.stats import f as fisher
from scipy.stats import t as student

from analysis.measures.interrupted import Interval
from analysis.measures.projection import TooFewPointsError
from analysis.reference import assumption, month_at, month_number

LEADS = 4
PERMUTATIONS = 999
SEED = 20_210_325
POWER = 0.8


@dataclass(frozen=True)
class Staggered:
    """What adoption changed. Shares: 0.1 is a tenth.

    ``effect``: the mean over the quarters of adopters from adoption on; ``second``: the same by the other estimator; ``by_quarter``: one row
    a quarter since adoption (0 is the quarter of it): quarter, value, low, high; ``before_p``: of no difference before; ``random_p``: the share of
    random assignments; ``detectable``: the minimal detectable effect; ``adopters``, ``others``: the district codes that are compared; ``first``, ``last``: quarters (YYYY-Qn).
    """

    effect: Interval
    second: Interval
    by_quarter: pd.DataFrame
    before_p: float
    random_p: float
    detectable: float
    adopters: list[str]
    others: list[str]
    first: str
    last: str


def staggered(counts: pd.DataFrame, adopted: Mapping[str, str], *, level: float = 0.95) -> Staggered:
    """The effect of adoption on a monthly count.

    ``counts`` has one row a month (index, YYYY-MM) and one column a district; ``adopted`` gives the month in which a district adopted, and
    does not name those that did not. Districts without a count in every month are left out, and so are those that had adopted before six quarters
    of the months counted. Raises :class:`TooFewPointsError`, saying what is missing, with fewer districts on either side than ``assumptions.csv`` asks for (``least_adopters``,
    ``least_controls``).
    """
    panel = _panel(counts, adopted)
    y, treated = panel.y, panel.treated
    estimate = _imputed(y, treated)
    without = np.array([_imputed(np.delete(y, i, 0), np.delete(treated, i, 0)) for i in range(len(y))])
    error = float(_jackknifed(without[:, None])[0, 0] ** 0.5)
    degrees = len(y) - 1
    half = float(student.ppf((1 + level) / 2, degrees)) * error
    detectable = float(student.ppf((1 + level) / 2, degrees) + student.ppf(POWER, degrees)) * error
    after, before, before_p = _after(panel, level), *_before(panel, level)
    return Staggered(
        Interval(*(float(np.expm1(x)) for x in (estimate, estimate - half, estimate + half))),
        _projected(panel),
        pd.concat([before, after], ignore_index=True),
        before_p,
        _randomised(panel, estimate),
        float(np.expm1(detectable)),
        [code for code, own in zip(panel.codes, treated.any(axis=1), strict=True) if own],
        [code for code, own in zip(panel.codes, treated.any(axis=1), strict=True) if not own],
        panel.quarters[0],
        panel.quarters[-1],
    )


def effect_by_library(counts: pd.DataFrame, adopted: Mapping[str, str]) -> float:
    """The effect of :func:`staggered` as pyfixest's did2s computes it: in logarithms, to hold the one against the other."""
    panel = _panel(counts, adopted)
    fit = pyfixest.did2s(
        panel.long(),
        yname="y",
        first_stage="~ 0 | unit + time",
        second_stage="~ i(treated)",
        treatment="treated",
        cluster="unit",
    )
    return float(fit.coef().iloc[-1])


# ---- parts -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Panel:
    codes: list[str]
    quarters: list[str]
    y: np.ndarray  # district by quarter
    since: np.ndarray  # quarters since adoption, NaN where never

    @property
    def treated(self) -> np.ndarray:
        return self.since >= 0

    def long(self) -> pd.DataFrame:
        rows, columns = self.y.shape
        times = np.tile(np.arange(columns), rows)
        begun = np.where(np.isnan(self.since), -1, np.arange(columns)[None] - self.since)
        return pd.DataFrame(
            {
                "unit": np.repeat(np.arange(rows), columns),
                "time": times,
                "y": self.y.ravel(),
                "treated": self.treated.ravel().astype(int),
                "begun": np.maximum(begun.ravel(), 0).astype(int),
            }
        )


def _panel(counts: pd.DataFrame, adopted: Mapping[str, str]) -> _Panel:
    least = {name: int(assumption(name).value) for name in ("least_adopters", "least_controls", "least_quarters")}
    whole = _widest(counts.astype(float).sort_index())
    months = [month_at(number) for number in _span(list(whole.index))]
    whole = whole.reindex(months).dropna(axis=1)
    whole = whole.loc[:, (whole > 0).all()]
    quarter = [f"{month[:4]}-Q{(int(month[5:7]) - 1) // 3 + 1}" for month in months]
    sizes = pd.Series(quarter).value_counts()
    y = np.log(whole.groupby(quarter).mean())
    y = y.loc[[name for name in y.index if sizes[name] == 3]]
    numbers = np.array([int(name[:4]) * 4 + int(name[6]) - 1 for name in y.index])
    begun = np.array([_quarter(adopted[code]) if code in adopted else np.nan for code in y.columns])
    since = numbers[None] - begun[:, None]
    kept = np.isnan(begun) | (begun - (numbers[0] if len(numbers) else 0) >= least["least_quarters"])
    since = since[kept]
    # The last quarters, in which hardly anybody is left to compare with, are cut off.
    free = (~(since >= 0)).sum(axis=0) >= least["least_controls"]
    end = len(free) if free.all() else int(np.argmin(free))
    since, values = since[:, :end], y.to_numpy().T[kept][:, :end]
    ever = (since >= 0).any(axis=1)
    if end == 0 or ever.sum() < least["least_adopters"] or (~ever).sum() < least["least_controls"]:
        raise TooFewPointsError(
            f"{int(ever.sum())} districts that adopted and {int((~ever).sum())} that had not, with a count in every month and "
            f"{least['least_quarters']} quarters before; {least['least_adopters']} and {least['least_controls']} are needed"
        )
    since = np.where(ever[:, None], since, np.nan)
    return _Panel([code for code, own in zip(y.columns, kept, strict=True) if own], list(y.index[:end]), values, since)


def _widest(counts: pd.DataFrame) -> pd.DataFrame:
    """The months, from one to another, in which most counts stand in districts that count every one of them."""
    own = counts.loc[:, counts.notna().any()]
    if own.empty:
        return counts
    ends = [
        sorted({find(own[code]) for code in own}) for find in (pd.Series.first_valid_index, pd.Series.last_valid_index)
    ]
    spans = [own.loc[first:last] for first in ends[0] for last in ends[1] if first <= last]
    return max(spans, key=lambda part: (int(part.notna().all().sum()) * len(part), len(part)))


def _span(months: list[str]) -> range:
    numbers = [month_number(month) for month in months]
    return range(min(numbers), max(numbers) + 1) if numbers else range(0)


def _quarter(month: str) -> int:
    return month_number(month) // 3


def _left(y: np.ndarray, treated: np.ndarray) -> np.ndarray:
    """What the districts' and quarters' own levels, taken from the quarters without adoption, leave of y."""
    free = (~treated).astype(float)
    of_unit, of_time = free.sum(axis=1), free.sum(axis=0)
    matrix = np.diag(of_time) - free.T @ (free / of_unit[:, None])
    right = (free * y).sum(axis=0) - free.T @ ((free * y).sum(axis=1) / of_unit)
    times = np.zeros(len(of_time))
    times[1:] = np.linalg.solve(matrix[1:, 1:], right[1:])
    units = ((free * y).sum(axis=1) - free @ times) / of_unit
    return y - units[:, None] - times[None]


def _imputed(y: np.ndarray, treated: np.ndarray) -> float:
    return float(_left(y, treated)[treated].mean())


def _jackknifed(without: np.ndarray) -> np.ndarray:
    """Covariance of estimates of which one row each leaves out one district."""
    apart = without - without.mean(axis=0)
    return (len(without) - 1) / len(without) * apart.T @ apart


def _reached(panel: _Panel) -> list[int]:
    """The quarters since adoption that at least a third of the adopters have got to."""
    ever = panel.treated.any(axis=1).sum()
    return [int(q) for q in np.unique(panel.since[panel.treated]) if (panel.since == q).sum() >= max(ever / 3, 3)]


def _after(panel: _Panel, level: float) -> pd.DataFrame:
    """The effect by quarter since adoption, where at least a third of the adopters have got so far."""
    reached = _reached(panel)

    def means(y: np.ndarray, since: np.ndarray) -> np.ndarray:
        left = _left(y, since >= 0)
        return np.array([left[since == quarter].mean() for quarter in reached])

    own = means(panel.y, panel.since)
    without = np.array([means(np.delete(panel.y, i, 0), np.delete(panel.since, i, 0)) for i in range(len(panel.y))])
    return _rows(reached, own, np.sqrt(np.diag(_jackknifed(without))), len(panel.y) - 1, level)


def _before(panel: _Panel, level: float) -> tuple[pd.DataFrame, float]:
    """Differences of adopters in the quarters before, from quarters without adoption only, and the test that there are none."""
    # One quarter before them must be left to every adopter, or leads cannot be told from the districts' own levels.
    earliest = np.nanmin(panel.since[panel.treated.any(axis=1)], axis=1)
    leads = list(range(-min(LEADS, int(-earliest.max()) - 1), 0))

    def differences(y: np.ndarray, since: np.ndarray) -> np.ndarray:
        rows, columns = np.nonzero(~(since >= 0))
        terms = [since[rows, columns] == lead for lead in leads]
        terms += [rows == unit for unit in range(len(y))]
        terms += [columns == time for time in range(1, y.shape[1])]
        matrix = np.column_stack(terms).astype(float)
        return np.linalg.lstsq(matrix, y[rows, columns], rcond=None)[0][: len(leads)]

    own = differences(panel.y, panel.since)
    without = np.array(
        [differences(np.delete(panel.y, i, 0), np.delete(panel.since, i, 0)) for i in range(len(panel.y))]
    )
    cov, degrees = _jackknifed(without), len(panel.y) - 1
    # Hotelling's T squared: the covariance is itself estimated from the districts.
    statistic = float(own @ np.linalg.solve(cov, own)) * (degrees - len(leads) + 1) / (degrees * len(leads))
    p_value = float(fisher.sf(statistic, len(leads), degrees - len(leads) + 1))
    return _rows(leads, own, np.sqrt(np.diag(cov)), degrees, level), p_value


def _rows(quarters: list[int], values: np.ndarray, errors: np.ndarray, degrees: int, level: float) -> pd.DataFrame:
    half = float(student.ppf((1 + level) / 2, degrees)) * errors
    ends = {name: np.expm1(x) for name, x in (("value", values), ("low", values - half), ("high", values + half))}
    return pd.DataFrame({"quarter": quarters, **ends})


def _projected(panel: _Panel) -> Interval:
    """The second estimate."""
    reached = max(_reached(panel))  # pyfixest takes no wider window, not even before
    fit = pyfixest.lpdid(
        panel.long(),
        yname="y",
        idname="unit",
        tname="time",
        gname="begun",
        att=True,
        pre_window=min(LEADS, reached),
        post_window=min(2 * LEADS, reached),
    )
    found = fit.tidy().iloc[0]
    return Interval(*(float(np.expm1(found[name])) for name in ("Estimate", "2.5%", "97.5%")))


def _randomised(panel: _Panel, estimate: float) -> float:
    rng = np.random.default_rng(SEED)
    found = [
        abs(_imputed(panel.y, panel.since[order] >= 0))
        for order in (rng.permutation(len(panel.y)) for _ in range(PERMUTATIONS))
    ]
    return float((1 + (np.array(found) >= abs(estimate)).sum()) / (1 + PERMUTATIONS))


__all__ = ["Staggered", "effect_by_library", "staggered"]
