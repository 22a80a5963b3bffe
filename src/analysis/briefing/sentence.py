"""Sentences whose numbers can be traced: each number carries the id of its fact or the name of its reference."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files

import pandas as pd
import yaml

from analysis.reference.language import (
    bounds_in_words,
    current,
    decimals_within,
    estimated,
    number,
    period,
    quantity,
    term,
)


@dataclass(frozen=True)
class Said:
    """A piece of text with its mark-up: a number, a month, a law."""

    text: str
    html: str
    fact: str = ""
    simulated: bool = False

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Sentence:
    """One or several sentences as text and as HTML; ``facts`` are the ids of the numbers in them.

    ``stamp`` is the word before a sentence that rests on invented numbers.
    """

    text: str
    html: str
    facts: tuple[str, ...] = ()
    stamp: str = ""

    def __str__(self) -> str:
        return f"{self.stamp}: {self.text}" if self.stamp else self.text

    @property
    def face(self) -> str:
        """The HTML as it stands on a page, with the stamp where there is one."""
        if not self.stamp:
            return self.html
        return f'<strong class="simulated" data-provenance="simulated">{escape(self.stamp)}</strong> {self.html}'

    def _repr_html_(self) -> str:
        return f'<p class="finding">{self.face}</p>' if self.text else ""

    def __add__(self, other: Sentence) -> Sentence:
        if not other.text:
            return self
        return Sentence(
            f"{self.text} {other.text}",
            f"{self.html} {other.html}",
            tuple(dict.fromkeys(self.facts + other.facts)),
            self.stamp or other.stamp,
        )


@dataclass(frozen=True)
class Passage:
    """Sentences (or passages) each in a paragraph of its own, or, with ``lead``, as a list under it."""

    sentences: tuple[Sentence | Passage, ...]
    lead: Sentence | None = None

    @property
    def facts(self) -> tuple[str, ...]:
        every = (*self.sentences, *([self.lead] if self.lead else []))
        return tuple(dict.fromkeys(fact for sentence in every for fact in sentence.facts))

    @property
    def text(self) -> str:
        lines = [f"- {sentence}" for sentence in self.sentences] if self.lead else [str(one) for one in self.sentences]
        return "\n".join([str(self.lead), *lines] if self.lead else lines)

    @property
    def html(self) -> str:
        if self.lead is None:
            return "".join(sentence._repr_html_() for sentence in self.sentences)
        items = "".join(f"<li>{getattr(sentence, 'face', sentence.html)}</li>" for sentence in self.sentences)
        return f'{self.lead._repr_html_()}<ul class="finding">{items}</ul>'

    def __str__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return self.html


def passage(*sentences: Sentence | Passage) -> Passage:
    """Each sentence or passage a paragraph."""
    return Passage(sentences)


@cache
def templates() -> dict[str, dict[str, str]]:
    """Every sentence in both languages, by name."""
    return yaml.safe_load((files("analysis.briefing") / "sentences.yml").read_text(encoding="utf-8"))


def say(sentence: str, lang: str | None = None, /, **parts: Said | Sentence | str) -> Sentence:
    """The sentence of that name with its parts filled in; plain strings are escaped."""
    template = templates()[sentence][current(lang)]
    given = {
        key: part if isinstance(part, Said | Sentence) else Said(part, escape(part)) for key, part in parts.items()
    }
    facts = [
        fact for part in given.values() for fact in (part.facts if isinstance(part, Sentence) else (part.fact,)) if fact
    ]
    pieces = re.split(r"\{(\w+)\}", template)
    # Every second piece is the name of a part.
    text = "".join(given[piece].text if place % 2 else piece for place, piece in enumerate(pieces))
    html = "".join(given[piece].html if place % 2 else escape(piece, quote=False) for place, piece in enumerate(pieces))
    invented = any(part.stamp if isinstance(part, Sentence) else part.simulated for part in given.values())
    return Sentence(text, html, tuple(dict.fromkeys(facts)), term("chart.simulated", lang) if invented else "")


def joined(sentences: list[Sentence], separator: str) -> Sentence:
    """Several sentences in a row."""
    facts = tuple(dict.fromkeys(fact for sentence in sentences for fact in sentence.facts))
    stamp = next((sentence.stamp for sentence in sentences if sentence.stamp), "")
    return Sentence(separator.join(s.text for s in sentences), separator.join(s.html for s in sentences), facts, stamp)


def figure(
    fact: dict, lang: str | None = None, *, magnitude: bool = False, bare: bool = False, unit: str | None = None
) -> Said:
    """A fact's value in words, traceable. ``magnitude`` drops the sign, ``bare`` the unit; ``unit`` shortens it."""
    value = abs(fact["value"]) if magnitude else fact["value"]
    digits = decimals_within(fact["unit"], fact.get("low"), fact.get("high"), fact.get("measure", ""))
    text = number(value, digits, lang) if bare else quantity(value, unit or fact["unit"], lang, digits)
    marked = fact_mark(fact["fact_id"], fact["value"], text)
    invented = fact.get("provenance") == "simulated"
    return Said(bounded(fact, text, lang), bounded(fact, marked, lang), fact["fact_id"], invented)


def estimate(fact: dict, lang: str | None = None) -> Said:
    """An estimate in three figures with its interval and what the interval is, each number traceable.

    Where one end is open (a date that may never come) only the other is said.
    """
    ends = {name: fact.get(name) for name in ("low", "high") if pd.notna(fact.get(name))}
    words = {"value": estimated(fact["value"], fact["unit"], lang)}
    words |= {name: estimated(end, fact["unit"], lang, bare=True) for name, end in ends.items()}
    marks = {
        name: fact_mark(fact["fact_id"], fact[name], text, bound="" if name == "value" else name)
        for name, text in words.items()
    }
    invented = fact.get("provenance") == "simulated"
    if not ends:
        return Said(words["value"], marks["value"], fact["fact_id"], invented)
    key = "estimate" if len(ends) == 2 else f"estimate.{next(iter(ends))}"
    level = bounds_in_words(fact["measure"], lang)
    text = term(key, lang, value="\0value\0", level="\0level\0", low="\0low\0", high="\0high\0")
    plain = re.sub("\0(\\w+)\0", lambda found: {**words, "level": level}[found[1]], text)
    marked = f'<abbr title="{escape(level)}">{escape(level)}</abbr>'
    html = re.sub("\0(\\w+)\0", lambda found: {**marks, "level": marked}[found[1]], escape(text, quote=False))
    return Said(plain, html, fact["fact_id"], invented)


def count(row: dict, lang: str | None = None, *, bare: bool = False) -> Said:
    """A count of rows of the processed tables, marked with how it was counted (``counted``)."""
    text = number(row["value"], 0, lang) if bare else quantity(row["value"], row["unit"], lang)
    html = (
        f'<data class="count" value="{int(row["value"])}" data-count="{escape(row["counted"])}">{escape(text)}</data>'
    )
    return Said(text, html, simulated=row["provenance"] == "simulated")


def bounded(fact: dict, text: str, lang: str | None = None) -> str:
    """``text`` with the words for a figure that its source gives as a bound: more than, almost."""
    low, high = (pd.notna(fact.get(name)) for name in ("low", "high"))
    if low == high:
        return text
    return term("at_least" if low else "at_most", lang, n=text)


def fact_mark(fact_id: str, value: float, text: str, *, bound: str = "") -> str:
    """The mark-up of a number that is a fact, or its low or high."""
    which = f' data-bound="{bound}"' if bound else ""
    return f'<data class="fact" value="{value!r}" data-fact="{fact_id}"{which}>{escape(text)}</data>'


def reference(name: str, value: float, unit: str, lang: str | None = None) -> Said:
    """A value of the reference tables, labelled with its name (``targets:aceh-ucj-2025``)."""
    text = quantity(value, unit, lang) if unit else number(value, lang=lang)
    return Said(text, f'<data class="ref" value="{value!r}" data-ref="{escape(name)}">{escape(text)}</data>')


def when(text: str, lang: str | None = None) -> Said:
    """A period in words."""
    words = period(text, lang)
    machine = f' datetime="{text}"' if "/" not in text else ""
    return Said(words, f"<time{machine}>{escape(words)}</time>")


def name(text: str) -> Said:
    """A name that may hold digits (a law, a target, a definition), marked as such."""
    return Said(text, f'<cite class="name">{escape(text)}</cite>')
