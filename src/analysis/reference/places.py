"""Districts, provinces and the other areas that published figures name.

Places are matched by code or by exact alias, never by likeness: among Indonesia's districts 92 pairs
of names differ by two letters. All 56 BPS codes also exist as Kemendagri codes, and 35 of them mean
another district there, so a code is never looked up without its system.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import pandas as pd

from analysis.reference._files import frame_of

PROVINCES = {"11": "Aceh", "12": "Sumatera Utara"}


@dataclass(frozen=True)
class Place:
    code: str
    name: str
    level: str
    province: str


def districts() -> pd.DataFrame:
    """The 56 districts of Aceh and Sumatera Utara, one row each.

    Columns: ``district_code`` (Kemendagri, text such as 11.17), ``bps_code``, ``province``, ``type``
    (kabupaten or kota), ``official_name``, ``district`` (the name without Kabupaten) and ``aliases``
    (split by ``|``). Source: Kepmendagri 300.2.2-2138/2025; BPS bridging of 2022.
    """
    return _districts().copy()


@cache
def _districts() -> pd.DataFrame:
    frame = frame_of("districts.csv", "kemendagri_code").rename(columns={"kemendagri_code": "district_code"})
    frame.insert(1, "district", frame["official_name"].str.removeprefix("Kabupaten "))
    return frame


def areas() -> pd.DataFrame:
    """The nation, provinces, BPJS offices and districts elsewhere, one row each: code, name, level, province."""
    return frame_of("areas.csv", ["area", "level"])


def tile_grid() -> pd.DataFrame:
    """Where each of the 56 districts stands on the tile map, one row each.

    ``col`` grows to the east and ``row`` to the south; ``lon`` and ``lat`` are degrees of the seat.
    """
    return frame_of("tile_grid.csv", "district_code", ["col", "row", "lon", "lat"]).astype({"col": int, "row": int})


def neighbours() -> pd.DataFrame:
    """Pairs of the 56 districts that border on land, one row a pair."""
    return frame_of("neighbours.csv", ["district_code_a", "district_code_b"])


def normal(name: str) -> str:
    """A name as it is compared: lower case, letters only, without kabupaten and its abbreviations."""
    bare = re.sub(r"^(kabupaten|kab\.?|pemkab|pemerintah kabupaten)\s+", "", name.strip().lower())
    return re.sub(r"[^a-z]", "", bare)


@cache
def _index() -> dict[tuple[str, str], Place]:
    index: dict[tuple[str, str], Place] = {}
    for row in _districts().itertuples():
        place = Place(row.district_code, row.district, "district", row.province)
        # A kota keeps its type in its name; the bare name is an alias like any other.
        aliases = row.aliases.split("|")
        kota = [f"Kota {alias}" for alias in aliases] if row.type == "kota" else []
        for name in {row.official_name, row.district, *aliases, *kota}:
            other = index.setdefault(("district", normal(name)), place)
            if other != place:
                raise ValueError(f"reference/districts.csv: the alias {name!r} is both {other.name} and {place.name}")
    for row in areas().itertuples():
        place = Place(row.area_code, row.area, row.level, row.province)
        for name in {row.area, *filter(None, row.aliases.split("|"))}:
            index[(row.level, normal(name))] = place
    return index


def find(name: str, level: str = "district") -> Place | None:
    """The place of that name (or exact alias) at that level, or ``None``."""
    return _index().get((level, normal(name)))


def suggest(name: str, level: str = "district") -> list[str]:
    """Names near ``name``, to put into an error message; never used to decide."""
    import difflib

    names = {key: place.name for (at, key), place in _index().items() if at == level}
    return [names[key] for key in difflib.get_close_matches(normal(name), names, n=3, cutoff=0.6)]
