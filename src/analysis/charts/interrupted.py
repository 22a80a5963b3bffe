"""A monthly count before and after the instruction, beside the course it would have held without it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pandas as pd

from analysis.charts import style
from analysis.charts.chart import Chart, form
from analysis.charts.facts import Fact, bare_of, definition_words, facts_in, left_out, measure_label, said, word
from analysis.charts.labels import Stroke
from analysis.charts.page import empty
from analysis.charts.plane import (
    CurvePage,
    Heading,
    Plane,
    Scene,
    Words,
    at_month,
    by_month,
    draw_months,
    heading_of,
    ink_of,
    interval_words,
    is_month,
    month_edges,
    months_height,
    one_course,
    open_plane,
    point_size,
    refuse_others,
    runs,
    value_range,
)
from analysis.reference import month_number, span_of
from analysis.reference.language import current, number, period, quantity, term

COUNTS = ("registered_workers", "active_workers")
EXPECTED, FITTED, EFFECT = "expected_without_workers", "fitted_workers", "instruction_effect_pct"
INSTRUCTION, PANDEMIC = "inpres-2-2021", "pandemic"
LEVEL = 95  # percent, of the interval of what was to be expected
EXPECTED_COLOUR, EXPECTED_INK = "#6B7178", "#4A5056"
EXPECTED_DASH = (0, (4, 1.8))
SHADE = "#ECEEF0"


@dataclass(frozen=True)
class _Interrupted:
    counts: list[Fact]
    expected: list[Fact]
    fitted: list[Fact]
    effect: Fact | None
    instruction: int
    pandemic: tuple[int, int]
    lost: list[Fact] = field(default_factory=list)  # no value or no month
    early: list[Fact] = field(default_factory=list)  # expected before the instruction

    @property
    def last(self) -> Fact:
        return self.counts[-1]

    @property
    def compared(self) -> Fact | None:
        """What was expected in the month of the last count."""
        return next((fact for fact in self.expected if fact.period == self.last.period), None)

    @property
    def drawn(self) -> list[Fact]:
        return [*self.monthly, *filter(None, [self.effect])]

    @property
    def monthly(self) -> list[Fact]:
        return [*self.counts, *self.expected, *self.fitted]

    @property
    def mark(self) -> style.Mark:
        return style.NUMERATOR_MARKS[self.last.numerator]

    @property
    def months(self) -> tuple[int, int]:
        months = [at_month(fact) for fact in self.monthly]
        return min(months), max(months)

    def is_left_out(self, fact: Fact) -> bool:
        return self.pandemic[0] <= at_month(fact) <= self.pandemic[1]


@form
def interrupted(
    facts: pd.DataFrame, *, title: object | None = None, name: str | None = None, lang: str | None = None
) -> Chart:
    """Monthly counts as points, the model fitted to them, and from the instruction on the course expected without it.

    ``facts`` holds ``registered_workers`` or ``active_workers`` of one area and definition by month, and of the same
    ``fitted_workers`` (a thin line), ``expected_without_workers`` (dashed, its 95 % interval a band) and at most one
    ``instruction_effect_pct``, which is told beside the last count; where there is one, its interval decides what the
    title says. Months of the pandemic are shaded and their points hollow: the fit leaves them out. Both events are
    those of ``reference.events()``. Raises ``ValueError`` for several areas, definitions or measures counted, and for two
    counts of one month.
    """
    lang = current(lang)
    found = _read(facts_in(facts))
    if found is None:
        return empty(title, name, lang)
    upward = value_range(value for fact in found.monthly for value in (fact.value, fact.low, fact.high))
    page = _page(found, upward[0] > 0, title, name, lang)
    across = month_edges(*found.months)
    instruction, pandemic = _headings(found, across, lang)
    scene = open_plane(
        page,
        across,
        upward,
        words=_words(found, lang),
        headings=[heading for heading in (instruction, pandemic) if heading],
        strokes=lambda plane: _strokes(found, plane),
        say=lambda value, digits: number(value, digits, lang),
        whole=True,
        bottom=months_height(across),
    )
    _draw(scene, found, instruction, pandemic)
    return page.chart()


def _read(facts: list[Fact]) -> _Interrupted | None:
    refuse_others(facts, (*COUNTS, EXPECTED, FITTED, EFFECT), "an interrupted course")
    usable = [fact for fact in facts if fact.has_value and (is_month(fact) or fact.measure == EFFECT)]
    counts = [fact for fact in usable if fact.measure in COUNTS]
    if not counts:
        return None
    if len({fact.measure for fact in counts}) > 1:
        raise ValueError(f"an interrupted course is of one measure, and the frame holds {', '.join(COUNTS)}")
    one_course([fact for fact in usable if fact.measure != EFFECT])
    effects = [fact for fact in usable if fact.measure == EFFECT]
    one_course([replace(fact, unit="") for fact in (*counts[:1], *effects)])
    if len(effects) > 1:
        raise ValueError(f"an interrupted course has one effect, and the frame holds {len(effects)}")
    instruction = month_number(span_of(INSTRUCTION)[0])
    expected = by_month(fact for fact in usable if fact.measure == EXPECTED)
    first, last = map(month_number, span_of(PANDEMIC))
    return _Interrupted(
        by_month(counts),
        [fact for fact in expected if at_month(fact) >= instruction],
        by_month(fact for fact in usable if fact.measure == FITTED),
        effects[0] if effects else None,
        instruction,
        (first, last),
        [fact for fact in facts if fact not in usable],
        [fact for fact in expected if at_month(fact) < instruction],
    )


# ------------------------------------------------------------------ words


def _page(found: _Interrupted, is_cut: bool, title: object | None, name: str | None, lang: str) -> CurvePage:
    last = found.last
    measure, definition = measure_label(last.measure, lang), definition_words(last, lang)
    notes = [
        term("chart.expected_band", lang, level=LEVEL) if found.expected else "",
        term("chart.hollow_left_out", lang) if any(map(found.is_left_out, found.counts)) else "",
        term("chart.not_from_zero", lang) if is_cut else "",
    ]
    return CurvePage(
        found.drawn,
        lang,
        name=name or f"interrupted-{last.measure}-{last.area_code}",
        title=str(title) if title is not None else _finding(found, lang),
        subtitle=heading_of(
            measure, word(f"chart.unit.{last.unit}", lang, last.unit), definition, last.segment, lang, *notes
        ),
        alt=_alt(found, lang),
        notes=[
            *left_out(found.lost, "chart.left_out_of_months", lang),
            *left_out(found.early, "chart.left_out_early", lang),
        ],
        definition=definition,
        counted=found.counts,
        named=[last, *filter(None, [found.compared]), *found.fitted[-1:], *filter(None, [found.effect])],
    )


def _instruction(lang: str) -> str:
    return term(f"chart.event.{INSTRUCTION}", lang)


def _finding(found: _Interrupted, lang: str) -> str:
    last, expected = found.last, found.compared
    parts = {
        "measure": measure_label(last.measure, lang),
        "where": last.area,
        "when": period(last.period, lang),
        "n": bare_of(last, lang),
        "event": _instruction(lang),
    }
    side = _side(found)
    if expected is None or side is None:
        return term("chart.title.interrupted_plain", lang, **parts)
    key = {0: "same", 1: "more", -1: "fewer"}[side]
    return term(f"chart.title.interrupted_{key}", lang, **parts, m=bare_of(expected, lang))


def _side(found: _Interrupted) -> int | None:
    """Whether there are more (1) or fewer (-1) than was to be expected, or neither (0): what an interval tells, or ``None``.

    The interval of the effect where it is given, for it weighs all months; else that of the last month alone.
    """
    effect, expected = found.effect, found.compared
    if effect and effect.has_interval:
        return (effect.low > 0) - (effect.high < 0)
    if expected and expected.has_interval:
        return (found.last.value > expected.high) - (found.last.value < expected.low)
    return None


def _effect_words(found: _Interrupted, lang: str) -> list[str]:
    effect = found.effect
    if effect is None:
        return []
    text = quantity(effect.value, effect.unit, lang, 1)
    interval = interval_words(effect, LEVEL, lang, 1)
    return [term("chart.effect_is", lang, n=f"+{text}" if effect.value > 0 else text), *filter(None, [interval])]


def _interval(fact: Fact, lang: str) -> str:
    return interval_words(fact, LEVEL, lang)


def _alt(found: _Interrupted, lang: str) -> str:
    before = [fact for fact in found.counts if at_month(fact) < found.instruction]
    shown = dict.fromkeys([found.counts[0], *before[-1:], found.last])
    parts = [f"{said(fact, lang)} ({period(fact.period, lang)})" for fact in shown]
    for fact in dict.fromkeys([*found.expected[:1], *filter(None, [found.compared]), *found.expected[-1:]]):
        told = ", ".join(filter(None, [said(fact, lang), _interval(fact, lang)]))
        parts.append(f"{_expected_words(fact, lang)}: {told}")
    for fact in found.fitted[-1:]:
        parts.append(f"{term('chart.fitted', lang)}: {said(fact, lang)} ({period(fact.period, lang)})")
    parts += filter(None, [", ".join(_effect_words(found, lang))])
    return "; ".join(parts)


def _expected_words(fact: Fact, lang: str) -> str:
    return term("chart.expected_without", lang, event=_instruction(lang), when=period(fact.period, lang))


def _words(found: _Interrupted, lang: str) -> list[Words]:
    last, mark = found.last, found.mark
    told = term("chart.last_count", lang, when=period(last.period, lang))
    texts = (told, *_effect_words(found, lang))
    words = [Words(at_month(last), last.value, bare_of(last, lang), texts, mark.line_style(), ink_of(mark.colour))]
    if expected := found.compared or next(reversed(found.expected), None):
        texts = (_expected_words(expected, lang), *filter(None, [_interval(expected, lang)]))
        sign = {"color": EXPECTED_COLOUR, "linestyle": EXPECTED_DASH, "linewidth": 1.5}
        at = at_month(expected), expected.value
        words.append(Words(*at, bare_of(expected, lang), texts, sign, EXPECTED_INK))
    for fact in found.fitted[-1:]:
        sign = {"color": mark.colour, "linewidth": 1.0}
        words.append(Words(at_month(fact), fact.value, "", (term("chart.fitted", lang),), sign))
    return words


def _headings(found: _Interrupted, across: tuple[float, float], lang: str) -> tuple[Heading | None, Heading | None]:
    """Words over the instruction and over the pandemic, where the months drawn hold them."""
    at = found.instruction
    first, last = max(found.pandemic[0] - 0.5, across[0]), min(found.pandemic[1] + 0.5, across[1])
    instruction = Heading(_instruction(lang), ((at, at),)) if across[0] < at < across[1] else None
    is_seen = found.months[0] <= found.pandemic[1] and found.pandemic[0] <= found.months[1]
    pandemic = Heading(term("chart.event.pandemic", lang), ((first, last),), lowest=False) if is_seen else None
    return instruction, pandemic


# ------------------------------------------------------------------ drawing


def _fitted_runs(found: _Interrupted) -> list[list[Fact]]:
    """The fitted line may leap where the expected one begins, and passes by months that have no fit."""
    return runs(found.fitted, at_month(found.expected[0]) if found.expected else found.instruction)


def _strokes(found: _Interrupted, plane: Plane) -> list[Stroke]:
    lines = [[(at_month(fact), fact.value) for fact in run] for run in (*runs(found.counts), *runs(found.expected))]
    for name in ("low", "high"):
        lines.append([(at_month(fact), getattr(fact, name)) for fact in found.expected if fact.has_interval])
    lines.append([(found.instruction, plane.upward[0]), (found.instruction, plane.upward[1])])
    return [stroke for line in lines for stroke in plane.strokes(line)]


def _draw(scene: Scene, found: _Interrupted, instruction: Heading | None, pandemic: Heading | None) -> None:
    colour, axes = found.mark.colour, scene.axes
    draw_months(scene)
    if pandemic:
        _draw_pandemic(scene, pandemic)
    if instruction:
        scene.rule(found.instruction, instruction)
    for run in runs(found.expected):
        points = [(at_month(fact), fact.low, fact.high) for fact in run if fact.has_interval]
        if points:
            scene.band(points, EXPECTED_COLOUR, "band-" + "-".join(fact.fact_id for fact in run))
        line = [(at_month(fact), fact.value) for fact in run]
        look = {"color": EXPECTED_COLOUR, "linewidth": 1.5, "linestyle": EXPECTED_DASH, "zorder": 1.9}
        scene.line(line, gid="expected-" + "-".join(fact.fact_id for fact in run), **look)
    for run in _fitted_runs(found):
        line = [(at_month(fact), fact.value) for fact in run]
        scene.line(line, color=colour, linewidth=1.0, zorder=2, gid="fitted-" + "-".join(f.fact_id for f in run))
    size = point_size(scene.pitch)
    for fact in found.counts:
        is_filled = found.mark.filled and not found.is_left_out(fact)
        mark = style.Mark(found.mark.shape, colour, is_filled, size)
        look = mark.line_style() | {"markeredgewidth": 0.9}
        axes.plot(at_month(fact), fact.value, zorder=2.6, clip_on=False, gid=f"dot-{fact.fact_id}", **look)


def _draw_pandemic(scene: Scene, pandemic: Heading) -> None:
    """Grey from its word down through the plot."""
    plane, page = scene.plane, scene.page
    first, last = pandemic.spans[0]
    scene.axes.axvspan(first, last, facecolor=SHADE, edgecolor="none", zorder=0.2, gid="pandemic")
    top = scene.tops[pandemic] + style.line_height(style.SMALL) + 0.01
    width = plane.x(last) - plane.x(first)
    look = {"facecolor": SHADE, "edgecolor": "none", "zorder": -0.5, "gid": "top-of-pandemic"}
    page.box(plane.x(first), page.top + top, width, plane.above - top, **look)
