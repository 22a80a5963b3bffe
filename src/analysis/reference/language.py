"""Numbers, months and labels in Indonesian and English.

Numbers follow each language's own form (Unicode CLDR, by Babel): 38,09 persen; 38.09 percent.
The language is Indonesian unless ``MONEV_LANG`` or :func:`use` says otherwise.
"""

from __future__ import annotations

import math
import os
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from babel.dates import format_date
from babel.numbers import format_decimal

from analysis.reference._files import day_in, rows_of

LANGUAGES = {"id": "id_ID", "en": "en_GB"}
_chosen: list[str] = []


def use(lang: str) -> None:
    """Choose the language of everything said from here on: ``id`` or ``en``."""
    check(lang)
    _chosen[:] = [lang]


def current(lang: str | None = None) -> str:
    """The language asked for, else the one chosen by :func:`use`, else ``MONEV_LANG``, else ``id``."""
    return check(lang or (_chosen[0] if _chosen else os.environ.get("MONEV_LANG") or "id"))


def check(lang: str) -> str:
    if lang not in LANGUAGES:
        raise ValueError(f"language {lang!r} is not known: use 'id' (Indonesian) or 'en' (English)")
    return lang


@cache
def _wording() -> dict[str, dict[str, str]]:
    return {row["key"]: {"id": row["id"], "en": row["en"]} for row in rows_of("wording.csv")}


def term(key: str, lang: str | None = None, **parts: object) -> str:
    """The wording under ``key`` in ``wording.csv``, with its ``{parts}`` filled in."""
    entry = _wording().get(key)
    if entry is None:
        raise KeyError(f"no wording {key!r} in reference/wording.csv")
    return entry[current(lang)].format(**parts)


def measure_names() -> list[str]:
    """Every measure that has a name in words, in the order in which a reader meets them."""
    return [key.removeprefix("measure.") for key in _wording() if key.startswith("measure.")]


def number(value: float, digits: int = 0, lang: str | None = None) -> str:
    """``value`` with ``digits`` decimals, halves rounded away from zero: 1.710.891 or 38,09."""
    exact = Decimal(str(value)).quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    return format_decimal(exact, format=pattern, locale=LANGUAGES[current(lang)])


def quantity(value: float, unit: str, lang: str | None = None, digits: int | None = None) -> str:
    """A value with its unit in words. Units: those of ``facts.csv`` (percent, points, workers, IDR ...)."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return term("missing", lang)
    text = number(abs(value), decimals(unit) if digits is None else digits, lang)
    key = f"unit.{unit}"
    if value == 1 and f"{key}.one" in _wording():
        key += ".one"
    words = term(key, lang, n=text) if key in _wording() else f"{text} {unit}"
    # The sign stands before the currency: -Rp33.768.
    return f"-{words}" if value < 0 and text.strip("0.,") else words


def decimals(unit: str) -> int:
    """Decimals with which a unit is printed: two for percent, points, ratios and rates per 1,000, else none."""
    return {"percent": 2, "points": 2, "index": 2, "ratio": 2, "per_1000": 2, "months": 0}.get(unit, 0)


def decimals_within(unit: str, low: float | None, high: float | None) -> int:
    """Decimals that a value with these bounds can bear: 48, not 48,00, where its source printed no decimals.

    A figure printed to one unit u stands for half a u below to one u above, so its bounds are 1.5 u apart. Bounds of an
    estimated ratio or rate are no rounding.
    """
    most = decimals(unit)
    if low is None or high is None or math.isnan(low) or math.isnan(high) or unit in ("ratio", "per_1000"):
        return most
    return min(most, 2 if high - low <= 0.02 else 1 if high - low <= 0.2 else 0)


def period(text: str, lang: str | None = None) -> str:
    """A period in words: ``2023-09`` as September 2023, ``2024`` as 2024, ``a/b`` as a span."""
    if "/" in text:
        first, last = text.split("/", 1)
        return term("span", lang, first=period(first, lang), last=period(last, lang))
    if len(text) == 4:
        return text
    return format_date(day_in(text), "LLLL y" if len(text) == 7 else "d MMMM y", locale=LANGUAGES[current(lang)])
