"""Runs one function on many files in other processes, so that a file that kills, hangs or floods its process costs
that file alone.

Worker processes wait for the next call and end with this one. The cap on memory needs Linux; elsewhere (Windows,
macOS) the system does not offer one, and only the time limit holds.
"""

from __future__ import annotations

import atexit
import contextlib
import functools
import multiprocessing
import multiprocessing.spawn
import os
import pickle
import signal
import tempfile
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Any, TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from analysis.sheets.cells import Problem
from analysis.sheets.limits import LIMITS, Limits, RefusedError, megabytes

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

Item = TypeVar("Item")
Result = TypeVar("Result")

_STATM = Path("/proc/self/statm")
_PRELOADED = ("analysis.sheets", "analysis.sheets.worker", "analysis.sheets.opening", "pandas", "python_calamine")
_ALARM_SECONDS = 15
_FILES_PER_WORKER = 200  # then it is replaced, so that what one library forgets to free cannot add up


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no result for an item: a rule of ``messages.yml`` and its parts."""

    rule: str
    parts: dict[str, str] = field(default_factory=dict)

    @property
    def problem(self) -> Problem:
        """The same as a problem of the file."""
        return Problem(
            self.rule, found=self.parts.get("found", ""), expected=self.parts.get("expected", ""), parts=self.parts
        )


def run(
    function: Callable[[Item], Result], items: Iterable[Item], *, workers: int | None = None, limits: Limits = LIMITS
) -> Iterator[tuple[Item, Result | Failure]]:
    """Yield each item with what the function made of it, or why it made nothing, in the order of the items.

    The function must be one that another process can import (not one of a notebook or script), or a
    ``functools.partial`` of such a one. ``workers`` is the
    number of processes, by default one a core. What the function raises becomes a ``Failure``: a ``RefusedError``
    with its own rule, anything else as ``reading_failed``.

    Raises:
        ValueError: the function, or an item, cannot be sent to another process.
    """
    named = function
    while isinstance(named, functools.partial):
        named = named.func
    if getattr(named, "__module__", "") == "__main__" or "<" in getattr(named, "__qualname__", ""):
        raise ValueError(f"{named} must stand in a module, so that a worker process can import it")
    rest = iter(items)
    waiting: deque[tuple[Item, _Task]] = deque()
    with _state.lock:
        _state.running += 1
    try:
        while True:
            while len(waiting) < _window(workers):
                try:
                    item = next(rest)
                except StopIteration:
                    break
                waiting.append((item, _Task(function, item, workers, limits)))
            if not waiting:
                return
            item, task = waiting[0]
            result = task.result()
            waiting.popleft()
            yield item, result
    finally:
        with _state.lock:
            _state.running -= 1
        for _, task in waiting:
            task.cancel()


def run_one(function: Callable[[Item], Result], item: Item, *, limits: Limits = LIMITS) -> Result | Failure:
    """What the function made of one item, or why it made nothing; see ``run``."""
    return next(result for _, result in run(function, [item], limits=limits))


class _Task:
    """One call on its way through the pool."""

    def __init__(self, function: Callable[[Any], Any], item: Any, workers: int | None, limits: Limits) -> None:
        # Workers keep the working directory of the moment they were started.
        sent = item.absolute() if isinstance(item, Path) else item
        self.call, self.workers, self.limits = (function, sent, limits), workers, limits
        self.pool: ProcessPool | None = None
        self.future: ProcessFuture | None = None
        self._submit()

    def _submit(self) -> None:
        self.future = None
        try:
            self.pool = _pool(self.workers)
            self.future = self.pool.schedule(_work, self.call, timeout=self.limits.seconds)
        except (BrokenProcessPool, RuntimeError, OSError):  # no process could be started, or the pool broke just now
            pass

    def cancel(self) -> None:
        if self.future is not None:
            self.future.cancel()

    def result(self) -> Any:
        """The result or the failure. Where the pool itself broke, the item is not to blame: it gets one more try."""
        for attempt in (1, 2):
            try:
                answer = self._wait()
                return answer if isinstance(answer, Failure) else pickle.loads(answer)
            except ProcessExpired as error:
                return _death(error, self.limits)
            except TimeoutError:
                return Failure("too_slow", {"expected": f"{self.limits.seconds:g}"})
            except (BrokenProcessPool, RuntimeError, OSError, CancelledError):
                if attempt == 1:
                    self._submit()
            except (pickle.PicklingError, TypeError, AttributeError) as error:
                raise ValueError(f"cannot be sent to another process: {type(error).__name__}") from None
        return Failure("worker_died")

    def _wait(self) -> bytes | Failure:
        while True:
            if self.future is None or self.pool is None:
                raise BrokenProcessPool
            try:
                return self.future.result(timeout=1)
            except TimeoutError:
                if self.future.done():
                    raise
                # A pool that broke forgets what it had not sent out yet.
                if not self.pool.active and not self.future.done():
                    raise BrokenProcessPool from None


def _death(error: ProcessExpired, limits: Limits) -> Failure:
    """A process that ended itself or was ended. Rust and C++ end it when they get no memory; so does the system."""
    code = getattr(error, "exitcode", None)
    said = b""
    if _state.folder is not None and error.pid:
        with contextlib.suppress(OSError), (Path(_state.folder.name) / str(error.pid)).open("rb") as log:
            said = log.read(20_000)
    killed = hasattr(signal, "SIGKILL") and code == -signal.SIGKILL
    if killed or b"memory allocation of" in said or b"bad_alloc" in said or b"capacity overflow" in said:
        return Failure("out_of_memory", {"expected": megabytes(limits.memory_bytes)})
    if hasattr(signal, "SIGALRM") and code == -signal.SIGALRM:
        return Failure("too_slow", {"expected": f"{limits.seconds:g}"})
    return Failure("worker_died")


def _work(function: Callable[[Any], Any], item: Any, limits: Limits) -> bytes | Failure:
    """In the worker: the result, packed here so that its memory is counted, or the failure. Says nothing of the item."""
    try:
        with _capped(limits):
            return pickle.dumps(function(item), protocol=pickle.HIGHEST_PROTOCOL)
    except RefusedError as error:
        return Failure(error.problem.rule, dict(error.problem.parts))
    except MemoryError:
        return Failure("out_of_memory", {"expected": megabytes(limits.memory_bytes)})
    except BaseException as error:  # a panic in Rust is no Exception; the text may hold what stood in a cell
        if _is_about_memory(error):
            return Failure("out_of_memory", {"expected": megabytes(limits.memory_bytes)})
        return Failure("reading_failed", {"found": type(error).__name__, "where": _where(error)})


def _is_about_memory(error: BaseException) -> bool:
    """libxml2 reports a lack of memory as an error of syntax; others as the cause of theirs."""
    seen = 0
    while error is not None and seen < 10:
        if isinstance(error, MemoryError) or "emory allocation" in str(error)[:200]:
            return True
        error, seen = error.__cause__ or error.__context__, seen + 1  # type: ignore[assignment]
    return False


def _where(error: BaseException) -> str:
    """File and line of this project the error came through last, for whoever maintains it."""
    frames = [
        frame for frame in traceback.extract_tb(error.__traceback__) if f"{os.sep}analysis{os.sep}" in frame.filename
    ]
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "-"


@contextlib.contextmanager
def _capped(limits: Limits) -> Iterator[None]:
    """Cap the memory on top of what this process maps now, and set an alarm in case the parent is no longer there."""
    if hasattr(signal, "alarm"):
        signal.alarm(int(limits.seconds) + _ALARM_SECONDS)
    before = None
    if resource is not None and _STATM.exists():
        mapped = int(_STATM.read_text().split()[0]) * resource.getpagesize()
        before = resource.getrlimit(resource.RLIMIT_AS)
        cap = mapped + limits.memory_bytes
        resource.setrlimit(resource.RLIMIT_AS, (cap if before[1] < 0 else min(cap, before[1]), before[1]))
    try:
        yield
    finally:
        if before is not None:
            resource.setrlimit(resource.RLIMIT_AS, before)
        if hasattr(signal, "alarm"):
            signal.alarm(0)


def _initialise(folder: str) -> None:
    """In a new worker: what libraries print goes to a file of its own, and an order to end works at once,
    also inside a library."""
    for name in ("SIGTERM", "SIGALRM"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    nothing = os.open(os.devnull, os.O_WRONLY)
    try:
        log = os.open(Path(folder) / str(os.getpid()), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    except OSError:  # somebody tidied the folder for temporary files
        log = os.dup(nothing)
    os.dup2(nothing, 1)
    os.dup2(log, 2)
    os.close(log)
    os.close(nothing)


class _State:
    """The pool of this process, kept between calls."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.pool: ProcessPool | None = None
        self.folder: tempfile.TemporaryDirectory[str] | None = None
        self.workers = 0
        self.owner = 0
        self.running = 0  # calls of run that are not through


_state = _State()
_starting = threading.Lock()


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _window(workers: int | None) -> int:
    """How many items are on their way at once: a few more than there are workers, so that none idles and results not
    yet asked for do not pile up; no more than asked for where a larger pool is waiting."""
    workers = workers or _cores()
    return workers if _state.pool is not None and _state.workers > workers else 2 * workers + 1


def _pool(workers: int | None) -> ProcessPool:
    """The waiting pool, or a new one; a larger one is started only while no other call uses the one there is."""
    with _state.lock:
        if _state.owner != os.getpid():  # a fork of the process that started it: those workers are not ours
            _state.pool = _state.folder = None
        if _state.pool is not None:
            resized = (workers or _cores()) > _state.workers and _state.running < 2
            if not _state.pool.active or resized:
                _discard()
        if _state.pool is None:
            _state.folder = tempfile.TemporaryDirectory(prefix="sheets-", ignore_cleanup_errors=True)
            _state.workers, _state.owner = workers or _cores(), os.getpid()
            _state.pool = ProcessPool(
                max_workers=_state.workers,
                max_tasks=_FILES_PER_WORKER,
                initializer=_initialise,
                initargs=(_state.folder.name,),
                context=_context(),
            )
        return _state.pool


def _discard() -> None:
    with _state.lock:
        pool, folder = _state.pool, _state.folder
        _state.pool = _state.folder = None
        if _state.owner != os.getpid():
            return
        if pool is not None:
            with contextlib.suppress(Exception):
                pool.stop()
                pool.join()
        if folder is not None:
            folder.cleanup()


atexit.register(_discard)


# Processes come from a server that has the libraries loaded and no threads, where the system can do that.
_METHOD = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"


class _Process(multiprocessing.get_context(_METHOD).Process):  # type: ignore[misc]
    def start(self) -> None:
        with _without_main():
            super().start()


def _context() -> BaseContext:
    context = multiprocessing.get_context(_METHOD)
    if _METHOD == "forkserver":
        context.set_forkserver_preload(list(_PRELOADED))
    own = type(context)()
    own.Process = _Process
    return own


@contextlib.contextmanager
def _without_main() -> Iterator[None]:
    """Keep a new process from running the caller's script once more.

    multiprocessing imports ``__main__`` in each process, which fails for a script read from standard input and starts
    an unguarded one again from the top. Workers here never need it.
    """
    original, thread = multiprocessing.spawn.get_preparation_data, threading.get_ident()

    def get_preparation_data(name: str) -> dict[str, Any]:
        found = original(name)
        if threading.get_ident() != thread:
            return found
        return {key: value for key, value in found.items() if not key.startswith("init_main")}

    with _starting:
        multiprocessing.spawn.get_preparation_data = get_preparation_data
        try:
            yield
        finally:
            multiprocessing.spawn.get_preparation_data = original
