"""Coverage: how many of those who could be members are, and how far that is from a target.

    coverage = members / potential workers x 100

(BPJS Ketenagakerjaan; the RPJMN's metadata for BPU divides members by all BPU workers alike.) Every
figure carries its definition: registered or active, which segments, what denominator. Figures of
unlike definitions are never differenced.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

import pandas as pd

from analysis.measures.choices import latest_by_area, preferred
from analysis.measures.facts import fact, facts_frame
from analysis.reference import LEGAL, UNSTATED, Definition, months_between

MEMBERS = ("registered", "active")
# Where several sources count the same thing, the most exact is used.
EXACTNESS = ["exact", "derived", "rounded", "at_least", "at_most", "approximate"]


def coverage(participation: pd.DataFrame, percentages: pd.DataFrame) -> pd.DataFrame:
    """Facts on members, potential workers and coverage, one row a fact.

    Coverage is computed from counts of one source and one scope; a total is added up from PU, BPU, Jakon
    and PMI where a source prints them, with Jakon and without, since construction is counted by project
    and can exceed its potential. Where a source prints only a percentage, or counts so rounded that its
    percentage is the more exact, that percentage is the fact. ``low`` and ``high`` are what the printed
    rounding of the inputs allows.

    Units: workers, percent. Sources that contradict each other on the same count give no fact.
    """
    counts = _with_totals(_records(participation))
    potentials: dict[tuple, list[dict]] = defaultdict(list)
    for potential in _with_derived_potential(counts):
        potentials[*_key(potential), potential["segment"]].append(potential)
    ratios = [
        ratio
        for members in counts
        if members["metric"] in MEMBERS
        for ratio in _ratios(members, potentials[*_key(members), members["segment"]])
    ]
    shares = _records(percentages)
    printed = [row for row in shares if row["metric"] == "coverage_pct" and row["check"] == "not_checkable"]
    facts = [
        *_settled(_count_fact(row) for row in counts if row["metric"] != "target"),
        *_settled(_count_fact(row) for row in counts if row["metric"] == "target"),
        *_settled(
            [
                *ratios,
                *(
                    _printed_fact(row)
                    for row in shares
                    if row["metric"] == "coverage_pct" and row["check"] != "disagree"
                ),
            ]
        ),
        *_settled(
            _as_printed(row) for row in shares if row["metric"] == "coverage_pct" and row["check"] != "not_checkable"
        ),
        *_settled(filter(None, (_implied_potential(row, counts) for row in printed))),
    ]
    return facts_frame(facts)


def _records(frame: pd.DataFrame) -> list[dict]:
    renamed = frame.rename(columns={"district_code": "area_code", "district": "area"})
    return [
        {key: None if pd.isna(value) else value for key, value in row.items()} | {"inputs": (row["row_id"],)}
        for row in renamed.to_dict("records")
    ]


def _key(row: dict) -> tuple:
    return row["source_url"], row["area_code"], row["period"]


def _with_totals(rows: list[dict]) -> list[dict]:
    """The rows, and totals added up from the legal segments of one source (with Jakon and without)."""
    grouped = defaultdict(dict)
    for row in rows:
        if (
            row["metric"] in (*MEMBERS, "potential")
            and LEGAL.get(row["segment"]) == Definition.parse(row["definition"]).scope
        ):
            grouped[*_key(row), row["metric"]][row["segment"]] = row
    totals = []
    for parts in grouped.values():
        if not {"pu", "bpu"} <= set(parts):
            continue
        every = [parts[segment] for segment in LEGAL if segment in parts]
        totals.append(_total([part for part in every if part["segment"] != "jakon"]))
        if "jakon" in parts:
            totals.append(_total(every))
    return rows + totals


def _total(parts: list[dict]) -> dict:
    first = Definition.parse(parts[0]["definition"])
    scope = "+".join(LEGAL[part["segment"]] for part in parts)
    return parts[0] | {
        "segment": "total",
        "workers": sum(part["workers"] for part in parts),
        "low": _sum_bounds(parts, "low"),
        "high": _sum_bounds(parts, "high"),
        "precision": max((part["precision"] for part in parts), key=EXACTNESS.index),
        "definition": str(Definition(first.numerator, scope, first.denominator)),
        "inputs": tuple(row for part in parts for row in part["inputs"]),
    }


def _bound(row: dict, side: str) -> float:
    """The lowest or highest count that a row allows: itself where it is exact, without limit where only the other is known."""
    if row["low"] is None and row["high"] is None:
        return row["workers"]
    if row[side] is None:
        return -math.inf if side == "low" else math.inf
    return row[side]


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None


def _is_exact(*rows: dict) -> bool:
    return all(row["low"] is None and row["high"] is None for row in rows)


def _sum_bounds(parts: list[dict], side: str) -> float | None:
    return None if _is_exact(*parts) else _finite(sum(_bound(part, side) for part in parts))


def _with_derived_potential(counts: list[dict]) -> list[dict]:
    """Potential workers as printed, else registered plus not registered of the same source."""
    potentials = [row for row in counts if row["metric"] == "potential"]
    have = {(*_key(row), row["segment"]) for row in potentials}
    absent = {(*_key(row), row["segment"]): row for row in counts if row["metric"] == "not_registered"}
    for row in counts:
        other = absent.get((*_key(row), row["segment"]))
        if row["metric"] == "registered" and other and (*_key(row), row["segment"]) not in have:
            definition = Definition(
                "-", Definition.parse(row["definition"]).scope, f"terdaftar dan belum {row['period']}"
            )
            potentials.append(
                row
                | {
                    "metric": "potential",
                    "workers": row["workers"] + other["workers"],
                    "definition": str(definition),
                    "inputs": row["inputs"] + other["inputs"],
                }
            )
    return potentials


def _ratios(members: dict, potentials: list[dict]) -> Iterable[dict]:
    """Coverage by each potential of the same source, area, period and segment that is of the same scope."""
    counted = Definition.parse(members["definition"])
    for potential in potentials:
        of = Definition.parse(potential["definition"])
        if of.scope == counted.scope and potential["workers"]:
            definition = Definition(counted.numerator, counted.scope, of.denominator)
            yield fact(
                "coverage_pct", members, 100 * members["workers"] / potential["workers"], "percent", members["inputs"] + potential["inputs"],
                low=_ratio_bound(members, potential, "low", "high"), high=_ratio_bound(members, potential, "high", "low"), definition=str(definition),
            ) | {"precision": max(members["precision"], potential["precision"], key=EXACTNESS.index)}  # fmt: skip


def _ratio_bound(members: dict, potential: dict, over: str, under: str) -> float | None:
    if _is_exact(members, potential):
        return None
    bottom = _bound(potential, under)
    # Nobody counts fewer than none, and a denominator without limit leaves no lower end but that.
    return _finite(max(0.0, 100 * _bound(members, over) / bottom)) if bottom > 0 else None


def _count_fact(row: dict) -> dict:
    measure = f"{row['metric']}_workers"
    return fact(measure, row, row["workers"], "workers", row["inputs"], low=row["low"], high=row["high"]) | {
        "precision": row["precision"]
    }


def _printed_fact(row: dict) -> dict:
    return fact("coverage_pct", row, row["pct"], "percent", row["inputs"], low=row["low"], high=row["high"]) | {
        "precision": "rounded"
    }


def _as_printed(row: dict) -> dict:
    return fact(
        "published_coverage_pct", row, row["pct"], "percent", row["inputs"], low=row["low"], high=row["high"]
    ) | {"precision": "rounded"}


def _implied_potential(row: dict, counts: list[dict]) -> dict | None:
    """The denominator that a percentage and its members imply: members / percentage.

    None where it is not stated whom the percentage counts and several counts would fit.
    """
    told = Definition.parse(row["definition"])
    fitting = [
        members
        for members in counts
        if _key(members) == _key(row)
        and members["metric"] in MEMBERS
        and members["segment"] == row["segment"]
        and Definition.parse(members["definition"]).scope == told.scope
        and told.numerator in (UNSTATED, Definition.parse(members["definition"]).numerator)
    ]
    best = min((EXACTNESS.index(members["precision"]) for members in fitting), default=0)
    chosen = [members for members in fitting if EXACTNESS.index(members["precision"]) == best]
    if len({(members["metric"], members["workers"]) for members in chosen}) != 1:
        return None
    members = chosen[0]
    value, low, high = (100 * members["workers"] / row[name] for name in ("pct", "high", "low"))
    made = fact(
        "implied_potential_workers", row, value, "workers", members["inputs"] + row["inputs"], low=low, high=high,
        definition=str(Definition("-", told.scope, told.denominator)),
    )  # fmt: skip
    return made | {"precision": "derived"}


def _settled(facts: Iterable[dict]) -> list[dict]:
    """One fact for each thing: the most exact, then the narrowest; none where the most exact contradict each other."""
    grouped = defaultdict(list)
    for entry in facts:
        grouped[entry["measure"], entry["area_code"], entry["period"], entry["segment"], entry["definition"]].append(
            entry
        )
    settled = []
    for group in grouped.values():
        best = min(map(_vagueness, group))
        chosen = [entry for entry in group if _vagueness(entry) == best]
        if len({entry["value"] for entry in chosen}) == 1:
            inputs = tuple(dict.fromkeys(row for entry in chosen for row in entry["inputs"]))
            settled.append({key: value for key, value in chosen[0].items() if key != "precision"} | {"inputs": inputs})
    return settled


def _vagueness(entry: dict) -> tuple[int, float]:
    width = 0.0 if entry["low"] is None or entry["high"] is None else entry["high"] - entry["low"]
    return EXACTNESS.index(entry["precision"]), width


# ---- against a target --------------------------------------------------------------------------


def gap(actual: dict, target: dict) -> dict:
    """Percentage points from a coverage fact to a target of the same area and definition.

    Raises :class:`UnlikeDefinitionsError`, naming both, where the definitions differ or are not stated.
    """
    Definition.parse(actual["definition"]).require_like(Definition.parse(target["definition"]))
    return fact(
        "gap_points",
        actual,
        target["value"] - actual["value"],
        "points",
        (*actual["inputs"], f"ref:targets:{target['target_id']}"),
    )


def gaps(facts: pd.DataFrame, targets: pd.DataFrame) -> pd.DataFrame:
    """Gap to each target and the net registrations a month needed to reach it, one row a fact.

    For each target: the latest figure of the same area whose definition is like the target's and which is
    not later than the target. ``gap_points`` (points), ``gap_workers`` (workers; needs a count of members
    and a denominator, printed or implied) and ``required_per_month`` (workers a month from that figure's
    month to December of the target's year). Targets without a like figure give nothing.
    """
    rows, made = facts.to_dict("records"), []
    for target in targets.to_dict("records"):
        like = [
            row
            for row in rows
            if row["measure"] == target["metric"] and row["area_code"] == target["area_code"] and row["segment"] == "total"
            and row["period"][:4] <= target["period"]
            and Definition.parse(row["definition"]).why_unlike(Definition.parse(target["definition"])) is None
        ]  # fmt: skip
        if not like:
            continue
        actual = max(like, key=lambda row: row["period"])
        if target["unit"] == "percent":
            made.append(gap(actual, target))
            short = _short_of(actual, target, rows)
        else:
            inputs = (*actual["inputs"], f"ref:targets:{target['target_id']}")
            short = fact("gap_workers", actual, target["value"] - actual["value"], "workers", inputs)
        if short:
            made.append(short)
            months = months_between(actual["period"], f"{target['period']}-12")
            if months > 0 and short["value"] > 0:
                bounds = {name: short[name] / months if short[name] is not None else None for name in ("low", "high")}
                made.append(
                    fact(
                        "required_per_month",
                        actual,
                        short["value"] / months,
                        "workers_per_month",
                        short["inputs"],
                        definition=short["definition"],
                        **bounds,
                    )
                )
    return facts_frame(made)


def printed_gaps(context: pd.DataFrame) -> pd.DataFrame:
    """Gaps to a target in workers as sources print them, one row a fact; for comparison, never for computing."""
    rows = context[context["indicator"] == "gap_to_target:total"].rename(columns={"district_code": "area_code"})
    return facts_frame(
        [
            fact(
                "published_gap_workers",
                row | {"segment": "total", "definition": "published_figures"},
                row["value"],
                "workers",
                (row["row_id"],),
            )
            for row in rows.to_dict("records")
        ]
    )


def _short_of(actual: dict, target: dict, rows: list[dict]) -> dict | None:
    """Workers to the target: target x denominator - members, of the same definition."""
    told = Definition.parse(actual["definition"])

    def same(measure: str, definition: Definition) -> dict | None:
        key = (measure, actual["area_code"], actual["period"], actual["segment"], str(definition))
        return next(
            (
                row
                for row in rows
                if (row["measure"], row["area_code"], row["period"], row["segment"], row["definition"]) == key
            ),
            None,
        )

    members = same(f"{told.numerator}_workers", Definition(told.numerator, told.scope, "-"))
    under = Definition("-", told.scope, told.denominator)
    potential = same("potential_workers", under) or same("implied_potential_workers", under)
    if members is None or potential is None:
        return None
    needed = {
        name: target["value"] / 100 * potential[name] - members["value"] if pd.notna(potential[name]) else None
        for name in ("value", "low", "high")
    }
    inputs = (*members["inputs"], *potential["inputs"], f"ref:targets:{target['target_id']}")
    return fact("gap_workers", actual, needed["value"], "workers", inputs, low=needed["low"], high=needed["high"])


# ---- change ------------------------------------------------------------------------------------


def change(first: dict, second: dict) -> dict:
    """The difference of two coverage facts in points, later less earlier.

    Raises :class:`UnlikeDefinitionsError` where the definitions differ or are not stated.
    """
    Definition.parse(first["definition"]).require_like(Definition.parse(second["definition"]))
    span = f"{first['period']}/{second['period']}"
    return fact(
        "coverage_change_points",
        second,
        second["value"] - first["value"],
        "points",
        (*first["inputs"], *second["inputs"]),
        period=span,
    )


def decompose(facts: pd.DataFrame, area_code: str, first: str, second: str) -> pd.DataFrame:
    """The change of an area's total coverage between two periods, taken apart exactly, one row a part.

    With members n_s of segment s and denominator D, symmetrically (Das Gupta 1993, Standardization and
    Decomposition of Rates, U.S. Bureau of the Census, P23-186):

        enrolment of s   = (n_s1 - n_s0) x (1/D1 + 1/D0) / 2
        denominator      = (N1 + N0) / 2 x (1/D1 - 1/D0)

    The parts add up to the change. The two figures must count the same people and divide by the same kind
    of denominator; its vintage may differ. Of several definitions the preferred one is taken (:func:`preferred`). Raises :class:`UnlikeDefinitionsError` where they are unlike, and
    ``ValueError`` where the area has no coverage from counts at one of the periods.
    """
    found = _by_key(facts)
    return facts_frame(_taken_apart(found, *_comparable(found, area_code, first, second)))


def changes(facts: pd.DataFrame) -> pd.DataFrame:
    """All changes of total coverage that can be taken apart, one row a part as in :func:`decompose`.

    Each figure that was computed from segments is held against the latest one before it of the same area that counts
    the same people and divides by the same kind of denominator, so a definition (registered or active, with Jakon or
    without) has changes of its own and none stands for another. Of several vintages of that earlier denominator the
    later figure's own is taken, else the latest. Changes in members of a segment are the same under each total and
    stand once.

    Where one end has a figure of another definition besides, which the other end lacks, readers hold it against what the other end
    has. ``unlike_difference_points`` is that difference, ``definition_effect_points`` the part of it that is the two figures of one
    month apart (both in points, definition ``earlier ~ later``); the rest is the change of one definition.
    """
    found = _by_key(facts)
    totals, every = defaultdict(list), defaultdict(list)
    for row in _totals_of(found):
        every[row["area_code"]].append(row)
        if _has_parts(found, row):
            totals[row["area_code"]].append(row)
    parts = {}
    for area, rows in sorted(totals.items()):
        for after in sorted(rows, key=lambda row: (row["period"], row["definition"])):
            earlier = [row for row in rows if row["period"] < after["period"] and _alike(row, after)]
            if earlier:
                before = max(earlier, key=lambda row: (row["period"], *_nearness(row, after)))
                for part in [*_taken_apart(found, before, after), *_redefined(every[area], before, after)]:
                    parts[part["measure"], part["area_code"], part["period"], part["segment"], part["definition"]] = (
                        part
                    )
    return facts_frame(list(parts.values()))


def _by_key(facts: pd.DataFrame) -> dict[tuple[str, ...], dict]:
    """Facts by measure, area, period, segment and definition."""
    return {
        (row["measure"], row["area_code"], row["period"], row["segment"], row["definition"]): row
        for row in facts.to_dict("records")
    }


def _totals_of(found: dict[tuple[str, ...], dict]) -> list[dict]:
    return [
        row for (measure, _, _, segment, _), row in found.items() if (measure, segment) == ("coverage_pct", "total")
    ]


def _taken_apart(found: dict[tuple[str, ...], dict], before: dict, after: dict) -> list[dict]:
    told = Definition.parse(after["definition"])
    span = f"{before['period']}/{after['period']}"
    segments = [segment for segment, scope in LEGAL.items() if scope in told.scope.split("+")]
    d0, d1 = _denominator_of(found, before), _denominator_of(found, after)
    made, n0_all, n1_all = [], 0.0, 0.0
    for segment in segments:
        n0, n1 = _members_of(found, before, segment), _members_of(found, after, segment)
        n0_all, n1_all = n0_all + n0["value"], n1_all + n1["value"]
        effect = 100 * (n1["value"] - n0["value"]) * (1 / d1["value"] + 1 / d0["value"]) / 2
        inputs = (*n0["inputs"], *n1["inputs"], *d0["inputs"], *d1["inputs"])
        made.append(fact("enrolment_effect_points", after, effect, "points", inputs, period=span, segment=segment))
        made.append(
            fact(
                "change_workers", n1, n1["value"] - n0["value"], "workers", (*n0["inputs"], *n1["inputs"]), period=span
            )
        )
    effect = 100 * (n0_all + n1_all) / 2 * (1 / d1["value"] - 1 / d0["value"])
    made.append(
        fact("denominator_effect_points", after, effect, "points", (*before["inputs"], *after["inputs"]), period=span)
    )
    total = sum(entry["value"] for entry in made if entry["unit"] == "points")
    made.append(
        fact("coverage_change_points", after, total, "points", (*before["inputs"], *after["inputs"]), period=span)
    )
    return made


def _redefined(every: list[dict], before: dict, after: dict) -> Iterable[dict]:
    """What of a difference between figures of two definitions is the definition's, where one end alone has both."""
    span = f"{before['period']}/{after['period']}"
    for own, far in ((before, after), (after, before)):
        for other in _beside(every, own):
            earlier, later = (other, own) if own is before else (own, other)
            if any(_may_be_one(other, row) for row in every if _lies_beyond(row, own, far)):
                continue  # it has a change of its own
            first, second = (other, far) if own is before else (far, other)
            about = {**after, "definition": f"{first['definition']} ~ {second['definition']}"}
            yield _difference("definition_effect_points", about, earlier, later, span)
            yield _difference("unlike_difference_points", about, first, second, span)


def _lies_beyond(row: dict, own: dict, far: dict) -> bool:
    """Whether a figure is of a month on the far side of one's own."""
    return row["period"] > own["period"] if far["period"] > own["period"] else row["period"] < own["period"]


def _difference(measure: str, about: dict, first: dict, second: dict, span: str) -> dict:
    """The second figure less the first, with what the rounding of both allows."""
    ends = {
        "low": _end(second, "low") - _end(first, "high"),
        "high": _end(second, "high") - _end(first, "low"),
    }
    exact = ends["low"] == ends["high"]
    return fact(
        measure,
        about,
        second["value"] - first["value"],
        "points",
        (*first["inputs"], *second["inputs"]),
        period=span,
        **({} if exact else ends),
    )


def _end(row: dict, side: str) -> float:
    return row["value"] if row[side] is None or math.isnan(row[side]) else row[side]


def _beside(every: list[dict], own: dict) -> list[dict]:
    """The area's figures of the same month that say whom else they count, or over what else: one of each kind."""
    told, kinds = Definition.parse(own["definition"]), {}
    for row in sorted(every, key=lambda row: row["definition"]):
        other = Definition.parse(row["definition"])
        if (row["period"], row["provenance"]) != (own["period"], own["provenance"]) or _may_be_one(row, own):
            continue
        if UNSTATED in (other.numerator, other.scope):
            continue
        if other.numerator != told.numerator and other.scope != told.scope:
            continue  # nobody holds the active of one kind against the registered of another
        key = (other.numerator, other.scope, other.basis)
        if key not in kinds or Definition.parse(kinds[key]["definition"]).denominator != told.denominator:
            kinds[key] = row  # the denominator of the same year, else of the latest
    return list(kinds.values())


def _may_be_one(one: dict, other: dict) -> bool:
    """Whether two figures count, or may count, the same people over the same kind of denominator."""
    a, b = (Definition.parse(row["definition"]) for row in (one, other))
    pairs = ((a.numerator, b.numerator), (a.scope, b.scope), (a.basis, b.basis))
    return all(mine == theirs or UNSTATED in (mine, theirs) for mine, theirs in pairs)


def _comparable(found: dict[tuple[str, ...], dict], area_code: str, first: str, second: str) -> tuple[dict, dict]:
    """The preferred pair of total coverage facts that are alike; the error names the two that are nearest to it."""
    chosen = [row for row in _totals_of(found) if row["area_code"] == area_code]
    order = preferred(row["definition"] for row in chosen)
    befores, afters = (
        sorted((row for row in chosen if row["period"] == period), key=lambda row: order.index(row["definition"]))
        for period in (first, second)
    )
    if not befores or not afters:
        raise ValueError(
            f"area {area_code} has no total coverage at both {first} and {second}; there is {sorted({row['period'] for row in chosen})}"
        )
    pairs = [(before, after) for after in afters for before in befores if _alike(before, after)]
    if not pairs:
        Definition.parse(befores[0]["definition"]).require_like(
            Definition.parse(afters[0]["definition"]), vintage=False
        )
    whole = [pair for pair in pairs if all(_has_parts(found, row) for row in pair)] or pairs
    after = whole[0][1]
    return max((before for before, other in whole if other is after), key=lambda row: _nearness(row, after)), after


def _alike(first: dict, second: dict) -> bool:
    return _alike_definitions(first["definition"], second["definition"])


@lru_cache(maxsize=100_000)
def _alike_definitions(first: str, second: str) -> bool:
    return Definition.parse(first).why_unlike(Definition.parse(second), vintage=False) is None


def _nearness(before: dict, after: dict) -> tuple[bool, str]:
    """Which of several alike figures of one period is the nearest: of the same denominator, else of the latest."""
    return before["definition"] == after["definition"], before["definition"]


def _has_parts(found: dict[tuple[str, ...], dict], row: dict) -> bool:
    """Whether members by legal segment and the denominator are facts too, so that its change can be taken apart."""
    told = Definition.parse(row["definition"])
    segments = [segment for segment, scope in LEGAL.items() if scope in told.scope.split("+")]
    if "+".join(LEGAL[segment] for segment in segments) != told.scope or len(segments) < 2:
        return False
    keys = [_members_key(row, segment) for segment in segments]
    return all(key in found for key in [*keys, _denominator_key(row)])


def _lookup(found: dict[tuple[str, ...], dict], key: tuple[str, ...], like: dict) -> dict:
    if key not in found:
        measure, _, _, segment, definition = key
        raise ValueError(
            f"no {measure} of segment {segment} ({definition}) for {like['area']} at {like['period']}: the change cannot be taken apart"
        )
    return found[key]


def _members_key(like: dict, segment: str) -> tuple[str, ...]:
    numerator = Definition.parse(like["definition"]).numerator
    counted = str(Definition(numerator, LEGAL[segment], "-"))
    return f"{numerator}_workers", like["area_code"], like["period"], segment, counted


def _denominator_key(like: dict) -> tuple[str, ...]:
    told = Definition.parse(like["definition"])
    under = str(Definition("-", told.scope, told.denominator))
    return "potential_workers", like["area_code"], like["period"], "total", under


def _members_of(found: dict[tuple[str, ...], dict], like: dict, segment: str) -> dict:
    return _lookup(found, _members_key(like, segment), like)


def _denominator_of(found: dict[tuple[str, ...], dict], like: dict) -> dict:
    return _lookup(found, _denominator_key(like), like)


def both_provinces(periods: pd.Series) -> dict[str, str]:
    """What a count over all districts is about: both provinces, from the first year of its rows to the last."""
    years = periods.str[:4]
    span = f"{years.min()}/{years.max()}" if len(years) else "2021"
    return {
        "area_code": "11+12",
        "area": "Aceh dan Sumatera Utara",
        "period": span,
        "segment": "total",
        "definition": "published_figures",
        "provenance": "published",
    }


def reach(facts: pd.DataFrame, tables: Iterable[pd.DataFrame], districts: pd.DataFrame) -> pd.DataFrame:
    """How many of the districts have published what, one row a fact (unit districts).

    ``districts_with_ratio``: a total coverage ratio; ``districts_without_ratio``: none;
    ``districts_with_any_figure``: any row in ``tables`` (participation, percentages, budget lines); and for
    each of these ``figures_found``, the number of its rows (unit figures). A district without a row has no fact.
    """
    ratio = latest_by_area(facts)
    dated = [table.rename(columns={"fiscal_year": "period"})[["district_code", "row_id", "period"]] for table in tables]
    rows = pd.concat(dated)
    rows = rows[rows["district_code"].isin(districts["district_code"])]
    everywhere = both_provinces(rows["period"])
    inputs = [row for entry in ratio["inputs"] for row in entry]
    return facts_frame(
        [
            fact("districts_with_ratio", everywhere, len(ratio), "districts", inputs),
            fact(
                "districts_without_ratio",
                everywhere,
                len(districts) - len(ratio),
                "districts",
                [*inputs, "ref:districts:all"],
            ),
            fact("districts_with_any_figure", everywhere, rows["district_code"].nunique(), "districts", rows["row_id"]),
            *(
                fact("figures_found", everywhere, len(found), "figures", found["row_id"], area_code=code, area=name)
                for (code, name), found in rows.merge(districts[["district_code", "district"]]).groupby(
                    ["district_code", "district"]
                )
            ),
        ]
    )
