"""Loading from anywhere, stable ids, and a folder that is replaced whole."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import time
from pathlib import Path

import pandas as pd
import pytest

from analysis import about, load, trace
from analysis.briefing.report import _row
from analysis.pipeline import clean_folder
from analysis.store import UnknownIdError, identify_all, replacing, tables
from analysis.store.trace import _other_facts
from conftest import PROJECT, published_only


def digest(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_load_types_the_columns_and_keeps_codes_as_text(processed: Path):
    rows = load("participation", processed)
    assert rows["workers"].dtype == "Int64"
    assert {"12.20", "12.10"} & set(rows["district_code"])
    assert "12.2" not in set(rows["district_code"])
    # Where a column holds nothing but codes, a careless reader makes numbers of them.
    assert {"12.10", "12.20"} <= set(load("wages", processed)["district_code"])
    assert load("budget_lines", processed)["counted"].dtype == "boolean"
    assert load("facts", processed)["value"].dtype == "float64"


def test_units_and_sources_are_in_reach(processed: Path):
    facts = load("facts", processed)
    aceh = facts.query(
        "area_code == '11' and period == '2023-09' and measure == 'coverage_pct' and segment == 'total'"
    ).iloc[0]
    assert aceh["source"] == "Hariantoday.com (2023-10)"
    rows = load("participation", processed)
    assert rows.attrs["units"]["workers"] == "workers"
    assert rows.query("workers > 5").attrs["units"]["workers"] == "workers"
    meaning = about(rows).set_index("column")
    assert meaning.loc["workers", "unit"] == "workers"
    assert meaning.loc["district_code", "meaning"].startswith("Kemendagri code")


def test_load_works_from_any_folder(processed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MONEV_PROCESSED", str(processed))
    assert len(load("facts")) > 100
    monkeypatch.delenv("MONEV_PROCESSED")
    from analysis.store import processed_folder

    assert processed_folder() == PROJECT / "data" / "processed"


def test_an_unknown_table_and_a_missing_folder_say_what_to_do(tmp_path: Path):
    with pytest.raises(ValueError, match="there are: files, participation"):
        load("peserta")
    with pytest.raises(FileNotFoundError, match="make report"):
        load("facts", tmp_path)


def test_every_table_is_written_with_its_columns(processed: Path):
    for table in tables().values():
        assert list(load(table.name, processed).columns)[: len(table.columns)] == table.columns


def test_the_same_run_twice_gives_the_same_bytes(processed: Path, tmp_path: Path):
    clean_folder(published_only(tmp_path / "raw"), tmp_path / "processed")
    assert digest(tmp_path / "processed") == digest(processed)


def test_ids_tell_repeated_keys_apart():
    first, second, other = identify_all("r", [("a", 1), ("a", 1), ("b", 1)])
    assert len({first, second, other}) == 3
    assert identify_all("r", [("a", 1)]) == [first]
    assert len(first) == 11


def test_every_input_of_a_fact_can_be_traced(processed: Path):
    inputs = load("fact_inputs", processed)
    known = set(
        pd.concat(
            [
                load(name, processed)["row_id"]
                for name in ("participation", "percentages", "budget_lines", "context", "wages")
            ]
        )
    )
    unknown = {row for row in inputs["row_id"] if row not in known and not row.startswith(("ref:", "fact:"))}
    unknown |= {row for row in inputs["row_id"] if row.startswith("fact:")} - {
        f"fact:{one}" for one in inputs["fact_id"]
    }
    assert not unknown
    assert set(load("facts", processed)["fact_id"]) == set(inputs["fact_id"])


def test_trace_gives_rows_cells_and_addresses(processed: Path, facts: pd.DataFrame):
    fact = facts.query(
        "area_code == '11' and period == '2023-09' and measure == 'coverage_pct' and segment == 'total'"
    ).iloc[0]
    rows = trace(fact["fact_id"], processed)
    assert rows.attrs["fact"]["measure"] == "coverage_pct"
    assert set(rows["printed"]) == {"651.652", "1.710.891"}
    assert set(rows["cell"]) == {"H2", "H3"}
    assert rows["address"].str.startswith("https://www.hariantoday.com/").all()
    alone = trace(rows["row_id"].iloc[0], processed)
    assert alone.attrs["fact"] is None
    assert len(alone) == 1


def test_trace_resolves_reference_values(processed: Path, facts: pd.DataFrame):
    fact = facts.query("area_code == '11' and measure == 'gap_points' and period == '2025-05'").iloc[0]
    rows = trace(fact["fact_id"], processed).set_index("row_id")
    assert rows.loc["ref:targets:aceh-ucj-2025", "value"] == 43.54
    assert rows.loc["ref:targets:aceh-ucj-2025", "address"].startswith("https://")


def test_trace_of_nothing(processed: Path):
    with pytest.raises(UnknownIdError, match="no fact and no row"):
        trace("fxxxxxxxxxx", processed)


# ---- old or new, never half --------------------------------------------------------------------


def test_a_folder_is_replaced_when_the_block_ends(tmp_path: Path):
    target = tmp_path / "processed"
    for text in ("old", "new"):
        with replacing(target) as folder:
            (folder / "a.txt").write_text(text)
    assert (target / "a.txt").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["processed"]


def test_an_error_leaves_the_old_folder(tmp_path: Path):
    target = tmp_path / "processed"
    with replacing(target) as folder:
        (folder / "a.txt").write_text("old")
    with pytest.raises(RuntimeError), replacing(target) as folder:
        (folder / "a.txt").write_text("half")
        raise RuntimeError
    assert (target / "a.txt").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["processed"]


WHOLE = dict.fromkeys("abcdefgh", 100000)


def fill(target: Path) -> None:
    with replacing(target) as folder:
        for name, size in WHOLE.items():
            (folder / name).write_text("x" * size)


def _replace_for_ever(target: str, started: str) -> None:
    while True:
        fill(Path(target))
        Path(started).touch()


def sizes(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_size for path in folder.iterdir() if path.name != ".monev"}


def test_a_killed_run_leaves_a_whole_folder(tmp_path: Path):
    target, started = tmp_path / "processed", tmp_path / "started"
    fill(target)
    context = multiprocessing.get_context("spawn")
    for _ in range(4):
        started.unlink(missing_ok=True)
        worker = context.Process(target=_replace_for_ever, args=(str(target), str(started)))
        worker.start()
        while not started.exists():
            assert worker.is_alive()
            time.sleep(0.01)
        for _ in range(200):
            # The folder is there at every moment: opening it never fails.
            os.close(os.open(target, os.O_RDONLY))
        worker.kill()
        worker.join()
        assert sizes(target) == WHOLE


def test_a_folder_that_no_run_made_is_not_replaced(tmp_path: Path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.docx").write_text("years of work")
    (tmp_path / "link").symlink_to(tmp_path / "mine")
    (tmp_path / "file").write_text("x")
    for name in ("mine", "link", "file"):
        with pytest.raises(FileExistsError, match="name an"), replacing(tmp_path / name):
            pass
    assert (tmp_path / "mine" / "thesis.docx").read_text() == "years of work"


def test_what_a_killed_run_left_is_cleared_after_a_day(tmp_path: Path):
    for name, age in ((".processed-old", 2 * 24 * 3600), (".processed-new", 60)):
        (tmp_path / name).mkdir()
        os.utime(tmp_path / name, (time.time() - age,) * 2)
    with replacing(tmp_path / "processed"):
        pass
    assert {path.name for path in tmp_path.iterdir()} == {"processed", ".processed-new"}


def test_a_fault_in_the_raw_data_leaves_the_processed_tables(raw: Path, tmp_path: Path):
    target = tmp_path / "processed"
    clean_folder(raw, target)
    before = digest(target)
    (raw / "published" / "wages.csv").write_text("area_level\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"wages.csv line 1"):
        clean_folder(raw, target)
    assert digest(target) == before


def test_a_fact_made_of_another_names_it():
    other = {"fact_id": "f1", "area": "Aceh", "period": "2024-12", "measure": "interval_widening", "value": 1.3}
    found = _other_facts(["11.01-a", "fact:f1", "ref:targets:t"], {"f1": other})
    assert found[["row_id", "table", "what", "value", "printed"]].to_dict("records") == [
        {"row_id": "fact:f1", "table": "facts", "what": "interval_widening", "value": 1.3, "printed": "1.3"}
    ]
    (row,) = found.to_dict("records")
    assert _row(row, {}, "en") == '<li><a href="#f1">Widening of the intervals</a> <code>f1</code></li>'
