"""A fact: one computed figure with the rows it was made of."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis.store import identify, typed

# What a fact is, and so what its id is made of: not its value, which may be corrected.
IDENTITY = ["measure", "area_code", "period", "segment", "definition", "provenance"]
COLUMNS = [
    "measure",
    "area_code",
    "area",
    "period",
    "segment",
    "value",
    "low",
    "high",
    "unit",
    "definition",
    "provenance",
    "inputs",
]


def fact(
    measure: str,
    row: dict,
    value: float,
    unit: str,
    inputs: Iterable[str],
    *,
    low: float | None = None,
    high: float | None = None,
    **changed: str,
) -> dict:
    """One fact about the place, period, segment and definition of ``row``, or of ``changed`` ones."""
    kept = {
        key: row[key] for key in ("area_code", "area", "period", "segment", "definition", "provenance") if key in row
    }
    return {
        "measure": measure,
        **kept,
        **changed,
        "value": float(value),
        "low": low,
        "high": high,
        "unit": unit,
        "inputs": tuple(dict.fromkeys(inputs)),
    }


def fact_id(entry: dict) -> str:
    """The id of a fact."""
    return identify("f", *(entry[name] for name in IDENTITY))


def facts_frame(facts: list[dict]) -> pd.DataFrame:
    """Facts as a frame with their ids and ``inputs`` (row ids, ``ref:`` a row of a reference table, ``fact:`` another fact), one row a fact.

    Raises ``ValueError`` where two facts say the same thing twice.
    """
    frame = pd.DataFrame(facts, columns=COLUMNS)
    frame.insert(0, "fact_id", [identify("f", *key) for key in frame[IDENTITY].itertuples(index=False, name=None)])
    twice = frame[frame.duplicated("fact_id", keep=False)]
    if len(twice):
        raise ValueError(f"the same fact twice:\n{twice[[*IDENTITY, 'value']].to_string()}")
    return frame.astype({"low": "float64", "high": "float64"})


def facts_and_inputs(frame: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The tables ``facts`` and ``fact_inputs`` of a frame of facts, ordered by what they are about."""
    ordered = frame.sort_values([*IDENTITY], kind="stable")
    inputs = ordered[["fact_id", "inputs"]].explode("inputs").rename(columns={"inputs": "row_id"}).dropna()
    return typed("facts", ordered.drop(columns="inputs")), typed("fact_inputs", inputs)
