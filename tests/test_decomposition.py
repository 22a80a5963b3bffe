"""What a province's coverage changed by: by hand, and adding up exactly whatever the numbers are."""

from __future__ import annotations

from itertools import permutations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.measures import decompose_province, facts_frame, province_changes
from analysis.measures.facts import fact
from analysis.reference import districts

CODES = districts().query("province == 'Aceh'")["district_code"].sort_values().tolist()[:8]
SCOPE = {"pu": "PU", "bpu": "BPU", "jakon": "Jakon"}
REGISTERED, ACTIVE = "registered/PU+BPU/potensi", "active/PU+BPU/potensi"


def row(code: str, period: str, segment: str, metric: str, value: float) -> dict:
    denominator = f"potensi {period}" if metric == "potential" else "-"
    told = f"{'-' if metric == 'potential' else metric}/{SCOPE[segment]}/{denominator}"
    about = {
        "area_code": code,
        "area": code,
        "period": period,
        "segment": segment,
        "definition": told,
        "provenance": "submitted",
    }
    return fact(f"{metric}_workers", about, value, "workers", (f"{code}-{period}-{segment}-{metric}",))


def frame(numbers: dict[tuple[str, str, str], list[float]], codes: list[str] = CODES) -> pd.DataFrame:
    """``numbers``: period, segment and metric to the count of each district."""
    return facts_frame(
        [row(code, *key, value) for key, values in numbers.items() for code, value in zip(codes, values, strict=True)]
    )


def even(**changed: list[float]) -> dict[tuple[str, str, str], list[float]]:
    """Eight districts with 100 potential and 20 members of each of PU and BPU at both periods, but for what is changed."""
    numbers = {}
    for period in ("2022-12", "2023-12"):
        for segment in ("pu", "bpu"):
            numbers[period, segment, "potential"] = [100.0] * 8
            numbers[period, segment, "registered"] = [20.0] * 8
            numbers[period, segment, "active"] = [15.0] * 8
    for name, values in changed.items():
        segment, _, metric = name.partition("_")
        numbers["2023-12", segment, metric] = values
    return numbers


def parts(facts: pd.DataFrame, measure: str) -> dict[tuple[str, str], float]:
    rows = facts[facts["measure"] == measure]
    return dict(zip(zip(rows["area_code"], rows["segment"], strict=True), rows["value"], strict=True))


def change(facts: pd.DataFrame) -> float:
    return facts.set_index("measure").loc["province_change_points", "value"]


def test_one_district_that_enrols_moves_the_province_by_its_share():
    # 80 more of 1,600: 5 points, all of them BPU of the first district.
    facts = decompose_province(frame(even(bpu_registered=[100.0, *[20.0] * 7])), "11", "2022-12", "2023-12", REGISTERED)
    assert change(facts) == pytest.approx(5)
    moved = {key: value for key, value in parts(facts, "province_enrolment_points").items() if abs(value) > 1e-12}
    assert moved == {(CODES[0], "bpu"): pytest.approx(5)}
    assert facts.set_index("measure").loc["districts_compared", "value"] == 8


def test_a_revised_denominator_is_told_of_its_district_alone():
    # 320 of 1,600 are 20 percent, 320 of 2,000 16: four points, all by the 400 more potential PU of the last.
    facts = decompose_province(frame(even(pu_potential=[*[100.0] * 7, 500.0])), "11", "2022-12", "2023-12", REGISTERED)
    assert change(facts) == pytest.approx(-4)
    moved = {key: value for key, value in parts(facts, "province_denominator_points").items() if abs(value) > 1e-12}
    assert moved == {(CODES[-1], "total"): pytest.approx(-4)}


def test_active_members_change_by_enrolment_and_by_lapse():
    # Registered 16 more (1 point); active 16 fewer (-1 point): 32 more have lapsed (-2 points).
    numbers = even(pu_registered=[36.0, *[20.0] * 7], pu_active=[*[15.0] * 6, 7.0, 7.0])
    facts = decompose_province(frame(numbers), "11", "2022-12", "2023-12", ACTIVE)
    assert change(facts) == pytest.approx(-1)
    assert sum(parts(facts, "province_enrolment_points").values()) == pytest.approx(1)
    assert sum(parts(facts, "province_lapse_points").values()) == pytest.approx(-2)


def test_a_change_of_definition_is_told_apart():
    # Registered 20 percent in both years; active 15 percent: the figures differ by five points of definition alone.
    facts = decompose_province(frame(even()), "11", "2022-12", "2023-12", REGISTERED, then=ACTIVE)
    assert change(facts) == pytest.approx(-5)
    assert facts.set_index("measure").loc["province_definition_points", "value"] == pytest.approx(-5)
    assert sum(abs(value) for value in parts(facts, "province_enrolment_points").values()) == pytest.approx(0)


def test_das_guptas_worked_example():
    """Example 2.1 of P23-186: a mean of 10,930 and a share of 0.717892 become 16,591 and 0.825974; by the first 4,369.91, by the second 1,487.26.

    Members stand for the mean, one over the potential for the share, so points are a hundred times his figures. Split evenly
    over eight districts and two groups, which must not matter.
    """
    numbers = {}
    for period, members, share in (("2022-12", 10_930.0, 0.717892), ("2023-12", 16_591.0, 0.825974)):
        for segment in ("pu", "bpu"):
            numbers[period, segment, "potential"] = [1 / share / 16] * 8
            numbers[period, segment, "registered"] = [members / 16] * 8
    facts = decompose_province(frame(numbers), "11", "2022-12", "2023-12", REGISTERED)
    enrolment, denominator = (
        sum(parts(facts, f"province_{name}_points").values()) / 100 for name in ("enrolment", "denominator")
    )
    assert (round(enrolment, 3), round(denominator, 3)) == (4369.913, 1487.262)
    # (16,591 - 10,930) x (0.717892 + 0.825974) / 2 and (16,591 + 10,930) / 2 x (0.825974 - 0.717892), exactly.
    assert enrolment == pytest.approx(4369.912713, abs=1e-9 * 4370)
    assert denominator == pytest.approx(1487.262361, abs=1e-9 * 1487)


COUNT = st.integers(0, 10**6).map(float)
MANY = st.lists(COUNT, min_size=8, max_size=8)
POTENTIAL = st.lists(st.integers(1, 10**6).map(float), min_size=8, max_size=8)
KEYS = [
    (period, segment, metric)
    for period in ("2022-12", "2023-12")
    for segment in ("pu", "bpu")
    for metric in ("potential", "registered", "active")
]


@settings(deadline=None, max_examples=60)
@given(st.fixed_dictionaries({key: POTENTIAL if key[2] == "potential" else MANY for key in KEYS}))
def test_the_parts_are_the_change_whatever_the_numbers(numbers: dict):
    def level(period: str, metric: str) -> float:
        of = {
            name: sum(sum(numbers[period, segment, name]) for segment in ("pu", "bpu"))
            for name in (metric, "potential")
        }
        return 100 * of[metric] / of["potential"]

    for first, second in ((REGISTERED, ""), (ACTIVE, ""), (REGISTERED, ACTIVE)):
        facts = decompose_province(frame(numbers), "11", "2022-12", "2023-12", first, then=second)
        points = facts[(facts["unit"] == "points") & (facts["measure"] != "province_change_points")]["value"].sum()
        expected = level("2023-12", (second or first).split("/")[0]) - level("2022-12", first.split("/")[0])
        assert change(facts) == pytest.approx(expected, rel=1e-9, abs=1e-7)
        assert points == pytest.approx(expected, rel=1e-9, abs=1e-7)


def test_districts_without_one_of_the_periods_are_left_out_and_few_are_no_province():
    numbers = even()
    for key in numbers:
        numbers[key] = [*numbers[key], 50.0]
    nine = districts().query("province == 'Aceh'")["district_code"].sort_values().tolist()[:9]
    facts = frame(numbers, nine)
    facts = facts[~((facts["area_code"] == nine[8]) & (facts["period"] == "2022-12"))]
    assert (
        decompose_province(facts, "11", "2022-12", "2023-12", REGISTERED)
        .set_index("measure")
        .loc["districts_compared", "value"]
        == 8
    )
    facts = facts[~((facts["area_code"] == nine[0]) & (facts["segment"] == "bpu"))]
    with pytest.raises(ValueError, match="7 districts of Aceh"):
        decompose_province(facts, "11", "2022-12", "2023-12", REGISTERED)


def test_like_months_are_compared_and_only_where_a_province_has_them():
    made = []
    for period in ("2021-12", "2022-12", "2022-06", "2023-06"):
        for code in CODES:
            about = {"area_code": code, "area": code, "period": period, "segment": "total", "provenance": "submitted"}
            made.append(
                fact("coverage_pct", about | {"definition": f"registered/PU+BPU/potensi {period}"}, 20.0, "percent", ())
            )
            made += [
                row(code, period, segment, metric, 100.0)
                for segment in ("pu", "bpu")
                for metric in ("potential", "registered")
            ]
    facts = facts_frame(made)
    assert sorted(set(province_changes(facts)["period"])) == ["2021-12/2022-12", "2022-06/2023-06"]
    assert province_changes(facts[facts["area_code"] != CODES[0]]).empty


@settings(deadline=None, max_examples=30)
@given(st.fixed_dictionaries({key: POTENTIAL if key[2] == "potential" else MANY for key in KEYS if key[2] != "active"}))
def test_an_implementation_by_another_way_gives_the_same(numbers: dict):
    """Shapley's: each part changes first or last, and its effect is the mean of both orders (Shorrocks 2013)."""

    def totals(period: str) -> tuple[float, float]:
        return tuple(
            sum(sum(numbers[period, segment, metric]) for segment in ("pu", "bpu"))
            for metric in ("registered", "potential")
        )

    before, after = totals("2022-12"), totals("2023-12")
    effects = [0.0, 0.0]
    for order in permutations((0, 1)):
        now = list(before)
        for part in order:
            was = 100 * now[0] / now[1]
            now[part] = after[part]
            effects[part] += (100 * now[0] / now[1] - was) / 2
    facts = decompose_province(frame(numbers), "11", "2022-12", "2023-12", REGISTERED)
    for name, effect in zip(("enrolment", "denominator"), effects, strict=True):
        assert sum(parts(facts, f"province_{name}_points").values()) == pytest.approx(effect, rel=1e-9, abs=1e-9)
