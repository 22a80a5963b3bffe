"""Computes formulas one after the other, each after those it needs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from analysis.sheets.cells import Cells, Kind, Problem, Sheet
from analysis.sheets.formula_tree import ErrorValue, Node, UnsupportedError, parse, relative
from analysis.sheets.formula_values import Evaluator, Grid, NeedsError, Scalar
from analysis.sheets.spans import spans
from analysis.sheets.styles import kinds_of, settle_dates

MAX_STEPS = 2_000_000
"""Work spent on the formulas of one workbook: some thirty seconds."""
_PENDING = int(Kind.PENDING)


def computed(sheets: Sequence[Sheet], waiting: Sequence[np.ndarray]) -> tuple[Sheet, ...]:
    """The sheets with the formulas at these positions of their cells computed; see ``formulas.compute_pending``."""
    work = _Work(sheets)
    for number, positions in enumerate(waiting):
        for position in positions.tolist():
            work.compute(number, position)
    return tuple(
        _finished(sheet, grid, positions, work.reasons[number]) if len(positions) else sheet
        for number, (sheet, grid, positions) in enumerate(zip(sheets, work.evaluator.grids, waiting, strict=True))
    )


class _Work:
    """What is known while the formulas of one workbook are computed."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        self.evaluator = Evaluator(sheets, MAX_STEPS)
        self.trees: dict[str, tuple[Node | UnsupportedError, int, int]] = {}
        self.reasons: defaultdict[int, dict[int, UnsupportedError]] = defaultdict(dict)

    def compute(self, number: int, position: int) -> None:
        """Compute one cell and those it needs, without recursion: a running balance reaches over thousands of rows."""
        begun: set[tuple[int, int]] = set()
        stack = [(number, position)]
        while stack:
            cell = stack[-1]
            grid = self.evaluator.grids[cell[0]]
            if grid.kind[cell[1]] != _PENDING or cell[1] in grid.failed:
                stack.pop()
                continue
            try:
                grid.set(cell[1], self.value(*cell))
            except NeedsError as needs:
                begun.add(cell)
                if any(one in begun for one in needs.cells):
                    self.fail(cell, UnsupportedError("cycle"))
                else:
                    stack += needs.cells
            except UnsupportedError as reason:
                self.fail(cell, reason)
            except RecursionError:
                self.fail(cell, UnsupportedError("too_long"))

    def fail(self, cell: tuple[int, int], reason: UnsupportedError) -> None:
        self.evaluator.grids[cell[0]].failed.add(cell[1])
        self.reasons[cell[0]][cell[1]] = reason

    def value(self, number: int, position: int) -> Scalar:
        cells = self.evaluator.grids[number].source
        row, column = int(cells.row[position]), int(cells.column[position])
        tree, tree_row, tree_column, array = self.tree(cells, position, row, column)
        return self.evaluator.result(tree, (number, row, column), (row - tree_row, column - tree_column), array)

    def tree(self, cells: Cells, position: int, row: int, column: int) -> tuple[Node, int, int, bool]:
        """The formula's tree, the cell it was made for, and whether it is an array formula."""
        which = -1 if cells.formula_id is None else int(cells.formula_id[position])
        if which < 0:
            raise UnsupportedError("unclear")
        origin = getattr(cells.formulas, "origin", None)
        text, down, right = origin(which) if origin else (cells.formulas[which], 0, 0)
        array = text.startswith("{") and text.endswith("}")
        if array:
            text = text[1:-1]
        row, column = row - down, column - right
        key = relative(text, row, column)
        if key not in self.trees:
            try:
                self.trees[key] = parse(text), row, column
            except UnsupportedError as reason:
                self.trees[key] = reason, row, column
        tree, tree_row, tree_column = self.trees[key]
        if isinstance(tree, UnsupportedError):
            raise tree
        return tree, tree_row, tree_column, array


def _finished(sheet: Sheet, grid: Grid, waiting: np.ndarray, reasons: dict[int, UnsupportedError]) -> Sheet:
    cells = sheet.cells
    kind, number, text_id = cells.kind.copy(), cells.number.copy(), cells.text_id.copy()
    known = {str(text): i for i, text in enumerate(cells.texts)}
    gone = np.zeros(len(cells), dtype=bool)
    computed, zero, lost = [], [], defaultdict(list)
    for at in waiting.tolist():
        placeholder = number[at]
        if at in reasons:
            if np.isnan(placeholder):
                lost[reasons[at].reason, reasons[at].what].append(at)
            else:
                kind[at] = Kind.NUMBER
                zero.append(at)
            continue
        value = grid.results[at]
        if value != placeholder or isinstance(value, bool):
            computed.append(at)
        number[at] = np.nan
        if isinstance(value, str | ErrorValue):
            text = value if isinstance(value, str) else value.name
            kind[at] = Kind.TEXT if isinstance(value, str) else Kind.ERROR
            text_id[at] = known.setdefault(text, len(known))
            gone[at] = not text
        else:
            kind[at] = Kind.BOOLEAN if isinstance(value, bool) else Kind.NUMBER
            number[at] = value
    results = np.array([at for at in waiting.tolist() if at not in reasons], dtype=np.int64)
    if len(results) and cells.formats:
        by_format = kinds_of(cells.formats)[np.maximum(cells.format_id[results], 0)]
        by_format[cells.format_id[results] < 0] = Kind.NUMBER
        settled_kind, settled_number = kind[results], number[results]
        settle_dates(settled_kind, settled_number, by_format, False)
        kind[results], number[results] = settled_kind, settled_number

    def ranges(rule: str, positions: list[int], found: str = "") -> list[Problem]:
        places = [(int(cells.row[at]), int(cells.column[at])) for at in positions]
        return [Problem(rule, cell, found, parts={"count": str(len(inside))}) for cell, inside in spans(places)]

    problems = [*ranges("formula_computed", computed), *ranges("formula_zero", zero)]
    for (reason, what), positions in sorted(lost.items(), key=lambda one: one[1]):
        problems += ranges(f"formula_without_value.{reason}", positions, what)
    texts = np.empty(len(known), dtype=object)
    texts[:] = list(known)
    done = replace(cells, kind=kind, number=number, text_id=text_id, texts=texts)
    return replace(sheet, cells=done.take(~gone) if gone.any() else done, problems=(*sheet.problems, *problems))
