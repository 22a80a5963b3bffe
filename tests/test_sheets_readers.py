"""Cells of files of every kind: real ones against a second reader, made-up ones against what was written."""

from __future__ import annotations

import csv
import datetime as dt
import html.parser
import io
import pickle
import re
import struct
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import openpyxl
import pytest
import xlrd
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import load_workbook

from analysis.sheets import ooxml, sheetpart, styles
from analysis.sheets.agreement import compare, same, settle
from analysis.sheets.cells import Kind, Sheet, cells_from_rows, column_letters, days_of
from analysis.sheets.readers import read_sheets
from analysis.sheets.spans import spans
from conftest import PROJECT
from sheets_by_hand import HEAD, MAIN, data, formula, label, number, ods, record, row, xls, xlsx, xlsx_parts, zipped

REAL = PROJECT.parent / "shared" / "spreadsheets"


def real(*endings: str) -> list[Path]:
    """Real files, without those that are no workbooks although they are called so."""
    left_out = ("rusak_", "kunci_", "bps_ipm_", "ORIGIN", "truth_")
    return sorted(path for path in REAL.glob("*") if path.name.endswith(endings) and not path.name.startswith(left_out))


def by_address(sheet: Sheet) -> dict[str, object]:
    return {address: sheet.cells.value(i) for i, address in enumerate(sheet.cells.addresses())}


def kinds(sheet: Sheet) -> dict[str, Kind]:
    return {address: Kind(int(sheet.cells.kind[i])) for i, address in enumerate(sheet.cells.addresses())}


def formats(sheet: Sheet) -> dict[str, str]:
    return {address: sheet.cells.format(i) for i, address in enumerate(sheet.cells.addresses())}


def formulas(sheet: Sheet) -> dict[str, str]:
    found = {address: sheet.cells.formula(i) for i, address in enumerate(sheet.cells.addresses())}
    return {address: text for address, text in found.items() if text}


def rules(sheet: Sheet) -> list[tuple[str, str]]:
    return [(problem.rule, problem.cell) for problem in sheet.problems]


def merged(sheet: Sheet) -> set[str]:
    return {
        f"{column_letters(left)}{top + 1}:{column_letters(right)}{bottom + 1}"
        for top, left, bottom, right in sheet.merges.tolist()
    }


def one(content: bytes, format: str = "xlsx") -> Sheet:  # noqa: A002
    """The only sheet of a file about which there is nothing to say."""
    sheets, problems = read_sheets(content, format)
    assert not problems
    assert len(sheets) == 1
    return sheets[0]


# Real files


@pytest.mark.parametrize("path", real(".xlsx"), ids=lambda path: path.name[:30])
def test_cells_of_real_workbooks_are_those_that_openpyxl_sees(path: Path):
    sheets, _ = read_sheets(path.read_bytes(), "xlsx")
    values = openpyxl.load_workbook(path, read_only=True, data_only=True)
    written = openpyxl.load_workbook(path, read_only=True)
    assert [sheet.name for sheet in sheets] == values.sheetnames
    for sheet in sheets:
        expected, theirs = {}, {}
        for book, into in ((values, expected), (written, theirs)):
            book[sheet.name].reset_dimensions()
            for cells in book[sheet.name].iter_rows():
                into |= {cell.coordinate: cell.value for cell in cells if cell.value is not None}
        as_formulas = {address: text[1:] for address, text in theirs.items() if str(text).startswith("=")}
        found = by_address(sheet)
        assert set(found) == set(expected)
        for address, value in expected.items():
            if isinstance(value, dt.datetime):
                assert days_of(found[address]) == pytest.approx(days_of(value), abs=1e-5)
            else:
                assert found[address] == value, address
        assert formulas(sheet) == as_formulas


@pytest.mark.parametrize("path", real(".xlsx"), ids=lambda path: path.name[:30])
def test_structure_of_real_workbooks_is_that_of_their_xml(path: Path):
    sheets, _ = read_sheets(path.read_bytes(), "xlsx")
    with zipfile.ZipFile(path) as archive:
        for i, sheet in enumerate(sheets):
            root = ElementTree.fromstring(archive.read(f"xl/worksheets/sheet{i + 1}.xml"))
            found = {element.get("ref") for element in root.iter(f"{{{MAIN}}}mergeCell")}
            assert merged(sheet) == found
            rows = [element for element in root.iter(f"{{{MAIN}}}row") if element.get("hidden") == "1"]
            assert sheet.hidden_rows.tolist() == [int(element.get("r")) - 1 for element in rows]
            for element in root.iter(f"{{{MAIN}}}col"):
                if element.get("hidden") == "1" or float(element.get("width", "9")) == 0:
                    assert int(element.get("min")) - 1 in sheet.hidden_columns or (
                        int(element.get("min")) - 1 > sheet.cells.column.max(initial=0)
                    )
            assert len(sheet.hidden_columns) <= 30


@pytest.mark.parametrize("path", [p for p in real(".xls") if "html" not in p.name], ids=lambda path: path.name[:30])
def test_cells_of_real_old_workbooks_are_those_that_calamine_sees(path: Path):
    sheets, problems = read_sheets(path.read_bytes(), "xls")
    assert not problems
    book = load_workbook(path)
    assert [sheet.name for sheet in sheets] == book.sheet_names
    for sheet in sheets:
        theirs = book.get_sheet_by_name(sheet.name)
        expected = {}
        for r, values in enumerate(theirs.to_python(skip_empty_area=False)):
            expected |= {f"{column_letters(c)}{r + 1}": value for c, value in enumerate(values) if value != ""}
        assert by_address(sheet) == expected
        assert not sheet.problems
        ranges = [(top, left, bottom, right) for (top, left), (bottom, right) in theirs.merged_cell_ranges]
        assert sorted(map(tuple, sheet.merges.tolist())) == sorted(ranges)


@pytest.mark.skipif(not REAL.is_dir(), reason="no real spreadsheets beside the checkout")
def test_the_old_and_the_new_form_of_one_report_have_the_same_cells():
    (new,), _ = read_sheets((REAL / "sumut_prov_lra_disdik_juni2022.xlsx").read_bytes(), "xlsx")
    (old,), _ = read_sheets((REAL / "sumut_prov_lra_disdik_juli2022.xls").read_bytes(), "xls")
    assert by_address(new).keys() == by_address(old).keys()
    assert kinds(new) == kinds(old)
    assert merged(new) == merged(old)
    texts = [{a: v for a, v in by_address(sheet).items() if isinstance(v, str)} for sheet in (new, old)]
    differing = {address for address in texts[0] if texts[0][address] != texts[1][address]}
    assert len(texts[0]) == 40
    assert differing <= {"E5"}  # the date up to which the report goes


DELIMITERS = {"aceh_apba": ",", "bps_sumsel": ",", "djpk": "\t"}


@pytest.mark.parametrize("path", real(".csv"), ids=lambda path: path.name[:30])
def test_cells_of_real_text_files_are_those_of_the_csv_module(path: Path):
    delimiter = next(mark for start, mark in DELIMITERS.items() if path.name.startswith(start))
    sheet = one(path.read_bytes(), "csv")
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.reader(lines, delimiter=delimiter))
    expected = {(r, c): field for r, fields in enumerate(rows) for c, field in enumerate(fields) if field}
    cells = sheet.cells
    assert (cells.kind == Kind.TEXT).all()
    found = dict(zip(zip(cells.row.tolist(), cells.column.tolist(), strict=True), cells.text, strict=True))
    assert found == expected


class _Texts(html.parser.HTMLParser):
    """Every cell's text and every heading, found in the simplest way."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in ("td", "th", "h2", "h3", "h4"):
            self.inside = tag
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside = "" if tag == self.inside else self.inside

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.found[-1] += data


@pytest.mark.parametrize("path", [p for p in real(".xls") if "html" in p.name], ids=lambda path: path.name[:30])
def test_cells_of_real_web_pages_are_those_of_their_tags(path: Path):
    sheet = one(path.read_bytes(), "html")
    parser = _Texts()
    parser.feed(path.read_text(encoding="utf-8"))
    expected = [" ".join(text.split()) for text in parser.found if text.strip()]
    found = [" ".join(text.split()) for text in sheet.cells.text]
    loose = [text for text in found if text not in expected]  # lines outside any tag
    assert sorted(text for text in found if text in expected) == sorted(expected)
    assert len(loose) <= 3


@pytest.mark.parametrize("path", real(".xlsx"), ids=lambda path: path.name[:30])
def test_real_workbooks_are_read_the_quick_way(path: Path):
    with zipfile.ZipFile(path) as archive:
        parts = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
    assert all(scan is not None and scan.quick for scan in sheetpart.scan(parts))


# Workbooks: values


def test_every_kind_of_value():
    sheet = one(
        xlsx(
            data(
                row(
                    2,
                    '<c r="B2" t="s"><v>0</v></c><c r="C2"><v>1.5</v></c><c r="D2" t="n"><v>1E3</v></c>',
                    '<c r="E2" t="b"><v>1</v></c><c r="F2" t="e"><v>#REF!</v></c><c r="G2" t="str"><f>A1</f><v>ya</v></c>',
                    '<c r="H2" t="inlineStr"><is><t>langsung</t></is></c><c r="I2" t="d"><v>2022-06-30T00:00:00</v></c>',
                    '<c r="J2" s="1"><v>44742</v></c><c r="K2" s="2"><v>0.5</v></c><c r="AA2"><v>-7</v></c><c r="XFD2"><v>3</v></c>',
                )
            ),
            texts="<si><t>teks</t></si>",
            formats=("dd/mm/yyyy", "[h]:mm"),
        )
    )
    assert by_address(sheet) == {
        "B2": "teks",
        "C2": 1.5,
        "D2": 1000.0,
        "E2": True,
        "F2": "#REF!",
        "G2": "ya",
        "H2": "langsung",
        "I2": dt.date(2022, 6, 30),
        "J2": dt.date(2022, 6, 30),
        "K2": 0.5,
        "AA2": -7.0,
        "XFD2": 3.0,
    }
    assert [kinds(sheet)[address] for address in ("E2", "F2", "I2", "J2", "K2")] == [
        Kind.BOOLEAN, Kind.ERROR, Kind.DATE, Kind.DATE, Kind.TIME
    ]  # fmt: skip
    assert rules(sheet) == []


def test_texts_exactly_as_they_stand():
    items = [
        "<si><t>a &amp; b &lt;c&gt; &#233;</t></si>",
        '<si><t xml:space="preserve">  dua  spasi </t></si>',
        "<si><r><t>kaya</t></r><r><rPr><b/></rPr><t xml:space='preserve'> teks</t></r><rPh sb='0' eb='1'><t>bunyi</t></rPh></si>",
        "<si><t>baris_x000D_dua</t></si>",
        '<si><t xml:space="preserve"> </t></si>',
        "<si><t></t></si>",
        "<si/>",
        "<si><t>a\r\nb</t></si>",
    ]
    cells = "".join(f'<c r="{letter}1" t="s"><v>{i}</v></c>' for i, letter in enumerate("ABCDEFGH"))
    sheet = one(xlsx(data(row(1, cells)), texts="".join(items)))
    assert by_address(sheet) == {
        "A1": "a & b <c> é",
        "B1": "  dua  spasi ",
        "C1": "kaya teks",
        "D1": "baris\rdua",
        "E1": " ",
        "H1": "a\nb",
    }
    assert rules(sheet) == []


def test_a_text_that_the_file_does_not_hold_is_an_error_and_not_nothing():
    sheet = one(xlsx(data(row(1, '<c r="A1" t="s"><v>7</v></c><c r="B1"><v>2</v></c>')), texts="<si><t>x</t></si>"))
    assert kinds(sheet) == {"A1": Kind.ERROR, "B1": Kind.NUMBER}
    assert ("text_missing", "A1") in rules(sheet)


@pytest.mark.parametrize(
    ("serial", "from_1904", "expected"),
    [
        ("1", False, dt.date(1900, 1, 1)),
        ("59", False, dt.date(1900, 2, 28)),
        ("61", False, dt.date(1900, 3, 1)),
        ("44742.75", False, dt.datetime(2022, 6, 30, 18)),
        ("100", True, dt.date(1904, 4, 10)),
        ("0", True, dt.date(1904, 1, 1)),
        ("-5", False, -5.0),
        ("3000000", False, 3_000_000.0),
        ("0.25", False, 0.25),
    ],
)
def test_dates_of_both_epochs(serial: str, from_1904: bool, expected: object):
    book = '<workbookPr date1904="1"/>' if from_1904 else ""
    cells = data(row(1, f'<c r="A1" s="1"><v>{serial}</v></c>'))
    sheet = one(xlsx(cells, formats=("dd/mm/yyyy",), workbook=book))
    assert by_address(sheet) == {"A1": expected}
    assert rules(sheet) == []


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("General", ""),
        ("#,##0", ""),
        ('_-"Rp"* #,##0_-', ""),
        ('0 "hari"', ""),
        ("[Red]#,##0.00", ""),
        ("0.00E+00", ""),
        ("@", ""),
        ("dd/mm/yyyy", "date"),
        ("[$-421]dd mmmm yyyy;@", "date"),
        ("mmm-yy", "date"),
        ("yyyy", "date"),
        ("m/d/yy h:mm", "date"),
        ("h:mm AM/PM", "time"),
        ("mm:ss.0", "time"),
        ("[h]:mm", "duration"),
        ('General" hari"', ""),
        ("Standard", ""),
    ],
)
def test_formats_that_show_dates(code: str, expected: str):
    assert styles.when(code) == expected


def test_number_formats_of_cells():
    styled = (
        f'{HEAD}<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="170" formatCode="#,##0&quot; jiwa&quot;"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="170"/><xf numFmtId="14"/><xf/></cellXfs></styleSheet>'
    )
    cells = "".join(f'<c r="{letter}1" s="{i}"><v>1</v></c>' for i, letter in enumerate("ABCDE"))
    sheet = one(xlsx(data(row(1, cells + '<c r="F1" s="99"><v>1</v></c>')), styles=styled))
    found = formats(sheet)
    assert found == {"A1": "General", "B1": "0.00%", "C1": '#,##0" jiwa"', "D1": "mm-dd-yy", "E1": "General", "F1": "General"}  # fmt: skip
    assert by_address(sheet)["D1"] == dt.date(1900, 1, 1)


@pytest.mark.parametrize("raw", ["1_000", "NaN", "INF", "1E400", "0x10", "1.000,5"])
def test_a_raw_value_that_is_no_number_stays_the_text_it_is(raw: str):
    sheet = one(xlsx(data(row(1, f'<c r="A1"><v>{raw}</v></c><c r="B1"><v>12</v></c>'))))
    assert by_address(sheet) == {"A1": raw, "B1": 12.0}


# Workbooks: formulas


def test_formulas_with_and_without_a_value():
    sheet = one(
        xlsx(
            data(
                row(1, '<c r="A1"><f>SUM(B1:B2)</f><v>3</v></c><c r="B1"><v>1</v></c>'),
                row(2, '<c r="A2"><f>NOW()</f></c><c r="B2"><v>2</v></c><c r="C2"><f>NOW()</f><v/></c>'),
                row(
                    3, '<c r="A3" t="str"><f>IF(B1=1,"","x")</f><v></v></c><c r="B3" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
                ),
                row(4, '<c r="A4"><f>RAND()</f><v></v></c><c r="B4" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>'),
            )
        )
    )
    assert kinds(sheet) == {
        "A1": Kind.NUMBER,
        "B1": Kind.NUMBER,
        "A2": Kind.PENDING,
        "B2": Kind.NUMBER,
        "C2": Kind.PENDING,
        "B3": Kind.ERROR,
        "A4": Kind.PENDING,
        "B4": Kind.TEXT,
    }
    assert formulas(sheet)["B4"] == '"a"&"b"'
    assert formulas(sheet)["A1"] == "SUM(B1:B2)"
    assert ("formula_without_value.function", "A2") in rules(sheet)


def test_shared_and_array_formulas():
    sheet = one(
        xlsx(
            data(
                row(1, '<c r="A1"><v>1</v></c><c r="B1"><f t="shared" ref="B1:C3" si="0">A1*$A$1+A$1</f><v>2</v></c>'),
                row(2, '<c r="A2"><v>2</v></c><c r="B2"><f t="shared" si="0"/><v>3</v></c>'),
                row(
                    3, '<c r="A3"><v>3</v></c><c r="B3"><f t="shared" si="0"/></c><c r="C3"><f t="shared" si="0"/></c>'
                ),
                row(4, '<c r="A4"><f t="array" ref="A4">SUM(A1:A3*A1:A3)</f></c>'),
            )
        )
    )
    assert formulas(sheet) == {
        "B1": "A1*$A$1+A$1",
        "B2": "A2*$A$1+A$1",
        "B3": "A3*$A$1+A$1",
        "C3": "B3*$A$1+B$1",
        "A4": "{SUM(A1:A3*A1:A3)}",
    }
    assert by_address(sheet)["B3"] == 4.0
    assert by_address(sheet)["C3"] == 6.0  # B3 (4) times A1, and B1
    assert by_address(sheet)["A4"] == 14.0
    assert pickle.loads(pickle.dumps(sheet)).cells.formulas[3] == sheet.cells.formulas[3]


def test_zeros_of_a_program_that_cannot_compute():
    book = io.BytesIO()
    workbook = xlsxwriter.Workbook(book)
    written = workbook.add_worksheet()
    written.write_column(0, 0, [5, 7])
    written.write_formula(2, 0, "=SUM(A1:A2)")
    written.write_formula(3, 0, "=A1-5")
    written.write_formula(4, 0, "=TODAY()-TODAY()")
    workbook.close()
    sheet = one(book.getvalue())
    assert by_address(sheet) == {"A1": 5.0, "A2": 7.0, "A3": 12.0, "A4": 0.0, "A5": 0.0}
    assert rules(sheet) == [("formula_computed", "A3"), ("formula_zero", "A5")]


# Workbooks: structure


def test_hidden_rows_and_columns():
    before = (
        '<sheetFormatPr defaultRowHeight="15"/><cols><col min="2" max="2" hidden="1"/><col min="3" max="3" width="0" customWidth="1"/>'
        '<col min="5" max="16384" hidden="true"/></cols>'
    )
    rows = data(
        row(1, '<c r="A1"><v>1</v></c><c r="F1"><v>1</v></c>'),
        row(2, '<c r="A2"><v>1</v></c>', said=' hidden="1"'),
        row(3, '<c r="A3"><v>1</v></c>', said=' ht="0" customHeight="1"'),
        row(4, '<c r="A4"><v>1</v></c>', said=' ht="0.75" customHeight="1"'),
        row(6, said=' spans="1:2" hidden="true"'),
    )
    sheet = one(xlsx(before + rows))
    assert sheet.hidden_rows.tolist() == [1, 2, 5]
    assert sheet.hidden_columns.tolist() == [1, 2, 4, 5]
    assert by_address(sheet).keys() == {"A1", "F1", "A2", "A3", "A4"}


def test_rows_hidden_unless_the_file_mentions_them():
    rows = data(row(2, '<c r="A2"><v>1</v></c>'), row(4, '<c r="A4"><v>1</v></c>'))
    sheet = one(xlsx('<sheetFormatPr defaultRowHeight="15" zeroHeight="1"/>' + rows))
    assert sheet.hidden_rows.tolist() == [0, 2]


def test_merges_and_hidden_sheets():
    cells = data(row(1, '<c r="A1"><v>1</v></c>'))
    content = xlsx(
        cells + '<mergeCells count="2"><mergeCell ref="A1:C2"/><mergeCell ref="D5:D9"/></mergeCells>',
        cells,
        cells,
        states={1: "hidden", 2: "veryHidden"},
    )
    sheets, problems = read_sheets(content, "xlsx")
    assert [sheet.visibility for sheet in sheets] == ["visible", "hidden", "very_hidden"]
    assert sheets[0].merges.tolist() == [[0, 0, 1, 2], [4, 3, 8, 3]]
    assert not problems


def test_sheets_without_cells_and_sheets_that_are_not_there():
    cells = data(row(1, '<c r="A1"><v>1</v></c>'))
    parts = xlsx_parts(cells, cells, cells, kinds={1: "chartsheet"})
    del parts["xl/worksheets/sheet3.xml"]
    sheets, problems = read_sheets(zipped(parts), "xlsx")
    assert [sheet.name for sheet in sheets] == ["S1"]
    assert [problem.rule for problem in problems] == ["sheet_without_cells", "sheet_missing"]


def test_parts_under_unusual_names_and_parts_that_somebody_has_inflated():
    parts = xlsx_parts(data(row(1, '<c r="A1"><v>1</v></c>')))
    odd = {name.replace("xl/worksheets/sheet1", "xl\\worksheets\\SHEET1"): part for name, part in parts.items()}
    inflated = {name: part.encode() for name, part in odd.items()}
    content = zipped(odd)
    for given_parts in (None, inflated, {"xl/workbook.xml": parts["xl/workbook.xml"].encode()}):
        sheets, problems = read_sheets(content, "xlsx", given_parts)
        assert by_address(sheets[0]) == {"A1": 1.0}
        assert not problems
        assert not sheets[0].problems


def test_broken_styles_leave_the_values():
    sheets, problems = read_sheets(xlsx(data(row(1, '<c r="A1" s="1"><v>5</v></c>')), styles="<styleSheet"), "xlsx")
    assert by_address(sheets[0]) == {"A1": 5.0}
    assert [problem.rule for problem in problems] == ["styles_unread"]


def test_a_fill_that_openpyxl_refuses_is_no_trouble():
    styled = (
        f'{HEAD}<styleSheet xmlns="{MAIN}"><fills><fill/></fills><cellXfs><xf numFmtId="9"/></cellXfs></styleSheet>'
    )
    sheet = one(xlsx(data(row(1, '<c r="A1" s="0"><v>0.5</v></c>')), styles=styled))
    assert formats(sheet) == {"A1": "0%"}
    assert rules(sheet) == []


# Workbooks: odd XML. Whatever the form, the cells are the same.

_CELLS = (
    '<c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="1"><v>12.5</v></c><c r="AB1" t="b"><v>1</v></c>',
    '<c r="A3" t="e"><v>#N/A</v></c><c r="B3"><f>A1</f><v>4</v></c><c r="C3" t="inlineStr"><is><t>x</t></is></c>',
)
_EXPECTED = {"A1": "teks", "B1": 12.5, "AB1": True, "A3": "#N/A", "B3": 4.0, "C3": "x"}
_PLAIN = data(row(1, _CELLS[0]), row(3, _CELLS[1], said=' hidden="1"'))
_FORMS = {
    "plain": _PLAIN,
    "spread out": re.sub(r"(<(?!/?(?:t|v|f)>|/?is>))", r"\n   \1", _PLAIN),
    "tabs in tags": _PLAIN.replace(' t="', '\n\tt="').replace("<c r=", "<c  r="),
    "type before style": _PLAIN.replace('s="1" t="s"', 't="s" s="1"'),
    "address last": re.sub(r'<c (r="\w+")( [^>]*)?>', r"<c\2 \1>", _PLAIN),
    "single quotes": _PLAIN.replace('"', "'"),
    "more attributes": _PLAIN.replace('t="s"', 't="s" cm="1" vm="12345678901234567890" ph="1"'),
    "row attributes": _PLAIN.replace('<row r="1"', '<row spans="1:28" r="1" ht="15.75"'),
    "comments": _PLAIN.replace("<row ", "<!-- <c r='Z9'><v>1</v></c> --><row ", 1),
    "value with attribute": _PLAIN.replace("<v>12.5", '<v xml:space="preserve">12.5'),
    "empty cells": _PLAIN.replace("</row>", '<c r="AD1" s="1"/><c r="AE1" s="1"></c></row>', 1).replace(
        "</row>", '</row><row r="2"><c r="B2" s="1"/></row>', 1
    ),
    "extension": _PLAIN.replace("<v>12.5</v>", "<v>12.5</v><extLst><ext/></extLst>"),
}


@pytest.mark.parametrize("form", _FORMS)
def test_forms_of_xml(form: str):
    sheet = one(xlsx(_FORMS[form], texts="<si><t>teks</t></si>", formats=("0.00",)))
    assert by_address(sheet) == _EXPECTED
    assert formats(sheet)["B1"] == "0.00"
    assert sheet.hidden_rows.tolist() == [2]
    assert formulas(sheet) == {"B3": "A1"}
    # calamine and openpyxl do not expect an extension in a cell, which the standard allows
    assert rules(sheet) == ([("read_by_one", "")] if form == "extension" else [])


def test_prefixes_and_other_encodings():
    prefixed = re.sub(r"<(/?)(\w)", r"<\1x:\2", _PLAIN)
    whole = f'<?xml version="1.0"?><x:worksheet xmlns:x="{MAIN}">{prefixed}</x:worksheet>'
    wide = f'<?xml version="1.0" encoding="UTF-16"?><worksheet xmlns="{MAIN}">{_PLAIN}</worksheet>'
    parts: dict[str, str | bytes] = dict(xlsx_parts(whole, texts="<si><t>teks</t></si>", formats=("0.00",)))
    assert by_address(one(zipped(parts))) == _EXPECTED
    parts["xl/worksheets/sheet1.xml"] = wide.encode("utf-16")
    assert by_address(one(zipped(parts))) == _EXPECTED


def test_cells_and_rows_without_addresses():
    rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row/><row><c/><c t='str'><v>x</v></c></row>"
    sheet = one(xlsx(data(rows)))
    assert by_address(sheet) == {"A1": 1.0, "B1": 2.0, "B3": "x"}


def test_rows_in_any_order_and_cells_twice():
    rows = data(
        row(3, '<c r="A3"><v>3</v></c>'), row(1, '<c r="B1"><v>1</v></c><c r="A1"><v>9</v></c><c r="B1"><v>2</v></c>')
    )
    sheet = one(xlsx(rows))
    assert by_address(sheet) == {"A1": 9.0, "B1": 2.0, "A3": 3.0}
    assert sheet.cells.row.tolist() == [0, 0, 2]
    assert ("cell_twice", "B1") in rules(sheet)


def test_a_text_that_one_reader_loses_is_settled_by_a_third():
    cells = data(row(1, '<c r="A1" t="str"><v><![CDATA[x<y]]></v></c><c r="B1"><v>5</v></c>'))
    sheet = one(xlsx(cells))
    assert by_address(sheet) == {"A1": "x<y", "B1": 5.0}
    assert rules(sheet) == [("readers_disagree", "A1")]


def test_a_broken_sheet_costs_itself_alone():
    good = data(row(1, '<c r="A1"><v>1</v></c>'))
    broken = f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2'
    sheets, _ = read_sheets(xlsx(good, broken, good), "xlsx")
    assert [by_address(sheet) for sheet in (sheets[0], sheets[2])] == [{"A1": 1.0}] * 2
    assert rules(sheets[1])[0][0] in ("structure_unread", "sheet_unreadable")
    assert not sheets[0].problems
    assert not sheets[2].problems


def test_a_stray_cell_at_the_end_of_the_sheet_is_not_spread_over_a_grid():
    rows = data(row(1, '<c r="A1"><v>1</v></c>'), row(1_048_576, '<c r="XFD1048576"><v>2</v></c>'))
    sheet = one(xlsx('<dimension ref="A1"/>' + rows))
    assert by_address(sheet) == {"A1": 1.0, "XFD1048576": 2.0}
    assert rules(sheet) == [("read_by_one", "")]


def test_an_empty_text_at_the_end_of_the_sheet_is_no_cell_and_spreads_nothing():
    far = '<c r="XFD1048576" t="str"><f>A1</f><v></v></c>'
    sheet = one(xlsx(data(row(1, '<c r="A1"><v>1</v></c>'), row(1_048_576, far))))
    assert by_address(sheet) == {"A1": 1.0}
    assert rules(sheet) == [("read_by_one", "")]


def test_a_sheet_that_calamine_refuses_is_held_against_openpyxl():
    cells = data(row(1, '<c r="A1" s="1"><v>1E300</v></c><c r="B1" t="str"><v>x</v></c>'))
    sheet = one(xlsx(cells, formats=("[h]:mm",)))
    assert by_address(sheet) == {"A1": 1e300, "B1": "x"}
    assert rules(sheet) == [("reader_replaced", "")]


def test_addresses_that_no_sheet_has():
    sheet = one(xlsx(data(row(1, '<c r="A1"><v>1</v></c><c r="XFE1"><v>2</v></c>'))))
    assert by_address(sheet) == {"A1": 1.0}
    assert ("address_outside", "") in rules(sheet)


def test_a_document_type_in_a_sheet_is_not_followed():
    entity = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    cells = data(row(1, '<c r="A1" t="str"><v>&b;</v></c>'))
    whole = f'<?xml version="1.0"?>{entity}<worksheet xmlns="{MAIN}">{cells}</worksheet>'
    sheets, _ = read_sheets(xlsx(whole), "xlsx")
    assert not any("aaa" in str(value) for value in by_address(sheets[0]).values())


_value = st.one_of(
    st.integers(-(10**12), 10**12).map(float),
    st.floats(allow_nan=False, allow_infinity=False, width=64),
    st.booleans(),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=12),
)
_places = st.dictionaries(
    st.tuples(st.integers(0, 40) | st.just(1_048_575), st.integers(0, 30) | st.sampled_from([701, 702, 16_383])),
    _value,
    max_size=30,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_places, st.booleans(), st.booleans())
def test_whatever_is_written_is_read(places: dict[tuple[int, int], object], shared: bool, spread: bool):
    texts: list[str] = []
    lines: dict[int, str] = {}
    for (r, c), value in sorted(places.items()):
        address = f"{column_letters(c)}{r + 1}"
        if isinstance(value, bool):
            cell = f'<c r="{address}" t="b"><v>{int(value)}</v></c>'
        elif isinstance(value, float):
            cell = f'<c r="{address}" s="{c % 3}"><v>{value!r}</v></c>'
        else:
            text = value.replace("&", "&amp;").replace("<", "&lt;")
            item = f'<t xml:space="preserve">{text}</t>'
            if shared:
                texts.append(f"<si>{item}</si>")
                cell = f'<c r="{address}" t="s"><v>{len(texts) - 1}</v></c>'
            else:
                cell = f'<c r="{address}" t="inlineStr"><is>{item}</is></c>'
        lines[r] = lines.get(r, "") + cell
    rows = [row(r + 1, cells) for r, cells in lines.items()]
    content = data(*rows)
    if spread:
        content = content.replace("<c ", "\n <c ").replace("<row", "\n<row")
    sheets, _ = read_sheets(xlsx(content, texts="".join(texts), formats=("0.00", "#,##0")), "xlsx")
    expected = {f"{column_letters(c)}{r + 1}": v for (r, c), v in places.items() if v != ""}
    unhidden = {a: re.sub("_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m[1], 16)), v) if isinstance(v, str) else v for a, v in expected.items()}  # fmt: skip
    assert by_address(sheets[0]) == unhidden
    assert not [rule for rule, _ in rules(sheets[0]) if rule.startswith("readers")]


def test_the_quick_scan_and_the_parser_see_the_same():
    book = openpyxl.Workbook()
    sheet = book.active
    for r in range(1, 400):
        sheet.append([f"Uraian {r % 7}", r * 1.25, None, r % 2 == 0, f"=B{r}*2", "#N/A" if r % 5 == 0 else None, " "])
    sheet["C3"].number_format = "dd/mm/yyyy"
    sheet.row_dimensions[5].hidden = True
    sheet.merge_cells("A1:B2")
    content = io.BytesIO()
    book.save(content)
    with zipfile.ZipFile(content) as archive:
        part = archive.read("xl/worksheets/sheet1.xml")
    quick, slow = sheetpart._scan_quickly([part])[0], sheetpart._scan_slowly(part)
    assert quick.quick
    assert not slow.quick
    assert len(quick) == len(slow) > 1900
    for name in ("row", "column", "style", "type", "number", "filled", "raw_at", "formula_at", "hidden_rows"):
        np.testing.assert_array_equal(getattr(quick, name), getattr(slow, name), err_msg=name)
    assert quick.texts() == slow.texts()
    assert quick.formulas == slow.formulas


def test_a_large_sheet_is_scanned_in_pieces_and_small_ones_together(monkeypatch: pytest.MonkeyPatch):
    cells = [data(*(row(r, *(f'<c r="{column_letters(c)}{r}"><v>{r * 100 + c}</v></c>' for c in range(30))) for r in range(first, first + 50))) for first in (1, 995, 9_990)]  # fmt: skip
    whole = [f"<worksheet>{one}</worksheet>".encode() for one in cells]
    together = sheetpart.scan(whole)
    monkeypatch.setattr(sheetpart, "CHUNK", 3000)
    apart = sheetpart.scan(whole)
    for a, b, first in zip(together, apart, (1, 995, 9_990), strict=True):
        assert a.row.tolist() == b.row.tolist() == [r - 1 for r in range(first, first + 50) for _ in range(30)]
        assert a.number.tolist() == b.number.tolist() == [r * 100 + c for r in range(first, first + 50) for c in range(30)]  # fmt: skip


def test_the_sample_of_a_large_sheet_is_held_against_calamine(monkeypatch: pytest.MonkeyPatch):
    rows = data(*(row(r, f'<c r="A{r}"><v>{r}</v></c><c r="B{r}" t="str"><v>teks {r}</v></c>') for r in range(1, 3000)))
    asked = []
    monkeypatch.setattr(ooxml, "compare", lambda cells, *rest: asked.append(len(cells)) or compare(cells, *rest))
    sheet = one(xlsx(rows))
    assert len(sheet.cells) == 2 * 2999
    assert len(asked) == 2
    assert all(100 < count < 1000 for count in asked)
    # A cell that calamine reads otherwise, at the end: the whole sheet is compared then
    odd = rows.replace("<v>teks 2999</v>", "<v>  </v>").replace('<c r="A2998"><v>2998</v>', '<c r="A2998"><v>1_0</v>')
    asked.clear()
    one(xlsx(odd))
    assert asked


# Two readers


def test_two_readers_compared():
    cells = cells_from_rows([["a", 1.0, True], [dt.date(2022, 6, 30), "", " "]])
    assert compare(cells, [["a ", 1, True], [dt.datetime(2022, 6, 30), "", ""]], (0, 0))[0].tolist() == []
    wrong, missed = compare(cells, [["b", 1.0, False, 7], [44742.0, "x", ""]], (0, 0))
    assert wrong.tolist() == [0, 2, 3]
    assert missed == [(0, 3), (1, 1)]
    wrong, missed = compare(cells, [[2.0]], (0, 1))
    assert sorted(wrong.tolist()) == [0, 1, 2, 3]


def test_two_of_three_readers_win():
    cells = cells_from_rows([["a", 1.0, "c"]])
    theirs = [["b", 2.0, "d", 4.0]]
    wrong, missed = compare(cells, theirs, (0, 0))
    settled, problems = settle(cells, theirs, (0, 0), wrong, missed, [["b", 1.0, "e", 4.0]])
    assert list(settled.text) == ["b", "", "c", ""]
    assert settled.number[[1, 3]].tolist() == [1.0, 4.0]
    assert [(problem.rule, problem.cell) for problem in problems] == [
        ("readers_disagree", "A1:B1"),
        ("readers_disagree", "D1"),
        ("readers_undecided", "C1"),
    ]
    assert same("", None)
    assert not same(1.0, True)


def test_ranges_of_cells():
    found = spans([(0, 0), (1, 0), (2, 0), (4, 0), (0, 1), (1, 1), (2, 1), (7, 5)])
    assert found == [("A1:B3", [0, 1, 2, 4, 5, 6]), ("A5", [3]), ("F8", [7])]


# .xls


def _reference(r: int, c: int) -> bytes:
    return b"\x44" + struct.pack("<HH", r, c | 0xC000)


def test_old_workbooks():
    records = (
        number(0, 0, 44742.5, style=1)
        + label(0, 1, "teks é")
        + number(1, 0, 5)
        + record(0x0205, struct.pack("<HHHBB", 1, 1, 0, 0x17, 1))
        + record(0x0205, struct.pack("<HHHBB", 1, 2, 0, 1, 0))
        + formula(2, 0, _reference(1, 0) + b"\x1e\x02\x00\x05", struct.pack("<d", 10))
        + label(3, 0, " ")
        + record(0x00E5, struct.pack("<HHHHH", 1, 0, 0, 1, 2))
        + record(0x0208, struct.pack("<HHHHHHI", 1, 0, 3, 255, 0, 0, 0x20 | 0x100))
        + record(0x007D, struct.pack("<HHHHHH", 2, 2, 2560, 0, 1, 0))
    )
    content = xls({"Data": records, "Lama": number(0, 0, 1)}, ("dd/mm/yyyy",), {"Lama": 2})
    sheets, problems = read_sheets(content, "xls")
    assert not problems
    first = sheets[0]
    assert by_address(first) == {
        "A1": dt.datetime(2022, 6, 30, 12),
        "B1": "teks é",
        "A2": 5.0,
        "B2": "#REF!",
        "C2": True,
        "A3": 10.0,
        "A4": " ",
    }
    assert kinds(first)["B2"] == Kind.ERROR
    assert formats(first)["A1"] == "dd/mm/yyyy"
    assert formulas(first) == {"A3": "A2*2.0"}
    assert first.merges.tolist() == [[0, 1, 0, 2]]
    assert first.hidden_rows.tolist() == [1]
    assert first.hidden_columns.tolist() == [2]
    assert [sheet.visibility for sheet in sheets] == ["visible", "very_hidden"]
    assert not first.problems


@pytest.mark.parametrize("nothing", [b"\x03\0\0\0\0\0\xff\xff", bytes(8)], ids=["empty", "zero"])
def test_old_workbooks_of_a_program_that_cannot_compute(nothing: bytes):
    times_two = _reference(0, 0) + b"\x1e\x02\x00\x05"
    sheet = one(xls({"S": number(0, 0, 21) + formula(1, 0, times_two, nothing)}), "xls")
    assert by_address(sheet) == {"A1": 21.0, "A2": 42.0}
    assert rules(sheet) == [("formula_computed", "A2")]


def test_formulas_shared_in_old_workbooks():
    master = b"\x01" + struct.pack("<HH", 0, 1)
    up = b"\x4c" + struct.pack("<HH", 0, 0xC0FF) + b"\x1e\x02\x00\x05"  # the cell to the left, times 2
    shared = record(0x04BC, struct.pack("<HHBBBBH", 0, 1, 1, 1, 0, 2, len(up)) + up)
    result = [struct.pack("<d", value) for value in (2, 4)]
    cells = number(0, 0, 1) + number(1, 0, 2)
    sheet = one(xls({"S": cells + formula(0, 1, master, result[0]) + shared + formula(1, 1, master, result[1])}), "xls")
    assert formulas(sheet) == {"B1": "A1*2.0", "B2": "A2*2.0"}


def test_old_workbooks_that_xlrd_cannot_read(monkeypatch: pytest.MonkeyPatch):
    def fail(**_: object) -> None:
        raise xlrd.XLRDError("damaged")

    monkeypatch.setattr(xlrd, "open_workbook", fail)
    sheets, problems = read_sheets(xls({"S": number(0, 1, 7)}, hidden={"S": 1}), "xls")
    assert by_address(sheets[0]) == {"B1": 7.0}
    assert sheets[0].visibility == "hidden"
    assert [problem.rule for problem in problems] == ["structure_unread"]


def test_what_is_no_workbook_at_all_raises():
    for kind in ("xls", "ods", "xlsx", "mhtml"):
        with pytest.raises(ValueError, match=r"\w"):
            read_sheets(b"PK\x03\x04 no workbook", kind)
    with pytest.raises(ValueError, match="no reader"):
        read_sheets(b"", "pdf")


# .ods


def _cell(value: str = "", said: str = "", text: str = "") -> str:
    return f"<table:table-cell {value} {said}>{text}</table:table-cell>"


def _float(value: object, said: str = "") -> str:
    return _cell(f'office:value-type="float" office:value="{value}"', said, f"<text:p>{value}</text:p>")


def _string(text: str, said: str = "") -> str:
    return _cell('office:value-type="string"', said, f"<text:p>{text}</text:p>")


def _rows(*rows: str) -> str:
    return "".join(one if one.startswith("<table:table-r") else f"<table:table-row>{one}</table:table-row>" for one in rows)  # fmt: skip


def test_open_document_values_and_repeats():
    tables = (
        '<table:table table:name="Satu"><table:table-column table:number-columns-repeated="16384"/>'
        + _rows(
            _string("a  <text:s text:c='2'/>b<text:line-break/>c") + _float(1.5) + _cell(said='table:number-columns-repeated="16382"'),
            _cell('office:value-type="percentage" office:value="0.125"', text="<text:p>12,5%</text:p>")
            + _cell('office:value-type="currency" office:currency="IDR" office:value="5000"', text="<text:p>Rp5.000</text:p>")
            + _cell('office:value-type="date" office:date-value="2022-06-30"', text="<text:p>30/06/22</text:p>")
            + _cell('office:value-type="boolean" office:boolean-value="true"', text="<text:p>TRUE</text:p>"),
            '<table:table-row table:number-rows-repeated="3">' + _float(7, 'table:number-columns-repeated="2"') + "</table:table-row>",
            _cell('office:value-type="string" office:string-value=""', 'table:formula="of:=[.A9]"', "<text:p/>")
            + _cell('office:value-type="string" office:string-value="" calcext:value-type="error"', 'table:formula="of:=[.#REF!]"', "<text:p>#REF!</text:p>")
            + _string("<text:span>satu</text:span><text:p/>", "")
            + _string("dua</text:p><text:p>baris"),
            '<table:table-row table:number-rows-repeated="1048570">' + _cell(said='table:number-columns-repeated="16384"') + "</table:table-row>",
        )
        + "</table:table>"
    )  # fmt: skip
    sheet = one(ods(tables), "ods")
    found = by_address(sheet)
    assert found == {
        "A1": "a    b\nc",
        "B1": 1.5,
        "A2": 0.125,
        "B2": 5000.0,
        "C2": dt.date(2022, 6, 30),
        "D2": True,
        **{f"{letter}{r}": 7.0 for letter in "AB" for r in (3, 4, 5)},
        "B6": "#REF!",
        "C6": "satu",
        "D6": "dua\nbaris",
    }
    assert kinds(sheet)["B6"] == Kind.ERROR
    assert rules(sheet) == []


def test_open_document_structure_and_formats():
    automatic = (
        '<number:percentage-style style:name="N1"><number:number number:decimal-places="2" number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style>'
        '<number:number-style style:name="N2"><number:number number:decimal-places="0" number:min-integer-digits="1" number:grouping="true"/></number:number-style>'
        '<style:style style:name="p" style:family="table-cell" style:data-style-name="N1"/>'
        '<style:style style:name="g" style:family="table-cell" style:data-style-name="N2"/>'
        '<style:style style:name="anak" style:family="table-cell" style:parent-style-name="g"/>'
        '<style:style style:name="gone" style:family="table"><style:table-properties table:display="false"/></style:style>'
        '<style:style style:name="flat" style:family="table-row"><style:table-row-properties style:row-height="0cm"/></style:style>'
    )
    tables = (
        '<table:table table:name="Satu"><table:table-column table:default-cell-style-name="p"/>'
        '<table:table-column table:visibility="collapse"/><table:table-column table:number-columns-repeated="3" table:default-cell-style-name="g"/>'
        + _rows(
            _float(0.5) + _float(2) + _float(3, 'table:style-name="anak"'),
            _float(1, 'table:number-columns-spanned="3" table:number-rows-spanned="2"') + '<table:covered-table-cell table:number-columns-repeated="2"/>' + _float(4),
            '<table:table-row table:visibility="filter">' + "<table:covered-table-cell/>" * 3 + _float(5) + "</table:table-row>",
            '<table:table-row table:style-name="flat">' + _float(6) + "</table:table-row>",
            _cell(said='table:formula="of:=SUM([.A1:.A2];1)"') + _cell('office:value-type="float" office:value="4"', "table:formula=\"of:=[$'Data 2'.$B$1]*2&amp;&quot;a;[b]&quot;\"", "<text:p>4</text:p>"),
        )
        + '</table:table><table:table table:name="Data 2" table:style-name="gone">' + _rows(_float(1)) + "</table:table>"
    )  # fmt: skip
    sheets, problems = read_sheets(ods(tables, automatic), "ods")
    assert not problems
    first = sheets[0]
    assert [sheet.visibility for sheet in sheets] == ["visible", "hidden"]
    assert formats(first)["A1"] == "0.00%"
    assert formats(first)["C1"] == "#,##0"
    assert formats(first)["D2"] == "#,##0"
    assert first.merges.tolist() == [[1, 0, 2, 2]]
    assert first.hidden_rows.tolist() == [2, 3]
    assert first.hidden_columns.tolist() == [1]
    assert formulas(first) == {"A5": "SUM(A1:A2,1)", "B5": "'Data 2'!$B$1*2&\"a;[b]\""}
    assert by_address(first)["A5"] == 2.5
    assert rules(first) == [("formula_computed", "A5")]


def test_open_document_repeats_that_nobody_can_mean():
    tables = (
        '<table:table table:name="Satu"><table:table-row table:number-rows-repeated="1048576">'
        + _float(1, 'table:number-columns-repeated="16384"')
        + "</table:table-row></table:table>"
    )
    with pytest.raises(ValueError, match="repeated"):
        read_sheets(ods(tables), "ods")


# .csv


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
        (b"Kab;2021;2022\nAceh;1,5;2,5\nMedan;3,5;4,5\n", [["Kab", "2021", "2022"], ["Aceh", "1,5", "2,5"], ["Medan", "3,5", "4,5"]]),
        (b"Aceh;1,5;2,5\nMedan;3,5;4,5\n", [["Aceh", "1,5", "2,5"], ["Medan", "3,5", "4,5"]]),
        (b"a\tb, c\n1\t2\n", [["a", "b, c"], ["1", "2"]]),
        (b"kode|uraian\n5.1|Belanja, umum\n", [["kode", "uraian"], ["5.1", "Belanja, umum"]]),
        (b"sep=;\r\na;b\r\n1;2\r\n", [["a", "b"], ["1", "2"]]),
        (b'a,"b ""c"", d"\n"dua\nbaris",2\n', [["a", 'b "c", d'], ["dua\nbaris", "2"]]),
        (b"LAPORAN\n\nKab,Jumlah,Ket\nAceh,1\nMedan,2,x\n", [["LAPORAN"], [], ["Kab", "Jumlah", "Ket"], ["Aceh", "1"], ["Medan", "2", "x"]]),
        ("\ufeffa,é\n 1 ,\n".encode(), [["a", "é"], [" 1 "]]),
        ("a;é\n1;2\n".encode("utf-16"), [["a", "é"], ["1", "2"]]),
        (b"a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
        (b'a,b\n"=1+1",\'007\n', [["a", "b"], ["=1+1", "'007"]]),
    ],
)  # fmt: skip
def test_text_files(content: bytes, expected: list[list[str]]):
    sheet = one(content, "csv")
    flat = {f"{column_letters(c)}{r + 1}": v for r, fields in enumerate(expected) for c, v in enumerate(fields) if v}
    assert by_address(sheet) == flat
    assert (sheet.cells.kind == Kind.TEXT).all()


def test_text_files_of_windows():
    sheets, problems = read_sheets("a,b\nKafé,2\n".encode("cp1252"), "csv")
    assert by_address(sheets[0])["A2"] == "Kafé"
    assert [(problem.rule, problem.found) for problem in problems] == [("encoding_guessed", "cp1252")]


def test_a_delimiter_that_is_not_certain():
    _, problems = read_sheets(b"a;b|c\nd;e|f\ng;h|i\n", "csv")
    assert [problem.rule for problem in problems] == ["delimiter_uncertain"]
    assert {problems[0].found, problems[0].expected} == {";", "|"}


def test_a_quotation_mark_that_is_not_closed():
    lines = "".join(f'{i},"teks {i}",{i}\n' for i in range(60))
    sheets, problems = read_sheets(lines.replace('"teks 3"', '"teks 3').encode(), "csv")
    assert by_address(sheets[0])["C60"] == "59"
    assert by_address(sheets[0])["B60"] == "teks 59"
    assert [(problem.rule, problem.cell) for problem in problems] == [("quotation_open", "A4")]


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.lists(st.text(st.sampled_from('ab 1.,;\t|"\n'), max_size=5), min_size=3, max_size=3), min_size=4, max_size=12),
    st.sampled_from(",;\t|"),
)  # fmt: skip
def test_any_fields_come_back_when_the_delimiter_is_stated(rows: list[list[str]], delimiter: str):
    content = io.StringIO()
    csv.writer(content, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    sheet = one(f"sep={delimiter}\r\n{content.getvalue()}".encode(), "csv")
    expected = {f"{column_letters(c)}{r + 1}": v for r, fields in enumerate(rows) for c, v in enumerate(fields) if v}
    assert by_address(sheet) == expected


# Web pages


def page(body: str, head: str = "") -> bytes:
    return f"<html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode()


def test_tables_one_under_the_other_with_the_text_around_them():
    sheet = one(
        page(
            "<center><h2>DINAS\n SOSIAL</h2>Tahun 2023<br>Unit : <b>Bidang A</b></center>"
            "<table><thead><tr><th colspan=2>Uraian<th>Nilai</thead><tr><td>a<td>&nbsp;&nbsp;b<td>1.000</table>"
            "<p>Catatan <i>miring</i></p><table><tr><td>c</td></tr></table><table><tr><td>d</td></tr></table>Sumber: X<script>var x</script>"
        ),
        "html",
    )
    assert by_address(sheet) == {
        "A1": "DINAS SOSIAL",
        "A2": "Tahun 2023",
        "A3": "Unit : Bidang A",
        "A4": "Uraian",
        "C4": "Nilai",
        "A5": "a",
        "B5": "\xa0\xa0b",
        "C5": "1.000",
        "A6": "Catatan miring",
        "A7": "c",
        "A9": "d",
        "A10": "Sumber: X",
    }
    assert sheet.merges.tolist() == [[3, 0, 3, 1]]
    assert (sheet.cells.kind == Kind.TEXT).all()


def test_cells_that_cover_others():
    sheet = one(
        page(
            "<table><tr><td rowspan=2>a<td colspan=2>b</tr><tr><td>c<td rowspan=9>d</tr><tr><td>e<td>f</tr></table><p>x</p>"
        ),
        "html",
    )
    assert by_address(sheet) == {"A1": "a", "B1": "b", "B2": "c", "C2": "d", "A3": "e", "B3": "f", "A4": "x"}
    assert sorted(sheet.merges.tolist()) == [[0, 0, 1, 0], [0, 1, 0, 2], [1, 2, 2, 2]]


def test_tables_inside_tables_are_read_once():
    sheet = one(
        page(
            "<table><tr><td>Kop</td></tr><tr><td>Teks<table><tr><td>1</td><td>2</td></tr></table></td><td><table><tr><td>3</td></tr></table></td></tr>"
            "<tr><td>x</td><td>y</td></tr></table>"
        ),
        "html",
    )
    assert list(by_address(sheet).values()) == ["Kop", "Teks", "1", "2", "3", "x", "y"]
    found = by_address(sheet)
    assert found["A1"] == "Kop"
    assert [address for address, value in found.items() if value == "2"] == ["B3"]


def test_lines_in_cells_and_cells_of_spaces():
    sheet = one(
        page("<table><tr><td> a <br> b<br/></td><td><p>c</p><p>d</p></td><td>&nbsp;</td><td>e &amp; &eacute;</td></tr></table>"),
        "html",
    )  # fmt: skip
    assert by_address(sheet) == {"A1": "a\nb", "B1": "c\nd", "D1": "e & é"}


def test_rows_and_columns_that_a_page_hides():
    sheet = one(
        page(
            "<table><col><col style='display:none'><tr><td>a<td>b<td style='display:none'>c</tr>"
            "<tr style='display: none'><td>d</tr><tbody hidden><tr><td>e</tr></tbody><tfoot><tr><td>z</tr></tfoot><tbody><tr><td>f</tr></tbody></table>"
        ),
        "html",
    )
    assert by_address(sheet) == {"A1": "a", "B1": "b", "C1": "c", "A2": "d", "A3": "e", "A4": "f", "A5": "z"}
    assert sheet.hidden_rows.tolist() == [1, 2]
    assert sheet.hidden_columns.tolist() == [1, 2]


def test_true_numbers_beside_shown_ones():
    style = "<style>.xl24 {mso-number-format:'\\#\\,\\#\\#0';} .xl25{mso-number-format:\"Short Date\";}</style>"
    sheet = one(
        page(
            '<table><tr><td class=xl24 x:num="1234567.5">1.234.568</td><td x:num>12</td><td class=xl25 x:num="44742">30/06/22</td>'
            '<td x:num="10" x:fmla="=SUM(A1:B1)">10</td><td sdval="2.5" sdnum="1057;0;0,00">2,50</td><td x:err="#REF!">#REF!</td>'
            '<td style=\'mso-number-format:"\\@"\'>007</td><td x:bool="TRUE">BENAR</td></tr></table>',
            style,
        ),
        "html",
    )
    assert by_address(sheet) == {
        "A1": 1234567.5,
        "B1": "12",
        "C1": dt.date(2022, 6, 30),
        "D1": 10.0,
        "E1": 2.5,
        "F1": "#REF!",
        "G1": "007",
        "H1": True,
    }
    assert [formats(sheet)[address] for address in ("A1", "C1", "E1", "G1")] == ["#,##0", "m/d/yyyy", "0,00", "@"]
    assert formulas(sheet) == {"D1": "SUM(A1:B1)"}


def test_the_encoding_of_a_page():
    body = (
        "<meta http-equiv=Content-Type content='text/html; charset=windows-1252'><table><tr><td>Kafé</td></tr></table>"
    )
    assert by_address(one(body.encode("cp1252"), "html")) == {"A1": "Kafé"}
    assert by_address(one(body.encode("utf-16"), "html")) == {"A1": "Kafé"}


def test_deep_and_unclosed_tags():
    body = "<table>" + "".join(f"<tr><td><b><font>{i}" for i in range(600)) + "</table>"
    assert list(by_address(one(page(body), "html")).values()) == [str(i) for i in range(600)]


def test_mail_archives_with_several_sheets():
    island = (
        "<xml><x:ExcelWorkbook><x:ExcelWorksheets>"
        "<x:ExcelWorksheet><x:Name>Rekap &amp; Data</x:Name><x:WorksheetSource HRef='buku_files/sheet002.htm'/></x:ExcelWorksheet>"
        "<x:ExcelWorksheet><x:Name>Lama</x:Name><x:WorksheetSource HRef='buku_files/sheet001.htm'/><x:WorksheetOptions>"
        "<x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></x:ExcelWorksheet></x:ExcelWorksheets></x:ExcelWorkbook></xml>"
    )
    pages = {
        "buku.htm": f"<html><head>{island}</head><frameset><frame src=x></frameset></html>",
        "buku_files/sheet001.htm": "<table><tr><td>lama=20=</td></tr></table>".replace("=20=", ""),
        "buku_files/sheet002.htm": "<table><tr><td>é</td></tr></table>",
        "buku_files/tabstrip.htm": "<table><tr><td id=shLink>tab</td></tr></table>",
    }
    parts = "".join(
        f'--batas\r\nContent-Location: file:///C:/x/{name}\r\nContent-Transfer-Encoding: 8bit\r\nContent-Type: text/html; charset="utf-8"\r\n\r\n{text}\r\n'
        for name, text in pages.items()
    )
    content = f'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="batas"\r\n\r\n{parts}--batas--\r\n'
    sheets, problems = read_sheets(content.encode(), "mhtml")
    assert [(sheet.name, sheet.visibility) for sheet in sheets] == [("Rekap & Data", "visible"), ("Lama", "hidden")]
    assert [by_address(sheet) for sheet in sheets] == [{"A1": "é"}, {"A1": "lama"}]
    assert not problems
