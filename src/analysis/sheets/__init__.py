"""Any workbook: open it safely, hold its cells, find its tables and totals, say what each cell is.

A notebook's cell is ``book = sheets.read(path)``; then ``book`` draws the sheet, ``book.tables[0].frame`` is a table.
"""

from analysis.sheets.book import Book, Table
from analysis.sheets.cells import ROLES
from analysis.sheets.limits import LIMITS, Limits
from analysis.sheets.reading import UnreadableFileError, read, read_all

__all__ = ["LIMITS", "ROLES", "Book", "Limits", "Table", "UnreadableFileError", "read", "read_all"]
