"""What is assumed: strict, sourced, told in the docs, and read through one door."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

from analysis import load, measures
from analysis.measures.evaluate import evaluate
from analysis.reference import assuming, assumption, assumptions, targets
from analysis.reference.language import estimated
from conftest import PROJECT

DOCUMENT = (PROJECT / "docs" / "assumptions.md").read_text(encoding="utf-8")


def test_each_has_a_value_within_its_range_a_mark_and_a_source():
    table = assumptions()
    assert ((table["low"] <= table["value"]) & (table["value"] <= table["high"])).all()
    assert table["known"].isin(["V", "K", "I"]).all()
    assert (table["source"].str.len() > 10).all() and (table["what"].str.len() > 10).all()
    read = table[table["known"] == "V"]
    assert read["source"].str.contains("https?://").all()


def test_the_document_tells_each_with_its_range_and_source():
    for row in assumptions().to_dict("records"):
        line = next(line for line in DOCUMENT.splitlines() if line.startswith(f"| `{row['assumption']}`"))
        value, ends = (re.findall(r"[\d.,]*\d", part) for part in line.split("|")[2:4])
        shown = [float(text.replace(",", "")) for text in [value[0], *ends]]
        assert shown == pytest.approx([row["value"], row["low"], row["high"]]), row["assumption"]
        assert line.split("|")[5].strip(), row["assumption"]
        assert f"- `{row['assumption']}`: {row['source']}" in DOCUMENT


def test_what_the_document_says_changes_does_change(processed: Path):
    """Aceh's forgone benefits at both ends of the death rate, computed here."""
    facts = load("facts", processed)
    gaps = facts[facts["measure"].isin(["uncovered_workers", "gap_cost_idr"])].assign(inputs=lambda f: [()] * len(f))

    def of_aceh() -> float:
        made = measures.protection(gaps, load("wages", processed))
        rows = made[
            (made["measure"] == "forgone_benefit_idr") & (made["area_code"] == "11") & (made["segment"] == "total")
        ]
        return rows.sort_values("period")["value"].iloc[-1]

    told = assumption("deaths_per_1000_workers")
    ends = []
    for rate in (told.low, told.high):
        with assuming(deaths_per_1000_workers=rate):
            ends.append(estimated(of_aceh(), "IDR", "en"))
    said = f"{ends[0]} to {ends[1]} instead of {estimated(of_aceh(), 'IDR', 'en')}"
    line = next(line for line in DOCUMENT.splitlines() if line.startswith("| `deaths_per_1000_workers`"))
    assert said in line


def test_what_is_assumed_otherwise_ends():
    before = assumption("least_adopters")
    with assuming(least_adopters=5, projection_months=37):
        assert assumption("least_adopters").value == 5
        with assuming(least_adopters=6):
            assert (assumption("least_adopters").value, assumption("projection_months").value) == (6, 37)
        assert assumption("least_adopters").value == 5
    assert assumption("least_adopters") == before
    with pytest.raises(KeyError, match="no assumption 'least_adaptors'"), assuming(least_adaptors=5):
        pass


def test_an_error_ends_it_too():
    with pytest.raises(ZeroDivisionError), assuming(least_adopters=5):
        raise ZeroDivisionError
    assert assumption("least_adopters").value == 8


def test_sensitivity_names_what_moves_and_nothing_else(processed: Path):
    tables = {
        name: load(name, processed)
        for name in ("participation", "percentages", "budget_lines", "wages", "context", "regulations")
    }
    for table in tables.values():
        table.attrs = {}
    covered = measures.coverage(tables["participation"], tables["percentages"])
    covered = covered[covered["area_code"] == "11"]
    needed = measures.adequacy(covered, tables["budget_lines"], tables["wages"])
    adopted = measures.adoptions(tables["budget_lines"], tables["regulations"])
    moved = measures.sensitivity(covered, needed, measures.gaps(covered, targets()), adopted, tables)
    assert set(moved["measure"]) <= {"expected_deaths", "expected_accidents", "forgone_death_benefit_idr", "forgone_accident_benefit_idr", "forgone_scholarship_idr", "forgone_benefit_idr", "forgone_per_premium", "claim_rates_in_range", "claim_rates_out_of_range"}  # fmt: skip
    own = moved[(moved["assumption"] == "accident_care_idr") & (moved["end"] == "high")]
    assert set(own["measure"]) == {"forgone_accident_benefit_idr", "forgone_benefit_idr", "forgone_per_premium"}
    assert (own["value"] > own["was"]).all() and (own["assumed"] == 7_600_000).all()
    assert "denominator_rse" not in set(moved["assumption"])  # nothing published rests on it


def test_the_run_asks_for_each_assumption(processed: Path, monkeypatch: pytest.MonkeyPatch):
    """Each is read somewhere: none is told that nothing rests on."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in (PROJECT / "src" / "analysis").rglob("*.py"))
    for name in assumptions()["assumption"]:
        stem = re.sub(r"_(pu|bpu|before|after|children|child_year_idr|years)$", "", name)
        assert stem in code, name


def test_no_figure_is_drawn_by_chance(processed: Path):
    """Two runs give the same facts to the last digit."""
    tables = {name: load(name, processed) for name in ("participation", "percentages", "budget_lines", "wages", "context", "regulations")}  # fmt: skip
    (one, _), (other, _) = evaluate(tables), evaluate(tables)
    pd.testing.assert_frame_equal(one, other)
