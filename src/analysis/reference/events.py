"""What happened when: the instruction, the pandemic's months and the elections, in ``events.csv``."""

from __future__ import annotations

from functools import cache

import pandas as pd

from analysis.reference._files import frame_of


def events() -> pd.DataFrame:
    """One row an event: kind (instruction, pandemic, election), first and last month or day, how sure it is, source, what."""
    return frame_of("events.csv", "event")


def election_in(first: str, last: str) -> str | None:
    """The election during whose work the months from first to last (YYYY-MM) lie, all of them, or ``None``."""
    return next((event for event, begun, ended in _elections() if begun <= first and last <= ended), None)


@cache
def _elections() -> tuple[tuple[str, str, str], ...]:
    rows = events().query("kind == 'election'")
    return tuple(rows[["event", "first", "last"]].itertuples(index=False, name=None))


def span_of(event: str) -> tuple[str, str]:
    """First and last month (YYYY-MM) of an event. Raises ``KeyError``, naming those there are."""
    table = events().set_index("event")
    if event not in table.index:
        raise KeyError(f"no event {event!r}: {', '.join(table.index)}")
    return str(table.loc[event, "first"])[:7], str(table.loc[event, "last"])[:7]
