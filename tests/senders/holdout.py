"""Hold-out submissions: layouts no reader was written against, each with its truth beside the cells it is written in.

`grid` writes rows of cells; a cell that carries truth is a mark: `L` a budget leaf, `X` a leaf that is no Jamsostek,
`P` a count of people, `Bad` a cell a finding must name. `G`, `T`, `H` are printed totals, computed from the marks.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from .case import ANY, Submission

FLAT = ANY
"""The sheet of a file that has no sheets (.csv, HTML)."""

COUNT = ["district_code", "period", "segment", "metric", "area_level"]


class Mark:
    """A value with its truth; `n` is what it means in full where the value is a text or a short form."""

    def __init__(self, value: object, n: float | None = None, **told: object) -> None:
        self.value, self.told = value, told
        self.n = value if n is None else n


class L(Mark):
    """A leaf amount; `n` its rupiah."""


class X(L):
    """A leaf amount that is not counted."""

    def __init__(self, value: object, reason: str, n: float | None = None, **told: object) -> None:
        super().__init__(value, n, **{"segment": ANY, "programme": ANY, "counted": False, "reason": reason, **told})


class P(Mark):
    """A count of people; `n` the people."""


class Bad(Mark):
    """A cell without a row that a finding must name."""


class G:
    """The printed sum of the column above (of the last `last` numbers when given), `show` writes it."""

    def __init__(self, last: int | None = None, show: Callable[[float], object] | None = None) -> None:
        self.last, self.show = last, show


class T(G):
    """As G, a subtotal: later G of the column pass over it anyway."""


class H(G):
    """The printed sum of the row so far (of its last `last` numbers), itself a number of its column."""


def page(s: Submission, title: str) -> Worksheet:
    """The sheet of that title; the first one asked for takes the place of the empty one."""
    if title in s.book.sheetnames:
        return s.book[title]
    first = s.book.worksheets[0]
    if len(s.book.sheetnames) == 1 and first.title == "Sheet" and first.max_row == 1 and first["A1"].value is None:
        first.title = title
        return first
    return s.book.create_sheet(title)


def tell(s: Submission, sheet: str, cell: str, mark: Mark, base: dict) -> None:
    """Write a mark's truth down."""
    told = {**base, **mark.told}
    find = told.pop("find", False)
    if isinstance(mark, Bad) or find:
        s.needs_finding.append((sheet, cell))
    if isinstance(mark, L):
        told = {k: v for k, v in told.items() if k not in ("period", "metric", "area_level")}
        s.line(sheet, cell, mark.n, **told)
    elif isinstance(mark, P):
        s.count(sheet, cell, mark.n, **{k: v for k, v in told.items() if k in COUNT})


def grid(
    s: Submission, title: str, rows: Iterable, at: int = 1, col: int = 1, merge: str = "", **base: object
) -> Worksheet:
    """Write rows from row `at`, column `col`; a row is a list, a lone text, or None (blank). `base` is told of every mark."""
    ws = page(s, title)
    columns: dict[int, list[float]] = {}
    for y, row in enumerate(rows, at):
        cells = [row] if isinstance(row, str) else row or []
        seen: list[float] = []
        for x, item in enumerate(cells, col):
            where = f"{get_column_letter(x)}{y}"
            above = columns.setdefault(x, [])
            value = item
            if isinstance(item, Mark):
                value = item.value
                tell(s, title, where, item, base)
                number = item.n
            elif isinstance(item, G):
                pool = seen if isinstance(item, H) else above
                number = sum(pool[-item.last :] if item.last else pool)
                value = item.show(number) if item.show else number
            else:
                number = item
            if isinstance(number, int | float) and not isinstance(number, bool):
                if isinstance(item, H) or not isinstance(item, G):
                    above.append(number)
                seen.append(number)
            if value is not None:
                ws[where] = value
            if isinstance(value, int | float) and abs(value) > 999:
                ws[where].number_format = "#,##0"
    for area in merge.split():
        ws.merge_cells(area)
    return ws


def flat(s: Submission, rows: Iterable, **base: object) -> list[list[str]]:
    """The rows as texts for a .csv or HTML file, their marks told with the addresses a reader counts."""
    out = []
    for y, row in enumerate(rows, 1):
        for x, item in enumerate(row, 1):
            if isinstance(item, Mark):
                tell(s, FLAT, f"{get_column_letter(x)}{y}", item, base)
        out.append([str(i.value if isinstance(i, Mark) else "" if i is None else i) for i in row])
    return out


def html(rows: list[list[str]], spans: dict[tuple[int, int], str]) -> bytes:
    """An HTML table as report servers send it under .xls; a cell covered by a span is left out (None in `spans`)."""
    lines = ["<html><head><meta charset='utf-8'></head><body><table border='1'>"]
    for y, row in enumerate(rows):
        cells = [(spans.get((y, x), ""), text) for x, text in enumerate(row) if spans.get((y, x), "") is not None]
        lines.append("<tr>" + "".join(f"<td{' ' + how if how else ''}>{text}</td>" for how, text in cells) + "</tr>")
    return "\n".join([*lines, "</table></body></html>"]).encode()


def dots(n: float) -> str:
    """1234567 -> 1.234.567."""
    return f"{int(n):,}".replace(",", ".")


def rp(n: float) -> str:
    return f"Rp. {dots(n)}"


def signed(place: str, office: str, width: int) -> list:
    """A signature block without names."""
    pad = [None] * (width - 1)
    return [None, [*pad, place], [*pad, office], None, None, [*pad, "(.................................)"]]


# ---------------------------------------------------------------- budgets


def langkat_iuran_per_opd() -> Submission:
    s = Submission("Sumut/langkat/Data BPJS TK Non ASN 2023.xlsx")

    def r(no, opd, n, m):
        return [no, opd, n, m, 10_800, L(n * m * 10_800, workers=n, months=m, unit_cost_idr=10_800)]

    rows = [
        "PEMERINTAH KABUPATEN LANGKAT",
        "IURAN JKK DAN JKM TENAGA NON ASN PADA BPJS KETENAGAKERJAAN",
        "APBD MURNI TAHUN ANGGARAN 2023",
        None,
        ["No", "Perangkat Daerah", "Jumlah Tenaga (Orang)", "Bulan", "Iuran per Orang per Bulan (Rp)", "Jumlah (Rp)"],
        r(1, "Dinas Pendidikan", 1_204, 12),
        r(2, "Dinas Kesehatan", 655, 12),
        r(3, "Dinas Lingkungan Hidup", 318, 12),
        r(4, "Satuan Polisi Pamong Praja", 240, 12),
        r(5, "Dinas Perhubungan", 86, 10),
        r(6, "Sekretariat DPRD", 74, 12),
        [None, "JUMLAH", G(), None, None, G()],
        *signed("Stabat, ..... Februari 2023", "Kepala BPKAD", 5),
    ]
    grid(
        s,
        "Non ASN",
        rows,
        merge="A1:F1 A2:F2 A3:F3",
        district_code="12.05",
        fiscal_year="2023",
        stage="murni",
        segment="non_asn",
        programme="JKK+JKM",
    )
    return s


def sibolga_tahun_menyamping() -> Submission:
    s = Submission("Sumut/sibolga/anggaran jamsostek 2021-2024.xlsx")

    def r(no, name, segment, *sums):
        years = zip(range(2021, 2025), sums, strict=True)
        return [no, name, *(v if v == "-" else L(v, segment=segment, fiscal_year=str(y)) for y, v in years)]

    rows = [
        "ALOKASI ANGGARAN PERLINDUNGAN JAMINAN SOSIAL KETENAGAKERJAAN",
        "KOTA SIBOLGA",
        None,
        ["NO", "SEGMEN PEKERJA", "APBD MURNI (Rp)", None, None, None],
        [None, None, 2021, 2022, 2023, 2024],
        r(1, "Pegawai Non ASN", "non_asn", 186_400_000, 402_330_000, 417_205_000, 398_640_000),
        r(2, "Kepala Lingkungan", "rt_rw", "-", 34_272_000, 34_272_000, 35_481_600),
        r(3, "Nelayan kecil", "nelayan", "-", "-", 100_800_000, 201_600_000),
        r(4, "Kader Posyandu", "kader", "-", "-", "-", 41_126_400),
    ]
    sums = [[v.value if isinstance(v, L) else 0 for v in r[2:]] for r in rows[5:]]
    rows.append([None, "Jumlah", *(sum(c) for c in zip(*sums, strict=True))])
    rows += [None, "Sumber: BPKPAD Kota Sibolga, diolah"]
    grid(s, "Sheet1", rows, merge="A1:F1 A2:F2 C4:F4 A4:A5 B4:B5", district_code="12.73", stage="murni")
    return s


def aceh_jaya_tiga_tahap() -> Submission:
    s = Submission("Aceh/Aceh Jaya/Bahan evaluasi inpres 2.xlsx")

    def r(no, name, n, fund, source, segment, a, b, c):
        t = {"segment": segment, "fund_source": source, "workers": n}
        marks = [L(a, stage="murni", **t), L(b, stage="perubahan", **t), b - a, L(c, stage="realisasi", **t)]
        return [no, name, n, fund, *marks, round(c / b * 100, 2)]

    rows = [
        ["Kabupaten", ": Aceh Jaya"],
        ["Tahun Anggaran", ": 2023"],
        None,
        [
            "No.",
            "Uraian",
            "Jumlah Peserta",
            "Sumber Dana",
            "APBK Murni",
            "APBK Perubahan",
            "Bertambah/ (Berkurang)",
            "Realisasi s.d. 31 Desember",
            "%",
        ],
        r(
            1,
            "Iuran JKK dan JKM tenaga kontrak",
            1_420,
            "DAU",
            "APBD",
            "non_asn",
            255_600_000,
            241_400_000,
            239_987_300,
        ),
        r(
            2,
            "Iuran JKK dan JKM petani kelapa sawit",
            500,
            "DBH Sawit",
            "DBH_SAWIT",
            "petani_sawit",
            0,
            50_400_000,
            50_400_000,
        ),
        r(
            3,
            "Iuran JKK dan JKM keuchik dan perangkat gampong",
            1_032,
            "APBG",
            "APBDES",
            "perangkat_desa",
            185_760_000,
            185_760_000,
            171_018_000,
        ),
        r(4, "Iuran JKK dan JKM tuha peut", 860, "APBG", "APBDES", "bpd", 104_490_000, 104_490_000, 98_021_000),
    ]
    got = [[c.value if isinstance(c, L) else c for c in r[4:8]] for r in rows[4:]]
    m, p, d, q = (sum(c) for c in zip(*got, strict=True))
    rows.append([None, "Total", G(), None, m, p, d, q, round(q / p * 100, 2)])
    grid(s, "Aceh Jaya", rows, district_code="11.14", fiscal_year="2023", programme="JKK+JKM")
    return s


def langsa_rincian_dpa() -> Submission:
    """A DPA printout: every account level in one column, the leaves are the lines with a coefficient."""
    s = Submission("Aceh/kota langsa/DPA DLH.xlsx")

    def r(name, n, price, code, programme, segment="non_asn"):
        told = {
            "workers": n,
            "months": 12,
            "unit_cost_idr": price,
            "account_code": code,
            "programme": programme,
            "segment": segment,
        }
        return [None, name, f"{n} Orang x 12 Bulan", "Orang/Bulan", price, L(n * 12 * price, **told)]

    six, seven, two = ("5.1.02.02.02.0006", "5.1.02.02.02.0007", "5.1.02.02.02.0005")
    jkn = X(210 * 12 * 110_000, "kesehatan", workers=210, months=12, unit_cost_idr=110_000, account_code=two)
    a, b, c = 210 * 12 * 6_500, 64 * 12 * 6_500, 210 * 12 * 110_000
    d, e = 210 * 12 * 8_500, 64 * 12 * 8_500
    total = a + b + c + d + e
    rows = [
        "PEMERINTAH KOTA LANGSA",
        "DOKUMEN PELAKSANAAN ANGGARAN SATUAN KERJA PERANGKAT DAERAH",
        "RINCIAN BELANJA",
        ["Tahun Anggaran", ":", "2023"],
        ["Organisasi", ":", "2.11.0.00.0.00.01.0000 DINAS LINGKUNGAN HIDUP"],
        ["Sub Kegiatan", ":", "2.11.01.2.08.0004 Penyediaan Jasa Pelayanan Umum Kantor"],
        ["Sumber Pendanaan", ":", "DANA ALOKASI UMUM (DAU)"],
        None,
        ["Kode Rekening", "Uraian", "Rincian Perhitungan", None, None, "Jumlah (Rp)"],
        [None, None, "Koefisien", "Satuan", "Harga", None],
        ["5", "BELANJA DAERAH", None, None, None, total],
        ["5.1", "BELANJA OPERASI", None, None, None, total],
        ["5.1.02", "Belanja Barang dan Jasa", None, None, None, total],
        ["5.1.02.02", "Belanja Jasa", None, None, None, total],
        ["5.1.02.02.02", "Belanja Iuran Jaminan/Asuransi", None, None, None, total],
        [two, "Belanja Iuran Jaminan Kesehatan bagi Non ASN", None, None, None, c],
        [None, "- Iuran BPJS Kesehatan petugas kebersihan", "210 Orang x 12 Bulan", "Orang/Bulan", 110_000, jkn],
        [six, "Belanja Iuran Jaminan Kecelakaan Kerja bagi Non ASN", None, None, None, a + b],
        r("- Petugas kebersihan jalan dan pasar", 210, 6_500, six, "JKK"),
        r("- Operator dan supir armada sampah", 64, 6_500, six, "JKK"),
        [seven, "Belanja Iuran Jaminan Kematian bagi Non ASN", None, None, None, d + e],
        r("- Petugas kebersihan jalan dan pasar", 210, 8_500, seven, "JKM"),
        r("- Operator dan supir armada sampah", 64, 8_500, seven, "JKM"),
        [None, None, None, None, "Jumlah Anggaran Sub Kegiatan", total],
    ]
    grid(
        s,
        "Rincian",
        rows,
        merge="C9:E9 A9:A10 B9:B10 F9:F10",
        district_code="11.74",
        fiscal_year="2023",
        stage=ANY,
        fund_source="APBD",
    )
    return s


def sumut_provinsi_ribuan() -> Submission:
    s = Submission("Sumut/provinsi/P-APBD 2024 jamsostek.xlsx")

    def r(code, name, a, b, cls=L, *why, **told):
        told["account_code"] = code
        return [
            code,
            name,
            cls(a, *why, a * 1000, stage="murni", **told),
            cls(b, *why, b * 1000, stage="perubahan", **told),
            b - a,
        ]

    rows = [
        "PEMERINTAH PROVINSI SUMATERA UTARA",
        "BELANJA IURAN JAMINAN SOSIAL DAN ASURANSI TAHUN ANGGARAN 2024",
        [None, None, None, None, "(dalam ribuan rupiah)"],
        ["Kode Rekening", "Uraian", "Sebelum Perubahan", "Setelah Perubahan", "Bertambah/(Berkurang)"],
        ["1", "2", "3", "4", "5 = 4 - 3"],
        r(
            "5.1.02.02.02.0003",
            "Belanja Iuran Jaminan Kesehatan bagi PBPU dan BP Kelas 3",
            412_500_000,
            438_750_000,
            X,
            "kesehatan",
        ),
        r(
            "5.1.02.02.02.0006",
            "Belanja Iuran Jaminan Kecelakaan Kerja bagi Non ASN",
            1_948_320,
            1_902_160,
            segment="non_asn",
            programme="JKK",
        ),
        r(
            "5.1.02.02.02.0007",
            "Belanja Iuran Jaminan Kematian bagi Non ASN",
            2_435_400,
            2_377_700,
            segment="non_asn",
            programme="JKM",
        ),
        r("5.1.02.02.02.0008", "Belanja Asuransi Barang Milik Daerah", 3_100_000, 2_850_500, X, "aset"),
        r(
            "5.1.06.01.01.0001",
            "Bansos individu: iuran BPJS Ketenagakerjaan (JKK dan JKM) pekerja rentan P3KE desil 1",
            2_419_200,
            4_838_400,
            segment="pekerja_rentan",
            programme="JKK+JKM",
        ),
    ]
    sums = [[c.value for c in r[2:4]] for r in rows[5:]]
    a, b = (sum(c) for c in zip(*sums, strict=True))
    rows.append([None, "JUMLAH", a, b, b - a])
    grid(s, "lamp", rows, district_code="12", fiscal_year="2024")
    return s


def aceh_tenggara_tahun_bertumpuk() -> Submission:
    """Three years one below the other, the year a row across the table, the header repeated for each."""
    s = Submission("Aceh/agara/Rekap.xlsx")
    rows = [
        "PEMERINTAH KABUPATEN ACEH TENGGARA",
        "BADAN PENGELOLAAN KEUANGAN KABUPATEN",
        "Jl. Iskandar Muda Kutacane",
        None,
        "Rekapitulasi pagu dan realisasi kepesertaan BPJS Ketenagakerjaan yang dibiayai pemerintah kabupaten",
        None,
    ]
    merges = []
    data = {
        2022: [
            ("Honorer/tenaga kontrak", "non_asn", 318_600_000, 301_050_000, 296_410_500),
            ("Imam mesjid dan guru ngaji", "pekerja_keagamaan", 80_640_000, 80_640_000, 73_920_000),
        ],
        2023: [
            ("Honorer/tenaga kontrak", "non_asn", 324_000_000, 324_000_000, 311_202_000),
            ("Imam mesjid dan guru ngaji", "pekerja_keagamaan", 80_640_000, 90_720_000, 90_720_000),
            ("Kader Posyandu", "kader", 61_689_600, 61_689_600, 58_060_800),
        ],
        2024: [
            ("Honorer/tenaga kontrak", "non_asn", 297_000_000, None, None),
            ("Imam mesjid dan guru ngaji", "pekerja_keagamaan", 90_720_000, None, None),
            ("Petani sawit (DBH Sawit)", "petani_sawit", 151_200_000, None, None),
        ],
    }
    for k, (year, lines) in enumerate(data.items()):
        merges.append(f"A{len(rows) + 1}:F{len(rows) + 1}")
        rows.append(f"{'ABC'[k]}. TAHUN ANGGARAN {year}")
        rows.append(["No", "Kelompok Penerima", "Pagu Murni", "Pagu Perubahan", "Realisasi", "Sisa"])
        sums = [0, 0, 0]
        for i, (name, segment, *values) in enumerate(lines, 1):
            fund = {"fund_source": "DBH_SAWIT"} if "DBH" in name else {}
            stages = zip(("murni", "perubahan", "realisasi"), values, strict=True)
            cells = [
                v if v is None else L(v, stage=t, segment=segment, fiscal_year=str(year), **fund) for t, v in stages
            ]
            sums = [a + (b or 0) for a, b in zip(sums, values, strict=True)]
            left = None if values[2] is None else values[1] - values[2]
            rows.append([i, name, *(c or "-" for c in cells), "-" if left is None else left])
        rows.append([None, f"Jumlah {year}", *(v or "-" for v in sums), sums[1] - sums[2] or "-"])
        rows.append(None)
    grid(s, "Rekap", rows, merge=" ".join(merges), district_code="11.02")
    return s


def samosir_segmen_menyamping() -> Submission:
    s = Submission("Sumut/Samosir/monev.xlsx")
    names = ["Pegawai Non ASN", "Perangkat Desa", "BPD", "Guru Honorer", "Pekerja Rentan"]
    segments = ["non_asn", "perangkat_desa", "bpd", "guru_honor", "pekerja_rentan"]
    data = [
        (2022, "Murni", "murni", [142_560_000, 168_480_000, 98_150_400, 57_024_000, 0]),
        (None, "Perubahan", "perubahan", [138_240_000, 168_480_000, 98_150_400, 57_024_000, 40_320_000]),
        (None, "Realisasi", "realisasi", [135_108_000, 160_056_000, 93_242_880, 55_312_200, 40_320_000]),
        (2023, "Murni", "murni", [151_200_000, 171_072_000, 98_150_400, 62_208_000, 100_800_000]),
        (None, "Perubahan", "perubahan", [151_200_000, 171_072_000, 96_422_400, 62_208_000, 120_960_000]),
    ]
    rows = [
        "Anggaran Jaminan Sosial Ketenagakerjaan Kabupaten Samosir menurut penerima manfaat (Rp)",
        None,
        ["TA", "Tahapan", *names, "Jumlah"],
    ]
    year = ""
    for y, stage, code, values in data:
        year = str(y or year)
        rows.append(
            [
                y,
                stage,
                *(L(v, segment=g, stage=code, fiscal_year=year) for v, g in zip(values, segments, strict=True)),
                H(5),
            ]
        )
    grid(s, "Sheet1", rows, merge="A4:A6 A7:A8 A1:H1", district_code="12.17")
    return s


def kepulauan_nias_kode_bps() -> Submission:
    """Several districts in one table, their codes the statistics office's, which mean other districts in the ministry's list."""
    s = Submission("Sumut/rekap pekerja rentan kepulauan nias.xlsx")

    def r(no, bps, name, code, n, a, b, c):
        t = {"district_code": code, "workers": n}
        return [
            no,
            bps,
            name,
            n,
            L(a, stage="murni", **t),
            L(b, stage="perubahan", **t),
            L(c, stage="realisasi", **t),
            f"{c / b:.2%}".replace(".", ","),
        ]

    rows = [
        "REKAP ANGGARAN PERLINDUNGAN PEKERJA RENTAN (JKK DAN JKM) KABUPATEN/KOTA SE-KEPULAUAN NIAS",
        "TAHUN 2023",
        None,
        [
            "No",
            "Kode BPS",
            "Kabupaten/Kota",
            "Jumlah Pekerja",
            "Anggaran (Rp)",
            None,
            "Realisasi s.d. 31 Desember (Rp)",
            "% Realisasi",
        ],
        [None, None, None, None, "APBD Induk", "P-APBD", None, None],
        r(1, "1201", "Nias", "12.04", 600, 120_960_000, 120_960_000, 118_440_000),
        r(2, "1214", "Nias Selatan", "12.14", 1_000, 151_200_000, 201_600_000, 184_800_000),
        r(3, "1224", "Nias Utara", "12.24", 450, 90_720_000, 90_720_000, 90_720_000),
        r(4, "1225", "Nias Barat", "12.25", 300, 60_480_000, 45_360_000, 45_360_000),
        r(5, "1278", "Gunungsitoli", "12.78", 750, 151_200_000, 151_200_000, 149_688_000),
        [None, None, "Kepulauan Nias", G(), G(), G(), G(), None],
    ]
    grid(
        s,
        "PR 2023",
        rows,
        merge="A1:H1 E4:F4 A4:A5 B4:B5 C4:C5 D4:D5 G4:G5 H4:H5",
        fiscal_year="2023",
        segment="pekerja_rentan",
        programme="JKK+JKM",
    )
    return s


def pidie_jaya_per_kecamatan() -> Submission:
    s = Submission("Aceh/pidie_jaya/realisasi gampong 2022.xlsx")

    def r(no, name, *pairs):
        segments = ("perangkat_desa", "bpd", "pekerja_keagamaan")
        cells = [x for (n, v), g in zip(pairs, segments, strict=True) for x in (n, L(v, segment=g, workers=n))]
        return [no, name, *cells]

    rows = [
        ["KABUPATEN ", ":", " PIDIE  JAYA\u00a0"],
        ["DINAS", ":", "PEMBERDAYAAN MASYARAKAT DAN GAMPONG"],
        ["TAHUN ANGGARAN", ":", "2022"],
        ["SUMBER DANA", ":", "ALOKASI DANA GAMPONG (APBG)"],
        None,
        "REALISASI PEMBAYARAN IURAN BPJS KETENAGAKERJAAN APARATUR GAMPONG",
        None,
        ["No", "Kecamatan", "Keuchik dan Perangkat Gampong", None, "Tuha Peut", None, "Imuem Meunasah", None],
        [None, None, "Orang", "Rupiah", "Orang", "Rupiah", "Orang", "Rupiah"],
        r(1, "Meureudu", (240, 31_104_000), (150, 16_200_000), (30, 3_888_000)),
        r(2, "Ulim", (210, 27_216_000), (150, 16_200_000), (30, 3_888_000)),
        r(3, "Bandar Dua", (315, 40_824_000), (225, 24_300_000), (45, 5_832_000)),
        r(4, "Jangka Buya", (126, 16_329_600), (90, 9_720_000), (18, 2_332_800)),
        r(5, "Trienggadeng", (189, 24_494_400), (135, 14_580_000), (27, 3_499_200)),
        ["J U M L A H", None, G(), G(), G(), G(), G(), G()],
    ]
    grid(
        s,
        "DPMG",
        rows,
        merge="A6:H6 C8:D8 E8:F8 G8:H8 A15:B15",
        district_code="11.18",
        fiscal_year="2022",
        stage="realisasi",
        fund_source="APBDES",
    )
    return s


def padangsidimpuan_teks_rupiah() -> Submission:
    """Amounts as texts, JKK and JKM with their sum, the header printed again on page two."""
    s = Submission("Sumut/Sidimpuan/P.APBD.xlsx")
    head = ["NO", "OPD", "PESERTA", "JKK", "JKM", "JUMLAH"]

    def r(no, opd, n, segment="non_asn"):
        a, b = n * 12 * 6_500, n * 12 * 8_100
        jkk = L(rp(a), a, programme="JKK", workers=n, segment=segment)
        return [no, opd, f"{n} org", jkk, L(rp(b), b, programme="JKM", workers=n, segment=segment), H(2, rp)]

    rows = [
        ["PEMERINTAH KOTA PADANG SIDEMPUAN"],
        ["DAFTAR IURAN BPJS KETENAGAKERJAAN TENAGA HARIAN LEPAS, P-APBD TAHUN 2022"],
        None,
        head,
        r("1.", "Dinas Pekerjaan Umum", 96),
        r("2.", "Dinas Lingkungan Hidup", 201),
        r("3.", "Dinas Perhubungan", 48),
        r("4.", "Badan Penanggulangan Bencana Daerah", 37),
        None,
        ["Halaman 2"],
        head,
        r("5.", "Satpol PP dan Damkar", 133),
        r("6.", "Sekretariat Daerah", 59),
        r("7.", "Dinas Kesehatan (tenaga kesehatan kontrak)", 112, "tenaga_kesehatan"),
        [None, "TOTAL", "686 org", G(show=rp), G(show=rp), G(show=rp)],
        *signed("Padangsidimpuan,      Oktober 2022", "KEPALA BADAN KEUANGAN DAERAH", 5),
    ]
    grid(s, "Sheet2", rows, district_code="12.77", fiscal_year="2022", stage="perubahan")
    return s


def deli_serdang_anggaran_kas() -> Submission:
    """A monthly cash plan whose year is a formula nobody has computed."""
    s = Submission("Sumut/Deli Serdang/rencana anggaran kas.xlsx")
    months = ["Jan", "Peb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agts", "Sep", "Okt", "Nop", "Des"]

    def r(y, code, name, plan, **told):
        return [code, name, *plan, L(f"=SUM(C{y}:N{y})", sum(v for v in plan if v), account_code=code, **told)]

    rows = [
        "PEMERINTAH KABUPATEN DELI SERDANG",
        "RENCANA ANGGARAN KAS - DPA MURNI TAHUN ANGGARAN 2024",
        "SKPD : 2.07.0.00.0.00.01.0000 Dinas Ketenagakerjaan",
        None,
        ["Kode Rekening", "Uraian", *months, "Setahun"],
        r(
            6,
            "5.1.02.02.02.0006",
            "Belanja Iuran Jaminan Kecelakaan Kerja bagi Non ASN",
            [390_000] * 12,
            segment="non_asn",
            programme="JKK",
        ),
        r(
            7,
            "5.1.02.02.02.0007",
            "Belanja Iuran Jaminan Kematian bagi Non ASN",
            [510_000] * 12,
            segment="non_asn",
            programme="JKM",
        ),
        r(
            8,
            "5.1.06.01.01.0001",
            "Bantuan iuran BPJS Ketenagakerjaan pekerja rentan",
            [None] * 3 + [67_200_000] * 9,
            segment="pekerja_rentan",
        ),
    ]
    plan = [None, None, 1_500_000, 1_500_000, None, 2_250_000, *[None] * 5, 1_000_000]
    atk = X("=SUM(C9:N9)", "lainnya", 6_250_000, account_code="5.1.02.01.01.0024")
    rows.append(["5.1.02.01.01.0024", "Belanja Alat/Bahan untuk Kegiatan Kantor-Alat Tulis Kantor", *plan, atk])
    letters = [get_column_letter(c) for c in range(3, 16)]
    rows.append([None, "Jumlah", *(f"=SUM({c}6:{c}9)" for c in letters)])
    grid(s, "RAK", rows, district_code="12.07", fiscal_year="2024", stage="murni")
    return s


def karo_versi_tersembunyi() -> Submission:
    """Stages as group rows; a stale version is left in hidden rows and a hidden column, the totals hold without it."""
    s = Submission("Sumut/karo/Jamsostek Karo revisi 3.xlsx")
    rows = [
        "Rekapitulasi Anggaran Jaminan Sosial Ketenagakerjaan",
        "Kabupaten Karo Tahun 2023",
        None,
        ["No", "Segmen", "Orang", "Usulan Awal", "Anggaran (Rp)", "Ket."],
    ]
    hidden = []
    groups = [
        (
            "I",
            "APBD INDUK",
            "murni",
            [
                ("Tenaga Non ASN", "non_asn", 980, 127_008_000),
                ("Kepala Desa dan Perangkat Desa", "perangkat_desa", 1_554, 251_748_000),
            ],
        ),
        (
            "II",
            "APBD PERUBAHAN",
            "perubahan",
            [
                ("Tenaga Non ASN", "non_asn", 955, 123_768_000),
                ("Kepala Desa dan Perangkat Desa", "perangkat_desa", 1_554, 251_748_000),
                ("Petani", "petani", 500, 33_600_000),
            ],
        ),
        (
            "III",
            "REALISASI",
            "realisasi",
            [
                ("Tenaga Non ASN", "non_asn", 951, 121_904_200),
                ("Kepala Desa dan Perangkat Desa", "perangkat_desa", 1_540, 249_480_000),
                ("Petani", "petani", 500, 33_600_000),
            ],
        ),
    ]
    for roman, title, stage, lines in groups:
        rows.append([roman, title])
        rows.append([None, "Tenaga Non ASN (data lama)", None, None, 0, None])
        old = rows[-1]
        hidden.append(len(rows))
        for no, (name, segment, n, v) in enumerate(lines, 1):
            rows.append([no, name, n, v + 12_000_000, L(v, stage=stage, segment=segment, workers=n), None])
        rows.append([None, f"Jumlah {roman}", sum(x[2] for x in lines), None, sum(x[3] for x in lines), None])
        old[2], old[4] = 1_100, 142_560_000
    ws = grid(s, "Karo", rows, district_code="12.06", fiscal_year="2023")
    for y in hidden:
        ws.row_dimensions[y].hidden = True
    ws.column_dimensions["D"].hidden = True
    return s


def tebing_tinggi_csv() -> Submission:
    s = Submission("Sumut/tebing_tinggi/export_anggaran.csv")

    def r(year, stage, code, name, segment, programme, fund, source, n, m, v):
        t = {
            "stage": code,
            "segment": segment,
            "fund_source": source,
            "programme": programme,
            "fiscal_year": str(year),
            "workers": n,
            "months": m,
        }
        return [
            "Kota Tebing Tinggi",
            year,
            stage,
            name,
            programme.replace("+", " dan "),
            fund,
            n,
            m,
            L(f"{dots(v)},00", v, **t),
        ]

    rows = [
        ["Kab/Kota", "Tahun", "Tahapan", "Segmen", "Program", "Sumber Dana", "Orang", "Bulan", "Jumlah (Rp)"],
        r(2022, "Murni", "murni", "Non ASN", "non_asn", "JKK+JKM", "PAD", "APBD", 1_105, 12, 143_208_000),
        r(2022, "Perubahan", "perubahan", "Non ASN", "non_asn", "JKK+JKM", "PAD", "APBD", 1_090, 12, 141_264_000),
        r(2022, "Realisasi", "realisasi", "Non ASN", "non_asn", "JKK+JKM", "PAD", "APBD", 1_090, 12, 140_112_000),
        r(2023, "Murni", "murni", "Kepala Lingkungan", "rt_rw", "JKK+JKM", "DAU", "APBD", 177, 12, 35_683_200),
        r(2023, "Murni", "murni", "Pekerja rentan", "pekerja_rentan", "JKK+JKM", "CSR", "LAINNYA", 250, 6, 25_200_000),
        r(
            2023,
            "Realisasi",
            "realisasi",
            "Pekerja rentan",
            "pekerja_rentan",
            "JKK+JKM",
            "CSR",
            "LAINNYA",
            244,
            6,
            24_595_200,
        ),
    ]
    text = "\r\n".join(";".join(r) for r in flat(s, rows, district_code="12.76"))
    s.data = text.encode()
    return s


def asahan_html() -> Submission:
    s = Submission("Sumut/asahan/laporan_realisasi.xls")

    def r(code, name, a, c, cls=L, *args, **told):
        t = {"account_code": code, **told}
        one = cls(f"{dots(a)},00", *args, a, stage="perubahan", **t)
        return [
            code,
            name,
            one,
            cls(f"{dots(c)},00", *args, c, stage="realisasi", **t),
            f"{c / a * 100:.2f}".replace(".", ","),
        ]

    rows = [
        ["PEMERINTAH KABUPATEN ASAHAN", "", "", "", ""],
        ["LAPORAN REALISASI ANGGARAN PER SUB RINCIAN OBJEK TAHUN ANGGARAN 2022 s.d. 31 Desember 2022", "", "", "", ""],
        ["Kode Rekening", "Uraian", "Anggaran Setelah Perubahan", "Realisasi", "%"],
        r(
            "5.1.02.02.02.0002",
            "Belanja Kontribusi Jaminan Kesehatan bagi PBI",
            18_750_000_000,
            18_750_000_000,
            X,
            "kesehatan",
        ),
        r(
            "5.1.02.02.02.0006",
            "Belanja Iuran Jaminan Kecelakaan Kerja bagi Non ASN",
            214_331_000,
            209_118_650,
            segment="non_asn",
            programme="JKK",
        ),
        r(
            "5.1.02.02.02.0007",
            "Belanja Iuran Jaminan Kematian bagi Non ASN",
            267_914_000,
            261_398_310,
            segment="non_asn",
            programme="JKM",
        ),
        r("5.1.02.02.02.0008", "Belanja Asuransi Barang Milik Daerah", 402_000_000, 377_660_000, X, "aset"),
        ["", "JUMLAH", "19.634.245.000,00", "19.598.176.960,00", "99,82"],
    ]
    spans = {(0, 0): "colspan='5'", (1, 0): "colspan='5'"} | {(y, x): None for y in (0, 1) for x in range(1, 5)}
    s.data = html(flat(s, rows, district_code="12.09", fiscal_year="2022"), spans)
    return s


def simeulue_jumlah_tertinggal() -> Submission:
    """Plan and realisation on alternate rows; the printed plan total leaves the last programme out."""
    s = Submission("Aceh/simeulue/Lap. Jamsos TA 2022.xlsx")

    def r(no, name, segment, n, a, c):
        t = {"segment": segment, "workers": n}
        return [no, name, n, "Pagu", L(a, stage="murni", **t)], [
            None,
            None,
            None,
            "Realisasi",
            L(c, stage="realisasi", **t),
        ]

    pairs = [
        r(1, "Tenaga kontrak daerah", "non_asn", 1_310, 157_200_000, 150_912_000),
        r(2, "Nelayan", "nelayan", 400, 80_640_000, 73_920_000),
        r(3, "Aparatur desa", "perangkat_desa", 966, 139_104_000, 139_104_000),
        r(4, "Guru TPA", "pekerja_keagamaan", 138, 27_820_800, 25_502_400),
    ]
    rows = [
        "KABUPATEN SIMEULUE",
        "Pagu APBK Murni dan Realisasi Iuran BPJS Ketenagakerjaan Tahun Anggaran 2022",
        None,
        ["No", "Penerima", "Orang", "Uraian", "Jumlah (Rp)"],
        *(row for pair in pairs for row in pair),
        ["Jumlah", None, 2_814, "Pagu", Bad(157_200_000 + 80_640_000 + 139_104_000)],
        [None, None, None, "Realisasi", 389_438_400],
    ]
    merges = " ".join(f"{c}{y}:{c}{y + 1}" for y in (5, 7, 9, 11) for c in "ABC")
    grid(s, "Simeulue", rows, merge=merges, district_code="11.09", fiscal_year="2022")
    return s


def toba_sel_rusak() -> Submission:
    s = Submission("Sumut/toba/Lampiran.xlsx")
    rows = [
        "PEMERINTAH KABUPATEN TOBA",
        "ANGGARAN DAN REALISASI BPJS KETENAGAKERJAAN T.A. 2023",
        None,
        ["No", "Segmen", "APBD Murni (Rp)", "Realisasi (Rp)"],
        [
            1,
            "Perangkat desa",
            L(391_564_800, stage="murni", segment="perangkat_desa"),
            L(388_012_320, stage="realisasi", segment="perangkat_desa"),
        ],
        [2, "Anggota BPD", L(173_980_800, stage="murni", segment="bpd"), Bad("#REF!")],
        [3, "Pegawai non ASN", Bad("12O.960.000"), L(118_540_800, stage="realisasi", segment="non_asn")],
        [
            4,
            "Petani",
            L(50_400_000, stage="murni", segment="petani"),
            L(50_400_000, stage="realisasi", segment="petani"),
        ],
        None,
        "Catatan: angka realisasi menunggu rekonsiliasi dengan BPJS Ketenagakerjaan Cabang Pematangsiantar",
    ]
    ws = grid(s, "Lampiran 2", rows, district_code="12.12", fiscal_year="2023")
    ws["D6"].data_type = "e"
    return s


def gayo_lues_juta_miliar() -> Submission:
    """Each amount says its own unit."""
    s = Submission("Aceh/Galus/Paparan Kabupaten.xlsx")
    rows = [
        "PERLINDUNGAN PEKERJA DI KABUPATEN GAYO LUES",
        None,
        ["Program Perlindungan", "Anggaran Murni 2023", "Anggaran Perubahan 2023"],
        [
            "Tenaga kontrak dan guru honorer pada seluruh SKPK (JKK, JKM, JHT)",
            L("Rp 1,25 miliar", 1_250_000_000, stage="murni", segment=ANY, programme="JKK+JKM+JHT"),
            L("Rp 1,1 miliar", 1_100_000_000, stage="perubahan", segment=ANY, programme="JKK+JKM+JHT"),
        ],
        [
            "Keuchik dan aparatur kampung (JKK, JKM)",
            L("Rp 612,5 juta", 612_500_000, stage="murni", segment="perangkat_desa", programme="JKK+JKM"),
            L("Rp 612,5 juta", 612_500_000, stage="perubahan", segment="perangkat_desa", programme="JKK+JKM"),
        ],
        [
            "Petani kopi dan serai wangi (JKK, JKM)",
            L("Rp 84 juta", 84_000_000, stage="murni", segment="petani", programme="JKK+JKM"),
            L("Rp 126 juta", 126_000_000, stage="perubahan", segment="petani", programme="JKK+JKM"),
        ],
        ["Jumlah", "Rp 1.946,5 juta", "Rp 1.838,5 juta"],
    ]
    grid(s, "Slide 4", rows, district_code="11.13", fiscal_year="2023")
    return s


def bireuen_sebulan_setahun() -> Submission:
    """The month's bill stands beside the year's amount, both as formulas."""
    s = Submission("Aceh/bireuen/Perhitungan iuran 2024.xlsx")

    def r(y, no, name, segment, n, unit, m, fund, source):
        t = {"segment": segment, "workers": n, "months": m, "unit_cost_idr": unit, "fund_source": source}
        return [no, name, n, unit, f"=C{y}*D{y}", m, L(f"=E{y}*F{y}", n * unit * m, **t), fund]

    rows = [
        "PERHITUNGAN KEBUTUHAN ANGGARAN IURAN JKK + JKM BPJS KETENAGAKERJAAN",
        "KABUPATEN BIREUEN, APBK INDUK TAHUN 2024",
        None,
        [
            "No",
            "Kelompok",
            "Jumlah Pekerja",
            "Iuran per Orang per Bulan",
            "Iuran Sebulan",
            "Jumlah Bulan",
            "Iuran Setahun",
            "Sumber",
        ],
        ["(1)", "(2)", "(3)", "(4)", "(5)=(3)x(4)", "(6)", "(7)=(5)x(6)", "(8)"],
        r(6, "a.", "Tenaga bakti dan kontrak", "non_asn", 2_310, 15_120, 12, "DAU", "APBD"),
        r(7, "b.", "Nelayan", "nelayan", 1_000, 16_800, 6, "PAD", "APBD"),
        r(8, "c.", "Imum meunasah", "pekerja_keagamaan", 609, 16_800, 12, "Baitul Mal", "LAINNYA"),
        r(9, "d.", "Petugas KPPS Pemilu", "pemilu", 9_716, 5_400, 1, "DAU", "APBD"),
        [None, "TOTAL", "=SUM(C6:C9)", None, "=SUM(E6:E9)", None, "=SUM(G6:G9)", None],
    ]
    grid(s, "Hitung", rows, district_code="11.11", fiscal_year="2024", stage="murni", programme="JKK+JKM")
    return s


def nagan_raya_lembar_per_tahap() -> Submission:
    """The district stands on the cover only, year and stage in the names of the sheets only."""
    s = Submission("Aceh/lampiran 3.xlsx")
    grid(
        s,
        "Sampul",
        [
            None,
            None,
            [None, None, "PEMERINTAH KABUPATEN NAGAN RAYA"],
            [None, None, "DATA PENDUKUNG EVALUASI INSTRUKSI PRESIDEN NOMOR 2 TAHUN 2021"],
            [None, None, "SUKA MAKMUE"],
        ],
    )
    data = {
        ("Induk 2023", "2023", "murni"): (201_600_000, 96_768_000, 58_060_800),
        ("Perubahan 2023", "2023", "perubahan"): (187_488_000, 96_768_000, 87_091_200),
        ("Realisasi 2023", "2023", "realisasi"): (183_052_800, 92_332_800, 85_075_200),
        ("Induk 2024", "2024", "murni"): (195_552_000, 100_800_000, 100_800_000),
    }
    for (sheet, year, stage), (a, b, c) in data.items():
        rows = [
            ["No", "Uraian", "Jumlah (Rp)"],
            [1, "Iuran BPJS Ketenagakerjaan tenaga kontrak", L(a, segment="non_asn")],
            [2, "Iuran BPJS Ketenagakerjaan kader posyandu", L(b, segment="kader")],
            [3, "Iuran BPJS Ketenagakerjaan petani sawit", L(c, segment="petani_sawit")],
            [None, "Total", G()],
        ]
        grid(s, sheet, rows, at=2, col=2, district_code="11.15", fiscal_year=year, stage=stage)
    return s


def madina_sebelum_sesudah() -> Submission:
    """Before and after stand side by side, each with its own people, months and rate."""
    s = Submission("Sumut/Madina/RKA-P jamsostek.xlsx")

    def r(code, name, before, after, **told):
        cells = []
        for stage, (n, m, u) in (("murni", before), ("perubahan", after)):
            if n is None:
                cells += [None, None, None, None]
                continue
            cells += [
                n,
                m,
                u,
                L(n * m * u, stage=stage, workers=n, months=m, unit_cost_idr=u, account_code=code, **told),
            ]
        a, b = ((n or 0) * (m or 0) * (u or 0) for n, m, u in (before, after))
        change = b - a
        return [code, name, *cells, f"({dots(-change)})" if change < 0 else dots(change)]

    blank = (None, None, None)
    lines = [
        r(
            "5.1.02.02.02.0006",
            "JKK tenaga honorer",
            (2_050, 12, 4_800),
            (1_984, 12, 4_800),
            segment="non_asn",
            programme="JKK",
        ),
        r(
            "5.1.02.02.02.0007",
            "JKM tenaga honorer",
            (2_050, 12, 6_000),
            (1_984, 12, 6_000),
            segment="non_asn",
            programme="JKM",
        ),
        r(
            "5.1.02.02.02.0006",
            "JKK guru mengaji",
            (640, 12, 10_000),
            (640, 9, 10_000),
            segment="pekerja_keagamaan",
            programme="JKK",
        ),
        r(
            "5.1.02.02.02.0007",
            "JKM guru mengaji",
            (640, 12, 6_800),
            (640, 9, 6_800),
            segment="pekerja_keagamaan",
            programme="JKM",
        ),
        r(
            "5.1.06.01.01.0001",
            "Iuran Jamsostek pekerja rentan miskin ekstrem",
            blank,
            (1_500, 3, 16_800),
            segment="pekerja_rentan",
        ),
    ]
    rows = [
        ["KAB. MANDAILING NATAL", None, None, None, None, None, None, None, None, None, "TA. 2023"],
        ["RINCIAN PERUBAHAN ANGGARAN IURAN BPJS KETENAGAKERJAAN"],
        None,
        [
            "Kode Rekening",
            "Uraian",
            "SEBELUM PERUBAHAN",
            None,
            None,
            None,
            "SETELAH PERUBAHAN",
            None,
            None,
            None,
            "Bertambah/ (Berkurang)",
        ],
        [None, None, "Orang", "Bulan", "Tarif", "Jumlah", "Orang", "Bulan", "Tarif", "Jumlah", None],
        *lines,
    ]
    a, b = (sum(r[c].value for r in lines if r[c] is not None) for c in (5, 9))
    rows.append(
        [None, "JUMLAH", None, None, None, a, None, None, None, b, dots(b - a) if b >= a else f"({dots(a - b)})"]
    )
    grid(s, "RKA-P", rows, merge="C4:F4 G4:J4 A4:A5 B4:B5 K4:K5", district_code="12.13", fiscal_year="2023")
    return s


def aceh_barat_jaminan_campur() -> Submission:
    """Everything booked as insurance, Jamsostek between health, Taspen and assets, under the names of the offices."""
    s = Submission("Aceh/aceh barat/Belanja jaminan dan asuransi.xlsx")

    def r(code, name, v, **told):
        return [code, "   " + name + " ", L(v, account_code=code.strip().replace(" ", ""), segment="non_asn", **told)]

    def x(code, name, v, reason):
        return [code, "   " + name, X(v, reason, account_code=code.strip())]

    rows = [
        "PEMERINTAH KABUPATEN ACEH BARAT",
        "REKAPITULASI BELANJA IURAN JAMINAN/ASURANSI MENURUT SKPK",
        "APBK MURNI TAHUN ANGGARAN 2022",
        None,
        ["Kode", "SKPK / Rekening Belanja", "Jumlah (Rp.)"],
        ["1.02", "DINAS KESEHATAN", 9_412_880_000],
        x("5.1.01.01.10.0001", "Belanja Iuran Jaminan Kecelakaan Kerja PNS", 88_200_000, "taspen"),
        x("5.1.01.01.11.0001", "Belanja Iuran Jaminan Kematian PNS", 264_600_000, "taspen"),
        x("5.1.02.02.02.0003", "Belanja Iuran Jaminan Kesehatan bagi PBPU dan BP Kelas 3", 8_940_000_000, "kesehatan"),
        r("5.1.02.02.02.0006 ", "Belanja Iuran Jaminan Kecelakaan Kerja bagi Non ASN", 53_360_000, programme="JKK"),
        r("5.1.02.02.02.0007 ", "Belanja Iuran Jaminan Kematian bagi Non ASN", 66_720_000, programme="JKM"),
        ["4.01", "SEKRETARIAT DAERAH", 1_151_775_000],
        x("5.1.01.05.08.0001", "Belanja Iuran Jaminan Kecelakaan Kerja KDH/WKDH", 175_000, ANY),
        x("5.1.02.02.01.0063", "Belanja Kawat/Faksimili/Internet/TV Berlangganan", 845_000_000, "lainnya"),
        r("5.1.02.02.02.0006", "Belanja Iuran Jaminan Kecelakaan Kerja bagi Non ASN", 20_700_000, programme="JKK"),
        r("5.1.02.02.02.0007", "Belanja Iuran Jaminan Kematian bagi Non ASN", 25_900_000, programme="JKM"),
        x("5.1.02.02.02.0008", "Belanja Asuransi Barang Milik Daerah", 260_000_000, "aset"),
        ["2.07", "DINAS TRANSMIGRASI DAN TENAGA KERJA", 46_200_000],
        r("5.1.02.02.02.0006", "Belanja Iuran Jaminan Kecelakaan Kerja bagi Non ASN", 14_200_000, programme="JKK"),
        r("5.1.02.02.02.0007", "Belanja Iuran Jaminan Kematian bagi Non ASN", 17_800_000, programme="JKM"),
        r("5.1.02.02.02.0010", "Belanja Iuran Jaminan Hari Tua bagi Non ASN", 14_200_000, programme="JHT"),
        [None, "JUMLAH", 9_412_880_000 + 1_151_775_000 + 46_200_000],
    ]
    ws = grid(s, "Asuransi", rows, district_code="11.05", fiscal_year="2022", stage="murni")
    for y in (6, 12, 18, 22):
        for c in "ABC":
            ws[f"{c}{y}"].font = Font(bold=True)
    return s


def labura_keterangan() -> Submission:
    """The activity is named alike everywhere; who, how many and from which funds stands in the remarks."""
    s = Submission("Sumut/labura/data.xlsx")
    name = "Pengembangan Pelaksanaan Jaminan Sosial Tenaga Kerja"

    def r(no, year, stage, code, v, note, **told):
        return [no, year, name, stage, L(v, fiscal_year=str(year), stage=code, unit_cost_idr=16_800, **told), note]

    sawit = {"segment": "petani_sawit", "fund_source": "DBH_SAWIT"}
    rows = [
        "DATA ANGGARAN JAMINAN SOSIAL KETENAGAKERJAAN KAB. LABUHANBATU UTARA",
        "Organisasi: Dinas Ketenagakerjaan dan Perindustrian",
        None,
        ["No", "T.A.", "Sub Kegiatan", "Tahap", "Pagu / Realisasi (Rp)", "Keterangan"],
        r(
            1,
            2022,
            "APBD",
            "murni",
            302_400_000,
            "PAD, iuran 1.500 orang pekerja rentan x 12 bln @ Rp16.800",
            segment="pekerja_rentan",
            fund_source="APBD",
            workers=1_500,
            months=12,
        ),
        r(
            2,
            2022,
            "Realisasi",
            "realisasi",
            289_968_000,
            "PAD, pekerja rentan, iuran @ Rp16.800",
            segment="pekerja_rentan",
            fund_source="APBD",
        ),
        r(
            3,
            2023,
            "APBD",
            "murni",
            201_600_000,
            "DBH Sawit,\n1.000 orang pekerja kebun sawit x 12 bln @ Rp16.800",
            workers=1_000,
            months=12,
            **sawit,
        ),
        r(
            4,
            2023,
            "P-APBD",
            "perubahan",
            241_920_000,
            "DBH Sawit,\n1.200 orang pekerja kebun sawit x 12 bln @ Rp16.800",
            workers=1_200,
            months=12,
            **sawit,
        ),
        r(
            5,
            2024,
            "APBD",
            "murni",
            50_400_000,
            "DBH CHT, 500 orang petani tembakau x 6 bln @ Rp16.800",
            segment="petani",
            fund_source="DBH_CHT",
            workers=500,
            months=6,
        ),
    ]
    grid(s, "Sheet1", rows, district_code="12.23")
    return s


def batu_bara_potensi_dan_uang() -> Submission:
    """Potential, registered and gap by segment, with the money beside them."""
    s = Submission("Sumut/batubara/Matriks Inpres 2.xlsx")

    def r(no, name, segment, potential, registered, money, fund, source):
        t = {"segment": segment}
        last = (
            [L(money, fund_source=source, fiscal_year="2023", stage="perubahan", programme="JKK+JKM", **t), fund]
            if money
            else ["-", "-"]
        )
        counts = [
            P(potential, metric="potential", **t),
            P(registered, metric="registered", **t),
            P(potential - registered, metric="not_registered", **t),
        ]
        return [no, name, *counts, round(registered / potential * 100, 1), "2 Program" if money else "-", *last]

    rows = [
        "MATRIKS PELAKSANAAN INPRES NOMOR 2 TAHUN 2021 DI KABUPATEN BATU BARA",
        "Keadaan 31 Oktober 2023",
        None,
        [
            "No",
            "Segmen",
            "Kepesertaan (orang)",
            None,
            None,
            None,
            "Program",
            "Anggaran P-APBD 2023 (Rp)",
            "Sumber Dana",
        ],
        [None, None, "Potensi", "Terdaftar", "Belum Terdaftar", "%", None, None, None],
        r(1, "Non ASN", "non_asn", 4_112, 3_870, 626_940_000, "DAU", "APBD"),
        r(2, "Perangkat Desa", "perangkat_desa", 1_551, 1_551, 251_262_000, "ADD", "APBDES"),
        r(3, "BPD", "bpd", 1_003, 412, 66_744_000, "ADD", "APBDES"),
        r(4, "Nelayan", "nelayan", 9_870, 1_250, 126_000_000, "PAD", "APBD"),
        r(5, "Pekerja rentan lainnya", "pekerja_rentan", 21_400, 305, None, None, None),
        [None, "Jumlah", G(), G(), G(), 19.5, None, G(), None],
    ]
    grid(s, "Matriks", rows, merge="C4:F4 A4:A5 B4:B5 G4:G5 H4:H5 I4:I5", district_code="12.19", period="2023-10")
    return s


# ---------------------------------------------------------------- participation


def binjai_posisi() -> Submission:
    s = Submission("BPJSTK/binjai sept 23.xlsx")

    def r(name, segment, potential, active):
        t = {"segment": segment}
        return [
            name,
            P(potential, metric="potential", **t),
            P(active, metric="active", **t),
            P(potential - active, metric="not_registered", **t),
            f"{active / potential:.2%}",
        ]

    rows = [
        "BPJS KETENAGAKERJAAN KANTOR CABANG BINJAI",
        "COVERAGE KEPESERTAAN KOTA BINJAI",
        "Posisi: 30 September 2023",
        None,
        ["Segmen", "Potensi", "Tenaga Kerja Aktif", "Belum Terlindungi", "Coverage"],
        r("Penerima Upah (PU)", "pu", 48_115, 29_034),
        r("Bukan Penerima Upah (BPU)", "bpu", 39_870, 7_916),
        r("Jasa Konstruksi (Jakon)", "jakon", 6_204, 4_431),
        ["Total", G(), G(), G(), "43.93%"],
    ]
    grid(s, "Binjai", rows, district_code="12.75", period="2023-09")
    return s


def cabang_banda_aceh_per_segmen() -> Submission:
    s = Submission("BPJSTK/cabang bna/TK aktif Des 2022.xlsx")

    def r(no, name, code, *counts):
        marks = [P(v, segment=g, district_code=code) for v, g in zip(counts, ("pu", "bpu", "jakon"), strict=True)]
        return [no, name, *marks, H(3)]

    rows = [
        "JUMLAH TENAGA KERJA AKTIF PER DESEMBER 2022",
        "WILAYAH KERJA KANTOR CABANG BANDA ACEH",
        None,
        ["NO", "KAB/KOTA", "PU", "BPU", "JAKON", "TOTAL"],
        r(1, "Kota Banda Aceh", "11.71", 61_220, 6_418, 21_507),
        r(2, "Kab. Aceh Besar", "11.06", 24_316, 3_902, 8_840),
        r(3, "Kota Sabang", "11.72", 3_114, 690, 1_205),
        r(4, "Kab. Pidie", "11.07", 12_877, 2_760, 3_318),
        r(5, "Kab. Pidie Jaya", "11.18", 5_409, 1_181, 1_460),
        ["TOTAL", None, G(), G(), G(), G()],
        None,
        "*) Tenaga kerja dicatat menurut alamat pemberi kerja",
    ]
    ws = grid(s, "Des 22", rows, merge="A1:F1 A2:F2 A10:B10", period="2022-12", metric="active")
    ws["J7"] = 158_217  # left over from somebody's check
    return s


def sumut_tujuh_daerah_total() -> Submission:
    """No segments at all; the gap is a formula of its own row."""
    s = Submission("Sumut/coverage 2024 pantai timur.xlsx")

    def r(y, no, name, code, potential, registered):
        t = {"district_code": code, "segment": "total"}
        gap = P(f"=D{y}-E{y}", potential - registered, metric="not_registered", **t)
        return [
            no,
            code,
            name,
            P(potential, metric="potential", **t),
            P(registered, metric="registered", **t),
            gap,
            registered / potential,
        ]

    data = [
        ("Kab. Asahan", "12.09", 201_334, 88_120),
        ("Kab. Batu Bara", "12.19", 118_205, 61_377),
        ("Kab. Labuhanbatu", "12.10", 142_860, 79_904),
        ("Kab. Labuhanbatu Selatan", "12.22", 109_412, 66_250),
        ("Kab. Labuhanbatu Utara", "12.23", 121_077, 58_316),
        ("Kab. Serdang Bedagai", "12.18", 167_540, 60_018),
        ("Kota Tanjung Balai", "12.74", 52_391, 17_203),
    ]
    rows = [
        "Cakupan Jaminan Sosial Ketenagakerjaan Semua Segmen Tahun 2024",
        None,
        [
            "No",
            "Kode Kemendagri",
            "Kabupaten/Kota",
            "Potensi Pekerja",
            "Pekerja Terdaftar",
            "Belum Terdaftar",
            "Cakupan",
        ],
        *(r(y, y - 3, *d) for y, d in enumerate(data, 4)),
        [None, None, "Jumlah", "=SUM(D4:D10)", "=SUM(E4:E10)", "=SUM(F4:F10)", "=E11/D11"],
    ]
    ws = grid(s, "Cakupan", rows, period="2024")
    for y in range(4, 12):
        ws[f"G{y}"].number_format = "0.00%"
    return s


def lhokseumawe_bulan_tanggal() -> Submission:
    """The months are true dates shown as Jan-23."""
    s = Submission("BPJSTK/lhokseumawe/Tren 2023.xlsx")
    series = {
        ("Penerima Upah", "pu"): (18_402, 18_377, 18_519, 18_644, 18_602, 18_731),
        ("Bukan Penerima Upah", "bpu"): (2_911, 2_854, 3_002, 3_117, 3_140, 3_095),
        ("Jasa Konstruksi", "jakon"): (310, 310, 1_204, 2_250, 2_977, 3_410),
        ("Pekerja Migran", "pmi"): (0, 2, 2, 5, 5, 7),
    }
    rows: list = [
        "PERKEMBANGAN PESERTA AKTIF KOTA LHOKSEUMAWE",
        None,
        ["Segmen", *(dt.date(2023, m, 1) for m in range(1, 7))],
    ]
    for (name, segment), values in series.items():
        rows.append([name, *(P(v, segment=segment, period=f"2023-{m:02}") for m, v in enumerate(values, 1))])
    rows.append(["Jumlah", *[G()] * 6])
    rows += [None, "Catatan: angka Jakon mengikuti proyek yang berjalan pada bulan tersebut"]
    ws = grid(s, "Tren", rows, district_code="11.73", metric="active")
    for c in "BCDEFG":
        ws[f"{c}3"].number_format = "mmm-yy"
    return s


def aceh_selatan_tab_csv() -> Submission:
    """Tab-separated with a byte-order mark, called .csv."""
    s = Submission("BPJSTK/meulaboh/data_peserta.csv")

    def r(code, name, segment, period, shown, registered, active):
        t = {"district_code": code, "period": period, "segment": segment[1]}
        return [shown, code, name, segment[0], P(registered, metric="registered", **t), P(active, metric="active", **t)]

    pu, bpu = ("Penerima Upah", "pu"), ("Bukan Penerima Upah", "bpu")
    rows = [
        ["Bulan", "Kode", "Kab/Kota", "Segmen", "TK Terdaftar", "TK Aktif"],
        r("11.01", "Aceh Selatan", pu, "2023-11", "Nopember 2023", 15_118, 12_740),
        r("11.01", "Aceh Selatan", bpu, "2023-11", "Nopember 2023", 4_871, 1_966),
        r("11.12", "Aceh Barat Daya", pu, "2023-11", "Nopember 2023", 9_204, 8_015),
        r("11.12", "Aceh Barat Daya", bpu, "2023-11", "Nopember 2023", 3_330, 1_209),
        r("11.01", "Aceh Selatan", pu, "2024-02", "Pebruari 2024", 15_342, 11_908),
        r("11.01", "Aceh Selatan", bpu, "2024-02", "Pebruari 2024", 5_016, 1_874),
        r("11.12", "Aceh Barat Daya", pu, "2024-02", "Pebruari 2024", 9_411, 7_730),
        r("11.12", "Aceh Barat Daya", bpu, "2024-02", "Pebruari 2024", 3_402, 1_188),
    ]
    s.data = b"\xef\xbb\xbf" + "\r\n".join("\t".join(r) for r in flat(s, rows)).encode()
    return s


def taput_dua_tingkat() -> Submission:
    """Segments over metrics, three districts under the province's name."""
    s = Submission("BPJSTK/sibolga/Rekap segmen.xlsx")
    segments = [("Non ASN", "non_asn"), ("Perangkat Desa", "perangkat_desa"), ("Pekerja Rentan", "pekerja_rentan")]

    def r(no, name, code, *pairs):
        cells = []
        for (potential, registered), (_, g) in zip(pairs, segments, strict=True):
            t = {"district_code": code, "segment": g}
            cells += [
                P(potential, metric="potential", **t),
                P(registered, metric="registered", **t),
                round(registered / potential * 100, 2),
            ]
        return [no, name, *cells]

    def average(a, b):
        return round(b / a * 100, 2)

    rows = [
        "REKAPITULASI KEPESERTAAN PER SEGMEN S.D. 31 MEI 2023",
        None,
        ["No", "Kabupaten", *(x for n, _ in segments for x in (n, None, None))],
        [None, None, *["Potensi", "Terdaftar", "%"] * 3],
        [
            "I",
            "SUMATERA UTARA",
            10_461,
            9_230,
            average(10_461, 9_230),
            8_144,
            5_605,
            average(8_144, 5_605),
            140_720,
            2_914,
            average(140_720, 2_914),
        ],
        r(1, "Tapanuli Utara", "12.02", (3_905, 3_610), (2_410, 2_410), (52_300, 1_200)),
        r(2, "Tapanuli Tengah", "12.01", (4_220, 3_718), (1_590, 620), (61_120, 1_014)),
        r(3, "Toba", "12.12", (2_336, 1_902), (4_144, 2_575), (27_300, 700)),
    ]
    grid(s, "Mei", rows, merge="C3:E3 F3:H3 I3:K3 A3:A4 B3:B4", period="2023-05")
    return s


def cabang_langsa_laki_perempuan() -> Submission:
    """A sheet for each district, men and women and their sum."""
    s = Submission("BPJSTK/Langsa/Peserta L-P.xlsx")
    data = {
        ("Kota Langsa", "11.74"): [(9_120, 6_044, 7_003, 4_918), (8_220, 5_310, 1_640, 1_122)],
        ("Aceh Tamiang", "11.16"): [(17_230, 6_995, 12_808, 4_112), (19_407, 9_221, 2_018, 1_340)],
        ("Aceh Timur", "11.03"): [(15_664, 7_310, 9_772, 3_806), (31_115, 14_270, 2_411, 1_009)],
    }
    for (name, code), lines in data.items():
        rows = [
            ["Kantor Cabang", "Langsa"],
            ["Periode", "Agustus 2023"],
            None,
            ["Segmen", "Potensi", None, None, "Peserta Aktif", None, None],
            [None, "L", "P", "L+P", "L", "P", "L+P"],
        ]
        for (label, g), (a, b, c, d) in zip((("PU", "pu"), ("BPU", "bpu")), lines, strict=True):
            rows.append(
                [label, a, b, P(a + b, segment=g, metric="potential"), c, d, P(c + d, segment=g, metric="active")]
            )
        rows.append(["Total", *[G()] * 6])
        grid(s, name, rows, merge="B4:D4 E4:G4 A4:A5", district_code=code, period="2023-08")
    return s


def serdang_bedagai_desimal() -> Submission:
    """Counts typed with a dot that became decimals; the totals, still texts, tell them."""
    s = Submission("BPJSTK/sergai.xlsx")

    def c(value, n, **told):
        return P(value, n, find=value != n, **told)

    rows = [
        "Data Kepesertaan BPJS Ketenagakerjaan Kab. Serdang Bedagai per Juli 2023",
        None,
        ["Segmen", "Potensi (orang)", "Aktif (orang)"],
        ["PU", c(61.205, 61_205, segment="pu", metric="potential"), c(38.452, 38_452, segment="pu", metric="active")],
        ["BPU", c(97.9, 97_900, segment="bpu", metric="potential"), c(6.318, 6_318, segment="bpu", metric="active")],
        ["Jakon", c(1.88, 1_880, segment="jakon", metric="potential"), c(849, 849, segment="jakon", metric="active")],
        ["Jumlah", "160.985", "45.619"],
    ]
    grid(s, "Sergai", rows, district_code="12.18", period="2023-07")
    return s


def aceh_utara_ekosistem() -> Submission:
    """A bundle beside its parts, segments of their own after it."""
    s = Submission("Aceh/aceh utara/kepesertaan ekosistem.xlsx")

    def r(no, name, segment, *values):
        if segment is None:
            return [no, name, None, None, *values]
        label = [name, None, None] if isinstance(no, str) else [None, name, None]
        metrics = ("potential", "registered", "active")
        return [no, *label, *(P(v, segment=segment, metric=m) for v, m in zip(values, metrics, strict=True))]

    rows = [
        "KEPESERTAAN EKOSISTEM GAMPONG",
        "Kabupaten Aceh Utara",
        "Keadaan per 30 Juni 2024",
        None,
        ["No", "Uraian", None, None, "Potensi", "Terdaftar", "Aktif"],
        r("A", "Ekosistem Gampong", None, 25_772, 14_308, 12_017),
        r(1, "Keuchik dan perangkat gampong", "perangkat_desa", 8_520, 7_914, 7_240),
        r(2, "Tuha Peut", "bpd", 7_668, 3_105, 2_611),
        r(3, "Imum gampong", "pekerja_keagamaan", 852, 603, 540),
        r(4, "Kader posyandu", "kader", 8_732, 2_686, 1_626),
        r("B", "Nelayan", "nelayan", 13_118, 1_540, 902),
        r("C", "Petani kelapa sawit", "petani_sawit", 10_204, 770, 770),
    ]
    grid(s, "Ekosistem", rows, district_code="11.08", period="2024-06")
    return s


def dairi_html() -> Submission:
    s = Submission("BPJSTK/kabanjahe/report_1102.xls")

    def r(name, code, *pairs):
        cells = []
        for (registered, active), g in zip(pairs, ("pu", "bpu"), strict=True):
            t = {"district_code": code, "segment": g}
            cells += [
                P(dots(registered), registered, metric="registered", **t),
                P(dots(active), active, metric="active", **t),
            ]
        return [name, *cells]

    rows = [
        ["Laporan Peserta Terdaftar dan Aktif, Bulan Maret 2024", "", "", "", ""],
        ["Kabupaten", "PU", "", "BPU", ""],
        ["", "Terdaftar", "Aktif", "Terdaftar", "Aktif"],
        r("KAB. KARO", "12.06", (19_340, 15_022), (7_118, 2_405)),
        r("KAB. DAIRI", "12.11", (12_006, 9_875), (4_620, 1_733)),
        r("KAB. PAKPAK BHARAT", "12.15", (3_415, 2_990), (1_204, 811)),
        ["TOTAL", "34.761", "27.887", "12.942", "4.949"],
    ]
    spans = {(0, 0): "colspan='5'", (1, 0): "rowspan='2'", (1, 1): "colspan='2'", (1, 3): "colspan='2'", (2, 0): None}
    spans |= {(0, x): None for x in range(1, 5)} | {(1, 2): None, (1, 4): None}
    s.data = html(flat(s, rows, period="2024-03"), spans)
    return s


def bener_meriah_tiga_posisi() -> Submission:
    """Three dates side by side, each with registered and active."""
    s = Submission("Aceh/bener meriah/posisi triwulan.xlsx")

    def r(no, name, segment, *values):
        cells = []
        for k, v in enumerate(values):
            t = {
                "segment": segment,
                "metric": ("registered", "active")[k % 2],
                "period": ("2023-03", "2023-06", "2023-09")[k // 2],
            }
            cells.append("–" if v is None else P(v, **t))
        return [no, name, *cells]

    rows = [
        [None, "Pemerintah Kabupaten Bener Meriah"],
        [None, "Dinas Tenaga Kerja dan Transmigrasi"],
        None,
        ["No", "Jenis Pekerja", "31 Maret 2023", None, "30 Juni 2023", None, "30 September 2023", None],
        [None, None, *["Terdaftar", "Aktif"] * 3],
        r(1, "Tenaga Non ASN", "non_asn", 2_904, 2_871, 2_910, 2_866, 2_888, 2_850),
        r(2, "Aparatur kampung", "perangkat_desa", 1_160, 1_004, 1_160, 1_148, 1_155, 1_140),
        r(3, "Petani kopi", "petani", None, None, 300, 300, 450, 412),
        r(4, "Petani kelapa sawit", "petani_sawit", None, None, None, None, 0, 0),
        [None, "Jumlah", 4_064, 3_875, 4_370, 4_314, 4_493, 4_402],
        None,
        [None, "Ket: Data diolah dari BPJS Ketenagakerjaan Cabang Aceh Tengah"],
    ]
    grid(s, "Data", rows, merge="C4:D4 E4:F4 G4:H4 A4:A5 B4:B5", district_code="11.17")
    return s


def nias_blok_per_daerah() -> Submission:
    """Districts as full-width rows with their own date, the columns headed once."""
    s = Submission("BPJSTK/gunungsitoli/gabungan.xlsx")
    blocks = [
        ("KABUPATEN NIAS", "12.04", "Juli 2023", "2023-07", [(1_802, 1_590), (960, 422), (15_220, 600)]),
        ("KABUPATEN NIAS BARAT", "12.25", "Juli 2023", "2023-07", [(1_120, 877), (735, 735), (9_810, 300)]),
        ("KOTA GUNUNGSITOLI", "12.78", "Agustus 2023", "2023-08", [(2_455, 2_402), (707, 641), (11_004, 750)]),
    ]
    labels = [
        ("Tenaga Non ASN", "non_asn"),
        ("Kepala desa dan perangkat desa", "perangkat_desa"),
        ("Pekerja rentan", "pekerja_rentan"),
    ]
    rows: list = [
        "LAPORAN KEPESERTAAN PROGRAM JAMSOSTEK",
        None,
        ["NO", "SEGMEN", "POTENSI", "TERDAFTAR", "BELUM TERDAFTAR"],
    ]
    merges = ["A1:E1"]
    for name, code, month, period, lines in blocks:
        merges.append(f"A{len(rows) + 1}:E{len(rows) + 1}")
        rows.append(f"{name} (keadaan {month})")
        for no, ((label, g), (a, b)) in enumerate(zip(labels, lines, strict=True), 1):
            t = {"district_code": code, "period": period, "segment": g}
            rows.append(
                [
                    no,
                    label,
                    P(a, metric="potential", **t),
                    P(b, metric="registered", **t),
                    P(a - b, metric="not_registered", **t),
                ]
            )
        rows.append([None, "Subjumlah", *(T(3) for _ in "abc")])
    rows += [None, ["Diterima dari kantor cabang, belum diaudit"]]
    grid(s, "Lap", rows, merge=" ".join(merges))
    return s


def aceh_provinsi_saja() -> Submission:
    s = Submission("Aceh/provinsi/ringkasan.xlsx")

    def r(name, segment, *values):
        cells = []
        for k, v in enumerate(values):
            t = {"segment": segment, "period": ("2022-12", "2023-12")[k // 2], "metric": ("potential", "active")[k % 2]}
            cells.append(P(v, **t))
        return [name, *cells]

    rows = [
        "PROVINSI ACEH",
        "Potensi dan kepesertaan aktif Jamsostek menurut segmen",
        None,
        ["Segmen", "31 Desember 2022", None, "31 Desember 2023", None],
        [None, "Potensi", "Aktif", "Potensi", "Aktif"],
        r("Penerima Upah", "pu", 698_410, 331_207, 705_119, 352_880),
        r("Bukan Penerima Upah", "bpu", 874_002, 58_114, 881_560, 66_031),
        r("Jasa Konstruksi", "jakon", 104_118, 140_992, 106_207, 171_345),
        ["Provinsi Aceh", G(), G(), G(), G()],
    ]
    grid(s, "Aceh", rows, merge="B4:C4 D4:E4", district_code="11", area_level="province")
    return s


def humbahas_target_nonaktif() -> Submission:
    s = Submission("Sumut/humbahas/capaian UCJ.xlsx")

    def r(no, name, segment, potential, target, registered, active):
        marks = zip(
            ("potential", "target", "registered", "active"), (potential, target, registered, active), strict=True
        )
        return [
            no,
            name,
            *(P(v, segment=segment, metric=m, **({"period": ANY} if m == "target" else {})) for m, v in marks),
            registered - active,
            round(active / target * 100, 1),
        ]

    rows = [
        "Capaian Universal Coverage Jamsostek Kab. Humbang Hasundutan, posisi 31 Maret 2024",
        None,
        ["No", "Segmen", "Potensi", "Target 2024", "Terdaftar", "Aktif", "Non Aktif", "% Capaian thd Target"],
        r(1, "Penerima Upah", "pu", 18_455, 11_073, 10_640, 9_018),
        r(2, "Bukan Penerima Upah", "bpu", 52_107, 10_421, 6_884, 2_455),
        r(3, "Jasa Konstruksi", "jakon", 2_310, 2_310, 1_977, 1_977),
        [None, "Jumlah", G(), G(), G(), G(), G(), 0.565],
    ]
    grid(s, "UCJ", rows, district_code="12.16", period="2024-03")
    return s


def simalungun_daerah_menyamping() -> Submission:
    """Districts run across, the measures of each segment down."""
    s = Submission("BPJSTK/pematangsiantar/Form evaluasi.xlsx")
    codes = ("12.08", "12.72", "12.76")

    def r(name, metric, segment, *values):
        return [
            name,
            *(P(v, metric=metric, segment=segment, district_code=c) for v, c in zip(values, codes, strict=True)),
            sum(values),
        ]

    rows = [
        "FORM EVALUASI PESERTA WILAYAH KERJA CABANG PEMATANGSIANTAR",
        ["Bulan : Oktober 2023"],
        None,
        ["Uraian", "Kab. Simalungun", "Kota Pematangsiantar", "Kota Tebing Tinggi", "Jumlah"],
        "A. Pekerja Penerima Upah",
        r("- Potensi", "potential", "pu", 104_220, 41_370, 26_008),
        r("- Terdaftar", "registered", "pu", 66_140, 33_212, 15_770),
        r("- Belum terdaftar", "not_registered", "pu", 38_080, 8_158, 10_238),
        "B. Pekerja Bukan Penerima Upah",
        r("- Potensi", "potential", "bpu", 140_116, 38_040, 21_905),
        r("- Terdaftar", "registered", "bpu", 9_871, 7_005, 2_316),
        r("- Belum terdaftar", "not_registered", "bpu", 130_245, 31_035, 19_589),
        "C. RT/RW dan Kepala Lingkungan",
        r("- Potensi", "potential", "rt_rw", 0, 1_106, 177),
        r("- Terdaftar", "registered", "rt_rw", 0, 1_002, 177),
        r("- Belum terdaftar", "not_registered", "rt_rw", 0, 104, 0),
    ]
    grid(s, "Form", rows, merge="A1:E1 A5:E5 A9:E9 A13:E13", period="2023-10")
    return s


def tapsel_teks_orang() -> Submission:
    s = Submission("Sumut/tapsel/jawaban kuesioner.xlsx")

    def p(n, segment, metric):
        return P(f"{dots(n)} orang", n, segment=segment, metric=metric)

    rows = [
        ["Nama daerah", None, "Kabupaten Tapanuli Selatan"],
        ["Data per", None, "31-12-2023"],
        None,
        ["No", "Pertanyaan", "Jawaban"],
        ["1.", "Guru honorer", None],
        ["a.", "Berapa jumlah potensi?", p(1_874, "guru_honor", "potential")],
        ["b.", "Berapa yang sudah terdaftar?", p(1_211, "guru_honor", "registered")],
        ["c.", "Berapa yang belum terdaftar?", p(663, "guru_honor", "not_registered")],
        ["2.", "Tenaga kesehatan honorer", None],
        ["a.", "Berapa jumlah potensi?", p(942, "tenaga_kesehatan", "potential")],
        ["b.", "Berapa yang sudah terdaftar?", p(940, "tenaga_kesehatan", "registered")],
        ["c.", "Berapa yang belum terdaftar?", p(2, "tenaga_kesehatan", "not_registered")],
        ["3.", "Anggota BPD", None],
        ["a.", "Berapa jumlah potensi?", p(1_060, "bpd", "potential")],
        ["b.", "Berapa yang sudah terdaftar?", "-"],
        ["c.", "Berapa yang belum terdaftar?", p(1_060, "bpd", "not_registered")],
    ]
    grid(s, "Kuesioner", rows, district_code="12.03")
    for told in s.participation:
        told["period"] = "2023-12"
    return s


def palas_jumlah_salah() -> Submission:
    """The printed number of registered people is ten short of its rows."""
    s = Submission("Sumut/Palas/kepesertaan.xlsx")

    def r(no, name, segment, a, b):
        return [no, name, P(a, segment=segment, metric="potential"), P(b, segment=segment, metric="registered")]

    rows = [
        "PEMERINTAH KABUPATEN PADANG LAWAS",
        "JUMLAH PEKERJA POTENSIAL DAN TERDAFTAR BPJS KETENAGAKERJAAN PER DESEMBER 2024",
        None,
        ["No", "Segmen", "Potensi", "Terdaftar"],
        r(1, "Non ASN", "non_asn", 3_312, 2_980),
        r(2, "Perangkat Desa", "perangkat_desa", 1_824, 1_790),
        r(3, "Petani Sawit", "petani_sawit", 14_075, 1_025),
        r(4, "Pekerja Rentan", "pekerja_rentan", 28_660, 1_340),
        [None, "Jumlah", G(), Bad(7_125)],
    ]
    grid(s, "Palas", rows, district_code="12.21", period="2024-12")
    return s


def singkil_kode_angka() -> Submission:
    """Codes stored as numbers (11.1), last year's sheet hidden, a hidden row of a district counted twice."""
    s = Submission("BPJSTK/subulussalam/kepesertaan 2023.xlsx")

    def r(shown, name, code, a, b, c):
        t = {"district_code": code, "segment": "total"}
        return [shown, name, P(a, metric="potential", **t), P(b, metric="registered", **t), P(c, metric="active", **t)]

    rows = [
        "Jumlah tenaga kerja seluruh segmen, 30 Nopember 2023",
        None,
        ["Kode", "Daerah", "Potensi", "Terdaftar", "Aktif"],
        r(11.1, "Aceh Singkil", "11.10", 47_812, 21_904, 17_336),
        r(11.75, "Subulussalam", "11.75", 30_177, 12_016, 10_402),
        [11.75, "Subulussalam (lama)", None, None, None],
        r(11.01, "Aceh Selatan", "11.01", 82_450, 24_118, 19_007),
        ["Jumlah", None, G(), G(), G()],
    ]
    ws = grid(s, "Nov 2023", rows)
    for told in s.participation:
        told["period"] = "2023-11"
    ws["C6"], ws["D6"], ws["E6"] = 30_177, 11_880, 10_115
    ws.row_dimensions[6].hidden = True
    old = s.book.create_sheet("2022")
    for row in (["Kode", "Daerah", "Potensi", "Terdaftar", "Aktif"], [11.1, "Aceh Singkil", 46_990, 20_118, 16_404]):
        old.append(row)
    old.sheet_state = "hidden"
    return s


CASES = [
    langkat_iuran_per_opd,
    sibolga_tahun_menyamping,
    aceh_jaya_tiga_tahap,
    langsa_rincian_dpa,
    sumut_provinsi_ribuan,
    aceh_tenggara_tahun_bertumpuk,
    samosir_segmen_menyamping,
    kepulauan_nias_kode_bps,
    pidie_jaya_per_kecamatan,
    padangsidimpuan_teks_rupiah,
    deli_serdang_anggaran_kas,
    karo_versi_tersembunyi,
    tebing_tinggi_csv,
    asahan_html,
    simeulue_jumlah_tertinggal,
    toba_sel_rusak,
    gayo_lues_juta_miliar,
    bireuen_sebulan_setahun,
    nagan_raya_lembar_per_tahap,
    madina_sebelum_sesudah,
    aceh_barat_jaminan_campur,
    labura_keterangan,
    batu_bara_potensi_dan_uang,
    binjai_posisi,
    cabang_banda_aceh_per_segmen,
    sumut_tujuh_daerah_total,
    lhokseumawe_bulan_tanggal,
    aceh_selatan_tab_csv,
    taput_dua_tingkat,
    cabang_langsa_laki_perempuan,
    serdang_bedagai_desimal,
    aceh_utara_ekosistem,
    dairi_html,
    bener_meriah_tiga_posisi,
    nias_blok_per_daerah,
    aceh_provinsi_saja,
    humbahas_target_nonaktif,
    simalungun_daerah_menyamping,
    tapsel_teks_orang,
    palas_jumlah_salah,
    singkil_kode_angka,
]
