"""The what-if panel: controls that redraw figure and sentence in place, in a notebook and, by ``monev what-if``, without one.

Nothing typed raises: what is wrong is said beside its control, and the last outcome that was right stays, marked as such.
"""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Callable
from html import escape
from importlib.resources import files

import ipywidgets as widgets
import pandas as pd

from analysis.briefing import what_if as say
from analysis.briefing.controls import GENERAL, Control, defaults, form_of, groups, read
from analysis.briefing.tables import workbook
from analysis.charts.chart import Chart, slug
from analysis.reference import payer_label
from analysis.reference.language import LANGUAGES, amount, current, period, quantity, term, typed_number
from analysis.whatif import Baseline, Drawn, Outcome, Scenario, ScenarioError, draw, from_yaml
from analysis.whatif.levers import Lever

DRAWS = 1_000  # so few that a redraw is not felt; ``monev`` in a notebook draws more
FEW_AREAS = 4  # of which draws are made at once
LARGEST_UPLOAD = 1_000_000  # bytes
KINDS = {
    "yml": "text/yaml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
    "svg": "image/svg+xml",
    "png": "image/png",
}


class Panel(widgets.VBox):
    """Controls on the left, what comes of them on the right.

    ``outcome`` is the last that was right, ``drawn`` its draws where they were made, ``more`` levers from a file that have no
    control. ``facts`` is the facts table, for the trace of the counts that a scenario starts from.
    """

    def __init__(self, known: Baseline, facts: pd.DataFrame, lang: str | None = None) -> None:
        super().__init__()
        self.known, self.facts, self.lang = known, facts, current(lang)
        self.values = defaults()
        self.more: tuple[Lever, ...] = ()
        self.name = ""
        self.outcome: Outcome | None = None
        self.drawn: Drawn | None = None
        self.add_class("monev-what-if")
        self._build()

    # -- building

    def _build(self) -> None:
        """Lay out the panel in its language, with the values as they are."""
        self._fields: dict[str, _Field] = {}
        sections = []
        for group in groups(self.lang):
            fields = [
                _Field(control, self.values[control.name], self.lang, self._changed) for control in group.controls
            ]
            self._fields |= {field.control.name: field for field in fields}
            sections.append(widgets.VBox([_html(f"<h3>{escape(group.label)}</h3>"), *(field.box for field in fields)]))
        self._language = widgets.Dropdown(
            options=[(term(f"whatif.language.{code}", code), code) for code in LANGUAGES],
            value=self.lang,
            description=term("whatif.panel.language", self.lang),
            layout=widgets.Layout(width="16rem"),
        )
        self._language.observe(self._speak, "value")
        self._title = widgets.Text(
            value=self.name, placeholder=term("whatif.panel.name", self.lang), layout=widgets.Layout(width="100%")
        )
        self._title.observe(self._renamed, "value")
        self._range = widgets.Checkbox(value=True, description=term("whatif.panel.range", self.lang), indent=False)
        self._range.observe(lambda _: self.update(), "value")
        self._general, self._said, self._figures = _html(), _html(), _html()
        self._tables, self._notes, self._kept, self._links = _html(), _html(), widgets.VBox(), _html()
        self._upload = widgets.FileUpload(
            accept=".yml,.yaml", description=term("whatif.panel.open", self.lang), layout=widgets.Layout(width="auto")
        )
        self._upload.observe(self._opened, "value")
        make = [("xlsx", self._xlsx), ("zip", self._csv), ("svg", self._svg), ("png", self._png)]
        buttons = []
        for kind, made in make:
            button = widgets.Button(
                description=term(f"whatif.panel.make_{kind}", self.lang), layout=widgets.Layout(width="auto")
            )
            button.on_click(lambda _, kind=kind, made=made: self._offer(kind, made))
            buttons.append(button)
        left = widgets.VBox([self._title, *sections, self._kept])
        left.add_class("monev-controls")
        files_row = widgets.HBox([self._upload, *buttons], layout=widgets.Layout(flex_flow="row wrap"))
        right = widgets.VBox(
            [self._general, self._said, self._range, self._figures, self._notes, self._tables, files_row, self._links]
        )
        right.add_class("monev-outcome")
        body = widgets.HBox([left, right])
        body.add_class("monev-body")
        self.children = [_html(f"<style>{_css()}</style>"), self._language, body]
        self._show_kept()
        self.update()

    def _speak(self, change: dict) -> None:
        """The other language: numbers as typed are written in its form."""
        scenario = self.outcome.scenario if self.outcome else None
        self.lang = change["new"]
        if scenario is not None:
            self.values, self.more = form_of(scenario, self.known, self.lang)
        self._build()

    def _renamed(self, change: dict) -> None:
        self.name = change["new"][:200]
        self.update()

    # -- changing

    def _changed(self, name: str, text: str) -> None:
        self.values[name] = text
        self.update()

    def set(self, **values: str) -> None:
        """Set several controls at once, as if typed."""
        for name, text in values.items():
            self.values[name] = text
            self._fields[name].show(text)
        self.update()

    def show_scenario(self, scenario: Scenario) -> None:
        """Show a scenario; levers without a control are listed and stay in force."""
        self.values, self.more = form_of(scenario, self.known, self.lang)
        self.name = scenario.name
        self._build()

    def update(self) -> None:
        """Read the controls and redraw, or say beside them what is wrong."""
        found = read(self.values, self.known, self.more, self.lang, self.name)
        for name, field in self._fields.items():
            field.tell(found.faults.get(name, ""), is_shown=field.control.is_shown(self.values))
        wrong = found.faults.get(GENERAL, "")
        if found.outcome is None:
            stale = term("whatif.panel.stale", self.lang)
            self._general.value = (
                f'<p class="monev-wrong" role="alert">{escape(" ".join(filter(None, [wrong, stale])))}</p>'
            )
            return
        self._general.value = ""
        self.outcome = found.outcome
        self.drawn = self._draws(found.outcome)
        self._show()

    def _draws(self, found: Outcome) -> Drawn | None:
        if not self._range.value or not found.levers or len(found.areas) > FEW_AREAS:
            return None
        return draw(found, DRAWS)

    # -- showing

    def _show(self) -> None:
        found, lang = self.outcome, self.lang
        self._said.value = f'<div aria-live="polite">{say.findings(found, self.drawn, lang).html}</div>'
        self._figures.value = "".join(self._picture(chart) for chart in self.figures())
        told = [*say.steps(found.scenario, found.months[0], lang)]
        self._notes.value = _list(term("whatif.panel.steps", lang), told) + _list(
            term("whatif.panel.notes", lang), say.notes(found, lang), "monev-notes"
        )
        self._tables.value = _money(found, lang)
        self._links.value = _link("yml", self._file_name("yml"), found.scenario.to_yaml().encode(), lang)

    def figures(self) -> tuple[Chart, ...]:
        """The figures of the outcome as it is: members of one area, and cost by payer."""
        return say.figures(self.outcome, self.facts, self.drawn, self.name, self.lang)

    def _picture(self, chart: Chart) -> str:
        data = base64.b64encode(chart.svg().encode()).decode()
        return f'<figure><img alt="{escape(chart.alt)}" src="data:image/svg+xml;base64,{data}"></figure>'

    def _show_kept(self) -> None:
        """Levers from a file that have no control, each with a button that takes it out."""
        rows = []
        for number, lever in enumerate(self.more):
            start = lever_start(self)
            sentence = say.step(number + 1, lever, start, self.lang)
            button = widgets.Button(
                description=term("whatif.panel.remove", self.lang), layout=widgets.Layout(width="auto")
            )
            button.on_click(lambda _, number=number: self._drop(number))
            rows.append(widgets.VBox([_html(f"<p>{sentence.html}</p>"), button]))
        heading = [_html(f"<h3>{escape(term('whatif.panel.more', self.lang))}</h3>")] if rows else []
        self._kept.children = [*heading, *rows]

    def _drop(self, number: int) -> None:
        self.more = self.more[:number] + self.more[number + 1 :]
        self._show_kept()
        self.update()

    # -- files

    def _opened(self, change: dict) -> None:
        if not change["new"]:
            return
        content = bytes(change["new"][0]["content"])
        self._upload.unobserve(self._opened, "value")
        self._upload.value = ()
        self._upload.observe(self._opened, "value")
        try:
            if len(content) > LARGEST_UPLOAD:
                raise ScenarioError.of("file_size", most=LARGEST_UPLOAD)
            self.show_scenario(from_yaml(content.decode("utf-8")))
        except UnicodeDecodeError:
            self._refuse(term("whatif.wrong.no_scenario", self.lang))
        except ScenarioError as error:
            self._refuse(" ".join(f"{fault.place} {fault.text(self.lang)}".strip() for fault in error.faults))

    def _refuse(self, text: str) -> None:
        self._general.value = f'<p class="monev-wrong" role="alert">{escape(text)}</p>'

    def _offer(self, kind: str, made: Callable[[], bytes]) -> None:
        """Make a file and put its link where it can be clicked."""
        if self.outcome is not None:
            yaml = _link("yml", self._file_name("yml"), self.outcome.scenario.to_yaml().encode(), self.lang)
            self._links.value = yaml + _link(kind, self._file_name(kind), made(), self.lang)

    def _file_name(self, kind: str) -> str:
        name = slug(self.name) if self.name else "monev-what-if"
        return f"{name}.{kind}"

    def _xlsx(self) -> bytes:
        return workbook(say.tables(self.outcome, self.drawn, self.lang))

    def _csv(self) -> bytes:
        """The tables as CSV files in one archive."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, frame in say.tables(self.outcome, self.drawn, self.lang).items():
                archive.writestr(f"{slug(name)}.csv", frame.to_csv(index=False, lineterminator="\n"))
            archive.writestr(self._file_name("yml"), self.outcome.scenario.to_yaml())
        return buffer.getvalue()

    def _svg(self) -> bytes:
        return self.figures()[0].svg().encode()

    def _png(self) -> bytes:
        return self.figures()[0].png()


class _Field:
    """One control with its label, its slider where it has one, and the place for what is wrong with it."""

    def __init__(self, control: Control, text: str, lang: str, changed: Callable[[str, str], None]) -> None:
        self.control, self.lang, self._changed = control, lang, changed
        self._quiet = False
        wide = widgets.Layout(width="100%")
        self.slider: widgets.FloatSlider | None = None
        if control.kind == "choice":
            self.input = widgets.Dropdown(
                options=[(words, value) for value, words in control.options], value=text, layout=wide
            )
        else:
            self.input = widgets.Text(value=text, continuous_update=False, layout=wide)
        self.input.observe(self._typed, "value")
        row = [self.input]
        if control.kind == "number" and control.slider:
            self.slider = widgets.FloatSlider(
                value=control.first, min=control.first, max=control.last, step=control.step, readout=False,
                continuous_update=False, layout=widgets.Layout(width="60%"),
            )  # fmt: skip
            self.slider.observe(self._slid, "value")
            self.input.layout = widgets.Layout(width="38%")
            row = [self.input, self.slider]
        self._message = _html()
        label = _html(f"<label>{escape(control.label)}</label>")
        self.box = widgets.VBox([label, widgets.HBox(row), self._message])
        self.box.add_class(f"monev-field-{control.name}")
        self._follow(text)

    def show(self, text: str) -> None:
        """Show a text that was set elsewhere."""
        self._quiet = True
        self.input.value = text
        self._follow(text)
        self._quiet = False

    def tell(self, wrong: str, *, is_shown: bool) -> None:
        self._message.value = f'<p class="monev-wrong" role="alert">{escape(wrong)}</p>' if wrong else ""
        self.box.layout.display = None if is_shown else "none"

    def _typed(self, change: dict) -> None:
        if not self._quiet:
            self._follow(change["new"])
            self._changed(self.control.name, change["new"])

    def _slid(self, change: dict) -> None:
        if not self._quiet:
            text = amount(round(change["new"], 6), self.lang)
            self._quiet = True
            self.input.value = text
            self._quiet = False
            self._changed(self.control.name, text)

    def _follow(self, text: str) -> None:
        """Put the slider where the text says, as far as it reaches."""
        value = typed_number(text, self.lang) if self.slider is not None else None
        if value is not None:
            before, self._quiet = self._quiet, True
            self.slider.value = min(max(value, self.slider.min), self.slider.max)
            self._quiet = before


def lever_start(panel: Panel) -> str:
    """The month from which levers without one begin."""
    return panel.outcome.months[0] if panel.outcome else panel.values["start"] or panel.known.month_after()


def panel(known: Baseline, facts: pd.DataFrame, lang: str | None = None, scenario: Scenario | None = None) -> Panel:
    """The panel over a baseline, at first with a scenario or with what it opens with."""
    made = Panel(known, facts, lang)
    if scenario is not None:
        made.show_scenario(scenario)
    return made


def _css() -> str:
    return (files("analysis.briefing") / "templates" / "panel.css").read_text(encoding="utf-8")


def _html(text: str = "") -> widgets.HTML:
    return widgets.HTML(value=text)


def _list(heading: str, sentences: object, css: str = "") -> str:
    items = "".join(f"<li>{sentence.face}</li>" for sentence in sentences)
    return f'<div class="{css}"><h3>{escape(heading)}</h3><ul>{items}</ul></div>' if items else ""


def _money(found: Outcome, lang: str) -> str:
    """New cost by payer and year over all areas as a table."""
    costs = found.costs
    if costs.empty:
        return ""
    whole = costs.assign(year=costs["period"].str[:4]).pivot_table("cost_idr", "payer", "year", "sum", fill_value=0.0)
    head = "".join(f'<th scope="col">{escape(year)}</th>' for year in whole.columns)
    rows = "".join(
        f'<tr><th scope="row">{escape(payer_label(payer, lang))}</th>'
        + "".join(f"<td>{escape(quantity(value, 'IDR', lang))}</td>" for value in whole.loc[payer])
        + "</tr>"
        for payer in whole.index
    )
    first, last = (period(month, lang) for month in (found.months[0], found.months[-1]))
    caption = f"{term('whatif.panel.money', lang)} ({term('span', lang, first=first, last=last)})"
    return f"<table><caption>{escape(caption)}</caption><thead><tr><th></th>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _link(kind: str, name: str, content: bytes, lang: str) -> str:
    data = base64.b64encode(content).decode()
    words = term("whatif.panel.download", lang, name=name)
    return f'<p><a class="monev-download" download="{escape(name)}" href="data:{KINDS[kind]};base64,{data}">{escape(words)}</a></p>'
