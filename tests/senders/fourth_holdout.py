"""A fourth hold-out: the representative mix of what districts and branches of Aceh and Sumatera Utara send.

About half of the cases are ordinary, a third carry some everyday mess, a few are hard. No case was written with
knowledge of the code or of the other cases. Each function returns one `Submission`: 25 budgets and 16 counts.
"""

from __future__ import annotations

from itertools import pairwise

from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from .case import ANY, Submission

JKK, JKM, BOTH = "JKK", "JKM", "JKK+JKM"
ACCOUNT_JKK, ACCOUNT_JKM, ACCOUNT_JHT = (f"5.1.02.02.02.{n}" for n in ("0006", "0007", "0010"))
NAME_JKK = "Belanja Iuran Jaminan Kecelakaan Kerja bagi Non ASN"
NAME_JKM = "Belanja Iuran Jaminan Kematian bagi Non ASN"
DOTS = "........................................"


# --- helpers ---------------------------------------------------------------------------------------------------------


def put(ws: Worksheet, row: int, values: list, col: int = 1, bold: bool = False) -> None:
    """Writes one row; None leaves the cell empty."""
    for offset, value in enumerate(values):
        if value is not None:
            cell = ws.cell(row, col + offset, value)
            if bold:
                cell.font = Font(bold=True)


def begin(path: str, title: str) -> tuple[Submission, Worksheet]:
    s = Submission(path)
    s.book.active.title = title
    return s, s.book.active


def heading(ws: Worksheet, lines: list[str], across: str = "") -> None:
    """Title lines from A1 down, merged to the column `across` if given."""
    for row, text in enumerate(lines, 1):
        put(ws, row, [text], bold=True)
        if across:
            ws.merge_cells(f"A{row}:{across}{row}")


def signed(ws: Worksheet, row: int, col: int, place: str, office: str) -> None:
    for offset, text in enumerate((place, office, None, None, DOTS, "NIP. " + DOTS)):
        if text:
            ws.cell(row + offset, col, text)


def merges(ws: Worksheet, *areas: str) -> None:
    for area in areas:
        ws.merge_cells(area)


def other(s: Submission, sheet: str, cell: str, amount: float, reason: str, **told: object) -> None:
    """A leaf line that is no contribution to BPJS Ketenagakerjaan."""
    unknown = {"segment": ANY, "programme": ANY, "workers": ANY, "months": ANY, "unit_cost_idr": ANY}
    s.line(sheet, cell, amount, counted=False, reason=reason, **(unknown | told))


def dotted(number: int) -> str:
    return f"{number:,}".replace(",", ".")


# --- budgets: ordinary -----------------------------------------------------------------------------------------------


def pidie_segments() -> Submission:
    s, ws = begin("Aceh/pidie/Rencana Anggaran BPJS TK Pidie 2023.xlsx", "Rekap")
    heading(
        ws,
        [
            "RENCANA ANGGARAN IURAN BPJS KETENAGAKERJAAN (PROGRAM JKK DAN JKM)",
            "KABUPATEN PIDIE",
            "APBK MURNI TAHUN ANGGARAN 2023",
        ],
        "H",
    )
    put(
        ws,
        5,
        [
            "No",
            "Segmen Pekerja",
            "Jumlah Pekerja (Orang)",
            "Jumlah Bulan",
            "Iuran per Orang per Bulan (Rp)",
            "Anggaran (Rp)",
            "Sumber Dana",
            "Keterangan",
        ],
        bold=True,
    )
    rows = [
        ("Tenaga Non ASN", 1850, 12, 15000, "DAU", "APBD", "non_asn"),
        ("Keuchik dan Perangkat Gampong", 4380, 12, 10800, "APBG", "APBDES", "perangkat_desa"),
        ("Tuha Peut Gampong", 3650, 12, 10800, "APBG", "APBDES", "bpd"),
        ("Pekerja Rentan", 500, 6, 16800, "PAD", "APBD", "pekerja_rentan"),
    ]
    grand = people = 0
    for r, (name, workers, months, unit, funds, fund, segment) in enumerate(rows, 6):
        amount = workers * months * unit
        put(ws, r, [r - 5, name, workers, months, unit, amount, funds])
        grand, people = grand + amount, people + workers
        s.line(
            ws.title,
            f"F{r}",
            amount,
            district_code="11.07",
            fiscal_year="2023",
            stage="murni",
            segment=segment,
            programme=BOTH,
            fund_source=fund,
            workers=workers,
            months=months,
            unit_cost_idr=unit,
        )
    put(ws, 10, ["Jumlah", None, people, None, None, grand], bold=True)
    ws.merge_cells("A10:B10")
    return s


def asahan_dppa() -> Submission:
    s, ws = begin("Sumatera Utara/asahan/DPPA Dishub 2022.xlsx", "DPPA SKPD 2.2.1")
    heading(ws, ["DOKUMEN PELAKSANAAN PERUBAHAN ANGGARAN SKPD", "KABUPATEN ASAHAN", "TAHUN ANGGARAN 2022"], "F")
    for r, (key, value) in enumerate(
        [
            ("Organisasi", ": 2.15.0.00.0.00.01.0000 Dinas Perhubungan"),
            ("Sub Kegiatan", ": 2.15.01.2.08.04 Penyediaan Jasa Pelayanan Umum Kantor"),
            ("Sumber Dana", ": Dana Alokasi Umum (DAU)"),
        ],
        5,
    ):
        put(ws, r, [key, value])
    put(ws, 9, ["Kode Rekening", "Uraian", "Jumlah (Rp)", None, "Bertambah/(Berkurang)"], bold=True)
    put(ws, 10, [None, None, "Sebelum Perubahan", "Sesudah Perubahan", "(Rp)", "%"], bold=True)
    merges(ws, "A9:A10", "B9:B10", "C9:D9", "E9:F9")
    leaves = {
        "5.1.02.02.01.0063": ("Belanja Kawat/Faksimili/Internet/TV Berlangganan", 36000000, 30000000),
        "5.1.02.02.02.0005": ("Belanja Iuran Jaminan Kesehatan bagi Non ASN", 74880000, 74880000),
        ACCOUNT_JKK: (NAME_JKK, 5616000, 4867200),
        ACCOUNT_JKM: (NAME_JKM, 7344000, 6364800),
    }
    parents = [
        ("5", "BELANJA DAERAH"),
        ("5.1", "BELANJA OPERASI"),
        ("5.1.02", "Belanja Barang dan Jasa"),
        ("5.1.02.02", "Belanja Jasa"),
        ("5.1.02.02.01", "Belanja Jasa Kantor"),
        ("5.1.02.02.02", "Belanja Iuran Jaminan/Asuransi"),
    ]
    names = dict(parents) | {code: leaf[0] for code, leaf in leaves.items()}
    for r, code in enumerate(sorted(names), 11):
        below = [leaf for leaf_code, leaf in leaves.items() if leaf_code.startswith(code)]
        before, after = sum(leaf[1] for leaf in below), sum(leaf[2] for leaf in below)
        put(
            ws,
            r,
            [code, names[code], before, after, after - before, round((after - before) / before * 100, 2)],
            bold=code not in leaves,
        )
        if code not in leaves:
            continue
        for col, amount, stage in (("C", before, "murni"), ("D", after, "perubahan")):
            told = {
                "district_code": "12.09",
                "fiscal_year": "2022",
                "stage": stage,
                "fund_source": "APBD",
                "account_code": code,
            }
            if code in (ACCOUNT_JKK, ACCOUNT_JKM):
                s.line(
                    ws.title,
                    f"{col}{r}",
                    amount,
                    segment="non_asn",
                    programme=JKK if code == ACCOUNT_JKK else JKM,
                    **told,
                )
            else:
                other(s, ws.title, f"{col}{r}", amount, "kesehatan" if code.endswith("0005") else "lainnya", **told)
    put(ws, 21, ["Jumlah", None, 123840000, 116112000, -7728000, -6.24], bold=True)
    return s


def langsa_realisation() -> Submission:
    s, ws = begin("Aceh/langsa/LRA Jamsos Langsa 2022.xlsx", "LRA")
    heading(
        ws,
        [
            "PEMERINTAH KOTA LANGSA",
            "LAPORAN REALISASI BELANJA IURAN JAMINAN SOSIAL",
            "TAHUN ANGGARAN 2022 (s.d. 31 Desember 2022)",
        ],
        "F",
    )
    put(
        ws,
        5,
        ["Kode Rekening", "Uraian", "Anggaran Setelah Perubahan (Rp)", "Realisasi (Rp)", "%", "Sisa Anggaran (Rp)"],
        bold=True,
    )
    rows = [
        ("5.1.01.01.10.0001", "Belanja Iuran Jaminan Kecelakaan Kerja PNS", 412350000, 398114220, "taspen"),
        ("5.1.01.01.11.0001", "Belanja Iuran Jaminan Kematian PNS", 1237050000, 1194342660, "taspen"),
        ("5.1.02.02.02.0005", "Belanja Iuran Jaminan Kesehatan bagi Non ASN", 1104000000, 1012640000, "kesehatan"),
        (ACCOUNT_JKK, NAME_JKK, 143520000, 131430000, JKK),
        (ACCOUNT_JKM, NAME_JKM, 187680000, 171870000, JKM),
    ]
    for r, (code, name, budget, spent, what) in enumerate(rows, 6):
        put(ws, r, [code, name, budget, spent, round(spent / budget * 100, 2), budget - spent])
        for col, amount, stage in (("C", budget, "perubahan"), ("D", spent, "realisasi")):
            told = {"district_code": "11.74", "fiscal_year": "2022", "stage": stage, "account_code": code}
            if what in (JKK, JKM):
                s.line(ws.title, f"{col}{r}", amount, segment="non_asn", programme=what, **told)
            else:
                other(s, ws.title, f"{col}{r}", amount, what, **told)
    budget, spent = sum(row[2] for row in rows), sum(row[3] for row in rows)
    put(ws, 11, [None, "JUMLAH", budget, spent, round(spent / budget * 100, 2), budget - spent], bold=True)
    return s


def labuhanbatu_three_years() -> Submission:
    s, ws = begin("Sumatera Utara/labuhanbatu/Data Anggaran Jamsostek 2021-2023.xlsx", "Anggaran")
    heading(ws, ["ANGGARAN DAN REALISASI IURAN BPJS KETENAGAKERJAAN", "KABUPATEN LABUHANBATU TAHUN 2021 - 2023"], "K")
    put(ws, 4, ["No", "Segmen", 2021, None, None, 2022, None, None, 2023], bold=True)
    put(ws, 5, [None, None, *["Murni (Rp)", "Perubahan (Rp)", "Realisasi (Rp)"] * 3], bold=True)
    merges(ws, "A4:A5", "B4:B5", "C4:E4", "F4:H4", "I4:K4")
    rows = [
        (
            "Non ASN",
            "non_asn",
            ["-", 265680000, 258120000, 810000000, 842400000, 829872000, 874800000, 907200000, 893592000],
        ),
        (
            "Kepala Desa dan Perangkat Desa",
            "perangkat_desa",
            ["-", "-", "-", 97200000, 97200000, 93960000, 103680000, 103680000, 102816000],
        ),
        ("Pekerja Rentan", "pekerja_rentan", ["-", "-", "-", "-", "-", "-", 0, 100800000, 100800000]),
    ]
    for r, (name, segment, amounts) in enumerate(rows, 6):
        put(ws, r, [r - 5, name, *amounts])
        for i, amount in enumerate(amounts):
            if amount == "-":
                continue
            s.line(
                ws.title,
                f"{get_column_letter(3 + i)}{r}",
                amount,
                district_code="12.10",
                fiscal_year=str(2021 + i // 3),
                stage=("murni", "perubahan", "realisasi")[i % 3],
                segment=segment,
            )
    sums = [sum(row[2][i] for row in rows if row[2][i] != "-") for i in range(9)]
    put(ws, 9, [None, "Jumlah", "-", *sums[1:]], bold=True)
    put(ws, 11, ["Sumber: Badan Keuangan dan Aset Daerah"])
    return s


def dairi_sheet_per_year() -> Submission:
    s = Submission("Sumatera Utara/dairi/Iuran Non ASN Dairi.xlsx")
    s.book.remove(s.book.active)
    offices = ["Dinas Pendidikan", "Dinas Kesehatan", "Satuan Polisi Pamong Praja", "Sekretariat Daerah"]
    staff = {2022: (410, 265, 88, 61), 2023: (402, 271, 90, 58), 2024: (388, 270, 92, 58)}
    words = {2022: ("PERUBAHAN", "perubahan"), 2023: ("PERUBAHAN", "perubahan"), 2024: ("MURNI", "murni")}
    for year, people in staff.items():
        ws = s.book.create_sheet(str(year))
        heading(
            ws,
            [
                "IURAN BPJS KETENAGAKERJAAN TENAGA NON ASN KABUPATEN DAIRI",
                f"APBD {words[year][0]} TAHUN ANGGARAN {year}",
            ],
            "G",
        )
        put(
            ws,
            4,
            ["No", "Perangkat Daerah", "Jumlah Non ASN (Orang)", "Bulan", "JKK (Rp)", "JKM (Rp)", "Jumlah (Rp)"],
            bold=True,
        )
        for r, (office, n) in enumerate(zip(offices, people, strict=True), 5):
            jkk, jkm = n * 12 * 4800, n * 12 * 6000
            put(ws, r, [r - 4, office, n, 12, jkk, jkm, jkk + jkm])
            for col, amount, programme in (("E", jkk, JKK), ("F", jkm, JKM)):
                s.line(
                    ws.title,
                    f"{col}{r}",
                    amount,
                    fund_source=ANY,
                    district_code="12.11",
                    fiscal_year=str(year),
                    stage=words[year][1],
                    segment="non_asn",
                    programme=programme,
                    workers=n,
                    months=12,
                )
        n = sum(people)
        put(ws, 9, ["JUMLAH", None, n, None, n * 57600, n * 72000, n * 129600], bold=True)
        ws.merge_cells("A9:B9")
    return s


def binjai_offices() -> Submission:
    s, ws = begin("Sumatera Utara/binjai/Rekap THL 2023.xlsx", "Sheet1")
    heading(
        ws,
        [
            "REKAPITULASI ANGGARAN DAN REALISASI IURAN JKK DAN JKM BPJS KETENAGAKERJAAN",
            "TENAGA HARIAN LEPAS (THL) PEMERINTAH KOTA BINJAI",
            "TAHUN ANGGARAN 2023",
        ],
    )
    put(
        ws,
        5,
        ["No.", "OPD", "Anggaran Murni", "Anggaran Perubahan", "Realisasi s.d. Desember", "Persentase"],
        bold=True,
    )
    rows = [
        ("Dinas Lingkungan Hidup", 92664000, 94608000, 94316400),
        ("Dinas Pekerjaan Umum dan Penataan Ruang", 31752000, 29808000, 29808000),
        ("Dinas Perhubungan", 25272000, 25272000, 24948000),
        ("RSUD Dr. R.M. Djoelham", 58320000, 61560000, 60912000),
        ("Kecamatan Binjai Kota", 9072000, 9072000, 9072000),
        ("Kecamatan Binjai Utara", 9720000, 9720000, 9396000),
    ]
    for r, (office, *amounts) in enumerate(rows, 6):
        put(ws, r, [r - 5, office, *amounts, f"{amounts[2] / amounts[1] * 100:.2f}".replace(".", ",") + " %"])
        for col, amount, stage in zip("CDE", amounts, ("murni", "perubahan", "realisasi"), strict=True):
            s.line(
                ws.title,
                f"{col}{r}",
                amount,
                district_code="12.75",
                fiscal_year="2023",
                stage=stage,
                segment=ANY if "RSUD" in office else "non_asn",
                programme=BOTH,
            )
    put(ws, 12, [None, "Total", *(sum(row[i] for row in rows) for i in (1, 2, 3))], bold=True)
    return s


def tamiang_dpa_details() -> Submission:
    s, ws = begin("Aceh/aceh_tamiang/DPA Satpol PP dan WH.xlsx", "DPA Rincian")
    heading(ws, ["DOKUMEN PELAKSANAAN ANGGARAN", "RINCIAN BELANJA SUB KEGIATAN"], "F")
    for r, (key, value) in enumerate(
        [
            ("Pemerintah", "Kabupaten Aceh Tamiang"),
            ("Tahun Anggaran", "2024"),
            ("Organisasi", "1.05.0.00.0.00.02.0000 Satuan Polisi Pamong Praja dan Wilayatul Hisbah"),
            ("Sub Kegiatan", "1.05.01.2.08.0004 Penyediaan Jasa Pelayanan Umum Kantor"),
            ("Sumber Dana", "Pendapatan Asli Daerah (PAD)"),
        ],
        4,
    ):
        put(ws, r, [key, ": " + value])
    put(ws, 10, ["Kode Rekening", "Uraian", "Koefisien", "Satuan", "Harga (Rp)", "Jumlah (Rp)"], bold=True)
    rows = [
        ("5.1.02.02.02", "Belanja Iuran Jaminan/Asuransi", None, None, None, 19710000),
        (ACCOUNT_JKK, NAME_JKK, None, None, None, 8541000),
        (None, "- Iuran JKK Tenaga Kontrak Satpol PP", "86 Orang x 12 Bulan", "Orang/Bulan", 6500, 6708000),
        (None, "- Iuran JKK Tenaga Kebersihan", "47 Orang x 6 Bulan", "Orang/Bulan", 6500, 1833000),
        (ACCOUNT_JKM, NAME_JKM, None, None, None, 11169000),
        (None, "- Iuran JKM Tenaga Kontrak Satpol PP", "86 Orang x 12 Bulan", "Orang/Bulan", 8500, 8772000),
        (None, "- Iuran JKM Tenaga Kebersihan", "47 Orang x 6 Bulan", "Orang/Bulan", 8500, 2397000),
    ]
    for r, row in enumerate(rows, 11):
        put(ws, r, list(row), bold=row[0] is not None)
        if row[0] is None:
            people, _, _, months, _ = row[2].split()
            s.line(
                ws.title,
                f"F{r}",
                row[5],
                district_code="11.16",
                fiscal_year="2024",
                stage=ANY,
                segment="non_asn",
                programme=JKK if "JKK" in row[1] else JKM,
                fund_source="APBD",
                account_code=ANY,
                workers=int(people),
                months=int(months),
                unit_cost_idr=row[4],
            )
    put(ws, 18, ["Jumlah Anggaran Sub Kegiatan", None, None, None, None, 19710000], bold=True)
    signed(ws, 20, 5, "Karang Baru, ........... 2024", "Kepala Satuan")
    return s


def aceh_jaya_subdistricts() -> Submission:
    s, ws = begin("Aceh/aceh_jaya/Aparatur Gampong 2023.xlsx", "Gampong")
    heading(
        ws,
        [
            "KEBUTUHAN ANGGARAN IURAN BPJS KETENAGAKERJAAN (JKK + JKM)",
            "KEUCHIK DAN PERANGKAT GAMPONG DALAM KABUPATEN ACEH JAYA",
            "TAHUN ANGGARAN 2023 (MURNI)",
        ],
        "G",
    )
    put(ws, 4, ["Sumber Dana : APBG"])
    put(
        ws,
        6,
        [
            "No",
            "Kecamatan",
            "Jumlah Gampong",
            "Jumlah Aparatur (Orang)",
            "Bulan",
            "Iuran/Orang/Bulan (Rp)",
            "Jumlah Anggaran (Rp)",
        ],
        bold=True,
    )
    rows = [
        ("Teunom", 22, 132),
        ("Pasie Raya", 14, 84),
        ("Panga", 20, 121),
        ("Krueng Sabee", 17, 103),
        ("Setia Bakti", 13, 78),
        ("Sampoiniet", 19, 114),
        ("Darul Hikmah", 19, 112),
        ("Jaya", 34, 205),
        ("Indra Jaya", 14, 84),
    ]
    for r, (name, villages, n) in enumerate(rows, 7):
        put(ws, r, [r - 6, name, villages, n, 12, 10800, n * 129600])
        s.line(
            ws.title,
            f"G{r}",
            n * 129600,
            district_code="11.14",
            fiscal_year="2023",
            stage="murni",
            segment="perangkat_desa",
            programme=BOTH,
            fund_source="APBDES",
            workers=n,
            months=12,
            unit_cost_idr=10800,
        )
    n = sum(row[2] for row in rows)
    put(ws, 16, [None, "Jumlah", sum(row[1] for row in rows), n, None, None, n * 129600], bold=True)
    return s


def nagan_raya_palm() -> Submission:
    s, ws = begin("Aceh/nagan_raya/Pekerja rentan 2024 NR.xlsx", "Pekerja Rentan")
    heading(
        ws,
        [
            "PERLINDUNGAN PEKERJA RENTAN MELALUI BPJS KETENAGAKERJAAN (PROGRAM JKK DAN JKM)",
            "KABUPATEN NAGAN RAYA TAHUN ANGGARAN 2024",
        ],
        "J",
    )
    put(
        ws,
        4,
        [
            "No",
            "Kelompok Pekerja",
            "Sumber Dana",
            "Iuran per Orang/Bulan (Rp)",
            "Murni",
            None,
            None,
            "Perubahan",
            None,
            None,
        ],
        bold=True,
    )
    put(ws, 5, [None, None, None, None, *["Orang", "Bulan", "Anggaran (Rp)"] * 2], bold=True)
    merges(ws, "A4:A5", "B4:B5", "C4:C5", "D4:D5", "E4:G4", "H4:J4")
    rows = [
        ("Petani/Pekebun Kelapa Sawit", "DBH Sawit", "DBH_SAWIT", "petani_sawit", (600, 6), (1100, 6)),
        ("Nelayan", "APBK", "APBD", "nelayan", (250, 12), (250, 12)),
        ("Pedagang Kecil dan Tukang Ojek", "APBK", "APBD", "pekerja_rentan", (150, 12), (120, 12)),
        ("Imam Meunasah dan Guru Ngaji", "Baitul Mal", "LAINNYA", "pekerja_keagamaan", (200, 12), (222, 12)),
    ]
    sums = [0, 0, 0, 0]
    for r, (name, funds, fund, segment, first, second) in enumerate(rows, 6):
        money = [n * m * 16800 for n, m in (first, second)]
        put(ws, r, [r - 5, name, funds, 16800, *first, money[0], *second, money[1]])
        for i, (col, stage) in enumerate((("G", "murni"), ("J", "perubahan"))):
            n, m = (first, second)[i]
            sums[2 * i] += n
            sums[2 * i + 1] += money[i]
            s.line(
                ws.title,
                f"{col}{r}",
                money[i],
                district_code="11.15",
                fiscal_year="2024",
                stage=stage,
                segment=segment,
                programme=BOTH,
                fund_source=fund,
                workers=n,
                months=m,
                unit_cost_idr=16800,
            )
    put(ws, 10, ["Jumlah", None, None, None, sums[0], None, sums[1], sums[2], None, sums[3]], bold=True)
    return s


def karo_cash_plan() -> Submission:
    s, ws = begin("Sumatera Utara/karo/Anggaran Kas BPJS TK Karo.xlsx", "Anggaran Kas")
    heading(
        ws,
        [
            "ANGGARAN KAS BELANJA IURAN JAMINAN KETENAGAKERJAAN",
            "PEMERINTAH KABUPATEN KARO",
            "APBD MURNI TAHUN ANGGARAN 2024",
        ],
    )
    months = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nop", "Des"]
    put(ws, 5, ["Kode Rekening", "Uraian", "Jumlah Setahun (Rp)", *months], bold=True)
    rows = [
        (ACCOUNT_JKK, NAME_JKK, JKK, 3744000),
        (ACCOUNT_JKM, NAME_JKM, JKM, 4680000),
        (ACCOUNT_JHT, "Belanja Iuran Jaminan Hari Tua bagi Non ASN", "JHT", 57720000),
    ]
    for r, (code, name, programme, month) in enumerate(rows, 6):
        put(ws, r, [code, name, 12 * month, *[month] * 12])
        s.line(
            ws.title,
            f"C{r}",
            12 * month,
            fund_source=ANY,
            district_code="12.06",
            fiscal_year="2024",
            stage="murni",
            segment="non_asn",
            programme=programme,
            account_code=code,
            months=ANY,
        )
    every = sum(row[3] for row in rows)
    put(ws, 9, [None, "Jumlah", 12 * every, *[every] * 12], bold=True)
    return s


def province_recap() -> Submission:
    s, ws = begin("Sumatera Utara/Rekap Non ASN kab kota.xlsx", "REKAP")
    heading(
        ws,
        [
            "PEMERINTAH PROVINSI SUMATERA UTARA",
            "DINAS KETENAGAKERJAAN",
            "REKAPITULASI ANGGARAN IURAN BPJS KETENAGAKERJAAN BAGI PEGAWAI NON ASN PADA KABUPATEN/KOTA",
            "TAHUN ANGGARAN 2023",
        ],
        "G",
    )
    put(ws, 6, ["No", "Kabupaten/Kota", "Jumlah Non ASN (Orang)", "Anggaran (Rp)", None, None, "Keterangan"], bold=True)
    put(ws, 7, [None, None, None, "Murni", "Perubahan", "Realisasi"], bold=True)
    merges(ws, "A6:A7", "B6:B7", "C6:C7", "D6:F6", "G6:G7")
    rows = [
        ("Kab. Nias", "12.04", 1204, 156038400, 156038400, 151372800),
        ("Kab. Nias Selatan", "12.14", 2310, 299376000, 305856000, 301320000),
        ("Kab. Nias Utara", "12.24", 1012, 131155200, 131155200, 129600000),
        ("Kab. Nias Barat", "12.25", 874, 113270400, "-", 110160000),
        ("Kota Gunungsitoli", "12.78", 1433, 185716800, 190512000, 188568000),
        ("Kab. Tapanuli Tengah", "12.01", 2105, 272808000, 272808000, 266328000),
        ("Kota Sibolga", "12.73", 960, 124416000, 118972800, 118454400),
    ]
    for r, (name, code, n, *amounts) in enumerate(rows, 8):
        put(ws, r, [r - 7, name, n, *amounts, "tidak ada perubahan" if "-" in amounts else None])
        for col, amount, stage in zip("DEF", amounts, ("murni", "perubahan", "realisasi"), strict=True):
            if amount != "-":
                s.line(
                    ws.title,
                    f"{col}{r}",
                    amount,
                    district_code=code,
                    fiscal_year="2023",
                    stage=stage,
                    segment="non_asn",
                    workers=n,
                )
    sums = [sum(row[i] for row in rows if row[i] != "-") for i in (2, 3, 4, 5)]
    put(ws, 15, ["Jumlah", None, *sums], bold=True)
    ws.merge_cells("A15:B15")
    return s


def bireuen_election() -> Submission:
    s, ws = begin("Aceh/bireuen/BPJSTK Pemilu.xlsx", "Penyelenggara")
    heading(
        ws,
        [
            "PERLINDUNGAN JAMINAN SOSIAL KETENAGAKERJAAN BAGI PENYELENGGARA PEMILU 2024",
            "KABUPATEN BIREUEN - APBK MURNI TAHUN ANGGARAN 2024",
        ],
        "G",
    )
    put(
        ws,
        4,
        ["No", "Jabatan", "Jumlah (Orang)", "Lama (Bulan)", "Iuran per Bulan (Rp)", "Program", "Jumlah Iuran (Rp)"],
        bold=True,
    )
    rows = [
        ("PPK", 85, 4, 13500),
        ("PPS", 1827, 4, 10800),
        ("Pantarlih", 1302, 1, 10800),
        ("KPPS", 9114, 1, 10800),
        ("Linmas TPS", 2604, 1, 10800),
    ]
    for r, (name, n, m, unit) in enumerate(rows, 5):
        put(ws, r, [r - 4, name, n, m, unit, "JKK, JKM", n * m * unit])
        s.line(
            ws.title,
            f"G{r}",
            n * m * unit,
            fund_source=ANY,
            district_code="11.11",
            fiscal_year="2024",
            stage="murni",
            segment="pemilu",
            programme=BOTH,
            workers=n,
            months=m,
            unit_cost_idr=unit,
        )
    put(ws, 10, [None, "Jumlah", sum(x[1] for x in rows), None, None, None, sum(x[1] * x[2] * x[3] for x in rows)])
    return s


def aceh_utara_presentation() -> Submission:
    """People and money side by side: both tables come out of it."""
    s, ws = begin("Aceh/aceh_utara/Paparan Inpres 2 Aceh Utara.xlsx", "Paparan")
    heading(
        ws,
        [
            "PELAKSANAAN INPRES NOMOR 2 TAHUN 2021 DI KABUPATEN ACEH UTARA",
            "POSISI SEPTEMBER 2023",
        ],
        "J",
    )
    put(
        ws,
        4,
        [
            "No",
            "Segmen",
            "Potensi",
            "Terdaftar",
            "Belum Terdaftar",
            "%",
            "Program",
            "Anggaran Murni TA 2023 (Rp)",
            "Sumber Dana",
            "Regulasi",
        ],
        bold=True,
    )
    rows = [
        ("Non ASN", "non_asn", 6120, 5344, "2 Program", 692582400, "DAU", "APBD", "Perbup"),
        (
            "Aparatur Gampong",
            "perangkat_desa",
            8520,
            5112,
            "2 Program",
            662515200,
            "Dana Desa",
            "APBDES",
            "Perbup",
        ),
        ("Tuha Peut", "bpd", 5964, 0, None, "-", None, None, "-"),
        ("Pekerja Rentan", "pekerja_rentan", 41250, 500, "2 Program", 100800000, "PAD", "APBD", "SK Bupati"),
    ]
    for r, (name, segment, potential, registered, programme, money, funds, fund, rule) in enumerate(rows, 5):
        share = round(registered / potential * 100, 2)
        put(
            ws,
            r,
            [r - 4, name, potential, registered, potential - registered, share, programme, money, funds, rule],
        )
        for col, metric, n in (
            ("C", "potential", potential),
            ("D", "registered", registered),
            ("E", "not_registered", potential - registered),
        ):
            s.count(ws.title, f"{col}{r}", n, district_code="11.08", period="2023-09", segment=segment, metric=metric)
        if money != "-":
            s.line(
                ws.title,
                f"H{r}",
                money,
                district_code="11.08",
                fiscal_year="2023",
                stage="murni",
                segment=segment,
                programme=BOTH,
                fund_source=fund,
            )
    put(ws, 9, [None, "Jumlah", 61854, 10956, 50898, 17.71, None, 1455897600], bold=True)
    return s


# --- budgets: some mess ----------------------------------------------------------------------------------------------


def simalungun_text_amounts() -> Submission:
    """Amounts typed as text with Rp, dots, commas and stray spaces."""
    s, ws = begin("Sumatera Utara/simalungun/ANGGARAN  BPJSTK fix (1).xlsx", "Sheet1")
    heading(ws, ["DATA ANGGARAN IURAN BPJS KETENAGAKERJAAN", "PEMERINTAH  KABUPATEN SIMALUNGUN", "T.A 2022"])
    put(
        ws,
        5,
        ["NO", " URAIAN ", "JUMLAH\nPEKERJA", "APBD MURNI\n(Rp)", "P-APBD\n(Rp)", "REALISASI\n(Rp)", "KET"],
        bold=True,
    )
    rows = [
        (
            "Tenaga Honorer  ",
            "non_asn",
            "3.214 orang",
            3214,
            ("Rp. 416.534.400", 416534400),
            ("Rp. 423.014.400,00", 423014400),
            ("Rp.418.219.200", 418219200),
        ),
        (
            "Guru Honorer\xa0SD/SMP",
            "guru_honor",
            "1.020 orang",
            1020,
            ("Rp. 132.192.000", 132192000),
            ("Rp. 132.192.000,00", 132192000),
            ("Rp.130.248.000", 130248000),
        ),
        (
            "  Pangulu dan Perangkat Nagori (Perangkat Desa)",
            "perangkat_desa",
            "2.702 orang",
            2702,
            ("Rp -", None),
            ("Rp. 350.179.200,00", 350179200),
            ("Rp.175.089.600", 175089600),
        ),
    ]
    for r, (name, segment, people, n, *money) in enumerate(rows, 6):
        put(ws, r, [f"{r - 5}.", name, people, *(text for text, _ in money)])
        for col, (_, amount), stage in zip("DEF", money, ("murni", "perubahan", "realisasi"), strict=True):
            if amount is not None:
                s.line(
                    ws.title,
                    f"{col}{r}",
                    amount,
                    fund_source=ANY,
                    district_code="12.08",
                    fiscal_year="2022",
                    stage=stage,
                    segment=segment,
                    workers=n,
                )
    put(
        ws,
        10,
        [
            None,
            "J U M L A H",
            "6.936 orang",
            "Rp. 548.726.400",
            "Rp. 905.385.600,00",
            "Rp.723.556.800",
        ],
        bold=True,
    )
    return s


def humbahas_thousands() -> Submission:
    s, ws = begin("Sumatera Utara/humbang_hasundutan/Matriks Jamsostek Humbahas.xlsx", "Matriks")
    heading(
        ws,
        [
            "MATRIKS ANGGARAN PROGRAM JAMINAN SOSIAL KETENAGAKERJAAN",
            "KABUPATEN HUMBANG HASUNDUTAN",
            "TAHUN 2022 DAN 2023",
        ],
        "G",
    )
    put(ws, 4, [None, None, None, None, None, None, "(dalam ribuan rupiah)"])
    put(ws, 5, ["No", "Segmen", "Sumber Dana", "TA 2022", None, "TA 2023", None], bold=True)
    put(ws, 6, [None, None, None, *["Perubahan", "Realisasi"] * 2], bold=True)
    put(ws, 7, [1, 2, 3, 4, 5, 6, 7])
    merges(ws, "A5:A6", "B5:B6", "C5:C6", "D5:E5", "F5:G5")
    rows = [
        ("Tenaga Non ASN", "APBD", "APBD", "non_asn", (194400, 190512, 207360, 205416)),
        ("Kepala Desa/Perangkat Desa", "ADD", "APBDES", "perangkat_desa", (138348, 138348, 142236, 139968)),
        ("BPD", "ADD", "APBDES", "bpd", (None, None, 93312, 84240)),
        ("Pekerja Rentan (Petani)", "CSR", "LAINNYA", "petani", (None, None, 40320, 40320)),
    ]
    for r, (name, funds, fund, segment, amounts) in enumerate(rows, 8):
        put(ws, r, [r - 7, name, funds, *amounts])
        for i, amount in enumerate(amounts):
            if amount is not None:
                s.line(
                    ws.title,
                    f"{'DEFG'[i]}{r}",
                    amount * 1000,
                    district_code="12.16",
                    fiscal_year=("2022", "2023")[i // 2],
                    stage=("perubahan", "realisasi")[i % 2],
                    segment=segment,
                    fund_source=fund,
                )
    put(ws, 12, [None, "Jumlah", None, 332748, 328860, 483228, 469944], bold=True)
    put(ws, 14, ["Catatan: angka realisasi telah direkonsiliasi dengan BPJS Ketenagakerjaan"])
    return s


def tebing_tinggi_hidden_rows() -> Submission:
    """The stale first version lies in hidden rows; the printed total holds without them."""
    s, ws = begin("Sumatera Utara/tebing_tinggi/BPJSTK TT 2023 rev2.xlsx", "Rekap 2023")
    heading(
        ws,
        [
            "KOTA TEBING TINGGI",
            "ANGGARAN IURAN BPJS KETENAGAKERJAAN TA. 2023",
        ],
    )
    put(ws, 4, ["No", "Uraian", "Orang", "Bulan", "Tarif/Orang/Bulan", "APBD Perubahan", "Realisasi"], bold=True)
    stale = [("Non ASN", 990, 12, 10800), ("Kepala Lingkungan", 155, 12, 10800), ("Kader Posyandu", 400, 6, 16800)]
    for r, (name, n, m, unit) in enumerate(stale, 5):
        put(ws, r, [r - 4, name, n, m, unit, n * m * unit])
        ws.row_dimensions[r].hidden = True
    rows = [
        ("Non ASN", "non_asn", 1034, 12, 10800, 132710400),
        ("Kepala Lingkungan", "rt_rw", 155, 12, 10800, 20088000),
        ("Kader Posyandu", "kader", 420, 6, 16800, 41126400),
    ]
    for r, (name, segment, n, m, unit, spent) in enumerate(rows, 8):
        put(ws, r, [r - 7, name, n, m, unit, n * m * unit, spent])
        for col, amount, stage in (("F", n * m * unit, "perubahan"), ("G", spent, "realisasi")):
            s.line(
                ws.title,
                f"{col}{r}",
                amount,
                fund_source=ANY,
                district_code="12.76",
                fiscal_year="2023",
                stage=stage,
                segment=segment,
                workers=n,
                months=m,
                unit_cost_idr=unit,
            )
    put(ws, 11, [None, "Jumlah", 1609, None, None, 196430400, 193924800], bold=True)
    return s


def gayo_lues_pages() -> Submission:
    """Letterhead, column numbers, the header repeated on the second page, blank rows, a signature."""
    s, ws = begin("Aceh/gayo_lues/RKA-P 2021.xlsx", "RKAP")
    heading(ws, ["PEMERINTAH KABUPATEN GAYO LUES", "RENCANA KERJA DAN ANGGARAN PERUBAHAN"], "E")
    put(ws, 4, ["Tahun Anggaran", None, ": 2021"])
    put(ws, 5, ["Unit Organisasi", None, ": Badan Pengelolaan Keuangan Kabupaten"])
    put(ws, 6, ["Periode", None, ": .......... s.d. .......... 2021"])
    head = ["No", "SKPK", "Kode Rekening", "Uraian", "Jumlah Setelah Perubahan (Rp)"]
    offices = [
        ("Sekretariat Daerah", 96),
        ("Dinas Pendidikan", 540),
        ("Dinas Kesehatan", 388),
        ("Dinas Pekerjaan Umum", 74),
        ("Dinas Sosial", 31),
        ("Satpol PP dan WH", 152),
    ]
    r, grand = 8, 0
    for index, (office, n) in enumerate(offices):
        if index in (0, 3):
            put(ws, r, head, bold=True)
            put(ws, r + 1, ["(1)", "(2)", "(3)", "(4)", "(5)"])
            r += 2
        for code, name, programme, amount in (
            (" 5.1.02.02.02.0006", "Iuran Jaminan Kecelakaan Kerja bagi Non ASN", JKK, n * 6 * 6500),
            ("5.1.02.02.02.0007 ", "Iuran Jaminan Kematian bagi Non ASN", JKM, n * 6 * 8500),
        ):
            first = programme == JKK
            put(ws, r, [index + 1 if first else None, office if first else None, code, name, amount])
            s.line(
                ws.title,
                f"E{r}",
                amount,
                district_code="11.13",
                fiscal_year="2021",
                stage="perubahan",
                segment="non_asn",
                programme=programme,
                account_code=code.strip(),
            )
            r, grand = r + 1, grand + amount
        if index in (1, 2, 4):
            r += 1
    put(ws, r, [None, "Jumlah", None, None, grand], bold=True)
    signed(ws, r + 2, 4, "Blangkejeren, .......... 2021", "Kepala Badan")
    return s


def pakpak_bharat_wrong_total() -> Submission:
    """The total forgot the last line."""
    s, ws = begin("Sumatera Utara/pakpak_bharat/Jamsostek Pakpak.xlsx", "2023")
    heading(
        ws,
        ["Anggaran Jaminan Sosial Ketenagakerjaan", "Kabupaten Pakpak Bharat", "APBD Murni Tahun Anggaran 2023"],
    )
    put(ws, 5, ["No", "Segmen", "Program", "Peserta (Orang)", "Bulan", "Anggaran (Rp)"], bold=True)
    rows = [
        ("Non ASN", "non_asn", "JKK, JKM, JHT", "JKK+JKM+JHT", 702, 12, 714355200),
        ("Perangkat Desa", "perangkat_desa", "JKK, JKM", BOTH, 364, 12, 47174400),
        ("Anggota BPD", "bpd", "JKK, JKM", BOTH, 280, 12, 36288000),
        ("Bilal Mayit dan Guru Sekolah Minggu", "pekerja_keagamaan", "JKK, JKM", BOTH, 120, 12, 24192000),
    ]
    for r, (name, segment, text, programme, n, m, amount) in enumerate(rows, 6):
        put(ws, r, [r - 5, name, text, n, m, amount])
        s.line(
            ws.title,
            f"F{r}",
            amount,
            fund_source=ANY,
            district_code="12.15",
            fiscal_year="2023",
            stage="murni",
            segment=segment,
            programme=programme,
            workers=n,
            months=m,
        )
    put(ws, 10, [None, "Jumlah", None, 1466, None, 797817600], bold=True)
    s.needs_finding.append((ws.title, "F10"))
    return s


def sabang_mixed_insurance() -> Submission:
    """Codes without dots and with old spaces; health, Taspen, assets and individual aid among the contributions."""
    s, ws = begin("Aceh/sabang/iuran jaminan sabang 2024.xlsx", "Iuran")
    heading(
        ws,
        ["PEMERINTAH KOTA SABANG", "DAFTAR BELANJA IURAN JAMINAN/ASURANSI", "APBK TAHUN ANGGARAN 2024 (MURNI)"],
    )
    put(ws, 5, ["No", "SKPK", "Kode Rekening", "Uraian", "Sumber Dana", "Pagu (Rp)"], bold=True)
    rows = [
        ("Setda", "510202020006", NAME_JKK, "DAU", 11232000, JKK, "non_asn"),
        ("Setda", "510202020007", NAME_JKM, "DAU", 14688000, JKM, "non_asn"),
        ("Setda", "510202020008", "Belanja Asuransi Barang Milik Daerah", "PAD", 325000000, "aset", ""),
        (
            "Dinkes",
            "510202020003",
            "Belanja Iuran Jaminan Kesehatan bagi Peserta PBPU dan BP Kelas 3",
            "DAU",
            1428840000,
            "kesehatan",
            "",
        ),
        ("Dinkes", " 5.1.02.02.02.0006 ", NAME_JKK + " (Tenaga Kesehatan)", "DAU", 9204000, JKK, "tenaga_kesehatan"),
        ("Dinkes", " 5.1.02.02.02.0007 ", NAME_JKM + " (Tenaga Kesehatan)", "DAU", 12036000, JKM, "tenaga_kesehatan"),
        ("BPKD", "510101100001", "Belanja Iuran Jaminan Kecelakaan Kerja PNS", "DAU", 152400000, "taspen", ""),
        ("BPKD", "510101110001", "Belanja Iuran Jaminan Kematian PNS", "DAU", 457200000, "taspen", ""),
        (
            "Dinsos",
            "510601010001",
            "Bansos uang kepada individu - iuran BPJS Ketenagakerjaan nelayan",
            "PAD",
            60480000,
            "",
            "nelayan",
        ),
        ("Dinsos", "510601010001", "Bansos uang kepada individu - santunan anak yatim", "PAD", 90000000, "lainnya", ""),
    ]
    for r, (office, code, name, funds, amount, what, segment) in enumerate(rows, 6):
        put(ws, r, [r - 5, office, code, name, funds, amount])
        digits = code.strip().replace(".", "")
        cut = (0, 1, 2, 4, 6, 8, 12)
        told = {
            "district_code": "11.72",
            "fiscal_year": "2024",
            "stage": "murni",
            "fund_source": "APBD",
            "account_code": ".".join(digits[a:b] for a, b in pairwise(cut)),
        }
        if segment:
            s.line(ws.title, f"F{r}", amount, segment=segment, programme=what, **told)
        else:
            other(s, ws.title, f"F{r}", amount, what, **told)
    put(ws, 16, [None, None, None, "JUMLAH", None, sum(row[4] for row in rows)], bold=True)
    return s


def samosir_csv() -> Submission:
    s = Submission("Sumatera Utara/samosir/anggaran_bpjstk_samosir.csv")
    lines = [
        "KABUPATEN SAMOSIR;;;;;",
        "ANGGARAN DAN REALISASI IURAN BPJS KETENAGAKERJAAN TAHUN 2023;;;;;",
        "No;Segmen;Jumlah Orang;Anggaran Murni;Anggaran Perubahan;Realisasi",
    ]
    rows = [
        ("Non ASN", "non_asn", 1215, 157464000, 160056000, 158760000),
        ("Perangkat Desa", "perangkat_desa", 1024, 132710400, 132710400, 128822400),
        ("Pekerja Rentan", "pekerja_rentan", 300, None, 30240000, 30240000),
    ]
    for r, (name, segment, n, *amounts) in enumerate(rows, 4):
        cells = [str(r - 3), name, dotted(n), *("-" if x is None else dotted(x) + ",00" for x in amounts)]
        lines.append(";".join(cells))
        for col, amount, stage in zip("DEF", amounts, ("murni", "perubahan", "realisasi"), strict=True):
            if amount is not None:
                s.line(
                    ANY,
                    f"{col}{r}",
                    amount,
                    district_code="12.17",
                    fiscal_year="2023",
                    stage=stage,
                    segment=segment,
                    workers=n,
                )
    lines.append(";Jumlah;2.539;290.174.400,00;323.006.400,00;317.822.400,00")
    s.data = ("\ufeff" + "\r\n".join(lines) + "\r\n").encode()
    return s


def medan_html() -> Submission:
    """A web report saved with the extension .xls."""
    s = Submission("Sumatera Utara/medan/report_belanja_2023.xls")
    rows = [
        ("5.1.02.02.02", "Belanja Iuran Jaminan/Asuransi", None, 5310489600, 5175213600),
        ("5.1.02.02.02.0005", "Belanja Iuran Jaminan Kesehatan bagi Non ASN", "kesehatan", 3175200000, 3110400000),
        (ACCOUNT_JKK, NAME_JKK, JKK, 948901200, 917654400),
        (ACCOUNT_JKM, NAME_JKM, JKM, 1186388400, 1147159200),
    ]
    html = [
        '<html><body><table border="1">',
        '<tr><td colspan="5">PEMERINTAH KOTA MEDAN</td></tr>',
        '<tr><td colspan="5">LAPORAN REALISASI ANGGARAN BELANJA TAHUN ANGGARAN 2023</td></tr>',
        "<tr><th>Kode Rekening</th><th>Uraian</th><th>Anggaran Setelah Perubahan (Rp)</th>"
        "<th>Realisasi (Rp)</th><th>%</th></tr>",
    ]
    for r, (code, name, what, budget, spent) in enumerate(rows, 4):
        share = f"{spent / budget * 100:.2f}".replace(".", ",")
        html.append(
            f"<tr><td>{code}</td><td>{name}</td><td>{dotted(budget)},00</td>"
            f"<td>{dotted(spent)},00</td><td>{share}</td></tr>"
        )
        for col, amount, stage in (("C", budget, "perubahan"), ("D", spent, "realisasi")):
            told = {"district_code": "12.71", "fiscal_year": "2023", "stage": stage, "account_code": code}
            if what == "kesehatan":
                other(s, ANY, f"{col}{r}", amount, what, **told)
            elif what:
                s.line(ANY, f"{col}{r}", amount, segment="non_asn", programme=what, **told)
    html.append("</table></body></html>")
    s.data = "\n".join(html).encode()
    return s


# --- budgets: hard ---------------------------------------------------------------------------------------------------


def singkil_alternate_rows() -> Submission:
    """Budget and realisation on alternate rows; the region code 11.10 became the number 11.1."""
    s, ws = begin("Aceh/aceh_singkil/Capaian iuran.xlsx", "Sheet1")
    heading(ws, ["CAPAIAN ANGGARAN IURAN BPJS KETENAGAKERJAAN TENAGA KONTRAK", "TAHUN ANGGARAN 2022"], "G")
    put(ws, 3, ["Kode Wilayah", 11.1, "Kabupaten Aceh Singkil"])
    put(ws, 5, ["No", "SKPK", "Uraian", "JKK (Rp)", "JKM (Rp)", "Jumlah (Rp)"], bold=True)
    rows = [
        ("Dinas Pendidikan dan Kebudayaan", (32760000, 42840000), (31590000, 41310000)),
        ("Dinas Kesehatan", (24960000, 32640000), (24960000, 32640000)),
        ("Dinas Perkebunan", (3900000, 5100000), (3510000, 4590000)),
    ]
    r = 6
    for index, (office, *pairs) in enumerate(rows, 1):
        for pair, word, stage in zip(pairs, ("Pagu Perubahan", "Realisasi"), ("perubahan", "realisasi"), strict=True):
            first = stage == "perubahan"
            put(ws, r, [index if first else None, office if first else None, word, *pair, sum(pair)])
            for col, amount, programme in zip("DE", pair, (JKK, JKM), strict=True):
                s.line(
                    ws.title,
                    f"{col}{r}",
                    amount,
                    district_code="11.10",
                    fiscal_year="2022",
                    stage=stage,
                    segment="non_asn",
                    programme=programme,
                )
            r += 1
        merges(ws, f"A{r - 2}:A{r - 1}", f"B{r - 2}:B{r - 1}")
    for i, word in enumerate(("Pagu Perubahan", "Realisasi"), 1):
        jkk, jkm = (sum(row[i][k] for row in rows) for k in (0, 1))
        put(ws, r, ["Jumlah" if i == 1 else None, None, word, jkk, jkm, jkk + jkm], bold=True)
        r += 1
    return s


def paluta_broken_cells() -> Submission:
    """One amount is #REF!, one number of people is typed with the letter O."""
    s, ws = begin("Sumatera Utara/padang_lawas_utara/BPJS TK PALUTA 2024.xlsx", "Rincian")
    heading(
        ws,
        [
            "RINCIAN ANGGARAN IURAN BPJS KETENAGAKERJAAN (JKK DAN JKM)",
            "KABUPATEN PADANG LAWAS UTARA",
            "APBD MURNI T.A. 2024",
        ],
    )
    put(ws, 5, ["No", "Segmen", "Jumlah Orang", "Bulan", "Iuran/Orang/Bulan (Rp)", "Anggaran (Rp)"], bold=True)
    rows = [
        ("Non ASN", "non_asn", 1346, 12, 10800, 174441600),
        ("Kepala Desa dan Perangkat Desa", "perangkat_desa", "12O0", 12, 10800, 155520000),
        ("BPD", "bpd", 1930, 12, 10800, "#REF!"),
        ("Petani Sawit", "petani_sawit", 850, 6, 16800, 85680000),
    ]
    for r, (name, segment, n, m, unit, amount) in enumerate(rows, 6):
        put(ws, r, [r - 5, name, n, m, unit, amount])
        if amount == "#REF!":
            continue
        s.line(
            ws.title,
            f"F{r}",
            amount,
            fund_source=ANY,
            district_code="12.20",
            fiscal_year="2024",
            stage="murni",
            segment=segment,
            programme=BOTH,
            workers=n if isinstance(n, int) else ANY,
            months=m,
            unit_cost_idr=unit,
        )
    s.needs_finding += [(ws.title, "F8"), (ws.title, "C7")]
    return s


def aceh_tenggara_stacked_years() -> Submission:
    """Years as full-width rows over their lines, a subtotal under each, labels one column further right per level."""
    s, ws = begin("Aceh/aceh_tenggara/Agara Inpres 2.xlsx", "Data")
    heading(
        ws,
        [
            "REKAPITULASI ANGGARAN JAMSOSTEK (INPRES NO. 2 TAHUN 2021)",
            "KABUPATEN ACEH TENGGARA",
        ],
        "G",
    )
    put(ws, 4, ["No", "Uraian", None, "Orang", "Murni (Rp)", "Perubahan (Rp)", "Realisasi (Rp)"], bold=True)
    ws.merge_cells("B4:C4")
    years = {
        2021: [("Tenaga Kontrak Kantor", "non_asn", 812, 0, 52617600, 52617600)],
        2022: [
            ("Tenaga Kontrak Kantor", "non_asn", 830, 107568000, 107568000, 106272000),
            ("Guru Kontrak", "guru_honor", 644, 83462400, 80870400, 80870400),
        ],
        2023: [
            ("Tenaga Kontrak Kantor", "non_asn", 798, 103420800, 103420800, 101347200),
            ("Guru Kontrak", "guru_honor", 650, 84240000, 84240000, 83592000),
            ("Perawat dan Bidan Kontrak", "tenaga_kesehatan", 402, 52099200, 55987200, 55987200),
        ],
    }
    r = 5
    for year, rows in years.items():
        put(ws, r, [f"TAHUN {year}"], bold=True)
        ws.merge_cells(f"A{r}:G{r}")
        put(ws, r + 1, ["I", "Tenaga Non ASN", None])
        r += 2
        for i, (name, segment, n, *amounts) in enumerate(rows, 1):
            put(ws, r, [None, f"{i}.", name, n, *amounts])
            for col, amount, stage in zip("EFG", amounts, ("murni", "perubahan", "realisasi"), strict=True):
                s.line(
                    ws.title,
                    f"{col}{r}",
                    amount,
                    district_code="11.02",
                    fiscal_year=str(year),
                    stage=stage,
                    segment=segment,
                    workers=n,
                )
            r += 1
        put(ws, r, [None, f"Jumlah {year}", None, *(sum(row[k] for row in rows) for k in (2, 3, 4, 5))], bold=True)
        r += 2
    return s


def aceh_barat_misnamed() -> Submission:
    """The file's name says 2022, the sheet 2023; a hidden column holds the draft; segments merged over two lines."""
    s, ws = begin("Aceh/aceh_barat/JAMSOSTEK ABAR 2022.xlsx", "Lampiran")
    heading(
        ws,
        [
            "LAMPIRAN REALISASI IURAN BPJS KETENAGAKERJAAN",
            "PEMERINTAH KABUPATEN ACEH BARAT",
            "TAHUN ANGGARAN 2023",
        ],
        "G",
    )
    put(
        ws,
        5,
        [
            "No",
            "Segmen",
            "Program",
            "Usulan Awal (Rp)",
            "Pagu Murni (Rp)",
            "Pagu Perubahan (Rp)",
            "Realisasi s.d. 31 Desember 2023 (Rp)",
        ],
        bold=True,
    )
    ws.column_dimensions["D"].hidden = True
    rows = [
        ("Tenaga Non ASN", "non_asn", JKK, 160000000, 131040000, 134784000, 132912000),
        (None, "non_asn", JKM, 210000000, 171360000, 176256000, 173808000),
        ("Aparatur Gampong", "perangkat_desa", JKK, 100000000, 92736000, 92736000, 92736000),
        (None, "perangkat_desa", JKM, 130000000, 115920000, 115920000, 115920000),
        ("Petani Sawit", "petani_sawit", JKK, 90000000, None, 60000000, 58800000),
        (None, "petani_sawit", JKM, 60000000, None, 40800000, 39984000),
    ]
    for r, (name, segment, programme, draft, *amounts) in enumerate(rows, 6):
        put(ws, r, [(r - 4) // 2 if name else None, name, programme, draft, *amounts])
        if not name:
            merges(ws, f"A{r - 1}:A{r}", f"B{r - 1}:B{r}")
        for col, amount, stage in zip("EFG", amounts, ("murni", "perubahan", "realisasi"), strict=True):
            if amount is not None:
                s.line(
                    ws.title,
                    f"{col}{r}",
                    amount,
                    district_code="11.05",
                    fiscal_year="2023",
                    stage=stage,
                    segment=segment,
                    programme=programme,
                )
    put(ws, 12, [None, "Jumlah", None, 750000000, 511056000, 620496000, 614160000], bold=True)
    return s


# --- counts of people: ordinary --------------------------------------------------------------------------------------


def branch_banda_aceh() -> Submission:
    s, ws = begin("Aceh/BPJSTK Cabang Banda Aceh Sept 2023.xlsx", "Aktif")
    heading(
        ws,
        [
            "BPJS KETENAGAKERJAAN KANTOR CABANG BANDA ACEH",
            "JUMLAH TENAGA KERJA AKTIF MENURUT KABUPATEN/KOTA",
            "PER 30 SEPTEMBER 2023",
        ],
        "F",
    )
    put(ws, 5, ["No", "Kabupaten/Kota", "Tenaga Kerja Aktif", None, None, None], bold=True)
    put(ws, 6, [None, None, "PU", "BPU", "Jakon", "Total"], bold=True)
    merges(ws, "A5:A6", "B5:B6", "C5:F5")
    rows = [
        ("Kota Banda Aceh", "11.71", 48211, 6120, 21544),
        ("Kab. Aceh Besar", "11.06", 17403, 5288, 9120),
        ("Kota Sabang", "11.72", 3310, 702, 1245),
        ("Kab. Pidie", "11.07", 9644, 4127, 3302),
        ("Kab. Pidie Jaya", "11.18", 4021, 1866, 1740),
    ]
    for r, (name, code, *people) in enumerate(rows, 7):
        put(ws, r, [r - 6, name, *people, sum(people)])
        for col, n, segment in zip("CDE", people, ("pu", "bpu", "jakon"), strict=True):
            s.count(ws.title, f"{col}{r}", n, district_code=code, period="2023-09", segment=segment, metric="active")
    sums = [sum(row[i] for row in rows) for i in (2, 3, 4)]
    put(ws, 12, ["Total", None, *sums, sum(sums)], bold=True)
    ws.merge_cells("A12:B12")
    return s


def aceh_selatan_segments() -> Submission:
    s, ws = begin("Aceh/aceh_selatan/Kepesertaan Jamsostek Aceh Selatan.xlsx", "Kepesertaan")
    heading(
        ws,
        ["DATA KEPESERTAAN PROGRAM JAMINAN SOSIAL KETENAGAKERJAAN", "KABUPATEN ACEH SELATAN", "POSISI OKTOBER 2023"],
        "F",
    )
    put(ws, 5, ["No", "Segmen", "Potensi", "Terdaftar", "Belum Terdaftar", "Persentase (%)"], bold=True)
    rows = [
        ("Non ASN", "non_asn", 3412, 2960),
        ("Aparatur Gampong", "perangkat_desa", 2604, 1880),
        ("Tuha Peut", "bpd", 1820, 640),
        ("Guru Honorer", "guru_honor", 1506, 702),
        ("Tenaga Kesehatan Honorer", "tenaga_kesehatan", 911, 455),
        ("Pekerja Rentan", "pekerja_rentan", 28440, 350),
        ("Nelayan", "nelayan", 6230, 118),
    ]
    for r, (name, segment, potential, registered) in enumerate(rows, 6):
        people = (potential, registered, potential - registered)
        put(ws, r, [r - 5, name, *people, round(registered / potential * 100, 2)])
        for col, n, metric in zip("CDE", people, ("potential", "registered", "not_registered"), strict=True):
            s.count(ws.title, f"{col}{r}", n, district_code="11.01", period="2023-10", segment=segment, metric=metric)
    a, b = sum(row[2] for row in rows), sum(row[3] for row in rows)
    put(ws, 13, [None, "Jumlah", a, b, a - b, round(b / a * 100, 2)], bold=True)
    return s


def lhokseumawe_months() -> Submission:
    s, ws = begin("Aceh/lhokseumawe/peserta aktif bulanan 2023.xlsx", "2023")
    heading(ws, ["PESERTA AKTIF BPJS KETENAGAKERJAAN KOTA LHOKSEUMAWE", "JANUARI S.D. DESEMBER 2023"], "M")
    months = [
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
    put(ws, 4, ["Segmen", *months], bold=True)
    rows = [
        (
            "Penerima Upah (PU)",
            "pu",
            [14210, 14233, 14198, 14305, 14377, 14402, 14390, 14421, 14466, 14502, 14519, 14488],
        ),
        ("Bukan Penerima Upah (BPU)", "bpu", [2204, 2180, 2251, 2263, 2301, 2344, 2390, 2388, 2407, 2433, 2450, 2461]),
        ("Jasa Konstruksi", "jakon", [310, 402, 655, 880, 1204, 1533, 1790, 2012, 2340, 2655, 2903, 3122]),
    ]
    for r, (name, segment, people) in enumerate(rows, 5):
        put(ws, r, [name, *people])
        for month, n in enumerate(people, 1):
            s.count(
                ws.title,
                f"{get_column_letter(month + 1)}{r}",
                n,
                district_code="11.73",
                period=f"2023-{month:02}",
                segment=segment,
                metric="active",
            )
    put(ws, 8, ["Jumlah", *(sum(row[2][i] for row in rows) for i in range(12))], bold=True)
    return s


def branch_padangsidimpuan_totals() -> Submission:
    s, ws = begin("Sumatera Utara/Coverage Cabang Padangsidimpuan Des 2022.xlsx", "Coverage")
    heading(
        ws,
        [
            "COVERAGE KEPESERTAAN BPJS KETENAGAKERJAAN",
            "KANTOR CABANG PADANGSIDIMPUAN",
            "Posisi 31 Desember 2022",
        ],
    )
    put(ws, 5, ["No", "Kabupaten/Kota", "Potensi Tenaga Kerja", "Tenaga Kerja Aktif", "Coverage (%)"], bold=True)
    rows = [
        ("Kota Padangsidimpuan", "12.77", 61240, 17322),
        ("Kabupaten Tapanuli Selatan", "12.03", 98115, 30214),
        ("Kabupaten Mandailing Natal", "12.13", 141390, 28803),
        ("Kabupaten Padang Lawas", "12.21", 80344, 21996),
        ("Kabupaten Padang Lawas Utara", "12.20", 84902, 22047),
    ]
    for r, (name, code, potential, active) in enumerate(rows, 6):
        put(ws, r, [r - 5, name, potential, active, round(active / potential * 100, 2)])
        for col, n, metric in (("C", potential, "potential"), ("D", active, "active")):
            s.count(ws.title, f"{col}{r}", n, district_code=code, period="2022-12", segment="total", metric=metric)
    a, b = sum(row[2] for row in rows), sum(row[3] for row in rows)
    put(ws, 11, [None, "Total Cabang", a, b, round(b / a * 100, 2)], bold=True)
    return s


def deli_serdang_government_workers() -> Submission:
    s, ws = begin("Sumatera Utara/deli_serdang/Data Pekerja Pemda DS 2024.xlsx", "Rekap")
    heading(
        ws,
        [
            "REKAPITULASI PEKERJA DI LINGKUNGAN PEMERINTAH KABUPATEN DELI SERDANG",
            "DALAM PROGRAM BPJS KETENAGAKERJAAN TAHUN 2024",
        ],
        "E",
    )
    put(ws, 4, ["No", "Jenis Pekerja", "Jumlah Pekerja (Potensi)", "Sudah Terdaftar", "Belum Terdaftar"], bold=True)
    rows = [
        ("Pegawai Non ASN", "non_asn", 4810, 4810),
        ("Guru Honor", "guru_honor", 3266, 1904),
        ("Kepala Desa dan Perangkat Desa", "perangkat_desa", 4112, 4030),
        ("Badan Permusyawaratan Desa (BPD)", "bpd", 2866, 1201),
        ("Kepala Lingkungan / RT / RW", "rt_rw", 198, 198),
        ("Kader Posyandu", "kader", 7015, 0),
        ("Bilal Mayit, Guru Ngaji, Imam Masjid", "pekerja_keagamaan", 3720, 515),
    ]
    for r, (name, segment, potential, registered) in enumerate(rows, 5):
        people = (potential, registered, potential - registered)
        put(ws, r, [r - 4, name, *people])
        for col, n, metric in zip("CDE", people, ("potential", "registered", "not_registered"), strict=True):
            s.count(ws.title, f"{col}{r}", n, district_code="12.07", period="2024", segment=segment, metric=metric)
    a, b = sum(row[2] for row in rows), sum(row[3] for row in rows)
    put(ws, 12, [None, "JUMLAH", a, b, a - b], bold=True)
    return s


def langkat_years() -> Submission:
    s, ws = begin("Sumatera Utara/langkat/Perkembangan Peserta Langkat.xlsx", "Perkembangan")
    heading(
        ws, ["PERKEMBANGAN KEPESERTAAN BPJS KETENAGAKERJAAN DI KABUPATEN LANGKAT", "TAHUN 2021, 2022 DAN 2023"], "H"
    )
    put(ws, 4, ["No", "Segmen", 2021, None, 2022, None, 2023, None], bold=True)
    put(ws, 5, [None, None, *["Terdaftar", "Aktif"] * 3], bold=True)
    merges(ws, "A4:A5", "B4:B5", "C4:D4", "E4:F4", "G4:H4")
    rows = [
        ("Penerima Upah", "pu", [48110, 39204, 50233, 41120, 52002, 42377]),
        ("Bukan Penerima Upah", "bpu", [9120, 3488, 12044, 5190, 16311, 8022]),
        ("Jasa Konstruksi", "jakon", [7702, 7702, 8110, 8110, 9244, 9244]),
        ("Pekerja Migran Indonesia", "pmi", [0, 0, 121, 121, 244, 240]),
    ]
    for r, (name, segment, people) in enumerate(rows, 6):
        put(ws, r, [r - 5, name, *people])
        for i, n in enumerate(people):
            s.count(
                ws.title,
                f"{get_column_letter(3 + i)}{r}",
                n,
                district_code="12.05",
                period=str(2021 + i // 2),
                segment=segment,
                metric=("registered", "active")[i % 2],
            )
    put(ws, 10, ["Jumlah", None, *(sum(row[2][i] for row in rows) for i in range(6))], bold=True)
    return s


def toba_two_sheets() -> Submission:
    s, ws = begin("Sumatera Utara/toba/Toba - data tenaga kerja.xlsx", "Potensi")
    heading(ws, ["POTENSI TENAGA KERJA KABUPATEN TOBA", "TAHUN 2023"])
    put(ws, 4, ["No", "Segmen", "Potensi (Orang)"], bold=True)
    potentials = [("PU", "pu", 21044), ("BPU", "bpu", 46120), ("Jasa Konstruksi", "jakon", 3100)]
    for r, (name, segment, n) in enumerate(potentials, 5):
        put(ws, r, [r - 4, name, n])
        s.count(ws.title, f"C{r}", n, district_code="12.12", period="2023", segment=segment, metric="potential")
    put(ws, 8, [None, "Jumlah", 70264], bold=True)
    ws = s.book.create_sheet("Peserta Aktif")
    heading(ws, ["PESERTA AKTIF BPJS KETENAGAKERJAAN KABUPATEN TOBA"])
    put(ws, 3, ["No", "Segmen", "Juni 2023", "Desember 2023"], bold=True)
    actives = [("PU", "pu", 11230, 11904), ("BPU", "bpu", 3077, 3620), ("Jasa Konstruksi", "jakon", 1288, 2451)]
    for r, (name, segment, june, december) in enumerate(actives, 4):
        put(ws, r, [r - 3, name, june, december])
        for col, n, period in (("C", june, "2023-06"), ("D", december, "2023-12")):
            s.count(ws.title, f"{col}{r}", n, district_code="12.12", period=period, segment=segment, metric="active")
    put(ws, 7, [None, "Jumlah", 15595, 17975], bold=True)
    return s


def bener_meriah_sexes() -> Submission:
    s, ws = begin("Aceh/bener_meriah/peserta BM juni 2024.xlsx", "Sheet1")
    heading(
        ws,
        [
            "JUMLAH PESERTA TERDAFTAR BPJS KETENAGAKERJAAN KABUPATEN BENER MERIAH",
            "MENURUT SEGMEN DAN JENIS KELAMIN, PER 30 JUNI 2024",
        ],
        "E",
    )
    put(ws, 4, ["No", "Segmen", "Laki-laki", "Perempuan", "Jumlah (L+P)"], bold=True)
    rows = [
        ("Non ASN", "non_asn", 640, 812),
        ("Reje dan Perangkat Kampung (Perangkat Desa)", "perangkat_desa", 1190, 204),
        ("Petani Sawit", "petani_sawit", 211, 89),
        ("Pekerja Rentan", "pekerja_rentan", 402, 318),
    ]
    for r, (name, segment, men, women) in enumerate(rows, 5):
        put(ws, r, [r - 4, name, men, women, men + women])
        s.count(
            ws.title,
            f"E{r}",
            men + women,
            district_code="11.17",
            period="2024-06",
            segment=segment,
            metric="registered",
        )
    put(ws, 9, [None, "Jumlah", 2443, 1423, 3866], bold=True)
    return s


# --- counts of people: some mess -------------------------------------------------------------------------------------


def sergai_text_numbers() -> Submission:
    """Numbers as text with dots and units, dashes, abbreviated months, notes and a signature."""
    s, ws = begin("Sumatera Utara/serdang_bedagai/SERGAI jamsostek.xlsx", "Lap")
    heading(ws, ["LAPORAN PESERTA AKTIF BPJS KETENAGAKERJAAN", "KAB. SERDANG  BEDAGAI", "TRIWULAN I 2024"])
    put(ws, 5, ["NO.", "SEGMEN ", "Jan 2024", "Peb 2024", "Mrt 2024", "KET."], bold=True)
    rows = [
        ("Penerima\xa0Upah", "pu", 41207, 41388, 41560),
        ("  Bukan Penerima Upah", "bpu", 7114, 7090, 7402),
        ("Jasa Konstruksi ", "jakon", None, 388, 910),
        ("PMI", "pmi", None, None, 12),
    ]
    for r, (name, segment, *people) in enumerate(rows, 6):
        put(ws, r, [f"{r - 5}.", name, *("-" if n is None else f"{dotted(n)} orang" for n in people)])
        for col, n, period in zip("CDE", people, ("2024-01", "2024-02", "2024-03"), strict=True):
            if n is not None:
                s.count(
                    ws.title, f"{col}{r}", n, district_code="12.18", period=period, segment=segment, metric="active"
                )
    put(ws, 10, [None, "JUMLAH", "48.321 orang", "48.866 orang", "49.884 orang"], bold=True)
    put(ws, 12, ["*) Jasa Konstruksi dihitung kumulatif sejak awal tahun"])
    put(ws, 13, ["Sumber: BPJS Ketenagakerjaan"])
    signed(ws, 15, 4, "Sei Rampah, ........ 2024", "Kepala Dinas")
    return s


def medan_area_divided_by_thousand() -> Submission:
    """Excel read dotted thousands as decimals; the total typed as text proves the right numbers."""
    s, ws = begin("Sumatera Utara/Potensi TK wilayah Medan.xlsx", "Potensi")
    heading(ws, ["POTENSI TENAGA KERJA MENURUT KABUPATEN/KOTA", "KEADAAN DESEMBER 2023"])
    put(ws, 4, ["No", "Kabupaten/Kota", "Potensi Tenaga Kerja (orang)"], bold=True)
    rows = [
        ("Kota Medan", "12.71", "1.012.450", 1012450),
        ("Kabupaten Deli Serdang", "12.07", 612.38, 612380),
        ("Kabupaten Langkat", "12.05", 298.114, 298114),
        ("Kota Binjai", "12.75", 88.905, 88905),
        ("Kota Tebing Tinggi", "12.76", 52.7, 52700),
    ]
    for r, (name, code, value, n) in enumerate(rows, 5):
        put(ws, r, [r - 4, name, value])
        s.count(ws.title, f"C{r}", n, district_code=code, period="2023-12", segment="total", metric="potential")
        if isinstance(value, float):
            s.needs_finding.append((ws.title, f"C{r}"))
    put(ws, 10, [None, "Jumlah", "2.064.549"], bold=True)
    return s


def aceh_province_hidden_column() -> Submission:
    """Last year's column is hidden; numbered names; the total row has a label of its own."""
    s, ws = begin("Aceh/Rekap Aceh 2023.xlsx", "ACEH")
    heading(
        ws,
        ["REKAP PEKERJA TERDAFTAR SEMUA SEGMEN BPJS KETENAGAKERJAAN", "PROVINSI ACEH, SEPTEMBER 2023"],
        "E",
    )
    put(ws, 4, ["KABUPATEN / KOTA", "Potensi", "Terdaftar Sept 2022", "Terdaftar", "%"], bold=True)
    ws.column_dimensions["C"].hidden = True
    rows = [
        ("1 KAB. ACEH BARAT", "11.05", 78114, 20110, 30244),
        ("2 KAB. ACEH BARAT DAYA", "11.12", 47203, 11092, 14880),
        ("3 KAB. ACEH JAYA", "11.14", 31120, 7740, 9912),
        ("4 KAB. NAGAN RAYA", "11.15", 66400, 21044, 29105),
        ("5 KAB. SIMEULUE", "11.09", 27855, 4120, 6330),
        ("6 KAB. ACEH SINGKIL", "11.10", 41007, 12008, 15551),
        ("7 KOTA SUBULUSSALAM", "11.75", 29544, 6021, 8870),
    ]
    for r, (name, code, potential, last, registered) in enumerate(rows, 5):
        put(ws, r, [name, potential, last, registered, round(registered / potential * 100, 1)])
        for col, n, metric in (("B", potential, "potential"), ("D", registered, "registered")):
            s.count(ws.title, f"{col}{r}", n, district_code=code, period="2023-09", segment="total", metric=metric)
    sums = [sum(row[i] for row in rows) for i in (2, 3, 4)]
    put(ws, 12, ["JUMLAH WILAYAH BARAT SELATAN ACEH", *sums, round(sums[2] / sums[0] * 100, 1)], bold=True)
    return s


def madina_village_bundle() -> Submission:
    """The bundle `ekosistem desa` stands over its parts; column letters under the header."""
    s, ws = begin("Sumatera Utara/mandailing_natal/Madina kepesertaan.xlsx", "Rekap")
    heading(ws, ["KEPESERTAAN JAMSOSTEK KABUPATEN MANDAILING NATAL", "BULAN NOPEMBER 2023"], "F")
    put(ws, 4, ["No", "Segmen", "Jumlah Peserta", None, None, "%"], bold=True)
    put(ws, 5, [None, None, "Potensi", "Terdaftar", "Belum Terdaftar"], bold=True)
    put(ws, 6, ["a", "b", "c", "d", "e=c-d", "f=d/c"])
    merges(ws, "A4:A5", "B4:B5", "C4:E4", "F4:F5")
    rows = [
        ("1", "Non ASN", "non_asn", 5120, 4033),
        ("2", "Ekosistem Desa", None, 10150, 2684),
        (None, "   a. Kepala Desa dan Perangkat Desa", "perangkat_desa", 3770, 2262),
        (None, "   b. BPD", "bpd", 2260, 422),
        (None, "   c. Kader Posyandu dan PKK", "kader", 4120, 0),
        ("3", "Pekerja Rentan", "pekerja_rentan", 60311, 1200),
    ]
    for r, (number, name, segment, potential, registered) in enumerate(rows, 7):
        people = (potential, registered, potential - registered)
        put(ws, r, [number, name, *people, round(registered / potential * 100, 2)])
        for col, n, metric in zip("CDE", people, ("potential", "registered", "not_registered"), strict=True):
            if segment:
                s.count(
                    ws.title, f"{col}{r}", n, district_code="12.13", period="2023-11", segment=segment, metric=metric
                )
    put(ws, 13, [None, "Jumlah", 75581, 7917, 67664, 10.47], bold=True)
    return s


def siantar_csv() -> Submission:
    """Tab-separated in spite of its name, with a byte-order mark."""
    s = Submission("Sumatera Utara/pematangsiantar/peserta_siantar.csv")
    lines = [
        "Peserta BPJS Ketenagakerjaan Kota Pematangsiantar per 31 Agustus 2023\t\t\t",
        "Segmen\tTerdaftar\tAktif\tTidak Aktif",
    ]
    rows = [("PU", "pu", 24110, 19877), ("BPU", "bpu", 6402, 2915), ("JAKON", "jakon", 3344, 3344)]
    for r, (name, segment, registered, active) in enumerate(rows, 3):
        lines.append("\t".join([name, str(registered), str(active), str(registered - active)]))
        for col, n, metric in (("B", registered, "registered"), ("C", active, "active")):
            s.count(ANY, f"{col}{r}", n, district_code="12.72", period="2023-08", segment=segment, metric=metric)
    lines.append("Jumlah\t33856\t26136\t7720")
    s.data = ("\ufeff" + "\n".join(lines) + "\n").encode()
    return s


# --- counts of people: hard ------------------------------------------------------------------------------------------


def aceh_timur_stacked_quarters() -> Submission:
    """Three tables under one another, each with its own date; one has a segment the others lack."""
    s, ws = begin("Aceh/aceh_timur/Monev TW Aceh Timur.xlsx", "Monev")
    heading(ws, ["MONITORING KEPESERTAAN BPJS KETENAGAKERJAAN KABUPATEN ACEH TIMUR"], "E")
    tables = [
        (
            "Posisi : 31 Maret 2023",
            "2023-03",
            [("Non ASN", "non_asn", 3904, 3010), ("Aparatur Gampong", "perangkat_desa", 4617, 1230)],
        ),
        (
            "Posisi : 30 Juni 2023",
            "2023-06",
            [("Non ASN", "non_asn", 3904, 3122), ("Aparatur Gampong", "perangkat_desa", 4617, 2048)],
        ),
        (
            "Posisi : 30 September 2023",
            "2023-09",
            [
                ("Non ASN", "non_asn", 3881, 3240),
                ("Aparatur Gampong", "perangkat_desa", 4617, 2260),
                ("Petani Sawit", "petani_sawit", 5200, 0),
            ],
        ),
    ]
    r = 3
    for title, period, rows in tables:
        put(ws, r, [title], bold=True)
        put(ws, r + 1, ["No", "Segmen", "Potensi", "Peserta Aktif", "Capaian (%)"], bold=True)
        r += 2
        for i, (name, segment, potential, active) in enumerate(rows, 1):
            put(ws, r, [i, name, potential, active, round(active / potential * 100, 2)])
            for col, n, metric in (("C", potential, "potential"), ("D", active, "active")):
                s.count(ws.title, f"{col}{r}", n, district_code="11.03", period=period, segment=segment, metric=metric)
            r += 1
        a, b = sum(row[2] for row in rows), sum(row[3] for row in rows)
        put(ws, r, [None, "Jumlah", a, b, round(b / a * 100, 2)], bold=True)
        r += 3
    return s


def north_east_branch_side_by_side() -> Submission:
    """Two districts beside each other on one sheet."""
    s, ws = begin("Sumatera Utara/Cabang Kisaran Mei 2024.xlsx", "Mei")
    heading(ws, ["BPJS KETENAGAKERJAAN - DATA KEPESERTAAN MEI 2024"], "I")
    sides = [
        (
            1,
            "KABUPATEN BATU BARA",
            "12.19",
            [("PU", "pu", 31200, 22418), ("BPU", "bpu", 58110, 6120), ("Jakon", "jakon", 2400, 2710)],
        ),
        (
            6,
            "KOTA TANJUNGBALAI",
            "12.74",
            [("PU", "pu", 12044, 6233), ("BPU", "bpu", 33870, 4018), ("Jakon", "jakon", 1100, 402)],
        ),
    ]
    for left, name, code, rows in sides:
        put(ws, 3, [name], col=left, bold=True)
        put(ws, 4, ["Segmen", "Potensi", "Aktif", "%"], col=left, bold=True)
        for r, (label, segment, potential, active) in enumerate(rows, 5):
            put(ws, r, [label, potential, active, round(active / potential * 100, 2)], col=left)
            for offset, n, metric in ((1, potential, "potential"), (2, active, "active")):
                s.count(
                    ws.title,
                    f"{get_column_letter(left + offset)}{r}",
                    n,
                    district_code=code,
                    period="2024-05",
                    segment=segment,
                    metric=metric,
                )
        a, b = sum(row[2] for row in rows), sum(row[3] for row in rows)
        put(ws, 8, ["Jumlah", a, b, round(b / a * 100, 2)], col=left, bold=True)
    return s


def targets_with_bps_codes() -> Submission:
    """BPS codes that mean other districts in Kemendagri's list; one printed total is wrong."""
    s, ws = begin("Sumatera Utara/Target capaian 2024.xlsx", "Target")
    heading(ws, ["TARGET DAN CAPAIAN PESERTA AKTIF BPJS KETENAGAKERJAAN", "TAHUN 2024"], "F")
    put(ws, 4, ["Kode BPS", "Kabupaten/Kota", "Target Peserta Aktif", None, "Capaian Peserta Aktif", None], bold=True)
    put(ws, 5, [None, None, "PU", "BPU", "PU", "BPU"], bold=True)
    merges(ws, "A4:A5", "B4:B5", "C4:D4", "E4:F4")
    rows = [
        (1201, "Nias", "12.04", 9100, 6200, 7044, 4120),
        (1206, "Toba", "12.12", 14000, 9000, 12011, 6302),
        (1211, "Karo", "12.06", 26500, 18800, 24093, 9954),
        (1215, "Humbang Hasundutan", "12.16", 11000, 8700, 9216, 7001),
        (1216, "Pakpak Bharat", "12.15", 3100, 2400, 2870, 2466),
    ]
    for r, (bps, name, code, *people) in enumerate(rows, 6):
        put(ws, r, [bps, name, *people])
        for i, n in enumerate(people):
            s.count(
                ws.title,
                f"{'CDEF'[i]}{r}",
                n,
                district_code=code,
                period="2024",
                segment=("pu", "bpu")[i % 2],
                metric=("target", "active")[i // 2],
            )
    sums = [sum(row[i] for row in rows) for i in (3, 4, 5, 6)]
    sums[3] += 1000
    put(ws, 11, [None, "Jumlah", *sums], bold=True)
    s.needs_finding.append((ws.title, "F11"))
    return s


CASES = [
    pidie_segments,
    asahan_dppa,
    langsa_realisation,
    labuhanbatu_three_years,
    dairi_sheet_per_year,
    binjai_offices,
    tamiang_dpa_details,
    aceh_jaya_subdistricts,
    nagan_raya_palm,
    karo_cash_plan,
    province_recap,
    bireuen_election,
    aceh_utara_presentation,
    simalungun_text_amounts,
    humbahas_thousands,
    tebing_tinggi_hidden_rows,
    gayo_lues_pages,
    pakpak_bharat_wrong_total,
    sabang_mixed_insurance,
    samosir_csv,
    medan_html,
    singkil_alternate_rows,
    paluta_broken_cells,
    aceh_tenggara_stacked_years,
    aceh_barat_misnamed,
    branch_banda_aceh,
    aceh_selatan_segments,
    lhokseumawe_months,
    branch_padangsidimpuan_totals,
    deli_serdang_government_workers,
    langkat_years,
    toba_two_sheets,
    bener_meriah_sexes,
    sergai_text_numbers,
    medan_area_divided_by_thousand,
    aceh_province_hidden_column,
    madina_village_bundle,
    siantar_csv,
    aceh_timur_stacked_quarters,
    north_east_branch_side_by_side,
    targets_with_bps_codes,
]
