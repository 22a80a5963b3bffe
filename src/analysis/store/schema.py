"""What the processed tables look like: columns, types, units and meaning, from ``tables.yml``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple

import pandas as pd
import yaml

PARQUET = frozenset({"fact_inputs", "ledger"})
DTYPES = {"string": "string", "integer": "Int64", "number": "float64", "boolean": "boolean"}


class Field(NamedTuple):
    name: str
    type: str
    unit: str
    description: str


class Table(NamedTuple):
    name: str
    row: str
    fields: tuple[Field, ...]

    @property
    def columns(self) -> list[str]:
        return [field.name for field in self.fields]

    @property
    def file(self) -> str:
        return self.name + (".parquet" if self.name in PARQUET else ".csv")


@cache
def tables() -> dict[str, Table]:
    """Every processed table by name."""
    described = yaml.safe_load((files("analysis.store") / "tables.yml").read_text(encoding="utf-8"))
    return {
        name: Table(
            name,
            entry["row"],
            tuple(
                Field(column, kind, unit or "", ", ".join(map(str, words)))
                for column, (kind, unit, *words) in entry["fields"].items()
            ),
        )
        for name, entry in described.items()
    }


def typed(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """``frame`` with the columns of table ``name``, in their order and types; a stray column is an error."""
    table = tables()[name]
    stray = set(frame.columns) - set(table.columns)
    if stray:
        raise ValueError(f"{table.file} has no column {sorted(stray)}")
    shaped = frame.reindex(columns=table.columns)
    return shaped.astype({field.name: DTYPES[field.type] for field in table.fields}).reset_index(drop=True)


def data_package() -> dict:
    """The Frictionless Data Package that describes the processed CSV tables."""
    return {
        "name": "monev-processed",
        "title": "Processed tables of monev",
        "resources": [
            {
                "name": table.name.replace("_", "-"),
                "path": table.file,
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "profile": "tabular-data-resource",
                "description": f"One row is {table.row}.",
                "schema": {
                    "fields": [
                        {
                            "name": f.name,
                            "type": f.type,
                            "description": f.description,
                            **({"unit": f.unit} if f.unit else {}),
                        }
                        for f in table.fields
                    ],
                    "missingValues": [""],
                },
            }
            for table in tables().values()
            if table.name not in PARQUET
        ],
    }
