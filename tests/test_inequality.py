"""Inequality between districts: against another implementation, by its laws, and where it must decline."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.measures import concentration, facts_frame, gini, inequality, ranking, theil
from analysis.measures.facts import fact
from analysis.reference import assumption, assumptions, districts

COVERAGE = [38.09, 12.5, 71.25, 4.75, 25.46, 49.35, 29.94, 16.34, 8.5, 55.0]
WORKERS = [7, 3, 2, 9, 5, 1, 4, 6, 8, 2]
GROUPS = list("AABBAABBAB")
EXACT = {"rel": 1e-9, "abs": 1e-12}


# What PySAL's inequality 1.1.2 gives for COVERAGE (Gini, TheilD with GROUPS), and for each value repeated WORKERS times.
@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        (None, (0.37855260620862513, 0.2334899594184207, 0.009748575209828997, 0.22374138420859171)),
        (WORKERS, (0.4171762078354889, 0.28367743447825544, 7.65938856863678e-05, 0.28360084059256907)),
    ],
)
def test_they_agree_with_another_implementation(weights: list[int] | None, expected: tuple[float, ...]):
    split = theil(COVERAGE, weights, GROUPS)
    assert (gini(COVERAGE, weights), split.total, split.between, split.within) == pytest.approx(expected, **EXACT)


VALUES = st.lists(
    st.tuples(st.integers(0, 200), st.integers(1, 9), st.integers(0, 5), st.sampled_from("AB")), min_size=1, max_size=9
)


@settings(deadline=None)
@given(VALUES)
def test_a_weight_is_so_many_districts_alike(rows: list[tuple]):
    x, w, by, groups = (list(column) for column in zip(*rows, strict=True))
    each = [row for row in rows for _ in range(row[1])]
    xs, bys, gs = [row[0] for row in each], [row[2] for row in each], [row[3] for row in each]
    assert gini(x, w) == pytest.approx(gini(xs), abs=1e-9)
    assert theil(x, w, groups).between == pytest.approx(theil(xs, None, gs).between, abs=1e-9)
    assert concentration(x, by, w) == pytest.approx(concentration(xs, bys), abs=1e-9)


@settings(deadline=None)
@given(VALUES)
def test_the_parts_are_the_whole_and_nothing_is_below_zero(rows: list[tuple]):
    x, w, _, groups = (list(column) for column in zip(*rows, strict=True))
    split = theil(x, w, groups)
    assert split.between + split.within == pytest.approx(split.total, abs=1e-9)
    assert split.within == pytest.approx(sum(split.parts.values()), abs=1e-12)
    assert min(split.between, split.within) > -1e-12
    assert -1e-12 <= gini(x, w) < 1


def area_under(values: list[int], by: list[int]) -> Fraction:
    """1 less twice the area under the concentration curve, whose points join the groups of one rank (exact)."""
    total, ranks = Fraction(sum(values)), sorted(set(by), reverse=True)
    people = held = area = Fraction(0)
    for rank in ranks:
        own = [value for value, other in zip(values, by, strict=True) if other == rank]
        width, height = Fraction(len(own), len(values)), sum(own) / total
        area += width * (held + height / 2)
        people, held = people + width, held + height
    return 1 - 2 * area


@given(
    st.lists(st.tuples(st.integers(0, 50), st.integers(0, 4)), min_size=1, max_size=12).filter(
        lambda rows: any(x for x, _ in rows)
    )
)
def test_the_concentration_index_is_the_area_beside_its_curve(rows: list[tuple]):
    x, by = (list(column) for column in zip(*rows, strict=True))
    assert concentration(x, by) == pytest.approx(float(area_under(x, by)), abs=1e-9)


def test_the_sign_says_who_is_covered_better():
    poverty = [30.0, 20.0, 10.0]
    assert concentration([60, 40, 20], poverty) < 0 < concentration([20, 40, 60], poverty)
    assert concentration([40, 40, 40], poverty) == pytest.approx(0, abs=1e-12)
    assert (gini([40, 40], [1, 9]), theil([40, 40], [1, 9]).total) == pytest.approx((0, 0), abs=1e-12)


@pytest.mark.parametrize(
    "call",
    [
        lambda: gini([]), lambda: gini([1, -1]), lambda: gini([1, float("nan")]), lambda: gini([1, 2], [0, 0]),
        lambda: gini([1, 2], [1]), lambda: theil([1, 2], None, ["A"]), lambda: concentration([1, 2], [1]),
        lambda: concentration([1, 2], [1, float("nan")]),
    ],
)  # fmt: skip
def test_bad_input_is_refused(call):
    with pytest.raises(ValueError):
        call()


# ---- as facts ----------------------------------------------------------------------------------

SOME = districts().sort_values("district_code").head(6)
MORE = districts().sort_values("district_code").tail(6)


def covered(
    places: pd.DataFrame, numerator: str = "registered", period: str = "2023-09", factor: float = 1.0
) -> list[dict]:
    made = []
    for number, place in enumerate(places.itertuples(), start=1):
        about = {"area_code": place.district_code, "area": place.district, "period": period, "segment": "total"}
        about["provenance"] = "submitted"
        workers, share = 10_000.0 * number, factor * 5.0 * number
        denominator = f"potensi {period}"
        made += [
            fact(
                "coverage_pct",
                about | {"definition": f"{numerator}/PU+BPU/{denominator}"},
                share,
                "percent",
                (f"m{number}{numerator}",),
            ),
            fact(
                "potential_workers",
                about | {"definition": f"-/PU+BPU/{denominator}"},
                workers,
                "workers",
                (f"p{number}",),
            ),
        ]
    return made


def both(**more: object) -> pd.DataFrame:
    rows = {
        (*(row[key] for key in ("measure", "area_code", "period", "definition")),): row
        for row in [*covered(SOME, **more), *covered(MORE, **more)]
    }
    return facts_frame(list(rows.values()))


def poverty(places: pd.DataFrame) -> pd.DataFrame:
    rows = [
        {
            "row_id": f"poor{code}{year}",
            "district_code": code,
            "indicator": "poverty_rate",
            "period": year,
            "value": value,
        }
        for number, code in enumerate(places["district_code"])
        for year, value in (("2021", 99.0 - number), ("2023", 10.0 + number), ("2025", 50.0))
    ]
    return pd.DataFrame(rows)


NO_CONTEXT = pd.DataFrame(columns=["row_id", "district_code", "indicator", "period", "value"])


def test_figures_of_one_definition_give_indices_that_hold_what_they_are_of():
    facts = inequality(both(), poverty(pd.concat([SOME, MORE]))).set_index("measure")
    assert facts.loc["districts_alike", "value"] == 12
    facts = facts.drop("districts_alike")
    values, weights = [5.0 * n for n in range(1, 7)] * 2, [10_000.0 * n for n in range(1, 7)] * 2
    assert facts.loc["coverage_gini", "value"] == pytest.approx(gini(values, weights))
    between, within = (facts.loc[f"coverage_theil_{name}", "value"] for name in ("between", "within"))
    assert facts.loc["coverage_theil", "value"] == pytest.approx(between + within)
    assert ((facts["low"] <= facts["value"]) & (facts["value"] <= facts["high"]) & (facts["low"] < facts["high"])).all()
    assert facts.loc["coverage_gini", "definition"] == "registered/PU+BPU/potensi"
    assert facts.loc["coverage_gini", "area_code"] == "11+12"
    # Poverty of 2023, the year of the figures: the better covered are the poorer.
    assert facts.loc["coverage_concentration", "value"] < 0
    assert any(row.endswith("2023") for row in facts.loc["coverage_concentration", "inputs"])


def test_without_poverty_of_each_there_is_no_concentration():
    assert "coverage_concentration" not in set(inequality(both(), poverty(SOME))["measure"])
    assert "coverage_gini" in set(inequality(both(), NO_CONTEXT)["measure"])


def test_unlike_definitions_are_no_distribution():
    mixed = facts_frame([*covered(SOME), *covered(MORE, numerator="active")])
    # Six of each definition: told, and too few.
    assert inequality(mixed, NO_CONTEXT)[["measure", "value"]].to_numpy().tolist() == [["districts_alike", 6.0]]
    assert ranking(mixed).empty
    unstated = both()
    unstated["definition"] = unstated["definition"].str.replace("registered", "unstated")
    assert inequality(unstated, NO_CONTEXT).empty and ranking(unstated).empty
    other_months = facts_frame([*covered(SOME), *covered(MORE, period="2023-10")])
    assert ranking(other_months).empty


def test_ranks_are_of_the_figures_and_as_wide_as_the_denominators_allow():
    facts = ranking(both())
    ranks = facts[facts["measure"] == "coverage_rank"].set_index("area_code")
    best = ranks.loc[SOME["district_code"].iloc[-1]]
    assert best["value"] == 1 and best["low"] == 1
    # 30 against 25 percent with 5 percent of error each: the two at the top change places with each other only.
    assert best["high"] == 2
    # 5 against 10 percent: never changes place with the next.
    last = ranks.loc[SOME["district_code"].iloc[0]]
    assert (last["value"], last["low"], last["high"]) == (11, 11, 12)
    assert ranking(both()).equals(facts)


def test_the_rankings_of_two_definitions_are_compared_over_those_that_both_have():
    rows = pd.concat([both(), both(numerator="active", factor=0.5)]).drop_duplicates("fact_id")
    agreed = ranking(rows).set_index("measure").loc["rank_agreement"]
    assert agreed["value"] == pytest.approx(1)
    assert agreed["definition"] == "active/PU+BPU/potensi ~ registered/PU+BPU/potensi"


def test_assumptions_have_a_range_that_holds_their_value_and_say_how_sure_they_are():
    table = assumptions()
    assert ((table["low"] <= table["value"]) & (table["value"] <= table["high"])).all()
    assert set(table["known"]) <= {"V", "K", "I"} and (table["source"] != "").all()
    assert assumption("denominator_rse").value == 0.05
    with pytest.raises(KeyError, match="denominator_rse"):
        assumption("wage")


def test_draws_are_centred_on_the_printed_denominator():
    from analysis.measures.inequality import _denominators

    drawn = _denominators(3, 20_000)
    assert drawn.mean() == pytest.approx(1, abs=0.002)
    assert np.std(drawn) == pytest.approx(0.05, abs=0.002)
