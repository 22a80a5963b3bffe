"""The cleaning of one folder of raw data: every file found, every row used or accounted for."""

from __future__ import annotations

import hashlib
import os
import stat
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from analysis.cleaning.corrections import apply_corrections, read_corrections
from analysis.cleaning.findings import finding
from analysis.cleaning.published import FOLDER, read_published
from analysis.cleaning.raw_tables import RawDataError, read_raw_tables
from analysis.store import tables, typed
from analysis.store.findings import findings_table

KINDS = {"coverage": "participation", "budget": "budget"}
PROVENANCE = {"submissions": "submitted", "simulated": "simulated", FOLDER: "published"}


@dataclass(frozen=True)
class Cleaned:
    """The processed tables of a run, without the facts."""

    tables: dict[str, pd.DataFrame]

    def __getitem__(self, name: str) -> pd.DataFrame:
        return self.tables[name]


def clean(raw: Path) -> Cleaned:
    """Read everything under ``raw`` (``data/raw``) into the processed tables.

    Raises :class:`RawDataError` where the project's own tables break their description, and
    ``FileNotFoundError`` where there is nothing to read.
    """
    if not (raw / FOLDER).is_dir() and not any((raw / other).is_dir() for other in PROVENANCE):
        raise FileNotFoundError(f"{raw} holds none of {', '.join(PROVENANCE)}: there is nothing to read")
    found, rows = [], {}
    if (raw / FOLDER).is_dir():
        frames, found = apply_corrections(read_raw_tables(raw / FOLDER), read_corrections(raw / "corrections.yml"))
        published = read_published(frames)
        rows, found = dict(published.rows), found + published.findings
    files, unread = _files(raw)
    found += unread
    rows["files"] = _counted(files, found, rows.get("ledger", []))
    shaped = {
        name: _table(name, rows.get(name, [])) for name in tables() if name not in ("facts", "fact_inputs", "findings")
    }
    return Cleaned(shaped | {"findings": findings_table(found)})


def _table(name: str, rows: list[dict]) -> pd.DataFrame:
    # `about` is what findings say of a row; it is no column of a table.
    return typed(name, pd.DataFrame(rows).drop(columns="about", errors="ignore"))


def _files(raw: Path) -> tuple[list[dict], list[dict]]:
    """Everything that lies in the three folders; links and special files are named and not opened."""
    files, found = [], []
    for folder, provenance in PROVENANCE.items():
        if folder == "simulated" and (raw / "submissions").is_dir() and any((raw / "submissions").iterdir()):
            continue
        # os.walk does not follow links.
        for parent, _, names in sorted(os.walk(raw / folder)):
            for name in sorted(names):
                path = Path(parent) / name
                entry, said = _file(path, path.relative_to(raw).as_posix(), provenance)
                files.append(entry)
                found += said
    return files, found


def _file(path: Path, shown: str, provenance: str) -> tuple[dict, list[dict]]:
    about = {
        "file": shown,
        "provenance": provenance,
        "province": "",
        "district_code": "",
        "district": "",
        "sha256": "",
        "format": path.suffix.lstrip(".").lower(),
    }
    info = path.lstat()
    if not stat.S_ISREG(info.st_mode):
        return about | {"bytes": 0, "kind": "unreadable", "status": "refused"}, [finding("refused_link", shown, "")]
    with path.open("rb") as stream:
        about |= {"bytes": info.st_size, "sha256": hashlib.file_digest(stream, "sha256").hexdigest()}
    if provenance == "published":
        return about | {"kind": KINDS.get(path.stem, "other"), "status": "read"}, []
    return about | {"kind": "other", "status": "refused"}, [finding("not_read_yet", shown, "")]


def _counted(files: list[dict], found: list[dict], ledger: list[dict]) -> list[dict]:
    cells, said = Counter(cell["file"] for cell in ledger), Counter(entry["file"] for entry in found)
    return [{**entry, "cells": cells[entry["file"]], "findings": said[entry["file"]]} for entry in files]


__all__ = ["Cleaned", "RawDataError", "clean"]
