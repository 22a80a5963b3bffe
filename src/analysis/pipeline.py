"""The run: raw data to processed tables to reports, each replaced whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from analysis.briefing import build_report
from analysis.cleaning import Cleaned, clean, settled, superseded, write_feedbacks
from analysis.measures import evaluate
from analysis.store import load, replacing, save


@dataclass(frozen=True)
class Run:
    """What a run of cleaning made: the tables by name, what became of the findings before, files read anew."""

    tables: dict[str, pd.DataFrame]
    changes: pd.DataFrame | None  # None where there was no run before
    read_again: int

    def __getitem__(self, name: str) -> pd.DataFrame:
        return self.tables[name]


def _quiet(name: str) -> None:
    """No progress is shown."""


def clean_folder(
    raw: Path, processed: Path, *, workers: int | None = None, progress: Callable[[str], None] = _quiet
) -> Run:
    """Read ``raw`` and put the processed tables in place. Nothing is put in place on an error.

    Files that have not changed since the run that made ``processed`` are not read again. ``workers`` is the number of
    processes that read, by default one a core.
    """
    before, files = _before("findings", processed), _before("files", processed)
    cleaned = clean(raw, before=processed, workers=workers, progress=progress)
    tables = dict(cleaned.tables)
    tables["facts"], tables["fact_inputs"] = evaluate(tables)
    changes = None
    if before is not None and files is not None:
        changes = _changes(before, files, cleaned)
    with replacing(processed) as folder:
        save(tables, folder)
        cleaned.readings.write(folder)
    return Run(tables, changes, cleaned.read_again)


def _changes(before: pd.DataFrame, files: pd.DataFrame, cleaned: Cleaned) -> pd.DataFrame:
    """What became of the findings of the run before, of which ``files`` is the table; each file is the one that stands
    in its place, now as it was then."""
    then, now = (superseded(cleaned.lineages, set(frame["file"])) for frame in (files, cleaned["files"]))
    after = cleaned["findings"]
    return settled(
        before[~before["file"].isin(then)],
        after[~after["file"].isin(now)],
        files=cleaned["files"],
        replaced={file: first for first, members in cleaned.lineages.items() for _, file in members if file != first},
        answers=cleaned.answers,
    )


def _before(name: str, processed: Path) -> pd.DataFrame | None:
    try:
        return load(name, processed)
    except (FileNotFoundError, ValueError):
        return None


def report(
    processed: Path,
    reports: Path,
    lang: str,
    notebooks: Path,
    progress: Callable[[str], None],
    *,
    raw: Path | None = None,
    workers: int | None = None,
) -> tuple[Path, list[str]]:
    """Run the notebooks on the processed tables and put the report in place.

    With ``raw`` each submission gets its feedback workbook under ``feedback/``; one that changed since the tables were
    made, or of which none can be made, is named. Returns the report's first page and those names with the reason.
    """
    missed: list[str] = []
    with replacing(reports) as folder:
        build_report(processed, folder, lang, notebooks, progress, raw=raw)
        if raw is not None:
            missed = write_feedbacks(raw, processed, folder / "feedback", workers=workers)
    return reports / "site" / "index.html", missed
