"""Forms: sheets on which each line is a block of keys and values, the blocks stacked under each other.

    Komponen            Isian
    Kode Rekening       5.1.02.02.02.0006
    Uraian Belanja      Iuran JKK bagi Petani
    Jumlah Orang        250
    Anggaran (Rp)       30.000.000

Such a sheet is turned: each block becomes a row, each key a column, and the sheet made so is understood as any other.
The rows keep the addresses at which their values stand on the sheet that was sent.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import numpy as np

from analysis.cleaning import vocabulary
from analysis.cleaning.meaning import telling
from analysis.sheets.cells import Cells, Kind, Sheet
from analysis.sheets.grid import COLON, ENUM, NUM, PLACE, type_of_text
from analysis.sheets.understanding import Understood
from analysis.sheets.understanding import understand as understand_sheet
from analysis.sheets.words import is_note, is_signature, is_total, matches

# A form has at least so many keys in a block, and so many of its keys are words that budgets and counts are told in.
KEYS = 3
KNOWN_SHARE = 0.6
MEASURES = 2  # amounts or counts, in a section of a form
CELLS = 3  # in a row: a key, its value, and a note or unit
# So many of a sheet's numbers must stand in its blocks: else it is a table with some keys over it.
COVERED = 0.7


@dataclass
class _Pair:
    """A row of the sheet that holds a key and at most one value, as positions of cells."""

    row: int
    key: str
    at: int
    value: int | None
    shown: str  # the value as a text
    heads: bool = False  # a letter stands before a text without a value: "A." | "DUKUNGAN ANGGARAN"
    apart: bool = False  # a row without a cell stands over it


@dataclass
class _Block:
    """The keys of one line, with the texts that stand over it."""

    first: int
    heads: list[tuple[int, str]] = field(default_factory=list)  # with their rows
    pairs: dict[str, _Pair] = field(default_factory=dict)
    headed: bool = False  # whether "Komponen | Isian" stands over it


@dataclass(frozen=True)
class Form:
    """A form turned into a table: its blocks as rows, and where each number stands on the sheet that was sent."""

    understood: Understood
    addresses: dict[tuple[int, int], str]


def form_of(sheet: Sheet, *, one_line: bool = False) -> Form | None:
    """The sheet turned, if it is a form: of several blocks, or of one under a header; with ``one_line`` of one alone."""
    found = _blocks(list(_pairs(sheet)))
    for blocks, apart in ((_alike(found, one_line), False), (_sections(found), True)):
        if blocks and _is_form(sheet, blocks, apart):
            return _turned(sheet, blocks, apart)
    return None


def _visible(sheet: Sheet) -> np.ndarray:
    cells = sheet.cells
    hidden = np.isin(cells.row, sheet.hidden_rows) | np.isin(cells.column, sheet.hidden_columns)
    return np.flatnonzero(~hidden)


def rows_of(sheet: Sheet) -> dict[int, list[int]]:
    """The positions of the visible cells of each row, blanks and lone colons left out."""
    cells, seen = sheet.cells, _visible(sheet)
    says = np.array(
        [bool(text.strip()) and type_of_text(text.strip()) != COLON for text in map(str, cells.texts)] or [True]
    )
    seen = seen[(cells.kind[seen] != Kind.TEXT) | says[np.maximum(cells.text_id[seen], 0)]]
    rows: dict[int, list[int]] = {}
    for position, row in zip(seen.tolist(), cells.row[seen].tolist(), strict=True):
        rows.setdefault(row, []).append(position)
    return rows


def _pairs(sheet: Sheet) -> Iterator[_Pair]:
    """The rows that hold a key and one value, or a key alone; other rows as pairs with an empty key, which end a block."""
    cells, texts = sheet.cells, sheet.cells.text
    rows = {row: _without_number(sheet, found) for row, found in rows_of(sheet).items()}
    second = Counter(int(cells.column[found[1]]) for found in rows.values() if 1 < len(found) <= CELLS)
    place = second.most_common(1)[0][0] if second else -1
    last = -1
    for row, found in rows.items():
        first, apart, last = found[0], row > last + 1, row
        if is_numbering(cells, found):
            continue
        if cells.kind[first] != Kind.TEXT or len(found) > CELLS:
            yield _Pair(row, "", first, None, "")
            continue
        key = " ".join(str(texts[first]).split())
        found = [first, *(at for at in found[1:] if not matches(str(texts[at]), "howto"))]  # notes beside the form
        heads = len(found) == 2 and _is_text(sheet, found[1]) and bool(_SECTION.fullmatch(key))
        if heads:
            first, key = found[1], " ".join(str(texts[found[1]]).split())
            found = found[1:]
        value = next((at for at in found[1:] if cells.column[at] == place), found[1] if len(found) > 1 else None)
        shown = "" if value is None else " ".join(str(texts[value] or cells.value(value)).split())
        if value is None and ":" in key:  # a key and its value in one cell belong to a letterhead
            key = ""
        yield _Pair(row, key.strip(" :"), first, value, shown.lstrip(": "), heads, apart)


_SECTION = re.compile(r"[A-Z]\.?|[IVX]{1,4}\.?")


def _is_text(sheet: Sheet, position: int) -> bool:
    return sheet.cells.kind[position] == Kind.TEXT and not _is_number(sheet.cells, position)


def _without_number(sheet: Sheet, found: list[int]) -> list[int]:
    """A row's cells without the running number before its key: "9." | "Jumlah Sasaran" | "1.250 orang"."""
    if len(found) < 3 or sheet.cells.kind[found[1]] != Kind.TEXT:
        return found
    shown = str(sheet.cells.value(found[0])).strip().removesuffix(".0")
    return found[1:] if re.fullmatch(r"\(?(\d{1,2}|[a-zA-Z]|[ivxIVX]{1,4})[.)]*", shown) else found


def _numberings(sheet: Sheet) -> set[int]:
    """The cells of rows that number the columns, and those that nobody sees."""
    cells = sheet.cells
    seen = set(_visible(sheet).tolist())
    rows: dict[int, list[int]] = {}
    for position in range(len(cells)):
        rows.setdefault(int(cells.row[position]), []).append(position)
    return {position for row in rows.values() for position in row if position not in seen or is_numbering(cells, row)}


def is_numbering(cells: Cells, row: list[int]) -> bool:
    """Whether a row only numbers the columns: 1 | 2, (1) | (2), which Excel turns into -1 | -2."""

    def shown(position: int) -> str:
        return str(cells.value(position)).strip(" ()-").removesuffix(".0")

    numbers, letters = [str(number + 1) for number in range(len(row))], list("abcdefgh"[: len(row)])
    return any(
        len(names) == len(row) and all(shown(at) == name for at, name in zip(row, names, strict=True))
        for names in (numbers, letters)
    )


def _is_number(cells: Cells, position: int) -> bool:
    if cells.kind[position] == Kind.TEXT:
        return type_of_text(cells.text_at(position)) == NUM if len(cells) < 2000 else True
    return cells.kind[position] in (Kind.NUMBER, Kind.PENDING)


def _is_head(pair: _Pair) -> bool:
    """Whether a row is the header of the two columns: "Komponen | Isian"."""
    return bool(vocabulary.whole_is(pair.key, "form_key") and vocabulary.whole_is(pair.shown, "form_answer"))


def is_key(text: str) -> bool:
    """Whether a text is a word for something that a line has: an account, a group, a fund, an amount, a count."""
    if vocabulary.whole_is(text, "form_field") or vocabulary.column_is(text):
        return True
    told = telling(text)
    return bool(told.measure or told.stages or told.weak_stage or told.metric)


def _blocks(pairs: list[_Pair]) -> list[_Block]:
    """Blocks in order: a new one begins with a header, with a heading, and with a key that the last one has already."""
    blocks: list[_Block] = []
    heads: list[tuple[int, str]] = []
    open_block: _Block | None = None
    headed = False
    for pair in pairs:
        known = is_key(pair.key) and not pair.heads
        aside = is_signature(pair.key) or (not known and pair.apart)
        if _is_head(pair) or not pair.key or aside or (pair.value is None and not known):
            heads = [] if open_block is not None or not pair.key else heads
            open_block, headed = None, _is_head(pair)
            if pair.key:
                heads.append((pair.row, "" if pair.value is not None else pair.key))
            continue
        if type_of_text(pair.key) in (ENUM, NUM, PLACE) or is_total(pair.key) or is_note(pair.key):
            continue
        key = vocabulary.spelled_out(pair.key)
        if open_block is None or key in open_block.pairs:
            heads = heads if open_block is None else []
            open_block = _Block(pair.row, heads, headed=headed)
            blocks.append(open_block)
        open_block.pairs[key] = pair
    return blocks


def _alike(blocks: list[_Block], one_line: bool) -> list[_Block]:
    """The blocks that share most of their keys with others; a letterhead and signatures share none."""
    counted = Counter(key for block in blocks for key in block.pairs)
    shared = {key for key, count in counted.items() if count > 1 and is_key(key)}
    if not shared:  # one block alone is a form where a header says so
        return [
            block
            for block in blocks
            if len(block.pairs) > KEYS
            and _known(block) >= KNOWN_SHARE
            and (block.headed or (one_line and _is_line(block)))
        ]
    return [
        block
        for block in blocks
        if len(shared & set(block.pairs)) >= max(KEYS, 0.5 * len(block.pairs)) and _known(block) >= KNOWN_SHARE
    ]


def _sections(blocks: list[_Block]) -> list[_Block]:
    """The blocks of a form of which each has keys of its own, under a heading that says of whom: the budget of a group,
    then its members."""
    found = [
        block
        for block in blocks
        if any(tells(head) for _, head in block.heads)
        and sum(map(_is_measure, block.pairs)) >= MEASURES
        and _known(block) >= KNOWN_SHARE
        and not any(telling(key).segment for key in block.pairs)
    ]
    return found if len(found) > 1 else []


def _is_line(block: _Block) -> bool:
    """Whether keys are those of one budget line: how much, and two of for whom, how many, how long, at what price."""
    told = {telling(key).measure for key in block.pairs} | {vocabulary.column_is(key) for key in block.pairs}
    return "amount" in told and len(told & {"workers", "months", "unit_cost", "premium", "segment"}) >= 2


def _known(block: _Block) -> float:
    return sum(map(is_key, block.pairs)) / len(block.pairs)


def _is_form(sheet: Sheet, blocks: list[_Block], apart: bool) -> bool:
    """Whether blocks hold most of a sheet's numbers, and in the same column as the numbers a text that names the line:
    in a table names and numbers have columns of their own. A heading names the lines of a section."""
    held = [pair.value for block in blocks for pair in block.pairs.values() if pair.value is not None]
    cells = sheet.cells
    below = np.flatnonzero(cells.row >= blocks[0].first).tolist()
    numbers = {position for position in below if _is_number(cells, position)}
    numbers -= _numberings(sheet)
    inside = numbers & set(held)
    if not inside:
        return False
    place = Counter(cells.column[list(inside)].tolist()).most_common(1)[0][0]
    named = sum(
        any(
            _names_line(key, pair) and pair.value not in numbers and cells.column[pair.value] == place
            for key, pair in block.pairs.items()
        )
        for block in blocks
    )
    return (apart or named >= 0.7 * len(blocks)) and len(inside) >= COVERED * len(numbers)


def _names_line(key: str, pair: _Pair) -> bool:
    kind = vocabulary.column_is(key)
    return bool(pair.shown and pair.value is not None) and (
        vocabulary.whole_is(key, "form_field") or kind in ("segment", "programme", "fund", "metric")
    )


def _turned(sheet: Sheet, blocks: list[_Block], apart: bool) -> Form:
    """The sheet with its blocks as rows under their keys; sections that stand ``apart`` each as a table of its own."""
    top = _top(blocks[0])
    letterhead = [p for p in _visible(sheet).tolist() if sheet.cells.row[p] < top]
    moved = [(int(sheet.cells.row[p]), int(sheet.cells.column[p]), p, "") for p in letterhead]
    if not apart:
        rows, addresses = _rows(sheet, blocks, top)
        return Form(understand_sheet(made_of(sheet, sorted(moved + rows))), addresses)
    tables, problems, addresses, everything, row = [], [], {}, list(moved), top
    for block in blocks:
        first = (row + 1, 0, next(iter(block.pairs.values())).at, _heading(block, top))
        rows, places = _rows(sheet, [replace(block, heads=[])], row + 2)
        each = understand_sheet(made_of(sheet, sorted([*moved, first, *rows])))
        tables += each.tables
        problems += each.problems
        addresses |= places
        everything += [first, *rows]
        row += 4
    whole = understand_sheet(made_of(sheet, sorted(everything)))
    return Form(replace(whole, tables=tables, problems=problems), addresses)


def _rows(
    sheet: Sheet, blocks: list[_Block], top: int
) -> tuple[list[tuple[int, int, int, str]], dict[tuple[int, int], str]]:
    """The cells of blocks as rows below ``top``, their keys over them, and where each of the rows' cells stood."""
    cells = sheet.cells
    order = _columns(sheet, blocks)
    place = {key: number for number, key in enumerate(order)}
    row, told = top + 1, ""
    moved = [(row, place[key], next(b.pairs[key] for b in blocks if key in b.pairs).at, "") for key in order]
    addresses: dict[tuple[int, int], str] = {}
    for block in blocks:
        heading = _heading(block, top)
        if heading and heading != told:
            row, told = row + 1, heading
            moved.append((row, 0, next(iter(block.pairs.values())).at, heading))
        row += 1
        own = {key: pair for key, pair in block.pairs.items() if pair.value is not None}
        shown = dict(zip(own, cells.addresses(np.array([pair.value for pair in own.values()])), strict=True))
        for key, pair in own.items():
            moved.append((row, place[key], pair.value, pair.shown if cells.kind[pair.value] == Kind.TEXT else ""))
        beside = next(iter(shown.values()), "")
        addresses |= {(row, place[key]): shown.get(key, beside) for key in order}
    return moved, addresses


def _heading(block: _Block, top: int) -> str:
    return " - ".join(head for at, head in block.heads if at >= top and tells(head))


def _top(block: _Block) -> int:
    """The row with which the first block begins: that of its heading and header; what stands over them is a letterhead."""
    rows = [row for row, _ in block.heads]
    top = block.first
    for row in reversed(rows[-2:]):
        if top - row <= 1 or row == rows[-1]:
            top = row
    return top


def tells(head: str) -> bool:
    if is_signature(head):
        return False
    told = telling(head)
    return bool(
        told.segment or told.programme or told.fund or told.exclusion or told.stage or told.year or told.district
    )


def _columns(sheet: Sheet, blocks: list[_Block]) -> list[str]:
    """The keys, those of texts first, each in the order in which they come."""
    numbers: Counter[str] = Counter()
    order: dict[str, None] = {}
    for block in blocks:
        for key, pair in block.pairs.items():
            order.setdefault(key)
            if pair.value is not None:
                numbers[key] += 1 if _is_number(sheet.cells, pair.value) else -1
    return sorted(order, key=lambda key: numbers[key] > 0 or _is_measure(key))


def _is_measure(key: str) -> bool:
    told = telling(key)
    return bool(told.measure or told.stages or told.metric) and not vocabulary.column_is(key)


def made_of(sheet: Sheet, moved: list[tuple[int, int, int, str]]) -> Sheet:
    """The sheet that is made of cells at new places; a text may be another than the cell's."""
    positions = np.array([position for _, _, position, _ in moved])
    cells = sheet.cells.take(positions)
    texts, text_id, kind = list(cells.texts), cells.text_id.copy(), cells.kind.copy()
    for number, (_, _, _, text) in enumerate(moved):
        if text:
            texts.append(text)
            text_id[number], kind[number] = len(texts) - 1, Kind.TEXT
    made = replace(
        cells,
        row=np.array([row for row, _, _, _ in moved], dtype=np.int32),
        column=np.array([column for _, column, _, _ in moved], dtype=np.int32),
        kind=kind,
        text_id=text_id,
        texts=np.array(texts, dtype=object),
        formula_id=None,
        formulas=(),
    )
    return Sheet(sheet.name, made, sheet.visibility)


__all__ = ["Form", "form_of", "is_key", "is_numbering", "made_of", "rows_of", "tells"]
