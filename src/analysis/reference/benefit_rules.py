"""Statutory benefits by date: what JKM and JKK pay to a family, and whose claims a published count is of.

Sums, multiples of the wage, waiting times and the scholarship's levels are rows of ``benefit_rules.csv``, each with its dates
and its article; ``known`` says V (read in a source) or K (known without one). The rules changed on 2 December 2019, PP 82/2019.
Claims paid, as sources published them, are another thing: they stand in ``data/raw/published/benefits.csv``.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from functools import cache, lru_cache

import pandas as pd

from analysis.reference._files import day_in, frame_of

NUMBERS = ("fixed_idr", "wage_months", "least_idr", "years", "children", "waiting_months")
INSURED_ALL_YEAR = 12


class UnknownBenefitError(ValueError):
    """No benefit of that programme is known for that date."""


@dataclass(frozen=True)
class Benefit:
    """What one event pays: ``fixed_idr`` rupiah and ``wage_months`` times the monthly wage, this at least ``least_idr``."""

    fixed_idr: float
    wage_months: float
    least_idr: float
    references: tuple[str, ...]

    def idr(self, wage_idr: float | None = None) -> float:
        """The benefit in rupiah at a monthly wage. Raises ``ValueError`` where it is a multiple of a wage not given."""
        if not self.wage_months:
            return self.fixed_idr
        if wage_idr is None or not wage_idr > 0:
            raise ValueError("this benefit is a multiple of the wage: say wage_idr, in rupiah a month")
        return self.fixed_idr + max(self.wage_months * wage_idr, self.least_idr)


@dataclass(frozen=True)
class Scholarship:
    """The most that a child can get in rupiah, over how many years, and for how many children of one family."""

    child_idr: float
    years: float
    children: float
    references: tuple[str, ...]


def benefit_rules() -> pd.DataFrame:
    """One row a part of a benefit: programme, event, rupiah or months of wage, years, children, waiting time, dates, article."""
    return frame_of("benefit_rules.csv", "benefit_id", NUMBERS)


def claim_groups() -> pd.DataFrame:
    """One row a published count of claims that is of one group of workers only: district, period, segment (empty: of
    no group whose members are counted), source."""
    return frame_of("claim_groups.csv", "claim_group_id")


@lru_cache(maxsize=10_000)
def benefit(programme: str, when: str, *, event: str = "death", membership_months: int = INSURED_ALL_YEAR) -> Benefit:
    """What ``programme`` (JKM, JKK) pays for an event (death, total_disability) in a month or on a day (YYYY-MM, YYYY-MM-DD).

    A month is told by its last day: that in which a law begins is under it. Parts that ask for a longer membership than
    ``membership_months`` are left out: JKM pays only the funeral in the first three months.
    Raises :class:`UnknownBenefitError` where none is known.
    """
    rows = _in_force(programme, when)
    rows = rows[(rows["event"] == event) & (rows["waiting_months"].fillna(0) <= membership_months)]
    if rows.empty:
        raise UnknownBenefitError(f"no benefit of {programme} for {event} on {when} in reference/benefit_rules.csv")
    sums = rows[["fixed_idr", "wage_months", "least_idr"]].sum()
    return Benefit(*(float(one) for one in sums), _references(rows))


@lru_cache(maxsize=1_000)
def scholarship(when: str) -> Scholarship:
    """The scholarship of the children of one who died, in a month or on a day. Raises :class:`UnknownBenefitError`."""
    rows = _in_force("beasiswa", when)
    most = float((rows["fixed_idr"] * rows["years"]).sum())
    return Scholarship(most, float(rows["years"].sum()), float(rows["children"].max()), _references(rows))


def _in_force(programme: str, when: str) -> pd.DataFrame:
    day = _day(when)
    table = _table()
    rows = table[
        (table["programme"] == programme)
        & (table["valid_from"] <= day)
        & ((table["valid_to"] == "") | (day <= table["valid_to"]))
    ]
    if rows.empty:
        raise UnknownBenefitError(f"no benefit of {programme} on {when} in reference/benefit_rules.csv")
    return rows


def _day(when: str) -> str:
    if when.count("-") == 0:
        raise ValueError(f"{when!r} is a year, and benefits may change within one: say a month or a day")
    first = day_in(when)
    return (first if when.count("-") == 2 else first.replace(day=monthrange(first.year, first.month)[1])).isoformat()


def _references(rows: pd.DataFrame) -> tuple[str, ...]:
    return tuple(f"benefit_rules:{row}" for row in rows["benefit_id"])


@cache
def _table() -> pd.DataFrame:
    return benefit_rules()
