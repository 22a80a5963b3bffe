"""Reading a file whole: opened, its cells read, its sheets understood, each file in a worker process of its own."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from analysis.sheets.book import Book, as_finding
from analysis.sheets.cells import Problem
from analysis.sheets.limits import LIMITS, Limits, RefusedError
from analysis.sheets.opening import inspect
from analysis.sheets.readers import read_sheets
from analysis.sheets.understanding import understand
from analysis.sheets.worker import Failure, run


class UnreadableFileError(Exception):
    """A file that was not read; ``rule`` and the messages in both languages say why and what to do."""

    def __init__(self, path: Path, problem: Problem) -> None:
        self.path, self.problem = path, problem
        self.finding = as_finding(problem, path.name)
        super().__init__(f"{path.name}: {self.finding['message_en']}")

    @property
    def rule(self) -> str:
        return self.finding["rule"]

    @property
    def message_id(self) -> str:
        return self.finding["message_id"]

    @property
    def message_en(self) -> str:
        return self.finding["message_en"]


def read(path: str | os.PathLike[str], *, limits: Limits = LIMITS) -> Book:
    """Read one file of any kind that offices send (.xlsx .xlsm .xls .ods .csv, HTML and MHTML called .xls).

    The type is decided by the bytes; the file is read in a worker process with a memory cap and a time limit, nothing
    in it is run or fetched. Raises :class:`UnreadableFileError`, which says why and what to do.
    """
    (result,) = (found for _, found in read_all([path], workers=1, limits=limits))
    if isinstance(result, UnreadableFileError):
        raise result
    return result


def read_all(
    paths: Iterable[str | os.PathLike[str]], *, workers: int | None = None, limits: Limits = LIMITS
) -> Iterator[tuple[Path, Book | UnreadableFileError]]:
    """Each path with its book, or with the reason why there is none, in the order given; one file never stops others.

    ``workers`` is the number of processes, by default one a core.
    """
    for path, result in run(partial(read_here, limits=limits), map(Path, paths), workers=workers, limits=limits):
        if isinstance(result, Failure):
            yield path, UnreadableFileError(path, result.problem)
        else:
            yield path, result


def read_here(path: str | os.PathLike[str], limits: Limits = LIMITS) -> Book:
    """Read one file in this process, without a cap on memory and time: for tests, and for what a worker does.

    Raises :class:`RefusedError` for a file that is not to be read.
    """
    arrival = inspect(path, limits)
    sheets, problems = read_sheets(arrival.data, arrival.format, arrival.parts or None)
    return Book(Path(path), arrival.format, tuple(map(understand, sheets)), (*arrival.problems, *problems))


__all__ = ["RefusedError", "UnreadableFileError", "read", "read_all", "read_here"]
