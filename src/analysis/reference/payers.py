"""Who pays a premium, and whether the reliefs hold for them."""

from __future__ import annotations

from functools import cache

import pandas as pd

from analysis.reference._files import frame_of
from analysis.reference.language import current


def payers() -> pd.DataFrame:
    """One row a payer: labels, ``relief_as`` (as whom the reliefs treat it, empty for anybody), ``own``: the legal segments
    whose law names it as the one who pays. Source: PP 44/2015, PP 50/2025; ``known`` says how sure it is."""
    return _frame().copy()


@cache
def _frame() -> pd.DataFrame:
    return frame_of("payers.csv", "payer")


@cache
def _rows() -> dict[str, dict[str, str]]:
    return {row["payer"]: row for row in _frame().to_dict("records")}


def payer_label(payer: str, lang: str | None = None) -> str:
    """The payer in words."""
    return _rows()[payer][f"label_{current(lang)}"]


def relief_as(payer: str) -> str:
    """``paid_by`` of :func:`analysis.reference.premium` for a payer."""
    return _rows()[payer]["relief_as"]


def own_payer(legal_segment: str) -> str:
    """Who pays by law where no budget does: the employer of wage earners, the self-employed themselves.

    Raises ``ValueError`` for a segment whose law names nobody.
    """
    for row in _rows().values():
        if legal_segment and legal_segment in row["own"].split("|"):
            return row["payer"]
    raise ValueError(f"nobody pays by law for {legal_segment!r} in reference/payers.csv")
