"""What officials read: sentences, tables, pages."""

import pandas as pd

from analysis.briefing import narrative as say
from analysis.briefing.notebooks import NotebookError
from analysis.briefing.pictures import sheets_as_sent
from analysis.briefing.report import build_report
from analysis.briefing.sentence import Sentence
from analysis.briefing.served import serve
from analysis.briefing.tables import doubts, table, to_excel
from analysis.whatif import Baseline


def what_if_panel(known: Baseline, facts: pd.DataFrame, lang: str | None = None) -> object:
    """The what-if panel over a baseline (:func:`analysis.whatif.baseline`) and the facts table: controls that redraw in place."""
    # Widgets are loaded where they are shown.
    from analysis.briefing.panel import Panel

    return Panel(known, facts, lang)


__all__ = [
    "NotebookError",
    "Sentence",
    "build_report",
    "doubts",
    "say",
    "serve",
    "sheets_as_sent",
    "table",
    "to_excel",
    "what_if_panel",
]
