"""The faults: each function spoils a clean workbook in one way and moves the truth with it.

The first line of a docstring says what an official (or a program) did; the numbers in the decorator are those of the
patterns counted over real files. What the official meant does not change with the fault, unless the function says so.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from mutations.clean import (
    COUNTS,
    LEAVES,
    MONEY,
    NOTHING,
    PLACES,
    UNDECIDED,
    WHOLE,
    Book,
    Cell,
    Page,
    clean,
    counts_page,
    settle_counts,
)
from mutations.writers import on_sheets, rich_strings

NBSP = "\u00a0"


@dataclass(frozen=True)
class Fault:
    """One kind of fault."""

    name: str
    patterns: tuple[int, ...]
    text: str
    spoil: Callable[[Book], None]

    def apply(self) -> Book:
        """The clean workbook with this fault, and the truth of it."""
        book = clean()
        self.spoil(book)
        return book


FAULTS: list[Fault] = []


def fault(*patterns: int) -> Callable[[Callable[[Book], None]], Callable[[Book], None]]:
    def add(spoil: Callable[[Book], None]) -> Callable[[Book], None]:
        FAULTS.append(Fault(spoil.__name__, patterns, (spoil.__doc__ or "").strip().splitlines()[0].rstrip("."), spoil))
        return spoil

    return add


# -- ways to write a number -------------------------------------------------------------------------------------------
def dots(number: float, digits: int = 0) -> str:
    """1234567.5 as 1.234.567,50."""
    return commas(number, digits).translate(str.maketrans(",.", ".,"))


def commas(number: float, digits: int = 0) -> str:
    """1234567.5 as 1,234,567.50."""
    return f"{number:,.{digits}f}"


def retype(cells: Iterable[tuple[str, Cell]], how: Callable[[float], object], shape: str = "") -> None:
    """Write numbers in another way; what they mean stays."""
    for _, cell in list(cells):
        cell.value, cell.shape, cell.faulty = how(cell.means), shape, True  # type: ignore[arg-type]


def spoil(cell: Cell, value: object, **more: object) -> Cell:
    """Write something else into one cell."""
    cell.value, cell.faulty = value, True
    for name, what in more.items():
        setattr(cell, name, what)
    return cell


def misprint(cell: Cell, value: float, need: str) -> Cell:
    """Print a wrong number: the truth is what is printed, and that it contradicts the others must be said."""
    return spoil(cell, value, means=value, wrong=True, need=need)


# -- numbers stored as text -------------------------------------------------------------------------------------------
@fault(12, 17)
def text_dots(book: Book) -> None:
    """Amounts are text with dots: 1.284.560.000."""
    retype(book.budget.numbers(*MONEY), dots)


@fault(12, 17)
def text_dots_cents(book: Book) -> None:
    """Amounts are text with dots and cents: 1.284.560.000,00."""
    retype(book.budget.numbers(*MONEY), lambda n: dots(n, 2))


@fault(12)
def text_commas_cents(book: Book) -> None:
    """Amounts are text in the English manner: 1,284,560,000.00."""
    retype(book.budget.numbers(*MONEY), lambda n: commas(n, 2))


@fault(16)
def text_rp_dot(book: Book) -> None:
    """Amounts are text with "Rp. " before them."""
    retype(book.budget.numbers("murni", "perubahan"), lambda n: f"Rp. {dots(n)}")


@fault(16)
def text_rp_tight(book: Book) -> None:
    """Amounts are text with "Rp" and no space: Rp1.284.560.000,00."""
    retype(book.budget.numbers("murni", "perubahan"), lambda n: f"Rp{dots(n, 2)}")


@fault(16)
def text_rp_stroke(book: Book) -> None:
    """Amounts are text that ends in ",-": Rp 1.284.560.000,-."""
    retype(book.budget.numbers("murni", "perubahan"), lambda n: f"Rp {dots(n)},-")


@fault(12)
def text_one_cell(book: Book) -> None:
    """One amount among numbers is text without marks."""
    spoil(book.budget.at("5.1.02.02.0006", "murni"), "27216000")


@fault(12)
def text_one_total(book: Book) -> None:
    """One total is text with dots, what it adds up are numbers."""
    cell = book.counts.at("total", "workers")
    spoil(cell, dots(cell.means))  # type: ignore[arg-type]


@fault(2, 12)
def text_padded(book: Book) -> None:
    """Counts are text with spaces around them."""
    retype(book.counts.numbers("men", "women"), lambda n: f"  {n} ")


@fault(2, 12)
def text_spaces(book: Book) -> None:
    """Amounts are text with spaces as thousands marks, some of them no-break."""
    retype(book.budget.numbers("murni"), lambda n: dots(n).replace(".", NBSP, 2).replace(".", " "))


@fault(12)
def text_apostrophe(book: Book) -> None:
    """One count was pasted with the apostrophe that marks text: '849."""
    spoil(book.counts.at("07.02", "men"), "'849")


@fault(12)
def text_full_width(book: Book) -> None:
    """Counts in full-width digits."""
    wide = str.maketrans("0123456789", "".join(map(chr, range(0xFF10, 0xFF1A))))
    retype(book.counts.numbers("men"), lambda n: str(n).translate(wide))


@fault(12)
def text_two_manners(book: Book) -> None:
    """Two people typed one column: 1.284.560.000,00 and 212,430,000.00."""
    for place, (_, cell) in enumerate(book.budget.numbers("murni")):
        spoil(cell, (dots if place % 2 else commas)(cell.means, 2))  # type: ignore[arg-type]


@fault(25)
def text_parentheses(book: Book) -> None:
    """Differences are typed, negative ones in parentheses: (4.315.000)."""
    retype(book.budget.numbers("selisih"), lambda n: f"({dots(-n)})" if n < 0 else dots(n))


@fault(25)
def text_minus_behind(book: Book) -> None:
    """Differences are typed with the minus behind: 4.315.000-."""
    retype(book.budget.numbers("selisih"), lambda n: f"{dots(-n)}-" if n < 0 else dots(n))


@fault(25)
def text_minus_sign(book: Book) -> None:
    """Differences are typed with a typographic minus: −4.315.000."""
    retype(book.budget.numbers("selisih"), lambda n: f"\u2212{dots(-n)}" if n < 0 else dots(n))


@fault(12, 25)
def text_percent(book: Book) -> None:
    """Percentages are text with a comma and a sign: 50,95 %."""
    retype(book.counts.numbers("share"), lambda n: f"{dots(n, 2)} %")


@fault(12)
def text_percent_point(book: Book) -> None:
    """Percentages are text with a point: 50.95."""
    retype(book.counts.numbers("share"), lambda n: f"{n:.2f}")


@fault(7)
def text_people(book: Book) -> None:
    """Counts carry their unit: 3.412 orang."""
    retype(book.counts.numbers("men", "women"), lambda n: f"{dots(n)} orang")


@fault(7, 16)
def text_million(book: Book) -> None:
    """One amount is typed as Rp 95,6 juta."""
    spoil(book.budget.at("5.2.02.05", "murni"), "Rp 95,6 juta")


@fault(10, 12)
def text_footnote_mark(book: Book) -> None:
    """One amount carries the mark of a footnote: 27.216.000 *)."""
    spoil(book.budget.at("5.1.02.02.0006", "murni"), "27.216.000 *)")


@fault(12, 17)
def counts_dots(book: Book) -> None:
    """All counts are text with dots, some below a thousand: 3.412, 849."""
    retype(book.counts.numbers(*COUNTS), dots)


@fault(12)
def counts_commas(book: Book) -> None:
    """All counts are text with commas, some below a thousand: 3,412, 849."""
    retype(book.counts.numbers(*COUNTS), commas)


@fault(12, 26)
def area_undecided(book: Book) -> None:
    """A column of areas as text, 1.234 and 2.415: square kilometres with decimals or thousands, nobody can say."""
    page = book.counts
    column = page.insert_columns("date")
    page.put("header", column, "Luas (km2)", "header")
    page.merge(page.row("header"), column, page.row("subheader"), column)
    for place, name in enumerate(page.names):
        label = PLACES[name][0]
        page.put(
            name,
            column,
            f"{1 + place % 4}.{137 + 61 * place}",
            "value",
            UNDECIDED,
            header="Luas",
            label=label,
            faulty=True,
        )


# -- a factor of 1000 lost to a decimal point ---------------------------------------------------------------------------
def lost(number: float) -> float | int:
    """What Excel with English settings makes of a typed 3.412."""
    return number / 1000 if number >= 1000 else number


@fault(26)
def lost_one(book: Book) -> None:
    """One count lost its factor of 1000: 21.338 for 21,338."""
    spoil(book.counts.at("07.03", "workers"), 21.338, shape="")
    book.needs.append("thousand|1000")


@fault(26)
def lost_several(book: Book) -> None:
    """Counts of a column lost their factor of 1000, the small ones and the total did not."""
    retype((each for each in book.counts.numbers("men") if each[0] != "total"), lost)
    book.needs.append("thousand|1000")


@fault(26)
def lost_column(book: Book) -> None:
    """Counts and total of a column lost their factor of 1000, the small ones did not: 3.412, 849, 1.88."""
    retype(book.counts.numbers("men"), lost)
    book.needs.append("thousand|1000")


@fault(26)
def lost_table(book: Book) -> None:
    """All counts of the table lost their factor of 1000 where they had one."""
    retype(book.counts.numbers(*COUNTS), lost)
    book.needs.append("thousand|1000")


@fault(26, 12)
def lost_and_text(book: Book) -> None:
    """Some counts lost their factor of 1000, others of the column are text: 3.412 (number), '2.964' (text)."""
    for place, (_, cell) in enumerate(book.counts.numbers("men")):
        number = cell.means
        spoil(cell, dots(number) if place % 3 == 1 and number >= 1000 else lost(number), shape="")  # type: ignore[arg-type,operator]
    book.needs.append("thousand|1000")


@fault(26)
def lost_without_totals(book: Book) -> None:
    """Counts lost their factor of 1000 in a table without totals: 3.412 are people, but 849 may be a typed 849.000."""
    page = book.counts
    _without_total(page)
    for column in ("both", "share"):
        _drop_column(page, column)
    retype(page.numbers("men"), lost)
    for _, cell in page.numbers("men"):
        cell.means = UNDECIDED if cell.means < 1000 else cell.means  # type: ignore[operator]
    book.needs.append("thousand|1000")


@fault(26, 36)
def lost_total(book: Book) -> None:
    """Only the totals lost their factor of 1000."""
    retype((each for each in book.counts.numbers(*COUNTS) if each[0] == "total"), lost)
    book.needs.append("thousand|1000")


# -- units ------------------------------------------------------------------------------------------------------------
def _in_unit(page: Page, unit: int, *columns: str) -> None:
    for _, cell in page.numbers(*columns):
        spoil(cell, cell.means / unit, shape="#,##0.######")  # type: ignore[operator]


@fault(7)
def unit_line_thousands(book: Book) -> None:
    """A line "(dalam ribuan rupiah)" stands over the table, the amounts are in thousands."""
    page = book.budget
    page.put(7, 7, "(dalam ribuan rupiah)", "unit")
    _rupiah_unsaid(page)
    _in_unit(page, 1000, *MONEY)


@fault(7)
def unit_line_millions(book: Book) -> None:
    """A line "(dalam jutaan rupiah)" stands over the table, the amounts are in millions with decimals."""
    page = book.budget
    page.put(7, 7, "(dalam jutaan rupiah)", "unit")
    _rupiah_unsaid(page)
    _in_unit(page, 1_000_000, *MONEY)


@fault(7)
def unit_in_title(book: Book) -> None:
    """The title says "(dalam ribuan rupiah)", the amounts are in thousands."""
    page = book.budget
    spoil(page.at(2, 1), "RINCIAN PERUBAHAN ANGGARAN BELANJA (dalam ribuan rupiah)")
    _rupiah_unsaid(page)
    _in_unit(page, 1000, *MONEY)


def _rupiah_unsaid(page: Page) -> None:
    """Without "(Rp)" in the header, which would contradict the unit line."""
    page.at("header", "murni").value = "JUMLAH"


@fault(7)
def unit_header_000(book: Book) -> None:
    """The headers say (Rp. 000,-), the amounts are in thousands."""
    page = book.budget
    spoil(page.at("header", "murni"), "JUMLAH (Rp. 000,-)")
    spoil(page.at("header", "selisih"), "BERTAMBAH/ (BERKURANG) (Rp. 000,-)")
    _in_unit(page, 1000, *MONEY)


@fault(7)
def unit_header_people(book: Book) -> None:
    """One column is in thousands of people, as its header says; the others are not."""
    page = book.counts
    spoil(page.at("header", "workers"), "Pekerja (ribu orang)")
    _in_unit(page, 1000, "workers")


@fault(35)
def unit_contradicted(book: Book) -> None:
    """The headers say (Rp. 000,-), the amounts are full rupiah."""
    page = book.budget
    for column, text in {"murni": "JUMLAH (Rp. 000,-)", "selisih": "BERTAMBAH/ (BERKURANG) (Rp. 000,-)"}.items():
        spoil(page.at("header", column), text)
    for _, cell in page.numbers(*MONEY):
        cell.faulty = True
    book.needs.append("unit")


@fault(7)
def unit_row(book: Book) -> None:
    """A row of units stands under the header: (orang), (%)."""
    page = book.counts
    row = page.insert_rows("07.01")
    for column in COUNTS:
        page.put(row, column, "(orang)", "unit")
    page.put(row, "share", "(%)", "unit")


# -- percentages ------------------------------------------------------------------------------------------------------
@fault(34)
def percent_total_fraction(book: Book) -> None:
    """The percentage of the total row is a plain fraction, those of the rows go to 100."""
    spoil(book.counts.at("total", "share"), 0.4494, shape="0.00", need="percent|scale")


@fault(34)
def percent_total_format(book: Book) -> None:
    """The percentage of the total row has a percent format, those of the rows go to 100."""
    spoil(book.counts.at("total", "share"), 0.4494, shape="0.00%")


@fault(34)
def percent_format(book: Book) -> None:
    """Percentages are fractions under a percent format."""
    retype(book.counts.numbers("share"), lambda n: round(n / 100, 4), "0.00%")


@fault(34)
def percent_fractions(book: Book) -> None:
    """Percentages are plain fractions under a header with a % sign."""
    retype(book.counts.numbers("share"), lambda n: round(n / 100, 4))


@fault(25)
def percent_over_100(book: Book) -> None:
    """More are registered than there are workers: 104.5 %; no fault of reading."""
    page = book.counts
    page.at("07.09", "workers").value = page.at("07.09", "workers").means = 15_746
    settle_counts(page)


# -- what stands for no number ------------------------------------------------------------------------------------------
def _no_women(book: Book, *texts: str) -> None:
    """Some sub-districts have no women registered, and say so in words."""
    page = book.counts
    places = dict(zip(("07.08", "07.02", "07.06", "07.12"), texts, strict=False))
    for name in places:
        page.at(name, "women").value = page.at(name, "women").means = 0
    settle_counts(page)
    for name, text in places.items():
        spoil(page.at(name, "women"), text, means=NOTHING, shape="")


@fault(6)
def nothing_dash(book: Book) -> None:
    """A dash for none."""
    _no_women(book, "-")


@fault(6)
def nothing_dashes(book: Book) -> None:
    """Dashes of several kinds, some with spaces: –, —, " - "."""
    _no_women(book, "–", "—", " - ")


@fault(6)
def nothing_words(book: Book) -> None:
    """NA, N/A, Nihil and "tidak ada" for none."""
    _no_women(book, "NA", "N/A", "Nihil", "tidak ada")


@fault(18)
def nothing_dotted(book: Book) -> None:
    """Dotted lines left unfilled in two cells."""
    _no_women(book, "……", ".........")


@fault(16)
def nothing_rp(book: Book) -> None:
    """A bare "Rp." and "Rp. -" stand where there is no difference."""
    spoil(book.budget.at("5.2.02.10", "selisih"), "Rp. -", means=NOTHING, shape="")
    spoil(book.budget.at("5.2.02.10", "percent"), "-", means=NOTHING, shape="")


@fault(6)
def nothing_blank(book: Book) -> None:
    """Cells of the table are blank for none."""
    page = book.counts
    for name in ("07.02", "07.08"):
        page.at(name, "women").value = page.at(name, "women").means = 0
    settle_counts(page)
    for name in ("07.02", "07.08"):
        del page.cells[page.row(name), page.column("women")]


@fault(18)
def title_dotted(book: Book) -> None:
    """The title's period was never filled in: s.d. ………. 2024."""
    spoil(book.counts.at(3, 1), "Keadaan periode ………. s.d. ………. 2024")


# -- blank rows and spacer columns --------------------------------------------------------------------------------------
@fault(4)
def blank_rows(book: Book) -> None:
    """Blank rows stand between the parts of the budget."""
    for code in ("5.2", "5.1.02", "5.1.01"):
        book.budget.insert_rows(code)


@fault(4)
def blank_row_before_total(book: Book) -> None:
    """A blank row stands before the total."""
    book.counts.insert_rows("total")


@fault(4)
def blank_row_under_header(book: Book) -> None:
    """A blank row stands between header and data."""
    book.counts.insert_rows("07.01")


@fault(4, 9)
def blank_rows_many(book: Book) -> None:
    """Every second row is blank."""
    for name in reversed(book.counts.names[1:]):
        book.counts.insert_rows(name)


@fault(9)
def spacer_columns(book: Book) -> None:
    """Narrow blank columns stand between the amounts."""
    for column in ("source", "percent", "perubahan", "murni"):
        book.budget.insert_columns(column)


@fault(9)
def label_columns(book: Book) -> None:
    """The label moves one column to the right for each level."""
    page = book.budget
    first = page.column("label")
    page.insert_columns(first + 1, 4)
    for name in page.names:
        page.cells[page.row(name), first + name.count(".")] = page.cells.pop((page.row(name), first))
    page.unmerge("header", first)
    page.merge(page.row("header"), first, page.row("subheader"), first + 4)


@fault(5, 9)
def code_columns(book: Book) -> None:
    """The account code is cut over five columns: 5 | 1 | 02 | 01 | 0024."""
    page = book.budget
    page.insert_columns("label", 4)
    for name in page.names:
        del page.cells[page.row(name), 1]
        for offset, piece in enumerate(name.split(".")):
            page.put(name, 1 + offset, piece, "code")
    page.unmerge("header", 1)
    page.merge(page.row("header"), 1, page.row("subheader"), 5)


# -- headers ----------------------------------------------------------------------------------------------------------
@fault(1)
def header_unmerged(book: Book) -> None:
    """The header is not merged: the upper text stands over its first column only."""
    for page in book.pages:
        page.merges = [area for area in page.merges if area[0] != page.row("header")]


@fault(1)
def header_text_repeated(book: Book) -> None:
    """The merged header was split and its text copied into each column."""
    page = book.counts
    page.unmerge("header", "men")
    for column in ("women", "both"):
        page.put("header", column, "Peserta Aktif (orang)", "header")


@fault(1)
def header_three_rows(book: Book) -> None:
    """A third header row is merged over the counts."""
    page = book.counts
    for column in ("no", "code", "label", "date"):
        page.unmerge("header", column)
    row = page.insert_rows("header")
    for column in ("no", "code", "label", "date"):
        number = page.column(column)
        page.cells[row, number] = page.cells.pop((row + 1, number))
        page.merge(row, number, row + 2, number)
    page.put(row, "men", "Kepesertaan Jaminan Sosial", "header")
    page.merge(row, page.column("men"), row, page.column("share"))


@fault(1, 14)
def header_bilingual(book: Book) -> None:
    """Headers hold a line break and their English words."""
    page = book.counts
    words = {"label": "Subdistrict", "workers": "Workers", "share": "Coverage", "date": "Date", "men": "Active members"}
    for column, english in words.items():
        cell = page.at("header", column)
        cell.value = f"{cell.value}\n{english}"
    for column, english in {"men": "Male", "women": "Female", "both": "Total"}.items():
        cell = page.at("subheader", column)
        cell.value = f"{cell.value}/\n{english}"


@fault(31)
def header_repeated(book: Book) -> None:
    """The header stands again where each printed page begins."""
    page = book.counts
    for name in ("07.09", "07.05"):
        first = page.insert_rows(name, 2)
        for (row, column), cell in list(page.cells.items()):
            if row in (page.row("header"), page.row("subheader")):
                page.cells[first + row - page.row("header"), column] = replace(cell, role="repeated_header")
        for top, left, bottom, right in list(page.merges):
            if top == page.row("header"):
                page.merge(first, left, first + bottom - top, right)


@fault(31, 15)
def header_repeated_numbered(book: Book) -> None:
    """Header and column numbers stand again where the second page begins."""
    page = book.budget
    first = page.insert_rows("5.1.02.02", 3)
    top = page.row("header")
    for (row, column), cell in list(page.cells.items()):
        if top <= row <= page.row("numbering"):
            page.cells[first + row - top, column] = replace(cell, role="repeated_header")
    for area in list(page.merges):
        if area[0] == top:
            page.merge(first, area[1], first + area[2] - top, area[3])


@fault(31)
def numbers_repeated(book: Book) -> None:
    """Only the row of column numbers stands again where the second page begins."""
    page = book.budget
    row = page.insert_rows("5.1.02.02")
    for column in range(1, 8):
        page.put(row, column, column, "repeated_header")


def _number_columns(book: Book, *values: object) -> None:
    page = book.budget
    for column, value in enumerate(values, 1):
        spoil(page.at("numbering", column), value)


@fault(15)
def numbering_parentheses(book: Book) -> None:
    """The columns are numbered (1) (2) (3)."""
    _number_columns(book, *(f"({n})" for n in range(1, 8)))


@fault(15, 25)
def numbering_negative(book: Book) -> None:
    """Excel turned the column numbers (1) (2) into -1 -2."""
    _number_columns(book, *(-n for n in range(1, 8)))


@fault(15)
def numbering_letters(book: Book) -> None:
    """The columns are lettered a, b, c."""
    _number_columns(book, *"abcdefg")


@fault(15)
def numbering_formulas(book: Book) -> None:
    """The column numbers say how columns are worked out: 5=4-3, 6=(5/3)x100."""
    _number_columns(book, "1", "2", "3", "4", "5=4-3", "6=(5/3)x100", "7")


@fault(15)
def numbering_roman(book: Book) -> None:
    """The columns are numbered I, II, III."""
    _number_columns(book, "I", "II", "III", "IV", "V", "VI", "VII")


@fault(15)
def numbering_added(book: Book) -> None:
    """A row of column numbers stands in the participation table too."""
    page = book.counts
    row = page.insert_rows("07.01")
    page.line(row, range(1, 10), "numbering")


# -- hidden things ------------------------------------------------------------------------------------------------------
@fault(23)
def hidden_stale_rows(book: Book) -> None:
    """The previous version of some lines stands in hidden rows beside the new one."""
    page = book.budget
    names = ["5.1.02.02.0005", "5.1.02.02.0006", "5.1.02.02.0007"]
    for row in page.copy_rows(names, page.row("5.2")):
        for column in MONEY:
            cell = page.at(row, column)
            cell.value = cell.means * 9 // 10  # type: ignore[operator]
        page.hide_row(row)


@fault(23, 36)
def hidden_by_filter(book: Book) -> None:
    """A filter left on hides two rows; the total only holds with them."""
    page = book.counts
    for name in ("07.04", "07.07"):
        page.hide_row(name)
    book.options["filter"] = f"A{page.row('subheader')}:I{page.row('total') - 1}"
    for column in ("men", "women", "workers"):
        page.at("total", column).need = "hidden"
    for column in COUNTS:
        page.at("total", column).faulty = True


@fault(23)
def hidden_flat_row(book: Book) -> None:
    """A stale row was pulled to no height instead of being hidden."""
    page = book.counts
    (row,) = page.copy_rows(["07.06"], page.row("07.07"))
    page.hide_row(row, flat=True)


@fault(28)
def hidden_column(book: Book) -> None:
    """A column with an earlier version is hidden between the others."""
    page = book.budget
    _stale_column(page)
    page.hide_column(page.column("perubahan") - 1)


@fault(28)
def hidden_flat_column(book: Book) -> None:
    """A column with an earlier version was pulled to no width."""
    page = book.budget
    _stale_column(page)
    page.hide_column(page.column("perubahan") - 1, flat=True)


def _stale_column(page: Page) -> None:
    column = page.insert_columns("perubahan")
    page.put("subheader", column, "PERGESERAN", "header")
    page.put("numbering", column, 4, "numbering")
    for name in [*page.names, "total"]:
        page.put(name, column, page.at(name, "murni").means * 11 // 10, "value")  # type: ignore[operator]


@fault(28)
def hidden_key_column(book: Book) -> None:
    """The column of codes is hidden."""
    book.counts.hide_column("code")


def _stale_sheet(book: Book, state: str) -> None:
    page = counts_page()
    page.name = "Kepesertaan (lama)"
    for name in page.names:
        page.at(name, "workers").means = page.at(name, "workers").means * 9 // 10  # type: ignore[operator]
    settle_counts(page)
    page.hide(state)
    book.pages.insert(1, page)


@fault(23, 33)
def hidden_sheet(book: Book) -> None:
    """A stale version of the table stands on a hidden sheet."""
    _stale_sheet(book, "hidden")


@fault(23, 33)
def very_hidden_sheet(book: Book) -> None:
    """A stale version of the table stands on a sheet that Excel's menu does not show."""
    _stale_sheet(book, "veryHidden")


@fault(23)
def rows_grouped(book: Book) -> None:
    """The lines of the budget are grouped in an outline, none hidden."""
    page = book.budget
    for name in page.names:
        if name.count("."):
            page.outline[page.row(name)] = name.count(".")


@fault(14)
def buried_under_merge(book: Book) -> None:
    """Text remained under merged title cells."""
    page = book.counts
    page.put(1, 3, "DATA LAMA", "hidden")
    page.put(2, 5, 2023, "hidden")


# -- totals -----------------------------------------------------------------------------------------------------------
@fault(36)
def total_slip(book: Book) -> None:
    """A total is printed a thousand times too small."""
    misprint(book.budget.at("total", "murni"), 2_044_181, r"total_.*slip_of_1000")


@fault(36)
def total_digits_changed(book: Book) -> None:
    """Two digits of a total changed places."""
    misprint(book.counts.at("total", "men"), 33_624, r"total_.*transposed")


@fault(36)
def total_one_digit(book: Book) -> None:
    """One digit of a total is wrong."""
    misprint(book.counts.at("total", "men"), 33_764, r"total_.*one_digit")


@fault(36, 25)
def total_sign(book: Book) -> None:
    """A total lost its sign: an increase is printed as a decrease."""
    misprint(book.budget.at("total", "selisih"), -43_845_500, r"total_.*sign")


# The reader cannot tell a row that stands twice from one that the total left out, nor one that the total counts twice
# from a row that is gone: one cause, and one message, for each pair.
def _total_with(page: Page, weights: dict[str, int], need: str) -> None:
    for column in ("men", "women", "both", "workers"):
        printed = sum(cell.means * weights.get(name, 1) for name, cell in page.numbers(column) if name != "total")  # type: ignore[operator]
        misprint(page.at("total", column), printed, need)
    share = page.at("total", "share")
    spoil(share, round(page.at("total", "both").means / page.at("total", "workers").means * 100, 2))  # type: ignore[operator]
    share.means = share.value  # type: ignore[assignment]


@fault(36)
def total_misses_row(book: Book) -> None:
    """The totals leave out the last row."""
    _total_with(book.counts, {"07.12": 0}, r"total_.*doubled_row")


@fault(36)
def total_counts_row_twice(book: Book) -> None:
    """The totals count one row twice."""
    _total_with(book.counts, {"07.05": 2}, r"total_.*missing_row")


@fault(36)
def row_doubled(book: Book) -> None:
    """One row stands twice; the total counts it once."""
    page = book.counts
    row = page.row("07.05")
    (new,) = page.copy_rows(["07.05"], row + 1)
    for column in range(1, 10):
        page.cells[new, column].faulty = True
    for column in COUNTS:
        page.at("total", column).need = r"total_.*doubled_row"


@fault(36)
def leaf_one_digit(book: Book) -> None:
    """One digit of a count is wrong; its total is right."""
    misprint(book.counts.at("07.05", "workers"), 17_582, "")
    spoil(book.counts.at("total", "workers"), 136_777, need="total_")


@fault(36)
def leaf_zero_added(book: Book) -> None:
    """A count was typed with a zero too many; its total is right."""
    misprint(book.counts.at("07.07", "workers"), 164_200, "")
    spoil(book.counts.at("total", "workers"), 136_777, need="total_")


@fault(36)
def row_total_wrong(book: Book) -> None:
    """The sum of men and women is wrong in one row."""
    misprint(book.counts.at("07.05", "both"), 5_925, "total_")
    book.counts.at("total", "both").wrong = True


@fault(5, 36)
def parent_wrong(book: Book) -> None:
    """A parent account is not what its accounts add up to."""
    misprint(book.budget.at("5.1.02.02", "murni"), 228_716_000, "total_")


@fault(37)
def column_copied(book: Book) -> None:
    """The women's column was pasted over with the men's; the sums are right."""
    page = book.counts
    for name, cell in page.numbers("women"):
        if name != "total":
            misprint(cell, page.at(name, "men").means, "")  # type: ignore[arg-type]
            spoil(page.at(name, "both"), page.at(name, "both").value, need="total_")
    spoil(page.at("total", "women"), page.at("total", "women").value, need="total_")


def _total_says(page: Page, text: str | None) -> None:
    column = 1 if (page.row("total"), 1) in page.cells else page.column("label")
    key = page.row("total"), column
    if text is None:
        del page.cells[key]
        page.merges = [area for area in page.merges if area[:2] != key]
    else:
        spoil(page.cells[key], text)
    for (row, _), cell in page.cells.items():
        if row == key[0] and cell.means is not None:
            cell.label = "" if text is None else " ".join(text.split())


@fault(13)
def total_unlabelled(book: Book) -> None:
    """The total row has no label."""
    for page in book.pages:
        _total_says(page, None)


@fault(13)
def total_spaced_out(book: Book) -> None:
    """The total's label is spaced out: J U M L A H."""
    _total_says(book.counts, "J U M L A H")
    for _, cell in book.counts.numbers(*COUNTS, "share"):
        cell.label = "" if cell.label == "J U M L A H" else cell.label  # shown either way, both are right


@fault(13)
def total_other_words(book: Book) -> None:
    """The total row is called "Jumlah/Total"."""
    _total_says(book.counts, "Jumlah/Total")


@fault(13)
def total_named_after_district(book: Book) -> None:
    """The total row carries the district's name instead of a word for a total."""
    _total_says(book.counts, "Kabupaten Sukamaju")


@fault(13)
def total_on_top(book: Book) -> None:
    """The total stands in the first row."""
    page = book.counts
    page.reorder_rows(["total", *page.names])


@fault(13)
def total_removed(book: Book) -> None:
    """There is no total row."""
    _without_total(book.counts)


def _without_total(page: Page) -> None:
    page.delete_row("total")


@fault(13)
def subtotals(book: Book) -> None:
    """A subtotal stands after each half of the rows."""
    page = book.counts
    for after, names in (("total", page.names[6:]), ("07.07", page.names[:6])):
        row = page.insert_rows(after)
        label = "Sub Jumlah Wilayah Utara" if after == "07.07" else "Sub Jumlah Wilayah Selatan"
        _sum_row(page, row, names, label)


def _sum_row(page: Page, row: int, names: list[str], label: str) -> None:
    page.put(row, "label", label, "label")
    for column in COUNTS:
        number = sum(page.at(name, column).means for name in names)  # type: ignore[misc]
        page.put(row, column, number, "total", header=page.at(names[0], column).header, label=label, shape=WHOLE)
    share = round(page.at(row, "both").means / page.at(row, "workers").means * 100, 2)  # type: ignore[operator]
    page.put(row, "share", share, "total", header="Cakupan", label=label, shape="0.00")


@fault(13)
def groups_with_subtotals(book: Book) -> None:
    """Groups of rows have a heading row and a subtotal that is only called "Jumlah"."""
    page = book.counts
    for after, first, names, head in (
        ("total", "07.07", page.names[6:], "Wilayah Selatan"),
        ("07.07", "07.01", page.names[:6], "Wilayah Utara"),
    ):
        _sum_row(page, page.insert_rows(after), names, "Jumlah")
        for name in names:
            for column in (*COUNTS, "share", "date"):
                page.at(name, column).also = head
        page.put(page.insert_rows(first), "label", head, "label")


@fault(13)
def total_twice(book: Book) -> None:
    """The total is printed at the top and again at the bottom."""
    page = book.counts
    (row,) = page.copy_rows(["total"], page.row("07.01"))
    page.merge(row, 1, row, 3)


# -- formulas and errors --------------------------------------------------------------------------------------------------
def _formulas(page: Page, *, cached: bool) -> None:
    first, last = page.row("07.01"), page.row("07.12")
    letters = {column: page.address(1, column)[:-1] for column in page.columns}
    for name, cell in page.numbers("both"):
        row = page.row(name)
        cell.formula = f"{letters['men']}{row}+{letters['women']}{row}"
    for column in COUNTS:
        cell = page.at("total", column)
        cell.formula = f"SUM({letters[column]}{first}:{letters[column]}{last})"
    for _, cell in page.numbers(*COUNTS):
        if cell.formula:
            cell.value = cell.value if cached else None
            cell.faulty = True


@fault(8)
def formulas_cached(book: Book) -> None:
    """Sums are formulas, with the values that Excel computed."""
    _formulas(book.counts, cached=True)


@fault(8)
def formulas_uncached(book: Book) -> None:
    """Sums are formulas that no program has computed."""
    _formulas(book.counts, cached=False)


@fault(8)
def formulas_leaf_uncached(book: Book) -> None:
    """One amount is a product that no program has computed: =12*2268000."""
    spoil(book.budget.at("5.1.02.02.0006", "murni"), None, formula="12*2268000")


@fault(8)
def formulas_shared(book: Book) -> None:
    """Sums are one shared formula, kept in its first cell only."""
    _formulas(book.counts, cached=True)
    first, last = book.counts.row("07.01"), book.counts.row("total")

    def share(text: str) -> str:
        for row in range(first, last):
            new = (
                f'<f t="shared" ref="F{first}:F{last - 1}" si="0">D{first}+E{first}</f>'
                if row == first
                else '<f t="shared" si="0"/>'
            )
            text = text.replace(f"<f>D{row}+E{row}</f>", new)
        return text

    def patch(parts: dict[str, bytes]) -> None:
        name = "xl/worksheets/sheet2.xml"
        parts[name] = share(parts[name].decode()).encode()

    book.options["patches"] = [patch]


@fault(8)
def formula_to_other_workbook(book: Book) -> None:
    """One amount is fetched from another workbook, its last value is kept."""
    spoil(book.budget.at("5.1.02.01.0024", "murni"), 46_875_000, formula="'[Rincian lama.xlsx]ATK'!$D$12")


@fault(21)
def error_in_total(book: Book) -> None:
    """A total is #REF!."""
    spoil(book.counts.at("total", "men"), "#REF!", means=NOTHING, need="error|not_a_number")


@fault(21)
def error_in_percent(book: Book) -> None:
    """A percentage is #DIV/0!."""
    page = book.counts
    spoil(page.at("07.05", "share"), "#DIV/0!", formula="100*F11/Z11", means=NOTHING, need="error|not_a_number")


@fault(21)
def error_as_text(book: Book) -> None:
    """An error came in as text: #ERROR!."""
    spoil(book.counts.at("07.05", "share"), "#ERROR!", means=NOTHING, need="error|not_a_number")


# -- dates ------------------------------------------------------------------------------------------------------------
MONTHS = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]


def _date(book: Book, how: Callable[[dt.date], object], names: Iterable[str] = PLACES) -> None:
    for name in names:
        cell = book.counts.at(name, "date")
        spoil(cell, how(cell.means), shape="")  # type: ignore[arg-type]


@fault(29)
def dates_text(book: Book) -> None:
    """Dates are text: 13/05/2024."""
    _date(book, lambda day: day.strftime("%d/%m/%Y"))


@fault(29)
def dates_iso(book: Book) -> None:
    """Dates are text: 2024-05-13."""
    _date(book, lambda day: day.isoformat())


@fault(29)
def dates_month_names(book: Book) -> None:
    """Dates are text with the month's name: 13 Mei 2024."""
    _date(book, lambda day: f"{day.day} {MONTHS[day.month - 1]} {day.year}")


@fault(29)
def dates_months_misspelt(book: Book) -> None:
    """Months are abbreviated and misspelt: Peb, Pebruari, Nopember, AGTS."""
    written = {"Pebruari": 2, "Peb": 2, "Nopember": 11, "AGTS": 8, "Agust": 8, "Okt.": 10, "Des": 12, "Juni": 6}
    words = list(written)
    for place, name in enumerate(PLACES):
        word = words[place % len(words)]
        day = dt.date(2023, written[word], 3 + place)
        spoil(book.counts.at(name, "date"), f"{day.day} {word} {day.year}", means=day, shape="")


@fault(29)
def dates_swapped(book: Book) -> None:
    """Excel with American settings took 7/6/2024 for 6 July and left 13/05/2024 as text."""
    for place, name in enumerate(PLACES):
        cell = book.counts.at(name, "date")
        if place % 3 == 0:
            meant = dt.date(2024, 6, 7 + place // 3)
            spoil(cell, dt.date(2024, meant.day, meant.month), means=meant, shape="mm/dd/yyyy", need="date|day")
        else:
            spoil(cell, cell.means.strftime("%d/%m/%Y"), shape="")  # type: ignore[union-attr]


@fault(29)
def dates_as_numbers(book: Book) -> None:
    """Dates lost their format and show as 45425."""
    _date(book, lambda day: (day - dt.date(1899, 12, 30)).days)


@fault(29)
def dates_1904(book: Book) -> None:
    """The workbook counts days from 1904, as Excel for Mac did."""
    book.options["date1904"] = True


# -- codes ------------------------------------------------------------------------------------------------------------
@fault(27)
def region_code_number(book: Book) -> None:
    """Region codes are numbers: 07.10 became 7.1."""
    page = book.counts
    for name in page.names:
        spoil(page.at(name, "code"), float(name), shape="")
    page.at("07.10", "code").need = "code"


@fault(27)
def code_zeros_lost(book: Book) -> None:
    """Codes 01 to 12 are numbers and lost their zero."""
    page = book.counts
    for name in page.names:
        spoil(page.at(name, "code"), int(name[3:]) * 10)


@fault(27, 5)
def account_code_number(book: Book) -> None:
    """The short account codes are numbers: 5, 5.1, 5.2."""
    for name in ("5", "5.1", "5.2"):
        spoil(book.budget.at(name, "code"), float(name) if "." in name else int(name))


@fault(2, 5)
def code_spaces(book: Book) -> None:
    """Account codes hold spaces, no-break spaces and a last dot: " 5.1.02. "."""
    for place, name in enumerate(book.budget.names):
        spoil(book.budget.at(name, "code"), (f" {name}. ", f"{name}.", f"{NBSP}{name} ")[place % 3])


@fault(5)
def code_in_label(book: Book) -> None:
    """Code and name stand in one cell: 5.1.01 Belanja Pegawai."""
    page = book.budget
    for name in page.names:
        cell = page.at(name, "label")
        spoil(cell, f"{name} {cell.value}")
        del page.cells[page.row(name), page.column("code")]
    page.at("header", "label").value = "KODE DAN URAIAN"
    _drop_column(page, "code")


def _drop_column(page: Page, name: str) -> None:
    """Take a column of the table away; what stands over and under the table moves to the next column."""
    column = page.column(name)
    top, bottom = page.row("header"), max(page.rows.get("total", 0), *(page.row(each) for each in page.names))
    for (row, where), cell in sorted(page.cells.items()):
        if where != column or top <= row <= bottom:
            continue
        right = page.cells.get((row, column + 1))
        page.cells[row, column + 1] = cell if right is None else replace(cell, value=f"{cell.value} {right.value}")
    total = page.cells.get((page.rows.get("total", 0), column))
    if total is not None and total.role == "label":
        page.cells[page.row("total"), column + 1] = total
    group = page.cells.get((top, column))
    spread = next((area for area in page.merges if area[:2] == (top, column) and area[3] > column), None)
    if group is not None and spread:
        page.cells[top, column + 1] = group
    page.delete_column(column)
    if "numbering" in page.rows:
        page.line(page.row("numbering"), range(1, page.last_column + 1), "numbering")


# -- labels -----------------------------------------------------------------------------------------------------------
@fault(22, 9)
def label_indents(book: Book) -> None:
    """Labels are indented with spaces by level."""
    for name in book.budget.names:
        cell = book.budget.at(name, "label")
        spoil(cell, "   " * name.count(".") + str(cell.value))


@fault(22, 6)
def label_bullets(book: Book) -> None:
    """Labels of leaf rows begin with a bullet: "- Belanja ..."."""
    for place, name in enumerate(LEAVES):
        cell = book.budget.at(name, "label")
        spoil(cell, f"{('- ', ' – ', '• ')[place % 3]}{cell.value}")


@fault(2)
def label_spaces(book: Book) -> None:
    """Labels hold doubled, trailing and no-break spaces."""
    for page in book.pages:
        for place, name in enumerate(page.names):
            cell = page.at(name, "label")
            text = str(cell.value)
            spoil(cell, (f"{text}  ", text.replace(" ", "  "), text.replace(" ", NBSP), f"{NBSP}{text}")[place % 4])


@fault(14)
def label_line_breaks(book: Book) -> None:
    """Labels hold line breaks."""
    for name in LEAVES:
        cell = book.budget.at(name, "label")
        spoil(cell, str(cell.value).replace(" ", "\n", 2).replace("\n", " ", 1))


@fault(14)
def label_very_long(book: Book) -> None:
    """A label is six hundred letters long and holds numbers."""
    cell = book.budget.at("5.1.02.02.0006", "label")
    more = " sesuai lampiran nomor 12 untuk 1.250 orang selama 12 bulan dengan iuran Rp 5.400,00 per orang per bulan"
    spoil(cell, str(cell.value) + more * 6)


@fault(39)
def label_numbered(book: Book) -> None:
    """The running number stands inside the name: "1. Mekar Jaya", and the column of numbers is gone."""
    page = book.counts
    for place, name in enumerate(page.names, 1):
        cell = page.at(name, "label")
        spoil(cell, f"{place}. {cell.value}")
    _drop_column(page, "no")


@fault(39)
def numbers_lettered(book: Book) -> None:
    """The running numbers are a., b., c."""
    for place, name in enumerate(book.counts.names):
        spoil(book.counts.at(name, "no"), f"{chr(97 + place)}.")


@fault(14)
def labels_merged(book: Book) -> None:
    """A column names the area of several rows in one merged cell."""
    page = book.counts
    column = page.insert_columns("label")
    page.put("header", column, "Wilayah", "header")
    page.merge(page.row("header"), column, page.row("subheader"), column)
    for first, text in (("07.01", "Utara"), ("07.05", "Tengah"), ("07.09", "Selatan")):
        page.put(first, column, text, "label")
        page.merge(page.row(first), column, page.row(first) + 3, column)


@fault(14)
def remarks_column(book: Book) -> None:
    """A column of remarks holds text in a few rows, some of it with numbers."""
    page = book.counts
    column = page.last_column + 1
    page.put("header", column, "Keterangan", "header")
    page.merge(page.row("header"), column, page.row("subheader"), column)
    page.put("07.03", column, "data 2 desa belum masuk", "label")
    page.put("07.08", column, "verifikasi", "label")


# -- notes, signatures, strays ------------------------------------------------------------------------------------------
@fault(10)
def notes_more(book: Book) -> None:
    """Footnotes stand under the table, one right under the last row."""
    page = book.counts
    page.put(page.row("total") + 1, 1, "*) Termasuk pekerja migran", "note")
    page.put(page.row("note") + 2, 1, "Catatan: angka sementara", "note")


@fault(10)
def note_inside(book: Book) -> None:
    """A note stands in a row between the data."""
    page = book.counts
    page.put(page.insert_rows("07.07"), 3, "*) data kecamatan di bawah ini belum diverifikasi", "note")


@fault(10)
def note_beside(book: Book) -> None:
    """A note stands to the right of the table."""
    page = book.counts
    page.put(page.row("07.02"), 12, "Catatan: mohon dicek kembali dengan data cabang", "note")


@fault(19)
def note_how_to_type(book: Book) -> None:
    """A note beside the table shows by examples how to type numbers."""
    page = book.counts
    page.put(5, 12, "Contoh penulisan angka:", "note")
    page.put(6, 12, "Benar", "note")
    page.put(6, 13, 1_250_000, "note")
    page.put(7, 12, "Salah", "note")
    page.put(7, 13, "1.250.000,00", "note")


@fault(10)
def amount_in_words(book: Book) -> None:
    """The amount in words stands under the total."""
    page = book.budget
    page.put(
        page.row("total") + 1,
        1,
        "Terbilang: dua miliar delapan puluh delapan juta dua puluh enam ribu lima ratus rupiah",
        "note",
    )


@fault(11)
def signature_inside(book: Book) -> None:
    """The signature block begins beside the last rows of the table."""
    page = book.counts
    lines = ["Sukamaju, 12 Juli 2024", "Kepala Bidang", None, None, "NAMA PEJABAT", "NIP. 00000000 000000 0 000"]
    for offset, text in enumerate(lines):
        if text:
            page.put(page.row("07.10") + offset, 11, text, "signature")


@fault(11)
def signature_two(book: Book) -> None:
    """Two signature blocks stand side by side."""
    page = book.budget
    row = page.row("sign")
    for offset, text in {
        0: "Mengetahui,",
        1: "Sekretaris Daerah",
        4: "NAMA SEKRETARIS",
        5: "NIP. 00000000 000000 0 001",
    }.items():
        page.put(row + offset, 2, text, "signature")


@fault(11)
def signature_tight(book: Book) -> None:
    """The signature block follows the total without a blank row, the note is gone."""
    page = book.budget
    row = page.row("total")
    page.delete_row("note")
    for _ in range(2):
        page.delete_row(row + 1)
    assert page.row("sign") == row + 1


@fault(32)
def stray_numbers(book: Book) -> None:
    """Somebody's side calculation stands far from the table."""
    page = book.counts
    page.put(page.row("total") + 8, 13, 136_777, "unexplained", faulty=True)
    page.put(page.row("total") + 9, 13, 61_471, "unexplained", faulty=True)


# -- where tables stand -------------------------------------------------------------------------------------------------
def _second_table(page: Page, down: int, right: int) -> None:
    """A copy of the whole table with the figures of the year before."""
    other = counts_page()
    for name in other.names:
        for column in ("men", "women", "workers"):
            cell = other.at(name, column)
            cell.means = cell.means - 37 - int(name[3:])  # type: ignore[operator]
    settle_counts(other)
    for cell in other.cells.values():
        if cell.role == "title" and "2024" in str(cell.value):
            cell.value = "Keadaan s.d. 30 Juni 2023"
    end = other.row("total")
    for (row, column), cell in other.cells.items():
        if row <= end:
            page.cells[row + down, column + right] = cell
    page.merges += [
        (top + down, left + right, bottom + down, last + right)
        for top, left, bottom, last in other.merges
        if bottom <= end
    ]


@fault(30)
def tables_stacked(book: Book) -> None:
    """A second table with its own title stands under the first."""
    _second_table(book.counts, book.counts.row("note") + 3, 0)


@fault(30)
def tables_side_by_side(book: Book) -> None:
    """A second table stands to the right of the first."""
    _second_table(book.counts, 0, 10)


@fault(30)
def years_as_rows(book: Book) -> None:
    """Two years stand in one table, each under a row with the year."""
    page = book.counts
    new = page.copy_rows([*page.names, "total"], page.row("total") + 1)
    page.merge(new[-1], 1, new[-1], 3)
    for row in new[:-1]:
        for column in ("men", "women", "workers"):
            cell = page.at(row, column)
            cell.value = cell.means = cell.means + 25 + row  # type: ignore[operator]
        _row_sums(page, row)
    for column in ("men", "women", "workers"):
        cell = page.at(new[-1], column)
        cell.value = cell.means = sum(page.at(row, column).means for row in new[:-1])  # type: ignore[misc]
    _row_sums(page, new[-1])
    for (row, _), cell in page.cells.items():
        if cell.label and page.row("07.01") <= row < new[-1] and row != page.row("total"):
            cell.also = "2023" if row < new[0] else "2024"
    for row, year in ((new[0], 2024), (page.row("07.01"), 2023)):
        page.insert_rows(row)
        page.put(row, 1, f"TAHUN {year}", "label")
        page.merge(row, 1, row, 9)


def _row_sums(page: Page, row: int) -> None:
    both = page.at(row, "both")
    both.value = both.means = page.at(row, "men").means + page.at(row, "women").means  # type: ignore[operator]
    share = page.at(row, "share")
    share.value = share.means = round(both.means / page.at(row, "workers").means * 100, 2)  # type: ignore[operator]


@fault(32)
def table_far_away(book: Book) -> None:
    """The table begins far down and far to the right."""
    book.counts.insert_rows(1, 9)
    book.counts.insert_columns(1, 4)


@fault(3)
def title_removed(book: Book) -> None:
    """There is no title."""
    for _ in range(4):
        book.counts.delete_row(1)


@fault(3)
def title_unmerged(book: Book) -> None:
    """The title lines are not merged and stand in the middle column."""
    page = book.counts
    for row in (1, 2, 3):
        page.unmerge(row, 1)
        page.cells[row, 5] = page.cells.pop((row, 1))


@fault(3)
def title_tight(book: Book) -> None:
    """No blank row parts titles, key-value lines, header and total from what follows."""
    page = book.budget
    page.delete_row(7)
    page.delete_row(4)
    page.delete_row(page.row("total") + 1)


@fault(3)
def key_values_in_columns(book: Book) -> None:
    """The colon of the key-value lines stands in a cell of its own."""
    page = book.budget
    for row in (5, 6):
        text = str(page.at(row, 2).value).removeprefix(": ")
        page.put(row, 2, ":", "metadata")
        page.put(row, 3, text, "metadata")


@fault(38)
def header_removed(book: Book) -> None:
    """There is no header; the rows begin under the title."""
    page = book.counts
    page.delete_row("header")
    page.delete_row("subheader")
    for cell in page.cells.values():
        cell.header = ""


@fault(38)
def one_data_row(book: Book) -> None:
    """One data row is left, without a total."""
    page = book.counts
    _without_total(page)
    for name in page.names[1:]:
        page.delete_row(name)


@fault(38)
def no_data_rows(book: Book) -> None:
    """The form was sent empty: a header and no data."""
    page = book.counts
    _without_total(page)
    for name in page.names:
        page.delete_row(name)


@fault(20)
def target_and_result(book: Book) -> None:
    """Target and realisation stand on alternate rows."""
    page = book.counts
    column = page.insert_columns("men")
    page.put("header", column, "Uraian", "header")
    page.merge(page.row("header"), column, page.row("subheader"), column)
    page.unmerge("total", 1)
    names = [*page.names, "total"]
    for name in reversed(names):
        row = page.row(name)
        page.insert_rows(row + 1)
        page.put(row, column, "Realisasi", "label")
        page.put(row + 1, column, "Target", "label")
        for each in (*COUNTS, "share"):
            page.cells[row + 1, page.column(each)] = replace(page.at(row, each), also="Target")
            page.at(row, each).also = "Realisasi"
        for left in range(1, 4):
            if name != "total":
                page.merge(row, left, row + 1, left)
    page.merge(page.row("total"), 1, page.row("total") + 1, 3)
    for name in names[:-1]:
        for each in ("men", "women"):
            cell = page.at(page.row(name) + 1, each)
            cell.value = cell.means = cell.means * 6 // 5  # type: ignore[operator]
        _row_sums(page, page.row(name) + 1)
    last = page.row("total") + 1
    for each in ("men", "women"):
        cell = page.at(last, each)
        cell.value = cell.means = sum(page.at(page.row(name) + 1, each).means for name in names[:-1])  # type: ignore[misc]
    _row_sums(page, last)


@fault(20)
def months_with_quarters(book: Book) -> None:
    """A monthly plan stands in the columns to the right, with a subtotal after each quarter."""
    page = book.budget
    first = page.last_column + 1
    heads: list[tuple[str, list[int]]] = []
    for quarter, roman in enumerate(("I", "II", "III", "IV")):
        months = [3 * quarter + n for n in range(3)]
        heads += [(MONTHS[month], [month]) for month in months]
        heads.append((f"TRIWULAN {roman}", months))
    page.put("header", first, "RENCANA PENARIKAN (Rp)", "header")
    page.merge(page.row("header"), first, page.row("header"), first + 15)
    for offset, (head, months) in enumerate(heads):
        page.put("subheader", first + offset, head, "header")
        page.put("numbering", first + offset, first + offset, "numbering")
        for name in [*page.names, "total"]:
            role = "value" if name in LEAVES and len(months) == 1 else "total"
            leaves = [code for code in LEAVES if name in ("total", code) or code.startswith(f"{name}.")]
            number = sum(_month(LEAVES[code][2], month) for code in leaves for month in months)
            label = page.at(name, "murni").label
            page.put(name, first + offset, number, role, header=head, label=label, shape=WHOLE)


def _month(amount: int, month: int) -> int:
    even = amount // 12
    return even if month < 11 else amount - 11 * even


@fault(33)
def rows_sorted(book: Book) -> None:
    """The rows are sorted by size, the running numbers are not."""
    page = book.counts
    order = sorted(page.names, key=lambda name: -page.at(name, "workers").means)  # type: ignore[operator]
    page.reorder_rows(order)


@fault(33)
def columns_reordered(book: Book) -> None:
    """The columns stand in another order: after the change before before."""
    page = book.budget
    page.reorder_columns(["perubahan", "murni"])
    page.cells[page.row("header"), 3] = page.cells.pop((page.row("header"), 4))
    page.line(page.row("numbering"), range(1, 8), "numbering")


@fault(33)
def sheets_misnamed(book: Book) -> None:
    """The names of the sheets contradict what they hold."""
    book.budget.name = "KEPESERTAAN JAN-FEB"
    book.counts.name = "Sheet3"


@fault(2, 4)
def blank_texts(book: Book) -> None:
    """Cells that look empty hold spaces."""
    page = book.counts
    for row, column in ((4, 2), (page.row("07.03"), 10), (page.row("total") + 1, 4)):
        page.put(row, column, "  ", "")
    page.put("total", "date", " ", "")


@fault(14)
def comments(book: Book) -> None:
    """Cells carry comments."""
    page = book.counts
    page.comments = {(page.row("07.03"), page.column("men")): "cek lagi: 5.326?", (1, 1): "versi akhir"}


# -- others -------------------------------------------------------------------------------------------------------
@fault(12)
def text_letter_o(book: Book) -> None:
    """A count was typed with the letter O for a zero: 1O28."""
    spoil(book.counts.at("07.11", "women"), "1O28", means=UNDECIDED)


@fault(12, 17)
def text_marks_misplaced(book: Book) -> None:
    """An amount was typed with a mark in the wrong place: 27.2160.00."""
    spoil(book.budget.at("5.1.02.02.0006", "murni"), "27.2160.00", means=UNDECIDED)


@fault(12)
def text_two_numbers(book: Book) -> None:
    """A cell holds two numbers: 1.028 / 1.031."""
    spoil(book.counts.at("07.11", "women"), "1.028 / 1.031", means=UNDECIDED)


@fault(12)
def text_about(book: Book) -> None:
    """A count is given as about so many: ± 1.000."""
    cell = spoil(book.counts.at("07.11", "women"), "± 1.000", means=UNDECIDED)
    cell.shape = ""


@fault(12)
def text_cents_ungrouped(book: Book) -> None:
    """Amounts are text with decimals and without thousands marks: 1284560000,00."""
    retype(book.budget.numbers(*MONEY), lambda n: dots(n, 2).replace(".", ""))


@fault(12, 26)
def text_three_decimals(book: Book) -> None:
    """Percentages are text with three decimals: 50,948; dots and commas look like thousands."""
    retype(book.counts.numbers("share"), lambda n: dots(n, 3))


@fault(8)
def formula_as_text(book: Book) -> None:
    """A total was typed into a cell formatted as text and shows its formula."""
    page = book.counts
    formula = f"=SUM(D{page.row('07.01')}:D{page.row('07.12')})"
    spoil(page.at("total", "men"), formula, means=UNDECIDED, as_text=True)


@fault(29)
def dates_short_years(book: Book) -> None:
    """Dates are text with two digits for the year: 13/5/24."""
    _date(book, lambda day: f"{day.day}/{day.month}/{day.year % 100}")


@fault(1, 29)
def header_years(book: Book) -> None:
    """Columns are headed by years, stored as numbers."""
    page = book.counts
    spoil(page.at("header", "men"), "Peserta Aktif menurut tahun dan jumlah (orang)")
    for column, year in (("men", 2022), ("women", 2023)):
        spoil(page.at("subheader", column), year)
        for _, cell in page.numbers(column):
            cell.header = str(year)


@fault(1)
def header_same_names(book: Book) -> None:
    """Two columns have the same name."""
    page = book.counts
    spoil(page.at("subheader", "women"), "Laki-laki")
    for _, cell in page.numbers("women"):
        cell.header = "Laki-laki"


@fault(1, 4)
def header_blank_row_between(book: Book) -> None:
    """A blank row stands between the two rows of the header."""
    page = book.counts
    page.insert_rows("subheader")


@fault(3)
def header_long(book: Book) -> None:
    """A header is a sentence of three lines with a law's number and year in it."""
    cell = book.counts.at("header", "workers")
    spoil(
        cell,
        f"{cell.value}\nmenurut Peraturan Bupati Nomor 12 Tahun 2023\nPasal 4 ayat (2) huruf a, per 1.000 penduduk tidak termasuk",
    )


@fault(5)
def parents_blank(book: Book) -> None:
    """Parent accounts have no amounts, only the accounts under them."""
    page = book.budget
    for name in page.names:
        if name not in LEAVES:
            for column in (*MONEY, "percent"):
                del page.cells[page.row(name), page.column(column)]


@fault(5)
def codes_without_dots(book: Book) -> None:
    """Account codes are written without dots: 510202."""
    for name in book.budget.names:
        spoil(book.budget.at(name, "code"), name.replace(".", ""))


@fault(5)
def codes_on_parents_only(book: Book) -> None:
    """Only parents have a code, the accounts under them a bullet."""
    page = book.budget
    for name in LEAVES:
        cell = page.at(name, "label")
        cell.value = f"- {cell.value}"
        del page.cells[page.row(name), page.column("code")]


@fault(13)
def average_row(book: Book) -> None:
    """A row of averages stands under the total."""
    page = book.counts
    row = page.insert_rows(page.row("total") + 1)
    page.put(row, 1, "RATA-RATA", "label")
    page.merge(row, 1, row, 3)
    for column in COUNTS:
        number = round(page.at("total", column).means / len(PLACES), 2)  # type: ignore[operator]
        header = page.at("total", column).header
        # Neither a leaf nor a sum: value and total are both right.
        page.put(row, column, number, "", number, header=header, label="RATA-RATA", shape="#,##0.00")


@fault(13)
def total_word_in_name(book: Book) -> None:
    """A sub-district is called Jumlah Indah."""
    page = book.counts
    spoil(page.at("07.04", "label"), "Jumlah Indah")
    for (row, _), cell in page.cells.items():
        if row == page.row("07.04") and cell.label:
            cell.label = "Jumlah Indah"


@fault(38)
def label_missing(book: Book) -> None:
    """One row has lost its name."""
    page = book.counts
    del page.cells[page.row("07.05"), page.column("label")]
    for (row, _), cell in page.cells.items():
        if row == page.row("07.05"):
            cell.label = ""


@fault(31)
def page_footers(book: Book) -> None:
    """A line with the page's number stands in the table where a page ends."""
    page = book.counts
    page.put(page.insert_rows("07.07"), 1, "Halaman 1 dari 2", "note")


@fault(23)
def outline_collapsed(book: Book) -> None:
    """The accounts are folded away under their parents; the parents' sums need them."""
    page = book.budget
    for name in ("5.1.02.02.0005", "5.1.02.02.0006", "5.1.02.02.0007"):
        page.outline[page.row(name)] = 1
        page.hide_row(name)
    for column in MONEY:
        page.at("5.1.02.02", column).faulty = True
    for column in (*MONEY, "percent"):
        page.at("5.1.02.02", column).role = ""  # what it adds up is out of sight


# -- how the workbook was written -----------------------------------------------------------------------------------------
@fault(24)
def xlsx_inline_texts(book: Book) -> None:
    """The texts stand in the cells, as programs write them that are not Excel."""
    book.options["inline_texts"] = True


@fault(24)
def xlsx_rich_texts(book: Book) -> None:
    """The texts are cut into runs of different fonts."""
    book.options["patches"] = [rich_strings]


@fault(24)
def xlsx_wrong_dimension(book: Book) -> None:
    """The sheets say that they reach from A1 to A1."""
    book.options["patches"] = [
        on_sheets(lambda text: re.sub(r'<dimension ref="[^"]*"', '<dimension ref="A1:A1"', text))
    ]


@fault(24)
def xlsx_prefixed(book: Book) -> None:
    """The XML of the sheets carries a prefix on each element."""

    def prefix(text: str) -> str:
        return re.sub(r"<(/?)([A-Za-z])", r"<\1x:\2", text).replace("xmlns=", "xmlns:x=")

    book.options["patches"] = [on_sheets(prefix)]


@fault(24)
def xlsx_named_xls(book: Book) -> None:
    """An .xlsx is called .xls."""
    book.name = "usulan.xls"


@fault(24)
def xls_file(book: Book) -> None:
    """The workbook is an .xls of Excel 97."""
    book.format, book.name = "xls", "usulan.xls"


@fault(24)
def xls_named_xlsx(book: Book) -> None:
    """An .xls of Excel 97 is called .xlsx."""
    book.format, book.name = "xls", "usulan.xlsx"


@fault(24)
def ods_file(book: Book) -> None:
    """The workbook is an .ods of LibreOffice."""
    book.format, book.name = "ods", "usulan.ods"


@fault(24)
def web_page_budget(book: Book) -> None:
    """The budget is a web page called .xls, numbers as they are shown."""
    book.only("RKA")
    book.format, book.name = "web", "usulan.xls"


@fault(24)
def web_page_counts(book: Book) -> None:
    """The participation table is a web page called .xls, numbers as they are shown."""
    book.only("Kepesertaan")
    book.format, book.name = "web", "kepesertaan.xls"


@fault(24)
def mail_archive(book: Book) -> None:
    """The participation table is a mail archive (MHTML) called .xls."""
    book.only("Kepesertaan")
    book.format, book.name = "mail", "kepesertaan.xls"


def _text(book: Book, page: str, name: str, **options: object) -> None:
    book.only(page).merges.clear()
    book.format, book.name = "text", name
    book.options.update(options)


@fault(40)
def csv_comma(book: Book) -> None:
    """The budget is a .csv with commas."""
    _text(book, "RKA", "usulan.csv")


@fault(40, 17)
def csv_semicolon(book: Book) -> None:
    """The budget is a .csv with semicolons, numbers as Excel with Indonesian settings shows them."""
    _text(book, "RKA", "usulan.csv", mark=";", style="id")


@fault(40)
def csv_semicolon_counts(book: Book) -> None:
    """The participation table is a .csv with semicolons, numbers as Excel with Indonesian settings shows them."""
    _text(book, "Kepesertaan", "kepesertaan.csv", mark=";", style="id")


@fault(40)
def csv_tabs(book: Book) -> None:
    """A .csv is cut by tabs and begins with a byte-order mark."""
    _text(book, "Kepesertaan", "kepesertaan.csv", mark="\t", encoding="utf-8-sig")


@fault(40)
def csv_utf16(book: Book) -> None:
    """A .csv is UTF-16 cut by tabs: Excel's "Unicode text"."""
    _text(book, "Kepesertaan", "kepesertaan.txt", mark="\t", style="id", encoding="utf-16")


@fault(40)
def csv_windows(book: Book) -> None:
    """A .csv is in the encoding of Windows and holds letters outside ASCII."""
    page = book.counts
    cell = spoil(page.at("07.05", "label"), "Muara Séjahtera – Hulu")
    for (row, _), other in page.cells.items():
        if row == page.row("07.05") and other.label:
            other.label = str(cell.value)
    _text(book, "Kepesertaan", "kepesertaan.csv", mark=";", style="id", encoding="cp1252")


# -- files that cannot be read --------------------------------------------------------------------------------------------
@fault(41)
def file_cut_off(book: Book) -> None:
    """The second half of the file is missing."""
    book.options["bytes"] = lambda data: data[: len(data) // 2]
    book.refused = "damage|cut|truncat|incomplete|broken|short"


@fault(41)
def file_bytes_destroyed(book: Book) -> None:
    """The upload replaced every byte outside ASCII."""
    book.options["bytes"] = lambda data: data.decode("utf-8", "replace").encode()
    book.refused = "damage|destroy|broken|replaced"


@fault(24)
def file_of_lock(book: Book) -> None:
    """The file is the 165 bytes by which Excel marks a workbook as open."""
    book.options["bytes"] = lambda data: b"\x05admin".ljust(55) + "\x05admin".encode("utf-16-le").ljust(110, b"\x20")
    book.name = "~$usulan.xlsx"
    book.refused = "lock"


@fault(24)
def file_frameset(book: Book) -> None:
    """The .xls is the frame of a web page whose sheets were not sent with it."""
    page = (
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta name="Excel Workbook Frameset">'
        '<link id="shLink" href="usulan_files/sheet001.htm"></head><frameset rows="*,39">'
        '<frame src="usulan_files/sheet001.htm"></frameset></html>'
    )
    book.options["bytes"] = lambda data: page.encode()
    book.name = "usulan.xls"
    book.refused = "page_without|frame"


@fault(24)
def file_empty(book: Book) -> None:
    """The file holds no byte."""
    book.options["bytes"] = lambda data: b""
    book.refused = "empty"
