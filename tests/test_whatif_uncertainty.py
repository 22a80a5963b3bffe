"""How sure an outcome is: what is drawn, what each input moves, and that the same seed gives the same numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings

from analysis.reference import assuming, assumption
from analysis.whatif import Baseline, Drawn, Number, Outcome, Scenario, draw, make, project, tornado
from analysis.whatif.course import Chance, course
from analysis.whatif.levers import KINDS
from analysis.whatif.uncertainty import ENDS, INPUTS
from small_baseline import cell, known, scenarios

A, B = "11.10", "11.17"
# What 12 months of 10,000 workers cost is far from what there are to register.
BASE = known(
    *(cell(area, "total", 3_000_000, 1_000_000) for area in (A, B)), *(cell(area, "pu", 1_000_000, 600_000) for area in (A, B)),
    *(cell(area, "bpu", 2_000_000, 400_000) for area in (A, B)), wages={area: {2025: 3_000_000} for area in (A, B)},
)  # fmt: skip
SAWIT = {"kind": "register", "areas": [B], "segment": "bpu", "workers": 10_000, "paid_months": 6}
STAFF = {"kind": "register", "areas": [B], "segment": "pu", "workers": 1_000, "paid_months": 6}


def what_if(*levers: dict, base: Baseline = BASE, **more: Any) -> Outcome:
    return project(base, make(**{"start": "2026-01", "months": 12, "levers": levers} | more))


def drawn_of(found: Drawn, area: str, segment: str, measure: str, month: str) -> list[float]:
    """Value, low, middle and high."""
    rows = found.courses
    own = rows[
        (rows["area_code"] == area)
        & (rows["segment"] == segment)
        & (rows["measure"] == measure)
        & (rows["period"] == month)
    ]
    return own[["value", *ENDS]].iloc[0].tolist()


def moves(outcome: Outcome, result: str, inputs: tuple[str, ...] = INPUTS) -> list[str]:
    """The inputs that move a result when they alone are drawn."""
    each = {name: draw(outcome, 400, inputs=(name,)).drawn[result] for name in inputs}
    return [name for name, own in each.items() if own.min() < own.max()]


def tables(found: Drawn) -> list[pd.DataFrame]:
    return [found.totals, found.courses, found.costs, found.yearly_costs]


# ---- chance and its seed ---------------------------------------------------------------------------


def test_the_same_seed_gives_the_same_numbers_and_another_seed_others():
    outcome = what_if(SAWIT, STAFF, target_pct=50.0)
    one, again, other = (
        draw(outcome, 500),
        draw(what_if(SAWIT, STAFF, target_pct=50.0), 500),
        draw(outcome, 500, seed=1),
    )
    for a, b in zip(tables(one), tables(again), strict=True):
        pd.testing.assert_frame_equal(a, b)
    for name, draws in one.drawn.items():
        assert draws.shape == (500,)
        assert not np.array_equal(draws, other.drawn[name])


def test_a_lever_more_does_not_change_the_draws_of_the_others():
    alone = draw(what_if(SAWIT), 500)
    elsewhere = draw(what_if(SAWIT, STAFF | {"areas": [A]}), 500)
    beside = draw(what_if(SAWIT, {"kind": "register", "areas": [B], "segment": "bpu", "workers": 5}), 500)
    for more in (elsewhere, beside):
        own = [found.outcome.courses_by_area for found in (alone, more)]
        assert own[0][B].flows[0].lever == own[1][B].flows[0].lever
        for area in (B,):
            flows = [course(found.outcome.baseline, found.outcome.levers, area, found.outcome.stretches, found._chance(area)).flows[0] for found in (alone, more)]  # fmt: skip
            np.testing.assert_array_equal(flows[0].workers, flows[1].workers)
            np.testing.assert_array_equal(flows[0].bills["APBD"][0], flows[1].bills["APBD"][0])
    # And so every interval of the area is as it was.
    one, two = alone.courses, elsewhere.courses
    pd.testing.assert_frame_equal(one, two[two["area_code"] == B].reset_index(drop=True))
    pd.testing.assert_frame_equal(
        alone.costs, elsewhere.costs[elsewhere.costs["area_code"] == B].reset_index(drop=True)
    )


def test_areas_are_drawn_apart_and_a_lever_alike_in_all_its_areas():
    both = draw(what_if(SAWIT | {"areas": [A, B]}), 300)
    one, other = (both._chance(area) for area in (A, B))
    assert not np.array_equal(one.potential["bpu"], other.potential["bpu"])
    np.testing.assert_array_equal(one.take_up[1], other.take_up[1])


@pytest.mark.parametrize(("draws", "inputs", "match"), [(99, INPUTS, "99 draws"), (100, ("weather",), "weather"), (100, ("potential", "weather"), "potential, counts")])  # fmt: skip
def test_too_few_draws_and_unknown_inputs_are_errors(draws: int, inputs: tuple[str, ...], match: str):
    with pytest.raises(ValueError, match=match):
        draw(what_if(SAWIT), draws, inputs=inputs)


# ---- draws and the plain outcome -------------------------------------------------------------------


@settings(max_examples=12, deadline=None)
@given(scenario=scenarios(KINDS))
def test_draws_without_chance_are_the_plain_outcome(scenario: Scenario):
    outcome = project(BASE, make(**{"start": "2025-11", "months": 18, "levers": scenario.levers, "target_pct": 50.0}))
    found = draw(outcome, 100, inputs=())
    for frame in tables(found):
        plain = frame.dropna(subset=["value"])
        for end in ENDS:
            np.testing.assert_array_equal(plain["value"].astype(float), plain[end].astype(float))
    # What is not known of the plain outcome is not known of the draws.
    assert len(found.totals) == 4 + (not outcome.gaps.empty)


# Any draw is the plain outcome of the scenario and baseline that it stands for: columns do not touch one another.
@settings(max_examples=20, deadline=None)
@given(scenario=scenarios(("register", "lapse", "pay", "become_pppk", "potential", "wages", "ceiling")))
def test_each_draw_is_a_plain_outcome_of_its_own_figures(scenario: Scenario):
    base = known(
        cell(B, "total", 4_000, 1_000), cell(B, "pu", 2_000, 600), cell(B, "bpu", 2_000, 400), cell(B, "non_asn", 500, 300), cell(B, "petani", 600, 60)
    )  # fmt: skip
    outcome = project(base, make(start="2025-11", months=18, levers=scenario.levers))
    levers = [(number, lever) for number, lever in outcome.levers if B in lever.areas]
    potentials = {
        "total": [4_000, 3_000, 1_500],
        "bpu": [2_000, 1_000, 500],
        "pu": [2_000, 2_000, 1_000],
        "petani": [600, 90, 500],
    }
    counted = {"total": [1_000, 1_200, 1_499], "bpu": [400, 600, 500], "pu": [600, 600, 999], "non_asn": [300, 10, 499]}
    chance = Chance(
        3,
        {name: np.array(own, float) for name, own in potentials.items()},
        {name: np.array(own, float) for name, own in counted.items()},
    )
    together = course(base, levers, B, outcome.stretches, chance)
    for at in range(3):
        own = known(*(
            cell(B, name, potentials.get(name, [one.potential.value] * 3)[at], counted.get(name, [one.members.value] * 3)[at])
            for (_, name), one in base.cells.items()
        ))  # fmt: skip
        alone = course(own, levers, B, outcome.stretches)
        for name, rows in alone.members.items():
            if rows is not None:
                np.testing.assert_array_equal(
                    np.broadcast_to(together.members[name], (len(rows), 3))[:, at], rows[:, 0]
                )
                np.testing.assert_array_equal(
                    np.broadcast_to(together.potential[name], (len(rows), 3))[:, at], alone.potential[name][:, 0]
                )
        for flow, same in zip(together.flows, alone.flows, strict=True):
            for payer, bills in same.bills.items():
                np.testing.assert_array_equal(flow.bills[payer][:, at], bills[:, 0])


def test_the_interval_is_of_the_draws():
    found = draw(what_if(SAWIT, STAFF, target_pct=50.0), 1_000)
    for name, own in found.drawn.items():
        row = found.totals.set_index("result").loc[name]
        assert row[list(ENDS)].tolist() == pytest.approx(np.quantile(own, [0.1, 0.5, 0.9]).tolist(), rel=1e-12)
    assert found.totals["value"].tolist()[:4] == [0, 11_000, 66_000, found.outcome.totals.cost_idr]


@settings(max_examples=8, deadline=None)
@given(scenario=scenarios(KINDS))
def test_intervals_are_ordered_and_people_are_never_fewer_than_none(scenario: Scenario):
    found = draw(
        project(BASE, make(**{"start": "2025-11", "months": 18, "levers": scenario.levers, "target_pct": 50.0})), 150
    )
    for frame in tables(found):
        assert (frame["low"] <= frame["middle"]).all() and (frame["middle"] <= frame["high"]).all()
    counted = found.courses[found.courses["measure"].isin(["members", "coverage_pct"])]
    assert (counted["low"] >= 0).all()
    months = found.outcome.months
    assert set(found.courses.groupby(["area_code", "segment", "measure"])["period"].count()) <= {len(months)}


def test_of_staff_who_become_part_time_pppk_both_groups_are_told():
    base = known(
        cell(B, "total", 3_000, 1_000),
        cell(B, "pu", 1_000, 600),
        cell(B, "non_asn", 400, 300),
        cell(B, "pppk_paruh_waktu", 50, 40),
    )
    found = draw(
        what_if({"kind": "become_pppk", "areas": [B], "workers": 200, "full_time": False}, base=base), 100, inputs=()
    )
    new = {
        segment: drawn_of(found, B, segment, "new_members", "2026-12")
        for segment in ("non_asn", "pppk_paruh_waktu", "pu")
    }
    assert new == {"non_asn": [-150.0] * 4, "pppk_paruh_waktu": [150.0] * 4, "pu": [0.0] * 4}
    assert drawn_of(found, B, "pppk_paruh_waktu", "members", "2026-12") == [190.0] * 4


# ---- what is drawn ---------------------------------------------------------------------------------


def test_each_input_alone_moves_what_it_should_and_nothing_else():
    outcome = what_if(SAWIT, STAFF, target_pct=50.0)
    # Fewer register than planned; those who go on after the payment pay for themselves; wages of staff are below the minimum.
    assert moves(outcome, "cost_idr") == ["take_up", "lapse", "wage"]
    assert moves(outcome, "worker_months") == ["take_up"]
    # All lapse in the plan: who does not is a member more. A target is a share of the potential workers.
    assert moves(outcome, "new_members") == ["lapse"]
    assert moves(outcome, "gap_workers") == ["potential", "lapse"]
    kept = what_if(SAWIT | {"paid_months": None})
    assert moves(kept, "new_members") == ["take_up"] and moves(kept, "cost_idr") == ["take_up"]
    # A coverage needs as many as there are potential workers, a fixed number does not.
    cover = {"kind": "register", "areas": [B], "segment": "bpu", "coverage_pct": 50.0, "by_month": "2026-12"}
    assert moves(what_if(cover), "cost_idr") == ["potential", "take_up"]
    assert (
        moves(
            what_if({"kind": "lapse", "areas": [B], "segment": "bpu", "share_pct": 50.0, "payer": "APBD"}), "cost_idr"
        )
        == []
    )


def test_the_lapse_of_those_whom_apbd_paid_for_does_not_move_what_apbd_pays():
    found = draw(what_if(SAWIT), 300, inputs=("lapse",))
    flow = course(found.outcome.baseline, found.outcome.levers, B, found.outcome.stretches, found._chance(B)).flows[0]
    assert (flow.bills["APBD"].min(axis=1) == flow.bills["APBD"].max(axis=1)).all()
    assert (flow.bills["PEKERJA"].max(axis=1) > flow.bills["PEKERJA"].min(axis=1)).any()
    # From 0 to 40 in 100 of 10,000 stay (lapse_after_payment: 0.6 to 1, most probably 1), whole people.
    low, high = drawn_of(found, B, "bpu", "new_members", "2026-12")[1:4:2]
    assert 0 <= low < high <= 4_000
    assert (found.drawn["new_members"] == found.drawn["new_members"].round()).all()


def test_a_wage_that_is_given_is_not_drawn():
    assert moves(what_if(STAFF | {"wage_idr": 2_000_000, "paid_months": None}), "cost_idr") == ["take_up"]
    assert moves(what_if(STAFF | {"paid_months": None}), "cost_idr") == ["take_up", "wage"]
    draws = draw(what_if(STAFF | {"paid_months": 1, "segment": "pu"}, months=1), 2_000, inputs=("wage",)).drawn[
        "cost_idr"
    ]
    # 1,000 x 0.54 percent of 3,000,000 = 16,200,000; from 35 percent of it to all of it, most probably all.
    assert 0.35 * 16_200_000 <= draws.min() < 0.45 * 16_200_000 and 0.95 * 16_200_000 < draws.max() <= 16_200_000
    assert np.mean(draws) == pytest.approx(16_200_000 * (0.35 + 1 + 1) / 3, rel=0.02)


def test_only_premiums_by_the_minimum_wage_are_drawn_by_wage():
    outcome = what_if(STAFF, STAFF | {"wage_idr": 2_000_000}, SAWIT, {"kind": "pay", "areas": [B], "segment": "pu", "workers": 5, "payer": "APBD", "payer_before": "APBN"})  # fmt: skip
    chance = draw(outcome, 200, inputs=("wage",))._chance(B)
    flows = course(outcome.baseline, outcome.levers, B, outcome.stretches, chance).flows
    moved = [bool((flow.bills["APBD"].min(axis=1) < flow.bills["APBD"].max(axis=1)).any()) for flow in flows]
    assert moved == [True, False, False, True]


def test_take_up_is_at_most_all_who_are_planned_and_relative_to_what_the_lever_says():
    full = draw(what_if(SAWIT | {"paid_months": None}), 2_000, inputs=("take_up",)).drawn["new_members"]
    # take_up: 0.7 to 1, most probably 1.
    assert 7_000 <= full.min() < 7_300 and 9_950 < full.max() <= 10_000
    half = draw(what_if(SAWIT | {"paid_months": None, "take_up_pct": 50.0}), 2_000, inputs=("take_up",)).drawn[
        "new_members"
    ]
    np.testing.assert_allclose(half, full / 2, atol=1)
    with assuming(take_up=0.8):
        # Most probably 0.8 of those planned, so that one who says 100 percent may not be above it.
        assert (
            draw(what_if(SAWIT | {"paid_months": None}), 500, inputs=("take_up",)).drawn["new_members"].max() == 10_000
        )


def test_potential_workers_of_an_area_are_drawn_by_one_factor():
    found = draw(what_if(SAWIT), 4_000, inputs=("potential",))
    chance = found._chance(B)
    factor = chance.potential["bpu"] / 2_000_000
    np.testing.assert_allclose(chance.potential["pu"] / 1_000_000, factor, atol=1e-6)
    np.testing.assert_allclose(chance.potential["total"] / 3_000_000, factor, atol=1e-6)
    assert (chance.potential["bpu"] == chance.potential["bpu"].round()).all()
    assert factor.std() == pytest.approx(
        assumption("denominator_rse").value, rel=0.05
    ) and factor.mean() == pytest.approx(1, abs=0.005)
    assert chance.members == {}
    low, high = drawn_of(found, B, "bpu", "coverage_pct", "2026-01")[1:4:2]
    # 410,000 of 2,000,000 are 20.5 percent; 10 and 90 in 100 draws lie 1.2816 standard errors of 5 percent to either side.
    assert low == pytest.approx(20.5 / (1 + 1.2816 * 0.05), rel=0.01) and high == pytest.approx(
        20.5 / (1 - 1.2816 * 0.05), rel=0.01
    )


def doubtful(potential: Number | int = 2_000, members: Number | int = 400, **more: Any) -> Baseline:
    return known(cell(B, "total", 3_000, 1_000), cell(B, "pu", 1_000, 600), cell(B, "bpu", potential, members), **more)


LATER = {"kind": "register", "areas": [B], "segment": "bpu", "workers": 0}


def test_figures_that_a_finding_names_are_drawn_as_often_as_the_count():
    base = doubtful(members=Number(400, 400, 400, (450, 500), "f"))
    chance = draw(what_if(LATER, base=base), 6_000, inputs=("counts",))._chance(B)
    values, times = np.unique(chance.members["bpu"], return_counts=True)
    assert values.tolist() == [400, 450, 500]
    assert times.tolist() == pytest.approx([2_000] * 3, rel=0.06)  # five standard errors: 36.5 of 2,000
    assert chance.potential == {}


def test_rounding_leaves_any_whole_number_between_its_bounds():
    base = doubtful(potential=Number(48_000, 47_500, 49_000, (), "f"), members=400)
    drawn = draw(what_if(LATER, base=base), 5_000, inputs=("counts",))._chance(B).potential["bpu"]
    assert 47_500 <= drawn.min() < 47_550 and 48_950 < drawn.max() <= 49_000
    assert (drawn == drawn.round()).all() and drawn.mean() == pytest.approx(48_250, rel=0.002)


def test_a_total_moves_with_its_parts():
    base = doubtful(members=Number(400, 400, 400, (450,), "f"), potential=Number(2_000, 1_900, 2_100, (), "f"))
    chance = draw(what_if(LATER, base=base), 500, inputs=("counts",))._chance(B)
    np.testing.assert_array_equal(chance.members["total"] - 1_000, chance.members["bpu"] - 400)
    np.testing.assert_array_equal(chance.potential["total"] - 3_000, chance.potential["bpu"] - 2_000)
    assert "pu" not in chance.members and "pu" not in chance.potential
    # Not where the part is counted in another month, or where the group is no legal part.
    unlike = known(
        cell(B, "total", 3_000, 1_000), cell(B, "bpu", 2_000, Number(400, 400, 400, (450,), "f"), period="2024-12")
    )
    assert "total" not in draw(what_if(LATER, base=unlike), 200, inputs=("counts",))._chance(B).members
    group = known(cell(B, "total", 3_000, 1_000), cell(B, "petani", 2_000, Number(400, 400, 400, (450,), "f")))
    assert "total" not in draw(what_if(LATER, base=group), 200, inputs=("counts",))._chance(B).members
    # Never below nobody.
    less = known(cell(B, "total", 3_000, 100), cell(B, "bpu", 2_000, Number(400, 400, 400, (0,), "f")))
    lapse = {"kind": "lapse", "areas": [B], "segment": "bpu", "workers": 50}
    assert draw(what_if(lapse, base=less), 200)._chance(B).members["total"].min() == 0


def test_counts_below_nobody_leave_nobody_to_lapse():
    lapse = what_if({"kind": "lapse", "areas": [B], "segment": "bpu", "workers": 50}, base=doubtful())
    chance = Chance(2, members={"bpu": np.array([-5.0, 30.0])})
    flow = course(lapse.baseline, lapse.levers, B, lapse.stretches, chance).flows[0]
    assert flow.workers.tolist() == [0, 30]


def test_a_doubt_moves_the_coverage_and_not_the_cost():
    outcome = what_if(
        SAWIT | {"workers": 100}, base=doubtful(members=Number(400, 400, 400, (450,), "f")), target_pct=60.0
    )
    assert "counts" in moves(outcome, "gap_workers")
    assert "counts" not in moves(outcome, "cost_idr")
    found = draw(outcome, 300, inputs=("counts",))
    assert drawn_of(found, B, "bpu", "members", "2026-01") == [500, 500, 500, 550] or drawn_of(found, B, "bpu", "members", "2026-01") == [500, 500, 550, 550]  # fmt: skip
    assert drawn_of(found, B, "bpu", "new_members", "2026-01") == [100] * 4


def test_draws_know_of_the_people_there_are():
    # 1,600 are not covered, in about half of the draws fewer: no more than these register.
    found = draw(
        what_if(SAWIT | {"workers": 1_600, "paid_months": None}, base=doubtful()), 1_000, inputs=("potential",)
    )
    new = found.drawn["new_members"]
    assert new.max() == 1_600 and 0.3 < np.mean(new < 1_600) < 0.7
    assert drawn_of(found, B, "bpu", "coverage_pct", "2026-12")[3] <= 100


def test_a_ceiling_holds_in_every_draw():
    cap = {"kind": "ceiling", "areas": [B], "year": 2026, "amount_idr": 100_000_000}
    found = draw(what_if({"kind": "register", "areas": [B], "segment": "pu", "workers": 1_000}, cap), 500)
    # 1,000 x 16,200 x 12 = 194,400,000 at the minimum wage, less at lower wages.
    assert found.drawn["cost_idr"].max() <= 100_000_000
    assert found.drawn["new_members"].min() >= 514  # 100,000,000 / 194,400 at the minimum wage


# ---- frames and the tornado ------------------------------------------------------------------------


def test_cost_is_told_by_area_month_and_year():
    found = draw(what_if(SAWIT, STAFF | {"areas": [A]}, months=18), 200, inputs=())
    costs = found.costs.set_index(["area_code", "period"])["value"]
    assert costs[B, "2026-01"] == 168_000_000 and costs[B, "2026-12"] == 0 and costs[A, "2026-06"] == 16_200_000
    assert set(found.costs["measure"]) == {"cost_idr"} and len(found.costs) == 2 * 18
    years = found.yearly_costs.set_index("year")
    assert years.loc[2026].tolist() == [6 * (168_000_000 + 16_200_000)] * 4 and years.loc[2027].tolist() == [0] * 4


def test_a_scenario_without_levers_has_nothing_to_draw_but_the_baseline():
    found = draw(what_if(), 200)
    assert found.courses.empty and set(found.drawn["cost_idr"]) == {0}
    assert draw(project(known(), make(start="2026-01")), 200).costs.empty


def test_the_tornado_is_sorted_and_leaves_out_what_does_not_matter():
    outcome = what_if(SAWIT, STAFF, target_pct=50.0)
    rows = tornado(outcome, "cost_idr", 500)
    assert rows["width"].is_monotonic_decreasing and set(rows["input"]) == {"take_up", "lapse", "wage"}
    assert (rows["width"] == rows["high"] - rows["low"]).all() and set(rows["value"]) == {outcome.totals.cost_idr}
    assert tornado(outcome, "gap_workers", 300)["input"].tolist()[0] == "potential"
    assert tornado(what_if(), "cost_idr", 200).empty
    with pytest.raises(ValueError, match="no result 'gap_workers'"):
        tornado(what_if(SAWIT), "gap_workers", 200)  # without a target there is no gap
    with pytest.raises(ValueError, match="new_members, most_new_members, worker_months, cost_idr"):
        tornado(outcome, "happiness", 200)


def test_what_a_scenario_supposes_is_not_drawn():
    register = {"kind": "register", "areas": ["11.17"], "segment": "bpu", "gap_pct": 50.0}
    suppose = {"kind": "suppose", "areas": ["11.17"], "segment": "bpu", "potential": 900, "members": 100}
    base = known(cell("11.17", "bpu", 2_000, 400))
    for levers, is_drawn in (([register], True), ([suppose, register], False)):
        found = draw(project(base, make(start="2026-01", months=2, levers=levers)), 500, inputs=("potential",))
        row = found.totals.set_index("result").loc["new_members"]
        assert bool(row["low"] < row["high"]) == is_drawn
