"""Reads the clean workbook with each fault in turn and writes the score: ``python -m mutations.score`` from tests/.

Verdicts. *Recovered*: every number as the official meant it, under its header and beside its label, every role right,
and the findings that had to be there. *Reported*: not recovered, but a finding stands at the fault, and no number
elsewhere came out wrong without one. *Lost*: something is wrong and nobody is told.
"""

from __future__ import annotations

import datetime as dt
import re
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from math import isclose, isnan
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
from openpyxl.utils import range_boundaries

from mutations.clean import NOTHING, UNDECIDED, Book, Cell, clean
from mutations.faults import FAULTS
from mutations.writers import write

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "reading-faults.md"
VERDICTS = ("lost", "reported", "recovered")
Place = tuple[str, int, int]  # sheet, row, column


class Told(NamedTuple):
    """A finding: the whole name of its rule, where it stands, how grave it is."""

    rule: str
    cell: str
    severity: str


@dataclass
class Score:
    """What became of one fault."""

    name: str
    patterns: tuple[int, ...]
    text: str
    numbers: int = 0
    numbers_right: int = 0
    roles: int = 0
    roles_right: int = 0
    needed: int = 0
    missing: list[str] = field(default_factory=list)  # findings that had to be there
    elsewhere: list[str] = field(default_factory=list)  # warnings and errors where nothing is wrong
    left: list[str] = field(default_factory=list)  # what is not as it was meant, a few words each
    verdict: str = ""

    @property
    def perfect(self) -> bool:
        return self.numbers == self.numbers_right and self.roles == self.roles_right and not self.missing


def measure(model: Book, folder: Path, name: str = "clean", patterns: tuple[int, ...] = (), text: str = "") -> Score:
    """Write a workbook, read it, and compare it with its truth."""
    from analysis.sheets.limits import RefusedError
    from analysis.sheets.reading import read_here

    score = Score(name, patterns, text)
    path = write(model, folder)
    try:
        read = read_here(path)
        findings = read.findings
    except RefusedError as refusal:
        _refusal(score, model, refusal.problem.rule)
        return score
    except Exception as error:  # a reader that fails has told nobody anything
        score.left.append(f"the reader fails: {type(error).__name__}")
        score.roles, score.verdict = sum(len(page.cells) for page in model.pages), "lost"
        return score
    if model.refused:
        score.needed, score.missing, score.verdict = 1, [model.refused], "lost"
        score.left.append("a file that is not whole was read")
    else:
        _compare(score, model, read, findings)
    return score


def _refusal(score: Score, model: Book, rule: str) -> None:
    """The reader did not read the file, and said why."""
    score.needed = 1
    if model.refused and re.search(model.refused, rule):
        score.verdict = "recovered"
        return
    score.missing.append(model.refused)
    score.left.append(f"not read: {rule}")
    score.verdict = "reported"


def _compare(score: Score, model: Book, read: Any, findings: pd.DataFrame) -> None:
    sheets = _names(model, list(read.sheets))
    truth = {
        (sheets[page.name], row, column): cell for page in model.pages for (row, column), cell in page.cells.items()
    }
    told = list(_told(read))
    assert len(told) == len(findings)

    def covered(place: Place) -> bool:
        return any(covers(place) for _, covers in told)

    wrong_numbers = dict(_wrong_numbers(score, truth, read, covered))
    wrong_roles = dict(_wrong_roles(score, truth, read))
    _examples(score, "number", wrong_numbers)
    _examples(score, "role", wrong_roles)
    _needed(score, model, truth, told)
    faulty = {place for place, cell in truth.items() if cell.faulty or cell.need}
    concerned = faulty | wrong_numbers.keys() | wrong_roles.keys()
    for finding, covers in told:
        asked = any(re.search(need, finding.rule) for need in model.needs)
        if finding.severity != "info" and not asked and not any(covers(place) for place in concerned):
            score.elsewhere.append(f"{finding.rule} {finding.cell}".strip())
    if score.perfect:
        score.verdict = "recovered"
        return
    said = any(covered(place) for place in concerned)
    silent = [place for place in wrong_numbers if place not in faulty and not covered(place)]
    score.verdict = "reported" if said and not silent else "lost"


def _told(read: Any) -> Iterator[tuple[Told, Callable[[Place], bool]]]:
    """The findings with the whole names of their rules, which say the cause: total_disagrees.sign."""
    from analysis.sheets.book import catalogue

    for sheet, problem in [
        *(("", problem) for problem in read.problems),
        *((each.sheet.name, problem) for each in read.understood for problem in each.problems),
    ]:
        told = Told(problem.rule, problem.cell, catalogue.rules[problem.rule]["severity"])
        yield told, _covered(sheet, problem.cell)


def _names(model: Book, sheets: list[str]) -> dict[str, str]:
    """The sheets as the reader names them, by the model's names; files of one sheet may name it otherwise."""
    names = {}
    for place, page in enumerate(model.pages):
        position = min(place, len(sheets) - 1)
        names[page.name] = page.name if page.name in sheets or not sheets else sheets[position]
    return names


def _covered(sheet: str, cell: str) -> Callable[[Place], bool]:
    """Whether a place lies in the cell or range of a finding."""
    if not re.fullmatch(r"[A-Z]{1,3}\d+(:[A-Z]{1,3}\d+)?", cell):
        return lambda place: False
    left, top, right, bottom = range_boundaries(cell)
    return lambda place: place[0] == sheet and top <= place[1] <= bottom and left <= place[2] <= right


def _address(place: Place) -> str:
    from analysis.sheets.cells import column_letters

    return f"{column_letters(place[2] - 1)}{place[1]}"


def _plain(text: object) -> str:
    return " ".join(str(text).replace("\u00a0", " ").split()).casefold()


def _wrong_numbers(
    score: Score, truth: dict[Place, Cell], read: Any, covered: Callable[[Place], bool]
) -> Iterator[tuple[Place, str]]:
    """The numbers that are not as meant, with what they are instead."""
    found: dict[Place, tuple[Any, Any]] = {}
    for table in read.tables:
        for each in table.cells.itertuples():
            left, top, _, _ = range_boundaries(each.cell)
            found[table.sheet, top, left] = (each, table)
    for place, cell in sorted(truth.items()):
        if cell.means is None:
            continue
        score.numbers += 1
        what = "is in no table"
        if place in found:
            what = _difference(cell, *found[place], covered(place))
        if not what:
            score.numbers_right += 1
        else:
            yield place, what


def _difference(cell: Cell, each: Any, table: Any, told: bool) -> str:
    """How a number that was read differs from what was meant, "" if it does not."""
    header, label = _plain(each.header), _plain(f"{each.code} {each.label} {each.group}")
    if cell.header and _plain(cell.header) not in header:
        return f"stands under {header[:40]!r}"
    if not all(_plain(words) in label for words in (cell.label, cell.also)):
        return f"stands beside {label.strip()[:40]!r}"
    meant = cell.means
    if isinstance(meant, dt.date):
        day = _date(each, table)
        return "" if day == meant else f"reads {day} for {meant}"
    value = float(each.value)
    if meant == UNDECIDED:
        return "" if isnan(value) and told else f"reads {value:g}, which nobody can know"
    if meant == NOTHING:
        return "" if isnan(value) and not each.undecided else f"reads {value:g} where no number is"
    if isnan(value):
        return "is left undecided" if each.undecided else f"reads no number for {meant:.15g}"
    return "" if isclose(value, float(meant), rel_tol=1e-9, abs_tol=1e-9) else f"reads {value:.15g} for {meant:.15g}"  # type: ignore[arg-type]


def _date(each: Any, table: Any) -> dt.date | str:
    """The date that a notebook user sees in a cell, or the text that it was left as."""
    for frame in (table.frame, table.totals):
        if each.row in frame.index and each.header in frame.columns:
            value = frame.loc[each.row, each.header]
            if isinstance(value, pd.Series):
                value = value.iloc[0]
            if isinstance(value, dt.datetime | pd.Timestamp):
                return value.date()
            if isinstance(value, dt.date):
                return value
    return "text" if each.raw else "nothing"


def _wrong_roles(score: Score, truth: dict[Place, Cell], read: Any) -> Iterator[tuple[Place, str]]:
    """The cells whose role is not right, with the role they got; cells that are missing or too many among them."""
    roles: dict[Place, str] = {}
    for each in read.ledger.itertuples():
        left, top, _, _ = range_boundaries(each.cell)
        roles[each.sheet, top, left] = str(each.role)
    for place in sorted(truth.keys() | roles.keys()):
        score.roles += 1
        meant = truth[place].role if place in truth else "empty"
        got = roles.get(place, "no cell")
        if got == meant or (meant == "" and got != "no cell"):
            score.roles_right += 1
        else:
            yield place, f"is {got}, not {meant or 'dropped'}"


def _examples(score: Score, what: str, wrong: dict[Place, str]) -> None:
    if wrong:
        place, text = next(iter(wrong.items()))
        more = f" (and {len(wrong) - 1} more)" if len(wrong) > 1 else ""
        score.left.append(f"{what}: {_address(place)} {text}{more}")


def _needed(
    score: Score, model: Book, truth: dict[Place, Cell], told: list[tuple[Told, Callable[[Place], bool]]]
) -> None:
    for need in model.needs:
        score.needed += 1
        if not any(re.search(need, finding.rule) for finding, _ in told):
            score.missing.append(need)
    for place, cell in sorted(truth.items()):
        if not cell.need:
            continue
        score.needed += 1
        if not any(re.search(cell.need, finding.rule) and covers(place) for finding, covers in told):
            score.missing.append(f"{cell.need} at {_address(place)}")
    if score.missing:
        more = f" (and {len(score.missing) - 1} more)" if len(score.missing) > 1 else ""
        score.left.append(f"no finding {score.missing[0]}{more}")


def scores(folder: Path) -> list[Score]:
    """The score of every fault."""
    found = []
    for fault in FAULTS:
        place = folder / fault.name
        place.mkdir()
        found.append(measure(fault.apply(), place, fault.name, fault.patterns, fault.text))
    return found


def clean_score(folder: Path) -> Score:
    """The score of the workbook without a fault."""
    place = folder / "clean"
    place.mkdir()
    return measure(clean(), place)


def _share(right: int, of: int) -> str:
    if not of:
        return "–"
    # Never 100 % where one is wrong.
    return f"{right} of {of}" if right < of else "all"


def document(found: list[Score]) -> str:
    """The page that shows the scores, worst first."""
    counts = {verdict: sum(score.verdict == verdict for score in found) for verdict in VERDICTS}
    elsewhere = sum(bool(score.elsewhere) for score in found)
    lines = [
        "# What becomes of a fault",
        "",
        "One clean workbook, spoiled in one way at a time; `make test` fails when this page is not what a fresh run gives.",
        "Written by `python -m mutations.score` from `tests/`; do not edit. The faults are in `tests/mutations/faults.py`, the",
        "pattern numbers are those of the list over real files that the project began with.",
        "",
        f"**{len(found)} faults: {counts['recovered']} recovered, {counts['reported']} reported, {counts['lost']} LOST.**",
        "",
        "- **recovered**: every number is what the official meant, under its header and beside its label; every cell has its",
        "  right role; the findings that had to be there are there.",
        "- **reported**: not recovered, but a finding stands at the fault, and no other number came out wrong without one.",
        "- **LOST**: something came out wrong, and nobody is told.",
        "",
        f"{elsewhere} faults also bring warnings or errors at cells where nothing is wrong (column *elsewhere*).",
        "",
        "| fault | what was done | patterns | verdict | numbers | roles | findings | elsewhere | what is left |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for score in sorted(found, key=lambda each: VERDICTS.index(each.verdict)):
        verdict = "**LOST**" if score.verdict == "lost" else score.verdict
        cells = (
            f"`{score.name}`",
            score.text,
            ", ".join(map(str, score.patterns)),
            verdict,
            _share(score.numbers_right, score.numbers),
            _share(score.roles_right, score.roles),
            "–" if not score.needed else "no" if score.missing else "yes",
            f"{len(score.elsewhere)}: {score.elsewhere[0]}" if score.elsewhere else "",
            "; ".join(score.left),
        )
        lines.append(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write the page."""
    with tempfile.TemporaryDirectory() as folder:
        DOCUMENT.write_text(document(scores(Path(folder))), encoding="utf-8")


if __name__ == "__main__":
    main()
