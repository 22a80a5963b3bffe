"""Statutory premiums by date, in full rupiah a person and month."""

from __future__ import annotations

import pandas as pd

from analysis.reference._files import day_in, frame_of


def premiums() -> pd.DataFrame:
    """One row a premium: programme, legal segment, tier, fixed sum or rate and base, dates, article."""
    return frame_of("premiums.csv", "premium_id", ["fixed_idr", "rate", "base_idr"])


def bpu_premium_idr(when: str, programmes: tuple[str, ...] = ("JKK", "JKM")) -> int:
    """The lowest-tier BPU premium in rupiah a person and month on a date (YYYY, YYYY-MM or YYYY-MM-DD).

    PP 44/2015: JKK 1 percent of the base of tier 1 (Rp10,000) and JKM Rp6,800, together Rp16,800.
    Raises ``ValueError`` where no premium is known for that date.
    """
    day = day_in(when).isoformat()
    table = premiums()
    valid = (table["valid_from"] <= day) & ((table["valid_to"] == "") | (day <= table["valid_to"]))
    chosen = table[valid & (table["legal_segment"] == "bpu") & table["programme"].isin(programmes)]
    missing = set(programmes) - set(chosen["programme"])
    if missing:
        raise ValueError(f"no BPU premium for {sorted(missing)} on {day} in reference/premiums.csv")
    return round(float(chosen["fixed_idr"].fillna(chosen["rate"] * chosen["base_idr"]).sum()))
