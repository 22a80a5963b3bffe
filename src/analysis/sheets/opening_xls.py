"""Looks into an OLE file, the container of .xls, before any reader does."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Any

import numpy as np

from analysis.sheets.cells import Problem
from analysis.sheets.limits import Limits, refused
from analysis.sheets.opening_zip import damage

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END = 0xFFFFFFFA  # this and above are no sectors: end of chain, free, table
_BOF, _EOF, _FILEPASS, _BOUNDSHEET, _DIMENSIONS, _SUPBOOK = 0x0809, 0x000A, 0x002F, 0x0085, 0x0200, 0x01AE
# Records that begin with the row and the (first) column of a cell.
_CELLS = frozenset({0x0006, 0x0201, 0x0203, 0x0204, 0x0205, 0x00FD, 0x027E, 0x00BD, 0x00BE})
_WALKED = 256 * 1024
_ROWS, _COLUMNS = 65_536, 256


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str  # lower case
    kind: int  # 1 storage, 2 stream, 5 root
    start: int
    size: int


class Compound:
    """The directory and the streams of an OLE file held in memory."""

    def __init__(self, data: bytes) -> None:
        """Reads the tables and the directory.

        Raises:
            RefusedError: they are damaged.
        """
        self.data = data
        try:
            self._read_tables()
        except (struct.error, IndexError, ValueError) as error:
            raise damage(data) from error
        if not self.entries:
            raise damage(data)

    def _read_tables(self) -> None:
        data = self.data
        shift, self._mini_shift = struct.unpack_from("<HH", data, 30)
        if shift not in (9, 12) or self._mini_shift != 6:
            raise ValueError("sector size")
        self._size = 1 << shift
        directory, self._cutoff, mini_start, difat = struct.unpack_from("<I4xIIxxxxI", data, 48)
        self._sectors = max(0, -(-len(data) // self._size) - 1)
        tables = list(struct.unpack_from("<109I", data, 76))
        seen: set[int] = set()
        while difat < _END:
            if difat in seen or difat >= self._sectors:
                raise ValueError("list of tables")
            seen.add(difat)
            block = struct.unpack(f"<{self._size // 4}I", self._sector(difat))
            tables.extend(block[:-1])
            difat = block[-1]
        table = b"".join(self._sector(number) for number in tables if number < self._sectors)
        self._next = np.frombuffer(table, dtype="<u4")
        entries = self._chain(directory)
        self.entries = [
            _Entry(
                entries[at : at + min(max(0, name_size - 2), 62)].decode("utf-16-le", "replace").lower(),
                entries[at + 66],
                *struct.unpack_from("<II", entries, at + 116),
            )
            for at in range(0, len(entries) - 127, 128)
            for name_size in [int.from_bytes(entries[at + 64 : at + 66], "little")]
            if entries[at + 66] in (1, 2, 5)
        ]
        root = next(entry for entry in self.entries if entry.kind == 5) if self._has_root() else None
        self._mini = self._chain(root.start)[: root.size] if root and root.start < _END else b""
        mini = self._chain(mini_start) if mini_start < _END else b""
        self._mini_next = np.frombuffer(mini, dtype="<u4")

    def _has_root(self) -> bool:
        return any(entry.kind == 5 for entry in self.entries)

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        return self.data[start : start + self._size].ljust(self._size, b"\0")

    def _chain(self, start: int) -> bytes:
        numbers, at = [], start
        while at < _END:
            if at >= self._sectors or at >= len(self._next) or len(numbers) > self._sectors:
                raise ValueError("chain of sectors")  # leads out of the file, or in a circle
            numbers.append(at)
            at = int(self._next[at])
        # Sectors that lie one after another, as they mostly do, are taken at once.
        breaks = np.flatnonzero(np.diff(numbers) != 1) + 1 if len(numbers) > 1 else np.zeros(0, dtype=int)
        pieces = []
        for run in np.split(np.asarray(numbers), breaks):
            if len(run):
                first = (int(run[0]) + 1) * self._size
                pieces.append(self.data[first : first + len(run) * self._size])
        return b"".join(pieces)

    def stream(self, entry: _Entry) -> bytes:
        """The bytes of one stream.

        Raises:
            RefusedError: part of it is missing.
        """
        try:
            if entry.size >= self._cutoff:
                content = self._chain(entry.start)[: entry.size]
            else:
                numbers, at = [], entry.start
                while at < _END:
                    if at >= len(self._mini_next) or len(numbers) > len(self._mini_next):
                        raise ValueError("chain of small sectors")
                    numbers.append(at)
                    at = int(self._mini_next[at])
                content = b"".join(self._mini[n << 6 : (n + 1) << 6] for n in numbers)[: entry.size]
        except ValueError as error:
            raise damage(self.data) from error
        if len(content) < entry.size:
            raise damage(self.data)
        return content


def look(data: bytes, limits: Limits, signatures: dict[str, Any]) -> list[Problem]:
    """What was noticed in an .xls workbook.

    Raises:
        RefusedError: it is not a workbook, is encrypted or damaged, or reading it would be unsafe.
    """
    compound = Compound(data)
    streams = {entry.name: entry for entry in compound.entries if entry.kind == 2}
    workbook = streams.get("workbook") or streams.get("book")
    encrypted = {"encryptedpackage", "encryptioninfo"} & streams.keys()
    if workbook is None or encrypted:
        entry = next(e for e in signatures["ole_streams"] if not e["stream"] or e["stream"] in streams)
        parts = {"kind": entry["en"], "kind_id": entry["id"]} if "en" in entry else {}
        raise refused(entry["rule"], **parts)
    problems = _look_into_stream(compound.stream(workbook), data, limits)
    storages = {entry.name for entry in compound.entries if entry.kind == 1}
    if "_vba_project_cur" in storages and not any(problem.rule == "has_macros" for problem in problems):
        problems.append(Problem("has_macros"))
    if any(name.startswith("mbd") for name in storages):
        problems.append(Problem("has_embedded_files"))
    return problems


def _look_into_stream(stream: bytes, data: bytes, limits: Limits) -> list[Problem]:
    if len(stream) < 8:
        raise damage(data)
    kind, version = struct.unpack_from("<H2xH", stream)
    if kind != _BOF:
        raise refused("old_excel") if kind in (0x0009, 0x0209, 0x0409) else damage(data)
    problems: dict[str, Problem] = {}
    sheets = []
    for kind, at, size in _records(stream, 0):
        if kind == _FILEPASS:
            raise refused("encrypted")
        if kind == _BOUNDSHEET and size >= 6:
            start, _, sheet_kind = struct.unpack_from("<IBB", stream, at)
            if sheet_kind == 1:
                problems["has_macros"] = Problem("has_macros")
            if sheet_kind == 0:
                sheets.append(start)
        # 4 bytes are the workbook itself (0x0401) or an add-in (0x3A01).
        if kind == _SUPBOOK and size > 4:
            problems["has_external_links"] = Problem("has_external_links")
        if kind == _EOF:
            break
    if not sheets and version >= 0x0500:
        raise damage(data)
    for start in sheets:
        if start + 4 > len(stream):
            raise damage(data)
        _check_dimensions(stream, start, limits)
    # A cell outside the 256 columns makes the reader's range explode. Only small files are walked through for it:
    # in large ones it costs more time than the reader itself, and the worker's memory cap stands behind.
    if len(stream) <= _WALKED:
        for kind, at, size in _records(stream, 0, throughout=True):
            if kind in _CELLS and size >= 4:
                _check_size(0, stream[at + 2] + (stream[at + 3] << 8) + 1, limits)
    return list(problems.values())


def _records(stream: bytes, start: int, *, throughout: bool = False):
    """Records as (kind, where the content starts, its length), to the end of the substream or of the stream."""
    at, end = start, len(stream) - 4
    while at <= end:
        kind, size = struct.unpack_from("<HH", stream, at)
        yield kind, at + 4, size
        if kind == _EOF and not throughout:
            return
        at += 4 + size
        if kind == 0 and size == 0:  # padding after the last substream
            return


def _check_dimensions(stream: bytes, start: int, limits: Limits) -> None:
    for number, (kind, at, size) in enumerate(_records(stream, start)):
        if kind == _DIMENSIONS and size >= 10:
            layout = "<IIHH" if size >= 14 else "<HHHH"
            _, rows, _, columns = struct.unpack_from(layout, stream, at)
            _check_size(rows, columns, limits)
            return
        if number > 5_000:  # it stands among the first records of a sheet
            return


def _check_size(rows: int, columns: int, limits: Limits) -> None:
    # Some programs put the count of columns one too high.
    if rows > _ROWS or columns > _COLUMNS + 1:
        raise refused("used_range_too_large", found=f"{rows} x {columns}", expected=limits.area)
