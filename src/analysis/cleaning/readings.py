"""What was read of each file, kept from run to run: an unchanged file with unchanged rules is not read again.

One Parquet file a submission: its ledger as the table, everything else as JSON in the file's metadata. They lie in the
processed folder and are replaced with it.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from analysis.cleaning.submissions import Submission

FOLDER = ".readings"
ROOMS = ("reference", "store", "sheets", "cleaning")
LIBRARIES = ("numpy", "openpyxl", "python-calamine", "xlrd")
_META = b"submission"


@cache
def rules() -> str:
    """A hash of everything that decides how a file is read: the code and word lists of the rooms, and the libraries."""
    digest = hashlib.sha256()
    for room in ROOMS:
        for entry in sorted(files("analysis").joinpath(room).iterdir(), key=lambda each: each.name):
            if entry.name.endswith((".py", ".yml", ".csv")):
                digest.update(entry.name.encode() + b"\0" + entry.read_bytes() + b"\0")
    for library in LIBRARIES:
        digest.update(f"{library} {version(library)}\0".encode())
    return digest.hexdigest()


def key_of(file: str, sha256: str, corrections: list[dict]) -> str:
    """What a reading depends on: the file's name and bytes, its errata, and the rules."""
    told = json.dumps([file, sha256, corrections, rules()], sort_keys=True, default=str)
    return hashlib.sha256(told.encode()).hexdigest()[:40]


class Readings:
    """The readings of the run before (``folder``), and those of this run on their way into the next folder."""

    def __init__(self, folder: Path | None) -> None:
        self._before = folder / FOLDER if folder is not None else None
        self._kept: dict[str, Path] = {}
        self._new: dict[str, pa.Table] = {}

    def get(self, key: str) -> Submission | None:
        """What was read under that key, or None; a damaged reading counts as none."""
        if self._before is None:
            return None
        path = self._before / f"{key}.parquet"
        try:
            table = pq.read_table(path)
            told = json.loads(table.schema.metadata[_META])
            columns = [table.column(name).to_pylist() for name in ("sheet", "cell", "role", "row")]
            ledger = list(zip(*columns, strict=True))
            found = Submission(**{**told, "ledger": ledger, "districts": tuple(told["districts"])})
        except (OSError, pa.ArrowException, ValueError, KeyError, TypeError):
            return None
        self._kept[key] = path
        return found

    def keep(self, key: str, read: Submission) -> None:
        """Hold a fresh reading for the next run."""
        columns = zip(*read.ledger, strict=True) if read.ledger else ((), (), (), ())
        arrays = [pa.array(column, pa.string()).dictionary_encode() for column in columns]
        told = {name: value for name, value in vars(read).items() if name != "ledger"}
        meta = {_META: json.dumps(told, ensure_ascii=False).encode()}
        self._new[key] = pa.table(arrays, names=["sheet", "cell", "role", "row"]).replace_schema_metadata(meta)

    def write(self, folder: Path) -> None:
        """Put all readings of this run into a processed folder that is being made."""
        target = folder / FOLDER
        target.mkdir()
        for key, path in self._kept.items():
            try:
                os.link(path, target / path.name)
            except OSError:
                try:
                    shutil.copyfile(path, target / f"{key}.parquet")
                except OSError:  # another run has taken the folder away: the file is read again next time
                    continue
        for key, table in self._new.items():
            pq.write_table(table, target / f"{key}.parquet", compression="zstd")
