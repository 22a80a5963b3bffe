"""A second forty workbooks kept aside: by them the reader's generality is measured once, when it is finished.

The senders, layouts and words differ from those of the other sets. Each function plays one sender and returns the
workbook with its truth, cell by cell, by the conventions of `officials.holdout`: figures are drawn by seed, no sheet
copies a real one, no person is named, percentages mean percentage points, and the role "" (".") accepts any answer.
A unit that holds for one row ("Rp juta" in a column of units) counts as much as one that holds for a column. A range
such as "10-15" is a value which is no single number: UNDECIDED. `check` proves the arithmetic of every case.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from random import Random

from openpyxl.styles import Alignment

from officials.budgets import MONTHS, dots
from officials.case import UNDECIDED, Case
from officials.holdout import (
    LETTERS,
    PERCENT,
    Cell,
    Desk,
    HeldOut,
    check,
    day,
    percent,
    same,
    share,
    text,
    totals,
)

__all__ = ["CASES", "check"]

SHORT_MONTHS = ["Jan", "Peb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nop", "Des"]
FRACTION = "# ?/?"
CENTS = "#,##0.00"


# -- tools ------------------------------------------------------------------------------------------------------------
def second(name: str, sheet: str = "Sheet1") -> tuple[HeldOut, Desk, Random]:
    case = HeldOut(f"second_{name}")
    return case, Desk(case, sheet), Random(f"second {name}")


def comma(number: float, decimals: int = 2) -> str:
    """1234.5 -> "1.234,50"."""
    return f"{number:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def written(number: float, decimals: int = 2) -> tuple[str, float]:
    """A decimal typed with a comma, and what it means."""
    return comma(number, decimals), round(number, decimals)


def spaced(number: int) -> tuple[str, int]:
    """1250000 typed "1 250 000", a negative one with its minus at the end."""
    return f"{abs(number):,}".replace(",", " ") + "-" * (number < 0), number


def scaled(number: float, factor: int, shape: str = "#,##0") -> Cell:
    """A plain number that stands for ``factor`` times as much."""
    return Cell(number, round(number * factor), shape)


def ints(rows: Sequence[Sequence[int]]) -> list[int]:
    return [int(figure) for figure in totals(rows)]


# -- senders ----------------------------------------------------------------------------------------------------------
def minimum_wages_by_district() -> Case:
    """Disnakertrans Jawa Barat: wages of two years, one a number, one an "Rp" text; the decree merged over all rows."""
    case, d, rng = second("minimum_wages_by_district", "UMK")
    d.say("A1:H1", "UPAH MINIMUM KABUPATEN/KOTA (UMK) DI PROVINSI JAWA BARAT")
    d.say("A2:H2", "TAHUN 2023 DAN 2024")
    d.heads(
        4,
        1,
        "NO|KABUPATEN/KOTA|UMK 2023|UMK 2024|KENAIKAN|<|IURAN JKK + JKM\nPER BULAN *)|DASAR PENETAPAN",
        "^|^|^|^|Rp|%|^|^",
    )
    d.over(C="UMK 2023", D="UMK 2024", E="KENAIKAN", F="KENAIKAN", G="IURAN JKK + JKM")
    places = ["Kota Bekasi", "Karawang", "Purwakarta", "Subang", "Indramayu", "Kuningan", "Pangandaran", "Kota Banjar"]
    for row, place in enumerate(places, 6):
        old = rng.randint(200_000_000, 515_000_000) / 100
        new = round(old * (1 + rng.randint(120, 390) / 10_000), 2)
        gap, due = round(new - old, 2), round(new * 0.0054)
        cells = [Cell(old, old, CENTS), (f"Rp {comma(new)}", new), Cell(gap, gap, CENTS)]
        rise = round(gap / old * 100, 2)
        decree = "Keputusan Gubernur Nomor 561.7/Kep. ....../2023" if row == 6 else None
        roles = "nlvvvvv" + ("l" if decree else "")
        d.row(row, roles, row - 5, place, *cells, written(rise), text(due), *[decree] * bool(decree))
    d.sheet.merge_cells("H6:H13")
    d.across(range(6, 14), "E", "D -C")
    d.say("A15", "*) dihitung dari UMK 2024 dengan tingkat risiko sangat rendah (0,24 %) dan JKM 0,30 %", "o")
    return case


def employers_by_place_and_size() -> Case:
    """Disnaker Kota Batam: columns A and B and two rows stay empty, dates true and typed, a full row a subdistrict."""
    case, d, rng = second("employers_by_place_and_size", "Data BU")
    d.say("C3:M3", "DAFTAR PERUSAHAAN WAJIB LAPOR DAN JUMLAH TENAGA KERJANYA")
    d.heads(
        5,
        3,
        "No|NPP|Nama Badan Usaha|Bidang Usaha|Skala|Tenaga Kerja|<|<|<|Terdaftar Sejak|Ket",
        "^|^|^|^|^|WNI (L)|WNI (P)|WNA|Total|^|^",
    )
    d.over(H="WNI (L)", I="Tenaga Kerja", J="WNA", K="Total", L="Terdaftar Sejak")
    places = {
        "KECAMATAN BATU AMPAR": [("galangan kapal", "Besar"), ("logistik", "Menengah"), ("katering", "Kecil")],
        "KECAMATAN LUBUK BAJA": [("perhotelan", "Besar"), ("ritel", "Menengah")],
        "KECAMATAN SEKUPANG": [("elektronika", "Besar"), ("percetakan", "Mikro"), ("klinik", "Kecil")],
    }
    row, number, rows, lines = 7, 0, [], []
    for place, firms in places.items():
        d.say(f"C{row}:M{row}", place, "l")
        for trade, size in firms:
            row += 1
            number += 1
            men, women, foreign = rng.randint(3, 900), rng.randint(2, 700), rng.choice([0, 0, 4, 11])
            figures = [men, women, foreign or "-", men + women + foreign]
            since: object = day(2015 + number, number, 9) if number % 3 else f"{number:02d}-11-2019"
            remark = "PDS upah" if number == 4 else None
            firm = f"PT Contoh Usaha {number}"
            cells = [number, f"JJ{rng.randint(100, 999)}xxx", firm, trade, size, *figures, since, remark]
            d.row(row, "n.lllvvvtvl", *cells, left="C", label=firm)
            rows.append([men, women, foreign, men + women + foreign])
            lines.append(row)
        row += 1
    d.row(row, "l    tttt", "TOTAL", *totals(rows), left="C")
    d.sheet.merge_cells(f"C{row}:G{row}")
    d.down(row, lines, "H I J K")
    d.across([*lines, row], "K", "H I J")
    return case


def payroll_with_rates_under_header() -> Case:
    """RSUD Banyumas: contributions of each ward's payroll; the rates stand in a row of their own under the header."""
    case, d, rng = second("payroll_with_rates_under_header", "Rekap Gaji BLUD")
    d.say("A1:K1", "RSUD BANYUMAS")
    d.say("A2:K2", "REKAPITULASI IURAN BPJS KETENAGAKERJAAN PEGAWAI BLUD NON ASN")
    d.say("A3", "Bulan : Juli 2024", "m")
    d.heads(
        5,
        1,
        "No|Unit Kerja|Jml Pegawai|Upah Dilaporkan|JKK|JKM|JHT|<|JP|<|Total Iuran",
        "^|^|^|^|^|^|RS|Pegawai|RS|Pegawai|^",
    )
    # Percentages that belong to the columns: neither a header's words nor data.
    rates = [Cell(0.0024, None, PERCENT), Cell(0.003, None, PERCENT), "3,70%", "2,00%", "2,00%", "1,00%", "9,24%"]
    d.row(7, " .  .......", "Tarif", *rates)
    d.over(C="Jml Pegawai", D="Upah", E="JKK", F="JKM", G="JHT", H="Pegawai", I="JP", J="JP", K="Total Iuran")
    rows = []
    wards = ["Instalasi Gawat Darurat", "Bedah Sentral", "Rawat Inap Melati", "Laboratorium", "Gizi", "Satuan Pengaman"]
    for row, ward in enumerate(wards, 8):
        people = rng.randint(6, 70)
        wage = people * rng.randint(2_300, 3_400) * 1_000
        parts = [wage * rate // 10_000 for rate in (24, 30, 370, 200, 200, 100)]
        d.row(row, "nlvvvvvvvvt", row - 7, ward, people, wage, *parts, sum(parts))
        rows.append([people, wage, *parts, sum(parts)])
    d.row(14, "l ttttttttt", "JUMLAH", *totals(rows))
    d.sheet.merge_cells("A14:B14")
    d.down(14, range(8, 14), "C D E F G H I J K")
    d.across(range(8, 15), "K", "E F G H I J")
    d.sign(17, 2, "Mengetahui,", "Direktur", "", "", "(........................)")
    d.sign(17, 9, "Banyumas, 5 Agustus 2024", "Kepala Bagian Keuangan", "", "", "(........................)")
    return case


def school_invoices_by_month() -> Case:
    """A school foundation in Malang: a bill a month, keys above without colons of their own, three months unpaid."""
    case, d, rng = second("school_invoices_by_month", "Iuran 2023")
    d.say("A1", "KARTU TAGIHAN IURAN")
    for row, (key, value) in enumerate(
        [("Badan Usaha", "Yayasan Pendidikan Contoh"), ("Alamat", "Kota Malang"), ("Program", "JKK, JKM, JHT")], 3
    ):
        d.row(row, "mm", key, value)
    d.heads(7, 1, "Bulan|Kode Bayar|TK|Upah|Iuran|Denda 2%|Tagihan|Tanggal Bayar|Status")
    d.over(C="TK", D="Upah", E="Iuran", F="Denda 2%", G="Tagihan", H="Tanggal Bayar")
    rows = []
    for row, month in enumerate(MONTHS, 8):
        people = rng.randint(28, 34)
        wage = people * 2_450_000
        due = wage * 624 // 10_000
        fine = due * 2 // 100 if row in (12, 15) else 0
        paid: object = "-" if row > 16 else day(2023, row - 6, 14) if row % 4 else f"{row} {month} 2023"
        cells = [month, f"KI-{row - 7:02d}/....", people, wage, due, fine or "-", due + fine, paid]
        d.row(row, "l.vvvvtvl", *cells, "belum bayar" if row > 16 else "lunas")
        rows.append([due, fine, due + fine])
    d.row(20, "l   ttt", "Jumlah", *totals(rows))
    d.sheet.merge_cells("A20:D20")
    d.down(20, range(8, 20), "E F G")
    d.across(range(8, 21), "G", "E F")
    return case


def arrears_with_words_and_ranges() -> Case:
    """BPJS branch Jember: what employers owe; people estimated ("1.250 (perkiraan)") or guessed as a range, "3 bln"."""
    case, d, rng = second("arrears_with_words_and_ranges", "Piutang")
    d.say("A1:H1", "DAFTAR TUNGGAKAN IURAN PEMBERI KERJA/BADAN USAHA")
    d.say("A2:H2", "Posisi 30 April 2024")
    d.heads(
        4,
        1,
        "No.|Pemberi Kerja|Jumlah TK|Lama Menunggak|Kualitas Piutang|Pokok Iuran (Rp)|Denda (Rp)|Jumlah (Rp)",
    )
    d.over(C="Jumlah TK", D="Lama Menunggak", F="Pokok Iuran", G="Denda", H="Jumlah (Rp)")
    workers: list[object] = [
        ("1.250 (perkiraan)", 1250),
        148,
        ("10-15", UNDECIDED),
        ("2.035", 2035),
        ("96 orang", 96),
        67,
        ("20 s.d. 30", UNDECIDED),
    ]
    rows = []
    for row, people in enumerate(workers, 5):
        months = rng.randint(2, 14)
        due = rng.randint(40, 9_000) * 16_800
        fine = due * 2 // 100 * months
        cells = [people, (f"{months} bln", months), "lancar" if months < 4 else "macet", due, fine, due + fine]
        d.row(row, "nlvvlvvt", row - 4, f"CV Contoh Niaga {row - 4}", *cells)
        rows.append([due, fine, due + fine])
    d.row(12, " l   ttt", "T o t a l", *totals(rows), label="T o t a l")
    d.down(12, range(5, 12), "F G H")
    d.across(range(5, 13), "H", "F G")
    d.say("A14", "Catatan : angka perkiraan berdasarkan pemeriksaan lapangan, belum diverifikasi", "o")
    return case


def claims_with_running_totals() -> Case:
    """BPJS branch Kudus: cases and money by month, sums to the right and running sums after them; year unfinished."""
    case, d, rng = second("claims_with_running_totals", "Klaim 2024")
    d.say("A1", "REKAP PEMBAYARAN MANFAAT KEPADA AHLI WARIS DAN PESERTA")
    d.say("A2", "s.d. Agustus 2024")
    d.heads(
        4,
        1,
        "BULAN|JKK|<|JKM|<|BEASISWA|<|JUMLAH|<|KUMULATIF|<",
        "^|Kasus|Rp|Kasus|Rp|Anak|Rp|Kasus|Rp|Kasus|Rp",
    )
    d.over(B="JKK", C="JKK", D="JKM", E="JKM", F="Anak", G="BEASISWA", H="JUMLAH", I="JUMLAH")
    rows = []
    for row, month in enumerate(MONTHS, 6):
        if row > 13:
            # The sums of the months to come are there already.
            d.row(row, "l      tt", month, 0, 0)
            continue
        figures = []
        for price in (1_735_500, 42_000_000, 4_350_000):
            number = rng.randint(0, 31)
            figures += [number, number * price]
        rows.append([*figures, sum(figures[::2]), sum(figures[1::2])])
        so_far = totals(rows)
        running = [same(so_far[6]), same(so_far[7])]
        d.row(row, "lvvvvvvtt..", month, *(figure or "-" for figure in figures), *rows[-1][6:], *running)
    d.row(18, "ltttttttt", "TOTAL", *totals(rows))
    d.down(18, range(6, 18), "B C D E F G H I")
    d.across(range(6, 19), "H", "B D F")
    d.across(range(6, 19), "I", "C E G")
    for row in range(6, 14):
        d.sum(f"J{row}", f"H6:H{row}")
        d.sum(f"K{row}", f"I6:I{row}")
    return case


def annex_with_rows_after_total() -> Case:
    """Annex to minutes, Kabupaten Klaten: corrections typed "+12" and "-3"; what is not counted follows the total."""
    case, d, rng = second("annex_with_rows_after_total", "Lampiran BA")
    d.say("D1", "Lampiran Berita Acara Pemutakhiran Data", ".")
    d.say("D2", "Nomor   : 050/ ..... /BA/2024", "m")
    d.say("D3", "Tanggal : ..... Juni 2024", "m")
    d.say("A5:F5", "HASIL PEMUTAKHIRAN DATA PESERTA")
    d.heads(7, 1, "No|Kelompok Peserta|Data Awal|Koreksi (+/-)|Data Akhir|Keterangan")
    d.over(C="Data Awal", D="Koreksi (+/-)", E="Data Akhir")
    rows = []
    groups = ["Perangkat Desa", "BPD", "RT/RW", "Kader Posyandu", "Linmas"]
    for row, (group, change) in enumerate(zip(groups, (12, -3, 0, -41, 108), strict=True), 8):
        first = rng.randint(1_100, 9_000)
        shift = (f"{change:+d}", change) if change else "-"
        remark = "ganda NIK" if change == -41 else None
        d.row(row, "nlvv.l", row - 7, group, text(first), shift, text(first + change), remark)
        rows.append([first, change, first + change])
    first, change, last = ints(rows)
    d.row(13, " lttt", "Jumlah I", text(first), (f"{change:+d}", change), text(last))
    d.down(13, range(8, 13), "C D")
    d.say("B14", "Belum termasuk :", "l")
    d.over(C="Data Awal")
    d.row(15, " lv", "- Guru ngaji dan marbot", text(rng.randint(1_100, 3_000)))
    d.row(16, " lv  l", "- Penggali kubur", rng.randint(40, 90), "data kelurahan")
    d.sign(19, 2, "Pihak Kesatu,", "", "", "........................")
    d.sign(19, 5, "Pihak Kedua,", "", "", "........................")
    return case


def provinces_by_island() -> Case:
    """BPJS head office: provinces by island, the island's sum below with its name over two merged cells, miliar text."""
    case, d, rng = second("provinces_by_island", "Nasional")
    d.say("B1", "Kepesertaan, Iuran dan Klaim menurut Pulau dan Provinsi, 2023")
    d.heads(3, 2, "No|Provinsi|Peserta Aktif|Iuran (Rp miliar)|Klaim (Rp miliar)|Rasio Klaim")
    d.over(D="Peserta Aktif", E="Iuran", F="Klaim", G="Rasio Klaim")
    islands = {
        "Sulawesi": ["Sulawesi Utara", "Gorontalo", "Sulawesi Tengah", "Sulawesi Tenggara"],
        "Maluku dan Papua": ["Maluku", "Maluku Utara", "Papua Tengah"],
        "Bali dan Nusa Tenggara": ["Bali", "Nusa Tenggara Barat", "Nusa Tenggara Timur"],
    }

    def billions(hundredths: float) -> tuple[str, int]:
        return comma(hundredths / 100), round(hundredths * 10_000_000)

    def ratio(paid: float, due: float) -> tuple[str, float]:
        points = round(paid / due * 100, 1)
        return f"{comma(points, 1)} %", points

    row, number, ends, sums = 3, 0, [], []
    for island, provinces in islands.items():
        first, rows = row + 1, []
        for province in provinces:
            row += 1
            number += 1
            people, due = rng.randint(120_500, 990_000), rng.randint(12_000, 240_000)
            paid = due * rng.randint(30, 120) // 100
            d.row(
                row,
                "nlvvvv",
                number,
                province,
                text(people),
                billions(due),
                billions(paid),
                ratio(paid, due),
                left="B",
            )
            rows.append([people, due, paid])
        row += 1
        people, due, paid = ints(rows)
        d.row(row, "l tttt", island, text(people), billions(due), billions(paid), ratio(paid, due), left="B")
        d.sheet.merge_cells(f"B{row}:C{row}")
        d.down(row, range(first, row), "D E F")
        ends.append(row)
        sums.append([people, due, paid])
    people, due, paid = ints(sums)
    row += 1
    d.row(row, "l tttt", "JUMLAH", text(people), billions(due), billions(paid), ratio(paid, due), left="B")
    d.sheet.merge_cells(f"B{row}:C{row}")
    d.down(row, ends, "D E F")
    d.say(f"B{row + 1}", "Keterangan: tidak semua provinsi ditampilkan", "o")
    return case


def shift_with_plus_and_minus() -> Case:
    """Pergeseran, Dinas Perhubungan Kota Tegal: what is added and what is taken in columns (+) and (-), parents above."""
    case, d, rng = second("shift_with_plus_and_minus", "Pergeseran 2")
    d.say("A1:G1", "USULAN PERGESERAN ANGGARAN KEDUA TAHUN ANGGARAN 2024")
    d.say("A2", "SKPD", "m")
    d.say("B2", ": Dinas Perhubungan", "m")
    d.say("A3", "Sub Kegiatan", "m")
    d.say("B3", ": Perlindungan Juru Parkir", "m")
    d.heads(
        5,
        1,
        "Kode Rekening|Uraian|Sebelum Pergeseran|Pergeseran|<|Setelah Pergeseran|Alasan",
        "^|^|^|( + )|( - )|^|^",
    )
    d.over(C="Sebelum", D="( + )", E="( - )", F="Setelah")
    leaves = {
        "5.1.02.01.01.0024": ("Belanja Alat Tulis Kantor", 0),
        "5.1.02.01.01.0026": ("Belanja Bahan Cetak", -1),
        "5.1.02.02.02.0006": ("Belanja Iuran JKK bagi Non ASN", 1),
        "5.1.02.02.02.0007": ("Belanja Iuran JKM bagi Non ASN", 1),
        "5.1.02.04.01.0001": ("Belanja Perjalanan Dinas Biasa", -1),
    }
    money = {}
    for code, (_, sign) in leaves.items():
        before, shift = rng.randint(20, 400) * 100_000, rng.randint(5, 19) * 100_000
        plus, minus = (shift if sign > 0 else 0), (shift if sign < 0 else 0)
        money[code] = [before, plus, minus, before + plus - minus]
    tree = {
        "5.1.02": "Belanja Barang dan Jasa",
        "5.1.02.01": "Belanja Barang",
        "5.1.02.02": "Belanja Jasa",
        "5.1.02.04": "Belanja Perjalanan Dinas",
    }
    rows: dict[str, int] = {}
    for row, code in enumerate(sorted([*tree, *leaves]), 7):
        figures: list[object] = [*ints([line for leaf, line in money.items() if leaf.startswith(code)])]
        rows[code] = row
        if code in leaves:
            shown = [figures[0], *(figure or None for figure in figures[1:3]), same(money[code][3])]
            why = "penambahan peserta" if money[code][1] else None
            d.row(row, "clvvv.l", code, leaves[code][0], *shown, why)
        else:
            d.row(row, "cltttt", code, tree[code], *figures)
    for code in tree:
        d.down(rows[code], [rows[leaf] for leaf in leaves if leaf.startswith(code)], "C D E F")
    last = 7 + len(rows)
    whole = ints(list(money.values()))
    d.row(last, "l tttt", "JUMLAH", *whole)
    d.sheet.merge_cells(f"A{last}:B{last}")
    d.down(last, [rows["5.1.02"]], "C D E F")
    d.across([*rows.values(), last], "F", "C D -E")
    return case


def decree_team_without_figures() -> Case:
    """Annex to a regent's decree, Kabupaten Sumenep: who sits in the team, by office; not a figure in the sheet."""
    case, d, _ = second("decree_team_without_figures", "SK Tim")
    d.say("C1", "LAMPIRAN KEPUTUSAN BUPATI SUMENEP", ".")
    d.say("C2", "NOMOR    :  188/ ....... /KEP/2024", "m")
    d.say("C3", "TENTANG  :  TIM KOORDINASI JAMINAN SOSIAL", "m")
    d.say("A5:D5", "SUSUNAN KEANGGOTAAN TIM KOORDINASI")
    d.heads(7, 1, "NO|KEDUDUKAN DALAM TIM|JABATAN DALAM DINAS|TUGAS")
    d.row(8, "nnnn", "1", "2", "3", "4")
    members = [
        ("Pengarah", "Bupati", "memberi arahan kebijakan"),
        ("Penanggung Jawab", "Sekretaris Daerah", "mengendalikan pelaksanaan"),
        ("Ketua", "Kepala Bappeda", "memimpin rapat koordinasi"),
        ("Wakil Ketua", "Kepala Dinas Tenaga Kerja", None),
        ("Sekretaris", "Kepala Bidang Hubungan Industrial", "menyiapkan bahan dan laporan"),
        ("Anggota", "1. Kepala DPMD\n2. Kepala BPKAD\n3. Inspektur", "memverifikasi data"),
    ]
    for row, (post, office, task) in enumerate(members, 9):
        d.row(row, "nlll", f"{row - 8}.", post, office, task, label=None)
    d.sign(17, 3, "BUPATI SUMENEP,", "", "", "...........................")
    return case


def scored_checklist_with_legend() -> Case:
    """Inspektorat Kota Salatiga: Ya/Tidak by office, weight, score and weighted score; a legend table below."""
    case, d, rng = second("scored_checklist_with_legend", "Evaluasi")
    d.say("A1:G1", "LEMBAR EVALUASI KEPATUHAN PERANGKAT DAERAH")
    d.heads(3, 1, "NO|KRITERIA|ADA DOKUMEN|<|BOBOT (%)|SKOR|NILAI", "^|^|Ya|Tidak|^|^|^")
    d.over(E="BOBOT", F="SKOR", G="NILAI")
    criteria = {
        "Regulasi tersedia": 20,
        "Anggaran tersedia pada DPA": 25,
        "Non ASN terdaftar seluruhnya": 30,
        "Iuran dibayar tepat waktu": 15,
        "Syarat kepesertaan bagi rekanan": 10,
    }
    scores = []
    for row, (name, weight) in enumerate(criteria.items(), 5):
        score = rng.randint(0, 4)
        scores.append(weight * score)
        tick = ". " if score > 1 else " ."
        cells = [row - 4, name, "√", weight, score, Cell(weight * score / 100, weight * score / 100, "0.00")]
        d.row(row, "nl" + tick + "vvv", *cells)
    # The sum of the scores is missing, that of the weights and of the weighted scores is there.
    d.row(10, " l  t t", "NILAI AKHIR", 100, Cell(sum(scores) / 100, sum(scores) / 100, "0.00"))
    d.down(10, range(5, 10), "E G")
    d.say("B12", "Keterangan skor :", ".")
    d.row(13, "  ..", "Skor", "Arti")
    for row, meaning in enumerate(["tidak ada", "kurang", "cukup", "baik", "sangat baik"], 14):
        d.row(row, "  ..", row - 14, meaning)
    d.sign(21, 6, "Salatiga, 3 Mei 2024", "Tim Evaluator", "", "", "(....................)", right=7)
    return case


def village_fund_in_thousands() -> Case:
    """Dana Desa of Kabupaten Alor in thousands: the subdistrict's sum above its villages, letters with their sum."""
    case, d, rng = second("village_fund_in_thousands", "Rincian DD")
    d.say("A1:H1", "RINCIAN DANA DESA SETIAP DESA DI KABUPATEN ALOR")
    d.say("A2:H2", "TAHUN ANGGARAN 2024")
    d.say("H3", "(ribu rupiah)", "u")
    d.heads(
        4,
        1,
        "No|Kecamatan / Desa|Alokasi Dasar|Alokasi Afirmasi|Alokasi Kinerja|Alokasi Formula|Pagu Dana Desa|Porsi Jamsos (%)",
    )
    d.row(5, "nnnnnnnn", "a", "b", "c", "d", "e", "f", "g = c+d+e+f", "h")
    d.over(C="Alokasi Dasar", D="Afirmasi", E="Kinerja", F="Formula", G="Pagu Dana Desa", H="Porsi Jamsos")
    tree = {
        "Teluk Mutiara": ["Fanating", "Motongbang", "Air Kenari"],
        "Alor Barat Laut": ["Pulau Buaya", "Ternate", "Aimoli", "Dulolong"],
        "Pantar": ["Baraler", "Kabir"],
    }
    row, tops, sums = 6, [], []
    for roman, (place, villages) in zip(["I", "II", "III"], tree.items(), strict=True):
        top, rows = row, []
        for number, village in enumerate(villages, 1):
            row += 1
            basic, extra = rng.randint(480_000, 620_000), rng.choice([0, 112_406])
            work, formula = rng.choice([0, 0, 208_145]), rng.randint(90_000, 360_000)
            parts = [basic, extra, work, formula]
            cells = [scaled(part, 1000) if part else "-" for part in [*parts, sum(parts)]]
            points = rng.randint(5, 30) / 10
            d.row(row, "nlvvvvtv", number, village, *cells, Cell(points, points, "0.0"))
            rows.append([*parts, sum(parts)])
        sums.append(ints(rows))
        d.row(top, "nlttttt", roman, place, *(scaled(part, 1000) for part in sums[-1]))
        d.down(top, range(top + 1, row + 1), "C D E F G")
        d.across(range(top, row + 1), "G", "C D E F")
        tops.append(top)
        row += 1
    d.row(row, "l ttttt", "KABUPATEN ALOR", *(scaled(part, 1000) for part in ints(sums)))
    d.sheet.merge_cells(f"A{row}:B{row}")
    d.down(row, tops, "C D E F G")
    d.across([row], "G", "C D E F")
    return case


def palm_oil_share_by_use() -> Case:
    """DBH Sawit, BPKAD Kotawaringin Timur: share of each use typed "80 %", its money; a plan by office under it."""
    case, d, rng = second("palm_oil_share_by_use", "DBH Sawit")
    d.say("A1:D1", "RENCANA PENGGUNAAN DANA BAGI HASIL PERKEBUNAN SAWIT TA 2024")
    d.say("A2", "Pagu DBH Sawit", "m")
    whole = 24_815_300 * 1000
    d.say("B2", f": Rp {dots(whole)}", "m")
    d.heads(4, 1, "No|Penggunaan|Porsi|Alokasi (Rp)")
    d.over(C="Porsi", D="Alokasi")
    uses = {"Pembangunan dan pemeliharaan jalan": 80, "Perlindungan pekerja sawit": 12, "Pendataan pekebun": 8}
    for row, (use, points) in enumerate(uses.items(), 5):
        d.row(row, "nlvv", row - 4, use, (f"{points} %", points), whole * points // 100)
    d.row(8, " ltt", "Jumlah", ("100 %", 100), whole)
    d.down(8, range(5, 8), "C D")
    d.say("A11:F11", "RINCIAN PERLINDUNGAN PEKERJA SAWIT PER PERANGKAT DAERAH")
    d.heads(12, 1, "No|Perangkat Daerah|Pekerja|Bulan|Iuran per Bulan|Kebutuhan (Rp)")
    d.over(C="Pekerja", D="Bulan", E="Iuran per Bulan", F="Kebutuhan")
    rows = []
    for row, office in enumerate(["Dinas Perkebunan", "Dinas Tenaga Kerja", "Dinas PMD"], 13):
        people, months = rng.randint(800, 4_000), rng.choice([6, 12])
        d.row(row, "nlvvvv", row - 12, office, people, months, 16_800, people * months * 16_800)
        rows.append([people, people * months * 16_800])
    people, money = totals(rows)
    d.row(16, "l t  t", "Jumlah", people, money)
    d.sheet.merge_cells("A16:B16")
    d.down(16, range(13, 16), "C F")
    return case


def projection_with_units_per_row() -> Case:
    """Bappeda Kabupaten Siak: a projection to 2045; the unit stands in each row: orang, %, Rp juta, Rp."""
    case, d, rng = second("projection_with_units_per_row", "Proyeksi")
    d.say("B2:I2", "PROYEKSI CAKUPAN DAN KEBUTUHAN IURAN MENUJU KEPESERTAAN SEMESTA")
    d.heads(
        4,
        2,
        ["No", "Komponen", "Satuan", "Kondisi 2024", "Proyeksi", "<", "<", "<"],
        ["^", "^", "^", "^", 2025, 2030, 2035, 2045],
    )
    d.over(E="Kondisi 2024", F="2025", G="Proyeksi", H="2035", I="2045")
    people = sorted(rng.randint(150_000, 260_000) for _ in range(5))
    active = [count * share // 100 for count, share in zip(people, (31, 36, 52, 70, 92), strict=True)]
    d.row(6, "nllvvvvv", 1, "Penduduk bekerja", "orang", *people, left="B")
    d.row(7, "nllvvvvv", 2, "Peserta aktif", "orang", *active, left="B")
    cover = [Cell(round(a / p * 100, 2), round(a / p * 100, 2), "0.00") for a, p in zip(active, people, strict=True)]
    d.row(8, "nllvvvvv", 3, "Cakupan", "%", *cover, left="B")
    millions = [round(count * 0.2016, 1) for count in active]
    d.row(
        9,
        "nllvvvvv",
        4,
        "Kebutuhan iuran",
        "Rp juta",
        *(scaled(number, 1_000_000, "#,##0.0") for number in millions),
        left="B",
    )
    d.row(10, "nllvvvvv", 5, "Iuran per orang per bulan", "Rp", 16_800, 16_800, 18_000, 20_400, 25_000, left="B")
    growth = [written(rng.randint(450, 610) / 100) for _ in range(4)]
    d.row(11, "nllvvvvv", 6, "Pertumbuhan ekonomi", "%", "NA", *growth, left="B")
    d.say("B13", "Asumsi: laju pertumbuhan penduduk bekerja mengikuti proyeksi penduduk", "o")
    return case


def medium_term_targets_with_baseline() -> Case:
    """RPJMD Kota Payakumbuh: baseline as text with a comma, yearly targets as numbers, aims and goals merged down."""
    case, d, _ = second("medium_term_targets_with_baseline", "IKU")
    d.say("A1:J1", "INDIKATOR KINERJA UTAMA BIDANG KETENAGAKERJAAN")
    d.heads(
        3,
        1,
        [
            "Sasaran",
            "Indikator",
            "Satuan",
            "Kondisi Awal\n(2021)",
            "Target Tahun",
            "<",
            "<",
            "<",
            "Kondisi Akhir",
            "OPD",
        ],
        ["^", "^", "^", "^", "2023", "2024", "2025", "2026", "^", "^"],
    )
    d.over(D="Kondisi Awal", E="2023", F="Target Tahun", G="2025", H="2026", I="Kondisi Akhir")
    aims = {
        "Meningkatnya perlindungan pekerja": [
            ("Persentase pekerja terlindungi", "Persen", [31.4, 35, 40.5, 46, 52.25]),
            ("Pekerja rentan yang diiur pemerintah", "Orang", [1850, 2500, 3200, 4100, 5000]),
        ],
        "Membaiknya pasar kerja": [
            ("Tingkat pengangguran terbuka", "Persen", [5.93, 5.5, 5.2, 4.9, 4.65]),
            ("Perusahaan patuh norma kerja", "Perusahaan", [112, 130, 150, 175, 200]),
            ("Indeks hubungan industrial", "Indeks", [0.71, 0.74, 0.78, 0.8, 0.85]),
        ],
    }
    row = 4
    for aim, lines in aims.items():
        top = row + 1
        for name, unit, figures in lines:
            row += 1
            first = figures[0]
            base: object = written(first) if isinstance(first, float) else (dots(int(first)), first)
            years = [Cell(figure, figure, "General") for figure in [*figures[1:], figures[-1]]]
            roles = ("l" if row == top else " ") + "llvvvvvvl"
            d.row(row, roles, *[aim] * (row == top), name, unit, base, *years, "Disnakerperin", label=name)
        d.sheet.merge_cells(f"A{top}:A{row}")
    d.say("A11", "Sumber : RPJMD Kota Payakumbuh Tahun 2023-2026 (diolah)", "o")
    return case


def strategic_indicators_unit_in_name() -> Case:
    """BPS Kabupaten Wakatobi: each row says its unit in brackets behind its name, thousands of people, rupiah or %."""
    case, d, rng = second("strategic_indicators_unit_in_name", "Indikator Strategis")
    d.say("A1", "Indikator Strategis Ketenagakerjaan Kabupaten Wakatobi")
    d.row(3, "hhhhh", "Uraian", *(f"Agustus {year}" for year in range(2020, 2024)))
    d.over(B="Agustus 2020", C="Agustus 2021", D="Agustus 2022", E="Agustus 2023")
    workers = [rng.randint(30_000, 39_000) for _ in range(4)]
    idle = [rng.randint(600, 2_400) for _ in range(4)]
    people = [round((a + b) / 100) for a, b in zip(workers, idle, strict=True)]
    d.row(4, "lvvvv", "Angkatan kerja (ribu orang)", *(scaled(count / 10, 1000, "0.0") for count in people))
    d.row(5, "lvvvv", "Penduduk bekerja (orang)", *map(text, workers))
    rates = [b / (a + b) * 100 for a, b in zip(workers, idle, strict=True)]
    d.row(6, "lvvvv", "Tingkat pengangguran terbuka (%)", *map(written, rates))
    wages = [rng.randint(19_000, 28_000) for _ in range(4)]
    d.row(7, "lvvvv", "Rata-rata upah buruh (ribu rupiah)", *(scaled(wage / 10, 1000, "#,##0.0") for wage in wages))
    hours = [rng.randint(32, 41) for _ in range(4)]
    d.row(8, "lvvvv", "Rata-rata jam kerja seminggu (jam)", *hours)
    d.row(9, "lvvvv", "Pekerja rumahan (orang)", "n.a.", "n.a.", *map(text, (1_204, 1_377)))
    d.say("A10", "Sumber : Sakernas, berbagai tahun", "o")
    d.say("A11", "n.a. : data tidak tersedia", "o")
    return case


def offices_by_segment_matrix() -> Case:
    """BKPSDM Kabupaten Sintang: office by kind of worker, abbreviations as heads, dashes for none, legend below."""
    case, d, rng = second("offices_by_segment_matrix", "Matriks OPD")
    d.say("A1:I1", "MATRIKS TENAGA NON ASN MENURUT OPD DAN JENIS")
    d.say("A2:I2", "PEMERINTAH KABUPATEN SINTANG")
    kinds = {"THL": "Tenaga Harian Lepas", "GTT": "Guru Tidak Tetap", "PTT": "Pegawai Tidak Tetap", "SKM": "Satpam"}
    kinds |= {"SPR": "Sopir", "KBR": "Kebersihan"}
    d.row(4, "hhhhhhhhh", "No", "OPD", *kinds, "Jml")
    for letter in "CDEFGH":
        d.sheet[f"{letter}4"].alignment = Alignment(textRotation=90)
    d.over(C="THL", D="GTT", E="PTT", F="SKM", G="SPR", H="KBR", I="Jml")
    rows = []
    offices = ["Setda", "Setwan", "Dinas Pendidikan", "Dinas Kesehatan", "Dinas PU", "DLH", "Kec. Sintang"]
    for row, office in enumerate(offices, 5):
        figures = [rng.choice([0, rng.randint(1, 240)]) for _ in kinds]
        d.row(row, "nlvvvvvvt", row - 4, office, *(figure or "-" for figure in figures), sum(figures))
        rows.append([*figures, sum(figures)])
    d.row(12, " lttttttt", "Jml", *totals(rows))
    d.down(12, range(5, 12), "C D E F G H I")
    d.across(range(5, 13), "I", "C D E F G H")
    for row, (short, long) in enumerate(kinds.items(), 14):
        # A legend without a word of its own over it: notes or a little table.
        d.row(row, " ..", short, long)
    return case


def survey_with_n_and_percent() -> Case:
    """A university for Bappeda Kota Kendari: n and % beside each other for two groups, "n (%)" in one last column."""
    case, d, rng = second("survey_with_n_and_percent", "Tabel 4.2")
    d.say("B1", "Tabel 4.2 Alasan Pekerja Informal Tidak Menjadi Peserta")
    d.heads(3, 2, "Alasan|Nelayan|<|Pedagang|<|Gabungan", "^|n|%|n|%|n (%)")
    d.over(C="Nelayan", D="Nelayan", E="n", F="Pedagang")
    reasons = ["Tidak tahu program", "Iuran tidak terjangkau", "Merasa tidak perlu", "Prosedur sulit", "Lainnya"]
    one, two = ([rng.randint(11, 90) for _ in reasons] for _ in range(2))
    for row, (reason, a, b) in enumerate(zip(reasons, one, two, strict=True), 5):
        both = round((a + b) / (sum(one) + sum(two)) * 100, 1)
        pair = f"{a + b} ({comma(both, 1)})"  # two numbers in one cell
        cells = [a, percent(a, sum(one), 1), b, written(round(b / sum(two) * 100, 1), 1)]
        d.row(row, "lvvvvv", reason, *cells, pair, left="B", shape="General")
    cells = [sum(one), Cell(100, 100, "0.0"), sum(two), ("100,0", 100), f"{sum(one) + sum(two)} (100,0)"]
    d.row(10, "lttttt", "Total responden", *cells, left="B")
    d.down(10, range(5, 10), "C E")
    d.say("B12", "Catatan: responden dapat memilih satu alasan utama", "o")
    return case


def neighbourhood_head_incentives() -> Case:
    """Kelurahan in Kota Probolinggo: ward merged over its lines, sums for two of five columns, no word beside them."""
    case, d, rng = second("neighbourhood_head_incentives", "Insentif RT RW")
    d.say("A1:G1", "DAFTAR USULAN INSENTIF DAN IURAN KETUA RT DAN RW")
    d.heads(3, 1, "Kelurahan|Jabatan|Orang|Insentif/Bulan|Iuran/Bulan|Bulan|Setahun (Rp)")
    d.over(C="Orang", D="Insentif/Bulan", E="Iuran/Bulan", F="Bulan", G="Setahun")
    row, lines, rows = 3, [], []
    for ward in ["Jati", "Sukabumi", "Wiroborang", "Kebonsari"]:
        top = row + 1
        for post, pay in [("Ketua RT", 250_000), ("Ketua RW", 300_000)]:
            row += 1
            people = rng.randint(4, 31)
            money = people * 12 * (pay + 16_800)
            roles = ("l" if row == top else " ") + "lvvvvv"
            d.row(row, roles, *[ward] * (row == top), post, people, pay, 16_800, 12, money, label=post)
            lines.append(row)
            rows.append([people, money])
        d.sheet.merge_cells(f"A{top}:A{row}")
    people, money = totals(rows)
    row += 1
    d.row(row, "  t   t", people, money, label=None)
    d.down(row, lines, "C G")
    d.sign(row + 3, 6, "Probolinggo, Januari 2024", "Camat,", "", "", "........................")
    return case


def subtotals_under_merged_blanks() -> Case:
    """Cabdin in Kabupaten Ende: schools by kind; the sum of each kind under two merged cells which are left empty."""
    case, d, rng = second("subtotals_under_merged_blanks", "Guru Honor")
    d.say("A1:F1", "KEADAAN GURU DAN TENAGA KEPENDIDIKAN HONORER PADA SEKOLAH NEGERI")
    d.heads(3, 1, "Jenjang|Nama Sekolah|Guru|<|Tendik|Jumlah", "^|^|Bersertifikat|Belum|^|^")
    d.over(C="Bersertifikat", D="Guru", E="Tendik", F="Jumlah")
    schools = {"SD": ["SDN Contoh 1", "SDN Contoh 2", "SDN Contoh 3"], "SMP": ["SMPN Contoh 1", "SMPN Contoh 2"]}
    schools["SMA"] = ["SMAN Contoh 1", "SMAN Contoh 2", "SMAN Contoh 3"]
    row, ends, sums = 4, [], []
    for kind, names in schools.items():
        first, rows = row + 1, []
        for name in names:
            row += 1
            parts = [rng.randint(0, 22), rng.randint(1, 30), rng.randint(1, 9)]
            roles = ("l" if row == first else " ") + "lvvvt"
            d.row(row, roles, *[kind] * (row == first), name, *parts, sum(parts), label=name)
            rows.append([*parts, sum(parts)])
        row += 1
        d.row(row, "  tttt", *totals(rows), label=None)
        d.sheet.merge_cells(f"A{row}:B{row}")
        d.down(row, range(first, row), "C D E F")
        d.across(range(first, row + 1), "F", "C D E")
        ends.append(row)
        sums.append(totals(rows))
    row += 1
    d.row(row, "l tttt", "JUMLAH SELURUHNYA", *totals(sums))
    d.sheet.merge_cells(f"A{row}:B{row}")
    d.down(row, ends, "C D E F")
    return case


def banners_right_above_headers() -> Case:
    """BPJS Bulukumba: a banner merged over each table, no blank row anywhere; three header rows, then only one."""
    case, d, rng = second("banners_right_above_headers", "Profil")
    d.say("A1:G1", "PESERTA MENURUT SEGMEN DAN JENIS KELAMIN")
    d.heads(
        2,
        1,
        "Kecamatan|Peserta Aktif 31 Desember 2023|<|<|<|<|<",
        "^|Penerima Upah|<|<|Bukan Penerima Upah|<|<",
        "^|Pria|Wanita|Total|Pria|Wanita|Total",
    )
    d.over(B="Penerima Upah", C="Wanita", D="Total", E="Bukan Penerima Upah", F="Peserta Aktif", G="Total")
    rows = []
    places = ["Ujungbulu", "Gantarang", "Kajang", "Herlang"]
    for row, place in enumerate(places, 5):
        a, b, c, e = (rng.randint(30, 4_000) for _ in range(4))
        rows.append([a, b, a + b, c, e, c + e])
        d.row(row, "lvvtvvt", place, *rows[-1])
    d.row(9, "ltttttt", "Total", *totals(rows))
    d.down(9, range(5, 9), "B C D E F G")
    d.across(range(5, 10), "D", "B C")
    d.across(range(5, 10), "G", "E F")
    d.say("A10:G10", "DESA YANG SUDAH MENGANGGARKAN")
    d.row(11, "hhh", "Kecamatan", "Jumlah Desa", "Sudah Menganggarkan")
    d.over(B="Jumlah Desa", C="Sudah Menganggarkan")
    rows = []
    for row, place in enumerate(places, 12):
        villages = rng.randint(8, 21)
        rows.append([villages, rng.randint(0, villages)])
        d.row(row, "lvv", place, *rows[-1])
    d.row(16, "ltt", "Total", *totals(rows))
    d.down(16, range(12, 16), "B C")
    return case


def year_blocks_under_one_label() -> Case:
    """BPS Kota Bitung: three blocks of a year each beside one column of names, a thin empty column before each block."""
    case, d, rng = second("year_blocks_under_one_label", "T 3.2.4")
    d.say("A1", "Tabel 3.2.4 Penduduk Bekerja menurut Lapangan Usaha dan Jenis Kelamin")
    d.heads(
        3,
        1,
        ["Lapangan Usaha", "", 2021, "<", "<", "", 2022, "<", "<", "", 2023, "<", "<"],
        ["^", "", "Laki-laki", "Perempuan", "Jumlah", "", "Laki-laki", "Perempuan", "Jumlah", "", "Laki-laki",
         "Perempuan", "Jumlah"],
    )  # fmt: skip
    for letter in "BFJ":
        d.sheet.column_dimensions[letter].width = 1.3
    d.over(C="2021", D="Perempuan", E="Jumlah", G="Laki-laki", H="2022", I="2022", K="2023", L="2023", M="Jumlah")
    rows = []
    fields = ["Perikanan", "Industri Pengolahan", "Konstruksi", "Perdagangan", "Angkutan", "Jasa"]
    for row, name in enumerate(fields, 5):
        figures = []
        for _ in range(3):
            men, women = rng.randint(300, 9_000), rng.randint(100, 9_000)
            figures += [men, women, men + women]
        d.row(row, "l vvt vvt vvt", name, *figures)
        rows.append(figures)
    d.row(12, "l ttt ttt ttt", "Bitung", *totals(rows))
    d.down(12, range(5, 11), "C D E G H I K L M")
    for result, parts in (("E", "C D"), ("I", "G H"), ("M", "K L")):
        d.across([*range(5, 11), 12], result, parts)
    d.say("A13", "Sumber: Badan Pusat Statistik, Sakernas", "o")
    return case


def wide_table_in_two_halves() -> Case:
    """Disnaker Pesawaran: too wide for the paper; July to December and the sum printed under January to June."""
    case, d, rng = second("wide_table_in_two_halves", "Bulanan")
    d.say("A1:H1", "PESERTA BARU BUKAN PENERIMA UPAH MENURUT KECAMATAN DAN BULAN, 2023")
    d.row(3, "hhhhhhhh", "No", "Kecamatan", *MONTHS[:6])
    places = ["Gedong Tataan", "Way Lima", "Kedondong", "Negeri Katon", "Teluk Pandan", "Marga Punduh"]
    figures = [[rng.randint(0, 260) for _ in MONTHS] for _ in places]
    sums = ints(figures)
    d.over(**dict(zip("CDEFGH", MONTHS[:6], strict=True)))
    for row, (place, line) in enumerate(zip(places, figures, strict=True), 4):
        d.row(row, "nlvvvvvv", row - 3, place, *line[:6])
    d.row(10, " ltttttt", "Jumlah", *sums[:6])
    d.down(10, range(4, 10), "C D E F G H")
    d.say("A12", "Lanjutan tabel", ".")
    # The first two are the old heads again, the others are new.
    d.row(13, "..hhhhhhh", "No", "Kecamatan", *MONTHS[6:], "Jumlah")
    d.over(**dict(zip("CDEFGHI", [*MONTHS[6:], "Jumlah"], strict=True)))
    for row, (place, line) in enumerate(zip(places, figures, strict=True), 14):
        d.row(row, "nlvvvvvvt", row - 13, place, *line[6:], sum(line))
        d.sum(f"I{row}", f"C{row}:H{row} C{row - 10}:H{row - 10}")
    d.row(20, " lttttttt", "Jumlah", *sums[6:], sum(sums))
    d.down(20, range(14, 20), "C D E F G H I")
    return case


def row_of_instructions() -> Case:
    """DPMD Lahat: under the header a row says what to fill in ("diisi angka"), then a numbering row, then a village."""
    case, d, rng = second("row_of_instructions", "Form Desa")
    d.say("A1", "FORMULIR PENDATAAN EKOSISTEM DESA")
    d.say("A2", "Kecamatan", "m")
    d.say("C2", ": Merapi Barat", "m")
    d.heads(4, 1, "No|Nama Desa|Aparatur Desa|BPD|RT/RW|Penghasilan Tetap per Bulan|Sudah Terdaftar?|Tanggal Daftar")
    d.row(5, "........", "-", "diisi nama", "orang", "orang", "orang", "rupiah", "Ya/Tidak", "hh-bb-tttt")
    d.row(6, "nnnnnnnn", *(f"({number})" for number in range(1, 9)))
    d.over(C="Aparatur Desa", D="BPD", E="RT/RW", F="Penghasilan Tetap", H="Tanggal Daftar")
    rows = []
    for row, village in enumerate(["Gunung Kembang", "Merapi", "Negeri Agung", "Tanjung Telang", "Ulak Pandan"], 7):
        done = row % 3
        people = [rng.randint(7, 12), rng.choice([5, 7, 9]), rng.randint(6, 30)]
        pay = rng.randint(2_022, 2_600) * 1000
        date: object = f"0{row - 4}-02-2022" if done else "-"
        cells = [*people, (dots(pay), pay), "Ya" if done else "Tidak", date]
        d.row(row, "nlvvvv.v", row - 6, village, *cells)
        rows.append([*people])
    d.row(12, "l ttt", "JUMLAH", *totals(rows))
    d.sheet.merge_cells("A12:B12")
    d.down(12, range(7, 12), "C D E")
    return case


def system_print_with_total_on_top() -> Case:
    """Print of a web application, Kota Cimahi: logo as text, printed when, filters, "Total: 4.321" over the table."""
    case, d, rng = second("system_print_with_total_on_top", "laporan")
    d.say("A1", "[LOGO]", ".")
    d.say("B1:F1", "SISTEM INFORMASI KETENAGAKERJAAN")
    d.say("H1", "Dicetak: 05/02/2024 10:33", ".")
    d.say("A3", "Filter: Kecamatan = Semua; Status = Aktif", ".")
    names = ["Cibabat", "Citeureup", "Padasuka", "Setiamanah", "Melong", "Leuwigajah", "Utama", "Cibeber"]
    rows = []
    for _ in names:
        a, b = rng.randint(100, 900), rng.randint(20, 400)
        rows.append([a, b, a + b, (a + b) * 16_800])
    d.say("A4", f"Total: {dots(int(totals(rows)[2]))} peserta dari {len(names)} kelurahan", ".")
    d.row(5, "hhhhhhhh", "#", "Kelurahan", "Kecamatan", "Laki-laki", "Perempuan", "Jumlah", "Iuran", "Aksi")
    d.over(D="Laki-laki", E="Perempuan", F="Jumlah", G="Iuran")
    for row, (name, (a, b, c, money)) in enumerate(zip(names, rows, strict=True), 6):
        place = "Cimahi Utara" if row < 9 else "Cimahi Selatan"
        d.row(row, "nllvvtv.", row - 5, name, place, a, b, c, (f"Rp{money:,}", money), "Lihat | Ubah")
    d.across(range(6, 14), "F", "D E")
    d.say("A15", "Menampilkan 1 - 8 dari 8 entri", ".")
    d.say("A16", "Halaman 1 dari 1", ".")
    return case


def spaces_and_trailing_minus() -> Case:
    """Company ledger, a plantation in Asahan: thousands with spaces, the minus at the end, an amount each programme."""
    case, d, rng = second("spaces_and_trailing_minus", "Rekonsiliasi")
    d.say("A1", "PT CONTOH PERKEBUNAN - UNIT KEBUN")
    d.say("A2", "Rekonsiliasi iuran: catatan perusahaan terhadap tagihan, semester I 2024")
    d.row(4, "hhhhh", "Program", "Catatan Kita", "Tagihan", "Koreksi", "Selisih")
    d.over(B="Catatan Kita", C="Tagihan", D="Koreksi", E="Selisih")
    rows = []
    for row, program in enumerate(["JKK", "JKM", "JHT", "JP", "JKP"], 5):
        ours = rng.randint(9_000, 900_000) * 125
        theirs = ours + rng.choice([-1, 1]) * rng.randint(1_000, 90_000) * 25
        fixed = -rng.randint(1_000, 9_000) * 5 if row % 2 else 0
        rows.append([ours, theirs, fixed, ours - theirs + fixed])
        d.row(row, "lvvvv", program, *map(spaced, rows[-1]))
    d.row(10, "ltttt", "Jumlah", *map(spaced, ints(rows)))
    d.down(10, range(5, 10), "B C D E")
    d.across(range(5, 11), "E", "B -C D")
    return case


def months_down_with_quarter_rows() -> Case:
    """Treasurer's office, Kabupaten Enrekang: months down, a row for each quarter and half-year between, dates typed."""
    case, d, rng = second("months_down_with_quarter_rows", "Setoran")
    d.say("A1:F1", "REALISASI SETORAN IURAN PERANGKAT DESA MELALUI RKUD")
    d.say("A2:F2", "TAHUN 2023")
    d.heads(4, 1, "Bulan|Desa Menyetor|Setoran (Rp)|<|<|Tgl SP2D", "^|^|Pemerintah Desa (4%)|Potongan (1%)|Jumlah|^")
    d.over(B="Desa Menyetor", C="Pemerintah Desa", D="Potongan", E="Jumlah", F="Tgl SP2D")
    row, months, quarters, halves = 5, [], [], []
    for number, month in enumerate(MONTHS, 1):
        row += 1
        base = rng.randint(800, 2_600) * 10_000
        figures = [4 * base, base, 5 * base]
        d.row(row, "lvvvtv", month, rng.randint(70, 112), *figures, f"{number + 10}/{number:02d}/2023")
        d.across([row], "E", "C D")
        months.append((row, figures))
        for kind, size, parts in (("Triwulan", 3, months), ("Semester", 2, quarters)):
            step = size if kind == "Triwulan" else 6
            if number % step:
                continue
            row += 1
            last = parts[-size:]
            sums = ints([figures for _, figures in last])
            d.row(row, "l ttt", f"Jumlah {kind} {['I', 'II', 'III', 'IV'][number // step - 1]}", *sums)
            d.down(row, [line for line, _ in last], "C D E")
            (quarters if kind == "Triwulan" else halves).append((row, sums))
    row += 1
    d.row(row, "l ttt", "Jumlah Setahun", *ints([sums for _, sums in halves]))
    d.down(row, [line for line, _ in halves], "C D E")
    d.across([row], "E", "C D")
    return case


def pages_with_carried_sums() -> Case:
    """Printed list, DPMD Sambas: header again on each page, sum of the page, "Halaman 2 dari 3", sum carried over."""
    case, d, rng = second("pages_with_carried_sums", "Cetak")
    d.say("A1:E1", "DAFTAR DESA PENERIMA PERLINDUNGAN PEKERJA RENTAN")
    d.say("A2:E2", "Dicetak tanggal 14 Agustus 2024", ".")
    header = ["No", "Desa", "Kuota", "Terisi", "Iuran (Rp)"]
    d.over(C="Kuota", D="Terisi", E="Iuran")
    row, number, ends, so_far = 4, 0, [], [0, 0, 0]
    for page in range(1, 4):
        d.row(row, "hhhhh" if page == 1 else "rrrrr", *header)
        if page > 1:
            row += 1
            d.row(row, " l...", "Jumlah pindahan", *map(same, so_far))
        rows, first = [], row + 1
        for _ in range(9):
            row += 1
            number += 1
            quota = rng.randint(15, 90)
            filled = rng.randint(2, quota)
            rows.append([quota, filled, filled * 16_800])
            d.row(row, "nlvvv", number, f"Desa Contoh {number}", *rows[-1])
        row += 1
        d.row(row, " lttt", "Jumlah halaman ini", *totals(rows))
        d.down(row, range(first, row), "C D E")
        ends.append(row)
        so_far = ints([so_far, *rows])
        if page == 3:
            row += 1
            d.row(row, " lttt", "Jumlah seluruhnya", *so_far)
            d.down(row, ends, "C D E")
        d.say(f"E{row + 1}", f"Halaman {page} dari 3", ".")
        row += 3
    return case


def three_tables_on_a_diagonal() -> Case:
    """Kominfo Kota Ternate: three tables of three widths, each further right and further down than the one before."""
    case, d, rng = second("three_tables_on_a_diagonal", "Infografis")
    d.say("A1:C1", "Peserta per Segmen")
    d.heads(2, 1, "Segmen|Orang|%")
    d.over(B="Orang")
    people = [rng.randint(500, 20_000) for _ in range(3)]
    for row, (name, count) in enumerate(zip(["PU", "BPU", "Jakon"], people, strict=True), 3):
        d.row(row, "lvv", name, count, share(count, sum(people)))
    d.say("E8:I8", "Klaim Triwulan II")
    d.heads(9, 5, "Program|April|Mei|Juni|Jumlah")
    d.over(F="April", G="Mei", H="Juni", I="Jumlah")
    rows = []
    for row, program in enumerate(["JKK", "JKM", "JHT", "JP"], 10):
        three = [rng.randint(0, 40) for _ in range(3)]
        rows.append([*three, sum(three)])
        d.row(row, "lvvvt", program, *rows[-1], left="E")
    d.row(14, "ltttt", "Total Kasus", *totals(rows), left="E")
    d.down(14, range(10, 14), "F G H I")
    d.across(range(10, 15), "I", "F G H")
    d.say("K17:L17", "Agen Perisai")
    d.heads(18, 11, "Kelurahan|Agen")
    d.over(L="Agen")
    for row, ward in enumerate(["Soa", "Kalumata", "Jambula", "Sasa", "Gambesi"], 19):
        d.row(row, "lv", ward, rng.randint(1, 9), left="K")
    return case


def villages_across_facts_down() -> Case:
    """A kecamatan in Buleleng: villages across, facts down with a unit of their own; sums only where a sum has sense."""
    case, d, rng = second("villages_across_facts_down", "Profil Desa")
    d.say("A1", "PROFIL PERLINDUNGAN PERBEKEL DAN PERANGKAT DESA")
    villages = ["Kalibukbuk", "Kaliasem", "Temukus", "Tigawasa", "Banjar"]
    d.row(3, "hhhhhhh", "Data", *villages, "Kecamatan")
    d.over(**dict(zip("BCDEFG", [*villages, "Kecamatan"], strict=True)))
    staff = [rng.randint(9, 16) for _ in villages]
    members = [rng.randint(0, count) for count in staff]
    dues = [count * rng.randint(50, 70) / 4 for count in staff]
    d.row(4, "lvvvvvt", "Jumlah perangkat (orang)", *staff, sum(staff))
    d.row(5, "lvvvvvt", "Sudah terlindungi (orang)", *members, sum(members))
    cover = [percent(count, whole, 1) for count, whole in zip(members, staff, strict=True)]
    d.row(6, "lvvvvv.", "Cakupan (%)", *cover, Cell(*same(round(sum(members) / sum(staff) * 100, 1)), "0.0"))
    d.row(
        7,
        "lvvvvvt",
        "Iuran setahun (Rp ribu)",
        *(scaled(due, 1000, "#,##0.00") for due in dues),
        scaled(sum(dues), 1000, "#,##0.00"),
    )
    d.row(8, "lvvvvv", "Mulai terdaftar", *(day(2019 + place, 1 + 2 * place, 1) for place in range(5)))
    d.row(9, "l.....", "Sumber dana", "ADD", "ADD", "BHP", "ADD", "BKK")
    for row in (4, 5, 7):
        d.sum(f"G{row}", f"B{row}:F{row}")
    d.say("A11", "Sumber: Kantor Camat Banjar, diolah dari APBDes masing-masing desa", "o")
    return case


def rates_and_simulation() -> Case:
    """Leaflet of a BPJS branch: rates by class of risk as text with two and three decimals, dues at three wages."""
    case, d, _ = second("rates_and_simulation", "Tarif")
    d.say("A1:F1", "TARIF IURAN JKK MENURUT KELOMPOK RISIKO DAN SIMULASI IURAN")
    d.heads(
        3,
        1,
        "Kel.|Tingkat Risiko|Tarif|Simulasi Iuran per Bulan pada Upah (Rp)|<|<",
        ["^", "^", "^", 2_500_000, 3_000_000, 4_500_000],
    )
    d.over(C="Tarif", D="Simulasi Iuran", E="Simulasi Iuran", F="Simulasi Iuran")
    risks = {"Sangat rendah": 24, "Rendah": 54, "Sedang": 89, "Tinggi": 127, "Sangat tinggi": 174}
    for row, (name, rate) in enumerate(risks.items(), 5):
        dues = [wage * rate // 10_000 for wage in (2_500_000, 3_000_000, 4_500_000)]
        d.row(
            row, ".lvvvv", ("I", "II", "III", "IV", "V")[row - 5], name, (f"{comma(rate / 100)} %", rate / 100), *dues
        )
    d.say("A10", "*) Tarif JKM sebesar 0,30 % dari upah untuk semua kelompok", "o")
    d.say("A12:C12", "IURAN PEKERJA BUKAN PENERIMA UPAH")
    d.heads(13, 1, "No|Program|Iuran")
    d.over(C="Iuran")
    for row, (program, due) in enumerate({"JKK": "10.000,-", "JKM": "6.800,-", "JHT": "20.000,-"}.items(), 14):
        d.row(row, "nlv", row - 13, program, (f"Rp. {due}", int(due[:-2].replace(".", ""))))
    d.row(17, " lt", "Jumlah", ("Rp. 36.800,-", 36_800))
    d.down(17, range(14, 17), "C")
    return case


def scholarships_by_level() -> Case:
    """BPJS branch Singkawang: children by level of school, "maks. 6 tahun", "1,5 juta", and "2 anak" in the cells."""
    case, d, rng = second("scholarships_by_level", "Beasiswa")
    d.say("A1:F1", "MANFAAT BEASISWA ANAK PESERTA MENINGGAL DUNIA")
    d.say("A2:F2", "Cabang Singkawang, Semester I 2024")
    d.heads(4, 1, "Jenjang|Besaran per Tahun|Jangka Waktu|Penerima|<|Dibayarkan (Rp)", "^|^|^|Putra|Putri|^")
    d.over(B="Besaran per Tahun", D="Putra", E="Penerima", F="Dibayarkan")
    levels = {
        "TK": ("1,5 juta", 1_500_000, 2),
        "SD/sederajat": ("1,5 juta", 1_500_000, 6),
        "SMP/sederajat": ("2 juta", 2_000_000, 3),
        "SMA/sederajat": ("3 juta", 3_000_000, 3),
        "Perguruan tinggi (S1)": ("12 juta", 12_000_000, 5),
    }
    rows = []
    for row, (level, (words, price, years)) in enumerate(levels.items(), 6):
        boys, girls = rng.randint(1, 19), rng.randint(1, 19)
        money = (boys + girls) * price
        # "at most six years": a number with a word before it, or a word about a number
        cells = [(words, price), f"maks. {years} tahun", (f"{boys} anak", boys), (f"{girls} anak", girls), money]
        d.row(row, "lv.vvv", level, *cells)
        rows.append([boys, girls, money])
    boys, girls, money = ints(rows)
    d.row(11, "l  ttt", "Jumlah", (f"{boys} anak", boys), (f"{girls} anak", girls), money)
    d.down(11, range(6, 11), "D E F")
    return case


def hospital_shifts_in_fractions() -> Case:
    """RS in Kota Palu: posts in full-time shares, fractions as Excel shows them, "½" and "1 1/2" typed by hand."""
    case, d, rng = second("hospital_shifts_in_fractions", "Ketenagaan")
    d.say("A1", "Kebutuhan dan Ketersediaan Tenaga Kontrak Rumah Sakit")
    d.heads(3, 1, "Kelompok|Jenis Tenaga|Kebutuhan|Tersedia|<|Kurang/Lebih", "^|^|^|Penuh waktu|Paruh waktu (FTE)|^")
    d.over(C="Kebutuhan", D="Penuh waktu", E="Paruh waktu", F="Kurang/Lebih")
    groups = {"Medis": ["Dokter umum", "Dokter gigi"], "Keperawatan": ["Perawat", "Bidan"]}
    groups["Penunjang"] = ["Radiografer", "Analis", "Pengemudi"]
    parts: list[object] = [
        Cell(0.5, 0.5, FRACTION),
        ("½", 0.5),
        Cell(1.25, 1.25, FRACTION),
        ("1 1/2", 1.5),
        ("0,75", 0.75),
        "-",
        Cell(0.5, 0.5, FRACTION),
    ]
    meant = [0.5, 0.5, 1.25, 1.5, 0.75, 0, 0.5]
    row = 4
    for group, kinds in groups.items():
        top = row + 1
        for kind in kinds:
            row += 1
            need, full = rng.randint(3, 40), rng.randint(2, 38)
            gap = full + meant[row - 5] - need
            roles = ("l" if row == top else " ") + "lvvvv"
            cells = [kind, need, full, parts[row - 5], Cell(gap, gap, "0.00")]
            d.row(row, roles, *[group] * (row == top), *cells, label=kind)
        d.sheet.merge_cells(f"A{top}:A{row}")
    d.across(range(5, 12), "F", "D E -C")
    return case


def wages_february_and_august() -> Case:
    """BPS Sumatera Barat: wages by field in thousands, February and August under each year, growth between rounds."""
    case, d, rng = second("wages_february_and_august", "Upah")
    d.say("A1:G1", "Rata-Rata Upah/Gaji Bersih Sebulan Buruh/Karyawan/Pegawai Menurut Lapangan Pekerjaan Utama")
    d.say("G2", "(Ribu Rp)", "u")
    d.heads(
        3,
        1,
        ["Lapangan Pekerjaan Utama", 2022, "<", 2023, "<", "Perubahan Agt 2022 - Agt 2023", "<"],
        ["^", "Februari", "Agustus", "Februari", "Agustus", "Nominal", "Persen"],
    )
    d.over(B="2022", C="Agustus", D="Februari", E="2023", F="Nominal", G="Persen")
    fields = ["A. Pertanian", "C. Industri", "F. Konstruksi", "G. Perdagangan", "K. Jasa Keuangan", "P. Pendidikan"]

    grid = []
    for _ in fields:
        base = rng.randint(14_000, 52_000)
        grid.append([base + rng.randint(-900, 1_900) for _ in range(4)])
    grid.append([round(sum(column) / len(fields)) for column in zip(*grid, strict=True)])
    # The last row is a mean over all: a row of data or one that sums up.
    for row, (field, tenths) in enumerate(zip([*fields, "Rata-rata"], grid, strict=True), 5):
        cells = [scaled(figure / 10, 1000, "#,##0.0") for figure in [*tenths, tenths[3] - tenths[1]]]
        roles = "lvvvvvv" if row < 11 else "l......"
        rise = written(round((tenths[3] / tenths[1] - 1) * 100, 2))
        d.row(row, roles, field, *cells, rise, label=field.split(". ")[-1])
    d.across(range(5, 12), "F", "E -C")
    d.say("A12", "Sumber: BPS, Sakernas Februari dan Agustus", "o")
    return case


def building_projects() -> Case:
    """PUPR Kabupaten Maros: projects with long names, contract sums as "Rp" texts with cents, spans of dates, dues."""
    case, d, rng = second("building_projects", "Jakon")
    d.say("A1:H1", "DAFTAR PAKET PEKERJAAN KONSTRUKSI DAN IURAN JAKON TA 2024")
    d.heads(
        3,
        1,
        "No|Nama Paket|Sumber\nDana|Nilai Kontrak|Masa Pelaksanaan|<|Tarif (%)|Iuran (Rp)",
        "^|^|^|^|Hari|Tanggal|^|^",
    )
    d.over(D="Nilai Kontrak", E="Hari", G="Tarif", H="Iuran")
    packages = [
        "Peningkatan Jalan\nRuas Contoh - Pasar",
        "Rehabilitasi Jaringan\nIrigasi",
        "Pembangunan Gedung\nPuskesmas",
    ]
    packages += ["Pemeliharaan Drainase", "Pengadaan dan Pemasangan\nPipa"]
    rows = []
    for row, package in enumerate(packages, 5):
        value = rng.randint(190, 4_900) * 1_000_000 + rng.randint(0, 999_999)
        days = rng.choice([90, 120, 150])
        rate = 0.24 if value < 500_000_000 else 0.19
        due = round(value * rate / 100)
        until = dt.date(2024, 3, 1) + dt.timedelta(days=days)
        span = f"01/03/2024 s.d. {until:%d/%m/%Y}"
        cells = [package, "DAK" if row % 2 else "PAD", (f"Rp{dots(value)},00", value), days, span, written(rate), due]
        d.row(row, "nllvv.vv", row - 4, *cells, label=" ".join(package.split()))
        rows.append([value, due])
    value, due = ints(rows)
    d.row(10, "l  t   t", "TOTAL", (f"Rp{dots(value)},00", value), due)
    d.sheet.merge_cells("A10:C10")
    d.down(10, range(5, 10), "D H")
    return case


def village_rule_with_reckoning() -> Case:
    """Annex to a village rule, Kabupaten Kerinci: how each sum was reckoned stands in words beside it, "Jumlah" twice."""
    case, d, rng = second("village_rule_with_reckoning", "Lamp Perkades")
    d.say("A1:E1", "LAMPIRAN PERATURAN KEPALA DESA", ".")
    d.say("A3:E3", "RINCIAN BELANJA JAMINAN SOSIAL APARATUR DESA TAHUN 2025")
    d.heads(5, 1, "No|Uraian|Perhitungan|Jumlah (Rp)|Sumber")
    d.over(D="Jumlah (Rp)")
    groups = {
        "Kepala Desa dan Perangkat": [("Kepala Desa", 1, 21_600), ("Sekretaris Desa", 1, 18_000), ("Kaur", 5, 17_500)],
        "Lembaga Desa": [("Ketua dan anggota BPD", 7, 16_800), ("Ketua RT", rng.randint(9, 22), 16_800)],
    }
    row, ends, sums = 6, [], []
    for letter, (group, lines) in zip("AB", groups.items(), strict=True):
        d.row(row, "nl", letter, group)
        first, money = row + 1, []
        for number, (post, people, due) in enumerate(lines, 1):
            row += 1
            money.append(people * due * 12)
            reckoning = f"{people} org x 12 bln x Rp {dots(due)}"
            d.row(row, "nllvl", number, post, reckoning, text(money[-1]), "ADD", label=post)
        row += 1
        d.row(row, " l t", f"Jumlah {letter}", text(sum(money)))
        d.down(row, range(first, row), "D")
        ends.append(row)
        sums.append(sum(money))
        row += 1
    d.row(row, " l t", "Jumlah A + B", text(sum(sums)))
    d.down(row, ends, "D")
    d.sign(
        row + 2,
        4,
        "Ditetapkan di ..................",
        "pada tanggal ......... 2025",
        "KEPALA DESA,",
        "",
        "(................)",
    )
    return case


def daily_progress_with_dates_on_top() -> Case:
    """BPJS field team, Kabupaten Ngawi: true dates as heads, one row a village, target first and what is left last."""
    case, d, rng = second("daily_progress_with_dates_on_top", "Harian")
    d.say("A1", "Progres pendaftaran kolektif minggu ke-2 Mei 2024")
    days = [dt.date(2024, 5, number) for number in (6, 7, 8, 13, 14)]
    for column, word in enumerate(["Desa", "Target", *days, "Jml Terdaftar", "Sisa"], 1):
        d.put(3, column, word, "h")
        if column in range(3, 8):
            d.sheet.cell(3, column).number_format = "dd-mmm"
    d.over(B="Target", H="Jml Terdaftar", I="Sisa")
    rows = []
    for row, village in enumerate(["Jururejo", "Kerek", "Mangunharjo", "Beran", "Watualang", "Grudo"], 4):
        done: list[int] = [rng.choice([0, rng.randint(1, 25)]) for _ in days]
        target = rng.randint(sum(done), sum(done) + 60)
        rows.append([target, *done, sum(done), target - sum(done)])
        shown = [target, *(figure or None for figure in done), sum(done), target - sum(done)]
        d.row(row, "lvvvvvvtv", village, *shown)
    d.row(10, "ltttttttt", "Jumlah", *totals(rows))
    d.down(10, range(4, 10), "B C D E F G H I")
    d.across(range(4, 11), "H", "C D E F G")
    d.across(range(4, 11), "I", "B -H")
    return case


def pivot_table_as_pasted() -> Case:
    """A pivot table left as Excel makes it, Kabupaten Tanah Laut: filters on top, "Row Labels", "(blank)", Grand Total."""
    case, d, rng = second("pivot_table_as_pasted", "Sheet4")
    d.row(1, "mm", "Tahun", "2024")
    d.row(2, "mm", "Sumber Dana", "(Multiple Items)")
    d.row(4, "..", "Sum of Peserta", "Column Labels")
    d.row(5, "hhhhh", "Row Labels", "Nelayan", "Petani", "(blank)", "Grand Total")
    d.over(B="Nelayan", C="Petani", D="(blank)", E="Grand Total")
    tree = {"Kurau": ["Bawah Layung", "Padang Luas"], "Takisung": ["Benua Lawas", "Gunung Makmur", "Kuala Tambangan"]}
    tree["(blank)"] = ["(blank)"]
    row, tops, sums = 6, [], []
    for place, villages in tree.items():
        top, rows = row, []
        for village in villages:
            row += 1
            figures = [rng.choice([0, rng.randint(1, 90)]), rng.randint(1, 120), rng.choice([0, 2])]
            rows.append([*figures, sum(figures)])
            d.row(row, "lvvvt", f"    {village}", *(figure or None for figure in figures), sum(figures))
        sums.append(ints(rows))
        d.row(top, "ltttt", place, *(figure or None for figure in sums[-1]))
        d.down(top, range(top + 1, row + 1), "B C D E")
        tops.append(top)
        row += 1
    d.row(row, "ltttt", "Grand Total", *ints(sums))
    d.down(row, tops, "B C D E")
    d.across(range(6, row + 1), "E", "B C D")
    return case


def plan_sheet_beside_guide() -> Case:
    """Dinsos Minahasa Utara: a sheet of instructions first, then the plan with a source column between the figures."""
    case, d, rng = second("plan_sheet_beside_guide", "Petunjuk")
    d.say("A1", "PETUNJUK PENGISIAN", ".")
    for row, words in enumerate(
        ["1. Isi hanya kolom berwarna kuning", "2. Jangan mengubah susunan kolom", "3. Kirim paling lambat tanggal 10"],
        3,
    ):
        d.say(f"A{row}", words, "o")
    plan = Desk(case, "Isian")
    plan.say("B2:H2", "RENCANA DAN REALISASI BANTUAN IURAN PEKERJA RENTAN")
    plan.heads(4, 2, "Kecamatan|Rencana|<|Sumber|Realisasi|<|Selisih", "^|Orang|Rp|^|Orang|Rp|Orang")
    plan.over(C="Rencana", D="Rencana", F="Orang", G="Realisasi", H="Selisih")
    rows = []
    places = ["Airmadidi", "Kalawat", "Dimembe", "Likupang Timur", "Wori"]
    for row, place in enumerate(places, 6):
        people = rng.randint(100, 900)
        done = rng.randint(40, people)
        fund = rng.choice(["APBD Kab", "APBD Prov"])
        cells = [people, people * 201_600, fund, done, done * 201_600, people - done]
        plan.row(row, "lvvlvvv", place, *cells, left="B")
        rows.append([people, people * 201_600, done, done * 201_600, people - done])
    plan.row(11, "ltt ttt", "Jumlah Total", *totals(rows), left="B")
    plan.down(11, range(6, 11), "C D F G H")
    plan.across(range(6, 12), "H", "C -F")
    return case


def months_abbreviated_two_measures() -> Case:
    """BPJS Tanjungpinang: each segment in two rows (people, rupiah), months across shortened, mean in the last column."""
    case, d, rng = second("months_abbreviated_two_measures", "Tren Bulanan")
    d.say("A1", "TREN PESERTA AKTIF DAN IURAN, CABANG TANJUNGPINANG 2023")
    d.row(3, "hhh" + "h" * 13, "Segmen", "Ukuran", "Satuan", *SHORT_MONTHS, "Rata2")
    letters = LETTERS[3:15]
    d.over(**dict(zip(letters, SHORT_MONTHS, strict=True)))
    row = 3
    for segment in ["PU", "BPU", "Jakon"]:
        base = rng.randint(3_000, 42_000)
        people = [base * rng.randint(94, 108) // 100 for _ in SHORT_MONTHS]
        money = [count * rng.randint(30, 190) // 10 for count in people]
        for kind, unit, figures, factor in [("Peserta", "orang", people, 1), ("Iuran", "Rp ribu", money, 1000)]:
            row += 1
            top = kind == "Peserta"
            mean = round(sum(figures) / 12, 1)
            cells = [scaled(figure, factor) for figure in figures]
            middle = Cell(mean, round(mean * factor, 1), "#,##0.0")
            roles = ("l" if top else " ") + "ll" + "v" * 12 + "."
            d.row(row, roles, *[segment] * top, kind, unit, *cells, middle, label=kind)
        d.sheet.merge_cells(f"A{row - 1}:A{row}")
    return case


CASES: list[Callable[[], Case]] = [
    minimum_wages_by_district,
    employers_by_place_and_size,
    payroll_with_rates_under_header,
    school_invoices_by_month,
    arrears_with_words_and_ranges,
    claims_with_running_totals,
    annex_with_rows_after_total,
    provinces_by_island,
    shift_with_plus_and_minus,
    decree_team_without_figures,
    scored_checklist_with_legend,
    village_fund_in_thousands,
    palm_oil_share_by_use,
    projection_with_units_per_row,
    medium_term_targets_with_baseline,
    strategic_indicators_unit_in_name,
    offices_by_segment_matrix,
    survey_with_n_and_percent,
    neighbourhood_head_incentives,
    subtotals_under_merged_blanks,
    banners_right_above_headers,
    year_blocks_under_one_label,
    wide_table_in_two_halves,
    row_of_instructions,
    system_print_with_total_on_top,
    spaces_and_trailing_minus,
    months_down_with_quarter_rows,
    pages_with_carried_sums,
    three_tables_on_a_diagonal,
    villages_across_facts_down,
    rates_and_simulation,
    scholarships_by_level,
    hospital_shifts_in_fractions,
    wages_february_and_august,
    building_projects,
    village_rule_with_reckoning,
    daily_progress_with_dates_on_top,
    pivot_table_as_pasted,
    plan_sheet_beside_guide,
    months_abbreviated_two_measures,
]
