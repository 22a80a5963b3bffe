"""The program: verbs, exit statuses, and what it prints."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from analysis.cli import main
from conftest import change


def test_clean_then_trace(raw: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    processed = tmp_path / "processed"
    assert main(["clean", "--raw", str(raw), "--processed", str(processed)]) == 0
    assert "findings: 0 error" in capsys.readouterr().out
    facts = pd.read_csv(processed / "facts.csv", dtype=str)
    fact = facts.query(
        "area_code == '11' and period == '2023-09' and measure == 'coverage_pct' and segment == 'total'"
    )["fact_id"].iloc[0]
    assert main(["trace", fact, "--processed", str(processed)]) == 0
    printed = capsys.readouterr().out
    assert "38,09 persen" in printed
    assert "1.710.891" in printed
    assert "651.652" in printed
    assert printed.count("https://www.hariantoday.com/2023/10/kemenko-pmk-kemendagri-gelar-monitoring.html") == 2
    assert "published/coverage.csv H2" in printed


def test_trace_of_an_unknown_id_exits_2(processed: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["trace", "fzzzzzzzzzz", "--processed", str(processed)]) == 2
    assert "fzzzzzzzzzz" in capsys.readouterr().err


def test_trace_of_every_fact_works(processed: Path, facts: pd.DataFrame, capsys: pytest.CaptureFixture[str]):
    for fact in facts.groupby("measure")["fact_id"].first():
        assert main(["trace", fact, "--processed", str(processed)]) == 0
        assert fact in capsys.readouterr().out


def test_a_fault_is_one_message_and_exit_1(raw: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    change(
        raw / "published" / "coverage.csv",
        "2023-09,total,potential_workers,1710891",
        "2023-09,total,potential_workers,banyak",
    )
    assert main(["clean", "--raw", str(raw), "--processed", str(tmp_path / "p")]) == 1
    said = capsys.readouterr().err
    assert "coverage.csv line 2, column value: 'banyak'" in said
    assert "Traceback" not in said
    assert not (tmp_path / "p").exists()


def test_nothing_to_read_exits_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["clean", "--raw", str(tmp_path), "--processed", str(tmp_path / "p")]) == 1
    assert "nothing to read" in capsys.readouterr().err


def test_only_refused_files_exit_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "raw" / "submissions").mkdir(parents=True)
    (tmp_path / "raw" / "submissions" / "a.xlsx").write_bytes(b"x")
    assert main(["clean", "--raw", str(tmp_path / "raw"), "--processed", str(tmp_path / "p")]) == 1
    assert "none of the 1 files" in capsys.readouterr().err


def test_a_report_without_processed_tables_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["report", "--processed", str(tmp_path / "none"), "--reports", str(tmp_path / "r")]) == 1
    assert "monev clean" in capsys.readouterr().err
    assert not (tmp_path / "r").exists()


def test_a_report_without_published_figures_says_what_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    simulated = tmp_path / "raw" / "submissions"
    simulated.mkdir(parents=True)
    (simulated / "Bireuen.csv").write_text("KABUPATEN BIREUEN\nPosisi 30 September 2023\nSegmen,Potensi\nPU,1200\n")
    places = ["--processed", str(tmp_path / "p"), "--reports", str(tmp_path / "r")]
    assert main(["run", "--raw", str(tmp_path / "raw"), *places]) == 1
    assert "no published figures" in capsys.readouterr().err
    assert not (tmp_path / "r").exists()
    assert (tmp_path / "p" / "participation.csv").exists()


@pytest.mark.parametrize("arguments", [[], ["cetak"], ["trace"], ["report", "--lang", "fr"]])
def test_wrong_usage_exits_2(arguments: list[str]):
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2


def test_the_program_is_installed():
    program = Path(sys.executable).with_name("monev")
    said = subprocess.run([program, "--help"], capture_output=True, text=True, check=True).stdout
    for verb in ("run", "clean", "report", "trace"):
        assert verb in said
