"""Which of several files counts where they tell the same: a later version replaces an earlier one, and nothing is added
twice.

The rule, in this order:

1. Files of one family (the same folder and the same name but for marks of versions, copies and dates) are versions of one
   another; the one with the highest mark is used and the others are replaced as far as it tells the same district,
   year or period, and stage. A feedback workbook that came back stands for the file it was made from, under whatever
   name: it replaces that file whole, for what was mended may be the district, the year or the stage.
2. Two files that tell the same thing with the same number: the row of the first by name is used.
3. Two files that tell the same thing with different numbers: the district's own file goes before one of several
   districts; where that does not decide the first by name is used, and a finding says that somebody must.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from pathlib import PurePosixPath

from analysis.cleaning.findings import finding
from analysis.cleaning.submissions import Submission
from analysis.cleaning.vocabulary import plain

_MARKS = re.compile(
    r"(\(\d+\)|(?<![^\W\d])(rev(isi)?|ver(si)?)\.?\s*(ke[-\s]*)?(\d{1,2}(\.\d{1,2})?)?(?![^\W_])"
    r"|(?<![^\W\d])v\.?\s*\d{1,2}(\.\d{1,2})?(?![^\W_])"
    r"|\b(copy of|final|fix|baru|terbaru|update|edit|perbaikan|koreksi|copy|salinan|draft|draf|ok|mantap|bgt|banget)\b(\s*\d{1,2}\b)?"
    r"|\b\d{1,2}[-. ]\d{1,2}[-. ]20\d\d\b|\b20\d\d(?P<sign>[-.])\d{1,2}(?P=sign)\d{1,2}\b|\b20\d{6}\b)"
)
_RANKS = {"draft": -1, "draf": -1, "copy": 0, "salinan": 0, "baru": 2, "terbaru": 3, "update": 2, "edit": 2, "perbaikan": 2, "koreksi": 2, "fix": 3, "final": 3, "rev": 1, "revisi": 1, "ver": 1, "versi": 1, "v": 1}  # fmt: skip
LINE = ("district_code", "fiscal_year", "stage", "segment", "programme", "fund_source", "account_code")
COUNT = ("district_code", "period", "segment", "metric", "definition")


def family(file: str) -> tuple[str, tuple]:
    """A file's name without marks of versions, and its rank among the versions of that name."""
    path = PurePosixPath(file)
    name = plain(re.sub(r"[_]+", " ", path.stem))
    marks = [hit[0] for hit in _MARKS.finditer(name)]
    base = re.sub(r"(?<=[^\W\d])(?=\d)|(?<=\d)(?=[^\W\d])", " ", _MARKS.sub(" ", name))  # Anggaran2023
    base = " ".join(re.sub(r"[\W_]+", " ", base).split())
    words = [_RANKS.get(re.sub(r"[\W\d]|\bke\b", "", mark), 0) for mark in marks]
    dates = [_date(mark) for mark in marks if re.search(r"20\d\d", mark)]
    numbers = [  # 2.1 is after 2
        tuple(map(int, number.split(".")))
        for mark in marks
        for number in re.findall(r"\d{1,3}(?:\.\d{1,2})?(?!\d)", mark)
        if not re.search(r"20\d\d", mark)
    ]
    return f"{path.parent}/{base}", (
        max(dates, default=""),
        max(words, default=0),
        max(numbers, default=(0,)),
        sum(words),
    )


def _date(mark: str) -> str:
    """A date as it sorts: 20230905 of 5-9-2023, 2023-9-5 or 20230905."""
    parts = re.findall(r"\d+", mark)
    return "".join(part.zfill(2) for part in (parts if len(parts[0]) > 2 else reversed(parts)))


def lineages(read: list[Submission]) -> dict[str, list[tuple[tuple, str]]]:
    """Of each file that a feedback workbook was made from and came back for: that file and those that stand for it, with
    their ranks. A workbook made from one that had come back stands for the first of them all.

    One that tells nothing, where the file it was made from does, stands for nothing.
    """
    rows = {each.file: len(each.lines) + len(each.counts) for each in read}
    made_from = {
        each.file: each.original for each in read if each.original and (rows[each.file] or not rows.get(each.original))
    }
    found: dict[str, list[tuple[tuple, str]]] = {}
    for file in made_from:
        line = [file]
        while (earlier := made_from.get(line[-1])) and earlier not in line:
            line.append(earlier)
        first = line[-1]
        found.setdefault(first, [] if first in made_from else [((0, ()), first)])
        found[first].append(((len(line), family(file)[1]), file))
    return found


def superseded(lineages: Mapping[str, list[tuple[tuple, str]]], files: Collection[str]) -> set[str]:
    """Those of the files in whose place another of them stands now."""
    gone: set[str] = set()
    for members in lineages.values():
        here = [(rank, file) for rank, file in members if file in files]
        gone.update(file for rank, file in here if rank < max(here)[0])
    return gone


def settle_versions(read: list[Submission]) -> tuple[dict[str, set[int]], dict[str, set[int]], list[dict]]:
    """Places of the lines and of the counts that are not used, by file, and what to say of it."""
    lines: dict[str, set[int]] = defaultdict(set)
    counts: dict[str, set[int]] = defaultdict(set)
    found: list[dict] = []
    _families(read, lines, counts, found)
    _same(read, lines, "lines", found)
    _same(read, counts, "counts", found)
    return lines, counts, found


def _families(read: list[Submission], lines: dict, counts: dict, found: list[dict]) -> None:
    by_family: dict[str, list[tuple[tuple, Submission]]] = defaultdict(list)
    # A feedback workbook sent back has the rank of the file that it was made from, and goes before it.
    stands = {file: (first, rank) for first, members in lineages(read).items() for rank, file in members}
    for each in read:
        first, place = stands.get(each.file, (each.file, (0, ())))
        base, rank = family(first)
        by_family[base].append(((rank, place), each))
    for versions in by_family.values():
        versions.sort(key=lambda pair: (pair[0], pair[1].file), reverse=True)
        for place, (rank, earlier) in enumerate(versions[1:], start=1):
            for later_rank, later in versions[:place]:
                if later_rank == rank:
                    continue
                whole = later.file != earlier.file and _first(stands, later) == _first(stands, earlier)
                told = {(row["district_code"], row["fiscal_year"], row["stage"]) for row in later.lines}
                months = {(row["district_code"], row["period"], row["metric"]) for row in later.counts}
                old_lines = {
                    number
                    for number, row in enumerate(earlier.lines)
                    if whole or (row["district_code"], row["fiscal_year"], row["stage"]) in told
                } - lines[earlier.file]
                old_counts = {
                    number
                    for number, row in enumerate(earlier.counts)
                    if whole or (row["district_code"], row["period"], row["metric"]) in months
                } - counts[earlier.file]
                lines[earlier.file] |= old_lines
                counts[earlier.file] |= old_counts
                replaced = len(old_lines) + len(old_counts)
                if replaced:
                    found.append(finding("replaced_by_version", earlier.file, "", "", later.file, count=str(replaced)))


def _first(stands: Mapping[str, tuple[str, tuple]], each: Submission) -> str:
    return stands[each.file][0] if each.file in stands else each.file


def _same(read: list[Submission], dropped: dict[str, set[int]], table: str, found: list[dict]) -> None:
    """Rows of different files that tell the same thing."""
    names = LINE if table == "lines" else COUNT
    value = "amount_idr" if table == "lines" else "workers"
    seen: dict[tuple, list[tuple[Submission, int, dict]]] = defaultdict(list)
    for each in read:
        for number, row in enumerate(getattr(each, table)):
            if number in dropped[each.file] or not row["district_code"]:
                continue
            key = tuple(row[name] for name in names)
            if table == "lines":
                key = (*key, plain(row["description"]))
            seen[key].append((each, number, row))
    for rows in seen.values():
        if len({each.file for each, _, _ in rows}) < 2:
            continue
        # Of several files the one that is about this district alone, then the first by name; all its rows stay.
        chosen = min((each for each, _, _ in rows), key=lambda each: (len(each.districts), each.file))
        kept = [row for each, _, row in rows if each is chosen]
        for each, number, row in rows:
            if each is chosen:
                continue
            dropped[each.file].add(number)
            same = any(row[value] == other[value] for other in kept)
            where = f"{chosen.file} {kept[0]['sheet']} {kept[0]['cell']}"
            if same:
                found.append(finding("row_twice", each.file, row["cell"], row["raw"], where, sheet=row["sheet"]))
            else:
                found.append(
                    finding(
                        "files_conflict",
                        each.file,
                        row["cell"],
                        row["raw"],
                        f"{kept[0]['raw']}: {where}",
                        sheet=row["sheet"],
                    )
                )
