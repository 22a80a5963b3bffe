"""Data of persons in what is sent: found anywhere in a file, reported by address and count, never copied.

How such data look in a text is told by ``privacy_texts``, the search in cells is ``privacy_cells``, that in all the rest
of a file ``privacy_parts``; the words and patterns of all are ``privacy.yml``.

What is found is held as kinds, addresses and counts. No text of the file leaves this module.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from analysis.cleaning.findings import finding
from analysis.cleaning.privacy_cells import persons_in_sheet
from analysis.cleaning.privacy_parts import Elsewhere, look_into_file
from analysis.cleaning.privacy_texts import facts, spans
from analysis.sheets.book import Book
from analysis.sheets.limits import LIMITS, Limits
from analysis.sheets.masking import MASK, masked


@dataclass(frozen=True, slots=True)
class Personal:
    """Data of persons somewhere in a file: what, where and how many, never which.

    ``kind``: nik, nip, kk, npwp, phone, phone_office, email, email_office, identity, birth, address, name; unchecked
    for a part that could not be looked into. ``sheet`` is the sheet's name as :func:`mask` leaves it, "" for the file.
    ``cell`` is an address, a range in one column (B5:B104), or "" where there is no cell. ``where``: cell, comment,
    property, pivot, header_footer, defined_name, drawing, sheet_name, file_name, annotation, part (inner parts of the
    file that no program shows).
    """

    kind: str
    sheet: str
    cell: str
    count: int
    where: str


def find_personal(book: Book, data: bytes | None = None, *, name: str, limits: Limits = LIMITS) -> list[Personal]:
    """Data of persons anywhere in a file, in reading order: cells first, then the places that nobody sees.

    ``data`` are the file's bytes; without them only cells, sheet names and the file name are looked at. A part that
    could not be looked into is reported as ``unchecked``. ``name`` is the file's name, with its folders if they count.
    """
    found: list[Personal] = []
    names = [each.sheet.name for each in book.understood]
    for understood in book.understood:
        sheet = mask(understood.sheet.name)
        hits = persons_in_sheet(understood, textual=book.format in ("csv", "html", "mhtml"))
        found += [Personal(hit.kind, sheet, hit.cell, hit.count, "cell") for hit in hits]
    elsewhere = Elsewhere(names, {text for each in book.understood for text in each.sheet.cells.texts})
    for sheet in names:
        elsewhere.look([sheet], "sheet_name", sheet)
    elsewhere.look([name], "file_name")
    for understood in book.understood:
        elsewhere.look(understood.sheet.cells.formats, "part", understood.sheet.name)
    if data is not None:
        elsewhere.guarded(partial(look_into_file, elsewhere, data, book.format, limits), "part")
    counts: Counter[tuple[str, str, str, str]] = Counter()  # sheets that are masked alike are told together
    for (kind, sheet, cell, where), count in elsewhere.counts.items():
        counts[kind, mask(sheet), cell, where] += count
    return found + [Personal(*place, count, where) for (*place, where), count in counts.items()]


def personal_cells(found: Iterable[Personal]) -> dict[str, set[str]]:
    """By sheet (its name as :func:`mask` leaves it), the address of every cell that is not to be shown or handed on.

    Telephones and mail of an office stay: they stand in the letterhead.
    """
    cells: defaultdict[str, set[str]] = defaultdict(set)
    for each in found:
        if each.where == "cell" and each.kind not in facts()["office"]:
            letters, first, last = _column_rows(each.cell)
            cells[each.sheet].update(f"{letters}{row}" for row in range(first, last + 1))
    return dict(cells)


def mask(text: str) -> str:
    """A text for an output table without what it says of persons; account codes, amounts and years stay.

    Names are masked only beside a word that announces one ("Operator: ..."): no rule knows a name from another word.
    """
    found, _ = spans(text)
    shown, start = [], 0
    for low, high, _ in found:
        shown += [text[start:low], MASK]
        start = high
    return masked("".join([*shown, text[start:]]), free=False)


def finding_rows(found: Iterable[Personal], file: str) -> list[dict[str, str]]:
    """Findings: one for each kind and column of a sheet, and for each kind and place outside the cells."""
    together: dict[tuple[str, str, str, str], list[Personal]] = {}
    for each in found:
        column = _column_rows(each.cell)[0] if each.where == "cell" else each.cell
        together.setdefault((each.sheet, each.where, each.kind, column), []).append(each)
    rows = []
    kinds, places = facts()["kinds"], facts()["places"]
    for (sheet, where, kind, _), group in together.items():
        count = sum(each.count for each in group)
        parts = {
            "count": str(count),
            **{f"kind_{lang}": kinds[kind][lang] for lang in ("id", "en")},
            **{f"place_{lang}": places.get(where, {lang: ""})[lang] for lang in ("id", "en")},
        }
        if kind == "unchecked":
            rule = "unchecked"
        elif where != "cell":
            rule = where if where in ("property", "file_name", "sheet_name") else "elsewhere"
        elif kind in facts()["office"]:
            rule = "office"
        elif kind in ("name", "nip"):  # one or two stand in a signature block, more are a list
            rule = f"{kind}_list" if count > 2 else kind
        else:
            rule = kind
        rows.append(finding(f"personal_data.{rule}", mask(file), _whole(group), str(count), sheet=sheet, **parts))
    return rows


def _whole(group: list[Personal]) -> str:
    """The address or range that holds all of these, which stand in one column."""
    cells = {each.cell for each in group}
    if len(cells) == 1:
        return cells.pop()
    columns, firsts, lasts = zip(*map(_column_rows, cells), strict=True)
    return f"{columns[0]}{min(firsts)}:{columns[0]}{max(lasts)}"


def _column_rows(cell: str) -> tuple[str, int, int]:
    """The letters of the column and the first and last row of an address or of a range in one column."""
    first, _, last = cell.partition(":")
    letters = first.rstrip("0123456789")
    return letters, int(first[len(letters) :]), int((last or first)[len(letters) :])
