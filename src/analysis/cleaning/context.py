"""When and whose: the fiscal year, the month and the district of a number, from the nearest layer that tells."""

from __future__ import annotations

from analysis.cleaning import where
from analysis.cleaning.layers import Layered, Row, nearest
from analysis.cleaning.meaning import Column, Telling


def year_of(table: Layered, column: Column | None, row: Row | None) -> int:
    """The year of a number: of its column, its row, the groups over it, then the titles and names; 0 if none tells."""
    if column is not None and column.year:
        return column.year
    if row is not None:
        for kind in ("year", "period", "stage"):
            told = _telling(row.typed.get(kind, "")) if row.typed.get(kind) else None
            if told and (told.fiscal or told.year):
                return told.fiscal or told.year
        for layer in (row.named, row.above):
            for told in layer:
                if told.fiscal or told.year:
                    return told.fiscal or told.year
    for layer in table.around.layers:
        fiscal = {told.fiscal for told in layer} - {0}
        if len(fiscal) == 1:
            return fiscal.pop()
        years = {year for told in layer for year in ([told.year] if told.year else [])}
        if len(years) == 1:
            return years.pop()
    return 0


def month_of(table: Layered, column: Column | None, row: Row | None) -> tuple[int, int]:
    """Year and month of a count; (year, 0) where only a year is told, (0, 0) where nothing is."""
    if column is not None and column.month:
        return column.year or year_of(table, None, row), column.month
    if row is not None:
        layers = [[_telling(row.typed["period"])]] if row.typed.get("period") else []
        for layer in [*layers, row.named, row.above]:
            for told in layer:
                if len(told.months) == 1:
                    year, month = told.months[0]
                    return year or year_of(table, column, row), month
    for number, layer in enumerate(table.around.layers):
        months = {month for told in layer for month in told.months}
        if len(months) == 1:
            year, month = months.pop()
            own = column.year if column is not None else 0
            stated = own or (year_of(table, None, row) if row is not None and _row_year(row) else 0)
            if number >= 3 and stated and stated != year:
                continue
            return stated or year or year_of(table, column, row), month
        if len(months) > 1:
            break
    return year_of(table, column, row), 0


def _row_year(row: Row) -> bool:
    return any(told.year for told in [*row.named, *row.above])


def _telling(text: str) -> Telling:
    from analysis.cleaning.meaning import telling

    return telling(text)


def district_of(table: Layered, column: Column | None, row: Row | None, *, by_row: dict[int, str]) -> str:
    """Kemendagri code of the district of a number, or of a province, or ""."""
    if column is not None and column.district:
        return column.district
    if row is not None:
        if by_row.get(row.number):
            return by_row[row.number]
        for text in row.over:
            if where.whole(text):
                return where.whole(text)
    around = table.around
    for layer in around.layers:
        told = {each.district for each in layer if each.district}
        if len(told) == 1:
            return told.pop()
        if len({code for each in layer for code in each.districts}) > 1:
            return ""
    for layer in around.layers:
        told = {each.province for each in layer if each.province}
        if len(told) == 1:
            return told.pop()
    # A title that is nothing but "ACEH", where nothing names a district: the province's own sheet.
    return "11" if any(line.strip().casefold() == "aceh" for line in table.data.lines) else ""


__all__ = ["district_of", "month_of", "nearest", "year_of"]
