"""A share under a header "Total" is no sum of shares, and no fault."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook

from analysis.cleaning.submissions import read_submission


def findings(path: Path, total: int) -> set[tuple[str, str]]:
    book = Workbook()
    sheet = book.active
    for row in (
        ["DATA KEPESERTAAN BPJS KETENAGAKERJAAN KABUPATEN ASAHAN", *[None] * 9],
        ["Tahun 2022"],
        [],
        ["Bulan", "PU", None, None, "BPU", None, None, "Total", None, None],
        [None, "Potensi", "Terdaftar", "Cakupan", "Potensi", "Terdaftar", "Cakupan", "Potensi", "Terdaftar", "Cakupan"],
        ["Januari", 1000, 512, 51.2, 3000, 213, 7.1, 4000, 725, 18.13],
        ["Februari", 1000, 531, 53.1, 3000, 219, 7.3, 4000, 750, 18.75],
        ["Maret", 1000, 547, 54.7, 3000, 228, 7.6, 4000, total, 19.38],
    ):
        sheet.append(row)
    for merged in ("B4:D4", "E4:G4", "H4:J4"):
        sheet.merge_cells(merged)
    book.save(path)
    read = read_submission(path, file="submissions/asahan.xlsx", folder="submissions")
    return {(each["rule"], each["cell"]) for each in read.findings if each["rule"] == "total_disagrees"}


def test_shares_are_not_added_up(tmp_path: Path):
    assert findings(tmp_path / "a.xlsx", 775) == set()


def test_a_wrong_sum_of_people_beside_them_is_told(tmp_path: Path):
    assert findings(tmp_path / "a.xlsx", 785) == {("total_disagrees", "I8")}
