"""Numbers and units: every written form comes back exactly, and nothing ambiguous is read in silence."""

from __future__ import annotations

import csv
import re
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from analysis.sheets.cells import Kind
from analysis.sheets.numbers import UNDECIDED, Column, ColumnReading, Evidence, is_placeholder, read_column, readings
from analysis.sheets.units import is_unit_text, unit_of
from conftest import PROJECT

SHEETS = PROJECT.parent / "shared" / "spreadsheets"


def column(values: list[float | str], formats: list[str] | str = "") -> Column:
    """A column of numbers and texts."""
    texts = np.empty(len(values), dtype=object)
    texts[:] = [value if isinstance(value, str) else "" for value in values]
    shown = np.empty(len(values), dtype=object)
    shown[:] = formats
    return Column(
        np.asarray([Kind.TEXT if isinstance(value, str) else Kind.NUMBER for value in values], dtype=np.uint8),
        np.asarray([np.nan if isinstance(value, str) else value for value in values], dtype=np.float64),
        texts,
        shown,
    )


def read(
    values: list[float | str], *header: str, title: tuple[str, ...] = (), convention: str = "", formats: object = ""
) -> ColumnReading:
    return read_column(column(values, formats), Evidence(header, title, convention))


def versions(reading: ColumnReading) -> dict[str, list[float | None]]:
    """Each hypothesis as a list, None where there is no number."""
    return {one.name: [None if np.isnan(v) else float(v) for v in one.values] for one in reading.hypotheses}


def decided(reading: ColumnReading) -> list[float | None]:
    assert len(reading.hypotheses) == 1, versions(reading)
    return next(iter(versions(reading).values()))


def rules(reading: ColumnReading, name: str = "") -> set[tuple[int, str]]:
    return {(position, rule) for position, rule, _, _ in reading.problems.get(name, [])}


# ---------------------------------------------------------------------------------------------------------------------
# One text, by example

CERTAIN = [
    ("1.234.567,89", 1234567.89),
    ("1,234,567.89", 1234567.89),
    ("1 234 567", 1234567),
    ("1\u00a0234\u2009567", 1234567),
    ("1'234", 1234),
    ("1’234’567,5", 1234567.5),
    ("Rp. 2.334.880.409", 2334880409),
    ("Rp53.683.500,00", 53683500),
    ("Rp 1.000.000,-", 1000000),
    ("Rp. 1.000.000,00,-", 1000000),
    ("Rp. 5.000,00", 5000),
    ("Rp 1.234", 1234),
    ("RP.500", 500),
    ("5.000 rupiah", 5000),
    ("IDR 1,000", 1000),
    ("1.234,-", 1234),
    ("12.345.-", 12345),
    ("(1.200.000)", -1200000),
    ("(Rp1.200)", -1200),
    ("Rp (1.200)", -1200),
    ("-Rp 1.200", -1200),
    ("1.200.000-", -1200000),
    ("−5", -5),
    ("+5", 5),
    ("1,2 miliar", 1.2e9),
    ("2.5 juta", 2.5e6),
    ("500 rb", 500e3),
    ("Rp 1,5 M", 1.5e9),
    ("Rp 2 T", 2e12),
    ("1,2 juta orang", 1.2e6),
    ("51 orang", 51),
    ("1.234 orang", 1234),
    ("1,234 desa", 1234),
    ("12 bulan", 12),
    ("12,5 %", 12.5),
    ("12,5%", 12.5),
    ("12.5 persen", 12.5),
    ("１２３４", 1234),
    ("1.234.567.", 1234567),
    ("  '1234 ", 1234),
    ("1e6", 1e6),
    ("1,5E+09", 1.5e9),
    ("0.123", 0.123),
    ("0,5", 0.5),
    ("1.2345", 1.2345),
    ("1.234.567", 1234567),
    ("12.50", 12.5),
    ("1,234.5", 1234.5),
    ("1234.567", 1234.567),
    ("1.000. 000", 1000000),
    ("3.841,60", 3841.6),
    ("80.57", 80.57),
    ("12.345.678*)", 12345678),
    ("0", 0),
    ("2022", 2022),
]
AMBIGUOUS = [
    ("1.234", {1234, 1.234}),
    ("12,345", {12345, 12.345}),
    ("(1.200)", {-1200, -1.2}),
    ("1.234 %", {1234, 1.234}),
    ("1.234 juta", {1.234e9, 1.234e6}),
    ("Rp 1.234 juta", {1.234e9, 1.234e6}),
    ("USD 1.234", {1234, 1.234}),
    ("Rp 5 M", {5e9, 5e6}),  # miliar or million
    ("Rp 1.234,567", {1234.567, 1234567}),  # nobody counts thousandths of a rupiah
]
NO_NUMBERS = [
    "", " ", "abc", "Rp.", "-", "½", "10²", "①", "5⁴", "007", "00", "5.1.02.01", "11.01.01.2001", "1.2.3", "1,23,456", "1.234.56",
    "12.34,5", "13/05/2022", "2022-05-13", "12.05.2022", "081234567890", "+628123456789", "0812-3456-7890", "15–19",
    "15-19", "65+", "1:2", "1/2", "<5", "1111222233334444", "12345678901234567890", "1. 234", "12. 500.000", "1.234\n567",
    "1  234", "(51 orang)", "- 12 desa", "-(5)", "(5", "5 M", "1,", "1.234,5,-", "12 mobil merah", "1.1E", "2x", "٣",
]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), CERTAIN)
def test_certain_texts_have_one_reading(text: str, value: float):
    assert [one.value for one in readings(text)] == [value]


@pytest.mark.parametrize(("text", "values"), AMBIGUOUS)
def test_ambiguous_texts_have_all_their_readings(text: str, values: set[float]):
    assert {one.value for one in readings(text)} == values


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_other_texts_are_no_numbers(text: str):
    assert readings(text) == ()


def test_a_reading_tells_how_it_was_written():
    (one,) = readings("Rp 1.234.567,89")
    assert (one.convention, one.decimals, one.grouped, one.unit, one.scaled) == ("id", 2, True, "Rp", False)
    (one,) = readings("1,234.5")
    assert (one.convention, one.decimals, one.grouped, one.unit) == ("en", 1, True, "")
    (one,) = readings("2 juta orang")
    assert (one.convention, one.grouped, one.unit, one.scaled) == ("", False, "orang", True)
    assert [one.convention for one in readings("1.234")] == ["id", "en"]
    assert [one.convention for one in readings("1,234")] == ["id", "en"]


@pytest.mark.parametrize(
    "text",
    ["-", "–", "—", " - ", "(-)", "NA", "N/A", "n.a.", "Nihil", "...", "…………", "Rp.", "Rp -", "Rp. -", "Rp ,-", "- %",
     "#####", "Tidak ada data", "t.a.d", "Rp. ................", "-" * 80],
)  # fmt: skip
def test_placeholders(text: str):
    assert is_placeholder(text)


@pytest.mark.parametrize("text", ["", "0", "Rp 0", ":", "%", "*)", "1", "x", "abc", "-5", "/", "Nihilisme", "Rp 5"])
def test_no_placeholders(text: str):
    assert not is_placeholder(text)


# ---------------------------------------------------------------------------------------------------------------------
# One text, by property

MARKS = {"id": (".", ","), "en": (",", "."), "space_id": (" ", ","), "space_en": ("\u202f", "."), "swiss": ("'", ".")}
SCALE_WORDS = {"ribu": 3, "rb": 3, "juta": 6, "jt.": 6, "miliar": 9, "milyar": 9, "triliun": 12, "trilyun": 12}


def written(number: Decimal, style: str, grouped: bool = True) -> str:
    """A number without its sign in the marks of a style."""
    group, point = MARKS[style]
    text = f"{abs(number):,f}" if grouped else f"{abs(number):f}"
    return text.replace(",", "\x00").replace(".", point).replace("\x00", group)


def is_ambiguous(text: str) -> bool:
    """Written down a second time, on purpose: one mark, one to three digits before it, exactly three behind it."""
    return re.fullmatch(r"[1-9][0-9]{0,2}[.,][0-9]{3}", text) is not None


NUMBERS = st.one_of(
    st.integers(-(10**15), 10**15).map(Decimal),
    st.integers(-(10**5), 10**5).map(Decimal),
    st.builds(lambda n, places: Decimal(n).scaleb(-places), st.integers(-(10**12), 10**12), st.integers(0, 6)),
)


@given(NUMBERS, st.sampled_from(sorted(MARKS)), st.booleans(), st.sampled_from(["-", "−", "()", "after", "- "]))
@example(Decimal(-1234), "id", True, "()")
@example(Decimal("0.123"), "id", True, "-")
def test_any_number_in_any_form_comes_back(number: Decimal, style: str, grouped: bool, sign: str):
    core = written(number, style, grouped)
    assume(len(core.partition(MARKS[style][1])[0]) < 15 or (grouped and abs(number) >= 1000))
    text = core
    if number < 0:
        text = {"()": f"({core})", "after": f"{core}-"}.get(sign, f"{sign}{core}")
    found = readings(text)
    assert float(number) in [one.value for one in found], text
    assert len(found) == (2 if is_ambiguous(core) else 1)


@given(
    st.integers(0, 10**15).map(Decimal), st.sampled_from(["id", "en"]), st.sampled_from(["Rp", "Rp.", "Rp ", "IDR "])
)
def test_rupiah_are_never_ambiguous(number: Decimal, style: str, prefix: str):
    for ending in ("", ",-", ".-", ",00" if style == "id" else ".00"):
        text = prefix + written(number, style) + ending
        assert [one.value for one in readings(text)] == [float(number)], text


@given(
    st.integers(0, 10**9).map(Decimal), st.sampled_from(["id", "en"]), st.sampled_from(["orang", "desa", "KK", "Org."])
)
def test_whole_things_are_never_ambiguous(number: Decimal, style: str, unit: str):
    assert [one.value for one in readings(f"{written(number, style)} {unit}")] == [float(number)]


@given(
    st.builds(lambda n, places: Decimal(n).scaleb(-places), st.integers(0, 10**7), st.integers(0, 4)),
    st.sampled_from(["id", "en"]),
    st.sampled_from(sorted(SCALE_WORDS)),
    st.sampled_from(["", "Rp "]),
)
def test_scale_words_are_exact(number: Decimal, style: str, word: str, prefix: str):
    core = written(number, style)
    found = [one.value for one in readings(f"{prefix}{core} {word}")]
    assert float(number.scaleb(SCALE_WORDS[word])) in found
    assert len(found) == (2 if is_ambiguous(core) else 1)


@given(st.builds(lambda n, places: Decimal(n).scaleb(-places), st.integers(0, 10**6), st.integers(0, 4)))
def test_percent_is_kept_from_0_to_100(number: Decimal):
    for text in (written(number, "id") + " %", written(number, "en") + "%"):
        assert float(number) in [one.value for one in readings(text)]


@given(st.text(max_size=30))
@example("1e999")
@example("9" * 64)
@example("Rp" + "." * 60)
def test_any_text_is_survived(text: str):
    for one in readings(text):
        assert np.isfinite(one.value)
        assert any(letter.isdigit() for letter in text)
    is_placeholder(text)
    is_unit_text(text)
    unit_of([text], [text])


@given(st.text(alphabet="0123456789.,' -()%Rp", max_size=16))
def test_no_text_with_an_ambiguous_core_has_one_reading(text: str):
    core = text.strip()
    if is_ambiguous(core):
        assert len(readings(text)) == 2


# ---------------------------------------------------------------------------------------------------------------------
# Units

UNITS = [
    ("(Rp)", "Rp", 1), ("(Rp.)", "Rp", 1), ("Rp. 000,-", "Rp", 1e3), ("(Rp. 000,-)", "Rp", 1e3), ("(dalam ribuan)", "", 1e3),
    ("(dalam ribuan rupiah)", "Rp", 1e3), ("dalam jutaan Rp", "Rp", 1e6), ("(Rp Juta)", "Rp", 1e6),
    ("(ribu orang)", "orang", 1e3), ("juta", "", 1e6), ("(Jiwa)", "orang", 1), ("%", "%", 1), ("Persentase", "%", 1),
    ("Km2", "km2", 1), ("Ton", "ton", 1), ("Ha", "ha", 1), ("Satuan: Orang", "orang", 1), ("Dalam Rupiah", "Rp", 1),
    ("(Rp '000)", "Rp", 1e3), ("(x Rp. 1.000,-)", "Rp", 1e3), ("x 1.000", "", 1e3), ("(000)", "", 1e3),
    ("(Rp 000.000)", "Rp", 1e6), ("(Rp Miliar)", "Rp", 1e9), ("Rp/bulan", "Rp", 1), ("(Desa)", "desa", 1),
    ("( dalam satuan juta rupiah )", "Rp", 1e6), ("(in thousand rupiah)", "Rp", 1e3), ("(Orang)**", "orang", 1),
]  # fmt: skip
NO_UNITS = [
    "", "Desa", "Program", "Unit", "JUMLAH", "12", "(1)", "(L)", "-", "*)", "2023", "Rp. 5.000", "Rp. 1.000,-", "000",
    "(12,5%)", "Tahun", "Jumlah (Rp)", "Anggaran", "(Berkurang)", "m", "x", "OK", "Data", "Rp 8.500",
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "scale"), UNITS)
def test_cells_that_state_a_unit(text: str, name: str, scale: float):
    assert is_unit_text(text)
    unit = unit_of(["Nilai", text])
    assert (unit.name, unit.scale) == (name, scale)
    assert unit.currency == (name == "Rp")
    assert unit.percent == (name == "%")
    assert unit.whole == (name in ("orang", "desa"))


@pytest.mark.parametrize("text", NO_UNITS)
def test_cells_that_state_no_unit(text: str):
    assert not is_unit_text(text)


HEADERS = [
    # header path, lines over the table, name, scale, whole
    (["JUMLAH PENDUDUK (Jiwa) *)"], [], "orang", 1, True),
    (["J U M L A H   P E N D U D U K"], [], "orang", 1, True),
    (["Jumlah Peserta"], [], "orang", 1, True),
    (["Jlh Desa"], [], "desa", 1, True),
    (["JUMLAH", "K A B"], [], "kab", 1, True),
    (["Jumlah Penerima Upah"], [], "orang", 1, True),
    (["Peserta Aktif"], [], "orang", 1, False),
    (["Jumlah Penduduk per Km2"], [], "", 1, False),
    (["Jumlah Penduduk per Kecamatan"], [], "orang", 1, False),
    (["Rata-rata Jumlah Peserta"], [], "", 1, False),
    (["Kepadatan Penduduk (jiwa/km2)"], [], "jiwa/km2", 1, False),
    (["Iuran Peserta"], [], "", 1, False),
    (["Jumlah Dana Desa"], [], "", 1, False),
    (["Upah per orang (Rp)"], [], "Rp", 1, False),
    (["Tingkat Pengangguran (Persen)", "2021"], [], "%", 1, False),
    (["Anggaran (Rp)"], ["(dalam ribuan rupiah)"], "Rp", 1e3, False),
    (["Target (dalam jutaan)", "Rp"], [], "Rp", 1e6, False),
    (["Target (dalam jutaan)", "%"], [], "%", 1, False),
    (["Jumlah Peserta"], ["(dalam ribuan rupiah)"], "orang", 1, True),
    (["Jumlah Peserta"], ["(ribu orang)"], "orang", 1e3, True),
    (["Laki-laki"], ["(dalam ribuan rupiah)"], "", 1, False),
    (["Jumlah Bulan"], ["(dalam ribuan rupiah)"], "bulan", 1, False),
    (["Volume"], ["(dalam ribuan rupiah)"], "", 1, False),
    (["%"], ["(dalam ribuan)"], "%", 1, False),
    (["2021"], ["Jumlah Penduduk Menurut Kabupaten, 2021"], "orang", 1, True),
    (["2021"], ["Jumlah Penduduk dan Kepadatan Menurut Kabupaten"], "", 1, False),
    (["2021"], ["NILAI PRODUKSI DALAM JUTAAN RUPIAH"], "Rp", 1e6, False),
    (["Anggaran (Rp Juta)"], ["(dalam ribuan rupiah)"], "Rp", 1e6, False),
    (["Anggaran"], ["(dalam jutaan rupiah)", "(dalam ribuan rupiah)"], "Rp", 1e3, False),
    (["Gaji di atas 2 juta"], [], "", 1, False),
    (["Gaji di atas 2 juta rupiah"], [], "Rp", 1, False),
    (["Kuantitas"], ["(dalam ribuan rupiah)"], "", 1, False),
]


@pytest.mark.parametrize(("header", "title", "name", "scale", "whole"), HEADERS)
def test_the_nearest_statement_wins(header: list[str], title: list[str], name: str, scale: float, whole: bool):
    unit = unit_of(header, title)
    assert (unit.name, unit.scale, unit.whole) == (name, scale, whole)


# ---------------------------------------------------------------------------------------------------------------------
# A column, by example


def test_the_column_decides():
    reading = read(["1.234", "5.678.901", "12,5"])
    assert decided(reading) == [1234, 5678901, 12.5]
    assert rules(reading) == {(0, "read_by_column")}
    assert reading.convention == "id"
    assert decided(read(["1.234", "1.5678", "1,000.25"])) == [1.234, 1.5678, 1000.25]


def test_what_nothing_decides_stays_open():
    reading = read(["1.234", "12.345", "-"])
    assert versions(reading) == {"id": [1234, 12345, None], "en": [1.234, 12.345, None]}
    assert reading.problems[UNDECIDED] == [
        (0, "ambiguous_number", "1.234", "1234 / 1.234"),
        (1, "ambiguous_number", "12.345", "12345 / 12.345"),
    ]
    assert rules(reading, "id") == {(0, "read_by_totals"), (1, "read_by_totals")}


def test_dot_decimals_of_fewer_digits_do_not_make_a_decimal_of_a_thousand():
    assert versions(read(["80.57", "1.234"])) == {"id": [80.57, 1234], "en": [80.57, 1.234]}
    assert decided(read(["80.57", "1.234"], "TPT (%)")) == [80.57, 1.234]


def test_both_conventions_in_one_column_leave_the_ambiguous_open():
    reading = read(["1.234", "1,234.5", "5.678,9", "2.345,6", "12,345"])
    assert versions(reading) == {
        "id": [1234, 1234.5, 5678.9, 2345.6, 12.345],
        "en": [1.234, 1234.5, 5678.9, 2345.6, 12345],
    }
    assert reading.convention == "mixed"
    assert rules(reading) == {(1, "mixed_conventions")}


def test_the_table_decides_where_the_column_does_not():
    assert decided(read(["1.234"], convention="id")) == [1234]
    assert decided(read(["12,345"], convention="id")) == [12.345]
    assert decided(read(["12,345"], convention="en")) == [12345]
    assert len(read(["1.234"], convention="en").hypotheses) == 2
    assert len(read(["1.234"], convention="mixed").hypotheses) == 2


def test_unit_and_format_decide():
    reading = read(["1.234", "12,345"], "Jumlah Peserta")
    assert decided(reading) == [1234, 12345]
    assert rules(reading) == {(0, "read_by_unit"), (1, "read_by_unit")}
    whole = read(["1.234", 5000.0, 6000.0, 7000.0], formats=["@", "#,##0", "#,##0", "_(* #,##0_);_(* (#,##0)"])
    assert decided(whole)[0] == 1234
    assert rules(whole) == {(0, "read_by_format")}
    assert len(read(["1.234", 5.5, 6.25, 7.0], formats=["@"] + ["#,##0.00"] * 3).hypotheses) > 1


def test_text_numbers_among_numbers():
    assert decided(read(["80.57", "72.0", 71.5], "TPAK (Persen)")) == [80.57, 72.0, 71.5]


def test_counts_that_lost_their_thousands_are_restored():
    reading = read([226.57, 218.007, 0.0, "5.066.831"], "JUMLAH PENDUDUK (Jiwa) *)")
    assert decided(reading) == [226570, 218007, 0, 5066831]
    assert reading.problems[""] == [
        (0, "lost_thousands", "226.57", "226570"),
        (1, "lost_thousands", "218.007", "218007"),
    ]
    assert decided(read([-1.5, 353.834, 226.571], "Jumlah Pekerja (orang)")) == [-1500, 353834, 226571]


def test_whole_numbers_beside_lost_thousands_stay_open():
    reading = read([849.0, 1.88], "Jumlah Penduduk")
    assert versions(reading) == {"thousandfold": [849, 1880], "all_thousandfold": [849000, 1880]}
    assert rules(reading) == {(1, "lost_thousands")}
    assert rules(reading, UNDECIDED) == {(0, "ambiguous_number")}
    assert rules(reading, "all_thousandfold") == {(0, "lost_thousands")}


def test_many_whole_numbers_beside_one_lost_thousand_are_what_they_are():
    values = [float(value) for value in range(100, 400, 7)]
    assert decided(read([*values, 6.474], "N A M A / J U M L A H", "D E S A")) == [*values, 6474]


def test_lost_thousands_without_a_unit_are_only_suspected():
    reading = read([353.834, 226.57, "1.030.834"], "2021")
    assert versions(reading) == {
        "as_printed": [353.834, 226.57, 1030834],
        "thousandfold": [353834, 226570, 1030834],
    }
    assert list(versions(read([849.0, 1.88, 921.0, 1.203, 760.0], "2021"))) == [
        "as_printed", "thousandfold", "all_thousandfold",
    ]  # fmt: skip
    assert list(versions(read([500.0, 750.0, "1.250.000"], "Anggaran"))) == ["as_printed", "all_thousandfold"]


def test_texts_lose_thousands_too():
    reading = read(["1.88", "353.834", "1.030.834"], "2021")
    assert versions(reading) == {"as_printed": [1.88, 353834, 1030834], "thousandfold": [1880, 353834, 1030834]}
    assert rules(reading) == {(1, "read_by_column")}
    assert reading.convention == "id"
    assert decided(read(["226.57", "353.834"], "Jumlah Peserta")) == [226570, 353834]
    assert list(versions(read(["226.57", "353.834", "12"], "Jumlah Peserta"))) == ["thousandfold", "all_thousandfold"]
    assert decided(read(["12.0", "15.00"], "Jumlah Peserta")) == [12, 15]


def test_ambiguous_texts_beside_lost_thousands():
    reading = read([226.571, 353.834, "1.234"], "Peserta")
    assert versions(reading) == {
        "as_printed": [226.571, 353.834, 1.234],
        "as_printed+grouped": [226.571, 353.834, 1234],
        "thousandfold": [226571, 353834, 1234],
    }


@pytest.mark.parametrize(
    ("values", "header"),
    [
        ([12.0, 15.0, 13.5, 14.0], "Nilai"),
        ([12.0, 15.0, 13.125, 14.0], "Luas (Ha)"),
        ([226.57, 353.834, "1.030.834,50"], "Hasil"),
        ([0.5, 353.834, 226.571], "Jumlah Pekerja"),
        ([353.834, 226.57, "1.030.834"], "Rata-rata Upah"),
        ([3.4, 2.125, 5.0], "Rata-rata anggota (orang)"),
        ([61.36, 153.125, 1234.0], "Luas (Km2)"),
        ([85.123, 90.5, 77.25], "TPAK (%)"),
        ([0.321, 0.412, 0.5], "Indeks Gini"),
        ([1.5, 2.25, 12.125, 7.0], "2021"),
        ([12.345678, 3.1, 5.25], "2021"),
        ([9196.0, 14388.0, 0.0], "Jumlah Penduduk"),
    ],
)
def test_honest_fractions_are_not_touched(values: list[float | str], header: str):
    numbers = [value for value in values if not isinstance(value, str)]
    assert decided(read(values, header))[: len(numbers)] == numbers


def test_one_decimal_alone_may_be_another_slip():
    assert "as_printed" in versions(read([7.5, 12.0], "Jumlah Pekerja (orang)"))
    assert "as_printed" not in versions(read([7.55, 12.0], "Jumlah Pekerja (orang)"))


def test_fractions_of_people_are_reported():
    reading = read([12.345678, 3.1], "Jumlah Peserta")
    assert decided(reading) == [12.345678, 3.1]
    assert rules(reading) == {(0, "fraction_of_whole"), (1, "fraction_of_whole")}


def test_two_decimals_throughout_are_not_surely_lost_thousands():
    # 33.06 million people, in a table that forgets to say so: no third decimal in any of four.
    assert list(versions(read([33.06, 33.35, 33.62, 31.2], "Jumlah Penduduk"))) == ["as_printed", "thousandfold"]


def test_units_are_applied():
    assert decided(read([1500.0, "2.500", "Rp 1.234.567"], "Anggaran", title=("(dalam ribuan rupiah)",))) == [
        1500e3, 2500e3, 1234567e3,
    ]  # fmt: skip
    assert decided(read([280.14, -1.86], "Perubahan (ribu orang)")) == [280140, -1860]
    assert decided(read(["2,5 juta", "1.234,5"], "Anggaran (Rp Juta)")) == [2.5e6, 1234.5e6]
    # Stored in full, shown in thousands: the unit line speaks of what is shown.
    title = ("(dalam ribuan rupiah)",)
    assert decided(read([1234567890.0], "Anggaran", title=title, formats="#,##0,")) == [1234567890]


def test_rupiah_in_thousands_do_have_thousandths():
    assert len(read(["Rp 1.234"], "Anggaran (Rp. 000,-)").hypotheses) == 2
    assert decided(read(["1.234 orang", 5.0], "Target", title=("(dalam ribuan rupiah)",))) == [1234, 5000]


def test_a_unit_that_its_values_contradict():
    reading = read(["Rp 3.986.114.306", 12.0], "Anggaran (Rp. 000,-)")
    assert versions(reading) == {"unit": [3986114306e3, 12e3], "no_unit": [3986114306, 12]}
    assert rules(reading, "no_unit") == {(0, "unit_contradicts_values"), (1, "unit_contradicts_values")}
    assert list(versions(read([3.5e11, 2.5e11], "Anggaran (Rp. 000,-)"))) == ["unit", "no_unit"]
    assert list(versions(read([611745216.87, 1234567.25], "Anggaran (Rp. 000,-)"))) == ["unit", "no_unit"]
    assert list(versions(read([226570.0], "Jumlah Penduduk (ribu orang)"))) == ["unit", "no_unit"]
    impossible = read([3.5e12, 2.5e12], "Anggaran (Rp Juta)")
    assert decided(impossible) == [3.5e12, 2.5e12]
    assert impossible.unit.scale == 1
    assert rules(impossible) == {(0, "unit_contradicts_values"), (1, "unit_contradicts_values")}
    one_slip = read([3.5e12, 250.0], "Anggaran (Rp Juta)")
    assert list(versions(one_slip)) == ["unit", "no_unit"]
    assert decided(read([13456789123.0], "Anggaran (dalam ribuan rupiah)")) == [13456789123e3]


def test_percent():
    reading = read([8.117427361946856, 47.36, 0.05738415478530611], "%", formats=["0.00", "0.00", "0.00%"])
    assert decided(reading) == [8.117427361946856, 47.36, 5.738415478530611]
    assert decided(read([0.5, 1.0], "Capaian", title=("(dalam jutaan rupiah)",), formats="0%")) == [50, 100]
    assert decided(read([0.5], "Capaian", formats='0.0"%"')) == [0.5]
    assert list(versions(read([0.38, 0.55], "Persentase"))) == ["as_printed", "fraction"]
    mixed = read([8.1, 16.0, 21.9, 30.1, 9.0, 12.0, 0.0574], "%")
    assert decided(mixed)[-1] == 0.0574
    assert mixed.problems[""] == [(6, "percent_scale_mixed", "0.0574", "5.74")]
    assert not read([8.1, 16.0, 21.9, 30.1, 9.0, 12.0, 0.17], "%").problems
    assert not read([8.1234, 16.0, 21.9, 30.1, 9.0, 12.0, 0.7712], "%").problems
    computed = read([8.1234, 16.0, 21.9, 30.1, 9.0, 12.0, 0.17], "%")
    assert rules(computed) == {(6, "percent_scale_mixed")}
    assert not read([8.1, 16.0, 21.9, 30.1, 9.0, 12.0, 0.2123], "%", formats="0.00").problems


def test_what_is_no_number_is_said_and_not_repeated():
    reading = read(["#####", "abc def", "1234567890123456", "-", "1.2.3", "Rp."], "Anggaran")
    assert decided(reading) == [None] * 6
    assert reading.problems[""] == [
        (0, "hashes_for_number", "#####", ""),
        (1, "not_a_number", "", ""),
        (2, "long_digits", "", ""),
        (4, "not_a_number", "1.2.3", ""),
    ]
    dated = column([5.0, 19000.0, 1.0])
    dated.kind[1:] = [Kind.DATE, Kind.BOOLEAN]
    reading = read_column(dated, Evidence(("Anggaran",)))
    assert decided(reading) == [5, None, None]
    assert rules(reading) == {(1, "date_among_numbers"), (2, "not_a_number")}


def test_cells_with_units_of_their_own():
    reading = read(["100 %", "51 orang", "12 orang"], "Target")
    assert decided(reading) == [100, 51, 12]
    assert reading.problems[""] == [(0, "cell_unit_differs", "%", "orang")]
    assert read(["Rp 1.000", "Rp 2.000"], "2021").unit.currency
    assert not read(["Rp 1.000", "2.000.000", "3.000.000"], "2021").unit.currency
    assert decided(read(["12,5 %", 1500.0], "Anggaran", title=("(dalam ribuan rupiah)",))) == [12.5, 1500e3]


def test_rounded_numbers_are_reported():
    assert rules(read(["1,5E+09", "12"])) == {(0, "rounded_number")}


def test_an_empty_column():
    assert decided(read([], "Jumlah Peserta")) == []


# ---------------------------------------------------------------------------------------------------------------------
# A column, by property


def shuffled(values: list[str]) -> st.SearchStrategy[list[str]]:
    return st.permutations(values)


@given(
    st.lists(st.integers(0, 10**12), max_size=20), st.integers(10**6, 10**12), st.sampled_from(["id", "en"]), st.data()
)
def test_a_column_in_one_convention_comes_back(numbers: list[int], proof: int, style: str, data: st.DataObject):
    order = data.draw(st.permutations([*numbers, proof]))
    reading = read([written(Decimal(number), style) for number in order])
    if style == "en":
        assert versions(reading)[reading.hypotheses[0].name] == order
    assert decided(reading) == order
    assert reading.convention == style


@given(
    st.lists(st.tuples(st.integers(-(10**12), 10**12), st.integers(0, 5)), min_size=1, max_size=20),
    st.sampled_from(["id", "en"]),
)
def test_decimals_come_back_where_the_column_proves_them(parts: list[tuple[int, int]], style: str):
    numbers = [Decimal(n).scaleb(-places) for n, places in parts]
    # 1,234,567.2500: its marks prove the convention, its four digits that three are possible.
    numbers.append(Decimal("1234567.2500"))
    texts = [("-" if number < 0 else "") + written(number, style) for number in numbers]
    reading = read(texts)
    assert decided(reading) == [float(number) for number in numbers]
    told = rules(reading)
    for position, text in enumerate(texts):
        assert ((position, "read_by_column") in told) == is_ambiguous(text.lstrip("-"))


MEMBERS = st.one_of(
    st.integers(0, 2 * 10**6).map(lambda n: written(Decimal(n), "id")),
    st.integers(0, 2 * 10**6).map(lambda n: written(Decimal(n), "en")),
    st.integers(1000, 999999).map(lambda n: f"{n // 1000}.{n % 1000:03d}"),
    st.integers(1, 99999).map(lambda n: f"{n / 100:.2f}".replace(".", ",")),
    st.integers(1, 99999).map(lambda n: str(n / 1000)),
    st.sampled_from(["-", "Rp 1.234", "12,5 %", "1.234 orang", "Rp 5 M", "1.234 juta", "2,5 juta", "abc", "1.5"]),
    st.integers(0, 10**6).map(float),
    st.integers(1, 10**6).map(lambda n: n / 1000),
)
EVIDENCE = st.builds(
    Evidence,
    st.sampled_from(
        [(), ("2021",), ("Jumlah Peserta",), ("Anggaran (Rp)",), ("Persentase",), ("Luas (Ha)",), ("Peserta",)]
    ),
    st.sampled_from([(), ("(dalam ribuan rupiah)",), ("(ribu orang)",), ("dalam jutaan",)]),
    st.sampled_from(["", "id", "en", "mixed"]),
)


@given(st.lists(MEMBERS, max_size=12), EVIDENCE)
@example(["1.234", 226.57], Evidence(("2021",)))
@example(["1.234", 1.5, 226.57, 12.0], Evidence(("Jumlah Peserta",)))
def test_nothing_ambiguous_is_read_in_silence(values: list[float | str], evidence: Evidence):
    reading = read_column(column(values), evidence)
    unit = reading.unit
    assert 1 <= len(reading.hypotheses) <= 4
    assert len({one.name for one in reading.hypotheses}) == len(reading.hypotheses)
    assert set(reading.problems) <= {"", UNDECIDED, *(one.name for one in reading.hypotheses)}
    stacked = np.vstack([one.values for one in reading.hypotheses])
    assert stacked.shape == (len(reading.hypotheses), len(values))
    always = {position for position, _ in rules(reading)}
    open_cells = {position for position, _ in rules(reading, UNDECIDED)}
    for position, value in enumerate(values):
        made = stacked[:, position]
        if isinstance(value, str):
            found = readings(value)
            possible = {one.value for one in found}
            changed = len(possible) > 1
        else:
            possible, changed = {value}, False
        if not possible:
            assert np.isnan(made).all()
            continue
        agree = bool((made == made[0]).all() or np.isnan(made).all())
        if not agree:
            assert position in open_cells
            for one in reading.hypotheses:
                if np.isfinite(one.values[position]):
                    assert position in {place for place, _ in rules(reading, one.name)}
        elif np.isfinite(made[0]):
            if changed or (unit.scale == 1 and made[0] not in possible):
                assert position in always, (values, evidence, position)
        else:
            assert position in always
        factors = {1, 1000, unit.scale, *([100] if unit.percent else [])}
        if isinstance(value, str) and value in ("Rp 1.234", "1.234 orang") and unit.scale != 1:
            continue  # in thousands, rupiah and people may have thousandths: more readings than the bare text has
        for result in made[np.isfinite(made)]:
            assert any(np.isclose(result, one * factor, rtol=1e-12) for one in possible for factor in factors)


def typed_into_english_excel(count: int) -> float | str:
    """What becomes of a count typed with dots as thousands marks where the dot is the decimal mark."""
    if count < 1000:
        return float(count)
    if count < 10**6:
        return float(f"{count // 1000}.{count % 1000:03d}")
    return written(Decimal(count), "id")


@given(
    st.lists(st.integers(1000, 3 * 10**6), min_size=3, max_size=30),
    st.sampled_from(["Jumlah Penduduk (Jiwa)", "Jumlah KK"]),
)
@example([226570, 218007, 1030834], "Jumlah KK")
def test_counts_typed_with_dots_into_an_english_program_come_back(counts: list[int], header: str):
    lost = [count for count in counts if count < 10**6]
    odd = [count for count in lost if count % 10]
    assume(len(odd) * 2 >= len(lost) and odd)  # unrounded counts
    assume(all(count % 1000 for count in lost))
    reading = read([typed_into_english_excel(count) for count in counts], header)
    assert decided(reading) == counts
    assert {position for position, rule in rules(reading) if rule == "lost_thousands"} == {
        position for position, count in enumerate(counts) if count < 10**6
    }


@given(
    st.lists(st.one_of(st.integers(1, 3 * 10**6), st.integers(1, 50).map(lambda n: n * 1000)), min_size=2, max_size=20)
)
def test_the_truth_is_among_the_hypotheses(counts: list[int]):
    """Small counts typed as they are, or none small: one of the hypotheses, if anything shows that thousands were lost."""
    assume(any(count < 10**6 and count % 1000 and count > 1000 for count in counts))
    small = any(count < 1000 for count in counts)
    exact = [count for count in counts if count < 10**6 and count % 1000 == 0]
    assume(not (small and exact))
    assume(len(exact) <= 5)
    reading = read([typed_into_english_excel(count) for count in counts], "Jumlah Penduduk (Jiwa)")
    assert counts in versions(reading).values()


@given(
    st.lists(st.tuples(st.integers(1, 10**8), st.integers(0, 3)), min_size=2, max_size=20),
    st.sampled_from([("(dalam ribuan rupiah)", 3), ("(Rp. 000,-)", 3), ("(Rp Juta)", 6), ("dalam miliar rupiah", 9)]),
)
def test_stated_units_scale_exactly(parts: list[tuple[int, int]], unit: tuple[str, int]):
    line, exponent = unit
    numbers = [Decimal(n).scaleb(-places) for n, places in parts]
    assume(max(numbers).scaleb(exponent) < 10**14)
    assume(exponent != 3 or max(numbers) < 10**6)
    reading = read([float(number) for number in numbers], "Anggaran", title=("LAPORAN", line))
    assert decided(reading) == [float(number.scaleb(exponent)) for number in numbers]
    assert reading.unit.currency


@given(
    st.lists(st.integers(0, 10**6).map(lambda n: n / 10**4), min_size=1, max_size=10),
    st.sampled_from(["0%", "0.00%", "0.0%;-0.0%"]),
)
def test_percent_formats_give_per_cent_exactly(fractions: list[float], shown: str):
    expected = [float(Decimal(repr(value)).scaleb(2)) for value in fractions]
    assert decided(read(fractions, "Realisasi", formats=shown)) == expected


@given(st.lists(st.floats(-1e12, 1e12), max_size=20))
def test_numbers_without_a_suspicion_are_what_they_are(numbers: list[float]):
    assume(not any(value % 1 and abs(value * 1000 - round(value * 1000)) < 1e-3 for value in numbers))
    reading = read(numbers, "2021")
    assert decided(reading) == numbers
    assert not reading.problems


# ---------------------------------------------------------------------------------------------------------------------
# A real column


def test_the_population_of_aceh_is_restored():
    path, truth = SHEETS / "aceh_kode_wilayah_desa.xlsx", SHEETS / "truth_aceh_kode_wilayah.csv"
    if not path.exists():
        pytest.skip("no real sheets beside the checkout")
    calamine = pytest.importorskip("python_calamine")
    rows = calamine.CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python(skip_empty_area=False)
    with truth.open(encoding="utf-8", newline="") as stream:
        known = {int(row["source_row"]) - 1: row for row in csv.DictReader(stream)}
    total = next(place for place in range(len(rows) - 1, 0, -1) if rows[place][16] != "")
    places = [*known, total]
    people = read([rows[place][16] for place in places], str(rows[0][16]))
    assert decided(people) == [*(float(row["penduduk_jiwa"]) for row in known.values()), 5066831.0]
    assert sum(decided(people)[:-1]) == 5066831
    assert rules(people) == {(position, "lost_thousands") for position in range(len(known))}
    area = read([rows[place][14] for place in known], str(rows[0][14]))
    assert decided(area) == [float(row["luas_km2"]) for row in known.values()]
    assert not area.problems
