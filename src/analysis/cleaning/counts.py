"""Counts of people of one table: one dict a leaf count, with its district, month, group and metric."""

from __future__ import annotations

import re

import numpy as np

from analysis.cleaning import vocabulary
from analysis.cleaning.context import district_of, month_of
from analysis.cleaning.layers import Layered, Row, says_total
from analysis.cleaning.meaning import OTHER, Column, telling
from analysis.cleaning.uses import Uses, metric_around
from analysis.cleaning.vocabulary import BUNDLE
from analysis.sheets.words import is_total

SPLITS = ("segment", "district", "month", "year")


def counts(table: Layered, uses: Uses) -> list[dict]:
    """One dict for one count: district_code, period, segment, metric, workers, bundle and its place."""
    columns = _count_columns(table, uses)
    found = []
    for column in columns:
        for number, row in table.rows.items():
            value = table.data.values[number, column.number]
            if np.isnan(value) or not _is_leaf(table, uses, number, column):
                continue
            if uses.rows and uses.rows.get(number) != "count":
                continue
            if _metric(table, uses, row, column) == "inactive" or number in uses.shares or of_all_districts(uses, row):
                continue
            found.append(_count(table, uses, row, column, float(value)))
    return found


def of_all_districts(uses: Uses, row: Row) -> bool:
    """Whether a row adds up districts: "TOTAL" in the column of districts, filled down over its groups."""
    typed = row.typed.get("district", "")
    return bool(uses.districts) and not uses.districts.get(row.number) and bool(typed) and is_total(typed)


def _count_columns(table: Layered, uses: Uses) -> list[Column]:
    if uses.rows:
        chosen = [
            column
            for column, use in zip(table.columns, uses.columns, strict=True)
            if column.measure != "percent" and use not in ("year", "month", "date")
        ]
    else:
        chosen = [column for column, use in zip(table.columns, uses.columns, strict=True) if use == "count"]
    dropped: set[int] = set()
    for column in chosen:
        metric = uses.metrics[column.number]
        same = [
            part
            for part in chosen
            if part is not column and uses.metrics[part.number] == metric and not _other_time(part, column)
        ]
        parts = [part for part in same if part.number in column.sum_of]
        if not parts and column.says_sum and not column.segment:
            parts = [part for part in same if not part.says_sum]
        if not parts:
            continue
        if any(
            getattr(part, name) and getattr(part, name) != getattr(column, name) for part in parts for name in SPLITS
        ):
            dropped.add(column.number)
        else:
            dropped |= {part.number for part in parts}
    for column in chosen:
        if column.sex and column.number not in dropped:
            dropped.add(column.number)
    return [column for column in chosen if column.number not in dropped]


def _other_time(part: Column, column: Column) -> bool:
    """Whether two columns are of different times that both are told."""
    return bool(column.month and part.month and column.month != part.month) or bool(
        column.year and part.year and column.year != part.year
    )


def _is_leaf(table: Layered, uses: Uses, number: int, column: Column) -> bool:
    data = table.data
    row = table.rows[number]
    if number in data.total_rows:
        if says_total(row) and _nothing_below(table, number, column):
            return True
        parts = data.parents.get(number, [])
        mine = _metric(table, uses, row, column)
        named = {
            _metric(table, uses, table.rows[part], column)
            for part in parts
            if part in table.rows and part not in uses.shares
        }
        if named and mine not in named and not says_total(row):
            return True
        if not table.leaf[number, column.number]:
            return _parts_tell_nothing(table, uses, row, parts)
        return not says_total(row)
    if says_total(row):
        return not table.tells_groups and len(table.rows) == 1
    return not _is_part_of_sum(table, uses, number, column)


def _is_part_of_sum(table: Layered, uses: Uses, number: int, column: Column) -> bool:
    """Whether a row is one of those whose printed sum is the count: a sub-district, an office."""
    data = table.data
    return any(
        number in parts
        and parent in table.rows
        and not np.isnan(data.values[parent, column.number])
        and _parts_tell_nothing(table, uses, table.rows[parent], parts)
        for parent, parts in data.parents.items()
    )


def _nothing_below(table: Layered, number: int, column: Column) -> bool:
    """Whether a column holds a number in its total row alone: the potential of all, told once."""
    values = table.data.values[:, column.number]
    return bool(np.isnan(values[table.plain_rows]).all()) and not any(
        row != number and not np.isnan(values[row]) for row in table.data.total_rows
    )


def _parts_tell_nothing(table: Layered, uses: Uses, row: Row, parts: list[int]) -> bool:
    """Rows that split a count by what the tables do not hold (sub-districts, firms): their printed sum is the count."""
    rows = [table.rows[part] for part in parts if part in table.rows]
    if not rows:
        return True
    for part in rows:
        if (
            uses.districts.get(part.number)
            or any(each.segment or each.metric or each.months or each.year for each in part.named)
            or part.typed.get("segment")
        ):
            return False
    return True


def _asks(row: Row) -> bool:
    """Whether the row is a question of a form: "Berapa tuha peut yang sudah terdaftar?"."""
    return any(re.match(r"(\d+[.)]\s*)?berapa\b", text.strip().lower()) for text in row.texts)


def _metric(table: Layered, uses: Uses, row: Row, column: Column) -> str:
    if uses.row_metrics.get(row.number):
        return uses.row_metrics[row.number]
    own = column.metric or next(
        (each.metric for each in [*row.named, *row.above] if each.metric and (not each.segment or _asks(row))), ""
    )
    return own or uses.metrics[column.number] or metric_around(table)


def _count(table: Layered, uses: Uses, row: Row, column: Column, value: float) -> dict:
    segment, bundle = _segment(table, uses, row, column)
    year, month = month_of(table, column, row)
    year, month = uses.years.get(row.number, year), uses.months.get(row.number, month)
    return {
        "district_code": district_of(table, column, row, by_row=uses.districts),
        "period": f"{year}-{month:02d}" if year and month else (str(year) if year else ""),
        "segment": segment,
        "bundle": bundle,
        "metric": _metric(table, uses, row, column),
        "workers": value,
        "at": (row.number, column.number),
    }


def _segment(table: Layered, uses: Uses, row: Row, column: Column) -> tuple[str, bool]:
    """The group counted, and whether it is a bundle of groups (ekosistem desa)."""
    told = column.segment
    if not told and row.typed.get("segment"):
        if is_total(row.typed["segment"]):  # filled down over the further metrics of "Jumlah"
            return "total", False
        typed = telling(row.typed["segment"])
        told = typed.segment
    if not told:
        layers = [row.own, row.above]
        for layer in layers:
            found = [each.segment for each in layer if each.segment]
            if found:
                told = found[0]
                break
    if not told:
        for layer in table.around.layers[:2]:
            found = {each.segment for each in layer if each.segment}
            if len(found) == 1:
                told = found.pop()
                break
            if found:
                break
    if told == BUNDLE:
        return OTHER, True
    if not told and (unknown_group(table, uses, row) or unknown_column(table, column)):
        return OTHER, False
    return told or "total", False


def unknown_column(table: Layered, column: Column) -> str:
    """The header of a column that no rule knows, beside columns of groups of workers; "" where there is none."""
    groups = [other for other in table.columns if other.segment]
    last = column.path[-1] if column.path else ""
    if column.known or not last or len(groups) < 2 or len(groups) < 0.5 * (len(table.columns) - 1):
        return ""
    return last if vocabulary.unexplained(last) else ""


def unknown_group(table: Layered, uses: Uses, row: Row) -> str:
    """The name of a row that no rule knows, in a table whose other rows are groups of workers; "" where there is none."""
    name = row.typed.get("segment") or next((text for text in row.texts if text not in row.remarks), "")
    if not name or is_total(name) or row.number in table.data.total_rows or row.number in uses.districts:
        return ""
    told = [*row.own, *row.above]
    if any(each.segment or each.metric or each.months or each.year or each.district for each in told):
        return ""
    groups = [other for other in table.rows.values() if any(each.segment for each in other.own)]
    rest = [other for other in table.rows.values() if other.number not in table.data.total_rows]
    return name if len(groups) >= 2 and len(groups) >= 0.5 * len(rest) and vocabulary.unexplained(name) else ""
