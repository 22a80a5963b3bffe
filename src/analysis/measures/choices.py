"""Choices of facts for a figure, a table or a sentence: each takes the facts and gives some of them."""

from __future__ import annotations

import pandas as pd

from analysis.reference import PROVINCES, districts


def latest_by_area(facts: pd.DataFrame) -> pd.DataFrame:
    """The latest total coverage of each of the districts, one row a district.

    Among several definitions of one period the one without Jakon is taken: construction is counted by
    project and can exceed its potential. The rows are of unlike definitions: they may be shown side by
    side, each with its own, and are no ranking.
    """
    chosen = facts[
        (facts["measure"] == "coverage_pct")
        & (facts["segment"] == "total")
        & facts["area_code"].str.fullmatch(r"1[12]\.\d\d").astype(bool)
    ]
    order = chosen.assign(_jakon=chosen["definition"].str.contains("Jakon").astype(int)).sort_values(
        ["area_code", "period", "_jakon"], ascending=[True, False, True], kind="stable"
    )
    return order.drop_duplicates("area_code").drop(columns="_jakon").reset_index(drop=True)


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


def of_districts(facts: pd.DataFrame, *measures: str) -> pd.DataFrame:
    """Facts of the 56 districts and of these measures, by district and year, one row a fact."""
    chosen = facts[facts["area_code"].isin(districts()["district_code"]) & facts["measure"].isin(measures)]
    return chosen.sort_values(["area_code", "period", "definition", "measure"]).reset_index(drop=True)
