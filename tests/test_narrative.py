"""Sentences, in both languages and on both sides of their guards."""

from __future__ import annotations

import pandas as pd
import pytest
from bs4 import BeautifulSoup

from analysis.briefing import say
from analysis.briefing.narrative import NotInFactsError
from analysis.briefing.sentence import templates

EVERY = [
    say.headline, say.headline_counts, say.not_one_line, say.like_for_like, say.implied_denominator, say.reach, say.missing_districts, say.pu_and_bpu,
    say.groups, say.budget_reach, say.gap_cost, say.pairs, say.unit_costs, say.most_funded, say.paid_months, say.title_definitions, say.title_wage_earners,
    say.title_found, say.title_ratios, say.title_targets, say.title_unit_costs,
]  # fmt: skip


def test_the_headline(facts: pd.DataFrame):
    assert (
        str(say.headline(facts, "id"))
        == "Pada September 2023, cakupan Jamsostek di Aceh adalah 38,09 persen: 651.652 dari 1.710.891 pekerja."
    )
    assert (
        str(say.headline(facts, "en"))
        == "In September 2023, Jamsostek coverage in Aceh was 38.09 percent: 651,652 of 1,710,891 workers."
    )


@pytest.mark.parametrize("sentence", EVERY, ids=lambda sentence: sentence.__name__)
@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_sentence_is_whole_in_both_languages(sentence, lang: str, facts: pd.DataFrame):
    said = sentence(facts, lang=lang)
    assert "{" not in said.text
    assert BeautifulSoup(said.html, "html.parser").get_text() == said.text.replace("\n- ", "")
    known = set(facts["fact_id"])
    marked = [mark["data-fact"] for mark in BeautifulSoup(said.html, "html.parser").find_all("data", class_="fact")]
    assert set(marked) == set(said.facts) <= known


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_number_in_a_sentence_is_marked(lang: str, facts: pd.DataFrame):
    for sentence in EVERY:
        soup = BeautifulSoup(sentence(facts, lang=lang).html, "html.parser")
        for mark in soup.find_all(["data", "time", "cite"]):
            mark.decompose()
        assert not any(letter.isdigit() for letter in soup.get_text()), sentence.__name__


def test_every_wording_exists_in_both_languages_with_the_same_parts():
    import re

    for name, wording in templates().items():
        assert set(wording) == {"id", "en"}, name
        assert set(re.findall(r"\{\w+\}", wording["id"])) == set(re.findall(r"\{\w+\}", wording["en"])), name


def test_direction_follows_the_sign(facts: pd.DataFrame):
    text = str(say.like_for_like(facts, lang="en"))
    assert "fell by 4.48 percentage points" in text
    assert "wage earners (PU) fell by 82,502" in text
    assert "rose by 10,737" in text
    turned = facts.assign(
        value=facts["value"].where(
            ~facts["measure"].isin(["coverage_change_points", "change_workers"]), -facts["value"]
        )
    )
    assert "rose by 4.48 percentage points" in str(say.like_for_like(turned, lang="en"))


def test_only_is_said_only_where_it_is_less(facts: pd.DataFrame):
    assert "hanya" in str(say.pu_and_bpu(facts, lang="id"))
    swapped = facts.assign(segment=facts["segment"].replace({"pu": "bpu", "bpu": "pu"}))
    assert "hanya" not in str(say.pu_and_bpu(swapped, lang="id"))


def test_a_target_that_is_met_is_said_to_be_met(facts: pd.DataFrame):
    assert "short by 20.22 percentage points" in str(say.target(facts, "aceh-ucj-2025", "en"))
    met = facts.assign(value=facts["value"].where(facts["measure"] != "gap_points", -1.0))
    assert "that target was met" in str(say.target(met, "aceh-ucj-2025", "en"))


def test_percentages_of_unlike_denominators_are_not_compared(facts: pd.DataFrame):
    said = str(say.target(facts, "sumut-ucj-2025-workers", "en"))
    assert "882,865 workers" in said
    assert "not compared" in said
    assert "51.08" not in said


def test_a_target_without_a_like_figure_is_refused(facts: pd.DataFrame):
    with pytest.raises(NotInFactsError, match="rpjmn-2029"):
        say.target(facts, "rpjmn-2029")


def test_a_missing_fact_is_named(facts: pd.DataFrame):
    with pytest.raises(NotInFactsError, match="September 2023"):
        say.headline(facts[facts["period"] != "2023-09"])


def test_text_from_data_cannot_become_markup():
    said = say.say("missing", "en", names="<script>alert(1)</script> & Nias")
    assert "<script>" not in said.html
    assert "&lt;script&gt;" in said.html


def test_a_bound_is_said_as_a_bound(facts: pd.DataFrame):
    assert str(say.most_funded(facts, "en")).startswith(
        "The largest number printed for one line is more than 30,000 workers (Kota Medan, 2025)"
    )
    exact = facts.assign(low=float("nan"))
    assert "more than" not in str(say.most_funded(exact, "en"))


def test_a_denominator_is_called_the_same_only_where_it_is(facts: pd.DataFrame):
    assert "1,601,559 workers" in str(say.like_for_like(facts, lang="en"))
    at = (facts["measure"] == "potential_workers") & (facts["area_code"] == "11") & (facts["period"] == "2025-08")
    revised = facts.assign(value=facts["value"].where(~at, facts["value"] + 1))
    assert "denominator of the same size" not in str(say.like_for_like(revised, lang="en"))


def test_what_the_gap_costs_and_that_nothing_is_known_of_budgets_against_it(facts: pd.DataFrame):
    said = str(say.gap_cost(facts, "en"))
    assert said.startswith("In Aceh in December 2024, 1,122,021 workers were not registered.")
    assert "Rp166,844,966,400 for BPU" in said  # 827,604 x 16,800 x 12
    assert said.endswith(
        "for no district were a budget with its stage and the number not registered found for the same year."
    )


def test_budgets_held_against_the_gap_are_told_as_a_range(facts: pd.DataFrame):
    row = facts[facts["measure"] == "coverage_pct"].iloc[0].to_dict()
    about = {
        "measure": "budget_to_gap_pct",
        "unit": "percent",
        "segment": "total",
        "period": "2023-09",
        "low": None,
        "high": None,
    }
    more = [
        row | about | {"fact_id": f"f{place}", "area_code": code, "area": area, "value": value}
        for place, (code, area, value) in enumerate((("11.17", "Bener Meriah", 4.0), ("11.01", "Aceh Selatan", 31.5)))
    ]
    active = row | about | {"fact_id": "f9", "area_code": "12.11", "area": "Dairi", "value": 90.0}
    more.append(
        active | {"definition": "active/PU+BPU/potensi 2023-09"}
    )  # another definition is in no range with these
    said = str(say.gap_cost(pd.concat([facts, pd.DataFrame(more)]), "en"))
    assert "their budgets are 4.00 percent (Bener Meriah) to 31.50 percent (Aceh Selatan) of that cost." in said


def test_without_a_gap_that_can_be_costed_the_sentence_is_refused(facts: pd.DataFrame):
    with pytest.raises(NotInFactsError, match="12"):
        say.gap_cost(facts, "id", area_code="12")
