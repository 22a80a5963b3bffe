"""Data of persons in the cells of a sheet: told by how a number is built, by the header over it and by what stands
beside it. How each looks in a text is told by ``privacy_texts``."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from analysis.cleaning.privacy_texts import (
    NUMBERS,
    are_nik,
    are_nip,
    compiled,
    facts,
    header_entry,
    header_kind,
    is_name,
    kinds_in,
    not_names,
)
from analysis.sheets import words
from analysis.sheets.cells import ROLES, Cells, Kind, Sheet, cells_from_rows, column_letters
from analysis.sheets.understanding import Understood

_ROLE = {role: place for place, role in enumerate(ROLES)}
_QUOTES = " '’`\"\t\r\n\xa0\u200b\ufeff"
_ODD_DIGIT = re.compile(r"(?![0-9])\d|\d[^\x00-\x7f]")
_NEAR = 5
"""Empty rows over which a list goes on."""
_SEVERAL = 2
"""So many numbers of a column of amounts, and nearly all its long ones, must be built like a NIK to be taken for it."""


class Hit(NamedTuple):
    """Data of persons in cells: their kind, the address or the range in one column, and how many they are."""

    kind: str
    cell: str
    count: int


def persons_in_sheet(understood: Understood, *, textual: bool) -> list[Hit]:
    """Data of persons in the cells of a sheet, by kind and then column by column.

    ``textual``: the file holds texts only (.csv, web pages), so that a long number may be an amount all the same.
    """
    return _SheetSearch(understood, textual=textual).found()


def persons_in_columns(columns: list[list[object]]) -> list[Hit]:
    """Data of persons in columns, each with its header first."""
    return persons_in_sheet(_as_sheet(columns), textual=False)


def _as_sheet(columns: list[list[object]]) -> Understood:
    height = max(map(len, columns))
    rows = [[column[n] if n < len(column) else None for column in columns] for n in range(height)]
    cells = cells_from_rows(rows)
    roles = np.where(
        cells.row == 0, _ROLE["header"], np.where(cells.kind == Kind.NUMBER, _ROLE["value"], _ROLE["label"])
    )
    return Understood(Sheet("", cells), roles.astype(np.uint8), [], [])


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
    e_notation = compiled("e_notation")
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
            kind = header_kind(text)
            if kind:
                read.headers[place] = kind
            if re.search(r"\bn\.?i\.?p\b", text, re.I):
                read.signed.add(place)
        kinds = kinds_in(text)
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

    def at(flags: np.ndarray, by: int) -> np.ndarray:
        return flags[by : close + by]

    def runs(first: int, length: int) -> np.ndarray:
        return np.logical_and.reduce([at(digit, first + n) for n in range(length)])

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
    for word in facts()["words"]:
        wanted, start = word.encode(), 0
        while (start := joined.find(wanted, start)) >= 0:
            place = int(np.searchsorted(ends, start))
            announced.add(place)
            start = int(ends[place])
    chosen[list(announced)] = True
    if b"?" in joined:
        chosen[[place for place, text in enumerate(texts) if not text.isascii() and _ODD_DIGIT.search(text)]] = True
    return np.flatnonzero(chosen[:-1]), announced


class _SheetSearch:
    """The search through the cells of one sheet. A cell is a position in the sheet's arrays."""

    def __init__(self, understood: Understood, *, textual: bool) -> None:
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
        self.kinds = ["", *dict.fromkeys(each["kind"] for each in facts()["headers"])]
        self.counts: dict[str, dict[int, int]] = defaultdict(dict)  # kind -> position -> how many
        self.regions: list[tuple[str, np.ndarray]] = []  # of each header: its kind and the positions under it

    def found(self) -> list[Hit]:
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
                if kind == "name_strong":
                    if is_key and text >= 0 and is_name(self.texts[text].strip(" :")):
                        self.counts["name"][after] = 1
                elif kind in NUMBERS and self._fits(after, kind):
                    self.context[after] = self.kinds.index(kind)
            return

    def _fits(self, position: int, kind: str) -> bool:
        entry = header_entry(kind)
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
        for kind in NUMBERS:
            headed |= said[kind]
        settled = nik & (~doubtful | headed)
        settled |= self._several(long, digits == 16, doubtful & ~headed & ~money, nik)
        taken = nip | settled
        self._count("nip", long[nip])
        self._count("kk", long[settled & said["kk"]])
        self._count("nik", long[settled & ~said["kk"]])
        mobile = self._are_mobile(value, digits, as_number)
        lead_zero = ~as_number & (digits > _digits(value))
        for kind in ("nik", "nip", "kk", "npwp", "identity"):
            entry = header_entry(kind)
            fits = said[kind] & ~taken & (digits >= entry["min"]) & (digits <= entry["max"])
            self._count(kind, long[fits])
            taken |= fits
        entry = header_entry("phone")
        fits = said["phone"] & (digits >= entry["min"]) & (digits <= entry["max"])
        fits = (fits | (lead_zero & mobile)) & ~taken
        self._count("phone", long[fits])
        taken |= fits
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
        by_format = np.array([bool(compiled("amount_format").search(form)) for form in cells.formats] + [False])
        money = by_format[cells.format_id[positions]]
        amount = compiled("amount_header")
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
            better: Counter[str] = Counter()
            for kind, count in kinds.items():
                better[under if (under, kind) in (("kk", "nik"), ("phone", "phone_office")) else kind] += count
            for kind, count in better.items():
                self.counts[kind][position] = count
        texts = np.flatnonzero(self.context.astype(bool) & self.is_text)
        pure = np.append(self.read.pure, -1)[self.text[texts]] >= 0
        for position in texts[~pure].tolist():
            kind = self.kinds[self.context[position]]
            if kind in NUMBERS and not any(position in self.counts[each] for each in NUMBERS):
                short = compiled("e_notation").fullmatch(self.texts[self.text[position]].strip())
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
                    [bool(re.search(r"\d.*\d", self._shown(p))) for p in region.tolist()], dtype=bool
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
            if not not_names()[0].isdisjoint(re.split(r"[\s,/()]+", above.casefold())):
                continue
            like = self._like_names(here)
            if like.mean() >= 0.8 and len(np.unique(self.text[here])) >= max(3, 0.8 * len(here)):
                self._count("name", here[like])

    def _shown(self, position: int) -> str:
        place = int(self.text[position])
        return self.texts[place] if place >= 0 else ""

    def _like_names(self, positions: np.ndarray) -> np.ndarray:
        return self._with_text(positions, is_name)

    def _are_words(self, positions: np.ndarray) -> np.ndarray:
        return self._with_text(
            positions, lambda text: bool(re.search(r"[^\W\d_]{2}", text)) and not words.is_total(text)
        )

    def _with_text(self, positions: np.ndarray, wanted: Callable[[str], bool]) -> np.ndarray:
        """Which cells hold a text of a sort; each distinct text is looked at once."""
        places, back = np.unique(self.text[positions], return_inverse=True)
        return np.array([p >= 0 and wanted(self.texts[p]) for p in places.tolist()], dtype=bool)[back]

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

    def _gathered(self) -> list[Hit]:
        found = []
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
                found.append(Hit(kind, cell if start == end else f"{cell}:{letters}{row[end] + 1}", count))
        return found


def _digits(numbers: np.ndarray) -> np.ndarray:
    """How many digits whole numbers have."""
    return np.floor(np.log10(np.maximum(numbers, 1).astype(np.float64)) + 1e-12).astype(np.int64) + 1
