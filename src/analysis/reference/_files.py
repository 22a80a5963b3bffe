"""Reading the CSV files that lie beside this code: text only, strict, cached by the loaders."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date
from importlib.resources import files

import pandas as pd


def rows_of(name: str) -> list[dict[str, str]]:
    """The rows of ``reference/<name>`` as text, keys kept as written (11.10 stays 11.10)."""
    with (files("analysis.reference") / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def frame_of(name: str, key: str | list[str], numbers: Iterable[str] = ()) -> pd.DataFrame:
    """``reference/<name>`` as a frame of text, ``numbers`` as floats; a repeated key is an error."""
    frame = pd.DataFrame(rows_of(name), dtype="string")
    repeated = frame[frame.duplicated(key)]
    if len(repeated):
        raise ValueError(f"reference/{name}: {key} is repeated: {repeated[key].values.tolist()}")
    for column in numbers:
        frame[column] = pd.to_numeric(frame[column])
    return frame


def day_in(text: str) -> date:
    """The first day of a period written YYYY, YYYY-MM or YYYY-MM-DD."""
    parts = [int(part) for part in text.split("-")]
    return date(*[*parts, 1, 1][:3])
