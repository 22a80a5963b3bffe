"""What is assumed because no source settles it: each with its range and why, in ``assumptions.csv``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
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


_OTHERWISE: ContextVar[dict[str, Assumption] | None] = ContextVar("assumed otherwise", default=None)


def assumptions() -> pd.DataFrame:
    """One row an assumption: value, range, unit, how sure it is (V read, K known, I inferred), source, what it means."""
    return frame_of("assumptions.csv", "assumption", ["value", "low", "high"])


def assumption(name: str) -> Assumption:
    """The assumption of that name. Raises ``KeyError``, naming those there are."""
    return (_OTHERWISE.get() or {}).get(name) or _written(name)


@contextmanager
def assuming(**values: float) -> Iterator[None]:
    """While it lasts, assumptions have these values; to see what changes if one is wrong.

    Raises ``KeyError`` for an assumption that there is not.
    """
    others = {name: replace(_written(name), value=value) for name, value in values.items()}
    token = _OTHERWISE.set({**(_OTHERWISE.get() or {}), **others})
    try:
        yield
    finally:
        _OTHERWISE.reset(token)


@cache
def _written(name: str) -> Assumption:
    table = assumptions().set_index("assumption")
    if name not in table.index:
        raise KeyError(f"no assumption {name!r}: {', '.join(table.index)}")
    row = table.loc[name]
    return Assumption(name, float(row["value"]), float(row["low"]), float(row["high"]), str(row["unit"]))
