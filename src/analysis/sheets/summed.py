"""What the plain sums among formulas add up: evidence of where totals are and what they should hold."""

from __future__ import annotations

import re

from analysis.sheets.cells import column_number

_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?")
_SUM = re.compile(r"\+?(?:SUM\(|SUBTOTAL\((?:9|109)[,;])([^()]*)\)", re.I)
_PLUS = re.compile(r"\+?[$A-Z0-9]+(?:\+[$A-Z0-9]+)+", re.I)


def summed_cells(formula: str) -> set[tuple[int, int]]:
    """Rows and columns (from 0) of what a formula adds up, if a sum is all that it is; else nothing."""
    text = formula.replace(" ", "").upper()
    found = _SUM.fullmatch(text)
    inside = found[1] if found else text.replace("+", ",") if _PLUS.fullmatch(text) else ""
    cells: set[tuple[int, int]] = set()
    for part in re.split("[,;]", inside.strip(",;")):
        place = _RANGE.fullmatch(part)
        if not place:
            return set()
        first, top, last, bottom = place.groups()
        rows = range(int(top) - 1, int(bottom or top))
        columns = range(column_number(first), column_number(last or first) + 1)
        if len(rows) * len(columns) > 20_000:
            return set()
        cells |= {(row, column) for row in rows for column in columns}
    return cells
