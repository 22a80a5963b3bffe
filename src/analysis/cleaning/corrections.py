"""Errata: what is wrong in a raw file is mended, left out or doubted here, with the reason, and stays visible.

Raw files are never changed. An entry holds ``expect``, what stands in the cell: once the source is mended
the entry no longer fits, is not applied, and a finding says so.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import yaml

from analysis.cleaning.findings import finding, subject
from analysis.cleaning.raw_tables import RawDataError, column_letter, shape_of

REQUIRED = {"file", "cell", "expect", "reason", "who", "when"}
# What to do with the cell: one of these.
ACTIONS = ("new", "exclude", "doubt")
# Files of these folders are corrected where they are read.
OTHER_FOLDERS = ("submissions", "simulated")
KNOWN = REQUIRED | {*ACTIONS, "reason_id", "sheet"}


def read_corrections(path: Path) -> list[dict]:
    """The entries of ``corrections.yml``; a missing or unknown key is an error that names the entry."""
    if not path.is_file():
        return []
    try:
        entries = yaml.safe_load(path.read_text(encoding="utf-8")) or []
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise RawDataError([f"{path.name}: not readable as YAML in UTF-8: {error}"]) from error
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise RawDataError([f"{path.name}: a list of entries is expected, each with {', '.join(sorted(REQUIRED))}"])
    faults = []
    for place, entry in enumerate(entries, start=1):
        missing, unknown = REQUIRED - set(entry), set(entry) - KNOWN
        if missing or unknown or sum(_asked(entry, action) for action in ACTIONS) != 1:
            faults.append(
                f"{path.name} entry {place} ({entry.get('file', '?')} {entry.get('cell', '?')}): "
                f"missing {sorted(missing)}, unknown {sorted(unknown)}; give one of new, exclude: true, doubt: true"
            )
    if faults:
        raise RawDataError(faults)
    return [{**entry, "expect": str(entry["expect"])} for entry in entries]


def _asked(entry: dict, action: str) -> bool:
    # ``new: 0`` is asked for; ``exclude: false`` is not.
    return entry.get(action) is not None and entry[action] is not False


def corrections_of(entries: list[dict], file: str) -> list[dict]:
    """The errata of one submitted file, by its name below ``data/raw``."""
    return [entry for entry in entries if entry["file"] == file]


def apply_corrections(
    frames: dict[str, pd.DataFrame], entries: list[dict], folder: str = "published"
) -> tuple[dict[str, pd.DataFrame], list[dict]]:
    """The tables with the errata applied, and a finding for each entry.

    Returns new frames with a further column ``excluded`` (boolean); excluded rows stay, so that the ledger
    can name them. Raises :class:`RawDataError` for an entry whose file or cell is not there.
    """
    mended = {name: frame.assign(excluded=False) for name, frame in frames.items()}
    found, faults = [], []
    for entry in entries:
        name = entry["file"].removeprefix(f"{folder}/").removesuffix(".csv")
        if entry["file"].split("/")[0] in OTHER_FOLDERS:
            continue
        frame = mended.get(name)
        letters, line = shape_of(entry["cell"])
        names = [] if frame is None else [c for c in frame.columns if c not in ("at_line", "excluded")]
        column = next((c for c in names if column_letter(names, c) == letters), None)
        hit = frame.index[frame["at_line"] == line] if frame is not None else []
        if column is None or len(hit) != 1:
            faults.append(f"corrections.yml: {entry['file']} has no cell {entry['cell']}")
            continue
        stands = frame.at[hit[0], column]
        where = {"file": entry["file"], "cell": entry["cell"], "found": stands, "about": subject(frame.loc[hit[0]])}
        if stands != entry["expect"]:
            found.append(finding("correction_not_applied", **where, expected=entry["expect"]))
        else:
            why = {"reason": entry["reason"], "reason_id": entry.get("reason_id", entry["reason"])}
            if entry.get("exclude"):
                frame.at[hit[0], "excluded"] = True
                found.append(finding("excluded_by_correction", **where, **why))
            elif entry.get("doubt"):
                found.append(finding("doubtful_but_kept", **where, **why))
            else:
                if column == "value" and pd.isna(pd.to_numeric(str(entry["new"]), errors="coerce")):
                    faults.append(
                        f"corrections.yml: {entry['file']} {entry['cell']}: new is {entry['new']!r}, and a number is expected"
                    )
                    continue
                frame.at[hit[0], column] = str(entry["new"])
                found.append(finding("corrected", **where, expected=str(entry["new"]), **why))
    if faults:
        raise RawDataError(faults)
    return mended, found
