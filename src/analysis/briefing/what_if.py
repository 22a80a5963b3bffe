"""What a scenario says and what comes of it, in sentences whose numbers are named results or the scenario's own.

The page that works without network (``what_if_page.py``) says the same from the same templates.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape

import pandas as pd

from analysis.briefing.sentence import Passage, Said, Sentence, joined, name, say, when
from analysis.charts import allocation as allocation_chart
from analysis.charts import scenario_cost, scenario_course
from analysis.charts.chart import Chart, slug
from analysis.reference import PROVINCES, districts, payer_label
from analysis.reference.definitions import definition_in_words
from analysis.reference.language import amount, estimated, number, quantity, term
from analysis.reference.segments import segment_label
from analysis.whatif import Allocation, Drawn, Outcome, Scenario
from analysis.whatif.baseline import area_names
from analysis.whatif.course import then_payer
from analysis.whatif.levers import (
    BecomePppk,
    Ceiling,
    Lapse,
    Lever,
    Members,
    OfWorkers,
    Pay,
    PotentialGrowth,
    Register,
    Suppose,
    WageGrowth,
)
from analysis.whatif.results import answer_result, result, unit_of

FEW_AREAS = 4  # that are named one by one


def reckoned(
    outcome: Outcome, what: str, lang: str | None = None, *, magnitude: bool = False, bare: bool = False
) -> Said:
    """A result of a scenario in words, marked with its name (:func:`analysis.whatif.results.result`).

    ``magnitude`` drops the sign, ``bare`` the unit.
    """
    value = result(outcome, what)
    shown = abs(value) if magnitude else value
    text = number(shown, 0, lang) if bare else quantity(shown, unit_of(what), lang)
    mark = f'<data class="scenario" value="{value!r}" data-result="{escape(what)}">{escape(text)}</data>'
    return Said(text, mark, simulated=outcome.provenance == "simulated")


def given(lever: int, field: str, value: float, text: str) -> Said:
    """A number that the scenario itself gives, marked with its lever (from 1) and field; 0 and a setting's name for a setting."""
    return Said(
        text, f'<data class="given" value="{value!r}" data-lever="{lever}" data-field="{field}">{escape(text)}</data>'
    )


# ---- what a scenario says --------------------------------------------------------------------------


def steps(scenario: Scenario, start: str, lang: str | None = None) -> tuple[Sentence, ...]:
    """Each lever in a sentence; ``start`` is the month from which a lever without one begins."""
    return tuple(step(number, lever, start, lang) for number, lever in enumerate(scenario.levers, 1))


def step(number: int, lever: Lever, start: str, lang: str | None = None) -> Sentence:
    """One lever in a sentence; ``number`` is its own in the scenario."""
    said = _Step(number, lever, start, lang)
    return say(f"whatif_{said.key}", lang, **said.parts())


class _Step:
    """A lever while it is said."""

    def __init__(self, number: int, lever: Lever, start: str, lang: str | None) -> None:
        self.number, self.lever, self.start, self.lang = number, lever, start, lang

    @property
    def key(self) -> str:
        lever = self.lever
        if isinstance(lever, BecomePppk):
            return "pppk_full" if lever.full_time else "pppk_part"
        if isinstance(lever, Suppose):
            both = lever.potential is not None and lever.members is not None
            return "suppose_both" if both else f"suppose_{'members' if lever.potential is None else 'potential'}"
        return lever.kind

    def parts(self) -> dict[str, Said | Sentence | str]:
        lever, lang = self.lever, self.lang
        parts: dict[str, Said | Sentence | str] = {"areas": areas_in_words(lever.areas, lang)}
        if isinstance(lever, OfWorkers | PotentialGrowth | Suppose):
            parts["segment"] = segment_label(lever.segment, lang)
        if isinstance(lever, OfWorkers):
            parts |= {
                "first": when(lever.first_month or self.start, lang),
                "programmes": "+".join(lever.programmes),
                "more": self._more(),
            }
            if getattr(lever, "payer", None):
                parts["payer"] = payer_label(lever.payer, lang)
        match lever:
            case Register():
                parts |= self._register(lever)
            case Lapse():
                parts |= {
                    "who": self._who(lever, "members_share"),
                    "back": self._say("back", months=self._months("returns_after_months")) if lever.returns_after_months else "",
                    "saved": self._say("saved", payer=payer_label(lever.payer, lang), programmes="+".join(lever.programmes))
                    if lever.payer
                    else "",
                }  # fmt: skip
            case Pay():
                parts |= {
                    "who": self._who(lever, "members_share"),
                    "duration": self._say("pay_for", months=self._months("months")) if lever.months else "",
                    "payer_before": payer_label(lever.payer_before, lang),
                    "programmes_before": "+".join(lever.programmes_before),
                }
            case BecomePppk():
                among = "" if lever.members is None else self._say("pppk_members", n=self._given("members", "workers"))
                parts |= {"who": self._who(lever, "staff_share"), "members": among}
            case PotentialGrowth() | WageGrowth():
                parts["pct"] = self._given("pct_per_year", "percent")
            case Ceiling():
                parts |= {
                    "payer": payer_label(lever.payer, lang),
                    "year": name(str(lever.year)),
                    "amount": self._given("amount_idr", "IDR"),
                }
            case Suppose():
                if lever.potential is not None:
                    parts["n"] = self._given("potential", "workers")
                if lever.members is not None:
                    parts["n" if lever.potential is None else "members"] = self._given("members", "workers")
        return parts

    def _register(self, lever: Register) -> dict[str, Said | Sentence | str]:
        lang = self.lang
        if lever.workers is not None:
            who = self._say("who_workers", n=self._given("workers", "workers"))
        elif lever.gap_pct is not None:
            who = self._say("who_gap", pct=self._given("gap_pct", "percent"))
        else:
            by, of = when(lever.by_month, lang), segment_label(lever.of, lang)
            who = self._say("who_coverage", of=of, pct=self._given("coverage_pct", "percent"), by=by)
        spread = self._say("spread", months=self._months("spread_months")) if lever.spread_months > 1 else ""
        if lever.paid_months is None:
            duration = self._say("to_end")
        else:
            months, payer = self._months("paid_months"), payer_label(then_payer(lever), lang)
            if lever.lapse_pct == 100:
                duration = self._say("for_all", months=months)
            elif lever.lapse_pct == 0:
                duration = self._say("for_none", months=months, payer=payer)
            else:
                duration = self._say("for_some", months=months, pct=self._given("lapse_pct", "percent"), payer=payer)
        return {"who": who, "spread": spread, "duration": duration}

    def _more(self) -> Sentence | str:
        """What differs from the usual of insurance and take-up."""
        lever, found = self.lever, []
        if isinstance(lever, Register) and lever.take_up_pct != 100:
            found.append(self._say("take_up", pct=self._given("take_up_pct", "percent")))
        if lever.tier != 1:
            found.append(self._say("tier", tier=given(self.number, "tier", lever.tier, str(lever.tier))))
        if lever.risk != 1:
            found.append(self._say("risk", risk=given(self.number, "risk", lever.risk, str(lever.risk))))
        if lever.wage_idr is not None:
            found.append(self._say("wage", wage=self._given("wage_idr", "IDR")))
        if lever.sector:
            found.append(self._say(f"sector_{lever.sector}"))
        return joined(found, "") if found else ""

    def _who(self, lever: Members, share: str) -> Said | Sentence:
        if lever.workers is not None:
            return self._given("workers", "workers")
        return self._say(share, pct=self._given("share_pct", "percent"))

    def _months(self, field: str) -> Said:
        return self._given(field, "months")

    def _given(self, field: str, unit: str) -> Said:
        value = getattr(self.lever, field)
        return given(self.number, field, value, _quantity(value, unit, self.lang))

    def _say(self, key: str, **parts: Said | Sentence | str) -> Sentence:
        return say(f"whatif_{key}", self.lang, **parts)


def _quantity(value: float, unit: str, lang: str | None = None) -> str:
    """A number of a scenario with its unit; a percentage with the decimals that it has."""
    if unit != "percent":
        return quantity(value, unit, lang)
    return term("unit.percent", lang, n=amount(value, lang))


def areas_in_words(areas: Sequence[str], lang: str | None = None) -> Said | Sentence:
    """Areas by name; all of a province or of both, and long lists, as such."""
    own = set(areas)
    everywhere = set(districts()["district_code"])
    if own == everywhere:
        return say("whatif_all", lang)
    for province, label in PROVINCES.items():
        if own == {code for code in everywhere if code[:2] == province}:
            return say("whatif_all_of", lang, province=label)
    if len(own) > FEW_AREAS:
        text = quantity(len(own), "areas", lang)
        codes = " ".join(sorted(own))
        return Said(text, f'<data class="areas" value="{len(own)}" data-areas="{codes}">{escape(text)}</data>')
    return name(", ".join(area_names()[code] for code in sorted(own)))


# ---- what comes of it ------------------------------------------------------------------------------


def findings(found: Outcome, drawn: Drawn | None = None, lang: str | None = None) -> Passage:
    """What comes of a scenario: members, cost and who pays, coverage, target and budget; with draws the range."""
    parts = [
        _members(found, lang),
        _cost(found, lang),
        *_coverage(found, lang),
        *_target(found, lang),
        *_budget(found, lang),
    ]
    if drawn is not None and found.levers:
        parts.append(_range(drawn, lang))
    return Passage(tuple(part for part in parts if part is not None))


def _members(found: Outcome, lang: str | None) -> Sentence:
    if not found.levers:
        return say("whatif_nothing", lang)
    new = found.totals.new_members
    key = "new" if new > 0 else "fewer" if new < 0 else "same"
    last = when(found.months[-1], lang)
    sentence = say(
        f"whatif_{key}", lang, month=last, new=reckoned(found, "new_members", lang, magnitude=True, bare=True)
    )
    if found.totals.most_new_members > max(new, 0):
        sentence += say("whatif_most", lang, most=reckoned(found, "most_new_members", lang, bare=True))
    return sentence


def _cost(found: Outcome, lang: str | None) -> Sentence | None:
    if not found.levers:
        return None
    ends = {"first": when(found.months[0], lang), "last": when(found.months[-1], lang)}
    by_payer = {payer: cost for payer, cost in found.totals.by_payer.items() if cost}
    if not by_payer:
        return say("whatif_no_cost", lang, **ends)
    payers = [
        say("whatif_payer", lang, payer=payer_label(payer, lang), cost=reckoned(found, f"cost_idr:{payer}", lang))
        for payer in by_payer
    ]
    return say("whatif_cost", lang, cost=reckoned(found, "cost_idr", lang), payers=joined(payers, ", "), **ends)


def _coverage(found: Outcome, lang: str | None) -> Iterable[Sentence]:
    """Coverage at the end of the areas that are few enough to be named, of all workers and of the levers' segments."""
    last = found.months[-1]
    ends = {area: result(found, f"coverage_pct:{area}:total:{last}") for area in found.areas}
    unknown = [area for area, after in ends.items() if pd.isna(after)]
    if unknown and found.levers:
        yield say("whatif_unknown", lang, areas=areas_in_words(unknown, lang))
    if len(found.areas) > FEW_AREAS:
        return
    for area in found.areas:
        wanted = [
            "total",
            *sorted(
                {lever.segment for _, lever in found.levers if isinstance(lever, OfWorkers) and area in lever.areas}
            ),
        ]
        for segment in wanted:
            what = f"coverage_pct:{area}:{segment}:{last}"
            after = result(found, what)
            cell = found.baseline.cell(area, segment)
            if after != after or cell is None or cell.potential is None or cell.members is None:
                continue
            before = 100 * cell.members.value / cell.potential.value if cell.potential.value else float("nan")
            parts = {
                "area": name(area_names()[area]),
                "segment": segment_label(segment, lang),
                "after": reckoned(found, what, lang),
            }
            if round(after, 2) == round(before, 2):
                yield say("whatif_coverage_same", lang, month=when(last, lang), **parts)
            else:
                direction = say("whatif_rise" if after > before else "whatif_fall", lang)
                yield say(
                    "whatif_coverage",
                    lang,
                    direction=direction,
                    before=_before(found, area, segment, before, lang),
                    **parts,
                )


def _before(found: Outcome, area: str, segment: str, value: float, lang: str | None) -> Said:
    text = quantity(value, "percent", lang)
    mark = f'<data class="baseline" value="{value!r}" data-area="{area}" data-segment="{segment}">{escape(text)}</data>'
    return Said(text, mark)


def _target(found: Outcome, lang: str | None) -> Iterable[Sentence]:
    gaps = found.gaps
    if found.scenario.target_pct is None or gaps.empty:
        return
    pct = given(0, "target_pct", found.scenario.target_pct, _quantity(found.scenario.target_pct, "percent", lang))
    month = when(gaps["period"].iloc[0], lang)
    if len(gaps) > FEW_AREAS:
        met = int((gaps["gap_workers"] <= 0).sum())
        counts = {
            key: Said(text, f'<data class="scenario-areas" value="{value}" data-which="{key}">{escape(text)}</data>')
            for key, value in (("known", len(gaps)), ("met", met))
            for text in [quantity(value, "areas", lang)]
        }
        yield say("whatif_gaps", lang, pct=pct, month=month, **counts)
        return
    for row in gaps.to_dict("records"):
        key = "gap" if row["gap_workers"] > 0 else "met" if row["baseline_gap_workers"] > 0 else "met_already"
        area = row["area_code"]
        parts = {
            "area": name(row["area"]),
            "needed": reckoned(found, f"needed_workers:{area}", lang),
            "gap": reckoned(found, f"gap_workers:{area}", lang, magnitude=True),
            "before": reckoned(found, f"baseline_gap_workers:{area}", lang, magnitude=True),
        }
        yield say(f"whatif_{key}", lang, pct=pct, month=month, **parts)


def _budget(found: Outcome, lang: str | None) -> Iterable[Sentence]:
    """New cost of the first year beside the last budget known, where one area is asked about."""
    if len(found.areas) != 1:
        return
    area = found.areas[0]
    rows = found.money[(found.money["payer"] == "APBD") & found.money["budget_idr"].notna()]
    for row in rows.sort_values("year").head(1).to_dict("records"):
        key = f"{area}:APBD:{row['year']}"
        yield say(
            "whatif_budget", lang, area=name(row["area"]), year=name(str(row["budget_year"])),
            budget=reckoned(found, f"budget_idr:{key}", lang), pct=reckoned(found, f"to_budget_pct:{key}", lang),
        )  # fmt: skip


def _range(drawn: Drawn, lang: str | None) -> Sentence:
    rows = drawn.totals.set_index("result")
    parts = {}
    for short, what in (("new", "new_members"), ("cost", "cost_idr")):
        for end in ("low", "high"):
            value = float(rows.loc[what, end])
            text = estimated(value, unit_of(what), lang, bare=what == "new_members")
            mark = (
                f'<data class="drawn" value="{value!r}" data-result="{what}" data-bound="{end}">{escape(text)}</data>'
            )
            parts[f"{short}_{end}"] = Said(text, mark, simulated=drawn.outcome.provenance == "simulated")
    return say("whatif_range", lang, **parts)


# ---- what a reader must know -----------------------------------------------------------------------


def notes(found: Outcome, lang: str | None = None) -> tuple[Sentence, ...]:
    """What was cut, what is not known and what was taken instead; one sentence for all areas of which the same holds."""
    groups: dict[tuple, list] = {}
    for note in found.notes:
        groups.setdefault((note.key, note.lever, dict(note.parts).get("segment", "")), []).append(note)
    return tuple(_note(key, own, lang) for (key, _, _), own in groups.items())


def _note(key: str, own: list, lang: str | None) -> Sentence:
    parts: dict[str, Said | Sentence | str] = {"areas": areas_in_words([note.area_code for note in own], lang)}
    told = dict(own[0].parts)
    if "segment" in told:
        parts["segment"] = segment_label(str(told.pop("segment")), lang)
    if len(own) > 1 and told:
        return say(f"whatif_note_{key}_many", lang, **parts)
    units = {"planned": "workers", "there": "workers", "amount": "IDR", "cost": "IDR", "wage": "IDR"}
    for field, value in told.items():
        if field in units:
            text = quantity(value, units[field], lang)
            mark = f'<data class="note" value="{value!r}" data-note="{key}" data-area="{own[0].area_code}" data-part="{field}">{escape(text)}</data>'
            parts[field] = Said(text, mark)
        else:
            parts[field] = when(value, lang) if field == "period" else name(str(value))
    return say(f"whatif_note_{key}", lang, **parts)


def assumptions(found: Outcome, lang: str | None = None) -> tuple[Sentence, ...]:
    """What a figure or table of a scenario must carry: its steps, where it starts from, and what was cut or is not known."""
    base = []
    for area in found.areas if len(found.areas) == 1 else ():
        cell = found.baseline.cell(area, "total")
        if cell is not None:
            words = name(definition_in_words(cell.definition, lang))
            base.append(say("whatif_base", lang, period=when(cell.period, lang), definition=words))
    return (*steps(found.scenario, found.months[0], lang), *base, *notes(found, lang))


# ---- for a page ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Told:
    """A passage about a scenario or an allocation, with what its numbers are computed from."""

    text: str
    html: str

    def __str__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return self.html


def scenario(found: Outcome, drawn: Drawn | None = None, lang: str | None = None) -> Told:
    """A scenario for a page: what comes of it, its steps, what must be known, and the scenario as a file."""
    said, own, known = findings(found, drawn, lang), steps(found.scenario, found.months[0], lang), notes(found, lang)
    parts = [said.html, _items(term("whatif.steps", lang), own), _items(term("whatif.known", lang), known)]
    file = escape(found.scenario.to_yaml())
    parts.append(
        f"<details><summary>{escape(term('whatif.file', lang))}</summary>"
        f'<pre><code class="scenario">{file}</code></pre></details>'
    )
    draws = "" if drawn is None else f' data-draws="{drawn.draws}" data-seed="{drawn.seed}"'
    text = "\n".join([said.text, *(f"- {one}" for one in (*own, *known))])
    return Told(text, f'<section class="what-if"{draws}>{"".join(parts)}</section>')


def _items(heading: str, sentences: Sequence[Sentence]) -> str:
    if not sentences:
        return ""
    items = "".join(f"<li>{one.face}</li>" for one in sentences)
    return f'<p class="finding">{escape(heading)}:</p><ul class="finding">{items}</ul>'


def allocation(answer: Allocation, lang: str | None = None) -> Told:
    """Where a budget should go, for a page: what it reaches, beside simple rules, what limits it and what a million more buys."""
    parts = [*_answer(answer, lang), *_beside(answer, lang), *_limits(answer, lang)]
    question = answer.question
    asked = {
        "budget_idr": question.budget_idr, "areas": list(question.areas), "segments": list(question.segments),
        "start": question.start, "months": list(question.months), "goal": question.goal, "payer": question.payer,
        "floor_pct": question.floor_pct, "target_pct": question.target_pct, "most_pct": question.most_pct,
    }  # fmt: skip
    html = "".join(part._repr_html_() for part in parts)
    return Told(
        "\n".join(part.text for part in parts),
        f'<section class="allocation" data-question="{escape(json.dumps(asked))}">{html}</section>',
    )


def allocation_figure(
    answer: Allocation, facts: pd.DataFrame | None = None, *, name: str = "allocation", lang: str | None = None
) -> Chart:
    """What each area gets of a budget, for a page."""
    told = tuple(part.text for part in _answer(answer, lang))
    return allocation_chart(answer.areas, facts=facts, assumptions=told, name=name, lang=lang)


def _of_answer(answer: Allocation, what: str, lang: str | None, unit: str = "") -> Said:
    value = answer_result(answer, what)
    text = quantity(value, unit, lang) if unit else number(value, 0, lang)
    return Said(text, f'<data class="answer" value="{value!r}" data-result="{escape(what)}">{escape(text)}</data>')


def _answer(answer: Allocation, lang: str | None) -> Iterable[Sentence]:
    question = answer.question
    lengths = [_asked(length, "months", lang) for length in question.months]
    parts = {
        "budget": _of_answer(answer, "budget_idr", lang, "IDR"),
        "segments": ", ".join(segment_label(segment, lang) for segment in question.segments),
        "months": joined([say("whatif_who_workers", lang, n=one) for one in lengths], ", "),
    }
    if not answer.workers:
        yield say("whatif_answer_none", lang, budget=parts["budget"], segments=parts["segments"])
        return
    for what, unit in (("workers", ""), ("cost_idr", "IDR"), ("areas", "areas")):
        parts[what.removesuffix("_idr")] = _of_answer(answer, what, lang, unit)
    sentence = say("whatif_answer", lang, **parts)
    goal = {} if question.target_pct is None else {"pct": _asked(question.target_pct, "percent", lang)}
    yield sentence + say(f"whatif_goal_{question.goal}", lang, **goal)
    if answer.tied:
        yield say("whatif_tied", lang)
    if answer.unproven > 0:
        yield say("whatif_unproven", lang)


def _asked(value: float, unit: str, lang: str | None) -> Said:
    text = _quantity(value, unit, lang)
    return Said(text, f'<data class="asked" value="{value!r}">{escape(text)}</data>')


def _beside(answer: Allocation, lang: str | None) -> Iterable[Passage]:
    if not answer.workers:
        return
    rules = [rule for rule in answer.rules["rule"] if rule != "best"]
    said = [
        say(
            "whatif_rule", lang, rule=term(f"whatif.rule.{rule}", lang), workers=_of_answer(answer, f"workers:{rule}", lang),
            areas=_of_answer(answer, f"areas:{rule}", lang, "areas"),
        )
        for rule in rules
    ]  # fmt: skip
    yield Passage(tuple(said), say("whatif_rules", lang))


def _limits(answer: Allocation, lang: str | None) -> Iterable[Sentence]:
    kinds = dict.fromkeys(limit.partition(":")[0] for limit in answer.binding["limit"])
    if kinds:
        yield say("whatif_binds", lang, limits=joined([say(f"whatif_limit_{kind}", lang) for kind in kinds], ", "))
    more = answer.one_more()
    if len(more):
        where = areas_in_words(tuple(dict.fromkeys(more["area_code"])), lang)
        yield say("whatif_one_more", lang, workers=_of_answer(answer, "one_more", lang), areas=where)
    if answer_result(answer, "left_out"):
        yield say("whatif_left_out", lang, n=_of_answer(answer, "left_out", lang, "areas"))
    if answer.floors_not_met:
        yield say("whatif_floors", lang, areas=areas_in_words(answer.floors_not_met, lang))


# ---- figures ---------------------------------------------------------------------------------------


def figures(
    found: Outcome, facts: pd.DataFrame, drawn: Drawn | None = None, title: str = "", lang: str | None = None
) -> tuple[Chart, ...]:
    """The figures of an outcome with its assumptions on them: members month by month, and new cost by payer.

    Of one area its total, or where that is not known the segment of the first lever; of several the new members of all together.
    ``facts`` is the facts table, of which the counts that the scenario starts from are traced.
    """
    told = tuple(str(one) for one in assumptions(found, lang))
    course, base = _course(found, drawn, lang), _base(found, facts)
    name_of = slug(title) if title else "what-if"
    members = scenario_course(
        course, base, assumptions=told, target_pct=found.scenario.target_pct, title=title or None, name=f"{name_of}-members", lang=lang
    )  # fmt: skip
    if found.costs.empty:
        return (members,)
    cost = scenario_cost(
        found.costs, base, assumptions=told, months=found.months, provenance=found.provenance, title=title or None,
        name=f"{name_of}-cost", lang=lang,
    )  # fmt: skip
    return members, cost


def scenario_figure(
    found: Outcome, facts: pd.DataFrame, drawn: Drawn | None = None, *, name: str = "what-if", lang: str | None = None
) -> Chart:
    """The figure of members of a scenario, for a page; ``name`` is that of its file."""
    told = tuple(str(one) for one in assumptions(found, lang))
    return scenario_course(
        _course(found, drawn, lang), _base(found, facts), assumptions=told, target_pct=found.scenario.target_pct, name=name, lang=lang
    )  # fmt: skip


def _course(found: Outcome, drawn: Drawn | None, lang: str | None) -> pd.DataFrame:
    """The rows that the figure of members draws, of one area and segment; with draws the range of members."""
    if len(found.areas) > 1:
        whole = areas_in_words(found.areas, lang)
        return pd.DataFrame(
            {
                "area_code": "", "area": whole.text, "segment": "total", "period": found.months,
                "potential_workers": float("nan"), "members": float("nan"), "coverage_pct": float("nan"),
                "baseline_members": float("nan"), "new_members": found.new_members, "definition": "", "provenance": found.provenance,
            }
        )  # fmt: skip
    area = found.areas[0]
    own = found.courses_by_area[area].members
    segment = "total"
    if own.get("total") is None:
        segment = next(
            (lever.segment for _, lever in found.levers if isinstance(lever, OfWorkers)), next(iter(own), "total")
        )
    if segment not in own:
        return found.courses
    frame = pd.DataFrame(found.course(area, segment))
    ranges = None if drawn is None else drawn.bounds(area, segment, "members")
    return frame if ranges is None else frame.assign(low=ranges[0], high=ranges[2])


def _base(found: Outcome, facts: pd.DataFrame) -> pd.DataFrame:
    """The facts that the scenario starts from."""
    ids = {fact for (area, _), cell in found.baseline.cells.items() if area in found.areas for fact in cell.fact_ids}
    if len(found.areas) == 1:
        cell = found.baseline.cell(found.areas[0], "total")
        ids = set(cell.fact_ids) if cell is not None and cell.fact_ids else ids
    return facts[facts["fact_id"].isin(ids)]


# ---- tables ----------------------------------------------------------------------------------------


def tables(found: Outcome, drawn: Drawn | None = None, lang: str | None = None) -> dict[str, pd.DataFrame]:
    """The outcome as tables for a workbook, by the name of their sheet: scenario and assumptions first.

    Sheets: what is assumed, totals, members month by month, cost by payer and month, money by year, contributions, and with
    draws the ranges.
    """
    lines = [term("whatif.sheet.yaml", lang), *found.scenario.to_yaml().splitlines()]
    said = pd.DataFrame({term("whatif.sheet.assumed", lang): [str(one) for one in assumptions(found, lang)] + lines})
    made: dict[str, Callable[[], pd.DataFrame]] = {
        "totals": lambda: _totals(found, drawn, lang),
        "courses": lambda: found.courses,
        "costs": lambda: found.costs,
        "money": lambda: found.money,
        "gaps": lambda: found.gaps,
        "contributions": lambda: found.contributions,
    }
    if drawn is not None:
        made |= {"course_ranges": lambda: drawn.courses, "cost_ranges": lambda: drawn.costs}
    return {term("whatif.sheet.assumptions", lang): said} | {
        term(f"whatif.sheet.{key}", lang): make() for key, make in made.items()
    }


def _totals(found: Outcome, drawn: Drawn | None, lang: str | None) -> pd.DataFrame:
    names = ["new_members", "most_new_members", "worker_months", "cost_idr"]
    names += [f"cost_idr:{payer}" for payer in found.totals.by_payer]
    ranges = None if drawn is None else drawn.totals.set_index("result")
    rows = []
    for what in names:
        ends = [
            ranges.loc[what, end] if ranges is not None and what in ranges.index else None for end in ("low", "high")
        ]
        rows.append([what, result_label(what, lang), result(found, what), unit_of(what), *ends, found.provenance])
    return pd.DataFrame(rows, columns=["result", "name", "value", "unit", "low", "high", "provenance"])


def result_label(what: str, lang: str | None = None) -> str:
    """The name of a result in words."""
    key, _, payer = what.partition(":")
    label = term(f"whatif.result.{key}", lang)
    return f"{label}: {payer_label(payer, lang)}" if payer else label
