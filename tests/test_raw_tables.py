"""Strict loading: whatever the data package does not describe is an error that names file and line."""

from __future__ import annotations

from pathlib import Path

import pytest
from frictionless import Package

from analysis.cleaning import RawDataError, clean
from analysis.cleaning.corrections import apply_corrections, read_corrections
from analysis.cleaning.raw_tables import column_letter, read_raw_tables
from conftest import RAW, change

FIRST = "province,Aceh,Aceh,11,2023-09,total,potential_workers,1710891,persons,1.710.891,semua segmen"


def spoiled(raw: Path, new: str, name: str = "coverage.csv", old: str = FIRST) -> str:
    change(raw / "published" / name, old, new)
    with pytest.raises(RawDataError) as error:
        clean(raw)
    return str(error.value)


@pytest.mark.parametrize(
    ("new", "column", "value"),
    [
        (FIRST.replace("potential_workers", "potensi"), "metric", "potensi"),
        (FIRST.replace("persons", "orang"), "unit", "orang"),
        (FIRST.replace("2023-09", "2023-13"), "period", "2023-13"),
        (FIRST.replace("2023-09", "Sept 2023"), "period", "Sept 2023"),
        (FIRST.replace(",total,", ",buruh,"), "segment", "buruh"),
        (FIRST.replace("1710891", "1.710.891"), "value", "1.710.891"),
        (FIRST.replace("1710891", "1.7e6"), "value", "1.7e6"),
        (FIRST.replace("1710891", "1710981"), "value", "1710981"),
        (FIRST.replace("potential_workers", "coverage_pct"), "unit", "persons"),
        (FIRST.replace("semua segmen", "semua segmrn"), "scope", "semua segmrn"),
        (FIRST.replace("province,Aceh", "province,Atjeh"), "area_name", "Atjeh"),
        (FIRST.replace("province,Aceh", "wilayah,Aceh"), "area_level", "wilayah"),
        (FIRST.replace(",11,", ",12,"), "bps_code", "12"),
        (FIRST.replace("Aceh,Aceh", "Aceh,Jambi"), "province", "Jambi"),
    ],
)
def test_a_word_that_is_not_known_names_file_line_and_column(raw: Path, new: str, column: str, value: str):
    message = spoiled(raw, new)
    assert f"coverage.csv line 2, column {column}" in message
    assert value in message


def test_a_near_name_is_suggested_and_not_used(raw: Path):
    message = spoiled(
        raw,
        "district,Labuhanbatuu,Sumatera Utara,1207,2025-08,total,coverage_pct",
        old="district,Labuhanbatu,Sumatera Utara,1207,2025-08,total,coverage_pct",
    )
    assert "Labuhanbatuu" in message
    assert "near it: Labuhanbatu" in message


def test_an_unknown_or_missing_column_is_named(raw: Path):
    message = spoiled(
        raw, "area_level,wilayah,province,bps_code,period", old="area_level,area_name,province,bps_code,period"
    )
    assert "coverage.csv line 1: unknown column 'wilayah'; missing column 'area_name'" in message


def test_a_source_must_be_listed(raw: Path):
    path = raw / "published" / "sources.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if "hariantoday" not in line), encoding="utf-8")
    with pytest.raises(RawDataError, match=r"coverage.csv line 2, column source_url"):
        clean(raw)


def test_a_line_with_too_few_cells_and_a_stray_file_are_named(raw: Path):
    with (raw / "published" / "wages.csv").open("a", encoding="utf-8") as stream:
        stream.write("district,Asahan\n")
    (raw / "published" / "more.csv").write_text("a\n1\n", encoding="utf-8")
    with pytest.raises(RawDataError) as error:
        clean(raw)
    assert "wages.csv line 276: 2 cells" in str(error.value)
    assert "more.csv: not described" in str(error.value)


def test_every_fault_is_listed_at_once(raw: Path):
    path = raw / "published" / "wages.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("IDR per month", "rupiah"), encoding="utf-8")
    with pytest.raises(RawDataError) as error:
        clean(raw)
    assert len(error.value.faults) == 274
    assert "and 254 more" in str(error.value)


def test_line_numbers_survive_a_cell_with_a_line_break(raw: Path):
    change(
        raw / "published" / "coverage.csv",
        "2023-10,\n"
        + FIRST.replace("potential_workers,1710891,persons,1.710.891", "registered,651652,persons,651.652"),
        '2023-10,"two\nlines"\n'
        + FIRST.replace("potential_workers,1710891,persons,1.710.891", "enrolled,651652,persons,651.652"),
    )
    with pytest.raises(RawDataError, match=r"coverage\.csv line 4, column metric"):
        clean(raw)


def test_the_data_package_is_what_an_independent_reader_expects():
    report = Package(str(RAW / "published" / "datapackage.json")).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])[:5]


def test_processed_tables_fit_their_data_package(processed: Path):
    report = Package(str(processed / "datapackage.json")).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])[:5]


def test_column_letters():
    names = [f"c{place}" for place in range(30)]
    assert [column_letter(names, name) for name in ("c0", "c25", "c26", "c29")] == ["A", "Z", "AA", "AD"]


def test_a_row_that_stands_twice_is_an_error(raw: Path):
    path = raw / "published" / "coverage.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([*lines, lines[1]]), encoding="utf-8")
    with pytest.raises(RawDataError, match=rf"coverage\.csv line {len(lines) + 1}: the same row stands above"):
        clean(raw)


def test_another_encoding_is_an_error_that_says_so(raw: Path):
    path = raw / "published" / "wages.csv"
    path.write_bytes(path.read_text(encoding="utf-8").replace("area_level", "area_l\u00e9vel").encode("latin-1"))
    with pytest.raises(RawDataError, match=r"wages\.csv: not UTF-8"):
        clean(raw)


# ---- corrections -------------------------------------------------------------------------------


ENTRY = {
    "file": "published/coverage.csv",
    "cell": "H3",
    "expect": "651652",
    "reason": "trial",
    "who": "test",
    "when": "2026-11-22",
}


def test_a_correction_mends_and_is_reported():
    frames, found = apply_corrections(read_raw_tables(RAW / "published"), [ENTRY | {"new": "651653"}])
    assert frames["coverage"].loc[1, "value"] == "651653"
    assert [entry["rule"] for entry in found] == ["corrected"]


def test_a_correction_that_no_longer_fits_is_not_applied_and_says_so():
    frames, found = apply_corrections(read_raw_tables(RAW / "published"), [ENTRY | {"expect": "1", "exclude": True}])
    assert not frames["coverage"]["excluded"].any()
    assert found[0]["rule"] == "correction_not_applied"
    assert found[0]["severity"] == "error"
    assert "651652" in found[0]["message_id"]


def test_a_correction_of_a_cell_that_is_not_there_is_an_error():
    with pytest.raises(RawDataError, match="no cell H9999"):
        apply_corrections(read_raw_tables(RAW / "published"), [ENTRY | {"cell": "H9999", "exclude": True}])


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"file": "publised/coverage.csv", "new": "1"}, "publised/coverage.csv has no cell H3"),
        ({"new": "banyak"}, "a number is expected"),
    ],
)
def test_a_correction_that_cannot_be_meant_is_an_error(changed: dict, said: str):
    with pytest.raises(RawDataError, match=said):
        apply_corrections(read_raw_tables(RAW / "published"), [ENTRY | changed])


@pytest.mark.parametrize(
    "text", ["- {file: a", "- {file: a.csv, cell: A1, expect: 1, reason: r, who: w, when: d, exclude: false}\n"]
)
def test_corrections_that_are_no_yaml_or_do_nothing_are_errors(tmp_path: Path, text: str):
    path = tmp_path / "corrections.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RawDataError, match=r"corrections\.yml"):
        read_corrections(path)


def test_a_correction_with_a_wrong_key_names_the_entry(tmp_path: Path):
    path = tmp_path / "corrections.yml"
    path.write_text("- {file: a.csv, cell: A1, expect: 1, reason: r, who: w, when: d, ganti: 2}\n", encoding="utf-8")
    with pytest.raises(RawDataError, match=r"entry 1 \(a.csv A1\).*ganti"):
        read_corrections(path)


def test_every_correction_of_the_project_is_applied(processed: Path):
    entries = read_corrections(RAW / "corrections.yml")
    _, found = apply_corrections(read_raw_tables(RAW / "published"), entries)
    assert {entry["rule"] for entry in found} == {"excluded_by_correction", "doubtful_but_kept"}
    assert len(found) == len(entries) > 30
