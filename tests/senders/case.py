"""A submission written cell by cell together with its truth: the rows that must come out of it, and where a finding must stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from openpyxl import Workbook

ANY = "*"
"""A field of which the file does not tell enough for one right answer: every value is accepted."""


@dataclass
class Submission:
    """One sender's file. `path` is where it lies below submissions/, its name counts least as evidence."""

    path: str  # e.g. "Aceh/aceh_besar/JAMSOSTEK 2023 fix.xlsx"
    book: Workbook = field(default_factory=Workbook)
    data: bytes | None = None  # for .csv, .html named .xls and the like: the file's bytes instead of the book
    budget: list[dict] = field(default_factory=list)
    participation: list[dict] = field(default_factory=list)
    needs_finding: list[tuple[str, str]] = field(
        default_factory=list
    )  # (sheet, cell); ("", "") for the file as a whole

    def line(self, sheet: str, cell: str, amount_idr: float, **told: object) -> None:
        """One budget line: district_code, fiscal_year, stage, segment, programme, fund_source, account_code, workers, months, unit_cost_idr, counted, reason."""
        blank = {
            "programme": "",
            "fund_source": "",
            "account_code": "",
            "workers": None,
            "months": None,
            "unit_cost_idr": None,
            "counted": True,
            "reason": "",
        }
        self.budget.append({"sheet": sheet, "cell": cell, "amount_idr": amount_idr, **blank, **told})

    def count(self, sheet: str, cell: str, workers: int, **told: object) -> None:
        """One count of people: district_code, period, segment, metric (area_level is district unless told)."""
        self.participation.append({"sheet": sheet, "cell": cell, "workers": workers, "area_level": "district", **told})

    def save(self, folder: Path) -> Path:
        target = folder / self.path
        target.parent.mkdir(parents=True, exist_ok=True)
        if self.data is not None:
            target.write_bytes(self.data)
        else:
            self.book.save(target)
        return target
