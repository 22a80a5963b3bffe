"""Reading the project's own raw tables, strictly: whatever the data package does not describe is an error.

``data/raw/published/datapackage.json`` (Frictionless Table Schema) says what each column may hold. An
error names file, line and column, says what was expected, and lists every fault at once.
"""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pandas as pd

from analysis.reference import find, segment_of, suggest

SHOWN = 20
# Two words of the segment column are not groups of workers; their figures count other units.
UNITS_NOT_PERSONS = {"desa": "villages", "badan_usaha": "employers"}


PERCENT_OR_COUNT = frozenset(
    {"coverage_pct", "target_pct", "potential_workers", "registered", "active", "not_registered", "target_workers"}
)


class RawDataError(ValueError):
    """The raw tables break their description; the message lists each fault with file and line."""

    def __init__(self, faults: list[str]) -> None:
        more = f"\n… and {len(faults) - SHOWN} more" if len(faults) > SHOWN else ""
        super().__init__("\n".join(faults[:SHOWN]) + more)
        self.faults = faults


def read_raw_tables(folder: Path) -> dict[str, pd.DataFrame]:
    """Every table of the data package as text, one row a row, with ``at_line``, its line in the file.

    Raises :class:`RawDataError` for an unknown file, column, segment, metric, unit, area, date or source.
    """
    package_path = folder / "datapackage.json"
    if not package_path.is_file():
        raise RawDataError([f"{package_path}: missing; it describes the columns of the tables beside it"])
    package = json.loads(package_path.read_text(encoding="utf-8"))
    resources = {resource["path"]: resource for resource in package["resources"]}
    faults = [
        f"{path.name}: not described in datapackage.json; add it there or move it away"
        for path in sorted(folder.glob("*.csv"))
        if path.name not in resources
    ]
    frames = {}
    for path, resource in resources.items():
        if (folder / path).is_file():
            frames[resource["name"]] = _read(folder / path, resource["schema"]["fields"], faults)
        else:
            faults.append(f"{path}: named in datapackage.json, and missing")
    if not faults:
        _check_sources(frames, faults)
    if faults:
        raise RawDataError(faults)
    return frames


def _read(path: Path, fields: list[dict], faults: list[str]) -> pd.DataFrame:
    names = [field["name"] for field in fields]
    with path.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.reader(stream)
        try:
            header = next(reader, [])
        except UnicodeDecodeError as error:
            faults.append(f"{path.name}: not UTF-8 ({error.reason} at byte {error.start}); save it as CSV in UTF-8")
            return pd.DataFrame(columns=[*names, "at_line"], dtype="string")
        if header != names:
            unknown, missing = [c for c in header if c not in names], [c for c in names if c not in header]
            said = [f"unknown column {', '.join(map(repr, unknown))}"] * bool(unknown)
            said += [f"missing column {', '.join(map(repr, missing))}"] * bool(missing)
            faults.append(
                f"{path.name} line 1: {'; '.join(said) or 'columns in another order'}; expected {', '.join(names)}"
            )
            return pd.DataFrame(columns=[*names, "at_line"], dtype="string")
        records, lines, line = [], [], reader.line_num + 1
        for record in reader:
            if len(record) == len(names):
                records.append(record)
                lines.append(line)
            elif record:
                faults.append(f"{path.name} line {line}: {len(record)} cells where {len(names)} are described")
            line = reader.line_num + 1
    frame = pd.DataFrame(records, columns=names, dtype="string")
    frame["at_line"] = lines
    _check_cells(path.name, frame, fields, faults)
    _check_names(path.name, frame, faults)
    _check_values(path.name, frame, faults)
    return frame


def _check_values(name: str, frame: pd.DataFrame, faults: list[str]) -> None:
    """A row that stands twice, a percentage in persons, and a value that is not the figure as published."""
    columns = [column for column in frame.columns if column != "at_line"]
    for line in frame.loc[frame.duplicated(columns), "at_line"]:
        faults.append(f"{name} line {line}: the same row stands above; delete one")
    if "as_published" not in columns:
        return
    for row in frame.to_dict("records"):
        at = f"{name} line {row['at_line']}"
        if (
            "metric" in row
            and row["metric"].endswith("_pct") != (row["unit"] == "percent")
            and row["metric"] in PERCENT_OR_COUNT
        ):
            faults.append(f"{at}, column unit: {row['unit']!r} does not fit the metric {row['metric']}")
        printed = re.search(r"(?<![\d.,])\d{1,3}(\.\d{3})+(?![\d.,])", row["as_published"])
        if row.get("precision") == "exact" and printed and printed.group().replace(".", "") != row["value"]:
            faults.append(
                f"{at}, column value: {row['value']!r}, and as_published is {row['as_published']!r}; mend one, or the precision"
            )


def _check_cells(name: str, frame: pd.DataFrame, fields: list[dict], faults: list[str]) -> None:
    for field in fields:
        column, limits = frame[field["name"]], field.get("constraints", {})
        filled = column != ""
        bad = pd.Series(False, index=frame.index)
        expected = []
        if limits.get("required"):
            bad |= ~filled
            expected.append("a value")
        if "enum" in limits:
            bad |= filled & ~column.isin(limits["enum"])
            expected.append("one of " + ", ".join(limits["enum"]))
        if "pattern" in limits:
            bad |= filled & ~column.str.fullmatch(limits["pattern"]).astype(bool)
            expected.append(f"text like {limits['pattern']}")
        if limits.get("unique"):
            bad |= filled & column.duplicated()
            expected.append("a value that no other row has")
        if field["type"] in ("number", "integer"):
            number = pd.to_numeric(column.where(filled), errors="coerce")
            bad |= filled & ~column.str.fullmatch(r"-?\d+(\.\d+)?").astype(bool)
            if field["type"] == "integer":
                bad |= number.notna() & (number % 1 != 0)
            bad |= (number < limits.get("minimum", float("-inf"))) | (number > limits.get("maximum", float("inf")))
            expected.append(f"a {'whole ' * (field['type'] == 'integer')}number in plain digits")
        faults.extend(
            f"{name} line {line}, column {field['name']}: {value!r}; expected {' and '.join(expected)}"
            for value, line in frame.loc[bad, [field["name"], "at_line"]].itertuples(index=False)
        )


def _check_names(name: str, frame: pd.DataFrame, faults: list[str]) -> None:
    """Areas and segments against the reference; BPS codes against the area they stand beside."""
    from analysis.reference import districts

    bps = dict(districts()[["district_code", "bps_code"]].itertuples(index=False)) | {"11": "11", "12": "12"}
    for row in frame.to_dict("records"):
        at = f"{name} line {row['at_line']}"
        if "area_name" in row:
            place = find(row["area_name"], row["area_level"])
            if place is None:
                near = suggest(row["area_name"], row["area_level"])
                hint = f"; near it: {', '.join(near)}" if near else ""
                faults.append(f"{at}, column area_name: {row['area_name']!r} is no known {row['area_level']}{hint}")
            elif "bps_code" in row and row["bps_code"] != bps.get(place.code, ""):
                faults.append(
                    f"{at}, column bps_code: {row['bps_code']!r}; {place.name} has {bps.get(place.code, '')!r}"
                )
            elif "province" in row and row["province"] != place.province:
                faults.append(f"{at}, column province: {row['province']!r}; {place.name} lies in {place.province}")
        if "segment" in row and row["segment"] not in UNITS_NOT_PERSONS and segment_of(row["segment"]) is None:
            faults.append(
                f"{at}, column segment: {row['segment']!r} is no known segment; add a synonym to reference/segments.csv"
            )
        if row.get("segment") in UNITS_NOT_PERSONS and row["unit"] not in (
            UNITS_NOT_PERSONS[row["segment"]],
            "percent",
        ):
            faults.append(
                f"{at}, column unit: {row['unit']!r}; {row['segment']} are counted in {UNITS_NOT_PERSONS[row['segment']]}"
            )


def _check_sources(frames: dict[str, pd.DataFrame], faults: list[str]) -> None:
    known = set(frames["sources"]["source_url"])
    for name, frame in frames.items():
        if name in ("sources", "regulations"):
            continue
        for url, line in frame.loc[~frame["source_url"].isin(known), ["source_url", "at_line"]].itertuples(index=False):
            faults.append(
                f"{name}.csv line {line}, column source_url: {url!r} is not in sources.csv; add the source there"
            )


def column_letter(names: list[str], name: str) -> str:
    """The letter a spreadsheet gives to a column: A for the first."""
    index, letters = names.index(name) + 1, ""
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def shape_of(address: str) -> tuple[str, int]:
    """``H12`` as column letters and line."""
    matched = re.fullmatch(r"([A-Z]+)(\d+)", address)
    if not matched:
        raise ValueError(f"{address!r} is no cell address such as H12")
    return matched.group(1), int(matched.group(2))
