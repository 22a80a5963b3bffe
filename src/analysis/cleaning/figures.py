"""Numbers that the sheet alone leaves open and their meaning settles: people and rupiah are whole.

``sheets`` reads 33.120 as undecided where neither column nor totals tell. In a column of people it can only be
thirty-three thousand. A count that Excel stored as 353.834 is whole again times 1,000; it is restored where a printed
sum proves it, and left out with a finding elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import numpy as np

from analysis.cleaning.layers import Layered
from analysis.cleaning.uses import Uses

PREMIUM_IDR = (1_000, 400_000)  # of one person and month: from JKK alone of a low wage to all five programmes
TOO_SMALL_IDR = 400  # of one person and month: nobody is insured for less, whatever the reliefs
WHOLE = ("count", "workers", "amount")
_GROUPED = re.compile(r"\s*(?:rp\.?\s*)?[-(]?\d{1,3}([.,])\d{3}(?:\1\d{3})*\)?(?:\s*(?:orang|org|jiwa))?\s*", re.I)


@dataclass(frozen=True)
class Settled:
    """One number settled by what it counts, or left out: a rule of ``messages.yml``, its cell, what stands there."""

    rule: str
    cell: str
    found: str
    value: float | None
    others: tuple[str, ...] = ()  # further cells of the column that it settles


def settle(table: Layered, uses: Uses, raws: dict[str, str]) -> tuple[Layered, list[Settled]]:
    """The table with such numbers settled, and what was done."""
    table = _people_without_rupiah(table, uses, raws)
    values = table.data.values.copy()
    settled: list[Settled] = []
    typed = _typed_in_thousands(table, uses, values, raws)
    for column in range(values.shape[1]):
        for row in table.rows:
            if not _is_whole(uses, row, column):
                continue
            cell = table.cell(row, column)
            raw = raws.get(cell, "")
            doubtful = table.data.undecided[row, column] or (
                _counts(uses, row, column)
                and (typed or "," in raw)
                and values[row, column] != np.floor(values[row, column])
            )
            if doubtful and _GROUPED.fullmatch(raw):
                sign = -1 if raw.strip().startswith(("-", "(")) else 1
                values[row, column] = sign * float(re.sub(r"\D", "", raw))
                settled.append(Settled("thousands_by_meaning", cell, raw, float(values[row, column])))
    _plain(table, uses, values, raws, settled)
    _alike(table, uses, values, raws, settled)
    _by_scale(table, uses, values, raws, settled)
    down = _by_premium(table, uses, values, raws, settled)
    for column in range(values.shape[1]):
        for row in table.rows:
            value = values[row, column]
            if not _counts(uses, row, column) or np.isnan(value) or value == np.floor(value):
                continue
            restored = round(value * 1000)
            exact = abs(restored - value * 1000) < 1e-6
            proven = exact and (
                _proven(table, values, row, column, restored) or _is_share(table, uses, values, row, column, restored)
            )
            fits = exact and not proven and _fits(table, uses, values, row, column)
            settled.append(
                Settled(
                    "count_restored" if proven else "count_restored.column" if fits else "count_not_whole",
                    table.cell(row, column),
                    raws.get(table.cell(row, column), ""),
                    restored if proven or fits else None,
                )
            )
            values[row, column] = restored if proven or fits else np.nan
    if not settled:
        return table, []
    return replace(table, data=replace(table.data, values=values), down=np.where(np.isnan(down), values, down)), settled


def _typed_in_thousands(table: Layered, uses: Uses, values: np.ndarray, raws: dict[str, str]) -> bool:
    """Whether all broken counts of a table are typed as thousands are, one at least with a zero at its end, which no
    number keeps: 25.550 is a text. One wrong total makes decimals of such texts in the reader's eyes."""
    broken = [
        raws.get(table.cell(row, column), "").strip()
        for column in range(values.shape[1])
        for row in table.rows
        if _counts(uses, row, column) and values[row, column] != np.floor(values[row, column])
    ]
    broken = [raw for raw in broken if raw]
    return all(map(_GROUPED.fullmatch, broken)) and any(raw.endswith("0") for raw in broken)


def _plain(table: Layered, uses: Uses, values: np.ndarray, raws: dict[str, str], settled: list[Settled]) -> None:
    """793 beside shares in one column of metrics: the counts of the column are whole, so none of them lost its thousands."""
    for column in range(values.shape[1]):
        counted = [row for row in table.rows if _counts(uses, row, column)]
        known = values[counted, column][~np.isnan(values[counted, column])]
        if len(known) < 3 or (known != np.floor(known)).any():
            continue
        for row in counted:
            cell = table.cell(row, column)
            raw = raws.get(cell, "").strip()
            if table.data.undecided[row, column] and np.isnan(values[row, column]) and raw.isdigit():
                values[row, column] = float(raw)
                settled.append(Settled("whole_by_meaning", cell, raw, float(raw)))


def _alike(table: Layered, uses: Uses, values: np.ndarray, raws: dict[str, str], settled: list[Settled]) -> None:
    """12,000 beside 11,992 that can only be thousands is twelve thousand as well, though twelve people would be whole."""
    done = {each.cell for each in settled if each.rule == "thousands_by_meaning"}
    for column in range(values.shape[1]):
        cells = {row: table.cell(row, column) for row in table.rows}
        if not done & set(cells.values()):
            continue
        for row, cell in cells.items():
            raw = raws.get(cell, "")
            if cell in done or not _counts(uses, row, column) or not _GROUPED.fullmatch(raw):
                continue
            whole = float(re.sub(r"\D", "", raw))
            if abs(values[row, column]) * 1000 == whole:
                values[row, column] = whole
                settled.append(Settled("thousands_by_meaning", cell, raw, whole))


def _people_without_rupiah(table: Layered, uses: Uses, raws: dict[str, str]) -> Layered:
    """People and months are not in thousands of rupiah: "(Rp. 000,-)" over a table with both means its money."""
    values, down = table.data.values.copy(), table.down.copy()
    changed = False
    for column, unit in enumerate(table.data.units):
        for row in table.rows if unit.currency and unit.scale not in (0, 1) else ():
            own_unit = any(map(str.isalpha, raws.get(table.cell(row, column), "")))  # "1.983 orang"
            if not own_unit and (uses.rows.get(row) or uses.columns[column]) in ("count", "workers", "months"):
                values[row, column] /= unit.scale
                down[row, column] /= unit.scale
                changed = True
    return replace(table, data=replace(table.data, values=values), down=down) if changed else table


def _by_scale(table: Layered, uses: Uses, values: np.ndarray, raws: dict[str, str], settled: list[Settled]) -> None:
    """A column of amounts whose unit is in doubt, beside one whose unit is not: money of the same rows is of one size."""
    data = table.data
    amounts = [n for n, use in enumerate(uses.columns) if use == "amount"]
    sure = [n for n in amounts if data.units[n].scale not in (0, 1) and not data.undecided[:, n].any()]
    for column in amounts:
        unscaled = data.units[column].scale in (0, 1) and not data.undecided[:, column].any()
        rows = [
            row
            for row in range(len(data.rows))
            if (data.undecided[row, column] and np.isnan(values[row, column]))
            or (unscaled and not np.isnan(values[row, column]))
        ]
        if not rows or not sure:
            continue
        printed = np.array([_number(raws.get(table.cell(row, column), "")) for row in rows])
        beside = values[rows, sure[0]]
        known = ~np.isnan(printed) & ~np.isnan(beside) & (beside > 0) & (printed > 0)
        scale = data.units[sure[0]].scale
        if not known.any():
            continue
        scaled, plain = np.median(printed[known] * scale / beside[known]), np.median(printed[known] / beside[known])
        if 0.05 <= scaled <= 20 and not 0.05 <= plain <= 20:
            for row, number in zip(rows, printed, strict=True):
                if not np.isnan(number):
                    values[row, column] = round(number * scale, 2)
                    cell = table.cell(row, column)
                    settled.append(Settled("unit_by_neighbour", cell, raws.get(cell, ""), float(values[row, column])))


def _by_premium(
    table: Layered, uses: Uses, values: np.ndarray, raws: dict[str, str], settled: list[Settled]
) -> np.ndarray:
    """Units that the premium refutes: "(Rp. 000,-)" over 16.800 would be 16.8 million for one person and month.

    A column of premiums is refuted by its own size, a column of amounts by what one person costs in one month; each
    only where it fits without its unit. Returns the numbers of merged cells, in the same units.
    """
    down = table.down.copy()
    scales = [unit.scale for unit in table.data.units]
    costs = [n for n, use in enumerate(uses.columns) if use == "unit_cost"]
    amounts = [n for n, use in enumerate(uses.columns) if use == "amount"]
    refuted = [
        column
        for column in [*costs, *amounts]
        if scales[column] > 1
        and _refuted(
            values[:, column] if column in costs else _cost_of_one(table, uses, values, column), scales[column]
        )
    ]
    # An amount nobody is counted beside is in the unit of the other amounts of its table.
    refuted += [
        column
        for column in amounts
        if column not in refuted
        and not _is_open(table, values, column)
        and {scales[other] for other in refuted if other in amounts} == {scales[column]}
        and np.isnan(_cost_of_one(table, uses, values, column)).all()
    ]
    for column in refuted:
        down[:, column] /= scales[column]
        _unscale(table, column, values, raws, settled)
    for column in amounts:
        beside = [n for n in refuted if n in amounts and scales[n] == scales[column]]
        if beside and column not in refuted:
            _in_full(table, column, beside[0], values, raws, settled)
    for column, scale in _unstated(table, uses, values, [each for each in amounts if each not in refuted]).items():
        down[:, column] *= scale
        values[:, column] *= scale
        _say("unit_by_premium.unstated", table, column, values, raws, settled)
    return down


def _unstated(table: Layered, uses: Uses, values: np.ndarray, amounts: list[int]) -> dict[int, float]:
    """Columns of amounts whose unit nobody states and without which nobody could be insured: six rupiah for one person
    and month are six thousand. With them the columns of the table that have no people beside them."""
    free = [n for n in amounts if table.data.units[n].scale in (0, 1)]
    costs = {n: _cost_of_one(table, uses, values, n) for n in free}
    costs = {n: each[~np.isnan(each) & (each > 0)] for n, each in costs.items()}
    everything = np.concatenate(list(costs.values())) if costs else np.zeros(0)
    found: dict[int, float] = {}
    for column, known in costs.items():
        for scale in (1e3, 1e6):
            if len(everything) >= 2 and _fit(known, scale) and (len(known) >= 2 or _fit(everything, scale)):
                found[column] = scale
                break
    if len(set(found.values())) == 1 and len(found) < len(free):
        scale = next(iter(found.values()))
        found |= {n: scale for n in free if np.isnan(_cost_of_one(table, uses, values, n)).all()}
    return found if len(set(found.values())) == 1 else {}


def _fit(known: np.ndarray, scale: float) -> bool:
    """Whether what one person costs in a month is too little as it stands and a premium in thousands or millions."""
    fits = (known * scale >= PREMIUM_IDR[0]) & (known * scale <= PREMIUM_IDR[1]) & (known < TOO_SMALL_IDR)
    return bool(len(known)) and bool(fits.mean() >= 0.8)


def _refuted(costs: np.ndarray, scale: float) -> bool:
    known = costs[~np.isnan(costs) & (costs > 0)]
    low, high = PREMIUM_IDR
    if not len(known):
        return False
    plain = known / scale
    return bool((known > high).mean() >= 0.8 and ((plain >= low) & (plain <= high)).mean() >= 0.8)


def _cost_of_one(table: Layered, uses: Uses, values: np.ndarray, column: int) -> np.ndarray:
    """What an amount is for one person and month; of a year where no months are told."""
    workers = [n for n, use in enumerate(uses.columns) if use == "workers"]
    months = [n for n, use in enumerate(uses.columns) if use == "months"]
    costs = np.full(len(values), np.nan)
    for row in table.rows:
        people = next((values[row, n] for n in workers if values[row, n] > 0), np.nan)
        time = next((values[row, n] for n in months if values[row, n] > 0), 12.0)
        costs[row] = values[row, column] / (people * time)
    return costs


def _unscale(table: Layered, column: int, values: np.ndarray, raws: dict[str, str], settled: list[Settled]) -> None:
    values[:, column] /= table.data.units[column].scale
    _say("unit_by_premium", table, column, values, raws, settled)


def _is_open(table: Layered, values: np.ndarray, column: int) -> bool:
    """Whether nothing but zeros of a column could be read."""
    return bool(table.data.undecided[:, column].any()) and not np.nan_to_num(values[:, column]).any()


_PRINTED = re.compile(r"(?:rp\.?)?([-(]?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(?:-|0+|--))?[-)]*", re.I)


def _in_full(
    table: Layered, column: int, beside: int, values: np.ndarray, raws: dict[str, str], settled: list[Settled]
) -> None:
    """A column that was left open between its stated unit and full rupiah, beside one of the same unit that the premium
    refutes: full rupiah too, where it is of the same size so."""
    if not _is_open(table, values, column):
        return
    printed = {row: _PRINTED.fullmatch("".join(raws.get(table.cell(row, column), "").split())) for row in table.rows}
    told = {row: float(hit[2].replace(".", "")) * (-1 if hit[1] else 1) for row, hit in printed.items() if hit}
    ratios = [value / values[row, beside] for row, value in told.items() if values[row, beside] > 0]
    if not ratios or not 0.05 <= np.median(ratios) <= 20:
        return
    for row, value in told.items():
        values[row, column] = value
    first, *others = (table.cell(row, column) for row in told)
    settled.append(Settled("unit_by_premium", first, raws.get(first, ""), next(iter(told.values())), tuple(others)))


def _say(
    rule: str, table: Layered, column: int, values: np.ndarray, raws: dict[str, str], settled: list[Settled]
) -> None:
    """Tell of a column at its first number; a column that nobody filled has none."""
    row = next((row for row in table.rows if not np.isnan(values[row, column])), None)
    if row is not None:
        cell = table.cell(row, column)
        settled.append(Settled(rule, cell, raws.get(cell, ""), float(values[row, column])))


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return float("nan")


def _is_whole(uses: Uses, row: int, column: int) -> bool:
    return row not in uses.shares and (uses.rows.get(row) or uses.columns[column]) in WHOLE


def _counts(uses: Uses, row: int, column: int) -> bool:
    return row not in uses.shares and (uses.rows.get(row) or uses.columns[column]) in ("count", "workers")


def _fits(table: Layered, uses: Uses, values: np.ndarray, row: int, column: int) -> bool:
    """Whether a fraction is among the whole counts of its column, or of its row's other months, only times 1,000: 3.746
    between 3,673 and 3,808."""
    alike = [
        other for other in table.rows if table.rows[other].typed.get("metric") == table.rows[row].typed.get("metric")
    ]
    below = values[[other for other in alike if _counts(uses, other, column)], column]
    along = values[
        row, [n for n, metric in enumerate(uses.metrics) if _counts(uses, row, n) and metric == uses.metrics[column]]
    ]
    return any(_among(values[row, column] * 1000, others) for others in (below, along))


def _among(restored: float, others: np.ndarray) -> bool:
    whole = others[(others == np.floor(others)) & (others > 0)]
    return len(whole) >= 3 and whole.min() / 2 <= restored <= whole.max() * 2 and restored / 100 < whole.min()


def _is_share(table: Layered, uses: Uses, values: np.ndarray, row: int, column: int, restored: int) -> bool:
    """Whether the row's own percentage is that of the restored count: 1.258 of 15,424 beside 8.16 %."""
    shares = [values[row, n] for n, use in enumerate(uses.columns) if use == "percent" and values[row, n] > 0]
    others = [values[row, n] for n, use in enumerate(uses.columns) if use == "count" and n != column]
    for other in others:
        for part, whole in ((restored, other), (other, restored)):
            if not part > 1 or not whole >= part:
                continue
            for share in shares:
                scale = 1 if share <= 1 else 100
                if abs(scale * part / whole - share) <= 0.5 * _step(share):
                    return True
    return False


def _step(number: float) -> float:
    """The last decimal of a number as it was typed: 0.01 of 8.16."""
    _, _, decimals = f"{number:.6f}".rstrip("0").partition(".")
    return 10.0 ** -len(decimals)


def _proven(table: Layered, values: np.ndarray, row: int, column: int, restored: float) -> bool:
    """Whether a printed sum holds with the restored number, the other fractions of its column restored as well."""
    for parent, parts in table.data.parents.items():
        if row not in parts or np.isnan(values[parent, column]):
            continue
        own = values[parts, column]
        whole = np.where(own == np.floor(own), own, np.round(own * 1000))
        if abs(np.nansum(whole) - values[parent, column]) < 0.5:
            return True
    # Across: a sum or a difference of columns in the same row.
    others = [place for place in range(values.shape[1]) if place != column and not np.isnan(values[row, place])]
    for first in others:
        for second in others:
            if first < second and {
                abs(values[row, first] - values[row, second]),
                values[row, first] + values[row, second],
            } & {restored}:
                return True
    return False
