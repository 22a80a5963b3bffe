"""Habits that fresh hands and fresh rounds brought: small sheets, the rows that come out of them and what is said."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from analysis.cleaning import when
from analysis.cleaning.submissions import Submission, read_submission

TITLE = ("ANGGARAN IURAN BPJS KETENAGAKERJAAN (JKK DAN JKM)", "KABUPATEN BIREUEN", "TAHUN ANGGARAN 2023")
MONTHS = [names[0].title() for names in when.MONTHS.values()]
COUNTS = ("KEPESERTAAN BPJS KETENAGAKERJAAN", "KABUPATEN BIREUEN", "PERIODE SEPTEMBER 2023")


@pytest.fixture
def sent(tmp_path: Path):
    def send(
        *rows: tuple, title: tuple[str, ...] = TITLE, merges: tuple[str, ...] = (), sheet: str = "Sheet"
    ) -> Submission:
        book = openpyxl.Workbook()
        book.active.title = sheet
        for row in [*((text,) for text in title), (), *rows]:
            book.active.append(row)
        for area in merges:
            book.active.merge_cells(area)
        path = tmp_path / "Aceh" / "sheet.xlsx"
        path.parent.mkdir(exist_ok=True)
        book.save(path)
        return read_submission(path, file="submissions/Aceh/sheet.xlsx", folder="submissions")

    return send


def amounts(read: Submission) -> dict[str, int]:
    return {row["cell"]: round(row["amount_idr"]) for row in read.lines}


def people(read: Submission) -> dict[str, int]:
    return {row["cell"]: row["workers"] for row in read.counts}


def told(read: Submission, column: str) -> dict[str, object]:
    return {row["cell"]: row[column] for row in (*read.lines, *read.counts)}


def rules(read: Submission) -> dict[str, str]:
    """The cells that each warning and error names, by rule."""
    found = [each for each in read.findings if each["severity"] != "info"]
    return {each["rule"]: " ".join(other["cell"] for other in found if other["rule"] == each["rule"]) for each in found}


# ---- stages ------------------------------------------------------------------------------------


def test_an_amount_without_a_stage_is_murni_with_a_warning(sent):
    read = sent(
        ("Segmen", "Orang", "Bulan", "Iuran", "Jumlah (Rp)"),
        ("Non ASN", 100, 12, 12_000, 14_400_000),
        ("Nelayan", 50, 12, 16_800, 10_080_000),
    )
    assert told(read, "stage") == {"E6": "murni", "E7": "murni"}
    assert rules(read)["stage_assumed"] == "E6 E7"


def test_a_record_goes_on_under_its_name_where_only_the_stage_changes(sent):
    read = sent(
        ("Uraian", "Tahap APBD", "2022", "2023"),
        ("Iuran JKM PNS", "Murni", 246_252_000, 269_100_000),
        (None, "Setelah Perubahan", 215_676_000, 263_028_000),
        ("Iuran JKK Nelayan", "Murni", 33_351_840, 37_854_720),
        (None, "Setelah Perubahan", 26_731_080, 36_798_960),
        (None, "Realisasi Akhir Tahun", 24_842_160, 35_749_560),
        title=(*TITLE[:2], "DINAS TENAGA KERJA"),
    )
    assert told(read, "counted") == dict.fromkeys(("C6", "D6", "C7", "D7"), False) | dict.fromkeys(
        ("C8", "D8", "C9", "D9", "C10", "D10"), True
    )
    assert told(read, "segment")["D10"] == "nelayan"
    assert told(read, "stage")["D10"] == "realisasi"
    assert told(read, "fiscal_year")["C9"] == "2022"


# ---- money -------------------------------------------------------------------------------------


def test_six_rupiah_for_one_person_and_month_are_six_thousand(sent):
    read = sent(
        ("Segmen", "Orang", "Bulan", "APBK Murni", "Realisasi"),
        ("Non ASN", 1_080, 10, 64_800, 63_720),
        ("Nelayan", 500, 12, 100_800, 90_720),
    )
    assert amounts(read) == {"D6": 64_800_000, "D7": 100_800_000, "E6": 63_720_000, "E7": 90_720_000}
    assert set(rules(read)["unit_by_premium"].split()) == {"D6", "E6"}


def test_thousands_over_a_table_that_premiums_refute_are_not_applied_to_any_of_its_amounts(sent):
    read = sent(
        ("(dalam ribuan rupiah)",),
        ("Segmen", "Orang", "Bulan", "Iuran (Rp/org/bln)", "APBK Murni", "Realisasi"),
        ("Non ASN", 1_450, 3, 2_520, None, 10_962_000),
        ("Langganan Internet", None, None, None, 260_292_000, 242_808_000),
    )
    assert amounts(read)["F7"] == 10_962_000
    assert amounts(read)["E8"] == 260_292_000
    assert told(read, "unit_cost_idr")["F7"] == 2_520


def test_thousands_of_rupiah_leave_people_as_they_are(sent):
    read = sent(
        ("(Rp. 000,-)",),
        ("Segmen", "Jumlah Potensi", "Sudah Terdaftar", "APBK Murni"),
        ("THL", 2_329, 1_115, 34_020),
        ("Nelayan", 4_000, 2_000, 25_200),
    )
    assert people(read) == {"B7": 2_329, "B8": 4_000, "C7": 1_115, "C8": 2_000}
    assert amounts(read) == {"D7": 34_020_000, "D8": 25_200_000}


def test_a_unit_over_the_first_of_several_tables_means_them_all(sent):
    head = ("Uraian", "Pagu Murni", "Realisasi")
    read = sent(
        ("(dalam jutaan rupiah)",),
        head,
        ("Iuran JKK Nelayan", 180, 149.4),
        (),
        ("TAHUN ANGGARAN 2024",),
        head,
        ("Iuran JKK Nelayan", 624, 616.8),
    )
    assert amounts(read) == {"B7": 180_000_000, "C7": 149_400_000, "B11": 624_000_000, "C11": 616_800_000}
    assert told(read, "fiscal_year")["B11"] == "2024"


@pytest.mark.parametrize(
    ("heads", "values"),
    [(("Semester I", "Semester II"), (6_000_000, 8_400_000)), (("TW I", "TW II", "TW III", "TW IV"), (3_600_000,) * 4)],
)
def test_of_a_year_spread_over_its_parts_the_year_is_the_line(sent, heads: tuple[str, ...], values: tuple[int, ...]):
    read = sent(
        ("Segmen", *heads, "Setahun"),
        ("Non ASN", *values, sum(values)),
        ("Nelayan", *values, sum(values)),
    )
    assert set(amounts(read).values()) == {sum(values)}
    assert len(read.lines) == 2


def test_needs_are_the_budget_only_where_no_other_column_is(sent):
    heads = ("Jabatan", "Orang", "Iuran", "Bulan", "Kebutuhan (Rp)")
    alone = sent(heads, ("Keuchik", 152, 10_800, 12, 19_699_200), ("Tuha Peut", 760, 10_800, 12, 98_496_000))
    assert amounts(alone) == {"E6": 19_699_200, "E7": 98_496_000}
    assert rules(alone)["need_as_budget"] == "E6 E7"
    beside = sent(
        (*heads, "APBK Murni (Rp)"),
        ("Keuchik", 152, 10_800, 12, 19_699_200, 15_000_000),
        ("Tuha Peut", 760, 10_800, 12, 98_496_000, 90_000_000),
    )
    assert amounts(beside) == {"F6": 15_000_000, "F7": 90_000_000}


def test_units_beside_their_numbers_say_what_is_counted(sent):
    read = sent(
        ("Uraian", "Volume", None, "Frekuensi", None, "Harga Satuan", "Jumlah"),
        ("Petugas KPPS", 75, "org", 8, "bln", 12_960, 7_776_000),
        ("Pantarlih", 45, "org", 8, "bln", 9_720, 3_499_200),
        merges=("B5:C5", "D5:E5"),
    )
    assert told(read, "workers") == {"G6": 75, "G7": 45}
    assert told(read, "months") == {"G6": 8, "G7": 8}


def test_a_heading_is_known_by_its_code_whether_its_sum_holds_or_not(sent):
    read = sent(
        ("Kode Rekening", "Uraian", "APBK Murni"),
        ("5.1.02.02", "Belanja Jasa", 99_000_000),
        ("5.1.02.02.02", "Belanja Iuran Jaminan/Asuransi", 99_000_000),
        ("5.1.02.02.02.0006", "Belanja Iuran Jaminan Kecelakaan Kerja bagi Non ASN", 40_000_000),
        ("5.1.02.02.02.0007", "Belanja Iuran Jaminan Kematian bagi Non ASN", 50_000_000),
    )
    assert amounts(read) == {"C8": 40_000_000, "C9": 50_000_000}


def test_codes_that_lost_their_dots_are_no_money(sent):
    read = sent(
        ("No", "Kode Rekening", "Uraian", "APBK Murni"),
        (1, 510202020006, "Belanja Iuran Jaminan Kecelakaan Kerja bagi Non ASN", 40_000_000),
        (2, 510202020007, "Belanja Iuran Jaminan Kematian bagi Non ASN", 50_000_000),
    )
    assert amounts(read) == {"D6": 40_000_000, "D7": 50_000_000}
    assert told(read, "account_code") == {"D6": "5.1.02.02.02.0006", "D7": "5.1.02.02.02.0007"}


def test_a_recap_of_one_sheet_for_each_group_counts_once(tmp_path: Path):
    book = openpyxl.Workbook()
    book.active.title = "Rekap"
    for row in [(text,) for text in TITLE]:
        book.active.append(row)
    rows = {
        "Non ASN": (("Dinas A", 4_000_000), ("Dinas B", 6_000_000)),
        "Nelayan": (("Kec. A", 3_000_000), ("Kec. B", 9_000_000)),
    }
    book.active.append(("Segmen", "APBK Murni"))
    for name, parts in rows.items():
        book.active.append((name, sum(amount for _, amount in parts)))
        sheet = book.create_sheet(name)
        sheet.append((f"IURAN JKK DAN JKM {name.upper()} KABUPATEN BIREUEN APBK MURNI 2023",))
        sheet.append(("SKPK", "Jumlah (Rp)"))
        for part in parts:
            sheet.append(part)
    book.save(tmp_path / "recap.xlsx")
    read = read_submission(tmp_path / "recap.xlsx", file="submissions/recap.xlsx", folder="submissions")
    assert {(row["sheet"], row["cell"]) for row in read.lines} == {
        (name, cell) for name in rows for cell in ("B3", "B4")
    }
    assert any(each["rule"] == "sheet_repeats" and each["sheet"] == "Rekap" for each in read.findings)


def test_a_unit_at_an_edge_that_lies_in_a_hidden_column_still_holds(tmp_path: Path):
    book = openpyxl.Workbook()
    for row in (
        (TITLE[0],), (TITLE[1],), (None, None, None, "(dalam ribuan rupiah)"), ("Uraian", "APBK Murni 2023", "Realisasi 2023", "Cek"),
        ("Iuran JKK Nelayan", 16_632, 15_444, 1), ("Iuran JKM Nelayan", 20_790, 19_305, 1),
    ):  # fmt: skip
        book.active.append(row)
    book.active.column_dimensions["D"].hidden = True
    book.save(tmp_path / "edge.xlsx")
    read = read_submission(tmp_path / "edge.xlsx", file="submissions/edge.xlsx", folder="submissions")
    assert amounts(read) == {"B5": 16_632_000, "B6": 20_790_000, "C5": 15_444_000, "C6": 19_305_000}


def test_years_under_tahun_are_in_the_unit_of_the_title(sent):
    read = sent(
        ("Satuan: Ribu Rupiah",),
        ("Uraian", "Tahun", None),
        (None, 2022, 2023),
        ("Iuran JKK Nelayan", 21_120, 21_840),
        ("Iuran JKM Nelayan", 26_400, 27_300),
        title=(*TITLE[:2], "ANGGARAN MURNI"),
        merges=("B6:C6", "A6:A7"),
    )
    assert amounts(read) == {"B8": 21_120_000, "B9": 26_400_000, "C8": 21_840_000, "C9": 27_300_000}


def test_amounts_that_would_insure_nobody_ask_for_their_unit(sent):
    read = sent(
        ("Uraian", "APBK Murni", "Realisasi"),
        ("Iuran JKK Nelayan", 16_632, 15_444),
        ("Iuran JKM Nelayan", 20_790, 19_305),
    )
    assert rules(read)["amounts_too_small"].split() == ["B6", "B7", "C6", "C7"]


def test_so_many_people_as_a_year_has_numbers_are_people(sent):
    read = sent(
        ("Uraian", "Sasaran (Orang)", "Bulan", "Tarif", "APBK Murni"),
        ("Iuran JKK dan JKM Non ASN", "2019", 10, 12_000, 242_280_000),
        ("Iuran JKK dan JKM Nelayan", "3984", 12, 16_800, 803_174_400),
    )
    assert told(read, "fiscal_year") == {"E6": "2023", "E7": "2023"}
    assert told(read, "workers") == {"E6": 2_019, "E7": 3_984}


def test_a_title_that_is_only_the_province_names_it_where_no_district_is_named(sent):
    rows = (("Uraian", "APBA Murni"), ("Iuran JKK Nelayan", 360_000_000), ("Iuran JKM Nelayan", 244_800_000))
    own = sent(*rows, title=("ANGGARAN IURAN BPJS KETENAGAKERJAAN", "ACEH", "TAHUN ANGGARAN 2023"))
    assert told(own, "district_code") == {"B6": "11", "B7": "11"}
    district = sent(*rows, title=("ANGGARAN IURAN BPJS KETENAGAKERJAAN", "ACEH", "KABUPATEN BIREUEN TAHUN 2023"))
    assert told(district, "district_code") == {"B6": "11.11", "B7": "11.11"}


# ---- people ------------------------------------------------------------------------------------


def test_a_fraction_of_the_size_of_its_column_is_restored_with_a_warning(sent):
    read = sent(
        ("Segmen", "Potensi", "Terdaftar"),
        ("PU", 24_945, 3_673),
        ("BPU", 37_217, 3.746),
        ("Jakon", 4_526, 3_808),
        ("Nelayan", 9_000, 2_950),
        ("PMI", 900, 0.5),
        title=COUNTS,
    )
    assert people(read)["C7"] == 3_746
    assert "C10" not in people(read)
    assert rules(read)["count_restored"] == "C7"
    assert rules(read)["count_not_whole"] == "C10"


def test_shares_among_metrics_are_no_people(sent):
    read = sent(
        ("Segmen", "Uraian", "Januari", "Februari"),
        ("PU", "Potensi", 32_531, 32_600),
        (None, "Terdaftar", 11_557, 11_689),
        (None, "% Kepesertaan", 35.53, 35.86),
        ("BPU", "Potensi", 56_810, 56_900),
        (None, "Terdaftar", 7_515, 7_622),
        (None, "% Kepesertaan", 13.23, 13.4),
        title=(*COUNTS[:2], "TAHUN 2023"),
    )
    assert len(read.counts) == 8
    assert not set(rules(read)) & {"count_restored", "count_not_whole"}
    assert told(read, "period")["D10"] == "2023-02"


def test_a_group_nobody_knows_is_kept_and_told(sent):
    read = sent(
        ("Kelompok", "Potensi", "Terdaftar"),
        ("Tenaga Honorer", 1_313, 900),
        ("Perangkat Desa", 907, 800),
        ("Pawang Hujan", 137, 40),
        ("Jumlah", 2_357, 1_740),
        title=COUNTS,
    )
    assert told(read, "segment")["C8"] == "lainnya"
    assert people(read)["C8"] == 40
    assert rules(read)["group_not_known"].split() == ["B8"]


def test_premiums_received_arrears_claims_and_villages_are_neither_budget_nor_people(sent):
    read = sent(
        (
            "Segmen",
            "Jumlah Desa",
            "Terdaftar",
            "Aktif",
            "Iuran Diterima (Rp)",
            "Tunggakan Iuran (Rp)",
            "Klaim JKK (Kasus)",
        ),
        ("PU", 23, 18_240, 17_906, 2_871_402_118, 5_611_200, 5),
        ("BPU", 27, 2_001, 2_000, 56_179_200, 50_400, 4),
        title=COUNTS,
    )
    assert read.lines == []
    assert people(read) == {"C6": 18_240, "C7": 2_001, "D6": 17_906, "D7": 2_000}


def test_of_offices_only_their_printed_sum_is_a_count(sent):
    read = sent(
        ("OPD", "Jumlah Non ASN", "Sudah Terdaftar", "Belum Terdaftar", "Ket"),
        ("Dinas Pendidikan", 622, 480, 142, None),
        ("Dinas Kesehatan", 241, 241, None, "lengkap"),
        ("Dinas Perikanan", 38, None, 38, "belum ada anggaran"),
        ("JUMLAH", 901, 721, 180, None),
        title=COUNTS,
    )
    assert people(read) == {"B9": 901, "C9": 721, "D9": 180}
    assert told(read, "metric") == {"B9": "potential", "C9": "registered", "D9": "not_registered"}


def test_months_and_years_in_numbers_reach_down_over_blanks(sent):
    read = sent(
        ("Tahun", "Bulan", "Segmen", "Potensi", "Terdaftar"),
        (2022, 1, "PU", 62_301, 27_846),
        (None, None, "BPU", 58_275, 6_354),
        (None, 2, "PU", 62_301, 28_161),
        (None, None, "BPU", 58_275, 6_342),
        (2023, 1, "PU", 63_000, 29_000),
        (None, None, "BPU", 59_000, 7_000),
        title=(*COUNTS[:2], "DINAS TENAGA KERJA"),
    )
    assert told(read, "period") == {
        f"{column}{row}": period
        for column in "DE"
        for row, period in enumerate(("2022-01",) * 2 + ("2022-02",) * 2 + ("2023-01",) * 2, 6)
    }


def test_a_month_in_which_nobody_was_counted_does_not_end_a_long_table(sent):
    rows = []
    for month in ("Januari", "Februari"):
        rows += [(2020, month, group, metric, number) for group, metric, number in (
            ("PU", "Potensi", 35_211), ("PU", "Terdaftar", 20_417), ("BPU", "Potensi", 27_814),
            ("BPU", "Terdaftar", 5_335), ("PMI", "Potensi", None), ("PMI", "Terdaftar", None),
        )]  # fmt: skip
    read = sent(
        ("Tahun", "Bulan", "Segmen", "Indikator", "Jumlah Orang"), *rows, title=(*COUNTS[:2], "DINAS TENAGA KERJA")
    )
    assert set(people(read)) == {f"E{row}" for row in (6, 7, 8, 9, 12, 13, 14, 15)}
    assert told(read, "period")["E15"] == "2020-02"


def test_totals_of_a_long_table_that_hold_are_no_fault_and_others_are(sent):
    def rows(total: int) -> list[tuple]:
        return [
            (month, district, group, number)
            for month in ("Januari", "Februari", "Maret")
            for district, numbers in (("Bireuen", (100, 50)), ("Pidie", (30, 20)), ("Jumlah", (130, total)))
            for group, number in zip(("PU", "BPU"), numbers, strict=True)
        ]

    heads = ("Bulan", "Kabupaten/Kota", "Segmen", "Terdaftar")
    title = (COUNTS[0], "PROVINSI ACEH", "TAHUN 2023")
    assert "total_disagrees" not in rules(sent(heads, *rows(70), title=title))
    assert "total_disagrees" in rules(sent(heads, *rows(71), title=title))


def test_totals_of_districts_and_groups_hold_where_month_and_district_stand_once(sent):
    rows: list[tuple] = []
    for month in ("Januari", "Februari", "Maret"):
        blocks = {("11.11", "Bireuen"): (100, 50), ("11.07", "Pidie"): (30, 20), (None, "Jumlah"): (130, 70)}
        for (code, district), numbers in blocks.items():
            for group, number in zip(("PU", "BPU", "Jumlah"), (*numbers, sum(numbers)), strict=True):
                first = group == "PU"
                rows.append(
                    (
                        month if first and code == "11.11" else None,
                        *((code, district) if first else (None, None)),
                        group,
                        number,
                    )
                )
    heads = ("Bulan", "Kode", "Kabupaten/Kota", "Segmen", "Terdaftar")
    read = sent(heads, *rows, title=(COUNTS[0], "PROVINSI ACEH", "TAHUN 2023"))
    assert "total_disagrees" not in rules(read)
    assert len(read.counts) == 12


# ---- forms -------------------------------------------------------------------------------------


def test_a_form_of_one_line_with_running_numbers(sent):
    read = sent(
        ("1.", "Kabupaten/Kota", ":", "Bireuen"),
        ("2.", "Sumber Dana", ":", "DBH Sawit"),
        ("3.", "Sasaran", ":", "Petani dan buruh tani kelapa sawit"),
        ("4.", "Program yang diikuti", ":", "JKK dan JKM"),
        ("5.", "Jumlah Sasaran", ":", "1.250 orang"),
        ("6.", "Besaran Iuran", ":", "Rp16.800,- per orang per bulan"),
        ("7.", "Jangka Waktu", ":", "6 (enam) bulan"),
        ("8.", "Jumlah Anggaran", ":", "Rp126.000.000,-"),
    )
    assert amounts(read) == {"D12": 126_000_000}
    row = read.lines[0]
    assert (row["segment"], row["fund_source"], row["programme"]) == ("petani_sawit", "DBH_SAWIT", "JKK+JKM")
    assert (row["workers"], row["months"], row["unit_cost_idr"]) == (1_250, 6, 16_800)


def test_sums_of_a_table_on_its_side_are_those_of_its_lines(sent):
    read = sent(
        ("Uraian", "Non ASN", "Nelayan", "Jumlah"),
        ("Jumlah orang", 200, 100, 300),
        ("Jumlah bulan", 12, 12, None),
        ("Iuran per orang per bulan (Rp)", 12_000, 16_800, None),
        ("Sumber dana", "APBD", "CSR", None),
        ("Anggaran (Rp)", 28_800_000, 20_160_000, 48_960_000),
    )
    assert amounts(read) == {"B10": 28_800_000, "C10": 20_160_000}
    assert told(read, "fund_source") == {"B10": "APBD", "C10": "LAINNYA"}
    assert "total_disagrees" not in rules(read)


def test_a_note_on_how_to_type_numbers_beside_a_form_takes_nothing_from_it(sent):
    block = (
        "Segmen Peserta",
        "Rincian Belanja",
        "Volume (Orang)",
        "Jml Bln",
        "Harga Satuan (Rp/OB)",
        "APBD Murni",
        "Realisasi",
    )
    first = ("Kepling", "Iuran JKK dan JKM Kepling", 752, 12, 16_800, 151_603_200, 116_054_400)
    second = ("Nelayan", "Iuran JKK dan JKM Nelayan", 100, 12, 16_800, 20_160_000, None)
    note = "Contoh penulisan angka: 1.234.567 (bukan 1,234,567)"
    rows = [("Data", "Isian"), *zip(block, first, strict=True), (), ("Data", "Isian"), *zip(block, second, strict=True)]
    rows[-1] = ("Realisasi", None, None, note)
    read = sent(*rows)
    assert sorted(amounts(read).values()) == [20_160_000, 116_054_400, 151_603_200]
    assert {row["workers"] for row in read.lines} == {752, 100}


def test_a_text_that_leaves_out_its_accounts_programme_is_told(sent):
    read = sent(
        ("Kode Rekening", "Uraian", "Program", "Anggaran (Rp)"),
        ("5.1.02.02.02.0006", "Iuran JKK dan JKM Non ASN", "JKK dan JKM", 14_400_000),
        ("5.1.02.02.02.0006", "Iuran Jaminan Kematian Non ASN", "JKM", 7_200_000),
        ("5.1.02.02.02.0007", "Iuran Jaminan Kematian Nelayan", "JKM", 3_400_000),
        ("5.1.02.02.02.0006", "Iuran BPJS Kesehatan Non ASN", None, 5_000_000),
    )
    assert rules(read)["account_name_differs"] == "D7 D9"


def test_the_name_of_an_account_fits_it_whatever_the_detail_over_it_tells(sent):
    read = sent(
        ("Kode Rekening", "Uraian", "Program", "Anggaran (Rp)"),
        ("5.1.02.02.02.0006", "Belanja Iuran Jaminan Kecelakaan Kerja bagi Non ASN", None, 4_800_000),
        (None, "- Iuran JKK Nelayan", "JKK", 3_600_000),
        (None, "- Iuran JKK Petani", "JKK", 1_200_000),
        ("5.1.02.02.02.0007", "Belanja Iuran Jaminan Kematian bagi Non ASN", None, 3_400_000),
        (None, "- Iuran JKM Nelayan", "JKM", 2_400_000),
        (None, "- Iuran JKM Petani", "JKM", 1_000_000),
    )
    assert set(amounts(read).values()) == {3_600_000, 1_200_000, 2_400_000, 1_000_000}
    assert "account_name_differs" not in rules(read)


def test_a_code_with_letters_for_the_agency_begins_a_block_of_its_own(sent):
    read = sent(
        ("Kode Rekening", "Uraian", "APBD"),
        ("2.07.05.2.02.0005", "Pengembangan Pelaksanaan Jaminan Sosial Tenaga Kerja", 70_257_600),
        (5_102_02, "Belanja Jasa", 70_257_600),
        (510_202_020_006, "Belanja Iuran Jaminan Kecelakaan Kerja bagi Non ASN", 41_820_000),
        (None, "- Iuran Jaminan Kecelakaan Kerja Pekerja Rentan", 41_820_000),
        (510_202_020_007, "Belanja Iuran Jaminan Kematian bagi Non ASN", 28_437_600),
        (None, "- Iuran Jaminan Kematian Pekerja Rentan", 28_437_600),
        ("X.XX.01.2.08.0004", "Penyediaan Jasa Pelayanan Umum Kantor", 84_815_640),
        (5_102_02, "Belanja Jasa", 84_815_640),
        (510_202_020_006, "Belanja Iuran Jaminan Kecelakaan Kerja bagi Non ASN", 37_693_251),
        (None, "- Iuran Jaminan Kecelakaan Kerja Tenaga Honorer", 37_693_251),
        (510_202_020_007, "Belanja Iuran Jaminan Kematian bagi Non ASN", 47_122_389),
        (None, "- Iuran Jaminan Kematian Tenaga Honorer", 47_122_389),
        (None, "TOTAL", 155_073_240),
    )
    assert set(amounts(read)) == {"C9", "C11", "C15", "C17"}
    assert not [each for each in read.findings if each["severity"] == "error"]


def test_an_activity_over_its_accounts_is_a_heading_unless_it_is_less(sent):
    read = sent(
        ("Kode", "Uraian", "Anggaran", "Realisasi", "%"),
        ("2.07.05.2.02.0005", "Pengembangan Jaminan Sosial Tenaga Kerja", 90_000_000, 45_000_000, "50 %"),
        ("5.1.02.02.02.0006", "Belanja Iuran Jaminan Kecelakaan Kerja bagi Non ASN", 40_000_000, 30_000_000, "75 %"),
        ("2.13.04.2.01.0005", "Iuran BPJS Ketenagakerjaan (JKK) Aparatur Gampong", 10_000_000, 10_000_000, "100 %"),
        ("5.1.02.02.02.0007", "Belanja Iuran Jaminan Kematian bagi Non ASN", 50_000_000, 15_000_000, "30 %"),
    )
    assert set(amounts(read)) == {"C7", "D7", "C8", "D8", "C9", "D9"}


def test_a_unit_is_refuted_by_the_whole_product_and_not_by_a_part_of_it(sent):
    header = ("Uraian", "Orang", "Bulan", "Iuran (Rp)", "Murni (ribu rupiah)", "Perubahan (ribu rupiah)")
    read = sent(
        header,
        ("Iuran JKK Non ASN", 1_240, 6, 7_200, 53_568, 43_200),  # by chance 6 x 7,200
        ("Iuran JKM Non ASN", 1_240, 6, 9_000, 66_960, 54_000),
    )
    assert amounts(read) == {"E6": 53_568_000, "E7": 66_960_000, "F6": 43_200_000, "F7": 54_000_000}
    assert "unit_refuted_by_product" not in rules(read)
    read = sent(
        header,
        ("Iuran JKK Non ASN", 1_240, 6, 7_200, 53_568, 53_568_000),
        ("Iuran JKM Non ASN", 1_240, 6, 9_000, 66_960, 66_960_000),
    )
    assert amounts(read) == {"E6": 53_568_000, "E7": 66_960_000, "F6": 53_568_000, "F7": 66_960_000}
    assert "unit_refuted_by_product" in rules(read)


# ---- what is told of a sheet without a fault ---------------------------------------------------


def test_what_stands_over_tables_side_by_side_is_told_of_each(sent):
    names = ("Bulan", "Potensi", "Terdaftar", "Belum Terdaftar")
    groups = ("Segmen Penerima Upah", 14_200), ("Segmen Bukan Penerima Upah", 23_100), ("Segmen JAKON", 2_078)
    rows = [
        [cell for _, all_ in groups for cell in (month, all_, 900 + step, all_ - 900 - step, None)]
        for step, month in enumerate(MONTHS)
    ]
    read = sent(
        ("Kab/Kota", ": Kabupaten Bireuen"),
        ("Provinsi", ": Aceh"),
        ("Tahun", ": 2022"),
        (),
        (),
        [cell for name, _ in groups for cell in (name, *[None] * 4)],
        [cell for _ in groups for cell in (*names, None)],
        *rows,
        title=("LAPORAN KEPESERTAAN BULANAN",),
        sheet="T.2024",  # the letterhead counts for more
    )
    assert len(read.counts) == 108
    assert {row["period"] for row in read.counts} == {f"2022-{month:02d}" for month in range(1, 13)}
    assert {row["segment"] for row in read.counts} == {"pu", "bpu", "jakon"}


def test_a_total_does_not_hold_for_a_bundle_and_its_parts(sent):
    header = ("Kelompok Pekerja", "Potensi", "Terdaftar")
    bundle = ("Ekosistem Gampong", 1_806, 46), ("Aparatur Gampong", 1_279, 33), ("Tuha Peut", 527, 13)
    rest = ("Honorer", 1_310, 1_126), ("Guru Honor", 700, 29)
    for rows in ((*bundle, *rest), (*rest, *bundle[1:], bundle[0])):
        read = sent(header, *rows, ("JUMLAH", 3_816, 1_201), title=COUNTS)
        assert "total_disagrees" not in rules(read)
        assert set(people(read).values()) == {1_279, 33, 527, 13, 1_310, 1_126, 700, 29}
    read = sent(header, *bundle, *rest, ("JUMLAH", 3_816, 1_241), title=COUNTS)
    assert rules(read)["total_disagrees"] == "C11"


def test_a_column_adds_up_those_without_which_it_does_not_hold(sent):
    read = sent(
        ("Uraian", "Pagu Murni", "Jumlah Total Perubahan", "Bertambah/(Berkurang)", "Realisasi", "Saldo"),
        ("Iuran JKK Non ASN", 61_753_200, 61_753_200, 0, 59_606_400, 2_146_800),
        ("Iuran JKM Non ASN", 75_600_000, 72_000_000, -3_600_000, 69_600_000, 2_400_000),
        ("Iuran JKK Nelayan", 27_157_680, 27_157_680, 0, 26_101_440, 1_056_240),
        ("Iuran JKM Nelayan", 31_446_000, 31_446_000, 0, 27_826_800, 3_619_200),
    )
    assert "total_disagrees" not in rules(read)


def test_a_percentage_among_counts_is_no_broken_count(sent):
    long = [
        (name, metric, value)
        for name, potential, members in (("Non ASN", 1_240, 571), ("Nelayan", 2_300, 322), ("Petani", 905, 77))
        for metric, value in (
            ("Potensi", potential),
            ("Terdaftar", members),
            ("Cakupan", f"{members / potential:.2%}".replace(".", ",")),
        )
    ]
    read = sent(("Segmen", "Indikator", "Jumlah (Orang)"), *long, title=COUNTS)
    assert len(read.counts) == 6
    assert not rules(read)
    fractions = [(name, metric, value if metric != "Cakupan" else 0.4135) for name, metric, value in long]
    read = sent(("Segmen", "Indikator", "Jumlah (Orang)"), *fractions, title=COUNTS)
    assert len(read.counts) == 6
    assert not rules(read)
    broken = [(*row[:2], 571.5 if row[2] == 571 else row[2]) for row in long]
    said = rules(sent(("Segmen", "Indikator", "Jumlah (Orang)"), *broken, title=COUNTS))
    assert "C7" in " ".join(said.values()).split()


def test_a_programme_beside_numbers_of_programmes_is_no_number(sent):
    read = sent(
        ("Uraian", "Non ASN", "Nelayan"),
        ("Jenis Program", "3 Program", "2 program (JKK dan JKM)"),
        ("Jumlah Tenaga Kerja", 2_781, 354),
        ("Bulan", 12, 3),
        ("Anggaran (Rp)", 580_000_000, 17_841_600),
    )
    assert told(read, "programme") == {"B9": "JKK+JKM+JHT", "C9": "JKK+JKM"}
    assert "not_a_number" not in rules(read)


# ---- groups, funds and counts ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "segment"),
    [
        ("Pekerja Rentan (petani kopi miskin, buruh kasar)", "pekerja_rentan"),
        ("Pekerja Rentan (nelayan)", "nelayan"),
        ("PPPK Paruh Waktu Guru", "pppk_paruh_waktu"),
        ("PPPK Paruh Waktu Tenaga Kesehatan (bidan, perawat)", "pppk_paruh_waktu"),
        ("Majelis Duduk Setikar Kampung (MDSK)", "bpd"),
        ("Rakyat Genap Mupakat (RGM)", "bpd"),
    ],
)
def test_the_group_of_workers_that_a_name_means(name: str, segment: str, sent):
    read = sent(("Kelompok", "Potensi", "Terdaftar"), (name, 500, 120), ("Kader", 400, 80), title=COUNTS)
    assert told(read, "segment")["B6"] == segment


def test_the_fund_of_a_column_counts_where_a_dash_stands_in_another(sent):
    read = sent(
        ("Kelompok Pekerja", "Sumber Pembiayaan (Rp)", None, None, "Jumlah"),
        (None, "APBK", "APBA", "APBG", None),
        ("Non ASN", 28_425_600, "-", "-", 28_425_600),
        ("Keuchik dan Perangkat Gampong", "-", "-", 27_129_600, 27_129_600),
        ("Nelayan", 4_032_000, 10_080_000, "-", 14_112_000),
        merges=("B5:D5",),
    )
    assert told(read, "fund_source") == {"B7": "APBD", "D8": "APBDES", "B9": "APBD", "C9": "PROVINSI"}


def test_a_fund_in_brackets_of_a_print_is_that_of_the_lines_under_it(sent):
    read = sent(
        ("Kode Rekening", "Uraian", "Koefisien", "Jumlah (Rp)"),
        ("5.1.02.02.02.0006", "Belanja Iuran Jaminan Kecelakaan Kerja bagi Non ASN", None, 4_880_400),
        (None, "[#] Iuran Jaminan Kecelakaan Kerja", None, 4_880_400),
        (None, "[-] Sumber Dana : Dana Alokasi Umum (DAU)", None, 4_880_400),
        (None, "Iuran JKK Tenaga Kontrak Administrasi", "35 Orang x 12 Bulan", 3_486_000),
        (None, "Iuran JKK Petugas Kebersihan Kantor", "14 Orang x 12 Bulan", 1_394_400),
        ("5.1.02.02.02.0007", "Belanja Iuran Jaminan Kematian bagi Non ASN", None, 4_368_000),
        (None, "[#] Iuran Jaminan Kematian", None, 4_368_000),
        (None, "[-] Sumber Dana : DBH Sawit", None, 4_368_000),
        (None, "Iuran JKM Tenaga Kontrak Administrasi", "35 Orang x 12 Bulan", 4_368_000),
    )
    assert told(read, "fund_source") == {"D9": "APBD", "D10": "APBD", "D14": "DBH_SAWIT"}


def test_companies_projects_and_gaps_to_a_target_are_no_workers(sent):
    read = sent(
        ("Kab/Kota", "PU", None, "Jasa Konstruksi", None),
        (None, "Perusahaan", "TK Aktip", "Proyek", "TK Aktip"),
        ("Kab. Bireuen", 812, 48_310, 88, 2_140),
        ("Kab. Pidie", 305, 21_877, 51, 1_313),
        merges=("B5:C5", "D5:E5"),
        title=COUNTS,
    )
    assert people(read) == {"C7": 48_310, "E7": 2_140, "C8": 21_877, "E8": 1_313}
    assert set(told(read, "metric").values()) == {"active"}
    read = sent(
        ("Daerah", "Potensi", "Target (%)", "Target (Orang)", "Coverage (Orang)", "Coverage (%)", "Gap thd Target"),
        ("Kab. Bireuen", 68_120, 40, 27_248, 24_105, 35.39, 3_143),
        ("Kab. Pidie", 97_450, 38, 37_031, 30_211, 31.0, 6_820),
        title=("UNIVERSAL COVERAGE JAMSOSTEK", "PERIODE OKTOBER 2023"),
    )
    assert told(read, "metric") == {
        **{"B5": "potential", "D5": "target", "E5": "registered"},
        **{"B6": "potential", "D6": "target", "E6": "registered"},
    }


def test_f_and_p_are_heard_alike(sent):
    read = sent(("Kelompok", "Potensi", "Terdaptar"), ("Keuchik", 68, 60), ("Tuha Peut", 476, 120), title=COUNTS)
    assert told(read, "metric")["C6"] == "registered"


# ---- forms -------------------------------------------------------------------------------------


def test_sections_of_a_form_tell_each_their_own(sent):
    read = sent(
        ("A.", None, "ANGGARAN TENAGA NON ASN"),
        ("Program yang diikuti", ":", "JKK dan JKM"),
        ("Sumber Dana", ":", "DAU"),
        ("Anggaran Murni", ":", "Rp. 259.200.000,-"),
        ("Anggaran Setelah Perubahan", ":", "Rp. 272.160.000,-"),
        (),
        ("B.", None, "KEPESERTAAN NELAYAN PER DESEMBER 2023"),
        ("Potensi", ":", "2.318 orang"),
        ("Terdaftar", ":", "2.100 orang"),
        title=("FORMULIR MONITORING INPRES NOMOR 2 TAHUN 2021", "KABUPATEN BIREUEN", "TAHUN ANGGARAN 2023"),
    )
    assert amounts(read) == {"C8": 259_200_000, "C9": 272_160_000}
    assert [row["stage"] for row in read.lines] == ["murni", "perubahan"]
    assert people(read) == {"C12": 2_318, "C13": 2_100}
    assert [row["metric"] for row in read.counts] == ["potential", "registered"]
    assert told(read, "segment") == {"C8": "non_asn", "C9": "non_asn", "C12": "nelayan", "C13": "nelayan"}
    assert {row["fund_source"] for row in read.lines} == {"APBD"}
    assert {row["period"] for row in read.counts} == {"2023-12"}


def test_answers_are_what_their_questions_ask_for(sent):
    read = sent(
        ("No", "Pertanyaan", "Jawaban", "Keterangan"),
        (1, "Apakah sudah ada Peraturan Bupati?", "Ada", "Nomor 14 Tahun 2022"),
        (2, "Jumlah tenaga Non ASN seluruhnya", "1.310 orang", None),
        (3, "Jumlah tenaga Non ASN yang sudah terdaftar", "1.140 orang", None),
        (4, "Anggaran iuran Non ASN setelah perubahan", "Rp 147.744.000", None),
        (5, "Jumlah kepala desa dan perangkat desa", "364 orang", None),
        (6, "Jumlah kepala desa dan perangkat desa yang sudah terdaftar", "312 orang", None),
        (7, "Anggaran iuran kepala desa dan perangkat desa", "Rp 40.435.200", "dari ADD"),
        title=COUNTS,
    )
    assert people(read) == {"C7": 1_310, "C8": 1_140, "C10": 364, "C11": 312}
    assert [row["metric"] for row in read.counts] == ["potential", "registered"] * 2
    assert amounts(read) == {"C9": 147_744_000, "C12": 40_435_200}
    assert told(read, "segment")["C12"] == "perangkat_desa"


def test_a_column_in_thousands_that_nobody_filled_stops_nothing(sent):
    read = sent(
        ("Uraian", "Orang", "Bulan", "Murni (ribu rupiah)", "Pergeseran (ribu rupiah)", "Perubahan (ribu rupiah)"),
        ("Iuran JKK dan JKM Non ASN", 909, 12, 183_254_400, None, 183_254_400),
        ("Iuran JKK dan JKM Nelayan", 400, 12, 80_640_000, None, 80_640_000),
        ("JUMLAH", None, None, 263_894_400, None, 263_894_400),
    )
    assert amounts(read) == {"D6": 183_254_400, "F6": 183_254_400, "D7": 80_640_000, "F7": 80_640_000}


def test_a_group_goes_on_where_the_word_for_its_number_ends(sent):
    read = sent(
        ("Uraian", "Murni (Rp)"),
        ("TENAGA KESEHATAN HONORER",),
        ("- Iuran BPJS Ketenagakerjaan (JKK dan JKM)", 32_487_480),
        ("JUMLAH TENAGA KESEHATAN HONORER", 32_487_480),
        ("PERANGKAT DESA",),
        ("- Iuran BPJS Ketenagakerjaan (JKK dan JKM)", 12_000_000),
        ("JUMLAH PERANGKAT DESA", 12_000_000),
        ("TOTAL", 44_487_480),
    )
    assert told(read, "segment") == {"B7": "tenaga_kesehatan", "B10": "perangkat_desa"}


def test_full_rupiah_beside_full_rupiah_under_one_wrong_unit(sent):
    def rupiah(number: int) -> str:
        return f"Rp {number:,},-".replace(",", ".", f"{number:,}".count(","))

    groups = ("Non ASN", "Nelayan", "Guru Kontrak", "Kader", "Petani", "RT/RW")
    people = [1_038, 1_193, 1_401, 1_207, 1_911, 1_003]
    plans = [count * 12 * 7_599 for count in people]
    later = [plan // 1_000_000 * 1_000_000 + 2_000_000 for plan in plans]  # whole thousands, which thousands could be
    rows = [
        (f"Iuran JKK {name}", count, 12, rupiah(7_599), rupiah(plan), rupiah(after))
        for name, count, plan, after in zip(groups, people, plans, later, strict=True)
    ]
    read = sent(
        ("Uraian", "Volume (Orang)", "Jumlah Bulan", "Harga Satuan", "APBK Induk", "APBK Perubahan"),
        *rows,
        title=(*TITLE, "(dalam ribuan rupiah)"),
    )
    assert [row["amount_idr"] for row in read.lines if row["stage"] == "murni"] == plans
    assert [row["amount_idr"] for row in read.lines if row["stage"] == "perubahan"] == later
    assert set(rules(read)) == {"unit_by_premium"}


def test_revenue_is_no_contribution_whoever_it_names(sent):
    read = sent(
        ("Kode Rekening", "Uraian", "Jumlah (Rp)"),
        ("4.1.02.03.08.0001", "Retribusi Penggunaan Tenaga Kerja Asing (TKA)", 200_000_000),
        ("4.2.01.09.02.0005", "DAK Non Fisik-Tamsil Guru PNSD", 613_885_351_000),
        ("5.1.02.02.02.0006", "Belanja Iuran Jaminan Kecelakaan Kerja bagi Non ASN", 1_182_290_500),
        ("6.1.01.01.01.0001", "SiLPA Pekerja Rentan", 90_000_000),
        title=("RINCIAN APBK", "KABUPATEN BIREUEN", "TAHUN ANGGARAN 2023"),
    )
    assert [row["cell"] for row in read.lines if row["counted"]] == ["C8"]


def test_an_indicator_of_an_activity_is_no_metric(sent):
    read = sent(
        ("Uraian", "Indikator", "Halaman", "Jumlah (Rp)"),
        ("Iuran JKK Non ASN", "Jumlah dokumen yang disusun", 26, 41_820_000),
        ("Iuran JKM Non ASN", "Persentase layanan administrasi", 27, 28_437_600),
        ("Iuran JKK Nelayan", "Nelayan terdaftar", 27, 12_000_000),
        ("Iuran JKM Nelayan", "Cakupan pelayanan", 28, 8_160_000),
        ("Iuran JKK Petani", "Dokumen tersusun", 28, 6_000_000),
    )
    assert not read.counts
    assert set(amounts(read).values()) == {41_820_000, 28_437_600, 12_000_000, 8_160_000, 6_000_000}


def test_years_over_questions_about_money(sent):
    read = sent(
        ("No", "Pertanyaan", 2021, 2022, 2023),
        ("A.", "PEGAWAI NON ASN"),
        (1, "Berapa anggaran murni? (Rp)", "belum ada", 310_500_000, 356_400_000),
        (2, "Berapa realisasi? (Rp)", 124_875_000, 301_326_000, 341_064_000),
        title=("ISIAN DATA JAMINAN SOSIAL KETENAGAKERJAAN", "KABUPATEN BIREUEN"),
    )
    assert told(read, "stage") == dict.fromkeys(("D6", "E6"), "murni") | dict.fromkeys(("C7", "D7", "E7"), "realisasi")
    assert told(read, "fiscal_year")["D6"] == "2022"


def test_a_gap_to_the_target_is_not_one_to_the_potential(sent):
    header = ("Segmen", "Angkatan Kerja Eligible", "Target (TK)", "Kepesertaan Aktif", "Gap")
    read = sent(header, ("PU", 42_110, 30_000, 28_745, 1_255), ("BPU", 61_870, 18_500, 11_204, 7_296), title=COUNTS)
    assert set(told(read, "metric").values()) == {"potential", "target", "active"}
    read = sent(header, ("PU", 42_110, 30_000, 28_745, 13_365), ("BPU", 61_870, 18_500, 11_204, 50_666), title=COUNTS)
    assert told(read, "metric")["E6"] == "not_registered"


def test_rows_of_provinces_are_theirs(sent):
    read = sent(
        ("Provinsi", "Uraian", "PU", "BPU"),
        ("Aceh", "Potensi", 711_705, 889_854),
        (None, "Peserta Aktif", 417_288, 62_250),
        ("Sumatera Utara", "Potensi", 2_410_600, 2_511_400),
        (None, "Peserta Aktif", 1_633_368, 597_593),
        title=("CAPAIAN KEPESERTAAN DESEMBER 2023",),
        merges=("A4:A5", "A6:A7"),
    )
    assert {(row["cell"][1:], row["district_code"]) for row in read.counts} == {
        ("4", "11"), ("5", "11"), ("6", "12"), ("7", "12"),
    }  # fmt: skip


def test_details_under_the_names_of_their_groups_whose_sums_stand_beside_them(sent):
    read = sent(
        ("Uraian", "Orang", "Bulan", "Premi (Rp)", "Jumlah", "Sumber Dana"),
        ("TENAGA NON ASN", None, None, None, 295_488, None),
        ("   JKK", 2_280, 12, 4_800, 131_328, "DAU"),
        ("   JKM", 2_280, 12, 6_000, 164_160, "DAU"),
        ("NELAYAN", None, None, None, 45_360, None),
        ("   JKK dan JKM", 450, 6, 16_800, 45_360, "PAD"),
        ("TOTAL", None, None, None, 340_848, None),
        title=("RINCIAN IURAN KABUPATEN BIREUEN", "P-APBD TAHUN 2023 (dalam ribuan rupiah)"),
    )
    assert amounts(read) == {"E6": 131_328_000, "E7": 164_160_000, "E9": 45_360_000}
    assert told(read, "segment") == {"E6": "non_asn", "E7": "non_asn", "E9": "nelayan"}
    assert told(read, "unit_cost_idr") == {"E6": 4_800, "E7": 6_000, "E9": 16_800}


def test_numbers_in_sentences_are_told_and_not_passed_over(sent):
    read = sent(
        ("No", "Data yang diminta", "Jawaban"),
        (1, "Alokasi APBD untuk pekerja rentan", "Rp 604.800.000 (3.000 org x 12 bln x Rp 16.800)"),
        (2, "Alokasi APBD untuk tenaga Non ASN", "Rp 194.400.000 (1.500 org x 12 bln x Rp 10.800)"),
    )
    assert not read.lines
    assert rules(read)["nothing_for_jamsostek"] == "C6"


def test_a_programme_holds_for_all_stages_of_its_record(sent):
    read = sent(
        ("Rincian Belanja", "Segmen", "Program", "Status Anggaran", "2022", "2023"),
        ("Pembayaran Iuran BPJS Ketenagakerjaan", "THL", "2 Program", "Murni", 251_164_800, 142_786_800),
        (None, None, None, "Setelah Perubahan", 246_094_200, 142_786_800),
        (None, None, None, "Realisasi", 222_928_200, 140_065_200),
        ("Pembayaran Iuran BPJS Ketenagakerjaan", "Nelayan", "3 Program", "Murni", 51_164_800, 42_786_800),
        (None, None, None, "Setelah Perubahan", 46_094_200, 42_786_800),
        (None, None, None, "Realisasi", 22_928_200, 40_065_200),
        title=("ANGGARAN IURAN", "KABUPATEN BIREUEN"),
    )
    assert {(row["segment"], row["programme"]) for row in read.lines} == {
        ("non_asn", "JKK+JKM"), ("nelayan", "JKK+JKM+JHT"),
    }  # fmt: skip
    assert len(read.lines) == 12


def test_a_potential_that_ends_in_zero_is_in_thousands_as_its_members_are(sent):
    members = (15_248, 15_322, 15_506, 15_611)
    rows = [
        (month, "34,930", f"{count:,}", f"{count / 349.3:.2f}%".replace(".", ","))
        for month, count in zip(MONTHS, members, strict=False)
    ]
    read = sent(("Bulan", "Potensi Tenaga Kerja", "TK Terdaftar", "Cakupan (%)"), *rows, title=COUNTS)
    assert [row["workers"] for row in read.counts if row["metric"] == "registered"] == list(members)
    assert [row["workers"] for row in read.counts if row["metric"] == "potential"] == [34_930] * 4


# ---- tables of other matters -------------------------------------------------------------------


def test_what_villages_have_not_drawn_yet_are_no_workers(sent):
    read = sent(
        ("No", "Kabupaten", "Jlh Desa", "Desa Cair", "Desa Belum Cair"),
        (1, "Pidie", 730, 127, 603),
        (2, "Bireuen", 609, 0, 609),
        (3, "Aceh Utara", 852, 167, 685),
        title=("PENYALURAN DANA DESA", "JULI 2023"),
    )
    assert not read.counts


def test_a_name_among_many_accounts_makes_no_contribution(sent):
    others = [("Dana Desa", f"Kab. {name}", 224_045_853_000) for name in ("Pidie", "Bireuen", "Aceh Utara", "Kaur")]
    read = sent(("Uraian", "Daerah", "Nilai"), *others, title=("PAGU TRANSFER KE DAERAH", "TAHUN 2023"))
    assert [row for row in read.lines if row["counted"]] == []
    groups = [(name, 240_000_000) for name in ("Kaur", "Kepling", "Nelayan", "Guru Honor")]
    read = sent(("Uraian", "Nilai"), *groups, title=("PAGU", "KABUPATEN BIREUEN", "TAHUN 2023"))
    assert len([row for row in read.lines if row["counted"]]) == 4
    assert rules(read)["counted_by_group"]


def test_a_target_in_people_is_whom_a_line_pays_for(sent):
    read = sent(
        ("Uraian", "Sasaran (orang)", "Pagu Murni", "Realisasi", "Sisa"),
        ("Iuran JKK dan JKM Nelayan", 195, 39_312_000, 30_000_000, 9_312_000),
        ("Iuran JKK dan JKM Non ASN", 1_209, 243_734_400, 240_000_000, 3_734_400),
    )
    assert not read.counts
    assert told(read, "workers") == {"C6": 195, "D6": 195, "C7": 1_209, "D7": 1_209}


# ---- rounds ------------------------------------------------------------------------------------


def test_one_stray_number_beside_tables_that_stand_side_by_side_joins_nothing(sent):
    names = ("Bulan Pelaporan", "Potensi", "Terdaftar", None)
    rows = [(month, 70_896, 900 + month, None, month, 68_832, 700 + month, None) for month in range(1, 13)]
    read = sent(
        ("Kab/Kota", ": Kabupaten Bireuen"),
        ("Tahun Data", ": 2022", *[None] * 14, 25_760),
        (),
        ("SEGMEN: PU", *[None] * 3, "SEGMEN: Segmen BPU"),
        (*names, *names),
        *rows,
        title=("DATA KEPESERTAAN BPJS KETENAGAKERJAAN",),
    )
    assert len(read.counts) == 48
    assert {(row["segment"], row["period"]) for row in read.counts} == {
        (segment, f"2022-{month:02d}") for segment in ("pu", "bpu") for month in range(1, 13)
    }
    assert rules(read)["unexplained_cell"] == "Q4"


def test_a_record_whose_first_stage_is_empty_keeps_its_group(sent):
    def stages(number: int, office: str, code: str, name: str, group: str, programme: str, *sums: tuple) -> list[tuple]:
        first = (number, office, code, f"Belanja Iuran {name} bagi Non ASN", group, programme, "MURNI", *sums[0])
        return [first, (*[None] * 6, "PERUBAHAN", *sums[1]), (*[None] * 6, "REALISASI", *sums[2])]

    jkk, jkm = ("5.1.02.02.02.0006", "Jaminan Kecelakaan Kerja"), ("5.1.02.02.02.0007", "Jaminan Kematian")
    empty = (None, None)
    read = sent(
        ("No", "OPD", "No. Rekening", "Rincian Belanja", "Kategori Pekerja", "Program", "Jenis APBD", "2022", "2023"),
        *stages(
            1, "Dinas PMD", *jkk, "BPD", "JKK", (8_421_120, None), (7_894_800, 30_661_200), (7_800_000, 30_000_000)
        ),
        *stages(2, "Dinas PMD", *jkm, "BPD", "JKM", (None, 40_540_500), (10_584_000, 36_085_500), (10_057_500, None)),
        *stages(3, "Disbun", *jkk, "Pekerja Perkebunan Sawit", "JKK", empty, (None, 57_420_000), (None, 56_820_000)),
        *stages(4, "Disbun", *jkm, "Pekerja Perkebunan Sawit", "JKM", empty, (None, 39_045_600), (None, 38_637_600)),
    )
    assert [(row["stage"], row["segment"]) for row in read.lines if row["programme"] == "JKK"][-2:] == [
        ("perubahan", "petani_sawit"),
        ("realisasi", "petani_sawit"),
    ]
    assert {row["segment"] for row in read.lines} == {"bpd", "petani_sawit"}


def test_an_account_whose_sum_is_wrong_in_one_column_stands_over_its_details_all_the_same(sent):
    def account(code: str, name: str, *sums: int) -> tuple:
        return code, f"Belanja Iuran {name}", None, None, None, *sums

    read = sent(
        ("Kode Rekening", "Uraian", "Orang", "Bulan", "Tarif", "Murni", "Perubahan", "Realisasi"),
        account("5.1.02.02", "Jasa", 180_000_000, 205_492_680, 169_493_400),
        account("5.1.02.02.02", "Jaminan/Asuransi", 180_000_000, 205_492_680, 169_493_400),
        account("5.1.02.02.02.0006", "Jaminan Kecelakaan Kerja bagi Non ASN", 71_588_160, 98_261_280, 81_684_000),
        (None, "- Iuran JKK Perangkat Gampong", 1_876, 6, 6_360, 71_588_160, 70_901_280, 56_604_000),
        (None, "- Iuran JKK Ketua RT dan RW", 242, 12, 10_000, 29_040_000, 27_360_000, 25_080_000),
        account("5.1.02.02.02.0007", "Jaminan Kematian bagi Non ASN", 108_411_840, 107_231_400, 87_809_400),
        (None, "- Iuran JKM Perangkat Gampong", 1_876, 6, 7_950, 89_485_200, 88_626_600, 70_755_000),
        (None, "- Iuran JKM Ketua RT dan RW", 242, 12, 6_517, 18_926_640, 18_604_800, 17_054_400),
    )
    assert {row["cell"][1:] for row in read.lines} == {"9", "10", "12", "13"}
    assert {row["account_code"] for row in read.lines} == {"5.1.02.02.02.0006", "5.1.02.02.02.0007"}


def test_a_hint_beside_the_numbers_of_columns_leaves_them_numbers(sent):
    read = sent(
        ("Jenis Kepesertaan", "APBK Murni", "APBK Perubahan", "Catatan"),
        (-1, -2, -3, -4, None, "Petunjuk: isi angka tanpa titik, contoh 2500000"),
        ("THL", 21_157_200, 24_331_000),
        ("Nelayan", 12_000_000, 14_000_000),
    )
    assert set(amounts(read).values()) == {21_157_200, 24_331_000, 12_000_000, 14_000_000}


def test_totals_of_a_month_whose_name_stands_on_the_page_before(sent):
    pairs = {"PU": (60_172, 34_539), "BPU": (87_263, 22_643), "Jakon": (14_142, 4_966)}
    header = ("TA", "BULAN", "Kelompok Pekerja", "Uraian", "Jumlah Orang")
    rows: list[tuple] = []
    for number, month in enumerate(MONTHS):
        groups = {name: (all_, members + number) for name, (all_, members) in pairs.items()}
        groups["J U M L A H"] = tuple(sum(both) for both in zip(*groups.values(), strict=True))
        for place, (name, (all_, members)) in enumerate(groups.items()):
            first = place == 0
            rows.append((2022 if first and not number else None, month if first else None, name, "Potensi", all_))
            if name == "Jakon" and number in (2, 4, 8):
                rows.append(header)
            rows.append((None, None, None, "TK Terdaftar", members))
    read = sent(header, *rows, title=("KEPESERTAAN BPJS KETENAGAKERJAAN", "KABUPATEN BIREUEN"))
    assert len(read.counts) == 72
    assert {row["segment"] for row in read.counts} == {"pu", "bpu", "jakon"}


def test_one_count_in_thousands_among_the_months_of_its_row(sent):
    read = sent(
        ("Segmen", *MONTHS[:6]),
        ("PU", 34_539, 34_600, 34_700, 34_710, 34_800, 34_900),
        ("Jakon", 3_780, 3_781, 3.787, 3_790, 3_795, 3_801),
        title=("PESERTA TERDAFTAR BPJS KETENAGAKERJAAN", "KABUPATEN BIREUEN", "TAHUN 2022"),
    )
    assert people(read)["D7"] == 3_787
    assert rules(read)["count_restored"] == "D7"


# ---- what a sheet does not tell ----------------------------------------------------------------


def test_what_a_sheet_leaves_open_is_named(sent):
    counts = ("Segmen", "Potensi", "Terdaftar"), ("PU", 4_200, 1_639), ("BPU", 5_473, 582)
    assert "district_not_known" in rules(sent(*counts, title=("KEPESERTAAN", "PERIODE SEPTEMBER 2023")))
    budget = ("Uraian", "Murni (Rp)"), ("Iuran JKK Nelayan", 4_032_000), ("Iuran JKM Nelayan", 2_741_760)
    assert "year_not_known" in rules(sent(*budget, title=("ANGGARAN IURAN JAMSOSTEK", "KABUPATEN BIREUEN")))
    groups = ("Kab/Kota", "PU", "BPU", "Jakon"), ("Bireuen", 4_200, 5_473, 730), ("Pidie", 5_200, 6_473, 830)
    assert "metric_not_known" in rules(sent(*groups, title=("DATA JAMSOSTEK", "SEPTEMBER 2023")))
    unknown = ("Segmen", "Potensi", "Terdaftar", "Xylograf"), ("PU", 4_200, 1_639, 7), ("BPU", 5_473, 582, 9)
    assert rules(sent(*unknown, title=COUNTS))["unknown_header"] == "D6"


def test_a_districts_code_and_name_are_held_against_each_other(sent):
    header = ("Kode", "Kab/Kota", "Potensi", "Terdaftar")
    rows = ("11.11", "Bireuen", 4_200, 1_639), ("11.07", "Pidie", 5_473, 582), ("11.06", "Aceh Besar", 6_000, 500)
    title = ("KEPESERTAAN BPJS KETENAGAKERJAAN", "PERIODE SEPTEMBER 2023")
    assert not rules(sent(header, *rows, title=title))
    wrong = (*rows[:2], ("11.06", "Aceh Jaya", 6_000, 500))
    assert "code_and_name_differ" in rules(sent(header, *wrong, title=title))
    unknown = [row[1:] for row in (*rows, ("", "Birauen", 300, 20))]
    assert "district_name_unknown" in rules(sent(header[1:], *unknown, title=title))


def test_a_line_for_several_unlike_groups_and_one_of_which_nothing_is_known(sent):
    read = sent(
        ("Uraian", "Murni (Rp)"),
        ("Iuran BPJS Ketenagakerjaan Nelayan dan Guru Honor", 4_032_000),
        ("Iuran BPJS Ketenagakerjaan Non ASN", 2_741_760),
        title=("ANGGARAN", "KABUPATEN BIREUEN", "TAHUN ANGGARAN 2023"),
    )
    assert rules(read)["several_segments"] == "B6"
    read = sent(
        ("Uraian", "Murni (Rp)"),
        ("Bantuan sosial", 4_032_000),
        ("Lain-lain", 2_741_760),
        title=("ANGGARAN", "KABUPATEN BIREUEN", "TAHUN ANGGARAN 2023"),
    )
    assert rules(read)["counted_undecided"].split() == ["B6", "B7"]
    assert not any(row["counted"] for row in read.lines)


def settled(read: Submission, rule: str) -> list[str]:
    return [each["cell"] for each in read.findings if each["rule"] == rule]


def test_what_the_meaning_of_a_number_settles_is_told(sent):
    read = sent(("Segmen", "Potensi", "Terdaftar"), ("PU", "33.120", "1.639"), ("BPU", "5.473", "582"), title=COUNTS)
    assert people(read) == {"B6": 33_120, "C6": 1_639, "B7": 5_473, "C7": 582}
    assert settled(read, "thousands_by_meaning")


@pytest.mark.parametrize("head", ["Tahun {}", "TA {}", "Tahun Anggaran {}"])
def test_years_over_stages_leave_the_titles_thousands_alone(head: str, sent):
    read = sent(
        ("Uraian", head.format(2022), None, head.format(2023), None),
        (None, "APBD Murni", "APBD Perubahan", "APBD Murni", "APBD Perubahan"),
        ("Premi JKK, JKM Non ASN", 212_652, 199_800, 198_288, 204_120),
        ("Premi JKK, JKM Kepling", 78_624, 64_512, 68_880, 55_440),
        title=("ANGGARAN JAMSOSTEK", "KABUPATEN BIREUEN", "(dalam ribuan rupiah)"),
        merges=("B5:C5", "D5:E5"),
    )
    assert amounts(read)["B7"] == 212_652_000
    assert {row["amount_idr"] % 1000 for row in read.lines} == {0}
    assert told(read, "fiscal_year") == {
        c + r: year for r in "78" for c, year in zip("BCDE", ["2022"] * 2 + ["2023"] * 2, strict=True)
    }


def test_a_sheet_that_would_insure_ten_people_at_most_is_asked_for_its_unit(sent):
    header, groups = ("Uraian", "APBD Murni"), ("Non ASN", "Kepling", "Pekerja Rentan")
    small = [
        (f"Premi JKK, JKM {name}", amount) for name, amount in zip(groups, (212_652, 78_624, 866_880), strict=True)
    ]
    assert rules(sent(header, *small))["amounts_too_small"].split() == ["B6", "B7", "B8"]
    few = [(f"Premi JKK, JKM {name}", amount * 10) for name, (_, amount) in zip(groups, small, strict=True)]
    assert "amounts_too_small" not in rules(sent(header, *few))
    told_people = [(text, 3, amount) for text, amount in small]
    assert "amounts_too_small" not in rules(sent(("Uraian", "Orang", "APBD Murni"), *told_people))


def test_who_pays_for_a_plan_by_months_makes_no_amount_of_each_month(sent):
    months = [month[:3] for month in MONTHS]
    read = sent(
        ("Uraian", "SUMBER DANA", *months, "Jumlah"),
        ("Iuran Jamsostek 2 Program (JKK+JKM) bagi Non ASN", "APBK", *[6_835_590] * 12, 82_027_080),
        ("Iuran Jamsostek 2 Program (JKK+JKM) bagi Perangkat Gampong", "APBK", *[5_187_000] * 12, 62_244_000),
        ("Iuran Jamsostek 2 Program (JKK+JKM) bagi Nelayan", "APBK", *[None] * 10, 1_864_800, 1_864_800, 3_729_600),
        title=("RENCANA KAS", "KOTA LANGSA", "P-APBK TAHUN 2022"),
    )
    assert amounts(read) == {"O6": 82_027_080, "O7": 62_244_000, "O8": 3_729_600}
    assert set(told(read, "stage").values()) == {"perubahan"}


def test_texts_in_thousands_are_people_though_one_total_holds_for_decimals_only(sent):
    groups = {"PU": (43_047, 23_217, 23_750), "BPU": (52_167, 7_944, 8_142), "Jakon": (9_364, 3_411, 3_861)}
    totals = [sum(column) for column in zip(*groups.values(), strict=True)]

    def shown(number: float) -> str:
        return f"{number / 1000:.3f}"

    rows = [(name, *map(shown, numbers)) for name, numbers in (*groups.items(), ("JUMLAH", totals))]
    header = ("Segmen", "Potensi", "Terdaftar", "Aktif")
    lost = [(*row[:3], float(row[3])) if row[0] == "BPU" else row for row in rows]  # a number: 8.142
    for table in (rows, lost):
        read = sent(header, *table, title=COUNTS)
        assert sorted(people(read).values()) == sorted(n for numbers in groups.values() for n in numbers)


def test_a_form_under_another_title_is_what_its_own_keys_say(sent):
    read = sent(
        ("1. DATA KEGIATAN",),
        ("Komponen", "Isian"),
        (1, 2),
        ("SKPD / Unit Kerja", "Badan Kepegawaian"),
        ("No. Rekening", "5.1.02.02.01.0063"),
        ("Uraian Kegiatan/Belanja", "Belanja Langganan Internet Kantor"),
        ("APBK Murni", "Rp 88.260.000,-"),
        ("APBK-P", "Rp 83.112.000,-"),
        ("Realisasi s.d. 31 Desember", "Rp 73.320.000,-"),
    )
    assert amounts(read) == {"B11": 88_260_000, "B12": 83_112_000, "B13": 73_320_000}
    assert set(told(read, "counted").values()) == {False}
    assert set(told(read, "account_code").values()) == {"5.1.02.02.01.0063"}


def test_what_stands_over_both_parts_nobody_from_the_realisation(sent):
    read = sent(
        ("No.", "Uraian Belanja", "APBD-P"),
        (None, None, "Pagu (Rp.)", "Realisasi SP2D (Rp.)", "Volume (Orang)", "Periode (bulan)", "Harga Satuan (Rp/OB)"),
        (1, "Iuran JKK dan JKM untuk THL", 139_827_444, 131_671_698, 2_726, 3, 17_098),
        (2, "Iuran JKK dan JKM untuk Kades", 223_365_600, 210_924_000, 3_447, 4, 16_200),
        merges=("A5:A6", "B5:B6", "C5:G5"),
    )
    assert told(read, "stage") == {"C7": "perubahan", "D7": "realisasi", "C8": "perubahan", "D8": "realisasi"}
    assert told(read, "workers") == {"C7": 2_726, "D7": 2_726, "C8": 3_447, "D8": 3_447}


def test_a_budget_that_no_revision_changed_is_no_detail_of_itself(sent):
    lines = (
        ("0006", "Non ASN: Iuran JKK", (137_289_600, 130_680_000, 120_978_000)),
        ("0006", "Kader: Iuran JKK", (92_070_000, 78_240_000, 75_040_000)),
        ("0007", "Kader: Iuran JKM", (62_607_600, 53_203_200, 51_027_200)),
        ("0006", "Pekerja Sawit: Iuran JKK", (64_080_000, 64_080_000, 64_080_000)),
    )
    rows = []
    for code, name, (murni, changed, spent) in lines:
        rows.append((f"5.1.02.02.02.{code}", name, "Induk/Murni", murni))
        rows += [(None, None, "PERUBAHAN", changed), (None, None, "Realisasi", spent)]
    read = sent(("KODE REKENING", "URAIAN", "Tahapan", "2023"), *rows)
    assert len(read.lines) == 12
    assert {row["stage"] for row in read.lines if row["amount_idr"] == 64_080_000} == {
        "murni",
        "perubahan",
        "realisasi",
    }


def test_a_group_without_anybody_under_a_blank_row_heads_no_table(sent):
    rows = []
    for month in range(1, 7):
        for district in ("KAB. BIREUEN", "KAB. PIDIE"):
            rows += [
                (f"2020-{month:02}-01", district, "PU", 1_471 + month, 771 + month),
                (f"2020-{month:02}-01", district, "BPU", 2_432 + month, 509 + month),
                *([()] if month == 4 and district == "KAB. PIDIE" else []),
                (f"2020-{month:02}-01", district, "PMI", "-", "-"),
            ]
    read = sent(("Bulan", "KAB/KOTA", "Segmen", "Jumlah Potensi", "Peserta Terdaftar"), *rows, title=COUNTS[:1])
    assert len([row for row in read.counts if row["metric"]]) == 48
    assert not rules(read)


def test_a_lone_fraction_is_restored_by_its_rows_percentage(sent):
    header = ("Segmen", "Potensi", "Terdaftar", "Coverage (%)")
    rows = (("PU", 10_282, 3_646, 35.46), ("BPU", 15_424, 1.258, 8.16), ("Jakon", 2_192, 160, 7.3))
    read = sent(header, *rows, title=COUNTS)
    assert people(read)["C7"] == 1_258 and rules(read)["count_restored"] == "C7"
    other = [(*row[:3], 9.2) if row[0] == "BPU" else row for row in rows]
    assert rules(sent(header, *other, title=COUNTS))["count_not_whole"] == "C7"


def test_a_lone_fraction_is_restored_by_the_other_months_of_its_metric(sent):
    read = sent(
        ("Segmen", "Indikator", *MONTHS[:6]),
        ("PU", "Potensi", *[129_700] * 5, 129.7),
        (None, "Terdaftar", 61_496, 62_090, 61_748, 61_480, 60_616, 59_551),
        ("BPU", "Potensi", *[178_838] * 6),
        (None, "Terdaftar", 23_280, 23_825, 24_053, 24_093, 23_296, 23_072),
        title=(*COUNTS[:2], "TAHUN 2023"),
    )
    assert people(read)["H6"] == 129_700 and rules(read) == {"count_restored": "H6"}


def test_a_total_over_numbers_that_their_meaning_settled_is_no_line(sent):
    def shown(*amounts: int) -> tuple[str, ...]:
        return tuple(f"Rp{amount:,}".replace(",", ".") for amount in amounts)

    read = sent(
        ("No", "Rincian Belanja", "APBK Induk", "P-APBK", "Volume (Orang)", "Lama (bulan)", "Iuran/org/bln"),
        (None, "A. DINAS KESEHATAN"),
        (1, "- Belanja Kontribusi Jaminan Kesehatan bagi PBI", *shown(1_076_724_000, 1_055_724_000)),
        (None, "JUMLAH DINAS KESEHATAN", *shown(1_076_724_000, 1_055_724_000)),
        (None, "B. DPMG"),
        (2, "- Iuran JKK Aparatur Gampong", *shown(26_089_728, 26_089_728), 448, 12, "Rp4.853"),
        (3, "- Iuran JKM Aparatur Gampong", *shown(32_616_192, 32_616_192), 448, 12, "Rp6.067"),
        (None, "JUMLAH DPMG", *shown(58_705_920, 58_705_920)),
        (None, "TOTAL", *shown(1_135_429_920, 1_114_429_920)),
        title=(*TITLE, "(dalam ribuan rupiah)"),
    )
    assert sorted(amounts(read)) == ["C11", "C12", "C8", "D11", "D12", "D8"]
    assert amounts(read)["C11"] == 26_089_728


def test_a_coefficient_beside_a_line_is_no_item_of_a_form(sent):
    read = sent(
        ("NO", "URAIAN BELANJA", "SEGMEN", "SUMBER DANA", "KOEFISIEN", "APBK INDUK"),
        (1, "Iuran JKK PNS", "-", "APBK", None, 220_296_000),
        (2, "Iuran Jaminan Kecelakaan Kerja", "Pegawai Non ASN", "APBK", "578 Orang x 12 Bln", 33_660_408),
        (3, "Belanja Iuran JKM", "Pegawai Non ASN", "APBK", "578 Orang x 12 Bln", 42_080_712),
        (None, "Total", None, None, None, 296_037_120),
    )
    assert amounts(read) == {"F6": 220_296_000, "F7": 33_660_408, "F8": 42_080_712}
    assert told(read, "workers")["F7"] == 578


def test_a_column_of_hyphens_takes_no_line_from_a_plan_by_month(sent):
    read = sent(
        ("NO", "URAIAN", "SEGMEN", *[month[:3] for month in MONTHS], "JUMLAH"),
        (1, "Belanja Iuran Jaminan Kecelakaan Kerja bagi KDH/WKDH", "-", *[34_000] * 12, 408_000),
        (2, "Iuran BPJS Kesehatan Non ASN", "-", *[22_186_000] * 12, 266_232_000),
        (None, "JUMLAH", None, *[22_220_000] * 12, 266_640_000),
    )
    assert amounts(read) == {"P6": 408_000, "P7": 266_232_000}
    assert told(read, "reason") == {"P6": "taspen", "P7": "kesehatan"}


def test_a_header_row_over_a_hidden_row_gives_its_unit(tmp_path: Path):
    book = openpyxl.Workbook()
    page = book.active
    for row in [
        *((text,) for text in ("REALISASI ANGGARAN JAMSOSTEK", "PROVINSI SUMATERA UTARA", "TAHUN ANGGARAN 2022")),
        (),
        ("Kategori Pekerja", "Rincian Belanja", "Jumlah Tenaga Kerja", "Bulan", "Iuran (Rp)", "Pagu dan Realisasi"),
        (None, None, None, None, None, "Realisasi SP2D (Rp. 000,-)"),
        ("Pekerja Rentan", "Iuran BPJS Ketenagakerjaan", 8_217, 12, 16_800, 1_656_547),
        ("Pekerja Rentan", "Iuran BPJS Ketenagakerjaan", 9_130, 12, 16_800, 1_840_608),
    ]:
        page.append(row)
    for letter in "ABCDE":
        page.merge_cells(f"{letter}5:{letter}6")
    page.row_dimensions[7].hidden = True
    path = tmp_path / "12_anggaran.xlsx"
    book.save(path)
    read = read_submission(path, file="submissions/12_anggaran.xlsx", folder="submissions")
    assert amounts(read) == {"F8": 1_840_608_000}
    assert told(read, "stage") == {"F8": "realisasi"}


def test_amounts_that_would_not_insure_their_people_for_a_month_are_asked_for_their_unit(sent):
    rows = [("Iuran JKK dan JKM Non ASN", 9_130, 1_840_608)]
    read = sent(("Uraian", "Jumlah Tenaga Kerja", "Realisasi"), *rows)
    assert rules(read)["amounts_too_small"] == "C6"
    enough = [(name, people, amount * 1000) for name, people, amount in rows]
    assert "amounts_too_small" not in rules(sent(("Uraian", "Jumlah Tenaga Kerja", "Realisasi"), *enough))


def test_numbers_that_became_nothing_are_told(sent):
    read = sent(
        ("Uraian", "PU", "BPU"),
        ("Potensi", 38_033, 51_107),
        ("Terdaftar", 24_764, 5_269),
        ("Aktif", 20_764, 4_269),
        ("Keterisian layanan", 311, 427),
        title=COUNTS,
    )
    assert len(read.counts) == 6
    assert rules(read) == {"not_used": "B9 C9"}


def test_a_stray_number_beside_the_numbers_of_columns_makes_no_line_of_them(sent):
    header = ("Nomor", "Kelompok Pekerja", "Kode Rekening", "Uraian", "Jumlah Tenaga Kerja", "Jml Bln", "Realisasi")
    stray = (1, 2, 3, 4, 5, 6, 7, None, None, 10_579)
    assert rules(sent(header, stray)) | {"unexplained_cell": "J6"} == rules(sent(header, stray))
    read = sent(header, stray, (1, "THL", "5.1.02.02.02.0006", "Iuran JKK", 12, 12, 604_800))
    assert amounts(read) == {"G7": 604_800} and rules(read) == {"unexplained_cell": "J6"}


def test_a_sum_of_programmes_of_which_one_is_broken_is_no_line(sent):
    programmes = ("Jaminan Kecelakaan Kerja", "Jaminan Kematian", "JUMLAH")
    read = sent(
        ("NO", "Segmen", "Volume (Orang)", "Lama (bulan)", "APBK Perubahan", None, None, "Realisasi Anggaran"),
        (None, None, None, None, *programmes, *programmes),
        (1, "THL", 1_230, 3, 8_856_000, "#REF!", 19_926_000, 8_856_000, 11_070_000, 19_926_000),
        merges=("A5:A6", "B5:B6", "C5:C6", "D5:D6", "E5:G5", "H5:J5"),
    )
    assert amounts(read) == {"E7": 8_856_000, "H7": 8_856_000, "I7": 11_070_000}


def test_an_activity_over_a_line_of_another_activity_is_no_heading(sent):
    read = sent(
        ("Nama Sub Kegiatan", "Kode Rek.", "Uraian Kegiatan/Belanja", "APBD Murni"),
        ("5.02.03.2.01.0001 Pengelolaan Barang", "5.1.01.01.10.0001", "Iuran JKK PNS", 360_840_000),
        ("2.07.05.2.02.0005 Jaminan Sosial Tenaga Kerja", None, "Pekerja Rentan: Iuran JKK dan JKM", 123_984_000),
        ("2.13.04.2.01.0005 Pembinaan Desa", "5.1.02.02.02.0006", "Kepling: Iuran JKK dan JKM", 26_712_000),
    )
    assert amounts(read) == {"D6": 360_840_000, "D7": 123_984_000, "D8": 26_712_000}


def test_premiums_under_months_are_lines_and_no_items(sent):
    months = [month[:3] for month in MONTHS]
    read = sent(
        ("NO", "URAIAN", "SUMBER ANGGARAN", *months, "TOTAL"),
        (1, "Belanja Iuran Jaminan Kematian PNS", "APBD", *[77_858_000] * 12, 934_296_000),
        (2, "Belanja Kontribusi Jaminan Kesehatan bagi PBI", "APBD", *[370_076_000] * 12, 4_440_912_000),
        (3, "Premi Asuransi Kendaraan Dinas", "APBD", *[17_303_000] * 12, 207_636_000),
        (4, "Tenaga Kerja Rentan: Iuran BPJS Ketenagakerjaan", "APBD", *["-"] * 9, *[9_055_200] * 3, 27_165_600),
        title=(*TITLE[:2], "SETELAH PERUBAHAN", TITLE[2]),
    )
    assert amounts(read)["P10"] == 27_165_600 and len(read.lines) == 4
    assert not rules(read)


def test_counts_in_thousands_whose_last_figure_is_a_zero_are_counts_of_a_group_too(sent):
    rows = [(number, month[:3], "30,512", "30,460", "4,063", "65,035") for number, month in enumerate(MONTHS, start=1)]
    read = sent(
        ("No", "Periode", "Penerima Upah", "Segmen BPU", "Jasa Konstruksi", "Total"),
        *rows,
        title=("POTENSI TENAGA KERJA", "KABUPATEN BIREUEN", "TAHUN 2023"),
    )
    assert {people(read)[f"D{row}"] for row in range(6, 18)} == {30_460}
    assert len(read.counts) == 36


def test_the_amounts_of_one_line_settle_its_unit_together(sent):
    line = ("Non ASN", "JKK, JKM, JHT", 830, 2)
    header = ("Uraian", "Program", "Jumlah Peserta (orang)", "Periode (bulan)", "Pagu Perubahan", "Realisasi SP2D")
    assert amounts(sent(header, (*line, 70.384, 66.144))) == {"E6": 70_384_000, "F6": 66_144_000}
    assert rules(sent(header, (*line, 70.384, None)))["amounts_too_small"] == "E6"  # one number proves nothing


def test_a_realisation_without_the_merged_code_is_no_detail_of_the_revision(sent):
    def line(code: str, name: str, *stages: tuple) -> list[tuple]:
        firsts = ((code, name, "MURNI"), (None, None, "APBD-P"), (None, None, "Realisasi"))
        return [(*first, *numbers) for first, numbers in zip(firsts, stages, strict=True)]

    read = sent(
        ("No. Rekening", "Nama Belanja", "Tahap APBD", 2022, 2023, 2024),
        *line("510202020006", "Iuran JKK Non ASN", (800, 3_600, 4_800), (800, 3_600, 4_800), (800, 3_200, 4_800)),
        *line("510202020007", "Iuran JKM Non ASN", (544, 2_448, 3_264), (544, 2_448, 3_264), (544, 2_176, 3_264)),
        title=("ANGGARAN JAMSOSTEK", "KOTA SABANG", "(dalam ribuan rupiah)"),
        merges=("A6:A7", "B6:B7", "A9:A10", "B9:B10"),
    )
    assert len(read.lines) == 18 and not rules(read)


def test_an_activity_that_is_not_the_sum_of_its_accounts_is_told(sent):
    rows = (
        ("2.07.05.2.02.0005", "Pengembangan Jaminan Sosial", 500_000_000),
        ("5.1.02.02.02.0006", "Iuran JKK Non ASN", 300_000_000),
        ("5.1.02.02.02.0007", "Iuran JKM Non ASN", 100_000_000),
    )
    read = sent(("Kode", "Uraian", "APBD Murni"), *rows)
    assert amounts(read) == {"C7": 300_000_000, "C8": 100_000_000}
    assert rules(read)["not_used"] == "C6"
    right = [(*rows[0][:2], 400_000_000), *rows[1:]]
    assert "not_used" not in rules(sent(("Kode", "Uraian", "APBD Murni"), *right))


def test_counts_that_look_like_percentages_are_told(sent):
    header = ("Segmen", "Potensi", "Terdaftar")
    read = sent(header, ("PU", 33_120, 34.93), ("BPU", 5_473, 12.1), ("Jakon", 2_310, 66.2), title=COUNTS)
    assert sorted(people(read)) == ["B6", "B7", "B8"]
    assert rules(read)["read_as_shares"] == "C6 C7 C8"
    share = (*header, "Coverage (%)")
    read = sent(share, ("PU", 33_120, 11_568, 34.93), ("BPU", 5_473, 662, 12.1), title=COUNTS)
    assert "read_as_shares" not in rules(read)


def test_the_unit_of_a_column_of_amounts_settles_the_one_beside_it(sent):
    read = sent(
        ("Uraian", "Murni (Rp 000)", "Perubahan"),
        ("Iuran JKK Non ASN", 120_000, 130_000),
        ("Iuran JKM Non ASN", 90_000, 95_000),
        ("Iuran JKK Nelayan", 60_000, 66_000),
    )
    assert amounts(read)["C6"] == 130_000_000 and amounts(read)["B6"] == 120_000_000
    assert settled(read, "unit_by_neighbour")


def test_a_count_beside_shares_in_a_column_of_metrics_is_whole(tmp_path: Path):
    table = {
        "PU": (12_341, 5_802, 5_173, 6_539, 47.01),
        "BPU": (13_549, 1_721, 1_482, 11_828, 12.7),
        "Jasa Konstruksi": (1_612, 636, 572, 976, 39.45),
        "TOTAL": (27_502, 8_159, 7_227, 19_343, 29.67),
    }
    names = ("Jumlah Potensi", "Tenaga Kerja Terdaftar", "TK Aktif", "Gap (belum terdaftar)", "Cakupan (%)")
    book = openpyxl.Workbook()
    for text in (*COUNTS[:2], "(jumlah orang)", "TAHUN 2020"):
        book.active.append((text,))
    book.active.append(("Kategori", "Data", "Jan", "Peb"))
    for group, numbers in table.items():
        for first, name, number in zip((group, *[None] * 4), names, numbers, strict=True):
            book.active.append((first, name, number, number))
            for letter in "CD":
                book.active[f"{letter}{book.active.max_row}"].number_format = "0.00" if "%" in name else "#,##0"
    path = tmp_path / "sheet.xlsx"
    book.save(path)
    read = read_submission(path, file="submissions/sheet.xlsx", folder="submissions")
    assert (people(read)["C17"], people(read)["D17"]) == (636, 636)
    assert "C17" in settled(read, "whole_by_meaning")


def test_the_third_month_is_no_sum_of_the_first_two(sent):
    rows = [(month, None, "24,091", "38,518", "13,068", "5,993") for month in range(1, 13)]
    read = sent(
        ("Periode", None, "Jumlah Potensi", None, "Sudah Terdaftar", None),
        (None, None, "PU", "BPU", "PU", "BPU"),
        ("DATA TAHUN 2020",),
        *rows,
        title=("CAPAIAN KEPESERTAAN", "KABUPATEN BIREUEN", "TAHUN 2020"),
        merges=("A5:B6", "C5:D5", "E5:F5"),
    )
    assert len(read.counts) == 48 and {row["period"] for row in read.counts} == {f"2020-{n:02}" for n in range(1, 13)}
