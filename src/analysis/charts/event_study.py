"""What followed an event, quarter by quarter before and after it, in districts that met it at different times."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import pandas as pd
from matplotlib.ticker import FixedFormatter, FixedLocator

from analysis.charts import style
from analysis.charts.chart import Chart, form
from analysis.charts.facts import Fact, distinct, facts_in, left_out, measure_label, only, word
from analysis.charts.labels import Stroke
from analysis.charts.page import Line, block, draw_interval, empty, height_of
from analysis.charts.plane import (
    CurvePage,
    Heading,
    Plane,
    Scene,
    Words,
    heading_of,
    ink_of,
    interval_words,
    open_plane,
    refuse_others,
)
from analysis.reference import Definition
from analysis.reference.language import current, number, quantity, term

EFFECT = "event_effect_pct"
OVERALL = ("adoption_effect_pct", "effect_pct")
LEVEL = 95  # percent, of every interval
REFERENCE = -1  # the quarter that all others are held against
ADOPTED = -0.5  # across: between the quarter before and the quarter of the event
TICK_ROOM = 0.3
TICKS = 0.24  # height of the numbers under the plot
AXIS_WORDS = 0.68  # of the page, is as wide as a plot is left on any
_WRITTEN = re.compile(r"(?P<numerator>[^/]+)/(?P<scope>[^/]+)/(?P<kind>\S+?)(?: t(?P<quarter>[+-]\d+))?")


@dataclass(frozen=True)
class _Study:
    numerator: str
    scope: str
    kind: str
    effects: dict[int, Fact]  # by quarter
    overall: Fact | None
    lost: list[Fact]

    @property
    def drawn(self) -> list[Fact]:
        return [*self.effects.values(), *filter(None, [self.overall])]

    @property
    def reference(self) -> int | None:
        """The quarter held to be zero: told by a zero without an interval, else the one before if it has no fact."""
        told = [at for at, fact in self.effects.items() if fact.value == 0 and not (fact.has_interval or fact.is_open)]
        return told[0] if len(told) == 1 else REFERENCE if REFERENCE not in self.effects else None

    @property
    def quarters(self) -> tuple[int, int]:
        return min([*self.effects, REFERENCE]), max([*self.effects, 0])

    @property
    def headline(self) -> Fact | None:
        """The effect whose number is written in the plot: the overall one, else that of the last quarter after."""
        return self.overall or self.effects.get(self.quarters[1])

    @property
    def before(self) -> list[Fact]:
        """The effects before the event that have an interval."""
        return [fact for at, fact in self.effects.items() if at < 0 and fact.has_interval]

    @property
    def mark(self) -> style.Mark:
        return style.NUMERATOR_MARKS[self.numerator if self.numerator in style.NUMERATOR_MARKS else "unstated"]

    @property
    def values(self) -> list[float]:
        known = [value for fact in self.drawn for value in (fact.value, fact.low, fact.high) if value == value]
        return [0.0, *known]

    @property
    def digits(self) -> int:
        """Decimals: an effect has no printed source whose decimals it could bear, one is enough."""
        return 1 if max(map(abs, self.values)) >= 1 else 2


@form
def event_study(
    facts: pd.DataFrame, *, title: object | None = None, name: str | None = None, lang: str | None = None
) -> Chart:
    """The effect of an event by quarters before (hollow) and after it (filled), each with its 95 % interval.

    ``facts`` holds ``event_effect_pct`` (percent), one a quarter, defined as ``numerator/scope/kind t±NN``, and at
    most one ``adoption_effect_pct`` (or ``effect_pct``) of ``numerator/scope/kind``, drawn as a band over the quarters after. The quarter
    before the event is the reference, drawn at zero where it has no fact. Raises ``ValueError`` for several
    definitions, areas or segments, for two facts of one quarter, and for definitions that are not written so.
    """
    lang = current(lang)
    found = _read(facts_in(facts))
    if found is None:
        return empty(title, name, lang)
    page = _page(found, title, name, lang)
    first, last = found.quarters
    low, high = min(found.values), max(found.values)
    room = 0.08 * (high - low) or 1.0
    adopted = Heading(_event("adopted", found.kind, lang), ((ADOPTED, ADOPTED),))
    scene = open_plane(
        page,
        (first - 0.6, last + 0.6),
        (low - room, high + room),
        words=_words(found, lang),
        headings=[adopted],
        strokes=lambda plane: _strokes(found, plane),
        say=lambda value, digits: _signed(value, digits, lang),
        bottom=TICKS + height_of(_axis_words(found, AXIS_WORDS * style.inner(), lang)) + 0.06,
    )
    _draw(scene, found, adopted)
    return page.chart()


def _read(facts: list[Fact]) -> _Study | None:
    refuse_others(facts, (EFFECT, *OVERALL), "an event study")
    usable = [fact for fact in facts if fact.has_value]
    effects = [fact for fact in usable if fact.measure == EFFECT]
    if not effects:
        return None
    parts = {fact: _parts(fact) for fact in usable}
    kinds = distinct(f"{part['numerator']}/{part['scope']}/{part['kind']}" for part in parts.values())
    if len(kinds) > 1:
        raise ValueError(
            f"this figure draws one definition at a time, and the frame holds {len(kinds)}: {', '.join(kinds)}"
        )
    for column in ("area", "segment", "unit"):
        if any(getattr(fact, column) for fact in usable):
            only(usable, column)
    by_quarter: dict[int, Fact] = {}
    for fact in effects:
        quarter = int(parts[fact]["quarter"])
        if quarter in by_quarter:
            raise ValueError(f"a quarter holds one effect, and t{quarter:+03d} holds several")
        by_quarter[quarter] = fact
    overall = [fact for fact in usable if fact.measure in OVERALL]
    if len(overall) > 1:
        raise ValueError(f"an event study has one overall effect, and the frame holds {len(overall)}")
    numerator, scope, kind = kinds[0].split("/")
    lost = [fact for fact in facts if fact not in usable]
    return _Study(numerator, scope, kind, dict(sorted(by_quarter.items())), overall[0] if overall else None, lost)


def _parts(fact: Fact) -> dict[str, str]:
    written = _WRITTEN.fullmatch(fact.definition)
    if not written or (written["quarter"] is None) == (fact.measure == EFFECT):
        form = "numerator/scope/kind t±NN" if fact.measure == EFFECT else "numerator/scope/kind"
        raise ValueError(f"definition {fact.definition!r} of {fact.measure} is not {form}")
    return written.groupdict()


# ------------------------------------------------------------------ words


def _page(found: _Study, title: object | None, name: str | None, lang: str) -> CurvePage:
    what = _what(found, lang)
    reference = term("chart.reference_is", lang) if found.reference == REFERENCE else ""
    definition = "; ".join(filter(None, [what, _event("means", found.kind, lang), reference]))
    measure = measure_label(EFFECT, lang)
    first = next(iter(found.effects.values()))
    # In words, for the trace: the definition of a quarter is no ratio.
    drawn = [
        replace(fact, definition=f"{what}, {_quarter(at, found.kind, lang)}") for at, fact in found.effects.items()
    ]
    if found.overall:
        drawn.append(replace(found.overall, definition=f"{what}, {_event('after', found.kind, lang)}"))
    return CurvePage(
        drawn,
        lang,
        name=name or f"event-study-{found.numerator}-{found.scope}-{found.kind}",
        title=str(title) if title is not None else _finding(found, lang),
        subtitle=heading_of(
            measure,
            word(f"chart.unit.{first.unit}", lang, first.unit),
            what,
            first.segment,
            lang,
            term("chart.bars_are", lang, level=LEVEL),
            _held_before(found, lang),
        ),
        alt=_alt(found, lang),
        notes=left_out(found.lost, "chart.left_out", lang),
        definition=definition,
        counted=drawn,
        named=[fact for fact in drawn if found.headline and fact.fact_id == found.headline.fact_id],
    )


def _event(part: str, kind: str, lang: str) -> str:
    """Words about the event; a kind that has none of its own is told by its name."""
    name = word(f"chart.event.{kind}", lang, kind)
    return term(f"chart.event_{part}", lang, event=name)


def _quarter(at: int, kind: str, lang: str) -> str:
    """``6 quarters before the regulation``."""
    name = word(f"chart.event.{kind}", lang, kind)
    if at == 0:
        return term("chart.quarter_of", lang, event=name)
    side = "before" if at < 0 else "after"
    return term(f"chart.quarters_{side}{'.one' if abs(at) == 1 else ''}", lang, n=abs(at), event=name)


def _what(found: _Study, lang: str) -> str:
    counted = measure_label(f"{found.numerator}_workers", lang)
    return f"{counted}; {Definition(found.numerator, found.scope, '-').scope_in_words(lang)}"


def _finding(found: _Study, lang: str) -> str:
    counted = measure_label(f"{found.numerator}_workers", lang)
    event = word(f"chart.event.{found.kind}", lang, found.kind)
    overall = found.overall
    parts = {"counted": counted.lower(), "event": event}
    if overall is None or not overall.has_interval:
        key = "plain"
    elif overall.low <= 0 <= overall.high:
        key = "none"
    else:
        key = "more" if overall.value > 0 else "fewer"
        parts["n"] = quantity(abs(overall.value), "percent", lang, found.digits)
    text = term(f"chart.title.event_{key}", lang, **parts)
    return text[:1].upper() + text[1:]


def _held_before(found: _Study, lang: str) -> str:
    """How many effects before the event cannot be told from zero: where they can, the districts differed already."""
    held = sum(fact.low <= 0 <= fact.high for fact in found.before)
    return term("chart.held_before", lang, n=held, of=len(found.before)) if found.before else ""


def _alt(found: _Study, lang: str) -> str:
    def say(fact: Fact) -> str:
        return ", ".join(filter(None, [_percent(fact.value, found, lang), _interval(fact, found, lang)]))

    parts = [
        f"{_quarter(at, found.kind, lang)}: {term('chart.reference_quarter', lang) if at == found.reference else say(fact)}"
        for at, fact in found.effects.items()
    ]
    if found.reference is not None and found.reference not in found.effects:
        parts.insert(0, f"{_quarter(found.reference, found.kind, lang)}: {term('chart.reference_quarter', lang)}")
    if found.overall:
        parts.insert(0, f"{_event('after', found.kind, lang)}: {say(found.overall)}")
    return "; ".join(parts)


def _percent(value: float, found: _Study, lang: str) -> str:
    return quantity(value, "percent", lang, found.digits)


def _signed(value: float, digits: int, lang: str) -> str:
    text = number(value, digits, lang)
    return f"+{text}" if value > 0 else text


def _interval(fact: Fact, found: _Study, lang: str) -> str:
    return interval_words(fact, LEVEL, lang, found.digits)


def _words(found: _Study, lang: str) -> list[Words]:
    words = []
    if found.reference is not None:
        told = (term("chart.reference_quarter", lang),)
        words.append(Words(found.reference, 0.0, "", told, _look(found, found.reference).line_style()))
    fact, told = found.headline, _event("after", found.kind, lang)
    last = found.quarters[1]
    if fact is not None:
        told = told if fact is found.overall else _quarter(last, found.kind, lang)
        texts = (told, *filter(None, [_interval(fact, found, lang)]))
        sign = {"color": found.mark.colour, "linewidth": 1.6}
        words.append(Words(last, fact.value, _percent(fact.value, found, lang), texts, sign, ink_of(found.mark.colour)))
    return words


# ------------------------------------------------------------------ drawing


def _look(found: _Study, at: int) -> style.Mark:
    return style.Mark(found.mark.shape, found.mark.colour, filled=at >= 0, size=6.2)


def _strokes(found: _Study, plane: Plane) -> list[Stroke]:
    zero, right = plane.y(0), plane.left + plane.width
    # Words about what was before do not stand in the part after.
    lines = int(plane.height / 0.1) + 1
    strokes = [((plane.x(ADOPTED), plane.above + 0.1 * n), (right, plane.above + 0.1 * n)) for n in range(lines)]
    for at, fact in found.effects.items():
        low, high = fact.ends(0.0) or (fact.value, fact.value)
        strokes.append((plane.point(at, low), plane.point(at, high)))
    return [*strokes, ((plane.left, zero), (right, zero))]


def _draw(scene: Scene, found: _Study, adopted: Heading) -> None:
    axes, colour = scene.axes, found.mark.colour
    axes.axhline(0, color=style.GREY, linewidth=0.9, zorder=1.5, gid="zero")
    scene.rule(ADOPTED, adopted)
    if found.overall:
        _draw_overall(scene, found.overall, colour)
    for at, fact in found.effects.items():
        draw_interval(axes, fact, at, colour, upright=True)
        axes.plot(at, fact.value, zorder=3, gid=f"dot-{fact.fact_id}", **_look(found, at).line_style())
    if found.reference is not None and found.reference not in found.effects:
        axes.plot(found.reference, 0, zorder=3, gid="reference-point", **_look(found, found.reference).line_style())
    _draw_quarters(scene, found)


def _draw_overall(scene: Scene, overall: Fact, colour: str) -> None:
    ends = (ADOPTED, scene.plane.across[1])
    if overall.has_interval:
        scene.band([(x, overall.low, overall.high) for x in ends], colour, f"band-{overall.fact_id}")
    look = {"color": colour, "linewidth": 1.6, "zorder": 1.8, "gid": f"line-{overall.fact_id}"}
    scene.line([(x, overall.value) for x in ends], **look)


def _draw_quarters(scene: Scene, found: _Study) -> None:
    """Numbers of quarters from the event, and what they number."""
    lang, plane = scene.page.lang, scene.plane
    first, last = found.quarters
    step = next(n for n in (1, 2, 4, 8, 16) if n * scene.pitch >= TICK_ROOM or n == 16)
    named = [at for at in range(first, last + 1) if at % step == 0]
    scene.axes.xaxis.set_major_locator(FixedLocator(named))
    scene.axes.xaxis.set_major_formatter(FixedFormatter([_signed(at, 0, lang) for at in named]))
    scene.axes.xaxis.set_minor_locator(FixedLocator(range(first, last + 1)))
    lines = _axis_words(found, AXIS_WORDS * style.inner(), lang)
    top = scene.page.top + plane.above + plane.height + TICKS
    for n, line in enumerate(lines):
        at = top + n * style.line_height(style.SMALL)
        scene.page.write([line], plane.left + plane.width / 2, at, align="center", gid="axis-words")


def _axis_words(found: _Study, width: float, lang: str) -> list[Line]:
    return block(_event("axis", found.kind, lang), width, style.SMALL, style.GREY)
