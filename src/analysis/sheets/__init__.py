"""Any workbook: open it safely, hold its cells, find its tables and totals, say what each cell is."""
