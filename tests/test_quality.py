"""What was sent: completeness, findings, roles, and which cells to confirm first, from frames small enough to read."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from bs4 import BeautifulSoup

from analysis import measures
from analysis.briefing import doubts, say, sheets_as_sent
from analysis.charts import stacked_bars, tile_map
from analysis.measures.quality import printed_number
from analysis.reference import districts
from analysis.reference.language import term
from analysis.sheets.cells import ROLES
from analysis.store import conditions, counted, tables, typed
from analysis.store.findings import Catalogue

SABANG, BANDA_ACEH, MEDAN = "11.72", "11.71", "12.71"
NAMES = dict(districts()[["district_code", "district"]].values)


def table(name: str, rows: list[dict]) -> pd.DataFrame:
    """A processed table of these rows; what a row does not say is empty."""
    texts = [field.name for field in tables()[name].fields if field.type == "string"]
    return typed(name, pd.DataFrame([dict.fromkeys(texts, "") | row for row in rows], columns=tables()[name].columns))


def file(name: str, kind: str = "budget", code: str = BANDA_ACEH, **more: object) -> dict:
    place = {"district_code": code, "district": NAMES.get(code, "")}
    return {
        "file": name,
        "kind": kind,
        "provenance": "submitted",
        "status": "read",
        "cells": 10,
        "findings": 0,
        **place,
        **more,
    }


def finding(name: str, cell: str, rule: str, severity: str = "error", **more: str) -> dict:
    key = f"g{name}{cell}{rule}"
    return {"finding_id": key, "file": name, "sheet": "S", "cell": cell, "severity": severity, "rule": rule,
            "message_id": "periksa sel ini", "message_en": "look at this cell", **more}  # fmt: skip


def amount(cell: str, idr: float, code: str = BANDA_ACEH, name: str = "a.xlsx", **more: object) -> dict:
    return {"row_id": f"r{name}{cell}", "district_code": code, "district": NAMES[code], "province": "Aceh" if code < "12" else "Sumatera Utara",
            "fiscal_year": "2023", "stage": "murni", "segment": "non_asn", "amount_idr": idr, "counted": True, "provenance": "submitted",
            "file": name, "sheet": "S", "cell": cell, "raw": str(int(idr)), **more}  # fmt: skip


def people(cell: str, workers: int, segment: str = "pu", name: str = "p.xlsx", **more: object) -> dict:
    return {"row_id": f"r{name}{cell}", "district_code": BANDA_ACEH, "district": NAMES[BANDA_ACEH], "province": "Aceh", "period": "2023-09",
            "segment": segment, "metric": "registered", "workers": workers, "provenance": "submitted", "file": name, "sheet": "S",
            "cell": cell, **more}  # fmt: skip


NO_LINES, NO_COUNTS, NO_FINDINGS = table("budget_lines", []), table("participation", []), table("findings", [])


# ---- completeness ------------------------------------------------------------------------------


def test_whose_figures_there_are_decides_and_not_whose_file_it_is():
    files = table("files", [file("a.xlsx"), file("p.xlsx", "participation", ""), file("b.xlsx", code=SABANG)])
    lines = table(
        "budget_lines", [amount("A1", 5), amount("A2", 5, MEDAN), amount("A3", 5, "12.72", provenance="published")]
    )
    complete = measures.completeness(files, lines, table("participation", [people("B1", 3)]))
    state = dict(complete[["area_code", "state"]].drop_duplicates().values)
    assert state[BANDA_ACEH] == "both"
    assert state[MEDAN] == "budget_only"
    assert state[SABANG] == "unread"  # its file came, and no figure from it
    assert state["12.72"] == "nothing"  # what is published was not sent
    assert len(state) == 56
    values = complete[complete["area_code"] == BANDA_ACEH].set_index("measure")["value"]
    assert values.to_dict() == {"sent_budget_lines": 1, "sent_counts": 1}


def test_completeness_is_said_by_name():
    files = table("files", [file("a.xlsx"), file("p.xlsx", "participation")])
    complete = measures.completeness(
        files, table("budget_lines", [amount("A1", 5, SABANG)]), table("participation", [people("B1", 3)])
    )
    said = str(say.completeness(complete, "en"))
    assert "Without a budget: Kota Banda Aceh." in said
    assert "Without counts of members: Kota Sabang." in said
    assert "Kota Medan" in said.split("No figure is known to be of")[1]
    chart = tile_map(complete, title=say.title_completeness(complete, "en"), lang="en", without="chart.nothing_sent")
    assert len(chart.figure.findobj(lambda artist: (artist.get_gid() or "").startswith("no-figure-"))) == 54
    assert "no figure of its own: 54" in chart.alt


# ---- findings and roles ------------------------------------------------------------------------


def test_grave_rules_stand_first_and_published_findings_are_not_counted():
    files = table("files", [file("a.xlsx"), file("p.xlsx", "participation"), file("x.csv", provenance="published")])
    found = table("findings", [
        *(finding("a.xlsx", f"A{n}", "percent_as_fraction", "warning") for n in range(3)),
        finding("a.xlsx", "B1", "total_disagrees"), finding("p.xlsx", "B1", "total_disagrees"),
        finding("a.xlsx", "C1", "read_by_table", "info"), finding("x.csv", "B1", "total_disagrees"),
    ])  # fmt: skip
    rows = measures.findings_by_rule(found, files)
    assert rows[["definition", "state", "value"]].values.tolist() == [
        ["error/total_disagrees", "budget", 1],
        ["error/total_disagrees", "participation", 1],
        ["warning/percent_as_fraction", "budget", 3],
    ]
    assert measures.findings_by_rule(found, files, most=1)["definition"].tolist() == ["warning/percent_as_fraction"]
    readings = measures.readings_by_rule(found, files)
    assert readings[["definition", "value"]].values.tolist() == [["percent_as_fraction", 3], ["read_by_table", 1]]
    by_severity = measures.findings_by_severity(found, files).set_index("state")["value"]
    assert by_severity.to_dict() == {"error": 2, "warning": 3, "info": 1}


def test_districts_are_given_the_findings_of_their_own_files():
    files = table("files", [file("a.xlsx"), file("m.xlsx", code=""), file("s.xlsx", code=SABANG)])
    found = table("findings", [finding("a.xlsx", "A1", "total_disagrees"), finding("m.xlsx", "A1", "total_disagrees"),
                               finding("s.xlsx", "A1", "read_by_table", "info")])  # fmt: skip
    rows = measures.findings_by_district(found, files)
    assert rows.set_index("area_code")["value"].to_dict() == {BANDA_ACEH: 1, SABANG: 0}


def test_every_cell_has_its_role_or_it_is_said():
    files = table("files", [file("a.xlsx", cells=3)])
    ledger = table("ledger", [
        {"file": "a.xlsx", "sheet": "S", "cell": "A1", "role": "title"}, {"file": "a.xlsx", "sheet": "S", "cell": "A2", "role": "value", "row_id": "r1"},
        {"file": "a.xlsx", "sheet": "S", "cell": "A3", "role": "value"},
    ])  # fmt: skip
    by_role, in_all = measures.roles(ledger, files), measures.cells_in_all(ledger, files)
    assert by_role.set_index("definition")["value"].to_dict() == {"value": 2, "title": 1}
    assert "exactly one role" in str(say.cells(in_all, by_role, "en"))
    assert "1 cells" in str(say.cells(in_all, by_role, "en"))  # that went into a row
    short = measures.cells_in_all(ledger.head(2), files)
    assert "not whole" in str(say.cells(short, by_role, "en"))
    assert "have no role" in str(say.title_roles(short, "en"))


def test_every_rule_and_role_has_words():
    rules = {rule.partition(".")[0] for room in ("cleaning", "sheets") for rule in Catalogue(f"analysis.{room}").rules}
    assert len(rules) > 100
    for lang in ("id", "en"):
        assert all(term(f"findings.{rule}", lang) for rule in rules)
        assert all(term(f"cells_of_role.{role}", lang) for role in ROLES)


def test_bars_are_as_long_as_their_counts():
    files = table("files", [file("a.xlsx"), file("p.xlsx", "participation")])
    found = table(
        "findings",
        [
            finding("a.xlsx", "A1", "total_disagrees"),
            *(finding("p.xlsx", f"B{n}", "total_disagrees") for n in range(4)),
        ],
    )
    chart = stacked_bars(measures.findings_by_rule(found, files), lang="en")
    bars = chart.figure.findobj(lambda artist: (artist.get_gid() or "").startswith("bar-"))
    assert [(bar.get_x(), bar.get_width()) for bar in bars] == [(0, 1), (1, 4)]
    assert "printed total does not hold: 5 (files with budgets 1, files with participation 4)" in chart.alt
    marks = BeautifulSoup(chart._repr_html_(), "html.parser").find_all("data", class_="count")
    assert [mark["value"] for mark in marks] == ["1", "4"]
    assert conditions(marks[1]["data-count"]) == (
        "findings", "", {"severity": ["error"], "rule": ["total_disagrees"], "kind": ["participation"], "provenance": ["submitted", "simulated"]}
    )  # fmt: skip


def test_how_a_number_was_counted_survives_any_name():
    how = counted("findings", "cells", file="a&b=c?.xlsx", kind=["budget", ""])
    assert conditions(how) == ("findings", "cells", {"file": ["a&b=c?.xlsx"], "kind": ["budget", ""]})


# ---- typical files -----------------------------------------------------------------------------


def test_three_typical_files_and_none_with_personal_data():
    names = ["a.xlsx", "b.xlsx", "c.xlsx", "d.xlsx"]
    files = table("files", [*(file(name, findings=n) for n, name in enumerate(names)), file("p.xlsx", "participation"),
                            file("r.xlsx", status="refused")])  # fmt: skip
    found = table("findings", [*(finding("d.xlsx", f"A{n}", "total_disagrees") for n in range(9)), finding("d.xlsx", "B1", "personal_data"),
                               finding("c.xlsx", "A1", "total_disagrees"), finding("p.xlsx", "A1", "total_disagrees")])  # fmt: skip
    chosen = measures.typical_files(files, found)
    assert chosen[["why", "file"]].values.tolist() == [
        ["most_budget", "c.xlsx"],
        ["most_participation", "p.xlsx"],
        ["typical", "a.xlsx"],
    ]
    assert measures.typical_files(files.head(0), found).empty


def test_a_file_that_is_not_there_or_has_changed_is_not_drawn(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(b"another file")
    files = table("files", [file("a.xlsx", sha256="0" * 64), file("p.xlsx", "participation")])
    chosen = measures.typical_files(files, NO_FINDINGS)
    html = sheets_as_sent(chosen, NO_FINDINGS, NO_LINES, NO_COUNTS, raw=tmp_path, lang="en").html
    assert "has changed since it was read" in html
    assert "is not here" in html
    assert "lembar" not in html


# ---- cells to confirm --------------------------------------------------------------------------


def doubtful(lines: list[dict] = (), counts: list[dict] = (), found: list[dict] = ()) -> pd.DataFrame:
    files = table("files", [file("a.xlsx"), file("p.xlsx", "participation"), file("b.xlsx", code=SABANG)])
    return measures.doubtful_cells(
        table("findings", list(found)), files, table("budget_lines", list(lines)), table("participation", list(counts))
    )


def test_a_doubted_figure_weighs_as_its_share_of_the_provinces_figure():
    lines = [
        amount("A1", 60),
        amount("A2", 40),
        amount("A3", 900, stage="realisasi"),
        amount("A4", 900, MEDAN, "b.xlsx"),
    ]
    cells = doubtful(lines, found=[finding("a.xlsx", "A1 A2", "account_name_differs", "warning")])
    assert cells[["cell", "at_stake", "stakes", "share_pct"]].values.tolist() == [
        ["A1", 60, "whole", 60],
        ["A2", 40, "whole", 40],
    ]


def test_where_the_sheet_gives_another_result_the_difference_is_at_stake():
    lines = [amount("A1", 60), amount("A2", 40)]
    cells = doubtful(
        lines, found=[finding("a.xlsx", "A1", "line_product_disagrees", "warning", found="60", expected="50")]
    )
    assert cells[["at_stake", "stakes", "share_pct"]].values.tolist() == [[10, "difference", 10]]
    # Another rule's expectation is no amount.
    cells = doubtful(lines, found=[finding("a.xlsx", "A1", "account_name_differs", "warning", expected="50")])
    assert cells["at_stake"].tolist() == [60]


def test_what_does_not_enter_the_figure_has_no_weight():
    lines = [amount("A1", 60), amount("A2", 40, counted=False, reason="kesehatan"), amount("A3", 40, fiscal_year="")]
    counts = [
        people("B1", 70),
        people("B2", 5, "petani"),
        people("B3", 30, metric="not_registered"),
        people("B4", 70, "total"),
    ]
    found = [finding(name, cell, "account_name_differs", "warning") for name, cell in
             (("a.xlsx", "A2"), ("a.xlsx", "A3"), ("p.xlsx", "B2"), ("p.xlsx", "B3"), ("p.xlsx", "B4"), ("a.xlsx", "Z9"))]  # fmt: skip
    assert doubtful(lines, counts, found).empty
    # A total counts where its district sent no segments.
    assert doubtful(lines, counts[1:], found)["cell"].tolist() == ["B4"]
    # And a notice is no doubt.
    assert doubtful(lines, found=[finding("a.xlsx", "A1", "read_by_table", "info")]).empty


@pytest.mark.parametrize(("scale", "printed"), [(1, ("90", "100")), (1000, ("90", "100"))])
def test_a_printed_total_weighs_by_what_its_parts_lack(scale: int, printed: tuple[str, str]):
    lines = [amount("C3", 60 * scale), amount("C4", 40 * scale), amount("D3", 7)]
    found = [finding("a.xlsx", "C5", "total_disagrees", found=printed[0], expected=printed[1])]
    (cell,) = doubtful(lines, found=found).to_dict("records")
    assert cell["at_stake"] == 10 * scale
    assert (cell["area"], cell["period"], cell["metric"]) == ("Kota Banda Aceh", "2023", "murni")
    assert cell["share_pct"] == pytest.approx(100 * 10 * scale / (100 * scale + 7))


def test_a_total_whose_parts_are_not_found_or_of_several_kinds_is_not_weighed():
    found = [finding("a.xlsx", "C5", "total_disagrees", found="90", expected="100")]
    assert doubtful([amount("C3", 60), amount("C4", 41)], found=found).empty
    assert doubtful([amount("C3", 60), amount("C4", 40, stage="realisasi")], found=found).empty
    assert doubtful([amount("C3", 60), amount("C4", 40, counted=False)], found=found).empty


def test_a_stage_that_is_not_told_is_held_against_the_original_budget():
    lines = [amount("A1", 50), amount("A2", 500, stage="")]
    cells = doubtful(lines, found=[finding("a.xlsx", "A2", "stage_not_known", "warning")])
    assert cells["share_pct"].tolist() == [1000]


def test_workers_and_rupiah_are_ranked_by_share_and_one_fault_is_told_once():
    lines = [amount("A1", 60), amount("A2", 30), amount("A3", 10)]
    found = [
        *(finding("a.xlsx", f"A{n}", "account_name_differs", "warning") for n in (1, 2, 3)),
        finding("p.xlsx", "B1", "jkk_jkm_ratio", "warning"),
    ]
    cells = doubtful(lines, [people("B1", 45), people("B2", 55, "bpu")], found)
    assert cells["cell"].tolist() == ["A1", "B1", "A2", "A3"]
    first = measures.to_confirm(cells)
    assert first[["cell", "others"]].values.tolist() == [["A1", 2], ["B1", 0]]
    assert len(measures.to_confirm(cells, 1)) == 1
    said = doubts(first, table("findings", found), "en").html
    assert "60.00 percent" in said
    assert "more such cells of this sender: " in said
    assert "SIMULATED" not in said
    assert "SIMULATED" in doubts(first.assign(provenance="simulated"), table("findings", found), "en").html


@pytest.mark.parametrize(
    ("text", "value"),
    [("11.997.291.600", 11997291600), ("Rp38.961.000", 38961000), ("1,234,567.00", 1234567), ("31.600", 31600), ("-13300", -13300),
     ("17.88", None), ("10 / 10000", None), ("", None), ("E", None)],
)  # fmt: skip
def test_a_quoted_number_is_read_where_it_is_one(text: str, value: float | None):
    assert printed_number(text) == value


# ---- nothing sent, and the stamp ----------------------------------------------------------------


def test_without_submissions_it_says_so_and_nothing_else():
    none = table("files", [file("x.csv", provenance="published")])
    assert str(say.deliveries(measures.deliveries(none), "en")).startswith("Nothing has been sent")
    complete = measures.completeness(none, NO_LINES, NO_COUNTS)
    assert set(complete["state"]) == {"nothing"}
    assert str(say.completeness(complete, "en")) == ""
    assert str(say.title_completeness(complete, "en")) == "Nothing has been sent"
    empty = measures.findings_by_rule(NO_FINDINGS, none)
    assert (
        stacked_bars(empty, title=say.title_doubts(empty, "en"), lang="en")._repr_html_()
        == '<p class="finding">Nothing has been sent: no figure found.</p>'
    )
    by_district = measures.findings_by_district(NO_FINDINGS, none)
    assert "<figure" not in tile_map(by_district, title=say.title_districts(by_district, "en"), lang="en")._repr_html_()
    cells = measures.doubtful_cells(NO_FINDINGS, none, NO_LINES, NO_COUNTS)
    assert str(say.to_confirm(measures.to_confirm(cells), none, "en")) == "Nothing has been sent."
    assert doubts(measures.to_confirm(cells), NO_FINDINGS, "en").html == ""
    assert (
        "Nothing has been sent."
        in sheets_as_sent(measures.typical_files(none, NO_FINDINGS), NO_FINDINGS, NO_LINES, NO_COUNTS, lang="en").html
    )


@pytest.mark.parametrize("provenance", ["simulated", "submitted"])
def test_the_stamp_stands_on_what_rests_on_invented_rows_and_on_nothing_else(provenance: str):
    files = table("files", [file("a.xlsx", provenance=provenance)])
    found = table("findings", [finding("a.xlsx", "A1", "total_disagrees")])
    lines = table("budget_lines", [amount("A1", 5, provenance=provenance)])
    ledger = table("ledger", [{"file": "a.xlsx", "sheet": "S", "cell": "A1", "role": "value"}])
    complete, by_rule, by_role = (
        measures.completeness(files, lines, NO_COUNTS),
        measures.findings_by_rule(found, files),
        measures.roles(ledger, files),
    )
    in_all, cells = (
        measures.cells_in_all(ledger, files),
        measures.to_confirm(measures.doubtful_cells(found, files, lines, NO_COUNTS)),
    )
    faces = [
        say.deliveries(measures.deliveries(files), "en"), say.completeness(complete, "en"), say.cells(in_all, by_role, "en"),
        say.doubts_found(measures.findings_by_severity(found, files), "en"), say.to_confirm(cells, files, "en"), doubts(cells, found, "en"),
        tile_map(complete, title=say.title_completeness(complete, "en"), lang="en"), stacked_bars(by_rule, title=say.title_doubts(by_rule, "en"), lang="en"),
        stacked_bars(by_role, title=say.title_roles(in_all, "en"), lang="en"),
    ]  # fmt: skip
    for face in faces:
        html = face._repr_html_()
        assert html
        assert ('data-provenance="simulated"' in html) == (provenance == "simulated"), html[:300]
        assert ("SIMULATED" in html) == (provenance == "simulated"), html[:300]


def test_counts_have_the_shape_of_facts():
    counts = measures.deliveries(table("files", [file("a.xlsx")]))
    assert math.isnan(counts["low"].iloc[0])
    assert counts.loc[counts["measure"] == "files_sent", "value"].item() == 1
