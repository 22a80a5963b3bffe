"""What the facts say, in sentences: computed from the facts, with guards on what the data do not support.

Every function takes the frame of facts (:func:`analysis.load`) and gives a :class:`Sentence` in the language
of choice. A sentence whose facts are missing says so by raising :class:`NotInFactsError`.
"""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from analysis import measures
from analysis.briefing import evaluation, received, what_if
from analysis.briefing.sentence import Passage, Said, Sentence, figure, joined, name, reference, say, when
from analysis.briefing.sentence import passage as passage  # for notebooks: say.passage(...)
from analysis.reference import BudgetLine, Definition, bpu_premium_idr, districts, segment_label, targets

# What was sent, in sentences of its own module; said like the others: say.deliveries(...).
deliveries, completeness, title_completeness = received.deliveries, received.completeness, received.title_completeness
doubts_found, title_doubts, title_read = received.doubts_found, received.title_doubts, received.title_read
cells, title_roles, title_districts = received.cells, received.title_roles, received.title_districts
to_confirm = received.to_confirm
# The evaluation, in sentences of its own module.
who_pays, revisions, title_adequacy = evaluation.who_pays, evaluation.revisions, evaluation.title_adequacy
growth, seasons, projected, paces = evaluation.growth, evaluation.seasons, evaluation.projected, evaluation.paces
province_parts, redefined, unequal = evaluation.province_parts, evaluation.redefined, evaluation.unequal
instruction, adoption = evaluation.instruction, evaluation.adoption
forgone, claims = evaluation.forgone, evaluation.claims
title_course, title_instruction = evaluation.title_course, evaluation.title_instruction
title_adoption, title_growth = evaluation.title_adoption, evaluation.title_growth
# Scenarios, likewise.
scenario, scenario_figure = what_if.scenario, what_if.scenario_figure
allocation, allocation_figure = what_if.allocation, what_if.allocation_figure


class NotInFactsError(LookupError):
    """The fact that a sentence is about is not among the facts."""


def pick(facts: pd.DataFrame, measure: str, **where: str) -> dict:
    """The one fact of ``measure`` with these columns; :class:`NotInFactsError` where there is none, or more than one."""
    chosen = facts[facts["measure"] == measure]
    for column, value in where.items():
        chosen = chosen[chosen[column] == value]
    if len(chosen) != 1:
        raise NotInFactsError(f"{len(chosen)} facts {measure} with {where}; one was expected")
    return chosen.iloc[0].to_dict()


def evaluation_coverage(facts: pd.DataFrame) -> dict:
    """Aceh's total coverage of the evaluation, September 2023, all segments."""
    rows = facts[
        (facts["measure"] == "coverage_pct")
        & (facts["area_code"] == "11")
        & (facts["period"] == "2023-09")
        & (facts["segment"] == "total")
    ]
    if len(rows) != 1:
        raise NotInFactsError("Aceh's total coverage of September 2023 is not among the facts")
    return rows.iloc[0].to_dict()


def headline(facts: pd.DataFrame, lang: str | None = None) -> Sentence:
    """Where Aceh stood at the evaluation: coverage, members and potential workers."""
    coverage = evaluation_coverage(facts)
    told = Definition.parse(coverage["definition"])
    at = {"area_code": coverage["area_code"], "period": coverage["period"], "segment": "total"}
    members = pick(
        facts, f"{told.numerator}_workers", **at, definition=str(Definition(told.numerator, told.scope, "-"))
    )
    potential = pick(facts, "potential_workers", **at, definition=str(Definition("-", told.scope, told.denominator)))
    return say(
        "headline", lang, period=when(coverage["period"], lang), area=coverage["area"], coverage=figure(coverage, lang),
        members=figure(members, lang, bare=True), potential=figure(potential, lang, bare=True),
    )  # fmt: skip


def headline_counts(facts: pd.DataFrame, lang: str | None = None) -> Sentence:
    """What the headline counts and what its source does not say."""
    told = Definition.parse(evaluation_coverage(facts)["definition"])
    return say("headline_counts", lang, scope=told.scope_in_words(lang))


def not_one_line(facts: pd.DataFrame, lang: str | None = None) -> Passage:
    """Which of Aceh's figures may not be read as one line, and what each counts; the latest of each definition."""
    figures = measures.provincial_totals(facts)
    latest = figures[figures["area_code"] == "11"].drop_duplicates("definition", keep="last").sort_values("period")
    if len(latest) < 2:
        raise NotInFactsError("there are no two unlike definitions to tell apart")
    said = [
        say(
            "figure_of", lang, coverage=figure(row, lang), period=when(row["period"], lang), definition=name(Definition.parse(row["definition"]).describe(lang))
        )
        for row in latest.to_dict("records")
    ]  # fmt: skip
    return Passage(tuple(said), say("not_one_line", lang))


def like_for_like(facts: pd.DataFrame, area_code: str = "11", lang: str | None = None) -> Sentence:
    """The latest change that is on one definition, taken apart by segment, with its caution."""
    total, moved = measures.latest_change(facts, area_code)
    if total is None:
        raise NotInFactsError(f"area {area_code} has no two coverage figures of one definition")
    first, last = total["period"].split("/")
    at = {"area_code": area_code, "segment": "total", "definition": total["definition"]}
    parts = [
        say(
            "part",
            lang,
            segment=segment_label(row["segment"], lang),
            direction=_direction(row["value"], lang),
            workers=figure(row, lang, magnitude=True),
        )
        for row in moved.to_dict("records")
    ]
    before, after = (pick(facts, "coverage_pct", period=period, **at) for period in (first, last))
    said = say(
        "like_for_like", lang, definition=name(Definition.parse(total["definition"]).describe(lang)), area=total["area"], direction=_direction(total["value"], lang),
        points=figure(total, lang, magnitude=True), before=figure(before, lang), first=when(first, lang), after=figure(after, lang), last=when(last, lang),
        parts=joined(parts, "; "),
    )  # fmt: skip
    return said + _same_denominator(facts, before, after, lang) + say("not_policy", lang)


def _same_denominator(facts: pd.DataFrame, before: dict, after: dict, lang: str | None) -> Sentence:
    """On what two figures are taken to be alike: the same denominator in both sources; empty where it differs."""

    def under(coverage: dict) -> dict:
        told = Definition.parse(coverage["definition"])
        at = {"area_code": coverage["area_code"], "period": coverage["period"]}
        return pick(facts, "potential_workers", **at, definition=str(Definition("-", told.scope, told.denominator)))

    first, second = under(before), under(after)
    if first["value"] != second["value"]:
        return Sentence("", "")
    return say("same_denominator", lang, potential=figure(first, lang))


def _direction(value: float, lang: str | None) -> str:
    return say("rise" if value > 0 else "fall" if value < 0 else "same", lang).text


def implied_denominator(facts: pd.DataFrame, lang: str | None = None) -> Sentence:
    """What denominator Aceh's figure of December 2024 implies, where its source gives none."""
    at = {"area_code": "11", "period": "2024-12", "segment": "total"}
    potential = pick(facts, "implied_potential_workers", **at)
    told = Definition.parse(potential["definition"])
    coverage = pick(facts, "coverage_pct", **at, definition=str(Definition("registered", told.scope, told.denominator)))
    members = pick(facts, "registered_workers", **at, definition=str(Definition("registered", told.scope, "-")))
    base = evaluation_coverage(facts)
    was = Definition.parse(base["definition"])
    other = pick(
        facts,
        "potential_workers",
        area_code="11",
        period=base["period"],
        definition=str(Definition("-", was.scope, was.denominator)),
    )
    said = say(
        "implied", lang, coverage=figure(coverage, lang), period=when("2024-12", lang), members=figure(members, lang, bare=True),
        potential=figure(potential, lang, bare=True), other=figure(other, lang, bare=True),
    )  # fmt: skip
    return said + _same_value(facts, coverage, lang)


def _same_value(facts: pd.DataFrame, coverage: dict, lang: str | None) -> Sentence:
    """Other definitions under which the same percentage is printed for the same year; empty where there are none."""
    same = facts[
        (facts["measure"] == "coverage_pct")
        & (facts["area_code"] == coverage["area_code"])
        & (facts["segment"] == "total")
        & facts["period"].str.startswith(coverage["period"][:4])
        & (facts["value"] == coverage["value"])
        & (facts["definition"] != coverage["definition"])
    ]
    if same.empty:
        return Sentence("", "")
    words = [
        say("definition_alone", lang, definition=name(Definition.parse(text).describe(lang)))
        for text in same["definition"]
    ]
    return say("same_value", lang, coverage=figure(coverage, lang), definitions=joined(words, " | "))


def reach(facts: pd.DataFrame, lang: str | None = None) -> Sentence:
    """How many districts have published a ratio, and how many anything at all."""
    count = _district_count(lang)
    return say(
        "reach", lang, with_ratio=figure(pick(facts, "districts_with_ratio"), lang, bare=True), all=count,
        without=figure(pick(facts, "districts_without_ratio"), lang, bare=True), any=figure(pick(facts, "districts_with_any_figure"), lang, bare=True),
    ) + say("no_ranking", lang) + _doubted(facts, lang)  # fmt: skip


def _doubted(facts: pd.DataFrame, lang: str | None) -> Sentence:
    """The districts whose ratio rests on a doubted row; empty where there are none."""
    ratios = measures.latest_by_area(facts)
    doubted = ratios[ratios["doubt"]] if "doubt" in ratios else ratios.head(0)
    return say("doubted", lang, names=", ".join(doubted["area"])) if len(doubted) else Sentence("", "")


def _district_count(lang: str | None) -> Said:
    return reference("districts:count", float(len(districts())), "", lang)


def missing_districts(facts: pd.DataFrame, lang: str | None = None) -> Sentence:
    """The districts for which no coverage ratio was found, by name."""
    known = set(measures.latest_by_area(facts)["area_code"])
    absent = districts()
    absent = absent[~absent["district_code"].isin(known)]
    return say("missing", lang, names=", ".join(absent["district"]))


def pu_and_bpu(facts: pd.DataFrame, area_code: str = "11", lang: str | None = None) -> Sentence:
    """Wage earners against the self-employed, in the latest month with both from one source."""
    both = measures.wage_earners_and_self_employed(facts, area_code)
    if both.empty:
        raise NotInFactsError(f"area {area_code} has no month with PU and BPU")
    month = both["period"].max()
    at = {"area_code": area_code, "period": month}
    pu, bpu = (pick(facts, "coverage_pct", segment=segment, **at) for segment in ("pu", "bpu"))
    said = say(
        "pu_bpu" if pu["value"] > bpu["value"] else "bpu_pu",
        lang,
        area=pu["area"],
        period=when(month, lang),
        pu=figure(pu, lang),
        bpu=figure(bpu, lang),
    )
    members, potential = (
        pick(facts, measure, segment="bpu", **at) for measure in ("registered_workers", "potential_workers")
    )
    return said + say(
        "pu_bpu_people", lang, potential=figure(potential, lang, bare=True), members=figure(members, lang, bare=True)
    )


def target(facts: pd.DataFrame, target_id: str, lang: str | None = None) -> Sentence:
    """A target against the latest like figure, the gap, and the pace it asks for."""
    row = targets().set_index("target_id").loc[target_id]
    asked = reference(f"targets:{target_id}", float(row["value"]), row["unit"], lang)
    told = Definition.parse(row["definition"])
    at = {"area_code": row["area_code"], "definition": str(told)}
    short = facts[
        (facts["measure"] == "gap_workers")
        & (facts["area_code"] == row["area_code"])
        & (facts["definition"] == str(told))
    ]
    if short.empty:
        raise NotInFactsError(f"no figure is like the target {target_id}")
    workers = short.sort_values("period").iloc[-1].to_dict()
    at["period"] = workers["period"]
    common = {
        "name": name(row["name"]),
        "target": asked,
        "area": workers["area"],
        "period": when(workers["period"], lang),
    }
    pace = facts[
        (facts["measure"] == "required_per_month")
        & (facts["area_code"] == at["area_code"])
        & (facts["definition"] == str(told))
        & (facts["period"] == at["period"])
    ]
    deadline = when(f"{row['period']}-12", lang)
    if row["unit"] == "workers":
        members = pick(facts, "registered_workers", segment="total", **at)
        return say(
            "target_workers_only", lang, **common, members=figure(members, lang), workers=figure(workers, lang), deadline=deadline,
            pace=figure(pace.iloc[0].to_dict(), lang),
        ) + say("target_unlike", lang)  # fmt: skip
    gap, actual = pick(facts, "gap_points", **at), pick(facts, "coverage_pct", segment="total", **at)
    if gap["value"] <= 0:
        return say("target_met", lang, **common, actual=figure(actual, lang))
    said = say("target_points", lang, **common, actual=figure(actual, lang), gap=figure(gap, lang))
    if pace.empty:
        return said
    monthly = figure(pace.iloc[0].to_dict(), lang)
    said += say(
        "target_workers", lang, workers=figure(workers, lang), pace=monthly, period=common["period"], deadline=deadline
    )
    return said + _printed_gap(facts, workers, lang)


def _printed_gap(facts: pd.DataFrame, workers: dict, lang: str | None) -> Sentence:
    """What the source itself prints as the gap, where it differs; empty otherwise."""
    at = (facts["area_code"] == workers["area_code"]) & (facts["period"] == workers["period"])
    printed = facts[(facts["measure"] == "published_gap_workers") & at]
    if printed.empty or workers["low"] <= printed["value"].iloc[0] <= workers["high"]:
        return Sentence("", "")
    return say("target_printed", lang, printed=figure(printed.iloc[0].to_dict(), lang))


def groups(facts: pd.DataFrame, area_code: str = "11", period: str = "2025-05", lang: str | None = None) -> Sentence:
    """The range of coverage over the groups of workers of one month."""
    rows = measures.groups(facts, area_code, period).to_dict("records")
    if len(rows) < 2:
        raise NotInFactsError(f"area {area_code} has no groups in {period}")
    high, low = rows[0], rows[-1]
    return say(
        "segments_range",
        lang,
        area=low["area"],
        period=when(period, lang),
        low=figure(low, lang),
        lowest=_group(low, lang),
        high=figure(high, lang),
        highest=_group(high, lang),
    )


def _group(row: dict, lang: str | None) -> str:
    return (
        segment_label(row["segment"], lang)
        if row["segment"] != "lainnya"
        else Definition.parse(row["definition"]).scope
    )


# ---- titles of figures: a finding each, short enough for two lines ---------------------------


def title_definitions(facts: pd.DataFrame, lang: str | None = None) -> Sentence:
    """That the provinces' figures are not one line."""
    figures = measures.provincial_totals(facts)
    return say("title_definitions", lang, first=when(figures["period"].min()[:4], lang))


def title_wage_earners(facts: pd.DataFrame, area_code: str = "11", lang: str | None = None) -> Sentence:
    """PU against BPU in the latest month."""
    both = measures.wage_earners_and_self_employed(facts, area_code)
    last = both[both["period"] == both["period"].max()].set_index("segment")
    pu, bpu = last.loc["pu"].to_dict(), last.loc["bpu"].to_dict()
    return say(
        "title_wage_earners",
        lang,
        area=pu["area"],
        pu=figure(pu, lang),
        bpu=figure(bpu, lang),
        period=when(pu["period"], lang),
    )


def title_found(facts: pd.DataFrame, lang: str | None = None) -> Sentence:
    """For how many districts a ratio was found."""
    return say(
        "title_found",
        lang,
        with_ratio=figure(pick(facts, "districts_with_ratio"), lang, bare=True),
        all=_district_count(lang),
    )


def title_ratios(facts: pd.DataFrame, lang: str | None = None) -> Sentence:
    """The range of the ratios found, and that they are no ranking."""
    rows = measures.latest_by_area(facts).sort_values("value")
    low, high = rows.iloc[0].to_dict(), rows.iloc[-1].to_dict()
    return say(
        "title_ratios", lang, low=figure(low, lang), high=figure(high, lang), lowest=low["area"], highest=high["area"]
    )


def title_targets(facts: pd.DataFrame, lang: str | None = None) -> Sentence:
    """How far Aceh is from its target."""
    row = (
        facts[(facts["measure"] == "gap_points") & (facts["area_code"] == "11")]
        .sort_values("period")
        .iloc[-1]
        .to_dict()
    )
    return say(
        "title_targets", lang, area=row["area"], gap=figure(row, lang, magnitude=True), period=when(row["period"], lang)
    )


def title_unit_costs(facts: pd.DataFrame, lang: str | None = None) -> Sentence:
    """The range of the premiums printed or implied for the districts."""
    costs = measures.of_districts(facts, "implied_unit_cost_idr", "printed_unit_cost_idr").sort_values("value")
    low, high = costs.iloc[0].to_dict(), costs.iloc[-1].to_dict()
    return say("title_unit_costs", lang, low=figure(low, lang, unit="IDR"), high=figure(high, lang, unit="IDR"))


# ---- budgets -----------------------------------------------------------------------------------


def budget_reach(facts: pd.DataFrame, lang: str | None = None) -> Sentence:
    """How many districts have published a budget in rupiah, and how many a number of workers paid for."""
    budget, funded = pick(facts, "districts_with_budget"), pick(facts, "districts_with_funded_workers")
    return say(
        "budget_reach",
        lang,
        budget=figure(budget, lang, bare=True),
        all=_district_count(lang),
        funded=figure(funded, lang, bare=True),
    )


def gap_cost(facts: pd.DataFrame, lang: str | None = None, *, area_code: str = "11") -> Sentence:
    """What covering an area's workers who are not registered would cost for a year, and whether budgets can be held
    against such costs."""
    costs = facts[(facts["measure"] == "gap_cost_idr") & (facts["area_code"] == area_code)]
    totals = costs[(costs["segment"] == "total") & costs["definition"].str.startswith("registered/")]
    if totals.empty:
        raise NotInFactsError(f"no cost of a gap of {area_code} is among the facts")
    total = totals.sort_values("period").iloc[-1].to_dict()
    told = Definition.parse(total["definition"])
    at = {"area_code": area_code, "period": total["period"]}
    workers = pick(facts, "uncovered_workers", **at, segment="total", definition=total["definition"])
    parts = {
        segment: pick(
            facts, "gap_cost_idr", **at, segment=segment, definition=str(replace(told, scope=segment.upper()))
        )
        for segment in ("bpu", "pu")
    }
    highest = pick(facts, "gap_cost_highest_risk_idr", **at, segment="total", definition=total["definition"])
    said = say(
        "gap_cost",
        lang,
        highest=figure(highest, lang),
        area=total["area"],
        period=when(total["period"], lang),
        workers=figure(workers, lang),
        cost=figure(total, lang),
        **{segment: figure(part, lang) for segment, part in parts.items()},
    )
    return said + _adequacy(facts, lang)


def _adequacy(facts: pd.DataFrame, lang: str | None) -> Sentence:
    """How far the budgets of districts go of the cost of their gaps, or that nothing can be said. Gaps of registered
    workers alone: those of active members are others."""
    shares = measures.of_districts(facts, "budget_to_gap_pct")
    whole = (shares["segment"] == "total") & shares["definition"].str.startswith("registered/")
    shares = shares[whole].sort_values(["area_code", "period"])
    shares = shares.drop_duplicates("area_code", keep="last").sort_values("value")
    if shares.empty:
        return say("adequacy_none", lang)
    low, high = (shares.iloc[place].to_dict() for place in (0, -1))
    return say(
        "adequacy_some",
        lang,
        count=figure(pick(facts, "districts_with_adequacy"), lang, bare=True),
        all=_district_count(lang),
        low=figure(low, lang),
        high=figure(high, lang),
        lowest=low["area"],
        highest=high["area"],
    )


def pairs(facts: pd.DataFrame, lang: str | None = None) -> Sentence:
    """How many published pairs of workers and rupiah fit together, and which do not."""
    agree, disagree = pick(facts, "pairs_agreeing"), pick(facts, "pairs_disagreeing")
    said = say("pairs", lang, agree=figure(agree, lang, bare=True), disagree=figure(disagree, lang, bare=True))
    off = facts[facts["measure"] == "budget_mismatch_idr"]
    for row in off.to_dict("records"):
        at = {"area_code": row["area_code"], "definition": row["definition"], "period": row["period"]}
        said += say(
            "pair_off", lang, area=row["area"], period=when(row["period"], lang), printed=figure(pick(facts, "budget_idr", **at), lang),
            expected=figure(pick(facts, "expected_budget_idr", **at), lang), difference=figure(row, lang, magnitude=True),
        )  # fmt: skip
    return said


def unit_costs(facts: pd.DataFrame, lang: str | None = None) -> Sentence:
    """The printed and implied unit costs of the districts against the statutory premium."""
    costs = measures.of_districts(facts, "implied_unit_cost_idr", "printed_unit_cost_idr").sort_values("value")
    if costs.empty:
        raise NotInFactsError("no budget line tells a unit cost")
    low, high = costs.iloc[0].to_dict(), costs.iloc[-1].to_dict()
    statutory = _statutory(high["period"], lang)
    said = say("unit_costs", lang, low=figure(low, lang, unit="IDR"), high=figure(high, lang), statutory=statutory)
    below = costs[costs["value"] < bpu_premium_idr(high["period"])]
    if below.empty or set(below["segment"]) != {"perangkat_desa"}:
        return said
    return said + say("unit_cost_low", lang, areas=", ".join(dict.fromkeys(below["area"])))


def _statutory(when_paid: str, lang: str | None) -> Said:
    return reference("premiums:bpu-jkk+bpu-jkm", float(bpu_premium_idr(when_paid)), "IDR_per_worker_month", lang)


def most_funded(facts: pd.DataFrame, lang: str | None = None) -> Sentence:
    """The largest number of workers printed for one budget line of a district."""
    rows = measures.of_districts(facts, "workers_funded")
    top = rows.loc[rows["value"].idxmax()].to_dict()
    return say("funded_most", lang, workers=figure(top, lang), area=top["area"], period=when(top["period"], lang))


def paid_months(facts: pd.DataFrame, lang: str | None = None) -> Sentence:
    """For how many months the lines of the districts pay, where that is told."""
    rows = measures.of_districts(facts, "months_funded").sort_values("value")
    funds = rows["definition"].map(lambda text: BudgetLine.parse(text).fund)
    rows = rows[~funds.isin(measures.NOT_DISTRICT) & (rows["period"] >= measures.SINCE)]
    low, high = rows.iloc[0].to_dict(), rows.iloc[-1].to_dict()
    count = pick(facts, "lines_with_months")
    return say("months", lang, count=figure(count, lang, bare=True), low=figure(low, lang), high=figure(high, lang))
