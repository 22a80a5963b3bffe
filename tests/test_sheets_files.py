"""Real files of Indonesian offices, read from beside the checkout; skipped where they are not there."""

from __future__ import annotations

import csv
import re
import zipfile
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
import xlrd

from analysis import sheets
from analysis.sheets import Book, UnreadableFileError
from conftest import PROJECT

FOLDER = PROJECT.parent / "shared" / "spreadsheets"
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the real files are not beside the checkout")
REFUSED = {
    "bps_ipm_2016_2020_frameset_nodata.xls": "page_without_data",
    "rusak_utf8_ikpa_januari.xlsx": "damaged_upload",
    "kunci_excel_~$DKKB.xlsx": "lock_file",
}
NOT_SENT = {"README.md", "ORIGIN.csv", "truth_aceh_kode_wilayah.csv"}


@pytest.fixture(scope="module")
def books() -> dict[str, Book | UnreadableFileError]:
    paths = sorted(path for path in FOLDER.iterdir() if path.name not in NOT_SENT)
    return {path.name: book for path, book in sheets.read_all(paths)}


def test_all_29_files_are_read_or_refused_for_the_right_reason(books):
    assert len(books) == 29
    assert {name: book.rule for name, book in books.items() if isinstance(book, UnreadableFileError)} == REFUSED
    for name in REFUSED:
        assert name in str(books[name]) and books[name].message_id != books[name].message_en


def second_count(path: Path) -> dict[str, set[str]]:
    """Addresses of the non-empty cells of each sheet, by another reader."""
    found: dict[str, set[str]] = {}
    if path.suffix == ".csv":
        text = path.read_text(encoding="utf-8-sig")
        rows = csv.reader(text.splitlines(keepends=True), delimiter="\t" if "\t" in text[:200] else ",")
        cells = {
            f"{openpyxl.utils.get_column_letter(c)}{r}"
            for r, row in enumerate(rows, 1)
            for c, v in enumerate(row, 1)
            if v
        }
        return {"": cells}
    if path.suffix == ".xls":
        for sheet in xlrd.open_workbook(path).sheets():
            found[sheet.name] = {
                f"{openpyxl.utils.get_column_letter(c + 1)}{r + 1}"
                for r in range(sheet.nrows)
                for c in range(sheet.ncols)
                if sheet.cell(r, c).ctype not in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK)
                and sheet.cell(r, c).value != ""
            }
        return found
    # Read only: otherwise openpyxl draws the borders of every merged range, which takes minutes for thousands of them.
    values, formulas = (openpyxl.load_workbook(path, read_only=True, data_only=shown) for shown in (True, False))
    for name in values.sheetnames:
        found[name] = set()
        for book in (values, formulas):
            book[name].reset_dimensions()
        rows = zip(*(book[name].iter_rows(values_only=True) for book in (values, formulas)), strict=True)
        for r, row in enumerate(rows, 1):
            for c, (value, pending) in enumerate(zip(*row, strict=True), 1):
                if value not in (None, "") or (value is None and pending is not None):
                    found[name].add(f"{openpyxl.utils.get_column_letter(c)}{r}")
        found[name] -= buried(path, values[name]._worksheet_path)
    return found


def buried(path: Path, part: str) -> set[str]:
    """Addresses under the merged ranges of a sheet, without the first of each, from its XML."""
    with zipfile.ZipFile(path) as archive:
        ranges = re.findall(r'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z0-9:]+)"', archive.read(part).decode("utf-8"))
    return {
        f"{openpyxl.utils.get_column_letter(c)}{r}"
        for left, top, right, bottom in map(openpyxl.utils.range_boundaries, ranges)
        for r in range(top, bottom + 1)
        for c in range(left, right + 1)
        if (r, c) != (top, left)
    }


def test_every_cell_has_exactly_one_role(books):
    for name, book in books.items():
        if name in REFUSED or book.format == "html":
            continue
        counted = second_count(FOLDER / name)
        for sheet in book.sheets:
            cells = book.ledger.query("sheet == @sheet")["cell"]
            assert cells.is_unique
            merged_over = set(cells) - set(counted.get(sheet, counted.get("", set())))
            missing = set(counted.get(sheet, counted.get("", set()))) - set(cells)
            roles = book.ledger.query("sheet == @sheet").set_index("cell")["role"]
            # What lies buried under a merged cell is left out of the count; we keep it, as hidden.
            assert not missing and all(roles[cell] == "hidden" for cell in merged_over), (
                name,
                sheet,
                missing,
                merged_over,
            )


def test_html_tables_lose_no_cell(books):
    from bs4 import BeautifulSoup

    for name in ("tangsel_report_pendapatan_html.xls", "tangsel_pendapatan_html_fragment.xls"):
        soup = BeautifulSoup((FOLDER / name).read_bytes(), "html.parser")
        for junk in soup(["style", "script", "title"]):
            junk.decompose()
        printed = sorted(
            " ".join(cell.get_text().split()) for cell in soup.find_all(["td", "th"]) if cell.get_text(strip=True)
        )
        sheet = books[name].understood[0].sheet
        held = [" ".join(text.split()) for text in sheet.cells.text.tolist()]
        for text in printed:
            assert text in held
            held.remove(text)
        assert all(len(text) > 3 for text in held)  # what is left are the lines of text round the table


def test_little_is_left_unexplained(books):
    ledger = pd.concat([book.ledger for name, book in books.items() if name not in REFUSED])
    assert (ledger["role"] == "unexplained").mean() < 0.0005


def test_the_population_that_lost_a_factor_of_1000_is_restored(books):
    book = books["aceh_kode_wilayah_desa.xlsx"]
    truth = pd.read_csv(FOLDER / "truth_aceh_kode_wilayah.csv", dtype={"kode": str}).set_index("source_row")
    cells = book.tables[0].cells
    population = cells[cells["header"].str.contains("JUMLAH PENDUDUK") & (cells["role"] == "value")].set_index("row")
    assert population["value"].to_dict() == truth["penduduk_jiwa"].astype(float).to_dict()
    area = cells[cells["header"].str.contains("LUAS") & (cells["role"] == "value")].set_index("row")
    assert area["value"].to_dict() == pytest.approx(truth["luas_km2"].to_dict())
    total = cells[cells["header"].str.contains("JUMLAH PENDUDUK") & (cells["role"] == "total")]
    assert total["value"].tolist() == [5_066_831]
    restored = book.findings.query("rule == 'lost_thousands'")
    assert set(truth.index.map(lambda row: f"Q{row}")) <= set(restored["cell"])
    assert not len(book.findings.query("rule == 'total_disagrees'"))


def test_region_codes_get_their_zero_back(books):
    book = books["aceh_kode_wilayah_desa.xlsx"]
    truth = pd.read_csv(FOLDER / "truth_aceh_kode_wilayah.csv", dtype={"kode": str}).set_index("source_row")
    cells = book.tables[0].cells
    codes = cells[cells["header"].str.contains("JUMLAH PENDUDUK") & (cells["role"] == "value")].set_index("row")["code"]
    assert codes.to_dict() == truth["kode"].to_dict()
    assert book.findings.query("rule == 'code_lost_zero'")["cell"].tolist() == ["A5262"]


def test_parents_of_the_aceh_budget_equal_their_leaves_or_are_reported(books):
    book = books["aceh_apba_2025_rincian.csv"]
    (table,) = book.tables
    leaves = table.frame
    for code, rupiah in (("5.1.02.02.02.0006", 2_364_581_000), ("5.1.02.02.02.0007", 3_027_954_000)):
        assert leaves.loc[leaves["kode_rekening"] == code, "jumlah_rp"].sum() == rupiah
    levels = pd.read_csv(FOLDER / "aceh_apba_2025_rincian.csv", dtype=str)
    assert set(levels.loc[table.totals.index - 2, "level"]) <= set("2345")
    # By hand: a row and the deeper rows that follow it directly.
    amounts, codes = levels["jumlah_rp"].astype(float).to_numpy(), levels["kode_rekening"].to_list()
    broken = {cell for cell in book.findings.query("rule == 'total_disagrees'")["cell"] if cell.startswith("V")}
    for row in table.totals.index:
        at, below = row - 2, []
        while at + 1 < len(codes) and codes[at + 1].startswith(codes[row - 2] + "."):
            at += 1
            below.append(at)
        leaf = [
            place
            for place in below
            if not any(codes[other].startswith(codes[place] + ".") for other in below if other == place + 1)
        ]
        assert (
            (abs(amounts[row - 2] - amounts[leaf].sum()) < 0.5)
            or f"V{row}" in broken
            or _some_below_broken(below, broken)
        )


def _some_below_broken(below: list[int], broken: set[str]) -> bool:
    return any(f"V{place + 2}" in broken for place in below)


def test_the_two_formats_of_one_report_give_the_same_table(books):
    new, old = books["sumut_prov_lra_disdik_juni2022.xlsx"], books["sumut_prov_lra_disdik_juli2022.xls"]
    one, other = new.tables[0], old.tables[0]
    assert one.range == other.range
    assert one.frame.columns.tolist() == other.frame.columns.tolist()
    assert one.cells[["cell", "header", "code", "label", "role"]].equals(
        other.cells[["cell", "header", "code", "label", "role"]]
    )
    budget = one.cells["header"].str.contains("ANGGARAN")
    assert one.cells.loc[budget, "value"].tolist() == other.cells.loc[budget, "value"].tolist()
    assert new.ledger[["cell", "role"]].equals(old.ledger[["cell", "role"]])


def test_hidden_totals_of_bps_tables_are_found_by_their_numbers(books):
    totals = books["bps_sp2010_maluku_tengah.xls"].tables[0].totals
    assert totals.index.tolist() == [22]
    assert totals.iloc[0].filter(like="Semua Dokumen").tolist() == [183_096, 178_602, 361_698]
