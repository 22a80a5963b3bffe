"""The run: raw data to processed tables to reports, each replaced whole."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis.briefing import build_report
from analysis.cleaning import clean
from analysis.measures import evaluate
from analysis.store import replacing, save


def clean_folder(raw: Path, processed: Path) -> dict[str, pd.DataFrame]:
    """Read ``raw`` and put the processed tables in place; returns them by name. Nothing is put in place on an error."""
    tables = dict(clean(raw).tables)
    tables["facts"], tables["fact_inputs"] = evaluate(tables)
    with replacing(processed) as folder:
        save(tables, folder)
    return tables


def report(processed: Path, reports: Path, lang: str, notebooks: Path, progress: object) -> Path:
    """Run the notebooks on the processed tables and put the report in place; returns its first page."""
    with replacing(reports) as folder:
        build_report(processed, folder, lang, notebooks, progress)
    return reports / "site" / "index.html"
