"""Participation workbooks as branch offices of BPJS Ketenagakerjaan and district manpower offices send them.

Each function is one sender's hand: its file and the counts of people that must come out of it. All figures are
invented. A .csv or an HTML table has one unnamed sheet, so its sheet is ANY; the cell is where its row and
column stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.utils.cell import coordinate_from_string
from openpyxl.worksheet.worksheet import Worksheet

from .case import ANY, Submission

MONTHS = ["Jan", "Peb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agts", "Sep", "Okt", "Nop", "Des"]
FULL_MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"
DASHES = {"", "-", "–", "—"}
P_R = "potential registered"
P_R_N = "potential registered not_registered"


def sent(path: str, title: str = "Sheet1") -> tuple[Submission, Worksheet]:
    """A new file with one empty sheet."""
    one = Submission(path)
    one.book.active.title = title
    return one, one.book.active


def put(sheet: Worksheet, at: str, rows: Iterable[Iterable[object]]) -> int:
    """Write rows from a corner on, None leaves a cell empty; the first row below them."""
    column, row = coordinate_from_string(at)
    left = column_index_from_string(column)
    for row, values in enumerate(rows, row):  # noqa: B020
        for number, value in enumerate(values, left):
            if value is not None:
                sheet.cell(row, number, value)
    return row + 1


def merge(sheet: Worksheet, *areas: str) -> None:
    for area in areas:
        sheet.merge_cells(area)


def dress(sheet: Worksheet, head: str, body: str = "", pattern: str = "#,##0") -> None:
    """Bold centred heads on grey, framed figures."""
    line = Side(style="thin")
    for cell in (cell for row in sheet[head] for cell in row):
        cell.font, cell.alignment = Font(bold=True), Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.fill, cell.border = PatternFill("solid", fgColor="D9E1F2"), Border(line, line, line, line)
    for cell in (cell for row in (sheet[body] if body else ()) for cell in row):
        cell.border = Border(line, line, line, line)
        if isinstance(cell.value, int):
            cell.number_format = pattern


def total(label: list[object], rows: list[list]) -> list[object]:
    """The printed total of the columns right of the label, of whole numbers alone."""
    columns = zip(*(row[len(label) :] for row in rows), strict=True)
    return [*label, *(sum(value for value in column if isinstance(value, int)) for column in columns)]


def pct(part: float, whole: float, digits: int = 2) -> float:
    return round(100 * part / whole, digits)


def thousands(value: int, mark: str = ".") -> str:
    return f"{value:,}".replace(",", mark)


def told(what: str, start: int | str, names: str) -> dict:
    """What consecutive rows (start 7) or columns (start "C") stand for; a dot skips one."""
    first = start if isinstance(start, int) else column_index_from_string(start)
    place = int if isinstance(start, int) else get_column_letter
    return {place(first + step): {what: name} for step, name in enumerate(names.split()) if name != "."}


def months(year: int, first: int = 1, last: int = 12) -> str:
    return " ".join(f"{year}-{month:02}" for month in range(first, last + 1))


def people(value: object) -> int | None:
    """The count a plain cell of these files shows: marks in a text are thousands, a dash is none."""
    if value is None or (isinstance(value, str) and value.strip() in DASHES):
        return None
    return int(re.sub(r"[^0-9]", "", value)) if isinstance(value, str) else int(value)


def count(
    one: Submission, sheet: Worksheet, rows: Mapping, columns: Mapping, says: Mapping | None = None, **same
) -> None:
    """One count wherever a told row meets a told column; `says` tells the cells that are not plain, None: no count."""
    for row, of_row in rows.items():
        for column, of_column in columns.items():
            cell = f"{column}{row}"
            workers = says[cell] if says and cell in says else people(sheet[cell].value)
            if workers is not None:
                one.count(sheet.title, cell, workers, **{**same, **of_row, **of_column})


def wrong(one: Submission, sheet: str, *cells: str) -> None:
    one.needs_finding += [(sheet, cell) for cell in cells]


def signature(sheet: Worksheet, row: int, column: str, place: str, office: str) -> None:
    """The foot of a letter, nobody named."""
    lines = [f"{place}, ........................ 2023", office, None, None, "(................................)"]
    put(sheet, f"{column}{row}", [[line] for line in lines])


# Segments down, metrics across


def segments_down() -> Submission:
    """The plainest form, with a letterhead, a row of column numbers and a signature block."""
    one, s = sent("Aceh/Aceh Besar/Data Kepesertaan Jamsostek Kab. Aceh Besar.xlsx")
    put(
        s,
        "A1",
        [
            ["PEMERINTAH KABUPATEN ACEH BESAR"],
            ["DINAS TRANSMIGRASI DAN TENAGA KERJA"],
            ["DATA KEPESERTAAN BPJS KETENAGAKERJAAN"],
            ["Posisi s.d. 30 September 2023"],
            [],
            ["No", "Segmen Peserta", "Potensi", "Terdaftar", "Aktif", "Belum Terdaftar", "% Kepesertaan"],
            [1, 2, 3, 4, 5, "6=(3-4)", "7=(4:3)"],
        ],
    )
    rows = [
        [1, "Penerima Upah (PU)", 38412, 21067, 18950, 17345, pct(21067, 38412)],
        [2, "Bukan Penerima Upah (BPU)", 61780, 5214, 3906, 56566, pct(5214, 61780)],
        [3, "Jasa Konstruksi", 7420, 4388, 4388, 3032, pct(4388, 7420)],
    ]
    put(s, "A8", rows)
    put(s, "B11", [["JUMLAH", *total(["", ""], rows)[2:6], pct(30669, 107612)]])
    merge(s, "A1:G1", "A2:G2", "A3:G3", "A4:G4")
    dress(s, "A6:G6", "A8:G11")
    signature(s, 14, "E", "Kota Jantho", "Kepala Dinas,")
    count(
        one,
        s,
        told("segment", 8, "pu bpu jakon"),
        told("metric", "C", "potential registered active not_registered"),
        district_code="11.06",
        period="2023-09",
    )
    return one


def segments_across() -> Submission:
    """Metrics down and segments across, in words of its own; Jakon beyond its potential."""
    one, s = sent("Sumatera Utara/binjai/Laporan Cakupan.xlsx", "Cakupan")
    rows = [
        ["Angkatan kerja eligible", 41250, 52318, 3120, 410],
        ["Sudah Tercover", 24871, 6093, 3964, 57],
        ["Belum Terlindungi", 16379, 46225, 0, 353],
    ]
    shown = [[number, *row, sum(row[1:])] for number, row in enumerate(rows, 1)]
    shown[2][-1] = 62957
    put(
        s,
        "B2",
        [
            ["Capaian Perlindungan Jaminan Sosial Ketenagakerjaan Kota Binjai"],
            ["per Desember 2022"],
            [],
            ["No.", "Uraian", "PU", "BPU", "Jakon", "PMI", "Jumlah"],
            *shown,
            [4, "Cakupan (%)", *(pct(part, whole) for part, whole in zip(shown[1][2:], shown[0][2:], strict=True))],
        ],
    )
    put(s, "B11", [["Catatan: peserta Jakon dihitung per proyek sehingga dapat melebihi angkatan kerja eligible."]])
    dress(s, "B5:H5", "B6:H9")
    count(
        one,
        s,
        told("metric", 6, P_R_N),
        told("segment", "D", "pu bpu jakon pmi"),
        district_code="12.75",
        period="2022-12",
    )
    return one


def wrong_total() -> Submission:
    """The total of the registered is not the sum of its rows."""
    one, s = sent("Sumut/Karo/rekap_jamsostek_karo_06_2023.xlsx", "REKAP")
    rows = [
        ["Pekerja Penerima Upah", 33540, 14802, 18738],
        ["Pekerja Bukan Penerima Upah", 98215, 7344, 90871],
        ["Pekerja Jasa Konstruksi", 5106, 2215, 2891],
        ["Non ASN", 4870, 4012, 858],
    ]
    put(
        s,
        "A1",
        [
            ["REKAPITULASI PESERTA BPJS KETENAGAKERJAAN"],
            ["KABUPATEN KARO"],
            ["KEADAAN JUNI 2023"],
            [],
            ["Segmentasi", "Potensi (orang)", "Terdaftar (orang)", "Gap (orang)"],
        ],
    )
    put(s, "A6", [*rows, ["T O T A L", 141731, 28733, 113358]])  # 28.373 is right
    dress(s, "A5:D5", "A6:D10")
    count(
        one,
        s,
        told("segment", 6, "pu bpu jakon non_asn"),
        told("metric", "B", P_R_N),
        district_code="12.06",
        period="2023-06",
    )
    wrong(one, s.title, "C10")
    return one


def more_active_than_registered() -> Submission:
    """One segment has more active members than registered ones: both are kept and told."""
    one, s = sent("Aceh/nagan_raya/Peserta Nagan Raya.xlsx", "Data")
    rows = [
        ["1.", "Non ASN", 3480, 2130, 2310],
        ["2.", "Aparatur Gampong", 2220, 1960, 1874],
        ["3.", "Tuha Peut", 1554, 610, 598],
        ["4.", "Guru Honorer", 1206, 344, 301],
    ]
    put(
        s,
        "A1",
        [
            ["Kabupaten", None, ": Nagan Raya"],
            ["Periode", None, ": Oktober 2023"],
            ["Sumber", None, ": BPJS Ketenagakerjaan Cabang Meulaboh"],
            [],
            ["No", "Kelompok Pekerja", "Jumlah Tenaga Kerja", "Peserta Terdaftar", "Peserta Aktif"],
            *rows,
            total(["", "Jumlah"], rows),
        ],
    )
    dress(s, "A5:E5", "A6:E10")
    count(
        one,
        s,
        told("segment", 6, "non_asn perangkat_desa bpd guru_honor"),
        told("metric", "C", "potential registered active"),
        district_code="11.15",
        period="2023-10",
    )
    wrong(one, s.title, "E6")
    return one


def more_registered_than_potential() -> Submission:
    """Non ASN 104 percent: an old potential."""
    one, s = sent("Sumatera Utara/Padangsidimpuan/kepesertaan sdp.xlsx", "Lembar1")
    rows = [
        ["Non ASN Pemko", 2915, 3041],
        ["Kepala Desa dan Perangkat Desa", 462, 405],
        ["Kepala Lingkungan", 188, 176],
        ["Pekerja Rentan", 12740, 1500],
    ]
    put(
        s,
        "A1",
        [
            ["KOTA PADANGSIDIMPUAN"],
            ["Jumlah Peserta Jamsostek per 31 Agustus 2023"],
            [],
            ["Segmen", "Potensi Peserta", "Kepesertaan", "Persentase"],
        ],
    )
    put(s, "A5", [[*row, row[2] / row[1]] for row in rows])
    put(s, "A9", [["Total", 16305, 5122, 5122 / 16305]])
    for row in range(5, 10):
        s[f"D{row}"].number_format = "0.00%"
    dress(s, "A4:D4", "A5:D9")
    count(
        one,
        s,
        told("segment", 5, "non_asn perangkat_desa rt_rw pekerja_rentan"),
        told("metric", "B", P_R),
        district_code="12.77",
        period="2023-08",
    )
    wrong(one, s.title, "C5")
    return one


def dots_in_text() -> Submission:
    """Every number a text with dots, small ones without."""
    one, s = sent("Sumatera Utara/Serdang Bedagai/Sergai - data peserta.xlsx")
    rows = [
        ["PU", 62345, 41027],
        ["BPU", 118460, 12345],
        ["Jasa Konstruksi", 4310, 987],
        ["Pekerja Migran Indonesia (PMI)", 655, 72],
    ]
    lines = [*rows, total(["Jumlah"], rows)]
    put(
        s,
        "A1",
        [
            ["Pemkab Serdang Bedagai – Dinas Ketenagakerjaan"],
            ["Bulan : Nopember 2023"],
            [],
            ["Segmen", "Potensi", "Terdaftar", "Belum"],
            *([name, thousands(whole), thousands(part), thousands(whole - part)] for name, whole, part in lines),
        ],
    )
    count(
        one,
        s,
        told("segment", 5, "pu bpu jakon pmi"),
        told("metric", "B", P_R_N),
        district_code="12.18",
        period="2023-11",
    )
    return one


def commas_in_text() -> Submission:
    """Text with commas as a US Excel groups them, and stray spaces."""
    one, s = sent("Aceh/kota_langsa/LANGSA.xlsx", "per 2023")
    rows = [
        ["Penerima Upah", 18432, 12345, 11020],
        ["Bukan  Penerima Upah ", 31065, 2410, 1977],
        [" Jasa Konstruksi", 2208, 1140, 1140],
    ]
    lines = [*rows, total(["Jumlah"], rows)]
    put(
        s,
        "A1",
        [
            ["Rekap Tenaga Kerja Kota Langsa, posisi 31 Juli 2023"],
            ["Segmen", " Naker Potensi", "Naker Terdaftar ", "Naker Aktif"],
        ],
    )
    put(s, "A3", [[name, *(thousands(value, ",") + " " for value in values)] for name, *values in lines])
    count(
        one,
        s,
        told("segment", 3, "pu bpu jakon"),
        told("metric", "B", "potential registered active"),
        district_code="11.74",
        period="2023-07",
    )
    return one


def divided_by_thousand() -> Submission:
    """Excel read 353.834 as a decimal; the totals beside it tell."""
    one, s = sent("Sumatera Utara/Medan/Cakupan Medan Des 2022.xlsx", "Medan")
    put(
        s,
        "A1",
        [
            ["CAKUPAN KEPESERTAAN KOTA MEDAN DESEMBER 2022"],
            [],
            ["No", "Segmen", "Potensi", "Terdaftar", "Belum Terdaftar"],
            [1, "PU", 353.834, 281204, 72630],
            [2, "BPU", 644880, 96.415, 548465],
            [3, "Jakon", 32120, 21093, 11027],
            [None, "Jumlah", 1030834, 398712, 632122],
        ],
    )
    dress(s, "A3:E3")
    says = {"C4": 353834, "D5": 96415}
    count(
        one,
        s,
        told("segment", 4, "pu bpu jakon"),
        told("metric", "C", P_R_N),
        says,
        district_code="12.71",
        period="2022-12",
    )
    wrong(one, s.title, *says)
    return one


def dashes_and_zeros() -> Submission:
    """Dashes of three kinds are nothing, a zero is a count."""
    one, s = sent("Aceh/Sabang/sabang jamsostek.xlsx")
    rows = [
        ["Non ASN", 1120, 968, 152],
        ["Aparatur Gampong", 216, 216, 0],
        ["Nelayan", 1340, "-", "-"],
        ["Petani", 880, "–", None],
        ["Kader Posyandu", 178, 0, 178],
        ["Tenaga Kesehatan", None, 45, " - "],
        ["PMI", 0, 0, 0],
    ]
    put(
        s,
        "B3",
        [
            ["PEMERINTAH KOTA SABANG"],
            ["Perlindungan Pekerja, 30 Juni 2023"],
            [],
            ["Segmen", "Potensi Pekerja", "Terdaftar", "Selisih"],
            *rows,
            ["Jumlah", 3734, 1229, 330],
        ],
    )
    dress(s, "B6:E6", "B7:E14")
    segments = "non_asn perangkat_desa nelayan petani kader tenaga_kesehatan pmi"
    count(one, s, told("segment", 7, segments), told("metric", "C", P_R_N), district_code="11.72", period="2023-06")
    return one


def units_in_cells() -> Submission:
    """`1.245 orang` in the cells, notes and source below."""
    one, s = sent("Aceh/Gayo Lues/Dinas Nakertrans Galus.xlsx", "Okt")
    rows = [
        ["a. Non ASN", 2904, 2377],
        ["b. Aparatur kampung", 1360, 1245],
        ["c. Imam dan guru ngaji", 870, 112],
        ["d. Pekerja rentan", 21045, 1000],
    ]
    put(
        s,
        "A1",
        [
            ["DATA PESERTA BPJS KETENAGAKERJAAN KABUPATEN GAYO LUES"],
            ["KEADAAN BULAN OKTOBER TAHUN 2023"],
            [],
            ["Uraian", "Jumlah Pekerja", "Yang Sudah Didaftarkan"],
        ],
    )
    put(
        s,
        "A5",
        [
            [name, *(f"{thousands(value)} orang" for value in values)]
            for name, *values in [*rows, total(["Total"], rows)]
        ],
    )
    put(
        s,
        "A11",
        [
            ["Keterangan:"],
            ["*) data imam dan guru ngaji bersumber dari Dinas Syariat Islam"],
            ["Sumber: Dinas Tenaga Kerja dan Transmigrasi, diolah"],
        ],
    )
    count(
        one,
        s,
        told("segment", 5, "non_asn perangkat_desa pekerja_keagamaan pekerja_rentan"),
        told("metric", "B", P_R),
        district_code="11.13",
        period="2023-10",
    )
    return one


def in_thousands() -> Submission:
    """A province's own figures in thousands of people."""
    one, s = sent("Sumatera Utara/Kanwil Sumbagut/Coverage Provinsi.xlsx", "Sumut")
    put(
        s,
        "A1",
        [
            ["Coverage Jamsostek Provinsi Sumatera Utara, Desember 2023"],
            ["(ribu orang)"],
            [],
            ["Segmen", "Potensi", "Peserta aktif"],
            ["Penerima Upah", 2911.404, 1588.127],
            ["Bukan Penerima Upah", 2204.85, 561.9],
            ["Jasa Konstruksi", 402.316, 371.045],
            ["Jumlah", 5518.57, 2521.072],
        ],
    )
    for cell in (cell for row in s["B5:C8"] for cell in row):
        cell.number_format = "#,##0.000"
    dress(s, "A4:C4")
    says = {f"{column}{row}": round(s[f"{column}{row}"].value * 1000) for column in "BC" for row in (5, 6, 7)}
    count(
        one,
        s,
        told("segment", 5, "pu bpu jakon"),
        told("metric", "B", "potential active"),
        says,
        district_code="12",
        area_level="province",
        period="2023-12",
    )
    return one


def village_bundle_with_parts() -> Submission:
    """Ekosistem desa stands over its parts: a sum, no row."""
    one, s = sent("Sumatera Utara/deli_serdang/Capaian Ekosistem Desa DS.xlsx", "Ekosistem")
    parts = [
        ["a. Kepala Desa dan Perangkat Desa", 4560, 4211],
        ["b. BPD", 2870, 1908],
        ["c. Kader Posyandu", 7105, 640],
        ["d. RT/RW", 3350, 2796],
    ]
    others = [["II", "Non ASN", 8814, 8102], ["III", "Pekerja Rentan", 146300, 3118], ["IV", "GTK Honorer", 5127, 1460]]
    bundle = ["I", *total(["Ekosistem Desa"], parts)]
    lines = [bundle, *([None, *part] for part in parts), *others]
    put(
        s,
        "A1",
        [
            ["PEMERINTAH KABUPATEN DELI SERDANG"],
            ["Capaian Kepesertaan per Kelompok, per September 2023"],
            [],
            ["No", "Kelompok", "Potensi", "Terdaftar", "%"],
            *([*line, pct(line[3], line[2], 1)] for line in lines),
            ["", "JUMLAH (I s.d. IV)", 178126, 22235, 12.5],
        ],
    )
    dress(s, "A4:E4", "A5:E13")
    segments = ". perangkat_desa bpd kader rt_rw non_asn pekerja_rentan guru_honor"
    count(one, s, told("segment", 5, segments), told("metric", "C", P_R), district_code="12.07", period="2023-09")
    return one


def village_bundle_alone() -> Submission:
    """Ekosistem gampong without its parts is a row of its own; percent between 0 and 1 below a total of 0 to 100."""
    one, s = sent("Aceh/Aceh Utara/RAN 2025 Aceh Utara.xlsx", "RAN")
    rows = [
        ["Ekosistem Gampong", 24310, 9862],
        ["GTK", 5408, 1220],
        ["Non ASN", 4395, 3177],
        ["Pekerja Rentan", 71800, 770],
        ["Nakes", 2633, 1308],
    ]
    put(
        s,
        "A1",
        [
            ["Rencana Aksi Perlindungan Pekerja"],
            ["Kabupaten Aceh Utara"],
            ["Data Mei 2025"],
            [],
            ["No", "Segmen", "Potensi", "Terdaftar", "Capaian"],
        ],
    )
    put(s, "A6", [[number, *row, round(row[2] / row[1], 4)] for number, row in enumerate(rows, 1)])
    put(s, "B11", [["Total", 108546, 16337, pct(16337, 108546)]])
    dress(s, "A5:E5", "A6:E11")
    segments = "lainnya guru_honor non_asn pekerja_rentan tenaga_kesehatan"
    count(one, s, told("segment", 6, segments), told("metric", "C", P_R), district_code="11.08", period="2025-05")
    return one


def men_and_women() -> Submission:
    """L and P under each metric: the Jumlah beside them is the count."""
    one, s = sent("Aceh/Banda Aceh/Peserta menurut jenis kelamin.xlsx", "Pilah Gender")
    rows = [["PU", 27110, 18402, 19860, 14115], ["BPU", 21504, 16230, 3308, 1940], ["Jakon", 4810, 122, 2077, 31]]
    shown = [[number, name, a, b, a + b, c, d, c + d] for number, (name, a, b, c, d) in enumerate(rows, 1)]
    put(
        s,
        "A1",
        [
            ["PESERTA BPJS KETENAGAKERJAAN KOTA BANDA ACEH MENURUT JENIS KELAMIN"],
            ["Tahun 2023 (keadaan 30 November 2023)"],
            [],
            ["No", "Segmen", "Potensi", None, None, "Terdaftar"],
            [None, None, "L", "P", "L+P", "L", "P", "L+P"],
            *shown,
            total([None, "Jumlah"], shown),
        ],
    )
    merge(s, "A1:H1", "A2:H2", "A4:A5", "B4:B5", "C4:E4", "F4:H4")
    dress(s, "A4:H5", "A6:H9")
    columns = {"E": {"metric": "potential"}, "H": {"metric": "registered"}}
    count(one, s, told("segment", 6, "pu bpu jakon"), columns, district_code="11.71", period="2023-11")
    return one


def spacers_and_blanks() -> Submission:
    """Empty columns and rows inside the table, labels one column right per level."""
    one, s = sent("Sumatera Utara/Mandailing Natal/MADINA.xlsx", "Madina")
    put(
        s,
        "A2",
        [
            ["KABUPATEN MANDAILING NATAL"],
            ["Data s.d. Desember 2021"],
            [],
            ["Kelompok", None, None, "Angkatan Kerja Potensial", None, "Sudah Terdaftar", None, "Belum Terdaftar"],
            [],
            ["I.", "Formal"],
            [None, None, "Penerima Upah", 21870, None, 9413, None, 12457],
            [None, None, "Jasa Konstruksi", 2640, None, 1877, None, 763],
            [],
            ["II.", "Informal"],
            [],
            [None, None, "Bukan Penerima Upah", 103255, None, 4026, None, 99229],
            [None, None, "Pekerja Migran", 904, None, 15, None, 889],
            [],
            ["JUMLAH", None, None, 128669, None, 15331, None, 113338],
        ],
    )
    dress(s, "A5:H5")
    rows = {8: {"segment": "pu"}, 9: {"segment": "jakon"}, 13: {"segment": "bpu"}, 14: {"segment": "pmi"}}
    columns = {"D": {"metric": "potential"}, "F": {"metric": "registered"}, "H": {"metric": "not_registered"}}
    count(one, s, rows, columns, district_code="12.13", period="2021-12")
    return one


def active_and_lapsed() -> Submission:
    """Aktif, non aktif and their sum, the registered: lapsed members are no metric."""
    one, s = sent("Sumatera Utara/Tebing Tinggi/tebing.xlsx", "Status")
    rows = [["PPU", 14022, 3180], ["BPU", 2864, 4415], ["Jasa Konstruksi", 1093, 0]]
    put(
        s,
        "A1",
        [
            ["Status Kepesertaan Kota Tebing Tinggi"],
            ["Posisi: 28/02/2023"],
            [],
            ["Segmen", "Kepesertaan"],
            [None, "Aktif", "Non Aktif", "Jumlah Terdaftar"],
        ],
    )
    put(
        s,
        "A6",
        [*([name, active, lapsed, active + lapsed] for name, active, lapsed in rows), ["Total", 17979, 7595, 25574]],
    )
    merge(s, "A4:A5", "B4:D4")
    dress(s, "A4:D5", "A6:D9")
    columns = {"B": {"metric": "active"}, "D": {"metric": "registered"}}
    count(one, s, told("segment", 6, "pu bpu jakon"), columns, district_code="12.76", period="2023-02")
    return one


def village_words_of_aceh() -> Submission:
    """Aceh's own names of the groups, and short words for the metrics."""
    one, s = sent("Aceh/aceh_selatan/TK Asel 2023 final (2).xlsx", "ASEL")
    rows = [
        ["Tenaga Kontrak / Non ASN", 3912, 3105],
        ["Keuchik dan Aparatur Gampong", 2600, 2344],
        ["Tuha Peut", 1820, 711],
        ["Imum Meunasah", 520, 96],
        ["Kader PKK & Posyandu", 2118, 240],
        ["Nakes Non ASN", 866, 402],
        ["Guru Honorer", 1450, 318],
        ["Nelayan", 6404, 125],
        ["Petani Sawit", 3077, 1050],
    ]
    put(
        s,
        "A1",
        [
            ["KEPESERTAAN JAMSOSTEK KABUPATEN ACEH SELATAN"],
            ["s/d 31 Desember 2023"],
            [],
            ["Kelompok Pekerja", "TK Eligible", "TK Terdaftar", "Sisa yang belum"],
        ],
    )
    put(s, "A5", [[*row, row[1] - row[2]] for row in rows])
    put(s, "A14", [["Jlh", 22767, 8391, 14376]])
    dress(s, "A4:D4", "A5:D14")
    segments = "non_asn perangkat_desa bpd pekerja_keagamaan kader tenaga_kesehatan guru_honor nelayan petani_sawit"
    count(one, s, told("segment", 5, segments), told("metric", "B", P_R_N), district_code="11.01", period="2023-12")
    return one


def broken_cells() -> Submission:
    """A letter O for a zero and a dead reference: nobody can decide them."""
    one, s = sent("Sumatera Utara/Nias Utara/nisut.xlsx", "DATA")
    put(
        s,
        "A1",
        [
            ["KABUPATEN NIAS UTARA, POSISI 30 APRIL 2023"],
            [],
            ["Segmen", "Potensi", "Terdaftar"],
            ["Non ASN", 1988, "12O0"],
            ["Perangkat Desa", 1130, 874],
            ["BPD", "#REF!", 266],
            ["Pekerja Rentan", 15320, 500],
        ],
    )
    segments = told("segment", 4, "non_asn perangkat_desa bpd pekerja_rentan")
    count(one, s, segments, told("metric", "B", P_R), {"C4": None, "B6": None}, district_code="12.24", period="2023-04")
    wrong(one, s.title, "C4", "B6")
    return one


def formulas() -> Submission:
    """The gap and the totals are formulas that no program has computed."""
    one, s = sent("Sumatera Utara/humbahas/Form Humbahas.xlsx", "Form")
    rows = [
        ["Pekerja Penerima Upah (PPU)", 12480, 6911],
        ["Pekerja Bukan Penerima Upah", 64230, 2705],
        ["Jasa Konstruksi", 1515, 1260],
    ]
    put(
        s,
        "A1",
        [["Kabupaten Humbang Hasundutan"], ["Bulan Maret 2024"], [], ["Segmen", "Potensi", "Terdaftar", "Gap", "%"]],
    )
    put(s, "A5", [[*row, f"=B{at}-C{at}", f"=C{at}/B{at}*100"] for at, row in enumerate(rows, 5)])
    put(s, "A8", [["Jumlah", *(f"=SUM({column}5:{column}7)" for column in "BCD"), "=C8/B8*100"]])
    dress(s, "A4:E4", "A5:E8")
    says = {f"D{at}": row[1] - row[2] for at, row in enumerate(rows, 5)}
    count(
        one,
        s,
        told("segment", 5, "pu bpu jakon"),
        told("metric", "B", P_R_N),
        says,
        district_code="12.16",
        period="2024-03",
    )
    return one


def target_and_reach() -> Submission:
    """The year's target beside potential and active members."""
    one, s = sent("Sumatera Utara/Labuhanbatu/UCJ LABUHANBATU.xlsx", "UCJ")
    rows = [["PU", 58215, 30270, 25112], ["BPU", 87420, 32344, 11875], ["Jakon", 3160, 1580, 1704]]
    put(
        s,
        "A1",
        [
            ["MONITORING UNIVERSAL COVERAGE JAMSOSTEK"],
            ["Kabupaten Labuhanbatu"],
            ["Posisi September 2025"],
            [],
            ["Segmen", "Pekerja Eligible", "Target Peserta", "Peserta Aktif", "% thd Target", "% thd Eligible"],
            *([*row, pct(row[3], row[2]), pct(row[3], row[1])] for row in rows),
            ["Total", 148795, 64194, 38691, pct(38691, 64194), pct(38691, 148795)],
        ],
    )
    dress(s, "A5:F5", "A6:F9")
    count(
        one,
        s,
        told("segment", 6, "pu bpu jakon"),
        told("metric", "B", "potential target active"),
        district_code="12.10",
        period="2025-09",
    )
    return one


def money_beside() -> Submission:
    """Counts of people with the money of the original budget beside them: rows of both tables."""
    one, s = sent("Sumatera Utara/Tapanuli Selatan/Data dan Anggaran Tapsel.xlsx", "Tapsel")
    rows = [
        ["Non ASN", 3204, 2750, 454, 178200000],
        ["Perangkat Desa", 1510, 1386, 124, 89812800],
        ["Pekerja Rentan", 24880, 1000, 23880, 201600000],
    ]
    put(
        s,
        "A1",
        [
            ["PERLINDUNGAN PEKERJA KABUPATEN TAPANULI SELATAN"],
            ["Posisi Desember 2023"],
            [],
            [
                "Segmen",
                "Potensi",
                "Terdaftar",
                "Belum Terdaftar",
                "Anggaran APBD Murni TA 2023 (Rp)",
                "Program",
                "Sumber Dana",
            ],
            [*rows[0], "JKK dan JKM", "APBD"],
            [*rows[1], "JKK dan JKM", "ADD"],
            [*rows[2], "JKK dan JKM", "DBH Sawit"],
            total(["Jumlah"], rows),
        ],
    )
    dress(s, "A4:G4", "A5:G8")
    segments = told("segment", 5, "non_asn perangkat_desa pekerja_rentan")
    count(one, s, segments, told("metric", "B", P_R_N), district_code="12.03", period="2023-12")
    for (row, segment), fund in zip(segments.items(), ("APBD", "APBDES", "DBH_SAWIT"), strict=True):
        money = {"fiscal_year": "2023", "stage": "murni", "programme": "JKK+JKM", "fund_source": fund}
        one.line(s.title, f"E{row}", rows[row - 5][4], district_code="12.03", **segment, **money)
    return one


def potential_only_in_total() -> Submission:
    """The potential is known for the district alone, the members by segment: a total that is a row."""
    one, s = sent("Sumatera Utara/pakpak_bharat/Pakpak Bharat.xlsx")
    put(
        s,
        "A1",
        [
            ["Kepesertaan Kab. Pakpak Bharat per 30 September 2023"],
            [],
            ["Segmen", "Potensi", "Terdaftar"],
            ["Penerima Upah", "-", 3120],
            ["Bukan Penerima Upah", "-", 844],
            ["Jasa Konstruksi", "-", 390],
            ["Total", 21450, 4354],
        ],
    )
    same = {"district_code": "12.15", "period": "2023-09"}
    count(one, s, told("segment", 4, "pu bpu jakon"), {"C": {"metric": "registered"}}, **same)
    one.count(s.title, "B7", 21450, segment="total", metric="potential", **same)
    return one


# Several districts


def branch_merged_headers() -> Submission:
    """A branch's five districts under a header of two rows, numbering inside the names, Jakon at 137 percent."""
    one, s = sent("Sumatera Utara/BPJS TK Cabang Kisaran/Lampiran surat.xlsx", "Lampiran")
    rows = [
        ["1. Kab. Asahan", 71204, 36880, 142077, 9311, 4120, 3874],
        ["2. Kab. Batu Bara", 34410, 20645, 86315, 4208, 2270, 3110],
        ["3. Kota Tanjungbalai", 15320, 6804, 31960, 2977, 840, 512],
        ["4. Kab. Labuhanbatu Utara", 40118, 24003, 70254, 3660, 1150, 1002],
        ["5. Kab. Labuhanbatu Selatan", 38277, 25118, 61020, 2815, 975, 633],
    ]
    rows.append(total(["JUMLAH"], rows))
    put(
        s,
        "A1",
        [
            ["BPJS KETENAGAKERJAAN KANTOR CABANG KISARAN"],
            ["CAKUPAN KEPESERTAAN PER KABUPATEN/KOTA"],
            ["Periode : Agustus 2023"],
            [],
            ["Kabupaten/Kota", "PU", None, None, "BPU", None, None, "Jakon"],
            [None, *("Potensi", "Terdaftar", "%") * 3],
            *([name, a, b, pct(b, a), c, d, pct(d, c), e, f, pct(f, e)] for name, a, b, c, d, e, f in rows),
        ],
    )
    merge(s, "A1:J1", "A2:J2", "A3:J3", "A5:A6", "B5:D5", "E5:G5", "H5:J5")
    dress(s, "A5:J6", "A7:J12")
    places = told("district_code", 7, "12.09 12.19 12.74 12.23 12.22")
    for left, segment in (("B", "pu"), ("E", "bpu"), ("H", "jakon")):
        count(one, s, places, told("metric", left, P_R), segment=segment, period="2023-08")
    return one


ACEH = (
    "Aceh Selatan,Aceh Tenggara,Aceh Timur,Aceh Tengah,Aceh Barat,Aceh Besar,Pidie,Aceh Utara,Simeulue,"
    "Aceh Singkil,Bireuen,Aceh Barat Daya,Gayo Lues,Aceh Jaya,Nagan Raya,Aceh Tamiang,Bener Meriah,"
    "Pidie Jaya,Banda Aceh,Sabang,Lhokseumawe,Langsa,Subulussalam"
)


def whole_of_aceh() -> Submission:
    """All 23 by name, the header repeated before the cities, the province's total last."""
    one, s = sent("Aceh/Disnaker Mobduk/Rekap 23 kab kota.xlsx", "Rekap")
    head = ["No", "Kabupaten/Kota", "PU", "BPU", "Jakon", "Jumlah"]
    rows = []
    for step, name in enumerate(ACEH.split(",")):
        figures = [4100 + 1937 * step % 17113, 310 + 811 * step % 4019, 95 + 443 * step % 2003]
        rows.append([step + 1, ("KOTA " if step > 17 else "KAB. ") + name.upper(), *figures, sum(figures)])
    put(
        s,
        "A1",
        [
            ["PEMERINTAH ACEH"],
            ["JUMLAH TENAGA KERJA TERDAFTAR PADA BPJS KETENAGAKERJAAN"],
            ["PER 31 DESEMBER 2023"],
            [],
            head,
            *rows[:18],
        ],
    )
    put(s, "A24", [[], head, *rows[18:], [None, "PROVINSI ACEH", *total([None, None], rows)[2:]]])
    merge(s, "A1:F1", "A2:F2", "A3:F3")
    dress(s, "A5:F5", "A6:F23")
    dress(s, "A25:F25", "A26:F31")
    codes = " ".join(f"11.{number:02}" for number in (*range(1, 19), *range(71, 76))).split()
    places = told("district_code", 6, " ".join(codes[:18])) | told("district_code", 26, " ".join(codes[18:]))
    count(one, s, places, told("segment", "C", "pu bpu jakon"), metric="registered", period="2023-12")
    return one


def codes_as_numbers() -> Submission:
    """Districts by their Kemendagri code, which Excel holds as a number: 11.10 shows as 11.1."""
    one, s = sent("Aceh/Wilayah Tapaktuan/kode wilayah.xlsx", "Data")
    rows = [[11.01, 2810, 1644], [11.1, 1975, 1210], [11.12, 2204, 1377], [11.11, 5310, 3125], [11.75, 1402, 655]]
    put(
        s,
        "A1",
        [
            ["Peserta Non ASN, Juli 2023"],
            [],
            ["Kode Kemendagri", "Potensi", "Terdaftar"],
            *rows,
            total(["Jumlah"], rows),
        ],
    )
    dress(s, "A3:C3", "A4:C9")
    places = told("district_code", 4, "11.01 11.10 11.12 11.11 11.75")
    count(one, s, places, told("metric", "B", P_R), segment="non_asn", period="2023-07")
    return one


def codes_of_bps() -> Submission:
    """The codes of BPS, no names: 1215 is Humbang Hasundutan there."""
    one, s = sent("Sumatera Utara/BPS dan Jamsostek/penduduk bekerja.xlsx", "Tabel 1")
    rows = [
        ["1206", 9120, 3411, 260],
        ["1215", 6877, 2950, 118],
        ["1216", 2210, 1006, 74],
        ["1217", 5033, 2217, 301],
        ["1273", 31480, 5140, 977],
    ]
    put(
        s,
        "A1",
        [
            ["Tabel 1. Peserta aktif menurut kabupaten/kota dan segmen, Desember 2022"],
            ["Kode BPS", "PU", "BPU", "Jasa Konstruksi"],
            ["(1)", "(2)", "(3)", "(4)"],
            *rows,
            ["Jumlah", 54720, 14724, 1730],
            ["Sumber: BPJS Ketenagakerjaan Cabang Pematangsiantar"],
        ],
    )
    dress(s, "A2:D3", "A4:D9")
    places = told("district_code", 4, "12.12 12.16 12.15 12.17 12.72")
    count(one, s, places, told("segment", "B", "pu bpu jakon"), metric="active", period="2022-12")
    return one


def districts_without_segments() -> Submission:
    """Four districts, no segments: here the total is the row."""
    one, s = sent("Aceh/Cabang Lhokseumawe/TOTAL PESERTA.xlsx", "Nov 23")
    rows = [
        ["Kota Lhokseumawe", 61110, 24387, 20116],
        ["Kab. Aceh Utara", 178420, 39006, 31752],
        ["Kab. Bireuen", 141305, 30871, 26430],
        ["Kab. Pidie", 129844, 28114, 23908],
    ]
    put(
        s,
        "B2",
        [
            ["Kepesertaan semua segmen"],
            ["Posisi 30 Nopember 2023"],
            [],
            ["Daerah", "Jumlah Potensi TK", "Jumlah TK Terdaftar", "TK Aktif", "Coverage"],
            *([*row, f"{pct(row[2], row[1])}%".replace(".", ",")] for row in rows),
            ["Total Cabang", 510679, 122378, 102206, "23,96%"],
        ],
    )
    dress(s, "B5:F5", "B6:F10")
    places = told("district_code", 6, "11.73 11.08 11.11 11.07")
    count(one, s, places, told("metric", "C", "potential registered active"), segment="total", period="2023-11")
    return one


def sheet_for_each_district() -> Submission:
    """The district is told by the sheet's name alone, the period by an Excel date."""
    one = Submission("Sumatera Utara/Cabang Sibolga/Data Potensi.xlsx")
    one.book.remove(one.book.active)
    figures = {
        "Sibolga": ("12.73", [[9211, 5420], [14380, 2206], [610, 388]]),
        "Tap. Tengah": ("12.01", [[17044, 8122], [88015, 3970], [1420, 1099]]),
        "Nias Selatan": ("12.14", [[6190, 2504], [97340, 1188], [905, 0]]),
    }
    for name, (code, rows) in figures.items():
        s = one.book.create_sheet(name)
        lines = [[segment, *row] for segment, row in zip(("PU", "BPU", "Jakon"), rows, strict=True)]
        put(
            s,
            "A1",
            [
                ["Tanggal data", datetime(2023, 10, 31)],
                [],
                ["Segmen", "Potensi", "Terdaftar"],
                *lines,
                total(["Jumlah"], lines),
            ],
        )
        s["B1"].number_format = "dd mmmm yyyy"
        count(
            one, s, told("segment", 4, "pu bpu jakon"), told("metric", "B", P_R), district_code=code, period="2023-10"
        )
    return one


def long_table() -> Submission:
    """One figure a line: district, period, segment, kind of figure."""
    one, s = sent("Sumatera Utara/Gunungsitoli/data_nias.xlsx", "data")
    put(s, "A1", [["Kab/Kota", "Periode", "Segmen", "Jenis Data", "Jumlah"]])
    names = {"Kab. Nias": "12.04", "Kab. Nias Barat": "12.25", "Kota Gunungsitoli": "12.78"}
    kinds = {"Potensi": "potential", "Peserta Terdaftar": "registered", "Peserta Aktif": "active"}
    row = 2
    for step, (name, code) in enumerate(names.items()):
        for month, period in (("Juni 2023", "2023-06"), ("September 2023", "2023-09")):
            for segment, key, base in (("Penerima Upah", "pu", 7200), ("Bukan Penerima Upah", "bpu", 31650)):
                for share, (kind, metric) in zip((100, 41, 33), kinds.items(), strict=True):
                    grown = 7 if period == "2023-09" and metric != "potential" else 0
                    workers = (base + 1131 * step) * share // 100 + grown
                    put(s, f"A{row}", [[name, month, segment, kind, workers]])
                    one.count(
                        s.title, f"E{row}", workers, district_code=code, period=period, segment=key, metric=metric
                    )
                    row += 1
    return one


def file_name_against_letterhead() -> Submission:
    """The file is called after Aceh Jaya, its letterhead is Aceh Barat's: the letterhead counts."""
    one, s = sent("Aceh/Aceh Jaya/Kepesertaan Aceh Jaya Okt 2023.xlsx")
    rows = [["Non ASN", 4120, 3388], ["Perangkat Gampong", 1980, 1702], ["Pekerja Rentan", 30415, 1000]]
    put(
        s,
        "A1",
        [
            ["PEMERINTAH KABUPATEN ACEH BARAT"],
            ["DINAS TRANSMIGRASI DAN TENAGA KERJA"],
            ["Kepesertaan per 31 Oktober 2023"],
            [],
            ["Segmen", "Potensi", "Terdaftar"],
        ],
    )
    put(s, "A6", [*rows, total(["Jumlah"], rows)])
    dress(s, "A5:C5", "A6:C9")
    segments = told("segment", 6, "non_asn perangkat_desa pekerja_rentan")
    count(one, s, segments, told("metric", "B", P_R), district_code="11.05", period="2023-10")
    wrong(one, "", "")
    return one


def district_in_file_name() -> Submission:
    """Nothing inside says whose it is; the date is dd/mm/yyyy."""
    one, s = sent("kiriman wa/Data Kepesertaan Kota Subulussalam.xlsx")
    rows = [[1, "PU", 6120, 2844], [2, "BPU", 17730, 2087], [3, "Jakon", 512, 277]]
    put(
        s,
        "A1",
        [
            ["Data Kepesertaan Jamsostek"],
            ["Tgl. posisi", None, "31/10/2023"],
            [],
            ["No", "Segmen", "Potensi", "Tercatat sebagai peserta"],
            *rows,
            total(["", "Jumlah"], rows),
        ],
    )
    dress(s, "A4:D4", "A5:D8")
    count(one, s, told("segment", 5, "pu bpu jakon"), told("metric", "C", P_R), district_code="11.75", period="2023-10")
    return one


# Time


def months_across() -> Submission:
    """Twelve months, Peb, Agts and Nop among them."""
    one, s = sent("Aceh/Pidie/peserta aktif 2022.xlsx", "2022")
    rows = []
    for number, (name, base) in enumerate(
        (("Penerima Upah", 9870), ("Bukan Penerima Upah", 3105), ("Jasa Konstruksi", 640)), 1
    ):
        rows.append([number, name, *(base + 37 * month * number for month in range(12))])
    rows[2][2:4] = ["-", "-"]  # no project before March
    put(
        s,
        "A1",
        [
            ["JUMLAH PESERTA AKTIF KABUPATEN PIDIE"],
            ["TAHUN 2022"],
            [],
            ["No", "Segmen", *MONTHS],
            *rows,
            total(["", "Jumlah"], rows),
        ],
    )
    merge(s, "A1:N1", "A2:N2")
    dress(s, "A4:N4", "A5:N8")
    columns = told("period", "C", months(2022))
    count(one, s, told("segment", 5, "pu bpu jakon"), columns, district_code="11.07", metric="active")
    return one


def months_and_metrics() -> Submission:
    """Months across, three metric rows under each segment, the segment merged down."""
    one, s = sent("Sumatera Utara/langkat/Monitoring Bulanan.xlsx", "Smt I")
    put(
        s,
        "A1",
        [
            ["MONITORING KEPESERTAAN KABUPATEN LANGKAT"],
            ["SEMESTER I TAHUN 2023"],
            [],
            ["Segmen", "Data", "Januari", "Pebruari", "Maret", "April", "Mei", "Juni"],
        ],
    )
    row = 5
    for name, segment, whole in (
        ("PU", "pu", 88240),
        ("BPU", "bpu", 201316),
        ("Perangkat Desa", "perangkat_desa", 2640),
    ):
        put(
            s,
            f"A{row}",
            [
                [name, "Potensi", *[whole] * 6],
                [None, "Terdaftar", *(whole * 3 // 7 + 41 * month for month in range(6))],
                [None, "Aktif", *(whole * 2 // 7 + 29 * month for month in range(6))],
            ],
        )
        merge(s, f"A{row}:A{row + 2}")
        metrics, columns = told("metric", row, "potential registered active"), told("period", "C", months(2023, 1, 6))
        count(one, s, metrics, columns, segment=segment, district_code="12.05")
        row += 3
    dress(s, "A4:H4", "A5:H13")
    return one


def months_over_metrics() -> Submission:
    """Each month's Terdaftar and Aktif under a merged head."""
    one, s = sent("Sumatera Utara/Padang Lawas/Palas TW3.xlsx", "Palas")
    rows = [
        ["Non ASN", 1910, 1702, 1934, 1718, 1941, 1690],
        ["Perangkat Desa", 1515, 1515, 1515, 1488, 1520, 1490],
        ["Guru Honorer", 402, 377, 402, 380, 511, 488],
    ]
    put(
        s,
        "A1",
        [
            ["Kabupaten Padang Lawas"],
            [],
            ["Segmen", "Juli 2023", None, "Agustus 2023", None, "September 2023"],
            [None, *("Terdaftar", "Aktif") * 3],
            *rows,
            total(["Jumlah"], rows),
        ],
    )
    merge(s, "A3:A4", "B3:C3", "D3:E3", "F3:G3")
    dress(s, "A3:G4", "A5:G8")
    segments = told("segment", 5, "non_asn perangkat_desa guru_honor")
    for left, period in (("B", "2023-07"), ("D", "2023-08"), ("F", "2023-09")):
        count(one, s, segments, told("metric", left, "registered active"), period=period, district_code="12.21")
    return one


def months_down() -> Submission:
    """Months as rows, segments as columns, the months to come still dashes."""
    one, s = sent("Sumatera Utara/Simalungun/Perkembangan Peserta.xlsx", "Perkembangan")
    names = FULL_MONTHS.split()
    rows = [[name, 51200 + 214 * at, 7740 + 95 * at, 2010 + 12 * at * at] for at, name in enumerate(names[:9])]
    put(
        s,
        "A1",
        [
            ["PERKEMBANGAN JUMLAH PESERTA TERDAFTAR"],
            ["KABUPATEN SIMALUNGUN TAHUN 2023"],
            [],
            ["Bulan", "Penerima Upah", "Bukan Penerima Upah", "Jasa Konstruksi", "Jumlah"],
            *([*row, sum(row[1:])] for row in rows),
            *([name, "-", "-", "-", "-"] for name in names[9:]),
        ],
    )
    dress(s, "A4:E4", "A5:E16")
    rows = told("period", 5, months(2023))
    count(one, s, rows, told("segment", "B", "pu bpu jakon"), district_code="12.08", metric="registered")
    return one


def sheet_for_each_month() -> Submission:
    """The month stands in the sheet's name; an older sheet is hidden."""
    one = Submission("Aceh/aceh tamiang/A. Tamiang Jan-Mar.xlsx")
    one.book.remove(one.book.active)
    for step, (name, period) in enumerate(
        {"DES 2022": "", "JAN 2023": "2023-01", "FEB 2023": "2023-02", "MAR 2023": "2023-03"}.items()
    ):
        s = one.book.create_sheet(name)
        rows = [
            ["Penerima Upah", 24870, 11020 + 88 * step],
            ["Bukan Penerima Upah", 60218, 3190 + 45 * step],
            ["Jasa Konstruksi", 1960, 1204 + 31 * step],
        ]
        put(
            s,
            "A1",
            [
                ["Kabupaten Aceh Tamiang"],
                ["Data Kepesertaan"],
                [],
                ["Segmen", "Potensi", "Peserta Terdaftar"],
                *rows,
                total(["Total"], rows),
            ],
        )
        dress(s, "A4:C4", "A5:C8")
        if not period:
            s.sheet_state = "hidden"
            continue
        count(
            one, s, told("segment", 5, "pu bpu jakon"), told("metric", "B", P_R), district_code="11.16", period=period
        )
    one.book.active = 1
    return one


def sheet_for_each_year() -> Submission:
    """A sheet a year; the year is no month."""
    one = Submission("Sumatera Utara/Samosir/Samosir 2021-2023.xlsx")
    one.book.remove(one.book.active)
    for year, rows in {
        "2021": [["Non ASN", 1602, 0], ["Perangkat Desa", 896, 410], ["BPD", 640, 0]],
        "2022": [["Non ASN", 1588, 1204], ["Perangkat Desa", 896, 871], ["BPD", 640, 127]],
        "2023": [["Non ASN", 1541, 1390], ["Perangkat Desa", 902, 902], ["BPD", 640, 388]],
    }.items():
        s = one.book.create_sheet(year)
        put(
            s,
            "B2",
            [
                ["PEMKAB SAMOSIR"],
                [f"Data Pekerja Tahun {year}"],
                ["Segmen", "Potensi", "Terdaftar"],
                *rows,
                total(["Jumlah"], rows),
            ],
        )
        segments = told("segment", 5, "non_asn perangkat_desa bpd")
        count(one, s, segments, told("metric", "C", P_R), district_code="12.17", period=year)
    return one


def quarters_with_their_month() -> Submission:
    """Quarters that say up to which month they count."""
    one, s = sent("Sumatera Utara/Tapanuli Utara/taput triwulan.xlsx", "TW")
    rows = [["Pekerja formal (PU)", 12010, 12344, 12671, 12905], ["Pekerja informal (BPU)", 2870, 3011, 3340, 3902]]
    put(
        s,
        "A1",
        [
            ["Peserta Terdaftar Kab. Tapanuli Utara Tahun 2023"],
            ["Segmen", "TW I (s.d. Maret)", "TW II (s.d. Juni)", "TW III (s.d. September)", "TW IV (s.d. Desember)"],
            *rows,
            total(["Jumlah"], rows),
        ],
    )
    dress(s, "A2:E2", "A3:E5")
    columns = told("period", "B", "2023-03 2023-06 2023-09 2023-12")
    count(one, s, told("segment", 3, "pu bpu"), columns, metric="registered", district_code="12.02")
    return one


def quarters_alone() -> Submission:
    """Bare quarters: no month is told."""
    one, s = sent("Aceh/Aceh Tengah/ateng.xlsx")
    rows = [["Non ASN", 2240, 2251, 2198], ["Aparatur Kampung", 1475, 1475, 1490], ["Pekerja Rentan", 0, 0, 500]]
    put(
        s,
        "A1",
        [
            ["Peserta Aktif Kabupaten Aceh Tengah TA 2023"],
            [],
            ["Segmen", "Triwulan I", "Triwulan II", "Triwulan III"],
            *rows,
            total(["Jumlah"], rows),
        ],
    )
    segments = told("segment", 4, "non_asn perangkat_desa pekerja_rentan")
    count(one, s, segments, told("period", "B", f"{ANY} {ANY} {ANY}"), metric="active", district_code="11.04")
    return one


# More than one table, or less than it seems


def hidden_stale() -> Submission:
    """Last month's columns and an old line are hidden; the totals hold for what is seen."""
    one, s = sent("Aceh/Bireuen/Bireuen Agustus 2023.xlsx", "Agustus")
    rows = [["PU", 30115, 12004, 12660], ["BPU", 101230, 5516, 6031], ["PMI", 350, 20, 24], ["Jakon", 2904, 2100, 2333]]
    put(
        s,
        "A1",
        [
            ["KABUPATEN BIREUEN"],
            [],
            ["Segmen", "Potensi", "Terdaftar Juli 2023", "Terdaftar Agustus 2023"],
            *rows[:2],
            ["BPU (data lama)", 96400, 5208, 5208],
            *rows[2:],
            total(["Jumlah"], rows),
        ],
    )
    s.column_dimensions["C"].hidden = True
    s.row_dimensions[6].hidden = True
    dress(s, "A3:D3", "A4:D9")
    columns = {"B": {"metric": "potential", "period": ANY}, "D": {"metric": "registered", "period": "2023-08"}}
    count(one, s, told("segment", 4, "pu bpu . pmi jakon"), columns, district_code="11.11")
    return one


def side_by_side() -> Submission:
    """Two Decembers beside each other."""
    one, s = sent("Sumatera Utara/Toba/TOBA bandingan.xlsx", "Toba")
    head = ["Segmen", "Potensi", "Terdaftar"]
    before = [["Penerima Upah", 14105, 8020], ["Bukan Penerima Upah", 49233, 2215], ["Jasa Konstruksi", 1340, 1002]]
    after = [["Penerima Upah", 14420, 8644], ["Bukan Penerima Upah", 49870, 3108], ["Jasa Konstruksi", 1340, 1219]]
    put(s, "A1", [["KABUPATEN TOBA – KEPESERTAAN JAMSOSTEK"]])
    put(s, "A3", [["Posisi Desember 2022"], head, *before, total(["Jumlah"], before)])
    put(s, "F3", [["Posisi Desember 2023"], head, *after, total(["Jumlah"], after)])
    dress(s, "A4:C4", "A5:C8")
    dress(s, "F4:H4", "F5:H8")
    for left, period in (("B", "2022-12"), ("G", "2023-12")):
        count(
            one, s, told("segment", 5, "pu bpu jakon"), told("metric", left, P_R), district_code="12.12", period=period
        )
    return one


def stacked_years() -> Submission:
    """The year is a row over its lines; all under one header."""
    one, s = sent("Sumatera Utara/dairi/Dairi 3 tahun.xlsx", "Dairi")
    put(
        s,
        "A1",
        [
            ["JUMLAH PEKERJA TERLINDUNGI KABUPATEN DAIRI"],
            [],
            ["Segmen", "Potensi", "Sudah Terdaftar", "Belum Terdaftar"],
        ],
    )
    row = 4
    for year, shift in (("2021", 0), ("2022", 310), ("2023", 742)):
        rows = [
            [name, whole, part + shift, whole - part - shift]
            for name, whole, part in (("PU", 11230, 5102), ("BPU", 76044, 1880), ("Jakon", 1890, 604))
        ]
        put(s, f"A{row}", [[f"TAHUN {year}"], *rows, total(["Jumlah"], rows)])
        merge(s, f"A{row}:D{row}")
        segments = told("segment", row + 1, "pu bpu jakon")
        count(one, s, segments, told("metric", "B", P_R_N), district_code="12.11", period=year)
        row += 5
    dress(s, "A3:D3", "A4:D18")
    return one


def stacked_metrics() -> Submission:
    """Three tables on a sheet, one for each metric, the districts of a branch down."""
    one, s = sent("Aceh/KCP Takengon/tabel gabungan.xlsx", "Gabungan")
    put(s, "A1", [["BPJS Ketenagakerjaan KCP Takengon"], ["Data per 30 Juni 2023"]])
    names = ["Aceh Tengah", "Bener Meriah", "Gayo Lues", "Aceh Tenggara"]
    row = 4
    for title, metric, scale in (
        ("A. Potensi Peserta", "potential", 100),
        ("B. Peserta Terdaftar", "registered", 38),
        ("C. Peserta Aktif", "active", 29),
    ):
        rows = [
            [
                number,
                name,
                (8100 + 913 * number) * scale // 100,
                (33020 + 2207 * number) * scale // 100,
                (610 + 87 * number) * scale // 100,
            ]
            for number, name in enumerate(names, 1)
        ]
        put(
            s,
            f"A{row}",
            [[title], ["No", "Kab/Kota", "PU", "BPU", "Jasa Konstruksi"], *rows, total(["", "Jumlah"], rows)],
        )
        dress(s, f"A{row + 1}:E{row + 1}", f"A{row + 2}:E{row + 6}")
        places = told("district_code", row + 2, "11.04 11.17 11.13 11.02")
        count(one, s, places, told("segment", "C", "pu bpu jakon"), metric=metric, period="2023-06")
        row += 9
    return one


def sample_beside() -> Submission:
    """A note how to type numbers stands beside the table: its figure is nobody's."""
    one, s = sent("Sumatera Utara/Nias Barat/formulir isian.xlsx", "Formulir")
    rows = [
        ["Kepala Desa & Perangkat Desa", 1155, 940],
        ["BPD", 735, 210],
        ["Guru Honor", 604, 95],
        ["Petani", 18220, 300],
        ["Nelayan", 2015, 120],
    ]
    put(
        s,
        "A1",
        [
            ["FORMULIR DATA PESERTA JAMSOSTEK"],
            ["Kabupaten", ": Nias Barat"],
            ["Bulan", ": Mei"],
            ["Tahun", ": 2023"],
            ["Nama petugas", ": ......................"],
            [],
            ["Jenis Pekerjaan", "Potensi", "Terdaftar"],
            *rows,
            ["Jumlah", 22729, 1665],
        ],
    )
    put(s, "F7", [["Cara pengisian angka:"], ["Benar", 12345], ["Salah", "12.345,00"]])
    dress(s, "A7:C7", "A8:C13")
    segments = told("segment", 8, "perangkat_desa bpd guru_honor petani nelayan")
    count(one, s, segments, told("metric", "B", P_R), district_code="12.25", period="2023-05")
    return one


def election_staff() -> Submission:
    """Staff of the election in a note form of many sheets: one holds the figures, one only words."""
    one, s = sent("Sumatera Utara/Batu Bara/Badan Adhoc Pemilu.xlsx", "Pengantar")
    put(
        s,
        "A1",
        [
            ["Kepada Yth. Kepala BPJS Ketenagakerjaan"],
            ["Bersama ini kami sampaikan data badan adhoc Pemilu 2024 Kabupaten Batu Bara."],
        ],
    )
    s = one.book.create_sheet("Lampiran")
    rows = [
        ["PPK, PPS dan KPPS", 9114, 9114, 0],
        ["Pantarlih", 1302, 1276, 26],
        ["Kepling / Kepala Lorong", 440, 312, 128],
        ["Non ASN", 2870, 2415, 455],
    ]
    put(
        s,
        "A1",
        [
            ["Lampiran: Kabupaten Batu Bara, Februari 2024"],
            ["Unsur", "Jumlah Petugas", "Didaftarkan", "Belum didaftarkan"],
            *rows,
            total(["Jumlah"], rows),
            [],
            ["Ket: petugas pemilu terdaftar 1 (satu) bulan"],
        ],
    )
    dress(s, "A2:D2", "A3:D7")
    segments = told("segment", 3, "pemilu pemilu rt_rw non_asn")
    count(one, s, segments, told("metric", "B", P_R_N), district_code="12.19", period="2024-02")
    return one


# Not a workbook


def flat(
    path: str, rows: list[list[str]], data: bytes, truth_rows: Mapping, truth_columns: Mapping, **same
) -> Submission:
    """A file of one nameless sheet."""
    one, s = sent(path)
    put(s, "A1", rows)
    s.title = "x"
    count(one, s, truth_rows, truth_columns, **same)
    for row in one.participation:
        row["sheet"] = ANY
    one.data = data
    return one


def tabs() -> Submission:
    """A .csv that is split by tabs and begins with a byte-order mark."""
    rows = [
        ["Kabupaten/Kota", "Segmen", "Potensi", "Terdaftar", "Aktif"],
        ["Simeulue", "PU", "7344", "3105", "2870"],
        ["Simeulue", "BPU", "22018", "1544", "930"],
        ["Aceh Singkil", "PU", "15201", "8077", "7410"],
        ["Aceh Singkil", "BPU", "30995", "2290", "1725"],
    ]
    text = "\n".join("\t".join(row) for row in [["Posisi Oktober 2023"], *rows])
    rows_told = {
        row: {"district_code": code, "segment": segment}
        for row, (code, segment) in enumerate([("11.09", "pu"), ("11.09", "bpu"), ("11.10", "pu"), ("11.10", "bpu")], 3)
    }
    return flat(
        "Aceh/ekspor/peserta_10_2023.csv",
        [[], *rows],
        text.encode("utf-8-sig"),
        rows_told,
        told("metric", "C", "potential registered active"),
        period="2023-10",
    )


def semicolons() -> Submission:
    """A .csv of an Indonesian Excel: semicolons, dots for thousands; the totals prove the dots."""
    rows = [
        ["PEMERINTAH KABUPATEN PADANG LAWAS UTARA", "", "", ""],
        ["Keadaan Desember 2023", "", "", ""],
        ["", "", "", ""],
        ["Segmen", "Potensi", "Terdaftar", "Belum"],
        ["PU", "21.340", "10.612", "10.728"],
        ["BPU", "64.208", "2.310", "61.898"],
        ["Jasa Konstruksi", "988", "612", "376"],
        ["Jumlah", "86.536", "13.534", "73.002"],
    ]
    text = "\r\n".join(";".join(row) for row in rows) + "\r\n"
    return flat(
        "Sumatera Utara/Paluta/paluta.csv",
        rows,
        text.encode("cp1252"),
        told("segment", 5, "pu bpu jakon"),
        told("metric", "B", P_R_N),
        district_code="12.20",
        period="2023-12",
    )


def html_called_xls() -> Submission:
    """An HTML table of a web report, called .xls."""
    rows = [
        ["Laporan Kepesertaan Kota Pematangsiantar Periode 31-08-2023"],
        ["No", "Segmen", "Peserta Terdaftar", "Peserta Aktif"],
        ["1", "Penerima Upah", "33.120", "29.804"],
        ["2", "Bukan Penerima Upah", "8.415", "5.977"],
        ["3", "Jasa Konstruksi", "1.206", "1.206"],
        ["", "Total", "42.741", "36.987"],
    ]
    lines = [f'<tr><th colspan="4">{rows[0][0]}</th></tr>']
    lines += ["<tr>" + "".join(f"<td>{value or '&nbsp;'}</td>" for value in row) + "</tr>" for row in rows[1:]]
    head = '<html><head><meta charset="utf-8"><title>Laporan</title></head>'
    page = f'{head}<body><table border="1">{"".join(lines)}</table></body></html>'
    return flat(
        "Sumatera Utara/P. Siantar/laporan.xls",
        rows,
        page.encode(),
        told("segment", 3, "pu bpu jakon"),
        told("metric", "C", "registered active"),
        district_code="12.72",
        period="2023-08",
    )


CASES = [
    segments_down,
    segments_across,
    wrong_total,
    more_active_than_registered,
    more_registered_than_potential,
    dots_in_text,
    commas_in_text,
    divided_by_thousand,
    dashes_and_zeros,
    units_in_cells,
    in_thousands,
    village_bundle_with_parts,
    village_bundle_alone,
    men_and_women,
    spacers_and_blanks,
    active_and_lapsed,
    village_words_of_aceh,
    broken_cells,
    formulas,
    target_and_reach,
    money_beside,
    potential_only_in_total,
    branch_merged_headers,
    whole_of_aceh,
    codes_as_numbers,
    codes_of_bps,
    districts_without_segments,
    sheet_for_each_district,
    long_table,
    file_name_against_letterhead,
    district_in_file_name,
    months_across,
    months_and_metrics,
    months_over_metrics,
    months_down,
    sheet_for_each_month,
    sheet_for_each_year,
    quarters_with_their_month,
    quarters_alone,
    hidden_stale,
    side_by_side,
    stacked_years,
    stacked_metrics,
    sample_beside,
    election_staff,
    tabs,
    semicolons,
    html_called_xls,
]
