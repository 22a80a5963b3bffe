"""The workbooks that go back to the senders, one for each submission, made in workers."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import pandas as pd

from analysis.cleaning import privacy
from analysis.cleaning.clean import submissions_under
from analysis.cleaning.feedback import FeedbackError, write_feedback
from analysis.sheets.book import Book
from analysis.sheets.limits import LIMITS
from analysis.sheets.opening import inspect
from analysis.sheets.readers import read_sheets
from analysis.sheets.understanding import understand
from analysis.sheets.worker import Failure, run
from analysis.store import load

TABLES = ("findings", "budget_lines", "participation")


@dataclass(frozen=True)
class _Return:
    """One workbook to be written: the file it is about, where it goes, and the rows of the tables about that file."""

    path: Path
    target: Path
    rows: dict[str, pd.DataFrame]


def write_feedbacks(raw: Path, processed: Path, folder: Path, *, workers: int | None = None) -> list[str]:
    """Write ``folder/<file>.xlsx`` for each submission that the processed tables know, below its own folders.

    A file that is not what the tables were made of any more gets none. Returns a line for each that got none, and why.
    """
    files = load("files", processed)
    files = files[
        files["provenance"].isin(["submitted", "simulated"])
        & (files["status"] != "refused")
        & (files["kind"] != "unreadable")
    ]
    if files.empty:
        return []
    paths = submissions_under(raw)
    loaded = {name: load(name, processed) for name in TABLES}
    tables = {name: dict(tuple(frame.groupby("file"))) for name, frame in loaded.items()}
    empty = {name: frame.iloc[:0] for name, frame in loaded.items()}
    missed: list[str] = []
    asked: list[_Return] = []
    for file, sha256 in files[["file", "sha256"]].itertuples(index=False, name=None):
        path = paths.get(file)
        if path is None or hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
            missed.append(f"{file}: changed since the tables were made; run monev clean again")
            continue
        rows = {name: tables[name].get(file, empty[name]) for name in tables}
        asked.append(_Return(path.absolute(), _target(folder, file), rows))
    for one, result in run(_write, asked, workers=workers):
        if isinstance(result, Failure):
            missed.append(f"{one.path.name}: {result.problem.rule}")
        elif result:
            missed.append(result)
    return missed


def _target(folder: Path, file: str) -> Path:
    """Where the workbook of a file stands: under the file's own folders, with .xlsx behind its name."""
    path = PurePosixPath(file)
    name = path.name if path.suffix.lower() == ".xlsx" else f"{path.name}.xlsx"
    return folder.absolute() / path.parent / name


def _write(one: _Return) -> str:
    arrival = inspect(one.path, LIMITS)
    sheets, problems = read_sheets(arrival.data, arrival.format, arrival.parts or None)
    book = Book(one.path, arrival.format, tuple(map(understand, sheets)), (*arrival.problems, *problems))
    personal = privacy.personal_cells(privacy.find_personal(book, arrival.data, name=one.path.name))
    findings, lines, counts = (one.rows[name] for name in TABLES)
    try:
        write_feedback(one.path, book, findings.to_dict("records"), lines, counts, personal, one.target)
    except FeedbackError as error:
        return str(error)
    return ""
