"""Did it matter: the instruction of 25 March 2021, and what districts adopted after it, on the counts of members.

Two questions, two designs. Whether a province left its course at the instruction: :mod:`analysis.measures.interrupted`. Whether members
grew where a district began a regulation or a budget line, against districts that had not: :mod:`analysis.measures.staggered`.
Where the data do not carry an answer there is none; what they lack is counted instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import count

import pandas as pd

from analysis.measures.facts import fact, facts_frame
from analysis.measures.interrupted import Interrupted, Interval, interrupted
from analysis.measures.projection import TooFewPointsError
from analysis.measures.staggered import Staggered, staggered
from analysis.measures.trend import series
from analysis.reference import PROVINCES, Definition, assumption, districts, events, segments, span_of

NEEDED = (
    "projection_months",
    "least_districts_alike",
    "least_months_before",
    "least_months_after",
    "least_adopters",
    "least_controls",
    "least_quarters",
)
GROUPS = {"total": "PU+BPU", "pu": "PU", "bpu": "BPU"}
OPEN = "9999-12"  # what is once adopted stays
BOTH = {"area_code": "11+12", "area": " + ".join(PROVINCES.values())}


def adoptions(budget_lines: pd.DataFrame, regulations: pd.DataFrame) -> pd.DataFrame:
    """When districts adopted what, one row a district, kind and segment: district_code, kind (regulation or budget), segment, period, until, inputs.

    ``period`` (YYYY-MM) is the month of adoption, empty where it is known that there was none until the month ``until``; a district of which neither is known
    has no row, and is no example of one without. A regulation (segment ``total``) is the first of the district's own after the instruction whose month is known; a row
    numbered ``none`` tells that there was none at its date. A budget line begins for wage earners (``pu``) or the self-employed
    (``bpu``) in January of the first fiscal year with an amount for them, or in October where only a changed budget has it; it is known
    where the budget of the year before was sent, and had none. That there was none is told until the last year before one that was not sent.
    """
    found = [*_regulated(regulations), *_budgeted(budget_lines)]
    return pd.DataFrame(found, columns=["district_code", "kind", "segment", "period", "until", "inputs"])


def impact(covered: pd.DataFrame, adopted: pd.DataFrame) -> pd.DataFrame:
    """Facts on what the instruction and adoptions changed, one row a fact; ``adopted`` as :func:`adoptions` gives it.

    Of each provincial series ``months_before_instruction`` and ``months_after_instruction`` (months outside the pandemic), and, where they suffice,
    ``instruction_effect_pct`` (percent, at the last month), ``instruction_level_pct``, ``instruction_slope_pct`` (percent a year), each with its 95 % interval,
    ``instruction_effect_pandemic_kept_pct`` (the same effect with the pandemic's months in the fit), ``instruction_p`` (share), and by month ``fitted_workers`` and ``expected_without_workers``. Of each group and kind of adoption
    ``adopters_known`` and ``districts_with_series`` (districts), and, where they suffice, ``adopters_compared``, ``others_compared`` (districts), ``adoption_effect_pct``,
    ``adoption_second_effect_pct``, ``event_effect_pct`` (percent; its definition ends in the quarter since adoption, t-04 to t+08), ``before_difference_p``,
    ``random_assignment_p`` (share) and ``detectable_effect_pct`` (percent). ``data_needed`` says how many of each the designs ask for.
    """
    counts = series(covered)
    made = [*_needed(), *_of_instruction(counts), *_of_adoption(counts, adopted)]
    return facts_frame(made)


# ---- the instruction ---------------------------------------------------------------------------


def _needed() -> Iterable[dict]:
    about = {**BOTH, "period": "2021-03", "segment": "total", "provenance": "published"}
    for name in NEEDED:
        told = assumption(name)
        yield fact("data_needed", {**about, "definition": name}, told.value, told.unit, [f"ref:assumptions:{name}"])


def _of_instruction(counts: pd.DataFrame) -> Iterable[dict]:
    start, (first, last) = span_of("inpres-2-2021")[0], span_of("pandemic")
    provinces = counts["area_code"].str.fullmatch(r"1[12](:\d+)?").astype(bool)
    own = counts[provinces & counts["segment"].isin(list(GROUPS))]
    for key, rows in own.groupby(["area_code", "area", "segment", "definition", "provenance"]):
        about = dict(zip(["area_code", "area", "segment", "definition", "provenance"], key, strict=True))
        inputs = [row for part in rows["inputs"] for row in part]
        months = rows["period"]
        calm = rows[(months < first) | (months > last)]
        span = {**about, "period": _over(list(months))}
        for measure, part in (
            ("months_before_instruction", calm[calm["period"] <= start]),
            ("months_after_instruction", calm[calm["period"] > start]),
        ):
            yield fact(measure, span, len(part), "months", inputs)
        try:
            found = interrupted(rows.set_index("period")["workers"])
        except TooFewPointsError:
            continue
        yield from _interrupted_facts(found, about, list(months), inputs)
        kept = interrupted(rows.set_index("period")["workers"], pandemic=True)
        yield _percent("instruction_effect_pandemic_kept_pct", span, kept.effect, inputs)


def _interrupted_facts(found: Interrupted, about: dict, months: list[str], inputs: list[str]) -> Iterable[dict]:
    span = {**about, "period": _over(months)}
    yield _percent("instruction_effect_pct", span, found.effect, inputs)
    yield _percent("instruction_level_pct", span, found.level, inputs)
    yield _percent("instruction_slope_pct", span, found.slope, inputs)
    yield fact("instruction_p", span, found.p_value, "share", inputs)
    for row in found.course.itertuples():
        month = {**about, "period": row.period}
        yield fact("fitted_workers", month, row.fitted, "workers", inputs)
        if pd.notna(row.expected):
            yield fact("expected_without_workers", month, row.expected, "workers", inputs, low=row.low, high=row.high)


def _percent(measure: str, about: dict, interval: Interval, inputs: Iterable[str]) -> dict:
    value, low, high = (100 * x for x in (interval.value, interval.low, interval.high))
    return fact(measure, about, value, "percent", inputs, low=low, high=high)


def _over(months: list[str]) -> str:
    first, last = min(months), max(months)
    return first if first == last else f"{first}/{last}"


# ---- adoption ----------------------------------------------------------------------------------


def _of_adoption(counts: pd.DataFrame, adopted: pd.DataFrame) -> Iterable[dict]:
    codes = districts()["district_code"]
    for (segment, numerator, provenance), rows in _by_group(counts[counts["area_code"].isin(codes)]):
        for kind in ("regulation", "budget"):
            own = adopted[(adopted["kind"] == kind) & adopted["segment"].isin(["total", segment])]
            about = {**BOTH, "period": _over(list(rows["period"])), "segment": segment, "provenance": provenance}
            about |= {"definition": f"{numerator}/{GROUPS[segment]}/{kind}"}
            of_counts = [row for part in rows["inputs"] for row in part]
            of_adoption = [row for part in own["inputs"] for row in part]
            begun = own[own["period"] != ""]
            if not own.empty:
                yield fact("adopters_known", about, begun["district_code"].nunique(), "districts", of_adoption)
            wide = rows.pivot_table(index="period", columns="area_code", values="workers", aggfunc="first")
            quarters = 3 * int(assumption("least_quarters").value)
            long = int((wide.notna().sum() > quarters).sum())
            yield fact("districts_with_series", about, long, "districts", of_counts)
            try:
                found = staggered(*_compared(wide, own))
            except TooFewPointsError:
                continue
            yield from _staggered_facts(found, about, [*of_counts, *of_adoption])


def _compared(wide: pd.DataFrame, adopted: pd.DataFrame) -> tuple[pd.DataFrame, dict[str, str]]:
    """Counts of the districts of which adoption is known, until the month to which that is known of most, and who adopted when."""
    own = adopted.drop_duplicates("district_code")
    if own.empty:
        raise TooFewPointsError("of no district it is known whether and when it adopted")
    last = wide.index.max()
    own = own.assign(until=own["until"].where((own["until"] <= last) | (own["until"] == OPEN), last))
    bounded = own.loc[own["until"] != OPEN, "until"]
    until = bounded.mode().max() if len(bounded) else OPEN
    own = own[own["until"] >= until]
    kept = wide.loc[wide.index <= until, [code for code in wide.columns if code in set(own["district_code"])]]
    begun = own[own["period"] != ""]
    return kept, dict(zip(begun["district_code"], begun["period"], strict=True))


def _by_group(counts: pd.DataFrame) -> Iterable[tuple[tuple[str, str, str], pd.DataFrame]]:
    told = counts["definition"].map(Definition.parse)
    own = counts.assign(numerator=told.map(lambda d: d.numerator), scope=told.map(lambda d: d.scope))
    own = own[own["segment"].map(GROUPS) == own["scope"]]
    yield from own.groupby(["segment", "numerator", "provenance"])


def _staggered_facts(found: Staggered, about: dict, inputs: list[str]) -> Iterable[dict]:
    span = {**about, "period": f"{_month(found.first, 1)}/{_month(found.last, 3)}"}
    yield fact("adopters_compared", span, len(found.adopters), "districts", inputs)
    yield fact("others_compared", span, len(found.others), "districts", inputs)
    yield _percent("adoption_effect_pct", span, found.effect, inputs)
    yield _percent("adoption_second_effect_pct", span, found.second, inputs)
    yield fact("before_difference_p", span, found.before_p, "share", inputs)
    yield fact("random_assignment_p", span, found.random_p, "share", inputs)
    yield fact("detectable_effect_pct", span, 100 * found.detectable, "percent", inputs)
    for row in found.by_quarter.itertuples():
        at = {**span, "definition": f"{span['definition']} t{row.quarter:+03d}"}
        yield _percent("event_effect_pct", at, Interval(row.value, row.low, row.high), inputs)


def _month(quarter: str, of_three: int) -> str:
    return f"{quarter[:4]}-{3 * (int(quarter[6]) - 1) + of_three:02d}"


def _regulated(regulations: pd.DataFrame) -> Iterable[tuple]:
    signed = str(events().set_index("event").loc["inpres-2-2021", "first"])
    start = signed[:7]
    own = regulations[regulations["district_code"].isin(districts()["district_code"])]
    own = own.assign(date=own["date"].fillna(""), none=own["number"].fillna("").str.strip().str.lower() == "none")
    dated = own[own["date"].str.fullmatch(r"\d{4}-\d\d(-\d\d)?").astype(bool)]
    # A date without a day may be either side of the instruction in its own month.
    dated = dated[(dated["date"] >= signed) | (dated["date"].str[:7] > signed[:7])].sort_values("date", kind="stable")
    for code, rows in dated.groupby("district_code"):
        without = rows["none"]
        # One of which only the year is known, or nothing, may have come before the first whose month is.
        end = rows["date"].iloc[-1] if without.all() else rows.loc[~without, "date"].iloc[0]
        other = own[(own["district_code"] == code) & ~own["none"] & ~own.index.isin(dated.index)]["date"]
        if (
            (other == "") | (other == start) | ((other.str.len() == 4) & (other >= start[:4]) & (other <= end[:4]))
        ).any():
            continue
        if without.all():
            yield code, "regulation", "total", "", rows["date"].iloc[-1][:7], tuple(rows["row_id"])
        else:
            first = rows[~without].iloc[0]
            yield code, "regulation", "total", first["date"][:7], OPEN, (first["row_id"],)


def _budgeted(budget_lines: pd.DataFrame) -> Iterable[tuple]:
    legal: Mapping[str, str] = segments().set_index("segment")["legal_segment"].to_dict()
    lines = budget_lines[budget_lines["district_code"].isin(districts()["district_code"])]
    lines = lines[(lines["stage"] != "realisasi") & lines["fiscal_year"].fillna("").astype(str).str.fullmatch(r"\d{4}")]
    lines = lines.assign(legal=lines["segment"].map(legal), year=lines["fiscal_year"].astype(int))
    for code, sent in lines.groupby("district_code"):
        years = set(sent["year"])
        # A year that was not sent tells nothing.
        told = next(year for year in count(min(years)) if year + 1 not in years)
        for group in ("pu", "bpu"):
            own = sent[(sent["legal"] == group) & sent["counted"]]
            if own["amount_idr"].isna().any():
                continue  # a line whose amount is not told may be one
            paid = own[own["amount_idr"] > 0]
            if paid.empty:
                unpaid = sent[sent["year"] <= told]
                yield code, "budget", group, "", f"{told}-12", tuple(unpaid["row_id"])
                continue
            first = int(paid["year"].min())
            if first - 1 in years:  # else it may have begun before the first budget that was sent
                begun = paid[paid["year"] == first]
                month = "10" if set(begun["stage"]) == {"perubahan"} else "01"
                yield code, "budget", group, f"{first}-{month}", f"{max(years)}-12", tuple(begun["row_id"])


__all__ = ["adoptions", "impact"]
