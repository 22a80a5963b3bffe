"""One clean workbook, one fault at a time: what the reader recovers, reports, or loses."""
