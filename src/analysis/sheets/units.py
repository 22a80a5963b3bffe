"""In what a column counts: rupiah, thousands of rupiah, people, per cent; read from its header and the lines over the table."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

import yaml

WORDS: dict = yaml.load(
    (files("analysis.sheets") / "words_numbers.yml").read_text(encoding="utf-8"),
    Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader),
)
"""The word list ``words_numbers.yml``."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What one number of a column stands for."""

    name: str = ""  # "Rp", "orang", "%", "luas" ...; "" where nothing says so
    scale: float = 1.0  # a printed 12 means 12 x scale
    whole: bool = False  # stated to be counted in whole things: a fraction cannot be meant
    currency: bool = False
    percent: bool = False
    text: str = ""  # the words that say so
    counted: bool = False  # the header names people or things without saying "number of": a count, most likely
    fractions: bool = False  # averages, ratios, shares: fractions are natural
    measured: bool = False  # areas, weights, rates, times
    scale_text: str = ""  # the words that state the scale, where it is not 1


NO_UNIT = Unit()


def _phrases(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.casefold() for word in words)


SCALES = {word: entry["exponent"] for entry in WORDS["scales"] for word in entry["words"]}
CURRENCIES = {word: entry["name"] for entry in WORDS["currencies"] for word in entry["words"]}
PERCENT = _phrases(WORDS["percent"])
_MONEY_UNITS = {name: Unit(name=name, currency=True) for name in CURRENCIES.values()}
_PERCENT_UNIT = Unit(name="%", percent=True, fractions=True)
UNITS = {
    word: Unit(name=entry.get("name", word), whole=entry.get("whole", False), measured=entry.get("measured", False))
    for entry in WORDS["units"]
    for word in entry["words"]
}
_ALONE = {word for entry in WORDS["units"] if entry.get("alone") for word in entry["words"]}
_COUNTING = _phrases(WORDS["counting"])
_BETWEEN = _phrases(WORDS["between"])
_MONEY = _phrases(WORDS["money"])
_FRACTIONS = _phrases(WORDS["fractions"])
_MEASURES = _phrases(WORDS["measures"])
_QUANTITIES = _phrases(WORDS["quantities"])
_SEXES = _phrases(WORDS["sexes"])
_LONGEST = 3  # words in the longest phrase

_LETTERED = re.compile(r"(?<![^\s/])(?:\w ){2,}\w(?![^\s/])")
_SUPERSCRIPTS = str.maketrans({"²": "2", "³": "3", "’": "'", "‘": "'", "–": "-", "—": "-", "−": "-"})
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
# 000 ,000 .000 '000 000.000 1.000 x1000, with or without the dash that ends an amount (000,-)
_NOUGHTS = re.compile(r"(?P<times>x\s*)?(?P<one>1)?(?P<groups>(?:[.,' ]?000)+)(?![0-9])(?:\s?[,.]?\s?[-=]{1,2})?")
_WORD = re.compile(r"%|[^\s/().,:;%]+(?:/[^\s/().,:;%]+)?")
_LEAD = re.compile(
    r"^(?:dalam|dlm|dgn|dengan|satuan|unit|nilai|in|ket|dinyatakan|ukuran|angka|x)\b\s*[:.=]*\s*|^[:=]\s*", re.I
)
_SAYS_UNIT = re.compile(r"^\s*(?:satuan|unit|dalam|dlm|in|x)\b\s*[:=]?\s*\S", re.I)
_INSIDE = re.compile(r"\b(?:dalam|dlm|in)\s+(?:satuan\s+)?", re.I)
_FOOTNOTE = re.compile(r"\s*(?:\*+\)?|[¹²³⁴⁵]\)?|\b[0-9]\))\s*$")


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """A header as compared here: small letters, single spaces, letter-spaced words closed up (J U M L A H)."""
    text = unicodedata.normalize("NFKC", text.translate(_SUPERSCRIPTS))
    if len(text) < 400:
        text = _LETTERED.sub(lambda found: found.group().replace(" ", ""), text)
    return " ".join(text.casefold().split())


def is_unit_text(text: str) -> bool:
    """Whether a cell only states a unit: ``(Rp)``, ``Satuan: Orang``, ``Dalam Rupiah``, ``%``, ``Rp. 000,-``.

    Words that name a column as often as a unit (Desa, Peserta) need brackets or "Satuan".
    """
    if len(text) > 60:
        return False
    text = _FOOTNOTE.sub("", plain(text)).rstrip(" :")
    bare = not (_is_bracketed(text) or _SAYS_UNIT.match(text))
    found = _expression(text, bare=bare)
    return found is not None and not (bare and re.match(r"[x1.,' 0]+", text) and "x" not in text)


def unit_of(texts: Sequence[str], title: Sequence[str] = ()) -> Unit:
    """The unit of a column: ``texts`` is its header path (top to bottom), ``title`` the lines over the table.

    The nearest statement wins: the column's own header, from its lowest row up, then the last line over the table, and so
    on up. What is counted and by how much it is scaled may be said in two places, such as ``Anggaran (Rp)`` under a line
    ``(dalam ribuan rupiah)``; a scale reaches only columns of its own kind, so that this line leaves ``Jumlah Peserta``
    alone.
    """
    return _unit_of(tuple(texts), tuple(title))


_YEAR = re.compile(r"(19|20)\d\d")
_YEARS = re.compile(r"tahun( anggaran| data)?|thn|t\.?a\.?|year")
_WHEN = re.compile(  # "Tahun 2021", "Triwulan II", "Bulan Januari (orang)": when, and then perhaps a unit
    r"(?:tahun(?: anggaran| data)?|thn|t\.? ?a\.?|bulan|bln|triwulan|trw|tw|semester|smt|periode|posisi|keadaan)[ .:-]*"
    r"(?:(?:19|20)\d\d|\d{1,2}\b|[ivx]{1,3}\b|jan|feb|peb|mar|apr|mei|jun|jul|agu|ags|agt|sep|okt|nov|nop|des)[^(]*(.*)"
)


@lru_cache(maxsize=4096)
def _unit_of(texts: tuple[str, ...], title: tuple[str, ...]) -> Unit:
    levels = [plain(text) for text in texts if text and text.strip()]
    if any(_YEAR.fullmatch(level) for level in levels):  # "Tahun" over 2021 says when, not what is counted
        levels = [level for level in levels if not _YEARS.fullmatch(level)]
    levels = [hit[1] if (hit := _WHEN.fullmatch(level)) else level for level in levels]
    levels = [level for level in levels if level]
    stated = [_explicit(level) for level in levels]
    unit = _from_header(levels, stated)
    reach = _reach(unit, levels)
    scale, scale_text = (unit.scale, unit.scale_text) if unit.scale != 1 else (1.0, "")
    for line in reversed([plain(text) for text in title if text and text.strip()]):
        found = _explicit(line, title=True)
        if found is None and not unit.name and not unit.counted and reach == "any":
            unit = _head(line, title=True) or unit
            reach = _reach(unit, levels)
            continue
        if found is None or not _may_apply(found, reach):
            continue
        if not unit.name and found.name:
            unit = replace(found, scale=1.0, scale_text="", fractions=unit.fractions or found.fractions)
            reach = _reach(unit, levels)
        if scale == 1 and found.scale != 1 and not unit.percent:
            scale, scale_text = found.scale, found.scale_text
        if unit.name and scale != 1:
            break
    return replace(unit, scale=scale, scale_text=scale_text, text=(unit.text or scale_text)[:60])


def _from_header(levels: list[str], stated: list[Unit | None]) -> Unit:
    unit, scale, scale_text = NO_UNIT, 1.0, ""
    for found in reversed(stated):
        if found is None:
            continue
        if not unit.name and found.name:
            unit = replace(found, scale=1.0)
        if scale == 1 and found.scale != 1 and (not found.name or not unit.name or found.name == unit.name):
            scale, scale_text = found.scale, found.scale_text
    whole_path = " ".join(levels)
    if not unit.name:
        for position in range(len(levels) - 1, -1, -1):
            level = levels[position]
            if level in _COUNTING and position:
                # "Peserta > Jumlah": the word says that something above is counted, or just "in all".
                continue
            under = position > 0 and levels[position - 1].split(" / ")[-1].strip() in _COUNTING
            found = _head(f"jumlah {level}" if under else level)
            if found is not None:
                unit = found
                break
    if unit.percent:
        scale, scale_text = 1.0, ""
    if not unit.currency and _holds(whole_path, _FRACTIONS):
        unit = replace(unit, whole=False, counted=False, fractions=True)
    elif unit.whole and re.search(r"\bper\b", whole_path):
        # "Jumlah Penduduk per Kecamatan" counts, "per Km2" divides: which one is not ours to say.
        unit = replace(unit, whole=False, counted=True)
    return replace(unit, scale=scale, scale_text=scale_text)


def _reach(unit: Unit, levels: list[str]) -> str:
    """Which statements over the table may still add to a column: "any", "money", "count", "measure" or "none"."""
    if unit.percent or unit.fractions:
        return "measure"
    if unit.currency:
        return "money"
    if unit.whole or unit.counted:
        return "count"
    if unit.measured:
        return "measure"
    for level in reversed(levels):
        first = _first(level)
        if first in _MONEY:
            return "money"
        if first in _QUANTITIES:
            return "none"
        if first in _SEXES:
            return "count"
    return "any"


def _may_apply(found: Unit, reach: str) -> bool:
    if reach == "any":
        return True
    if reach == "money":
        return found.currency or not found.name
    if reach == "count":
        return found.whole or not found.name
    return reach == "measure" and bool(found.name) and not found.currency and not found.whole and found.scale == 1


def _first(text: str) -> str:
    """The head of a header, numbering and "total" words left out."""
    for word in re.findall(r"[^\s(),:;]+", text):
        if word not in _BETWEEN and word not in _COUNTING and not re.fullmatch(r"[0-9]+\.?|[ivx]+\.|[a-z]\.", word):
            return word
    return ""


def _holds(text: str, phrases: Iterable[str]) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text) for phrase in phrases if phrase in text)


def _head(text: str, *, title: bool = False) -> Unit | None:
    """What the head of a header says: ``Jumlah Peserta Aktif`` counts people, ``Peserta Aktif`` most likely does."""
    words = re.findall(r"[^\s(),:;/]+", text)
    counting = False
    position = 0
    while position < len(words):
        if words[position] in _COUNTING:
            counting = True
        elif words[position] not in _BETWEEN and not re.fullmatch(r"[0-9]+\.?|[ivx]+\.|[a-z]\.", words[position]):
            break
        position += 1
    rest = words[position:]
    if title:
        # A title names many things; only one that opens with "Jumlah ..." and holds no other measure says what is counted.
        if not counting or _holds(text, _FRACTIONS | _MEASURES | _MONEY):
            return None
    elif _holds(text, _FRACTIONS):
        return Unit(fractions=True, text=text[:60])
    for length in range(min(_LONGEST, len(rest)), 0, -1):
        phrase = " ".join(rest[:length])
        if phrase in _MEASURES:
            return Unit(measured=True, text=text[:60])
        if phrase in UNITS and (UNITS[phrase].whole or UNITS[phrase].measured):
            found = UNITS[phrase]
            if found.measured:
                return replace(found, text=text[:60])
            return replace(found, whole=counting, counted=True, text=text[:60])
    return None


@lru_cache(maxsize=4096)
def _explicit(text: str, *, title: bool = False) -> Unit | None:
    """What a header or line states outright: in brackets, as a last line, after "dalam", or as the whole cell."""
    text = _FOOTNOTE.sub("", text)
    for inside in reversed(_BRACKETS.findall(text)):
        found = _expression(inside, bare=False)
        if found is not None:
            return found
    found = _expression(text.rstrip(" :"), bare=not _SAYS_UNIT.match(text))
    if found is not None:
        return found
    for start in reversed([match.end() for match in _INSIDE.finditer(text)]):
        words = text[start:].split(" ")
        for length in range(min(4, len(words)), 0, -1):
            found = _expression(" ".join(words[:length]).strip(" .,;"), bare=True)
            if found is not None and (found.scale != 1 or found.currency or found.percent):
                return found
    if title:
        return None
    if re.search(r"(?<![0-9])\s*%$|^%", text):
        return replace(_PERCENT_UNIT, text=text[:60])
    words = text.split(" ")
    for length in range(min(3, len(words) - 1), 0, -1):
        found = _expression(" ".join(words[-length:]).strip(" ,-"), bare=True)
        if found is not None and found.currency and not words[-length - 1][-1:].isdigit():
            return found
    return None


def _is_bracketed(text: str) -> bool:
    return len(text) > 1 and (text[0], text[-1]) in {("(", ")"), ("[", "]")}


@lru_cache(maxsize=4096)
def _expression(text: str, *, bare: bool) -> Unit | None:
    """The unit that ``text`` is, or None where it holds anything else. ``bare``: words that need brackets do not count."""
    original, text = text, text.strip()
    while _is_bracketed(text):
        text = text[1:-1].strip()
    for _ in range(3):
        text = _LEAD.sub("", text)
    if not text or len(text) > 60:
        return None
    text = re.sub(r"^(rp|idr)(?=['0-9])", r"\1 ", text)
    unit, exponent, divided = NO_UNIT, 0, False
    position = 0
    while position < len(text):
        if text[position] in " .,:;-":
            noughts = _NOUGHTS.match(text, position)
            if noughts is None:
                position += 1
                continue
        else:
            noughts = _NOUGHTS.match(text, position)
        if noughts is not None:
            if exponent or (bare and noughts["one"] and not noughts["times"]):
                return None
            exponent = 3 * noughts["groups"].count("000")
            position = noughts.end()
            continue
        if text[position] == "/":
            divided = True
            position += 1
            continue
        token, length = _token(text[position:], bare=bare and not divided)
        if not length:
            return None
        position += length
        if token == "per":
            divided = True
        elif isinstance(token, int):
            if exponent:
                return None
            exponent = token
        elif divided:
            # Rp/orang stays money, jiwa/km2 is a density.
            if unit.whole and token.whole and token.name != unit.name:
                unit = Unit(name=text[:20], counted=True)  # Kab/Kota are alternatives, siswa/guru a ratio
            elif token.name != unit.name:
                unit = unit if unit.currency else Unit(name=text[:20], fractions=True)
        elif unit.name and token.name != unit.name:
            return None
        else:
            unit = token
    if not unit.name and not exponent:
        return None
    if unit.percent and exponent:
        return None
    return replace(unit, scale=10.0**exponent, text=original[:60], scale_text=original[:60] if exponent else "")


def _token(text: str, *, bare: bool) -> tuple[Unit | int | str, int]:
    """The first word or phrase of ``text`` as a unit, an exponent of ten or "per", and its length; length 0: unknown."""
    words = list(_WORD.finditer(text))[: _LONGEST + 1]
    if not words or words[0].start():
        return "", 0
    before_slash = words[0].group().partition("/")[0]
    if before_slash != words[0].group() and words[0].group() not in UNITS:
        words = [re.match(re.escape(before_slash), text)]
    for count in range(min(_LONGEST, len(words)), 0, -1):
        end = words[count - 1].end()
        phrase = " ".join(text[:end].replace(".", " ").split())
        known: Unit | int | str | None = None
        if phrase in CURRENCIES:
            known = _MONEY_UNITS[CURRENCIES[phrase]]
        elif phrase in SCALES:
            known = SCALES[phrase]
        elif phrase in PERCENT:
            known = _PERCENT_UNIT
        elif phrase == "per":
            known = phrase
        elif phrase in UNITS and (phrase in _ALONE or not bare):
            known = UNITS[phrase]
        if known is not None:
            return known, end
    return "", 0
