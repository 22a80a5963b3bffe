"""What stands in the XML of one sheet of an .xlsx file: a scan of its bytes, many cells at a time.

The scan reads every cell independently of python-calamine: raw value, type, style, formula and hidden row. It goes through
the bytes with numpy and Arrow, because a parser that makes an object for each cell takes ten times as long. Anything
that it is not sure of (comments, CDATA, attributes in an unusual order ...) sends the sheet to a real XML parser.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum
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
    """The cells of a sheet that hold a value or a formula, in the order of the file: one position a cell.

    Rows and columns count from 0. ``number`` is the raw number (for SHARED the position in the table of texts), NaN where
    there is none. ``raw(i)`` is what stands between the tags. ``filled`` is False for a formula that holds no value.
    """

    row: np.ndarray  # int32
    column: np.ndarray  # int32
    style: np.ndarray  # int32, 0 where none is stated
    type: np.ndarray  # uint8
    number: np.ndarray  # float64
    filled: np.ndarray  # bool
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
        inline = (self.type[self.raw_at] == Type.INLINE).tolist()
        return [
            found if isinstance(found, str) else text_of(found) if runs else _text(found.decode("utf-8", "replace"))
            for found, runs in zip(self.raws, inline, strict=True)
        ]


@dataclass(frozen=True, slots=True)
class Frame:
    """What a sheet's part says besides its cells."""

    merges: np.ndarray  # int32, n x 4
    hidden_columns: list[tuple[int, int]]  # first and last, from 0
    rows_hidden_by_default: bool


def scan(part: bytes) -> Scan:
    """The cells of a sheet part. Raises ``ElementTree.ParseError`` where it is no well-formed XML."""
    part = _plain_bytes(part)
    try:
        return _scan_quickly(part)
    except UnusualError:
        return _scan_slowly(part)


def frame(part: bytes) -> Frame:
    """Merged ranges, hidden columns and the default of rows, from what stands before and after the cells."""
    part = _plain_bytes(part)
    opening = re.search(rb"<sheetData\b", part)
    before = part[: opening.start()] if opening else part
    closing = part.rfind(b"</sheetData>")
    after = part[closing:] if closing >= 0 else part[len(before) :]
    merges = []
    for reference in re.findall(rb"<mergeCell\b[^>]*?\bref\s*=\s*[\"']([^\"']+)[\"']", after):
        found = re.fullmatch(
            r"\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})", reference.decode("latin-1").upper()
        )
        if found:
            rows = sorted((int(found[2]) - 1, int(found[4]) - 1))
            columns = sorted((column_number(found[1]), column_number(found[3])))
            merges.append((rows[0], columns[0], rows[1], columns[1]))
    hidden = []
    for tag in re.findall(rb"<col\b[^>]*>", before):
        found = attributes(tag)
        if found.get("hidden") in _TRUE or _is_zero(found.get("width")):
            first, last = int(found.get("min", "1")), int(found.get("max", "1"))
            hidden.append((first - 1, min(last, _MAX_COLUMN) - 1))
    default = re.search(rb"<sheetFormatPr\b[^>]*>", before)
    found = attributes(default[0]) if default else {}
    by_default = found.get("zeroHeight") in _TRUE or _is_zero(found.get("defaultRowHeight"))
    return Frame(np.array(merges, dtype=np.int32).reshape(-1, 4), hidden, by_default)


def shared_texts(part: bytes) -> list[str]:
    """The table of shared texts of a workbook, exactly as they stand there, outer spaces and all.

    A text in several runs is put together; its phonetic reading is left out. Raises ``ElementTree.ParseError``.
    """
    part = _plain_bytes(part)
    items = part.count(b"<si>") + part.count(b"<si/>") + part.count(b"<si ")
    simple = re.findall(rb"<si><t(?: xml:space=\"preserve\")?>([^<]*)</t></si>", part)
    if simple and len(simple) == items and b"<!" not in part and _is_utf8(part):
        found = b"\0".join(simple).decode("utf-8", "replace")
        if "&" in found or "_x" in found or "\r" in found:
            return [_text(one) for one in found.split("\0")]
        return found.split("\0")
    found = []
    for _, element in ElementTree.iterparse(io.BytesIO(part)):
        if _local(element.tag) == "si":
            found.append(_element_text(element))
            element.clear()
    return found


_NONE = np.zeros(0, dtype=np.int64)


# The quick way


def _scan_quickly(part: bytes) -> Scan:
    opening = re.search(rb"<sheetData\b[^>]*>", part)
    if opening is None:
        raise UnusualError
    if not _is_utf8(part):
        raise UnusualError
    begin = opening.end()
    finish = begin if opening[0].endswith(b"/>") else part.rfind(b"</sheetData>")
    if finish < 0:
        raise UnusualError
    if len(part) - finish < _MARGIN:
        part += b" " * _MARGIN
    tails: dict[bytes, int] = {}
    kinds: list[tuple[int, int]] = []
    pieces = [_scan_piece(part, low, high, tails, kinds) for low, high in _pieces(part, begin, finish)]
    columns = list(zip(*pieces, strict=True)) if pieces else [[]] * 11
    row, column, tail, number, filled, raw_at, raws, at, formulas, hidden, shown = columns
    style_of = np.array([kind[0] for kind in kinds] or [0], dtype=np.int32)
    type_of = np.array([kind[1] for kind in kinds] or [0], dtype=np.uint8)
    tail = _joined(tail, np.int32)
    before = np.cumsum([0, *(len(one) for one in row)])
    return Scan(
        row=_joined(row, np.int32),
        column=_joined(column, np.int32),
        style=style_of[tail],
        type=type_of[tail],
        number=_joined(number, np.float64),
        filled=_joined(filled, bool),
        raw_at=_joined([places + first for places, first in zip(raw_at, before, strict=False)], np.int64),
        raws=[raw for some in raws for raw in some],
        formula_at=_joined([places + first for places, first in zip(at, before, strict=False)], np.int64),
        formulas=[formula for some in formulas for formula in some],
        hidden_rows=_joined(hidden, np.int32),
        shown_rows=_joined(shown, np.int32),
    )


def _pieces(part: bytes, low: int, finish: int) -> Iterator[tuple[int, int]]:
    """Stretches of whole rows."""
    while low < finish:
        high = part.rfind(b"<row", low + 4, min(low + CHUNK, finish)) if finish - low > CHUNK else finish
        if high < 0:
            high = part.find(b"<row", low + CHUNK, finish)
            high = finish if high < 0 else high
        yield low, high
        low = high


def _words(part: bytes, low: int, length: int, size: int) -> np.ndarray:
    """``words[i]``: the bytes from ``low + i`` on as one number, little-endian."""
    return np.ndarray(shape=(length,), dtype=f"<u{size}", buffer=part, offset=low, strides=(1,))


_MASKS = np.array([(1 << 8 * n) - 1 for n in range(9)], dtype=np.uint64)
_R_IS = int.from_bytes(b' r="', "little")
_MIX = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F))
_TENS = 10 ** np.arange(1, 8)


def _scan_piece(part: bytes, low: int, high: int, tails: dict[bytes, int], kinds: list[tuple[int, int]]) -> tuple:
    length = high - low
    here = np.frombuffer(part, np.uint8, length + _MARGIN, low)
    opened = np.flatnonzero(here[:length] == ord("<"))
    if not len(opened):
        return _EMPTY
    opened = np.concatenate([opened, np.full(6, length)])
    first = here[opened + 1]
    first[-6:] = ord("/")
    if ((first == ord("!")) | (first == ord("?"))).any():
        raise UnusualError

    def closes(tags: np.ndarray) -> np.ndarray:
        """Where the tag ends: right before the next one, unless spaces stand between."""
        found = opened[tags + 1] - 1
        if (here[found] != ord(">")).any():
            ends = np.flatnonzero(here == ord(">"))
            found = ends[np.searchsorted(ends, opened[tags])]
        return found

    rows = np.flatnonzero(first == ord("r"))
    rows = rows[here[opened[rows] + 2] == ord("o")]
    row_tags = _cut(part, low, opened[rows], closes(rows))
    row_number, hides = _read_rows(row_tags)

    cells = np.flatnonzero(first == ord("c"))
    after = here[opened[cells] + 2]
    is_cell = (after == ord(" ")) | (after == ord(">")) | (after == ord("/"))
    if not is_cell.all():
        if (after <= ord(" ")).any():
            raise UnusualError
        cells = cells[is_cell]
    if len(cells) and (not len(rows) or cells[0] < rows[0]):
        raise UnusualError
    tag_end = closes(cells)
    within = first[cells + 1]
    holds = (within != ord("/")) & (here[tag_end - 1] != ord("/"))
    counts = np.diff(np.searchsorted(cells, rows), append=0)
    if len(rows):
        counts[-1] = len(cells) - counts[:-1].sum()
    row = np.repeat(row_number, counts)
    digits = np.repeat(1 + np.searchsorted(_TENS, row_number, side="right"), counts)
    if not holds.all():
        cells, tag_end, within, row, digits = cells[holds], tag_end[holds], within[holds], row[holds], digits[holds]

    # Address: the row is known from its row tag, so only the letters are read
    at = opened[cells]
    if (_words(part, low, length + _MARGIN - 4, 4)[at + 2] != _R_IS).any():
        raise UnusualError
    one, two, three = here[at + 6].astype(np.int32), here[at + 7].astype(np.int32), here[at + 8].astype(np.int32)
    has_two = two >= ord("A")
    has_three = has_two & (three >= ord("A"))
    column = one - 64
    column = np.where(has_two, column * 26 + two - 64, column)
    column = np.where(has_three, column * 26 + three - 64, column)
    letters = 1 + has_two.astype(np.int64) + has_three
    quote = at + 6 + letters + digits
    if (
        ((one < 65) | (one > 90) | (two > 90) | ((three > 90) & has_two)).any()
        or (here[quote] != ord('"')).any()
        or (here[quote - 1] - 48 != row % 10).any()
        or (column > _MAX_COLUMN).any()
    ):
        raise UnusualError
    tail = _tails(part, low, length, quote + 1, tag_end, tails, kinds)

    # What the cell holds: a formula, then a value, or an inline text
    value = cells + 1
    has_formula = within == ord("f")
    is_inline = within == ord("i")
    if not (has_formula | is_inline | (within == ord("v"))).all():
        raise UnusualError
    formula_at = np.flatnonzero(has_formula)
    formulas: list[bytes] = []
    if len(formula_at):
        tag = cells[formula_at] + 1
        paired = (first[tag + 1] == ord("/")) & (here[opened[tag + 1] + 2] == ord("f"))
        formulas = _cut(part, low, opened[tag], opened[tag + 1])
        value[formula_at] += 1 + paired
    is_value = first[value] == ord("v")
    if ((within == ord("v")) & (first[cells + 3] == ord("f"))).any():
        raise UnusualError  # the formula stands after the value
    start, end = _value_ranges(part, low, here, opened, value, is_value)
    filled = is_value & (end > start)
    if is_inline.any():
        places = np.flatnonzero(is_inline)
        closing = np.flatnonzero((first == ord("/")) & (here[opened + 2] == ord("c")) & (here[opened + 3] == ord(">")))
        start[places] = opened[value[places]]
        end[places] = opened[closing[np.searchsorted(closing, value[places])]]
        filled[places] = True
    types = np.array([kind[1] for kind in kinds] or [0], dtype=np.uint8)[tail]
    numeric = filled & (types <= Type.SHARED) | (filled & (types == Type.BOOLEAN))
    number = np.full(len(cells), np.nan)
    number[numeric] = _numbers(part, low, high, start[numeric], end[numeric])

    # A formula whose value is the empty text holds nothing; one without a value has yet to be computed
    kept = filled | (has_formula & ~(is_value & (types == Type.TEXT)))
    row, column = (row - 1).astype(np.int32), (column - 1).astype(np.int32)
    if not kept.all():
        if len(formula_at):
            stays = kept[formula_at]
            formulas = [formula for formula, stay in zip(formulas, stays, strict=True) if stay]
            formula_at = (np.cumsum(kept) - 1)[formula_at[stays]]
        row, column, tail, number, filled = row[kept], column[kept], tail[kept], number[kept], filled[kept]
        start, end = start[kept], end[kept]
    raw_at = np.flatnonzero(np.isnan(number) & filled)
    raws = _cut(part, low, start[raw_at], end[raw_at])
    hidden, shown = (row_number[hides] - 1).astype(np.int32), (row_number[~hides] - 1).astype(np.int32)
    return row, column, tail.astype(np.int32), number, filled, raw_at, raws, formula_at, formulas, hidden, shown


def _cut(part: bytes, low: int, start: np.ndarray, end: np.ndarray) -> list[bytes]:
    return list(map(part.__getitem__, map(slice, (start + low).tolist(), (end + low).tolist())))


def _read_rows(tags: list[bytes]) -> tuple[np.ndarray, np.ndarray]:
    """The number of each row (from 1), and whether it is hidden."""
    together = b"".join(tags)
    found = re.findall(rb'<row r="(\d{1,7})"', together)
    if len(found) != len(tags):
        found = [attributes(tag).get("r", "") for tag in tags]
        if not all(re.fullmatch(r"[0-9]{1,7}", one) for one in found):
            raise UnusualError
    number = np.array(found, dtype="S7").astype(np.int64) if found else _NONE
    if ((number < 1) | (number > _MAX_ROW)).any():
        raise UnusualError
    hides = np.zeros(len(tags), dtype=bool)
    if b"hidden=" in together or b'ht="0' in together:
        for i, tag in enumerate(tags):
            stated = attributes(tag)
            hides[i] = stated.get("hidden") in _TRUE or _is_zero(stated.get("ht"))
    return number, hides


def _tails(
    part: bytes,
    low: int,
    length: int,
    start: np.ndarray,
    end: np.ndarray,
    tails: dict[bytes, int],
    kinds: list[tuple[int, int]],
) -> np.ndarray:
    """Which of the distinct rests of a tag (`` s="2" t="s"``) each cell has; new ones are added to both lists.

    The rest of each tag is taken as three words of eight bytes, so that equal rests are found without cutting any out.
    """
    long = end - start
    if not len(long):
        return _NONE
    longest = long.max()
    if long.min() < 0:
        raise UnusualError
    if longest > 24:
        return np.array([_tail(tail, tails, kinds) for tail in _cut(part, low, start, end)], dtype=np.int64)
    at = _words(part, low, length + _MARGIN - 8, 8)
    words = [at[start] & _MASKS[np.minimum(long, 8)]]
    key = words[0]
    for i in range(1, 1 + (int(longest) - 1) // 8):
        words.append(at[start + 8 * i] & _MASKS[np.clip(long - 8 * i, 0, 8)])
        key = key ^ (words[i] * _MIX[i - 1])
    codes, sample = _grouped(key)
    if len(words) > 1 and any((word != word[sample][codes]).any() for word in words):
        raise UnusualError  # two different rests with one key
    known = np.array([_tail(part[low + start[i] : low + end[i]], tails, kinds) for i in sample], dtype=np.int64)
    return known[codes]


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


def _tail(tail: bytes, tails: dict[bytes, int], kinds: list[tuple[int, int]]) -> int:
    if tail not in tails:
        stated = attributes(tail)
        style, kind = stated.get("s", "0"), stated.get("t", "n")
        if kind not in _TYPES or not style.isdecimal() or "r" in stated:
            raise UnusualError
        tails[tail] = len(kinds)
        kinds.append((int(style), _TYPES[kind]))
    return tails[tail]


def _value_ranges(
    part: bytes, low: int, here: np.ndarray, opened: np.ndarray, value: np.ndarray, is_value: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Where the text of each ``<v>`` starts and ends; equal where it is empty or missing."""
    start = opened[value] + 3
    end = np.where(is_value, opened[value + 1], start)
    after = here[start - 1]
    for i in np.flatnonzero(is_value & (after != ord(">"))):
        if after[i] not in b" /":
            raise UnusualError
        close = part.index(b">", low + opened[value[i]]) - low
        start[i] = close + 1
        if here[close - 1] == ord("/"):
            end[i] = start[i]
    return start, end


def _numbers(part: bytes, low: int, high: int, start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """The numbers in the stretches; NaN where one is no number."""
    if not len(start):
        return np.zeros(0)
    offsets = np.empty(2 * len(start), dtype=np.int32)
    offsets[0::2], offsets[1::2] = start, end
    view = memoryview(part)[low:high]
    texts = pa.Array.from_buffers(pa.string(), len(offsets) - 1, [None, pa.py_buffer(offsets), pa.py_buffer(view)])
    texts = texts.take(pa.array(np.arange(0, len(offsets) - 1, 2, dtype=np.int32)))
    try:
        return texts.cast(pa.float64()).to_numpy()
    except pa.ArrowInvalid:
        return np.array([to_number(bytes(view[a:b]).decode("latin-1")) for a, b in zip(start, end, strict=True)])


# The careful way


def _scan_slowly(part: bytes) -> Scan:
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        raise ElementTree.ParseError("a DOCTYPE is not expected in a sheet")
    rows, columns, styles, types, raws, filled = [], [], [], [], [], []
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
        if not raw and ("f" not in inside or (kind == Type.TEXT and raw is not None)):
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
    return float(text) if re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", text, re.A) else np.nan


_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


def _is_utf8(part: bytes) -> bool:
    declared = re.match(rb"(?:\xef\xbb\xbf)?\s*<\?xml[^>]*encoding\s*=\s*[\"']([\w.-]+)", part[:200])
    return declared is None or declared[1].lower() in (b"utf-8", b"utf8", b"us-ascii")


def resolved(found: bytes) -> str:
    """A stretch of XML as text, its entities resolved."""
    return _resolved(found.decode("utf-8", "replace"))


def text_of(item: bytes) -> str:
    """The text of an ``<is>`` (the runs put together, without their phonetic reading)."""
    item = re.sub(rb"<rPh\b.*?</rPh>", b"", item, flags=re.S)
    return "".join(
        _text(found.decode("utf-8", "replace")) for found in re.findall(rb"<t(?:\s[^>]*)?>([^<]*)</t>", item)
    )


def _text(text: str) -> str:
    return _unhide(_resolved(text))


def _resolved(text: str) -> str:
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub(r"&(#[xX]?[0-9a-fA-F]+|\w+);", _entity, text) if "&" in text else text


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


def _joined(arrays: list[np.ndarray], dtype: type) -> np.ndarray:
    return np.concatenate(arrays) if len(arrays) else np.zeros(0, dtype=dtype)


_EMPTY = (
    *(np.zeros(0, dtype=kind) for kind in (np.int32, np.int32, np.int32, np.float64, bool, np.int64)),
    [],
    _NONE,
    [],
    np.zeros(0, dtype=np.int32),
    np.zeros(0, dtype=np.int32),
)
