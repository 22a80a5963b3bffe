"""Any cells at all: a sheet of whatever somebody typed is understood without a crash, each cell once."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.sheets.book import Book
from analysis.sheets.cells import Sheet, cells_from_rows
from analysis.sheets.understanding import understand

WORDS = """No|Kode|Uraian|Jumlah|TOTAL|J U M L A H|Sub Total|Rp|(Rp)|%|1.234|1.234.567|12,5 %|-|NA|5.1.02|5.1.02.01.01.0001|11.01|I|II|A.|1.
Mengetahui,|NIP. .....|Sumber: BPS|Keterangan :|Tahun : 2023|:|Januari|Kab. A|  - Iuran|(dalam ribuan)|2023|*) ket|#REF!|Halaman 1 dari 2
CARA MENGISI|Satuan|orang|Rp juta|½|01|( - )|Sisa|Tanggal|13/05/2022|Medan, 3 Juli 2023| |Laki-laki|Perempuan|Cakupan (%)|70 (16,0)"""
CELL = st.one_of(
    st.just(""),
    st.sampled_from(WORDS.replace("\n", "|").split("|")),
    st.text(max_size=12),
    st.integers(-3000, 3000),
    st.floats(0, 1e6),
    st.sampled_from([2021, 2022, 2023, 45_000, 1, 2, 3, 226.57]),
    st.dates(dt.date(2020, 1, 1), dt.date(2025, 12, 31)),
)
ROWS = st.integers(1, 8).flatmap(lambda width: st.lists(st.lists(CELL, min_size=width, max_size=width), max_size=12))
MERGE = st.tuples(st.integers(0, 9), st.integers(0, 6), st.integers(0, 2), st.integers(0, 3))


@settings(max_examples=150, deadline=None)
@given(ROWS, st.lists(MERGE, max_size=4), st.sets(st.integers(0, 9), max_size=2))
def test_any_sheet_is_understood_and_each_cell_has_one_role(rows: list[list], merges: list, hidden: set[int]):
    cells = cells_from_rows(rows)
    ranges = np.array([(top, left, top + down, left + right) for top, left, down, right in merges], dtype=np.int32)
    sheet = Sheet("S", cells, "visible", ranges.reshape(-1, 4), np.array(sorted(hidden), dtype=np.int32))
    book = Book(Path("x.xlsx"), "xlsx", (understand(sheet),))
    assert book.ledger["cell"].tolist() == cells.addresses()
    assert not book.ledger["role"].isna().any()
    in_hidden_rows = book.ledger.loc[np.isin(cells.row, list(hidden)), "role"]
    assert (in_hidden_rows == "hidden").all()
    for table in book.tables:
        assert {*table.frame.index, *table.totals.index} <= set((table.data.rows + 1).tolist())
        assert set(table.cells["role"]) <= {"value", "total"}
        known = table.cells[table.cells["undecided"]]
        assert known["value"].isna().all()
    assert "<script" not in book._repr_html_()
