"""What the cleaning makes of simulated rounds whose truth is known, beside what other libraries can know of the same files.

    python benchmarks/cleaning.py [--write] [--others PYTHON] [--seeds 4101,4102,4103] [--districts N] [--show N]

``clean`` is held against the truth row by row. The other libraries know nothing of meaning, so they are held against a
bound that no reader of theirs could pass: whether the numbers of the truth occur at all among those they return. Each
reads in a process of its own. ``--write`` puts the table into docs/performance.md. See benchmarks/README.md.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import email
import io
import json
import logging
import math
import re
import shutil
import subprocess
import sys
import time
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from reading import OTHERS, PROJECT, available, progress, share, versions, write

if TYPE_CHECKING:
    import pandas as pd

SEEDS = "16003,16004,16005"  # no test uses them, and nothing was mended on them
OURS = "this_cleaning"
READERS = {
    OURS: "this project, `clean`",
    "pandas_calamine": "pandas with calamine",
    "pandas_openpyxl": "pandas with openpyxl",
    "calamine": "python-calamine",
    "messy_table": "messy-table",
    "messy_xlsx": "messy-xlsx",
}
KINDS = {"budget_lines": "budget lines", "participation": "counts"}
COMPARED = {
    "budget_lines": (
        "district_code", "fiscal_year", "stage", "segment", "programme", "fund_source", "account_code", "workers",
        "months", "unit_cost_idr", "amount_idr", "counted",
    ),
    "participation": ("district_code", "period", "segment", "metric", "workers"),
}  # fmt: skip
VALUE = {"budget_lines": "amount_idr", "participation": "workers"}
NUMBERS = {"workers", "months", "unit_cost_idr", "amount_idr"}

Row = dict[str, Any]
Key = tuple[str, str, str]  # file, sheet and cell


# -- ours: row by row -------------------------------------------------------------------------------------------------
def compare(
    kind: str, truth: pd.DataFrame, came: pd.DataFrame, findings: pd.DataFrame
) -> Iterator[tuple[str, Row | None, Row | None]]:
    """What became of each row of the truth, then each extra row: the outcome, the row of the truth, the row that came.

    The outcome is ``exact``, ``absent`` (no row where the truth has no value: right too), ``wrong_told`` and ``missing_told`` where a
    warning or error names a cell of the same row or column, or the whole sheet, ``wrong_silent`` and ``missing_silent``
    where none does, or ``extra``. Of budget lines those count that the truth counts; a row that ours counts and the truth
    does not is extra.
    """
    value, budget = VALUE[kind], kind == "budget_lines"
    sheetless = set(truth.loc[truth["sheet"] == "", "file"])

    def sheet(row: Row) -> tuple[str, str]:
        return row["file"], "" if row["file"] in sheetless else row["sheet"]

    # A finding on a whole file explains its rows only where it is an error, such as a file that could not be read.
    whole = {row["file"] for row in _rows(findings) if not row["sheet"] and row["severity"] == "error"}
    told = {
        (*sheet(row), line)
        for row in _rows(findings)
        if row["sheet"] and row["severity"] != "info"
        for line in _rows_and_columns(row["cell"]) or [""]
    }

    def is_told(file: str, name: str, cell: str) -> bool:
        return file in whole or any((file, name, line) in told for line in ("", *_rows_and_columns(cell)))

    found: defaultdict[Key, list[Row]] = defaultdict(list)
    for row in _rows(came):
        found[(*sheet(row), row["cell"])].append(row)
    wanted: defaultdict[Key, list[Row]] = defaultdict(list)
    for row in _rows(truth):
        if not budget or row["counted"] == "true":
            wanted[(*sheet(row), row["cell"])].append(row)
    for key, rows in wanted.items():
        here, rest = found[key], []
        said = "told" if is_told(*key) else "silent"
        for row in rows:  # those that agree first, so that a wrong one beside them counts once
            at = next((at for at, given in enumerate(here) if _agree(kind, row, given)), None)
            if at is None:
                rest.append(row)
            else:
                yield "exact", row, here.pop(at)
        for row in rest:
            if here:
                yield f"wrong_{said}", row, here.pop(0)
            else:
                yield ("absent" if row[value] == "" else f"missing_{said}"), row, None
    for here in found.values():
        yield from (("extra", None, row) for row in here if not budget or row["counted"])


def _rows_and_columns(cells: str) -> list[str]:
    """The rows and columns of a text of cells: "B4 C4:C6" is in B, C, 4 and 6."""
    return list(dict.fromkeys(re.findall(r"[A-Z]+|\d+", cells)))


def score(kind: str, truth: pd.DataFrame, came: pd.DataFrame, findings: pd.DataFrame) -> Counter[str]:
    """How many rows came to which outcome."""
    return Counter(outcome for outcome, _, _ in compare(kind, truth, came, findings))


def differences(kind: str, right: Row, given: Row) -> list[str]:
    """The compared columns in which a row is not as the truth has it."""
    return [name for name in COMPARED[kind] if not _same(name, right[name], given[name])]


def _agree(kind: str, right: Row, given: Row) -> bool:
    if right[VALUE[kind]] == "":
        return given[VALUE[kind]] is None
    return not differences(kind, right, given)


def _same(name: str, right: str, given: Any) -> bool:
    if name == "counted":
        return right == str(given).lower()
    if name not in NUMBERS or right == "" or given is None:
        return right == ("" if given is None else given)
    return math.isclose(float(right), float(given), rel_tol=1e-12)


def _rows(frame: pd.DataFrame) -> list[Row]:
    return frame.astype(object).where(frame.notna(), None).to_dict("records")


def clean_round(folder: Path, show: int) -> dict[str, Any]:
    """Clean a round and hold it against its truth; ``show`` examples of each other outcome go to the standard error."""
    import pandas as pd

    from analysis.cleaning import clean
    from analysis.cleaning.clean import submissions_under

    begun = time.perf_counter()
    cleaned = clean(folder)
    seconds = time.perf_counter() - begun
    names = {shown: path.relative_to(folder).as_posix() for shown, path in submissions_under(folder).items()}
    files = cleaned["files"]
    findings = cleaned["findings"].assign(file=cleaned["findings"]["file"].replace(names))
    scores = {}
    for kind in KINDS:
        truth = pd.read_csv(folder / "truth" / f"{kind}.csv", dtype=str, keep_default_na=False)
        came = cleaned[kind].assign(file=cleaned[kind]["file"].replace(names))
        scores[kind] = Counter()
        for outcome, right, given in compare(kind, truth, came, findings):
            scores[kind][outcome] += 1
            if outcome not in ("exact", "absent") and scores[kind][outcome] <= show:
                sys.stderr.write(f"{kind} {outcome}: {_example(kind, right, given)}\n")
    return {
        "seconds": seconds,
        "files": len(files),
        "failed": int((files["status"] == "refused").sum()),
        "scores": scores,
    }


def _example(kind: str, right: Row | None, given: Row | None) -> str:
    row = right or given or {}
    where = "; ".join(row[name] for name in ("file", "sheet", "cell"))
    if right and given:
        return f"{where}: " + ", ".join(
            f"{name} {right[name]!r} came as {given[name]!r}" for name in differences(kind, right, given)
        )
    return f"{where}: " + ", ".join(f"{name} {row[name]}" for name in COMPARED[kind])


# -- the others: numbers at all ---------------------------------------------------------------------------------------
def read_round(name: str, folder: Path) -> dict[str, Any]:
    """Read the files of a round with a library and count the numbers of the truth among those it returns."""
    from readers import READERS as LIBRARIES

    read, cells = LIBRARIES[name]()
    files = sorted(path for path in (folder / "submissions").rglob("*") if path.is_file())
    numbers: dict[str, Counter[float]] = {}
    seconds = 0.0
    for path in files:
        begun = time.perf_counter()
        workbook = _is_workbook(path)
        found = next(iter(read([str(path)])))[1] if workbook else _without_workbook(name, path)
        seconds += time.perf_counter() - begun
        if not isinstance(found, Exception):
            sheets = cells(found).values() if workbook else found
            numbers[path.relative_to(folder).as_posix()] = Counter(_numbers(sheets))
    truth = {kind: _truth(folder / "truth" / f"{kind}.csv", kind) for kind in KINDS}
    return {
        "seconds": seconds, "files": len(files), "failed": len(files) - len(numbers), "scores": bound(truth, numbers),
    }  # fmt: skip


def bound(truth: dict[str, list[Row]], numbers: dict[str, Counter[float]]) -> dict[str, Counter[str]]:
    """Rows of the truth whose number occurs in what was read of their file, by kind; under ``all`` the numbers that
    were read: those that occur in the truth of their file, in any role, and the others."""
    scores: defaultdict[str, Counter[str]] = defaultdict(Counter)
    known: defaultdict[str, set[float]] = defaultdict(set)
    for kind, rows in truth.items():
        for row in rows:
            file, value = row["file"], row[VALUE[kind]]
            unit = float(row.get("unit") or 1)
            if value == "":
                outcome = "absent"  # nothing to be found
            elif file not in numbers:
                outcome = "missing_told"
            else:
                outcome = "exact" if _either(value, unit) & numbers[file].keys() else "missing_silent"
            scores[kind][outcome] += 1
            if outcome == "missing_silent" and row.get("raw", "").startswith("="):
                scores["all"]["formulas"] += 1  # without its value in the file
            known[file] |= {each for name in NUMBERS & row.keys() for each in _either(row[name], unit)}
    for file, given in numbers.items():
        for number, times in given.items():
            scores["all"]["known" if number in known[file] else "extra"] += times
    return dict(scores)


def _truth(path: Path, kind: str) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as stream:
        return [row for row in csv.DictReader(stream) if kind != "budget_lines" or row["counted"] == "true"]


def _either(value: str, unit: float) -> set[float]:
    """A number of the truth in full and as it stands in a sheet of thousands or millions."""
    return {_digits(float(value)), _digits(float(value) / unit)} if value else set()


def _digits(number: float) -> float:
    return float(f"{number:.12g}")


def _numbers(sheets: Any) -> Iterator[float]:
    """All numbers of all sheets; a text counts if Python's ``float`` reads it."""
    for sheet in sheets:
        values = sheet.values() if isinstance(sheet, dict) else (value for row in sheet for value in row)
        for value in values:
            if isinstance(value, bool | dt.date | dt.time | dt.timedelta):
                continue
            try:
                number = float(value)
            except (TypeError, ValueError):
                continue
            if math.isfinite(number):
                yield _digits(number)


def _is_workbook(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(4) in (b"PK\3\4", b"\xd0\xcf\x11\xe0")


def _without_workbook(name: str, path: Path) -> Any:
    """Text and web pages as the library's own reader of such files gives them: rows of values, or what it raised."""
    try:
        if name.startswith("pandas"):
            return [frame.to_numpy().tolist() for frame in _pandas_frames(path)]
        if name == "messy_table":
            from messy_table import clean

            return [[list(row.values()) for row in clean(str(path)).data]]
        if name == "messy_xlsx":
            from messy_xlsx import MessyWorkbook

            with MessyWorkbook(str(path)) as book:
                return [frame.astype(object).to_numpy().tolist() for frame in book.to_dataframes().values()]
    except Exception as error:  # a reader may fail on a file, and the table says on how many
        return error
    return ValueError("it reads workbooks only")


def _pandas_frames(path: Path) -> list[pd.DataFrame]:
    """``read_csv``, told the encoding, the delimiter and enough columns, or ``read_html``, given the page of an archive."""
    import pandas as pd

    data = path.read_bytes()
    if path.suffix != ".csv":
        parts = email.message_from_bytes(data).walk() if data.startswith(b"MIME") else ()
        pages = [part.get_payload(decode=True) for part in parts if part.get_content_type() == "text/html"] or [data]
        return [frame for page in pages for frame in pd.read_html(io.BytesIO(page))]
    encoding = "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        encoding = "cp1252"
        text = data.decode(encoding)
    mark = max(",;\t", key=text.count)
    width = max(map(len, csv.reader(text.splitlines(), delimiter=mark)), default=1)
    return [pd.read_csv(path, header=None, names=range(width), sep=mark, encoding=encoding)]


# -- the comparison ---------------------------------------------------------------------------------------------------
@dataclass
class Result:
    """What was measured of one reader: seconds by seed, the rest added up over the rounds it took part in."""

    seconds: dict[str, float] = field(default_factory=dict)
    files: int = 0
    failed: int = 0
    scores: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, seed: str, answer: dict[str, Any]) -> None:
        self.seconds[seed] = answer["seconds"]
        self.files += answer["files"]
        self.failed += answer["failed"]
        for kind, counted in answer["scores"].items():
            self.scores[kind].update(counted)


def table(results: dict[str, Result]) -> list[str]:
    """All readers as lines of Markdown: ours in rows of the truth, the others in their bound."""
    heads = ["reader", "of", "files read", "in the truth", "exact", "wrong, with a finding", "wrong, in silence",
             "missing, with a finding", "missing, in silence", "extra", "recall", "precision", "s a round",
             "times ours"]  # fmt: skip
    lines = [f"| {' | '.join(heads)} |", f"|---|---|{'---:|' * (len(heads) - 2)}"]
    ours = results[OURS].seconds
    for reader, result in results.items():
        times = [seconds / ours[seed] for seed, seconds in result.seconds.items()]
        total: Counter[str] = Counter()
        for kind in KINDS:
            total.update(result.scores[kind])
            row = _line(reader, result.scores[kind])
            lines.append(f"| {' | '.join(['', KINDS[kind], '', *row, '', ''])} |")
        total.update(result.scores["all"])
        row = [f"**{READERS[reader]}**", "both", f"{result.files - result.failed} of {result.files}"]
        row += [*_line(reader, total), f"{median(result.seconds.values()):.1f}", f"{median(times):.3f}"]
        lines.insert(len(lines) - len(KINDS), f"| {' | '.join(row)} |")
    return lines


def _line(reader: str, outcomes: Counter[str]) -> list[str]:
    """The cells from the rows of the truth to the precision."""
    ours = reader == OURS
    right = outcomes["exact"] + outcomes["absent"]
    wrong = outcomes["wrong_told"] + outcomes["wrong_silent"]
    missing = outcomes["missing_told"] + outcomes["missing_silent"]
    truth = right + wrong + missing
    known = outcomes["exact"] if ours else outcomes["known"]
    came = known + wrong + outcomes["extra"]
    most = "" if ours else "≤ "
    cells = [f"{truth:,}", f"{most}{right:,}"]
    cells += [f"{outcomes[name]:,}" if ours else "" for name in ("wrong_told", "wrong_silent")]
    cells += [f"{outcomes[name]:,}" for name in ("missing_told", "missing_silent")]
    cells += [f"{outcomes['extra']:,}" if ours or came else ""]
    return [
        *cells,
        *(f"{most}{share(part, whole)}" if whole else "" for part, whole in ((right, truth), (known, came))),
    ]


def notes(results: dict[str, Result], seeds: list[str], districts: int, budget: float) -> list[str]:
    """What the figures stand for."""
    fewer = [
        f"{READERS[name]} in {len(result.seconds)}"
        for name, result in results.items()
        if len(result.seconds) < len(seeds)
    ]
    left = f" A library that has used {budget:g} s is not run on a further round: {', '.join(fewer)}." if fewer else ""
    formulas = max(result.scores["all"]["formulas"] for result in results.values())
    return [
        f"Simulated rounds of {districts} districts, seeds {', '.join(seeds)}, added up; seconds are the median of a round.",
        "",
        "- Ours: rows of the truth, exact where every compared column agrees; a finding is a warning or error on the same row or column, or the whole sheet.",
        "- The others know nothing of meaning. ≤ is a bound: numbers of the truth that occur at all among those returned for "
        "their file, and numbers returned that occur in its truth (extra: the rest). With a finding: in files that they refuse. "
        f"Of what they miss at most {formulas:,} are formulas that the files hold without their value.",
        f"- Seconds leave out imports. Ours reads, understands and checks in one process a core, the others read in one.{left}",
    ]  # fmt: skip


def has(python: str, *modules: str) -> bool:
    """Whether a Python has these modules."""
    try:
        return not subprocess.run([python, "-c", f"import {','.join(modules)}"], capture_output=True).returncode
    except OSError:
        return False


def run(python: str, name: str, folder: Path, show: int) -> dict[str, Any]:
    command = [python, __file__, "read", name, str(folder), str(show)]
    ran = subprocess.run(command, stdout=subprocess.PIPE, text=True, stdin=subprocess.DEVNULL)
    if ran.returncode:
        raise SystemExit(f"{name} ended with {ran.returncode}")
    return json.loads(ran.stdout.splitlines()[-1])


def simulated(folder: Path, seed: str, districts: int) -> Path:
    """A round made anew, so that it is always that of the code as it is."""
    from analysis.simulation import simulate

    made = folder / f"seed-{seed}"
    if made.exists():
        shutil.rmtree(made)
    simulate(made, int(seed), districts)
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    parser.add_argument("--others", default="", help="the Python that has messy-table and messy-xlsx")
    parser.add_argument("--seeds", default=SEEDS, help="of the rounds (default %(default)s)")
    parser.add_argument("--districts", type=int, default=56, help="fewer make a quick look (default %(default)s)")
    parser.add_argument("--readers", default=",".join(list(READERS)[1:]), help="some of: %(default)s")
    parser.add_argument("--budget", type=float, default=30, help="seconds after which a slow library is not run again")
    parser.add_argument("--show", type=int, default=0, help="how many examples of each fault to list in each round")
    parser.add_argument(
        "--folder", type=Path, default=PROJECT / "build" / "benchmark" / "cleaning", help="where the rounds are made"
    )
    options = parser.parse_args()
    pythons = {OURS: sys.executable}
    beside = options.others or sys.executable
    whole = has(beside, "pandas", "python_calamine", "openpyxl", "lxml")
    if not whole:
        progress("pandas cannot read web pages here: lxml is not installed (see benchmarks/README.md)")
    for name in filter(None, options.readers.split(",")):
        if name not in OTHERS:
            pythons[name] = beside if whole and name.startswith("pandas") else sys.executable
        elif available(beside, name):
            pythons[name] = beside
    seeds = options.seeds.split(",")
    results: dict[str, Result] = {name: Result() for name in pythons}
    for seed in seeds:
        progress(f"-- simulated round, seed {seed}")
        folder = simulated(options.folder, seed, options.districts)
        for name, result in results.items():
            if name != OURS and sum(result.seconds.values()) > options.budget:
                continue
            result.add(seed, run(pythons[name], name, folder, options.show))
            progress(f"{name}: {result.seconds[seed]:.2f} s")
    machine = versions({"calamine": sys.executable, **pythons})
    lines = [*table(results), "", *notes(results, seeds, options.districts, options.budget), "", machine]
    sys.stdout.write("\n".join(lines) + "\n")
    if options.write:
        write(lines, "cleaning")


def read_one(name: str, folder: str, show: str) -> None:
    """One reader on one round, in this process; the answer is one line of JSON."""
    warnings.simplefilter("ignore")
    logging.disable()
    answer = clean_round(Path(folder), int(show)) if name == OURS else read_round(name, Path(folder))
    sys.stdout.write(json.dumps(answer) + "\n")


if __name__ == "__main__":
    if sys.argv[1:2] == ["read"]:
        read_one(*sys.argv[2:])
    else:
        main()
