"""What many tests need: the project, its processed tables, and a report in each language, each built once."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from analysis import load
from analysis.pipeline import clean_folder, report
from analysis.simulation import simulate

PROJECT = Path(__file__).resolve().parents[1]
RAW = PROJECT / "data" / "raw"
PAGES = [
    "index.html",
    "01_coverage.html",
    "02_submissions.html",
    "03_budgets.html",
    "04_evaluation.html",
    "05_what_if.html",
    "findings.html",
    "trace.html",
]


# They look at the reports, which take longest to build.
REPORTS = ("tests/test_report.py", "tests/test_browser.py", "tests/test_what_if_browser.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest begins, so that no process is left alone with it."""
    items.sort(key=lambda item: not item.nodeid.startswith(REPORTS))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """Where tests run in several processes: a file in one, and both that look at the reports in the same."""
    if config.getvalue("dist") != "loadfile":
        return None
    from xdist.scheduler import LoadFileScheduling

    class ByFile(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return "reports" if nodeid.startswith(REPORTS) else super()._split_scope(nodeid)

    return ByFile(config, log)


def published_only(folder: Path) -> Path:
    """The project's raw data without the simulated round, which takes a minute to read."""
    return Path(shutil.copytree(RAW, folder, ignore=shutil.ignore_patterns("simulated")))


@pytest.fixture(scope="session")
def processed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The processed tables of the published figures."""
    folder = tmp_path_factory.mktemp("run")
    clean_folder(published_only(folder / "raw"), folder / "processed")
    return folder / "processed"


@pytest.fixture(scope="session")
def facts(processed: Path) -> pd.DataFrame:
    return load("facts", processed)


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """A copy of the raw data, to be spoiled."""
    return published_only(tmp_path / "raw")


def build(processed: Path, reports: Path, lang: str) -> Path:
    report(processed, reports, lang, PROJECT / "notebooks", lambda name: None)
    return reports


@pytest.fixture(scope="session")
def report_id(processed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Indonesian report."""
    return build(processed, tmp_path_factory.mktemp("id") / "reports", "id")


@pytest.fixture(scope="session")
def report_en(processed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The English report."""
    return build(processed, tmp_path_factory.mktemp("en") / "reports", "en")


@pytest.fixture(scope="session")
def simulated_raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published figures and a small simulated round: what few districts send."""
    raw = published_only(tmp_path_factory.mktemp("simulated") / "raw")
    simulate(raw / "simulated", 90125, districts=3, people=False)
    return raw


@pytest.fixture(scope="session")
def simulated_processed(simulated_raw: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The processed tables of :func:`simulated_raw`."""
    folder = tmp_path_factory.mktemp("simulated-run") / "processed"
    clean_folder(simulated_raw, folder)
    return folder


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def browser() -> Iterator:
    if CHROMIUM is None:
        if os.environ.get("MONEV_REQUIRE_BROWSER"):
            pytest.fail("no Chromium on this machine, and MONEV_REQUIRE_BROWSER asks for one")
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


def change(path: Path, old: str, new: str) -> None:
    """Replace ``old``, which must stand in the file once, by ``new``."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path.name}"
    path.write_text(text.replace(old, new), encoding="utf-8")
