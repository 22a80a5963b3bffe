"""From a figure back to the rows and cells it was made of."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path

import pandas as pd

from analysis.reference import _files
from analysis.store.folders import processed_folder
from analysis.store.frames import load
from analysis.store.schema import tables

KEYS = {
    "targets": "target_id",
    "premiums": "premium_id",
    "bpu_tiers": "tier",
    "jakon_layers": "layer",
    "reliefs": "relief_id",
    "assumptions": "assumption",
    "benefit_rules": "benefit_id",
    "claim_groups": "claim_group_id",
}
# Which column of a reference tells how much.
AMOUNT = ("value", "fixed_idr", "wage_months", "base_idr")
COLUMNS = ["row_id", "table", "area", "period", "what", "value", "printed", "file", "cell", "address"]
# Which columns of each table say what, when, where from, and how much.
VALUE = {
    "participation": "workers",
    "percentages": "pct",
    "budget_lines": "amount_idr",
    "context": "value",
    "wages": "wage_idr",
}
WHAT = {"participation": ["metric", "segment", "definition"], "percentages": ["metric", "segment", "definition"], "budget_lines": ["description", "segment", "fund_source", "line"], "context": ["indicator"], "wages": ["wage_type"], "regulations": ["number", "covers"]}  # fmt: skip


class UnknownIdError(KeyError):
    """No fact and no row has that id."""

    def __str__(self) -> str:
        return f"no fact and no row has the id {self.args[0]!r}; ids stand in facts.csv and behind every number of the report"


def trace(identifier: str, processed: str | os.PathLike | None = None) -> pd.DataFrame:
    """The rows behind a fact (or the row itself), one row each: what it says, its cell and its address.

    ``frame.attrs["fact"]`` holds the fact as a dictionary, or ``None`` for a row id. Raises
    :class:`UnknownIdError` for an id that is neither.
    """
    folder = processed_folder(processed)
    facts, inputs, rows = _read_all(
        folder, (folder / tables()["facts"].file).stat().st_mtime_ns if folder.is_dir() else 0
    )
    fact = facts.get(identifier)
    wanted = inputs.get(identifier, []) if fact else [identifier]
    found = pd.concat(
        [rows[rows["row_id"].isin(wanted)], _references(wanted), _other_facts(wanted, facts)], ignore_index=True
    )
    if fact is None and found.empty:
        raise UnknownIdError(identifier)
    found.attrs["fact"] = fact
    return found


@lru_cache(maxsize=2)
def _read_all(folder: Path, stamp: int) -> tuple[dict[str, dict], dict[str, list[str]], pd.DataFrame]:
    """Facts and inputs by fact id, and every row; read once for a folder and its ``stamp`` (time of writing)."""
    facts = {row["fact_id"]: row for row in load("facts", folder).to_dict("records")}
    inputs = load("fact_inputs", folder).groupby("fact_id")["row_id"].agg(list).to_dict()
    return facts, inputs, pd.concat([_rows(name, load(name, folder)) for name in WHAT], ignore_index=True)


def _rows(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    columns = tables()[name].columns
    return pd.DataFrame(
        {
            "row_id": frame["row_id"],
            "table": name,
            "area": frame["district" if "district" in columns else "area"],
            "period": frame[next(c for c in ("period", "fiscal_year", "year", "date") if c in columns)],
            "what": [", ".join(word for word in words if word) for words in frame[WHAT[name]].itertuples(index=False)],
            "value": frame[VALUE[name]].astype("float64") if name in VALUE else float("nan"),
            "printed": frame["raw"] if "raw" in columns else "",
            "file": frame["file"],
            "cell": frame["cell"],
            "address": frame["source_url" if "source_url" in columns else "source"],
        }
    )


def _other_facts(wanted: list[str], facts: dict[str, dict]) -> pd.DataFrame:
    """Facts that a fact was made of, as ``fact:`` and the id; their own rows are found by tracing them."""
    rows = [
        {
            "row_id": f"fact:{fact['fact_id']}",
            "table": "facts",
            "area": fact["area"],
            "period": fact["period"],
            "what": fact["measure"],
            "value": fact["value"],
            "printed": f"{fact['value']:g}",
            "file": tables()["facts"].file,
            "cell": "",
            "address": "",
        }
        for fact in (facts[name.removeprefix("fact:")] for name in wanted if name.startswith("fact:"))
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def _references(wanted: list[str]) -> pd.DataFrame:
    rows = []
    for identifier in (name for name in wanted if re.fullmatch(rf"ref:({'|'.join([*KEYS, 'districts'])}):.+", name)):
        _, table, key = identifier.split(":", 2)
        about = next((row for row in _files.rows_of(f"{table}.csv") if row.get(KEYS.get(table, "")) == key), {})
        rows.append(
            {
                "row_id": identifier,
                "table": f"reference/{table}.csv",
                "area": about.get("area", ""),
                "period": about.get("period", about.get("valid_from", "")),
                "what": about.get("name") or about.get("what") or about.get("programme", table),
                "value": float(next((about[name] for name in AMOUNT if about.get(name)), "nan")),
                "printed": about.get("value", ""),
                "file": f"reference/{table}.csv",
                "cell": "",
                "address": about.get("source_url") or about.get("source") or about.get("legal_basis", ""),
            }
        )
    return pd.DataFrame(rows, columns=COLUMNS)
