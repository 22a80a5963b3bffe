"""A sheet understood: its tables with their numbers read and their totals checked, and the role of every cell."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from dataclasses import dataclass, field

import numpy as np

from analysis.sheets import words
from analysis.sheets.cells import ROLES, Kind, Problem, Sheet, column_letters, date_of
from analysis.sheets.dates import read_dates
from analysis.sheets.grid import BLANK, CODE, DATE, ENUM, ERR, NUM, TEXT, Grid, grid_of, type_of_text
from analysis.sheets.layout import blocks_of
from analysis.sheets.numbers import UNDECIDED, ColumnReading, Evidence, read_column
from analysis.sheets.numbers import Column as NumberColumn
from analysis.sheets.structure import NONE, ROLE, Column, Structure, structure_of
from analysis.sheets.summed import summed_cells
from analysis.sheets.totals import Broken, Sums, find_products, find_sums, product_share, quotient_share
from analysis.sheets.totals import Table as SumTable
from analysis.sheets.units import Unit, is_unit_text, unit_of

SERIAL_DAYS = 25_569  # what Excel counts for 1 January 1970
_BEHIND = re.compile(r"\(([^()]{1,30})\)\s*$")
LIMIT = 200  # problems of one rule on one sheet that are told one by one


@dataclass
class TableData:
    """One table: its columns, its body rows, and a matrix of what the numbers mean (rows x value columns)."""

    sheet: str
    first: tuple[int, int]  # the sheet's row and column of the upper left corner, from 0
    last: tuple[int, int]
    titles: list[str]
    columns: list[Column]
    places: list[int]  # the sheet's column of each column
    rows: np.ndarray  # the sheet's row of each body row
    kinds: list[str]  # data | group | year
    labels: list[str]
    codes: list[str]
    groups: list[tuple[str, ...]]  # group rows over a row, outermost first
    texts: dict[int, list[str]]  # by column number: what label, code and numbering cells show
    values: np.ndarray  # full units, NaN where there is no number or the evidence does not decide
    undecided: np.ndarray  # bool
    units: list[Unit]
    value_columns: list[int]  # numbers of the value columns in ``columns``
    dates: dict[int, list[dt.date | None]] = field(default_factory=dict)  # by column number
    lines: list[str] = field(default_factory=list)
    """The titles a row of the sheet each, with numbers and dates ("Tahun Anggaran : 2023"), the nearest last."""
    totals: np.ndarray = field(
        default_factory=lambda: np.zeros((0, 0), dtype=bool)
    )  # cells of values that add up others
    total_rows: list[int] = field(default_factory=list)
    total_columns: list[int] = field(default_factory=list)
    column_parts: dict[int, list[int]] = field(default_factory=dict)  # a total column -> the columns that it adds up
    carried: dict[int, list[str]] = field(default_factory=dict)  # texts, a merged cell's in every row that it covers
    parents: dict[int, list[int]] = field(default_factory=dict)
    checked: int = 0


@dataclass
class Understood:
    """A sheet with a role for each of its cells, in the cells' order."""

    sheet: Sheet
    roles: np.ndarray  # uint8, places in ROLES
    tables: list[TableData]
    problems: list[Problem]


def understand(sheet: Sheet) -> Understood:
    """Find the tables of a sheet, read their numbers, check their totals, and give every cell one role."""
    grid = grid_of(sheet)
    roles = np.full(len(sheet.cells), ROLE["unexplained"], dtype=np.uint8)
    problems: list[Problem] = list(sheet.problems)
    tables: list[TableData] = []
    shared = _notes_in_hidden_columns(sheet, grid)
    shared_lines: list[str] = []
    stated = _StatedUnits()
    for block in blocks_of(grid):
        structure = structure_of(block)
        if not block.is_table:
            shared += [text for text, role in _texts(structure) if role in ("title", "metadata", "unit")]
            shared_lines += _lines(structure, np.flatnonzero(structure.role != NONE))
        elif structure.rows:
            tables.append(_read_table(structure, [*shared, *stated.over(structure)], shared_lines, problems))
        mine = structure.role != NONE
        roles[mine] = structure.role[mine]
    roles[grid.hidden] = ROLE["hidden"]
    _blanks(sheet, grid, roles)
    _strays(sheet, roles, problems)
    return Understood(sheet, roles, tables, _limited(problems))


def _notes_in_hidden_columns(sheet: Sheet, grid: Grid) -> list[str]:
    """What a cell alone in its row says of the unit of the sheet, "(dalam ribuan rupiah)" at the right edge, where that
    edge lies in a hidden column: its row is not hidden, and thousands are thousands."""
    cells = sheet.cells
    found = []
    for position in np.flatnonzero(grid.hidden & (cells.kind == Kind.TEXT)).tolist():
        row, text = int(cells.row[position]), str(cells.text[position])
        alone = (cells.row == row).sum() == 1 and row not in sheet.hidden_rows
        if alone and sheet.visibility == "visible" and is_unit_text(text) and _states_unit(text):
            found.append(text)
    return found


class _StatedUnits:
    """What the titles of a table say of its unit, for the tables under it: "(dalam jutaan rupiah)" stands over the first
    of several tables of the same columns, and means them all."""

    def __init__(self) -> None:
        self._columns: frozenset[str] = frozenset()
        self._lines: list[str] = []

    def over(self, structure: Structure) -> list[str]:
        """The lines that the table before hands down to this one: none if it states a unit itself, or has other columns."""
        columns = frozenset(words.plain(part) for column in structure.columns for part in column.path)
        own = [text for text, role in _texts(structure) if role in ("title", "metadata", "unit") and _states_unit(text)]
        same = len(columns & self._columns) >= 0.7 * max(len(columns), len(self._columns), 2)
        if own or not same:
            self._lines = own
        self._columns = columns
        return [] if own else self._lines


def _states_unit(text: str) -> bool:
    unit = unit_of((), (text,))
    return unit.currency or unit.scale != 1.0


def _texts(structure: Structure) -> list[tuple[str, str]]:
    text = structure.grid.text
    known = np.flatnonzero(structure.role != NONE)
    return [(str(text[p]), ROLES[structure.role[p]]) for p in known.tolist() if text[p]]


def _lines(structure: Structure, positions: np.ndarray) -> list[str]:
    """Titles and key-value rows as lines, a row of the sheet each, dates and numbers among them."""
    cells = structure.grid.sheet.cells
    kept = np.isin(structure.role[positions], [ROLE["title"], ROLE["metadata"], ROLE["unit"]])
    lines: dict[int, list[str]] = {}
    for position in np.sort(positions[kept]).tolist():
        value = cells.value(position)
        text = _plain(value) if isinstance(value, float) else str(value)
        if value is not None and text.strip():
            lines.setdefault(int(cells.row[position]), []).append(" ".join(text.split()))
    return [" ".join(parts) for parts in lines.values()]


def _read_table(structure: Structure, shared: list[str], shared_lines: list[str], problems: list[Problem]) -> TableData:
    grid = structure.grid
    rows = np.asarray(structure.rows, dtype=np.int64)
    values = [number for number, column in enumerate(structure.columns) if column.kind == "value"]
    over = grid.at[structure.block.before]
    over = np.sort(over[over >= 0])
    told = np.isin(structure.role[over], [ROLE["title"], ROLE["metadata"], ROLE["unit"]])
    own = [str(text) for text in grid.text[over[told]] if text]
    evidence_titles = tuple(own + shared)
    dated = [_is_dates(structure, structure.columns[number]) for number in values]
    dates = {
        number: _read_dates(structure, number, rows, evidence_titles, problems)
        for number, is_date in zip(values, dated, strict=True)
        if is_date
    }
    readings: list[ColumnReading] = []
    convention = ""
    for _ in range(2):  # a second time with the convention that the other columns prove
        readings = [
            read_column(
                _number_column(structure, structure.columns[number], rows, blank=is_date),
                Evidence(structure.columns[number].path, evidence_titles, convention),
            )
            for number, is_date in zip(values, dated, strict=True)
        ]
        proven = {reading.convention for reading in readings if reading.convention}
        again = "mixed" if len(proven) > 1 else next(iter(proven), "")
        if not again or again == convention or all(len(reading.hypotheses) == 1 for reading in readings):
            break
        convention = again
    matrix, undecided, sums = _decide(structure, values, readings, problems)
    _reading_problems(structure, values, readings, matrix, undecided, problems)
    for broken in sums.broken:
        problems.append(_broken_problem(structure, values, broken))
    told = _sum_table(structure, values, matrix, readings)
    totals = _mark_totals(structure, values, sums, matrix, told)
    for row, stored, restored in structure.mended_codes:
        place = next(column.place for column in structure.columns if column.kind == "code" or column.coded)
        problems.append(Problem("code_lost_zero", _address(grid, structure.rows[row], place), stored, restored))
    _percent_totals(structure, values, readings, matrix, told, problems)
    inside = [column for column in structure.columns if column.kind != "outside"] or structure.columns
    _error_problems(structure, values, problems)
    return TableData(
        sheet=grid.sheet.name,
        first=(int(grid.rows[min(structure.block.header or structure.rows)]), int(grid.columns[inside[0].place])),
        last=(int(grid.rows[structure.rows[-1]]), int(grid.columns[inside[-1].place])),
        titles=[" ".join(text.split()) for text in own + shared],
        lines=[*shared_lines, *_lines(structure, over)],
        columns=structure.columns,
        places=[int(grid.columns[column.place]) for column in structure.columns],
        rows=grid.rows[rows],
        kinds=structure.kinds,
        labels=structure.row_labels,
        codes=structure.row_codes,
        groups=_groups(structure),
        texts=_shown_texts(structure),
        values=matrix,
        undecided=undecided,
        units=[reading.unit for reading in readings],
        dates=dates,
        value_columns=values,
        totals=totals,
        total_rows=sorted({*sums.parents, *sums.balances}),
        total_columns=sorted(values[column] for column in sums.columns),
        column_parts={values[column]: [values[part] for part in parts] for column, parts in sums.columns.items()},
        carried={
            number: structure.carried(column)
            for number, column in enumerate(structure.columns)
            if column.kind in ("label", "code")
        },
        parents=sums.parents,
        checked=sums.checked,
    )


def _is_dates(structure: Structure, column: Column) -> bool:
    types = structure.grid.type[structure.rows, column.place]
    return bool((types == DATE).sum() > (types == NUM).sum()) or _is_serial(structure, column)


def _is_serial(structure: Structure, column: Column) -> bool:
    """Dates that lost their format and stand as the spreadsheet's count of days: 45 425 under "Tanggal"."""
    if not any(words.matches(part, "date_header") for part in column.path):
        return False
    positions = structure.grid.at[structure.rows, column.place]
    numbers = structure.grid.sheet.cells.number[positions[positions >= 0]]
    numbers = numbers[~np.isnan(numbers)]
    return bool(len(numbers)) and bool(((numbers > 25_000) & (numbers < 60_000)).all())


def _read_dates(
    structure: Structure, number: int, rows: np.ndarray, titles: tuple[str, ...], problems: list[Problem]
) -> list[dt.date | None]:
    """The days of a column of dates; None where there is none or where the evidence does not decide."""
    column = structure.columns[number]
    grid, cells = structure.grid, structure.grid.sheet.cells
    asked = _number_column(structure, column, rows)
    positions = grid.at[rows, column.place]
    stored = (positions >= 0) & (cells.kind[np.maximum(positions, 0)] == Kind.DATE)
    asked.number[stored] = cells.number[positions[stored]]
    if _is_serial(structure, column):
        serial = (positions >= 0) & (cells.kind[np.maximum(positions, 0)] == Kind.NUMBER)
        asked.number[serial] -= SERIAL_DAYS
        asked.kind[serial] = Kind.DATE
        for row in np.flatnonzero(serial).tolist():
            address = _address(grid, structure.rows[row], column.place)
            found = _plain(cells.number[positions[row]])
            problems.append(Problem("date_without_format", address, found, str(date_of(asked.number[row]))))
    reading = read_dates(asked, Evidence(column.path, titles, ""))
    first = reading.hypotheses[0].end
    sure = np.ones(len(first), dtype=bool)
    for other in reading.hypotheses[1:]:
        sure &= (first == other.end) | (np.isnat(first) & np.isnat(other.end))
    for name, entries in reading.problems.items():
        for row, rule, found, expected in entries:
            if name and (name == UNDECIDED) == bool(sure[row]):
                continue
            problems.append(Problem(rule, _address(grid, structure.rows[row], column.place), found, expected))
    return [day.item() if known and not np.isnat(day) else None for day, known in zip(first, sure, strict=True)]


def _number_column(structure: Structure, column: Column, rows: np.ndarray, *, blank: bool = False) -> NumberColumn:
    """The body cells of a column as ``numbers.py`` wants them; all empty if ``blank``."""
    grid, cells = structure.grid, structure.grid.sheet.cells
    positions = grid.at[rows, column.place]
    there = (positions >= 0) & (not blank)
    safe = np.maximum(positions, 0)
    kind = np.where(there, cells.kind[safe], 0).astype(np.uint8)
    number = np.where(there & (kind == Kind.NUMBER), cells.number[safe], np.nan)
    text = grid.text[safe].copy()
    text[~there | (kind != Kind.TEXT)] = ""
    text[np.array([kind != "data" for kind in structure.kinds], dtype=bool)] = ""  # names of groups
    formats = np.array([*cells.formats, ""], dtype=object)[np.where(there, cells.format_id[safe], -1)]
    return NumberColumn(kind, number, text, formats)


def _sum_table(structure: Structure, values: list[int], matrix: np.ndarray, readings: list[ColumnReading]) -> SumTable:
    said = structure.said
    summable, column_says = [], []
    for number, reading in zip(values, readings, strict=True):
        path = structure.columns[number].path
        no_sum = (
            reading.unit.percent
            or any(words.matches(part, "percent_header") for part in path)
            or bool(path and words.matches(path[-1], "no_sum_header"))
        )
        summable.append(not no_sum)
        under = any(words.is_total(part) for part in path[:-1])
        column_says.append(under or (bool(path) and words.matches(path[-1], "total", "column")))
    return SumTable(
        values=matrix,
        says_total=said.total,
        named=said.named,
        codes=structure.code_options,
        levels=structure.levels,
        step=np.array([_step(reading.hypotheses[0].values, reading.unit.scale) for reading in readings]),
        no_total=said.rate,
        balance=said.balance,
        paths=[tuple(p for p in structure.columns[number].path if not is_unit_text(p)) for number in values],
        column_says_total=column_says,
        summable=summable,
        hidden=_hidden_sums(structure, values),
        gaps=[kind != "data" for kind in structure.kinds],
        kin=said.kin,
        unknown=_unknown(structure, values, matrix),
        **_formula_hints(structure, values),
    )


def _formula_hints(structure: Structure, values: list[int]) -> dict[str, dict[int, list[int]]]:
    """What the sums among the formulas add up: other rows of a row, other columns of a column, by most of their cells."""
    grid, cells = structure.grid, structure.grid.sheet.cells
    if cells.formula_id is None:
        return {}
    if structure.hints is not None:  # formulas do not change with the reading of the numbers
        return structure.hints
    row_at = {int(grid.rows[row]): number for number, row in enumerate(structure.rows)}
    column_at = {int(grid.columns[structure.columns[number].place]): place for place, number in enumerate(values)}
    rows: dict[int, Counter[tuple[int, ...]]] = {}
    columns: dict[int, Counter[tuple[int, ...]]] = {}
    for place, number in enumerate(values):
        positions = grid.at[structure.rows, structure.columns[number].place]
        for own in np.flatnonzero((positions >= 0) & (cells.formula_id[positions] >= 0)).tolist():
            position = int(positions[own])
            added = summed_cells(cells.formula(position))
            if added is None:
                continue
            where_rows, where_columns = added
            if where_rows == {int(cells.row[position])} and len(where_columns) > 1:
                parts = tuple(sorted(column_at[c] for c in where_columns if c in column_at and column_at[c] != place))
                if len(parts) > 1:
                    columns.setdefault(place, Counter())[parts] += 1
            elif where_columns == {int(cells.column[position])} and len(where_rows) > 1:
                parts = tuple(sorted(row_at[r] for r in where_rows if r in row_at and row_at[r] != own))
                if len(parts) > 1:
                    rows.setdefault(own, Counter())[parts] += 1
    structure.hints = {
        "row_hints": {row: list(found.most_common(1)[0][0]) for row, found in rows.items()},
        "column_hints": {column: list(found.most_common(1)[0][0]) for column, found in columns.items()},
    }
    return structure.hints


def _unknown(structure: Structure, values: list[int], matrix: np.ndarray) -> np.ndarray:
    """Cells of the values that hold something, but no number that was read, and no dash for one."""
    places = [structure.columns[number].place for number in values]
    types = structure.grid.type[np.ix_(structure.rows, places)]
    data = np.array([kind == "data" for kind in structure.kinds])[:, None]
    return np.isnan(matrix) & data & np.isin(types, (TEXT, ERR, NUM, ENUM, CODE))


def _step(column: np.ndarray, scale: float) -> float:
    """The unit to which a column's numbers are rounded: 0.01 for two decimals, 10 for two decimals of thousands."""
    numbers = column[~np.isnan(column)] / (scale or 1)
    if not len(numbers) or (numbers == np.floor(numbers)).all():
        return 0.0
    for digits in range(1, 6):
        if np.allclose(numbers, np.round(numbers, digits), rtol=0, atol=1e-9):
            return scale * 10.0**-digits
    return scale * 1e-6


def _hidden_sums(structure: Structure, values: list[int]) -> np.ndarray | None:
    """What hidden rows among the body rows over each row add up to, a column."""
    sheet = structure.grid.sheet
    if not len(sheet.hidden_rows) or not structure.rows:
        return None
    cells, grid = sheet.cells, structure.grid
    found = np.zeros((len(structure.rows), len(values)))
    first = int(grid.rows[structure.rows[0]])
    hidden = np.isin(cells.row, sheet.hidden_rows) & (cells.kind == Kind.NUMBER) & (cells.row > first)
    sheet_rows = grid.rows[structure.rows]
    for place, number in enumerate(values):
        mine = hidden & (cells.column == grid.columns[structure.columns[number].place])
        if mine.any():
            order = np.searchsorted(cells.row[mine], sheet_rows)
            found[:, place] = np.concatenate([[0.0], np.cumsum(cells.number[mine])])[order]
    return found


def _decide(
    structure: Structure, values: list[int], readings: list[ColumnReading], problems: list[Problem]
) -> tuple[np.ndarray, np.ndarray, Sums]:
    """What the numbers mean: by their columns' evidence, and where that leaves several readings by the printed sums."""
    shape = (len(structure.rows), len(values))
    matrix = np.full(shape, np.nan)
    undecided = np.zeros(shape, dtype=bool)
    for place, reading in enumerate(readings):
        matrix[:, place] = reading.hypotheses[0].values
    open_columns = [place for place, reading in enumerate(readings) if len(reading.hypotheses) > 1]
    chosen: dict[int, int] = {}
    if open_columns:
        chosen = _by_sums(structure, values, readings, matrix, open_columns)
    for place in open_columns:
        options = readings[place].hypotheses
        if place in chosen:
            matrix[:, place] = options[chosen[place]].values
            continue
        first = options[0].values
        for option in options[1:]:
            undecided[:, place] |= ~((first == option.values) | (np.isnan(first) & np.isnan(option.values)))
        matrix[undecided[:, place], place] = np.nan
    _by_products(structure, values, readings, matrix, undecided, problems)
    _row_units(structure, values, readings, matrix, problems)
    return matrix, undecided, find_sums(_sum_table(structure, values, matrix, readings))


def _by_products(
    structure: Structure,
    values: list[int],
    readings: list[ColumnReading],
    matrix: np.ndarray,
    undecided: np.ndarray,
    problems: list[Problem],
) -> None:
    """Where people x months x rupiah gives a column only without its unit line, the unit line does not hold for it;
    where it, or one column in per cent of another, gives one reading of an undecided column only, it decides.

    Months x rupiah refutes nothing where the people beside them give another column with the unit line: six months of
    7,200 are by chance what 1,000 people cost in thousands.
    """
    in_units = [place for place, reading in enumerate(readings) if reading.unit.scale not in (0, 1)]
    confirmed = list(find_products(matrix, in_units).values())
    for place, reading in enumerate(readings):
        scaled = place in in_units
        if not (scaled or undecided[:, place].any()):
            continue
        options = [option.values for option in reading.hypotheses]
        if scaled:
            options.append(options[0] / reading.unit.scale)
        shares, products = [], []
        for option in options:
            trial = matrix.copy()
            trial[:, place] = option
            factors = find_products(trial, [place]).get(place, ())
            products.append(set(factors))
            share = product_share(option, trial[:, factors]) if factors else 0.0
            if undecided[:, place].any() and reading.unit.percent:
                near = [c for c in range(max(0, place - 8), min(len(values), place + 9)) if c != place]
                share = max(share, quotient_share(option, matrix[:, near], _step(option, 1.0) or 1.0))
            shares.append(share)
        best = int(np.argmax(shares))
        if shares[best] < 0.7 or sum(share >= 0.7 for share in shares) > 1:
            continue
        refuted = best == len(reading.hypotheses)
        if refuted and any(products[best] < set(factors) for factors in confirmed):
            continue
        matrix[:, place] = options[best]
        undecided[:, place] = False
        if refuted:
            rows = np.flatnonzero(~np.isnan(matrix[:, place]))
            address = _address(structure.grid, structure.rows[int(rows[0])], structure.columns[values[place]].place)
            problems.append(
                Problem("unit_refuted_by_product", address, reading.unit.text, _plain(matrix[rows[0], place]))
            )


def _row_units(
    structure: Structure, values: list[int], readings: list[ColumnReading], matrix: np.ndarray, problems: list[Problem]
) -> None:
    """Units that rows state for themselves, in a column of units or behind their names: "Rp juta", "(ribu orang)".

    A row that its name calls a rate, or that states another unit, is not in the thousands of its table; a row that
    states thousands is, where its columns state no unit of their own.
    """
    stated = _stated_units(structure)
    if not any(stated) and all(reading.unit.scale in (0, 1) for reading in readings):
        return
    rates = structure.rates
    scaled = any(reading.unit.scale not in (0, 1) for reading in readings)
    for row, unit in enumerate(stated):
        own = unit.scale if unit else 1
        if own in (0, 1) and not (scaled and (unit or rates[row])):
            continue
        for place, reading in enumerate(readings):
            value, of_column = matrix[row, place], reading.unit.scale or 1
            if np.isnan(value) or (of_column == 1 and own in (0, 1)):
                continue
            if of_column == 1 and not reading.unit.name and not reading.unit.percent:
                rule, meant = "row_unit_applied", value * own
            elif of_column != 1 and (rates[row] or (unit and not unit.currency and own in (0, 1))):
                rule, meant = "row_unit_differs", value / of_column
            else:
                continue
            matrix[row, place] = round(meant, 9)
            address = _address(structure.grid, structure.rows[row], structure.columns[values[place]].place)
            found = unit.text if unit and rule == "row_unit_applied" else reading.unit.text
            problems.append(Problem(rule, address, found[:60], _plain(matrix[row, place])))


def _stated_units(structure: Structure) -> list[Unit | None]:
    """The unit that each row states for itself, if it does."""
    column = next((c for c in structure.labels if c.path and words.matches(c.path[-1], "unit_header")), None)
    texts = structure.texts_of(column) if column else [""] * len(structure.rows)
    found: list[Unit | None] = []
    known: dict[str, Unit | None] = {}
    for text, label in zip(texts, structure.row_labels, strict=True):
        if not text.strip():
            behind = _BEHIND.search(label.rpartition(" | ")[2])
            # "APBA (Provinsi)" names whose it is: behind a name only what is scaled, money or a share is a unit.
            text = behind[1] if behind and is_unit_text(f"({behind[1]})") and _tells_size(behind[1]) else ""
        if text not in known:
            unit = unit_of((f"({text.strip('() ')})",)) if text else None
            known[text] = unit if unit and unit.text else None
        found.append(known[text])
    return found


def _tells_size(text: str) -> bool:
    unit = unit_of((f"({text})",))
    return unit.currency or unit.percent or unit.scale != 1 or unit.measured or unit.name in ("orang", "jiwa")


def _by_sums(
    structure: Structure, values: list[int], readings: list[ColumnReading], matrix: np.ndarray, open_columns: list[int]
) -> dict[int, int]:
    """For each open column the reading under which its sums hold, if it is the only one."""
    names = {option.name for place in open_columns for option in readings[place].hypotheses}

    def held(trial: np.ndarray, columns: list[int]) -> tuple[int, int]:
        sums = find_sums(_sum_table(structure, values, trial, readings))
        wrong = sum(
            1 for b in sums.broken if b.column in columns or (b.across and any(c in columns for _, c in b.parts))
        )
        tried = 0
        for row, parts in sums.parents.items():
            for column in columns:
                known = ~np.isnan(trial[parts, column])
                tried += bool(not np.isnan(trial[row, column]) and known.sum() >= 2 and np.nansum(trial[parts, column]))
        for column, parts in sums.columns.items():
            if column in columns or any(part in columns for part in parts):
                tried += int((~np.isnan(trial[:, column])).sum())
        return tried - wrong, wrong

    chosen: dict[int, int] = {}
    scores: dict[str, tuple[int, int]] = {}
    for name in sorted(names):  # all columns in one manner: officials type a table in one
        trial = matrix.copy()
        for place in open_columns:
            for option in readings[place].hypotheses:
                if option.name == name:
                    trial[:, place] = option.values
        scores[name] = held(trial, open_columns)
    order = sorted(scores, key=lambda name: scores[name][0] - scores[name][1], reverse=True)
    if len(order) > 1:
        top, second = scores[order[0]], scores[order[1]]
        if top[0] > 0 and top[1] == 0 and second[1] > 0 and second[0] - second[1] < top[0]:
            for place in open_columns:
                for number, option in enumerate(readings[place].hypotheses):
                    if option.name == order[0]:
                        chosen[place] = number
    progress = True
    while progress and len(chosen) < len(open_columns):  # a column that is settled may settle another
        progress = False
        now = matrix.copy()
        for place, number in chosen.items():
            now[:, place] = readings[place].hypotheses[number].values
        for place in [place for place in open_columns if place not in chosen]:
            results = []
            for option in readings[place].hypotheses:
                trial = now.copy()
                trial[:, place] = option.values
                results.append(held(trial, [place]))
            marks = [good - wrong for good, wrong in results]
            best = int(np.argmax(marks))
            others = [mark for number, mark in enumerate(marks) if number != best]
            rest = max(others, default=-1)
            # Sums down a column hold under any common factor, so a reading may hold some under each.
            ahead = (marks[best] > rest and rest <= 0) or (results[best][1] == 0 and marks[best] - rest >= 2)
            if results[best][0] > 0 and ahead:
                chosen[place] = best
                progress = True
                break
    return chosen


def _reading_problems(
    structure: Structure,
    values: list[int],
    readings: list[ColumnReading],
    matrix: np.ndarray,
    undecided: np.ndarray,
    problems: list[Problem],
) -> None:
    grid = structure.grid
    for place, (number, reading) in enumerate(zip(values, readings, strict=True)):
        column = structure.columns[number]
        picked = ""
        if len(reading.hypotheses) > 1 and not undecided[:, place].any():
            for option in reading.hypotheses:
                if np.array_equal(option.values, matrix[:, place], equal_nan=True):
                    picked = option.name
        told: set[int] = set()
        if undecided[:, place].any() and any("no_unit" in option.name for option in reading.hypotheses):
            address = _address(grid, structure.rows[int(np.argmax(undecided[:, place]))], column.place)
            problems.append(Problem("unit_doubtful", address, reading.unit.text))
        for name, entries in reading.problems.items():
            for row, rule, found, expected in entries:
                if undecided[row, place]:
                    if name != UNDECIDED:
                        continue
                    told.add(row)
                elif name == UNDECIDED or (name and name != picked):
                    continue
                if rule == "not_a_number" and _has_figures(structure, structure.rows[row], column):
                    rule = "not_a_number.figures"
                problems.append(Problem(rule, _address(grid, structure.rows[row], column.place), found, expected))
        for row in sorted(set(np.flatnonzero(undecided[:, place]).tolist()) - told):
            means = " / ".join(sorted({_plain(option.values[row]) for option in reading.hypotheses}))
            shown = structure.shown(structure.position(structure.rows[row], column))[:60]
            problems.append(
                Problem("ambiguous_number", _address(grid, structure.rows[row], column.place), shown, means)
            )


def _has_figures(structure: Structure, row: int, column: Column) -> bool:
    return any(letter.isdigit() for letter in structure.grid.text_at(row, column.place))


def _percent_totals(
    structure: Structure,
    values: list[int],
    readings: list[ColumnReading],
    matrix: np.ndarray,
    told: SumTable,
    problems: list[Problem],
) -> None:
    """The percentage of a total lies between those of its rows: one that does so only a hundredfold is a fraction."""
    total = np.array([said == "strong" for said in told.says_total])
    for place, reading in enumerate(readings):
        percent = reading.unit.percent or any(words.matches(p, "percent_header") for p in told.paths[place])
        rows = matrix[~total, place]
        rows = rows[~np.isnan(rows)]
        if not percent or len(rows) < 3:
            continue
        low, high = rows.min(), rows.max()
        for row in np.flatnonzero(total).tolist():
            value = matrix[row, place]
            if np.isnan(value) or value <= 0 or low <= value <= high or not low <= 100 * value <= high:
                continue
            matrix[row, place] = round(100 * value, 10)
            address = _address(structure.grid, structure.rows[row], structure.columns[values[place]].place)
            problems.append(Problem("percent_total_fraction", address, _plain(value), _plain(matrix[row, place])))


def _error_problems(structure: Structure, values: list[int], problems: list[Problem]) -> None:
    """Every error in a value column, so that no number is missing in silence."""
    grid = structure.grid
    places = [structure.columns[number].place for number in values]
    positions = grid.at[np.ix_(structure.rows, places)]
    wrong = (positions >= 0) & (grid.sheet.cells.kind[positions] == Kind.ERROR)
    for row, place in np.argwhere(wrong).tolist():
        found = str(grid.text[positions[row, place]])
        problems.append(Problem("error_value", _address(grid, structure.rows[row], places[place]), found))


def _plain(value: float) -> str:
    return "-" if np.isnan(value) else str(int(value)) if value == int(value) else repr(float(value))


def _address(grid: Grid, row: int, column: int) -> str:
    return f"{column_letters(int(grid.columns[column]))}{int(grid.rows[row]) + 1}"


def _broken_problem(structure: Structure, values: list[int], broken: Broken) -> Problem:
    grid = structure.grid

    def at(row: int, column: int) -> str:
        return _address(grid, structure.rows[row], structure.columns[values[column]].place)

    rule = f"total_disagrees.{broken.cause}" if broken.cause else "total_disagrees"
    where = at(*broken.culprit) if broken.culprit else ""
    return Problem(
        rule,
        at(broken.row, broken.column),
        _plain(broken.printed),
        broken.computed,
        {"culprit": where or at(broken.row, broken.column)},
    )


def _mark_totals(structure: Structure, values: list[int], sums: Sums, matrix: np.ndarray, told: SumTable) -> np.ndarray:
    """Give the cells that add up others their role; which cells of the matrix they are.

    In a row that adds up the rows below it a number is a total where those hold numbers too, read or not: the
    population of a regency over sub-districts without one is no total.
    """
    grid = structure.grid
    found = np.zeros(matrix.shape, dtype=bool)
    for row, parts in sums.parents.items():
        added = ~np.isnan(matrix[parts]).all(axis=0) | told.unknown[parts].any(axis=0)
        blank = np.isnan(matrix[row]) | (matrix[row] == 0)
        found[row] = True if told.says_total[row] == "strong" else added
        if added.any():  # percentages and dashes of a total row are the total's
            found[row] |= ~np.array(told.summable) | blank
        found[row, list(sums.barren)] = told.says_total[row] == "strong"
    for row in sums.balances:
        found[row] = True
    found[:, list(sums.columns)] = True
    positions = grid.at[np.ix_(structure.rows, [structure.columns[column].place for column in values])]
    totals = positions[found & (positions >= 0)]
    structure.role[totals[structure.role[totals] == ROLE["value"]]] = ROLE["total"]
    others = np.array([place not in {column.place for column in structure.values} for place in range(grid.at.shape[1])])
    said = [number for number in (*sums.parents, *sums.balances) if told.says_total[number] == "strong"]
    for number in said:  # also numbers in columns that else hold names
        row = structure.rows[number]
        more = grid.at[row][(grid.type[row] == NUM) & others]
        structure.role[more[structure.role[more] == ROLE["value"]]] = ROLE["total"]
    return found


def _groups(structure: Structure) -> list[tuple[str, ...]]:
    """The group rows over each row: a new one takes the place of the last of its style, and of all below it."""
    open_groups: list[tuple[object, str]] = []
    levels = structure.levels
    found = []
    for number, kind in enumerate(structure.kinds):
        if kind not in ("data", "note") and structure.row_labels[number]:
            style = (kind, levels["style"][number], levels["column"][number], levels["indent"][number])
            known = [place for place, (other, _) in enumerate(open_groups) if other == style]
            if known:
                del open_groups[known[0] :]
            found.append(tuple(text for _, text in open_groups))
            open_groups.append((style, structure.row_labels[number]))
        else:
            found.append(tuple(text for _, text in open_groups))
    return found


def _shown_texts(structure: Structure) -> dict[int, list[str]]:
    found = {}
    for number, column in enumerate(structure.columns):
        if column.kind in ("label", "code", "numbering"):
            found[number] = structure.texts_of(column)
    return found


def _blanks(sheet: Sheet, grid: Grid, roles: np.ndarray) -> None:
    """A cell of nothing but spaces is what the cell before it in its row is, or the one after."""
    cells = sheet.cells
    blank = (
        [
            position
            for position in np.flatnonzero((cells.kind == Kind.TEXT) & ~grid.hidden).tolist()
            if type_of_text(str(grid.text[position])) == BLANK
        ]
        if any(type_of_text(str(text)) == BLANK for text in cells.texts)
        else []
    )
    seen = set(blank)
    for position in blank:
        near = [
            p
            for p in (position - 1, position + 1)
            if 0 <= p < len(cells) and p not in seen and cells.row[p] == cells.row[position]
        ]
        roles[position] = roles[near[0]] if near and roles[near[0]] != ROLE["hidden"] else ROLE["label"]


def _strays(sheet: Sheet, roles: np.ndarray, problems: list[Problem]) -> None:
    for position in np.flatnonzero(roles == ROLE["unexplained"]).tolist():
        problems.append(Problem("unexplained_cell", sheet.cells.addresses(np.array([position]))[0]))


def _limited(problems: list[Problem]) -> list[Problem]:
    """No rule says more than LIMIT times; what is left unsaid is counted."""
    counts = Counter(problem.rule for problem in problems)
    if not counts or max(counts.values()) <= LIMIT:
        return problems
    said: Counter[str] = Counter()
    kept = []
    for problem in problems:
        said[problem.rule] += 1
        if said[problem.rule] <= LIMIT:
            kept.append(problem)
    for rule, count in counts.items():
        if count > LIMIT:
            kept.append(Problem("and_more", parts={"which": rule, "count": str(count - LIMIT)}))
    return kept
