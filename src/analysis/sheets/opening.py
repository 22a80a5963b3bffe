"""Opens whatever an office sends, or refuses it with a reason, before a reader sees a byte of it.

What a file is, its bytes decide, not its name. They are read once; all that follows works on that copy.
"""

from __future__ import annotations

import functools
import hashlib
import os
import re
import stat
import struct
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from analysis.sheets import opening_text, opening_xls, opening_zip
from analysis.sheets.cells import Problem
from analysis.sheets.limits import LIMITS, Limits, RefusedError, megabytes, refused
from analysis.sheets.opening_zip import SheetPart

__all__ = ["LIMITS", "Arrival", "Limits", "RefusedError", "SheetPart", "inspect"]


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file that may be read: its bytes, what they are, and what was noticed on the way in."""

    path: Path
    format: str  # xlsx (also .xlsm and templates) | xls | ods | csv | html | mhtml
    data: bytes = field(repr=False)
    """The bytes to be given to the reader; without blank bytes a web application left before a workbook."""
    problems: tuple[Problem, ...] = ()
    encoding: str = ""
    """Of csv and html, a name Python knows (utf-8-sig, utf-16, cp1252 ...)."""
    sheets: tuple[SheetPart, ...] = ()
    """Of xlsx: the sheets in the order of the workbook, with the names of their parts."""
    styles: str = ""
    """Of xlsx: the name of the part of styles, "" if there is none."""
    shared_strings: str = ""
    parts: dict[str, bytes] = field(default_factory=dict, repr=False)
    """Inflated parts of xlsx and ods by their name in the zip; pages of an MHTML file by the end of their location."""
    inflate: Callable[[str], bytes] | None = field(default=None, repr=False)

    def part(self, name: str) -> bytes:
        """The bytes of one part of an xlsx or ods, inflated again if there was no room to keep it.

        Raises:
            KeyError: there is no such part.
            RefusedError: it is damaged or too large.
        """
        if name in self.parts or self.inflate is None:
            return self.parts[name]
        return self.inflate(name)

    @property
    def sha256(self) -> str:
        """Hash of the bytes handed on."""
        return hashlib.sha256(self.data).hexdigest()


def inspect(path: str | os.PathLike[str], limits: Limits = LIMITS) -> Arrival:
    """Read a file's bytes and look whether they may be given to a reader, and to which.

    Links are not followed, special files not opened; macros, formulas and links to elsewhere are not run or fetched.

    Raises:
        RefusedError: with the rule by which the file, or the thing that is no file, is not read.
    """
    path = Path(path)
    data = _read(path, limits)
    problems: list[Problem] = []
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise refused("empty_file")
    if _is_lock_file(data):
        raise refused("lock_file")
    # Web applications often leave blank lines or a byte-order mark before a workbook. Excel cannot open that; we can.
    blank = re.match(rb"[\s\xef\xbb\xbf]{1,256}(?=PK\x03\x04|\xd0\xcf\x11\xe0)", data)
    if blank:
        data = data[blank.end() :]
        problems.append(Problem("blank_before_workbook"))
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        package, archive = opening_zip.look(data, limits, _signatures())
        arrival = Arrival(
            path,
            package.format,
            data,
            tuple(problems + package.problems),
            sheets=tuple(package.sheets),
            styles=package.styles,
            shared_strings=package.shared_strings,
            parts=archive.parts,
            inflate=archive.again,
        )
    elif data.startswith(opening_xls.SIGNATURE):
        arrival = Arrival(path, "xls", data, tuple(problems + opening_xls.look(data, limits, _signatures())))
    else:
        arrival = _look_at_text(path, data, limits)
    return _with_lie(arrival)


def _read(path: Path, limits: Limits) -> bytes:
    try:
        before = path.lstat()
        _check_type(before)
        # The flags are for whatever takes the file's place between the look and the opening.
        flags = os.O_RDONLY
        for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY"):
            flags |= getattr(os, name, 0)
        descriptor = os.open(path, flags)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise refused("not_found") from error
    except PermissionError as error:
        raise refused("not_permitted") from error
    except (OSError, ValueError) as error:  # too long a name, a NUL in it, a drive that does not answer
        raise refused("not_readable") from error
    try:
        now = os.fstat(descriptor)
        _check_type(now)
        if (now.st_dev, now.st_ino) != (before.st_dev, before.st_ino):
            raise refused("changed_meanwhile")
        if now.st_size > limits.file_bytes:
            raise refused("too_large", found=megabytes(now.st_size), expected=megabytes(limits.file_bytes))
        pieces, room = [], now.st_size + 1  # no further, though somebody may still be writing
        while room and (piece := os.read(descriptor, min(room, 1 << 24))):
            pieces.append(piece)
            room -= len(piece)
        data = b"".join(pieces)
        after = os.fstat(descriptor)
    except OSError as error:
        raise refused("not_readable") from error
    finally:
        os.close(descriptor)
    if (after.st_size, after.st_mtime_ns) != (now.st_size, now.st_mtime_ns) or len(data) != now.st_size:
        raise refused("changed_meanwhile")
    return data


def _check_type(status: os.stat_result) -> None:
    if stat.S_ISLNK(status.st_mode):
        raise refused("link")
    if stat.S_ISDIR(status.st_mode):
        raise refused("folder")
    if not stat.S_ISREG(status.st_mode):
        raise refused("special_file")


def _is_lock_file(data: bytes) -> bool:
    """The file ``~$name.xlsx`` that Office keeps while a document is open: the length of the user's name, the name
    padded to 54 bytes, and the same again in UTF-16. What the name is, is nobody's business."""
    if not 110 <= len(data) <= 200:
        return False
    length = data[0]
    if not 0 < length <= 54 or data[1 + length : 55].strip(b" \0"):
        return False
    (again,) = struct.unpack_from("<H", data, 55)
    return 0 < again <= 54 and not data[57 + 2 * again :].replace(b" \0", b"").strip(b" \0")


def _look_at_text(path: Path, data: bytes, limits: Limits) -> Arrival:
    for entry in _signatures()["bytes"]:
        at = entry.get("at", 0)
        for start in entry["starts"]:
            # A table may well begin with two letters such as MZ; a program's first bytes are not all readable.
            readable = start.isprintable() and not entry.get("text") and not re.search(rb"[\0-\x08]", data[:512])
            if data.startswith(start.encode("latin-1"), at) and not readable:
                raise refused(entry["rule"], **({"kind": entry["en"], "kind_id": entry["id"]} if "en" in entry else {}))
    text, encoding = opening_text.decode(data)
    opening_text.check_characters(text, data)
    kind = opening_text.kind_of(text, path.name, _signatures())
    if kind == "mhtml":
        return Arrival(path, kind, data, parts=opening_text.mail_parts(data, limits))
    if kind == "html":
        encoding = opening_text.web_encoding(data, encoding)
        opening_text.check_page(data.decode(encoding, "replace"), limits)
    else:
        opening_text.check_lines(data, encoding, limits)
    return Arrival(path, kind, data, encoding=encoding)


def _with_lie(arrival: Arrival) -> Arrival:
    """Note a name that says something else than the bytes do."""
    extension = arrival.path.suffix.lower().removeprefix(".")
    names = _signatures()["extensions"]
    known = {name for group in names.values() for name in group} | set(_signatures()["known_extensions"])
    if extension in known and extension not in names[arrival.format]:
        parts = {"found": arrival.format, "expected": extension}
        lie = Problem("name_lies", found=arrival.format, expected=extension, parts=parts)
        return replace(arrival, problems=(*arrival.problems, lie))
    return arrival


@functools.cache
def _signatures() -> dict[str, Any]:
    return yaml.safe_load((files("analysis.sheets") / "signatures.yml").read_text(encoding="utf-8"))
