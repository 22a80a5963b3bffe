"""A finished figure: its files, its words, and the trace of every fact that is drawn in it."""

from __future__ import annotations

import base64
import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property, wraps
from html import escape
from io import BytesIO
from pathlib import Path
from typing import ParamSpec

import pandas as pd
from matplotlib.figure import Figure

from analysis.charts import style
from analysis.charts.facts import (
    Fact,
    definition_words,
    measure_label,
    row_words,
    said,
    segment_words,
    sources_of,
    word,
)
from analysis.reference.language import period, term

PHONE = "(max-width: 640px)"  # where the narrow figure is shown
Given = ParamSpec("Given")


@dataclass(frozen=True)
class Chart:
    """A figure with its words. ``facts`` are the ids of what is drawn; ``drawn`` holds the facts themselves.

    ``redraw`` draws it once more, as wide as the page then is. ``nothing`` says that there was nothing to draw.
    """

    figure: Figure
    name: str
    title: str
    subtitle: str
    footer: str
    alt: str
    facts: tuple[str, ...]
    lang: str
    drawn: tuple[Fact, ...] = field(default=(), repr=False)
    redraw: Callable[[], Chart] | None = field(default=None, repr=False, compare=False)
    nothing: str = ""

    @cached_property
    def narrow(self) -> Chart:
        """The same figure laid out for a phone; drawn when it is first asked for."""
        with style.styled(), style.page_width(style.NARROW):
            return self.redraw() if self.redraw else self

    def save(self, folder: str | os.PathLike[str]) -> list[Path]:
        """Write ``<name>.svg`` and ``<name>.png`` (300 dpi) into ``folder``; the same facts give the same bytes."""
        folder = Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        paths = [folder / f"{self.name}.{kind}" for kind in ("svg", "png")]
        for path in paths:
            path.write_bytes(self._bytes(path.suffix[1:]))
        return paths

    def svg(self) -> str:
        """The figure as SVG text."""
        return self._bytes("svg").decode()

    def png(self) -> bytes:
        """The figure as PNG, 300 dpi."""
        return self._bytes("png")

    def _bytes(self, kind: str) -> bytes:
        # Neither date nor program is written: the one changes every day, the other with every version.
        own = {"Date": None, "Creator": None} if kind == "svg" else {"Software": None}
        metadata = {"Title": self.title, "Description": self.alt, **own}
        buffer = BytesIO()
        with style.styled():
            self.figure.savefig(buffer, format=kind, dpi=style.DPI, metadata=metadata)
        return buffer.getvalue()

    def _repr_html_(self) -> str:
        """For a notebook or page: the figure, on a phone the narrow one, and folded the trace of each fact.

        Where ``MONEV_FIGURES`` names a folder, the files are saved there as well. A figure that holds nothing is a
        sentence on a page, and no file.
        """
        if self.nothing:
            said = self.title if self.nothing.lower() in self.title.lower() else f"{self.title}: {self.nothing}"
            return f'<p class="finding">{escape(said)}.</p>'
        folder = os.environ.get("MONEV_FIGURES")
        if folder:
            self.save(folder)
        items = "\n".join(self._trace(fact) for fact in self.drawn)
        # A figure without facts (a plan) bears its stamp in words only.
        invented = self.alt.startswith(term("chart.simulated", self.lang)) or any(
            fact.is_simulated for fact in self.drawn
        )
        simulated = ' data-provenance="simulated"' if invented else ""
        return (
            f'<figure class="chart" id="fig-{escape(self.name)}"{simulated}>'
            f'<picture><source media="{PHONE}" srcset="{self.narrow._data_uri()}">'
            f'<img alt="{escape(self.alt)}" src="{self._data_uri()}"></picture>\n'
            f"<figcaption><details><summary>{escape(term('chart.trace', self.lang))}</summary>\n"
            f"<ul>\n{items}\n</ul></details></figcaption></figure>"
        )

    def _data_uri(self) -> str:
        return f"data:image/svg+xml;base64,{base64.b64encode(self._bytes('svg')).decode()}"

    def _trace(self, fact: Fact) -> str:
        if fact.counted:
            return self._counted(fact)
        names = [fact.area, measure_label(fact.measure, self.lang), segment_words(fact.segment, self.lang)]
        what = ", ".join(filter(None, names))
        # A day or month is a machine's date as it stands; a span is not, and keeps its words only.
        machine = f' datetime="{escape(fact.period)}"' if "/" not in fact.period else ""
        return (
            f"<li><code>{escape(fact.fact_id)}</code> {escape(what)}, "
            f"<time{machine}>{escape(period(fact.period, self.lang))}</time>: "
            f'<data class="fact" value="{machine_number(fact.value)}" data-fact="{escape(fact.fact_id)}">'
            f"{escape(said(fact, self.lang))}</data> — <cite>{escape(definition_words(fact, self.lang))}</cite>; "
            f"<cite>{escape('; '.join(sources_of(fact, self.lang)))}</cite></li>"
        )

    def _counted(self, fact: Fact) -> str:
        state = word(f"state.{fact.state}", self.lang, fact.state) if fact.state else ""
        names = [fact.area, row_words(fact, self.lang), measure_label(fact.measure, self.lang), state]
        return (
            f"<li>{escape(', '.join(filter(None, names)))}: "
            f'<data class="count" value="{machine_number(fact.value)}" data-count="{escape(fact.counted)}">'
            f"{escape(said(fact, self.lang))}</data> <code>{escape(fact.counted)}</code></li>"
        )


def form(draw: Callable[Given, Chart]) -> Callable[Given, Chart]:
    """Makes ``draw`` a form of figure: in the one style, and able to draw itself again for a narrow page."""

    @wraps(draw)
    def drawn(*given: Given.args, **named: Given.kwargs) -> Chart:
        # What is drawn again later is what was given now (a shallow copy is copied on write).
        given = tuple(value.copy(deep=False) if isinstance(value, pd.DataFrame) else value for value in given)
        with style.styled():
            chart = draw(*given, **named)
        return replace(chart, redraw=lambda: draw(*given, **{**named, "lang": chart.lang}))

    return drawn


def machine_number(value: float) -> str:
    """A number in full, as a machine reads it: 38.088487, 651652; empty where there is none."""
    if value != value:
        return ""
    return repr(int(value)) if value.is_integer() else repr(float(value))


def slug(text: str) -> str:
    """A name fit for a file and for a page's id: lower case, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "chart"
