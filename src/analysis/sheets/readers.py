"""The cells of a file of any supported kind; what they mean is none of this module's business."""

from __future__ import annotations

import struct
import zipfile
import zlib
from xml.etree import ElementTree

from analysis.sheets import delimited, ooxml, opendocument, webpage
from analysis.sheets.cells import Problem, Sheet
from analysis.sheets.formulas import compute_pending

FORMATS = ("xlsx", "xls", "ods", "csv", "html", "mhtml")

_DAMAGE = (zipfile.BadZipFile, zlib.error, ElementTree.ParseError, struct.error, LookupError, EOFError, RuntimeError)
"""What the standard library raises for damaged containers."""


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
    try:
        sheets, problems = _read(data, format, parts)
    except _DAMAGE as error:
        raise ValueError(f"{type(error).__name__}: {error}") from error
    return compute_pending(sheets), problems


def _read(data: bytes, kind: str, parts: dict[str, bytes] | None) -> tuple[tuple[Sheet, ...], tuple[Problem, ...]]:
    if kind == "xlsx":
        return ooxml.read(data, parts)
    if kind == "xls":
        from analysis.sheets import biff  # xlrd is slow to import, and .xls is getting rare

        return biff.read(data)
    if kind == "ods":
        return opendocument.read(data, parts)
    if kind == "csv":
        return delimited.read(data)
    if kind == "html":
        return webpage.read(data)
    if kind == "mhtml":
        return webpage.read_archive(data)
    raise ValueError(f"no reader for {kind!r}; one of {', '.join(FORMATS)} is expected")
