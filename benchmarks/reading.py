"""Compares this reader of spreadsheets with others on the same files, in one run: time, memory, cells recovered.

    python benchmarks/reading.py [--write] [--others PYTHON] [--rounds budget,long,...] [--readers this_reader,...]

The readers take turns, so that a machine that slows down slows all of them; what counts is the ratio to plain
python-calamine in the same pass. ``--write`` puts the tables into docs/performance.md. See benchmarks/README.md.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

HERE = Path(__file__).parent
PROJECT = HERE.parent
PAGE = PROJECT / "docs" / "performance.md"
AIM = 1.5  # times plain calamine

READERS = {
    "calamine": "python-calamine, `to_python` of every sheet",
    "this_reader_cells": "this reader, opening and cells only",
    "this_reader": "this reader, whole: opening, cells, understanding",
    "this_reader_frames": "this reader, whole, with its data frames, ledger and findings",
    "calamine_threads": "python-calamine, 2 threads",
    "this_reader_workers": "this reader, whole, `read_all` with 2 workers (against calamine with 2 threads)",
    "pandas_calamine": "pandas with calamine",
    "pandas_openpyxl": "pandas with openpyxl",
    "messy_table": "messy-table",
    "messy_xlsx": "messy-xlsx",
}
OTHERS = ("messy_table", "messy_xlsx")
BASELINES = {"this_reader_workers": "calamine_threads"}
ROUNDS = {
    "budget": "56 budget workbooks of 5 sheets of 200 x 15, with formulas",
    "long": "One export of 100,000 x 20",
    "officials": "The officials' workbooks of the tests",
    "real": "Real workbooks",
}


@dataclass
class Result:
    """What was measured of one reader on one round; seconds by the number of the pass."""

    whole: dict[int, float] = field(default_factory=dict)
    warm: dict[int, float] = field(default_factory=dict)
    memory: list[int] = field(default_factory=list)
    failed: int = 0
    score: dict[str, int] = field(default_factory=dict)


class Reader:
    """One reader on one round, in processes of its own."""

    def __init__(self, name: str, python: str, plan: Path) -> None:
        self.name, self.command = name, [python, str(HERE / "readers.py"), name, str(plan)]
        self.result = Result()
        self.waiting: subprocess.Popen[str] | None = None

    def run(self, mode: str) -> dict[str, int]:
        ran = subprocess.run([*self.command, mode], capture_output=True, text=True, stdin=subprocess.DEVNULL)
        if ran.returncode:
            raise SystemExit(f"{self.name} ended with {ran.returncode}:\n{ran.stderr[-2000:]}")
        return json.loads(ran.stdout.splitlines()[-1])

    def once(self, number: int) -> None:
        begun = time.perf_counter()
        answer = self.run("once")
        self.result.whole[number] = time.perf_counter() - begun
        self.result.memory.append(answer["memory"])
        self.result.failed = answer["failed"]

    def again(self) -> float:
        """Seconds of one more reading in the process that waits."""
        if self.waiting is None:
            self.waiting = subprocess.Popen(
                [*self.command, "warm"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
            )
        assert self.waiting.stdin and self.waiting.stdout
        self.waiting.stdin.write("\n")
        self.waiting.stdin.flush()
        answer = self.waiting.stdout.readline()
        if not answer:
            raise SystemExit(f"{self.name} ended with {self.waiting.wait()}")
        return json.loads(answer)["seconds"]

    def close(self) -> None:
        if self.waiting is not None:
            self.waiting.communicate()
            self.waiting = None


def measure(readers: list[Reader], passes: int, budget: float, with_truth: bool) -> None:
    """Each reader ``passes`` times, in turn; one that has used ``budget`` seconds takes part no more."""
    for number in range(passes):
        for reader in readers:
            if not number or sum(reader.result.whole.values()) < budget:
                reader.once(number)
                progress(f"{reader.name}, whole process, {number + 1}: {reader.result.whole[number]:.2f} s")
    try:
        for number in range(-1, passes):  # -1 warms up
            for reader in readers:
                slow = min(reader.result.whole.values()) > budget
                if slow if number < 0 else number and sum(reader.result.warm.values()) > budget:
                    continue
                seconds = reader.again()
                if number >= 0:
                    reader.result.warm[number] = seconds
                    progress(f"{reader.name}, warm, {number + 1}: {seconds:.2f} s")
    finally:
        for reader in readers:
            reader.close()
    if with_truth:
        for reader in readers:
            reader.result.score = reader.run("check")
            progress(f"{reader.name}: {reader.result.score}")


def progress(line: str) -> None:
    sys.stderr.write(line + "\n")


def ratio(mine: dict[int, float], base: dict[int, float]) -> float:
    """Median of the ratios of the passes in which both took part."""
    return median(mine[number] / base[number] for number in mine if number in base)


def table(name: str, results: dict[str, Result], files: int) -> list[str]:
    """A table of one round, one row for one reader, as lines of Markdown."""
    scored = any(result.score for result in results.values())
    heads = ["reader", "whole process, s", "times calamine", "warm, s", "times calamine", "memory, MB"]
    heads += ["recovered", "another number", "lost"] if scored else ["files read"]
    lines = [f"### {ROUNDS[name]}", "", f"| {' | '.join(heads)} |", f"|---|{'---:|' * (len(heads) - 1)}"]
    for reader, result in results.items():
        base = results.get(BASELINES.get(reader, "calamine"))
        row = [READERS[reader]]
        for mine, others in ((result.whole, base and base.whole), (result.warm, base and base.warm)):
            row += [f"{median(mine.values()):.2f}", f"{ratio(mine, others):.2f}" if others else ""]
        row.append(f"{median(result.memory) / 1e6:.0f}")
        if scored:
            right, wrong, lost = (result.score.get(key, 0) for key in ("right", "wrong", "lost"))
            wrong += result.score.get("guessed", 0)
            row += [share(right, sum(result.score.values()) - undecided(result)), f"{wrong:,}", f"{lost:,}"]
        else:
            row.append(f"{files - result.failed} of {files}")
        lines.append(f"| {' | '.join(row)} |")
    cells = {sum(result.score.values()) for result in results.values()}
    counted = f" {max(cells):,} cells compared." if scored else ""
    passes = max(len(result.warm) for result in results.values())
    return [
        *lines,
        "",
        f"{files} {'file' if files == 1 else 'files'}, medians of up to {passes} readings.{counted}",
        "",
    ]


def undecided(result: Result) -> int:
    return result.score.get("undecided", 0) + result.score.get("guessed", 0)


def share(part: int, whole: int) -> str:
    """A percentage that says 100 only where all of them are there."""
    return "100 %" if part == whole else f"{min(100 * part / whole, 99.99):.2f} %"


def verdict(measured: dict[str, dict[str, Result]]) -> list[str]:
    """One line a round: whether the aim is met."""
    lines = []
    for name, results in measured.items():
        if "calamine" not in results or "this_reader" not in results:
            continue
        times = {
            reader: ratio(results[reader].warm, results["calamine"].warm)
            for reader in ("this_reader_cells", "this_reader")
            if reader in results
        }
        said = ", ".join(f"{READERS[reader].partition(', ')[2]} {value:.2f} times" for reader, value in times.items())
        score = results["this_reader"].score
        missing = score.get("wrong", 0) + score.get("lost", 0) + score.get("guessed", 0)
        recovered = f"; {f'{missing:,} cells not recovered' if missing else 'every cell recovered'}" if score else ""
        met = max(times.values()) <= AIM and not missing
        lines.append(f"- {ROUNDS[name]}: {said}{recovered}: aim {'met' if met else 'not met'}.")
    aim = f"Aim: at most {AIM} times the time of plain python-calamine, warm, and every cell recovered."
    return [aim, "", *lines, ""] if lines else []


def versions(pythons: dict[str, str]) -> str:
    """The machine and the libraries, without a name of either."""
    found: dict[str, str] = {}
    for python, packages in ((pythons["calamine"], ("python-calamine", "pandas", "openpyxl")),
                             (pythons.get("messy_table", ""), ("messy-table", "messy-xlsx"))):  # fmt: skip
        for package in packages if python else ():
            code = f"from importlib.metadata import version; print(version({package!r}))"
            said = subprocess.run([python, "-c", code], capture_output=True, text=True)
            if not said.returncode:
                found[package] = said.stdout.strip()
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    libraries = ", ".join(f"{package} {version}" for package, version in found.items())
    return f"{platform.system()}, {cores} processor cores, Python {platform.python_version()}; {libraries}."


def available(python: str, module: str) -> bool:
    """Whether a library is there; if not, one line says so."""
    try:
        there = not subprocess.run([python, "-c", f"import {module}"], capture_output=True).returncode
    except OSError:
        there = False
    if not there:
        progress(f"{READERS[module]} is left out: it is not installed (see benchmarks/README.md)")
    return there


def write(lines: list[str], name: str = "figures") -> None:
    """Put the figures between the marks of the page that bear this name; the text around them stays."""
    start, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->\n"
    page = PAGE.read_text(encoding="utf-8")
    if start not in page or end not in page:
        raise SystemExit(f"{PAGE} has no marks for {name}")
    before, after = page.partition(start)[0], page.partition(end)[2]
    PAGE.write_text(f"{before}{start}\n{chr(10).join(lines)}\n{end}{after}", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--write", action="store_true", help="put the tables into docs/performance.md")
    parser.add_argument("--others", default="", help="the Python that has messy-table and messy-xlsx")
    parser.add_argument("--rounds", default=",".join(ROUNDS), help="some of: %(default)s")
    parser.add_argument("--readers", default=",".join(READERS), help="some of: %(default)s")
    parser.add_argument(
        "--passes", type=int, default=5, help="how often each reader reads, twice (default %(default)s)"
    )
    parser.add_argument("--budget", type=float, default=30, help="seconds after which a slow reader is not run again")
    parser.add_argument("--folder", type=Path, default=PROJECT / "build" / "benchmark", help="where the files are made")
    options = parser.parse_args()
    pythons: dict[str, str] = {}
    for name in options.readers.split(","):
        if name not in OTHERS:
            pythons[name] = sys.executable
        elif available(options.others or sys.executable, name):
            pythons[name] = options.others or sys.executable
    # In a process of its own: a parent that has grown large would make its children look large.
    subprocess.run([sys.executable, str(HERE / "rounds.py"), str(options.folder)], check=True)
    measured: dict[str, dict[str, Result]] = defaultdict(dict)
    lines: list[str] = []
    for name in options.rounds.split(","):
        plan = options.folder / f"{name}.json"
        if not plan.exists():
            progress(f"{ROUNDS[name]} are left out: ../shared/spreadsheets is not there")
            continue
        content = json.loads(plan.read_text(encoding="utf-8"))
        progress(f"-- {ROUNDS[name]}")
        readers = [Reader(reader, python, plan) for reader, python in pythons.items()]
        measure(readers, options.passes, options.budget, bool(content["truth"]))
        measured[name] = {reader.name: reader.result for reader in readers}
        done = table(name, measured[name], len(content["files"]))
        sys.stdout.write("\n".join(done) + "\n")
        sys.stdout.flush()
        lines += done
    said, machine = verdict(measured), versions(pythons)
    sys.stdout.write("\n".join([*said, machine]) + "\n")
    if options.write:
        write([*said, *lines, machine])


if __name__ == "__main__":
    main()
