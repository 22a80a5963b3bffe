"""The hand of a sender: one draw of every choice in ``hands.yml`` and one wording of every meaning.

A hand depends on the seed and its name only. Choices that exclude one another (a CSV has no formulas) are settled here.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any

from analysis.reference import PROVINCES, districts
from analysis.simulation._files import facts, rng_of

PLAIN_FORMATS = ("csv", "html", "mhtml")


@dataclass
class Hand:
    """Choices by name, words by meaning, and its own random numbers for what happens by chance."""

    seed: int
    name: str
    province: str
    choices: dict[str, Any]
    chance: random.Random
    words: dict[str, str] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Any:
        try:
            return self.__dict__["choices"][name]
        except KeyError:
            raise AttributeError(name) from None

    def word(self, *path: str) -> str:
        """The hand's wording of a meaning; Aceh and Sumatera Utara have words of their own."""
        key = "/".join(path)
        if key not in self.words:
            book: Any = facts("wordings.yml")
            for part in path[:-1]:
                book = book[part]
            own = f"{path[-1]}_{'aceh' if self.province == '11' else 'sumut'}"
            found = book.get(own) or book[path[-1]]
            self.words[key] = (
                rng_of(self.seed, self.name, "word", key).choice(found) if isinstance(found, list) else found
            )
        return self.words[key]

    def header(self, meaning: str) -> str:
        """A column's header text as this hand writes it."""
        return self.cased(self.word("header", meaning))

    def cased(self, text: str) -> str:
        """A header in the hand's case."""
        if self.header_case == "upper":
            return text.upper()
        if self.header_case == "lines" and " " in text:
            return text.replace(" ", "\n", 1)
        return text

    def smudged(self, text: str) -> str:
        """A label with, now and then, a stray space."""
        if self.chance.random() >= self.smudge:
            return text
        return self.chance.choice([f"{text} ", f" {text}", text.replace(" ", "  ", 1), text.replace(" ", "\u00a0", 1)])

    def maybe(self, share: float) -> bool:
        return self.chance.random() < share


@dataclass(frozen=True)
class Place:
    """A district as letterheads name it."""

    code: str
    bps: str
    bare: str
    official: str
    aliases: tuple[str, ...]
    kind: str
    province: str


def places() -> dict[str, Place]:
    """The 56 districts by Kemendagri code."""
    return {
        row.district_code: Place(row.district_code, row.bps_code, row.official_name.split(" ", 1)[1], row.official_name,
                                 tuple(row.aliases.split("|")), row.type, row.province)
        for row in districts().itertuples()
    }  # fmt: skip


def called(place: Place, hand: Hand) -> str:
    """The place's name as the hand writes it, kind of place included or not."""
    kind = {"kabupaten": "Kab.", "kota": "Kota", "provinsi": "Provinsi"}[place.kind]
    return hand.word("district_name").format(
        official=place.official, bare=place.bare, BARE=place.bare.upper(), Kab=kind, KAB=kind.upper()
    )


def province_place(code: str) -> Place:
    """A province as the sender of its own budget: 11 or 12."""
    name = PROVINCES[code]
    return Place(code, code, name, f"Provinsi {name}", (name,), "provinsi", name)


def draw(weights: dict[Any, float], rng: random.Random) -> Any:
    """One of the keys, by weight."""
    return rng.choices(list(weights), weights=list(weights.values()))[0]


def hand_of(seed: int, name: str, province: str, kind: str, family: str = "") -> Hand:
    """The hand of a name (a district or branch) for budgets or counts; ``family`` fixes the layout."""
    book = facts("hands.yml")
    choices = {}
    kinds = {**book["both"], **book[kind]}
    for choice, weights in kinds.items():
        choices[choice] = draw(weights, rng_of(seed, name, kind, choice))
    if family:
        choices["family"] = family
    hand = Hand(seed, f"{name}:{kind}", province, choices, rng_of(seed, name, kind, "chance"))
    _settle(hand)
    return hand


def _settle(hand: Hand) -> None:
    """Take back what does not go together."""
    choices = hand.choices
    if choices.get("family") == "branch_months":
        choices["format"] = "xlsx"
    plain = choices["format"] in PLAIN_FORMATS
    if plain or choices["format"] == "ods":
        choices["formulas"] = "none"
    if plain:
        choices |= {"hidden": "none", "unit": 1}
    if choices["format"] == "csv":
        choices["merge"] = False
    if choices.get("unit", 1) != 1:
        choices["money"] = hand.choices["money"] if hand.choices["money"].startswith("number") else "number"
        choices["formulas"] = "totals" if choices["formulas"] != "none" else "none"
    if choices["formulas"] != "none":
        choices["count"] = "number"
        if not choices.get("money", "number").startswith("number"):
            choices["money"] = "number"
    if choices.get("unit", 1) != 1 and (choices["unit_at"] == "none" or choices["volume"] in ("three", "ob")):
        choices["unit_at"] = "header"
    if choices.get("family") == "monthly" and choices["unit_at"] == "header":
        choices["unit_at"] = "title"
    if plain and choices["percent"] != "none":
        # In a file of text alone one hand writes one decimal mark.
        comma = choices["count"] in ("dots", "dots_mixed", "people") or choices.get("money", "number").startswith(
            ("dots", "rp", "cents", "mixed")
        )
        point = choices["count"] == "commas" or choices.get("money") == "commas"
        choices["percent"] = "text" if comma else "number" if point else choices["percent"]
    if plain and choices.get("month") == "date":
        choices["month"] = "iso"
