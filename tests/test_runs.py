"""Run after run: what has not changed is not read again, and the processed folder is the old one or the new one, whole."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
import yaml

from analysis.cleaning import clean, readings, write_feedbacks
from analysis.cleaning.readings import FOLDER
from analysis.cli import main
from analysis.pipeline import clean_folder
from analysis.store import load, tables
from small_round import BRANCH, BUDGET, PAID, PEOPLE, ROUND, budget, people, put, write_round


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    return write_round(tmp_path / "raw")


@pytest.fixture
def processed(raw: Path, tmp_path: Path) -> Path:
    """The folder that a first run made."""
    clean_folder(raw, tmp_path / "processed", workers=2)
    return tmp_path / "processed"


def again(raw: Path, processed: Path) -> tuple[int, list[str]]:
    """How many files another run reads anew, and which."""
    names: list[str] = []
    made = clean_folder(raw, processed, workers=2, progress=names.append)
    return made.read_again, names


def state(processed: Path) -> dict[str, str]:
    """Every table of a processed folder as text; an error where one is missing, damaged or not of its shape."""
    told = {}
    for name, table in tables().items():
        path = processed / table.file
        frame = pd.read_parquet(path) if path.suffix == ".parquet" else pd.read_csv(path, dtype=str)
        assert list(frame.columns) == table.columns
        told[name] = frame.to_csv()
    assert (processed / "datapackage.json").read_text().endswith("}\n")
    return told


# ---- what is read again ------------------------------------------------------------------------


def test_what_has_not_changed_is_not_read_again(raw: Path, processed: Path):
    before = state(processed)
    assert again(raw, processed) == (0, [])
    assert state(processed) == before
    # Nor in a third run: readings are handed on.
    assert again(raw, processed) == (0, [])
    assert len(list((processed / FOLDER).glob("*.parquet"))) == len(ROUND)


def test_a_changed_file_alone_is_read_again(raw: Path, processed: Path):
    put(people(registered=3500), raw, PEOPLE)
    assert again(raw, processed) == (1, [PEOPLE])
    rows = load("participation", processed).set_index(["file", "cell"])["workers"]
    assert rows[(PEOPLE, "D5")] == 3500
    assert rows[(BRANCH, "B4")] == 400_000


def test_a_new_file_alone_is_read_and_one_that_is_gone_leaves_nothing(raw: Path, processed: Path):
    (raw / PAID).rename(raw / "submissions" / "Langsa.xlsx")
    assert again(raw, processed) == (1, ["submissions/Langsa.xlsx"])
    lines = load("budget_lines", processed)
    assert set(lines["file"]) == {BUDGET, "submissions/Langsa.xlsx"}
    assert PAID not in set(load("ledger", processed)["file"])
    assert len(list((processed / FOLDER).glob("*.parquet"))) == len(ROUND)


def test_a_file_with_new_errata_is_read_again(raw: Path, processed: Path):
    entry = {"file": PEOPLE, "cell": "D5", "expect": 3000, "new": 3100, "reason": "r", "who": "w", "when": "2026"}
    (raw / "corrections.yml").write_text(yaml.safe_dump([entry]), encoding="utf-8")
    assert again(raw, processed) == (1, [PEOPLE])
    assert again(raw, processed) == (0, [])
    assert 3100 in set(load("participation", processed)["workers"])
    (raw / "corrections.yml").unlink()
    assert again(raw, processed) == (1, [PEOPLE])
    assert 3100 not in set(load("participation", processed)["workers"])


def test_with_other_rules_everything_is_read_again(raw: Path, processed: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(readings, "rules", lambda: "other rules")
    count, names = again(raw, processed)
    assert count == len(ROUND)
    assert set(names) == set(ROUND)


def test_the_rules_are_the_code_and_the_words_of_the_rooms_that_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    for room in readings.ROOMS:
        (tmp_path / room).mkdir()
        (tmp_path / room / "a.yml").write_text("kata: satu")
    monkeypatch.setattr(readings, "files", lambda package: tmp_path)
    seen = {readings.rules.__wrapped__()}
    assert {"reference", "sheets", "cleaning"} <= set(readings.ROOMS)
    for room in readings.ROOMS:
        (tmp_path / room / "a.yml").write_text("kata: dua")
        seen.add(readings.rules.__wrapped__())
    (tmp_path / "sheets" / "b.py").write_text("")
    seen.add(readings.rules.__wrapped__())
    (tmp_path / "sheets" / "b.txt").write_text("no rule")
    assert readings.rules.__wrapped__() in seen
    monkeypatch.setattr(readings, "version", lambda library: "9.9")
    seen.add(readings.rules.__wrapped__())
    assert len(seen) == len(readings.ROOMS) + 3


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
        lambda path: pd.DataFrame({"sheet": ["a"]}).to_parquet(path),
        lambda path: path.unlink(),
    ],
    ids=["empty", "half", "another table", "gone"],
)
def test_a_damaged_reading_counts_as_none(damage: Callable[[Path], object], raw: Path, processed: Path):
    before = state(processed)
    damage(min((processed / FOLDER).glob("*.parquet")))
    assert again(raw, processed)[0] == 1
    assert state(processed) == before


def test_a_file_that_cannot_be_read_is_tried_again(raw: Path, tmp_path: Path):
    (raw / "submissions" / "rusak.xlsx").write_bytes(b"x")
    processed = tmp_path / "processed"
    clean_folder(raw, processed, workers=2)
    assert again(raw, processed) == (1, ["submissions/rusak.xlsx"])


# ---- old or new, never half --------------------------------------------------------------------


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Compiled code is kept for the next program, also where nothing may be written beside the code."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": str(tmp_path_factory.mktemp("compiled"))}


def program(raw: Path, processed: Path, environment: dict[str, str]) -> subprocess.Popen:
    command = [sys.executable, "-m", "analysis.cli", "clean", "--raw", raw, "--processed", processed, "--workers", "1"]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, stdout=quiet, stderr=quiet, start_new_session=True, env=environment)


def stop(run: subprocess.Popen) -> None:
    """Kill a run and all its workers at once."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(run.pid, signal.SIGKILL)
    run.wait()


def written(processed: Path) -> int:
    """How many files the unfinished folders beside a processed folder hold."""
    return sum(len(files) for part in processed.parent.glob(".processed-*") for _, _, files in os.walk(part))


def test_a_run_that_is_killed_leaves_the_old_folder_or_the_new_one(
    raw: Path, processed: Path, tmp_path: Path, environment: dict[str, str]
):
    old = state(processed)
    put(people(registered=3500), raw, PEOPLE)
    put(budget(vulnerable=900), raw, BUDGET)
    clean_folder(raw, tmp_path / "reference", workers=2)
    new = state(tmp_path / "reference")
    assert old != new
    shutil.copytree(processed, tmp_path / "first")
    everything = sum(len(files) for _, _, files in os.walk(processed))
    # While it reads, with the first table written, half way, when all is written, and a moment later.
    for number, delay in ((0, 0.5), (1, 0), (everything // 2, 0), (everything, 0), (everything, 0.05)):
        left, deadline = written(processed), time.monotonic() + 120
        run = program(raw, processed, environment)
        while written(processed) - left < number and run.poll() is None and time.monotonic() < deadline:
            time.sleep(0.0005)
        time.sleep(delay)
        stop(run)
        assert state(processed) in (old, new)
        assert number == everything or run.returncode == -signal.SIGKILL
        shutil.rmtree(processed)
        shutil.copytree(tmp_path / "first", processed)
    # What killed runs left behind does not disturb the next one.
    assert list(tmp_path.glob(".processed-*"))
    clean_folder(raw, processed, workers=2)
    assert state(processed) == new


@pytest.mark.parametrize("moment", ["save", "readings", "in place"])
def test_an_error_while_writing_leaves_the_old_folder(
    moment: str, raw: Path, processed: Path, monkeypatch: pytest.MonkeyPatch
):
    before = state(processed)
    put(people(registered=3500), raw, PEOPLE)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    target = {
        "save": "analysis.pipeline.save",
        "readings": "analysis.cleaning.readings.Readings.write",
        "in place": "analysis.store.folders._put_in_place",
    }[moment]
    with monkeypatch.context() as patched:
        patched.setattr(target, full)
        with pytest.raises(OSError, match="No space left"):
            clean_folder(raw, processed, workers=2)
    assert state(processed) == before
    assert sorted(path.name for path in processed.parent.iterdir()) == ["processed", "raw"]
    assert again(raw, processed) == (1, [PEOPLE])


def test_an_error_in_the_errata_leaves_the_old_folder(raw: Path, processed: Path, capsys: pytest.CaptureFixture[str]):
    before = state(processed)
    (raw / "corrections.yml").write_text("- {file: a}")
    assert main(["clean", "--raw", str(raw), "--processed", str(processed)]) == 1
    assert "corrections.yml entry 1" in capsys.readouterr().err
    assert state(processed) == before


def test_two_runs_at_once_do_not_mix(raw: Path, tmp_path: Path, environment: dict[str, str]):
    other = tmp_path / "other"
    put(people(registered=4321), other, PEOPLE)
    put(budget(vulnerable=900), other, BUDGET)
    states = []
    for number, folder in enumerate((raw, other)):
        clean_folder(folder, tmp_path / f"alone{number}", workers=2)
        states.append(state(tmp_path / f"alone{number}"))
    assert states[0] != states[1]
    target = tmp_path / "processed"
    both = [program(raw, target, environment), program(other, target, environment)]
    assert [run.wait() for run in both] == [0, 0]
    assert state(target) in states
    assert sorted(path.name for path in tmp_path.iterdir()) == ["alone0", "alone1", "other", "processed", "raw"]


def test_runs_that_write_at_once_leave_one_whole_folder(raw: Path, tmp_path: Path):
    target, made = tmp_path / "processed", []
    clean_folder(raw, target, workers=2)

    def one(registered: int) -> None:
        folder = tmp_path / f"raw{registered}"
        put(people(registered=registered), folder, PEOPLE)
        for _ in range(3):
            clean_folder(folder, target, workers=1)
        made.append(registered)

    threads = [threading.Thread(target=one, args=(number,)) for number in (11, 22, 33)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        assert len(load("participation", target)) in (4, 8)
        time.sleep(0.01)
    for thread in threads:
        thread.join()
    assert sorted(made) == [11, 22, 33]
    rows = load("participation", target).set_index("cell")["workers"]
    assert rows["D5"] in (11, 22, 33)


# ---- what a run says ---------------------------------------------------------------------------


def test_a_second_run_says_what_was_settled_and_what_is_new(
    raw: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    book = people()
    book["Peserta"]["D7"] = 4001  # the printed total
    put(book, raw, PEOPLE)
    arguments = ["clean", "--raw", str(raw), "--processed", str(tmp_path / "p"), "--workers", "2"]

    def printed(*more: str) -> str:
        assert main([*arguments, *more]) == 0
        return capsys.readouterr().out

    first = printed()
    assert "4 files, 4 submissions read anew" in first
    assert "findings:" in first
    assert len(first.strip().splitlines()) == 2
    second = printed()
    assert "4 files, 0 submissions read anew" in second
    assert len(second.strip().splitlines()) == 2  # nothing new, nothing settled
    # One fault is mended, another one comes.
    put(people(), raw, PEOPLE)
    book = budget()
    book["Anggaran"]["F8"] = 1
    put(book, raw, BUDGET)
    third = printed("--lang", "en").strip().splitlines()
    assert "2 submissions read anew" in third[0]
    before, after = load("findings", tmp_path / "p"), third[2]
    assert "1 finding" in after
    assert any(BUDGET in line and "F8" in line for line in third[3:])
    assert [line for line in third[3:] if PEOPLE in line] == [f"  {PEOPLE}: 1 settled, 0 new, 0 remaining"]
    assert ("total_disagrees", "F8") in set(before[["rule", "cell"]].itertuples(index=False, name=None))


def test_changes_are_told_by_id(raw: Path, processed: Path):
    assert clean(raw, before=processed, workers=2).read_again == 0
    made = clean_folder(raw, processed, workers=2)
    assert set(made.changes["state"]) == {"remains"}
    (raw / PAID).unlink()
    changes = clean_folder(raw, processed, workers=2).changes
    # Nobody has mended a file that is not there any more.
    assert set(changes.loc[changes["file"] == PAID, "state"]) == {"remains"}
    langsa = changes[changes["cell"] == "11.74"].set_index("rule")["state"].to_dict()
    assert langsa == {"district_without_counts": "remains", "district_without_budget": "new"}


# ---- feedback workbooks ------------------------------------------------------------------------


def test_each_submission_gets_its_workbook(raw: Path, processed: Path, tmp_path: Path):
    (raw / "submissions" / "rusak.xlsx").write_bytes(b"x")
    clean_folder(raw, processed, workers=2)
    assert write_feedbacks(raw, processed, tmp_path / "feedback", workers=2) == []
    made = {path.relative_to(tmp_path / "feedback").as_posix() for path in (tmp_path / "feedback").rglob("*.xlsx")}
    assert made == set(ROUND)
    book = openpyxl.load_workbook(tmp_path / "feedback" / PAID)
    assert book["Realisasi"]["D5"].value == 31_000_000
    assert book["Realisasi"]["D5"].comment is not None  # more was paid than the budget holds
    assert any("D5" in str(cell.value) for row in book["Temuan"].iter_rows() for cell in row)


def sent_back(made: Path, changes: dict[str, object], answers: dict[str, str]) -> openpyxl.Workbook:
    """A feedback workbook, mended and answered: cells of its third sheet, answers by the cell that they are about."""
    book = openpyxl.load_workbook(made)
    for at, value in changes.items():
        book.worksheets[2][at] = value
    for row in book["Temuan"].iter_rows():
        if (said := str(row[3].value).splitlines()[0]) in answers:
            row[8].value = answers[said]
    return book


@pytest.mark.parametrize("name", ["submissions/Bireuen/balasan dinas.xlsx", PEOPLE])
def test_a_feedback_workbook_is_mended_answered_and_closed(
    name: str, raw: Path, processed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    book = people()
    book["Peserta"]["D7"] = 4001  # the printed total
    book["Peserta"]["J3"] = 17  # belongs to nothing
    put(book, raw, PEOPLE)
    clean_folder(raw, processed, workers=2)
    asked = load("findings", processed).query("file == @PEOPLE and severity != 'info'")
    assert set(asked["rule"]) == {"total_disagrees", "unexplained_cell"}
    write_feedbacks(raw, processed, tmp_path / "feedback", workers=2)
    answers = {"J3": "Nomor halaman. Hubungi 0812-3456-7890", "D7": "Jumlah dibetulkan"}
    put(sent_back(tmp_path / "feedback" / PEOPLE, {"D7": people()["Peserta"]["D7"].value}, answers), raw, name)

    def printed() -> list[str]:
        capsys.readouterr()
        assert main(["clean", "--raw", str(raw), "--processed", str(processed), "--workers", "2"]) == 0
        return capsys.readouterr().out.strip().splitlines()[2:]

    first = printed()
    assert first[0].startswith("1 temuan selesai, 1 baru, ")
    assert any("baru (peringatan)" in line and "Temuan I" in line and "telepon" in line for line in first)
    assert any("jawaban (selesai)" in line and "Jumlah dibetulkan" in line for line in first)
    (open_one,) = (line for line in first if "masih terbuka" in line)
    assert PEOPLE in open_one
    assert "[Jawaban: Nomor halaman. Hubungi •••]" in open_one
    left = load("findings", processed).query("file in [@PEOPLE, @name]")
    assert set(left.loc[left["file"] == name, "rule"]) == {"unexplained_cell", "personal_data"}
    assert set(left.loc[left["file"] != name, "rule"]) <= {"replaced_by_version"}
    # Another run settles nothing again; what is open and answered is told again.
    second = printed()
    assert second[0].startswith("0 temuan selesai, 0 baru, ")
    assert [line for line in second[1:] if "jawaban" not in line] == []
    assert open_one in second
    write_feedbacks(raw, processed, tmp_path / "next", workers=2)
    told = openpyxl.load_workbook(tmp_path / "next" / name)["Temuan"]
    assert "Nomor halaman. Hubungi •••" in [row[8].value for row in told.iter_rows()]


def test_a_file_that_changed_since_gets_none(raw: Path, processed: Path, tmp_path: Path):
    put(people(registered=1), raw, PEOPLE)
    (raw / BRANCH).unlink()
    missed = write_feedbacks(raw, processed, tmp_path / "feedback", workers=2)
    assert len(missed) == 2
    assert {line.partition(":")[0] for line in missed} == {PEOPLE, BRANCH}
    assert len(list((tmp_path / "feedback").rglob("*.xlsx"))) == 2


def test_files_of_one_name_in_two_formats_get_two_workbooks(tmp_path: Path):
    raw = tmp_path / "raw"
    put(people(), raw, "submissions/Data.xlsx")
    (raw / "submissions" / "Data.csv").write_text(
        "Kabupaten Pidie;;\nPosisi 30 September 2023;;\nSegmen;Potensi;Terdaftar\nPU;100;50\nBPU;200;60\n"
    )
    clean_folder(raw, tmp_path / "processed", workers=2)
    assert write_feedbacks(raw, tmp_path / "processed", tmp_path / "feedback", workers=2) == []
    made = sorted(path.name for path in (tmp_path / "feedback").rglob("*.xlsx"))
    assert made == ["Data.csv.xlsx", "Data.xlsx"]
