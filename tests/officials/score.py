"""How much of an official's sheet was understood: roles, numbers, headers and names against its truth."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from analysis.sheets.book import Book
from officials.case import UNDECIDED, Case


@dataclass
class Score:
    """What was asked of a sheet and what was missed, each miss as (what, sheet, address, wanted, got)."""

    asked: dict[str, int] = field(default_factory=dict)
    missed: list[tuple[str, str, str, object, object]] = field(default_factory=list)


def score(case: Case, book: Book) -> Score:
    """Hold a book against the truth of its case."""
    found = Score(
        {
            "role": sum(bool(role) for role in case.roles.values()),
            "number": len(case.numbers),
            "header": len(case.headers),
            "label": len(case.labels),
        }
    )
    roles = {(row.sheet, row.cell): row.role for row in book.ledger.itertuples()}
    cells = {(table.sheet, row.cell): row for table in book.tables for row in table.cells.itertuples()}
    for (sheet, address), want in case.roles.items():
        got = roles.get((sheet, address), "no cell")
        if want and got != want:
            found.missed.append(("role", sheet, address, want, got))
    for sheet, address in roles.keys() - case.roles.keys():
        found.missed.append(("role", sheet, address, "no cell", roles[sheet, address]))
    for (sheet, address), want in case.numbers.items():
        row = cells.get((sheet, address))
        got = math.nan if row is None else row.value
        if not (math.isnan(got) if want == UNDECIDED else math.isclose(got, want, rel_tol=1e-9, abs_tol=1e-9)):
            found.missed.append(("number", sheet, address, want, got))
    for what, truths in (("header", case.headers), ("label", case.labels)):
        for (sheet, address), want in truths.items():
            row = cells.get((sheet, address))
            got = "" if row is None else row.header if what == "header" else f"{row.label} {row.group}"
            if _plain(want) not in _plain(got):
                found.missed.append((what, sheet, address, want, got))
    return found


def _plain(text: str) -> str:
    return " ".join(str(text).split()).casefold()
