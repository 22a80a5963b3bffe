"""A second hold-out: fifty-one files by as many invented senders, written by one who did not know the reader's code.

29 budget workbooks and 22 of participation. People, figures and letters are invented; only districts and accounts are real.
"""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Callable
from datetime import datetime

from openpyxl.styles import Font
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from senders.case import ANY, Submission

JKK, JKM, JHT, JKN = ("5.1.02.02.02." + tail for tail in ("0006", "0007", "0010", "0005"))
NAME = {
    JKK: "Belanja Iuran Jaminan Kecelakaan Kerja bagi Non ASN",
    JKM: "Belanja Iuran Jaminan Kematian bagi Non ASN",
    JHT: "Belanja Iuran Jaminan Hari Tua bagi Non ASN",
    JKN: "Belanja Iuran Jaminan Kesehatan bagi Non ASN",
}
TWO, THREE = "JKK+JKM", "JKK+JKM+JHT"


class Page:
    """A sheet written from the top down, the truth told beside each row."""

    def __init__(self, to: Submission, ws: Worksheet, name: str = "", **base: object) -> None:
        self.to, self.ws, self.name, self.base, self.at = to, ws, name or ws.title, base, 0

    def row(self, *values: object, col: str = "A", bold: bool = False) -> int:
        self.at += 1
        for at, value in enumerate(values, column_index_from_string(col)):
            if value is not None:
                self.ws.cell(self.at, at, value).font = Font(bold=bold)
        return self.at

    def title(self, *texts: str, upto: str = "H") -> None:
        for text in texts:
            self.merge(f"A{self.row(text, bold=True)}:{upto}{self.at}")

    def gap(self, rows: int = 1) -> None:
        self.at += rows

    def merge(self, *areas: str) -> None:
        for area in areas:
            self.ws.merge_cells(area)

    def line(self, col: str, amount: float, row: int = 0, **told: object) -> None:
        self.to.line(self.name, f"{col}{row or self.at}", amount, **{**self.base, **told})

    def other(self, col: str, amount: float, reason: str = "lainnya", row: int = 0, **told: object) -> None:
        """A line that is no contribution to BPJS Ketenagakerjaan."""
        free = dict.fromkeys(("segment", "programme", "workers", "months", "unit_cost_idr"), ANY)
        self.line(col, amount, row, **{**free, "counted": False, "reason": reason, **told})

    def count(self, col: str, workers: int, row: int = 0, **told: object) -> None:
        self.to.count(self.name, f"{col}{row or self.at}", workers, **{**self.base, **told})

    def wrong(self, cell: str) -> None:
        self.to.needs_finding.append((self.name, cell))

    def sign(self, col: str, place: str, office: str) -> None:
        self.gap()
        for text in (place, office, None, None, "(..............................)", "NIP. ...................."):
            self.row(text, col=col)


def new(path: str, sheet: str = "Sheet1", name: str = "", **base: object) -> tuple[Submission, Page]:
    to = Submission(path)
    to.book.active.title = sheet
    return to, Page(to, to.book.active, name, **base)


def more(to: Submission, sheet: str, **base: object) -> Page:
    return Page(to, to.book.create_sheet(sheet), **base)


def grid(ws: Worksheet) -> list[list[str]]:
    return [["" if cell is None else str(cell) for cell in row] for row in ws.iter_rows(values_only=True)]


def as_csv(page: Page, sep: str, bom: bool = False) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=sep, lineterminator="\r\n").writerows(grid(page.ws))
    page.to.data = out.getvalue().encode("utf-8-sig" if bom else "utf-8")


def as_html(page: Page, titles: int) -> None:
    rows, wide = grid(page.ws), page.ws.max_column
    body = [f'<tr><th colspan="{wide}">{html.escape(row[0])}</th></tr>' for row in rows[:titles]]
    body += ["<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in rows[titles:]]
    text = "<html><head><meta charset='utf-8'></head><body><table border=1>\n" + "\n".join(body)
    page.to.data = (text + "\n</table></body></html>").encode()


def dot(number: float) -> str:
    return f"{number:,.0f}".replace(",", ".")


def rp(number: float) -> str:
    return f"Rp. {dot(number)},-"


# ---------------------------------------------------------------------------------------------------- budgets: plain


def bener_meriah() -> Submission:
    """The simple table of a presentation."""
    to, p = new(
        "Aceh/bener meriah/bahan paparan.xlsx", "paparan", district_code="11.17", fiscal_year="2023", stage="murni"
    )
    p.title("ALOKASI IURAN JAMINAN SOSIAL KETENAGAKERJAAN", "KABUPATEN BENER MERIAH", "APBK MURNI TAHUN ANGGARAN 2023")
    p.gap()
    p.row("No", "Segmen", "Jlh Pekerja", "Jlh Bulan", "Iuran/Org/Bln (Rp)", "Program", "Alokasi (Rp)", "Sumber Dana")
    total = 0
    for no, (label, segment, n, m, u, programme, fund, source) in enumerate(
        [
            ("Tenaga Non ASN", "non_asn", 1425, 12, 17350, "JKK dan JKM", "APBK", "APBD"),
            ("Reje dan Perangkat Kampung", "perangkat_desa", 1856, 12, 139000, "JKK, JKM, JHT", "ADD", "APBDES"),
            ("BPD (Petue)", "bpd", 1160, 12, 16800, "JKK dan JKM", "ADD", "APBDES"),
            ("Imem Kampung", "pekerja_keagamaan", 232, 12, 16800, "JKK dan JKM", "ADD", "APBDES"),
            ("Pekerja Rentan", "pekerja_rentan", 500, 6, 16800, "JKK dan JKM", "APBK", "APBD"),
        ],
        1,
    ):
        p.row(no, label, n, m, u, programme, n * m * u, fund)
        parts = THREE if "JHT" in programme else TWO
        p.line(
            "G",
            n * m * u,
            segment=segment,
            workers=n,
            months=m,
            unit_cost_idr=u,
            programme=parts,
            fund_source=source,
        )
        total += n * m * u
    p.row(None, "Jumlah", None, None, None, None, total, bold=True)
    return to


def samosir() -> Submission:
    """Years as columns under one stage, dashes for nothing."""
    to, p = new("samosir_jamsostek.xlsx", "Rekap", district_code="12.17", stage="murni", programme=TWO)
    p.title("PEMERINTAH KABUPATEN SAMOSIR", "DINAS KOPERASI, TENAGA KERJA DAN PERINDUSTRIAN", upto="F")
    p.gap()
    p.title("Rekapitulasi Anggaran Iuran JKK dan JKM BPJS Ketenagakerjaan", upto="F")
    p.gap()
    top = p.row("No.", "Kelompok Peserta", "APBD Induk (Rp)", None, None, "Ket")
    p.row("2021", "2022", "2023", col="C")
    p.merge(f"A{top}:A{top + 1}", f"B{top}:B{top + 1}", f"C{top}:E{top}", f"F{top}:F{top + 1}")
    rows = [
        ("THL / Honorer Pemkab", "non_asn", ("-", 214_200_000, 231_336_000), ""),
        ("Kades dan Perangkat Desa", "perangkat_desa", (153_216_000, 190_310_400, 190_310_400), "128 desa"),
        ("BPD\xa0", "bpd", ("-", "-", 129_024_000), ""),
        ("Pekerja Rentan (parengge-rengge, parbetor)", "pekerja_rentan", ("-", 50_400_000, 100_800_000), ""),
        ("Nelayan Danau Toba", "nelayan", ("-", "-", 40_320_000), "baru 2023"),
    ]
    for no, (label, segment, money, note) in enumerate(rows, 1):
        p.row(no, label, *money, note or None)
        for col, year, amount in zip("CDE", ("2021", "2022", "2023"), money, strict=True):
            if amount != "-":
                p.line(col, amount, fiscal_year=year, segment=segment)
    sums = [sum(row[2][i] for row in rows if row[2][i] != "-") for i in range(3)]
    p.merge(f"A{p.row('TOTAL', None, *sums)}:B{p.at}")
    p.sign("E", "Pangururan,        Oktober 2023", "Kepala Dinas,")
    return to


def binjai() -> Submission:
    """Murni, perubahan, difference, realisation, per cent and rest, office by office."""
    to, p = new("Sumut/Kota Binjai/BPKPAD.xlsx", "2022", district_code="12.75", fiscal_year="2022", segment="non_asn")
    p.title(
        "PEMERINTAH KOTA BINJAI", "BELANJA IURAN BPJS KETENAGAKERJAAN PEGAWAI NON ASN", "TAHUN ANGGARAN 2022", upto="H"
    )
    p.gap()
    top = p.row("NO", "PERANGKAT DAERAH", "ANGGARAN", None, None, "REALISASI S/D 31 DESEMBER 2022", "%", "SISA PAGU")
    p.row("MURNI", "PERUBAHAN", "BERTAMBAH / (BERKURANG)", col="C")
    p.merge(*(f"{c}{top}:{c}{top + 1}" for c in "ABFGH"), f"C{top}:E{top}")
    p.row(1, 2, 3, 4, "5=4-3", 6, "7=6/4", "8=4-6")
    rows = [
        ("Dinas Pendidikan", 182_520_000, 201_600_000, 198_450_000),
        ("Dinas Kesehatan", 96_768_000, 96_768_000, 91_224_000),
        ("Dinas  Pekerjaan Umum dan\nTata Ruang ", 60_480_000, 48_384_000, 48_384_000),
        ("Satuan Polisi Pamong Praja", 74_592_000, 74_592_000, 70_560_000),
        ("Dinas Lingkungan Hidup", 141_120_000, 155_232_000, 155_232_000),
        ("Sekretariat DPRD", 20_160_000, 18_144_000, 16_632_000),
    ]

    def difference(number: int) -> int | str:
        return f"({dot(-number)})" if number < 0 else number

    for no, (office, first, changed, spent) in enumerate(rows, 1):
        p.row(
            no,
            office,
            first,
            changed,
            difference(changed - first),
            spent,
            round(spent / changed * 100, 2),
            changed - spent,
        )
        p.line("C", first, stage="murni")
        p.line("D", changed, stage="perubahan")
        p.line("F", spent, stage="realisasi")
    a, b, c = (sum(row[i] for row in rows) for i in (1, 2, 3))
    p.row(None, "JUMLAH", a, b, b - a, c, round(c / b * 100, 2), b - c)
    return to


def sabang() -> Submission:
    """Two account lines per office, the office merged over them, one office with a health line."""
    to, p = new("11.72 - Sabang.xlsx", "APBK-P", district_code="11.72", fiscal_year="2024", segment="non_asn")
    p.title("Kota Sabang", "Daftar belanja iuran jaminan/asuransi Non ASN menurut SKPK", upto="F")
    p.gap()
    p.row("No", "SKPK", "Kode Rekening", "Uraian Rekening", "APBK 2024", "APBK-P 2024")
    rows = [
        ("Dinas Pendidikan dan Kebudayaan", [(JKK, 21_504_000, 23_040_000), (JKM, 26_880_000, 28_800_000)]),
        ("Dinas Perhubungan", [(JKK, 6_720_000, 6_720_000), (JKM, 8_400_000, 8_400_000)]),
        ("RSUD", [(JKN, 118_272_000, 125_440_000), (JKK, 18_816_000, 20_160_000), (JKM, 23_520_000, 25_200_000)]),
        ("Satpol PP dan WH", [(JKK, 9_408_000, 0), (JKM, 11_760_000, 12_600_000)]),
    ]
    for no, (office, lines) in enumerate(rows, 1):
        first = p.at + 1
        for i, (code, before, after) in enumerate(lines):
            p.row(None if i else no, None if i else office, code, NAME[code], before, after)
            for col, stage, amount in (("E", "murni", before), ("F", "perubahan", after)):
                if code == JKN:
                    p.other(col, amount, "kesehatan", stage=stage, account_code=code)
                else:
                    p.line(col, amount, stage=stage, account_code=code, programme="JKK" if code == JKK else "JKM")
        p.merge(f"A{first}:A{p.at}", f"B{first}:B{p.at}")
    p.row(None, "T o t a l", None, None, *(sum(x[i] for _, xs in rows for x in xs) for i in (1, 2)))
    return to


def kepulauan_nias() -> Submission:
    """A statistician's long table: one row per fact, the code a number."""
    to, p = new("data_tidy_nias.xlsx", "data")
    p.row("kode_wil", "kab_kota", "thn", "tahap", "segmen", "program", "sumber_dana", "jml_org", "jml_bln", "nilai_rp")
    rows = [
        (12.04, "Nias", 2022, "murni", "Non ASN", "JKK+JKM", "APBD", 820, 12, 98_400_000),
        (12.04, "Nias", 2022, "realisasi", "Non ASN", "JKK+JKM", "APBD", 801, 12, 96_120_000),
        (12.04, "Nias", 2023, "murni", "Perangkat Desa", "JKK+JKM+JHT", "APBDes", 1530, 12, 1_101_600_000),
        (12.14, "Nias Selatan", 2022, "perubahan", "Non ASN", "JKK+JKM", "APBD", 1204, 9, 108_360_000),
        (12.14, "Nias Selatan", 2023, "murni", "Perangkat Desa", "JKK+JKM", "APBDes", 3218, 12, 540_624_000),
        (12.24, "Nias Utara", 2023, "murni", "Nelayan", "JKK+JKM", "CSR", 300, 12, 60_480_000),
        (12.24, "Nias Utara", 2023, "perubahan", "Nelayan", "JKK+JKM", "CSR", 350, 12, 70_560_000),
        (12.25, "Nias Barat", 2023, "murni", "Pekerja Rentan", "JKK+JKM", "APBD", 1000, 12, 201_600_000),
        (12.25, "Nias Barat", 2023, "realisasi", "Pekerja Rentan", "JKK+JKM", "APBD", 1000, 9, 151_200_000),
        (12.78, "Gunungsitoli", 2024, "murni", "KPPS", "JKK+JKM", "APBN", 2702, 1, 27_020_000),
        (12.78, "Gunungsitoli", 2024, "murni", "Kader Posyandu", "JKK+JKM", "APBD", 505, 12, 101_808_000),
    ]
    segments = {"Non ASN": "non_asn", "Perangkat Desa": "perangkat_desa", "Nelayan": "nelayan"}
    segments |= {"Pekerja Rentan": "pekerja_rentan", "KPPS": "pemilu", "Kader Posyandu": "kader"}
    for row in rows:
        code, _, year, stage, label, programme, fund, n, m, amount = row
        p.row(*row)
        p.line(
            "J",
            amount,
            district_code=f"{code:.2f}",
            fiscal_year=str(year),
            stage=stage,
            segment=segments[label],
            programme=programme,
            fund_source={"APBD": "APBD", "APBDes": "APBDES"}.get(fund, "LAINNYA"),
            workers=n,
            months=m,
        )
    return to


def langkat() -> Submission:
    """A semicolon CSV out of an application, amounts as text with Rp and decimals."""
    to, p = new("export_simda_langkat.csv", "x", ANY, district_code="12.05", fiscal_year="2023", segment="non_asn")
    p.row("PEMERINTAH KABUPATEN LANGKAT")
    p.row("Rincian Belanja Iuran Jaminan Non ASN Tahun Anggaran 2023 s.d. 30 September 2023")
    p.row("No", "Nama SKPD", "Kode Rekening", "Nama Rekening", "Anggaran Murni", "Anggaran Perubahan", "Realisasi")
    rows = [
        ("Dinas Pendidikan", JKK, 88_704_000, 92_400_000, 69_300_000),
        ("Dinas Pendidikan", JKM, 110_880_000, 115_500_000, 86_625_000),
        ("Dinas Kesehatan", JKK, 61_824_000, 61_824_000, 46_368_000),
        ("Dinas Kesehatan", JKM, 77_280_000, 77_280_000, 57_960_000),
        ("Dinas Kesehatan", JKN, 1_030_400_000, 1_030_400_000, 772_800_000),
        ("Badan Penanggulangan Bencana Daerah", JKK, 7_392_000, 7_392_000, 5_544_000),
        ("Badan Penanggulangan Bencana Daerah", JKM, 9_240_000, 9_240_000, 6_930_000),
    ]
    for no, (office, code, *money) in enumerate(rows, 1):
        p.row(no, office, code, NAME[code], *(f"Rp{dot(amount)},00" for amount in money))
        for col, stage, amount in zip("EFG", ("murni", "perubahan", "realisasi"), money, strict=True):
            if code == JKN:
                p.other(col, amount, "kesehatan", stage=stage, account_code=code)
            else:
                p.line(col, amount, stage=stage, account_code=code, programme="JKK" if code == JKK else "JKM")
    p.row("", "Jumlah", "", "", *(f"Rp{dot(sum(row[i] for row in rows))},00" for i in (2, 3, 4)))
    as_csv(p, ";", bom=True)
    return to


def pidie_jaya() -> Submission:
    """A village-affairs clerk's list by kecamatan; segment in the title, fund and stage in key lines."""
    to, p = new(
        "Aceh/Pidie Jaya/premi keuchik.xlsx",
        "DPMG",
        district_code="11.18",
        fiscal_year="2022",
        stage="murni",
        segment="perangkat_desa",
        fund_source="APBDES",
        months=ANY,
    )
    p.title("PREMI BPJS KETENAGAKERJAAN KEUCHIK DAN PERANGKAT GAMPONG", "KABUPATEN PIDIE JAYA", upto="F")
    p.gap()
    p.row("Sumber Dana", ":", "APBG (ADG)")
    p.row("Tahun Anggaran", ":", 2022)
    p.row("Tahapan", ":", "Murni")
    p.gap()
    p.row("No", "Kecamatan", "Jlh Gampong", "Jlh Aparatur (org)", "Premi per org per bln", "Premi Setahun")
    rows = [("Meureudu", 30, 241), ("Meurah Dua", 19, 150), ("Bandar Dua", 45, 362), ("Jangka Buya", 18, 142)]
    rows += [("Ulim", 30, 238), ("Trienggadeng", 27, 218), ("Pante Raja", 10, 83), ("Bandar Baru", 43, 349)]
    for no, (name, villages, n) in enumerate(rows, 1):
        p.row(no, name, villages, n, 18_360, n * 18_360 * 12)
        p.line("F", n * 18_360 * 12, workers=n, unit_cost_idr=18_360)
    people = sum(row[2] for row in rows)
    p.row(None, "Jumlah", sum(row[1] for row in rows), people, None, people * 18_360 * 12)
    p.gap()
    p.row("Ket: premi dibayarkan setiap tanggal 15 bulan berjalan")
    return to


def tebing_tinggi() -> Submission:
    """The same table twice on a sheet, the stage in the line above each."""
    to, p = new("TTinggi.xlsx", "Lembar1", district_code="12.76", fiscal_year="2023")
    p.title("DATA ANGGARAN PERLINDUNGAN JAMSOSTEK KOTA TEBING TINGGI", upto="F")
    rows = [("Pegawai Non ASN", "non_asn", 912, 950), ("Kepala Lingkungan", "rt_rw", 169, 169)]
    rows += [
        ("Bilal Mayit dan Guru Mengaji", "pekerja_keagamaan", 240, 0),
        ("Tukang Becak", "pekerja_rentan", 400, 610),
    ]
    for letter, heading, stage, at in (
        ("A", "APBD MURNI TA. 2023", "murni", 2),
        ("B", "PERUBAHAN APBD TA. 2023", "perubahan", 3),
    ):
        p.gap(2)
        p.row(f"{letter}. {heading}", bold=True)
        p.row("No", "Penerima", "Orang", "Bulan", "Premi", "Jumlah Rp")
        total = 0
        for no, row in enumerate(rows, 1):
            n, m = row[at], 12 if stage == "murni" else 10
            p.row(no, row[0], n, m, 16_800, n * m * 16_800)
            p.line("F", n * m * 16_800, stage=stage, segment=row[1], workers=n, months=m, unit_cost_idr=16_800)
            total += n * m * 16_800
        p.row(None, f"Jumlah {letter}", None, None, None, total)
    return to


def karo() -> Submission:
    """A monthly cash plan; the year's amount is the row."""
    to, p = new("Kas Karo 2024.xlsx", "ANGGARAN KAS", district_code="12.06", fiscal_year="2024", stage="murni")
    p.title("PEMERINTAH KABUPATEN KARO", "ANGGARAN KAS SKPD (APBD INDUK)", "TAHUN ANGGARAN 2024", upto="P")
    p.row("SKPD : Dinas Ketenagakerjaan, Koperasi dan UKM")
    p.gap()
    months = ["Jan", "Peb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nop", "Des"]
    p.row("Kode Rekening", "Uraian", *months, "Jumlah 1 Tahun", "Ket")
    lines = [
        (JKK, NAME[JKK], [2_304_000] * 12),
        (JKM, NAME[JKM], [2_880_000] * 12),
        (JKN, NAME[JKN], [38_400_000] * 12),
        ("5.1.02.02.01.0063", "Belanja Kawat/Faksimili/Internet/TV Berlangganan", [850_000] * 12),
        ("5.1.02.02.02.0008", "Belanja Asuransi Barang Milik Daerah", [0, 0, 7_500_000] + [0] * 9),
    ]
    for code, name, money in lines:
        p.row(code, name, *money, sum(money))
        if code in (JKK, JKM):
            told = {"segment": "non_asn", "programme": "JKK" if code == JKK else "JKM"}
            p.line("O", sum(money), account_code=code, **told)
        else:
            reason = {JKN: "kesehatan", "5.1.02.02.02.0008": "aset"}.get(code, "lainnya")
            p.other("O", sum(money), reason, account_code=code)
    p.row(None, "JUMLAH", *(sum(x[2][i] for x in lines) for i in range(12)), sum(sum(x[2]) for x in lines))
    return to


# --------------------------------------------------------------------------------------------------- budgets: medium


def deli_serdang() -> Submission:
    """A printed RKA: account levels, groups [#] with their fund, details with a coefficient."""
    to, p = new(
        "Sumut/deliserdang/RKA_2.07.05.2.02.0005.xlsx",
        "Worksheet",
        district_code="12.07",
        fiscal_year="2023",
        stage=ANY,
        account_code=ANY,
    )
    p.title("RENCANA KERJA DAN ANGGARAN", "SATUAN KERJA PERANGKAT DAERAH", "RKA-RINCIAN BELANJA SKPD", upto="G")
    p.title("Pemerintah Kab. Deli Serdang Tahun Anggaran 2023", upto="G")
    p.row("Program", ": 2.07.05 PROGRAM HUBUNGAN INDUSTRIAL")
    p.row("Sub Kegiatan", ": 2.07.05.2.02.05 Pengembangan Pelaksanaan Jaminan Sosial Tenaga Kerja")
    p.gap()
    top = p.row("Kode Rekening", "Uraian", "Rincian Perhitungan", None, None, None, "Jumlah (Rp)")
    p.row("Koefisien", "Satuan", "Harga", "PPN", col="C")
    p.merge(f"A{top}:A{top + 1}", f"B{top}:B{top + 1}", f"C{top}:F{top}", f"G{top}:G{top + 1}")
    ob = "Orang / Bulan"
    leaves = {
        ("5.1.02.01.01.0024", "Belanja Alat/Bahan untuk Kegiatan Kantor-Alat Tulis Kantor", "PAD", "ATK"): [
            ("Kertas HVS F4", "25 Rim", "Rim", 62_000, 25, "lainnya"),
            ("Tinta Printer", "6 Botol", "Botol", 95_000, 6, "lainnya"),
        ],
        (JKN, NAME[JKN], "DAU", "Iuran JKN"): [
            ("Iuran JKN Tenaga Non ASN", "45 Orang x 12 Bulan", ob, 128_000, 540, "kesehatan")
        ],
        (JKK, NAME[JKK], "DAU", "Iuran JKK"): [
            ("Iuran JKK Tenaga Non ASN", "45 Orang x 12 Bulan", ob, 7_680, 540, (45, 12, "non_asn", "APBD", "JKK")),
            (
                "Iuran JKK Pekerja Rentan",
                "1.500 Orang x 6 Bulan",
                ob,
                10_000,
                9000,
                (1500, 6, "pekerja_rentan", "APBD", "JKK"),
            ),
        ],
        (JKM, NAME[JKM], "PAD", "Iuran JKM"): [
            ("Iuran JKM Tenaga Non ASN", "45 Orang x 12 Bulan", ob, 9_600, 540, (45, 12, "non_asn", "APBD", "JKM")),
            (
                "Iuran JKM Pekerja Rentan",
                "1.500 Orang x 6 Bulan",
                ob,
                6_800,
                9000,
                (1500, 6, "pekerja_rentan", "APBD", "JKM"),
            ),
        ],
    }
    names = {"5": "BELANJA DAERAH", "5.1": "BELANJA OPERASI", "5.1.02": "Belanja Barang dan Jasa"}
    names |= {"5.1.02.01": "Belanja Barang", "5.1.02.01.01": "Belanja Barang Pakai Habis", "5.1.02.02": "Belanja Jasa"}
    names["5.1.02.02.02"] = "Belanja Iuran Jaminan/Asuransi"
    seen: set[str] = set()

    def worth(prefix: str) -> int:
        return sum(x[3] * x[4] for key, xs in leaves.items() if key[0].startswith(prefix) for x in xs)

    for (code, name, fund, group), details in leaves.items():
        parts = code.split(".")
        for depth in range(1, len(parts)):
            parent = ".".join(parts[:depth])
            if parent not in seen:
                seen.add(parent)
                p.row(parent, names[parent], None, None, None, None, worth(parent), bold=True)
        p.row(code, name, None, None, None, None, worth(code), bold=True)
        full = {"PAD": "Pendapatan Asli Daerah (PAD)", "DAU": "Dana Transfer Umum-Dana Alokasi Umum (DAU)"}[fund]
        p.row(None, f"[#] {group}\nSumber Dana : {full}", None, None, None, None, worth(code))
        for text, koef, unit, price, times, kind in details:
            p.row(None, f"   {text}", koef, unit, price, 0, price * times)
            if isinstance(kind, tuple):
                n, m, segment, source, programme = kind
                told = {"workers": n, "months": m, "segment": segment, "fund_source": source, "programme": programme}
                p.line("G", price * times, unit_cost_idr=price, **told)
            else:
                p.other("G", price * times, kind, fund_source="APBD")
    p.row(None, "Jumlah Anggaran Sub Kegiatan", None, None, None, None, worth("5"), bold=True)
    p.sign("F", "Lubuk Pakam, ........... 2022", "Kepala Dinas Ketenagakerjaan")
    return to


def aceh_tamiang() -> Submission:
    """A DPPA: everything before and after the change, people per stage."""
    to, p = new("Atam - DPPA.xlsx", "DPPA", district_code="11.16", fiscal_year="2023", account_code=ANY)
    p.title("DOKUMEN PELAKSANAAN PERUBAHAN ANGGARAN (DPPA)", "KABUPATEN ACEH TAMIANG", "Tahun Anggaran 2023", upto="K")
    p.gap()
    a = p.row("Kode Rekening", "Uraian", "Rincian Perhitungan", *[None] * 7, "Bertambah/\n(Berkurang)")
    p.row("Sebelum Perubahan", None, None, None, "Setelah Perubahan", col="C")
    p.row("Volume", "Satuan", "Harga Satuan", "Jumlah", "Volume", "Satuan", "Harga Satuan", "Jumlah", col="C")
    p.merge(
        f"A{a}:A{a + 2}", f"B{a}:B{a + 2}", f"K{a}:K{a + 2}", f"C{a}:J{a}", f"C{a + 1}:F{a + 1}", f"G{a + 1}:J{a + 1}"
    )
    lines = [
        (JKK, NAME[JKK], "Datok Penghulu dan perangkat kampung", "perangkat_desa", "JKK", 2130, 2130, 7_680, 12, 12),
        (JKK, NAME[JKK], "Pekerja rentan sektor informal", "pekerja_rentan", "JKK", 320, 500, 10_000, 12, 10),
        (JKM, NAME[JKM], "Datok Penghulu dan perangkat kampung", "perangkat_desa", "JKM", 2130, 2130, 9_600, 12, 12),
        (JKM, NAME[JKM], "Pekerja rentan sektor informal", "pekerja_rentan", "JKM", 320, 500, 6_800, 12, 10),
    ]

    def sums(code: str) -> tuple[int, int]:
        mine = [x for x in lines if x[0].startswith(code)]
        return sum(x[5] * x[7] * x[8] for x in mine), sum(x[6] * x[7] * x[9] for x in mine)

    def parent(code: str, name: str) -> None:
        before, after = sums(code)
        p.row(code, name, None, None, None, before, None, None, None, after, after - before, bold=True)

    parent("5.1.02.02.02", "Belanja Iuran Jaminan/Asuransi")
    for code in (JKK, JKM):
        parent(code, NAME[code])
        for _, _, text, segment, programme, n, n2, price, m, m2 in (x for x in lines if x[0] == code):
            before, after = n * price * m, n2 * price * m2
            one = [f"{dot(n)} org x {m} bln", "OB", price, before, f"{dot(n2)} org x {m2} bln", "OB", price, after]
            p.row(None, f"- {text}", *one, after - before)
            told = {"segment": segment, "programme": programme, "unit_cost_idr": price}
            p.line("F", before, stage="murni", workers=n, months=m, **told)
            p.line("J", after, stage="perubahan", workers=n2, months=m2, **told)
    before, after = sums("5")
    p.row(None, "JUMLAH", None, None, None, before, None, None, None, after, after - before)
    return to


def simalungun() -> Submission:
    """Programme columns and their sum across; the people shared by the parts."""
    to, p = new(
        "simalungun/rekap iuran thl.xlsx",
        "2024 Murni",
        district_code="12.08",
        fiscal_year="2024",
        stage="murni",
        segment="non_asn",
    )
    p.title(
        "PEMERINTAH KABUPATEN SIMALUNGUN",
        "REKAP IURAN BPJS TK TENAGA HARIAN LEPAS (THL)",
        "APBD MURNI T.A 2024",
        upto="I",
    )
    a = p.row("No", "OPD", "Jlh THL", "Bulan", "Iuran (Rp)", None, None, "Jumlah", "Ket.")
    p.row("JKK (0,24%)", "JKM (0,30%)", "JHT (3,70%)", col="E")
    p.merge(*(f"{c}{a}:{c}{a + 1}" for c in "ABCDHI"), f"E{a}:G{a}")
    rows = [("Dinas Pendidikan", 640), ("Dinas Kesehatan", 388), ("Dinas PUTR", 97), ("Disdukcapil", 41)]
    rows += [("Bappelitbang", 12), ("Sekretariat Daerah", 118), ("Dinas Perhubungan", 73)]
    sums = [0, 0, 0]
    for no, (office, n) in enumerate(rows, 1):
        parts = [n * 12 * 6_504, n * 12 * 8_130, 0 if office == "Disdukcapil" else n * 12 * 100_270]
        p.row(no, office, n, 12, *parts, sum(parts), "JHT belum dianggarkan" if not parts[2] else None)
        sums = [x + y for x, y in zip(sums, parts, strict=True)]
        for col, programme, amount in zip("EFG", ("JKK", "JKM", "JHT"), parts, strict=True):
            p.line(col, amount, programme=programme, workers=n, months=12)
    p.row("JUMLAH", None, sum(row[1] for row in rows), None, *sums, sum(sums))
    p.merge(f"A{p.at}:B{p.at}")
    return to


def aceh_utara() -> Submission:
    """A true 'dalam ribuan rupiah' table, halves of a thousand among it."""
    to, p = new("BPKD A. Utara.xlsx", "Lamp. 3", district_code="11.08", fiscal_year="2022")
    p.title("Lampiran 3: Belanja Perlindungan Tenaga Kerja Kabupaten Aceh Utara TA 2022", upto="F")
    p.row("(dalam ribuan rupiah)", col="F")
    p.row("Uraian", "Sbr. Dana", "APBK Murni", "APBK Perubahan", "Realisasi 31-12-2022", "% thd Perubahan")
    rows = [
        ("Iuran BPJS Ketenagakerjaan Tenaga Kontrak", "DAU", "APBD", "non_asn", (1_250_424, 1_302_336, 1_298_016.5)),
        (
            "Iuran BPJS Ketenagakerjaan Geuchik & Aparatur",
            "ADG",
            "APBDES",
            "perangkat_desa",
            (2_045_952, 2_045_952, 1_990_130.4),
        ),
        ("Iuran BPJS Ketenagakerjaan Tuha Peut", "ADG", "APBDES", "bpd", (859_488, 859_488, 801_024)),
        ("Iuran BPJS Ketenagakerjaan Nelayan Kecil", "DBH Migas", ANY, "nelayan", (0, 60_480, 60_480)),
        ("Iuran JKN Penduduk (PBPU/BP Kelas III)", "Pajak Rokok", ANY, "", (18_400_000, 19_250_000, 19_250_000)),
    ]
    for text, fund, source, segment, money in rows:
        p.row(text, fund, *money, round(money[2] / money[1] * 100, 1))
        for col, stage, amount in zip("CDE", ("murni", "perubahan", "realisasi"), money, strict=True):
            full = round(amount * 1000)
            if segment:
                p.line(col, full, stage=stage, segment=segment, fund_source=source)
            else:
                p.other(col, full, "kesehatan", stage=stage, fund_source=source)
    p.row("Jumlah", None, *(sum(row[4][i] for row in rows) for i in range(3)))
    return to


def humbahas() -> Submission:
    """The fund as a group row, subtotals below, blank rows between."""
    to, p = new("HUMBAHAS.xlsx", "Data", district_code="12.16", fiscal_year="2024")
    p.row(None, "ANGGARAN JAMSOSTEK KAB. HUMBANG HASUNDUTAN")
    p.row(None, "TAHUN ANGGARAN", ":", "2024")
    p.gap(2)
    p.row(None, "Uraian", "Jlh peserta", "Jlh bulan", "Murni (Rp)", "P-APBD (Rp)", "Dasar Hukum")
    groups = [
        (
            "Sumber Dana : APBD Kabupaten",
            "APBD",
            [
                ("Tenaga Non ASN", "non_asn", 731, 12, 122_808_000, 130_200_000, "Perbup 11/2023"),
                ("Guru Honorer", "guru_honor", 214, 12, 35_952_000, 35_952_000, "Perbup 11/2023"),
            ],
        ),
        (
            "Sumber Dana : DBH Sawit",
            "DBH_SAWIT",
            [("Petani Sawit", "petani_sawit", 85, 12, 17_136_000, "-", "PMK 91/2023")],
        ),
        (
            "Sumber Dana : APBDesa",
            "APBDES",
            [
                ("Kepala Desa & Perangkat", "perangkat_desa", 1232, 12, 266_112_000, 266_112_000, None),
                ("BPD", "bpd", 858, 12, 172_972_800, 172_972_800, None),
                ("Kader Posyandu", "kader", 765, 6, "–", 77_112_000, "Hasil musrenbang"),
            ],
        ),
    ]
    all_rows = [row for _, _, rows in groups for row in rows]

    def add(rows: list, at: int) -> int:
        return sum(row[at] for row in rows if not isinstance(row[at], str))

    for heading, fund, rows in groups:
        p.row(None, heading, bold=True)
        for label, segment, n, m, first, changed, law in rows:
            p.row(None, f"  {label}", n, m, first, changed, law)
            for col, stage, amount in (("E", "murni", first), ("F", "perubahan", changed)):
                if not isinstance(amount, str):
                    p.line(col, amount, stage=stage, segment=segment, workers=n, months=m, fund_source=fund)
        p.row(None, "Sub Jumlah", None, None, add(rows, 4), add(rows, 5))
        p.gap()
    p.row(None, "GRAND TOTAL", None, None, add(all_rows, 4), add(all_rows, 5))
    return to


def pematangsiantar() -> Submission:
    """One sheet per year, an old version left hidden."""
    to, p = new("P.Siantar.xlsx", "TA 2022", district_code="12.72", stage="murni", programme=TWO)
    pages = [
        ("2022", p, 1.0),
        ("2023", more(to, "TA 2023", **p.base), 1.25),
        ("2023 lama", more(to, "TA 2023 (lama)"), 0.8),
    ]
    pages.append(("2024", more(to, "TA 2024", **p.base), 1.5))
    rows = [("Honorer", "non_asn", 1200), ("RT/RW", "rt_rw", 880), ("Pekerja Informal Miskin", "pekerja_rentan", 400)]
    for year, page, factor in pages:
        page.title("PEMKO PEMATANGSIANTAR", "PAGU IURAN JKK & JKM (MURNI)", upto="D")
        page.row("No", "Penerima", "Jumlah Org", "Pagu 1 Thn")
        total = 0
        for no, (label, segment, n) in enumerate(rows, 1):
            people = int(n * factor)
            page.row(f"{no}.", label, people, people * 201_600)
            total += people * 201_600
            if year != "2023 lama":
                page.line("D", people * 201_600, fiscal_year=year, segment=segment, workers=people, months=ANY)
        page.row(None, None, None, total)
    to.book["TA 2023 (lama)"].sheet_state = "hidden"
    return to


def gayo_lues() -> Submission:
    """All insurance of a district, the group's total on its heading, amounts typed as text with Rp."""
    to, p = new("Galus_belanja jaminan.xlsx", "JAMINAN", district_code="11.13", fiscal_year="2023")
    p.title("PEMERINTAH KABUPATEN GAYO LUES", "BELANJA JAMINAN DAN ASURANSI TAHUN 2023", upto="E")
    p.gap()
    p.row("Kode", "Uraian", "Anggaran Murni", "Realisasi s.d 30 Sept 2023", "%")
    groups = [
        (
            "I. JAMINAN ASN (TASPEN)",
            [
                ("5.1.01.01.10.0001", "Iuran JKK PNS", 612_480_000, 455_118_400, "taspen"),
                ("5.1.01.01.11.0001", "Iuran JKM PNS", 1_837_440_000, 1_365_355_200, "taspen"),
            ],
        ),
        (
            "II. JAMINAN KESEHATAN",
            [
                ("5.1.02.02.02.0003", "Iuran PBPU dan BP Kelas 3", 9_120_000_000, 6_840_000_000, "kesehatan"),
                (JKN, "Iuran JKN Non ASN", 806_400_000, 604_800_000, "kesehatan"),
            ],
        ),
        (
            "III. BPJS KETENAGAKERJAAN",
            [
                (JKK, "Iuran JKK Tenaga Kontrak", 96_768_000, 72_576_000, "JKK"),
                (JKM, "Iuran JKM Tenaga Kontrak", 120_960_000, 90_720_000, "JKM"),
            ],
        ),
        (
            "IV. ASURANSI BARANG",
            [("5.1.02.02.02.0008", "Asuransi kendaraan dinas dan gedung", 350_000_000, 347_912_500, "aset")],
        ),
    ]
    everything = [row for _, rows in groups for row in rows]
    a, b = (sum(row[i] for row in everything) for i in (2, 3))
    p.row(None, "JUMLAH SELURUHNYA", rp(a), rp(b), f"{b / a:.1%}".replace(".", ","))
    for heading, rows in groups:
        a, b = (sum(row[i] for row in rows) for i in (2, 3))
        p.row(None, heading, rp(a), rp(b), f"{b / a:.1%}".replace(".", ","), bold=True)
        for code, text, first, spent, kind in rows:
            p.row(code, text, rp(first), rp(spent), f"{spent / first:.1%}".replace(".", ","))
            for col, stage, amount in (("C", "murni", first), ("D", "realisasi", spent)):
                if kind in ("JKK", "JKM"):
                    p.line(col, amount, stage=stage, segment="non_asn", programme=kind, account_code=code)
                else:
                    p.other(col, amount, kind, stage=stage, account_code=code)
    return to


def toba() -> Submission:
    """Millions with decimals, year over stage, typing errors in the header."""
    to, p = new("tobasa jamsos.xlsx", "Sheet1", district_code="12.12")
    p.row("Kabupaten", ": Toba")
    p.row("Perihal", ": Angaran perlindungan BPJS Ketenagakerjan")
    p.row("Satuan", ": Juta Rupiah")
    p.gap()
    a = p.row("SEGMEN PEKRJA", "2022", None, None, "2023")
    p.row("Murni", "Perubhan", "Realisai", "Murni", "Perubahan", col="B")
    p.merge(f"A{a}:A{a + 1}", f"B{a}:D{a}", f"E{a}:F{a}")
    stages = [("2022", "murni"), ("2022", "perubahan"), ("2022", "realisasi"), ("2023", "murni"), ("2023", "perubahan")]
    rows = [
        ("Pegawai Harian Lepas", "non_asn", (184.5, 196.2, 190.35, 201.6, 201.6)),
        ("Perangkat desa", "perangkat_desa", (402.192, 402.192, 399.84, 402.192, 410.4)),
        ("Pekerja rentan", "pekerja_rentan", (0, 16.8, 16.8, 50.4, 84)),
        ("Petani", "petani", ("-", "-", "-", 20.16, 20.16)),
    ]
    for label, segment, money in rows:
        p.row(label, *money)
        for col, (year, stage), amount in zip("BCDEF", stages, money, strict=True):
            if amount != "-":
                p.line(col, round(amount * 1e6), fiscal_year=year, stage=stage, segment=segment)
    p.ws["J9"] = 12
    p.row("Jlh", *(round(sum(r[2][i] for r in rows if r[2][i] != "-"), 3) for i in range(5)))
    return to


def aceh_singkil() -> Submission:
    """Turned round: segments are the columns, year and stage the rows."""
    to, p = new("Aceh/singkil/data anggaran.xlsx", "data", district_code="11.10")
    p.title("Anggaran BPJS Ketenagakerjaan Kab. Aceh Singkil 2021 - 2023 (Rupiah)", upto="H")
    p.gap()
    a = p.row("Tahun", "Tahapan", "Segmen Kepesertaan", None, None, None, None, "Jumlah")
    labels = ["Tenaga Kontrak", "Keuchik & Aparatur Kampong", "Imam Masjid & Guru Ngaji", "Nelayan", "Petani Sawit"]
    p.row(*labels, col="C")
    p.merge(f"A{a}:A{a + 1}", f"B{a}:B{a + 1}", f"C{a}:G{a}", f"H{a}:H{a + 1}")
    segments = ["non_asn", "perangkat_desa", "pekerja_keagamaan", "nelayan", "petani_sawit"]
    years = [
        ("2021", [("Perubahan", "perubahan", (55_440_000, None, None, None, None))]),
        (
            "2022",
            [
                ("Murni", "murni", (110_880_000, 118_540_800, None, 20_160_000, None)),
                ("Perubahan", "perubahan", (115_920_000, 118_540_800, None, 20_160_000, None)),
                ("Realisasi", "realisasi", (112_610_400, 109_872_000, None, 18_480_000, None)),
            ],
        ),
        (
            "2023",
            [
                ("Murni", "murni", (120_960_000, 120_960_000, 30_240_000, 40_320_000, 0)),
                ("Perubahan", "perubahan", (120_960_000, 120_960_000, 30_240_000, 40_320_000, 75_600_000)),
            ],
        ),
    ]
    for year, stages in years:
        first = p.at + 1
        for i, (label, stage, money) in enumerate(stages):
            p.row(None if i else int(year), label, *money, sum(x or 0 for x in money))
            for col, segment, amount in zip("CDEFG", segments, money, strict=True):
                if amount is not None:
                    p.line(col, amount, fiscal_year=year, stage=stage, segment=segment)
        if len(stages) > 1:
            p.merge(f"A{first}:A{p.at}")
    return to


def langsa_rentan() -> Submission:
    """Amounts as dotted text, the people too; a total in words below."""
    to, p = new(
        "Langsa - usulan.xlsx", "Usulan", district_code="11.74", fiscal_year="2024", stage="murni", programme=TWO
    )
    p.title(
        "DAFTAR ALOKASI IURAN JAMINAN KECELAKAAN KERJA DAN JAMINAN KEMATIAN PEKERJA RENTAN",
        "KOTA LANGSA TAHUN ANGGARAN 2024 (APBK MURNI)",
        upto="G",
    )
    p.row("No", "Kelompok", "Penerima (orang)", "Iuran / bulan", "Lama (bulan)", "Kebutuhan Dana", "Pembiayaan")
    rows = [
        ("Nelayan tradisional", "nelayan", 1250, 12, "APBK", "APBD"),
        ("Tukang becak", "pekerja_rentan", 640, 12, "Baitul Mal Kota Langsa", "LAINNYA"),
        ("Pedagang kaki lima", "pekerja_rentan", 1005, 9, "Baitul Mal Kota Langsa", "LAINNYA"),
        ("Petani padi sawah", "petani", 875, 12, "APBK", "APBD"),
        ("Kader Posyandu", "kader", 330, 12, "Dana Desa", "APBDES"),
    ]
    total = 0
    for no, (label, segment, n, m, fund, source) in enumerate(rows, 1):
        p.row(no, label, f"{dot(n)} orang", "Rp 16.800", f"{m} bulan", f"Rp {dot(n * m * 16_800)}", fund)
        told = {"workers": n, "months": m, "unit_cost_idr": 16_800, "fund_source": source}
        p.line("F", n * m * 16_800, segment=segment, **told)
        total += n * m * 16_800
    p.row("Jumlah", None, f"{dot(sum(r[2] for r in rows))} orang", None, None, f"Rp {dot(total)}")
    p.gap()
    p.row("Catatan : usulan telah dibahas bersama TAPK dan BPJS Ketenagakerjaan Cabang Langsa")
    p.sign("F", "Langsa,               2023", "Kepala Dinas Sosial")
    return to


# ----------------------------------------------------------------------------------------------------- budgets: hard


def dairi() -> Submission:
    """The whole realisation report of an office, code parts in cells of their own; two lines of it are Jamsostek."""
    to, p = new("Sumut/Dairi/LRA DISDIK Nop.xlsx", "LRA", district_code="12.11", fiscal_year="2023")
    p.title(
        "PEMERINTAH KABUPATEN DAIRI", "LAPORAN REALISASI ANGGARAN", "Periode 1 Januari s.d. 30 Nopember 2023", upto="K"
    )
    p.gap()
    p.row("Unit Organisasi", None, None, None, None, None, ": 1.01.0.00.0.00.01.0000 Dinas Pendidikan")
    p.gap()
    p.row(
        "KODE REKENING", None, None, None, None, None, "URAIAN", "ANGGARAN SETELAH PERUBAHAN", "REALISASI", "%", "SISA"
    )
    p.merge(f"A{p.at}:F{p.at}")
    p.row("1", None, None, None, None, None, "2", "3", "4", "5 = 4/3", "6 = 3-4")
    heads = {
        "5": "BELANJA DAERAH",
        "5.1": "BELANJA OPERASI",
        "5.1.01": "Belanja Pegawai",
        "5.1.01.01": "Belanja Gaji dan Tunjangan ASN",
        "5.1.01.01.01": "Belanja Gaji Pokok ASN",
        "5.1.01.01.02": "Belanja Tunjangan Keluarga ASN",
        "5.1.01.01.03": "Belanja Tunjangan Jabatan ASN",
        "5.1.01.01.06": "Belanja Tunjangan Beras ASN",
        "5.1.01.01.09": "Belanja Iuran Jaminan Kesehatan ASN",
        "5.1.01.01.10": "Belanja Iuran Jaminan Kecelakaan Kerja ASN",
        "5.1.01.01.11": "Belanja Iuran Jaminan Kematian ASN",
        "5.1.02": "Belanja Barang dan Jasa",
        "5.1.02.01": "Belanja Barang",
        "5.1.02.01.01": "Belanja Barang Pakai Habis",
        "5.1.02.02": "Belanja Jasa",
        "5.1.02.02.01": "Belanja Jasa Kantor",
        "5.1.02.02.02": "Belanja Iuran Jaminan/Asuransi",
        "5.1.02.02.04": "Belanja Sewa Peralatan dan Mesin",
        "5.1.02.02.12": "Belanja Kursus/Pelatihan, Sosialisasi, Bimbingan Teknis",
        "5.1.02.03": "Belanja Pemeliharaan",
        "5.1.02.03.02": "Belanja Pemeliharaan Peralatan dan Mesin",
        "5.1.02.04": "Belanja Perjalanan Dinas",
        "5.1.02.04.01": "Belanja Perjalanan Dinas Dalam Negeri",
        "5.2": "BELANJA MODAL",
        "5.2.02": "Belanja Modal Peralatan dan Mesin",
        "5.2.02.05": "Belanja Modal Alat Kantor dan Rumah Tangga",
        "5.2.02.05.02": "Belanja Modal Alat Rumah Tangga",
        "5.2.02.10": "Belanja Modal Komputer",
        "5.2.02.10.01": "Belanja Modal Komputer Unit",
    }
    leaves = [
        ("5.1.01.01.01.0001", "Belanja Gaji Pokok PNS", 98_412_560_000, 90_122_408_300),
        ("5.1.01.01.01.0002", "Belanja Gaji Pokok PPPK", 21_040_116_000, 18_200_450_100),
        ("5.1.01.01.02.0001", "Belanja Tunjangan Keluarga PNS", 8_120_400_000, 7_411_230_540),
        ("5.1.01.01.02.0002", "Belanja Tunjangan Keluarga PPPK", 1_204_400_000, 1_011_420_260),
        ("5.1.01.01.03.0001", "Belanja Tunjangan Jabatan PNS", 410_250_000, 376_062_500),
        ("5.1.01.01.06.0001", "Belanja Tunjangan Beras PNS", 5_011_200_000, 4_612_318_200),
        ("5.1.01.01.09.0001", "Belanja Iuran Jaminan Kesehatan PNS", 6_204_118_000, 5_402_150_007),
        ("5.1.01.01.09.0002", "Belanja Iuran Jaminan Kesehatan PPPK", 840_118_000, 702_418_900),
        ("5.1.01.01.10.0001", "Belanja Iuran Jaminan Kecelakaan Kerja PNS", 198_204_000, 172_404_811),
        ("5.1.01.01.10.0002", "Belanja Iuran Jaminan Kecelakaan Kerja PPPK", 50_496_000, 41_220_400),
        ("5.1.01.01.11.0001", "Belanja Iuran Jaminan Kematian PNS", 594_612_000, 517_214_433),
        ("5.1.01.01.11.0002", "Belanja Iuran Jaminan Kematian PPPK", 151_488_000, 123_661_200),
        ("5.1.02.01.01.0004", "Belanja Bahan-Bahan Bakar dan Pelumas", 84_000_000, 71_250_000),
        ("5.1.02.01.01.0024", "Belanja Alat Tulis Kantor", 61_450_000, 58_912_500),
        ("5.1.02.01.01.0025", "Belanja Kertas dan Cover", 33_200_000, 31_080_000),
        ("5.1.02.01.01.0026", "Belanja Bahan Cetak", 112_740_000, 98_400_000),
        ("5.1.02.01.01.0031", "Belanja Alat Listrik", 14_400_000, 13_875_000),
        ("5.1.02.01.01.0052", "Belanja Makanan dan Minuman Rapat", 96_000_000, 82_620_000),
        ("5.1.02.02.01.0003", "Honorarium Narasumber", 72_000_000, 64_800_000),
        ("5.1.02.02.01.0013", "Belanja Jasa Tenaga Pendidikan", 4_320_000_000, 3_960_000_000),
        ("5.1.02.02.01.0026", "Belanja Jasa Tenaga Administrasi", 642_000_000, 588_500_000),
        ("5.1.02.02.01.0060", "Belanja Tagihan Air", 18_000_000, 12_411_300),
        ("5.1.02.02.01.0061", "Belanja Tagihan Listrik", 132_000_000, 108_772_456),
        ("5.1.02.02.01.0063", "Belanja Kawat/Faksimili/Internet/TV Berlangganan", 48_000_000, 41_250_000),
        ("5.1.02.02.02.0005", "Belanja Iuran Jaminan Kesehatan bagi Non ASN", 403_200_000, 352_800_000),
        (JKK, NAME[JKK], 24_192_000, 22_176_000),
        (JKM, NAME[JKM], 30_240_000, 27_720_000),
        ("5.1.02.02.02.0008", "Belanja Asuransi Barang Milik Daerah", 26_500_000, 0),
        ("5.1.02.02.04.0036", "Belanja Sewa Kendaraan Bermotor Penumpang", 36_000_000, 33_000_000),
        ("5.1.02.02.12.0001", "Belanja Kursus Singkat/Pelatihan", 210_000_000, 187_500_000),
        ("5.1.02.03.02.0036", "Belanja Pemeliharaan Kendaraan Dinas", 58_000_000, 44_117_500),
        ("5.1.02.03.02.0409", "Belanja Pemeliharaan Komputer", 12_000_000, 9_650_000),
        ("5.1.02.04.01.0001", "Belanja Perjalanan Dinas Biasa", 318_400_000, 301_778_120),
        ("5.1.02.04.01.0003", "Belanja Perjalanan Dinas Dalam Kota", 44_800_000, 40_950_000),
        ("5.2.02.05.02.0001", "Belanja Modal Mebel", 1_480_000_000, 1_322_650_000),
        ("5.2.02.10.01.0002", "Belanja Modal Personal Computer", 2_204_000_000, 2_149_875_000),
    ]
    seen: set[str] = set()

    def put(code: str, name: str, a: int, b: int) -> None:
        parts = code.split(".")
        p.row(*parts, *[None] * (6 - len(parts)), name, a, b, round(b / a * 100, 2), a - b, bold=len(parts) < 6)

    for code, name, a, b in leaves:
        for depth in range(1, 6):
            parent = ".".join(code.split(".")[:depth])
            if parent not in seen:
                seen.add(parent)
                mine = [x for x in leaves if x[0].startswith(parent + ".")]
                put(parent, heads[parent], sum(x[2] for x in mine), sum(x[3] for x in mine))
        put(code, name, a, b)
        for col, stage, amount in (("H", "perubahan", a), ("I", "realisasi", b)):
            if code in (JKK, JKM):
                told = {"segment": "non_asn", "programme": "JKK" if code == JKK else "JKM"}
                p.line(col, amount, stage=stage, account_code=code, **told)
            else:
                reason = "kesehatan" if "Kesehatan" in name else "lainnya"
                reason = "taspen" if code[:12] in ("5.1.01.01.10", "5.1.01.01.11") else reason
                reason = "aset" if "Asuransi Barang" in name else reason
                p.other(col, amount, reason, stage=stage, account_code=code)
    a, b = sum(x[2] for x in leaves), sum(x[3] for x in leaves)
    p.row("JUMLAH BELANJA", *[None] * 6, a, b, round(b / a * 100, 2), a - b)
    p.merge(f"A{p.at}:G{p.at}")
    p.row("SURPLUS / (DEFISIT)", *[None] * 6, -a, -b, None, None)
    p.sign("I", "Sidikalang, 1 Desember 2023", "Pengguna Anggaran")
    return to


def pemerintah_aceh() -> Submission:
    """A province's own money, stages as sheets' columns, several funds."""
    to, p = new("Aceh/Disnakermobduk Aceh.xlsx", "DPPA 2023", district_code="11", fiscal_year="2023")
    p.title("PEMERINTAH ACEH", "DINAS TENAGA KERJA DAN MOBILITAS PENDUDUK", upto="G")
    p.title("PERLINDUNGAN JAMSOSTEK BERSUMBER ANGGARAN PROVINSI", upto="G")
    p.row("Tahun", 2023)
    p.gap()
    a = p.row("Kegiatan / penerima manfaat", "Satuan", "Jml", "Sumber Dana", "APBA 2023", None, "Realisasi\n(31 Okt)")
    p.row("Murni", "Perubahan", col="E")
    p.merge(*(f"{c}{a}:{c}{a + 1}" for c in "ABCDG"), f"E{a}:F{a}")
    rows = [
        (
            "Tenaga kontrak SKPA",
            "orang",
            8412,
            "APBA",
            "PROVINSI",
            "non_asn",
            (1_696_000_000, 1_650_000_000, 1_204_500_250),
        ),
        ("Imum Mukim", "orang", 817, "APBA", "PROVINSI", "pekerja_keagamaan", (164_707_200, 164_707_200, 123_530_400)),
        ("Nelayan", "orang", 2000, "APBA", "PROVINSI", "nelayan", (403_200_000, 201_600_000, 100_800_000)),
        (
            "Pekerja rentan lainnya",
            "orang",
            1500,
            "TJSL Bank Aceh",
            "LAINNYA",
            "pekerja_rentan",
            (0, 151_200_000, 151_200_000),
        ),
    ]
    for text, unit, n, fund, source, segment, money in rows:
        p.row(text, unit, n, fund, *money)
        for col, stage, amount in zip("EFG", ("murni", "perubahan", "realisasi"), money, strict=True):
            mine = ANY if "Mukim" in text else segment
            p.line(col, amount, stage=stage, segment=mine, workers=n, fund_source=source)
    p.row("JUMLAH", None, sum(r[2] for r in rows), None, *(sum(r[6][i] for r in rows) for i in range(3)))
    return to


def labuhanbatu() -> Submission:
    """Three header rows year > stage > rupiah, the office as group row with its own sums, the code a number."""
    to, p = new("rekap_2021-2023.xlsx", "REKAP", district_code="12.10")
    p.row("Kode Wilayah", None, 12.1)
    p.row("Nama Daerah", None, "KAB. LABUHANBATU")
    p.gap()
    p.row(None, "REKAPITULASI ANGGARAN JAMINAN SOSIAL KETENAGAKERJAAN SELURUH OPD", bold=True)
    a = p.row("No", "OPD / Segmen", "TAHUN ANGGARAN", *[None] * 5, "Ket")
    p.row("2021", None, "2022", None, None, "2023", col="C")
    p.row("P-APBD", "Realisasi", "APBD", "P-APBD", "Realisasi", "APBD", col="C")
    p.merge(
        f"A{a}:A{a + 2}", f"B{a}:B{a + 2}", f"I{a}:I{a + 2}", f"C{a}:H{a}", f"C{a + 1}:D{a + 1}", f"E{a + 1}:G{a + 1}"
    )
    keys = [("2021", "perubahan"), ("2021", "realisasi"), ("2022", "murni"), ("2022", "perubahan")]
    keys += [("2022", "realisasi"), ("2023", "murni")]
    groups = [
        (
            "Dinas Tenaga Kerja",
            [
                ("Pekerja Rentan", "pekerja_rentan", (0, 0, 100_800_000, 151_200_000, 148_982_400, 302_400_000)),
                ("Nelayan", "nelayan", (0, 0, 40_320_000, 40_320_000, 40_320_000, 60_480_000)),
            ],
        ),
        (
            "Dinas Pemberdayaan Masyarakat dan Desa",
            [
                (
                    "Kepala Desa dan Perangkat",
                    "perangkat_desa",
                    (81_600_000, 80_784_000, 163_200_000, 163_200_000, 162_112_000, 163_200_000),
                ),
                ("BPD", "bpd", (0, 0, 0, 63_000_000, 63_000_000, 126_000_000)),
            ],
        ),
        (
            "BKPP",
            [
                (
                    "Pegawai Non ASN",
                    "non_asn",
                    (210_000_000, 198_450_000, 420_000_000, 441_000_000, 437_850_000, 441_000_000),
                ),
            ],
        ),
        (
            "Bagian Kesra Setdakab",
            [
                (
                    "Guru Ngaji & Bilal Mayit",
                    "pekerja_keagamaan",
                    (0, 0, 30_240_000, 30_240_000, 29_131_200, 30_240_000),
                ),
                ("Kepling", "rt_rw", (15_120_000, 15_120_000, 15_120_000, 15_120_000, 15_120_000, 15_120_000)),
            ],
        ),
    ]
    for roman, (office, rows) in zip(("I", "II", "III", "IV"), groups, strict=True):
        p.row(roman, office, *(sum(r[2][i] for r in rows) for i in range(6)), bold=True)
        for no, (label, segment, money) in enumerate(rows, 1):
            p.row(no, f"    {label}", *money)
            for col, (year, stage), amount in zip("CDEFGH", keys, money, strict=True):
                p.line(col, amount, fiscal_year=year, stage=stage, segment=segment)
    p.row(None, "JUMLAH", *(sum(r[2][i] for _, rows in groups for r in rows) for i in range(6)), bold=True)
    p.gap()
    p.row("Sumber: BPKAD, diolah")
    return to


def aceh_barat() -> Submission:
    """Potential, registered, not registered and the money beside them: both kinds of rows."""
    to, p = new("Aceh/Aceh Barat/Matriks Jamsostek.xlsx", "Matriks")
    p.title("MATRIKS PELAKSANAAN INPRES NOMOR 2 TAHUN 2021 KABUPATEN ACEH BARAT", "Posisi 31 Agustus 2023", upto="J")
    p.gap()
    a = p.row(
        "No",
        "Segmen",
        "Kepesertaan (orang)",
        None,
        None,
        "%",
        "Program",
        "Anggaran APBK-P 2023 (Rp)",
        "Sumber Dana",
        "Regulasi",
    )
    p.row("Potensi", "Terdaftar", "Belum Terdaftar", col="C")
    p.merge(*(f"{c}{a}:{c}{a + 1}" for c in "ABFGHIJ"), f"C{a}:E{a}")
    rows = [
        ("Non ASN", "non_asn", 3418, 2960, "2 Program", 497_280_000, "APBK", "Perbup 14/2022"),
        (
            "Keuchik dan Perangkat Gampong",
            "perangkat_desa",
            2576,
            2576,
            "3 Program",
            1_123_136_000,
            "ADG",
            "Perbup 3/2023",
        ),
        ("Tuha Peut", "bpd", 1610, 402, "2 Program", 81_043_200, "ADG", "Perbup 3/2023"),
        ("Pekerja Rentan", "pekerja_rentan", 21_340, 500, "2 Program", 50_400_000, "APBK", "-"),
        ("Petani Sawit", "petani_sawit", 4_125, 0, "-", "-", "-", "-"),
    ]
    people = {"district_code": "11.05", "period": "2023-08"}
    for no, (label, segment, potential, registered, programme, amount, fund, law) in enumerate(rows, 1):
        rate = round(registered / potential * 100, 2)
        p.row(no, label, potential, registered, potential - registered, rate, programme, amount, fund, law)
        p.count("C", potential, segment=segment, metric="potential", **people)
        p.count("D", registered, segment=segment, metric="registered", **people)
        p.count("E", potential - registered, segment=segment, metric="not_registered", **people)
        if amount != "-":
            told = {
                "programme": TWO if programme[0] == "2" else THREE,
                "fund_source": "APBD" if fund == "APBK" else "APBDES",
            }
            p.line("H", amount, district_code="11.05", fiscal_year="2023", stage="perubahan", segment=segment, **told)
    a, b = sum(r[2] for r in rows), sum(r[3] for r in rows)
    money = sum(r[5] for r in rows if r[5] != "-")
    p.row(None, "Total", a, b, a - b, round(b / a * 100, 2), None, money, None, None)
    return to


def medan() -> Submission:
    """Printed pages: the header again on each, the sum carried over from page to page."""
    to, p = new(
        "Sumut/MEDAN/kepling.xlsx",
        "Cetak",
        district_code="12.71",
        fiscal_year="2022",
        stage="perubahan",
        segment="rt_rw",
    )
    p.title(
        "PEMERINTAH KOTA MEDAN", "IURAN BPJS KETENAGAKERJAAN KEPALA LINGKUNGAN", "PERUBAHAN APBD T.A. 2022", upto="F"
    )
    names = [
        "Medan Kota",
        "Medan Sunggal",
        "Medan Helvetia",
        "Medan Denai",
        "Medan Barat",
        "Medan Deli",
        "Medan Tuntungan",
    ]
    names += ["Medan Belawan", "Medan Amplas", "Medan Area", "Medan Johor", "Medan Marelan", "Medan Labuhan"]
    names += ["Medan Tembung", "Medan Maimun", "Medan Polonia", "Medan Baru", "Medan Perjuangan"]
    names += ["Medan Petisah", "Medan Timur", "Medan Selayang"]
    carried = carried_people = 0
    for no, name in enumerate(names, 1):
        if no % 8 == 1:
            if no > 1:
                p.row(None, "Jumlah dipindahkan", carried_people, None, None, carried)
                p.gap(2)
            p.row("No.", "Kecamatan", "Jlh Kepling", "Bulan", "Iuran JKK + JKM", "Jumlah (Rp)")
            p.row("1", "2", "3", "4", "5", "6")
            if no > 1:
                p.row(None, "Jumlah pindahan", carried_people, None, None, carried)
        n = 60 + (no * 37) % 90
        p.row(no, name, n, 12, 19_656, n * 12 * 19_656)
        p.line("F", n * 12 * 19_656, workers=n, months=12, unit_cost_idr=19_656, programme=TWO)
        carried, carried_people = carried + n * 12 * 19_656, carried_people + n
    p.row(None, "JUMLAH SELURUHNYA", carried_people, None, None, carried)
    p.sign("E", "Medan,      Nopember 2022", "Kabag Tata Pemerintahan")
    return to


def tapanuli_tengah() -> Submission:
    """A wrong total, a letter O in a number, a dead reference."""
    to, p = new("Tapteng_rev3_FINAL(1).xlsx", "Sheet2", district_code="12.01", fiscal_year="2023")
    p.title("ANGGARAN BPJS KETENAGAKERJAAN KABUPATEN TAPANULI TENGAH", "APBD TAHUN 2023", upto="E")
    p.gap()
    p.row("No", "Peserta", "Murni", "Perubahan", "Realisasi s/d 30 September 2023")
    rows = [
        ("Non ASN", "non_asn", 302_400_000, "12O.960.000", 201_600_000),
        ("Perangkat Desa", "perangkat_desa", 318_931_200, 318_931_200, 239_198_400),
        ("BPD", "bpd", 155_030_400, 155_030_400, "#REF!"),
        ("Nelayan", "nelayan", 100_800_000, 141_120_000, 70_560_000),
        ("Parengge-rengge (pedagang kecil)", "pekerja_rentan", 50_400_000, 50_400_000, 37_800_000),
    ]
    for no, (label, segment, *money) in enumerate(rows, 1):
        p.row(no, label, *money)
        for col, stage, amount in zip("CDE", ("murni", "perubahan", "realisasi"), money, strict=True):
            if isinstance(amount, int):
                p.line(col, amount, stage=stage, segment=segment)
            else:
                p.wrong(f"{col}{p.at}")
    p.row(None, "Jumlah", sum(r[2] for r in rows) + 9_000_000, None, "#REF!")
    p.wrong(f"C{p.at}")
    p.wrong(f"E{p.at}")
    return to


def nagan_raya() -> Submission:
    """Four stages, one more hidden; the amounts are formulas of people, months and premium."""
    to, p = new("Nagan/JAMSOSTEK NR.xlsx", "2023", district_code="11.15", fiscal_year="2023", programme=TWO)
    p.title("PEMERINTAH KABUPATEN NAGAN RAYA", "PERHITUNGAN IURAN JKK DAN JKM TAHUN 2023", upto="J")
    p.row(
        "Uraian",
        "Jlh (org)",
        "Bln",
        "Iuran",
        "Murni",
        "Pergeseran I",
        "Pergeseran II",
        "Perubahan",
        "Realisasi",
        "Sisa",
    )
    rows = [
        ("Tenaga Kontrak", "non_asn", 1650, 12, 16_800, 332_640_000, 340_000_000, 332_640_000, 249_480_000),
        ("Aparatur Gampong", "perangkat_desa", 2220, 12, 16_800, 447_552_000, 450_000_000, 440_294_400, 330_220_800),
        ("Tuha Peut Gampong", "bpd", 1332, 12, 16_800, 201_398_400, 210_000_000, 201_398_400, 151_048_800),
        ("Petani Sawit", "petani_sawit", 400, 3, 16_800, 20_160_000, 20_160_000, 40_320_000, 20_160_000),
    ]
    first = p.at + 1
    for label, segment, n, m, u, *rest in rows:
        r = p.at + 1
        p.row(label, n, m, u, f"=B{r}*C{r}*D{r}", *rest, f"=H{r}-I{r}")
        told = {"segment": segment, "workers": n, "months": m, "unit_cost_idr": u}
        p.line("E", n * m * u, stage="murni", **told)
        for col, stage, amount in (
            ("F", "pergeseran", rest[0]),
            ("H", "perubahan", rest[2]),
            ("I", "realisasi", rest[3]),
        ):
            p.line(col, amount, stage=stage, **told)
    p.row("Jumlah", f"=SUM(B{first}:B{p.at})", None, None, *(f"=SUM({c}{first}:{c}{p.at})" for c in "EFGHIJ"))
    p.ws.column_dimensions["G"].hidden = True
    return to


def aceh_tenggara() -> Submission:
    """An office per sheet, each laid out by another hand, behind a covering letter."""
    to, letter = new("Aceh Tenggara 2024.xlsx", "Pengantar")
    letter.row("Kutacane, 12 Februari 2024")
    letter.row("Kepada Yth. Deputi Bidang Koordinasi Peningkatan Kesejahteraan Sosial")
    letter.row("Bersama ini disampaikan data anggaran perlindungan jaminan sosial ketenagakerjaan kami.")
    base = {"district_code": "11.02", "fiscal_year": "2024", "stage": "murni"}

    p = more(to, "Disnaker", **base)
    p.row("Kabupaten Aceh Tenggara - APBK Murni 2024 - Dinas Transmigrasi dan Tenaga Kerja")
    p.row("Penerima", "Orang", "Bulan", "Rp/bulan", "Jumlah")
    for label, segment, n in (
        ("Pengrajin dan buruh lepas (pekerja rentan)", "pekerja_rentan", 310),
        ("Petani", "petani", 450),
    ):
        p.row(label, n, 12, 16_800, n * 201_600)
        p.line("E", n * 201_600, segment=segment, workers=n, months=12, unit_cost_idr=16_800)
    p.row("Jumlah", 760, None, None, 760 * 201_600)

    p = more(to, "DPMK", **base, fund_source="APBDES", segment="perangkat_desa")
    p.gap()
    p.row("DINAS PEMBERDAYAAN MASYARAKAT DAN KUTE KAB. ACEH TENGGARA", col="B")
    p.row("TAHUN ANGGARAN : 2024 (MURNI)", col="B")
    p.row("SUMBER DANA : ADD", col="B")
    p.gap()
    p.row("No", "Uraian", "Nilai (Rp)", col="B")
    p.row(1, "Iuran JKK Pengulu Kute dan Perangkat", 221_760_000, col="B")
    p.line("D", 221_760_000, programme="JKK")
    p.row(2, "Iuran JKM Pengulu Kute dan Perangkat", 277_200_000, col="B")
    p.line("D", 277_200_000, programme="JKM")
    p.row(None, "Jumlah", 498_960_000, col="B")

    p = more(to, "KIP", **base, segment="pemilu")
    p.title(
        "KOMISI INDEPENDEN PEMILIHAN KABUPATEN ACEH TENGGARA",
        "Hibah APBK Murni 2024 untuk Jamsostek Badan Adhoc",
        upto="F",
    )
    p.row("Badan Adhoc", "Jumlah", "Bulan", "Iuran JKK+JKM", "Total Iuran")
    total = 0
    for label, n, m in (("PPK", 80, 8), ("PPS", 1155, 7), ("Pantarlih", 648, 1), ("KPPS", 4536, 1)):
        p.row(label, n, m, 10_800, n * m * 10_800)
        p.line("E", n * m * 10_800, workers=n, months=m, unit_cost_idr=10_800, programme=TWO, fund_source=ANY)
        total += n * m * 10_800
    p.row("TOTAL", None, None, None, total)
    return to


def padang_lawas_utara() -> Submission:
    """A treasurer's register of payments: every one is realised money."""
    to, p = new(
        "Register SP2D Paluta.xlsx",
        "SP2D",
        district_code="12.20",
        fiscal_year="2023",
        stage="realisasi",
        segment="non_asn",
        months=ANY,
        workers=ANY,
    )
    p.title(
        "PEMERINTAH KAB. PADANG LAWAS UTARA",
        "REGISTER SP2D BELANJA IURAN JAMINAN NON ASN",
        "TAHUN ANGGARAN 2023",
        upto="F",
    )
    p.gap()
    p.row("No", "Tanggal SP2D", "Nomor SP2D", "Uraian", "Kode Rekening", "Nilai (Rp)")
    total = 0
    for no in range(1, 10):
        month = (no - 1) // 3 * 2 + 3
        code = (JKK, JKM, JKN)[(no - 1) % 3]
        name = {
            JKK: "Iuran JKK BPJS Ketenagakerjaan",
            JKM: "Iuran JKM BPJS Ketenagakerjaan",
            JKN: "Iuran BPJS Kesehatan",
        }[code]
        amount = {JKK: 5_760_000, JKM: 7_200_000, JKN: 96_000_000}[code] + month * 12_000
        when, text = datetime(2023, month, 10 + no), f"Pembayaran {name} Tenaga Non ASN Setdakab"
        p.row(no, when, f"{no:04d}/SP2D-LS/{month:02d}/2023", text, code, amount)
        p.ws.cell(p.at, 2).number_format = "dd/mm/yyyy"
        if code == JKN:
            p.other("F", amount, "kesehatan", account_code=code)
        else:
            p.line("F", amount, account_code=code, programme=name[6:9])
        total += amount
    p.row("Jumlah", None, None, None, None, total)
    p.merge(f"A{p.at}:E{p.at}")
    return to


def labura() -> Submission:
    """A filled-in questionnaire: question on the left, answer on the right."""
    to, p = new("Instrumen monev - jawaban.xlsx", "Instrumen", district_code="12.23")
    p.title("INSTRUMEN MONITORING DAN EVALUASI INPRES NO. 2 TAHUN 2021", upto="C")
    p.row(None, "Kabupaten/Kota", "Labuhanbatu Utara")
    p.gap()
    p.row("No", "Pertanyaan", "Jawaban")
    p.row(1, "Apakah sudah ada regulasi daerah?", "Ada (Perda)")
    p.row(2, "Anggaran iuran BPJS Ketenagakerjaan bagi Non ASN (sumber dana: APBD)")
    answers = [
        ("a. APBD murni TA 2022", "2022", "murni", 231_840_000),
        ("b. APBD perubahan TA 2022", "2022", "perubahan", 241_920_000),
        ("c. Realisasi TA 2022", "2022", "realisasi", 239_904_000),
        ("d. APBD murni TA 2023", "2023", "murni", 252_000_000),
    ]
    for text, year, stage, amount in answers:
        p.row(None, text, f"Rp {dot(amount)}")
        p.line("C", amount, fiscal_year=year, stage=stage, segment="non_asn", fund_source="APBD")
    p.row(3, "Anggaran iuran BPJS Ketenagakerjaan bagi Kepala Desa dan Perangkat Desa (sumber dana: APBDes)")
    for text, year, stage, amount in (
        ("a. Murni TA 2023", "2023", "murni", 197_568_000),
        ("b. Realisasi TA 2023", "2023", "realisasi", 131_712_000),
    ):
        p.row(None, text, f"Rp {dot(amount)}")
        p.line("C", amount, fiscal_year=year, stage=stage, segment="perangkat_desa", fund_source="APBDES")
    p.row(4, "Anggaran iuran BPJS Ketenagakerjaan bagi Pekerja Rentan (sumber dana: DBH Sawit)")
    p.row(None, "a. APBD perubahan TA 2023", f"Rp {dot(120_960_000)}")
    p.line("C", 120_960_000, fiscal_year="2023", stage="perubahan", segment="pekerja_rentan", fund_source="DBH_SAWIT")
    p.row(5, "Kendala yang dihadapi", "Keterbatasan fiskal daerah")
    p.row(6, "Saran", "-")
    return to


# ---------------------------------------------------------------------------------------------- participation: plain


def meulaboh() -> Submission:
    """A branch's districts by PU and BPU under two header rows."""
    to, p = new("BPJSTK Meulaboh/coverage sept 23.xlsx", "Coverage", period="2023-09")
    p.title("COVERAGE KEPESERTAAN BPJS KETENAGAKERJAAN CABANG MEULABOH", "per 30 September 2023", upto="I")
    p.gap()
    a = p.row("No", "Kabupaten", "Potensi Tenaga Kerja", None, None, "Tenaga Kerja Aktif", None, None, "Coverage (%)")
    p.row("PU", "BPU", "Jumlah", "PU", "BPU", "Jumlah", col="C")
    p.merge(f"A{a}:A{a + 1}", f"B{a}:B{a + 1}", f"I{a}:I{a + 1}", f"C{a}:E{a}", f"F{a}:H{a}")
    rows = [
        ("Aceh Barat", "11.05", 24_116, 31_870, 14_902, 2_118),
        ("Nagan Raya", "11.15", 19_440, 27_215, 9_711, 1_640),
        ("Aceh Jaya", "11.14", 9_120, 15_403, 4_087, 966),
        ("Simeulue", "11.09", 6_874, 13_950, 2_961, 402),
    ]
    for no, (name, code, *n) in enumerate(rows, 1):
        rate = round((n[2] + n[3]) / (n[0] + n[1]) * 100, 2)
        p.row(no, name, n[0], n[1], n[0] + n[1], n[2], n[3], n[2] + n[3], rate)
        for col, metric, segment, at in (
            ("C", "potential", "pu", 0),
            ("D", "potential", "bpu", 1),
            ("F", "active", "pu", 2),
            ("G", "active", "bpu", 3),
        ):
            p.count(col, n[at], district_code=code, segment=segment, metric=metric)
    s = [sum(r[i] for r in rows) for i in range(2, 6)]
    p.row(
        None,
        "Cabang Meulaboh",
        s[0],
        s[1],
        s[0] + s[1],
        s[2],
        s[3],
        s[2] + s[3],
        round((s[2] + s[3]) / (s[0] + s[1]) * 100, 2),
    )
    return to


def langsa_bulanan() -> Submission:
    """Months as true dates across, segments down, sums at the bottom."""
    to, p = new("langsa-aktif-2023.xlsx", "TK Aktif", district_code="11.74", metric="active")
    p.title("JUMLAH TENAGA KERJA AKTIF BPJS KETENAGAKERJAAN", "KOTA LANGSA", upto="J")
    p.gap()
    p.row("Segmen", *(datetime(2023, m, 1) for m in range(1, 10)))
    for cell in p.ws[p.at][1:]:
        cell.number_format = "mmm-yy"
    rows = [
        ("Penerima Upah (PU)", "pu", 9_812, 61),
        ("Bukan Penerima Upah (BPU)", "bpu", 1_404, 23),
        ("Jasa Konstruksi", "jakon", 640, 112),
        ("PMI", "pmi", 4, 1),
    ]
    for label, segment, start, step in rows:
        counts = [start + step * i - (i % 3) * 2 for i in range(9)]
        p.row(label, *counts)
        for i, n in enumerate(counts):
            p.count(get_column_letter(i + 2), n, period=f"2023-{i + 1:02d}", segment=segment)
    p.row("Jumlah", *(sum(r[2] + r[3] * i - (i % 3) * 2 for r in rows) for i in range(9)))
    return to


def aceh_csv() -> Submission:
    """A long comma-separated extract, codes with their points."""
    to, p = new("extract_kepesertaan.csv", "x", ANY)
    p.row("provinsi", "kode_kemendagri", "kab_kota", "periode", "segmen", "indikator", "jumlah_orang")
    segments = {"PU": "pu", "BPU": "bpu", "JAKON": "jakon"}
    metrics = {"potensi": "potential", "terdaftar": "registered", "aktif": "active"}
    rows = [
        ("11.10", "KAB. ACEH SINGKIL", "2023-06", "PU", "potensi", 13_902),
        ("11.10", "KAB. ACEH SINGKIL", "2023-06", "PU", "terdaftar", 9_240),
        ("11.10", "KAB. ACEH SINGKIL", "2023-06", "PU", "aktif", 7_115),
        ("11.10", "KAB. ACEH SINGKIL", "2023-06", "BPU", "potensi", 15_118),
        ("11.10", "KAB. ACEH SINGKIL", "2023-06", "BPU", "aktif", 980),
        ("11.01", "KAB. ACEH SELATAN", "2023-06", "PU", "aktif", 9_004),
        ("11.01", "KAB. ACEH SELATAN", "2023-06", "BPU", "aktif", 1_212),
        ("11.01", "KAB. ACEH SELATAN", "2023-06", "JAKON", "aktif", 0),
        ("11.75", "KOTA SUBULUSSALAM", "2023-07", "PU", "terdaftar", 5_431),
        ("11.75", "KOTA SUBULUSSALAM", "2023-07", "BPU", "terdaftar", 612),
    ]
    for code, name, period, segment, metric, n in rows:
        p.row("ACEH", code, name, period, segment, metric, n)
        p.count("G", n, district_code=code, period=period, segment=segments[segment], metric=metrics[metric])
    as_csv(p, ",")
    return to


def sibolga() -> Submission:
    """Local segments with potential, registered, not registered and per cent."""
    to, p = new("Sumut/sibolga/Sibolga - kepesertaan.xlsx", "Sheet1", district_code="12.73", period="2022-12")
    p.title("PEMERINTAH KOTA SIBOLGA", "DATA KEPESERTAAN JAMSOSTEK PER DESEMBER 2022", upto="F")
    p.gap()
    p.row("No", "Segmen", "Potensi", "Terdaftar", "Blm Terdaftar", "Cakupan")
    rows = [
        ("Tenaga Non ASN", "non_asn", 1_618, 1_455),
        ("Guru Honorer", "guru_honor", 402, 210),
        ("Tenaga Kesehatan Non ASN", "tenaga_kesehatan", 287, 287),
        ("Kepala Lingkungan", "rt_rw", 68, 68),
        ("Kader Posyandu", "kader", 235, 0),
        ("Nelayan", "nelayan", 4_870, 1_206),
        ("Pekerja Rentan", "pekerja_rentan", 6_320, 500),
    ]
    for no, (label, segment, potential, registered) in enumerate(rows, 1):
        p.row(
            no,
            label,
            potential,
            registered,
            potential - registered,
            f"{registered / potential * 100:.2f} %".replace(".", ","),
        )
        p.count("C", potential, segment=segment, metric="potential")
        p.count("D", registered, segment=segment, metric="registered")
        p.count("E", potential - registered, segment=segment, metric="not_registered")
    a, b = sum(r[2] for r in rows), sum(r[3] for r in rows)
    p.row(None, "TOTAL", a, b, a - b, f"{b / a * 100:.2f} %".replace(".", ","))
    return to


def bireuen() -> Submission:
    """Only totals of all workers, a row per date."""
    to, p = new("Bireuen.xlsx", "Tren", district_code="11.11", segment="total")
    p.title("Perkembangan Kepesertaan BPJS Ketenagakerjaan (semua segmen) Kabupaten Bireuen", upto="F")
    p.row("Posisi", "Potensi TK", "TK Terdaftar", "TK Aktif", "% Aktif", "Keterangan")
    rows = [
        ("Desember 2021", "2021-12", 88_340, 24_117, 15_602),
        ("Desember 2022", "2022-12", 91_205, 30_664, 19_846),
        ("September 2023", "2023-09", 91_205, 36_902, 24_311),
    ]
    for label, period, a, b, c in rows:
        p.row(label, a, b, c, round(c / a * 100, 2), "Sakernas" if period < "2022" else None)
        for col, metric, n in (("B", "potential", a), ("C", "registered", b), ("D", "active", c)):
            p.count(col, n, period=period, metric=metric)
    return to


def serdang_bedagai() -> Submission:
    """Quarter ends as dates typed as text."""
    to, p = new("sergai triwulanan.xlsx", "Lembar1", district_code="12.18", metric="active")
    p.row("KABUPATEN SERDANG BEDAGAI")
    p.row("Peserta aktif BPJS Ketenagakerjaan menurut segmen (orang)")
    p.gap()
    a = p.row("No", "Segmen", "Posisi per tanggal")
    p.row("31/12/2022", "31/03/2023", "30/06/2023", "30/09/2023", col="C")
    p.merge(f"A{a}:A{a + 1}", f"B{a}:B{a + 1}", f"C{a}:F{a}")
    periods = ["2022-12", "2023-03", "2023-06", "2023-09"]
    rows = [
        ("Penerima Upah", "pu", (41_802, 42_115, 42_960, 43_377)),
        ("Bukan Penerima Upah", "bpu", (5_211, 5_648, 7_903, 8_120)),
        ("Jasa Konstruksi", "jakon", (9_450, 1_204, 3_817, 6_655)),
        ("Pekerja Migran", "pmi", ("-", "-", 12, 15)),
    ]
    for no, (label, segment, counts) in enumerate(rows, 1):
        p.row(no, label, *counts)
        for col, period, n in zip("CDEF", periods, counts, strict=True):
            if n != "-":
                p.count(col, n, period=period, segment=segment)
    p.row(None, "Jumlah", *(sum(r[2][i] for r in rows if r[2][i] != "-") for i in range(4)))
    p.gap()
    p.row("Sumber : BPJS Ketenagakerjaan, diolah Bappeda")
    return to


# --------------------------------------------------------------------------------------------- participation: medium


def gunungsitoli() -> Submission:
    """Districts as group rows, their segments below, subtotals and a grand total."""
    to, p = new("KCP Gunungsitoli.xlsx", "RAN 2023", period="2023-10")
    p.row("BPJS KETENAGAKERJAAN KANTOR CABANG PERINTIS GUNUNGSITOLI", col="B")
    p.row("Kepesertaan Kepulauan Nias bulan Oktober 2023", col="B")
    p.gap()
    p.row("No", "Kab/Kota - Segmen", "Potensi", "Sudah terdaftar", "Belum terdaftar", col="B")
    groups = [
        ("KABUPATEN NIAS", "12.04", (1_402, 820, 1_870, 1_530)),
        ("KABUPATEN NIAS SELATAN", "12.14", (2_316, 1_204, 4_102, 3_218)),
        ("KABUPATEN NIAS UTARA", "12.24", (1_105, 640, 1_233, 1_130)),
        ("KABUPATEN NIAS BARAT", "12.25", (802, 377, 1_140, 1_090)),
        ("KOTA GUNUNGSITOLI", "12.78", (1_920, 1_511, 905, 905)),
    ]
    sums = [0, 0]
    for roman, (name, code, n) in zip("ABCDE", groups, strict=True):
        p.row(roman, name, col="B", bold=True)
        for no, (label, segment, a, b) in enumerate(
            (("Non ASN", "non_asn", n[0], n[1]), ("Perangkat Desa", "perangkat_desa", n[2], n[3])), 1
        ):
            p.row(no, label, a, b, a - b, col="B")
            for col, metric, value in (("D", "potential", a), ("E", "registered", b), ("F", "not_registered", a - b)):
                p.count(col, value, district_code=code, segment=segment, metric=metric)
        a, b = n[0] + n[2], n[1] + n[3]
        p.row(None, "Sub total", a, b, a - b, col="B")
        sums = [sums[0] + a, sums[1] + b]
    p.row(None, "Total Kepulauan Nias", sums[0], sums[1], sums[0] - sums[1], col="B")
    return to


def pakpak_bharat() -> Submission:
    """Men and women and their sum; the sum is the count."""
    to, p = new("Pakpak.xlsx", "gender", district_code="12.15", period="2023")
    p.title("REKAP PEKERJA MENURUT JENIS KELAMIN KAB. PAKPAK BHARAT TAHUN 2023", upto="H")
    a = p.row("No", "Segmen Pekerja", "Terdaftar BPJS Ketenagakerjaan", None, None, "Belum Terdaftar", None, None)
    p.row("L", "P", "L+P", "L", "P", "L+P", col="C")
    p.merge(f"A{a}:A{a + 1}", f"B{a}:B{a + 1}", f"C{a}:E{a}", f"F{a}:H{a}")
    rows = [
        ("Tenaga Honorer Pemkab", "non_asn", 188, 241, 40, 62),
        ("Kades dan Perangkat Desa", "perangkat_desa", 402, 61, 0, 0),
        ("Anggota BPD", "bpd", 166, 94, 12, 4),
        ("Petani gambir", "petani", 210, 302, 3_104, 2_877),
    ]
    for no, (label, segment, *n) in enumerate(rows, 1):
        p.row(no, label, n[0], n[1], n[0] + n[1], n[2], n[3], n[2] + n[3])
        p.count("E", n[0] + n[1], segment=segment, metric="registered")
        p.count("H", n[2] + n[3], segment=segment, metric="not_registered")
    s = [sum(r[i] for r in rows) for i in range(2, 6)]
    p.row(None, "Jumlah", s[0], s[1], s[0] + s[1], s[2], s[3], s[2] + s[3])
    return to


def aceh_ribu() -> Submission:
    """The province's own figures in thousands of people with decimals."""
    to, p = new("Aceh/Bahan Kadisnaker.xlsx", "Tabel 1", district_code="11", area_level="province", period="2022-12")
    p.row("Tabel 1. Tenaga kerja dan kepesertaan BPJS Ketenagakerjaan Provinsi Aceh, Desember 2022")
    p.row("(dalam ribu orang)")
    p.gap()
    p.row("Segmen", "Potensi", "Aktif", "Belum terdaftar", "Persen aktif")
    rows = [
        ("PU", "pu", 702.4, 301.55, 350.2),
        ("BPU", "bpu", 881.9, 58.3, 815.0),
        ("Jakon", "jakon", 110.05, 74.2, 20.5),
    ]
    for label, segment, a, b, c in rows:
        p.row(label, a, b, c, round(b / a * 100, 1))
        for col, metric, n in (("B", "potential", a), ("C", "active", b), ("D", "not_registered", c)):
            p.count(col, round(n * 1000), segment=segment, metric=metric)
    s = [round(sum(r[i] for r in rows), 2) for i in (2, 3, 4)]
    p.row("Jumlah", *s, round(s[1] / s[0] * 100, 1))
    return to


def banda_aceh_cabang() -> Submission:
    """One sheet per month, the month only on its tab, the year in the title."""
    to, p = new("Cabang Banda Aceh.xlsx", "Jul", metric="active")
    months = [
        ("2023-07", p, 0),
        ("2023-08", more(to, "Agt", metric="active"), 1),
        ("2023-09", more(to, "Sept", metric="active"), 2),
    ]
    rows = [
        ("Kota Banda Aceh", "11.71", 38_211, 6_402),
        ("Kab. Aceh Besar", "11.06", 21_540, 4_118),
        ("Kota Sabang", "11.72", 3_015, 540),
        ("Kab. Pidie", "11.07", 11_402, 2_260),
        ("Kab. Pidie Jaya", "11.18", 4_077, 1_115),
    ]
    for period, page, k in months:
        page.title("TENAGA KERJA AKTIF TAHUN 2023", "BPJS KETENAGAKERJAAN CABANG BANDA ACEH", upto="E")
        page.row("No", "Wilayah", "PU", "BPU", "PU+BPU")
        sums = [0, 0]
        for no, (name, code, pu, bpu) in enumerate(rows, 1):
            a, b = pu + 37 * k * no, bpu - 11 * k * no
            page.row(no, name, a, b, a + b)
            page.count("C", a, district_code=code, period=period, segment="pu")
            page.count("D", b, district_code=code, period=period, segment="bpu")
            sums = [sums[0] + a, sums[1] + b]
        page.row(None, "Jumlah", *sums, sum(sums))
    return to


def aceh_selatan() -> Submission:
    """The village bundle beside its parts."""
    to, p = new("Asel/segmen.xlsx", "RAN", district_code="11.01", period="2023-09")
    p.title("CAPAIAN SEGMEN RAN INPRES 2/2021 KAB. ACEH SELATAN S.D. SEPTEMBER 2023", upto="E")
    p.gap()
    p.row("No", "Segmen", "Potensi", "Aktif", "%")
    parts = [("a. Keuchik dan Perangkat Gampong", "perangkat_desa", 2_340, 2_106), ("b. Tuha Peut", "bpd", 1_560, 288)]
    parts += [
        ("c. Kader Posyandu / PKK", "kader", 1_820, 90),
        ("d. Imam Meunasah & Guru Ngaji", "pekerja_keagamaan", 1_005, 0),
    ]
    others = [
        ("2", "Non ASN Pemkab", "non_asn", 2_811, 2_744),
        ("3", "Pekerja Rentan", "pekerja_rentan", 30_402, 1_000),
    ]
    a, b = sum(x[2] for x in parts), sum(x[3] for x in parts)
    p.row("1", "Ekosistem Gampong", a, b, f"{b / a:.1%}")
    for no, label, segment, potential, active in [("", *x) for x in parts] + others:
        p.row(no or None, label, potential, active, f"{active / potential:.1%}")
        p.count("C", potential, segment=segment, metric="potential")
        p.count("D", active, segment=segment, metric="active")
    a, b = a + sum(x[3] for x in others), b + sum(x[4] for x in others)
    p.row("", "Total", a, b, f"{b / a:.1%}")
    return to


def banda_aceh_bulan() -> Submission:
    """Month over registered and active, a numbering row below the header."""
    to, p = new("B. Aceh 2024 trw I.xlsx", "TRW I", district_code="11.71")
    p.title(
        "PEMERINTAH KOTA BANDA ACEH", "KEPESERTAAN BPJS KETENAGAKERJAAN SEGMEN PEMERINTAH KOTA, TAHUN 2024", upto="H"
    )
    a = p.row("No", "Segmen", "Januari", None, "Februari", None, "Maret", None)
    p.row(*["Terdaftar", "Aktif"] * 3, col="C")
    p.merge(f"A{a}:A{a + 1}", f"B{a}:B{a + 1}", f"C{a}:D{a}", f"E{a}:F{a}", f"G{a}:H{a}")
    p.row(*(f"({i})" for i in range(1, 9)))
    rows = [
        ("Tenaga Kontrak Pemko", "non_asn", (2_640, 2_640, 2_655, 2_610, 2_655, 2_655)),
        ("Aparatur Gampong", "perangkat_desa", (810, 810, 810, 795, 810, 810)),
        ("Tuha Peut", "bpd", (630, 0, 630, 0, 630, 118)),
        ("Petugas Pemilu (KPPS)", "pemilu", ("-", "-", 4_788, 4_788, "-", "-")),
    ]
    for no, (label, segment, counts) in enumerate(rows, 1):
        p.row(no, label, *counts)
        for i, (col, n) in enumerate(zip("CDEFGH", counts, strict=True)):
            if n != "-":
                p.count(col, n, period=f"2024-0{i // 2 + 1}", segment=segment, metric=("registered", "active")[i % 2])
    p.row(None, "Jumlah", *(sum(r[2][i] for r in rows if r[2][i] != "-") for i in range(6)))
    return to


def padangsidimpuan() -> Submission:
    """A web application's table saved with the name .xls."""
    to, p = new("laporan_kepesertaan.xls", "x", ANY, district_code="12.77", period="2023-08")
    p.row("Laporan Kepesertaan Kota Padangsidimpuan")
    p.row("Periode Agustus 2023")
    p.row("No", "Segmen", "Potensi", "Terdaftar", "Aktif", "Non Aktif")
    rows = [
        ("Penerima Upah", "pu", 18_204, 9_916, 8_870),
        ("Bukan Penerima Upah", "bpu", 26_331, 3_402, 1_977),
        ("Jasa Konstruksi", "jakon", 2_118, 1_040, 1_040),
    ]
    for no, (label, segment, a, b, c) in enumerate(rows, 1):
        p.row(no, label, dot(a), dot(b), dot(c), dot(b - c))
        for col, metric, n in (("C", "potential", a), ("D", "registered", b), ("E", "active", c)):
            p.count(col, n, segment=segment, metric=metric)
    s = [sum(r[i] for r in rows) for i in (2, 3, 4)]
    p.row("", "Total", *(dot(x) for x in s), dot(s[1] - s[2]))
    as_html(p, 2)
    return to


def subulussalam() -> Submission:
    """Counts typed as text with the word orang, the village bundle alone."""
    to, p = new("Subulussalam (email).xlsx", "Sheet1", district_code="11.75", period="2023-06")
    p.row("Kota", ": Subulussalam")
    p.row("Bulan", ": Juni 2023")
    p.gap()
    p.row("SEGMEN", "JLH POTENSI", "SDH TERDAFTAR", "BLM TERDAFTAR", "KENDALA")
    rows = [
        ("Pegawai Non ASN", "non_asn", 1_870, 1_234, "anggaran terbatas"),
        ("Ekosistem Gampong", "lainnya", 2_105, 820, "belum semua gampong menganggarkan"),
        ("Petani Sawit", "petani_sawit", 12_500, 0, "menunggu DBH"),
        ("Pekerja Rentan", "pekerja_rentan", 8_415, 350, None),
    ]
    for label, segment, a, b, note in rows:
        p.row(label, f"{dot(a)} orang", f"{dot(b)} orang", f"{dot(a - b)} orang", note)
        for col, metric, n in (("B", "potential", a), ("C", "registered", b), ("D", "not_registered", a - b)):
            p.count(col, n, segment=segment, metric=metric)
    a, b = sum(r[2] for r in rows), sum(r[3] for r in rows)
    p.row("JUMLAH", f"{dot(a)} orang", f"{dot(b)} orang", f"{dot(a - b)} orang")
    return to


# ----------------------------------------------------------------------------------------------- participation: hard


def batu_bara() -> Submission:
    """Excel took some counts for decimals; the printed sums tell that they are thousands."""
    to, p = new("batubara.xlsx", "Data", district_code="12.19", period="2023-09")
    p.title("KEPESERTAAN JAMSOSTEK KABUPATEN BATU BARA", "POSISI SEPTEMBER 2023 (ORANG)", upto="D")
    p.row("No", "Segmen", "Potensi", "Terdaftar")
    rows = [
        ("Non ASN", "non_asn", 2.418, 2418, 1.902, 1902),
        ("Perangkat Desa", "perangkat_desa", 1.357, 1357, 994, 994),
        ("Nelayan", "nelayan", 11.645, 11645, 2.205, 2205),
        ("Petani Sawit", "petani_sawit", 6.871, 6871, 410, 410),
        ("Pekerja Rentan", "pekerja_rentan", 18.512, 18512, 733, 733),
    ]
    for no, (label, segment, shown, a, shown_b, b) in enumerate(rows, 1):
        p.row(no, label, shown, shown_b)
        p.count("C", a, segment=segment, metric="potential")
        p.count("D", b, segment=segment, metric="registered")
        p.wrong(f"C{p.at}")
        if shown_b != b:
            p.wrong(f"D{p.at}")
    p.row(None, "Jumlah", sum(r[3] for r in rows), sum(r[5] for r in rows))
    return to


def rantauprapat() -> Submission:
    """Potential, target and active of a branch, each column with its own date."""
    to, p = new("Rantauprapat UCJ.xlsx", "UCJ", segment="total")
    p.title("TARGET DAN CAPAIAN UNIVERSAL COVERAGE JAMSOSTEK", "KANTOR CABANG RANTAUPRAPAT", upto="G")
    p.gap()
    p.row(
        "No",
        "Kabupaten",
        "Potensi TK Tahun 2023",
        "Target Peserta Tahun 2023",
        "Peserta Aktif Des 2022",
        "Peserta Aktif Okt 2023",
        "Capaian thd Target",
    )
    rows = [
        ("L. Batu Induk", "12.10", 121_400, 52_202, 47_318, 49_911),
        ("Labusel", "12.22", 98_115, 46_115, 43_230, 47_004),
        ("Labura", "12.23", 104_632, 41_853, 36_114, 38_450),
    ]
    for no, (name, code, a, t, x, y) in enumerate(rows, 1):
        p.row(no, name, a, t, x, y, y / t)
        p.ws.cell(p.at, 7).number_format = "0.00%"
        for col, period, metric, n in (
            ("C", "2023", "potential", a),
            ("D", "2023", "target", t),
            ("E", "2022-12", "active", x),
            ("F", "2023-10", "active", y),
        ):
            p.count(col, n, district_code=code, period=period, metric=metric)
    s = [sum(r[i] for r in rows) for i in range(2, 6)]
    p.row(None, "KC Rantauprapat", *s, s[3] / s[1])
    p.ws.cell(p.at, 7).number_format = "0.00%"
    return to


def sumut_33() -> Submission:
    """All 33 districts under their branches, branch sums on the heading, the province's sum on top."""
    to, p = new("Kanwil Sumbagut 30092023.xlsx", "Rekap", period="2023-09", metric="active")
    p.title(
        "BPJS KETENAGAKERJAAN KANTOR WILAYAH SUMBAGUT",
        "TENAGA KERJA AKTIF PER KABUPATEN/KOTA DI SUMATERA UTARA",
        "30-09-2023",
        upto="F",
    )
    p.gap()
    p.row("KODE", "KANTOR CABANG / KAB-KOTA", "PU", "BPU", "JAKON", "TOTAL")
    branches = {
        "CABANG MEDAN KOTA": [
            ("12.71", "KOTA MEDAN"),
            ("12.06", "KARO"),
            ("12.11", "DAIRI"),
            ("12.15", "PAKPAK BHARAT"),
        ],
        "CABANG TANJUNG MORAWA": [
            ("12.07", "DELI SERDANG"),
            ("12.18", "SERDANG BEDAGAI"),
            ("12.76", "KOTA TEBING TINGGI"),
        ],
        "CABANG BINJAI": [("12.75", "KOTA BINJAI"), ("12.05", "LANGKAT")],
        "CABANG PEMATANG SIANTAR": [
            ("12.72", "KOTA P. SIANTAR"),
            ("12.08", "SIMALUNGUN"),
            ("12.12", "TOBA"),
            ("12.17", "SAMOSIR"),
            ("12.16", "HUMBAHAS"),
            ("12.02", "TAPANULI UTARA"),
        ],
        "CABANG KISARAN": [("12.09", "ASAHAN"), ("12.19", "BATU BARA"), ("12.74", "KOTA TANJUNG BALAI")],
        "CABANG RANTAUPRAPAT": [
            ("12.10", "LABUHANBATU"),
            ("12.22", "LABUHANBATU SELATAN"),
            ("12.23", "LABUHANBATU UTARA"),
        ],
        "CABANG PADANGSIDIMPUAN": [
            ("12.77", "KOTA PADANGSIDIMPUAN"),
            ("12.03", "TAPANULI SELATAN"),
            ("12.13", "MADINA"),
            ("12.20", "PADANG LAWAS UTARA"),
            ("12.21", "PADANG LAWAS"),
        ],
        "CABANG SIBOLGA": [
            ("12.73", "KOTA SIBOLGA"),
            ("12.01", "TAPANULI TENGAH"),
            ("12.78", "KOTA GUNUNGSITOLI"),
            ("12.04", "NIAS"),
            ("12.14", "NIAS SELATAN"),
            ("12.24", "NIAS UTARA"),
            ("12.25", "NIAS BARAT"),
        ],
    }

    def people(code: str) -> list[int]:
        seed = int(code.replace(".", ""))
        return [seed * 7919 % 61_000 + 1_800, seed * 4057 % 17_500 + 310, seed * 911 % 9_000 if seed % 5 else 0]

    def add(codes: list[str]) -> list[int]:
        return [sum(column) for column in zip(*map(people, codes), strict=True)]

    every = add([code for members in branches.values() for code, _ in members])
    p.row("12", "SUMATERA UTARA", *every, sum(every), bold=True)
    for branch, members in branches.items():
        mine = add([code for code, _ in members])
        p.row(None, branch, *mine, sum(mine), bold=True)
        for code, name in members:
            n = people(code)
            p.row(code, f"   {name}", *n, sum(n))
            for col, segment, value in zip("CDE", ("pu", "bpu", "jakon"), n, strict=True):
                p.count(col, value, district_code=code, segment=segment)
    return to


def tabagsel() -> Submission:
    """Districts across, segment and measure down, the segment merged over its measures."""
    to, p = new("Tabagsel.xlsx", "Matriks", period="2023-09")
    p.title("MATRIKS KEPESERTAAN WILAYAH TABAGSEL - 30 SEPTEMBER 2023", upto="H")
    p.gap()
    districts = [
        ("Tapsel", "12.03"),
        ("Madina", "12.13"),
        ("Paluta", "12.20"),
        ("Palas", "12.21"),
        ("Kota P. Sidimpuan", "12.77"),
    ]
    p.row("Segmen", "Indikator", *(name for name, _ in districts), "Jumlah")
    rows = [
        ("Non ASN", "non_asn", (3_102, 2_870, 1_904, 1_655, 1_420), (2_515, 2_004, 1_904, 902, 1_311)),
        ("Perangkat Desa", "perangkat_desa", (2_120, 3_770, 3_088, 2_424, 296), (2_120, 3_402, 1_050, 0, 296)),
        ("Petani Sawit", "petani_sawit", (8_640, 15_210, 13_377, 16_045, 102), (0, 0, 500, 1_000, 0)),
    ]
    for label, segment, potential, registered in rows:
        first = p.at + 1
        for i, (name, metric, counts) in enumerate(
            (("Potensi", "potential", potential), ("Terdaftar", "registered", registered))
        ):
            p.row(None if i else label, name, *counts, sum(counts))
            for col, (_, code), n in zip("CDEFG", districts, counts, strict=True):
                p.count(col, n, district_code=code, segment=segment, metric=metric)
        p.row("%", *(round(b / a * 100, 1) for a, b in zip(potential, registered, strict=True)), col="B")
        p.merge(f"A{first}:A{p.at}")
    return to


def aceh_timur() -> Submission:
    """Last year's rows left hidden between this year's, and a hidden column."""
    to, p = new("A.Timur data peserta.xlsx", "Peserta", district_code="11.03", period="2023-07")
    p.title("Data Peserta Jamsostek Kab. Aceh Timur", "Keadaan Bulan Juli 2023", upto="E")
    p.gap()
    p.row("Segmen", "Potensi", "Aktif (lama)", "Aktif", "Blm Terdaftar")
    rows = [
        ("Tenaga Bakti / Kontrak", "non_asn", 4_110, 3_002, 3_645, 465),
        ("Keuchik + Perangkat", "perangkat_desa", 4_617, 0, 1_026, 3_591),
        ("Nelayan", "nelayan", 9_874, 120, 415, 9_459),
        ("Pekerja Rentan", "pekerja_rentan", 40_218, 0, 750, 39_468),
    ]
    for label, segment, a, old, b, c in rows:
        p.row(f"{label} (2022)", a - 210, old, old, a - 210 - old)
        p.ws.row_dimensions[p.at].hidden = True
        p.row(label, a, old, b, c)
        for col, metric, n in (("B", "potential", a), ("D", "active", b), ("E", "not_registered", c)):
            p.count(col, n, segment=segment, metric=metric)
    p.ws.column_dimensions["C"].hidden = True
    p.row("Jumlah", *(sum(r[i] for r in rows) for i in (2, 3, 4, 5)))
    return to


def sumut_provinsi() -> Submission:
    """A province without districts by half-years' ends, and a note that shows how to type numbers."""
    to, p = new("Disnaker Provsu.xlsx", "Form 2", district_code="12", area_level="province")
    p.row("FORMULIR 2", None, None, None, None, None, "Cara pengisian:")
    p.row("Provinsi : Sumatera Utara", None, None, None, None, None, "angka tanpa titik, contoh 1250")
    p.row("Cakupan Kepesertaan Jaminan Sosial Ketenagakerjaan", None, None, None, None, None, "bukan 1.250 orang")
    p.gap()
    p.row("Segmen", "Ukuran", "Des 2021", "Juni 2022", "Des 2022", "Juni 2023")
    periods = ["2021-12", "2022-06", "2022-12", "2023-06"]
    rows = [
        ("Penerima Upah", "pu", "Potensi", "potential", (2_711_300, 2_711_300, 2_804_115, 2_804_115)),
        ("Penerima Upah", "pu", "Aktif", "active", (1_420_117, 1_466_902, 1_501_233, 1_548_660)),
        ("Bukan Penerima Upah", "bpu", "Potensi", "potential", (2_490_004, 2_490_004, 2_533_870, 2_533_870)),
        ("Bukan Penerima Upah", "bpu", "Aktif", "active", (298_115, 333_402, 377_218, 421_909)),
        ("Jasa Konstruksi", "jakon", "Aktif", "active", (240_006, 118_450, 311_207, 152_998)),
    ]
    for label, segment, name, metric, counts in rows:
        p.row(label, name, *counts)
        for col, period, n in zip("CDEF", periods, counts, strict=True):
            p.count(col, n, period=period, segment=segment, metric=metric)
    p.row("Semua segmen", "Aktif", *(sum(r[4][i] for r in rows if r[3] == "active") for i in range(4)))
    return to


def aceh_bps() -> Submission:
    """BPS codes, some of which are another district's in the ministry's list; the names decide."""
    to, p = new("BPS/eligible worker.xlsx", "Tab5", period="2023", segment="total")
    p.row("Tabel 5.3 Jumlah Pekerja Potensial dan Pekerja yang Belum Menjadi Peserta BPJS Ketenagakerjaan, 2023")
    p.row("Table 5.3 Number of Potential Workers and Workers Not Yet Registered, 2023")
    p.gap()
    p.row(
        "Kode BPS",
        "Kabupaten/Kota\nRegency/Municipality",
        "Pekerja potensial\nPotential workers",
        "Belum terdaftar\nNot yet registered",
    )
    p.row("(1)", "(2)", "(3)", "(4)")
    names = (
        "Simeulue|Aceh Singkil|Aceh Selatan|Aceh Tenggara|Aceh Timur|Aceh Tengah|Aceh Barat|Aceh Besar|Pidie|Bireuen"
    )
    names += "|Aceh Utara|Aceh Barat Daya|Gayo Lues|Aceh Tamiang|Nagan Raya|Aceh Jaya|Bener Meriah|Pidie Jaya"
    codes = (
        "11.09 11.10 11.01 11.02 11.03 11.04 11.05 11.06 11.07 11.11 11.08 11.12 11.13 11.16 11.15 11.14 11.17 11.18"
    )
    cities = [(1171, "Banda Aceh", "11.71"), (1172, "Sabang", "11.72"), (1173, "Langsa", "11.74")]
    cities += [(1174, "Lhokseumawe", "11.73"), (1175, "Subulussalam", "11.75")]
    regencies = zip(range(1101, 1119), names.split("|"), codes.split(), strict=True)
    sums = [0, 0]
    for heading, areas in (("Kabupaten/Regency", list(regencies)), ("Kota/Municipality", cities)):
        p.row(None, heading)
        for bps, name, code in areas:
            a = bps * 6_121 % 90_000 + 9_400
            b = a * 5 // 8
            p.row(bps, name, a, b)
            p.count("C", a, district_code=code, metric="potential")
            p.count("D", b, district_code=code, metric="not_registered")
            sums = [sums[0] + a, sums[1] + b]
    p.row(1100, "Aceh", *sums, bold=True)
    p.gap()
    p.row("Sumber/Source: Sakernas Agustus 2023")
    return to


def pidie_berdampingan() -> Submission:
    """Two districts' tables side by side on one sheet."""
    to, p = new("Pidie & Pidie Jaya.xlsx", "Gabungan", period="2022-12")
    p.row("Kepesertaan BPJS Ketenagakerjaan, 31 Desember 2022")
    p.gap()
    p.row("KABUPATEN PIDIE", None, None, None, None, "KABUPATEN PIDIE JAYA")
    p.row("Segmen", "Potensi", "Terdaftar", "Gap", None, "Segmen", "Potensi", "Terdaftar", "Gap")
    p.merge("A3:D3", "F3:I3")
    rows = [
        ("Non ASN", "non_asn", 3_940, 3_211, 1_422, 1_190),
        ("Aparatur Gampong", "perangkat_desa", 5_840, 2_920, 1_776, 1_554),
        ("Tuha Peut", "bpd", 3_650, 0, 1_110, 222),
        ("Nelayan", "nelayan", 6_205, 300, 3_874, 0),
    ]
    for label, segment, a, b, c, d in rows:
        p.row(label, a, b, a - b, None, label, c, d, c - d)
        for cols, code, x, y in (("BCD", "11.07", a, b), ("GHI", "11.18", c, d)):
            for col, metric, n in zip(cols, ("potential", "registered", "not_registered"), (x, y, x - y), strict=True):
                p.count(col, n, district_code=code, segment=segment, metric=metric)
    a, b, c, d = (sum(r[i] for r in rows) for i in range(2, 6))
    p.row("Jumlah", a, b, a - b, None, "Jumlah", c, d, c - d)
    return to


CASES: list[Callable[[], Submission]] = [
    bener_meriah,
    samosir,
    binjai,
    sabang,
    kepulauan_nias,
    langkat,
    pidie_jaya,
    tebing_tinggi,
    karo,
    deli_serdang,
    aceh_tamiang,
    simalungun,
    aceh_utara,
    humbahas,
    pematangsiantar,
    gayo_lues,
    toba,
    aceh_singkil,
    langsa_rentan,
    dairi,
    pemerintah_aceh,
    labuhanbatu,
    aceh_barat,
    medan,
    tapanuli_tengah,
    nagan_raya,
    aceh_tenggara,
    padang_lawas_utara,
    labura,
    meulaboh,
    langsa_bulanan,
    aceh_csv,
    sibolga,
    bireuen,
    serdang_bedagai,
    gunungsitoli,
    pakpak_bharat,
    aceh_ribu,
    banda_aceh_cabang,
    aceh_selatan,
    banda_aceh_bulan,
    padangsidimpuan,
    subulussalam,
    batu_bara,
    rantauprapat,
    sumut_33,
    tabagsel,
    aceh_timur,
    sumut_provinsi,
    aceh_bps,
    pidie_berdampingan,
]
