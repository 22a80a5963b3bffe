"""Data of persons in what is sent: found anywhere in a file, reported by address and count, never copied.

NIK, NIP, KK and NPWP are known by their structure (region, dates) or by the header over them, telephones and mail by
their form, names by the header, by identity numbers beside them or by the signature block; how each looks is
``privacy.yml``. A number that Excel cut to 15 digits is still known: the serial at its end is not part of the structure.

What is found is held as kinds, addresses and counts. No text of the file leaves this module.
"""

from __future__ import annotations

import email
import email.policy
import html
import posixpath
import re
import struct
import unicodedata
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache, partial
from importlib.resources import files
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

import numpy as np
import yaml

from analysis.cleaning.findings import finding
from analysis.reference import districts
from analysis.sheets import words
from analysis.sheets.book import Book
from analysis.sheets.cells import ROLES, Cells, Kind, Sheet, cells_from_rows, column_letters
from analysis.sheets.limits import LIMITS, Limits, RefusedError
from analysis.sheets.masking import MASK, is_about, masked, masked_signature
from analysis.sheets.opening_text import decode
from analysis.sheets.opening_xls import SIGNATURE, Compound
from analysis.sheets.opening_zip import Archive
from analysis.sheets.sheetpart import shared_texts
from analysis.sheets.understanding import Understood


@dataclass(frozen=True, slots=True)
class Personal:
    """Data of persons somewhere in a file: what, where and how many, never which.

    ``kind``: nik, nip, kk, npwp, phone, phone_office, email, email_office, identity, birth, address, name; unchecked
    for a part that could not be looked into. ``sheet`` is the sheet's name as :func:`mask` leaves it, "" for the file.
    ``cell`` is an address, a range in one column (B5:B104), or "" where there is no cell. ``where``: cell, comment,
    property, pivot, header_footer, defined_name, drawing, sheet_name, file_name, annotation, part (inner parts of the
    file that no program shows).
    """

    kind: str
    sheet: str
    cell: str
    count: int
    where: str


def find_personal(book: Book, data: bytes | None = None, *, name: str, limits: Limits = LIMITS) -> list[Personal]:
    """Data of persons anywhere in a file, in reading order: cells first, then the places that nobody sees.

    ``data`` are the file's bytes; without them only cells, sheet names and the file name are looked at. A part that
    could not be looked into is reported as ``unchecked``. ``name`` is the file's name, with its folders if they count.
    """
    found: list[Personal] = []
    names = [each.sheet.name for each in book.understood]
    for understood in book.understood:
        found += _SheetSearch(understood, textual=book.format in ("csv", "html", "mhtml")).found()
    elsewhere = _Elsewhere(names, {text for each in book.understood for text in each.sheet.cells.texts})
    for sheet in names:
        elsewhere.look([sheet], "sheet_name", sheet)
    elsewhere.look([name], "file_name")
    for understood in book.understood:
        elsewhere.look(understood.sheet.cells.formats, "part", understood.sheet.name)
    if data is not None:
        try:
            _look_into_file(elsewhere, data, book.format, limits)
        except _DAMAGE:
            elsewhere.add("unchecked", "part")
    return found + elsewhere.found()


def personal_cells(found: Iterable[Personal]) -> dict[str, set[str]]:
    """By sheet (its name as :func:`mask` leaves it), the address of every cell that is not to be shown or handed on.

    Telephones and mail of an office stay: they stand in the letterhead.
    """
    cells: defaultdict[str, set[str]] = defaultdict(set)
    for each in found:
        if each.where == "cell" and each.kind not in _facts()["office"]:
            first, _, last = each.cell.partition(":")
            letters = first.rstrip("0123456789")
            low, high = int(first[len(letters) :]), int((last or first)[len(letters) :])
            cells[each.sheet].update(f"{letters}{row}" for row in range(low, high + 1))
    return dict(cells)


def mask(text: str) -> str:
    """A text for an output table without what it says of persons; account codes, amounts and years stay.

    Names are masked only beside a word that announces one ("Operator: ..."): no rule knows a name from another word.
    """
    spans, _ = _spans(text)
    shown, start = [], 0
    for low, high, _ in spans:
        shown += [text[start:low], MASK]
        start = high
    return masked("".join([*shown, text[start:]]), free=False)


def finding_rows(found: Iterable[Personal], file: str) -> list[dict[str, str]]:
    """Findings: one for each kind and column of a sheet, and for each kind and place outside the cells."""
    together: dict[tuple[str, str, str, str], list[Personal]] = {}
    for each in found:
        letters = each.cell.partition(":")[0].rstrip("0123456789") if each.where == "cell" else each.cell
        together.setdefault((each.sheet, each.where, each.kind, letters), []).append(each)
    rows = []
    kinds, places = _facts()["kinds"], _facts()["places"]
    for (sheet, where, kind, _), group in together.items():
        count = sum(each.count for each in group)
        parts = {
            "count": str(count),
            **{f"kind_{lang}": kinds[kind][lang] for lang in ("id", "en")},
            **{f"place_{lang}": places.get(where, {lang: ""})[lang] for lang in ("id", "en")},
        }
        if kind == "unchecked":
            rule = "unchecked"
        elif where != "cell":
            rule = where if where in ("property", "file_name", "sheet_name") else "elsewhere"
        elif kind in _facts()["office"]:
            rule = "office"
        elif kind in ("name", "nip"):  # one or two stand in a signature block, more are a list
            rule = f"{kind}_list" if count > 2 else kind
        else:
            rule = kind
        rows.append(finding(f"personal_data.{rule}", mask(file), _whole(group), str(count), sheet=sheet, **parts))
    return rows


def _whole(group: list[Personal]) -> str:
    """The address or range that holds all of these, which stand in one column."""
    cells = [each.cell for each in group]
    if len(cells) == 1:
        return cells[0]
    rows = [int(re.sub(r"\D", "", end)) for cell in cells for end in cell.split(":") if end]
    letters = cells[0].partition(":")[0].rstrip("0123456789")
    return f"{letters}{min(rows)}:{letters}{max(rows)}" if rows else cells[0]


# What is known


@cache
def _facts() -> dict[str, Any]:
    return yaml.safe_load((files("analysis.cleaning") / "privacy.yml").read_text(encoding="utf-8"))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_facts()[name], re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Form:
    kind: str
    pattern: re.Pattern[str]
    check: str
    digits: int
    needs: tuple[str, ...]
    not_alone: bool


@cache
def _forms() -> tuple[_Form, ...]:
    return tuple(
        _Form(
            each["kind"],
            re.compile(each["pattern"], re.I),
            each.get("check", ""),
            each.get("digits", 0),
            tuple(each.get("needs", ())),
            each.get("not_alone", False),
        )
        for each in _facts()["patterns"]
    )


@cache
def _office_mail() -> re.Pattern[str]:
    entry = _facts()["office_mail"]
    return re.compile(rf"(?:{entry['local']})\s?@\s?(?:{entry['domain']})", re.I)


@cache
def _headers() -> tuple[tuple[dict[str, Any], re.Pattern[str] | None], ...]:
    return tuple(
        (each, re.compile(each["pattern"], re.I) if "pattern" in each else None) for each in _facts()["headers"]
    )


@cache
def _header_entry(kind: str) -> dict[str, Any]:
    return next((each for each, _ in _headers() if each["kind"] == kind), {})


@cache
def _not_names() -> tuple[frozenset[str], frozenset[str]]:
    """Words that no name of a person holds, and whole texts that are names of places."""
    rows = districts()[["district", "official_name", "aliases"]]
    places = {alias for row in rows.itertuples(index=False) for text in row for alias in str(text).split("|")}
    return frozenset(map(str, _facts()["not_names"])), frozenset(place.casefold() for place in places)


@cache
def _provinces() -> np.ndarray:
    known = np.zeros(100, dtype=bool)
    known[_facts()["provinces"]] = True
    return known


_DAYS = np.array([0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])


# Structure of the numbers


def are_nik(numbers: np.ndarray) -> np.ndarray:
    """Which whole numbers (int64) can be a NIK: province, kabupaten, kecamatan, birth date with day + 40 for women."""
    day, month = numbers // 10**8 % 100, numbers // 10**6 % 100
    day = np.where(day > 40, day - 40, day)
    return (
        (numbers >= 10**15)
        & (numbers < 10**16)
        & _provinces()[numbers // 10**14 % 100]
        & (numbers // 10**12 % 100 > 0)
        & (numbers // 10**10 % 100 > 0)
        & _are_days(day, month)
    )


def are_nip(numbers: np.ndarray) -> np.ndarray:
    """Which whole numbers (int64) are the first 15 digits of a NIP: birth date, month of appointment, sex."""
    known = _facts()["nip_years"]
    born, appointed = numbers // 10**11, numbers // 10**3 % 10**4
    return (
        (born >= known["birth"][0])
        & (born <= known["birth"][1])
        & _are_days(numbers // 10**7 % 100, numbers // 10**9 % 100)
        & (appointed - born >= known["age"][0])
        & (appointed - born <= known["age"][1])
        & (appointed <= known["appointed_to"])
        & np.isin(numbers // 10 % 100, _facts()["nip_months"])
        & np.isin(numbers % 10, [1, 2])
    )


def _are_days(day: np.ndarray, month: np.ndarray) -> np.ndarray:
    inside = (month >= 1) & (month <= 12)
    return inside & (day >= 1) & (day <= _DAYS[np.where(inside, month, 0)])


def _is_number(check: str, digits: str) -> bool:
    if check == "nik":
        return len(digits) == 16 and bool(are_nik(np.array([int(digits)]))[0])
    return len(digits) == 18 and bool(are_nip(np.array([int(digits[:15])]))[0])


# Texts


def _plain(text: str) -> tuple[str, list[int] | None]:
    """A text with plain digits and spaces and without signs that cannot be seen; the place of each character in the
    original, None where nothing changed."""
    if text.isascii():
        return text, None
    kept: list[str] = []
    places: list[int] = []
    start = 0
    for match in _NOT_ASCII.finditer(text):
        kept += [text[start : match.start()], _plain_sign(match[0])]
        places += range(start, match.start())
        places += [match.start()] * len(kept[-1])
        start = match.end()
    places += range(start, len(text))
    return "".join([*kept, text[start:]]), places


_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


@lru_cache(maxsize=10_000)
def _plain_sign(sign: str) -> str:
    category = unicodedata.category(sign)
    digit = unicodedata.decimal(sign, None)
    if category[0] == "C":
        return ""
    narrow = unicodedata.normalize("NFKC", sign)
    return str(digit) if digit is not None else " " if category[0] == "Z" else narrow if len(narrow) == 1 else sign


def _spans(text: str) -> tuple[list[tuple[int, int, str]], str]:
    """Where a text speaks of persons: first and last place and kind of each, in order; and the plain text."""
    plain, places = _plain(text)
    found, rest, lower, digits = [], plain, plain.lower(), sum(map(str.isdigit, plain))
    if len(plain) >= 32:  # keys, hashes and the like, in which any digits may follow each other
        rest = _pattern("blob").sub(lambda match: chr(1) * len(match[0]), plain)
    for form in _forms():
        if digits < form.digits or (form.needs and not _holds(lower, form.needs)):
            continue
        for match in form.pattern.finditer(rest):
            group = "number" if "number" in form.pattern.groupindex else 0
            shown = match[group]
            if form.check in ("nik", "nip") and not _is_number(form.check, re.sub(r"\D", "", shown)):
                continue
            if form.check == "name" and not is_name(shown):
                continue
            if form.check == "user" and _is_program(shown):
                continue
            if form.not_alone and shown.strip() == plain.strip(" '`\"") and shown.strip().isdigit():
                continue
            kind = form.kind
            if kind == "email" and _office_mail().fullmatch(shown):
                kind = "email_office"
            low, high = match.span(group)
            found.append((low, high, kind))
            rest = f"{rest[:low]}{chr(1) * (high - low)}{rest[high:]}"
    if places is not None:
        found = [(places[low], places[high - 1] + 1, kind) for low, high, kind in found]
    return sorted(found), plain


def _holds(text: str, needed: tuple[str, ...]) -> bool:
    for word in needed:  # noqa: SIM110  (half the time of any(), for a million texts)
        if word in text:
            return True
    return False


def _kinds(text: str) -> Counter[str]:
    """How many of each kind stand in one text; also the names over a NIP in the same text."""
    spans, plain = _spans(text)
    found = Counter(kind for _, _, kind in spans)
    if found["nip"] and "\n" in plain.strip():
        lines = [line.strip() for line in plain.splitlines() if line.strip()]
        for over, line in pairwise(lines):
            if re.search(r"\bn\.?i\.?p\b|\d{8}", line, re.I) and is_name(over):
                found["name"] += 1
    return found


def is_name(text: str) -> bool:
    """Whether a text can be a person's name: words without digits, none of them of offices, work, places or budgets."""
    shown = " ".join(text.split())
    if not 3 <= len(shown) <= 70 or not _pattern("name").fullmatch(shown):
        return False
    known, places = _not_names()
    bare = [word.strip("()[]._,'") for word in re.split(r"[\s,/()]+", shown.casefold())]
    together = " ".join(filter(None, bare))
    if any(word in known for word in bare) or together in places or masked_signature(together) != MASK:
        return False
    return any(len(word) > 2 for word in bare) and not words.is_total(shown) and not words.is_place_and_date(shown)


def _is_program(text: str) -> bool:
    """Whether the author of a file is a program, a machine or an office."""
    return not re.search(r"[^\W\d_]", text) or bool(_pattern("not_authors").fullmatch(" ".join(text.split())))


def _header_kind(text: str) -> str:
    """What the header of a column, or a key, says of what stands under it or beside it; "" for anything else."""
    head, _, value = text.partition(":")
    shown = words.plain(head).strip(" .:*")
    if not shown or len(shown) > 60 or value.strip() or sum(map(str.isdigit, shown)) > 4:
        return ""
    for entry, pattern in _headers():
        if pattern.fullmatch(shown) if pattern else is_about(shown, entry["masking"]):
            return entry["kind"]
    return ""


# Cells


_ROLE = {role: place for place, role in enumerate(ROLES)}
_QUOTES = " '’`\"\t\r\n\xa0\u200b\ufeff"
_ODD_DIGIT = re.compile(r"(?![0-9])\d|\d[^\x00-\x7f]")
_NEAR = 5
"""Empty rows over which a list goes on."""
_NUMBERS = ("nik", "nip", "kk", "npwp", "phone", "identity")
"""Kinds that a header gives to the numbers under it."""
_SEVERAL = 2
"""So many numbers of a column of amounts, and nearly all its long ones, must be built like a NIK to be taken for it."""


@dataclass(slots=True)
class _Texts:
    """The distinct texts of a sheet, looked at once each."""

    pure: np.ndarray  # int64: the number that a text of digits alone is, -1
    length: np.ndarray  # its digits
    mixed: dict[int, Counter[str]] = field(default_factory=dict)
    headers: dict[int, str] = field(default_factory=dict)
    signed: set[int] = field(default_factory=set)  # texts that speak of a NIP


def _read_texts(texts: list[str]) -> _Texts:
    pure, length = np.full(len(texts), -1, dtype=np.int64), np.zeros(len(texts), dtype=np.int16)
    read = _Texts(pure, length)
    e_notation = _pattern("e_notation")
    worthy, announced = _worthy(texts)
    for place in worthy.tolist():
        text = texts[place]
        bare = text.strip(_QUOTES)
        if bare.isdigit() and bare.isascii():
            if len(bare) <= 18:
                pure[place], length[place] = int(bare), len(bare)
            continue
        if e_notation.fullmatch(bare):
            number = float(bare.replace(",", "."))
            if number.is_integer() and number < 1e18:
                pure[place], length[place] = int(number), len(str(int(number)))
            continue
        if place in announced and len(text) <= 80:
            kind = _header_kind(text)
            if kind:
                read.headers[place] = kind
            if re.search(r"\bn\.?i\.?p\b", text, re.I):
                read.signed.add(place)
        kinds = _kinds(text)
        if kinds:
            read.mixed[place] = kinds
    return read


def _worthy(texts: list[str]) -> tuple[np.ndarray, set[int]]:
    """Places of the texts that may be more than a label, a code or an amount, by their digits or by a word that
    announces data of persons; and the places of those with such a word. All texts at once: there may be a million."""
    ends = np.cumsum(np.fromiter(map(len, texts), dtype=np.int64, count=len(texts)) + 1) - 1  # of the NUL after each
    joined = "\0".join([*texts, ""]).encode("ascii", "replace").lower()
    sign = np.frombuffer(joined + bytes(10), dtype=np.uint8)
    digit = (sign - np.uint8(48)) < 10
    dot, gap = sign == 46, (sign == 32) | (sign == 45)
    zero, close = sign == 48, len(sign) - 10
    at = lambda flags, by: flags[by : close + by]  # noqa: E731
    runs = lambda first, length: np.logical_and.reduce([at(digit, first + n) for n in range(length)])  # noqa: E731
    telling = runs(0, 5)  # thousands stand in threes, parts of codes have four digits at most
    telling |= at(digit, 0) & at(gap, 1) & at(digit, 2)
    telling |= at(dot, 4) & runs(0, 4) & (runs(5, 4) | (at(zero, 0) & (at(sign, 1) == 56)))  # 1171.0203., 0812.
    telling |= at(dot, 3) & at(dot, 5) & runs(0, 3) & at(digit, 4) & runs(6, 3)  # 234.567.8.912
    telling |= (at(sign, 0) == 43) | ((at(sign, 0) == 40) & at(zero, 1))  # +62, (0651)
    many = np.concatenate([[0], np.cumsum(digit)])
    starts = np.concatenate([[0], ends[:-1] + 1])
    chosen = np.zeros(len(texts) + 1, dtype=bool)
    chosen[np.searchsorted(ends, np.flatnonzero(telling))] = True
    chosen[:-1] &= many[ends] - many[starts] >= 6
    chosen[np.searchsorted(ends, np.flatnonzero(sign == 64))] = True  # @
    announced: set[int] = set()
    for word in _facts()["words"]:
        wanted, at = word.encode(), 0
        while (at := joined.find(wanted, at)) >= 0:
            place = int(np.searchsorted(ends, at))
            announced.add(place)
            at = int(ends[place])
    chosen[list(announced)] = True
    if b"?" in joined:
        chosen[[place for place, text in enumerate(texts) if not text.isascii() and _ODD_DIGIT.search(text)]] = True
    return np.flatnonzero(chosen[:-1]), announced


class _SheetSearch:
    """The search through the cells of one sheet. A cell is a position in the sheet's arrays."""

    def __init__(self, understood: Understood, *, textual: bool) -> None:
        self.sheet: Sheet = understood.sheet
        self.cells: Cells = understood.sheet.cells
        self.roles, self.tables, self.textual = understood.roles, understood.tables, textual
        cells = self.cells
        self.is_text = (cells.kind == Kind.TEXT) & (cells.text_id >= 0)
        used = np.flatnonzero(np.bincount(cells.text_id[self.is_text]))
        self.texts = [str(text) for text in cells.texts[used]]
        self.text = np.full(len(cells), -1, dtype=np.int64)  # place in self.texts
        self.text[self.is_text] = np.searchsorted(used, cells.text_id[self.is_text])
        self.read = _read_texts(self.texts)
        self.down = np.lexsort((cells.row, cells.column))  # the cells column by column
        self.rank = np.empty(len(cells), dtype=np.int64)
        self.rank[self.down] = np.arange(len(cells))
        self.context = np.zeros(len(cells), dtype=np.uint8)  # place in self.kinds: what the header over a cell says
        self.kinds = ["", *dict.fromkeys(each["kind"] for each in _facts()["headers"])]
        self.counts: dict[str, dict[int, int]] = defaultdict(dict)  # kind -> position -> how many
        self.regions: list[tuple[str, np.ndarray]] = []  # of each header: its kind and the positions under it

    def found(self) -> list[Personal]:
        if not len(self.cells):
            return []
        self._read_headers()
        self._find_numbers()
        self._find_mixed()
        listed = self._listed_rows()
        self._find_lists(listed)
        self._find_signatures()
        return self._gathered()

    def _positions_of(self, places: Iterable[int]) -> np.ndarray:
        """The cells that hold one of these distinct texts."""
        wanted = np.zeros(len(self.texts) + 1, dtype=bool)
        wanted[list(places)] = True
        return np.flatnonzero(wanted[self.text])

    # Headers

    def _read_headers(self) -> None:
        """What headers say of the cells under them, down to the header of another table; and keys, of what is right."""
        cells = self.cells
        heads = np.isin(self.roles, [_ROLE["header"], _ROLE["repeated_header"]])
        columns = cells.column[self.down]
        hits = self._positions_of(self.read.headers)
        hits = hits[np.argsort(self.rank[hits])]
        following = np.append(self.rank[hits], len(cells))[1:]
        of_column: dict[int, np.ndarray] = {}
        for position, next_hit in zip(hits.tolist(), following.tolist(), strict=True):
            kind = self.read.headers[int(self.text[position])]
            column = int(cells.column[position])
            end = int(np.searchsorted(columns, column, side="right"))
            rank = int(self.rank[position])
            if column not in of_column:
                low = int(np.searchsorted(columns, column))
                ranks = low + np.flatnonzero(heads[self.down[low:end]])
                # the first of each block of header cells: where a cell that is no header stands over it
                of_column[column] = ranks[np.diff(ranks, prepend=-2) > 1]
            after = of_column[column]
            place = int(np.searchsorted(after, rank, side="right"))
            stop = min(int(after[place]) if place < len(after) else end, next_hit)
            under = self.down[rank + 1 : stop]
            under = under[~heads[under]]
            self.context[under] = self.kinds.index(kind)
            self.regions.append((kind, np.sort(under)))
        for position in hits.tolist():
            self._read_key(position, self.read.headers[int(self.text[position])])

    def _read_key(self, position: int, kind: str) -> None:
        """What stands right of a key: "NIP | : | 1980...", "Bendahara | : | ..."."""
        row = self.cells.row[position]
        after = position + 1
        while after < len(self.cells) and self.cells.row[after] == row and self.cells.column[after] < 16_000:
            text = int(self.text[after])
            if text >= 0 and self.texts[text].strip(" :") == "":
                after += 1
                continue
            if text not in self.read.headers and self.context[after] == 0:
                is_key = self.roles[position] in (_ROLE["metadata"], _ROLE["hidden"], _ROLE["signature"])
                if kind in ("name_strong", "name"):
                    strong = kind == "name_strong" and is_key and text >= 0
                    if strong and is_name(self.texts[text].strip(" :")):
                        self.counts["name"][after] = 1
                elif kind not in ("not_name", "birth", "address") and self._fits(after, kind):
                    self.context[after] = self.kinds.index(kind)
            return

    def _fits(self, position: int, kind: str) -> bool:
        entry = _header_entry(kind)
        text = int(self.text[position])
        if text >= 0:
            shown = self.texts[text]
            digits = sum(sign.isdecimal() for sign in shown)
        else:
            digits = len(f"{abs(self.cells.number[position]):.0f}") if self.cells.kind[position] == Kind.NUMBER else 0
        return entry.get("min", 99) <= digits <= entry.get("max", 0)

    # Numbers

    def _find_numbers(self) -> None:
        """Cells that hold one number and nothing else."""
        cells, read = self.cells, self.read
        number = np.where(cells.kind == Kind.NUMBER, cells.number, 0.0)
        with np.errstate(invalid="ignore"):
            as_number = (number >= 1e6) & (number < 9e18) & (number == np.floor(number))
        pure = np.append(read.pure, -1)[self.text]
        value = np.where(as_number, np.where(as_number, number, 0).astype(np.int64), pure)
        digits = np.append(read.length, 0)[self.text].astype(np.int64)
        digits[as_number] = np.floor(np.log10(number[as_number])).astype(np.int64) + 1
        long = np.flatnonzero((value >= 0) & (digits >= 7))
        value, digits, as_number = value[long], digits[long], as_number[long]
        context = self.context[long]
        money = self._is_money(long)
        # Excel keeps 15 digits: the last three of 18 are lost, and rounding must not reach the fifteenth
        first_15 = np.where(as_number, np.rint(value / 1000.0).astype(np.int64), value // 1000)
        nip = (digits == 18) & are_nip(np.where(digits == 18, first_15, 0))
        nik = (digits == 16) & are_nik(value)
        said = {kind: context == place for place, kind in enumerate(self.kinds) if kind}
        is_value = np.isin(self.roles[long], [_ROLE["value"], _ROLE["total"]])
        doubtful = nik & ((as_number & (is_value | money)) | (~as_number & is_value & self.textual))
        headed = np.zeros(len(long), dtype=bool)
        for kind in _NUMBERS:
            headed |= said[kind]
        settled = nik & (~doubtful | headed)
        settled |= self._several(long, digits == 16, doubtful & ~headed & ~money, nik)
        taken = nip | settled
        self._count("nip", long[nip])
        self._count("kk", long[settled & said["kk"]])
        self._count("nik", long[settled & ~said["kk"]])
        mobile = self._are_mobile(value, digits, as_number)
        lead_zero = ~as_number & (digits > _digits(value))
        plain_phone = lead_zero & mobile & ~taken
        for kind in ("nik", "nip", "kk", "npwp", "identity"):
            entry = _header_entry(kind)
            fits = said[kind] & ~taken & (digits >= entry["min"]) & (digits <= entry["max"])
            self._count(kind, long[fits])
            taken |= fits
        entry = _header_entry("phone")
        fits = said["phone"] & (digits >= entry["min"]) & (digits <= entry["max"]) & ~taken
        self._count("phone", long[fits | (plain_phone & ~taken)])
        taken |= fits | plain_phone
        # 628... without a header: a whole column of such, or none
        like = ~as_number & mobile & ~taken & (value // 10 ** np.maximum(_digits(value) - 3, 0) == 628)
        self._count("phone", long[self._several(long, digits >= 9, like, like, least=3)])
        # 8123456789 beside identity numbers
        rows = np.unique(cells.row[self._listed(("nik", "nip", "kk", "identity"))])
        beside = mobile & ~taken & np.isin(cells.row[long], rows) & ~money
        self._count("phone", long[self._several(long, digits >= 7, beside, beside, least=3)])

    def _is_money(self, positions: np.ndarray) -> np.ndarray:
        """Numbers that are shown as amounts: by their format, or by the header over a column of values."""
        cells = self.cells
        by_format = np.array([bool(_pattern("amount_format").search(form)) for form in cells.formats] + [False])
        money = by_format[cells.format_id[positions]]
        amount = _pattern("amount_header")
        for table in self.tables:
            for column, place in zip(table.columns, table.places, strict=True):
                if column.path and amount.fullmatch(words.plain(" ".join(column.path))):
                    inside = (cells.column[positions] == place) & (cells.row[positions] >= table.first[0])
                    money |= inside & (cells.row[positions] <= table.last[0])
        return money & np.isin(self.context[positions], [0, self.kinds.index("not_name")])

    def _several(
        self, positions: np.ndarray, among: np.ndarray, asked: np.ndarray, right: np.ndarray, least: int = _SEVERAL
    ) -> np.ndarray:
        """Of what is asked, what stands in a column where several are right, at least four fifths of the long ones."""
        taken = np.zeros(len(positions), dtype=bool)
        columns = self.cells.column[positions]
        for column in np.flatnonzero(np.bincount(columns[asked])).tolist():
            here = columns == column
            good, all_long = int((here & right).sum()), int((here & among).sum())
            distinct = len(np.unique(self.cells.number[positions[here & right]])) if good else 0
            texts = len(np.unique(self.text[positions[here & right]])) if good else 0
            if good >= least and good >= 0.8 * all_long and max(distinct, texts) >= least:
                taken |= here & asked
        return taken

    @staticmethod
    def _are_mobile(value: np.ndarray, digits: np.ndarray, as_number: np.ndarray) -> np.ndarray:
        """0812..., 812... or 62812...: an operator's prefix and 9 to 12 digits after the country."""
        length = _digits(value)
        country = (value // 10 ** np.maximum(length - 3, 0) == 628) & (length >= 11)
        own = np.where(country, value % 10 ** np.maximum(length - 2, 0), value)
        length = np.where(country, length - 2, length)
        prefix = own // 10 ** np.maximum(length - 3, 0)
        return (length >= 9) & (length <= 12) & (prefix // 100 == 8) & (prefix // 10 % 10 != 0) & (prefix // 10 != 84)

    def _find_mixed(self) -> None:
        """Cells whose text holds more than one number; and texts under a header of numbers, whatever their form."""
        for position in self._positions_of(self.read.mixed).tolist():
            kinds = self.read.mixed[int(self.text[position])]
            under = self.kinds[self.context[position]]
            for kind, count in kinds.items():
                better = under if under == "kk" and kind == "nik" else kind
                better = "phone" if kind == "phone_office" and under == "phone" else better
                self.counts[better][position] = count
        texts = np.flatnonzero(self.context.astype(bool) & self.is_text)
        pure = np.append(self.read.pure, -1)[self.text[texts]] >= 0
        for position in texts[~pure].tolist():
            kind = self.kinds[self.context[position]]
            if kind in _NUMBERS and not any(position in self.counts[each] for each in _NUMBERS):
                short = _pattern("e_notation").fullmatch(self.texts[self.text[position]].strip())
                if short or self._fits(position, kind):
                    self.counts[kind][position] = 1

    # Lists of persons

    def _listed(self, kinds: tuple[str, ...]) -> np.ndarray:
        """Cells with such a number in a column that holds several of them, or under a header."""
        found = np.array([p for kind in kinds for p in self.counts[kind]], dtype=np.int64)
        if not len(found):
            return found
        columns, times = np.unique(self.cells.column[found], return_counts=True)
        several = columns[times >= 2]
        return found[np.isin(self.cells.column[found], several) | (self.context[found] > 0)]

    def _listed_rows(self) -> np.ndarray:
        return np.unique(self.cells.row[self._listed(("nik", "nip", "kk", "identity"))])

    def _find_lists(self, listed: np.ndarray) -> None:
        """Names, birth dates and addresses in a list of persons. ``listed``: the rows with identity numbers."""
        cells = self.cells
        named: set[int] = set()  # columns whose header says what they hold
        body = ~np.isin(self.roles, [_ROLE["header"], _ROLE["repeated_header"], _ROLE["signature"], _ROLE["note"]])
        for kind, region in self.regions:
            if not len(region):
                continue
            column = int(cells.column[region[0]])
            if kind in ("not_name", "address", "birth", "name", "name_strong"):
                named.add(column)
            beside = np.isin(cells.row[region], listed)
            region, beside = region[body[region]], beside[body[region]]
            if kind in ("name", "name_strong"):
                like = self._like_names(region)
                if kind == "name" and not beside.any():
                    continue
                enough = like.sum() >= 3 and like.sum() >= 0.6 * self.is_text[region].sum()
                if (beside & like).any():  # the rows with an identity number, whatever their names look like
                    self._count(
                        "name", region[(beside & self._are_words(region)) | (like if enough else beside & like)]
                    )
                elif enough:
                    self._count("name", region[like])
            elif kind == "birth":
                dated = (cells.kind[region] == Kind.DATE) | np.array(
                    [bool(re.search(r"\d{4}|\d.*\d", self._shown(p))) for p in region.tolist()], dtype=bool
                )
                self._count("birth", region[dated])
            elif kind == "address" and beside.any():
                self._count("address", region[beside & self._are_words(region)])
        if len(listed) >= 3:
            self._find_unheaded(listed, named, body)

    def _find_unheaded(self, listed: np.ndarray, named: set[int], body: np.ndarray) -> None:
        """A column of different names beside identity numbers, without a header that says so."""
        cells = self.cells
        inside = np.flatnonzero(np.isin(cells.row, listed) & self.is_text & body)
        for column in np.unique(cells.column[inside]).tolist():
            here = inside[cells.column[inside] == column]
            if column in named or self.context[here].any() or len(here) < 3:
                continue
            over = int(self.rank[here[0]]) - 1
            above = self._shown(int(self.down[over])) if over >= 0 and cells.column[self.down[over]] == column else ""
            if not _not_names()[0].isdisjoint(re.split(r"[\s,/()]+", above.casefold())):
                continue
            like = self._like_names(here)
            if like.mean() >= 0.8 and len(np.unique(self.text[here])) >= max(3, 0.8 * len(here)):
                self._count("name", here[like])

    def _shown(self, position: int) -> str:
        place = int(self.text[position])
        return self.texts[place] if place >= 0 else ""

    def _like_names(self, positions: np.ndarray) -> np.ndarray:
        places, back = np.unique(self.text[positions], return_inverse=True)
        return np.array([p >= 0 and is_name(self.texts[p]) for p in places.tolist()], dtype=bool)[back]

    def _are_words(self, positions: np.ndarray) -> np.ndarray:
        places, back = np.unique(self.text[positions], return_inverse=True)
        good = [p >= 0 and bool(re.search(r"[^\W\d_]{2}", self.texts[p])) for p in places.tolist()]
        good = [yes and not words.is_total(self.texts[p]) for yes, p in zip(good, places.tolist(), strict=True)]
        return np.array(good, dtype=bool)[back]

    def _find_signatures(self) -> None:
        """Names in signature blocks, and over a NIP wherever it stands."""
        cells = self.cells
        signed = np.union1d(
            np.array(list(self.counts["nip"]), dtype=np.int64), self._positions_of(self.read.signed)
        ).astype(np.int64)
        signed = signed[
            (self.context[signed] == 0) & ~np.isin(self.roles[signed], [_ROLE["header"], _ROLE["repeated_header"]])
        ]
        if len(signed):
            key = cells.row.astype(np.int64) << 20 | cells.column
            for row, column in zip(cells.row[signed].tolist(), cells.column[signed].tolist(), strict=True):
                for aside in (0, -1, 1):
                    for up in range(1, 5):
                        wanted = (row - up) << 20 | (column + aside)
                        place = int(np.searchsorted(key, wanted))
                        if place < len(key) and key[place] == wanted:
                            if is_name(self._shown(place)) and not self.context[place]:
                                self.counts["name"].setdefault(place, 1)
                            break
        for position in np.flatnonzero((self.roles == _ROLE["signature"]) & self.is_text).tolist():
            shown = self._shown(position)
            if is_name(shown) and (len(shown.split()) > 1 or shown.strip().startswith("(")):
                self.counts["name"].setdefault(position, 1)

    # What was found

    def _count(self, kind: str, positions: np.ndarray) -> None:
        self.counts[kind].update(dict.fromkeys(positions.tolist(), 1))

    def _gathered(self) -> list[Personal]:
        sheet, found = mask(self.sheet.name), []
        rows, columns = self.cells.row, self.cells.column
        for kind, counts in self.counts.items():
            if not counts:
                continue
            positions = np.fromiter(counts, dtype=np.int64, count=len(counts))
            times = np.fromiter(counts.values(), dtype=np.int64, count=len(counts))
            order = np.argsort(self.rank[positions])
            positions, times = positions[order], times[order]
            rank, row, column = self.rank[positions], rows[positions], columns[positions]
            breaks = (np.diff(rank) != 1) | (np.diff(column) != 0) | (np.diff(row) > _NEAR)
            starts = np.concatenate([[0], np.flatnonzero(breaks) + 1])
            sums = np.add.reduceat(times, starts)
            ends = np.append(starts[1:], len(positions)) - 1
            for start, end, count in zip(starts.tolist(), ends.tolist(), sums.tolist(), strict=True):
                letters = column_letters(int(column[start]))
                cell = f"{letters}{row[start] + 1}"
                found.append(
                    Personal(kind, sheet, cell if start == end else f"{cell}:{letters}{row[end] + 1}", count, "cell")
                )
        return found


def _digits(numbers: np.ndarray) -> np.ndarray:
    """How many digits whole numbers have."""
    return np.floor(np.log10(np.maximum(numbers, 1).astype(np.float64)) + 1e-12).astype(np.int64) + 1


# Everything that is no cell


_DAMAGE = (RefusedError, ElementTree.ParseError, struct.error, zlib.error, KeyError, IndexError, ValueError)


class _Elsewhere:
    """Collects what is found outside of cells."""

    def __init__(self, sheets: list[str], shown: set[str]) -> None:
        self.sheets, self.shown = sheets, shown
        self.counts: Counter[tuple[str, str, str, str]] = Counter()

    def add(self, kind: str, where: str, sheet: str = "", cell: str = "", count: int = 1) -> None:
        self.counts[kind, mask(sheet), cell, where] += count

    def look(self, texts: Iterable[str], where: str, sheet: str = "", cell: str = "") -> None:
        """Count what stands in texts."""
        for text in texts:
            if len(text) > 5:
                for kind, count in _kinds(text).items():
                    self.add(kind, where, sheet, cell, count)

    def author(self, text: str, where: str, sheet: str = "", *, sure: bool = True) -> None:
        """Count the name of somebody who wrote or changed something; ``sure``: the place holds nothing else."""
        if "@" in text or any(sign.isdigit() for sign in text):
            self.look([text], where, sheet)
        meant = "@" not in text if sure else " " in text.strip() and is_name(text)
        if meant and not _is_program(text):
            self.add("name", where, sheet)

    def found(self) -> list[Personal]:
        return [Personal(*key[:3], count, key[3]) for key, count in self.counts.items()]


def _look_into_file(elsewhere: _Elsewhere, data: bytes, kind: str, limits: Limits) -> None:
    blank = re.match(rb"[\s\xef\xbb\xbf]{1,256}(?=PK\x03\x04|\xd0\xcf\x11\xe0)", data)
    data = data[blank.end() :] if blank else data
    if data.startswith(b"PK"):
        archive = Archive(data, limits)
        if archive.find("content.xml"):
            _OpenDocument(elsewhere, archive).look()
        else:
            _OfficeOpenXml(elsewhere, archive).look()
    elif data.startswith(SIGNATURE):
        _look_into_compound(elsewhere, data)
    elif kind == "mhtml":
        _look_into_mail(elsewhere, data)
    elif kind == "html":
        _look_into_page(elsewhere, decode(data)[0])


# Zips


def _local(name: str) -> str:
    return name.rpartition("}")[2].rpartition(":")[2]


def _texts_of(root: ElementTree.Element) -> Iterator[str]:
    """The texts of an element, the pieces of a paragraph joined, and what was typed into attributes."""
    attributes, blocks = _facts()["attributes"], {name.lower() for name in _facts()["blocks"]}
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if not isinstance(element.tag, str):
            yield element.text or ""
            continue
        for inner in element.iter() if _local(element.tag).lower() in blocks else [element]:
            yield from (value for name, value in inner.attrib.items() if _local(name).lower() in attributes)
        if _local(element.tag).lower() in blocks:
            yield "".join(element.itertext())
            continue
        yield element.text or ""
        yield from (child.tail or "" for child in element)
        waiting += list(element)


@dataclass(slots=True)
class _Package:
    """A zip of XML parts: the parts nobody needs in particular are looked at here."""

    elsewhere: _Elsewhere
    archive: Archive
    depth: int = 0

    def xml(self, name: str) -> ElementTree.Element:
        content = self.archive.xml(name, document_type=name.lower().endswith((".vml", "manifest.xml")))
        return ElementTree.fromstring(
            content, ElementTree.XMLParser(target=ElementTree.TreeBuilder(insert_comments=True))
        )

    def owner(self, name: str) -> str:
        """The sheet a part belongs to."""
        return ""

    def look_at_others(self) -> None:
        rules = [(re.compile(each["part"], re.I), each["where"]) for each in _facts()["parts"]]
        for name in self.archive.entries:
            where = next(place for pattern, place in rules if pattern.fullmatch(name))
            if where is None or name.endswith("/"):
                continue
            try:
                self._look_at(name, where)
            except _DAMAGE:
                self.elsewhere.add("unchecked", where, self.owner(name))

    def _look_at(self, name: str, where: str) -> None:
        sheet, low = self.owner(name), name.lower()
        content = self.archive.read(name)
        if content[:2] == b"PK" and self.depth < 2:
            inner = _Package(self.elsewhere, Archive(content, self.archive.limits), self.depth + 1)
            for part in inner.archive.entries:
                if part.lower().endswith((".xml", ".rels")):
                    self.elsewhere.look(_texts_of(inner.xml(part)), "part", sheet)
            return
        if not low.endswith((".xml", ".vml", ".rels")):
            if not low.endswith((".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".tiff", ".bmp", ".svm")):
                self.elsewhere.look(_loosely(content), where, sheet)
            return
        if low.endswith(".rels"):
            where = "part"
        try:
            root = self.xml(name)
        except ElementTree.ParseError:  # VML of some programs, and what Excel repairs
            self.elsewhere.look(re.split(r"<[^>]*>", html.unescape(content.decode("utf-8", "replace"))), where, sheet)
            return
        if where == "comment":
            self._look_at_comments(root, sheet)
        elif where == "property":
            self.look_at_properties(root)
        elif where == "pivot":
            self._look_at_pivot(name, root)
        else:
            self.elsewhere.look(_texts_of(root), where, sheet)

    def _look_at_comments(self, root: ElementTree.Element, sheet: str) -> None:
        # A thread is written twice: the older form is for older programs.
        threads = self.archive.some("xl/threadedcomments/")
        authors = [e.text or "" for e in root.iter() if isinstance(e.tag, str) and _local(e.tag) == "author"]
        copies = {str(n) for n, author in enumerate(authors) if threads and author.startswith("tc=")}
        for element in root.iter():
            tag = _local(element.tag) if isinstance(element.tag, str) else ""
            if tag == "comment" and element.get("authorId") in copies:
                continue
            if tag in ("comment", "threadedComment"):
                self.elsewhere.look(["".join(element.itertext())], "comment", sheet, _address(element.get("ref", "")))
            elif tag == "author":
                self.elsewhere.author(element.text or "", "comment", sheet)
            elif tag == "person":
                self.elsewhere.author(element.get("displayName", ""), "comment")
                self.elsewhere.look([element.get("userId", "")], "comment")

    def look_at_properties(self, root: ElementTree.Element) -> None:
        waiting = [root]
        while waiting:
            element = waiting.pop()
            if not isinstance(element.tag, str):
                continue
            tag, text = _local(element.tag).lower(), "".join(element.itertext())
            key = next((value for name, value in element.attrib.items() if _local(name) == "name"), "")
            if tag in ("property", "user-defined", "userinfo"):
                self._look_at_property(key, text)
            elif len(element):
                waiting += list(element)
            elif tag in _facts()["authors"]:
                self.elsewhere.author(text, "property")
            elif tag == "company":
                self.elsewhere.author(text, "property", sure=False)
            else:
                self.elsewhere.look([text], "property")

    def _look_at_property(self, key: str, text: str) -> None:
        """A property that somebody made and named."""
        self.elsewhere.look([key], "property")
        kind = _header_kind(key)
        if kind in ("name", "name_strong") or key.lower() in _facts()["authors"]:
            self.elsewhere.author(text, "property")
        elif kind in _NUMBERS and not _kinds(text) and sum(map(str.isdigit, text)) >= _header_entry(kind)["min"]:
            self.elsewhere.add(kind, "property")
        else:
            self.elsewhere.author(text, "property", sure=False)

    def _look_at_pivot(self, name: str, root: ElementTree.Element) -> None:
        """A pivot cache as a table: the names of its fields are the headers of what each holds."""
        tag = _local(root.tag)
        columns: list[list[object]] = []
        if tag == "pivotCacheDefinition":
            for cached in root.iter():
                if isinstance(cached.tag, str) and _local(cached.tag) == "cacheField":
                    columns.append([cached.get("name", ""), *_pivot_values(cached)])
        elif tag == "pivotCacheRecords":
            rows = [list(_pivot_values(record)) for record in root if isinstance(record.tag, str)]
            width = max(map(len, rows), default=0)
            heads = self._fields_of(name)
            columns = [
                [heads[n] if n < len(heads) else "", *(row[n] if n < len(row) else None for row in rows)]
                for n in range(width)
            ]
        if columns:
            self.elsewhere_table(columns, "pivot")
        else:
            self.elsewhere.look(_texts_of(root), "pivot")

    def _fields_of(self, name: str) -> list[str]:
        """The fields of the definition that a part of records belongs to."""
        beside = self.archive.find(re.sub(r"Records(\d*\.xml)$", r"Definition\1", name, flags=re.I))
        if not beside:
            return []
        fields = (e for e in self.xml(beside).iter() if isinstance(e.tag, str) and _local(e.tag) == "cacheField")
        return [e.get("name", "") for e in fields if e.get("databaseField") not in ("0", "false")]

    def elsewhere_table(self, columns: list[list[object]], where: str) -> None:
        """Columns with their header, searched as a sheet is."""
        table = _understood(columns)
        for each in _SheetSearch(table, textual=False).found():
            self.elsewhere.add(each.kind, where, count=each.count)


def _pivot_values(holder: ElementTree.Element) -> Iterator[object]:
    """Numbers and texts of shared items or of a record; an index into shared items is no value of its own."""
    items = holder
    if _local(holder.tag) == "cacheField":
        items = next((e for e in holder if isinstance(e.tag, str) and _local(e.tag) == "sharedItems"), holder)
    for item in items:
        tag, value = _local(item.tag) if isinstance(item.tag, str) else "", item.get("v", "")
        if tag == "n":
            try:
                yield float(value)
            except ValueError:
                yield value
        else:
            yield value if tag in ("s", "d", "str") else None


def _understood(columns: list[list[object]]) -> Understood:
    height = max(map(len, columns))
    rows = [[column[n] if n < len(column) else None for column in columns] for n in range(height)]
    cells = cells_from_rows(rows)
    roles = np.where(
        cells.row == 0, _ROLE["header"], np.where(cells.kind == Kind.NUMBER, _ROLE["value"], _ROLE["label"])
    )
    return Understood(Sheet("", cells), roles.astype(np.uint8), [], [])


def _address(reference: str) -> str:
    return reference if re.fullmatch(r"[A-Z]{1,3}\d{1,7}", reference) else ""


class _OfficeOpenXml(_Package):
    """A workbook of Excel: .xlsx, .xlsm."""

    def look(self) -> None:
        self._owners: dict[str, str] = {}
        workbook = self.archive.find("xl/workbook.xml")
        if workbook:
            self._guarded(partial(self._look_at_workbook, workbook), "defined_name")
        self._guarded(self._look_at_leftovers, "part")
        self.look_at_others()

    def _guarded(self, look: Callable[[], None], where: str, sheet: str = "") -> None:
        try:
            look()
        except _DAMAGE:
            self.elsewhere.add("unchecked", where, sheet)

    def owner(self, name: str) -> str:
        return self._owners.get(name.lower(), "")

    def _relations(self, part: str) -> dict[str, str]:
        """Relation id -> the part it leads to; addresses outside of the file are looked at by ``look_at_others``."""
        folder, base = posixpath.split(part)
        name = self.archive.find(f"{folder}/_rels/{base}.rels")
        found = {}
        for element in self.xml(name) if name else ():
            if isinstance(element.tag, str) and element.get("TargetMode") != "External":
                target = element.get("Target", "").replace("\\", "/")
                found[element.get("Id", "")] = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        return found

    def _look_at_workbook(self, workbook: str) -> None:
        relations = self._relations(workbook)
        for element in self.xml(workbook).iter():
            tag = _local(element.tag) if isinstance(element.tag, str) else ""
            if tag == "sheet":
                own = next((value for key, value in element.attrib.items() if _local(key) == "id" and "}" in key), "")
                part, sheet = self.archive.find(relations.get(own, "")), element.get("name", "")
                if part:
                    self._guarded(partial(self._look_at_sheet, part, sheet), "part", sheet)
            elif tag == "definedName":
                typed = (element.get(name, "") for name in ("name", "comment", "description"))
                self.elsewhere.look([*typed, element.text or ""], "defined_name")
            elif tag == "fileSharing":
                self.elsewhere.author(element.get("userName", ""), "property")
            elif tag == "absPath":
                self.elsewhere.look([element.get("url", "")], "property")

    def _own(self, part: str, sheet: str) -> None:
        for target in self._relations(part).values():
            if target.lower() not in self._owners and "pivot" not in target.lower():
                self._owners[target.lower()] = sheet
                if "/drawings/" in f"/{target}".lower() and self.archive.find(target):
                    self._own(target, sheet)

    def _look_at_sheet(self, part: str, sheet: str) -> None:
        self._guarded(partial(self._own, part, sheet), "part", sheet)
        content = self.archive.read(part)
        for match in _FORMULA.finditer(content):
            before = _CELL_BEFORE.findall(content, max(0, match.start() - 400), match.start())
            cell = before[-1].decode() if before else ""
            formula = html.unescape(match[1].decode("utf-8", "replace"))
            self.elsewhere.look([formula], "cell" if cell else "part", sheet, cell)
        # What stands before and after the cells: filters, links, rules for input, the print's header and footer.
        tail = content[: content.find(b"<sheetData") + 1] + content[max(0, content.rfind(b"</sheetData>")) :]
        known = _facts()["attributes"]
        for tag, attributes, text in _AFTER_CELLS.findall(tail.decode("utf-8", "replace")):
            if tag in ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"):
                self.elsewhere.look([_PRINT_CODE.sub(" ", html.unescape(text))], "header_footer", sheet)
            else:
                said = dict(_ATTRIBUTE.findall(attributes))
                cell = _address(said.get("ref", "")) if tag == "hyperlink" else ""
                typed = [value for key, value in said.items() if _local(key).lower() in known]
                self.elsewhere.look(map(html.unescape, (text, *typed)), "cell" if cell else "part", sheet, cell)

    def _look_at_leftovers(self) -> None:
        """Shared texts that no cell uses any more."""
        name = self.archive.find("xl/sharedStrings.xml")
        if name:
            left = dict.fromkeys(
                text for text in shared_texts(self.archive.read(name)) if text not in self.elsewhere.shown
            )
            self.elsewhere.look(left, "part")


_FORMULA = re.compile(rb"<f(?:\s[^>]*)?>([^<]*?(?:\d{9}|@|\d{4}[ .-]\d{4})[^<]*)</f>")
_CELL_BEFORE = re.compile(rb"<c\b[^>]*?\br=[\"']([A-Z]{1,3}\d{1,7})[\"']")
_AFTER_CELLS = re.compile(r"<(?:\w+:)?(\w+)((?:\s+[\w:.-]+\s*=\s*\"[^\"]*\")*)\s*/?>([^<]*)")
_ATTRIBUTE = re.compile(r"([\w:.-]+)\s*=\s*\"([^\"]*)\"")
_PRINT_CODE = re.compile(r"&\"[^\"]*\"|&K[0-9A-F]{6}|&\d{1,2}(?!\d)|&[A-Z]")


class _OpenDocument(_Package):
    """A workbook of LibreOffice: .ods."""

    def look(self) -> None:
        parts = {
            "meta.xml": self._look_at_meta,
            "styles.xml": self._look_at_styles,
            "content.xml": self._look_at_content,
        }
        for name, look in parts.items():
            part = self.archive.find(name)
            try:
                if part:
                    look(part)
            except _DAMAGE:
                self.elsewhere.add("unchecked", "part")
        self.look_at_others()

    def _look_at_meta(self, part: str) -> None:
        self.look_at_properties(self.xml(part))

    def _look_at_styles(self, part: str) -> None:
        for element in self.xml(part).iter():
            tag = _local(element.tag) if isinstance(element.tag, str) else ""
            if re.fullmatch(r"(header|footer)(-left|-first)?", tag):
                self.elsewhere.look(_texts_of(element), "header_footer")

    def _look_at_content(self, part: str) -> None:
        content = self.archive.xml(part).decode("utf-8", "replace")
        if "<office:annotation" in content:
            for sheet, cell, inside in _annotations(content):
                for creator in re.findall(r"<dc:creator>([^<]*)<", inside):
                    self.elsewhere.author(html.unescape(creator), "annotation", sheet)
                inside = re.sub(r"<(dc:|meta:)[^>]*>[^<]*</\1[^>]*>", "", inside)
                self.elsewhere.look(_stripped(inside), "annotation", sheet, cell)
            content = _ANNOTATION.sub("", content)
        known = _facts()["attributes"]
        for pattern, where in _ODS_PLACES:
            for match in pattern.finditer(content):
                said = _ATTRIBUTE.findall(match[0])
                typed = [html.unescape(value) for key, value in said if _local(key).lower() in known]
                self.elsewhere.look([*typed, *_stripped(match[0])], where)
                if where == "part":
                    for creator in re.findall(r"<dc:creator>([^<]*)<", match[0]):
                        self.elsewhere.author(html.unescape(creator), where)


_ANNOTATION = re.compile(r"<office:annotation(?=[\s>/])[^>]*?(?:/>|>.*?</office:annotation>)", re.S)
_ODS_TOKEN = re.compile(
    r"<(/?)(table:table|table:table-row|table:table-cell|table:covered-table-cell)((?:\s[^>]*)?/?)>"
    r"|<office:annotation(?=[\s>/])[^>]*?(?:/>|>(.*?)</office:annotation>)",
    re.S,
)
_SHAPES = "frame|custom-shape|rect|ellipse|text-box|caption|line"
_ODS_PLACES = (
    (re.compile(r"<table:named-(?:range|expression)\b[^>]*>"), "defined_name"),
    (re.compile(r"<table:content-validation\s[^>]*?(?:/>|>.*?</table:content-validation>)", re.S), "part"),
    (re.compile(r"<table:tracked-changes\b.*?</table:tracked-changes>", re.S), "part"),
    (re.compile(r"<table:data-pilot-tables\b.*?</table:data-pilot-tables>", re.S), "pivot"),
    (re.compile(rf"<table:shapes>.*?</table:shapes>|<draw:({_SHAPES})\b[^>]*?(?:/>|>.*?</draw:\1>)", re.S), "drawing"),
    (re.compile(r"<text:a\b[^>]*>"), "part"),
    (re.compile(r"\btable:formula=\"[^\"]*(?:\d{9}|@)[^\"]*\""), "part"),
)


def _stripped(content: str) -> list[str]:
    """The texts between tags, those of one paragraph joined."""
    paragraphs = re.split(r"</text:p>|</text:h>|<text:p[^>]*>", content)
    return [html.unescape(re.sub(r"<[^>]*>", "", paragraph)) for paragraph in paragraphs]


def _annotations(content: str) -> Iterator[tuple[str, str, str]]:
    """Sheet, cell and content of each annotation."""
    sheet, row, column, row_step, column_step = "", 0, 0, 1, 1
    for match in _ODS_TOKEN.finditer(content):
        closing, tag, attributes, inside = match.groups()
        if tag is None:
            yield sheet, f"{column_letters(max(0, column - column_step))}{row + 1}", inside or ""
        elif closing:
            row += row_step if tag == "table:table-row" else 0
        else:
            said = dict(_ATTRIBUTE.findall(attributes or ""))
            if tag == "table:table":
                sheet, row = html.unescape(said.get("table:name", "")), 0
            elif tag == "table:table-row":
                column, row_step = 0, int(said.get("table:number-rows-repeated", 1))
                row += row_step if (attributes or "").endswith("/") else 0
            else:
                column_step = int(said.get("table:number-columns-repeated", 1))
                column += column_step


# OLE


def _loosely(content: bytes) -> list[str]:
    """Readable stretches of bytes of any kind, in one byte or two a character."""
    narrow = re.findall(rb"[\x20-\x7e]{8,2000}", content)
    wide = re.findall(rb"(?:[\x20-\x7e]\x00){8,2000}", content)
    return [piece.decode("ascii") for piece in narrow] + [piece[::2].decode("ascii") for piece in wide]


def _look_into_compound(elsewhere: _Elsewhere, data: bytes) -> None:
    compound = Compound(data)
    for entry in compound.entries:
        if entry.kind != 2:
            continue
        try:
            if entry.name in ("workbook", "book"):
                _look_into_records(elsewhere, compound.stream(entry))
            elif "summaryinformation" in entry.name:
                _look_at_summary(elsewhere, compound.stream(entry))
            elif re.fullmatch(r"[0-9a-f]{4}", entry.name):  # a pivot cache: _SX_DB_CUR/0001
                _look_at_pivot_stream(elsewhere, compound.stream(entry))
            elif entry.name not in ("\x01compobj", "\x01ole", "ctls"):
                elsewhere.look(_loosely(compound.stream(entry)), "part")
        except _DAMAGE:
            elsewhere.add("unchecked", "part")


_AUTHORS, _COMPANY, _TEXT_TYPES = {4, 8}, {14, 15}, (30, 31)


def _look_at_summary(elsewhere: _Elsewhere, stream: bytes) -> None:
    """Properties of an OLE file (MS-OLEPS): title, author, last author, manager, company, and those a user made."""
    sections = struct.unpack_from("<I", stream, 24)[0]
    for section in range(min(sections, 2)):
        own, offset = (
            stream[28 + 20 * section : 44 + 20 * section],
            struct.unpack_from("<I", stream, 44 + 20 * section)[0],
        )
        document = own.startswith(b"\x02\xd5\xcd\xd5") or section == 1
        for number in range(min(struct.unpack_from("<I", stream, offset + 4)[0], 1000)):
            key, at = struct.unpack_from("<II", stream, offset + 8 + 8 * number)
            kind, length = struct.unpack_from("<II", stream, offset + at)
            if kind not in _TEXT_TYPES:
                continue
            start, size = offset + at + 8, length * (2 if kind == 31 else 1)
            text = stream[start : start + size].decode("utf-16-le" if kind == 31 else "cp1252", "replace").rstrip("\0 ")
            if (not document and key in _AUTHORS) or (document and section == 0 and key == 14):
                elsewhere.author(text, "property")
            elif document and (section == 1 or key == 15):
                elsewhere.author(text, "property", sure=False)
            else:
                elsewhere.look([text], "property")


_BOF, _BOUNDSHEET, _WRITEACCESS, _HEADER, _FOOTER, _NAME, _NOTE, _OBJ, _TXO, _CONTINUE = (
    0x0809, 0x0085, 0x005C, 0x0014, 0x0015, 0x0018, 0x001C, 0x005D, 0x01B6, 0x003C,
)  # fmt: skip
_LOOSE = {0x0023: "part", 0x005A: "part", 0x01B8: "part", 0x01BE: "part", 0x01AE: "part", _NAME: "defined_name"}
"""Records whose texts are looked at as they come: outside names and cells, links, rules for input, defined names."""


def _look_into_records(elsewhere: _Elsewhere, stream: bytes) -> None:
    """The records of an .xls that are no cells (MS-XLS)."""
    at, sheet, offsets, box = 0, "", {}, (0, 0)
    boxes: dict[tuple[str, int], list[str]] = defaultdict(list)
    notes: dict[tuple[str, int], str] = {}
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        body = stream[at + 4 : at + 4 + size] if kind in _RECORDS else b""
        if kind == _BOUNDSHEET and size > 5 and body[5] == 0:
            offsets[struct.unpack_from("<I", body)[0]] = len(offsets)
        elif kind == _BOF and at in offsets:
            number = offsets[at]
            sheet = elsewhere.sheets[number] if number < len(elsewhere.sheets) else ""
        elif kind == _WRITEACCESS:
            elsewhere.author(_string(body), "property")
        elif kind in (_HEADER, _FOOTER) and size:
            elsewhere.look([_PRINT_CODE.sub(" ", _string(body))], "header_footer", sheet)
        elif kind == _NOTE and size > 8:
            row, column, _, own = struct.unpack_from("<4H", body)
            notes[sheet, own] = f"{column_letters(column)}{row + 1}"
            elsewhere.author(_string(body[8:]), "comment", sheet)
            elsewhere.look(_loosely(body[6:]), "comment", sheet, notes[sheet, own])  # a note of Excel 5 holds its text
        elif kind == _OBJ and size >= 8:
            box = struct.unpack_from("<HH", body, 4)
        elif kind == _TXO:
            boxes[sheet, box[1]].append("")
        elif kind == _CONTINUE and boxes and size > 1:
            boxes[next(reversed(boxes))].append(_characters(body[1:], bool(body[0] & 1)))
        elif kind in _LOOSE:
            elsewhere.look(_loosely(body), _LOOSE[kind])
        at += 4 + size
    for (name, own), pieces in boxes.items():
        cell = notes.get((name, own), "")
        elsewhere.look([pieces[1] if len(pieces) > 1 else ""], "comment" if cell else "drawing", name, cell)


_RECORDS = {_BOF, _BOUNDSHEET, _WRITEACCESS, _HEADER, _FOOTER, _NOTE, _OBJ, _TXO, _CONTINUE, *_LOOSE}


def _string(body: bytes) -> str:
    """A string of a record: its length, in BIFF8 whether its characters are wide, and the characters."""
    if len(body) >= 3 and body[2] in (0, 1):
        return _characters(body[3:], bool(body[2])).strip(" \0")
    return body[1:].decode("cp1252", "replace").strip(" \0")


def _characters(body: bytes, wide: bool) -> str:
    return body[: len(body) // 2 * 2].decode("utf-16-le", "replace") if wide else body.decode("latin-1")


def _look_at_pivot_stream(elsewhere: _Elsewhere, stream: bytes) -> None:
    """Texts and numbers of a pivot cache of an .xls: records SXFDB (a field's name), SXSTRING, SXNUM."""
    at, columns, current = 0, [], []
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        body = stream[at + 4 : at + 4 + size]
        if kind == 0x00C7:
            current = [_string(body[12:])]
            columns.append(current)
        elif kind == 0x00CD:
            current.append(_string(body))
        elif kind == 0x00C9 and size == 8:
            current.append(struct.unpack("<d", body)[0])
        at += 4 + size
    if columns:
        for each in _SheetSearch(_understood(columns), textual=False).found():
            elsewhere.add(each.kind, "pivot", count=each.count)


# Web pages


_SILENT = "script|style|noframes|noscript|object|select|svg|template|textarea"
_PAGE_PLACES = (
    (re.compile(r"<!--(.*?)(?:-->|\Z)", re.S), "comment"),
    (re.compile(r"<o:(?:author|lastauthor|manager)>([^<]*)<", re.I), "author"),
    (
        re.compile(
            r"<meta\b[^>]*?name\s*=\s*[\"']?(?:author|changedby|creator|manager)[\"']?[^>]*?content\s*=\s*[\"']([^\"']*)",
            re.I,
        ),
        "author",
    ),
    (re.compile(r"=\s*\"([^\"<>]{6,2000})\"|=\s*'([^'<>]{6,2000})'|=\s*([^\s\"'<>]{6,2000})"), "annotation"),
    (re.compile(r"<xml\b(.*?)(?:</xml\s*>|\Z)", re.S | re.I), "property"),
    (re.compile(r"<head\b(.*?)(?:</head\s*>|<body\b|<table\b|\Z)", re.S | re.I), "property"),
    (re.compile(rf"<({_SILENT})\b(.*?)(?:</\1\s*>|\Z)", re.S | re.I), "annotation"),
)


def _look_into_page(elsewhere: _Elsewhere, text: str) -> None:
    """What a web page holds and does not show; what it shows is in its cells. Each piece is counted once."""
    for pattern, where in _PAGE_PLACES:
        for match in pattern.finditer(text):
            inside = html.unescape(next((group for group in reversed(match.groups()) if group is not None), ""))
            if where == "author":
                elsewhere.author(inside, "property")
            else:
                elsewhere.look(re.split(r"<[^>]*>", inside), where)
        if where != "author":
            text = pattern.sub(" ", text)


def _look_into_mail(elsewhere: _Elsewhere, data: bytes) -> None:
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    for part in message.walk():
        elsewhere.look([f"{key}: {value}" for key, value in part.items()], "property")
        if part.get_content_maintype() == "text" and not part.is_multipart():
            _look_into_page(elsewhere, decode(part.get_payload(decode=True) or b"")[0])


__all__ = ["Personal", "are_nik", "are_nip", "find_personal", "finding_rows", "is_name", "mask", "personal_cells"]
