"""Many cells said in few words: runs of neighbouring cells as ranges."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.sheets.cells import column_letters


def spans(places: Iterable[tuple[int, int]]) -> list[tuple[str, list[int]]]:
    """Cells (row, column; from 0) as ranges such as ``B7:B20``, each with the positions of its cells.

    Cells under one another make one range, then ranges of equal rows that stand side by side.
    """
    order = sorted((column, row, i) for i, (row, column) in enumerate(places))
    runs: list[list] = []  # first column, last column, first row, last row, positions
    for column, row, i in order:
        if runs and runs[-1][0] == column and row in (runs[-1][3], runs[-1][3] + 1):
            runs[-1][3] = row
            runs[-1][4].append(i)
        else:
            runs.append([column, column, row, row, [i]])
    runs.sort(key=lambda run: (run[2], run[3], run[0]))
    blocks: list[list] = []
    for run in runs:
        if blocks and blocks[-1][2:4] == run[2:4] and blocks[-1][1] + 1 == run[0]:
            blocks[-1][1] = run[1]
            blocks[-1][4] += run[4]
        else:
            blocks.append(run)
    return [(_name(*block[:4]), sorted(block[4])) for block in blocks]


def _name(left: int, right: int, top: int, bottom: int) -> str:
    first, last = f"{column_letters(left)}{top + 1}", f"{column_letters(right)}{bottom + 1}"
    return first if first == last else f"{first}:{last}"
