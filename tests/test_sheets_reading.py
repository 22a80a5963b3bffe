"""Reading whole files: through workers, good ones and hostile ones side by side, and what a notebook sees."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
import yaml

import hostile
from analysis import sheets
from analysis.sheets import ROLES, Book, Limits, UnreadableFileError
from analysis.sheets.reading import read_here
from analysis.sheets.understanding import LIMIT
from conftest import PROJECT

MESSAGES = PROJECT / "src" / "analysis" / "sheets" / "messages.yml"


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """Two districts, a total, and a date; small enough to read."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Rekap"
    for row in (
        ["REKAP PESERTA (dalam ribuan)"],
        [],
        ["No", "Kecamatan", "Laki-laki", "Perempuan", "Tanggal"],
        [1, "Mekar", "1,5", "2,25", dt.date(2023, 5, 1)],
        [2, "Jaya", "3,0", "4,75", dt.date(2023, 6, 2)],
        ["", "Jumlah", "4,5", "7,0", ""],
    ):
        sheet.append(row)
    path = tmp_path / "rekap.xlsx"
    book.save(path)
    return path


def test_a_notebook_reads_a_file_in_one_line(workbook: Path):
    book = sheets.read(workbook)
    (table,) = book.tables
    assert table.range == "A3:E6"
    assert table.title == "REKAP PESERTA (dalam ribuan)"
    assert table.frame.index.tolist() == [4, 5]
    assert table.frame["Kecamatan"].tolist() == ["Mekar", "Jaya"]
    assert table.frame["Laki-laki"].tolist() == [1500, 3000]
    assert table.frame["Tanggal"].tolist() == [dt.date(2023, 5, 1), dt.date(2023, 6, 2)]
    assert table.totals.loc[6, ["Laki-laki", "Perempuan"]].tolist() == [4500, 7000]
    assert table.cells.set_index("cell").loc["D5", ["header", "label", "role", "value", "raw"]].tolist() == [
        "Perempuan", "Jaya", "value", 4750.0, "4,75",
    ]  # fmt: skip


def test_the_ledger_holds_each_cell_once_with_a_known_role(workbook: Path):
    ledger = sheets.read(workbook).ledger
    assert list(ledger.columns) == ["file", "sheet", "cell", "role"]
    assert ledger["cell"].is_unique and len(ledger) == 19
    assert set(ledger["role"]) <= set(ROLES)
    assert ledger.set_index("cell").loc[["A1", "B3", "A4", "B4", "C4", "B6", "C6"], "role"].tolist() == [
        "title", "header", "numbering", "label", "value", "label", "total",
    ]  # fmt: skip


def test_a_book_draws_itself_and_escapes_what_it_shows(tmp_path: Path):
    book = openpyxl.Workbook()
    book.active.append(["<script>alert(1)</script>"])
    path = tmp_path / "aktif.xlsx"
    book.save(path)
    drawn = sheets.read(path)._repr_html_()
    assert "<script>" not in drawn and "&lt;script&gt;" in drawn


def test_an_unknown_sheet_is_named(workbook: Path):
    with pytest.raises(KeyError, match="Rekap"):
        sheets.read(workbook).picture("Rekapan")


def test_one_bad_file_never_stops_the_others(workbook: Path, tmp_path: Path):
    made = []
    for name, (make, rule) in hostile.HAZARDS.items():
        folder = tmp_path / name
        folder.mkdir()
        made.append((make(folder), rule))
    paths = [path for path, _ in made]
    results = list(sheets.read_all([workbook, *paths, workbook]))
    assert [path for path, _ in results] == [workbook, *paths, workbook]
    assert isinstance(results[0][1], Book) and isinstance(results[-1][1], Book)
    for (path, rule), (_, result) in zip(made, results[1:-1], strict=True):
        if rule:
            assert isinstance(result, UnreadableFileError), (path, result)
            assert result.rule == rule
            said = f"{result} {result.message_id} {result.message_en}"
        else:
            assert isinstance(result, Book), (path, result)
            said = " ".join(result.findings[["message_id", "message_en"]].to_numpy().ravel())
        assert hostile.MARK not in said.replace(path.name, "")
        assert "Traceback" not in said


def test_a_file_that_is_too_slow_costs_itself_alone(workbook: Path):
    with pytest.raises(UnreadableFileError) as caught:
        sheets.read(workbook, limits=Limits(file_bytes=10))
    assert caught.value.rule == "too_large"
    assert sheets.read(workbook).tables


def test_findings_have_both_languages_and_an_id_that_stays(workbook: Path, tmp_path: Path):
    book = openpyxl.load_workbook(workbook)
    book.active["C6"] = "5,4"
    path = tmp_path / "salah.xlsx"
    book.save(path)
    first = read_here(path).findings
    (wrong,) = first.query("rule == 'total_disagrees'").to_dict("records")
    assert (wrong["cell"], wrong["severity"], wrong["expected"]) == ("C6", "error", "4500")
    assert "transposed" in wrong["message_en"] and "tertukar" in wrong["message_id"]
    book.active["C6"] = "9,9"
    book.save(path)
    again = read_here(path).findings
    assert set(again["finding_id"]) == set(first["finding_id"])


def test_every_message_has_both_languages_and_says_what_it_fills_in():
    for rule, message in yaml.safe_load(MESSAGES.read_text(encoding="utf-8")).items():
        assert set(message) == {"severity", "id", "en"}, rule
        assert message["severity"] in ("error", "warning", "info"), rule
        assert message["id"] != message["en"], rule
        for part in ("{found}", "{expected}"):
            assert (part in message["id"]) == (part in message["en"]), rule


def test_a_text_is_never_a_live_formula_in_a_frame(tmp_path: Path):
    path = tmp_path / "rumus.csv"
    path.write_text('Nama,Jumlah\n=HYPERLINK("http://x"),5\nBiasa,7\n', encoding="utf-8")
    frame = sheets.read(path).tables[0].frame
    assert isinstance(frame, pd.DataFrame)
    assert frame["Nama"].tolist() == ['=HYPERLINK("http://x")', "Biasa"]


def write(folder: Path, *rows: tuple) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(folder / "a.xlsx")
    return folder / "a.xlsx"


def told(path: Path, rule: str) -> list[list[str]]:
    findings = sheets.read(path).findings
    return findings.loc[findings["rule"] == rule, ["cell", "found", "expected"]].values.tolist()


def test_days_that_stand_as_numbers_are_dates_and_told(tmp_path: Path):
    path = write(tmp_path, ("Tanggal SPM", "Uraian", "Nilai"), (45_000, "a", 5_000), (45_031, "b", 7_000))
    assert told(path, "date_without_format") == [["A2", "45000", "2023-03-15"], ["A3", "45031", "2023-04-15"]]


def test_a_row_that_states_its_unit_is_in_it(tmp_path: Path):
    header, people = ("Uraian", "Satuan", "2022", "2023"), ("Peserta", "orang", 1_200, 1_300)
    path = write(tmp_path, header, ("Pagu", "ribu rupiah", 120, 130), people)
    assert told(path, "row_unit_applied") == [["C2", "ribu rupiah", "120000"], ["D2", "ribu rupiah", "130000"]]
    rates = (("Pagu", "ribu rupiah", 120, 130), ("Cakupan", "%", 12.5, 13.5), ("Kas", "ribu rupiah", 1_100, 1_400))
    path = write(tmp_path, ("Data (dalam ribuan)",), header, *rates)
    assert told(path, "row_unit_differs") == [["C4", "dalam ribuan", "12.5"], ["D4", "dalam ribuan", "13.5"]]


def test_what_is_said_too_often_is_counted(tmp_path: Path):
    path = write(tmp_path, ("Uraian", "Nilai"), *[(f"Baris {number}", "#REF!") for number in range(LIMIT + 5)])
    findings = sheets.read(path).findings
    assert (findings["rule"] == "error_value").sum() == LIMIT
    assert "5" in findings.loc[findings["rule"] == "and_more", "message_en"].item()


def test_a_web_page_that_hides_text_is_told(tmp_path: Path):
    rows = "".join(f"<tr><td>Iuran {number}</td><td>{number}000</td></tr>" for number in range(1, 5))
    page = "<table><tr><td>Uraian</td><td>Pagu</td></tr>{}</table>{}"
    path = tmp_path / "a.xls"
    path.write_text(page.format(rows, "<noscript>buka dengan Excel</noscript><p style='display:none'>lama</p>"))
    assert len(told(path, "page_hides_text")) == 1
    path.write_text(page.format(rows, ""))
    assert not told(path, "page_hides_text")
