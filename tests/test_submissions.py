"""A small folder of submissions cleaned as a whole: its tables, its ledger, errata, what comes back, what stays out."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
import yaml

from analysis.cleaning import Cleaned, RawDataError, clean, privacy, write_feedbacks
from analysis.cleaning.readings import FOLDER
from analysis.cleaning.submissions import read_submission
from analysis.pipeline import clean_folder
from analysis.sheets.limits import RefusedError
from analysis.store import load, tables
from small_round import (
    BRANCH,
    BUDGET,
    PAID,
    PEOPLE,
    ROUND,
    Persons,
    branch,
    budget,
    people,
    put,
    with_persons,
    write_round,
)

TABLES = [name for name in tables() if name not in ("facts", "fact_inputs")]


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_round(tmp_path_factory.mktemp("round") / "raw")


@pytest.fixture(scope="module")
def cleaned(raw: Path) -> Cleaned:
    return clean(raw)


def amounts(made: Cleaned, file: str = BUDGET) -> dict[str, int]:
    """The amounts of a file's budget lines by cell."""
    rows = made["budget_lines"].query("file == @file")
    return dict(zip(rows["cell"], rows["amount_idr"].astype(int), strict=True))


def of_rule(made: Cleaned, rule: str) -> list[tuple[str, str, str]]:
    rows = made["findings"].query("rule == @rule")
    return list(rows[["file", "sheet", "cell"]].itertuples(index=False, name=None))


def status(made: Cleaned, file: str) -> str:
    return made["files"].set_index("file").loc[file, "status"]


# ---- tables ------------------------------------------------------------------------------------


def test_every_table_has_its_columns_and_types(cleaned: Cleaned):
    assert set(cleaned.tables) == set(TABLES)
    for name in TABLES:
        assert list(cleaned[name].columns) == tables()[name].columns


def test_budget_lines(cleaned: Cleaned):
    rows = cleaned["budget_lines"].set_index(["file", "cell"])
    first = rows.loc[(BUDGET, "F5")]
    assert first[["district_code", "district", "province"]].tolist() == ["11.11", "Bireuen", "Aceh"]
    assert first[["fiscal_year", "stage", "segment", "programme"]].tolist() == [
        "2023",
        "murni",
        "pekerja_rentan",
        "JKK+JKM",
    ]
    assert first[["workers", "months", "unit_cost_idr", "amount_idr"]].tolist() == [1000, 12, 16_800, 201_600_000]
    assert first[["sheet", "raw", "provenance", "status"]].tolist() == [
        "Anggaran",
        "201600000",
        "submitted",
        "budgeted",
    ]
    assert first[["check", "checked_months"]].tolist() == ["agree", 12]
    health = rows.loc[(BUDGET, "F7")]
    assert (bool(health["counted"]), health["reason"], health["check"]) == (False, "kesehatan", "not_checkable")
    assert bool(first["counted"])
    assert first["reason"] == ""
    paid = rows.loc[(PAID, "D5")]
    assert paid[["district_code", "stage", "programme", "segment", "status"]].tolist() == [
        "11.74",
        "realisasi",
        "JKM",
        "non_asn",
        "paid",
    ]
    assert set(rows.index) == {(BUDGET, f"F{row}") for row in (5, 6, 7)} | {
        (PAID, f"{letter}{row}") for letter in "CD" for row in (4, 5)
    }


def test_counts(cleaned: Cleaned):
    rows = cleaned["participation"]
    told = rows[["file", "cell", "district_code", "period", "segment", "metric", "workers"]]
    assert set(told.itertuples(index=False, name=None)) == {
        (PEOPLE, "C5", "11.11", "2023-09", "pu", "potential", 5000),
        (PEOPLE, "D5", "11.11", "2023-09", "pu", "registered", 3000),
        (PEOPLE, "C6", "11.11", "2023-09", "bpu", "potential", 7000),
        (PEOPLE, "D6", "11.11", "2023-09", "bpu", "registered", 1000),
        (BRANCH, "B4", "12.71", "2023-08", "total", "potential", 400_000),
        (BRANCH, "C4", "12.71", "2023-08", "total", "registered", 300_000),
        (BRANCH, "B5", "12.07", "2023-08", "total", "potential", 250_000),
        (BRANCH, "C5", "12.07", "2023-08", "total", "registered", 100_000),
    }
    definitions = rows.set_index(["file", "cell"])["definition"]
    assert definitions[(PEOPLE, "D5")] != definitions[(PEOPLE, "D6")]
    assert definitions[(PEOPLE, "C5")] != definitions[(PEOPLE, "D5")]


def test_files(cleaned: Cleaned, raw: Path):
    files = cleaned["files"].set_index("file")
    assert set(files.index) == set(ROUND)
    assert (files["status"] == "read").all()
    assert files["kind"].to_dict() == {
        BUDGET: "budget",
        PEOPLE: "participation",
        PAID: "budget",
        BRANCH: "participation",
    }
    assert files["district_code"].to_dict() == {BUDGET: "11.11", PEOPLE: "11.11", PAID: "11.74", BRANCH: ""}
    assert files.loc[BRANCH, "province"] == "Sumatera Utara"
    assert files["bytes"].to_dict() == {file: (raw / file).stat().st_size for file in ROUND}
    assert files["cells"].to_dict() == cleaned["ledger"]["file"].value_counts().to_dict()
    counted = cleaned["findings"]["file"].value_counts()
    assert files["findings"].to_dict() == {file: counted.get(file, 0) for file in ROUND}


def test_what_does_not_fit_is_found(cleaned: Cleaned):
    assert of_rule(cleaned, "realisation_over_budget") == [(PAID, "Realisasi", "D5")]
    absent = cleaned["findings"].query("rule == 'district_without_budget'")
    assert len(absent) == 54
    assert not {"11.11", "11.74"} & set(absent["cell"])


def test_the_facts_of_submissions_alone_can_be_loaded(raw: Path, tmp_path: Path):
    clean_folder(raw, tmp_path / "processed", workers=2)
    assert len(load("facts", tmp_path / "processed"))


# ---- the ledger --------------------------------------------------------------------------------


def test_the_ledger_has_one_row_for_each_cell_that_is_not_empty(cleaned: Cleaned, raw: Path):
    cells = {
        (file, sheet.title, cell.coordinate)
        for file in ROUND
        for sheet in openpyxl.load_workbook(raw / file)
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }
    ledger = cleaned["ledger"]
    assert len(cells) > 80
    assert not ledger.duplicated(["file", "sheet", "cell"]).any()
    assert set(ledger[["file", "sheet", "cell"]].itertuples(index=False, name=None)) == cells


def test_every_row_is_found_in_the_ledger_at_its_cell(cleaned: Cleaned):
    rows = pd.concat([cleaned[name][["row_id", "file", "sheet", "cell"]] for name in ("budget_lines", "participation")])
    assert rows["row_id"].is_unique
    ledger = cleaned["ledger"]
    named = ledger[ledger["row_id"] != ""]
    assert set(named["row_id"]) == set(rows["row_id"])
    joined = rows.merge(named, on=["file", "sheet", "cell"])
    assert len(joined) == len(rows)
    assert (joined["row_id_x"] == joined["row_id_y"]).all()


def test_roles(cleaned: Cleaned):
    role = cleaned["ledger"].set_index(["file", "sheet", "cell"])["role"]
    row = cleaned["ledger"].set_index(["file", "sheet", "cell"])["row_id"]
    assert role[(BUDGET, "Anggaran", "A1")] == "title"
    assert role[(BUDGET, "Anggaran", "F4")] == "header"
    assert role[(BUDGET, "Anggaran", "F8")] == "total"
    assert role[(BUDGET, "Anggaran", "B10")] == "note"
    assert set(role[(BUDGET, "Lama")]) == {"hidden"}
    # People, months and premium are of the amount's row.
    assert row[(BUDGET, "Anggaran", "C5")] == row[(BUDGET, "Anggaran", "F5")] != ""
    assert row[(BUDGET, "Anggaran", "F8")] == ""


def test_numbers_of_other_matters_are_out_of_scope(tmp_path: Path):
    book = budget()
    other = book.create_sheet("Jalan")
    for row in (["PANJANG JALAN KABUPATEN BIREUEN"], ["Kecamatan", "Panjang (km)"], ["Jeumpa", 12.5], ["Juli", 30.25]):
        other.append(row)
    put(book, tmp_path, BUDGET)
    role = clean(tmp_path)["ledger"].set_index(["sheet", "cell"])["role"]
    assert role[("Jalan", "B3")] == "out_of_scope"
    assert role[("Anggaran", "F5")] == "value"


# ---- errata ------------------------------------------------------------------------------------


ENTRY = {
    "file": BUDGET,
    "cell": "F6",
    "expect": 40_320_000,
    "reason": "slip",
    "who": "maintainers",
    "when": "2026-11-25",
}


def corrected(tmp_path: Path, *entries: dict) -> Cleaned:
    folder = tmp_path / "raw"
    put(budget(), folder, BUDGET)
    (folder / "corrections.yml").write_text(yaml.safe_dump([ENTRY | entry for entry in entries]), encoding="utf-8")
    return clean(folder)


def test_a_mended_number_is_used_and_said(tmp_path: Path):
    made = corrected(tmp_path, {"new": 40_500_000})
    assert amounts(made) == {"F5": 201_600_000, "F6": 40_500_000, "F7": 500_000_000}
    assert of_rule(made, "corrected") == [(BUDGET, "Anggaran", "F6")]
    said = made["findings"].query("rule == 'corrected'").iloc[0]
    assert (said["found"], said["expected"]) == ("40320000", "40500000")
    assert "slip" in said["message_en"]
    # The printed total does not hold any more, and that is said too.
    assert of_rule(made, "total_disagrees")
    assert openpyxl.load_workbook(tmp_path / "raw" / BUDGET)["Anggaran"]["F6"].value == 40_320_000


def test_a_number_may_be_mended_to_nothing(tmp_path: Path):
    assert amounts(corrected(tmp_path, {"new": 0}))["F6"] == 0


def test_a_mended_text_is_read_again(tmp_path: Path):
    made = corrected(tmp_path, {"cell": "A1", "expect": "IURAN BPJS KETENAGAKERJAAN KABUPATEN BIREUEN",
                                "new": "IURAN BPJS KETENAGAKERJAAN KABUPATEN PIDIE"})  # fmt: skip
    assert set(made["budget_lines"]["district_code"]) == {"11.07"}


def test_a_row_is_left_out(tmp_path: Path):
    made = corrected(tmp_path, {"exclude": True})
    assert amounts(made) == {"F5": 201_600_000, "F7": 500_000_000}
    assert of_rule(made, "excluded_by_correction") == [(BUDGET, "Anggaran", "F6")]
    ledger = made["ledger"].set_index(["sheet", "cell"])["row_id"]
    assert ledger[("Anggaran", "F6")] == ""
    assert ledger[("Anggaran", "F5")] == made["budget_lines"].set_index("cell").loc["F5", "row_id"]


def test_a_doubt_is_kept_and_said(tmp_path: Path):
    made = corrected(tmp_path, {"doubt": True})
    assert amounts(made)["F6"] == 40_320_000
    assert of_rule(made, "doubtful_but_kept") == [(BUDGET, "Anggaran", "F6")]


@pytest.mark.parametrize("action", [{"new": 1}, {"exclude": True}, {"doubt": True}])
@pytest.mark.parametrize(
    ("changed", "sheet"),
    [
        ({"expect": 40_320_001}, ""),
        ({"sheet": "Tidak ada"}, "Tidak ada"),
        ({"cell": "Z99"}, ""),
        ({"cell": "Z99", "expect": ""}, ""),
    ],
)
def test_an_entry_that_does_not_fit_changes_nothing_and_is_an_error(
    action: dict, changed: dict, sheet: str, tmp_path: Path
):
    made = corrected(tmp_path, action | changed)
    assert amounts(made) == {"F5": 201_600_000, "F6": 40_320_000, "F7": 500_000_000}
    assert of_rule(made, "correction_not_applied") == [(BUDGET, sheet, changed.get("cell", "F6"))]
    assert not of_rule(made, "corrected") + of_rule(made, "excluded_by_correction") + of_rule(made, "doubtful_but_kept")


def test_an_entry_without_a_sheet_is_said_once(tmp_path: Path):
    # F6 is in the sheet of the budget only; the hidden one has no such cell.
    made = corrected(tmp_path, {"exclude": True})
    assert not of_rule(made, "correction_not_applied")


def test_an_entry_for_a_file_that_is_not_there_is_an_error(tmp_path: Path):
    made = corrected(tmp_path, {"file": "submissions/lain.xlsx", "new": 1})
    assert of_rule(made, "correction_without_file") == [("submissions/lain.xlsx", "", "F6")]
    assert amounts(made)["F6"] == 40_320_000


@pytest.mark.parametrize("text", ["file: a", "- just words", "- {file: a}", "- [a, b]"])
def test_errata_that_are_no_list_of_entries_stop_the_run(text: str, tmp_path: Path):
    put(people(), tmp_path, PEOPLE)
    (tmp_path / "corrections.yml").write_text(text, encoding="utf-8")
    with pytest.raises(RawDataError, match=r"corrections\.yml"):
        clean(tmp_path)


# ---- what comes back ---------------------------------------------------------------------------


def test_a_feedback_workbook_sent_back_replaces_what_it_was_made_from(tmp_path: Path):
    raw, processed, feedback = tmp_path / "raw", tmp_path / "processed", tmp_path / "feedback"
    book = budget()
    book["Anggaran"]["F5"] = 210_600_000
    put(book, raw, BUDGET)
    first = clean_folder(raw, processed, workers=2)
    assert set(first["findings"]["rule"]) >= {"line_product_disagrees", "total_disagrees"}
    assert write_feedbacks(raw, processed, feedback) == []
    back = openpyxl.load_workbook(feedback / BUDGET)
    assert {"Temuan", "Terbaca", "Anggaran"} <= set(back.sheetnames)
    back["Anggaran"]["F5"] = 201_600_000
    returned = "submissions/Aceh/Bireuen/sudah dibetulkan.xlsx"
    put(back, raw, returned)

    second = clean_folder(raw, processed, workers=2)
    rows = second["budget_lines"]
    assert set(rows["file"]) == {returned}
    assert dict(zip(rows["cell"], rows["amount_idr"].astype(int), strict=True)) == amounts_of_budget()
    assert not {"Temuan", "Terbaca"} & set(rows["sheet"])
    ledger = second["ledger"].query("file == @returned")
    assert set(ledger.loc[ledger["row_id"] != "", "sheet"]) == {"Anggaran"}
    state = second.changes.set_index(["rule", "cell"])["state"]
    assert state[("line_product_disagrees", "F5")] == "settled"
    assert state[("total_disagrees", "F8")] == "settled"


def amounts_of_budget() -> dict[str, int]:
    return {"F5": 201_600_000, "F6": 40_320_000, "F7": 500_000_000}


# ---- people's data stay out --------------------------------------------------------------------


@pytest.fixture(scope="module")
def private(tmp_path_factory: pytest.TempPathFactory) -> tuple[Persons, Path]:
    """Persons, and the folder of a run over files that are full of them."""
    persons, folder = Persons(), tmp_path_factory.mktemp("private")
    put(with_persons(persons), folder / "raw", f"submissions/Bireuen/Anggaran {persons.nik()}.xlsx")
    put(people(), folder / "raw", f"submissions/{persons.nip()}/Peserta.xlsx")
    clean_folder(folder / "raw", folder / "processed", workers=2)
    write_feedbacks(folder / "raw", folder / "processed", folder / "feedback")
    return persons, folder


def leaks(persons: Persons, text: str) -> list[str]:
    return [made for made in persons.made if made in text]


def test_nothing_of_a_person_is_in_any_processed_table(private: tuple[Persons, Path]):
    persons, folder = private
    assert len(persons.made) > 25
    for name, table in tables().items():
        path = folder / "processed" / table.file
        text = pd.read_parquet(path).to_csv() if path.suffix == ".parquet" else path.read_text(encoding="utf-8")
        assert leaks(persons, text) == [], name
    assert len(load("budget_lines", folder / "processed")) == 3


def test_nothing_of_a_person_is_in_the_readings_kept_for_the_next_run(private: tuple[Persons, Path]):
    persons, folder = private
    kept = sorted((folder / "processed" / FOLDER).glob("*.parquet"))
    assert len(kept) == 2
    for path in kept:
        table = pq.read_table(path)
        told = json.loads(table.schema.metadata[b"submission"])
        assert leaks(persons, repr(told) + repr(table.to_pydict())) == []


def test_nothing_of_a_person_is_in_the_name_of_a_file_that_is_written(private: tuple[Persons, Path]):
    persons, folder = private
    names = "\n".join(path.as_posix() for part in ("processed", "feedback") for path in (folder / part).rglob("*"))
    assert leaks(persons, names) == []
    assert len(list((folder / "feedback").rglob("*.xlsx"))) == 2


def test_persons_are_reported_by_address_and_count(private: tuple[Persons, Path]):
    findings = load("findings", private[1] / "processed").query("rule == 'personal_data'")
    said = {(row.sheet, row.cell, row.found) for row in findings.itertuples()}
    listed = "Daftar •••"
    assert {(listed, "B3:B8", "6"), (listed, "C3:C8", "6"), (listed, "D3:D8", "6")} <= said
    assert ("Sembunyi", "A2:A5", "4") in said
    assert {cell for sheet, cell, _ in said if sheet == "Anggaran"} >= {"B6", "B16", "F5"}


def test_a_line_keeps_what_is_no_person(private: tuple[Persons, Path]):
    rows = load("budget_lines", private[1] / "processed").set_index("cell")
    assert rows.loc["F6", "description"].startswith("Iuran JKK dan JKM kader posyandu NIK •••")
    assert rows.loc["F5", "description"].startswith("Iuran JKK dan JKM pekerja rentan")


TWO = pytest.param(2, marks=pytest.mark.xfail(strict=True, reason="privacy: two names without a header for names"))


@pytest.mark.parametrize("count", [TWO, 4])
def test_names_between_text_and_amount_are_in_no_row_and_no_finding(count: int, tmp_path: Path):
    persons = Persons()
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = f"Tim {persons.nik()}"
    sheet.append(["ANGGARAN JAMSOSTEK KOTA LANGSA TAHUN 2023"])
    sheet.append(["No", "Uraian", "Penanggung jawab", "Anggaran (Rp)"])
    texts = ["Iuran JKK Non ASN", "Iuran JKM Non ASN", "Iuran JKK kader posyandu", "Iuran JKM kader posyandu"]
    for number, text in enumerate(texts[:count], 1):
        sheet.append([number, text, persons.name(), 24_000_000 + number])
    put(book, tmp_path, "submissions/Langsa.xlsx")
    made = clean(tmp_path)
    assert made["budget_lines"]["description"].str.startswith("Iuran JK").tolist() == [True] * count
    cells = " ".join(f"D{row}" for row in range(3, 3 + count))
    assert of_rule(made, "stage_assumed") == [("submissions/Langsa.xlsx", "Tim •••", cells)]
    assert made["budget_lines"]["stage"].tolist() == ["murni"] * count
    assert [name for name in TABLES if leaks(persons, made[name].to_csv())] == []


def test_names_of_files_are_shown_without_persons_and_stay_apart(tmp_path: Path):
    persons = Persons()
    names = [f"submissions/Peserta {persons.nik()}.xlsx" for _ in range(2)]
    for number, name in enumerate(names):
        put(people(registered=3000 + number), tmp_path, name)
    files = clean(tmp_path)["files"]["file"].tolist()
    assert len(set(files)) == 2
    assert all("•••" in name for name in files)
    assert leaks(persons, "".join(files)) == []


def test_a_price_behind_an_at_sign_is_no_mail():
    assert privacy.mask("1.500 orang x 12 bln @ Rp16.800") == "1.500 orang x 12 bln @ Rp16.800"


# ---- which files are read ----------------------------------------------------------------------


def test_submitted_files_switch_the_simulated_round_off(tmp_path: Path):
    put(people(), tmp_path, PEOPLE.replace("submissions", "simulated/submissions"))
    assert set(clean(tmp_path)["participation"]["provenance"]) == {"simulated"}
    put(branch(), tmp_path, BRANCH)
    made = clean(tmp_path)
    assert set(made["participation"]["provenance"]) == {"submitted"}
    assert made["files"]["file"].tolist() == [BRANCH]


def test_notes_of_a_folder_do_not_switch_it_off(tmp_path: Path):
    put(people(), tmp_path, PEOPLE.replace("submissions", "simulated/submissions"))
    (tmp_path / "submissions").mkdir()
    for name in ("README.md", ".gitkeep", ".DS_Store", "Thumbs.db", "desktop.ini"):
        (tmp_path / "submissions" / name).write_text("catatan")
    made = clean(tmp_path)
    assert set(made["files"]["provenance"]) == {"simulated"}
    assert len(made["files"]) == 1


def test_the_truth_of_a_simulated_round_is_not_read(tmp_path: Path):
    put(people(), tmp_path, "simulated/submissions/Peserta.xlsx")
    put(people(registered=1), tmp_path, "simulated/truth/Peserta.xlsx")
    (tmp_path / "simulated" / "truth" / "participation.csv").write_text("workers\n5\n")
    made = clean(tmp_path)
    assert made["files"]["file"].tolist() == ["simulated/submissions/Peserta.xlsx"]
    # A sender may call a folder so.
    put(people(registered=2), tmp_path, "submissions/truth/Peserta.xlsx")
    assert clean(tmp_path)["files"]["file"].tolist() == ["submissions/truth/Peserta.xlsx"]


def test_a_file_that_the_system_does_not_open_is_named_and_stops_nothing(tmp_path: Path, monkeypatch):
    put(people(), tmp_path, PEOPLE)
    locked = tmp_path / "submissions" / "Aceh" / "Bireuen" / "Terkunci.xlsx"
    locked.write_bytes((tmp_path / PEOPLE).read_bytes())
    opened = Path.open

    def open_others(path: Path, *rest: object, **more: object):
        if path == locked:
            raise PermissionError(13, "Permission denied")
        return opened(path, *rest, **more)

    monkeypatch.setattr(Path, "open", open_others)
    made = clean(tmp_path)
    findings = made["findings"]
    assert findings.loc[findings["rule"] == "file_not_opened", "found"].tolist() == ["Permission denied"]
    assert status(made, PEOPLE) == "read"


def test_what_cannot_be_read_is_named_and_stops_nothing(tmp_path: Path):
    put(people(), tmp_path, PEOPLE)
    folder = tmp_path / "submissions" / "Aceh" / "Bireuen"
    (folder / "~$Peserta.xlsx").write_bytes(b"\x05Dinas" + b"\x00" * 159)
    (folder / "Surat.xlsx").write_text("Bersama ini kami kirimkan data kepesertaan.")
    (folder / "Kosong.xlsx").write_bytes(b"")
    (folder / "Terpotong.xlsx").write_bytes((tmp_path / PEOPLE).read_bytes()[:2000])
    (folder / "Tautan.xlsx").symlink_to(tmp_path / PEOPLE)
    os.mkfifo(folder / "Pipa.xlsx")
    made = clean(tmp_path)
    files = made["files"].set_index("file")
    refused = {
        f"submissions/Aceh/Bireuen/{name}.xlsx"
        for name in ("~$Peserta", "Surat", "Kosong", "Terpotong", "Tautan", "Pipa")
    }
    assert set(files.index) == refused | {PEOPLE}
    assert status(made, PEOPLE) == "read"
    assert set(files.loc[sorted(refused), "status"]) == {"refused"}
    assert set(files.loc[sorted(refused), "kind"]) == {"unreadable"}
    findings = made["findings"][made["findings"]["file"].isin(refused)]
    assert set(findings["file"]) == refused
    assert set(findings["severity"]) <= {"warning", "error"}
    assert set(made["participation"]["file"]) == {PEOPLE}
    assert (files.loc[sorted(refused), "cells"] == 0).all()


def test_a_file_read_in_part_says_so(tmp_path: Path):
    book = people()
    book["Peserta"]["A2"] = None  # the month
    put(book, tmp_path, PEOPLE)
    made = clean(tmp_path)
    assert status(made, PEOPLE) == "partly_read"
    assert of_rule(made, "period_not_known") == [(PEOPLE, "Peserta", "C5 C6 D5 D6")]


def test_nothing_to_read_is_an_error(tmp_path: Path):
    with pytest.raises(FileNotFoundError, match="nothing to read"):
        clean(tmp_path)


def test_row_ids_stay_when_a_number_is_mended(tmp_path: Path):
    put(people(), tmp_path, PEOPLE)
    before = clean(tmp_path)["participation"].set_index("cell")["row_id"].to_dict()
    shutil.rmtree(tmp_path / "submissions")
    put(people(registered=3001), tmp_path, PEOPLE)
    assert clean(tmp_path)["participation"].set_index("cell")["row_id"].to_dict() == before


REAL = Path(__file__).resolve().parents[2] / "shared" / "spreadsheets"
HEAVY = 500_000  # bytes: the larger files take half a minute, and say nothing else


@pytest.mark.skipif(not REAL.is_dir(), reason="the real spreadsheets are not beside the checkout")
def test_real_sheets_of_other_matters_give_no_contribution_and_no_members():
    """Village funds, revenue, wages, job seekers: only an account of premiums is counted, and nobody has a district."""
    files = [p for p in sorted(REAL.iterdir()) if p.suffix in (".xlsx", ".xls", ".csv") and p.stat().st_size < HEAVY]
    assert len(files) > 20
    read = 0
    for path in files:
        try:
            came = read_submission(path, file=f"submissions/{path.name}", folder="submissions")
        except RefusedError:
            continue
        read += 1
        assert [row for row in came.lines if row["counted"] and not row["account_code"]] == [], path.name
        assert [row for row in came.counts if row["district_code"]] == [], path.name
    assert read > 20
