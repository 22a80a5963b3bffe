"""Growth, lapses, spikes and targets of monthly counts, by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.measures import backtest, facts_frame, gaps, project, series, spikes, trend, without_spikes
from analysis.measures.facts import fact
from analysis.reference import districts, targets

PU = "registered/PU/-"
TOTAL = "registered/PU+BPU/-"


def months(first: str, count: int) -> list[str]:
    start = int(first[:4]) * 12 + int(first[5:7]) - 1
    return [f"{number // 12}-{number % 12 + 1:02d}" for number in range(start, start + count)]


def covered(counts: dict[str, float], *, code: str = "11.01", segment: str = "pu", definition: str = PU, provenance: str = "submitted", measure: str = "registered_workers") -> list[dict]:  # fmt: skip
    about = {"area_code": code, "area": code, "segment": segment, "definition": definition, "provenance": provenance}
    return [
        fact(measure, {**about, "period": month}, value, "workers", (f"{code}-{segment}-{month}-{measure}",))
        for month, value in counts.items()
    ]


def none() -> pd.DataFrame:
    return facts_frame([])


def of(rows: list[dict], due: pd.DataFrame | None = None) -> pd.DataFrame:
    return trend(facts_frame(rows), none() if due is None else due)


def value(facts: pd.DataFrame, measure: str, period: str | None = None) -> float:
    rows = facts[facts["measure"] == measure]
    if period:
        rows = rows[rows["period"] == period]
    assert len(rows) == 1, rows
    return float(rows["value"].iloc[0])


def seasonal(first: str, count: int, yearly: float = 0.0, *, level: float = 10_000.0, chance: float = 0.0) -> dict[str, float]:  # fmt: skip
    """Contracts of the year: each January a tenth lapses, and comes back by December; ``yearly`` growth in logarithms."""
    rng = np.random.default_rng(3)
    names = months(first, count)
    found = {}
    for at, name in enumerate(names):
        lapsed = -0.1 * (12 - int(name[5:7])) / 11
        found[name] = float(np.round(level * np.exp(yearly * at / 12 + lapsed + rng.normal(0, chance))))
    return found


# ---- growth against the seasons -----------------------------------------------------------------


def test_a_lapse_at_the_turn_of_the_year_is_no_fall():
    facts = of(covered(seasonal("2021-12", 37, chance=0.001)))
    rows = facts[facts["measure"] == "growth_per_month"]
    assert rows["low"].iloc[0] < 0 < rows["high"].iloc[0]
    assert value(facts, "turn_of_year_workers", "2023-12/2024-01") < -900
    assert abs(value(facts, "year_on_year_workers")) < 30


def test_growth_is_seen_through_the_lapse():
    facts = of(covered(seasonal("2021-12", 37, yearly=0.12, chance=0.001)))
    row = facts[facts["measure"] == "growth_per_month"].iloc[0]
    # 12 percent a year in logarithms of the last count, by twelve months.
    last = seasonal("2021-12", 37, yearly=0.12, chance=0.001)["2024-12"]
    assert row["low"] < last * np.expm1(0.12) / 12 < row["high"] and row["low"] > 0
    assert row["period"] == "2022-12/2024-12" and row["unit"] == "workers_per_month"
    assert len(row["inputs"]) == 25


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(100, 10_000), min_size=25, max_size=37))
def test_the_turn_and_the_rest_add_up_to_the_year(values: list[int]):
    counts = dict(zip(months("2021-12", len(values)), values, strict=True))
    facts = of(covered(counts))
    parts = {m: facts[facts["measure"] == m].set_index("period")["value"] for m in ("turn_of_year_workers", "rest_of_year_workers")}  # fmt: skip
    calm = without_spikes(pd.Series(counts, dtype=float))
    for year in (2022, 2023):
        turn, rest = parts["turn_of_year_workers"][f"{year - 1}-12/{year}-01"], parts["rest_of_year_workers"][f"{year}-01/{year}-12"]  # fmt: skip
        assert turn + rest == pytest.approx(calm[f"{year}-12"] - calm[f"{year - 1}-12"])


# ---- spikes -------------------------------------------------------------------------------------


def with_spike(first: str, last: str, above: float = 2_000.0) -> pd.Series:
    counts = pd.Series(seasonal("2022-01", 36, chance=0.001))
    counts.loc[first:last] += above
    return counts


def test_election_staff_are_a_spike_of_the_election():
    counts = with_spike("2024-02", "2024-02")
    ((first, last, above),) = spikes(counts)
    assert (first, last) == ("2024-02", "2024-02") and above == pytest.approx(2_000, abs=40)
    facts = of(covered(counts.to_dict()))
    assert value(facts, "election_spike_workers", "2024-02") == pytest.approx(2_000, abs=40)
    assert "spike_workers" not in set(facts["measure"])
    calm = without_spikes(counts)
    assert calm["2024-02"] == pytest.approx(counts["2024-02"] - above, abs=10) and calm.drop("2024-02").equals(counts.drop("2024-02"))  # fmt: skip


def test_a_spike_without_an_election_has_no_cause():
    facts = of(covered(with_spike("2023-06", "2023-08").to_dict()))
    assert value(facts, "spike_workers", "2023-06/2023-08") == pytest.approx(2_000, abs=60)
    assert "election_spike_workers" not in set(facts["measure"])


def test_the_election_of_regional_heads_ends_with_the_year_and_is_one_all_the_same():
    assert [(a, b) for a, b, _ in spikes(with_spike("2024-11", "2024-11"))] == [("2024-11", "2024-11")]


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2023-07", "2024-12"),  # a programme that began and stayed
        ("2023-10", "2023-12"),  # contracts that end with the year
        ("2023-05", "2023-09"),  # five months are no spike
    ],
)
def test_what_is_no_spike(first: str, last: str):
    assert spikes(with_spike(first, last)) == []


def test_a_small_wave_is_no_spike():
    assert spikes(with_spike("2023-06", "2023-06", above=100.0)) == []  # one percent


def test_a_spike_moves_neither_growth_nor_projection():
    plain = of(covered(seasonal("2022-01", 36, chance=0.001)))
    spiked = of(covered(with_spike("2024-02", "2024-02", above=3_000).to_dict()))
    for measure in ("growth_per_month", "projected_workers"):
        one, other = (f[f["measure"] == measure]["value"].to_numpy() for f in (plain, spiked))
        assert other == pytest.approx(one, rel=0.01, abs=5)


# ---- what is a series ---------------------------------------------------------------------------


def test_definitions_never_make_one_series():
    rows = covered(seasonal("2022-01", 20)) + covered(seasonal("2023-09", 16), definition="active/PU/-", measure="active_workers")  # fmt: skip
    facts = of(rows)
    assert facts[facts["measure"] == "series_months"].set_index("definition")["value"].to_dict() == {PU: 20, "active/PU/-": 16}  # fmt: skip
    assert "growth_per_month" not in set(facts["measure"])


def test_a_year_is_no_month():
    assert series(facts_frame(covered({"2022": 5.0, "2022-12": 6.0})))["period"].tolist() == ["2022-12"]


def test_few_points_give_no_course():
    facts = of(covered({"2024-12": 479_538.0, "2025-08": 407_773.0}, code="11", definition=TOTAL, segment="total"))
    assert facts["measure"].tolist() == ["series_months"] and value(facts, "series_months") == 2


def sums(rows: list[dict]) -> dict[str, list[float]]:
    found = series(facts_frame(rows))
    return found[found["area_code"].str.fullmatch(r"11(:\d+)?")].groupby("area_code")["workers"].agg(sorted).to_dict()


def test_all_districts_of_a_province_are_summed_beside_its_own_figure():
    codes = districts().query("province == 'Aceh'")["district_code"].tolist()
    rows = [row for code in codes for row in covered({"2024-01": 100.0}, code=code)]
    assert sums(rows) == {"11:23": [2300.0]}
    assert len(series(facts_frame(rows)).query("area_code == '11:23'")["inputs"].iloc[0]) == 23
    own = covered({"2024-01": 9_999.0}, code="11")
    assert sums(rows + own) == {"11": [9_999.0], "11:23": [2300.0]}
    facts = of(rows + own)
    told = facts[facts["measure"] == "registered_workers"]
    assert told["area_code"].tolist() == ["11:23"] and told["area"].tolist() == ["Aceh (23/23)"]


def test_most_of_its_districts_are_not_the_province():
    codes = districts().query("province == 'Aceh'")["district_code"].tolist()
    rows = [row for code in codes for row in covered({"2024-01": 100.0}, code=code)]
    assert sums(rows[:-1]) == {"11:22": [2200.0]}
    assert series(facts_frame(rows[:-1])).query("area_code == '11:22'")["area"].tolist() == ["Aceh (22/23)"]
    assert sums(rows[:11]) == {}


def test_the_same_districts_are_summed_in_every_month():
    """One district counts three months of twelve, one misses one: both are left out, and no month is."""
    codes = districts().query("province == 'Aceh'")["district_code"].tolist()
    names = months("2024-01", 12)
    rows = [row for code in codes[2:] for row in covered(dict.fromkeys(names, 100.0), code=code)]
    rows += covered(dict.fromkeys(names[:3], 100.0), code=codes[0])
    rows += covered(dict.fromkeys(names[:5] + names[6:], 100.0), code=codes[1])
    assert sums(rows) == {"11:21": [2100.0] * 12}


def test_where_few_count_every_month_those_that_count_nearly_every_month_are_summed():
    """Each of 22 misses a month of its own in twenty-two: the months in which all count are few, and the districts stay."""
    codes = districts().query("province == 'Aceh'")["district_code"].tolist()
    names = months("2023-01", 22)
    rows = []
    for place, code in enumerate(codes[:12]):
        rows += covered({name: 100.0 for at, name in enumerate(names) if at != place}, code=code)
    assert sums(rows) == {"11:12": [1200.0] * 10}


def test_an_unstated_definition_is_not_summed():
    codes = districts().query("province == 'Aceh'")["district_code"].tolist()
    rows = [
        r for c in codes for r in covered({"2024-01": 1.0}, code=c, segment="total", definition="registered/unstated/-")
    ]
    assert sums(rows) == {}


# ---- targets ------------------------------------------------------------------------------------


def aim(workers: float, year: str = "2025", code: str = "11.01") -> list[dict]:
    return covered({year: workers}, code=code, segment="total", definition=TOTAL, measure="target_workers")


def total(yearly: float, **more: object) -> list[dict]:
    return covered(seasonal("2020-12", 49, yearly, chance=0.002, **more), segment="total", definition=TOTAL)


def test_the_pace_against_the_pace_needed():
    rows = total(0.12)
    last, growth = rows[-1]["value"], None
    facts = of(rows + aim(last + 2_400))
    growth = value(facts, "growth_per_month")
    # 2,400 more in twelve months: 200 a month.
    assert value(facts, "pace_to_required_pct") == pytest.approx(100 * growth / 200)
    row = facts[facts["measure"] == "pace_to_required_pct"].iloc[0]
    assert row["period"] == "2024-12/2025-12" and row["low"] < row["value"] < row["high"]
    shares = facts[facts["measure"] == "projected_to_target_pct"].iloc[0]
    ahead = facts[(facts["measure"] == "projected_workers") & (facts["period"] == "2025-12")].iloc[0]
    assert shares["value"] == pytest.approx(100 * ahead["value"] / (last + 2_400))
    assert shares["low"] == pytest.approx(100 * ahead["low"] / (last + 2_400))


def test_when_a_target_is_met():
    rows = total(0.12)
    facts = of(rows + aim(rows[-1]["value"] * np.exp(0.2)))
    row = facts[facts["measure"] == "months_to_target"].iloc[0]
    # 0.2 by 0.12 a year is twenty months, and what lapses in January is back only by December: 22 to 24.
    assert 20 <= row["value"] <= 24
    assert row["low"] <= row["value"] and (np.isnan(row["high"]) or row["high"] >= row["value"])


def test_a_target_that_is_not_met_on_this_path():
    rows = total(-0.05)
    facts = of(rows + aim(rows[-1]["value"] * 1.5))
    assert "months_to_target" not in set(facts["measure"])
    far = facts[facts["measure"] == "target_out_of_reach"].iloc[0]
    course = project(pd.Series({row["period"]: row["value"] for row in rows}), 300).iloc[-1]
    assert far["value"] == pytest.approx(100 * course["value"] / (rows[-1]["value"] * 1.5))
    assert far["unit"] == "percent" and far["low"] < far["value"] < far["high"] < 100
    assert value(facts, "pace_to_required_pct") < 0


def test_a_target_already_met_needs_no_date():
    rows = total(0.05)
    facts = of(rows + aim(rows[-1]["value"] * 0.9))
    assert not {"months_to_target", "target_out_of_reach", "pace_to_required_pct"} & set(facts["measure"])
    assert value(facts, "projected_to_target_pct") > 100


def test_a_target_of_the_province_in_percent():
    """Aceh's target of 32.44 percent for 2024 on PU and BPU: the members it asks for come from the denominator."""
    counts = seasonal("2022-11", 26, 0.02, level=470_000, chance=0.002)
    counts.pop("2024-12")
    rows = covered(counts, code="11", segment="total", definition=TOTAL, provenance="published")
    about = {"area_code": "11", "area": "Aceh", "period": "2024-11", "segment": "total", "provenance": "published"}
    rows.append(fact("coverage_pct", {**about, "definition": "registered/PU+BPU/angkatan kerja 2024"}, 100 * counts["2024-11"] / 1_601_559, "percent", ("a",)))  # fmt: skip
    rows.append(fact("potential_workers", {**about, "definition": "-/PU+BPU/angkatan kerja 2024"}, 1_601_559, "workers", ("b",)))  # fmt: skip
    every = facts_frame(rows)
    facts = trend(every, gaps(every, targets()))
    row = facts[facts["measure"] == "pace_to_required_pct"].iloc[0]
    needed = 0.3244 * 1_601_559 - counts["2024-11"]
    assert row["value"] == pytest.approx(100 * value(facts, "growth_per_month") / needed)  # one month is left
    assert "ref:targets:aceh-2024" in row["inputs"]


# ---- how wide -----------------------------------------------------------------------------------


def test_intervals_are_widened_to_what_like_series_bear_out():
    """Twenty districts that jump each July by a chance of their own: past projections missed more often than they said."""
    rows = []
    for place in range(20):
        rng = np.random.default_rng(place)
        y = np.cumsum(np.where(np.arange(60) % 12 == 6, rng.normal(0, 0.1, 60), rng.normal(0, 0.01, 60)))
        counts = dict(zip(months("2020-01", 60), np.round(10_000 * np.exp(y)), strict=True))
        rows += covered(counts, code=f"12.{place + 1:02d}")
    facts = of(rows)
    held, widened = value(facts, "past_projections_held_pct"), value(facts, "interval_widening")
    assert held < 80 and widened > 1
    ahead = facts[facts["measure"] == "projected_workers"].set_index(["area_code", "period"]).loc[("12.01", "2025-12")]
    counts = pd.Series({row["period"]: row["value"] for row in rows if row["area_code"] == "12.01"})
    own = project(without_spikes(counts), 12).iloc[-1]
    assert ahead["value"] == pytest.approx(own["value"])
    assert np.log(ahead["high"] / ahead["value"]) == pytest.approx(widened * np.log(own["high"] / own["value"]))
    assert np.log(ahead["value"] / ahead["low"]) == pytest.approx(widened * np.log(own["value"] / own["low"]))


def test_growth_is_told_without_a_projection_where_the_past_cannot_bear_one_out():
    """Three years of one series were projected in 30 months that came; a second one makes 60."""
    counts = seasonal("2021-12", 37, 0.12, chance=0.01)
    alone, two = of(covered(counts)), of(covered(counts) + covered(counts, code="11.02"))
    for facts in (alone, two):
        assert {"growth_per_month", "growth_year_pct", "past_projections_held_pct"} <= set(facts["measure"])
    ahead = {"projected_workers", "interval_widening"}
    assert not ahead & set(alone["measure"]) and ahead <= set(two["measure"])


def test_the_months_of_a_sum_and_of_another_scope_are_not_counted_twice():
    counts = seasonal("2021-12", 37, 0.12, chance=0.01)
    codes = districts().query("province == 'Aceh'")["district_code"].tolist()
    rng = np.random.default_rng(0)
    rows = [
        row
        for code in codes
        for row in covered({month: value * rng.uniform(0.99, 1.01) for month, value in counts.items()}, code=code)
    ]
    facts = of(rows)
    (held,) = facts[facts["measure"] == "past_projections_held_pct"].to_dict("records")
    assert len(held["inputs"]) == 37 * len(codes) and held["definition"] == "registered/PU/projections"
    both = covered(counts, segment="total", definition=TOTAL) + covered(
        counts, segment="total", definition="registered/PU+BPU+Jakon/-"
    )
    assert "projected_workers" not in set(of(both)["measure"])  # 30 past months of each


def test_an_interval_that_says_nothing_is_no_projection():
    """Counts that double and halve by chance: 80 in 100 months lie between a fifth and five times the value."""
    rng = np.random.default_rng(1)
    wild = dict(zip(months("2020-01", 60), np.round(np.exp(9 + rng.normal(0, 1, 60))), strict=True))
    facts = of(covered(wild, segment="total", definition=TOTAL) + aim(1e9))
    assert {"growth_per_month", "interval_widening", "pace_to_required_pct"} <= set(facts["measure"])
    ahead = {"projected_workers", "projected_to_target_pct", "months_to_target", "target_out_of_reach"}
    assert not ahead & set(facts["measure"])


def test_the_pace_is_told_without_a_projection_too():
    rows = covered(seasonal("2021-12", 37, 0.12, chance=0.002), segment="total", definition=TOTAL)
    facts = of(rows + aim(rows[-1]["value"] + 2_400))
    assert value(facts, "pace_to_required_pct") == pytest.approx(100 * value(facts, "growth_per_month") / 200)
    assert not {"projected_to_target_pct", "months_to_target", "target_out_of_reach"} & set(facts["measure"])


def test_what_a_projection_rests_on_is_every_month_and_growth_two_years():
    facts = of(total(0.12))
    inputs = facts.set_index("measure")["inputs"]
    (width,) = (facts[facts["measure"] == "interval_widening"])["fact_id"]
    assert len(inputs["growth_per_month"]) == 25
    assert len(inputs["projected_workers"].iloc[0]) == 50 and f"fact:{width}" in inputs["projected_workers"].iloc[0]


def flat(chance: float = 0.0005) -> pd.Series:
    rng = np.random.default_rng(5)
    return pd.Series(10_000 * np.exp(rng.normal(0, chance, 36)), index=months("2022-01", 36))


def test_how_large_and_how_short_a_spike_is():
    def raised(above: float, first: str = "2023-06", last: str = "2023-06", chance: float = 0.0005) -> list:
        counts = flat(chance)
        counts.loc[first:last] += above
        return spikes(counts)

    assert len(raised(250)) == 1 and raised(160) == []  # 2.5 and 1.6 percent
    assert raised(450, chance=0.01) == []  # 4.5 percent, where a month's step is 1.4
    assert len(raised(2_000, "2023-05", "2023-07")) == 1 and raised(2_000, "2023-05", "2023-08") == []


def test_a_rise_of_which_half_stays_is_no_spike():
    counts = flat()
    counts.loc["2023-06"] += 1_000
    counts.loc["2023-07":] += 500
    assert spikes(counts) == []


@pytest.mark.parametrize("month", ["2023-05", "2023-07"])
def test_a_spike_beside_a_month_that_nobody_counted_is_not_told(month: str):
    assert spikes(with_spike("2023-06", "2023-06").drop(month)) == []


def test_the_height_of_a_spike_is_its_highest_month():
    counts = with_spike("2023-06", "2023-07")
    counts.loc["2023-07"] += 1_000
    ((_, _, above),) = spikes(counts)
    assert above == pytest.approx(3_000, abs=60)


def test_series_of_another_provenance_are_no_like_series():
    rows = covered(seasonal("2020-01", 60, chance=0.01)) + covered(
        seasonal("2020-01", 60, chance=0.01), code="11.02", provenance="published"
    )
    facts = of(rows)
    assert sorted(facts[facts["measure"] == "past_projections_held_pct"]["provenance"]) == ["published", "submitted"]


def test_a_province_is_projected_by_month_and_a_district_by_december():
    facts = of(
        covered(seasonal("2021-12", 37, chance=0.001)) + covered(seasonal("2021-12", 37, chance=0.001), code="11")
    )
    ahead = facts[facts["measure"] == "projected_workers"].groupby("area_code")["period"].agg(list)
    assert ahead["11.01"] == ["2025-12", "2026-12"] and ahead["11"] == months("2025-01", 24)


def test_the_month_in_which_a_target_is_met_is_that_of_the_projection():
    rows = covered(seasonal("2020-12", 49, 0.12, chance=0.002), code="11", segment="total", definition=TOTAL)
    asked = rows[-1]["value"] * 1.05
    facts = of(rows + aim(asked, code="11"))
    ahead = facts[facts["measure"] == "projected_workers"].sort_values("period")["value"].to_numpy()
    assert value(facts, "months_to_target") == np.flatnonzero(ahead >= asked)[0] + 1


def test_a_target_far_away_is_met_within_25_years():
    rows = total(0.12)
    facts = of(rows + aim(rows[-1]["value"] * np.exp(0.12 * 15)))
    assert 150 < value(facts, "months_to_target") < 200


def test_a_target_whose_month_has_passed_asks_for_no_pace():
    rows = total(0.12)
    facts = of(rows + aim(rows[-1]["value"] * 1.1, year="2023"))
    assert "pace_to_required_pct" not in set(facts["measure"])


def test_a_spike_moves_no_interval_no_turn_and_no_past_projection():
    plain = pd.Series(seasonal("2020-01", 61, chance=0.001))
    spiked = plain.copy()
    spiked.loc["2024-02"] += 3_000
    spiked.loc["2024-11":"2024-12"] += 2_000
    one, other = (of(covered(counts.to_dict(), code="11")) for counts in (plain, spiked))
    for measure in ("growth_per_month", "projected_workers"):
        for column in ("value", "low", "high"):
            a, b = (f[f["measure"] == measure][column].to_numpy() for f in (one, other))
            assert b == pytest.approx(a, rel=0.02, abs=15), (measure, column)
    a, b = (value(f, "turn_of_year_workers", "2024-12/2025-01") for f in (one, other))
    assert b == pytest.approx(a, abs=100)
    spoiled, cleaned, calm = backtest(spiked), backtest(spiked, clean=without_spikes), backtest(plain)
    assert np.abs(cleaned - calm).mean() < 0.2 * np.abs(spoiled - calm).mean()


def test_how_often_past_projections_held_is_told_before_they_are_widened():
    rng = np.random.default_rng(3)
    counts = dict(
        zip(months("2020-01", 60), np.round(10_000 * np.exp(np.cumsum(rng.normal(0, 0.02, 60)))), strict=True)
    )
    facts = of(covered(counts))
    scores = backtest(pd.Series(counts), clean=without_spikes)
    assert value(facts, "past_projections_held_pct") == pytest.approx(100 * (scores <= 1).mean())


@pytest.mark.parametrize("growth", [0.004, 0.0, -0.004])
def test_a_spike_is_seen_whichever_way_the_series_goes(growth: float):
    counts = flat() * np.exp(growth * np.arange(36))
    counts.loc["2024-02"] *= 1.2
    assert [(a, b) for a, b, _ in spikes(counts)] == [("2024-02", "2024-02")]


def test_one_longer_series_does_not_take_the_others_sum_away():
    codes = districts().query("province == 'Aceh'")["district_code"].tolist()
    rows = [row for code in codes[1:] for row in covered(dict.fromkeys(months("2023-01", 24), 100.0), code=code)]
    rows += covered(dict.fromkeys(months("2016-01", 108), 100.0), code=codes[0])
    assert sums(rows) == {"11:23": [2300.0] * 24}


def test_what_is_not_stated_is_no_series():
    assert series(facts_frame(covered({"2018-09": 1.0, "2019-10": 2.0}, definition="registered/unstated/-"))).empty


def test_a_course_with_a_month_missing_rests_on_the_months_it_reaches_back_to():
    counts = seasonal("2021-12", 37, yearly=0.1, chance=0.002)
    del counts["2024-05"]
    facts = of(covered(counts))
    row = facts[facts["measure"] == "growth_per_month"].iloc[0]
    assert row["period"] == "2022-10/2024-12" and "11.01-pu-2022-10-registered_workers" in row["inputs"]


def test_a_target_told_twice_is_one():
    rows = total(0.12)
    twice = aim(rows[-1]["value"] * 1.2) + aim(rows[-1]["value"] * 1.2, year="2025-12")
    facts = of(rows + twice)
    assert (facts["measure"] == "pace_to_required_pct").sum() == 1
