"""What happened when: the instruction, the pandemic's months and the elections, in ``events.csv``."""

from __future__ import annotations

import pandas as pd

from analysis.reference._files import frame_of


def events() -> pd.DataFrame:
    """One row an event: kind (instruction, pandemic, election), first and last month or day, how sure it is, source, what."""
    return frame_of("events.csv", "event")


def election_in(first: str, last: str) -> str | None:
    """The election whose staff may be registered in months between first and last (YYYY-MM, both counted), or ``None``."""
    rows = events().query("kind == 'election'")
    met = rows[(rows["first"] <= last) & (rows["last"] >= first)]
    return None if met.empty else str(met.iloc[0]["event"])


def span_of(event: str) -> tuple[str, str]:
    """First and last month (YYYY-MM) of an event. Raises ``KeyError``, naming those there are."""
    table = events().set_index("event")
    if event not in table.index:
        raise KeyError(f"no event {event!r}: {', '.join(table.index)}")
    return str(table.loc[event, "first"])[:7], str(table.loc[event, "last"])[:7]
