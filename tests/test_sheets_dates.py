"""Dates and periods: every written form comes back, and an order of day and month is never assumed in silence."""

from __future__ import annotations

import calendar
import datetime as dt

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from analysis.sheets.cells import Kind, days_of
from analysis.sheets.dates import DateColumnReading, find_periods, period_of, read_date, read_dates
from analysis.sheets.numbers import UNDECIDED, Column, Evidence
from analysis.sheets.units import WORDS


def column(values: list[dt.date | float | str]) -> Column:
    kinds = {str: Kind.TEXT, float: Kind.NUMBER, dt.date: Kind.DATE}
    texts = np.empty(len(values), dtype=object)
    texts[:] = [value if isinstance(value, str) else "" for value in values]
    numbers = [np.nan if isinstance(v, str) else v if isinstance(v, float) else days_of(v) for v in values]
    return Column(
        np.asarray([kinds[type(value)] for value in values], dtype=np.uint8),
        np.asarray(numbers, dtype=np.float64),
        texts,
        np.full(len(values), "", dtype=object),
    )


def read(values: list[dt.date | float | str], *title: str) -> DateColumnReading:
    return read_dates(column(values), Evidence(title=title))


def ends(reading: DateColumnReading) -> dict[str, list[str]]:
    return {one.name: [str(day) for day in one.end] for one in reading.hypotheses}


def decided(reading: DateColumnReading) -> list[str]:
    assert len(reading.hypotheses) == 1, ends(reading)
    return next(iter(ends(reading).values()))


def rules(reading: DateColumnReading, name: str = "") -> set[tuple[int, str]]:
    return {(position, rule) for position, rule, _, _ in reading.problems.get(name, [])}


# ---------------------------------------------------------------------------------------------------------------------
# One text

DAYS = [
    ("2022-06-30", "2022-06-30"),
    ("2022-06-30 00:00:00", "2022-06-30"),
    ("30/06/2022", "2022-06-30"),
    ("30-6-2022", "2022-06-30"),
    ("30.06.2022", "2022-06-30"),
    ("05/13/2022", "2022-05-13"),
    ("30 Juni 2022", "2022-06-30"),
    ("30 JUNI  2022.", "2022-06-30"),
    ("per 31 Desember 2023", "2023-12-31"),
    ("Posisi : 30 Juni 2022", "2022-06-30"),
    ("Jum'at, 5 Mei 2023", "2023-05-05"),
    ("1 Nopember 2022", "2022-11-01"),
    ("17 Agust 2023", "2023-08-17"),
    ("June 30, 2022", "2022-06-30"),
    ("28 Febuari 2023", "2023-02-28"),
    ("(30 Juni 2022)", "2022-06-30"),
]
PERIODS = [
    ("Juni 2022", "2022-06-01", "2022-06-30", "month"),
    ("Bulan Juni 2022", "2022-06-01", "2022-06-30", "month"),
    ("Peb 2023", "2023-02-01", "2023-02-28", "month"),
    ("Pebruari 2024", "2024-02-01", "2024-02-29", "month"),
    ("AGTS 2023", "2023-08-01", "2023-08-31", "month"),
    ("Sept 2022", "2022-09-01", "2022-09-30", "month"),
    ("Okt. 2022", "2022-10-01", "2022-10-31", "month"),
    ("Des 2022", "2022-12-01", "2022-12-31", "month"),
    ("2022-06", "2022-06-01", "2022-06-30", "month"),
    ("06/2022", "2022-06-01", "2022-06-30", "month"),
    ("Jan-Feb 2023", "2023-01-01", "2023-02-28", "month"),
    ("Januari s.d. Juni 2023", "2023-01-01", "2023-06-30", "month"),
    ("1 s.d. 30 Juni 2022", "2022-06-01", "2022-06-30", "day"),
    ("1-15 Juli 2022", "2022-07-01", "2022-07-15", "day"),
    ("1 Januari 2023 s/d 31 Maret 2023", "2023-01-01", "2023-03-31", "day"),
    ("PERIODE : 2020-09-01 S/D 2020-10-31", "2020-09-01", "2020-10-31", "day"),
    ("TW I 2023", "2023-01-01", "2023-03-31", "quarter"),
    ("Triwulan II Tahun 2023", "2023-04-01", "2023-06-30", "quarter"),
    ("TW I s.d. III 2023", "2023-01-01", "2023-09-30", "quarter"),
    ("Semester II 2023", "2023-07-01", "2023-12-31", "semester"),
    ("2023", "2023-01-01", "2023-12-31", "year"),
    ("TAHUN ANGGARAN 2023", "2023-01-01", "2023-12-31", "year"),
    ("2021-2025", "2021-01-01", "2025-12-31", "year"),
]
UPTO = [
    ("s.d. 30 Juni 2022", "2022-06-30"),
    ("s.d 30 Juni 2022", "2022-06-30"),
    ("s/d 15 Juli 2022", "2022-07-15"),
    ("sampai dengan 30 Juni 2022", "2022-06-30"),
    ("Keadaan s.d. Bulan Juni 2022", "2022-06-30"),
    ("s.d. TW III 2023", "2023-09-30"),
]
NO_DATES = [
    "", "-", "abc", "Januari", "TW I", "31 Juni 2022", "29 Februari 2023", "13/13/2022", "15–19", "1.234", "5.1.02.01",
    "0812-3456-7890", "20220630", "1/2", "Jl. 2022", "2022/2023", "TW V 2023", "Semester III 2023", "30 Juni 1822",
    "Juni 2022 Juli", "periode ………. s.d ………. 2022",
]  # fmt: skip


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_days(text: str, day: str):
    (one,) = read_date(text)
    assert (str(one.start), str(one.end), one.precision, one.upto, one.misspelt) == (day, day, "day", False, "")


@pytest.mark.parametrize(("text", "start", "end", "precision"), PERIODS)
def test_periods(text: str, start: str, end: str, precision: str):
    (one,) = read_date(text)
    assert (str(one.start), str(one.end), one.precision, one.upto) == (start, end, precision, False)


@pytest.mark.parametrize(("text", "end"), UPTO)
def test_up_to_a_day_has_no_beginning(text: str, end: str):
    (one,) = read_date(text)
    assert (one.start, str(one.end), one.upto) == (None, end, True)


@pytest.mark.parametrize("text", NO_DATES)
def test_other_texts_are_no_dates(text: str):
    assert read_date(text) == ()


def test_a_text_without_a_year_takes_the_one_it_is_given():
    assert str(read_date("Januari", 2023)[0].end) == "2023-01-31"
    assert str(read_date("TW II", 2023)[0].start) == "2023-04-01"
    assert str(read_date("JAN-FEB", 2024)[0].end) == "2024-02-29"


def test_figures_keep_both_orders():
    assert [(one.order, str(one.end)) for one in read_date("03/04/2022")] == [
        ("dmy", "2022-04-03"),
        ("mdy", "2022-03-04"),
    ]
    assert [one.order for one in read_date("13/04/2022")] == ["dmy"]
    assert [one.order for one in read_date("04/13/2022")] == ["mdy"]
    assert [one.order for one in read_date("04/04/2022")] == [""]
    assert [one.order for one in read_date("2022-03-04")] == [""]


def test_two_digit_years_are_marked():
    (one,) = read_date("13-05-22")
    assert (str(one.end), one.short_year) == ("2022-05-13", True)
    assert read_date("Des-98")[0].end.year == 1998
    assert not read_date("13-05-2022")[0].short_year


@pytest.mark.parametrize(
    ("word", "month"),
    [
        ("Sepetember", "september"),
        ("Janurai", "januari"),
        ("Agustuss", "agustus"),
        ("Deesember", "desember"),
        ("Mraet", "maret"),
    ],
)
def test_misspelt_months_are_read_and_marked(word: str, month: str):
    (one,) = read_date(f"30 {word} 2022")
    assert (one.misspelt, one.month) == (word.casefold(), month)
    assert WORDS["months"][one.end.month][0] == month


@pytest.mark.parametrize("word", ["Jumi", "Jubi", "Mai", "Desa", "Apri", "Mret", "Kantor", "Sabtu"])
def test_short_or_distant_words_are_no_months(word: str):
    assert read_date(f"30 {word} 2022") == ()


def test_no_misspelling_is_near_two_months():
    names = [(name, month) for month, words in WORDS["months"].items() for name in words]
    for name, month in names:
        for other, second in names:
            if month == second or min(len(name), len(other)) < WORDS["misspelt_from"]:
                continue
            # Two letters at the same places keep them apart by more than one slip each, or their lengths do.
            apart = sum(a != b for a, b in zip(name, other, strict=False)) + abs(len(name) - len(other))
            assert apart > 2, (name, other)


@given(st.dates(dt.date(1946, 1, 1), dt.date(2099, 12, 31)), st.data())
def test_any_day_in_any_form_comes_back(day: dt.date, data: st.DataObject):
    name = data.draw(st.sampled_from(WORDS["months"][day.month]))
    name = data.draw(st.sampled_from([name, name.upper(), name.title()]))
    mark = data.draw(st.sampled_from(["/", "-", "."]))
    pad = data.draw(st.sampled_from(["02d", "d"]))
    for text in (
        f"{day.day:{pad}} {name} {day.year}",
        f"{day.day}-{name}-{day.year}",
        f"tanggal {day.day} {name} {day.year}",
        day.isoformat(),
    ):
        assert [one.end for one in read_date(text)] == [day], text
    figures = read_date(f"{day.day:{pad}}{mark}{day.month:{pad}}{mark}{day.year}")
    assert figures[0].end == day
    assert len(figures) == (2 if day.day <= 12 and day.day != day.month else 1)
    (upto,) = read_date(f"s.d. {day.day} {name} {day.year}")
    assert (upto.end, upto.upto) == (day, True)
    (month,) = read_date(f"{name} {day.year}")
    assert (month.start, month.end) == (
        day.replace(day=1),
        day.replace(day=calendar.monthrange(day.year, day.month)[1]),
    )


@given(st.text(max_size=40))
def test_any_text_is_survived(text: str):
    for one in read_date(text):
        assert one.start is None or one.start <= one.end
    find_periods(text)


# ---------------------------------------------------------------------------------------------------------------------
# Lines

LINES = [
    ("LAPORAN REALISASI ANGGARAN periode s.d 30 Juni 2022", ("2022-01-01", "2022-06-30")),
    ("KEADAAN BULAN JUNI 2022", ("2022-06-01", "2022-06-30")),
    ("TAHUN ANGGARAN 2023", ("2023-01-01", "2023-12-31")),
    ("PERIODE : 2020-09-01 S/D 2020-10-31", ("2020-09-01", "2020-10-31")),
    ("Realisasi Triwulan III Tahun Anggaran 2023", ("2023-07-01", "2023-09-30")),
    ("Peraturan Bupati Nomor 12 Tahun 2021 tentang APBD", None),
    ("UU. No. 11 Tahun 2006", None),
    ("Perda No. 3/2010", None),
    ("Medan, 30 Juni 2022", None),
    ("DINAS PENDIDIKAN", None),
    ("kode 5.1.02.2022", None),
]


@pytest.mark.parametrize(("line", "span"), LINES)
def test_periods_in_lines(line: str, span: tuple[str, str] | None):
    found = period_of([line])
    assert (found and tuple(str(day) for day in found)) == span


def test_lines_narrow_each_other_or_say_nothing():
    assert period_of(["TAHUN ANGGARAN 2022", "s.d. Juni 2022"]) == (dt.date(2022, 1, 1), dt.date(2022, 6, 30))
    assert period_of(["TAHUN ANGGARAN 2022", "Juni 2023"]) is None
    assert period_of([]) is None


# ---------------------------------------------------------------------------------------------------------------------
# A column


def test_one_day_over_twelve_proves_the_order():
    reading = read(["03/04/2022", "13/04/2022", "-"])
    assert decided(reading) == ["2022-04-03", "2022-04-13", "NaT"]
    assert rules(reading) == {(0, "date_order_by_column")}
    assert decided(read(["03/04/2022", "04/13/2022"])) == ["2022-03-04", "2022-04-13"]


def test_an_open_order_stays_open():
    reading = read(["03/04/2022", "05/04/2022"])
    assert ends(reading) == {"dmy": ["2022-04-03", "2022-04-05"], "mdy": ["2022-03-04", "2022-05-04"]}
    assert rules(reading, UNDECIDED) == {(0, "ambiguous_date"), (1, "ambiguous_date")}
    mixed = read(["13/04/2022", "04/13/2022", "01/02/2022"])
    assert len(mixed.hypotheses) == 2
    assert rules(mixed) == {(1, "mixed_date_orders")}


def test_the_period_over_the_table_decides_the_order():
    reading = read(["03/04/2022", "05/04/2022"], "Bulan April 2022")
    assert decided(reading) == ["2022-04-03", "2022-04-05"]
    assert rules(reading) == {(0, "date_order_by_period"), (1, "date_order_by_period")}
    assert len(read(["03/04/2022", "05/04/2022"], "Tahun 2022").hypotheses) == 2


def test_swapped_days_and_months_are_suspected():
    swapped = [dt.date(2022, 5, 6), "13/05/2022", "20/05/2022", dt.date(2022, 3, 6)]
    reading = read(swapped)
    assert ends(reading) == {
        "as_stored": ["2022-05-06", "2022-05-13", "2022-05-20", "2022-03-06"],
        "swapped": ["2022-06-05", "2022-05-13", "2022-05-20", "2022-06-03"],
    }
    assert rules(reading, UNDECIDED) == {(0, "ambiguous_date"), (3, "ambiguous_date")}
    assert rules(reading, "swapped") == {(0, "date_swapped"), (3, "date_swapped")}


def test_the_period_decides_what_was_swapped():
    reading = read([dt.date(2022, 5, 7), "13/07/2022", dt.date(2022, 8, 7)], "Periode Juli 2022")
    assert decided(reading) == ["2022-07-05", "2022-07-13", "2022-07-08"]
    assert rules(reading) == {(0, "date_swapped"), (2, "date_swapped")}
    kept = read([dt.date(2022, 7, 5), "13/07/2022", dt.date(2022, 7, 8)], "Periode Juli 2022")
    assert decided(kept) == ["2022-07-05", "2022-07-13", "2022-07-08"]
    assert rules(kept) == {(0, "date_order_by_period"), (2, "date_order_by_period")}
    alone = read([dt.date(2022, 1, 7), dt.date(2022, 2, 7), dt.date(2022, 12, 7)], "Bulan Juli 2022")
    assert decided(alone) == ["2022-07-01", "2022-07-02", "2022-07-12"]


def test_the_order_of_the_rows_decides_what_was_swapped():
    reading = read([dt.date(2022, 1, 3), dt.date(2022, 10, 3), "13/03/2022", "20/03/2022", dt.date(2022, 3, 4)])
    assert decided(reading) == ["2022-03-01", "2022-03-10", "2022-03-13", "2022-03-20", "2022-04-03"]
    # Three rows go up by chance too easily.
    assert len(read([dt.date(2022, 1, 3), dt.date(2022, 10, 3), "13/03/2022"]).hypotheses) == 2


@pytest.mark.parametrize(
    "values",
    [
        [dt.date(2022, 5, 6), dt.date(2022, 3, 6)],  # no text that a program could not read
        [dt.date(2022, 5, 6), "13/05/2022", dt.date(2022, 3, 25)],  # a day over twelve was stored
        [dt.date(2022, 5, 6), "05/13/2022"],
        [dt.date(2022, 5, 5), "13/05/2022"],
    ],
)
def test_dates_without_a_suspicion_stay_as_stored(values: list[dt.date | str]):
    reading = read(values)
    assert [day for day, value in zip(decided(reading), values, strict=True) if isinstance(value, dt.date)] == [
        value.isoformat() for value in values if isinstance(value, dt.date)
    ]


def test_what_is_no_date_is_said():
    reading = read(["31 Juni 2022", "Agustuss 2022", "kode 12", "-", 2022.0, 5.5, "01/01/22"])
    assert decided(reading) == ["NaT", "2022-08-31", "NaT", "NaT", "2022-12-31", "NaT", "2022-01-01"]
    assert rules(reading) == {
        (0, "impossible_date"),
        (1, "month_misspelt"),
        (2, "not_a_date"),
        (5, "not_a_date"),
        (6, "two_digit_year"),
    }
    assert "kode" not in str(reading.problems)


@given(st.lists(st.dates(dt.date(2020, 1, 1), dt.date(2025, 12, 31)), min_size=1, max_size=15))
def test_an_american_program_never_swaps_in_silence(days: list[dt.date]):
    """Dates typed day first; the program takes what it can as month first and leaves the rest as text."""
    values: list[dt.date | str] = [
        dt.date(day.year, day.day, day.month) if day.day <= 12 else f"{day.day:02d}/{day.month:02d}/{day.year}"
        for day in days
    ]
    assume(any(day.day > 12 for day in days))
    # A stored day is the typed month, so it is never over twelve.
    reading = read(values)
    truth = [day.isoformat() for day in days]
    assert truth in ends(reading).values() or rules(reading, UNDECIDED)
    told = {position for position, _ in rules(reading) | rules(reading, UNDECIDED)}
    assert told >= {position for position, day in enumerate(days) if day.day <= 12 and day.day != day.month}


@given(st.lists(st.dates(dt.date(2020, 1, 1), dt.date(2025, 12, 31)), max_size=12), st.booleans())
def test_no_ambiguous_date_is_read_in_silence(days: list[dt.date], month_first: bool):
    form = "{0.month:02d}/{0.day:02d}/{0.year}" if month_first else "{0.day:02d}/{0.month:02d}/{0.year}"
    texts = [form.format(day) for day in days]
    reading = read(texts)
    truth = [day.isoformat() for day in days]
    assert truth in ends(reading).values()
    told = rules(reading) | rules(reading, UNDECIDED)
    for position, text in enumerate(texts):
        if len(read_date(text)) > 1:
            assert position in {place for place, _ in told}


def test_dates_that_two_orders_explain_are_told_with_both():
    reading = read(["05/06/2022", "07/08/2022"])
    assert len(reading.hypotheses) == 2
    for one in reading.hypotheses:
        told = [
            (source, expected)
            for _, rule, source, expected in reading.problems[one.name]
            if rule == "date_order_chosen"
        ]
        assert told == list(zip(["05/06/2022", "07/08/2022"], map(str, one.end), strict=True))
