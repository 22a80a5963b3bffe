"""One submitted file: what its tables hold, as rows of the processed tables, and the role of each of its cells."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from analysis.cleaning.counts import counts
from analysis.cleaning.figures import Settled, settle
from analysis.cleaning.layers import Layered, layers_of
from analysis.cleaning.lines import Said, budget_lines
from analysis.cleaning.uses import Uses, uses_of
from analysis.sheets.book import Book, raw_text


@dataclass
class Submission:
    """The rows of one file before they are held against other files."""

    lines: list[dict] = field(default_factory=list)
    counts: list[dict] = field(default_factory=list)
    tables: list[tuple[Layered, Uses]] = field(default_factory=list)
    said: list[tuple[Layered, Said]] = field(default_factory=list)
    settled: list[tuple[str, Settled]] = field(default_factory=list)


def understand(book: Book, shown: str) -> Submission:
    """Budget lines and counts of a book; ``shown`` is its path below the folder of submissions."""
    found = Submission()
    raws = {each.sheet.name: _raws(each.sheet) for each in book.understood}
    for table in layers_of(book, shown):
        uses = uses_of(table)
        table, settled = settle(table, uses, raws[table.sheet])
        found.settled += [(table.sheet, each) for each in settled]
        found.tables.append((table, uses))
        if uses.money:
            lines, said = budget_lines(table, uses)
            found.lines += [_placed(table, line, raws) for line in lines]
            found.said += [(table, each) for each in said]
        if uses.people:
            found.counts += [_placed(table, row, raws) for row in counts(table, uses)]
    found.counts = _without_sums(found.counts)
    return found


def _raws(sheet: object) -> dict[str, str]:
    return {address: raw_text(sheet, position) for position, address in enumerate(sheet.cells.addresses())}


def _placed(table: Layered, row: dict, raws: dict[str, dict[str, str]]) -> dict:
    at = row.pop("at")
    cell = table.cell(*at)
    return {**row, "sheet": table.sheet, "cell": cell, "raw": raws[table.sheet].get(cell, "")}


def _without_sums(rows: list[dict]) -> list[dict]:
    """Without totals whose groups are counted too, and without bundles beside their parts."""
    segments: dict[tuple, set[str]] = defaultdict(set)
    for row in rows:
        segments[row["district_code"], row["period"], row["metric"]].add("bundle" if row["bundle"] else row["segment"])
    kept = []
    for row in rows:
        others = segments[row["district_code"], row["period"], row["metric"]]
        if row["segment"] == "total" and others - {"total"}:
            continue
        if row["bundle"] and others & {"perangkat_desa", "bpd", "rt_rw", "kader"}:
            continue
        kept.append(row)
    return kept
