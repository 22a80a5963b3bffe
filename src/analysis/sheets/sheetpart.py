"""What stands in the XML of one sheet of an .xlsx file: a scan of its bytes, many cells at a time.

The scan reads every cell independently of python-calamine: raw value, type, style, formula and hidden row. It goes through
the bytes with numpy and Arrow, because a parser that makes an object for each cell takes ten times as long. Anything
that it is not sure of (comments, CDATA, attributes in an unusual order ...) sends the sheet to a real XML parser.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import compress
from typing import NamedTuple
from xml.etree import ElementTree

import numpy as np
import pandas as pd
import pyarrow as pa

from analysis.sheets.cells import column_number

CHUNK = 1 << 21
"""Bytes looked at together: few enough for the processor's cache, many enough to forget numpy's overhead."""
_MARGIN = 64
_MAX_ROW, _MAX_COLUMN = 1_048_576, 16_384


class Type(IntEnum):
    """The type that a cell states."""

    NUMBER = 0
    SHARED = 1  # the number is a position in the table of shared texts
    TEXT = 2
    BOOLEAN = 3
    ERROR = 4
    DATE = 5  # an ISO 8601 text
    INLINE = 6


_TYPES = {"n": Type.NUMBER, "s": Type.SHARED, "str": Type.TEXT, "b": Type.BOOLEAN, "e": Type.ERROR, "d": Type.DATE,
          "inlineStr": Type.INLINE}  # fmt: skip
_TRUE = ("1", "true")


class UnusualError(Exception):
    """The quick scan is not sure; never leaves this module."""


@dataclass(slots=True)
class Scan:
    """The cells of a sheet with a value or a formula in their XML, in the order of the file: one position a cell.

    Rows and columns count from 0. ``number`` is the raw number (for SHARED the position in the table of texts), NaN where
    there is none. ``filled`` cells hold a value, ``pending`` ones a formula that nobody has computed; the others, such as
    formulas whose result is the empty text, hold nothing.
    """

    row: np.ndarray  # int32
    column: np.ndarray  # int32
    style: np.ndarray  # int32, 0 where none is stated
    type: np.ndarray  # uint8
    number: np.ndarray  # float64
    filled: np.ndarray  # bool
    pending: np.ndarray  # bool
    formula_at: np.ndarray  # positions of cells with a formula
    formulas: list[bytes]  # their <f ...>text, up to its closing tag
    hidden_rows: np.ndarray  # int32
    shown_rows: np.ndarray  # int32, rows that the file mentions and does not hide
    raw_at: np.ndarray  # positions of the cells, ascending, whose value is no number: texts, errors, ISO dates
    raws: list[bytes] | list[str]  # their values as they stand in the file: bytes from the quick scan
    problems: list[str] = field(default_factory=list)
    quick: bool = True  # False where an XML parser had to read the sheet

    def __len__(self) -> int:
        return len(self.row)

    def texts(self) -> list[str]:
        """The values at ``raw_at`` as text, entities resolved."""
        codes, distinct = pd.factorize(_objects(self.raws)) if self.raws else (_NONE, [])
        texts = [
            found if isinstance(found, str) else text_of(found) if found.startswith(b"<is") else _text(_decoded(found))
            for found in distinct
        ]
        return [texts[code] for code in codes.tolist()]


@dataclass(frozen=True, slots=True)
class Frame:
    """What a sheet's part says besides its cells."""

    merges: np.ndarray  # int32, n x 4
    hidden_columns: list[tuple[int, int]]  # first and last, from 0
    rows_hidden_by_default: bool


def scan(parts: Sequence[bytes]) -> list[Scan | None]:
    """The cells of each sheet part; None for one that is no well-formed XML."""
    parts = [_plain_bytes(part) for part in parts]
    found: list[Scan | None] = []
    for batch in _batches(parts):
        try:
            found += _scan_quickly(batch)
        except UnusualError:
            found += [_scan_one(part) for part in batch]
    return found


def _batches(parts: list[bytes]) -> Iterator[list[bytes]]:
    """Small sheets together, so that numpy's overhead is paid once for several; a large one by itself."""
    batch: list[bytes] = []
    for part in parts:
        if batch and sum(map(len, batch)) + len(part) > CHUNK:
            yield batch
            batch = []
        batch.append(part)
    if batch:
        yield batch


def _scan_one(part: bytes) -> Scan | None:
    try:
        return _scan_quickly([part])[0]
    except UnusualError:
        pass
    try:
        return _scan_slowly(part)
    except ElementTree.ParseError:
        return None


def frame(part: bytes) -> Frame:
    """Merged ranges, hidden columns and the default of rows, from what stands before and after the cells."""
    part = _plain_bytes(part)
    opening = re.search(rb"<sheetData\b", part)
    before = part[: opening.start()] if opening else part
    closing = part.rfind(b"</sheetData>")
    after = part[closing:] if closing >= 0 else part[len(before) :]
    hidden = []
    for tag in re.findall(rb"<col\b[^>]*>", before):
        found = attributes(tag)
        if found.get("hidden") in _TRUE or _is_zero(found.get("width")):
            first, last = int(found.get("min", "1")), int(found.get("max", "1"))
            hidden.append((first - 1, min(last, _MAX_COLUMN) - 1))
    default = re.search(rb"<sheetFormatPr\b[^>]*>", before)
    found = attributes(default[0]) if default else {}
    by_default = found.get("zeroHeight") in _TRUE or _is_zero(found.get("defaultRowHeight"))
    return Frame(_merges(after), hidden, by_default)


def _merges(part: bytes) -> np.ndarray:
    found = re.findall(rb'<mergeCell ref="([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})"', part)
    if len(found) != part.count(b"<mergeCell") - part.count(b"<mergeCells"):
        stated = [
            attributes(tag).get("ref", "").replace("$", "").upper() for tag in re.findall(rb"<mergeCell\b[^>]*>", part)
        ]
        matches = [re.fullmatch(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})", one) for one in stated]
        found = [tuple(group.encode() for group in match.groups()) for match in matches if match]
    if not found:
        return np.zeros((0, 4), dtype=np.int32)
    left, top, right, bottom = zip(*found, strict=True)
    number_of = {letters: column_number(letters.decode()) for letters in {*left, *right}}
    columns = np.array([[number_of[one] for one in side] for side in (left, right)], dtype=np.int32)
    rows = np.array([top, bottom], dtype="S7").astype(np.int32) - 1
    return np.stack([rows.min(axis=0), columns.min(axis=0), rows.max(axis=0), columns.max(axis=0)], axis=1)


def shared_texts(part: bytes) -> list[str]:
    """The table of shared texts of a workbook, exactly as they stand there, outer spaces and all.

    A text in several runs is put together; its phonetic reading is left out. Raises ``ElementTree.ParseError``.
    """
    part = _plain_bytes(part)
    items = part.count(b"<si>") + part.count(b"<si/>") + part.count(b"<si ")
    usual = b"<!" not in part and _is_utf8(part)
    if usual:
        simple = re.findall(rb"<si><t(?: xml:space=\"preserve\")?>([^<]*)</t></si>", part)
        if simple and len(simple) == items:
            together = _text(_decoded(b"\0".join(simple))).split("\0")
            return together if len(together) == len(simple) else [_text(_decoded(one)) for one in simple]
        every = re.findall(rb"<si>(.*?)</si>|<si/>", part, re.S)
        if len(every) == items and b"<si>" not in b"".join(every):
            return [text_of(item) for item in every]
    found = []
    for _, element in ElementTree.iterparse(io.BytesIO(part)):
        if _local(element.tag) == "si":
            found.append(_element_text(element))
            element.clear()
    return found


_NONE = np.zeros(0, dtype=np.int64)


# The quick way


def _scan_quickly(parts: list[bytes]) -> list[Scan]:
    """The scans of several small sheets or of one large sheet. Raises ``UnusualError``."""
    ranges = [_rows_range(part) for part in parts]
    styles = _Tails()
    if len(parts) > 1:
        stretches = [part[low:high] for part, (low, high) in zip(parts, ranges, strict=True)]
        together = b"".join(stretches)
        starts = np.cumsum([0, *map(len, stretches)])
        found = _Piece(together + b" " * _MARGIN, 0, len(together)).found(styles)
        return [_as_scan([one], styles) for one in found.split(starts)]
    part, (low, high) = parts[0], ranges[0]
    if len(part) - high < _MARGIN:
        part += b" " * _MARGIN
    return [_as_scan([_Piece(part, *piece).found(styles) for piece in _pieces(part, low, high)], styles)]


def _rows_range(part: bytes) -> tuple[int, int]:
    opening = re.search(rb"<sheetData\b[^>]*>", part)
    if opening is None or not _is_utf8(part):
        raise UnusualError
    begin = opening.end()
    finish = begin if opening[0].endswith(b"/>") else part.rfind(b"</sheetData>")
    if finish < 0:
        raise UnusualError
    return begin, finish


def _pieces(part: bytes, low: int, finish: int) -> Iterator[tuple[int, int]]:
    """Stretches of whole rows."""
    while low < finish:
        high = part.rfind(b"<row", low + 4, low + CHUNK) if finish - low > CHUNK else finish
        if high < 0:
            high = part.find(b"<row", low + CHUNK, finish)
            high = finish if high < 0 else high
        yield low, high
        low = high


class _Found(NamedTuple):
    """What a stretch holds; places in the stretch are bytes from its beginning."""

    place: np.ndarray  # int64, of each cell
    row: np.ndarray  # int32, from 0
    column: np.ndarray
    tail: np.ndarray  # which of the distinct rests of a tag
    number: np.ndarray
    filled: np.ndarray
    pending: np.ndarray
    raw_at: np.ndarray
    raws: list[bytes]
    formula_at: np.ndarray
    formulas: list[bytes]
    row_place: np.ndarray  # of each row
    row_number: np.ndarray  # int32, from 0
    row_hides: np.ndarray  # bool

    def split(self, starts: np.ndarray) -> Iterator[_Found]:
        """Apart by the sheets that start (and the last one ends) at these places."""
        cells = np.searchsorted(self.place, starts).tolist()
        raws = np.searchsorted(self.raw_at, cells).tolist()
        formulas = np.searchsorted(self.formula_at, cells).tolist()
        rows = np.searchsorted(self.row_place, starts).tolist()
        for i in range(len(starts) - 1):
            cell, raw, formula, row = (slice(cut[i], cut[i + 1]) for cut in (cells, raws, formulas, rows))
            yield _Found(
                self.place[cell],
                self.row[cell],
                self.column[cell],
                self.tail[cell],
                self.number[cell],
                self.filled[cell],
                self.pending[cell],
                self.raw_at[raw] - cells[i],
                self.raws[raw],
                self.formula_at[formula] - cells[i],
                self.formulas[formula],
                self.row_place[row],
                self.row_number[row],
                self.row_hides[row],
            )


def _as_scan(found: list[_Found], styles: _Tails) -> Scan:
    """The stretches of one sheet, put together."""
    before = np.cumsum([0, *(len(one.row) for one in found)]).tolist()
    tail = _joined([one.tail for one in found], np.int32)
    row_number = _joined([one.row_number for one in found], np.int32)
    row_hides = _joined([one.row_hides for one in found], bool)
    return Scan(
        row=_joined([one.row for one in found], np.int32),
        column=_joined([one.column for one in found], np.int32),
        style=styles.styles[tail],
        type=styles.types[tail],
        number=_joined([one.number for one in found], np.float64),
        filled=_joined([one.filled for one in found], bool),
        pending=_joined([one.pending for one in found], bool),
        raw_at=_joined([one.raw_at + first for one, first in zip(found, before, strict=False)], np.int64),
        raws=[raw for one in found for raw in one.raws],
        formula_at=_joined([one.formula_at + first for one, first in zip(found, before, strict=False)], np.int64),
        formulas=[formula for one in found for formula in one.formulas],
        hidden_rows=row_number[row_hides],
        shown_rows=row_number[~row_hides],
    )


_MASKS = np.array([(1 << 8 * n) - 1 for n in range(9)], dtype=np.uint64)
_R_IS = int.from_bytes(b' r="', "little")
_MIX = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F))
_TENS = 10 ** np.arange(1, 7)
_C, _F, _I, _O, _R, _V, _SLASH, _CLOSE, _SPACE = map(ord, "cfiorv/> ")


class _Tails:
    """The distinct rests of cell tags (`` s="2" t="s"``), each with the style and type that it states."""

    def __init__(self) -> None:
        self._known: dict[bytes, int] = {}
        self._styles: list[int] = []
        self._types: list[int] = []

    def number(self, tail: bytes) -> int:
        if tail not in self._known:
            stated = attributes(tail)
            style, kind = stated.get("s", "0"), stated.get("t", "n")
            if kind not in _TYPES or not style.isdecimal() or "r" in stated:
                raise UnusualError
            self._known[tail] = len(self._known)
            self._styles.append(int(style))
            self._types.append(_TYPES[kind])
        return self._known[tail]

    @property
    def styles(self) -> np.ndarray:
        return np.array(self._styles or [0], dtype=np.int32)

    @property
    def types(self) -> np.ndarray:
        return np.array(self._types or [0], dtype=np.uint8)


class _Piece:
    """A stretch of whole rows in the bytes of a sheet.

    ``opened`` are the places of all "<" (with some more at the end, so that one may look ahead), ``first`` the letters
    after them. In a text no "<" can stand, so each is a tag; anything else that begins with "<!" is left to the parser.
    """

    def __init__(self, part: bytes, low: int, high: int) -> None:
        self.part, self.low, self.length = part, low, high - low
        self.here = np.frombuffer(part, np.uint8, self.length + _MARGIN, low)
        opened = (self.here[: self.length] == ord("<")).nonzero()[0]
        self.opened = np.concatenate([opened, np.full(6, self.length)])
        self.first = self.here[self.opened + 1]
        self.first[-6:] = _SLASH
        if ((self.first == ord("!")) | (self.first == ord("?"))).any():
            raise UnusualError

    def words(self, size: int) -> np.ndarray:
        """At each place the bytes from there on as one number, little-endian."""
        shape = (self.length + _MARGIN - size,)
        return np.ndarray(shape, dtype=f"<u{size}", buffer=self.part, offset=self.low, strides=(1,))

    def cut(self, start: np.ndarray, end: np.ndarray) -> list[bytes]:
        low = self.low
        return list(map(self.part.__getitem__, map(slice, (start + low).tolist(), (end + low).tolist())))

    def closes(self, tags: np.ndarray) -> np.ndarray:
        """Where tags end: right before the next one, unless spaces stand between."""
        found = self.opened[tags + 1] - 1
        if (self.here[found] != _CLOSE).any():
            ends = (self.here == _CLOSE).nonzero()[0]
            found = ends[np.searchsorted(ends, self.opened[tags])]
        return found

    def found(self, styles: _Tails) -> _Found:
        """Everything in the stretch. Raises ``UnusualError``."""
        here, opened, first = self.here, self.opened, self.first
        rows, row_number, row_word, row_hides = self._rows()

        cells = (first == _C).nonzero()[0]
        after = here[opened[cells] + 2]
        if (after != _SPACE).any():
            if ((after < _SPACE) | (after == _CLOSE) | (after == _SLASH)).any():
                raise UnusualError  # a cell without any attribute
            cells = cells[after == _SPACE]
        if len(cells) and (not len(rows) or cells[0] < rows[0]):
            raise UnusualError
        tag_end = self.closes(cells)
        within = first[cells + 1]
        holds = (within != _SLASH) & (here[tag_end - 1] != _SLASH)
        which = np.repeat(np.arange(len(rows)), np.diff(np.searchsorted(cells, rows), append=len(cells)))
        if not holds.all():
            cells, tag_end, within, which = cells[holds], tag_end[holds], within[holds], which[holds]

        column, tail_start = self._addresses(opened[cells], row_word[which])
        tail = self._tails(tail_start, tag_end, styles)
        types = styles.types[tail]

        # What the cell holds: a formula, then a value; or an inline text
        value = cells + 1
        has_formula = within == _F
        is_inline = within == _I
        if not (has_formula | is_inline | (within == _V)).all():
            raise UnusualError
        formula_at = has_formula.nonzero()[0]
        formulas: list[bytes] = []
        if len(formula_at):
            tag = value[formula_at]
            formulas = self.cut(opened[tag], opened[tag + 1])
            value[formula_at] += 1 + ((first[tag + 1] == _SLASH) & (here[opened[tag + 1] + 2] == _F))
        is_value = first[value] == _V
        if ((within == _V) & (first[cells + 3] == _F)).any():
            raise UnusualError  # the formula stands after the value
        start, end = self._value_ranges(value, is_value)
        filled = is_value & (end > start)
        if is_inline.any():
            places = is_inline.nonzero()[0]
            closing = ((first == _SLASH) & (here[opened + 2] == _C) & (here[opened + 3] == _CLOSE)).nonzero()[0]
            start[places] = opened[value[places]]
            end[places] = opened[closing[np.searchsorted(closing, value[places])]]
            filled[places] = True

        numeric = (filled & ((types <= Type.SHARED) | (types == Type.BOOLEAN))).nonzero()[0]
        number = np.full(len(cells), np.nan)
        number[numeric] = self._numbers(start[numeric], end[numeric])

        # A formula whose value is the empty text holds nothing; one without a value has yet to be computed
        place, row = opened[cells], row_number[which]
        pending = has_formula & ~filled & ~(is_value & (types == Type.TEXT))
        kept = filled | has_formula | is_value
        if not kept.all():
            if len(formula_at):
                stays = kept[formula_at]
                formulas = list(compress(formulas, stays.tolist()))
                formula_at = (np.cumsum(kept) - 1)[formula_at[stays]]
            place, row, column, tail = place[kept], row[kept], column[kept], tail[kept]
            number, filled, start, end = number[kept], filled[kept], start[kept], end[kept]
            pending = pending[kept]
        raw_at = (np.isnan(number) & filled).nonzero()[0]
        return _Found(
            place=place,
            row=row,
            column=column,
            tail=tail.astype(np.int32),
            number=number,
            filled=filled,
            pending=pending,
            raw_at=raw_at,
            raws=self.cut(start[raw_at], end[raw_at]) if len(raw_at) else [],
            formula_at=formula_at,
            formulas=formulas,
            row_place=opened[rows],
            row_number=row_number,
            row_hides=row_hides,
        )

    def _rows(self) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """Row tags; their numbers from 0; their numbers as the bytes ``123"``; whether they are hidden."""
        rows = (self.first == _R).nonzero()[0]
        rows = rows[self.here[self.opened[rows] + 2] == _O]
        tags = self.cut(self.opened[rows], self.closes(rows))
        together = b"".join(tags)
        found = re.findall(rb'<row r="([0-9]{1,7})"', together)
        usual = len(found) == len(tags)
        if not usual:
            found = [attributes(tag).get("r", "").encode() for tag in tags]
            if not all(re.fullmatch(rb"[0-9]{1,7}", one) for one in found):
                raise UnusualError
        number = np.array(found, dtype="S7").astype(np.int64) if found else _NONE
        if len(number) and (number.min() < 1 or number.max() > _MAX_ROW):
            raise UnusualError
        if usual:
            digits = 1 + np.searchsorted(_TENS, number, side="right")
            word = self.words(8)[self.opened[rows] + 8] & _MASKS[digits + 1]
        else:
            word = np.array([int.from_bytes(one + b'"', "little") for one in found], dtype=np.uint64)
        hides = np.zeros(len(tags), dtype=bool)
        if b"hidden=" in together or b'ht="0' in together:
            for i, tag in enumerate(tags):
                stated = attributes(tag)
                hides[i] = stated.get("hidden") in _TRUE or _is_zero(stated.get("ht"))
        return rows, (number - 1).astype(np.int32), word, hides

    def _addresses(self, at: np.ndarray, row_word: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The column (from 0) of cells whose tags begin at the places, and where their addresses end.

        The row is known from the row's tag; it is only held against the digits after the letters.
        """
        here = self.here
        one, two, three = here[at + 6], here[at + 7], here[at + 8]
        has_two = two >= 65
        has_three = has_two & (three >= 65)
        column = one.astype(np.int32) - 65
        letters = has_two.astype(np.int64) + 1
        if has_two.any():
            column = np.where(has_two, column * 26 + two + (26 - 65), column)
        if has_three.any():
            column = np.where(has_three, column * 26 + three + (26 - 65), column)
            letters += has_three
        digits = at + 6 + letters
        # How many bytes 123" has: the quotation mark is the highest byte
        size = (np.searchsorted(_MASKS[1:], row_word, side="left") + 1) if len(row_word) else _NONE
        if (
            (self.words(4)[at + 2] != _R_IS).any()
            or ((one < 65) | (one > 90) | (two > 90) | (has_two & (three > 90))).any()
            or (self.words(8)[digits] & _MASKS[size] != row_word).any()
            or (column >= _MAX_COLUMN).any()
        ):
            raise UnusualError
        return column, digits + size

    def _tails(self, start: np.ndarray, end: np.ndarray, styles: _Tails) -> np.ndarray:
        """Which of the distinct rests each tag has.

        Each is taken as up to three words of eight bytes, so that equal rests are found without cutting any out.
        """
        long = end - start
        if not len(long):
            return _NONE
        longest = int(long.max())
        if long.min() < 0:
            raise UnusualError
        if longest > 24:
            return np.array([styles.number(tail) for tail in self.cut(start, end)], dtype=np.int64)
        at = self.words(8)
        words = [at[start] & _MASKS[np.minimum(long, 8)]]
        key = words[0]
        for i in range(1, 1 + (longest - 1) // 8):
            words.append(at[start + 8 * i] & _MASKS[np.clip(long - 8 * i, 0, 8)])
            key = key ^ (words[i] * _MIX[i - 1])
        codes, sample = _grouped(key)
        if len(words) > 1 and any((word != word[sample][codes]).any() for word in words):
            raise UnusualError  # two different rests with one key
        numbers = [styles.number(tail) for tail in self.cut(start[sample], end[sample])]
        return np.array(numbers, dtype=np.int64)[codes]

    def _value_ranges(self, value: np.ndarray, is_value: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Where the text of each ``<v>`` starts and ends; equal where it is empty or missing."""
        start = self.opened[value] + 3
        end = np.where(is_value, self.opened[value + 1], start)
        after = self.here[start - 1]
        for i in (is_value & (after != _CLOSE)).nonzero()[0]:
            if after[i] not in b" /":
                raise UnusualError
            close = self.part.index(b">", self.low + self.opened[value[i]]) - self.low
            start[i] = close + 1
            if self.here[close - 1] == _SLASH:
                end[i] = start[i]
        return start, end

    def _numbers(self, start: np.ndarray, end: np.ndarray) -> np.ndarray:
        """The numbers in the stretches; NaN where one is no number."""
        if not len(start):
            return np.zeros(0)
        offsets = np.empty(2 * len(start), dtype=np.int32)
        offsets[0::2], offsets[1::2] = start, end
        view = memoryview(self.part)[self.low : self.low + self.length]
        texts = pa.Array.from_buffers(pa.string(), len(offsets) - 1, [None, pa.py_buffer(offsets), pa.py_buffer(view)])
        texts = texts.take(pa.array(np.arange(0, len(offsets) - 1, 2, dtype=np.int32)))
        try:
            found = texts.cast(pa.float64()).to_numpy()
            return np.where(np.isinf(found), np.nan, found) if np.isinf(found).any() else found
        except pa.ArrowInvalid:
            return np.array([to_number(found.decode("latin-1")) for found in self.cut(start, end)])


def _grouped(keys: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """For each key the number of its kind, and for each kind the position of one example."""
    if len(keys) < 20_000:
        # A sheet has few kinds, and going through them is quicker than hashing a few thousand keys
        codes = np.zeros(len(keys), dtype=np.int64)
        sample = [0]
        other = keys != keys[0]
        while other.any():
            if len(sample) == 16:
                break
            sample.append(int(other.argmax()))
            same = keys == keys[sample[-1]]
            codes[same] = len(sample) - 1
            other &= ~same
        else:
            return codes, np.array(sample)
    codes, distinct = pd.factorize(keys)
    examples = np.empty(len(distinct), dtype=np.int64)
    examples[codes[::-1]] = np.arange(len(codes))[::-1]
    return codes, examples


# The careful way


def _scan_slowly(part: bytes) -> Scan:
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        raise ElementTree.ParseError("a DOCTYPE is not expected in a sheet")
    rows, columns, styles, types, raws, filled, pending = [], [], [], [], [], [], []
    formula_at, formulas, hidden, shown, problems = [], [], [], [], []
    row, column, sheet_data = 0, 0, None
    for event, element in ElementTree.iterparse(io.BytesIO(part), events=("start", "end")):
        name = _local(element.tag)
        if event == "start":
            if name == "sheetData":
                sheet_data = element
            elif name == "row":
                stated = element.get("r", "")
                row, column = int(stated) if stated.isdigit() else row + 1, 0
                hides = element.get("hidden") in _TRUE or _is_zero(element.get("ht"))
                (hidden if hides else shown).append(row - 1)
            continue
        if name == "row" and sheet_data is not None:
            sheet_data.clear()
        if name != "c" or sheet_data is None:
            continue
        place = re.fullmatch(r"([A-Z]{1,3})(\d{1,7})", element.get("r", "").upper())
        this_row, column = (int(place[2]), column_number(place[1]) + 1) if place else (row, column + 1)
        if not (0 < this_row <= _MAX_ROW and column <= _MAX_COLUMN):
            problems.append("address_outside")
            continue
        inside = {_local(child.tag): child for child in element}
        kind = _TYPES.get(element.get("t", "n"), Type.NUMBER)
        raw = (inside["v"].text or "") if "v" in inside else None
        if "is" in inside and raw is None:
            kind, raw = Type.INLINE, _element_text(inside["is"])
        if raw is None and "f" not in inside:
            continue
        if "f" in inside:
            formula_at.append(len(rows))
            stated = "".join(f' {key}="{value}"' for key, value in inside["f"].attrib.items())
            text = (inside["f"].text or "").replace("&", "&amp;").replace("<", "&lt;")
            formulas.append(f"<f{stated}>{text}".encode())
        style = element.get("s", "0")
        rows.append(this_row - 1)
        columns.append(column - 1)
        styles.append(int(style) if style.isdigit() else 0)
        types.append(kind)
        raws.append(raw or "")
        filled.append(bool(raw))
        pending.append("f" in inside and not raw and (kind != Type.TEXT or raw is None))
    number = [
        to_number(raw) if kind in (Type.NUMBER, Type.SHARED, Type.BOOLEAN) else np.nan
        for raw, kind in zip(raws, types, strict=True)
    ]
    raw_at = [i for i, (one, is_filled) in enumerate(zip(number, filled, strict=True)) if is_filled and one != one]
    return Scan(
        row=np.array(rows, dtype=np.int32),
        column=np.array(columns, dtype=np.int32),
        style=np.array(styles, dtype=np.int32),
        type=np.array(types, dtype=np.uint8),
        number=np.array(number, dtype=np.float64),
        filled=np.array(filled, dtype=bool),
        pending=np.array(pending, dtype=bool),
        raw_at=np.array(raw_at, dtype=np.int64),
        raws=[raws[i] for i in raw_at],
        formula_at=np.array(formula_at, dtype=np.int64),
        formulas=formulas,
        hidden_rows=np.array(hidden, dtype=np.int32),
        shown_rows=np.array(shown, dtype=np.int32),
        problems=problems,
        quick=False,
    )


# Small things


def to_number(text: str) -> float:
    """The number that a raw value is, or NaN; true and false are 1 and 0."""
    text = text.strip()
    if text in ("true", "false"):
        return float(text == "true")
    if not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", text, re.A):
        return np.nan
    return np.nan if abs(float(text)) == np.inf else float(text)


_ENTITIES = {"lt": "<", "gt": ">", "quot": '"', "apos": "'", "amp": "&"}


def _is_utf8(part: bytes) -> bool:
    declared = re.match(rb"(?:\xef\xbb\xbf)?\s*<\?xml[^>]*encoding\s*=\s*[\"']([\w.-]+)", part[:200])
    return declared is None or declared[1].lower() in (b"utf-8", b"utf8", b"us-ascii")


def resolved(found: bytes) -> str:
    """A stretch of XML as text, its entities resolved."""
    return _resolved(_decoded(found))


def text_of(item: bytes) -> str:
    """The text of the inside of an ``<is>`` or ``<si>``: runs put together, without their phonetic reading."""
    if b"<rPh" in item:
        item = re.sub(rb"<rPh\b.*?</rPh>", b"", item, flags=re.S)
    found = re.findall(rb"<t(?: [^>]*)?>([^<]*)</t>", item)
    if len(found) != item.count(b"</t>"):
        found = re.findall(rb"<t(?:\s[^>]*)?>([^<]*)</t\s*>", item)
    return "".join(_text(_decoded(one)) for one in found)


def _decoded(found: bytes) -> str:
    return found.decode("utf-8", "replace")


def _text(text: str) -> str:
    return _unhide(_resolved(text))


def _resolved(text: str) -> str:
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "&" not in text:
        return text
    if "&#" in text:
        return re.sub(r"&(#[xX]?[0-9a-fA-F]+|\w+);", _entity, text)
    for name, character in _ENTITIES.items():  # & last, so that &amp;lt; is &lt;
        text = text.replace(f"&{name};", character)
    return text


def _entity(found: re.Match[str]) -> str:
    name = found[1]
    if not name.startswith("#"):
        return _ENTITIES.get(name, found[0])
    code = int(name[2:], 16) if name[1] in "xX" else int(name[1:]) if name[1:].isdigit() else -1
    return chr(code) if 0 <= code < 0x110000 else found[0]


def _unhide(text: str) -> str:
    """``_x000D_`` is how the format writes a character that XML cannot hold."""
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _element_text(element: ElementTree.Element) -> str:
    """The text of an ``si`` or ``is`` element."""
    parts = []
    for child in element:
        name = _local(child.tag)
        if name == "t":
            parts.append(child.text or "")
        elif name == "r":
            parts += [run.text or "" for run in child if _local(run.tag) == "t"]
    return _unhide("".join(parts))


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def attributes(tag: bytes) -> dict[str, str]:
    """The attributes of a tag."""
    found = re.findall(r"([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", tag.decode("utf-8", "replace"))
    return {name: _resolved(one or two) for name, one, two in found}


def _is_zero(text: str | None) -> bool:
    return bool(text) and re.fullmatch(r"0*\.?0*", text) is not None


def _plain_bytes(part: bytes) -> bytes:
    """The part in UTF-8, and without a prefix before each name (``<x:c>``)."""
    if part[:2] in (b"\xff\xfe", b"\xfe\xff"):
        part = re.sub(rb"^(<\?xml[^>]*?)\s*encoding=[\"'][^\"']*[\"']", rb"\1", part.decode("utf-16").encode())
    root = re.match(rb"(?:\xef\xbb\xbf)?\s*(?:<\?.*?\?>\s*)*<(\w+:)?(?:worksheet|sst)\b", part[:2000], re.S)
    if root and root[1]:
        prefix = root[1]
        part = part.replace(b"</" + prefix, b"</").replace(b"<" + prefix, b"<")
        part = part.replace(b"xmlns:" + prefix[:-1] + b"=", b"xmlns=", 1)
    return part


def _objects(values: list) -> np.ndarray:
    found = np.empty(len(values), dtype=object)
    found[:] = values
    return found


def _joined(arrays: list[np.ndarray], dtype: type) -> np.ndarray:
    return arrays[0] if len(arrays) == 1 else np.concatenate(arrays) if arrays else np.zeros(0, dtype=dtype)
