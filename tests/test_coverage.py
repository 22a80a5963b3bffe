"""Coverage, gap, pace and decomposition, on frames small enough to read."""

from __future__ import annotations

import random
from itertools import permutations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.measures import (
    against_targets,
    change,
    changes,
    coverage,
    decompose,
    facts_frame,
    found_by_area,
    gap,
    gaps,
    latest_by_area,
    latest_change,
    preferred,
    reach,
)
from analysis.reference import UnlikeDefinitionsError, districts, targets
from analysis.store import typed

SCOPES = {"pu": "PU", "bpu": "BPU", "jakon": "Jakon"}


def count(
    metric: str,
    segment: str,
    workers: int,
    *,
    period: str = "2024-12",
    scope: str | None = None,
    code: str = "11.17",
    source: str = "https://a.id",
    **more: object,
) -> dict:
    scope = scope or SCOPES.get(segment, "unstated")
    definition = f"-/{scope}/potensi 2024" if metric == "potential" else f"{metric}/{scope}/-"
    row = {
        "district_code": code,
        "district": "Bener Meriah",
        "province": "Aceh",
        "area_level": "district",
        "period": period,
        "segment": segment,
        "metric": metric,
    }
    row |= {
        "workers": workers,
        "definition": definition,
        "provenance": "published",
        "precision": "exact",
        "source_url": source,
        "low": None,
        "high": None,
    }
    row["row_id"] = f"r-{code}-{period}-{metric}-{segment}-{source[-4:]}"
    return row | more


def percentage(pct: float, check: str = "not_checkable", **more: object) -> dict:
    row = {
        "row_id": "p1",
        "district_code": "11.17",
        "district": "Bener Meriah",
        "period": "2024-12",
        "segment": "total",
        "metric": "coverage_pct",
        "pct": pct,
    }
    row |= {
        "check": check,
        "definition": "unstated/unstated/unstated",
        "provenance": "published",
        "low": pct - 0.005,
        "high": pct + 0.01,
        "source_url": "https://a.id",
    }
    return row | more


def facts_of(counts: list[dict], percentages: list[dict] | None = None) -> pd.DataFrame:
    return coverage(typed("participation", pd.DataFrame(counts)), typed("percentages", pd.DataFrame(percentages or [])))


def ratio(facts: pd.DataFrame, **where: str) -> pd.Series:
    chosen = facts[facts["measure"] == "coverage_pct"]
    for column, value in where.items():
        chosen = chosen[chosen[column] == value]
    assert len(chosen) == 1, chosen[["period", "segment", "value", "definition"]]
    return chosen.iloc[0]


def test_coverage_is_members_over_potential_with_both_rows_as_inputs():
    fact = ratio(
        facts_of([count("registered", "total", 250, scope="PU+BPU"), count("potential", "total", 1000, scope="PU+BPU")])
    )
    assert fact["value"] == 25.0
    assert fact["definition"] == "registered/PU+BPU/potensi 2024"
    assert fact["inputs"] == ("r-11.17-2024-12-registered-total-a.id", "r-11.17-2024-12-potential-total-a.id")
    assert pd.isna(fact["low"])


def test_a_total_is_added_up_with_construction_and_without():
    parts = [("pu", 100, 400), ("bpu", 50, 600), ("jakon", 90, 30)]
    facts = facts_of(
        [
            count(metric, segment, value)
            for segment, members, potential in parts
            for metric, value in (("active", members), ("potential", potential))
        ]
    )
    assert ratio(facts, definition="active/PU+BPU/potensi 2024")["value"] == pytest.approx(15.0)
    assert ratio(facts, definition="active/PU+BPU+Jakon/potensi 2024")["value"] == pytest.approx(100 * 240 / 1030)
    assert ratio(facts, segment="jakon")["value"] == pytest.approx(300.0)


def test_wage_earners_alone_are_no_total():
    facts = facts_of([count("registered", "pu", 1), count("potential", "pu", 2)])
    assert "total" not in set(facts["segment"])


def test_counts_of_two_sources_make_no_ratio():
    facts = facts_of([count("registered", "total", 250, source="https://b.id"), count("potential", "total", 1000)])
    assert "coverage_pct" not in set(facts["measure"])


def test_unlike_scopes_make_no_ratio():
    facts = facts_of(
        [count("registered", "total", 250, scope="PU+BPU+Jakon"), count("potential", "total", 1000, scope="PU+BPU")]
    )
    assert "coverage_pct" not in set(facts["measure"])


def test_registered_and_not_registered_make_a_denominator():
    facts = facts_of([count("registered", "total", 20), count("not_registered", "total", 60)])
    assert ratio(facts)["value"] == 25.0
    assert ratio(facts)["definition"] == "registered/unstated/terdaftar dan belum 2024-12"


def test_rounded_counts_give_an_interval():
    facts = facts_of(
        [
            count("registered", "total", 92_000, precision="rounded", low=91_500, high=93_000),
            count("potential", "total", 369_000, precision="rounded", low=368_500, high=370_000),
        ]
    )
    assert ratio(facts)["low"] == pytest.approx(100 * 91_500 / 370_000)
    assert ratio(facts)["high"] == pytest.approx(100 * 93_000 / 368_500)


def test_a_bound_on_one_side_gives_no_bound_on_the_other():
    """1.7 million of more than 5 million: at most 34 percent, and no lower end but none."""
    more_than = count("potential", "total", 5_000_000, precision="at_least", low=5_000_000)
    fact = ratio(facts_of([count("registered", "total", 1_700_000), more_than]))
    assert fact["high"] == pytest.approx(34.0)
    assert fact["low"] == 0.0


def test_a_percentage_more_exact_than_its_rounded_counts_is_the_figure():
    counts = [
        count("registered", "total", 92_000, precision="rounded", low=91_500, high=93_000),
        count("potential", "total", 369_000, precision="rounded", low=368_500, high=370_000),
    ]
    facts = facts_of(counts, [percentage(24.88, "agree", definition="registered/unstated/potensi 2024")])
    assert ratio(facts)["value"] == 24.88


def test_exact_counts_win_over_their_printed_percentage():
    counts = [count("registered", "total", 651_652), count("potential", "total", 1_710_891)]
    facts = facts_of(counts, [percentage(38.09, "agree", definition="registered/unstated/potensi 2024")])
    assert ratio(facts)["value"] == pytest.approx(38.088458)
    assert facts.query("measure == 'published_coverage_pct'")["value"].tolist() == [38.09]


def test_a_percentage_that_disagrees_is_no_coverage():
    facts = facts_of([], [percentage(15, "disagree")])
    assert "coverage_pct" not in set(facts["measure"])


def test_sources_that_contradict_each_other_give_no_fact():
    facts = facts_of([count("registered", "total", 10), count("registered", "total", 11, source="https://b.id")])
    assert facts.empty


def test_sources_that_agree_are_both_inputs():
    facts = facts_of([count("registered", "total", 10), count("registered", "total", 10, source="https://b.id")])
    assert len(facts["inputs"].iloc[0]) == 2


def test_the_exact_count_is_used_before_the_rounded():
    rounded = count(
        "registered", "total", 651_000, source="https://b.id", precision="rounded", low=650_500, high=652_000
    )
    facts = facts_of([rounded, count("registered", "total", 651_652)])
    assert facts["value"].tolist() == [651_652]


def test_members_and_a_percentage_imply_a_denominator():
    facts = facts_of(
        [count("registered", "total", 408_974, scope="UCJ")], [percentage(23.32, definition="registered/UCJ/UCJ 2025")]
    )
    implied = facts.query("measure == 'implied_potential_workers'").iloc[0]
    assert implied["value"] == pytest.approx(408_974 / 0.2332)
    assert implied["low"] < implied["value"] < implied["high"]


def test_a_percentage_of_registered_people_implies_nothing_from_the_active():
    counts = [count("active", "total", 100, scope="UCJ"), count("registered", "total", 200, scope="UCJ")]
    told = percentage(20.0, definition="registered/UCJ/UCJ 2025")
    for rows in (counts, counts[::-1]):
        implied = facts_of(rows, [told]).query("measure == 'implied_potential_workers'")
        assert implied["value"].tolist() == [1000.0]
    silent = percentage(20.0, definition="unstated/UCJ/UCJ 2025")
    assert facts_of(counts, [silent]).query("measure == 'implied_potential_workers'").empty


# ---- target ------------------------------------------------------------------------------------

TARGET = {
    "target_id": "t",
    "area_code": "11.17",
    "area": "Bener Meriah",
    "name": "T",
    "metric": "coverage_pct",
    "value": 40.0,
    "unit": "percent",
    "period": "2025",
    "definition": "registered/PU+BPU/potensi 2024",
}
COUNTS = [count("registered", "total", 250, scope="PU+BPU"), count("potential", "total", 1000, scope="PU+BPU")]


def test_gap_and_pace_to_a_target():
    made = gaps(facts_of(COUNTS), pd.DataFrame([TARGET])).set_index("measure")
    assert made.loc["gap_points", "value"] == 15.0
    assert made.loc["gap_workers", "value"] == 150.0
    assert made.loc["required_per_month", "value"] == 12.5  # December 2024 to December 2025
    assert "ref:targets:t" in made.loc["gap_points", "inputs"]


def test_a_target_of_another_definition_gives_no_gap_and_asking_raises():
    other = TARGET | {"definition": "registered/PU+BPU+Jakon/potensi 2024"}
    facts = facts_of(COUNTS)
    assert gaps(facts, pd.DataFrame([other])).empty
    with pytest.raises(UnlikeDefinitionsError, match=r"PU\+BPU/potensi.*PU\+BPU\+Jakon/potensi"):
        gap(ratio(facts).to_dict(), other)


def test_a_figure_later_than_the_target_is_not_held_against_it():
    assert gaps(facts_of(COUNTS), pd.DataFrame([TARGET | {"period": "2023"}])).empty


def test_a_target_that_is_met_asks_for_no_pace():
    made = gaps(facts_of(COUNTS), pd.DataFrame([TARGET | {"value": 20.0}]))
    assert set(made["measure"]) == {"gap_points", "gap_workers"}
    assert (made["value"] < 0).all()


# ---- change ------------------------------------------------------------------------------------


def two_dates(n: list[int], d: list[int], vintage: str = "potensi 2024") -> pd.DataFrame:
    rows = []
    for period, (pu, bpu), (d_pu, d_bpu) in (("2024-12", n[:2], d[:2]), ("2025-08", n[2:], d[2:])):
        rows += [count("registered", "pu", pu, period=period), count("registered", "bpu", bpu, period=period)]
        at = "potensi 2024" if period == "2024-12" else vintage
        rows += [
            count("potential", segment, value, period=period, definition=f"-/{SCOPES[segment]}/{at}")
            for segment, value in (("pu", d_pu), ("bpu", d_bpu))
        ]
    return facts_of(rows)


def test_the_published_change_of_aceh_is_taken_apart(facts: pd.DataFrame):
    """PU -82,502 and BPU +10,737 of 1,601,559: -4.48 points (domain notes, section 4)."""
    parts = facts[(facts["area_code"] == "11") & (facts["period"] == "2024-12/2025-08")].set_index(
        ["measure", "segment"]
    )["value"]
    assert parts["change_workers", "pu"] == -82_502
    assert parts["change_workers", "bpu"] == 10_737
    assert parts["coverage_change_points", "total"] == pytest.approx(100 * (407_773 - 479_538) / 1_601_559)
    assert parts["denominator_effect_points", "total"] == 0


numbers = st.lists(st.integers(0, 10**6), min_size=4, max_size=4)
potentials = st.lists(st.integers(1, 10**7), min_size=4, max_size=4)


@given(n=numbers, d=potentials)
def test_the_parts_add_up_to_the_change(n: list[int], d: list[int]):
    facts = two_dates(n, d, "potensi 2025")
    parts = decompose(facts, "11.17", "2024-12", "2025-08").set_index("measure")["value"]
    expected = 100 * (n[2] + n[3]) / (d[2] + d[3]) - 100 * (n[0] + n[1]) / (d[0] + d[1])
    assert parts["coverage_change_points"] == pytest.approx(expected, abs=1e-6)
    assert parts["enrolment_effect_points"].sum() + parts["denominator_effect_points"] == pytest.approx(
        expected, abs=1e-6
    )


def with_construction(*periods: str) -> pd.DataFrame:
    return facts_of(construction(*periods))


def construction(*periods: str) -> list[dict]:
    rows = []
    for period, members in (("2024-12", (400, 60, 90)), ("2025-08", (330, 70, 95))):
        for segment, value, potential in zip(("pu", "bpu", "jakon"), members, (700, 900, 110), strict=True):
            if segment != "jakon" or period in periods:
                told = f"-/{SCOPES[segment]}/potensi 2024"
                rows.append(count("registered", segment, value, period=period))
                rows.append(count("potential", segment, potential, period=period, definition=told))
    return rows


@pytest.mark.parametrize("period", ["2024-12", "2025-08"])
def test_a_figure_of_another_definition_is_taken_apart_from_the_change_of_one(period: str):
    """With construction on one side only: 460/1600 and 550/1710 in December, 400/1600 and 495/1710 in August."""
    parts = changes(with_construction(period)).query("segment == 'total'").set_index("measure")
    plain, whole = {"2024-12": (460, 550), "2025-08": (400, 495)}[period]
    effect = 100 * (plain / 1600 - whole / 1710) * (1 if period == "2024-12" else -1)
    ends = (550 / 1710, 400 / 1600) if period == "2024-12" else (460 / 1600, 495 / 1710)
    assert parts.loc["definition_effect_points", "value"] == pytest.approx(effect)
    assert parts.loc["unlike_difference_points", "value"] == pytest.approx(100 * (ends[1] - ends[0]))
    assert parts.loc["coverage_change_points", "value"] + effect == pytest.approx(100 * (ends[1] - ends[0]))
    with_it, without = "registered/PU+BPU+Jakon/potensi 2024", "registered/PU+BPU/potensi 2024"
    told = (with_it, without) if period == "2024-12" else (without, with_it)
    assert parts.loc["unlike_difference_points", "definition"] == " ~ ".join(told)
    assert parts.loc["unlike_difference_points", "period"] == "2024-12/2025-08"


@pytest.mark.parametrize("periods", [(), ("2024-12", "2025-08")])
def test_what_both_ends_have_is_held_against_its_like_only(periods: tuple[str, ...]):
    measures = set(changes(with_construction(*periods))["measure"])
    assert (
        "coverage_change_points" in measures and not {"unlike_difference_points", "definition_effect_points"} & measures
    )


def test_registered_with_construction_are_not_held_against_active_without():
    active = [
        count("active", segment, value, period=period)
        for period in ("2024-12", "2025-08")
        for segment, value in (("pu", 300), ("bpu", 50))
    ]
    found = changes(facts_of([*construction("2024-12"), *active]))
    unlike = found[found["measure"] == "unlike_difference_points"]["definition"]
    assert unlike.tolist() == ["registered/PU+BPU+Jakon/potensi 2024 ~ registered/PU+BPU/potensi 2024"]
    assert (found["measure"] == "coverage_change_points").sum() == 2


def test_a_figure_that_may_be_the_same_one_is_no_other_definition():
    facts = with_construction()
    like = facts[(facts["measure"] == "coverage_pct") & (facts["segment"] == "total") & (facts["period"] == "2024-12")]
    for definition, many in (
        ("registered/PU+BPU/unstated", 0),  # may be the same ratio
        ("unstated/PU+BPU/potensi 2024", 0),  # whom it counts is not told
        ("registered/PU+BPU/angkatan kerja 2024", 1),
    ):
        other = like.assign(definition=definition, value=30.0)
        found = changes(pd.concat([facts, other], ignore_index=True))
        assert (found["measure"] == "unlike_difference_points").sum() == many, definition
    elsewhere = like.assign(definition="registered/PU+BPU/angkatan kerja 2024", provenance="submitted")
    assert "unlike_difference_points" not in set(changes(pd.concat([facts, elsewhere]))["measure"])


def test_a_definition_that_returns_later_has_a_change_of_its_own():
    facts = with_construction("2024-12")
    later = with_construction("2024-12").query("definition.str.contains('Jakon')").assign(period="2026-01")
    found = changes(pd.concat([facts, later], ignore_index=True))
    assert "unlike_difference_points" not in set(found["measure"])


def test_what_may_be_the_other_definition_at_the_far_end_is_taken_for_it():
    facts = with_construction("2024-12")
    far = facts.query("measure == 'coverage_pct' and definition.str.contains('Jakon') and segment == 'total'")
    far = far.assign(period="2025-08", definition="unstated/PU+BPU+Jakon/potensi 2024")
    assert "unlike_difference_points" not in set(changes(pd.concat([facts, far], ignore_index=True))["measure"])


def test_a_printed_percentage_leaves_the_difference_its_rounding(facts: pd.DataFrame):
    found = facts[(facts["area_code"] == "11") & (facts["period"] == "2024-12/2025-08")].set_index("measure")
    apart = found.loc["unlike_difference_points"]
    (printed,) = facts[(facts["area_code"] == "11") & (facts["period"] == "2024-12") & (facts["definition"] == "registered/PU+BPU+Jakon/unstated")].to_dict("records")  # fmt: skip
    assert printed["low"] < printed["value"] < printed["high"]
    exact = 100 * 407_773 / 1_601_559
    assert (apart["low"], apart["high"]) == pytest.approx((exact - printed["high"], exact - printed["low"]))


def test_the_published_figures_of_aceh_differ_by_definition_too(facts: pd.DataFrame):
    """32.73 percent with construction in December 2024, 25.46 without in August 2025: 2.79 of the 7.27 points are the definition."""
    found = facts[(facts["area_code"] == "11") & (facts["period"] == "2024-12/2025-08")].set_index("measure")["value"]
    assert found["definition_effect_points"] == pytest.approx(100 * 479_538 / 1_601_559 - 32.73)
    assert found["unlike_difference_points"] == pytest.approx(100 * 407_773 / 1_601_559 - 32.73)


def test_a_revised_denominator_has_an_effect_of_its_own():
    parts = decompose(
        two_dates([100, 0, 100, 0], [500, 500, 1000, 1000], "potensi 2025"), "11.17", "2024-12", "2025-08"
    ).set_index("measure")["value"]
    assert parts["enrolment_effect_points"].tolist() == [0, 0]
    assert parts["denominator_effect_points"] == pytest.approx(-5.0)


def test_unlike_definitions_are_never_differenced():
    facts = two_dates([1, 1, 1, 1], [9, 9, 9, 9], "angkatan kerja 2024")
    with pytest.raises(UnlikeDefinitionsError, match=r"PU\+BPU/potensi 2024.*PU\+BPU/angkatan kerja 2024"):
        decompose(facts, "11.17", "2024-12", "2025-08")
    first, second = (
        facts[(facts["measure"] == "coverage_pct") & (facts["segment"] == "total")]
        .sort_values("period")
        .to_dict("records")
    )
    with pytest.raises(UnlikeDefinitionsError):
        change(first, second)


def test_a_plain_difference_refuses_another_vintage_that_a_decomposition_allows():
    facts = two_dates([1, 1, 2, 2], [9, 9, 9, 9], "potensi 2025")
    first, second = (
        facts[(facts["measure"] == "coverage_pct") & (facts["segment"] == "total")]
        .sort_values("period")
        .to_dict("records")
    )
    with pytest.raises(UnlikeDefinitionsError):
        change(first, second)
    assert change(first, second | {"definition": first["definition"]})["value"] == pytest.approx(100 * 2 / 18)


def test_aceh_of_september_2023_and_december_2024_are_not_differenced(facts: pd.DataFrame):
    inputs = facts.assign(inputs=[()] * len(facts))
    with pytest.raises(UnlikeDefinitionsError):
        decompose(inputs, "11", "2023-09", "2024-12")


def test_a_period_without_a_figure_is_named():
    with pytest.raises(ValueError, match="no total coverage at both 2020-01 and 2025-08"):
        decompose(two_dates([1, 1, 1, 1], [9, 9, 9, 9]), "11.17", "2020-01", "2025-08")


MONTHS = ("2024-10", "2024-11", "2024-12")


def months_of_several_definitions() -> list[dict]:
    """Registered and active members with construction and without; November's source counts no construction."""
    return [
        count(metric, segment, size + 10 * month + len(metric), period=period)
        for month, period in enumerate(MONTHS)
        for metric, size in (("registered", 300), ("active", 200), ("potential", 1000))
        for segment in SCOPES
        if (period, segment) != ("2024-11", "jakon")
    ]


def test_each_definition_has_changes_of_its_own():
    """Rule 4 of the design: with construction the month before is October, without it is November."""
    made = changes(facts_of(months_of_several_definitions())).query("measure == 'coverage_change_points'")
    assert made[["period", "definition"]].sort_values(["definition", "period"]).values.tolist() == [
        ["2024-10/2024-12", "active/PU+BPU+Jakon/potensi 2024"],
        ["2024-10/2024-11", "active/PU+BPU/potensi 2024"],
        ["2024-11/2024-12", "active/PU+BPU/potensi 2024"],
        ["2024-10/2024-12", "registered/PU+BPU+Jakon/potensi 2024"],
        ["2024-10/2024-11", "registered/PU+BPU/potensi 2024"],
        ["2024-11/2024-12", "registered/PU+BPU/potensi 2024"],
    ]


def test_the_order_of_rows_decides_no_change():
    rows = months_of_several_definitions()
    facts = facts_of(rows)
    wanted = set(changes(facts)[["fact_id", "value"]].itertuples(index=False, name=None))
    alone = decompose(facts, "11.17", "2024-10", "2024-12").set_index("fact_id")["value"].to_dict()
    for seed in range(6):
        shuffled = facts_of(random.Random(seed).sample(rows, len(rows))).sample(frac=1, random_state=seed)
        assert set(changes(shuffled)[["fact_id", "value"]].itertuples(index=False, name=None)) == wanted
        assert decompose(shuffled, "11.17", "2024-10", "2024-12").set_index("fact_id")["value"].to_dict() == alone


def test_a_total_without_construction_stands_before_that_with_it():
    for order in permutations(SCOPES):
        facts = facts_of([count(metric, segment, 10) for metric in ("registered", "potential") for segment in order])
        totals = facts[(facts["measure"] == "coverage_pct") & (facts["segment"] == "total")]
        assert totals["definition"].tolist() == [
            "registered/PU+BPU/potensi 2024",
            "registered/PU+BPU+Jakon/potensi 2024",
        ]


def test_of_several_vintages_the_change_takes_its_own():
    rows = months_of_several_definitions()
    older = [
        row
        | {"source_url": "https://b.id", "row_id": row["row_id"] + "b"}
        | ({"definition": f"-/{SCOPES[row['segment']]}/potensi 2020"} if row["metric"] == "potential" else {})
        for row in rows
        if row["period"] == "2024-10"
    ]
    for counts in ([*rows, *older], [*older, *rows]):
        made = changes(facts_of(counts)).query("period == '2024-10/2024-11'")
        assert set(made.query("measure == 'coverage_change_points'")["definition"]) == {
            "registered/PU+BPU/potensi 2024",
            "active/PU+BPU/potensi 2024",
        }
        assert not [row for inputs in made["inputs"] for row in inputs if "potential" in row and row.endswith("b")]


def test_the_latest_change_is_of_the_preferred_definition_and_its_own_segments():
    total, moved = latest_change(changes(facts_of(months_of_several_definitions())), "11.17")
    assert total is not None
    assert (total["period"], total["definition"]) == ("2024-11/2024-12", "registered/PU+BPU/potensi 2024")
    assert moved["definition"].tolist() == ["registered/BPU/-", "registered/PU/-"]
    assert latest_change(facts_of(COUNTS), "11.17")[0] is None


def test_which_definition_is_preferred():
    order = ["registered/PU+BPU/potensi 2025", "registered/PU+BPU/potensi 2024", "active/PU+BPU/potensi 2025",
             "registered/PU+BPU+Jakon/potensi 2025", "active/PU+BPU+Jakon/potensi 2025"]  # fmt: skip
    assert preferred(order[::-1]) == preferred([*order, order[0]]) == order


# ---- choices -----------------------------------------------------------------------------------


def test_the_latest_of_each_district_without_construction():
    rows = [count(metric, segment, 10) for segment in SCOPES for metric in ("active", "potential")]
    rows += [count("active", "total", 1, period="2020-01"), count("potential", "total", 2, period="2020-01")]
    latest = latest_by_area(facts_of(rows))
    assert latest[["period", "definition"]].values.tolist() == [["2024-12", "active/PU+BPU/potensi 2024"]]


def test_the_latest_of_each_district_is_of_the_registered_whatever_stands_first():
    rows = [count(metric, segment, 10) for segment in SCOPES for metric in ("active", "registered", "potential")]
    for counts in (rows, rows[::-1]):
        assert latest_by_area(facts_of(counts))["definition"].tolist() == ["registered/PU+BPU/potensi 2024"]


def test_reach_counts_districts_and_not_provinces():
    counts = [
        *COUNTS,
        count("registered", "non_asn", 5, code="12.09", scope="non_asn"),
        count("registered", "total", 5, code="12"),
    ]
    frame = typed("participation", pd.DataFrame(counts))
    made = reach(facts_of(counts), [frame], districts())
    total = made[made["area_code"] == "11+12"].set_index("measure")["value"].to_dict()
    assert total == {"districts_with_ratio": 1, "districts_without_ratio": 55, "districts_with_any_figure": 2}
    found = found_by_area(pd.concat([facts_of(counts), made]))
    assert found.set_index("area_code")["state"].to_dict() == {"11.17": "ratio", "12.09": "count"}


def test_the_same_fact_twice_is_an_error():
    entry = {
        "measure": "m",
        "area_code": "1",
        "area": "a",
        "period": "2024",
        "segment": "total",
        "value": 1.0,
        "low": None,
        "high": None,
        "unit": "workers",
        "definition": "-/unstated/-",
        "provenance": "published",
        "inputs": (),
    }
    with pytest.raises(ValueError, match="the same fact twice"):
        facts_frame([entry, entry | {"value": 2.0}])


@pytest.mark.parametrize(
    ("area", "period", "segment", "definition", "value"),
    [
        ("11", "2023-09", "total", "registered/semua segmen/potensi 2023-09", 38.09),
        ("11", "2024-12", "total", "registered/PU+BPU/angkatan kerja 2024", 29.94),
        ("11", "2024-12", "total", "registered/PU+BPU+Jakon/unstated", 32.73),
        ("11", "2025-08", "total", "registered/PU+BPU/angkatan kerja 2024", 25.46),
        ("11", "2025-08", "pu", "registered/PU/angkatan kerja 2024", 47.04),
        ("11", "2025-08", "bpu", "registered/BPU/angkatan kerja 2024", 8.20),
        ("12.05", "2022-03", "total", "registered/unstated/angkatan kerja 2022-03", 24.88),
        ("12.09", "2025-10", "total", "registered/unstated/potensi 2025-10", 41.39),
    ],
)
def test_known_points(facts: pd.DataFrame, area: str, period: str, segment: str, definition: str, value: float):
    chosen = facts.query(
        "measure == 'coverage_pct' and area_code == @area and period == @period and segment == @segment and definition == @definition"
    )
    assert chosen["value"].round(2).tolist() == [value]


def test_ten_of_56_districts_have_published_a_ratio(facts: pd.DataFrame):
    names = set(latest_by_area(facts)["area"])
    expected = "Kota Banda Aceh|Langkat|Kota Tebing Tinggi|Kota Tanjungbalai|Kota Padangsidimpuan|Karo|Tapanuli Utara|Kota Lhokseumawe|Labuhanbatu|Asahan"
    assert names == set(expected.split("|"))


def test_the_targets_of_the_provinces(facts: pd.DataFrame):
    made = facts[facts["measure"].isin(["gap_points", "gap_workers", "required_per_month"])]
    assert len(targets()) > len(made[made["measure"] == "gap_workers"])  # most targets have no like figure
    aceh = made[(made["area_code"] == "11") & (made["period"] == "2025-05")].set_index("measure")["value"]
    assert aceh["gap_points"] == pytest.approx(43.54 - 23.32)
    sumut = made[made["area_code"] == "12"].set_index("measure")["value"]
    assert sumut["gap_workers"] == 3_021_682 - 2_138_817
    assert sumut["required_per_month"] == pytest.approx(882_865 / 3)
    assert "gap_points" not in sumut  # the two percentages imply different denominators


def test_only_areas_with_a_like_target_in_percent_are_drawn_against_it(facts: pd.DataFrame):
    drawn = against_targets(facts)
    assert set(drawn["area_code"]) == {"11"}  # of Sumatera Utara only workers can be compared
    assert drawn["measure"].value_counts().to_dict() == {
        "coverage_pct": 2,
        "gap_points": 2,
        "gap_workers": 2,
        "required_per_month": 1,
    }
