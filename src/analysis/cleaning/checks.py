"""Checks on cleaned rows: what does not fit together becomes a finding; no row is changed.

Limits are data (``checks.yml``), severity and words of each rule as well (``messages.yml``). Each check takes frames of
rows and yields findings; ``check_rows`` runs them all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

import pandas as pd
import yaml

from analysis.cleaning.findings import finding
from analysis.reference import districts, month_at, month_number, segment_label
from analysis.reference.language import LANGUAGES, number

LAST_BUDGET = ("perubahan", "pergeseran", "murni")


@cache
def limits() -> dict:
    return yaml.safe_load((files("analysis.cleaning") / "checks.yml").read_text(encoding="utf-8"))


def check_rows(
    lines: pd.DataFrame, counts: pd.DataFrame, beside: Mapping[str, Sequence[str]] | None = None
) -> list[dict]:
    """All checks on the rows of submissions. Returns findings.

    ``beside`` has for the ``row_id`` of lines the cells of their people, months and premium.
    """
    lines, counts = lines.astype(object).where(lines.notna(), None), counts.astype(object).where(counts.notna(), None)
    budget = [row for row in lines.to_dict("records") if row["counted"]]
    people = counts.to_dict("records")
    return [
        *_unit_costs(budget, beside or {}),
        *_ratios(budget),
        *_realisation(budget),
        *_groups_left_out(budget),
        *_members(people),
        *_jumps(people),
        *_copied(people),
        *_months(people),
        *_potential_of_workers(budget, people),
    ]


def missing_districts(lines: pd.DataFrame, counts: pd.DataFrame, folder: str) -> list[dict]:
    """A finding for each of the 56 districts that sent no budget, or of which no counts came."""
    found = []
    for rule, frame in (("district_without_budget", lines), ("district_without_counts", counts)):
        there = set(frame["district_code"].dropna())
        for row in districts().itertuples():
            if row.district_code not in there:
                found.append(finding(rule, folder, row.district_code, row.district))
    return found


def _at(row: dict) -> dict:
    return {"file": row["file"], "cell": row["cell"], "sheet": row["sheet"], "about": row["district"] or ""}


def _read(row: dict, other: dict | None = None) -> dict[str, str]:
    """The rupiah of one or two rows as they are read: in a sheet of millions the cell itself says something else."""
    rows = {"read": row, "other": other or row}
    return {f"{name}_{lang}": number(each["amount_idr"], 0, lang) for name, each in rows.items() for lang in LANGUAGES}


def _agrees(row: dict) -> bool:
    """Whether people x months x premium give the amount, to half a percent or a rupiah a person and month."""
    product = row["workers"] * row["months"] * row["unit_cost_idr"]
    return abs(product - row["amount_idr"]) <= max(row["workers"] * row["months"], 0.005 * product)


def _checkable(row: dict) -> bool:
    return bool(row["workers"] and row["months"] and row["unit_cost_idr"] and row["amount_idr"])


def _plan(row: dict, beside: Mapping[str, Sequence[str]]) -> tuple[str, str, str]:
    """The people, months and premium of a line by their cells, else by its row on the sheet."""
    cells = " ".join(beside.get(row.get("row_id", ""), ()))
    return row["file"], row["sheet"], cells or row["cell"].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def _unit_costs(lines: list[dict], beside: Mapping[str, Sequence[str]]) -> Iterator[dict]:
    low, high = limits()["unit_cost_idr"]
    # One count of people beside several stages, or over them, can be that of one of them only.
    fits = {_plan(row, beside) for row in lines if _checkable(row) and _agrees(row)}
    for row in lines:
        if not (row["workers"] and row["amount_idr"]):
            continue
        if _checkable(row) and row["stage"] != "realisasi" and not _agrees(row):
            if _plan(row, beside) not in fits:
                product = row["workers"] * row["months"] * row["unit_cost_idr"]
                yield finding("line_product_disagrees", found=row["raw"], expected=product, **_read(row), **_at(row))
            continue
        # A realisation may pay for fewer months than the plan; without months a year is the longest there is.
        months = row["months"] or 12
        cost = row["amount_idr"] / (row["workers"] * months)
        plausible = row["programme"] in limits()["unit_cost_programmes"]
        too_low = (
            row["months"]
            and row["stage"] != "realisasi"
            and cost < low / (2 if row["programme"] in ("JKK", "JKM") else 1)
        )
        if plausible and (cost > high or too_low):
            yield finding("unit_cost_implausible", found=number(cost, 0, "id"), expected="", **_at(row))


def _ratios(lines: list[dict]) -> Iterator[dict]:
    """JKK against JKM of the same people."""
    pairs: dict[tuple, dict[str, list[dict]]] = defaultdict(lambda: defaultdict(list))
    for row in lines:
        if row["programme"] in ("JKK", "JKM"):
            row_of = "".join(filter(str.isdigit, row["cell"])) if row["account_code"] == "" else ""
            key = (
                row["file"],
                row["sheet"],
                row["district_code"],
                row["fiscal_year"],
                row["stage"],
                row["segment"],
                row["fund_source"],
                row_of,
            )
            pairs[key][row["programme"]].append(row)
    known = [*limits()["jkk_jkm_ratios"], *limits()["jkk_jkm_other"]]
    for pair in pairs.values():
        if len(pair["JKK"]) != 1 or len(pair["JKM"]) != 1:
            continue
        jkk, jkm = pair["JKK"][0], pair["JKM"][0]
        if not jkk["amount_idr"] or not jkm["amount_idr"]:
            continue
        ratio = jkk["amount_idr"] / jkm["amount_idr"]
        if all(abs(ratio / each - 1) > limits()["ratio_tolerance"] for each in known):
            yield finding("jkk_jkm_ratio", found=jkk["raw"], expected=jkm["raw"], **_read(jkk, jkm), **_at(jkk))


def _realisation(lines: list[dict]) -> Iterator[dict]:
    names = (
        "file",
        "district_code",
        "fiscal_year",
        "segment",
        "programme",
        "fund_source",
        "account_code",
        "description",
        "sheet",
    )
    budgets: dict[tuple, dict[str, list[dict]]] = defaultdict(lambda: defaultdict(list))
    for row in lines:
        budgets[tuple(row[name] for name in names)][row["stage"]].append(row)
    for stages in budgets.values():
        paid = stages.get("realisasi", [])
        last = next((stages[stage] for stage in LAST_BUDGET if stages.get(stage)), [])
        if len(paid) == 1 and len(last) == 1 and paid[0]["amount_idr"] > last[0]["amount_idr"] + 0.5:
            read = _read(paid[0], last[0])
            yield finding(
                "realisation_over_budget", found=paid[0]["raw"], expected=last[0]["raw"], **read, **_at(paid[0])
            )


def _groups_left_out(lines: list[dict]) -> Iterator[dict]:
    """Groups with money in one year and none in the next, of a district whose next year is there."""
    years: dict[str, dict[int, dict[str, dict]]] = defaultdict(lambda: defaultdict(dict))
    for row in lines:
        if row["fiscal_year"] and row["stage"] in ("murni", "perubahan") and row["amount_idr"]:
            years[row["district_code"]][int(row["fiscal_year"])].setdefault(row["segment"], row)
    for told in years.values():
        for year, groups in told.items():
            if year + 1 not in told:
                continue
            for segment in sorted(set(groups) - set(told[year + 1]) - {"pemilu"}):
                row = next(iter(told[year + 1].values()))
                place = {
                    "file": row["file"],
                    "cell": "",
                    "sheet": row["sheet"],
                    "about": f"{row['district']}, {year + 1}",
                }
                yield finding("segments_missing", found=segment_label(segment, "id"), **place)


def _by_group(people: list[dict]) -> dict[tuple, dict[str, dict]]:
    groups: dict[tuple, dict[str, dict]] = defaultdict(dict)
    for row in people:
        if row["district_code"] and row["period"]:
            groups[row["district_code"], row["period"], row["segment"]].setdefault(row["metric"], row)
    return groups


def _members(people: list[dict]) -> Iterator[dict]:
    for told in _by_group(people).values():
        potential, registered, active, absent = (
            told.get(name) for name in ("potential", "registered", "active", "not_registered")
        )
        first = registered or active
        if (
            potential
            and first
            and first["segment"] not in limits()["over_potential_except"]
            and first["workers"] > potential["workers"]
        ):
            yield finding("members_over_potential", found=first["raw"], expected=potential["raw"], **_at(first))
        if registered and active and active["workers"] > registered["workers"]:
            yield finding("active_over_registered", found=active["raw"], expected=registered["raw"], **_at(active))
        if potential and absent and registered:
            gap = potential["workers"] - registered["workers"]
            # A group over its potential has no gap.
            lapsed = active is not None and absent["workers"] == potential["workers"] - active["workers"]
            if absent["workers"] != gap and not lapsed and not (gap < 0 and absent["workers"] == 0):
                yield finding("gap_disagrees", found=absent["raw"], expected=gap, **_at(absent))


def _index(period: str) -> int | None:
    return month_number(period) if len(period) == 7 else None


def _series(people: list[dict]) -> dict[tuple, dict[int, dict]]:
    series: dict[tuple, dict[int, dict]] = defaultdict(dict)
    for row in people:
        at = _index(row["period"] or "")
        if at is not None and row["metric"] in ("registered", "active", "potential"):
            series[row["district_code"], row["segment"], row["metric"]].setdefault(at, row)
    return series


def _jumps(people: list[dict]) -> Iterator[dict]:
    """Changes from one month to the next; the turn of the year and election workers, who come and go, apart."""
    share, least = limits()["jump"], limits()["jump_workers"]
    for (_, segment, _), months in _series(people).items():
        if segment == "pemilu":
            continue
        for at, row in months.items():
            before = months.get(at - 1)
            if before is None or not before["workers"]:
                continue
            change = abs(row["workers"] - before["workers"])
            if change >= least and change > share * before["workers"] and at % 12 != 0:
                yield finding("jump_between_months", found=row["raw"], expected=before["raw"], **_at(row))


def _copied(people: list[dict]) -> Iterator[dict]:
    """Two columns of one sheet with the same numbers in all their rows, of different months or metrics. A potential is
    estimated once for many months: it may stand for each of them."""
    columns: dict[tuple, dict[str, list[dict]]] = defaultdict(lambda: defaultdict(list))
    for row in people:
        letters = row["cell"].rstrip("0123456789")
        columns[row["file"], row["sheet"]][letters].append(row)
    for sheet in columns.values():
        seen: dict[tuple, str] = {}
        estimates: dict[tuple, set[str]] = defaultdict(set)
        for letters, rows in sheet.items():
            values = tuple((row["cell"].removeprefix(letters), row["workers"]) for row in rows)
            if (
                len(values) < limits()["copied_rows"]
                or any(value == 0 for _, value in values)
                or len({v for _, v in values}) < 3
            ):
                continue
            estimates[values] |= {row["metric"] for row in rows}
            if values in seen and estimates[values] != {"potential"}:
                yield finding("copied_column", found=letters, expected=seen[values], **_at(rows[0]))
            seen.setdefault(values, letters)


def _months(people: list[dict]) -> Iterator[dict]:
    """Months without a number between two months that have one."""
    told: dict[str, set[int]] = defaultdict(set)
    last: dict[str, dict] = {}
    for row in people:
        at = _index(row["period"] or "")
        if at is not None and row["metric"] in ("registered", "active"):
            told[row["district_code"]].add(at)
            last[row["district_code"]] = row
    for code, months in told.items():
        absent = sorted(set(range(min(months), max(months) + 1)) - months)
        # A district that reports yearly or by quarter has no missing months.
        if absent and len(months) >= 6 and len(absent) < len(months):
            row = last[code]
            named = ", ".join(month_at(at) for at in absent[:12])
            yield finding("months_missing", row["file"], "", row["district"], named)


def _potential_of_workers(lines: list[dict], people: list[dict]) -> Iterator[dict]:
    """People paid for beyond the potential of their group in the same district and year."""
    potential: dict[tuple, dict] = {}
    for row in people:
        if row["metric"] == "potential" and row["period"]:
            key = (row["district_code"], row["period"][:4], row["segment"])
            if key not in potential or row["workers"] > potential[key]["workers"]:
                potential[key] = row
    for row in lines:
        known = potential.get((row["district_code"], row["fiscal_year"], row["segment"]))
        if known and row["workers"] and row["workers"] > known["workers"] and row["segment"] != "lainnya":
            yield finding("potential_of_workers", found=str(row["workers"]), expected=known["raw"], **_at(row))
