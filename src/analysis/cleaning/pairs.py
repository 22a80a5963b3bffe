"""A budget line checked by its own arithmetic: workers x premium x months must give the rupiah.

Where a source prints workers and rupiah but no months, whole months from 1 to 12 are tried, and the pair agrees if
just one fits. What the
check finds is a check and never data: ``months`` stays as printed.
"""

from __future__ import annotations

from analysis.reference import bpu_premium_idr

# Premiums are printed in whole rupiah, so a rupiah a person and month is their rounding.
PREMIUM_ROUNDING_IDR = 1


def premium_of(line: dict) -> float:
    """The premium printed for the line, else the statutory BPU premium (JKK and JKM) of its year."""
    return line["unit_cost_idr"] or bpu_premium_idr(line["fiscal_year"])


def expected_amount(line: dict, months: int) -> float:
    """Rupiah that the line's workers cost for ``months``."""
    return line["workers"] * premium_of(line) * months


def check_pair(line: dict, *, exact: bool) -> tuple[str, int | None]:
    """``agree``, ``disagree`` or ``not_checkable``, and the months with which it agrees.

    ``exact`` is False where the printed amount is only a bound or an estimate.
    """
    if not (line["workers"] and line["amount_idr"] and exact and line["counted"]):
        return "not_checkable", None
    low, high = line["amount_low"] or line["amount_idr"], line["amount_high"] or line["amount_idr"]
    fits = []
    for months in [line["months"]] if line["months"] else range(12, 0, -1):
        room = line["workers"] * months * PREMIUM_ROUNDING_IDR
        if low - room <= expected_amount(line, months) <= high + room:
            fits.append(months)
    if not fits:
        return "disagree", None
    # An amount so rounded that several numbers of months fit tests nothing.
    return ("agree", fits[0]) if len(fits) == 1 else ("not_checkable", None)
