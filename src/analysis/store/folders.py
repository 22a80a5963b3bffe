"""Where the project's folders are, and how a folder is replaced: old or new, never half."""

from __future__ import annotations

import ctypes
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LEFTOVER_SECONDS = 24 * 3600
MARK = ".monev"


def project_root() -> Path:
    """The folder that holds ``data/`` and ``notebooks/``: above the working directory, else where the code lies."""
    here = Path.cwd()
    for folder in (here, *here.parents, *Path(__file__).resolve().parents):
        if (folder / "data" / "raw").is_dir() and (folder / "pyproject.toml").is_file():
            return folder
    return here


def processed_folder(folder: str | os.PathLike | None = None) -> Path:
    """The processed tables: ``folder``, else ``MONEV_PROCESSED``, else ``data/processed`` of the project."""
    return Path(folder or os.environ.get("MONEV_PROCESSED") or project_root() / "data" / "processed")


def raw_folder(folder: str | os.PathLike | None = None) -> Path:
    """The raw data: ``folder``, else ``MONEV_RAW``, else ``data/raw`` of the project."""
    return Path(folder or os.environ.get("MONEV_RAW") or project_root() / "data" / "raw")


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """An empty folder to fill; when the block ends without error it takes the place of ``target`` at once.

    Raises ``FileExistsError`` where ``target`` holds something that no run has made: it would be lost.
    """
    target = Path(target).absolute()
    _require_ours(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    _clear_leftovers(target)
    fresh = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        fresh.chmod(0o755)
        (fresh / MARK).write_text("Made by monev; replaced whole by its next run.\n", encoding="utf-8")
        yield fresh
        _put_in_place(fresh, target)
    finally:
        # After the exchange this is the old folder; after an error, the unfinished one.
        shutil.rmtree(fresh, ignore_errors=True)


def _require_ours(target: Path) -> None:
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise FileExistsError(f"{target} is no folder of its own; name another")
    if target.is_dir() and any(target.iterdir()) and not (target / MARK).is_file():
        raise FileExistsError(
            f"{target} holds files that monev did not make, and replacing it would lose them; name an empty folder"
        )


def _clear_leftovers(target: Path) -> None:
    """Remove what runs killed more than a day ago left; another run may be busy in a younger folder."""
    for folder in target.parent.glob(f".{target.name}-*"):
        if folder.is_dir() and not folder.is_symlink() and time.time() - folder.stat().st_mtime > LEFTOVER_SECONDS:
            shutil.rmtree(folder, ignore_errors=True)


def _put_in_place(fresh: Path, target: Path) -> None:
    if not target.exists():
        try:
            fresh.rename(target)
            return
        except OSError:
            if not target.exists():
                raise
    if _exchange(fresh, target):
        return
    # No atomic exchange here (Windows, some network drives): the old folder stands aside for an instant.
    aside = Path(tempfile.mkdtemp(prefix=f".{target.name}-old-", dir=target.parent))
    target.rename(aside / "old")
    try:
        fresh.rename(target)
    except OSError:
        (aside / "old").rename(target)
        aside.rmdir()
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _exchange(first: Path, second: Path) -> bool:
    """Swap two folders in one step (Linux renameat2, macOS renamex_np); False where the system cannot."""
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        a, b = os.fsencode(first), os.fsencode(second)
        if hasattr(libc, "renameat2"):
            at_cwd, exchange = -100, 2
            return libc.renameat2(at_cwd, a, at_cwd, b, exchange) == 0
        if hasattr(libc, "renamex_np"):
            swap = 2
            return libc.renamex_np(a, b, swap) == 0
    except (OSError, TypeError):
        return False
    return False
