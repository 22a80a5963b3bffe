"""The rooms import one way, and nothing that must not be committed is committed."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

from conftest import PROJECT

SOURCE = PROJECT / "src" / "analysis"
ORDER = [
    "reference",
    "store",
    "sheets",
    "simulation",
    "cleaning",
    "measures",
    "whatif",
    "charts",
    "briefing",
    "pipeline",
    "cli",
]
# Rooms that must not know one another although the order would allow it.
FORBIDDEN = {
    ("charts", "measures"),
    ("charts", "cleaning"),
    ("charts", "store"),
    ("measures", "cleaning"),
    ("briefing", "cleaning"),
    # The simulation must not know how its sheets are read, nor the reader how they are made.
    ("simulation", "sheets"),
    ("cleaning", "simulation"),
}


def imports() -> list[tuple[Path, str, str]]:
    """Each import of a room by a file of another: file, its room, the imported room."""
    found = []
    for path in SOURCE.rglob("*.py"):
        room = path.relative_to(SOURCE).parts[0].removesuffix(".py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = []
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("analysis"):
                names = [f"{node.module}.{alias.name}" for alias in node.names]
            elif isinstance(node, ast.Import):
                names = [alias.name for alias in node.names if alias.name.startswith("analysis")]
            for name in names:
                other = name.split(".")[1]
                if other in ORDER and room in ORDER and other != room:
                    found.append((path, room, other))
    return found


def test_there_are_imports_to_check():
    assert len(imports()) > 30


def test_rooms_import_downwards_only():
    wrong = [
        f"{path.relative_to(SOURCE)} imports {other}"
        for path, room, other in imports()
        if ORDER.index(other) > ORDER.index(room)
    ]
    assert not wrong, wrong


def test_rooms_do_not_know_what_they_must_not_know():
    wrong = [
        f"{path.relative_to(SOURCE)} imports {other}" for path, room, other in imports() if (room, other) in FORBIDDEN
    ]
    assert not wrong, wrong


def tracked() -> list[str]:
    if not (PROJECT / ".git").exists():
        pytest.skip("not a git checkout")
    return subprocess.run(
        ["git", "ls-files"], cwd=PROJECT, capture_output=True, text=True, check=True
    ).stdout.splitlines()


def test_nothing_made_is_tracked():
    assert not [name for name in tracked() if name.startswith(("data/processed/", "reports/"))]


def test_the_lock_names_hashes_and_no_host():
    lock = (PROJECT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock
    pinned = re.findall(r"^[a-z0-9][^ ]*==[^ ]+.*\\$", lock, flags=re.M)
    assert len(pinned) > 80
    assert lock.count("--hash=sha256:") >= len(pinned)
