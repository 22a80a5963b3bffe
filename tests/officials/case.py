"""A workbook written cell by cell together with its truth: what each cell is, and what each number means."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

UNDECIDED = "undecided"
"""The truth of a number that nobody can read with certainty from the sheet alone: any reading is wrong."""


@dataclass
class Case:
    """One official's workbook and its truth."""

    name: str
    book: Workbook = field(default_factory=Workbook)
    roles: dict[tuple[str, str], str] = field(default_factory=dict)  # (sheet, address) -> role
    numbers: dict[tuple[str, str], float | str] = field(
        default_factory=dict
    )  # what a cell's number means, in full units
    headers: dict[tuple[str, str], str] = field(default_factory=dict)  # a value cell -> words its header path must hold
    labels: dict[tuple[str, str], str] = field(default_factory=dict)  # a value cell -> the text that names its row
    rules: set[str] = field(default_factory=set)  # findings that must be there

    def __post_init__(self) -> None:
        self.book.remove(self.book.active)

    def sheet(self, name: str = "Sheet1") -> Worksheet:
        return self.book.create_sheet(name)

    def put(
        self,
        sheet: Worksheet,
        address: str,
        value: object,
        role: str,
        number: float | str | None = None,
        *,
        number_format: str | None = None,
        header: str | None = None,
        label: str | None = None,
    ) -> None:
        """Write one cell with its role; ``number`` is what it means in full units (rupiah, people), or UNDECIDED."""
        cell = sheet[address]
        cell.value = value
        if number_format:
            cell.number_format = number_format
        key = (sheet.title, address)
        self.roles[key] = role
        if number is not None:
            self.numbers[key] = number
        if header:
            self.headers[key] = header
        if label:
            self.labels[key] = label

    def save(self, folder: Path) -> Path:
        path = folder / f"{self.name}.xlsx"
        self.book.save(path)
        return path
