"""Adequacy: what covering everybody who is not covered would cost, and how far the budgets go.

    gap cost           = uncovered workers x sum over the year's months of the premium in force     rupiah a year
    budget to gap      = budget / gap cost x 100                                                    percent
    months affordable  = budget / (gap cost / 12)                                                   months
    per uncovered      = budget / uncovered workers                                                 rupiah

Premiums are those of :func:`analysis.reference.premium` as a district's budget pays them: JKK + JKM, PP 44/2015. For wage
earners they are a share of the wage, taken to be the minimum wage (UMK, else the UMP that applies there), at the lowest
class of risk; ``high`` is the cost at the highest class, which only construction and mining reach. Budgets are the last valid
pagu: perubahan replaces pergeseran, and that murni. What any of these lacks gives no fact.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

import pandas as pd

from analysis.measures.coverage import both_provinces
from analysis.measures.facts import fact, facts_frame
from analysis.reference import PROVINCES, Definition, districts, premium, segments

MONTHS = 12
MEMBERS = {"registered_workers": "registered", "active_workers": "active"}
# The later replaces the earlier; realisasi is no budget.
STAGES = ("murni", "pergeseran", "perubahan")
PAID_BY = "APBD"
HIGHEST_RISK = 5


def adequacy(covered: pd.DataFrame, budget_lines: pd.DataFrame, wages: pd.DataFrame) -> pd.DataFrame:
    """Facts on what the gap costs and what is budgeted, by district, group of workers and year, one row a fact.

    ``covered`` are the facts of :func:`analysis.measures.coverage`, ``budget_lines`` and ``wages`` the processed tables.
    Measures: ``uncovered_workers`` (workers, of the year's latest count), ``gap_cost_idr``, ``gap_cost_highest_risk_idr`` (where
    wage earners are among them), ``valid_budget_idr``, ``budget_per_uncovered_idr`` (IDR), ``budget_to_gap_pct``, ``realisation_pct``, ``revision_pct`` (percent),
    ``months_affordable`` (months), ``fund_budget_idr`` (IDR; the definition names who pays), ``line_unit_cost_idr`` (IDR a
    person and month; the definition names stage and programme), and ``districts_with_adequacy``: how many districts have a
    budget and the cost of their whole gap of registered workers for one year.

    Coverage facts keep their definition; where members exceed the potential there is no gap to pay for and no fact.
    """
    uncovered = [*_uncovered(covered)]
    costs = [*_costs(uncovered, wages)]
    valid = [*_valid(budget_lines)]
    held = [*_held_against(uncovered, costs, valid)]
    return facts_frame([*uncovered, *costs, *valid, *held, _reach(held), *_of_lines(budget_lines)])


# ---- the gap -----------------------------------------------------------------------------------


def _uncovered(covered: pd.DataFrame) -> Iterable[dict]:
    """The latest gap of each year: potential less members of one place, month, group and set of segments."""
    rows = covered[covered["measure"].isin([*MEMBERS, "potential_workers"])].to_dict("records")
    potentials: dict[tuple, list[dict]] = {}
    for row in rows:
        if row["measure"] == "potential_workers":
            potentials.setdefault(_about(row), []).append(row)
    latest: dict[tuple, dict] = {}
    for row in rows:
        for potential in potentials.get(_about(row), []) if row["measure"] in MEMBERS else []:
            told = Definition.parse(potential["definition"])
            definition = Definition(MEMBERS[row["measure"]], told.scope, told.denominator)
            gap = potential["value"] - row["value"]
            if gap <= 0:
                continue
            made = fact(
                "uncovered_workers", row, gap, "workers", (*row["inputs"], *potential["inputs"]),
                low=_bound(potential, "low", row, "high"), high=_bound(potential, "high", row, "low"),
                definition=str(definition),
            )  # fmt: skip
            # Denominators bear their month: of one kind the year's latest stands for the year.
            key = (
                row["area_code"],
                row["period"][:4],
                row["segment"],
                definition.numerator,
                definition.scope,
                definition.basis,
            )
            if key not in latest or latest[key]["period"] < row["period"]:
                latest[key] = made
    return latest.values()


def _about(row: dict) -> tuple:
    return row["area_code"], row["period"], row["segment"], Definition.parse(row["definition"]).scope, row["provenance"]


def _bound(potential: dict, side: str, members: dict, other: str) -> float | None:
    if all(pd.isna(row[name]) for row in (potential, members) for name in ("low", "high")):
        return None
    top = potential["value"] if pd.isna(potential[side]) else potential[side]
    return max(0.0, top - (members["value"] if pd.isna(members[other]) else members[other]))


def _costs(uncovered: Iterable[dict], wages: pd.DataFrame) -> Iterable[dict]:
    wage_of = minimum_wages(wages)
    legal = dict(segments()[["segment", "legal_segment"]].itertuples(index=False, name=None))
    made = []
    for gap in uncovered:
        months = _year(legal.get(gap["segment"], ""), gap, wage_of)
        if months is not None:
            made.append(_cost(gap, *months))
    made += _totals(made)
    yield from made
    for cost in made:
        if cost["segment"] == "total" or legal[cost["segment"]] == "pu":
            yield fact("gap_cost_highest_risk_idr", cost, cost["high"], "IDR", cost["inputs"])


def _year(
    kind: str, gap: dict, wage_of: Callable[[str, str], dict | None]
) -> tuple[float, float, tuple[str, ...]] | None:
    """The premium of one person for the twelve months, at the lowest and at the highest risk, and what it rests on."""
    year = gap["period"][:4]
    if kind == "bpu":
        each, rests_on = _months("bpu", year, None, 1)
        return each, each, rests_on
    wage = wage_of(gap["area_code"], year) if kind == "pu" else None
    if wage is None:
        return None
    (low, rests_on), (high, _) = (_months("pu", year, float(wage["wage_idr"]), risk) for risk in (1, HIGHEST_RISK))
    return low, high, (*rests_on, wage["row_id"])


@lru_cache(maxsize=10_000)
def _months(kind: str, year: str, wage_idr: float | None, risk: int) -> tuple[float, tuple[str, ...]]:
    """The premium of one person for the months of a year and the rows of the reference that it was made of."""
    each = [
        premium(kind, f"{year}-{month:02}", wage_idr=wage_idr, risk=risk, paid_by=PAID_BY)
        for month in range(1, MONTHS + 1)
    ]
    return sum(one.total_idr for one in each), tuple(
        dict.fromkeys(f"ref:{row}" for one in each for row in one.references)
    )


def minimum_wage(wages: pd.DataFrame, area_code: str, year: str) -> dict | None:
    """The row of the minimum wage of a district and year: its UMK, else the UMP said to apply there, else the UMP of its
    province; ``None`` where the tables hold none. Of several sources the highest."""
    return minimum_wages(wages)(area_code, year)


def minimum_wages(wages: pd.DataFrame) -> Callable[[str, str], dict | None]:
    """:func:`minimum_wage` of one table, for many districts and years."""
    known: dict[tuple[str, str, str], dict] = {}
    for row in wages.sort_values("wage_idr", kind="stable").to_dict("records"):
        place = row["area"] if row["wage_type"] == "UMP" else row["district_code"]
        known[row["wage_type"], place, str(row["year"])] = row

    def of(area_code: str, year: str) -> dict | None:
        province = PROVINCES.get(area_code[:2], "")
        tries = (("UMK", area_code), ("UMP_applies", area_code), ("UMP", province))
        return next((known[kind, place, year] for kind, place in tries if (kind, place, year) in known), None)

    return of


def _cost(gap: dict, lowest: float, highest: float, rests_on: tuple[str, ...]) -> dict:
    workers = [gap["value"] if gap[name] is None else gap[name] for name in ("low", "high")]
    exact = lowest == highest and gap["low"] is None and gap["high"] is None
    return fact(
        "gap_cost_idr", gap, gap["value"] * lowest, "IDR", (*gap["inputs"], *rests_on),
        low=None if exact else workers[0] * lowest, high=None if exact else workers[1] * highest,
    )  # fmt: skip


def _totals(costs: list[dict]) -> Iterable[dict]:
    """PU and BPU together, of one month and one kind of denominator: the total's cost is theirs."""
    parts: dict[tuple, dict[str, dict]] = {}
    for cost in costs:
        if cost["segment"] in ("pu", "bpu"):
            told = Definition.parse(cost["definition"])
            key = (cost["area_code"], cost["period"], told.numerator, told.denominator, cost["provenance"])
            parts.setdefault(key, {})[cost["segment"]] = cost
    for (*_, numerator, denominator, _), both in parts.items():
        if len(both) < 2:
            continue
        pu, bpu = both["pu"], both["bpu"]
        bounds = {
            name: sum(one["value"] if one[name] is None else one[name] for one in (pu, bpu)) for name in ("low", "high")
        }
        definition = str(Definition(numerator, "PU+BPU", denominator))
        about = {**pu, "segment": "total", "definition": definition}
        yield fact("gap_cost_idr", about, pu["value"] + bpu["value"], "IDR", (*pu["inputs"], *bpu["inputs"]), **bounds)


# ---- the budget --------------------------------------------------------------------------------


def _counted(budget_lines: pd.DataFrame) -> pd.DataFrame:
    rows = budget_lines[
        budget_lines["counted"].astype(bool)
        & budget_lines["amount_idr"].notna()
        & (budget_lines["district_code"].fillna("") != "")
        & (budget_lines["fiscal_year"].fillna("") != "")
        & budget_lines["stage"].isin([*STAGES, "realisasi"])
    ]
    return rows.rename(columns={"district_code": "area_code", "district": "area", "fiscal_year": "period"})


def _valid(budget_lines: pd.DataFrame) -> Iterable[dict]:
    """The last valid pagu of each district and year, by group and in all, with its revision, its use and who pays.

    The stage is that of the whole year: where a district has a perubahan, a line that is not in it is gone.
    """
    rows = _counted(budget_lines)
    for (code, year, provenance), lines in rows.groupby(["area_code", "period", "provenance"]):
        stages = [stage for stage in STAGES if (lines["stage"] == stage).any()]
        if not stages:
            continue
        about = {"area_code": code, "area": lines["area"].iloc[0], "period": year, "provenance": provenance}
        pagu = lines[lines["stage"] == stages[-1]]
        first, spent = lines[lines["stage"] == stages[0]], lines[lines["stage"] == "realisasi"]
        for segment in ["total", *sorted(set(pagu["segment"]) - {"total"})]:
            parts = [
                frame if segment == "total" else frame[frame["segment"] == segment] for frame in (pagu, first, spent)
            ]
            yield from _of_segment({**about, "segment": segment}, stages, *parts)
        for fund, of_fund in pagu.groupby(pagu["fund_source"].fillna("")):
            told = {**about, "segment": "total", "definition": f"{stages[-1]}|{fund or 'unstated'}"}
            yield fact("fund_budget_idr", told, of_fund["amount_idr"].sum(), "IDR", of_fund["row_id"])


def _of_segment(
    about: dict, stages: list[str], pagu: pd.DataFrame, first: pd.DataFrame, spent: pd.DataFrame
) -> Iterable[dict]:
    told = {**about, "definition": stages[-1]}
    amount = pagu["amount_idr"].sum()
    yield fact("valid_budget_idr", told, amount, "IDR", pagu["row_id"])
    if len(stages) > 1 and len(first) and first["amount_idr"].sum():
        change = 100 * (amount / first["amount_idr"].sum() - 1)
        told_both = {**about, "definition": f"{stages[0]}|{stages[-1]}"}
        yield fact("revision_pct", told_both, change, "percent", (*first["row_id"], *pagu["row_id"]))
    if len(spent) and amount:
        used = 100 * spent["amount_idr"].sum() / amount
        yield fact("realisation_pct", told, used, "percent", (*spent["row_id"], *pagu["row_id"]))


def _held_against(uncovered: list[dict], costs: list[dict], valid: list[dict]) -> Iterable[dict]:
    """Budgets against the gap of the same district, group and year."""
    budgets = {
        (row["area_code"], row["period"], row["segment"], row["provenance"]): row
        for row in valid
        if row["measure"] == "valid_budget_idr"
    }
    for gap in [*uncovered, *costs]:
        budget = budgets.get((gap["area_code"], gap["period"][:4], gap["segment"], gap["provenance"]))
        if budget is None:
            continue
        inputs = (*budget["inputs"], *gap["inputs"])
        if gap["measure"] == "gap_cost_highest_risk_idr":
            continue
        if gap["measure"] == "uncovered_workers":
            yield _share("budget_per_uncovered_idr", gap, budget["value"], "IDR", inputs)
        else:
            yield _share("budget_to_gap_pct", gap, 100 * budget["value"], "percent", inputs)
            yield _share("months_affordable", gap, MONTHS * budget["value"], "months", inputs)


def _reach(held: list[dict]) -> dict:
    own = set(districts()["district_code"])
    rows = [
        row
        for row in held
        if row["measure"] == "budget_to_gap_pct"
        and row["segment"] == "total"
        and row["area_code"] in own
        and row["definition"].startswith("registered/")
    ]
    about = both_provinces(pd.Series([row["period"] for row in rows], dtype=str))
    provenance = "submitted" if any(row["provenance"] == "submitted" for row in rows) else "published"
    inputs = [*(one for row in rows for one in row["inputs"]), "ref:districts:all"]
    count = len({row["area_code"] for row in rows})
    return fact("districts_with_adequacy", {**about, "provenance": provenance}, count, "districts", inputs)


def _share(measure: str, gap: dict, over: float, unit: str, inputs: tuple[str, ...]) -> dict:
    """``over`` divided by the gap; the wider the gap, the smaller the share."""
    bounds = {
        name: None if gap[other] is None or not gap[other] else over / gap[other]
        for name, other in (("low", "high"), ("high", "low"))
    }
    return fact(measure, gap, over / gap["value"], unit, inputs, **bounds)


def _of_lines(budget_lines: pd.DataFrame) -> Iterable[dict]:
    """What the lines of a district and year cost for one person and month, of each group, stage and programme."""
    rows = _counted(budget_lines)
    rows = rows[
        (rows["workers"] > 0) & (rows["months"] > 0) & (rows["amount_idr"] > 0) & (rows["provenance"] != "published")
    ]
    keys = ["area_code", "area", "period", "segment", "stage", "programme", "provenance"]
    for (code, area, year, segment, stage, programme, provenance), lines in rows.groupby(keys):
        about = {"area_code": code, "area": area, "period": year, "segment": segment, "provenance": provenance}
        cost = lines["amount_idr"].sum() / (lines["workers"] * lines["months"]).sum()
        told = {**about, "definition": f"{stage}|{programme or 'unstated'}"}
        yield fact("line_unit_cost_idr", told, cost, "IDR_per_worker_month", lines["row_id"])


__all__ = ["adequacy", "minimum_wage"]
