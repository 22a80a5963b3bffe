"""What the plain sums among formulas add up: evidence of where totals are and what they should hold."""

from __future__ import annotations

import re

from analysis.sheets.cells import column_number

_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?")
_SUM = re.compile(r"\+?(?:SUM\(|SUBTOTAL\((?:9|109)[,;])([^()]*)\)", re.I)
_MAY_SUM = re.compile(r"\s*S", re.I)
_PLUS = re.compile(r"\+?[$A-Z0-9]+(?:\+[$A-Z0-9]+)+", re.I)


def summed_cells(formula: str) -> tuple[set[int], set[int]] | None:
    """Rows and columns (from 0) of what a formula adds up, if a sum is all that it is; else None."""
    if "+" not in formula and not _MAY_SUM.match(formula):
        return None
    text = formula.replace(" ", "").upper()
    found = _SUM.fullmatch(text)
    inside = found[1] if found else text.replace("+", ",") if _PLUS.fullmatch(text) else ""
    rows: set[int] = set()
    columns: set[int] = set()
    for part in inside.replace(";", ",").strip(",").split(","):
        place = _RANGE.fullmatch(part)
        if not place:
            return None
        first, top, last, bottom = place.groups()
        down = range(int(top) - 1, int(bottom or top))
        across = range(column_number(first), column_number(last or first) + 1)
        if not 0 < len(down) * len(across) <= 20_000:
            return None
        rows.update(down)
        columns.update(across)
    return rows, columns
