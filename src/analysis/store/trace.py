"""From a figure back to the rows and cells it was made of."""

from __future__ import annotations

import os

import pandas as pd

from analysis.reference import _files
from analysis.store.frames import load
from analysis.store.schema import tables

KEYS = {"targets": "target_id", "premiums": "premium_id"}
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
    facts = load("facts", processed)
    hit = facts[facts["fact_id"] == identifier]
    inputs = load("fact_inputs", processed)
    wanted = inputs.loc[inputs["fact_id"] == identifier, "row_id"].tolist() if len(hit) else [identifier]
    found = pd.concat([_rows(wanted, processed), _references(wanted)], ignore_index=True)
    if not len(hit) and found.empty:
        raise UnknownIdError(identifier)
    found.attrs["fact"] = hit.iloc[0].to_dict() if len(hit) else None
    return found


def _rows(wanted: list[str], processed: str | os.PathLike | None) -> pd.DataFrame:
    parts = []
    for name in WHAT:
        frame = load(name, processed)
        frame = frame[frame["row_id"].isin(wanted)]
        if frame.empty:
            continue
        columns = tables()[name].columns
        parts.append(
            pd.DataFrame(
                {
                    "row_id": frame["row_id"],
                    "table": name,
                    "area": frame["district" if "district" in columns else "area"],
                    "period": frame[next(c for c in ("period", "fiscal_year", "year", "date") if c in columns)],
                    "what": frame[WHAT[name]].agg(lambda words: ", ".join(word for word in words if word), axis=1),
                    "value": frame[VALUE[name]] if name in VALUE else None,
                    "printed": frame["raw"] if "raw" in columns else "",
                    "file": frame["file"],
                    "cell": frame["cell"],
                    "address": frame["source_url" if "source_url" in columns else "source"],
                }
            ).astype({"value": "float64"})
        )
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=COLUMNS)


def _references(wanted: list[str]) -> pd.DataFrame:
    rows = []
    for identifier in (name for name in wanted if name.startswith("ref:")):
        _, table, key = identifier.split(":", 2)
        about = next((row for row in _files.rows_of(f"{table}.csv") if row.get(KEYS.get(table, "")) == key), {})
        rows.append(
            {
                "row_id": identifier,
                "table": f"reference/{table}.csv",
                "area": about.get("area", ""),
                "period": about.get("period", about.get("valid_from", "")),
                "what": about.get("name", about.get("programme", table)),
                "value": float(about.get("value") or about.get("fixed_idr") or "nan"),
                "printed": about.get("value", ""),
                "file": f"reference/{table}.csv",
                "cell": "",
                "address": about.get("source_url", about.get("legal_basis", "")),
            }
        )
    return pd.DataFrame(rows, columns=COLUMNS)
