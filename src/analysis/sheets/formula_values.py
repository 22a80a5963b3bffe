"""Values of formulas: what the functions and operators of a spreadsheet give, as Excel has them."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal, InvalidOperation
from itertools import chain, pairwise

import numpy as np

from analysis.sheets.agreement import places_of
from analysis.sheets.cells import Cells, Kind, Sheet
from analysis.sheets.formula_tree import Call, ErrorValue, Literal, Node, Reference, UnsupportedError

_NUMBER, _TEXT, _DATE, _TIME, _BOOLEAN, _ERROR, _PENDING = map(int, Kind)
SERIAL_OF_1970 = 25_569
MAX_AREA = 200_000
"""Places of a range whose every place is looked at, empty ones too."""
MAX_ROW, MAX_COLUMN = 1_048_576, 16_384

Scalar = float | str | bool | ErrorValue | None
Matrix = list[list[Scalar]]

DIV, VALUE, REF, NUM, NA = map(ErrorValue, ("#DIV/0!", "#VALUE!", "#REF!", "#NUM!", "#N/A"))


class NeedsError(Exception):
    """Cells (sheet, position) whose value has to be computed first."""

    def __init__(self, cells: list[tuple[int, int]]) -> None:
        super().__init__()
        self.cells = cells


class Grid:
    """The cells of one sheet while formulas are computed; ``set`` puts a result in."""

    def __init__(self, number: int, sheet: Sheet) -> None:
        self.sheet_number, self.sheet, self.source = number, sheet, sheet.cells
        cells = sheet.cells
        self.kind, self.number = cells.kind.copy(), cells.number.copy()
        self.number[self.kind == _DATE] += SERIAL_OF_1970
        self.results: dict[int, Scalar] = {}
        self.failed: set[int] = set()
        self.key = cells.row.astype(np.int64) * MAX_COLUMN + cells.column
        self.hidden = set(sheet.hidden_rows.tolist())

    def position(self, row: int, column: int) -> int:
        """Where the cell stands, -1 if there is none."""
        key = row * MAX_COLUMN + column
        at = int(np.searchsorted(self.key, key))
        return at if at < len(self.key) and self.key[at] == key else -1

    def value(self, position: int) -> Scalar:
        """The value of a cell. Raises ``NeedsError`` or ``UnsupportedError`` where it has none yet or never will."""
        kind = self.kind[position]
        if kind == _PENDING:
            if position in self.failed:
                raise UnsupportedError("depends")
            raise NeedsError([(self.sheet_number, position)])
        if position in self.results:
            return self.results[position]
        if kind == _TEXT:
            return str(self.source.texts[self.source.text_id[position]])
        if kind == _ERROR:
            return ErrorValue(str(self.source.texts[self.source.text_id[position]]))
        return bool(self.number[position]) if kind == _BOOLEAN else float(self.number[position])

    def set(self, position: int, value: Scalar) -> None:
        self.results[position] = value
        if isinstance(value, bool):
            self.kind[position], self.number[position] = _BOOLEAN, value
        elif isinstance(value, float):
            self.kind[position], self.number[position] = _NUMBER, value
        elif isinstance(value, ErrorValue):
            self.kind[position] = _ERROR
        else:
            self.kind[position] = _TEXT


@dataclass(slots=True)
class Area:
    """A range of one sheet, cut to what the sheet uses; ``rows`` and ``columns`` are its size as written."""

    grid: Grid
    top: int
    left: int
    bottom: int
    right: int

    @property
    def shape(self) -> tuple[int, int]:
        return self.bottom - self.top + 1, self.right - self.left + 1

    def positions(self) -> np.ndarray:
        """The cells that stand in it, in reading order. Raises ``NeedsError`` for those to be computed first."""
        key, column = self.grid.key, self.grid.source.column
        low, high = np.searchsorted(key, [self.top * MAX_COLUMN, (self.bottom + 1) * MAX_COLUMN])
        inside = column[low:high]
        found = low + ((inside >= self.left) & (inside <= self.right)).nonzero()[0]
        waiting = found[self.grid.kind[found] == _PENDING]
        if len(waiting):
            if self.grid.failed and not self.grid.failed.isdisjoint(waiting.tolist()):
                raise UnsupportedError("depends")
            raise NeedsError([(self.grid.sheet_number, one) for one in waiting.tolist()])
        return found

    def values(self) -> Iterator[Scalar]:
        """The values of the cells that stand in it."""
        return (self.grid.value(position) for position in self.positions().tolist())

    def used(self) -> Area:
        """The same range, no further down or right than the sheet is used."""
        cells = self.grid.source
        bottom = min(self.bottom, max(self.top, int(cells.row[-1]) if len(cells) else 0))
        right = min(self.right, max(self.left, int(cells.column.max(initial=0))))
        return Area(self.grid, self.top, self.left, bottom, right)

    def matrix(self) -> Matrix:
        """All values, None for empty places."""
        rows, columns = self.shape
        if rows * columns > MAX_AREA:
            raise UnsupportedError("too_long")
        found: Matrix = [[None] * columns for _ in range(rows)]
        positions = self.positions()
        cells = self.grid.source
        for at, row, column in zip(
            positions.tolist(), cells.row[positions].tolist(), cells.column[positions].tolist(), strict=True
        ):
            found[row - self.top][column - self.left] = self.grid.value(at)
        return found


class Evaluator:
    """Evaluates trees over the sheets of one workbook. ``steps`` left limits the work for a whole workbook."""

    def __init__(self, sheets: Sequence[Sheet], steps: int) -> None:
        self.grids = [Grid(i, sheet) for i, sheet in enumerate(sheets)]
        self.by_name = {sheet.name.casefold(): i for i, sheet in reversed(list(enumerate(sheets)))}
        self.steps = steps
        self.here: tuple[int, int, int] = (0, 0, 0)  # sheet, row, column of the formula's cell
        self.moved: tuple[int, int] = (0, 0)  # rows, columns from the cell that the tree was made for
        self.array = False

    def result(self, tree: Node, here: tuple[int, int, int], moved: tuple[int, int], array: bool) -> Scalar:
        """The value of a formula in a cell. Raises ``UnsupportedError`` and ``NeedsError``."""
        self.here, self.moved, self.array = here, moved, array
        try:
            value = self.scalar(tree)
        except (OverflowError, InvalidOperation):
            return NUM
        if value is None:
            return 0.0
        return NUM if isinstance(value, float) and not math.isfinite(value) else value

    def spend(self, steps: int) -> None:
        self.steps -= steps
        if self.steps < 0:
            raise UnsupportedError("too_long")

    # Nodes

    def area(self, node: Reference) -> Area:
        sheet = self.here[0] if node.sheet is None else self.by_name.get(node.sheet.casefold())
        if sheet is None:
            raise UnsupportedError("external")
        down, right = self.moved
        ends = zip((node.top, node.left, node.bottom, node.right), (down, right, down, right), node.moves, strict=True)
        top, left, bottom, last = (None if end is None else end + (by if moves else 0) for end, by, moves in ends)
        top, bottom = sorted((0 if top is None else top, MAX_ROW - 1 if bottom is None else bottom))
        left, last = sorted((0 if left is None else left, MAX_COLUMN - 1 if last is None else last))
        if top < 0 or left < 0:
            raise UnsupportedError("unclear")
        return Area(self.grids[sheet], top, left, bottom, last)

    def scalar(self, node: Node) -> Scalar:
        """One value; a range of several cells is none."""
        self.spend(1)
        later = []
        while isinstance(node, Call) and len(node.arguments) == 2 and node.name in _OPERATORS:
            later.append(
                (_OPERATORS[node.name], node.arguments[1])
            )  # a sum of 500 cells is 500 levels deep on the left
            node = node.arguments[0]
        value = self._operand(node)
        for operator, right in reversed(later):
            value = operator(value, self.scalar(right))
        return value

    def _operand(self, node: Node) -> Scalar:
        if isinstance(node, Literal):
            return node.value
        if isinstance(node, ErrorValue):
            return node
        if isinstance(node, Reference):
            area = self.area(node)
            if area.shape != (1, 1):
                raise UnsupportedError("array")
            at = area.grid.position(area.top, area.left)
            return None if at < 0 else area.grid.value(at)
        if node.name in _OPERATORS:
            return _OPERATORS[node.name](*(self.scalar(one) for one in node.arguments))
        function = _FUNCTIONS.get(node.name)
        if function is None:
            raise UnsupportedError("function", node.name[:30])
        try:
            return function(self, node.arguments)
        except _ArgumentError as error:
            return error.value
        except (TypeError, IndexError) as error:  # more or fewer arguments than the function has
            raise UnsupportedError("unclear") from error

    def matrix(self, node: Node) -> Matrix:
        """All values of a node, in which operators work place by place."""
        if isinstance(node, Reference):
            area = self.area(node)
            if math.prod(area.shape) > MAX_AREA // 10:
                area = area.used()
            self.spend(math.prod(area.shape) // 10)
            return area.matrix()
        if isinstance(node, Call) and node.name in _OPERATORS:
            operands = [self.matrix(one) for one in node.arguments]
            rows, columns = max(map(len, operands)), max(len(one[0]) for one in operands)
            if any(len(one) not in (1, rows) or len(one[0]) not in (1, columns) for one in operands):
                raise UnsupportedError("array")
            self.spend(rows * columns)
            return [
                [_OPERATORS[node.name](*(_place(one, row, column) for one in operands)) for column in range(columns)]
                for row in range(rows)
            ]
        return [[self.scalar(node)]]

    # Arguments

    def area_of(self, node: Node) -> Area:
        if not isinstance(node, Reference):
            raise UnsupportedError("unclear")
        return self.area(node)

    def flat(self, arguments: Sequence[Node]) -> Iterator[tuple[Scalar, bool]]:
        """Every value of the arguments, with whether it stands in a cell (there, texts and truth values are not counted)."""
        for node in arguments:
            if isinstance(node, Reference):
                for value in self.area(node).values():
                    yield value, True
            elif self.array and isinstance(node, Call) and node.name in _OPERATORS:
                for value in chain.from_iterable(self.matrix(node)):
                    yield value, True
            else:
                yield self.scalar(node), False

    def numbers(self, arguments: Sequence[Node]) -> list[float]:
        """The numbers that SUM and its like count. Raises ``_ArgumentError`` with the first error value."""
        found: list[float] = []
        for node in arguments:
            if isinstance(node, Reference):
                area = self.area(node)
                positions = area.positions()
                self.spend(len(positions) // 20)
                kinds = area.grid.kind[positions]
                if (kinds == _ERROR).any():
                    raise _ArgumentError(area.grid.value(int(positions[kinds == _ERROR][0])))
                counted = (kinds == _NUMBER) | (kinds == _DATE) | (kinds == _TIME)
                found += area.grid.number[positions[counted]].tolist()
                continue
            for value, in_cell in self.flat([node]):
                if isinstance(value, ErrorValue):
                    raise _ArgumentError(value)
                if isinstance(value, float):
                    found.append(value)
                elif not in_cell and value is not None:
                    found.append(to_number(value))
        return found

    def number(self, node: Node) -> float:
        return to_number(self.scalar(node))

    def text(self, node: Node) -> str:
        return to_text(self.scalar(node))

    def truth(self, node: Node) -> bool:
        return to_truth(self.scalar(node))


class _ArgumentError(Exception):
    """An argument is an error value, or none that the function takes: so is the result."""

    def __init__(self, value: Scalar) -> None:
        super().__init__()
        self.value = value


def _place(values: Matrix, row: int, column: int) -> Scalar:
    """One place of a matrix; a single row or column is repeated."""
    line = values[row if len(values) > 1 else 0]
    return line[column if len(line) > 1 else 0]


# From one type to another


def to_number(value: Scalar) -> float:
    """A value as a number. A text with marks in it depends on the language of whoever's Excel it is: not computed."""
    if isinstance(value, ErrorValue):
        raise _ArgumentError(value)
    if value is None:
        return 0.0
    if isinstance(value, bool | float):
        return float(value)
    if re.fullmatch(r"\s*[+-]?\d{1,15}\s*", value, re.A):
        return float(value)
    if re.search(r"\d", value):
        raise UnsupportedError("text_number")
    raise _ArgumentError(VALUE)


def to_text(value: Scalar) -> str:
    if isinstance(value, ErrorValue):
        raise _ArgumentError(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        if not value.is_integer() or abs(value) >= 1e15:
            raise UnsupportedError("text_number")  # the decimal mark depends on the language
        return str(int(value))
    return value


def to_truth(value: Scalar) -> bool:
    if isinstance(value, ErrorValue):
        raise _ArgumentError(value)
    if isinstance(value, str):
        if value.upper() in ("TRUE", "FALSE"):
            return value.upper() == "TRUE"
        raise _ArgumentError(VALUE)
    return bool(value)


# Operators


def _arithmetic(work: Callable[[float, float], float]) -> Callable[[Scalar, Scalar], Scalar]:
    def apply(left: Scalar, right: Scalar) -> Scalar:
        try:
            found = work(to_number(left), to_number(right))
        except _ArgumentError as error:
            return error.value
        except ZeroDivisionError:
            return DIV
        except (OverflowError, ValueError):
            return NUM
        return NUM if isinstance(found, complex) or not math.isfinite(found) else found

    return apply


def _near_zero(found: float, left: float, right: float) -> float:
    """Excel shows 0 where only the last binary digits of two numbers differ."""
    return 0.0 if abs(found) < 4e-16 * max(abs(left), abs(right)) else found


def _compare(work: Callable[[int], bool]) -> Callable[[Scalar, Scalar], Scalar]:
    def apply(left: Scalar, right: Scalar) -> Scalar:
        for value in (left, right):
            if isinstance(value, ErrorValue):
                return value
        return work(_order(left, right))

    return apply


def _order(left: Scalar, right: Scalar) -> int:
    """-1, 0 or 1: numbers come before texts before truth values; an empty cell is 0 or an empty text."""
    if left is None:
        left = "" if isinstance(right, str) else False if isinstance(right, bool) else 0.0
    if right is None:
        right = "" if isinstance(left, str) else False if isinstance(left, bool) else 0.0
    ranks = [2 if isinstance(value, bool) else 1 if isinstance(value, str) else 0 for value in (left, right)]
    if ranks[0] != ranks[1]:
        return -1 if ranks[0] < ranks[1] else 1
    if isinstance(left, str) and isinstance(right, str):
        left, right = left.casefold(), right.casefold()
    return (left > right) - (left < right)  # type: ignore[operator]


def _join(left: Scalar, right: Scalar) -> Scalar:
    try:
        return to_text(left) + to_text(right)
    except _ArgumentError as error:
        return error.value


_minus, _percent = _arithmetic(lambda a, _: -a), _arithmetic(lambda a, _: a / 100)

_OPERATORS: dict[str, Callable[..., Scalar]] = {
    "+": _arithmetic(lambda a, b: _near_zero(a + b, a, b)),
    "-": _arithmetic(lambda a, b: _near_zero(a - b, a, b)),
    "*": _arithmetic(lambda a, b: a * b),
    "/": _arithmetic(lambda a, b: a / b),
    "^": _arithmetic(lambda a, b: a**b),
    "&": _join,
    "=": _compare(lambda order: order == 0),
    "<>": _compare(lambda order: order != 0),
    "<": _compare(lambda order: order < 0),
    ">": _compare(lambda order: order > 0),
    "<=": _compare(lambda order: order <= 0),
    ">=": _compare(lambda order: order >= 0),
    "neg": lambda value: _minus(value, 0.0),
    "%": lambda value: _percent(value, 0.0),
}

# Functions: each takes the evaluator and the arguments, not yet evaluated

Arguments = Sequence[Node]


def _sum(ev: Evaluator, arguments: Arguments) -> Scalar:
    return math.fsum(ev.numbers(arguments))


def _average(ev: Evaluator, arguments: Arguments) -> Scalar:
    found = ev.numbers(arguments)
    return math.fsum(found) / len(found) if found else DIV


def _count(ev: Evaluator, arguments: Arguments) -> Scalar:
    return float(sum(isinstance(v, float) or (not cell and isinstance(v, bool)) for v, cell in ev.flat(arguments)))


def _counta(ev: Evaluator, arguments: Arguments) -> Scalar:
    return float(sum(value is not None for value, _ in ev.flat(arguments)))


def _countblank(ev: Evaluator, arguments: Arguments) -> Scalar:
    area = ev.area_of(arguments[0])
    return float(math.prod(area.shape) - sum(value not in (None, "") for value in area.values()))


def _product(ev: Evaluator, arguments: Arguments) -> Scalar:
    found = ev.numbers(arguments)
    return math.prod(found) if found else 0.0


def _subtotal(ev: Evaluator, arguments: Arguments) -> Scalar:
    """Other subtotals in the range are left out; so are rows hidden by hand where the number says so.

    Whether a hidden row was hidden by a filter, which SUBTOTAL(9) leaves out too, cannot be told: not computed then.
    """
    code = int(ev.number(arguments[0]))
    work = _SUBTOTALS.get(code % 100)
    if work is None or code not in (*_SUBTOTALS, *(one + 100 for one in _SUBTOTALS)):
        raise UnsupportedError("function", f"SUBTOTAL({code})")
    values: list[Scalar] = []
    for node in arguments[1:]:
        area = ev.area_of(node)
        positions = area.positions()
        ev.spend(len(positions))
        cells = area.grid.source
        for at, row in zip(positions.tolist(), cells.row[positions].tolist(), strict=True):
            if row in area.grid.hidden:
                if code < 100:
                    raise UnsupportedError("hidden_rows")
                continue
            if "SUBTOTAL(" not in _formula_of(cells, at):
                values.append(area.grid.value(at))
    numbers = [value for value in values if isinstance(value, float)]
    errors = [value for value in values if isinstance(value, ErrorValue)]
    if errors and code % 100 not in (2, 3):
        return errors[0]
    return work(numbers, values)


def _formula_of(cells: Cells, at: int) -> str:
    if cells.formula_id is None or cells.formula_id[at] < 0:
        return ""
    origin = getattr(cells.formulas, "origin", None)
    text = origin(int(cells.formula_id[at]))[0] if origin else cells.formulas[cells.formula_id[at]]
    return text.upper()


_SUBTOTALS: dict[int, Callable[[list[float], list[Scalar]], Scalar]] = {
    1: lambda numbers, _: math.fsum(numbers) / len(numbers) if numbers else DIV,
    2: lambda numbers, _: float(len(numbers)),
    3: lambda _, values: float(len(values)),
    4: lambda numbers, _: max(numbers, default=0.0),
    5: lambda numbers, _: min(numbers, default=0.0),
    6: lambda numbers, _: math.prod(numbers) if numbers else 0.0,
    9: lambda numbers, _: math.fsum(numbers),
}


def _rounded(how: str) -> Callable[[Evaluator, Arguments], Scalar]:
    def apply(ev: Evaluator, arguments: Arguments) -> Scalar:
        places = int(ev.number(arguments[1])) if len(arguments) > 1 else 0
        value = Decimal(f"{ev.number(arguments[0]):.15g}")
        if abs(places) > 100:
            raise UnsupportedError("unclear")
        if value.adjusted() + places > 25:
            return float(value)
        return float(value.quantize(Decimal(1).scaleb(-places), rounding=how))

    return apply


def _if(ev: Evaluator, arguments: Arguments) -> Scalar:
    if not 2 <= len(arguments) <= 3:
        raise UnsupportedError("unclear")
    if ev.truth(arguments[0]):
        return _or_zero(ev.scalar(arguments[1]))
    return _or_zero(ev.scalar(arguments[2])) if len(arguments) > 2 else False


def _or_zero(value: Scalar) -> Scalar:
    return 0.0 if value is None else value


def _ifs(ev: Evaluator, arguments: Arguments) -> Scalar:
    for condition, value in zip(arguments[::2], arguments[1::2], strict=True):
        if ev.truth(condition):
            return _or_zero(ev.scalar(value))
    return NA


def _iferror(ev: Evaluator, arguments: Arguments) -> Scalar:
    value = ev.scalar(arguments[0])
    return _or_zero(ev.scalar(arguments[1]) if isinstance(value, ErrorValue) else value)


def _ifna(ev: Evaluator, arguments: Arguments) -> Scalar:
    value = ev.scalar(arguments[0])
    return _or_zero(ev.scalar(arguments[1]) if value == NA else value)


def _truths(ev: Evaluator, arguments: Arguments) -> list[bool]:
    found = []
    for value, in_cell in ev.flat(arguments):
        if isinstance(value, ErrorValue):
            raise _ArgumentError(value)
        if isinstance(value, bool | float) or not in_cell:
            found.append(to_truth(value))
    if not found:
        raise _ArgumentError(VALUE)
    return found


def _criterion(value: Scalar) -> Callable[[Scalar], bool]:
    """What SUMIF and its like look for: a value, or a comparison written as a text (">=10")."""
    if isinstance(value, ErrorValue):
        return lambda cell: cell == value
    if value is None:
        value = 0.0
    if not isinstance(value, str):
        return lambda cell: (type(cell) is type(value) and cell == value) or _as_plain(cell) == value
    sign, text = re.fullmatch(r"(<=|>=|<>|<|>|=)?(.*)", value, re.S).groups()  # type: ignore[union-attr]
    if re.fullmatch(r"\s*-?\d+\s*", text, re.A):
        wanted = float(text)
        if sign in (None, "=", "<>"):
            equal = lambda cell: cell == wanted if isinstance(cell, float) else _as_plain(cell) == wanted  # noqa: E731
            return equal if sign != "<>" else lambda cell: not equal(cell)
        return lambda cell: isinstance(cell, float) and _SIGNS[sign](_order(cell, wanted))
    if re.fullmatch(r"\s*-?\d[\d.,]*\s*%?", text):
        raise UnsupportedError("text_number")
    if sign in ("<", ">", "<=", ">="):
        return lambda cell: isinstance(cell, str) and _SIGNS[sign](_order(cell, text))
    if not text:
        empty = lambda cell: cell in (None, "") if sign is None else cell is None  # noqa: E731
        return (lambda cell: cell is not None) if sign == "<>" else empty
    pattern = re.compile(_wildcards(text.casefold()), re.S)
    match = lambda cell: isinstance(cell, str) and pattern.fullmatch(cell.casefold()) is not None  # noqa: E731
    return match if sign != "<>" else lambda cell: not match(cell)


_SIGNS: dict[str, Callable[[int], bool]] = {
    "<": lambda order: order < 0,
    ">": lambda order: order > 0,
    "<=": lambda order: order <= 0,
    ">=": lambda order: order >= 0,
}


def _as_plain(cell: Scalar) -> float | None:
    """A text of digits counts as its number when it is looked for."""
    return float(cell) if isinstance(cell, str) and re.fullmatch(r"\s*-?\d+\s*", cell, re.A) else None


def _wildcards(text: str) -> str:
    pattern = "".join("\\" + one[1] if one.startswith("~") else one for one in re.findall(r"~[*?~]|.", text, re.S))
    out, i = [], 0
    while i < len(pattern):
        if pattern[i] == "\\" and i + 1 < len(pattern):
            out.append(re.escape(pattern[i + 1]))
            i += 1
        else:
            out.append({"*": ".*", "?": "."}.get(pattern[i]) or re.escape(pattern[i]))
        i += 1
    return "".join(out)


def _matching(ev: Evaluator, pairs: Sequence[Node], values: Node | None = None) -> list[tuple[int, int]]:
    """Places (from the range's first cell) at which all criteria hold; ``values`` is what is looked up at them."""
    areas = [ev.area_of(node) for node in pairs[::2]]
    shape = areas[0].shape
    if any(area.shape != shape for area in areas):
        raise _ArgumentError(VALUE)
    found: list[tuple[int, int]] | None = None
    for area, criterion in zip(areas, pairs[1::2], strict=True):
        holds = _criterion(ev.scalar(criterion))
        if holds(None):
            # Empty places count too: as far down and right as anything stands in any of the ranges
            used = [one.used().shape for one in (*areas, *([ev.area_of(values)] if values else []))]
            rows, columns = (min(size, max(sizes)) for size, sizes in zip(shape, zip(*used, strict=True), strict=True))
            if values is None and (rows, columns) != shape:
                raise UnsupportedError("too_long")
            part = Area(area.grid, area.top, area.left, area.top + rows - 1, area.left + columns - 1)
            matrix = part.matrix()
            places = [(r, c) for r, line in enumerate(matrix) for c, value in enumerate(line) if holds(value)]
        else:
            positions = area.positions()
            cells = area.grid.source
            ev.spend(len(positions))
            places = [
                (row - area.top, column - area.left)
                for at, (row, column) in zip(
                    positions.tolist(), places_of(cells.row, cells.column, positions), strict=True
                )
                if holds(area.grid.value(at))
            ]
        found = places if found is None else sorted(set(found) & set(places))
    return found or []


def _picked(ev: Evaluator, node: Node, places: list[tuple[int, int]]) -> list[float]:
    area = ev.area_of(node)
    found = []
    for row, column in places:
        at = area.grid.position(area.top + row, area.left + column)
        value = None if at < 0 else area.grid.value(at)
        if isinstance(value, ErrorValue):
            raise _ArgumentError(value)
        if isinstance(value, float):
            found.append(value)
    return found


def _sumif(ev: Evaluator, arguments: Arguments) -> Scalar:
    values = arguments[2] if len(arguments) > 2 else arguments[0]
    return math.fsum(_picked(ev, values, _matching(ev, arguments[:2], values)))


def _averageif(ev: Evaluator, arguments: Arguments) -> Scalar:
    values = arguments[2] if len(arguments) > 2 else arguments[0]
    found = _picked(ev, values, _matching(ev, arguments[:2], values))
    return math.fsum(found) / len(found) if found else DIV


def _sumproduct(ev: Evaluator, arguments: Arguments) -> Scalar:
    factors = [ev.matrix(node) for node in arguments]
    rows, columns = max(map(len, factors)), max(len(one[0]) for one in factors)
    # Empty rows and columns at the end of a range were cut off
    products = []
    single = len(factors) == 1
    for row in range(rows):
        for column in range(columns):
            product = 1.0
            for factor in factors:
                inside = row < len(factor) and column < len(factor[0])
                value = factor[row][column] if inside else None
                if isinstance(value, ErrorValue):
                    return value
                product *= value if isinstance(value, float) else 0.0
            products.append(product)
    ev.spend(len(products) * (1 if single else len(factors)))
    return math.fsum(products)


def _equal(value: Scalar, wanted: Scalar) -> bool:
    if isinstance(wanted, str) and isinstance(value, str):
        return re.fullmatch(_wildcards(wanted.casefold()), value.casefold(), re.S) is not None
    return value is not None and type(value) is type(wanted) and value == wanted


def _find(wanted: Scalar, values: Sequence[Scalar], near: bool) -> int:
    """Where a value stands; with ``near`` (sorted values) the last one that is not greater. -1 if nowhere."""
    if isinstance(wanted, ErrorValue):
        raise _ArgumentError(wanted)
    wanted = 0.0 if wanted is None else wanted
    if not near:
        return next((i for i, value in enumerate(values) if _equal(value, wanted)), -1)
    comparable = [(i, value) for i, value in enumerate(values) if type(value) is type(wanted)]
    if any(_order(a[1], b[1]) > 0 for a, b in pairwise(comparable)):
        raise UnsupportedError("unclear")  # not sorted: what Excel finds depends on how it searches
    return next((i for i, value in reversed(comparable) if _order(value, wanted) <= 0), -1)


def _lookup(ev: Evaluator, arguments: Arguments, down: bool) -> Scalar:
    near = ev.truth(arguments[3]) if len(arguments) > 3 else True
    area = ev.area_of(arguments[1]).used()
    ev.spend(math.prod(area.shape) // 10)
    values = area.matrix()
    values = values if down else [list(line) for line in zip(*values, strict=True)]
    at = _find(ev.scalar(arguments[0]), [line[0] for line in values], near)
    column = int(ev.number(arguments[2]))
    if column < 1:
        return VALUE
    if column > ev.area_of(arguments[1]).shape[down]:
        return REF
    if at < 0:
        return NA
    return _or_zero(values[at][column - 1]) if column <= len(values[at]) else 0.0


def _index(ev: Evaluator, arguments: Arguments) -> Scalar:
    area = ev.area_of(arguments[0])
    rows, columns = area.shape
    row = int(ev.number(arguments[1]))
    column = int(ev.number(arguments[2])) if len(arguments) > 2 else 0
    if len(arguments) < 3 and rows == 1:
        row, column = 1, row
    row, column = row or (1 if rows == 1 else 0), column or (1 if columns == 1 else 0)
    if not row or not column:
        raise UnsupportedError("array")
    if not (0 < row <= rows and 0 < column <= columns):
        return REF
    at = area.grid.position(area.top + row - 1, area.left + column - 1)
    return 0.0 if at < 0 else area.grid.value(at)


def _match(ev: Evaluator, arguments: Arguments) -> Scalar:
    kind = ev.number(arguments[2]) if len(arguments) > 2 else 1.0
    if kind < 0:
        raise UnsupportedError("function", "MATCH(-1)")
    values = list(chain.from_iterable(ev.area_of(arguments[1]).used().matrix()))
    at = _find(ev.scalar(arguments[0]), values, kind > 0)
    return NA if at < 0 else float(at + 1)


def _choose(ev: Evaluator, arguments: Arguments) -> Scalar:
    which = int(ev.number(arguments[0]))
    return _or_zero(ev.scalar(arguments[which])) if 0 < which < len(arguments) else VALUE


def _is(test: Callable[[Scalar], bool]) -> Callable[[Evaluator, Arguments], Scalar]:
    return lambda ev, arguments: test(ev.scalar(arguments[0]))


def _mathematics(work: Callable[..., float]) -> Callable[[Evaluator, Arguments], Scalar]:
    def apply(ev: Evaluator, arguments: Arguments) -> Scalar:
        try:
            return float(work(*(ev.number(one) for one in arguments)))
        except ZeroDivisionError:
            return DIV
        except (ValueError, OverflowError):
            return NUM

    return apply


def _words(work: Callable[..., str | float]) -> Callable[[Evaluator, Arguments], Scalar]:
    """Functions of a text and, after it, numbers."""

    def apply(ev: Evaluator, arguments: Arguments) -> Scalar:
        found = work(ev.text(arguments[0]), *(int(ev.number(one)) for one in arguments[1:]))
        return float(found) if isinstance(found, int) else found

    return apply


def _at_place(which: str) -> Callable[[Evaluator, Arguments], Scalar]:
    def apply(ev: Evaluator, arguments: Arguments) -> Scalar:
        if not arguments:
            return float(ev.here[1 if which == "top" else 2] + 1)
        return float(getattr(ev.area_of(arguments[0]), which) + 1)

    return apply


_FUNCTIONS: dict[str, Callable[[Evaluator, Arguments], Scalar]] = {
    "SUM": _sum,
    "AVERAGE": _average,
    "COUNT": _count,
    "COUNTA": _counta,
    "COUNTBLANK": _countblank,
    "PRODUCT": _product,
    "MIN": lambda ev, arguments: min(ev.numbers(arguments), default=0.0),
    "MAX": lambda ev, arguments: max(ev.numbers(arguments), default=0.0),
    "SUBTOTAL": _subtotal,
    "ROUND": _rounded(ROUND_HALF_UP),
    "ROUNDUP": _rounded(ROUND_UP),
    "ROUNDDOWN": _rounded(ROUND_DOWN),
    "TRUNC": _rounded(ROUND_DOWN),
    "INT": _mathematics(math.floor),
    "ABS": _mathematics(abs),
    "SIGN": _mathematics(lambda a: (a > 0) - (a < 0)),
    "MOD": _mathematics(lambda a, b: a - b * math.floor(a / b)),
    "POWER": _mathematics(lambda a, b: a**b),
    "SQRT": _mathematics(math.sqrt),
    "IF": _if,
    "IFS": _ifs,
    "IFERROR": _iferror,
    "IFNA": _ifna,
    "AND": lambda ev, arguments: all(_truths(ev, arguments)),
    "OR": lambda ev, arguments: any(_truths(ev, arguments)),
    "NOT": lambda ev, arguments: not ev.truth(arguments[0]),
    "TRUE": lambda ev, arguments: True,
    "FALSE": lambda ev, arguments: False,
    "SUMIF": _sumif,
    "AVERAGEIF": _averageif,
    "COUNTIF": lambda ev, arguments: float(len(_matching(ev, arguments))),
    "SUMIFS": lambda ev, arguments: math.fsum(_picked(ev, arguments[0], _matching(ev, arguments[1:], arguments[0]))),
    "COUNTIFS": lambda ev, arguments: float(len(_matching(ev, arguments))),
    "SUMPRODUCT": _sumproduct,
    "VLOOKUP": lambda ev, arguments: _lookup(ev, arguments, True),
    "HLOOKUP": lambda ev, arguments: _lookup(ev, arguments, False),
    "INDEX": _index,
    "MATCH": _match,
    "CHOOSE": _choose,
    "ISBLANK": _is(lambda value: value is None),
    "ISNUMBER": _is(lambda value: isinstance(value, float)),
    "ISTEXT": _is(lambda value: isinstance(value, str)),
    "ISERROR": _is(lambda value: isinstance(value, ErrorValue)),
    "ISERR": _is(lambda value: isinstance(value, ErrorValue) and value != NA),
    "ISNA": _is(lambda value: value == NA),
    "ROW": _at_place("top"),
    "COLUMN": _at_place("left"),
    "ROWS": lambda ev, arguments: float(ev.area_of(arguments[0]).shape[0]),
    "COLUMNS": lambda ev, arguments: float(ev.area_of(arguments[0]).shape[1]),
    "LEFT": _words(lambda text, count=1: text[: max(0, count)]),
    "RIGHT": _words(lambda text, count=1: text[len(text) - max(0, min(count, len(text))) :]),
    "MID": _words(lambda text, first, count: text[first - 1 : first - 1 + count] if first > 0 else ""),
    "LEN": _words(len),
    "TRIM": _words(lambda text: re.sub(" +", " ", text).strip(" ")),
    "UPPER": _words(str.upper),
    "LOWER": _words(str.lower),
    "CONCATENATE": lambda ev, arguments: "".join(ev.text(one) for one in arguments),
    "CONCAT": lambda ev, arguments: "".join(to_text(value) for value, _ in ev.flat(arguments)),
}
