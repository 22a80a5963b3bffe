"""The workbook that goes back to the sender: what survives in it, what does not, what it says, and its way back."""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree
from xml.parsers import expat

import numpy as np
import openpyxl
import pandas as pd
import pytest
import xlsxwriter
from openpyxl.cell import MergedCell

from analysis.cleaning import feedback, feedback_looks
from analysis.cleaning.feedback import FeedbackError, write_feedback
from analysis.cleaning.feedback_words import (
    REMOVED,
    answered,
    is_feedback_sheet,
    returned_answers,
    returned_original,
    settled,
    settled_text,
    words,
)
from analysis.cleaning.privacy import find_personal, finding_rows, mask, personal_cells
from analysis.sheets import Book
from analysis.sheets.cells import Sheet, cells_from_rows
from analysis.sheets.reading import read_here
from analysis.sheets.understanding import understand
from analysis.store.findings import Catalogue, findings_table
from analysis.store.schema import tables, typed
from conftest import PROJECT
from sheets_by_hand import data, ods, row, xlsx

REAL = PROJECT.parent / "shared" / "spreadsheets"
NIK = "1171016509900003"
SEVERITIES = words()["severities"]
LINKED = re.compile(r"'((?:[^']|'')+)'!([A-Z]+\d+)(?::[A-Z]+\d+)?")


def finding(
    sheet: str = "Data", cell: str = "B3", severity: str = "error", rule: str = "total_disagrees", **said
) -> dict:
    row = {"file": "submissions/aceh/kirim.xlsx", "sheet": sheet, "cell": cell, "severity": severity, "rule": rule,
           "message_id": "Jumlah tercetak 10, sedangkan bagian-bagiannya berjumlah 1.234.", "message_en": "A total.",
           "found": "10", "expected": "1234"}  # fmt: skip
    row |= said
    return findings_table([row]).to_dict("records")[0]


def none(name: str) -> pd.DataFrame:
    return typed(name, pd.DataFrame(columns=tables()[name].columns))


def make(
    source: Path,
    findings: list[dict] | None = None,
    *,
    book: Book | None = None,
    budget: pd.DataFrame | None = None,
    participation: pd.DataFrame | None = None,
    personal: dict[str, set[str]] | None = None,
    target: Path | None = None,
) -> Path:
    return write_feedback(
        source,
        read_here(source) if book is None else book,
        findings or [],
        none("budget_lines") if budget is None else budget,
        none("participation") if participation is None else participation,
        personal or {},
        target or source.parent / "feedback" / f"{source.name}.xlsx",
    )


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    """A workbook with all that offices put into one, and all that must not come back."""
    path = tmp_path / "submissions" / "aceh" / "kirim.xlsx"
    path.parent.mkdir(parents=True)
    book = xlsxwriter.Workbook(path)
    book.set_properties({"author": "Cut Nyak", "company": "Dinas X", "comments": NIK})
    title = book.add_format({"bold": True, "font_name": "Arial", "font_size": 14, "align": "center"})
    head = book.add_format({"bold": True, "font_color": "white", "bg_color": "#1F4E79", "border": 1, "text_wrap": True})
    money = book.add_format({"num_format": '"Rp"#,##0', "border": 2})
    day = book.add_format({"num_format": "dd mmm yyyy"})
    sheet = book.add_worksheet("Data")
    sheet.merge_range("A1:C1", "ANGGARAN 2024", title)
    sheet.write_row("A2", ["Uraian", "Rupiah", "Tanggal"], head)
    sheet.write("A3", "Iuran JKK")
    sheet.write_formula("B3", "=SUM(B4:B5)", money, 10)
    sheet.write("C3", dt.datetime(2024, 1, 31), day)
    sheet.write_string("A4", "=1+1")
    sheet.write("B4", 1234.5, money)
    sheet.write_string("A5", "-")
    sheet.write_formula("B5", "=Luar!A1", money, 7)
    sheet.write_string("A6", NIK)
    sheet.write_comment("A3", f"Hubungi Cut Nyak {NIK}")
    sheet.write_url("A7", "https://example.org/rahasia", string="tautan")
    sheet.write_url("A8", "internal:'Rahasia'!A1", string="ke dalam")
    sheet.write_boolean("B8", True)
    sheet.write_formula("C8", "=1/0", None, "#DIV/0!")
    sheet.write_blank("C9", None, head)
    sheet.data_validation("B4", {"validate": "list", "source": ["satu", "dua"]})
    sheet.conditional_format("B3:B5", {"type": "formula", "criteria": "=B3>1", "format": head})
    sheet.set_column("A:A", 33)
    sheet.set_column("E:E", 12, None, {"hidden": True})
    sheet.set_row(1, 40)
    sheet.set_row(9, None, None, {"hidden": True})
    sheet.freeze_panes(2, 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.25)
    sheet.set_header("&LCut Nyak")
    sheet.set_tab_color("#FF0000")
    sheet.hide_gridlines(2)
    sheet.autofilter("A2:C5")
    sheet.protect("sandi")
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=Data!$B$3:$B$5"})
    sheet.insert_chart("F2", chart)
    book.add_worksheet("Rahasia").hide()
    book.get_worksheet_by_name("Rahasia").write("A1", 5)
    book.add_worksheet("Luar").very_hidden()
    book.define_name("Nama_Saya", "=Data!$A$1")
    book.close()
    extra = {
        "xl/vbaProject.bin": b"Sub Auto_Open",
        "xl/externalLinks/externalLink1.xml": b"<externalLink/>",
        "xl/embeddings/oleObject1.bin": b"ole",
        "xl/media/image1.png": b"png",
        "customXml/item1.xml": b"<query/>",
        "xl/pivotCache/pivotCacheDefinition1.xml": b"<pivotCacheDefinition/>",
    }
    with zipfile.ZipFile(path, "a") as archive:
        for name, part in extra.items():
            archive.writestr(name, part)
    return path


def parts(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}


ALLOWED = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/core\.xml|xl/(workbook|styles)\.xml|xl/_rels/workbook\.xml\.rels"
    r"|xl/worksheets/sheet\d+\.xml|xl/worksheets/_rels/sheet\d+\.xml\.rels|xl/comments\d+\.xml|xl/drawings/comments\d+\.vml"
)
FORBIDDEN = {
    "f", "definedName", "dataValidation", "conditionalFormatting", "drawing", "oleObject", "control", "externalReference",
    "pivotCache", "autoFilter", "tablePart", "picture", "script", "imagedata", "dxf",
}  # fmt: skip


def assert_dead(path: Path) -> None:
    """Nothing in the workbook that could do anything, and no part that is not ours."""
    for name, part in parts(path).items():
        assert ALLOWED.fullmatch(name), name
        for element in ElementTree.fromstring(part).iter():
            tag = element.tag.rpartition("}")[2]
            assert tag not in FORBIDDEN, (name, tag)
            assert element.get("TargetMode") is None, name
            if tag == "hyperlink":
                assert set(element.keys()) == {"ref", "location"}
                assert LINKED.fullmatch(element.get("location"))


def assert_linked(path: Path, findings: list[dict]) -> None:
    """Every finding with a cell is linked to one that is coloured and commented."""
    book = openpyxl.load_workbook(path)
    listed = book.worksheets[0]
    at = next(n for n, each in enumerate(listed["A"], 1) if each.value == "No")
    heads = [cell.value for cell in listed[at]]
    lines = {each[heads.index("ID temuan")].value: each for each in listed.iter_rows(min_row=at + 1)}
    assert set(lines) - {None} == {each["finding_id"] for each in findings}
    for each in findings:
        cells = lines[each["finding_id"]]
        link = cells[heads.index("Sel")].hyperlink
        if each["sheet"] not in book.sheetnames:
            assert link is None
            continue
        title, address = LINKED.fullmatch(link.location).groups()
        cell = book[title.replace("''", "'")][address]
        if each["cell"]:
            assert address == re.split("[ :,]", each["cell"])[0]
            assert cell.fill.fgColor.rgb[2:] in {said["fill"] for said in SEVERITIES.values()}
            if not isinstance(cell, MergedCell):
                assert cell.comment is not None, address
                assert f"No {cells[0].value} " in cell.comment.text or "temuan lain" in cell.comment.text


def locations(sheet: object) -> list[str]:
    """Where the links of a sheet lead to, in reading order."""
    return [cell.hyperlink.location for cells in sheet.iter_rows() for cell in cells if cell.hyperlink]


def edges(cell: object) -> list[str | None]:
    return [getattr(getattr(cell.border, side), "style", None) for side in ("left", "right", "top", "bottom")]


def test_the_senders_sheets_look_as_they_did(sent: Path):
    before, after = (openpyxl.load_workbook(path, data_only=True) for path in (sent, make(sent)))
    assert after.sheetnames == ["Temuan", "Terbaca", "Data", "Rahasia", "Luar"]
    assert [after[name].sheet_state for name in ("Rahasia", "Luar")] == ["hidden", "veryHidden"]
    was, now = before["Data"], after["Data"]
    for cells in was["A1:C9"]:
        for cell in cells:
            other = now[cell.coordinate]
            assert other.value == cell.value or cell.coordinate == "A6"
            assert other.number_format == cell.number_format
            assert other.font.name == cell.font.name
            assert (other.font.sz, other.font.b) == (cell.font.sz, cell.font.b)
            assert other.alignment.wrap_text == cell.alignment.wrap_text or not cell.alignment.wrap_text
            assert other.alignment.horizontal == cell.alignment.horizontal
            assert other.fill.fgColor.rgb == cell.fill.fgColor.rgb
            assert edges(other) == edges(cell)
    assert now["A2"].font.color.rgb == "FFFFFFFF"
    assert [str(each) for each in now.merged_cells.ranges] == ["A1:C1"]
    assert now.column_dimensions["A"].width == was.column_dimensions["A"].width
    assert now.column_dimensions["E"].hidden
    assert now.row_dimensions[2].height == was.row_dimensions[2].height
    assert now.row_dimensions[10].hidden
    assert now.freeze_panes == "B3"
    assert (now.page_setup.orientation, now.page_setup.paperSize) == ("landscape", 9)
    assert now.sheet_properties.pageSetUpPr.fitToPage
    assert now.page_margins.left == 0.25
    assert now.sheet_properties.tabColor.rgb == "FFFF0000"
    assert not now.sheet_view.showGridLines
    assert not now.protection.sheet


def test_nothing_comes_alive(sent: Path):
    path = make(sent, [finding()], personal={"Data": {"A6"}})
    assert_dead(path)
    whole = "\n".join(parts(path).values())
    for secret in (NIK, "Cut Nyak", "example.org", "Nama_Saya", "Dinas X", "SUM(", "sandi"):
        assert secret not in whole
    book = openpyxl.load_workbook(path)
    assert [each.comment for each in book["Data"]["A"]] == [None] * len(book["Data"]["A"])
    assert book["Data"]["B3"].value == 10
    assert book["Data"]["C8"].value == "#DIV/0!"


def test_a_text_that_looks_like_a_formula_stays_a_text(tmp_path: Path):
    path = tmp_path / "a.csv"
    texts = ["=1+1", "+62", "-", "@SUM(A1)", '=HYPERLINK("http://x.id")', "_x0041_"]
    path.write_text("nama;nilai\n" + "".join(f"{text};1\n" for text in texts), encoding="utf-8")
    made = make(path)
    assert_dead(made)
    sheet = openpyxl.load_workbook(made).worksheets[2]
    cells = [each[0] for each in sheet.iter_rows(min_row=2)]
    assert [each.data_type for each in cells] == ["s"] * 6
    assert [each.value for each in cells[:4]] == texts[:4]
    assert [each.quotePrefix for each in cells] == [True, True, True, True, True, False]
    # Excel reads _x0041_ as A, so the underscore itself is written so.
    assert "_x005F_x0041_" in parts(made)["xl/worksheets/sheet3.xml"]
    again = read_here(made).understood[2].sheet.cells
    assert set(texts) <= set(again.text.tolist())


def test_personal_cells_are_blanked_and_never_quoted(sent: Path):
    message = f"Sel berisi {NIK}, nomor induk kependudukan."
    said = finding(cell="A6", rule="personal_data", message_id=message, found=NIK, expected=NIK)
    path = make(sent, [said], personal={"Data": {"A6", "$B$4:B5"}})
    assert NIK not in "\n".join(parts(path).values())
    sheet = openpyxl.load_workbook(path)["Data"]
    assert [sheet[at].value for at in ("A6", "B4", "B5", "B3")] == [REMOVED, REMOVED, REMOVED, 10]
    assert REMOVED in sheet["A6"].comment.text
    listed = [cell.value for cell in openpyxl.load_workbook(path)["Temuan"]["A"] if cell.value]
    assert any("3 sel berisi data pribadi" in str(value) for value in listed)


def test_a_sheet_named_by_a_person_is_blanked_marked_and_renamed(tmp_path: Path):
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    book.active.title = f"P {NIK}"
    book.active.append(["Uraian", "Keterangan"])
    book.active.append(["Iuran", NIK])
    book.save(path)
    read = read_here(path)
    found = find_personal(read, path.read_bytes(), name=path.name)
    said = findings_table(finding_rows(found, path.name)).to_dict("records")
    row = {"file": path.name, "sheet": mask(f"P {NIK}"), "cell": "A2", "description": "Iuran"}
    budget = typed("budget_lines", pd.DataFrame([row]))
    made = make(path, said, book=read, budget=budget, personal=personal_cells(found))
    assert NIK not in "\n".join(parts(made).values())
    sheet = openpyxl.load_workbook(made).worksheets[2]
    assert sheet.title == "P •••"
    assert sheet["B2"].value == REMOVED
    assert sheet["B2"].comment is not None
    assert locations(openpyxl.load_workbook(made)["Terbaca"]) == ["'P •••'!A2"]
    raw = make(path, said, book=read, personal={f"P {NIK}": {"B2"}}, target=tmp_path / "raw.xlsx")
    assert NIK not in "\n".join(parts(raw).values())


def test_a_persons_number_is_masked_wherever_it_is_quoted(sent: Path):
    said = finding(message_id=f"Tertulis {NIK} di sini", found=NIK, expected=NIK)
    budget = typed("budget_lines", pd.DataFrame([{"file": said["file"], "description": f"JKK {NIK}", "sheet": "Data"}]))
    path = make(sent, [said], budget=budget, personal={"Data": {"A6"}})
    assert NIK not in "\n".join(parts(path).values())


@pytest.mark.parametrize("severity", list(SEVERITIES))
def test_a_problem_cell_says_its_severity_in_colour_frame_and_words(sent: Path, severity: str):
    path = make(sent, [finding(cell="A2", severity=severity)])
    assert_linked(path, [finding(cell="A2", severity=severity)])
    book = openpyxl.load_workbook(path)
    cell, said = book["Data"]["A2"], SEVERITIES[severity]
    assert cell.fill.fgColor.rgb[2:] == said["fill"]
    assert cell.border.left.style == said["border"]
    assert cell.font.color.rgb[2:] == said["text"]  # it was white
    assert cell.font.b
    assert cell.value == "Uraian"
    for part in (
        said["label"].upper(),
        "Tertulis: 10",
        "Masalah: Jumlah tercetak",
        "Yang diharapkan: 1.234",
        "Yang perlu dilakukan: Cocokkan",
    ):
        assert part in cell.comment.text
    row = next(each for each in book["Temuan"].iter_rows() if each[0].value == 1)
    assert [each.value for each in row[2:5]] == ["Data", "A2", f"{said['mark']} {said['label']}"]
    assert [each.value for each in row[6:9]] == ["1.234", row[7].value, None]
    assert not row[8].protection.locked
    assert row[8].alignment.wrap_text
    assert row[8].number_format == "@"


def test_one_frame_differs_from_another_by_more_than_colour():
    assert len({said["border"] for said in SEVERITIES.values()}) == len(SEVERITIES)
    assert len({said["mark"] for said in SEVERITIES.values()}) == len(SEVERITIES)


def test_contrast():
    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    def contrast(one: str, other: str) -> float:
        high, low = sorted((light(one), light(other)), reverse=True)
        return (high + 0.05) / (low + 0.05)

    look = words()["look"]
    pairs = [(said["text"], said["fill"]) for said in SEVERITIES.values()]
    pairs += [(said["edge"], "FFFFFF") for said in SEVERITIES.values()]
    pairs += [(look[name], "FFFFFF") for name in ("text", "quiet", "link", "title")]
    pairs += [(look[name]["text"], look[name]["fill"]) for name in ("header", "plain_header", "plain_total")]
    pairs.append((look["text"], look["answer"]["fill"]))
    assert min(contrast(*pair) for pair in pairs) >= 4.5


def test_the_gravest_finding_colours_and_all_are_told(sent: Path):
    many = [finding(rule="total_disagrees", severity="info")] + [
        finding(rule=f"rule_{n}", severity="warning", message_id=f"Masalah ke-{n}") for n in range(9)
    ]
    path = make(sent, [*many, finding(severity="error", rule="error_value")])
    sheet = openpyxl.load_workbook(path)["Data"]
    assert sheet["B3"].fill.fgColor.rgb[2:] == SEVERITIES["error"]["fill"]
    assert sheet["B3"].comment.text.startswith("✖ KESALAHAN (No 1 di lembar Temuan)")
    assert "dan 5 temuan lain" in sheet["B3"].comment.text
    assert sheet["B3"].comment.author == "monev"


def test_ranges_and_several_addresses(sent: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(feedback, "COMMENTED", 6)
    path = make(sent, [finding(cell="B3:B5 $C$8, X1"), finding(cell="A1:XFD1048576", rule="unexplained_cell")])
    book = openpyxl.load_workbook(path)
    sheet = book["Data"]
    red = SEVERITIES["error"]["fill"]
    for at in ("B3", "B4", "B5", "C8", "X1"):
        assert sheet[at].fill.fgColor.rgb[2:] == red
        assert sheet[at].comment is not None
    # Of a whole sheet the filled cells are coloured, and only the first bears the comment.
    assert sheet["A4"].fill.fgColor.rgb[2:] == red
    assert sheet["A4"].comment is None
    assert "D4" not in [cell.coordinate for cells in sheet["D1:D9"] for cell in cells if cell.fill.fill_type]
    assert "'Data'!B3:B5" in locations(book["Temuan"])


def test_a_finding_under_a_merged_cell_is_seen(sent: Path):
    sheet = openpyxl.load_workbook(make(sent, [finding(cell="B1")]))["Data"]
    assert sheet["A1"].fill.fgColor.rgb[2:] == SEVERITIES["error"]["fill"]
    assert sheet["A1"].comment is not None


def test_findings_without_a_cell_a_sheet_or_sense(sent: Path):
    odd = [
        finding(sheet="", cell="", rule="has_macros", severity="info"),
        finding(sheet="Data", cell=""),
        finding(sheet="Tidak Ada", cell="B3"),
        finding(cell="ZZZ9 A0 B99999999 =1"),
        finding(sheet="Luar", cell="A1"),
        finding(sheet="Rahasia", cell="A1"),
        finding(cell="E4", rule="not_a_number"),
        finding(cell="B10", rule="unit_doubtful", severity="catastrophe", found=None, expected=pd.NA),
    ]
    path = make(sent, odd)
    assert_dead(path)
    book = openpyxl.load_workbook(path)
    cells = {each[1].value: each[3].value for each in book["Temuan"].iter_rows(max_col=9) if each[1].value}
    shown = [cells[each["finding_id"]] for each in odd]
    assert shown == [
        "seluruh berkas", "seluruh lembar", "seluruh lembar", "seluruh lembar", "A1", "A1", "E4", "B10",
    ]  # fmt: skip
    sheets = {each[1].value: each[2].value for each in book["Temuan"].iter_rows(max_col=9) if each[1].value}
    assert [sheets[each["finding_id"]] for each in odd[4:]] == [
        "Luar\n(lembar tersembunyi)", "Rahasia\n(lembar tersembunyi)", "Data\n(kolom tersembunyi)",
        "Data\n(baris tersembunyi)",
    ]  # fmt: skip
    assert book["Luar"].sheet_state == "hidden"  # nobody could show it otherwise


def told(path: Path, of: dict) -> dict[str, str]:
    """What Temuan says of a finding, by the heads of its columns."""
    rows = list(openpyxl.load_workbook(path)["Temuan"].iter_rows(values_only=True))
    heads = next(each for each in rows if each[0] == "No")
    return dict(zip(heads, next(each for each in rows if each[1] == of["finding_id"]), strict=True))


@pytest.mark.parametrize(
    ("rule", "found", "expected", "message", "says", "should"),
    [
        ("total_disagrees", "1780668000", "1865124000", "Jumlah 1780668000, bukan 1.865.124.000.",
         "Jumlah 1.780.668.000, bukan 1.865.124.000.", "1.865.124.000"),
        ("code_lost_zero", "510202020002", "5.1.02.02.02.0002", "Kode 510202020002.", "Kode 510202020002.",
         "5.1.02.02.02.0002"),
        # To be typed, on any keyboard: 3.115 would be three again on one of the two.
        ("lost_thousands", "3.115", "3115", "Sel berisi 3.115. Dipulihkan menjadi 3115.",
         "Sel berisi 3,115. Dipulihkan menjadi 3115.", "3115"),
        ("count_restored", "35.53", "35530", "35.53 orang; dibaca 35.530.", "35,53 orang; dibaca 35.530.", "35530"),
        ("percent_as_fraction", "0.51", "51.113", "0.51 dibaca 51.113 persen", "0,51 dibaca 51,113 persen", "51,113"),
        # What was compared with is not what should stand there, and a column's letter stands in no cell.
        ("copied_column", "G", "C", "Sama dengan kolom C.", "Sama dengan kolom C.", None),
        ("realisation_over_budget", "9.2", "7", "Realisasi Rp9.200.000.", "Tertulis: 9.2\nRealisasi Rp9.200.000.", None),
        ("realisation_over_budget", "9200000", "7", "Realisasi Rp9.200.000.", "Realisasi Rp9.200.000.", None),
    ],
)  # fmt: skip
def test_numbers_are_shown_as_indonesians_read_and_type_them(
    sent: Path, rule: str, found: str, expected: str, message: str, says: str, should: str | None
):
    said = finding(rule=rule, found=found, expected=expected, message_id=message)
    row = told(make(sent, [said]), said)
    assert (row["Apa yang ditemukan"], row["Yang diharapkan"]) == (says, should)


def test_hidden_rows_that_a_sum_needs_are_named(sent: Path):
    said = finding(message_id="Hanya cocok bila baris tersembunyi ikut dihitung.")
    path = make(sent, [said])
    assert "tersembunyi di lembar ini: 10. Tampilkan" in told(path, said)["Yang perlu dilakukan"]
    assert "tersembunyi di lembar ini: 10. Tampilkan" in openpyxl.load_workbook(path)["Data"]["B3"].comment.text
    other = finding()
    assert "tersembunyi" not in told(make(sent, [other]), other)["Yang perlu dilakukan"]


def test_terbaca_shows_the_rows_in_words(sent: Path):
    file = "submissions/aceh/kirim.xlsx"
    budget = typed(
        "budget_lines",
        pd.DataFrame(
            [
                {"district": "Kota Langsa", "fiscal_year": "2024", "stage": "murni", "segment": "non_asn", "programme": "JKK",
                 "fund_source": "DBH_SAWIT", "workers": 120, "months": 12, "amount_idr": 9_360_000, "counted": True,
                 "file": file, "sheet": "Data", "cell": "B4", "description": "=Iuran"},
                {"district": "Kota Langsa", "fiscal_year": "2024", "stage": "murni", "segment": "non_asn", "amount_idr": 5.0,
                 "counted": False, "reason": "kesehatan", "file": file, "sheet": "Data", "cell": "B5"},
                {"district": "Lain", "file": "submissions/aceh/lain.xlsx", "sheet": "Data", "cell": "B5"},
            ]
        ),
    )  # fmt: skip
    participation = typed(
        "participation",
        pd.DataFrame(
            [{"district": "Kota Langsa", "period": "2023-09", "segment": "bpu", "metric": "registered", "workers": 77,
              "file": file, "sheet": "Rahasia", "cell": "A1", "provenance": "simulated"}]
        ),
    )  # fmt: skip
    path = make(sent, budget=budget, participation=participation)
    assert_dead(path)
    sheet = openpyxl.load_workbook(path)["Terbaca"]
    rows = [[cell.value for cell in each] for each in sheet.iter_rows()]
    assert "2 baris anggaran (1 dihitung sebagai iuran BPJS Ketenagakerjaan), 1 baris kepesertaan" in rows[2]
    assert rows[0][0].startswith("SIMULASI")
    heads = next(n for n, each in enumerate(rows) if each[0] == "No")
    read = [dict(zip(rows[heads], each, strict=True)) for each in rows[heads + 1 :]]
    assert len(read) == 3
    assert read[0] == {
        "No": 1, "Jenis": "Anggaran", "Daerah": "Kota Langsa", "Tahun / periode": "2024", "Tahap / ukuran": "murni",
        "Segmen": "non-ASN", "Program": "JKK", "Sumber dana": "DBH sawit", "Uraian": "=Iuran", "Orang": 120, "Bulan": 12,
        "Rupiah": 9_360_000, "Dihitung?": "dihitung", "Lembar": "Data", "Sel": "B4",
    }  # fmt: skip
    assert read[1]["Dihitung?"] == "tidak dihitung: iuran kesehatan"
    assert (read[2]["Tahun / periode"], read[2]["Tahap / ukuran"], read[2]["Orang"]) == (
        "September 2023",
        "terdaftar",
        77,
    )
    assert locations(sheet) == ["'Data'!B4", "'Data'!B5", "'Rahasia'!A1"]
    assert sheet.freeze_panes == f"A{heads + 2}"


def test_rows_of_another_file_are_left_out_even_where_there_are_no_others(sent: Path):
    row = {"file": "submissions/aceh/lain.xlsx", "sheet": "Data", "cell": "B4"}
    lines = typed("budget_lines", pd.DataFrame([row]))
    book = openpyxl.load_workbook(make(sent, [finding()], budget=lines))
    assert "Tidak ada baris" in str([each.value for each in book["Terbaca"][3]])


def test_no_more_links_than_a_workbook_can_hold(sent: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(feedback, "LINKS", 1)
    book = openpyxl.load_workbook(make(sent, [finding(), finding(cell="B4")]))
    assert locations(book["Temuan"]) == ["'Data'!B3"]


def test_a_file_without_findings_and_rows_says_so(sent: Path):
    book = openpyxl.load_workbook(make(sent))
    assert "Tidak ada temuan" in str([each.value for each in book["Temuan"]["A"]])
    assert "Tidak ada baris" in str([each.value for each in book["Terbaca"][3]])


def test_our_own_sheets_are_ready_to_print_and_to_fill_in(sent: Path):
    sheet = openpyxl.load_workbook(make(sent, [finding()]))["Temuan"]
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (
        "landscape",
        1,
        0,
    )
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    assert sheet.freeze_panes is not None
    assert "Halaman" in sheet.oddFooter.right.text


def test_names_that_are_taken_too_long_or_not_allowed(tmp_path: Path):
    names = ["Temuan", "TERBACA", "Terbaca (monev)", "a" * 40, "A" * 40, "x/y:[1]*?", "", "'kutip'", "history"]
    understood = [understand(Sheet(name, cells_from_rows([["a", 1.0]]))) for name in names]
    path = tmp_path / "a.csv"
    path.write_text("a,1\n", encoding="utf-8")
    made = make(path, [finding(sheet="x/y:[1]*?", cell="B1")], book=Book(path, "ods", tuple(understood)))
    titles = openpyxl.load_workbook(made).sheetnames
    assert titles[:4] == ["Temuan (monev)", "Terbaca (monev 2)", "Temuan", "TERBACA"]
    assert len({title.lower() for title in titles}) == len(names) + 2
    assert all(len(title) <= 31 and not re.search(r"[\[\]:*?/\\]", title) for title in titles)
    assert "'x_y__1___'!B1" in parts(made)["xl/worksheets/sheet1.xml"]


def test_titles_are_cut_to_what_is_allowed(tmp_path: Path):
    names = ["a" * 30 + "'b", *(["b" * 31] * 101)]
    understood = tuple(understand(Sheet(name, cells_from_rows([["a", 1.0]]))) for name in names)
    path = tmp_path / "a.csv"
    path.write_text("a,1\n", encoding="utf-8")
    titles = openpyxl.load_workbook(make(path, book=Book(path, "ods", understood))).sheetnames
    assert titles[2] == "a" * 30
    assert titles[-1] == "b" * 25 + " (101)"
    assert max(map(len, titles)) == 31


def test_same_input_same_bytes(sent: Path):
    found = [finding(), finding(cell="A3:A5", severity="info"), finding(cell="C9", rule="error_value")]
    one, other = (make(sent, found, target=sent.parent / name) for name in ("one.xlsx", "other.xlsx"))
    assert one.read_bytes() == other.read_bytes()
    with zipfile.ZipFile(one) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    code = (
        "import sys, pandas as pd; from pathlib import Path; sys.path.insert(0, 'tests');"
        "import test_feedback as t; s = Path(sys.argv[1]);"
        "f = [t.finding(), t.finding(cell='A3:A5', severity='info'), t.finding(cell='C9', rule='error_value')];"
        "t.make(s, f, target=s.parent / 'third.xlsx')"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "77", "TZ": "Asia/Jakarta"}
    subprocess.run([sys.executable, "-c", code, str(sent)], check=True, cwd=PROJECT, env=environment)
    assert (sent.parent / "third.xlsx").read_bytes() == one.read_bytes()


def test_values_of_every_kind(tmp_path: Path):
    path = tmp_path / "a.xlsx"
    sheet = data(
        row(1, '<c r="A1" s="1"><v>45322</v></c>', '<c r="B1" s="2"><v>0.5</v></c>', '<c r="C1" t="d"><v>2024-01-31</v></c>'),
        row(2, '<c r="A2" t="b"><v>1</v></c>', '<c r="B2" t="e"><v>#REF!</v></c>', '<c r="C2"><v>0.1</v></c>'),
        row(3, '<c r="A3" t="str"><v>a&amp;b &lt;c&gt;</v></c>', '<c r="B3"><v>12345678901234500000</v></c>', '<c r="C3"><v>-3</v></c>'),
    )  # fmt: skip
    path.write_bytes(xlsx(sheet, formats=("yyyy-mm-dd", "h:mm")))
    now = openpyxl.load_workbook(make(path))["S1"]
    assert [now[at].value for at in ("A1", "B1", "C1")] == [
        dt.datetime(2024, 1, 31),
        dt.time(12),
        dt.datetime(2024, 1, 31),
    ]
    assert [now[at].value for at in ("A2", "B2", "C2", "A3", "B3", "C3")] == [
        True, "#REF!", 0.1, "a&b <c>", 1.23456789012345e19, -3,
    ]  # fmt: skip
    assert [now[at].data_type for at in ("A2", "B2", "A3")] == ["b", "e", "s"]


def test_the_first_dates_that_excel_knows(tmp_path: Path):
    path = tmp_path / "a.csv"
    path.write_text("a\n", encoding="utf-8")
    days = [dt.date(1899, 12, 31), dt.date(1900, 1, 1), dt.date(1900, 2, 28), dt.date(1900, 3, 1)]
    sheet = Sheet("S", cells_from_rows([days]))
    noon = replace(sheet.cells, number=sheet.cells.number + np.array([0, 0, 0.5, 0.5]))
    made = make(path, book=Book(path, "csv", (understand(replace(sheet, cells=noon)),)))
    part = parts(made)["xl/worksheets/sheet3.xml"]
    assert re.findall(r"<v>(.*?)</v>", part) == ["1", "59.5", "61.5"]
    assert "1899-12-31" in part  # as a text: no number of Excel is that day


def test_dates_of_a_workbook_that_counts_from_1904(tmp_path: Path):
    path = tmp_path / "a.xlsx"
    sheet = data(row(1, '<c r="A1" s="1"><v>43860</v></c>'))
    path.write_bytes(xlsx(sheet, formats=("yyyy-mm-dd",), workbook='<workbookPr date1904="1"/>'))
    assert openpyxl.load_workbook(make(path))["S1"]["A1"].value == dt.datetime(2024, 1, 31)


def test_formulas_that_no_program_computed(tmp_path: Path):
    path = tmp_path / "a.xlsx"
    cells = ['<c r="A1"><v>2</v></c>', '<c r="B1"><f>A1*3</f></c>', '<c r="C1"><f>[1]Lain!A1+1</f></c>']
    path.write_bytes(xlsx(data(row(1, *cells))))
    made = make(path)
    assert_dead(made)
    assert [cell.value for cell in openpyxl.load_workbook(made)["S1"][1]] == [2, 6, words()["uncomputed"]]


def test_a_broken_style_costs_only_itself(tmp_path: Path):
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    styles = (
        f'<styleSheet xmlns="{main}"><fonts><font><b/><sz val="x"/><name val="Arial"/></font></fonts>'
        '<fills><fill/><fill><patternFill patternType="nonsense"/></fill>'
        '<fill><patternFill patternType="solid"><fgColor theme="4" tint="-0.5"/></patternFill></fill></fills>'
        '<borders><border><left style="odd"/></border></borders>'
        '<cellXfs><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/><xf numFmtId="4" fontId="0" fillId="1"/>'
        '<xf numFmtId="3" fontId="99" fillId="2" borderId="7"><alignment horizontal="odd"/></xf></cellXfs></styleSheet>'
    )
    path = tmp_path / "a.xlsx"
    cells = [f'<c r="{at}1" s="{style}"><v>5</v></c>' for at, style in (("A", 0), ("B", 1), ("C", 2), ("D", 55))]
    path.write_bytes(xlsx(data(row(1, *cells)), styles=styles))
    sheet = openpyxl.load_workbook(make(path))["S1"]
    assert [cell.value for cell in sheet[1]] == [5, 5, 5, 5]
    assert [cell.number_format for cell in sheet[1]] == ["General", "#,##0.00", "#,##0", "General"]
    assert sheet["A1"].font.name == "Arial"
    assert sheet["C1"].fill.fgColor.rgb == "FF223962"


def test_a_look_that_cannot_be_read_costs_only_the_look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "a.xlsx"
    path.write_bytes(xlsx(data(row(1, '<c r="A1"><v>5</v></c>'))))
    monkeypatch.setattr(feedback_looks._Scan, "read", lambda self, part: expat.ParserCreate().Parse(b"<", True))
    assert openpyxl.load_workbook(make(path))["S1"]["A1"].value == 5


def test_odd_columns_rows_panes_and_merges(tmp_path: Path):
    before = (
        '<sheetViews><sheetView zoomScale="9999"><pane xSplit="nan" ySplit="3" topLeftCell="A50" state="frozen"/></sheetView>'
        '</sheetViews><cols><col min="3" max="99999999" width="1e9"/><col min="1" max="4" width="10" style="400"/><col/></cols>'
    )
    after = (
        '<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="B2:C3"/><mergeCell ref="D4:D4"/></mergeCells>'
        '<customSheetViews><customSheetView guid="x"><pageSetup orientation="landscape"/></customSheetView></customSheetViews>'
    )
    path = tmp_path / "a.xlsx"
    rows = data(
        row(1, "<c><v>5</v></c>", "<c><v>6</v></c>"), row(7, said=' ht="99999" hidden="1" s="x" customFormat="1"')
    )
    path.write_bytes(xlsx(before + rows + after))
    made = make(path, [finding(sheet="S1", cell="B2")])
    sheet = openpyxl.load_workbook(made)["S1"]
    assert sheet["A1"].value == 5
    assert [str(each) for each in sheet.merged_cells.ranges] == ["A1:B2"]
    assert sheet.freeze_panes == "A4"
    assert sheet.row_dimensions[7].hidden
    assert sheet.page_setup.orientation is None
    spans = re.findall(r'<col min="(\d+)" max="(\d+)"', parts(made)["xl/worksheets/sheet3.xml"])
    assert spans == [("1", "4"), ("5", "16384")] or spans == [("1", "4")]


@pytest.mark.parametrize(("name", "content"), [
    ("a.csv", b"Kabupaten;Orang\nAceh Utara;1.234\nJumlah;1.234\n"),
    ("a.xls", b"<html><body><table><tr><th>Kabupaten</th><th>Orang</th></tr><tr><td>Aceh Utara</td><td>1.234</td></tr></table></body></html>"),
    ("a.ods", ods('<table:table table:name="Data"><table:table-row><table:table-cell office:value-type="string"><text:p>Kabupaten</text:p>'
                  '</table:table-cell><table:table-cell office:value-type="string"><text:p>Orang</text:p></table:table-cell></table:table-row>'
                  '<table:table-row><table:table-cell office:value-type="string"><text:p>Aceh Utara</text:p></table:table-cell>'
                  '<table:table-cell office:value-type="float" office:value="1234"><text:p>1.234</text:p></table:table-cell></table:table-row></table:table>')),
])  # fmt: skip
def test_files_without_a_look_of_their_own(tmp_path: Path, name: str, content: bytes):
    path = tmp_path / name
    path.write_bytes(content)
    sheet = read_here(path).sheets[0]
    found = [finding(sheet=sheet, cell="B2")]
    made = make(path, found)
    assert_dead(made)
    assert_linked(made, found)
    cells = openpyxl.load_workbook(made).worksheets[2]
    assert [cells["A1"].value, cells["A2"].value, str(cells["B2"].value).replace(".", "")] == [
        "Kabupaten",
        "Aceh Utara",
        "1234",
    ]
    assert cells.column_dimensions["A"].width > 10


def test_a_cell_of_a_file_with_one_sheet_needs_no_sheet(tmp_path: Path):
    path = tmp_path / "a.csv"
    path.write_text("a;b\nc;1\n", encoding="utf-8")
    made = make(path, [finding(sheet="", cell="B2")])
    assert openpyxl.load_workbook(made).worksheets[2]["B2"].comment is not None


def test_a_row_without_its_number_stays_hidden(tmp_path: Path):
    path = tmp_path / "a.xlsx"
    rows = "<row><c><v>5</v></c></row><row hidden='1'><c><v>6</v></c></row>"
    path.write_bytes(xlsx(f"<sheetData>{rows}</sheetData>"))
    made = openpyxl.load_workbook(make(path, [finding(sheet="S1", cell="A2")]))
    assert made["S1"].row_dimensions[2].hidden
    assert any("baris tersembunyi" in str(cell.value) for cells in made["Temuan"].iter_rows() for cell in cells)


def test_a_comment_says_what_stands_there_and_not_what_excel_would_read(sent: Path):
    made = make(sent, [finding(found="_x0041_")])
    assert "Tertulis: _x005F_x0041_" in parts(made)["xl/comments3.xml"]


def test_characters_that_no_workbook_can_hold(tmp_path: Path):
    path = tmp_path / "a.csv"
    path.write_text("a\n", encoding="utf-8")
    texts = ["\x00\x01a", "b\ud800", "c\ufffe", "\r\nd", "e" * 40_000]
    book = Book(path, "csv", (understand(Sheet("S", cells_from_rows([texts]))),))
    sheet = openpyxl.load_workbook(make(path, book=book))["S"]
    assert [cell.value.strip() for cell in sheet[1]] == ["a", "b", "c", "d", "e" * 32_767]


def test_numbers_that_are_none(tmp_path: Path):
    path = tmp_path / "a.csv"
    path.write_text("a\n", encoding="utf-8")
    sheet = Sheet("S", cells_from_rows([[1.0, 2.0, 3.0]]))
    cells = replace(sheet.cells, number=np.array([np.inf, np.nan, 3.0]))
    book = Book(path, "csv", (understand(replace(sheet, cells=cells)),))
    assert [cell.value for cell in openpyxl.load_workbook(make(path, book=book))["S"][1]] == ["inf", "nan", 3]


def test_what_cannot_be_made_says_so_and_leaves_the_old(sent: Path, monkeypatch: pytest.MonkeyPatch):
    book = read_here(sent)
    target = make(sent, book=book)
    old = target.read_bytes()
    with pytest.raises(FeedbackError, match="not_found"):
        make(sent.with_name("tiada.xlsx"), book=book, target=target)
    blocked = sent.parent / "berkas"
    blocked.write_text("")
    with pytest.raises(FeedbackError, match="could not be written"):
        make(sent, book=book, target=blocked / "x.xlsx")

    def fail(*_: object) -> None:
        raise RuntimeError(NIK)

    monkeypatch.setattr(feedback, "sent_rows", fail)
    with pytest.raises(FeedbackError) as raised:
        make(sent, book=book, target=target)
    assert NIK not in str(raised.value)
    assert raised.value.source == sent
    assert target.read_bytes() == old
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_hostile_look_is_bounded(tmp_path: Path):
    path = tmp_path / "a.xlsx"
    cells = "".join(f'<c r="{at}1" s="0"/>' for at in ("A", "XFD"))
    sheet = data(row(1, cells, '<c r="B1"><v>1</v></c>'), row(1_048_576, '<c r="A1048576" s="1"/>'))
    path.write_bytes(xlsx(sheet, formats=("0.00",)))
    made = make(path, [finding(sheet="S1", cell="A1:XFD1048576")])
    assert made.stat().st_size < 50_000


# The way back


def filled_in(path: Path, changes: dict[str, object], answer: str = "Sudah dibetulkan") -> Path:
    """A feedback workbook as the sender sends it back: mended, answered, under another name."""
    book = openpyxl.load_workbook(path)
    for at, value in changes.items():
        book["Data"][at] = value
    sheet = book.worksheets[0]
    at = next(n for n, cell in enumerate(sheet["A"], 1) if cell.value == "No")
    sheet.cell(at + 1, 9).value = answer
    back = path.with_name("Kirim kembali.xlsx")
    book.save(back)
    return back


def test_a_feedback_workbook_that_comes_back_is_recognised(sent: Path):
    said = finding()
    back = read_here(filled_in(make(sent, [said]), {"B3": 1241.5}))
    assert [is_feedback_sheet(back, name) for name in back.sheets] == [True, True, False, False, False]
    assert returned_original(back) == "submissions/aceh/kirim.xlsx"
    (answer,) = returned_answers(back)
    assert (answer["id"], answer["sheet"], answer["answer"]) == (said["finding_id"], "Data", "Sudah dibetulkan")
    assert said["message_id"] in answer["message"]
    own = read_here(sent)
    assert not any(is_feedback_sheet(own, name) for name in own.sheets)
    assert returned_original(own) is None
    assert returned_answers(own) == []
    with pytest.raises(KeyError):
        is_feedback_sheet(own, "tiada")


def test_a_sheet_of_the_senders_named_temuan_is_the_senders(tmp_path: Path):
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    book.active.title = "Temuan"
    book.active.append(["Temuan pemeriksaan berkas", "Berkas asal", "x.xlsx"])
    book.save(path)
    assert not is_feedback_sheet(read_here(path), "Temuan")
    assert returned_original(read_here(path)) is None


def test_feedback_on_feedback_starts_anew(sent: Path):
    back = filled_in(make(sent, [finding(), finding(cell="B4", severity="info")]), {"B3": 1241.5})
    file = "submissions/aceh/Kirim kembali.xlsx"
    again = make(back, [finding(cell="B4", severity="warning", file=file)])
    book = openpyxl.load_workbook(again)
    assert book.sheetnames == ["Temuan", "Terbaca", "Data", "Rahasia", "Luar"]
    assert book["Data"]["B3"].fill.fill_type is None
    assert edges(book["Data"]["B3"]) == [None] * 4
    assert book["Data"]["B3"].number_format == '"Rp"#,##0'
    assert book["Data"]["B3"].comment is None
    assert book["Data"]["B4"].fill.fgColor.rgb[2:] == SEVERITIES["warning"]["fill"]
    assert_linked(again, [finding(cell="B4", severity="warning", file=file)])


def test_the_answer_stands_in_the_next_feedback_workbook(sent: Path):
    first = [finding(), finding(cell="C9", found="12", message_id="Lain.")]
    back = filled_in(make(sent, first), {}, f"Sudah benar, lihat SK. Hubungi 0812-3456-7890 {NIK}")
    file = "submissions/aceh/Kirim kembali.xlsx"
    book = openpyxl.load_workbook(make(back, [finding(cell="C9", file=file, message_id="Lain."), finding(file=file)]))
    answers = {row[3].value: row[8].value for row in book["Temuan"].iter_rows() if row[0].value in (1, 2)}
    assert answers == {"B3": "Sudah benar, lihat SK. Hubungi ••• •••", "C9": None}


def test_the_answer_follows_a_finding_whose_cell_moved(sent: Path):
    back = filled_in(make(sent, [finding()]), {}, "Memang begitu.")
    moved = finding(cell="B8", file="submissions/aceh/Kirim kembali.xlsx")
    other = finding(cell="B9", file="submissions/aceh/Kirim kembali.xlsx", message_id="Lain.")
    said = answered(returned_answers(read_here(back)), [moved, other], "submissions/aceh/kirim.xlsx")
    assert said == {moved["finding_id"]: "Memang begitu."}
    twice = [moved, finding(cell="B10", file="submissions/aceh/Kirim kembali.xlsx", rule="addition_disagrees")]
    assert set(answered(returned_answers(read_here(back)), twice, "submissions/aceh/kirim.xlsx")) == {
        each["finding_id"] for each in twice
    }


# What was settled


def run(*found: dict) -> pd.DataFrame:
    return findings_table([{key: value for key, value in each.items() if key != "finding_id"} for each in found])


def states(frame: pd.DataFrame) -> dict[str, str]:
    return {f"{each.file.rpartition('/')[2]} {each.cell}": each.state for each in frame.itertuples()}


def test_findings_are_settled_new_or_remain():
    before = run(finding(cell="B3"), finding(cell="B4"))
    after = run(finding(cell="B4", found="11"), finding(cell="C9", found="12"))
    frame = settled(before, after)
    assert states(frame) == {"kirim.xlsx C9": "new", "kirim.xlsx B4": "remains", "kirim.xlsx B3": "settled"}
    assert frame.loc[frame["cell"] == "B4", "found"].tolist() == ["11"]
    assert (frame["earlier_id"] == "").tolist() == [True, False, False]
    assert frame["finding_id"].is_unique


def test_a_finding_that_only_moved_is_not_settled():
    before = run(finding(cell="B3"), finding(cell="B4", found="7"))
    frame = settled(before, run(finding(cell="B8")))
    assert states(frame) == {"kirim.xlsx B8": "remains", "kirim.xlsx B4": "settled"}
    assert frame["earlier_id"].tolist()[0] == before.loc[before["cell"] == "B3", "finding_id"].item()


def test_a_file_that_is_gone_or_refused_settles_nothing():
    before = run(finding(file="a.xlsx"), finding(file="b.xlsx"), finding(file="c.xlsx"))
    files = pd.DataFrame({"file": ["b.xlsx", "c.xlsx"], "status": ["refused", "read"]})
    frame = settled(before, run(finding(file="b.xlsx", cell="", sheet="", rule="damaged_file", found="")), files=files)
    assert states(frame) == {
        "b.xlsx ": "new", "a.xlsx B3": "remains", "b.xlsx B3": "remains", "c.xlsx B3": "settled",
    }  # fmt: skip


@pytest.mark.parametrize("old_is_there", [True, False])
def test_a_mended_file_under_another_name_settles_the_old_ones(old_is_there: bool):
    before = run(finding(file="a.xlsx", cell="B3"), finding(file="a.xlsx", cell="B4", found="4"))
    still = [finding(file="a.xlsx", cell="B3"), finding(file="a.xlsx", cell="B4", found="4")] if old_is_there else []
    after = run(
        *still, finding(file="balik.xlsx", cell="B4", found="4"), finding(file="balik.xlsx", cell="D1", found="9")
    )
    files = pd.DataFrame({"file": ["balik.xlsx", *(["a.xlsx"] if old_is_there else [])]})
    frame = settled(before, after, files=files, replaced={"balik.xlsx": "a.xlsx"})
    assert states(frame) == {"a.xlsx D1": "new", "a.xlsx B4": "remains", "a.xlsx B3": "settled"}


def test_a_file_that_came_back_in_a_run_before_settles_nothing_again():
    before = run(finding(file="balik.xlsx", cell="B4"))
    files = pd.DataFrame({"file": ["a.xlsx", "balik.xlsx"]})
    frame = settled(before, before, files=files, replaced={"balik.xlsx": "a.xlsx"})
    assert states(frame) == {"a.xlsx B4": "remains"}
    assert frame["earlier_id"].tolist() == before["finding_id"].tolist()


def test_a_mended_file_without_any_finding():
    before = run(finding())
    frame = settled(before, run(), files=pd.DataFrame({"file": ["submissions/aceh/kirim.xlsx"], "status": ["read"]}))
    assert states(frame) == {"kirim.xlsx B3": "settled"}
    assert settled(run(), run()).empty
    assert settled_text(settled(run(), run()), "id") == "0 temuan selesai, 0 baru, 0 tetap"


def test_what_was_settled_in_words():
    before = run(*(finding(cell=f"B{n}", found=str(n)) for n in range(3, 10)))
    after = run(
        *(finding(cell=f"B{n}", found=str(n)) for n in range(6, 10)), finding(cell="Z1", severity="warning", found="q")
    )
    frame = settled(before, after)
    assert settled_text(frame, "id").splitlines() == [
        "3 temuan selesai, 1 baru, 4 tetap",
        "  baru (peringatan): submissions/aceh/kirim.xlsx Data Z1: Jumlah tercetak 10, sedangkan bagian-bagiannya berjumlah 1.234.",
    ]
    assert settled_text(frame.assign(severity="info"), "id").splitlines()[1:] == [
        "  baru (informasi): 1; lihat findings.csv"
    ]
    other = pd.concat([frame, frame.head(1).assign(file="b.xlsx", answer="Benar.")])
    assert settled_text(other, "id").splitlines()[1:3] == [
        "  b.xlsx: 0 selesai, 1 baru, 0 tetap",
        "  submissions/aceh/kirim.xlsx: 3 selesai, 1 baru, 4 tetap",
    ]
    assert settled_text(other, "id").splitlines()[-1].startswith("  jawaban (masih terbuka): b.xlsx Data Z1: ")
    assert settled_text(other, "id").endswith(" [Jawaban: Benar.]")
    assert settled_text(frame, "en").splitlines()[0] == "3 findings settled, 1 new, 4 remaining"
    assert settled_text(frame, "en").splitlines()[1] == "  new (warning): submissions/aceh/kirim.xlsx Data Z1: A total."
    with pytest.raises(ValueError, match="language"):
        settled_text(frame, "fr")


# Real files, and another program


@pytest.mark.parametrize("name", [
    "aceh_kode_wilayah_desa.xlsx", "biroap_format_import.xlsx", "bps_brs_feb2026_pendamping.xlsx", "bps_jatim_pencari_kerja_2021_2025.xlsx",
    "bps_sp2010_maluku_tengah.xls", "sumut_prov_lra_disdik_juni2022.xlsx", "tangsel_report_pendapatan_html.xls", "toba_dana_desa_blt_nov2022.xlsx",
    "djpk_pagu_dana_desa_2023.csv",
])  # fmt: skip
def test_real_files(name: str, tmp_path: Path):
    if not (REAL / name).exists():
        pytest.skip("no real files here")
    book = read_here(REAL / name)
    found = book.findings.to_dict("records")
    made = make(REAL / name, found, book=book, target=tmp_path / "a.xlsx")
    assert_dead(made)
    if sum(len(each.sheet.merges) for each in book.understood) < 1_000:  # openpyxl needs minutes for 76,000
        assert_linked(made, found)
    again = read_here(made)
    kept = [each for each in again.understood if not is_feedback_sheet(again, each.sheet.name)]
    for was, now in zip(book.understood, kept, strict=True):
        assert was.sheet.cells.addresses() == now.sheet.cells.addresses()
        assert was.sheet.cells.text.tolist() == now.sheet.cells.text.tolist()
        assert np.array_equal(was.sheet.cells.number, now.sheet.cells.number, equal_nan=True)
        assert was.sheet.hidden_rows.tolist() == now.sheet.hidden_rows.tolist()


@pytest.mark.parametrize("format_", ["xlsx", "ods", "xls"])
def test_libreoffice_opens_it_and_what_it_saves_is_recognised(sent: Path, format_: str, tmp_path: Path):
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    said = [finding(), finding(cell="A4", severity="info", rule="not_a_number")]
    made = make(sent, said, personal={"Data": {"A6"}})
    folder = tmp_path / "saved"
    subprocess.run(
        [office, f"-env:UserInstallation=file://{tmp_path}/office", "--headless", "--convert-to", format_, "--outdir", folder, made],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    back = read_here(folder / f"{made.stem}.{format_}")
    assert [is_feedback_sheet(back, name) for name in back.sheets] == [True, True, False, False, False]
    assert returned_original(back) == "submissions/aceh/kirim.xlsx"
    cells = back.understood[2].sheet.cells
    held = dict(zip(cells.addresses(), map(cells.value, range(len(cells))), strict=True))
    assert [held[at] for at in ("A4", "A6", "B3", "C3")] == ["=1+1", REMOVED, 10, dt.date(2024, 1, 31)]
    if format_ == "xlsx":
        saved = openpyxl.load_workbook(folder / f"{made.stem}.xlsx")
        assert saved["Data"]["B3"].comment is not None
        assert saved["Data"]["A4"].data_type == "s"
        assert "'Data'!B3" in locations(saved["Temuan"])
        again = make(folder / f"{made.stem}.xlsx")
        assert openpyxl.load_workbook(again)["Data"]["B3"].fill.fill_type is None


def test_advice_is_about_rules_that_exist_each_once():
    rooms = [Catalogue(room).rules for room in ("analysis.sheets", "analysis.cleaning")]
    known = {rule.partition(".")[0] for rules in rooms for rule in rules}
    said = [rule for group in words()["advice"]["rules"] for rule in group["rules"]]
    assert len(said) == len(set(said))
    assert set(said) <= known
    lists = [words()["advice"][name] for name in ("compared", "named", "typed", "decimal", "grouped")]
    assert {rule for rules in lists for rule in rules} <= known
