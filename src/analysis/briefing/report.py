"""The report: notebooks run, pages written, every number linked to the page that traces it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from html import escape
from importlib.resources import files
from pathlib import Path

import pandas as pd
import yaml
from bs4 import BeautifulSoup, Tag
from jinja2 import Environment

from analysis.briefing import narrative
from analysis.briefing.notebooks import NotebookError, Page, run_notebooks
from analysis.briefing.sentence import fact_mark, figure
from analysis.briefing.sentence import name as marked
from analysis.briefing.what_if_page import page_body
from analysis.reference.definitions import definition_in_words
from analysis.reference.language import bounds_in_words, measure_names, period, quantity, term
from analysis.reference.segments import segment_label
from analysis.store import load, load_all, trace
from analysis.whatif import TABLES, Baseline, baseline

TRACE_PAGE, FINDINGS_PAGE, WHAT_IF_PAGE = "trace.html", "findings.html", "what_if.html"
# Rows of a fact that are listed openly on the page of traces.
UNFOLDED = 6
# The figures of the summary, by their names in the notebooks.
SUMMARY_FIGURES = ("aceh-definitions", "figures-found", "unit-costs")


@cache
def _words() -> dict[str, dict]:
    return yaml.safe_load((files("analysis.briefing") / "pages.yml").read_text(encoding="utf-8"))


@cache
def _asset(name: str) -> str:
    return (files("analysis.briefing") / "templates" / name).read_text(encoding="utf-8")


def build_report(
    processed: Path,
    folder: Path,
    lang: str,
    notebooks: Path,
    progress: Callable[[str], None],
    *,
    raw: Path | None = None,
) -> None:
    """Write ``site/`` and ``figures/`` into an empty folder, in one language, from the processed tables.

    The pictures of sheets are drawn from ``raw``, by default the project's. Raises :class:`NotebookError` where the
    tables hold no published figures or a notebook stops.
    """
    facts = load("facts", processed)
    if not (load("files", processed)["provenance"] == "published").any():
        raise NotebookError(
            f"{processed} holds no published figures, which the notebooks 00, 01 and 03 tell of: put their tables into "
            "published/ of the raw data (they come with the project), or use `monev clean` alone"
        )
    (folder / "site").mkdir()
    (folder / "figures").mkdir()
    environment = {
        "MONEV_PROCESSED": str(processed.absolute()),
        "MONEV_LANG": lang,
        "MONEV_FIGURES": str((folder / "figures").absolute()),
    }
    if raw is not None:
        environment["MONEV_RAW"] = str(Path(raw).absolute())
    executed = run_notebooks(notebooks, lang, environment, progress)
    shown = [page for page in executed if page.published]
    words = {key: text[lang] for key, text in _words().items()}
    bodies = {"index.html": (words["home"], _summary(facts, shown, words, lang))}
    bodies |= {f"{page.name}.html": (page.title, page.html) for page in shown}
    bodies[FINDINGS_PAGE] = (words["findings_title"], _findings(_told(load("findings", processed)), words, lang))
    parsed = {name: (title, BeautifulSoup(body, "html.parser")) for name, (title, body) in bodies.items()}
    known = baseline(load_all(*TABLES, processed=processed))
    used = _link_facts([soup for _, soup in parsed.values()]) | _starts(known)
    parsed[TRACE_PAGE] = (
        words["facts_title"],
        BeautifulSoup(_traces(facts[facts["fact_id"].isin(used)], processed, words, lang), "html.parser"),
    )
    invented = set(facts.loc[facts["provenance"] == "simulated", "fact_id"])
    links = [{"file": name, "title": title} for name, (title, _) in parsed.items()]
    place = next(number for number, link in enumerate(links) if link["file"] == FINDINGS_PAGE)
    links.insert(place, {"file": WHAT_IF_PAGE, "title": words["what_if_title"]})
    template = Environment(autoescape=False).from_string(_asset("page.html"))
    for name, (title, soup) in parsed.items():
        html = template.render(
            lang=lang, title=escape(words["title"] if name == "index.html" else title), css=_asset("page.css"), words=words, pages=links, file=name,
            simulated=_is_simulated(soup, invented), body=soup.decode(formatter="html5"),
        )  # fmt: skip
        (folder / "site" / name).write_text(html, encoding="utf-8")
    # Its numbers are computed where it is read, and its scripts are no text to look through.
    html = template.render(
        lang=lang, title=escape(words["what_if_title"]), css=_asset("page.css"), words=words, pages=links, file=WHAT_IF_PAGE,
        simulated=False, body=page_body(known, lang),
    )  # fmt: skip
    (folder / "site" / WHAT_IF_PAGE).write_text(html, encoding="utf-8")


def _starts(known: Baseline) -> set[str]:
    """The facts that a scenario may start from."""
    return {fact for cell in known.cells.values() for fact in cell.fact_ids}


def _summary(facts: pd.DataFrame, shown: list[Page], words: dict, lang: str) -> str:
    """The first page: the state in a few sentences, three figures, what can and cannot be said."""
    sentences = [
        narrative.headline_counts(facts, lang),
        narrative.like_for_like(facts, lang=lang),
        narrative.pu_and_bpu(facts, lang=lang),
        narrative.target(facts, "aceh-ucj-2025", lang),
        narrative.reach(facts, lang),
        narrative.budget_reach(facts, lang),
    ]
    figures = {
        figure["id"]: figure
        for page in shown
        for figure in BeautifulSoup(page.html, "html.parser").find_all("figure", id=True)
    }
    cards = [(f"{page.name}.html", page.title, "") for page in shown]
    cards += [
        (WHAT_IF_PAGE, words["what_if_title"], words["what_if_short"]),
        (FINDINGS_PAGE, words["findings_title"], words["findings_short"]),
        (TRACE_PAGE, words["facts_title"], words["facts_short"]),
    ]
    parts = [
        f"<h1>{escape(words['title'])}</h1>",
        f'<p class="lead">{narrative.headline(facts, lang).face}</p>',
        f'<p class="lede">{escape(words["lede"])}</p>',
        f"<h2>{escape(words['state'])}</h2>",
        *(f"<p>{sentence.face}</p>" for sentence in sentences),
        f"<h2>{escape(words['figures'])}</h2>",
        *(str(figures[f"fig-{name}"]) for name in SUMMARY_FIGURES),
        *(
            f"<h2>{escape(words[key])}</h2><ul>{''.join(f'<li>{escape(item)}</li>' for item in words[f'{key}_list'])}</ul>"
            for key in ("can", "cannot", "terms")
        ),
        f"<h2>{escape(words['contents'])}</h2>",
        '<ul class="cards">'
        + "".join(
            f'<li><a href="{file}">{escape(title)}<span>{escape(text)}</span></a></li>' for file, title, text in cards
        )
        + "</ul>",
    ]
    return "\n".join(parts)


def _link_facts(soups: list[BeautifulSoup]) -> set[str]:
    """Each number becomes a link to its trace; returns the facts that are used."""
    used = set()
    for soup in soups:
        for mark in soup.find_all("data", class_="fact"):
            used.add(mark["data-fact"])
            if mark.find_parent("a") is None:
                mark.wrap(_link(soup, f"{TRACE_PAGE}#{mark['data-fact']}"))
    return used


def _is_simulated(soup: BeautifulSoup, invented: set[str]) -> bool:
    """Whether anything on a page rests on invented rows: a fact, or what was marked so where it was made."""
    marked = soup.find(attrs={"data-provenance": "simulated"}) is not None
    return marked or any(mark["data-fact"] in invented for mark in soup.find_all("data", class_="fact"))


def _link(soup: BeautifulSoup, address: str) -> Tag:
    return soup.new_tag("a", attrs={"class": "fact", "href": address})


def _traces(facts: pd.DataFrame, processed: Path, words: dict, lang: str) -> str:
    """The page behind every number: fact, definition, rows, cells and addresses, measure by measure."""
    parts = [f"<h1>{escape(words['facts_title'])}</h1>", f'<p class="lede">{escape(words["facts_lede"])}</p>']
    for measure in (name for name in measure_names() if (facts["measure"] == name).any()):
        parts.append(f"<h2>{escape(term(f'measure.{measure}', lang))}</h2>")
        chosen = facts[facts["measure"] == measure].sort_values(["area_code", "period", "definition"])
        parts += [_trace_of(row, processed, words, lang) for row in chosen.to_dict("records")]
    return "\n".join(parts)


def _trace_of(row: dict, processed: Path, words: dict, lang: str) -> str:
    """One fact with what it counts, what its rounding allows and the rows it was made of."""
    value = figure(row, lang).html
    parts = [
        f'<section class="trace" id="{row["fact_id"]}">',
        f"<p><strong>{value}</strong> · {marked(row['area']).html}, {escape(segment_label(row['segment'], lang))}, <time>{escape(period(row['period'], lang))}</time></p>",
        f'<p><code>{row["fact_id"]}</code> <cite class="name">{escape(definition_in_words(row["definition"], lang))}</cite></p>',
    ]
    bounds = [
        fact_mark(row["fact_id"], row[name], quantity(row[name], row["unit"], lang), bound=name)
        for name in ("low", "high")
        if pd.notna(row[name])
    ]
    if bounds:
        parts.append(f"<p><abbr>{escape(bounds_in_words(row['measure'], lang))}</abbr>: {' – '.join(bounds)}</p>")
    parts.append(_made_of(trace(row["fact_id"], processed).to_dict("records"), words, lang) + "</section>")
    return "\n".join(parts)


def _made_of(rows: list[dict], words: dict, lang: str) -> str:
    """The rows of a fact; a long list is folded."""
    items = f"<ul>{''.join(_row(row, words, lang) for row in rows)}</ul>"
    return (
        items if len(rows) <= UNFOLDED else f"<details><summary>{escape(words['made_of'])}</summary>{items}</details>"
    )


def _row(row: dict, words: dict, lang: str) -> str:
    if row["row_id"].startswith("fact:"):
        own, label = row["row_id"].removeprefix("fact:"), term("measure." + row["what"], lang)
        return f'<li><a href="#{own}">{escape(label)}</a> <code>{own}</code></li>'
    if row["row_id"].startswith("ref:"):
        return f'<li>{escape(words["reference_value"])}: <cite class="name">{escape(row["what"])}</cite> <code>{escape(row["row_id"])}</code></li>'
    return (
        f'<li>{escape(row["area"])}, <time>{escape(row["period"])}</time>, <cite class="name">{escape(row["what"])}</cite>: {escape(words["printed"])} '
        f'<data class="printed" data-row="{row["row_id"]}">{escape(row["printed"])}</data> <code>{row["row_id"]} {escape(row["file"])} {escape(row["cell"])}</code> '
        f'<a href="{escape(row["address"])}">{escape(words["source"])}</a></li>'
    )


def _told(findings: pd.DataFrame) -> pd.DataFrame:
    """Findings that the page tells: those of invented files stand in findings.csv and in their feedback workbooks."""
    return findings[~findings["file"].str.startswith("simulated")]


def _findings(findings: pd.DataFrame, words: dict, lang: str) -> str:
    """Everything that was left out or does not fit, by file and cell."""
    names = [words[key] for key in ("column_where", "column_what", "column_rule")]
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    rows = [
        f'<tr id="{row["finding_id"]}"><td data-label="{escape(names[0])}"><code>{_breakable(row["file"])} {escape(row["cell"])}</code></td>'
        f'<td data-label="{escape(names[1])}"><q class="printed" data-finding="{row["finding_id"]}">{escape(row["message_" + lang])}</q></td>'
        f'<td data-label="{escape(names[2])}"><code>{_breakable(row["rule"])}</code></td></tr>'
        for row in findings.to_dict("records")
    ]
    return (
        f'<h1>{escape(words["findings_title"])}</h1><p class="lede">{escape(words["findings_lede"])}</p>'
        f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    )


def _breakable(name: str) -> str:
    """A long name that may be broken at its joints."""
    return escape(name).replace("/", "/<wbr>").replace("_", "_<wbr>")
