"""Eighth hold-out: forty files as forty officials of Aceh and Sumatera Utara would have sent them.

Written from the conventions alone, without sight of the reader or of the other cases. Changed after it was first read:
more members than potential in construction need no finding, since they are counted by project.
"""

from __future__ import annotations

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import coordinate_from_string
from openpyxl.worksheet.worksheet import Worksheet

from .case import ANY, Submission

JKK = "5.1.02.02.02.0006"
JKM = "5.1.02.02.02.0007"
THIN = Border(*(Side(style="thin"),) * 4)
GREY = PatternFill("solid", fgColor="D9D9D9")
GREEN = PatternFill("solid", fgColor="C6E0B4")


def _start(path: str, sheet: str) -> tuple[Submission, Worksheet]:
    case = Submission(path)
    ws = case.book.active
    ws.title = sheet
    return case, ws


def _put(ws: Worksheet, at: str, *rows: list, border: bool = False) -> int:
    """Write rows from a cell on, leaving None untouched; returns the row after the last one."""
    letters, top = coordinate_from_string(at)
    left = ws[f"{letters}1"].column
    for down, row in enumerate(rows):
        for right, value in enumerate(row):
            cell = ws.cell(top + down, left + right)
            if value is not None:
                cell.value = value
            if border:
                cell.border = THIN
    return top + len(rows)


def _title(ws: Worksheet, at: str, width: int, *lines: str, size: int = 12, name: str = "Calibri") -> None:
    """Centred title lines, each merged over `width` columns."""
    letters, top = coordinate_from_string(at)
    left = ws[f"{letters}1"].column
    for down, text in enumerate(lines):
        cell = ws.cell(top + down, left, text)
        cell.font = Font(bold=True, size=size, name=name)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        ws.merge_cells(start_row=top + down, end_row=top + down, start_column=left, end_column=left + width - 1)


def _head(ws: Worksheet, area: str, fill: PatternFill | None = GREY) -> None:
    for row in ws[area]:
        for cell in row:
            cell.font = Font(bold=True)
            cell.border = THIN
            cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
            if fill:
                cell.fill = fill


def _wide(ws: Worksheet, *widths: float) -> None:
    for number, width in enumerate(widths, 1):
        ws.column_dimensions[get_column_letter(number)].width = width


def _merge(ws: Worksheet, *areas: str) -> None:
    for area in areas:
        ws.merge_cells(area)


def _sign(ws: Worksheet, at: str, place: str, office: str) -> None:
    _put(ws, at, [place], [office], [None], [None], ["(...............................)"], ["NIP. ..............."])


def _dots(number: float) -> str:
    return f"{number:,.0f}".replace(",", ".")


# ---------------------------------------------------------------- budgets


def aceh_barat_alokasi() -> Submission:
    """The manpower office of Aceh Barat: letterhead, one plain table, APBK 2023."""
    case, ws = _start("Aceh/aceh_barat/Data Anggaran Jamsostek.xlsx", "Sheet1")
    _title(ws, "A1", 8, "PEMERINTAH KABUPATEN ACEH BARAT", "DINAS TRANSMIGRASI DAN TENAGA KERJA", size=14)
    _title(ws, "A4", 8, "ALOKASI IURAN JAMINAN SOSIAL KETENAGAKERJAAN (JKK DAN JKM)", "APBK TAHUN ANGGARAN 2023")
    head = ["No.", "Segmen Pekerja", "Jumlah TK", "Iuran/Orang/Bulan (Rp)", "Jlh Bulan", "Alokasi (Rp)", "Sumber Dana"]
    _put(ws, "A7", [*head, "Kendala"], [1, 2, 3, 4, 5, "6=3x4x5", 7, 8])
    _head(ws, "A7:H8")
    data = [
        ("Tenaga Kontrak / Non ASN", 2145, 10800, 12, "non_asn", "APBK", "-"),
        ("Keuchik dan Perangkat Gampong", 1932, 10800, 12, "perangkat_desa", "ADG", "Menunggu qanun APBG"),
        ("Tuha Peut Gampong", 1610, 10800, 12, "bpd", "ADG", None),
        ("Pekerja Rentan", 500, 16800, 6, "pekerja_rentan", "APBK", "Data kemiskinan belum padan"),
    ]
    for row, (label, people, unit, months, segment, fund, note) in enumerate(data, 9):
        amount = people * unit * months
        _put(ws, f"A{row}", [row - 8, label, people, unit, months, amount, fund, note], border=True)
        case.line(
            "Sheet1",
            f"F{row}",
            amount,
            district_code="11.05",
            fiscal_year="2023",
            stage="murni",
            segment=segment,
            programme="JKK+JKM",
            fund_source="APBD" if fund == "APBK" else "APBDES",
            workers=people,
            months=months,
            unit_cost_idr=unit,
        )
    total = sum(p * u * m for _, p, u, m, *_ in data)
    _put(ws, "A13", [None, "J U M L A H", sum(d[1] for d in data), None, None, total], border=True)
    _sign(ws, "F16", "Meulaboh, .... Oktober 2023", "Kepala Dinas,")
    _wide(ws, 5, 34, 12, 14, 9, 18, 12, 28)
    return case


def deli_serdang_empat_tahun() -> Submission:
    """BPKAD Deli Serdang answers the ministry's letter: four years side by side, three stages each."""
    case, ws = _start("Sumatera_Utara/deli_serdang/LAMPIRAN SURAT KEMENKO.xlsx", "BPKAD")
    ws["B2"] = "Lampiran Surat Kepala BPKAD Kabupaten Deli Serdang"
    ws["B3"] = "Perihal : Penyampaian Data Penganggaran BPJS Ketenagakerjaan (dalam Rupiah)"
    _put(ws, "B5", ["Segmen"])
    _merge(ws, "B5:B6")
    for n, year in enumerate((2021, 2022, 2023, 2024)):
        first = 3 + 3 * n
        ws.cell(5, first, f"TA {year}")
        ws.merge_cells(start_row=5, end_row=5, start_column=first, end_column=first + 2)
        for k, word in enumerate(("Murni", "Perubahan", "Realisasi")):
            ws.cell(6, first + k, word)
    _head(ws, "B5:N6", GREEN)
    base = {
        "Non ASN": ("non_asn", 2_140_000_000),
        "Perangkat Desa": ("perangkat_desa", 985_500_000),
        "Pekerja Rentan": ("pekerja_rentan", None),
    }
    totals = [0] * 12
    for row, (label, (segment, start)) in enumerate(base.items(), 7):
        ws.cell(row, 2, label).border = THIN
        for n, year in enumerate((2021, 2022, 2023, 2024)):
            for k, stage in enumerate(("murni", "perubahan", "realisasi")):
                cell = ws.cell(row, 3 + 3 * n + k)
                cell.border = THIN
                cell.number_format = "#,##0"
                if start is None and year < 2023:
                    cell.value = "-"
                    continue
                first = start or 403_200_000
                amount = first + n * 71_250_000 + (0, 38_400_000, 21_735_600)[k]
                cell.value = amount
                totals[3 * n + k] += amount
                case.line(
                    "BPKAD",
                    cell.coordinate,
                    amount,
                    district_code="12.07",
                    fiscal_year=str(year),
                    stage=stage,
                    segment=segment,
                )
    _put(ws, "B10", ["Total", *totals], border=True)
    ws["B12"] = "Catatan : Pekerja rentan baru dianggarkan sejak TA 2023"
    _wide(ws, 2, 22, *[16] * 12)
    return case


def humbang_dpa() -> Submission:
    """A DPA of one office of Humbang Hasundutan: code hierarchy, health and asset insurance in between."""
    case, ws = _start("Sumatera_Utara/humbang_hasundutan/DPA-SKPD 2.07.xlsx", "DPA")
    _title(ws, "A1", 6, "DOKUMEN PELAKSANAAN ANGGARAN", "SATUAN KERJA PERANGKAT DAERAH", name="Arial")
    _put(
        ws,
        "A4",
        ["Pemerintah", ": Kabupaten Humbang Hasundutan"],
        ["Tahun Anggaran", ": 2022"],
        ["Urusan", ": 2.07 Tenaga Kerja"],
        ["Unit Organisasi", ": Dinas Ketenagakerjaan"],
        ["Sumber Pendanaan", ": Dana Alokasi Umum (DAU)"],
    )
    _put(ws, "A10", ["Kode Rekening", "Uraian", "Koefisien", "Satuan", "Harga", "Jumlah (Rp)"])
    _head(ws, "A10:F10")
    a, b, c = 412 * 12 * 6480, 412 * 12 * 8100, 412 * 12 * 108000
    rows = [
        ["5", "BELANJA DAERAH", None, None, None, a + b + c + 17_500_000],
        ["5.1", "BELANJA OPERASI", None, None, None, a + b + c + 17_500_000],
        ["5.1.02", "Belanja Barang dan Jasa", None, None, None, a + b + c + 17_500_000],
        ["5.1.02.02.02", "Belanja Iuran Jaminan/Asuransi", None, None, None, a + b + c + 17_500_000],
        ["5.1.02.02.02.0005", "Belanja Iuran Jaminan Kesehatan bagi Non ASN", "412 Org x 12 Bln", "OB", 108000, c],
        [JKK, "Belanja Iuran Jaminan Kecelakaan Kerja bagi Non ASN", "412 Org x 12 Bln", "OB", 6480, a],
        [JKM, "Belanja Iuran Jaminan Kematian bagi Non ASN", "412 Org x 12 Bln", "OB", 8100, b],
        ["5.1.02.02.02.0008", "Belanja Asuransi Barang Milik Daerah", "1 Paket", "Paket", 17_500_000, 17_500_000],
        [None, "Jumlah", None, None, None, a + b + c + 17_500_000],
    ]
    _put(ws, "A11", *rows, border=True)
    where = {"district_code": "12.16", "fiscal_year": "2022", "stage": "murni"}
    case.line("DPA", "F15", c, **where, counted=False, reason="kesehatan")
    for cell, amount, unit, code, programme in (("F16", a, 6480, JKK, "JKK"), ("F17", b, 8100, JKM, "JKM")):
        case.line(
            "DPA",
            cell,
            amount,
            **where,
            segment="non_asn",
            programme=programme,
            fund_source="APBD",
            account_code=code,
            workers=412,
            months=12,
            unit_cost_idr=unit,
        )
    case.line("DPA", "F18", 17_500_000, **where, counted=False, reason="aset")
    _sign(ws, "E22", "Doloksanggul, ............ 2022", "PPKD")
    _wide(ws, 20, 52, 18, 9, 14, 18)
    return case


def langsa_sp2d() -> Submission:
    """Kota Langsa exports its list of payments from a web application: HTML with the name .xls."""
    case = Submission("Aceh/langsa/Laporan SP2D BPJSTK.xls")
    lines = [
        ("00412/SP2D-LS/2023", "14/03/2023", "Iuran JKK-JKM Tenaga Non ASN Setdako", "non_asn", "JKK+JKM", 88_452_000),
        ("01377/SP2D-LS/2023", "20/06/2023", "Iuran JKK-JKM Guru Honor SD/SMP", "guru_honor", "JKK+JKM", 41_904_000),
        ("01902/SP2D-LS/2023", "07/08/2023", "Iuran Jamsostek Kader Posyandu", "kader", "", 33_600_000),
        ("02688/SP2D-LS/2023", "30/11/2023", "Iuran Jamsostek Nelayan", "nelayan", "", 20_160_000),
    ]
    head = "".join(f"<th>{word}</th>" for word in ("No", "Nomor SP2D", "Tanggal", "Uraian", "Nilai SP2D (Rp)"))
    body = []
    for number, (sp2d, date, text, segment, programme, amount) in enumerate(lines, 1):
        money = f"{_dots(amount)},00"
        body.append(
            f"<tr><td>{number}</td><td>{sp2d}</td><td>{date}</td><td>{text}</td><td align=right>{money}</td></tr>"
        )
        case.line(
            ANY,
            f"E{number + 3}",
            amount,
            district_code="11.74",
            fiscal_year="2023",
            stage="realisasi",
            segment=segment,
            programme=programme,
        )
    total = _dots(sum(line[-1] for line in lines))
    html = (
        "<html><head><meta charset='utf-8'></head><body><table border=1>"
        "<tr><td colspan=5><b>PEMERINTAH KOTA LANGSA</b></td></tr>"
        "<tr><td colspan=5>REGISTER SP2D IURAN BPJS KETENAGAKERJAAN TAHUN ANGGARAN 2023</td></tr>"
        f"<tr>{head}</tr>{''.join(body)}"
        f"<tr><td></td><td></td><td></td><td><b>TOTAL</b></td><td align=right>{total},00</td></tr>"
        "</table></body></html>"
    )
    case.data = html.encode("utf-8")
    return case


def tamiang_csv() -> Submission:
    """Aceh Tamiang: a csv with semicolons and a byte-order mark, money as Rp 12.345.000,-."""
    case = Submission("Aceh/aceh_tamiang/anggaran_perlindungan.csv")
    data = [
        ("Tenaga Non ASN", 1204, 12, 13500, "PAD", "non_asn", "APBD"),
        ("Imum Meunasah", 213, 12, 16800, "APBK", "pekerja_keagamaan", "APBD"),
        ("Petani Sawit", 1150, 6, 16800, "DBH Sawit", "petani_sawit", "DBH_SAWIT"),
        ("Nelayan", 300, 3, 16800, "APBK", "nelayan", "APBD"),
    ]
    rows = [
        "Kabupaten;Aceh Tamiang;;;;;",
        "Tahun;2024;;;;;",
        "Tahapan;APBK Perubahan;;;;;",
        ";;;;;;",
        "No;Kelompok Pekerja;Jumlah;Lama;Iuran per bulan;Anggaran Tersedia;Sumber",
    ]
    for number, (label, people, months, unit, fund, segment, source) in enumerate(data, 1):
        amount = people * months * unit
        rows.append(f"{number};{label};{_dots(people)} org;{months} bln;Rp {_dots(unit)},-;Rp {_dots(amount)},-;{fund}")
        case.line(
            ANY,
            f"F{number + 5}",
            amount,
            district_code="11.16",
            fiscal_year="2024",
            stage="perubahan",
            segment=segment,
            fund_source=source,
            workers=people,
            months=months,
            unit_cost_idr=unit,
        )
    total = sum(p * m * u for _, p, m, u, *_ in data)
    rows.append(f";Jumlah;;;;Rp {_dots(total)},-;")
    case.data = ("\ufeff" + "\r\n".join(rows) + "\r\n").encode("utf-8")
    return case


def medan_jutaan() -> Submission:
    """A slide-like table of Kota Medan: millions of rupiah, the unit in a bracket over the table."""
    case, ws = _start("Sumatera_Utara/medan/Paparan Paritrana.xlsx", "Paparan")
    ws["C2"] = "DUKUNGAN PEMKO MEDAN UNTUK JAMSOSTEK"
    ws["C2"].font = Font(size=20, bold=True, color="1F4E78", name="Century Gothic")
    ws["I4"] = "(dalam jutaan rupiah)"
    ws["I4"].font = Font(italic=True)
    _put(ws, "C5", ["Penerima", "Jumlah Penerima", "Program", "2023", None, "2024", None])
    _put(ws, "F6", ["Pagu", "Serapan", "Pagu", "Serapan"])
    _merge(ws, "C5:C6", "D5:D6", "E5:E6", "F5:G5", "H5:I5")
    _head(ws, "C5:I6", PatternFill("solid", fgColor="BDD7EE"))
    data = [
        ("Pegawai Non ASN / PHL", 12_460, "2 program", (2243.5, 2190.25, 2310, 2288.4), "non_asn", "JKK+JKM"),
        ("Kepala Lingkungan", 2001, "3 program", (1560.78, 1560.78, 1590, 1574.1), "rt_rw", "JKK+JKM+JHT"),
        ("Pekerja Rentan", 10_000, "2 program", (1008, 1005.6, 2016, 2009.2), "pekerja_rentan", "JKK+JKM"),
    ]
    for row, (label, people, words, money, segment, programme) in enumerate(data, 7):
        _put(ws, f"C{row}", [label, people, words, *money], border=True)
        for n, amount in enumerate(money):
            case.line(
                "Paparan",
                f"{'FGHI'[n]}{row}",
                round(amount * 1_000_000),
                district_code="12.71",
                fiscal_year=("2023", "2024")[n // 2],
                stage=("murni", "realisasi")[n % 2],
                segment=segment,
                programme=programme,
                workers=ANY,
            )
    _put(ws, "C10", ["TOTAL", None, None, *[round(sum(d[3][n] for d in data), 2) for n in range(4)]], border=True)
    _wide(ws, 2, 2, 30, 12, 12, 12, 12, 12, 20)
    return case


def labura_sawit_triwulan() -> Submission:
    """Labura's estate office: DBH sawit, cash plan by quarters and the year's sum at the right."""
    case, ws = _start("Sumatera_Utara/labuhanbatu_utara/RKA DBH Sawit.xlsx", "RAK")
    _title(ws, "A1", 10, "RENCANA ANGGARAN KAS IURAN JAMSOSTEK PEKERJA PERKEBUNAN SAWIT")
    _title(ws, "A2", 10, "KABUPATEN LABUHANBATU UTARA TAHUN 2024", size=11)
    ws["A3"] = "Sumber Dana : DBH Sawit"
    _put(ws, "A5", ["No", "Uraian", "TK", "Bulan", "TW I", "TW II", "TW III", "TW IV", "Total Setahun", "Ket"])
    _head(ws, "A5:J5")
    data = [
        ("Petani/pekebun sawit mandiri", 1500, 12, [75_600_000] * 4, "petani_sawit"),
        ("Buruh harian lepas kebun sawit", 640, 6, [None, None, 32_256_000, 32_256_000], "petani_sawit"),
    ]
    for row, (label, people, months, quarters, segment) in enumerate(data, 6):
        amount = people * months * 16_800
        _put(ws, f"A{row}", [row - 5, label, people, months, *quarters, amount, "@ Rp16.800"], border=True)
        case.line(
            "RAK",
            f"I{row}",
            amount,
            district_code="12.23",
            fiscal_year="2024",
            stage="murni",
            segment=segment if row == 6 else ANY,
            fund_source="DBH_SAWIT",
            workers=people,
            months=months,
            unit_cost_idr=ANY,
        )
    sums = [75_600_000, 75_600_000, 107_856_000, 107_856_000, 366_912_000]
    _put(ws, "A8", [None, "Jumlah", 2140, None, *sums], border=True)
    ws["B10"] = "*) calon peserta telah ditetapkan dengan SK Bupati"
    _wide(ws, 5, 34, 9, 8, 15, 15, 15, 15, 17, 14)
    return case


def nagan_kunci() -> Submission:
    """Nagan Raya: all of who, when and which stage stands in keys above; money text; unit in the label."""
    case, ws = _start("Aceh/nagan_raya/data jamsos.xlsx", "Form 2")
    _put(
        ws,
        "B2",
        ["Nama Daerah", ":", "Kab. Nagan Raya"],
        ["Tahun Anggaran", ":", 2023],
        ["Jenis Anggaran", ":", "APBK Pergeseran"],
        ["Program", ":", "JKK, JKM"],
        ["Sumber Dana", ":", "DAU"],
    )
    _put(ws, "B9", ["Kelompok", None, "Plafon Iuran Rp.", "Orang", "Rp/org/bln", "Bln"])
    _head(ws, "B9:G9", None)
    data = [
        ("Tenaga bakti dan kontrak", 1875, 9450, 12, "non_asn"),
        ("Tenaga kesehatan puskesmas", 322, 9450, 12, "tenaga_kesehatan"),
        ("Guru honorer", 540, 9450, 10, "guru_honor"),
    ]
    for row, (label, people, unit, months, segment) in enumerate(data, 10):
        amount = people * unit * months
        _put(ws, f"B{row}", [label, None, f"{_dots(amount)},00", _dots(people), unit, months])
        case.line(
            "Form 2",
            f"D{row}",
            amount,
            district_code="11.15",
            fiscal_year="2023",
            stage="pergeseran",
            segment=segment,
            programme="JKK+JKM",
            fund_source="APBD",
            workers=people,
            months=months,
            unit_cost_idr=unit,
        )
    ws["B14"] = "Jumlah Seluruhnya"
    ws["D14"] = f"{_dots(sum(p * u * m for _, p, u, m, _ in data))},00"
    ws["B17"] = "Suka Makmue, 12 Juli 2023"
    _wide(ws, 2, 36, 3, 20, 10, 12, 8)
    return case


def simeulue_isian() -> Submission:
    """Simeulue fills the ministry's question form: questions down, years across, a block per group."""
    case, ws = _start("Aceh/simeulue/jawaban kuesioner.xlsx", "Isian")
    ws["A1"] = "ISIAN DATA JAMINAN SOSIAL KETENAGAKERJAAN"
    ws["A2"] = "KABUPATEN SIMEULUE"
    _put(ws, "A4", ["No", "Pertanyaan", 2021, 2022, 2023, 2024])
    _head(ws, "A4:F4", None)
    non_asn = [
        ("murni", [None, 310_500_000, 356_400_000, 361_800_000]),
        ("perubahan", [125_400_000, 318_600_000, 349_920_000, None]),
        ("realisasi", [124_875_000, 301_326_000, 341_064_000, 226_368_000]),
    ]
    village = [
        ("murni", [None, None, 178_848_000, 178_848_000]),
        ("perubahan", [None, None, 178_848_000, 190_512_000]),
        ("realisasi", [None, None, 171_072_000, 95_904_000]),
    ]
    words = {
        "murni": "Berapa anggaran murni? (Rp)",
        "perubahan": "Berapa anggaran perubahan? (Rp)",
        "realisasi": "Berapa realisasi? (Rp)",
    }
    row = 5
    for letter, name, segment, block, missing in (
        ("A.", "PEGAWAI NON ASN", "non_asn", non_asn, "belum ada"),
        ("B.", "PERANGKAT DESA", "perangkat_desa", village, "nihil"),
    ):
        _put(ws, f"A{row}", [letter, name])
        ws[f"B{row}"].font = Font(bold=True)
        for number, (stage, amounts) in enumerate(block, 1):
            row += 1
            _put(ws, f"A{row}", [number, words[stage], *[missing if a is None else a for a in amounts]], border=True)
            for n, amount in enumerate(amounts):
                if amount is not None:
                    case.line(
                        "Isian",
                        f"{'CDEF'[n]}{row}",
                        amount,
                        district_code="11.09",
                        fiscal_year=str(2021 + n),
                        stage=stage,
                        segment=segment,
                    )
        row += 1
        _put(ws, f"A{row}", [4, "Apakah ada regulasi? (sebutkan)", None, "Perbup", "Perbup", "Perbup"], border=True)
        row += 2
    ws[f"A{row}"] = "Realisasi 2024 s.d. Agustus"
    _wide(ws, 5, 38, 16, 16, 16, 16)
    return case


def batu_bara_sumber() -> Submission:
    """Batu Bara: rows grouped under the fund that pays; text money, subtotals; one product is wrong."""
    case, ws = _start("Sumatera_Utara/batu_bara/Usulan Dana Tersedia 2024.xlsx", "Rekap")
    ws["A1"] = "Kabupaten : Batu Bara"
    ws["A2"] = "Dana Tersedia untuk Pembayaran Iuran BPJS Ketenagakerjaan T.A. 2024 (APBD Induk)"
    ws["A2"].font = Font(bold=True, underline="single")
    _put(ws, "A4", ["No", "Sumber / Sasaran", "Volume", "Satuan", "Bulan", "Premi", "Dana Tersedia"])
    _head(ws, "A4:G4")
    groups = [
        ("I.", "DBH CHT", "DBH_CHT", [("Petani tembakau", 250, 9, "petani")]),
        ("II.", "DBH Sawit", "DBH_SAWIT", [("Petani sawit swadaya", 800, 12, "petani_sawit")]),
        (
            "III.",
            "PAD",
            "APBD",
            [
                ("Nelayan tradisional", 600, 12, "nelayan"),
                ("Guru mengaji dan bilal mayit", 435, 12, "pekerja_keagamaan"),
                ("Kader Posyandu", 712, 12, "kader"),
            ],
        ),
    ]
    row = 5
    grand = 0
    for number, name, fund, items in groups:
        _put(ws, f"A{row}", [number, name], border=True)
        ws[f"B{row}"].font = Font(bold=True)
        row += 1
        part = 0
        for n, (label, people, months, segment) in enumerate(items):
            amount = people * months * 16_800
            if segment == "kader":
                amount -= 9_000_000  # 143.539.200 typed as 134.539.200
                case.needs_finding.append(("Rekap", f"G{row}"))
            part += amount
            _put(ws, f"A{row}", ["abc"[n] + ".", label, people, "orang", months, 16800, f"Rp. {_dots(amount)}"])
            case.line(
                "Rekap",
                f"G{row}",
                amount,
                district_code="12.19",
                fiscal_year="2024",
                stage="murni",
                segment=segment,
                fund_source=fund,
                workers=people,
                months=months,
                unit_cost_idr=16800,
            )
            row += 1
        _put(ws, f"A{row}", [None, f"Sub Jumlah {name}", None, None, None, None, f"Rp. {_dots(part)}"])
        grand += part
        row += 1
    _put(ws, f"A{row}", [None, "JUMLAH TOTAL", None, None, None, None, f"Rp. {_dots(grand)}"])
    _wide(ws, 5, 32, 10, 9, 8, 10, 22)
    return case


def karo_tiga_lembar() -> Submission:
    """Karo: a sheet for each year, each with its own order of columns; a hidden draft behind."""
    case, ws = _start("Sumatera_Utara/karo/rekap 2022 sd 2024.xlsx", "2022")
    data = [("Perangkat Desa", 2310, "perangkat_desa"), ("BPD", 1405, "bpd"), ("Pegawai Non ASN", 980, "non_asn")]
    for n, year in enumerate((2022, 2023, 2024)):
        if n:
            ws = case.book.create_sheet(str(year))
        _title(ws, "A1", 5, f"ANGGARAN IURAN BPJS TK KABUPATEN KARO TAHUN {year}")
        head = ["No", "Uraian", "Jlh Peserta", "Total Iuran Setahun", "Realisasi s.d. Desember"]
        if year == 2023:
            head = ["No", "Uraian", "Total Iuran Setahun", "Jlh Peserta", "Realisasi s.d. Desember"]
        if year == 2024:
            head[4] = "Realisasi s.d. September"
        _put(ws, "A3", head)
        _head(ws, "A3:E3", GREEN)
        sums = [0, 0, 0]
        for row, (label, people, segment) in enumerate(data, 4):
            heads = people + 15 * n
            amount = heads * 12 * 10_800
            paid = amount - 1_296_000 if year < 2024 else heads * 9 * 10_800
            values = [heads, amount, paid] if year != 2023 else [amount, heads, paid]
            _put(ws, f"A{row}", [row - 3, label, *values], border=True)
            sums = [a + b for a, b in zip(sums, values, strict=True)]
            for cell, money, stage in (
                (f"{'C' if year == 2023 else 'D'}{row}", amount, "murni"),
                (f"E{row}", paid, "realisasi"),
            ):
                case.line(
                    str(year),
                    cell,
                    money,
                    district_code="12.06",
                    fiscal_year=str(year),
                    stage=stage,
                    segment=segment,
                    workers=heads if stage == "murni" else ANY,
                    months=ANY,
                )
        _put(ws, "A7", ["Jumlah", None, *sums], border=True)
        _merge(ws, "A7:B7")
        _wide(ws, 5, 24, 20, 20, 24)
    ws = case.book.create_sheet("2024 draft")
    ws.sheet_state = "hidden"
    ws["A1"] = "ANGGARAN IURAN BPJS TK KABUPATEN KARO TAHUN 2024"
    _put(ws, "A3", head, [1, "Perangkat Desa", 2200, 285_120_000, 0], [2, "BPD", 1400, 181_440_000, 0])
    return case


def pidie_jaya_kas() -> Submission:
    """Pidie Jaya: the months of the year wide, the sum in the last column; months of nothing are dashes."""
    case, ws = _start("Aceh/pidie_jaya/Anggaran Kas.xlsx", "Kas")
    _title(ws, "A1", 15, "PEMERINTAH KABUPATEN PIDIE JAYA", "ANGGARAN KAS IURAN BPJS KETENAGAKERJAAN TA. 2023")
    months = ["Jan", "Peb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agts", "Sep", "Okt", "Nop", "Des"]
    _put(ws, "A4", ["No", "Uraian", *months, "Jumlah (Rp)"])
    _head(ws, "A4:O4")
    data = [
        ("- Iuran JKK  Tenaga Kontrak", [5_184_000] * 12, "non_asn", "JKK"),
        ("- Iuran JKM\u00a0Tenaga Kontrak", [6_480_000] * 12, "non_asn", "JKM"),
        ("- Iuran JKK+JKM Imum Meunasah", ["-"] * 6 + [3_729_600] * 6, "pekerja_keagamaan", "JKK+JKM"),
        ("- Iuran JKK+JKM  Petugas KPPS/PPS ", ["-"] * 10 + [9_240_000, 9_240_000], "pemilu", "JKK+JKM"),
    ]
    columns = [0] * 12
    for row, (label, values, segment, programme) in enumerate(data, 5):
        amount = sum(v for v in values if v != "-")
        columns = [a + (0 if b == "-" else b) for a, b in zip(columns, values, strict=True)]
        _put(ws, f"A{row}", [row - 4, label, *values, amount], border=True)
        case.line(
            "Kas",
            f"O{row}",
            amount,
            district_code="11.18",
            fiscal_year="2023",
            stage="murni",
            segment=segment,
            programme=programme,
            months=ANY,
        )
    _put(ws, "A9", [None, "Total", *columns, sum(columns)], border=True)
    _wide(ws, 4, 44, *[12] * 12, 16)
    return case


def gunungsitoli_realisasi() -> Submission:
    """Gunungsitoli: a realisation table with dates, remainders, percents; money as text with spaces."""
    case, ws = _start("Sumatera_Utara/gunungsitoli/REALISASI.xlsx", "GST")
    ws["A1"] = "PEMERINTAH KOTA GUNUNGSITOLI"
    ws["A2"] = "Laporan Realisasi Belanja Iuran Jaminan Sosial Ketenagakerjaan"
    ws["A3"] = "Periode : 1 Januari s.d. 30 September 2024"
    head = [
        "Uraian",
        "Anggaran Setelah Perubahan",
        "Realisasi",
        "Sisa Anggaran",
        "%",
        "Tgl Bayar Terakhir",
        "Bukti Bayar",
    ]
    _put(ws, "A5", head)
    _head(ws, "A5:G5")
    data = [
        ("Tenaga Honorer / Non ASN", 288_360_000, 211_464_000, "non_asn", "12-09-2024"),
        ("Perangkat Desa", 402_408_000, 301_806_000, "perangkat_desa", "05-09-2024"),
        ("Badan Permusyawaratan Desa", 190_512_000, 190_512_000, "bpd", "05-09-2024"),
        ("Tenaga Kesehatan BLUD", 60_264_000, 38_880_000, "tenaga_kesehatan", "27-08-2024"),
    ]
    for row, (label, budget, paid, segment, date) in enumerate(data, 6):
        _put(
            ws,
            f"A{row}",
            [
                label,
                f" {_dots(budget)} ",
                f"{_dots(paid)}  ",
                budget - paid,
                round(100 * paid / budget, 2),
                date,
                "SP2D",
            ],
            border=True,
        )
        for cell, amount, stage in ((f"B{row}", budget, "perubahan"), (f"C{row}", paid, "realisasi")):
            case.line(
                "GST",
                cell,
                amount,
                district_code="12.78",
                fiscal_year="2024",
                stage=stage,
                segment=segment,
            )
    whole, spent = sum(d[1] for d in data), sum(d[2] for d in data)
    _put(ws, "A10", ["Jumlah", whole, spent, whole - spent, round(100 * spent / whole, 2)], border=True)
    _sign(ws, "E13", "Gunungsitoli,        Oktober 2024", "Bendahara Pengeluaran")
    _wide(ws, 32, 22, 18, 18, 9, 18, 14)
    return case


def aceh_rekap_ribuan() -> Submission:
    """The provincial office gathers its districts: one row a district, thousands of rupiah, groups across."""
    case, ws = _start("Aceh/rekap_provinsi/REKAP ANGGARAN KAB-KOTA.xlsx", "Rekap Kab Kota")
    _title(ws, "A1", 6, "REKAPITULASI ANGGARAN JAMSOSTEK KABUPATEN/KOTA SE-ACEH", "APBK TAHUN 2023 (Rp.000)")
    _put(ws, "A4", ["NO", "KABUPATEN/KOTA", "NON ASN", "PERANGKAT GAMPONG", "PEKERJA RENTAN", "JUMLAH"])
    _put(ws, "A5", ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)=(3)+(4)+(5)"])
    _head(ws, "A4:F5")
    data = [
        ("Kab. Aceh Selatan", "11.01", 412_560, 301_320, None),
        ("Kab. Aceh Tenggara", "11.02", 388_800, 498_960, 100_800),
        ("Kab. Aceh Timur", "11.03", 702_000, None, 201_600),
        ("Kab. Bener Meriah", "11.17", 214_920, 301_320, 60_480),
        ("Kab. Aceh Jaya", "11.14", 198_720, 222_912, None),
        ("Kota Banda Aceh", "11.71", 1_036_800, 116_640, 336_000),
        ("Kota Sabang", "11.72", 155_520, 46_656, 84_000),
    ]
    sums = [0, 0, 0]
    for row, (name, code, *money) in enumerate(data, 6):
        sums = [a + (b or 0) for a, b in zip(sums, money, strict=True)]
        shown = ["-" if m is None else m for m in money]
        _put(ws, f"A{row}", [row - 5, name, *shown, sum(m or 0 for m in money)], border=True)
        for letter, amount, segment in zip("CDE", money, ("non_asn", "perangkat_desa", "pekerja_rentan"), strict=True):
            if amount is not None:
                case.line(
                    "Rekap Kab Kota",
                    f"{letter}{row}",
                    amount * 1000,
                    district_code=code,
                    fiscal_year="2023",
                    stage="murni",
                    segment=segment,
                )
    _put(ws, "A13", [None, "TOTAL", *sums, sum(sums)], border=True)
    ws["B15"] = "Ket: kabupaten/kota yang tidak tercantum belum menyampaikan data"
    _wide(ws, 6, 26, 16, 20, 18, 18)
    return case


def tapsel_pergeseran() -> Submission:
    """Tapanuli Selatan: murni, pergeseran, perubahan, realisation; printed zeros, one wrong total."""
    case, ws = _start("Sumatera_Utara/tapanuli_selatan/Jamsos Tapsel FIX (2).xlsx", "Data")
    ws["A1"] = "DATA ANGGARAN PERLINDUNGAN JAMINAN SOSIAL KETENAGAKERJAAN TAPANULI SELATAN TA 2022"
    ws["A1"].font = Font(bold=True, size=11, name="Tahoma")
    head = ["NO", "SASARAN", "SUMBER", "APBD INDUK", "PERGESERAN", "P-APBD", "BERTAMBAH / (BERKURANG)", "REALISASI"]
    _put(ws, "A3", head)
    _head(ws, "A3:H3", GREEN)
    data = [
        ("Non ASN", "APBD", (612_000_000, 612_000_000, 655_200_000), 640_080_000, "non_asn", "APBD"),
        ("Aparat Desa", "ADD", (388_800_000, 401_760_000, 401_760_000), 395_280_000, "perangkat_desa", "APBDES"),
        ("Petani Salak (rentan)", "CSR", (0, 0, 40_320_000), 40_320_000, ANY, "LAINNYA"),
    ]
    for row, (label, fund, plan, paid, segment, source) in enumerate(data, 4):
        _put(ws, f"A{row}", [row - 3, label, fund, *plan, plan[2] - plan[0], paid], border=True)
        ws[f"G{row}"].number_format = "#,##0;(#,##0)"
        stages = ("murni", "pergeseran", "perubahan", "realisasi")
        for letter, amount, stage in zip("DEFH", (*plan, paid), stages, strict=True):
            case.line(
                "Data",
                f"{letter}{row}",
                amount,
                district_code="12.03",
                fiscal_year="2022",
                stage=stage,
                segment=segment,
                fund_source=source,
            )
    total = [sum(d[2][n] for d in data) for n in range(3)]
    spent = sum(d[3] for d in data)
    _put(ws, "A7", [None, "JUMLAH", None, *total, total[2] - total[0], spent + 10_000_000], border=True)
    case.needs_finding.append(("Data", "H7"))
    _wide(ws, 5, 26, 10, 17, 17, 17, 18, 17)
    return case


def bireuen_opd() -> Submission:
    """Bireuen: non-ASN contributions office by office, JKK and JKM in columns of their own."""
    case, ws = _start("Aceh/bireuen/rekap per opd.xlsx", "OPD")
    ws["A1"] = "Rekap Iuran JKK dan JKM Pegawai Non ASN per OPD Kabupaten Bireuen"
    ws["A2"] = "DPA Tahun 2024"
    _put(ws, "A4", ["No", "Nama OPD", "Jlh Non ASN", "JKK (Rp)", "JKM (Rp)", "Jumlah (Rp)"])
    _head(ws, "A4:F4")
    data = [
        ("Dinas Pendidikan dan Kebudayaan", 812),
        ("Dinas Kesehatan", 655),
        ("RSUD dr. Fauziah", 430),
        ("Satpol PP dan WH", 218),
        ("Dinas Lingkungan Hidup", 304),
        ("Sekretariat Daerah", 141),
    ]
    for row, (office, people) in enumerate(data, 5):
        first, second = people * 12 * 4800, people * 12 * 6000
        _put(ws, f"A{row}", [row - 4, office, people, first, second, first + second], border=True)
        for letter, amount, programme in (("D", first, "JKK"), ("E", second, "JKM")):
            case.line(
                "OPD",
                f"{letter}{row}",
                amount,
                district_code="11.11",
                fiscal_year="2024",
                stage="murni",
                segment="non_asn",
                programme=programme,
                workers=people,
            )
    people = sum(p for _, p in data)
    _put(ws, "A11", ["JUMLAH", None, people, people * 57_600, people * 72_000, people * 129_600], border=True)
    _merge(ws, "A11:B11")
    _wide(ws, 5, 36, 12, 16, 16, 17)
    return case


def nias_selatan_jawaban() -> Submission:
    """Nias Selatan answers in a column of words: the sum, then the reckoning in brackets (hard)."""
    case, ws = _start("Sumatera_Utara/nias_selatan/Jawaban.xlsx", "Sheet1")
    ws["A1"] = "Jawaban atas surat Kemenko PMK - Pemerintah Kabupaten Nias Selatan"
    _put(ws, "A3", ["No", "Data yang diminta", "Jawaban"])
    _head(ws, "A3:C3", None)
    rows = [
        ("Alokasi APBD 2022 untuk pekerja rentan", "Rp 604.800.000 (3.000 org x 12 bln x Rp 16.800)"),
        ("Alokasi APBD 2023 untuk pekerja rentan", "Rp 403.200.000 (2.000 org x 12 bln x Rp 16.800)"),
        ("Alokasi APBD 2023 untuk tenaga Non ASN", "Rp 194.400.000 (1.500 org x 12 bln x Rp 10.800)"),
        ("Alokasi APBD 2024 untuk perangkat desa", "belum ada"),
        ("Peraturan daerah yang mendukung", "Perbup sedang dalam proses harmonisasi"),
    ]
    for row, (question, answer) in enumerate(rows, 4):
        _put(ws, f"A{row}", [row - 3, question, answer], border=True)
    facts = [
        ("C4", 604_800_000, "2022", "pekerja_rentan", 3000, 16800),
        ("C5", 403_200_000, "2023", "pekerja_rentan", 2000, 16800),
        ("C6", 194_400_000, "2023", "non_asn", 1500, 10800),
    ]
    for cell, amount, year, segment, people, unit in facts:
        case.line(
            "Sheet1",
            cell,
            amount,
            district_code="12.14",
            fiscal_year=year,
            stage="murni",
            segment=segment,
            fund_source=ANY,
            workers=people,
            months=12,
            unit_cost_idr=unit,
        )
    _wide(ws, 5, 48, 58)
    return case


def padang_lawas_dppa() -> Submission:
    """Padang Lawas: DPPA, before and after the change side by side with volumes (hard)."""
    case, ws = _start("Sumatera_Utara/padang_lawas/DPPA 2023.xlsx", "DPPA")
    _title(
        ws,
        "A1",
        11,
        "DPPA-RINCIAN BELANJA SKPD",
        "KABUPATEN PADANG LAWAS - TAHUN ANGGARAN 2023",
        name="Times New Roman",
    )
    ws["A4"] = "Sub Kegiatan : 2.07.05.2.02.0005 Pengembangan Pelaksanaan Jaminan Sosial Tenaga Kerja"
    _put(ws, "A6", ["Kode Rekening", "Uraian", "Sebelum Perubahan", *[None] * 3, "Setelah Perubahan", *[None] * 3])
    ws["K6"] = "Bertambah/ (Berkurang)"
    _put(ws, "C7", [*["Orang", "Bulan", "Harga Satuan", "Jumlah"] * 2])
    _merge(ws, "A6:A7", "B6:B7", "C6:F6", "G6:J6", "K6:K7")
    _head(ws, "A6:K7")
    lines = [
        (JKK, "Belanja Iuran Jaminan Kecelakaan Kerja bagi Non ASN", (350, 12, 4800), (420, 12, 4800), "JKK"),
        (JKM, "Belanja Iuran Jaminan Kematian bagi Non ASN", (350, 12, 6000), (420, 12, 6000), "JKM"),
    ]
    before = sum(a * b * c for _, _, (a, b, c), _, _ in lines)
    after = sum(a * b * c for _, _, _, (a, b, c), _ in lines)
    parent = ["5.1.02.02.02", "Belanja Iuran Jaminan/Asuransi", None, None, None, before, None, None, None, after]
    _put(ws, "A8", [*parent, after - before], border=True)
    for row, (code, text, old, new, programme) in enumerate(lines, 9):
        x, y = old[0] * old[1] * old[2], new[0] * new[1] * new[2]
        _put(ws, f"A{row}", [code, text, *old, x, *new, y, y - x], border=True)
        for cell, amount, (people, months, unit), stage in (
            (f"F{row}", x, old, "murni"),
            (f"J{row}", y, new, "perubahan"),
        ):
            case.line(
                "DPPA",
                cell,
                amount,
                district_code="12.21",
                fiscal_year="2023",
                stage=stage,
                segment="non_asn",
                programme=programme,
                account_code=code,
                workers=people,
                months=months,
                unit_cost_idr=unit,
            )
    _put(ws, "A11", ["Jumlah", None, None, None, None, before, None, None, None, after, after - before], border=True)
    _wide(ws, 20, 48, 8, 8, 10, 15, 8, 8, 10, 15, 15)
    return case


def sabang_juta() -> Submission:
    """Sabang: four lines, money as words in the cell (juta, M), total on top."""
    case, ws = _start("Aceh/sabang/sabang.xlsx", "Jamsostek")
    ws["B2"] = "KOTA SABANG"
    ws["B3"] = "Pagu Indikatif Jaminan Sosial Ketenagakerjaan TA 2024"
    _put(ws, "B5", ["Segmen", "Pagu Indikatif", "Program", "Keterangan"])
    _head(ws, "B5:E5", PatternFill("solid", fgColor="FFE699"))
    data = [
        ("Total seluruhnya", "Rp 1,6634 M", None, None, None),
        ("Non ASN", "Rp 1,25 M", "3 program", "termasuk JHT", ("non_asn", 1_250_000_000, "JKK+JKM+JHT")),
        ("Aparatur gampong", "Rp 185,4 juta", "2 program", None, ("perangkat_desa", 185_400_000, "JKK+JKM")),
        ("Nelayan", "Rp 201,6 juta", "2 program", "1.000 orang", ("nelayan", 201_600_000, "JKK+JKM")),
        ("Kader PKK", "Rp 26,4 juta", "2 program", None, ("kader", 26_400_000, "JKK+JKM")),
    ]
    for row, (*shown, truth) in enumerate(data, 6):
        _put(ws, f"B{row}", shown, border=True)
        if truth:
            segment, amount, programme = truth
            case.line(
                "Jamsostek",
                f"C{row}",
                amount,
                district_code="11.72",
                fiscal_year="2024",
                stage="murni",
                segment=segment,
                programme=programme,
                workers=ANY if segment == "nelayan" else None,
            )
    _wide(ws, 3, 24, 20, 14, 18)
    return case


def asahan_bertumpuk() -> Submission:
    """Asahan: three tables one under another: budget, realisation, participation."""
    case, ws = _start("Sumatera_Utara/asahan/DATA JAMSOSTEK ASAHAN.xlsx", "Asahan")
    _title(ws, "A1", 6, "DATA JAMINAN SOSIAL KETENAGAKERJAAN KABUPATEN ASAHAN", "TAHUN 2023")
    _put(ws, "A4", ["A. ANGGARAN (APBD MURNI 2023)"], ["No", "Segmen", "TK", "Bulan", "Premi", "Anggaran (Rp)"])
    _head(ws, "A5:F5")
    data = [
        ("Non ASN", 1800, 12, 10_800, "non_asn", 228_420_000),
        ("Perangkat Desa", 1422, 12, 10_800, "perangkat_desa", 184_291_200),
        ("Pekerja Rentan", 2500, 6, 16_800, "pekerja_rentan", 247_800_000),
    ]
    where = {"district_code": "12.09", "fiscal_year": "2023"}
    for row, (label, people, months, unit, segment, _) in enumerate(data, 6):
        amount = people * months * unit
        _put(ws, f"A{row}", [row - 5, label, people, months, unit, amount], border=True)
        case.line(
            "Asahan",
            f"F{row}",
            amount,
            **where,
            stage="murni",
            segment=segment,
            workers=people,
            months=months,
            unit_cost_idr=unit,
        )
    _put(ws, "A9", [None, "Jumlah", 5722, None, None, sum(p * m * u for _, p, m, u, _, _ in data)], border=True)
    _put(ws, "A12", ["B. REALISASI"], ["No", "Segmen", "Realisasi (Rp)", "Capaian (%)"])
    _head(ws, "A13:D13")
    for row, (label, people, months, unit, segment, paid) in enumerate(data, 14):
        percent = round(100 * paid / (people * months * unit), 1)
        _put(ws, f"A{row}", [row - 13, label, paid, percent], border=True)
        case.line("Asahan", f"C{row}", paid, **where, stage="realisasi", segment=segment)
    _put(ws, "A17", [None, "Jumlah", sum(d[5] for d in data)], border=True)
    _put(ws, "A20", ["C. KEPESERTAAN PER 31 DESEMBER 2023"], ["No", "Segmen", "Potensi", "Peserta", "Belum Terdaftar"])
    _head(ws, "A21:E21")
    people = [("Non ASN", 2104, 1800, "non_asn"), ("Perangkat Desa", 1422, 1417, "perangkat_desa")]
    people.append(("Pekerja Rentan", 41_870, 2500, "pekerja_rentan"))
    for row, (label, potential, registered, segment) in enumerate(people, 22):
        values = (potential, registered, potential - registered)
        _put(ws, f"A{row}", [row - 21, label, *values], border=True)
        for letter, number, metric in zip("CDE", values, ("potential", "registered", "not_registered"), strict=True):
            case.count(
                "Asahan",
                f"{letter}{row}",
                number,
                district_code="12.09",
                period="2023-12",
                segment=segment,
                metric=metric,
            )
    _wide(ws, 5, 24, 16, 14, 16, 18)
    return case


def gayo_lues_tersembunyi() -> Submission:
    """Gayo Lues: an old draft left in hidden rows and a hidden column of last year."""
    case, ws = _start("Aceh/gayo_lues/Penganggaran 2024 rev3.xlsx", "rev3")
    ws["A1"] = "Penganggaran Jamsostek Kab. Gayo Lues"
    ws["A2"] = "Sumber dana : Dana Desa (APBG) dan APBK sesuai kolom"
    _put(ws, "A4", ["Kelompok", "Sumber", "Orang", "APBK 2023", "APBK 2024", "APBK-P 2024"])
    _head(ws, "A4:F4")
    data = [
        ("Tenaga honorer kantor", "APBK", 1110, 131_000_000, 143_856_000, 150_984_000, "non_asn", "APBD"),
        ("Aparatur kampung", "Dana Desa", 725, 90_000_000, 93_960_000, 93_960_000, "perangkat_desa", "APBDES"),
        ("Petani kopi dan serai wangi", "APBK", 400, 0, 80_640_000, 40_320_000, "petani", "APBD"),
    ]
    _put(ws, "A5", ["Tenaga honorer kantor (lama)", "APBK", 1020, 120_000_000, 132_192_000, 132_192_000], border=True)
    _put(ws, "A6", ["Aparatur kampung (lama)", "Dana Desa", 700, 80_000_000, 90_720_000, 90_720_000], border=True)
    ws.row_dimensions[5].hidden = True
    ws.row_dimensions[6].hidden = True
    ws.column_dimensions["D"].hidden = True
    for row, (label, fund, people, old, plan, change, segment, source) in enumerate(data, 7):
        _put(ws, f"A{row}", [label, fund, people, old, plan, change], border=True)
        for letter, amount, stage in (("E", plan, "murni"), ("F", change, "perubahan")):
            case.line(
                "rev3",
                f"{letter}{row}",
                amount,
                district_code="11.13",
                fiscal_year="2024",
                stage=stage,
                segment=segment,
                fund_source=source,
                workers=ANY,
            )
    _put(ws, "A10", ["Jumlah", None, 2235, 221_000_000, 318_456_000, 285_264_000], border=True)
    _wide(ws, 32, 12, 9, 16, 16, 16)
    return case


def simalungun_nagori() -> Submission:
    """Simalungun: the words of the nagori (pangulu, maujana, gamot), paid from the village funds; ten months."""
    case, ws = _start("Sumatera_Utara/simalungun/BPJSTK NAGORI.xlsx", "Nagori")
    _title(ws, "B2", 8, "KEBUTUHAN BIAYA BPJS KETENAGAKERJAAN PEMERINTAHAN NAGORI", "KABUPATEN SIMALUNGUN T.A 2023")
    _put(ws, "B5", ["NO", "JABATAN", "JUMLAH NAGORI", "JUMLAH ORANG", "PREMI", "LAMA", "JUMLAH BIAYA", "SUMBER"])
    _head(ws, "B5:I5")
    data = [
        ("Pangulu dan Perangkat Nagori", 386, 2702, "perangkat_desa"),
        ("Maujana Nagori (BPD)", 386, 1930, "bpd"),
        ("Gamot (Kepala Dusun)", 386, 1815, "rt_rw"),
    ]
    for row, (label, villages, people, segment) in enumerate(data, 6):
        amount = people * 10 * 11_340
        shown = [f"{row - 5}.", label, villages, people, "Rp 11.340", "10 bulan", amount, "ADD"]
        _put(ws, f"B{row}", shown, border=True)
        case.line(
            "Nagori",
            f"H{row}",
            amount,
            district_code="12.08",
            fiscal_year="2023",
            stage="murni",
            segment=segment,
            fund_source="APBDES",
            workers=people,
            months=10,
            unit_cost_idr=11_340,
        )
    people = sum(d[2] for d in data)
    _put(ws, "B9", [None, "JUMLAH", None, people, None, None, people * 113_400], border=True)
    ws["C11"] = "Dasar : Peraturan Bupati tentang Pedoman Penyusunan APB Nagori"
    _wide(ws, 2, 5, 34, 12, 12, 14, 12, 18, 10)
    return case


# ---------------------------------------------------------------- participation counts


def meulaboh_kabupaten() -> Submission:
    """The Meulaboh branch: its districts down, segments across, numbers inside the names, totals as formulas."""
    case, ws = _start("Aceh/cabang_meulaboh/Kepesertaan Sept.xlsx", "Cabang")
    _title(ws, "A1", 6, "BPJS KETENAGAKERJAAN CABANG MEULABOH", "JUMLAH TENAGA KERJA AKTIF PER 30 SEPTEMBER 2023")
    _put(ws, "A4", ["No", "Kabupaten", "PU", "BPU", "Jakon", "Total"])
    _head(ws, "A4:F4", GREEN)
    data = [
        ("Aceh Barat", "11.05", 14_221, 2_904, 1_877),
        ("Nagan Raya", "11.15", 11_065, 1_318, 942),
        ("Aceh Jaya", "11.14", 5_480, 611, 1_204),
        ("Simeulue", "11.09", 3_977, 288, 0),
    ]
    for row, (name, code, *heads) in enumerate(data, 5):
        _put(ws, f"A{row}", [None, f"{row - 4:02d}. KAB. {name.upper()}", *heads, sum(heads)], border=True)
        for letter, number, segment in zip("CDE", heads, ("pu", "bpu", "jakon"), strict=True):
            case.count(
                "Cabang",
                f"{letter}{row}",
                number,
                district_code=code,
                period="2023-09",
                segment=segment,
                metric="active",
            )
    _put(ws, "A9", ["Total Cabang", None, *[f"=SUM({letter}5:{letter}8)" for letter in "CDEF"]], border=True)
    _merge(ws, "A9:B9")
    _sign(ws, "E12", "Meulaboh, Oktober 2023", "Kepala Cabang")
    _wide(ws, 5, 22, 12, 12, 12, 14)
    return case


def siantar_lembar() -> Submission:
    """The Pematangsiantar branch: a sheet a district, named by it; the same small form in each."""
    case, ws = _start("Sumatera_Utara/cabang_pematangsiantar/monev inpres.xlsx", "Pematangsiantar")
    groups = [
        ("Non ASN", "non_asn"),
        ("Kepling / RT RW", "rt_rw"),
        ("Guru Honor", "guru_honor"),
        ("Pekerja Rentan", "pekerja_rentan"),
    ]
    places = [
        ("Pematangsiantar", "12.72", [(1730, 1622), (1012, 655), (488, 97), (20_450, 500)]),
        ("Simalungun", "12.08", [(2910, 2204), (1815, 1790), (1366, None), (88_310, 1250)]),
        ("Tanjung Balai", "12.74", [(1102, 1088), (214, None), (305, 41), (9_870, 300)]),
    ]
    for number, (name, code, heads) in enumerate(places):
        if number:
            ws = case.book.create_sheet(name)
        ws["A1"] = "FORM MONEV INPRES 2 TAHUN 2021"
        ws["A2"] = "Posisi data : Desember 2024"
        _put(ws, "A4", ["Segmentasi", "Potensi TK", "Terdaftar", "Coverage"])
        _head(ws, "A4:D4")
        for row, ((label, segment), (potential, registered)) in enumerate(zip(groups, heads, strict=True), 5):
            rate = f"{100 * registered / potential:.1f}%".replace(".", ",") if registered else "-"
            _put(ws, f"A{row}", [label, potential, registered or "-", rate], border=True)
            told = {"district_code": code, "period": "2024-12", "segment": segment}
            case.count(name, f"B{row}", potential, **told, metric="potential")
            if registered:
                case.count(name, f"C{row}", registered, **told, metric="registered")
        _put(ws, "A9", ["Jumlah", sum(h[0] for h in heads), sum(h[1] or 0 for h in heads)], border=True)
        _wide(ws, 24, 14, 14, 12)
    return case


def binjai_segmen() -> Submission:
    """Kota Binjai: segments down; potential, registered, not registered, percent."""
    case, ws = _start("Sumatera_Utara/binjai/Laporan UCJ Binjai.xlsx", "Lembar1")
    ws["A1"] = "PEMERINTAH KOTA BINJAI"
    ws["A2"] = "DINAS KETENAGAKERJAAN, PERINDUSTRIAN DAN PERDAGANGAN"
    ws["A4"] = "Kepesertaan Jamsostek menurut segmen, keadaan 31 Desember 2022"
    head = ["No", "Segmen", "Jumlah Pekerja", "Sudah Terlindungi", "Belum Terlindungi", "% Terlindungi", "Kendala"]
    _put(ws, "A6", head)
    _head(ws, "A6:G6", None)
    data = [
        ("Pekerja Penerima Upah (swasta)", 31_240, 17_905, "pu", "perusahaan menunggak"),
        ("Pekerja Bukan Penerima Upah", 48_660, 3_122, "bpu", "kesadaran rendah"),
        ("Jasa Konstruksi", 1_450, 1_318, "jakon", None),
        ("Non ASN Pemko", 2_376, 2_376, "non_asn", None),
        ("Kepala Lingkungan", 284, 0, "rt_rw", "belum dianggarkan"),
    ]
    for row, (label, potential, registered, segment, note) in enumerate(data, 7):
        values = (potential, registered, potential - registered)
        _put(ws, f"A{row}", [row - 6, label, *values, round(100 * registered / potential, 2), note], border=True)
        for letter, number, metric in zip("CDE", values, ("potential", "registered", "not_registered"), strict=True):
            case.count(
                "Lembar1",
                f"{letter}{row}",
                number,
                district_code="12.75",
                period="2022-12",
                segment=segment,
                metric=metric,
            )
    whole, done = sum(d[1] for d in data), sum(d[2] for d in data)
    _put(ws, "A12", [None, "TOTAL", whole, done, whole - done, round(100 * done / whole, 2)], border=True)
    _wide(ws, 5, 34, 14, 14, 14, 14, 24)
    return case


def aceh_utara_kecamatan() -> Submission:
    """Aceh Utara: by sub-district, three groups across; only the district's line counts (number of villages too)."""
    case, ws = _start("Aceh/aceh_utara/kecamatan.xlsx", "per kec")
    ws["A1"] = "DATA PESERTA BPJS KETENAGAKERJAAN APARATUR GAMPONG"
    ws["A2"] = "KABUPATEN ACEH UTARA, AGUSTUS 2024"
    _put(ws, "A4", ["No", "Kecamatan", "Jlh Gampong", "Peserta", None, None])
    _put(ws, "D5", ["Keuchik & Perangkat", "Tuha Peut", "Kepala Dusun"])
    _merge(ws, "A4:A5", "B4:B5", "C4:C5", "D4:F4")
    _head(ws, "A4:F5", GREEN)
    names = ["Sawang", "Nisam", "Kuta Makmur", "Dewantara", "Muara Batu", "Tanah Jambo Aye", "Lhoksukon"]
    villages = [39, 29, 39, 15, 24, 47, 75]
    sums = [0, 0, 0, 0]
    for row, (name, number) in enumerate(zip(names, villages, strict=True), 6):
        values = [number, number * 5 - 3, number * 5, number * 3 + 1]
        sums = [a + b for a, b in zip(sums, values, strict=True)]
        _put(ws, f"A{row}", [row - 5, name, *values], border=True)
    _put(ws, "A13", ["Jumlah Kabupaten", None, *sums], border=True)
    _merge(ws, "A13:B13")
    for letter, number, segment in zip("DEF", sums[1:], ("perangkat_desa", "bpd", "rt_rw"), strict=True):
        case.count(
            "per kec",
            f"{letter}13",
            number,
            district_code="11.08",
            period="2024-08",
            segment=segment,
            metric="registered",
        )
    _wide(ws, 5, 24, 12, 16, 14, 14)
    return case


def dairi_bulanan() -> Submission:
    """Dairi: half a year of active members, months across, each month a count of its own."""
    case, ws = _start("Sumatera_Utara/dairi/TK aktif smt I.xlsx", "Smt I")
    _title(ws, "A1", 8, "PERKEMBANGAN TK AKTIF BPJS KETENAGAKERJAAN", "KABUPATEN DAIRI - SEMESTER I TAHUN 2024")
    months = ["Januari", "Pebruari", "Maret", "April", "Mei", "Juni"]
    _put(ws, "A4", ["No", "Segmen", *months])
    _head(ws, "A4:H4")
    data = [
        ("Penerima Upah", [6_812, 6_840, 6_838, 6_901, 6_922, 6_950], "pu"),
        ("Bukan Penerima Upah", [1_204, 1_198, 1_240, 1_377, 1_402, 1_415], "bpu"),
        ("Jasa Konstruksi", ["-", "-", 118, 240, 377, 510], "jakon"),
    ]
    for row, (label, values, segment) in enumerate(data, 5):
        _put(ws, f"A{row}", [row - 4, label, *values], border=True)
        for n, number in enumerate(values):
            if number != "-":
                case.count(
                    "Smt I",
                    f"{'CDEFGH'[n]}{row}",
                    number,
                    district_code="12.11",
                    period=f"2024-{n + 1:02d}",
                    segment=segment,
                    metric="active",
                )
    sums = [sum(d[1][n] for d in data if d[1][n] != "-") for n in range(6)]
    _put(ws, "A8", [None, "Jumlah", *sums], border=True)
    ws["B10"] = "Sumber : Kantor Cabang Perintis, data diolah"
    _wide(ws, 5, 26, *[11] * 6)
    return case


def singkil_panjang() -> Submission:
    """Aceh Singkil: a tab-separated long table, an indicator a line; the code has lost its zero."""
    case = Submission("Aceh/aceh_singkil/ekspor_2023.csv")
    rows = ["kode\tkabupaten\tsegmen\tindikator\tbulan\ttahun\tjumlah_orang"]
    data = [
        ("Non ASN", "non_asn", "potensi", "Juni", 1_560),
        ("Non ASN", "non_asn", "terdaftar", "Juni", 1_233),
        ("Non ASN", "non_asn", "aktif", "Juni", 1_190),
        ("Perangkat Desa", "perangkat_desa", "potensi", "Juni", 812),
        ("Perangkat Desa", "perangkat_desa", "terdaftar", "Juni", 812),
        ("Perangkat Desa", "perangkat_desa", "aktif", "Juni", 640),
        ("Nelayan", "nelayan", "potensi", "Desember", 4_310),
        ("Nelayan", "nelayan", "terdaftar", "Desember", 275),
        ("Nelayan", "nelayan", "aktif", "Desember", 250),
    ]
    words = {"potensi": "potential", "terdaftar": "registered", "aktif": "active"}
    for row, (label, segment, indicator, month, number) in enumerate(data, 2):
        rows.append(f"11.1\tKab. Aceh Singkil\t{label}\t{indicator}\t{month}\t2023\t{number}")
        case.count(
            ANY,
            f"G{row}",
            number,
            district_code="11.10",
            period="2023-06" if month == "Juni" else "2023-12",
            segment=segment,
            metric=words[indicator],
        )
    case.data = ("\n".join(rows) + "\n").encode("utf-8")
    return case


def toba_desember() -> Submission:
    """Toba: Decembers of four years side by side, two numbers each."""
    case, ws = _start("Sumatera_Utara/toba/Tren kepesertaan.xlsx", "Tren")
    ws["A1"] = "Kabupaten Toba"
    ws["A1"].font = Font(bold=True, size=16)
    ws["A2"] = "Tren tenaga kerja terdaftar dan aktif (orang)"
    _put(ws, "A4", ["Segmen"])
    for n, year in enumerate((21, 22, 23, 24)):
        ws.cell(4, 2 + 2 * n, f"Des-{year}")
        ws.merge_cells(start_row=4, end_row=4, start_column=2 + 2 * n, end_column=3 + 2 * n)
        ws.cell(5, 2 + 2 * n, "Terdaftar")
        ws.cell(5, 3 + 2 * n, "Aktif")
    _merge(ws, "A4:A5")
    _head(ws, "A4:I5")
    data = [
        ("Tenaga Non ASN", (412, 398, 1_244, 1_240, 1_310, 1_251, 1_090, 1_012), "non_asn"),
        ("Perangkat Desa", ("belum ada", "belum ada", 1_386, 1_386, 1_402, 1_377, 1_405, 903), "perangkat_desa"),
        (
            "Parhobas gereja / pekerja keagamaan",
            ("nihil", "nihil", "nihil", "nihil", 210, 206, 248, 240),
            "pekerja_keagamaan",
        ),
    ]
    for row, (label, values, segment) in enumerate(data, 6):
        _put(ws, f"A{row}", [label, *values], border=True)
        for n, number in enumerate(values):
            if isinstance(number, int):
                case.count(
                    "Tren",
                    f"{'BCDEFGHI'[n]}{row}",
                    number,
                    district_code="12.12",
                    period=f"{2021 + n // 2}-12",
                    segment=segment,
                    metric=("registered", "active")[n % 2],
                )
    _wide(ws, 36, *[11] * 8)
    return case


def lhokseumawe_kelamin() -> Submission:
    """Kota Lhokseumawe: years stacked under one head; men, women and the sum; the sum is the row."""
    case, ws = _start("Aceh/lhokseumawe/peserta LP.xlsx", "Data Terpilah")
    _title(ws, "A1", 5, "DATA TERPILAH PESERTA BPJS KETENAGAKERJAAN", "KOTA LHOKSEUMAWE", name="Cambria")
    _put(ws, "A4", ["No.", "Pekerjaan", "Laki-laki", "Perempuan", "Jumlah Peserta"])
    _head(ws, "A4:E4", PatternFill("solid", fgColor="F8CBAD"))
    data = [
        ("Tenaga kontrak Pemko", 702, 918, "non_asn"),
        ("Nelayan", 344, 12, "nelayan"),
        ("Guru TPA / pengajian", 88, 190, "pekerja_keagamaan"),
        ("Kader Posyandu", 8, 340, "kader"),
    ]
    row = 5
    for year, less in ((2022, 1), (2023, 0)):
        _title(ws, f"A{row}", 5, f"TAHUN {year}", size=11, name="Cambria")
        sums = [0, 0]
        for number, (label, men, women, segment) in enumerate(data, 1):
            row += 1
            heads = (men - less * number, women - less * 7)
            sums = [a + b for a, b in zip(sums, heads, strict=True)]
            _put(ws, f"A{row}", [number, label, *heads, sum(heads)], border=True)
            case.count(
                "Data Terpilah",
                f"E{row}",
                sum(heads),
                district_code="11.73",
                period=str(year),
                segment=segment,
                metric="registered",
            )
        row += 1
        _put(ws, f"A{row}", [None, "Total", *sums, sum(sums)], border=True)
        row += 1
    _wide(ws, 5, 30, 12, 12, 16)
    return case


def sibolga_berdampingan() -> Submission:
    """The Sibolga branch puts two districts side by side on one sheet, each with a heading over it."""
    case, ws = _start("Sumatera_Utara/cabang_sibolga/Sibolga-Tapteng.xlsx", "Sheet1")
    ws["A1"] = "Data Kepesertaan Per Maret 2024 (TK Aktif)"
    ws["A1"].font = Font(bold=True, italic=True)
    places = [
        ("A", "KOTA SIBOLGA", "12.73", [("PU", 7_433, "pu"), ("BPU", 1_966, "bpu"), ("Jakon", 302, "jakon")]),
        (
            "F",
            "KABUPATEN TAPANULI TENGAH",
            "12.01",
            [("PU", 9_120, "pu"), ("BPU", 2_815, "bpu"), ("Jakon", 1_140, "jakon")],
        ),
    ]
    for left, name, code, lines in places:
        right = chr(ord(left) + 2)
        ws[f"{left}3"] = name
        _merge(ws, f"{left}3:{right}3")
        _put(ws, f"{left}4", ["No", "Segmen", "TK Aktif"])
        _head(ws, f"{left}3:{right}4")
        for row, (label, number, segment) in enumerate(lines, 5):
            _put(ws, f"{left}{row}", [row - 4, label, number], border=True)
            case.count(
                "Sheet1",
                f"{right}{row}",
                number,
                district_code=code,
                period="2024-03",
                segment=segment,
                metric="active",
            )
        _put(ws, f"{left}8", [None, "Jumlah", sum(line[1] for line in lines)], border=True)
    _wide(ws, 5, 14, 12, 3, 3, 5, 14, 12)
    return case


def agara_teks() -> Submission:
    """Aceh Tenggara: every number as words with "org"; nihil and belum ada among them."""
    case, ws = _start("Aceh/aceh_tenggara/Data Kepesertaan (Agara).xlsx", "data")
    ws["B1"] = "PEMERINTAH KABUPATEN ACEH TENGGARA"
    ws["B2"] = "SEKRETARIAT DAERAH"
    ws["B4"] = "Data s.d. bulan Nopember 2023"
    _put(ws, "B6", ["URAIAN", "POTENSI", "TERDAFTAR", "AKTIF", "KETERANGAN"])
    _head(ws, "B6:F6", None)
    data = [
        ("- Tenaga honorer", "2.140 org", "1.884 org", "1.790 org", None, "non_asn"),
        ("- Pengulu kute dan perangkat", "2.310 org", "2.310 org", "2.295 org", "dana kute", "perangkat_desa"),
        ("- Petani", "31.500 org", "350 org", "nihil", "iuran lapse", "petani"),
        ("- Kader", "1.155 org", "belum ada", "belum ada", "usul 2024", "kader"),
    ]
    for row, (label, *cells, note, segment) in enumerate(data, 7):
        _put(ws, f"B{row}", [label, *cells, note], border=True)
        for letter, text, metric in zip("CDE", cells, ("potential", "registered", "active"), strict=True):
            if text.endswith("org"):
                case.count(
                    "data",
                    f"{letter}{row}",
                    int(text.removesuffix(" org").replace(".", "")),
                    district_code="11.02",
                    period="2023-11",
                    segment=segment,
                    metric=metric,
                )
    ws["E13"] = "Kutacane, ........................"
    _wide(ws, 2, 32, 14, 14, 14, 18)
    return case


def labusel_target() -> Submission:
    """Labuhanbatu Selatan: target of the year beside what was reached, per segment."""
    case, ws = _start("Sumatera_Utara/labuhanbatu_selatan/UCJ 2024.xlsx", "Target UCJ")
    ws["A1"] = "TARGET DAN CAPAIAN UNIVERSAL COVERAGE JAMSOSTEK"
    _put(ws, "A2", ["Daerah", "Kab. Labuhanbatu Selatan"], ["Tahun", "2024"], ["Posisi", "31 Oktober 2024"])
    _put(
        ws, "A6", ["Segmen", "Angkatan Kerja Eligible", "Target (TK)", "Capaian Kepesertaan Aktif", "% Capaian", "Gap"]
    )
    _head(ws, "A6:F6")
    data = [("PU", 42_110, 30_000, 28_745), ("BPU", 61_870, 18_500, 11_204)]
    told = {"district_code": "12.22", "period": "2024-10"}
    for row, (label, eligible, target, active) in enumerate(data, 7):
        percent = round(100 * active / target, 2)
        _put(ws, f"A{row}", [label, eligible, target, active, percent, target - active], border=True)
        segment = label.lower()
        case.count("Target UCJ", f"B{row}", eligible, **told, segment=segment, metric="potential")
        case.count("Target UCJ", f"C{row}", target, **{**told, "period": ANY}, segment=segment, metric="target")
        case.count("Target UCJ", f"D{row}", active, **told, segment=segment, metric="active")
    _put(ws, "A9", ["Jumlah", 103_980, 48_500, 39_949, round(100 * 39_949 / 48_500, 2), 8_551], border=True)
    _wide(ws, 14, 24, 14, 26, 12, 12)
    return case


def tebing_formulir() -> Submission:
    """Kota Tebing Tinggi: a form of questions with a number beside each, no table at all."""
    case, ws = _start("Sumatera_Utara/tebing_tinggi/Formulir isian.xlsx", "Formulir")
    ws["A1"] = "FORMULIR DATA KEPESERTAAN JAMSOSTEK"
    _put(ws, "A3", ["Nama Pemerintah Daerah", None, ": Kota Tebing Tinggi"], ["Keadaan per", None, ": 30 Juni 2023"])
    rows = [
        ("I.", "Tenaga Non ASN", None, None, None),
        ("1.", "Jumlah Non ASN seluruhnya", 1_488, "orang", ("non_asn", "potential")),
        ("2.", "Non ASN yang terdaftar BPJS Ketenagakerjaan", 1_402, "orang", ("non_asn", "registered")),
        ("3.", "Non ASN yang belum terdaftar", 86, "orang", ("non_asn", "not_registered")),
        ("II.", "Kepala Lingkungan", None, None, None),
        ("1.", "Jumlah Kepala Lingkungan seluruhnya", 175, "orang", ("rt_rw", "potential")),
        ("2.", "Kepala Lingkungan yang terdaftar BPJS Ketenagakerjaan", 175, "orang", ("rt_rw", "registered")),
        ("III.", "Pekerja Rentan", None, None, None),
        ("1.", "Potensi pekerja rentan (DTKS)", 12_940, "orang", ("pekerja_rentan", "potential")),
        ("2.", "Pekerja rentan yang terdaftar", 600, "orang", ("pekerja_rentan", "registered")),
        ("3.", "Jumlah klaim JKM yang dibayar", 4, "kasus", None),
    ]
    for row, (number, question, answer, unit, truth) in enumerate(rows, 6):
        _put(ws, f"A{row}", [number, question, answer, unit])
        if answer is None:
            ws[f"B{row}"].font = Font(bold=True)
        if truth:
            case.count(
                "Formulir",
                f"C{row}",
                answer,
                district_code="12.76",
                period="2023-06",
                segment=truth[0],
                metric=truth[1],
            )
    _wide(ws, 5, 54, 12, 10)
    return case


def kanwil_ribu() -> Submission:
    """The regional office gives both provinces in thousands of people, without districts."""
    case, ws = _start("Sumatera_Utara/kanwil_sumbagut/Bahan Rakor.xlsx", "Bahan")
    ws["A1"] = "KANTOR WILAYAH SUMBAGUT"
    ws["A2"] = "Capaian kepesertaan Desember 2024 (ribu orang)"
    _put(ws, "A4", ["Provinsi", "Uraian", "PU", "BPU", "Jakon", "Jumlah"])
    _head(ws, "A4:F4", PatternFill("solid", fgColor="E2EFDA"))
    data = [
        ("Aceh", "Potensi", "11", "potential", (711.705, 889.854, 154.958)),
        (None, "Peserta Aktif", "11", "active", (417.288, 62.25, 95.37)),
        ("Sumatera Utara", "Potensi", "12", "potential", (2410.6, 2511.4, 388.0)),
        (None, "Peserta Aktif", "12", "active", (1633.368, 597.593, 388.673)),
    ]
    for row, (name, label, code, metric, values) in enumerate(data, 5):
        _put(ws, f"A{row}", [name, label, *values, round(sum(values), 3)], border=True)
        for letter, number, segment in zip("CDE", values, ("pu", "bpu", "jakon"), strict=True):
            case.count(
                "Bahan",
                f"{letter}{row}",
                round(number * 1000),
                district_code=code,
                period="2024-12",
                segment=segment,
                metric=metric,
                area_level="province",
            )
    _merge(ws, "A5:A6", "A7:A8")
    _wide(ws, 18, 16, 12, 12, 12, 14)
    return case


def subulussalam_dua() -> Submission:
    """Subulussalam: one presentation table with people and money together (both)."""
    case, ws = _start("Aceh/subulussalam/Matriks.xlsx", "Matriks")
    _title(ws, "A1", 9, "MATRIKS PERLINDUNGAN JAMSOSTEK KOTA SUBULUSSALAM", "TAHUN 2024")
    head = ["No", "Segmen", "Potensi", "Terdaftar", "%", "Program", "Anggaran (Rp)", "Sumber Dana", "Regulasi"]
    _put(ws, "A4", head)
    _head(ws, "A4:I4")
    data = [
        ("Non ASN", 1_322, 1_190, "JKK, JKM", 154_224_000, "APBK", "Perwal", "non_asn", "APBD"),
        ("Aparatur Kampong", 738, 738, "JKK, JKM", 95_644_800, "Dana Desa", "Perwal", "perangkat_desa", "APBDES"),
        (
            "Petani Sawit",
            6_480,
            2_087,
            "JKK, JKM",
            420_739_200,
            "DBH Sawit",
            "SK Walikota",
            "petani_sawit",
            "DBH_SAWIT",
        ),
        ("Tukang becak & pedagang kecil", 3_115, None, "-", None, "-", "-", "lainnya", ""),
    ]
    for row, (label, potential, registered, programme, amount, fund, rule, segment, source) in enumerate(data, 5):
        rate = round(100 * registered / potential, 1) if registered else "-"
        shown = [row - 4, label, potential, registered or "-", rate, programme, amount or "-", fund, rule]
        _put(ws, f"A{row}", shown, border=True)
        told = {"district_code": "11.75", "period": "2024", "segment": segment if registered else ANY}
        case.count("Matriks", f"C{row}", potential, **told, metric="potential")
        if registered:
            case.count("Matriks", f"D{row}", registered, **told, metric="registered")
            case.line(
                "Matriks",
                f"G{row}",
                amount,
                district_code="11.75",
                fiscal_year="2024",
                stage="murni",
                segment=segment,
                programme="JKK+JKM",
                fund_source=source,
                workers=ANY,
            )
    _put(ws, "A9", [None, "JUMLAH", 11_655, 4_015, 34.4, None, 670_608_000], border=True)
    _wide(ws, 5, 32, 11, 11, 8, 12, 18, 14, 14)
    return case


def sergai_halaman() -> Submission:
    """Serdang Bedagai: the head printed again on page two, two headings with sums as parents of the leaves."""
    case, ws = _start("Sumatera_Utara/serdang_bedagai/Kepesertaan Sergai.xlsx", "Cetak")
    head = ["KODE", "SEGMEN KEPESERTAAN", "TK TERDAFTAR", "TK AKTIF"]
    _title(
        ws, "A1", 4, "KABUPATEN SERDANG BEDAGAI", "KEPESERTAAN JAMSOSTEK PER 31-12-2023", size=14, name="Arial Narrow"
    )
    pages = [
        (
            4,
            [
                ("A", "PEMERINTAH DAERAH DAN DESA", None, None),
                ("A.1", "Non ASN", (2_890, 2_714), "non_asn"),
                ("A.2", "Perangkat Desa", (2_133, 2_133), "perangkat_desa"),
                ("A.3", "BPD", (1_301, 1_170), "bpd"),
            ],
        ),
        (
            11,
            [
                ("B", "PEKERJA MANDIRI", None, None),
                ("B.1", "Nelayan", (980, 412), "nelayan"),
                ("B.2", "Petani", (1_544, 690), "petani"),
                ("B.3", "Kader Posyandu", (722, 0), "kader"),
            ],
        ),
    ]
    totals = [0, 0]
    for top, lines in pages:
        _put(ws, f"A{top}", head)
        _head(ws, f"A{top}:D{top}")
        leaves = [values for _, _, values, _ in lines if values]
        sums = [sum(v[n] for v in leaves) for n in (0, 1)]
        totals = [a + b for a, b in zip(totals, sums, strict=True)]
        for row, (code, label, values, segment) in enumerate(lines, top + 1):
            _put(ws, f"A{row}", [code, label, *(values or sums)], border=True)
            if values:
                for letter, number, metric in zip("CD", values, ("registered", "active"), strict=True):
                    case.count(
                        "Cetak",
                        f"{letter}{row}",
                        number,
                        district_code="12.18",
                        period="2023-12",
                        segment=segment,
                        metric=metric,
                    )
            else:
                ws[f"B{row}"].font = Font(bold=True)
    _put(ws, "A17", [None, "JUMLAH A + B", *totals], border=True)
    ws["A9"] = "Halaman 1 dari 2"
    ws["A18"] = "Halaman 2 dari 2"
    _wide(ws, 8, 36, 16, 16)
    return case


def aceh_tengah_surat() -> Submission:
    """Aceh Tengah: a letter in a sheet, one table of the potential and one of members below it (hard)."""
    case, ws = _start("Aceh/aceh_tengah/surat balasan.xlsx", "Surat")
    _title(ws, "A1", 6, "BUPATI ACEH TENGAH", size=16, name="Bookman Old Style")
    ws["A3"] = "Nomor   : 560/....../2024"
    ws["A4"] = "Hal     : Data Jaminan Sosial Ketenagakerjaan"
    ws["A6"] = "Menindaklanjuti surat Saudara, bersama ini disampaikan potensi pekerja tahun 2024 sebagai berikut :"
    _put(ws, "B8", ["No", "Kelompok", "Potensi (orang)", "Luas Lahan (Ha)"])
    _head(ws, "B8:E8", None)
    potential = [
        ("Petani kopi", 38_200, 49_251, "petani"),
        ("Tenaga non ASN", 2_980, None, "non_asn"),
        ("Reje dan aparatur kampung", 2_065, None, "perangkat_desa"),
    ]
    for row, (label, number, area, segment) in enumerate(potential, 9):
        _put(ws, f"B{row}", [row - 8, label, number, area], border=True)
        told = {"district_code": "11.04", "period": "2024", "segment": segment, "metric": "potential"}
        case.count("Surat", f"D{row}", number, **told)
    ws["A14"] = "Adapun kepesertaan aktif pada posisi 31 Juli 2024 adalah :"
    _put(ws, "B16", ["No", "Kelompok", "Peserta Aktif"])
    _head(ws, "B16:D16", None)
    active = [("Petani kopi", 1_000, "petani"), ("Tenaga non ASN", 2_604, "non_asn")]
    active.append(("Reje dan aparatur kampung", 1_988, "perangkat_desa"))
    for row, (label, number, segment) in enumerate(active, 17):
        _put(ws, f"B{row}", [row - 16, label, number], border=True)
        told = {"district_code": "11.04", "period": "2024-07", "segment": segment, "metric": "active"}
        case.count("Surat", f"D{row}", number, **told)
    ws["A22"] = "Demikian disampaikan, atas perhatiannya diucapkan terima kasih."
    _sign(ws, "E24", "Takengon,      Agustus 2024", "a.n. Bupati, Sekretaris Daerah")
    _wide(ws, 6, 5, 30, 18, 18, 12)
    return case


def sidimpuan_terbalik() -> Submission:
    """Padangsidimpuan: metrics down, segments across; one active count above the registered."""
    case, ws = _start("Sumatera_Utara/padangsidimpuan/psp.xlsx", "PSP 2023")
    ws["A1"] = "KOTA PADANGSIDIMPUAN"
    ws["A2"] = "PERIODE: NOVEMBER 2023"
    segments = ["Non ASN", "Kepala Lingkungan & RT/RW", "Tenaga Kesehatan", "Pekerja Rentan"]
    _put(ws, "A4", ["Uraian", *segments])
    _head(ws, "A4:E4", GREEN)
    codes = ("non_asn", "rt_rw", "tenaga_kesehatan", "pekerja_rentan")
    data = [
        ("Potensi pekerja", (1_655, 498, 388, 17_204), "potential"),
        ("Jumlah terdaftar", (1_420, 371, 290, 750), "registered"),
        ("Jumlah aktif", (1_402, 371, 309, 748), "active"),
    ]
    for row, (label, values, metric) in enumerate(data, 5):
        _put(ws, f"A{row}", [label, *values], border=True)
        for letter, number, segment in zip("BCDE", values, codes, strict=True):
            case.count(
                "PSP 2023",
                f"{letter}{row}",
                number,
                district_code="12.77",
                period="2023-11",
                segment=segment,
                metric=metric,
            )
    percents = [f"{100 * b / a:.2f} %" for a, b in zip(data[0][1], data[1][1], strict=True)]
    _put(ws, "A8", ["Persentase terdaftar", *percents], border=True)
    _put(ws, "A9", ["Klaim dibayar (Rp)", 84_000_000, 42_000_000, 0, 126_000_000], border=True)
    case.needs_finding.append(("PSP 2023", "D7"))
    _wide(ws, 26, 16, 28, 18, 18)
    return case


def madina_dua() -> Submission:
    """Mandailing Natal: a sheet of people, a sheet of money with group headings, and a recap of the money (both)."""
    case, ws = _start("Sumatera_Utara/mandailing_natal/Data Dukung Madina.xlsx", "Peserta")
    _title(ws, "A1", 4, "JUMLAH TERTANGGUNG BPJS KETENAGAKERJAAN", "KABUPATEN MANDAILING NATAL, DESEMBER 2023")
    _put(ws, "A4", ["No", "Kelompok", "Terdaftar (Orang)", "Belum Terdaftar (Orang)"])
    _head(ws, "A4:D4")
    people = [
        ("Tenaga Non ASN", 2_280, 610, "non_asn"),
        ("Nelayan", 450, 3_127, "nelayan"),
        ("Petani Karet", 900, 44_250, "petani"),
    ]
    for row, (label, registered, missing, segment) in enumerate(people, 5):
        _put(ws, f"A{row}", [row - 4, label, registered, missing], border=True)
        told = {"district_code": "12.13", "period": "2023-12", "segment": segment}
        case.count("Peserta", f"C{row}", registered, **told, metric="registered")
        case.count("Peserta", f"D{row}", missing, **told, metric="not_registered")
    _put(ws, "A8", [None, "Jumlah", 3_630, 47_987], border=True)
    _wide(ws, 5, 24, 18, 22)

    ws = case.book.create_sheet("Anggaran")
    _title(ws, "A1", 6, "RINCIAN IURAN KABUPATEN MANDAILING NATAL", "P-APBD TAHUN 2023 (dalam ribuan rupiah)")
    _put(ws, "A4", ["Uraian", "Orang", "Bulan", "Premi (Rp)", "Jumlah", "Sumber Dana"])
    _head(ws, "A4:F4")
    rows = [
        ("TENAGA NON ASN", [("JKK", 2_280, 12, 4_800, "DAU"), ("JKM", 2_280, 12, 6_000, "DAU")], "non_asn", "APBD"),
        ("NELAYAN", [("JKK dan JKM", 450, 6, 16_800, "Bantuan Provinsi")], "nelayan", "PROVINSI"),
        ("PETANI KARET", [("JKK dan JKM", 900, 3, 16_800, "PAD")], "petani", "APBD"),
    ]
    row, parts = 5, []
    for group, lines, segment, source in rows:
        part = sum(p * m * u for _, p, m, u, _ in lines) / 1000
        parts.append((group, part))
        _put(ws, f"A{row}", [group, None, None, None, part], border=True)
        ws[f"A{row}"].font = Font(bold=True)
        for label, heads, months, unit, fund in lines:
            row += 1
            amount = heads * months * unit
            _put(ws, f"A{row}", [f"   {label}", heads, months, unit, amount / 1000, fund], border=True)
            case.line(
                "Anggaran",
                f"E{row}",
                amount,
                district_code="12.13",
                fiscal_year="2023",
                stage="perubahan",
                segment=segment,
                programme=label.replace(" dan ", "+"),
                fund_source=source,
                workers=heads,
                months=months,
                unit_cost_idr=unit,
            )
        row += 1
    _put(ws, f"A{row}", ["TOTAL", None, None, None, sum(p for _, p in parts)], border=True)
    _wide(ws, 26, 10, 8, 12, 16, 18)

    ws = case.book.create_sheet("Rekap")
    _put(ws, "A1", ["REKAP P-APBD 2023 KABUPATEN MANDAILING NATAL (ribuan rupiah)"], [None], ["Kelompok", "Jumlah"])
    _put(ws, "A4", *[list(part) for part in parts], ["Total", sum(p for _, p in parts)])
    return case


CASES = (
    aceh_barat_alokasi,
    deli_serdang_empat_tahun,
    humbang_dpa,
    langsa_sp2d,
    tamiang_csv,
    medan_jutaan,
    labura_sawit_triwulan,
    nagan_kunci,
    simeulue_isian,
    batu_bara_sumber,
    karo_tiga_lembar,
    pidie_jaya_kas,
    gunungsitoli_realisasi,
    aceh_rekap_ribuan,
    tapsel_pergeseran,
    bireuen_opd,
    nias_selatan_jawaban,
    padang_lawas_dppa,
    sabang_juta,
    asahan_bertumpuk,
    gayo_lues_tersembunyi,
    simalungun_nagori,
    meulaboh_kabupaten,
    siantar_lembar,
    binjai_segmen,
    aceh_utara_kecamatan,
    dairi_bulanan,
    singkil_panjang,
    toba_desember,
    lhokseumawe_kelamin,
    sibolga_berdampingan,
    agara_teks,
    labusel_target,
    tebing_formulir,
    kanwil_ribu,
    subulussalam_dua,
    sergai_halaman,
    aceh_tengah_surat,
    sidimpuan_terbalik,
    madina_dua,
)
