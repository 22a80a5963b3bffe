"""A sheet's visible cells as a matrix without its empty rows and columns, each cell with its type."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import numpy as np

from analysis.sheets.cells import Kind, Sheet
from analysis.sheets.numbers import is_placeholder, readings

EMPTY, NUM, PLACE, TEXT, CODE, DATE, ERR, ENUM, BLANK, COLON = range(10)
"""Types: a number (also one written as text), a placeholder for one, a text, an account or region code, a date,
an error, an enumerator (1. a) IV), only spaces, a lone colon."""

_CODE = re.compile(
    r"(?:\d{1,5}|[xX]{1,3})(?:\.(?:\d{1,5}|[xX]{1,3})){2,}\.?|\d{1,3}(?:-\d{1,3}){2,}|0\d{1,}(?:\.\d+)*\.?|\d{1,2}(?:\.\d{1,2})+\.|[A-Z]{1,2}\d?(?:\.\d{1,3})+\.?|x{1,3}(?:[.\-]x{1,3})+"
)
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_ENUM = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivxlIVXL]{1,6})[.)]\)?|[A-Z]|[IVX]{2,6}|[IVX]|[a-z]")
_DATE = re.compile(
    r"\d{1,2}[/-]\d{1,2}[/-](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}(?:[ T].*)?|\d{1,2}[ -][A-Za-z]{3,9}[ -]\d{2,4}"
)
_ERROR = re.compile(r"#(?:REF!|DIV/0!|VALUE!|N/A|NAME\?|NUM!|NULL!|ERROR!?)", re.I)
_MARKED_YEAR = re.compile(r"(?:19|20)\d\d ?(?:\*+\)?|[¹²³⁴]|\(?[a-z]\))")
_SIGNS = re.compile(r"[(\[]\s*[+\-−–/±]+\s*[)\]]|\+\s*/\s*[-−–]|[-−–]\s*/\s*\+")
_PAIR = re.compile(r"\d[\d.,]*\s*[(\[]\s*\d[\d.,]*\s*%?\s*[)\]]")
_DIGIT = re.compile(r"\d|[½¼¾]")


@lru_cache(maxsize=200_000)
def type_of_text(text: str) -> int:
    """The type of a cell that holds this text."""
    shown = text.strip()
    if not shown:
        return BLANK
    if shown[0] == "#" and _ERROR.fullmatch(shown):
        return ERR
    if shown == ":":
        return COLON
    if _SIGNS.fullmatch(shown):
        return TEXT  # ( + ) and ( - ) over columns of changes
    if _PAIR.fullmatch(shown):
        return NUM  # "70 (16,0)": a number and its share in one cell
    if len(shown) > 1 and not shown.strip("*=_-–—. "):
        return PLACE  # stars, or a rule typed of dashes
    if len(shown) > 40:
        return TEXT
    if shown[0].isdigit() and shown.count(".") >= 2 and _CODE.fullmatch(shown) and not _GROUPED.fullmatch(shown):
        return CODE
    if is_placeholder(shown):
        return PLACE
    if _ENUM.fullmatch(shown):
        return ENUM
    if not _DIGIT.search(shown) or _MARKED_YEAR.fullmatch(shown):
        return TEXT
    if _CODE.fullmatch(shown.replace(" ", "")) and not _GROUPED.fullmatch(shown):
        return CODE
    if _DATE.fullmatch(shown):
        return DATE
    return NUM if readings(shown) else TEXT


@dataclass(frozen=True)
class Grid:
    """The visible cells of a sheet: ``at`` holds positions in the sheet's cells, -1 where there is nothing."""

    sheet: Sheet
    rows: np.ndarray  # the sheet's rows that hold something
    columns: np.ndarray
    at: np.ndarray  # int32, rows x columns
    type: np.ndarray  # uint8, rows x columns
    right: np.ndarray  # int32 a cell: the last column that it covers, in the sheet's columns
    down: np.ndarray  # int32 a cell: the last row that it covers
    hidden: np.ndarray  # bool a cell: in a hidden row or column, or under a merged cell
    text: np.ndarray  # object a cell

    @cached_property
    def year(self) -> np.ndarray:
        """Where the matrix holds a whole number that can be a year."""
        found = np.zeros(self.type.shape, dtype=bool)
        where = self.type == NUM
        positions = self.at[where]
        cells = self.sheet.cells
        numbers = cells.number[positions].copy()
        for place in np.flatnonzero(cells.kind[positions] == Kind.TEXT):
            shown = self.text[positions[place]].strip()
            numbers[place] = float(shown) if shown.isdigit() and len(shown) == 4 else np.nan
        with np.errstate(invalid="ignore"):
            found[where] = (numbers >= 1950) & (numbers <= 2060) & (numbers == np.floor(numbers))
        return found

    @cached_property
    def _hidden_rows(self) -> np.ndarray:
        return np.unique(self.sheet.hidden_rows)

    def hidden_between(self, low: int, high: int) -> int:
        """Hidden rows of the sheet between two rows."""
        first, last = np.searchsorted(self._hidden_rows, [low + 1, high])
        return int(last - first)

    def part(self, rows: slice, columns: slice) -> Grid:
        """Some rows and columns of it, without the rows in which those columns are empty."""
        at, kinds = self.at[rows, columns], self.type[rows, columns]
        kept = (at >= 0).any(axis=1)
        return replace(self, rows=self.rows[rows][kept], columns=self.columns[columns], at=at[kept], type=kinds[kept])

    def text_at(self, row: int, column: int) -> str:
        position = self.at[row, column]
        return "" if position < 0 else str(self.text[position])


def grid_of(sheet: Sheet) -> Grid:
    """The matrix of a sheet's visible cells."""
    cells = sheet.cells
    count = len(cells)
    hidden = np.zeros(count, dtype=bool)
    if sheet.visibility != "visible":
        hidden[:] = True
    if len(sheet.hidden_rows):
        hidden |= np.isin(cells.row, sheet.hidden_rows)
    if len(sheet.hidden_columns):
        hidden |= np.isin(cells.column, sheet.hidden_columns)
    right, down = cells.column.copy(), cells.row.copy()
    if len(sheet.merges) and count:
        hidden |= _merge(sheet, right, down)
    types = _types(cells)
    seen = ~hidden & (types != BLANK)
    rows, columns = np.unique(cells.row[seen]), np.unique(cells.column[seen])
    at = np.full((len(rows), len(columns)), -1, dtype=np.int32)
    matrix = np.zeros(at.shape, dtype=np.uint8)
    places = np.searchsorted(rows, cells.row[seen]), np.searchsorted(columns, cells.column[seen])
    at[places] = np.flatnonzero(seen)
    matrix[places] = types[seen]
    return Grid(sheet, rows, columns, at, matrix, right, down, hidden, cells.text)


def _types(cells) -> np.ndarray:
    kinds = np.array([EMPTY, NUM, TEXT, DATE, DATE, TEXT, ERR, NUM], dtype=np.uint8)
    types = kinds[cells.kind]
    if len(cells.texts):
        of_texts = np.fromiter(map(type_of_text, cells.texts), dtype=np.uint8, count=len(cells.texts))
        texts = cells.kind == Kind.TEXT
        types[texts] = of_texts[cells.text_id[texts]]
    return types


def _merge(sheet: Sheet, right: np.ndarray, down: np.ndarray) -> np.ndarray:
    """Fill in how far merged cells reach; true for cells that lie under another."""
    cells = sheet.cells
    width = max(int(cells.column.max()), int(sheet.merges[:, 3].max())) + 1
    keys = cells.row.astype(np.int64) * width + cells.column
    merges = sheet.merges.astype(np.int64)
    anchors = merges[:, 0] * width + merges[:, 1]
    places = np.searchsorted(keys, anchors)
    inside = places < len(keys)
    inside[inside] = keys[places[inside]] == anchors[inside]
    right[places[inside]] = merges[inside, 3]
    down[places[inside]] = merges[inside, 2]
    buried = np.zeros(len(cells), dtype=bool)
    for first_row, first_column, last_row, last_column in merges.tolist():
        if last_row == first_row:
            low = np.searchsorted(keys, first_row * width + first_column + 1)
            high = np.searchsorted(keys, first_row * width + last_column, side="right")
            if high > low:
                buried[low:high] = True
            continue
        for row in range(first_row, min(last_row, first_row + 5000) + 1):
            low = np.searchsorted(keys, row * width + first_column + (row == first_row))
            high = np.searchsorted(keys, row * width + last_column, side="right")
            if high > low:
                buried[low:high] = True
    return buried
