"""Is it enough, is it moving, did it matter, in sentences: each with its interval, or with what the data lack.

Every function takes the frame of facts and gives a sentence on both sides of its guard: what was found, or a plain refusal that says
which data it would need. A direction is said only where the interval leaves no other.
"""

from __future__ import annotations

import pandas as pd

from analysis import measures
from analysis.briefing.sentence import Passage, Said, Sentence, estimate, figure, joined, name, reference, say, when
from analysis.reference import PROVINCES, Definition, districts, segment_label, targets
from analysis.reference.language import term

SILENT = Sentence("", "")
ADDS_UP = 0.005  # points: parts that leave more are of figures that were rounded apart
CERTAIN = 0.05  # below this a share of chance is called unlikely


def _of(facts: pd.DataFrame, *measure: str) -> pd.DataFrame:
    return facts[facts["measure"].isin(measure)]


def _needed(facts: pd.DataFrame, assumption: str, lang: str | None, *, bare: bool = False) -> Said:
    row = _of(facts, "data_needed").set_index("definition", drop=False).loc[assumption]
    return figure(row.to_dict(), lang, bare=bare)


def _all_districts(lang: str | None) -> Said:
    return reference("districts:count", float(len(districts())), "", lang)


def _counts(row: dict, lang: str | None) -> Said:
    """What a series counts, in words."""
    return name(Definition.parse(row["definition"]).describe(lang))


def _span(row: dict, lang: str | None) -> dict[str, Said]:
    first, _, last = row["period"].partition("/")
    return {"first": when(first, lang), "last": when(last or first, lang)}


def _direction(row: dict) -> str:
    """``rises``, ``falls``, or ``open`` where the interval holds nought."""
    return "rises" if row["low"] > 0 else "falls" if row["high"] < 0 else "open"


# ---- is it enough ------------------------------------------------------------------------------


def who_pays(facts: pd.DataFrame, lang: str | None = None) -> Sentence:
    """From which money premiums are budgeted: the largest part of one year, and which funds there are."""
    rows = measures.of_areas(facts, "fund_budget_idr")
    if rows.empty:
        return say("who_pays_none", lang)
    funds = sorted({text.partition("|")[2] for text in rows["definition"]})
    latest = rows[rows["period"] == rows["period"].max()]
    top = latest.loc[latest["value"].idxmax()].to_dict()
    return say(
        "who_pays",
        lang,
        funds=", ".join(term(f"fund.{fund}", lang) for fund in funds),
        area=top["area"],
        period=when(top["period"], lang),
        most=figure(top, lang),
        fund=term(f"fund.{top['definition'].partition('|')[2]}", lang),
    )


def revisions(facts: pd.DataFrame, lang: str | None = None) -> Sentence:
    """From murni to perubahan to realisasi: the range over the districts and years."""
    parts = []
    for measure, sentence in (("revision_pct", "revised"), ("realisation_pct", "realised")):
        rows = measures.of_districts(facts, measure)
        rows = rows[rows["segment"] == "total"].sort_values("value")
        if rows.empty:
            continue
        low, high = rows.iloc[0].to_dict(), rows.iloc[-1].to_dict()
        least = {"low": figure(low, lang), "lowest": low["area"], "low_year": when(low["period"], lang)}
        if len(rows) == 1:
            parts.append(say(f"{sentence}_one", lang, **least))
            continue
        most = {"high": figure(high, lang), "highest": high["area"], "high_year": when(high["period"], lang)}
        parts.append(say(sentence, lang, **least, **most))
    return joined(parts, " ") if parts else say("revisions_none", lang)


def title_adequacy(facts: pd.DataFrame, lang: str | None = None) -> Sentence:
    """Of how many districts a budget can be held against its need."""
    count = _of(facts, "districts_with_adequacy").iloc[0].to_dict()
    if not count["value"]:
        return say("title_adequacy_none", lang)
    return say("title_adequacy", lang, count=figure(count, lang, bare=True), all=_all_districts(lang))


def title_course(facts: pd.DataFrame, lang: str | None = None) -> Sentence:
    """Where a province's members stand and where they lead; or that no course is known."""
    rows = measures.course_of_province(facts)
    if rows.empty:
        return say("title_course_none", lang)
    pace = measures.provincial_courses(facts, "growth_per_month")
    row = pace[pace["area_code"] == rows["area_code"].iloc[0]].iloc[0].to_dict()
    alone = {**row, "low": None, "high": None}  # the interval stands on the figure
    return say(f"title_course_{_direction(row)}", lang, area=name(row["area"]), growth=estimate(alone, lang))


def title_growth(facts: pd.DataFrame, lang: str | None = None) -> Sentence:
    """Between which rates the districts' members grow; or that none is known."""
    rows = measures.growth_by_area(facts).sort_values("value")
    if rows.empty:
        return say("title_growth_none", lang)
    low, high = (rows.iloc[place].to_dict() | {"low": None, "high": None} for place in (0, -1))
    ends = {"low": estimate(low, lang), "high": estimate(high, lang)}
    return say("title_growth", lang, **ends, lowest=low["area"], highest=high["area"])


def title_instruction(facts: pd.DataFrame, lang: str | None = None) -> Sentence:
    """Whether a province left its course at the instruction; or that it cannot be told."""
    rows = measures.interruption_of_province(facts)
    rows = rows[rows["measure"] == "instruction_effect_pct"]
    if rows.empty:
        return say("title_instruction_none", lang)
    row = rows.iloc[0].to_dict()
    return say(f"title_instruction_{_direction(row)}", lang, area=name(row["area"]))


def title_adoption(facts: pd.DataFrame, lang: str | None = None) -> Sentence:
    """Whether members grew where districts adopted; or that it cannot be told."""
    rows = measures.effect_of_adoption(facts)
    rows = rows[rows["measure"] == "adoption_effect_pct"]
    if rows.empty:
        return say("title_adoption_none", lang)
    row = rows.iloc[0].to_dict()
    kind = term(f"adoption.{Definition.parse(row['definition']).denominator}", lang)
    keys = ["definition", "period", "provenance"]
    before = _of(facts, "before_difference_p")
    before = before[(before[keys] == rows.iloc[0][keys]).all(axis=1)]["value"]
    way = "differs" if (before < CERTAIN).any() else _direction(row)
    return say(f"title_adoption_{way}", lang, kind=kind, segment=segment_label(row["segment"], lang))


# ---- is it moving ------------------------------------------------------------------------------


def growth(facts: pd.DataFrame, lang: str | None = None) -> Passage | Sentence:
    """How the provinces' members grow, each series with its interval; or how long the longest series is."""
    rows = measures.provincial_courses(facts, "growth_per_month")
    if rows.empty:
        return _too_short(facts, lang)
    said = [
        say(
            f"growth_{_direction(row)}",
            lang,
            area=name(row["area"]),
            counts=_counts(row, lang),
            growth=estimate(row, lang),
            **_span(row, lang),
        )
        for row in rows.to_dict("records")
    ]
    return Passage(tuple(said), say("growth", lang))


def _too_short(facts: pd.DataFrame, lang: str | None) -> Sentence:
    """The longest series of monthly counts there is, and what a course would need."""
    rows = measures.of_areas(facts, "series_months")
    if rows.empty:
        return say("series_none", lang, needed=_needed(facts, "projection_months", lang))
    longest = rows.sort_values(["value", "area_code"], ascending=[False, True]).iloc[0].to_dict()
    least = _of(facts, "data_needed").set_index("definition")["value"]["projection_months"]
    return say(
        "series_short" if longest["value"] < least else "series_unfit",
        lang,
        months=figure(longest, lang),
        area=name(longest["area"]),
        counts=_counts(longest, lang),
        needed=_needed(facts, "projection_months", lang),
    )


def seasons(facts: pd.DataFrame, lang: str | None = None) -> Sentence:
    """What lapses at the turn of the year and what elections bring: the latest of the provinces, told from growth."""
    turns = measures.provincial_courses(facts, "turn_of_year_workers")
    if turns.empty:
        return SILENT
    parts = [
        say(
            "turn_falls" if row["value"] < 0 else "turn_rises",
            lang,
            area=name(row["area"]),
            counts=_counts(row, lang),
            workers=figure(row, lang, magnitude=True),
            **_span(row, lang),
        )
        for row in turns.to_dict("records")
    ]
    # Areas, not sums over districts, which would be counted beside them; groups are in the total.
    spikes = measures.of_areas(facts, "election_spike_workers")
    if len(spikes):
        top = spikes.loc[spikes["value"].idxmax()].to_dict()
        parts.append(
            say(
                "spikes",
                lang,
                count=figure_of_many(spikes, lang),
                area=top["area"],
                workers=figure(top, lang),
                period=when(top["period"], lang),
            )
        )
    return joined(parts, " ")


def figure_of_many(rows: pd.DataFrame, lang: str | None) -> Said:
    """In how many areas something was found, as a word where it is one."""
    return Said(*(2 * [term("several" if rows["area_code"].nunique() > 1 else "one_area", lang)]))


def projected(facts: pd.DataFrame, lang: str | None = None) -> Sentence:
    """Where the provinces' members lead if they go on as they did, and how past projections fared; or why that is not told."""
    rows = measures.provincial_courses(facts, "projected_workers")
    if rows.empty:
        grows = measures.provincial_courses(facts, "growth_per_month")
        return SILENT if grows.empty else say("projected_none", lang)
    said = joined(
        [
            say(
                "projected",
                lang,
                area=name(row["area"]),
                period=when(row["period"], lang),
                workers=estimate(row, lang),
                counts=_counts(row, lang),
            )
            for row in rows.to_dict("records")
        ],
        " ",
    )
    held = _of(facts, "past_projections_held_pct")
    held = held[held["segment"] == "total"].sort_values("definition")
    if held.empty:
        return said
    shown = rows.iloc[0]
    own = f"{shown['definition'].rpartition('/')[0]}/projections"
    held = held[(held["definition"] == own) & (held["provenance"] == shown["provenance"])]
    if held.empty:
        return said
    row = held.iloc[0].to_dict()
    keys = ["definition", "segment", "provenance"]
    widened = _of(facts, "interval_widening")
    by = widened[(widened[keys] == held.iloc[0][keys]).all(axis=1)].iloc[0].to_dict()
    if by["value"] <= 1:
        return said + say("past_projections_held", lang, held=figure(row, lang))
    return said + say("past_projections", lang, held=figure(row, lang), widened=figure(by, lang))


def paces(facts: pd.DataFrame, lang: str | None = None) -> Passage | Sentence:
    """Each provincial target that asks for more members: the pace needed, the pace there is, and when it is met."""
    required = _of(facts, "required_per_month")
    said = [
        _pace(facts, target, row, lang)
        for target in targets().to_dict("records")
        for row in required[required["area_code"] == target["area_code"]].to_dict("records")
        if Definition.parse(row["definition"]).why_unlike(Definition.parse(target["definition"])) is None
    ]
    return Passage(tuple(said), say("paces", lang)) if said else SILENT


def _pace(facts: pd.DataFrame, target: dict, required: dict, lang: str | None) -> Sentence:
    common = {
        "name": name(target["name"]),
        "required": figure(required, lang),
        "period": when(required["period"], lang),
    }
    own = facts[
        (facts["area_code"] == required["area_code"])
        & (facts["definition"] == required["definition"])
        & facts["period"].str.endswith(f"/{target['period']}-12")
    ].sort_values(["period", "provenance"])
    if len(own):  # of several series the one that reaches farthest
        own = own[
            (own[["period", "provenance", "segment"]] == own.iloc[-1][["period", "provenance", "segment"]]).all(axis=1)
        ]
    own = own.set_index("measure", drop=False)
    if "pace_to_required_pct" not in own.index:
        return say("pace_unknown", lang, **common)
    said = say("pace_known", lang, **common, pace=estimate(own.loc["pace_to_required_pct"].to_dict(), lang))
    if "months_to_target" in own.index:
        return said + say("target_met_in", lang, months=estimate(own.loc["months_to_target"].to_dict(), lang))
    return said + (say("target_never", lang) if "target_out_of_reach" in own.index else SILENT)


def province_parts(facts: pd.DataFrame, lang: str | None = None) -> Passage | Sentence:
    """What the latest change of each province's coverage is made of, adding up; or that nothing can be taken apart."""
    changed = measures.of_areas(facts, "province_change_points")
    changed = changed[changed["area_code"].isin(list(PROVINCES))]
    if changed.empty:
        return say("parts_none", lang, needed=_needed(facts, "least_districts_alike", lang))
    order = measures.preferred(changed["definition"])
    latest = changed.assign(
        _last=changed["period"].str[-7:], _rank=[-order.index(text) for text in changed["definition"]]
    ).sort_values(["_last", "_rank"])
    said = []
    for row in latest.drop_duplicates("area_code", keep="last").to_dict("records"):
        own = facts[(facts["period"] == row["period"]) & (facts["definition"] == row["definition"])]
        compared = own[(own["measure"] == "districts_compared") & (own["area_code"] == row["area_code"])]
        said.append(
            say(
                "parts",
                lang,
                area=name(row["area"]),
                change=figure(row, lang),
                counts=_counts(row, lang),
                compared=figure(compared.iloc[0].to_dict(), lang),
                **_span(row, lang),
            )
        )
    return Passage(tuple(said), say("parts_lead", lang))


def redefined(facts: pd.DataFrame, lang: str | None = None) -> Sentence:
    """Where a province's latest figures of two months are of two definitions: how much of their difference is the definition's."""
    rows = measures.of_areas(facts, "unlike_difference_points")
    rows = rows[rows["area_code"].isin(list(PROVINCES))]
    rows = rows.assign(_last=rows["period"].str[-7:]).sort_values(["area_code", "_last", "definition"])
    latest = rows.drop_duplicates("area_code", keep="last")
    return joined([_two_definitions(facts, row, lang) for row in latest.to_dict("records")], " ")


def _two_definitions(facts: pd.DataFrame, apart: dict, lang: str | None) -> Sentence:
    own = facts[(facts["area_code"] == apart["area_code"]) & (facts["segment"] == "total")]
    spanned = own[(own["period"] == apart["period"]) & (own["provenance"] == apart["provenance"])]

    def one(rows: pd.DataFrame, measure: str, definition: str) -> dict:
        return rows[(rows["measure"] == measure) & (rows["definition"] == definition)].iloc[0].to_dict()

    effect = one(spanned, "definition_effect_points", apart["definition"])
    within = spanned[spanned["measure"] == "coverage_change_points"]
    left = (within["value"] + effect["value"] - apart["value"]).abs()
    if left.empty or left.min() > ADDS_UP:
        return SILENT  # counts and printed percentages that round differently do not add up
    within = within.loc[left.idxmin()].to_dict()
    ends = zip(apart["definition"].split(" ~ "), apart["period"].split("/"), strict=True)
    there, here = (one(own[own["period"] == month], "coverage_pct", definition) for definition, month in ends)
    return say(
        "redefined",
        lang,
        area=name(apart["area"]),
        there=figure(there, lang),
        one=_counts(there, lang),
        here=figure(here, lang),
        other=_counts(here, lang),
        apart=figure(apart, lang),
        effect=figure(effect, lang),
        change=figure(within, lang),
        **_span(apart, lang),
    )


def unequal(facts: pd.DataFrame, lang: str | None = None) -> Sentence:
    """How unequal coverage is and how firm a ranking; or how few districts have like figures."""
    gini = _of(facts, "coverage_gini")
    if gini.empty:
        return _few_alike(facts, lang)
    order = measures.preferred(gini["definition"])
    rows = gini.assign(_rank=[order.index(text) for text in gini["definition"]]).sort_values(
        ["period", "_rank"], ascending=[False, True]
    )
    row = rows.iloc[0].to_dict()
    own = facts[(facts["period"] == row["period"]) & (facts["definition"] == row["definition"])]
    by = own.drop_duplicates("measure").set_index("measure", drop=False)
    said = say("gini", lang, period=when(row["period"], lang), gini=estimate(row, lang), counts=_counts(row, lang))
    if {"coverage_theil_between", "coverage_theil"} <= set(by.index):
        whole, between = (by.loc[name].to_dict() for name in ("coverage_theil", "coverage_theil_between"))
        said += say("theil", lang, all=estimate(whole, lang), between=estimate(between, lang))
    if "coverage_concentration" in by.index:
        row = by.loc["coverage_concentration"].to_dict()
        key = {"rises": "rich", "falls": "poor", "open": "neither"}[_direction(row)]
        said += say(f"concentrated_{key}", lang, index=estimate(row, lang))
    ranks = own[own["measure"] == "coverage_rank"].sort_values("value")
    if len(ranks):
        widest = ranks.loc[(ranks["high"] - ranks["low"]).idxmax()].to_dict()
        said += say("rank_width", lang, area=widest["area"], rank=estimate(widest, lang))
    return said


def _few_alike(facts: pd.DataFrame, lang: str | None) -> Sentence:
    alike = _of(facts, "districts_alike")
    needed = _needed(facts, "least_districts_alike", lang)
    if alike.empty:
        return say("alike_none", lang, needed=needed)
    row = alike.iloc[0].to_dict()
    return say(
        "alike_few",
        lang,
        count=figure(row, lang),
        needed=needed,
        period=when(row["period"], lang),
        counts=_counts(row, lang),
    )


# ---- did it matter -----------------------------------------------------------------------------


def instruction(facts: pd.DataFrame, lang: str | None = None) -> Passage | Sentence:
    """Whether the provinces left their course at the instruction; or which months that would need."""
    rows = _of(facts, "instruction_effect_pct").sort_values(["area_code", "definition"])
    if rows.empty:
        return _cannot_tell(facts, lang)
    said = []
    for row in rows.to_dict("records"):
        key = {"rises": "above", "falls": "below", "open": "open"}[_direction(row)]
        kept = facts[
            (facts["measure"] == "instruction_effect_pandemic_kept_pct")
            & (facts["area_code"] == row["area_code"])
            & (facts["definition"] == row["definition"])
            & (facts["provenance"] == row["provenance"])
        ].iloc[0]
        said.append(
            say(
                f"instruction_{key}",
                lang,
                area=name(row["area"]),
                counts=_counts(row, lang),
                effect=estimate(row, lang),
                kept=estimate(kept.to_dict(), lang),
                last=_span(row, lang)["last"],
            )
        )
    return Passage(tuple(said), say("instruction", lang))


def _cannot_tell(facts: pd.DataFrame, lang: str | None) -> Sentence:
    both = _of(facts, "months_before_instruction", "months_after_instruction")
    needed = {end: _needed(facts, f"least_months_{end}", lang) for end in ("before", "after")}
    said = say("instruction_needs", lang, before=needed["before"], after=needed["after"])
    if both.empty:
        return said
    keys = ["area_code", "definition", "period", "provenance"]
    wide = both.pivot_table(index=keys, columns="measure", values="value").reset_index()
    wide["least"] = wide[["months_before_instruction", "months_after_instruction"]].min(axis=1)
    wide["sum"] = wide["months_before_instruction"] + wide["months_after_instruction"]
    best = wide.sort_values(["least", "sum", "period"], ascending=[False, False, False]).iloc[0]
    own = both[(both[keys] == best[keys]).all(axis=1)].set_index("measure", drop=False)
    found = {end: figure(own.loc[f"months_{end}_instruction"].to_dict(), lang) for end in ("before", "after")}
    row = own.iloc[0].to_dict()
    return said + say(
        "instruction_has",
        lang,
        area=name(row["area"]),
        counts=_counts(row, lang),
        before=found["before"],
        after=found["after"],
    )


def adoption(facts: pd.DataFrame, lang: str | None = None) -> Passage | Sentence:
    """Whether members grew where districts adopted a regulation or a budget line; or what that would need."""
    rows = _of(facts, "adoption_effect_pct").sort_values("definition")
    if rows.empty:
        return _no_comparison(facts, lang)
    return Passage(tuple(_adopted(facts, row, lang) for row in rows.to_dict("records")), say("adoption", lang))


def _adopted(facts: pd.DataFrame, row: dict, lang: str | None) -> Sentence:
    own = facts[
        (facts["definition"] == row["definition"])
        & (facts["period"] == row["period"])
        & (facts["provenance"] == row["provenance"])
    ].set_index("measure", drop=False)
    of = {key: own.loc[key].to_dict() for key in own.index.unique() if key != "event_effect_pct"}
    kind = Definition.parse(row["definition"]).denominator
    said = say(
        f"adoption_{_direction(row)}",
        lang,
        kind=term(f"adoption.{kind}", lang),
        segment=segment_label(row["segment"], lang),
        adopters=figure(of["adopters_compared"], lang, bare=True),
        others=figure(of["others_compared"], lang, bare=True),
        effect=estimate(row, lang),
        second=estimate(of["adoption_second_effect_pct"], lang),
        detectable=figure(of["detectable_effect_pct"], lang),
        **_span(row, lang),
    )
    before = of["before_difference_p"]
    warn = before["value"] < CERTAIN
    said += say("before_differs" if warn else "before_alike", lang, p=estimate(before, lang))
    return said + say("random_share", lang, p=estimate(of["random_assignment_p"], lang))


def _no_comparison(facts: pd.DataFrame, lang: str | None) -> Sentence:
    answered = len(_of(facts, "instruction_effect_pct")) > 0
    said = say(
        "adoption_needs" if answered else "adoption_needs_too",
        lang,
        adopters=_needed(facts, "least_adopters", lang, bare=True),
        controls=_needed(facts, "least_controls", lang, bare=True),
        quarters=_needed(facts, "least_quarters", lang),
    )
    series = _of(facts, "districts_with_series")
    known = _of(facts, "adopters_known")
    if series.empty:
        return said
    longest = series.sort_values(["value", "definition"], ascending=[False, True]).iloc[0].to_dict()
    said += say("adoption_series", lang, count=figure(longest, lang))
    if known.empty:
        return said + say("adoption_unknown", lang)
    most = known.sort_values(["value", "definition"], ascending=[False, True]).iloc[0].to_dict()
    return said + say("adoption_known", lang, count=figure(most, lang))


# ---- what being uncovered costs ----------------------------------------------------------------


def forgone(facts: pd.DataFrame, lang: str | None = None, *, area_code: str = "11") -> Passage | Sentence:
    """What families of an area's uncovered workers go without in a year, with its range; or that nothing is known."""
    rows = _of(facts, "forgone_benefit_idr")
    rows = rows[(rows["area_code"] == area_code) & (rows["segment"] == "total")]
    rows = rows[rows["definition"].str.startswith("registered/")]
    if rows.empty:
        return say("forgone_none", lang)
    order = measures.preferred(rows["definition"])
    ranked = rows.assign(_rank=[-order.index(text) for text in rows["definition"]])
    row = ranked.sort_values(["period", "_rank", "provenance"]).iloc[-1].drop("_rank").to_dict()
    keys = ["area_code", "period", "segment", "definition", "provenance"]
    own = facts[(facts[keys] == pd.Series(row)[keys]).all(axis=1)].set_index("measure", drop=False)
    of = {key: own.loc[key].to_dict() for key in own.index}
    counted = "uncovered_workers" in of  # PU and BPU of two sources have no sum of their own
    said = say(
        "forgone" if counted else "forgone_uncounted",
        lang,
        area=name(row["area"]),
        period=when(row["period"], lang),
        **({"workers": figure(of["uncovered_workers"], lang)} if counted else {}),
        deaths=estimate(of["expected_deaths"], lang),
        accidents=estimate(of["expected_accidents"], lang),
        all=estimate(row, lang),
    )
    parts = say(
        "forgone_parts",
        lang,
        death=estimate(of["forgone_death_benefit_idr"], lang),
        accident=estimate(of["forgone_accident_benefit_idr"], lang),
        scholarship=estimate(of["forgone_scholarship_idr"], lang),
    )
    if "forgone_per_premium" in of:
        ratio = of["forgone_per_premium"]
        key = "more" if ratio["low"] > 1 else "less" if ratio["high"] < 1 else "alike"
        parts += say(f"forgone_{key}", lang, ratio=estimate(ratio, lang))
    return Passage((said, parts, say("forgone_counts", lang)))


def claims(facts: pd.DataFrame, lang: str | None = None) -> Passage | Sentence:
    """Published claims by members, held against the rates that were assumed."""
    rows = _of(facts, "jkm_claims_per_1000_members", "jkk_claims_per_1000_members")
    rows = rows.sort_values(["measure", "area_code", "period"], ascending=[False, True, True])
    if rows.empty:
        return say("claims_none", lang)
    lead = joined(
        [
            say(f"claims_{kind}", lang, programme=name(row["definition"]), count=figure(row, lang, bare=True))
            for kind in ("in_range", "out_of_range")
            for row in _of(facts, f"claim_rates_{kind}").to_dict("records")
        ],
        " ",
    )
    said = [
        say(
            "claim",
            lang,
            programme=name(row["measure"][:3].upper()),
            area=name(row["area"]),
            period=when(row["period"], lang),
            rate=estimate(row, lang),
            counts=_counts(row, lang),
        )
        for row in rows.to_dict("records")
    ]
    return Passage(tuple(said), say("claims", lang) + lead)
