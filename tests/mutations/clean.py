"""The clean workbook of the single-fault suite: a budget and a participation table, with the truth of every cell.

A model is kept beside the file, so that a fault can move, spoil or retype cells and the truth moves with them. The
truth is what the official meant; it is never taken from what a reader gives. Nobody and no place in it is real.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from math import isclose

from analysis.sheets.cells import ROLES, column_letters

UNDECIDED = "undecided"
"""What a number means that nobody can read with certainty from the sheet alone: any reading is wrong."""
NOTHING = "nothing"
"""What a dash, NA or an error means: there is no number."""
WHOLE = "#,##0"


@dataclass
class Cell:
    """What stands in one cell, and what the official meant by it."""

    value: object
    role: str  # "" where two roles are right
    means: float | str | dt.date | None = None  # full units; percentages 0 to 100; None: no number asked for
    header: str = ""  # words that the column's header path must hold
    label: str = ""  # words that name the row
    also: str = ""  # more words that must be beside it: of a group, or of a second label
    shape: str = ""  # number format
    formula: str = ""  # without "="; the value is then the cached one, None where there is none
    as_text: bool = False  # a text that begins with "=" is no formula
    faulty: bool = False  # a finding here says that the fault was seen
    wrong: bool = False  # what is printed contradicts the other cells; the truth is what is printed
    need: str = ""  # a finding whose rule matches this must stand at this cell


class Page:
    """One sheet: cells by row and column (from 1), and rows and columns by name.

    A row's name is its account or region code, or "total"; names move with their rows.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.cells: dict[tuple[int, int], Cell] = {}
        self.merges: list[tuple[int, int, int, int]] = []  # top, left, bottom, right
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.flat_rows: set[int] = set()  # of no height
        self.flat_columns: set[int] = set()  # of no width
        self.outline: dict[int, int] = {}  # row: level
        self.comments: dict[tuple[int, int], str] = {}
        self.state = "visible"
        self.rows: dict[str, int] = {}
        self.columns: dict[str, int] = {}

    # -- where things stand -------------------------------------------------------------------------------------------
    def row(self, row: str | int) -> int:
        return self.rows[row] if isinstance(row, str) else row

    def column(self, column: str | int) -> int:
        return self.columns[column] if isinstance(column, str) else column

    def at(self, row: str | int, column: str | int) -> Cell:
        return self.cells[self.row(row), self.column(column)]

    def address(self, row: str | int, column: str | int) -> str:
        return f"{column_letters(self.column(column) - 1)}{self.row(row)}"

    @property
    def last_row(self) -> int:
        return max(row for row, _ in self.cells)

    @property
    def last_column(self) -> int:
        return max(column for _, column in self.cells)

    @property
    def names(self) -> list[str]:
        """The names of the data rows, top to bottom, without the total."""
        marks = {"header", "subheader", "numbering", "total", "note", "sign"}
        return sorted((name for name in self.rows if name not in marks), key=lambda name: self.rows[name])

    def numbers(self, *columns: str) -> Iterator[tuple[str, Cell]]:
        """The number cells of data and total rows in these columns, with the names of their rows."""
        for name in [*self.names, "total"]:
            for column in columns:
                found = self.cells.get((self.rows.get(name, 0), self.columns[column]))
                if found is not None and found.means is not None:
                    yield name, found

    # -- writing ------------------------------------------------------------------------------------------------------
    def put(
        self, row: str | int, column: str | int, value: object, role: str, means: object = None, **more: object
    ) -> Cell:
        """Write one cell. A number in a value or total cell means itself unless ``means`` says otherwise."""
        plain = isinstance(value, int | float | dt.date) and role in ("value", "total")
        cell = Cell(value, role, means if means is not None else value if plain else None, **more)  # type: ignore[arg-type]
        self.cells[self.row(row), self.column(column)] = cell
        return cell

    def line(self, row: int, values: Iterable[object], role: str, first: int = 1) -> None:
        """Write one row of cells of one role; None leaves a cell empty."""
        for offset, value in enumerate(values):
            if value is not None:
                self.put(row, first + offset, value, role)

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        self.merges.append((top, left, bottom, right))

    def unmerge(self, row: str | int, column: str | int) -> tuple[int, int, int, int]:
        """Take the merge at a cell away. Returns its range."""
        at = self.row(row), self.column(column)
        found = next(area for area in self.merges if area[:2] == at)
        self.merges.remove(found)
        return found

    # -- moving -------------------------------------------------------------------------------------------------------
    def _move(self, place: Callable[[int], int | None], axis: int) -> None:
        """Give every row (axis 0) or column (axis 1) its new place; None takes it away."""

        def moved(key: tuple[int, int]) -> tuple[int, int] | None:
            new = place(key[axis])
            return None if new is None else (new, key[1]) if axis == 0 else (key[0], new)

        self.cells = {new: cell for key, cell in self.cells.items() if (new := moved(key)) is not None}
        self.comments = {new: text for key, text in self.comments.items() if (new := moved(key)) is not None}
        merges = []
        for area in self.merges:
            ends = [place(n) for n in range(area[axis], area[axis + 2] + 1)]
            kept = [n for n in ends if n is not None]
            if not kept:
                continue
            new = list(area)
            new[axis], new[axis + 2] = min(kept), max(kept)
            if (new[0], new[1]) != (new[2], new[3]):
                merges.append((new[0], new[1], new[2], new[3]))
        self.merges = merges
        names = self.columns if axis else self.rows
        kept_names = {name: new for name, old in names.items() if (new := place(old)) is not None}
        if axis:
            self.columns = kept_names
            self.hidden_columns = {new for old in self.hidden_columns if (new := place(old)) is not None}
        else:
            self.rows = kept_names
            self.hidden_rows = {new for old in self.hidden_rows if (new := place(old)) is not None}
            self.outline = {new: level for old, level in self.outline.items() if (new := place(old)) is not None}

    def insert_rows(self, before: str | int, count: int = 1) -> int:
        """Make room over a row. Returns the first new row."""
        first = self.row(before)
        self._move(lambda n: n + count if n >= first else n, 0)
        return first

    def insert_columns(self, before: str | int, count: int = 1) -> int:
        """Make room left of a column. Returns the first new column."""
        first = self.column(before)
        self._move(lambda n: n + count if n >= first else n, 1)
        return first

    def delete_row(self, row: str | int) -> None:
        gone = self.row(row)
        self._move(lambda n: None if n == gone else n - 1 if n > gone else n, 0)

    def delete_column(self, column: str | int) -> None:
        gone = self.column(column)
        self._move(lambda n: None if n == gone else n - 1 if n > gone else n, 1)

    def reorder_rows(self, names: list[str]) -> None:
        """Put the named rows into this order, in the places that they hold together."""
        places = sorted(self.rows[name] for name in names)
        new = {self.rows[name]: place for name, place in zip(names, places, strict=True)}
        self._move(lambda n: new.get(n, n), 0)

    def reorder_columns(self, order: list[str]) -> None:
        places = sorted(self.columns[name] for name in order)
        new = {self.columns[name]: place for name, place in zip(order, places, strict=True)}
        self._move(lambda n: new.get(n, n), 1)

    def copy_rows(self, names: Iterable[str], before: int) -> list[int]:
        """Copies of the named rows over a row, cells of their own. Returns the new rows."""
        names = list(names)
        self.insert_rows(before, len(names))
        new = []
        for offset, name in enumerate(names):
            for (row, column), cell in list(self.cells.items()):
                if row == self.rows[name]:
                    self.cells[before + offset, column] = replace(cell)
            new.append(before + offset)
        return new

    # -- hiding -------------------------------------------------------------------------------------------------------
    def bury(self, keep: Callable[[int, int], bool]) -> None:
        """What does not stay in sight is hidden, whatever it was."""
        for (row, column), cell in self.cells.items():
            if not keep(row, column):
                cell.role, cell.means, cell.header, cell.label, cell.also, cell.need = "hidden", None, "", "", "", ""

    def hide_row(self, row: str | int, *, flat: bool = False) -> None:
        number = self.row(row)
        (self.flat_rows if flat else self.hidden_rows).add(number)
        self.bury(lambda r, c: r != number)

    def hide_column(self, column: str | int, *, flat: bool = False) -> None:
        number = self.column(column)
        (self.flat_columns if flat else self.hidden_columns).add(number)
        self.bury(lambda r, c: c != number)

    def hide(self, state: str = "hidden") -> None:
        self.state = state
        self.bury(lambda r, c: False)


@dataclass
class Book:
    """A workbook and its truth."""

    pages: list[Page] = field(default_factory=list)
    format: str = "xlsx"  # how it is written
    name: str = "usulan.xlsx"
    options: dict[str, object] = field(default_factory=dict)  # for the writer
    needs: list[str] = field(default_factory=list)  # findings that must be there, wherever
    refused: str = ""  # the file cannot be read; a finding whose rule matches this must say so

    def __getitem__(self, name: str) -> Page:
        return next(page for page in self.pages if page.name == name)

    @property
    def budget(self) -> Page:
        return self["RKA"]

    @property
    def counts(self) -> Page:
        return self["Kepesertaan"]

    def only(self, name: str) -> Page:
        """Leave one sheet, for formats that hold one."""
        self.pages = [self[name]]
        return self.pages[0]


# -- the budget -------------------------------------------------------------------------------------------------------
PARENTS = {
    "5": "BELANJA DAERAH",
    "5.1": "BELANJA OPERASI",
    "5.1.01": "Belanja Pegawai",
    "5.1.02": "Belanja Barang dan Jasa",
    "5.1.02.01": "Belanja Barang",
    "5.1.02.02": "Belanja Jasa",
    "5.2": "BELANJA MODAL",
    "5.2.02": "Belanja Modal Peralatan dan Mesin",
}
LEAVES = {
    "5.1.01.01": ("Belanja Gaji dan Tunjangan ASN", 1_284_560_000, 1_301_275_500, "PAD"),
    "5.1.01.02": ("Belanja Tambahan Penghasilan ASN", 212_430_000, 208_115_000, "PAD"),
    "5.1.02.01.0024": ("Belanja Alat Tulis Kantor", 46_875_000, 52_340_000, "DAU"),
    "5.1.02.01.0052": ("Belanja Makanan dan Minuman Rapat", 31_250_000, 27_900_000, "DAU"),
    "5.1.02.02.0005": ("Belanja Iuran Jaminan Kesehatan bagi Non ASN", 168_480_000, 171_072_000, "DAU"),
    "5.1.02.02.0006": ("Belanja Iuran Jaminan Kecelakaan Kerja bagi Non ASN", 27_216_000, 28_944_000, "DBH"),
    "5.1.02.02.0007": ("Belanja Iuran Jaminan Kematian bagi Non ASN", 34_020_000, 36_180_000, "DBH"),
    "5.2.02.05": ("Belanja Modal Alat Kantor", 95_600_000, 118_450_000, "DAU"),
    "5.2.02.10": ("Belanja Modal Komputer", 143_750_000, 143_750_000, "DAU"),
}
MONEY = ("murni", "perubahan", "selisih")


def under(parent: str, codes: Iterable[str]) -> list[str]:
    """The leaf codes under a parent's code."""
    return [code for code in codes if code in LEAVES and (parent == "total" or code.startswith(f"{parent}."))]


def budget_page() -> Page:
    page = Page("RKA")
    for row, text in enumerate(
        ["PEMERINTAH KABUPATEN SUKAMAJU", "RINCIAN PERUBAHAN ANGGARAN BELANJA", "TAHUN ANGGARAN 2024"], 1
    ):
        page.put(row, 1, text, "title")
        page.merge(row, 1, row, 7)
    page.put(5, 1, "Organisasi", "metadata")
    page.put(5, 2, ": 2.07.01 Dinas Tenaga Kerja", "metadata")
    page.put(6, 1, "Jenis Anggaran", "metadata")
    page.put(6, 2, ": Perubahan APBD", "metadata")
    page.columns = {name: n for n, name in enumerate(("code", "label", *MONEY, "percent", "source"), 1)}
    heads = ["KODE REKENING", "URAIAN", "JUMLAH (Rp)", None, "BERTAMBAH/ (BERKURANG)", "%", "SUMBER DANA"]
    page.line(8, heads, "header")
    page.line(9, ["SEBELUM PERUBAHAN", "SETELAH PERUBAHAN"], "header", first=3)
    page.merge(8, 3, 8, 4)
    for column in (1, 2, 5, 6, 7):
        page.merge(8, column, 9, column)
    page.line(10, range(1, 8), "numbering")
    page.rows = {"header": 8, "subheader": 9, "numbering": 10}
    row = 11
    for code in sorted([*PARENTS, *LEAVES]):
        page.rows[code] = row
        page.put(row, "code", code, "code")
        page.put(row, "label", PARENTS[code] if code in PARENTS else LEAVES[code][0], "label")
        if code in LEAVES:
            page.put(row, "murni", LEAVES[code][1], "value")
            page.put(row, "perubahan", LEAVES[code][2], "value")
            page.put(row, "source", LEAVES[code][3], "label")
        row += 1
    page.rows["total"] = row
    page.put(row, "label", "JUMLAH BELANJA", "label")
    settle_budget(page)
    page.rows["note"] = row + 2
    page.put(row + 2, 1, "Sumber: Dokumen Pelaksanaan Anggaran, diolah", "note")
    page.rows["sign"] = row + 4
    for offset, text in enumerate(
        ["Sukamaju, 12 Oktober 2024", "Kepala Dinas Tenaga Kerja", "", "", "NAMA PEJABAT", "NIP. 00000000 000000 0 000"]
    ):
        if text:
            page.put(row + 4 + offset, 5, text, "signature")
    return page


def settle_budget(page: Page) -> None:
    """Work out parents, differences and percentages from the leaf amounts."""
    heads = {"murni": "SEBELUM PERUBAHAN", "perubahan": "SETELAH PERUBAHAN", "selisih": "BERTAMBAH", "percent": "%"}
    for name in [*page.names, "total"]:
        if name not in page.rows:
            continue
        leaf = name in LEAVES
        sums = {
            column: sum(page.at(code, column).means for code in ([name] if leaf else under(name, page.names)))  # type: ignore[misc]
            for column in ("murni", "perubahan")
        }
        sums["selisih"] = sums["perubahan"] - sums["murni"]
        sums["percent"] = round(sums["selisih"] / sums["murni"] * 100, 2)
        label = str(page.at(name, "label").value)
        for column, number in sums.items():
            role = "value" if leaf else "total"
            shape = "0.00" if column == "percent" else WHOLE
            page.put(name, column, number, role, header=heads[column], label=label, shape=shape)


# -- the participation table ------------------------------------------------------------------------------------------
PLACES = {  # men, women, workers
    "07.01": ("Mekar Jaya", 3_412, 2_875, 12_340),
    "07.02": ("Sumber Rejeki", 849, 612, 4_105),
    "07.03": ("Tanjung Harapan", 5_236, 4_418, 21_338),
    "07.04": ("Bukit Indah", 1_880, 1_247, 9_276),
    "07.05": ("Muara Sejahtera", 2_964, 2_331, 11_582),
    "07.06": ("Padang Makmur", 734, 518, 3_967),
    "07.07": ("Lembah Hijau", 4_107, 3_695, 16_420),
    "07.08": ("Pantai Barat", 1_156, 983, 6_218),
    "07.09": ("Kota Baru", 8_521, 7_934, 30_157),
    "07.10": ("Simpang Empat", 2_043, 1_762, 8_890),
    "07.11": ("Air Putih", 1_395, 1_028, 7_453),
    "07.12": ("Rimba Raya", 967, 804, 5_031),
}
DATES = {name: dt.date(2024, 5 + n % 2, 13 + n) for n, name in enumerate(PLACES)}
COUNTS = ("men", "women", "both", "workers")


def counts_page() -> Page:
    page = Page("Kepesertaan")
    for row, text in enumerate(
        ["REKAPITULASI KEPESERTAAN AKTIF MENURUT KECAMATAN", "KABUPATEN SUKAMAJU", "Keadaan s.d. 30 Juni 2024"], 1
    ):
        page.put(row, 1, text, "title")
        page.merge(row, 1, row, 9)
    page.columns = {name: n for n, name in enumerate(("no", "code", "label", *COUNTS, "share", "date"), 1)}
    heads = [
        "No",
        "Kode",
        "Kecamatan",
        "Peserta Aktif (orang)",
        None,
        None,
        "Pekerja (orang)",
        "Cakupan (%)",
        "Tanggal Data",
    ]
    page.line(5, heads, "header")
    page.line(6, ["Laki-laki", "Perempuan", "Jumlah"], "header", first=4)
    page.merge(5, 4, 5, 6)
    for column in (1, 2, 3, 7, 8, 9):
        page.merge(5, column, 6, column)
    page.rows = {"header": 5, "subheader": 6}
    for row, (code, (place, men, women, workers)) in enumerate(PLACES.items(), 7):
        page.rows[code] = row
        page.put(row, "no", row - 6, "numbering")
        page.put(row, "code", code, "code")
        page.put(row, "label", place, "label")
        page.put(row, "men", men, "value")
        page.put(row, "women", women, "value")
        page.put(row, "workers", workers, "value")
        page.put(row, "date", DATES[code], "value", header="Tanggal Data", label=place, shape="dd/mm/yyyy")
    page.rows["total"] = 7 + len(PLACES)
    page.put("total", 1, "JUMLAH", "label")
    page.merge(page.rows["total"], 1, page.rows["total"], 3)
    settle_counts(page)
    page.rows["note"] = page.rows["total"] + 2
    page.put("note", 1, "Sumber: Rekonsiliasi data kepesertaan, diolah", "note")
    page.put(page.rows["note"] + 1, 1, "Keterangan: pekerja menurut survei angkatan kerja", "note")
    return page


def settle_counts(page: Page) -> None:
    """Work out sums, the total row and the percentages from men, women and workers."""
    heads = {"men": "Laki-laki", "women": "Perempuan", "both": "Jumlah", "workers": "Pekerja", "share": "Cakupan"}
    for name in [*page.names, "total"]:
        if name not in page.rows:
            continue
        sums = {
            column: sum(page.at(code, column).means for code in (page.names if name == "total" else [name]))  # type: ignore[misc]
            for column in ("men", "women", "workers")
        }
        sums["both"] = sums["men"] + sums["women"]
        sums["share"] = round(sums["both"] / sums["workers"] * 100, 2)
        label = str(page.at(name, 1 if name == "total" else "label").value)
        for column, number in sums.items():
            role = "total" if name == "total" or column == "both" else "value"
            shape = "0.00" if column == "share" else WHOLE
            page.put(name, column, number, role, header=heads[column], label=label, shape=shape)


def clean() -> Book:
    """A new copy of the clean workbook."""
    return Book([budget_page(), counts_page()])


# -- the truth must itself be true ------------------------------------------------------------------------------------
def check(book: Book) -> None:
    """Raise AssertionError where the truth of a workbook contradicts itself."""
    for page in book.pages:
        _check_roles(page)
        areas = [set(_area(area)) for area in page.merges]
        assert sum(map(len, areas)) == len(set().union(*areas)) if areas else True, f"{page.name}: merges overlap"
        if page.state == "visible":
            _check_sums(page)


def _area(area: tuple[int, int, int, int]) -> Iterator[tuple[int, int]]:
    top, left, bottom, right = area
    return ((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))


def _check_roles(page: Page) -> None:
    buried = {place for area in page.merges for place in list(_area(area))[1:]}
    for (row, column), cell in page.cells.items():
        where = f"{page.name}!{page.address(row, column)}"
        assert cell.role == "" or cell.role in ROLES, f"{where}: {cell.role}"
        assert cell.value is not None or cell.formula, f"{where} is empty"
        hidden = page.state != "visible" or (row, column) in buried
        hidden = hidden or row in page.hidden_rows | page.flat_rows
        hidden = hidden or column in page.hidden_columns | page.flat_columns
        assert hidden == (cell.role == "hidden"), f"{where}: hidden is {hidden}, the role is {cell.role}"
        if cell.means is not None:
            assert cell.role in ("value", "total", ""), f"{where}: a number that is {cell.role}"
        assert not cell.need or re.compile(cell.need)


def _check_sums(page: Page) -> None:
    """Parents, totals and L + P are what they add up, except those which are wrong on purpose."""

    def means(name: str, column: str) -> float | None:
        cell = page.cells.get((page.rows.get(name, 0), page.columns.get(column, 0)))
        return float(cell.means) if cell is not None and isinstance(cell.means, int | float) else None

    def holds(name: str, column: str, parts: list[float | None], off: bool) -> None:
        known = means(name, column)
        if known is None or not parts or None in parts:
            return
        same = isclose(known, sum(parts), abs_tol=1e-6)  # type: ignore[arg-type]
        assert same or off, f"{page.name}!{page.address(name, column)} is {known}, the parts are {sum(parts)}"  # type: ignore[arg-type]

    def off(names: Iterable[str], *columns: str) -> bool:
        places = [(page.rows.get(name, 0), page.columns.get(column, 0)) for name in names for column in columns]
        return any(place in page.cells and page.cells[place].wrong for place in places)

    codes = page.names
    for name in [*codes, "total"]:
        if "murni" in page.columns and name not in LEAVES:
            leaves = under(name, codes)
            for column in MONEY:
                holds(name, column, [means(code, column) for code in leaves], off([name, *leaves], column))
        elif "men" in page.columns:
            holds(name, "both", [means(name, "men"), means(name, "women")], off([name], *COUNTS))
            if name == "total":
                for column in COUNTS:
                    holds(name, column, [means(code, column) for code in codes], off(["total", *codes], column))
