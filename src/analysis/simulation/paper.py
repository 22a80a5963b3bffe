"""Slots, tables and sheets: what a layout makes and a writer prints.

A `Slot` is one cell to be: a label, or a number with what it is (people, rupiah, percent) and the truth that it prints.
Totals refer to the slots that they add up, so that a formula, a value and a planted fault can be made from the same thing.
A `Table` has columns with header paths and rows of slots; `place` in ``printing`` lays it on a `Sheet` of cells.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

NOTHING = object()


@dataclass(eq=False)
class Slot:
    """One cell to be. ``kind``: text, count, money, unit (rupiah a person and month), months, percent, code, ordinal.
    ``span``: over how many rows a label is merged."""

    value: Any = None
    kind: str = "text"
    truth: dict[str, Any] | None = None
    table: str = ""
    sum_of: list[Slot] = field(default_factory=list)
    minus: tuple[Slot, Slot] | None = None
    ratio: tuple[Slot, Slot] | None = None
    product: list[Slot] = field(default_factory=list)
    missing: bool = False
    shown: Any = NOTHING
    shown_format: str = "General"
    fault: str = ""
    personal: str = ""
    address: tuple[int, int] | None = None
    span: int = 1

    def number(self) -> float:
        """The value, computed where the slot is a total, a difference or nothing."""
        if self.fault == "total_wrong":
            return self.value
        if self.sum_of:
            return sum(slot.number() for slot in self.sum_of)
        if self.minus:
            return self.minus[0].number() - self.minus[1].number()
        return 0 if self.missing or not isinstance(self.value, int | float) else self.value

    @property
    def derived(self) -> bool:
        return bool(self.sum_of or self.minus or self.ratio)


@dataclass
class Column:
    """A column: its key, the header texts from the top, the width, and whether it is a hidden one."""

    key: str
    path: tuple[str, ...]
    width: int = 14
    hidden: bool = False


@dataclass
class Row:
    """A row of slots by column key. ``kind``: leaf, group, parent, subtotal, total, blank, stale."""

    slots: dict[str, Slot]
    kind: str = "leaf"
    hidden: bool = False

    @staticmethod
    def label(column: str, text: str, kind: str = "group") -> Row:
        return Row({column: Slot(text)}, kind)


@dataclass
class Table:
    """Columns and rows; ``caption`` is a line over the table."""

    columns: list[Column]
    rows: list[Row]
    caption: str = ""

    def slots(self) -> Iterable[Slot]:
        for row in self.rows:
            yield from row.slots.values()


@dataclass
class Page:
    """One sheet to be: what its letterhead must say, and its tables, stacked or side by side."""

    name: str
    tables: list[Table]
    title: str
    about: dict[str, str]
    beside: bool = False
    money: bool = False
    faults: list[str] = field(default_factory=list)


@dataclass
class Cell:
    """A printed cell."""

    value: Any
    number_format: str = "General"
    bold: bool = False
    slot: Slot | None = None
    error: bool = False


@dataclass
class Sheet:
    """A printed sheet: cells by (row, column), both from 1."""

    name: str
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    widths: dict[int, int] = field(default_factory=dict)
    hidden: bool = False
    faults: list[tuple[str, str]] = field(default_factory=list)

    def put(self, row: int, column: int, value: Any, **look: Any) -> None:
        if value is not None and value != "":
            self.cells[row, column] = Cell(value, **look)

    @property
    def bottom(self) -> int:
        return max((row for row, _ in self.cells), default=0)

    @property
    def right(self) -> int:
        return max((column for _, column in self.cells), default=0)


@dataclass
class Submission:
    """One file to be sent: its path below the folder, its format, its sheets, and faults of the file as a whole."""

    path: str
    format: str
    sheets: list[Sheet]
    dialect: str = "comma"
    faults: list[tuple[str, str, str]] = field(default_factory=list)
