"""A scenario: what if these things were so. Composed with ``+``, read from YAML and written to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Annotated, Any

import yaml
from pydantic import AfterValidator, Field, ValidationError, model_validator

from analysis.reference.language import current, term
from analysis.whatif.levers import (
    KINDS,
    AnyLever,
    Ceiling,
    Checked,
    Count,
    Lever,
    Month,
    PotentialGrowth,
    Register,
    Share,
    Suppose,
    WageGrowth,
    lineage,
    shown,
    wrong,
)

VERSION = 1
LARGEST_FILE = 1_000_000  # characters
MOST_LEVERS = 200


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong with a scenario: the place (``levers[2].workers``), what to do in both languages, and the name of
    these words."""

    place: str
    id: str
    en: str
    key: str = ""

    def text(self, lang: str | None = None) -> str:
        return self.id if current(lang) == "id" else self.en


class ScenarioError(ValueError):
    """A scenario that cannot be: all its faults at once."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        super().__init__("\n".join(f"{fault.place}: {fault.en}" if fault.place else fault.en for fault in faults))

    @classmethod
    def of(cls, key: str, place: str = "", /, **parts: object) -> ScenarioError:
        return cls([fault(place, key, **parts)])


def _one_line(name: str) -> str:
    """A name without characters that a file or a sheet cannot hold: control characters and line breaks become spaces."""
    return re.sub("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]", " ", name)


class Scenario(Checked):
    """What if: settings and levers; without levers nothing new happens.

    ``start`` is the first month (by default the one after the latest count), ``months`` how many; ``target_pct`` is a share
    of all potential workers, as the denominator in use counts them, to be reached by ``target_month`` (by default the last).
    ``a + b`` has the levers of both; settings must be equal or said by one only.
    """

    name: Annotated[str, Field(max_length=200), AfterValidator(_one_line)] = ""
    start: Month | None = None
    months: Count | None = None
    target_pct: Share | None = None
    target_month: Month | None = None
    levers: Annotated[tuple[AnyLever, ...], Field(strict=False, max_length=MOST_LEVERS)] = ()

    @model_validator(mode="after")
    def _levers_agree(self) -> Scenario:
        for key, parts in _conflicts(self.levers):
            raise wrong(key, **parts)
        if self.target_month and self.target_pct is None:
            raise wrong("month_without_target")
        return self

    def __add__(self, other: Scenario) -> Scenario:
        """Both at once. Raises :class:`ScenarioError` where they say different things of one matter."""
        settings: dict[str, Any] = {}
        for name in ("start", "months", "target_pct", "target_month"):
            mine, theirs = getattr(self, name), getattr(other, name)
            if mine is not None and theirs is not None and mine != theirs:
                raise ScenarioError.of("settings_differ", name, mine=mine, theirs=theirs)
            settings[name] = theirs if mine is None else mine
        names = " + ".join(filter(None, (self.name, other.name)))[:200]
        return make(**settings, name=names, levers=self.levers + other.levers)

    def with_levers(self, *levers: Lever) -> Scenario:
        """The same settings with these levers in place of its own."""
        return make(**{**self._settings(), "levers": levers})

    def _settings(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in ("name", "start", "months", "target_pct", "target_month")}

    def to_yaml(self) -> str:
        """The scenario as a file; :func:`from_yaml` gives the same back."""
        own = {name: value for name, value in self._settings().items() if value not in (None, "")}
        levers = [_plain(lever) for lever in self.levers]
        return yaml.safe_dump(
            {"monev_scenario": VERSION, **own, "levers": levers}, sort_keys=False, allow_unicode=True, width=120
        )


def make(**entries: Any) -> Scenario:
    """A scenario of settings and levers. Raises :class:`ScenarioError` with every fault, each with its place."""
    try:
        return Scenario.model_validate(entries)
    except ValidationError as error:
        raise ScenarioError(list(_faults(error, entries))) from None


def from_yaml(text: str) -> Scenario:
    """The scenario of a file's text. Raises :class:`ScenarioError` with every fault, each with its place.

    Unknown and repeated keys are faults; so are anchors and merged keys, and codes of areas without quotes, which YAML reads as
    numbers. Only plain decimal numbers are numbers: what YAML 1.1 makes of 0750 (488) and 1:30 (90) nobody means.
    """
    if len(text) > LARGEST_FILE:
        raise ScenarioError.of("file_size", most=LARGEST_FILE)
    try:
        entries = yaml.load(text, Loader=_StrictLoader)
    except yaml.YAMLError as error:
        raise ScenarioError([_not_yaml(error)]) from None
    except RecursionError:
        raise ScenarioError.of("yaml", line=1, why="nested too deeply") from None
    if not isinstance(entries, dict):
        raise ScenarioError.of("no_scenario")
    if entries.get("monev_scenario") != VERSION or isinstance(entries["monev_scenario"], bool):
        raise ScenarioError.of("version", "monev_scenario", version=VERSION)
    return make(**{str(key): value for key, value in entries.items() if key != "monev_scenario"})


class _StrictLoader(yaml.SafeLoader):
    """Safe, without anchors, tags, merged keys and keys said twice; dates and unusual ways to write a number stay text."""

    def compose_node(self, parent: Any, index: Any) -> yaml.Node:
        event = self.peek_event()
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise yaml.constructor.ConstructorError(None, None, "anchors are not allowed", event.start_mark)
        if getattr(event, "tag", None):
            raise yaml.constructor.ConstructorError(None, None, "tags are not allowed", event.start_mark)
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict:
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.constructor.ConstructorError(None, None, "a key must be one word", key.start_mark)
            if key.tag == "tag:yaml.org,2002:merge":
                raise yaml.constructor.ConstructorError(None, None, "keys are not merged (<<)", key.start_mark)
            if key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f"the key {key.value} stands twice", key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)

    def construct_plain_number(self, node: yaml.ScalarNode) -> int | float | str:
        text = self.construct_scalar(node)
        if re.fullmatch(r"[-+]?(0|[1-9][0-9]{0,99})", text):
            return int(text)
        if re.fullmatch(r"[-+]?([0-9]+\.[0-9]*|\.[0-9]+)(e[-+]?[0-9]+)?|[-+]?\.(inf|nan)", text.lower()):
            return self.construct_yaml_float(node)
        return text


for _tag in ("int", "float"):
    _StrictLoader.add_constructor(f"tag:yaml.org,2002:{_tag}", _StrictLoader.construct_plain_number)
_StrictLoader.add_constructor("tag:yaml.org,2002:timestamp", _StrictLoader.construct_yaml_str)


def _plain(lever: Lever) -> dict[str, Any]:
    """A lever as a file says it: what is not the default, its kind first."""
    said = lever.model_dump(mode="json", exclude_defaults=True)
    order = ["kind", "areas", "segment", *type(lever).model_fields]
    said["kind"] = lever.kind
    return {name: said[name] for name in dict.fromkeys(order) if name in said}


# ---- levers that say different things of one matter ------------------------------------------------


def _conflicts(levers: tuple[Lever, ...]) -> Iterator[tuple[str, dict]]:
    for number, one in enumerate(levers):
        for other in levers[number + 1 :]:
            areas = sorted(set(one.areas) & set(other.areas))
            if areas and type(one) is type(other) and (key := _conflict(one, other)):
                yield key, {"area": areas[0]}


def _conflict(one: Lever, other: Lever) -> str:
    match one, other:
        case Register(coverage_pct=float(), of=first), Register(coverage_pct=float(), of=second):
            return "two_coverages" if _nested(first, second) else ""
        case PotentialGrowth(segment=first), PotentialGrowth(segment=second):
            return "two_growths" if _nested(first, second) else ""
        case WageGrowth(), WageGrowth():
            return "two_wages"
        case Ceiling(), Ceiling():
            return "two_ceilings" if (one.payer, one.year) == (other.payer, other.year) else ""
        case Suppose(), Suppose():
            said = [
                name
                for name in ("potential", "members")
                if getattr(one, name) is not None and getattr(other, name) is not None
            ]
            return "two_supposed" if one.segment == other.segment and said else ""
    return ""


def _nested(first: str, second: str) -> bool:
    return first in lineage(second) or second in lineage(first)


# ---- faults in words -------------------------------------------------------------------------------

# What pydantic calls a fault, by what it is called here.
KEYS = {
    "extra_forbidden": "key_unknown",
    "invalid_key": "key_unknown",
    "missing": "key_missing",
    "int_type": "whole_number",
    "int_from_float": "whole_number",
    "float_type": "number",
    "finite_number": "number",
    "string_type": "text",
    "string_unicode": "text",
    "string_too_long": "too_long",
    "too_long": "too_many_levers",
    "bool_type": "yes_or_no",
    "greater_than_equal": "at_least",
    "less_than_equal": "at_most",
    "literal_error": "one_of",
    "union_tag_invalid": "kind_unknown",
    "union_tag_not_found": "kind_missing",
    "tuple_type": "list",
    "model_type": "mapping",
    "model_attributes_type": "mapping",
    "dict_type": "mapping",
}


def _faults(error: ValidationError, entries: dict) -> Iterator[Fault]:
    for told in error.errors(include_url=False):
        place = _place(told["loc"])
        # A type without an own name here is one of levers.py, which has given its parts, or a rare one of pydantic's.
        context = told.get("ctx", {})
        key = KEYS.get(told["type"]) or (told["type"] if told["type"] == told["msg"] else "other")
        parts: dict[str, object] = {"value": _short(told["input"]), "why": told["msg"], **context}
        if key == "key_unknown":
            known = _known_keys(told["loc"], entries)
            near = get_close_matches(str(told["loc"][-1]), known, n=1)
            key = "key_near" if near else key
            parts |= {"name": shown(told["loc"][-1]), "known": ", ".join(known), "near": ", ".join(near)}
        elif key == "key_missing":
            parts["name"] = told["loc"][-1]
        elif key in ("kind_unknown", "kind_missing"):
            parts["known"] = ", ".join(KINDS)
        parts |= {"least": context.get("ge"), "most": context.get("le", context.get("max_length"))}
        parts["known"] = parts.get("known") or context.get("expected", "")
        yield fault(place, key, **parts)


def fault(place: str, key: str, /, **parts: object) -> Fault:
    """A fault with its words (``whatif.wrong.*``)."""
    said = {lang: term(f"whatif.wrong.{key}", lang, **parts) for lang in ("id", "en")}
    return Fault(place, said["id"], said["en"], key)


def _place(path: tuple[int | str, ...]) -> str:
    """``levers[2].workers`` of the path to a fault, without the kind that the reader of a lever puts into it."""
    words = [shown(part) for part in path]
    if len(path) > 1 and path[0] == "levers":
        words[:2] = [f"levers[{path[1] + 1}]"]
        if len(path) > 2 and path[2] in KINDS:
            del words[1]
    return ".".join(words)


def _known_keys(path: tuple[int | str, ...], entries: dict) -> list[str]:
    if path[0] != "levers" or len(path) < 3:
        return list(Scenario.model_fields)
    kinds = {model.model_fields["kind"].default: model for model in _models()}
    model = kinds.get(str(path[2]))
    return list(model.model_fields) if model else []


def _models() -> tuple[type[Lever], ...]:
    return tuple(AnyLever.__origin__.__args__)


def _short(value: object) -> str:
    return f'"{shown(value)}"' if isinstance(value, str) else shown(value)


def _not_yaml(error: yaml.YAMLError) -> Fault:
    mark = getattr(error, "problem_mark", None)
    why = getattr(error, "problem", None) or str(error).splitlines()[0]
    return fault("", "yaml", line=mark.line + 1 if mark else 1, why=why)
