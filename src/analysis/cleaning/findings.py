"""What cleaning finds: its catalogue, and what a finding is about."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.store.findings import Catalogue

finding = Catalogue("analysis.cleaning").finding


def subject(row: Mapping[str, str]) -> str:
    """What a raw row is about, to put before a message: ``Kota Medan, 2025-09, pekerja_rentan``."""
    words = (
        row.get(name, "")
        for name in ("area_name", "period", "fiscal_year", "year", "segment", "programme", "wage_type")
    )
    return ", ".join(word for word in words if word and word != "n.d.")
