"""What a person can set in the what-if panel, and the scenario that it means; every fault by its control.

The controls are ``controls.yml``. Each holds text as typed; :func:`read` makes a scenario of the texts, or says beside which
control what is wrong. :func:`form_of` goes the other way, for a scenario that is opened from a file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from analysis.reference import PROVINCES, districts, payer_label, payers, segments
from analysis.reference.language import amount, current, term, typed_number
from analysis.reference.segments import segment_label
from analysis.whatif import Baseline, Outcome, Scenario, ScenarioError, make, project
from analysis.whatif.baseline import area_names
from analysis.whatif.course import months_of
from analysis.whatif.levers import BecomePppk, Ceiling, Lever, PotentialGrowth, Register, WageGrowth, legal_of
from analysis.whatif.outcome import MONTHS

GENERAL = ""  # the place of a fault that belongs to no control
EVERYWHERE = "11.*+12.*"
# Fields of levers that have controls of another name.
FIELDS = {
    ("ceiling", "amount_idr"): "ceiling_idr",
    ("ceiling", "year"): "ceiling_year",
    ("potential", "pct_per_year"): "potential_pct",
    ("wages", "pct_per_year"): "wages_pct",
    ("become_pppk", "share_pct"): "pppk_pct",
    ("become_pppk", "first_month"): "pppk_month",
}
# Where a fault of a whole lever is told.
WHOLE = {
    "programme_of_segment": "programmes",
    "basic_programmes": "programmes",
    "segment_without_premium": "segment",
    "by_before_first": "by_month",
    "coverage_of": "coverage_of",
    "areas_type": "area",
    "no_start": "start",
}


@dataclass(frozen=True)
class Control:
    """One control: its name, kind (choice, number, month), label and options in words, and the limits of a number."""

    name: str
    kind: str
    label: str
    default: str
    options: tuple[tuple[str, str], ...] = ()
    whole: bool = False
    slider: bool = True
    empty: bool = False
    first: float = 0
    last: float = 0
    step: float = 1
    least: float = 0
    most: float = 0
    when: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def is_shown(self, values: Mapping[str, str]) -> bool:
        """Whether it means anything beside the other values."""
        known = {**values, "legal": legal_of(values.get("segment", ""))}
        return all(known.get(other) in wanted for other, wanted in self.when.items())


@dataclass(frozen=True)
class Group:
    """Controls that stand together."""

    name: str
    label: str
    controls: tuple[Control, ...]


@dataclass(frozen=True)
class Read:
    """What the texts mean: the outcome of a scenario, or the faults by control (:data:`GENERAL` for those of none)."""

    outcome: Outcome | None
    faults: dict[str, str]

    @property
    def scenario(self) -> Scenario | None:
        return None if self.outcome is None else self.outcome.scenario


@cache
def specification() -> dict[str, Any]:
    """``controls.yml``, read."""
    return yaml.safe_load((files("analysis.briefing") / "controls.yml").read_text(encoding="utf-8"))


def groups(lang: str | None = None) -> tuple[Group, ...]:
    """The controls in their groups, in words of one language."""
    told, lang = specification(), current(lang)
    return tuple(
        Group(
            group["name"],
            group["label"][lang],
            tuple(_control(name, told["controls"][name], lang) for name in group["controls"]),
        )
        for group in told["groups"]
    )


def controls(lang: str | None = None) -> dict[str, Control]:
    """Every control by its name."""
    return dict(_named(current(lang)))


@cache
def _named(lang: str) -> dict[str, Control]:
    return {control.name: control for group in groups(lang) for control in group.controls}


def defaults() -> dict[str, str]:
    """The texts with which a panel opens."""
    return {name: told["default"] for name, told in specification()["controls"].items()}


def _control(name: str, told: dict[str, Any], lang: str) -> Control:
    first, last = told.get("from", 0), told.get("to", 0)
    return Control(
        name, told["kind"], told["label"][lang], told["default"], _options(told.get("options", {}), lang),
        told.get("whole", False), told.get("slider", True), told.get("empty", False), first, last, told.get("step", 1),
        told.get("least", first), told.get("most", last),
        {other: tuple(wanted) for other, wanted in told.get("when", {}).items()},
    )  # fmt: skip


def _options(told: str | dict[str, dict[str, str]], lang: str) -> tuple[tuple[str, str], ...]:
    """Value and words of each option."""
    if told == "areas":
        several = {
            EVERYWHERE: term("whatif.area.all", lang),
            **{f"{code}.*": term("whatif.area.all_of", lang, province=name) for code, name in PROVINCES.items()},
        }
        own = {code: term("whatif.area.province", lang, province=name) for code, name in PROVINCES.items()}
        each = {code: f"{area_names()[code]} ({code})" for code in districts()["district_code"]}
        return tuple((own | several | each).items())
    if told == "segments":
        kinds = [name for name in segments()["segment"] if legal_of(name) in ("pu", "bpu", "jakon")]
        return tuple((name, segment_label(name, lang)) for name in kinds)
    if told == "payers":
        return tuple((name, payer_label(name, lang)) for name in payers()["payer"])
    return tuple((value, words[lang]) for value, words in told.items())


# ---- texts to a scenario ---------------------------------------------------------------------------


def read(
    values: Mapping[str, str], known: Baseline, more: tuple[Lever, ...] = (), lang: str | None = None, name: str = ""
) -> Read:
    """The scenario that the texts mean; ``more`` are levers that have no control, from a file that was opened.

    Nothing is raised: what is wrong is told by control, in words.
    """
    lang, every = current(lang), controls(lang)
    faults: dict[str, str] = {}
    meant: dict[str, Any] = {}
    for control in every.values():
        if control.is_shown(values):
            try:
                meant[control.name] = _meaning(control, values.get(control.name, control.default), lang)
            except _WrongError as wrong:
                faults[control.name] = str(wrong)
    if faults:
        return Read(None, faults)
    if meant["start"] is None and not known.cells:
        return Read(None, {"start": term("whatif.wrong.no_start", lang)})
    levers = _levers(meant, known)
    try:
        settings = {"start": meant["start"], "months": int(meant["months"]), "target_pct": meant["target_pct"]}
        outcome = project(known, make(name=name, levers=(*levers, *more), **settings))
    except ScenarioError as error:
        return Read(None, _by_control(error, levers, lang))
    return Read(outcome, {})


class _WrongError(ValueError):
    pass


def _meaning(control: Control, text: str, lang: str) -> Any:
    text = str(text).strip()
    if control.kind == "choice":
        if text not in dict(control.options):
            raise _WrongError(term("whatif.typed.choice", lang, value=_quoted(text)))
        return text
    if not text and control.empty:
        return None
    if control.kind == "month":
        return _month(text, lang)
    value = typed_number(text, lang)
    if value is None:
        raise _WrongError(term(f"whatif.typed.{'whole' if control.whole else 'number'}", lang, value=_quoted(text)))
    if control.whole and not value.is_integer():
        raise _WrongError(term("whatif.typed.whole", lang, value=_quoted(text)))
    for limit, key, is_beyond in (
        (control.least, "at_least", value < control.least),
        (control.most, "at_most", value > control.most),
    ):
        if is_beyond:
            raise _WrongError(term(f"whatif.wrong.{key}", lang, value=_quoted(text), least=amount(limit, lang), most=amount(limit, lang)))  # fmt: skip
    return int(value) if control.whole else value


def _month(text: str, lang: str) -> str:
    found = re.fullmatch(r"(20\d\d)-(0?[1-9]|1[0-2])|(0?[1-9]|1[0-2])[/.-](20\d\d)", text)
    if found is None:
        raise _WrongError(term("whatif.wrong.month", lang, value=_quoted(text)))
    year, month = (found[1], found[2]) if found[1] else (found[4], found[3])
    return f"{year}-{int(month):02d}"


def _quoted(text: str) -> str:
    return f'"{text if len(text) <= 40 else text[:37] + "..."}"'


def _levers(meant: dict[str, Any], known: Baseline) -> list[dict[str, Any]]:
    """The levers that the controls mean, as entries to be checked."""
    areas = meant["area"].split("+")
    months = months_of(meant["start"] or known.month_after(), int(meant["months"]))
    levers: list[dict[str, Any]] = []
    if meant["how_many"] != "nobody":
        levers.append(_register(meant, areas, months))
    if meant["ceiling_idr"] is not None:
        asked = meant["ceiling_year"]
        years = sorted({int(month[:4]) for month in months}) if asked is None else [asked]
        levers += [
            {"kind": "ceiling", "areas": areas, "payer": meant["payer"], "year": year, "amount_idr": meant["ceiling_idr"]}
            for year in years
        ]  # fmt: skip
    if meant["potential_pct"]:
        levers.append({"kind": "potential", "areas": areas, "pct_per_year": meant["potential_pct"]})
    if meant["wages_pct"]:
        levers.append({"kind": "wages", "areas": areas, "pct_per_year": meant["wages_pct"]})
    if meant["pppk_pct"]:
        own = {
            "kind": "become_pppk",
            "areas": areas,
            "share_pct": meant["pppk_pct"],
            "first_month": meant["pppk_month"],
        }
        levers.append(own)
    return levers


def _register(meant: dict[str, Any], areas: list[str], months: tuple[str, ...]) -> dict[str, Any]:
    how = meant["how_many"]
    lever = {
        "kind": "register", "areas": areas, "segment": meant["segment"], how: meant[how], "payer": meant["payer"],
        "programmes": meant["programmes"], "first_month": meant["first_month"], "take_up_pct": meant["take_up_pct"],
        "sector": "" if meant["sector"] == "none" else meant["sector"],
    }  # fmt: skip
    if meant["paid_months"]:
        lever |= {"paid_months": meant["paid_months"], "lapse_pct": meant["lapse_pct"]}
    if how == "coverage_pct":
        by = meant["by_month"] or months[min(11, len(months) - 1)]
        lever |= {"by_month": by, "coverage_of": "total" if meant["coverage_of"] == "total" else None}
    else:
        lever["spread_months"] = meant["spread_months"]
    lever |= {name: meant[name] for name in ("tier", "wage_idr") if meant.get(name) is not None}
    return lever


def _by_control(error: ScenarioError, levers: list[dict[str, Any]], lang: str) -> dict[str, str]:
    """The faults of a scenario, each beside the control that it comes from."""
    found: dict[str, list[str]] = {}
    for fault in error.faults:
        place = re.fullmatch(r"levers\[(\d+)\](?:\.(\w+))?", fault.place)
        name = WHOLE.get(fault.key, fault.place if fault.place in specification()["controls"] else GENERAL)
        if place and int(place[1]) <= len(levers):
            kind, own = levers[int(place[1]) - 1]["kind"], place[2] or ""
            name = FIELDS.get((kind, own), own if own in specification()["controls"] else WHOLE.get(fault.key, GENERAL))
        elif place:
            name = GENERAL
        text = fault.text(lang)
        found.setdefault(name, []).append(text if name or not fault.place else f"{fault.place}: {text}")
    return {name: " ".join(dict.fromkeys(texts)) for name, texts in found.items()}


# ---- a scenario to texts ---------------------------------------------------------------------------


def form_of(scenario: Scenario, known: Baseline, lang: str | None = None) -> tuple[dict[str, str], tuple[Lever, ...]]:
    """The texts that mean a scenario, and the levers that no control can say; together they are the whole of it."""
    lang = current(lang)
    values = defaults() | {
        "start": scenario.start or "",
        "months": amount(scenario.months or MONTHS, lang),
        "target_pct": "" if scenario.target_pct is None else amount(scenario.target_pct, lang),
        "how_many": "nobody",
    }
    areas = next((lever.areas for lever in scenario.levers if isinstance(lever, Register)), None)
    areas = areas or next((lever.areas for lever in scenario.levers), ("11",))
    written = _written_areas(areas)
    if written is None:
        return values, scenario.levers
    values["area"] = written
    left = list(scenario.levers)
    for lever in scenario.levers:
        tried = _with(values, lever, lang)
        if tried is None or lever.areas != areas:
            continue
        meant = read(tried, known, (), lang)
        said = meant.scenario.levers if meant.scenario else ()
        before = read(values, known, (), lang)
        old = before.scenario.levers if before.scenario else ()
        # Taken over only where the controls then say this lever, and nothing else is new.
        new = [one for one in said if one not in old]
        if new and all(one in left for one in new) and all(one in said for one in old):
            values = tried
            for one in new:
                left.remove(one)
    return values, tuple(left)


def _written_areas(areas: tuple[str, ...]) -> str | None:
    own = districts()["district_code"]
    several = {EVERYWHERE: tuple(own)} | {f"{code}.*": tuple(c for c in own if c[:2] == code) for code in PROVINCES}
    for written, codes in several.items():
        if areas == tuple(sorted(codes)):
            return written
    return areas[0] if len(areas) == 1 else None


def _with(values: dict[str, str], lever: Lever, lang: str) -> dict[str, str] | None:
    """The texts with a lever entered into them; ``None`` where its controls are taken, or there are none."""
    match lever:
        case Register() if values["how_many"] == "nobody":
            how = next(name for name in Register.HOW_MANY if getattr(lever, name) is not None)
            of = "total" if lever.coverage_of == "total" else "segment"
            return values | {
                "segment": lever.segment, "how_many": how, how: amount(getattr(lever, how), lang), "coverage_of": of,
                "by_month": lever.by_month or "", "first_month": lever.first_month or "",
                "spread_months": str(lever.spread_months), "take_up_pct": amount(lever.take_up_pct, lang),
                "payer": lever.payer, "programmes": "+".join(lever.programmes),
                "paid_months": str(lever.paid_months or 0), "lapse_pct": amount(lever.lapse_pct, lang),
                "tier": str(lever.tier), "wage_idr": "" if lever.wage_idr is None else amount(lever.wage_idr, lang),
                "sector": lever.sector or "none",
            }  # fmt: skip
        case Ceiling() if not values["ceiling_idr"]:
            own = {"payer": lever.payer} if values["how_many"] == "nobody" else {}
            return values | own | {"ceiling_idr": amount(lever.amount_idr, lang), "ceiling_year": str(lever.year)}
        case PotentialGrowth() if values["potential_pct"] == "0":
            return values | {"potential_pct": amount(lever.pct_per_year, lang)}
        case WageGrowth() if values["wages_pct"] == "0":
            return values | {"wages_pct": amount(lever.pct_per_year, lang)}
        case BecomePppk(share_pct=float()) if values["pppk_pct"] == "0":
            return values | {"pppk_pct": amount(lever.share_pct, lang), "pppk_month": lever.first_month or ""}
    return None
