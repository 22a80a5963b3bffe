"""The formulas of a sheet, and the values of those that no program has computed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np

from analysis.sheets.cells import Kind, Sheet, column_letters, column_number


class Formulas(Sequence[str]):
    """The formulas of a sheet. Those that share another's text are only put into words when somebody asks for one."""

    def __init__(self, texts: Sequence[str], shared: Sequence[tuple[int, int, int]] = ()) -> None:
        self.texts = list(texts)
        self.shared = np.array(shared, dtype=np.int32).reshape(-1, 3)  # which text, moved by how many rows and columns

    def __len__(self) -> int:
        return len(self.texts) + len(self.shared)

    def __getitem__(self, position: int) -> str:  # type: ignore[override]
        if 0 <= position < len(self.texts):
            return self.texts[position]
        if not -len(self) <= position < len(self):
            raise IndexError(position)
        return moved(*self.origin(position % len(self)))

    def origin(self, position: int) -> tuple[str, int, int]:
        """The text that a formula shares, and by how many rows and columns it is moved."""
        if position < len(self.texts):
            return self.texts[position], 0, 0
        which, rows, columns = self.shared[position - len(self.texts)].tolist()
        return self.texts[which], rows, columns


QUOTED = re.compile(r"(\"(?:[^\"]|\"\")*\"|'(?:[^']|'')*')")
"""Texts and quoted names of sheets, in which no address stands."""
ADDRESS = re.compile(r"(?<![\w.$])(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})(?![\w(.!])")
_COLUMNS = re.compile(r"(?<![\w.$:])(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})(?![\w(.!:$])")
_ROWS = re.compile(r"(?<![\w.$:])(\$?)(\d{1,7}):(\$?)(\d{1,7})(?![\w(.!:$])")
_MAX_ROW, _MAX_COLUMN = 1_048_576, 16_384


@lru_cache(maxsize=10_000)
def moved(text: str, rows: int, columns: int) -> str:
    """A formula's text as it reads so many rows further down and columns further right, as if copied there."""
    if not rows and not columns:
        return text

    def row(fixed: str, number: str) -> str:
        place = int(number) + (0 if fixed else rows)
        return f"{fixed}{place}" if 0 < place <= _MAX_ROW else ""

    def column(fixed: str, letters: str) -> str:
        place = column_number(letters.upper()) + (0 if fixed else columns)
        return fixed + column_letters(place) if 0 <= place < _MAX_COLUMN else ""

    def address(found: re.Match[str]) -> str:
        parts = column(found[1], found[2]), row(found[3], found[4])
        return "".join(parts) if all(parts) else "#REF!"

    def both(end: Callable[[str, str], str]) -> Callable[[re.Match[str]], str]:
        def replaced(found: re.Match[str]) -> str:
            parts = end(found[1], found[2]), end(found[3], found[4])
            return ":".join(parts) if all(parts) else "#REF!"

        return replaced

    pieces = QUOTED.split(text)
    for i in range(0, len(pieces), 2):
        piece = ADDRESS.sub(address, pieces[i])
        if ":" in piece:
            piece = _ROWS.sub(both(row), _COLUMNS.sub(both(column), piece))
        pieces[i] = piece
    return "".join(pieces)


def compute_pending(sheets: Sequence[Sheet]) -> tuple[Sheet, ...]:
    """The sheets with the formulas computed that no program has computed, as far as they need only their own workbook.

    A computed cell has the kind of its result; one whose result is the empty text is gone. Each sheet gets problems:
    ``formula_computed`` (info) for ranges computed here, ``formula_without_value`` (error) for ranges that stay
    ``Kind.PENDING``. A pending cell with a number is one for which the program that wrote the file put 0 because it cannot
    compute: it gets its result, or keeps that number with ``formula_zero`` (warning).
    """
    waiting = [(cells.kind == Kind.PENDING).nonzero()[0] for cells in (sheet.cells for sheet in sheets)]
    if not any(len(positions) for positions in waiting):
        return tuple(sheets)
    from analysis.sheets.formula_work import computed  # rarely needed, and openpyxl's tokenizer is slow to import

    return computed(sheets, waiting)
