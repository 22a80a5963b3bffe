"""The cells of a file of any supported kind; what they mean is none of this module's business."""

from __future__ import annotations

from analysis.sheets import biff, delimited, ooxml, opendocument, webpage
from analysis.sheets.cells import Problem, Sheet
from analysis.sheets.formulas import compute_pending

FORMATS = ("xlsx", "xls", "ods", "csv", "html", "mhtml")


def read_sheets(
    data: bytes,
    format: str,  # noqa: A002
    parts: dict[str, bytes] | None = None,
) -> tuple[tuple[Sheet, ...], tuple[Problem, ...]]:
    """The sheets of a file in their order, and what was seen about the file as a whole.

    ``format`` is one of ``FORMATS``: what the bytes are, not what the name says. ``parts`` are inflated parts of a zip by
    their names, where somebody has inflated them already; missing ones are taken from ``data``. Formulas that no program
    has computed are computed where they only need their own workbook; what stays ``Kind.PENDING`` has a problem.

    Raises ``ValueError`` where no reader can read the file.
    """
    if format == "xlsx":
        sheets, problems = ooxml.read(data, parts)
    elif format == "xls":
        sheets, problems = biff.read(data)
    elif format == "ods":
        sheets, problems = opendocument.read(data, parts)
    elif format == "csv":
        sheets, problems = delimited.read(data)
    elif format == "html":
        sheets, problems = webpage.read(data)
    elif format == "mhtml":
        sheets, problems = webpage.read_archive(data)
    else:
        raise ValueError(f"no reader for {format!r}; one of {', '.join(FORMATS)} is expected")
    return compute_pending(sheets), problems
