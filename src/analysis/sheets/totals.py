"""Totals of a table: which rows and columns add up others, whether they do, and the likeliest cause where not.

A sum is looked for where the sheet says one (a total's word, an account code above others, an outline) and where the
numbers say one (a last row that adds up the rows above it). Sums are compared to the unit, or to what rounded parts
can add up to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations, permutations

import numpy as np

BUNDLED = 12  # rows that one row among the parts of a total may add up
MANY = 400  # rows of a table that are searched for sums by numbers alone


@dataclass
class Sums:
    """The sums of a table. Rows and columns are places in its matrix of values."""

    parents: dict[int, list[int]] = field(default_factory=dict)  # row -> the rows that it adds up
    columns: dict[int, list[int]] = field(default_factory=dict)  # column -> the columns that it adds up
    balances: dict[int, tuple[int, int, int]] = field(default_factory=dict)  # row -> one row, another, +1 or -1
    barren: set[int] = field(default_factory=set)  # columns that nobody adds up
    counts: set[tuple[int, int]] = field(default_factory=set)  # cells that count rows
    checked: int = 0  # cells compared
    broken: list[Broken] = field(default_factory=list)

    def is_total(self, row: int, column: int) -> bool:
        return row in self.parents or column in self.columns


@dataclass(frozen=True)
class Broken:
    """A printed sum that its parts do not give."""

    row: int
    column: int
    printed: float
    computed: float
    parts: tuple[tuple[int, int], ...]
    across: bool  # a total column's cell; else a total row's
    cause: str = ""  # slip_of_1000 | transposed | sign | missing_row | doubled_row | hidden_rows | twice | one_digit | rounding | ""
    culprit: tuple[int, int] | None = None


@dataclass
class Table:
    """What the search for sums is told of a table: its numbers and what its rows and columns say."""

    values: np.ndarray  # rows x columns, NaN where no number
    says_total: list[str]  # a row: "strong", "weak" or ""
    named: list[bool]  # a row has a label
    codes: list[list[str]]  # the rows' codes, by each column of codes
    levels: dict[str, list[object]]
    paths: list[tuple[str, ...]]  # of the columns
    column_says_total: list[bool]
    summable: list[bool]  # columns that can be added up
    step: np.ndarray  # of each column: the unit to which its numbers are rounded, 0 for whole numbers
    no_total: list[bool]  # rows whose name says a rate: they add up nothing
    balance: list[bool]  # rows whose name says a difference of sums
    hidden: np.ndarray | None = None  # a column's hidden numbers summed, rows like ``values``: hidden just above a row
    gaps: list[bool] = field(default_factory=list)  # a group row without numbers stands over the row
    kin: list[str] = field(default_factory=list)  # what tells rows of one name apart: Target, Realisasi

    unknown: np.ndarray | None = None  # cells that hold something nobody can read: what adds them up cannot be checked

    row_hints: dict[int, list[int]] = field(default_factory=dict)  # rows that formulas add up
    column_hints: dict[int, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.filled = ~np.isnan(self.values).all(axis=1)
        if self.unknown is not None:
            self.filled |= self.unknown.any(axis=1)
        self.gap_rows = np.flatnonzero(np.array(self.gaps, dtype=bool))
        # Months as numbers add up to nothing: 3 is no total of 1 and 2.
        self.summable = [bool(sums) and not _runs(self.values[:, column]) for column, sums in enumerate(self.summable)]


def _runs(numbers: np.ndarray) -> bool:
    """Whether numbers run 1, 2, 3 ... and may begin anew: they number rows or months and count nothing."""
    known = numbers[~np.isnan(numbers)]
    return len(known) >= 4 and known[:3].tolist() == [1, 2, 3] and bool((np.diff(known) == 1).mean() >= 0.8)


def tolerance(step: np.ndarray | float, parts: int) -> np.ndarray | float:
    """How far a sum of rounded parts may lie from the rounded sum: nothing for whole numbers."""
    step = np.asarray(step, dtype=float)
    return np.where(step > 0, 0.5 * step * (parts + 1) * (1 + 1e-9) + 1e-9, 1e-6)


def find_sums(table: Table) -> Sums:
    """The sums of a table, checked."""
    sums = Sums()
    if not table.values.size:
        return sums
    _by_code(table, sums)
    _by_level(table, sums)
    _by_number(table, sums, [row for row, named in enumerate(table.named) if not named])
    _by_word(table, sums)
    filled = np.flatnonzero(table.filled)
    _by_number(table, sums, [int(filled[-1]), int(filled[0])] if len(filled) else [])
    _by_span(table, sums)
    _balances(table, sums)
    _columns(table, sums)
    _check(table, sums)
    return sums


def _adds_up(table: Table, row: int, parts: Sequence[int], columns: np.ndarray | None = None) -> tuple[int, int, int]:
    """In how many columns a row is the sum of the parts: held, failed, held with two addends or more."""
    columns = np.flatnonzero(table.summable) if columns is None else columns
    printed = table.values[row, columns]
    block = table.values[np.asarray(parts, dtype=int)][:, columns]
    some = ~np.isnan(block)
    total = np.where(some, block, 0).sum(axis=0)
    asked = (
        ~np.isnan(printed) & some.any(axis=0) & ((printed != 0) | (np.abs(np.where(some, block, 0)).sum(axis=0) > 0))
    )
    good = asked & (np.abs(printed - total) <= tolerance(table.step[columns], len(parts)))
    several = good & ((some & (block != 0)).sum(axis=0) >= 2)
    return int(good.sum()), int((asked & ~good).sum()), int(several.sum())


def _by_code(table: Table, sums: Sums) -> None:
    """Rows whose code leads the codes of the rows under them: 5.1.02 over 5.1.02.01, 41 over 4101."""
    best: tuple[int, dict[int, list[int]]] = (-1, {})
    for codes in table.codes:
        tree = _with_details(code_tree(codes), codes, table)
        held = failed = 0
        for row, children in tree.items():
            good, bad, _ = _adds_up(table, row, children)
            held, failed = held + (good > 0), failed + (bad > 0 and good == 0)
        if held + failed >= 5 and held < 0.2 * (held + failed):
            continue  # codes that nest without adding up
        if tree and held > best[0]:
            best = (held, tree)
    for row, children in best[1].items():
        both = ~np.isnan(table.values[row]) & ~np.isnan(table.values[children]).all(axis=0)
        if both.any():  # also where all are zero
            sums.parents[row] = children


def code_tree(codes: Sequence[str]) -> dict[int, list[int]]:
    """Rows that lead others by their code, with their next lower rows, in the order of the sheet."""
    keys = [_segments(code) for code in codes]
    dotted = sum(len(key) > 1 for key in keys if key)
    if not dotted:  # 4, 41, 4101: digits without dots
        keys = [tuple(key[0]) if key and key[0].isdigit() else key for key in keys]
    children: dict[int, list[int]] = {}
    open_rows: list[int] = []
    for row, key in enumerate(keys):
        if not key:
            continue
        while open_rows and not _leads(keys[open_rows[-1]], key):
            open_rows.pop()
        if open_rows:
            children.setdefault(open_rows[-1], []).append(row)
        open_rows.append(row)
    return children


def _with_details(tree: dict[int, list[int]], codes: Sequence[str], table: Table) -> dict[int, list[int]]:
    """The tree with the rows without a code that detail the coded row over them."""
    if sum(map(bool, codes)) < 2 or all(codes):
        return tree
    tree = {row: list(parts) for row, parts in tree.items()}
    last: int | None = None
    for row, code in enumerate(codes):
        if code:
            last = row
        elif table.says_total[row]:
            last = None
        elif last is not None and table.named[row] and table.filled[row]:
            parts = tree.get(last, [])
            if not parts or not codes[parts[-1]]:
                tree[last] = [*parts, row]
    kept, single = {}, {}
    asked = held = 0
    for row, parts in tree.items():
        if codes[parts[0]]:
            kept[row] = parts
            continue
        found = _detailed(table, row, parts)
        asked += sum(_adds_up(table, row, parts)[:2]) > 0
        held += bool(found)
        if found and _adds_up(table, row, found[row])[2]:
            kept |= found
        else:
            single |= found
    # An amount that stands again under its account is its only detail, unless most accounts have others under them:
    # then it is the next stage of a budget that no revision changed.
    return kept | single if held >= 0.5 * asked else kept


def _detailed(table: Table, row: int, parts: list[int]) -> dict[int, list[int]]:
    """The coded row with its details, or with the leaves of the groups into which they fall; nothing if none holds."""
    result = _adds_up(table, row, parts)
    if _mostly(result) and (len(parts) > 1 or not result[1]):  # what differs from its only detail has none
        return {row: parts}
    groups = _groups_in(table, parts)  # details in groups that show their own sums
    leaves = sorted(part for group in groups.values() for part in group)
    return {row: leaves, **groups} if leaves and _mostly(_adds_up(table, row, leaves)) else {}


def _mostly(result: tuple[int, int, int]) -> bool:
    return result[0] > result[1]


@lru_cache(maxsize=100_000)
def _segments(code: str) -> tuple[str, ...]:
    parts = [part.strip() for part in code.replace("-", ".").split(".") if part.strip()]
    while len(parts) > 1 and set(parts[-1]) == {"0"}:
        parts.pop()
    return tuple(part.lstrip("0") or "0" for part in parts) if len(parts) > 1 else tuple(parts)


def _leads(parent: tuple[str, ...], child: tuple[str, ...]) -> bool:
    return len(parent) < len(child) and child[: len(parent)] == parent


def _by_level(table: Table, sums: Sums) -> None:
    """Rows that stand over deeper ones: by the column of the label, its indentation, the style of its numbering."""
    coded = {row for parents in sums.parents for row in (parents, *sums.parents[parents])}
    for keys in table.levels.values():
        if coded:  # codes say more than indents
            keys = [None if row in coded else key for row, key in enumerate(keys)]
        tree = _level_tree(keys, table)
        good_rows = {row: parts for row, parts in tree.items() if _adds_up(table, row, parts)[2] > 0}
        asked = sum(1 for row, parts in tree.items() if sum(_adds_up(table, row, parts)[:2]) > 0)
        if not good_rows or len(good_rows) < 0.5 * asked:
            continue
        level = Counter(keys[row] for row in tree)
        holds = Counter(keys[row] for row in good_rows)
        for row, parts in tree.items():
            if row in sums.parents or table.says_total[row] == "strong":
                continue
            good, bad, _ = _adds_up(table, row, parts)
            # One that does not hold is a wrong sum only where most of its level hold.
            if good or (bad and asked >= 2 and holds[keys[row]] >= 0.5 * level[keys[row]]):
                sums.parents[row] = parts


def _level_tree(keys: list[object], table: Table) -> dict[int, list[int]]:
    """Parents and their next rows of deeper level. Numbers nest by size, styles by the order of appearance."""
    known = [key for key in keys if key is not None]
    if len(set(known)) < 2:
        return {}
    order: dict[object, int] = {}
    if all(isinstance(key, (int, float)) for key in known):
        order = {key: place for place, key in enumerate(sorted(set(known)))}
    else:
        for key in known:
            order.setdefault(key, len(order))
    children: dict[int, list[int]] = {}
    open_rows: list[int] = []
    for row, key in enumerate(keys):
        if key is None or table.says_total[row] == "strong":
            continue
        while open_rows and order[keys[open_rows[-1]]] >= order[key]:
            open_rows.pop()
        if open_rows:
            children.setdefault(open_rows[-1], []).append(row)
        open_rows.append(row)
    return {row: parts for row, parts in children.items() if table.filled[row] and not table.no_total[row]}


def _leaves(table: Table, sums: Sums, low: int, high: int, skip: int) -> list[int]:
    """Rows between two rows that add up no others."""
    leaf = table.filled[low:high].copy()
    for row in sums.parents:
        if low <= row < high:
            leaf[row - low] = False
    if low <= skip < high:
        leaf[skip - low] = False
    return (np.flatnonzero(leaf) + low).tolist()


def _candidates(table: Table, sums: Sums, row: int) -> Iterator[list[int]]:
    """Sets of rows that a total may add up, the likeliest first."""
    count = len(table.values)
    before = [other for other in sums.parents if other < row]
    gaps = table.gap_rows[table.gap_rows < row].tolist()
    stops = sorted({other + 1 for other in before} | set(gaps))
    since = _leaves(table, sums, stops[-1] if stops else 0, row, row)
    everything = _leaves(table, sums, 0, row, row)
    loose = _roots(sums, row)
    tops = [other for other in np.flatnonzero(table.filled[:row]).tolist() if other not in loose]
    seen: list[list[int]] = []
    options = [table.row_hints.get(row, []), since, everything, tops]
    if table.kin and table.kin[row] and sum(table.kin[other] == table.kin[row] for other in everything) >= 2:
        options.insert(0, [other for other in everything if table.kin[other] == table.kin[row]])
        options.insert(0, [other for other in since if table.kin[other] == table.kin[row]])
    if table.kin and table.kin[row]:
        same = [other for other in range(row) if table.kin[other] == table.kin[row]]
        if same:  # of several blocks that each end with such a row, the rows of its own block, heads of others or not
            options.append([other for other in range(same[-1] + 1, row) if table.filled[other]])
    for stop in reversed(stops[-12:]):
        leaves = _leaves(table, sums, stop, row, row)
        if table.kin and table.kin[row]:
            options.append([other for other in leaves if table.kin[other] == table.kin[row]])
        options.append(leaves)
    after_stops = [other for other in range(row + 1, count) if table.says_total[other] == "strong"]
    options.append(_leaves(table, sums, row + 1, after_stops[0] if after_stops else count, row))
    options.append(_leaves(table, sums, row + 1, count, row))
    options.append([other for other in before if other not in loose])
    for option in options:
        if option and option not in seen:
            seen.append(option)
            yield option


def _roots(sums: Sums, row: int) -> set[int]:
    """Rows before a row that another row already adds up."""
    return {part for parent, parts in sums.parents.items() if parent < row for part in parts}


def _by_word(table: Table, sums: Sums) -> None:
    """Rows that a word calls a total."""
    weak = sum(said == "weak" for said in table.says_total)
    open_rows: list[int] = []
    for row, word in enumerate(table.says_total):
        said = "strong" if row in table.row_hints else word
        if not said or row in sums.parents or not table.filled[row]:
            continue
        if said == "weak" and weak > MANY // 10 and weak > 0.1 * len(table.values):
            continue  # so common a word says nothing
        best: tuple[tuple[int, int], list[int]] | None = None
        first: list[int] | None = None
        for parts in _candidates(table, sums, row):
            good, bad, several = _adds_up(table, row, parts)
            first = first or (parts if good + bad else None)
            mark = (several or good, -bad)
            if good and (best is None or mark > best[0]):
                best = (mark, parts)
        if best and (said == "strong" or best[0][0] > max(0, -best[0][1] - 1)):
            sums.parents[row] = best[1]
        elif said == "strong" and first:
            open_rows.append(row)
            heads = _heads(table, row)
            parts = sorted(part for parts in heads.values() for part in parts)
            if not heads:
                heads, parts = _bundles(table, row, first)
            sums.parents |= heads
            sums.parents[row] = parts or _plausible(table, sums, row, first)
        elif said == "strong":  # a total of percentages, where they make 100
            rates = np.flatnonzero(~np.array(table.summable))
            for parts in _candidates(table, sums, row):
                if _adds_up(table, row, parts, rates)[2]:
                    sums.parents[row] = parts
                    break
    _again(table, sums, [row for row in open_rows if row in sums.parents])


def _again(table: Table, sums: Sums, open_rows: Sequence[int]) -> None:
    """Totals that held for nothing while the totals under them were not known yet: a grand total over subtotals."""
    for row in open_rows:
        parts = sums.parents.pop(row)
        for option in _candidates(table, sums, row):
            good, bad, _ = _adds_up(table, row, option)
            if good > bad:
                parts = option
                break
        sums.parents[row] = parts


def _heads(table: Table, row: int) -> dict[int, list[int]]:
    """Rows of names that add up the rows under them (or over them) without saying so, where all rows over a total that
    holds for none else, or under it, fall into such groups, and the total holds for their leaves."""
    for filled in (np.flatnonzero(table.filled[:row]), np.flatnonzero(table.filled[row + 1 :]) + row + 1):
        for order in (filled.tolist(), filled[::-1].tolist()):
            found = _groups_in(table, order)
            parts = sorted(part for group in found.values() for part in group)
            if len(found) > 1 and any(len(group) > 1 for group in found.values()):
                good, bad, _ = _adds_up(table, row, parts)
                if good and not bad:
                    return found
    return {}


def _bundles(table: Table, row: int, first: list[int]) -> tuple[dict[int, list[int]], list[int]]:
    """Rows among a total's parts that add up those after them (or before them) without saying so, "Ekosistem Desa" over
    the village's officials and its council, and the parts without them: where the total holds for these."""
    for order in (first[:MANY], first[:MANY][::-1]):
        lengths = _runs_after(table, order)
        found: dict[int, list[int]] = {}
        place = 0
        while place < len(order):
            length = lengths[place]
            if length:
                found[order[place]] = sorted(order[place + 1 : place + 1 + length])
            place += 1 + length
        rest = [part for part in first if part not in found]
        good, bad, several = _adds_up(table, row, rest) if found and rest else (0, 0, 0)
        if several and good >= bad:
            return found, rest
    return {}, []


def _runs_after(table: Table, order: list[int]) -> list[int]:
    """For each row of an order how many of the rows right after it it adds up in every column, 0 where none."""
    columns = np.flatnonzero(table.summable)
    own = table.values[np.ix_(order, columns)]
    known, numbers = ~np.isnan(own), np.nan_to_num(own)
    added, some, addends = np.zeros_like(numbers), np.zeros_like(known), np.zeros(numbers.shape, dtype=int)
    found = np.zeros(len(order), dtype=int)
    for length in range(1, min(BUNDLED, len(order) - 1) + 1):
        here = slice(0, len(order) - length)
        added[here] += numbers[length:]
        some[here] |= known[length:]
        addends[here] += numbers[length:] != 0
        asked = known[here] & some[here] & ((numbers[here] != 0) | (added[here] != 0))
        good = asked & (np.abs(numbers[here] - added[here]) <= tolerance(table.step[columns], length))
        fits = (good == asked).all(axis=1) & (good & (addends[here] > 1)).any(axis=1)
        found[here] = np.where((found[here] == 0) & fits & (length > 1), length, found[here])
    return found.tolist()


def _groups_in(table: Table, order: Sequence[int]) -> dict[int, list[int]]:
    """Heads with the rows after them that they add up, where all of the rows fall into such groups; else nothing."""
    columns = np.flatnonzero(table.summable)
    numbers = np.nan_to_num(table.values[:, columns])
    room = 0.5 + table.step[columns]
    found: dict[int, list[int]] = {}
    place = 0
    while place < len(order):
        head, added, last = order[place], np.zeros(len(columns)), None
        told = ~np.isnan(table.values[head, columns])  # people and months stand beside the details alone
        if not told.any():
            return {}
        for other in range(place + 1, len(order)):
            added += numbers[order[other]]
            if (np.abs(added - numbers[head]) <= room * (other - place))[told].all():
                last = other
                break
        if last is None:
            return {}
        found[head] = sorted(order[place + 1 : last + 1])
        place = last + 1
    return found


def _by_span(table: Table, sums: Sums) -> None:
    """Rows among the parts of a total that are none of them: each that adds up the parts right under it is a head."""
    added = {part for parts in sums.parents.values() for part in parts}
    for parent, parts in list(sums.parents.items()):
        if len(parts) < 3:
            continue
        inside = range(parts[0] - 1 if parts[0] - 1 > parent or parent > parts[-1] else parts[0], parts[-1] + 1)
        loose = [
            row
            for row in inside
            if row >= 0 and row != parent and row not in added and row not in sums.parents and table.filled[row]
        ]
        for place, row in enumerate(loose):
            stop = loose[place + 1] if place + 1 < len(loose) else parts[-1] + 1
            under = [part for part in parts if row < part < stop]
            if under:
                good, bad, _ = _adds_up(table, row, under)
                if good and not bad:
                    sums.parents[row] = under


def _plausible(table: Table, sums: Sums, row: int, first: list[int]) -> list[int]:
    """The parts of a total that holds for none: those whose sum lies nearest to what is printed."""
    columns = np.flatnonzero(table.summable)
    best, closest = first, np.inf
    for parts in _candidates(table, sums, row):
        printed = table.values[row, columns]
        total = np.nansum(table.values[np.asarray(parts)][:, columns], axis=0)
        with np.errstate(invalid="ignore", divide="ignore"):
            far = np.nanmean(np.abs(printed - total) / np.maximum(np.abs(printed), 1))
        if far < closest * 0.999:
            best, closest = parts, far
    return best


def _by_number(table: Table, sums: Sums, asked: list[int]) -> None:
    """Rows without a total's word that the numbers show to be one."""
    filled = table.filled
    if filled.sum() < 3 or len(asked) > MANY:
        return
    for row in dict.fromkeys(asked):
        if row in sums.parents or not filled[row]:
            continue
        for parts in _candidates(table, sums, row):
            if len(parts) < 2 or row in parts:
                continue
            good, bad, several = _adds_up(table, row, parts)
            enough = several >= 1 and several >= 0.5 * (good + bad)
            if len(parts) == 2 and several < 2 and table.named[row]:
                enough = False  # one sum of two numbers may be chance
            if enough:
                sums.parents[row] = parts
                break


def _balances(table: Table, sums: Sums) -> None:
    """Rows such as Surplus/(Defisit): one sum less another, or with it."""
    columns = np.flatnonzero(table.summable)
    for row, said in enumerate(table.balance):
        if not said or row in sums.parents or not table.filled[row]:
            continue
        earlier = [other for other in (*sums.parents, *sums.balances) if other < row]
        roots = sorted(earlier)[-10:]
        for first, second in [(a, b) for b in reversed(roots) for a in reversed(roots) if a != b]:
            for sign in (-1, 1):
                made = table.values[first, columns] + sign * table.values[second, columns]
                printed = table.values[row, columns]
                known = ~np.isnan(made) & ~np.isnan(printed)
                good = known & (np.abs(made - printed) <= tolerance(table.step[columns], 2))
                if good.sum() and good.sum() >= 0.6 * known.sum() and np.abs(printed[good]).any():
                    sums.balances.setdefault(row, (first, second, sign))
            if row in sums.balances:
                break


def _columns(table: Table, sums: Sums) -> None:
    """Columns that add up others: by their header, or because they do in every row."""
    values = table.values
    count = values.shape[1]
    for column in range(count):
        if not table.summable[column]:
            continue
        best: tuple[tuple[float, int], list[int]] | None = None
        fallback: list[int] | None = None
        for parts in _column_candidates(table, sums, column):
            held, asked, several = _rows_holding(table, column, parts)
            if not asked:
                continue
            if table.column_says_total[column] and fallback is None and _siblings(table, column, parts):
                fallback = parts
            share = held / asked
            said = table.column_says_total[column] or parts == table.column_hints.get(column)
            last = table.paths[column][-1:]
            alike = bool(last) and all(table.paths[part][-1:] == last for part in parts)
            needed = 1 if said else 2 if share == 1 and asked >= 8 else 3 if alike else 5
            if several >= needed and share >= (0.6 if said else 0.97):
                mark = (share, several)
                if best is None or mark > best[0]:
                    best = (mark, parts)
        if best:
            sums.columns[column] = _without_stray(table, column, best[1])
        elif (
            fallback and _rows_holding(table, column, fallback)[1] >= 1 and len(fallback) >= 2 and _pure(table, column)
        ):
            sums.columns[column] = fallback


def _without_stray(table: Table, column: int, parts: list[int]) -> list[int]:
    """The columns that a column adds up, without one that is no part of it: without which it holds in every row."""
    held, asked, _ = _rows_holding(table, column, parts)
    if held < asked and len(parts) > 2:
        for stray in parts:
            rest = [part for part in parts if part != stray]
            held, asked, several = _rows_holding(table, column, rest)
            if held == asked and several > 2:
                return rest
    return parts


def _pure(table: Table, column: int) -> bool:
    """The last word over the column is nothing but a total's."""
    from analysis.sheets import words

    path = table.paths[column]
    return bool(path) and words.is_total(path[-1]) and len(path) >= 2


def _siblings(table: Table, column: int, parts: list[int]) -> bool:
    mine = table.paths[column][:-1]
    return all(table.paths[part][:-1] == mine for part in parts)


def _column_candidates(table: Table, sums: Sums, column: int) -> Iterator[list[int]]:
    count = table.values.shape[1]
    plain = [c for c in range(count) if table.summable[c] and c != column]
    free = [c for c in plain if c not in sums.columns]
    mine = table.paths[column][:-1]
    siblings = [c for c in free if c < column and table.paths[c][:-1] == mine]
    options = [table.column_hints.get(column, [])]
    if len(siblings) >= 2:
        options.append(siblings)
    after = [c for c in free if c > column and table.paths[c][:-1] == mine]
    previous = [c for c in sums.columns if c < column]
    since = [c for c in free if (previous[-1] if previous else -1) < c < column]
    options.append(since)
    before = [c for c in free if c < column]
    options += _runs_before(table, column, before)
    if table.column_says_total[column]:
        options += [before[::-1][width - 1 :: width][::-1] for width in (2, 3, 4)]  # one of each group of columns
    last = table.paths[column][-1:] if table.paths[column] else ()
    options.append([c for c in previous if table.paths[c][-1:] == last])
    options.append(previous)
    for last in dict.fromkeys(table.paths[c][-1] for c in before if len(table.paths[c]) >= 2):
        options.append([c for c in before if table.paths[c][-1:] == (last,)])  # the L of every group
    if len(table.paths[column]) >= 2:
        options.append([c for c in plain if c > column and table.paths[c][-1:] == table.paths[column][-1:]])
    if table.column_says_total[column]:
        later = [c for c in plain if c > column and table.paths[c]]
        for last in dict.fromkeys(table.paths[c][-1] for c in later):
            options.append([c for c in later if table.paths[c][-1] == last])
        if len(after) >= 2:
            options.append(after)
        for length in range(2, min(len([c for c in free if c > column]), 8) + 1):
            options.append([c for c in free if c > column][:length])
    seen: list[list[int]] = []
    for option in options:
        if len(option) >= 2 and option not in seen:
            seen.append(option)
            yield option


def _runs_before(table: Table, column: int, before: list[int]) -> list[list[int]]:
    """Runs of columns that end just before a column and add up to it in half of its rows or more."""
    near = before[-14:][::-1]
    if len(near) < 2:
        return []
    values = table.values if len(table.values) <= MANY else table.values[:MANY]
    sums = np.cumsum(np.nan_to_num(values[:, near]), axis=1)
    printed = values[:, [column]]
    asked = ~np.isnan(printed) & ((printed != 0) | (sums != 0))
    good = asked & (np.abs(printed - sums) <= tolerance(table.step[column], len(near)))
    share = good.sum(axis=0) / np.maximum(asked.sum(axis=0), 1)
    return [near[: length + 1][::-1] for length in range(1, len(near)) if share[length] >= 0.5]


def _rows_holding(table: Table, column: int, parts: list[int]) -> tuple[int, int, int]:
    """Rows in which a column is the sum of the parts: held, asked, held with two addends or more."""
    values = table.values if len(table.values) <= 4 * MANY else table.values[:: max(1, len(table.values) // MANY)]
    printed = values[:, column]
    block = values[:, parts]
    some = ~np.isnan(block)
    total = np.where(some, block, 0).sum(axis=1)
    asked = ~np.isnan(printed) & some.any(axis=1) & ((printed != 0) | (total != 0))
    good = asked & (np.abs(printed - total) <= tolerance(table.step[column], len(parts)))
    several = good & ((some & (block != 0)).sum(axis=1) >= 2)
    return int(good.sum()), int(asked.sum()), int(several.sum())


def find_products(
    values: np.ndarray, targets: Sequence[int] | None = None, reach: int = 8
) -> dict[int, tuple[int, ...]]:
    """Columns that are the product of two or three columns before them: people x months x rupiah.

    A product counts when it holds to half a unit in at least two rows and in seven of ten that could show it.
    """
    found: dict[int, tuple[int, ...]] = {}
    block = values if len(values) <= MANY else values[:MANY]
    for target in range(2, block.shape[1]) if targets is None else targets:
        printed = block[:, target]
        near = [c for c in range(max(0, target - reach), target) if c not in found]
        best = 0.0
        for size in (2, 3):
            for factors in combinations(near, size):
                share = product_share(printed, block[:, factors])
                if share > best:
                    best, found[target] = share, factors
        if best < 0.7:
            found.pop(target, None)
    return found


def quotient_share(printed: np.ndarray, others: np.ndarray, step: float) -> float:
    """The largest share of rows in which a column is one other in per cent of another; 0 where fewer than three do."""
    best = 0.0
    for over, under in permutations(range(others.shape[1]), 2):
        with np.errstate(divide="ignore", invalid="ignore"):
            made = 100 * others[:, over] / others[:, under]
        asked = ~np.isnan(printed) & np.isfinite(made) & (printed != 0)
        if asked.sum() < 3:
            continue
        good = np.abs(made[asked] - printed[asked]) <= 0.51 * step + 1e-9
        if good.sum() >= 3:
            best = max(best, float(good.mean()))
    return best


def product_share(printed: np.ndarray, factors: np.ndarray) -> float:
    """The share of rows in which a column is the product of others; 0 where fewer than two rows show it."""
    asked = ~np.isnan(printed) & ~np.isnan(factors).any(axis=1) & (printed != 0) & (np.abs(factors) != 1).any(axis=1)
    asked &= (np.abs(np.where(np.isnan(factors), 1, factors)) > 1).sum(axis=1) >= 2
    if asked.sum() < 2:
        return 0.0
    good = np.abs(factors[asked].prod(axis=1) - printed[asked]) <= 0.5
    return float(good.mean()) if good.sum() >= 2 else 0.0


def _check(table: Table, sums: Sums) -> None:
    """Compare every printed sum to the unit. A column in which hardly any row holds adds up nothing: page numbers."""
    for column in np.flatnonzero(table.summable).tolist():
        asked = held = 0
        for row, parts in sums.parents.items():
            good, bad, _ = _adds_up(table, row, parts, np.array([column]))
            asked, held = asked + good + bad, held + good
        if asked >= 5 and held < 0.2 * asked and column not in sums.columns:
            sums.barren.add(column)
    for row, parts in sums.parents.items():
        for column in np.flatnonzero(table.summable).tolist():
            if column in sums.barren:
                continue
            printed = table.values[row, column]
            addends = table.values[parts, column]
            known = ~np.isnan(addends)
            if np.isnan(printed) or not known.any():
                continue
            if table.unknown is not None and table.unknown[parts, column].any():
                continue
            sums.checked += 1
            total = float(addends[known].sum())
            if abs(printed - total) <= tolerance(table.step[column], len(parts)):
                continue
            if printed == len(parts) and not np.isclose(printed, total):
                sums.counts.add((row, column))
                continue
            where = tuple((part, column) for part, there in zip(parts, known, strict=True) if there)
            hidden = table.hidden[row, column] if table.hidden is not None else 0.0
            sums.broken.append(_explained(table, Broken(row, column, float(printed), total, where, False), hidden))
    for column, parts in sums.columns.items():
        printed = table.values[:, column]
        block = table.values[:, parts]
        known = ~np.isnan(block)
        total = np.where(known, block, 0).sum(axis=1)
        asked = ~np.isnan(printed) & known.any(axis=1)
        sums.checked += int(asked.sum())
        if table.unknown is not None:
            asked &= ~table.unknown[:, parts].any(axis=1)
        wrong = asked & (np.abs(printed - total) > tolerance(table.step[column], len(parts)))
        for row in np.flatnonzero(wrong).tolist():
            where = tuple((row, part) for part, there in zip(parts, known[row], strict=True) if there)
            broken = Broken(row, column, float(printed[row]), float(total[row]), where, True)
            sums.broken.append(_explained(table, broken, 0.0))


def _explained(table: Table, broken: Broken, hidden: float) -> Broken:
    """The likeliest single cause, named only where no other fits as well."""
    printed, total = broken.printed, broken.computed
    parts = [float(table.values[place]) for place in broken.parts]
    found: list[tuple[str, tuple[int, int] | None]] = []
    missing = printed - total
    if hidden and np.isclose(missing, hidden, rtol=0, atol=1e-6):
        return _named(broken, "hidden_rows", None)
    if np.isclose(printed * 1000, total) or np.isclose(printed, total * 1000):
        return _named(broken, "slip_of_1000", (broken.row, broken.column))
    if np.isclose(printed, 2 * total) and total:
        return _named(broken, "twice", (broken.row, broken.column))
    if np.isclose(printed, -total) and total:
        return _named(broken, "sign", (broken.row, broken.column))
    if abs(missing) <= max(1.0, min(5.0, 0.5 * len(parts))) and abs(total) >= 100 * abs(missing):
        return _named(broken, "rounding", None)
    for place, value in zip(broken.parts, parts, strict=True):
        if not value:
            continue
        if _near(missing, 999 * value) or _near(missing, -0.999 * value):
            found.append(("slip_of_1000", place))
        elif _near(missing, -2 * value):
            found.append(("sign", place))
        elif _near(missing, -value):
            found.append(("doubled_row", place))
        elif _near(missing, value):
            found.append(("missing_row", place))
    doubled = {
        place
        for kind, place in found
        if kind == "doubled_row" and place is not None and _has_twin(table, broken, place)
    }
    if doubled:
        return _named(broken, "doubled_row", max(doubled))
    if _transposed(printed, total):
        found.append(("transposed", (broken.row, broken.column)))
    else:
        for place, value in zip(broken.parts, parts, strict=True):
            if value and _transposed(value, value + missing):
                found.append(("transposed", place))
    kinds = {kind for kind, _ in found}
    if len(found) == 1 or (len(kinds) == 1 and kinds == {"transposed"} and len(found) == 1):
        return _named(broken, *found[0])
    if not found and _one_digit(printed, total):
        return _named(broken, "one_digit", (broken.row, broken.column))
    return broken


def _named(broken: Broken, cause: str, culprit: tuple[int, int] | None) -> Broken:
    return Broken(
        broken.row, broken.column, broken.printed, broken.computed, broken.parts, broken.across, cause, culprit
    )


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= max(1e-6, 1e-9 * abs(other))


def _has_twin(table: Table, broken: Broken, place: tuple[int, int]) -> bool:
    """Whether the row before or after holds the same numbers."""
    row, _ = place
    for other in (row - 1, row + 1):
        if any(part[0] == other for part in broken.parts):
            mine, theirs = table.values[row], table.values[other]
            if np.array_equal(mine, theirs, equal_nan=True):
                return True
    return False


def _digits(value: float) -> str | None:
    return str(int(abs(value))) if value == int(value) and abs(value) < 1e15 else None


def _transposed(one: float, other: float) -> bool:
    """Two numbers that differ by two neighbouring digits changed over."""
    if one * other <= 0:
        return False
    a, b = _digits(one), _digits(other)
    if a is None or b is None or len(a) != len(b):
        return False
    differ = [place for place, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    return (
        len(differ) == 2
        and differ[1] == differ[0] + 1
        and a[differ[0]] == b[differ[1]]
        and a[differ[1]] == b[differ[0]]
    )


def _one_digit(one: float, other: float) -> bool:
    a, b = _digits(one), _digits(other)
    return (
        a is not None
        and b is not None
        and len(a) == len(b) >= 3
        and sum(x != y for x, y in zip(a, b, strict=True)) == 1
    )
