"""Choices of facts for a figure, a table or a sentence: each takes the facts and gives some of them."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis.reference import PROVINCES, Definition, districts


def preferred(definitions: Iterable[str]) -> list[str]:
    """Definitions of coverage, each once, in the order in which one is taken where only one can be shown.

    Without Jakon first: construction is counted by project and can exceed its potential. Then registered before active,
    as the evaluation of October 2023 counts, and a later vintage of the denominator before an earlier one.
    """

    def rank(text: str) -> tuple[bool, bool]:
        told = Definition.parse(text)
        return "Jakon" in told.scope.split("+"), told.numerator != "registered"

    return sorted(sorted(set(definitions), reverse=True), key=rank)


def latest_by_area(facts: pd.DataFrame) -> pd.DataFrame:
    """The latest total coverage of each of the districts, one row a district.

    Among several definitions of one period the preferred one is taken (:func:`preferred`). The rows are of unlike
    definitions: they may be shown side by side, each with its own, and are no ranking.
    """
    chosen = facts[
        (facts["measure"] == "coverage_pct")
        & (facts["segment"] == "total")
        & facts["area_code"].str.fullmatch(r"1[12]\.\d\d").astype(bool)
    ]
    order = preferred(chosen["definition"])
    ranked = chosen.assign(_rank=[order.index(text) for text in chosen["definition"]]).sort_values(
        ["area_code", "period", "_rank"], ascending=[True, False, True], kind="stable"
    )
    return ranked.drop_duplicates("area_code").drop(columns="_rank").reset_index(drop=True)


def latest_change(facts: pd.DataFrame, area_code: str) -> tuple[dict | None, pd.DataFrame]:
    """The latest change of an area's total coverage, and the changes in members of the segments that it counts.

    Where figures of several definitions changed in the same months the preferred one is taken (:func:`preferred`).
    ``None`` where there is no change between figures of one definition.
    """
    at = facts[facts["area_code"] == area_code]
    rows = at[at["measure"] == "coverage_change_points"].to_dict("records")
    if not rows:
        return None, at.iloc[:0]
    last = max(row["period"].split("/")[::-1] for row in rows)
    latest = {row["definition"]: row for row in rows if row["period"].split("/")[::-1] == last}
    total = latest[preferred(latest)[0]]
    told = Definition.parse(total["definition"])
    counted = [str(Definition(told.numerator, scope, "-")) for scope in told.scope.split("+")]
    moved = at[(at["measure"] == "change_workers") & (at["period"] == total["period"]) & at["definition"].isin(counted)]
    return total, moved.sort_values(["value", "segment"]).reset_index(drop=True)


def found_by_area(facts: pd.DataFrame) -> pd.DataFrame:
    """What has been found for each district, one row a district with any figure.

    Column ``state`` (ordered categories): ``ratio`` where a total coverage ratio was found, ``count`` where only
    other figures were.
    """
    rows = facts[facts["measure"] == "figures_found"]
    with_ratio = rows["area_code"].isin(latest_by_area(facts)["area_code"])
    state = pd.Categorical(with_ratio.map({True: "ratio", False: "count"}), ["ratio", "count"], ordered=True)
    return rows.assign(state=state).reset_index(drop=True)


def provincial_totals(facts: pd.DataFrame) -> pd.DataFrame:
    """Total coverage of the two provinces with a month, one row a figure and definition, oldest first.

    Figures dated by year alone are left out: they cannot be placed among months.
    """
    chosen = facts[
        (facts["measure"] == "coverage_pct")
        & facts["area_code"].isin(list(PROVINCES))
        & (facts["segment"] == "total")
        & (facts["period"].str.len() == 7)
    ]
    return chosen.sort_values(["area_code", "period", "definition"]).reset_index(drop=True)


def wage_earners_and_self_employed(facts: pd.DataFrame, area_code: str = "11") -> pd.DataFrame:
    """Coverage of PU and BPU of an area in the months for which both are known, one row a figure."""
    chosen = facts[
        (facts["measure"] == "coverage_pct") & (facts["area_code"] == area_code) & facts["segment"].isin(["pu", "bpu"])
    ]
    both = chosen.groupby("period")["segment"].nunique()
    return (
        chosen[chosen["period"].isin(both.index[both == 2])].sort_values(["period", "segment"]).reset_index(drop=True)
    )


def groups(facts: pd.DataFrame, area_code: str = "11", period: str = "2025-05") -> pd.DataFrame:
    """Coverage of the groups of workers known for one month (not totals), one row a group, highest first."""
    chosen = facts[
        (facts["measure"] == "coverage_pct")
        & (facts["area_code"] == area_code)
        & (facts["period"] == period)
        & (facts["segment"] != "total")
    ]
    return chosen.sort_values("value", ascending=False).reset_index(drop=True)


def against_targets(facts: pd.DataFrame) -> pd.DataFrame:
    """Attainment in percent, gaps and required pace of the areas with a like target in percent, one row a fact."""
    key = ["area_code", "period", "definition"]
    gaps = facts[facts["measure"].isin(["gap_points", "gap_workers", "required_per_month"])]
    actual = facts[(facts["measure"] == "coverage_pct") & (facts["segment"] == "total")]
    both = actual[key].merge(gaps.loc[gaps["measure"] == "gap_points", key])
    return pd.concat([actual.merge(both), gaps.merge(both)]).reset_index(drop=True)


def of_areas(facts: pd.DataFrame, *measures: str) -> pd.DataFrame:
    """Facts of the two provinces and their districts and of these measures, by area and period, one row a fact."""
    own = facts["area_code"].isin([*PROVINCES, *districts()["district_code"]])
    chosen = facts[own & facts["measure"].isin(measures)]
    return chosen.sort_values(["area_code", "period", "segment", "definition", "measure"]).reset_index(drop=True)


def provincial_courses(facts: pd.DataFrame, measure: str) -> pd.DataFrame:
    """The latest fact of a measure of each province's total members, one row a province.

    The province's own figure before the sum of most of its districts (``11:22``); of several definitions the preferred one (:func:`preferred`).
    """
    chosen = facts[
        (facts["measure"] == measure)
        & facts["area_code"].str.fullmatch(r"1[12](:\d+)?").astype(bool)
        & (facts["segment"] == "total")
    ]
    order = preferred(chosen["definition"])
    ranked = chosen.assign(
        _province=chosen["area_code"].str[:2],
        _rank=[order.index(text) for text in chosen["definition"]],
        _last=chosen["period"].str[-7:],
    )
    kept = ranked.sort_values(
        ["_province", "_rank", "area_code", "_last"], ascending=[True, True, True, False], kind="stable"
    )
    return kept.drop_duplicates("_province").drop(columns=["_province", "_rank", "_last"]).reset_index(drop=True)


def course_of_province(facts: pd.DataFrame, province: str = "") -> pd.DataFrame:
    """What a figure of a province's course is made of, one row a fact: monthly counts, spikes and projection of one series.

    The series that :func:`provincial_courses` takes, of the first province with one if none is named; no row where no course
    was projected.
    """
    found = provincial_courses(facts, "projected_workers")
    found = found[found["area_code"].str.startswith(province)]
    counted = ["registered_workers", "active_workers", "projected_workers", "spike_workers", "election_spike_workers"]
    return _of_series(facts, found, counted)


def interruption_of_province(facts: pd.DataFrame, province: str = "") -> pd.DataFrame:
    """What a figure of the break at the instruction is made of, one row a fact; no row where none was estimated."""
    found = provincial_courses(facts, "instruction_effect_pct")
    found = found[found["area_code"].str.startswith(province)]
    counted = ["registered_workers", "active_workers", "fitted_workers", "expected_without_workers"]
    return _of_series(facts, found, [*counted, "instruction_effect_pct"])


def _of_series(facts: pd.DataFrame, found: pd.DataFrame, measures: list[str]) -> pd.DataFrame:
    if found.empty:
        return facts.iloc[:0]
    row = found.iloc[0]
    keys = ["area_code", "segment", "definition", "provenance"]
    same = (facts[keys] == row[keys]).all(axis=1) & facts["measure"].isin(measures)
    own = facts[same & (facts["period"].str.len() >= len("2024-01"))]
    return own.sort_values(["period", "measure"], kind="stable").reset_index(drop=True)


def effect_of_adoption(facts: pd.DataFrame) -> pd.DataFrame:
    """The effect of one kind of adoption by quarter and in all, one row a fact; no row where none was estimated.

    A regulation before a budget line, all workers before a group, registered before active.
    """
    whole = facts[facts["measure"] == "adoption_effect_pct"]
    if whole.empty:
        return whole
    kinds, groups = ["regulation", "budget"], ["total", "pu", "bpu"]
    order = whole.assign(
        _kind=[kinds.index(text.rpartition("/")[2]) for text in whole["definition"]],
        _group=[groups.index(segment) for segment in whole["segment"]],
        _rank=[not text.startswith("registered/") for text in whole["definition"]],
    ).sort_values(["_kind", "_group", "_rank"])
    row = order.iloc[0]
    parts = facts["definition"].str.startswith(f"{row['definition']} t") & (facts["measure"] == "event_effect_pct")
    own = facts[parts & (facts["period"] == row["period"]) & (facts["provenance"] == row["provenance"])]
    return pd.concat([own, facts[facts["fact_id"] == row["fact_id"]]]).reset_index(drop=True)


def latest_of_areas(facts: pd.DataFrame, measure: str) -> pd.DataFrame:
    """The latest fact of a measure of each province and district, of all workers where there is one, else of each group.

    Registered before active; of several definitions the preferred one (:func:`preferred`).
    """
    chosen = of_areas(facts, measure)
    whole = set(chosen.loc[chosen["segment"] == "total", "area_code"])
    chosen = chosen[(chosen["segment"] == "total") | ~chosen["area_code"].isin(whole)]
    order = preferred(chosen["definition"])
    ranked = chosen.assign(_rank=[order.index(text) for text in chosen["definition"]]).sort_values(
        ["area_code", "segment", "period", "_rank"], ascending=[True, True, False, True], kind="stable"
    )
    return ranked.drop_duplicates(["area_code", "segment"]).drop(columns="_rank").reset_index(drop=True)


def growth_by_area(facts: pd.DataFrame) -> pd.DataFrame:
    """The growth of a year of all workers of each district, one row a district; registered before active."""
    chosen = latest_of_areas(facts, "growth_year_pct")
    return chosen[(chosen["segment"] == "total") & chosen["area_code"].isin(districts()["district_code"])].reset_index(
        drop=True
    )


def adequacy_by_area(facts: pd.DataFrame) -> pd.DataFrame:
    """The latest budget of each district against the cost of covering all who were not registered, one row a district."""
    chosen = latest_of_areas(facts[facts["definition"].str.startswith("registered/")], "budget_to_gap_pct")
    return chosen[(chosen["segment"] == "total") & chosen["area_code"].isin(districts()["district_code"])].reset_index(
        drop=True
    )


def of_districts(facts: pd.DataFrame, *measures: str) -> pd.DataFrame:
    """Facts of the 56 districts and of these measures, by district and year, one row a fact."""
    chosen = facts[facts["area_code"].isin(districts()["district_code"]) & facts["measure"].isin(measures)]
    return chosen.sort_values(["area_code", "period", "definition", "measure"]).reset_index(drop=True)
