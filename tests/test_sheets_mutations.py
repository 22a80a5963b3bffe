"""One clean workbook, one fault at a time: what the reader recovers, reports, or loses in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from mutations import score
from mutations.clean import Book, check, clean
from mutations.faults import FAULTS, Fault
from mutations.writers import WRITERS, write

# Faults that come out wrong with nobody told, each with the reason. The list may only shrink.
KNOWN_LOST: dict[str, str] = {}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[score.Score]:
    """The score of every fault, read once."""
    return score.scores(tmp_path_factory.mktemp("faults"))


def _described(book: Book) -> list[object]:
    pages = [
        {name: value for name, value in vars(page).items() if name not in ("rows", "columns")} for page in book.pages
    ]
    return [pages, book.format, book.name, sorted(book.options)]


def test_there_are_many_kinds_and_every_pattern_is_among_them():
    assert len({fault.name for fault in FAULTS}) == len(FAULTS) >= 60
    assert {pattern for fault in FAULTS for pattern in fault.patterns} == set(range(1, 42))


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_changes_the_workbook_and_keeps_a_true_truth(fault: Fault):
    spoiled = fault.apply()
    assert _described(spoiled) != _described(clean())
    check(spoiled)


def test_check_notices_a_truth_that_contradicts_itself():
    book = clean()
    book.counts.at("07.05", "men").means = 1
    with pytest.raises(AssertionError, match="the parts are"):
        check(book)


@pytest.mark.parametrize("kind", WRITERS)
def test_each_format_can_be_written(kind: str, tmp_path: Path):
    book = clean()
    book.format = kind
    assert write(book, tmp_path).stat().st_size > 1000


def test_the_clean_workbook_is_read_perfectly(tmp_path: Path):
    from analysis.sheets.reading import read_here

    clean_score = score.clean_score(tmp_path)
    assert clean_score.left == []
    assert clean_score.perfect and clean_score.numbers > 100
    assert read_here(write(clean(), tmp_path)).findings["rule"].tolist() == []


def test_nothing_is_lost_in_silence_except_what_is_named(found: list[score.Score]):
    lost = {each.name: "; ".join(each.left) for each in found if each.verdict == "lost"}
    assert {name: left for name, left in lost.items() if name not in KNOWN_LOST} == {}
    assert sorted(set(KNOWN_LOST) - set(lost)) == [], "no longer lost: take it off the list"
    assert all(KNOWN_LOST.values())


def test_the_page_shows_a_fresh_run(found: list[score.Score]):
    assert score.DOCUMENT.read_text(encoding="utf-8") == score.document(found), (
        "run python -m mutations.score in tests/"
    )


def test_a_wrong_number_is_never_called_recovered(tmp_path: Path):
    book = clean()
    cell = book.counts.at("07.05", "men")
    cell.means = cell.means + 1  # the truth is moved, the sheet is not
    moved = score.measure(book, tmp_path)
    assert moved.verdict == "lost" and moved.numbers_right == moved.numbers - 1
    book = clean()
    book.counts.at("07.05", "men").role = "note"
    moved = score.measure(book, tmp_path)
    assert moved.verdict == "lost" and moved.roles_right == moved.roles - 1
