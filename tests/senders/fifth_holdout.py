"""Forty-eight submissions kept aside, written from the conventions alone, the reader and the other cases unseen.

Thirty budgets and eighteen participation counts (three with both), as they would arrive from the districts of Aceh and
Sumatera Utara and from branches: prints of the finance office, tables of the labour office, monthly recaps of a branch,
pasted slides, forms, letters.
"""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from .case import ANY, Submission

JKK = "5.1.02.02.02.0006"
JKM = "5.1.02.02.02.0007"
TWO = "JKK+JKM"


def new(path: str, title: str) -> tuple[Submission, Worksheet]:
    case = Submission(path)
    sheet = case.book.active
    sheet.title = title
    return case, sheet


def grid(sheet: Worksheet, start: str, *rows: Sequence[object] | str) -> int:
    """Write rows from a cell on; None is blank, a text alone a row of one cell. Gives the next row's number."""
    corner = sheet[start]
    for down, row in enumerate(rows):
        for step, value in enumerate([row] if isinstance(row, str) else row):
            if value is not None:
                sheet.cell(corner.row + down, corner.column + step, value)
    return corner.row + len(rows)


def put(sheet: Worksheet, start: str, *values: object) -> int:
    """One row from a cell on."""
    return grid(sheet, start, values)


def merge(sheet: Worksheet, *areas: str) -> None:
    for area in areas:
        sheet.merge_cells(area)
        sheet[area.split(":")[0]].alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)


def dots(number: float) -> str:
    return f"{number:,.0f}".replace(",", ".")


def rp(number: float) -> str:
    return f"Rp {dots(number)}"


def sign(sheet: Worksheet, column: str, row: int, place: str, office: str) -> None:
    """A signature with nobody's name."""
    for step, text in enumerate(
        (place, office, None, None, "(..............................)", "NIP. ....................")
    ):
        if text:
            sheet[f"{column}{row + step}"] = text


def col(number: int) -> str:
    return get_column_letter(number)


def murni(code: str, year: str, **more: object) -> dict[str, object]:
    return {"district_code": code, "fiscal_year": year, "stage": "murni", **more}


def facts(**more: object) -> dict[str, object]:
    return more


def of(people: int, months: object, price: object) -> dict[str, object]:
    return {"workers": people, "months": months, "unit_cost_idr": price}


def cut(text: str) -> list[str | None]:
    """Cells of one row from a text with bars; nothing between two bars is a blank cell."""
    return [cell or None for cell in text.split("|")]


def tr(*cells: object, tag: str = "td") -> str:
    """One row of an HTML table; a tuple gives a cell with its attributes."""
    texts = [
        f"<{tag} {cell[1]}>{cell[0]}</{tag}>" if isinstance(cell, tuple) else f"<{tag}>{cell}</{tag}>" for cell in cells
    ]
    return "<tr>" + "".join(texts) + "</tr>"


# --- budgets ---


def rka_print_aceh_jaya() -> Submission:
    """RKA printed by the finance office: levels of codes, then [#] groups and [-] detail lines with a coefficient."""
    case, ws = new("Aceh/aceh_jaya/RKA_RINCIAN_2.07.xlsx", "RKA Rincian")
    grid(
        ws,
        "A1",
        ["RENCANA KERJA DAN ANGGARAN", None, None, None, None, None, "Formulir"],
        ["SATUAN KERJA PERANGKAT KABUPATEN", None, None, None, None, None, "RKA-RINCIAN\nBELANJA SKPK"],
        "Pemerintah Kabupaten Aceh Jaya Tahun Anggaran 2024",
        ["Urusan Pemerintahan", ": 2.07 URUSAN PEMERINTAHAN BIDANG TENAGA KERJA"],
        ["Organisasi", ": 2.07.3.32.0.00.01.0000 Dinas Transmigrasi dan Tenaga Kerja"],
        ["Sub Kegiatan", ": 2.07.01.2.08.0004 Penyediaan Jasa Pelayanan Umum Kantor"],
        ["Sumber Pendanaan", ": PENDAPATAN ASLI DAERAH (PAD)"],
        ["Waktu Pelaksanaan", ": Mulai Januari Sampai Desember"],
        ["Alokasi Tahun 2024", ": Rp. 10.620.000"],
    )
    grid(
        ws,
        "A11",
        ["Kode Rekening", "Uraian", "Rincian Perhitungan", None, None, None, "Jumlah (Rp)"],
        [None, None, "Koefisien", "Satuan", "Harga", "PPN"],
        [1, 2, 3, 4, 5, 6, "7=(3x5)"],
    )
    merge(ws, "A1:F1", "A2:F2", "A3:G3", "A11:A12", "B11:B12", "C11:F11", "G11:G12")
    total = 59 * 12 * 15000
    row = grid(
        ws,
        "A14",
        ["5", "BELANJA DAERAH", None, None, None, None, total],
        ["5.1", "BELANJA OPERASI", None, None, None, None, total],
        ["5.1.02", "Belanja Barang dan Jasa", None, None, None, None, total],
        ["5.1.02.02", "Belanja Jasa", None, None, None, None, total],
        ["5.1.02.02.02", "Belanja Iuran Jaminan/Asuransi", None, None, None, None, total],
    )
    told = murni("11.14", "2024", segment="non_asn", fund_source="APBD", months=12)
    for code, name, programme, price in ((JKK, "Kecelakaan Kerja", "JKK", 6500), (JKM, "Kematian", "JKM", 8500)):
        both = 59 * 12 * price
        row = grid(
            ws,
            f"A{row}",
            [code, f"Belanja Iuran Jaminan {name} bagi Non ASN", None, None, None, None, both],
            [None, f"[#] Iuran BPJS Ketenagakerjaan ({programme})", None, None, None, None, both],
        )
        for people, who in ((42, "Tenaga Kontrak Administrasi"), (17, "Tenaga Kebersihan dan Penjaga Malam")):
            text = f"[-] Iuran {programme} {who}\nSpesifikasi : -"
            cells = [None, text, f"{people} Orang x 12 Bulan", "Orang / Bulan", price, 0, people * 12 * price]
            put(ws, f"A{row}", *cells)
            more = facts(programme=programme, account_code=code, workers=people, unit_cost_idr=price)
            case.line(ws.title, f"G{row}", people * 12 * price, **told, **more)
            row += 1
    put(ws, f"A{row}", "Jumlah Anggaran Sub Kegiatan", None, None, None, None, None, total)
    merge(ws, f"A{row}:F{row}")
    sign(ws, "E", row + 2, "Calang, ........................ 2023", "Kepala Dinas")
    return case


def dppa_langkat() -> Submission:
    """DPPA print: coefficient, price and amount before and after the change, then the difference."""
    case, ws = new("Sumatera_Utara/langkat/DPPA Setda 2023.xlsx", "DPPA-RINCIAN")
    grid(
        ws,
        "B2",
        "DOKUMEN PELAKSANAAN PERUBAHAN ANGGARAN",
        "SATUAN KERJA PERANGKAT DAERAH (DPPA-SKPD)",
        "Kabupaten Langkat Tahun Anggaran 2023",
        "Organisasi : 4.01.0.00.0.00.01.0000 Sekretariat Daerah",
    )
    before, after = "Sebelum Perubahan", "Setelah Perubahan"
    grid(
        ws,
        "B7",
        ["Kode Rekening", "Uraian", before, None, None, after, None, None, None, "Bertambah/ (Berkurang)\n(Rp)"],
        [None, None, "Rincian Perhitungan", None, "Jumlah", "Rincian Perhitungan", None, None, "Jumlah"],
        [None, None, "Koefisien", "Harga", None, "Koefisien", "Satuan", "Harga"],
    )
    merge(ws, "B7:B9", "C7:C9", "D7:F7", "G7:J7", "K7:K9", "D8:E8", "F8:F9", "G8:I8", "J8:J9")
    merge(ws, "B2:K2", "B3:K3", "B4:K4")
    lines = [("THL Sekretariat", 120, 12, 132, 12), ("THL Rumah Dinas dan Pengamanan", 36, 12, 36, 9)]
    accounts = [
        (JKK, "Belanja Iuran Jaminan Kecelakaan Kerja bagi Non ASN", "JKK", 6000),
        (JKM, "Belanja Iuran Jaminan Kematian bagi Non ASN", "JKM", 7500),
    ]
    old = sum(p * m * price for _, p, m, _, _ in lines for *_, price in accounts)
    now = sum(p * m * price for _, _, _, p, m in lines for *_, price in accounts)
    row = grid(
        ws,
        "B10",
        ["5.1.02", "Belanja Barang dan Jasa", None, None, old, None, None, None, now, now - old],
        ["5.1.02.02.02", "Belanja Iuran Jaminan/Asuransi", None, None, old, None, None, None, now, now - old],
    )
    for code, name, programme, price in accounts:
        first = sum(p * m * price for _, p, m, _, _ in lines)
        second = sum(p * m * price for _, _, _, p, m in lines)
        row = put(ws, f"B{row}", code, name, None, None, first, None, None, None, second, second - first)
        for who, p, m, p2, m2 in lines:
            one, two = p * m * price, p2 * m2 * price
            row = put(
                ws,
                f"B{row}",
                None,
                f"- {who}",
                f"{p} Orang x {m} Bulan",
                price,
                one,
                f"{p2} Orang x {m2} Bulan",
                "OB",
                price,
                two,
                two - one,
            )
            told = {"district_code": "12.05", "fiscal_year": "2023", "segment": "non_asn", "programme": programme}
            told |= {"account_code": code, "unit_cost_idr": price}
            case.line(ws.title, f"F{row - 1}", one, **told, stage="murni", workers=p, months=m)
            case.line(ws.title, f"J{row - 1}", two, **told, stage="perubahan", workers=p2, months=m2)
    put(ws, f"C{row}", "JUMLAH", None, None, old, None, None, None, now, now - old)
    for r in range(10, row + 1):
        ws[f"F{r}"].number_format = ws[f"J{r}"].number_format = "#,##0.00"
    sign(ws, "I", row + 3, "Stabat, ..... Oktober 2023", "Pejabat Pengelola Keuangan Daerah")
    return case


def csv_export_labura() -> Submission:
    """Semicolons, Indonesian decimals in text, many offices, health beside it."""
    case = Submission("Sumatera_Utara/labuhanbatu_utara/export_rekening_apbd.csv")
    head = "Tahun;Jadwal;Kode Pemda;Nama Pemda;Kode SKPD;Nama SKPD;Kode Rekening;Nama Rekening;Sumber Dana;Nilai"
    jkk, jkm = "Belanja Iuran Jaminan Kecelakaan Kerja bagi Non ASN", "Belanja Iuran Jaminan Kematian bagi Non ASN"
    rows = [
        ("1.01.2.22", "Dinas Pendidikan", JKK, jkk, "DAU", 151_632_000, "JKK"),
        ("1.01.2.22", "Dinas Pendidikan", JKM, jkm, "DAU", 189_540_000, "JKM"),
        ("1.02.0.00", "Dinas Kesehatan", JKK, jkk, "PAD", 44_064_000, "JKK"),
        ("1.02.0.00", "Dinas Kesehatan", JKM, jkm, "PAD", 55_080_000, "JKM"),
        (
            "1.02.0.00",
            "Dinas Kesehatan",
            "5.1.02.02.02.0003",
            "Belanja Iuran Jaminan Kesehatan bagi Peserta PBPU dan BP Kelas 3",
            "PAD",
            9_450_000_000,
            None,
        ),
        ("1.03.1.04", "Dinas Pekerjaan Umum; Penataan Ruang", JKK, jkk, "DAU", 12_960_000, "JKK"),
        ("1.03.1.04", "Dinas Pekerjaan Umum; Penataan Ruang", JKM, jkm, "DAU", 16_200_000, "JKM"),
        (
            "4.01.0.00",
            "Sekretariat Daerah",
            "5.1.02.02.02.0010",
            "Belanja Iuran Jaminan Hari Tua bagi Non ASN",
            "PAD",
            88_800_000,
            "JHT",
        ),
        ("4.02.0.00", "Sekretariat DPRD", JKK, jkk, "PAD", 6_480_000, "JKK"),
    ]
    text = [head]
    for number, (unit, office, code, name, fund, amount, programme) in enumerate(rows, start=2):
        office_text = f'"{office}"' if ";" in office else office
        text.append(
            f"2025;APBD Murni;12.23;Kab. Labuhanbatu Utara;{unit};{office_text};{code};{name};{fund};{dots(amount)},00"
        )
        if programme is None:
            case.line(ANY, f"J{number}", amount, **murni("12.23", "2025"), counted=False, reason="kesehatan")
        else:
            more = facts(segment="non_asn", programme=programme, fund_source="APBD", account_code=code)
            case.line(ANY, f"J{number}", amount, **murni("12.23", "2025"), **more)
    case.data = ("\r\n".join(text) + "\r\n").encode("cp1252")
    return case


def html_lra_binjai() -> Submission:
    """A realisation report saved by the finance programme as HTML under the name .xls."""
    case = Submission("Sumatera_Utara/binjai/lra_iuran_jaminan.xls")
    rows = [
        ("5.1.02", "BELANJA BARANG DAN JASA", 4_403_040_000, 4_335_812_400, None),
        ("5.1.02.02", "BELANJA JASA", 4_403_040_000, 4_335_812_400, None),
        ("5.1.02.02.02", "BELANJA IURAN JAMINAN/ASURANSI", 4_403_040_000, 4_335_812_400, None),
        (
            "5.1.02.02.02.0003",
            "Belanja Iuran Jaminan Kesehatan bagi Peserta PBPU dan BP Kelas 3",
            4_200_000_000,
            4_158_000_000,
            "",
        ),
        (JKK, "Belanja Iuran Jaminan Kecelakaan Kerja bagi Non ASN", 90_240_000, 79_012_400, "JKK"),
        (JKM, "Belanja Iuran Jaminan Kematian bagi Non ASN", 112_800_000, 98_800_000, "JKM"),
    ]
    html = [
        tr(("<b>PEMERINTAH KOTA BINJAI</b>", "colspan='6' align='center'")),
        tr(("<b>LAPORAN REALISASI ANGGARAN BELANJA DAERAH TAHUN ANGGARAN 2023</b>", "colspan='6'")),
        tr(("Periode 1 Januari s.d. 31 Desember 2023", "colspan='6'")),
        tr("KODE REKENING", "URAIAN", "ANGGARAN SETELAH PERUBAHAN", "REALISASI", "LEBIH/(KURANG)", "%", tag="th"),
        tr(1, 2, 3, 4, "5=(4-3)", "6"),
    ]
    for number, (code, name, budget, spent, programme) in enumerate(rows, start=6):
        html.append(
            tr(
                code,
                name,
                f"{dots(budget)},00",
                f"{dots(spent)},00",
                f"({dots(budget - spent)},00)",
                f"{spent / budget * 100:.2f}".replace(".", ","),
            )
        )
        for cell, amount, stage in ((f"C{number}", budget, "perubahan"), (f"D{number}", spent, "realisasi")):
            told = {"district_code": "12.75", "fiscal_year": "2023", "stage": stage}
            if programme:
                told |= {"segment": "non_asn", "programme": programme, "account_code": code}
                case.line(ANY, cell, amount, **told)
            elif programme == "":
                case.line(ANY, cell, amount, **told, counted=False, reason="kesehatan")
    body = "\n".join(html)
    head = "<html><head><meta charset='utf-8'><title>LRA</title></head>"
    case.data = f"{head}<body><table border='1'>\n{body}\n</table></body></html>".encode()
    return case


def form_gayo_lues() -> Submission:
    """A form of keys and values, one block a group of workers, numbers within words."""
    case, ws = new("Aceh/gayo_lues/Formulir dukungan Pemda.xlsx", "Form")
    row = grid(
        ws,
        "A2",
        "FORMULIR DUKUNGAN PEMERINTAH DAERAH TERHADAP PROGRAM JAMINAN SOSIAL KETENAGAKERJAAN",
        [],
        ["Provinsi", ":", "Aceh"],
        ["Kabupaten/Kota", ":", "Gayo Lues"],
        ["Tahun Anggaran", ":", "2025 (murni)"],
        ["Dasar Hukum", ":", "Instruksi Presiden Nomor 2 Tahun 2021; Pergub Aceh Nomor 11 Tahun 2022"],
    )
    blocks = [
        ("A. PEGAWAI NON ASN", 1248, 10800, 12, "APBK", "non_asn", "APBD"),
        ("B. APARATUR GAMPONG (PENGULU DAN PERANGKAT)", 816, 13500, 12, "APBG", "perangkat_desa", "APBDES"),
        ("C. PEKERJA RENTAN", 1000, 16800, 6, "APBK", "pekerja_rentan", "APBD"),
    ]
    for head, people, price, months, source, segment, fund in blocks:
        amount = people * price * months
        row = grid(
            ws,
            f"A{row + 1}",
            [head],
            ["Jumlah tenaga kerja yang dianggarkan", ":", f"{dots(people)} orang"],
            ["Program yang diikuti", ":", "JKK dan JKM"],
            ["Iuran per orang per bulan", ":", rp(price)],
            ["Lama perlindungan", ":", f"{months} bulan"],
            ["Jumlah anggaran", ":", f"{rp(amount)},-"],
            ["Sumber dana", ":", source],
        )
        ws[f"A{row - 7}"].font = Font(bold=True)
        case.line(
            ws.title,
            f"C{row - 2}",
            amount,
            **murni("11.13", "2025", segment=segment, programme=TWO, fund_source=fund),
            **of(people, months, price),
        )
    sign(ws, "C", row + 2, "Blangkejeren, .................... 2025", "Pengisi formulir,")
    return case


def two_stages_tebing_tinggi() -> Submission:
    """One sheet murni, one sheet P-APBD; the unit of the volume stands apart, months as '12 bln'."""
    case, ws = new("Sumatera_Utara/tebing_tinggi/Iuran BPJSTK 2024.xlsx", "MURNI")
    head = ["No", "Uraian", "Vol", "Sat", "Lama", "Tarif (Rp)", "Jumlah (Rp)", "Ket"]
    names = [
        ("Iuran JKK dan JKM tenaga honorer/PHL Pemko", "non_asn"),
        ("Iuran JKK dan JKM Kepala Lingkungan", "rt_rw"),
        ("Iuran JKK dan JKM pekerja rentan (P3KE)", "pekerja_rentan"),
    ]
    sheets = [
        ("MURNI", "APBD TAHUN ANGGARAN 2024", "murni", [(1460, 12, 12960), (163, 12, 12960), (500, 12, 16800)]),
        (
            "P-APBD",
            "PERUBAHAN APBD TAHUN ANGGARAN 2024",
            "perubahan",
            [(1442, 12, 12960), (163, 12, 12960), (1500, 5, 16800)],
        ),
    ]
    for title, caption, stage, volumes in sheets:
        if title != ws.title:
            ws = case.book.create_sheet(title)
        grid(
            ws,
            "A1",
            "PEMERINTAH KOTA TEBING TINGGI",
            "DINAS KETENAGAKERJAAN",
            f"KEBUTUHAN IURAN BPJS KETENAGAKERJAAN {caption}",
        )
        merge(ws, "A1:H1", "A2:H2", "A3:H3")
        put(ws, "A5", *head)
        for row, ((name, segment), (people, months, price)) in enumerate(zip(names, volumes, strict=True), start=6):
            note = "mulai Agustus" if months == 5 else None
            put(ws, f"A{row}", row - 5, name, people, "org", f"{months} bln", price, people * months * price, note)
            more = facts(district_code="12.76", fiscal_year="2024", stage=stage, segment=segment, programme=TWO)
            case.line(title, f"G{row}", people * months * price, **of(people, months, price), **more)
        put(ws, "B9", "J u m l a h", None, None, None, None, sum(p * m * price for p, m, price in volumes))
        sign(ws, "F", 11, "Tebing Tinggi,          2024", "Kepala Dinas Ketenagakerjaan")
    return case


def one_sheet_a_year_samosir() -> Submission:
    """Three years on three sheets; the district is named on the first sheet only."""
    case, ws = new("Sumatera_Utara/samosir/rekap ADD jamsos.xlsx", "2022")
    years = [("2022", 6, 10800, (910, 640)), ("2023", 12, 10800, (918, 640)), ("2024", 12, 12150, (921, 652))]
    for year, months, price, people in years:
        if year != "2022":
            ws = case.book.create_sheet(year)
        top = "PEMERINTAH KABUPATEN SAMOSIR - DINAS PMD" if year == "2022" else None
        grid(
            ws,
            "B1",
            [top],
            f"IURAN JAMSOSTEK (JKK + JKM) PEMERINTAHAN DESA TAHUN {year}",
            "Sumber Dana : Alokasi Dana Desa (ADD)",
        )
        put(ws, "B5", "Jabatan", "Jlh Org", "Iuran/Org/Bln", "Jlh Bln", "Kebutuhan Anggaran (Rp)")
        told = {"programme": "JKK+JKM", "fund_source": "APBDES", "months": months, "unit_cost_idr": price}
        for row, (name, segment, count) in enumerate(
            (("Kepala Desa dan Perangkat Desa", "perangkat_desa", people[0]), ("Anggota BPD", "bpd", people[1])),
            start=6,
        ):
            put(ws, f"B{row}", name, count, price, months, count * price * months)
            case.line(
                year, f"F{row}", count * price * months, **murni("12.17", year, segment=segment, **told), workers=count
            )
        put(ws, "B8", "TOTAL", sum(people), None, None, sum(people) * price * months)
        if months == 6:
            put(ws, "B10", "Catatan: kepesertaan dimulai 1 Juli 2022")
    return case


def one_sheet_a_group_bireuen() -> Submission:
    """A recap before its three detail sheets, and a sheet of counts."""
    case, recap = new("Aceh/bireuen/Data BPJS TK Bireuen 2025.xlsx", "REKAP")
    book = case.book
    told = murni("11.11", "2025", programme=TWO)

    ws = book.create_sheet("Non ASN")
    grid(
        ws,
        "A1",
        "PEMERINTAH KABUPATEN BIREUEN",
        "Iuran JKK-JKM Tenaga Kontrak Non ASN APBK 2025",
        "Sumber Dana : APBK",
        [],
        ["NO", "SKPK", "JLH TENAGA", "IURAN /BLN", "BULAN", "TOTAL"],
    )
    offices = [
        ("Sekretariat Daerah", 214),
        ("Dinas Pendidikan dan Kebudayaan", 1183),
        ("Dinas PUPR", 96),
        ("RSUD Kabupaten", 342),
        ("Satpol PP dan WH", 187),
    ]
    for row, (office, people) in enumerate(offices, start=6):
        put(ws, f"A{row}", row - 5, office, people, 16200, 12, people * 16200 * 12)
        more = facts(segment="non_asn", fund_source="APBD")
        case.line(ws.title, f"F{row}", people * 16200 * 12, **told, **of(people, 12, 16200), **more)
    sums = {"Non ASN": sum(people for _, people in offices) * 16200 * 12}
    heads = {"Non ASN": sum(people for _, people in offices)}
    put(ws, "A11", "JUMLAH", None, heads["Non ASN"], None, None, sums["Non ASN"])

    ws = book.create_sheet("Aparatur Gampong")
    grid(
        ws,
        "A1",
        "APARATUR GAMPONG SE-KABUPATEN BIREUEN, TAHUN 2025",
        ["Sumber Dana", ": APBG"],
        ["NO", "JABATAN", "ORANG", "IURAN (Rp/org/bln)", None, "LAMA", "ANGGARAN SETAHUN (Rp)", None, "JUMLAH"],
        [None, None, None, "JKK", "JKM", None, "JKK", "JKM"],
    )
    merge(ws, "A3:A4", "B3:B4", "C3:C4", "D3:E3", "F3:F4", "G3:H3", "I3:I4")
    jobs = [
        ("Keuchik", 609, "perangkat_desa"),
        ("Sekretaris Gampong", 609, "perangkat_desa"),
        ("Kaur dan Kasi", 2436, "perangkat_desa"),
        ("Tuha Peut", 3045, "bpd"),
    ]
    for row, (job, people, segment) in enumerate(jobs, start=5):
        put(
            ws,
            f"A{row}",
            row - 4,
            job,
            people,
            4800,
            6000,
            12,
            people * 4800 * 12,
            people * 6000 * 12,
            people * 10800 * 12,
        )
        for column, programme, price in (("G", "JKK", 4800), ("H", "JKM", 6000)):
            more = facts(segment=segment, fund_source="APBDES")
            case.line(
                ws.title,
                f"{column}{row}",
                people * price * 12,
                **told | {"programme": programme},
                **of(people, 12, price),
                **more,
            )
    heads["Aparatur Gampong"] = sum(people for _, people, _ in jobs)
    n = heads["Aparatur Gampong"]
    sums["Aparatur Gampong"] = n * 10800 * 12
    put(ws, "A9", "JUMLAH", None, n, None, None, None, n * 4800 * 12, n * 6000 * 12, n * 10800 * 12)

    ws = book.create_sheet("Pekerja Rentan")
    grid(
        ws,
        "A1",
        "PEKERJA RENTAN YANG DIBIAYAI PEMKAB BIREUEN TAHUN 2025 (PROGRAM JKK DAN JKM)",
        [],
        ["No", "Kelompok Pekerja", "Jumlah (Orang)", "Iuran", "Bulan", "Anggaran (Rp)", "Sumber Dana"],
    )
    groups = [
        ("Nelayan", 600, "nelayan"),
        ("Petani", 450, "petani"),
        ("Pekerja rentan lainnya (abang becak, pemulung)", 250, "pekerja_rentan"),
    ]
    for row, (name, people, segment) in enumerate(groups, start=4):
        put(ws, f"A{row}", row - 3, name, people, 16800, 10, people * 168000, "APBK")
        case.line(
            ws.title, f"F{row}", people * 168000, **told, segment=segment, fund_source="APBD", **of(people, 10, 16800)
        )
    sums["Pekerja Rentan"], heads["Pekerja Rentan"] = 1300 * 168000, 1300
    put(ws, "A7", None, "Jumlah", 1300, None, None, 1300 * 168000)

    put(recap, "B2", "REKAPITULASI ANGGARAN IURAN BPJS KETENAGAKERJAAN KABUPATEN BIREUEN TA 2025")
    put(recap, "B4", "No", "Segmen", "Orang", "Anggaran (Rp)")
    for row, name in enumerate(sums, start=5):
        put(recap, f"B{row}", row - 4, name, heads[name], sums[name])
    put(recap, "B8", None, "TOTAL", sum(heads.values()), sum(sums.values()))

    ws = book.create_sheet("Kepesertaan")
    grid(
        ws,
        "A1",
        "Kepesertaan BPJS Ketenagakerjaan Kab. Bireuen posisi 31 Maret 2025",
        ["Segmen", "Potensi", "Terdaftar", "Belum Terdaftar", "%"],
    )
    for row, (name, segment, potential, registered) in enumerate(
        (
            ("Non ASN", "non_asn", 4310, 2022),
            ("Aparatur Gampong", "perangkat_desa", 3654, 3410),
            ("Tuha Peut", "bpd", 3045, 1877),
        ),
        start=3,
    ):
        put(ws, f"A{row}", name, potential, registered, potential - registered, round(registered / potential * 100, 1))
        for column, people, metric in (
            ("B", potential, "potential"),
            ("C", registered, "registered"),
            ("D", potential - registered, "not_registered"),
        ):
            more = facts(district_code="11.11", period="2025-03", segment=segment, metric=metric)
            case.count(ws.title, f"{column}{row}", people, **more)
    return case


def branch_table_sidimpuan() -> Submission:
    """A branch named after one of its districts lists the budgets of five; the fund stands under the group."""
    case, ws = new("Sumatera_Utara/kacab_padangsidimpuan/Anggaran Pemda wilayah kerja.xlsx", "Anggaran")
    grid(
        ws,
        "A1",
        "BPJS KETENAGAKERJAAN KANTOR CABANG PADANGSIDIMPUAN",
        "DUKUNGAN ANGGARAN PEMERINTAH DAERAH UNTUK PROGRAM JKK DAN JKM TA 2025 (APBD MURNI)",
    )
    grid(
        ws,
        "A4",
        ["No", "Kabupaten/Kota", "Segmen Penerima (Rp)", None, None, "Jumlah (Rp)", "Regulasi"],
        [None, None, "Non ASN", "Perangkat Desa", "Pekerja Rentan"],
        [None, None, "(APBD)", "(ADD)", "(DBH Sawit)"],
    )
    merge(ws, "A1:G1", "A2:G2", "A4:A6", "B4:B6", "C4:E4", "F4:F6", "G4:G6")
    rows = [
        ("Kab. Tapanuli Selatan", "12.03", 412_300_800, 331_776_000, 201_600_000, "Perbup"),
        ("Kab. Mandailing Natal", "12.13", 298_080_000, 601_344_000, 302_400_000, "Perbup"),
        ("Kab. Padang Lawas Utara", "12.20", 155_520_000, "-", 168_000_000, "-"),
        ("Kab. Padang Lawas", "12.21", "-", 287_712_000, 100_800_000, "SE Bupati"),
        ("Kota Padangsidimpuan", "12.77", 233_280_000, 42_768_000, None, "Perwal"),
    ]
    kinds = [("non_asn", "APBD"), ("perangkat_desa", "APBDES"), ("pekerja_rentan", "DBH_SAWIT")]
    for row, (name, code, *amounts, rule) in enumerate(rows, start=7):
        known = [amount for amount in amounts if isinstance(amount, int)]
        put(ws, f"A{row}", row - 6, name, *amounts, sum(known), rule)
        for column, amount, (segment, fund) in zip("CDE", amounts, kinds, strict=True):
            if isinstance(amount, int):
                case.line(
                    ws.title,
                    f"{column}{row}",
                    amount,
                    **murni(code, "2025", segment=segment, programme=TWO, fund_source=fund),
                )
    sums = [sum(row[n] for row in rows if isinstance(row[n], int)) for n in (2, 3, 4)]
    put(ws, "A12", "TOTAL", None, *sums, sum(sums))
    merge(ws, "A12:B12")
    put(ws, "A14", "Sumber: Bidang Kepesertaan Korporasi dan Institusi")
    return case


def cash_plan_dairi() -> Submission:
    """Monthly cash plan: twelve months with quarters between them; the year's ceiling is the row."""
    case, ws = new("Sumatera_Utara/dairi/Anggaran Kas.xlsx", "ANGGARAN KAS")
    grid(
        ws, "A1", "PEMERINTAH KABUPATEN DAIRI", "ANGGARAN KAS BELANJA IURAN JAMINAN BAGI NON ASN", "TAHUN ANGGARAN 2023"
    )
    months = cut("Jan|Feb|Mar|TW I|Apr|Mei|Jun|TW II|Jul|Agu|Sep|TW III|Okt|Nov|Des|TW IV")
    grid(ws, "A5", ["Kode Rekening", "Uraian", "Anggaran\nSetahun", "Rencana Penarikan per Bulan"], [None] * 3 + months)
    merge(ws, "A1:S1", "A2:S2", "A3:S3", "A5:A6", "B5:B6", "C5:C6", "D5:S5")
    told = murni("12.11", "2023", segment="non_asn")
    row = 7
    for office, people in (("Dinas Pendidikan", 380), ("Dinas Lingkungan Hidup", 145)):
        start = row
        parts: list[list[int]] = []
        row += 1
        for code, name, programme, price in (
            (JKK, "Belanja Iuran Jaminan Kecelakaan Kerja bagi Non ASN", "JKK", 5280),
            (JKM, "Belanja Iuran Jaminan Kematian bagi Non ASN", "JKM", 6600),
        ):
            month = people * price
            plan = (
                [0, month * 2, month, month * 3]
                + [month, month, month, month * 3] * 2
                + [month * 2, month, 0, month * 3]
            )
            amount = month * 12
            put(ws, f"A{row}", code, name, amount, *[value or "-" for value in plan])
            case.line(ws.title, f"C{row}", amount, **told, programme=programme, account_code=code)
            parts.append([amount, *plan])
            row += 1
        put(ws, f"B{start}", office.upper(), *[sum(pair) or None for pair in zip(*parts, strict=True)])
    put(ws, f"B{row + 1}", "JUMLAH", 525 * 11880 * 12)
    sign(ws, "P", row + 3, "Sidikalang, Januari 2023", "Kepala BKAD selaku PPKD")
    return case


def long_format_nias() -> Submission:
    """One line a fact, with short headers; two districts, three stages."""
    case, ws = new("Sumatera_Utara/kcp_gunungsitoli/data_iuran_pemda.xlsx", "Data")
    put(ws, "A1", *cut("Pemda|TA|Tahapan|Segmen|Prog|Sumber|Jlh TK|Bln|Iuran|Nilai (Rp)"))
    north, west = ("Kab. Nias Utara", "12.24"), ("Kab. Nias Barat", "12.25")
    village = ("Perangkat Desa", "perangkat_desa", "ADD", "APBDES")
    fishers = ("Nelayan", "nelayan", "APBD", "APBD")
    staff = ("Tenaga Honorer", "non_asn", "APBD", "APBD")
    rows = [
        (north, 2024, "APBD", village, 1130, 12, 10800),
        (north, 2024, "P-APBD", village, 1124, 12, 10800),
        (north, 2024, "Realisasi", village, 1101, 12, 10800),
        (north, 2024, "APBD", fishers, 300, 6, 16800),
        (west, 2024, "APBD", staff, 742, 12, 12150),
        (west, 2024, "Realisasi", staff, 730, 11, 12150),
        (west, 2023, "Realisasi", staff, 715, 12, 10800),
    ]
    stages = {"APBD": "murni", "P-APBD": "perubahan", "Realisasi": "realisasi"}
    for row, ((name, code), year, label, (group, segment, source, fund), *price) in enumerate(rows, start=2):
        amount = price[0] * price[1] * price[2]
        put(ws, f"A{row}", name, year, label, group, "JKK, JKM", source, *price, amount)
        told = murni(code, str(year), segment=segment, programme=TWO, fund_source=fund) | {"stage": stages[label]}
        case.line(ws.title, f"J{row}", amount, **told, **of(*price))
    ws.auto_filter.ref = "A1:J8"
    return case


def detail_text_pidie() -> Submission:
    """Detail lines whose whole computation is written in the text: 20 org x 12 bln x Rp 6.500."""
    case, ws = new("Aceh/pidie/rincian belanja dinas.xlsx", "Sheet1")
    grid(
        ws,
        "A1",
        "RINCIAN BELANJA IURAN JAMINAN SOSIAL TENAGA KERJA",
        "DINAS PERTANIAN DAN PANGAN KABUPATEN PIDIE",
        "DPA TAHUN 2023",
        [],
        ["KODE REK.", "U R A I A N", None, "JUMLAH"],
    )
    merge(ws, "A1:D1", "A2:D2", "A3:D3", "B5:C5")
    groups = [("Tenaga Kontrak Kantor", 20, 12), ("Tenaga Kontrak BPP Kecamatan", 64, 12), ("THL Mantri Tani", 5, 6)]
    row = 6
    total = 0
    for code, name, programme, price in (
        (JKK, "Belanja Iuran Jaminan Kecelakaan Kerja bagi Non ASN", "JKK", 6500),
        (JKM, "Belanja Iuran Jaminan Kematian bagi Non ASN", "JKM", 8500),
    ):
        amounts = [people * months * price for _, people, months in groups]
        total += sum(amounts)
        row = put(ws, f"A{row}", code, name, None, sum(amounts))
        for (who, people, months), amount in zip(groups, amounts, strict=True):
            row = put(ws, f"B{row}", "-", f"{who} : {people} org x {months} bln x Rp {dots(price)}", amount)
            case.line(
                ws.title,
                f"D{row - 1}",
                amount,
                **murni("11.07", "2023", segment="non_asn", programme=programme, account_code=code),
                **of(people, months, price),
            )
        row += 1
    put(ws, f"B{row}", "Jumlah", None, total)
    ws.column_dimensions["C"].width = 60
    return case


def slide_thousands_asahan() -> Submission:
    """A slide's table pasted: three years side by side, in thousands, one column as dotted text."""
    case, ws = new("Sumatera_Utara/asahan/bahan rapat tabel.xlsx", "Sheet1")
    grid(ws, "C3", "Dukungan Anggaran Program JKK & JKM Kabupaten Asahan 2023 - 2025", "(dalam ribuan rupiah)")
    grid(ws, "C6", ["Segmen Kepesertaan", "APBD Murni", None, None], [None, "2023", "2024", "2025"])
    merge(ws, "C6:C7", "D6:F6")
    rows = [
        ("Pegawai Non ASN", "non_asn", 311_040, 336_960, 349_920),
        ("Kepala Desa & Perangkat", "perangkat_desa", None, 229_392, 229_392),
        ("Kepala Dusun / RT / RW", ANY, None, None, 160_704),
        ("Pekerja rentan", "pekerja_rentan", 201_600, 403_200, 1_209_600),
    ]
    for row, (name, segment, *amounts) in enumerate(rows, start=8):
        put(ws, f"C{row}", name, amounts[0] or "-", amounts[1] or "-", dots(amounts[2]))
        for column, year, amount in zip("DEF", ("2023", "2024", "2025"), amounts, strict=True):
            if amount:
                told = murni("12.09", year, segment=segment, programme=TWO)
                case.line(ws.title, f"{column}{row}", amount * 1000, **told)
    sums = [sum(row[n] or 0 for row in rows) for n in (2, 3, 4)]
    put(ws, "C12", "Total", sums[0], sums[1], dots(sums[2]))
    put(ws, "H14", "Slide 7")
    return case


def letter_sabang() -> Submission:
    """An official letter with the table in its middle; the months stand in the header of the amount."""
    case, ws = new("Aceh/sabang/Surat balasan.xlsx", "surat")
    row = grid(
        ws,
        "A1",
        "PEMERINTAH KOTA SABANG",
        "SEKRETARIAT DAERAH",
        "Jalan ................................ Kota Sabang 23512",
        [],
        ["Nomor", ": 560 / ....... / 2024", None, None, "Sabang, 19 Februari 2024"],
        ["Sifat", ": Penting"],
        ["Hal", ": Data Anggaran Iuran BPJS Ketenagakerjaan"],
        [],
        [None, "Sehubungan dengan surat Saudara Nomor B/128/012024 perihal permintaan data, bersama ini"],
        [None, "kami sampaikan anggaran iuran JKK dan JKM dalam APBK Kota Sabang Tahun Anggaran 2024 sbb.:"],
        [],
        ["No.", "Jenis Kepesertaan", "Jumlah Peserta", "Iuran per bulan\n(Rp/orang)", "Alokasi 12 Bulan\n(Rp)"],
    )
    rows = [
        ("Tenaga kontrak pada SKPK", "non_asn", 1066, 16200),
        ("Keuchik dan perangkat gampong", "perangkat_desa", 234, 12150),
        ("Imam masjid, bilal dan guru ngaji", "pekerja_keagamaan", 152, 16800),
    ]
    for number, (name, segment, people, price) in enumerate(rows, start=1):
        put(ws, f"A{row}", f"{number}.", name, f"{dots(people)} orang", dots(price), dots(people * price * 12))
        case.line(
            ws.title,
            f"E{row}",
            people * price * 12,
            **murni("11.72", "2024", segment=segment, programme=TWO, fund_source=ANY),
            **of(people, ANY, price),
        )
        row += 1
    people = sum(row[2] for row in rows)
    row = put(ws, f"B{row}", "Jumlah", f"{dots(people)} orang", None, dots(sum(r[2] * r[3] * 12 for r in rows)))
    put(ws, f"B{row + 1}", "Demikian disampaikan, atas perhatian Saudara diucapkan terima kasih.")
    sign(ws, "D", row + 3, "a.n. Wali Kota Sabang", "Sekretaris Daerah,")
    grid(ws, f"A{row + 10}", "Tembusan:", "1. Pj. Wali Kota Sabang (sebagai laporan);", "2. Arsip.")
    return case


def offices_wide_langsa() -> Submission:
    """Offices with JKK and JKM columns under a three-row header and blank spacer columns."""
    case, ws = new("Aceh/langsa/JAMSOSTEK PEMKO LANGSA fix2.xlsx", "Non ASN")
    grid(
        ws,
        "B2",
        "DAFTAR KEBUTUHAN ANGGARAN BPJS KETENAGAKERJAAN",
        "TENAGA NON ASN PEMERINTAH KOTA LANGSA",
        "TAHUN ANGGARAN 2022",
    )
    grid(
        ws,
        "B6",
        cut("NO||ORGANISASI PERANGKAT DAERAH|JML\nNON ASN||IURAN||LAMA\n(BULAN)||ANGGARAN SETAHUN (Rp)"),
        [None] * 5 + ["JKK", "JKM", None, None, "JKK", "JKM", "JUMLAH"],
        [None] * 5 + ["(Rp/org/bln)", "(Rp/org/bln)", None, None, "(Rp)", "(Rp)", "(Rp)"],
        [1, None, 2, 3, None, 4, 5, 6, None, "7=3x4x6", "8=3x5x6", "9=7+8"],
    )
    merge(ws, "B2:M2", "B3:M3", "B4:M4", "B6:B8", "D6:D8", "E6:E8", "G6:H6", "I6:I8", "K6:M6")
    offices = [
        ("Sekretariat Daerah Kota", 88),
        ("Sekretariat DPRK", 41),
        ("Dinas Pendidikan dan Kebudayaan", 402),
        ("Dinas Kesehatan", 176),
        ("RSUD Kota Langsa", 231),
        ("Dinas Perhubungan", 53),
        ("BPBD", 27),
    ]
    told = murni("11.74", "2022", segment="non_asn", months=12)
    row = 10
    for number, (office, people) in enumerate(offices, start=1):
        jkk, jkm = people * 4320 * 12, people * 5400 * 12
        put(ws, f"B{row}", number, None, office, people, None, 4320, 5400, 12, None, jkk, jkm, jkk + jkm)
        case.line(ws.title, f"K{row}", jkk, **told, programme="JKK", workers=people, unit_cost_idr=4320)
        case.line(ws.title, f"L{row}", jkm, **told, programme="JKM", workers=people, unit_cost_idr=5400)
        row += 2 if number == 3 else 1
    people = sum(people for _, people in offices)
    put(ws, f"D{row}", "TOTAL", people, None, None, None, None, None, people * 51840, people * 64800, people * 116640)
    sign(ws, "K", row + 2, "Langsa,      Nopember 2021", "Kepala BKPSDM Kota Langsa")
    return case


def four_stages_toba() -> Submission:
    """APBD, shift, change and realisation of each line side by side; office rows carry sums."""
    case, ws = new("Sumatera_Utara/toba/MONITORING REKENING JKK JKM.xlsx", "Rekening")
    grid(
        ws,
        "A1",
        ["PEMERINTAH KABUPATEN TOBA", None, None, None, None, None, None, "BPKPAD"],
        "MONITORING BELANJA JAMINAN NON ASN T.A. 2024",
        [],
        ["Kode", "Uraian", "APBD", "Pergeseran", "P-APBD", "Realisasi s/d 30 Nop 2024", "%", "Sisa Anggaran"],
    )
    offices = [
        (
            "1.03",
            "Dinas PUTR",
            [(8_208_000, 8_208_000, 9_120_000, 8_360_000), (10_260_000, 10_260_000, 11_400_000, 10_450_000)],
        ),
        (
            "2.11",
            "Dinas Lingkungan Hidup",
            [(23_760_000, 25_920_000, 25_920_000, 23_760_000), (29_700_000, 32_400_000, 32_400_000, 29_700_000)],
        ),
        (
            "4.02",
            "Sekretariat DPRD",
            [(3_456_000, 3_456_000, 3_110_400, 2_851_200), (4_320_000, 4_320_000, 3_888_000, 3_564_000)],
        ),
    ]
    row = 5
    sums = [0, 0, 0, 0]
    for number, office, accounts in offices:
        whole = [sum(pair) for pair in zip(*accounts, strict=True)]
        sums = [a + b for a, b in zip(sums, whole, strict=True)]
        row = put(ws, f"A{row}", number, office, *whole, round(whole[3] / whole[2] * 100, 2), whole[2] - whole[3])
        for (code, name, programme), values in zip(
            (
                (JKK, "Iuran Jaminan Kecelakaan Keja bagi Non ASN", "JKK"),
                (JKM, "Iuran Jaminan Kematian bagi Non ASN", "JKM"),
            ),
            accounts,
            strict=True,
        ):
            share = round(values[3] / values[2] * 100, 2)
            row = put(ws, f"A{row}", code, "   " + name, *values, share, values[2] - values[3])
            for column, amount, stage in zip(
                "CDEF", values, ("murni", "pergeseran", "perubahan", "realisasi"), strict=True
            ):
                more = facts(
                    district_code="12.12",
                    fiscal_year="2024",
                    stage=stage,
                    segment="non_asn",
                    programme=programme,
                    account_code=code,
                )
                case.line(ws.title, f"{column}{row - 1}", amount, **more)
    put(ws, f"B{row}", "Jumlah", *sums, round(sums[3] / sums[2] * 100, 2), sums[2] - sums[3])
    return case


def quarters_lhokseumawe() -> Submission:
    """Ceiling, four quarters of realisation and their sum."""
    case, ws = new("Aceh/lhokseumawe/Realisasi TW I-IV.xlsx", "Realisasi 2023")
    grid(
        ws,
        "A1",
        "Lampiran : Laporan Pelaksanaan Inpres 2/2021",
        "Kota Lhokseumawe",
        "Realisasi Pembayaran Iuran BPJS Ketenagakerjaan Tahun 2023",
        [],
        ["No", "Segmen", "Pagu Murni (Rp)", "Realisasi (Rp)", None, None, None, None, "Capaian", "Keterangan"],
        [None, None, None, "Tw. I", "Tw. II", "Tw. III", "Tw. IV", "Jumlah"],
    )
    merge(ws, "A5:A6", "B5:B6", "C5:C6", "D5:H5", "I5:I6", "J5:J6")
    rows = [
        ("Tenaga Non ASN (JKK, JKM)", "non_asn", 214_617_600, (0, 102_060_000, 53_217_000, 51_030_000)),
        (
            "Perangkat Gampong (JKK, JKM)",
            "perangkat_desa",
            97_977_600,
            (24_494_400, 24_494_400, 24_494_400, 24_494_400),
        ),
        ("Petugas Kebersihan & Pekerja Rentan", "pekerja_rentan", 100_800_000, (0, 0, 50_400_000, 49_392_000)),
    ]
    for row, (name, segment, budget, parts) in enumerate(rows, start=7):
        programme = "JKK+JKM" if "JKK" in name else ""
        segment = ANY if "Kebersihan" in name else segment
        put(
            ws,
            f"A{row}",
            row - 6,
            name,
            budget,
            *[part or "-" for part in parts],
            sum(parts),
            round(sum(parts) / budget, 4),
        )
        ws[f"I{row}"].number_format = "0.00%"
        told = {"district_code": "11.73", "fiscal_year": "2023", "segment": segment, "programme": programme}
        case.line(ws.title, f"C{row}", budget, **told, stage="murni")
        case.line(ws.title, f"H{row}", sum(parts), **told, stage="realisasi")
    quarters = [sum(row[3][n] for row in rows) for n in range(4)]
    budget = sum(row[2] for row in rows)
    put(ws, "B10", "Total", budget, *quarters, sum(quarters), round(sum(quarters) / budget, 4))
    ws["I10"].number_format = "0.00%"
    put(ws, "J7", "TW I menunggu DPA")
    return case


def palm_oil_labusel() -> Submission:
    """Plan for the palm-oil share; the district's whole allocation stands above the table and is no line."""
    case, ws = new("Sumatera_Utara/labuhanbatu_selatan/RKP DBH Sawit.xlsx", "RKP")
    grid(
        ws,
        "A1",
        "RANCANGAN KEGIATAN DAN PENGANGGARAN (RKP) DBH PERKEBUNAN SAWIT",
        ["Pemerintah Daerah", None, ": Kabupaten Labuhanbatu Selatan"],
        ["Tahun Anggaran", None, ": 2025"],
        ["Alokasi DBH Sawit TA 2025", None, ": Rp 14.337.212.000"],
        ["Bidang", None, ": Kegiatan Lainnya - Perlindungan Jaminan Sosial Ketenagakerjaan"],
    )
    grid(
        ws,
        "A7",
        cut("No.|Kegiatan|Kelompok Sasaran|Volume|||Harga Satuan (Rp)|Jumlah Biaya (Rp)|Sumber Dana"),
        [None, None, None, "Orang", "x", "Bulan"],
    )
    merge(ws, "A7:A8", "B7:B8", "C7:C8", "D7:F7", "G7:G8", "H7:H8", "I7:I8")
    rows = [
        ("Pembayaran iuran JKK dan JKM", "Petani sawit swadaya", "petani_sawit", 1250, 12),
        ("Pembayaran iuran JKK dan JKM", "Pekerja rentan di luar perkebunan", "pekerja_rentan", 480, 6),
    ]
    for row, (work, who, segment, people, months) in enumerate(rows, start=9):
        put(ws, f"A{row}", row - 8, work, who, people, "x", months, 16800, people * months * 16800, "DBH Sawit")
        case.line(
            ws.title,
            f"H{row}",
            people * months * 16800,
            **murni("12.22", "2025", segment=segment, programme=TWO, fund_source="DBH_SAWIT"),
            **of(people, months, 16800),
        )
    put(ws, "A11", "Jumlah", None, None, 1730, None, None, None, (1250 * 12 + 480 * 6) * 16800)
    merge(ws, "A11:C11")
    grid(ws, "A13", "Catatan :", "- Harga satuan iuran BPU upah Rp1.000.000 = Rp10.000 (JKK) + Rp6.800 (JKM)")
    return case


def tobacco_karo() -> Submission:
    """The word Rp stands in a column of its own, left of each amount."""
    case, ws = new("Sumatera_Utara/karo/DBHCHT kesra.xlsx", "Kesra")
    grid(
        ws,
        "A1",
        "KABUPATEN KARO",
        "RENCANA PENGGUNAAN DBH CHT BIDANG KESEJAHTERAAN MASYARAKAT TAHUN 2024",
        "Kegiatan : Iuran Jaminan Kecelakaan Kerja (JKK) dan Jaminan Kematian (JKM)",
        "Sumber Dana : DBH-CHT",
        [],
        ["NO", "PENERIMA", "JUMLAH PENERIMA", None, "JANGKA WAKTU", None, "BESARAN IURAN", None, "TOTAL", None],
    )
    merge(ws, "C6:D6", "E6:F6", "G6:H6", "I6:J6")
    rows = [
        ("Petani tembakau", "petani", 325, 9),
        ("Buruh pabrik rokok", ANY, 64, 9),
        ("Pekerja rentan lainnya", "pekerja_rentan", 210, 3),
    ]
    for row, (name, segment, people, months) in enumerate(rows, start=7):
        put(ws, f"A{row}", row - 6, name, people, "orang", months, "bulan", "Rp", 16800, "Rp", people * months * 16800)
        case.line(
            ws.title,
            f"J{row}",
            people * months * 16800,
            **murni("12.06", "2024", segment=segment, programme=TWO, fund_source="DBH_CHT"),
            **of(people, months, 16800),
        )
    put(ws, "B10", "Jumlah", 599, "orang", None, None, None, None, "Rp", (325 * 9 + 64 * 9 + 210 * 3) * 16800)
    return case


def half_years_medan() -> Submission:
    """Text amounts with 'Rp' and ',-', half-years and the year."""
    case, ws = new("Sumatera_Utara/medan/Kepling & PHL.xlsx", "Lembar1")
    grid(
        ws,
        "B2",
        "PEMERINTAH KOTA MEDAN",
        "Perencanaan Iuran BPJS Ketenagakerjaan (JKK-JKM) T.A. 2023",
        [],
        ["Kelompok", "Jlh Jiwa", "Premi / jiwa / bln", "Semester I", "Semester II", "Setahun"],
    )
    rows = [
        ("Kepala Lingkungan", "rt_rw", 2001, 18144),
        ("PHL Petugas Kebersihan (Melati, Bestari, P3SU)", "non_asn", 6312, 18144),
        ("Kader Posyandu", "kader", 6530, 16800),
    ]
    for row, (name, segment, people, price) in enumerate(rows, start=6):
        half = people * price * 6
        texts = [f"Rp {dots(value)},-" for value in (price, half, half, half * 2)]
        put(ws, f"B{row}", name, f"{dots(people)} orang", *texts)
        case.line(
            ws.title,
            f"G{row}",
            half * 2,
            **murni("12.71", "2023", segment=segment, programme=TWO),
            **of(people, ANY, price),
        )
    half = sum(people * price * 6 for _, _, people, price in rows)
    texts = [f"Rp {dots(value)},-" for value in (half, half, half * 2)]
    put(ws, "B9", "Total", f"{dots(sum(row[2] for row in rows))} orang", None, *texts)
    put(ws, "B11", "Ket : premi = 0,54% x upah Rp3.360.000; kader didaftarkan sebagai BPU")
    return case


def village_posts_abdya() -> Submission:
    """Village posts under local names: posts per gampong times the number of gampong give the people."""
    case, ws = new("Aceh/aceh_barat_daya/JAMSOSTEK APARATUR GAMPONG.xlsx", "ADG 2024")
    grid(
        ws,
        "A1",
        "KEBUTUHAN ANGGARAN JAMINAN KECELAKAAN KERJA DAN JAMINAN KEMATIAN",
        "APARATUR GAMPONG DALAM KABUPATEN ACEH BARAT DAYA",
        "TAHUN 2024",
        "Sumber Dana : APBG (Alokasi Dana Gampong)",
        [],
        cut("NO|JABATAN|PER GAMPONG|JLH GAMPONG|JLH ORANG|IURAN PER ORANG PER BULAN|||BULAN|KEBUTUHAN (Rp)"),
        [None] * 5 + ["JKK", "JKM", "TOTAL"],
    )
    merge(ws, "A1:J1", "A2:J2", "A3:J3", "F6:H6")
    for letter in "ABCDEIJ":
        merge(ws, f"{letter}6:{letter}7")
    posts = [
        ("Keuchik", 1, "perangkat_desa"),
        ("Sekretaris Gampong", 1, "perangkat_desa"),
        ("Kepala Urusan (Kaur)", 2, "perangkat_desa"),
        ("Kepala Seksi (Kasi)", 3, "perangkat_desa"),
        ("Ketua dan Anggota Tuha Peut", 5, "bpd"),
        ("Imum Meunasah / Teungku Imum", 1, "pekerja_keagamaan"),
        ("Kader Posyandu Gampong", 4, "kader"),
    ]
    for row, (name, each, segment) in enumerate(posts, start=8):
        people = each * 152
        put(ws, f"A{row}", row - 7, name, each, 152, people, 4800, 6000, 10800, 12, people * 10800 * 12)
        case.line(
            ws.title,
            f"J{row}",
            people * 10800 * 12,
            **murni("11.12", "2024", segment=segment, programme=TWO, fund_source="APBDES"),
            **of(people, 12, 10800),
        )
    people = 152 * sum(each for _, each, _ in posts)
    put(ws, "A15", "JUMLAH", None, sum(p[1] for p in posts), None, people, None, None, None, None, people * 10800 * 12)
    merge(ws, "A15:B15")
    sign(ws, "H", 17, "Blangpidie, ............. 2023", "Kepala DPMP4")
    return case


def election_taput() -> Submission:
    """Cost plan of the election bodies: letters for sub-groups, months from one to eight."""
    case, ws = new("Sumatera_Utara/tapanuli_utara/RAB Adhoc Pilkada.xlsx", "RAB")
    grid(
        ws,
        "A1",
        "RENCANA ANGGARAN BIAYA (RAB)",
        "IURAN JKK DAN JKM BADAN ADHOC PEMILIHAN BUPATI DAN WAKIL BUPATI TAPANULI UTARA TAHUN 2024",
        "Sumber Dana : Hibah APBD Kabupaten Tapanuli Utara TA 2024",
        [],
        ["No", "Uraian", "Volume", None, "Frekuensi", None, "Harga Satuan", "Jumlah"],
    )
    merge(ws, "A1:H1", "A2:H2", "C5:D5", "E5:F5")
    groups = [
        (
            "A",
            "PANITIA PEMILIHAN KECAMATAN",
            [("Ketua dan Anggota PPK", 75, 8, 12960), ("Sekretariat PPK", 45, 8, 9720)],
        ),
        ("B", "PANITIA PEMUNGUTAN SUARA", [("Ketua dan Anggota PPS", 756, 7, 8100), ("Sekretariat PPS", 504, 7, 5940)]),
        (
            "C",
            "TEMPAT PEMUNGUTAN SUARA",
            [("KPPS", 4305, 1, 4860), ("Petugas Ketertiban TPS (Linmas)", 1230, 1, 3510), ("Pantarlih", 615, 1, 5400)],
        ),
    ]
    row = 6
    total = 0
    for letter, head, lines in groups:
        whole = sum(people * months * price for _, people, months, price in lines)
        total += whole
        row = put(ws, f"A{row}", letter, head, None, None, None, None, None, whole)
        for number, (name, people, months, price) in enumerate(lines, start=1):
            row = put(ws, f"A{row}", number, name, people, "org", months, "bln", price, people * months * price)
            case.line(
                ws.title,
                f"H{row - 1}",
                people * months * price,
                **murni("12.02", "2024", segment="pemilu", programme=TWO, fund_source="APBD"),
                **of(people, months, price),
            )
    put(ws, f"B{row}", "TOTAL RAB", None, None, None, None, None, total)
    return case


def side_by_side_sergai() -> Submission:
    """Two tables beside one another: left the first budget, right the changed one."""
    case, ws = new("Sumatera_Utara/serdang_bedagai/banding APBD-PAPBD.xlsx", "Banding")
    grid(ws, "B1", "IURAN BPJS KETENAGAKERJAAN KAB. SERDANG BEDAGAI TA 2025", "Program : JKK dan JKM")
    head = ["No", "Kelompok", "Orang", "Bulan", "Iuran (Rp)", "Jumlah (Rp)"]
    put(ws, "B4", "APBD 2025")
    put(ws, "J4", "P-APBD 2025")
    merge(ws, "B4:G4", "J4:O4")
    groups = [
        ("Guru honorer", "guru_honor", 14580, (870, 12), (865, 12)),
        ("Tenaga kesehatan honorer Puskesmas", "tenaga_kesehatan", 14580, (412, 12), (430, 12)),
        ("Kader Posyandu", "kader", 16800, (1240, 6), (1240, 8)),
        ("PPPK Paruh Waktu", "pppk_paruh_waktu", 15120, None, (1105, 3)),
    ]
    for start, index, stage in (("B", 3, "murni"), ("J", 4, "perubahan")):
        put(ws, f"{start}5", *head)
        first = ws[f"{start}5"].column
        row, total = 6, 0
        for name, segment, price, *volumes in groups:
            volume = volumes[index - 3]
            if volume is None:
                continue
            people, months = volume
            amount = people * months * price
            total += amount
            put(ws, f"{start}{row}", row - 5, name, people, months, price, amount)
            more = facts(district_code="12.18", fiscal_year="2025", stage=stage, segment=segment, programme=TWO)
            case.line(ws.title, f"{col(first + 5)}{row}", amount, **of(people, months, price), **more)
            row += 1
        put(ws, f"{start}{row}", None, "Jumlah", None, None, None, total)
    return case


def province_sumut() -> Submission:
    """The province's own DPA: people beside person-months as the volume."""
    case, ws = new("Sumatera_Utara/provinsi/DPA Disnaker Prov 2024.xlsx", "DPA")
    grid(
        ws,
        "A1",
        "PEMERINTAH PROVINSI SUMATERA UTARA",
        "DOKUMEN PELAKSANAAN ANGGARAN (DPA) DINAS KETENAGAKERJAAN TA 2024",
        "Kegiatan: Perlindungan Jaminan Sosial Ketenagakerjaan (JKK dan JKM) bagi Pekerja Rentan",
        [],
        cut("No|Kelompok Sasaran|Sasaran (orang)|Volume|Satuan|Harga Satuan (Rp)|Pagu (Rp)|Sumber Dana"),
    )
    rows = [
        ("Petani sawit", "petani_sawit", 17361, 12, "DBH Sawit", "DBH_SAWIT"),
        ("Nelayan kecil", "nelayan", 1900, 12, "PAD", "APBD"),
        ("Pekerja rentan desil 1 dan 2", "pekerja_rentan", 1618, 10, "PAD", "APBD"),
    ]
    for row, (name, segment, people, months, source, fund) in enumerate(rows, start=6):
        volume = people * months
        put(ws, f"A{row}", row - 5, name, people, volume, "OB", 16800, volume * 16800, source)
        case.line(
            ws.title,
            f"G{row}",
            volume * 16800,
            **murni("12", "2024", segment=segment, programme=TWO, fund_source=fund),
            **of(people, ANY, 16800),
        )
    people, volume = sum(r[2] for r in rows), sum(r[2] * r[3] for r in rows)
    put(ws, "B9", "JUMLAH", people, volume, None, None, volume * 16800)
    sign(ws, "F", 11, "Medan, ........ 2024", "Kuasa Pengguna Anggaran")
    return case


def wrong_product_singkil() -> Submission:
    """One product does not hold, one premium lost a digit, and the total misses a line."""
    case, ws = new("Aceh/aceh_singkil/usulan iuran.xlsx", "Usulan")
    grid(
        ws,
        "A1",
        "PEMERINTAH KABUPATEN ACEH SINGKIL",
        "ANGGARAN IURAN BPJS KETENAGAKERJAAN (JKK DAN JKM) TAHUN ANGGARAN 2023",
        [],
        ["No", "Uraian", "Orang", "Bulan", "Iuran", "Jumlah"],
    )
    rows = [
        ("Tenaga kontrak", "non_asn", 948, 12, 11880, 948 * 12 * 11880),
        ("Aparatur kampong", "perangkat_desa", 696, 12, 11880, 696 * 11 * 11880 + 500_000),
        ("Badan Permusyawaratan Kampong", "bpd", 580, 12, 11880, 580 * 12 * 11880),
        ("Pekerja rentan", "pekerja_rentan", 400, 6, 1680, 400 * 6 * 1680),
    ]
    for row, (name, segment, people, months, price, amount) in enumerate(rows, start=5):
        put(ws, f"A{row}", row - 4, name, people, months, price, amount)
        case.line(
            ws.title,
            f"F{row}",
            amount,
            **murni("11.10", "2023", segment=segment, programme=TWO),
            **of(people, months, price),
        )
    put(ws, "B9", "Jumlah", sum(row[2] for row in rows), None, None, sum(row[5] for row in rows[:3]))
    case.needs_finding = [(ws.title, "F6"), (ws.title, "F8"), (ws.title, "F9")]
    return case


def hidden_rows_nagan_raya() -> Submission:
    """The stale version is hidden in rows, a proposal in a column, an old table in a sheet."""
    case, ws = new("Aceh/nagan_raya/ANGGARAN JAMSOSTEK NAGAN RAYA.xlsx", "Anggaran")
    grid(
        ws,
        "A1",
        "KABUPATEN NAGAN RAYA",
        "Rekapitulasi Anggaran Iuran JKK-JKM, APBK Perubahan Tahun 2024",
        [],
        ["No", "Segmen", "Jlh Pekerja", "Bln", "Iuran", "Usulan Awal (Rp)", "Anggaran (Rp)", "Sumber Dana"],
    )
    rows = [
        ("Tenaga Harian Lepas", "non_asn", 1310, 12, 14040, "APBK", "APBD", False),
        ("Tenaga Harian Lepas", None, 1275, 12, 14040, "APBK", "APBD", True),
        ("Keuchik dan Aparatur Gampong", "perangkat_desa", 1554, 12, 10800, "ADD", "APBDES", False),
        ("Keuchik dan Aparatur Gampong", None, 1540, 12, 10800, "ADD", "APBDES", True),
        ("Pekebun sawit", "petani_sawit", 820, 6, 16800, "DBH Sawit", "DBH_SAWIT", False),
        ("Nelayan", "nelayan", 275, 6, 16800, "APBK", "APBD", False),
    ]
    number = total = 0
    for row, (name, segment, people, months, price, source, fund, hidden) in enumerate(rows, start=5):
        amount = people * months * price
        number += not hidden
        put(ws, f"A{row}", number, name, people, months, price, amount + 12_000_000, amount, source)
        ws.row_dimensions[row].hidden = hidden
        if hidden:
            continue
        total += amount
        more = facts(
            district_code="11.15",
            fiscal_year="2024",
            stage="perubahan",
            segment=segment,
            programme=TWO,
            fund_source=fund,
        )
        case.line(ws.title, f"G{row}", amount, **of(people, months, price), **more)
    ws.column_dimensions["F"].hidden = True
    put(ws, "B11", "Total", 1310 + 1554 + 820 + 275, None, None, None, total)
    old = case.book.create_sheet("lama")
    grid(old, "A1", "Kab. Nagan Raya 2023", ["Segmen", "Anggaran"], ["Tenaga Harian Lepas", 145_800_000])
    old.sheet_state = "hidden"
    return case


def health_and_assets_siantar() -> Submission:
    """All insurance accounts of a city in one list: health, civil servants and goods among them."""
    case, ws = new("Sumatera_Utara/pematangsiantar/Belanja iuran & asuransi.xlsx", "Rekening")
    grid(
        ws,
        "A1",
        "BPKPD KOTA PEMATANGSIANTAR",
        "DAFTAR BELANJA IURAN JAMINAN DAN ASURANSI TAHUN ANGGARAN 2024",
        [],
        ["KODE REKENING", "NAMA REKENING", "APBD", "P.APBD", "BERTAMBAH /\n(BERKURANG)"],
    )
    rows = [
        ("5.1.01.01", "Belanja Gaji dan Tunjangan ASN", None),
        ("5.1.01.01.09.0001", "Belanja Iuran Jaminan Kesehatan PNS", ("kesehatan", 11_400_000_000, 11_250_000_000)),
        ("5.1.01.01.10.0001", "Belanja Iuran Jaminan Kecelakaan Kerja PNS", ("taspen", 512_000_000, 505_000_000)),
        ("5.1.01.01.11.0001", "Belanja Iuran Jaminan Kematian PNS", ("taspen", 1_536_000_000, 1_515_000_000)),
        ("5.1.02.02.02", "Belanja Iuran Jaminan/Asuransi", None),
        (
            "5.1.02.02.02.0003",
            "Belanja Iuran Jaminan Kesehatan bagi Peserta PBPU dan BP Kelas 3",
            ("kesehatan", 18_900_000_000, 20_160_000_000),
        ),
        (
            "5.1.02.02.02.0005",
            "Belanja Iuran Jaminan Kesehatan bagi Non ASN",
            ("kesehatan", 1_320_000_000, 1_320_000_000),
        ),
        (JKK, "Belanja Iuran Jaminan Kecelakaan Kerja bagi Non ASN", ("JKK", 98_496_000, 103_680_000)),
        (JKM, "Belanja Iuran Jaminan Kematian bagi Non ASN", ("JKM", 123_120_000, 129_600_000)),
        ("5.1.02.02.02.0008", "Belanja Asuransi Barang Milik Daerah", ("aset", 640_000_000, 610_000_000)),
    ]
    sums: dict[str, list[int]] = {}
    for code, _, values in rows:
        if values:
            both = sums.setdefault(code[:9], [0, 0])
            both[0] += values[1]
            both[1] += values[2]
    for row, (code, name, values) in enumerate(rows, start=5):
        first, second = values[1:] if values else sums[code[:9]]
        put(ws, f"A{row}", code, name, first, second, second - first)
        ws[f"E{row}"].number_format = "#,##0_);(#,##0)"
        if not values:
            continue
        for column, amount, stage in (("C", first, "murni"), ("D", second, "perubahan")):
            told = {"district_code": "12.72", "fiscal_year": "2024", "stage": stage}
            if values[0] in ("JKK", "JKM"):
                told |= {"segment": "non_asn", "programme": values[0], "account_code": code}
                case.line(ws.title, f"{column}{row}", amount, **told)
            else:
                case.line(ws.title, f"{column}{row}", amount, **told, counted=False, reason=values[0])
    whole = [sum(value[n] for value in sums.values()) for n in (0, 1)]
    put(ws, "B15", "JUMLAH", *whole, whole[1] - whole[0])
    return case


def formulas_simalungun() -> Submission:
    """Amounts are formulas without a stored value."""
    case, ws = new("Sumatera_Utara/simalungun/Hitungan premi nagori.xlsx", "Hitungan")
    grid(
        ws,
        "A1",
        "Kabupaten Simalungun",
        "Perhitungan Iuran BPJS Ketenagakerjaan 2 Program (JKK & JKM) pada APBD T.A. 2025",
        [],
        ["No", "Segmen", "Sumber Dana", "Jlh Tenaga Kerja", "Iuran/bln", "Jlh Bulan", "Total Iuran (Rp)"],
    )
    rows = [
        ("Pangulu dan Perangkat Nagori", "perangkat_desa", "ADD", "APBDES", 3474, 11340, 12),
        ("Maujana Nagori", "bpd", "ADD", "APBDES", 1930, 11340, 12),
        ("Tenaga Honorer OPD", "non_asn", "APBD", "APBD", 2815, 14580, 12),
        ("Bilal Mayit dan Guru Ngaji", "pekerja_keagamaan", "APBD", "APBD", 400, 16800, 8),
    ]
    for row, (name, segment, source, fund, people, price, months) in enumerate(rows, start=5):
        put(ws, f"A{row}", row - 4, name, source, people, price, months, f"=D{row}*E{row}*F{row}")
        case.line(
            ws.title,
            f"G{row}",
            people * price * months,
            **murni("12.08", "2025", segment=segment, programme=TWO, fund_source=fund),
            **of(people, months, price),
        )
    put(ws, "B9", "Jumlah", None, "=SUM(D5:D8)", None, None, "=SUM(G5:G8)")
    return case


def wage_share_batu_bara() -> Submission:
    """The premium is a share of the reported wage, printed beside it."""
    case, ws = new("Sumatera_Utara/batu_bara/RKA non asn 2026.xlsx", "RKA 2026")
    grid(
        ws,
        "A1",
        "PEMERINTAH KABUPATEN BATU BARA",
        "RENCANA ANGGARAN IURAN JAMINAN SOSIAL KETENAGAKERJAAN PEGAWAI NON ASN TA. 2026",
        [],
        cut(
            "No|Perangkat Daerah|Jlh Peserta|Upah dilaporkan (Rp)|JKK\n0,24 %|JKM\n0,30 %|Jlh Bulan|"
            "Kebutuhan JKK (Rp)|Kebutuhan JKM (Rp)|Total (Rp)"
        ),
        ["a", "b", "c", "d", "e = d x 0,24%", "f = d x 0,30%", "g", "h = c x e x g", "i = c x f x g", "j = h + i"],
    )
    told = murni("12.19", "2026", segment="non_asn")
    rows = [
        ("Dinas Pendidikan", 640, 2_000_000, 12),
        ("Dinas Kesehatan PPKB", 288, 2_500_000, 12),
        ("Satpol PP", 175, 3_500_000, 12),
        ("Dinas Perkim LH", 214, 3_500_000, 10),
    ]
    totals = [0, 0]
    for row, (office, people, wage, months) in enumerate(rows, start=6):
        shares = [round(wage * 0.0024), round(wage * 0.0030)]
        amounts = [people * share * months for share in shares]
        totals = [a + b for a, b in zip(totals, amounts, strict=True)]
        put(ws, f"A{row}", row - 5, office, people, wage, *shares, months, *amounts, sum(amounts))
        for column, programme, share, amount in zip("HI", ("JKK", "JKM"), shares, amounts, strict=True):
            case.line(ws.title, f"{column}{row}", amount, **told, programme=programme, **of(people, months, share))
    put(ws, "A10", "JUMLAH", None, 640 + 288 + 175 + 214, None, None, None, None, *totals, sum(totals))
    merge(ws, "A10:B10")
    return case


def turned_madina() -> Submission:
    """The table lies on its side: groups across, items down."""
    case, ws = new("Sumatera_Utara/mandailing_natal/jamsos 2024 madina.xlsx", "Sheet1")
    grid(ws, "A1", "DATA ANGGARAN JAMSOSTEK KAB. MANDAILING NATAL", "TAHUN ANGGARAN 2024")
    groups = [
        ("Non ASN", "non_asn", 2160, 12, 12960, "JKK, JKM", "JKK+JKM", "APBD", "APBD"),
        ("Kades & Perangkat Desa", "perangkat_desa", 2640, 12, 10800, "JKK, JKM", "JKK+JKM", "ADD", "APBDES"),
        ("BPD", "bpd", 1885, 12, 10800, "JKK, JKM", "JKK+JKM", "ADD", "APBDES"),
        ("Petani Sawit", "petani_sawit", 700, 7, 16800, "JKK, JKM", "JKK+JKM", "DBH Sawit", "DBH_SAWIT"),
    ]
    amounts = [g[2] * g[3] * g[4] for g in groups]
    grid(
        ws,
        "A4",
        ["Uraian", *[g[0] for g in groups], "Jumlah"],
        ["Jumlah orang", *[g[2] for g in groups], sum(g[2] for g in groups)],
        ["Jumlah bulan", *[g[3] for g in groups]],
        ["Iuran per orang per bulan (Rp)", *[g[4] for g in groups]],
        ["Program", *[g[5] for g in groups]],
        ["Sumber dana", *[g[7] for g in groups]],
        ["Anggaran (Rp)", *amounts, sum(amounts)],
    )
    for column, group, amount in zip("BCDE", groups, amounts, strict=True):
        _, segment, people, months, price, _, programme, _, fund = group
        case.line(
            ws.title,
            f"{column}10",
            amount,
            **murni("12.13", "2024", segment=segment, programme=programme, fund_source=fund),
            **of(people, months, price),
        )
    return case


# --- participation ---


def branch_month_banda_aceh() -> Submission:
    """A branch's monthly recap: active workers of six districts, with companies beside them."""
    case, ws = new("Aceh/kacab_banda_aceh/Rekap TK Aktif 09.xlsx", "SEP 24")
    grid(
        ws,
        "A1",
        "BPJS KETENAGAKERJAAN CABANG BANDA ACEH",
        "REKAPITULASI TENAGA KERJA AKTIF PER KABUPATEN/KOTA",
        "BULAN SEPTEMBER 2024",
        [],
        ["NO", "KAB/KOTA", "BADAN USAHA", "TENAGA KERJA AKTIF", None, None, None],
        [None, None, "AKTIF", "PU", "BPU", "JAKON", "JUMLAH"],
        [1, 2, 3, 4, 5, 6, "7=4+5+6"],
    )
    merge(ws, "A1:G1", "A2:G2", "A3:G3", "A5:A6", "B5:B6", "D5:G5")
    rows = [
        ("KOTA BANDA ACEH", "11.71", 2841, 58112, 6230, 9114),
        ("KAB. ACEH BESAR", "11.06", 967, 22874, 4105, 5560),
        ("KAB. PIDIE", "11.07", 655, 11209, 3877, 2218),
        ("KAB. PIDIE JAYA", "11.18", 241, 5322, 1904, 871),
        ("KOTA SABANG", "11.72", 198, 3671, 702, 644),
        ("KAB. ACEH JAYA", "11.14", 187, 4418, 1250, 930),
    ]
    for row, (name, code, firms, *people) in enumerate(rows, start=8):
        put(ws, f"A{row}", row - 7, name, firms, *people, sum(people))
        for column, segment, count in zip("DEF", ("pu", "bpu", "jakon"), people, strict=True):
            more = facts(district_code=code, period="2024-09", segment=segment, metric="active")
            case.count(ws.title, f"{column}{row}", count, **more)
    sums = [sum(row[n] for row in rows) for n in (2, 3, 4, 5)]
    put(ws, "A14", "JUMLAH", None, *sums, sum(sums[1:]))
    merge(ws, "A14:B14")
    put(ws, "A16", "*) Data SMILE diolah, posisi akhir bulan")
    return case


def slide_groups_pidie_jaya() -> Submission:
    """A slide's table: potential, registered, not yet, per cent, all as dotted text."""
    case, ws = new("Aceh/pidie_jaya/tabel paparan.xlsx", "Sheet1")
    grid(
        ws,
        "B2",
        "Kondisi Perlindungan Tenaga Kerja Kabupaten Pidie Jaya",
        "Per 31 Desember 2024",
        ["Segmen", "Potensi", "Terdaftar", "Belum Terdaftar", "Capaian"],
    )
    rows = [
        ("Pegawai Non ASN", "non_asn", 2914, 2310),
        ("Aparatur Gampong", "perangkat_desa", 1776, 1702),
        ("Tuha Peut", "bpd", 1554, 640),
        ("Nelayan", "nelayan", 4218, 375),
        ("Petani", "petani", 21877, 412),
        ("Pekerja Rentan Lainnya", "pekerja_rentan", 6105, 388),
    ]
    for row, (name, segment, potential, registered) in enumerate(rows, start=5):
        share = f"{registered / potential * 100:.1f}%".replace(".", ",")
        values = (potential, registered, potential - registered)
        put(ws, f"B{row}", name, *map(dots, values), share)
        for column, metric, people in zip("CDE", ("potential", "registered", "not_registered"), values, strict=True):
            more = facts(district_code="11.18", period="2024-12", segment=segment, metric=metric)
            case.count(ws.title, f"{column}{row}", people, **more)
    sums = [sum(row[2] for row in rows), sum(row[3] for row in rows)]
    sums.append(sums[0] - sums[1])
    put(ws, "B11", "TOTAL", *map(dots, sums), f"{sums[1] / sums[0] * 100:.1f}%".replace(".", ","))
    return case


def months_wide_tapteng() -> Submission:
    """Months across, with Peb and without a year in the header; the year stands in the title."""
    case, ws = new("Sumatera_Utara/tapanuli_tengah/TK aktif bulanan.xlsx", "TK AKTIF")
    months = ["Jan", "Peb", "Mar", "Apr", "Mei", "Jun"]
    grid(
        ws,
        "A1",
        "PERKEMBANGAN TENAGA KERJA AKTIF KAB. TAPANULI TENGAH TAHUN 2025",
        [],
        ["No", "Segmen", *months, "Growth (%)"],
    )
    merge(ws, "A1:I1")
    rows = [
        ("Penerima Upah", "pu", [10844, 10902, 10877, 11015, 11130, 11204]),
        ("Bukan Penerima Upah", "bpu", [2310, 2298, 2455, 3120, 3118, 3204]),
        ("Jasa Konstruksi", "jakon", [0, 144, 620, 1180, 1502, 1711]),
    ]
    for row, (name, segment, people) in enumerate(rows, start=4):
        growth = round((people[-1] / people[0] - 1) * 100, 2) if people[0] else None
        put(ws, f"A{row}", row - 3, name, *[count or "-" for count in people], growth)
        for number, count in enumerate(people, start=1):
            if count:
                more = facts(district_code="12.01", period=f"2025-{number:02}", segment=segment, metric="active")
                case.count(ws.title, f"{col(number + 2)}{row}", count, **more)
    sums = [sum(values) for values in zip(*[row[2] for row in rows], strict=True)]
    put(ws, "B7", "Total", *sums, round((sums[-1] / sums[0] - 1) * 100, 2))
    return case


def tabs_aceh_barat() -> Submission:
    """A .csv that is tab-separated with a byte-order mark; one line a fact; premiums received beside the people."""
    case = Submission("Aceh/aceh_barat/export_kepesertaan.csv")
    lines = ["Periode\tKab/Kota\tSegmen\tStatus\tJumlah TK\tIuran Diterima (Rp)"]
    rows = [
        ("PU", "pu", "Potensi", "potential", 28450, 0),
        ("PU", "pu", "Aktif", "active", 13207, 2_871_402_118),
        ("BPU", "bpu", "Potensi", "potential", 41980, 0),
        ("BPU", "bpu", "Aktif", "active", 3344, 56_179_200),
        ("BPU", "bpu", "Belum Terdaftar", "not_registered", 37102, 0),
        ("Jasa Konstruksi", "jakon", "Aktif", "active", 2075, 31_250_000),
    ]
    for row, (name, segment, label, metric, people, money) in enumerate(rows, start=2):
        lines.append(f"30/09/2024\tKab. Aceh Barat\t{name}\t{label}\t{people}\t{money}")
        case.count(ANY, f"E{row}", people, district_code="11.05", period="2024-09", segment=segment, metric=metric)
    case.data = ("\n".join(lines) + "\n").encode("utf-8-sig")
    return case


def html_branch_kisaran() -> Submission:
    """An HTML table named .xls with cells over rows and columns."""
    case = Submission("Sumatera_Utara/kacab_kisaran/coverage_kab_kota.xls")
    rows = [
        ("Kab. Asahan", "12.09", 88_412, 41_207, 121_560, 9_844),
        ("Kab. Batu Bara", "12.19", 52_318, 27_915, 70_226, 5_109),
        ("Kota Tanjungbalai", "12.74", 21_744, 10_080, 33_015, 3_427),
    ]
    html = [
        tr(("Coverage Kepesertaan Kantor Cabang Kisaran s.d. Nopember 2023", "colspan=8")),
        tr(
            ("No", "rowspan=2"),
            ("Kabupaten/Kota", "rowspan=2"),
            ("Penerima Upah", "colspan=3"),
            ("Bukan Penerima Upah", "colspan=3"),
            tag="th",
        ),
        tr("Potensi", "Terdaftar", "%", "Potensi", "Terdaftar", "%", tag="th"),
    ]

    def share(part: int, whole: int) -> str:
        return f"{part / whole * 100:.2f}".replace(".", ",")

    for row, (name, code, pu, pu_in, bpu, bpu_in) in enumerate(rows, start=4):
        html.append(
            tr(row - 3, name, dots(pu), dots(pu_in), share(pu_in, pu), dots(bpu), dots(bpu_in), share(bpu_in, bpu))
        )
        for column, segment, metric, people in (
            ("C", "pu", "potential", pu),
            ("D", "pu", "registered", pu_in),
            ("F", "bpu", "potential", bpu),
            ("G", "bpu", "registered", bpu_in),
        ):
            case.count(
                ANY, f"{column}{row}", people, district_code=code, period="2023-11", segment=segment, metric=metric
            )
    sums = [sum(row[n] for row in rows) for n in (2, 3, 4, 5)]
    html.append(
        tr(
            ("Jumlah", "colspan=2"),
            dots(sums[0]),
            dots(sums[1]),
            share(sums[1], sums[0]),
            dots(sums[2]),
            dots(sums[3]),
            share(sums[3], sums[2]),
        )
    )
    body = "\n".join(html)
    case.data = (
        f"<html><head><meta charset=utf-8></head><body><table border=1>\n{body}\n</table></body></html>".encode()
    )
    return case


def subdistricts_agara() -> Submission:
    """Kecamatan with kute officials; only the row of the whole district counts."""
    case, ws = new("Aceh/aceh_tenggara/Data kute.xlsx", "Kute")
    grid(
        ws,
        "A1",
        "PEMERINTAH KABUPATEN ACEH TENGGARA",
        "DINAS PEMBERDAYAAN MASYARAKAT DAN KUTE",
        "Kepesertaan BPJS Ketenagakerjaan Aparatur Kute, keadaan Juli 2024",
        [],
        cut("No|Kecamatan|Jlh Kute|Pengulu dan Perangkat Kute||Badan Permusyawaratan Kute (BPK)"),
        [None, None, None, "Potensi", "Terdaftar", "Potensi", "Terdaftar"],
    )
    merge(ws, "A5:A6", "B5:B6", "C5:C6", "D5:E5", "F5:G5")
    rows = [
        ("Lawe Alas", 28, 196, 188, 140, 96),
        ("Babussalam", 27, 189, 189, 135, 135),
        ("Badar", 18, 126, 119, 90, 44),
        ("Lawe Sigala-gala", 35, 245, 230, 175, 70),
        ("Bambel", 33, 231, 210, 165, 51),
        ("Darul Hasanah", 27, 189, 140, 135, 0),
    ]
    for row, (name, *values) in enumerate(rows, start=7):
        put(ws, f"A{row}", row - 6, name, *[value or "-" for value in values])
    sums = [sum(row[n] for row in rows) for n in range(1, 6)]
    put(ws, "A13", "Jumlah Kabupaten", None, *sums)
    merge(ws, "A13:B13")
    for column, segment, metric, people in (
        ("D", "perangkat_desa", "potential", sums[1]),
        ("E", "perangkat_desa", "registered", sums[2]),
        ("F", "bpd", "potential", sums[3]),
        ("G", "bpd", "registered", sums[4]),
    ):
        case.count(
            ws.title, f"{column}13", people, district_code="11.02", period="2024-07", segment=segment, metric=metric
        )
    sign(ws, "F", 15, "Kutacane,       Juli 2024", "Kepala Dinas PMK")
    return case


def offices_tanjungbalai() -> Submission:
    """Non ASN of each office; the city's sum is the row."""
    case, ws = new("Sumatera_Utara/tanjungbalai/nonasn per opd.xlsx", "Sheet1")
    grid(
        ws,
        "A1",
        "REKAP KEPESERTAAN TENAGA NON ASN",
        "Pemko        : Tanjungbalai",
        "Keadaan      : 30 Juni 2023",
        ["OPD", "Jumlah Non ASN", "Sudah Terdaftar", "Belum Terdaftar", "Ket"],
    )
    rows = [
        ("Dinas Pendidikan", 622, 480, None),
        ("Dinas Kesehatan", 241, 241, "lengkap"),
        ("Dinas PUPR", 75, 60, None),
        ("Dinas Perikanan dan Pangan", 38, 0, "belum ada anggaran"),
        ("Sekretariat DPRD", 44, 44, "lengkap"),
    ]
    for row, (name, whole, inside, note) in enumerate(rows, start=5):
        put(ws, f"A{row}", name, whole, inside or "-", whole - inside or "-", note)
    whole, inside = sum(row[1] for row in rows), sum(row[2] for row in rows)
    put(ws, "A10", "JUMLAH", whole, inside, whole - inside)
    for column, metric, people in (
        ("B", "potential", whole),
        ("C", "registered", inside),
        ("D", "not_registered", whole - inside),
    ):
        case.count(
            ws.title, f"{column}10", people, district_code="12.74", period="2023-06", segment="non_asn", metric=metric
        )
    return case


def form_simeulue() -> Submission:
    """A form of keys and values with the unit behind the number."""
    case, ws = new("Aceh/simeulue/isian monev.xlsx", "Isian")
    rows = [
        ("I.", "Identitas", None),
        ("1", "Kabupaten/Kota", "Simeulue"),
        ("2", "Periode data", "Agustus 2025"),
        ("3", "Unit pengisi", "Dinas Transmigrasi dan Tenaga Kerja"),
        ("II.", "Data Kepesertaan BPJS Ketenagakerjaan", None),
        ("1", "Potensi pekerja penerima upah (PU)", 9_120),
        ("2", "Potensi pekerja bukan penerima upah (BPU)", 24_866),
        ("3", "Peserta PU terdaftar", 4_507),
        ("4", "Peserta BPU terdaftar", 1_288),
        ("5", "Peserta PU aktif", 4_216),
        ("6", "Peserta BPU aktif", 903),
        ("III.", "Lain-lain", None),
        ("1", "Persentase cakupan", "17,05 %"),
        ("2", "Regulasi", "Perbup Nomor 31 Tahun 2022"),
    ]
    meant = {
        "Potensi pekerja penerima upah (PU)": ("pu", "potential"),
        "Potensi pekerja bukan penerima upah (BPU)": ("bpu", "potential"),
        "Peserta PU terdaftar": ("pu", "registered"),
        "Peserta BPU terdaftar": ("bpu", "registered"),
        "Peserta PU aktif": ("pu", "active"),
        "Peserta BPU aktif": ("bpu", "active"),
    }
    put(ws, "B1", "INSTRUMEN MONITORING DAN EVALUASI JAMSOSTEK")
    for row, (number, name, value) in enumerate(rows, start=3):
        if isinstance(value, int):
            segment, metric = meant[name]
            case.count(
                ws.title, f"D{row}", value, district_code="11.09", period="2025-08", segment=segment, metric=metric
            )
            value = f"{dots(value)} orang"
        put(ws, f"B{row}", number, name, value)
    return case


def sheet_a_month_medan() -> Submission:
    """Three months on three sheets, registered beside active; the month is told by the sheet's title line."""
    case, ws = new("Sumatera_Utara/medan/Triwulan III kepesertaan.xlsx", "Juli")
    data = [
        ("Juli", "2024-07", [(18_240, 17_906), (2_001, 2_001), (15_310, 9_122)]),
        ("Agustus", "2024-08", [(18_322, 17_988), (2_001, 1_998), (15_870, 9_640)]),
        ("September", "2024-09", [(18_301, 18_014), (1_999, 1_997), (17_455, 11_208)]),
    ]
    names = [("Non ASN / PHL", "non_asn"), ("Kepala Lingkungan", "rt_rw"), ("Pekerja Rentan", "pekerja_rentan")]
    for title, period, values in data:
        if title != "Juli":
            ws = case.book.create_sheet(title)
        grid(
            ws,
            "A1",
            "DINAS KETENAGAKERJAAN KOTA MEDAN",
            f"Peserta BPJS Ketenagakerjaan bulan {title} 2024",
            ["Segmen", "Terdaftar", "Aktif", "Tunggakan iuran (Rp)"],
        )
        for row, ((name, segment), (registered, active)) in enumerate(zip(names, values, strict=True), start=4):
            put(ws, f"A{row}", name, registered, active, (registered - active) * 16800)
            told = {"district_code": "12.71", "period": period, "segment": segment}
            case.count(title, f"B{row}", registered, **told, metric="registered")
            case.count(title, f"C{row}", active, **told, metric="active")
        put(ws, "A7", "Jumlah", sum(v[0] for v in values), sum(v[1] for v in values))
    return case


def sexes_gunungsitoli() -> Submission:
    """Men and women beside their sum; the sum is the row."""
    case, ws = new("Sumatera_Utara/gunungsitoli/Data terpilah gender.xlsx", "terpilah")
    grid(
        ws,
        "A1",
        "Data Terpilah Peserta Jaminan Sosial Ketenagakerjaan",
        "Kota Gunungsitoli, Tahun 2023",
        [],
        ["No", "Kelompok", "Peserta Terdaftar", None, None, "Belum Terdaftar", None, None],
        [None, None, "L", "P", "Jlh", "L", "P", "Jlh"],
    )
    merge(ws, "A1:H1", "A2:H2", "A4:A5", "B4:B5", "C4:E4", "F4:H4")
    rows = [
        ("Tenaga Honorer", "non_asn", 611, 702, 90, 128),
        ("Perangkat Desa", "perangkat_desa", 744, 163, 31, 12),
        ("Guru Honorer", "guru_honor", 118, 377, 55, 204),
        ("Pengurus Gereja (Satua Niha Keriso)", "pekerja_keagamaan", 96, 41, 410, 238),
    ]
    for row, (name, segment, a, b, c, d) in enumerate(rows, start=6):
        put(ws, f"A{row}", row - 5, name, a, b, a + b, c, d, c + d)
        told = {"district_code": "12.78", "period": "2023", "segment": segment}
        case.count(ws.title, f"E{row}", a + b, **told, metric="registered")
        case.count(ws.title, f"H{row}", c + d, **told, metric="not_registered")
    sums = [sum(row[n] for row in rows) for n in (2, 3, 4, 5)]
    put(ws, "B10", "Jumlah", sums[0], sums[1], sums[0] + sums[1], sums[2], sums[3], sums[2] + sums[3])
    return case


def ucj_nias_islands() -> Submission:
    """Universal coverage of five districts whose names hold one another; no groups at all."""
    case, ws = new("Sumatera_Utara/kcp_gunungsitoli/UCJ Kepulauan Nias.xlsx", "UCJ")
    grid(
        ws,
        "A1",
        "CAPAIAN UNIVERSAL COVERAGE JAMSOSTEK (UCJ) KEPULAUAN NIAS",
        "Posisi September 2025",
        [],
        cut("No|Pemda|Eligible\n(orang)|Target UCJ 2025\n(orang)|%|Tenaga Kerja Aktif\n(orang)|%"),
    )
    rows = [
        ("Nias", "12.04", 61_205, 22_401, 9_118),
        ("Nias Selatan", "12.14", 138_440, 49_285, 14_902),
        ("Nias Utara", "12.24", 59_877, 21_137, 7_744),
        ("Nias Barat", "12.25", 37_612, 13_766, 6_051),
        ("Gunungsitoli", "12.78", 54_306, 26_175, 17_330),
    ]
    for row, (name, code, eligible, target, active) in enumerate(rows, start=5):
        shares = [round(value / eligible * 100, 2) for value in (target, active)]
        put(ws, f"A{row}", row - 4, name, eligible, target, shares[0], active, shares[1])
        told = {"district_code": code, "segment": "total"}
        case.count(ws.title, f"C{row}", eligible, **told, period="2025-09", metric="potential")
        case.count(ws.title, f"D{row}", target, **told, period=ANY, metric="target")
        case.count(ws.title, f"F{row}", active, **told, period="2025-09", metric="active")
    sums = [sum(row[n] for row in rows) for n in (2, 3, 4)]
    shares = [round(value / sums[0] * 100, 2) for value in sums[1:]]
    put(ws, "B10", "TOTAL", sums[0], sums[1], shares[0], sums[2], shares[1])
    return case


def more_active_labuhanbatu() -> Submission:
    """In one line more people are active than registered, in another more than all."""
    case, ws = new("Sumatera_Utara/labuhanbatu/kepesertaan okt.xlsx", "Okt 2024")
    grid(
        ws,
        "A1",
        "DINAS TENAGA KERJA KABUPATEN LABUHANBATU",
        "KEPESERTAAN JAMSOSTEK MENURUT SEGMEN S.D. OKTOBER 2024",
        [],
        ["Segmen", "Potensi", "Terdaftar", "Aktif", "% Terdaftar"],
    )
    rows = [
        ("Non ASN", "non_asn", 3_950, 3_112, 3_004),
        ("Perangkat Desa", "perangkat_desa", 750, 742, 724),
        ("BPD", "bpd", 525, 310, 391),
        ("Pekerja Rentan (Sawit)", ANY, 2_400, 2_640, 1_500),
    ]
    for row, (name, segment, potential, registered, active) in enumerate(rows, start=5):
        put(ws, f"A{row}", name, potential, registered, active, round(registered / potential * 100, 1))
        told = {"district_code": "12.10", "period": "2024-10", "segment": segment}
        case.count(ws.title, f"B{row}", potential, **told, metric="potential")
        case.count(ws.title, f"C{row}", registered, **told, metric="registered")
        case.count(ws.title, f"D{row}", active, **told, metric="active")
    case.needs_finding = [(ws.title, "D7"), (ws.title, "C8")]
    return case


def thousands_of_people_aceh() -> Submission:
    """The whole province in thousands of people with decimals; no districts below it."""
    case, ws = new("Aceh/provinsi/Profil Jamsos Aceh.xlsx", "Profil")
    grid(
        ws,
        "A1",
        "PEMERINTAH ACEH",
        "DINAS TENAGA KERJA DAN MOBILITAS PENDUDUK",
        "Profil Kepesertaan BPJS Ketenagakerjaan Provinsi Aceh, Agustus 2025 (ribu orang)",
        [],
        ["Kelompok", "Pekerja eligible", "Peserta aktif", "Cakupan (%)"],
    )
    for row, (name, segment, eligible, active) in enumerate(
        (("Penerima Upah (PU)", "pu", 698_415, 331_260), ("Bukan Penerima Upah (BPU)", "bpu", 884_930, 71_845)), start=6
    ):
        put(ws, f"A{row}", name, eligible / 1000, active / 1000, round(active / eligible * 100, 2))
        told = {"district_code": "11", "period": "2025-08", "segment": segment, "area_level": "province"}
        case.count(ws.title, f"B{row}", eligible, **told, metric="potential")
        case.count(ws.title, f"C{row}", active, **told, metric="active")
    whole, inside = 698_415 + 884_930, 331_260 + 71_845
    put(ws, "A8", "Jumlah", whole / 1000, inside / 1000, round(inside / whole * 100, 2))
    put(ws, "A9", "Sumber : BPJS Ketenagakerjaan Wilayah Sumbagut (diolah)")
    for row in (6, 7, 8):
        ws[f"B{row}"].number_format = ws[f"C{row}"].number_format = "#,##0.000"
    return case


def village_bundle_humbahas() -> Submission:
    """The bundle 'Ekosistem Desa' stands over its parts, which are indented by a column."""
    case, ws = new("Sumatera_Utara/humbang_hasundutan/EKOSISTEM.xlsx", "Monitoring")
    grid(
        ws,
        "A1",
        "MONITORING SEGMEN PERLINDUNGAN JAMSOSTEK KAB. HUMBANG HASUNDUTAN",
        "Periode: Oktober 2024",
        [],
        ["No", "Segmen", None, "Potensi", "Target 2024", "Realisasi Terdaftar", "Capaian thd Target"],
    )
    merge(ws, "A1:G1", "A2:G2", "B4:C4")
    parts = [
        ("a.", "Perangkat Desa", "perangkat_desa", 1071, 1071, 1033),
        ("b.", "BPD", "bpd", 795, 500, 214),
        ("c.", "Kader Posyandu", "kader", 1224, 400, 122),
    ]
    whole = [sum(part[n] for part in parts) for n in (3, 4, 5)]
    rows: list[tuple] = [("1", "Ekosistem Desa", None, *whole)]
    rows += parts
    rows += [
        ("2", "Tenaga Non ASN", "non_asn", 2_640, 2_640, 1_981),
        ("3", "Pekerja Rentan", "pekerja_rentan", 8_702, 1_000, 650),
    ]
    for row, (number, name, segment, *values) in enumerate(rows, start=5):
        share = f"{values[2] / values[1] * 100:.0f}%"
        label = [None, f"{number} {name}"] if number.endswith(".") else [name, None]
        put(ws, f"A{row}", None if number.endswith(".") else number, *label, *values, share)
        if segment is None:
            continue
        for column, metric, people in zip("DEF", ("potential", "target", "registered"), values, strict=True):
            period = ANY if metric == "target" else "2024-10"
            case.count(
                ws.title, f"{column}{row}", people, district_code="12.16", period=period, segment=segment, metric=metric
            )
    sums = [whole[n] + rows[4][3 + n] + rows[5][3 + n] for n in range(3)]
    put(ws, "B11", "TOTAL", None, *sums, f"{sums[2] / sums[1] * 100:.0f}%")
    return case


def district_headings_meulaboh() -> Submission:
    """A branch lists its districts as headings in Roman numbers, segments as lines below each."""
    case, ws = new("Aceh/kacab_meulaboh/LAPORAN BULANAN.xlsx", "Lap. Feb")
    grid(
        ws,
        "B1",
        "LAPORAN BULANAN KEPESERTAAN",
        "KANTOR CABANG : MEULABOH",
        "BULAN : PEBRUARI 2025",
        [],
        ["NO", "URAIAN", "TERDAFTAR", "AKTIF", "KLAIM JKK (KASUS)"],
    )
    areas = [
        ("I", "KABUPATEN ACEH BARAT", "11.05", [(14_302, 13_118), (5_240, 3_410), (2_105, 2_105)]),
        ("II", "KABUPATEN NAGAN RAYA", "11.15", [(17_645, 16_890), (3_871, 2_702), (1_340, 1_340)]),
        ("III", "KABUPATEN SIMEULUE", "11.09", [(4_611, 4_190), (1_306, 877), (702, 702)]),
    ]
    kinds = [("Penerima Upah", "pu"), ("Bukan Penerima Upah", "bpu"), ("Jasa Konstruksi", "jakon")]
    row = 6
    grand = [0, 0]
    for roman, name, code, values in areas:
        row = put(ws, f"B{row}", roman, name)
        for letter, (kind, segment), (registered, active) in zip("abc", kinds, values, strict=True):
            put(ws, f"B{row}", letter, kind, registered, active, registered % 7)
            told = {"district_code": code, "period": "2025-02", "segment": segment}
            case.count(ws.title, f"D{row}", registered, **told, metric="registered")
            case.count(ws.title, f"E{row}", active, **told, metric="active")
            row += 1
        sums = [sum(value[n] for value in values) for n in (0, 1)]
        grand = [a + b for a, b in zip(grand, sums, strict=True)]
        row = grid(ws, f"B{row}", [None, "Sub Jumlah", *sums], [])
    put(ws, f"B{row}", None, "JUMLAH TOTAL", *grand)
    sign(ws, "E", row + 2, "Meulaboh, ..... Maret 2025", "Kepala Kantor Cabang")
    return case


def years_wide_tamiang() -> Submission:
    """Three years across, each with registered and active under it."""
    case, ws = new("Aceh/aceh_tamiang/Tabel profil naker.xlsx", "Tabel 4.7")
    grid(
        ws,
        "A1",
        "Tabel 4.7. Jumlah Peserta BPJS Ketenagakerjaan menurut Jenis Kepesertaan di Kabupaten Aceh Tamiang, 2022-2024",
        [],
        ["Jenis Kepesertaan", 2022, None, 2023, None, 2024, None],
        [None, "Terdaftar", "Aktif", "Terdaftar", "Aktif", "Terdaftar", "Aktif"],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
    )
    merge(ws, "A3:A4", "B3:C3", "D3:E3", "F3:G3")
    rows = [
        ("Penerima Upah", "pu", [(16_804, 15_220), (17_511, 16_044), (18_093, 16_870)]),
        ("Bukan Penerima Upah", "bpu", [(3_905, 1_744), (4_460, 2_318), (6_127, 3_982)]),
        ("Pekerja Migran Indonesia", "pmi", [(212, 198), (340, 305), (402, 377)]),
    ]
    for row, (name, segment, values) in enumerate(rows, start=6):
        put(ws, f"A{row}", name, *[value for pair in values for value in pair])
        for number, (year, pair) in enumerate(zip(("2022", "2023", "2024"), values, strict=True)):
            for step, metric in enumerate(("registered", "active")):
                more = facts(district_code="11.16", period=year, segment=segment, metric=metric)
                case.count(ws.title, f"{col(2 + number * 2 + step)}{row}", pair[step], **more)
    put(ws, "A9", "Jumlah", *[sum(row[2][n][s] for row in rows) for n in range(3) for s in (0, 1)])
    put(ws, "A10", "Sumber: BPJS Ketenagakerjaan Cabang Langsa")
    return case


def people_and_money_aceh_selatan() -> Submission:
    """Potential, registered, gap, programme, budget and fund of each group in one table."""
    case, ws = new("Aceh/aceh_selatan/MATRIKS JAMSOSTEK.xlsx", "Matriks")
    grid(
        ws,
        "A1",
        "MATRIKS PERLINDUNGAN JAMINAN SOSIAL KETENAGAKERJAAN",
        "KABUPATEN ACEH SELATAN",
        "Keadaan s.d. Juni 2025",
        [],
        cut("No|Segmen|Kepesertaan (orang)|||%|Program|Anggaran APBK 2025 (Rp)|Sumber Dana|Keterangan"),
        [None, None, "Potensi", "Terdaftar", "Belum Terdaftar"],
    )
    merge(ws, "A1:J1", "A2:J2", "A3:J3", "C5:E5")
    for letter in "ABFGHIJ":
        merge(ws, f"{letter}5:{letter}6")
    rows = [
        ("Non ASN", "non_asn", 3_344, 2_980, "2 Program", "JKK+JKM", 2_980 * 12 * 14_040, "APBK", "APBD", None),
        (
            "Aparatur Gampong",
            "perangkat_desa",
            2_080,
            1_924,
            "2 Program",
            "JKK+JKM",
            1_924 * 12 * 10_800,
            "ADG/APBG",
            "APBDES",
            None,
        ),
        ("Tuha Peut Gampong", "bpd", 1_820, 0, None, None, 0, None, None, "belum dianggarkan"),
        ("Nelayan", "nelayan", 6_215, 500, "2 Program", "JKK+JKM", 500 * 6 * 16_800, "APBK", "APBD", "Juli-Des"),
    ]
    for row, (name, segment, potential, registered, label, programme, amount, source, fund, note) in enumerate(
        rows, start=7
    ):
        people = [potential, registered, potential - registered]
        share = round(registered / potential * 100, 1)
        put(
            ws,
            f"A{row}",
            row - 6,
            name,
            people[0],
            people[1] or "-",
            people[2],
            share,
            label,
            amount or "-",
            source,
            note,
        )
        for column, metric, count in zip("CDE", ("potential", "registered", "not_registered"), people, strict=True):
            if count:
                more = facts(district_code="11.01", period="2025-06", segment=segment, metric=metric)
                case.count(ws.title, f"{column}{row}", count, **more)
        if amount:
            case.line(
                ws.title,
                f"H{row}",
                amount,
                **murni("11.01", "2025", segment=segment, programme=programme, fund_source=fund),
                **of(ANY, ANY, ANY),
            )
    potential, registered = sum(row[2] for row in rows), sum(row[3] for row in rows)
    share = round(registered / potential * 100, 1)
    money = sum(row[6] for row in rows)
    put(ws, "B11", "JUMLAH", potential, registered, potential - registered, share, None, money)
    return case


def award_form_palas() -> Submission:
    """A workbook for an award: regulation, participation and budget on three sheets, the district on the first only."""
    case, ws = new("Sumatera_Utara/padang_lawas/Paritrana data dukung.xlsx", "1. Regulasi")
    grid(
        ws,
        "A1",
        "PARITRANA AWARD - DATA DUKUNG PEMERINTAH KABUPATEN PADANG LAWAS",
        ["No", "Jenis Regulasi", "Nomor", "Tahun"],
        [1, "Peraturan Bupati", 27, 2022],
        [2, "Surat Edaran Bupati", 560, 2023],
    )
    ws = case.book.create_sheet("2. Kepesertaan")
    grid(
        ws,
        "A1",
        "Kepesertaan per 31 Desember 2023",
        [],
        ["No", "Segmen", "Jumlah Pekerja", "Terlindungi", "Persentase"],
    )
    rows = [
        ("Pegawai Pemerintah Non ASN", "non_asn", 2_204, 1_580),
        ("Perangkat Desa", "perangkat_desa", 1_818, 1_212),
        ("Pekerja Sektor Informal (BPU)", "bpu", 48_930, 2_677),
        ("Pekerja Swasta (PU)", "pu", 12_770, 8_305),
    ]
    for row, (name, segment, potential, registered) in enumerate(rows, start=4):
        put(ws, f"A{row}", row - 3, name, potential, registered, registered / potential)
        ws[f"E{row}"].number_format = "0.0%"
        told = {"district_code": "12.21", "period": "2023-12", "segment": segment}
        case.count(ws.title, f"C{row}", potential, **told, metric="potential")
        case.count(ws.title, f"D{row}", registered, **told, metric="registered")
    whole, inside = sum(row[2] for row in rows), sum(row[3] for row in rows)
    put(ws, "B8", "Jumlah", whole, inside, inside / whole)
    ws["E8"].number_format = "0.0%"

    ws = case.book.create_sheet("3. Anggaran")
    grid(
        ws,
        "A1",
        "Anggaran Iuran Jamsostek (dalam juta rupiah)",
        [],
        ["No", "Segmen", "Anggaran", None, "Realisasi", "Sumber"],
        [None, None, "APBD 2023", "P-APBD 2023", "2023", None],
    )
    merge(ws, "A3:A4", "B3:B4", "C3:D3", "F3:F4")
    lines = [
        ("Pegawai Pemerintah Non ASN", "non_asn", (204.768, 214.4, 209.25), "APBD", "APBD"),
        ("Perangkat Desa", "perangkat_desa", (157.075, 157.075, 141.5), "ADD", "APBDES"),
        ("Pekerja rentan", "pekerja_rentan", (None, 100.8, 100.8), "APBD", "APBD"),
    ]
    for row, (name, segment, values, source, fund) in enumerate(lines, start=5):
        put(ws, f"A{row}", row - 4, name, *[value or "-" for value in values], source)
        for column, value, stage in zip("CDE", values, ("murni", "perubahan", "realisasi"), strict=True):
            if value:
                more = facts(district_code="12.21", fiscal_year="2023", stage=stage, segment=segment, fund_source=fund)
                case.line(ws.title, f"{column}{row}", round(value * 1_000_000), **more)
    sums = [round(sum(line[2][n] or 0 for line in lines), 3) for n in range(3)]
    put(ws, "B8", "Jumlah", *sums)
    return case


CASES = (
    rka_print_aceh_jaya,
    dppa_langkat,
    csv_export_labura,
    html_lra_binjai,
    form_gayo_lues,
    two_stages_tebing_tinggi,
    one_sheet_a_year_samosir,
    one_sheet_a_group_bireuen,
    branch_table_sidimpuan,
    cash_plan_dairi,
    long_format_nias,
    detail_text_pidie,
    slide_thousands_asahan,
    letter_sabang,
    offices_wide_langsa,
    four_stages_toba,
    quarters_lhokseumawe,
    palm_oil_labusel,
    tobacco_karo,
    half_years_medan,
    village_posts_abdya,
    election_taput,
    side_by_side_sergai,
    province_sumut,
    wrong_product_singkil,
    hidden_rows_nagan_raya,
    health_and_assets_siantar,
    formulas_simalungun,
    wage_share_batu_bara,
    turned_madina,
    branch_month_banda_aceh,
    slide_groups_pidie_jaya,
    months_wide_tapteng,
    tabs_aceh_barat,
    html_branch_kisaran,
    subdistricts_agara,
    offices_tanjungbalai,
    form_simeulue,
    sheet_a_month_medan,
    sexes_gunungsitoli,
    ucj_nias_islands,
    more_active_labuhanbatu,
    thousands_of_people_aceh,
    village_bundle_humbahas,
    district_headings_meulaboh,
    years_wide_tamiang,
    people_and_money_aceh_selatan,
    award_form_palas,
)
