"""Scenarios as files and in code: strict, composed with +, and every fault named with its place in both languages."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from analysis.reference._files import rows_of
from analysis.reference.language import LANGUAGES
from analysis.whatif import Ceiling, Lapse, Pay, Register, Scenario, ScenarioError, Suppose, WageGrowth, from_yaml, make
from analysis.whatif.levers import KINDS, lineage
from analysis.whatif.scenario import KEYS, LARGEST_FILE, MOST_LEVERS
from small_baseline import ANY_MONTH, PERCENT, levers, scenarios, some

HEAD = "monev_scenario: 1\n"
SAWIT = {"kind": "register", "areas": ["12.10"], "segment": "petani_sawit", "workers": 1_500}


def faults(made: Any, *said: Any, **more: Any) -> list[tuple[str, str]]:
    """Places and names of what is wrong, in order."""
    with pytest.raises(ScenarioError) as error:
        made(*said, **more)
    for one in error.value.faults:
        for lang in LANGUAGES:
            assert one.text(lang).strip() and not re.search(r"\{[a-z_]{2,}\}", one.text(lang)), one
            one.text(lang).encode("utf-8")  # can be written anywhere
    return [(one.place, one.key) for one in error.value.faults]


def of_lever(**said: Any) -> list[tuple[str, str]]:
    """What is wrong with Labuhanbatu's oil-palm workers where this is said of them too."""
    return faults(make, levers=[SAWIT | said])


def in_file(line: str, lever: bool = True) -> list[tuple[str, str]]:
    """What is wrong with a file that has this line, in a lever or by itself."""
    start = "levers:\n- kind: register\n  areas: ['12.10']\n  segment: petani_sawit\n  " if lever else ""
    return faults(from_yaml, f"{HEAD}{start}{line}\n")


# ---- a file and back -------------------------------------------------------------------------------


def test_a_file_says_what_is_not_the_default_and_comes_back_the_same():
    scenario = make(
        name="Sawit", start="2026-01", target_pct=43.54, levers=[SAWIT | {"paid_months": 6, "payer": "DBH_SAWIT"}]
    )
    text = scenario.to_yaml()
    assert text == (
        "monev_scenario: 1\nname: Sawit\nstart: 2026-01\ntarget_pct: 43.54\nlevers:\n- kind: register\n  areas:\n  - '12.10'\n"
        "  segment: petani_sawit\n  workers: 1500\n  paid_months: 6\n  payer: DBH_SAWIT\n"
    )
    assert from_yaml(text) == scenario


# A scenario of any kind of lever, its settings, and any name that can be written.
@settings(max_examples=120, deadline=None)
@given(
    scenario=scenarios(KINDS, month=ANY_MONTH),
    name=st.text(st.characters(codec="utf-8"), max_size=200),
    target=st.none() | st.tuples(PERCENT, some(ANY_MONTH)),
    start=some(ANY_MONTH),
    months=some(st.integers(1, 120)),
)
def test_every_scenario_comes_back_from_its_file(
    scenario: Scenario, name: str, target: tuple | None, start: str | None, months: int | None
):
    told = {"target_pct": target[0], "target_month": target[1]} if target else {}
    made = make(name=name, start=start, months=months, levers=scenario.levers, **told)
    again = from_yaml(made.to_yaml())
    assert again == made
    assert again.to_yaml() == made.to_yaml()
    assert all(type(a) is type(b) for a, b in zip(again.levers, made.levers, strict=True))


@settings(max_examples=40, deadline=None)
@given(text=st.text(max_size=60) | st.text(alphabet="-:[]{}&*!|>'\"%@`#,? \n\tab01.~<=", max_size=60))
def test_any_text_is_a_scenario_or_a_fault(text: str):
    for whole in (text, HEAD + text, f"{HEAD}name: {text}", f"{HEAD}levers:\n- {text}"):
        try:
            from_yaml(whole)
        except ScenarioError as error:
            assert error.faults


def test_a_name_is_one_line_of_characters_that_files_and_sheets_hold():
    assert make(name="a\x00b\nc\x85d\u2028e\u00a0f\U0001f600").name == "a b c d e\u00a0f\U0001f600"


def test_areas_are_written_by_code_name_or_province_and_become_sorted_codes():
    written = ["Kota Medan", " 12.10 ", "Bener Meriah", "Aceh", "sumatera utara"]
    made = make(levers=[{"kind": "suppose", "areas": written, "segment": "bpu", "members": 4}])
    assert made.levers[0].areas == ("11", "11.17", "12", "12.10", "12.71")
    all_of = make(levers=[{"kind": "suppose", "areas": ["11.*"], "segment": "bpu", "members": 4}])
    assert len(all_of.levers[0].areas) == 23  # 18 kabupaten and 5 kota
    assert all(code.startswith("11.") for code in all_of.levers[0].areas)
    one = make(levers=[{"kind": "suppose", "areas": "11.10", "segment": "bpu", "members": 4}])
    assert one.levers[0].areas == ("11.10",)


def test_programmes_are_a_list_or_joined_by_plus_and_stand_in_one_order():
    for written in ("JHT+JKM+JKK", ["JHT", "JKM", "JKK"], ("JKK", "JHT", "JKM")):
        assert Register(areas=["11.17"], segment="bpu", workers=1, programmes=written).programmes == (
            "JKK",
            "JKM",
            "JHT",
        )


# ---- what a file may not have ----------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", "5", "[1]", "monev_scenario", "- monev_scenario: 1", "null", "# only a comment"])
def test_a_file_that_is_no_mapping_is_no_scenario(text: str):
    assert faults(from_yaml, text) == [("", "no_scenario")]


@pytest.mark.parametrize(
    "text", ["a: b", "monev_scenario: 2", "monev_scenario: '1'", "monev_scenario: true", "monev_scenario: 0x1"]
)
def test_a_file_says_its_version(text: str):
    assert faults(from_yaml, text) == [("monev_scenario", "version")]


@pytest.mark.parametrize(
    "text",
    [
        "name: &a x", "name: *a", "levers: &all []", "name: !!str x", "name: !!python/object:os.system x", "name: !!bool x",
        "levers: !!set {a}", "months: !!int x", "start: !!timestamp x", "name: a\nname: b", "'name': a\nname: b", "1: a\n1: b",
        "<<: {name: a}", "<<: 5", "[a]: 2", "? {a: b}\n: 2", "---\nname: a", "name: [", "name: 'a\x01'", "name: " + "[" * 5_000,
        "name: 'a", "\tname: a",
    ],
)  # fmt: skip
def test_anchors_tags_merged_and_repeated_keys_and_broken_yaml_are_refused(text: str):
    assert faults(from_yaml, HEAD + text) == [("", "yaml")]


def test_a_repeated_key_of_a_lever_is_refused_with_its_line():
    with pytest.raises(ScenarioError, match=r"Line 5 .* the key workers stands twice"):
        from_yaml(f"{HEAD}levers:\n- kind: register\n  workers: 1\n  workers: 2\n")


def test_a_file_may_not_be_huge():
    assert faults(from_yaml, HEAD + "#" * LARGEST_FILE) == [("", "file_size")]


# YAML 1.1 reads 0750 as 488, 1:30 as 90, 1_500 as 1500 and a date as a date: none of them is what was meant.
@pytest.mark.parametrize(
    "written",
    [
        "'1500'", "1.500", "1,500", "1.500.000", "1_500", "0x10", "0o17", "0750", "0b11", "1:30", "1e3", "1.0", "true", "yes", "null x",
        ".nan", ".inf", "-.inf", "[1]", "{a: b}", "2026-01-01", "2026-13-45", "9" * 400, "9" * 5_000, "0x" + "f" * 5_000, "1500 orang",
    ],
)  # fmt: skip
def test_workers_are_a_plain_whole_number(written: str):
    assert in_file(f"workers: {written}") == [("levers[1].workers", "whole_number")]


@pytest.mark.parametrize(
    "written",
    [
        "43,54",
        "'43.54'",
        "43.54 %",
        "1:30.5",
        "1_0.5",
        "true",
        ".nan",
        ".inf",
        "-.inf",
        "1.0e+999",
        "[1]",
        "2026-02-30",
        "9" * 400,
    ],
)
def test_a_percentage_is_a_plain_number(written: str):
    assert in_file(f"gap_pct: {written}") == [("levers[1].gap_pct", "number")]


@pytest.mark.parametrize(("written", "value"), [("43.54", 43.54), ("43", 43.0), (".5", 0.5), ("5.", 5.0), ("1.0e+1", 10.0), ("-0.0", 0.0)])  # fmt: skip
def test_plain_numbers_are_read(written: str, value: float):
    assert from_yaml(f"{HEAD}target_pct: {written}").target_pct == value


@pytest.mark.parametrize(
    "written",
    [
        "2026-13",
        "2026-1",
        "2026",
        "2026-01-01",
        "2026-13-45",
        "1999-12",
        "'20٢٦-01'",
        "Januari",
        "true",
        "[]",
        "2101-01",
    ],
)
def test_months_are_written_with_year_and_month(written: str):
    expected = [] if written == "2101-01" else [("start", "month")]  # years of this century are the only bound
    assert (faults(from_yaml, f"{HEAD}start: {written}") if expected else []) == expected


def test_a_code_without_quotes_is_not_taken_for_another_district():
    # 11.10 (Bireuen) is read as 11.1, which could be 11.01 (Aceh Selatan) as well.
    for written in ("[11.10]", "11.10", "['11.17', 11.10]", "[11]"):
        text = f"{HEAD}levers:\n- {{kind: suppose, areas: {written}, segment: bpu, members: 4}}"
        assert faults(from_yaml, text) == [("levers[1].areas", "area_number")]


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ([], "areas_type"), (None, "areas_type"), ([True], "areas_type"), (True, "areas_type"), ([["11.17"]], "areas_type"), ({}, "areas_type"),
        (["11.1"], "area_unknown"), (["99.99"], "area_unknown"), (["x" * 500], "area_unknown"), ([""], "area_unknown"), (["13.*"], "area_unknown"),
        (["Tapanuli"], "area_near"), (["Benar Meriah"], "area_near"), (["11.*", "11.17"], "area_twice"), (["11.17", "Bener Meriah"], "area_twice"),
        ([float("nan")], "area_number"),
    ],
)  # fmt: skip
def test_areas_are_known_and_named_once(written: Any, key: str):
    assert of_lever(areas=written) == [("levers[1].areas", key)]


# ---- words of each fault ---------------------------------------------------------------------------


def test_an_unknown_key_is_named_with_a_suggestion():
    with pytest.raises(ScenarioError) as error:
        from_yaml(
            f"{HEAD}nama: x\nlevers:\n- {{kind: register, areas: ['12.10'], segment: bpu, workers: 1, payed_months: 6, x: 1}}"
        )
    told = {fault.place: fault for fault in error.value.faults}
    assert told["nama"].text("en") == "The key nama is not known. Did you mean name?"
    assert told["levers[1].payed_months"].text("id") == "Kunci payed_months tidak dikenal. Maksudnya paid_months?"
    assert told["levers[1].x"].text("en").startswith("The key x is not known. There are: ")
    assert "take_up_pct" in told["levers[1].x"].text("en")  # the keys of that kind of lever


# Keys that are no words, among them 43,54 in a lever written on one line: gap_pct 43 and a key 54.
@pytest.mark.parametrize("key", ["5", "²", "54", "true", "null", "1.5", "'{0}'"])
def test_a_key_that_is_no_word_is_a_fault_of_the_lever(key: str):
    text = f"{HEAD}levers:\n- {{kind: register, areas: ['12.10'], segment: bpu, gap_pct: 43, {key}: 1}}"
    [(place, name)] = faults(from_yaml, text)
    assert place.startswith("levers[1].") and name == "key_unknown"
    assert faults(from_yaml, f"{HEAD}{key}: 1")[0][1] == "key_unknown"


def test_a_key_that_cannot_be_written_is_a_fault():
    text = f"{HEAD}levers:\n- {{kind: register, areas: ['12.10'], segment: bpu, gap_pct: 43, \"\\ud800\": 1}}"
    assert faults(from_yaml, text) == [("levers[1]", "text")]
    assert faults(from_yaml, f'{HEAD}"\\ud800": 1') == [("", "text")]


def test_every_fault_is_told_at_once_with_its_place():
    text = f"""{HEAD}start: 2026-13
months: 0
target_pct: 101
levers:
- {{kind: register, areas: ['12.10'], segment: petani_sawit, workers: -1, payer: APBX, tier: 34}}
- {{kind: registers, areas: ['12.10']}}
- {{areas: ['12.10']}}
- 5
- {{kind: ceiling, areas: [Tapanuli], amount_idr: 1.5}}
- {{kind: become_pppk, areas: ['12.10'], workers: 1, full_time: 1}}
- {{kind: register, areas: ['12.10'], segment: bpu, workers: 1, programmes: JKX, sector: x}}
"""
    assert faults(from_yaml, text) == [
        ("start", "month"), ("months", "at_least"), ("target_pct", "at_most"),
        ("levers[1].tier", "at_most"), ("levers[1].workers", "at_least"), ("levers[1].payer", "payer_unknown"),
        ("levers[2]", "kind_unknown"), ("levers[3]", "kind_missing"), ("levers[4]", "mapping"),
        ("levers[5].areas", "area_near"), ("levers[5].year", "key_missing"), ("levers[5].amount_idr", "whole_number"),
        ("levers[6].full_time", "yes_or_no"),
        ("levers[7].programmes", "programmes"), ("levers[7].sector", "one_of"),
    ]  # fmt: skip


def test_faults_are_said_in_indonesian_and_in_english(monkeypatch: pytest.MonkeyPatch):
    with pytest.raises(ScenarioError) as error:
        make(levers=[SAWIT, SAWIT | {"workers": 400_000_000}])
    assert str(error.value) == "levers[2].workers: 400000000 is too large: at most 300000000."
    [one] = error.value.faults
    assert one.text("id") == "400000000 terlalu besar: paling banyak 300000000."
    monkeypatch.setenv("MONEV_LANG", "id")
    assert one.text() == one.text("id")


@pytest.mark.parametrize(
    ("said", "place", "key"),
    [
        ({"segment": "sawit"}, ".segment", "segment_unknown"), ({"segment": "total"}, ".segment", "segment_without_premium"),
        ({"segment": "lainnya"}, ".segment", "segment_without_premium"), ({"segment": "pmi"}, ".segment", "segment_without_premium"),
        ({"segment": 5}, ".segment", "text"), ({"payer": "APBX"}, ".payer", "payer_unknown"), ({"then_payer": ""}, ".then_payer", "payer_unknown"),
        ({"payer": None}, ".payer", "text"), ({"programmes": "JKK"}, "", "basic_programmes"), ({"programmes": []}, ".programmes", "programmes"),
        ({"programmes": "JKK+JKM+JP"}, "", "programme_of_segment"), ({"programmes": 5}, ".programmes", "programmes"),
        ({"wage_idr": 3_000_000}, "", "wage_of_bpu"), ({"segment": "pu", "wage_idr": 99_999}, ".wage_idr", "at_least"),
        ({"tier": 0}, ".tier", "at_least"), ({"risk": 6}, ".risk", "at_most"), ({"sector": "ojek"}, ".sector", "one_of"),
        ({"workers": None}, "", "how_many"), ({"gap_pct": 5.0}, "", "how_many"), ({"spread_months": 0}, ".spread_months", "at_least"),
        ({"paid_months": 121}, ".paid_months", "at_most"), ({"lapse_pct": 100.1}, ".lapse_pct", "at_most"), ({"take_up_pct": -0.1}, ".take_up_pct", "at_least"),
        ({"by_month": "2026-12"}, "", "by_without_coverage"), ({"coverage_of": "bpu"}, "", "by_without_coverage"),
        ({"workers": None, "coverage_pct": 60.0}, "", "coverage_without_by"),
        ({"workers": None, "coverage_pct": 60.0, "by_month": "2026-12", "spread_months": 2}, "", "spread_with_coverage"),
        ({"workers": None, "coverage_pct": 60.0, "by_month": "2026-12", "coverage_of": "pu"}, "", "coverage_of"),
        ({"workers": None, "coverage_pct": 60.0, "by_month": "2026-12", "first_month": "2027-01"}, "", "by_before_first"),
        ({"kind": "Register"}, "", "kind_unknown"), ({"kind": None}, "", "kind_unknown"), ({"kind": ["register"]}, "", "kind_unknown"),
    ],
)  # fmt: skip
def test_what_a_registration_may_not_say(said: dict, place: str, key: str):
    assert of_lever(**said) == [(f"levers[1]{place}", key)]


@pytest.mark.parametrize(
    ("said", "place", "key"),
    [
        ({"kind": "lapse", "segment": "bpu"}, "", "how_many"), ({"kind": "lapse", "segment": "bpu", "workers": 1, "share_pct": 5.0}, "", "how_many"),
        ({"kind": "lapse", "segment": "bpu", "workers": 1, "returns_after_months": 0}, ".returns_after_months", "at_least"),
        ({"kind": "pay", "segment": "bpu", "workers": 1, "payer": "APBN"}, ".payer_before", "key_missing"),
        ({"kind": "become_pppk", "segment": "bpu", "workers": 1}, "", "not_staff"),
        ({"kind": "become_pppk", "workers": 1, "members": 2}, "", "members_over_workers"),
        ({"kind": "potential", "segment": "bpu"}, ".pct_per_year", "key_missing"),
        ({"kind": "potential", "segment": "bpu", "pct_per_year": -50.1}, ".pct_per_year", "at_least"),
        ({"kind": "wages", "pct_per_year": 100.1}, ".pct_per_year", "at_most"), ({"kind": "wages", "pct_per_year": 5.0, "segment": "pu"}, ".segment", "key_unknown"),
        ({"kind": "ceiling", "year": 2014, "amount_idr": 1}, ".year", "at_least"), ({"kind": "ceiling", "year": 2026, "amount_idr": -1}, ".amount_idr", "at_least"),
        ({"kind": "ceiling", "year": 2026, "amount_idr": 10**15 + 1}, ".amount_idr", "at_most"),
        ({"kind": "suppose", "segment": "bpu"}, "", "supposes_nothing"), ({"kind": "suppose", "segment": "bpu", "members": -1}, ".members", "at_least"),
    ],
)  # fmt: skip
def test_what_the_other_levers_may_not_say(said: dict, place: str, key: str):
    assert faults(make, levers=[{"areas": ["11.17"], **said}]) == [(f"levers[1]{place}", key)]


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ({"name": "x" * 201}, "too_long"), ({"name": 5}, "text"), ({"name": None}, "text"), ({"name": b"x"}, "text"), ({"name": "\ud800"}, "text"),
        ({"months": 121}, "at_most"), ({"months": True}, "whole_number"), ({"months": 10**5_000}, "at_most"), ({"target_pct": 10**5_000}, "number"),
        ({"target_pct": float("inf")}, "number"), ({"levers": 5}, "list"), ({"levers": "x"}, "list"), ({"levers": {"a": "b"}}, "list"), ({"levers": None}, "list"),
        ({"levers": [SAWIT] * (MOST_LEVERS + 1)}, "too_many_levers"), ({"lever": []}, "key_near"), ({"xyz": 1}, "key_unknown"),
    ],
)  # fmt: skip
def test_what_settings_may_not_be(said: dict, key: str):
    [name] = said
    assert faults(make, **said) == [(name, key)]


def test_a_month_of_a_target_needs_a_target():
    assert faults(make, target_month="2026-12") == [("", "month_without_target")]


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=8) | st.binary(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4) | st.integers() | st.booleans(), inner, max_size=3),
    max_leaves=5,
)  # fmt: skip


# Any value in the place of any other: a fault that has words of its own, or a scenario.
@settings(max_examples=250, deadline=None)
@given(said=levers(KINDS), junk=JUNK, which=st.integers(0, 30), key=st.text(max_size=3) | st.integers() | st.none())
def test_any_fault_that_can_occur_has_words_of_its_own(said: dict, junk: Any, which: int, key: Any):
    name = sorted(said)[which % len(said)]
    without = {other: value for other, value in said.items() if other != name}
    for lever in (said | {name: junk}, without, said | {key: junk}, junk):
        try:
            make(levers=[lever])
        except ScenarioError as error:
            for one in error.faults:
                assert one.key != "other", one
                assert one.place.startswith("levers[1]"), one
                (one.id + one.en + one.place).encode("utf-8")


def test_every_name_of_a_fault_has_words():
    words = {row["key"]: (row["id"], row["en"]) for row in rows_of("wording.csv")}
    for key in KEYS.values():
        assert all(words[f"whatif.wrong.{key}"])


# ---- a + b -----------------------------------------------------------------------------------------


def test_two_scenarios_have_the_levers_of_both_and_settings_that_one_says():
    one = make(name="A", start="2026-01", target_pct=43.54, levers=[SAWIT])
    other = make(
        name="B", start="2026-01", months=12, target_pct=43.54, target_month="2026-12", levers=[SAWIT | {"workers": 1}]
    )
    both = one + other
    assert both.levers == one.levers + other.levers
    assert (both.name, both.start, both.months, both.target_pct, both.target_month) == (
        "A + B",
        "2026-01",
        12,
        43.54,
        "2026-12",
    )
    assert one + make() == one
    assert make() + one == one
    assert (other + one).levers == other.levers + one.levers


@pytest.mark.parametrize(
    ("setting", "mine", "theirs"),
    [("start", "2026-01", "2026-02"), ("months", 12, 24), ("target_pct", 0.0, 43.54)],
)
def test_settings_that_differ_cannot_be_added(setting: str, mine: Any, theirs: Any):
    one, other = make(**{setting: mine}), make(**{setting: theirs})
    assert faults(lambda: one + other) == [(setting, "settings_differ")]
    with pytest.raises(ScenarioError, match=re.escape(f"one says {mine}, the other {theirs}")):
        one + other


def test_target_months_that_differ_cannot_be_added():
    one, other = (make(target_pct=50.0, target_month=month) for month in ("2026-12", "2027-12"))
    assert faults(lambda: one + other) == [("target_month", "settings_differ")]


COVER = {"kind": "register", "areas": ["11.17"], "coverage_pct": 60.0, "by_month": "2026-12"}


@pytest.mark.parametrize(
    ("one", "other", "key"),
    [
        (COVER | {"segment": "bpu"}, COVER | {"segment": "bpu"}, "two_coverages"),
        (COVER | {"segment": "bpu"}, COVER | {"segment": "petani"}, "two_coverages"),
        (COVER | {"segment": "petani", "coverage_of": "total"}, COVER | {"segment": "pu"}, "two_coverages"),
        (COVER | {"segment": "bpu"}, COVER | {"segment": "pu"}, ""),
        (COVER | {"segment": "bpu"}, COVER | {"segment": "bpu", "areas": ["11.10"]}, ""),
        (COVER | {"segment": "bpu"}, SAWIT | {"areas": ["11.17"]}, ""),
        ({"kind": "potential", "segment": "bpu", "pct_per_year": 1.0}, {"kind": "potential", "segment": "total", "pct_per_year": 1.0}, "two_growths"),
        ({"kind": "potential", "segment": "bpu", "pct_per_year": 1.0}, {"kind": "potential", "segment": "pu", "pct_per_year": 1.0}, ""),
        ({"kind": "wages", "pct_per_year": 1.0}, {"kind": "wages", "pct_per_year": 1.0}, "two_wages"),
        ({"kind": "ceiling", "year": 2026, "amount_idr": 1}, {"kind": "ceiling", "year": 2026, "amount_idr": 2}, "two_ceilings"),
        ({"kind": "ceiling", "year": 2026, "amount_idr": 1}, {"kind": "ceiling", "year": 2027, "amount_idr": 1}, ""),
        ({"kind": "ceiling", "year": 2026, "amount_idr": 1}, {"kind": "ceiling", "year": 2026, "amount_idr": 1, "payer": "APBN"}, ""),
        ({"kind": "suppose", "segment": "bpu", "members": 1}, {"kind": "suppose", "segment": "bpu", "members": 1}, "two_supposed"),
        ({"kind": "suppose", "segment": "bpu", "members": 1}, {"kind": "suppose", "segment": "bpu", "potential": 1}, ""),
        ({"kind": "suppose", "segment": "bpu", "members": 1}, {"kind": "suppose", "segment": "pu", "members": 1}, ""),
        ({"kind": "lapse", "segment": "bpu", "workers": 1}, {"kind": "lapse", "segment": "bpu", "workers": 1}, ""),
    ],
)  # fmt: skip
def test_levers_that_say_different_things_of_one_matter_cannot_be_added(one: dict, other: dict, key: str):
    first, second = (make(levers=[{"areas": ["11.17"], **lever}]) for lever in (one, other))
    for a, b in ((first, second), (second, first)):
        if key:
            assert faults(lambda a=a, b=b: a + b) == [("", key)]
            with pytest.raises(ScenarioError, match=r"11\.17"):
                a + b
        else:
            assert len((a + b).levers) == 2


def test_levers_conflict_only_where_they_meet():
    wages = [WageGrowth(areas=areas, pct_per_year=1.0) for areas in (["11.10", "11.17"], ["11.17", "12.10"], ["12.71"])]
    assert faults(make, levers=wages[:2]) == [("", "two_wages")]
    assert len(make(levers=[wages[0], wages[2]]).levers) == 2


def test_too_many_levers_cannot_be_added():
    many = make(levers=[SAWIT] * MOST_LEVERS)
    assert faults(lambda: many + make(levers=[SAWIT])) == [("levers", "too_many_levers")]


def test_names_that_are_too_long_together_are_cut():
    assert len((make(name="a" * 150) + make(name="b" * 150)).name) == 200


# ---- what cannot be changed ------------------------------------------------------------------------


def test_scenarios_and_levers_do_not_change():
    scenario = make(name="A", levers=[SAWIT])
    other = scenario + make(name="B", levers=[SAWIT])
    assert (scenario.name, len(scenario.levers)) == ("A", 1)
    assert len(other.levers) == 2
    for thing, name in (
        (scenario, "name"),
        (scenario, "levers"),
        (scenario.levers[0], "workers"),
        (scenario.levers[0], "kind"),
    ):
        with pytest.raises(ValidationError, match="frozen"):
            setattr(thing, name, None)
    assert isinstance(scenario.levers, tuple) and isinstance(scenario.levers[0].areas, tuple)
    assert hash(scenario) == hash(make(name="A", levers=[SAWIT]))
    assert scenario.with_levers().levers == () and scenario.with_levers().name == "A"


def test_levers_made_in_code_are_checked_too():
    for made in (
        lambda: Register(areas=["11.17"], segment="bpu", workers=True),
        lambda: Lapse(areas=["11.17"], segment="bpu"),
        lambda: Pay(areas=["11.17"], segment="bpu", workers=1, payer="APBN", payer_before="APBX"),
        lambda: Ceiling(areas=["11.17"], year=2026, amount_idr=1.0),
        lambda: Suppose(areas=[11.17], segment="bpu", members=1),
        lambda: Register(areas=["11.17"], segment="bpu", workers=1, wage=1),
    ):
        with pytest.raises(ValidationError):
            made()


# ---- groups of workers -----------------------------------------------------------------------------


def test_a_group_lies_within_others_up_to_the_total():
    assert lineage("petani_sawit") == ("petani_sawit", "petani", "pekerja_rentan", "bpu", "total")
    assert lineage("guru_honor") == ("guru_honor", "non_asn", "pu", "total")
    assert lineage("bpd") == ("bpd", "pu", "total")  # wage earners of no smaller group
    assert lineage("pu") == ("pu", "total")
    assert lineage("total") == ("total",)
