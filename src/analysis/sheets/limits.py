"""How much one file may cost, and how a file is refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from analysis.sheets.cells import Problem

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may take. Generous: the largest workbook an office really sends stays far below each."""

    file_bytes: int = 64 * MEGABYTE
    """Size on disk. Real submissions are below 50 MB, and those that large hold photographs."""
    inflated_bytes: int = 512 * MEGABYTE
    """All parts of a zip together, counted while inflating. A sheet of 5 million cells takes about 250 MB of XML."""
    kept_bytes: int = 256 * MEGABYTE
    """Inflated parts handed on to the reader; what is over this is inflated once more when it is asked for."""
    ratio: int = 200
    """Inflated size of one part to its size in the zip. Sheets reach 7 to 35; deflate itself ends at 1032."""
    ratio_floor: int = 16 * MEGABYTE
    """A part below this size may be packed as tightly as it likes."""
    parts: int = 5_000
    """Parts of a zip. A workbook of 200 sheets with comments and drawings has about 1,200."""
    rows: int = 1_048_576
    """Rows of a sheet, as many as Excel has."""
    columns: int = 16_384
    """Columns of a sheet, as many as Excel has."""
    area: int = 20_000_000
    """Rows times columns of a sheet's used range, and of its merges together. python-calamine keeps 32 bytes for each
    place of the range, filled or not: 640 MB. A full .xls sheet has 16.8 million places."""
    line_bytes: int = 4 * MEGABYTE
    """One line of a text file. 16,384 columns of 20 characters take 0.3 MB."""
    row_span: int = 65_534
    """Rows one cell of a web page may cover, as the HTML standard says."""
    table_depth: int = 50
    """Tables inside tables on a web page. Page layouts made of tables reach 10."""
    box_depth: int = 2_000
    """Other boxes inside boxes on a web page. A page reaches 60; unclosed ones add up."""
    memory_bytes: int = 2048 * MEGABYTE
    """What reading one file may map on top of the waiting worker: 512 MB of XML, 640 MB of range, and the tables."""
    seconds: int = 120
    """Time for one file. 5 million cells take about 30 s on a slow office laptop."""


LIMITS = Limits()


class RefusedError(Exception):
    """A file (or a thing that is no file) that is not read; ``problem`` says by which rule and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem

    def __str__(self) -> str:
        detail = ", ".join(f"{key} {value}" for key, value in self.problem.parts.items() if not key.endswith("_id"))
        return f"refused: {self.problem.rule}" + (f" ({detail})" if detail else "")


def refused(rule: str, **parts: Any) -> RefusedError:
    """The error to raise. ``found`` and ``expected`` go to the finding's own columns as well."""
    texts = {key: str(value) for key, value in parts.items()}
    return RefusedError(Problem(rule, found=texts.get("found", ""), expected=texts.get("expected", ""), parts=texts))


def megabytes(size: int) -> str:
    """A size for a message, in MB: whole numbers need no decimal mark and read the same in both languages."""
    return str(max(1, round(size / MEGABYTE)))
