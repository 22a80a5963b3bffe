"""The picture of a sheet: what it shows, what it must not show, and that it holds in a notebook of any theme."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

import numpy as np
import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.sheets import picture as module
from analysis.sheets.cells import ROLES, Cells, Problem, Sheet, cells_from_rows
from analysis.sheets.masking import MASK, masked, masked_signature
from analysis.sheets.picture import palette, picture
from analysis.sheets.structure import Column
from analysis.sheets.understanding import TableData, Understood
from analysis.sheets.units import Unit
from conftest import PROJECT

REAL = PROJECT.parent / "shared" / "spreadsheets"


class Messages:
    """Stands for the catalogue of messages, so that these tests do not hang on its wording."""

    def __init__(self) -> None:
        self.rules = {
            "total_disagrees": {"severity": "error"},
            "total_disagrees.rounding": {"severity": "warning"},
            "undecided_number": {"severity": "warning"},
            "seen": {"severity": "info"},
        }

    def finding(
        self, rule: str, file: str, cell: str, found: str, expected: str | float, **parts: str
    ) -> dict[str, str]:
        return {
            "message_id": f"Pesan {rule} <{found}> {expected}",
            "message_en": f"Message {rule} <{found}> {expected}",
        }


@pytest.fixture(autouse=True)
def _messages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "catalogue", Messages())


def understood(rows: Sequence[Sequence[object]], roles: str | list[list[str]], **more: object) -> Understood:
    """A sheet of rows with one role for all cells, or one for each cell of each row ("" where it is empty)."""
    cells = cells_from_rows(rows)
    if isinstance(roles, str):
        named = [roles] * len(cells)
    else:
        named = [roles[r][c] for r, c in zip(cells.row.tolist(), cells.column.tolist(), strict=True)]
    tables = more.pop("tables", [])
    problems = more.pop("problems", [])
    codes = np.array([ROLES.index(name) for name in named], dtype=np.uint8)
    return Understood(Sheet("Lembar 1", cells, **more), codes, tables, problems)


def table(
    first: tuple[int, int],
    last: tuple[int, int],
    names: list[str],
    kinds: list[str],
    body: int,
    values: list,
    **more: object,
) -> TableData:
    """A table whose body begins in sheet row ``body``, its columns side by side."""
    matrix = np.array(values, dtype=float)
    count = len(matrix)
    undecided = np.zeros(matrix.shape, dtype=bool)
    for row, column in more.pop("undecided", []):
        undecided[row, column] = True
    return TableData(
        sheet="Lembar 1", first=first, last=last, titles=[],
        columns=[Column(first[1] + n, (name,), kind, name) for n, (name, kind) in enumerate(zip(names, kinds, strict=True))],
        places=[first[1] + n for n in range(len(names))],
        rows=np.arange(body, body + count), kinds=["data"] * count, labels=[""] * count, codes=[""] * count,
        groups=[()] * count, texts={}, values=matrix, undecided=undecided,
        units=more.pop("units", [Unit()] * matrix.shape[1]),
        value_columns=[n for n, kind in enumerate(kinds) if kind == "value"], **more,
    )  # fmt: skip


def soup(found: str) -> BeautifulSoup:
    return BeautifulSoup(found, "html.parser")


def words(found: str) -> str:
    """What a reader sees, without the style sheet."""
    page = soup(found)
    page.style.decompose()
    return page.get_text(" ")


def cell(found: str, row: int, column: int) -> object:
    """The drawn cell that covers a line of the grid (0: the letters) and a column of it (0: the row numbers)."""
    return laid_out(found)[row][column]


def laid_out(found: str) -> list[list[object]]:
    """The grid as a browser lays it out; fails where cells overlap or lines differ in length."""
    lines = soup(found).find("table").find_all("tr")
    grid: list[dict[int, object]] = [{} for _ in lines]
    for y, line in enumerate(lines):
        x = 0
        for each in line.find_all(["td", "th"], recursive=False):
            while x in grid[y]:
                x += 1
            for down in range(int(each.get("rowspan", 1))):
                for right in range(int(each.get("colspan", 1))):
                    assert y + down < len(lines), "a cell reaches below the grid"
                    assert x + right not in grid[y + down], "two cells overlap"
                    grid[y + down][x + right] = each
    widths = {len(line) for line in grid}
    assert len(widths) == 1, f"lines of different lengths: {widths}"
    return [[line[x] for x in sorted(line)] for line in grid]


# Colours


def luminance(colour: str) -> float:
    colour = colour.lstrip("#")
    colour = "".join(c * 2 for c in colour) if len(colour) == 3 else colour
    parts = [int(colour[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_measure_of_contrast():
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_every_role_has_a_colour_that_can_be_read():
    roles = palette()["roles"]
    assert list(roles) == list(ROLES)
    for name, role in roles.items():
        for background in (role["background"], role.get("stripe", role["background"])):
            assert contrast(role["text"], background) >= 4.5, name
        assert role["id"], name
        assert role["en"], name
    for name, severity in palette()["severities"].items():
        assert contrast(severity["colour"], "#ffffff") >= 4.5, name


def test_no_role_is_known_by_colour_alone():
    for lang in ("id", "en"):
        marks = [role["mark"][lang] for role in palette()["roles"].values()]
        assert len(set(marks)) == len(marks), lang
        assert marks.count("") == 1  # a plain value is the one without


def test_the_style_sets_both_colours_of_a_text_and_they_can_be_read():
    found = picture(understood([["Judul", 1]], "title")).html
    pairs = 0
    for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", soup(found).style.string):
        colour = re.search(r"(?<![-\w])color:(#[0-9a-f]+)", body)
        ground = re.search(r"background:([^;]*)", body)
        if colour and ground:
            for background in re.findall(r"#[0-9a-f]{3,6}", ground[1]):
                assert contrast(colour[1], background) >= 4.5, selector
                pairs += 1
    assert pairs > 20


# Safe in any notebook


def test_the_style_touches_nothing_but_the_picture():
    for lang in ("id", "en"):
        style = soup(picture(understood([["Judul"]], "title"), lang=lang).html).style.string
        selectors = [each for group in re.findall(r"([^{}]+)\{", style) for each in group.split(",")]
        assert len(selectors) > 60
        assert all(each.strip().startswith(f".lembar.lembar-{lang}") for each in selectors)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        '"><b onmouseover="x">',
        "</td></table><h1>",
        "<a href='javascript:x'>tautan</a>",
        "</style><script>x</script>",
    ],
)
@pytest.mark.parametrize("role", ["title", "label", "value", "hidden", "code", "unexplained"])
def test_what_a_cell_holds_stays_text(text: str, role: str):
    long = text + " kata" * 60
    each = understood(
        [[text, None, long], ["x", text]],
        role,
        merges=np.array([[0, 0, 0, 1]]),
        problems=[Problem("seen", "A1", text, text), Problem(text), Problem("seen", text)],
    )
    each = dataclasses.replace(each, sheet=dataclasses.replace(each.sheet, name=text))
    found = picture(each).html
    page = soup(found)
    allowed = {"div", "style", "p", "b", "span", "table", "tr", "th", "td", "details", "summary", "ul", "li"}
    assert {tag.name for tag in page.find_all(True)} <= allowed
    known = {"class", "lang", "colspan", "rowspan", "title", "scope", "aria-label"}
    assert {name for tag in page.find_all(True) for name in tag.attrs} <= known
    assert text in words(found)


def test_nothing_comes_from_outside_and_nothing_is_computed():
    found = picture(understood([["https://contoh.go.id", "=1+1", "$x^2$", "@import url(x)"]], "label")).html
    page = soup(found)
    assert not page.find_all(["a", "link", "script", "img", "iframe"])
    assert not re.search(r"url\(|@import|https?:", page.style.string)
    assert "=1+1" in words(found)
    assert "mathjax_ignore" in page.div["class"]  # JupyterLab sets $...$ in HTML as mathematics unless told not to


def test_control_characters_and_marks_of_direction_are_left_out():
    found = picture(understood([["a\x00b\u202ec\u200bd\ud800e"]], "label")).html
    assert "abcde" in found
    found.encode("utf-8")


def test_the_same_sheet_gives_the_same_picture():
    each = understood([["Judul"], [1, 2.5]], "label")
    assert picture(each).html == picture(each).html
    assert picture(each)._repr_html_() == picture(each).html
    assert "<" not in repr(picture(each))


# What is shown


def test_letters_numbers_and_merged_cells_stand_as_in_a_spreadsheet():
    each = understood(
        [["Judul", None, None], ["No", "Penduduk", None], [None, "L", "P"], [1, 2, 3]],
        "header",
        merges=np.array([[0, 0, 0, 2], [1, 0, 2, 0], [1, 1, 1, 2]]),
    )
    grid = laid_out(picture(each).html)
    assert [each.get_text() for each in grid[0]] == ["", "A", "B", "C"]
    assert [line[0].get_text() for line in grid[1:]] == ["1", "2", "3", "4"]
    assert grid[1][1] is grid[1][3]
    assert grid[2][1] is grid[3][1]
    assert grid[2][2] is grid[2][3]
    assert grid[2][2].get_text() == "Penduduk"


def test_a_merged_cell_is_cut_where_lines_are_left_out():
    rows = [[f"isi {n}", "Kelompok" if n == 0 else None] for n in range(200)]
    found = picture(understood(rows, "label", merges=np.array([[0, 1, 199, 1]])), rows=20).html
    laid_out(found)
    assert words(found).count("Kelompok") == 2
    assert "⋮ Kelompok" in words(found)  # the second part says that it goes on


def test_content_under_a_merged_cell_is_counted():
    each = understood([["atas", "bawah"], ["x", "y"]], "label", merges=np.array([[0, 0, 0, 1]]))
    found = cell(picture(each).html, 1, 1)
    assert "+1" in found.get_text()
    assert "1 sel tertutup" in found["title"]


def test_overlapping_merges_of_a_damaged_file_do_not_break_the_grid():
    each = understood([["a", "b", "c"], ["d", "e", "f"]], "label", merges=np.array([[0, 0, 1, 1], [0, 1, 0, 2]]))
    laid_out(picture(each).html)


def test_the_legend_counts_the_roles_that_are_there():
    found = picture(understood([["Judul", None], ["a", 1500]], [["title", ""], ["label", "unexplained"]])).html
    keys = [key.get_text() for key in soup(found).find(class_="lembar-legend").find_all("span")]
    assert keys == ["Judul 1", "Uraian 1", "Tidak terjelaskan 1"]
    assert "lembar-unexplained" in cell(found, 2, 2)["class"]


def test_runs_of_blank_rows_and_columns_are_one_line():
    rows = [["atas"], *[[] for _ in range(12)], ["bawah", *[None] * 7, "kanan"]]
    found = picture(understood(rows, "label")).html
    assert "… 12 baris kosong (2–13)" in words(found)
    assert "… 7 kolom kosong" in words(found)
    assert len(laid_out(found)) == 4


def test_the_middle_of_a_long_sheet_is_left_out():
    found = picture(understood([[f"baris {n}"] for n in range(1, 8561)], "label")).html
    text = words(found)
    assert "… 8.500 baris lagi (49–8548)" in text
    numbers = [line[0].get_text() for line in laid_out(found)[1:]]
    assert numbers == [*map(str, range(1, 49)), "⋮", *map(str, range(8549, 8561))]
    assert "… 8,500 more rows" in words(picture(understood([["x"]] * 8560, "label"), lang="en").html)


def test_the_picture_of_a_large_sheet_stays_small():
    rows = np.repeat(np.arange(60_000, dtype=np.int32), 4)
    count = len(rows)
    cells = Cells(
        rows, np.tile(np.arange(4, dtype=np.int32), 60_000), np.full(count, 1, np.uint8), np.arange(count) + 0.5,
        np.full(count, -1, np.int32), np.zeros(0, object), np.full(count, -1, np.int32),
    )  # fmt: skip
    each = Understood(Sheet("Besar", cells), np.full(count, ROLES.index("value"), np.uint8), [], [])
    found = picture(each).html
    assert len(found) < 60_000
    assert "60000" in words(found)


def test_many_columns_are_left_out_in_the_middle():
    found = picture(understood([list(range(1, 101))], "value"), columns=20).html
    letters = [each.get_text() for each in laid_out(found)[0]]
    assert letters == ["", *"ABCDEFGHIJKLMNO", "… 80 kolom lagi", "CR", "CS", "CT", "CU", "CV"]


def test_a_window_further_down():
    each = understood([[f"baris {n}"] for n in range(1, 51)], "label")
    found = picture(each, from_row=41).html
    assert "… 40 baris sebelumnya (1–40)" in words(found)
    assert "baris 41" in words(found)
    assert "baris 40" not in words(found)
    assert "50" in words(picture(each, from_row=51).html)
    assert soup(picture(each, from_row=51).html).find("table") is None


def test_an_empty_sheet_says_so():
    assert "Lembar ini kosong." in picture(understood([], "label")).html
    assert "This sheet is empty." in picture(understood([], "label"), lang="en").html


@pytest.mark.parametrize("wrong", [{"rows": 0}, {"columns": 0}, {"from_row": 0}, {"lang": "de"}])
def test_a_window_without_rows_or_an_unknown_language_is_refused(wrong: dict[str, object]):
    with pytest.raises(ValueError, match=str(next(iter(wrong.values())))):
        picture(understood([["x"]], "label"), **wrong)


def test_hidden_rows_and_columns_are_drawn_hatched_with_their_cells():
    each = understood(
        [["a", "b", "c"], ["rahasia", "y", "z"], ["d", "e", "f"]],
        [["label", "hidden", "label"], ["hidden"] * 3, ["label", "hidden", "label"]],
        hidden_rows=np.array([1]),
        hidden_columns=np.array([1]),
    )
    found = picture(each).html
    assert "lembar-strip" in cell(found, 2, 0)["class"]
    assert "lembar-strip" in cell(found, 0, 2)["class"]
    assert cell(found, 2, 1).get_text() == "rahasia"
    assert "lembar-hidden" in cell(found, 2, 1)["class"]
    assert "lembar-narrow" in cell(found, 1, 2)["class"]


def test_a_long_run_of_hidden_rows_is_one_hatched_line_even_at_the_end():
    rows = [["a"], *[["x"]] * 9]
    each = understood(rows, [["label"], *[["hidden"]] * 9], hidden_rows=np.arange(1, 10))
    found = picture(each).html
    assert "9 baris tersembunyi (2–10), 9 sel terisi" in words(found)
    assert "lembar-strip" in cell(found, 2, 1)["class"]


def test_a_long_text_is_shortened_and_told_in_full_unless_it_is_personal():
    long = "Belanja " * 40
    named = "Hubungi contoh@contoh.go.id " + "ya " * 100
    found = picture(understood([[long], [named]], "label")).html
    assert cell(found, 1, 1).get_text().endswith("…")
    assert len(cell(found, 1, 1).get_text()) <= module.TEXT_LENGTH
    assert cell(found, 1, 1)["title"].startswith("Belanja Belanja")
    assert "title" not in cell(found, 2, 1).attrs
    assert "contoh@" not in found


def test_headers_that_differ_in_their_last_words_are_not_cut():
    start = "Penduduk 15 Tahun ke Atas yang Bekerja Seminggu Terakhir dengan Status Pekerjaan "
    found = picture(understood([[start + "Berusaha Sendiri", start + "Buruh"]], "header")).html
    assert cell(found, 1, 1).get_text().endswith("Berusaha Sendiri")


# Numbers


def numbers_sheet(**more: object) -> Understood:
    rows = [["Wilayah", "Penduduk"], ["Utara", 226.57], ["Selatan", "230,500"], ["Timur", "1.234"], ["JUMLAH", 457070]]
    roles = [["header"] * 2, ["label", "value"], ["label", "value"], ["label", "value"], ["label", "total"]]
    values = [[226570], [230500], [np.nan], [457070]]
    found = table((0, 0), (4, 1), ["Wilayah", "Penduduk"], ["label", "value"], 1, values,
                  undecided=[(2, 0)], parents={3: [0, 1, 2]}, checked=1)  # fmt: skip
    return understood(rows, roles, tables=[found], **more)


def test_numbers_stand_as_they_are_with_what_they_were_read_as():
    found = picture(numbers_sheet()).html
    assert cell(found, 3, 2).get_text() == "226,57→ 226.570"
    assert cell(found, 4, 2).get_text() == "230,500→ 230.500"
    assert "→" not in cell(found, 6, 2).get_text()  # says itself what it is
    found = picture(numbers_sheet(), lang="en").html
    assert cell(found, 3, 2).get_text() == "226.57→ 226,570"
    assert cell(found, 4, 2).get_text() == "230,500"


def test_an_undecided_number_bears_a_question_mark():
    found = cell(picture(numbers_sheet()).html, 5, 2)
    assert found.find(class_="lembar-undecided").get_text() == "?"


def test_a_total_says_whether_it_holds():
    assert cell(picture(numbers_sheet()).html, 6, 2).get_text().endswith("✓")
    problem = Problem("total_disagrees", "B5", "457070", 500000.0)
    found = picture(numbers_sheet(problems=[problem])).html
    assert cell(found, 6, 2).get_text().endswith("≠")
    assert "1 tidak cocok" in words(found)
    rounding = Problem("total_disagrees.rounding", "B5", "457070", 457071.0)
    assert "≠" not in cell(picture(numbers_sheet(problems=[rounding])).html, 6, 2).get_text()


def test_a_total_that_its_parts_do_not_give_is_never_ticked():
    each = numbers_sheet()
    each.tables[0].values[3, 0] = 457071
    assert "✓" not in cell(picture(each).html, 6, 2).get_text()


def test_percentages_follow_their_number_format():
    cells = dataclasses.replace(
        cells_from_rows([["%"], [0.125]]), format_id=np.array([-1, 0], np.int32), formats=("0.0%",)
    )
    found = table((0, 0), (1, 0), ["%"], ["value"], 1, [[12.5]], units=[Unit(percent=True)])
    codes = np.array([ROLES.index("header"), ROLES.index("value")], np.uint8)
    drawn = picture(Understood(Sheet("S", cells), codes, [found], [])).html
    assert cell(drawn, 3, 1).get_text() == "12,5%"


@pytest.mark.parametrize(
    ("value", "shown"),
    [(1234567.0, "1.234.567"), (0.1 + 0.2, "0,3"), (-5.25, "−5,25"), (1e15, "1.000.000.000.000.000"), (0.0, "0")],
)
def test_numbers_in_the_form_of_the_language(value: float, shown: str):
    assert module.shown_number(value, "id") == shown


def test_codes_and_years_are_not_grouped():
    found = picture(understood([[5102, 11.01, 2023]], [["code", "code", "label"]])).html
    assert [each.get_text() for each in laid_out(found)[1][1:]] == ["5102", "11.01", "2023"]


# Tables and findings


def test_a_table_bears_a_frame_and_a_caption():
    rows = [["Judul"], [], ["Wilayah", "L", "P"], ["Utara", 1, 2], ["Selatan", 3, 4]]
    roles = [["title"], [], ["header"] * 3, ["label", "value", "value"], ["label", "value", "value"]]
    each = understood(
        rows,
        roles,
        tables=[table((2, 0), (4, 2), ["Wilayah", "L", "P"], ["label", "value", "value"], 3, [[1, 2], [3, 4]])],
    )
    found = picture(each).html
    assert "Tabel 1: A3:C5" in words(found)
    assert "Table 1: A3:C5" in words(picture(each, lang="en").html)
    corners = {(4, 1): "tl", (4, 3): "tr", (6, 1): "bl", (6, 3): "br", (5, 2): ""}
    for (row, column), sides in corners.items():
        classes = cell(found, row, column)["class"]
        assert {name[-1] for name in classes if name.startswith("lembar-edge-")} == set(sides)


def test_two_tables_side_by_side_have_a_caption_each():
    rows = [["A", "x", None, "B", "y"], ["a", 1, None, "b", 2]]
    roles = [["header", "header", "", "header", "header"], ["label", "value", "", "label", "value"]]
    tables = [
        table((0, 0), (1, 1), ["A", "x"], ["label", "value"], 1, [[1]]),
        table((0, 3), (1, 4), ["B", "y"], ["label", "value"], 1, [[2]]),
    ]
    found = picture(understood(rows, roles, tables=tables)).html
    assert cell(found, 1, 1).get_text() == "Tabel 1: A1:B2"
    assert cell(found, 1, 4).get_text() == "Tabel 2: D1:E2"


def test_findings_are_marked_and_told():
    problems = [Problem("seen", "B2", "7", "8"), Problem("undecided_number", "A1:B1"), Problem("unknown_rule")]
    each = understood([["a", "b"], ["c", 7]], "label", problems=problems)
    found = picture(each).html
    assert cell(found, 2, 2)["title"] == "Pesan seen <7> 8"
    assert "lembar-on-info" in cell(found, 2, 2)["class"]
    assert "lembar-on-warning" in cell(found, 1, 2)["class"]
    assert "▲" in cell(found, 1, 1).get_text()  # one mark for a range
    assert "▲" not in cell(found, 1, 2).get_text()
    listed = [each.get_text() for each in soup(found).find("details").find_all("li")]
    assert len(listed) == 3
    assert "i B2 Pesan seen <7> 8" in listed
    assert "unknown_rule" in " ".join(listed)
    assert cell(picture(each, lang="en").html, 2, 2)["title"] == "Message seen <7> 8"


def test_a_finding_on_an_empty_cell_is_marked():
    found = picture(understood([["a", "b"], ["c"]], "label", problems=[Problem("seen", "B2")])).html
    assert "lembar-on-info" in cell(found, 2, 2)["class"]
    assert "i" in cell(found, 2, 2).get_text()


# Personal data. All made up: patterns, nobody's numbers.

NIK_PARTS, NIP_PARTS = ("990101", "010190", "0001"), ("19800101", "200001", "1", "001")
NIK, NIP = "".join(NIK_PARTS), "".join(NIP_PARTS)


@pytest.mark.parametrize(
    "text",
    [
        NIK,
        f"NIK {NIK}",
        f"'{NIK}",
        " ".join((NIK[:4], NIK[4:8], NIK[8:12], NIK[12:])),
        ".".join(("99", "01", "01", *NIK_PARTS[1:])),
        "-".join((NIK[:4], NIK[4:8], NIK[8:12], NIK[12:])),
        "99 01 01\u00a001 01 90 0001",
        NIP,
        " ".join(NIP_PARTS),
        f"NIP. {'.'.join(NIP_PARTS)}",
        "08" + "1234567890",
        "0812-3456-7890",
        "0812 3456 789",
        "+62 812 3456 7890",
        "+62-651-123456",
        "62" + "81234567890",
        "contoh.orang@contoh.go.id",
        "contoh @ contoh.co.id",
        "01.234.567.8-912.000",
        f"No KK {' '.join(NIK_PARTS)} dan lainnya",
    ],
)
@pytest.mark.parametrize(
    "role", ["label", "note", "title", "metadata", "unexplained", "hidden", "out_of_scope", "header"]
)
def test_numbers_of_persons_telephones_and_mail_are_masked(text: str, role: str):
    found = picture(
        understood([[text], [text + " " + "kata " * 100]], role, problems=[Problem("seen", "A1", text)])
    ).html
    assert MASK in found
    body = words(found) + " ".join(each.get("title", "") for each in soup(found).find_all("td"))
    for line in ("baris", "kata"):
        body = body.replace(line, "")
    digits = re.sub(r"[\s.\u00a0-]", "", body)
    bare = re.sub(r"[^\d@]", "", text)
    assert bare not in digits
    assert not re.search(r"\d{8}", digits)
    assert "@" not in body


def test_a_number_of_a_person_is_masked_wherever_it_stands():
    for role in ("label", "value", "total", "hidden", "unexplained"):
        found = picture(understood([[float(NIK)], [NIK], [NIP]], role)).html
        assert NIK not in found, role
        assert "990.101" not in found, role
        assert NIP not in found, role


@pytest.mark.parametrize(
    "text",
    [
        "5.1.02.01.01.0001 Belanja Alat Tulis",
        "1.01.0.00.0.00.01.0000 DINAS",
        "1.02.02.2.02.0015",
        "Sisa anggaran Rp 1.234.567.890.123,45",
        "Tahun 2019 2020 2021 2022",
        "31 Desember 2022",
        "08-12-2023 10:15",
        "Pasal 12 ayat 3 2023",
        "11.01.01.2001",
    ],
)
def test_codes_amounts_and_dates_in_texts_are_not_masked(text: str):
    assert masked(text) == text


def test_values_and_account_codes_are_not_masked():
    rows = [["1.234.567.890.123", 4396783707000.0, 1234567890123456.0], ["5.1.02.01.01.0001.0002", "510202010001", "x"]]
    roles = [["value", "value", "total"], ["code", "code", "code"]]
    found = words(picture(understood(rows, roles)).html)
    for shown in (
        "1.234.567.890.123",
        "4.396.783.707.000",
        "1.234.567.890.123.456",
        "5.1.02.01.01.0001.0002",
        "510202010001",
    ):
        assert shown in found


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("KEPALA DINAS", "KEPALA DINAS"),
        ("Budi Contoh, S.E., M.Si", MASK),
        (f"NIP. {' '.join(NIP_PARTS)}", f"NIP. {MASK}"),
        ("Mengetahui,", "Mengetahui,"),
        ("Kota Contoh, 31 Desember 2023", f"Kota {MASK}"),
        ("a.n. Bupati", "a.n. Bupati"),
        ("(Siti Contoh)", MASK),
        ("Kepala Desa Contoh Budi", f"Kepala Desa {MASK}"),
    ],
)
def test_of_a_signature_block_only_its_set_words_are_shown(text: str, shown: str):
    assert masked_signature(text) == shown
    found = picture(understood([[text], [19800101.0]], "signature")).html
    assert cell(found, 1, 1).get_text() == shown
    assert cell(found, 2, 1).get_text() == MASK
    assert "title" not in cell(found, 1, 1).attrs


def test_columns_of_persons_are_masked_whole():
    names = ["No", "NIK", "Nama", "Alamat", "Upah"]
    rows = [names, [1, "12345", "Orang Contoh", "Jalan Contoh", 5], [2, "67890", "Lain Contoh", "Gang Contoh", 6]]
    roles = [["header"] * 5, *[["numbering", "code", "label", "label", "value"]] * 2]
    kinds = ["numbering", "code", "label", "label", "value"]
    each = understood(rows, roles, tables=[table((0, 0), (2, 4), names, kinds, 1, [[5], [6]])])
    each.problems.append(Problem("seen", "C2", "Orang Contoh", "Lain Contoh"))
    found = picture(each).html
    assert "Contoh" not in found
    assert "12345" not in found
    assert [each.get_text() for each in laid_out(found)[2][1:]] == names
    assert cell(found, 3, 5).get_text() == "5"


def test_a_finding_far_down_in_a_column_of_persons_tells_no_name():
    rows = [["Nama Pegawai", "Upah"], *[[f"Orang Contoh {n}", n] for n in range(300)]]
    roles = [["header"] * 2, *[["label", "value"]] * 300]
    values = [[n] for n in range(300)]
    each = understood(rows, roles, tables=[table((0, 0), (300, 1), rows[0], ["label", "value"], 1, values)])
    each.problems.append(Problem("seen", "A150", "Orang Contoh 148"))
    assert "Contoh" not in picture(each).html


def test_counts_of_people_with_a_number_are_shown():
    names = ["Wilayah", "Penduduk wajib KTP", "NPWP"]
    rows = [names, ["Utara", 226570, 1500]]
    roles = [["header"] * 3, ["label", "value", "value"]]
    kinds = ["label", "value", "value"]
    each = understood(rows, roles, tables=[table((0, 0), (1, 2), names, kinds, 1, [[226570, 1500]])])
    found = picture(each).html
    assert cell(found, 3, 2).get_text() == "226.570"
    assert cell(found, 3, 3).get_text() == "1.500"
    assert MASK not in found


def test_a_column_of_names_of_places_is_not_masked():
    names = ["No", "Nama", "Penduduk"]
    rows = [names, [1, "Desa Contoh", 5]]
    roles = [["header"] * 3, ["numbering", "label", "value"]]
    each = understood(rows, roles, tables=[table((0, 0), (1, 2), names, ["numbering", "label", "value"], 1, [[5]])])
    assert "Desa Contoh" in picture(each).html


def test_metadata_that_names_a_person_is_masked():
    rows = [
        ["Nama Kepala Dinas", ":", "Budi Contoh"],
        ["NIP", ":", "12"],
        ["Bendahara : Siti Contoh"],
        ["Unit", ":", "Dinas X"],
    ]
    found = picture(understood(rows, "metadata")).html
    assert "Budi" not in found
    assert "Siti" not in found
    assert cell(found, 2, 3).get_text() == MASK
    assert cell(found, 3, 1).get_text() == f"Bendahara : {MASK}"
    assert "Dinas X" in found


# Whatever the sheet


@settings(max_examples=60, deadline=None)
@given(
    filled=st.lists(st.tuples(st.integers(0, 30), st.integers(0, 14)), min_size=1, max_size=40, unique=True),
    merges=st.lists(
        st.tuples(st.integers(0, 30), st.integers(0, 14), st.integers(0, 12), st.integers(0, 8)), max_size=5
    ),
    hidden_rows=st.lists(st.integers(0, 35), max_size=10),
    hidden_columns=st.lists(st.integers(0, 20), max_size=8),
    window=st.tuples(st.integers(1, 40), st.integers(1, 20), st.integers(1, 33)),
    corner=st.tuples(st.integers(0, 20), st.integers(0, 10), st.integers(0, 10), st.integers(0, 6)),
)
def test_the_grid_is_whole_whatever_is_merged_hidden_or_left_out(
    filled, merges, hidden_rows, hidden_columns, window, corner
):
    height, width = max(r for r, _ in filled) + 1, max(c for _, c in filled) + 1
    rows = [[f"t{r}" if (r, c) in filled else None for c in range(width)] for r in range(height)]
    top, left, down, right = corner
    framed = table(
        (top, left),
        (top + down, left + right),
        ["x"] * (right + 1),
        ["label"] * (right + 1),
        top,
        np.zeros((down + 1, 0)),
    )
    spans = np.array([(r, c, r + h, c + w) for r, c, h, w in merges], dtype=np.int32).reshape(-1, 4)
    each = understood(
        rows, "note", merges=spans, tables=[framed],
        hidden_rows=np.array(hidden_rows, dtype=np.int32), hidden_columns=np.array(hidden_columns, dtype=np.int32),
    )  # fmt: skip
    found = picture(each, rows=window[0], columns=window[1], from_row=window[2]).html
    if soup(found).find("table"):
        grid = laid_out(found)
        numbers = [int(line[0].get_text()) for line in grid[1:] if line[0].get_text().isdigit()]
        assert numbers == sorted(set(numbers))
        assert len(numbers) <= window[0] + 1
    else:
        assert window[2] > height


def test_pictures_of_real_sheets_are_whole():
    if not REAL.is_dir():
        pytest.skip("the example spreadsheets are not here")
    from analysis.sheets.reading import read_here

    drawn = 0
    for path in sorted(REAL.glob("*.xlsx"))[:6]:
        for each in read_here(path).understood:
            found = picture(each).html
            if soup(found).find("table"):
                laid_out(found)
                drawn += 1
    assert drawn >= 4
