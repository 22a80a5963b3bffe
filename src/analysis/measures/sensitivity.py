"""What changes if an assumption is wrong: every figure that rests on one, at the ends of its range.

Each assumption of ``assumptions.csv`` is set to its low and then to its high end, all others as assumed, and the figures that rest on
assumptions are computed again. One at a time (OECD and JRC 2008, Handbook on Constructing Composite Indicators, ch. 7): two wrong at once may change more.
"""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis.measures.claims import claim_rates
from analysis.measures.decomposition import province_changes
from analysis.measures.facts import IDENTITY
from analysis.measures.impact import impact
from analysis.measures.inequality import inequality, ranking
from analysis.measures.protection import protection
from analysis.measures.trend import trend
from analysis.reference import assuming, assumptions

COLUMNS = [
    "assumption",
    "end",
    "assumed",
    *IDENTITY,
    "area",
    "unit",
    "value",
    "low",
    "high",
    "was",
    "was_low",
    "was_high",
]


def resting_on_assumptions(
    covered: pd.DataFrame,
    needed: pd.DataFrame,
    gaps: pd.DataFrame,
    adopted: pd.DataFrame,
    tables: dict[str, pd.DataFrame],
) -> list[pd.DataFrame]:
    """All facts that rest on an assumption, a frame for each kind; what :func:`sensitivity` takes is told there."""
    return [
        protection(needed, tables["wages"]),
        claim_rates(covered, tables["context"]),
        inequality(covered, tables["context"]),
        ranking(covered),
        province_changes(covered),
        trend(covered, gaps),
        impact(covered, adopted),
    ]


def sensitivity(
    covered: pd.DataFrame,
    needed: pd.DataFrame,
    gaps: pd.DataFrame,
    adopted: pd.DataFrame,
    tables: dict[str, pd.DataFrame],
) -> pd.DataFrame:
    """What each assumption moves, one row a fact that is another at an end of its range.

    ``covered`` are the facts of :func:`analysis.measures.coverage`, ``needed`` those of adequacy, ``gaps`` those of gaps, ``adopted`` what
    :func:`analysis.measures.adoptions` gives, ``tables`` hold ``wages`` and ``context``. ``end`` is low or high, ``assumed`` the value then; ``value``, ``low`` and
    ``high`` are the fact's there, ``was``, ``was_low`` and ``was_high`` as assumed; missing where there is no such fact.
    """

    def computed() -> pd.DataFrame:
        parts = resting_on_assumptions(covered, needed, gaps, adopted, tables)
        facts = pd.concat([part for part in parts if len(part)], ignore_index=True)
        return facts[facts["measure"] != "data_needed"]

    base = computed()
    found = []
    for row in assumptions().to_dict("records"):
        for end in ("low", "high"):
            if row[end] != row["value"]:
                with assuming(**{row["assumption"]: row[end]}):
                    moved = _moved(base, computed())
                found.append(moved.assign(assumption=row["assumption"], end=end, assumed=row[end]))
    return pd.concat(found, ignore_index=True)[COLUMNS]


def _moved(base: pd.DataFrame, other: pd.DataFrame) -> pd.DataFrame:
    """The facts that differ, or are in one of the two only."""
    numbers = ["value", "low", "high"]
    both = other[[*IDENTITY, "area", "unit", *numbers]].merge(
        base[[*IDENTITY, "area", "unit", *numbers]], on=IDENTITY, how="outer", suffixes=("", "_was")
    )
    for name in ("area", "unit"):
        both[name] = both[name].fillna(both[f"{name}_was"])
    both = both.rename(columns={"value_was": "was", "low_was": "was_low", "high_was": "was_high"})
    same = pd.concat([_alike(both[name], both[was]) for name, was in _pairs(numbers)], axis=1).all(axis=1)
    return both[~same]


def _pairs(numbers: list[str]) -> Iterable[tuple[str, str]]:
    return zip(numbers, ["was", "was_low", "was_high"], strict=True)


def _alike(one: pd.Series, other: pd.Series) -> pd.Series:
    near = (one - other).abs() <= 1e-9 * other.abs()
    return near | (one.isna() & other.isna())


__all__ = ["resting_on_assumptions", "sensitivity"]
