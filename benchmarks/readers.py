"""The readers of the comparison, each run in a process of its own: ``readers.py NAME ROUND.json once|warm|check``.

- ``once`` reads the files of the round and says how much memory that took.
- ``warm`` reads them each time a line arrives, and says how many seconds each took.
- ``check`` compares what it read with the truth.

Answers are one line of JSON each. A reader imports its own libraries, so that each can live in another environment.
"""

from __future__ import annotations

import datetime as dt
import json
import logging
import math
import os
import sys
import time
import warnings
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from rounds import truth_of_made

Read = Callable[[Iterable[str]], Iterator[tuple[str, Any]]]  # paths -> each path with a result or an exception
Cells = dict[tuple[int, int], object]  # row and column from 0 -> value
Grid = list[list[object]]  # rows of values whose places in the sheet are not known


def one_by_one(read: Callable[[str], Any]) -> Read:
    """A reader of many files from a reader of one; what it raises is its result for that file."""

    def attempt(path: str) -> Any:
        try:
            return read(path)
        except Exception as error:  # a reader may fail on a file, and says so in the table
            return error

    return lambda paths: ((path, attempt(path)) for path in paths)


# -- the readers: each function imports its library and gives how to read, and how to find cells in what was read ------
def this_reader() -> tuple[Read, Callable[[Any], dict[str, Cells]]]:
    from analysis.sheets.reading import read_here

    return one_by_one(read_here), _cells_of_book


def this_reader_frames() -> tuple[Read, Callable[[Any], dict[str, Cells]]]:
    from analysis.sheets.reading import read_here

    def read(path: str) -> Any:
        book = read_here(path)
        _ = [table.frame for table in book.tables], book.ledger, book.findings
        return book

    return one_by_one(read), _cells_of_book


def this_reader_cells() -> tuple[Read, Callable[[Any], dict[str, Cells]]]:
    from analysis.sheets.opening import inspect
    from analysis.sheets.readers import read_sheets

    def read(path: str) -> Any:
        arrival = inspect(path)
        return read_sheets(arrival.data, arrival.format, arrival.parts or None)[0]

    return one_by_one(read), lambda sheets: {sheet.name: _as_they_stand(sheet.cells) for sheet in sheets}


def this_reader_workers() -> tuple[Read, Callable[[Any], dict[str, Cells]]]:
    from analysis.sheets.reading import read_all

    return lambda paths: ((str(path), found) for path, found in read_all(paths, workers=2)), _cells_of_book


def _cells_of_book(book: Any) -> dict[str, Cells]:
    """The cells as understood: numbers of tables in full units, none where undecided; all others as they stand."""
    from analysis.sheets.cells import column_number

    found = {each.sheet.name: _as_they_stand(each.sheet.cells) for each in book.understood}
    for table in book.tables:
        cells, sheet = table.cells, found[table.sheet]
        columns = {letters: column_number(letters) for letters in cells["column"].unique()}
        places = zip((cells["row"] - 1).tolist(), cells["column"].map(columns).tolist(), strict=True)
        for place, value in zip(places, cells["value"].tolist(), strict=True):
            if isinstance(sheet[place], str | float):  # dates in value columns have no number
                sheet[place] = None if math.isnan(value) else value
    return found


def _as_they_stand(cells: Any) -> Cells:
    places = zip(cells.row.tolist(), cells.column.tolist(), strict=True)
    return {place: cells.value(at) for at, place in enumerate(places)}


def calamine() -> tuple[Read, Callable[[Any], dict[str, Cells]]]:
    return one_by_one(_calamine()), _cells_of_calamine


def calamine_threads() -> tuple[Read, Callable[[Any], dict[str, Cells]]]:
    pool, read = ThreadPoolExecutor(2), one_by_one(_calamine())
    return lambda paths: pool.map(lambda path: next(iter(read([path]))), paths), _cells_of_calamine


def _calamine() -> Callable[[str], Any]:
    from python_calamine import CalamineWorkbook

    def read(path: str) -> list[tuple[str, tuple[int, int] | None, Grid]]:
        book = CalamineWorkbook.from_path(path)
        sheets = map(book.get_sheet_by_name, book.sheet_names)
        return [(sheet.name, sheet.start, sheet.to_python()) for sheet in sheets]

    return read


def _cells_of_calamine(sheets: Any) -> dict[str, Cells]:
    return {name: _placed(rows, *(start or (0, 0))) for name, start, rows in sheets}


def pandas_openpyxl() -> tuple[Read, Callable[[Any], dict[str, Cells]]]:
    return _pandas("openpyxl")


def pandas_calamine() -> tuple[Read, Callable[[Any], dict[str, Cells]]]:
    return _pandas("calamine")


def _pandas(engine: str) -> tuple[Read, Callable[[Any], dict[str, Cells]]]:
    import pandas as pd

    def read(path: str) -> Any:
        return pd.read_excel(path, sheet_name=None, header=None, engine=engine)

    return one_by_one(read), lambda frames: {name: _placed(_rows(frame)) for name, frame in frames.items()}


def messy_table() -> tuple[Read, Callable[[Any], dict[str, Grid]]]:
    """It reads one sheet a call; the names of the sheets it does not tell, so they are taken before the time counts."""
    import openpyxl
    from messy_table import Config, clean

    names: dict[str, list[str]] = {}

    def read(path: str) -> dict[str, Any]:
        if path not in names:
            book = openpyxl.load_workbook(path, read_only=True)
            names[path] = book.sheetnames
            book.close()
        return {name: clean(path, config=Config(sheet=name)) for name in names[path]}

    return one_by_one(read), lambda found: {
        name: [list(row.values()) for row in result.data] for name, result in found.items()
    }


def messy_xlsx() -> tuple[Read, Callable[[Any], dict[str, Grid]]]:
    from messy_xlsx import MessyWorkbook, SheetConfig

    def read(path: str) -> Any:
        with MessyWorkbook(path, sheet_config=SheetConfig(include_hidden=True)) as book:
            frames, errors = book.to_dataframes(include_errors=True)
        if errors and not frames:
            raise ValueError(errors[0].message)
        return frames

    return one_by_one(read), lambda frames: {name: _rows(frame) for name, frame in frames.items()}


READERS: dict[str, Callable[[], tuple[Read, Callable[[Any], dict[str, Any]]]]] = {
    function.__name__: function
    for function in (
        this_reader, this_reader_frames, this_reader_cells, this_reader_workers, calamine, calamine_threads,
        pandas_openpyxl, pandas_calamine, messy_table, messy_xlsx,
    )
}  # fmt: skip


def _rows(frame: Any) -> Grid:
    return frame.astype(object).where(frame.notna(), None).to_numpy().tolist()


def _placed(rows: Grid, top: int = 0, left: int = 0) -> Cells:
    return {
        (top + row, left + column): value
        for row, values in enumerate(rows)
        for column, value in enumerate(values)
        if value is not None and value != ""
    }


# -- what was recovered -----------------------------------------------------------------------------------------------
def is_right(given: object, right: list[object]) -> bool:
    """Whether a value is one of the right ones, to 12 digits. A number written as text in a way that every program
    reads the same (``1250.5``) counts as that number; a date with midnight as its time as that date."""
    if isinstance(given, dt.datetime) and given.time() == dt.time():
        given = given.date()
    if isinstance(given, str) and given not in right and not isinstance(right[0], str):
        if isinstance(right[0], dt.date):
            return given[:10] == right[0].isoformat()
        try:
            given = float(given)
        except ValueError:
            return False
    if isinstance(given, int | float) and not isinstance(given, bool):
        return any(isinstance(each, int | float) and math.isclose(given, each, rel_tol=1e-12) for each in right)
    return given in right


def is_number(given: object) -> bool:
    return isinstance(given, int | float) and not isinstance(given, bool) and not math.isnan(given)


def check(found: dict[str, Any], truth: dict[str, list[tuple[int, int, list[object]]]]) -> Counter[str]:
    """Cells by what became of them: ``right``, ``wrong`` (another number), ``lost``; ``undecided`` and ``guessed`` for
    those that cannot be read with certainty."""
    score: Counter[str] = Counter()
    for sheet, cells in truth.items():
        given = found.get(sheet, {})
        if isinstance(given, list):
            given = align(given, cells)
        for row, column, right in cells:
            value = given.get((row, column))
            if not right:
                score["guessed" if is_number(value) else "undecided"] += 1
            elif value is not None and is_right(value, right):
                score["right"] += 1
            else:
                score["wrong" if is_number(value) else "lost"] += 1
    return score


def align(grid: Grid, cells: list[tuple[int, int, list[object]]]) -> Cells:
    """Put a table that does not tell where it stood where it explains most.

    Each column of the sheet takes the column of the table, and the shift of rows, under which most of its values agree.
    From there on down the shift may grow where the table left out rows.
    """
    columns = list(zip(*grid, strict=True)) if grid else []
    wanted: defaultdict[int, list[tuple[int, list[object]]]] = defaultdict(list)
    for row, column, right in cells:
        wanted[column].append((row, right))
    placed: Cells = {}
    where = [_places_of(values) for values in columns]
    for column, truth in wanted.items():
        votes: Counter[tuple[int, int]] = Counter()
        for row, right in truth[:400]:
            for source, places in enumerate(where):
                hits = {place for value in right for place in places.get(_key(value), [])}
                votes.update((source, row - place) for place in hits)
        if not votes:
            continue
        # Of columns with the same figures the one next to its place
        most = max(votes.values())
        source, shift = min(
            (key for key, count in votes.items() if count == most), key=lambda key: abs(column - key[0])
        )
        values, free = columns[source], 0
        for row, right in truth:
            for left_out in range(8):
                place = row - shift - left_out
                if (
                    free <= place < len(values)
                    and right
                    and values[place] is not None
                    and is_right(values[place], right)
                ):
                    placed[row, column] = values[place]
                    shift, free = row - place, place + 1
                    break
            else:
                place = row - shift
                if free <= place < len(values):
                    placed[row, column] = values[place]
    return placed


def _places_of(values: Iterable[object]) -> dict[object, list[int]]:
    places: defaultdict[object, list[int]] = defaultdict(list)
    for place, value in enumerate(values):
        if value is not None and len(places[_key(value)]) < 400:
            places[_key(value)].append(place)
    return places


def _key(value: object) -> object:
    if isinstance(value, str):
        try:
            value = float(value)
        except ValueError:
            return value
    if isinstance(value, dt.datetime):
        return value.date()
    return float(f"{value:.12g}") if isinstance(value, int | float) else value


def truth_of(truth: Any) -> dict[str, list[tuple[int, int, list[object]]]]:
    if isinstance(truth, dict):
        return {
            name: list(truth_of_made(truth["made"], truth["workbook"], at)) for at, name in enumerate(truth["sheets"])
        }
    sheets: defaultdict[str, list[tuple[int, int, list[object]]]] = defaultdict(list)
    for sheet, row, column, right in truth:
        sheets[sheet].append((row, column, right))
    return sheets


# -- one process ------------------------------------------------------------------------------------------------------
def peak_memory() -> int:
    """The most memory this process and those it started held, in bytes, added up. Pages they share count twice."""
    status = Path("/proc/self/status")
    if not status.exists():
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:  # it has ended
                continue
    family = {os.getpid()}
    while more := {child for child, parent in parents.items() if parent in family} - family:
        family |= more
    peaks = 0
    for process in family:
        try:
            lines = Path(f"/proc/{process}/status").read_text().splitlines()
        except OSError:
            continue
        peaks += sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))
    return peaks


def say(**answer: object) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def main(name: str, plan: str, mode: str) -> None:
    warnings.simplefilter("ignore")
    logging.disable()
    content = json.loads(Path(plan).read_text(encoding="utf-8"))
    files, truth = content["files"], content["truth"]
    read, cells = READERS[name]()
    if mode == "once":
        failed = sum(isinstance(found, Exception) for _, found in read(files))
        say(failed=failed, memory=peak_memory())
    elif mode == "warm":
        for _ in sys.stdin:
            begun = time.perf_counter(), time.process_time()
            for _ in read(files):
                pass
            say(seconds=time.perf_counter() - begun[0], processor=time.process_time() - begun[1])
    else:
        score: Counter[str] = Counter()
        for path, found in read(files):
            right = truth_of(truth[Path(path).name])
            score += check({} if isinstance(found, Exception) else cells(found), right)
        say(**score)


if __name__ == "__main__":
    main(*sys.argv[1:])
