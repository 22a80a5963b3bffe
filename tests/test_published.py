"""What becomes of each published row: data, check, context or finding; nothing is lost."""

from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd
import pytest

from analysis import load
from analysis.cleaning import clean
from analysis.cleaning.pairs import check_pair
from conftest import RAW, change


@pytest.fixture(scope="module")
def tables(processed: Path) -> dict[str, pd.DataFrame]:
    return {
        name: load(name, processed)
        for name in (
            "participation",
            "percentages",
            "budget_lines",
            "context",
            "wages",
            "findings",
            "ledger",
            "files",
            "regulations",
        )
    }


def printed(tables: dict[str, pd.DataFrame], rule: str) -> set[tuple[str, str]]:
    rows = tables["findings"].query("rule == @rule")
    return set(rows[["found", "expected"]].itertuples(index=False, name=None))


def test_every_raw_row_has_a_fate(tables: dict[str, pd.DataFrame]):
    """Each value cell is in a row, is a checked total, or is out of scope with a finding."""
    ledger = tables["ledger"]
    rows = pd.concat(
        [
            tables[name][["row_id", "cell", "file"]]
            for name in ("participation", "percentages", "context", "wages", "budget_lines")
        ]
    )
    known = set(rows["row_id"])
    reported = set(tables["findings"][["file", "cell"]].itertuples(index=False, name=None))
    for name in ("coverage", "budget", "benefits", "labour", "wages"):
        with (RAW / "published" / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
            raw = list(csv.DictReader(stream))
        letter = chr(65 + list(raw[0]).index("value"))
        cells = ledger[
            (ledger["file"] == f"published/{name}.csv")
            & ledger["cell"].str.fullmatch(rf"{letter}\d+")
            & (ledger["role"] != "header")
        ]
        assert len(cells) == len(raw)
        values = cells[cells["role"] == "value"]
        assert set(values["row_id"]) <= known
        assert set(cells.loc[cells["role"] != "value", "role"]) <= {"total", "out_of_scope"}
        for row in cells[cells["role"] == "out_of_scope"].itertuples():
            assert (row.file, row.cell) in reported


def test_the_ledger_has_every_non_empty_cell_once(tables: dict[str, pd.DataFrame]):
    ledger = tables["ledger"]
    assert not ledger.duplicated(["file", "sheet", "cell"]).any()
    for path in (RAW / "published").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as stream:
            filled = sum(cell != "" for row in csv.reader(stream) for cell in row)
        assert (ledger["file"] == f"published/{path.name}").sum() == filled, path.name


def test_counts_are_read_with_their_definition(tables: dict[str, pd.DataFrame]):
    rows = (
        tables["participation"]
        .query("district_code == '11' and period == '2023-09' and precision == 'exact'")
        .set_index("metric")
    )
    assert rows.loc["potential", "workers"] == 1_710_891
    assert rows.loc["registered", "workers"] == 651_652
    assert rows.loc["potential", "definition"] == "-/semua segmen/potensi 2023-09"
    assert rows.loc["registered", "cell"] == "H3"
    assert rows.loc["registered", "raw"] == "651.652"


def test_a_printed_total_beside_its_parts_is_checked_and_not_stored(tables: dict[str, pd.DataFrame]):
    rows = tables["participation"].query("district_code == '11.71' and period == '2021-12'")
    assert "total" not in set(rows["segment"])
    assert ("93.750", "93758") in printed(tables, "total_disagrees")


def test_a_bare_total_is_a_row_with_an_unstated_scope(tables: dict[str, pd.DataFrame]):
    rows = (
        tables["participation"]
        .query("district_code == '12.13' or district_code == '12.05'")
        .query("segment == 'total'")
    )
    assert set(rows["definition"]) >= {"registered/unstated/-"}


def test_villages_and_employers_are_not_people(tables: dict[str, pd.DataFrame]):
    assert not tables["participation"]["raw"].str.contains("desa|gampong", case=False).any()
    villages = tables["context"].query("indicator == 'villages_registered' and area == 'Nagan Raya'")
    assert villages["value"].tolist() == [218.0]
    assert set(villages["unit"]) == {"villages"}


def test_percentages_are_checked_not_counted(tables: dict[str, pd.DataFrame]):
    assert printed(tables, "percentage_disagrees") == {("201,66 persen", "201.69"), ("15 persen", "13.28")}
    aceh = tables["percentages"].query("district_code == '11' and pct == 38.09").iloc[0]
    assert aceh["check"] == "agree"
    assert aceh["computed_pct"] == pytest.approx(38.088458)


def test_over_the_potential_is_kept_and_flagged(tables: dict[str, pd.DataFrame]):
    assert printed(tables, "over_potential") == {("434.580", "215.469"), ("21.862", "7.306")}
    assert 21_862 in set(tables["participation"]["workers"])


def test_left_out_rows_are_findings_with_their_reason(tables: dict[str, pd.DataFrame]):
    left_out = tables["findings"].query("rule == 'excluded_by_correction'")
    assert {"0.51", "177883", "17589", "772", "19127421350476"} <= set(left_out["found"])
    assert (left_out["message_en"].str.len() > 30).all()
    assert 177_883 not in set(tables["participation"]["workers"])
    assert 17_589 not in set(tables["budget_lines"]["workers"].dropna())


def test_a_row_without_a_date_is_not_used_and_said(tables: dict[str, pd.DataFrame]):
    undated = tables["findings"].query("rule == 'undated'")
    assert len(undated) == 7
    assert "59 ribu" in set(undated["found"])


def test_sources_that_contradict_each_other_are_named(tables: dict[str, pd.DataFrame]):
    conflicts = printed(tables, "sources_conflict")
    assert ("20.829", "20.879") in conflicts
    assert any("2.814" in found and "2453" in expected for found, expected in conflicts)  # Dairi 2023, people
    # 20.800 is printed in round hundreds and so does not contradict 20.829.
    assert not any("20.800" in expected and found == "20.829" for found, expected in conflicts)


def test_a_gap_that_its_own_source_contradicts(tables: dict[str, pd.DataFrame]):
    assert printed(tables, "target_gap_disagrees") == {("343.569", "354608")}


def test_rows_of_one_budget_line_become_one_row(tables: dict[str, pd.DataFrame]):
    line = tables["budget_lines"].query("line == 'madina-2023'").iloc[0]
    assert (line["workers"], line["months"], line["amount_idr"]) == (2500, 7, 294_000_000)
    assert line["cell"] == "O60 O61"
    assert line["check"] == "agree"
    assert line["fund_source"] == "APBD"


def test_pay_and_premium_together_is_no_premium(tables: dict[str, pd.DataFrame]):
    line = tables["budget_lines"].query("line == 'aceh-besar-2024-adg'").iloc[0]
    assert not line["counted"]
    assert line["reason"] == "lainnya"


def test_budgets_that_do_not_fit_are_named(tables: dict[str, pd.DataFrame]):
    assert printed(tables, "budget_disagrees") == {("Rp395.904.000", "365904000")}
    assert printed(tables, "addition_disagrees") == {("Rp6 miliar", "5000000000")}


@pytest.mark.parametrize(
    ("changed", "verdict"),
    [
        ({}, ("agree", 12)),
        ({"workers": 1001}, ("disagree", None)),
        ({"amount_idr": 201_600_000 / 2}, ("agree", 6)),
        ({"amount_idr": 201_600_000 * 1000}, ("disagree", None)),
        ({"months": 7}, ("disagree", None)),
        ({"unit_cost_idr": 33_600.0}, ("agree", 6)),
        ({"workers": None}, ("not_checkable", None)),
        ({"counted": False}, ("not_checkable", None)),
        ({"amount_idr": 200e6, "amount_low": 195e6, "amount_high": 210e6}, ("agree", 12)),
        ({"amount_idr": 200e6, "amount_low": 150e6, "amount_high": 300e6}, ("not_checkable", None)),
    ],
)
def test_a_pair_is_checked_by_its_arithmetic(changed: dict, verdict: tuple):
    line = {
        "fiscal_year": "2023",
        "workers": 1000,
        "months": None,
        "unit_cost_idr": None,
        "amount_idr": 201_600_000.0,
        "amount_low": None,
        "amount_high": None,
        "counted": True,
    }
    assert check_pair(line | changed, exact=True) == verdict


def test_a_bound_is_not_checked():
    line = {
        "fiscal_year": "2023",
        "workers": 1000,
        "months": None,
        "unit_cost_idr": None,
        "amount_idr": 1.0,
        "amount_low": None,
        "amount_high": None,
        "counted": True,
    }
    assert check_pair(line, exact=False) == ("not_checkable", None)


def test_files_are_listed_with_their_hash(tables: dict[str, pd.DataFrame]):
    files = tables["files"].set_index("file")
    assert files.loc["published/coverage.csv", "kind"] == "participation"
    assert files.loc["published/budget.csv", "kind"] == "budget"
    assert files["sha256"].str.fullmatch(r"[0-9a-f]{64}").all()
    assert files.loc["published/coverage.csv", "cells"] > 4000


def test_what_is_no_spreadsheet_is_named_and_links_are_not_opened(raw: Path):
    (raw / "submissions").mkdir()
    (raw / "submissions" / "anggaran.xlsx").write_bytes(b"PK")
    (raw / "submissions" / "tautan.xlsx").symlink_to(raw / "corrections.yml")
    cleaned = clean(raw)
    found = cleaned["findings"].set_index("file")["rule"].to_dict()
    assert found["submissions/anggaran.xlsx"] == "no_columns"
    assert found["submissions/tautan.xlsx"] == "refused_link"
    assert cleaned["files"].set_index("file").loc["submissions/anggaran.xlsx", "status"] == "refused"


def test_findings_keep_their_id_when_a_value_changes(raw: Path):
    before = clean(raw)["findings"]
    change(raw / "published" / "coverage.csv", "15,percent,15 persen", '14.9,percent,"14,9 persen"')
    after = clean(raw)["findings"]
    assert before["finding_id"].tolist() == after["finding_id"].tolist()
    assert before["message_en"].tolist() != after["message_en"].tolist()


def test_regulations_are_read(tables: dict[str, pd.DataFrame]):
    rows = tables["regulations"].set_index("number")
    assert rows.loc["Inpres 2/2021", "date"] == "2021-03-25"
    assert rows.loc["Perda 2/2023", "district_code"] == "12.23"


def test_nothing_to_read_is_an_error(tmp_path: Path):
    with pytest.raises(FileNotFoundError, match="nothing to read"):
        clean(tmp_path)


def test_each_raw_folder_may_be_missing(tmp_path: Path):
    (tmp_path / "submissions").mkdir()
    assert len(clean(tmp_path)["participation"]) == 0


def test_a_printed_figure_is_quoted_as_printed_and_a_computed_one_in_the_languages_form(
    tables: dict[str, pd.DataFrame],
):
    row = tables["findings"].query("rule == 'total_disagrees'").iloc[0]
    assert "dimuat 93.750, sedangkan jumlah bagiannya 93.758" in row["message_id"]
    assert "printed total is 93.750; its parts add up to 93,758" in row["message_en"]
    assert row["message_en"].startswith("Kota Banda Aceh, 2021-12, total: ")
    conflict = tables["findings"].query("rule == 'sources_conflict' and found == '20.829'").iloc[0]
    assert conflict["message_en"].endswith("20.879")
