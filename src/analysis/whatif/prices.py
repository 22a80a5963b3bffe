"""What a worker and month costs in each month of a scenario, from the rates of :mod:`analysis.reference.premiums`."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from analysis.reference import Premium, own_payer, premium, relief_as
from analysis.whatif.baseline import Baseline
from analysis.whatif.levers import Insurance, WageGrowth, legal_of


@dataclass(frozen=True)
class Prices:
    """Rupiah a worker and month, by payer and month; ``references`` are the rows of the reference they were made of.

    ``wages`` are the reported wages by month, ``None`` where the premium does not depend on one; ``wage_year`` the year of the
    minimum wage that the last of them rests on, ``None`` where the scenario gave the wage itself.
    """

    by_payer: dict[str, np.ndarray]
    wages: np.ndarray | None
    wage_year: int | None
    references: tuple[str, ...]


def rounded(value: float) -> int:
    """Rupiah and people are whole; a half is rounded up."""
    return math.floor(value + 0.5)


def prices(
    base: Baseline,
    area_code: str,
    segment: str,
    insurance: Insurance,
    payer: str,
    months: Sequence[str],
    growth: WageGrowth | None = None,
    *,
    programmes: tuple[str, ...] | None = None,
) -> Prices | None:
    """The premium of one worker of a segment there, month by month; ``None`` where it needs a wage and none is known.

    Of wage earners the payer pays the employer's part and the worker their own; of anybody else the payer pays all. The
    relief of a month holds for whom its law leaves it to (:func:`analysis.reference.relief_as`).
    """
    legal = legal_of(segment)
    wages, year = _wages(base, area_code, insurance, months, growth) if legal != "bpu" else (None, None)
    if legal != "bpu" and wages is None:
        return None
    own = tuple(programmes or insurance.programmes)
    by_payer, references = _monthly(
        legal,
        tuple(months),
        None if wages is None else tuple(wages),
        own,
        insurance.risk,
        insurance.tier,
        payer,
        insurance.sector,
    )
    return Prices(by_payer, None if wages is None else np.array(wages, dtype=float), year, references)


@lru_cache(maxsize=10_000)
def _monthly(
    legal: str,
    months: tuple[str, ...],
    wages: tuple[int, ...] | None,
    programmes: tuple[str, ...],
    risk: int,
    tier: int,
    payer: str,
    sector: str,
) -> tuple[dict[str, np.ndarray], tuple[str, ...]]:
    """Premiums by payer and month, and the rows of the reference; the same for all areas with these wages."""
    own = own_payer("bpu")
    pays: dict[str, list[float]] = {payer: []}
    references: dict[str, None] = {}
    for number, month in enumerate(months):
        wage = None if wages is None else wages[number]
        each = _premium(legal, month, programmes, wage, risk, tier, relief_as(payer), sector)
        if legal == "bpu" or payer == own:
            pays[payer].append(each.total_idr)
        else:
            pays[payer].append(each.employer_idr)
            if each.worker_idr:
                pays.setdefault(own, []).append(each.worker_idr)
        references |= dict.fromkeys(each.references)
    return {name: np.array(values) for name, values in pays.items()}, tuple(references)


@lru_cache(maxsize=100_000)
def _premium(
    legal: str,
    month: str,
    programmes: tuple[str, ...],
    wage_idr: int | None,
    risk: int,
    tier: int,
    paid_by: str,
    sector: str,
) -> Premium:
    return premium(legal, month, programmes, wage_idr=wage_idr, risk=risk, tier=tier, paid_by=paid_by, sector=sector)


def _wages(
    base: Baseline, area_code: str, insurance: Insurance, months: Sequence[str], growth: WageGrowth | None
) -> tuple[list[int] | None, int | None]:
    """The wage of each month: the one given, else the minimum wage, each January higher by the growth that is supposed.

    A minimum wage grows from the year that it was set for, one that was given from the first month on.
    """
    factor = 1.0 if growth is None else 1 + growth.pct_per_year / 100
    first = int(months[0][:4])
    found, last = [], None
    for month in months:
        year = int(month[:4])
        if insurance.wage_idr is not None:
            found.append(rounded(insurance.wage_idr * _power(factor, year - first)))
            continue
        wage = base.wage(area_code, year)
        if wage is None:
            return None, None
        last = wage.year
        found.append(rounded(wage.idr * _power(factor, max(0, year - wage.year))))
    return found, last


def _power(factor: float, years: int) -> float:
    """By repeated multiplication, as the page's own arithmetic does, so that both give the same rupiah."""
    value = 1.0
    for _ in range(years):
        value *= factor
    return value
