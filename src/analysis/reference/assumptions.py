"""What is assumed because no source settles it: each with its range and why, in ``assumptions.csv``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pandas as pd

from analysis.reference._files import frame_of


@dataclass(frozen=True)
class Assumption:
    """One assumed number with the range in which it may lie."""

    name: str
    value: float
    low: float
    high: float
    unit: str


def assumptions() -> pd.DataFrame:
    """One row an assumption: value, range, unit, how sure it is (V read, K known, I inferred), source, what it means."""
    return frame_of("assumptions.csv", "assumption", ["value", "low", "high"])


@cache
def assumption(name: str) -> Assumption:
    """The assumption of that name. Raises ``KeyError``, naming those there are."""
    table = assumptions().set_index("assumption")
    if name not in table.index:
        raise KeyError(f"no assumption {name!r}: {', '.join(table.index)}")
    row = table.loc[name]
    return Assumption(name, float(row["value"]), float(row["low"]), float(row["high"]), str(row["unit"]))
