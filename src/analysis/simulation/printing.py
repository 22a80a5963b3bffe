"""Laying tables on sheets: letterhead, title, units, headers, numbering, spacers, notes, signatures, hidden things."""

from __future__ import annotations

from typing import Any

from openpyxl.utils import get_column_letter

from analysis.simulation import numbers
from analysis.simulation._files import facts
from analysis.simulation.hands import Hand
from analysis.simulation.paper import NOTHING, Cell, Page, Row, Sheet, Slot, Table


def address(row: int, column: int) -> str:
    """A1."""
    return f"{get_column_letter(column)}{row}"


def print_page(page: Page, hand: Hand) -> Sheet:
    """The page as a sheet of cells, in the way of the hand."""
    sheet = Sheet(page.name, faults=[("", kind) for kind in page.faults])
    top, left = (int(part) for part in hand.start.split(","))
    row = _head(sheet, page, hand, top, left)
    column, lowest = left, row
    for table in page.tables:
        if table.caption:
            sheet.put(row, column, hand.smudged(table.caption), bold=True)
        at = row + 1 if any(other.caption for other in page.tables) else row
        end, right = place(table, sheet, at, column, hand)
        lowest = max(lowest, end)
        if page.beside:
            column = right + 2
        else:
            row = end + 2
    _stray(sheet, hand, row)
    _foot(sheet, page, hand, lowest + 1, left)
    return sheet


def _head(sheet: Sheet, page: Page, hand: Hand, row: int, column: int) -> int:
    width = max(len(table.columns) for table in page.tables)
    lines: list[str] = []
    if hand.stamp_at in ("banner", "both"):
        lines.append(hand.word("banner"))
    if hand.letterhead != "none":
        lines += page.about["letterhead"].split("|")
    title = page.title
    if hand.stamp_at in ("title", "both"):
        title = hand.word("stamp").format(title=title)
    lines.append(title)
    lines += [line for line in page.about.get("subtitle", "").split("|") if line]
    for line in lines:
        sheet.put(row, column, hand.smudged(line), bold=True)
        if hand.letterhead == "merged" and hand.merge:
            sheet.merges.append((row, column, row, column + max(2, width - 1)))
        row += 1
    pairs = [(key[4:], value) for key, value in page.about.items() if key.startswith("key:")]
    if pairs:
        row += 1
    for label, value in pairs:
        _pair(sheet, hand, row, column, label, value)
        row += 1
    if page.money and hand.unit_at == "cell":
        note = hand.word("unit_note", str(hand.unit))
        sheet.put(row, column + max(1, width - 2), note)
        row += 1
    return row + hand.chance.choice([0, 1, 1, 2])


def _pair(sheet: Sheet, hand: Hand, row: int, column: int, label: str, value: str) -> None:
    style = hand.keys if hand.keys != "none" else "joined"
    if style == "joined":
        sheet.put(row, column, f"{label} : {value}")
    elif style == "split":
        for shift, text in enumerate((label, ":", value)):
            sheet.put(row, column + shift, text)
    else:
        sheet.put(row, column, label)
        sheet.put(row, column + 1, f": {value}")


def place(table: Table, sheet: Sheet, row: int, column: int, hand: Hand) -> tuple[int, int]:
    """Print a table with its first header cell at (row, column); the row after it and its last column."""
    at = _columns(table, column, hand)
    right = max(at.values())
    for key, position in at.items():
        spec = next(found for found in table.columns if found.key == key)
        sheet.widths[position] = max(sheet.widths.get(position, 0), spec.width)
        if spec.hidden:
            sheet.hidden_columns.add(position)
    depth = max(len(spec.path) for spec in table.columns)
    row = _header(table, sheet, row, at, depth, hand)
    row = _numbering(table, sheet, row, at, hand)
    every, since = 12 + hand.chance.randrange(20), 0
    for line in table.rows:
        if hand.repeat_header == "often" and since >= every and line.kind in ("leaf", "group"):
            row = _header(table, sheet, row, at, depth, hand)
            since = 0
        _line(line, sheet, row, at, hand)
        row += 1
        since += 1
        if line.kind == "blank":
            since -= 1
    for slot in table.slots():
        _fill(slot, sheet, hand)
    return row, right


def _columns(table: Table, first: int, hand: Hand) -> dict[str, int]:
    """Where each column stands; spacer columns are left free."""
    at, column, before = {}, first, None
    for spec in table.columns:
        group = spec.path[0]
        if hand.spacer == "columns" and before is not None and group != before and len(spec.path) > 1:
            column += 1
        if hand.spacer == "left" and before is not None and len(at) == 1:
            column += 1
        at[spec.key] = column
        column, before = column + 1, group
    return at


def _header(table: Table, sheet: Sheet, row: int, at: dict[str, int], depth: int, hand: Hand) -> int:
    specs = table.columns
    for level in range(depth):
        index = 0
        while index < len(specs):
            path = specs[index].path
            end = index
            if level < len(path):
                while (
                    end + 1 < len(specs)
                    and specs[end + 1].path[: level + 1] == path[: level + 1]
                    and len(path) > level + 1
                ):
                    end += 1
                first, last = at[specs[index].key], at[specs[end].key]
                sheet.put(row + level, first, path[level], bold=hand.bold)
                bottom = row + depth - 1 if len(path) == level + 1 else row + level
                if hand.merge and (last > first or bottom > row + level):
                    sheet.merges.append((row + level, first, bottom, last))
                elif not hand.merge and last > first and hand.header_fill:
                    for spec in specs[index + 1 : end + 1]:
                        sheet.put(row + level, at[spec.key], path[level], bold=hand.bold)
            index = end + 1
    return row + depth


def _numbering(table: Table, sheet: Sheet, row: int, at: dict[str, int], hand: Hand) -> int:
    if hand.numbering == "none":
        return row
    for number, spec in enumerate(table.columns, start=1):
        text: Any = {
            "plain": number,
            "text": f"({number})",
            "negative": -number,
            "letters": f"({get_column_letter(number).lower()})",
        }[hand.numbering]
        sheet.put(row, at[spec.key], text)
    return row + 1


def _line(line: Row, sheet: Sheet, row: int, at: dict[str, int], hand: Hand) -> None:
    if line.hidden:
        sheet.hidden_rows.add(row)
    for key, slot in line.slots.items():
        slot.address = (row, at[key])
        if slot.span > 1 and hand.merge:
            sheet.merges.append((row, at[key], row + slot.span - 1, at[key]))
    if line.kind == "group" and len(line.slots) == 1 and hand.merge and hand.letterhead == "merged":
        sheet.merges.append((row, min(at.values()), row, max(at.values())))
        slot = next(iter(line.slots.values()))
        slot.address = (row, min(at.values()))


def _fill(slot: Slot, sheet: Sheet, hand: Hand) -> None:
    value, number_format = written(slot, hand)
    if value is None or value == "":
        slot.truth = None
        if slot.fault and slot.address:
            sheet.faults.append((address(*slot.address), slot.fault))
        return
    row, column = slot.address
    bold = hand.bold and (slot.derived or slot.kind == "text") and bool(slot.sum_of)
    sheet.cells[row, column] = Cell(value, number_format, bold, slot, error=value in ("#REF!", "#VALUE!"))
    if slot.fault:
        sheet.faults.append((address(row, column), slot.fault))


def written(slot: Slot, hand: Hand) -> tuple[Any, str]:
    """What the hand types for a slot, and the number format."""
    if slot.shown is not NOTHING:
        return slot.shown, slot.shown_format
    if slot.missing:
        return _missing(slot, hand)
    if slot.kind in ("text", "code", "ordinal"):
        value = slot.value
        return (hand.smudged(value) if isinstance(value, str) and slot.kind == "text" else value), "General"
    if slot.kind == "date":
        return slot.value, "mmm\\-yy"
    if slot.kind == "percent":
        if slot.ratio and slot.ratio[1].number() == 0:
            return "-", "General"
        parts = (slot.ratio[0].number(), slot.ratio[1].number()) if slot.ratio else (slot.value, 100)
        return numbers.percent(*parts, hand.percent)
    formula = _formula(slot, hand)
    if formula:
        return formula, "#,##0"
    value = slot.number()
    if slot.kind == "months":
        return (
            f"{value} bulan" if hand.count == "people" else str(value) if hand.count == "text" else value
        ), "General"
    if slot.kind == "count":
        return numbers.count(round(value), hand.count, hand.chance)
    if slot.kind == "unit":
        return numbers.money(round(value), hand.money, 1, hand.chance)
    if slot.minus and value < 0 and not hand.money.startswith("number"):
        return f"({numbers.dotted(-value)})", "General"
    return numbers.money(round(value), hand.money, hand.unit, hand.chance)


def _missing(slot: Slot, hand: Hand) -> tuple[Any, str]:
    slot.truth = slot.truth if hand.dash == "zero" and slot.kind == "money" else None
    if hand.dash == "zero" and slot.kind == "money":
        return numbers.money(0, hand.money, hand.unit, hand.chance)
    return ("" if hand.dash in ("blank", "zero") else hand.dash), "General"


def _formula(slot: Slot, hand: Hand) -> str:
    """``=SUM(..)`` or ``=A*B*C`` where the hand calculates and every part is a plain number in the workbook."""
    if slot.fault or hand.formulas == "none":
        return ""
    parts = slot.sum_of or (list(slot.minus) if slot.minus else slot.product if hand.formulas == "amounts" else [])
    if not parts or any(part.address is None or part.shown is not NOTHING or part.missing for part in parts):
        return ""
    cells = [address(*part.address) for part in parts]
    if slot.product:
        return "=" + "*".join(cells) if hand.unit == 1 else ""
    if slot.minus:
        return f"={cells[0]}-{cells[1]}"
    columns = {part.address[1] for part in parts}
    rows = sorted(part.address[0] for part in parts)
    if len(columns) == 1 and rows == list(range(rows[0], rows[-1] + 1)) and len(rows) > 1:
        return f"=SUM({address(rows[0], min(columns))}:{address(rows[-1], min(columns))})"
    return "=" + "+".join(cells)


def _stray(sheet: Sheet, hand: Hand, row: int) -> None:
    if hand.stray == "number":
        sheet.put(max(4, row - 3), sheet.right + 3, hand.chance.randrange(1000, 99999))
    elif hand.stray == "sample":
        sheet.put(max(4, row - 4), sheet.right + 2, hand.word("sample_note"))


def _foot(sheet: Sheet, page: Page, hand: Hand, row: int, column: int) -> None:
    for note in hand.chance.sample(facts("wordings.yml")["notes"], hand.notes):
        sheet.put(row, column, note)
        row += 1
    if hand.signature == "none" or hand.format == "csv":
        return
    row += 1
    words = facts("wordings.yml")["signature"]
    spots = [column + 1] if hand.signature == "one" else [column, column + 4]
    for spot in spots:
        lines = [
            hand.word("signature", "place").format(place=page.about["seat"], year=page.about["year"]) if spot == spots[-1] else "Mengetahui,",
            hand.chance.choice(words["rank"]),
            None,
            hand.chance.choice(words["name"]),
            hand.word("signature", "number"),
        ]  # fmt: skip
        for shift, text in enumerate(lines):
            sheet.put(row + shift, spot, text)
