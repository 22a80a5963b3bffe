"""Forty workbooks kept aside: by them the reader's generality is measured after it was built on the other cases.

Each function plays one sender in some province of Indonesia and returns the workbook with its truth, cell by cell. All
figures are drawn by seed, no sheet copies a real one and no person is named. A percentage means percentage points
whatever the cell looks like. A cell for which two roles would both be right has the role "" ("." below): any answer is
accepted. Every case keeps its own arithmetic, which `check` proves.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from math import isclose
from random import Random
from typing import NamedTuple

from openpyxl.utils import column_index_from_string, get_column_letter, range_boundaries

from officials.budgets import MONTHS, ROLE, WHOLE, Budget, Key, Pen, dots
from officials.case import UNDECIDED, Case

DATE = "dd/mm/yyyy"
PERCENT = "0.00%"
MONEY = '_-"Rp"* #,##0_-;-"Rp"* #,##0_-;_-"Rp"* "-"_-;_-@_-'
MINUS = "#,##0;(#,##0)"
LETTERS = [get_column_letter(column) for column in range(1, 60)]


# -- tools ------------------------------------------------------------------------------------------------------------
@dataclass
class HeldOut(Budget):
    """A case whose figures may also be differences: (result, [(+1 or -1, part), ...])."""

    signed: list[tuple[Key, list[tuple[int, Key]]]] = field(default_factory=list)


class Cell(NamedTuple):
    """A figure with its own number format: what stands there, what it means (None: no number), the format."""

    written: object
    meant: float | str | None
    shape: str


class Desk(Pen):
    """One sheet under the pen, addressed by row number and column letter."""

    case: HeldOut

    def __init__(self, case: HeldOut, name: str) -> None:
        super().__init__(case, case.sheet(name))
        self.heads_of: dict[str, str] = {}  # column letter -> words of its header path, for the rows written next

    def over(self, **words: str) -> None:
        """Set the words which the header paths of the figures written next must hold, by column letter."""
        self.heads_of = words

    def put(self, row: int, column: int, value: object, role: str, **truth: str | None) -> Key:  # type: ignore[override]
        """As for any pen; a header cell which says no more than "%" or "Rp" is a unit as well."""
        return super().put(row, column, value, "." if role == "h" and value in ("%", "Rp") else role, **truth)

    def say(self, address: str, text: object, role: str = "i") -> None:
        """Write one cell; an address such as "B2:F2" is merged."""
        left, top, right, bottom = range_boundaries(address)
        self.put(top, left, text, role)
        if (left, top) != (right, bottom):
            self.sheet.merge_cells(address)

    def row(
        self,
        row: int,
        roles: str,
        *values: object,
        left: str = "A",
        label: str | None = "",
        shape: str | None = WHOLE,
    ) -> None:
        """Write one row: one letter a column (a space: nothing there), one value a letter; None leaves a cell empty.

        The figures are named by the row's first label, or by ``label``, or by nothing if it is None.
        """
        assert len(values) == len(roles.replace(" ", "")), (self.case.name, row, roles, values)
        start, queue = column_index_from_string(left), iter(values)
        cells = [(start + place, role, next(queue)) for place, role in enumerate(roles) if role != " "]
        if label == "":
            label = next((core(value) for _, role, value in cells if role == "l" and value is not None), None)
        for column, role, value in cells:
            if value is None:
                continue
            form = shape if role in "vt." else None
            if isinstance(value, Cell):
                value, form = (value.written, value.meant), value.shape
            header = self.heads_of.get(get_column_letter(column))
            self.put(row, column, value, role, shape=form, header=header, label=label)

    def sum(self, result: str, parts: str) -> None:
        """Remember that a cell is the sum of others, given as "C5 C7:C9 -D2"."""
        signed: list[tuple[int, Key]] = []
        for part in parts.split():
            left, top, right, bottom = range_boundaries(part.removeprefix("-"))
            sign = -1 if part.startswith("-") else 1
            for row in range(top, bottom + 1):
                for column in range(left, right + 1):
                    signed.append((sign, (self.sheet.title, f"{get_column_letter(column)}{row}")))
        self.case.signed.append(((self.sheet.title, result), signed))

    def down(self, total: int, rows: Iterable[int], columns: str) -> None:
        """In each of the columns ("C D E") the cell in row ``total`` is the sum of those in ``rows``."""
        rows = list(rows)
        for column in columns.split():
            self.sum(f"{column}{total}", " ".join(f"{column}{row}" for row in rows))

    def across(self, rows: Iterable[int], result: str, parts: str) -> None:
        """In each of the rows the cell in column ``result`` is the sum of those in the columns "C D -E"."""
        for row in rows:
            self.sum(f"{result}{row}", " ".join(f"{part}{row}" for part in parts.split()))


def desk(name: str, sheet: str = "Sheet1") -> tuple[HeldOut, Desk, Random]:
    case = HeldOut(f"holdout_{name}")
    return case, Desk(case, sheet), Random(f"holdout {name}")


def core(text: object) -> str:
    """What names a row in its label: without the bullet or number before it."""
    return re.sub(r"^(?:[-–•]|\w{1,2}[.)])\s+", "", " ".join(str(text).split()))


def totals(rows: Iterable[Sequence[float]]) -> list[float]:
    return [sum(column) for column in zip(*rows, strict=True)]


def text(number: int) -> tuple[str, int]:
    """12345 written "12.345"."""
    return dots(number), number


def share(part: float, whole: float) -> Cell:
    """A fraction shown as a percentage, with four digits as a formula's value would be pasted."""
    fraction = round(part / whole, 4)
    return Cell(fraction, fraction * 100, PERCENT)


def percent(part: float, whole: float, decimals: int = 2) -> Cell:
    """Percentage points as a plain number."""
    points = round(part / whole * 100, decimals)
    return Cell(points, points, "0.00")


def day(year: int, month: int, number: int) -> Cell:
    return Cell(dt.date(year, month, number), None, DATE)


def same(number: float) -> tuple[float, float]:
    """A figure for which two roles are right: its number is known all the same."""
    return number, number


# -- senders ----------------------------------------------------------------------------------------------------------
def letterhead_and_annex() -> Case:
    """Disnaker Sragen: letterhead with address at the left, annex block at the right, signature in the centre."""
    case, d, rng = desk("letterhead_and_annex", "Lamp. I")
    d.say("B1:F1", "PEMERINTAH KABUPATEN SRAGEN")
    d.say("B2:F2", "DINAS TENAGA KERJA")
    d.say("B3:F3", "Jalan Raya Timur Nomor ....  Telepon (0271) ......  Kode Pos .....")
    d.say("H1", "LAMPIRAN I", ".")
    d.say("H2", "Nomor    : 560/ ..... /021/2024", "m")
    d.say("H3", "Tanggal  :      Maret 2024", "m")
    d.say("B6:I6", "DATA PERUSAHAAN DAN PEKERJA YANG TELAH DIDAFTARKAN PADA BPJS KETENAGAKERJAAN")
    d.say("B7:I7", "KEADAAN BULAN FEBRUARI 2024")
    d.heads(
        9,
        2,
        "No.\nUrut|Kecamatan|Jumlah Perusahaan|Jumlah Pekerja|<|<|Pekerja Terdaftar|Ket.",
        "^|^|^|Laki-\nlaki|Perem-\npuan|L + P|^|^",
    )
    d.over(D="Jumlah Perusahaan", E="Jumlah Pekerja", F="Jumlah Pekerja", G="L + P", H="Pekerja Terdaftar")
    rows = []
    for number, place in enumerate(["Kalijambe", "Plupuh", "Masaran", "Kedawung", "Sambirejo", "Gondang"], 1):
        men, women = rng.randint(200, 3000), rng.randint(150, 4200)
        figures = [rng.randint(8, 70), men, women, men + women, rng.randint(150, 1200)]
        note = "sebagian pekerja PKWT" if number == 3 else None
        d.row(10 + number, "nlvvvtvl", number, place, *figures, note, left="B")
        rows.append(figures)
    d.row(17, "lttttt", "J u m l a h", *totals(rows), left="C")
    d.down(17, range(11, 17), "D E F G H")
    d.across(range(11, 18), "G", "E F")
    d.sign(19, 5, "Sragen,       Maret 2024", "KEPALA DINAS TENAGA KERJA", "KABUPATEN SRAGEN", "", "", right=7)
    d.sign(24, 5, "(..................................)", "NIP.", right=7)
    return case


def regional_budget_with_surplus() -> Case:
    """APBD Kota Blitar: income, spending, financing; sums below their parts; surplus, net financing, what is left."""
    case, d, rng = desk("regional_budget_with_surplus", "LRA")
    d.say("A1:F1", "LAPORAN REALISASI ANGGARAN PENDAPATAN DAN BELANJA DAERAH")
    d.say("A2:F2", "UNTUK TAHUN YANG BERAKHIR SAMPAI DENGAN 31 DESEMBER 2023")
    d.heads(4, 1, "NOMOR URUT|U R A I A N|ANGGARAN (Rp)|REALISASI (Rp)|LEBIH / (KURANG) (Rp)|%")
    d.over(C="ANGGARAN", D="REALISASI", E="LEBIH / (KURANG)", F="%")
    row = 5

    def figures(role: str, code: str | None, name: str, budget: int, actual: int) -> int:
        nonlocal row
        roles = (" " if code is None else ".") + "l" + role * 4
        cells = [name, budget, actual, Cell(actual - budget, actual - budget, MINUS), percent(actual, budget)]
        d.row(row, roles, *cells if code is None else [code, *cells])
        d.sum(f"E{row}", f"D{row} -C{row}")
        row += 1
        return row - 1

    def group(code: str, name: str) -> None:
        nonlocal row
        d.row(row, ".l", code, name)
        row += 1

    def part(code: str, name: str, leaves: list[str], low: int, high: int) -> tuple[int, int, int]:
        group(code, name)
        first, budgets, actuals = row, [], []
        for number, leaf in enumerate(leaves, 1):
            budgets.append(rng.randint(low, high) * 1_000_000)
            actuals.append(budgets[-1] * rng.randint(80, 108) // 100 + rng.randint(0, 999_999))
            figures("v", f"{code}.{number}", leaf, budgets[-1], actuals[-1])
        last = figures("t", None, f"Jumlah {name}", sum(budgets), sum(actuals))
        d.down(last, range(first, last), "C D")
        return last, sum(budgets), sum(actuals)

    def closing(name: str, plus: list[tuple[int, int, int]], minus: list[tuple[int, int, int]]) -> tuple[int, int, int]:
        nonlocal row
        budget = sum(p[1] for p in plus) - sum(p[1] for p in minus)
        actual = sum(p[2] for p in plus) - sum(p[2] for p in minus)
        last = figures("t", None, name, budget, actual)
        for column in "CD":
            signed = [f"{column}{p[0]}" for p in plus] + [f"-{column}{p[0]}" for p in minus]
            d.sum(f"{column}{last}", " ".join(signed))
        row += 1  # a blank row after each closing line
        return last, budget, actual

    group("1", "PENDAPATAN")
    own = part("1.1", "Pendapatan Asli Daerah", ["Pajak Daerah", "Retribusi Daerah"], 9_000, 60_000)
    given = part("1.2", "Pendapatan Transfer", ["Dana Alokasi Umum", "Dana Bagi Hasil"], 90_000, 400_000)
    income = closing("JUMLAH PENDAPATAN", [own, given], [])
    group("2", "BELANJA")
    running = part("2.1", "Belanja Operasi", ["Belanja Pegawai", "Belanja Barang dan Jasa"], 100_000, 300_000)
    capital = part("2.2", "Belanja Modal", ["Belanja Modal Tanah", "Belanja Modal Jalan"], 8_000, 70_000)
    spending = closing("JUMLAH BELANJA", [running, capital], [])
    surplus = closing("SURPLUS / (DEFISIT)", [income], [spending])
    group("3", "PEMBIAYAAN")
    came = part("3.1", "Penerimaan Pembiayaan", ["SiLPA Tahun Sebelumnya", "Pencairan Dana Cadangan"], 40_000, 70_000)
    went = part("3.2", "Pengeluaran Pembiayaan", ["Penyertaan Modal", "Pembayaran Pokok Utang"], 1_000, 5_000)
    net = closing("PEMBIAYAAN NETTO", [came], [went])
    closing("SISA LEBIH PEMBIAYAAN ANGGARAN", [surplus, net], [])
    return case


def export_codes_inside_text() -> Case:
    """Export of a budget programme, Kota Kupang: the account's code stands at the start of its name, parents above."""
    case, d, rng = desk("export_codes_inside_text", "Laporan_Realisasi")
    d.heads(1, 1, "Kode SKPD|Nama SKPD|Rekening|Pagu|Realisasi|Sisa Pagu|Persentase")
    d.over(D="Pagu", E="Realisasi", F="Sisa Pagu", G="Persentase")
    accounts = {
        "5": "BELANJA DAERAH",
        "5.1": "BELANJA OPERASI",
        "5.1.02": "Belanja Barang dan Jasa",
        "5.1.02.01": "Belanja Barang",
        "5.1.02.01.01.0052": "Belanja Makanan dan Minuman Rapat",
        "5.1.02.02": "Belanja Jasa",
        "5.1.02.02.02.0006": "Belanja Iuran Jaminan Kecelakaan Kerja bagi Non ASN",
        "5.1.02.02.02.0007": "Belanja Iuran Jaminan Kematian bagi Non ASN",
    }
    leaves = [code for code in accounts if code.count(".") == 5]
    row = 1
    for code, office in [
        ("2.07.0.00.0.00.01.0000", "Dinas Ketenagakerjaan"),
        ("1.06.0.00.0.00.02.0000", "Dinas Sosial"),
    ]:
        pagu = {leaf: rng.randint(8, 900) * 75_000 for leaf in leaves}
        spent = {leaf: pagu[leaf] * rng.randint(20, 99) // 100 for leaf in leaves}
        rows: dict[str, int] = {}
        for account, name in accounts.items():
            row += 1
            below = [leaf for leaf in leaves if leaf.startswith(account)]
            budget, actual = sum(pagu[leaf] for leaf in below), sum(spent[leaf] for leaf in below)
            role = "v" if account in leaves else "t"
            figures = [budget, actual, budget - actual, percent(actual, budget)]
            d.row(row, "cll" + role * 4, code, office, f"{account} {name}", *figures, label=name)
            d.sum(f"F{row}", f"D{row} -E{row}")
            rows[account] = row
        for account, line in rows.items():
            if account not in leaves:
                d.down(line, [rows[leaf] for leaf in leaves if leaf.startswith(account)], "D E F")
    return case


def village_budget_lettered() -> Case:
    """APBDes of a village in Gunungkidul: codes of letters and numbers over four columns, source of funds, deficit."""
    case, d, rng = desk("village_budget_lettered", "APBDes")
    d.say("A1:G1", "LAMPIRAN\nPERATURAN DESA TENTANG ANGGARAN PENDAPATAN DAN BELANJA DESA TAHUN ANGGARAN 2023", ".")
    d.say("A3:G3", "ANGGARAN PENDAPATAN DAN BELANJA DESA")
    d.say("A4:G4", "PEMERINTAH DESA ................ KAPANEWON TEPUS")
    d.heads(6, 1, "KODE REKENING|<|<|<|URAIAN|ANGGARAN\n(Rp.)|SUMBER DANA")
    d.row(7, "n   nnn", 1, 2, 3, 4)
    d.sheet.merge_cells("A7:D7")
    d.over(F="ANGGARAN")
    tree = [  # code over the columns A to D, name, fund of a leaf
        ("4", "PENDAPATAN", ""),
        ("4 1", "Pendapatan Asli Desa", ""),
        ("4 1 a", "Hasil Usaha BUM Desa", "PAD"),
        ("4 1 b", "Sewa Tanah Kas Desa", "PAD"),
        ("4 2", "Transfer", ""),
        ("4 2 a", "Dana Desa", "DDS"),
        ("4 2 b", "Alokasi Dana Desa", "ADD"),
        ("4 2 c", "Bagi Hasil Pajak dan Retribusi", "PBH"),
        ("5", "BELANJA", ""),
        ("5 1", "Bidang Penyelenggaraan Pemerintahan Desa", ""),
        ("5 1 a", "Penghasilan Tetap dan Tunjangan", ""),
        ("5 1 a 1)", "Penghasilan Tetap Lurah dan Pamong", "ADD"),
        ("5 1 a 2)", "Jaminan Kesehatan Lurah dan Pamong", "ADD"),
        ("5 1 a 3)", "Jaminan Ketenagakerjaan Lurah dan Pamong", "ADD"),
        ("5 1 b", "Operasional Perkantoran", "ADD"),
        ("5 2", "Bidang Pemberdayaan Masyarakat", ""),
        ("5 2 a", "Iuran Jaminan Sosial Pekerja Rentan", "PBH"),
        ("5 2 b", "Pelatihan Kelompok Tani", "DDS"),
    ]
    money = {code: rng.randint(30, 4_000) * 25_000 for code, _, fund in tree if fund}
    amount = {
        code: sum(figure for leaf, figure in money.items() if f"{leaf} ".startswith(f"{code} ")) for code, _, _ in tree
    }
    rows: dict[str, int] = {}
    row = 7
    for code, name, fund in tree:
        row += 1
        rows[code] = row
        parts = code.split()
        codes = [f"{part}." if not part.endswith(")") else part for part in parts]
        roles = "c" * len(parts) + " " * (4 - len(parts)) + ("lvl" if fund else "lt")
        d.row(row, roles, *codes, name, amount[code], *[fund] * bool(fund), shape=MONEY)
        if code == "4 2 c" or code == "5 2 b":
            row += 1
            kind, first = ("PENDAPATAN", "4") if code[0] == "4" else ("BELANJA", "5")
            d.row(row, "lt", f"JUMLAH {kind}", amount[first], left="E", shape=MONEY)
            d.sum(f"F{row}", f"F{rows[first]}")
            row += 1  # a blank row follows
    for code in amount:
        below = [leaf for leaf in money if leaf.startswith(f"{code} ")]
        if code not in money:
            d.down(rows[code], [rows[leaf] for leaf in below], "F")
    d.row(row, "lt", "SURPLUS / DEFISIT", amount["4"] - amount["5"], left="E", shape=MINUS)
    d.sum(f"F{row}", f"F{rows['4']} -F{rows['5']}")
    d.sign(row + 2, 6, "............., 27 Desember 2022", "LURAH", "", "", "(........................)")
    return case


def database_export_25_columns() -> Case:
    """A table dumped from a data base, Jawa Tengah: 25 columns named by the programmer, a row a village and month."""
    case, d, rng = desk("database_export_25_columns", "tbl_kepesertaan")
    names = (
        "id|kode_prov|nama_prov|kode_kab|nama_kab|kode_kec|nama_kec|kode_desa|nama_desa|tahun|bulan|segmen|sumber_dana|"
        "tgl_tarik|jml_penduduk|potensi|aktif|nonaktif|terdaftar|iuran_bulan|persen_cakupan|lat|long|is_final|keterangan"
    )
    d.heads(1, 1, names)
    words = dict(zip(LETTERS, names.split("|"), strict=False))
    d.over(**{letter: words[letter] for letter in "OPQRSTUVW"})
    for row in range(2, 42):
        place = (row - 2) // 4
        potential = rng.randint(300, 2_500)
        active, stopped = rng.randint(20, potential // 2), rng.randint(0, 90)
        d.row(
            row,
            ".clclclcl..llvvvvv.vvvv.l",
            10_480 + row,
            "33",
            "JAWA TENGAH",
            "33.08",
            "MAGELANG",
            f"33.08.{place // 5 + 1:02d}",
            ["SALAMAN", "BOROBUDUR"][place // 5],
            3308_010_001 + place,
            f"DESA CONTOH {place + 1}",
            2024,
            row % 4 + 1,
            rng.choice(["BPU", "PU", "PERANGKAT DESA"]),
            rng.choice(["APBD", "DBH CHT", "MANDIRI"]),
            day(2024, row % 4 + 2, 5),
            potential * 3,
            potential,
            active,
            stopped,
            same(active + stopped),
            active * 16_800,
            Cell(
                round((active + stopped) / potential * 100, 4),
                round((active + stopped) / potential * 100, 4),
                "General",
            ),
            Cell(-7.5 - row / 1000, -7.5 - row / 1000, "General"),
            Cell(110.2 + row / 1000, 110.2 + row / 1000, "General"),
            row % 2,
            "verifikasi ulang" if row % 9 == 0 else None,
            shape="General",
            label=f"DESA CONTOH {place + 1}",
        )
        d.sum(f"S{row}", f"Q{row} R{row}")
    return case


def csv_pasted_as_text() -> Case:
    """A .csv pasted with every column set to text, Kota Bengkulu: machine decimals, ISO dates, no thousands marks."""
    case, d, rng = desk("csv_pasted_as_text", "data")
    d.heads(1, 1, "no|kode_wilayah|kelurahan|tgl_data|potensi|peserta|persentase|iuran_rp")
    d.over(E="potensi", F="peserta", G="persentase", H="iuran_rp")
    villages = ["Anggut Atas", "Kebun Dahri", "Pasar Melintang", "Jitra", "Kebun Geran", "Pengantungan", "Padang Jati"]
    for row, village in enumerate(villages, 2):
        potential = rng.randint(900, 9_000)
        members = rng.randint(80, 900)
        points, money = round(members / potential * 100, 2), members * 16_800
        cells = [str(row - 1), f"17.71.04.10{row:02d}", village, "2024-06-30", (str(potential), potential)]
        cells += [(str(members), members), (f"{points:.2f}", points), (f"{money}.00", money)]
        d.row(row, "nclvvvvv", *cells, shape="@")
    return case


def crosstab_with_vertical_groups() -> Case:
    """Sakernas crosstab, Kabupaten Sleman: row groups merged downwards, years over sexes, the last block adds all up."""
    case, d, rng = desk("crosstab_with_vertical_groups", "Tabulasi")
    d.say("B2", "Penduduk Bekerja menurut Kapanewon, Status Pekerjaan, dan Jenis Kelamin, 2022–2023")
    d.heads(4, 2, "Kapanewon|Status Pekerjaan|2022|<|<|2023|<|<", "^|^|Lk|Pr|Lk+Pr|Lk|Pr|Lk+Pr")
    d.over(D="2022", E="Pr", F="Lk+Pr", G="2023", H="Pr", I="2023")
    kinds = ["Berusaha sendiri", "Buruh/karyawan", "Pekerja keluarga"]
    places = ["Moyudan", "Minggir", "Seyegan", "Godean"]
    grid = {place: [[rng.randint(90, 6_000) for _ in range(4)] for _ in kinds] for place in places}
    blocks = list(grid.values())
    grid["Total Keseluruhan"] = [[int(f) for f in totals(block[kind] for block in blocks)] for kind in range(3)]
    row = 6
    for place, rows in grid.items():
        whole = place not in places
        for kind, (a, b, c, e) in zip([*kinds, "Jumlah"], [*rows, [int(f) for f in totals(rows)]], strict=True):
            fill = "t" if whole or kind == "Jumlah" else "v"
            roles = ("l" if kind == kinds[0] else " ") + "l" + (fill * 2 + "t") * 2
            figures = [kind, a, b, a + b, c, e, c + e]
            d.row(row, roles, *[place] * roles.startswith("l"), *figures, left="B", label=kind)
            if whole:
                d.down(row, range(row - 16, row, 4), "D E F G H I")
            row += 1
        d.sheet.merge_cells(f"B{row - 4}:B{row - 1}")
        d.down(row - 1, range(row - 4, row - 1), "D E F G H I")
    d.across(range(6, row), "F", "D E")
    d.across(range(6, row), "I", "G H")
    d.say(f"B{row}", "Sumber: BPS, Survei Angkatan Kerja Nasional (Sakernas), Agustus", "o")
    return case


def one_header_over_three_blocks() -> Case:
    """RAB Kelurahan in Kota Palopo: one header, three captioned blocks with blank rows between, closed by "Jml"."""
    case, d, rng = desk("one_header_over_three_blocks", "RAB")
    d.say("A1", "RENCANA ANGGARAN BIAYA SOSIALISASI PROGRAM JAMINAN SOSIAL")
    d.say("A2", "KELURAHAN ................ KOTA PALOPO TAHUN 2024")
    d.heads(4, 1, "No|Uraian|Satuan|Volume|Harga Satuan (Rp)|Jumlah (Rp)")
    d.over(D="Volume", E="Harga Satuan", F="Jumlah (Rp)")
    blocks = {
        "A. HONORARIUM": [("Narasumber", "OJ", 900_000), ("Moderator", "OK", 700_000), ("Panitia", "OK", 250_000)],
        "B. KONSUMSI": [("Kudapan", "Kotak", 18_000), ("Makan siang", "Kotak", 40_000)],
        "C. PERLENGKAPAN": [
            ("Spanduk", "m2", 35_000),
            ("Alat tulis peserta", "Paket", 22_500),
            ("Sewa kursi", "Buah", 7_500),
        ],
    }
    row, ends, sums = 6, [], []
    for caption, items in blocks.items():
        d.say(f"A{row}:F{row}", caption, ".")  # a caption of a block or a row group: both are right
        first, amount = row + 1, 0
        for number, (name, unit, price) in enumerate(items, 1):
            row += 1
            volume = rng.randint(3, 90)
            amount += volume * price
            d.row(row, "nllvvv", number, name, unit, volume, price, volume * price)
            case.products.append((("RAB", f"F{row}"), [("RAB", f"D{row}"), ("RAB", f"E{row}")]))
        row += 1
        d.row(row, "l    t", "Jml", amount)
        d.sheet.merge_cells(f"A{row}:E{row}")
        d.down(row, range(first, row), "F")
        ends.append(row)
        sums.append(amount)
        row += 2
    d.row(row, "l    t", "Total A + B + C", sum(sums))
    d.sheet.merge_cells(f"A{row}:E{row}")
    d.down(row, ends, "F")
    d.sign(row + 2, 5, "Palopo, .......... 2024", "Lurah,", "", "", "..............................")
    return case


def title_row_between_tables() -> Case:
    """BPJS branch Ternate: the second table follows at once, only its title row in between; widths differ."""
    case, d, rng = desk("title_row_between_tables", "Rekap")
    d.say("A1:D1", "Tabel 1. Peserta Aktif per Segmen, Kota Ternate, 31 Maret 2024")
    d.heads(2, 1, "Segmen|Triwulan lalu|Triwulan ini|Naik/(turun)")
    d.over(B="Triwulan lalu", C="Triwulan ini", D="Naik/(turun)")
    rows = []
    for row, segment in enumerate(["Penerima Upah", "Bukan Penerima Upah", "Jasa Konstruksi"], 3):
        old, new = rng.randint(400, 9_000), rng.randint(400, 9_000)
        d.row(row, "lvvv", segment, old, new, new - old, shape=MINUS)
        rows.append([old, new, new - old])
    d.row(6, "lttt", "Jml", *totals(rows), shape=MINUS)
    d.down(6, range(3, 6), "B C D")
    d.across(range(3, 7), "D", "C -B")
    d.say("A7:D7", "Tabel 2. Klaim Dibayarkan per Program, Januari s.d. Maret 2024 (Rp)")
    d.heads(8, 1, "Program|Januari|Februari|Maret|Jumlah|Kasus")
    d.over(B="Januari", C="Februari", D="Maret", E="Jumlah", F="Kasus")
    rows = []
    for row, program in enumerate(["JHT", "JKK", "JKM", "JP", "JKP"], 9):
        three = [rng.randint(1, 900) * 1_250_000 for _ in range(3)]
        figures = [*three, sum(three), rng.randint(2, 60)]
        d.row(row, "lvvvtv", program, *figures)
        rows.append(figures)
    d.row(14, "lttttt", "Jml", *totals(rows))
    d.down(14, range(9, 14), "B C D E F")
    d.across(range(9, 15), "E", "B C D")
    return case


def three_side_by_side() -> Case:
    """Bappeda Bangka: three lists beside each other, one title spanning the first two, narrow columns between."""
    case, d, rng = desk("three_side_by_side", "Sandingan")
    d.say("A1:G1", "PEKERJA RENTAN TERDAFTAR MENURUT KECAMATAN DAN MENURUT PEKERJAAN")
    d.say("I1:K1", "SUMBER IURAN")
    for letter in "DH":
        d.sheet.column_dimensions[letter].width = 1.5
    lists = {
        "A": ("No|Kecamatan|Orang", ["Sungailiat", "Belinyu", "Merawang", "Mendo Barat", "Pemali", "Bakam"]),
        "E": ("No|Pekerjaan|Orang", ["Nelayan", "Petani", "Buruh harian", "Ojek"]),
        "I": ("No|Asal Dana|Nilai (Rp)", ["DBH", "PAD", "CSR"]),
    }
    for left, (header, names) in lists.items():
        start = LETTERS.index(left)
        value = LETTERS[start + 2]
        d.heads(3, start + 1, header)
        d.over(**{value: header.split("|")[2]})
        figures = [rng.randint(20, 900) * (10_000 if left == "I" else 1) for _ in names]
        for row, (name, figure) in enumerate(zip(names, figures, strict=True), 4):
            d.row(row, "nlv", row - 3, name, figure, left=left)
        last = 4 + len(names)
        d.row(last, " lt", "Jumlah", sum(figures), left=left)
        d.down(last, range(4, last), value)
    d.say("A12", "Ket : data per 30 September 2023, belum termasuk kepesertaan mandiri", "o")
    return case


def footnote_markers() -> Case:
    """BPS Kota Ambon: footnote signs in the headers and behind single figures, explained under the table."""
    case, d, rng = desk("footnote_markers", "5.3.2")
    d.say("A1", "Tabel\nTable")
    d.say("A2", "5.3.2")
    d.say("B1:F1", "Jumlah Peserta dan Iuran Jaminan Sosial menurut Kecamatan di Kota Ambon")
    d.say("B2:F2", "Number of Members and Contributions by Subdistrict in Ambon City")
    d.heads(
        4,
        1,
        "Kecamatan\nSubdistrict|Peserta Aktif1)|<|<|Iuran2)\n(juta rupiah)|<",
        "^|2021|2022r)|2023*)|2022r)|2023*)",
    )
    d.row(6, "nnnnnn", *[f"({number})" for number in range(1, 7)])
    d.over(B="2021", C="2022", D="Peserta Aktif", E="Iuran", F="2023")
    rows = []
    for row, place in enumerate(["Nusaniwe", "Sirimau", "Leitimur Selatan", "Teluk Ambon Baguala", "Teluk Ambon"], 7):
        base = rng.randint(10_200, 30_000)
        people = [base, base + rng.randint(100, 900), base + rng.randint(900, 2_000)]
        money = [round(number * 0.2 + rng.randint(0, 9) / 10, 1) for number in people[1:]]
        rows.append([*people, *(round(m * 10) for m in money)])
        cells: list[object] = list(people)
        if row in (8, 10):
            cells[2] = (f"{dots(people[2])}*", people[2])
        millions = [Cell(m, round(m * 10) * 100_000, "#,##0.0") for m in money]
        d.row(row, "lvvvvv", place, *cells, *millions)
    sums = totals(rows)
    millions = [Cell(tenths / 10, tenths * 100_000, "#,##0.0") for tenths in sums[3:]]
    d.row(12, "lttttt", "Kota Ambon", *sums[:3], *millions)
    d.down(12, range(7, 12), "B C D E F")
    notes = [
        "1) Keadaan 31 Desember",
        "2) Iuran semua program, tidak termasuk denda",
        "r) Angka diperbaiki/Revised figures",
    ]
    for row, note in enumerate([*notes, "*) Angka sementara/Preliminary figures"], 13):
        d.say(f"A{row}", note, "o")
    d.say("A18", "Sumber/Source : BPJS Ketenagakerjaan Cabang Maluku", "o")
    return case


def notes_above_and_between() -> Case:
    """DPMD Sigi: a note over the header, another between two tables, the second with its own title."""
    case, d, rng = desk("notes_above_and_between", "Desa")
    d.say("A1", "REKAP PERLINDUNGAN APARAT DESA KABUPATEN SIGI")
    d.say("A2", "Catatan: data dihimpun dari 8 desa yang telah menyampaikan laporan sampai dengan 15 Juli 2023", "o")
    d.heads(3, 1, "Desa|Aparat|Terlindungi|Belum")
    d.over(B="Aparat", C="Terlindungi", D="Belum")
    rows = []
    for row, village in enumerate(["Kaleke", "Pesaku", "Rarampadende", "Sibonu", "Balamoa"], 4):
        staff = rng.randint(9, 15)
        done = rng.randint(0, staff)
        d.row(row, "lvvv", village, staff, done, staff - done)
        rows.append([staff, done, staff - done])
    d.row(9, "lttt", "Total", *totals(rows))
    d.down(9, range(4, 9), "B C D")
    d.across(range(4, 10), "B", "C D")
    d.say("A10", "*) Desa Balamoa dalam proses pendaftaran 3 orang", "o")
    d.say("A12", "IURAN YANG TELAH DIBAYARKAN")
    d.heads(13, 1, "Desa|Bulan dibayar|Iuran (Rp)")
    d.over(B="Bulan dibayar", C="Iuran (Rp)")
    money = []
    for row, village in enumerate(["Kaleke", "Pesaku", "Sibonu"], 14):
        months = rng.randint(3, 12)
        money.append(months * rng.randint(9, 15) * 11_000)
        d.row(row, "lvv", village, months, money[-1])
    d.row(17, "l t", "Total", sum(money))
    d.down(17, range(14, 17), "C")
    d.say("A19", "Keterangan :", "o")
    d.say("A20", "1. Iuran dihitung dari penghasilan tetap bulanan", "o")
    d.say("A21", "2. Desa yang tidak tercantum belum membayar", "o")
    return case


def checklist_with_letters() -> Case:
    """Kecamatan in Lombok Utara: ticks for yes and no, numbers and dates of village rules, ya/tidak, one count."""
    case, d, rng = desk("checklist_with_letters", "Ceklis")
    d.say("A1:I1", "DAFTAR PERIKSA KEPATUHAN DESA DALAM PROGRAM JAMSOSTEK")
    d.say("A2", "Kecamatan : Gangga", "m")
    d.say("A3", "Keadaan   : Triwulan III Tahun 2023", "m")
    d.heads(
        5,
        1,
        "No|Desa|Peraturan Desa|<|<|<|Dianggarkan di APBDes|Jumlah Aparat|Ket",
        "^|^|Ada|Belum|Nomor|Tanggal|^|^|^",
    )
    d.over(C="Ada", D="Belum", H="Jumlah Aparat")
    has, staff_sum = 0, 0
    villages = ["Bentek", "Genggelang", "Gondang", "Rempek", "Sambik Bangkol", "Segara Katon"]
    for number, village in enumerate(villages, 1):
        staff, there = rng.randint(10, 16), number not in (2, 5)
        has, staff_sum = has + there, staff_sum + staff
        tick = ". " if there else " ."
        cells: list[object] = [number, village, "v" if number < 4 else "√"]
        cells += [f"141/{10 * number + 2}/Ds/2023", day(2023, number, 14)] if there else []
        cells += ["ya" if there or number == 2 else "tidak", staff]
        roles = "nl" + tick + (".v" if there else "  ") + ".v"
        if number == 5:
            roles, cells = roles + "l", [*cells, "menunggu evaluasi camat"]
        d.row(6 + number, roles, *cells, shape=None)
    d.row(13, " ltt   t", "Jumlah", has, 6 - has, staff_sum)
    d.down(13, range(7, 13), "H")
    d.sign(15, 7, "Gangga, 2 Oktober 2023", "Camat Gangga,", "", "", "(..........................)")
    return case


def contacts_without_data() -> Case:
    """DPMPTSP Maros: no running number, four columns of names, one count; phone and mail columns left empty."""
    case, d, rng = desk("contacts_without_data", "Pengurus RT RW")
    d.say("A1", "DATA PENGURUS LEMBAGA KEMASYARAKATAN KELURAHAN KABUPATEN MAROS")
    d.heads(3, 1, "Kecamatan|Kelurahan|Nama Lembaga|Jabatan|Jumlah\n(orang)|No. HP / WA|Alamat email")
    d.over(E="Jumlah (orang)")
    row, people = 3, []
    for place, villages in {"Turikale": ["Adatongeng", "Alliritengae"], "Lau": ["Allepolea", "Soreang"]}.items():
        for at, village in enumerate(villages):
            for turn, (body, post) in enumerate([("RT", "Ketua"), ("RW", "Ketua"), ("LPM", "Anggota")]):
                row += 1
                people.append(rng.randint(2, 30))
                first = not at and not turn
                roles = ("l" if first else " ") + (" " if turn else "l") + "llv"
                names = [place] * first + [village] * (not turn)
                d.row(row, roles, *names, body, post, people[-1], label=body)
    row += 1
    d.row(row, "l   t", "JUMLAH PENGURUS", sum(people))
    d.sheet.merge_cells(f"A{row}:D{row}")
    d.down(row, range(4, row), "E")
    return case


def percentages_only() -> Case:
    """Bappeda Kalimantan Tengah: a sheet of points with one below 1 per cent, and a sheet of shares shown as %."""
    case, d, rng = desk("percentages_only", "Cakupan")
    d.say("A1", "Cakupan Kepesertaan Jaminan Sosial Ketenagakerjaan menurut Segmen (persen), 2021–2024")
    d.heads(3, 1, "Segmen|2021|2022|2023|2024")
    d.over(B="2021", C="2022", D="2023", E="2024")
    for row, segment in enumerate(["Formal", "Informal", "Jasa konstruksi", "Pekerja migran"], 4):
        points = [round(rng.uniform(1.2, 98), 1) for _ in range(4)]
        if row == 7:
            points = [0.4, 0.8, 1.0, 1.3]
        d.row(row, "lvvvv", segment, *points, shape="0.0")
    d.row(8, "l....", "Total", *(same(round(rng.uniform(20, 40), 1)) for _ in range(4)), shape="0.0")
    d.say("A9", "Sumber: diolah dari data BPJS Ketenagakerjaan", "o")
    shares = Desk(case, "Distribusi")
    shares.say("B2", "Distribusi Peserta menurut Kelompok Umur")
    shares.heads(4, 2, "Kelompok Umur|Laki-laki|Perempuan")
    shares.over(C="Laki-laki", D="Perempuan")
    ages = {"15 - 24": (0.125, 0.1875), "25 - 54": (0.75, 0.6875), "55 - 64": (0.115, 0.12), "65 +": (0.01, 0.005)}
    for row, (age, (men, women)) in enumerate(ages.items(), 5):
        shares.row(row, "lvv", age, Cell(men, men * 100, PERCENT), Cell(women, women * 100, PERCENT), left="B")
    shares.row(9, "ltt", "Jumlah", Cell(1, 100, "0%"), Cell(1, 100, "0%"), left="B")
    shares.down(9, range(5, 9), "C D")
    return case


def indices_with_three_decimals() -> Case:
    """BPS Jawa Timur: indices of three decimals as numbers and as text with a comma, ranks, the province at the end."""
    case, d, rng = desk("indices_with_three_decimals", "Indeks")
    d.say("A1", "Indeks Pembangunan Manusia dan Gini Rasio Menurut Kabupaten/Kota, 2023")
    d.heads(3, 1, "Kode|Kabupaten/Kota|IPM|Gini Rasio|Indeks Ketimpangan Gender|Peringkat IPM")
    d.over(C="IPM", D="Gini Rasio", E="Indeks Ketimpangan Gender", F="Peringkat IPM")
    places = {"3501": "Pacitan", "3502": "Ponorogo", "3503": "Trenggalek", "3504": "Tulungagung", "3571": "Kota Kediri"}
    hdi = [72.145, 73.701, 72.082, 75.134, 81.259]
    for row, ((region, place), index) in enumerate(zip(places.items(), hdi, strict=True), 4):
        gini, gender = rng.randint(281, 398), rng.randint(112, 466)
        cells = [Cell(index, index, "0.000"), (f"0,{gini}", gini / 1000), Cell(gender / 1000, gender / 1000, "0.000")]
        d.row(row, "clvvvv", region, place, *cells, sorted(hdi, reverse=True).index(index) + 1, shape="General")
    cells = [Cell(74.652, 74.652, "0.000"), ("0,387", 0.387), Cell(0.423, 0.423, "0.000")]
    d.row(9, ".l... ", "3500", "JAWA TIMUR", *cells)
    d.say("A10", "Sumber : BPS Provinsi Jawa Timur", "o")
    return case


def millions_with_one_decimal() -> Case:
    """Bappenda Kota Pontianak: millions with one decimal over the whole table, beside people and percentages."""
    case, d, rng = desk("millions_with_one_decimal", "Ringkas")
    d.say("A1:F1", "REALISASI BANTUAN IURAN MENURUT SUMBER DANA KOTA PONTIANAK")
    d.say("F2", "(dalam juta rupiah)", "u")
    d.heads(3, 1, "Sumber Dana|Penerima (orang)|Pagu|Realisasi|Sisa|Serapan (%)")
    d.over(B="Penerima (orang)", C="Pagu", D="Realisasi", E="Sisa", F="Serapan (%)")
    rows = []

    def million(tenths: float) -> Cell:
        return Cell(tenths / 10, tenths * 100_000, "#,##0.0")

    for row, fund in enumerate(["DAU", "DID", "DBH PPh", "PAD", "Bantuan Provinsi", "CSR"], 4):
        pagu = rng.randint(1_200, 98_000)
        spent = pagu * rng.randint(35, 99) // 100
        people = rng.randint(90, 4_000)
        d.row(row, "lvvvvv", fund, people, *map(million, (pagu, spent, pagu - spent)), percent(spent, pagu, 1))
        rows.append([people, pagu, spent, pagu - spent])
    people, *money = totals(rows)
    d.row(10, "lttttt", "TOTAL", people, *map(million, money), percent(money[1], money[0], 1))
    d.down(10, range(4, 10), "B C D E")
    d.across(range(4, 11), "E", "C -D")
    return case


def totals_first() -> Case:
    """Disdukcapil Wonogiri: the district's sum in the first row, the total column before its parts, counts as text."""
    case, d, rng = desk("totals_first", "Agregat")
    d.say("C1", "AGREGAT PENDUDUK USIA KERJA MENURUT PEKERJAAN SEMESTER II TAHUN 2022")
    d.heads(
        3,
        3,
        "WILAYAH|KODE|TOTAL|BEKERJA|<|<|TIDAK BEKERJA|<|<",
        "^|^|^|SUB TOTAL|LK|PR|SUB TOTAL|LK|PR",
    )
    d.over(E="TOTAL", F="SUB TOTAL", G="BEKERJA", H="PR", I="TIDAK BEKERJA", J="LK", K="TIDAK BEKERJA")
    places = ["Pracimantoro", "Giritontro", "Giriwoyo", "Batuwarno", "Tirtomoyo", "Nguntoronadi"]
    rows = []
    for _ in places:
        a, b, c, e = (rng.randint(310, 19_000) for _ in range(4))
        rows.append([a + b + c + e, a + b, a, b, c + e, c, e])
    whole = [int(figure) for figure in totals(rows)]
    d.row(5, "lcttttttt", "KAB. WONOGIRI", "33.12", *map(text, whole), left="C")
    for row, (place, figures) in enumerate(zip(places, rows, strict=True), 6):
        d.row(row, "lcttvvtvv", place.upper(), f"33.12.{row - 5:02d}", *map(text, figures), left="C")
    d.down(5, range(6, 12), "E F G H I J K")
    d.across(range(5, 12), "F", "G H")
    d.across(range(5, 12), "I", "J K")
    d.across(range(5, 12), "E", "F I")
    return case


def mixed_conventions() -> Case:
    """BPKAD Kota Sorong: one column in several manners, each deciding itself; on the other sheet nobody can decide."""
    case, d, rng = desk("mixed_conventions", "Pembayaran")
    d.say("A1", "DAFTAR PEMBAYARAN IURAN OLEH OPD")
    d.heads(3, 1, "OPD|Peserta|Dibayar|Bukti")
    d.over(B="Peserta", C="Dibayar")
    manner: list[Callable[[int], object]] = [
        lambda n: (f"Rp {dots(n)}", n),
        lambda n: (f"{n:,}.00", n),
        lambda n: (f"{dots(n)},00", n),
        lambda n: n,
        lambda n: (f"Rp{n:,}", n),
        lambda n: (f"{dots(n)},-", n),
    ]
    money, people = [], []
    offices = ["Dinas Perikanan", "Dinas Pendidikan", "Satpol PP", "RSUD", "Dinas PUPR", "Kecamatan Sorong Barat"]
    for row, (office, write) in enumerate(zip(offices, manner, strict=True), 4):
        people.append(rng.randint(80, 900))
        money.append(people[-1] * 16_800)
        d.row(row, "lvv.", office, people[-1], write(money[-1]), f"{row}/SP2D-LS/2023")
    d.row(10, "ltt", "TOTAL", sum(people), (f"Rp {dots(sum(money))}", sum(money)))
    d.down(10, range(4, 10), "B C")
    land = Desk(case, "Lahan")
    land.say("A1", "Luas Kebun Peserta Program per Distrik")
    land.heads(2, 1, "Distrik|Luas (ha)|Kelompok Tani")
    land.over(B="Luas (ha)", C="Kelompok Tani")
    for row, (place, area) in enumerate(
        {"Klaurung": "1.250", "Malaimsimsa": "2.175", "Sorong Kota": "1.025"}.items(), 3
    ):
        land.row(row, "lvv", place, (area, UNDECIDED), rng.randint(2, 19))
    return case


def blank_template_with_zeros() -> Case:
    """Form sent down by the province of Lampung: every cell prefilled with 0 or "Rp -", only one row filled in."""
    case, d, _ = desk("blank_template_with_zeros", "Form-1")
    d.say("A1:G1", "FORM 1. PELAPORAN KEPESERTAAN PEKERJA RENTAN")
    d.say("A2", "Kabupaten/Kota", "m")
    d.say("B2", ": ..............................", "m")
    d.say("A3", "Bulan", "m")
    d.say("B3", ": ..............................", "m")
    d.heads(5, 1, "No|Kecamatan|Kuota|Terdaftar|Sisa Kuota|Anggaran|Realisasi")
    d.row(6, "nnnnnnn", *"abcdefg")
    d.over(C="Kuota", D="Terdaftar", E="Sisa Kuota", F="Anggaran", G="Realisasi")
    for number in range(1, 9):
        if number == 1:
            cells: list[object] = [
                "Kalianda",
                250,
                180,
                70,
                ("Rp 50.400.000", 50_400_000),
                ("Rp 36.288.000", 36_288_000),
            ]
        else:
            cells = ["....................", 0, 0, 0, "Rp -", "Rp -"]
        # Dots to be filled in are a name that is not there yet.
        d.row(
            6 + number,
            "nlvvvvv" if number == 1 else "n.vvvvv",
            number,
            *cells,
            label="Kalianda" if number == 1 else None,
        )
    amounts = [("Rp 50.400.000", 50_400_000), ("Rp 36.288.000", 36_288_000)]
    d.row(15, "l ttttt", "JUMLAH", 250, 180, 70, *amounts)
    d.sheet.merge_cells("A15:B15")
    d.down(15, range(7, 15), "C D E F G")
    d.across(range(7, 16), "E", "C -D")
    d.say("A17", "Petunjuk pengisian: kolom yang tidak ada datanya diisi angka 0 (nol)", "o")
    return case


def hidden_in_the_middle() -> Case:
    """BPJS branch Manado: hidden rows among the shown ones, hidden columns inside a group, two hidden sheets."""
    case, d, rng = desk("hidden_in_the_middle", "Mei 2024")
    d.say("A1:H1", "MONITORING KEPESERTAAN PER KELURAHAN - KECAMATAN MALALAYANG")
    header = [
        ["Kelurahan", "Target 2024", "<", "<", "<", "Realisasi", "<", "%"],
        ["^", "PU", "BPU", "", "Jumlah", "PU", "BPU", "^"],
    ]
    d.heads(3, 1, *header)
    d.put(4, 4, "rumus lama", "x")
    d.sheet.column_dimensions["D"].hidden = True
    d.over(B="Target 2024", C="BPU", E="Jumlah", F="Realisasi", G="BPU", H="%")
    villages = ["Bahu", "Kleak", "Batu Kota", "Malalayang Satu", "Malalayang Dua", "Winangun Satu", "Winangun Dua"]
    rows, shown = [], []
    for row, village in enumerate(villages, 5):
        a, b = rng.randint(100, 900), rng.randint(100, 900)
        c, e = rng.randint(10, a), rng.randint(10, b)
        if village in ("Batu Kota", "Winangun Satu"):
            d.row(row, "xxxxxxxx", village, a, b, 1.1, a + b, c, e, 0.5)
            d.sheet.row_dimensions[row].hidden = True
            continue
        d.row(row, "lvvxtvvv", village, a, b, 1.1, a + b, c, e, percent(c + e, a + b))
        rows.append([a, b, a + b, c, e])
        shown.append(row)
    sums = totals(rows)
    d.row(12, "lttxtttt", "Total Kecamatan", *sums[:2], 1.1, *sums[2:], percent(sums[3] + sums[4], sums[2]))
    d.down(12, shown, "B C E F G")
    d.across([*shown, 12], "E", "B C")
    for name, state in (("rekap_lama", "hidden"), ("param", "veryHidden")):
        other = Desk(case, name)
        other.row(1, "xx", "Kelurahan", "Nilai")
        other.row(2, "xx", "Bahu", rng.randint(100, 900))
        other.sheet.sheet_state = state
    return case


def months_as_numbers() -> Case:
    """Disnaker Kutai Timur: the months in the second header row are the numbers 1 to 12; a cumulative row below."""
    case, d, rng = desk("months_as_numbers", "Lapbul")
    d.say("A1:O1", "LAPORAN BULANAN PENDAFTARAN TENAGA KERJA BARU TAHUN 2023")
    d.heads(3, 1, ["No", "Sektor Usaha", "BULAN", *["<"] * 11, "JUMLAH"], ["^", "^", *range(1, 13), "^"])
    d.over(**dict.fromkeys(LETTERS[2:14], "BULAN"), O="JUMLAH")
    sectors = ["Perkebunan", "Pertambangan", "Perdagangan", "Angkutan", "Jasa Lainnya"]
    rows = []
    for number, sector in enumerate(sectors, 1):
        months = [rng.randint(0, 420) for _ in range(12)]
        d.row(4 + number, "nl" + "v" * 12 + "t", number, sector, *months, sum(months))
        rows.append([*months, sum(months)])
    sums = totals(rows)
    d.row(10, " l" + "t" * 13, "Jumlah bulan ini", *sums)
    d.row(11, " l" + "." * 12, "Jumlah s.d. bulan ini", *(same(sum(sums[:month])) for month in range(1, 13)))
    letters = " ".join(LETTERS[2:15])
    d.down(10, range(5, 10), letters)
    d.across(range(5, 11), "O", " ".join(LETTERS[2:14]))
    for month in range(12):
        d.sum(f"{LETTERS[2 + month]}11", f"C10:{LETTERS[2 + month]}10")
    return case


def quarters_after_the_year() -> Case:
    """Bappeda Tabalong: the year's target, result and % first, then TW I to TW IV under a header of three rows."""
    case, d, rng = desk("quarters_after_the_year", "Evaluasi")
    d.say("B2:Q2", "EVALUASI PELAKSANAAN KEGIATAN PERLUASAN KEPESERTAAN")
    blocks = ["SATU TAHUN", "TW I", "TW II", "TW III", "TW IV"]
    upper: list[object] = ["KEGIATAN", "TARGET DAN REALISASI KEUANGAN TA 2023 (Rp)", *["<"] * 14]
    middle = ["^", *(word for block in blocks for word in (block, "<", "<"))]
    lower = ["^", *["Target", "Realisasi", "%"] * 5]
    d.heads(4, 2, upper, middle, lower)
    letters = LETTERS[2:17]
    d.over(**{letter: (blocks[place // 3] if place % 2 else lower[1 + place]) for place, letter in enumerate(letters)})
    names = ["Sosialisasi pemberi kerja", "Iuran pekerja rentan", "Pendataan pekerja informal", "Monitoring kepatuhan"]
    grid = []
    for row, name in enumerate([*names, "JUMLAH"], 7):
        whole = name == "JUMLAH"
        if whole:
            quarters = [int(figure) for figure in totals(grid)]
        else:
            quarters = []
            for _ in range(4):
                target = rng.randint(10, 400) * 250_000
                quarters += [target, target * rng.randint(30, 100) // 100]
            grid.append(quarters)
        year = [sum(quarters[::2]), sum(quarters[1::2])]
        cells = [*year, share(year[1], year[0])]
        for place in range(0, 8, 2):
            cells += [*quarters[place : place + 2], share(quarters[place + 1], quarters[place])]
        # The year's percentage stands in the columns of totals, but adds nothing up.
        d.row(row, "l" + ("ttt" * 5 if whole else "tt." + "vvv" * 4), name, *cells, left="B")
    plain = "C D F G I J L M O P"
    d.down(11, range(7, 11), plain)
    d.across(range(7, 12), "C", "F I L O")
    d.across(range(7, 12), "D", "G J M P")
    return case


def forty_columns() -> Case:
    """Disnaker Banyuasin: every month by sex and sum, forty columns in all, a remark in the last."""
    case, d, rng = desk("forty_columns", "Tahunan")
    d.say("A1", "PENCARI KERJA TERDAFTAR MENURUT BULAN DAN JENIS KELAMIN DI KABUPATEN BANYUASIN")
    upper: list[object] = ["No", "Kecamatan", "TAHUN 2023", *["<"] * 35, "TOTAL", "Ket"]
    middle: list[object] = ["^", "^", *(word for month in MONTHS for word in (month, "<", "<")), "^", "^"]
    lower: list[object] = ["^", "^", *["L", "P", "JML"] * 12, "^", "^"]
    d.heads(3, 1, upper, middle, lower)
    letters = LETTERS[2:38]
    d.over(
        **{
            letter: (MONTHS[place // 3] if place % 2 else ["L", "P", "JML"][place % 3])
            for place, letter in enumerate(letters)
        },
        AM="TOTAL",
    )
    places = ["Betung", "Suak Tapeh", "Pulau Rimau", "Rantau Bayur", "Sembawa", "Talang Kelapa", "Rambutan"]
    rows = []
    for row, place in enumerate(places, 6):
        figures: list[int] = []
        for _ in MONTHS:
            men, women = rng.randint(0, 60), rng.randint(0, 60)
            figures += [men, women, men + women]
        figures.append(sum(figures[2::3]))
        roles = "nl" + "vvt" * 12 + "t" + ("l" if row == 8 else "")
        d.row(row, roles, row - 5, place, *figures, *["nihil laporan Maret"] * (row == 8))
        rows.append(figures)
    d.row(13, "l " + "t" * 37, "JUMLAH KABUPATEN", *totals(rows))
    d.sheet.merge_cells("A13:B13")
    d.down(13, range(6, 13), " ".join(LETTERS[2:39]))
    for place in range(4, 38, 3):
        d.across(range(6, 14), LETTERS[place], f"{LETTERS[place - 2]} {LETTERS[place - 1]}")
    d.across(range(6, 14), "AM", " ".join(LETTERS[4:38:3]))
    return case


def three_hundred_villages() -> Case:
    """Kabupaten Kebumen: twenty subdistricts with their sums above fourteen villages each, the code after the name."""
    case, d, rng = desk("three_hundred_villages", "Desa")
    d.say("A1:E1", "DATA POTENSI DAN KEPESERTAAN EKOSISTEM DESA")
    d.say("A2:E2", "KABUPATEN KEBUMEN TAHUN 2024")
    d.heads(4, 1, "Kecamatan / Desa|Kode Wilayah|Perangkat Desa|RT/RW|Terdaftar")
    d.over(C="Perangkat Desa", D="RT/RW", E="Terdaftar")
    row, tops, sums = 5, [], []
    for block in range(1, 21):
        villages = []
        for _ in range(14):
            staff, heads = rng.randint(8, 15), rng.randint(12, 60)
            villages.append([staff, heads, rng.randint(0, staff + heads)])
        top, region = row, f"33.05.{block:02d}"
        sums.append(totals(villages))
        d.row(top, "lcttt", f"KECAMATAN {block:02d} CONTOH", region, *sums[-1])
        for number, figures in enumerate(villages, 1):
            row += 1
            d.row(row, "lcvvv", f"   Desa {block:02d}-{number:02d}", f"{region}.{2000 + number}", *figures)
        d.down(top, range(top + 1, row + 1), "C D E")
        tops.append(top)
        row += 1
    d.row(row, "l ttt", "TOTAL KABUPATEN", *totals(sums))
    d.down(row, tops, "C D E")
    return case


def five_header_rows() -> Case:
    """Disnaker Kota Bontang: five header rows, programme, segment, year, half-year and sex."""
    case, d, rng = desk("five_header_rows", "Matriks")
    d.say("A1", "MATRIKS KEPESERTAAN PROGRAM JAMINAN SOSIAL KETENAGAKERJAAN")

    def level(names: list[str], width: int, turns: int) -> list[str]:
        return [word for _ in range(turns) for name in names for word in (name, *["<"] * (width - 1))]

    left = ["NO", "KELURAHAN"]
    d.heads(
        3,
        1,
        [*left, *level(["PESERTA BPJS KETENAGAKERJAAN"], 16, 1)],
        ["^", "^", *level(["PENERIMA UPAH", "BUKAN PENERIMA UPAH"], 8, 1)],
        ["^", "^", *level(["2022", "2023"], 4, 2)],
        ["^", "^", *level(["SEMESTER I", "SEMESTER II"], 2, 4)],
        ["^", "^", *level(["LK", "PR"], 1, 8)],
    )
    words = ["PENERIMA UPAH", "2022", "SEMESTER II", "PR", "2023", "SEMESTER I", "SEMESTER II", "2023"]
    words += ["BUKAN PENERIMA UPAH", "PR", "SEMESTER II", "2022", "2023", "SEMESTER I", "LK", "SEMESTER II"]
    d.over(**dict(zip(LETTERS[2:18], words, strict=True)))
    rows = []
    for row, village in enumerate(["Berbas Pantai", "Satimpo", "Bontang Baru", "Api-Api", "Gunung Elai"], 8):
        figures = [rng.randint(30, 2_400) for _ in range(16)]
        d.row(row, "nl" + "v" * 16, row - 7, village, *figures)
        rows.append(figures)
    d.row(13, " l" + "t" * 16, "J U M L A H", *totals(rows))
    d.down(13, range(8, 13), " ".join(LETTERS[2:18]))
    return case


def unmerged_header_and_spacers() -> Case:
    """Kota Sawahlunto: nothing is merged, group heads stand over their first column only, a thin column between."""
    case, d, rng = desk("unmerged_header_and_spacers", "kinerja")
    d.say("A1", "Kota Sawahlunto")
    d.say("A2", "Target dan capaian pendaftaran pekerja")
    d.row(4, "hhh   h", "No", "Kelompok pekerja", "Tahun 2022", "Tahun 2023")
    d.row(5, "  hhh hhh", "Target", "Capaian", "%", "Target", "Capaian", "%")
    d.sheet.column_dimensions["F"].width = 1.2
    d.over(C="Tahun 2022", D="Capaian", E="%", G="Tahun 2023", H="Capaian", I="%")
    rows = []
    for row, group in enumerate(["Petani karet", "Penambang rakyat", "Pedagang pasar", "Sopir angkutan", "Penenun"], 6):
        a, b = rng.randint(100, 900), rng.randint(100, 900)
        c, e = a * rng.randint(40, 110) // 100, b * rng.randint(40, 110) // 100
        d.row(row, "nlvvv vvv", row - 5, group, a, c, percent(c, a), b, e, percent(e, b))
        rows.append([a, c, b, e])
    a, c, b, e = totals(rows)
    d.row(11, " lttt ttt", "jumlah", a, c, percent(c, a), b, e, percent(e, b))
    d.down(11, range(6, 11), "C D G H")
    return case


def header_in_two_pieces() -> Case:
    """Bapelitbangda Toli-Toli: the row head stands low at the left, the others over three rows with a unit between."""
    case, d, rng = desk("header_in_two_pieces", "T.11")
    d.say("C2", "TENAGA KERJA SEKTOR PERIKANAN")
    d.say("C3", "TAHUN 2023")
    d.say("C6:E6", "JUMLAH TENAGA KERJA", "h")
    d.say("C7:E7", "(orang)", "u")
    d.row(8, "h hhh h", "KECAMATAN", "Laki-laki", "Perempuan", "Jumlah", "Iuran")
    d.say("G6", "TOTAL", "h")
    d.say("G7", "(Rp 000)", "u")
    d.over(C="JUMLAH TENAGA KERJA", D="Perempuan", E="Jumlah", G="Iuran")
    rows = []
    for row, place in enumerate(["Dampal Selatan", "Dampal Utara", "Dondo", "Ogodeide", "Basidondo"], 10):
        men, women = rng.randint(90, 1_200), rng.randint(20, 400)
        people = men + women
        money = people * rng.randint(8, 13)
        d.row(row, "l vvt v", place, men, women, people, (money, money * 1000))
        rows.append([men, women, people, money])
    men, women, people, money = totals(rows)
    d.row(16, "l ttt t", "KABUPATEN", men, women, people, (money, money * 1000))
    d.down(16, range(10, 15), "C D E G")
    d.across([*range(10, 15), 16], "E", "C D")
    d.say("A18", "Sumber Data : Dinas Perikanan", "o")
    return case


def labels_right_and_middle() -> Case:
    """BPS Kota Tarakan: the English name repeats at the right; on the second sheet the label stands in the middle."""
    case, d, rng = desk("labels_right_and_middle", "3.1.5")
    d.say("A1:F1", "Tabel 3.1.5 Angkatan Kerja menurut Pendidikan di Kota Tarakan (jiwa), 2023")
    d.heads(3, 1, "Pendidikan Tertinggi|Bekerja|Pengangguran|Jumlah|% Bekerja|Educational Attainment")
    d.over(B="Bekerja", C="Pengangguran", D="Jumlah", E="% Bekerja")
    rows = []
    levels = {
        "SD ke bawah": "Primary or less",
        "SMP": "Junior High",
        "SMA/SMK": "Senior High",
        "Diploma ke atas": "Tertiary",
    }
    for row, (level, english) in enumerate(levels.items(), 4):
        work, idle = rng.randint(9_000, 40_000), rng.randint(200, 3_900)
        d.row(row, "lvvtvl", level, work, idle, work + idle, percent(work, work + idle), english)
        rows.append([work, idle, work + idle])
    work, idle, people = totals(rows)
    d.row(8, "lttttl", "Jumlah", work, idle, people, percent(work, people), "Total")
    d.down(8, range(4, 8), "B C D")
    d.across(range(4, 9), "D", "B C")
    middle = Desk(case, "Sandingan Kas")
    middle.say("A1:E1", "PERBANDINGAN PENERIMAAN IURAN")
    middle.heads(3, 1, "TAHUN 2022 (Rp)|U R A I A N|TAHUN 2023 (Rp)|NAIK / (TURUN) (Rp)|NAIK / (TURUN) (%)")
    middle.over(A="TAHUN 2022", C="TAHUN 2023", D="NAIK / (TURUN)", E="NAIK / (TURUN)")
    rows = []
    for row, name in enumerate(["Iuran JHT", "Iuran JKK", "Iuran JKM", "Iuran JP"], 4):
        old, new = rng.randint(90, 900) * 1_115_000, rng.randint(90, 900) * 1_115_000
        middle.row(row, "vlvvv", old, name, new, new - old, percent(new - old, old), shape=MINUS)
        rows.append([old, new, new - old])
    old, new, change = totals(rows)
    middle.row(8, "tlttt", old, "JUMLAH PENERIMAAN", new, change, percent(change, old), shape=MINUS)
    middle.down(8, range(4, 8), "A C D")
    middle.across(range(4, 9), "D", "C -A")
    return case


def plan_evaluation_interleaved() -> Case:
    """Renja evaluation, Kabupaten Morowali: performance, unit and money alternate with text columns; programme sums."""
    case, d, rng = desk("plan_evaluation_interleaved", "E.81")
    d.say("A1:M1", "EVALUASI HASIL PELAKSANAAN RENJA PERANGKAT DAERAH SAMPAI DENGAN TRIWULAN II TAHUN 2023")
    d.say("A2", "Perangkat Daerah: Dinas Transmigrasi dan Tenaga Kerja", "m")
    d.heads(
        4,
        1,
        "No|Program / Kegiatan|Indikator Kinerja|Target|<|<|Sumber Dana|Realisasi|<|<|Capaian (%)|<|Penanggung Jawab",
        "^|^|^|K|Satuan|Rp|^|K|Satuan|Rp|K|Rp|^",
    )
    d.row(6, "n" * 13, *range(1, 11), "11=8/4", "12=10/6", 13)
    d.over(D="Target", F="Target", H="Realisasi", J="Realisasi", K="Capaian (%)", L="Capaian (%)")
    programs = {
        "Program Hubungan Industrial": [
            ("Pencatatan perjanjian kerja", "Dokumen tercatat", "dok"),
            ("Pengembangan jaminan sosial", "Pekerja terdaftar", "org"),
        ],
        "Program Penempatan Tenaga Kerja": [
            ("Pelayanan antarkerja", "Pencari kerja dilayani", "org"),
            ("Bursa kerja daring", "Lowongan tayang", "low"),
            ("Perlindungan pekerja migran", "Calon dibekali", "org"),
        ],
    }
    row, tops, sums = 7, [], []
    for first, (program, items) in enumerate(programs.items(), 1):
        lines = []
        for name, sign, unit in items:
            target = rng.randint(12, 400)
            done, budget = rng.randint(5, target), rng.randint(20, 900) * 1_000_000
            lines.append((name, sign, unit, target, done, budget, budget * rng.randint(10, 60) // 100))
        budget, spent = sum(line[5] for line in lines), sum(line[6] for line in lines)
        d.row(row, "nl   t   t t", str(first), program, budget, spent, percent(spent, budget))
        tops.append(row)
        sums.append([budget, spent])
        for number, (name, sign, unit, target, done, budget, spent) in enumerate(lines, 1):
            row += 1
            cells = [target, unit, budget, rng.choice(["DAU", "PAD"]), done, unit, spent]
            cells += [percent(done, target), percent(spent, budget), "Bidang HI" if first == 1 else "Bidang Penta"]
            d.row(row, "nllvlvlvlvvvl", f"{first}.{number}", name, sign, *cells, label=name)
        d.down(tops[-1], range(tops[-1] + 1, row + 1), "F J")
        row += 1
    budget, spent = totals(sums)
    d.row(row, "l    t   t t", "TOTAL BELANJA PROGRAM", budget, spent, percent(spent, budget))
    d.sheet.merge_cells(f"A{row}:E{row}")
    d.down(row, tops, "F J")
    d.sign(row + 2, 2, "Disetujui,", "Kepala Bappeda", "", "", "(....................)")
    d.sign(row + 2, 10, "Bungku, 7 Juli 2023", "Kepala Dinas", "", "", "(....................)")
    return case


def years_down_segments_across() -> Case:
    """BPJS Kota Mataram: years down, segments across, nothing over the years; average and growth in the last rows."""
    case, d, rng = desk("years_down_segments_across", "Tren")
    d.say("B2:G2", "TREN PESERTA AKTIF KOTA MATARAM")
    d.row(4, " hhhhh", "PU", "BPU", "Jakon", "PMI", "Jumlah", left="B")
    d.over(C="PU", D="BPU", E="Jakon", F="PMI", G="Jumlah")
    rows = []
    for row, year in enumerate(range(2019, 2025), 5):
        figures = [
            rng.randint(40_000, 60_000),
            rng.randint(9_000, 20_000),
            rng.randint(2_000, 9_000),
            rng.randint(50, 900),
        ]
        d.row(row, "lvvvvt", year, *figures, sum(figures), left="B")
        rows.append([*figures, sum(figures)])
    d.across(range(5, 11), "G", "C D E F")
    average = [same(round(figure / 6, 1)) for figure in totals(rows)]
    d.row(11, "l.....", "Rata-rata", *average, left="B", shape="#,##0.0")
    growth = [same(round((new / old - 1) * 100, 2)) for old, new in zip(rows[-2], rows[-1], strict=True)]
    d.row(12, "l.....", "Pertumbuhan 2023-2024 (%)", *growth, left="B", shape="0.00")
    return case


def outline_numbers() -> Case:
    """Disperindag Bone: Roman, letter, number and 1.1 as a float in one No column, so that 1.10 has become 1.1."""
    case, d, rng = desk("outline_numbers", "Rincian")
    d.say("A1:D1", "RINCIAN BELANJA KEGIATAN PERLINDUNGAN PEKERJA SEKTOR INFORMAL")
    d.heads(3, 1, "No.|Uraian Pekerjaan|Orang|Biaya (Rp)")
    d.over(C="Orang", D="Biaya (Rp)")
    leaves = {
        ("I", "Wilayah Utara"): {
            ("A", "Pasar Rakyat"): {
                (1, "Pasar Taccipi"): [f"Los {number}" for number in range(1, 11)],
                (2, "Pasar Ulaweng"): ["Los timur", "Los barat"],
            },
            ("B", "Pelabuhan"): {(1, "Bajoe"): ["Buruh angkut", "Juru parkir"]},
        },
        ("II", "Wilayah Selatan"): {("A", "Pasar Rakyat"): {(1, "Pasar Mare"): ["Pedagang sayur", "Pedagang ikan"]}},
    }
    row = 4
    grand, grand_rows = [], []
    for (roman, area), kinds in leaves.items():
        area_row, area_parts, area_rows = row, [], []
        row += 1
        for (letter, kind), places in kinds.items():
            kind_row, kind_parts, kind_rows = row, [], []
            row += 1
            for (number, place), stalls in places.items():
                place_row = row
                lines = []
                for at, stall in enumerate(stalls, 1):
                    row += 1
                    people = rng.randint(4, 90)
                    lines.append([people, people * 16_800 * 6])
                    d.row(row, "nlvv", float(f"{number}.{at}"), stall, *lines[-1])
                kind_parts.append(totals(lines))
                kind_rows.append(place_row)
                d.row(place_row, "nltt", number, place, *kind_parts[-1])
                d.down(place_row, range(place_row + 1, row + 1), "C D")
                row += 1
            area_parts.append(totals(kind_parts))
            area_rows.append(kind_row)
            d.row(kind_row, "nltt", f"{letter}.", kind, *area_parts[-1])
            d.down(kind_row, kind_rows, "C D")
        grand.append(totals(area_parts))
        grand_rows.append(area_row)
        d.row(area_row, "nltt", roman, area, *grand[-1])
        d.down(area_row, area_rows, "C D")
    d.row(row, " ltt", "Total I + II", *totals(grand))
    d.down(row, grand_rows, "C D")
    return case


def typewriter_rules() -> Case:
    """An old payroll programme's print, Kabupaten Belu: rows of = and -, stars for what is not shown, narrow names."""
    case, d, rng = desk("typewriter_rules", "GAJI01")
    d.say("A1", "PEMERINTAH KABUPATEN BELU")
    d.say("A2", "REKAPITULASI POTONGAN IURAN TENAGA KONTRAK   BULAN : APRIL 2023")
    d.row(3, ".....", *["=" * 18] * 5)  # a drawn line: whatever one calls it
    d.row(4, "hhhhh", "UNIT KERJA", "JML ORANG", "IURAN JKK", "IURAN JKM", "TOTAL IURAN")
    d.row(5, ".....", *["-" * 18] * 5)
    d.over(B="JML ORANG", C="IURAN JKK", D="IURAN JKM", E="TOTAL IURAN")
    rows = []
    for row, unit in enumerate(["DINAS KESEHATAN", "DINAS PENDIDIKAN", "RSUD ATAMBUA", "SEKRETARIAT DPRD", "BPBD"], 6):
        people = rng.randint(14, 400)
        figures = [people, people * 4_320, people * 5_400, people * 9_720]
        if unit == "SEKRETARIAT DPRD":
            d.row(row, "lvvv.", unit, *["***"] * 4)
            continue
        d.row(row, "lvvvt", unit, *(text(figure) for figure in figures))
        rows.append(figures)
    d.row(11, ".....", *["-" * 18] * 5)
    d.row(12, "ltttt", "*** TOTAL ***", *(text(int(figure)) for figure in totals(rows)), label="TOTAL")
    d.row(13, ".....", *["=" * 18] * 5)
    d.down(12, range(6, 11), "B C D E")
    d.across([6, 7, 8, 10, 12], "E", "C D")
    return case


def sums_by_letter_and_rest() -> Case:
    """Baznas Pasaman: "Jumlah A" and "Jumlah B" under their parts, then after blank rows what is left of both."""
    case, d, rng = desk("sums_by_letter_and_rest", "Kas")
    d.say("A1:C1", "LAPORAN DANA PERLINDUNGAN PEKERJA MISKIN")
    d.say("A2:C2", "Periode 1 Januari s/d 30 Juni 2024")
    d.heads(4, 1, "|Uraian|Nilai")
    d.over(C="Nilai")
    parts = {
        ("A", "Penerimaan"): ["Saldo awal", "Zakat", "Infak dan sedekah", "Jasa giro"],
        ("B", "Penyaluran"): ["Iuran nelayan", "Iuran petani", "Iuran marbot", "Administrasi bank"],
    }
    row, sums = 5, {}
    for (letter, name), items in parts.items():
        d.row(row, "nl", letter, name)
        first, amounts = row + 1, []
        for number, item in enumerate(items, 1):
            row += 1
            amounts.append(rng.randint(1, 90) * (2_000_000 if letter == "A" else 900_000))
            d.row(row, "nlv", number, item, Cell(amounts[-1], amounts[-1], MONEY))
        row += 1
        d.row(row, " lt", f"Jumlah {letter}", Cell(sum(amounts), sum(amounts), MONEY))
        d.down(row, range(first, row), "C")
        sums[letter] = (row, sum(amounts))
        row += 1
    row += 1
    d.row(row, " lt", "Sisa (A - B)", Cell(sums["A"][1] - sums["B"][1], sums["A"][1] - sums["B"][1], MONEY))
    d.sum(f"C{row}", f"C{sums['A'][0]} -C{sums['B'][0]}")
    d.sign(row + 3, 1, "Ketua,", "", "", "....................")
    d.sign(row + 3, 3, "Lubuk Sikaping, 1 Juli 2024", "Bendahara,", "", "....................")
    return case


def two_rows_one_column() -> Case:
    """Kelurahan in Kota Tidore: the smallest tables there are, one with a sign for its sum, one with nothing else."""
    case, d, _ = desk("two_rows_one_column", "L-P")
    d.heads(3, 3, "Jenis Kelamin|Peserta")
    d.over(D="Peserta")
    d.row(4, "lv", "Laki-laki", 1_204, left="C")
    d.row(5, "lv", "Perempuan", 877, left="C")
    d.row(6, "lt", "Σ", 2_081, left="C")
    d.sum("D6", "D4:D5")
    other = Desk(case, "Segmen")
    other.heads(1, 1, "Segmen|Potensi (orang)")
    other.over(B="Potensi (orang)")
    other.row(2, "lv", "Formal", 5_310)
    other.row(3, "lv", "Informal", 8_846)
    return case


def last_columns_without_header() -> Case:
    """Kecamatan in Kolaka: someone added a percentage and a remark behind the table without writing a header."""
    case, d, rng = desk("last_columns_without_header", "Pagu Kec")
    d.say("A1", "PAGU DAN REALISASI IURAN RT/RW PER KELURAHAN")
    d.say("A2", "TA. 2024")
    d.row(4, "hhhh", "No", "Kelurahan", "Pagu (Rp)", "Realisasi (Rp)")
    rows = []
    for row, village in enumerate(["Laloeha", "Lamokato", "Lalombaa", "Sea", "Watuliandu", "Sabilambo"], 5):
        d.over(C="Pagu (Rp)", D="Realisasi (Rp)")
        pagu = rng.randint(20, 90) * 201_600
        spent = pagu * rng.randint(50, 100) // 100 if row != 9 else pagu
        remark = "lunas" if row == 9 else "tahap II belum cair" if row == 6 else None
        d.row(row, "nlvvvl", row - 4, village, pagu, spent, share(spent, pagu), remark)
        rows.append([pagu, spent])
    pagu, spent = totals(rows)
    d.row(11, "l ttt", "JUMLAH", pagu, spent, share(spent, pagu))
    d.sheet.merge_cells("A11:B11")
    d.down(11, range(5, 11), "C D")
    return case


def words_for_figures() -> Case:
    """Biro Hukum Sulawesi Barat: rules and money by district, with "belum ada" and "dalam proses" for figures."""
    case, d, rng = desk("words_for_figures", "Regulasi")
    d.say("A1:G1", "REKAPITULASI REGULASI DAN ANGGARAN PELAKSANAAN PROGRAM JAMSOSTEK")
    d.say("A2:G2", "PER KABUPATEN SE-PROVINSI SULAWESI BARAT")
    d.heads(4, 1, "NO|KABUPATEN|REGULASI|<|ANGGARAN (Rp)|<|PEKERJA", "^|^|NOMOR|TANGGAL|2023|2024|^")
    d.over(E="2023", F="2024", G="PEKERJA")
    missing = {1: (None, 0), 2: ("belum ada", 0), 3: ("dalam proses", 1), 5: ("tidak ada", 0)}
    districts = ["Mamuju", "Majene", "Polewali Mandar", "Mamasa", "Pasangkayu", "Mamuju Tengah"]
    rows = []
    for number, district in enumerate(districts, 1):
        word, place = missing.get(number, (None, 0))
        people = rng.randint(300, 5_000)
        money = [people * 16_800 * 3, people * 16_800 * 12]
        if word:
            money[place] = 0
        cells: list[object] = [figure or word for figure in money]
        rule = number not in (2, 5)
        date: object = day(2022, number, 20) if number % 2 else "11 Pebruari 2022"
        named = [f"Perbup No. {number + 20} Tahun 2022", date] if rule else ["belum ada"]
        d.row(4 + number + 1, "nl" + (".v" if rule else ". ") + "vvv", number, district, *named, *cells, people)
        rows.append([*money, people])
    d.row(12, "l   ttt", "REKAP PROVINSI", *totals(rows))
    d.sheet.merge_cells("A12:D12")
    d.down(12, range(6, 12), "E F G")
    return case


def sums_below_on_four_levels() -> Case:
    """BPJS region Maluku-Papua: village, subdistrict, district and province, each closed by a sum below its rows."""
    case, d, rng = desk("sums_below_on_four_levels", "Jenjang")
    d.say("A1", "PEKERJA RENTAN TERLINDUNGI MENURUT WILAYAH")
    d.heads(3, 1, "Provinsi|Kabupaten|Kecamatan|Desa|Peserta|Iuran")
    d.over(E="Peserta", F="Iuran")
    tree = {
        "Maluku": {
            "Buru": {"Namlea": ["Lala", "Namlea", "Sanleko"], "Waeapo": ["Waenetat", "Gogorea"]},
            "Seram Barat": {"Kairatu": ["Kairatu", "Kamarian"]},
        },
        "Papua Barat Daya": {
            "Raja Ampat": {"Waisai": ["Warmasen", "Sapordanco"], "Misool": ["Lilinta", "Yellu", "Fafanlap"]}
        },
    }
    row = 3
    top, top_rows = [], []
    for province, districts in tree.items():
        shown = [province]
        parts, rows = [], []
        for district, places in districts.items():
            shown2 = [district]
            inner, inner_rows = [], []
            for place, villages in places.items():
                lines, first, shown3 = [], row + 1, [place]
                for village in villages:
                    row += 1
                    people = rng.randint(20, 700)
                    lines.append([people, people * 16_800])
                    roles = "".join("l" if names else " " for names in (shown, shown2, shown3)) + "lvv"
                    d.row(row, roles, *shown, *shown2, *shown3, village, *lines[-1], label=village)
                    shown, shown2, shown3 = [], [], []
                row += 1
                d.row(row, "  l tt", f"Jml Kec. {place}", *totals(lines))
                d.down(row, range(first, row), "E F")
                inner.append(totals(lines))
                inner_rows.append(row)
            row += 1
            d.row(row, " l  tt", f"Jumlah Kab. {district}", *totals(inner))
            d.down(row, inner_rows, "E F")
            parts.append(totals(inner))
            rows.append(row)
        row += 1
        d.row(row, "l   tt", f"TOTAL PROV. {province.upper()}", *totals(parts))
        d.down(row, rows, "E F")
        top.append(totals(parts))
        top_rows.append(row)
    row += 2
    d.row(row, "l   tt", "GRAND TOTAL", *totals(top))
    d.down(row, top_rows, "E F")
    return case


def form_with_three_signatures() -> Case:
    """Minutes of reconciliation, Kota Bitung: keys at both sides, a short table, three signatures in two tiers."""
    case, d, rng = desk("form_with_three_signatures", "BA")
    d.say("A1:H1", "BERITA ACARA REKONSILIASI DATA DAN IURAN")
    d.say("A2:H2", "Nomor : 900/......./BKAD/2024", ".")
    for row, (left, one, right, two) in enumerate(
        [
            ("Instansi", "BKAD Kota Bitung", "Periode", "April s.d. Juni 2024"),
            ("Program", "JKK dan JKM", "Status", "Sementara"),
            ("Sumber Dana", "APBD", "Halaman", "1 dari 1"),
        ],
        4,
    ):
        d.row(row, "mmm  mmm", left, ":", one, right, ":", two)
    d.heads(8, 2, "Uraian|<|Menurut BKAD|Menurut BPJS|Selisih")
    d.over(D="Menurut BKAD", E="Menurut BPJS", F="Selisih")
    rows = []
    for row, name in enumerate(["Peserta Non ASN", "Peserta RT/RW", "Peserta LPM"], 9):
        mine = rng.randint(200, 900)
        theirs = mine + rng.choice([-3, 0, 12])
        d.row(row, "l vvv", name, mine, theirs, mine - theirs if mine != theirs else "-", left="B", shape=MINUS)
        d.sheet.merge_cells(f"B{row}:C{row}")
        rows.append([mine, theirs, mine - theirs])
    mine, theirs, gap = totals(rows)
    # A dash under the differences of nothing is neither a sum nor a leaf.
    d.row(12, "l tt" + ("t" if gap else "."), "Jumlah peserta", mine, theirs, gap or "-", left="B", shape=MINUS)
    d.sheet.merge_cells("B12:C12")
    d.down(12, range(9, 12), "D E" + (" F" if gap else ""))
    d.across([9, 10, 11], "F", "D -E")
    d.say("A14", "Demikian berita acara ini dibuat untuk dipergunakan sebagaimana mestinya.", ".")
    d.sign(16, 1, "PIHAK PERTAMA", "Kepala BKAD", "", "", "(........................)")
    d.sign(16, 7, "PIHAK KEDUA", "Kepala Kantor Cabang", "", "", "(........................)")
    d.sign(22, 4, "Mengetahui,", "Sekretaris Daerah", "", "", "(........................)", right=6)
    return case


def cash_book() -> Case:
    """Treasurer's cash book, Desa in Ngada: dates, voucher numbers, balance after each line, sums of this and past."""
    case, d, rng = desk("cash_book", "BKU Mei")
    d.say("B1:H1", "BUKU KAS UMUM")
    d.say("B2:H2", "DESA ................ KECAMATAN BAJAWA")
    d.say("B3:H3", "BULAN MEI TAHUN ANGGARAN 2023")
    d.heads(5, 2, "No|Tgl|Uraian|No. Bukti|Penerimaan (Rp)|Pengeluaran (Rp)|Saldo (Rp)")
    d.row(6, "nnnnnnn", 1, 2, 3, 4, 5, 6, 7, left="B")
    d.over(F="Penerimaan", G="Pengeluaran", H="Saldo")
    balance = past_in = 61_500_000
    d.row(7, " vl   .", day(2023, 5, 2), "Saldo bulan lalu", same(balance), left="B")
    entries = [
        ("Penyaluran ADD tahap II", 1),
        ("Siltap perangkat desa", -1),
        ("Iuran BPJS Ketenagakerjaan perangkat", -1),
    ]
    entries += [("Belanja ATK", -1), ("Bunga bank", 1), ("Iuran pekerja rentan", -1)]
    came, went = [], []
    for number, (name, sign) in enumerate(entries, 1):
        money = rng.randint(2, 60) * 250_000
        (came if sign > 0 else went).append(money)
        balance += sign * money
        roles = "nvl" + "." + ("v v" if sign > 0 else " vv")
        date = day(2023, 5, 2 + 4 * number) if number != 4 else "19-05-2023"
        d.row(7 + number, roles, number, date, name, f"{number:03d}/BKK/V/2023", money, balance, left="B")
    d.row(14, "  l tt ", "Jumlah bulan ini", sum(came), sum(went), left="B")
    # Carried over: called a sum, but of nothing that stands here.
    d.row(15, "  l .. ", "Jumlah s.d. bulan lalu", same(past_in + 40_000_000), same(40_000_000), left="B")
    all_in, all_out = past_in + 40_000_000 + sum(came), 40_000_000 + sum(went)
    d.row(16, "  l tt ", "Jumlah s.d. bulan ini", all_in, all_out, left="B")
    d.row(17, "  l   t", "Sisa kas", all_in - all_out, left="B")
    d.down(14, range(8, 14), "F G")
    d.down(16, [14, 15], "F G")
    d.sum("H17", "F16 -G16")
    for row in range(8, 14):
        d.sum(f"H{row}", f"H{row - 1} F{row} -G{row}")
    d.say("B19", "Terdiri dari : kas tunai Rp 0,- dan rekening bank", ".")
    d.sign(21, 3, "Mengetahui,", "Kepala Desa", "", "", "(....................)")
    d.sign(21, 7, "............., 31 Mei 2023", "Kaur Keuangan", "", "", "(....................)")
    return case


CASES: list[Callable[[], Case]] = [
    letterhead_and_annex,
    regional_budget_with_surplus,
    export_codes_inside_text,
    village_budget_lettered,
    database_export_25_columns,
    csv_pasted_as_text,
    crosstab_with_vertical_groups,
    one_header_over_three_blocks,
    title_row_between_tables,
    three_side_by_side,
    footnote_markers,
    notes_above_and_between,
    checklist_with_letters,
    contacts_without_data,
    percentages_only,
    indices_with_three_decimals,
    millions_with_one_decimal,
    totals_first,
    mixed_conventions,
    blank_template_with_zeros,
    hidden_in_the_middle,
    months_as_numbers,
    quarters_after_the_year,
    forty_columns,
    three_hundred_villages,
    five_header_rows,
    unmerged_header_and_spacers,
    header_in_two_pieces,
    labels_right_and_middle,
    plan_evaluation_interleaved,
    years_down_segments_across,
    outline_numbers,
    typewriter_rules,
    sums_by_letter_and_rest,
    two_rows_one_column,
    last_columns_without_header,
    words_for_figures,
    sums_below_on_four_levels,
    form_with_three_signatures,
    cash_book,
]


# -- the truth must itself be true ------------------------------------------------------------------------------------
def check(case: Case) -> None:
    """Raise AssertionError, naming case and cell, where a case contradicts itself.

    Every cell written has a role and the other way round; every figure of a table has its number; what is hidden is
    hidden and nothing else; header and label words stand where a reader could find them; the arithmetic holds.
    """
    written: set[Key] = set()
    for sheet in case.book.worksheets:
        for line in sheet.iter_rows():
            for cell in line:
                if cell.value is None:
                    continue
                key = (sheet.title, cell.coordinate)
                written.add(key)
                role = case.roles[key]
                assert role in ROLE.values(), (case.name, key, role)
                unseen = sheet.sheet_state != "visible" or sheet.row_dimensions[cell.row].hidden
                unseen = unseen or sheet.column_dimensions[cell.column_letter].hidden
                assert bool(unseen) == (role == "hidden"), (case.name, key, role)
                if isinstance(cell.value, int | float) and role in ("value", "total"):
                    assert key in case.numbers, (case.name, key)
    assert written == set(case.roles), (case.name, written ^ set(case.roles))
    for key in (*case.numbers, *case.headers, *case.labels):
        assert case.roles[key] in ("value", "total", ""), (case.name, key)
    for key, words in case.headers.items():
        assert _found(case, key, words, above=True), (case.name, key, words)
    for key, words in case.labels.items():
        assert _found(case, key, words, above=False), (case.name, key, words)
    assert isinstance(case, HeldOut)
    for result, signed in case.signed:
        parts = sum(sign * _number(case, part) for sign, part in signed)
        assert isclose(_number(case, result), parts, rel_tol=1e-12, abs_tol=1e-6), (
            case.name,
            result,
            _number(case, result),
            parts,
        )
    for result, (one, two) in case.products:
        assert isclose(_number(case, result), _number(case, one) * _number(case, two)), (case.name, result)


def _found(case: Case, key: Key, words: str, *, above: bool) -> bool:
    """Whether the words stand in a header over the cell (of a group: over its first column) or in a label of its row."""
    sheet = case.book[key[0]]
    column, row, _, _ = range_boundaries(key[1])
    areas = {str(area).split(":")[0]: range_boundaries(str(area)) for area in sheet.merged_cells.ranges}
    for (name, address), role in case.roles.items():
        if name != key[0] or role not in (("header", "") if above else ("label",)):
            continue
        left, top, right, bottom = areas.get(address) or range_boundaries(address)
        if above:
            beside = bottom < row and left <= column and (address not in areas or column <= right)
        else:
            beside = top <= row <= bottom
        if beside and words in " ".join(str(sheet[address].value).split()):
            return True
    return False


def _number(case: Case, key: Key) -> float:
    number = case.numbers.get(key, 0)
    assert not isinstance(number, str), (case.name, key)
    return number
