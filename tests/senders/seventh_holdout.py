"""Seventh hold-out set: forty submissions of fresh hands, written from the conventions alone.

Prints of the finance office (RKA, DPPA, LRA, cash plan), tables of labour offices, recaps of BPJS branches, slides,
forms, csv and HTML exports, with their truth at each cell. No person is named. Changed after it was first read: a
printed 0 is a row, as in the design.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from openpyxl.worksheet.worksheet import Worksheet

from .case import ANY, Submission

BOTH = "JKK+JKM"
JKK = "5.1.02.02.02.0006"
JKM = "5.1.02.02.02.0007"
JKN = "5.1.02.02.02.0005"
DOTS = "...................................."
MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nop", "Des")


def _case(path: str, *names: str) -> Submission:
    """A submission with the named sheets."""
    case = Submission(path)
    case.book.active.title = names[0] if names else "Sheet1"
    for name in names[1:]:
        case.book.create_sheet(name)
    return case


def _put(sheet: Worksheet, row: int, values: Sequence[object], column: int = 1) -> None:
    for offset, value in enumerate(values):
        if value is not None:
            sheet.cell(row, column + offset, value)


def _rows(sheet: Worksheet, row: int, rows: Iterable[Sequence[object]], column: int = 1) -> int:
    """Write the rows, return the next free row."""
    for values in rows:
        _put(sheet, row, values, column)
        row += 1
    return row


def _merge(sheet: Worksheet, *ranges: str) -> None:
    for each in ranges:
        sheet.merge_cells(each)


def _dot(number: float) -> str:
    return f"{number:,.0f}".replace(",", ".")


def _rp(number: float) -> str:
    return f"Rp {_dot(number)}"


def _cents(number: float) -> str:
    return f"{_dot(number)},00"


def _percent(part: float, whole: float) -> float:
    return round(part / whole * 100, 2)


def _sign(sheet: Worksheet, row: int, column: int, place: str, office: str) -> None:
    for offset, text in enumerate((place, office, None, None, DOTS, "NIP. " + DOTS)):
        if text:
            sheet.cell(row + offset, column, text)


def _html(rows: Iterable[Sequence[object]], width: int) -> bytes:
    """A table as a web page; a row of one value spans the whole width, a blank value is an empty cell."""
    parts = ["<html><head><meta charset='utf-8'></head><body><table border='1'>"]
    for values in rows:
        if len(values) == 1:
            parts.append(f"<tr><td colspan='{width}'><b>{values[0]}</b></td></tr>")
        else:
            cells = "".join(f"<td>{'' if value is None else value}</td>" for value in values)
            parts.append(f"<tr>{cells}</tr>")
    parts.append("</table></body></html>")
    return "\n".join(parts).encode("utf-8")


def _lines(rows: Iterable[Sequence[object]], mark: str, encoding: str = "utf-8") -> bytes:
    return "\r\n".join(mark.join(str(value) for value in values) for values in rows).encode(encoding)


# --- budgets ---------------------------------------------------------------------------------------------------------


def ordinary_list_aceh_tengah() -> Submission:
    """A plain list with people x months x premium."""
    case = _case("Aceh/aceh_tengah/Rencana iuran BPJSTK 2024.xlsx", "Sheet1")
    sheet = case.book["Sheet1"]
    sheet["A1"] = "RENCANA ANGGARAN IURAN JAMINAN SOSIAL KETENAGAKERJAAN"
    sheet["A2"] = "KABUPATEN ACEH TENGAH"
    sheet["A3"] = "APBK TAHUN ANGGARAN 2024"
    _merge(sheet, "A1:F1", "A2:F2", "A3:F3")
    _put(sheet, 5, ["No", "Uraian", "Jumlah (Orang)", "Lama (Bulan)", "Iuran per Orang/Bulan", "Jumlah Anggaran (Rp)"])
    data = [
        ("Tenaga Kontrak / Non ASN", 2140, 12, 16200, "non_asn"),
        ("Reje dan Aparatur Kampung", 1475, 12, 16200, "perangkat_desa"),
        ("Kader Posyandu", 886, 12, 16800, "kader"),
        ("Pekerja Rentan (petani kopi miskin, buruh kasar)", 1000, 6, 16800, "pekerja_rentan"),
    ]
    for number, (label, people, months, premium, segment) in enumerate(data, 1):
        amount = people * months * premium
        _put(sheet, 5 + number, [number, label, people, months, premium, amount])
        case.line(
            "Sheet1",
            f"F{5 + number}",
            amount,
            district_code="11.04",
            fiscal_year="2024",
            stage="murni",
            segment=segment,
            workers=people,
            months=months,
            unit_cost_idr=premium,
        )
    _put(sheet, 10, [None, "JUMLAH", sum(d[1] for d in data), None, None, sum(d[1] * d[2] * d[3] for d in data)])
    return case


def rka_print_langsa() -> Submission:
    """The print of a planning system: codes of six levels, [#] and [-] group lines, coefficients as text."""
    case = _case("Aceh/langsa/RKA_Disnaker.xlsx", "RKA-RINCIAN BELANJA")
    name = "RKA-RINCIAN BELANJA"
    sheet = case.book[name]
    jkn, jkk, jkm = 35 * 12 * 138000, 35 * 12 * 8300, 35 * 12 * 10400
    clean_k, clean_m = 14 * 12 * 8300, 14 * 12 * 10400
    total = jkn + jkk + jkm + clean_k + clean_m
    top = [
        ["RENCANA KERJA DAN ANGGARAN SATUAN KERJA PERANGKAT KOTA", None, None, None, None, None, "Formulir"],
        ["RINCIAN BELANJA", None, None, None, None, None, "RKA-RINCIAN BELANJA"],
        ["Pemerintah Kota Langsa Tahun Anggaran 2025"],
        ["Urusan Pemerintahan", ": 2.07 URUSAN PEMERINTAHAN BIDANG TENAGA KERJA"],
        ["Organisasi", ": 2.07.3.31.0.00.01.0000 Dinas Tenaga Kerja, Koperasi dan UKM"],
        ["Kegiatan", ": 2.07.01.2.08 Penyediaan Jasa Penunjang Urusan Pemerintahan Daerah"],
        ["Sub Kegiatan", ": 2.07.01.2.08.0004 Penyediaan Jasa Pelayanan Umum Kantor"],
        ["Alokasi Tahun 2024", ": Rp0,00"],
        ["Alokasi Tahun 2025", f": Rp{_cents(total)}"],
        ["Alokasi Tahun 2026", ": Rp0,00"],
    ]
    _rows(sheet, 1, top)
    sheet["A12"] = "Kode Rekening"
    sheet["B12"] = "Uraian"
    sheet["C12"] = "Rincian Perhitungan"
    sheet["G12"] = "Jumlah (Rp)"
    _put(sheet, 13, ["Koefisien", "Satuan", "Harga", "PPN"], 3)
    _merge(sheet, "A12:A13", "B12:B13", "C12:F12", "G12:G13")
    group_k, group_m = jkk + clean_k, jkm + clean_m
    body = [
        ["5", "BELANJA DAERAH", None, None, None, None, total],
        ["5.1", "BELANJA OPERASI", None, None, None, None, total],
        ["5.1.02", "Belanja Barang dan Jasa", None, None, None, None, total],
        ["5.1.02.02", "Belanja Jasa", None, None, None, None, total],
        ["5.1.02.02.02", "Belanja Iuran Jaminan/Asuransi", None, None, None, None, total],
        [JKN, "Belanja Iuran Jaminan Kesehatan bagi Non ASN", None, None, None, None, jkn],
        [None, "[#] Iuran Jaminan Kesehatan", None, None, None, None, jkn],
        [None, "[-] Sumber Dana : Dana Alokasi Umum (DAU)", None, None, None, None, jkn],
        [None, "Iuran JKN Tenaga Kontrak", "35 Orang x 12 Bulan", "Orang / Bulan", 138000, 0, jkn],
        [JKK, "Belanja Iuran Jaminan Kecelakaan Kerja bagi Non ASN", None, None, None, None, group_k],
        [None, "[#] Iuran Jaminan Kecelakaan Kerja", None, None, None, None, group_k],
        [None, "[-] Sumber Dana : Dana Alokasi Umum (DAU)", None, None, None, None, group_k],
        [None, "Iuran JKK Tenaga Kontrak Administrasi", "35 Orang x 12 Bulan", "Orang / Bulan", 8300, 0, jkk],
        [None, "Iuran JKK Petugas Kebersihan Kantor", "14 Orang x 12 Bulan", "Orang / Bulan", 8300, 0, clean_k],
        [JKM, "Belanja Iuran Jaminan Kematian bagi Non ASN", None, None, None, None, group_m],
        [None, "[#] Iuran Jaminan Kematian", None, None, None, None, group_m],
        [None, "[-] Sumber Dana : Dana Alokasi Umum (DAU)", None, None, None, None, group_m],
        [None, "Iuran JKM Tenaga Kontrak Administrasi", "35 Orang x 12 Bulan", "Orang / Bulan", 10400, 0, jkm],
        [None, "Iuran JKM Petugas Kebersihan Kantor", "14 Orang x 12 Bulan", "Orang / Bulan", 10400, 0, clean_m],
    ]
    _rows(sheet, 14, body)
    _put(sheet, 33, ["Jumlah Anggaran Sub Kegiatan", None, None, None, None, None, total])
    _sign(sheet, 36, 6, "Kota Langsa, ....................2024", "Kepala Dinas")
    told = {"district_code": "11.74", "fiscal_year": "2025", "stage": "murni"}
    case.line(name, "G22", jkn, **told, segment=ANY, counted=False, reason="kesehatan")
    more = {**told, "segment": "non_asn", "fund_source": "APBD", "months": 12}
    for cell, amount, programme, code, people, premium in [
        ("G26", jkk, "JKK", JKK, 35, 8300),
        ("G27", clean_k, "JKK", JKK, 14, 8300),
        ("G31", jkm, "JKM", JKM, 35, 10400),
        ("G32", clean_m, "JKM", JKM, 14, 10400),
    ]:
        case.line(
            name, cell, amount, **more, programme=programme, account_code=code, workers=people, unit_cost_idr=premium
        )
    return case


def dppa_print_deli_serdang() -> Submission:
    """A DPPA: before and after the change side by side, each with its coefficient."""
    name = "DPPA"
    case = _case("Sumatera_Utara/deli_serdang/DPPA SETDA.xlsx", name)
    sheet = case.book[name]
    _rows(
        sheet,
        1,
        [
            ["DOKUMEN PELAKSANAAN PERUBAHAN ANGGARAN SATUAN KERJA PERANGKAT DAERAH"],
            ["PEMERINTAH KABUPATEN DELI SERDANG"],
            ["TAHUN ANGGARAN 2023"],
            ["Unit Organisasi : 4.01.0.00.0.00.01.0000 Sekretariat Daerah"],
        ],
    )
    for row in range(1, 4):
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=11)
    _put(sheet, 6, ["Kode Rekening", "Uraian", "Sebelum Perubahan", None, None, None, "Setelah Perubahan"])
    sheet["K6"] = "Bertambah/ (Berkurang)"
    _put(sheet, 7, ["Koefisien", "Satuan", "Harga Satuan", "Jumlah"] * 2, 3)
    _merge(sheet, "A6:A7", "B6:B7", "C6:F6", "G6:J6", "K6:K7")
    _put(sheet, 8, ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11=10-6"])
    blocks = [
        (JKK, "Belanja Iuran Jaminan Kecelakaan Kerja bagi Non ASN", "JKK", 8050),
        (JKM, "Belanja Iuran Jaminan Kematian bagi Non ASN", "JKM", 10050),
    ]
    kinds = [("Iuran {} Tenaga Harian Lepas", 120, 12, 112, 12), ("Iuran {} Tenaga Pengamanan", 24, 12, 30, 12)]
    row, grand = 10, [0, 0]
    for code, title, programme, premium in blocks:
        before = sum(k[1] * k[2] * premium for k in kinds)
        after = sum(k[3] * k[4] * premium for k in kinds)
        grand[0] += before
        grand[1] += after
        _put(sheet, row, [code, title, None, None, None, before, None, None, None, after, after - before])
        for label, old, old_months, new, new_months in kinds:
            row += 1
            first, second = old * old_months * premium, new * new_months * premium
            _put(
                sheet,
                row,
                [
                    None,
                    "  - " + label.format(programme),
                    f"{old} Orang x {old_months} Bulan",
                    "OB",
                    premium,
                    first,
                    f"{new} Orang x {new_months} Bulan",
                    "OB",
                    premium,
                    second,
                    second - first if second >= first else f"({_dot(first - second)})",
                ],
            )
            told = {
                "district_code": "12.07",
                "fiscal_year": "2023",
                "segment": "non_asn",
                "programme": programme,
                "account_code": code,
                "unit_cost_idr": premium,
            }
            case.line(name, f"F{row}", first, stage="murni", workers=old, months=old_months, **told)
            case.line(name, f"J{row}", second, stage="perubahan", workers=new, months=new_months, **told)
        row += 1
    total = ["5.1.02.02.02", "Belanja Iuran Jaminan/Asuransi", None, None, None, grand[0], None, None, None, grand[1]]
    _put(sheet, 9, [*total, grand[1] - grand[0]])
    _put(sheet, row, ["JUMLAH", None, None, None, None, grand[0], None, None, None, grand[1], grand[1] - grand[0]])
    return case


def lra_by_office_simalungun() -> Submission:
    """A realisation report by office: the office's name over its accounts, health beside."""
    name = "LRA"
    case = _case("Sumatera_Utara/simalungun/LRA iuran jaminan s.d Agustus.xlsx", name)
    sheet = case.book[name]
    _rows(
        sheet,
        2,
        [
            ["PEMERINTAH KABUPATEN SIMALUNGUN"],
            ["LAPORAN REALISASI BELANJA IURAN JAMINAN/ASURANSI"],
            ["PERIODE 1 JANUARI S.D. 31 AGUSTUS 2023"],
        ],
        column=2,
    )
    _put(sheet, 6, ["KODE REKENING", "U R A I A N", None, "ANGGARAN (Rp)", "REALISASI (Rp)", "%", "SISA ANGGARAN"], 2)
    _merge(sheet, "C6:D6")
    offices = [
        ("DINAS PENDIDIKAN", [(JKN, 96480000, 60210000), (JKK, 41472000, 27648000), (JKM, 51840000, 34560000)]),
        ("DINAS PERIKANAN", [(JKK, 4147200, 0), (JKM, 5184000, 0)]),
        ("RSUD PERDAGANGAN", [(JKN, 55200000, 36800000), (JKK, 17280000, 11520000), (JKM, 21600000, 14400000)]),
    ]
    labels = {
        JKN: "Belanja Iuran Jaminan Kesehatan bagi Non ASN",
        JKK: "Belanja Iuran Jaminan Kecelakaan Kerja bagi Non ASN",
        JKM: "Belanja Iuran Jaminan Kematian bagi Non ASN",
    }
    row, grand = 7, [0, 0]
    for office, accounts in offices:
        budget, spent = sum(a[1] for a in accounts), sum(a[2] for a in accounts)
        _put(sheet, row, [None, office, None, budget, spent, _percent(spent, budget), budget - spent], 2)
        row += 1
        for code, pagu, real in accounts:
            _put(sheet, row, [code + " ", None, labels[code], pagu, real, _percent(real, pagu), pagu - real], 2)
            told: dict = {"district_code": "12.08", "fiscal_year": "2023"}
            if code == JKN:
                told |= {"counted": False, "reason": "kesehatan", "segment": ANY}
            else:
                told |= {"segment": "non_asn", "programme": "JKK" if code == JKK else "JKM", "account_code": code}
            case.line(name, f"E{row}", pagu, stage="murni", **told)
            case.line(name, f"F{row}", real, stage="realisasi", **told)
            row += 1
        grand[0] += budget
        grand[1] += spent
        row += 1
    _put(sheet, row, ["JUMLAH", *grand, _percent(grand[1], grand[0]), grand[0] - grand[1]], 4)
    _sign(sheet, row + 3, 6, "Pamatang Raya, 4 September 2023", "Kepala BPKPD")
    return case


def csv_semicolons_asahan() -> Submission:
    """An export with semicolons, amounts with dots and a comma."""
    case = Submission("Sumatera_Utara/asahan/export_rekening.csv")
    head = ["tahun", "kode_daerah", "nama_daerah", "nama_skpd", "kode_rekening", "nama_rekening", "pagu", "realisasi"]
    pbi = "5.1.02.02.02.0002"
    names = {
        JKK: "Belanja Iuran Jaminan Kecelakaan Kerja bagi Non ASN",
        JKM: "Belanja Iuran Jaminan Kematian bagi Non ASN",
        pbi: "Belanja Kontribusi Jaminan Kesehatan bagi PBI",
    }
    data = [
        ("Dinas Kesehatan", pbi, 8450000000, 6337500000),
        ("Dinas Kesehatan", JKK, 22809600, 19008000),
        ("Dinas Kesehatan", JKM, 28512000, 23760000),
        ("Dinas Lingkungan Hidup", JKK, 31104000, 25920000),
        ("Dinas Lingkungan Hidup", JKM, 38880000, 0),
        ("Kecamatan Air Joman", JKK, 691200, 576000),
    ]
    rows: list[list[object]] = [list(head)]
    for number, (office, code, pagu, real) in enumerate(data, 2):
        rows.append(
            ["2024", "12.09", "Kab. Asahan", office, code, names[code], _cents(pagu), _cents(real)],
        )
        told: dict = {"district_code": "12.09", "fiscal_year": "2024"}
        if code == pbi:
            told |= {"counted": False, "reason": "kesehatan", "segment": ANY}
        else:
            told |= {"segment": "non_asn", "programme": "JKK" if code == JKK else "JKM", "account_code": code}
        case.line(ANY, f"G{number}", pagu, stage="murni", **told)
        case.line(ANY, f"H{number}", real, stage="realisasi", **told)
    case.data = _lines(rows, ";")
    return case


def html_three_stages_tamiang() -> Submission:
    """A web page named .xls: first budget, changed budget and realisation by group."""
    case = Submission("Aceh/aceh_tamiang/laporan.xls")
    rows: list[list[object]] = [
        ["PEMERINTAH KABUPATEN ACEH TAMIANG"],
        ["REALISASI IURAN BPJS KETENAGAKERJAAN (JKK DAN JKM) TAHUN ANGGARAN 2023"],
        ["No", "Kelompok Penerima", "APBK Murni", "APBK Perubahan", "Realisasi s.d. 31 Des 2023", "%"],
    ]
    data = [
        ("Datok Penghulu dan Perangkat Kampung", 413337600, 432000000, 428112000, "perangkat_desa"),
        ("Majelis Duduk Setikar Kampung (MDSK)", 138240000, 138240000, 131328000, "bpd"),
        ("Tenaga Honorer Daerah", 311040000, 285120000, 279936000, "non_asn"),
        ("Guru Ngaji dan Imam Kampung", None, 100800000, 92400000, "pekerja_keagamaan"),
    ]
    for number, (label, first, second, third, segment) in enumerate(data, 1):
        rows.append([number, label, _dot(first) if first else "-", _dot(second), _dot(third), _percent(third, second)])
        told = {"district_code": "11.16", "fiscal_year": "2023", "segment": segment, "programme": BOTH}
        for column, amount, stage in (("C", first, "murni"), ("D", second, "perubahan"), ("E", third, "realisasi")):
            if amount:
                case.line(ANY, f"{column}{number + 3}", amount, stage=stage, **told)
    sums = [sum(d[i] or 0 for d in data) for i in (1, 2, 3)]
    rows.append(["", "TOTAL", *(_dot(each) for each in sums), _percent(sums[2], sums[1])])
    case.data = _html(rows, 6)
    return case


def slide_in_millions_medan() -> Submission:
    """A slide's table pasted: amounts in millions (one as text), programme and fund in words."""
    name = "Slide 7"
    case = _case("Sumatera_Utara/medan/paparan kadis.xlsx", name)
    sheet = case.book[name]
    sheet["B2"] = "DUKUNGAN PEMERINTAH KOTA MEDAN TERHADAP PROGRAM JAMSOSTEK"
    sheet["B3"] = "APBD Tahun 2024"
    _put(sheet, 5, ["Segmen", "Jumlah\n(orang)", "Program", "Anggaran\n(Rp juta)", "Sumber\nDana"], 2)
    data = [
        ("Pegawai Non ASN", 8500, "2 program", 1652.4, "PAD", "non_asn", BOTH, "APBD"),
        ("Kepala Lingkungan (Kepling)", 2001, "3 Program", 3097.548, "PAD", "rt_rw", "JKK+JKM+JHT", "APBD"),
        ("Pekerja Rentan", 10000, "2 program", 2016, "PAD", "pekerja_rentan", BOTH, "APBD"),
        ("Bilal Mayit, Penggali Kubur, Guru Ngaji", 1250, "2 program", 252, "PAD", "pekerja_keagamaan", BOTH, "APBD"),
        ("Nelayan Belawan", 500, "2 program", 100.8, "CSR Perusahaan", "nelayan", BOTH, "LAINNYA"),
    ]
    for row, (label, people, programme, millions, source, segment, programme_told, fund) in enumerate(data, 6):
        shown = f"Rp {millions} juta".replace(".", ",") if fund == "LAINNYA" else millions
        _put(sheet, row, [label, people, programme, shown, source], 2)
        case.line(
            name,
            f"E{row}",
            millions * 1e6,
            district_code="12.71",
            fiscal_year="2024",
            stage="murni",
            segment=segment,
            programme=programme_told,
            fund_source=fund,
            workers=people,
        )
    _put(sheet, 11, ["TOTAL", sum(d[1] for d in data), None, round(sum(d[3] for d in data), 3)], 2)
    sheet["B13"] = "*) iuran 3 program Kepling termasuk JHT; angka dibulatkan"
    return case


def form_of_keys_nias_utara() -> Submission:
    """A form of keys and values: three stages of one group, and its participation."""
    name = "Isian"
    case = _case("Sumatera_Utara/nias_utara/Form isian Inpres 2.xlsx", name)
    sheet = case.book[name]
    rows = [
        ["FORMULIR MONITORING PELAKSANAAN INPRES NOMOR 2 TAHUN 2021"],
        [],
        ["Nama Daerah", ":", "Kabupaten Nias Utara"],
        ["Tahun", ":", "2023"],
        ["Instansi Pengisi", ":", "Dinas Tenaga Kerja dan Transmigrasi"],
        ["Nomor Kontak", ":", DOTS],
        [],
        ["A.", None, "DUKUNGAN ANGGARAN TENAGA NON ASN"],
        ["Program yang diikuti", ":", "JKK dan JKM"],
        ["Sumber Dana", ":", "APBD Kabupaten"],
        ["Anggaran Murni", ":", "Rp. 259.200.000,-"],
        ["Anggaran Setelah Perubahan", ":", "Rp. 272.160.000,-"],
        ["Realisasi s.d. 31 Desember 2023", ":", "Rp. 266.760.000,-"],
        [],
        ["B.", None, "KEPESERTAAN TENAGA NON ASN PER DESEMBER 2023"],
        ["Potensi", ":", "2.318 orang"],
        ["Terdaftar", ":", "2.100 orang"],
        ["Belum Terdaftar", ":", "218 orang"],
        [],
        ["C.", None, "REGULASI"],
        ["Peraturan Bupati", ":", "Nomor 17 Tahun 2022"],
    ]
    _rows(sheet, 1, rows)
    told = {"district_code": "12.24", "fiscal_year": "2023", "segment": "non_asn", "programme": BOTH}
    told |= {"fund_source": "APBD", "workers": ANY}
    case.line(name, "C11", 259200000, stage="murni", **told)
    case.line(name, "C12", 272160000, stage="perubahan", **told)
    case.line(name, "C13", 266760000, stage="realisasi", **told)
    for cell, people, metric in (
        ("C16", 2318, "potential"),
        ("C17", 2100, "registered"),
        ("C18", 218, "not_registered"),
    ):
        case.count(name, cell, people, district_code="12.24", period="2023-12", segment="non_asn", metric=metric)
    return case


def two_sheets_bireuen() -> Submission:
    """First and changed budget on a sheet each, Rp text; the changed one has a line more."""
    case = _case("Aceh/bireuen/Anggaran Jamsos Gampong.xlsx", "Murni", "Perubahan")
    data = {
        "Murni": [
            ("Keuchik", 609, 12, 10800, "perangkat_desa"),
            ("Perangkat Gampong (Sekdes, Kaur, Kasi)", 3654, 12, 10800, "perangkat_desa"),
            ("Tuha Peut Gampong", 3045, 6, 10800, "bpd"),
        ],
        "Perubahan": [
            ("Keuchik", 609, 12, 10800, "perangkat_desa"),
            ("Perangkat Gampong (Sekdes, Kaur, Kasi)", 3640, 12, 10800, "perangkat_desa"),
            ("Tuha Peut Gampong", 3045, 9, 10800, "bpd"),
            ("Kepala Dusun", 2012, 3, 10800, "rt_rw"),
        ],
    }
    titles = {"Murni": "APBK BIREUEN TAHUN 2023", "Perubahan": "APBK-P BIREUEN TAHUN 2023"}
    for name, lines in data.items():
        sheet = case.book[name]
        sheet["A1"] = "IURAN BPJS KETENAGAKERJAAN APARATUR GAMPONG"
        sheet["A2"] = titles[name]
        sheet["A3"] = "Sumber Dana : Alokasi Dana Gampong (ADG/ADD)"
        _put(sheet, 5, ["NO", "JABATAN", "VOLUME", None, "SATUAN", "PREMI", "JUMLAH"])
        _put(sheet, 6, ["Orang", "Bulan"], 3)
        _merge(sheet, "A5:A6", "B5:B6", "C5:D5", "E5:E6", "F5:F6", "G5:G6")
        row = 7
        for number, (label, people, months, premium, segment) in enumerate(lines, 1):
            amount = people * months * premium
            _put(sheet, row, [f"{number}.", label, people, months, "OB", _rp(premium), _rp(amount)])
            case.line(
                name,
                f"G{row}",
                amount,
                district_code="11.11",
                fiscal_year="2023",
                stage="murni" if name == "Murni" else "perubahan",
                segment=segment,
                fund_source="APBDES",
                workers=people,
                months=months,
                unit_cost_idr=premium,
            )
            row += 1
        _put(sheet, row, ["JUMLAH", None, None, None, None, None, _rp(sum(d[1] * d[2] * d[3] for d in lines))])
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=6)
    return case


def sheet_per_year_siantar() -> Submission:
    """A sheet for each year, the column order differs in the last one; one product does not hold."""
    case = _case("Sumatera_Utara/pematangsiantar/REKAP 2022-2024.xlsx", "2022", "2023", "2024")
    data = {
        "2022": [("Tenaga Harian Lepas (THL)", 1180, 17400, "non_asn")],
        "2023": [("Tenaga Harian Lepas (THL)", 1204, 17400, "non_asn"), ("Ketua RT / RW", 498, 16800, "rt_rw")],
        "2024": [
            ("Tenaga Harian Lepas (THL)", 1150, 18000, "non_asn"),
            ("Ketua RT / RW", 502, 16800, "rt_rw"),
            ("Guru Honor Sekolah Negeri", 410, 16800, "guru_honor"),
        ],
    }
    for name, lines in data.items():
        sheet = case.book[name]
        sheet["A1"] = f"Pemko Pematangsiantar - Belanja Jaminan Kecelakaan Kerja dan Kematian (JKK-JKM) TA {name}"
        last = name == "2024"
        head = ["Uraian", "Orang", "Iuran/bln", "Bln", "Jumlah setahun"]
        if last:
            head = ["Uraian", "Jumlah setahun", "Orang", "Iuran/bln", "Bln"]
        _put(sheet, 3, head)
        for row, (label, people, premium, segment) in enumerate(lines, 4):
            amount = people * premium * 12
            if (name, segment) == ("2023", "rt_rw"):
                amount = people * premium * 10
                case.needs_finding = [(name, f"E{row}")]
            values = [label, people, premium, 12, amount]
            _put(sheet, row, [label, amount, people, premium, 12] if last else values)
            case.line(
                name,
                f"{'B' if last else 'E'}{row}",
                amount,
                district_code="12.72",
                fiscal_year=name,
                stage="murni",
                segment=segment,
                programme=BOTH,
                workers=people,
                months=12,
                unit_cost_idr=premium,
            )
    return case


def branch_of_districts_meulaboh() -> Submission:
    """A branch's table: districts down, first and changed budget of one group."""
    name = "APARATUR"
    case = _case("Aceh/Cabang Meulaboh/Monitoring APBK aparatur gampong 2023.xlsx", name)
    sheet = case.book[name]
    _rows(
        sheet,
        1,
        [
            ["BPJS KETENAGAKERJAAN KANTOR CABANG MEULABOH"],
            ["MONITORING PENGANGGARAN IURAN KEUCHIK DAN PERANGKAT GAMPONG TAHUN 2023"],
        ],
    )
    _merge(sheet, "A1:G1", "A2:G2")
    _put(sheet, 4, ["No.", "Kab/Kota", "Jumlah Gampong", "Jumlah Aparatur (org)", "Anggaran (Rp)", None, "Keterangan"])
    _put(sheet, 5, ["Murni", "Perubahan"], 5)
    _merge(sheet, "A4:A5", "B4:B5", "C4:C5", "D4:D5", "E4:F4", "G4:G5")
    _put(sheet, 6, [f"({n})" for n in range(1, 8)])
    data = [
        ("Kab. Aceh Barat", "11.05", 322, 2254, 292118400, 292118400, "Perbup terbit"),
        ("Kab. Nagan Raya", "11.15", 222, 1554, 201398400, 214848000, None),
        ("Kab. Aceh Jaya", "11.14", 172, 1204, 156038400, None, "tidak ada perubahan"),
        ("Kab. Simeulue", "11.09", 138, 966, 125193600, 118800000, "rasionalisasi"),
    ]
    for row, (label, code, villages, people, first, second, note) in enumerate(data, 7):
        _put(sheet, row, [row - 6, label, villages, people, first, second or "-", note])
        told = {"district_code": code, "fiscal_year": "2023", "segment": "perangkat_desa", "workers": people}
        case.line(name, f"E{row}", first, stage="murni", **told)
        if second:
            case.line(name, f"F{row}", second, stage="perubahan", **told)
    _put(sheet, 11, [None, "TOTAL", 854, "=SUM(D7:D10)", "=SUM(E7:E10)", "=SUM(F7:F10)"])
    return case


def cash_plan_langkat() -> Submission:
    """A yearly cash plan: months wide with quarters, the year at the end."""
    name = "Anggaran Kas"
    case = _case("Sumatera_Utara/langkat/ANGGARAN KAS BELANJA.xlsx", name)
    sheet = case.book[name]
    sheet["A1"] = "PEMERINTAH KABUPATEN LANGKAT"
    sheet["A2"] = "ANGGARAN KAS - DPA TAHUN ANGGARAN 2024"
    sheet["A3"] = "SKPD : BADAN KEPEGAWAIAN DAERAH"
    heads: list[object] = ["KODE", "URAIAN"]
    for quarter, roman in enumerate(("I", "II", "III", "IV")):
        heads += [*MONTHS[quarter * 3 : quarter * 3 + 3], f"Triwulan {roman}"]
    _put(sheet, 5, [*heads, "JUMLAH 1 TAHUN"])
    data = [
        (JKK, "Belanja Iuran Jaminan Kecelakaan Kerja bagi Non ASN", "JKK", 1036800),
        (JKM, "Belanja Iuran Jaminan Kematian bagi Non ASN", "JKM", 1296000),
    ]
    row, grand = 7, 0
    for code, label, programme, monthly in data:
        months = [0, monthly * 2, *[monthly] * 9, monthly]
        values: list[object] = [code, label]
        for quarter in range(4):
            part = months[quarter * 3 : quarter * 3 + 3]
            values += [*part, sum(part)]
        year = sum(months)
        grand += year
        _put(sheet, row, [*values, year])
        case.line(
            name,
            f"S{row}",
            year,
            district_code="12.05",
            fiscal_year="2024",
            stage="murni",
            segment="non_asn",
            programme=programme,
            account_code=code,
            months=ANY,
        )
        row += 1
    _put(sheet, 6, ["5.1.02.02.02", "Belanja Iuran Jaminan/Asuransi"])
    sheet["S6"] = grand
    return case


def long_format_labura() -> Submission:
    """Long format: one amount a row, stage, group, programme and fund as columns."""
    name = "data"
    case = _case("Sumatera_Utara/labuhanbatu_utara/data_jamsos.xlsx", name)
    sheet = case.book[name]
    _put(sheet, 1, ["kode", "kabupaten", "tahun", "tahapan", "segmen", "program", "sumber_dana", "orang", "nilai_rp"])
    data = [
        ("Murni", "Non ASN", "JKK+JKM", "APBD", 1650, 213840000, "non_asn", "APBD"),
        ("Perubahan", "Non ASN", "JKK+JKM", "APBD", 1700, 220320000, "non_asn", "APBD"),
        ("Realisasi", "Non ASN", "JKK+JKM", "APBD", 1688, 218764800, "non_asn", "APBD"),
        ("Murni", "Perangkat Desa", "JKK+JKM", "ADD", 820, 106272000, "perangkat_desa", "APBDES"),
        ("Realisasi", "Perangkat Desa", "JKK+JKM", "ADD", 815, 105624000, "perangkat_desa", "APBDES"),
        ("Murni", "Petani Sawit", "JKK+JKM", "DBH Sawit", 1200, 241920000, "petani_sawit", "DBH_SAWIT"),
        ("Pergeseran", "Petani Sawit", "JKK+JKM", "DBH Sawit", 1000, 201600000, "petani_sawit", "DBH_SAWIT"),
        ("Realisasi", "Petani Sawit", "JKK+JKM", "DBH Sawit", 996, 200793600, "petani_sawit", "DBH_SAWIT"),
    ]
    for row, (stage, label, programme, source, people, amount, segment, fund) in enumerate(data, 2):
        _put(sheet, row, ["12.23", "Labuhanbatu Utara", 2025, stage, label, programme, source, people, amount])
        case.line(
            name,
            f"I{row}",
            amount,
            district_code="12.23",
            fiscal_year="2025",
            stage=stage.lower(),
            segment=segment,
            programme=programme,
            fund_source=fund,
            workers=people,
        )
    return case


def detail_in_words_humbahas() -> Submission:
    """Detail lines with the calculation in words, under their accounts."""
    name = "Rincian"
    case = _case("Sumatera_Utara/humbang_hasundutan/Rincian belanja Satpol PP.xlsx", name)
    sheet = case.book[name]
    _rows(
        sheet,
        1,
        [
            ["RINCIAN BELANJA LANGSUNG IURAN BPJS KETENAGAKERJAAN"],
            ["SATUAN POLISI PAMONG PRAJA KAB. HUMBANG HASUNDUTAN"],
            ["DPA T.A. 2022"],
        ],
    )
    _put(sheet, 5, ["Kode Rekening", "Uraian", "Jumlah (Rp)"])
    details = [
        ("Anggota Satpol PP honorer", 62, 12),
        ("Petugas pemadam kebakaran", 20, 12),
        ("Penjaga rumah dinas", 4, 6),
    ]
    forms = (
        "- {} {} org x {} bln x Rp {}",
        "- {}, {} orang x {} bulan @ Rp{},-",
        "- {} ( {} org X {} bln X Rp. {} )",
    )
    row = 6
    for code, title, programme, premium in [
        (JKK, "Belanja Iuran Jaminan Kecelakaan Kerja bagi Non ASN", "JKK", 4800),
        (JKM, "Belanja Iuran Jaminan Kematian bagi Non ASN", "JKM", 6000),
    ]:
        _put(sheet, row, [code, title, sum(d[1] * d[2] * premium for d in details)])
        for (label, people, months), form in zip(details, forms, strict=True):
            row += 1
            text = form.format(label, people, months, _dot(premium))
            _put(sheet, row, [None, text, people * months * premium])
            case.line(
                name,
                f"C{row}",
                people * months * premium,
                district_code="12.16",
                fiscal_year="2022",
                stage="murni",
                segment="non_asn",
                programme=programme,
                account_code=code,
                workers=people,
                months=months,
                unit_cost_idr=premium,
            )
        row += 2
    _put(sheet, row, [None, "Jumlah Seluruhnya", sum(d[1] * d[2] * 10800 for d in details)])
    return case


def transposed_dairi() -> Submission:
    """Groups as columns, items as rows, programme and fund among the items."""
    name = "Lembar1"
    case = _case("Sumatera_Utara/dairi/kebutuhan.xlsx", name)
    sheet = case.book[name]
    sheet["A1"] = "Penganggaran Perlindungan Jaminan Sosial Ketenagakerjaan Kabupaten Dairi"
    sheet["A2"] = "Tahun Anggaran 2024"
    data = [
        ("Perangkat Desa", 1127, 12, 12600, "ADD", "perangkat_desa", "APBDES", 155000000),
        ("Anggota BPD", 905, 12, 10800, "ADD", "bpd", "APBDES", 97740000),
        ("Kepala Dusun", 693, 12, 10800, "ADD", "rt_rw", "APBDES", 80000000),
        ("Kader Posyandu", 1440, 6, 16800, "APBD", "kader", "APBD", 120960000),
    ]
    amounts = [d[1] * d[2] * d[3] for d in data]
    rows = [
        ["Uraian", *(d[0] for d in data), "Jumlah"],
        ["Program", *["JKK, JKM"] * 4],
        ["Sumber Dana", *(d[4] for d in data)],
        ["Jumlah peserta (orang)", *(d[1] for d in data), sum(d[1] for d in data)],
        ["Lama perlindungan (bulan)", *(d[2] for d in data)],
        ["Iuran per orang per bulan (Rp)", *(d[3] for d in data)],
        ["Anggaran APBD/ADD 2024 (Rp)", *amounts, sum(amounts)],
        ["Realisasi s/d 31 Oktober 2024 (Rp)", *(d[7] for d in data), sum(d[7] for d in data)],
        ["Sisa (Rp)", *(a - d[7] for a, d in zip(amounts, data, strict=True)), sum(amounts) - sum(d[7] for d in data)],
    ]
    _rows(sheet, 4, rows)
    for index, (_, people, months, premium, _, segment, fund, spent) in enumerate(data):
        column = "BCDE"[index]
        told = {"district_code": "12.11", "fiscal_year": "2024", "segment": segment, "programme": BOTH}
        told |= {"fund_source": fund}
        case.line(
            name,
            f"{column}10",
            people * months * premium,
            stage="murni",
            workers=people,
            months=months,
            unit_cost_idr=premium,
            **told,
        )
        case.line(name, f"{column}11", spent, stage="realisasi", workers=ANY, months=ANY, unit_cost_idr=ANY, **told)
    return case


def side_by_side_pidie_jaya() -> Submission:
    """Two tables side by side: before the change on the left, after it on the right; a stale total."""
    name = "banding"
    case = _case("Aceh/pidie_jaya/banding pra dan pasca.xlsx", name)
    sheet = case.book[name]
    sheet["A1"] = "RINCIAN IURAN BPJS KETENAGAKERJAAN KABUPATEN PIDIE JAYA TAHUN ANGGARAN 2024"
    sheet["A3"] = "SEBELUM PERUBAHAN"
    sheet["H3"] = "SESUDAH PERUBHAN"
    head = ["No", "Uraian", "Org", "Bln", "Premi", "Jumlah (Rp)"]
    _put(sheet, 4, head)
    _put(sheet, 4, head, 8)
    data = [
        ("Tenaga Kontrak", 964, 12, 980, 12, 16500, "non_asn"),
        ("Tenaga Bakti Kesehatan (non ASN)", 515, 12, 470, 12, 16500, "tenaga_kesehatan"),
        ("Geuchik & perangkat gampong", 1110, 12, 1110, 12, 16800, "perangkat_desa"),
        ("Nelayan kecil", 300, 6, 450, 4, 16800, "nelayan"),
    ]
    for number, (label, old, old_months, new, new_months, premium, segment) in enumerate(data, 1):
        row = 4 + number
        for start, cell, people, months, stage in (
            (1, f"F{row}", old, old_months, "murni"),
            (8, f"M{row}", new, new_months, "perubahan"),
        ):
            amount = people * months * premium
            _put(sheet, row, [number, label, people, months, premium, amount], start)
            case.line(
                name,
                cell,
                amount,
                district_code="11.18",
                fiscal_year="2024",
                stage=stage,
                segment=segment,
                workers=people,
                months=months,
                unit_cost_idr=premium,
            )
    _put(sheet, 9, ["Jumlah", None, None, None, sum(d[1] * d[2] * d[5] for d in data)], 2)
    stale = sum(d[3] * d[4] * d[5] for d in data) - 9864000
    _put(sheet, 9, ["Jumlah", None, None, None, stale], 9)
    case.needs_finding = [(name, "M9")]
    return case


def second_page_tapsel() -> Submission:
    """Offices over two printed pages: carried sums, the header once more, JKK, JKM and their sum."""
    name = "SKPD"
    case = _case("Sumatera_Utara/tapanuli_selatan/Rekap per SKPD.xlsx", name)
    sheet = case.book[name]
    sheet["A1"] = "REKAPITULASI IURAN BPJS KETENAGAKERJAAN TENAGA NON ASN PER SKPD"
    sheet["A2"] = "KABUPATEN TAPANULI SELATAN - APBD T.A. 2023"
    offices = [
        ("Sekretariat Daerah", 118),
        ("Sekretariat DPRD", 64),
        ("Dinas Pendidikan", 402),
        ("Dinas Kesehatan", 287),
        ("Dinas Pekerjaan Umum dan Penataan Ruang", 95),
        ("Dinas Perhubungan", 58),
        ("Dinas Pertanian", 77),
        ("Kecamatan Sipirok", 12),
        ("Kecamatan Batang Toru", 15),
    ]

    def header(row: int) -> None:
        _put(sheet, row, ["NO", "NAMA SKPD", "JLH NON ASN", "IURAN SETAHUN (Rp)"])
        _put(sheet, row + 1, ["JKK", "JKM", "JUMLAH"], 4)
        _merge(sheet, f"A{row}:A{row + 1}", f"B{row}:B{row + 1}", f"C{row}:C{row + 1}", f"D{row}:F{row}")

    def sums(row: int, label: str, part: Sequence[tuple[str, int]]) -> None:
        people = sum(p[1] for p in part)
        _put(sheet, row, [None, label, people, people * 57600, people * 72000, people * 129600])

    header(4)
    row = 6
    for number, (office, people) in enumerate(offices, 1):
        if number == 6:
            sums(row, "Jumlah dipindahkan", offices[:5])
            sheet.cell(row + 2, 6, "Halaman 2")
            header(row + 3)
            sums(row + 5, "Jumlah pindahan", offices[:5])
            row += 6
        jkk, jkm = people * 57600, people * 72000
        _put(sheet, row, [number, office, people, jkk, jkm, jkk + jkm])
        told = {"district_code": "12.03", "fiscal_year": "2023", "stage": "murni", "segment": "non_asn"}
        told |= {"months": ANY}
        case.line(name, f"D{row}", jkk, programme="JKK", workers=people, **told)
        case.line(name, f"E{row}", jkm, programme="JKM", workers=people, **told)
        row += 1
    sums(row, "JUMLAH", offices)
    _sign(sheet, row + 2, 4, "Sipirok,        Januari 2023", "Kepala BPKPAD")
    return case


def election_batu_bara() -> Submission:
    """Election bodies, months differ; the fund in a key."""
    name = "Adhoc"
    case = _case("Sumatera_Utara/batu_bara/Iuran badan adhoc.xlsx", name)
    sheet = case.book[name]
    _rows(
        sheet,
        1,
        [
            ["RINCIAN BIAYA PERLINDUNGAN JKK DAN JKM BADAN ADHOC PEMILIHAN SERENTAK"],
            ["KABUPATEN BATU BARA"],
            ["Tahun", ": 2024"],
            ["Sumber Dana", ": Hibah APBD Kabupaten"],
        ],
    )
    _put(sheet, 6, ["No", "Badan Adhoc", "Jumlah Personil", "Masa Kerja (bln)", "Iuran/org/bln", "Total Biaya"])
    data = [
        ("PPK (12 kecamatan)", 60, 8),
        ("Sekretariat PPK", 36, 8),
        ("PPS (151 desa/kel)", 453, 8),
        ("Pantarlih", 1210, 1),
        ("KPPS dan Linmas TPS", 6579, 1),
    ]
    row = 7
    for number, (label, people, months) in enumerate(data, 1):
        amount = people * months * 10800
        _put(sheet, row, [number, label, people, months, 10800, amount])
        case.line(
            name,
            f"F{row}",
            amount,
            district_code="12.19",
            fiscal_year="2024",
            stage="murni",
            segment="pemilu",
            programme=BOTH,
            fund_source="APBD",
            workers=people,
            months=months,
            unit_cost_idr=10800,
        )
        row += 1
    _put(sheet, row, [None, "J U M L A H", sum(d[1] for d in data), None, None, sum(d[1] * d[2] for d in data) * 10800])
    sheet.cell(row + 2, 1, "Ket: iuran dihitung dari upah Rp2.000.000 (JKK 0,24% dan JKM 0,30%)")
    return case


def palm_oil_fund_labusel() -> Submission:
    """The plan of the palm oil fund: years in blocks, a remainder of last year, realisation beside."""
    name = "RKP DBH"
    case = _case("Sumatera_Utara/labuhanbatu_selatan/RKP DBH Sawit 2024.xlsx", name)
    sheet = case.book[name]
    _rows(
        sheet,
        1,
        [
            ["LAPORAN PENGGUNAAN DANA BAGI HASIL PERKEBUNAN SAWIT UNTUK JAMINAN SOSIAL KETENAGAKERJAAN"],
            ["KABUPATEN LABUHANBATU SELATAN TAHUN ANGGARAN 2024"],
        ],
        column=2,
    )
    _put(
        sheet,
        4,
        ["No", "Sasaran", None, "Volume", None, "Sumber Dana", None, "Pagu", "Realisasi s.d. Nopember", "%"],
        2,
    )
    _put(sheet, 5, ["Orang", "Bulan"], 5)
    _merge(sheet, "B4:B5", "C4:C5", "E4:F4", "G4:G5", "I4:I5", "J4:J5", "K4:K5")
    data = [
        ("Petani sawit rakyat / swadaya", 1450, 12, "DBH Sawit", 274999200, "petani_sawit", "DBH_SAWIT"),
        ("Buruh tani sawit blm terdaftar", 620, 9, "SiLPA DBH Sawit 2023", 70308000, "petani_sawit", "DBH_SAWIT"),
        ("Pekerja rentan pengemudi becak & pedagang kecil", 300, 9, "APBD", 45360000, "pekerja_rentan", "APBD"),
        ("Nelayan sungai", 85, 6, "DBH Sawit", 8568000, "nelayan", "DBH_SAWIT"),
    ]
    row, pagu_sum = 6, 0
    for number, (label, people, months, source, spent, segment, fund) in enumerate(data, 1):
        pagu = people * months * 16800
        pagu_sum += pagu
        _put(sheet, row, [number, label, None, people, months, source, None, pagu, spent, _percent(spent, pagu)], 2)
        told = {"district_code": "12.22", "fiscal_year": "2024", "segment": segment, "fund_source": fund}
        case.line(name, f"I{row}", pagu, stage="murni", workers=people, months=months, unit_cost_idr=ANY, **told)
        case.line(name, f"J{row}", spent, stage="realisasi", workers=ANY, months=ANY, unit_cost_idr=ANY, **told)
        row += 2 if number == 2 else 1
    spent_sum = sum(d[4] for d in data)
    _put(sheet, row, ["Jumlah", None, sum(d[1] for d in data), None, None, None, pagu_sum, spent_sum], 3)
    sheet.cell(row + 2, 2, "Catatan : iuran Rp 16.800,- per orang per bulan sesuai PP 44 Tahun 2015")
    return case


def part_time_aceh_besar() -> Submission:
    """A changed budget of 2025 with part-time contract staff, letterhead, three-row header, Rp text."""
    name = "APBK-P 2025"
    case = _case("Aceh/aceh_besar/Usulan BKPSDM.xlsx", name)
    sheet = case.book[name]
    _rows(
        sheet,
        1,
        [
            ["PEMERINTAH KABUPATEN ACEH BESAR"],
            ["BADAN KEPEGAWAIAN DAN PENGEMBANGAN SDM"],
            ["Jalan .................., Kota Jantho  Telp. (0651) ........"],
            [],
            ["Lampiran Surat Nomor : 800/......./2025"],
            ["IURAN JAMINAN KECELAKAAN KERJA (JKK) DAN JAMINAN KEMATIAN (JKM) PADA PERUBAHAN APBK TAHUN 2025"],
        ],
    )
    _put(sheet, 8, ["NO.", "JENIS KEPEGAWAIAN", "JUMLAH PEGAWAI", "APBK PERUBAHAN TAHUN 2025"])
    _put(sheet, 9, ["BULAN", "JKK", None, "JKM", None, "JUMLAH"], 4)
    _put(sheet, 10, ["TARIF", "BIAYA", "TARIF", "BIAYA"], 5)
    _merge(sheet, "A8:A10", "B8:B10", "C8:C10", "D8:I8", "D9:D10", "E9:F9", "G9:H9", "I9:I10")
    data = [
        ("PPPK Paruh Waktu Tenaga Teknis", 2310, 3, "pppk_paruh_waktu"),
        ("PPPK Paruh Waktu Guru", 640, 3, "pppk_paruh_waktu"),
        ("PPPK Paruh Waktu Tenaga Kesehatan", 415, 3, "pppk_paruh_waktu"),
        ("Tenaga Non ASN lainnya", 188, 12, "non_asn"),
    ]
    totals = [0, 0]
    for number, (label, people, months, segment) in enumerate(data, 1):
        row = 10 + number
        jkk, jkm = people * months * 8880, people * months * 11100
        totals[0] += jkk
        totals[1] += jkm
        _put(
            sheet,
            row,
            [number, label, f"{_dot(people)} org", months, _rp(8880), _rp(jkk), _rp(11100), _rp(jkm), _rp(jkk + jkm)],
        )
        told = {"district_code": "11.06", "fiscal_year": "2025", "stage": "perubahan", "segment": segment}
        told |= {"workers": people, "months": months}
        case.line(name, f"F{row}", jkk, programme="JKK", unit_cost_idr=8880, **told)
        case.line(name, f"H{row}", jkm, programme="JKM", unit_cost_idr=11100, **told)
    _put(sheet, 15, [None, "TOTAL", "3.553 org", None, None, _rp(totals[0]), None, _rp(totals[1]), _rp(sum(totals))])
    _sign(sheet, 18, 7, "Kota Jantho,      September 2025", "Kepala Badan,")
    return case


def thousands_karo() -> Submission:
    """Thousands of rupiah, a hidden older column, totals as formulas."""
    name = "Ringkasan"
    case = _case("Sumatera_Utara/karo/ringkasan.xlsx", name)
    sheet = case.book[name]
    sheet["A1"] = "Ringkasan Alokasi Iuran Jamsostek Pemkab Karo"
    sheet["A2"] = "RKA Tahun 2023 (dalam ribuan rupiah)"
    _put(sheet, 4, ["Kelompok", "Org", "Bln", "Usulan lama", "Program", "Alokasi"])
    sheet.column_dimensions["D"].hidden = True
    data = [
        ("Honorer kantor", 970, 12, 150000, "JKK-JKM", 125712, "non_asn"),
        ("Kepala desa dan perangkat", 1833, 12, 250000, "JKK-JKM", 237556.8, "perangkat_desa"),
        ("BPD", 1295, 12, 180000, "JKK-JKM", 167832, "bpd"),
        ("Petani sayur / buruh tani", 400, 6, 50000, "JKK-JKM", 40320, "petani"),
    ]
    for row, (label, people, months, old, programme, amount, segment) in enumerate(data, 5):
        _put(sheet, row, [label, people, months, old, programme, amount])
        case.line(
            name,
            f"F{row}",
            round(amount * 1000),
            district_code="12.06",
            fiscal_year="2023",
            stage="murni",
            segment=segment,
            programme=BOTH,
            workers=people,
            months=months,
        )
    _put(sheet, 9, ["Jumlah", "=SUM(B5:B8)", None, "=SUM(D5:D8)", None, "=SUM(F5:F8)"])
    return case


def funds_as_columns_aceh_selatan() -> Submission:
    """Groups down, sources of money across; sums by formula."""
    name = "Sumber"
    case = _case("Aceh/aceh_selatan/matriks pembiayaan.xlsx", name)
    sheet = case.book[name]
    sheet["A1"] = "MATRIKS SUMBER PEMBIAYAAN IURAN JAMINAN SOSIAL KETENAGAKERJAAN"
    sheet["A2"] = "KABUPATEN ACEH SELATAN, TAHUN 2024"
    sheet["A4"] = "Kelompok Pekerja"
    sheet["B4"] = "Program"
    sheet["C4"] = "Sumber Pembiayaan (Rp)"
    sheet["G4"] = "Jumlah"
    _put(sheet, 5, ["APBK", "APBA", "APBG", "CSR/TJSLP"], 3)
    _merge(sheet, "A4:A5", "B4:B5", "C4:F4", "G4:G5")
    data = [
        ("Non ASN", "JKK, JKM", (284256000, None, None, None), "non_asn"),
        ("Keuchik dan Perangkat Gampong", "JKK, JKM", (None, None, 271296000, None), "perangkat_desa"),
        ("Tuha Peuet", "JKK, JKM", (None, None, 168480000, None), "bpd"),
        ("Imum Meunasah / Teungku Imum", "JKK, JKM", (52416000, None, 26208000, None), "pekerja_keagamaan"),
        ("Nelayan", "JKK, JKM", (40320000, 100800000, None, 20160000), "nelayan"),
        ("Petani pala", "JKK, JKM", (None, 60480000, None, 10080000), "petani"),
    ]
    funds = ("APBD", "PROVINSI", "APBDES", "LAINNYA")
    for row, (label, programme, amounts, segment) in enumerate(data, 6):
        _put(sheet, row, [label, programme, *(a if a else "-" for a in amounts), f"=SUM(C{row}:F{row})"])
        for column, amount, fund in zip("CDEF", amounts, funds, strict=True):
            if amount:
                case.line(
                    name,
                    f"{column}{row}",
                    amount,
                    district_code="11.01",
                    fiscal_year="2024",
                    stage="murni",
                    segment=segment,
                    programme=BOTH,
                    fund_source=fund,
                )
    _put(sheet, 12, ["Jumlah", None, *(f"=SUM({c}6:{c}11)" for c in "CDEFG")])
    return case


def both_in_one_table_aceh_utara() -> Submission:
    """One table with participation and money of each group."""
    name = "Matriks"
    case = _case("Aceh/aceh_utara/Monev Inpres.xlsx", name)
    sheet = case.book[name]
    sheet["A1"] = "MATRIKS MONITORING DAN EVALUASI INPRES NOMOR 2 TAHUN 2021"
    sheet["A2"] = "KABUPATEN ACEH UTARA - KEADAAN DESEMBER 2024"
    _put(sheet, 4, ["No", "Segmen Pekerja", "Kepesertaan (orang)"])
    _put(sheet, 4, ["Penganggaran APBK 2024"], 7)
    _put(sheet, 5, ["Potensi", "Terdaftar", "Belum Terdaftar", "%", "Anggaran (Rp)", "Sumber Dana", "Program"], 3)
    _merge(sheet, "A4:A5", "B4:B5", "C4:F4", "G4:I4")
    data = [
        ("Non ASN", 6420, 5100, 660960000, "DAU", "non_asn", "APBD"),
        ("Perangkat Gampong", 5964, 5964, 772934400, "ADD", "perangkat_desa", "APBDES"),
        ("Tuha Peut", 4260, 0, None, None, "bpd", ""),
        ("Petani Sawit", 3870, 770, 155232000, "DBH Sawit", "petani_sawit", "DBH_SAWIT"),
        ("Nelayan", 15630, 600, 60480000, "Bantuan APBA", "nelayan", "PROVINSI"),
        ("Pekerja Rentan", 84210, 1240, 249984000, "PAD", "pekerja_rentan", "APBD"),
    ]
    for number, (label, potential, registered, amount, source, segment, fund) in enumerate(data, 1):
        row = 5 + number
        gap = potential - registered
        share = _percent(registered, potential)
        values = [number, label, potential, registered, gap, share, amount or "-", source or "-"]
        _put(sheet, row, [*values, "JKK, JKM" if amount else "-"])
        for column, people, metric in (
            ("C", potential, "potential"),
            ("D", registered, "registered"),
            ("E", gap, "not_registered"),
        ):
            case.count(
                name, f"{column}{row}", people, district_code="11.08", period="2024-12", segment=segment, metric=metric
            )
        if amount:
            case.line(
                name,
                f"G{row}",
                amount,
                district_code="11.08",
                fiscal_year="2024",
                stage="murni",
                segment=segment,
                programme=BOTH,
                fund_source=fund,
                workers=ANY,
            )
    all_potential, all_registered = sum(d[1] for d in data), sum(d[2] for d in data)
    gap = all_potential - all_registered
    total = [all_potential, all_registered, gap, _percent(all_registered, all_potential)]
    _put(sheet, 12, [None, "Jumlah", *total, sum(d[3] or 0 for d in data)])
    return case


# --- participation ---------------------------------------------------------------------------------------------------


def _segments(
    case: Submission,
    name: str,
    row: int,
    columns: Sequence[tuple[str, str]],
    counts: Sequence[int],
    **told: object,
) -> None:
    """The counts of one row, `columns` giving letter and metric."""
    for (column, metric), people in zip(columns, counts, strict=True):
        case.count(name, f"{column}{row}", people, metric=metric, **told)


def ordinary_banda_aceh() -> Submission:
    """The three classic segments with potential, registered, gap."""
    name = "Sheet1"
    case = _case("Aceh/banda_aceh/Data kepesertaan Des 2024.xlsx", name)
    sheet = case.book[name]
    sheet["A1"] = "DATA KEPESERTAAN BPJS KETENAGAKERJAAN KOTA BANDA ACEH"
    sheet["A2"] = "POSISI 31 DESEMBER 2024"
    _put(sheet, 4, ["No", "Segmen", "Potensi", "Terdaftar", "Belum Terdaftar", "Cakupan (%)"])
    data = [
        ("Penerima Upah (PU)", 61240, 44815, "pu"),
        ("Bukan Penerima Upah (BPU)", 38910, 7204, "bpu"),
        ("Jasa Konstruksi", 9120, 6033, "jakon"),
        ("Pekerja Migran Indonesia (PMI)", 410, 96, "pmi"),
    ]
    for number, (label, potential, registered, segment) in enumerate(data, 1):
        gap = potential - registered
        _put(sheet, 4 + number, [number, label, potential, registered, gap, _percent(registered, potential)])
        columns = (("C", "potential"), ("D", "registered"), ("E", "not_registered"))
        told = {"district_code": "11.71", "period": "2024-12", "segment": segment}
        _segments(case, name, 4 + number, columns, (potential, registered, gap), **told)
    first, second = sum(d[1] for d in data), sum(d[2] for d in data)
    _put(sheet, 9, [None, "Jumlah", first, second, first - second, _percent(second, first)])
    return case


def branch_recap_kisaran() -> Submission:
    """A branch's monthly recap: firms, projects and workers of three districts; only workers are counts."""
    name = "REKAP"
    case = _case("Sumatera_Utara/Cabang Kisaran/REKAP BULANAN.xlsx", name)
    sheet = case.book[name]
    sheet["A1"] = "BPJS KETENAGAKERJAAN CABANG KISARAN"
    sheet["A2"] = "REKAPITULASI TENAGA KERJA AKTIF PER KABUPATEN/KOTA"
    sheet["A3"] = "BULAN : AGUSTUS 2025"
    _put(
        sheet,
        5,
        ["NO", "KAB/KOTA", "PU", None, "BPU", "JASA KONSTRUKSI", None, "TOTAL TK AKTIF", "IURAN DITERIMA (Rp)"],
    )
    _put(sheet, 6, ["PERUSAHAAN", "TK AKTIF", "TK AKTIF", "PROYEK", "TK AKTIF"], 3)
    _merge(sheet, "A5:A6", "B5:B6", "C5:D5", "F5:G5", "H5:H6", "I5:I6")
    data = [
        ("ASAHAN", "12.09", 812, 48310, 6120, 88, 2140, 18450321000),
        ("BATU BARA", "12.19", 305, 21877, 2904, 51, 1313, 9120877500),
        ("TANJUNGBALAI", "12.74", 266, 9450, 3318, 19, 402, 2871045000),
    ]
    for row, (label, code, firms, wage, own, projects, builders, paid) in enumerate(data, 7):
        _put(sheet, row, [row - 6, label, firms, wage, own, projects, builders, wage + own + builders, paid])
        for column, people, segment in (("D", wage, "pu"), ("E", own, "bpu"), ("G", builders, "jakon")):
            case.count(
                name,
                f"{column}{row}",
                people,
                district_code=code,
                period="2025-08",
                segment=segment,
                metric="active",
            )
    _put(sheet, 10, [None, "JUMLAH CABANG", *(f"=SUM({c}7:{c}9)" for c in "CDEFGHI")])
    return case


def months_wide_sibolga() -> Submission:
    """Months across: active members of the city's groups, one month still blank."""
    name = "2025"
    case = _case("Sumatera_Utara/sibolga/Perkembangan peserta.xlsx", name)
    sheet = case.book[name]
    sheet["A1"] = "Perkembangan Peserta Aktif Jamsostek Kota Sibolga Tahun 2025"
    _put(sheet, 3, ["Segmen", "Bulan"])
    months = ("Januari", "Pebruari", "Maret", "April", "Mei", "Juni", "Juli")
    _put(sheet, 4, months, 2)
    _merge(sheet, "A3:A4", "B3:H3")
    data = [
        ("Non ASN Pemko", "non_asn", (1310, 1310, 1298, 1298, 1285, 1285)),
        ("Kepala Lingkungan", "rt_rw", (0, 0, 139, 139, 139, 139)),
        ("Nelayan", "nelayan", (450, 455, 455, 610, 640, 655)),
        ("Pekerja Rentan lainnya", "pekerja_rentan", (220, 220, 220, 500, 500, 500)),
    ]
    for row, (label, segment, counts) in enumerate(data, 5):
        _put(sheet, row, [label, *counts])
        for index, people in enumerate(counts):
            case.count(
                name,
                f"{'BCDEFG'[index]}{row}",
                people,
                district_code="12.73",
                period=f"2025-{index + 1:02d}",
                segment=segment,
                metric="active",
            )
    _put(sheet, 9, ["Total", *(sum(d[2][i] for d in data) for i in range(6))])
    sheet["A11"] = "Sumber : BPJS Ketenagakerjaan Cabang Sibolga. Data Juli belum rilis."
    return case


def tab_text_nias_barat() -> Submission:
    """A .csv with tabs and a byte-order mark, long format with indicator names."""
    case = Submission("Sumatera_Utara/nias_barat/kepesertaan.csv")
    rows: list[list[object]] = [["periode", "kab_kota", "segmen", "indikator", "jumlah"]]
    data = [
        ("2024-06", "PU", "potensi", 4120, "pu", "potential"),
        ("2024-06", "PU", "terdaftar", 2377, "pu", "registered"),
        ("2024-06", "PU", "aktif", 2011, "pu", "active"),
        ("2024-06", "BPU", "potensi", 17850, "bpu", "potential"),
        ("2024-06", "BPU", "terdaftar", 1430, "bpu", "registered"),
        ("2024-06", "BPU", "aktif", 902, "bpu", "active"),
        ("2024-12", "PU", "terdaftar", 2490, "pu", "registered"),
        ("2024-12", "PU", "aktif", 2102, "pu", "active"),
        ("2024-12", "BPU", "terdaftar", 1688, "bpu", "registered"),
        ("2024-12", "BPU", "aktif", 1240, "bpu", "active"),
    ]
    for number, (period, label, indicator, people, segment, metric) in enumerate(data, 2):
        rows.append([period, "Nias Barat", label, indicator, people])
        case.count(ANY, f"E{number}", people, district_code="12.25", period=period, segment=segment, metric=metric)
    case.data = _lines(rows, "\t", "utf-8-sig")
    return case


def html_padang_lawas() -> Submission:
    """A web page named .xls with dotted numbers and a two-row header."""
    case = Submission("Sumatera_Utara/padang_lawas/cetak.xls")
    page = [
        "<html><body><table>",
        "<tr><td colspan='6'>DINAS KETENAGAKERJAAN KABUPATEN PADANG LAWAS</td></tr>",
        "<tr><td colspan='6'>Cakupan Perlindungan Pekerja Bulan Maret 2025</td></tr>",
        "<tr><th rowspan='2'>No</th><th rowspan='2'>Kelompok</th><th colspan='3'>Pekerja (orang)</th>"
        "<th rowspan='2'>Capaian</th></tr>",
        "<tr><th>Jumlah Pekerja</th><th>Terlindungi</th><th>Belum Terlindungi</th></tr>",
    ]
    data = [
        ("Petani Kelapa Sawit", 21450, 1320, "petani_sawit"),
        ("Petani Padi dan Karet", 30115, 210, "petani"),
        ("Guru Honor", 1876, 1400, "guru_honor"),
        ("Perangkat Desa", 1824, 1824, "perangkat_desa"),
    ]
    for number, (label, potential, registered, segment) in enumerate(data, 1):
        gap = potential - registered
        share = f"{_percent(registered, potential):.2f}".replace(".", ",") + " %"
        values = (number, label, _dot(potential), _dot(registered), _dot(gap), share)
        page.append("<tr>" + "".join(f"<td>{value}</td>" for value in values) + "</tr>")
        columns = (("C", "potential"), ("D", "registered"), ("E", "not_registered"))
        told = {"district_code": "12.21", "period": "2025-03", "segment": segment}
        _segments(case, ANY, 4 + number, columns, (potential, registered, gap), **told)
    page.append("</table></body></html>")
    case.data = "\n".join(page).encode("utf-8")
    return case


def by_subdistrict_sergai() -> Submission:
    """Sub-districts down: only the district's sum counts."""
    name = "Kec"
    case = _case("Sumatera_Utara/serdang_bedagai/nelayan petani per kecamatan.xlsx", name)
    sheet = case.book[name]
    sheet["A1"] = "DATA NELAYAN DAN PETANI PESERTA BPJS KETENAGAKERJAAN"
    sheet["A2"] = "KABUPATEN SERDANG BEDAGAI TAHUN 2024"
    _put(sheet, 4, ["No", "Kecamatan", "Nelayan", None, "Petani"])
    _put(sheet, 5, ["Potensi", "Terdaftar", "Potensi", "Terdaftar"], 3)
    _merge(sheet, "A4:A5", "B4:B5", "C4:D4", "E4:F4")
    data = [
        ("Pantai Cermin", 2140, 310, 1820, 40),
        ("Perbaungan", 1055, 120, 4310, 150),
        ("Teluk Mengkudu", 1312, 205, 2016, 35),
        ("Tanjung Beringin", 2870, 415, 1644, 20),
        ("Bandar Khalipah", 980, 88, 1502, 12),
        ("Sei Rampah", 0, 0, 3877, 96),
    ]
    _rows(sheet, 6, [[number, *d] for number, d in enumerate(data, 1)])
    sums = [sum(d[i] for d in data) for i in range(1, 5)]
    _put(sheet, 12, [None, "KAB. SERDANG BEDAGAI", *sums])
    for column, people, segment, metric in zip(
        "CDEF", sums, ("nelayan", "nelayan", "petani", "petani"), ("potential", "registered") * 2, strict=True
    ):
        case.count(name, f"{column}12", people, district_code="12.18", period="2024", segment=segment, metric=metric)
    return case


def village_names_singkil() -> Submission:
    """The officials of the village by their local names, with a printed sum of the bundle."""
    name = "Kampong"
    case = _case("Aceh/aceh_singkil/ekosistem.xlsx", name)
    sheet = case.book[name]
    sheet["B1"] = "EKOSISTEM DESA KAB. ACEH SINGKIL"
    sheet["B2"] = "per 30 September 2024"
    _put(sheet, 4, ["Unsur", "Jumlah (org)", "Sudah Terlindungi", "Belum Terlindungi"], 2)
    data = [
        ("Geuchik", 116, 116, "perangkat_desa"),
        ("Perangkat Kampong", 812, 790, "perangkat_desa"),
        ("Badan Permusyawaratan Kampong (BPKam)", 640, 302, "bpd"),
        ("Kepala Dusun", 371, 250, "rt_rw"),
        ("Imam Mesjid & Bilal", 232, 18, "pekerja_keagamaan"),
        ("Kader Posyandu Kampong", 905, 0, "kader"),
    ]
    for row, (label, potential, registered, segment) in enumerate(data, 5):
        gap = potential - registered
        _put(sheet, row, [label, potential, registered, gap], 2)
        columns = (("C", "potential"), ("D", "registered"), ("E", "not_registered"))
        told = {"district_code": "11.10", "period": "2024-09", "segment": segment}
        _segments(case, name, row, columns, (potential, registered, gap), **told)
    first, second = sum(d[1] for d in data), sum(d[2] for d in data)
    _put(sheet, 11, ["Ekosistem Desa", first, second, first - second], 2)
    return case


def sheet_per_segment_madina() -> Submission:
    """A sheet for each segment, months down, registered and active across; a hidden sheet of older numbers."""
    case = _case("Sumatera_Utara/mandailing_natal/Peserta per segmen.xlsx", "PU", "BPU", "JAKON")
    starts = {"PU": (18240, 15110, "pu"), "BPU": (7315, 4020, "bpu"), "JAKON": (2480, 2480, "jakon")}
    titles = {"PU": "PENERIMA UPAH", "BPU": "BUKAN PENERIMA UPAH", "JAKON": "JASA KONSTRUKSI"}
    for name, (registered, active, segment) in starts.items():
        sheet = case.book[name]
        sheet["A1"] = f"PESERTA SEGMEN {titles[name]} KABUPATEN MANDAILING NATAL TAHUN 2024"
        _put(sheet, 3, ["Bulan", "Terdaftar", "Aktif", "% Aktif"])
        for index, month in enumerate(("Januari", "Februari", "Maret", "April")):
            row = 4 + index
            counts = (registered + 37 * index, active + 21 * index)
            _put(sheet, row, [month, *counts, _percent(counts[1], counts[0])])
            told = {"district_code": "12.13", "period": f"2024-{index + 1:02d}", "segment": segment}
            _segments(case, name, row, (("B", "registered"), ("C", "active")), counts, **told)
    old = case.book.create_sheet("PU lama")
    old.sheet_state = "hidden"
    old["A1"] = "PESERTA SEGMEN PENERIMA UPAH KABUPATEN MANDAILING NATAL TAHUN 2024 (SALAH)"
    _rows(old, 3, [["Bulan", "Terdaftar", "Aktif"], ["Januari", 17112, 14003], ["Februari", 17139, 14020]])
    return case


def ucj_targets_sidimpuan() -> Submission:
    """A branch's universal coverage table: districts down, no segments."""
    name = "UCJ"
    case = _case("Sumatera_Utara/Cabang Padangsidimpuan/UCJ 2025.xlsx", name)
    sheet = case.book[name]
    sheet["A1"] = "UNIVERSAL COVERAGE JAMSOSTEK (UCJ) - BPJS TK PADANGSIDIMPUAN"
    sheet["A2"] = "sampai dengan bulan Oktober 2025"
    _put(sheet, 4, ["Kode", "Daerah", "Potensi\nPekerja", "Target UCJ\n(%)", "Target\n(Orang)", "Coverage\n(Orang)"])
    _put(sheet, 4, ["Coverage\n(%)", "Gap thd Target"], 7)
    data = [
        ("12.77", "Kota Padangsidimpuan", 68120, 40, 24105),
        ("12.03", "Kab. Tapanuli Selatan", 97450, 38, 30211),
        ("12.20", "Kab. Padang Lawas Utara", 88300, 35, 19804),
        ("12.13", "Kab. Mandailing Natal", 141600, 35, 36470),
    ]
    for row, (code, label, potential, share, covered) in enumerate(data, 5):
        target = potential * share // 100
        values = [code, label, potential, share, target, covered, _percent(covered, potential), target - covered]
        _put(sheet, row, values)
        for column, people, metric in (
            ("C", potential, "potential"),
            ("E", target, "target"),
            ("F", covered, "registered"),
        ):
            case.count(
                name, f"{column}{row}", people, district_code=code, period="2025-10", segment="total", metric=metric
            )
    _put(sheet, 9, [None, "JUMLAH", "=SUM(C5:C8)", None, "=SUM(E5:E8)", "=SUM(F5:F8)"])
    return case


def stacked_years_nagan_raya() -> Submission:
    """Years as full-width rows on one sheet; a second sheet holds the money."""
    case = _case("Aceh/nagan_raya/DATA JAMSOSTEK.xlsx", "Peserta", "Anggaran")
    sheet = case.book["Peserta"]
    sheet["A1"] = "DINAS TRANSMIGRASI DAN TENAGA KERJA KABUPATEN NAGAN RAYA"
    sheet["A2"] = "Data Pekerja dan Peserta BPJS Ketenagakerjaan"
    _put(sheet, 4, ["Segmen", "Potensi", "Peserta Terdaftar", "Peserta Aktif"])
    years = {
        "2022": ((14820, 9011, 8120), (21400, 1105, 640)),
        "2023": ((15105, 9604, 8866), (21760, 1890, 1177)),
        "2024": ((15330, 10230, 9015), (22015, 2664, 1520)),
    }
    row = 5
    for year, (wage, own) in years.items():
        sheet.cell(row, 1, f"TAHUN {year}")
        _merge(sheet, f"A{row}:D{row}")
        for label, segment, counts in (("PU", "pu", wage), ("BPU", "bpu", own)):
            row += 1
            _put(sheet, row, [label, *counts])
            columns = (("B", "potential"), ("C", "registered"), ("D", "active"))
            told = {"district_code": "11.15", "period": year, "segment": segment}
            _segments(case, "Peserta", row, columns, counts, **told)
        row += 1
        _put(sheet, row, ["Jumlah", *(a + b for a, b in zip(wage, own, strict=True))])
        row += 2
    money = case.book["Anggaran"]
    money["A1"] = "ANGGARAN IURAN TENAGA KONTRAK (NON ASN) KABUPATEN NAGAN RAYA"
    _put(money, 3, ["Tahun Anggaran", "Orang", "APBK (Rp)", "APBK-P (Rp)"])
    for line, (year, people, first, second) in enumerate(
        [(2022, 1510, 195696000, None), (2023, 1544, 200102400, 205027200), (2024, 1570, 203472000, 198288000)], 4
    ):
        _put(money, line, [year, people, first, second or "-"])
        told = {"district_code": "11.15", "fiscal_year": str(year), "segment": "non_asn", "fund_source": ANY}
        case.line("Anggaran", f"C{line}", first, stage="murni", workers=people, **told)
        if second:
            case.line("Anggaran", f"D{line}", second, stage="perubahan", workers=people, **told)
    return case


def side_by_side_lhokseumawe() -> Submission:
    """Two tables side by side: office groups left, village groups right, months apart."""
    name = "Lap"
    case = _case("Aceh/lhokseumawe/lap.xlsx", name)
    sheet = case.book[name]
    sheet["A1"] = "LAPORAN KEPESERTAAN BPJS KETENAGAKERJAAN PEMERINTAH KOTA LHOKSEUMAWE"
    sheet["A3"] = "I. Pegawai Pemerintah, Mei 2024"
    sheet["G3"] = "II. Gampong, Juni 2024"
    _put(sheet, 4, ["No", "Kelompok", "Potensi", "Terdaftar"])
    _put(sheet, 4, ["No.", "Kelompok", "Potensi", "Terdaptar"], 7)
    left = [
        ("Tenaga kontrak daerah", 1744, 1610, "non_asn"),
        ("Guru honorer", 655, 240, "guru_honor"),
        ("Bidan dan perawat kontrak", 402, 398, "tenaga_kesehatan"),
    ]
    right = [
        ("Keuchik", 68, 68, "perangkat_desa"),
        ("Perangkat gampong", 476, 470, "perangkat_desa"),
        ("Tuha peut", 476, 120, "bpd"),
        ("Kepala dusun", 262, 262, "rt_rw"),
    ]
    for part, column, letters, period in ((left, 1, "CD", "2024-05"), (right, 7, "IJ", "2024-06")):
        for number, (label, potential, registered, segment) in enumerate(part, 1):
            _put(sheet, 4 + number, [number, label, potential, registered], column)
            columns = ((letters[0], "potential"), (letters[1], "registered"))
            told = {"district_code": "11.73", "period": period, "segment": segment}
            _segments(case, name, 4 + number, columns, (potential, registered), **told)
        row = 5 + len(part)
        _put(sheet, row, ["Jumlah", sum(d[1] for d in part), sum(d[2] for d in part)], column + 1)
    return case


def sexes_nias_selatan() -> Submission:
    """Men, women and their sum: the sum is the row."""
    name = "L-P"
    case = _case("Sumatera_Utara/nias_selatan/tenaga non asn menurut jk.xlsx", name)
    sheet = case.book[name]
    sheet["A1"] = "KEPESERTAAN JAMSOSTEK MENURUT JENIS KELAMIN"
    sheet["A2"] = "Kabupaten Nias Selatan, keadaan akhir Juni 2023"
    _put(sheet, 4, ["Kelompok", "Terdaftar", None, None, "Belum Terdaftar"])
    _put(sheet, 5, ["L", "P", "Jml", "L", "P", "Jml"], 2)
    _merge(sheet, "A4:A5", "B4:D4", "E4:G4")
    data = [
        ("Guru Tidak Tetap (GTT)", 612, 1408, 230, 544, "guru_honor"),
        ("Tenaga Kesehatan Non ASN", 98, 476, 20, 61, "tenaga_kesehatan"),
        ("Pegawai Tidak Tetap Kantor", 744, 520, 0, 0, "non_asn"),
        ("Kader PKK/Posyandu", 14, 902, 40, 1115, "kader"),
    ]
    for row, (label, men, women, men_out, women_out, segment) in enumerate(data, 6):
        _put(sheet, row, [label, men, women, men + women, men_out, women_out, men_out + women_out])
        told = {"district_code": "12.14", "period": "2023-06", "segment": segment}
        columns = (("D", "registered"), ("G", "not_registered"))
        _segments(case, name, row, columns, (men + women, men_out + women_out), **told)
    return case


def election_counts_pakpak_bharat() -> Submission:
    """Election bodies as members, in a month; the number of polling stations is no count."""
    name = "Pemilu"
    case = _case("Sumatera_Utara/pakpak_bharat/penyelenggara pemilu.xlsx", name)
    sheet = case.book[name]
    sheet["A1"] = "REKAP PENDAFTARAN PENYELENGGARA PEMILU KE BPJS KETENAGAKERJAAN"
    sheet["A2"] = "Kabupaten Pakpak Bharat"
    sheet["A3"] = "Februari 2024"
    _put(sheet, 5, ["No", "Penyelenggara", "Jumlah Kec/Desa/TPS", "Jumlah Petugas", "Terdaftar", "Belum Terdaftar"])
    data = [
        ("PPK", 8, 40, 40),
        ("PPS", 52, 156, 150),
        ("KPPS", 163, 1141, 980),
        ("Panwascam dan PKD", 60, 76, 0),
    ]
    for number, (label, places, potential, registered) in enumerate(data, 1):
        row = 5 + number
        _put(sheet, row, [number, label, places, potential, registered, potential - registered])
        told = {"district_code": "12.15", "period": "2024-02", "segment": "pemilu"}
        columns = (("D", "potential"), ("E", "registered"), ("F", "not_registered"))
        _segments(case, name, row, columns, (potential, registered, potential - registered), **told)
    _put(sheet, 10, [None, "Jumlah", None, *(sum(d[i] for d in data) for i in (2, 3)), sum(d[2] - d[3] for d in data)])
    return case


ACEH = (
    ("11.01", "Kab. Aceh Selatan"),
    ("11.02", "Kab. Aceh Tenggara"),
    ("11.03", "Kab. Aceh Timur"),
    ("11.04", "Kab. Aceh Tengah"),
    ("11.05", "Kab. Aceh Barat"),
    ("11.06", "Kab. Aceh Besar"),
    ("11.07", "Kab. Pidie"),
    ("11.08", "Kab. Aceh Utara"),
    ("11.09", "Kab. Simeulue"),
    ("11.10", "Kab. Aceh Singkil"),
    ("11.11", "Kab. Bireuen"),
    ("11.12", "Kab. Aceh Barat Daya"),
    ("11.13", "Kab. Gayo Lues"),
    ("11.14", "Kab. Aceh Jaya"),
    ("11.15", "Kab. Nagan Raya"),
    ("11.16", "Kab. Aceh Tamiang"),
    ("11.17", "Kab. Bener Meriah"),
    ("11.18", "Kab. Pidie Jaya"),
    ("11.71", "Kota Banda Aceh"),
    ("11.72", "Kota Sabang"),
    ("11.73", "Kota Lhokseumawe"),
    ("11.74", "Kota Langsa"),
    ("11.75", "Kota Subulussalam"),
)


def province_two_pages_aceh() -> Submission:
    """All districts of Aceh over two pages, header repeated, the province's sum first."""
    name = "Prov"
    case = _case("Aceh/Disnakermobduk/rekap kabkota.xlsx", name)
    sheet = case.book[name]
    sheet["A1"] = "REKAPITULASI PESERTA AKTIF BPJS KETENAGAKERJAAN PER KABUPATEN/KOTA"
    sheet["A2"] = "PROVINSI ACEH, SEPTEMBER 2025"
    head = ["No", "Kabupaten/Kota", "Non ASN", "Aparatur Gampong", "Jumlah"]
    _put(sheet, 4, head)
    counts = [(412 + (i * i * 131 + 57 * i) % 1913, 530 + (i * i * 277 + 389 * i) % 4127) for i in range(23)]
    first, second = sum(c[0] for c in counts), sum(c[1] for c in counts)
    _put(sheet, 5, [None, "PROVINSI ACEH", first, second, first + second])
    row = 6
    for index, ((code, label), (office, village)) in enumerate(zip(ACEH, counts, strict=True)):
        if index == 14:
            sheet.cell(row, 5, "hal. 2")
            _put(sheet, row + 1, head)
            row += 2
        _put(sheet, row, [index + 1, label, office, village, office + village])
        told = {"district_code": code, "period": "2025-09", "metric": "active"}
        case.count(name, f"C{row}", office, segment="non_asn", **told)
        case.count(name, f"D{row}", village, segment="perangkat_desa", **told)
        row += 1
    return case


def religion_taput() -> Submission:
    """Workers of churches and mosques, numbers as text with their unit."""
    name = "Keagamaan"
    case = _case("Sumatera_Utara/tapanuli_utara/pekerja keagamaan.xlsx", name)
    sheet = case.book[name]
    sheet["A1"] = "PERLINDUNGAN PEKERJA KEAGAMAAN DAN ADAT"
    sheet["A2"] = "Kab. Tapanuli Utara s.d. Nopember 2024"
    _put(sheet, 4, ["Jenis Pekerja", None, "Potensi", None, "Peserta Aktif", None, "Keterangan"])
    data = [
        ("Pendeta", 385, 210, "pekerja_keagamaan", "HKBP, GKPI, HKI"),
        ("Guru Jemaat / Sintua", 2940, 415, "pekerja_keagamaan", "bertahap"),
        ("Imam, Nazir dan Marbot Mesjid", 96, 90, "pekerja_keagamaan", None),
        ("Pengurus Lembaga Adat Dalihan Na Tolu", 150, 75, ANY, None),
    ]
    for index, (label, potential, active, segment, note) in enumerate(data):
        row = 6 + 2 * index
        _put(sheet, row, [label, None, f"{_dot(potential)} orang", None, f"{_dot(active)} orang", None, note])
        told = {"district_code": "12.02", "period": "2024-11", "segment": segment}
        _segments(case, name, row, (("C", "potential"), ("E", "active")), (potential, active), **told)
    return case


def two_dates_tapteng() -> Submission:
    """Two dates as column groups, growth beside them."""
    name = "yoy"
    case = _case("Sumatera_Utara/tapanuli_tengah/perbandingan yoy.xlsx", name)
    sheet = case.book[name]
    sheet["A1"] = "Perbandingan Kepesertaan Jamsostek Kabupaten Tapanuli Tengah"
    _put(sheet, 3, ["Segmen", "30 Juni 2024", None, "30 Juni 2025", None, "Pertumbuhan"])
    _put(sheet, 4, ["Terdaftar", "Aktif", "Terdaftar", "Aktif", "Terdaftar", "Aktif"], 2)
    _merge(sheet, "A3:A4", "B3:C3", "D3:E3", "F3:G3")
    data = [
        ("PU Badan Usaha", (9214, 8055, 9630, 8470), "pu"),
        ("Non ASN", (2410, 2410, 1102, 1102), "non_asn"),
        ("PPPK Paruh Waktu", (0, 0, 1240, 1240), "pppk_paruh_waktu"),
        ("BPU Mandiri", (3980, 2206, 4415, 2590), "bpu"),
        ("Jakon", (1505, 1505, 1377, 1377), "jakon"),
    ]
    for row, (label, counts, segment) in enumerate(data, 5):
        growth = [counts[2] - counts[0], counts[3] - counts[1]]
        _put(sheet, row, [label, *counts, *growth])
        for offset, period in ((0, "2024-06"), (2, "2025-06")):
            columns = (("BCDE"[offset], "registered"), ("BCDE"[offset + 1], "active"))
            told = {"district_code": "12.01", "period": period, "segment": segment}
            _segments(case, name, row, columns, counts[offset : offset + 2], **told)
    return case


def wrong_on_purpose_tebing() -> Submission:
    """A row with more active than registered, and one with more registered than there are."""
    name = "Sheet1"
    case = _case("Sumatera_Utara/tebing_tinggi/peserta.xlsx", name)
    sheet = case.book[name]
    sheet["A1"] = "PESERTA BPJS KETENAGAKERJAAN KOTA TEBING TINGGI BULAN APRIL 2024"
    _put(sheet, 3, ["Kelompok", "Potensi", "Terdaftar", "Aktif", "Cakupan"])
    data = [
        ("Tenaga Non ASN", 1455, 1402, 1398, "non_asn"),
        ("Kepala Lingkugan", 163, 160, 166, "rt_rw"),
        ("Pekerja Rentan", 900, 1040, 1000, "pekerja_rentan"),
        ("Pelaku jasa konstruksi", 820, 511, 511, "jakon"),
    ]
    for row, (label, potential, registered, active, segment) in enumerate(data, 4):
        share = f"{_percent(registered, potential)}%"
        _put(sheet, row, [label, potential, registered, active, share])
        columns = (("B", "potential"), ("C", "registered"), ("D", "active"))
        told = {"district_code": "12.76", "period": "2024-04", "segment": segment}
        _segments(case, name, row, columns, (potential, registered, active), **told)
    case.needs_finding = [(name, "D5"), (name, "C6")]
    return case


CASES = (
    ordinary_list_aceh_tengah,
    rka_print_langsa,
    dppa_print_deli_serdang,
    lra_by_office_simalungun,
    csv_semicolons_asahan,
    html_three_stages_tamiang,
    slide_in_millions_medan,
    form_of_keys_nias_utara,
    two_sheets_bireuen,
    sheet_per_year_siantar,
    branch_of_districts_meulaboh,
    cash_plan_langkat,
    long_format_labura,
    detail_in_words_humbahas,
    transposed_dairi,
    side_by_side_pidie_jaya,
    second_page_tapsel,
    election_batu_bara,
    palm_oil_fund_labusel,
    part_time_aceh_besar,
    thousands_karo,
    funds_as_columns_aceh_selatan,
    both_in_one_table_aceh_utara,
    ordinary_banda_aceh,
    branch_recap_kisaran,
    months_wide_sibolga,
    tab_text_nias_barat,
    html_padang_lawas,
    by_subdistrict_sergai,
    village_names_singkil,
    sheet_per_segment_madina,
    ucj_targets_sidimpuan,
    stacked_years_nagan_raya,
    side_by_side_lhokseumawe,
    sexes_nias_selatan,
    election_counts_pakpak_bharat,
    province_two_pages_aceh,
    religion_taput,
    two_dates_tapteng,
    wrong_on_purpose_tebing,
)
