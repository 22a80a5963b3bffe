"""What comes of a scenario: situations whose numbers are worked out in a comment, and what must hold of any scenario."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.measures import facts_frame
from analysis.measures.facts import fact
from analysis.reference import own_payer
from analysis.whatif import Baseline, Number, Outcome, Scenario, ScenarioError, baseline, make, project
from analysis.whatif.baseline import Budget, Wage
from analysis.whatif.levers import KINDS
from small_baseline import MONTH, MONTHS, PERCENT, START, cell, known, scenarios, some

DISTRICT = "11.17"  # Bener Meriah
PU_WAGES = {DISTRICT: {2024: 3_460_672, 2025: 3_685_616}, "11": {2025: 3_685_616}}
# Half of the potential are members, the groups within it too; petani_sawit and nelayan are not known.
BASE = known(
    cell(DISTRICT, "total", 3_000, 1_000), cell(DISTRICT, "pu", 1_000, 600), cell(DISTRICT, "bpu", 2_000, 400),
    cell(DISTRICT, "non_asn", 400, 300, scope="non_asn"), cell(DISTRICT, "guru_honor", 100, 50),
    cell(DISTRICT, "pppk_paruh_waktu", 50, 40), cell(DISTRICT, "pekerja_rentan", 1_000, 100), cell(DISTRICT, "petani", 600, 60),
    wages=PU_WAGES,
)  # fmt: skip


def what_if(*levers: dict, base: Baseline = BASE, start: str = "2026-01", months: int = 12, **more: Any) -> Outcome:
    told = [
        {"areas": [DISTRICT], **({"segment": "bpu"} if lever["kind"] in OF_WORKERS else {}), **lever}
        for lever in levers
    ]
    return project(base, make(start=start, months=months, levers=told, **more))


OF_WORKERS = ("register", "lapse", "pay", "potential", "suppose")


def register(workers: int | None = None, **said: Any) -> dict:
    return {"kind": "register", "workers": workers, **said}


def by_month(frame: pd.DataFrame, column: str, **about: Any) -> list[float]:
    """A column of one segment (the total if none is named), month by month."""
    rows = frame
    for name, value in ({"area_code": DISTRICT, "segment": "total"} | about).items():
        rows = rows[rows[name] == value]
    return rows.sort_values("period")[column].tolist()


def members(found: Outcome, segment: str = "bpu", area: str = DISTRICT) -> list[float]:
    return by_month(found.courses, "members", segment=segment, area_code=area)


def potential(found: Outcome, segment: str = "bpu") -> list[float]:
    return by_month(found.courses, "potential_workers", segment=segment)


def bills(found: Outcome, payer: str, lever: int | None = None) -> list[float]:
    """New cost of a payer month by month, over all areas."""
    rows = found.costs[found.costs["payer"] == payer]
    rows = rows if lever is None else rows[rows["lever"] == lever]
    return rows.groupby("period")["cost_idr"].sum().reindex(found.months, fill_value=0).tolist()


def notes(found: Outcome) -> list[tuple]:
    return [
        (note.key, note.lever, dict(note.parts)) for note in found.notes if note.key not in ("old_wage", "count_later")
    ]


def registered(found: Outcome, lever: int = 1) -> int:
    """How many workers a lever registers."""
    flows = [flow for course in found.courses_by_area.values() for flow in course.flows]
    return int(next(flow.workers[0] for flow in flows if flow.number == lever))


# ---- Labuhanbatu, Aceh -----------------------------------------------------------------------------

LABUHANBATU = known(cell("12.10", "total", 181_567, 66_510, scope="PU+BPU+Jakon", period="2025-08"))


def test_1500_workers_of_labuhanbatu_are_paid_from_dbh_sawit_for_six_months_and_lapse():
    sawit = register(1_500, areas=["12.10"], segment="petani_sawit", paid_months=6, payer="DBH_SAWIT")
    found = what_if(sawit, base=LABUHANBATU)
    # 1,500 x 16,800 = 25,200,000 a month, six times 151,200,000; 1,500 x 6 = 9,000 worker-months; then nobody pays.
    assert bills(found, "DBH_SAWIT") == [25_200_000] * 6 + [0] * 6
    assert found.totals.by_payer == {"DBH_SAWIT": 151_200_000}
    assert (found.totals.cost_idr, found.totals.worker_months) == (151_200_000, 9_000)
    assert members(found, "total", "12.10") == [68_010] * 6 + [66_510] * 6
    assert (found.totals.new_members, found.totals.most_new_members) == (0, 1_500)
    # Nobody knows how many oil-palm workers are members: new ones are known all the same.
    assert all(math.isnan(count) for count in members(found, "petani_sawit", "12.10"))
    assert by_month(found.courses, "new_members", segment="petani_sawit", area_code="12.10") == [1_500] * 6 + [0] * 6
    assert {"premiums:bpu-jkk", "premiums:bpu-jkm", "bpu_tiers:1"} == set(found.references)
    assert notes(found) == []


ACEH = known(
    cell("11", "total", 1_601_559, 407_773, of="angkatan kerja 2024", period="2025-08"),
    cell("11", "pu", 711_705, 334_786, of="angkatan kerja 2024", period="2025-08"),
    cell("11", "bpu", 889_854, 72_987, of="angkatan kerja 2024", period="2025-08"),
)


def test_aceh_needs_697319_members_for_4354_percent():
    # 1,601,559 x 43.54 percent = 697,318.79, so 697,319 members; 697,319 - 407,773 = 289,546 more.
    cover = register(
        segment="bpu", areas=["11"], coverage_pct=43.54, coverage_of="total", by_month="2026-12", payer="PROVINSI"
    )
    found = what_if(cover, base=ACEH, start="2025-09", months=18, target_pct=43.54, target_month="2026-12")
    gap = found.gaps.iloc[0]
    assert (gap["needed_workers"], gap["baseline_gap_workers"], gap["gap_workers"], gap["members"]) == (
        697_319,
        289_546,
        0,
        697_319,
    )
    assert registered(found) == 289_546
    # In equal parts over the 16 months to December 2026: 289,546 / 16 = 18,096.6 in the first, twice that is 36,193.25.
    assert members(found, "bpu", "11")[:2] == [72_987 + 18_096, 72_987 + 36_193]
    assert members(found, "total", "11")[15:] == [697_319] * 3
    assert members(found, "pu", "11") == [334_786] * 18
    coverage = by_month(found.courses, "coverage_pct", area_code="11")
    assert coverage[14] < 43.54 <= coverage[15]
    assert coverage[0] == pytest.approx(100 * (407_773 + 18_096) / 1_601_559)


# Shares of whole people: 43.54 percent of 1,601,559 from above, 60 percent of 1,000 and 29 percent of 100 without a person lost
# to binary fractions (0.29 * 100 is 28.999999999999996).
@pytest.mark.parametrize(("people", "pct", "expected"), [(1_000, 60.0, 600), (100, 29.0, 29), (1_601_559, 43.54, 697_318), (7, 100 / 7, 1)])  # fmt: skip
def test_a_share_of_people_is_whole_people(people: int, pct: float, expected: int):
    base = known(cell(DISTRICT, "bpu", 2 * people, people))
    assert members(what_if({"kind": "lapse", "share_pct": pct}, base=base))[0] == people - expected
    assert registered(what_if(register(gap_pct=pct), base=base)) == expected
    assert registered(what_if(register(people, take_up_pct=pct), base=base)) == expected
    after = what_if(register(people, paid_months=1, lapse_pct=pct), base=base)
    assert abs(members(after)[1] - (2 * people - people * pct / 100)) <= 0.5


# 43.2 percent of 375 are 162, and 162.00000000000003 in binary fractions.
@pytest.mark.parametrize(
    ("potential", "pct", "expected"),
    [(1_000, 60.0, 600), (1_000, 29.0, 290), (375, 43.2, 162), (1_601_559, 43.54, 697_319), (3, 33.4, 2)],
)
def test_a_coverage_is_reached_by_the_fewest_whole_people(potential: int, pct: float, expected: int):
    base = known(cell(DISTRICT, "bpu", potential, 0))
    assert members(what_if(register(coverage_pct=pct, by_month="2026-01"), base=base))[0] == expected
    total = known(cell(DISTRICT, "total", potential, 0))
    gap = what_if(register(0), base=total, target_pct=pct).gaps.iloc[0]
    assert gap["needed_workers"] == gap["gap_workers"] == expected


# ---- without levers, and edges of time -------------------------------------------------------------


def test_without_levers_every_month_is_the_data():
    found = project(BASE, make())
    assert found.months[0] == "2026-01" and len(found.months) == 36  # counted in December 2025
    rows = found.courses
    told = BASE.frame().set_index("segment")
    for segment, own in rows.groupby("segment"):
        assert own["period"].tolist() == list(found.months)
        for column in ("members", "potential_workers", "coverage_pct"):
            assert set(own[column]) == {told.loc[segment, column]}
        assert set(own["baseline_members"]) == {told.loc[segment, "members"]}
        assert set(own["new_members"]) == {0}
        assert set(own["definition"]) == {told.loc[segment, "definition"]}
    assert (
        found.costs.empty and found.money.empty and found.contributions.empty and found.gaps.empty and found.notes == ()
    )
    assert (
        found.totals.cost_idr
        == found.totals.new_members
        == found.totals.most_new_members
        == found.totals.worker_months
        == 0
    )
    assert found.totals.by_payer == {}


def test_nothing_known_and_no_first_month_is_an_error():
    for scenario in (make(), make(levers=[{"kind": "suppose", "areas": ["11"], "segment": "bpu", "members": 1}])):
        with pytest.raises(ScenarioError) as error:
            project(known(), scenario)
        assert [(one.place, one.key) for one in error.value.faults] == [("start", "no_start")]
    assert project(known(), make(start="2026-01")).courses.empty


@pytest.mark.parametrize(
    ("lever", "place", "key"),
    [
        (register(1, first_month="2025-12"), "levers[1].first_month", "month_outside"),
        (register(1, first_month="2027-01"), "levers[1].first_month", "month_outside"),
        (register(coverage_pct=50.0, by_month="2027-01"), "levers[1].by_month", "month_outside"),
        (register(coverage_pct=50.0, by_month="2025-12"), "levers[1].by_month", "month_outside"),
        ({"kind": "lapse", "workers": 1, "first_month": "2025-12"}, "levers[1].first_month", "month_outside"),
    ],
)
def test_a_lever_outside_the_scenario_is_an_error(lever: dict, place: str, key: str):
    with pytest.raises(ScenarioError, match="from 2026-01 to 2026-12") as error:
        what_if(lever)
    assert [(one.place, one.key) for one in error.value.faults] == [(place, key)]


def test_every_month_outside_is_told_at_once():
    with pytest.raises(ScenarioError) as error:
        what_if(
            register(1, first_month="2025-12"),
            register(1, first_month="2027-01"),
            target_pct=50.0,
            target_month="2027-01",
        )
    assert [one.place for one in error.value.faults] == [
        "levers[1].first_month",
        "levers[2].first_month",
        "target_month",
    ]


@pytest.mark.parametrize(
    ("start", "lever", "month"),
    [
        ("2015-06", register(1), "2015-06"), ("2015-07", register(1), None),
        ("2020-02", register(1, segment="pu", programmes="JKK+JKM+JP"), "2020-02"), ("2020-03", register(1, segment="pu", programmes="JKK+JKM+JP"), None),
        ("2014-01", {"kind": "lapse", "workers": 1, "payer": "APBD"}, "2014-01"), ("2014-01", {"kind": "lapse", "workers": 1}, None),
    ],
)  # fmt: skip
def test_months_before_the_law_are_an_error_in_words(start: str, lever: dict, month: str | None):
    if month is None:
        what_if(lever, start=start)
        return
    with pytest.raises(ScenarioError, match=f"is known in {month}") as error:
        what_if(lever, start=start)
    assert [(one.place, one.key) for one in error.value.faults] == [("levers[1]", "no_premium")]


def test_the_first_and_the_last_month_count():
    assert members(what_if(register(10, first_month="2026-01", paid_months=1))) == [410] + [400] * 11
    assert members(what_if(register(10, first_month="2026-12"))) == [400] * 11 + [410]
    # Three parts that begin in November: two of them before the end, the third never.
    assert members(what_if(register(9, first_month="2026-11", spread_months=3)))[-3:] == [400, 403, 406]
    # Paid for twelve months from the second on: to the end, and nobody lapses.
    found = what_if(register(10, first_month="2026-02", paid_months=12))
    assert members(found) == [400] + [410] * 11
    assert bills(found, "PEKERJA") == [0] * 12


# ---- reliefs ---------------------------------------------------------------------------------------


# PP 50/2025: half of JKK and JKM, 16,800 to 8,400, for transport from January 2026 to March 2027, for others from April to
# December 2026; the first and last month on both sides. Months: December 2025 to April 2027.
TRANSPORT = [16_800] + [8_400] * 15 + [16_800]
OTHERS = [16_800] * 4 + [8_400] * 9 + [16_800] * 4


@pytest.mark.parametrize("payer", ["APBD", "PROVINSI", "DBH_SAWIT", "DBH_CHT", "APBDES", "APBN"])
@pytest.mark.parametrize("sector", ["", "transport"])
def test_the_relief_of_2026_is_not_for_those_a_budget_pays(payer: str, sector: str):
    found = what_if(register(1, payer=payer, sector=sector), start="2025-12", months=17)
    assert bills(found, payer) == [16_800] * 17
    assert not any(reference.startswith("reliefs:") for reference in found.references)


@pytest.mark.parametrize("payer", ["PEKERJA", "LAINNYA"])
@pytest.mark.parametrize(("sector", "expected"), [("transport", TRANSPORT), ("", OTHERS), ("labour_intensive", OTHERS)])
def test_the_relief_of_2026_is_for_those_who_pay_themselves(payer: str, sector: str, expected: list[int]):
    found = what_if(register(1, payer=payer, sector=sector), start="2025-12", months=17)
    assert bills(found, payer) == expected
    assert f"reliefs:bpu-{'transport-' if sector == 'transport' else ''}2026" in found.references


def test_the_tier_of_the_self_employed_is_that_of_their_income():
    # Tier 10: 1 percent of 2,950,000 and 6,800; half of it for those who pay themselves.
    assert bills(what_if(register(1, tier=10), months=1), "APBD") == [36_300]
    assert bills(what_if(register(1, tier=10, payer="PEKERJA"), start="2026-04", months=1), "PEKERJA") == [18_150]


def test_the_relief_is_of_accidents_and_death_not_of_old_age():
    # 36,800 with JHT of tier 1 (2 percent of 1,000,000); relieved 8,400 + 20,000 = 28,400.
    found = what_if(register(1, payer="PEKERJA", programmes="JKK+JKM+JHT"), start="2026-03", months=2)
    assert bills(found, "PEKERJA") == [36_800, 28_400]


def test_labour_intensive_firms_pay_half_of_jkk_until_january_2026():
    # 3,685,616 x 0.24 percent = 8,845.4784 and x 0.30 percent = 11,056.848: 19,902.33; with half of the first 15,479.59.
    found = what_if(
        register(1, segment="pu", payer="PEMBERI_KERJA", sector="labour_intensive"), start="2026-01", months=2
    )
    assert bills(found, "PEMBERI_KERJA") == [15_480, 19_902]


# ---- a subsidy that ends ---------------------------------------------------------------------------


def test_a_subsidy_of_six_months_that_lapses_wholly():
    found = what_if(register(1_000, paid_months=6, payer="APBD"))
    assert members(found) == [1_400] * 6 + [400] * 6
    assert bills(found, "APBD") == [16_800_000] * 6 + [0] * 6
    assert set(found.costs["payer"]) == {"APBD"}


def test_after_a_subsidy_that_lapses_by_60_percent_the_rest_pay_themselves_at_the_relieved_price():
    found = what_if(register(1_000, paid_months=6, lapse_pct=60.0), months=15)
    # 600 of 1,000 stop in July 2026; 400 x 8,400 = 3,360,000 to December, then 400 x 16,800 = 6,720,000.
    assert members(found) == [1_400] * 6 + [800] * 9
    assert bills(found, "APBD") == [16_800_000] * 6 + [0] * 9
    assert bills(found, "PEKERJA") == [0] * 6 + [3_360_000] * 6 + [6_720_000] * 3
    # Worker-months are those that the lever's payer pays for: 6 x 1,000.
    assert (found.totals.worker_months, found.totals.new_members) == (6_000, 400)
    assert found.totals.cost_idr == 6 * 16_800_000 + 6 * 3_360_000 + 3 * 6_720_000


def test_another_payer_may_go_on():
    found = what_if(
        register(100, paid_months=1, lapse_pct=0.0, payer="APBD", then_payer="APBDES"), start="2026-06", months=3
    )
    assert bills(found, "APBD") == [1_680_000, 0, 0]
    assert bills(found, "APBDES") == [0, 1_680_000, 1_680_000]
    staff = what_if(register(100, segment="pu", paid_months=1, lapse_pct=0.0), months=2)
    assert bills(staff, "PEMBERI_KERJA") == [0, 1_990_233]  # by law the employer, 100 x 19,902.33


def test_registrations_are_spread_and_each_part_is_paid_for_its_own_months():
    # 10 over four months: 2.5, 5, 7.5, 10 are 2, 5, 7, 10 whole people; each paid for two months, so that a month later 2, 5, 7
    # and 10 of them have stopped.
    found = what_if(register(10, spread_months=4, paid_months=2))
    assert members(found) == [402, 405, 405, 405, 403, 400, 400, 400, 400, 400, 400, 400]
    assert bills(found, "APBD")[:6] == [count * 16_800 for count in (2, 5, 5, 5, 3, 0)]
    # Half of those whose payment has ended stay (2 less 1, 5 less 3 as a half is rounded up, 7 less 4, 10 less 5) and pay themselves.
    half = what_if(register(10, spread_months=4, paid_months=2, lapse_pct=50.0))
    assert members(half)[:7] == [402, 405, 406, 407, 406, 405, 405]
    assert bills(half, "PEKERJA")[:7] == [0, 0, 1 * 16_800, 2 * 8_400, 3 * 8_400, 5 * 8_400, 5 * 8_400]


# ---- wage earners ----------------------------------------------------------------------------------


def test_wage_earners_cost_054_percent_of_the_minimum_wage():
    # 3,685,616 x 0.54 percent = 19,902.3264; of 100 together 1,990,232.64: a bill is rounded once, not each worker.
    found = what_if(register(100, segment="perangkat_desa", payer="APBDES"))
    assert bills(found, "APBDES") == [1_990_233] * 12
    assert found.totals.cost_idr == 12 * 1_990_233
    assert [(note.key, dict(note.parts)) for note in found.notes] == [("old_wage", {"year": 2025, "wage": 3_685_616})]
    own = what_if(register(100, segment="perangkat_desa", wage_idr=1_000_000))
    assert bills(own, "APBD") == [540_000] * 12 and own.notes == ()
    # At the highest risk 1.74 + 0.30 percent.
    assert bills(what_if(register(100, segment="pu", wage_idr=1_000_000, risk=5)), "APBD") == [2_040_000] * 12


def test_the_wage_is_that_of_the_year():
    found = what_if(register(100, segment="pu"), start="2024-12", months=2)
    # 100 times 0.54 percent of 3,460,672 are 1,868,762.88, of 3,685,616 then 1,990,232.64.
    assert bills(found, "APBD") == [1_868_763, 1_990_233]
    first = what_if(register(100, segment="pu"), start="2022-01", months=1)
    assert bills(first, "APBD") == [1_868_763]  # before the first that is known that one


def test_without_a_wage_the_cost_is_not_computed_and_this_is_said_once():
    base = known(cell("11.10", "pu", 1_000, 100))
    found = what_if(register(10, areas=["11.10"], segment="pu", paid_months=2, lapse_pct=50.0), base=base)
    assert found.costs.empty and found.totals.cost_idr == 0
    assert found.totals.new_members == 5
    assert notes(found) == [("no_wage", 1, {})]


def test_of_old_age_the_worker_pays_two_percent():
    found = what_if(register(100, segment="non_asn", programmes="JKK+JKM+JHT"))
    # 4.24 percent of 3,685,616 are 156,270.1184, the worker's 2 percent 73,712.32.
    assert bills(found, "APBD") == [15_627_012] * 12
    assert bills(found, "PEKERJA") == [7_371_232] * 12
    rows = found.costs[found.costs["payer"] == "PEKERJA"]
    assert set(rows["paid_workers"]) == {0}  # the workers are paid for by APBD
    alone = what_if(register(100, segment="non_asn", programmes="JKK+JKM+JHT", payer="PEKERJA"))
    assert bills(alone, "PEKERJA") == [22_998_244] * 12  # 229,982.4384 of one who pays all of it


def test_pensions_are_of_wages_up_to_the_ceiling_of_the_month():
    found = what_if(register(1, segment="pu", wage_idr=12_000_000, programmes="JKK+JKM+JP"), start="2026-02", months=2)
    # 0.54 percent of 12,000,000 are 64,800; 2 percent of 10,547,400 are 210,948, of 11,086,300 (from March) 221,726; 1 percent 105,474
    # and 110,863.
    assert bills(found, "APBD") == [275_748, 286_526]
    assert bills(found, "PEKERJA") == [105_474, 110_863]


def test_construction_workers_of_known_wages_cost_204_percent():
    base = known(cell(DISTRICT, "jakon", 1_000, 0))
    found = what_if(register(10, segment="jakon", wage_idr=3_000_000, payer="PEMBERI_KERJA"), base=base)
    assert bills(found, "PEMBERI_KERJA") == [612_000] * 12  # 10 x 61,200


def test_wages_grow_each_january():
    growth = {"kind": "wages", "pct_per_year": 10.0}
    base = known(cell(DISTRICT, "pu", 1_000, 0), wages={DISTRICT: {2025: 3_000_000, 2026: 3_200_000}})
    found = what_if(register(10, segment="pu"), growth, base=base, start="2025-12", months=26)
    # 2025 and 2026 as known: 162,000 and 172,800; from 2026 on 10 percent: 3,520,000 (190,080) and 3,872,000 (209,088).
    assert bills(found, "APBD") == [162_000] + [172_800] * 12 + [190_080] * 12 + [209_088]
    # A wage that is given grows from the first month on: 2,000,000, 2,200,000, 2,420,000, 2,662,000.
    own = what_if(register(10, segment="pu", wage_idr=2_000_000), growth, base=base, start="2025-12", months=26)
    assert bills(own, "APBD") == [108_000] + [118_800] * 12 + [130_680] * 12 + [143_748]
    assert "old_wage" in {note.key for note in found.notes}
    # 1,000,005 and a tenth are 1,100,005.5, a wage of 1,100,006: 1,000 x 5,940.0324.
    odd = what_if(register(1_000, segment="pu", wage_idr=1_000_005), growth, base=base, start="2025-12", months=2)
    assert bills(odd, "APBD") == [5_400_027, 5_940_032]
    less = what_if(
        register(10, segment="pu"), {"kind": "wages", "pct_per_year": -50.0}, base=base, start="2026-12", months=2
    )
    assert bills(less, "APBD") == [172_800, 86_400]
    # The self-employed pay by the tier of their income.
    assert bills(what_if(register(10), growth), "APBD") == [168_000] * 12


def test_growth_of_wages_in_one_area_leaves_the_others():
    base = known(*(cell(area, "pu", 1_000, 0) for area in ("11.10", "11.17")), wages={area: {2025: 3_000_000} for area in ("11.10", "11.17")})  # fmt: skip
    found = what_if(
        register(10, segment="pu", areas=["11.10", "11.17"]), {"kind": "wages", "pct_per_year": 10.0}, base=base
    )
    cost = found.costs.groupby("area_code")["cost_idr"].sum()
    assert cost.to_dict() == {"11.10": 12 * 162_000, "11.17": 12 * 178_200}


# ---- the course of potential workers ---------------------------------------------------------------


def test_potential_workers_grow_each_january():
    base = known(cell(DISTRICT, "total", 5_001, 500), cell(DISTRICT, "bpu", 1_001, 100), cell(DISTRICT, "petani", 333, 30), cell(DISTRICT, "pu", 4_000, 400))  # fmt: skip
    found = what_if({"kind": "potential", "pct_per_year": 2.0}, base=base, start="2025-12", months=15)
    # 1,001 x 1.02 = 1,021.02, x 1.0404 = 1,041.44; 333 x 1.02 = 339.66, x 1.0404 = 346.45; the total by as many as bpu.
    assert potential(found) == [1_001] + [1_021] * 12 + [1_041] * 2
    assert potential(found, "petani") == [333] + [340] * 12 + [346] * 2
    assert potential(found, "total") == [5_001] + [5_021] * 12 + [5_041] * 2
    assert potential(found, "pu") == [4_000] * 15
    assert members(found) == [100] * 15
    assert by_month(found.courses, "coverage_pct", segment="bpu")[-1] == pytest.approx(100 * 100 / 1_041)
    whole = what_if(
        {"kind": "potential", "segment": "total", "pct_per_year": 10.0}, base=base, start="2025-12", months=2
    )
    # Each by itself, a half upwards: 5,501.1, 1,101.1, 366.3, 4,400.
    assert [potential(whole, name)[1] for name in ("total", "bpu", "petani", "pu")] == [5_501, 1_101, 366, 4_400]


def test_potential_workers_may_become_fewer_than_members_and_then_nobody_is_added():
    base = known(cell(DISTRICT, "total", 1_000, 600), cell(DISTRICT, "bpu", 1_000, 600))
    shrink = {"kind": "potential", "pct_per_year": -50.0}
    found = what_if(shrink, register(100), base=base, start="2025-12", months=14)
    assert potential(found) == [1_000] + [500] * 12 + [250]
    # Nobody may be registered in December: from January on there are more members than workers.
    assert members(found) == [600] * 14
    assert notes(found) == [("people_exist", 2, {"segment": "bpu", "planned": 100, "there": 0})]


def test_a_total_that_is_less_than_its_part_does_not_fall_below_nobody():
    base = known(cell(DISTRICT, "total", 500, 100), cell(DISTRICT, "bpu", 2_000, 100))
    found = what_if({"kind": "potential", "pct_per_year": -50.0}, base=base, start="2025-12", months=2)
    assert (potential(found), potential(found, "total")) == ([2_000, 1_000], [500, 0])


def test_growth_of_a_group_of_which_nothing_is_known_is_told():
    found = what_if({"kind": "potential", "segment": "nelayan", "pct_per_year": 5.0}, start="2025-12", months=2)
    assert notes(found) == [("no_potential", 1, {"segment": "nelayan"})]
    assert potential(found, "total") == [3_000, 3_000]


# ---- staff who become PPPK -------------------------------------------------------------------------

PPPK = {"kind": "become_pppk", "first_month": "2026-03", "segment": "non_asn"}


def test_full_time_pppk_leave_for_taspen():
    found = what_if(PPPK | {"workers": 200}, months=4)
    # 300 of 400 staff are members: of 200 who leave 150. Potential and members fall there and in what holds them.
    assert potential(found, "non_asn") == [400, 400, 200, 200]
    assert members(found, "non_asn") == [300, 300, 150, 150]
    assert (potential(found, "pu")[-1], members(found, "pu")[-1]) == (800, 450)
    assert (potential(found, "total")[-1], members(found, "total")[-1]) == (2_800, 850)
    assert members(found, "bpu") == [400] * 4
    # APBD no longer pays for them: 150 x 19,902.3264 = 2,985,348.96.
    assert bills(found, "APBD") == [0, 0, -2_985_349, -2_985_349]
    assert (found.totals.new_members, found.totals.most_new_members, found.totals.worker_months) == (-150, 0, 0)


def test_part_time_pppk_stay_wage_earners():
    found = what_if(PPPK | {"workers": 200, "full_time": False}, months=4)
    assert (potential(found, "non_asn")[2:], members(found, "non_asn")[2:]) == ([200, 200], [150, 150])
    assert (potential(found, "pppk_paruh_waktu")[2:], members(found, "pppk_paruh_waktu")[2:]) == (
        [250, 250],
        [190, 190],
    )
    for segment in ("pu", "total"):
        assert len(set(members(found, segment))) == len(set(potential(found, segment))) == 1
    new = {segment: by_month(found.courses, "new_members", segment=segment)[-1] for segment in ("non_asn", "pppk_paruh_waktu", "pu", "total")}  # fmt: skip
    assert new == {"non_asn": -150, "pppk_paruh_waktu": 150, "pu": 0, "total": 0}
    assert found.costs.empty and found.totals.new_members == 0


def test_teachers_who_become_part_time_pppk_leave_the_staff_that_holds_them():
    found = what_if(PPPK | {"segment": "guru_honor", "share_pct": 50.0, "full_time": False}, months=3)
    # Half of 100 teachers, of whom half are members.
    assert [members(found, name)[-1] for name in ("guru_honor", "non_asn", "pppk_paruh_waktu", "pu")] == [
        25,
        275,
        65,
        600,
    ]
    assert [potential(found, name)[-1] for name in ("guru_honor", "non_asn", "pppk_paruh_waktu", "pu")] == [
        50,
        350,
        100,
        1_000,
    ]


def test_how_many_of_the_staff_are_members_may_be_said():
    assert members(what_if(PPPK | {"workers": 200, "members": 40}, months=3), "pu")[-1] == 560
    unknown = known(cell(DISTRICT, "pu", 1_000, 600))
    told = what_if(PPPK | {"workers": 200, "members": 40, "wage_idr": 1_000_000}, base=unknown, months=3)
    assert (members(told, "pu")[-1], potential(told, "pu")[-1]) == (560, 800)
    silent = what_if(PPPK | {"workers": 200}, base=unknown, months=3)
    assert (members(silent, "pu")[-1], potential(silent, "pu")[-1]) == (600, 800)
    assert notes(silent) == [("no_members_among", 1, {"segment": "non_asn"}), ("no_wage", 1, {})]
    share = what_if(PPPK | {"share_pct": 50.0}, base=unknown, months=3)
    assert (notes(share), potential(share, "pu")[-1]) == ([("no_share", 1, {"segment": "non_asn"})], 1_000)


def test_together_no_more_staff_become_pppk_than_there_are():
    # 400 full-time and 400 part-time of 400 staff: 200 each, 150 of them members.
    found = what_if(PPPK | {"workers": 400}, PPPK | {"workers": 400, "full_time": False}, months=3)
    assert (potential(found, "non_asn")[-1], members(found, "non_asn")[-1]) == (0, 0)
    assert (potential(found, "pu")[-1], members(found, "pu")[-1]) == (800, 450)
    assert (potential(found, "pppk_paruh_waktu")[-1], members(found, "pppk_paruh_waktu")[-1]) == (250, 190)
    # Nonsense is taken for all there are before others are cut with it: 400 and 100 of 400 are 320 and 80.
    huge = what_if(PPPK | {"workers": 300_000_000}, PPPK | {"workers": 100, "full_time": False}, months=3)
    assert (potential(huge, "pu")[-1], potential(huge, "pppk_paruh_waktu")[-1]) == (680, 130)
    # Members among them are said to be 400 of 300: 150 each.
    said = what_if(*[PPPK | {"workers": 200, "members": 200}] * 2, months=3)
    assert (members(said, "non_asn")[-1], members(said, "pu")[-1]) == (0, 300)
    # More members than staff: all of 50 staff are members, not more.
    over = known(cell(DISTRICT, "non_asn", 100, 150, scope="non_asn"), wages=PU_WAGES)
    assert members(what_if(PPPK | {"share_pct": 50.0}, base=over, months=3), "non_asn") == [150, 150, 100]


def test_who_becomes_pppk_can_no_longer_lapse_and_part_time_staff_still_can():
    all_of, lapse = PPPK | {"share_pct": 100.0}, {"kind": "lapse", "segment": "pu", "workers": 600}
    found = what_if(all_of, lapse, months=3)
    # 300 of 600 leave for Taspen in March: 300 are left to lapse from January on.
    assert members(found, "pu") == [300, 300, 0]
    assert notes(found) == [("fewer_members", 2, {"planned": 600, "there": 300})]
    assert members(what_if(all_of | {"full_time": False}, lapse, months=3), "pu") == [0, 0, 0]


# ---- members who lapse, and return -----------------------------------------------------------------


def test_members_lapse_and_return():
    found = what_if(
        {"kind": "lapse", "share_pct": 60.0, "first_month": "2026-02", "returns_after_months": 3, "payer": "APBD"}
    )
    # 60 percent of 400 are 240: 240 x 16,800 = 4,032,000 less in each of three months.
    assert members(found) == [400] + [160] * 3 + [400] * 8
    assert members(found, "total")[:3] == [1_000, 760, 760]
    assert bills(found, "APBD") == [0] + [-4_032_000] * 3 + [0] * 8
    assert (found.totals.new_members, found.totals.cost_idr, found.totals.worker_months) == (0, -12_096_000, 0)
    one = what_if({"kind": "lapse", "workers": 240, "first_month": "2026-02", "returns_after_months": 1})
    assert members(one) == [400, 160] + [400] * 10
    silent = what_if({"kind": "lapse", "workers": 240})
    assert members(silent) == [160] * 12 and silent.costs.empty  # nothing is saved where nobody is named


def test_no_more_members_lapse_than_there_are_and_two_levers_share():
    found = what_if({"kind": "lapse", "workers": 900}, {"kind": "lapse", "segment": "petani", "workers": 300_000_000})
    # The 60 farmers first; 960 of 400 self-employed: each by 400 / 960, 375 and 25.
    assert members(found) == [0] * 12
    assert members(found, "petani") == [35] * 12
    assert members(found, "total") == [600] * 12
    assert notes(found) == [
        ("fewer_members", 1, {"planned": 900, "there": 375}), ("fewer_members", 2, {"planned": 300_000_000, "there": 25}),
    ]  # fmt: skip


def test_levers_that_never_meet_do_not_cut_one_another():
    # 300 of 400 in January to March, 300 of 400 in May to July: never more than 400 at once.
    twice = [
        {"kind": "lapse", "workers": 300, "first_month": f"2026-0{month}", "returns_after_months": 3}
        for month in (1, 5)
    ]
    assert members(what_if(*twice)) == [100] * 3 + [400] + [100] * 3 + [400] * 5
    # 1,600 are not covered. 300 million in January to March are cut to them; 500 from October on find 1,600 again.
    many = what_if(register(300_000_000, paid_months=3), register(500, first_month="2026-10"))
    assert members(many) == [2_000] * 3 + [400] * 6 + [900] * 3
    assert notes(many) == [("people_exist", 1, {"segment": "bpu", "planned": 300_000_000, "there": 1_600})]
    # 2,000 alone in January, 2,500 with the 500 of February: most is missing in February, where both are cut to 1,600 / 2,500 (1,280
    # and 320), which is enough for January; 500 more in April find room.
    three = what_if(
        register(2_000, paid_months=2), register(500, first_month="2026-02"), register(500, first_month="2026-04")
    )
    assert [registered(three, number) for number in (1, 2, 3)] == [1_280, 320, 500]


def test_members_who_are_not_known_lapse_where_a_larger_group_is_known():
    found = what_if({"kind": "lapse", "segment": "nelayan", "workers": 50})
    assert members(found) == [350] * 12
    assert notes(found) == [("no_members", 1, {"segment": "nelayan"})]
    share = what_if({"kind": "lapse", "segment": "nelayan", "share_pct": 50.0})
    assert members(share) == [400] * 12
    assert notes(share) == [("no_share", 1, {"segment": "nelayan"})]


def test_who_lapses_leaves_room_for_others():
    # 1,600 are not covered; while 100 have lapsed there is room for 1,700.
    lapse = {"kind": "lapse", "workers": 100}
    found = what_if(lapse, register(5_000))
    assert registered(found, 2) == 1_700 and members(found) == [2_000] * 12
    # Once they return there is room for 1,600 only, and that in every month.
    back = what_if(lapse | {"returns_after_months": 3}, register(5_000))
    assert registered(back, 2) == 1_600 and members(back) == [1_900] * 3 + [2_000] * 9
    short = what_if(lapse | {"returns_after_months": 3}, register(5_000, paid_months=3))
    assert registered(short, 2) == 1_700 and members(short) == [2_000] * 3 + [400] * 9


def test_potential_is_no_room_where_a_member_has_lapsed_but_the_larger_group_is_full():
    full = known(cell(DISTRICT, "total", 1_000, 1_000), cell(DISTRICT, "bpu", 500, 100), cell(DISTRICT, "pu", 500, 400))
    assert members(what_if(register(50), base=full)) == [100] * 12
    assert members(what_if(register(50), {"kind": "lapse", "segment": "pu", "workers": 20}, base=full)) == [120] * 12


# ---- new members: number, gap, coverage, take-up ---------------------------------------------------


def test_as_many_as_there_are_people():
    found = what_if(
        register(300_000_000, segment="petani"), register(300_000_000, segment="pekerja_rentan", payer="APBDES")
    )
    # 540 farmers are not covered; of the vulnerable at large 900: by 900 / 300,000,540 none of them and 899.998 of the others.
    assert (registered(found, 1), registered(found, 2)) == (0, 899)
    # 540 farmers and 540 others share the 900: 450 each.
    two = what_if(register(600, segment="petani"), register(540, segment="pekerja_rentan"))
    assert (registered(two, 1), registered(two, 2)) == (450, 450)
    assert notes(two) == [
        ("people_exist", 1, {"segment": "petani", "planned": 600, "there": 540}),
        ("people_exist", 1, {"segment": "pekerja_rentan", "planned": 540, "there": 450}),
        ("people_exist", 2, {"segment": "pekerja_rentan", "planned": 540, "there": 450}),
    ]  # fmt: skip


def test_nobody_is_added_where_members_are_more_than_the_potential():
    base = known(cell(DISTRICT, "total", 1_000, 100), cell(DISTRICT, "bpu", 100, 299))
    found = what_if(register(50), base=base)
    assert members(found) == [299] * 12 and found.costs.empty
    assert by_month(found.courses, "coverage_pct", segment="bpu")[0] == pytest.approx(299)


def test_workers_of_an_unknown_group_are_bound_by_the_larger_one():
    found = what_if(register(5_000, segment="nelayan"))
    # 900 vulnerable workers are not covered.
    assert registered(found) == 900 and members(found, "bpu") == [1_300] * 12
    for lever, key in (
        (register(gap_pct=50.0), "no_gap"),
        (register(coverage_pct=50.0, by_month="2026-01"), "no_coverage"),
    ):
        silent = what_if(lever | {"segment": "nelayan"})
        assert silent.totals.new_members == 0
        assert notes(silent) == [(key, 1, {"segment": "nelayan"})]


def test_a_share_of_the_gap_is_of_the_gap_in_its_first_month():
    assert registered(what_if(register(gap_pct=25.0))) == 400  # of 1,600
    lapse = {"kind": "lapse", "workers": 100, "first_month": "2026-06"}
    assert registered(what_if(register(gap_pct=25.0), lapse)) == 400
    assert registered(what_if(register(gap_pct=25.0, first_month="2026-06"), lapse)) == 425  # of 1,700
    growth = {"kind": "potential", "pct_per_year": 10.0}
    assert (
        registered(what_if(register(gap_pct=25.0, first_month="2027-01"), growth, months=13)) == 450
    )  # of 2,200 less 400


def test_take_up_is_a_share_of_those_who_could_register():
    # 5,000 planned, 1,600 there are, 80 percent of them 1,280.
    found = what_if(register(5_000, take_up_pct=80.0))
    assert registered(found) == 1_280
    assert bills(found, "APBD") == [1_280 * 16_800] * 12
    assert registered(what_if(register(1_000, take_up_pct=80.0))) == 800


def test_a_coverage_counts_what_the_other_levers_bring():
    cover = register(coverage_pct=50.0, by_month="2026-04")
    # 50 percent of 2,000 are 1,000 members: 600 more; 450 with 150 given by number; 700 where 100 lapse before; all within four months.
    assert members(what_if(cover)) == [550, 700, 850] + [1_000] * 9
    both = what_if(cover, register(150, first_month="2026-03", segment="petani"))
    assert registered(both, 1) == 450 and members(both)[3] == 1_000
    assert registered(what_if(cover, {"kind": "lapse", "workers": 100})) == 700
    # Those who have lapsed again by then do not count; those who join only later neither.
    assert registered(what_if(cover, register(150, paid_months=2))) == 600
    assert registered(what_if(cover, register(150, first_month="2026-05"))) == 600
    # Levers of another branch of the total do not count for the self-employed, and do for the total: half of 3,000 are 1,500.
    assert registered(what_if(cover, register(150, segment="pu"))) == 600
    assert registered(what_if(cover | {"coverage_of": "total"}, register(150, segment="pu"))) == 350
    assert registered(what_if(cover | {"coverage_pct": 10.0})) == 0  # 20 percent are covered already
    assert registered(what_if(cover | {"take_up_pct": 50.0})) == 300  # so that the coverage is not reached
    grown = what_if(cover | {"by_month": "2027-01"}, {"kind": "potential", "pct_per_year": 10.0}, months=13)
    assert members(grown)[-1] == 1_100  # half of 2,200


def test_a_coverage_leaves_number_and_gap_as_they_are():
    # 1,500 by number leave 100 of 1,600; a coverage of all workers needs 100.
    found = what_if(register(coverage_pct=100.0, by_month="2026-01"), register(1_500))
    assert (registered(found, 1), registered(found, 2)) == (100, 1_500)
    assert notes(found) == []
    # It cannot take more than there are: the total asks for 2,000 more, 1,600 self-employed are left.
    total = what_if(register(coverage_pct=100.0, coverage_of="total", by_month="2026-01"))
    assert registered(total) == 1_600
    # With 1,500 by number the total asks for 500 more, 100 are left.
    both = what_if(register(coverage_pct=100.0, coverage_of="total", by_month="2026-01"), register(1_500))
    assert (registered(both, 1), registered(both, 2)) == (100, 1_500)


# ---- who pays --------------------------------------------------------------------------------------

PAY = {"kind": "pay", "payer": "PROVINSI", "payer_before": "APBD"}


def test_another_payer_for_members_costs_nothing_in_sum():
    found = what_if(PAY | {"workers": 300, "first_month": "2026-03", "months": 4})
    assert bills(found, "PROVINSI") == [0] * 2 + [5_040_000] * 4 + [0] * 6  # 300 x 16,800
    assert bills(found, "APBD") == [0] * 2 + [-5_040_000] * 4 + [0] * 6
    assert (found.totals.cost_idr, found.totals.new_members, found.totals.worker_months) == (0, 0, 0)
    assert found.totals.by_payer == {"APBD": -20_160_000, "PROVINSI": 20_160_000}
    assert members(found) == [400] * 12
    # The workers themselves pay 8,400 from April on: what a budget takes over then costs 16,800.
    own = what_if(PAY | {"share_pct": 50.0, "payer_before": "PEKERJA"}, months=4)
    assert bills(own, "PEKERJA") == [-200 * 16_800] * 3 + [-200 * 8_400]
    assert bills(own, "PROVINSI") == [200 * 16_800] * 4
    # Half a rupiah is rounded alike on both sides: 0.54 percent of 102,500 are 553.5.
    half = what_if(PAY | {"segment": "pu", "workers": 1, "wage_idr": 102_500})
    assert (bills(half, "PROVINSI")[0], bills(half, "APBD")[0]) == (554, -554)


def test_old_age_is_added_for_members():
    with_jht = {"payer": "APBD", "payer_before": "APBD", "programmes": "JKK+JKM+JHT"}
    # 500 x (36,800 - 16,800) would be 10,000,000; there are 400 members: 8,000,000.
    found = what_if(PAY | with_jht | {"workers": 500})
    assert bills(found, "APBD") == [8_000_000] * 12
    assert notes(found) == [("fewer_members", 1, {"planned": 500, "there": 400})]
    # Of 100 wage earners 3.7 percent more of 3,685,616 by APBD (each bill rounded: 15,627,012 less 1,990,233), 2 percent by themselves.
    staff = what_if(PAY | with_jht | {"segment": "non_asn", "workers": 100})
    assert bills(staff, "APBD") == [13_636_779] * 12
    assert bills(staff, "PEKERJA") == [7_371_232] * 12


def test_nobody_pays_for_members_who_have_lapsed():
    # 300 of 400 lapse in March and return in May: for these two months 100 of 200 are left.
    lapse = {"kind": "lapse", "workers": 300, "first_month": "2026-03", "returns_after_months": 2}
    found = what_if(PAY | {"share_pct": 50.0}, lapse, months=6)
    assert bills(found, "PROVINSI") == [200 * 16_800] * 2 + [100 * 16_800] * 2 + [200 * 16_800] * 2
    assert bills(found, "APBD") == [-bill for bill in bills(found, "PROVINSI")]
    assert by_month(found.costs[found.costs["payer"] == "PROVINSI"], "paid_workers", segment="bpu") == [
        200,
        200,
        100,
        100,
        200,
        200,
    ]


def test_paying_for_members_of_whom_nothing_is_known():
    assert bills(what_if(PAY | {"segment": "nelayan", "workers": 10}), "PROVINSI") == [168_000] * 12
    assert notes(what_if(PAY | {"segment": "nelayan", "share_pct": 10.0})) == [("no_share", 1, {"segment": "nelayan"})]


# ---- ceilings --------------------------------------------------------------------------------------


def ceiling(amount: int, year: int = 2026, payer: str = "APBD") -> dict:
    return {"kind": "ceiling", "year": year, "amount_idr": amount, "payer": payer}


def test_a_ceiling_cuts_to_whole_workers():
    # A year costs 201,600 a worker: 100,000,000 are enough for 496 (99,993,600), not for 497 (100,195,200).
    found = what_if(register(1_000), ceiling(100_000_000))
    assert registered(found) == 496
    assert sum(bills(found, "APBD")) == 99_993_600
    assert notes(found) == [("ceiling_binds", 1, {"year": 2026, "amount": 100_000_000, "planned": 1_000, "there": 496})]
    money = found.money.iloc[0]
    assert (money["payer"], money["year"], money["cost_idr"], money["ceiling_idr"]) == (
        "APBD",
        2026,
        99_993_600,
        100_000_000,
    )
    assert math.isnan(money["budget_idr"]) and pd.isna(money["budget_year"])


@pytest.mark.parametrize(
    ("amount", "workers"),
    [(201_600_000, 1_000), (201_599_999, 999), (10**15, 1_000), (0, 0), (201_599, 0), (201_600, 1)],
)
def test_a_ceiling_binds_from_the_first_rupiah_above_it(amount: int, workers: int):
    found = what_if(register(1_000), ceiling(amount))
    assert registered(found) == workers == members(found)[0] - 400
    assert (notes(found) == []) == (workers == 1_000)


def test_a_ceiling_is_of_one_payer_and_year():
    # 100 months of 1,000 workers in 2026, 12 in 2027; a ceiling of 2027 cuts both years, as they are the same people.
    found = what_if(register(1_000, first_month="2026-12"), ceiling(100_000_000, 2027), months=24)
    assert registered(found) == 496 and bills(found, "APBD")[11] == 496 * 16_800
    assert registered(what_if(register(1_000), ceiling(1, payer="APBN"))) == 1_000
    assert registered(what_if(register(1_000, paid_months=1), ceiling(1, 2027), months=24)) == 1_000
    # Whoever goes on paying is bound as well: 400 stay and pay 8,400 six times and 16,800 never in 2026: 2,520,000 for 50 of 125.
    own = what_if(register(1_000, paid_months=6, lapse_pct=60.0), ceiling(2_520_000, payer="PEKERJA"))
    assert registered(own) == 125 and bills(own, "PEKERJA")[6:] == [50 * 8_400] * 6
    outside = what_if(register(1_000), ceiling(1, 2029))
    assert (registered(outside), notes(outside)) == (1_000, [("ceiling_outside", 2, {"year": 2029})])


def test_two_levers_are_cut_by_the_same_share():
    # 900 x 201,600 = 181,440,000; of 100,000,000 they get 0.55115: 330 and 165, together 99,792,000.
    found = what_if(register(600), register(300, segment="petani"), ceiling(100_000_000))
    assert [registered(found, number) for number in (1, 2)] == [330, 165]
    # Lapses that save 24,192,000 leave 124,192,000: 410 and 205.
    saved = {"kind": "lapse", "workers": 120, "payer": "APBD"}
    found = what_if(register(600), register(300, segment="petani"), ceiling(100_000_000), saved)
    assert [registered(found, number) for number in (1, 2)] == [410, 205]
    # A lever whose months lie in another year is not cut.
    other = what_if(register(600, paid_months=12), register(300, first_month="2027-01"), ceiling(60_480_000), months=24)
    assert [registered(other, number) for number in (1, 2)] == [300, 300]


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (1, 3, 0, 2)])
def test_ceilings_hold_year_after_year_however_they_are_listed(order: tuple[int, ...]):
    # 2026: 2,000 x 201,600 = 403,200,000, half of it: 500 and 500. 2027: the second's 100,800,000, half of it again: 250.
    told = [
        register(1_000, paid_months=12, segment="petani"),
        register(1_000),
        ceiling(201_600_000),
        ceiling(50_400_000, 2027),
    ]
    base = known(cell(DISTRICT, "bpu", 10_000, 0))
    found = what_if(*(told[place] for place in order), base=base, months=24)
    assert [registered(found, order.index(place) + 1) for place in (0, 1)] == [500, 250]


def test_a_ceiling_that_is_passed_without_new_members_leaves_none():
    pay = PAY | {"workers": 100, "payer": "APBD", "payer_before": "PROVINSI"}
    found = what_if(pay, register(100), ceiling(1_000_000))
    assert registered(found, 2) == 0
    # 100 x 16,800 x 12 = 20,160,000 are paid whatever is registered.
    assert notes(found) == [
        ("ceiling_passed", 3, {"year": 2026, "amount": 1_000_000, "cost": 20_160_000.0}),
        ("ceiling_binds", 2, {"year": 2026, "amount": 1_000_000, "planned": 100, "there": 0}),
    ]  # fmt: skip


def test_a_ceiling_of_one_area_is_not_shared():
    base = known(*(cell(area, "bpu", 10_000, 0) for area in ("11.10", "11.17")))
    found = what_if(
        register(1_000, areas=["11.10", "11.17"]), ceiling(100_000_000) | {"areas": ["11.10", "11.17"]}, base=base
    )
    assert found.courses[found.courses["segment"] == "bpu"].groupby("area_code")["members"].max().to_dict() == {
        "11.10": 496,
        "11.17": 496,
    }


def test_registrations_in_parts_keep_the_ceiling():
    # 100 over September to December 2027: 25, 50, 75, 100 are 250 months of 16,800 = 4,200,000. Enough for 206: 82 are 20, 41, 61 and
    # 82, together 204; one more (20, 41, 62, 83) would be 206 just as well: whole workers are cut by a share and may be one short.
    found = what_if(register(100, spread_months=4, first_month="2027-09"), ceiling(206 * 16_800, 2027), months=24)
    assert registered(found) in (82, 83)
    assert sum(bills(found, "APBD")) <= 206 * 16_800


# ---- supposed figures ------------------------------------------------------------------------------


def test_supposed_figures_take_the_place_of_the_data_and_move_the_total():
    found = what_if({"kind": "suppose", "members": 500, "potential": 2_500}, months=1)
    assert (members(found), potential(found)) == ([500], [2_500])
    # 100 members and 500 potential workers more in the total as well, whose parts they are.
    assert (members(found, "total"), potential(found, "total")) == ([1_100], [3_500])
    assert (members(found, "pu"), potential(found, "pu")) == ([600], [1_000])
    told = found.courses.set_index("segment")["provenance"].to_dict()
    assert (told["bpu"], told["total"], told["pu"], found.provenance) == (
        "supposed",
        "supposed",
        "published",
        "supposed",
    )
    assert found.totals.new_members == 0 and BASE.cell(DISTRICT, "bpu").members.value == 400


def test_a_total_moves_with_the_sum_of_its_parts_unless_it_is_supposed_itself():
    parts = [
        {"kind": "suppose", "segment": "bpu", "members": 450},
        {"kind": "suppose", "segment": "pu", "members": 580},
    ]
    assert members(what_if(*parts, months=1), "total") == [1_030]
    whole = {"kind": "suppose", "segment": "total", "members": 2_000}
    assert members(what_if(*parts, whole, months=1), "total") == [2_000]
    # Only what is said of it: its potential is supposed, its members still are the sum.
    half = what_if(*parts, {"kind": "suppose", "segment": "total", "potential": 5_000}, months=1)
    assert (members(half, "total"), potential(half, "total")) == ([1_030], [5_000])
    # A group within the self-employed moves nothing: it may be counted otherwise.
    assert members(what_if({"kind": "suppose", "segment": "petani", "members": 90}, months=1), "total") == [1_000]
    # Nor does a part that is counted in another month or by another denominator.
    unlike = known(cell(DISTRICT, "total", 3_000, 1_000), cell(DISTRICT, "bpu", 2_000, 400, period="2024-12"))
    assert members(what_if(parts[0], base=unlike, months=1), "total") == [1_000]


def test_a_total_does_not_fall_below_nobody():
    base = known(cell(DISTRICT, "total", 1_000, 100), cell(DISTRICT, "pu", 500, 150), cell(DISTRICT, "bpu", 500, 50))
    found = what_if({"kind": "suppose", "segment": "pu", "members": 0}, {"kind": "lapse", "workers": 10}, base=base)
    assert members(found, "total") == [0] * 12 and members(found) == [50] * 12


def test_what_is_not_changed_keeps_its_doubt_and_its_fact():
    told = Number(3_000, 2_999.5, 3_000.5, (3_333,), "f-total")
    base = known(cell(DISTRICT, "total", told, 1_000), cell(DISTRICT, "bpu", 2_000, 400))
    found = what_if({"kind": "suppose", "members": 450}, base=base)
    whole = found.baseline.cell(DISTRICT, "total")
    assert (whole.potential, whole.members.value) == (told, 1_050)


def test_figures_may_be_supposed_where_nothing_is_known():
    found = what_if(
        {"kind": "suppose", "segment": "nelayan", "potential": 500, "members": 20},
        register(gap_pct=50.0, segment="nelayan"),
    )
    assert members(found, "nelayan") == [260] * 12  # half of 480 more
    assert members(found, "total") == [1_240] * 12
    alone = what_if({"kind": "suppose", "segment": "total", "potential": 500}, base=known(), months=1)
    assert potential(alone, "total") == [500] and math.isnan(members(alone, "total")[0])


def test_what_rests_on_simulated_figures_stays_simulated():
    base = known(cell(DISTRICT, "bpu", 2_000, 400, provenance="simulated"))
    one = what_if({"kind": "suppose", "members": 500}, base=base, months=1)
    assert (one.provenance, set(one.courses["provenance"])) == ("simulated", {"simulated"})
    both = what_if({"kind": "suppose", "members": 500}, {"kind": "suppose", "potential": 2_500}, base=base, months=1)
    assert both.provenance == "supposed"
    parts = known(*(cell(DISTRICT, name, 2_000, 400, provenance="simulated") for name in ("total", "pu", "bpu")))
    whole = what_if({"kind": "suppose", "members": 500, "potential": 2_000}, base=parts, months=1)
    assert whole.courses.set_index("segment")["provenance"].to_dict() == {
        "bpu": "supposed",
        "pu": "simulated",
        "total": "simulated",
    }


# ---- areas -----------------------------------------------------------------------------------------


def test_a_province_and_its_districts_are_counted_apart():
    base = known(cell("11", "bpu", 10_000, 100), cell("11.10", "bpu", 1_000, 10), cell("11.17", "bpu", 1_000, 10))
    found = what_if(register(100, areas=["11"]), register(50, areas=["11.17"]), base=base)
    assert found.areas == ("11", "11.17")
    assert (members(found, "bpu", "11")[0], members(found, "bpu", "11.17")[0]) == (200, 60)
    assert found.totals.new_members == 150
    assert found.contributions.set_index(["area_code", "lever"])["new_members"].to_dict() == {
        ("11", 1): 100,
        ("11.17", 2): 50,
    }
    assert project(base, make()).areas == ("11", "11.10", "11.17")


def test_a_district_of_which_nothing_is_known_gets_new_members_all_the_same():
    found = what_if(register(100, areas=["11.10", "11.17"]), target_pct=50.0)
    assert found.totals.new_members == 200
    assert by_month(found.courses, "new_members", area_code="11.10") == [100] * 12
    assert all(math.isnan(one) for one in by_month(found.courses, "members", area_code="11.10"))
    assert found.gaps["area_code"].tolist() == ["11.17"]
    assert math.isnan(found.contributions.set_index("area_code").loc["11.10", "coverage_points"])


def test_a_district_of_which_nothing_is_known_and_where_nobody_joins_has_no_course():
    found = what_if({"kind": "wages", "pct_per_year": 5.0, "areas": ["11.10"]}, target_pct=50.0)
    assert found.courses.empty and found.gaps.empty and found.totals.cost_idr == 0


def test_the_gap_is_that_of_the_month_of_the_target():
    # 50 percent of 3,000 are 1,500; 100 more from June on, who stop in September.
    short = register(100, first_month="2026-06", paid_months=3)
    gaps = {
        month: what_if(short, target_pct=50.0, target_month=month).gaps.iloc[0]
        for month in ("2026-05", "2026-08", "2026-09")
    }
    assert [gaps[month]["gap_workers"] for month in gaps] == [500, 400, 500]
    assert {gap["baseline_gap_workers"] for gap in gaps.values()} == {500}
    assert what_if(short, target_pct=50.0).gaps.iloc[0]["period"] == "2026-12"


def test_new_cost_stands_against_the_last_budget_of_the_district():
    base = Baseline(BASE.cells, BASE.wages, {DISTRICT: Budget(2025, 403_200_000.0, "perubahan", "submitted", "f")})
    money = what_if(register(1_000), register(100, payer="APBN"), base=base).money.set_index("payer")
    # 201,600,000 are half of 403,200,000; other payers' costs are held against nothing.
    assert money.loc["APBD", ["budget_year", "budget_idr", "to_budget_pct"]].tolist() == [2025, 403_200_000, 50]
    assert pd.isna(money.loc["APBN", "budget_year"]) and math.isnan(money.loc["APBN", "to_budget_pct"])


# ---- what each lever contributed -------------------------------------------------------------------


def test_levers_apart_contribute_what_they_do():
    found = what_if(register(100), register(60, segment="pu", payer="APBDES", wage_idr=1_000_000, paid_months=3))
    rows = found.contributions.set_index("lever")
    assert rows["new_members"].tolist() == [100, 0]
    assert rows["worker_months"].tolist() == [1_200, 180]
    assert rows["cost_idr"].tolist() == [100 * 16_800 * 12, 60 * 5_400 * 3]
    # 100 of 3,000 potential workers are 3.33 points.
    assert rows["coverage_points"].tolist() == pytest.approx([100 / 30, 0])


def test_levers_that_touch_share_what_they_do_together():
    # 1,600 there are; 1,500 and 500 are cut to 1,200 and 400. Alone they bring 1,500 and 500; with the other before 1,100 and 100: the
    # means are 1,300 and 300.
    rows = what_if(register(1_500), register(500)).contributions.set_index("lever")
    assert rows["new_members"].tolist() == [1_300, 300]
    # A ceiling contributes what it takes away: 496 of 1,000.
    rows = what_if(register(1_000), ceiling(100_000_000)).contributions.set_index("lever")
    assert rows["new_members"].tolist() == [748, -252]
    assert rows["kind"].tolist() == ["register", "ceiling"]


def test_growth_of_wages_contributes_its_own_cost():
    base = known(cell(DISTRICT, "pu", 1_000, 0), wages={DISTRICT: {2025: 3_000_000}})
    rows = what_if(register(10, segment="pu"), {"kind": "wages", "pct_per_year": 10.0}, base=base).contributions
    # 162,000 a month without growth, 178,200 with it: half of the twelve times 16,200 belongs to each.
    assert rows.set_index("lever")["cost_idr"].tolist() == [12 * 170_100, 12 * 8_100]


def test_many_levers_add_up_too():
    found = what_if(*(register(100 * number, segment="petani" if number % 2 else "bpu") for number in range(1, 10)))
    rows = found.contributions
    # 1,600 there are; of nine levers each may lose a part of a worker.
    assert 1_600 - 9 < found.totals.new_members <= 1_600
    assert rows["new_members"].sum() == pytest.approx(found.totals.new_members)
    assert rows["cost_idr"].sum() == pytest.approx(found.totals.cost_idr)
    assert rows["new_members"].min() > 0
    again = what_if(*(register(100 * number, segment="petani" if number % 2 else "bpu") for number in range(1, 10)))
    pd.testing.assert_frame_equal(rows, again.contributions)


# ---- what holds of any scenario --------------------------------------------------------------------

# Three districts: one with all groups, one with gaps in what is known and no wage, one of which only the total is known. Of each
# group at most as many are covered as of the one that holds it, and so of those who are not.
WIDE = known(
    cell("11.17", "total", 3_500, 1_100), cell("11.17", "pu", 1_000, 600), cell("11.17", "bpu", 2_000, 400), cell("11.17", "jakon", 500, 100),
    cell("11.17", "non_asn", 400, 250), cell("11.17", "guru_honor", 100, 50), cell("11.17", "pppk_paruh_waktu", 50, 40),
    cell("11.17", "pekerja_rentan", 1_000, 100), cell("11.17", "petani", 600, 60), cell("11.17", "petani_sawit", 100, 7),
    cell("11.10", "total", 2_000, 300), cell("11.10", "bpu", 1_500, 100), cell("11.10", "pu", 500, 200), cell("11.10", "non_asn", None, 90),
    cell("11.10", "pekerja_rentan", 700, None), cell("12.10", "total", 900, 100),
    wages={"11.17": {2025: 3_685_616, 2026: 3_932_552}, "12.10": {2024: 3_000_000}},
)  # fmt: skip
SEVERAL = settings(max_examples=60, deadline=None)


def sums(frame: pd.DataFrame, *keys: str) -> dict:
    return frame.groupby(list(keys))["cost_idr"].sum().to_dict()


@SEVERAL
@given(one=scenarios(KINDS, most=3), other=scenarios(KINDS, most=3))
def test_scenarios_commute(one: Scenario, other: Scenario):
    try:
        both, swapped = project(WIDE, one + other), project(WIDE, other + one)
    except ScenarioError as error:
        with pytest.raises(ScenarioError):
            _ = other + one
        assert {fault.place for fault in error.faults} == {""}
        return
    keys = ["area_code", "segment", "period"]
    a, b = (found.courses.sort_values(keys).reset_index(drop=True) for found in (both, swapped))
    pd.testing.assert_frame_equal(a, b)
    assert sums(both.costs, "area_code", "segment", "payer", "period") == sums(
        swapped.costs, "area_code", "segment", "payer", "period"
    )
    assert both.totals == swapped.totals
    assert both.provenance == swapped.provenance


PEOPLE = ("register", "lapse", "pay", "become_pppk", "potential", "ceiling", "wages")


@SEVERAL
@given(scenario=scenarios(PEOPLE, least_growth=0))
def test_members_are_never_more_than_there_are_and_never_fewer_than_none(scenario: Scenario):
    found = project(WIDE, scenario)
    rows = found.courses
    assert (rows["members"].dropna() >= 0).all()
    assert (rows["potential_workers"].dropna() >= 0).all()
    # Where nobody knows how many of those who leave are members none of them is taken out; where several levers make staff PPPK
    # members are taken in proportion of each group, although one may lie within another.
    silent = [note.area_code for note in found.notes if note.key == "no_members_among"]
    staff = [area for _, lever in found.levers if lever.kind == "become_pppk" for area in lever.areas]
    apart = {area for area in staff if staff.count(area) > 1 or area in silent}
    both = rows[~rows["area_code"].isin(apart)].dropna(subset=["members", "potential_workers"])
    over = both[both["members"] > both["potential_workers"]]
    assert over.empty, over.to_string()


@SEVERAL
@given(scenario=scenarios((*PEOPLE, "suppose")))
def test_people_are_conserved(scenario: Scenario):
    found = project(WIDE, scenario)
    rows = found.courses
    counted = rows.dropna(subset=["members"])
    # Members are those of the baseline and the new ones, whole people in every month.
    assert (counted["members"] == counted["baseline_members"] + counted["new_members"]).all()
    assert (rows["new_members"] == rows["new_members"].round()).all()
    # The total changes by what those parts change by that it counts; together the three are all new members.
    new = rows.pivot_table(index=["area_code", "period"], columns="segment", values="new_members", fill_value=0)
    parts = {name: new[name] if name in new else pd.Series(0.0, new.index) for name in ("pu", "bpu", "jakon")}
    for area in rows["area_code"].unique():
        total = found.baseline.cell(area, "total")
        counted = parts if total is None or total.counts is None else total.counts
        if "total" in new:
            wanted = sum(parts[name].loc[area] for name in counted)
            assert (new["total"].loc[area] == wanted).all()
    everybody = sum(own.xs(found.months[-1], level="period").sum() for own in parts.values())
    assert found.totals.new_members == everybody


@SEVERAL
@given(scenario=scenarios(PEOPLE))
def test_money_is_conserved_and_bills_are_whole_rupiah(scenario: Scenario):
    found = project(WIDE, scenario)
    costs = found.costs
    assert (costs["cost_idr"] == costs["cost_idr"].round()).all()
    by_payer, by_lever = sums(costs, "payer"), sums(costs, "area_code", "lever")
    assert {payer: cost for payer, cost in found.totals.by_payer.items() if cost} == {
        payer: cost for payer, cost in by_payer.items() if cost
    }
    assert sum(by_payer.values()) == sum(by_lever.values()) == found.totals.cost_idr == found.money["cost_idr"].sum()
    # A registration never costs less than nothing, and paid workers are whole people.
    kinds = {number: lever.kind for number, lever in found.levers}
    new = costs[costs["lever"].map(kinds) == "register"]
    assert (new["cost_idr"] >= 0).all() and (new["paid_workers"] >= 0).all()
    assert (costs["paid_workers"] == costs["paid_workers"].round()).all()
    if not any(note.key == "no_wage" for note in found.notes):  # without a wage there is no bill
        assert new["paid_workers"].sum() == found.totals.worker_months


@settings(max_examples=25, deadline=None)
@given(scenario=scenarios(PEOPLE))
def test_contributions_add_up_to_the_outcome(scenario: Scenario):
    found = project(WIDE, scenario)
    rows = found.contributions
    assert rows["new_members"].sum() == pytest.approx(found.totals.new_members, abs=1e-6)
    assert rows["worker_months"].sum() == pytest.approx(found.totals.worker_months, abs=1e-4)
    assert rows["cost_idr"].sum() == pytest.approx(
        found.totals.cost_idr, rel=1e-9, abs=0.01 + 1e-9 * found.costs["cost_idr"].abs().sum()
    )
    last = found.courses[
        (found.courses["segment"] == "total") & (found.courses["period"] == found.months[-1])
    ].set_index("area_code")
    for area, points in rows.groupby("area_code")["coverage_points"].sum(min_count=1).dropna().items():
        own = WIDE.cell(area, "total")
        assert points == pytest.approx(
            last.loc[area, "coverage_pct"] - 100 * own.members.value / own.potential.value, abs=1e-9
        )


@SEVERAL
@given(scenario=scenarios(("register", "ceiling", "ceiling", "pay", "lapse"), most=6))
def test_registrations_never_pass_a_ceiling(scenario: Scenario):
    found = project(WIDE, scenario)
    costs = found.costs.assign(year=[int(period[:4]) for period in found.costs["period"]])
    kinds = {number: lever.kind for number, lever in found.levers}
    for _, lever in found.levers:
        if lever.kind == "ceiling":
            for area in lever.areas:
                own = costs[
                    (costs["area_code"] == area) & (costs["payer"] == lever.payer) & (costs["year"] == lever.year)
                ]
                fixed = own.loc[own["lever"].map(kinds) != "register", "cost_idr"].sum()
                new = own.loc[own["lever"].map(kinds) == "register", "cost_idr"].sum()
                assert new <= max(0, lever.amount_idr - fixed)


@SEVERAL
@given(spread=st.integers(1, 15), first=MONTH, paid=some(st.integers(1, 20)), lapse=PERCENT, share=st.integers(1, 99))
def test_a_ceiling_cuts_no_more_than_it_must(spread: int, first: str, paid: int | None, lapse: float, share: int):
    def cost(workers: int, *more: dict) -> tuple[int, int]:
        own = register(workers, first_month=first, spread_months=spread, paid_months=paid, lapse_pct=lapse)
        found = what_if(own, *more, base=LABUHANBATU, start=START, months=MONTHS)
        return sum(
            bill for bill, month in zip(bills(found, "APBD"), found.months, strict=True) if month[:4] == "2026"
        ), registered(found)

    amount = int(cost(1_000)[0]) * share // 100
    within, workers = cost(1_000, ceiling(amount))
    assert within <= amount
    # One more of each part, or a few where parts are rounded, would be too many.
    assert workers == 1_000 or cost(workers + 1 + 3 * spread)[0] > amount or amount == 0


@SEVERAL
@given(scenario=scenarios(("pay",), most=1))
def test_who_pays_for_members_is_no_new_cost_outside_reliefs(scenario: Scenario):
    lever = scenario.levers[0]
    if own_payer("bpu") in (lever.payer, lever.payer_before) or "LAINNYA" in (lever.payer, lever.payer_before) or "PEMBERI_KERJA" in (lever.payer, lever.payer_before):  # fmt: skip
        return
    same = lever.model_copy(
        update={"segment": "bpu", "programmes_before": lever.programmes, "wage_idr": None, "risk": 1}
    )
    if {"JP"} & set(same.programmes):
        return
    found = project(WIDE, scenario.with_levers(same))
    assert found.totals.cost_idr == 0
    assert found.totals.new_members == 0


# ---- the baseline of the processed tables ----------------------------------------------------------

BENER_MERIAH = {"area_code": DISTRICT, "area": "Bener Meriah"}
NO_WAGES = pd.DataFrame(columns=["row_id", "district_code", "area", "year", "wage_type", "wage_idr"])


def counts(
    period: str,
    of: str = "potensi 2023-09",
    provenance: str = "submitted",
    about: dict = BENER_MERIAH,
    **numbers: float,
) -> list[dict]:
    """Facts on one month: ``bpu_potential=100``, ``pu_registered=40`` or ``total_active=(48_000, 47_500, 48_999)``."""
    made = []
    for name, number in numbers.items():
        segment, _, metric = name.rpartition("_")
        scope = {"pu": "PU", "bpu": "BPU", "jakon": "Jakon", "total": "PU+BPU", "all": "PU+BPU+Jakon"}.get(
            segment, segment
        )
        told = f"-/{scope}/{of}" if metric == "potential" else f"{metric}/{scope}/-"
        value, low, high = number if isinstance(number, tuple) else (number, None, None)
        row = about | {
            "period": period,
            "segment": {"all": "total"}.get(segment, segment),
            "definition": told,
            "provenance": provenance,
        }
        made.append(fact(f"{metric}_workers", row, value, "workers", (f"{name}-{period}",), low=low, high=high))
    return made


def of_tables(*facts: list[dict], **tables: pd.DataFrame) -> Baseline:
    return baseline({"facts": facts_frame([one for group in facts for one in group]), "wages": NO_WAGES, **tables})


def told(base: Baseline, segment: str = "total", area: str = DISTRICT) -> tuple:
    one = base.cell(area, segment)
    return (one.potential and one.potential.value, one.members and one.members.value, one.definition, one.period)


def test_a_cell_is_the_latest_pair_of_one_month_and_scope():
    base = of_tables(
        counts("2023-06", bpu_potential=9_000, bpu_registered=800), counts("2023-09", bpu_potential=10_000, bpu_registered=1_000),
        counts("2023-12", bpu_registered=1_100), counts("2024-03", bpu_potential=11_000),
    )  # fmt: skip
    # Later there are members alone, and potential alone: no month has both.
    assert told(base, "bpu") == (10_000, 1_000, "registered/BPU/potensi 2023-09", "2023-09")
    assert base.cell(DISTRICT, "bpu").potential_period == "2023-09"
    assert len(base.cell(DISTRICT, "bpu").fact_ids) == 2
    assert base.month_after() == "2023-10" and base.areas == (DISTRICT,)


def test_members_of_one_scope_are_not_divided_by_the_potential_of_another():
    base = of_tables(counts("2023-09", all_potential=3_000, total_registered=1_000))
    assert told(base) == (None, 1_000, "registered/PU+BPU/-", "2023-09")
    assert told(of_tables(counts("2023-09", bpu_potential=10)), "bpu") == (10, None, "-/BPU/potensi 2023-09", "2023-09")
    of_two = [*counts("2023-09", bpu_potential=10), *counts("2023-09", provenance="published", bpu_registered=4)]
    assert told(of_tables(of_two), "bpu") == (None, 4, "registered/BPU/-", "2023-09")


def test_of_several_definitions_the_preferred_one_counts():
    # Registered before active, without construction before with it, a later denominator before an earlier.
    base = of_tables(
        counts(
            "2023-09",
            total_potential=3_000,
            total_registered=1_000,
            total_active=900,
            all_potential=3_500,
            all_registered=1_200,
        )
    )
    assert told(base) == (3_000, 1_000, "registered/PU+BPU/potensi 2023-09", "2023-09")
    # A later month before a preferred definition.
    later = of_tables(
        counts("2023-06", bpu_potential=90, bpu_registered=9), counts("2023-09", bpu_potential=100, bpu_active=8)
    )
    assert told(later, "bpu") == (100, 8, "active/BPU/potensi 2023-09", "2023-09")
    two = [
        *counts("2023-09", bpu_potential=100, bpu_registered=10),
        *counts("2023-09", of="potensi 2024-01", bpu_potential=120),
    ]
    assert told(of_tables(two), "bpu") == (120, 10, "registered/BPU/potensi 2024-01", "2023-09")


def test_what_districts_submit_counts_before_what_is_published_and_that_before_what_is_simulated():
    of_all = [counts("2023-09", provenance=name, bpu_potential=100, bpu_registered=number) for name, number in (("simulated", 1), ("submitted", 3), ("published", 2))]  # fmt: skip
    base = of_tables(*of_all)
    assert told(base, "bpu")[1] == 3 and base.cell(DISTRICT, "bpu").provenance == "submitted"
    assert told(of_tables(of_all[0], of_all[2]), "bpu")[1] == 2
    later = counts("2023-10", provenance="simulated", bpu_potential=100, bpu_registered=1)
    assert told(of_tables(*of_all, later), "bpu")[1] == 1  # a later month before all


def test_the_parts_of_a_total_are_of_its_month_and_kind():
    base = of_tables(
        counts("2023-09", total_potential=3_000, total_registered=1_000, pu_potential=1_000, pu_registered=600, bpu_potential=2_000, bpu_registered=400),
        counts("2023-12", bpu_potential=2_100, bpu_registered=450, non_asn_potential=400, non_asn_registered=300),
        counts("2023-09", bpu_active=390, total_active=950),
    )  # fmt: skip
    # The self-employed are known for December too, but their total is not; staff are no part that it is a sum of.
    assert told(base)[1] == told(base, "pu")[1] + told(base, "bpu")[1] == 1_000
    assert told(base, "bpu") == (2_000, 400, "registered/BPU/potensi 2023-09", "2023-09")
    assert told(base, "non_asn")[3] == "2023-12"
    assert base.month_after() == "2024-01"


def test_where_no_part_is_like_the_total_the_latest_counts():
    base = of_tables(
        counts("2023-09", total_potential=3_000, total_registered=1_000),
        counts("2023-12", bpu_potential=2_100, bpu_registered=450),
    )
    assert told(base, "bpu")[3] == "2023-12"


def test_other_areas_and_groups_of_nobody_knows_what_are_left_out():
    nation = {"area_code": "00", "area": "Indonesia"}
    base = of_tables(
        counts("2023-09", bpu_registered=1),
        counts("2023-09", lainnya_registered=9),
        counts("2023-09", about=nation, bpu_registered=9),
    )
    assert list(base.cells) == [(DISTRICT, "bpu")]
    assert base.frame()[["area", "segment", "members"]].values.tolist() == [["Bener Meriah", "bpu", 1]]


def test_the_first_month_of_a_scenario_is_after_the_latest_count():
    assert of_tables(counts("2023", bpu_registered=1)).month_after() == "2024-01"  # a year stands for its December
    assert of_tables(counts("2023-12", bpu_registered=1)).month_after() == "2024-01"
    with pytest.raises(ValueError, match="no count is known"):
        of_tables().month_after()


def test_rounding_leaves_a_range():
    base = of_tables(counts("2023-09", bpu_registered=(48_000, 47_500, 49_000), bpu_potential=100_000))
    assert base.cell(DISTRICT, "bpu").members == Number(
        48_000, 47_500, 49_000, (), base.cell(DISTRICT, "bpu").members.fact_id
    )
    assert (base.cell(DISTRICT, "bpu").potential.low, base.cell(DISTRICT, "bpu").potential.high) == (100_000, 100_000)
    assert not base.cell(DISTRICT, "bpu").has_doubt


def doubts(**said: Any) -> Baseline:
    """A count of 400 in cell C5 of which a finding says something else."""
    finding = {
        "rule": "sources_conflict.x",
        "severity": "warning",
        "expected": "450",
        "file": "a.xlsx",
        "sheet": "S",
        "cell": "C5",
        **said,
    }
    facts = facts_frame([*counts("2023-09", bpu_registered=400, bpu_potential=2_000)])
    inputs = facts[["fact_id", "inputs"]].explode("inputs").rename(columns={"inputs": "row_id"})
    if said.get("rule") == "two rows":
        finding["rule"] = "sources_conflict"
        inputs = pd.concat([inputs, inputs.assign(row_id="another")])
    rows = pd.DataFrame([{"row_id": "bpu_registered-2023-09", "file": "a.xlsx", "sheet": "S", "cell": "C5"}, {"row_id": "other", "file": "a.xlsx", "sheet": "S", "cell": "C6"}])  # fmt: skip
    return baseline(
        {
            "facts": facts,
            "wages": NO_WAGES,
            "participation": rows,
            "findings": pd.DataFrame([finding]),
            "fact_inputs": inputs,
        }
    )


@pytest.mark.parametrize(
    ("said", "others"),
    [
        ({}, (450,)), ({"cell": "B5, C5"}, (450,)), ({"expected": "1.450"}, (1_450,)), ({"rule": "total_disagrees"}, (450,)),
        ({"severity": "info"}, ()), ({"rule": "typing_error"}, ()), ({"cell": "C6"}, ()), ({"sheet": "T"}, ()), ({"expected": "400"}, ()),
        ({"expected": "empat ratus"}, ()), ({"expected": "-5"}, ()), ({"rule": "two rows"}, ()),
    ],
)  # fmt: skip
def test_an_unresolved_finding_names_another_figure(said: dict, others: tuple):
    base = doubts(**said)
    assert base.cell(DISTRICT, "bpu").members.others == others
    assert base.cell(DISTRICT, "bpu").has_doubt == bool(others)
    assert base.cell(DISTRICT, "bpu").potential.others == ()


def test_minimum_wages_are_those_of_the_district_else_of_the_province():
    wages = pd.DataFrame(
        [
            ("w-ump-23", "", "Aceh", "2023", "UMP", 3_413_666), ("w-ump-25", "", "Aceh", "2025", "UMP", 3_685_616),
            ("w-umk-23", "11.71", "Kota Banda Aceh", "2023", "UMK", 3_540_555),
        ],
        columns=NO_WAGES.columns,
    )  # fmt: skip
    base = of_tables(counts("2023-09", bpu_registered=1), wages=wages)
    assert base.wage(DISTRICT, 2023) == Wage(2023, 3_413_666, "w-ump-23")
    assert (
        base.wage("11.71", 2023).idr == 3_540_555
        and base.wage("11.71", 2025).idr == base.wage("11", 2025).idr == 3_685_616
    )
    # Between and after the years known the last one before; before all the first.
    assert [base.wage(DISTRICT, year).year for year in (2022, 2023, 2024, 2025, 2030)] == [2023, 2023, 2023, 2025, 2025]
    assert base.wage("12.10", 2023) is None


def test_budgets_and_poverty_are_the_last_known():
    about = BENER_MERIAH | {"segment": "total", "provenance": "submitted"}
    budget = [
        fact("valid_budget_idr", about | {"period": year, "definition": stage}, amount, "IDR", (f"b{year}",))
        for year, stage, amount in (("2022", "murni", 1e9), ("2023", "perubahan", 2e9))
    ]
    context = pd.DataFrame(
        [("poverty_rate", "Bener Meriah", "2022", 19.0), ("poverty_rate", "Bener Meriah", "2023", 18.5), ("other", "Bener Meriah", "2024", 1.0)],
        columns=["indicator", "area", "period", "value"],
    )  # fmt: skip
    base = of_tables(counts("2023-09", bpu_registered=1), budget, context=context)
    assert (base.budgets[DISTRICT].year, base.budgets[DISTRICT].idr, base.budgets[DISTRICT].stage) == (
        2023,
        2e9,
        "perubahan",
    )
    assert base.poverty_pct == {DISTRICT: (18.5, "2023")}


# ---- who pays by law -------------------------------------------------------------------------------


def test_by_law_employers_pay_and_the_self_employed_themselves():
    assert [own_payer(name) for name in ("pu", "jakon", "bpu")] == ["PEMBERI_KERJA", "PEMBERI_KERJA", "PEKERJA"]
    for nobody in ("", "pmi", "total"):
        with pytest.raises(ValueError, match=r"payers\.csv"):
            own_payer(nobody)


# ---- who is counted where, and what a reader must know ---------------------------------------------


def test_construction_workers_are_not_members_of_a_total_that_leaves_them_out():
    # PU+BPU: 100 builders more are 100 members of construction and of nothing else. They cost what wages cost.
    base = known(cell(DISTRICT, "total", 3_000, 1_000), cell(DISTRICT, "jakon", 500, 200), wages=PU_WAGES)
    found = what_if(register(100, segment="jakon"), base=base)
    assert members(found, "jakon") == [300] * 12
    assert members(found, "total") == [1_000] * 12
    assert by_month(found.courses, "new_members", segment="total") == [0] * 12
    assert found.totals.new_members == 100
    # With construction in its scope, or where nobody says whom it counts, the total holds them.
    for scope in ("PU+BPU+Jakon", "unstated"):
        wider = known(cell(DISTRICT, "total", 3_000, 1_000, scope=scope), wages=PU_WAGES)
        assert members(what_if(register(100, segment="jakon"), base=wider), "total") == [1_100] * 12


def test_a_coverage_of_others_cannot_be_reached_by_construction():
    base = known(cell(DISTRICT, "total", 3_000, 1_000), cell(DISTRICT, "jakon", 500, 200), wages=PU_WAGES)
    lever = {
        "kind": "register",
        "segment": "jakon",
        "coverage_of": "total",
        "coverage_pct": 50.0,
        "by_month": "2026-06",
    }
    found = what_if(lever, base=base)
    assert notes(found) == [("no_coverage", 1, {"segment": "total"})]
    assert found.totals.new_members == 0


@pytest.mark.parametrize(
    ("more", "there"),
    [
        # 50 % of 2,000 are 1,000: 600 are needed beside 400. Of them 90 % register: 540.
        ({"take_up_pct": 90.0}, 940),
        # Joined evenly from January to December and paid for one month each, 50 a month are there.
        ({"paid_months": 1}, 450),
    ],
)
def test_a_coverage_that_is_missed_is_told(more: dict, there: int):
    lever = {"kind": "register", "coverage_pct": 50.0, "by_month": "2026-12"} | more
    found = what_if(lever)
    assert notes(found) == [("coverage_missed", 1, {"segment": "bpu", "planned": 1_000, "there": there})]
    assert members(found)[-1] == there


def test_a_coverage_that_is_reached_has_no_note():
    assert notes(what_if({"kind": "register", "coverage_pct": 50.0, "by_month": "2026-12"})) == []


def test_a_count_within_the_scenario_is_told():
    def later(found: Outcome) -> list[tuple]:
        return [(note.lever, dict(note.parts)) for note in found.notes if note.key == "count_later"]

    assert later(what_if(register(1), start="2025-12")) == [(0, {"period": "2025-12"})]
    assert later(what_if(register(1), start="2026-01")) == []
    assert later(what_if(start="2025-12")) == []


def test_a_lapse_that_saves_nothing_has_no_note_on_wages():
    found = what_if({"kind": "lapse", "segment": "non_asn", "workers": 1}, start="2026-01")
    assert [note.key for note in found.notes] == []
    paid = what_if({"kind": "lapse", "segment": "non_asn", "workers": 1, "payer": "APBD"}, start="2026-01")
    assert [note.key for note in paid.notes] == ["old_wage"]
