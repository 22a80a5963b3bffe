"""Published figures become the processed tables: each raw row is a row, a check, context, or a finding.

What a raw row becomes:

- counts of people → ``participation``; a printed total beside its parts is checked and not stored;
- percentages → ``percentages``, checked against the counts of the same source;
- rows of one budget line in one source → one row of ``budget_lines``; premiums alone → ``context``;
- villages, employers, claims, labour market, arrears → ``context``; minimum wages → ``wages``;
- rows left out by ``corrections.yml`` and rows without a date → ``findings`` only.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

import pandas as pd

from analysis.cleaning.findings import finding, subject
from analysis.cleaning.pairs import check_pair, expected_amount
from analysis.cleaning.raw_tables import UNITS_NOT_PERSONS, column_letter
from analysis.reference import LEGAL, UNSTATED, Definition, Place, find, segment_of
from analysis.store import identify_all

FOLDER = "published"
COUNTS = {
    "potential_workers": "potential",
    "registered": "registered",
    "active": "active",
    "not_registered": "not_registered",
    "target_workers": "target",
}
PERCENTAGES = ("coverage_pct", "target_pct")
# What is not part of a row's identity: the value, how it was printed, and remarks on it.
NOT_IDENTITY = frozenset(
    {"value", "as_published", "note", "precision", "rounded_to", "publisher", "published_date", "at_line", "excluded"}
)
ROLES = {
    "unit": "unit",
    "bps_code": "code",
    "note": "note",
    "source_url": "note",
    "publisher": "note",
    "published_date": "note",
}

AMOUNTS = {
    "budget_allocated": True,
    "budget_planned": True,
    "budget_realised": True,
    "budget_allocated_including_pay": False,
}
WORKERS = ("workers_funded", "workers_target")


@dataclass
class Published:
    """The processed rows of the published figures, by table, and the role of each raw cell."""

    rows: dict[str, list[dict]] = field(default_factory=lambda: defaultdict(list))
    findings: list[dict] = field(default_factory=list)
    roles: dict[tuple[str, int], str] = field(default_factory=dict)

    def say(self, rule: str, row: dict, found: str = "", expected: str | float = "", **parts: str) -> None:
        self.findings.append(finding(rule, row["file"], row["cell"], found, expected, about=row["about"], **parts))


def read_published(raw: dict[str, pd.DataFrame]) -> Published:
    """Corrected raw tables (:func:`apply_corrections`) to processed rows, findings and cell roles."""
    out = Published()
    rows = {name: _records(name, frame) for name, frame in raw.items()}
    usable = {name: [row for row in table if _is_usable(row, out)] for name, table in rows.items()}
    _coverage(usable["coverage"], out)
    _budget(usable["budget"], out)
    for row in usable["benefits"]:
        _context(out, row, f"benefit_{row['metric']}:{row['programme']}")
    for row in usable["labour"]:
        _context(out, row, row["indicator"] + (f":{row['breakdown']}" if row["breakdown"] != "total" else ""))
    for row in usable["wages"]:
        place = row["place"]
        out.rows["wages"].append(
            _keep(
                row,
                "year",
                "wage_type",
                "source_url",
                district_code=place.code,
                area=place.name,
                province=place.province,
                wage_idr=row["figure"],
            )
        )
    for row in usable["regulations"]:
        place = row["place"]
        out.rows["regulations"].append(
            {
                key: row[key]
                for key in ("row_id", "file", "title", "number", "date", "covers", "verified", "note", "source_url")
            }
            | {"district_code": place.code, "area": place.name, "cell": row["cell"]}
        )
    out.rows["sources"] = raw["sources"][["source_url", "publisher", "published_date", "date_basis"]].to_dict("records")
    out.rows["ledger"] = [cell for name, frame in raw.items() for cell in _ledger(name, frame, rows[name], out)]
    return out


def _records(name: str, frame: pd.DataFrame) -> list[dict]:
    """Raw rows as dictionaries, with their address, id, place and number."""
    columns = [column for column in frame.columns if column not in ("at_line", "excluded")]
    value_column = "value" if "value" in columns else columns[0] if name != "regulations" else "number"
    letter = column_letter(columns, value_column)
    keyed = [column for column in columns if column not in NOT_IDENTITY]
    records = frame.to_dict("records")
    ids = identify_all("r", [(name, *(row[column] for column in keyed)) for row in records])
    for row, row_id in zip(records, ids, strict=True):
        row["printed"] = {column: row[column] for column in columns}
        row["about"] = subject(row)
        row["row_id"], row["file"], row["table"] = row_id, f"{FOLDER}/{name}.csv", name
        row["cell"] = f"{letter}{row['at_line']}"
        row["place"] = find(row["area_name"], row["area_level"]) if "area_name" in row else None
        row["figure"] = float(row["value"]) if "value" in row else None
    return records


def _is_usable(row: dict, out: Published) -> bool:
    if row["excluded"]:
        out.roles[row["table"], row["at_line"]] = "out_of_scope"
        return False
    if row.get("period") == "n.d.":
        out.say("undated", row, row["as_published"])
        out.roles[row["table"], row["at_line"]] = "out_of_scope"
        return False
    return True


def _interval(row: dict) -> tuple[float | None, float | None]:
    """What the printed figure allows. The press cuts off as often as it rounds, so one unit of room upwards."""
    if row["precision"] in ("rounded", "approximate") and row["rounded_to"]:
        unit = float(row["rounded_to"])
        return row["figure"] - unit / 2, row["figure"] + unit
    if row["precision"] == "at_least":
        return row["figure"], None
    if row["precision"] == "at_most":
        return None, row["figure"]
    return None, None


def _keep(row: dict, *names: str, **more: object) -> dict:
    """The columns that every processed row has, ``names`` as they are, and ``more``."""
    kept = {key: row[key] for key in ("row_id", "file", "cell", "about", *names)}
    return kept | {"sheet": "", "raw": row["as_published"], "provenance": "published"} | more


def _context(out: Published, row: dict, indicator: str) -> None:
    place = row["place"]
    period = row.get("period") or row["fiscal_year"]
    out.rows["context"].append(
        _keep(
            row,
            "unit",
            district_code=place.code,
            area=place.name,
            province=place.province,
            period=period,
            indicator=indicator,
            value=row["figure"],
            source=row["source_url"],
        )
    )


# ---- coverage ----------------------------------------------------------------------------------


def _coverage(rows: list[dict], out: Published) -> None:
    for row in rows:
        row["segment_label"], row["segment"] = row["segment"], segment_of(row["segment"]) or row["segment"]
    in_source = _by_source(rows)
    for row in rows:
        peers = in_source[_source_key(row)]
        if row["segment"] in UNITS_NOT_PERSONS:
            if row["metric"] in PERCENTAGES:
                _check_percentage(row, peers, out)
            _context(out, row, f"{UNITS_NOT_PERSONS[row['segment']]}_{row['metric']}")
        elif row["metric"] in PERCENTAGES:
            out.rows["percentages"].append(_percentage(row, peers, out))
        elif row["metric"] not in COUNTS:
            _context(out, row, f"{row['metric']}:{row['segment']}")
            if row["metric"] == "gap_to_target":
                _check_gap(row, peers, out)
        elif _is_checked_sum(row, peers, out):
            out.roles["coverage", row["at_line"]] = "total"
        else:
            out.rows["participation"].append(_count(row))
    _check_against_potential(out)
    _check_conflicts(
        out.rows["participation"], ("district_code", "period", "segment", "metric", "definition"), "workers", out
    )


def _source_key(row: dict) -> tuple:
    return row["source_url"], row["area_level"], row["area_name"], row["period"]


def _by_source(rows: list[dict]) -> dict[tuple, list[dict]]:
    grouped = defaultdict(list)
    for row in rows:
        grouped[_source_key(row)].append(row)
    return grouped


def _scope(row: dict) -> str:
    """Whom a figure counts: as the source says, else its segment; a bare total says nothing."""
    if row["scope"]:
        return row["scope"]
    return UNSTATED if row["segment"] == "total" else LEGAL.get(row["segment"], row["segment"])


def _denominator(row: dict) -> str:
    return f"{row['basis'] or 'potensi'} {row['vintage'] or row['period']}"


def _count(row: dict) -> dict:
    metric, place, (low, high) = COUNTS[row["metric"]], row["place"], _interval(row)
    potential = metric == "potential"
    definition = Definition("-" if potential else metric, _scope(row), _denominator(row) if potential else "-")
    return _keep(
        row, "area_level", "period", "segment", "precision", "source_url", district_code=place.code, district=place.name, province=place.province,
        metric=metric, workers=int(row["figure"]), definition=str(definition), low=low, high=high,
    )  # fmt: skip


def _parts(row: dict, peers: list[dict]) -> list[dict]:
    """The rows of the same source that a printed sum is made of; empty where the source gives no parts."""
    same = [
        peer for peer in peers if peer["metric"] == row["metric"] and peer is not row and peer["unit"] == row["unit"]
    ]
    if row["segment"] == "total":
        parts = [peer for peer in same if peer["segment_label"] in LEGAL.values()]
        # PU alone is no breakdown of a total.
        return parts if {"pu", "bpu"} <= {part["segment"] for part in parts} else []
    names = row["segment_label"].split("+")
    parts = [peer for peer in same if peer["segment_label"] in names]
    return parts if len(names) > 1 and len(parts) == len(names) else []


def _is_checked_sum(row: dict, peers: list[dict], out: Published) -> bool:
    parts = _parts(row, peers)
    if not parts:
        return False
    total = sum(part["figure"] for part in parts)
    room = sum(float(part["rounded_to"] or 0) for part in [row, *parts])
    if abs(total - row["figure"]) > room:
        out.say("total_disagrees", row, row["as_published"], round(total))
    return True


def _last_digit(row: dict) -> float:
    """One unit of the last digit of a printed percentage: 0.01 for 38,09."""
    decimals = re.search(r"\d[.,](\d+)", row["as_published"])
    return 10.0 ** -len(decimals.group(1)) if decimals else 1.0


def _computed(row: dict, peers: list[dict]) -> tuple[float | None, dict | None, dict | None]:
    """The percentage from the counts of the same source: value, numerator row, denominator row."""

    def pick(*metrics: str) -> dict | None:
        fits = [peer for peer in peers if peer["metric"] in metrics and peer["segment_label"] == row["segment_label"]]
        return fits[0] if fits else None

    over, under = pick("registered", "active"), pick("potential_workers")
    value = 100 * over["figure"] / under["figure"] if over and under and under["figure"] else None
    return value, over, under


def _check_percentage(row: dict, peers: list[dict], out: Published) -> tuple[float | None, str]:
    value, over, under = _computed(row, peers)
    if value is None or row["metric"] == "target_pct":
        return None, "not_checkable"
    rounding = sum(float(peer["rounded_to"] or 0) / peer["figure"] * value for peer in (over, under))
    if abs(value - row["figure"]) <= _last_digit(row) + rounding:
        return value, "agree"
    out.say("percentage_disagrees", row, row["as_published"], round(value, 2))
    return value, "disagree"


def _percentage(row: dict, peers: list[dict], out: Published) -> dict:
    computed, check = _check_percentage(row, peers, out)
    _, over, under = _computed(row, peers)
    # A source that counts registered people throughout means them in its percentages too.
    told = (
        {over["metric"]} if over else {peer["metric"] for peer in peers if peer["metric"] in ("registered", "active")}
    )
    numerator = told.pop() if len(told) == 1 else UNSTATED
    stated = under or (row if row["basis"] or row["vintage"] else None)
    definition = Definition(numerator, _scope(row), _denominator(stated) if stated else UNSTATED)
    place, unit = row["place"], _last_digit(row)
    return _keep(
        row, "area_level", "period", "segment", "metric", "source_url", district_code=place.code, district=place.name, province=place.province,
        pct=row["figure"], computed_pct=computed, check=check, definition=str(definition), low=row["figure"] - unit / 2, high=row["figure"] + unit,
    )  # fmt: skip


def _check_gap(row: dict, peers: list[dict], out: Published) -> None:
    """A printed gap in workers against target and attainment of the same source."""
    target = next(
        (peer for peer in peers if peer["metric"] == "target_pct" and peer["segment"] == row["segment"]), None
    )
    actual = next(
        (peer for peer in peers if peer["metric"] == "coverage_pct" and peer["segment"] == row["segment"]), None
    )
    members = next(
        (peer for peer in peers if peer["metric"] in ("registered", "active") and peer["segment"] == row["segment"]),
        None,
    )
    if target and actual and members:
        expected = members["figure"] / actual["figure"] * target["figure"] - members["figure"]
        room = (
            expected * _last_digit(actual) / actual["figure"]
            + members["figure"] * _last_digit(target) / actual["figure"]
        )
        if abs(expected - row["figure"]) > room:
            out.say("target_gap_disagrees", row, row["as_published"], round(expected))


def _check_against_potential(out: Published) -> None:
    def key(row: dict) -> tuple:
        scope = Definition.parse(row["definition"]).scope
        return row["source_url"], row["district_code"], row["period"], row["segment"], scope

    potential = {key(row): row for row in out.rows["participation"] if row["metric"] == "potential"}
    for row in out.rows["participation"]:
        limit = potential.get(key(row))
        if row["metric"] in ("registered", "active") and limit and row["workers"] > limit["workers"]:
            out.say("over_potential", row, row["raw"], limit["raw"])


def _check_conflicts(rows: list[dict], key: tuple[str, ...], value: str, out: Published) -> None:
    """Rows on the same thing whose figures exclude each other."""
    grouped = defaultdict(list)
    for row in rows:
        if row.get(value) is not None:
            grouped[tuple(row[k] for k in key)].append(row)
    for group in grouped.values():
        for row in group:
            others = [other for other in group if not _overlap(row, other, value)]
            if others:
                out.say("sources_conflict", row, row["raw"], "; ".join(dict.fromkeys(other["raw"] for other in others)))


def _overlap(first: dict, second: dict, value: str) -> bool:
    def bounds(row: dict) -> tuple[float, float]:
        low, high = row.get("low"), row.get("high")
        if low is None and high is None:
            return row[value], row[value]
        return (float("-inf") if low is None else low), (float("inf") if high is None else high)

    (a, b), (c, d) = bounds(first), bounds(second)
    return a <= d and c <= b


# ---- budgets -----------------------------------------------------------------------------------


def _budget(rows: list[dict], out: Published) -> None:
    grouped = defaultdict(list)
    for row in rows:
        row["segment"] = segment_of(row["segment"])
        if row["metric"] in (*WORKERS, *AMOUNTS, "monthly_premium", "yearly_premium"):
            grouped[row["budget_line"], row["source_url"], row["stage"], row["fiscal_year"]].append(row)
        else:
            _context(out, row, f"{row['metric']}:{row['segment']}")
    compared = []
    for group in grouped.values():
        if any(row["metric"] in (*WORKERS, *AMOUNTS) for row in group):
            line, bounds = _budget_line(group, out)
            out.rows["budget_lines"].append(line)
            compared.append(line | bounds)
        else:
            for row in group:
                _context(out, row, f"{row['metric']}:{row['segment']}")
    key = ("line", "fiscal_year", "stage")
    _check_conflicts([row for row in compared if row["amount_idr"]], key, "amount_idr", out)
    people = [row | {"low": row["workers_low"], "high": row["workers_high"]} for row in compared]
    _check_conflicts(people, key, "workers", out)
    _check_additions(rows, out)


def _budget_line(group: list[dict], out: Published) -> tuple[dict, dict]:
    """One budget line of one source, and what the rounding of its leading figure allows."""

    def pick(*metrics: str) -> dict | None:
        return next((row for row in group if row["metric"] in metrics), None)

    amount, workers = pick(*AMOUNTS), pick(*WORKERS)
    premium, yearly = pick("monthly_premium"), pick("yearly_premium")
    head = amount or workers
    parts = [row for row in (amount, workers, premium, yearly) if row]
    counted = AMOUNTS[amount["metric"]] if amount else True
    low, high = _interval(amount) if amount else (None, None)
    fewest, most = _interval(workers) if workers else (None, None)
    place = head["place"]
    line = _keep(
        head, "fiscal_year", "stage", "segment", "programme", "fund_source", "source_url", "status", district_code=place.code, district=place.name,
        province=place.province, description=head["item"], line=head["budget_line"], workers=int(workers["figure"]) if workers else None,
        months=int(next((row["months"] for row in parts if row["months"]), 0)) or None,
        unit_cost_idr=premium["figure"] if premium else yearly["figure"] / 12 if yearly else None,
        amount_idr=amount["figure"] if amount else None, amount_low=low, amount_high=high,
        workers_low=fewest,
        workers_high=most, counted=counted, reason="" if counted else "lainnya",
        account_code="",
    )  # fmt: skip
    for part in parts:
        part["row_id"] = head["row_id"]
    line["cell"] = " ".join(row["cell"] for row in parts)
    line["raw"] = "; ".join(row["as_published"] for row in parts)
    line["check"], line["checked_months"] = check_pair(
        line, exact=bool(amount) and amount["precision"] in ("exact", "rounded")
    )
    if line["check"] == "disagree":
        expected = expected_amount(line, line["months"] or 12)
        out.say("budget_disagrees", head, amount["as_published"], round(expected))
    return line, dict(zip(("low", "high"), _interval(head), strict=True))


def _check_additions(rows: list[dict], out: Published) -> None:
    """A printed addition: the budget before it plus the addition must give the budget."""
    for row in (row for row in rows if row["metric"] == "budget_added"):
        same = [
            peer for peer in rows if peer["source_url"] == row["source_url"] and peer["metric"] == "budget_allocated"
        ]
        before = next((peer for peer in same if int(peer["fiscal_year"]) == int(row["fiscal_year"]) - 1), None)
        now = next((peer for peer in same if peer["fiscal_year"] == row["fiscal_year"]), None)
        if (
            before
            and now
            and not _overlap(
                _sum_of(before, row), now | dict(zip(("low", "high"), _interval(now), strict=True)), "figure"
            )
        ):
            out.say("addition_disagrees", now, now["as_published"], round(before["figure"] + row["figure"]))


def _sum_of(first: dict, second: dict) -> dict:
    low, high = (
        sum(bound if bound is not None else row["figure"] for bound, row in zip(bounds, (first, second), strict=True))
        for bounds in zip(_interval(first), _interval(second), strict=True)
    )
    return {"figure": first["figure"] + second["figure"], "low": low, "high": high}


# ---- ledger ------------------------------------------------------------------------------------


def _ledger(name: str, frame: pd.DataFrame, rows: list[dict], out: Published) -> list[dict]:
    columns = [column for column in frame.columns if column not in ("at_line", "excluded")]
    file = f"{FOLDER}/{name}.csv"
    letters = {column: column_letter(columns, column) for column in columns}
    cells = [
        {"file": file, "sheet": "", "cell": f"{letters[column]}1", "role": "header", "row_id": ""} for column in columns
    ]
    for row in rows:
        line = row["at_line"]
        role = out.roles.get((name, line), "value")
        for column in columns:
            if row["printed"][column]:
                is_value = column == ("number" if name == "regulations" else "value")
                cells.append(
                    {
                        "file": file, "sheet": "", "cell": f"{letters[column]}{line}",
                        "role": role if is_value else ROLES.get(column, "label"),
                        "row_id": row["row_id"] if is_value and role == "value" else "",
                    }
                )  # fmt: skip
    return cells


__all__ = ["Place", "Published", "read_published"]
