"""Claims: how often members' families were paid, held against the rates that :mod:`analysis.measures.protection` assumes.

    claims per 1,000 = cases / members x 1,000 x 12 / months of the count

Only deaths are counted as JKM: from 2021 on published "kasus" mix deaths with a year's scholarships, told by the rupiah, for one
death paid Rp42 million (before 2 December 2019 Rp24 million). Members are those of the same place and group, counted within
twelve months of the middle of the claims' period. ``value`` takes the nearest count; ``low`` and ``high`` hold what chance leaves open about
so many cases (Garwood's exact limits of a Poisson count, 95 in 100) and every count of members within the twelve months.
Claims are counted when paid, not when somebody died, and by the branch that pays.
"""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
from scipy.stats import chi2

from analysis.measures.adequacy import MEMBERS, MONTHS
from analysis.measures.coverage import both_provinces
from analysis.measures.facts import fact, facts_frame
from analysis.reference import PROVINCES, Benefit, assumption, benefit, claim_groups, months_between, segments

WITHIN_MONTHS = 12
LIKE_A_DEATH = 0.05  # how far the rupiah a case may be from one death's benefit
SPAN = r"\d{4}(-\d{2})?(/\d{4}(-\d{2})?)?"
PROGRAMMES = ("JKM", "JKK")


def claim_rates(covered: pd.DataFrame, context: pd.DataFrame) -> pd.DataFrame:
    """Facts on claims by members, one row a fact. ``covered`` are coverage's facts, ``context`` the processed table.

    ``jkm_claims_per_1000_members``, ``jkk_claims_per_1000_members`` (claims per 1,000 members a year; the definition is that of the members), and of
    both provinces ``claim_rates_in_range`` and ``claim_rates_out_of_range``: how many of these lie within the range assumed, by
    programme (the definition). No fact where members of that group are not counted, where cases of JKM are not deaths only, or
    where sources of one place and period disagree about the cases. JKK counts are taken as printed: "kasus" are about
    twice the claims paid, and two counts of Aceh differ sixfold (``assumptions.csv``, ``accidents_per_1000_pu``).
    """
    rates = [*_rates(covered, context)]
    return facts_frame([*rates, *_held_against_range(rates)])


def _rates(covered: pd.DataFrame, context: pd.DataFrame) -> Iterable[dict]:
    members = covered[covered["measure"].isin(MEMBERS)]
    counts = context[
        context["indicator"].isin([f"benefit_cases:{name}" for name in PROGRAMMES])
        & context["period"].str.fullmatch(SPAN)
    ]
    for (code, period, indicator), rows in counts.groupby(["district_code", "period", "indicator"]):
        if rows["value"].nunique() > 1:
            continue
        count, programme, months = rows.iloc[0].to_dict(), indicator.partition(":")[2], _months(period)
        deaths = _paid_for_deaths(count, context, months) if programme == "JKM" else ()
        segment, told_by = _group(code, period)
        near = _near(members, code, segment, months) if deaths is not None else []
        if near:
            yield _rate(programme, count, months, near, (*rows["row_id"], *deaths, *told_by))


def _months(period: str) -> list[str]:
    """The months of a period (YYYY, YYYY-MM, or two joined by /)."""
    first, _, last = period.partition("/")
    ends = (f"{first}-01"[:7], (last or first) if len(last or first) == 7 else f"{last or first}-12")
    return pd.period_range(*ends, freq="M").astype(str).tolist()


def _paid_for_deaths(count: dict, context: pd.DataFrame, months: list[str]) -> tuple[str, ...] | None:
    """The rows that show that every case was one death; ``None`` where the rupiah are missing or tell otherwise."""
    same = context["district_code"] == count["district_code"]
    for name in ("period", "source", "provenance"):
        same &= context[name] == count[name]
    paid = context[same & (context["indicator"] == "benefit_amount_paid:JKM")]
    for benefit_of in dict.fromkeys(benefit("JKM", month) for month in months):
        if len(paid) and _like(paid["value"].iloc[0] / count["value"], benefit_of):
            return *paid["row_id"], *(f"ref:{row}" for row in benefit_of.references)
    return None


def _like(idr: float, one: Benefit) -> bool:
    return abs(idr / one.idr() - 1) <= LIKE_A_DEATH


def _group(code: str, period: str) -> tuple[str, tuple[str, ...]]:
    """The group that a published count is of: all members unless its source says otherwise."""
    table = claim_groups()
    own = table[(table["district_code"] == code) & (table["period"] == period)]
    if own.empty:
        return "total", ()
    return str(own["segment"].iloc[0]), (f"ref:claim_groups:{own['claim_group_id'].iloc[0]}",)


def _near(members: pd.DataFrame, code: str, segment: str, months: list[str]) -> list[dict]:
    """Counts of the members of a place and group near the middle of a period, the nearest first."""
    rows = members[(members["area_code"] == code) & (members["segment"] == segment)].to_dict("records")
    middle = months[len(months) // 2]
    away = [(abs(months_between(middle, _middle(row["period"]))), row) for row in rows]
    near = sorted(away, key=lambda one: (one[0], one[1]["measure"], one[1]["definition"]))
    return [row for months_away, row in near if months_away <= WITHIN_MONTHS]


def _middle(period: str) -> str:
    months = _months(period)
    return months[len(months) // 2]


def _rate(programme: str, count: dict, months: list[str], near: list[dict], inputs: tuple[str, ...]) -> dict:
    cases = count["value"]
    fewest, most = chi2.ppf(0.025, 2 * cases) / 2 if cases else 0.0, chi2.ppf(0.975, 2 * cases + 2) / 2
    sizes = [row["value"] if pd.isna(row[name]) else row[name] for row in near for name in ("low", "high")]
    yearly = 1000 * MONTHS / len(months)
    about = {**near[0], "period": count["period"], "provenance": count["provenance"]}
    return fact(
        f"{programme.lower()}_claims_per_1000_members", about, cases / near[0]["value"] * yearly, "per_1000",
        (*inputs, *(one for row in near for one in row["inputs"])),
        low=float(fewest / max(sizes) * yearly), high=float(most / min(sizes) * yearly),
    )  # fmt: skip


def _held_against_range(rates: list[dict]) -> Iterable[dict]:
    for programme in PROGRAMMES:
        own = [
            row for row in rates if row["measure"].startswith(programme.lower()) and row["area_code"][:2] in PROVINCES
        ]
        if not own:
            continue
        about = both_provinces(pd.Series([row["period"] for row in own])) | {"definition": programme}
        within = [_within(programme, row) for row in own]
        inputs = [*(one for row in own for one in row["inputs"]), *_names(programme, own)]
        yield fact("claim_rates_in_range", about, sum(within), "figures", inputs)
        yield fact("claim_rates_out_of_range", about, len(own) - sum(within), "figures", inputs)


def _within(programme: str, rate: dict) -> bool:
    ranges = [assumption(name) for name in _assumed_by(programme, rate["segment"])]
    return min(one.low for one in ranges) <= rate["value"] <= max(one.high for one in ranges)


def _names(programme: str, rates: list[dict]) -> tuple[str, ...]:
    return tuple(f"ref:assumptions:{name}" for row in rates for name in _assumed_by(programme, row["segment"]))


def _assumed_by(programme: str, segment: str) -> list[str]:
    """The assumptions that a claim rate is held against: of PU, of BPU, or of both where members are of both."""
    if programme == "JKM":
        return ["deaths_per_1000_workers"]
    legal = segments().set_index("segment")["legal_segment"].get(segment, "")
    return [f"accidents_per_1000_{kind}" for kind in ("pu", "bpu") if legal in (kind, "")]
