"""What a figure counts: numerator, segments and denominator, carried with every figure.

A definition is written ``numerator/scope/denominator``:

- numerator: ``registered``, ``active`` or ``unstated`` (``-`` for a count of potential workers);
- scope: whom it counts, ``PU+BPU``, ``PU+BPU+Jakon``, ``UCJ``, ``semua segmen``, a segment, or ``unstated``;
- denominator: what it is divided by and of which vintage, ``angkatan kerja 2024``, ``potensi 2023-09``,
  or ``unstated`` (``-`` for a count of members).

Two figures may be compared only if they are alike. An unstated part is like nothing, not even itself:
what a source does not say cannot be known to be the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from analysis.reference.language import _wording, period, term

UNSTATED = "unstated"
PAST = "/projections"  # what ends like this is of projections made in the past


class UnlikeDefinitionsError(ValueError):
    """Two figures of unlike definitions were to be differenced or drawn as one."""

    def __init__(self, first: Definition, second: Definition, why: str) -> None:
        super().__init__(
            f"unlike definitions are not differenced: {first} ({first.describe('en')}) "
            f"and {second} ({second.describe('en')}): {why}"
        )
        self.first, self.second = first, second


@dataclass(frozen=True)
class Definition:
    numerator: str
    scope: str
    denominator: str

    @staticmethod
    @lru_cache(maxsize=100_000)
    def parse(text: str) -> Definition:
        parts = text.split("/")
        if len(parts) != 3 or not all(parts):
            raise ValueError(f"definition {text!r} is not numerator/scope/denominator")
        return Definition(*parts)

    def __str__(self) -> str:
        return f"{self.numerator}/{self.scope}/{self.denominator}"

    @property
    def basis(self) -> str:
        """The denominator without its vintage: ``angkatan kerja 2024`` → ``angkatan kerja``."""
        return re.sub(r" \d{4}(-\d{2})?$", "", self.denominator)

    def why_unlike(self, other: Definition, *, vintage: bool = True) -> str | None:
        """Why ``self`` and ``other`` may not be differenced, or ``None`` if they may.

        With ``vintage=False`` two denominators of one kind but of different years are alike: a
        decomposition shows the effect of the revision apart.
        """
        mine = (self.numerator, self.scope, self.denominator if vintage else self.basis)
        theirs = (other.numerator, other.scope, other.denominator if vintage else other.basis)
        for name, a, b in zip(("numerator", "segments", "denominator"), mine, theirs, strict=True):
            if UNSTATED in (a, b):
                return f"the {name} is not stated"
            if a != b:
                return f"the {name} differs ({a}; {b})"
        return None

    def require_like(self, other: Definition, *, vintage: bool = True) -> None:
        """Raise :class:`UnlikeDefinitionsError`, naming both, unless the two are alike."""
        why = self.why_unlike(other, vintage=vintage)
        if why:
            raise UnlikeDefinitionsError(self, other, why)

    def describe(self, lang: str | None = None) -> str:
        """The definition in words."""
        numerator = self._word("numerator", self.numerator, lang)
        scope = self.scope_in_words(lang)
        denominator = self._denominator(lang)
        if self.denominator == "-":
            return term("definition.count", lang, numerator=numerator, scope=scope)
        if self.numerator == "-":
            return term("definition.potential", lang, scope=scope, denominator=denominator)
        return term("definition.ratio", lang, numerator=numerator, scope=scope, denominator=denominator)

    def scope_in_words(self, lang: str | None = None) -> str:
        """Whom it counts, in words."""
        return self._word("scope", self.scope, lang)

    def _denominator(self, lang: str | None) -> str:
        word = self._word("denominator", self.basis, lang)
        vintage = self.denominator[len(self.basis) :].strip()
        return f"{word} {period(vintage, lang)}" if vintage else word

    @staticmethod
    def _word(part: str, text: str, lang: str | None) -> str:
        key = f"{part}.{text}"
        return term(key, lang) if key in _wording() else text


class BudgetLine(NamedTuple):
    """What a budget fact is about: written ``line | publisher | fund | status | stage``."""

    line: str
    publisher: str
    fund: str
    status: str
    stage: str

    @classmethod
    def parse(cls, text: str) -> BudgetLine:
        return cls(*text.split(" | "))

    def __str__(self) -> str:
        return " | ".join(self)

    def describe(self, lang: str | None = None) -> str:
        """Who pays, whether it is planned or budgeted, and whose report of which line it is."""
        words = [term(f"fund.{self.fund or 'unstated'}", lang), term(f"status.{self.status}", lang), self.stage]
        return f"{', '.join(filter(None, words))} ({self.line}, {self.publisher})"


def definition_in_words(definition: str, lang: str | None = None) -> str:
    """What a fact counts, in words: a definition, two of them (``one ~ other``), projections of one, a budget line, or a kind of count."""
    if " ~ " in definition:
        one, other = (definition_in_words(part, lang) for part in definition.split(" ~ "))
        return term("definition.then", lang, one=one, other=other)
    if definition.endswith(PAST):
        return term("definition.past", lang, counts=definition_in_words(definition.removesuffix(PAST) + "/-", lang))
    if " | " in definition:
        return BudgetLine.parse(definition).describe(lang)
    if definition.count("/") == 2:
        return Definition.parse(definition).describe(lang)
    key = f"definition.{definition}"
    return term(key, lang) if key in _wording() else definition
