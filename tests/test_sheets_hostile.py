"""Whatever is sent, one file costs itself alone: it ends with one clear rule, in time, and nothing of it is repeated."""

from __future__ import annotations

import contextlib
import functools
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

import hostile
from analysis.sheets import worker
from analysis.sheets.limits import LIMITS
from analysis.sheets.opening import Arrival, inspect
from analysis.sheets.worker import Failure, run, run_one

TESTS = Path(__file__).parent
TIGHT = replace(LIMITS, seconds=3, memory_bytes=400 * 1024 * 1024)
QUICK = 15  # seconds, on a slow and busy machine; each takes less than 2


@pytest.mark.parametrize("name", hostile.HAZARDS)
def test_each_hazard_ends_with_its_rule(tmp_path: Path, name: str):
    make, rule = hostile.HAZARDS[name]
    path = make(tmp_path)
    result = run_one(inspect, path)
    if rule:
        assert isinstance(result, Failure), result.format
        assert result.rule == rule
        assert hostile.MARK not in repr((result, result.problem))
        assert str(path.parent) not in repr((result, result.problem))
    else:
        assert isinstance(result, Arrival), result
        assert hostile.MARK not in repr(result.problems)


@pytest.mark.parametrize("name", [name for name, (_, rule) in hostile.HAZARDS.items() if not rule])
def test_faults_one_can_live_with_leave_the_values(tmp_path: Path, name: str):
    path = hostile.HAZARDS[name][0](tmp_path)
    assert run_one(hostile.read_values, path) == ["Nama", "Jumlah", hostile.MARK, 1250.0]


def test_there_are_many_hazards():
    assert len(hostile.HAZARDS) >= 100
    assert len({rule for _, rule in hostile.HAZARDS.values()}) >= 30


def test_a_cell_far_away_would_have_ended_the_reader(tmp_path: Path):
    """The look into the file is needed: without it python-calamine ends its process."""
    assert run_one(hostile.eat_memory_in_rust, None, limits=TIGHT).rule == "out_of_memory"


def test_a_file_deleted_in_the_middle_of_a_run_costs_itself_alone(tmp_path: Path):
    paths = [hostile.put(tmp_path, f"{number}.xlsx", hostile.xlsx()) for number in range(8)]
    found = []
    for path, result in run(inspect, paths, workers=1):
        if not found:
            paths[7].unlink()
        found.append((path, result.rule if isinstance(result, Failure) else result.format))
    assert found == [(path, "xlsx") for path in paths[:7]] + [(paths[7], "not_found")]


# --- workers ------------------------------------------------------------------------------------------------------

MISBEHAVING = [
    (hostile.hang, None, "too_slow"),
    (hostile.hang_in_a_library, None, "too_slow"),
    (hostile.abort, None, "worker_died"),
    (hostile.crash, None, "worker_died"),
    (hostile.leave, 3, "worker_died"),
    (hostile.leave, 0, "too_slow"),  # as if it had done its work: only the clock tells
    (hostile.killed_by_the_system, None, "out_of_memory"),
    (hostile.eat_memory, None, "out_of_memory"),
    (hostile.eat_memory_in_rust, None, "out_of_memory"),
    (hostile.large_result, 1_000_000_000, "out_of_memory"),
    (hostile.fail, None, "reading_failed"),
    (hostile.panic, None, "reading_failed"),
    (hostile.unsendable, None, "reading_failed"),
]


@pytest.mark.parametrize(("function", "item", "rule"), MISBEHAVING, ids=lambda value: getattr(value, "__name__", None))
def test_a_worker_that_misbehaves_costs_its_file_alone(function, item: object, rule: str):
    failure = run_one(function, item, limits=TIGHT)
    assert isinstance(failure, Failure)
    assert failure.rule == rule
    assert hostile.MARK not in repr(failure)
    assert run_one(len, "abc") == 3


def test_the_others_go_on_in_their_order():
    names = ["abort", "sleep_for", "hang", "sleep_for", "crash", "sleep_for", "eat_memory", "fail", "sleep_for"]
    results = list(run(hostile.call, names, workers=2, limits=TIGHT))
    assert [name for name, _ in results] == names
    rules = [result.rule if isinstance(result, Failure) else result for _, result in results]
    assert rules == [
        "worker_died", "awake", "too_slow", "awake", "worker_died", "awake", "out_of_memory", "reading_failed", "awake",
    ]  # fmt: skip


def test_memory_of_one_file_does_not_count_for_the_next():
    for _ in range(6):
        assert len(run_one(hostile.large_result, 100_000_000, limits=TIGHT)) == 100_000_000


def test_the_cap_does_not_stay_when_the_file_is_done():
    assert run_one(hostile.eat_memory, None, limits=TIGHT).rule == "out_of_memory"
    assert run_one(hostile.memory_cap, None, limits=replace(LIMITS, memory_bytes=1 << 40)) > 1 << 40


def test_a_failure_names_the_kind_and_the_place_of_an_error_only():
    failure = run_one(hostile.fail, None)
    assert failure.parts["found"] == failure.problem.found == "ValueError"
    assert failure.parts.keys() == {"found", "where"}


def test_functions_of_a_script_are_refused_at_once():
    with pytest.raises(ValueError, match="must stand in a module"):
        run_one(lambda item: item, 1)
    assert run_one(functools.partial(int, base=2), "101") == 5
    with pytest.raises(ValueError, match="cannot be sent"):
        run_one(len, threading.Lock())


def test_items_are_taken_and_results_made_only_as_they_are_asked_for():
    taken = []

    def items() -> Iterator[float]:
        for number in range(100):
            taken.append(number)
            yield 0.0

    results = run(hostile.sleep_for, items(), workers=2)
    assert taken == []
    assert next(results) == (0.0, "awake")
    assert len(taken) <= 6
    results.close()


def test_leaving_early_frees_the_workers():
    results = run(hostile.sleep_for, [0.0, 60.0, 60.0, 60.0], workers=2)
    assert next(results) == (0.0, "awake")
    results.close()
    assert run_one(len, "abc") == 3


def test_several_threads_may_call_at_once():
    found: dict[int, list[object]] = {}

    def call(number: int) -> None:
        found[number] = [result for _, result in run(len, ["x" * number] * 20, workers=1 + number % 2)]

    threads = [threading.Thread(target=call, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert found == {number: [number] * 20 for number in range(6)}


def test_waiting_workers_are_used_again_and_replaced_when_they_die():
    first = run_one(hostile.process_id, None)
    seen = {result for _, result in run(hostile.process_id, [None] * 20, workers=1)}
    assert len(seen) <= 2
    for number in seen | {first}:
        with contextlib.suppress(ProcessLookupError):
            os.kill(number, signal.SIGKILL)
    assert run_one(len, "abc") == 3
    assert run_one(hostile.process_id, None) not in seen


def test_a_relative_path_is_found_after_a_change_of_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    assert run_one(len, "start") == 5
    hostile.put(tmp_path, "a.xlsx", hostile.xlsx())
    monkeypatch.chdir(tmp_path)
    assert run_one(inspect, Path("a.xlsx")).format == "xlsx"


# --- where it is called from --------------------------------------------------------------------------------------

SCRIPT = """
from analysis.sheets.worker import run
from analysis.sheets.opening import inspect
print([getattr(result, "format", None) or result.rule for _, result in run(inspect, [{path!r}, "tidak-ada.xlsx"])])
"""
EXPECTED = "['xlsx', 'not_found']"


def call(path: Path) -> str:
    return SCRIPT.format(path=str(path))


def test_a_script_without_a_guard_works_and_runs_once(tmp_path: Path):
    path = hostile.put(tmp_path, "a.xlsx", hostile.xlsx())
    script = hostile.put(tmp_path, "skrip.py", call(path))
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, timeout=120, check=False)
    assert (done.stdout.strip(), done.stderr, done.returncode) == (EXPECTED, "", 0)


def test_a_program_from_standard_input_works(tmp_path: Path):
    path = hostile.put(tmp_path, "a.xlsx", hostile.xlsx())
    done = subprocess.run(
        [sys.executable, "-"], input=call(path), capture_output=True, text=True, timeout=120, check=False
    )
    assert (done.stdout.strip(), done.stderr, done.returncode) == (EXPECTED, "", 0)


def test_a_notebook_works(tmp_path: Path):
    path = hostile.put(tmp_path, "a.xlsx", hostile.xlsx())
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(call(path))])
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(tmp_path)}}).execute()
    assert [output["text"].strip() for output in notebook.cells[0].outputs] == [EXPECTED]


def test_nothing_a_worker_prints_is_seen():
    text = (
        f"import sys; sys.path.insert(0, {str(TESTS)!r})\nimport hostile\nfrom analysis.sheets.worker import run_one\n"
        "names = ['chatter', 'eat_memory_in_rust', 'abort', 'crash', 'fail', 'panic']\n"
        "print([getattr(run_one(getattr(hostile, name), 'x'), 'rule', 'x') for name in names])\n"
    )
    done = subprocess.run([sys.executable, "-"], input=text, capture_output=True, text=True, timeout=120, check=False)
    rules = ["x", "out_of_memory", "worker_died", "worker_died", "reading_failed", "reading_failed"]
    assert (done.stdout.strip(), done.stderr, done.returncode) == (str(rules), "", 0)


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for processes in /proc")
def test_no_worker_outlives_its_parent(tmp_path: Path):
    text = (
        f"import sys; sys.path.insert(0, {str(TESTS)!r})\nimport hostile, os\n"
        "from analysis.sheets.worker import run\n"
        "print(*{number for _, number in run(hostile.process_id, [None] * 30, workers=2)}, flush=True)\n"
        "input()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", text],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(tmp_path)},  # what a killed process leaves behind
    ) as parent:
        assert parent.stdout is not None
        numbers = [int(number) for number in parent.stdout.readline().split()]
        assert numbers
        assert all(alive(number) for number in numbers)
        parent.kill()
    deadline = time.monotonic() + 30
    while any(alive(number) for number in numbers) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not [number for number in numbers if alive(number)]


def alive(number: int) -> bool:
    try:
        return Path(f"/proc/{number}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def test_the_folder_for_what_workers_print_goes_with_the_pool():
    assert run_one(len, "abc") == 3
    folder = Path(worker._state.folder.name)
    assert folder.is_dir()
    worker._discard()
    assert not folder.exists()
    assert run_one(len, "abc") == 3
