"""Numbers, months and labels in Indonesian and English.

Numbers follow each language's own form (Unicode CLDR, by Babel): 38,09 persen; 38.09 percent.
The language is Indonesian unless ``MONEV_LANG`` or :func:`use` says otherwise.
"""

from __future__ import annotations

import math
import os
import re
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


def terms() -> dict[str, dict[str, str]]:
    """Every wording in both languages, by key."""
    return {key: dict(words) for key, words in _wording().items()}


def measure_names() -> list[str]:
    """Every measure that has a name in words, in the order in which a reader meets them."""
    return [key.removeprefix("measure.") for key in _wording() if key.startswith("measure.")]


def number(value: float, digits: int = 0, lang: str | None = None) -> str:
    """``value`` with ``digits`` decimals, halves rounded away from zero: 1.710.891 or 38,09."""
    exact = Decimal(str(value)).quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    return format_decimal(exact, format=pattern, locale=LANGUAGES[current(lang)])


def amount(value: float, lang: str | None = None) -> str:
    """A number with the decimals that it has, at most nine, and marks of thousands: 1.500, 43,54."""
    digits = next(n for n in range(10) if abs(round(value, n) - value) < 1e-10 or n == 9)
    return number(value, digits, lang)


# Words that may stand after a number, with what they multiply it by; a unit does not.
MULTIPLES = {
    "ribu": 10**3, "thousand": 10**3, "juta": 10**6, "million": 10**6, "miliar": 10**9, "milyar": 10**9,
    "billion": 10**9, "triliun": 10**12, "trillion": 10**12,
}  # fmt: skip
UNITS = ("%", "persen", "percent", "orang", "pekerja", "workers", "bulan", "months")


def typed_number(text: str, lang: str | None = None) -> float | None:
    """The number that a person typed in the language's own form; ``None`` where it is none.

    1.500 is 1500 in Indonesian and 1.5 in English, 1,500 the other way; 43.54 is read in both, as no thousand has two digits.
    ``Rp``, a unit and a multiple (2 miliar) may stand with it.
    """
    groups, point = (".", ",") if current(lang) == "id" else (",", ".")
    bare = text.strip().lower().removeprefix("rp").strip(". ")
    times = 1
    for word in (*MULTIPLES, *UNITS):
        if bare.endswith(word):
            bare, times = bare.removesuffix(word).strip(), MULTIPLES.get(word, 1)
            break
    g, p = re.escape(groups), re.escape(point)
    if re.fullmatch(rf"-?[0-9]{{1,15}}(?:{p}[0-9]{{1,9}})?", bare):
        plain = bare.replace(point, ".")
    elif re.fullmatch(rf"-?[0-9]{{1,3}}(?:{g}[0-9]{{3}}){{1,5}}(?:{p}[0-9]{{1,9}})?", bare):
        plain = bare.replace(groups, "").replace(point, ".")
    elif re.fullmatch(rf"-?[0-9]{{1,15}}{g}(?:[0-9]{{1,2}}|[0-9]{{4,9}})", bare):
        plain = bare.replace(groups, ".")
    else:
        return None
    value = float(plain) * times
    return float(round(value)) if times > 1 and abs(value - round(value)) < 1e-6 else value


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


def decimals_within(unit: str, low: float | None, high: float | None, measure: str = "") -> int:
    """Decimals that a value with these bounds can bear: 48, not 48,00, where its source printed no decimals.

    A figure printed to one unit u stands for half a u below to one u above, so its bounds are 1.5 u apart. Bounds of an
    estimate (``estimates.csv``) are no rounding.
    """
    most = decimals(unit)
    if low is None or high is None or math.isnan(low) or math.isnan(high) or is_estimate(measure):
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


@cache
def _estimates() -> dict[str, tuple[str, str]]:
    return {row["measure"]: (row["level"], row["kind"]) for row in rows_of("estimates.csv")}


def is_estimate(measure: str) -> bool:
    """Whether the bounds of a measure are those of an estimate; the bounds of any other are what rounding allows."""
    return measure in _estimates()


def bounds_in_words(measure: str, lang: str | None = None) -> str:
    """What the low and high of a measure are: an interval of so many percent, draws, or what rounding allows."""
    if not is_estimate(measure):
        return term("bounds.rounding", lang)
    level, kind = _estimates()[measure]
    return term(f"bounds.{kind}", lang, level=level)


SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
FIGURES = 3  # that an estimate is written with


def estimated(value: float, unit: str, lang: str | None = None, *, bare: bool = False) -> str:
    """An estimate with its unit in three figures: Rp247 miliar, 4.490 kematian, 8,23 persen; ``bare``: without, but for rupiah."""
    if unit == "IDR":
        for scale, name in SCALES:
            if abs(value) >= 0.9995 * scale:
                words = term(f"scale.{name}", lang, n=number(abs(value) / scale, _digits(abs(value) / scale), lang))
                return f"-{words}" if value < 0 else words
    if unit in ("share", "index"):
        return number(value, FIGURES, lang)
    if abs(value) >= 10**FIGURES:
        value = float(f"{value:.{FIGURES}g}")
    digits = min(decimals(unit), _digits(abs(value)))
    return number(value, digits, lang) if bare else quantity(value, unit, lang, digits)


def _digits(value: float) -> int:
    return max(0, FIGURES - len(str(int(float(f"{value:.{FIGURES}g}")))))
