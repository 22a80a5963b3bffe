"""Groups of workers, as monitoring reports name them, and the legal segments they belong to."""

from __future__ import annotations

from functools import cache

import pandas as pd

from analysis.reference._files import frame_of
from analysis.reference.language import current

# The legal segments as reports write them, in the order in which a sum names them: PU+BPU+Jakon.
LEGAL = {"pu": "PU", "bpu": "BPU", "jakon": "Jakon", "pmi": "PMI"}


def segments() -> pd.DataFrame:
    """One row a segment: labels in both languages, legal segment, what it overlaps with, synonyms.

    Segments that overlap are never added: a village officer may also be counted under PU.
    Source: Permenaker 5/2021 (legal segments); labels of monitoring reports.
    """
    return frame_of("segments.csv", "segment")


@cache
def _synonyms() -> dict[str, str]:
    index: dict[str, str] = {}
    for row in segments().itertuples():
        for word in {row.segment, *row.synonyms.split("|")}:
            other = index.setdefault(word.lower(), row.segment)
            if other != row.segment:
                raise ValueError(f"reference/segments.csv: {word!r} means both {other} and {row.segment}")
    return index


def segment_of(label: str) -> str | None:
    """The segment that a label means, by exact synonym, or ``None``."""
    return _synonyms().get(label.strip().lower())


@cache
def _labels() -> dict[str, dict[str, str]]:
    return {row.segment: {"id": row.label_id, "en": row.label_en} for row in segments().itertuples()}


def segment_label(segment: str, lang: str | None = None) -> str:
    """The segment's name in words."""
    return _labels()[segment][current(lang)]
