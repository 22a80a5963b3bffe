"""Budget workbooks as officials of 56 districts would send them, each written cell by cell together with its truth.

Every function is another hand: another layout, another habit, another fault. No person is named in any of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from .case import ANY, Submission

JKK, JKM, JHT = "5.1.02.02.02.0006", "5.1.02.02.02.0007", "5.1.02.02.02.0010"
NAMES = {
    JKK: "Belanja Iuran Jaminan Kecelakaan Kerja bagi Non ASN",
    JKM: "Belanja Iuran Jaminan Kematian bagi Non ASN",
    JHT: "Belanja Iuran Jaminan Hari Tua bagi Non ASN",
    "5.1.02.02.02.0002": "Belanja Kontribusi Jaminan Kesehatan bagi PBI",
    "5.1.02.02.02.0005": "Belanja Iuran Jaminan Kesehatan bagi Non ASN",
    "5.1.02.02.02.0008": "Belanja Asuransi Barang Milik Daerah",
    "5.1.02.02.01.0063": "Belanja Kawat/Faksimili/Internet/TV Berlangganan",
    "5.1.01.01.10.0001": "Belanja Iuran Jaminan Kecelakaan Kerja PNS",
    "5.1.01.01.11.0001": "Belanja Iuran Jaminan Kematian PNS",
}
PART = {JKK: "JKK", JKM: "JKM", JHT: "JHT"}
WHY_NOT = {
    "5.1.02.02.02.0002": "kesehatan",
    "5.1.02.02.02.0005": "kesehatan",
    "5.1.02.02.02.0008": "aset",
    "5.1.02.02.01.0063": "lainnya",
    "5.1.01.01.10.0001": "taspen",
    "5.1.01.01.11.0001": "taspen",
}
NOT_COMPARED = {"segment": ANY, "programme": ANY, "workers": ANY, "months": ANY, "unit_cost_idr": ANY}
OF_COUNTS = ("district_code", "period", "segment", "area_level")


class Page:
    """One sheet being written, with what the truth of all its lines has in common."""

    def __init__(self, case: Submission, sheet: Worksheet, scale: float = 1, **told: object) -> None:
        self.case, self.sheet, self.scale, self.told = case, sheet, scale, told

    def put(self, row: int, *values: object, col: str = "A") -> int:
        """Write one row from a column on, None leaves a cell empty; the next row's number comes back."""
        for place, value in enumerate(values, column_index_from_string(col)):
            if value is not None:
                self.sheet.cell(row, place, value)
        return row + 1

    def table(self, row: int, rows: Iterable[Sequence[object]], col: str = "A") -> int:
        for values in rows:
            row = self.put(row, *values, col=col)
        return row

    def merge(self, *ranges: str) -> None:
        for cells in ranges:
            self.sheet.merge_cells(cells)

    def line(self, cell: str, amount: float | None = None, **told: object) -> None:
        """A counted line; the amount is the cell's number in full rupiah, if it is not given."""
        if amount is None:
            amount = round(self.sheet[cell].value * self.scale)
        self.case.line(self.sheet.title, cell, amount, **{**self.told, **told})

    def other(self, cell: str, reason: str, amount: float | None = None, **told: object) -> None:
        """A line that is no contribution to BPJS Ketenagakerjaan."""
        self.line(cell, amount, **{**NOT_COMPARED, **told, "counted": False, "reason": reason})

    def account(self, cell: str, code: str, **told: object) -> None:
        """The line of a sub-rincian account without any other hint of its segment."""
        if code in PART:
            self.line(cell, account_code=code, **{"programme": PART[code], "segment": "non_asn", **told})
        else:
            self.other(cell, WHY_NOT[code], account_code=code, **{k: v for k, v in told.items() if k != "segment"})

    def count(self, cell: str, metric: str, **told: object) -> None:
        shared = {name: value for name, value in self.told.items() if name in OF_COUNTS}
        self.case.count(self.sheet.title, cell, self.sheet[cell].value, metric=metric, **{**shared, **told})

    def wrong(self, *cells: str) -> None:
        self.case.needs_finding += [(self.sheet.title, cell) for cell in cells]

    def more(self, title: str, **told: object) -> Page:
        """Another sheet of the same workbook."""
        return Page(self.case, self.case.book.create_sheet(title), self.scale, **{**self.told, **told})

    def sign(self, row: int, col: str, place: str, office: str) -> None:
        """A signature block without a name."""
        self.table(
            row,
            [[place], [office], [], [], ["( .................................... )"], ["NIP. ..............."]],
            col,
        )


def start(path: str, title: str = "Sheet1", scale: float = 1, **told: object) -> Page:
    case = Submission(path)
    case.book.active.title = title
    return Page(case, case.book.active, scale, **told)


# Extracts of DPA, RKA, DPPA


def dpa_with_every_account_level() -> Submission:
    page = start(
        "Aceh/gayo_lues/DPA disnaker.xlsx",
        "DPA",
        district_code="11.13",
        fiscal_year="2022",
        stage="murni",
        fund_source="APBD",
    )
    page.table(
        1,
        [
            ["DOKUMEN PELAKSANAAN ANGGARAN"],
            ["SATUAN KERJA PERANGKAT DAERAH"],
            ["Pemerintah Kabupaten Gayo Lues Tahun Anggaran 2022"],
            [],
            ["Urusan Pemerintahan", ": 2.07 URUSAN PEMERINTAHAN BIDANG TENAGA KERJA"],
            ["Organisasi", ": 2.07.3.32.0.00.01.0000 Dinas Tenaga Kerja dan Transmigrasi"],
            ["Sub Kegiatan", ": 2.07.01.2.08.04 Penyediaan Jasa Pelayanan Umum Kantor"],
            ["Sumber Dana", ": Dana Alokasi Umum (DAU)"],
            [],
            ["Kode Rekening", "Uraian", "Rincian Perhitungan", None, None, "Jumlah (Rp)"],
            [None, None, "Koefisien", "Satuan", "Harga"],
        ],
    )
    page.merge("A1:F1", "A2:F2", "A3:F3", "A10:A11", "B10:B11", "C10:E10", "F10:F11")
    details = [
        ("5.1.02.02.01.0063", "12 Bulan", "Bulan", 1_500_000, 18_000_000, {}),
        ("5.1.02.02.02.0005", "45 Orang x 12 Bulan", "Orang/Bulan", 100_000, 54_000_000, {}),
        (JKK, "45 Orang x 12 Bulan", "Orang/Bulan", 6_000, 3_240_000, {}),
        (JKM, "45 Orang x 12 Bulan", "Orang/Bulan", 7_500, 4_050_000, {}),
        ("5.1.02.02.02.0008", "4 Unit", "Unit", 2_500_000, 10_000_000, {}),
    ]
    insurance, all_of_it = 71_290_000, 89_290_000
    row = page.table(
        12,
        [
            ["5", "BELANJA DAERAH", None, None, None, all_of_it],
            ["5.1", "BELANJA OPERASI", None, None, None, all_of_it],
            ["5.1.02", "Belanja Barang dan Jasa", None, None, None, all_of_it],
            ["5.1.02.02", "Belanja Jasa", None, None, None, all_of_it],
            ["5.1.02.02.01", "Belanja Jasa Kantor", None, None, None, 18_000_000],
        ],
    )
    for code, volume, unit, price, amount, told in details:
        if code == "5.1.02.02.02.0005":
            row = page.put(row, "5.1.02.02.02", "Belanja Iuran Jaminan/Asuransi", None, None, None, insurance)
        page.put(row, code, NAMES[code], volume, unit, price, amount)
        if code in PART:
            told = {"workers": 45, "months": 12, "unit_cost_idr": price}
        page.account(f"F{row}", code, **told)
        row += 1
    page.put(row, "Jumlah Anggaran Sub Kegiatan", None, None, None, None, all_of_it)
    page.sign(row + 2, "D", "Blangkejeren, ..... Januari 2022", "Pejabat Pengelola Keuangan Daerah")
    return page.case


def dppa_before_and_after() -> Submission:
    page = start(
        "Sumut/langkat/DPPA-SKPD 2.07 final.xlsx",
        "DPPA",
        district_code="12.05",
        fiscal_year="2023",
        segment="pekerja_rentan",
    )
    page.table(
        1,
        [
            ["DOKUMEN PELAKSANAAN PERUBAHAN ANGGARAN (DPPA)"],
            ["PEMERINTAH KABUPATEN LANGKAT TAHUN ANGGARAN 2023"],
            [],
            [
                "Kode Rekening",
                "Uraian",
                "Rincian Perhitungan",
                None,
                None,
                None,
                None,
                None,
                None,
                None,
                "Bertambah/\n(Berkurang)",
            ],
            [None, None, "Sebelum Perubahan", None, None, None, "Setelah Perubahan"],
            [None, None, "Orang", "Bulan", "Harga Satuan", "Jumlah", "Orang", "Bulan", "Harga Satuan", "Jumlah"],
            [str(n) for n in range(1, 10)] + ["10", "11=10-6"],
        ],
    )
    page.merge("A1:K1", "A2:K2", "A4:A6", "B4:B6", "C4:J4", "C5:F5", "G5:J5", "K4:K6")
    group = "Pengembangan Pelaksanaan Jaminan Sosial Tenaga Kerja bagi Pekerja Rentan"
    page.put(8, "2.07.05.2.02.05", group, None, None, None, 201_600_000, None, None, None, 252_000_000, 50_400_000)
    page.put(
        9,
        "5.1.02.02.02",
        "Belanja Iuran Jaminan/Asuransi",
        None,
        None,
        None,
        201_600_000,
        None,
        None,
        None,
        252_000_000,
        50_400_000,
    )
    for row, code, price in ((10, JKK, 10_000), (11, JKM, 6_800)):
        before, after = 1000 * 12 * price, 2500 * 6 * price
        page.put(row, code, NAMES[code], 1000, 12, price, before, 2500, 6, price, after, after - before)
        told = {"segment": "pekerja_rentan", "unit_cost_idr": price}
        page.account(f"F{row}", code, stage="murni", workers=1000, months=12, **told)
        page.account(f"J{row}", code, stage="perubahan", workers=2500, months=6, **told)
    page.put(12, None, "J U M L A H", None, None, None, 201_600_000, None, None, None, 252_000_000, 50_400_000)
    page.sign(15, "H", "Stabat, .......... 2023", "Kepala Dinas Tenaga Kerja")
    return page.case


def codes_in_pieces_and_moving_labels() -> Submission:
    """Each part of the code has a column of its own, the label moves right with the level, and columns stand empty."""
    page = start(
        "Aceh/aceh_tengah/RKA_APBK.xlsx", "RKA 2.2.1", district_code="11.04", fiscal_year="2021", stage="murni"
    )
    page.put(2, "PEMERINTAH KABUPATEN ACEH TENGAH", col="B")
    page.put(3, "RENCANA KERJA DAN ANGGARAN (RKA) SKPD", col="B")
    page.put(4, "APBK MURNI TAHUN ANGGARAN 2021", col="B")
    page.put(6, "KODE REKENING", None, None, None, None, None, None, "URAIAN", None, None, None, "JUMLAH (Rp)", col="B")
    page.merge("B6:G6", "I6:K6")
    page.put(7, 1, None, None, None, None, None, None, 2, None, None, None, 3, col="B")
    rows = [
        (["5"], 0, "BELANJA", 40_320_000),
        (["5", "1"], 0, "BELANJA OPERASI", 40_320_000),
        (["5", "1", "02"], 1, "Belanja Barang dan Jasa", 40_320_000),
        (["5", "1", "02", "02"], 1, "Belanja Jasa", 40_320_000),
        (["5", "1", "02", "02", "02"], 1, "Belanja Iuran Jaminan/Asuransi", 40_320_000),
        (["5", "1", "02", "02", "02", "0005"], 2, NAMES["5.1.02.02.02.0005"], 24_120_000),
        (["5", "1", "02", "02", "02", "0006"], 2, NAMES[JKK], 7_200_000),
        (["5", "1", "02", "02", "02", "0007"], 2, NAMES[JKM], 9_000_000),
    ]
    row = 8
    for code, level, label, amount in rows:
        page.put(row, *code, col="B")
        page.sheet.cell(row, 9 + level, label)
        page.sheet.cell(row, 13, amount)
        if len(code) == 6:
            page.account(f"M{row}", ".".join(code))
        row += 2 if len(code) == 5 else 1
    page.put(row + 1, "Catatan: belum termasuk kegiatan lanjutan", col="B")
    return page.case


def skpd_blocks_with_accounts() -> Submission:
    page = start(
        "Sumut/kota_medan/Rekap Iuran Non ASN per OPD.xlsx", "Rekap OPD", district_code="12.71", fiscal_year="2023"
    )
    page.put(1, "PEMERINTAH KOTA MEDAN")
    page.put(2, "BELANJA IURAN JAMINAN/ASURANSI PER PERANGKAT DAERAH T.A. 2023")
    page.put(4, "KODE", "URAIAN", "PAGU MURNI", "PAGU P-APBD", "BERTAMBAH / (BERKURANG)")
    offices = [
        (
            "1.01.2.22.0.00.01.0000",
            "DINAS PENDIDIKAN",
            [(JKK, 412_560_000, 398_000_000), (JKM, 515_700_000, 497_500_000)],
        ),
        (
            "1.02.2.14.0.00.01.0000",
            "DINAS KESEHATAN",
            [
                ("5.1.02.02.02.0002", 98_450_000_000, 101_200_000_000),
                (JKK, 96_480_000, 96_480_000),
                (JKM, 120_600_000, 120_600_000),
                ("5.1.02.02.02.0008", 350_000_000, 350_000_000),
            ],
        ),
        (
            "2.11.0.00.0.00.01.0000",
            "DINAS LINGKUNGAN HIDUP",
            [(JKK, 623_448_000, 640_224_000), (JKM, 779_310_000, 800_280_000)],
        ),
        (
            "7.01.0.00.0.00.01.0000",
            "KECAMATAN MEDAN KOTA",
            [(JKK, 18_144_000, 18_144_000), (JKM, 22_680_000, 22_680_000)],
        ),
    ]
    row, sums = 5, [0, 0]
    for code, office, lines in offices:
        both = [sum(line[n] for line in lines) for n in (1, 2)]
        sums = [a + b for a, b in zip(sums, both, strict=True)]
        row = page.put(row, code, office, *both, both[1] - both[0])
        for account, first, second in lines:
            page.put(row, account, "   " + NAMES[account], first, second, second - first)
            page.account(f"C{row}", account, stage="murni")
            page.account(f"D{row}", account, stage="perubahan")
            row += 1
    page.put(row, None, "TOTAL", *sums, sums[1] - sums[0])
    return page.case


def skpd_rows_accounts_as_columns() -> Submission:
    page = start(
        "Sumut/karo/non asn 2022.xlsx",
        "Sheet1",
        district_code="12.06",
        fiscal_year="2022",
        stage="murni",
        segment="non_asn",
    )
    page.put(1, "Rekapitulasi Iuran BPJS Ketenagakerjaan Non ASN SKPD Kabupaten Karo")
    page.put(2, "APBD Murni Tahun Anggaran 2022")
    page.put(4, "No.", "Perangkat Daerah", "Jlh Non ASN", "Rekening Belanja", None, "Jumlah")
    page.put(5, f"Iuran JKK bagi Non ASN\n{JKK}", f"Iuran JKM bagi Non ASN\n{JKM}", col="D")
    page.merge("A4:A5", "B4:B5", "C4:C5", "D4:E4", "F4:F5")
    page.put(6, *[f"({n})" for n in range(1, 6)], "(6)=4+5")
    rows = [
        ("Dinas Pendidikan", 840),
        ("Dinas Kesehatan", 512),
        ("RSUD Kabanjahe", 133),
        ("Satpol PP", 97),
        ("Dinas Pertanian", 41),
    ]
    for row, (office, people) in enumerate(rows, 7):
        jkk, jkm = people * 12 * 5_400, people * 12 * 6_750
        page.put(row, row - 6, office, people, jkk, jkm, jkk + jkm)
        page.line(f"D{row}", programme="JKK", account_code=JKK, workers=people)
        page.line(f"E{row}", programme="JKM", account_code=JKM, workers=people)
    people = sum(n for _, n in rows)
    page.put(12, None, "Jumlah", people, people * 64_800, people * 81_000, people * 145_800)
    page.sign(14, "E", "Kabanjahe, ........... 2022", "Kepala BPKPD Kabupaten Karo")
    return page.case


def detail_lines_below_their_account() -> Submission:
    """SIPD print: the account's row repeats the sum of the lines in brackets below it."""
    page = start(
        "Sumut/labuhanbatu/Cetak RKA rincian.xlsx",
        "Cetak",
        district_code="12.10",
        fiscal_year="2024",
        stage="murni",
        account_code=ANY,
    )
    page.put(1, "RENCANA KERJA DAN ANGGARAN - RINCIAN BELANJA")
    page.put(2, "Pemerintah Kabupaten Labuhanbatu", None, None, "Tahun Anggaran 2024")
    page.put(
        3, "Sub Kegiatan : Pengembangan Pelaksanaan Jaminan Sosial Tenaga Kerja dan Fasilitas Kesejahteraan Pekerja"
    )
    page.put(5, "Kode Rekening", "Uraian", "Koefisien", "Harga", "Jumlah")
    page.table(
        6,
        [
            [JKK, NAMES[JKK], None, None, 240_000_000],
            [None, "[-] Iuran JKK Pekerja Rentan (Nelayan)", "500 Orang x 12 Bulan", 10_000, 60_000_000],
            [None, "[-] Iuran JKK Petani Sawit", "1.500 Orang x 12 Bulan", 10_000, 180_000_000],
            [JKM, NAMES[JKM], None, None, 163_200_000],
            [None, "[-] Iuran JKM Pekerja Rentan (Nelayan)", "500 Orang x 12 Bulan", 6_800, 40_800_000],
            [None, "[-] Iuran JKM Petani Sawit", "1.500 Orang x 12 Bulan", 6_800, 122_400_000],
            [None, "Total", None, None, 403_200_000],
        ],
    )
    for row, programme, segment, people in (
        (7, "JKK", "nelayan", 500),
        (8, "JKK", "petani_sawit", 1500),
        (10, "JKM", "nelayan", 500),
        (11, "JKM", "petani_sawit", 1500),
    ):
        price = 10_000 if programme == "JKK" else 6_800
        page.line(f"E{row}", segment=segment, programme=programme, workers=people, months=12, unit_cost_idr=price)
    return page.case


def bansos_by_its_words() -> Submission:
    page = start(
        "Aceh/aceh_barat_daya/BANSOS TA 2023 (dinsos).xlsx", "bansos", district_code="11.12", fiscal_year="2023"
    )
    bansos = "5.1.06.01.01.0001"
    page.put(1, "PEMERINTAH KABUPATEN ACEH BARAT DAYA")
    page.put(2, "DINAS SOSIAL")
    page.put(3, "Daftar Belanja Bantuan Sosial Uang yang Direncanakan kepada Individu Tahun 2023")
    page.put(5, "No", "Rekening", "Uraian", "Pagu APBK", "Pagu APBK-P", "Realisasi")
    rows = [
        (bansos, "Bantuan uang lanjut usia terlantar", 450_000_000, 450_000_000, 441_000_000),
        (bansos, "Bantuan iuran BPJS Ketenagakerjaan bagi 600 orang nelayan", 120_960_000, 90_720_000, 90_720_000),
        (bansos, "Santunan penyandang disabilitas", 180_000_000, 180_000_000, 165_600_000),
        (bansos, "Bantuan iuran Jamsostek abang becak dan pedagang keliling 250 org", 50_400_000, "-", "-"),
    ]
    for row, values in enumerate(rows, 6):
        page.put(row, row - 5, *values)
        for col, stage in (("D", "murni"), ("E", "perubahan"), ("F", "realisasi")):
            if page.sheet[f"{col}{row}"].value == "-":
                continue
            if row in (7, 9):
                segment, people = ("nelayan", 600) if row == 7 else ("pekerja_rentan", 250)
                page.line(f"{col}{row}", stage=stage, segment=segment, workers=people, account_code=bansos)
            else:
                page.other(f"{col}{row}", "lainnya", stage=stage, account_code=bansos)
    page.put(10, None, None, "JUMLAH", 801_360_000, 720_720_000, 697_320_000)
    return page.case


# Recaps by segment


def recap_with_sources() -> Submission:
    page = start("Aceh/bireuen/REKAP JAMSOSTEK.xlsx", "Rekap", district_code="11.11", fiscal_year="2023", stage="murni")
    page.put(1, "REKAPITULASI ANGGARAN JAMINAN SOSIAL KETENAGAKERJAAN")
    page.put(2, "KABUPATEN BIREUEN - APBK MURNI TAHUN 2023")
    page.merge("A1:I1", "A2:I2")
    page.put(
        4,
        "No",
        "Segmen",
        "Jumlah\n(Orang)",
        "Bulan",
        "Iuran/Org/Bln (Rp)",
        "Program",
        "Anggaran (Rp)",
        "Sumber Dana",
        "Keterangan",
    )
    rows = [
        ("Non ASN", 3120, 12, 12_150, "JKK, JKM", "APBK", "tersebar di 41 SKPK", "non_asn", "APBD"),
        ("Keuchik dan Perangkat Gampong", 5481, 12, 12_150, "JKK & JKM", "ADG", None, "perangkat_desa", "APBDES"),
        ("Tuha Peut", 3045, 12, 16_800, "JKK & JKM", "ADG", None, "bpd", "APBDES"),
        ("Pekerja Rentan", 1000, 6, 16_800, "JKK & JKM", "APBK", "mulai Juli", "pekerja_rentan", "APBD"),
        (
            "Imam Meunasah & Guru Ngaji",
            400,
            12,
            16_800,
            "JKK, JKM",
            "Baitul Mal",
            "usulan BMK",
            "pekerja_keagamaan",
            "LAINNYA",
        ),
    ]
    total = 0
    for row, (label, people, months, price, programme, fund, note, segment, source) in enumerate(rows, 5):
        amount = people * months * price
        total += amount
        page.put(row, row - 4, label, people, months, price, programme, amount, fund, note)
        page.line(
            f"G{row}",
            segment=segment,
            programme="JKK+JKM",
            fund_source=source,
            workers=people,
            months=months,
            unit_cost_idr=price,
        )
    page.put(10, "Jumlah", None, sum(r[1] for r in rows), None, None, None, total)
    page.merge("A10:B10")
    page.sign(13, "G", "Bireuen, ...... Februari 2023", "Kepala Disnakertrans")
    return page.case


def one_sheet_a_year() -> Submission:
    """The year is the name of the sheet and nothing else."""
    page = start("Sumut/serdang_bedagai/Anggaran Naker 3 tahun.xlsx", "2021", district_code="12.18")
    years = {
        "2021": [
            ("Tenaga Non ASN", 310_500_000, 298_000_000, 290_115_000),
            ("Kepala Desa & Perangkat", 0, 84_240_000, 84_240_000),
        ],
        "2022": [
            ("Tenaga Non ASN", 325_620_000, 325_620_000, 319_900_500),
            ("Kepala Desa & Perangkat", 168_480_000, 168_480_000, 165_240_000),
        ],
        "2023": [
            ("Tenaga Non ASN", 331_200_000, 340_875_000, 338_410_000),
            ("Kepala Desa & Perangkat", 168_480_000, 171_720_000, 171_720_000),
            ("Pekerja Rentan", 0, 100_800_000, 100_800_000),
        ],
    }
    for year, rows in years.items():
        sheet = page if year == "2021" else page.more(year)
        sheet.put(1, "ANGGARAN DAN REALISASI IURAN BPJAMSOSTEK")
        sheet.put(2, "PEMKAB SERDANG BEDAGAI")
        sheet.put(4, "NO", "SEGMEN", "ANGGARAN", None, "REALISASI", "%")
        sheet.put(5, "MURNI", "P-APBD", col="C")
        sheet.merge("A4:A5", "B4:B5", "C4:D4", "E4:E5", "F4:F5")
        for row, (label, *amounts) in enumerate(rows, 6):
            sheet.put(row, row - 5, label, *amounts, round(100 * amounts[2] / amounts[1], 2))
            segment = ["non_asn", "perangkat_desa", "pekerja_rentan"][row - 6]
            for col, stage in zip("CDE", ("murni", "perubahan", "realisasi"), strict=True):
                sheet.line(f"{col}{row}", fiscal_year=year, stage=stage, segment=segment)
        sums = [sum(r[n] for r in rows) for n in (1, 2, 3)]
        sheet.put(6 + len(rows), None, "TOTAL", *sums, round(100 * sums[2] / sums[1], 2))
    return page.case


def stacked_years() -> Submission:
    page = start("Aceh/aceh_tamiang/data kemenko.xlsx", "Sheet1", district_code="11.16")
    page.put(1, "DATA ALOKASI ANGGARAN PERLINDUNGAN JAMINAN SOSIAL KETENAGAKERJAAN KABUPATEN ACEH TAMIANG")
    page.put(3, "No", "Uraian", "APBK Murni", "APBK Perubahan", "Realisasi", "Sisa", "%")
    blocks = {
        "2021": [("Pegawai Non ASN / Tenaga Kontrak", 205_200_000, 205_200_000, 171_450_000)],
        "2022": [
            ("Pegawai Non ASN / Tenaga Kontrak", 210_600_000, 216_000_000, 214_110_000),
            ("Datok Penghulu & Perangkat Kampung", 246_240_000, 246_240_000, 239_760_000),
        ],
        "2023": [
            ("Pegawai Non ASN / Tenaga Kontrak", 221_400_000, 219_780_000, 218_160_000),
            ("Datok Penghulu & Perangkat Kampung", 246_240_000, 246_240_000, 246_240_000),
            ("Nelayan", 40_320_000, 60_480_000, 60_480_000),
        ],
    }
    row = 4
    for year, rows in blocks.items():
        page.put(row, f"TAHUN ANGGARAN {year}")
        page.merge(f"A{row}:G{row}")
        row += 1
        for number, (label, *amounts) in enumerate(rows):
            page.put(row, number + 1, label, *amounts, amounts[1] - amounts[2], round(amounts[2] / amounts[1], 4))
            page.sheet[f"G{row}"].number_format = "0.00%"
            for col, stage in zip("CDE", ("murni", "perubahan", "realisasi"), strict=True):
                page.line(
                    f"{col}{row}",
                    fiscal_year=year,
                    stage=stage,
                    segment=["non_asn", "perangkat_desa", "nelayan"][number],
                )
            row += 1
        sums = [sum(r[n] for r in rows) for n in (1, 2, 3)]
        page.put(row, None, f"Jumlah {year}", *sums, sums[1] - sums[2], round(sums[2] / sums[1], 4))
        row += 2
    return page.case


def year_only_in_letterhead() -> Submission:
    """The file name says 2021, the letterhead 2023."""
    page = start(
        "Sumut/deli_serdang/JAMSOSTEK 2021 copy (2).xlsx",
        "Sheet3",
        district_code="12.07",
        fiscal_year="2023",
        stage="perubahan",
    )
    page.table(
        1,
        [
            ["PEMERINTAH KABUPATEN DELI SERDANG"],
            ["DINAS KETENAGAKERJAAN"],
            ["Tahun Anggaran", None, ":", "2023"],
            ["Dokumen", None, ":", "Perubahan APBD"],
            ["Sumber Dana", None, ":", "PAD"],
            [],
            ["NO", "KELOMPOK PEKERJA", "ORG", "BLN", "TARIF", "JUMLAH DANA"],
        ],
    )
    rows = [
        ("Guru honorer", 2215, 12, 10_800, "guru_honor"),
        ("Kader Posyandu", 1970, 4, 16_800, "kader"),
        ("Kepala Dusun, RT dan RW", 880, 4, 16_800, ANY),
        ("Petani penggarap", 640, 3, 16_800, "petani"),
    ]
    for row, (label, people, months, price, segment) in enumerate(rows, 8):
        page.put(row, row - 7, label, people, months, price, people * months * price)
        page.line(f"F{row}", segment=segment, workers=people, months=months, unit_cost_idr=price, fund_source="APBD")
    page.put(12, None, "Jumlah Keseluruhan", None, None, None, sum(p * m * c for _, p, m, c, _ in rows))
    return page.case


def in_thousands() -> Submission:
    page = start("Sumut/asahan/Lap. Jaminan Sosial.xlsx", "LAP", 1000, district_code="12.09", fiscal_year="2022")
    page.put(1, "LAPORAN ANGGARAN DAN REALISASI JAMINAN SOSIAL KETENAGAKERJAAN")
    page.put(2, "KABUPATEN ASAHAN TAHUN ANGGARAN 2022")
    page.put(3, "(dalam ribuan rupiah)", col="F")
    page.put(
        4,
        "No",
        "Segmen Kepesertaan",
        "Pagu Murni",
        "Pagu Setelah Perubahan",
        "Realisasi s/d 31 Desember 2022",
        "Sisa Pagu",
    )
    rows = [
        ("Non ASN", 388_800, 405_000, 401_760, "non_asn"),
        ("Perangkat Desa", 285_120, 285_120, 281_880, "perangkat_desa"),
        ("BPD", 142_560, 142_560, 139_968, "bpd"),
        ("Kepling", 0, 20_160, 20_160, "rt_rw"),
    ]
    for row, (label, *amounts, segment) in enumerate(rows, 5):
        page.put(row, row - 4, label, *amounts, amounts[1] - amounts[2])
        for col, stage in zip("CDE", ("murni", "perubahan", "realisasi"), strict=True):
            page.line(f"{col}{row}", stage=stage, segment=segment)
    sums = [sum(r[n] for r in rows) for n in (1, 2, 3)]
    page.put(9, None, "JUMLAH", *sums, sums[1] - sums[2])
    page.put(11, "Sumber: BPKAD Kab. Asahan")
    return page.case


def in_millions_with_decimals() -> Submission:
    page = start(
        "Sumut/kota_binjai/binjai.xlsx",
        "Sheet1",
        1_000_000,
        district_code="12.75",
        fiscal_year="2024",
        programme="JKK+JKM",
    )
    page.put(1, "PEMERINTAH KOTA BINJAI")
    page.put(2, "Dukungan APBD terhadap Program Jamsostek (JKK dan JKM) Tahun 2024")
    page.put(4, "Segmen", "Jumlah Orang", "Alokasi APBD Murni (Rp. juta)", "Alokasi P-APBD (Rp. juta)", "Ket.")
    rows = [
        ("Honorer Pemko (Non ASN)", 1850, 239.76, 239.76, "non_asn", None),
        ("Kepala Lingkungan", 284, 57.2544, 57.2544, "rt_rw", "seluruh lingkungan"),
        ("Pekerja rentan miskin ekstrem", 1200, 120.96, 241.92, "pekerja_rentan", "6 bln, ditambah di P-APBD"),
    ]
    for row, (label, people, first, second, segment, note) in enumerate(rows, 5):
        page.put(row, label, people, first, second, note)
        for col, stage in (("C", "murni"), ("D", "perubahan")):
            months = ANY if row == 7 else None
            page.line(f"{col}{row}", stage=stage, segment=segment, workers=people, months=months)
    page.put(8, "Total", 3334, 417.9744, 538.9344)
    return page.case


def money_as_text() -> Submission:
    page = start(
        "Sumut/nias_selatan/Usulan & Realisasi.xlsx",
        "Nisel",
        district_code="12.14",
        fiscal_year="2022",
        fund_source="APBD",
    )
    page.put(1, "PEMERINTAH KABUPATEN NIAS SELATAN")
    page.put(2, "ANGGARAN BPJS KETENAGAKERJAAN TA. 2022")
    page.put(
        4,
        "No.",
        "Penerima Manfaat",
        "Sumber Dana",
        "Jumlah Peserta",
        "Anggaran Murni",
        "Anggaran Perubahan",
        "Realisasi",
    )

    def text(amount: int) -> str:
        return "Rp. " + f"{amount:,}".replace(",", ".") + ",00"

    rows = [
        ("Tenaga Kontrak Daerah", "1.204 orang", 1204, 156_038_400, 156_038_400, 149_234_567, "non_asn"),
        ("Tenaga Kesehatan Non ASN", "367 orang", 367, 47_563_200, 49_118_400, 49_118_400, "tenaga_kesehatan"),
        ("Guru Honor Daerah", "598 orang", 598, 77_500_800, 77_500_800, 76_982_400, "guru_honor"),
    ]
    for row, (label, told, people, *amounts, segment) in enumerate(rows, 5):
        page.put(row, f"{row - 4}.", label, "DAU", told, *[text(n) for n in amounts])
        for col, stage, amount in zip("EFG", ("murni", "perubahan", "realisasi"), amounts, strict=True):
            page.line(f"{col}{row}", amount, stage=stage, segment=segment, workers=people)
    page.put(8, None, "Jumlah", None, "2.169 orang", *[text(sum(r[n] for r in rows)) for n in (3, 4, 5)])
    page.sign(10, "F", "Teluk Dalam, ................. 2022", "Kepala Bappeda")
    return page.case


def long_format() -> Submission:
    page = start("Aceh/kota_lhokseumawe/form_isian.xlsx", "isian", district_code="11.73")
    page.put(1, "kab_kota", "tahun", "tahapan", "segmen", "jumlah_peserta", "jumlah_bulan", "nilai_rp", "sumber_dana")
    rows = [
        (2022, "Murni", "Non ASN", 1410, 12, 205_578_000, "APBK"),
        (2022, "Perubahan", "Non ASN", 1410, 12, 205_578_000, "APBK"),
        (2022, "Realisasi", "Non ASN", 1398, 12, 203_828_400, "APBK"),
        (2022, "Murni", "Aparatur Gampong", 680, 12, 137_088_000, "APBG"),
        (2022, "Realisasi", "Aparatur Gampong", 612, 12, 123_379_200, "APBG"),
        (2023, "Murni", "Non ASN", 1375, 12, 200_475_000, "APBK"),
        (2023, "Pergeseran", "Non ASN", 1375, 12, 198_000_000, "APBK"),
        (2023, "Perubahan", "Non ASN", 1362, 12, 198_579_600, "APBK"),
        (2023, "Realisasi", "Non ASN", 1362, 12, 197_121_600, "APBK"),
        (2023, "Perubahan", "Nelayan", 300, 3, 15_120_000, "CSR"),
        (2023, "Realisasi", "Nelayan", 300, 3, 15_120_000, "CSR"),
    ]
    segments = {"Non ASN": "non_asn", "Aparatur Gampong": "perangkat_desa", "Nelayan": "nelayan"}
    funds = {"APBK": "APBD", "APBG": "APBDES", "CSR": "LAINNYA"}
    for row, (year, stage, label, people, months, amount, fund) in enumerate(rows, 2):
        page.put(row, "Kota Lhokseumawe", year, stage, label, people, months, amount, fund)
        page.line(
            f"G{row}",
            fiscal_year=str(year),
            stage=stage.lower(),
            segment=segments[label],
            workers=people,
            months=months,
            fund_source=funds[fund],
        )
    return page.case


def programmes_as_columns() -> Submission:
    page = start(
        "Sumut/kota_tebing_tinggi/T.Tinggi - JKK JKM.xlsx",
        "2023",
        district_code="12.76",
        fiscal_year="2023",
        stage="murni",
    )
    page.put(1, "KOTA TEBING TINGGI")
    page.put(2, "RINCIAN IURAN JAMINAN SOSIAL KETENAGAKERJAAN APBD INDUK T.A. 2023")
    page.put(4, "NO", "SEGMEN", "JUMLAH TENAGA KERJA", "BULAN", "IURAN (Rp)", None, None)
    page.put(5, "JKK", "JKM", "JUMLAH", col="E")
    page.merge("A4:A5", "B4:B5", "C4:C5", "D4:D5", "E4:G4")
    rows = [
        ("Non ASN Pemko", 1688, 12, 6_480, 8_100, "non_asn"),
        ("Kepling", 172, 12, 10_000, 6_800, "rt_rw"),
        ("Kader PKK", 210, 6, 10_000, 6_800, "kader"),
        ("Bilal Mayit & Penggali Kubur", 105, 6, 10_000, 6_800, "pekerja_keagamaan"),
    ]
    sums = [0, 0]
    for row, (label, people, months, jkk, jkm, segment) in enumerate(rows, 6):
        parts = [people * months * jkk, people * months * jkm]
        sums = [a + b for a, b in zip(sums, parts, strict=True)]
        page.put(row, row - 5, label, people, months, *parts, sum(parts))
        page.line(f"E{row}", programme="JKK", segment=segment, workers=people, months=months)
        page.line(f"F{row}", programme="JKM", segment=segment, workers=people, months=months)
    page.put(10, None, "TOTAL", sum(r[1] for r in rows), None, *sums, sum(sums))
    return page.case


def programmes_as_rows_below_a_group() -> Submission:
    page = start(
        "Sumut/humbang_hasundutan/Humbahas_Jamsos.xlsx",
        "Lamp I",
        district_code="12.16",
        fiscal_year="2024",
        stage="perubahan",
    )
    page.put(1, "Lampiran I")
    page.put(2, "Rincian Anggaran Jaminan Sosial Ketenagakerjaan pada P-APBD Kab. Humbang Hasundutan TA 2024")
    page.put(4, "No", "Segmen / Program", "Orang", "Bulan", "Iuran per Orang per Bulan", "Anggaran (Rp)")
    groups = [
        ("I", "Pekerja Rentan", "pekerja_rentan", 1500, 12, [("JKK", 10_000), ("JKM", 6_800)]),
        ("II", "Perangkat Desa", "perangkat_desa", 1071, 12, [("JKK", 6_480), ("JKM", 8_100), ("JHT", 99_900)]),
        ("III", "Pegawai Non ASN", "non_asn", 620, 12, [("JKK", 6_480), ("JKM", 8_100)]),
    ]
    row, total = 5, 0
    for roman, label, segment, people, months, parts in groups:
        subtotal = sum(people * months * price for _, price in parts)
        total += subtotal
        row = page.put(row, roman, label, None, None, None, subtotal)
        for programme, price in parts:
            page.put(row, None, f"- {programme}", people, months, price, people * months * price)
            page.line(
                f"F{row}", segment=segment, programme=programme, workers=people, months=months, unit_cost_idr=price
            )
            row += 1
        row += 1
    page.put(row, None, "Jumlah I + II + III", None, None, None, total)
    return page.case


# Villages, palm oil, plans of cash


def gampong_tables_by_kecamatan() -> Submission:
    page = start(
        "Aceh/pidie/APBG 2023 PERANGKAT GAMPONG.xlsx",
        "DPMG",
        district_code="11.07",
        fiscal_year="2023",
        fund_source="APBDES",
        stage="realisasi",
    )
    page.put(1, "PEMERINTAH KABUPATEN PIDIE")
    page.put(2, "DINAS PEMBERDAYAAN MASYARAKAT DAN GAMPONG")
    page.put(3, "REALISASI IURAN BPJS KETENAGAKERJAAN APARATUR GAMPONG DALAM APBG TAHUN 2023")
    page.put(4, "Sumber Dana : Alokasi Dana Gampong (ADG)")
    page.put(
        6,
        "No",
        "Kecamatan",
        "Jumlah Gampong",
        "Keuchik & Perangkat Gampong",
        None,
        "Tuha Peut",
        None,
        "Total Iuran (Rp)",
    )
    page.put(7, "Orang", "Iuran Setahun (Rp)", "Orang", "Iuran Setahun (Rp)", col="D")
    page.merge("A6:A7", "B6:B7", "C6:C7", "D6:E6", "F6:G6", "H6:H7")
    places = [
        ("Kota Sigli", 15, 105, 75),
        ("Pidie", 64, 448, 320),
        ("Mutiara", 29, 203, 145),
        ("Tangse", 28, 196, 0),
        ("Geumpang", 5, 35, 25),
        ("Padang Tiji", 64, 440, 318),
    ]
    for row, (place, villages, staff, council) in enumerate(places, 8):
        first, second = staff * 12 * 12_150, council * 12 * 16_800
        page.put(row, row - 7, f"Kec. {place}", villages, staff, first, council or "-", second or "-", first + second)
        page.line(f"E{row}", segment="perangkat_desa", workers=staff)
        if council:
            page.line(f"G{row}", segment="bpd", workers=council)
    staff, council = sum(p[2] for p in places), sum(p[3] for p in places)
    page.put(
        14, "JUMLAH", None, 205, staff, staff * 145_800, council, council * 201_600, staff * 145_800 + council * 201_600
    )
    page.merge("A14:B14")
    page.sign(16, "F", "Sigli, ......................", "Kepala DPMG Kabupaten Pidie")
    return page.case


def palm_oil_plan() -> Submission:
    page = start(
        "Sumut/labuhanbatu_selatan/RKP DBH SAWIT.xlsx",
        "RKP",
        district_code="12.22",
        fiscal_year="2024",
        stage="murni",
        fund_source="DBH_SAWIT",
    )
    page.put(1, "RENCANA KEGIATAN DAN PENGANGGARAN (RKP) DBH SAWIT")
    page.put(2, "KABUPATEN LABUHANBATU SELATAN")
    page.put(3, "APBD INDUK TAHUN ANGGARAN 2024")
    page.put(5, "No", "OPD", "Kegiatan", "Target", "Satuan", "Pagu (Rp)", "Sumber Dana")
    rows = [
        (1, "Dinas PUPR", "Pemeliharaan berkala ruas jalan Cikampak - Aek Raso", 4.2, "km", 8_950_000_000),
        (2, "Dinas PUPR", "Penanganan jembatan Desa Teluk Panji", 1, "unit", 1_725_000_000),
        (
            3,
            "Disnaker",
            "Perlindungan BPJS Ketenagakerjaan (JKK & JKM) bagi petani sawit 12 bulan",
            2000,
            "orang",
            403_200_000,
        ),
        (4, "Dinas Pertanian", "Penyusunan Rencana Aksi Daerah Kelapa Sawit Berkelanjutan", 1, "dokumen", 275_000_000),
        (
            5,
            "Disnaker",
            "Perlindungan BPJS Ketenagakerjaan (JKK & JKM) bagi buruh tani pekerja rentan 6 bulan",
            350,
            "orang",
            35_280_000,
        ),
    ]
    for row, values in enumerate(rows, 6):
        page.put(row, *values, "DBH Sawit")
        if values[1] == "Disnaker":
            segment, months = ("petani_sawit", 12) if row == 8 else (ANY, 6)
            page.line(f"F{row}", segment=segment, programme="JKK+JKM", workers=values[3], months=months)
        else:
            page.other(f"F{row}", "lainnya")
    page.put(11, None, None, "Total", None, None, sum(r[5] for r in rows))
    return page.case


def monthly_cash_plan() -> Submission:
    page = start(
        "Aceh/kota_subulussalam/anggaran kas.xlsx", "KAS", district_code="11.75", fiscal_year="2023", stage="murni"
    )
    months = ["Jan", "Peb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agts", "Sep", "Okt", "Nop", "Des"]
    page.put(1, "PEMERINTAH KOTA SUBULUSSALAM")
    page.put(2, "ANGGARAN KAS BELANJA IURAN - APBK MURNI TA. 2023")
    page.put(4, "Kode Rekening", "Uraian", *months, "Jumlah Setahun")
    rows = [
        ("5.1.02.02.02.0005", [36_400_000] * 12),
        (JKK, [2_268_000] * 12),
        (JKM, [2_835_000] * 12),
        ("5.1.02.02.02.0008", [0] * 5 + [48_000_000] + [0] * 6),
    ]
    for row, (code, plan) in enumerate(rows, 5):
        page.put(row, code, NAMES[code], *plan, sum(plan))
        page.account(f"O{row}", code)
    by_month = [sum(plan[n] for _, plan in rows) for n in range(12)]
    page.put(9, "JUMLAH", None, *by_month, sum(by_month))
    return page.case


def story_in_the_remarks() -> Submission:
    page = start(
        "Sumut/toba/Matriks_dukungan_Tobasa.xlsx", "matriks", district_code="12.12", fiscal_year="2024", stage="murni"
    )
    page.put(1, "MATRIKS DUKUNGAN PEMERINTAH KABUPATEN TOBA TERHADAP INPRES NOMOR 2 TAHUN 2021")
    page.put(2, "(APBD INDUK TAHUN ANGGARAN 2024)")
    page.put(4, "No", "Perangkat Daerah", "Sub Kegiatan", "Pagu (Rp)", "Keterangan")
    rows = [
        (
            "Disnakerperin",
            "Pengembangan Pelaksanaan Jaminan Sosial Tenaga Kerja",
            302_400_000,
            "untuk 1.500 pekerja rentan x 12 bulan x Rp16.800",
        ),
        (
            "BKPSDM",
            "Penyediaan Jasa Pelayanan Umum Kantor",
            94_478_400,
            "Iuran BPJS Ketenagakerjaan 648 Non ASN x 12 bulan x Rp. 12.150,-",
        ),
        (
            "Dinas PMD",
            "Fasilitasi Penyelenggaraan Administrasi Pemerintahan Desa",
            37_800_000,
            "sosialisasi dan bimtek, tidak termasuk iuran",
        ),
        (
            "Dinas Kesehatan",
            "Pengelolaan Jaminan Kesehatan Masyarakat",
            21_350_000_000,
            "UHC, iuran BPJS Kesehatan PBPU/BP Pemda",
        ),
    ]
    for row, values in enumerate(rows, 5):
        page.put(row, row - 4, *values)
    page.line("D5", segment="pekerja_rentan", workers=1500, months=12, unit_cost_idr=16_800)
    page.line("D6", segment="non_asn", workers=648, months=12, unit_cost_idr=12_150)
    page.other("D7", "lainnya")
    page.other("D8", "kesehatan")
    page.put(10, "Ket: data diolah dari SIPD, dapat berubah pada P-APBD.")
    return page.case


def volume_in_words() -> Submission:
    page = start(
        "Sumut/samosir/RAB jamsostek samosir.xlsx", "RAB", district_code="12.17", fiscal_year="2023", stage="perubahan"
    )
    page.put(1, "RENCANA ANGGARAN BIAYA")
    page.put(2, "Kegiatan : Perlindungan Pekerja melalui BPJAMSOSTEK")
    page.put(3, "Kabupaten : Samosir")
    page.put(4, "Tahun : 2023 (P-APBD)")
    page.put(6, "No", "Uraian", "Volume", "Harga Satuan (Rp)", "Jumlah (Rp)")
    rows = [
        ("Iuran nelayan Danau Toba", "1.500 orang x 12 bulan", 1500, 12, 16_800, "nelayan"),
        ("Iuran petani bawang", "750 org x 6 bln", 750, 6, 16_800, "petani"),
        ("Iuran pelaku UMKM & pengrajin ulos", "325 OK x 4 bln", 325, 4, 16_800, "pekerja_rentan"),
        ("Iuran pegawai Non ASN", "512 orang x 12 bulan", 512, 12, 13_500, "non_asn"),
    ]
    for row, (label, volume, people, months, price, segment) in enumerate(rows, 7):
        page.put(row, row - 6, label, volume, price, people * months * price)
        workers = ANY if "OK" in volume else people
        page.line(f"E{row}", segment=segment, workers=workers, months=months, unit_cost_idr=price)
    page.put(11, None, "JUMLAH", None, None, sum(p * m * c for _, _, p, m, c, _ in rows))
    page.put(12, "Terbilang: ....................................................")
    return page.case


def transposed() -> Submission:
    page = start("Sumut/kota_sibolga/sibolga paparan.xlsx", "Slide 7", district_code="12.73", fiscal_year="2023")
    page.put(1, "KEPESERTAAN BPJS KETENAGAKERJAAN YANG DIBIAYAI PEMKO SIBOLGA TA 2023")
    page.put(3, "Uraian", "Non ASN", "Kepling", "Nelayan", "Penarik Becak", "Jumlah")
    segments = ["non_asn", "rt_rw", "nelayan", "pekerja_rentan"]
    people, months, price = [1205, 117, 800, 150], [12, 12, 6, 6], [14_580, 16_800, 16_800, 16_800]
    planned = [p * m * c for p, m, c in zip(people, months, price, strict=True)]
    paid = [planned[0] - 1_749_600, planned[1], planned[2] - 13_440_000, 0]
    page.put(4, "Jumlah Peserta (orang)", *people, sum(people))
    page.put(5, "Bulan", *months)
    page.put(6, "Iuran per Bulan (Rp)", *price)
    page.put(7, "Anggaran P-APBD (Rp)", *planned, sum(planned))
    page.put(8, "Realisasi (Rp)", *paid, sum(paid))
    page.put(9, "Sisa (Rp)", *[a - b for a, b in zip(planned, paid, strict=True)], sum(planned) - sum(paid))
    for col, segment, n, m, c in zip("BCDE", segments, people, months, price, strict=True):
        for row, stage in ((7, "perubahan"), (8, "realisasi")):
            page.line(f"{col}{row}", stage=stage, segment=segment, workers=n, months=m, unit_cost_idr=c)
    return page.case


# Several districts in one file


def branches_of_the_province() -> Submission:
    page = start("Sumut/kanwil/Rekap Dukungan APBD se-Sumut 2024 rev3.xlsx", "Rekap", fiscal_year="2024", stage="murni")
    page.put(1, "REKAP DUKUNGAN ANGGARAN PEMDA UNTUK BPJS KETENAGAKERJAAN, APBD MURNI 2024")
    page.put(2, "KANTOR WILAYAH SUMBAGUT")
    page.put(4, "No", "Kantor Cabang / Pemda", "Anggaran (Rp)", None, None, "Total")
    page.put(5, "Non ASN", "Perangkat Desa", "Pekerja Rentan", col="C")
    page.merge("A4:A5", "B4:B5", "C4:E4", "F4:F5")
    branches = {
        "Cabang Kisaran": [
            ("Kab. Asahan", "12.09", 402_300_000, 285_120_000, 20_160_000),
            ("Kab. Batu Bara", "12.19", 268_920_000, 226_800_000, 100_800_000),
            ("Kota Tanjung Balai", "12.74", 243_000_000, None, 60_480_000),
        ],
        "Cabang Sibolga": [
            ("Kab. Tapanuli Tengah", "12.01", 255_150_000, 258_876_000, None),
            ("Kota Sibolga", "12.73", 210_826_800, None, 95_760_000),
            ("Kab. Nias Barat", "12.25", 87_480_000, 153_090_000, 0),
        ],
        "Cabang Padang Sidimpuan": [
            ("Kab. Madina", "12.13", 174_960_000, 604_000_000, 40_320_000),
            ("Kab. Tapsel", "12.03", 189_540_000, 343_440_000, None),
            ("Kota P. Sidimpuan", "12.77", 160_380_000, 67_230_000, 20_160_000),
        ],
    }
    row, grand = 6, [0, 0, 0]
    for branch, places in branches.items():
        sums = [sum(p[n] or 0 for p in places) for n in (2, 3, 4)]
        grand = [a + b for a, b in zip(grand, sums, strict=True)]
        row = page.put(row, None, branch, *sums, sum(sums))
        for number, (name, code, *amounts) in enumerate(places, 1):
            page.put(row, number, name, *["-" if n is None else n for n in amounts], sum(n or 0 for n in amounts))
            for col, segment, amount in zip(
                "CDE", ("non_asn", "perangkat_desa", "pekerja_rentan"), amounts, strict=True
            ):
                if amount is not None:
                    page.line(f"{col}{row}", district_code=code, segment=segment)
            row += 1
    page.put(row, None, "GRAND TOTAL", *grand, sum(grand))
    return page.case


def districts_by_kemendagri_code() -> Submission:
    """Codes alone, as numbers: 11.1 is 11.10."""
    page = start(
        "Aceh/provinsi/dbh & apbk per kode.xlsx",
        "kode",
        stage="realisasi",
        segment="pekerja_rentan",
        programme="JKK+JKM",
    )
    page.put(1, "Realisasi iuran pekerja rentan (JKK dan JKM) menurut kode wilayah Kemendagri")
    page.put(3, "Kode Kemendagri", "Realisasi 2022", "Realisasi 2023", "Selisih")
    rows = [
        (11.01, 0, 60_480_000),
        (11.05, 40_320_000, 100_800_000),
        (11.08, 0, 155_232_000),
        (11.09, 10_080_000, 10_080_000),
        (11.1, 20_160_000, 33_600_000),
        (11.11, 50_400_000, 100_800_000),
        (11.73, 15_120_000, 15_120_000),
        (11.74, 0, 25_200_000),
    ]
    for row, (code, first, second) in enumerate(rows, 4):
        page.put(row, code, first, second, second - first)
        page.line(f"B{row}", fiscal_year="2022", district_code=f"{code:.2f}")
        page.line(f"C{row}", fiscal_year="2023", district_code=f"{code:.2f}")
    page.put(12, "Jumlah", sum(r[1] for r in rows), sum(r[2] for r in rows), sum(r[2] - r[1] for r in rows))
    return page.case


def districts_by_bps_code() -> Submission:
    page = start("Sumut/provinsi/tabel_bps.xlsx", "Tabel 4", fiscal_year="2023", stage="perubahan")
    page.put(1, "Tabel 4. Alokasi P-APBD 2023 untuk Iuran BPJS Ketenagakerjaan menurut Kabupaten/Kota (Rp)")
    page.put(3, "Kode BPS", "Kabupaten/Kota", "Non ASN", "Perangkat Desa", "Jumlah")
    page.put(4, "(1)", "(2)", "(3)", "(4)", "(5)")
    rows = [
        (1201, "Nias", "12.04", 97_200_000, 110_160_000),
        (1204, "Tapteng", "12.01", 255_150_000, 258_876_000),
        (1211, "Karo", "12.06", 236_000_400, 0),
        (1215, "Humbahas", "12.16", 90_396_000, 156_151_800),
        (1216, "Pakpak Bharat", "12.15", 72_900_000, 75_816_000),
        (1271, "Sibolga", "12.73", 210_826_800, None),
        (1275, "Medan", "12.71", 2_588_922_000, None),
        (1276, "Binjai", "12.75", 239_760_000, None),
    ]
    for row, (bps, name, code, staff, village) in enumerate(rows, 5):
        page.put(row, bps, name, staff, "–" if village is None else village, staff + (village or 0))
        page.line(f"C{row}", segment="non_asn", district_code=code)
        if village is not None:
            page.line(f"D{row}", segment="perangkat_desa", district_code=code)
    page.put(
        13,
        12,
        "Sumatera Utara",
        sum(r[3] for r in rows),
        sum(r[4] or 0 for r in rows),
        sum(r[3] + (r[4] or 0) for r in rows),
    )
    page.put(14, "Catatan: 8 kabupaten/kota yang sudah melapor")
    return page.case


def province_own_budget() -> Submission:
    page = start(
        "Sumut/provinsi/DISNAKER PROVSU.xlsx",
        "Pekerja Rentan",
        district_code="12",
        segment="pekerja_rentan",
        fund_source="PROVINSI",
        programme="JKK+JKM",
    )
    page.put(1, "PEMERINTAH PROVINSI SUMATERA UTARA")
    page.put(2, "DINAS KETENAGAKERJAAN")
    page.put(3, "PERLINDUNGAN PEKERJA RENTAN (JKK + JKM)")
    page.put(4, "Sumber Dana : APBD Provinsi")
    page.put(
        6, "Tahun", "Jumlah Peserta", "Lama (bulan)", "Iuran", "Pagu APBD", "Pagu P-APBD", "Realisasi", "% Realisasi"
    )
    rows = [
        (2022, 10_000, 6, 1_008_000_000, 1_008_000_000, 1_004_640_000),
        (2023, 31_570, 6, 3_182_256_000, 3_182_256_000, 3_179_400_000),
        (2024, 12_000, 12, 2_419_200_000, 2_419_200_000, 2_394_806_400),
    ]
    for row, (year, people, months, *amounts) in enumerate(rows, 7):
        page.put(row, year, people, months, 16_800, *amounts, round(amounts[2] / amounts[1] * 100, 2))
        for col, stage in zip("EFG", ("murni", "perubahan", "realisasi"), strict=True):
            page.line(
                f"{col}{row}", fiscal_year=str(year), stage=stage, workers=people, months=months, unit_cost_idr=16_800
            )
    page.put(11, "Medan, ................ 2024", col="F")
    return page.case


# Realisasi in pieces, stages side by side


def realisasi_by_semester() -> Submission:
    page = start(
        "Sumut/tapanuli_tengah/LRA Jamsos SMT 1-2.xlsx",
        "TAPTENG",
        district_code="12.01",
        fiscal_year="2022",
        fund_source="APBD",
    )
    page.put(1, "KABUPATEN TAPANULI TENGAH")
    page.put(2, "REALISASI ANGGARAN BPJS KETENAGAKERJAAN TAHUN 2022")
    page.put(4, "No", "Segmen", "Sumber Dana", "Pagu Perubahan", "Realisasi", None, None, "Sisa", "%")
    page.put(5, "Semester I", "Semester II", "Jumlah", col="E")
    page.merge("A4:A5", "B4:B5", "C4:C5", "D4:D5", "E4:G4", "H4:H5", "I4:I5")
    page.put(6, *range(1, 7), "7=5+6", "8=4-7", "9=7/4")
    rows = [
        ("Non ASN Setda & SKPD", 255_150_000, 118_402_500, 127_575_000, "non_asn"),
        ("Kepala Desa dan Perangkat", 258_876_000, 0, 258_876_000, "perangkat_desa"),
        ("Nelayan", 60_480_000, 0, 58_262_400, "nelayan"),
    ]
    for row, (label, plan, first, second, segment) in enumerate(rows, 7):
        paid = first + second
        page.put(row, row - 6, label, "APBD", plan, first, second, paid, plan - paid, round(100 * paid / plan, 2))
        page.line(f"D{row}", stage="perubahan", segment=segment)
        page.line(f"G{row}", stage="realisasi", segment=segment)
    sums = [sum(r[n] for r in rows) for n in (1, 2, 3)]
    page.put(10, None, "Total", None, *sums, sums[1] + sums[2], sums[0] - sums[1] - sums[2], 98.04)
    page.sheet["I10"] = round(100 * (sums[1] + sums[2]) / sums[0], 2)
    return page.case


def realisasi_by_quarter() -> Submission:
    page = start("Aceh/simeulue/TW IV.xlsx", "Sheet1", district_code="11.09", fiscal_year="2023")
    page.put(1, "Nama Pemda : Kabupaten Simeulue")
    page.put(2, "Laporan Triwulan IV Tahun 2023 - Iuran Jaminan Sosial Ketenagakerjaan")
    page.put(4, "URAIAN", "PAGU", None, "REALISASI PER TRIWULAN", None, None, None, "TOTAL REALISASI", "SISA PAGU")
    page.put(5, "Murni", "APBK-P", "TW I", "TW II", "TW III", "TW IV", col="B")
    page.merge("A4:A5", "B4:C4", "D4:G4", "H4:H5", "I4:I5")
    rows = [
        (
            "a. Tenaga kontrak / Non ASN",
            151_200_000,
            155_520_000,
            [37_800_000, 37_260_000, 38_880_000, 38_880_000],
            "non_asn",
        ),
        ("b. Keuchik & aparatur", 138_240_000, 138_240_000, [0, 69_120_000, 0, 69_120_000], "perangkat_desa"),
        ("c. Nelayan kecil", 10_080_000, 20_160_000, [0, 0, 10_080_000, 10_080_000], "nelayan"),
    ]
    for row, (label, first, second, quarters, segment) in enumerate(rows, 6):
        page.put(row, label, first, second, *quarters, sum(quarters), second - sum(quarters))
        for col, stage in (("B", "murni"), ("C", "perubahan"), ("H", "realisasi")):
            page.line(f"{col}{row}", stage=stage, segment=segment)
    quarters = [sum(r[3][n] for r in rows) for n in range(4)]
    plans = [sum(r[n] for r in rows) for n in (1, 2)]
    page.put(9, "JUMLAH (a+b+c)", *plans, *quarters, sum(quarters), plans[1] - sum(quarters))
    return page.case


def all_four_stages() -> Submission:
    page = start(
        "Sumut/tapanuli_selatan/Tapsel - murni sd realisasi.xlsx", "2023", district_code="12.03", fiscal_year="2023"
    )
    page.put(1, "PEMERINTAH KABUPATEN TAPANULI SELATAN")
    page.put(2, "PERKEMBANGAN ANGGARAN JAMSOSTEK T.A 2023")
    page.put(
        4,
        "NO",
        "KODE REKENING",
        "URAIAN",
        "MURNI",
        "PERGESERAN",
        "PERUBAHAN",
        "BERTAMBAH/\n(BERKURANG)",
        "REALISASI",
        "%",
        "SISA",
    )
    rows = [
        (JKK, 84_240_000, 86_400_000, 88_560_000, 85_212_000),
        (JKM, 105_300_000, 108_000_000, 110_700_000, 106_515_000),
        ("5.1.01.01.10.0001", 512_000_000, 512_000_000, 505_400_000, 498_123_450),
        ("5.1.01.01.11.0001", 1_536_000_000, 1_536_000_000, 1_516_200_000, 1_494_370_350),
    ]
    for row, (code, *amounts) in enumerate(rows, 5):
        before, _, after, paid = amounts
        page.put(
            row,
            row - 4,
            code,
            NAMES[code],
            *amounts[:3],
            after - before,
            paid,
            round(100 * paid / after, 2),
            after - paid,
        )
        page.sheet[f"G{row}"].number_format = "#,##0;(#,##0)"
        for col, stage in zip("DEFH", ("murni", "pergeseran", "perubahan", "realisasi"), strict=True):
            page.account(f"{col}{row}", code, stage=stage)
    sums = [sum(r[n] for r in rows) for n in (1, 2, 3, 4)]
    page.put(
        9,
        None,
        None,
        "JUMLAH",
        *sums[:3],
        sums[2] - sums[0],
        sums[3],
        round(100 * sums[3] / sums[2], 2),
        sums[2] - sums[3],
    )
    return page.case


def years_as_columns() -> Submission:
    page = start("Sumut/mandailing_natal/MADINA 21-23.xlsx", "Sheet1", district_code="12.13")
    page.put(1, "Anggaran Perlindungan Jaminan Sosial Ketenagakerjaan Kab. Mandailing Natal")
    page.put(3, "No", "Segmen", "2021", None, "2022", None, "2023", None)
    page.put(4, *["Anggaran Perubahan", "Realisasi"] * 3, col="C")
    page.merge("A3:A4", "B3:B4", "C3:D3", "E3:F3", "G3:H3")
    rows = [
        ("Non ASN", [145_800_000, 139_320_000, 162_000_000, 160_380_000, 174_960_000, 171_072_000], "non_asn"),
        ("Perangkat Desa", [None, None, 604_000_000, 590_112_000, 604_000_000, 604_000_000], "perangkat_desa"),
        ("Guru Ngaji dan Bilal", [None, None, None, None, 40_320_000, 0], "pekerja_keagamaan"),
    ]
    for row, (label, amounts, segment) in enumerate(rows, 5):
        page.put(row, row - 4, label, *amounts)
        for place, amount in enumerate(amounts):
            if amount is not None:
                cell = f"{get_column_letter(3 + place)}{row}"
                page.line(
                    cell,
                    fiscal_year=str(2021 + place // 2),
                    stage=("perubahan", "realisasi")[place % 2],
                    segment=segment,
                )
    page.put(8, None, "Jumlah", *[sum(r[1][n] or 0 for r in rows) for n in range(6)])
    return page.case


def two_tables_side_by_side() -> Submission:
    page = start("Sumut/kota_pematangsiantar/Siantar.xlsx", "Sheet1", district_code="12.72", stage="murni")
    page.put(1, "PEMERINTAH KOTA PEMATANG SIANTAR - APBD MURNI")
    tables = {
        "A": ("2022", [("Non ASN", 1310, 191_000_000, "non_asn"), ("RT/RW", 0, 0, "rt_rw")]),
        "G": ("2023", [("Non ASN", 1288, 187_790_400, "non_asn"), ("RT/RW", 1027, 207_043_200, "rt_rw")]),
    }
    for col, (year, rows) in tables.items():
        page.put(3, f"TAHUN {year}", col=col)
        page.put(4, "No", "Segmen", "Orang", "Anggaran (Rp)", col=col)
        place = column_index_from_string(col)
        money = get_column_letter(place + 3)
        for row, (label, people, amount, segment) in enumerate(rows, 5):
            page.put(row, row - 4, label, people, amount, col=col)
            page.line(f"{money}{row}", fiscal_year=year, segment=segment, workers=people)
        page.put(7, None, "Jumlah", sum(r[1] for r in rows), sum(r[2] for r in rows), col=col)
    return page.case


def stage_only_in_title() -> Submission:
    page = start(
        "Aceh/aceh_selatan/lampiran surat.xlsx",
        "Lampiran",
        district_code="11.01",
        fiscal_year="2024",
        stage="perubahan",
    )
    page.put(1, "Lampiran Surat Nomor : ......./......../2024")
    page.put(
        3,
        "DAFTAR PENERIMA MANFAAT JAMINAN SOSIAL KETENAGAKERJAAN YANG DIANGGARKAN DALAM APBK PERUBAHAN KABUPATEN ACEH SELATAN TAHUN 2024",
    )
    page.put(5, "No", "Kelompok", "Jiwa", "Nilai Iuran")
    rows = [
        ("1.", "Petani pala dan nilam", 900, 60_480_000, "petani"),
        ("2.", "Nelayan / pawang boat", 1150, 77_280_000, "nelayan"),
        ("3.", "Kader posyandu", 1300, 87_360_000, "kader"),
        ("4.", "Relawan kebencanaan", 120, 8_064_000, "lainnya"),
    ]
    for row, (number, label, people, amount, segment) in enumerate(rows, 6):
        page.put(row, number, label, people, amount)
        page.line(f"D{row}", segment=segment, workers=people)
    page.put(11, None, "Jumlah", 3470, 233_184_000)
    page.sign(13, "C", "Tapaktuan, ........................ 2024", "a.n. Bupati Aceh Selatan")
    return page.case


def merged_segments_over_years() -> Submission:
    page = start("Sumut/batu_bara/Batubara_2022-2024.xlsx", "Data", district_code="12.19")
    page.put(1, "Data Anggaran BPJS Ketenagakerjaan Kab. Batu Bara")
    page.put(3, "Segmen", "Tahun", "Peserta", "Murni", "Perubahan", "Realisasi", "Sumber Dana")
    blocks = [
        (
            "Non ASN",
            "non_asn",
            "APBD",
            "APBD",
            [
                (2022, 1820, 265_356_000, 265_356_000, 260_982_000),
                (2023, 1844, 268_855_200, 268_855_200, 266_814_000),
                (2024, 1790, 268_920_000, 260_982_000, 260_982_000),
            ],
        ),
        (
            "Kades + Perangkat",
            "perangkat_desa",
            "ADD",
            "APBDES",
            [
                (2022, 1128, 164_462_400, 164_462_400, 164_462_400),
                (2023, 1128, 226_800_000, 226_800_000, 219_996_000),
                (2024, 1125, 226_800_000, 226_800_000, 226_800_000),
            ],
        ),
        ("Nelayan", "nelayan", "DBH Sawit", "DBH_SAWIT", [(2024, 500, 0, 50_400_000, 50_400_000)]),
    ]
    row = 4
    for label, segment, fund, source, years in blocks:
        page.sheet[f"A{row}"], page.sheet[f"G{row}"] = label, fund
        if len(years) > 1:
            page.merge(f"A{row}:A{row + len(years) - 1}", f"G{row}:G{row + len(years) - 1}")
        for year, people, *amounts in years:
            page.put(row, year, people, *amounts, col="B")
            for col, stage in zip("DEF", ("murni", "perubahan", "realisasi"), strict=True):
                page.line(
                    f"{col}{row}",
                    fiscal_year=str(year),
                    stage=stage,
                    segment=segment,
                    workers=people,
                    fund_source=source,
                )
            row += 1
    return page.case


# Gaps and money in one table


def gap_and_money() -> Submission:
    page = start(
        "Aceh/aceh_besar/JAMSOSTEK 2023 fix.xlsx", "gap", district_code="11.06", fiscal_year="2023", period="2023-09"
    )
    page.put(1, "POTENSI DAN DUKUNGAN ANGGARAN JAMINAN SOSIAL KETENAGAKERJAAN")
    page.put(2, "KABUPATEN ACEH BESAR, KEADAAN 30 SEPTEMBER 2023")
    page.put(
        4,
        "No",
        "Segmen",
        "Potensi",
        "Terdaftar",
        "Belum Terdaftar (GAP)",
        "%",
        "Anggaran Tahun 2023 (Rp)",
        None,
        "Sumber Dana",
    )
    page.put(5, "APBK", "APBK-P", col="G")
    page.merge("A4:A5", "B4:B5", "C4:C5", "D4:D5", "E4:E5", "F4:F5", "G4:H4", "I4:I5")
    rows = [
        ("Non ASN", 4210, 3975, 579_555_000, 579_555_000, "APBK", "non_asn", "APBD"),
        ("Aparatur Gampong", 5436, 5120, 746_496_000, 746_496_000, "APBG", "perangkat_desa", "APBDES"),
        ("Tuha Peut", 4228, 0, "-", "-", "APBG", "bpd", "APBDES"),
        ("Nelayan", 3890, 300, 0, 30_240_000, "APBK", "nelayan", "APBD"),
    ]
    for row, (label, people, members, first, second, fund, segment, source) in enumerate(rows, 6):
        page.put(
            row,
            row - 5,
            label,
            people,
            members,
            people - members,
            round(100 * members / people, 2),
            first,
            second,
            fund,
        )
        for col, metric in (("C", "potential"), ("D", "registered"), ("E", "not_registered")):
            page.count(f"{col}{row}", metric, segment=segment)
        if first != "-":
            _money(page, f"G{row}", stage="murni", segment=segment, fund_source=source)
            _money(page, f"H{row}", stage="perubahan", segment=segment, fund_source=source)
    page.put(10, "JUMLAH", None, 17764, 9395, 8369, 52.89, 1_326_051_000, 1_356_291_000)
    page.merge("A10:B10")
    page.sign(12, "G", "Kota Jantho, ............. 2023", "Asisten Administrasi Umum")
    return page.case


def gap_with_men_and_women() -> Submission:
    page = start(
        "Aceh/aceh_singkil/Singkil monev.xlsx", "Form 2", district_code="11.10", fiscal_year="2024", period="2023-12"
    )
    page.put(1, "FORM 2. KEPESERTAAN AKTIF DAN RENCANA PEMBIAYAAN")
    page.put(2, "Kabupaten/Kota : Aceh Singkil")
    page.put(4, "Segmen", "Peserta Aktif Desember 2023", None, None, "Target 2024", "APBK Murni 2024", None)
    page.put(5, "L", "P", "L+P", None, "Jumlah Orang Dibiayai", "Anggaran (Rp)", col="B")
    page.merge("A4:A5", "B4:D4", "E4:E5", "F4:G4")
    rows = [
        ("Non ASN", 610, 822, 1500, 1500, 218_700_000, "non_asn"),
        ("Perangkat Kampong", 705, 123, 840, 840, 122_472_000, "perangkat_desa"),
        ("Petani sawit", 0, 0, 1000, 400, 80_640_000, "petani_sawit"),
    ]
    for row, (label, men, women, target, paid, amount, segment) in enumerate(rows, 6):
        page.put(row, label, men, women, men + women, target, paid, amount)
        page.count(f"D{row}", "active", segment=segment)
        page.count(f"E{row}", "target", segment=segment, period="2024")
        _money(page, f"G{row}", stage="murni", segment=segment, workers=paid)
    page.put(9, "Jumlah", 1315, 945, 2260, 3340, 2740, 421_812_000)
    return page.case


def gap_of_three_districts() -> Submission:
    page = start(
        "Sumut/cabang/Cab Rantauprapat - Jan 24.xlsx", "Rekap", fiscal_year="2024", period="2023-12", stage="murni"
    )
    page.put(1, "BPJS KETENAGAKERJAAN KANTOR CABANG RANTAUPRAPAT")
    page.put(2, "Coverage per Desember 2023 dan Anggaran APBD Murni 2024")
    page.put(
        4,
        "Pemda",
        "Potensi Tenaga Kerja",
        "TK Terdaftar",
        "TK Aktif",
        "Coverage (%)",
        "Anggaran Non ASN",
        "Anggaran Pekerja Rentan",
    )
    rows = [
        ("Labuhan Batu", "12.10", 158_412, 70_233, 61_405, 291_600_000, 302_400_000),
        ("Labusel", "12.22", 121_377, 66_850, 60_118, 223_560_000, 403_200_000),
        ("Labura", "12.23", 129_640, 58_211, 50_973, 247_860_000, 0),
    ]
    for row, (name, code, *numbers) in enumerate(rows, 5):
        page.put(row, name, *numbers[:3], round(100 * numbers[2] / numbers[0], 2), *numbers[3:])
        for col, metric in (("B", "potential"), ("C", "registered"), ("D", "active")):
            page.count(f"{col}{row}", metric, segment="total", district_code=code)
        _money(page, f"F{row}", segment="non_asn", district_code=code)
        _money(page, f"G{row}", segment="pekerja_rentan", district_code=code)
    sums = [sum(r[n] for r in rows) for n in range(2, 7)]
    page.put(8, "Total", *sums[:3], round(100 * sums[2] / sums[0], 2), *sums[3:])
    return page.case


def _money(page: Page, cell: str, **told: object) -> None:
    """A budget line of a page that also counts people: the period belongs to the people only."""
    shared = {name: value for name, value in page.told.items() if name != "period"}
    page.case.line(page.sheet.title, cell, page.sheet[cell].value, **{**shared, **told})


# Files that are no workbook


def csv_with_semicolons() -> Submission:
    case = Submission("Sumut/kota_padangsidimpuan/export.csv")
    rows = [
        ["PEMERINTAH KOTA PADANG SIDEMPUAN", "", "", "", "", ""],
        ["Iuran Jaminan Sosial Ketenagakerjaan TA 2023", "", "", "", "", ""],
        ["", "", "", "", "", ""],
        ["No", "Segmen", "Jumlah Orang", "Pagu Murni", "Pagu Perubahan", "Realisasi"],
        ["1", "Non ASN", "1.102", "160.671.600", "160.671.600", "157.463.125"],
        ["2", "Kepala Desa & Perangkat Desa", "462", "67.359.600", "67.359.600", "67.359.600"],
        ["3", "Pedagang kecil / ojek (pekerja rentan)", "100", "-", "20.160.000", "20.160.000"],
        ["", "Jumlah", "1.664", "228.031.200", "248.191.200", "244.982.725"],
    ]
    case.data = ("\ufeff" + "\r\n".join(";".join(row) for row in rows) + "\r\n").encode()
    for row, people, segment in ((5, 1102, "non_asn"), (6, 462, "perangkat_desa"), (7, 100, "pekerja_rentan")):
        for col, stage in zip("DEF", ("murni", "perubahan", "realisasi"), strict=True):
            text = rows[row - 1]["ABCDEF".index(col)]
            if text != "-":
                amount = int(text.replace(".", ""))
                case.line(
                    "Sheet1",
                    f"{col}{row}",
                    amount,
                    district_code="12.77",
                    fiscal_year="2023",
                    stage=stage,
                    segment=segment,
                    workers=people,
                )
    return case


def web_page_named_xls() -> Submission:
    case = Submission("Aceh/kota_langsa/Laporan_Realisasi.xls")
    rows = [
        ["PEMERINTAH KOTA LANGSA"],
        ["LAPORAN REALISASI BELANJA IURAN JAMINAN/ASURANSI TAHUN ANGGARAN 2023"],
        ["Kode Rekening", "Uraian", "Anggaran Setelah Perubahan", "Realisasi", "Sisa"],
        ["5.1.02.02.02", "Belanja Iuran Jaminan/Asuransi", "4.916.400.000,00", "4.850.925.500,00", "65.474.500,00"],
        ["5.1.02.02.02.0005", NAMES["5.1.02.02.02.0005"], "4.650.000.000,00", "4.600.000.000,00", "50.000.000,00"],
        [JKK, NAMES[JKK], "94.400.000,00", "91.300.500,00", "3.099.500,00"],
        [JKM, NAMES[JKM], "118.000.000,00", "114.125.000,00", "3.875.000,00"],
        ["5.1.02.02.02.0008", NAMES["5.1.02.02.02.0008"], "54.000.000,00", "45.500.000,00", "8.500.000,00"],
    ]
    cells = [
        "".join(f"<td>{text}</td>" for text in row) if len(row) > 1 else f'<td colspan="5"><b>{row[0]}</b></td>'
        for row in rows
    ]
    body = "\n".join(f"<tr>{row}</tr>" for row in cells)
    case.data = (
        f'<html><head><meta charset="utf-8"></head><body><table border="1">\n{body}\n</table></body></html>'.encode()
    )
    page = Page(case, case.book.active, district_code="11.74", fiscal_year="2023")
    page.sheet.title = "Sheet1"
    for row in range(5, 9):
        for col, stage in (("C", "perubahan"), ("D", "realisasi")):
            text = rows[row - 1]["ABCDE".index(col)]
            page.account(f"{col}{row}", rows[row - 1][0], stage=stage, amount=int(text[:-3].replace(".", "")))
    return case


# Hidden, repeated, wrong


def hidden_old_version() -> Submission:
    """Last year's rows, a column of first proposals and a working sheet are hidden; the totals hold without them."""
    page = start(
        "Sumut/dairi/Rekap BPJSTK Dairi (2).xlsx", "Rekap", district_code="12.11", fiscal_year="2023", stage="perubahan"
    )
    page.put(1, "REKAP IURAN BPJSTK KABUPATEN DAIRI P-APBD TAHUN 2023")
    page.put(3, "No", "Segmen", "Orang", "Usulan Awal", "Anggaran (Rp)")
    rows = [
        ("Non ASN", 905, 180_000_000, 131_949_000, False, "non_asn"),
        ("Non ASN (lama)", 880, 170_000_000, 128_304_000, True, ""),
        ("Perangkat Desa", 1013, 160_000_000, 147_695_400, False, "perangkat_desa"),
        ("Perangkat Desa (lama)", 1010, 155_000_000, 147_258_000, True, ""),
        ("Petani kopi", 400, 90_000_000, 40_320_000, False, "petani"),
    ]
    for row, (label, people, asked, amount, hidden, segment) in enumerate(rows, 4):
        page.put(row, row - 3, label, people, asked, amount)
        if hidden:
            page.sheet.row_dimensions[row].hidden = True
        else:
            page.line(f"E{row}", segment=segment, workers=people)
    page.put(9, None, "Jumlah", 2318, 430_000_000, 319_964_400)
    page.sheet.column_dimensions["D"].hidden = True
    work = page.more("kerja")
    work.table(1, [["Segmen", "Anggaran"], ["Non ASN", 128_304_000], ["Perangkat Desa", 147_258_000]])
    work.sheet.sheet_state = "hidden"
    return page.case


def printed_pages() -> Submission:
    """The header and the sums carried over stand on every printed page."""
    page = start(
        "Aceh/nagan_raya/NAGAN RAYA non asn per skpk.xlsx",
        "Sheet1",
        district_code="11.15",
        fiscal_year="2022",
        stage="murni",
        segment="non_asn",
    )
    page.put(1, "DAFTAR IURAN JKK DAN JKM PEGAWAI NON ASN PER SKPK")
    page.put(2, "KABUPATEN NAGAN RAYA - APBK MURNI 2022")
    header = ["No", "SKPK", "Jumlah THL", "Iuran JKK", "Iuran JKM", "Jumlah"]
    offices = [
        "Sekretariat Daerah",
        "Sekretariat DPRK",
        "Dinas Pendidikan",
        "Dinas Kesehatan",
        "RSUD Sultan Iskandar Muda",
        "Dinas PUPR",
        "Dinas Pertanian",
        "Dinas Perhubungan",
        "Satpol PP dan WH",
        "BPBD",
        "Dinas Sosial",
        "Kecamatan Kuala",
    ]
    people = [210, 64, 488, 402, 266, 73, 58, 81, 190, 102, 35, 22]
    row, sums = 4, [0, 0, 0]
    for number, (office, staff) in enumerate(zip(offices, people, strict=True)):
        if number % 4 == 0:
            if number:
                row = page.put(row, None, "Jumlah dipindahkan", *sums, sums[1] + sums[2]) + 1
            row = page.put(row, *header)
            row = page.put(row, *range(1, 7))
            if number:
                row = page.put(row, None, "Jumlah pindahan", *sums, sums[1] + sums[2])
        parts = [staff * 12 * 6_000, staff * 12 * 7_500]
        page.put(row, number + 1, office, staff, *parts, sum(parts))
        page.line(f"D{row}", programme="JKK", workers=staff)
        page.line(f"E{row}", programme="JKM", workers=staff)
        sums = [a + b for a, b in zip(sums, [staff, *parts], strict=True)]
        row += 1
    page.put(row, None, "JUMLAH SELURUHNYA", *sums, sums[1] + sums[2])
    return page.case


def wrong_total() -> Submission:
    page = start("Sumut/padang_lawas/PALAS.xlsx", "Sheet1", district_code="12.21", fiscal_year="2023")
    page.put(1, "Kabupaten Padang Lawas - Anggaran BPJS Ketenagakerjaan TA 2023")
    page.put(3, "No", "Segmen", "Pagu APBD Murni", "Pagu P-APBD")
    rows = [
        ("Non ASN", 131_220_000, 131_220_000, "non_asn"),
        ("Kepala Desa dan Perangkat Desa", 437_400_000, 442_260_000, "perangkat_desa"),
        ("BPD", 303_912_000, 303_912_000, "bpd"),
        ("Petani sawit", 20_160_000, 100_800_000, "petani_sawit"),
    ]
    for row, (label, first, second, segment) in enumerate(rows, 4):
        page.put(row, row - 3, label, first, second)
        page.line(f"C{row}", stage="murni", segment=segment)
        page.line(f"D{row}", stage="perubahan", segment=segment)
    page.put(8, None, "Jumlah", 892_692_000, 987_192_000)  # the second should be 978.192.000
    page.wrong("D8")
    return page.case


def totals_without_a_word() -> Submission:
    page = start(
        "Sumut/padang_lawas_utara/Paluta.xlsx", "PALUTA", district_code="12.20", fiscal_year="2024", stage="murni"
    )
    page.put(1, "ANGGARAN JAMSOSTEK KAB. PALUTA, APBD INDUK TAHUN 2024")
    page.put(3, "Uraian", "Orang", "Bulan", "Jumlah (Rp)")
    page.put(4, "A. Aparatur")
    page.put(5, "   1. Pegawai Non ASN", 755, 12, 110_079_000)
    page.put(6, "   2. Kepala Desa dan Perangkat Desa", 2316, 12, 337_672_800)
    page.put(7, "   3. BPD", 1930, 12, 389_088_000)
    page.sheet["D8"] = 836_839_800
    page.put(10, "B. Pekerja Rentan")
    page.put(11, "   1. Petani karet", 300, 6, 30_240_000)
    page.put(12, "   2. Pedagang kaki lima", 150, 6, 15_120_000)
    page.sheet["D13"] = 45_360_000
    page.sheet["D15"] = 882_199_800
    page.sheet["D15"].number_format = "#,##0"
    for row, segment in ((5, "non_asn"), (6, "perangkat_desa"), (7, "bpd"), (11, "petani"), (12, "pekerja_rentan")):
        page.line(f"D{row}", segment=segment, workers=page.sheet[f"B{row}"].value, months=page.sheet[f"C{row}"].value)
    return page.case


def formulas_never_computed() -> Submission:
    page = start(
        "Sumut/kota_gunungsitoli/hitungan iuran gusit.xlsx",
        "Hitung",
        district_code="12.78",
        fiscal_year="2023",
        stage="murni",
    )
    page.put(1, "PERHITUNGAN IURAN BPJS KETENAGAKERJAAN KOTA GUNUNGSITOLI - APBD MURNI 2023")
    page.put(3, "No", "Segmen", "Orang", "Bulan", "Iuran/Orang/Bulan", "Jumlah (Rp)")
    page.more("Tarif").table(1, [["Jenis", "Iuran per bulan"], ["BPU tingkat 1", 16_800], ["Non ASN", 13_230]])
    rows = [
        ("Non ASN", 1433, 12, "=Tarif!B3", 13_230, "non_asn"),
        ("Perangkat desa", 686, 12, "=Tarif!B3", 13_230, "perangkat_desa"),
        ("Nelayan dan petani", 500, 4, "=Tarif!B2", 16_800, ANY),
    ]
    for row, (label, people, months, formula, price, segment) in enumerate(rows, 4):
        page.put(row, row - 3, label, people, months, formula, f"=C{row}*D{row}*E{row}")
        page.line(
            f"F{row}", people * months * price, segment=segment, workers=people, months=months, unit_cost_idr=price
        )
    page.put(7, None, "Jumlah", "=SUM(C4:C6)", None, None, "=SUM(F4:F6)")
    return page.case


def cells_nobody_can_decide() -> Submission:
    page = start(
        "Sumut/nias_utara/Nisut scan ketik ulang.xlsx",
        "Sheet1",
        district_code="12.24",
        fiscal_year="2022",
        stage="perubahan",
    )
    page.put(1, "KAB. NIAS UTARA - IURAN BPJS KETENAGAKERJAAN DALAM P-APBD 2022")
    page.put(3, "No", "Segmen", "Anggaran (Rp)")
    rows = [
        ("Non ASN", "97.200.000", "non_asn"),
        ("Perangkat Desa", "12O.960.000", None),
        ("Nelayan", "#REF!", None),
        ("Kader Posyandu", "40.320.000", "kader"),
        ("Guru Honorer", "38.880.000", "guru_honor"),
    ]
    for row, (label, text, segment) in enumerate(rows, 4):
        page.put(row, row - 3, label, text)
        if segment:
            page.line(f"C{row}", int(text.replace(".", "")), segment=segment)
        else:
            page.wrong(f"C{row}")
    return page.case


# Words and signs of their own


def nothing_but_abbreviations() -> Submission:
    page = start("Sumut/nias_barat/NB_TKS_THL.xlsx", "Nisbar", district_code="12.25", fiscal_year="2023")
    page.put(1, "Rekap Iuran BPJSTK Pemkab Nisbar TA. 2023")
    page.put(3, "No", "Kel. TK", "Jlh TK", "Jlh Bln", "Pagu DPA", "Pagu DPPA", "Serapan s.d. 31 Des", "Sisa")
    rows = [
        ("THL", 310, 12, 45_198_000, 45_198_000, 44_031_600, "non_asn"),
        ("TKS Nakes", 188, 12, 27_410_400, 27_410_400, 27_410_400, "tenaga_kesehatan"),
        ("Honda", 96, 12, 13_996_800, 13_996_800, 13_413_600, "non_asn"),
        ("GTT/Guru Honor", 242, 12, 35_283_600, 36_741_600, 36_741_600, "guru_honor"),
        ("Kades & Perades", 840, 12, 153_090_000, 153_090_000, 151_632_000, "perangkat_desa"),
    ]
    for row, (label, people, months, *amounts, segment) in enumerate(rows, 4):
        page.put(row, row - 3, label, people, months, *amounts, amounts[1] - amounts[2])
        for col, stage in zip("EFG", ("murni", "perubahan", "realisasi"), strict=True):
            page.line(f"{col}{row}", stage=stage, segment=segment, workers=people, months=months)
    sums = [sum(r[n] for r in rows) for n in (1, 3, 4, 5)]
    page.put(9, None, "Jlh", sums[0], None, *sums[1:], sums[2] - sums[3])
    return page.case


def words_of_their_own() -> Submission:
    page = start("Sumut/pakpak_bharat/Data dari Bagian Kesra.xlsx", "Sheet1", district_code="12.15", fiscal_year="2022")
    page.put(1, "PEMERINTAH KABUPATEN PAKPAK BHARAT")
    page.put(2, "Perlindungan Pekerja melalui BPJAMSOSTEK Tahun 2022")
    page.put(
        4,
        "Kelompok yang ditanggung",
        "Banyaknya orang yang ditanggung",
        "Berapa bulan ditanggung",
        "Uang yang disediakan di awal tahun (APBD Induk)",
        "Uang setelah PAK",
        "Sudah disetor ke BPJamsostek",
    )
    rows = [
        ("Honorer kantor (Non ASN)", 412, 12, 60_069_600, 60_069_600, 58_903_200, "non_asn"),
        ("Kepala desa beserta perangkatnya", 520, 12, 75_816_000, 75_816_000, 75_816_000, "perangkat_desa"),
        ("Petani gambir", 200, 3, 0, 10_080_000, 10_080_000, "petani"),
    ]
    for row, (label, people, months, *amounts, segment) in enumerate(rows, 5):
        page.put(row, label, people, months, *amounts)
        for col, stage in zip("DEF", ("murni", "perubahan", "realisasi"), strict=True):
            page.line(f"{col}{row}", stage=stage, segment=segment, workers=people, months=months)
    page.put(8, "Semuanya", 1132, None, *[sum(r[n] for r in rows) for n in (3, 4, 5)])
    return page.case


def typed_parentheses() -> Submission:
    page = start("Sumut/nias/p-apbd nias.xlsx", "P-APBD", district_code="12.04", fiscal_year="2023")
    page.put(1, "PEMERINTAH KABUPATEN NIAS")
    page.put(2, "PERUBAHAN ANGGARAN IURAN BPJS KETENAGAKERJAAN TAHUN 2023")
    page.put(4, "NO", "URAIAN", "JUMLAH (Rp)", None, "BERTAMBAH/(BERKURANG)", None)
    page.put(5, "SEBELUM PERUBAHAN", "SETELAH PERUBAHAN", "Rp", "%", col="C")
    page.merge("A4:A5", "B4:B5", "C4:D4", "E4:F4")
    rows = [
        ("Non ASN", 97_200_000, 84_700_000, "(12.500.000)", "(12,86)", "non_asn"),
        ("Perangkat Desa", 110_160_000, 110_160_000, "-", "-", "perangkat_desa"),
        ("Guru ngaji dan marbot", 5_040_000, 10_080_000, "5.040.000", "100,00", "pekerja_keagamaan"),
        ("Pekerja rentan", "-", 20_160_000, "20.160.000", "-", "pekerja_rentan"),
    ]
    for row, (label, first, second, change, share, segment) in enumerate(rows, 6):
        page.put(row, row - 5, label, first, second, change, share)
        if first != "-":
            page.line(f"C{row}", stage="murni", segment=segment)
        page.line(f"D{row}", stage="perubahan", segment=segment)
    page.put(10, None, "JUMLAH", 212_400_000, 225_100_000, "12.700.000", "5,98")
    return page.case


def health_work_and_pension_as_columns() -> Submission:
    page = start("Aceh/bener_meriah/BPJS.xlsx", "BPJS", district_code="11.17", fiscal_year="2023", stage="realisasi")
    page.put(1, "REALISASI PEMBAYARAN IURAN JAMINAN SOSIAL KAB. BENER MERIAH TAHUN 2023")
    page.put(3, "No", "Kelompok", "BPJS Kesehatan", "BPJS Ketenagakerjaan", "Taspen (JKK/JKM)", "Jumlah")
    rows = [
        ("PNS dan PPPK", 9_812_000_000, None, 684_300_000, "lainnya"),
        ("Pegawai Non ASN", 1_104_000_000, 167_670_000, None, "non_asn"),
        ("Reje dan perangkat kampung", 742_400_000, 203_391_000, None, "perangkat_desa"),
        ("Petani kopi", None, 30_240_000, None, "petani"),
    ]
    for row, (label, health, work, pension, segment) in enumerate(rows, 4):
        page.put(
            row,
            row - 3,
            label,
            *["-" if n is None else n for n in (health, work, pension)],
            sum(n or 0 for n in (health, work, pension)),
        )
        if health is not None:
            page.other(f"C{row}", "kesehatan")
        if work is not None:
            page.line(f"D{row}", segment=segment)
        if pension is not None:
            page.other(f"E{row}", "taspen")
    sums = [sum(r[n] or 0 for r in rows) for n in (1, 2, 3)]
    page.put(8, None, "Jumlah", *sums, sum(sums))
    return page.case


def share_of_the_wage() -> Submission:
    page = start(
        "Sumut/labuhanbatu_utara/LABURA 3 program.xlsx",
        "RKA",
        district_code="12.23",
        fiscal_year="2024",
        stage="murni",
        months=ANY,
    )
    page.put(1, "KEBUTUHAN DAN ALOKASI IURAN NON ASN DAN PERANGKAT DESA (APBD MURNI 2024)")
    page.put(2, "KABUPATEN LABUHANBATU UTARA")
    page.put(4, "No", "Segmen", "Jumlah TK", "Upah Dilaporkan", "Iuran Setahun (12 Bulan)", None, None, "Jumlah")
    page.put(5, "JKK 0,24%", "JKM 0,30%", "JHT 3,70%", col="E")
    page.merge("A4:A5", "B4:B5", "C4:C5", "D4:D5", "E4:G4", "H4:H5")
    rows = [
        ("Non ASN", 1421, 2_500_000, True, "non_asn"),
        ("Perangkat Desa", 984, 2_250_000, True, "perangkat_desa"),
        ("BPD", 630, 1_000_000, False, "bpd"),
    ]
    sums = [0, 0, 0]
    for row, (label, people, wage, savings, segment) in enumerate(rows, 6):
        parts = [people * wage * 12 * share // 10_000 for share in (24, 30, 370 if savings else 0)]
        sums = [a + b for a, b in zip(sums, parts, strict=True)]
        page.put(row, row - 5, label, people, wage, *parts[:2], parts[2] or "-", sum(parts))
        for col, programme, amount in zip("EFG", ("JKK", "JKM", "JHT"), parts, strict=True):
            if amount:
                page.line(f"{col}{row}", programme=programme, segment=segment, workers=people)
    page.put(9, None, "JUMLAH", 3035, None, *sums, sum(sums))
    return page.case


def month_beside_year() -> Submission:
    """The iuran of one month is a step of the sum, the year's is the line."""
    page = start(
        "Aceh/aceh_barat/iuran sebulan setahun.xlsx",
        "Sheet2",
        district_code="11.05",
        fiscal_year="2024",
        stage="murni",
        programme="JKK+JKM",
    )
    page.put(1, "RINCIAN PEMBIAYAAN BPJS KETENAGAKERJAAN (2 PROGRAM) APBK MURNI KAB. ACEH BARAT TA 2024")
    page.put(
        3,
        "No",
        "Segmen",
        "Jumlah Peserta",
        "Iuran per Orang per Bulan",
        "Iuran Seluruh Peserta per Bulan",
        "Jumlah Bulan",
        "Anggaran Setahun",
    )
    rows = [
        ("Tenaga kontrak (Non ASN)", 2240, 12_150, 12, "non_asn"),
        ("Keuchik & perangkat", 2576, 12_150, 12, "perangkat_desa"),
        ("Tuha peut", 1610, 16_800, 12, "bpd"),
        ("Nelayan", 700, 16_800, 6, "nelayan"),
    ]
    for row, (label, people, price, months, segment) in enumerate(rows, 4):
        page.put(row, row - 3, label, people, price, people * price, months, people * price * months)
        page.line(f"G{row}", segment=segment, workers=people, months=months, unit_cost_idr=price)
    page.put(
        8,
        None,
        "Jumlah",
        sum(r[1] for r in rows),
        None,
        sum(p * c for _, p, c, _, _ in rows),
        None,
        sum(p * c * m for _, p, c, m, _ in rows),
    )
    return page.case


def stages_as_rows_years_as_columns() -> Submission:
    page = start("Aceh/kota_banda_aceh/BNA.xlsx", "Rekap", district_code="11.71")
    page.put(1, "PEMERINTAH KOTA BANDA ACEH")
    page.put(2, "Perkembangan Anggaran Iuran BPJS Ketenagakerjaan (Rp)")
    page.put(4, "Segmen", "Uraian", 2022, 2023, 2024)
    blocks = [
        (
            "Non ASN",
            "non_asn",
            [
                (429_300_000, 437_400_000, 421_200_000),
                (429_300_000, 433_350_000, 405_000_000),
                (420_187_500, 431_325_000, 402_300_000),
            ],
        ),
        (
            "Perangkat Gampong",
            "perangkat_desa",
            [
                (153_090_000, 153_090_000, 153_090_000),
                (153_090_000, 155_520_000, 153_090_000),
                (147_258_000, 154_548_000, 151_632_000),
            ],
        ),
        (
            "Kader Posyandu",
            "kader",
            [(None, None, 60_480_000), (None, 90_720_000, 60_480_000), (None, 90_720_000, 60_480_000)],
        ),
    ]
    row = 5
    for label, segment, stages in blocks:
        page.sheet[f"A{row}"] = label
        page.merge(f"A{row}:A{row + 2}")
        for name, stage, amounts in zip(
            ("APBK Murni", "APBK Perubahan", "Realisasi"), ("murni", "perubahan", "realisasi"), stages, strict=True
        ):
            page.put(row, name, *["-" if n is None else n for n in amounts], col="B")
            for col, year, amount in zip("CDE", ("2022", "2023", "2024"), amounts, strict=True):
                if amount is not None:
                    page.line(f"{col}{row}", fiscal_year=year, stage=stage, segment=segment)
            row += 1
    return page.case


def funds_as_columns() -> Submission:
    page = start(
        "Aceh/aceh_utara/Matrik Sumber Dana.xlsx", "2024", district_code="11.08", fiscal_year="2024", stage="perubahan"
    )
    page.put(1, "MATRIK SUMBER PEMBIAYAAN JAMSOSTEK KAB. ACEH UTARA, APBK PERUBAHAN TAHUN 2024")
    page.put(3, "No", "Segmen", "Orang", "Sumber Dana (Rp)", None, None, None, "Total (Rp)")
    page.put(4, "APBK", "APBG", "DBH Sawit", "TJSL/CSR", col="D")
    page.merge("A3:A4", "B3:B4", "C3:C4", "D3:G3", "H3:H4")
    rows = [
        ("Non ASN", 2980, [434_484_000, None, None, None], "non_asn"),
        ("Geuchik dan aparatur gampong", 6816, [0, 993_772_800, None, None], "perangkat_desa"),
        ("Petani sawit", 770, [None, None, 155_232_000, None], "petani_sawit"),
        ("Nelayan", 500, [50_400_000, None, None, 50_400_000], "nelayan"),
    ]
    sums = [0, 0, 0, 0]
    for row, (label, people, amounts, segment) in enumerate(rows, 5):
        page.put(row, row - 4, label, people, *amounts, sum(n or 0 for n in amounts))
        sums = [a + (b or 0) for a, b in zip(sums, amounts, strict=True)]
        for col, source, amount in zip("DEFG", ("APBD", "APBDES", "DBH_SAWIT", "LAINNYA"), amounts, strict=True):
            if amount is not None:
                page.line(f"{col}{row}", segment=segment, fund_source=source, workers=ANY if row == 8 else people)
    page.put(9, None, "Total", 11066, *sums, sum(sums))
    return page.case


def election_staff() -> Submission:
    page = start(
        "Sumut/kota_tanjungbalai/ADHOC.xlsx",
        "Sheet1",
        district_code="12.74",
        fiscal_year="2024",
        segment="pemilu",
        programme="JKK+JKM",
    )
    page.put(1, "KOTA TANJUNG BALAI")
    page.put(2, "Jaminan Sosial Ketenagakerjaan (JKK/JKM) Badan Ad Hoc Pilkada 2024, Hibah APBD Murni")
    page.put(4, "NO", "BADAN AD HOC", "JUMLAH", "MASA KERJA (BLN)", "IURAN / BLN", "ANGGARAN", "TEREALISASI")
    rows = [("PPK", 30, 8), ("PPS", 93, 7), ("Pantarlih", 412, 1), ("KPPS", 1631, 1), ("Linmas TPS", 466, 1)]
    total = 0
    for row, (label, people, months) in enumerate(rows, 5):
        amount = people * months * 16_800
        total += amount
        page.put(row, row - 4, label, people, months, 16_800, amount, amount)
        for col, stage in (("F", "murni"), ("G", "realisasi")):
            page.line(f"{col}{row}", stage=stage, workers=people, months=months, unit_cost_idr=16_800, fund_source=ANY)
    page.put(10, None, "JUMLAH", 2632, None, None, total, total)
    return page.case


CASES = [
    dpa_with_every_account_level,
    dppa_before_and_after,
    codes_in_pieces_and_moving_labels,
    skpd_blocks_with_accounts,
    skpd_rows_accounts_as_columns,
    detail_lines_below_their_account,
    bansos_by_its_words,
    recap_with_sources,
    one_sheet_a_year,
    stacked_years,
    year_only_in_letterhead,
    in_thousands,
    in_millions_with_decimals,
    money_as_text,
    long_format,
    programmes_as_columns,
    programmes_as_rows_below_a_group,
    gampong_tables_by_kecamatan,
    palm_oil_plan,
    monthly_cash_plan,
    story_in_the_remarks,
    volume_in_words,
    transposed,
    branches_of_the_province,
    districts_by_kemendagri_code,
    districts_by_bps_code,
    province_own_budget,
    realisasi_by_semester,
    realisasi_by_quarter,
    all_four_stages,
    years_as_columns,
    two_tables_side_by_side,
    stage_only_in_title,
    merged_segments_over_years,
    gap_and_money,
    gap_with_men_and_women,
    gap_of_three_districts,
    csv_with_semicolons,
    web_page_named_xls,
    hidden_old_version,
    printed_pages,
    wrong_total,
    totals_without_a_word,
    formulas_never_computed,
    cells_nobody_can_decide,
    nothing_but_abbreviations,
    words_of_their_own,
    typed_parentheses,
    health_work_and_pension_as_columns,
    share_of_the_wage,
    month_beside_year,
    stages_as_rows_years_as_columns,
    funds_as_columns,
    election_staff,
]
