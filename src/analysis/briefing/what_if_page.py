"""The what-if panel as one page that works from a file without network: controls, sentences and figures computed in the browser.

The page holds the baseline, the law's tables and all words in both languages, and the arithmetic of :mod:`analysis.whatif` in
its own script (``templates/what_if/*.js``); a test holds both to the same numbers and sentences. Figures are Bokeh's.
"""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache
from html import escape
from importlib.resources import files
from typing import Any, get_args

import pandas as pd
from babel.dates import format_date
from bokeh.embed import components
from bokeh.layouts import column
from bokeh.models import (
    ColumnDataSource,
    CustomJSTickFormatter,
    HoverTool,
    Legend,
    LegendItem,
    SingleIntervalTicker,
)
from bokeh.plotting import figure
from bokeh.resources import Resources
from jinja2 import Environment

from analysis.briefing.controls import FIELDS, WHOLE, controls, defaults, specification
from analysis.charts import style
from analysis.reference import bpu_tiers, districts, own_payer, payer_label, payers, premiums, reliefs, segments
from analysis.reference.definitions import Definition, definition_in_words
from analysis.reference.language import LANGUAGES, term, terms
from analysis.reference.places import normal
from analysis.reference.segments import segment_label
from analysis.whatif import Baseline, Scenario
from analysis.whatif.baseline import area_names
from analysis.whatif.levers import AnyLever, Lever, legal_of, lineage, ways_to_write
from analysis.whatif.outcome import MONTHS, SUPPOSED, adds_up
from analysis.whatif.scenario import LARGEST_FILE, MOST_LEVERS

SCRIPTS = ("numbers", "engine", "words_of", "scenario", "files", "figures", "page", "start")


def page_body(known: Baseline, lang: str) -> str:
    """What stands between header and footer of the page: controls, figures, data and scripts."""
    script, div = _named_alike(*components(_figures(lang)))
    body = (
        Environment(autoescape=False)
        .from_string(_asset("what_if.html"))
        .render(words=lambda key: escape(term(key, lang)), figures=div)
    )
    inline = Resources(mode="inline", components=["bokeh"], minified=True)
    # A text that closes a script ends it wherever it stands.
    data = json.dumps(page_data(known, lang), ensure_ascii=False).replace("</", "<\\/")
    own = "\n".join(_asset(f"{name}.js").replace('"use strict";\n', "", 1) for name in SCRIPTS)
    return "\n".join(
        [
            f"<style>{_asset('what_if.css')}</style>",
            body,
            f'<script type="application/json" id="what-if-data">{data}</script>',
            inline.render_js(),
            script,
            f'<script>"use strict";\n(() => {{\n{own}\n}})();</script>',
        ]
    )


def _named_alike(*texts: str) -> tuple[str, ...]:
    """Bokeh's texts with ids that are counted from 1: its own are by chance or go on counting, and the same data give the same bytes."""
    names: dict[str, str] = {}

    def named(found: re.Match) -> str:
        return names.setdefault(found[0], f"{'m' if found[0].startswith('p') else 'e'}{len(names) + 1}")

    return tuple(re.sub(r"\bp\d{4,}\b|\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b", named, text) for text in texts)


def page_data(known: Baseline, lang: str) -> dict[str, Any]:
    """All that the page computes with and says, as it goes into it."""
    definitions = sorted({cell.definition for cell in known.cells.values()})
    rows = payers().to_dict("records")
    return {
        "lang": lang,
        "words": {key: words for key, words in terms().items() if key.startswith(("whatif.", "unit.", "missing", "chart.simulated"))},
        "sentences": _sentences(),
        "months": {code: _month_names(code) for code in LANGUAGES},
        "areas": area_names(),
        "ways": {way: list(codes) for way, codes in ways_to_write().items()},
        "aliases": _aliases(),
        "segments": {
            name: {"label": _both(segment_label, name), "legal": legal_of(name), "lineage": list(lineage(name))}
            for name in segments()["segment"]
        },
        "payers": {row["payer"]: {"label": _both(payer_label, row["payer"]), "relief_as": row["relief_as"]} for row in rows},
        "own_payers": {legal: own_payer(legal) for legal in ("pu", "bpu", "jakon")},
        "cells": _cells(known, definitions),
        "definitions": [{"code": text, **_both(definition_in_words, text)} for text in definitions],
        "supposed": _both(definition_in_words, str(Definition(SUPPOSED, "unstated", SUPPOSED))),
        "wages": {area: [{"year": wage.year, "idr": wage.idr} for wage in own] for area, own in known.wages.items() if own},
        "budgets": {area: {"year": budget.year, "idr": budget.idr} for area, budget in known.budgets.items()},
        "premiums": [_premium(row) for row in premiums().to_dict("records")],
        "tiers": {tier: float(base) for tier, base in bpu_tiers()[["tier", "base_idr"]].itertuples(index=False, name=None)},
        "reliefs": [_relief(row) for row in reliefs().to_dict("records")],
        "schema": {"scenario": _fields(Scenario), "levers": {_kind(model): _fields(model) for model in _models()}},
        "groups": [{"name": group["name"], "label": group["label"], "controls": group["controls"]} for group in specification()["groups"]],
        "controls": _controls(),
        "defaults": defaults(),
        "faults_of_controls": {"fields": {".".join(key): name for key, name in FIELDS.items()}, "whole": WHOLE},
        "usual_months": MONTHS,
        "most_levers": MOST_LEVERS,
        "largest_file": LARGEST_FILE,
    }  # fmt: skip


@cache
def _asset(name: str) -> str:
    return (files("analysis.briefing") / "templates" / "what_if" / name).read_text(encoding="utf-8")


def _sentences() -> dict[str, dict[str, str]]:
    from analysis.briefing.sentence import templates

    return {key: words for key, words in templates().items() if key.startswith("whatif_")}


def _both(say, name: str) -> dict[str, str]:
    return {lang: say(name, lang) for lang in LANGUAGES}


def _month_names(lang: str) -> list[str]:
    return [format_date(date(2000, month, 1), "LLLL", locale=LANGUAGES[lang]) for month in range(1, 13)]


def _aliases() -> dict[str, list[str]]:
    """Every name of a district or province as it is compared, to its code."""
    found = {normal(name): [code] for code, name in area_names().items() if len(code) == 2}
    for row in districts().to_dict("records"):
        kota = [f"Kota {alias}" for alias in row["aliases"].split("|")] if row["type"] == "kota" else []
        for name in (row["official_name"], row["district"], *row["aliases"].split("|"), *kota):
            found[normal(name)] = [row["district_code"]]
    return found


def _cells(known: Baseline, definitions: list[str]) -> dict[str, dict[str, dict]]:
    cells: dict[str, dict[str, dict]] = {}
    for (area, segment), cell in known.cells.items():
        total = known.cell(area, "total")
        cells.setdefault(area, {})[segment] = {
            "potential": cell.potential.value if cell.potential else None,
            "members": cell.members.value if cell.members else None,
            "definition": definitions.index(cell.definition),
            "period": cell.period,
            "provenance": cell.provenance,
            "adds_up": bool(total is not None and segment != "total" and adds_up(cell, total)),
            "counts": list(cell.counts) if cell.counts is not None else None,
            "facts": list(cell.fact_ids),
        }
    return cells


def _premium(row: dict) -> dict[str, Any]:
    names = ("programme", "legal_segment", "class", "base", "valid_from", "valid_to")
    numbers = ("rate_employer", "rate_worker", "fixed_idr", "cap_idr")
    return {name: row[name] for name in names} | {name: _number(row[name]) for name in numbers}


def _relief(row: dict) -> dict[str, Any]:
    lists = {
        name: [one for one in row[name].split("|") if one] for name in ("programmes", "legal_segments", "not_paid_by")
    }
    return lists | {name: row[name] for name in ("sector", "valid_from", "valid_to")} | {"factor": float(row["factor"])}


def _number(value: float | None) -> float | None:
    return None if pd.isna(value) else float(value)


# ---- what a scenario may hold ----------------------------------------------------------------------


def _models() -> tuple[type[Lever], ...]:
    return get_args(get_args(AnyLever)[0])


def _kind(model: type[Lever]) -> str:
    return model.model_fields["kind"].default


# How the fields are read whose names say what they hold.
TYPES = {
    "areas": "areas", "segment": "segment", "coverage_of": "segment", "first_month": "month", "by_month": "month", "start": "month",
    "target_month": "month", "payer": "payer", "payer_before": "payer", "then_payer": "payer", "programmes": "programmes",
    "programmes_before": "programmes",
}  # fmt: skip


def _fields(model: type) -> dict[str, dict[str, Any]]:
    """The fields of a model as the page checks them: type, limits, default."""
    schema = model.model_json_schema()["properties"] if model is not Scenario else _scenario_schema()
    fields = {}
    for name, told in model.model_fields.items():
        if name == "levers":
            continue
        choices = schema[name].get("anyOf", [schema[name]])
        kinds = [choice for choice in choices if choice.get("type") != "null"]
        fields[name] = {
            "type": TYPES.get(name) or _type(kinds[0]),
            "optional": len(kinds) < len(choices),
            "required": told.is_required(),
            "default": None if told.is_required() else _plain(told.default),
            "least": kinds[0].get("minimum"),
            "most": kinds[0].get("maximum", kinds[0].get("maxLength")),
            "options": kinds[0].get("enum") or ([kinds[0]["const"]] if "const" in kinds[0] else None),
            "insured": name == "segment" and "programmes" in model.model_fields,
        }
    return fields


def _scenario_schema() -> dict[str, Any]:
    return Scenario.model_json_schema()["properties"]


def _type(schema: dict[str, Any]) -> str:
    if "enum" in schema or "const" in schema:
        return "choice"
    return {"integer": "whole", "number": "number", "string": "text", "boolean": "yes_or_no"}[schema["type"]]


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def _controls() -> dict[str, dict[str, Any]]:
    told = {lang: controls(lang) for lang in LANGUAGES}
    made = {}
    for name, control in told["id"].items():
        words = {lang: dict(told[lang][name].options) for lang in LANGUAGES}
        made[name] = {
            "name": name,
            "kind": control.kind,
            "label": {lang: told[lang][name].label for lang in LANGUAGES},
            "options": [{"value": value, "label": {lang: words[lang][value] for lang in LANGUAGES}} for value, _ in control.options],
            "whole": control.whole, "slider": control.slider, "empty": control.empty, "first": control.first, "last": control.last,
            "step": control.step, "least": control.least, "most": control.most,
            "when": {other: list(wanted) for other, wanted in control.when.items()},
        }  # fmt: skip
    return made


# ---- figures ---------------------------------------------------------------------------------------

MONTH_NAME = """
const months = {id: ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"],
                en: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]};
return `${months[lang][tick % 12]} ${Math.floor(tick / 12)}`;
"""
SHORT_NUMBER = """
const scales = {id: [[1e12, " T"], [1e9, " M"], [1e6, " jt"], [1e3, " rb"]], en: [[1e12, " tn"], [1e9, " bn"], [1e6, " m"], [1e3, "k"]]};
for (const [scale, word] of scales[lang]) {
  if (Math.abs(tick) >= scale) return `${String(Math.round(tick / scale * 100) / 100).replace(".", lang === "id" ? "," : ".")}${word}`;
}
return String(Math.round(tick * 100) / 100).replace(".", lang === "id" ? "," : ".");
"""


def _figures(lang: str):
    course = ColumnDataSource({"x": [0], "members": [0], "base": [0], "target": [0], "month": [""]}, name="course")
    names = list(payers()["payer"])
    first = {"x": [0], "month": [""]} | {f"{name}{end}": [0] for name in names for end in ("", "_from", "_to")}
    bars = ColumnDataSource(first, name="bars")
    members = _plane("members", lang, [("", "@month: @members{0,0}")])
    lines = {
        "base": members.line("x", "base", source=course, color=style.GREY, width=2),
        "target": members.line("x", "target", source=course, color=style.INK, width=2, line_dash=[2, 3]),
        "members": members.line("x", "members", source=course, color=style.BLUE, width=3),
    }
    members.scatter("x", "members", source=course, color=style.BLUE, size=5)
    _legend(members, [("scenario", lines["members"]), ("baseline", lines["base"]), ("target", lines["target"])])
    cost = _plane("cost", lang, [("", "@month: @$name{0,0}")])
    hatches = (" ", "/", ".", "x", "-", "\\", "o", "+", "|")
    drawn = []
    for number, name in enumerate(names):
        colour = style.SERIES[number % len(style.SERIES)][0]
        drawn.append(
            (
                name,
                cost.vbar(
                    "x", 0.8, f"{name}_to", f"{name}_from", source=bars, color=colour, name=name, line_color="#fff",
                    hatch_pattern=hatches[number], hatch_color="#fff", hatch_alpha=0.6,
                ),
            )
        )  # fmt: skip
    _legend(cost, drawn)
    return column(members, cost, sizing_mode="stretch_width")


def _plane(name: str, lang: str, tips: list[tuple[str, str]]):
    plane = figure(
        name=name, height=300, sizing_mode="stretch_width", title="", tools="", toolbar_location=None, x_range=(0, 1),
        background_fill_color="#fff", min_border_right=16,
    )  # fmt: skip
    plane.add_tools(HoverTool(tooltips=tips))
    plane.xaxis.formatter = CustomJSTickFormatter(args={"lang": lang}, code=MONTH_NAME)
    plane.yaxis.formatter = CustomJSTickFormatter(args={"lang": lang}, code=SHORT_NUMBER)
    plane.xaxis.ticker = SingleIntervalTicker(interval=6)
    plane.xgrid.grid_line_color = None
    plane.ygrid.grid_line_color = style.GUIDE
    plane.outline_line_color = None
    plane.title.text_font_size = "15px"
    return plane


def _legend(plane, items) -> None:
    legend = Legend(
        name=f"{plane.name}_legend",
        items=[LegendItem(label=name, renderers=[drawn]) for name, drawn in items],
        orientation="horizontal",
    )
    legend.label_text_font_size = "12px"
    legend.ncols = 3
    legend.location = "left"
    plane.add_layout(legend, "below")
