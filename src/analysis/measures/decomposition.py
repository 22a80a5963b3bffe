"""What a province's coverage changed by: its districts, groups of workers, enrolment, lapse, denominators, definition.

Over the districts d and legal groups s that both periods have, with members n and potential workers D (Das Gupta 1993,
Standardization and Decomposition of Rates, U.S. Bureau of the Census, P23-186):

    coverage          C = 100 N / D,  N = sum_ds n_ds,  D = sum_d D_d
    enrolment of d, s   = 100 (n_ds1 - n_ds0) (1/D1 + 1/D0) / 2
    denominator of d    = -100 (N1 + N0) / 2 (D_d1 - D_d0) / (D0 D1)
    definition          = C' - C, the second period's figure of the other definition less that of the first

The parts add up to the change exactly. Where active members are counted and the registered are known too, n is registered
less lapsed: the enrolment is that of the registered, the lapse the change of the others, with its sign turned.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import pandas as pd

from analysis.measures.facts import fact, facts_frame
from analysis.reference import LEGAL, PROVINCES, Definition, assumption, districts

COUNTS = {"registered_workers": "registered", "active_workers": "active", "potential_workers": "-"}
Counts = Mapping[tuple[str, str, str, str], dict]  # by district, period, segment and numerator


def decompose_province(
    covered: pd.DataFrame, province: str, first: str, second: str, definition: str, *, then: str = ""
) -> pd.DataFrame:
    """The change of a province's coverage between two periods, taken apart exactly, one row a part.

    ``covered`` are the facts of :func:`analysis.measures.coverage`, ``province`` is ``11`` or ``12``, ``definition`` and
    ``then`` (that of the second period, if it is another) are ``numerator/scope/kind of denominator``. Measures, all in points:
    ``province_enrolment_points`` and ``province_lapse_points`` (of a district and group), ``province_denominator_points`` (of a
    district), ``province_definition_points`` and ``province_change_points``; ``districts_compared`` says how many.

    Raises ``ValueError`` where fewer than eight districts have all that both periods need.
    """
    found = _counts(covered, province, Definition.parse(definition).basis)
    return facts_frame(_taken_apart(found, province, first, second, definition, then))


def _taken_apart(found: Counts, province: str, first: str, second: str, definition: str, then: str = "") -> list[dict]:
    told, other = Definition.parse(definition), Definition.parse(then or definition)
    segments = _segments(told)
    whole = {told, other}
    codes = [
        code
        for code in sorted({key[0] for key in found})
        if all(_complete(found, code, period, one) for period in (first, second) for one in whole)
    ]
    least = int(assumption("least_districts_alike").value)
    if len(codes) < least:
        raise ValueError(
            f"{len(codes)} districts of {PROVINCES[province]} have members and potential of {definition} at {first} and "
            f"{second}: fewer than {least} are no province"
        )
    at = _At(found, codes, first, second, told)
    about = {"period": f"{first}/{second}", "definition": definition, "provenance": at.provenance}
    made = [*_of_members(at, segments, about), *_of_denominators(at, segments, about)]
    whole_area = {**about, "area_code": province, "area": PROVINCES[province], "segment": "total"}
    if other != told:
        change = _level(found, codes, second, other) - _level(found, codes, second, told)
        about_both = {**whole_area, "definition": f"{definition} ~ {then}"}
        made.append(fact("province_definition_points", about_both, change, "points", at.inputs(second, other)))
    total = sum(row["value"] for row in made)
    inputs = dict.fromkeys(row for part in made for row in part["inputs"])
    about_change = {**whole_area, "definition": f"{definition} ~ {then}" if other != told else definition}
    made.append(fact("province_change_points", about_change, total, "points", inputs))
    made.append(fact("districts_compared", about_change, len(codes), "districts", inputs))
    return made


def province_changes(covered: pd.DataFrame) -> pd.DataFrame:
    """The changes of both provinces between like months of two years, taken apart, one row a part.

    From December to December, and to the latest month from the same month a year before: annual contracts lapse at the
    turn of the year. For every definition that enough districts have; none where they have not.
    """
    made = []
    rows = covered[(covered["measure"] == "coverage_pct") & (covered["segment"] == "total")]
    rows = rows[rows["area_code"].isin(districts()["district_code"]) & (rows["period"].str.len() == 7)]
    kinds = defaultdict(set)
    for row in rows[["area_code", "period", "definition"]].itertuples(index=False):
        told = Definition.parse(row.definition)
        if told.why_unlike(told, vintage=False) is None:
            kinds[row.area_code[:2], str(Definition(told.numerator, told.scope, told.basis))].add(row.period)
    counted = {}
    for (province, definition), periods in sorted(kinds.items()):
        basis = Definition.parse(definition).basis
        if (province, basis) not in counted:
            counted[province, basis] = _counts(covered, province, basis)
        ends = sorted({period for period in periods if period.endswith("-12")} | {max(periods)})
        for second in ends:
            first = f"{int(second[:4]) - 1}{second[4:]}"
            if first in periods:
                try:
                    made += _taken_apart(counted[province, basis], province, first, second, definition)
                except ValueError:  # too few districts: nothing is said
                    continue
    return facts_frame(made)


# ---- parts -------------------------------------------------------------------------------------


class _At:
    """The counts of the compared districts at both periods."""

    def __init__(self, found: Counts, codes: list[str], first: str, second: str, told: Definition) -> None:
        self.found, self.codes, self.periods, self.told = found, codes, (first, second), told
        self.potential = [_potential(found, codes, period, told) for period in self.periods]
        self.members = [
            sum(found[code, period, segment, told.numerator]["value"] for code in codes for segment in _segments(told))
            for period in self.periods
        ]
        self.provenance = found[codes[0], second, _segments(told)[0], told.numerator]["provenance"]
        self.per_worker = 100 * (1 / self.potential[0] + 1 / self.potential[1]) / 2

    def of(self, code: str, period: int, segment: str, numerator: str) -> dict:
        return self.found[code, self.periods[period], segment, numerator]

    def inputs(self, period: str, told: Definition) -> tuple[str, ...]:
        names = (told.numerator, "-")
        return tuple(
            row
            for code in self.codes
            for segment in _segments(told)
            for name in names
            for row in self.found[code, period, segment, name]["inputs"]
        )


def _counts(covered: pd.DataFrame, province: str, basis: str) -> Counts:
    """Members and potential of the districts' legal groups, of this kind of denominator."""
    rows = covered[covered["measure"].isin(list(COUNTS)) & covered["segment"].isin(list(LEGAL))]
    rows = rows[rows["area_code"].isin(districts()["district_code"]) & (rows["area_code"].str[:2] == province)]
    found = {}
    for row in rows.sort_values("definition").to_dict("records"):
        told = Definition.parse(row["definition"])
        if told.scope != LEGAL[row["segment"]]:
            continue
        if row["measure"] == "potential_workers" and told.basis != basis:
            continue
        found[row["area_code"], row["period"], row["segment"], COUNTS[row["measure"]]] = row
    return found


def _segments(told: Definition) -> list[str]:
    return [segment for segment, scope in LEGAL.items() if scope in told.scope.split("+")]


def _complete(found: Counts, code: str, period: str, told: Definition) -> bool:
    return bool(_segments(told)) and all(
        (code, period, segment, name) in found for segment in _segments(told) for name in (told.numerator, "-")
    )


def _potential(found: Counts, codes: list[str], period: str, told: Definition) -> float:
    return sum(found[code, period, segment, "-"]["value"] for code in codes for segment in _segments(told))


def _level(found: Counts, codes: list[str], period: str, told: Definition) -> float:
    members = sum(
        found[code, period, segment, told.numerator]["value"] for code in codes for segment in _segments(told)
    )
    return 100 * members / _potential(found, codes, period, told)


def _of_members(at: _At, segments: list[str], about: dict) -> Iterable[dict]:
    numerator = at.told.numerator
    for code in at.codes:
        for segment in segments:
            before, after = (at.of(code, period, segment, numerator) for period in (0, 1))
            place = {**about, "area_code": code, "area": after["area"], "segment": segment}
            moved, inputs = after["value"] - before["value"], (*before["inputs"], *after["inputs"])
            registered = [at.found.get((code, period, segment, "registered")) for period in at.periods]
            if numerator == "active" and all(registered):
                enrolled = registered[1]["value"] - registered[0]["value"]
                own = (*registered[0]["inputs"], *registered[1]["inputs"])
                yield fact("province_enrolment_points", place, at.per_worker * enrolled, "points", own)
                lapsed = at.per_worker * (moved - enrolled)
                yield fact("province_lapse_points", place, lapsed, "points", (*inputs, *own))
            else:
                yield fact("province_enrolment_points", place, at.per_worker * moved, "points", inputs)


def _of_denominators(at: _At, segments: list[str], about: dict) -> Iterable[dict]:
    middle = 100 * sum(at.members) / 2 / (at.potential[0] * at.potential[1])
    for code in at.codes:
        rows = [[at.of(code, period, segment, "-") for segment in segments] for period in (0, 1)]
        revised = sum(row["value"] for row in rows[1]) - sum(row["value"] for row in rows[0])
        place = {**about, "area_code": code, "area": rows[1][0]["area"], "segment": "total"}
        inputs = [one for part in rows for row in part for one in row["inputs"]]
        yield fact("province_denominator_points", place, -middle * revised, "points", inputs)


__all__ = ["decompose_province", "province_changes"]
