"""The cleaning of one folder of raw data: every file found, every row used or accounted for."""

from __future__ import annotations

import hashlib
import os
import stat
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from analysis.cleaning import privacy
from analysis.cleaning.checks import check_rows, missing_districts
from analysis.cleaning.corrections import apply_corrections, corrections_of, read_corrections
from analysis.cleaning.feedback_words import answered
from analysis.cleaning.findings import finding
from analysis.cleaning.pairs import check_pair
from analysis.cleaning.published import FOLDER, read_published
from analysis.cleaning.raw_tables import RawDataError, read_raw_tables
from analysis.cleaning.readings import Readings, key_of
from analysis.cleaning.submissions import Submission, read_submission
from analysis.cleaning.versions import lineages, settle_versions, superseded
from analysis.cleaning.where import place_of
from analysis.sheets.book import as_finding
from analysis.sheets.worker import Failure, run
from analysis.store import identify_all, tables, typed
from analysis.store.findings import findings_table

KINDS = {"coverage": "participation", "budget": "budget"}
PROVENANCE = {"submissions": "submitted", "simulated": "simulated", FOLDER: "published"}
# What a lone lock file, a folder's own notes or a system's file is called: listed, not asked about.
NO_SUBMISSION = ("README.md", ".gitkeep", ".DS_Store", "Thumbs.db", "desktop.ini")
# Findings of a file that stay when a feedback workbook stands in its place: what lies in it still, what became of it.
OF_SUPERSEDED = ("personal_data", "replaced_by_version", "correction_not_applied")


@dataclass(frozen=True)
class Cleaned:
    """The processed tables of a run, without the facts; and the readings, to be kept for the next run."""

    tables: dict[str, pd.DataFrame]
    readings: Readings = field(repr=False)
    # Of files that feedback workbooks came back for: what stands for them now, with ranks (see ``versions.lineages``).
    lineages: dict[str, list[tuple[tuple, str]]] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)  # what senders answered, by id: as they had it, and of now
    read_again: int = 0  # files that were read in this run and not taken from the one before

    def __getitem__(self, name: str) -> pd.DataFrame:
        return self.tables[name]


@dataclass
class _Found:
    """One thing found under ``data/raw``."""

    path: Path
    entry: dict


def clean(
    raw: Path,
    *,
    before: Path | None = None,
    workers: int | None = None,
    progress: Callable[[str], None] = lambda name: None,
) -> Cleaned:
    """Read everything under ``raw`` (``data/raw``) into the processed tables.

    ``before`` is the processed folder of an earlier run, whose readings of unchanged files are used again. ``workers``
    is the number of processes that read, by default one a core. ``progress`` is called with each file's name.

    Raises :class:`RawDataError` where the project's own tables break their description, and
    ``FileNotFoundError`` where there is nothing to read.
    """
    if not any((raw / folder).is_dir() for folder in PROVENANCE):
        raise FileNotFoundError(f"{raw} holds none of {', '.join(PROVENANCE)}: there is nothing to read")
    corrections = read_corrections(raw / "corrections.yml")
    found, rows = [], {}
    if (raw / FOLDER).is_dir():
        frames, found = apply_corrections(read_raw_tables(raw / FOLDER), corrections)
        published = read_published(frames)
        rows, found = dict(published.rows), found + published.findings
    files, said = _files(raw)
    found += said
    readings = Readings(before)
    read, said, again = _read(files, corrections, readings, workers, progress)
    found += said
    found += _submitted(rows, read, files)
    found += _stray(corrections, files)
    lines = lineages(read)
    gone = superseded(lines, {each.file for each in read})
    # What was asked of a file is asked of the one that came back in its place.
    found = [each for each in found if each["file"] not in gone or each["rule"] in OF_SUPERSEDED]
    rows["files"] = _counted([each.entry for each in files], found, rows.get("ledger", []))
    shaped = {
        name: _table(name, rows.get(name, [])) for name in tables() if name not in ("facts", "fact_inputs", "findings")
    }
    findings = findings_table(found)
    return Cleaned(shaped | {"findings": findings}, readings, lines, _answers(read, findings), again)


def _answers(read: list[Submission], findings: pd.DataFrame) -> dict[str, str]:
    """What the senders of feedback workbooks answered: by the ids that stand in these, and by those of this run."""
    told: dict[str, str] = {}
    for each in read:
        if each.answers:
            mine = findings[findings["file"] == each.file].to_dict("records")
            told |= {said["id"]: said["answer"] for said in each.answers if said["id"]}
            told |= answered(each.answers, mine, each.original)
    return told


def _table(name: str, rows: list[dict] | pd.DataFrame) -> pd.DataFrame:
    # `about` and `beside` are what findings and the ledger need of a row; they are no columns of a table.
    frame = rows if isinstance(rows, pd.DataFrame) else pd.DataFrame(rows)
    return typed(name, frame.drop(columns=["about", "beside"], errors="ignore"))


# ---- files -------------------------------------------------------------------------------------


def _files(raw: Path) -> tuple[list[_Found], list[dict]]:
    """Everything that lies in the three folders; links and special files are named and not opened."""
    files, found = [], []
    submitted = any(_is_submission(path, raw) for path in _below(raw / "submissions"))
    seen: dict[str, str] = {}
    for folder, provenance in PROVENANCE.items():
        if folder == "simulated" and submitted:
            continue
        for path in _below(raw / folder):
            if folder != FOLDER and not _is_submission(path, raw):
                continue
            each, said = _file(path, _shown(path, raw), provenance, seen)
            files.append(each)
            found += said
    return files, found


def submissions_under(raw: Path) -> dict[str, Path]:
    """Where each submission lies, by the name that the tables give it."""
    return {
        _shown(path, raw): path
        for folder in PROVENANCE
        if folder != FOLDER
        for path in _below(raw / folder)
        if _is_submission(path, raw) and stat.S_ISREG(path.lstat().st_mode)
    }


def _below(folder: Path) -> list[Path]:
    # os.walk does not follow links.
    return sorted(Path(parent) / name for parent, _, names in os.walk(folder) for name in names)


def _is_submission(path: Path, raw: Path) -> bool:
    # A simulated round holds its truth beside its submissions.
    return path.name not in NO_SUBMISSION and not path.is_relative_to(raw / "simulated" / "truth")


def _shown(path: Path, raw: Path) -> str:
    """A file's name below ``raw``, without what it says of persons."""
    name = path.relative_to(raw).as_posix()
    shown = privacy.mask(name)
    return name if shown == name else f"{shown}#{hashlib.sha256(os.fsencode(name)).hexdigest()[:6]}"


def _file(path: Path, shown: str, provenance: str, seen: dict[str, str]) -> tuple[_Found, list[dict]]:
    entry = {
        "file": shown,
        "provenance": provenance,
        "province": "",
        "district_code": "",
        "district": "",
        "sha256": "",
        "format": path.suffix.lstrip(".").lower(),
        "bytes": 0,
        "kind": "unreadable",
        "status": "refused",
    }
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return _Found(path, entry), [finding("refused_link", shown, "")]
        with path.open("rb") as stream:
            entry["bytes"] = os.fstat(stream.fileno()).st_size
            entry["sha256"] = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        return _Found(path, entry), [finding("file_not_opened", shown, "", error.strerror or type(error).__name__)]
    if provenance == "published":
        return _Found(path, entry | {"kind": KINDS.get(path.stem, "other"), "status": "read"}), []
    first = seen.setdefault(entry["sha256"], shown)
    if first != shown:
        return _Found(path, entry | {"kind": "other"}), [finding("same_file_twice", shown, "", "", first)]
    return _Found(path, entry | {"status": ""}), []


def _read(
    files: list[_Found],
    corrections: list[dict],
    readings: Readings,
    workers: int | None,
    progress: Callable[[str], None],
) -> tuple[list[Submission], list[dict], int]:
    """Each submission read, from the run before where neither it nor the rules have changed."""
    asked = [each for each in files if each.entry["status"] == ""]
    mine = {each.entry["file"]: corrections_of(corrections, each.entry["file"]) for each in asked}
    keys = {
        each.entry["file"]: key_of(each.entry["file"], each.entry["sha256"], mine[each.entry["file"]]) for each in asked
    }
    known = {file: read for file, key in keys.items() if (read := readings.get(key)) is not None}
    found: list[dict] = []
    fresh = [each for each in asked if each.entry["file"] not in known]
    by_path = {each.path.absolute(): each for each in fresh}
    for asked_one, result in _in_workers(fresh, mine, workers):
        each = by_path[asked_one.path]
        progress(each.entry["file"])
        if isinstance(result, Failure):
            found.append(as_finding(result.problem, each.entry["file"]))
            continue
        known[each.entry["file"]] = result
        readings.keep(keys[each.entry["file"]], result)
    for each in asked:
        read = known.get(each.entry["file"])
        each.entry["status"] = "refused" if read is None else read.status
        if read is not None:
            each.entry |= {"kind": read.kind, "format": read.format, **_whose(read)}
    return [known[each.entry["file"]] for each in asked if each.entry["file"] in known], found, len(fresh)


@dataclass(frozen=True)
class _Asked:
    """One file for a worker."""

    path: Path
    file: str
    corrections: tuple[dict, ...]


def _in_workers(
    fresh: list[_Found], corrections: dict[str, list[dict]], workers: int | None
) -> Iterable[tuple[_Asked, Submission | Failure]]:
    asked = [_Asked(each.path.absolute(), each.entry["file"], tuple(corrections[each.entry["file"]])) for each in fresh]
    return run(_read_one, asked, workers=workers)


def _read_one(asked: _Asked) -> Submission:
    folder = asked.file.split("/")[0]
    return read_submission(asked.path, file=asked.file, folder=folder, corrections=asked.corrections)


def _whose(read: Submission) -> dict[str, str]:
    """The district of a file where it is about one; else the province that holds them all."""
    places = [place_of(code) for code in read.districts]
    provinces = {place.province for place in places if place}
    one = places[0] if len(places) == 1 else None
    return {
        "province": provinces.pop() if len(provinces) == 1 else "",
        "district_code": one.code if one and one.level == "district" else "",
        "district": one.name if one and one.level == "district" else "",
    }


def _stray(corrections: list[dict], files: list[_Found]) -> list[dict]:
    """Errata of submitted files that are not there."""
    here = {each.entry["file"] for each in files} | {f"{FOLDER}/"}
    return [
        finding("correction_without_file", entry["file"], entry["cell"])
        for entry in corrections
        if not entry["file"].startswith(f"{FOLDER}/") and entry["file"] not in here
    ]


# ---- rows --------------------------------------------------------------------------------------


def _submitted(rows: dict, read: list[Submission], files: list[_Found]) -> list[dict]:
    """Add the rows of the submissions to those of the published tables; returns what is found across files."""
    if not read:
        return []
    provenance = {each.entry["file"]: each.entry["provenance"] for each in files}
    no_lines, no_counts, found = settle_versions(read)
    lines: list[dict] = []
    counts: list[dict] = []
    ledger: list[dict] = []
    for each in read:
        found += each.findings
        told = {"provenance": provenance[each.file]}
        everything = [*each.lines, *each.counts]
        ids = identify_all("r", [(each.file, row["sheet"], row["cell"]) for row in everything])
        mine = [row | told | {"row_id": row_id} for row, row_id in zip(everything, ids, strict=True)]
        unused = no_lines[each.file] | {len(each.lines) + number for number in no_counts[each.file]}
        lines += [_checked(row) for number, row in enumerate(mine[: len(each.lines)]) if number not in unused]
        counts += [row for number, row in enumerate(mine[len(each.lines) :], len(each.lines)) if number not in unused]
        for sheet, cell, role, number in each.ledger:
            row_id = ids[int(number)] if number and int(number) not in unused else ""
            ledger.append({"file": each.file, "sheet": sheet, "cell": cell, "role": role, "row_id": row_id})
    rows["budget_lines"] = [*rows.get("budget_lines", []), *lines]
    rows["participation"] = [*rows.get("participation", []), *counts]
    rows["ledger"] = [*rows.get("ledger", []), *ledger]
    line_frame, count_frame = _table("budget_lines", lines), _table("participation", counts)
    found += check_rows(line_frame, count_frame, {row["row_id"]: row["beside"] for row in lines})
    folder = read[0].file.split("/")[0]
    found += missing_districts(line_frame, count_frame, folder)
    return found


def _checked(row: dict) -> dict:
    """A budget line with the months that its amount and premium give: a check, never data."""
    usable = row["fiscal_year"] and row["counted"] and row["stage"] != "realisasi" and row["amount_idr"]
    if not usable or row["unit_cost_idr"] is None:
        return row | {"check": "not_checkable", "checked_months": None}
    check, months = check_pair(row, exact=True)
    return row | {"check": check, "checked_months": months}


def _counted(files: list[dict], found: list[dict], ledger: list[dict]) -> list[dict]:
    cells, said = Counter(cell["file"] for cell in ledger), Counter(entry["file"] for entry in found)
    return [{**entry, "cells": cells[entry["file"]], "findings": said[entry["file"]]} for entry in files]


__all__ = ["Cleaned", "RawDataError", "clean"]
