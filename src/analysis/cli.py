"""The program ``monev``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

from analysis.briefing import NotebookError, serve
from analysis.cleaning import RawDataError, settled_text
from analysis.pipeline import clean_folder, report
from analysis.reference.language import LANGUAGES, decimals_within, period, quantity, term
from analysis.reference.segments import segment_label
from analysis.simulation import simulate
from analysis.store import UnknownIdError, project_root, trace

DONE, FAILED, USAGE = 0, 1, 2


def main(arguments: list[str] | None = None) -> int:
    """Run a verb; the exit status: 0 done, 1 nothing could be read or an output not written, 2 usage."""
    options = _parser().parse_args(arguments)
    try:
        return options.verb(options)
    except (RawDataError, NotebookError, OSError) as error:
        print(f"monev: {error}", file=sys.stderr)
        return FAILED


def _parser() -> argparse.ArgumentParser:
    root = project_root()
    parser = argparse.ArgumentParser(
        prog="monev", description="Evidence on Jamsostek in the districts of Aceh and Sumatera Utara."
    )
    verbs = parser.add_subparsers(
        title="verbs", required=True, metavar="run | clean | report | trace | simulate | what-if"
    )
    raw = _shared("--raw", root / "data" / "raw", "folder of the raw data")
    processed = _shared("--processed", root / "data" / "processed", "folder of the processed tables")
    reports = _shared("--reports", root / "reports", "folder of the report")
    lang = argparse.ArgumentParser(add_help=False)
    lang.add_argument("--lang", choices=sorted(LANGUAGES), default="id", help="language of the report (default: id)")
    workers = argparse.ArgumentParser(add_help=False)
    workers.add_argument("--workers", type=_count, metavar="N", help="processes that read (default: one a core)")
    for name, verb, parents, about in (
        ("run", _run, [raw, processed, reports, lang, workers], "clean, then report"),
        ("clean", _clean, [raw, processed, lang, workers], "raw data to processed tables"),
        ("report", _report, [raw, processed, reports, lang, workers], "processed tables to the report"),
        ("trace", _trace, [processed, lang], "the rows and cells that a figure was made of"),
        ("simulate", _simulate, [], "a made-up round of submissions whose truth is known"),
        ("what-if", _what_if, [processed, lang], "the what-if panel in a browser, on this machine alone"),
    ):
        sub = verbs.add_parser(name, parents=parents, help=about, description=about)
        sub.set_defaults(verb=verb)
        if name == "trace":
            sub.add_argument("id", help="id of a fact (f...) or of a row (r...)")
        if name == "what-if":
            sub.add_argument(
                "--port", type=_port, metavar="N", help="port on 127.0.0.1 (default: the first free from 8866)"
            )
            sub.add_argument("--no-browser", action="store_true", help="print the address and open no browser")
        if name == "simulate":
            sub.add_argument("folder", type=Path, metavar="DIR", help="a folder for submissions/ and truth/")
            sub.add_argument(
                "--seed", type=int, default=1, metavar="N", help="another number, another round (default: 1)"
            )
            sub.add_argument(
                "--districts", type=_count, default=56, metavar="N", help="how many of the 56 (default: all)"
            )
    return parser


def _count(text: str) -> int:
    number = int(text) if text.isdigit() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 on")
    return number


def _port(text: str) -> int:
    number = _count(text)
    if number > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is no port: 1 to 65535")
    return number


def _shared(flag: str, default: Path, about: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument(
        flag, type=Path, default=default, metavar="DIR", help=f"{about} (default: {default.name} of the project)"
    )
    return parser


def _run(options: argparse.Namespace) -> int:
    return _clean(options) or _report(options)


def _clean(options: argparse.Namespace) -> int:
    with _progress("files") as step:
        tables = clean_folder(options.raw, options.processed, workers=options.workers, progress=step)
    if not (tables["files"]["status"] != "refused").any():
        print(
            f"monev: none of the {len(tables['files'])} files under {options.raw} could be read; see files.csv",
            file=sys.stderr,
        )
        return FAILED
    said = tables["findings"]["severity"].value_counts()
    counts = ", ".join(f"{said.get(level, 0)} {level}" for level in ("error", "warning", "info"))
    print(
        f"{len(tables['files'])} files, {tables.read_again} submissions read anew: {len(tables['participation'])} counts, "
        f"{len(tables['budget_lines'])} budget lines, {len(tables['facts'])} facts"
    )
    print(f"findings: {counts}; each stands in {options.processed / 'findings.csv'}")
    changes = tables.changes
    if changes is not None and ((changes["state"] != "remains") | (changes["answer"] != "")).any():
        print(settled_text(changes, options.lang))
    return DONE


def _report(options: argparse.Namespace) -> int:
    notebooks = project_root() / "notebooks"
    with _progress("notebooks", len(list(notebooks.glob("[0-9]*.ipynb")))) as step:
        first, missed = report(
            options.processed, options.reports, options.lang, notebooks, step, raw=options.raw, workers=options.workers
        )
    for line in missed:
        print(f"monev: no feedback workbook for {line}", file=sys.stderr)
    print(f"report: {first}")
    return DONE


def _simulate(options: argparse.Namespace) -> int:
    simulate(options.folder, options.seed, options.districts)
    print(
        f"simulated round of seed {options.seed}: {options.folder / 'submissions'}, its truth: {options.folder / 'truth'}"
    )
    return DONE


def _what_if(options: argparse.Namespace) -> int:
    def announce(text: str) -> None:
        print(text, flush=True)

    serve(options.processed, announce, options.lang, options.port, browser=not options.no_browser)
    return DONE


class _progress:  # noqa: N801 - reads as a verb where it is used
    """A bar on a terminal, plain lines otherwise: each notebook, every fiftieth file."""

    def __init__(self, what: str, total: int | None = None) -> None:
        self.what, self.done = what, 0
        self.console = Console()
        self.bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.completed}/{task.total}"),
            console=self.console,
        )
        self.total = total

    def __enter__(self) -> Callable[[str], None]:
        if not self.console.is_terminal:
            return self._line
        self.bar.start()
        task = self.bar.add_task(self.what, total=self.total)
        return lambda name: self.bar.update(task, advance=1, description=name)

    def _line(self, name: str) -> None:
        self.done += 1
        if self.what == "notebooks":
            print(f"notebook {name} done", flush=True)
        elif self.done % 50 == 0:
            print(f"{self.done} {self.what} read", flush=True)

    def __exit__(self, *_: object) -> None:
        if self.console.is_terminal:
            self.bar.stop()


def _trace(options: argparse.Namespace) -> int:
    try:
        rows = trace(options.id, options.processed)
    except UnknownIdError as error:
        print(f"monev: {error}", file=sys.stderr)
        return USAGE
    fact, lang = rows.attrs["fact"], options.lang
    if fact:
        what = f"{term('measure.' + fact['measure'], lang)}, {fact['area']}, {segment_label(fact['segment'], lang)}, {period(fact['period'], lang)}"
        print(
            f"{fact['fact_id']}  {what}: {quantity(fact['value'], fact['unit'], lang, decimals_within(fact['unit'], fact['low'], fact['high'], fact['measure']))}"
        )
        print(f"  value {fact['value']!r} {fact['unit']}; definition {fact['definition']}; {fact['provenance']}")
    for row in rows.to_dict("records"):
        print(f"{row['row_id']}  {row['area']} {row['period']}, {row['what']}: {row['printed']}")
        print(f"  {row['file']} {row['cell']}")
        print(f"  {row['address']}")
    return DONE


if __name__ == "__main__":
    sys.exit(main())
