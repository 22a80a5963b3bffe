"""Tables of facts on a page and in a workbook."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from bs4 import BeautifulSoup
from openpyxl import load_workbook

from analysis import load
from analysis.briefing import table, to_excel


def test_each_number_of_a_table_is_a_fact(facts: pd.DataFrame):
    rows = facts.head(20)
    soup = BeautifulSoup(table(rows, lang="id").html, "html.parser")
    assert [mark["data-fact"] for mark in soup.find_all("data")] == rows["fact_id"].tolist()
    assert [float(mark["value"]) for mark in soup.find_all("data")] == rows["value"].tolist()
    assert [cell["data-label"] for cell in soup.find("tbody").find("tr").find_all("td")] == [
        "Daerah",
        "Waktu",
        "Angka",
        "Yang dihitung",
        "Sumber",
    ]


def test_a_table_without_such_a_column_is_refused(facts: pd.DataFrame):
    with pytest.raises(ValueError, match="harga"):
        table(facts, ("area", "harga"))


def test_a_workbook_keeps_numbers_and_never_holds_a_formula(processed: Path, tmp_path: Path):
    rows = load("participation", processed).head(5)
    rows.loc[0, "raw"] = '=HYPERLINK("http://x","y")'
    rows.loc[1, "raw"] = "+1+1"
    book = load_workbook(to_excel(rows, tmp_path / "out" / "rows.xlsx", "en"))
    sheet = book["rows"]
    header = [cell.value for cell in sheet[1]]
    cells = {name: sheet.cell(2, place) for place, name in enumerate(header, start=1)}
    assert cells["raw"].value == '=HYPERLINK("http://x","y")'
    assert cells["raw"].data_type == "s"
    assert cells["workers"].value == rows["workers"].iloc[0]
    assert cells["workers"].data_type == "n"
    assert cells["low"].value is None
    assert all(cell.data_type != "f" for page in book for line in page.iter_rows() for cell in line)
    columns = {line[0].value: line[2].value for line in book["columns"].iter_rows(min_row=2)}
    assert columns["workers"] == "workers"
