"""What the checks across rows find, each on both sides of its limit; and that every rule has words in both languages."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path

import pandas as pd
import pytest
import yaml

from analysis.cleaning import checks
from analysis.cleaning.checks import check_rows, limits, missing_districts
from analysis.cleaning.findings import finding
from analysis.cleaning.remarks import remarks
from analysis.cleaning.submissions import Understood
from analysis.reference import districts
from analysis.store import typed

CLEANING = Path(checks.__file__).parent
LINE = {
    "district_code": "11.11",
    "district": "Bireuen",
    "fiscal_year": "2023",
    "stage": "murni",
    "segment": "pekerja_rentan",
    "programme": "JKK+JKM",
    "fund_source": "APBD",
    "account_code": "",
    "description": "Iuran pekerja rentan",
    "workers": 1000,
    "months": 12,
    "unit_cost_idr": 16800,
    "amount_idr": 201_600_000,
    "counted": True,
    "file": "submissions/bireuen.xlsx",
    "sheet": "Anggaran",
    "cell": "F7",
}
COUNT = {
    "district_code": "11.11",
    "district": "Bireuen",
    "period": "2023-09",
    "segment": "pu",
    "metric": "registered",
    "workers": 1000,
    "file": "submissions/bireuen.xlsx",
    "sheet": "Peserta",
    "cell": "D7",
}


def line(**told: object) -> dict:
    row = LINE | told
    return {**row, "raw": str(row["amount_idr"])}


def count(**told: object) -> dict:
    row = COUNT | told
    return {**row, "raw": str(row["workers"])}


def found(*rows: dict) -> list[dict]:
    """The findings on some lines and counts."""
    lines = [row for row in rows if "amount_idr" in row]
    people = [row for row in rows if "metric" in row]
    return check_rows(typed("budget_lines", pd.DataFrame(lines)), typed("participation", pd.DataFrame(people)))


def rules(*rows: dict) -> list[str]:
    return [each["rule"] for each in found(*rows)]


def test_nothing_is_said_of_rows_that_fit_together():
    assert rules(line(), count()) == []
    assert rules() == []


def test_a_finding_names_the_cell_and_the_district():
    (said,) = found(count(), count(metric="active", workers=1001, cell="E7"))
    assert (said["file"], said["sheet"], said["cell"]) == ("submissions/bireuen.xlsx", "Peserta", "E7")
    assert said["message_id"].startswith("Bireuen: ")
    assert (said["found"], said["expected"]) == ("1001", "1000")


# ---- budget lines ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"amount_idr": 202_600_000}, []),  # half a percent of 201.6 million is 1,008,000
        ({"amount_idr": 202_620_000}, ["line_product_disagrees"]),
        ({"amount_idr": 200_600_000}, []),
        ({"amount_idr": 200_580_000}, ["line_product_disagrees"]),
        ({"amount_idr": 20_160_000}, ["line_product_disagrees"]),
        ({"amount_idr": 20_160_000, "counted": False}, []),
        ({"amount_idr": 151_200_000, "stage": "realisasi"}, []),  # nine months were paid for
        ({"amount_idr": 20_160_000, "months": None, "unit_cost_idr": None}, []),
    ],
)
def test_people_months_and_premium_give_the_amount(told: dict, said: list[str]):
    assert rules(line(**told)) == said


def test_what_people_months_and_premium_give_is_told():
    (said,) = found(line(amount_idr=20_160_000))
    assert (said["found"], said["expected"]) == ("20160000", "201600000")


def test_people_beside_two_stages_are_those_of_one_of_them():
    before, after = line(), line(stage="perubahan", amount_idr=250_000_000, cell="G7")
    assert rules(before, after) == []
    assert rules(before, after | {"cell": "G8"}) == ["line_product_disagrees"]
    # Over them, as in a form: the cells of people, months and premium tell that they are the same.
    before, after = before | {"row_id": "r1"}, after | {"row_id": "r2", "cell": "F8"}
    lines, counts = typed("budget_lines", pd.DataFrame([before, after])), typed("participation", pd.DataFrame([]))
    for cells, said in (({"r1": ["F3", "F4"], "r2": ["F3", "F4"]}, 0), ({"r1": ["F3", "F4"], "r2": ["F5", "F6"]}, 1)):
        assert len(checks.check_rows(lines, counts, cells)) == said


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"amount_idr": 36_000_000}, []),  # 3,000 a person and month
        ({"amount_idr": 35_988_000}, ["unit_cost_implausible"]),
        ({"amount_idr": 360_000_000}, []),  # 30,000
        ({"amount_idr": 360_012_000}, ["unit_cost_implausible"]),
        ({"amount_idr": 18_000_000, "programme": "JKM"}, []),  # one of the two programmes: half
        ({"amount_idr": 17_988_000, "programme": "JKM"}, ["unit_cost_implausible"]),
        ({"amount_idr": 720_000_000, "programme": "JKK+JKM+JHT"}, []),  # JHT costs more
        ({"amount_idr": 35_988_000, "months": None}, []),  # fewer months than a year, perhaps
        ({"amount_idr": 360_012_000, "months": None}, ["unit_cost_implausible"]),
        ({"amount_idr": 35_988_000, "stage": "realisasi"}, []),
        ({"amount_idr": 360_012_000, "stage": "realisasi"}, ["unit_cost_implausible"]),
        ({"amount_idr": 360_012_000, "workers": None}, []),
    ],
)
def test_the_premium_of_a_person_and_month_has_limits(told: dict, said: list[str]):
    assert rules(line(unit_cost_idr=None, **told)) == said


@pytest.mark.parametrize(
    ("jkk", "jkm", "said"),
    [
        (240_000, 300_000, []),  # 0.24 : 0.30 of the wage
        (247_000, 300_000, []),  # within three percent
        (248_000, 300_000, ["jkk_jkm_ratio"]),
        (10_000, 6_800, []),  # self-employed
        (890_000, 300_000, []),  # group III of PP 44/2015
        (300_000, 300_000, ["jkk_jkm_ratio"]),
        (0, 300_000, []),
    ],
)
def test_jkk_stands_to_jkm_as_a_rate_does(jkk: int, jkm: int, said: list[str]):
    bare = {"workers": None, "months": None, "unit_cost_idr": None}
    pair = [
        line(programme=programme, amount_idr=amount, cell=cell, account_code=account, **bare)
        for programme, amount, cell, account in (
            ("JKK", jkk, "F7", "5.1.02.02.02.0006"),
            ("JKM", jkm, "F8", "5.1.02.02.02.0007"),
        )
    ]
    assert rules(*pair) == said
    # Of other people, or of another stage, nothing is compared.
    assert rules(pair[0], pair[1] | {"segment": "kader"}) == []
    assert rules(pair[0], pair[1] | {"stage": "perubahan"}) == []


def test_jkk_and_jkm_without_an_account_are_compared_within_a_row():
    bare = {"workers": None, "months": None, "unit_cost_idr": None}
    jkk, jkm = line(programme="JKK", amount_idr=300_000, **bare), line(programme="JKM", amount_idr=300_000, **bare)
    assert rules(jkk, jkm | {"cell": "G7"}) == ["jkk_jkm_ratio"]
    assert rules(jkk, jkm | {"cell": "G8"}) == []


def test_no_more_is_paid_than_the_last_budget_holds():
    bare = {"workers": None, "months": None, "unit_cost_idr": None}
    first, paid = line(amount_idr=100, **bare), line(stage="realisasi", amount_idr=101, cell="H7", **bare)
    changed = line(stage="perubahan", amount_idr=150, cell="G7", **bare)
    assert rules(first, paid) == ["realisation_over_budget"]
    assert rules(first, paid | {"amount_idr": 100}) == []
    assert rules(first, changed, paid) == []
    assert rules(first, changed, paid | {"amount_idr": 151}) == ["realisation_over_budget"]
    assert rules(first, paid | {"description": "Iuran yang lain"}) == []
    assert rules(first, paid | {"fiscal_year": "2024"}) == []


def test_a_group_that_loses_its_budget_is_asked_after():
    last_year = [line(fiscal_year="2022"), line(fiscal_year="2022", segment="kader", cell="F8")]
    assert rules(*last_year, line()) == ["segments_missing"]
    assert "2023" in found(*last_year, line())[0]["message_en"]
    assert rules(*last_year, line(), line(segment="kader", cell="F8")) == []
    assert rules(*last_year) == []  # the next year was not sent
    assert rules(*last_year, line(fiscal_year="2024")) == []
    election = line(fiscal_year="2022", segment="pemilu", cell="F9")
    assert rules(last_year[0], election, line()) == []  # elections come and go


def test_no_more_people_are_paid_for_than_there_are():
    potential = count(metric="potential", segment="pekerja_rentan", workers=1000)
    assert rules(line(), potential) == []
    assert rules(line(), potential | {"workers": 999}) == ["potential_of_workers"]
    assert rules(line(), potential | {"workers": 999, "period": "2022-09"}) == []
    assert rules(line(), potential | {"workers": 999, "segment": "kader"}) == []
    # Of several months the highest potential holds.
    assert rules(line(), potential | {"workers": 999}, potential | {"period": "2023-12"}) == []


# ---- people ------------------------------------------------------------------------------------


def test_members_and_their_potential():
    potential = count(metric="potential", workers=1000, cell="C7")
    assert rules(potential, count()) == []
    assert rules(potential, count(workers=1001)) == ["members_over_potential"]
    assert rules(potential, count(workers=1001, metric="active")) == ["members_over_potential"]
    assert rules(potential, count(workers=1001, period="2023-10")) == []
    assert rules(potential | {"segment": "jakon"}, count(workers=1001, segment="jakon")) == []


def test_active_members_are_registered_ones():
    assert rules(count(), count(metric="active", workers=1000, cell="E7")) == []
    assert rules(count(), count(metric="active", workers=1001, cell="E7")) == ["active_over_registered"]
    assert rules(count(), count(metric="active", workers=1001, cell="E7", segment="bpu")) == []


def test_who_is_not_registered_is_the_gap():
    potential, absent = count(metric="potential", workers=1500), count(metric="not_registered", workers=500, cell="F7")
    assert rules(potential, count(), absent) == []
    (said,) = found(potential, count(), absent | {"workers": 501})
    assert (said["rule"], said["expected"]) == ("gap_disagrees", "500")
    # Of a group over its potential nobody is absent.
    over = [potential | {"workers": 900}, count()]
    assert "gap_disagrees" not in rules(*over, absent | {"workers": 0})
    assert "gap_disagrees" in rules(*over, absent | {"workers": 100})
    # Who lapsed may be told as not registered.
    active = count(metric="active", workers=800, cell="E7")
    assert rules(potential, count(), active, absent | {"workers": 700}) == []
    assert rules(potential, count(), absent | {"workers": 700}) == ["gap_disagrees"]


@pytest.mark.parametrize(
    ("before", "after", "period", "said"),
    [
        (1000, 1500, "2023-09", []),  # half, no more
        (1000, 1501, "2023-09", ["jump_between_months"]),
        (2000, 999, "2023-09", ["jump_between_months"]),
        (900, 1399, "2023-09", []),  # fewer than 500 people
        (900, 1400, "2023-09", ["jump_between_months"]),
        (0, 5000, "2023-09", []),
        (1000, 5000, "2023-01", []),  # the turn of the year
    ],
)
def test_a_jump_from_month_to_month(before: int, after: int, period: str, said: list[str]):
    year, month = int(period[:4]), int(period[5:])
    earlier = f"{year}-{month - 1:02d}" if month > 1 else f"{year - 1}-12"
    rows = [count(period=earlier, workers=before), count(period=period, workers=after, cell="E7")]
    assert rules(*rows) == said
    assert rules(*[row | {"segment": "pemilu"} for row in rows]) == []


def test_two_months_apart_are_no_jump():
    assert rules(count(period="2023-07"), count(period="2023-09", workers=9000)) == []


def column(letter: str, values: list[int], **told: object) -> list[dict]:
    groups = ("pu", "bpu", "nelayan", "kader", "petani")
    return [
        count(cell=f"{letter}{row}", workers=value, segment=groups[row - 5], **told)
        for row, value in enumerate(values, 5)
    ]


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ([10, 20, 30, 40], [10, 20, 30, 40], ["copied_column"]),
        ([10, 20, 30, 40], [10, 20, 30, 41], []),
        ([10, 20, 30], [10, 20, 30], []),  # too few to tell
        ([10, 20, 30, 0], [10, 20, 30, 0], []),
        ([10, 10, 20, 20], [10, 10, 20, 20], []),  # fewer than three different numbers
    ],
)
def test_a_copied_column(first: list[int], second: list[int], said: list[str]):
    rows = [*column("C", first, period="2022-09"), *column("D", second, period="2023-09")]
    assert rules(*rows) == said
    assert rules(*rows[: len(first)], *[row | {"sheet": "Lain"} for row in rows[len(first) :]]) == []


def test_a_potential_may_stand_for_several_months():
    first = column("C", [10, 20, 30, 40], period="2022-06", metric="potential")
    second = column("D", [10, 20, 30, 40], period="2022-12", metric="potential")
    assert rules(*first, *second) == []
    members = [row | {"metric": "registered"} for row in second]
    assert rules(*first, *members) == ["copied_column"]
    assert rules(*members, *first) == ["copied_column"]


def test_a_copied_column_names_both():
    (said,) = found(*column("C", [1, 2, 3, 4], period="2022-09"), *column("D", [1, 2, 3, 4], period="2023-09"))
    assert (said["found"], said["expected"], said["cell"]) == ("D", "C", "D5")


def test_months_that_are_missing_among_others():
    def year(*months: int) -> list[dict]:
        return [count(period=f"2023-{month:02d}", cell=f"D{month}") for month in months]

    assert rules(*year(1, 2, 3, 4, 5, 6, 7)) == []
    (said,) = found(*year(1, 2, 3, 5, 6, 7))
    assert (said["rule"], said["expected"]) == ("months_missing", "2023-04")
    assert rules(*year(1, 2, 3, 5, 6)) == []  # fewer than six months
    quarters = [count(period=f"2022-{month:02d}", cell=f"C{month}") for month in (3, 6, 9, 12)]
    assert rules(*quarters, *year(3, 6, 9, 12)) == []
    # Over the turn of the year.
    others = [count(period=f"2022-{month:02d}", cell=f"C{month}") for month in range(7, 12)]
    assert [each["expected"] for each in found(*others, *year(1, 2))] == ["2022-12"]


# ---- across districts --------------------------------------------------------------------------


def test_each_district_that_sent_nothing_is_named():
    lines, counts = typed("budget_lines", pd.DataFrame([line()])), typed("participation", pd.DataFrame([count()]))
    said = missing_districts(lines, counts, "submissions")
    assert [each["rule"] for each in said] == ["district_without_budget"] * 55 + ["district_without_counts"] * 55
    assert "11.11" not in {each["cell"] for each in said}
    assert {each["cell"] for each in said} == set(districts()["district_code"]) - {"11.11"}
    none = missing_districts(lines.iloc[:0], counts.iloc[:0], "submissions")
    assert len(none) == 112
    assert {each["file"] for each in none} == {"submissions"}


def test_printed_totals_that_are_no_rows_are_held_against_their_groups():
    def told(total: int, *groups: tuple[str, int]) -> list[str]:
        rows = [count(segment=segment, workers=workers, bundle=False) for segment, workers in groups]
        sums = [count(segment="total", workers=total, bundle=False, sheet="Rekap")]
        return [each["rule"] for each in remarks(Understood(counts=rows, sums=sums), "submissions/bireuen.xlsx")]

    assert told(3000, ("pu", 2000), ("bpu", 1000)) == []
    assert told(3001, ("pu", 2000), ("bpu", 1000)) == ["sum_of_groups_disagrees"]
    # A group may stand beside the one that holds it.
    assert told(3000, ("pu", 2000), ("non_asn", 500), ("bpu", 1000)) == []
    assert told(3500, ("pu", 2000), ("non_asn", 500), ("bpu", 1000)) == []


# ---- rules and their words ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def messages() -> dict[str, dict[str, str]]:
    return yaml.safe_load((CLEANING / "messages.yml").read_text(encoding="utf-8"))


def trees() -> list[ast.Module]:
    return [ast.parse(path.read_text(encoding="utf-8")) for path in sorted(CLEANING.glob("*.py"))]


# Calls whose argument is a rule: the function and the argument's place.
NAMING = {"finding": 0, "say": 0, "Settled": 0, "Said": 0, "_grouped": 1}


def named_rules() -> set[str]:
    """Rules that the code names where it finds something."""
    named = set()
    for tree in trees():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            called = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if called in NAMING and len(node.args) > NAMING[called]:
                rule = node.args[NAMING[called]]
                choices = [rule.body, rule.orelse] if isinstance(rule, ast.IfExp) else [rule]
                named |= {each.value for each in choices if isinstance(each, ast.Constant)}
    return named


def test_every_rule_that_is_named_has_words(messages: dict):
    named = named_rules()
    assert len(named) > 40
    assert named <= set(messages), named - set(messages)


def test_every_rule_of_the_list_is_named_somewhere(messages: dict):
    nodes = [node for tree in trees() for node in ast.walk(tree)]
    texts = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    starts = {str(node.values[0].value) for node in nodes if isinstance(node, ast.JoinedStr) and len(node.values) == 2
              and isinstance(node.values[0], ast.Constant)}  # fmt: skip
    variants = tuple(start for start in starts if re.fullmatch(r"[a-z_]+\.", start))  # f"code_system.{...}"
    assert variants
    assert {rule for rule in messages if rule not in texts and not rule.startswith(variants)} == set()


def test_every_rule_has_a_severity_and_says_the_same_in_both_languages(messages: dict):
    def parts(text: str) -> set[str]:
        return {name.partition("_")[0] for _, name, _, _ in string.Formatter().parse(text) if name}

    for rule, said in messages.items():
        assert set(said) == {"severity", "id", "en"}, rule
        assert said["severity"] in ("error", "warning", "info"), rule
        assert said["id"] != said["en"], rule
        assert parts(said["id"]) == parts(said["en"]), rule


def test_an_unknown_rule_is_an_error():
    with pytest.raises(KeyError):
        finding("no_such_rule", "a", "A1")


def test_the_limits_stand_in_a_file_and_are_all_used():
    source = (CLEANING / "checks.py").read_text(encoding="utf-8")
    assert all(f'["{name}"]' in source for name in limits())
