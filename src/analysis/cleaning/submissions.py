"""One submitted file: its tables as budget lines and counts, what is wrong in it, and the role of each of its cells.

``read_submission`` does all that one file needs, in a worker process; nothing of another file is looked at.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from analysis.cleaning import privacy
from analysis.cleaning.counts import counts
from analysis.cleaning.feedback_words import answer_cells, is_feedback_sheet, returned_answers, returned_original
from analysis.cleaning.figures import Settled, settle
from analysis.cleaning.findings import finding
from analysis.cleaning.forms import Form
from analysis.cleaning.layers import Layered, layers_of, turned_sheets
from analysis.cleaning.lines import Said, budget_lines
from analysis.cleaning.meaning import telling
from analysis.cleaning.remarks import BUNDLED, remarks
from analysis.cleaning.repeats import COUNT, LINE, without_repeats
from analysis.cleaning.uses import Uses, uses_of
from analysis.cleaning.vocabulary import plain
from analysis.cleaning.where import place_of
from analysis.reference import LEGAL, UNSTATED, Definition
from analysis.sheets.book import Book, raw_text
from analysis.sheets.cells import Cells, Kind, Sheet, column_number
from analysis.sheets.limits import LIMITS, Limits
from analysis.sheets.masking import MASK
from analysis.sheets.opening import inspect
from analysis.sheets.readers import read_sheets
from analysis.sheets.understanding import Understood as UnderstoodSheet
from analysis.sheets.understanding import understand as understand_sheet
from analysis.sheets.words import is_total

# Findings of the reader that the meaning of a number settles.
SETTLED_RULES = ("ambiguous_number", "unit_doubtful")
OF_SHARES = ("ambiguous_number", "percent_as_fraction")  # what nobody needs to mend: no row is made of a percentage
# Data of persons that only their place in a sheet tells; others are known by how they are written.
PLACED = ("name", "birth", "address", "identity")
# Rules after which a file counts as read in part only.
PARTLY = frozenset(
    {"ambiguous_number", "count_not_whole", "district_not_known", "period_not_known", "metric_not_known"}
)

# What is seen of a number by the others of its column, and so only in the way in which the sheet is read.
BY_COLUMN = frozenset(
    {
        "total_disagrees",
        "ambiguous_number",
        "unit_doubtful",
        "unit_refuted_by_product",
        "row_unit_applied",
        "row_unit_differs",
    }
)

_WORD = re.compile(r"[^\W_]+")
_CELL = re.compile(r"([A-Z]+)(\d+)")


@dataclass
class Understood:
    """What the tables of a book hold, before it is written as rows of the processed tables."""

    lines: list[dict] = field(default_factory=list)
    counts: list[dict] = field(default_factory=list)
    tables: list[tuple[Layered, Uses]] = field(default_factory=list)
    said: list[tuple[Layered, Said]] = field(default_factory=list)
    settled: list[tuple[str, Settled]] = field(default_factory=list)
    sums: list[dict] = field(default_factory=list)  # printed totals and bundles that are no rows
    turned: dict[str, Form] = field(default_factory=dict)  # sheets read on their side
    repeats: list[dict] = field(default_factory=list)  # rows of sheets that tell the same once more
    in_words: tuple[str, str] = ("", "")  # of a file of which nothing was read: where an amount stands in a sentence


@dataclass
class Submission:
    """One file as rows of the processed tables, still to be held against other files. Nothing of a person is in it."""

    file: str
    format: str
    lines: list[dict]
    counts: list[dict]
    findings: list[dict]
    ledger: list[tuple[str, str, str, str]]  # sheet, cell, role, row_id
    districts: tuple[str, ...]
    original: str = ""  # of a feedback workbook sent back: the file it was made from
    answers: list[dict[str, str]] = field(default_factory=list)  # ... and what the sender answered in it

    @property
    def kind(self) -> str:
        if not self.lines and not self.counts:
            return "other"
        return "budget" if len(self.lines) >= len(self.counts) else "participation"

    @property
    def status(self) -> str:
        partly = any(each["rule"] in PARTLY and each["severity"] != "info" for each in self.findings)
        return "partly_read" if partly else "read"


def understand(book: Book, shown: str) -> Understood:
    """Budget lines and counts of a book; ``shown`` is its path below the folder of submissions."""
    found = Understood()
    raws = {each.sheet.name: _raws(each.sheet) for each in book.understood}
    found.turned = turned_sheets(book)
    for layered in layers_of(book, shown, found.turned):
        uses = uses_of(layered)
        table, settled = settle(layered, uses, raws[layered.sheet])
        found.settled += [(table.sheet, each) for each in settled]
        found.tables.append((table, uses))
        if uses.money:
            lines, said = budget_lines(table, uses)
            found.lines += [_placed(table, line, raws) for line in lines]
            found.said += [(table, each) for each in said]
        if uses.people:
            found.counts += [_placed(table, row, raws) for row in counts(table, uses)]
    found.lines, found.repeats = without_repeats(found.lines, LINE, "amount_idr")
    found.counts, again = without_repeats(found.counts, COUNT, "workers")
    found.repeats += again
    found.counts, found.sums = _without_sums(found.counts)
    if not found.lines and not found.counts:
        found.in_words = _in_words(book)
    return found


def read_submission(
    path: Path, *, file: str, folder: str, corrections: Sequence[dict] = (), limits: Limits = LIMITS
) -> Submission:
    """Read one file and understand it. ``file`` is its name below ``data/raw``, ``folder`` the first part of that,
    ``corrections`` the errata for this file. Raises :class:`RefusedError` for a file that is not to be read."""
    arrival = inspect(path, limits)
    sheets, problems = read_sheets(arrival.data, arrival.format, arrival.parts or None)
    found: list[dict] = []
    sheets, excluded = _corrected(sheets, corrections, file, found)
    book = Book(path, arrival.format, tuple(map(understand_sheet, sheets)), (*arrival.problems, *problems))
    whole, original = book, returned_original(book) or ""
    if original:
        kept = tuple(each for each in book.understood if not is_feedback_sheet(book, each.sheet.name))
        book = replace(book, understood=kept)
    told = understand(book, file.removeprefix(f"{folder}/"))
    found += list(_as_read(book, told.turned).finding_rows(file))
    found = _without_settled(found, told)
    found += remarks(told, file)
    personal = privacy.find_personal(whole, arrival.data, name=file, limits=limits)
    if original:  # of our own sheets only what the sender typed is the sender's
        personal = _typed(personal, whole)
    hide = _Hiding(book, personal)
    said = privacy.finding_rows(personal, file)
    lines = [_line_row(line, file, hide) for line in told.lines]
    rows = [_count_row(row, file) for row in told.counts if row["metric"]]
    lines = [row for row in lines if (row["sheet"], row["cell"]) not in excluded]
    rows = [row for row in rows if (row["sheet"], row["cell"]) not in excluded]
    return Submission(
        file=file,
        format=book.format,
        lines=lines,
        counts=rows,
        findings=[*(_masked(each, hide) for each in found), *said],
        ledger=_ledger(book, [*lines, *rows], told),
        districts=tuple(sorted({row["district_code"] for row in (*lines, *rows) if row["district_code"]})),
        original=original,
        answers=[{**each, "answer": hide(each["answer"])} for each in returned_answers(whole)],
    )


def _typed(personal: list[privacy.Personal], book: Book) -> list[privacy.Personal]:
    """Without what stands in the sheets of a feedback workbook itself, but for the sender's answers."""
    ours = {privacy.mask(each.sheet.name) for each in book.understood if is_feedback_sheet(book, each.sheet.name)}
    answers = answer_cells(book)
    return [
        each
        for each in personal
        if each.sheet not in ours or each.where != "cell" or (each.sheet, each.cell.split(":")[0]) in answers
    ]


def _as_read(book: Book, turned: dict[str, Form]) -> Book:
    """The book with what was seen of its numbers as they were read: of a sheet on its side the sums of its lines, not
    those of its columns."""
    return replace(
        book, understood=tuple(_problems_turned(each, turned.get(each.sheet.name)) for each in book.understood)
    )


def _problems_turned(each: UnderstoodSheet, form: Form | None) -> UnderstoodSheet:
    if form is None:
        return each
    kept = [problem for problem in each.problems if problem.rule.partition(".")[0] not in BY_COLUMN]
    for problem in form.understood.problems:
        place = _CELL.fullmatch(problem.cell)
        if place and problem.rule.partition(".")[0] in BY_COLUMN:
            sent = form.addresses.get((int(place[2]) - 1, column_number(place[1])))
            kept += [replace(problem, cell=sent)] if sent else []
    return replace(each, problems=kept)


class _Hiding:
    """Hides in texts of a file what the file says of persons, also what only its place tells: the names of a list."""

    def __init__(self, book: Book, personal: list[privacy.Personal]) -> None:
        self._known: dict[str, list[str]] = defaultdict(list)
        cells = privacy.personal_cells(each for each in personal if each.kind in PLACED)
        for each in book.understood:
            wanted = cells.get(privacy.mask(each.sheet.name), set())
            raws = _raws(each.sheet) if wanted else {}
            for text in sorted({" ".join(raws[cell].split()) for cell in wanted if cell in raws}):
                if first := _WORD.search(text):
                    self._known[first[0]].append(text[first.start() :])
        for texts in self._known.values():
            texts.sort(key=len, reverse=True)

    def __call__(self, text: str) -> str:
        shown = privacy.mask(text)
        if not self._known:
            return shown
        kept, at = [], 0
        for word in _WORD.finditer(shown):
            hit = next((each for each in self._known.get(word[0], ()) if shown.startswith(each, word.start())), "")
            if hit and word.start() >= at:
                kept += [shown[at : word.start()], MASK]
                at = word.start() + len(hit)
        return "".join([*kept, shown[at:]])


def _masked(found: dict, hide: Callable[[str], str]) -> dict:
    texts = ("message_id", "message_en", "found", "expected")
    return {**found, "sheet": privacy.mask(found["sheet"]), **{name: hide(found[name]) for name in texts}}


def _raws(sheet: Sheet) -> dict[str, str]:
    return {address: raw_text(sheet, position) for position, address in enumerate(sheet.cells.addresses())}


def _placed(table: Layered, row: dict, raws: dict[str, dict[str, str]]) -> dict:
    at = row.pop("at")
    cell = table.cell(*at)
    beside = [table.cell(at[0], column) for column in row.pop("beside", ())]
    return {**row, "sheet": table.sheet, "cell": cell, "raw": raws[table.sheet].get(cell, ""), "beside": beside}


def _without_sums(rows: list[dict]) -> tuple[list[dict], list[dict]]:
    """The rows without totals whose groups are counted too and without bundles beside their parts; and those."""
    segments: dict[tuple, set[str]] = defaultdict(set)
    for row in rows:
        segments[row["district_code"], row["period"], row["metric"]].add("bundle" if row["bundle"] else row["segment"])
    kept, sums = [], []
    for row in rows:
        others = segments[row["district_code"], row["period"], row["metric"]]
        is_sum = row["segment"] == "total" and bool(others - {"total"})
        is_bundle = row["bundle"] and bool(others & BUNDLED)
        (sums if is_sum or is_bundle else kept).append(row)
    return kept, sums


def _long_totals(table: Layered, uses: Uses) -> Iterator[tuple[str, str]]:
    """The cells of totals in a long table that hold: "Jumlah" among the districts of one month, group and metric."""
    kinds = ("year", "period", "district", "segment", "metric", "stage", "programme")
    told = {}
    last: dict[str, str] = {}  # also for totals, which are not filled down elsewhere
    for number, row in table.rows.items():
        last |= {kind: row.typed[kind] for kind in ("year", "period", "district") if row.typed.get(kind)}
        rest = [
            text
            for text in row.texts
            if text not in (*row.typed.values(), *row.remarks) and any(map(str.isalpha, text))
        ]
        told[number] = (*(plain((last | row.typed).get(kind, "")) for kind in kinds), plain(" ".join(rest)))
    times = {number: (uses.years.get(number), uses.months.get(number)) for number in told}
    sums = {number: frozenset(n for n, text in enumerate(own) if is_total(text)) for number, own in told.items()}
    parts: dict[tuple, list[int]] = defaultdict(list)
    for total, over in sums.items():
        if over:
            for number, own in told.items():
                alike = all(n in over or text == told[total][n] for n, text in enumerate(own))
                if alike and not sums[number] & over and times[number] == times[total]:
                    parts[total].append(number)
    for total, rows in parts.items():
        for column in table.columns:
            own = table.data.values[total, column.number]
            if abs(np.nansum(table.data.values[rows, column.number]) - own) < 1:
                yield table.sheet, table.cell(total, column.number)


def _programmes(told: Understood) -> set[tuple[str, str]]:
    """The cells of columns of numbers of programmes, in which a text tells as much: "2 program (JKK dan JKM)" under 3."""
    return {
        (table.sheet, table.cell(row, column.number))
        for table, _ in told.tables
        for column in table.columns
        if column.header == "programme"
        for row in range(len(table.data.rows))
    }


def _shares(told: Understood) -> set[tuple[str, str]]:
    """The cells of columns and rows of shares: nobody adds them up, whatever the header says of a total."""
    rows = {
        (table.sheet, table.cell(number, column.number))
        for table, uses in told.tables
        for number in uses.shares
        for column in table.columns
    }
    return rows | {
        (table.sheet, table.cell(row, column.number))
        for table, uses in told.tables
        for column, use in zip(table.columns, uses.columns, strict=True)
        if use == "percent"
        for row in range(len(table.data.rows))
    }


def _without_settled(found: list[dict], told: Understood) -> list[dict]:
    """Without the reader's doubts about numbers that their meaning settled, about shares that are no whole numbers or do
    not add up, and about totals that hold for the rows that tell the same but for what the total adds up."""
    shares = _shares(told)
    sums = shares | {place for table, uses in told.tables for place in _long_totals(table, uses)}
    not_of = {"fraction_of_whole": shares, "total_disagrees": sums, "not_a_number": _programmes(told)}
    found = [each for each in found if (each["sheet"], each["cell"]) not in not_of.get(each["rule"], ())]
    found = [
        each | {"severity": "info"} if each["rule"] in OF_SHARES and (each["sheet"], each["cell"]) in shares else each
        for each in found
    ]
    settled = {
        (sheet, cell) for sheet, each in told.settled if each.value is not None for cell in (each.cell, *each.others)
    }
    return [each for each in found if each["rule"] not in SETTLED_RULES or (each["sheet"], each["cell"]) not in settled]


SENTENCES = 1000  # texts of a sheet that are looked through for amounts
_AMOUNT_IN_WORDS = re.compile(
    r"\brp\.?\s*\d{1,3}(?:\.\d{3})+.{0,80}[^\W\d_]{3}|[^\W\d_]{3}.{0,80}\brp\.?\s*\d{1,3}(?:\.\d{3})+", re.I | re.S
)


def _in_words(book: Book) -> tuple[str, str]:
    """The sheet and the cell of the first amount that stands within a sentence, in a book that speaks of groups of
    workers or of Jamsostek."""
    for each in book.understood:
        cells = each.sheet.cells
        texts = [str(text) for text in cells.texts[:SENTENCES] if str(text).strip()]
        if not any(map(_AMOUNT_IN_WORDS.search, texts)):
            continue
        if any(told.about_jamsostek or told.segment for told in map(telling, texts)):
            shown = cells.text
            at = next((at for at in range(len(cells)) if _AMOUNT_IN_WORDS.search(str(shown[at]))), None)
            if at is not None:
                return each.sheet.name, cells.addresses(np.array([at]))[0]
    return "", ""


def _named(code: str) -> dict[str, str]:
    place = place_of(code)
    return {
        "district_code": code,
        "district": place.name if place else "",
        "province": place.province if place else "",
    }


def _line_row(line: dict, file: str, hide: Callable[[str], str]) -> dict:
    text = hide(line["description"])
    paid = line["stage"] == "realisasi"
    whole = {name: None if line[name] is None else round(line[name]) for name in ("workers", "months")}
    return {
        **{key: line[key] for key in ("fiscal_year", "stage", "segment", "programme", "fund_source", "account_code")},
        **_named(line["district_code"]),
        **whole,
        "unit_cost_idr": line["unit_cost_idr"],
        "amount_idr": line["amount_idr"],
        "description": text,
        "line": text,
        "counted": line["counted"],
        "reason": line["reason"],
        "status": "paid" if paid else "budgeted",
        "amount_low": line["amount_idr"],
        "amount_high": line["amount_idr"],
        "workers_low": whole["workers"],
        "workers_high": whole["workers"],
        "sheet": privacy.mask(line["sheet"]),
        "cell": line["cell"],
        "raw": privacy.mask(line["raw"]),
        "file": file,
        "source_url": "",
        "beside": line["beside"],
    }


def _count_row(row: dict, file: str) -> dict:
    code = row["district_code"]
    place = place_of(code)
    scope = LEGAL.get(row["segment"], row["segment"])
    if row["segment"] == "total":
        scope = UNSTATED
    if row["bundle"]:
        scope = "ekosistem desa"
    potential = row["metric"] == "potential"
    definition = Definition(
        "-" if potential else row["metric"],
        scope,
        f"potensi {row['period']}" if potential and row["period"] else (UNSTATED if potential else "-"),
    )
    return {
        **_named(code),
        "area_level": place.level if place else "district",
        "period": row["period"],
        "segment": row["segment"],
        "metric": row["metric"],
        "workers": round(row["workers"]),
        "definition": str(definition),
        "sheet": privacy.mask(row["sheet"]),
        "cell": row["cell"],
        "raw": privacy.mask(row["raw"]),
        "file": file,
        "source_url": "",
        "low": round(row["workers"]),
        "high": round(row["workers"]),
        "precision": "exact",
        "beside": row["beside"],
    }


def _ledger(book: Book, rows: list[dict], told: Understood) -> list[tuple[str, str, str, str]]:
    """The role of each non-empty cell; a number that no table of money or people holds is out of scope."""
    useful: dict[str, set[str]] = defaultdict(set)
    for table, uses in told.tables:
        if uses.money or uses.people:
            for row in range(len(table.data.rows)):
                for column in range(len(table.columns)):
                    useful[table.sheet].add(table.cell(row, column))
    used: dict[tuple[str, str], str] = {}
    for number, row in enumerate(rows):
        used.setdefault((row["sheet"], row["cell"]), str(number))
    for number, row in enumerate(rows):
        for cell in row["beside"]:
            used.setdefault((row["sheet"], cell), str(number))
    entries = []
    for sheet, cell, role in book.ledger[["sheet", "cell", "role"]].astype(str).itertuples(index=False, name=None):
        shown = privacy.mask(sheet)
        if role in ("value", "total") and cell not in useful[sheet]:
            role = "out_of_scope"
        entries.append((shown, cell, role, used.get((shown, cell), "")))
    return entries


def _corrected(
    sheets: Sequence[Sheet], corrections: Sequence[dict], file: str, found: list[dict]
) -> tuple[list[Sheet], set[tuple[str, str]]]:
    """The sheets with the errata applied, and the cells (sheet as shown, address) whose rows are left out.

    An entry without a sheet is for the sheets where its ``expect`` stands in its cell; one that stands in none, or
    whose sheet is not there, is not applied."""
    mended, excluded = list(sheets), set()
    for entry in corrections:
        there = [number for number, sheet in enumerate(sheets) if entry.get("sheet", sheet.name) == sheet.name]
        stands = {number: _stands(mended[number], entry["cell"]) for number in there}
        hits = [at for at, (place, raw) in stands.items() if place >= 0 and raw.strip() == entry["expect"].strip()]
        if not hits:
            first = stands[there[0]][1] if there else ""
            where = {"file": file, "cell": entry["cell"], "sheet": str(entry.get("sheet", ""))}
            found.append(finding("correction_not_applied", found=first, expected=entry["expect"], **where))
        for number in hits:
            position, raw = stands[number]
            where = {"file": file, "cell": entry["cell"], "found": raw, "sheet": sheets[number].name}
            why = {"reason": str(entry["reason"]), "reason_id": str(entry.get("reason_id", entry["reason"]))}
            if entry.get("exclude"):
                excluded.add((privacy.mask(sheets[number].name), entry["cell"]))
                found.append(finding("excluded_by_correction", **where, **why))
            elif entry.get("doubt"):
                found.append(finding("doubtful_but_kept", **where, **why))
            else:
                sheet = mended[number]
                mended[number] = replace(sheet, cells=_with(sheet.cells, position, str(entry["new"])))
                found.append(finding("corrected", expected=str(entry["new"]), **where, **why))
    return mended, excluded


def _stands(sheet: Sheet, cell: str) -> tuple[int, str]:
    """The place of a cell among those of its sheet and what it holds; -1 and "" where it is empty."""
    positions = [place for place, address in enumerate(sheet.cells.addresses()) if address == cell]
    return (positions[0], raw_text(sheet, positions[0])) if positions else (-1, "")


def _with(cells: Cells, position: int, new: str) -> Cells:
    """The cells with one changed to a number, or to a text."""
    kind, number, text_id, texts = cells.kind.copy(), cells.number.copy(), cells.text_id.copy(), cells.texts
    try:
        number[position] = float(new)
        kind[position], text_id[position] = Kind.NUMBER, -1
    except ValueError:
        texts = np.append(texts, [new])
        kind[position], number[position], text_id[position] = Kind.TEXT, np.nan, len(texts) - 1
    return replace(cells, kind=kind, number=number, text_id=text_id, texts=texts)
