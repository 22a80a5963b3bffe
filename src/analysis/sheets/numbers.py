"""Numbers as officials write them: every way a text can be read, and what a whole column proves about its members.

A text is never read in the most probable way. ``1.234`` is a thousand to one writer and a decimal to the next, so it has
two readings; the column decides between them where it can, by its certain members, its unit or its format, and says so.
What it cannot decide it hands on as hypotheses, for the printed totals to decide.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.sheets.cells import Kind
from analysis.sheets.units import CURRENCIES, PERCENT, SCALES, UNITS, WORDS, Unit, unit_of

Problems = dict[str, list[tuple[int, str, str, str]]]

UNDECIDED = "undecided"
"""The key of ``ColumnReading.problems`` that holds where no hypothesis could be chosen."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read one text."""

    value: float  # sign, ribu/juta/miliar/triliun and % (12,5 % is 12.5) applied; not the unit of the column
    convention: str  # "id" (1.234,5), "en" (1,234.5), "" where both write it so
    decimals: int  # digits behind the decimal mark
    grouped: bool  # has marks between thousands
    unit: str = ""  # "Rp", "%", "orang", "desa" ...
    scaled: bool = False  # said its own ribu, juta, miliar or triliun


@dataclass(frozen=True, slots=True)
class Column:
    """The body cells of one value column: arrays of equal length, one position a cell."""

    kind: np.ndarray  # cells.Kind
    number: np.ndarray  # float64, NaN where a cell holds no number
    text: np.ndarray  # object, "" where a cell holds no text
    format: np.ndarray  # object, number formats, "" where not known


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the surroundings of a column say about it."""

    header: tuple[str, ...] = ()  # the header path, top to bottom
    title: tuple[str, ...] = ()  # title, metadata and unit lines over the table
    convention: str = ""  # proven elsewhere in the table: "id", "en", "mixed", or "" for not known


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One way to read a column: values in full units (the unit's scale applied), NaN where a cell holds no number."""

    name: str
    values: np.ndarray


@dataclass(frozen=True, slots=True)
class ColumnReading:
    """What a column says.

    ``problems`` has one entry a cell: (position, rule, found, expected). Those under "" hold in any case, those under the
    name of a hypothesis only if it is chosen, those under ``UNDECIDED`` only if none is. With one hypothesis all are
    under "".
    """

    hypotheses: tuple[Hypothesis, ...]
    unit: Unit
    problems: Problems = field(default_factory=dict)
    convention: str = ""


class _Raw(NamedTuple):
    """A reading while it is made; the same fields as ``Reading`` and what only a column asks."""

    value: float
    convention: str
    decimals: int
    grouped: bool
    unit: str
    scaled: bool
    mark: str = ""  # the only mark of a text that has one mark once: "1.234", "1.5"
    loose: tuple[_Raw, ...] = ()  # the readings if the text's own unit did not rule some out


# ---------------------------------------------------------------------------------------------------------------------
# One text

_MAX_LENGTH = 64
_LONG_RUN = 15  # from here a run of digits is a person's or an account's number, not an amount
_EXACT_DIGITS = 16
_SURE_LENGTH = 21  # digits and marks of a grouped number that is surely exact
_PHONE_RUN = 8
_SAME = str.maketrans(
    {"−": "-", "–": "-", "—": "-", "‒": "-", "―": "-", "﹣": "-", "’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'",
     "“": '"', "”": '"', "²": "2", "³": "3", "\u200b": None, "\u200e": None, "\u200f": None, "\ufeff": None, "\u00ad": None,
     "\u2060": None}
)  # fmt: skip
_DASHES = "-–—−‒―_"
_CURRENCY_WORDS = "|".join(re.escape(word) for word in sorted(CURRENCIES, key=len, reverse=True))
_SHAPE = re.compile(
    rf"""(?P<sign>[-+]\s*)?(?P<open>\(\s*)?
    (?:(?P<currency>{_CURRENCY_WORDS})\s*\.?\s*)?
    (?P<sign2>[-+]\s*)?(?P<open2>\(\s*)?
    (?P<core>[.,]?[0-9](?:[0-9.,' ]*[0-9])?)
    (?P<power>e[+-]?[0-9]{{1,2}})?
    (?P<end>\s?[.,]\s?[-=]{{1,2}}|\.)?
    (?P<minus>\s*-)?
    (?P<close>\s*\))?
    (?:\s*(?P<word>[a-z%$][a-z0-9%$./\ -]*?))?
    (?P<close2>\s*\))?
    \s*(?:\*{{1,3}}\)?)?""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
_GROUPED = re.compile(r"([0-9]{1,3})([.,' ])([0-9]{3}(?:\2[0-9]{3})*)(?:(?!\2)([.,])([0-9]+))?")
_SIMPLE = re.compile(r"([0-9]*)(?:([.,])([0-9]+))?")
# A stray space beside a mark, not before the second group: "12. 500.000" may be item 12.
_STRAY = re.compile(r"(?<=[.,][0-9]{3})(?: ?([.,]) ?)(?=[0-9]{3})")
# The forms that fill whole columns, read in one go.
_COMMON = re.compile(
    r"(Rp\.? ?)?(?:([0-9]{1,3}(?:\.[0-9]{3})+)(?:,([0-9]+))?|([1-9][0-9]{0,13}|0)"
    r"|([0-9]{1,3}(?:,[0-9]{3})+)(?:\.([0-9]+))?|((?:0|[1-9][0-9]{0,13})([.,])(?:[0-9]{1,2}|[0-9]{4,9})))"
)


def readings(text: str) -> tuple[Reading, ...]:
    """Every way to read a text as a number: none, one (certain), or more (ambiguous, such as ``1.234``).

    Not numbers: codes (5.1.02), ids with a leading zero (007), dates, ranges, ratios, phone numbers, runs of 15 digits
    and more. Rupiah and whole things (51 orang) have no thousandths, so with them three digits behind a mark are a group.
    """
    return tuple(Reading(*found[:6]) for found in _scan(text))


def is_placeholder(text: str) -> bool:
    """Whether a text stands for "no number here": ``-``, ``NA``, ``Nihil``, ``...``, ``Rp.``, ``Rp -``, ``####``."""
    return _is_placeholder(text)


_WORDLESS = frozenset(WORDS["placeholders"])
_MARKS_ONLY = re.compile(r"(?=.*[-.#=_])[-.,#=_\s/]*")
_BARE_CURRENCY = re.compile(rf"(?:{_CURRENCY_WORDS})\s*[.:]?\s*", re.IGNORECASE)
_LONGEST_WORD = 2 * max(map(len, WORDS["placeholders"]))
_HASHES = re.compile(r"\s*#{2,}\s*")


@lru_cache(maxsize=8192)
def _is_placeholder(text: str) -> bool:
    if len(text) > _LONGEST_WORD and text[0].isalpha() and text[-1].isalnum() and not _BARE_CURRENCY.match(text):
        return False  # most texts: longer than any word for "no number"
    if len(text) > _MAX_LENGTH:
        return len(set(text)) <= 4 and bool(_MARKS_ONLY.fullmatch(_normal(text).strip()))
    text = _normal(text).strip().strip("'\"").strip()
    while len(text) > 2 and text[0] == "(" and text[-1] == ")":
        text = text[1:-1].strip()
    money = _BARE_CURRENCY.match(text)
    if money:
        text = text[money.end() :].strip()
        if not text:
            return True
    if len(text) > 1:
        text = text.removesuffix("%").strip()
    if _MARKS_ONLY.fullmatch(text):
        return True
    return re.sub(r"[\s.]", "", text).casefold() in _WORDLESS


def _normal(text: str) -> str:
    """Full-width digits, odd spaces and dashes in their plain form."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFKC", text.translate(_SAME)).translate(_SAME)


@lru_cache(maxsize=1 << 17)
def _scan(text: str) -> tuple[_Raw, ...]:
    common = _COMMON.fullmatch(text)
    if common is not None:
        money, groups, decimals, plain, en_groups, en_decimals, simple, mark = common.groups()
        unit = "Rp" if money else ""
        if plain:
            return (_Raw(float(plain), "", 0, False, unit, False),)
        if simple:
            value = float(simple.replace(",", "."))
            places = len(simple) - simple.index(mark) - 1
            return (_Raw(value, "id" if mark == "," else "en", places, False, unit, False, mark),)
        convention, stroke = ("id", ".") if groups else ("en", ",")
        groups, decimals = (groups, decimals) if groups else (en_groups, en_decimals)
        if groups[0] != "0" and (len(groups) > 7 or (decimals and len(decimals) != 3)) and len(groups) < _SURE_LENGTH:
            digits = groups.replace(stroke, "")
            value = float(f"{digits}.{decimals}") if decimals else float(digits)
            if not (money and decimals and len(decimals) == 3):
                return (_Raw(value, convention, len(decimals or ""), True, unit, False),)
    return _scan_any(text)


def _scan_any(text: str) -> tuple[_Raw, ...]:
    if not text or len(text) > _MAX_LENGTH:
        return ()
    if not text.isascii():
        if any(unicodedata.category(letter) in ("No", "Nl") and letter not in "²³" for letter in text):
            return ()
        if re.search(r"[^mM][²³]", text):
            return ()
        text = _normal(text)
    text = text.strip()
    if text[:1] in "'\"" or text[-1:] in "'\"":
        text = text.strip("'\"").strip()
    shape = _SHAPE.fullmatch(text)
    if shape is None:
        return ()
    negative = _sign(shape)
    if negative is None:
        return ()
    currency = CURRENCIES.get((shape["currency"] or "").casefold(), "")
    meaning = _suffix(shape["word"], currency)
    if meaning is None:
        return ()
    unit, exponents, whole = meaning
    named = bool(unit) and unit != "%" and unit not in CURRENCIES.values()
    if named and (
        (shape["open"] or shape["open2"]) or re.search(r"\s$", (shape["sign"] or "") + (shape["sign2"] or ""))
    ):
        return ()  # "(51 orang)" is an aside, "- 12 desa" an item of a list
    end = shape["end"] or ""
    found = _numeral(shape["core"], shape["power"] or "")
    if end.strip() not in ("", "."):  # 1.234,-
        found = [one for one in found if one[2] == 0 or (one[2] == 2 and one[0].endswith("00"))]
    if shape["currency"] and shape["core"][0] == "." and found:
        found = _numeral(shape["core"][1:], shape["power"] or "")  # "Rp .500": the mark belongs to Rp
    mark = found[0][4] if found else ""
    sign = "-" if negative else ""
    power = int(shape["power"][1:]) if shape["power"] else 0

    def built(numerals: Iterable[tuple[str, str, int, bool, str]]) -> tuple[_Raw, ...]:
        made = []
        for digits, convention, decimals, grouped, _ in numerals:
            for language, exponent in exponents:
                if language and convention and language != convention and len(exponents) > 1 and convention == "id":
                    continue
                value = float(f"{sign}{digits}e{exponent + power}")
                value = 0.0 if value == 0 else value
                made.append(_Raw(value, convention or language, decimals, grouped, unit, exponent > 0, mark))
        return tuple(made)

    if whole and not any(exponent for _, exponent in exponents) and not power:
        strict = _without_thousandths(found)
        if strict != found:
            loose = built(found)
            return tuple(one._replace(loose=loose) for one in built(strict))
    return built(found)


def _sign(shape: re.Match[str]) -> bool | None:
    """Whether the number is negative; None where the signs make no sense."""
    signs = [sign.strip() for sign in (shape["sign"], shape["sign2"]) if sign]
    opened = bool(shape["open"]) + bool(shape["open2"])
    closed = bool(shape["close"]) + bool(shape["close2"])
    negatives = signs.count("-") + opened + bool(shape["minus"])
    if opened != closed or len(signs) > 1 or negatives > 1 or (negatives and "+" in signs):
        return None
    if signs == ["+"] and shape["core"].isdigit() and len(shape["core"]) >= _PHONE_RUN:
        return None
    return bool(negatives)


@lru_cache(maxsize=4096)
def _suffix(word: str | None, currency: str) -> tuple[str, tuple[tuple[str, int], ...], bool] | None:
    """What stands behind a number: unit, (convention, exponent of ten) and whether thousandths make no sense."""
    whole = currency == "Rp"
    if not word:
        return currency, (("", 0),), whole
    if word.strip(" .") in WORDS["letters"]:
        # Only behind money: "5 M" alone may be metres.
        letter = WORDS["letters"][word.strip(" .")]
        if not currency:
            return None
        exponents = tuple(dict.fromkeys((language, power) for language, power in letter.items()))
        if len(set(letter.values())) == 1:
            exponents = (("", exponents[0][1]),)
        return currency, exponents, whole
    words = re.sub(r"[\s.]+", " ", word).strip().casefold()
    exponent = 0
    first, _, rest = words.partition(" ")
    if first in SCALES:
        exponent, words = SCALES[first], rest
    if not words:
        return currency, (("", exponent),), whole
    if words in PERCENT and not currency and not exponent:
        return "%", (("", 0),), False
    if words in CURRENCIES and not currency:
        return CURRENCIES[words], (("", exponent),), CURRENCIES[words] == "Rp"
    if words in UNITS and not currency:
        return UNITS[words].name, (("", exponent),), UNITS[words].whole
    return None


def _numeral(core: str, power: str) -> list[tuple[str, str, int, bool, str]]:
    """Digits in plain form, convention, decimals, grouped, and the mark if it is the only one."""
    if " " in core and ("." in core or "," in core):
        core = _STRAY.sub(r"\1", core)
    grouped = None if power else _GROUPED.fullmatch(core)
    if grouped is not None and grouped[1][0] != "0":
        lead, mark, groups, point, decimals = grouped.groups()
        digits = lead + groups.replace(mark, "")
        if len(digits) > _EXACT_DIGITS:
            return []
        if point is None:
            group_convention = {".": "id", ",": "en"}.get(mark, "")
            whole = (digits, group_convention, 0, True, "")
            if mark in ".," and len(groups) == 3:
                part = (f"{lead}.{groups}", "en" if mark == "." else "id", 3, False, mark)
                whole = (*whole[:4], mark)
                return [whole, part] if mark == "." else [part, whole]
            return [whole]
        return [(f"{digits}.{decimals}", "id" if point == "," else "en", len(decimals), True, "")]
    simple = _SIMPLE.fullmatch(core)
    if simple is None:
        return []
    digits, point, decimals = simple.groups()
    if len(digits) >= _LONG_RUN or (len(digits) > 1 and digits[0] == "0") or (point is None and not digits):
        return []
    if point is None:
        return [(digits, "", 0, False, "")]
    return [(f"{digits or '0'}.{decimals}", "id" if point == "," else "en", len(decimals), False, point)]


def _without_thousandths(found: list[tuple[str, str, int, bool, str]]) -> list[tuple[str, str, int, bool, str]]:
    """The readings that remain for rupiah and whole things.

    One mark before three digits is a group. ``1.234,567`` has two different marks: thousandths nobody needs, or a slip
    for 1.234.567; it keeps both readings.
    """
    if len(found) == 2:
        return [one for one in found if one[3]]
    if len(found) == 1 and found[0][3] and found[0][2] == 3:
        return [*found, (found[0][0].replace(".", ""), "", 0, True, "")]
    return found


# ---------------------------------------------------------------------------------------------------------------------
# One column

_SENTINEL = -1
_FOUND = 60
_SURE_PATTERN = 0.5  # share of lost counts that still show three decimals; nine of ten do (only a last 0 is lost)
_FEW = 2  # so few broken counts show no pattern
_OVERWHELMING = 9  # whole numbers to one broken one: had all lost their thousands, nearly all would be exact thousands


class _Format(NamedTuple):
    percent: bool
    exponent: int  # the display hides this many powers of ten ("#,##0," shows thousands)
    whole: bool  # thousands grouped, no decimals


@lru_cache(maxsize=4096)
def _format(text: str) -> _Format:
    section = re.sub(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]', "", text.split(";")[0])
    hidden = re.search(r"[0#?](,+)(?![0-9#?,])", section)
    return _Format(
        percent="%" in section,
        exponent=3 * len(hidden[1]) if hidden else 0,
        whole=bool(re.search(r"#,##0", section)) and "." not in section and "%" not in section and not hidden,
    )


def _shown(value: float) -> str:
    """A number in plain digits with a dot as decimal mark."""
    return str(int(value)) if value == int(value) else f"{value:.15g}"


def _safe(text: str) -> str:
    """A text as a finding may show it: no words, no long runs of digits, at most 60 characters."""
    text = " ".join(text.split())
    if sum(letter.isdigit() for letter in text) >= _LONG_RUN - 3 or len(text) > _FOUND:
        return ""
    return "" if re.search(r"[^\W\d_]{2}", text) else text


def _times(values: np.ndarray, exponent: int) -> np.ndarray:
    """``values`` times a power of ten, each as exact as if it had been written so."""
    if not exponent:
        return values
    product = values * 10.0**exponent
    broken = np.flatnonzero((values != np.rint(values)) & np.isfinite(values))
    if len(broken):
        distinct, inverse = np.unique(values[broken], return_inverse=True)
        exact = [
            value * 10.0**exponent if "e" in repr(value) else float(f"{value!r}e{exponent}")
            for value in distinct.tolist()
        ]
        product[broken] = np.asarray(exact)[inverse]
    return product


class _Way(NamedTuple):
    """How a certain text is written: the fields of ``_Raw`` behind its value."""

    convention: str
    decimals: int
    grouped: bool
    unit: str
    scaled: bool
    mark: str


class _Texts:
    """The texts of a column: each distinct one scanned once."""

    def __init__(self, column: Column, unit: Unit) -> None:
        self.positions = np.flatnonzero(column.kind == Kind.TEXT)
        self.codes: np.ndarray
        self.codes, distinct = (
            pd.factorize(column.text[self.positions]) if len(self.positions) else (self.positions, [])
        )
        self.texts: list[str] = list(distinct)
        found = [_scan(text) for text in self.texts]
        if unit.scale != 1:
            # Thousands of rupiah do have thousandths.
            found = [
                one[0].loose if one and one[0].loose and one[0].unit == (unit.name or one[0].unit) else one
                for one in found
            ]
        self.found: list[tuple[_Raw, ...]] = found
        values = [np.nan] * len(found)
        ways: dict[tuple, list[int]] = {}
        self.ambiguous: list[int] = []
        self.unread: list[int] = []
        for code, readings_of_one in enumerate(found):
            if len(readings_of_one) == 1:
                one = readings_of_one[0]
                values[code] = one[0]
                ways.setdefault(one[1:7], []).append(code)
            elif readings_of_one:
                self.ambiguous.append(code)
            else:
                self.unread.append(code)
        self.values = np.asarray(values, dtype=np.float64)
        # A column has few ways of writing: what is asked of each text is asked of each way.
        self.certain: list[tuple[_Way, list[int]]] = [(_Way(*way), codes) for way, codes in ways.items()]
        self._order: np.ndarray | None = None
        self._starts: np.ndarray = np.zeros(0, dtype=np.int64)

    def cells(self, code: int) -> list[int]:
        """The positions in the column of one distinct text."""
        if self._order is None:
            self._order = np.argsort(self.codes, kind="stable")
            self._starts = np.searchsorted(self.codes[self._order], np.arange(len(self.texts) + 1))
        return self.positions[self._order[self._starts[code] : self._starts[code + 1]]].tolist()

    def spread(self, values: np.ndarray, onto: np.ndarray) -> np.ndarray:
        """``onto`` with one value for each distinct text put where it stands."""
        if len(self.positions):
            onto[self.positions] = values[self.codes]
        return onto

    def mask(self, chosen: Iterable[int], length: int) -> np.ndarray:
        flags = np.zeros(len(self.texts), dtype=bool)
        flags[list(chosen)] = True
        return self.spread(flags, np.zeros(length, dtype=bool))


def read_column(column: Column, evidence: Evidence) -> ColumnReading:
    """What the cells of one column say, in full units, with a problem for every cell that could be read otherwise.

    Ambiguous texts are read by the first of these that speaks: a unit that cannot have thousandths, the certain members
    of the column, the convention proven elsewhere in the table, a number format of whole thousands beside them. Counts
    that lost their thousands to a decimal point are restored only where a fraction cannot be meant; where it could, both
    readings are handed on. A scale (dalam ribuan) is applied, unless the values contradict it.
    """
    return _ColumnReader(column, evidence).read()


class _ColumnReader:
    def __init__(self, column: Column, evidence: Evidence) -> None:
        self.column, self.evidence = column, evidence
        self.length = len(column.kind)
        self.unit = unit_of(evidence.header, evidence.title)
        self.is_number = column.kind == Kind.NUMBER
        self.printed = np.where(self.is_number, column.number, np.nan)
        self.problems: Problems = {}
        self.full = np.zeros(self.length, dtype=bool)  # cells that state or store full units themselves
        self.percent_cells = np.zeros(self.length, dtype=bool)
        self.other_units = np.zeros(self.length, dtype=bool)  # texts that state another unit than their column
        self.whole_formats: np.ndarray | None = None
        self.contradicted = False
        self.texts = _Texts(column, self.unit)
        self.convention = ""
        self.grouping: set[str] = set()  # conventions whose thousands marks were seen

    def note(self, position: int, rule: str, found: str = "", expected: str = "", name: str = "") -> None:
        self.problems.setdefault(name, []).append((int(position), rule, found[:_FOUND], expected))

    def read(self) -> ColumnReading:
        self._read_formats()
        if not self.is_number.all():
            self._read_others()
        ambiguous = self._read_texts() if self.texts.texts else {}
        versions = self._versions(ambiguous)
        versions = self._percent_versions(versions)
        versions = self._unit_versions(versions)
        self._note_versions(versions)
        self._note_mixed_percent(versions)
        return ColumnReading(
            tuple(Hypothesis(name, values) for name, values in versions.items()),
            self.unit,
            self.problems,
            self.convention,
        )

    # -- what the cells are

    def _read_formats(self) -> None:
        listed = self.column.format.tolist()
        # Most columns have one format; counting it is faster than a set of all.
        distinct = {listed[0]} if listed and listed.count(listed[0]) == len(listed) else set(listed)
        traits = {text: _format(text) for text in distinct if text}
        if not any(one.percent or one.exponent or (one.whole and self.texts.texts) for one in traits.values()):
            return
        if len(distinct) == 1:
            (only,) = traits.values()
            percent, hidden, whole = (np.full(self.length, flag) for flag in (only.percent, only.exponent, only.whole))
        else:
            codes, texts = pd.factorize(self.column.format)
            each = [_format(text) for text in texts]
            percent, hidden, whole = (np.asarray([one[part] for one in each])[codes] for part in range(3))
        numbers = self.is_number
        self.whole_formats = whole & numbers
        self.percent_cells = percent & numbers
        if self.percent_cells.any():
            self.printed[self.percent_cells] = _times(self.printed[self.percent_cells], 2)
            self.full |= self.percent_cells
            if not self.unit.name and self.percent_cells.sum() == numbers.sum() and not self.texts.found:
                self.unit = replace(self.unit, name="%", percent=True, fractions=True, scale=1.0, scale_text="")
        scaled = numbers & (hidden > 0)
        if scaled.any():
            # "#,##0," stores full rupiah and shows thousands: the unit line speaks of what is shown.
            same = scaled & (10.0**hidden == self.unit.scale)
            self.full |= same
            self.contradicted |= bool((scaled & ~same).any()) and self.unit.scale != 1

    def _read_others(self) -> None:
        kind = self.column.kind
        for position in np.flatnonzero((kind == Kind.DATE) | (kind == Kind.TIME)):
            self.note(position, "date_among_numbers")
        for position in np.flatnonzero(kind == Kind.BOOLEAN):
            self.note(position, "not_a_number")

    def _read_texts(self) -> dict[int, tuple[float, float]]:
        """Values of the certain texts; of the ambiguous ones that nothing here decides: (grouped, decimal) by code."""
        texts = self.texts
        for code in texts.unread:
            self._note_no_number(code, texts.texts[code])
        for code in (code for code, text in enumerate(texts.texts) if "e" in text or "E" in text):
            if texts.found[code] and re.search(r"[0-9][eE][+-]?[0-9]", texts.texts[code]):
                for position in texts.cells(code):
                    self.note(position, "rounded_number", _safe(texts.texts[code]))
        self._read_cell_units()
        proven, decimals = self._proven()
        self.convention = "mixed" if len(proven) > 1 else next(iter(proven or self._grouped_by_unit()), "")
        if len(proven) > 1:
            self._note_mixed_conventions(proven)
        undecided: dict[int, tuple[float, float]] = {}
        for code in texts.ambiguous:
            found = texts.found[code]
            reading, rule = self._decide(found, proven, decimals)
            if reading is not None:
                texts.values[code] = reading.value
                for position in texts.cells(code):
                    self.note(position, rule, texts.texts[code], _shown(reading.value))
            elif found[0].mark and len(found) == 2:
                grouped, part = sorted((one.value for one in found), key=abs, reverse=True)
                undecided[code] = (grouped, part)
            else:
                options = " / ".join(_shown(one.value) for one in found)
                for position in texts.cells(code):
                    self.note(position, "ambiguous_number", texts.texts[code], options)
        own = [
            code
            for one, codes in self._ways()
            if one.scaled or one.unit == "%" or one.unit not in ("", self.unit.name or one.unit)
            for code in codes
        ]
        if own:
            self.full |= texts.mask(own, self.length)
        texts.spread(texts.values, self.printed)
        return undecided

    def _ways(self) -> Iterable[tuple[_Way | _Raw, list[int]]]:
        """How the readable texts are written, and which they are; of an ambiguous one, its first reading."""
        yield from self.texts.certain
        for code in self.texts.ambiguous:
            yield self.texts.found[code][0], [code]

    def _note_no_number(self, code: int, text: str) -> None:
        if _HASHES.fullmatch(text):
            rule = "hashes_for_number"
        elif _is_placeholder(text) or not text.strip():
            return
        elif re.search(rf"[0-9]{{{_LONG_RUN},}}", text):
            rule = "long_digits"
        else:
            rule = "not_a_number"
        for position in self.texts.cells(code):
            self.note(position, rule, "" if rule == "long_digits" else _safe(text))

    def _read_cell_units(self) -> None:
        """The units that cells state themselves: they name a column that no header names, and are checked against one."""
        texts, unit = self.texts, self.unit
        by_unit: dict[str, list[int]] = {}
        for one, codes in self._ways():
            if one.unit:
                by_unit.setdefault(one.unit, []).extend(codes)
        if not by_unit:
            return
        amounts = {name: sum(len(texts.cells(code)) for code in codes) for name, codes in by_unit.items()}
        usual = max(amounts, key=lambda name: amounts[name])
        readable = sum(len(texts.cells(code)) for _, codes in self._ways() for code in codes)
        numbers = readable + int(self.is_number.sum())
        if not unit.name and len(by_unit) == 1 and amounts[usual] * 2 > numbers:
            self.unit = replace(unit, name=usual, currency=usual in CURRENCIES.values(), percent=usual == "%")
        for name, codes in by_unit.items():
            if name == (unit.name or usual):
                if unit.scale != 1 and unit.name in ("", name):
                    full = [code for code in codes if not texts.found[code][0].scaled]
                    sure = WORDS["full_from"]
                    self.contradicted |= any(
                        name != "Rp" or (abs(one.value) >= sure and one.value % 1000)
                        for code in full
                        for one in texts.found[code]
                    )
                continue
            for code in codes:
                for position in texts.cells(code):
                    self.other_units[position] = True
                    self.note(position, "cell_unit_differs", name, unit.name or usual)

    # -- which convention

    def _proven(self) -> tuple[set[str], dict[str, int]]:
        """Conventions that certain texts prove, and the most decimals a certain text of each shows."""
        proven: set[str] = set()
        decimals = {"id": 0, "en": 0}
        grouping: set[str] = set()
        simple: list[_Way] = []
        for one, _ in self.texts.certain:
            if not one.convention:
                continue
            if one.mark and not one.grouped:
                simple.append(one)
                continue
            grouping.add(one.convention)
            decimals[one.convention] = max(decimals[one.convention], one.decimals)
        proven |= grouping
        self.grouping = grouping
        for one in simple:
            other = "id" if one.convention == "en" else "en"
            # 1.88 beside 1.030.834, or among people, may be what is left of 1.880: it proves nothing.
            if (other in grouping and one.convention not in grouping) or (self.unit.whole and self.unit.scale == 1):
                continue
            proven.add(one.convention)
            decimals[one.convention] = max(decimals[one.convention], one.decimals)
        return proven, decimals

    def _grouped_by_unit(self) -> set[str]:
        """The convention of texts such as 1.234 where the unit makes a group of them."""
        if not (self.unit.whole and self.unit.scale == 1):
            return set()
        ambiguous = (self.texts.found[code] for code in self.texts.ambiguous)
        grouped = (one for found in ambiguous if len(found) == 2 and found[0].mark for one in found if one.grouped)
        conventions = {one.convention for one in grouped}
        return conventions if len(conventions) == 1 else set()

    def _decide(self, found: tuple[_Raw, ...], proven: set[str], decimals: dict[str, int]) -> tuple[_Raw | None, str]:
        if found[0].mark and len(found) == 2 and self.unit.whole and self.unit.scale == 1:
            return next(one for one in found if one.grouped), "read_by_unit"
        convention, rule = "", ""
        if len(proven) == 1:
            convention, rule = next(iter(proven)), "read_by_column"
        elif not proven and self.evidence.convention in ("id", "en"):
            convention, rule = self.evidence.convention, "read_by_table"
        fitting = [one for one in found if one.convention == convention]
        if convention and len(fitting) == 1:
            one = fitting[0]
            # A dot before three digits is what a thousand looks like to everybody else here. That other texts use it as a
            # decimal mark proves it only if one of them shows as many digits, in this very column.
            dubious = not one.grouped and one.decimals == 3 and convention == "en" and not self.unit.percent
            if dubious and (rule == "read_by_table" or decimals["en"] < 3):
                return None, ""
            return one, rule
        if not convention and not proven and found[0].mark and len(found) == 2 and self._formats_are_whole:
            return next(one for one in found if one.grouped), "read_by_format"
        return None, ""

    @cached_property
    def _formats_are_whole(self) -> bool:
        """Whether there are numbers, all whole and all shown as whole with grouped thousands."""
        if self.whole_formats is None or self.is_number.sum() <= _FEW:
            return False
        numbers = self.printed[self.is_number]
        return bool(self.whole_formats[self.is_number].all() and (numbers == np.rint(numbers)).all())

    def _note_mixed_conventions(self, proven: set[str]) -> None:
        texts = self.texts
        codes = {
            convention: [code for one, codes in texts.certain if one.convention == convention for code in codes]
            for convention in sorted(proven)
        }
        rarer = min(codes, key=lambda convention: sum(len(texts.cells(code)) for code in codes[convention]))
        for code in codes[rarer]:
            for position in texts.cells(code):
                self.note(position, "mixed_conventions", _safe(texts.texts[code]), _shown(texts.values[code]))

    # -- the hypotheses

    def _versions(self, undecided: dict[int, tuple[float, float]]) -> dict[str, np.ndarray]:
        """The readings that convention and lost thousands leave open."""
        grouped, part = self._two_ways(undecided)
        lost = self._lost_thousands(undecided)
        if lost is None:
            if not undecided:
                return {"as_printed": self.printed}
            dots = self._under(undecided, "id")
            return {"id": dots, "en": self._under(undecided, "en")}
        broken, whole, kept, all_possible = lost
        restored = np.where(broken, np.rint(grouped * 1000), grouped)
        if not kept:
            for position in np.flatnonzero(broken).tolist():
                self.note(position, "lost_thousands", self._source(position), _shown(restored[position]))
        versions: dict[str, np.ndarray] = {}
        if kept:
            versions["as_printed"] = part
            if undecided:
                versions["as_printed+grouped"] = grouped
        if broken.any():
            versions["thousandfold"] = restored
        if all_possible:
            versions["all_thousandfold"] = np.where(whole, restored * 1000, restored)
        return versions

    def _two_ways(self, undecided: dict[int, tuple[float, float]]) -> tuple[np.ndarray, np.ndarray]:
        if not undecided:
            return self.printed, self.printed
        return tuple(self._put({code: pair[way] for code, pair in undecided.items()}) for way in (0, 1))  # type: ignore[return-value]

    def _under(self, undecided: dict[int, tuple[float, float]], convention: str) -> np.ndarray:
        values = {}
        for code in undecided:
            fitting = [one.value for one in self.texts.found[code] if one.convention == convention]
            values[code] = fitting[0] if len(fitting) == 1 else np.nan
        return self._put(values)

    def _put(self, values: dict[int, float]) -> np.ndarray:
        texts = self.texts
        filled = texts.values.copy()
        filled[list(values)] = list(values.values())
        return texts.spread(filled, self.printed.copy())

    def _lost_thousands(
        self, undecided: dict[int, tuple[float, float]]
    ) -> tuple[np.ndarray, np.ndarray, bool, bool] | None:
        """Counts whose thousands became decimals: where, which whole cells may share it, and what remains possible."""
        unit = self.unit
        if unit.percent or unit.fractions or unit.scale != 1:
            return None
        numbers = self.printed
        with np.errstate(invalid="ignore"):
            broken_numbers = self.is_number & (numbers != np.rint(numbers)) & np.isfinite(numbers) & ~self.percent_cells
        if not broken_numbers.any() and not self.texts.texts:
            return None
        broken_texts = self._broken_texts()
        broken = broken_numbers | broken_texts
        values = np.abs(numbers[broken])
        if (np.abs(values * 1000 - np.rint(values * 1000)) > 1e-6 * np.maximum(1, values)).any():
            return None
        # Texts keep their last zeros only where no program dropped them: 353.834 beside 226.57 shows the same habit.
        siblings = self._siblings_of_broken_texts() if broken_texts.any() else 0
        count = len(values) + siblings
        three = int((np.abs(values * 100 - np.rint(values * 100)) > 1e-6).sum()) + siblings
        large = int((values >= 1000).sum())
        fits = count > 0 and not (values < 1).any() and count - large >= large
        pattern = fits and three >= _SURE_PATTERN * count
        magnitude = np.abs(numbers)
        with np.errstate(invalid="ignore"):
            whole = (magnitude == np.rint(magnitude)) & (magnitude >= 1) & ~self.percent_cells
            small = whole & (magnitude < 1000)
            beyond = int((whole & ~small & self.is_number).sum())
        may_share = small & self.is_number
        if broken_texts.any():
            may_share |= small & self._plain_texts()
        shares = int(may_share.sum())
        kept = True
        if unit.whole:
            suspected = fits
            # 1.88 workers are 1.880; 7.5 may be a slip of another kind.
            two = bool((np.abs(values * 10 - np.rint(values * 10)) > 1e-6).all())
            kept = not (pattern or (count <= _FEW and two and not broken_texts.any()))
        elif unit.counted:
            suspected = pattern or (fits and count <= _FEW and shares > 0 and not beyond)
        elif self._grouped_plainly():
            suspected = fits or (count == 0 and shares > 0 and not beyond)
        else:
            suspected = pattern and not unit.measured and not beyond and shares >= count and shares + count > 3
        if not suspected:
            return None
        all_possible = shares > 0 and not (pattern and shares + beyond > _OVERWHELMING * count)
        if not all_possible and not count:
            return None
        return broken, may_share, kept, all_possible

    def _broken_texts(self) -> np.ndarray:
        """Texts such as 1.88 that another writer's program may have made of 1.880."""
        texts = self.texts
        chosen = [
            code
            for one, codes in texts.certain
            if one.mark and not (one.grouped or one.unit or one.scaled or one.convention in self.grouping)
            if 1 <= one.decimals <= 3
            for code in codes
            if texts.values[code] % 1
        ]
        return texts.mask(chosen, self.length)

    def _siblings_of_broken_texts(self) -> int:
        """How many cells hold a text with three digits behind its only mark."""
        return sum(
            len(self.texts.cells(code))
            for code in self.texts.ambiguous
            if len(self.texts.found[code]) == 2
            and self.texts.found[code][0].mark
            and not self.texts.found[code][0].unit
        )

    def _plain_texts(self) -> np.ndarray:
        """Texts of bare digits."""
        chosen = [
            code
            for one, codes in self.texts.certain
            if not (one.convention or one.grouped or one.unit or one.scaled)
            for code in codes
        ]
        return self.texts.mask(chosen, self.length)

    def _grouped_plainly(self) -> bool:
        """Whether texts such as 1.030.834 stand in the column, and none that shows true decimals (3.841,60)."""
        seen = False
        for one, _ in self.texts.certain:
            if not one.grouped or not one.convention:
                continue
            if one.decimals:
                return False
            seen |= not one.unit and not one.scaled
        return seen

    def _percent_versions(self, versions: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
        """A column of per cent whose cells all lie between 0 and 1: per cent, or fractions of 1."""
        if not self.unit.percent or self.percent_cells.any():
            return versions
        open_cells = self.is_number | self._plain_or_decimal()
        values = next(iter(versions.values()))[open_cells]
        values = np.abs(values[np.isfinite(values)])
        if len(values) < 2 or (values > 1).any() or not ((values > 0) & (values < 1)).any():
            return versions
        both = {}
        for name, printed in versions.items():
            both[name] = printed
            both["fraction" if name == "as_printed" else f"{name}+fraction"] = np.where(
                open_cells, _times(printed, 2), printed
            )
        return both

    def _plain_or_decimal(self) -> np.ndarray:
        chosen = [code for one, codes in self._ways() if not one.unit for code in codes]
        return self.texts.mask(chosen, self.length)

    def _unit_versions(self, versions: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
        """The scale of the unit line applied, or both ways where the values contradict it."""
        unit = self.unit
        if unit.scale == 1:
            return versions
        exponent = round(np.log10(unit.scale))
        scaled = {name: np.where(self.full, values, _times(values, exponent)) for name, values in versions.items()}
        doubt = self._doubt(versions, scaled)
        if doubt == "impossible":
            for position in np.flatnonzero(~self.full & np.isfinite(self.printed) & (self.printed != 0)).tolist():
                value = self.printed[position]
                self.note(position, "unit_contradicts_values", _shown(value * unit.scale), _shown(value))
            self.unit = replace(unit, scale=1.0)  # set aside
            return versions
        if doubt:
            both = {}
            for name, values in versions.items():
                prefix = "" if name == "as_printed" else f"{name}+"
                both[f"{prefix}unit"] = scaled[name]
                both[f"{prefix}no_unit"] = values
            return both
        return scaled

    def _doubt(self, printed: dict[str, np.ndarray], scaled: dict[str, np.ndarray]) -> str:
        if self.contradicted:
            return "suspect"
        unit = self.unit
        name = unit.name or "Rp"
        bounds = next((entry for entry in WORDS["bounds"] if name in (entry.get("currency"), entry.get("unit"))), None)
        if bounds is None:
            return ""
        sizes = np.sort(np.abs(np.concatenate([values[~self.full] for values in scaled.values()])))
        sizes = sizes[np.isfinite(sizes) & (sizes > 0)]
        if not len(sizes):
            return ""
        second = sizes[-2] if len(sizes) > 1 else sizes[-1]
        if sizes[-1] > bounds["impossible"] and second > bounds["suspect"]:
            return "impossible"
        if sizes[-1] > bounds["suspect"]:
            return "suspect"
        if "sen_from" in bounds and unit.scale == 1000:
            values = next(iter(printed.values()))
            values = np.abs(values[np.isfinite(values) & (values != 0)])
            hundredths = np.abs(values * 100 - np.rint(values * 100)) < 1e-6 * np.maximum(1, values / 1e6)
            sen = (values != np.rint(values)) & hundredths
            if values.max() >= bounds["sen_from"] and sen.sum() * 2 >= len(values) and hundredths.all():
                return "suspect"
        if "round_from" in bounds:
            values = np.abs(next(iter(printed.values())))
            values = values[np.isfinite(values) & (values != 0)]
            thousands = (values % 1000 == 0).mean() if len(values) else 0.0
            if len(values) >= 5 and thousands >= 0.8 and np.median(values) >= bounds["round_from"]:
                return "suspect"
        return ""

    # -- what to say

    def _source(self, position: int) -> str:
        """A cell as it stands, short."""
        if self.is_number[position]:
            return _shown(self.column.number[position])
        return str(self.column.text[position])

    def _note_versions(self, versions: dict[str, np.ndarray]) -> None:
        names = list(versions)
        only = len(names) == 1
        if not only:
            stacked = np.vstack(list(versions.values()))
            filled = np.where(np.isnan(stacked), np.inf, stacked)
            differing = np.flatnonzero((filled != filled[0]).any(axis=0))
            for position in differing.tolist():
                options = dict.fromkeys(_shown(value) for value in stacked[:, position].tolist() if np.isfinite(value))
                self.note(position, "ambiguous_number", self._source(position), " / ".join(options), UNDECIDED)
                for name, values in versions.items():
                    value = values[position]
                    if np.isfinite(value):
                        rule = self._rule(name, position, value)
                        self.note(position, rule, self._source(position), _shown(value), name)
        if self.unit.whole and self.unit.scale == 1:
            for name, values in versions.items():
                with np.errstate(invalid="ignore"):
                    broken = np.isfinite(values) & (values != np.rint(values))
                broken &= ~(self.percent_cells | self.other_units)
                for position in np.flatnonzero(broken).tolist():
                    self.note(position, "fraction_of_whole", self._source(position), "", "" if only else name)

    def _rule(self, name: str, position: int, value: float) -> str:
        """The rule to report for a cell where its column's hypotheses differ and this one is chosen."""
        if name.endswith("no_unit"):
            return "unit_contradicts_values"
        if name.endswith("thousandfold") and value != self.printed[position] and np.isfinite(self.printed[position]):
            return "lost_thousands"
        if name.endswith("fraction"):
            return "percent_as_fraction"
        return "read_by_totals"

    def _note_mixed_percent(self, versions: dict[str, np.ndarray]) -> None:
        """A cell of 0 to 1 in a column of 0 to 100 that would fit the others a hundredfold."""
        if not self.unit.percent or len(versions) > 1:
            return
        values = np.abs(next(iter(versions.values())))
        with np.errstate(invalid="ignore"):
            tiny = (values > 0) & (values < 1) & ~self.percent_cells
            usual = values >= 1
        if not tiny.any() or usual.sum() < 5 or tiny.sum() * 5 > usual.sum():
            return
        low, high = values[usual | (values == 0)].min(), values[usual].max()
        # 2.03 on a scale of 0 to 1 is 0.0203: where the others have two decimals at most, so does a small share (0.85).
        if (np.abs(values[usual] * 100 - np.rint(values[usual] * 100)) < 1e-9 * values[usual]).all():
            tiny &= np.abs(values * 100 - np.rint(values * 100)) > 1e-9
        formats = self.column.format
        known = pd.Series(formats[usual & self.is_number]).mode()
        for position in np.flatnonzero(tiny).tolist():
            own = formats[position]
            if not low / 2 <= values[position] * 100 <= high:
                continue
            if self.is_number[position] and own not in ("", "General", "@") and len(known) and own == known.iloc[0]:
                continue  # the same format as the others: a small share, on purpose
            self.note(position, "percent_scale_mixed", self._source(position), _shown(values[position] * 100))
