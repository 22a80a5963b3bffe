"""placeholder"""
from __future__ import annotations
from collections.abc import Sequence
from functools import lru_cache
import numpy as np
from openpyxl.formula.translate import Translator, TranslatorError


class Formulas(Sequence[str]):
    """The formulas of a sheet. Those that share another's text are only translated when somebody asks for one."""

    def __init__(self, texts: Sequence[str], shared: Sequence[tuple[int, int, int]] = ()) -> None:
        self.texts = list(texts)
        self.shared = np.array(shared, dtype=np.int32).reshape(-1, 3)  # which text, moved by how many rows and columns

    def __len__(self) -> int:
        return len(self.texts) + len(self.shared)

    def __getitem__(self, position: int) -> str:  # type: ignore[override]
        if position < 0:
            position += len(self)
        text, rows, columns = self.origin(position)
        return moved(text, rows, columns)

    def origin(self, position: int) -> tuple[str, int, int]:
        """The text that a formula shares, and by how many rows and columns it is moved."""
        if position < len(self.texts):
            return self.texts[position], 0, 0
        which, rows, columns = self.shared[position - len(self.texts)].tolist()
        return self.texts[which], rows, columns


@lru_cache(maxsize=10_000)
def moved(text: str, rows: int, columns: int) -> str:
    """A formula's text as it reads so many rows further down and columns further right."""
    if not rows and not columns:
        return text
    try:
        return Translator("=" + text, origin="A1").translate_formula(row_delta=rows, col_delta=columns)[1:]
    except (TranslatorError, ValueError):
        return "#REF!"
