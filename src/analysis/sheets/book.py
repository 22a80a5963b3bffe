"""A workbook as a notebook sees it: its tables as data frames, its ledger, its findings, and a picture of each sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.sheets.cells import ROLES, Kind, Problem, Sheet, column_letters
from analysis.sheets.picture import Picture, picture
from analysis.sheets.understanding import TableData, Understood
from analysis.store.findings import Catalogue, findings_table

catalogue = Catalogue("analysis.sheets")


@dataclass(frozen=True)
class Table:
    """One table of a sheet."""

    data: TableData
    understood: Understood = field(repr=False)

    @property
    def sheet(self) -> str:
        return self.data.sheet

    @property
    def range(self) -> str:
        """Where the table stands, as ``B4:H30``."""
        (top, left), (bottom, right) = self.data.first, self.data.last
        return f"{column_letters(left)}{top + 1}:{column_letters(right)}{bottom + 1}"

    @property
    def title(self) -> str:
        """The titles and key-value lines over the table, in one line."""
        return " | ".join(dict.fromkeys(self.data.titles))

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The table without its total rows: one row for one row of the sheet, indexed by its number there.

        Columns are header paths joined by " > "; ``group`` holds the group rows over a row. Numbers are in full units
        (a table in thousands is multiplied), percentages from 0 to 100; what the evidence does not decide is missing
        and has a finding. In a row that is a total in some columns only, those are missing here.
        """
        data = self.data
        rows_total = np.zeros(data.totals.shape, dtype=bool)
        rows_total[data.total_rows] = data.totals[data.total_rows]
        whole = np.zeros(len(data.rows), dtype=bool)
        for row in data.total_rows:
            whole[row] = bool((rows_total[row] | np.isnan(data.values[row])).all())
        kept = [n for n, kind in enumerate(data.kinds) if kind == "data" and not whole[n]]
        return self._rows(kept, np.where(rows_total, np.nan, data.values))

    @cached_property
    def totals(self) -> pd.DataFrame:
        """The rows that add up others, in the same columns, with the numbers that do."""
        data = self.data
        return self._rows(data.total_rows, np.where(data.totals, data.values, np.nan))

    def _rows(self, kept: list[int], values: np.ndarray) -> pd.DataFrame:
        data = self.data
        columns: dict[str, object] = {}
        if any(data.groups):
            columns["group"] = [" > ".join(data.groups[n]) for n in kept]
        for number, column in enumerate(data.columns):
            if number in data.texts:
                if any(data.texts[number]):
                    columns[column.name] = [data.texts[number][n] for n in kept]
            elif column.kind == "value":
                numbers = values[:, data.value_columns.index(number)]
                texts = self._shown(number) if np.isnan(numbers).all() else None
                if texts is None:
                    columns[column.name] = _whole(numbers[kept])
                elif any(text is not None for text in texts) or not kept:
                    columns[column.name] = texts[kept]
        index = pd.Index(data.rows[kept] + 1, name="row")
        return pd.DataFrame(columns, index=index)

    def _shown(self, number: int) -> np.ndarray:
        """Dates and texts of a value column that holds no numbers."""
        data = self.data
        if number in data.dates:
            return np.array(data.dates[number], dtype=object)
        cells = self.understood.sheet.cells
        shown = np.full(len(data.rows), None, dtype=object)
        here = {int(row): n for n, row in enumerate(data.rows)}
        for position in np.flatnonzero(cells.column == data.places[number]).tolist():
            row = here.get(int(cells.row[position]))
            if row is not None and cells.kind[position] in (Kind.DATE, Kind.TEXT):
                shown[row] = cells.value(position)
        return shown

    @cached_property
    def cells(self) -> pd.DataFrame:
        """One row for one cell of the value columns: ``cell, row, column, header, code, label, group, role, value,
        raw, unit, undecided``. ``value`` is in full units, ``raw`` is what the cell holds."""
        data, sheet = self.data, self.understood.sheet
        cells = sheet.cells
        row_of = {int(row): n for n, row in enumerate(data.rows)}
        column_of = {data.places[number]: place for place, number in enumerate(data.value_columns)}
        inside = np.flatnonzero(np.isin(cells.row, data.rows) & np.isin(cells.column, list(column_of)))
        roles = np.array(ROLES, dtype=object)[self.understood.roles[inside]]
        kept = inside[np.isin(roles, ["value", "total"])]
        rows = [row_of[int(row)] for row in cells.row[kept]]
        places = [column_of[int(column)] for column in cells.column[kept]]
        return pd.DataFrame(
            {
                "cell": cells.addresses(kept),
                "row": cells.row[kept] + 1,
                "column": [column_letters(int(column)) for column in cells.column[kept]],
                "header": [data.columns[data.value_columns[place]].name for place in places],
                "code": [data.codes[n] for n in rows],
                "label": [data.labels[n] for n in rows],
                "group": [" > ".join(data.groups[n]) for n in rows],
                "role": np.array(ROLES, dtype=object)[self.understood.roles[kept]],
                "value": data.values[rows, places] if len(rows) else np.zeros(0),
                "raw": [raw_text(sheet, int(position)) for position in kept],
                "unit": [data.units[place].name for place in places],
                "undecided": data.undecided[rows, places] if len(rows) else np.zeros(0, dtype=bool),
            }
        )

    def _repr_html_(self) -> str:
        return f"<p><b>{self.sheet} {self.range}</b></p>{self.frame._repr_html_()}"


def _whole(numbers: np.ndarray) -> np.ndarray | pd.api.extensions.ExtensionArray:
    """Whole numbers as such, so that a frame shows 3986114306 and not 3.986114e+09; missing ones stay missing."""
    known = numbers[~np.isnan(numbers)]
    if len(known) and (known == np.floor(known)).all() and np.abs(known).max() < 2**53:
        return pd.array(numbers, dtype="Int64")
    return numbers


def raw_text(sheet: Sheet, position: int) -> str:
    """What a cell holds, as text: a text as it stands, a number without a needless decimal, a date as ISO."""
    cells = sheet.cells
    value = cells.value(position)
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return str(int(value)) if value == int(value) and abs(value) < 1e16 else repr(value)
    return "" if value is None else str(value)


@dataclass(frozen=True)
class Book:
    """A workbook that was read.

    ``tables`` are its tables in reading order, ``ledger`` says of every non-empty cell what it is, ``findings`` what
    somebody should look at. Shown in a notebook it draws its sheets with the cells coloured by role.
    """

    path: Path
    format: str  # xlsx | xls | ods | csv | html | mhtml
    understood: tuple[Understood, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def name(self) -> str:
        return self.path.name

    @property
    def sheets(self) -> list[str]:
        """The names of the sheets, hidden ones too."""
        return [each.sheet.name for each in self.understood]

    @cached_property
    def tables(self) -> list[Table]:
        return [Table(data, each) for each in self.understood for data in each.tables]

    @cached_property
    def ledger(self) -> pd.DataFrame:
        """One row for one non-empty cell: ``file, sheet, cell, role``."""
        parts = []
        for each in self.understood:
            roles = pd.Categorical.from_codes(each.roles, categories=list(ROLES))
            parts.append(pd.DataFrame({"sheet": each.sheet.name, "cell": each.sheet.cells.addresses(), "role": roles}))
        empty = pd.DataFrame({"sheet": [], "cell": [], "role": pd.Categorical([], categories=list(ROLES))})
        frame = pd.concat(parts, ignore_index=True) if parts else empty
        frame.insert(0, "file", self.name)
        return frame

    @cached_property
    def findings(self) -> pd.DataFrame:
        """One row for one finding: ``finding_id, file, sheet, cell, severity, rule, message_id, message_en, found,
        expected``; see ``messages.yml`` for the rules."""
        return findings_table(list(self.finding_rows(self.name)))

    def finding_rows(self, file: str) -> Iterator[dict[str, str]]:
        """The findings as rows under a file's name, for a table that holds those of many files."""
        for problem in self.problems:
            yield as_finding(problem, file)
        for each in self.understood:
            for problem in each.problems:
                yield as_finding(problem, file, each.sheet.name)

    def picture(
        self, sheet: str | int = 0, *, lang: str = "id", rows: int = 60, columns: int = 30, from_row: int = 1
    ) -> Picture:
        """A sheet drawn with its cells coloured by role; see :func:`analysis.sheets.picture.picture`.

        Raises ``KeyError`` for a sheet that is not there.
        """
        if isinstance(sheet, str):
            if sheet not in self.sheets:
                raise KeyError(f"{self.name} has no sheet {sheet!r}; it has {', '.join(self.sheets)}")
            sheet = self.sheets.index(sheet)
        return picture(self.understood[sheet], lang=lang, rows=rows, columns=columns, from_row=from_row)

    def _repr_html_(self) -> str:
        shown = [each for each in self.understood if len(each.sheet.cells)][:5]
        said = "".join(
            f"<li>{escape(row['message_id'])}</li>" for row in (as_finding(p, self.name) for p in self.problems)
        )
        drawn = "".join(f"<h4>{escape(each.sheet.name)}</h4>{picture(each, rows=40).html}" for each in shown)
        return f"<p><b>{escape(repr(self))}</b></p>{f'<ul>{said}</ul>' if said else ''}{drawn}"

    def __repr__(self) -> str:
        return f"{self.name}: {len(self.understood)} sheets, {len(self.tables)} tables, {len(self.ledger)} cells"


def as_finding(problem: Problem, file: str, sheet: str = "") -> dict[str, str]:
    """A problem as a row of findings, in both languages."""
    parts = {name: part for name, part in problem.parts.items() if name not in ("found", "expected", "sheet", "about")}
    return catalogue.finding(problem.rule, file, problem.cell, problem.found, problem.expected, sheet=sheet, **parts)
