"""Sixth hold-out: what branches, village-affairs, labour and health offices, Bappeda and BKAD write in 2021-2025.

Written without knowledge of the reader and of the other cases: 24 budgets and 20 counts (three files hold both). DPA
and RKA prints, HTML and XML named .xls, csv with semicolons and tabs, forms of keys and values, workbooks of one sheet
per year, month, stage or segment, slides, detail lines in words, and files whose statements contradict each other.
Changed after it was first read: a printed 0 is a row, as in the design, and "Kepala Dusun" is of the group of RT/RW.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from .case import ANY, Submission

JKK, JKM, TWO = "JKK", "JKM", "JKK+JKM"
C05, C06, C07, C08 = (f"5.1.02.02.02.{last}" for last in ("0005", "0006", "0007", "0008"))
SIGN = ("......................................", "NIP. ..............................")
MONTHS = ("Januari", "Pebruari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "Nopember")
MONTHS = (*MONTHS, "Desember")


def _file(path: str, *sheets: str) -> tuple[Submission, list[Worksheet]]:
    """A submission with empty sheets of these names."""
    case = Submission(path)
    case.book = Workbook()
    case.book.active.title = sheets[0]
    for name in sheets[1:]:
        case.book.create_sheet(name)
    return case, case.book.worksheets


def _put(ws: Worksheet, rows: Iterable[Sequence[object]], top: int = 1, left: int = 1) -> int:
    """Writes rows of values, None leaves a cell alone; gives the next free row."""
    number = top
    for row in rows:
        for column, value in enumerate(row, left):
            if value is not None:
                ws.cell(number, column, value)
        number += 1
    return number


def _title(ws: Worksheet, lines: Sequence[str], last: str, first: str = "A", top: int = 1) -> None:
    """Title lines, each merged over the table's width."""
    for number, text in enumerate(lines, top):
        ws[f"{first}{number}"] = text
        ws.merge_cells(f"{first}{number}:{last}{number}")


def _merge(ws: Worksheet, *ranges: str) -> None:
    for each in ranges:
        ws.merge_cells(each)


def _sign(ws: Worksheet, row: int, column: int, place: str, office: str) -> None:
    """A signature block without a name."""
    for offset, text in enumerate((place, office, None, None, *SIGN)):
        if text:
            ws.cell(row + offset, column, text)


def _dot(number: float) -> str:
    return f"{number:,.0f}".replace(",", ".")


def _rp(number: float, tail: str = "") -> str:
    return f"Rp {_dot(number)}{tail}"


# --- budgets ---------------------------------------------------------------------------------------------------------


def pidie_dpa_print() -> Submission:
    case, (ws,) = _file("Aceh/pidie/DPA Rincian Belanja Distransnaker.xlsx", "DPA-RINCIAN BELANJA")
    _title(ws, ("DOKUMEN PELAKSANAAN ANGGARAN", "SATUAN KERJA PERANGKAT DAERAH"), "F")
    _merge(ws, "G1:G2")
    ws["G1"] = "Formulir\nDPA-RINCIAN\nBELANJA SKPD"
    _title(ws, ("Pemerintah Kabupaten Pidie Tahun Anggaran 2023",), "G", top=3)
    keys = (
        ("Nomor DPA", ":", "DPA/A.1/2.07.3.32.0.00.01.0000/001/2023"),
        ("Urusan Pemerintahan", ":", "2 URUSAN PEMERINTAHAN WAJIB YANG TIDAK BERKAITAN DENGAN PELAYANAN DASAR"),
        ("Organisasi", ":", "2.07.3.32.0.00.01.0000 Dinas Transmigrasi dan Tenaga Kerja"),
        ("Sub Kegiatan", ":", "2.07.01.2.08.0004 Penyediaan Jasa Pelayanan Umum Kantor"),
        ("Sumber Pendanaan", ":", "Dana Alokasi Umum (DAU)"),
        ("Waktu Pelaksanaan", ":", "Mulai Januari Sampai Desember"),
    )
    _put(ws, keys, 5)
    _put(ws, [("Kode Rekening", "Uraian", "Rincian Perhitungan", None, None, None, "Jumlah (Rp)")], 12)
    _put(ws, [(None, None, "Koefisien", "Satuan", "Harga (Rp)", "PPN")], 13)
    _put(ws, [(1, 2, 3, 4, 5, 6, "7=(3x5)+6")], 14)
    _merge(ws, "A12:A13", "B12:B13", "C12:F12", "G12:G13")
    details = [
        (C05, "Belanja Iuran Jaminan Kesehatan bagi Non ASN", "Iuran JKN Tenaga Kontrak", 46, 136547, "kesehatan"),
        (C06, "Belanja Iuran Jaminan Kecelakaan Kerja bagi Non ASN", "Iuran JKK Tenaga Kontrak", 46, 8193, JKK),
        (C07, "Belanja Iuran Jaminan Kematian bagi Non ASN", "Iuran JKM Tenaga Kontrak", 46, 10241, JKM),
    ]
    total = sum(people * 12 * price for *_, people, price, _ in details)
    parents = ("BELANJA DAERAH", "BELANJA OPERASI", "Belanja Barang dan Jasa", "Belanja Jasa")
    codes = ("5", "5.1", "5.1.02", "5.1.02.02", "5.1.02.02.02")
    names = (*parents, "Belanja Iuran Jaminan/Asuransi")
    row = _put(ws, [(code, name, *[None] * 4, total) for code, name in zip(codes, names, strict=True)], 15)
    for code, account, what, people, price, told in details:
        amount = people * 12 * price
        block = [
            (code, account, None, None, None, None, amount),
            (None, f"[ # ] {account}", None, None, None, None, amount),
            (None, "[ - ] Sekretariat Dinas", None, None, None, None, amount),
            (None, f"{what}\nSpesifikasi : -", f"{people} Orang x 12 Bulan", "Orang / Bulan", price, 0, amount),
        ]
        row = _put(ws, block, row)
        common = {"district_code": "11.07", "fiscal_year": "2023", "stage": "murni"}
        if told == "kesehatan":
            case.line(ws.title, f"G{row - 1}", amount, **common, segment=ANY, counted=False, reason=told)
        else:
            case.line(
                ws.title, f"G{row - 1}", amount, **common, segment="non_asn", programme=told, fund_source="APBD",
                account_code=code, workers=people, months=12, unit_cost_idr=price,
            )  # fmt: skip
    _put(ws, [(None, None, None, None, None, "Jumlah Anggaran", total)], row)
    _sign(ws, row + 3, 5, "Sigli, .......... 2023", "Pejabat Pengelola Keuangan Daerah")
    return case


def bireuen_sipd_csv() -> Submission:
    case = Submission("Aceh/bireuen/export_rincian_belanja.csv")
    head = "tahun;kode_daerah;nama_daerah;kode_skpd;nama_skpd;nama_sub_giat;kode_akun;nama_akun;nama_dana;rincian"
    names = {
        C05: "Belanja Iuran Jaminan Kesehatan bagi Non ASN",
        C06: "Belanja Iuran Jaminan Kecelakaan Kerja bagi Non ASN",
        C07: "Belanja Iuran Jaminan Kematian bagi Non ASN",
    }
    pad, dau = "[DANA UMUM] - Pendapatan Asli Daerah (PAD)", "[DANA UMUM] - Dana Alokasi Umum (DAU)"
    rows = [
        ("1.01.2.22.0.00.01.0000", "Dinas Pendidikan dan Kebudayaan", C06, dau, 71_539_200),
        ("1.01.2.22.0.00.01.0000", "Dinas Pendidikan dan Kebudayaan", C07, dau, 89_424_000),
        ("1.02.2.14.0.00.02.0000", "Dinas Kesehatan", C05, dau, 1_384_512_000),
        ("1.02.2.14.0.00.02.0000", "Dinas Kesehatan", C06, dau, 58_147_200),
        ("1.02.2.14.0.00.02.0000", "Dinas Kesehatan", C07, dau, 72_684_000),
        ("1.03.1.04.0.00.03.0000", "Dinas PUPR", C06, pad, 0),
        ("1.05.0.00.0.00.05.0000", "Satpol PP dan WH", C06, pad, 26_611_200),
        ("1.05.0.00.0.00.05.0000", "Satpol PP dan WH", C07, pad, 33_264_000),
    ]
    lines = [head]
    for number, (code, office, account, fund, amount) in enumerate(rows, 2):
        place = f'2024;11.11;"KAB. BIREUEN";{code};"{office}";"Penyediaan Jasa Pelayanan Umum Kantor"'
        lines.append(f'{place};{account};"{names[account]}";"{fund}";{amount},00')
        common = {"district_code": "11.11", "fiscal_year": "2024", "stage": "murni"}
        if account == C05:
            case.line(ANY, f"J{number}", amount, **common, counted=False, reason="kesehatan")
        else:
            case.line(
                ANY, f"J{number}", amount, **common, segment="non_asn", fund_source="APBD", account_code=account,
                programme=JKK if account == C06 else JKM,
            )  # fmt: skip
    case.data = ("\r\n".join(lines) + "\r\n").encode("utf-8")
    return case


def aceh_jaya_dpmg() -> Submission:
    case, (ws,) = _file("Aceh/aceh_jaya/Kebutuhan iuran aparatur gampong 2022.xlsx", "Rekap")
    lines = (
        "PEMERINTAH KABUPATEN ACEH JAYA",
        "DINAS PEMBERDAYAAN MASYARAKAT, GAMPONG, PENGENDALIAN PENDUDUK DAN KB",
        "REKAPITULASI KEBUTUHAN IURAN BPJS KETENAGAKERJAAN APARATUR GAMPONG TAHUN ANGGARAN 2022",
    )
    _title(ws, lines, "H")
    ws["A5"] = "Sumber Dana : Alokasi Dana Gampong (ADG)"
    head = ("No", "Jabatan", "Jumlah\n(Orang)", "Upah Dilaporkan (Rp)", "Iuran per Orang per Bulan (Rp)")
    _put(ws, [(*head, None, None, "Total Iuran\n1 Tahun (Rp)")], 7)
    _put(ws, [("JKK\n0,24%", "JKM\n0,30%", "Jumlah")], 8, 5)
    _merge(ws, "A7:A8", "B7:B8", "C7:C8", "D7:D8", "E7:G7", "H7:H8")
    people = [
        ("Keuchik", 172, 2_500_000, "perangkat_desa"),
        ("Sekretaris Gampong", 172, 2_250_000, "perangkat_desa"),
        ("Kaur dan Kasi", 1032, 2_000_000, "perangkat_desa"),
        ("Kepala Dusun", 516, 1_500_000, "rt_rw"),
        ("Tuha Peut Gampong", 860, 1_000_000, "bpd"),
    ]
    row, total = 9, 0
    for number, (label, workers, wage, segment) in enumerate(people, 1):
        jkk, jkm = wage * 24 // 10000, wage * 30 // 10000
        amount = workers * (jkk + jkm) * 12
        _put(ws, [(number, label, workers, wage, jkk, jkm, jkk + jkm, amount)], row)
        case.line(
            ws.title, f"H{row}", amount, district_code="11.14", fiscal_year="2022", stage="murni", segment=segment,
            programme=TWO, fund_source="APBDES", workers=workers, months=ANY, unit_cost_idr=jkk + jkm,
        )  # fmt: skip
        row, total = row + 1, total + amount
    _put(ws, [("J u m l a h", None, sum(each[1] for each in people), None, None, None, None, total)], row)
    _merge(ws, f"A{row}:B{row}")
    _sign(ws, row + 2, 6, "Calang,                2021", "Kepala DPMGPPKB")
    return case


def langsa_dppa() -> Submission:
    case, (ws,) = _file("Aceh/langsa/DPPA Satpol.xlsx", "DPPA 2.2.1")
    _title(ws, ("DOKUMEN PELAKSANAAN PERUBAHAN ANGGARAN (DPPA)", "PEMERINTAH KOTA LANGSA", "TAHUN ANGGARAN 2022"), "L")
    ws["A5"], ws["C5"] = "Unit Organisasi", ": Satuan Polisi Pamong Praja dan Wilayatul Hisbah"
    ws["A6"], ws["C6"] = "Sumber Dana", ": PAD"
    top = ("Kode Rekening", "Uraian", "Sebelum Perubahan", *[None] * 3, "Setelah Perubahan", *[None] * 3)
    _put(ws, [(*top, "Bertambah / (Berkurang)")], 8)
    _put(ws, [("Volume", "Satuan", "Harga Satuan", "Jumlah") * 2 + ("Rp", "%")], 9, 3)
    _merge(ws, "A8:A9", "B8:B9", "C8:F8", "G8:J8", "K8:L8")
    row = 10
    blocks = [
        (C06, "Belanja Iuran Jaminan Kecelakaan Kerja bagi Non ASN", JKK, 7200),
        (C07, "Belanja Iuran Jaminan Kematian bagi Non ASN", JKM, 9000),
    ]
    kinds = [("Anggota Banpol PP", 1080, 1152), ("Petugas Pemadam", 420, 385), ("Petugas Kebersihan", 0, 48)]
    base = sum(k[1] for k in kinds), sum(k[2] for k in kinds)

    def difference(before: int, after: int) -> tuple[object, object]:
        gap = after - before
        shown = f"({_dot(-gap)})" if gap < 0 else gap
        return shown, round(100 * gap / before, 2) if before else None

    both = sum(price for *_, price in blocks)
    whole = base[0] * both, base[1] * both
    for code, name in (("5.1.02.02", "Belanja Jasa"), ("5.1.02.02.02", "Belanja Iuran Jaminan/Asuransi")):
        values = (code, name, None, None, None, whole[0], None, None, None, whole[1], *difference(*whole))
        row = _put(ws, [values], row)
    for code, name, programme, price in blocks:
        sums = base[0] * price, base[1] * price
        values = (code, name, None, None, None, sums[0], None, None, None, sums[1], *difference(*sums))
        row = _put(ws, [values], row)
        for kind, before, after in kinds:
            old, new = before * price, after * price
            cells = (before or "-", "OB", price, old or "-", after, "OB", price, new, *difference(old, new))
            _put(ws, [(None, f"   - Iuran {programme} {kind}", *cells)], row)
            for column, amount, stage in (("F", old, "murni"), ("J", new, "perubahan")):
                if amount:
                    case.line(
                        ws.title, f"{column}{row}", amount, district_code="11.74", fiscal_year="2022", stage=stage,
                        segment="non_asn", programme=programme, fund_source="APBD", account_code=code, workers=ANY,
                        months=ANY, unit_cost_idr=price,
                    )  # fmt: skip
            row += 1
    _put(ws, [("Jumlah", None, None, None, None, whole[0], None, None, None, whole[1], *difference(*whole))], row)
    ws.cell(row + 2, 1, "Keterangan : OB = Orang Bulan")
    return case


def nagan_raya_ribuan() -> Submission:
    case, (ws,) = _file("Aceh/nagan_raya/lap realisasi.xlsx", "Lap")
    lines = (
        "REALISASI ANGGARAN IURAN JAMINAN SOSIAL KETENAGAKERJAAN",
        "PEMERINTAH KABUPATEN NAGAN RAYA",
        "TAHUN ANGGARAN 2024, KEADAAN S.D. 30 NOPEMBER 2024",
    )
    _title(ws, lines, "H", "B", 2)
    ws["H5"] = "(dalam ribuan rupiah)"
    head = ("No.", "Kelompok Peserta", "Sumber Dana", "Pagu APBK-P", "Realisasi", "Sisa", "%")
    _put(ws, [head, (1, 2, 3, 4, 5, "6=4-5", 7)], 6, 2)
    rows = [
        ("Tenaga Non-ASN", "DAU", 411_264, 376_992, "non_asn", "APBD"),
        ("Aparatur Gampong", "ADG (APBG)", 622_080, 518_400, "perangkat_desa", "APBDES"),
        ("Tuha Peut", "ADG (APBG)", 71_280, 59_400, "bpd", "APBDES"),
        ("Petani Kelapa Sawt", "DBH Sawit", 252_000, 251_496, "petani_sawit", "DBH_SAWIT"),
        ("Nelayan Kecil", "PAD", 40_320, None, "nelayan", "APBD"),
    ]
    for number, (label, fund, plan, spent, segment, source) in enumerate(rows, 1):
        row = 7 + number
        rest, share = plan - (spent or 0), round(100 * (spent or 0) / plan, 2)
        _put(ws, [(number, label, fund, plan, spent if spent else "-", rest, share)], row, 2)
        for column, value, stage in (("E", plan, "perubahan"), ("F", spent, "realisasi")):
            if value:
                case.line(
                    ws.title, f"{column}{row}", value * 1000, district_code="11.15", fiscal_year="2024", stage=stage,
                    segment=segment, fund_source=source,
                )  # fmt: skip
    plan, spent = sum(r[2] for r in rows), sum(r[3] or 0 for r in rows)
    _put(ws, [("JUMLAH", None, None, plan, spent, plan - spent, round(100 * spent / plan, 2))], 13, 2)
    ws["B15"] = "Sumber : Bidang Akuntansi BPKD"
    return case


def tamiang_form() -> Submission:
    case, (ws,) = _file("Aceh/aceh_tamiang/formulir usulan.xlsx", "Form B")
    _title(ws, ("FORMULIR B", "RENCANA PENGGUNAAN DANA PERLINDUNGAN PEKERJA PERKEBUNAN"), "D")
    pairs = (
        ("Kabupaten/Kota", "Aceh Tamiang"),
        ("Perangkat Daerah", "Dinas Tenaga Kerja dan Transmigrasi"),
        ("Tahun Anggaran", "2024"),
        ("Tahapan", "APBK Murni"),
        ("Sumber Dana", "DBH Sawit"),
        ("Kegiatan", "Pemberian perlindungan jaminan sosial ketenagakerjaan"),
        ("Sasaran", "Petani dan buruh tani kelapa sawit yang belum terdaftar"),
        ("Program yang diikuti", "JKK dan JKM"),
        ("Jumlah Sasaran", "1.250 orang"),
        ("Besaran Iuran", "Rp16.800,- per orang per bulan"),
        ("Jangka Waktu", "6 (enam) bulan"),
        ("Jumlah Anggaran", "Rp126.000.000,-"),
        ("Terbilang", "Seratus dua puluh enam juta rupiah"),
    )
    for number, (key, value) in enumerate(pairs, 1):
        _put(ws, [(f"{number}.", key, ":", value)], 3 + number)
    case.line(
        ws.title, "D15", 126_000_000, district_code="11.16", fiscal_year="2024", stage="murni",
        segment="petani_sawit", programme=TWO, fund_source="DBH_SAWIT", workers=1250, months=6, unit_cost_idr=16_800,
    )  # fmt: skip
    _sign(ws, 19, 4, "Karang Baru, ..................", "Kepala Dinas,")
    return case


def subulussalam_months() -> Submission:
    case, (ws,) = _file("Aceh/subulussalam/kas iuran.xlsx", "Anggaran Kas")
    lines = ("ANGGARAN KAS IURAN BPJS KETENAGAKERJAAN (PROGRAM JKK DAN JKM)", "KOTA SUBULUSSALAM - APBK TAHUN 2025")
    _title(ws, lines, "Q")
    _put(ws, [("No", "Kelompok", "Peserta (org)", "Iuran/org/bln", "Bulan")], 4)
    _put(ws, [[*(m[:3] for m in MONTHS), "Jumlah"]], 5, 5)
    _merge(ws, "A4:A5", "B4:B5", "C4:C5", "D4:D5", "E4:Q4")
    rows = [
        ("Tenaga Kontrak (Non ASN)", 640, 13_500, range(12), "non_asn", ""),
        ("Kepala Kampong dan Perangkat", 738, 10_800, range(12), "perangkat_desa", ""),
        ("Badan Permusyawaratan Kampong", 410, 5_400, range(12), "bpd", ""),
        ("Petani Sawit (DBH Sawit)", 900, 16_800, range(6, 12), "petani_sawit", "DBH_SAWIT"),
    ]
    for number, (label, workers, price, months, segment, fund) in enumerate(rows, 1):
        row, monthly = 5 + number, workers * price
        amount = monthly * len(months)
        wide = [monthly if month in months else None for month in range(12)]
        _put(ws, [(number, label, workers, price, *wide, amount)], row)
        case.line(
            ws.title, f"Q{row}", amount, district_code="11.75", fiscal_year="2025", stage="murni", segment=segment,
            programme=TWO, fund_source=fund, workers=workers, months=ANY, unit_cost_idr=price,
        )  # fmt: skip
    sums = [sum(ws.cell(r, c).value or 0 for r in range(6, 10)) for c in range(5, 18)]
    _put(ws, [(None, "Jumlah", sum(r[1] for r in rows), None, *sums)], 10)
    return case


def simeulue_years() -> Submission:
    case, sheets = _file("Aceh/simeulue/Anggaran BPJS TK.xlsx", "2022", "2023", "2024")
    years = {
        "2022": [("Tenaga Harian Lepas", 310, 12, 10_800), ("Kepala Desa dan Perangkat Desa", 966, 12, 10_800)],
        "2023": [("Tenaga Harian Lepas", 325, 12, 10_800), ("Kades & Perangkat", 966, 12, 10_800)],
        "2024": [("THL", 298, 12, 13_500), ("Kades & Perangkat Desa", 971, 12, 10_800), ("Nelayan", 250, 6, 16_800)],
    }
    segments = ("non_asn", "perangkat_desa", "nelayan")
    for ws in sheets:
        ws["A1"], ws["A2"] = "Kabupaten Simeulue", "Alokasi anggaran iuran BPJS Ketenagakerjaan (JKK + JKM)"
        late = ws.title == "2024"
        head = ("No", "Uraian", "Orang", "Bulan", "Iuran (Rp)", "Jumlah (Rp)")
        _put(ws, [("Uraian", "Jumlah (Rp)", "Orang", "Bulan", "Iuran (Rp)", "Ket.") if late else head], 4)
        total = 0
        for number, (label, workers, months, price) in enumerate(years[ws.title], 1):
            amount, row = workers * months * price, 4 + number
            values = (number, label, workers, months, price, amount)
            _put(ws, [(label, amount, workers, months, price) if late else values], row)
            total += amount
            case.line(
                ws.title, f"{'B' if late else 'F'}{row}", amount, district_code="11.09", fiscal_year=ws.title,
                stage="murni", segment=segments[number - 1], programme=TWO, workers=workers, months=months,
                unit_cost_idr=price,
            )  # fmt: skip
        row += 1
        _put(ws, [("Total", total) if late else (None, "Total", None, None, None, total)], row)
    return case


def gayo_lues_stages() -> Submission:
    case, sheets = _file("Aceh/gayo_lues/BPJS naker galus.xlsx", "MURNI", "PERUBAHAN")
    groups = [
        ("I.", "DINAS PENDIDIKAN", [("Guru Honor", "guru_honor", (540, 12), (540, 12), 5_400)]),
        (
            "II.",
            "DINAS KESEHATAN",
            [
                ("Tenaga Kesehatan Non PNS", "tenaga_kesehatan", (215, 12), (228, 12), 10_800),
                ("Kader Posyandu", "kader", (680, 6), (680, 4), 5_400),
            ],
        ),
        (
            "III.",
            "DINAS PEMBERDAYAAN MASYARAKAT KAMPUNG",
            [
                ("Pengulu dan Perangkat Kampung", "perangkat_desa", (1160, 12), (1160, 12), 10_800),
                ("Urang Tue (BPK)", "bpd", (720, 12), (725, 12), 5_400),
            ],
        ),
    ]
    for place, ws in enumerate(sheets):
        stage = ("murni", "perubahan")[place]
        ws["B2"] = "KABUPATEN GAYO LUES"
        ws["B3"] = f"BELANJA IURAN BPJS KETENAGAKERJAAN {('APBK', 'APBK-PERUBAHAN')[place]} 2023"
        ws["B4"] = "Program : JKK dan JKM"
        _put(ws, [("NO", "URAIAN", None, None, "ORANG", "BULAN", None, "IURAN", "JUMLAH (Rp)")], 6)
        _merge(ws, "B6:D6")
        row, whole = 8, 0
        for mark, office, lines in groups:
            heading, subtotal = row, 0
            _put(ws, [(mark, office)], row)
            for label, segment, *stages, price in lines:
                row += 1
                workers, months = stages[place]
                amount = workers * months * price
                _put(ws, [(None, None, "-", label, workers, months, None, price, amount)], row)
                subtotal += amount
                case.line(
                    ws.title, f"I{row}", amount, district_code="11.13", fiscal_year="2023", stage=stage,
                    segment=segment, programme=TWO, workers=workers, months=months, unit_cost_idr=price,
                )  # fmt: skip
            ws.cell(heading, 9, subtotal)
            row, whole = row + 2, whole + subtotal
        _put(ws, [(None, "TOTAL", *[None] * 6, whole)], row)
        _sign(ws, row + 2, 8, "Blangkejeren,", "Kepala BPKK")
    return case


def humbahas_lra_html() -> Submission:
    case = Submission("Sumatera_Utara/humbang_hasundutan/LRA 2023 sampai Desember.xls")
    codes = [
        ("5", "BELANJA DAERAH", None, None, ""),
        ("5.1", "BELANJA OPERASI", None, None, ""),
        ("5.1.01", "Belanja Pegawai", None, None, ""),
        ("5.1.01.01", "Belanja Gaji dan Tunjangan ASN", None, None, ""),
        ("5.1.01.01.09", "Belanja Iuran Jaminan Kesehatan ASN", None, None, ""),
        ("5.1.01.01.09.0001", "Belanja Iuran Jaminan Kesehatan PNS", 9_412_300_000, 9_120_447_512, "kesehatan"),
        ("5.1.01.01.10", "Belanja Iuran Jaminan Kecelakaan Kerja ASN", None, None, ""),
        ("5.1.01.01.10.0001", "Belanja Iuran Jaminan Kecelakaan Kerja PNS", 412_600_000, 398_104_224, "taspen"),
        ("5.1.01.01.11", "Belanja Iuran Jaminan Kematian ASN", None, None, ""),
        ("5.1.01.01.11.0001", "Belanja Iuran Jaminan Kematian PNS", 1_237_800_000, 1_194_312_672, "taspen"),
        ("5.1.02", "Belanja Barang dan Jasa", None, None, ""),
        ("5.1.02.02", "Belanja Jasa", None, None, ""),
        ("5.1.02.02.02", "Belanja Iuran Jaminan/Asuransi", None, None, ""),
        (C05, "Belanja Iuran Jaminan Kesehatan bagi Non ASN", 884_320_000, 801_155_040, "kesehatan"),
        (C06, "Belanja Iuran Jaminan Kecelakaan Kerja bagi Non ASN", 96_768_000, 91_411_200, JKK),
        (C07, "Belanja Iuran Jaminan Kematian bagi Non ASN", 120_960_000, 114_264_000, JKM),
    ]

    def money(value: float) -> str:
        text = f"{value:,.2f}"
        return text.replace(",", "#").replace(".", ",").replace("#", ".")

    titles = ("PEMERINTAH KABUPATEN HUMBANG HASUNDUTAN", "LAPORAN REALISASI ANGGARAN BELANJA JAMINAN")
    titles = (*titles, "UNTUK TAHUN YANG BERAKHIR SAMPAI DENGAN 31 DESEMBER 2023")
    html = ["<html><head><meta charset='utf-8'></head><body><table border='1'>"]
    html += [f"<tr><td colspan='6' align='center'><b>{text}</b></td></tr>" for text in titles]
    head = ("Kode Rekening", "Uraian", "Anggaran Setelah Perubahan", "Realisasi", "%", "Lebih/(Kurang)")
    html.append("<tr>" + "".join(f"<th>{text}</th>" for text in head) + "</tr>")
    for row, (code, name, plan, spent, kind) in enumerate(codes, 5):
        if plan is None:
            under = [each for each in codes if each[0].startswith(code + ".") and each[2]]
            plan, spent = sum(each[2] for each in under), sum(each[3] for each in under)
        cells = (code, name, money(plan), money(spent), money(100 * spent / plan), f"({money(plan - spent)})")
        html.append("<tr>" + "".join(f"<td>{text}&nbsp;</td>" for text in cells) + "</tr>")
        for column, amount, stage in (("C", plan, "perubahan"), ("D", spent, "realisasi")):
            common = {"district_code": "12.16", "fiscal_year": "2023", "stage": stage}
            if kind in (JKK, JKM):
                case.line(ANY, f"{column}{row}", amount, **common, segment="non_asn", programme=kind, account_code=code)
            elif kind:
                case.line(ANY, f"{column}{row}", amount, **common, counted=False, reason=kind)
    html.append("</table></body></html>")
    case.data = "\n".join(html).encode("utf-8")
    return case


def toba_pilkada() -> Submission:
    case, (ws,) = _file("Sumatera_Utara/toba/adhoc.xlsx", "Sheet1")
    lines = (
        "RENCANA ANGGARAN BIAYA HIBAH PEMILIHAN SERENTAK",
        "IURAN BPJS KETENAGAKERJAAN BADAN AD HOC KABUPATEN TOBA",
        "TAHUN ANGGARAN 2024",
    )
    _title(ws, lines, "I")
    _put(ws, [("No", "Badan Ad Hoc", "Orang", "Bulan", "Tarif per bulan", None, "Jumlah Iuran (Rp)")], 5)
    _put(ws, [("JKK", "JKM", "JKK", "JKM", "Total")], 6, 5)
    _merge(ws, "A5:A6", "B5:B6", "C5:C6", "D5:D6", "E5:F5", "G5:I5")
    rows = [
        ("PPK", 80, 9, 5_280, 6_600),
        ("PPS", 732, 8, 3_600, 4_500),
        ("Pantarlih", 517, 1, 3_600, 4_500),
        ("KPPS", 3_227, 1, 3_600, 4_500),
        ("Petugas Ketertiban TPS", 922, 1, 3_600, 4_500),
    ]
    for number, (label, workers, months, jkk, jkm) in enumerate(rows, 1):
        row, both = 6 + number, (workers * months * jkk, workers * months * jkm)
        _put(ws, [(number, label, workers, months, jkk, jkm, *both, sum(both))], row)
        for column, programme, price, amount in (("G", JKK, jkk, both[0]), ("H", JKM, jkm, both[1])):
            case.line(
                ws.title, f"{column}{row}", amount, district_code="12.12", fiscal_year="2024", stage="murni",
                segment="pemilu", programme=programme, workers=workers, months=months, unit_cost_idr=price,
            )  # fmt: skip
    sums = [f"=SUM({column}7:{column}11)" for column in "GHI"]
    _put(ws, [("Jumlah", None, "=SUM(C7:C11)", None, None, None, *sums)], 12)
    return case


def dairi_long() -> Submission:
    case, (ws,) = _file("Sumatera_Utara/dairi/Database anggaran Jamsos Bappeda.xlsx", "DB")
    head = ("Kab/Kota", "Tahun", "Tahapan", "OPD", "Kelompok Sasaran", "Program", "Sumber Dana")
    _put(ws, [(*head, "Jumlah Orang", "Jumlah Bulan", "Iuran per Bulan", "Nilai Anggaran")])
    pmd, naker, kes = "Dinas PMD", "Dinas Tenaga Kerja", "Dinas Kesehatan"
    rows = [
        (2022, "Murni", pmd, "Perangkat Desa", "JKK, JKM", "ADD", 1_420, 12, 10_800, "perangkat_desa", "APBDES"),
        (2022, "Perubahan", pmd, "Perangkat Desa", "JKK, JKM", "ADD", 1_436, 12, 10_800, "perangkat_desa", "APBDES"),
        (2022, "Murni", pmd, "BPD", "JKK, JKM", "ADD", 865, 12, 5_400, "bpd", "APBDES"),
        (2022, "Murni", kes, "PBI JKN", "JKN", "PAD", 21_500, 12, 37_800, "", ""),
        (2023, "Murni", naker, "Pekerja Rentan", "JKK, JKM", "PAD", 120, 12, 16_800, "pekerja_rentan", "APBD"),
        (2023, "Murni", naker, "Petani", "JKK, JKM", "DBH CHT", 300, 6, 16_800, "petani", "DBH_CHT"),
        (2023, "Murni", pmd, "Perangkat Desa", "JKK, JKM, JHT", "ADD", 1_440, 12, 28_500, "perangkat_desa", "APBDES"),
        (2023, "Realisasi", naker, "Petani", "JKK, JKM", "DBH CHT", 288, 6, 16_800, "petani", "DBH_CHT"),
    ]
    for row, values in enumerate(rows, 2):
        year, stage, office, group, programme, fund, workers, months, price, segment, source = values
        amount = workers * months * price
        if group == "Pekerja Rentan":
            amount = workers * 11 * price  # the printed product is one month short
            case.needs_finding.append((ws.title, f"K{row}"))
        _put(ws, [("Dairi", year, stage, office, group, programme, fund, workers, months, price, amount)], row)
        common = {"district_code": "12.11", "fiscal_year": str(year), "stage": stage.lower()}
        if not segment:
            case.line(ws.title, f"K{row}", amount, **common, counted=False, reason="kesehatan")
            continue
        case.line(
            ws.title, f"K{row}", amount, **common, segment=segment, programme=programme.replace(", ", "+"),
            fund_source=source, workers=workers, months=months, unit_cost_idr=price,
        )  # fmt: skip
    return case


def karo_details() -> Submission:
    case, (ws,) = _file("Sumatera_Utara/karo/RKA Dinkes.xlsx", "RKA 2025")
    lines = ("RENCANA KERJA DAN ANGGARAN (RKA)", "DINAS KESEHATAN KABUPATEN KARO", "TAHUN ANGGARAN 2025")
    _title(ws, lines, "C")
    ws["A5"] = "Sub Kegiatan : Penyediaan Jasa Pelayanan Umum Kantor"
    _put(ws, [("KODE REKENING", "URAIAN", "JUMLAH (Rp)"), ("1", "2", "3")], 7)
    kinds = [("Kader Posyandu", 850, 12, "kader", 1), ("Bidan PTT / Nakes Kontrak", 64, 12, "tenaga_kesehatan", 2)]
    blocks = [(C06, "Kecelakaan Kerja", JKK, 3_600), (C07, "Kematian", JKM, 4_500)]
    whole = sum(k[1] * k[2] * k[4] * b[3] for k in kinds for b in blocks)
    row = _put(ws, [("5.1.02.02.02", "Belanja Iuran Jaminan/Asuransi", whole)], 9)
    for code, name, programme, rate in blocks:
        total = sum(people * months * rate * times for _, people, months, _, times in kinds)
        row = _put(ws, [(code, f"Belanja Iuran Jaminan {name} bagi Non ASN", total)], row)
        for label, people, months, segment, times in kinds:
            price = rate * times
            amount = people * months * price
            _put(ws, [(None, f"  - {label} {people} org x {months} bln x Rp {_dot(price)}", amount)], row)
            case.line(
                ws.title, f"C{row}", amount, district_code="12.06", fiscal_year="2025", stage="murni",
                segment=segment, programme=programme, account_code=code, workers=people, months=months,
                unit_cost_idr=price,
            )  # fmt: skip
            row += 1
    _put(ws, [(None, "JUMLAH", whole)], row + 1)
    return case


def simalungun_slide() -> Submission:
    case, (ws,) = _file("Sumatera_Utara/simalungun/bahan paparan bupati.xlsx", "Slide 7")
    ws["B2"] = "ALOKASI ANGGARAN PERLINDUNGAN JAMSOSTEK\nKAB. SIMALUNGUN TAHUN 2025"
    ws["B3"] = "(Program JKK dan JKM)"
    _merge(ws, "B2:F2", "B3:F3")
    _put(ws, [("SEGMEN", "POTENSI", "TERLINDUNGI", "COVERAGE", "ANGGARAN")], 5, 2)
    rows = [
        ("Non ASN", 6_120, 4_406, "Rp 571 Juta", 571_000_000, "non_asn"),
        ("Pangulu & Perangkat Nagori", 5_404, 5_200, "Rp 1,01 Miliar", 1_010_000_000, "perangkat_desa"),
        ("Maujana Nagori", 2_702, 1_950, "Rp 126,4 Juta", 126_400_000, "bpd"),
        ("Pekerja Rentan", 88_250, 3_000, "Rp 604,8 Juta", 604_800_000, "pekerja_rentan"),
    ]
    for row, (label, potential, covered, text, amount, segment) in enumerate(rows, 6):
        share = f"{100 * covered / potential:.1f}%".replace(".", ",")
        _put(ws, [(label, f"{_dot(potential)} orang", f"{_dot(covered)} orang", share, text)], row, 2)
        case.line(
            ws.title, f"F{row}", amount, district_code="12.08", fiscal_year="2025", stage="murni", segment=segment,
            programme=TWO, workers=ANY, months=None,
        )  # fmt: skip
        for column, people, metric in (("C", potential, "potential"), ("D", covered, "registered")):
            case.count(
                ws.title, f"{column}{row}", people, district_code="12.08", period="2025", segment=segment, metric=metric
            )
    sums = [sum(each[place] for each in rows) for place in (1, 2)]
    share = f"{100 * sums[1] / sums[0]:.1f}%".replace(".", ",")
    _put(ws, [("TOTAL", f"{_dot(sums[0])} orang", f"{_dot(sums[1])} orang", share, "Rp 2,31 Miliar")], 10, 2)
    return case


def kisaran_branch_budget() -> Submission:
    case, (ws,) = _file("Sumatera_Utara/Rekap pemda KC Kisaran.xlsx", "Rekap")
    lines = (
        "BPJS KETENAGAKERJAAN KANTOR CABANG KISARAN",
        "REKAP ANGGARAN IURAN PEMERINTAH DAERAH (APBD) TAHUN 2023",
    )
    _title(ws, lines, "I")
    head = ("No", "Pemerintah Daerah", "Non ASN", None, "Perangkat Desa", None, "Pekerja Rentan", None)
    _put(ws, [(*head, "Total Anggaran (Rp)")], 4)
    _put(ws, [("Peserta", "Anggaran (Rp)") * 3], 5, 3)
    _merge(ws, "A4:A5", "B4:B5", "C4:D4", "E4:F4", "G4:H4", "I4:I5")
    rates = (10_800 * 12, 10_800 * 12, 16_800 * 12)
    segments = ("non_asn", "perangkat_desa", "pekerja_rentan")
    rows = [
        ("Kabupaten Asahan", "12.09", (4_120, 1_845, 1_000)),
        ("Kabupaten Batu Bara", "12.19", (2_315, 1_506, 500)),
        ("Kota Tanjungbalai", "12.74", (1_780, 0, 350)),
    ]
    sums = [0] * 6
    for number, (name, code, people) in enumerate(rows, 1):
        row, values, whole = 5 + number, [], 0
        for place, workers in enumerate(people):
            amount = workers * rates[place]
            values += [workers or "-", amount or "-"]
            sums[2 * place] += workers
            sums[2 * place + 1] += amount
            whole += amount
            if workers:
                case.line(
                    ws.title, f"{'DFH'[place]}{row}", amount, district_code=code, fiscal_year="2023", stage="murni",
                    segment=segments[place], workers=workers,
                )  # fmt: skip
        _put(ws, [(number, name, *values, whole)], row)
    total = sums[1] + sums[3] + sums[5]
    sums[3] -= 9_000_000  # the printed total does not hold
    _put(ws, [("TOTAL KANTOR CABANG", None, *sums, total)], 9)
    _merge(ws, "A9:B9")
    case.needs_finding.append((ws.title, "F9"))
    return case


def langkat_wrong_name() -> Submission:
    case, (ws,) = _file("Sumatera_Utara/binjai/BPJSTK KOTA BINJAI TA 2022.xlsx", "Sheet1")
    letter = (
        "PEMERINTAH KABUPATEN LANGKAT",
        "BADAN PENGELOLAAN KEUANGAN DAN ASET DAERAH",
        "Jalan T. Amir Hamzah No. 1 Stabat",
    )
    _title(ws, letter, "F")
    ws["A5"], ws["B5"] = "Lampiran", ": Surat Kepala BPKAD Nomor 900/....../BPKAD/2023"
    ws["A7"] = "ANGGARAN IURAN JKK & JKM TENAGA HONORER TAHUN ANGGARAN 2023"
    _merge(ws, "A7:F7")
    _put(ws, [("NO", "OPD", "JLH HONORER", "IURAN/BLN", "BULAN", "JUMLAH (Rp)")], 9)
    rows = [("Dinas Pendidikan", 812, 12), ("Dinas Kesehatan", 640, 12), ("Dinas Lingkungan Hidup", 275, 12)]
    rows += [("Satpol PP", 190, 12), ("Sekretariat DPRD", 45, 10)]
    row = 11
    for number, (office, workers, months) in enumerate(rows, 1):
        amount = workers * months * 14_040
        _put(ws, [(number, office, workers, 14_040, months, amount)], row)
        case.line(
            ws.title, f"F{row}", amount, district_code="12.05", fiscal_year="2023", stage="murni", segment="non_asn",
            programme=TWO, workers=workers, months=months, unit_cost_idr=14_040,
        )  # fmt: skip
        row += 2 if number == 3 else 1
    total = sum(workers * months * 14_040 for _, workers, months in rows)
    _put(ws, [(None, "Jumlah", sum(each[1] for each in rows), None, None, total)], row)
    _sign(ws, row + 2, 5, "Stabat,      Januari 2023", "Kepala BPKAD Kab. Langkat")
    case.needs_finding.append(("", ""))
    return case


def labusel_wrong_unit() -> Submission:
    case, (ws,) = _file("Sumatera_Utara/labuhanbatu_selatan/pekerja rentan labusel.xlsx", "Rentan")
    _title(ws, ("PEMERINTAH KABUPATEN LABUHANBATU SELATAN", "DINAS KETENAGAKERJAAN"), "G")
    _title(ws, ("Rencana Anggaran Iuran JKK-JKM Pekerja Rentan T.A. 2024",), "G", top=4)
    ws["A5"] = "Sumber Dana : PAD"
    _put(ws, [("No", "Pekerja Rentan", "Jlh Orang", "Jlh Bulan", "Iuran (Rp)", "Jumlah (Rp. 000,-)", "Ket")], 7)
    rows = [("Petani Padi", 450, 12, "petani"), ("Nelayan Sungai", 120, 12, "nelayan")]
    rows += [("Tukang Becak", 85, 9, ANY), ("Pedagang Kecil", 240, 9, ANY)]
    for number, (label, workers, months, segment) in enumerate(rows, 1):
        amount, row = workers * months * 16_800, 7 + number
        _put(ws, [(number, label, workers, months, 16_800, amount)], row)
        case.line(
            ws.title, f"F{row}", amount, district_code="12.22", fiscal_year="2024", stage="murni", segment=segment,
            programme=TWO, fund_source="APBD", workers=workers, months=months, unit_cost_idr=16_800,
        )  # fmt: skip
    total = sum(workers * months * 16_800 for _, workers, months, _ in rows)
    _put(ws, [(None, "Jumlah", 895, None, None, total)], 12)
    case.needs_finding.append(("", ""))
    return case


def tapteng_three_stages() -> Submission:
    case, (ws,) = _file("Sumatera_Utara/tapanuli_tengah/perbandingan pagu.xlsx", "Perbandingan")
    ws["A1"] = "KABUPATEN TAPANULI TENGAH"
    ws["A2"] = "PERBANDINGAN PAGU IURAN JAMINAN/ASURANSI TAHUN ANGGARAN 2025"
    _put(ws, [("KODE REKENING", "URAIAN", "PAGU ANGGARAN (Rp)", None, None, "SELISIH", "KET")], 4)
    _put(ws, [("APBD INDUK", "PERGESERAN", "P-APBD", "P-APBD - INDUK")], 5, 3)
    _merge(ws, "A4:A5", "B4:B5", "C4:E4", "G4:G5")
    offices = [
        ("1.01", "DINAS PENDIDIKAN", [(C06, (88_128_000, 88_128_000, 92_016_000), JKK)]),
        ("1.02", "DINAS KESEHATAN", [(C06, (41_472_000, 39_744_000, 39_744_000), JKK)]),
        ("5.02", "BADAN KEUANGAN DAN ASET DAERAH", [(C08, (215_000_000, 215_000_000, 180_500_000), "aset")]),
    ]
    offices[0][2].append((C07, (110_160_000, 110_160_000, 115_020_000), JKM))
    offices[1][2].append((C07, (51_840_000, 49_680_000, 49_680_000), JKM))
    names = {
        C06: "Belanja Iuran Jaminan Kecelakaan Kerja bagi Non ASN",
        C07: "Belanja Iuran Jaminan Kematian bagi Non ASN",
        C08: "Belanja Asuransi Barang Milik Daerah",
    }
    row, whole = 6, [0, 0, 0]
    for code, office, lines in offices:
        sums = [sum(values[place] for _, values, _ in lines) for place in range(3)]
        row = _put(ws, [(code, office, *sums, sums[2] - sums[0])], row)
        for account, values, kind in lines:
            _put(ws, [(account, names[account], *values, values[2] - values[0])], row)
            for column, amount, stage in zip("CDE", values, ("murni", "pergeseran", "perubahan"), strict=True):
                common = {"district_code": "12.01", "fiscal_year": "2025", "stage": stage}
                cell = f"{column}{row}"
                if kind == "aset":
                    case.line(ws.title, cell, amount, **common, counted=False, reason="aset")
                else:
                    case.line(ws.title, cell, amount, **common, segment="non_asn", programme=kind, account_code=account)
            row += 1
        whole = [a + b for a, b in zip(whole, sums, strict=True)]
        row += 1
    _put(ws, [(None, "T O T A L", *whole, whole[2] - whole[0])], row)
    return case


def nias_text_amounts() -> Submission:
    case, (ws,) = _file("Sumatera_Utara/nias/RAB Jamsostek.xlsx", "RAB")
    _title(ws, ("RENCANA ANGGARAN BIAYA", "Dinas Pemberdayaan Masyarakat dan Desa Kabupaten Nias"), "H")
    ws["A3"], ws["C3"] = "Tahun Anggaran", ": 2021"
    ws["A4"], ws["C4"] = "Program", ": Jaminan Kecelakaan Kerja (JKK) dan Jaminan Kematian (JKM)"
    _put(ws, [("No", "Uraian", "Org", "Bln", "Harga Satuan", None, "Jumlah", None)], 6)
    _merge(ws, "E6:F6", "G6:H6")
    groups = [
        ("A", "Pemerintah Desa", [("Kepala Desa", 170, "perangkat_desa"), ("Prangkat Desa", 1_190, "perangkat_desa")]),
        ("B", "Kelembagaan Desa", [("Anggota BPD", 850, "bpd"), ("Kader Posyandu", 510, "kader")]),
    ]
    row, whole = 7, 0
    for mark, name, lines in groups:
        row = _put(ws, [(mark, name)], row)
        subtotal = 0
        for number, (label, workers, segment) in enumerate(lines, 1):
            price = 10_800 if mark == "A" else 5_400
            months = 3
            amount = workers * months * price
            _put(ws, [(number, label, _dot(workers), str(months), "Rp.", _dot(price), "Rp.", _dot(amount))], row)
            case.line(
                ws.title, f"H{row}", amount, district_code="12.04", fiscal_year="2021", stage="murni",
                segment=segment, programme=TWO, workers=workers, months=months, unit_cost_idr=price,
            )  # fmt: skip
            row, subtotal = row + 1, subtotal + amount
        row = _put(ws, [(None, f"Sub Jumlah {mark}", *[None] * 4, "Rp.", _dot(subtotal))], row)
        whole += subtotal
    _put(ws, [(None, "Jumlah A + B", *[None] * 4, "Rp.", _dot(whole))], row)
    ws.cell(row + 2, 1, "*) Didaftarkan mulai bulan Oktober")
    return case


def medan_formulas() -> Submission:
    case, (ws,) = _file("Sumatera_Utara/medan/kepling.xlsx", "Kepling")
    lines = ("BELANJA IURAN BPJS KETENAGAKERJAAN KEPALA LINGKUNGAN", "PADA KECAMATAN SE-KOTA MEDAN", "APBD T.A. 2024")
    _title(ws, lines, "F")
    _put(ws, [("NO", "SKPD", "KEPLING (ORANG)", "BULAN", "IURAN JKK+JKM PER BULAN (RP)", "JUMLAH (RP)")], 5)
    offices = [("Medan Kota", 146), ("Medan Sunggal", 88), ("Medan Helvetia", 88), ("Medan Denai", 82)]
    offices += [("Medan Tuntungan", 75), ("Medan Belawan", 143), ("Medan Amplas", 77), ("Medan Marelan", 88)]
    for number, (name, workers) in enumerate(offices, 1):
        row = 5 + number
        _put(ws, [(number, f"Kecamatan {name}", workers, 12, 19_440, f"=C{row}*D{row}*E{row}")], row)
        case.line(
            ws.title, f"F{row}", workers * 12 * 19_440, district_code="12.71", fiscal_year="2024", stage="murni",
            segment="rt_rw", programme=TWO, workers=workers, months=12, unit_cost_idr=19_440,
        )  # fmt: skip
    _put(ws, [("JUMLAH", None, "=SUM(C6:C13)", None, None, "=SUM(F6:F13)")], 14)
    return case


def sibolga_hidden() -> Submission:
    case, (ws,) = _file("Sumatera_Utara/sibolga/nelayan & rentan.xlsx", "FIX")
    ws["A1"], ws["A2"] = "PEMERINTAH KOTA SIBOLGA", "Iuran Jaminan Sosial Ketenagakerjaan (2 Program) Tahun 2025"
    head = ("No", "Sasaran", "Sumber Dana", "Usulan Awal (Rp)", "Jlh (org)", "Jangka Waktu (bln)", "Premi")
    _put(ws, [(*head, "Jumlah Dana (Rp)")], 4)
    rows = [
        ("Nelayan Kecil / ABK", "APBD Kota", 1_500, 12, 500_000_000, "nelayan", "APBD"),
        ("Nelayan Kecil / ABK", "APBD Kota", 1_200, 12, 500_000_000, None, ""),
        ("Nelayan Kecil / ABK", "Bantuan Keuangan Provinsi", 600, 6, 75_000_000, "nelayan", "PROVINSI"),
        ("Pekerja Rentan", "CSR Bank Sumut", 200, 6, 20_000_000, "pekerja_rentan", "LAINNYA"),
        ("Bilal Mayit dan Nazir Mesjid", "APBD Kota", 96, 12, 18_000_000, "pekerja_keagamaan", "APBD"),
    ]
    total = 0
    for row, (label, fund, workers, months, wish, segment, source) in enumerate(rows, 5):
        amount = workers * months * 16_800
        _put(ws, [(row - 4 - (row > 6), label, fund, wish, workers, months, 16_800, amount)], row)
        if segment is None:
            ws.row_dimensions[row].hidden = True
            continue
        total += amount
        case.line(
            ws.title, f"H{row}", amount, district_code="12.73", fiscal_year="2025", stage="murni", segment=segment,
            programme=TWO, fund_source=source, workers=workers, months=months, unit_cost_idr=16_800,
        )  # fmt: skip
    ws.column_dimensions["D"].hidden = True
    _put(ws, [(None, "Total", None, None, 2_396, None, None, total)], 10)
    return case


def pakpak_questions() -> Submission:
    case, (ws,) = _file("Sumatera_Utara/pakpak_bharat/instrumen monev (isi).xlsx", "Instrumen")
    lines = ("INSTRUMEN MONITORING PELAKSANAAN INPRES NOMOR 2 TAHUN 2021", "Pemerintah Kabupaten Pakpak Bharat")
    _title(ws, (*lines, "Data Tahun 2023"), "D")
    _put(ws, [("No", "Pertanyaan", "Jawaban", "Keterangan")], 5)
    staff, village = 1_140 * 12 * 10_800, 312 * 12 * 10_800
    rows = [
        ("Apakah sudah ada Peraturan Bupati tentang Jamsostek?", "Ada", "Perbup Nomor 14 Tahun 2022"),
        ("Jumlah tenaga Non ASN seluruhnya", "1.310 orang", "potential non_asn"),
        ("Jumlah tenaga Non ASN yang sudah terdaftar BPJS Ketenagakerjaan", "1.140 orang", "registered non_asn"),
        ("Anggaran iuran BPJS Ketenagakerjaan Non ASN TA 2023", _rp(staff), None),
        ("Jumlah kepala desa dan perangkat desa", "364 orang", "potential perangkat_desa"),
        ("Jumlah kepala desa dan perangkat desa yang sudah terdaftar", "312 orang", "registered perangkat_desa"),
        ("Anggaran iuran kepala desa dan perangkat desa TA 2023", _rp(village), "dari ADD"),
        ("Apakah pekerja rentan sudah dianggarkan?", "Belum", "Keterbatasan fiskal daerah"),
    ]
    for number, (question, answer, note) in enumerate(rows, 1):
        row = 5 + number
        people = answer.endswith("orang")
        _put(ws, [(number, question, answer, None if people else note)], row)
        if people:
            metric, segment = note.split()
            workers = int(answer.split()[0].replace(".", ""))
            case.count(
                ws.title, f"C{row}", workers, district_code="12.15", period="2023", segment=segment, metric=metric
            )
    for cell, amount, segment, fund in (("C9", staff, "non_asn", ""), ("C12", village, "perangkat_desa", "APBDES")):
        case.line(
            ws.title, cell, amount, district_code="12.15", fiscal_year="2023", stage="murni", segment=segment,
            fund_source=fund, workers=ANY, programme="",
        )  # fmt: skip
    return case


def paluta_offices() -> Submission:
    case, (ws,) = _file("Sumatera_Utara/padang_lawas_utara/iuran nonASN per OPD.xlsx", "P-APBD 24")
    lines = ("DAFTAR ANGGARAN IURAN BPJS KETENAGAKERJAAN TENAGA NON ASN", "KABUPATEN PADANG LAWAS UTARA", "P-APBD 2024")
    _title(ws, lines, "F")
    _put(ws, [("No", "Nama OPD", "Jlh Pegawai", "JKK", "JKM", "Jumlah")], 5)
    offices = [("Sekretariat Daerah", 96), ("Dinas Pendidikan", 415), ("Dinas Kesehatan", 388)]
    offices += [("RSUD Gunung Tua", 142), ("Dinas Perhubungan", 37), ("Kecamatan Halongonan", 18)]
    for number, (name, workers) in enumerate(offices, 1):
        row, both = 5 + number, (workers * 12 * 6_720, workers * 12 * 8_400)
        _put(ws, [(number, name, workers, *both, sum(both))], row)
        for column, programme, amount in (("D", JKK, both[0]), ("E", JKM, both[1])):
            case.line(
                ws.title, f"{column}{row}", amount, district_code="12.20", fiscal_year="2024", stage="perubahan",
                segment="non_asn", programme=programme, workers=workers,
            )  # fmt: skip
    people = sum(each[1] for each in offices)
    totals = (people * 12 * 6_720, people * 12 * 8_400, people * 12 * 15_120)
    _put(ws, [("Jumlah", None, people, *totals)], 12)
    return case


def sumut_province_tabs() -> Submission:
    case = Submission("Sumatera_Utara/disnaker provsu 2024.csv")
    head = ("TAHUN", "SKPD", "SUMBER DANA", "SASARAN", "PROGRAM", "ORANG", "BULAN", "IURAN", "PAGU")
    lines = ["PEMERINTAH PROVINSI SUMATERA UTARA" + "\t" * 8, "\t".join(head)]
    rows = [
        ("PAD", "Pekerja Rentan", 12_000, 6, "pekerja_rentan", "APBD"),
        ("DBH Sawit", "Petani/Pekerja Sawit", 15_400, 5, "petani_sawit", "DBH_SAWIT"),
        ("PAD", "Nelayan", 2_250, 6, "nelayan", "APBD"),
    ]
    for row, (fund, label, workers, months, segment, source) in enumerate(rows, 3):
        amount = workers * months * 16_800
        values = ("2024", "Dinas Ketenagakerjaan", fund, label, "JKK+JKM", _dot(workers), str(months))
        lines.append("\t".join((*values, "16.800", _dot(amount))))
        case.line(
            ANY, f"I{row}", amount, district_code="12", fiscal_year="2024", stage="murni", segment=segment,
            programme=TWO, fund_source=source, workers=workers, months=months, unit_cost_idr=16_800,
        )  # fmt: skip
    total = sum(workers * months * 16_800 for _, _, workers, months, _, _ in rows)
    lines.append("\t".join(("", "TOTAL", "", "", "", _dot(29_650), "", "", _dot(total))))
    case.data = b"\xef\xbb\xbf" + ("\r\n".join(lines) + "\r\n").encode("utf-8")
    return case


# --- counts ----------------------------------------------------------------------------------------------------------


def banda_aceh_branch() -> Submission:
    case, (ws,) = _file("Aceh/rekap kepesertaan KC BNA.xlsx", "Okt 24")
    lines = ("BPJS KETENAGAKERJAAN KANTOR CABANG BANDA ACEH", "REKAPITULASI TENAGA KERJA AKTIF PER KABUPATEN/KOTA")
    _title(ws, (*lines, "Posisi : 31 Oktober 2024"), "F")
    _put(ws, [("NO", "KABUPATEN/KOTA", "PU", "BPU", "JAKON", "JUMLAH")], 5)
    rows = [
        ("Kota Banda Aceh", "11.71", (68_412, 9_127, 14_880)),
        ("Kab. Aceh Besar", "11.06", (31_256, 7_344, 6_215)),
        ("Kota Sabang", "11.72", (4_903, 1_212, 918)),
        ("Kab. Pidie", "11.07", (12_377, 5_096, 2_340)),
        ("Kab. Pidie Jaya", "11.18", (4_618, 2_451, 765)),
        ("Kab. Aceh Jaya", "11.14", (5_730, 1_689, 1_102)),
    ]
    for number, (name, code, people) in enumerate(rows, 1):
        row = 5 + number
        _put(ws, [(number, name, *people, sum(people))], row)
        for column, workers, segment in zip("CDE", people, ("pu", "bpu", "jakon"), strict=True):
            case.count(
                ws.title, f"{column}{row}", workers, district_code=code, period="2024-10", segment=segment,
                metric="active",
            )  # fmt: skip
    sums = [sum(each[2][place] for each in rows) for place in range(3)]
    _put(ws, [(None, "TOTAL", *sums, sum(sums))], 12)
    return case


def meulaboh_three_metrics() -> Submission:
    case, (ws,) = _file("Aceh/KC Meulaboh Smt I.xlsx", "Coverage")
    ws["A1"] = "COVERAGE KEPESERTAAN WILAYAH KANTOR CABANG MEULABOH"
    ws["A2"] = "Data s.d. 30 Juni 2023"
    _put(ws, [("No", "Kab/Kota", "Penerima Upah (PU)", *[None] * 3, "Bukan Penerima Upah (BPU)")], 4)
    _put(ws, [("Potensi", "Terdaftar", "Aktif", "% Aktif") * 2], 5, 3)
    _merge(ws, "A4:A5", "B4:B5", "C4:F4", "G4:J4")
    rows = [
        ("Aceh Barat", "11.05", (28_540, 17_902, 15_311), (34_118, 3_420, 2_207)),
        ("Abdya", "11.12", (13_207, 6_044, 5_290), (29_655, 1_918, 1_366)),
        ("Nagan Raya", "11.15", (25_996, 18_335, 17_020), (26_404, 2_211, 1_740)),
        ("Aceh Selatan", "11.01", (17_480, 8_012, 7_155), (41_260, 2_608, 1_905)),
    ]
    columns = ("CDE", "GHI")
    for number, (name, code, *pairs) in enumerate(rows, 1):
        row = 5 + number
        values: list[object] = []
        for place, people in enumerate(pairs):
            values += [*people, round(100 * people[2] / people[0], 1)]
            metrics = ("potential", "registered", "active")
            for column, workers, metric in zip(columns[place], people, metrics, strict=True):
                case.count(
                    ws.title, f"{column}{row}", workers, district_code=code, period="2023-06",
                    segment=("pu", "bpu")[place], metric=metric,
                )  # fmt: skip
        _put(ws, [(number, name, *values)], row)
    sums: list[object] = []
    for place in range(2):
        both = [sum(each[2 + place][metric] for each in rows) for metric in range(3)]
        sums += [*both, round(100 * both[2] / both[0], 1)]
    _put(ws, [("Jumlah", None, *sums)], 10)
    ws["A12"] = "Sumber : Bidang Kepesertaan KC Meulaboh"
    return case


def aceh_utara_kecamatan() -> Submission:
    case, (ws,) = _file("Aceh/aceh_utara/data gampong.xlsx", "Sheet1")
    lines = (
        "DATA KEPESERTAAN BPJS KETENAGAKERJAAN PEMERINTAHAN GAMPONG",
        "DINAS PEMBERDAYAAN MASYARAKAT, PEREMPUAN DAN KB KABUPATEN ACEH UTARA",
        "KEADAAN DESEMBER 2023",
    )
    _title(ws, lines, "J")
    _put(ws, [("No", "Kecamatan", "Jumlah Gampong", "Aparatur Gampong", None, None, "Tuha Peut", None, None, "Ket")], 5)
    _put(ws, [("Jumlah", "Terdaftar", "Belum Terdaftar") * 2], 6, 4)
    _merge(ws, "A5:A6", "B5:B6", "C5:C6", "D5:F5", "G5:I5", "J5:J6")
    places = [("Lhoksukon", 75, 530, 498, 375, 210), ("Tanah Luas", 57, 402, 402, 285, 118)]
    places += [("Syamtalira Bayu", 38, 271, 233, 190, 0), ("Nibong", 20, 141, 141, 100, 100)]
    places += [("Baktiya", 57, 399, 356, 285, 142), ("Sawang", 39, 276, 251, 195, 66)]
    for number, (name, villages, staff, staff_in, council, council_in) in enumerate(places, 1):
        values = (staff, staff_in, staff - staff_in or "-", council, council_in or "-", council - council_in or "-")
        _put(ws, [(number, name, villages, *values)], 6 + number)
    sums = [sum(each[place] for each in places) for place in range(1, 6)]
    values = (sums[1], sums[2], sums[1] - sums[2], sums[3], sums[4], sums[3] - sums[4])
    _put(ws, [("KABUPATEN ACEH UTARA", None, sums[0], *values)], 13)
    _merge(ws, "A13:B13")
    metrics = ("potential", "registered", "not_registered") * 2
    for place, (column, workers) in enumerate(zip("DEFGHI", values, strict=True)):
        case.count(
            ws.title, f"{column}13", workers, district_code="11.08", period="2023-12",
            segment="perangkat_desa" if place < 3 else "bpd", metric=metrics[place],
        )  # fmt: skip
    _sign(ws, 16, 8, "Lhoksukon, ........... 2024", "Kepala Dinas")
    return case


def labura_months() -> Submission:
    case, (ws,) = _file("Sumatera_Utara/labuhanbatu_utara/peserta aktif per bulan.xlsx", "2024")
    ws["A1"] = "DINAS TENAGA KERJA DAN PERINDUSTRIAN KAB. LABUHANBATU UTARA"
    ws["A2"] = "JUMLAH PESERTA AKTIF BPJS KETENAGAKERJAAN TAHUN 2024 MENURUT BULAN"
    _put(ws, [("No", "Segmen", "Bulan")], 4)
    _put(ws, [MONTHS[:6]], 5, 3)
    _merge(ws, "A4:A5", "B4:B5", "C4:H4")
    rows = [
        ("Non ASN Pemkab", "non_asn", (2_104, 2_104, 2_098, 2_090, 2_087, 2_075)),
        ("Perangkat Dsa", "perangkat_desa", (0, 0, 912, 912, 918, 918)),
        ("Pekerja Rentan", "pekerja_rentan", (0, 0, 0, 0, 1_500, 1_500)),
        ("Jasa Konstruksi", "jakon", (214, 260, 388, 731, 1_106, 1_420)),
    ]
    for number, (label, segment, people) in enumerate(rows, 1):
        row = 5 + number
        _put(ws, [(number, label, *(workers or "-" for workers in people))], row)
        for month, workers in enumerate(people, 1):
            if workers:
                case.count(
                    ws.title, f"{'CDEFGH'[month - 1]}{row}", workers, district_code="12.23",
                    period=f"2024-{month:02d}", segment=segment, metric="active",
                )  # fmt: skip
    _put(ws, [("Jumlah", None, *(sum(each[2][month] for each in rows) for month in range(6)))], 10)
    return case


def lhokseumawe_long_csv() -> Submission:
    case = Submission("Aceh/ekspor_dashboard_kc_lhokseumawe.csv")
    lines = ["Tanggal Data;Kode Wilayah;Kabupaten/Kota;Segmen;Indikator;Jumlah TK"]
    data = {
        ("11.73", "KOTA LHOKSEUMAWE"): (("PU", 21_640, 14_218), ("BPU", 19_875, 2_306), ("Non ASN", 1_884, 1_702)),
        ("11.11", "KAB. BIREUEN"): (("PU", 24_031, 10_447), ("BPU", 61_390, 3_912), ("Non ASN", 2_950, 1_311)),
        ("11.17", "KAB. BENER MERIAH"): (("PU", 7_412, 3_266), ("BPU", 38_107, 1_054), ("Non ASN", 1_207, 640)),
    }
    for (code, name), groups in data.items():
        for label, potential, active in groups:
            for shown, workers, metric in (("Potensi", potential, "potential"), ("Peserta Aktif", active, "active")):
                lines.append(f"31/03/2025;{code};{name};{label};{shown};{workers}")
                case.count(
                    ANY, f"F{len(lines)}", workers, district_code=code, period="2025-03",
                    segment=label.lower().replace(" ", "_"), metric=metric,
                )  # fmt: skip
    case.data = ("\n".join(lines) + "\n").encode("utf-8")
    return case


def siantar_health_workers() -> Submission:
    case, (ws,) = _file("Sumatera_Utara/pematangsiantar/nakes non asn.xlsx", "Nakes")
    lines = (
        "PEMERINTAH KOTA PEMATANG SIANTAR",
        "DINAS KESEHATAN",
        "Jalan ............................ Pematang Siantar 21100",
        "KEPESERTAAN BPJS KETENAGAKERJAAN TENAGA KESEHATAN NON ASN",
        "KEADAAN BULAN AGUSTUS 2022",
    )
    _title(ws, lines, "F")
    head = ("No", "Unit Kerja", "Jumlah Tenaga Kesehatan Non ASN (orang)", "Terdaftar (orang)")
    _put(ws, [(*head, "Belum Terdaftar (orang)", "Persentase (%)"), (1, 2, 3, 4, 5, 6)], 7)
    units = [("Dinas Kesehatan", 14, 14), ("Puskesmas Kartini", 31, 20), ("Puskesmas Singosari", 27, 27)]
    units += [("Puskesmas Kesatria", 22, 9), ("Puskesmas Aek Nauli", 19, 0), ("RSUD dr. Djasamen", 188, 151)]
    for number, (name, staff, covered) in enumerate(units, 1):
        share = round(100 * covered / staff, 1)
        _put(ws, [(number, name, staff, covered or "-", staff - covered or "-", share)], 8 + number)
    staff, covered = sum(each[1] for each in units), sum(each[2] for each in units)
    _put(ws, [("JUMLAH", None, staff, covered, staff - covered, round(100 * covered / staff, 1))], 15)
    _merge(ws, "A15:B15")
    metrics = (("C", staff, "potential"), ("D", covered, "registered"), ("E", staff - covered, "not_registered"))
    for column, workers, metric in metrics:
        case.count(
            ws.title, f"{column}15", workers, district_code="12.72", period="2022-08", segment="tenaga_kesehatan",
            metric=metric,
        )  # fmt: skip
    _sign(ws, 18, 4, "Pematang Siantar,    September 2022", "Kepala Dinas Kesehatan")
    return case


def padangsidimpuan_html() -> Submission:
    case = Submission("Sumatera_Utara/Laporan_Kepesertaan_1714.xls")
    html = ["<html><head><title>Laporan</title></head><body><table>"]
    html.append("<tr><td colspan=7>BPJS KETENAGAKERJAAN CABANG PADANGSIDIMPUAN</td></tr>")
    html.append("<tr><td colspan=7>Laporan Kepesertaan per 30 April 2025</td></tr>")
    html.append("<tr><th rowspan=2>No</th><th rowspan=2>Kabupaten/Kota</th><th colspan=4>Peserta Aktif</th>")
    html.append("<th rowspan=2>Potensi Pekerja</th></tr>")
    html.append("<tr><th>PU</th><th>BPU</th><th>Jakon</th><th>Jumlah</th></tr>")
    rows = [
        ("KOTA PADANGSIDIMPUAN", "12.77", (9_871, 6_405, 2_210), 71_320),
        ("KAB. TAPANULI SELATAN", "12.03", (14_602, 4_118, 1_904), 88_415),
        ("KAB. PADANG LAWAS", "12.21", (12_044, 2_790, 688), 79_206),
        ("KAB. PADANG LAWAS UTARA", "12.20", (10_359, 3_327, 512), 83_977),
    ]
    for number, (name, code, people, potential) in enumerate(rows, 1):
        row = 4 + number
        cells = (number, name, *(_dot(each) for each in (*people, sum(people), potential)))
        html.append("<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
        for column, workers, segment in zip("CDE", people, ("pu", "bpu", "jakon"), strict=True):
            case.count(
                ANY, f"{column}{row}", workers, district_code=code, period="2025-04", segment=segment, metric="active"
            )
        case.count(ANY, f"G{row}", potential, district_code=code, period="2025-04", segment="total", metric="potential")
    sums = [sum(each[2][place] for each in rows) for place in range(3)]
    cells = ("", "TOTAL", *(_dot(each) for each in (*sums, sum(sums), sum(each[3] for each in rows))))
    html.append("<tr>" + "".join(f"<td><b>{cell}</b></td>" for cell in cells) + "</tr></table></body></html>")
    case.data = "\n".join(html).encode("latin-1")
    return case


def singkil_both() -> Submission:
    case, (money, people) = _file("Aceh/aceh_singkil/Jamsostek Aceh Singkil.xlsx", "ANGGARAN", "KEPESERTAAN")
    _title(money, ("PEMERINTAH KABUPATEN ACEH SINGKIL", "PAGU IURAN JAMSOSTEK APBK MURNI TAHUN 2024"), "F")
    _put(money, [("Uraian", "Peserta", "Bulan", "Tarif", "Pagu (Rp)", "Program")], 4)
    groups = [
        ("A. PENDAPATAN ASLI DAERAH", "APBD", [("Tenaga kontrak daerah", 1_106, 12, 14_850, "non_asn")]),
        (
            "B. ALOKASI DANA KAMPUNG (APBKampung)",
            "APBDES",
            [
                ("Keuchik dan perangkat kampung", 812, 12, 10_800, "perangkat_desa"),
                ("BPKam", 604, 12, 5_400, "bpd"),
            ],
        ),
        ("C. DBH SAWIT", "DBH_SAWIT", [("Pekebun sawit rakyat", 700, 8, 16_800, "petani_sawit")]),
    ]
    row, whole = 5, 0
    for heading, fund, lines in groups:
        row = _put(money, [(heading,)], row)
        for label, workers, months, price, segment in lines:
            amount = workers * months * price
            _put(money, [(f"   - {label}", workers, months, price, amount, "JKK + JKM")], row)
            case.line(
                money.title, f"E{row}", amount, district_code="11.10", fiscal_year="2024", stage="murni",
                segment=segment, programme=TWO, fund_source=fund, workers=workers, months=months, unit_cost_idr=price,
            )  # fmt: skip
            row, whole = row + 1, whole + amount
    _put(money, [("Jumlah", None, None, None, whole)], row)
    people["A1"] = "KEPESERTAAN JAMSOSTEK KABUPATEN ACEH SINGKIL, 30 SEPTEMBER 2024"
    labels = ("Tenaga Kontrak", "Perangkat Kampung", "BPKam", "Petani Sawit", "JUMLAH")
    _put(people, [("Uraian", *labels)], 3)
    table = {"Potensi": (1_240, 840, 620, 5_316), "Terdaftar": (1_106, 812, 604, 700), "Aktif": (1_098, 790, 588, 700)}
    segments = ("non_asn", "perangkat_desa", "bpd", "petani_sawit")
    metrics = ("potential", "registered", "active")
    for line, (label, values) in enumerate(table.items(), 4):
        _put(people, [(f"{label} (orang)", *values, sum(values))], line)
        for column, workers, segment in zip("BCDE", values, segments, strict=True):
            case.count(
                people.title, f"{column}{line}", workers, district_code="11.10", period="2024-09", segment=segment,
                metric=metrics[line - 4],
            )  # fmt: skip
    _put(people, [("Persentase terdaftar", 0.892, 0.967, 0.974, 0.132, 0.402)], 7)
    return case


def tebing_stacked_years() -> Submission:
    case, (ws,) = _file("Sumatera_Utara/tebing_tinggi/Tabel 4.2.xlsx", "Tabel 4.2")
    ws["B1"] = "Tabel 4.2  Pekerja Menurut Segmen dan Perlindungan Jaminan Sosial Ketenagakerjaan di Kota Tebing Tinggi"
    _put(ws, [("Segmen", "Jumlah Pekerja", "Terlindungi", "Belum Terlindungi")], 3, 2)
    _put(ws, [("(1)", "(2)", "(3)", "(4)")], 4, 2)
    labels = (("Honorer / Non ASN", "non_asn"), ("Kepala Lingkungan", "rt_rw"), ("Pekerja Rentan", "pekerja_rentan"))
    years = {
        2021: ((1_402, 0), (175, 0), (9_860, 0)),
        2022: ((1_388, 1_120), (175, 175), (9_860, 0)),
        2023: ((1_371, 1_254), (175, 175), (10_214, 600)),
    }
    row = 5
    for year, values in years.items():
        ws.cell(row, 2, year)
        ws.merge_cells(start_row=row, end_row=row, start_column=2, end_column=5)
        row += 1
        for (label, segment), (potential, covered) in zip(labels, values, strict=True):
            gap = potential - covered
            _put(ws, [(label, potential, covered or "–", gap or "–")], row, 2)
            metrics = (("C", potential, "potential"), ("D", covered, "registered"), ("E", gap, "not_registered"))
            for column, workers, metric in metrics:
                if workers:
                    case.count(
                        ws.title, f"{column}{row}", workers, district_code="12.76", period=str(year), segment=segment,
                        metric=metric,
                    )  # fmt: skip
            row += 1
        sums = [sum(each[place] for each in values) for place in range(2)]
        _put(ws, [("Jumlah/Total", sums[0], sums[1] or "–", sums[0] - sums[1])], row, 2)
        row += 1
    ws.cell(row + 1, 2, "Sumber: Dinas Tenaga Kerja dan Perindustrian Kota Tebing Tinggi")
    return case


def deli_serdang_side_by_side() -> Submission:
    case, (ws,) = _file("Sumatera_Utara/deli_serdang/perbandingan peserta.xlsx", "Banding")
    ws["B1"] = "PERKEMBANGAN KEPESERTAAN BPJS KETENAGAKERJAAN KAB. DELI SERDANG"
    labels = (
        ("Penerima Upah", "pu"),
        ("Bukan Penerima Upah", "bpu"),
        ("Jasa Konstruksi", "jakon"),
    )
    tables = [
        (2, "PER 31 DESEMBER 2023", "2023-12", ((214_380, 201_266), (48_917, 31_204), (22_610, 22_610))),
        (7, "PER 30 JUNI 2024", "2024-06", ((219_744, 205_013), (53_302, 34_871), (9_845, 9_845))),
    ]
    for left, title, period, values in tables:
        ws.cell(3, left, title)
        ws.merge_cells(start_row=3, end_row=3, start_column=left, end_column=left + 3)
        _put(ws, [("No", "Segmen", "Terdaftar", "Aktif")], 4, left)
        for number, ((label, segment), pair) in enumerate(zip(labels, values, strict=True), 1):
            _put(ws, [(number, label, *pair)], 4 + number, left)
            for offset, metric in ((2, "registered"), (3, "active")):
                cell = ws.cell(4 + number, left + offset).coordinate
                case.count(
                    ws.title, cell, pair[offset - 2], district_code="12.07", period=period, segment=segment,
                    metric=metric,
                )  # fmt: skip
        _put(ws, [(None, "Jumlah", sum(v[0] for v in values), sum(v[1] for v in values))], 8, left)
    return case


def sergai_dots_lost() -> Submission:
    case, (ws,) = _file("Sumatera_Utara/serdang_bedagai/Data segmen Sergai.xlsx", "Data")
    lines = ("DATA PEKERJA DAN PESERTA BPJS KETENAGAKERJAAN", "KABUPATEN SERDANG BEDAGAI", "Keadaan Pebruari 2025")
    _title(ws, lines, "E")
    _put(ws, [("No.", "Segmen", "Jumlah (orang)", "Terdaftar (orang)", "Belum (orang)")], 5)
    rows = [
        ("Non ASN", (5.214, 3.902, 1.312), (5_214, 3_902, 1_312), "non_asn"),
        ("Guru Honor", (3.118, 2.37, 748), (3_118, 2_370, 748), "guru_honor"),
        ("Perangkat Desa", (2.409, 2.409, "-"), (2_409, 2_409, 0), "perangkat_desa"),
        ("Kader Posyandu", (986, 512, 474), (986, 512, 474), "kader"),
        ("Pekerja Rentan", ("38.450", "1.250", "37.200"), (38_450, 1_250, 37_200), "pekerja_rentan"),
    ]
    for number, (label, printed, people, segment) in enumerate(rows, 1):
        row = 5 + number
        _put(ws, [(number, label, *printed)], row)
        metrics = ("potential", "registered", "not_registered")
        for column, shown, workers, metric in zip("CDE", printed, people, metrics, strict=True):
            if workers:
                case.count(
                    ws.title, f"{column}{row}", workers, district_code="12.18", period="2025-02", segment=segment,
                    metric=metric,
                )  # fmt: skip
            if isinstance(shown, float):
                case.needs_finding.append((ws.title, f"{column}{row}"))
    _put(ws, [(None, "Jumlah", *(_dot(sum(each[2][place] for each in rows)) for place in range(3)))], 11)
    return case


def aceh_tenggara_bundle() -> Submission:
    case, (ws,) = _file("Aceh/aceh_tenggara/ekosistem kute.xlsx", "TW III")
    lines = (
        "KEPESERTAAN JAMSOSTEK EKOSISTEM KUTE DAN PEKERJA RENTAN",
        "DINAS PEMBERDAYAAN MASYARAKAT DAN KUTE KABUPATEN ACEH TENGGARA",
        "TRIWULAN III (KEADAAN 30 SEPTEMBER 2024)",
    )
    _title(ws, lines, "F")
    _put(ws, [("No", "Uraian", "Potensi", "Terdaftar", "Aktif", "Belum Terdaftar")], 5)
    parts = [
        ("1", "Pengulu Kute", 385, 371, 360, "perangkat_desa"),
        ("2", "Perangkat Kute", 2_310, 2_004, 1_877, "perangkat_desa"),
        ("3", "Badan Permusyawaratan Kute (BPK)", 1_925, 614, 530, "bpd"),
        ("4", "Kader Posyandu", 1_540, 120, 96, "kader"),
    ]
    sums = [sum(each[place] for each in parts) for place in (2, 3, 4)]
    _put(ws, [("A", "EKOSISTEM KUTE", *sums, sums[0] - sums[1])], 6)
    parts.append(("B", "PEKERJA RENTAN", 22_840, 450, 450, "pekerja_rentan"))
    metrics = ("potential", "registered", "active", "not_registered")
    for row, (mark, label, potential, covered, active, segment) in enumerate(parts, 7):
        values = (potential, covered, active, potential - covered)
        _put(ws, [(mark, label, *values)], row)
        for column, workers, metric in zip("CDEF", values, metrics, strict=True):
            case.count(
                ws.title, f"{column}{row}", workers, district_code="11.02", period="2024-09", segment=segment,
                metric=metric,
            )  # fmt: skip
    ws["A13"] = "Catatan : aparat kute dibayar dari Dana Kute, belum seluruhnya menganggarkan."
    return case


def aceh_timur_month_sheets() -> Submission:
    case, sheets = _file("Aceh/aceh_timur/rekap bulanan 2025.xls", "JAN", "FEB", "MAR")
    labels = (("PU", "pu"), ("BPU", "bpu"), ("JAKON", "jakon"))
    data = {
        "JAN": ((612, 11_846, 1_402_618_000), (None, 2_913, 50_218_400), (7, 206, 18_440_000)),
        "FEB": ((615, 11_902, 1_417_905_500), (None, 2_874, 49_604_800), (12, 391, 31_215_000)),
        "MAR": ((619, 12_011, 1_425_330_000), (None, 3_046, 52_900_100), (21, 655, 58_072_500)),
    }
    for number, ws in enumerate(sheets):
        ws["A1"] = "REKAPITULASI KEPESERTAAN DAN IURAN KABUPATEN ACEH TIMUR"
        ws["A2"] = f"PERIODE {MONTHS[number].upper()} 2025"
        head = ("SEGMEN", "JUMLAH BADAN USAHA / PROYEK", "JUMLAH TK AKTIF", "IURAN DITERIMA (Rp)", "KLAIM (KASUS)")
        _put(ws, [head], 4)
        for row, (label, segment) in enumerate(labels, 5):
            firms, workers, premium = data[ws.title][row - 5]
            _put(ws, [(label, firms, workers, premium, row - 3 + number)], row)
            case.count(
                ws.title, f"C{row}", workers, district_code="11.03", period=f"2025-{number + 1:02d}", segment=segment,
                metric="active",
            )  # fmt: skip
        rows = data[ws.title]
        _put(ws, [("TOTAL", sum(r[0] or 0 for r in rows), sum(r[1] for r in rows), sum(r[2] for r in rows))], 8)
    content = io.BytesIO()
    case.book.save(content)
    case.data = content.getvalue()  # a workbook of today's format under the old ending
    return case


def madina_segment_sheets() -> Submission:
    case, sheets = _file("Sumatera_Utara/mandailing_natal/Madina 21-24.xlsx", "Non ASN", "Perangkat Desa", "Rentan")
    segments = ("non_asn", "perangkat_desa", "pekerja_rentan")
    titles = ("TENAGA NON ASN", "KEPALA DESA DAN PERANGKAT DESA", "PEKERJA RENTAN")
    data = (
        {2021: (4_310, 0, 0), 2022: (4_287, 2_106, 2_050), 2023: (4_240, 2_914, 2_881), 2024: (3_102, 2_760, 2_514)},
        {2022: (2_262, 1_131, 1_131), 2023: (2_262, 1_870, 1_644), 2024: (2_262, 2_262, 2_139)},
        {2023: (46_720, 500, 500), 2024: (47_015, 1_250, 1_250)},
    )
    for place, ws in enumerate(sheets):
        ws["A1"] = "KABUPATEN MANDAILING NATAL"
        ws["A2"] = f"SEGMEN {titles[place]}"
        _put(ws, [("Tahun", "Potensi", "Terdaftar", "Aktif", "Persentase")], 4)
        for row, (year, values) in enumerate(data[place].items(), 5):
            _put(ws, [(year, *values, values[1] / values[0])], row)
            ws.cell(row, 5).number_format = "0.00%"
            for column, workers, metric in zip("BCD", values, ("potential", "registered", "active"), strict=True):
                case.count(
                    ws.title, f"{column}{row}", workers, district_code="12.13", period=str(year),
                    segment=segments[place], metric=metric,
                )  # fmt: skip
    return case


def binjai_wrong_month() -> Submission:
    case, (ws,) = _file("Sumatera_Utara/binjai/Lap Kepesertaan Maret 2024.xlsx", "Sheet1")
    _title(ws, ("PEMERINTAH KOTA BINJAI", "DINAS TENAGA KERJA, PERINDUSTRIAN DAN PERDAGANGAN"), "F")
    ws["A4"], ws["B4"] = "Nomor", ": 560/......../2024"
    ws["A5"], ws["B5"] = "Hal", ": Laporan Kepesertaan Jaminan Sosial Ketenagakerjaan"
    ws["A7"] = "Bersama ini disampaikan data kepesertaan Jamsostek keadaan s.d. 31 Mei 2024 sebagai berikut :"
    _put(ws, [("No", "Segmen", "Potensi", "Peserta", "%", "Keterangan")], 9)
    rows = [("Non ASN", 2_088, 1_940, "non_asn"), ("Kepling", 284, 284, "rt_rw"), ("Guru Mengaji", 410, 75, ANY)]
    rows += [("Pedagang, ojek dan pekerja rentan lainnya", 12_600, 830, "pekerja_rentan")]
    for number, (label, potential, covered, segment) in enumerate(rows, 1):
        row = 9 + number
        _put(ws, [(number, label, potential, covered, round(100 * covered / potential, 2))], row)
        for column, workers, metric in (("C", potential, "potential"), ("D", covered, "registered")):
            case.count(
                ws.title, f"{column}{row}", workers, district_code="12.75", period="2024-05", segment=segment,
                metric=metric,
            )  # fmt: skip
    sums = [sum(each[place] for each in rows) for place in (1, 2)]
    _put(ws, [(None, "Jumlah", *sums, round(100 * sums[1] / sums[0], 2))], 14)
    _sign(ws, 17, 5, "Binjai,      Juni 2024", "Kepala Dinas")
    return case


def samosir_active_above() -> Submission:
    case, (ws,) = _file("Sumatera_Utara/samosir/kepesertaan.xlsx", "Jan 2023")
    ws["A1"], ws["A2"] = "Kabupaten Samosir", "Data kepesertaan program Jamsostek per 31 Januari 2023"
    _put(ws, [("No", "Kelompok", None, "Potensi", None, "Terdaftar", None, "Aktif")], 4)
    rows = [
        ("Pegawai Non ASN", 1_655, 1_318, 1_301, "non_asn"),
        ("Kades dan Perangkat", 1_024, 896, 968, "perangkat_desa"),
        ("BPD", 640, 384, 384, "bpd"),
        ("Petani", 31_470, 212, 140, "petani"),
    ]
    for number, (label, *people, segment) in enumerate(rows, 1):
        row = 5 + number
        spaced = [each for workers in people for each in (None, workers)]
        _put(ws, [(number, label, *spaced)], row)
        for column, workers, metric in zip("DFH", people, ("potential", "registered", "active"), strict=True):
            case.count(
                ws.title, f"{column}{row}", workers, district_code="12.17", period="2023-01", segment=segment,
                metric=metric,
            )  # fmt: skip
    case.needs_finding.append((ws.title, "H7"))
    return case


def nias_selatan_xml() -> Submission:
    case = Submission("Sumatera_Utara/nias_selatan/target_realisasi.xls")
    head = ("No", "Segmen", "Target (Orang)", "Realisasi Terdaftar (Orang)", "Capaian (%)")
    rows = [
        ("Perangkat Desa", 2_760, 1_904, "perangkat_desa"),
        ("Tenaga Non ASN", 2_115, 1_688, "non_asn"),
        ("Nelayan", 1_500, 450, "nelayan"),
        ("Pelayan Gereja", 900, 126, "pekerja_keagamaan"),
    ]
    sums = (sum(each[1] for each in rows), sum(each[2] for each in rows))

    def cells(values: Sequence[object]) -> str:
        kinds = ["Number" if isinstance(value, (int, float)) else "String" for value in values]
        data = (f'<Data ss:Type="{kind}">{value}</Data>' for kind, value in zip(kinds, values, strict=True))
        return "<Row>" + "".join(f"<Cell>{each}</Cell>" for each in data) + "</Row>"

    titles = ("KABUPATEN NIAS SELATAN", "TARGET DAN REALISASI KEPESERTAAN JAMSOSTEK", "KEADAAN 31 OKTOBER 2023")
    lines = [f'<Row><Cell ss:MergeAcross="4"><Data ss:Type="String">{text}</Data></Cell></Row>' for text in titles]
    lines.append(cells(head))
    for row, (label, target, reached, segment) in enumerate(rows, 5):
        lines.append(cells((row - 4, label, target, reached, round(100 * reached / target, 2))))
        for column, workers, metric in (("C", target, "target"), ("D", reached, "registered")):
            case.count(
                ANY, f"{column}{row}", workers, district_code="12.14", period="2023-10", segment=segment, metric=metric
            )
    lines.append(cells(("", "Jumlah", *sums, round(100 * sums[1] / sums[0], 2))))
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    start = '<?xml version="1.0" encoding="UTF-8"?>\n<?mso-application progid="Excel.Sheet"?>\n'
    start += f'<Workbook xmlns="{space}" xmlns:ss="{space}"><Worksheet ss:Name="Realisasi"><Table>\n'
    case.data = (start + "\n".join(lines) + "\n</Table></Worksheet></Workbook>\n").encode("utf-8")
    return case


def aceh_province_thousands() -> Submission:
    case, (ws,) = _file("Aceh/paparan kanwil.xlsx", "Provinsi")
    ws["C2"] = "KEPESERTAAN JAMSOSTEK PROVINSI ACEH"
    ws["C3"] = "Posisi Desember 2024 (ribu orang)"
    _merge(ws, "C2:G2", "C3:G3")
    _put(ws, [("Segmen", "Potensi", "Terdaftar", "Aktif", "Cakupan (%)")], 5, 3)
    rows = [("Penerima Upah", 711.7, 452.6, 417.3, "pu"), ("Bukan Penerima Upah", 889.9, 88.4, 62.3, "bpu")]
    rows += [("Jasa Konstruksi", 109.3, 95.4, 95.4, "jakon")]
    for row, (label, *values, segment) in enumerate(rows, 6):
        _put(ws, [(label, *values, round(100 * values[2] / values[0], 2))], row, 3)
        for column, value, metric in zip("DEF", values, ("potential", "registered", "active"), strict=True):
            case.count(
                ws.title, f"{column}{row}", round(value * 1000), district_code="11", area_level="province",
                period="2024-12", segment=segment, metric=metric,
            )  # fmt: skip
    sums = [round(sum(each[place] for each in rows), 1) for place in (1, 2, 3)]
    _put(ws, [("Jumlah", *sums, round(100 * sums[2] / sums[0], 2))], 9, 3)
    ws["C11"] = "Catatan: angka dibulatkan"
    return case


def ucj_codes_as_numbers() -> Submission:
    case, (ws,) = _file("Sumatera_Utara/UCJ kab kota Juni.xlsx", "UCJ")
    _title(ws, ("CAPAIAN UNIVERSAL COVERAGE JAMSOSTEK (UCJ) KABUPATEN/KOTA", "PER 30 JUNI 2025"), "G")
    head = ("Kode", "Kabupaten/Kota", "Pekerja Eligible (Potensi)", "Terlindungi (Aktif)", "Coverage (%)")
    _put(ws, [(*head, "Target UCJ 2025 (Orang)", "Target (%)")], 4)
    rows = [
        (12.02, "1 KAB. TAPANULI UTARA", "12.02", 96_412, 21_380, 38_565),
        (12.1, "2 KAB. LABUHANBATU", "12.10", 151_066, 72_914, 83_086),
        (12.2, "3 KAB. PADANG LAWAS UTARA", "12.20", 83_977, 14_198, 33_591),
        (12.24, "4 KAB. NIAS UTARA", "12.24", 41_305, 6_022, 14_457),
        (12.25, "5 KAB. NIAS BARAT", "12.25", 24_870, 3_911, 8_705),
        (12.04, "6 KAB. NIAS", "12.04", 43_118, 7_640, 15_091),
    ]
    for row, (shown, name, code, potential, active, target) in enumerate(rows, 5):
        shares = (round(100 * active / potential, 2), round(100 * target / potential, 2))
        _put(ws, [(shown, name, potential, active, shares[0], target, shares[1])], row)
        values = (("C", potential, "potential"), ("D", active, "active"), ("F", target, "target"))
        for column, workers, metric in values:
            case.count(
                ws.title, f"{column}{row}", workers, district_code=code, segment="total", metric=metric,
                period=ANY if metric == "target" else "2025-06",
            )  # fmt: skip
    sums = [sum(each[place] for each in rows) for place in (3, 4, 5)]
    shares = [round(100 * each / sums[0], 2) for each in sums[1:]]
    _put(ws, [(None, "JUMLAH", sums[0], sums[1], shares[0], sums[2], shares[1])], 11)
    return case


def gunungsitoli_hidden_sheet() -> Submission:
    case, sheets = _file("Sumatera_Utara/gunungsitoli/rekap segmen.xlsx", "lama", "Rekap Nop")
    rows = [
        ("Guru Honor Sekolah", "guru_honor", 618, 205),
        ("Guru Sekolah Minggu dan Pelayan Jemaat", "pekerja_keagamaan", 62, 748),
        ("Kader Posyandu", "kader", 0, 505),
        ("Aparat Desa", "perangkat_desa", 784, 28),
        ("Anggota BPD", "bpd", 490, 0),
        ("Nelayan", "nelayan", 150, 1_890),
    ]
    for place, ws in enumerate(sheets):
        year = 2022 + place
        ws["A1"] = "BAPPEDA KOTA GUNUNGSITOLI"
        ws["A2"] = f"Rekap perlindungan Jamsostek per segmen, Nopember {year}"
        _put(ws, [("No", "Segmen", "Jumlah Pekerja", "Status Kepesertaan (orang)")], 4)
        _put(ws, [("Sudah Terdaftar", "Belum Terdaftar")], 5, 4)
        _merge(ws, "A4:A5", "B4:B5", "C4:C5", "D4:E4")
        for number, (label, segment, covered, gap) in enumerate(rows, 1):
            row, shown = 5 + number, covered - 40 * (1 - place) if covered else 0
            _put(ws, [(f"{number}.", label, shown + gap, shown or "-", gap or "-")], row)
            if not place:
                continue
            values = (("C", covered + gap, "potential"), ("D", covered, "registered"), ("E", gap, "not_registered"))
            for column, workers, metric in values:
                if workers:
                    case.count(
                        ws.title, f"{column}{row}", workers, district_code="12.78", period="2023-11", segment=segment,
                        metric=metric,
                    )  # fmt: skip
        sums = [f"=SUM({column}6:{column}11)" for column in "CDE"]
        _put(ws, [(None, "Total", *sums)], 12)
        ws["A14"] = "Keterangan : - = tidak ada"
        _sign(ws, 16, 4, "Gunungsitoli, ...................", "Kepala Bappeda,")
    sheets[0].sheet_state = "hidden"
    case.book.active = 1
    return case


CASES = (
    pidie_dpa_print,
    bireuen_sipd_csv,
    aceh_jaya_dpmg,
    langsa_dppa,
    nagan_raya_ribuan,
    tamiang_form,
    subulussalam_months,
    simeulue_years,
    gayo_lues_stages,
    humbahas_lra_html,
    toba_pilkada,
    dairi_long,
    karo_details,
    simalungun_slide,
    kisaran_branch_budget,
    langkat_wrong_name,
    labusel_wrong_unit,
    tapteng_three_stages,
    nias_text_amounts,
    medan_formulas,
    sibolga_hidden,
    pakpak_questions,
    paluta_offices,
    sumut_province_tabs,
    banda_aceh_branch,
    meulaboh_three_metrics,
    aceh_utara_kecamatan,
    labura_months,
    lhokseumawe_long_csv,
    siantar_health_workers,
    padangsidimpuan_html,
    singkil_both,
    tebing_stacked_years,
    deli_serdang_side_by_side,
    sergai_dots_lost,
    aceh_tenggara_bundle,
    aceh_timur_month_sheets,
    madina_segment_sheets,
    binjai_wrong_month,
    samosir_active_above,
    aceh_province_thousands,
    ucj_codes_as_numbers,
    gunungsitoli_hidden_sheet,
)

# A workbook in the XML of Excel 2003, a format that is refused with a word on how to save it.
REFUSED = nias_selatan_xml
