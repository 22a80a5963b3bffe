"""What adoption and the instruction changed, as facts: who counts as an adopter, and what is said where the data do not suffice."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.measures import adoptions, facts_frame, impact
from analysis.measures.facts import fact
from analysis.reference import districts
from analysis.simulation.panel import panel

REGULATIONS = ["row_id", "district_code", "number", "date"]
LINES = ["row_id", "district_code", "fiscal_year", "stage", "segment", "counted", "amount_idr"]


def regulations(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame([(f"g{n}", *row) for n, row in enumerate(rows)], columns=REGULATIONS)


def lines(*rows: tuple[str, str, str, str, float], counted: bool = True) -> pd.DataFrame:
    made = [(f"b{n}", code, year, stage, segment, counted, amount) for n, (code, year, stage, segment, amount) in enumerate(rows)]  # fmt: skip
    return pd.DataFrame(made, columns=LINES)


def known(found: pd.DataFrame) -> dict[tuple[str, str, str], str]:
    return {(row.district_code, row.kind, row.segment): row.period for row in found.itertuples()}


# ---- who adopted when ---------------------------------------------------------------------------


def test_the_first_regulation_after_the_instruction_counts():
    found = adoptions(lines(), regulations(("12.10", "Perbup 8/2024", "2024-04"), ("12.10", "Perbup 23/2021", "2021-10-05"), ("12.10", "Perbup 1/2017", "2017-03")))  # fmt: skip
    assert known(found) == {("12.10", "regulation", "total"): "2021-10"}
    assert found["inputs"].tolist() == [("g1",)]


def test_a_regulation_whose_month_is_not_known_is_no_adoption_and_no_example_of_none():
    assert adoptions(lines(), regulations(("12.23", "Perda 2/2023", "2023"), ("11.01", "Perbup", ""))).empty


def test_none_at_a_date_is_known_until_then():
    found = adoptions(lines(), regulations(("11.01", "none", "2024-12-31"), ("11.01", "none", "2022-06")))
    assert known(found) == {("11.01", "regulation", "total"): ""} and found["until"].tolist() == ["2024-12"]
    both = adoptions(lines(), regulations(("11.01", "none", "2022-06"), ("11.01", "Qanun 3/2023", "2023-02")))
    assert known(both) == {("11.01", "regulation", "total"): "2023-02"}


def test_provinces_and_others_are_no_districts():
    assert adoptions(lines(("11", "2023", "murni", "pekerja_rentan", 1e9)), regulations(("11", "Pergub 11/2022", "2022-05"))).empty  # fmt: skip


def test_a_budget_line_begins_where_the_year_before_had_none():
    found = adoptions(lines(("11.01", "2021", "murni", "non_asn", 5e6), ("11.01", "2022", "murni", "pekerja_rentan", 7e6)), regulations())  # fmt: skip
    # The self-employed from 2022 on; of wage earners nobody knows when it began.
    assert known(found) == {("11.01", "budget", "bpu"): "2022-01"}
    assert found["until"].tolist() == ["2022-12"] and found["inputs"].tolist() == [("b1",)]


def test_a_line_of_the_changed_budget_alone_begins_in_october():
    found = adoptions(lines(("11.01", "2021", "murni", "non_asn", 5e6), ("11.01", "2022", "perubahan", "pekerja_rentan", 7e6)), regulations())  # fmt: skip
    assert known(found)["11.01", "budget", "bpu"] == "2022-10"


def test_budgets_without_a_line_tell_that_there_was_none():
    found = adoptions(lines(("11.01", "2021", "murni", "lainnya", 5e6), ("11.01", "2022", "murni", "lainnya", 5e6), counted=False), regulations())  # fmt: skip
    assert known(found) == {("11.01", "budget", "pu"): "", ("11.01", "budget", "bpu"): ""}
    assert set(found["until"]) == {"2022-12"}


def test_a_year_that_was_not_sent_between_two_that_were_may_have_had_a_line():
    rows = [("11.01", year, "murni", "lainnya", 5e6) for year in ("2021", "2023", "2024")]
    found = adoptions(lines(*rows, counted=False), regulations())
    assert set(found["until"]) == {"2021-12"} and {len(inputs) for inputs in found["inputs"]} == {1}


def test_a_regulation_of_the_days_before_the_instruction_did_not_follow_it():
    found = adoptions(
        lines(),
        regulations(
            ("11.01", "Perbup 5/2021", "2021-03-02"),
            ("11.02", "Perbup 6/2021", "2021-03-25"),
            ("11.03", "Perbup 7/2021", "2021-03"),  # on which side is not told
            ("11.04", "Perbup 8/2021", "2021-03-02"),
            ("11.04", "Perbup 9/2022", "2022-05-01"),
            ("11.05", "Perbup 1/2021", "2021-03"),
            ("11.05", "Perbup 2/2022", "2022-05-01"),
        ),
    )
    assert known(found) == {
        ("11.02", "regulation", "total"): "2021-03",
        ("11.04", "regulation", "total"): "2022-05",
    }


def test_what_was_spent_is_no_budget_and_nought_is_no_line():
    spent = lines(("11.01", "2021", "murni", "non_asn", 5e6), ("11.01", "2022", "realisasi", "pekerja_rentan", 7e6), ("11.01", "2022", "murni", "pekerja_rentan", 0.0))  # fmt: skip
    assert known(adoptions(spent, regulations())) == {("11.01", "budget", "bpu"): ""}


# ---- facts --------------------------------------------------------------------------------------


def covered(
    name: str = "as_shipped", seed: int = 3, segments: tuple[str, ...] = ("bpu",)
) -> tuple[pd.DataFrame, dict[str, str]]:
    world = panel(seed, name)
    rows = world.counts[world.counts["segment"].isin(segments)]
    made = [
        fact("registered_workers", {"area_code": row.district_code, "area": row.district_code, "period": row.period, "segment": row.segment, "definition": f"registered/{row.segment.upper()}/-", "provenance": "submitted"}, row.registered, "workers", (f"{row.district_code}-{row.period}",))
        for row in rows.itertuples()
    ]  # fmt: skip
    return facts_frame(made), world.adopted


def told(adopted: dict[str, str], until: str = "2024-12") -> pd.DataFrame:
    rows = [(code, "regulation", "total", adopted.get(code, ""), "9999-12" if code in adopted else until, (f"g{code}",)) for code in districts()["district_code"]]  # fmt: skip
    return pd.DataFrame(rows, columns=["district_code", "kind", "segment", "period", "until", "inputs"])


def of(facts: pd.DataFrame, measure: str) -> pd.DataFrame:
    return facts[facts["measure"] == measure]


def test_the_effect_that_was_planted():
    facts, adopted = covered()
    made = impact(facts, told(adopted))
    (row,) = of(made, "adoption_effect_pct").to_dict("records")
    assert row["low"] < 7.7 < row["high"] and row["low"] > 0
    assert row["definition"] == "registered/BPU/regulation" and row["period"] == "2020-01/2024-12"
    assert {row["definition"][-4:] for row in of(made, "event_effect_pct").to_dict("records")} >= {
        "t-04",
        "t-01",
        "t+00",
        "t+08",
    }
    compared = of(made, "adopters_compared")["value"].iloc[0] + of(made, "others_compared")["value"].iloc[0]
    assert compared <= 56 and of(made, "detectable_effect_pct")["value"].iloc[0] > 0
    assert {"g11.01", "11.01-2020-01"} <= set(row["inputs"])


def test_districts_of_which_nothing_is_known_are_not_compared():
    facts, adopted = covered()
    some = told(adopted)
    without = some[some["period"] == ""]["district_code"].tolist()
    made = impact(facts, some[~some["district_code"].isin(without[:10])])
    assert of(made, "others_compared")["value"].iloc[0] == len(without) - 10


def test_counts_after_what_is_known_are_not_used():
    facts, adopted = covered()
    early = {code: month for code, month in adopted.items() if month <= "2023-06"}
    table = told(early, until="2023-06")
    made = impact(facts, table)
    assert of(made, "adoption_effect_pct")["period"].iloc[0] == "2020-01/2023-06"


def test_what_is_lacking_is_counted():
    facts, adopted = covered()
    made = impact(facts, told(adopted).head(0))
    assert of(made, "adoption_effect_pct").empty and of(made, "adopters_known").empty
    assert of(made, "districts_with_series")["value"].tolist() == [56, 56]
    short = impact(facts[facts["period"] >= "2024-01"], told(adopted))
    assert of(short, "adoption_effect_pct").empty and set(of(short, "districts_with_series")["value"]) == {0}
    assert of(short, "adopters_known")["value"].tolist() == [len(adopted)]


def test_the_instruction_needs_months_before_the_pandemic():
    facts, _ = covered()
    made = impact(facts, told({}))
    aceh = made[made["area_code"] == "11:23"].set_index("measure")["value"]
    assert (aceh["months_before_instruction"], aceh["months_after_instruction"]) == (2, 24)
    assert of(made, "instruction_effect_pct").empty
    needed = of(made, "data_needed").set_index("definition")["value"]
    assert (needed["least_months_before"], needed["least_months_after"]) == (24, 12)


def test_the_instruction_that_was_planted():
    facts, _ = covered("instruction", seed=4, segments=("pu",))
    made = impact(facts, told({}))
    row = of(made, "instruction_effect_pct").set_index("area_code").loc["12:33"]
    planted = 100 * np.expm1(0.02 + 0.001 * 44)
    assert row["low"] < planted < row["high"] and row["period"] == "2016-01/2024-12"
    without = made[(made["measure"] == "expected_without_workers") & (made["area_code"] == "12:33")].set_index("period")
    counts = facts[facts["area_code"].str.startswith("12") & (facts["period"] == "2024-12")]["value"].sum()
    assert counts / without.loc["2024-12", "value"] - 1 == pytest.approx(row["value"] / 100, abs=0.02)
    assert without.index.min() == "2021-04"
    kept = of(made, "instruction_effect_pandemic_kept_pct").set_index("area_code").loc["12:33", "value"]
    assert kept > row["high"]  # the recovery passes for the instruction's work


def test_a_regulation_of_the_instructions_month_and_none_in_capitals():
    assert known(
        adoptions(lines(), regulations(("11.01", "Perbup 5/2021", "2021-03-30"), ("11.02", "None", "2022-06")))
    ) == {("11.01", "regulation", "total"): "2021-03", ("11.02", "regulation", "total"): ""}


def test_a_line_that_is_not_counted_is_none_and_both_stages_begin_in_january():
    found = adoptions(lines(("11.01", "2021", "murni", "pekerja_rentan", 5e6), counted=False), regulations())
    assert known(found)["11.01", "budget", "bpu"] == ""
    both = lines(
        ("11.01", "2021", "murni", "non_asn", 5e6),
        ("11.01", "2022", "murni", "pekerja_rentan", 7e6),
        ("11.01", "2022", "perubahan", "pekerja_rentan", 8e6),
    )
    assert known(adoptions(both, regulations()))["11.01", "budget", "bpu"] == "2022-01"


def test_a_year_whose_budget_was_not_sent_may_have_begun_it():
    sent = lines(("11.01", "2021", "murni", "non_asn", 5e6), ("11.01", "2023", "murni", "pekerja_rentan", 7e6))
    assert ("11.01", "budget", "bpu") not in known(adoptions(sent, regulations()))


def test_a_budget_that_was_only_spent_does_not_tell_of_its_year():
    sent = lines(("11.01", "2021", "realisasi", "non_asn", 5e6), ("11.01", "2022", "murni", "pekerja_rentan", 7e6))
    assert known(adoptions(sent, regulations())) == {("11.01", "budget", "pu"): ""}


def test_what_most_districts_tell_bounds_the_comparison():
    facts, adopted_ = covered()
    table = told(adopted_)
    without = table.index[table["period"] == ""]
    table.loc[without[:3], "until"] = "2022-06"  # known for too short a time
    made = impact(facts, table)
    assert of(made, "others_compared")["value"].iloc[0] == len(without) - 3
    assert of(made, "adoption_effect_pct")["period"].iloc[0] == "2020-01/2024-12"


def test_a_budget_line_of_wage_earners_is_no_adoption_for_the_self_employed():
    facts, adopted_ = covered()
    table = told(adopted_).assign(kind="budget", segment="pu")
    made = impact(facts, table)
    assert of(made, "adopters_known").empty and of(made, "adoption_effect_pct").empty


def test_eighteen_months_are_no_series_with_six_quarters_before_and_one_after():
    facts, adopted_ = covered()
    made = impact(facts[facts["period"] <= "2021-06"], told(adopted_))
    assert set(of(made, "districts_with_series")["value"]) == {0}
    assert set(of(impact(facts[facts["period"] <= "2021-07"], told(adopted_)), "districts_with_series")["value"]) == {
        56
    }


def test_counts_of_two_provenances_or_of_another_scope_are_not_compared_with_each_other():
    facts, adopted_ = covered()
    rows = facts.drop(columns="fact_id")
    half = rows["area_code"].str.startswith("11")
    mixed = pd.concat([rows[~half], rows[half].assign(provenance="published")])
    made = impact(facts_frame(mixed.to_dict("records")), told(adopted_))
    assert set(of(made, "districts_with_series")["value"]) == {23, 33}
    odd = rows.assign(definition="registered/pekerja rentan/-")
    assert of(impact(facts_frame(odd.to_dict("records")), told(adopted_)), "districts_with_series").empty


def test_known_adopters_are_those_that_adopted():
    facts, adopted_ = covered()
    made = impact(facts[facts["period"] >= "2024-01"], told(adopted_))
    assert of(made, "adopters_known")["value"].iloc[0] == len(adopted_) < 56


def test_a_line_without_an_amount_may_be_one():
    sent = lines(("11.01", "2021", "murni", "non_asn", 5e6), ("11.01", "2022", "murni", "pekerja_rentan", float("nan")))
    assert ("11.01", "budget", "bpu") not in known(adoptions(sent, regulations()))


def test_a_published_line_is_no_whole_budget(facts: pd.DataFrame):
    """What a newspaper tells of one line does not say what else there is: no district is known to have had none."""
    known_adopters = facts[facts["measure"] == "adopters_known"]
    assert known_adopters.empty or known_adopters["definition"].str.endswith("/regulation").all()


def test_a_regulation_of_a_year_alone_hides_when_it_began():
    rows = regulations(("12.23", "Perda 2/2022", "2022"), ("12.23", "Perbup 8/2024", "2024-04"))
    assert adoptions(lines(), rows).empty
    assert adoptions(lines(), regulations(("12.23", "Perda 2/2022", "2022"), ("12.23", "none", "2024-12"))).empty
    after = regulations(("12.23", "Perbup 23/2021", "2021-10"), ("12.23", "Perda 2/2023", "2023"))
    assert known(adoptions(lines(), after)) == {("12.23", "regulation", "total"): "2021-10"}


def test_a_number_that_is_not_told_is_a_regulation_all_the_same():
    rows = regulations(("11.01", "x", "2022-06"))
    rows["number"] = pd.array([pd.NA], dtype="string")
    assert known(adoptions(lines(), rows)) == {("11.01", "regulation", "total"): "2022-06"}
    assert known(adoptions(lines(), regulations(("11.01", " None ", "2022-06")))) == {
        ("11.01", "regulation", "total"): ""
    }


def test_what_is_known_beyond_the_counts_bounds_nobody():
    facts_, adopted_ = covered()
    table = told(adopted_)
    without = table.index[table["period"] == ""]
    table.loc[without, "until"] = [f"2025-{n % 12 + 1:02d}" for n in range(len(without))]
    assert of(impact(facts_, table), "others_compared")["value"].iloc[0] == len(without)
