"""A formula's text as a tree that can be evaluated at any cell; only the grammar, no values."""

from __future__ import annotations

import re
from dataclasses import dataclass

from openpyxl.formula.tokenizer import Token, Tokenizer, TokenizerError

from analysis.sheets.cells import column_number
from analysis.sheets.formulas import ADDRESS, QUOTED

MAX_DEPTH = 150
"""Brackets in brackets: more than the 64 functions in functions that Excel allows come to."""
MAX_LENGTH = 8192


class UnsupportedError(Exception):
    """A formula that is not computed; ``reason`` is the variant of the rule, ``what`` the function's name if it is one."""

    def __init__(self, reason: str, what: str = "") -> None:
        super().__init__(reason, what)
        self.reason, self.what = reason, what


@dataclass(frozen=True, slots=True)
class Literal:
    """A number, text or truth value; None for an argument left empty."""

    value: float | str | bool | None


@dataclass(frozen=True, slots=True)
class ErrorValue:
    """An error value such as #REF!, in a formula or as its result."""

    name: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A cell or a range. Rows and columns from 0; None reaches from the first or to the last. ``moves`` tells which of
    top, left, bottom, right move with the formula."""

    sheet: str | None
    top: int | None
    left: int | None
    bottom: int | None
    right: int | None
    moves: tuple[bool, bool, bool, bool]

    @property
    def is_cell(self) -> bool:
        return self.top is not None and self.top == self.bottom and self.left is not None and self.left == self.right


@dataclass(frozen=True, slots=True)
class Call:
    """A function with its arguments, or an operator (``+``, ``neg``, ``%`` ...) with its operands."""

    name: str
    arguments: tuple[Node, ...]


Node = Literal | ErrorValue | Reference | Call

_LEVELS = {"=": 1, "<>": 1, "<": 1, ">": 1, "<=": 1, ">=": 1, "&": 2, "+": 3, "-": 3, "*": 4, "/": 4, "^": 5}
_SHEET = r"(?:'((?:[^']|'')+)'|([^'!\[\]:*?/\\ ]+))!"
_CELL = r"(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})"
_AREA = re.compile(rf"(?:{_SHEET})?{_CELL}(?::{_CELL})?")
_COLUMNS = re.compile(rf"(?:{_SHEET})?(\$?)([A-Za-z]{{1,3}}):(\$?)([A-Za-z]{{1,3}})")
_ROWS = re.compile(rf"(?:{_SHEET})?(\$?)(\d{{1,7}}):(\$?)(\d{{1,7}})")


def parse(text: str) -> Node:
    """The tree of a formula, given without its "=". Raises ``UnsupportedError``."""
    if len(text) > MAX_LENGTH:
        raise UnsupportedError("too_long")
    try:
        tokens = [token for token in Tokenizer("=" + text).items if token.type != Token.WSPACE]
    except (TokenizerError, IndexError, ValueError) as error:
        raise UnsupportedError("unclear") from error
    parser = _Parser(tokens)
    tree = parser.expression(0, 0)
    if parser.at < len(tokens):
        raise UnsupportedError("unclear")
    return tree


class _Parser:
    def __init__(self, tokens: list[Token]) -> None:
        self.tokens, self.at = tokens, 0

    def peek(self) -> Token | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def expression(self, level: int, depth: int) -> Node:
        """Operators of at least this level; those of one level are taken from the left."""
        if depth > MAX_DEPTH:
            raise UnsupportedError("too_long")
        left = self.operand(depth + 1)
        while (token := self.peek()) is not None:
            if token.type == Token.OP_POST:
                self.at += 1
                left = Call("%", (left,))
            elif token.type == Token.OP_IN and _LEVELS.get(token.value, 0) > level:
                self.at += 1
                left = Call(token.value, (left, self.expression(_LEVELS[token.value], depth + 1)))
            elif token.type == Token.OP_IN and token.value not in _LEVELS:
                raise UnsupportedError("unclear")
            else:
                return left
        return left

    def operand(self, depth: int) -> Node:
        token = self.peek()
        if depth > MAX_DEPTH:
            raise UnsupportedError("too_long")
        if token is None:
            raise UnsupportedError("unclear")
        self.at += 1
        if token.type == Token.OP_PRE:
            inside = self.operand(depth + 1)
            while (after := self.peek()) is not None and after.type == Token.OP_POST:
                self.at += 1
                inside = Call("%", (inside,))
            return Call("neg", (inside,)) if token.value == "-" else inside
        if token.type == Token.PAREN and token.subtype == Token.OPEN:
            inside = self.expression(0, depth + 1)
            self.close()
            return inside
        if token.type == Token.FUNC and token.subtype == Token.OPEN:
            return self.call(token, depth)
        if token.type == Token.OPERAND:
            return _operand(token)
        raise UnsupportedError("unclear")

    def close(self) -> None:
        token = self.peek()
        if token is None or token.subtype != Token.CLOSE:
            raise UnsupportedError("unclear")
        self.at += 1

    def call(self, token: Token, depth: int) -> Node:
        name = token.value.rstrip("(").upper().removeprefix("_XLFN.").removeprefix("_XLWS.").removeprefix("@")
        arguments: list[Node] = []
        after = self.peek()
        if after is not None and after.subtype == Token.CLOSE:
            self.close()
            return Call(name, ())
        while True:
            after = self.peek()
            if after is not None and (after.type == Token.SEP or after.subtype == Token.CLOSE):
                arguments.append(Literal(None))
            else:
                arguments.append(self.expression(0, depth + 1))
            after = self.peek()
            if after is not None and after.type == Token.SEP:
                if after.subtype != Token.ARG:
                    raise UnsupportedError("unclear")
                self.at += 1
                continue
            self.close()
            return Call(name, tuple(arguments))


def _operand(token: Token) -> Node:
    text = token.value
    if token.subtype == Token.TEXT:
        return Literal(text[1:-1].replace('""', '"'))
    if token.subtype == Token.NUMBER:
        try:
            return Literal(float(text))
        except ValueError as error:
            raise UnsupportedError("unclear") from error
    if token.subtype == Token.LOGICAL:
        return Literal(text.upper() == "TRUE")
    if token.subtype == Token.ERROR:
        return ErrorValue(text.upper())
    return reference(text)


def reference(text: str) -> Reference | ErrorValue:
    """A reference in A1 notation. Raises ``UnsupportedError`` for names, tables and other workbooks."""
    text = text.lstrip("@")
    if "#REF!" in text:
        return ErrorValue("#REF!")
    if "[" in text:
        raise UnsupportedError("external" if re.match(r"'?[^!]*\[[^\]]*\][^!]*!", text) else "name")
    if found := _AREA.fullmatch(text):
        quoted, bare, *cells = found.groups()
        if cells[4] is None:
            cells[4:] = cells[:4]
        column_1, row_1, column_2, row_2 = column_number(cells[1].upper()), int(cells[3]) - 1, column_number(cells[5].upper()), int(cells[7]) - 1  # fmt: skip
        ends = [(row_1, not cells[2]), (column_1, not cells[0]), (row_2, not cells[6]), (column_2, not cells[4])]
    elif found := _COLUMNS.fullmatch(text):
        quoted, bare, fixed_1, first, fixed_2, last = found.groups()
        ends = [(None, False), (column_number(first.upper()), not fixed_1), (None, False), (column_number(last.upper()), not fixed_2)]  # fmt: skip
    elif found := _ROWS.fullmatch(text):
        quoted, bare, fixed_1, first, fixed_2, last = found.groups()
        ends = [(int(first) - 1, not fixed_1), (None, False), (int(last) - 1, not fixed_2), (None, False)]
    else:
        raise UnsupportedError("name")
    sheet = quoted.replace("''", "'") if quoted else bare
    (top, a), (left, b), (bottom, c), (right, d) = ends
    return Reference(sheet, top, left, bottom, right, (a, b, c, d))


_ENDLESS = re.compile(r"\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}(?![\w(])|(?<![A-Za-z\d])\d+:\$?\d")


def relative(text: str, row: int, column: int) -> str:
    """The formula with its addresses as distances from its own cell: the same for a formula copied down a column."""
    if _ENDLESS.search(text):
        return f"{text}@{row},{column}"  # A:A moves too, and is rare
    pieces = QUOTED.split(text)
    for i in range(0, len(pieces), 2):
        pieces[i] = ADDRESS.sub(lambda found: _distance(found, row, column), pieces[i])
    return "".join(pieces)


def _distance(found: re.Match[str], row: int, column: int) -> str:
    fixed_column, letters, fixed_row, number = found.groups()
    right = column_number(letters.upper()) - (0 if fixed_column else column)
    down = int(number) - 1 - (0 if fixed_row else row)
    return f"\x01{'$' if fixed_row else ''}{down};{'$' if fixed_column else ''}{right}\x02"
