"""Tables on their side: each column is a line, each row one thing that a line has.

    Uraian              Non ASN     Nelayan
    Sumber Dana         APBK        CSR
    Jumlah Orang        250         100
    Iuran per Bulan     16.800      16.800
    Anggaran (Rp)       50.400.000  20.160.000

Such a sheet is turned, so that each column is a row, and understood as any other. Sheets on which blocks for several
years or stages stand under each other give the columns of each block.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from analysis.cleaning import vocabulary
from analysis.cleaning.forms import Form, is_key, is_numbering, made_of, rows_of, tells
from analysis.cleaning.meaning import telling
from analysis.sheets.cells import Kind, Sheet
from analysis.sheets.understanding import understand as understand_sheet
from analysis.sheets.words import is_note, is_signature, is_total

NAME = "Uraian"  # over the names of the columns once these are rows
COVERED = 0.8
PARTS = ("workers", "months", "unit_cost")


@dataclass
class _Section:
    """Rows of keys, each of them once, with the headings over them."""

    heads: list[str] = field(default_factory=list)
    keys: dict[str, dict[int, int]] = field(default_factory=dict)  # key: column: position of the value
    shown: dict[str, int] = field(default_factory=dict)  # key: position of its name


def crossed_of(sheet: Sheet) -> Form | None:
    """The sheet turned, if its table lies on its side."""
    rows = rows_of(sheet)
    texts = sheet.cells.text
    keyed = [row for row, found in rows.items() if _key(sheet, texts, found)]
    for name_row, found in rows.items():
        if not _names_columns(sheet, found):
            continue
        place = int(sheet.cells.column[found[0]])
        names = {int(sheet.cells.column[at]): at for at in found[1:]}
        below = [row for row in keyed if row > name_row and int(sheet.cells.column[rows[row][0]]) == place]
        if len(below) >= 4 and _lies(sheet, rows, below, names):
            return _turned(sheet, rows, name_row, names, _sections(sheet, rows, set(below), name_row, names))
    return None


def _key(sheet: Sheet, texts: np.ndarray, found: list[int]) -> str:
    first = found[0]
    if sheet.cells.kind[first] != Kind.TEXT or is_numbering(sheet.cells, found):
        return ""
    key = " ".join(str(texts[first]).split())
    return key if is_key(key) and not is_total(key) and ":" not in key else ""


def _names_columns(sheet: Sheet, found: list[int]) -> bool:
    """Whether a row can name the columns: a text over the keys, and texts over at least two lines."""
    if len(found) < 3 or is_numbering(sheet.cells, found):
        return False
    shown = [sheet.cells.text_at(at).strip() for at in found]
    return all(each and ":" not in each and not each[0].isdigit() for each in shown)


def _lies(sheet: Sheet, rows: dict[int, list[int]], keyed: list[int], names: dict[int, int]) -> bool:
    """Whether the rows hold unlike things of one line each: people, months or premiums, and money."""
    texts = sheet.cells.text
    measures: set[str] = set()
    named = 0
    for row in keyed:
        key = " ".join(str(texts[rows[row][0]]).split())
        told = telling(key)
        if vocabulary.column_is(key) in ("programme", "fund", "segment"):
            named += 1
        elif told.measure in PARTS:
            measures.add(told.measure)
        elif told.measure in ("amount", "premium") or told.stages or told.weak_stage:
            measures.add("amount")
        elif vocabulary.whole_is(key, "form_field"):
            named += 1
    parts = len(measures & set(PARTS))
    if "amount" not in measures or not (parts >= 2 or (parts and named)):
        return False
    numbers = [
        row for row, found in rows.items() if row >= keyed[0] and any(_is_value(sheet, at, names) for at in found)
    ]
    return sum(row in set(keyed) for row in numbers) >= COVERED * len(numbers)


def _is_value(sheet: Sheet, at: int, names: dict[int, int]) -> bool:
    return int(sheet.cells.column[at]) in names and sheet.cells.kind[at] != Kind.TEXT


def _sections(
    sheet: Sheet, rows: dict[int, list[int]], keyed: set[int], name_row: int, names: dict[int, int]
) -> list[_Section]:
    """Blocks of keys under each other: a new one begins with a heading and with a key that the last one has."""
    texts, columns = sheet.cells.text, sheet.cells.column
    sections: list[_Section] = []
    heads: list[str] = []
    closed = True
    for row in sorted(rows):
        found = rows[row]
        first = " ".join(str(texts[found[0]]).split())
        if row <= name_row or is_numbering(sheet.cells, found):
            continue
        if row not in keyed:
            if len(found) == 1 and first and not is_note(first) and not is_signature(first):
                heads, closed = ([first] if not closed else [*heads, first]), True
            continue
        key = vocabulary.spelled_out(first)
        if closed or key in sections[-1].keys:
            sections.append(_Section(heads if closed else sections[-1].heads))
            closed = False
        sections[-1].keys[key] = {int(columns[at]): at for at in found[1:] if int(columns[at]) in names}
        sections[-1].shown[key] = found[0]
    return sections


def _turned(
    sheet: Sheet, rows: dict[int, list[int]], name_row: int, names: dict[int, int], sections: list[_Section]
) -> Form:
    cells = sheet.cells
    order = list(dict.fromkeys(key for section in sections for key in section.keys))
    number = {key: sum(_number_like(sheet, section.keys.get(key, {})) for section in sections) for key in order}
    order.sort(key=lambda key: number[key] > 0 or _measures(key))
    place = {key: column for column, key in enumerate(order, start=1)}
    over = [at for row, found in rows.items() if row < name_row for at in found]
    moved = [(int(cells.row[at]), int(cells.column[at]), at, "") for at in over]
    row = name_row + 1
    first = next(iter(sections[0].shown.values()))
    moved.append((row, 0, first, NAME))
    moved += [
        (row, place[key], next(section.shown[key] for section in sections if key in section.shown), "") for key in order
    ]
    addresses: dict[tuple[int, int], str] = {}
    for section in sections:
        heads = [head for head in section.heads if tells(head)]
        if heads:
            row += 1
            moved.append((row, 0, first, " - ".join(heads)))
        for column, name in names.items():
            own = {key: values[column] for key, values in section.keys.items() if column in values}
            if not own:
                continue
            row += 1
            moved.append((row, 0, name, ""))
            moved += [(row, place[key], at, "") for key, at in own.items()]
            shown = dict(zip(own, cells.addresses(np.array(list(own.values()))), strict=True))
            beside = next(iter(shown.values()))
            addresses |= {(row, 0): beside} | {(row, place[key]): shown.get(key, beside) for key in order}
    return Form(understand_sheet(made_of(sheet, sorted(moved))), addresses)


def _number_like(sheet: Sheet, values: dict[int, int]) -> int:
    return sum(1 if sheet.cells.kind[at] != Kind.TEXT or _digits(sheet, at) else -1 for at in values.values())


def _digits(sheet: Sheet, at: int) -> bool:
    shown = sheet.cells.text_at(at)
    return any(each.isdigit() for each in shown) and not any(
        each.isalpha() for each in shown.replace("Rp", "").replace("orang", "").replace("bulan", "")
    )


def _measures(key: str) -> bool:
    told = telling(key)
    return bool(told.measure or told.stages or told.weak_stage) and not vocabulary.column_is(key)


__all__ = ["crossed_of"]
