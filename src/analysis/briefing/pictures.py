"""Sheets as they were sent, before and after: a picture with every cell coloured by its role, and the rows it became."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from html import escape
from pathlib import Path

import pandas as pd

from analysis.briefing.sentence import say
from analysis.briefing.tables import LEFT, caption
from analysis.reference.language import current, period, quantity, term
from analysis.reference.segments import segment_label
from analysis.sheets import Book, read_all
from analysis.store import raw_folder

ROWS, COLUMNS = 30, 12  # of a sheet that are drawn
BECAME = 4  # rows of data that are listed under it
HASH_BLOCK = 1 << 20


@dataclass(frozen=True)
class Pictures:
    """Drawn sheets for a page."""

    html: str

    def _repr_html_(self) -> str:
        return LEFT + self.html


def sheets_as_sent(
    chosen: pd.DataFrame,
    findings: pd.DataFrame,
    budget_lines: pd.DataFrame,
    participation: pd.DataFrame,
    *,
    raw: str | os.PathLike | None = None,
    lang: str | None = None,
) -> Pictures:
    """For each file of :func:`analysis.measures.typical_files` its sheet with most findings, and what that became.

    Before: the sheet as sent, coloured by what each cell was understood to be, personal data masked. After: the first rows
    of data made of it, each with the cell and the text that it was read from. Files are read again from ``raw`` (else
    ``MONEV_RAW``, else the project's); one that is not there, has changed or cannot be read is said to be so.
    """
    lang = current(lang)
    if chosen.empty:
        return Pictures(say("none_sent", lang)._repr_html_())
    folder = raw_folder(raw)
    rows = chosen.to_dict("records")
    paths = {row["file"]: folder / row["file"] for row in rows}
    same = {row["file"]: _is_the_same(paths[row["file"]], row["sha256"]) for row in rows}
    books = dict(read_all([paths[row["file"]] for row in rows if same[row["file"]]]))
    parts = []
    for row in rows:
        book = books.get(paths[row["file"]])
        parts.append(_head(row, lang))
        if not isinstance(book, Book):
            parts.append(
                f"<p>{escape(term('picture.changed' if paths[row['file']].is_file() else 'picture.absent', lang))}</p>"
            )
            continue
        sheet = _sheet(row["file"], findings, book, budget_lines, participation)
        picture = book.picture(sheet, lang=lang, rows=ROWS, columns=COLUMNS).html
        parts.append(
            f'<div class="sheet" data-file="{escape(row["file"])}" data-sheet="{escape(sheet)}">{picture}</div>'
            + _became(row["file"], sheet, findings, budget_lines, participation, lang)
        )
    return Pictures("\n".join(parts))


def _is_the_same(path: Path, digest: str) -> bool:
    """Whether the file is there and holds what the tables were made of."""
    if path.is_symlink() or not path.is_file():
        return False
    found = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(HASH_BLOCK):
            found.update(block)
    return found.hexdigest() == digest


def _head(row: dict, lang: str) -> str:
    invented = row["provenance"] == "simulated"
    stamp = (
        f'<p class="simulated" data-provenance="simulated">{escape(term("chart.simulated", lang))} — '
        f"{escape(term('chart.simulated_note', lang))}</p>"
        if invented
        else ""
    )
    place = f"{escape(row['district'])}: " if row["district"] else ""
    return (
        f"<h3>{escape(term('picture.' + row['why'], lang))}</h3>{stamp}<p>{place}<code>{escape(row['file'])}</code></p>"
    )


def _sheet(
    file: str, findings: pd.DataFrame, book: Book, budget_lines: pd.DataFrame, participation: pd.DataFrame
) -> str:
    """The sheet of a file with most findings, else with most rows of data, else the first."""
    for frame in (findings[findings["severity"] != "info"], budget_lines, participation):
        counts = frame.loc[(frame["file"] == file) & frame["sheet"].isin(book.sheets), "sheet"].value_counts()
        if len(counts):
            return str(counts.sort_index().idxmax())
    return book.sheets[0]


def _became(
    file: str, sheet: str, findings: pd.DataFrame, budget_lines: pd.DataFrame, participation: pd.DataFrame, lang: str
) -> str:
    """Some rows of data that were made of a sheet, as a table: those of cells with a finding first."""
    found = set(findings.loc[(findings["file"] == file) & (findings["sheet"] == sheet), "cell"])
    lines, counts = (_some(frame, file, sheet, found) for frame in (budget_lines, participation))
    rows = [_row(row, "amount_idr", "IDR", row["fiscal_year"], _stage(row), lang) for row in lines]
    rows += [
        _row(row, "workers", "workers", row["period"], (f"measure.{row['metric']}_workers",), lang) for row in counts
    ]
    if not rows:
        return f"<p>{escape(term('picture.no_rows', lang))}</p>"
    names = [term(f"column.{name}", lang) for name in ("cell", "printed", "read", "about")]
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    body = "\n".join(
        "<tr>"
        + "".join(f'<td data-label="{escape(name)}">{text}</td>' for name, text in zip(names, row, strict=True))
        + "</tr>"
        for row in rows
    )
    stamp = caption(pd.DataFrame(lines + counts), lang)
    return (
        f"<p>{escape(term('picture.became', lang))}</p>"
        f'<table class="rows">{stamp}<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table>'
    )


def _some(frame: pd.DataFrame, file: str, sheet: str, found: set[str]) -> list[dict]:
    rows = frame[(frame["file"] == file) & (frame["sheet"] == sheet)]
    return rows.sort_values("cell", key=lambda cells: ~cells.isin(found), kind="stable").head(BECAME).to_dict("records")


def _stage(row: dict) -> tuple[str, ...]:
    reason = () if row["counted"] is True else (f"reason.{row['reason'] or 'lainnya'}",)
    return (f"stage.{row['stage'] or 'unstated'}", *reason)


def _row(row: dict, column: str, unit: str, when: str, what: tuple[str, ...], lang: str) -> list[str]:
    value = row[column]
    known = not pd.isna(value)
    read = (
        f'<data class="read" value="{int(value)}" data-row="{row["row_id"]}" data-column="{column}">'
        f"{escape(quantity(float(value), unit, lang))}</data>"
        if known
        else escape(term("missing", lang))
    )
    about = [row["district"], segment_label(row["segment"], lang), *(term(key, lang) for key in what)]
    return [
        f"<code>{escape(row['cell'])}</code>",
        f'<data class="printed" data-row="{row["row_id"]}">{escape(row["raw"])}</data>',
        read,
        f"<time>{escape(period(when, lang) if when else '')}</time> {escape(', '.join(filter(None, about)))}",
    ]
