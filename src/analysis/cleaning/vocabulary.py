"""What the words of a sheet mean, in the order in which they stand; the words are data (``vocabulary.yml``)."""

from __future__ import annotations

import difflib
import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import product

import yaml

from analysis.reference import segments

BUNDLE = "ekosistem desa"
_BUNDLE_WORDS = (
    "ekosistem desa/gampong/kampung",
    "ekosistem pemerintahan desa/gampong",
    "ekosistem pekerja desa/gampong",
)
_TOKEN = re.compile(r"[^\W_]+|(?<!\d)(?<!\d )%")
_WORD = re.compile(r"[^\W_]+\*?|%")
JOINED_FROM = 4  # letters of words that may stand together: "rtrw" is written so, "jkkm" is an entry of its own
MENDED_FROM = 6
KINDS = ("metric", "measure", "stage", "programme", "fund", "exclusion", "jamsostek", "segment", "neutral")


@dataclass(frozen=True)
class Mention:
    """One word or phrase of a text that is known: what kind of thing it tells, which, and where it stands."""

    kind: str
    key: str
    start: int
    end: int


def plain(text: str) -> str:
    """A text as it is compared: lower case, compatibility forms, one space."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


@cache
def _lists() -> dict[str, dict[str, list[str]]]:
    return yaml.safe_load((files("analysis.cleaning") / "vocabulary.yml").read_text(encoding="utf-8"))


@cache
def _entries(kind: str) -> list[tuple[str, str]]:
    """Each (key, phrase) of a kind."""
    if kind == "segment":
        found = [
            (row.segment, phrase) for row in segments().itertuples() for phrase in row.phrases.split("|") if phrase
        ]
        return [*found, *((BUNDLE, phrase) for phrase in _BUNDLE_WORDS)]
    return [(key, str(phrase)) for key, phrases in _lists()[kind].items() for phrase in phrases or []]


def _spelled(phrase: str) -> list[list[str]]:
    """The word sequences of an entry: optional words in and out, alternatives one by one."""
    choices: list[list[str]] = []
    for word in re.findall(r"\([^)]*\)|\S+", phrase):
        optional = word.startswith("(") and word.endswith(")")
        options = word.strip("()").split("/") if len(word) > 1 else [word]
        choices.append([*options, ""] if optional else options)
    return [[word for word in chosen if word] for chosen in product(*choices)]


@dataclass(frozen=True)
class _Entry:
    """One spelling of an entry, word by word, with all that it may mean."""

    words: tuple[str, ...]
    meanings: tuple[tuple[str, str], ...]

    @property
    def letters(self) -> int:
        return sum(map(len, self.words)) + len(self.words)

    def fits(self, words: list[str], at: int) -> bool:
        if at + len(self.words) > len(words):
            return False
        return all(
            there.startswith(asked[:-1]) if asked.endswith("*") else there == asked
            for asked, there in zip(self.words, words[at:], strict=False)
        )


@cache
def _index(kinds: tuple[str, ...]) -> tuple[dict[str, list[_Entry]], list[_Entry]]:
    """All spellings of the entries of some kinds by their first word, the longest first; and those whose first word is
    open at its end. Words that stand together ("nonasn") are one more spelling."""
    found: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for kind in kinds:
        for key, phrase in _entries(kind):
            for spelled in _spelled(phrase):
                words = tuple(word for each in spelled for word in _WORD.findall(each))
                joined = ("".join(words),) if len(words) > 1 and len("".join(words)) >= JOINED_FROM else ()
                for spelling in filter(None, (words, joined)):
                    meant = found.setdefault(spelling, [])
                    if (kind, key) not in meant:
                        meant.append((kind, key))
    index: dict[str, list[_Entry]] = {}
    loose: list[_Entry] = []
    for words in sorted(found, key=lambda words: (-sum(map(len, words)) - len(words), words)):
        entry = _Entry(words, tuple(found[words]))
        if words[0].endswith("*"):
            loose.append(entry)
        else:
            index.setdefault(words[0], []).append(entry)
    return index, loose


def _longest(kinds: tuple[str, ...], words: list[str], at: int) -> _Entry | None:
    index, loose = _index(kinds)
    best = next((entry for entry in index.get(words[at], ()) if entry.fits(words, at)), None)
    for entry in loose:
        if entry.fits(words, at) and (best is None or entry.letters > best.letters):
            best = entry
    return best


@cache
def _short() -> tuple[re.Pattern[str], dict[str, str]]:
    words = {short: full for short, full in _lists()["short"].items() if short != full}
    return re.compile(rf"(?<![^\W_])({'|'.join(sorted(words, key=len, reverse=True))})\.?(?![^\W_])"), words


_HEARD_ALIKE = {"f": "pv", "v": "pf", "p": "fv"}  # terdaptar, provinsi and propinsi


@cache
def _known_words() -> tuple[frozenset[str], dict[str, str]]:
    """The words of all entries of six letters or more, and each with one letter left out or two neighbours exchanged,
    or f, p and v exchanged, where that is no word itself and comes of one word only."""
    entries = (
        word
        for kind in (*KINDS, "column")
        for _, phrase in _entries(kind)
        for words in _spelled(phrase)
        for word in words
    )
    known = {word for word in entries if word.isalpha() and len(word) >= MENDED_FROM}
    slips: dict[str, set[str]] = {}
    for word in known:
        for place in range(1, len(word)):
            slips.setdefault(word[:place] + word[place + 1 :], set()).add(word)
            slips.setdefault(word[: place - 1] + word[place] + word[place - 1] + word[place + 1 :], set()).add(word)
        for place, letter in enumerate(word):
            for other in _HEARD_ALIKE.get(letter, ""):
                slips.setdefault(word[:place] + other + word[place + 1 :], set()).add(word)
    return frozenset(known), {
        slip: words.pop() for slip, words in slips.items() if slip not in known and len(words) == 1
    }


def _mended_word(hit: re.Match[str]) -> str:
    word = hit[0]
    known, slips = _known_words()
    if word in known:
        return word
    if word in slips:
        return slips[word]
    doubled = {
        word[:place] + word[place + 1 :] for place in range(1, len(word)) if word[place] == word[place - 1]
    } & known
    return doubled.pop() if len(doubled) == 1 else word


@lru_cache(maxsize=50_000)
def spelled_out(text: str) -> str:
    """A text with short words in full and single slips of typing mended: "Blm Terdaftr" is "belum terdaftar".

    Only a letter left out, doubled, exchanged with its neighbour or heard as another is mended, in words of six letters
    or more, where just one known word comes of it.
    """
    pattern, words = _short()
    shown = pattern.sub(lambda hit: words[hit[1]], plain(text))
    return re.sub(rf"[a-z]{{{MENDED_FROM - 1},}}", _mended_word, shown)


@lru_cache(maxsize=50_000)
def mentions(text: str, kinds: tuple[str, ...] = KINDS) -> tuple[Mention, ...]:
    """What a text tells, in the order of its words; a phrase that means two kinds of things gives two mentions."""
    hits = list(_TOKEN.finditer(spelled_out(text)))
    words = [hit[0] for hit in hits]
    told: list[Mention] = []
    at = 0
    while at < len(words):
        entry = _longest(kinds, words, at)
        if entry is None:
            at += 1
            continue
        last = at + len(entry.words)
        told += [Mention(kind, key, hits[at].start(), hits[last - 1].end()) for kind, key in entry.meanings]
        at = _group_within(entry, words, at) or last
    return tuple(told)


def _group_within(entry: _Entry, words: list[str], at: int) -> int:
    """Where within the words of a measure a group of workers begins that goes on beyond them: "jumlah tenaga" and
    "tenaga kesehatan honorer"; 0 where none does."""
    last = at + len(entry.words)
    if any(kind == "measure" for kind, _ in entry.meanings):
        for place in range(at + 1, last):
            group = _longest(("segment",), words, place)
            if group is not None and place + len(group.words) > last:
                return place
    return 0


@lru_cache(maxsize=50_000)
def keys(text: str, kind: str) -> tuple[str, ...]:
    """The keys of one kind that a text tells, each once, in order; words of other kinds that hold them count first."""
    return tuple(dict.fromkeys(mention.key for mention in mentions(text) if mention.kind == kind))


@lru_cache(maxsize=20_000)
def column_is(header: str) -> str:
    """What a column of texts tells by the whole of its header (``segment``, ``fund`` ...), "" if unknown."""
    return whole_is(header, "column")


@lru_cache(maxsize=20_000)
def whole_is(text: str, kind: str) -> str:
    """What the whole of a text is by the list of one kind, what stands in brackets left out, "" if unknown.

    Two names for one thing are that thing: "SKPD / Unit Kerja".
    """
    full = spelled_out(text)
    bare = re.sub(r"\([^)]*\)|[.:*]", " ", full).strip(" /-")
    for shown in (full, bare):
        words = _TOKEN.findall(shown)
        entry = _longest((kind,), words, 0) if words else None
        if entry is not None and len(entry.words) == len(words):
            return entry.meanings[0][1]
    names = {whole_is(name, kind) for name in bare.split("/")} if "/" in bare else set()
    return names.pop() if len(names) == 1 else ""


@lru_cache(maxsize=20_000)
def unexplained(text: str) -> str:
    """What is left of a text once known words, numbers and signs are taken out."""
    shown = spelled_out(text)
    for mention in sorted(mentions(text), key=lambda each: -each.start):
        shown = shown[: mention.start] + " " + shown[mention.end :]
    shown = re.sub(
        r"\b(dan|di|yang|per|x|jumlah|jlh|jml|total|tahun|thn|ta|ke|s|d|sd|dari|untuk|bagi|n|para)\b", " ", shown
    )
    return " ".join(re.sub(r"[\W\d_]+", " ", shown).split())


def near(text: str, count: int = 3) -> list[str]:
    """Known words near a text, for a message; never used to decide."""
    words = {
        " ".join(words) for kind in (*KINDS, "column") for _, phrase in _entries(kind) for words in _spelled(phrase)
    }
    return difflib.get_close_matches(plain(text), sorted(words), n=count, cutoff=0.5)
