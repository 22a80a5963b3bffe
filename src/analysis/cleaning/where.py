"""Whose a sheet is: districts by code or exact alias in its texts; likeness only suggests."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from analysis.cleaning.vocabulary import plain
from analysis.reference import PROVINCES, Place, districts, find

# Short aliases (BM, DS, Asel) are everyday words or initials elsewhere: they count only as a whole cell.
SHORTEST_WITHIN = 5
_BRANCH = re.compile(
    r"(kantor\s+)?(cabang|kacab|kcp|kc|kanwil|kantor\s+wilayah|wilayah\s+kerja|kecamatan|kec\.?|kelurahan|desa|gampong)\s+(bpjs\s*(ketenagakerjaan|tk|naker)?\s*)?:?\s*[\w.]+(\s+(perintis|utara|kota|barat|selatan|timur|tengah))?"
)
_KINDS = r"(?:kabupaten|kab\.?|pemkab\.?|pemerintah\s+kabupaten|kota|pemko|pemkot|pemerintah\s+kota)"


@dataclass(frozen=True)
class Named:
    """A place that a text names: its Kemendagri code and whether the text says that it is a kabupaten or kota."""

    code: str
    typed: bool


@cache
def _places() -> dict[str, Place]:
    return {
        row.district_code: Place(row.district_code, row.district, "district", row.province)
        for row in districts().itertuples()
    }


def place_of(code: str) -> Place | None:
    """The district of a Kemendagri code, or a province of 11 and 12."""
    if code in PROVINCES:
        return Place(code, PROVINCES[code], "province", PROVINCES[code])
    return _places().get(code)


def _spaced(alias: str) -> str:
    return r"[\W_]*".join(re.escape(word) for word in re.findall(r"[^\W_]+", plain(alias)))


@cache
def _within() -> tuple[re.Pattern[str], dict[str, str]]:
    names: dict[str, str] = {}
    for row in districts().itertuples():
        for alias in {row.official_name.removeprefix("Kabupaten ").removeprefix("Kota "), *row.aliases.split("|")}:
            if len(re.sub(r"\W", "", alias)) >= SHORTEST_WITHIN or alias in ("Nias", "Toba", "Karo"):
                names[re.sub(r"[\W_]", "", plain(alias))] = row.district_code
    spelled = {
        _spaced(alias): None
        for row in districts().itertuples()
        for alias in {row.official_name.removeprefix("Kabupaten ").removeprefix("Kota "), *row.aliases.split("|")}
        if re.sub(r"[\W_]", "", plain(alias)) in names
    }
    ordered = sorted(spelled, key=lambda pattern: (-len(pattern), pattern))
    return re.compile(rf"(?<![^\W_])(?P<kind>{_KINDS}[\W_]*)?(?P<name>{'|'.join(ordered)})(?![^\W_])"), names


@lru_cache(maxsize=20_000)
def named(text: str) -> tuple[Named, ...]:
    """The districts that a text names, in order, each once; names of branches and sub-districts are not theirs."""
    shown = plain(text.replace("_", " "))
    pattern, names = _within()
    branches = [hit.span() for hit in _BRANCH.finditer(shown)]
    found: dict[str, bool] = {}
    for hit in pattern.finditer(shown):
        typed = bool(hit["kind"])
        if not typed and any(start <= hit.start("name") < end for start, end in branches):
            continue
        code = names[re.sub(r"[\W_]", "", hit["name"])]
        found[code] = found.get(code, False) or typed
    return tuple(Named(code, typed) for code, typed in found.items())


@lru_cache(maxsize=20_000)
def whole(text: str) -> str:
    """The code of the district that the whole text names ("3. KAB. ACEH BESAR", "Tapsel"), or ""."""
    bare = re.sub(r"^\s*(\(?\d{1,3}[.)]?|[a-z][.)])\s+", "", plain(text)).strip(" .:-*")
    bare = re.sub(r"\(.*?\)$", "", bare).strip()
    bare = re.sub(r",?\s+(kab|kabupaten|kota)\.?$", "", bare)
    for shown in (
        plain(text),
        bare,
        re.sub(rf"^{_KINDS}\s*", "", bare),
        re.sub(r"^(kota|pemko|pemkot|pemerintah kota)\.?\s+", "kota ", bare),
    ):
        place = find(shown)
        if place is not None and place.code in _places():
            return place.code
    return ""


@lru_cache(maxsize=20_000)
def province_named(text: str) -> str:
    """The code of the province that a text names as such: "Provinsi Aceh", "Pemerintah Aceh", "Sumut"; else ""."""
    shown = plain(text)
    if re.search(
        r"\b(provinsi|prov\.?|propinsi|pemerintah|pemprov\.?)\s+(aceh|nad|nanggroe)(?!\s+(selatan|tenggara|timur|tengah|barat|besar|utara|singkil|jaya|tamiang))\b",
        shown,
    ):
        return "11"
    if re.search(r"\b(sumatera|sumatra)\s+utara\b|\bsumut\b|\bprovsu\b", shown):
        return "12"
    return ""


def _digits(value: str) -> str:
    """A printed code as four digits; Excel's 11.1 is 11.10, since districts have two digits behind the point."""
    shown = value.strip()
    matched = re.fullmatch(r"(\d{2})[.\s]?(\d{1,2})", shown)
    if matched is None:
        matched = re.fullmatch(r"(\d{2})(\d{2})(\.0+)?", shown)
        return matched[1] + matched[2] if matched else ""
    first, rest = matched[1], matched[2]
    return first + (rest + "0" if len(rest) == 1 and "." in shown else rest.zfill(2))


@cache
def _codes() -> dict[str, dict[str, str]]:
    frame = districts()
    return {
        "kemendagri": {code.replace(".", ""): code for code in frame["district_code"]},
        "bps": dict(zip(frame["bps_code"], frame["district_code"], strict=True)),
    }


def by_codes(codes: list[str], names: list[str], header: str = "") -> tuple[list[str], str]:
    """Districts of a column of printed codes, and the system that the whole column shows, ``kemendagri`` or ``bps``.

    All 56 BPS codes are Kemendagri codes too, 35 of them of another district. The names beside them decide; without
    names a point inside the codes (11.06) is Kemendagri's, as is a code that BPS does not have. ``names`` are district
    codes by name, "" where there is none. Where nothing decides the system is "" and no district is given.
    """
    printed = [_digits(code) for code in codes]
    known = _codes()
    if not any(printed):
        return [""] * len(codes), ""
    hits = {
        system: sum(bool(name) and table.get(code) == name for code, name in zip(printed, names, strict=True))
        for system, table in known.items()
    }
    fits = {system: all(not code or code in table for code in printed) for system, table in known.items()}
    system = ""
    if hits["kemendagri"] != hits["bps"]:
        system = max(hits, key=lambda each: hits[each])
    elif re.search(r"\bbps\b(?!\s*(ketenagakerjaan|tk))", plain(header)) and not re.search(
        r"\b(ke|per)mendagri\b", plain(header)
    ):
        system = "bps"
    elif re.search(r"\b(ke|per)?mendagri\b", plain(header)) or any("." in code for code in codes if code):
        system = "kemendagri"
    elif fits["kemendagri"] != fits["bps"]:
        system = "kemendagri" if fits["kemendagri"] else "bps"
    elif hits["kemendagri"]:
        system = "kemendagri"
    return [known[system].get(code, "") if system else "" for code in printed], system
