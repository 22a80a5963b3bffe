"""Tables of facts: on a page with every number traceable, and as a workbook in which nothing comes alive."""

from __future__ import annotations

import os
from dataclasses import dataclass
from html import escape
from io import BytesIO
from pathlib import Path

import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from analysis.briefing.sentence import estimate, figure
from analysis.briefing.sentence import name as marked
from analysis.reference.definitions import definition_in_words
from analysis.reference.language import current, number, period, quantity, term
from analysis.reference.segments import segment_label
from analysis.store import about

# JupyterLab sets the cells of every table to the right; these hold sentences.
LEFT = "<style>.jp-RenderedHTMLCommon table:is(.facts, .doubts, .rows) :is(th, td) { text-align: left }</style>"
COLUMNS = ("area", "period", "value", "definition", "source")


@dataclass(frozen=True)
class Table:
    """Facts as a table for a page; ``facts`` are the ids shown."""

    html: str
    facts: tuple[str, ...]

    def _repr_html_(self) -> str:
        return LEFT + self.html


def table(facts: pd.DataFrame, columns: tuple[str, ...] = COLUMNS, lang: str | None = None) -> Table:
    """A frame of facts as a table, one row a fact, in the frame's order.

    ``columns`` are any of area, period, segment, measure, value, estimate (with its interval), definition (``line`` for
    budgets), source. Nothing is shown where there are no facts.
    """
    known = {"area", "period", "segment", "measure", "value", "estimate", "definition", "line", "source"}
    if facts.empty:
        return Table("", ())
    unknown = set(columns) - known
    if unknown:
        raise ValueError(f"a table of facts has no column {sorted(unknown)}")
    names = [term(f"column.{column}", lang) for column in columns]
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    body = "\n".join(
        "<tr>"
        + "".join(
            f'<td data-label="{escape(name)}">{_cell(row, column, lang)}</td>'
            for column, name in zip(columns, names, strict=True)
        )
        + "</tr>"
        for row in facts.to_dict("records")
    )
    return Table(
        f'<table class="facts">{caption(facts, lang)}<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table>',
        tuple(facts["fact_id"]),
    )


def caption(rows: pd.DataFrame, lang: str | None = None) -> str:
    """The stamp of a table that rests on invented rows; nothing for any other."""
    if not (rows["provenance"] == "simulated").any():
        return ""
    words = f"{term('chart.simulated', lang)} — {term('chart.simulated_note', lang)}"
    return f'<caption class="simulated" data-provenance="simulated">{escape(words)}</caption>'


def doubts(cells: pd.DataFrame, findings: pd.DataFrame, lang: str | None = None) -> Table:
    """The cells of :func:`analysis.measures.to_confirm`, one row a cell: where, what is in doubt, what is at stake.

    What is found is quoted from its finding; nothing where there are no cells.
    """
    if cells.empty:
        return Table("", ())
    messages = findings.set_index("finding_id")[f"message_{current(lang)}"]
    names = [term(f"column.{column}", lang) for column in ("cell", "about", "doubt", "stake", "share")]
    body = "\n".join(
        "<tr>"
        + "".join(
            f'<td data-label="{escape(name)}">{text}</td>'
            for name, text in zip(names, _doubt(row, messages[row["finding_id"]], lang), strict=True)
        )
        + "</tr>"
        for row in cells.to_dict("records")
    )
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    return Table(
        f'<table class="doubts">{caption(cells, lang)}<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table>',
        (),
    )


def _doubt(row: dict, message: str, lang: str | None) -> list[str]:
    def mark(column: str, text: str) -> str:
        return (
            f'<data class="doubt" value="{row[column]!r}" data-finding="{row["finding_id"]}" data-cell="{escape(row["cell"])}" '
            f'data-column="{column}">{escape(text)}</data>'
        )

    metric = f"stage.{row['metric'] or 'unstated'}" if row["unit"] == "IDR" else f"measure.{row['metric']}_workers"
    about = [
        f"<strong>{escape(row['area'] or row['province'])}</strong>",
        f"<time>{escape(period(row['period'], lang))}</time>",
        escape(segment_label(row["segment"], lang)),
        escape(term(metric, lang)),
    ]
    stake = [
        mark("at_stake", quantity(row["at_stake"], row["unit"], lang)),
        escape(term(f"stakes.{row['stakes']}", lang)),
    ]
    if row["others"]:
        more = mark("others", number(row["others"], 0, lang))
        stake.append(escape(term("stakes.others", lang)).replace("#", more))
    # A small figure has many that are larger than it: a share of over a hundred is told as such.
    share = mark("share_pct", quantity(row["share_pct"], "percent", lang))
    return [
        f"<code>{_breakable(row['file'])}</code> <code>{escape(row['sheet'])}</code> <code>{escape(row['cell'])}</code>",
        ", ".join(about),
        f'<q class="printed" data-finding="{row["finding_id"]}">{escape(message)}</q>',
        "; ".join(stake),
        share,
    ]


def _breakable(name: str) -> str:
    """A long name that may be broken at its joints."""
    return escape(name).replace("/", "/<wbr>").replace("_", "_<wbr>")


def _cell(row: dict, column: str, lang: str | None) -> str:
    if column == "value":
        return figure(row, lang).html
    if column == "estimate":
        return estimate(row, lang).html
    if column == "period":
        return f"<time>{escape(period(row['period'], lang))}</time>"
    if column == "segment":
        return escape(segment_label(row["segment"], lang))
    if column == "measure":
        return escape(term(f"measure.{row['measure']}", lang))
    if column in ("definition", "line"):
        return f'<cite class="name">{escape(definition_in_words(row["definition"], lang))}</cite>'
    if column == "source":
        return f"<cite>{escape(row.get('source', ''))}</cite>"
    return marked(row[column]).html if column == "area" else escape(str(row[column]))


def workbook(frames: dict[str, pd.DataFrame]) -> bytes:
    """Frames as a workbook, each on a sheet of its name; numbers stay numbers and every text stays text."""
    book = Workbook()
    book.remove(book.active)
    for title, frame in frames.items():
        _fill(book.create_sheet(), title[:31], frame)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def to_excel(frame: pd.DataFrame, path: str | os.PathLike, lang: str | None = None) -> Path:
    """A loaded frame as a workbook: the rows on one sheet, what the columns mean on another; returns its path.

    Numbers stay numbers and every text stays text: pandas would turn one that begins with ``=`` into a formula.
    """
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    book = Workbook()
    _fill(book.active, term("excel.rows", lang), frame)
    _fill(book.create_sheet(), term("excel.columns", lang), about(frame))
    book.save(path)
    return path


def _fill(sheet: object, title: str, frame: pd.DataFrame) -> None:
    sheet.title = title
    for place, column in enumerate(frame.columns, start=1):
        _put(sheet.cell(1, place), str(column)).font = Font(bold=True)
        longest = max([len(str(column)), *(len(str(value)) for value in frame[column].head(200))])
        sheet.column_dimensions[get_column_letter(place)].width = min(longest + 2, 60)
    for line, row in enumerate(frame.itertuples(index=False), start=2):
        for place, value in enumerate(row, start=1):
            _put(sheet.cell(line, place), value)
    sheet.freeze_panes = "A2"


def _put(cell: object, value: object) -> object:
    if value is None or (not isinstance(value, list | tuple) and pd.isna(value)):
        return cell
    if isinstance(value, bool | int | float) or hasattr(value, "item"):
        cell.value = value.item() if hasattr(value, "item") else value
    else:
        cell.value = str(value)
        # openpyxl takes a text that begins with "=" for a formula; here it is a text all the same.
        cell.data_type = "s"
        cell.alignment = Alignment(vertical="top")
    return cell
