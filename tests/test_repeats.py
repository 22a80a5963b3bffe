"""Sheets that tell the same once more are no second money."""

from __future__ import annotations

from analysis.cleaning.repeats import COUNT, LINE, without_repeats


def line(sheet: str, segment: str, amount: float, **changed: object) -> dict:
    told = {"district_code": "11.06", "fiscal_year": "2023", "stage": "murni", "counted": True}
    return {**told, "sheet": sheet, "segment": segment, "amount_idr": amount, **changed}


DETAIL = [line("Rincian", "non_asn", 60), line("Rincian", "non_asn", 40), line("Rincian", "nelayan", 50)]
RECAP = [line("Rekap", "non_asn", 100), line("Rekap", "nelayan", 50)]


def test_a_recap_before_or_after_its_details_is_no_row():
    for rows in (DETAIL + RECAP, RECAP + DETAIL):
        kept, repeated = without_repeats(rows, LINE, "amount_idr")
        assert {row["sheet"] for row in kept} == {"Rincian"}
        assert {row["sheet"] for row in repeated} == {"Rekap"}


def test_of_two_sheets_alike_the_first_stays():
    copied = [{**row, "sheet": "Salinan"} for row in DETAIL]
    kept, _ = without_repeats(DETAIL + copied, LINE, "amount_idr")
    assert {row["sheet"] for row in kept} == {"Rincian"}


def test_a_sheet_that_differs_in_one_sum_is_kept():
    other = [line("Rekap", "non_asn", 101), line("Rekap", "nelayan", 50)]
    assert without_repeats(DETAIL + other, LINE, "amount_idr") == (DETAIL + other, [])


def test_another_stage_or_year_is_no_repeat():
    for changed in ({"stage": "perubahan"}, {"fiscal_year": "2024"}):
        other = [{**row, **changed} for row in RECAP]
        assert without_repeats(DETAIL + other, LINE, "amount_idr")[1] == []


def test_one_equal_figure_or_an_untold_year_proves_nothing():
    assert without_repeats([DETAIL[2], line("Rekap", "nelayan", 50)], LINE, "amount_idr")[1] == []
    untold = [{**row, "fiscal_year": ""} for row in DETAIL + RECAP]
    assert without_repeats(untold, LINE, "amount_idr")[1] == []


def test_counts_repeat_as_well():
    told = {"district_code": "11.06", "period": "2023-09", "metric": "registered"}
    rows = [
        {**told, "sheet": sheet, "segment": s, "workers": n} for sheet in ("A", "B") for s, n in (("pu", 5), ("bpu", 7))
    ]
    assert [row["sheet"] for row in without_repeats(rows, COUNT, "workers")[1]] == ["B", "B"]
