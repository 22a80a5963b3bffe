"""How data of persons look in a text: numbers built like those of persons, telephones, mail, names behind a word.

NIK and NIP are known by their structure (region, dates), the others by their form or by the word before them, which
``privacy.yml`` lists. A number that Excel cut to 15 digits is still known: the serial at its end is not part of the
structure.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

import numpy as np
import yaml

from analysis.reference import districts
from analysis.sheets import words
from analysis.sheets.masking import MASK, is_about, masked_signature

NUMBERS = ("nik", "nip", "kk", "npwp", "phone", "identity")
"""Kinds that a header gives to the numbers under it."""


@cache
def facts() -> dict[str, Any]:
    return yaml.safe_load((files("analysis.cleaning") / "privacy.yml").read_text(encoding="utf-8"))


@cache
def compiled(name: str) -> re.Pattern[str]:
    """An expression of ``privacy.yml``, or of a list of them any."""
    said = facts()[name]
    return re.compile(said if isinstance(said, str) else "|".join(said), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Form:
    kind: str
    pattern: re.Pattern[str]
    check: str
    digits: int
    needs: tuple[str, ...]
    not_alone: bool


@cache
def _forms() -> tuple[_Form, ...]:
    return tuple(
        _Form(
            each["kind"],
            re.compile(each["pattern"], re.I),
            each.get("check", ""),
            each.get("digits", 0),
            tuple(each.get("needs", ())),
            each.get("not_alone", False),
        )
        for each in facts()["patterns"]
    )


@cache
def _office_mail() -> re.Pattern[str]:
    entry = facts()["office_mail"]
    return re.compile(rf"(?:{entry['local']})\s?@\s?(?:{entry['domain']})", re.I)


@cache
def _headers() -> tuple[tuple[dict[str, Any], re.Pattern[str] | None], ...]:
    return tuple(
        (each, re.compile(each["pattern"], re.I) if "pattern" in each else None) for each in facts()["headers"]
    )


@cache
def header_entry(kind: str) -> dict[str, Any]:
    return next((each for each, _ in _headers() if each["kind"] == kind), {})


@cache
def not_names() -> tuple[frozenset[str], frozenset[str]]:
    """Words that no name of a person holds, and whole texts that are names of places."""
    rows = districts()[["district", "official_name", "aliases"]]
    places = {alias for row in rows.itertuples(index=False) for text in row for alias in str(text).split("|")}
    return frozenset(facts()["not_names"]), frozenset(place.casefold() for place in places)


@cache
def _provinces() -> np.ndarray:
    known = np.zeros(100, dtype=bool)
    known[facts()["provinces"]] = True
    return known


_DAYS = np.array([0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])


# Structure of the numbers


def are_nik(numbers: np.ndarray) -> np.ndarray:
    """Which whole numbers (int64) can be a NIK: province, kabupaten, kecamatan, birth date with day + 40 for women."""
    day, month = numbers // 10**8 % 100, numbers // 10**6 % 100
    day = np.where(day > 40, day - 40, day)
    return (
        (numbers >= 10**15)
        & (numbers < 10**16)
        & _provinces()[numbers // 10**14 % 100]
        & (numbers // 10**12 % 100 > 0)
        & (numbers // 10**10 % 100 > 0)
        & _are_days(day, month)
    )


def are_nip(numbers: np.ndarray) -> np.ndarray:
    """Which whole numbers (int64) are the first 15 digits of a NIP: birth date, month of appointment, sex."""
    known = facts()["nip_years"]
    born, appointed = numbers // 10**11, numbers // 10**3 % 10**4
    return (
        (born >= known["birth"][0])
        & (born <= known["birth"][1])
        & _are_days(numbers // 10**7 % 100, numbers // 10**9 % 100)
        & (appointed - born >= known["age"][0])
        & (appointed - born <= known["age"][1])
        & (appointed <= known["appointed_to"])
        & np.isin(numbers // 10 % 100, facts()["nip_months"])
        & np.isin(numbers % 10, [1, 2])
    )


def _are_days(day: np.ndarray, month: np.ndarray) -> np.ndarray:
    inside = (month >= 1) & (month <= 12)
    return inside & (day >= 1) & (day <= _DAYS[np.where(inside, month, 0)])


def _is_number(check: str, digits: str) -> bool:
    if check == "nik":
        return len(digits) == 16 and bool(are_nik(np.array([int(digits)]))[0])
    return len(digits) == 18 and bool(are_nip(np.array([int(digits[:15])]))[0])


# Texts


def _plain(text: str) -> tuple[str, list[int] | None]:
    """A text with plain digits and spaces and without signs that cannot be seen; the place of each character in the
    original, None where nothing changed."""
    if text.isascii():
        return text, None
    kept: list[str] = []
    places: list[int] = []
    start = 0
    for match in _NOT_ASCII.finditer(text):
        kept += [text[start : match.start()], _plain_sign(match[0])]
        places += range(start, match.start())
        places += [match.start()] * len(kept[-1])
        start = match.end()
    places += range(start, len(text))
    return "".join([*kept, text[start:]]), places


_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


@lru_cache(maxsize=10_000)
def _plain_sign(sign: str) -> str:
    category = unicodedata.category(sign)
    digit = unicodedata.decimal(sign, None)
    if category[0] == "C":
        return ""
    narrow = unicodedata.normalize("NFKC", sign)
    return str(digit) if digit is not None else " " if category[0] == "Z" else narrow if len(narrow) == 1 else sign


def spans(text: str) -> tuple[list[tuple[int, int, str]], str]:
    """Where a text speaks of persons: first and last place and kind of each, in order; and the plain text."""
    plain, places = _plain(text)
    found, rest, lower, digits = [], plain, plain.lower(), sum(map(str.isdigit, plain))
    if len(plain) >= 32:  # keys, hashes and the like, in which any digits may follow each other
        rest = compiled("blob").sub(lambda match: chr(1) * len(match[0]), plain)
    for form in _forms():
        if digits < form.digits or (form.needs and not _holds(lower, form.needs)):
            continue
        for match in form.pattern.finditer(rest):
            group = "number" if "number" in form.pattern.groupindex else 0
            shown = _checked(form.check, match[group])
            if not shown:
                continue
            if form.not_alone and shown.strip() == plain.strip(" '`\"") and shown.strip().isdigit():
                continue
            kind = form.kind
            if kind == "email" and _office_mail().fullmatch(shown):
                kind = "email_office"
            low = match.start(group)
            high = low + len(shown)
            found.append((low, high, kind))
            rest = f"{rest[:low]}{chr(1) * (high - low)}{rest[high:]}"
    if places is not None:
        found = [(places[low], places[high - 1] + 1, kind) for low, high, kind in found]
    return sorted(found), plain


def _checked(check: str, shown: str) -> str:
    """Of what a pattern matched, what holds against its check; "" where nothing does."""
    if check in ("nik", "nip"):
        return shown if _is_number(check, re.sub(r"\D", "", shown)) else ""
    if check == "user":
        return "" if is_program(shown) else shown
    if check == "name":
        name = compiled("before_a_number").sub("", shown)
        return name if is_name(name) else ""
    if check in ("first_words", "first_capitals"):
        return _name_before_words(shown, capitals=check == "first_capitals")
    return shown


def _name_before_words(text: str, *, capitals: bool) -> str:
    """The name that a text begins with, "" where it begins with none; it goes on to a word that no name holds, with
    ``capitals`` also only as far as words begin with one."""
    known, ends = not_names()[0], []
    for word in re.finditer(r"[^\s/]+", text):
        bare = word[0].casefold().strip(_AROUND)
        if bare in known or compiled("name_ends").fullmatch(bare) or masked_signature(bare) != MASK:
            break
        if capitals and word[0][0].islower() and bare not in facts()["name_goes_on"]:
            break
        ends.append(word.end())
    shorter = (text[:end].rstrip(" ,-") for end in reversed(ends))
    name = next((each for each in shorter if compiled("name").fullmatch(each)), "")  # not too many words
    return name if is_name(name) else ""


def _holds(text: str, needed: tuple[str, ...]) -> bool:
    for word in needed:  # noqa: SIM110  (half the time of any(), for a million texts)
        if word in text:
            return True
    return False


def kinds_in(text: str) -> Counter[str]:
    """How many of each kind stand in one text; also the names over a NIP in the same text."""
    places, plain = spans(text)
    found = Counter(kind for _, _, kind in places)
    if found["nip"] and "\n" in plain.strip():
        lines = [line.strip() for line in plain.splitlines() if line.strip()]
        for over, line in pairwise(lines):
            if re.search(r"\bn\.?i\.?p\b|\d{8}", line, re.I) and is_name(over):
                found["name"] += 1
    return found


_AROUND = "()[]._,'"  # signs around a word


def is_name(text: str) -> bool:
    """Whether a text can be a person's name: words without digits, none of them of offices, work, places or budgets."""
    shown = " ".join(text.split())
    if not 3 <= len(shown) <= 70 or not compiled("name").fullmatch(shown):
        return False
    known, places = not_names()
    bare = [word.strip(_AROUND) for word in re.split(r"[\s,/()]+", shown.casefold())]
    together = " ".join(filter(None, bare))
    if any(word in known for word in bare) or together in places or masked_signature(together) != MASK:
        return False
    return any(len(word) > 2 for word in bare) and not words.is_total(shown) and not words.is_place_and_date(shown)


def is_program(text: str) -> bool:
    """Whether the author of a file is a program, a machine or an office."""
    return not re.search(r"[^\W\d_]", text) or bool(compiled("not_authors").fullmatch(" ".join(text.split())))


def header_kind(text: str) -> str:
    """What the header of a column, or a key, says of what stands under it or beside it; "" for anything else."""
    head, _, value = text.partition(":")
    shown = words.plain(head).strip(" .:*")
    if not shown or len(shown) > 60 or value.strip() or sum(map(str.isdigit, shown)) > 4:
        return ""
    for entry, pattern in _headers():
        if pattern.fullmatch(shown) if pattern else is_about(shown, entry["masking"]):
            return entry["kind"]
    return ""
