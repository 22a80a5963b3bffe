"""What officials read: sentences, tables, pages."""

from analysis.briefing import narrative as say
from analysis.briefing.notebooks import NotebookError
from analysis.briefing.pictures import sheets_as_sent
from analysis.briefing.report import build_report
from analysis.briefing.sentence import Sentence
from analysis.briefing.tables import doubts, table, to_excel

__all__ = ["NotebookError", "Sentence", "build_report", "doubts", "say", "sheets_as_sent", "table", "to_excel"]
