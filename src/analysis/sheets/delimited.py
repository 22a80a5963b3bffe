"""Text files of a table (.csv, .tsv, .txt): delimiter found out, every field a text exactly as it stands."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass

from analysis.sheets.cells import Problem, Sheet, cells_from_rows
from analysis.sheets.opening_text import decode

DELIMITERS = "\t;|,"
"""In the order in which they are believed where two split the lines equally well: a comma also stands in numbers."""
NAME = "Sheet1"
"""What Excel does without: a text file has one sheet, which has no name."""
_SAMPLE_LINES = 400
_LONG_FIELD = 50
"""A field with more lines than this is taken for one whose quotation mark somebody forgot to close."""
_MARKS = {"\t": "tab", ";": ";", "|": "|", ",": ","}


@dataclass(frozen=True, slots=True)
class _Choice:
    delimiter: str
    score: float
    columns: int


def read(data: bytes) -> tuple[tuple[Sheet, ...], tuple[Problem, ...]]:
    """The one sheet of a text file, and what was seen about the file as a whole. Every cell is a text."""
    text, encoding = decode(data)
    text = text.lstrip("\ufeff").rstrip("\x1a\0")
    problems: list[Problem] = []
    if encoding in ("cp1252", "latin-1"):
        problems.append(Problem("encoding_guessed", found=encoding))
    stated = re.match(r"\"?sep=(.)\"?[ \t;,|]*(?:\r\n|\r|\n)", text[:100], re.I)
    if stated:
        delimiter, text = stated[1], text[stated.end() :]
    else:
        delimiter = _delimiter(text, problems)
    rows = _rows(text, delimiter, problems)
    return (Sheet(NAME, cells_from_rows(rows)),), tuple(problems)


def _delimiter(text: str, problems: list[Problem]) -> str:
    lines = text[: 2000 * _SAMPLE_LINES].splitlines(keepends=True)[:_SAMPLE_LINES]
    choices = sorted((_judge(lines, mark) for mark in DELIMITERS), key=lambda choice: -choice.score)
    best, second = choices[0], choices[1]
    if not best.score:
        return "\t" if "\t" in text else best.delimiter
    if best.score < 0.5 or second.score > 0.8 * best.score:
        expected = _MARKS[second.delimiter] if second.score else ""
        parts = {"columns": str(best.columns)}
        problems.append(Problem("delimiter_uncertain", found=_MARKS[best.delimiter], expected=expected, parts=parts))
    return best.delimiter


def _judge(lines: list[str], mark: str) -> _Choice:
    """How well a mark splits the lines: most into equally many fields, of which few hold another such mark."""
    try:
        rows = [row for row in csv.reader(lines, delimiter=mark) if any(row)]
    except csv.Error:
        return _Choice(mark, 0.0, 1)
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths:
        return _Choice(mark, 0.0, 1)
    # Letterheads and notes are narrower than the table; lines of the table differ by empty fields at their end
    columns, _ = max(widths.items(), key=lambda item: (item[1] * item[0], item[0]))
    fitting = sum(times for width, times in widths.items() if width == columns)
    if columns > 4:
        fitting = sum(times for width, times in widths.items() if abs(width - columns) <= 1)
    narrow = sum(len(row) == 1 for row in rows)
    agreeing = fitting / max(1, len(rows) - min(narrow, len(rows) // 3))
    fields = [field for row in rows for field in row if field]
    others = [other for other in DELIMITERS if other != mark]
    dirty = sum(_holds_other(field, others) for field in fields) / max(1, len(fields))
    return _Choice(mark, min(1.0, agreeing) * (1 - dirty), columns)


def _holds_other(field: str, others: list[str]) -> bool:
    """Whether another mark stands in a field, and not as a part of a number or of a sentence."""
    return any(other in field and not re.search(r"\d,\d|,\s" if other == "," else r";\s", field) for other in others)


def _rows(text: str, delimiter: str, problems: list[Problem]) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:  # a quotation mark out of place, or a field longer than any meant one
        return _carefully(text, delimiter, problems)


def _carefully(text: str, delimiter: str, problems: list[Problem]) -> list[list[str]]:
    """Line by line: a line in which a quotation mark stays open takes the following ones with it, if one of them closes it
    before long, and is read by itself otherwise."""
    lines = re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z", text)
    open_after = [line.count('"') % 2 for line in lines]
    rows: list[list[str]] = []
    at = 0
    while at < len(lines):
        end = at + 1
        if open_after[at]:
            closing = next((i for i in range(at + 1, min(at + _LONG_FIELD, len(lines))) if open_after[i]), None)
            if closing is None:
                problems.append(Problem("quotation_open", cell=f"A{len(rows) + 1}"))
                rows.append(lines[at].rstrip("\r\n").split(delimiter))
                at = end
                continue
            end = closing + 1
        try:
            rows += csv.reader(lines[at:end], delimiter=delimiter)
        except csv.Error:
            rows += [line.rstrip("\r\n").split(delimiter) for line in lines[at:end]]
        at = end
    return rows
