"""The workbook that goes back to the sender: the own sheets, problem cells marked, what was found, what was understood.

``feedback_words`` tells what it says and what one that came back tells, ``feedback_looks`` how it looks,
``feedback_parts`` how it is written.

The workbook is written part by part from an allowlist, never by changing the file that was sent: what is not
written here cannot survive. Values come from the book that was read, so no formula is among them; of the file itself
only its look is taken (styles, widths, heights, hidden rows, frozen panes, page set-up), by a scan that holds no sheet in
memory. A file whose look cannot be read, or that is no .xlsx, gets a plain one.

Not carried over: formulas, macros, links, names, validations, conditional formats, filters, comments, drawings,
headers and footers of pages, protection, properties.
"""

from __future__ import annotations

import contextlib
import os
import re
import traceback
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.parsers import expat

import numpy as np
import pandas as pd
from openpyxl.styles import Alignment, Border, PatternFill, Side

from analysis.cleaning.feedback_looks import (
    COLUMNS,
    ROWS,
    Face,
    Look,
    SentStyles,
    Styles,
    argb,
    body_look,
    cell_key,
    cell_keys,
    frozen_pane,
    header_look,
    height_of,
    own_font,
    plain_face,
    sent_face,
    sheet_head,
)
from analysis.cleaning.feedback_parts import Page, Rows, sent_rows, write_package, xml_text
from analysis.cleaning.feedback_words import (
    REMOVED,
    advice_for,
    answered,
    expected_value,
    file_named,
    filled_columns,
    held_text,
    mark_on,
    message_about,
    public,
    readable,
    records,
    returned_answers,
    returned_original,
    row_values,
    rows_of,
    says,
    sheet_titles,
    text_of,
    words,
)
from analysis.cleaning.privacy import mask
from analysis.reference.language import number
from analysis.sheets import Book
from analysis.sheets.cells import Cells, Sheet, column_letters, column_number
from analysis.sheets.opening import Arrival, RefusedError, inspect
from analysis.sheets.understanding import Understood

FILLED = 5_000  # cells of one finding that are coloured; of a larger range only those with content
COMMENTED = 200  # cells of one finding that bear a comment; of more, only the first of each range does
COMMENTS = 5_000  # on one sheet
SAID = 6  # findings told in one comment
ROWS_NAMED = 10  # hidden rows that an advice names
LINKS = 60_000  # on one sheet; Excel takes 65,530
PART = 256 * 1024 * 1024  # bytes of a sheet's XML that are scanned for its look


class FeedbackError(Exception):
    """The feedback workbook of a file could not be made; ``why`` says so without a word of what stands in the file."""

    def __init__(self, source: Path, why: str) -> None:
        self.source, self.why = source, why
        super().__init__(f"{source.name}: no feedback workbook: {why}")


def write_feedback(
    source: Path,
    book: Book,
    findings: list[dict],
    budget: pd.DataFrame,
    participation: pd.DataFrame,
    personal: Mapping[str, set[str]],
    target: Path,
) -> Path:
    """Write the workbook that tells the sender of ``source`` what to mend, and return ``target``.

    ``findings`` are rows of the findings table about this file, ``budget`` and ``participation`` the rows of those
    tables (rows of other files are left out). ``personal`` are by sheet the addresses whose content is blanked. Sheets
    are told by their names as ``privacy.mask`` leaves them, and bear these. The same input gives the same bytes; ``target`` is there whole or as it was. Sheets of an earlier feedback workbook
    that came back are left out, and its colours too.

    Runs in the process of the caller: a file that costs too much is refused as ``sheets.read`` refuses it.

    Raises:
        FeedbackError: the file could not be opened again, or the workbook could not be written.
    """
    source, target = Path(source), Path(target)
    try:
        arrival = inspect(source)
        made = _Made(source, arrival, book, findings, budget, participation, personal)
        target.parent.mkdir(parents=True, exist_ok=True)
        half = target.with_name(f".{target.name}.{os.getpid()}.part")
        try:
            with half.open("wb") as stream:
                made.write(stream)
            half.replace(target)
        finally:
            half.unlink(missing_ok=True)
    except RefusedError as error:
        raise FeedbackError(source, str(error)) from None
    except OSError as error:
        raise FeedbackError(
            source, f"{target} could not be written ({error.strerror or type(error).__name__})"
        ) from error
    except Exception as error:  # its text may hold what stood in a cell
        raise FeedbackError(source, f"{type(error).__name__} at {_where(error)}") from None
    return target


def _where(error: BaseException) -> str:
    """The line of these modules that an error came through last, for whoever maintains them."""
    frames = [(Path(frame.filename), frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
    ours = [f"{path.name}:{line}" for path, line in frames if path.parent == Path(__file__).parent]
    return ours[-1] if ours else "-"


# Addresses


@dataclass(frozen=True, slots=True)
class _Range:
    """Cells from one corner to the other, both included, from 0."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def size(self) -> int:
        return (self.bottom - self.top + 1) * (self.right - self.left + 1)

    @property
    def address(self) -> str:
        first = f"{column_letters(self.left)}{self.top + 1}"
        return first if self.size == 1 else f"{first}:{column_letters(self.right)}{self.bottom + 1}"

    def holds(self, row: Any, column: Any) -> Any:
        """Whether a cell is within, or of arrays of rows and columns which cells are."""
        return (row >= self.top) & (row <= self.bottom) & (column >= self.left) & (column <= self.right)


_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?([A-Za-z]{1,3})\$?(\d{1,7}))?")


def _ranges(text: str) -> list[_Range]:
    """The addresses and ranges of a text such as ``B7 C9:C12``; what is none, or lies outside a sheet, is left out."""
    found = []
    for word in re.split(r"[\s,;]+", text):
        match = _ADDRESS.fullmatch(word)
        if not match:
            continue
        row, column = int(match[2]) - 1, column_number(match[1].upper())
        row2, column2 = (int(match[4]) - 1, column_number(match[3].upper())) if match[3] else (row, column)
        each = _Range(min(row, row2), min(column, column2), max(row, row2), max(column, column2))
        if each.top >= 0 and each.bottom < ROWS and each.right < COLUMNS:
            found.append(each)
    return found


def _places(one: _Range, cells: Cells) -> list[tuple[int, int]]:
    """The cells of a range; of a large one those that hold something, up to ``FILLED``."""
    if one.size <= FILLED:
        return [(row, column) for row in range(one.top, one.bottom + 1) for column in range(one.left, one.right + 1)]
    chosen = np.flatnonzero(one.holds(cells.row, cells.column))[:FILLED]
    return list(zip(cells.row[chosen].tolist(), cells.column[chosen].tolist(), strict=True))


def _positions(addresses: Iterable[str], sheet: Sheet) -> set[int]:
    """The keys of the filled cells at the addresses."""
    ranges = [one for text in sorted(addresses) for one in _ranges(text)]
    keys = cell_keys(sheet.cells)
    wanted = np.array([cell_key(one.top, one.left) for one in ranges if one.size == 1], dtype=np.int64)
    found = set(keys[np.isin(keys, wanted)].tolist())
    for one in ranges:
        if one.size > 1:
            found.update(keys[one.holds(keys >> 14, keys & 16_383)].tolist())
    return found


def _holds(one: _Range, keys: set[int]) -> bool:
    """Whether a range holds one of the cells."""
    if one.size == 1:
        return cell_key(one.top, one.left) in keys
    return any(one.holds(key >> 14, key & 16_383) for key in keys)


def _merges(merges: np.ndarray) -> tuple[list[str], Callable[[int, int], tuple[int, int]]]:
    """The merged ranges that do not overlap (Excel repairs a file with such), and for a cell the corner of its range."""
    covered: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    kept, height = [], 0
    for top, left, bottom, right in sorted(map(tuple, merges.tolist())):
        one = _Range(top, left, bottom, right)
        height += bottom - top + 1
        if one.size < 2 or bottom >= ROWS or right >= COLUMNS or height > 2 * ROWS:
            continue
        rows = range(top, bottom + 1)
        if any(left <= last and first <= right for row in rows for first, last, _ in covered.get(row, ())):
            continue
        for row in rows:
            covered[row].append((left, right, top))
        kept.append(one.address)

    def anchor(row: int, column: int) -> tuple[int, int]:
        for first, last, top in covered.get(row, ()):
            if first <= column <= last:
                return top, first
        return row, column

    return kept, anchor


# The whole workbook


_FINDING = ("finding_id", "sheet", "cell", "severity", "rule", "message_id", "found", "expected")


@dataclass
class _Finding:
    """One finding as the sender reads it."""

    id: str
    sheet: str
    ranges: list[_Range]
    severity: str
    message: str
    found: str
    expected: str
    advice: str
    place: int | None  # of its sheet among those that are written
    no: int = 0
    personal: bool = False
    quoted: bool = False  # the message says what was found
    answer: str = ""  # what the sender answered when a feedback workbook came back


@dataclass
class _Own:
    """One of the sender's sheets on its way into the workbook; ``name`` is its name as findings and tables have it."""

    understood: Understood
    name: str
    title: str
    personal: set[int]
    findings: list[_Finding] = field(default_factory=list)
    hidden_rows: Collection[int] = frozenset()
    hidden_columns: Collection[int] = frozenset()

    @property
    def sheet(self) -> Sheet:
        return self.understood.sheet


# Findings about a sum that holds only with hidden rows say so in these words.
_HIDDEN_ROWS = re.compile("baris tersembunyi", re.IGNORECASE)


def _cell_text(said: Mapping[str, str]) -> str:
    """What a finding found, where that is the text of a cell."""
    return "" if said["rule"] in words()["advice"]["named"] else said["found"]


class _Made:
    """A feedback workbook in the making."""

    def __init__(
        self,
        source: Path,
        arrival: Arrival,
        book: Book,
        findings: list[dict],
        budget: pd.DataFrame,
        participation: pd.DataFrame,
        personal: Mapping[str, set[str]],
    ) -> None:
        self.arrival, self.styles = arrival, Styles()
        original = returned_original(book)
        self.returned = original is not None
        self.answers = answered(returned_answers(book), findings, original or "")
        self.file = file_named(source, findings, budget, participation)
        self.budget, self.participation = rows_of(budget, self.file), rows_of(participation, self.file)
        self.simulated = self.file.startswith("simulated/") or any(
            (frame["provenance"] == "simulated").any()
            for frame in (self.budget, self.participation)
            if "provenance" in frame.columns
        )
        kept = [each for each in book.understood if mark_on(each) is None]
        names = [mask(each.sheet.name) for each in kept]
        titles = sheet_titles(names)
        self.title = titles[0]
        self.read_title = titles[1]
        secret: dict[str, set[str]] = defaultdict(set)
        for name, addresses in personal.items():
            secret[mask(name)] |= set(addresses)
        self.owns = [
            _Own(each, name, title, _positions(secret[name], each.sheet))
            for each, name, title in zip(kept, names, titles[2:], strict=True)
        ]
        self.places: dict[str, int] = {}  # of the sheets, by name
        for place, own in enumerate(self.owns):
            self.places.setdefault(own.name, place)
        self.blanked = sum(len(own.personal) for own in self.owns)
        self.findings = self._findings(findings)
        self.sent: SentStyles | None = None
        if arrival.format == "xlsx":
            with contextlib.suppress(ElementTree.ParseError, LookupError, ValueError, RefusedError):
                self.sent = SentStyles(arrival, self.returned)
        self._sent_numbers: dict[int, int] = {}

    def write(self, stream: Any) -> None:
        # The sheets of the sender are drawn first, so that the list of findings can say what is hidden.
        faces = [self._face(own) for own in self.owns]
        for own, face in zip(self.owns, faces, strict=True):
            own.hidden_rows, own.hidden_columns = face.hidden_rows, face.hidden_columns
        write_package(stream, self._pages(faces), self.styles)

    def _pages(self, faces: list[Face]) -> Iterator[Page]:
        yield self._findings_page()
        yield self._read_page()
        for own, face in zip(self.owns, faces, strict=True):
            yield self._own_page(own, face)

    # -- what was found

    def _findings(self, rows: Iterable[Mapping[str, Any]]) -> list[_Finding]:
        found = []
        for row in rows:
            said = {name: text_of(row.get(name)) for name in _FINDING}
            ranges = _ranges(said["cell"])
            place = self._place(said["sheet"], ranges)
            severity = said["severity"] if said["severity"] in words()["severities"] else "warning"
            secret = place is not None and any(_holds(each, self.owns[place].personal) for each in ranges)
            message = message_about(said["message_id"], said["found"] if secret else "")
            shown = REMOVED if secret and said["found"] else public(_cell_text(said))
            found.append(
                _Finding(
                    id=said["finding_id"],
                    sheet=said["sheet"],
                    ranges=ranges if place is not None else [],
                    severity=severity,
                    message=readable(message, said["found"], said["expected"], said["rule"]),
                    found=shown,
                    quoted=says(message, shown, said["rule"]),
                    expected="" if secret else expected_value(said["expected"], said["message_id"], said["rule"]),
                    advice=advice_for(said["rule"], severity, said["sheet"] or said["cell"]),
                    place=place,
                    personal=secret,
                    answer=public(mask(self.answers.get(said["finding_id"], ""))),
                )
            )
        order = {name: place for place, name in enumerate(words()["severities"])}

        def where(each: _Finding) -> tuple:
            first = each.ranges[0] if each.ranges else _Range(-1, -1, -1, -1)
            return order[each.severity], -1 if each.place is None else each.place, first.top, first.left, each.id

        found.sort(key=where)
        for no, each in enumerate(found, 1):
            each.no = no
            if each.place is not None:
                self.owns[each.place].findings.append(each)
        return found

    def _advice(self, own: _Own | None, each: _Finding) -> str:
        """What to do about a finding; about hidden rows that a sum needs, which they are."""
        if own is None or not own.hidden_rows or not _HIDDEN_ROWS.search(each.message):
            return each.advice
        rows = sorted(own.hidden_rows)
        shown = ", ".join(str(row + 1) for row in rows[:ROWS_NAMED]) + (" …" if len(rows) > ROWS_NAMED else "")
        return words()["advice"]["hidden_rows"].format(rows=shown)

    def _findings_page(self) -> Page:
        say, look = words()["findings"], words()["look"]
        columns, styles = say["columns"], self.styles
        counts = Counter(each.severity for each in self.findings)
        result = ", ".join(
            f"{number(counts[name], 0, 'id')} {said['count']}"
            for name, said in words()["severities"].items()
            if counts[name]
        )
        pairs = [
            (say["file"], self.file),
            (say["result"], result or say["none"]),
            (say["mark"], words()["marks"]["findings"]),
        ]
        steps = list(say["steps"]) if self.findings else []
        if self.blanked:
            steps.append(say["personal"].format(n=number(self.blanked, 0, "id")))
        rows = Rows(styles)
        rows.add([(self._simulated(say["title"]), Look(font=own_font(look["title"], sz=16, b=True)))], height=24)
        self._pairs(rows, pairs)
        for step in steps:
            rows.add([(step, Look(font=own_font(look["text"], sz=10)))])
        rows.add([(each["label"], header_look(each)) for each in columns], height=32)
        frozen = rows.row
        links: list[tuple[str, str]] = []
        for each in self.findings:
            values = self._finding_cells(each, rows.row, links)
            cells = [values[said["key"]] for said in columns]
            rows.add(cells, height=height_of(cells, columns), fixed=False)
        if not self.findings:
            rows.add([(say["none"], Look())])
        return self._sheet(self.title, rows, columns, frozen, links, selected=True)

    def _finding_cells(self, each: _Finding, row: int, links: list[tuple[str, str]]) -> dict[str, tuple[Any, Look]]:
        say, look = words()["findings"], words()["look"]
        severity = words()["severities"][each.severity]
        body = body_look()
        sheet = public(each.sheet)
        cell, target = say["whole_file"] if not each.sheet else say["whole_sheet"], None
        if each.place is not None:
            own = self.owns[each.place]
            sheet = public(own.title)
            target = _location(own.title, each.ranges[0].address if each.ranges else "A1")
            cell = ", ".join(one.address for one in each.ranges) or say["whole_sheet"]
            # Not beside the address: some programs show a link on one line and cut it.
            sheet = "\n".join([sheet, *self._hidden(own, each)])
        if len(links) >= LINKS:
            target = None
        if target:
            column = next(place for place, said in enumerate(say["columns"]) if said["key"] == "cell")
            links.append((f"{column_letters(column)}{row + 1}", target))
        told = each.message
        if not each.quoted:
            told = f"{words()['comment']['stands'].format(text=each.found)}\n{told}"
        edge = Side(style=severity["border"], color=argb(severity["edge"]))
        coloured = replace(
            body,
            font=own_font(severity["text"], b=True, sz=10),
            fill=PatternFill("solid", fgColor=argb(severity["fill"])),
            border=Border(edge, edge, edge, edge),
        )
        link = replace(body, font=own_font(look["link"], u="single", sz=10))
        return {
            "place": (each.no, replace(body, alignment=Alignment(horizontal="center", vertical="top"))),
            "id": (each.id, body),
            "sheet": (sheet, body),
            "cell": (cell, link if target else body),
            "severity": (f"{severity['mark']} {severity['label']}", coloured),
            "message": (told, body),
            "expected": (each.expected, body),
            "advice": (self._advice(None if each.place is None else self.owns[each.place], each), body),
            "answer": (each.answer or None, replace(body, fill=PatternFill("solid", fgColor=argb(look["answer"]["fill"])), locked=False, format="@")),
        }  # fmt: skip

    def _hidden(self, own: _Own, each: _Finding) -> list[str]:
        """Why a link may lead to what is not seen."""
        say = words()["findings"]
        if own.sheet.visibility != "visible":
            return [f"({say['hidden_sheet']})"]
        if each.ranges and each.ranges[0].top in own.hidden_rows:
            return [f"({say['hidden_row']})"]
        return [f"({say['hidden_column']})"] if each.ranges and each.ranges[0].left in own.hidden_columns else []

    # -- what was understood

    def _read_page(self) -> Page:
        say, look = words()["read"], words()["look"]
        size = len(self.budget) + len(self.participation)
        columns = filled_columns(self.budget, self.participation)
        rows = Rows(self.styles)
        rows.add([(self._simulated(say["title"]), Look(font=own_font(look["title"], sz=16, b=True)))], height=24)
        result = say["none"].format(sheet=self.title)
        if size:
            counted = int(self.budget["counted"].fillna(False).astype(bool).sum()) if "counted" in self.budget else 0
            numbers = {"budget": len(self.budget), "counted": counted, "participation": len(self.participation)}
            result = say["counts"].format(**{name: number(value, 0, "id") for name, value in numbers.items()})
        heads = words()["findings"]
        pairs = [(heads["file"], self.file), (heads["result"], result), (heads["mark"], words()["marks"]["read"])]
        self._pairs(rows, pairs)
        links: list[tuple[str, str]] = []
        frozen = 0
        if size:
            rows.add([(say["intro"].format(sheet=self.title), Look(font=own_font(look["text"], sz=10)))])
            rows.add([(each["label"], header_look(each)) for each in columns], height=32)
            frozen = rows.row
            rows.later(self._read_rows(columns, frozen, links))
        return self._sheet(self.read_title, rows, columns, frozen, links)

    def _read_rows(
        self, columns: list[dict[str, Any]], above: int, links: list[tuple[str, str]]
    ) -> Iterator[tuple[list[tuple[Any, Look]], float]]:
        looks = {each["key"]: body_look(each.get("format", "General")) for each in columns}
        link = replace(looks["cell"], font=own_font(words()["look"]["link"], u="single", sz=10))
        place = next(at for at, each in enumerate(columns) if each["key"] == "cell")
        no = 0
        for kind, frame in (("budget", self.budget), ("participation", self.participation)):
            for row in records(frame):
                no += 1
                said = row_values(kind, row) | {"place": no}
                target = self._target(text_of(row.get("sheet")), text_of(row.get("cell")))
                if target and len(links) < LINKS:
                    links.append((f"{column_letters(place)}{above + no}", target))
                cells = [
                    (said.get(each["key"]), link if each["key"] == "cell" and target else looks[each["key"]])
                    for each in columns
                ]
                yield cells, height_of(cells, columns)

    def _target(self, sheet: str, cell: str) -> str | None:
        ranges = _ranges(cell)
        place = self._place(sheet, ranges)
        return _location(self.owns[place].title, ranges[0].address) if place is not None and ranges else None

    def _place(self, sheet: str, ranges: list[_Range]) -> int | None:
        """The place of the sheet that is named; a cell of a file with one sheet needs no name."""
        if sheet in self.places:
            return self.places[sheet]
        if not sheet:
            return 0 if ranges and len(self.owns) == 1 else None
        return self.places.get(mask(sheet))

    # -- the sender's sheets

    def _face(self, own: _Own) -> Face:
        part = next((each.part for each in self.arrival.sheets if each.name == own.sheet.name and each.part), "")
        if self.sent is not None and part:
            with contextlib.suppress(expat.ExpatError, KeyError, ValueError, RefusedError, OverflowError):
                data = self.arrival.part(part)
                if len(data) <= PART:
                    return sent_face(data, self._sent_number, cell_keys(own.sheet.cells))
        return plain_face(own.understood, self.styles)

    def _sent_number(self, number: int) -> int:
        if number not in self._sent_numbers:
            assert self.sent is not None
            self._sent_numbers[number] = self.styles.of(self.sent.look(number))
        return self._sent_numbers[number]

    def _own_page(self, own: _Own, face: Face) -> Page:
        merges, anchors = _merges(own.sheet.merges)
        severities, notes = self._marks(own, anchors)
        state = {"hidden": "hidden", "very_hidden": "veryHidden"}.get(own.sheet.visibility, "visible")
        return Page(
            title=own.title,
            # Nobody can show a sheet that is hidden twice without a macro, so one with findings is hidden once.
            state="hidden" if state == "veryHidden" and own.findings else state,
            before=face.before,
            columns=face.columns.values(),
            rows=sent_rows(own.sheet, own.personal, face, severities, self.styles),
            merges=merges,
            printing=face.printing,
            notes=notes,
        )

    def _marks(
        self, own: _Own, anchors: Callable[[int, int], tuple[int, int]]
    ) -> tuple[dict[int, str], dict[tuple[int, int], list[tuple[bool, str]]]]:
        """The severity of each cell with a finding, by key, and the comments."""
        order = list(words()["severities"])
        severities: dict[int, str] = {}
        told: dict[tuple[int, int], list[_Finding]] = defaultdict(list)
        cells = own.sheet.cells
        for each in own.findings:  # the gravest first
            filled: dict[tuple[int, int], None] = {}
            for one in each.ranges:
                filled.update(dict.fromkeys(_places(one, cells)))
            commented = (
                list(filled) if len(filled) <= COMMENTED else [(one.top, one.left) for one in each.ranges[:COMMENTED]]
            )
            for place in filled:
                for seen in {place, anchors(*place)}:
                    old = severities.get(cell_key(*seen))
                    if old is None or order.index(each.severity) < order.index(old):
                        severities[cell_key(*seen)] = each.severity
            # What lies under a merged cell can be coloured; a comment is seen, and kept, on its corner alone.
            for place in dict.fromkeys(anchors(*place) for place in commented):
                if place in told or len(told) < COMMENTS:
                    told[place].append(each)
        positions = {}
        wanted = np.array([cell_key(*place) for place in told], dtype=np.int64)
        keys = cell_keys(cells)
        for position in np.flatnonzero(np.isin(keys, wanted)).tolist():
            positions[int(keys[position])] = position
        return severities, {
            place: self._comment(own, findings, positions.get(cell_key(*place)), cell_key(*place))
            for place, findings in told.items()
        }

    def _comment(self, own: _Own, findings: list[_Finding], position: int | None, key: int) -> list[tuple[bool, str]]:
        say = words()["comment"]
        stands = ""
        if key in own.personal:
            stands = REMOVED
        elif position is not None:
            stands = public(held_text(own.sheet, position))[:200]
        pieces: list[tuple[bool, str]] = []
        for each in findings[:SAID]:
            severity = words()["severities"][each.severity]
            head = say["head"].format(
                mark=severity["mark"], label=severity["label"].upper(), no=each.no, sheet=self.title
            )
            text = (REMOVED if each.personal else each.found)[:200] or stands
            lines = [say["stands"].format(text=text)] if each.found or stands else []
            lines.append(say["why"].format(text=each.message[:700]))
            if each.expected:
                lines.append(say["expected"].format(text=each.expected[:200]))
            lines.append(say["advice"].format(text=self._advice(own, each)))
            pieces += [(True, ("\n\n" if pieces else "") + head), (False, "\n" + "\n".join(lines))]
        if len(findings) > SAID:
            pieces.append((False, "\n\n" + say["more"].format(n=len(findings) - SAID, sheet=self.title)))
        return pieces

    # -- our own two sheets

    def _simulated(self, title: str) -> str:
        return words()["findings"]["simulated"] + title if self.simulated else title

    def _pairs(self, rows: Rows, pairs: list[tuple[str, str]]) -> None:
        look = words()["look"]
        quiet = words()["marks"].values()
        for key, value in pairs:
            small = value in quiet
            font = own_font(look["quiet"], sz=9) if small else own_font(b=True)
            value_font = own_font(look["quiet"], sz=9) if small else own_font()
            rows.add([(key, Look(font=font)), None, (value, Look(font=value_font))])

    def _sheet(
        self,
        title: str,
        rows: Rows,
        columns: list[dict[str, Any]],
        frozen: int,
        links: list[tuple[str, str]],
        *,
        selected: bool = False,
    ) -> Page:
        footer = xml_text(f"&L{self.file.replace('&', '&&')[:150]}&R{words()['findings']['footer']} &P/&N")
        shown = ' showGridLines="0"' + (' tabSelected="1"' if selected else "")
        head = sheet_head('<pageSetUpPr fitToPage="1"/>', shown, frozen_pane(frozen, 0), ' defaultRowHeight="15"')
        widths = [
            f' min="{place}" max="{place}" width="{each["width"]}" customWidth="1"'
            for place, each in enumerate(columns, 1)
        ]
        return Page(
            title=title,
            state="visible",
            before=head,
            columns=widths,
            rows=rows.written(),
            links=links,
            printing='<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>'
            '<pageSetup paperSize="9" fitToWidth="1" fitToHeight="0" orientation="landscape"/>'
            f"<headerFooter><oddFooter>{footer}</oddFooter></headerFooter>",
            protected=True,
        )


def _location(title: str, address: str) -> str:
    return f"'{title.replace(chr(39), chr(39) * 2)}'!{address}"
