"""The program ``monev``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

from analysis.briefing import NotebookError
from analysis.cleaning import RawDataError
from analysis.pipeline import clean_folder, report
from analysis.reference.language import LANGUAGES, decimals_within, period, quantity, term
from analysis.reference.segments import segment_label
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
    verbs = parser.add_subparsers(title="verbs", required=True, metavar="run | clean | report | trace")
    raw = _shared("--raw", root / "data" / "raw", "folder of the raw data")
    processed = _shared("--processed", root / "data" / "processed", "folder of the processed tables")
    reports = _shared("--reports", root / "reports", "folder of the report")
    lang = argparse.ArgumentParser(add_help=False)
    lang.add_argument("--lang", choices=sorted(LANGUAGES), default="id", help="language of the report (default: id)")
    for name, verb, parents, about in (
        ("run", _run, [raw, processed, reports, lang], "clean, then report"),
        ("clean", _clean, [raw, processed], "raw data to processed tables"),
        ("report", _report, [processed, reports, lang], "processed tables to the report"),
        ("trace", _trace, [processed, lang], "the rows and cells that a figure was made of"),
    ):
        sub = verbs.add_parser(name, parents=parents, help=about, description=about)
        sub.set_defaults(verb=verb)
        if name == "trace":
            sub.add_argument("id", help="id of a fact (f...) or of a row (r...)")
    return parser


def _shared(flag: str, default: Path, about: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument(
        flag, type=Path, default=default, metavar="DIR", help=f"{about} (default: {default.name} of the project)"
    )
    return parser


def _run(options: argparse.Namespace) -> int:
    return _clean(options) or _report(options)


def _clean(options: argparse.Namespace) -> int:
    tables = clean_folder(options.raw, options.processed)
    if not (tables["files"]["status"] != "refused").any():
        print(
            f"monev: none of the {len(tables['files'])} files under {options.raw} could be read; see files.csv",
            file=sys.stderr,
        )
        return FAILED
    said = tables["findings"]["severity"].value_counts()
    counts = ", ".join(f"{said.get(level, 0)} {level}" for level in ("error", "warning", "info"))
    print(
        f"{len(tables['files'])} files read: {len(tables['participation'])} counts, {len(tables['budget_lines'])} budget lines, {len(tables['facts'])} facts"
    )
    print(f"findings: {counts}; each stands in {options.processed / 'findings.csv'}")
    return DONE


def _report(options: argparse.Namespace) -> int:
    notebooks = project_root() / "notebooks"
    with _progress(len(list(notebooks.glob("[0-9]*.ipynb")))) as step:
        first = report(options.processed, options.reports, options.lang, notebooks, step)
    print(f"report: {first}")
    return DONE


class _progress:  # noqa: N801 - reads as a verb where it is used
    """A bar on a terminal, a plain line for each notebook otherwise."""

    def __init__(self, total: int) -> None:
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
            return lambda name: print(f"notebook {name} done", flush=True)
        self.bar.start()
        task = self.bar.add_task("notebooks", total=self.total)
        return lambda name: self.bar.update(task, advance=1, description=name)

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
            f"{fact['fact_id']}  {what}: {quantity(fact['value'], fact['unit'], lang, decimals_within(fact['unit'], fact['low'], fact['high']))}"
        )
        print(f"  value {fact['value']!r} {fact['unit']}; definition {fact['definition']}; {fact['provenance']}")
    for row in rows.to_dict("records"):
        print(f"{row['row_id']}  {row['area']} {row['period']}, {row['what']}: {row['printed']}")
        print(f"  {row['file']} {row['cell']}")
        print(f"  {row['address']}")
    return DONE


if __name__ == "__main__":
    sys.exit(main())
