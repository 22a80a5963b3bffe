"""The processed tables in and out: ``load`` for a researcher, ``save`` for the run."""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path

import pandas as pd

from analysis.store.folders import processed_folder
from analysis.store.schema import data_package, tables, typed


def load(table: str, processed: str | os.PathLike | None = None) -> pd.DataFrame:
    """A processed table as a typed frame, from any folder.

    ``table`` is one of participation, budget_lines, facts, percentages, context, wages, regulations, files,
    findings, sources, fact_inputs, ledger. What one row is, each column's unit and its meaning are in
    ``frame.attrs`` and printed by :func:`about`. ``facts`` carry two further columns: ``source``, who
    published the rows each fact was made of, and ``doubt``, whether a finding doubts one of them.

    Raises ``ValueError`` for an unknown table and ``FileNotFoundError`` where nothing has been processed yet.
    """
    if table not in tables():
        raise ValueError(f"no table {table!r}; there are: {', '.join(tables())}")
    folder = processed_folder(processed)
    frame = _read(folder, table)
    if table == "facts":
        frame["source"] = fact_sources(frame, folder)
        frame["doubt"] = fact_doubts(frame, folder)
    described = tables()[table]
    frame.attrs = {
        "table": table,
        "row": described.row,
        "units": {field.name: field.unit for field in described.fields if field.unit},
        "columns": {field.name: field.description for field in described.fields},
    }
    return frame


def load_all(*names: str, processed: str | os.PathLike | None = None) -> dict[str, pd.DataFrame]:
    """Several processed tables by name, each as :func:`load` gives it."""
    return {name: load(name, processed) for name in names}


def about(frame: pd.DataFrame) -> pd.DataFrame:
    """What the columns of a loaded frame mean: one row a column, with its type, unit and description."""
    meaning, units = frame.attrs.get("columns", {}), frame.attrs.get("units", {})
    return pd.DataFrame(
        {
            "column": list(frame.columns),
            "type": [str(dtype) for dtype in frame.dtypes],
            "unit": [units.get(name, "") for name in frame.columns],
            "meaning": [meaning.get(name, "") for name in frame.columns],
        }
    )


def _read(folder: Path, table: str) -> pd.DataFrame:
    path = folder / tables()[table].file
    if not path.is_file():
        raise FileNotFoundError(f"{path} is not there: run `make report`, or `monev clean`, first")
    if path.suffix == ".parquet":
        return typed(table, pd.read_parquet(path))
    # All text first: pandas would make a number of the code 11.10.
    return typed(table, _parse(pd.read_csv(path, dtype="string", keep_default_na=False), table))


def _parse(text: pd.DataFrame, table: str) -> pd.DataFrame:
    frame = text.copy()
    for field in tables()[table].fields:
        column = frame[field.name]
        if field.type in ("integer", "number"):
            frame[field.name] = pd.to_numeric(column.replace("", pd.NA))
        elif field.type == "boolean":
            frame[field.name] = column.map({"true": True, "false": False})
    return frame


def save(frames: dict[str, pd.DataFrame], folder: Path) -> None:
    """Write the processed tables and their data package into an empty folder; same frames, same bytes."""
    for name in tables():
        frame = typed(name, frames[name])
        path = folder / tables()[name].file
        if path.suffix == ".parquet":
            frame.to_parquet(path, index=False, compression="zstd")
        else:
            _printable(frame, name).to_csv(path, index=False, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
    text = json.dumps(data_package(), indent=2, ensure_ascii=False)
    (folder / "datapackage.json").write_text(text + "\n", encoding="utf-8")


def _printable(frame: pd.DataFrame, table: str) -> pd.DataFrame:
    shown = frame.copy()
    for field in tables()[table].fields:
        if field.type == "number":
            shown[field.name] = [_plain(value) for value in frame[field.name]]
        elif field.type == "boolean":
            shown[field.name] = frame[field.name].map({True: "true", False: "false"})
    return shown


def _plain(value: float) -> str:
    """A number as text: whole numbers without a point, others as short as they read back exactly."""
    if pd.isna(value):
        return ""
    return str(int(value)) if float(value).is_integer() else repr(float(value))


def fact_sources(facts: pd.DataFrame, folder: Path) -> pd.Series:
    """Who published the rows each fact was made of, as ``publisher (date)`` joined by ``; ``."""
    inputs = _read(folder, "fact_inputs")
    sources = _read(folder, "sources")
    named = dict(zip(sources["source_url"], sources["publisher"] + " (" + sources["published_date"] + ")", strict=True))
    address: dict[str, str] = {}
    for name, column in (
        ("participation", "source_url"),
        ("percentages", "source_url"),
        ("budget_lines", "source_url"),
        ("context", "source"),
    ):
        rows = _read(folder, name)
        address |= dict(zip(rows["row_id"], rows[column], strict=True))
    publishers = inputs["row_id"].map(address).map(named)
    joined = publishers.dropna().groupby(inputs["fact_id"]).agg(lambda names: "; ".join(dict.fromkeys(names)))
    return facts["fact_id"].map(joined).astype("string").fillna("")


def fact_doubts(facts: pd.DataFrame, folder: Path) -> pd.Series:
    """Whether one of the rows that a fact was made of is doubted by ``corrections.yml``."""
    findings = _read(folder, "findings")
    doubted = set(
        findings.loc[findings["rule"] == "doubtful_but_kept", ["file", "cell"]].itertuples(index=False, name=None)
    )
    rows = pd.concat(
        [
            _read(folder, name)[["row_id", "file", "cell"]]
            for name in ("participation", "percentages", "budget_lines", "context")
        ]
    )
    # A budget line stands in several cells.
    hit = {
        row
        for row, file, cells in rows.itertuples(index=False)
        if any((file, cell) in doubted for cell in cells.split())
    }
    inputs = _read(folder, "fact_inputs")
    return facts["fact_id"].isin(inputs.loc[inputs["row_id"].isin(hit), "fact_id"])
