"""Sentences of the evaluation on both sides of their guards, in both languages, every number marked."""

from __future__ import annotations

import pandas as pd
import pytest
from bs4 import BeautifulSoup

from analysis.briefing import say
from analysis.briefing.evaluation import SILENT
from analysis.briefing.sentence import Passage, Sentence, estimate
from analysis.measures import changes, facts_frame
from analysis.measures.facts import fact
from analysis.reference.definitions import definition_in_words

NEEDS = {
    "projection_months": (25, "months"),
    "least_districts_alike": (8, "districts"),
    "least_months_before": (24, "months"),
    "least_months_after": (12, "months"),
    "least_adopters": (8, "districts"),
    "least_controls": (8, "districts"),
    "least_quarters": (6, "quarters"),
}
EVERY = [
    say.who_pays, say.revisions, say.title_adequacy, say.growth, say.seasons, say.projected, say.paces, say.province_parts, say.redefined, say.unequal,
    say.instruction, say.adoption, say.forgone, say.claims, say.title_course, say.title_instruction, say.title_adoption, say.title_growth,
]  # fmt: skip


def one(measure: str, value: float, unit: str, *, low: float | None = None, high: float | None = None, code: str = "11", area: str = "Aceh", period: str = "2022-12/2024-12", segment: str = "total", definition: str = "registered/PU+BPU/-", provenance: str = "submitted") -> dict:  # fmt: skip
    about = {"area_code": code, "area": area, "period": period, "segment": segment, "definition": definition}
    return fact(measure, about | {"provenance": provenance}, value, unit, ("r1",), low=low, high=high)


def frame(*facts: dict) -> pd.DataFrame:
    needs = [one("data_needed", value, unit, code="11+12", area="", period="2021-03", definition=name) for name, (value, unit) in NEEDS.items()]  # fmt: skip
    reach = one("districts_with_adequacy", 0, "districts", code="11+12", area="", period="2024", definition="published_figures")  # fmt: skip
    have = {row["measure"] for row in facts}
    return facts_frame([*needs, *facts, *([] if "districts_with_adequacy" in have else [reach])])


def text(said: Sentence | Passage) -> str:
    return str(said)


def loose(said: Sentence | Passage) -> str:
    soup = BeautifulSoup(said.html, "html.parser")
    for mark in soup.find_all(["data", "time", "cite", "abbr"]):
        mark.decompose()
    return "".join(letter for letter in soup.get_text() if letter.isdigit())


# ---- what the data do not carry -----------------------------------------------------------------


@pytest.mark.parametrize("sentence", EVERY, ids=lambda sentence: sentence.__name__)
@pytest.mark.parametrize("lang", ["id", "en"])
def test_published_data_alone(sentence, lang: str, facts: pd.DataFrame):
    said = sentence(facts, lang=lang)
    assert "{" not in said.text and loose(said) == ""
    assert set(said.facts) <= set(facts["fact_id"])
    plain = BeautifulSoup(said.html, "html.parser").get_text()
    assert plain.replace("\n", "") == said.text.replace("\n- ", "").replace("\n", "")


def test_nothing_is_concluded_from_published_data(facts: pd.DataFrame):
    assert "cannot be answered with these data" in text(say.instruction(facts, lang="en"))
    assert "cannot be answered either" in text(say.adoption(facts, lang="en"))
    assert "while a course needs 25 months in a row" in text(say.growth(facts, lang="en"))
    assert "So neither is told" in text(say.unequal(facts, lang="en"))
    assert "cannot be taken apart" in text(say.province_parts(facts, lang="en"))
    assert say.seasons(facts, lang="en") == SILENT and say.projected(facts, lang="en") == SILENT
    assert "Perkiraan" not in text(say.growth(facts, lang="id")).split(".")[0]


def test_what_the_designs_would_need_is_counted(facts: pd.DataFrame):
    said = text(say.instruction(facts, lang="en"))
    assert "at least 24 months before and 12 months after" in said
    assert "The most there is: 0 months before and 2 months after (Aceh" in said
    assert "Hitungan bulanan sebanyak itu ada untuk 0 kabupaten/kota" in text(say.adoption(facts, lang="id"))


def test_no_monthly_count_at_all():
    assert "There are no monthly counts" in text(say.growth(frame(), lang="en"))
    assert "no district's ratio" in text(say.unequal(frame(), lang="en"))
    assert "not known" in text(say.forgone(frame(), lang="en"))
    assert "cannot be held against" in text(say.claims(frame(), lang="en"))


# ---- is it moving -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("low", "high", "says"),
    [
        (100, 300, "growing by 200"),
        (-300, -100, "shrinking"),
        (-100, 300, "cannot be told"),
        (0, 300, "cannot be told"),
    ],
)
def test_a_direction_needs_an_interval_without_nought(low: float, high: float, says: str):
    value = (low + high) / 2 or 100
    rows = [one("growth_per_month", value if low < 0 < high or low == 0 else (low + high) / 2, "workers_per_month", low=low, high=high)]  # fmt: skip
    rows.append(one("projected_workers", 5_000, "workers", low=4_000, high=6_000, period="2025-12"))
    said = text(say.growth(frame(*rows), lang="en"))
    assert says in said and "95 percent interval" in said and "December 2022 to December 2024" in said
    title = text(say.title_course(frame(*rows), lang="en"))
    assert ("grow by 200 workers a month" in title) == (low > 0) and ("cannot be told" in title) == (low <= 0 <= high)


def test_the_districts_growth_is_told_from_the_slowest_to_the_fastest():
    rows = [
        one("growth_year_pct", value, "percent", low=value - 9, high=value + 9, code=code, area=area)
        for code, area, value in (
            ("11.01", "Aceh Selatan", -1.234),
            ("11.08", "Aceh Utara", 25.67),
            ("11", "Aceh", 99.0),
        )
    ]
    said = text(say.title_growth(frame(*rows), lang="en"))
    assert said == "Growth of a year by district: from -1.23 percent (Aceh Selatan) to 25.7 percent (Aceh Utara)"


def test_lapses_and_spikes_are_no_trend():
    rows = [
        one("turn_of_year_workers", -12_345, "workers", period="2023-12/2024-01"),
        one("turn_of_year_workers", 9, "workers", period="2022-12/2023-01"),
        one("election_spike_workers", 900, "workers", code="11.08", area="Aceh Utara", period="2024-02"),
        one("election_spike_workers", 400, "workers", code="11.01", area="Aceh Selatan", period="2024-02"),
    ]
    said = text(say.seasons(frame(*rows), lang="en"))
    assert "(December 2023 to January 2024) members in Aceh fell by 12,345 workers" in said
    assert "seen in several areas, the largest 900 workers in Aceh Utara (February 2024)" in said
    assert "seen in one area" in text(say.seasons(frame(rows[0], rows[2]), lang="en"))
    assert "rose by 9 workers" in text(say.seasons(frame(rows[1]), lang="en"))


def test_a_projection_tells_how_its_like_fared():
    rows = [
        one("projected_workers", 512_345, "workers", low=480_000, high=547_000, period="2025-12"),
        one("projected_workers", 505_000, "workers", low=480_000, high=531_000, period="2025-06"),
        one("past_projections_held_pct", 71.2, "percent", code="11+12", definition="registered/PU+BPU/projections"),
        one("interval_widening", 1.31, "ratio", code="11+12", definition="registered/PU+BPU/projections"),
    ]
    said = text(say.projected(frame(*rows), lang="en"))
    assert "there will be 512,000 workers (80 percent interval: 480,000 to 547,000) in Aceh in December 2025" in said
    assert "held in 71.20 percent" in said and "1.31 times" in said


def required(**more) -> dict:
    at = {"period": "2025-05", "definition": "registered/UCJ/UCJ 2025"}
    return one("required_per_month", 50_658, "workers_per_month", **(at | more))


def test_the_pace_against_the_target():
    at = {"definition": "registered/UCJ/UCJ 2025", "period": "2025-05/2025-12"}
    pace = one("pace_to_required_pct", 31, "percent", low=12, high=49, **at)
    never = one("target_out_of_reach", -40, "workers_per_month", low=-90, high=10, **at)
    soon = one("months_to_target", 30, "months", low=22, high=None, **at)
    assert "the actual pace is not known" in text(say.paces(frame(required()), lang="en"))
    assert "not met within any time" in text(say.paces(frame(required(), pace, never), lang="en"))
    said = text(say.paces(frame(required(), pace, soon), lang="en"))
    assert "comes to 31.0 percent (95 percent interval: 12.0 to 49.0) of that" in said
    assert "met in 30 months (80 percent interval: at least 22, no upper end)" in said
    assert say.paces(frame(), lang="en") == SILENT


def test_the_change_of_a_province_names_how_many_districts_were_compared():
    at = {"definition": "registered/PU+BPU/potensi", "period": "2023-12/2024-12"}
    rows = [one("province_change_points", 1.22, "points", **at), one("districts_compared", 22, "districts", **at)]
    assert "1.22 percentage points, of 22 districts" in text(say.province_parts(frame(*rows), lang="en"))


# ---- how unequal --------------------------------------------------------------------------------


def index(measure: str, value: float, low: float, high: float) -> dict:
    return one(measure, value, "index", low=low, high=high, code="11+12", period="2024-12", definition="registered/PU+BPU/potensi")  # fmt: skip


@pytest.mark.parametrize(
    ("low", "high", "says"),
    [(0.01, 0.09, "covered worse"), (-0.09, -0.01, "covered better"), (-0.01, 0.09, "cannot be told")],
)
def test_who_is_covered_better_needs_an_interval_too(low: float, high: float, says: str):
    rows = [index("coverage_gini", 0.104, 0.09, 0.12), index("coverage_concentration", (low + high) / 2, low, high)]
    rows += [index("coverage_theil", 0.02, 0.01, 0.03), index("coverage_theil_between", 0.004, 0.001, 0.009)]
    rank = one("coverage_rank", 26, "rank", low=14, high=35, code="12.11", area="Dairi", period="2024-12", definition="registered/PU+BPU/potensi")  # fmt: skip
    said = text(say.unequal(frame(*rows, rank), lang="en"))
    assert (
        says in said
        and "Gini index of coverage between districts was 0.104 (range of the assumptions: 0.090 to 0.120)" in said
    )
    assert "the part between the two provinces is 0.004" in said
    assert "the shakiest, Dairi, ranks 26 (range of the assumptions: 14 to 35)" in said


# ---- did it matter ------------------------------------------------------------------------------


@pytest.mark.parametrize(("low", "high", "says"), [(1, 9, "above"), (-9, -1, "below"), (-1, 9, "cannot tell")])
def test_the_instruction(low: float, high: float, says: str):
    rows = [
        one("instruction_effect_pct", (low + high) / 2, "percent", low=low, high=high, period="2016-01/2024-12"),
        one("instruction_effect_pandemic_kept_pct", 17.6, "percent", low=11, high=24, period="2016-01/2024-12"),
    ]
    said = text(say.instruction(frame(*rows), lang="en"))
    assert says in said and "in December 2024" in said and "with the pandemic's months 17.6 percent" in said
    assert ("Whatever else changed at that time is in it" in said) == (says != "cannot tell")
    title = text(say.title_instruction(frame(*rows), lang="en"))
    assert says.replace("cannot tell", "cannot be told") in title


def adopted(low: float, high: float, before: float = 0.4) -> pd.DataFrame:
    at = {"code": "11+12", "area": "Aceh + Sumatera Utara", "period": "2020-01/2024-12", "segment": "bpu", "definition": "registered/BPU/budget"}  # fmt: skip
    return frame(
        one("adoption_effect_pct", (low + high) / 2, "percent", low=low, high=high, **at),
        one("adoption_second_effect_pct", 4, "percent", low=-1, high=9, **at),
        one("adopters_compared", 31, "districts", **at),
        one("others_compared", 21, "districts", **at),
        one("before_difference_p", before, "share", **at),
        one("random_assignment_p", 0.021, "share", **at),
        one("detectable_effect_pct", 5.7, "percent", **at),
    )


def test_adoption():
    said = text(say.adoption(adopted(2, 10), lang="en"))
    assert "members in 31 adopting districts are more by 6.00 percent (95 percent interval: 2.00 to 10.0)" in said
    assert (
        "That is an effect only if" in said
        and "did not visibly differ (p-value 0.400)" in said
        and "share of 0.021" in said
    )
    assert "are fewer" in text(say.adoption(adopted(-10, -2), lang="en"))


def test_an_open_interval_says_that_the_data_cannot_tell_and_what_would_have_been_seen():
    said = text(say.adoption(adopted(-2, 8), lang="en"))
    assert (
        "the data cannot tell whether there is an effect" in said
        and "An effect of 5.70 percent would have been seen" in said
    )
    assert "cannot be told" in text(say.title_adoption(adopted(-2, 8), lang="en"))


def test_adopters_that_differed_before_are_a_warning():
    assert "Beware" in text(say.adoption(adopted(2, 10, before=0.01), lang="en"))
    assert "Hati-hati" in text(say.adoption(adopted(2, 10, before=0.01), lang="id"))


# ---- enough, and what is forgone ----------------------------------------------------------------


def test_who_pays_and_what_was_spent():
    at = {"segment": "total", "period": "2024"}
    rows = [
        one("fund_budget_idr", 7e9, "IDR", code="12.07", area="Deli Serdang", **at | {"definition": "perubahan|APBD"}),
        one(
            "fund_budget_idr", 1e9, "IDR", code="11.05", area="Aceh Barat", **at | {"definition": "perubahan|DBH_SAWIT"}
        ),
        one(
            "revision_pct", -20, "percent", code="12.07", area="Deli Serdang", **at | {"definition": "murni|perubahan"}
        ),
        one("realisation_pct", 95, "percent", code="12.07", area="Deli Serdang", **at | {"definition": "perubahan"}),
    ]
    said = text(say.who_pays(frame(*rows), lang="en"))
    assert "Deli Serdang, 2024, Rp7,000,000,000 (district budget (APBD))" in said and "palm-oil" in said
    assert "moved by -20.00 percent (Deli Serdang, 2024)" in text(say.revisions(frame(*rows), lang="en"))
    assert "What was spent is 95.00 percent" in text(say.revisions(frame(rows[3]), lang="en"))
    assert "of no district are two stages known" in text(say.revisions(frame(), lang="en"))


@pytest.mark.parametrize(
    ("low", "high", "says"), [(1.1, 2, "That is 1.50 times"), (0.2, 0.9, "less than"), (0.7, 1.5, "cannot be said")]
)
def test_what_is_forgone(low: float, high: float, says: str):
    at = {"period": "2024-12", "definition": "registered/PU+BPU/angkatan kerja 2024"}
    rows = [
        one("uncovered_workers", 1_122_021, "workers", **at),
        one("expected_deaths", 4_488.1, "deaths", low=2_561, high=6_235, **at),
        one("expected_accidents", 4_470, "accidents", low=2_263, high=6_286, **at),
        one("forgone_benefit_idr", 247.3e9, "IDR", low=157.6e9, high=357.3e9, **at),
        one("forgone_death_benefit_idr", 184.7e9, "IDR", low=103.1e9, high=257.1e9, **at),
        one("forgone_accident_benefit_idr", 33e9, "IDR", low=17.1e9, high=59.9e9, **at),
        one("forgone_scholarship_idr", 29.6e9, "IDR", low=10.1e9, high=82.7e9, **at),
        one("forgone_per_premium", 1.5 if low > 1 else (low + high) / 2, "ratio", low=low, high=high, **at),
    ]
    said = text(say.forgone(frame(*rows), lang="en"))
    assert "4,490 deaths (range of the assumptions: 2,560 to 6,240)" in said and says in said
    assert "Rp247 billion (range of the assumptions: Rp158 billion to Rp357 billion)" in said
    assert "Rp247 miliar (rentang asumsi: Rp158 miliar sampai Rp357 miliar)" in text(
        say.forgone(frame(*rows), lang="id")
    )
    assert "What is not:" in said


# ---- estimates ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "unit", "says"),
    [
        (999_600, "IDR", "Rp1.00 million"),
        (456_789, "IDR", "Rp457,000"),
        (999_600_000, "IDR", "Rp1.00 billion"),
        (1_234_567_890_123, "IDR", "Rp1.23 trillion"),
        (-12_345_678, "IDR", "-Rp12.3 million"),
        (1_122_021, "workers", "1,120,000 workers"),
        (12.345, "percent", "12.3 percent"),
        (0.0449, "share", "0.045"),
        (-3.456, "points", "-3.46 percentage points"),
        (7, "months", "7 months"),
    ],
)
def test_an_estimate_has_three_figures(value: float, unit: str, says: str):
    row = frame(one("expected_deaths", value, unit)).query("measure == 'expected_deaths'").iloc[0].to_dict()
    assert estimate(row, "en").text == says


def test_the_ends_are_marked_with_their_values():
    said = estimate(frame(one("growth_per_month", 200, "workers_per_month", low=-10, high=410)).query("measure == 'growth_per_month'").iloc[0].to_dict(), "en")  # fmt: skip
    marks = BeautifulSoup(said.html, "html.parser").find_all("data")
    assert [(mark.get("data-bound"), float(mark["value"])) for mark in marks] == [
        (None, 200),
        ("low", -10),
        ("high", 410),
    ]
    assert {mark["data-fact"] for mark in marks} == {said.fact}


def test_invented_numbers_are_stamped():
    said = say.growth(frame(one("growth_per_month", 200, "workers_per_month", low=10, high=410, provenance="simulated")), lang="en")  # fmt: skip
    assert "SIMULATED" in str(said).upper()


def test_how_past_projections_fared_is_told_of_all_workers_and_with_their_own_widening():
    rows = [one("projected_workers", 512_345, "workers", low=480_000, high=547_000, period="2025-12")]
    for segment, definition, held, ratio in (
        ("bpu", "registered/PU+BPU/projections", 55, 1.9),
        ("total", "active/PU+BPU/projections", 33, 2.5),
        ("total", "registered/PU+BPU/projections", 71.2, 1.31),
    ):
        at = {"code": "11+12", "segment": segment, "definition": definition}
        rows += [
            one("interval_widening", ratio, "ratio", **at),
            one("past_projections_held_pct", held, "percent", **at),
        ]
    said = text(say.projected(frame(*rows), lang="en"))
    assert "71.20 percent" in said and "1.31 times" in said


def test_the_pace_is_that_of_the_targets_year():
    at = {"definition": "registered/UCJ/UCJ 2025"}
    rows = [one("pace_to_required_pct", 77, "percent", low=70, high=80, period="2025-05/2029-12", **at)]
    assert "not known" in text(say.paces(frame(required(), *rows), lang="en"))
    other = required(definition="registered/PU+BPU/potensi 2023-09", period="2025-06")
    assert text(say.paces(frame(required(), other), lang="en")).count("50,658") == 1


def test_the_latest_change_of_a_province_is_taken_apart():
    rows = []
    for last, change in (("2023-12", 9.87), ("2024-12", 1.22)):
        at = {"definition": "registered/PU+BPU/potensi", "period": f"2022-12/{last}"}
        rows += [
            one("province_change_points", change, "points", **at),
            one("districts_compared", 22, "districts", **at),
        ]
    said = text(say.province_parts(frame(*rows), lang="en"))
    assert "1.22" in said and "9.87" not in said


def test_the_latest_inequality_and_the_widest_rank_are_told():
    old = [
        one(
            "coverage_gini",
            0.2,
            "index",
            low=0.1,
            high=0.3,
            code="11+12",
            period="2023-12",
            definition="registered/PU+BPU/potensi",
        )
    ]
    ranks = [
        one(
            "coverage_rank",
            3,
            "rank",
            low=low,
            high=high,
            code=code,
            area=area,
            period="2024-12",
            definition="registered/PU+BPU/potensi",
        )
        for code, area, low, high in (("12.11", "Dairi", 14, 35), ("11.01", "Aceh Selatan", 2, 4))
    ]
    said = text(say.unequal(frame(*old, index("coverage_gini", 0.104, 0.09, 0.12), *ranks), lang="en"))
    assert "December 2024" in said and "0.104" in said and "the shakiest, Dairi" in said


def test_each_instruction_is_told_with_its_own_pandemic():
    rows = []
    for code, provenance, effect, kept in (
        ("11", "published", 4, 14),
        ("11", "submitted", 5, 15),
        ("12", "published", 6, 16),
    ):
        at = {"code": code, "area": f"Area {effect}", "provenance": provenance, "period": "2016-01/2024-12"}
        rows.append(one("instruction_effect_pandemic_kept_pct", kept, "percent", low=kept - 1, high=kept + 1, **at))
        rows.append(one("instruction_effect_pct", effect, "percent", low=1, high=9, **at))
    said = text(say.instruction(frame(*rows), lang="en"))
    for effect in (4, 5, 6):
        line = next(line for line in said.split("\n") if f"Area {effect}:" in line)
        assert f"with the pandemic's months 1{effect}.0 percent" in line


def test_the_most_months_there_are_are_those_of_the_shorter_side():
    rows = []
    for area, before, after in (("Long", 0, 60), ("Both", 10, 11)):
        at = {"area": area, "period": "2016-01/2024-12", "code": "11" if area == "Long" else "12"}
        rows += [
            one("months_before_instruction", before, "months", **at),
            one("months_after_instruction", after, "months", **at),
        ]
    assert "10 months before and 11 months after (Both" in text(say.instruction(frame(*rows), lang="en"))


def test_each_adoption_is_told_with_its_own_figures():
    other = adopted(2, 10)
    other = (
        other[~other["measure"].isin(["data_needed", "districts_with_adequacy"])]
        .drop(columns="fact_id")
        .assign(provenance="published")
    )
    other.loc[other["measure"] == "adopters_compared", "value"] = 17
    rows = [*other.to_dict("records"), *adopted(2, 10).drop(columns="fact_id").to_dict("records")]
    said = text(say.adoption(facts_frame(rows), lang="en"))
    assert "in 17 adopting" in said and "in 31 adopting" in said


@pytest.mark.parametrize(("p", "warns"), [(0.049, True), (0.051, False)])
def test_a_difference_before_is_a_warning_below_one_in_twenty(p: float, warns: bool):
    assert ("Beware" in text(say.adoption(adopted(2, 10, before=p), lang="en"))) == warns


def forgone_rows(workers: float, idr: float, **at: str) -> list[dict]:
    at = {"period": "2024-12", "definition": "registered/PU+BPU/angkatan kerja 2024"} | at
    rows = [
        ("uncovered_workers", workers, "workers"),
        ("expected_deaths", 4_488, "deaths"),
        ("expected_accidents", 4_470, "accidents"),
        ("forgone_benefit_idr", idr, "IDR"),
        ("forgone_death_benefit_idr", 2e11, "IDR"),
        ("forgone_accident_benefit_idr", 3e10, "IDR"),
        ("forgone_scholarship_idr", 3e10, "IDR"),
    ]
    return [one(measure, value, unit, **at) for measure, value, unit in rows]


def test_what_is_forgone_is_of_the_latest_month_of_all_registered_workers():
    rows = forgone_rows(1_122_021, 247e9)
    rows += forgone_rows(2_000_000, 900e9, period="2023-12")  # earlier, and more
    rows += forgone_rows(3_000_000, 901e9, period="2025-01", definition="active/PU+BPU/angkatan kerja 2024")
    rows += forgone_rows(
        4_000_000, 902e9, period="2025-02", segment="pu", definition="registered/PU/angkatan kerja 2024"
    )
    said = text(say.forgone(frame(*rows), lang="en"))
    assert "1,122,021 workers" in said and "Rp247 billion" in said


def test_the_longest_series_and_the_most_districts_are_told():
    rows = [
        one("series_months", n, "months", code=code, area=area)
        for n, code, area in ((3, "11.01", "Aceh Selatan"), (9, "11.08", "Aceh Utara"))
    ]
    assert "holds 9 months (Aceh Utara" in text(say.growth(frame(*rows), lang="en"))
    at = {"code": "11+12", "segment": "bpu"}
    rows = [one("districts_with_series", 9, "districts", definition="registered/BPU/budget", **at)]
    rows += [
        one("adopters_known", n, "districts", definition=f"registered/BPU/{kind}", **at)
        for n, kind in ((2, "budget"), (7, "regulation"))
    ]
    assert "known for 7 districts" in text(say.adoption(frame(*rows), lang="en"))


def test_the_largest_spike_and_the_latest_budget_are_named():
    rows = [one("turn_of_year_workers", -12_345, "workers", period="2023-12/2024-01")]
    rows += [
        one("election_spike_workers", n, "workers", code=code, area=area, period="2024-02")
        for n, code, area in ((400, "11.01", "Aceh Selatan"), (900, "11.08", "Aceh Utara"), (500, "11.09", "Pidie"))
    ]
    assert "the largest 900 workers in Aceh Utara" in text(say.seasons(frame(*rows), lang="en"))
    rows = [
        one("fund_budget_idr", idr, "IDR", period=year, definition="murni|APBD")
        for idr, year in ((9e9, "2023"), (7e9, "2024"))
    ]
    assert "2024, Rp7,000,000,000" in text(say.who_pays(frame(*rows), lang="en"))
    rows = [
        one(
            "revision_pct",
            v,
            "percent",
            code="12.07",
            area="Deli Serdang",
            period="2024",
            segment=s,
            definition="murni|perubahan",
        )
        for v, s in ((-20, "total"), (-90, "bpu"))
    ]
    assert "-90" not in text(say.revisions(frame(*rows), lang="en"))


def test_what_is_forgone_of_two_sources_has_no_number_of_workers():
    rows = [row for row in forgone_rows(1_122_021, 247e9) if row["measure"] != "uncovered_workers"]
    assert "If workers not registered in Aceh (December 2024) stay so" in text(say.forgone(frame(*rows), lang="en"))
    both = forgone_rows(1_122_021, 247e9) + forgone_rows(2, 3e9, provenance="published")
    assert "Rp247 billion" in text(say.forgone(frame(*both), lang="en")) or "Rp3.00 billion" in text(say.forgone(frame(*both), lang="en"))  # fmt: skip


def test_a_long_series_of_a_district_is_no_course_of_a_province():
    said = text(say.growth(frame(one("series_months", 60, "months", code="11.08", area="Aceh Utara")), lang="en"))
    assert "holds 60 months" in said and "no course of a whole province" in said and "while a course needs" not in said


def test_intervals_that_needed_no_widening_are_not_said_to_be_widened():
    rows = [one("projected_workers", 512_345, "workers", low=480_000, high=547_000, period="2025-12")]
    at = {"code": "11+12", "definition": "registered/PU+BPU/projections"}
    rows += [one("interval_widening", 1, "ratio", **at), one("past_projections_held_pct", 92, "percent", **at)]
    said = text(say.projected(frame(*rows), lang="en"))
    assert "needed no widening" in said and "therefore widened" not in said


def test_adopters_that_differed_before_give_no_title_of_an_effect():
    assert "cannot be told" in text(say.title_adoption(adopted(2, 10, before=0.001), lang="en"))
    assert "are more than" in text(say.title_adoption(adopted(2, 10), lang="en"))


def test_either_is_said_only_after_another_refusal():
    answered = [
        one("instruction_effect_pct", 5, "percent", low=1, high=9, period="2016-01/2024-12"),
        one("instruction_effect_pandemic_kept_pct", 15, "percent", low=9, high=20, period="2016-01/2024-12"),
    ]
    assert "cannot be answered with these data" in text(say.adoption(frame(*answered), lang="en"))
    assert "cannot be answered either" in text(say.adoption(frame(), lang="en"))


def test_growth_without_a_projection_says_why_there_is_none():
    grows = frame(one("growth_per_month", 200, "workers_per_month", low=10, high=410))
    assert "Where it leads is not said" in text(say.projected(grows, lang="en"))
    assert "tidak dikatakan" in text(say.projected(grows, lang="id"))


def test_two_definitions_are_not_read_as_one_change(facts: pd.DataFrame):
    said = text(say.redefined(facts, lang="en"))
    assert "32.73 percent in December 2024 (registered; PU+BPU+Jakon; denominator: not stated)" in said
    assert "25.46 percent in August 2025 (registered; PU+BPU; denominator: labour force" in said
    assert "-7.27 percentage points, the definition makes -2.79 percentage points" in said
    assert "change within one definition -4.48 percentage points" in said
    other = facts[~facts["measure"].str.contains("unlike_difference")]
    assert say.redefined(other, lang="en") == SILENT


def test_one_budget_that_was_revised_is_no_range():
    at = {"code": "11.17", "area": "Bener Meriah", "definition": "iuran_jamsostek"}
    rows = [one(measure, 12.5, "percent", period="2023", **at) for measure in ("revision_pct", "realisation_pct")]
    said = text(say.revisions(frame(*rows), lang="en"))
    assert "the one budget of which both are known moved by 12.50 percent (Bener Meriah, 2023)" in said
    assert "What was spent is 12.50 percent" in said and said.count("Bener Meriah") == 2


def test_the_preferred_definition_of_a_provinces_change_is_told():
    rows = []
    for definition, change in (("active/PU+BPU/potensi", 2.0), ("registered/PU+BPU+Jakon/potensi", 3.0)):
        at = {"definition": definition, "period": "2022-12/2023-12"}
        rows += [one("province_change_points", change, "points", **at), one("districts_compared", 22, "districts", **at)]  # fmt: skip
    said = text(say.province_parts(frame(*rows), lang="en"))
    assert "2.00 percentage points" in said and "3.00" not in said


def two_months(first: str, second: str, printed: float | None = None) -> pd.DataFrame:
    """PU+BPU in December and August, with construction in December only; of these provenances."""
    with_it, without = "registered/PU+BPU+Jakon/potensi 2024", "registered/PU+BPU/potensi 2024"
    rows = [
        one("coverage_pct", 32.0, "percent", period="2024-12", definition=with_it, provenance=first),
        one("coverage_pct", printed or 28.75, "percent", period="2024-12", definition=without, provenance=first),
        one("coverage_pct", 25.0, "percent", period="2025-08", definition=without, provenance=second),
    ]
    for segment, potential, members in (("pu", 700, (400, 330)), ("bpu", 900, (60, 70))):
        scope = segment.upper()
        for period, count, provenance in (("2024-12", members[0], first), ("2025-08", members[1], second)):
            about = {"segment": segment, "period": period, "provenance": provenance}
            rows.append(one("registered_workers", count, "workers", definition=f"registered/{scope}/-", **about))
            rows.append(one("potential_workers", potential, "workers", definition=f"-/{scope}/potensi 2024", **about))
    for period, provenance in (("2024-12", first), ("2025-08", second)):
        rows.append(one("potential_workers", 1600, "workers", definition="-/PU+BPU/potensi 2024", period=period, provenance=provenance))  # fmt: skip
    facts = frame(*rows)
    return pd.concat([facts, changes(facts)], ignore_index=True)


@pytest.mark.parametrize("second", ["published", "submitted"])
def test_two_definitions_of_a_published_and_a_sent_figure(second: str):
    said = text(say.redefined(two_months("published", second), lang="en"))
    assert "32.00 percent in December 2024" in said and "25.00 percent in August 2025" in said
    assert "-7.00 percentage points, the definition makes -3.25" in said and "-3.75 percentage points" in said


def test_parts_that_do_not_add_up_are_not_told():
    assert say.redefined(two_months("published", "published", printed=29.1), lang="en") == SILENT


def test_two_definitions_in_words():
    told = "registered/PU+BPU+Jakon/- ~ active/PU+BPU/-"
    assert definition_in_words(told, "en") == "registered; PU+BPU+Jakon; then active; PU+BPU"
    assert definition_in_words(told, "id") == "terdaftar; PU+BPU+Jakon; kemudian aktif; PU+BPU"
    assert definition_in_words("active/PU/projections", "en") == "active; PU; projections made in the past"
