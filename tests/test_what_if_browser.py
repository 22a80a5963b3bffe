"""What if in a real browser: the page from a file without network, the panel in JupyterLab and by Voila."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook

from analysis import load_all, whatif
from analysis.briefing import what_if
from analysis.briefing.controls import defaults, read
from conftest import PROJECT
from scenarios import Scenarios

pytestmark = pytest.mark.browser
BIN = Path(sys.executable).parent
PAGE = "what_if.html"


@pytest.fixture(scope="module")
def known(processed: Path) -> whatif.Baseline:
    return whatif.baseline(load_all(*whatif.TABLES, processed=processed))


@pytest.fixture
def page(browser, report_id: Path) -> Iterator:
    """The page, opened from its file with the network off; whatever goes wrong in it fails the test."""
    context = browser.new_context(offline=True, accept_downloads=True, viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    opened.on("request", lambda request: wrong.append(request.url) if request.url.startswith("http") else None)
    opened.goto((report_id / "site" / PAGE).as_uri())
    opened.wait_for_function("window.monev !== undefined")
    yield opened
    context.close()
    assert wrong == []


def told(page) -> list[str]:
    return page.locator("#said p").all_inner_texts()


def expected(known: whatif.Baseline, lang: str = "id", **values: str) -> whatif.Outcome:
    found = read(defaults() | values, known, lang=lang)
    assert found.outcome is not None, found.faults
    return found.outcome


def sentences(outcome: whatif.Outcome, lang: str = "id") -> list[str]:
    return [str(sentence) for sentence in what_if.findings(outcome, None, lang).sentences]


# ---- the page without network ----------------------------------------------------------------------

DRAWN = "() => Array.from(Bokeh.documents[0].get_model_by_name('course').data.members)"
COMPUTE = """([entries, lang]) => {
  const {Engine, Checker, Teller, Wrong, data} = window.monev;
  const engine = new Engine(data), checker = new Checker(engine, lang);
  let scenario;
  try { scenario = checker.make(entries); } catch (error) {
    if (!(error instanceof Wrong)) throw error;
    return {faults: error.faults.map(fault => [fault.place, fault.text])};
  }
  const found = engine.project(scenario), teller = new Teller(data, lang);
  const courses = {};
  for (const area of found.areas) courses[area] = {members: found.courses[area].members, potential: found.courses[area].potential};
  const bills = found.areas.flatMap(area => found.courses[area].flows.flatMap(flow =>
    Object.entries(flow.bills).map(([payer, bill]) => [area, flow.number, payer, bill])));
  const again = checker.read(checker.write(scenario));
  return {totals: found.totals, courses, bills, said: teller.findings(found), steps: teller.steps(scenario, found.months[0]),
          notes: teller.notes(found), file: checker.write(scenario), same: JSON.stringify(again) === JSON.stringify(scenario)};
}"""


def test_the_page_opens_with_what_the_engine_computes(page, known: whatif.Baseline):
    outcome = expected(known)
    assert told(page) == sentences(outcome)
    members = outcome.courses[outcome.courses["segment"] == "total"]["members"]
    assert page.evaluate(DRAWN) == members.tolist()


def test_a_slider_moved_changes_figure_and_sentence(page, known: whatif.Baseline):
    before, drawn = told(page), page.evaluate(DRAWN)
    slider = page.locator("#control-gap_pct-slider")
    slider.focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    assert page.locator("#control-gap_pct").input_value() == "15"
    assert told(page) == sentences(expected(known, gap_pct="15")) != before
    assert page.evaluate(DRAWN) != drawn


def test_typed_and_chosen_values_are_those_of_the_engine(page, known: whatif.Baseline):
    page.locator("#control-area").select_option("12.02")
    page.locator("#control-how_many").select_option("coverage_pct")
    page.locator("#control-coverage_pct").fill("43,54")
    page.locator("#control-start").fill("2026-01")
    page.locator("#control-target_pct").fill("60")
    page.locator("#control-paid_months").fill("0")
    outcome = expected(
        known, area="12.02", how_many="coverage_pct", coverage_pct="43,54", start="2026-01", target_pct="60", paid_months="0"
    )  # fmt: skip
    assert told(page) == sentences(outcome)
    table = page.locator("#money td").all_inner_texts()
    yearly = outcome.money.groupby("year")["cost_idr"].sum()
    assert [re.sub(r"\D", "", text) for text in table] == [str(int(cost)) for cost in yearly]


def test_the_page_agrees_with_the_engine_to_the_last_rupiah(page, known: whatif.Baseline):
    chance, compared, refused = Scenarios(60_126), 0, 0
    for number in range(60):
        entries, lang = chance.entries(), ("id", "en")[number % 2]
        theirs = page.evaluate(COMPUTE, [entries, lang])
        try:
            scenario = whatif.make(**entries)
            mine = whatif.project(known, scenario)
        except whatif.ScenarioError as error:
            assert sorted(theirs["faults"]) == sorted([fault.place, fault.text(lang)] for fault in error.faults), (
                entries
            )
            refused += 1
            continue
        assert "faults" not in theirs, (entries, theirs)
        compared += 1
        totals = mine.totals
        for name in ("new_members", "most_new_members", "worker_months", "cost_idr", "by_payer"):
            assert theirs["totals"][name] == getattr(totals, name), (name, entries)
        for area, own in theirs["courses"].items():
            frame = mine.courses[mine.courses["area_code"] == area]
            for segment, rows in frame.groupby("segment"):
                for what, column in (("members", "members"), ("potential", "potential_workers")):
                    values = own[what][segment]
                    assert (values or [None] * len(rows)) == [None if pd.isna(v) else v for v in rows[column]], entries
        bills = {(area, lever, payer): sum(bill) for area, lever, payer, bill in theirs["bills"] if any(bill)}
        costs = mine.costs[mine.costs["cost_idr"] != 0].groupby(["area_code", "lever", "payer"])["cost_idr"].sum()
        assert bills == costs.to_dict(), entries
        assert theirs["said"] == sentences(mine, lang), entries
        assert theirs["steps"] == [str(one) for one in what_if.steps(scenario, mine.months[0], lang)]
        assert sorted(theirs["notes"]) == sorted(str(one) for one in what_if.notes(mine, lang)), entries
        assert theirs["same"]
        assert whatif.from_yaml(theirs["file"]) == scenario
    assert compared > 30
    assert refused > 2


@pytest.mark.parametrize(
    ("control", "text"),
    [
        ("gap_pct", "banyak"), ("gap_pct", "150"), ("gap_pct", "-1"), ("spread_months", "2,5"), ("paid_months", "setahun"),
        ("first_month", "kemarin"), ("start", "2026-13"), ("months", "1e9"), ("target_pct", "101"), ("tier", "34"),
        ("ceiling_idr", "<b>dua</b>"), ("potential_pct", "NaN"), ("lapse_pct", "Infinity"), ("first_month", "2001-01"),
    ],
)  # fmt: skip
def test_nonsense_has_a_message_beside_its_control(page, control: str, text: str):
    before = told(page)
    page.locator(f"#control-{control}").fill(text)
    wrong = page.locator(f"#control-{control}-wrong")
    assert wrong.inner_text().strip()
    assert wrong.is_visible()
    assert page.locator(".wrong:visible").count() == 2  # beside the control, and that the outcome is the one before
    assert told(page) == before
    page.locator(f"#control-{control}").fill(defaults()[control])
    assert page.locator(".wrong:visible").count() == 0


def test_a_scenario_is_saved_sent_and_opened_again(page, known: whatif.Baseline, tmp_path: Path):
    page.locator("#name").fill("Rapat Kemenko")
    page.locator("#control-gap_pct").fill("37,5")
    page.locator("#control-wages_pct").fill("4,5")
    before = told(page)
    with page.expect_download() as download:
        page.locator("[data-take=yml]").click()
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    assert path.name == "rapat-kemenko.yml"
    scenario = whatif.from_yaml(path.read_text(encoding="utf-8"))
    assert scenario.name == "Rapat Kemenko"
    assert sentences(whatif.project(known, scenario)) == before
    # As this program writes it, with a lever that has no control.
    more = scenario.with_levers(
        *scenario.levers,
        whatif.Pay(areas="11", segment="bpu", share_pct=10.0, payer="PROVINSI", payer_before="PEKERJA"),
    )
    path.write_text(more.to_yaml(), encoding="utf-8")
    page.reload()
    page.wait_for_function("window.monev !== undefined")
    assert told(page) != before
    page.locator("#open").set_input_files(path)
    page.wait_for_function("document.getElementById('name').value === 'Rapat Kemenko'")
    assert page.locator("#control-gap_pct").input_value() == "37,5"
    assert told(page) == sentences(whatif.project(known, more))
    page.locator("#more button").click()
    assert told(page) == before


@pytest.mark.parametrize(
    "text",
    ["", "just a letter", "monev_scenario: 2\n", "monev_scenario: 1\nlevers:\n- kind: regster\n", "a: &x [1]\nb: *x\n"],
)
def test_a_file_that_is_no_scenario_is_refused_in_words(page, tmp_path: Path, text: str):
    before = told(page)
    path = tmp_path / "other.yml"
    path.write_text(text, encoding="utf-8")
    page.locator("#open").set_input_files(path)
    page.wait_for_function("document.getElementById('general').textContent !== ''")
    assert told(page) == before


def test_tables_and_figure_are_taken_away(page, known: whatif.Baseline, tmp_path: Path):
    outcome = expected(known)

    def take(kind: str) -> bytes:
        with page.expect_download() as download:
            page.locator(f"[data-take={kind}]").click()
        download.value.save_as(tmp_path / kind)
        return (tmp_path / kind).read_bytes()

    book = load_workbook(io.BytesIO(take("xlsx")))
    said = [row[0] for row in book.worksheets[0].iter_rows(values_only=True)]
    assert [str(one) for one in what_if.assumptions(outcome, "id")] == said[
        1 : 1 + len(what_if.assumptions(outcome, "id"))
    ]
    totals = {row[0]: row[2] for row in book.worksheets[1].iter_rows(min_row=2, values_only=True)}
    assert totals["cost_idr"] == outcome.totals.cost_idr
    costs = pd.DataFrame(book.worksheets[3].iter_rows(min_row=2, values_only=True))
    assert costs[7].sum() == outcome.totals.cost_idr
    assert not any(cell.data_type == "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    archive = zipfile.ZipFile(io.BytesIO(take("csv")))
    assert archive.testzip() is None
    assert len(archive.namelist()) == 5
    name = next(name for name in archive.namelist() if name.endswith(".yml"))
    assert whatif.from_yaml(archive.read(name).decode()) == outcome.scenario
    picture = take("png")
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert len(picture) > 30_000


def test_the_page_speaks_both_languages(page, known: whatif.Baseline):
    page.locator("#control-target_pct").fill("43,54")
    page.locator("#language").select_option("en")
    assert page.locator("#control-target_pct").input_value() == "43.54"
    assert told(page) == sentences(expected(known, "en", target_pct="43.54"), "en")
    assert page.evaluate("document.documentElement.lang") == "en"
    assert "Paid by" in page.locator("#field-payer").inner_text()


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_is_cut_off(page, width: int):
    page.set_viewport_size({"width": width, "height": 900})
    page.wait_for_timeout(300)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for control in ("#control-area", "#control-gap_pct-slider", "[data-take=xlsx]", "#figures"):
        box = page.locator(control).bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width + 1


# ---- with a kernel ---------------------------------------------------------------------------------

SAID = ".monev-outcome .finding"
PICTURE = "() => document.querySelector('.monev-outcome figure img')?.src"


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]


def slide(page) -> None:
    """Move the slider of the share of the gap one step by the keyboard."""
    handle = page.locator(".monev-field-gap_pct .noUi-handle")
    handle.scroll_into_view_if_needed()
    handle.focus()
    page.keyboard.press("ArrowRight")


def moves(page, known: whatif.Baseline) -> None:
    """A slider moved changes figure and sentence; nonsense gets its message."""
    page.wait_for_selector(SAID, timeout=90_000)
    outcome = expected(known)
    assert page.locator(SAID).all_inner_texts()[: len(sentences(outcome))] == sentences(outcome)
    picture = page.evaluate(PICTURE)
    slide(page)
    wanted = sentences(expected(known, gap_pct="11"))
    page.wait_for_function(
        "(text) => document.querySelectorAll('.monev-outcome .finding')[1]?.innerText === text", arg=wanted[1]
    )
    assert page.locator(SAID).all_inner_texts()[: len(wanted)] == wanted
    page.wait_for_function("(old) => document.querySelector('.monev-outcome figure img').src !== old", arg=picture)
    field = page.locator(".monev-field-gap_pct input[type=text]")
    field.fill("banyak")
    field.press("Enter")
    page.wait_for_selector(".monev-field-gap_pct .monev-wrong")
    assert "banyak" in page.locator(".monev-field-gap_pct .monev-wrong").inner_text()
    assert page.locator(SAID).all_inner_texts()[: len(wanted)] == wanted
    assert "Traceback" not in page.inner_text("body")


def stop(server: subprocess.Popen) -> None:
    server.send_signal(signal.SIGINT)
    try:
        server.wait(10)
    except subprocess.TimeoutExpired:
        server.kill()


@pytest.fixture
def served(processed: Path) -> Iterator[str]:
    """The address that ``monev what-if`` prints."""
    command = [
        BIN / "monev",
        "what-if",
        "--processed",
        processed,
        "--port",
        str(free_port()),
        "--no-browser",
        "--lang",
        "id",
    ]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        line = server.stdout.readline()
        yield re.search(r"http://127\.0\.0\.1:\d+/\?token=\S+", line)[0]
    finally:
        stop(server)


def test_the_panel_by_voila(browser, served: str, known: whatif.Baseline):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(served)
    moves(page, known)
    assert page.locator(".jp-CodeCell .jp-InputArea:visible").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    page.close()
    # Without the token there is no panel.
    stranger = browser.new_context().new_page()
    stranger.goto(served.partition("?")[0])
    assert "login" in stranger.url
    stranger.context.close()


def test_the_panel_in_jupyterlab(browser, processed: Path, known: whatif.Baseline, tmp_path: Path):
    (tmp_path / "05_what_if.ipynb").write_bytes((PROJECT / "notebooks" / "05_what_if.ipynb").read_bytes())
    # All cells stand on the page, not only those in view, and nothing asks whether news may be fetched.
    for name, own in (
        ("notebook-extension/tracker", {"windowingMode": "none"}),
        ("apputils-extension/notification", {"fetchNews": "false", "checkForUpdates": False}),
    ):
        settings = tmp_path / "settings" / "@jupyterlab" / f"{name}.jupyterlab-settings"
        settings.parent.mkdir(parents=True)
        settings.write_text(json.dumps(own), encoding="utf-8")
    port = free_port()
    command = [
        BIN / "jupyter", "lab", "--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}", "--ServerApp.port_retries=0",
        "--IdentityProvider.token=abc", f"--ServerApp.root_dir={tmp_path}", f"--LabApp.user_settings_dir={tmp_path / 'settings'}",
    ]  # fmt: skip
    own = os.environ | {
        "MONEV_PROCESSED": str(processed),
        "MONEV_LANG": "id",
        "JUPYTER_CONFIG_DIR": str(tmp_path / "config"),
    }
    server = subprocess.Popen(command, env=own, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    page = browser.new_page(viewport={"width": 1400, "height": 1200})
    try:
        for _ in range(120):
            with socket.socket() as trial:
                if trial.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.5)
        page.goto(f"http://127.0.0.1:{port}/lab/tree/05_what_if.ipynb?token=abc")
        page.wait_for_selector(".jp-Notebook .jp-CodeCell", timeout=90_000)
        page.wait_for_selector("text=Python 3 (ipykernel) | Idle", timeout=90_000)
        page.click("text=Run", timeout=30_000)
        page.click('text="Run All Cells"', timeout=30_000)
        page.add_locator_handler(
            page.locator(".jp-Dialog:has-text('Select Kernel')"),
            lambda dialog: dialog.locator("text=Select >> nth=-1").click(),
        )
        page.wait_for_selector(SAID, state="attached", timeout=180_000)
        page.locator(".monev-outcome").scroll_into_view_if_needed()
        assert page.locator(".jp-RenderedText[data-mime-type='application/vnd.jupyter.stderr']").count() == 0
        moves(page, known)
    finally:
        page.close()
        stop(server)
