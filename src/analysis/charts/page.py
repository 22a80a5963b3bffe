"""The page of a figure: title, subtitle, key and footer around a plot. Every form is laid out here.

Lengths are in inches from the top left corner. The height follows from the text, so nothing is ever cut off.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.patheffects import withStroke
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from analysis.charts import style
from analysis.charts.chart import Chart, slug
from analysis.charts.facts import (
    Fact,
    definition_words,
    distinct,
    listed,
    measure_label,
    periods_of,
    segment_words,
    sources_of,
    word,
)
from analysis.reference.language import bounds_in_words, term

KEY_HEIGHT = 0.2
STAMP_PADDING = 0.04
OPEN_END = 0.08  # of the axis, is how far an interval without an end is drawn
SLACK = 0.05  # a raster rounds each glyph to whole pixels, so a line may come out a little wider


@dataclass(frozen=True)
class Run:
    """A stretch of text in one style."""

    text: str
    size: float = style.SMALL
    colour: str = style.INK
    bold: bool = False

    @property
    def width(self) -> float:
        return style.text_width(self.text, self.size, self.bold)


Line = Sequence[Run]


def block(
    text: str, width: float, size: float = style.SMALL, colour: str = style.INK, bold: bool = False
) -> list[Line]:
    """``text`` wrapped to ``width`` inches, as lines of one run each."""
    return [[Run(line, size, colour, bold)] for line in style.wrap(text, width, size, bold)]


def width_of(lines: Iterable[Line]) -> float:
    return max((sum(run.width for run in line) for line in lines), default=0.0)


def height_of(lines: Iterable[Line]) -> float:
    return sum(style.line_height(max(run.size for run in line)) for line in lines)


@dataclass(frozen=True)
class KeyItem:
    """An entry of the key: a mark (a point), a swatch (a tile) or a stroke, and what it means."""

    text: str
    mark: style.Mark | None = None
    swatch: dict[str, object] | None = None
    stroke: dict[str, object] | None = None

    @property
    def sign_width(self) -> float:
        return self.mark.size / 72 + 0.08 if self.mark else 0.26

    @property
    def lines(self) -> list[Line]:
        return block(self.text, style.inner() - self.sign_width, style.SMALL, style.GREY)

    @property
    def width(self) -> float:
        return self.sign_width + width_of(self.lines) + 0.2


@dataclass
class Page:
    """What a figure says around its plot. Build it, then :meth:`open` it with the height of the plot.

    ``facts`` are those drawn; ``notes`` are said at the head of the footer (what was left out, and why).
    """

    facts: list[Fact]
    lang: str
    name: str
    title: str
    subtitle: str
    alt: str
    key: list[KeyItem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.name = slug(self.name)
        self.stamp = term("chart.simulated", self.lang) if any(fact.is_simulated for fact in self.facts) else ""
        self.alt = f"{self.title.rstrip('.')}. {self.alt}"
        if self.stamp:
            if self.stamp.lower() not in self.title.lower():
                self.title = f"{self.stamp}: {self.title}"
            self.alt = f"{self.stamp}: {term('chart.simulated_note', self.lang)}. {self.alt}"
        self.footer = self._footer()

    def _footer(self) -> str:
        facts, lang = self.facts, self.lang
        # A definition column that holds no definition (the name of a budget line) is said in the plot instead.
        definitions = distinct(definition_words(fact, lang) for fact in facts if fact.counts)
        parts = [
            ("chart.source", listed(distinct(name for fact in facts for name in sources_of(fact, lang)), 4, lang)),
            ("chart.data", periods_of(facts, lang)),
            ("chart.definition", listed(definitions, 6, lang, joint=" | ")),
            ("chart.counted", ", ".join(distinct(fact.counted_in for fact in facts))),
            ("chart.trace", " ".join(distinct(fact.fact_id for fact in facts))),
        ]
        said = [f"{term(key, lang)}: {text}." for key, text in parts if text]
        # No full stop behind an id, so that it can be copied.
        said[-1:] = [text.removesuffix(".") for text in said[-1:]]
        return " ".join([*self.notes, *said])

    # ------------------------------------------------------------- the figure

    def open(self, plot_height: float) -> None:
        """Make the figure, with ``plot_height`` inches between header and footer, and draw what stands around."""
        titles = block(self.title, style.inner() - SLACK, style.TITLE, bold=True)
        subtitles = block(self.subtitle, style.inner() - SLACK, style.SUBTITLE, style.GREY)
        footers = block(self.footer, style.inner() - SLACK, style.FOOTER, style.GREY)
        stamps = self._stamp_lines()
        keys = self._key_rows()
        key_heights = [KEY_HEIGHT + max(height_of(item.lines[1:]) for item in items) for items in keys]
        top = style.MARGIN + (height_of(stamps) + 2 * STAMP_PADDING if stamps else 0)
        title_top, subtitle_top = top, top + height_of(titles) + 0.03
        key_top = subtitle_top + height_of(subtitles) + (style.GAP if keys else 0)
        self.top = key_top + sum(key_heights) + style.GAP
        self.bottom = self.top + plot_height
        footer_top = self.bottom + 2 * style.GAP
        height = footer_top + height_of(footers) + style.MARGIN

        self.figure = Figure(figsize=(style.width(), height))
        self.inches = Affine2D().scale(1 / style.width(), -1 / height).translate(0, 1) + self.figure.transFigure
        self.height = height
        if stamps:
            self._draw_stamp(stamps)
        self.write(titles, style.MARGIN, title_top, gid="title")
        self.write(subtitles, style.MARGIN, subtitle_top, gid="subtitle")
        for items, key_height in zip(keys, key_heights, strict=True):
            self._draw_key(items, key_top + KEY_HEIGHT / 2)
            key_top += key_height
        rule = footer_top - 0.6 * style.GAP
        self.draw([style.MARGIN, style.width() - style.MARGIN], [rule, rule], color=style.RULE, linewidth=0.6)
        self.write(footers, style.MARGIN, footer_top, gid="footer")

    def axes(self, left: float, top: float, width: float, height: float) -> Axes:
        """Axes whose frame is that rectangle, ``top`` measured from the top of the plot."""
        x, y = left / style.width(), 1 - (self.top + top + height) / self.height
        return self.figure.add_axes((x, y, width / style.width(), height / self.height))

    def write(
        self,
        lines: Iterable[Line],
        x: float,
        top: float,
        *,
        align: str = "left",
        gid: str = "text",
        halo: str | None = None,
    ) -> list[Text]:
        """Lines of text below one another, from ``top``; ``x`` is their left edge, middle or right edge.

        A ``halo`` in the colour of the ground keeps a rule behind the text from running through it.
        """
        texts = []
        for line in lines:
            size = max(run.size for run in line)
            baseline = top + (0.5 * (style.LEADING - 1.164) + 0.928) * size / 72  # ascent of DejaVu Sans
            shift = {"left": 0.0, "center": 0.5, "right": 1.0}[align] * width_of([line])
            at = x - shift
            for run in line:
                texts.append(
                    self.figure.text(
                        at,
                        baseline,
                        run.text,
                        transform=self.inches,
                        fontsize=run.size,
                        color=run.colour,
                        weight="bold" if run.bold else "normal",
                        va="baseline",
                        ha="left",
                        gid=gid,
                        path_effects=[withStroke(linewidth=2.2, foreground=halo)] if halo else None,
                    )
                )
                at += run.width
            top += style.line_height(size)
        return texts

    def draw(self, x: list[float], y: list[float], **line: object) -> Line2D:
        """A line or a mark, in inches."""
        return self.figure.add_artist(Line2D(x, y, transform=self.inches, **line))

    def box(self, x: float, top: float, width: float, height: float, **patch: object) -> Rectangle:
        return self.figure.add_artist(Rectangle((x, top), width, height, transform=self.inches, **patch))

    def chart(self) -> Chart:
        """The finished chart."""
        return Chart(
            figure=self.figure,
            name=self.name,
            title=self.title,
            subtitle=self.subtitle,
            footer=self.footer,
            alt=self.alt,
            facts=tuple(distinct(fact.fact_id for fact in self.facts)),
            lang=self.lang,
            drawn=tuple({fact.identity: fact for fact in self.facts if fact.identity}.values()),
        )

    def _stamp_lines(self) -> list[Line]:
        note = f"{self.stamp} — {term('chart.simulated_note', self.lang)}" if self.stamp else ""
        return block(note, style.inner() - SLACK, style.LABEL, style.PAPER, bold=True)

    def _draw_stamp(self, lines: list[Line]) -> None:
        height = height_of(lines) + 2 * STAMP_PADDING
        self.box(0, 0, style.width(), height, facecolor=style.STAMP, edgecolor="none")
        self.write(lines, style.MARGIN, STAMP_PADDING, gid="stamp")
        # Behind the plot as well, so that a clipped copy of it still says so.
        count = max(1, round((self.bottom - self.top) / 5))
        # Aslant it is about as high as its type is large times 2.7: it stays within the plot, and on the page.
        per_point = style.text_width(self.stamp, style.LABEL, bold=True) / style.LABEL
        size = min(54.0, (self.bottom - self.top) * 72 / 2.7, style.inner() / per_point)
        for n in range(count):
            self.figure.text(
                style.width() / 2,
                self.top + (n + 0.5) * (self.bottom - self.top) / count,
                self.stamp,
                transform=self.inches,
                fontsize=size,
                rotation=18,
                color=style.STAMP,
                alpha=0.09,
                weight="bold",
                ha="center",
                va="center",
                zorder=-1,
                gid="watermark",
            )

    def _key_rows(self) -> list[list[KeyItem]]:
        rows: list[list[KeyItem]] = []
        left = 0.0
        for item in self.key:
            if not rows or left + item.width - 0.2 > style.inner():
                rows.append([])
                left = 0.0
            rows[-1].append(item)
            left += item.width
        return rows

    def _draw_key(self, items: list[KeyItem], middle: float) -> None:
        x = style.MARGIN
        for item in items:
            if item.mark:
                self.draw([x + item.mark.size / 144], [middle], **item.mark.line_style())
            if item.swatch:
                self.box(x, middle - 0.06, 0.19, 0.12, **item.swatch)
            if item.stroke:
                self.draw([x, x + 0.19], [middle, middle], **item.stroke)
            self.write(item.lines, x + item.sign_width, middle - 0.072, gid="key")
            x += item.width


def mark_key(facts: Iterable[Fact], lang: str, colour: str | None = None) -> list[KeyItem]:
    """The key to markers by numerator, for those present; in one colour where colour says something else."""
    found = {fact.numerator for fact in facts}
    return [
        KeyItem(
            word(f"numerator.{name}", lang, term("chart.potential", lang)),
            mark=replace(mark, colour=colour or mark.colour),
        )
        for name, mark in style.NUMERATOR_MARKS.items()
        if name in found
    ]


def interval_key(facts: Iterable[Fact], lang: str) -> list[KeyItem]:
    """The key to intervals, whole and open at one end, for those present."""
    facts = list(facts)
    whole = {"color": style.GREY, "linewidth": 1.4, "marker": "|"}
    said = dict.fromkeys(bounds_in_words(fact.measure, lang) for fact in facts if fact.has_interval)
    items = [KeyItem(words, stroke=whole) for words in said]
    if any(fact.is_open for fact in facts):
        arrow = whole | {"marker": ">", "markersize": 4, "markevery": [1]}
        items.append(KeyItem(term("chart.half_interval", lang), stroke=arrow))
    return items


def draw_interval(axes: Axes, fact: Fact, at: float, colour: str, *, upright: bool = False) -> None:
    """The interval of a fact, if it has one, as a thin line with ends; an arrowhead where one end is not known."""
    limits = axes.get_ylim() if upright else axes.get_xlim()
    along, across = fact.ends(OPEN_END * (max(limits) - min(limits))), (at, at)
    if along is None:
        return
    x, y = (across, along) if upright else (along, across)
    look = {"color": colour, "linewidth": 1.4, "markersize": 5, "zorder": 2.2, "clip_on": False}
    known = [n for n, end in enumerate((fact.low, fact.high)) if end == end]
    axes.plot(x, y, gid=f"interval-{fact.fact_id}", marker="_" if upright else "|", markevery=known, **look)
    for n in {0, 1}.difference(known):
        axes.plot(x[n], y[n], gid="open-end", marker=("<v", ">^")[n][upright], **look)


def subtitle(facts: Iterable[Fact], lang: str, note: str = "") -> str:
    """Measure and unit of the facts, the segment where it is one group of workers, and a note."""
    facts = list(facts)
    segments = distinct(fact.segment for fact in facts)
    parts = [
        *(measure_label(measure, lang) for measure in distinct(fact.measure for fact in facts)[:1]),
        *(word(f"chart.unit.{unit}", lang, unit) for unit in distinct(fact.unit for fact in facts)[:1]),
        *(segment_words(segment, lang) for segment in segments if segments == [segment] and segment != "total"),
    ]
    return " · ".join(filter(None, [", ".join(parts), note]))


def empty(title: object | None, name: str | None, lang: str) -> Chart:
    """A figure for a frame without any fact: it says so instead of failing."""
    nothing = term("chart.no_figure", lang)
    heading = str(title) if title is not None else nothing[:1].upper() + nothing[1:]
    page = Page([], lang, name=name or "empty", title=heading, subtitle="", alt=nothing)
    page.open(0.6)
    page.write(
        [[Run(nothing, style.LABEL, style.GREY)]], style.width() / 2, page.top + 0.2, align="center", gid="nothing"
    )
    return replace(page.chart(), nothing=nothing)
