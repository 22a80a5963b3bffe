"""Facts as the figures use them, and how they are said: values, periods, definitions, sources."""

from __future__ import annotations

import calendar
import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from analysis.reference import Definition, segment_label
from analysis.reference.definitions import definition_in_words
from analysis.reference.language import decimals, decimals_within, number, period, quantity, term

COLUMNS = (
    "fact_id",
    "measure",
    "area_code",
    "area",
    "period",
    "segment",
    "value",
    "low",
    "high",
    "unit",
    "definition",
    "provenance",
)
NUMERATORS = ("registered", "active", "unstated", "-")


@dataclass(frozen=True)
class Fact:
    """One row of a facts frame. ``source``, ``state`` and ``counted`` are empty where the frame has no such column.

    A row without id is a count of rows of the processed tables; ``counted`` says of which, for whoever counts again.
    """

    fact_id: str
    measure: str
    area_code: str
    area: str
    period: str
    segment: str
    value: float
    low: float
    high: float
    unit: str
    definition: str
    provenance: str
    source: str = ""
    state: str = ""
    counted: str = ""

    @property
    def identity(self) -> str:
        """Its id, or of a count how it was counted."""
        return self.fact_id or self.counted

    @property
    def counted_in(self) -> str:
        """The table whose rows were counted, for a count."""
        return self.counted.partition("?")[0].partition(":")[0]

    @property
    def has_value(self) -> bool:
        return math.isfinite(self.value)

    @property
    def has_interval(self) -> bool:
        return math.isfinite(self.low) and math.isfinite(self.high)

    @property
    def is_open(self) -> bool:
        """Whether only one end of the interval is known."""
        return math.isfinite(self.low) != math.isfinite(self.high)

    def ends(self, reach: float) -> tuple[float, float] | None:
        """Both ends of the interval, if there is one; an end that is not known lies ``reach`` beyond the value."""
        if not (self.has_interval or self.is_open):
            return None
        low = self.low if math.isfinite(self.low) else min(self.value, self.high) - reach
        high = self.high if math.isfinite(self.high) else max(self.value, self.low) + reach
        return low, high

    @property
    def is_simulated(self) -> bool:
        return self.provenance == "simulated"

    @property
    def counts(self) -> Definition | None:
        """The definition, or ``None`` where the column holds something else (the name of a budget line)."""
        parts = self.definition.split("/")
        well_formed = len(parts) == 3 and all(parts) and parts[0] in NUMERATORS
        return Definition.parse(self.definition) if well_formed else None

    @property
    def numerator(self) -> str:
        return self.counts.numerator if self.counts else "unstated"

    @property
    def days(self) -> tuple[date, date]:
        """First and last day of the period."""
        first, _, last = self.period.partition("/")
        return _first_day(first), _last_day(last or first)

    @property
    def middle(self) -> date:
        first, last = self.days
        return first + (last - first) / 2

    def is_like(self, other: Fact) -> bool:
        """Whether a line may join the two: same measure, area and segment, and definitions alike in full."""
        same = all(getattr(self, name) == getattr(other, name) for name in ("measure", "area_code", "area", "segment"))
        return bool(same and self.counts and other.counts and self.counts.why_unlike(other.counts) is None)


def _first_day(text: str) -> date:
    year, month, day = ([int(part) for part in text.split("-")] + [1, 1])[:3]
    return date(year, month, day)


def _last_day(text: str) -> date:
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return date(*parts)
    month = parts[1] if len(parts) == 2 else 12
    return date(parts[0], month, calendar.monthrange(parts[0], month)[1])


def months_between(first: date, last: date, step: int) -> list[date]:
    """First days of every ``step``-th month of the calendar year, from ``first`` to ``last``."""
    start = first.year * 12
    found = [date(n // 12, n % 12 + 1, 1) for n in range(start, last.year * 12 + 13) if (n - start) % step == 0]
    return [day for day in found if first - timedelta(days=1) <= day <= last]


def facts_in(frame: pd.DataFrame) -> list[Fact]:
    """The rows of a facts frame, in its order. Raises ``ValueError`` for a missing column."""
    missing = [column for column in COLUMNS if column not in frame.columns]
    if missing:
        raise ValueError(f"a facts frame needs the columns {', '.join(missing)}")
    optional = [column for column in ("source", "state", "counted") if column in frame.columns]
    return [Fact(**_clean(row)) for row in frame[[*COLUMNS, *optional]].to_dict("records")]


def _clean(row: dict[str, object]) -> dict[str, object]:
    numbers = {key: math.nan if pd.isna(row[key]) else float(row[key]) for key in ("value", "low", "high")}
    return {key: "" if pd.isna(value) else str(value) for key, value in row.items() if key not in numbers} | numbers


def only(facts: Iterable[Fact], field: str) -> str:
    """The one value that all ``facts`` have in ``field``; raises ``ValueError`` where there are several."""
    values = distinct(getattr(fact, field) for fact in facts)
    if len(values) != 1:
        raise ValueError(
            f"this figure draws one {field} at a time, and the frame holds {len(values)}: {', '.join(values)}"
        )
    return values[0]


def distinct(texts: Iterable[str]) -> list[str]:
    """Each text once, in order of first appearance, without the empty one."""
    return [text for text in dict.fromkeys(texts) if text]


# ------------------------------------------------------------------ words


def word(key: str, lang: str, fallback: str) -> str:
    """The wording under ``key``, else ``fallback``."""
    try:
        return term(key, lang)
    except KeyError:
        return fallback


def measure_label(measure: str, lang: str) -> str:
    return word(f"measure.{measure}", lang, measure)


def row_words(fact: Fact, lang: str) -> str:
    """What a count is of, where its definition says so: of ``error/link`` the words for the finding ``link``."""
    name = fact.definition.rpartition("/")[2]
    return word(f"{fact.measure}.{name}", lang, name.replace("_", " ")) if fact.counted and name else ""


def segment_words(segment: str, lang: str) -> str:
    try:
        return segment_label(segment, lang)
    except KeyError:
        return segment


def bare(value: float, unit: str, lang: str, digits: int | None = None) -> str:
    """The number alone, for a label whose unit stands in the subtitle: 38,09 or Rp16.800."""
    if unit.startswith("IDR"):
        return quantity(value, "IDR", lang)
    return number(value, decimals(unit) if digits is None else digits, lang)


def bare_of(fact: Fact, lang: str) -> str:
    """The number of a fact alone, with the decimals that its bounds bear."""
    return bare(fact.value, fact.unit, lang, decimals_within(fact.unit, fact.low, fact.high, fact.measure))


def said(fact: Fact, lang: str) -> str:
    """The value with its unit: 38,09 persen."""
    return quantity(fact.value, fact.unit, lang, decimals_within(fact.unit, fact.low, fact.high, fact.measure))


def definition_words(fact: Fact, lang: str) -> str:
    return definition_in_words(fact.definition, lang)


def short_definition(fact: Fact, lang: str) -> str:
    """Scope and denominator: ``semua segmen · potensi September 2023``. The numerator is said by the marker."""
    definition = fact.counts
    if definition is None:
        return fact.definition
    if definition.scope == definition.denominator == "unstated":
        return term("chart.undefined", lang)
    scope = word(f"scope.{definition.scope}", lang, definition.scope)
    if definition.denominator == "-":
        return scope
    if definition.denominator == "unstated":
        return f"{scope} · {term('chart.no_denominator', lang)}"
    basis = word(f"denominator.{definition.basis}", lang, definition.basis)
    vintage = definition.denominator.removeprefix(definition.basis).strip()
    return f"{scope} · {basis} {period(vintage, lang)}" if vintage else f"{scope} · {basis}"


def sources_of(fact: Fact, lang: str) -> list[str]:
    """The sources by name; where the frame names none, what kind of data it is."""
    named = [source.strip() for source in fact.source.split(";") if source.strip()]
    return named or [word(f"chart.provenance.{fact.provenance}", lang, fact.provenance)]


def listed(texts: list[str], limit: int, lang: str, joint: str = "; ") -> str:
    """The first ``limit`` texts, and how many more there are."""
    rest = len(texts) - limit
    if rest <= 0:
        return joint.join(texts)
    return term("chart.and_more", lang, items=joint.join(texts[:limit]), n=rest)


def left_out(facts: list[Fact], key: str, lang: str) -> list[str]:
    """A note that names the facts which are not drawn; no note where there are none."""
    ids = " ".join(fact.fact_id for fact in facts if fact.fact_id)
    return [term(key, lang, n=len(facts), ids=ids)] if facts else []


def where(facts: Iterable[Fact], lang: str) -> str:
    """The area by name if there is one, else how many there are."""
    areas = distinct(fact.area for fact in facts)
    return areas[0] if len(areas) == 1 else term("chart.areas", lang, n=number(len(areas), 0, lang))


def periods_of(facts: Iterable[Fact], lang: str) -> str:
    """The periods in words: each of a few, or the span of many."""
    found = sorted({(fact.days, fact.period) for fact in facts if fact.period})
    texts = [period(text, lang) for _, text in found]
    if len(texts) <= 4:
        return ", ".join(texts)
    first, last = found[0][1].split("/")[0], max(found, key=lambda item: item[0][1])[1].split("/")[-1]
    return term("span", lang, first=period(first, lang), last=period(last, lang))


def in_words(facts: Iterable[Fact], lang: str, limit: int = 8) -> str:
    """For the alt text: each fact's area or segment, value and period; of a long list the first and last few."""
    facts = list(facts)
    several_areas = len({fact.area for fact in facts}) > 1
    several_segments = len({fact.segment for fact in facts}) > 1
    several_measures = len({fact.measure for fact in facts}) > 1

    def say(fact: Fact) -> str:
        names = [
            fact.area if several_areas else "",
            segment_words(fact.segment, lang) if several_segments else "",
            measure_label(fact.measure, lang) if several_measures else "",
        ]
        name = ", ".join(filter(None, names))
        when = f" ({period(fact.period, lang)})" if fact.period else ""
        return f"{name + ': ' if name else ''}{said(fact, lang)}{when}"

    if len(facts) <= limit:
        return "; ".join(map(say, facts))
    ends = [*facts[: limit // 2], *facts[-(limit // 2) :]]
    return term("chart.and_more", lang, items="; ".join(map(say, ends)), n=number(len(facts) - len(ends), 0, lang))
