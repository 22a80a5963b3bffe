"""What one file leaves unsaid or says twice: findings that need no other file."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from analysis.cleaning import vocabulary, where
from analysis.cleaning.counts import of_all_districts, unknown_column, unknown_group
from analysis.cleaning.figures import TOO_SMALL_IDR
from analysis.cleaning.findings import finding
from analysis.cleaning.layers import Layered, Row, says_total, sums_by_name
from analysis.cleaning.meaning import Telling, telling
from analysis.cleaning.uses import Uses
from analysis.reference import segments, suggest
from analysis.reference.accounts import account_of

if TYPE_CHECKING:
    from analysis.cleaning.submissions import Understood

# The groups that "ekosistem desa" bundles.
BUNDLED = frozenset({"perangkat_desa", "bpd", "rt_rw", "kader"})
# Findings of single amounts that are told once a sheet.
GROUPED = frozenset({"counted_by_group", "need_as_budget", "stage_assumed"})
# JKK and JKM of one person for a year, about.
ONE_PERSON_IDR = 200_000
TEN_PEOPLE_IDR = 2_000_000  # for a year at Rp16,800 a month: less in a whole sheet is thousands
# How many cells a finding names before it says how many more there are.
SHOWN = 12


def remarks(told: Understood, file: str) -> list[dict]:
    """Findings of one file: what is not told (whose, when, stage, whom), headers nobody knows, names that contradict."""
    found: list[dict] = []
    found += _not_told(told, file)
    found += _sums(told, file)
    for table, uses in told.tables:
        found += _groups(table, uses, file)
        found += _headers(table, uses, file)
        found += _shares(table, uses, file)
        found += _codes(table, uses, file)
        found += _names(table, file)
    by_sheet: dict[tuple[str, str], list[str]] = defaultdict(list)
    for table, said in told.said:
        if said.rule in GROUPED:
            by_sheet[said.rule, table.sheet].append(table.cell(said.row, said.column))
            continue
        found.append(
            finding(said.rule, file, table.cell(said.row, said.column), said.found, said.expected, sheet=table.sheet)
        )
    for (rule, sheet), cells in by_sheet.items():
        found.append(finding(rule, file, _cells(cells), sheet=sheet, count=str(len(cells))))
    for sheet, each in told.settled:
        expected = "" if each.value is None else each.value
        found.append(finding(each.rule, file, each.cell, each.found, expected, sheet=sheet))
    found += _grouped(told.repeats, "sheet_repeats", file)
    found += _grouped(_not_used(told), "not_used", file)
    found += _too_small(told, file)
    if not told.lines and not told.counts:
        sheet, cell = told.in_words
        rule = "nothing_for_jamsostek.in_words" if cell else "nothing_for_jamsostek"
        found.append(finding(rule, file, cell, sheet=sheet))
    return found


def _cells(cells: list[str]) -> str:
    return " ".join(dict.fromkeys(cells[:SHOWN]))


def _grouped(rows: list[dict], rule: str, file: str) -> list[dict]:
    by_sheet: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        by_sheet[row["sheet"]].append(row["cell"])
    return [
        finding(rule, file, _cells(cells), str(len(cells)), sheet=sheet, count=str(len(cells)))
        for sheet, cells in by_sheet.items()
    ]


def _not_told(told: Understood, file: str) -> list[dict]:
    everything = [*told.lines, *told.counts]
    return [
        *_grouped([row for row in everything if not row["district_code"]], "district_not_known", file),
        *_grouped([row for row in told.lines if not row["fiscal_year"]], "year_not_known", file),
        *_grouped([row for row in told.lines if not row["stage"]], "stage_not_known", file),
        *_grouped([row for row in told.counts if not row["period"]], "period_not_known", file),
        *_grouped([row for row in told.counts if not row["metric"]], "metric_not_known", file),
    ]


def _sums(told: Understood, file: str) -> list[dict]:
    """Printed totals and bundles, which are no rows, held against the groups that other tables of the file tell."""
    part_of = dict(segments()[["segment", "part_of"]].itertuples(index=False, name=None))
    groups: dict[tuple, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for row in told.counts:
        group = vocabulary.BUNDLE if row["bundle"] else row["segment"]
        groups[row["district_code"], row["period"], row["metric"]][group] += row["workers"]
    found = []
    for row in told.sums:
        parts = groups[row["district_code"], row["period"], row["metric"]]
        if row["bundle"]:
            parts = {segment: workers for segment, workers in parts.items() if segment in BUNDLED}
        # A group may stand beside the one that holds it: PU, of which non-ASN.
        whole = [workers for segment, workers in parts.items() if part_of.get(segment) not in parts]
        if round(row["workers"]) not in (round(sum(parts.values())), round(sum(whole))):
            said = {"found": row["raw"], "expected": sum(whole), "sheet": row["sheet"]}
            found.append(finding("sum_of_groups_disagrees", file, row["cell"], **said))
    return found


def _too_small(told: Understood, file: str) -> list[dict]:
    """Sheets whose counted amounts would not insure their people for a month, not even one person for a year, or where
    nobody is told, ten: their unit is missing."""
    by_sheet: dict[str, list[dict]] = defaultdict(list)
    for line in told.lines:
        if line["counted"] and line["amount_idr"]:
            by_sheet[line["sheet"]].append(line)
    small = [line for lines in by_sheet.values() if _insures_nobody(lines) for line in lines]
    return _grouped(small, "amounts_too_small", file)


def _insures_nobody(lines: list[dict]) -> bool:
    amounts = [abs(each["amount_idr"]) for each in lines]
    of_one = [abs(each["amount_idr"]) / each["workers"] for each in lines if each["workers"]]
    if of_one and float(np.median(of_one)) < TOO_SMALL_IDR:
        return True
    if len(lines) > 1 and float(np.median(amounts)) < ONE_PERSON_IDR:
        return True
    return len(lines) > 2 and max(amounts) < TEN_PEOPLE_IDR and not any(each["workers"] for each in lines)


def _groups(table: Layered, uses: Uses, file: str) -> list[dict]:
    """Rows of counts that name a group of workers nobody knows, in a table of groups."""
    if not uses.people:
        return []
    first = next(iter(table.rows), 0)
    columns = [
        finding("group_not_known", file, table.cell(first, column.number), name, sheet=table.sheet)
        for column in table.columns
        if (uses.rows or uses.columns[column.number] == "count") and (name := unknown_column(table, column))
    ]
    return columns + [
        finding("group_not_known", file, table.cell(row.number, uses.columns.index("count")), name, sheet=table.sheet)
        for row in table.rows.values()
        if "count" in uses.columns and (name := unknown_group(table, uses, row))
    ]


def _headers(table: Layered, uses: Uses, file: str) -> list[dict]:
    """Columns of numbers whose header no rule knows, in tables that are about money or people."""
    if not (uses.money or uses.people):
        return []
    found = []
    for column, use in zip(table.columns, uses.columns, strict=True):
        values = table.data.values[:, column.number]
        if use or uses.rows or not column.path or np.isnan(values).all():
            continue
        header = " > ".join(column.path)
        near = vocabulary.near(column.path[-1])
        rows = np.flatnonzero(~np.isnan(values))
        found.append(
            finding(
                "unknown_header",
                file,
                table.cell(int(rows[0]), column.number),
                header,
                ", ".join(near),
                sheet=table.sheet,
            )
        )
    return found


def _shares(table: Layered, uses: Uses, file: str) -> list[dict]:
    """Columns under a header of counts whose numbers are small and broken: not used, as the percentages that they seem."""
    found = []
    for n in uses.fractions:
        rows = [row for row in table.rows if not np.isnan(table.data.values[row, n])]
        header = " > ".join(table.columns[n].path)
        found.append(
            finding("read_as_shares", file, _cells([table.cell(row, n) for row in rows]), header, sheet=table.sheet)
        )
    return found


# Uses of numbers that are to become rows of data; those of others tell of such a row.
FOR_ROWS = ("amount", "count", "")


def _not_used(told: Understood) -> list[dict]:
    """Cells of rows and of columns that hold numbers of their own under a known header and became no row of data at all:
    a row or a column that was misunderstood. Parts of sums and plans by month that did are none."""
    rows = [*told.lines, *told.counts, *told.repeats, *told.sums]
    out = {(row["sheet"], row["cell"]) for row in rows}
    found = []
    for table, uses in told.tables:
        if not (uses.money or uses.people):
            continue
        places = [
            (n, column)
            for n in table.rows
            for column in table.columns
            if (table.sheet, table.cell(n, column.number)) in out
        ]
        done_rows, done = {n for n, _ in places}, {column.number for _, column in places}
        parts = {part for n in done_rows for part in table.data.parents.get(n, ())}
        aside = {part for column in table.columns if column.number in done for part in column.sum_of}
        for n, row in table.rows.items():
            if n in parts or n in uses.shares or (_is_sum(table, uses, row) and not _adds_nothing(table, uses, n)):
                continue
            for column in table.columns:
                value = table.data.values[n, column.number]
                own = uses.columns[column.number]
                use = own if own not in FOR_ROWS else uses.rows.get(n) or own
                if use not in FOR_ROWS or not column.path or np.isnan(value) or not value:
                    continue
                if not table.leaf[n, column.number] and n not in table.headings:
                    continue
                lost = column.number not in done | aside and not done & set(column.sum_of)
                lost = lost and bool(use or uses.rows) and not (column.month or column.quarter or column.sex)
                if n not in done_rows or lost:
                    found.append({"sheet": table.sheet, "cell": table.cell(n, column.number)})
    return found


def _adds_nothing(table: Layered, uses: Uses, number: int) -> bool:
    """Whether a row taken for a heading by its code is the sum of no rows under it, in no column."""
    if number not in table.headings or number in table.data.total_rows or says_total(table.rows[number]):
        return False
    below = [n for n in table.rows if n > number and n not in table.headings]
    for column in table.columns:
        own, values = table.data.values[number, column.number], table.data.values[below, column.number]
        values = values[table.leaf[below, column.number]]
        holds = np.isnan(values).all() or (np.abs(np.nancumsum(values) - own) < 1).any()
        if uses.columns[column.number] == "amount" and own > 0 and holds:
            return False
    return True


def _is_sum(table: Layered, uses: Uses, row: Row) -> bool:
    number = row.number
    return says_total(row) or number in table.headings or number in table.data.total_rows or of_all_districts(uses, row)


def _codes(table: Layered, uses: Uses, file: str) -> list[dict]:
    found = []
    for number in uses.mismatched:
        row = table.rows[number]
        found.append(finding("code_and_name_differ", file, table.cell(number, 0), row.label, sheet=table.sheet))
    for row in table.rows.values():
        known = account_of(row.code) if row.code and uses.money and row.number not in table.headings else None
        if known is not None and known["counted"] and _contradicts(known, _told_in(table, row)):
            found.append(
                finding(
                    "account_name_differs",
                    file,
                    table.cell(row.number, 0),
                    f"{row.code} {row.label}",
                    known["name"],
                    sheet=table.sheet,
                )
            )
    if uses.code_system and uses.districts:
        found.append(finding(f"code_system.{uses.code_system}", file, "", sheet=table.sheet))
    return found


def _told_in(table: Layered, row: Row) -> list[Telling]:
    """What the row's own cells tell: what is filled down to it from a row over it is said of that row."""
    cells = {column[row.number] for column in table.data.texts.values()} | set(row.label.split(" | "))
    return [telling(text) for text in row.texts if text in cells]


def _contradicts(account: dict[str, str], told: list[Telling]) -> bool:
    """Whether the first words that tell a programme leave out the account's: two programmes booked on the account of
    one of them is what districts do, and no slip."""
    named = next((each for each in told if each.programme or each.exclusion), None)
    if named is None:
        return False
    if named.programme:
        return bool(account["programme"]) and account["programme"] not in named.programme.split("+")
    return account["counted"] == "true" and named.exclusion == "kesehatan"


def _names(table: Layered, file: str) -> list[dict]:
    """The file's or the sheet's name against the letterhead; names of districts that are none but look like one."""
    found = []
    around = table.around
    stated = {each.district for each in around.titles if each.district}
    for name, told in (("file", around.file), ("sheet", around.sheet)):
        if len(stated) == 1 and told.district and told.district not in stated:
            place, other = where.place_of(next(iter(stated))), where.place_of(told.district)
            found.append(
                finding(
                    f"name_contradicts.{name}",
                    file,
                    "",
                    other.name if other else "",
                    place.name if place else "",
                    sheet=table.sheet if name == "sheet" else "",
                )
            )
    years = {each.fiscal or each.year for each in around.titles if each.fiscal or each.year}
    for name, told in (("file", around.file), ("sheet", around.sheet)):
        if len(years) == 1 and told.year and told.year not in years:
            found.append(
                finding(
                    f"name_contradicts.{name}",
                    file,
                    "",
                    str(told.year),
                    str(next(iter(years))),
                    sheet=table.sheet if name == "sheet" else "",
                )
            )
    for row in table.rows.values():
        text = row.typed.get("district", "")
        if (
            text
            and not says_total(row)
            and not sums_by_name(text)
            and not where.whole(text)
            and not where.province_named(text)
            and where.named(text) == ()
        ):
            near = suggest(text)
            if near:
                found.append(
                    finding(
                        "district_name_unknown",
                        file,
                        table.cell(row.number, 0),
                        text,
                        ", ".join(near),
                        sheet=table.sheet,
                    )
                )
    return _once(found)


def _once(found: list[dict]) -> list[dict]:
    seen, kept = set(), []
    for each in found:
        key = (each["rule"], each["sheet"], each["cell"], each["found"])
        if key not in seen:
            seen.add(key)
            kept.append(each)
    return kept
