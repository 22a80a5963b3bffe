"""Budget workbooks as officials of different districts would send them, each with its truth cell by cell.

All figures are drawn by seed; no sheet copies a real one and no person is named. Every case keeps its own arithmetic
(`Budget.sums`, `Budget.products`), which `check` proves.
"""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import isclose, prod

from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from officials.case import UNDECIDED, Case

Key = tuple[str, str]

# Roles in one letter, so that a row of cells and the row of its roles can be read side by side.
# "." is a cell for which two roles would be right: any answer is accepted.
ROLE = {
    "i": "title",
    "m": "metadata",
    "h": "header",
    "u": "unit",
    "l": "label",
    "c": "code",
    "v": "value",
    "t": "total",
    "o": "note",
    "s": "signature",
    "r": "repeated_header",
    "n": "numbering",
    "x": "hidden",
    "q": "unexplained",
    ".": "",
}
WHOLE = "#,##0"
MONTHS = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]
NAMES = {
    "5": "BELANJA DAERAH",
    "5.1": "BELANJA OPERASI",
    "5.1.01": "Belanja Pegawai",
    "5.1.01.03": "Tambahan Penghasilan Berdasarkan Pertimbangan Objektif Lainnya ASN",
    "5.1.02": "Belanja Barang dan Jasa",
    "5.1.02.01": "Belanja Barang",
    "5.1.02.01.01": "Belanja Barang Pakai Habis",
    "5.1.02.01.01.0024": "Belanja Alat/Bahan untuk Kegiatan Kantor-Alat Tulis Kantor",
    "5.1.02.02": "Belanja Jasa",
    "5.1.02.02.01": "Belanja Jasa Kantor",
    "5.1.02.02.01.0026": "Belanja Jasa Tenaga Administrasi",
    "5.1.02.02.02": "Belanja Iuran Jaminan/Asuransi",
    "5.1.02.02.02.0005": "Belanja Iuran Jaminan Kesehatan bagi Non ASN",
    "5.1.02.02.02.0006": "Belanja Iuran Jaminan Kecelakaan Kerja bagi Non ASN",
    "5.1.02.02.02.0007": "Belanja Iuran Jaminan Kematian bagi Non ASN",
    "5.1.02.04": "Belanja Perjalanan Dinas",
    "5.2": "BELANJA MODAL",
    "5.2.02": "Belanja Modal Peralatan dan Mesin",
}


@dataclass
class Budget(Case):
    """A case with its own arithmetic: (result, the cells it adds up) and (result, the cells it multiplies)."""

    sums: list[tuple[Key, list[Key]]] = field(default_factory=list)
    products: list[tuple[Key, list[Key]]] = field(default_factory=list)


@dataclass
class Pen:
    """Writes into one sheet of a case by row and column number (from 1)."""

    case: Budget
    sheet: Worksheet

    def put(
        self,
        row: int,
        column: int,
        value: object,
        role: str,
        *,
        shape: str | None = None,
        header: str | None = None,
        label: str | None = None,
    ) -> Key:
        """Write one cell; ``role`` is a letter of ROLE, a tuple (written, meant) is a text or formula and its number.

        A plain number in a value or total cell means itself, except under a percent format (0.45 shown as 45 %:
        whether 0.45 or 45 is meant, both are right).
        """
        address = f"{get_column_letter(column)}{row}"
        written, number = value if isinstance(value, tuple) else (value, None)
        cell_role = ROLE[role]
        in_table = cell_role in ("value", "total")
        plain = isinstance(written, int | float) and not (shape and "%" in shape)
        if number is None and plain and in_table:
            number = written
        self.case.put(
            self.sheet,
            address,
            written,
            cell_role,
            number,
            number_format=shape if isinstance(written, int | float | dt.date) or in_table else None,
            header=header if in_table else None,
            label=label if in_table else None,
        )
        return self.sheet.title, address

    def line(
        self,
        row: int,
        column: int,
        values: Sequence[object],
        roles: str,
        *,
        shape: str | None = WHOLE,
        headers: Mapping[int, str] | None = None,
        label: str | None = None,
    ) -> list[Key]:
        """Write one row of cells from ``column`` on; None leaves a cell empty. Returns all keys, of empty cells too."""
        assert len(values) == len(roles), (self.case.name, row, values, roles)
        keys = []
        for offset, (value, role) in enumerate(zip(values, roles, strict=True)):
            keys.append((self.sheet.title, f"{get_column_letter(column + offset)}{row}"))
            if value is not None:
                header = (headers or {}).get(offset)
                self.put(row, column + offset, value, role, shape=shape, header=header, label=label)
        return keys

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        self.sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)

    def title(self, row: int, left: int, right: int, *lines: str) -> int:
        """Heading lines, each merged from ``left`` to ``right``. Returns the row after them."""
        for line in lines:
            self.put(row, left, line, "i")
            if right > left:
                self.merge(row, left, row, right)
            row += 1
        return row

    def keys(self, row: int, column: int, pairs: Iterable[tuple[str, str]], colon: int | None) -> int:
        """Key-value lines; the ":" in column ``colon`` and the value after it, or all in one text if it is None."""
        for name, value in pairs:
            if colon is None:
                self.put(row, column, f"{name} : {value}", "m")
            else:
                self.put(row, column, name, "m")
                self.put(row, colon, ":", "m")
                self.put(row, colon + 1, value, "m")
            row += 1
        return row

    def heads(self, row: int, column: int, *grid: str | Sequence[object], role: str = "h") -> int:
        """Header rows; "<" joins a cell to its left, "^" to the one above, "" is empty. Returns the row after."""
        rows = [list(line.split("|")) if isinstance(line, str) else list(line) for line in grid]
        assert len({len(line) for line in rows}) == 1, (self.case.name, rows)
        for top, line in enumerate(rows):
            for left, text in enumerate(line):
                if text in ("<", "^", ""):
                    continue
                right = left
                while right + 1 < len(line) and line[right + 1] == "<":
                    right += 1
                bottom = top
                while bottom + 1 < len(rows) and rows[bottom + 1][left] == "^":
                    bottom += 1
                self.put(row + top, column + left, text, role)
                if (bottom, right) != (top, left):
                    self.merge(row + top, column + left, row + bottom, column + right)
        return row + len(rows)

    def either(self, *addresses: str) -> None:
        """Cells in a header's lower row that state no more than a unit: header and unit are both right."""
        for address in addresses:
            self.case.roles[self.sheet.title, address] = ""

    def sign(self, row: int, column: int, *lines: str, right: int | None = None) -> int:
        """A signature block, one line a row, "" leaving a row free. Returns the row after it."""
        for line in lines:
            if line:
                self.put(row, column, line, "s")
                if right:
                    self.merge(row, column, row, right)
            row += 1
        return row

    def adds(self, result: Sequence[Key], parts: Iterable[Sequence[Key]], positions: Iterable[int]) -> None:
        """Remember that ``result`` is the sum of the ``parts`` rows at these positions."""
        parts = list(parts)
        for position in positions:
            self.case.sums.append((result[position], [part[position] for part in parts]))

    def across(self, row: Sequence[Key], result: int, positions: Iterable[int]) -> None:
        """Remember that one cell of a row adds up others of the same row."""
        self.case.sums.append((row[result], [row[position] for position in positions]))

    def times(self, row: Sequence[Key], result: int, positions: Iterable[int]) -> None:
        """Remember that one cell of a row is the product of others of the same row."""
        self.case.products.append((row[result], [row[position] for position in positions]))


def begin(name: str, sheet: str = "Sheet1") -> tuple[Budget, Pen]:
    case = Budget(name)
    return case, Pen(case, case.sheet(sheet))


def dots(number: int) -> str:
    """1234567 as 1.234.567."""
    return f"{number:,}".replace(",", ".")


def paren(number: int) -> str:
    """A signed difference as it is typed by hand: 1.250.000, (1.250.000), -."""
    return "-" if number == 0 else f"({dots(-number)})" if number < 0 else dots(number)


def in_words(number: int) -> str:
    """1250 as "seribu dua ratus lima puluh", up to below 10**12."""
    ones = ["", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"]
    if number < 12:
        return ones[number]
    if number < 20:
        return f"{ones[number - 10]} belas"
    for size, name, single in (
        (10**9, "miliar", ""),
        (10**6, "juta", ""),
        (1000, "ribu", "seribu"),
        (100, "ratus", "seratus"),
        (10, "puluh", ""),
    ):
        if number >= size:
            many, rest = divmod(number, size)
            head = single if many == 1 and single else f"{in_words(many)} {name}"
            return f"{head} {in_words(rest)}".strip()
    raise AssertionError(number)


def said(text: str, number: int) -> object:
    """A text with the number it means; a bare dash means none."""
    return text if text == "-" else (text, number)


def under(code: str, amounts: Mapping[str, int]) -> int:
    """The sum of the leaves under an account."""
    return sum(amount for leaf, amount in amounts.items() if leaf == code or leaf.startswith(code + "."))


def family(leaves: Iterable[str]) -> list[str]:
    """The leaves and all their parents, in the order of an account list."""
    return sorted({".".join(leaf.split(".")[: depth + 1]) for leaf in leaves for depth in range(leaf.count(".") + 1)})


def parents(case: Budget, keys: Mapping[str, Sequence[Key]], leaves: Iterable[str], positions: Iterable[int]) -> None:
    """Remember that every parent account is the sum of its leaves."""
    leaves = list(leaves)
    for code, line in keys.items():
        if code not in leaves:
            below = [keys[leaf] for leaf in leaves if leaf.startswith(code + ".")]
            for position in positions:
                case.sums.append((line[position], [part[position] for part in below]))


def dpa_split_codes() -> Case:
    """DPA form: account code over six narrow columns, bullets with volume and price under each account."""
    case, pen = begin("dpa_split_codes", "DPA 2.2.1")
    pen.title(
        1,
        1,
        10,
        "DOKUMEN PELAKSANAAN ANGGARAN",
        "SATUAN KERJA PERANGKAT DAERAH",
        "PEMERINTAH KABUPATEN ACEH BESAR",
        "TAHUN ANGGARAN 2022",
    )
    pen.put(1, 11, "FORMULIR\nDPA-RINCIAN\nBELANJA SKPD", "i")
    pen.keys(
        6,
        1,
        [
            ("Urusan Pemerintahan", "2.07  URUSAN PEMERINTAHAN BIDANG TENAGA KERJA"),
            ("Organisasi", "2.07.3.32.0.00.01.0000  DINAS TRANSMIGRASI DAN TENAGA KERJA"),
            ("Program", "2.07.01  PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH"),
            ("Sumber Dana", "DAU"),
        ],
        7,
    )
    row = pen.heads(
        11,
        1,
        "Kode Rekening|<|<|<|<|<|Uraian|Rincian Perhitungan|<|<|Jumlah\n(Rp)",
        "^|^|^|^|^|^|^|Volume|Satuan|Harga Satuan|^",
    )
    pen.line(row, 1, [1, None, None, None, None, None, 2, 3, 4, 5, "6 = (3 x 5)"], "n     nnnnn", shape=None)
    pen.merge(row, 1, row, 6)
    people = 64
    details = {
        "5.1.02.01.01.0024": [("Kertas HVS 70 gram", 85, "Rim", 52_500), ("Tinta printer", 24, "Botol", 115_000)],
        "5.1.02.02.01.0026": [("Honorarium tenaga kontrak", people * 12, "OB", 1_350_000)],
        "5.1.02.02.02.0006": [("Iuran JKK tenaga kontrak", people * 12, "OB", 6_000)],
        "5.1.02.02.02.0007": [
            ("Iuran JKM tenaga kontrak", people * 12, "OB", 7_500),
            ("Iuran JKM tenaga kebersihan", 9 * 12, "OB", 7_500),
        ],
    }
    amounts = {code: sum(vol * price for _, vol, _, price in items) for code, items in details.items()}
    lines: dict[str, list[Key]] = {}
    heads = {7: "Volume", 9: "Harga", 10: "Jumlah"}
    for code in family(details):
        row += 1
        parts: list[object] = [*code.split("."), *[None] * 6][:6]
        values = [*parts, NAMES[code], None, None, None, under(code, amounts)]
        lines[code] = pen.line(row, 1, values, "ccccccl   t", headers=heads, label=NAMES[code])
        below = []
        for text, volume, unit, price in details.get(code, ()):
            row += 1
            values = [None] * 6 + [f"- {text}", volume, unit, price, volume * price]
            below.append(pen.line(row, 1, values, "      lvlvv", headers=heads, label=text))
            pen.times(below[-1], 10, (7, 9))
        if below:
            pen.adds(lines[code], below, [10])
    parents(case, lines, details, [10])
    row += 1
    total = pen.line(
        row, 1, ["JUMLAH", *[None] * 9, sum(amounts.values())], "l         t", headers=heads, label="JUMLAH"
    )
    pen.merge(row, 1, row, 10)
    pen.adds(total, [lines[code] for code in details], [10])
    pen.sign(
        row + 2,
        9,
        "Kota Jantho, 3 Januari 2022",
        "Pejabat Pengelola Keuangan Daerah",
        "",
        "",
        "........................",
        "NIP. ........................",
        right=11,
    )
    return case


def murni_perubahan_text_negatives() -> Case:
    """Before and after the change: trailing dots in codes, differences typed as text with parentheses, total on top."""
    case, pen = begin("murni_perubahan_text_negatives", "Lampiran I")
    rng = random.Random(2)
    pen.title(1, 1, 7, "PEMERINTAH KOTA LANGSA", "RINGKASAN PERUBAHAN APBK", "TAHUN ANGGARAN 2023")
    row = pen.heads(
        5,
        1,
        "NO|KODE REKENING|URAIAN|JUMLAH (Rp)|<|BERTAMBAH / (BERKURANG)|<",
        "^|^|^|SEBELUM PERUBAHAN|SETELAH PERUBAHAN|(Rp)|%",
    )
    pen.either("F6", "G6")
    pen.line(row, 1, [1, 2, 3, 4, 5, "6=5-4", 7], "nnnnnnn", shape=None)
    leaves = ["5.1.01.03", "5.1.02.02.01.0026", "5.1.02.02.02.0006", "5.1.02.02.02.0007", "5.1.02.04", "5.2.02"]
    before = {code: rng.randrange(40, 4_000) * 125_000 for code in leaves}
    after = {code: before[code] + rng.choice((-1, 0, 1)) * before[code] // 20 for code in leaves}
    after["5.1.02.02.02.0006"] = before["5.1.02.02.02.0006"] + 18_500_000
    after["5.1.02.04"] = before["5.1.02.04"] - 2_750_000
    after["5.1.02.02.02.0007"] = before["5.1.02.02.02.0007"]
    lines: dict[str, list[Key]] = {}
    heads = {3: "SEBELUM", 4: "SETELAH", 5: "BERTAMBAH", 6: "%"}
    for number, code in enumerate(family(leaves), 1):
        row += 1
        old, new = under(code, before), under(code, after)
        leaf = code in leaves
        # A dash in a parent row is neither a total figure nor a leaf's value: any role.
        sign = "v" if leaf else "t" if old != new else "."
        values = [number, f" {code}." if number % 3 else f"{code}. ", NAMES[code], old, new]
        values += [said(paren(new - old), new - old), round((new - old) / old * 100, 2)]
        fill = "v" if leaf else "t"
        lines[code] = pen.line(row, 1, values, "ncl" + fill * 2 + sign + fill, headers=heads, label=NAMES[code])
    parents(case, lines, leaves, [3, 4, 5])
    pen.put(row + 2, 1, "Sumber : Badan Pengelolaan Keuangan Daerah Kota Langsa, diolah", "o")
    return case


def thousands_by_skpd() -> Case:
    """True thousands said in a line of their own at the right; groups I, II carry sums; two signatures side by side."""
    case, pen = begin("thousands_by_skpd", "REALISASI")
    rng = random.Random(3)
    pen.title(
        1,
        1,
        7,
        "PEMERINTAH KABUPATEN PIDIE",
        "LAPORAN REALISASI BELANJA JAMINAN SOSIAL KETENAGAKERJAAN",
        "s.d. 30 Juni 2023",
    )
    pen.put(5, 7, "(dalam ribuan rupiah)", "u")
    row = pen.heads(6, 1, "No|SKPD|Peserta\n(orang)|Anggaran|Realisasi|%|Sisa Anggaran")
    groups = {
        "URUSAN WAJIB PELAYANAN DASAR": ["Dinas Pendidikan", "Dinas Kesehatan", "Dinas Sosial", "Satpol PP dan WH"],
        "URUSAN WAJIB BUKAN PELAYANAN DASAR": ["Dinas Lingkungan Hidup", "Dinas Perhubungan", "DPMG"],
        "URUSAN PILIHAN": ["Dinas Pertanian dan Pangan", "Dinas Kelautan dan Perikanan"],
    }
    heads = {2: "Peserta", 3: "Anggaran", 4: "Realisasi", 5: "%", 6: "Sisa"}
    group_lines = []

    def figures(people: int, budget: int, spent: int) -> list[object]:
        percent = round(spent / budget * 100, 2)
        return [
            people,
            (budget, budget * 1000),
            (spent, spent * 1000),
            percent,
            (budget - spent, (budget - spent) * 1000),
        ]

    everything = [0, 0, 0]
    for roman, (group, offices) in zip(("I", "II", "III"), groups.items(), strict=True):
        rows = []
        for _ in offices:
            people = rng.randrange(12, 480)
            rows.append((people, people * 162, people * 162 * rng.randrange(20, 60) // 100))
        sums = [sum(column) for column in zip(*rows, strict=True)]
        everything = [old + new for old, new in zip(everything, sums, strict=True)]
        head = pen.line(row, 1, [roman, group, *figures(*sums)], "nlttttt", headers=heads, label=group)
        group_lines.append(head)
        lines = []
        for number, (office, values) in enumerate(zip(offices, rows, strict=True), 1):
            row += 1
            lines.append(pen.line(row, 1, [number, office, *figures(*values)], "nlvvvvv", headers=heads, label=office))
        pen.adds(head, lines, (2, 3, 4, 6))
        row += 1
    total = pen.line(row, 1, [None, "JUMLAH", *figures(*everything)], " lttttt", headers=heads, label="JUMLAH")
    pen.adds(total, group_lines, (2, 3, 4, 6))
    pen.sign(
        row + 2, 2, "Mengetahui,", "Kepala BPKK Kabupaten Pidie", "", "", "NAMA PEJABAT", "NIP. ...................."
    )
    pen.sign(
        row + 2, 6, "Sigli, 5 Juli 2023", "Kepala Bidang Anggaran", "", "", "NAMA PEJABAT", "NIP. ...................."
    )
    return case


def cash_plan_pending_quarters() -> Case:
    """Cash plan by month with a subtotal after each quarter; all sums are formulas that no program has computed."""
    case, pen = begin("cash_plan_pending_quarters", "ANGGARAN KAS")
    rng = random.Random(4)
    pen.title(1, 1, 19, "PEMERINTAH KABUPATEN BIREUEN", "ANGGARAN KAS SKPD TAHUN ANGGARAN 2024")
    pen.keys(4, 1, [("Unit Organisasi", "Dinas Penanaman Modal, Perdagangan, Koperasi, UKM dan Tenaga Kerja")], None)
    upper, lower = ["Kode Rekening", "Uraian"], ["^", "^"]
    for quarter, name in enumerate(("I", "II", "III", "IV")):
        upper += [f"TRIWULAN {name}", "<", "<", "<"]
        lower += [*MONTHS[quarter * 3 : quarter * 3 + 3], "Jumlah"]
    row = pen.heads(6, 1, [*upper, "TOTAL"], [*lower, "^"])
    first = row
    codes = ["5.1.02.02.01.0026", "5.1.02.02.02.0005", "5.1.02.02.02.0006", "5.1.02.02.02.0007", "5.1.02.01.01.0024"]
    month_columns = [3 + quarter * 4 + month for quarter in range(4) for month in range(3)]
    quarter_columns = [6, 10, 14, 18]
    heads = {column - 1: month for column, month in zip(month_columns, MONTHS, strict=True)}
    heads |= {
        column - 1: f"TRIWULAN {name}" for column, name in zip(quarter_columns, ["I", "II", "III", "IV"], strict=True)
    }
    heads[18] = "TOTAL"
    letters = {column: get_column_letter(column) for column in range(1, 20)}
    sums_all: dict[int, int] = dict.fromkeys(range(3, 20), 0)
    lines = []
    for code in codes:
        level = rng.randrange(4, 90) * 50_000
        money = dict.fromkeys(month_columns, level)
        if code == "5.1.02.01.01.0024":  # stationery is bought three times a year, the other months stay blank
            money = {column: level if place in (1, 5, 8) else 0 for place, column in enumerate(month_columns)}
        values: list[object] = [code, NAMES[code]]
        for column in range(3, 20):
            if column in month_columns:
                values.append(money[column] or None)
            elif column in quarter_columns:
                figure = sum(money[place] for place in range(column - 3, column))
                money[column] = figure
                values.append((f"=SUM({letters[column - 3]}{row}:{letters[column - 1]}{row})", figure))
            else:
                money[column] = sum(money[place] for place in quarter_columns)
                values.append(("=" + "+".join(f"{letters[place]}{row}" for place in quarter_columns), money[column]))
        for column in sums_all:
            sums_all[column] += money[column]
        line = pen.line(row, 1, values, "cl" + "vvvt" * 4 + "t", headers=heads, label=NAMES[code])
        for column in quarter_columns:
            pen.across(line, column - 1, range(column - 4, column - 1))
        pen.across(line, 18, (5, 9, 13, 17))
        lines.append(line)
        row += 1
    values = [None, "Jumlah"]
    values += [(f"=SUM({letters[col]}{first}:{letters[col]}{row - 1})", sums_all[col]) for col in range(3, 20)]
    total = pen.line(row, 1, values, " l" + "t" * 17, headers=heads, label="Jumlah")
    pen.adds(total, lines, range(2, 19))
    return case


def label_moves_right() -> Case:
    """Each level's label stands one column further right; only sub-kegiatan are leaves; fund source behind."""
    case, pen = begin("label_moves_right", "Pagu")
    rng = random.Random(5)
    pen.title(
        2, 2, 10, "REKAPITULASI PAGU PROGRAM DAN KEGIATAN", "DINAS TENAGA KERJA DAN TRANSMIGRASI KABUPATEN ACEH TENGAH"
    )
    pen.put(4, 2, "Tahun Anggaran : 2023", "m")
    row = pen.heads(
        6,
        2,
        "KODE|PROGRAM / KEGIATAN / SUB KEGIATAN|<|<|<|PAGU (Rp)|<|SELISIH|SUMBER DANA",
        "^|^|^|^|^|MURNI|PERUBAHAN|^|^",
    )
    names = {
        "2.07": "URUSAN TENAGA KERJA",
        "2.07.03": "PROGRAM PELATIHAN KERJA DAN PRODUKTIVITAS",
        "2.07.03.2.01": "Pelaksanaan Pelatihan berdasarkan Unit Kompetensi",
        "2.07.03.2.01.01": "Proses Pelaksanaan Pendidikan dan Pelatihan Keterampilan",
        "2.07.05": "PROGRAM HUBUNGAN INDUSTRIAL",
        "2.07.05.2.01": "Pengesahan Peraturan Perusahaan",
        "2.07.05.2.01.03": "Penyelenggaraan Pendataan dan Informasi Sarana Hubungan Industrial",
        "2.07.05.2.02": "Pencegahan dan Penyelesaian Perselisihan",
        "2.07.05.2.02.01": "Pencegahan Perselisihan Hubungan Industrial",
        "2.07.05.2.02.05": "Pengembangan Pelaksanaan Jaminan Sosial Tenaga Kerja",
    }
    depth = {1: 0, 2: 1, 4: 2, 5: 3}
    leaves = [code for code in names if code.count(".") == 5]
    murni = {code: rng.randrange(30, 900) * 250_000 for code in leaves}
    change = {code: murni[code] + rng.randrange(-20, 30) * 100_000 for code in leaves}
    heads = {5: "MURNI", 6: "PERUBAHAN", 7: "SELISIH"}
    lines: dict[str, list[Key]] = {}
    for code, name in names.items():
        place: list[object] = [None] * 4
        place[depth[code.count(".")]] = name
        old, new = under(code, murni), under(code, change)
        fill = "v" if code in leaves else "t"
        source = rng.choice(("DAU", "PAD", "DBH Sawit")) if code in leaves else None
        values = [code, *place, old, new, new - old, source]
        lines[code] = pen.line(row, 2, values, "cllll" + fill * 3 + "l", headers=heads, label=name)
        row += 1
    parents(case, lines, leaves, (5, 6, 7))
    old, new = sum(murni.values()), sum(change.values())
    total = pen.line(
        row, 2, ["TOTAL", None, None, None, None, old, new, new - old, None], "l    ttt ", headers=heads, label="TOTAL"
    )
    pen.merge(row, 2, row, 6)
    pen.adds(total, [lines[code] for code in leaves], (5, 6, 7))
    return case


def indent_by_spaces() -> Case:
    """Levels by leading spaces only, no codes, grand total in the first row, heading lines not merged."""
    case, pen = begin("indent_by_spaces", "Belanja")
    rng = random.Random(6)
    for row, text in enumerate(
        ("KABUPATEN SIMEULUE", "Belanja Perlindungan Pekerja Tahun 2023", "Keadaan s/d 31 Agustus 2023"), 1
    ):
        pen.put(row, 1, text, "i")
    row = pen.heads(5, 1, "Uraian|Anggaran Tahun 2023|Realisasi s.d. Agustus|Sisa Anggaran")
    tree = {
        "Dinas Tenaga Kerja": {
            "Belanja Iuran Jaminan/Asuransi": ["Iuran JKK Non ASN", "Iuran JKM Non ASN", "Iuran JHT Non ASN"],
            "Belanja Sosialisasi": ["Honorarium narasumber", "Konsumsi rapat"],
        },
        "Dinas Pemberdayaan Masyarakat Desa": {
            "Bantuan Keuangan Desa": ["Iuran perangkat desa", "Iuran anggota BPD"],
        },
    }
    heads = {1: "Anggaran", 2: "Realisasi", 3: "Sisa"}
    money = {
        leaf: (budget := rng.randrange(5, 700) * 90_000, budget * rng.randrange(30, 98) // 100)
        for groups in tree.values()
        for leaves in groups.values()
        for leaf in leaves
    }

    def write(row: int, indent: int, text: str, leaves: list[str], role: str) -> list[Key]:
        budget, spent = (sum(money[leaf][place] for leaf in leaves) for place in (0, 1))
        values = [" " * indent + text, budget, spent, budget - spent]
        return pen.line(row, 1, values, "l" + role * 3, headers=heads, label=text.removeprefix("- "))

    top = write(row, 0, "JUMLAH BELANJA", list(money), "t")
    offices = []
    for office, groups in tree.items():
        row += 1
        offices.append(write(row, 4, office, [leaf for leaves in groups.values() for leaf in leaves], "t"))
        inner = []
        for group, leaves in groups.items():
            row += 1
            inner.append(write(row, 8, group, leaves, "t"))
            lines = []
            for leaf in leaves:
                row += 1
                lines.append(write(row, 12, f"- {leaf}", [leaf], "v"))
            pen.adds(inner[-1], lines, (1, 2, 3))
        pen.adds(offices[-1], inner, (1, 2, 3))
    pen.adds(top, offices, (1, 2, 3))
    pen.put(row + 1, 1, "Catatan: angka sementara, menunggu rekonsiliasi dengan BPKD", "o")
    return case


def skpd_fund_source_rupiah_text() -> Case:
    """Amounts typed as "Rp ..." texts of three manners, "Rp -" for none; fund source column; J U M L A H; footnote."""
    case, pen = begin("skpd_fund_source_rupiah_text", "Rekap SKPD")
    rng = random.Random(7)
    pen.title(
        1,
        1,
        7,
        "PEMERINTAH KABUPATEN ACEH TAMIANG",
        "SEKRETARIAT DAERAH",
        "DAFTAR ANGGARAN IURAN BPJS KETENAGAKERJAAN PER SKPD",
        "TAHUN ANGGARAN 2023",
    )
    row = pen.heads(6, 1, "NO|SKPD|URAIAN|SUMBER DANA|PAGU|<|KETERANGAN", "^|^|^|^|MURNI|PERUBAHAN|^")
    offices = [
        "Dinas Pendidikan",
        "RSUD",
        "Dinas Perkebunan *)",
        "Satpol PP",
        "BPBD",
        "Dinas Perhubungan",
        "Sekretariat DPRK",
    ]
    manner = [lambda n: f"Rp {dots(n)}", lambda n: f"Rp. {dots(n)},-", lambda n: f"Rp{dots(n)},00"]
    heads = {4: "MURNI", 5: "PERUBAHAN"}
    lines, murni_sum, change_sum = [], 0, 0
    for number, office in enumerate(offices, 1):
        people = rng.randrange(15, 400)
        murni = 0 if office in ("Dinas Perkebunan *)", "BPBD") else people * 13_500 * 12
        change = (people + rng.randrange(5, 40)) * 13_500 * 12
        murni_sum, change_sum = murni_sum + murni, change_sum + change
        write = manner[number % 3]
        values = [
            f"{number}.",
            office,
            "Iuran JKK dan JKM Tenaga Non ASN",
            "DBH Sawit" if office.endswith("*)") else rng.choice(("DAU", "PAD", "Otsus")),
            (write(murni), murni) if murni else "Rp -" if office.endswith("*)") else "Rp.",
            (write(change), change),
            "usulan baru" if not murni else None,
        ]
        lines.append(pen.line(row, 1, values, "nlllvvl", headers=heads, label=office.removesuffix(" *)")))
        row += 1
    values = [
        "J U M L A H",
        None,
        None,
        None,
        (manner[0](murni_sum), murni_sum),
        (manner[0](change_sum), change_sum),
        None,
    ]
    total = pen.line(row, 1, values, "l   tt ", headers=heads, label="J U M L A H")
    pen.merge(row, 1, row, 4)
    pen.adds(total, lines, (4, 5))
    pen.put(row + 1, 1, "Sumber : DPPA SKPD Tahun Anggaran 2023", "o")
    pen.put(row + 2, 1, "*) dianggarkan pada APBK Perubahan untuk 1.250 pekerja rentan sektor perkebunan sawit", "o")
    pen.sign(
        row + 4,
        5,
        "Karang Baru, ........................ 2023",
        "a.n. SEKRETARIS DAERAH",
        "ASISTEN PEREKONOMIAN DAN PEMBANGUNAN,",
        "",
        "",
        "........................",
        "Pembina Utama Muda",
    )
    return case


def gampong_apparatus() -> Case:
    """APBG contributions per gampong: people x contribution x 12, sub-district rows, unit row, subtotals, TOTAL."""
    case, pen = begin("gampong_apparatus", "DPMG")
    rng = random.Random(8)
    pen.title(
        1,
        1,
        7,
        "REKAPITULASI IURAN BPJS KETENAGAKERJAAN APARATUR GAMPONG",
        "DALAM APBG SE-KOTA BANDA ACEH",
        "TAHUN 2023",
    )
    row = pen.heads(
        5, 1, "No.|Kecamatan / Gampong|Jumlah Perangkat|Siltap Rata-rata|Iuran per Bulan|Lama|Jumlah Setahun"
    )
    pen.line(row, 3, ["(orang)", "(Rp)", "(Rp)", "(bulan)", "(Rp)"], "uuuuu")
    row += 1
    districts = {
        "MEURAXA": ["Ulee Lheue", "Deah Glumpang", "Blang Oi", "Punge Jurong"],
        "KUTA ALAM": ["Lampulo", "Lamdingin", "Peunayong"],
        "SYIAH KUALA": ["Kopelma Darussalam", "Rukoh", "Jeulingke", "Tibang", "Ie Masen Kaye Adang"],
    }
    heads = {2: "Jumlah Perangkat", 3: "Siltap", 4: "Iuran per Bulan", 5: "Lama", 6: "Jumlah Setahun"}
    subtotals, all_people, all_money = [], 0, 0
    for letter, (district, villages) in zip("ABC", districts.items(), strict=True):
        pen.line(row, 1, [letter, f"KECAMATAN {district}"], "nl")
        row += 1
        lines, people_sum, money_sum = [], 0, 0
        for number, village in enumerate(villages, 1):
            people, pay = rng.randrange(9, 22), rng.choice((2_025_000, 2_225_000, 2_425_000))
            due = pay * 54 // 10_000
            values = [number, village, people, pay, due, 12, people * due * 12]
            lines.append(pen.line(row, 1, values, "nlvvvvv", headers=heads, label=village))
            pen.times(lines[-1], 6, (2, 4, 5))
            people_sum, money_sum = people_sum + people, money_sum + people * due * 12
            row += 1
        values = [None, f"Jumlah Kec. {district.title()}", people_sum, None, None, None, money_sum]
        subtotals.append(pen.line(row, 1, values, " lt   t", headers=heads, label=f"Jumlah Kec. {district.title()}"))
        pen.adds(subtotals[-1], lines, (2, 6))
        all_people, all_money = all_people + people_sum, all_money + money_sum
        row += 1
    total = pen.line(
        row, 1, ["TOTAL", None, all_people, None, None, None, all_money], "l t   t", headers=heads, label="TOTAL"
    )
    pen.merge(row, 1, row, 2)
    pen.adds(total, subtotals, (2, 6))
    return case


def pages_with_repeated_header() -> Case:
    """Header and column numbers repeated on each printed page, blank rows before; rows run on over the pages."""
    case, pen = begin("pages_with_repeated_header", "Lampiran")
    rng = random.Random(9)
    pen.title(
        1, 1, 7, "LAMPIRAN SURAT BUPATI LANGKAT", "DATA ANGGARAN IURAN JAMINAN SOSIAL KETENAGAKERJAAN PEGAWAI NON ASN"
    )
    pen.put(3, 1, "Tahun Anggaran : 2022", "m")
    grid = ("NO|NAMA OPD|JUMLAH NON ASN|IURAN SETAHUN (Rp)|<|<|KET.", "^|^|^|JKK|JKM|JUMLAH|^")
    offices = [
        *(
            f"Kecamatan {name}"
            for name in [
                "Bahorok",
                "Salapian",
                "Sirapit",
                "Kutambaru",
                "Kuala",
                "Selesai",
                "Binjai",
                "Stabat",
                "Wampu",
                "Secanggang",
                "Hinai",
            ]
        ),
        *(
            f"Dinas {name}"
            for name in [
                "Pendidikan",
                "Kesehatan",
                "Sosial",
                "PUPR",
                "Pertanian",
                "Perikanan",
                "Pariwisata",
                "Perhubungan",
                "Kominfo",
                "Koperasi",
            ]
        ),
        "Sekretariat Daerah",
        "Sekretariat DPRD",
        "Inspektorat",
        "Bappeda",
        "BPKAD",
        "BKD",
        "RSUD Tanjung Pura",
    ]
    heads = {2: "JUMLAH NON ASN", 3: "JKK", 4: "JKM", 5: "JUMLAH"}
    row, lines, sums = 5, [], [0, 0, 0, 0]
    for number, office in enumerate(offices, 1):
        if number % 12 == 1:
            first = number == 1
            if not first:
                pen.put(row + 1, 7, f"Halaman {number // 12 + 1}", ".")
                row += 2
            row = pen.heads(row, 1, *grid, role="h" if first else "r")
            pen.line(row, 1, [1, 2, 3, 4, 5, "6=4+5", 7], ("n" if first else "r") * 7, shape=None)
            row += 1
        people = rng.randrange(3, 320)
        figures = [people, people * 5_400 * 12, people * 6_750 * 12, people * 12_150 * 12]
        sums = [old + new for old, new in zip(sums, figures, strict=True)]
        remark = "termasuk THL" if number % 9 == 4 else None
        line = pen.line(row, 1, [number, office, *figures, remark], "nlvvvtl", headers=heads, label=office)
        pen.across(line, 5, (3, 4))
        lines.append(line)
        row += 1
    total = pen.line(row, 1, [None, "JUMLAH", *sums, None], " ltttt ", headers=heads, label="JUMLAH")
    pen.adds(total, lines, (2, 3, 4, 5))
    pen.sign(
        row + 3,
        5,
        "Stabat,                    2022",
        "BUPATI LANGKAT,",
        "",
        "",
        "",
        "( ........................ )",
        right=7,
    )
    return case


def stacked_summary_and_detail() -> Case:
    """A summary by programme and under it the detail with other columns, each with its own title line."""
    case, pen = begin("stacked_summary_and_detail", "Disnaker")
    pen.title(1, 1, 6, "PEMERINTAH KABUPATEN DELI SERDANG", "DINAS KETENAGAKERJAAN", "Tahun Anggaran 2023")
    rng = random.Random(10)
    programmes = {
        "Program Penunjang Urusan Pemerintahan": ["Gaji tenaga Non ASN", "Iuran JKK dan JKM Non ASN", "Jasa listrik"],
        "Program Penempatan Tenaga Kerja": ["Bursa kerja", "Perluasan kesempatan kerja"],
        "Program Hubungan Industrial": ["Fasilitasi LKS Tripartit", "Perlindungan pekerja rentan", "Dewan pengupahan"],
    }
    money = {
        (name, leaf): (rng.randrange(20, 300), rng.randrange(3, 90) * 15_000)
        for name, leaves in programmes.items()
        for leaf in leaves
    }
    amount = {key: volume * price for key, (volume, price) in money.items()}
    pen.put(5, 1, "A. RINGKASAN PER PROGRAM", "i")
    row = pen.heads(6, 1, "No|Program|Jumlah Kegiatan|Anggaran (Rp)")
    heads = {2: "Jumlah Kegiatan", 3: "Anggaran"}
    lines = []
    for number, (name, leaves) in enumerate(programmes.items(), 1):
        values = [number, name, len(leaves), sum(amount[name, leaf] for leaf in leaves)]
        lines.append(pen.line(row, 1, values, "nlvv", headers=heads, label=name))
        row += 1
    total = pen.line(row, 1, ["Jumlah", None, len(money), sum(amount.values())], "l tt", headers=heads, label="Jumlah")
    pen.merge(row, 1, row, 2)
    pen.adds(total, lines, (2, 3))
    row += 3
    pen.put(row, 1, "B. RINCIAN BELANJA", "i")
    row = pen.heads(row + 1, 1, "No|Uraian Belanja|Volume|Satuan|Harga Satuan (Rp)|Jumlah (Rp)")
    heads = {2: "Volume", 4: "Harga Satuan", 5: "Jumlah"}
    groups = []
    for number, (name, leaves) in enumerate(programmes.items()):
        pen.line(row, 1, ["abc"[number] + ".", name], "nl")
        row += 1
        lines = []
        for leaf in leaves:
            volume, price = money[name, leaf]
            values = [None, f"- {leaf}", volume, "Paket", price, volume * price]
            lines.append(pen.line(row, 1, values, " lvlvv", headers=heads, label=leaf))
            pen.times(lines[-1], 5, (2, 4))
            row += 1
        figure = sum(amount[name, leaf] for leaf in leaves)
        groups.append(
            pen.line(
                row,
                1,
                [None, f"Jumlah {name}", None, None, None, figure],
                " l   t",
                headers=heads,
                label=f"Jumlah {name}",
            )
        )
        pen.adds(groups[-1], lines, [5])
        row += 1
    total = pen.line(
        row,
        1,
        [None, "JUMLAH SELURUHNYA", None, None, None, sum(amount.values())],
        " l   t",
        headers=heads,
        label="JUMLAH SELURUHNYA",
    )
    pen.adds(total, groups, [5])
    return case


def murni_left_perubahan_right() -> Case:
    """The same rows twice side by side, one blank column between, each with a title above."""
    case, pen = begin("murni_left_perubahan_right", "Sanding")
    rng = random.Random(11)
    pen.title(1, 1, 7, "SANDING APBD KABUPATEN ASAHAN TAHUN ANGGARAN 2022")
    leaves = ["5.1.02.01.01.0024", "5.1.02.02.01.0026", "5.1.02.02.02.0006", "5.1.02.02.02.0007"]
    for left, name in ((1, "APBD MURNI"), (5, "APBD PERUBAHAN")):
        pen.title(3, left, left + 2, name)
        row = pen.heads(4, left, "Kode Rekening|Uraian|Jumlah (Rp)")
        amounts = {code: rng.randrange(10, 900) * 75_000 for code in leaves}
        lines = {}
        for code in family(leaves):
            role = "v" if code in leaves else "t"
            values = [code, NAMES[code], under(code, amounts)]
            lines[code] = pen.line(row, left, values, "cl" + role, headers={2: "Jumlah"}, label=NAMES[code])
            row += 1
        parents(case, lines, leaves, [2])
    pen.put(row + 1, 1, "Ket : Perda APBD dan Perda Perubahan APBD Kab. Asahan TA 2022", "o")
    return case


def jkk_left_jkm_right() -> Case:
    """Two lists of different length side by side with two blank columns between, totals in different rows."""
    case, pen = begin("jkk_left_jkm_right", "JKK-JKM")
    rng = random.Random(12)
    pen.title(1, 1, 10, "KOTA TEBING TINGGI", "KEBUTUHAN IURAN JKK DAN JKM TENAGA HARIAN LEPAS TAHUN 2023")
    offices = [
        "Dinas Lingkungan Hidup",
        "Dinas Perhubungan",
        "Satpol PP",
        "Dinas PUPR",
        "RSUD dr. H. Kumpulan Pane",
        "BPBD",
        "Kecamatan Padang Hulu",
    ]
    for left, name, rate, count in (
        (1, "Jaminan Kecelakaan Kerja (JKK)", 7_100, 7),
        (7, "Jaminan Kematian (JKM)", 8_900, 5),
    ):
        pen.title(4, left, left + 3, name)
        row = pen.heads(5, left, "No|SKPD|Peserta|Iuran 12 bulan (Rp)")
        heads = {2: "Peserta", 3: "Iuran"}
        lines, sums = [], [0, 0]
        for number, office in enumerate(offices[:count], 1):
            people = rng.randrange(8, 240)
            figures = [people, people * rate * 12]
            sums = [old + new for old, new in zip(sums, figures, strict=True)]
            lines.append(pen.line(row, left, [number, office, *figures], "nlvv", headers=heads, label=office))
            row += 1
        total = pen.line(row, left, [None, "Jumlah", *sums], " ltt", headers=heads, label="Jumlah")
        pen.adds(total, lines, (2, 3))
    return case


def hidden_previous_version() -> Case:
    """Last year's rows hidden above this year's, a hidden column, a hidden sheet, an old title under a merged one."""
    case, pen = begin("hidden_previous_version", "Anggaran")
    rng = random.Random(13)
    sheet = pen.sheet
    pen.put(1, 1, "PEMERINTAH KABUPATEN KARO", "i")
    pen.put(1, 3, "DRAFT 1", "x")  # covered by the merge below: nobody sees it
    sheet.merged_cells.add("A1:F1")
    pen.title(2, 1, 6, "ANGGARAN IURAN JAMINAN SOSIAL TENAGA KERJA NON ASN", "TAHUN ANGGARAN 2024")
    pen.heads(5, 1, "No|Perangkat Daerah|Jumlah Peserta")
    pen.put(5, 4, "Pagu Lama (Rp)", "x")
    pen.heads(5, 5, "Pagu (Rp)|Sumber Dana")
    row = 6
    offices = ["Dinas Pendidikan", "Dinas Kesehatan", "Dinas Pertanian", "Dinas Pariwisata", "Satpol PP"]
    for number, office in enumerate(offices, 1):
        people = rng.randrange(20, 300)
        values = [number, office, people, people * 100_000, people * 120_000, "DAU"]
        pen.line(row, 1, values, "xxxxxx")
        sheet.row_dimensions[row].hidden = True
        row += 1
    heads = {2: "Jumlah Peserta", 4: "Pagu"}
    lines, sums = [], [0, 0]
    for number, office in enumerate(offices, 1):
        people = rng.randrange(20, 300)
        figures = [people, people * 162_000]
        sums = [old + new for old, new in zip(sums, figures, strict=True)]
        values = [number, office, people, people * 120_000, figures[1], "DAU"]
        lines.append(pen.line(row, 1, values, "nlvxvl", headers=heads, label=office))
        row += 1
    values = [None, "JUMLAH", sums[0], sums[0] * 120_000, sums[1], None]
    total = pen.line(row, 1, values, " ltxt ", headers=heads, label="JUMLAH")
    pen.adds(total, lines, (2, 4))
    sheet.column_dimensions["D"].hidden = True
    old = Pen(case, case.sheet("TA 2023"))
    old.sheet.sheet_state = "hidden"
    old.line(1, 1, ["No", "Perangkat Daerah", "Pagu (Rp)"], "xxx")
    for number, office in enumerate(offices, 1):
        old.line(number + 1, 1, [number, office, rng.randrange(20, 300) * 120_000], "xxx")
    return case


def stray_figures_and_calculator() -> Case:
    """Figures left beside the table, a how-to-type note with sample numbers, a second sheet of notes only."""
    case, pen = begin("stray_figures_and_calculator", "Usulan")
    rng = random.Random(14)
    pen.title(1, 1, 6, "USULAN ANGGARAN PERLINDUNGAN PEKERJA RENTAN", "KABUPATEN TOBA")
    pen.keys(4, 1, [("SKPD", "Dinas Koperasi, UKM dan Tenaga Kerja"), ("Tahun", "2024")], None)
    row = pen.heads(7, 1, "No|Sasaran|Orang|Bulan|Iuran/Orang/Bulan|Kebutuhan Anggaran")
    heads = {2: "Orang", 3: "Bulan", 4: "Iuran", 5: "Kebutuhan"}
    lines, people_sum, money_sum = [], 0, 0
    for number, target in enumerate(
        ("Petani", "Nelayan Danau Toba", "Pengemudi becak", "Pedagang kecil", "Marbot dan guru sekolah minggu"), 1
    ):
        people, months = rng.randrange(40, 700), rng.choice((6, 12))
        values = [number, target, people, months, 16_800, people * months * 16_800]
        lines.append(pen.line(row, 1, values, "nlvvvv", headers=heads, label=target))
        pen.times(lines[-1], 5, (2, 3, 4))
        people_sum, money_sum = people_sum + people, money_sum + values[-1]
        row += 1
    total = pen.line(row, 1, ["Total", None, people_sum, None, None, money_sum], "l t  t", headers=heads, label="Total")
    pen.merge(row, 1, row, 2)
    pen.adds(total, lines, (2, 5))
    pen.put(9, 9, 201_600, "q")
    pen.put(11, 9, money_sum / 12, "q", shape="#,##0.00")
    pen.put(row + 6, 10, 31_415, "q")
    pen.put(row + 2, 1, "Keterangan :", "o")
    pen.put(row + 3, 1, "1. Penulisan angka tanpa titik, contoh:", "o")
    pen.put(row + 3, 4, 1_250_000, "o", shape="0")
    pen.put(row + 4, 1, "2. Iuran JKK Rp10.000 dan JKM Rp6.800 per orang per bulan", "o")
    pen.line(row + 8, 9, [16_800, "x", 12, "x", 500], "qqqqq", shape="General")
    notes = Pen(case, case.sheet("Catatan"))
    notes.put(1, 1, "CATATAN", ".")
    texts = (
        "- Data sasaran bersumber dari DTKS bulan Maret 2023",
        "- Kolom kebutuhan anggaran diisi dalam rupiah penuh",
        "- Mohon dikirim kembali paling lambat tanggal 15 bulan berikutnya",
    )
    for row, text in enumerate(texts, 3):
        notes.put(row, 1, text, "o")
    return case


def no_header_at_all() -> Case:
    """Codes, names and amounts from the first row on, nothing else."""
    case, pen = begin("no_header_at_all")
    rng = random.Random(15)
    leaves = [
        "5.1.02.01.01.0024",
        "5.1.02.02.01.0026",
        "5.1.02.02.02.0005",
        "5.1.02.02.02.0006",
        "5.1.02.02.02.0007",
        "5.1.02.04",
        "5.2.02",
    ]
    for row, code in enumerate(leaves, 1):
        # A year in every row is a value to some and the row's label to others.
        pen.line(
            row,
            1,
            [code, NAMES[code], rng.randrange(1_000, 900_000) * 500, 2022, "Murni"],
            "clv.l",
            shape=None,
            label=NAMES[code],
        )
    return case


def starts_at_d9() -> Case:
    """The table begins at D9 with no heading above; subtotals per activity, "Sub Total" and "Grand Total"."""
    case, pen = begin("starts_at_d9", "Sheet2")
    rng = random.Random(16)
    row = pen.heads(9, 4, "Kode|Kegiatan / Belanja|Jml Org|Jml Bln|Tarif|Jumlah|Sumber")
    heads = {2: "Jml Org", 3: "Jml Bln", 4: "Tarif", 5: "Jumlah"}
    subtotals = []
    plan = {
        "1.01": ("Pengelolaan Pendidikan SD", ["JKK guru honor", "JKM guru honor"]),
        "1.02": ("Pelayanan Kesehatan UKM", ["JKK tenaga bakti", "JKM tenaga bakti", "JHT tenaga bakti"]),
        "2.13": ("Pembinaan Pemerintahan Desa", ["JKK perangkat desa", "JKM perangkat desa"]),
    }
    grand = 0
    for code, (activity, items) in plan.items():
        pen.line(row, 4, [code, activity], "cl")
        row += 1
        people, lines, figure = rng.randrange(40, 600), [], 0
        for item in items:
            rate = 6_480 if "JKK" in item else 8_100 if "JKM" in item else 99_900
            values = [None, item, people, 12, rate, people * 12 * rate, "APBD"]
            lines.append(pen.line(row, 4, values, " lvvvvl", headers=heads, label=item))
            pen.times(lines[-1], 5, (2, 3, 4))
            figure += people * 12 * rate
            row += 1
        subtotals.append(
            pen.line(
                row, 4, [None, "Sub Total", None, None, None, figure, None], " l   t ", headers=heads, label="Sub Total"
            )
        )
        pen.adds(subtotals[-1], lines, [5])
        grand += figure
        row += 2
    total = pen.line(
        row, 4, [None, "Grand Total", None, None, None, grand, None], " l   t ", headers=heads, label="Grand Total"
    )
    pen.adds(total, subtotals, [5])
    return case


def one_data_row() -> Case:
    """One row of data under a two-row header, no total row, signature below."""
    case, pen = begin("one_data_row", "Kesbangpol")
    pen.title(
        1,
        1,
        8,
        "PEMERINTAH KOTA SABANG",
        "BADAN KESATUAN BANGSA DAN POLITIK",
        "ANGGARAN PERLINDUNGAN PENYELENGGARA PEMILU TAHUN 2024",
    )
    row = pen.heads(5, 1, "No|Uraian|Jumlah Petugas|Bulan|Iuran (Rp)|<|<|Ket", "^|^|^|^|JKK|JKM|Total|^")
    people, months = 1_036, 2
    jkk, jkm = people * months * 10_000, people * months * 6_800
    text = "Petugas KPPS, PPS dan PPK"
    values = [1, text, people, months, jkk, jkm, jkk + jkm, "Hibah Pilkada"]
    heads = {2: "Jumlah Petugas", 3: "Bulan", 4: "JKK", 5: "JKM", 6: "Total"}
    line = pen.line(row, 1, values, "nlvvvvtl", headers=heads, label=text)
    pen.across(line, 6, (4, 5))
    pen.sign(
        row + 2, 6, "Sabang, 12 Januari 2024", "Kepala Badan,", "", "", "NAMA PEJABAT", "NIP. ...................."
    )
    return case


def empty_template() -> Case:
    """The form sent back unfilled: heading, dotted placeholders, header, column letters, running numbers, JUMLAH."""
    case, pen = begin("empty_template", "Format")
    pen.title(
        1,
        1,
        8,
        "FORMAT ISIAN ANGGARAN JAMINAN SOSIAL KETENAGAKERJAAN",
        "KABUPATEN/KOTA ........................",
        "TAHUN ANGGARAN 20....",
    )
    pairs = [("Nama SKPD", "................"), ("Penanggung Jawab", "…………………"), ("No. HP", "………")]
    pen.keys(5, 1, pairs, 3)
    row = pen.heads(
        9,
        1,
        "NO|SEGMEN PEKERJA|JUMLAH (ORANG)|<|ANGGARAN (Rp)|<|<|SUMBER DANA",
        "^|^|POTENSI|TERDAFTAR|JKK|JKM|JUMLAH|^",
    )
    pen.line(row, 1, [*list("abcde"), "f", "g=e+f", "h"], "nnnnnnnn")
    for number in range(1, 6):
        pen.put(row + number, 1, number, "n")
    row += 6
    pen.put(row, 1, "JUMLAH", "l")
    pen.merge(row, 1, row, 2)
    pen.put(row + 2, 1, "Keterangan: diisi dengan angka tanpa tanda titik", "o")
    pen.sign(
        row + 4,
        6,
        "........................, ........................ 20....",
        "Kepala ........................",
        "",
        "",
        "( ........................ )",
        "NIP. ........................",
    )
    return case


def pending_products_and_sums() -> Case:
    """Volume times price and every sum are formulas that no program has computed; notes in lower case below."""
    case, pen = begin("pending_products_and_sums", "RKA")
    rng = random.Random(19)
    pen.title(1, 1, 7, "RENCANA KERJA DAN ANGGARAN", "DINAS KETENAGAKERJAAN KAB. SERDANG BEDAGAI")
    pen.put(3, 1, "Sub Kegiatan : 2.07.05.2.02.0005 Pengembangan Pelaksanaan Jaminan Sosial Tenaga Kerja", "m")
    row = pen.heads(5, 1, "Kode Rekening|Uraian|Volume|<|Satuan|Harga Satuan|Jumlah", "^|^|Orang|Bulan|^|(Rp)|(Rp)")
    pen.either("F6", "G6")
    heads = {2: "Orang", 3: "Bulan", 5: "Harga Satuan", 6: "Jumlah"}
    groups = {
        "5.1.02.02.02.0006": ["Petani sawit", "Nelayan", "Buruh bongkar muat"],
        "5.1.02.02.02.0007": ["Petani sawit", "Nelayan", "Buruh bongkar muat"],
        "5.1.02.02.01.0026": ["Petugas pendata"],
    }
    rate = {"5.1.02.02.02.0006": 10_000, "5.1.02.02.02.0007": 6_800, "5.1.02.02.01.0026": 1_500_000}
    people = {"Petani sawit": 1_450, "Nelayan": rng.randrange(100, 400), "Buruh bongkar muat": 75, "Petugas pendata": 6}
    group_lines, refs, grand = [], [], 0
    for code, items in groups.items():
        head, figure, lines = row, 0, []
        for item in items:
            row += 1
            amount = people[item] * 12 * rate[code]
            figure += amount
            values = [None, item, people[item], 12, "OB", rate[code], (f"=C{row}*D{row}*F{row}", amount)]
            lines.append(pen.line(row, 1, values, " lvvlvv", headers=heads, label=item))
            pen.times(lines[-1], 6, (2, 3, 5))
        values = [code, NAMES[code], None, None, None, None, (f"=SUM(G{head + 1}:G{row})", figure)]
        group_lines.append(pen.line(head, 1, values, "cl    t", headers=heads, label=NAMES[code]))
        pen.adds(group_lines[-1], lines, [6])
        refs.append(f"G{head}")
        grand += figure
        row += 1
    values = [None, "Jumlah", None, None, None, None, ("=" + "+".join(refs), grand)]
    total = pen.line(row, 1, values, " l    t", headers=heads, label="Jumlah")
    pen.adds(total, group_lines, [6])
    pen.put(row + 1, 1, "*) harga satuan sesuai PP 44 Tahun 2015", "o")
    return case


def error_cells() -> Case:
    """Broken references and divisions by zero among the figures, NA and Nihil for missing ones."""
    case, pen = begin("error_cells", "Realisasi TW II")
    pen.title(1, 1, 6, "KABUPATEN BATU BARA", "REALISASI IURAN JAMSOSTEK SEMESTER I 2023")
    row = pen.heads(4, 1, "No|SKPD|Pagu (Rp)|Realisasi (Rp)|%|Tgl SP2D")
    heads = {2: "Pagu", 3: "Realisasi", 4: "%", 5: "Tgl"}
    rows: list[tuple[str, object, object, object, object]] = [
        ("Dinas Pendidikan", 845_640_000, 402_300_000, 47.57, dt.date(2023, 6, 14)),
        ("Dinas Kesehatan", 312_984_000, "#REF!", "#REF!", dt.date(2023, 6, 20)),
        ("Dinas Tenaga Kerja", 96_768_000, 96_768_000, 100, dt.date(2023, 3, 2)),
        ("Dinas Perikanan", 0, 0, "#DIV/0!", "-"),
        ("Kecamatan Medang Deras", 18_144_000, "NA", "#VALUE!", "belum"),
        ("Kecamatan Air Putih", "Nihil", "-", "-", "-"),
    ]
    for number, (office, pagu, spent, percent, date) in enumerate(rows, 1):
        dated = isinstance(date, dt.date)
        pen.line(row, 1, [number, office, pagu, spent, percent], "nlvvv", headers=heads, label=office)
        # "belum" in a date column is a missing date or a remark.
        pen.put(row, 6, date, "v" if date != "belum" else ".", shape="dd/mm/yyyy" if dated else None)
        row += 1
    # A broken total is neither a figure nor a leaf: any role for the error cells.
    line = pen.line(
        row,
        1,
        [None, "Jumlah", 845_640_000 + 312_984_000 + 96_768_000 + 18_144_000, "#REF!", "#REF!", None],
        " lt.. ",
        headers=heads,
        label="Jumlah",
    )
    case.sums.append((line[2], [(pen.sheet.title, f"C{row - place}") for place in range(6, 0, -1)]))
    return case


def total_that_does_not_hold() -> Case:
    """The typed total of one column forgets a row; the other column's total holds."""
    case, pen = begin("total_that_does_not_hold", "Labura")
    case.rules.add("total_disagrees")
    rng = random.Random(21)
    pen.title(1, 1, 6, "PEMERINTAH KABUPATEN LABUHANBATU UTARA", "DINAS PENANAMAN MODAL DAN KETENAGAKERJAAN")
    pen.keys(4, 2, [("Tahun Anggaran", "2023"), ("Jenis Belanja", "Iuran Jaminan/Asuransi")], 3)
    row = pen.heads(7, 1, "NO|KECAMATAN|PEKERJA RENTAN (ORANG)|ANGGARAN (Rp)|KETERANGAN")
    heads = {2: "PEKERJA RENTAN", 3: "ANGGARAN"}
    names = [
        "Aek Kuo",
        "Aek Natas",
        "Kualuh Hilir",
        "Kualuh Hulu",
        "Kualuh Leidong",
        "Kualuh Selatan",
        "Marbau",
        "Na IX-X",
    ]
    lines, people_sum, money_sum = [], 0, 0
    for number, name in enumerate(names, 1):
        people = rng.randrange(60, 400)
        lines.append(
            pen.line(row, 1, [number, name, people, people * 201_600, None], "nlvv ", headers=heads, label=name)
        )
        people_sum += people
        money_sum += 0 if name == "Kualuh Leidong" else people * 201_600
        row += 1
    total = pen.line(row, 1, [None, "JUMLAH", people_sum, money_sum, None], " ltt ", headers=heads, label="JUMLAH")
    pen.adds(total, lines, (2, 3))
    return case


def rab_in_words() -> Case:
    """A cost plan typed as text with dots, "Rp" in a narrow column before each amount, the total again in words."""
    case, pen = begin("rab_in_words", "RAB")
    pen.title(
        1,
        1,
        9,
        "RENCANA ANGGARAN BIAYA (RAB)",
        "IURAN BPJS KETENAGAKERJAAN BADAN ADHOC PEMILU 2024",
        "KOTA PEMATANGSIANTAR",
    )
    row = pen.heads(5, 1, "No|Uraian|Volume|Satuan|Frek|Harga Satuan|<|Jumlah|<")
    items = [
        ("Ketua dan Anggota PPK", 40, 12),
        ("Sekretariat PPK", 24, 12),
        ("Ketua dan Anggota PPS", 159, 10),
        ("Sekretariat PPS", 159, 10),
        ("KPPS", 5_390, 1),
        ("Linmas TPS", 1_540, 1),
    ]
    heads = {2: "Volume", 4: "Frek", 6: "Harga Satuan", 8: "Jumlah"}
    lines, total_sum = [], 0
    for number, (text, people, months) in enumerate(items, 1):
        amount = people * months * 16_800
        total_sum += amount
        values = [
            f"{number}",
            text,
            (dots(people), people),
            "Orang",
            (f"{months} bln", months),
            "Rp",
            ("16.800", 16_800),
            "Rp",
            (dots(amount), amount),
        ]
        # "Rp" in a column of its own is a unit to some and text of the row to others.
        lines.append(pen.line(row, 1, values, "nlvlv.v.v", headers=heads, label=text))
        pen.times(lines[-1], 8, (2, 4, 6))
        row += 1
    values = ["JUMLAH", None, None, None, None, None, None, "Rp", (dots(total_sum), total_sum)]
    total = pen.line(row, 1, values, "l      .t", headers=heads, label="JUMLAH")
    pen.merge(row, 1, row, 7)
    pen.adds(total, lines, [8])
    pen.put(row + 1, 1, f"Terbilang : {in_words(total_sum).capitalize()} rupiah", ".")
    pen.merge(row + 1, 1, row + 1, 9)
    pen.sign(row + 3, 1, "Disetujui oleh:", "Sekretaris", "", "", "........................")
    pen.sign(row + 3, 6, "Pematangsiantar, Oktober 2023", "Pembuat Daftar,", "", "", "........................")
    return case


def year_columns_with_groups() -> Case:
    """Years 2021 to 2025 as numeric column headers, lettered groups without values, a total column, dashes."""
    case, pen = begin("year_columns_with_groups", "Tren")
    rng = random.Random(23)
    pen.title(1, 1, 8, "ALOKASI ANGGARAN JAMINAN SOSIAL KETENAGAKERJAAN 2021-2025", "KABUPATEN TAPANULI UTARA")
    pen.put(4, 8, "(Rp)", "u")
    years = [2021, 2022, 2023, 2024, 2025]
    row = pen.heads(5, 1, ["No", "Segmen", "Tahun Anggaran", "<", "<", "<", "<", "Jumlah"], ["^", "^", *years, "^"])
    heads = {place + 2: str(year) for place, year in enumerate(years)} | {7: "Jumlah"}
    groups = {
        "A. PENERIMA UPAH": ["Pegawai Non ASN", "Perangkat Desa", "Anggota BPD", "Guru Honor"],
        "B. BUKAN PENERIMA UPAH": ["Petani", "Pekerja Keagamaan", "Kader Posyandu"],
    }
    lines, sums = [], [0] * 6
    for group, names in groups.items():
        pen.put(row, 1, group, "l")
        pen.merge(row, 1, row, 8)
        row += 1
        for number, name in enumerate(names, 1):
            figures = [rng.randrange(30, 900) * 162_000 if rng.random() > 0.3 else 0 for _ in years]
            figures.append(sum(figures))
            sums = [old + new for old, new in zip(sums, figures, strict=True)]
            values = [number, name, *(figure or "-" for figure in figures)]
            lines.append(pen.line(row, 1, values, "nlvvvvvt" if figures[-1] else "nlvvvvv.", headers=heads, label=name))
            pen.across(lines[-1], 7, range(2, 7))
            row += 1
    total = pen.line(row, 1, ["TOTAL (A+B)", None, *sums], "l tttttt", headers=heads, label="TOTAL (A+B)")
    pen.merge(row, 1, row, 2)
    pen.adds(total, lines, range(2, 8))
    pen.put(row + 2, 1, "Sumber: Bappeda Kabupaten Tapanuli Utara", "o")
    return case


def merged_office_over_activities() -> Case:
    """Office and running number merged over four activities; each block closed by a sum that has no label."""
    case, pen = begin("merged_office_over_activities", "Matriks")
    rng = random.Random(24)
    pen.title(1, 1, 7, "MATRIKS ANGGARAN INPRES NOMOR 2 TAHUN 2021", "KABUPATEN HUMBANG HASUNDUTAN", "T.A. 2023")
    row = pen.heads(5, 1, "No|Perangkat Daerah|Kegiatan|Output|Anggaran\nMurni\n(Rp)|Anggaran\nPerubahan\n(Rp)|Ket.")
    heads = {3: "Output", 4: "Murni", 5: "Perubahan"}
    activities = ["Iuran JKK Non ASN", "Iuran JKM Non ASN", "Sosialisasi program", "Monitoring dan evaluasi"]
    blocks, sums = [], [0, 0]
    for number, office in enumerate(("Dinas Tenaga Kerja", "Dinas PMD P2A", "Dinas Pertanian", "Badan Kesbangpol"), 1):
        lines, block = [], [0, 0]
        for place, activity in enumerate(activities):
            people = rng.randrange(12, 300)
            murni = people * 81_000
            change = murni + rng.randrange(0, 9) * 81_000
            block = [block[0] + murni, block[1] + change]
            first = place == 0
            values = [number if first else None, office if first else None, activity]
            values += [(f"{people} orang", people), murni, change, "rutin" if first else None]
            lines.append(pen.line(row, 1, values, "nllvvvl", headers=heads, label=activity))
            row += 1
        for column in (1, 2):
            pen.merge(row - 4, column, row - 1, column)
        blocks.append(pen.line(row, 1, [None, None, None, None, *block, None], "    tt ", headers=heads))
        pen.adds(blocks[-1], lines, (4, 5))
        sums = [old + new for old, new in zip(sums, block, strict=True)]
        row += 1
    total = pen.line(
        row, 1, ["Jumlah Total", None, None, None, *sums, None], "l   tt ", headers=heads, label="Jumlah Total"
    )
    pen.merge(row, 1, row, 4)
    pen.adds(total, blocks, (4, 5))
    return case


def signature_beside_last_rows() -> Case:
    """The signature block stands to the right and begins on the rows of the last data; a second one below."""
    case, pen = begin("signature_beside_last_rows", "Rekap")
    rng = random.Random(25)
    pen.title(1, 1, 5, "REKAPITULASI BELANJA IURAN JKK-JKM", "KABUPATEN ACEH SINGKIL TAHUN 2022")
    row = pen.heads(4, 1, "NO|DINAS/BADAN/KANTOR|ANGGARAN|REALISASI|SISA")
    pen.line(row, 1, ["1", "2", "3", "4", "5=3-4"], "nnnnn")
    row += 1
    heads = {2: "ANGGARAN", 3: "REALISASI", 4: "SISA"}
    lines, sums = [], [0, 0, 0]
    offices = [
        "Sekretariat Daerah",
        "Dinas Pendidikan",
        "Dinas Kesehatan",
        "Dinas Syariat Islam",
        "Dinas Pertanahan",
        "Baitul Mal",
        "RSUD",
    ]
    for number, office in enumerate(offices, 1):
        budget = rng.randrange(10, 400) * 162_000
        spent = budget * rng.randrange(60, 101) // 100
        figures = [budget, spent, budget - spent]
        sums = [old + new for old, new in zip(sums, figures, strict=True)]
        # the remainder comes out of a calculation, the other two were typed
        values = [number, office, *(said(paren(figure), figure) for figure in figures[:2]), figures[2]]
        lines.append(pen.line(row, 1, values, "nlvvv", headers=heads, label=office))
        row += 1
    values = [None, "JUMLAH", *(said(paren(figure), figure) for figure in sums)]
    total = pen.line(row, 1, values, " lttt", headers=heads, label="JUMLAH")
    pen.adds(total, lines, (2, 3, 4))
    pen.sign(
        row - 2,
        7,
        "Singkil, 31 Desember 2022",
        "KEPALA BPKK ACEH SINGKIL",
        "",
        "",
        "NAMA PEJABAT",
        "Pembina Tk. I",
        "NIP. ....................",
        right=9,
    )
    pen.sign(row + 2, 2, "Mengetahui :", "SEKRETARIS DAERAH", "", "NAMA PEJABAT", "NIP. ....................")
    return case


def target_and_realisation_rows() -> Case:
    """Target and realisasi on alternate rows, quarters as columns, no figure yet for the last quarter."""
    case, pen = begin("target_and_realisation_rows", "TARGET-REALISASI")
    rng = random.Random(26)
    pen.title(1, 1, 8, "PEMERINTAH KOTA MEDAN", "TARGET DAN REALISASI KEUANGAN PROGRAM JAMSOSTEK TAHUN 2023")
    row = pen.heads(4, 1, "NO|SUB KEGIATAN|URAIAN|TRIWULAN|<|<|<|JUMLAH", "^|^|^|I|II|III|IV|^")
    names = ["Iuran pekerja rentan", "Iuran kepala lingkungan", "Iuran petugas P3SU", "Iuran guru honorer"]
    heads = {3: "TRIWULAN", 4: "TRIWULAN", 5: "TRIWULAN", 6: "TRIWULAN", 7: "JUMLAH"}
    targets, actuals = [], []
    sums = {"Target": [0] * 5, "Realisasi": [0] * 5}
    for number, name in enumerate(names, 1):
        quarter = rng.randrange(100, 2_000) * 50_400
        target = [quarter] * 4
        actual = [quarter * rng.randrange(70, 101) // 100 for _ in range(3)] + [0]
        for kind, figures, lines in (("Target", target, targets), ("Realisasi", actual, actuals)):
            figures = [*figures, sum(figures)]
            sums[kind] = [old + new for old, new in zip(sums[kind], figures, strict=True)]
            first = kind == "Target"
            values = [number if first else None, name if first else None, kind, *(figure or "-" for figure in figures)]
            lines.append(pen.line(row, 1, values, "nllvvvvt", headers=heads, label=kind))
            pen.across(lines[-1], 7, range(3, 7))
            row += 1
        for column in (1, 2):
            pen.merge(row - 2, column, row - 1, column)
    for kind, lines in (("Target", targets), ("Realisasi", actuals)):
        values = [None, "JUMLAH" if kind == "Target" else None, kind, *(figure or "-" for figure in sums[kind])]
        total = pen.line(row, 1, values, " llttttt" if kind == "Target" else "  lttt.t", headers=heads, label=kind)
        pen.adds(total, lines, range(3, 8))
        row += 1
    pen.merge(row - 2, 2, row - 1, 2)
    return case


def unit_line_contradicted() -> Case:
    """The header says thousands, the figures are full rupiah: people x months x contribution proves it."""
    case, pen = begin("unit_line_contradicted", "Pekerja Rentan")
    rng = random.Random(27)
    pen.title(1, 1, 6, "PEMERINTAH KABUPATEN ACEH BARAT DAYA", "ANGGARAN IURAN PEKERJA RENTAN TAHUN 2023")
    row = pen.heads(4, 1, "No|Kecamatan|Jumlah Peserta (orang)|Bulan|Iuran per Bulan (Rp)|Anggaran\n(Rp. 000,-)")
    heads = {2: "Peserta", 3: "Bulan", 4: "Iuran", 5: "Anggaran"}
    lines, people_sum, money_sum = [], 0, 0
    for number, name in enumerate(
        ("Babahrot", "Blangpidie", "Jeumpa", "Kuala Batee", "Manggeng", "Susoh", "Tangan-Tangan"), 1
    ):
        people = rng.randrange(90, 700)
        values = [number, name, people, 12, 16_800, people * 12 * 16_800]
        lines.append(pen.line(row, 1, values, "nlvvvv", headers=heads, label=name))
        pen.times(lines[-1], 5, (2, 3, 4))
        people_sum, money_sum = people_sum + people, money_sum + people * 12 * 16_800
        row += 1
    total = pen.line(
        row, 1, ["Jumlah", None, people_sum, None, None, money_sum], "l t  t", headers=heads, label="Jumlah"
    )
    pen.merge(row, 1, row, 2)
    pen.adds(total, lines, (2, 5))
    return case


def minus_numbering_english_text() -> Case:
    """Column numbers (1)(2) turned into -1 -2, codes 5 and 5.1 stored as numbers, amounts copied as 1,234,567.00."""
    case, pen = begin("minus_numbering_english_text", "LRA")
    rng = random.Random(28)
    pen.title(
        1,
        1,
        6,
        "PEMERINTAH KABUPATEN NAGAN RAYA",
        "LAPORAN REALISASI ANGGARAN",
        "Periode 1 Januari s.d. 30 September 2023",
    )
    pen.keys(
        5,
        1,
        [
            ("Urusan Pemerintahan", "2.07 Tenaga Kerja"),
            ("Unit Organisasi", "2.07.01 Dinas Transmigrasi dan Tenaga Kerja"),
        ],
        2,
    )
    row = pen.heads(8, 1, "KODE\nREKENING|URAIAN|JUMLAH\nANGGARAN|REALISASI\nS.D. BULAN INI|LEBIH /\n(KURANG)|PERSEN")
    pen.line(row, 1, [-1, -2, -3, -4, "(5=4-3)", -6], "nnnnnn", shape="0;(0)")
    leaves = ["5.1.02.01.01.0024", "5.1.02.02.02.0006", "5.1.02.02.02.0007", "5.1.02.04", "5.2.02"]
    budget = {code: rng.randrange(2_000, 90_000) * 5_400 for code in leaves}
    spent = {code: budget[code] * rng.randrange(40, 99) // 100 for code in leaves}
    heads = {2: "ANGGARAN", 3: "REALISASI", 4: "LEBIH", 5: "PERSEN"}
    lines: dict[str, list[Key]] = {}
    as_number = {"5": 5, "5.1": 5.1, "5.2": 5.2}
    for code in family(leaves):
        row += 1
        plan, real = under(code, budget), under(code, spent)
        role = "v" if code in leaves else "t"
        values = [as_number.get(code, code), NAMES[code]]
        values += [(f"{plan:,}.00", plan), (f"{real:,}.00", real), (f"({plan - real:,}.00)", real - plan)]
        values.append(round(real / plan * 100, 2))
        lines[code] = pen.line(row, 1, values, "cl" + role * 4, shape="General", headers=heads, label=NAMES[code])
    parents(case, lines, leaves, (2, 3, 4))
    pen.sign(
        row + 3,
        4,
        "Suka Makmue, 2 Oktober 2023",
        "Pengguna Anggaran,",
        "",
        "",
        "NAMA PEJABAT",
        "NIP. ....................",
    )
    return case


def total_row_without_label() -> Case:
    """A sum per row (JKK + JKM + JHT) and a last row of sums that nothing names."""
    case, pen = begin("total_row_without_label", "Kebutuhan")
    rng = random.Random(29)
    pen.title(
        1, 1, 7, "Kebutuhan Anggaran Iuran Jamsostek Reje Kampung dan Perangkat", "Kabupaten Gayo Lues, Tahun 2024"
    )
    row = pen.heads(4, 1, "Kecamatan|Perangkat|Anggaran (Rp)|<|<|<|Porsi", "|(orang)|JKK|JKM|JHT|Jumlah|(%)")
    pen.either(f"B{row - 1}", f"G{row - 1}")
    heads = {1: "Perangkat", 2: "JKK", 3: "JKM", 4: "JHT", 5: "Jumlah", 6: "Porsi"}
    names = ["Blangkejeren", "Kutapanjang", "Rikit Gaib", "Terangun", "Pining", "Blang Pegayon", "Dabun Gelang"]
    people = {name: rng.randrange(60, 320) for name in names}
    grand = sum(people.values())
    lines = []
    for name in [*names, None]:
        count = people[name] if name else grand
        figures = [count * 12 * 4_860, count * 12 * 6_075, count * 12 * 74_925, count * 12 * 85_860]
        role = "vvvvtv" if name else "tttttt"
        line = pen.line(row, 1, [name, count, *figures], "l" + role[:5], headers=heads, label=name)
        pen.put(row, 7, count / grand, role[5], shape="0.00%")
        pen.across(line, 5, (2, 3, 4))
        if name:
            lines.append(line)
        else:
            pen.adds(line, lines, range(1, 6))
        row += 1
    return case


def stages_in_three_header_rows() -> Case:
    """Murni, pergeseran, perubahan and realisasi under a header of three rows; sums per programme; bracketed format."""
    case, pen = begin("stages_in_three_header_rows", "Perkembangan Pagu")
    rng = random.Random(30)
    brackets = "#,##0_);(#,##0)"
    pen.title(
        1,
        2,
        10,
        "PEMERINTAH KOTA BINJAI",
        "BADAN PENGELOLAAN KEUANGAN, PENDAPATAN DAN ASET DAERAH",
        "PERKEMBANGAN PAGU BELANJA IURAN JAMINAN TENAGA KERJA",
        "TAHUN ANGGARAN 2023",
    )
    row = pen.heads(
        6,
        2,
        "Kode|Program / Sub Kegiatan|Anggaran (Rp)|<|<|<|Realisasi|<|Sisa",
        "^|^|APBD|<|P-APBD|Bertambah /\n(Berkurang)|s.d. 30 September 2023|<|^",
        "^|^|Murni|Pergeseran I|Perubahan|(5-4)|Rp|%|^",
    )
    pen.line(row, 2, [1, 2, 3, 4, 5, 6, 7, 8, 9], "nnnnnnnnn", shape=None)
    # "(5-4)" under "Bertambah" is part of the header or a column formula; "Rp" and "%" name a column or its unit.
    pen.either(f"G{row - 1}", f"H{row - 1}", f"I{row - 1}")
    row += 1
    heads = {2: "Murni", 3: "Pergeseran", 4: "Perubahan", 5: "Bertambah", 6: "Realisasi", 7: "%", 8: "Sisa"}
    programmes = {
        "Penunjang Urusan": ["Penyediaan Jasa Pelayanan Umum Kantor", "Penyediaan Jasa Komunikasi"],
        "Hubungan Industrial": ["Pengembangan Jaminan Sosial Tenaga Kerja", "Pembinaan LKS Bipartit", "Survei KHL"],
    }

    def figures(murni: int, shifted: int, changed: int, spent: int) -> list[int | float]:
        return [murni, shifted, changed, changed - shifted, spent, round(spent / changed * 100, 2), changed - spent]

    subtotals, grand = [], [0, 0, 0, 0]
    for number, (programme, names) in enumerate(programmes.items(), 1):
        pen.line(row, 2, [f"2.07.0{number}", f"Program {programme}"], "cl")
        row += 1
        lines, block = [], [0, 0, 0, 0]
        for place, name in enumerate(names, 1):
            murni = rng.randrange(50, 900) * 135_000
            shifted = murni + rng.randrange(-9, 9) * 135_000
            changed = shifted + rng.randrange(-20, 20) * 135_000
            raw = [murni, shifted, changed, changed * rng.randrange(30, 80) // 100]
            block = [old + new for old, new in zip(block, raw, strict=True)]
            values = [f"2.07.0{number}.2.01.0{place}", name, *figures(*raw)]
            lines.append(pen.line(row, 2, values, "clvvvvvvv", shape=brackets, headers=heads, label=name))
            row += 1
        label = f"Jumlah Program {programme}"
        subtotals.append(
            pen.line(row, 2, [None, label, *figures(*block)], " lttttttt", shape=brackets, headers=heads, label=label)
        )
        pen.adds(subtotals[-1], lines, (2, 3, 4, 5, 6, 8))
        grand = [old + new for old, new in zip(grand, block, strict=True)]
        row += 1
    total = pen.line(
        row, 2, [None, "JUMLAH", *figures(*grand)], " lttttttt", shape=brackets, headers=heads, label="JUMLAH"
    )
    pen.adds(total, subtotals, (2, 3, 4, 5, 6, 8))
    return case


def stacked_years_in_one_table() -> Case:
    """One header, then blocks of rows under a full-width year; every block has its own sum."""
    case, pen = begin("stacked_years_in_one_table", "APBDes")
    rng = random.Random(31)
    pen.title(1, 1, 5, "IURAN BPJS KETENAGAKERJAAN DALAM APBDES", "KABUPATEN PADANG LAWAS UTARA")
    row = pen.heads(4, 1, "No|Sasaran|Orang|Iuran/bln (Rp)|Setahun (Rp)")
    heads = {2: "Orang", 3: "Iuran", 4: "Setahun"}
    for year in ("Tahun 2021", "Tahun 2022", "Tahun 2023"):
        pen.put(row, 1, year, "l")
        pen.merge(row, 1, row, 5)
        row += 1
        lines, sums = [], [0, 0]
        for number, name in enumerate(("Kepala Desa", "Perangkat Desa", "Anggota BPD", "Kader Desa"), 1):
            people, rate = rng.randrange(120, 1_900), rng.choice((10_800, 13_500, 16_800))
            lines.append(
                pen.line(row, 1, [number, name, people, rate, people * rate * 12], "nlvvv", headers=heads, label=name)
            )
            sums = [sums[0] + people, sums[1] + people * rate * 12]
            row += 1
        total = pen.line(row, 1, [None, "Jumlah", sums[0], None, sums[1]], " lt t", headers=heads, label="Jumlah")
        pen.adds(total, lines, (2, 4))
        row += 1
    return case


def millions_with_decimal_comma() -> Case:
    """Millions of rupiah typed with a decimal comma beside counts of people; the unit stands in the title."""
    case, pen = begin("millions_with_decimal_comma", "Paparan")
    rng = random.Random(32)
    pen.title(1, 1, 6, "DUKUNGAN APBD KOTA TANJUNGBALAI TERHADAP JAMSOSTEK", "Tahun 2021 s.d. 2023")
    pen.put(3, 1, "(dalam juta rupiah)", "u")
    row = pen.heads(5, 1, "Segmen|Peserta (orang)|Anggaran|<|<", "^|^|2021|2022|2023")
    heads = {1: "Peserta", 2: "2021", 3: "2022", 4: "2023"}

    def million(amount: int) -> object:
        whole, rest = divmod(amount, 1_000_000)
        return (f"{dots(whole)},{rest // 10_000:02d}", amount)

    lines, sums = [], [0, 0, 0, 0]
    for name in ("Non ASN", "Kepala Lingkungan", "Nelayan", "Guru Mengaji", "Petugas Kebersihan"):
        figures = [rng.randrange(90, 3_500), *(rng.randrange(1_000, 190_000) * 10_000 for _ in range(3))]
        sums = [old + new for old, new in zip(sums, figures, strict=True)]
        lines.append(
            pen.line(row, 1, [name, figures[0], *map(million, figures[1:])], "lvvvv", headers=heads, label=name)
        )
        row += 1
    total = pen.line(row, 1, ["Jumlah", sums[0], *map(million, sums[1:])], "ltttt", headers=heads, label="Jumlah")
    pen.adds(total, lines, range(1, 5))
    pen.put(row + 1, 1, "Sumber data: Bappeda dan BPKPAD", "o")
    return case


def header_says_thousands_rightly() -> Case:
    """The twin of the contradicted unit: only the amount column is in thousands, and the same product proves it."""
    case, pen = begin("header_says_thousands_rightly", "DBH Sawit")
    rng = random.Random(33)
    pen.title(1, 1, 7, "RENCANA KEGIATAN DBH SAWIT", "PERLINDUNGAN PEKERJA PERKEBUNAN KAB. LABUHANBATU SELATAN")
    pen.keys(3, 1, [("Tahun", "2024"), ("SKPD", "Dinas Tenaga Kerja")], None)
    row = pen.heads(
        6,
        1,
        "No|Kecamatan|Pekerja|Iuran|Waktu|Anggaran|Sumber",
        "||(orang)|(Rp/bln)|(bulan)|(Rp. 000,-)|",
    )
    for letter in "CDEF":
        case.roles[pen.sheet.title, f"{letter}7"] = "unit"
    heads = {2: "Pekerja", 3: "Iuran", 4: "Waktu", 5: "Anggaran"}
    lines, people_sum, money_sum = [], 0, 0
    for number, name in enumerate(("Kotapinang", "Torgamba", "Sungai Kanan", "Silangkitang", "Kampung Rakyat"), 1):
        people = rng.randrange(20, 180) * 5
        amount = people * 16_800 * 6
        values = [number, name, people, 16_800, 6, (amount // 1000, amount), "DBH Sawit"]
        lines.append(pen.line(row, 1, values, "nlvvvvl", headers=heads, label=name))
        pen.times(lines[-1], 5, (2, 3, 4))
        people_sum, money_sum = people_sum + people, money_sum + amount
        row += 1
    values = [None, "Jumlah", people_sum, None, None, (money_sum // 1000, money_sum), None]
    total = pen.line(row, 1, values, " lt  t ", headers=heads, label="Jumlah")
    pen.adds(total, lines, (2, 5))
    return case


def counts_that_lost_their_factor() -> Case:
    """People typed as 1.036 became the number 1.036, others stayed whole or text; total and product tell the truth."""
    case, pen = begin("counts_that_lost_their_factor", "Kab. Nias Selatan")
    pen.title(
        1, 1, 5, "ANGGARAN IURAN JAMSOSTEK PERANGKAT DESA DAN BPD", "PEMERINTAH KABUPATEN NIAS SELATAN", "TAHUN 2023"
    )
    row = pen.heads(5, 1, "No|Wilayah|Jumlah Aparatur (orang)|Iuran Setahun per Orang (Rp)|Kebutuhan (Rp)")
    heads = {2: "Jumlah Aparatur", 3: "Iuran Setahun", 4: "Kebutuhan"}
    counts = {"Lolowau": 849, "Teluk Dalam": 1_036, "Gomo": 1_880, "Lahusa": 412, "Amandraya": 1_205, "Hibala": 97}
    lines = []
    for number, (name, people) in enumerate(counts.items(), 1):
        written: object = people if people < 1_000 else (people / 1_000, people)
        if name == "Amandraya":
            written = (dots(people), people)
        values = [number, name, written, 162_000, people * 162_000]
        lines.append(pen.line(row, 1, values, "nlvvv", shape="General", headers=heads, label=name))
        pen.times(lines[-1], 4, (2, 3))
        row += 1
    people = sum(counts.values())
    values = [None, "JUMLAH", (dots(people), people), None, people * 162_000]
    total = pen.line(row, 1, values, " lt t", shape="General", headers=heads, label="JUMLAH")
    pen.adds(total, lines, (2, 4))
    return case


def millions_nobody_can_read() -> Case:
    """Texts such as 1.250 under "(juta)": 1,250 million or 1.25 million, and nothing in the sheet tells which."""
    case, pen = begin("millions_nobody_can_read", "Alokasi")
    case.rules.add("ambiguous_number")
    rng = random.Random(35)
    pen.title(1, 1, 3, "ALOKASI IURAN JAMSOSTEK PER KECAMATAN", "KABUPATEN PAKPAK BHARAT")
    row = pen.heads(4, 1, "No|Kecamatan|Alokasi (juta Rp)")
    for number, name in enumerate(("Salak", "Kerajaan", "Sitellu Tali Urang Jehe", "Pagindar"), 1):
        text = f"{rng.randrange(1, 9)}.{rng.randrange(1, 9)}{rng.randrange(1, 9)}{rng.choice((0, 5))}"
        values = [f"{number}", name, (text, UNDECIDED)]
        pen.line(row, 1, values, "nlv", headers={2: "Alokasi"}, label=name)
        row += 1
    return case


CASES: list[Callable[[], Case]] = [
    dpa_split_codes,
    murni_perubahan_text_negatives,
    thousands_by_skpd,
    cash_plan_pending_quarters,
    label_moves_right,
    indent_by_spaces,
    skpd_fund_source_rupiah_text,
    gampong_apparatus,
    pages_with_repeated_header,
    stacked_summary_and_detail,
    murni_left_perubahan_right,
    jkk_left_jkm_right,
    hidden_previous_version,
    stray_figures_and_calculator,
    no_header_at_all,
    starts_at_d9,
    one_data_row,
    empty_template,
    pending_products_and_sums,
    error_cells,
    total_that_does_not_hold,
    rab_in_words,
    year_columns_with_groups,
    merged_office_over_activities,
    signature_beside_last_rows,
    target_and_realisation_rows,
    unit_line_contradicted,
    minus_numbering_english_text,
    total_row_without_label,
    stages_in_three_header_rows,
    stacked_years_in_one_table,
    millions_with_decimal_comma,
    header_says_thousands_rightly,
    counts_that_lost_their_factor,
    millions_nobody_can_read,
]


def computed(case: Case, sheet: Worksheet, formula: str) -> float:
    """What a formula of these cases gives: SUM of one range, a sum of cells or a product of cells, no more."""

    def number(address: str) -> float:
        return float(case.numbers.get((sheet.title, address), 0))

    if found := re.fullmatch(r"=SUM\(([A-Z]+\d+:[A-Z]+\d+)\)", formula):
        left, top, right, bottom = range_boundaries(found[1])
        cells = ((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))
        return sum(number(f"{get_column_letter(column)}{row}") for row, column in cells)
    if re.fullmatch(r"=[A-Z]+\d+(\*[A-Z]+\d+)+", formula):
        return prod(map(number, formula[1:].split("*")))
    assert re.fullmatch(r"=[A-Z]+\d+(\+[A-Z]+\d+)*", formula), formula
    return sum(map(number, formula[1:].split("+")))


def check(case: Case) -> None:
    """Prove that a case is its own truth: every cell has a role, sums and products hold, formulas give their number.

    Raises AssertionError naming the case and the cell.
    """
    seen: set[Key] = set()
    texts: dict[str, list[str]] = {}
    for sheet in case.book.worksheets:
        hidden_rows = {row for row, dimension in sheet.row_dimensions.items() if dimension.hidden}
        hidden_columns = {letter for letter, dimension in sheet.column_dimensions.items() if dimension.hidden}
        for cells in sheet.iter_rows():
            for cell in cells:
                if cell.value is None:
                    continue
                key = (sheet.title, cell.coordinate)
                seen.add(key)
                where = (case.name, *key, cell.value)
                assert cell.value != "", where
                assert key in case.roles, where
                role = case.roles[key]
                assert role in ROLE.values(), where
                texts.setdefault(sheet.title, []).append(str(cell.value))
                unseen = sheet.sheet_state != "visible" or cell.row in hidden_rows
                unseen = unseen or cell.column_letter in hidden_columns
                assert not unseen or role == "hidden", where
                if isinstance(cell.value, int | float) and role in ("value", "total") and "%" not in cell.number_format:
                    assert key in case.numbers, where
                if isinstance(cell.value, str) and cell.value.startswith("="):
                    assert isclose(case.numbers[key], computed(case, sheet, cell.value)), where
    assert seen == set(case.roles), (case.name, set(case.roles) - seen)
    for key in (*case.numbers, *case.headers, *case.labels):
        assert case.roles[key] in ("value", "total"), (case.name, key)
    for (sheet_name, address), words in (*case.headers.items(), *case.labels.items()):
        assert any(words in text for text in texts[sheet_name]), (case.name, address, words)
    if not isinstance(case, Budget):
        return
    wrong = [
        result for result, parts in case.sums if _number(case, result) != sum(_number(case, part) for part in parts)
    ]
    assert bool(wrong) == ("total_disagrees" in case.rules), (case.name, wrong)
    for result, factors in case.products:
        assert _number(case, result) == prod(_number(case, factor) for factor in factors), (case.name, result)


def _number(case: Case, key: Key) -> float:
    number = case.numbers.get(key, 0)
    assert not isinstance(number, str), (case.name, key)
    return number
