"""The report: what it says first, that each of its numbers is a fact, and what one changed number moves."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs
from xml.etree import ElementTree

import pandas as pd
import pytest
from bs4 import BeautifulSoup, Tag

from analysis import load, load_all, measures, sheets, trace, whatif
from analysis.briefing import build_report, pictures
from analysis.briefing.notebooks import NotebookError, Page, run_notebooks
from analysis.pipeline import clean_folder
from analysis.reference import bpu_premium_idr, districts, targets
from analysis.reference.definitions import definition_in_words
from analysis.reference.language import decimals, decimals_within, estimated, is_estimate, number, period, quantity
from analysis.store import replacing, save, tables
from analysis.whatif.results import answer_result
from conftest import PAGES, PROJECT, RAW, build, change


def soup_of(reports: Path, name: str) -> BeautifulSoup:
    return BeautifulSoup((reports / "site" / name).read_text(encoding="utf-8"), "html.parser")


@pytest.fixture(params=["id", "en"])
def report(request: pytest.FixtureRequest) -> tuple[Path, str]:
    return request.getfixturevalue(f"report_{request.param}"), request.param


def first_lines(reports: Path) -> str:
    main = soup_of(reports, "index.html").find("main")
    return " ".join(main.get_text(" ", strip=True).split())[:300]


def test_the_first_lines_say_where_aceh_stood(report_id: Path, report_en: Path):
    assert "September 2023" in first_lines(report_id)
    for part in ("38,09 persen", "651.652", "1.710.891"):
        assert part in first_lines(report_id)
    for part in ("38.09 percent", "651,652", "1,710,891"):
        assert part in first_lines(report_en)


def test_the_pages_are_there_and_link_to_each_other(report: tuple[Path, str]):
    reports, _ = report
    assert sorted(path.name for path in (reports / "site").iterdir()) == sorted([*PAGES, "what_if.html"])
    pages = {name: soup_of(reports, name) for name in [*PAGES, "what_if.html"]}
    ids = {name: {element["id"] for element in page.find_all(id=True)} for name, page in pages.items()}
    for name, page in pages.items():
        inner = [link["href"] for link in page.find_all("a", href=True) if "://" not in link["href"]]
        assert len(inner) > len(PAGES)
        for href in inner:
            file, _, anchor = href.partition("#")
            assert not file or file in pages, href
            assert not anchor or anchor in ids[file or name], href


def test_the_facts_that_a_scenario_may_start_from_have_their_trace(report: tuple[Path, str], processed: Path):
    reports, _ = report
    known = whatif.baseline(load_all(*whatif.TABLES, processed=processed))
    traced = {section["id"] for section in soup_of(reports, "trace.html").find_all("section", class_="trace")}
    assert {fact for cell in known.cells.values() for fact in cell.fact_ids} <= traced


def test_no_page_needs_the_network(report: tuple[Path, str]):
    reports, _ = report
    for name in PAGES:
        page = soup_of(reports, name)
        assert not page.find_all("script")
        assert not page.find_all("link", href=True)
        assert all(image["src"].startswith("data:") for image in page.find_all("img"))
        assert "url(" not in page.find("style").get_text()


def test_no_page_shows_code(report: tuple[Path, str]):
    reports, _ = report
    for name in PAGES:
        text = soup_of(reports, name).get_text()
        assert "load(" not in text
        assert "import " not in text


# ---- every number is a fact or a labelled reference value ---------------------------------------


def written(row: pd.Series, lang: str, bound: str = "value") -> set[str]:
    """The forms in which a fact may be written: with its unit, bare, and each without its sign."""
    value, unit = row[bound], row["unit"]
    digits = decimals_within(unit, row["low"], row["high"], row["measure"]) if bound == "value" else decimals(unit)
    units = [unit, "IDR"] if unit == "IDR_per_worker_month" else [unit]
    forms = {quantity(sign, name, lang, digits) for sign in (value, abs(value)) for name in units}
    if is_estimate(row["measure"]):
        forms |= {estimated(value, unit, lang), estimated(value, unit, lang, bare=True)}
    return forms | {number(sign, digits, lang) for sign in (value, abs(value))}


def references() -> dict[str, tuple[float, str]]:
    table = targets()
    values = {f"targets:{row.target_id}": (row.value, row.unit) for row in table.itertuples()}
    return values | {
        "districts:count": (len(districts()), ""),
        "premiums:bpu-jkk+bpu-jkm": (bpu_premium_idr("2023"), "IDR_per_worker_month"),
    }


@cache
def what_rows_say(processed: Path) -> set[str]:
    facts = load("facts", processed)
    return {what for fact in facts["fact_id"] for what in trace(fact, processed)["what"]}


def names(facts: pd.DataFrame, processed: Path, lang: str) -> set[str]:
    """What may stand in a cite: definitions, targets, sources, and what a row says."""
    sources = {name for text in facts["source"] for name in [text, *text.split("; ")]}
    definitions = {definition_in_words(text, lang) for text in load("facts", processed)["definition"]}
    areas = set(load("facts", processed)["area"])
    return sources | definitions | areas | what_rows_say(processed) | set(targets()["name"])


def counted_again(how: str, processed: Path) -> int:
    """The number of rows that a mark says were counted, or the sum of a column of theirs; from the tables as they lie."""
    what, _, query = how.partition("?")
    table, _, added = what.partition(":")
    rows, file_rows = cached(table, processed), cached("files", processed).set_index("file")
    for column, values in parse_qs(query, keep_blank_values=True, strict_parsing=True).items():
        series = rows[column] if column in rows else rows["file"].map(file_rows[column])
        rows = rows[(series.fillna("") != "") if values == ["*"] else series.isin(values)]
    return int(rows[added].sum()) if added else len(rows)


@cache
def cached(table: str, processed: Path) -> pd.DataFrame:
    return load(table, processed)


@cache
def to_confirm(processed: Path) -> pd.DataFrame:
    frames = (cached(name, processed) for name in ("findings", "files", "budget_lines", "participation"))
    return measures.to_confirm(measures.doubtful_cells(*frames)).set_index(["finding_id", "cell"])


def drawn_again(picture: Tag, raw: Path, lang: str) -> str:
    """The text of a sheet's picture, drawn anew from the file."""
    book = sheets.read(raw / picture["data-file"])
    html = book.picture(picture["data-sheet"], lang=lang, rows=pictures.ROWS, columns=pictures.COLUMNS).html
    return BeautifulSoup(html, "html.parser").get_text(" ", strip=True)


@pytest.mark.parametrize("name", PAGES)
def test_every_number_is_a_fact_or_a_labelled_reference_value(report: tuple[Path, str], name: str, processed: Path):
    reports, lang = report
    page = soup_of(reports, name)
    if name != "findings.html":
        assert len(page.find_all("data")) > 10
    every_number_is_marked(page, lang, processed, RAW)


def every_number_is_marked(page: BeautifulSoup, lang: str, processed: Path, raw: Path) -> None:
    """That each number of a page is what its mark says, and that no other stands there."""
    facts = load("facts", processed)
    by_id = facts.set_index("fact_id")
    marks = page.find_all("data")
    for mark in marks:
        text, value = mark.get_text(), mark.get("value")
        if "fact" in mark["class"]:
            row = by_id.loc[mark["data-fact"]]
            bound = mark.get("data-bound", "value")
            figure = row[bound]
            assert float(value) == pytest.approx(figure, rel=1e-12), mark
            assert text in written(row, lang, bound), mark
        elif "ref" in mark["class"]:
            figure, unit = references()[mark["data-ref"]]
            assert float(value) == figure
            assert text == (quantity(figure, unit, lang) if unit else number(figure, lang=lang)), mark
        elif "count" in mark["class"]:
            assert float(value) == counted_again(mark["data-count"], processed), mark
            assert re.sub(r"\D", "", text) == value, mark
        elif "doubt" in mark["class"]:
            row = to_confirm(processed).loc[(mark["data-finding"], mark["data-cell"])]
            column = mark["data-column"]
            assert float(value) == pytest.approx(float(row[column]), rel=1e-12), mark
            unit = {"at_stake": row["unit"], "share_pct": "percent"}.get(column)
            assert text == (quantity(row[column], unit, lang) if unit else number(row[column], 0, lang)), mark
        elif "read" in mark["class"]:
            table, unit = (
                ("budget_lines", "IDR") if mark["data-column"] == "amount_idr" else ("participation", "workers")
            )
            row = cached(table, processed).set_index("row_id").loc[mark["data-row"]]
            assert float(value) == row[mark["data-column"]], mark
            assert text == quantity(float(value), unit, lang), mark
        elif "printed" in mark["class"]:
            rows = trace(mark["data-row"], processed)
            assert text == rows["printed"].iloc[0]
        elif not OF_SCENARIOS & set(mark["class"]):
            pytest.fail(f"an unknown kind of number: {mark}")
    every_scenario_is_computed_again(page, lang, processed)
    findings = load("findings", processed).set_index("finding_id")
    for quote in page.find_all("q", class_="printed"):
        assert quote.get_text() == findings.loc[quote["data-finding"], f"message_{lang}"]
    for time in page.find_all("time"):
        if time.get("datetime"):
            assert time.get_text() == period(time["datetime"], lang)
    allowed = (
        names(facts[facts["fact_id"].isin({m["data-fact"] for m in marks if "fact" in m["class"]})], processed, lang)
        if page.find("cite")
        else set()
    )
    for cite in page.find_all("cite"):
        if re.search(r"\d", cite.get_text()):
            assert cite.get_text() in allowed, cite
    for picture in page.find_all("div", class_="sheet"):
        assert picture.get_text(" ", strip=True) == drawn_again(picture, raw, lang)
        picture.decompose()
    for element in page.find_all(["data", "q", "time", "cite", "code", "abbr", "style"]):
        element.decompose()
    loose = [text for text in page.body.stripped_strings if re.search(r"\d", text)]
    assert loose == []


# Marks of numbers that are computed from a scenario or a question which stands on the page itself.
OF_SCENARIOS = {"scenario", "given", "drawn", "baseline", "note", "areas", "scenario-areas", "answer", "asked"}


def every_scenario_is_computed_again(page: BeautifulSoup, lang: str, processed: Path) -> None:
    """That each number of a scenario or an allocation is what the scenario or the question beside it gives."""
    sections = page.find_all("section", class_=["what-if", "allocation"])
    inside = [mark for section in sections for mark in section.find_all("data", class_=list(OF_SCENARIOS))]
    assert len(inside) == len(page.find_all("data", class_=list(OF_SCENARIOS)))
    if not sections:
        return
    known = whatif.baseline(load_all(*whatif.TABLES, processed=processed))
    for section in sections:
        computed = of_scenario(section, known) if "what-if" in section["class"] else of_question(section, known)
        for mark in section.find_all("data"):
            value, unit = computed(mark)
            assert float(mark["value"]) == pytest.approx(value, rel=1e-12), mark
            assert re.sub(r"[^0-9]", "", mark.get_text()) in forms(float(mark["value"]), unit, lang), mark


def forms(value: float, unit: str, lang: str) -> set[str]:
    """The digits with which a number may be written: in full, with the decimals it has, or as an estimate."""
    said = [number(abs(value), digits, lang) for digits in range(3)] + [estimated(abs(value), unit, lang)]
    return {re.sub(r"[^0-9]", "", text) for text in said}


def of_scenario(section: Tag, known: whatif.Baseline) -> Callable[[Tag], tuple[float, str]]:
    scenario = whatif.from_yaml(section.find("code", class_="scenario").get_text())
    outcome = whatif.project(known, scenario)
    drawn = whatif.draw(outcome, int(section["data-draws"]), int(section["data-seed"]))
    totals = drawn.totals.set_index("result")

    def computed(mark: Tag) -> tuple[float, str]:
        kind = mark["class"][0]
        if kind == "scenario":
            return whatif.result(outcome, mark["data-result"]), "workers"
        if kind == "drawn":
            unit = "IDR" if "idr" in mark["data-result"] else "workers"
            return totals.loc[mark["data-result"], mark["data-bound"]], unit
        if kind == "baseline":
            cell = known.cell(mark["data-area"], mark["data-segment"])
            return 100 * cell.members.value / cell.potential.value, "percent"
        if kind == "given":
            number = int(mark["data-lever"])
            return getattr(scenario.levers[number - 1] if number else scenario, mark["data-field"]), "workers"
        if kind == "note":
            notes = [n for n in outcome.notes if (n.key, n.area_code) == (mark["data-note"], mark["data-area"])]
            return dict(notes[0].parts)[mark["data-part"]], "IDR"
        return len(mark["data-areas"].split()), "areas"

    return computed


def of_question(section: Tag, known: whatif.Baseline) -> Callable[[Tag], tuple[float, str]]:
    asked = json.loads(section["data-question"])
    answer = whatif.allocate(known, **asked)

    def computed(mark: Tag) -> tuple[float, str]:
        if mark["class"][0] == "answer":
            return answer_result(answer, mark["data-result"]), "IDR"
        if mark["class"][0] == "asked":
            value = float(mark["value"])
            assert value in [*asked["months"], asked["target_pct"]]
            return value, "months"
        return len(mark["data-areas"].split()), "areas"

    return computed


def test_a_loose_number_would_be_seen(report_id: Path):
    """The test above reads what it thinks it reads."""
    page = soup_of(report_id, "index.html")
    page.find("p", class_="lead").append(" 12 lainnya")
    for element in page.find_all(["data", "q", "time", "cite", "code", "abbr", "style"]):
        element.decompose()
    assert [text for text in page.body.stripped_strings if re.search(r"\d", text)]


def test_every_figure_has_alt_text_whose_numbers_are_its_facts(report: tuple[Path, str], processed: Path):
    reports, lang = report
    facts = load("facts", processed).set_index("fact_id")
    seen = 0
    for name in PAGES:
        for figure in soup_of(reports, name).find_all("figure"):
            seen += 1
            alt = figure.find("img")["alt"]
            assert len(alt) > 40
            drawn = [mark["data-fact"] for mark in figure.find_all("data", class_="fact")]
            counts = figure.find_all("data", class_="count")
            plan = figure["id"].startswith("fig-what-if")
            assert bool(drawn) != bool(counts) or plan
            known = {form for fact in drawn for form in written(facts.loc[fact], lang)}
            known |= {quantity(value, unit, lang) for value, unit in references().values() if unit}
            known |= planned_numbers(soup_of(reports, name), lang, processed) if plan else set()
            for fact in drawn:
                assert fact in figure.get_text()
            figures = re.findall(r"\d+[.,]\d{2}(?!\d)", alt)
            assert all(any(text in form for form in known) for text in figures), alt
    assert seen >= 9


def planned_numbers(page: BeautifulSoup, lang: str, processed: Path) -> set[str]:
    """The numbers of the scenarios and allocations of a page, in words."""
    known = whatif.baseline(load_all(*whatif.TABLES, processed=processed))
    texts = {section.get_text(" ") for section in page.find_all("section", class_=["what-if", "allocation"])}
    for section in page.find_all("section", class_="allocation"):
        areas = whatif.allocate(known, **json.loads(section["data-question"])).areas
        values = areas[["coverage_before_pct", "coverage_after_pct"]].stack()
        texts |= {quantity(value, "percent", lang) for value in values}
        texts |= {estimated(value, "IDR", lang) for value in areas["cost_idr"]}
    for section in page.find_all("section", class_="what-if"):
        outcome = whatif.project(known, whatif.from_yaml(section.find("code", class_="scenario").get_text()))
        texts |= {estimated(value, "IDR", lang) for value in outcome.costs["cost_idr"]}
    return texts


# ---- what was sent: counted, drawn, stamped ------------------------------------------------------


def only_submissions(tmp_path: Path) -> Path:
    """A folder with the notebook on submissions alone."""
    folder = tmp_path / "notebooks"
    folder.mkdir()
    name = "02_submissions.ipynb"
    (folder / name).write_bytes((PROJECT / "notebooks" / name).read_bytes())
    return folder


def submissions_page(processed: Path, raw: Path, lang: str, tmp_path: Path) -> Page:
    environment = {"MONEV_PROCESSED": str(processed), "MONEV_RAW": str(raw), "MONEV_LANG": lang}
    (page,) = run_notebooks(only_submissions(tmp_path), lang, environment, lambda name: None)
    return page


@pytest.fixture(scope="module")
def simulated_report(simulated_processed: Path, simulated_raw: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Indonesian report on a small simulated round."""
    reports = tmp_path_factory.mktemp("simulated-report") / "reports"
    with replacing(reports) as folder:
        build_report(simulated_processed, folder, "id", PROJECT / "notebooks", lambda name: None, raw=simulated_raw)
    return reports


def test_every_number_on_what_was_sent_is_counted_again(
    simulated_report: Path, simulated_processed: Path, simulated_raw: Path
):
    page = soup_of(simulated_report, "02_submissions.html")
    kinds = {kind for mark in page.find_all("data") for kind in mark["class"]}
    assert {"count", "doubt", "read", "printed"} <= kinds
    assert len(page.find_all("div", class_="sheet")) == 3
    assert len(page.find_all("figure")) == 5
    every_number_is_marked(page, "id", simulated_processed, simulated_raw)


def test_only_the_page_that_rests_on_invented_rows_is_stamped(simulated_report: Path):
    stamped = {name for name in PAGES if soup_of(simulated_report, name).find("p", class_="stamp")}
    assert stamped == {"02_submissions.html"}
    page = soup_of(simulated_report, "02_submissions.html")
    for element in page.find_all(["figure", "caption"]):
        assert element["data-provenance"] == "simulated"
    for picture in page.find_all("div", class_="sheet"):
        assert "SIMULASI" in picture.find_previous("h3").find_next("p", class_="simulated").get_text()
    assert all("SIMULASI" in figure.find("img")["alt"] for figure in page.find_all("figure"))
    finding = page.find_all("p", class_="finding")
    assert len(finding) == 5
    assert all(p.find("strong", class_="simulated") for p in finding)


def test_the_stamp_vanishes_with_real_submissions(simulated_processed: Path, simulated_raw: Path, tmp_path: Path):
    real = tmp_path / "processed"
    frames = {name: load(name, simulated_processed) for name in tables()}
    for name, frame in frames.items():
        frame = frame[[field.name for field in tables()[name].fields]]
        if "provenance" in frame:
            frame = frame.assign(provenance=frame["provenance"].replace("simulated", "submitted"))
        frames[name] = frame
    real.mkdir()
    save(frames, real)
    page = submissions_page(real, simulated_raw, "en", tmp_path)
    soup = BeautifulSoup(page.html, "html.parser")
    assert len(soup.find_all("figure")) == 5
    assert not soup.find(attrs={"data-provenance": "simulated"})
    for picture in soup.find_all("div", class_="sheet"):
        picture.decompose()  # the simulated sheets say so themselves
    assert "SIMULATED" not in soup.get_text()


def test_without_submissions_the_page_says_so(report: tuple[Path, str]):
    reports, lang = report
    page = soup_of(reports, "02_submissions.html")
    said = page.find("p", class_="finding").get_text()
    assert said.startswith({"id": "Belum ada kiriman", "en": "Nothing has been sent"}[lang])
    assert not page.find("p", class_="stamp")
    assert len(page.find_all("figure")) == 1  # a map on which no district has sent anything
    assert not page.find_all("div", class_="sheet")


def test_figures_are_written_as_svg_and_png(report_id: Path):
    files = sorted(path.name for path in (report_id / "figures").iterdir())
    drawn = {"aceh-definitions", "pu-bpu", "figures-found", "district-ratios", "targets", "unit-costs"}
    assert {f"{name}.{kind}" for name in drawn for kind in ("svg", "png")} <= set(files)


# ---- the same run, and one changed number -------------------------------------------------------


def digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def test_the_same_run_twice_gives_the_same_bytes(report_id: Path, processed: Path, tmp_path: Path):
    again = build(processed, tmp_path / "reports", "id")
    assert digests(again / "figures") == digests(report_id / "figures")
    assert digests(again / "site") == digests(report_id / "site")


def differing_lines(first: Path, second: Path) -> int:
    a, b = (path.read_text(encoding="utf-8").splitlines() for path in (first, second))
    assert len(a) == len(b)
    return sum(x != y for x, y in zip(a, b, strict=True))


@pytest.mark.parametrize(
    ("old", "new", "cell", "checks"),
    [
        (
            "2023-09,total,registered,651652,persons,651.652",
            "2023-09,total,registered,651952,persons,651.952",
            "H3",
            {"percentage_disagrees"},
        ),
        (
            "2025-08,PU,registered,334786,persons,334.786",
            "2025-08,PU,registered,344786,persons,344.786",
            "H9",
            {"percentage_disagrees", "total_disagrees"},
        ),
    ],
    ids=["headline", "wage earners"],
)
def test_one_changed_number_changes_its_sentence_figure_and_fact_and_nothing_else(
    raw: Path, processed: Path, report_id: Path, tmp_path: Path, old: str, new: str, cell: str, checks: set[str]
):
    change(raw / "published" / "coverage.csv", old, new)
    other = tmp_path / "processed"
    clean_folder(raw, other)
    # The row, and no other row of any table of data.
    row = load("participation", processed).query("cell == @cell and file == 'published/coverage.csv'").iloc[0]
    assert differing_lines(processed / "participation.csv", other / "participation.csv") == 1
    for name in ("budget_lines", "context", "wages", "regulations", "sources"):
        assert (processed / f"{name}.csv").read_bytes() == (other / f"{name}.csv").read_bytes(), name
    # The facts made of that row, and no other.
    before, after = (load("facts", folder).set_index("fact_id") for folder in (processed, other))
    assert list(before.index) == list(after.index)
    inputs = load("fact_inputs", processed)
    made_of_it = set(inputs.loc[inputs["row_id"] == row["row_id"], "fact_id"])
    numbers = ["value", "low", "high"]
    changed = before.index[
        ~(before[numbers].eq(after[numbers]) | (before[numbers].isna() & after[numbers].isna())).all(axis=1)
    ]
    assert set(changed) <= made_of_it
    assert {"registered_workers", "coverage_pct"} <= set(before.loc[changed, "measure"])
    # The checks that now fail say so.
    found = load("findings", other).set_index("finding_id")
    fresh = set(found.index) - set(load("findings", processed)["finding_id"])
    assert set(found.loc[sorted(fresh), "rule"]) == checks
    # The figures that draw such a fact, and no other.
    reports = build(other, tmp_path / "reports", "id")
    drawn = {
        figure["id"]: {mark["data-fact"] for mark in figure.find_all("data", class_="fact")}
        for page in PAGES
        for figure in soup_of(report_id, page).find_all("figure")
    }
    moved = {
        name for name, digest in digests(reports / "figures").items() if digest != digests(report_id / "figures")[name]
    }
    expected = {name for name, facts in drawn.items() if facts & set(changed)}
    # What a finding on the total names in its place is drawn in the range of the scenario that starts from it.
    expected |= {"fig-what-if-aceh"} if "total_disagrees" in checks else set()
    assert {name.rsplit(".", 1)[0] for name in moved} == {name.removeprefix("fig-") for name in expected}
    assert expected
    # The sentences with such a fact, and no other.
    said = {
        page: [
            (p.get_text(), {m["data-fact"] for m in p.find_all("data", class_="fact")})
            for p in soup_of(report_id, page).select("main p")
        ]
        for page in ("index.html", "01_coverage.html", "03_budgets.html")
    }
    for page, sentences in said.items():
        now = [p.get_text() for p in soup_of(reports, page).select("main p")]
        for (text, facts), new_text in zip(sentences, now, strict=True):
            assert (text != new_text) == bool(facts & set(changed)), text
    assert (report_id / "site" / "03_budgets.html").read_bytes() == (reports / "site" / "03_budgets.html").read_bytes()


def test_a_notebook_that_fails_is_named_and_the_old_report_stays(processed: Path, tmp_path: Path):
    from analysis.pipeline import report as run_report

    notebooks = tmp_path / "notebooks"
    notebooks.mkdir()
    text = (PROJECT / "notebooks" / "00_explore.ipynb").read_text(encoding="utf-8")
    (notebooks / "00_explore.ipynb").write_text(
        text.replace("from analysis import about", "from analysis import abut"), encoding="utf-8"
    )
    with replacing(tmp_path / "reports") as folder:
        (folder / "old.txt").write_text("old")
    with pytest.raises(NotebookError, match=r"00_explore.ipynb stopped: .*abut"):
        run_report(processed, tmp_path / "reports", "id", notebooks, lambda name: None)
    assert (tmp_path / "reports" / "old.txt").read_text() == "old"


def test_a_folder_without_notebooks_says_so(tmp_path: Path):
    with pytest.raises(NotebookError, match="no numbered notebooks"):
        run_notebooks(tmp_path, "id", {}, lambda name: None)


def words_of(path: Path) -> list[str]:
    """Title and description that a figure carries: its finding and its numbers."""
    picture = ElementTree.parse(path)
    return [picture.find(f".//{{http://purl.org/dc/elements/1.1/}}{name}").text for name in ("title", "description")]


def test_the_figures_of_the_readme_say_what_the_data_say(report_en: Path):
    shown = re.findall(r"\(docs/images/([a-z-]+\.svg)\)", (PROJECT / "README.md").read_text(encoding="utf-8"))
    assert len(shown) == 3
    for name in shown:
        assert words_of(PROJECT / "docs" / "images" / name) == words_of(report_en / "figures" / name), (
            f"run make images: {name}"
        )
