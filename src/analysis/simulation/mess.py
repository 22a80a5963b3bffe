"""What goes wrong: planted faults that deserve a finding, and hidden or personal things beside the data.

A fault is planted in the tables before they are printed, so that what is computed from a cell follows it or not, as in life.
The published sums of Aceh in September 2023 stay untouched.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable

from analysis.simulation import numbers
from analysis.simulation._files import facts, rng_of
from analysis.simulation.hands import PLAIN_FORMATS, Hand
from analysis.simulation.paper import NOTHING, Cell, Column, Page, Row, Sheet, Slot, Submission, Table

Tables = list[tuple[Page, Table]]


def deal(seed: int, kind: str, hands: list[Hand]) -> None:
    """Give the faults of a kind of file to hands: ``hand.faults`` are those still to be planted."""
    for hand in hands:
        hand.choices["faults"] = []
    for fault, times in facts("mess.yml")[kind].items():
        for number in range(times):
            # Several hold the ticket; the first whose tables allow the fault keeps it.
            rng = rng_of(seed, "faults", kind, fault, str(number))
            for hand in rng.sample(hands, min(len(hands), 14)):
                hand.choices["faults"].append((f"{fault}#{number}", fault))


def damage(pages: list[Page], hand: Hand, planted: set[str]) -> None:
    """Plant the faults of the hand that nobody has planted yet, and hide stale rows and columns."""
    tables = [(page, table) for page in pages for table in page.tables]
    if hand.hidden == "rows":
        _stale_rows(tables, hand)
    elif hand.hidden == "columns":
        _stale_column(tables, hand)
    left = [(ticket, fault) for ticket, fault in hand.choices.get("faults", []) if ticket not in planted]
    for ticket, fault in hand.chance.sample(left, len(left)):
        if FAULTS[fault](tables, hand):
            planted.add(ticket)
            return


# --- finding a place ----------------------------------------------------------------------------------------------


def _protected(slot: Slot) -> bool:
    truth = slot.truth or {}
    return truth.get("period") == facts("world.yml")["anchor"] and truth["district_code"].startswith("11")


def _leaves(tables: Tables, table: str = "") -> list[Slot]:
    """Slots with a truth of their own that nothing has happened to."""
    return [
        slot
        for _, found in tables
        for row in found.rows
        for slot in row.slots.values()
        if slot.truth and not slot.missing and not slot.fault and not slot.derived and slot.shown is NOTHING
        and not _protected(slot) and (not table or slot.table == table)
    ]  # fmt: skip


def _pick(hand: Hand, found: Iterable[Slot]) -> Slot | None:
    found = list(found)
    return hand.chance.choice(found) if found else None


def _retype(slot: Slot, value: int) -> None:
    """The sender typed another value: the file says it, so the truth does."""
    slot.value = value
    slot.product = []
    if slot.truth is not None:
        slot.truth["amount_idr" if slot.table == "budget_lines" else "workers"] = value


def _unreadable(slot: Slot, shown: str, fault: str) -> bool:
    """The cell no longer tells its number."""
    slot.shown, slot.fault = shown, fault
    slot.truth["amount_idr" if slot.table == "budget_lines" else "workers"] = None
    return True


# --- faults -------------------------------------------------------------------------------------------------------


def _total_wrong(tables: Tables, hand: Hand) -> bool:
    totals = [
        slot
        for _, table in tables
        for row in table.rows
        if row.kind in ("total", "subtotal", "parent")
        for slot in row.slots.values()
        if slot.sum_of and len(slot.sum_of) > 1 and slot.number() > 1000 and not slot.fault and not slot.truth
    ]
    slot = _pick(hand, totals)
    if slot is None:
        return False
    lost = [part.number() for part in slot.sum_of if 0 < part.number() < slot.number()]
    slot.value = round(slot.number() - (hand.chance.choice(lost) if lost else 1000))
    slot.fault = "total_wrong"
    return True


def _realisasi_over_pagu(tables: Tables, hand: Hand) -> bool:
    rows = [
        row
        for _, table in tables
        for row in table.rows
        if {"perubahan", "realisasi"} <= set(row.slots)
        and row.slots["realisasi"] in _leaves([(None, Table([], [row]))])
        and row.slots["perubahan"].number() > 0
        and row.slots["perubahan"].shown is NOTHING
    ]
    if not rows:
        return False
    row = hand.chance.choice(rows)
    _retype(row.slots["realisasi"], round(row.slots["perubahan"].number() * 1.15 / 1000) * 1000)
    row.slots["realisasi"].fault = "realisasi_over_pagu"
    return True


def _product_disagrees(tables: Tables, hand: Hand) -> bool:
    slot = _pick(
        hand,
        (slot for slot in _leaves(tables, "budget_lines") if len(slot.product) == 3 and hand.formulas != "amounts"),
    )
    if slot is None:
        return False
    _retype(slot, round(slot.value * 1.1 / 1000) * 1000)
    slot.fault = "product_disagrees"
    return True


def _error_cell(tables: Tables, hand: Hand) -> bool:
    slot = _pick(hand, _leaves(tables))
    return slot is not None and _unreadable(slot, "#REF!", "error_cell")


def _letter_in_number(tables: Tables, hand: Hand) -> bool:
    slot = _pick(
        hand, (slot for slot in _leaves(tables) if "0" in str(slot.value)[1:] and hand.choices.get("unit", 1) == 1)
    )
    if slot is None:
        return False
    text = str(slot.value)
    return _unreadable(slot, text[0] + text[1:].replace("0", "O", 1), "letter_in_number")


def _lone_dot_text(tables: Tables, hand: Hand) -> bool:
    """1.234 as text among numbers, where no total or percentage tells what it is: people are whole."""
    open_tables = [(page, table) for page, table in tables if not any(slot.derived for slot in table.slots())]
    if not hand.count.startswith("number") or "not_registered" in hand.metrics or hand.format in PLAIN_FORMATS:
        return False
    slot = _pick(hand, (slot for slot in _leaves(open_tables, "participation") if 1000 <= slot.value < 1000000))
    if slot is None:
        return False
    slot.shown, slot.fault = numbers.dotted(slot.value), "lone_dot_text"
    return True


def _divided(tables: Tables, hand: Hand) -> bool:
    """Excel took 353.834 for a decimal."""
    slot = _pick(
        hand, (slot for slot in _leaves(tables, "participation") if 1000 <= slot.value < 1000000 and slot.value % 1000)
    )
    if slot is None or hand.format in PLAIN_FORMATS or hand.count not in ("number", "number_plain", "dots_mixed"):
        return False
    slot.shown, slot.fault = slot.value / 1000, "count_divided_by_1000"
    return True


def _jump(tables: Tables, hand: Hand) -> bool:
    """A digit typed twice."""
    found = (
        slot for slot in _leaves(tables, "participation") if slot.truth["metric"] == "registered" and slot.value > 100
    )
    slot = _pick(hand, found)
    if slot is None:
        return False
    _retype(slot, slot.value * 10 + slot.value % 10)
    slot.fault = "jump"
    return True


def _copied_row(tables: Tables, hand: Hand) -> bool:
    """A month that repeats the month before to the last digit."""
    pairs = []
    for _, table in tables:
        for first, second in zip(table.rows, table.rows[1:], strict=False):
            if first.slots.keys() != second.slots.keys():
                continue
            both = [(first.slots[key], second.slots[key]) for key in first.slots]
            both = [(one, two) for one, two in both if one.truth and two.truth and two.truth["metric"] != "potential"]
            alike = all(
                one.truth["period"] < two.truth["period"]
                and [one.truth[name] for name in ("segment", "metric", "district_code")]
                == [two.truth[name] for name in ("segment", "metric", "district_code")]
                and one.truth["period"][:4] == two.truth["period"][:4]
                and not (_protected(two) or one.fault or two.fault or one.missing or two.missing)
                for one, two in both
            )
            if len(both) > 1 and alike:
                pairs.append(both)
    if not pairs:
        return False
    both = hand.chance.choice(pairs)
    for one, two in both:
        _retype(two, one.value)
    both[0][1].fault = "copied_row"
    return True


def _missing_count(tables: Tables, hand: Hand) -> bool:
    slot = _pick(hand, (slot for slot in _leaves(tables, "participation") if slot.truth["metric"] == "registered"))
    if slot is None:
        return False
    slot.shown, slot.value, slot.fault = "", 0, "missing_count"
    return True


def _active_over_registered(tables: Tables, hand: Hand) -> bool:
    found = {}
    for slot in _leaves(tables, "participation"):
        truth = slot.truth
        found[truth["district_code"], truth["period"], truth["segment"], truth["metric"]] = slot
    pairs = [
        (slot, found[(*key[:3], "registered")])
        for key, slot in found.items()
        if key[3] == "active" and (*key[:3], "registered") in found
    ]
    if not pairs:
        return False
    active, registered = hand.chance.choice(pairs)
    _retype(active, round(registered.value * 1.05) + 1)
    active.fault = "active_over_registered"
    return True


def _percent_wrong(tables: Tables, hand: Hand) -> bool:
    slot = _pick(
        hand,
        (
            slot
            for _, table in tables
            for slot in table.slots()
            if slot.ratio and slot.ratio[1].number() and slot.ratio[0].number()
        ),
    )
    if slot is None:
        return False
    slot.shown, slot.shown_format = numbers.percent(slot.ratio[0].number() * 1.4, slot.ratio[1].number(), hand.percent)
    slot.fault = "percent_wrong"
    return True


def _total_includes_hidden(tables: Tables, hand: Hand) -> bool:
    """A hidden row whose amounts the printed total holds."""
    if hand.format in PLAIN_FORMATS or hand.family == "transposed":
        return False
    for page, table in tables:
        totals = [row for row in table.rows if row.kind == "total" and not page.beside]
        leaves = [row for row in table.rows if row.kind == "leaf" and any(slot.truth for slot in row.slots.values())]
        if len(totals) != 1 or len(leaves) < 2:
            continue
        stale = _stale(hand.chance.choice(leaves), 1.0)
        table.rows.insert(table.rows.index(leaves[-1]), stale)
        for key, slot in totals[0].slots.items():
            if slot.sum_of and key in stale.slots:
                slot.value = round(slot.number() + stale.slots[key].number())
                slot.sum_of, slot.fault = [], "total_includes_hidden"
        return True
    return False


def _unit_contradicts(tables: Tables, hand: Hand) -> bool:
    """The sheet says thousands over full rupiah; workers, months and unit cost beside the amounts give it away."""
    if hand.unit != 1 or hand.volume != "three" or hand.unit_at not in ("none", "title"):
        return False
    slots = [slot for slot in _leaves(tables, "budget_lines") if len(slot.product) == 3]
    if not slots:
        return False
    for page, table in tables:
        old = facts("wordings.yml")["unit_note"]["1"]
        lines = [line for line in page.about["subtitle"].split("|") if line and line not in old]
        page.about["subtitle"] = "|".join([*lines, "(dalam ribuan rupiah)"])
        if "unit_contradicts" not in page.faults:
            page.faults.append("unit_contradicts")
        for slot in table.slots():
            if slot.truth:
                slot.truth["fault"] = "unit_contradicts"
    return True


FAULTS: dict[str, Callable[[Tables, Hand], bool]] = {
    "total_wrong": _total_wrong,
    "realisasi_over_pagu": _realisasi_over_pagu,
    "product_disagrees": _product_disagrees,
    "error_cell": _error_cell,
    "letter_in_number": _letter_in_number,
    "lone_dot_text": _lone_dot_text,
    "count_divided_by_1000": _divided,
    "jump": _jump,
    "copied_row": _copied_row,
    "missing_count": _missing_count,
    "active_over_registered": _active_over_registered,
    "percent_wrong": _percent_wrong,
    "total_includes_hidden": _total_includes_hidden,
    "unit_contradicts": _unit_contradicts,
}


# --- hidden things ------------------------------------------------------------------------------------------------


def _stale(row: Row, factor: float) -> Row:
    """The row as it was in an older version: no truth, other numbers."""
    slots = {}
    for key, slot in row.slots.items():
        value = slot.number() if slot.kind in ("count", "money") else slot.value
        if slot.kind in ("count", "money"):
            value = round(value * factor / 1000) * 1000 if slot.kind == "money" else round(value * factor)
        if slot.kind == "percent":
            continue
        slots[key] = Slot(value, slot.kind, missing=slot.missing)
    return Row(slots, "stale", hidden=True)


def _stale_rows(tables: Tables, hand: Hand) -> None:
    for page, table in tables[:4]:
        if page.beside:
            # A hidden row would hide half of the neighbour too.
            continue
        leaves = [row for row in table.rows if row.kind == "leaf" and any(slot.truth for slot in row.slots.values())]
        for row in hand.chance.sample(leaves, min(2, len(leaves))):
            table.rows.insert(table.rows.index(row), _stale(row, 0.9))


def _stale_column(tables: Tables, hand: Hand) -> None:
    header = rng_of(hand.seed, hand.name, "stale").choice(facts("mess.yml")["stale_header"])
    for _, table in tables:
        last = table.columns[-1].key
        # The letterhead stands in the first columns.
        if not any(last in row.slots for row in table.rows) or hand.family == "cards" or len(table.columns) < 5:
            continue
        table.columns.insert(len(table.columns) - 1, Column("stale", (header,), 14, hidden=True))
        for row in table.rows:
            slot = row.slots.get(last)
            if row.kind == "leaf" and slot is not None and slot.kind in ("count", "money"):
                row.slots["stale"] = Slot(round(slot.number() * 0.8 / 1000) * 1000, slot.kind)


def decorate(submission: Submission, hand: Hand) -> None:
    """Hidden copies of sheets with older numbers."""
    if hand.hidden != "sheet" or submission.format in PLAIN_FORMATS:
        return
    first = submission.sheets[0]
    name = rng_of(hand.seed, hand.name, "stale sheet").choice(facts("mess.yml")["stale_sheets"])
    old = Sheet(name, merges=list(first.merges), widths=dict(first.widths), hidden=True)
    for at, cell in first.cells.items():
        value = cell.value
        if isinstance(value, int) and value > 9999:
            value = round(value * 0.9)
        old.cells[at] = Cell(value, cell.number_format, cell.bold, error=cell.error)
    submission.sheets.append(old)


# --- names that contradict, people's data -------------------------------------------------------------------------


def plant_contradictions(made: list[Submission], seed: int, taken: set[str]) -> None:
    """Let a few names of sheets and files say another year than the letterhead."""
    rng = rng_of(seed, "contradictions")
    many = [
        s
        for s in made
        if s.format == "xlsx"
        and sum(bool(re.search(r"20\d\d", sheet.name)) for sheet in s.sheets if not sheet.hidden) >= 3
    ]
    for submission in rng.sample(many, min(len(many), facts("mess.yml")["contradictions"]["sheet"])):
        sheets = [sheet for sheet in submission.sheets if re.search(r"20\d\d", sheet.name) and not sheet.hidden]
        kinds = [re.sub(r"20\d\d", "", sheet.name) for sheet in sheets]
        pairs = [
            (a, b) for a in sheets for b in sheets if a is not b and kinds[sheets.index(a)] == kinds[sheets.index(b)]
        ]
        if pairs:
            one, two = rng.choice(pairs)
            one.name, two.name = two.name, one.name
            submission.faults += [(one.name, "", "name_contradicts"), (two.name, "", "name_contradicts")]
    single = [
        s
        for s in made
        if re.search(r"(?<!\d)2023(?!\d)(?!-\d)", s.path.rpartition("/")[2])
        and "-09" not in s.path
        and s.format != "csv"
    ]
    for submission in rng.sample(single, min(len(single), facts("mess.yml")["contradictions"]["file"])):
        above, _, name = submission.path.rpartition("/")
        path = f"{above}/{re.sub('2023', '2025', name, count=1)}"
        if path.lower() not in taken and not re.search(r"20\d\d", name.replace("2023", "", 1)):
            taken.add(path.lower())
            submission.path = path
            submission.faults.append(("", "", "name_contradicts"))


def plant_people(made: list[Submission], seed: int, codes: dict[str, str]) -> None:
    """Lists of invented participants with NIK and telephone, and invented NIP under signatures.

    Structurally valid, made here: serial numbers beyond those in use and telephone numbers of zeros. ``codes`` gives the
    district of a file.
    """
    rng, rule = rng_of(seed, "people"), facts("mess.yml")
    books = [s for s in made if s.format in ("xlsx", "ods")]
    for submission in rng.sample(books, min(len(books), rule["personal"]["list"])):
        submission.sheets.append(_people(rng, rule, codes.get(submission.path, "11.01"), len(submission.sheets)))
    signed = [s for s in made if s.format != "csv" and _lines_for_nip(s)]
    for submission in rng.sample(signed, min(len(signed), rule["personal"]["official"])):
        for sheet, at in _lines_for_nip(submission):
            sheet.cells[at] = Cell(f"NIP. {_nip(rng)}", slot=Slot(personal="nip"))


def _lines_for_nip(submission: Submission) -> list[tuple[Sheet, tuple[int, int]]]:
    return [
        (sheet, at)
        for sheet in submission.sheets
        if not sheet.hidden
        for at, cell in sheet.cells.items()
        if isinstance(cell.value, str) and cell.value.startswith("NIP") and at[0] > 8
    ]


def _people(rng: random.Random, rule: dict, code: str, order: int) -> Sheet:
    sheet = Sheet(rng.choice(rule["list_sheet"]), hidden=rng.random() < 0.25)
    sheet.put(1, 1, "SIMULASI - DAFTAR PESERTA (BUKAN ORANG SEBENARNYA)", bold=True)
    for column, text in enumerate(rule["list_header"], start=1):
        sheet.put(3, column, text, bold=True)
    typed = rng.random() < 0.4
    for number in range(1, rng.randrange(12, 30)):
        row = 3 + number
        nik = _nik(rng, code)
        sheet.put(row, 1, number)
        sheet.put(row, 2, f"PESERTA SIMULASI {number:02d}", slot=Slot(personal="name"))
        # Excel keeps 15 digits of a number.
        sheet.put(
            row,
            3,
            int(nik[:15] + "0") if typed else nik,
            number_format="0" if typed else "General",
            slot=Slot(personal="nik"),
        )
        sheet.put(row, 4, f"0812{rng.randrange(1000):04d}{rng.randrange(10000):04d}", slot=Slot(personal="phone"))
    return sheet


def _nik(rng: random.Random, code: str) -> str:
    day = rng.randrange(1, 29) + 40 * (rng.random() < 0.5)
    return f"{code.replace('.', '')}{rng.randrange(1, 13):02d}{day:02d}{rng.randrange(1, 13):02d}{rng.randrange(60, 100):02d}{rng.randrange(9000, 10000)}"


def _nip(rng: random.Random) -> str:
    born, hired = rng.randrange(1965, 1990), rng.randrange(2005, 2015)
    return f"{born}{rng.randrange(1, 13):02d}{rng.randrange(1, 29):02d}{hired}{rng.randrange(1, 13):02d}{rng.choice([1, 2])}{rng.randrange(900, 1000)}"
