"""Formulas that no program has computed: computed where they need only their own workbook, a finding otherwise."""

from __future__ import annotations

import io
import math

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.formula.tokenizer import TokenizerError
from openpyxl.formula.translate import Translator, TranslatorError

from analysis.sheets import formula_work
from analysis.sheets.cells import Kind, Sheet
from analysis.sheets.formula_tree import UnsupportedError, parse, reference, relative
from analysis.sheets.formulas import Formulas, compute_pending, moved
from analysis.sheets.readers import read_sheets

# A column of numbers, a column of mixed things, a column of names; a second sheet
NUMBERS = [10, -4, 2.5, 0, 1000]
MIXED = [7, "teks", None, True, "12"]
NAMES = ["Aceh", "Medan", "ACEH", "A*h", None]


def book(*formulas: str, hidden: tuple[int, ...] = ()) -> tuple[Sheet, ...]:
    """The formulas in column F of the first sheet, read from a workbook that no program has computed."""
    written = openpyxl.Workbook()
    first, second = written.active, written.create_sheet("Data 2")
    for r in range(5):
        for c, column in enumerate((NUMBERS, MIXED, NAMES)):
            first.cell(r + 1, c + 1, column[r])
        second.cell(r + 1, 2, (r + 1) * 11)
    for i, text in enumerate(formulas):
        first.cell(i + 1, 6, "=" + text)
    for row in hidden:
        first.row_dimensions[row].hidden = True
    content = io.BytesIO()
    written.save(content)
    return read_sheets(content.getvalue(), "xlsx")[0]


def results(sheets: tuple[Sheet, ...]) -> list[object]:
    """What stands in column F from the first row on, "" for nothing."""
    cells = sheets[0].cells
    found = {int(cells.row[i]): cells.value(i) for i in range(len(cells)) if cells.column[i] == 5}
    return [found.get(r, "") for r in range(max(found, default=-1) + 1)]


def problems(sheets: tuple[Sheet, ...]) -> list[tuple[str, str]]:
    return [(problem.rule, problem.cell) for sheet in sheets for problem in sheet.problems]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1+2*3-4/2", 5),
        ("(1+2)*3", 9),
        ("-2^2", 4),  # as Excel has it
        ("2^3^2", 64),
        ("10%*50", 5),
        ("-A1%", -0.1),
        ("A1/0", "#DIV/0!"),
        ("0.1+0.2-0.3", 0),
        ('A1&" jiwa"', "10 jiwa"),
        ('"a"="A"', True),
        ('1<"a"', True),
        ("A3>=2.5", True),
        ("D9", 0),
        ("D9=0", True),
        ('D9=""', True),
        ("C1", "Aceh"),
        ("SUM(A1:A5)", 1008.5),
        ("SUM(B1:B5)", 7),
        ('SUM(B1:B5,"3",TRUE,2)', 13),
        ("SUM(A:A)", 1008.5),
        ("SUM(1:2)-SUM(F1:F2)*0", "#REF!"),  # holds its own cell
        ("SUM('Data 2'!B1:B5)", 165),
        ("SUM('Data 2'!B:B,A1)", 175),
        ("SUM($A$1:A$3)", 8.5),
        ("AVERAGE(A1:A5)", 201.7),
        ("AVERAGE(C1:C5)", "#DIV/0!"),
        ("COUNT(B1:B5)", 1),
        ("COUNTA(B1:B5)", 4),
        ("COUNTBLANK(C1:C5)", 1),
        ("MIN(A1:A5)", -4),
        ("MAX(A1:A5,2000)", 2000),
        ("MAX(C1:C5)", 0),
        ("PRODUCT(A1:A3)", -100),
        ("SUBTOTAL(9,A1:A5)", 1008.5),
        ("SUBTOTAL(101,A1:A2)", 3),
        ("ROUND(2.675,2)", 2.68),
        ("ROUND(-2.5,0)", -3),
        ("ROUND(12345,-3)", 12000),
        ("ROUNDUP(1.21,1)", 1.3),
        ("ROUNDDOWN(-1.29,1)", -1.2),
        ("INT(-1.5)", -2),
        ("MOD(-7,3)", 2),
        ("ABS(A2)", 4),
        ("SQRT(-1)", "#NUM!"),
        ('IF(A1>5,"ya","tidak")', "ya"),
        ("IF(A1>50,1)", False),
        ("IF(A1>5,,1)", 0),
        ('IF(A1>5,"ya",1/0)', "ya"),
        ('IFERROR(1/0,"-")', "-"),
        ('IFERROR(A1,"-")', 10),
        ("AND(A1>0,NOT(A2>0))", True),
        ("OR(A1<0,FALSE)", False),
        ('SUMIF(C1:C5,"aceh",A1:A5)', 12.5),
        ('SUMIF(C1:C5,"A~*h",A1:A5)', 0),
        ('SUMIF(C1:C5,"a*",A1:A5)', 12.5),
        ('SUMIF(A1:A5,">0")', 1012.5),
        ('SUMIF(C:C,"<>Medan",A:A)', 1012.5),
        ('SUMIFS(A1:A5,C1:C5,"Aceh",A1:A5,">5")', 10),
        ('COUNTIF(A1:A5,"<>0")', 4),
        ('COUNTIF(B1:B5,"12")', 1),
        ('COUNTIF(C1:C5,"")', 1),
        ('AVERAGEIF(C1:C5,"Aceh",A1:A5)', 6.25),
        ("SUMPRODUCT(A1:A5,A1:A5)", 1000122.25),
        ('SUMPRODUCT((C1:C5="Aceh")*A1:A5)', 12.5),
        ("SUMPRODUCT((A1:A5>0)*(A1:A5<100))", 2),
        ("VLOOKUP(33,'Data 2'!B1:B5,1,FALSE)", 33),
        ("VLOOKUP(34,'Data 2'!B1:B5,1,FALSE)", "#N/A"),
        ("VLOOKUP(34,'Data 2'!B1:B5,1)", 33),
        ("HLOOKUP(10,A1:B2,2,0)", -4),
        ("INDEX(A1:C5,2,3)", "Medan"),
        ("MATCH(22,'Data 2'!B1:B5,0)", 2),
        ("INDEX(A1:A5,MATCH(\"medan\",C1:C5,0))", -4),
        ('CHOOSE(2,"a","b")', "b"),
        ('LEFT("Aceh",2)&RIGHT("Aceh",1)&MID("Aceh",2,2)', "Achce"),
        ('LEN(TRIM("  a   b "))', 3),
        ('ISNUMBER(B2)', False),
        ('CONCATENATE(C1,"-",A1)', "Aceh-10"),
        ("ROW()+COLUMN(C1)", 4),
        ('"5"+1', 6),
        ('"lima"+1', "#VALUE!"),
        ("_xlfn.IFNA(1/2,0)", 0.5),
        ("#REF!+1", "#REF!"),
        ("Sheet!A1:A2+0", "array"),
    ],
)  # fmt: skip
def test_formulas_as_excel_computes_them(text: str, expected: object):
    sheets = book(text)
    if expected in ("array", "#REF!") and not text.startswith("#"):
        assert results(sheets) == [None]
        assert problems(sheets)[0][0].startswith("formula_without_value.")
        return
    (found,) = results(sheets)
    if isinstance(expected, int | float) and not isinstance(expected, bool):
        assert found == pytest.approx(expected, abs=1e-12)
        assert not isinstance(found, bool)
    else:
        assert found == expected
        assert type(found) is type(expected)
    assert problems(sheets) == [("formula_computed", "F1")]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("NOW()", "function"),
        ("RAND()", "function"),
        ('INDIRECT("A1")', "function"),
        ("OFFSET(A1,1,0)", "function"),
        ("[1]Anggaran!A1", "external"),
        ("'[Buku 2.xlsx]S'!$A$1+1", "external"),
        ("Tiada!A1", "external"),
        ("Pagu*2", "name"),
        ("SUM(Tabel1[Nilai])", "name"),
        ('"1.234"+1', "text_number"),
        ('A3&" juta"', "text_number"),
        ('COUNTIF(A1:A5,">1.000")', "text_number"),
        ("A1:A3", "array"),
        ("SUM(A1:A3*B1:B3)", "array"),
        ("A1:A2 A2:A3", "unclear"),
        ("SUM(A1", "unclear"),
        ("IF()", "unclear"),
        ("1+", "unclear"),
        ("F1+1", "cycle"),
        ("SUM(F1:F9)", "cycle"),
        ("(" * 200 + "1" + ")" * 200, "too_long"),
        ("+".join(["1"] * 5000), "too_long"),
    ],
)
def test_what_is_not_computed_says_why(text: str, reason: str):
    sheets = book(text)
    assert results(sheets) == [None]
    assert problems(sheets) == [(f"formula_without_value.{reason}", "F1")]
    assert sheets[0].cells.kind[sheets[0].cells.column == 5].tolist() == [Kind.PENDING]


def test_a_formula_whose_result_is_the_empty_text_is_gone():
    sheets = book('IF(A1>0,"","x")', "1")
    assert results(sheets) == ["", 1.0]
    assert "F1" not in sheets[0].cells.addresses()


def test_formulas_that_need_each_other():
    sheets = book("F2+1", "F3*2", "SUM(A1:A2)", "F5", "F4", "F4+1", "F3")
    assert results(sheets) == [13.0, 12.0, 6.0, None, None, None, 6.0]
    assert problems(sheets) == [
        ("formula_computed", "F1:F3"),
        ("formula_computed", "F7"),
        ("formula_without_value.depends", "F4"),
        ("formula_without_value.depends", "F6"),
        ("formula_without_value.cycle", "F5"),
    ]


def test_a_balance_over_thousands_of_rows_and_a_long_sum():
    written = openpyxl.Workbook()
    sheet = written.active
    for r in range(1, 4001):
        sheet.cell(r, 1, r)
        sheet.cell(r, 2, f"=B{r + 1}+A{r}" if r < 4000 else "=A4000")  # from below: needed before it is reached
    sheet["D1"] = "=" + "+".join(f"A{r}" for r in range(1, 1001))
    content = io.BytesIO()
    written.save(content)
    (found,), _ = read_sheets(content.getvalue(), "xlsx")
    values = dict(zip(found.cells.addresses(), found.cells.number.tolist(), strict=True))
    assert values["B1"] == 4000 * 4001 / 2
    assert values["D1"] == 500_500
    assert [(problem.rule, problem.cell, problem.parts) for problem in found.problems] == [
        ("formula_computed", "D1", {"count": "1"}),
        ("formula_computed", "B1:B4000", {"count": "4000"}),
    ]


def test_subtotals_leave_out_other_subtotals_and_rows_hidden_by_hand():
    sheets = book("SUBTOTAL(9,A1:A5)", "SUBTOTAL(9,A1:A5)", "SUM(F1:F2)", "SUBTOTAL(9,F1:F3)")
    assert results(sheets) == [1008.5, 1008.5, 2017.0, 2017.0]
    sheets = book("SUBTOTAL(109,A1:A5)", "SUBTOTAL(9,A1:A5)", "SUBTOTAL(9,A1:A4)", hidden=(5,))
    assert results(sheets) == [8.5, None, 8.5]
    assert ("formula_without_value.hidden_rows", "F2") in problems(sheets)


def test_a_computed_number_takes_the_format_of_its_cell():
    written = openpyxl.Workbook()
    sheet = written.active
    sheet["A1"], sheet["A2"] = 44742, "=A1+1"
    sheet["A1"].number_format = sheet["A2"].number_format = "dd/mm/yyyy"
    content = io.BytesIO()
    written.save(content)
    (found,), _ = read_sheets(content.getvalue(), "xlsx")
    assert [str(found.cells.value(i)) for i in range(2)] == ["2022-06-30", "2022-07-01"]


def test_the_work_for_one_workbook_is_limited(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(formula_work, "MAX_STEPS", 20)
    sheets = book(*["A1+A2"] * 30)
    found = results(sheets)
    assert found[0] == 6.0
    assert found[-1] is None
    assert problems(sheets)[-1][0] == "formula_without_value.too_long"


def test_sheets_without_such_formulas_stay_as_they_are():
    (sheet, other), _ = read_sheets(_without_formulas(), "xlsx")
    assert compute_pending((sheet, other)) == (sheet, other)
    assert compute_pending((sheet, other))[0] is sheet


def _without_formulas() -> bytes:
    written = openpyxl.Workbook()
    written.active["A1"] = 1
    written.create_sheet()
    content = io.BytesIO()
    written.save(content)
    return content.getvalue()


def test_references():
    found = reference("'Data ''2'''!$A1:C$3")
    assert (found.sheet, found.top, found.left, found.bottom, found.right) == ("Data '2'", 0, 0, 2, 2)
    assert found.moves == (True, False, False, True)
    assert reference("B:$D").moves == (False, True, False, False)
    assert (reference("2:4").top, reference("2:4").left) == (1, None)
    with pytest.raises(UnsupportedError):
        reference("Pagu2023")
    with pytest.raises(UnsupportedError):
        parse("{1;2}*")


def test_formulas_alike_are_one():
    assert relative("A2*$B$1+'A1'!C2", 1, 3) == relative("A9*$B$1+'A1'!C9", 8, 3)
    assert relative("A2*2", 1, 3) != relative("A2*2", 2, 3)
    assert relative('A2&"A2"', 1, 3) == relative('A3&"A2"', 2, 3)
    assert relative("SUM(A:A)", 0, 2) != relative("SUM(A:A)", 0, 3)
    assert relative("JAN1!A1", 0, 0) != relative("JAN2!A2", 1, 0)
    assert relative("LOG10(A1)", 0, 1) != relative("LOG11(A2)", 1, 1)


def test_whole_columns_do_not_move_with_another_formula_like_them():
    sheets = book("SUM(A:A)", "SUM(A:A)*2", "SUM(A1:A5)")
    assert results(sheets) == [1008.5, 2017.0, 1008.5]


def test_shared_formulas_are_put_into_words_when_asked():
    found = Formulas(["A1+$B$1", "1"], [(0, 2, 1)])
    assert list(found) == ["A1+$B$1", "1", "B3+$B$1"]
    assert found[-1] == "B3+$B$1"
    assert found.origin(2) == ("A1+$B$1", 2, 1)
    with pytest.raises(IndexError):
        found[3]
    assert moved("A1", -1, 0) == "#REF!"


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from([
            "A5", "$A$5", "B$7", "$XFD9", "C5:D$8", "SUM(", ")", "LOG10(", "'A5'!B6", "Jan5!C6", '"A5"', "A:$B", "$3:4", "+", ",", "1.5", "Pagu_A5",
        ]),
        max_size=8,
    ),
    st.integers(-4, 30),
    st.integers(0, 3),
)  # fmt: skip
def test_formulas_move_as_openpyxl_moves_them(pieces: list[str], rows: int, columns: int):
    text = "+".join(pieces).replace("(+", "(").replace("+)", ")")
    try:
        expected = Translator("=" + text, "A1").translate_formula(row_delta=rows, col_delta=columns)[1:]
    except (TokenizerError, TranslatorError, IndexError, ValueError):
        return  # no formula, or one that leaves the sheet
    assert moved(text, rows, columns) == expected


@settings(max_examples=150, deadline=None)
@given(st.recursive(
    st.integers(0, 50).map(str) | st.sampled_from(["A1", "$A$2", "A3"]),
    lambda inner: st.tuples(inner, st.sampled_from("+-*"), inner).map(lambda t: f"({t[0]}{t[1]}{t[2]})"),
    max_leaves=12,
))  # fmt: skip
def test_arithmetic_is_that_of_python(text: str):
    names = {f"A{i + 1}": float(value) for i, value in enumerate(NUMBERS)}
    expected = eval(text.replace("$", ""), {"__builtins__": {}}, names)
    (found,) = results(book(text))
    assert math.isclose(found, expected, rel_tol=1e-12, abs_tol=1e-9)
