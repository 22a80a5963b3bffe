"""Protection: what families go without in a year because a worker is not insured.

    deaths         = uncovered workers x deaths per 1,000                                  of all causes
    accidents      = uncovered workers x JKK cases per 1,000                               apart for PU and BPU
    JKM forgone    = (deaths - accidents x share fatal) x benefit of JKM                   Rp42 million since 2 December 2019
    JKK forgone    = accidents x (care + share fatal x benefit of a death
                                       + share disabled x benefit of total disability)    48 and 56 wages, and fixed sums
    scholarships   = (JKM deaths x share paid + JKK deaths and disabilities x share paid) x children x rupiah a year x years
    per premium    = the three together / a year's premium for the same workers           ``gap_cost_idr``

It is an expectation over people, not a promise to one, and what would be due had they been insured the whole year: in the first
three months JKM pays the funeral only, and it asks for three years of contributions before it pays scholarships. Deaths by work
accident are paid by JKK alone and are taken out of those that JKM pays for. Benefits are those of
:func:`analysis.reference.benefit` (PP 44/2015, PP 82/2019), mean over the months of the year; wages are the minimum wage for PU and
the base of the lowest tier for BPU; scholarships are added up over their years, not discounted.

Every rate is a row of ``assumptions.csv``. ``value`` is the figure at the assumed values; ``low`` and ``high`` hold 95 of 100 draws of all
assumptions at once, each triangular from its low over its value to its high, and of workers between their bounds (uniform). One
draw is the same for all places: what is not known of the rates does not average out over districts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from analysis.measures.adequacy import MONTHS, minimum_wages
from analysis.measures.facts import fact, facts_frame
from analysis.reference import (
    Assumption,
    Benefit,
    Definition,
    Scholarship,
    UnknownBenefitError,
    assumption,
    benefit,
    bpu_tiers,
    scholarship,
    segments,
)

DRAWS = 10_000
SEED = 20231025
INTERVAL = (2.5, 97.5)
LOWEST_TIER = "1"
PARTS = ("forgone_death_benefit_idr", "forgone_accident_benefit_idr", "forgone_scholarship_idr")
# A province or a district; branches and regions of BPJS Ketenagakerjaan have words for codes.
PLACE = re.compile(r"\d\d(\.\d\d)?")


@dataclass(frozen=True)
class Loss:
    """One kind of loss in draws, the first of them at the assumed values, and the rows that it rests on."""

    unit: str
    draws: np.ndarray
    rests_on: tuple[str, ...]

    def times(self, workers: np.ndarray) -> Loss:
        return Loss(self.unit, self.draws * workers, self.rests_on)

    def plus(self, other: Loss) -> Loss:
        return Loss(self.unit, self.draws + other.draws, (*self.rests_on, *other.rests_on))


def protection(gaps: pd.DataFrame, wages: pd.DataFrame) -> pd.DataFrame:
    """Facts on what those not covered go without, by province and district, group and period, one row a fact.

    ``gaps`` are the facts of :func:`analysis.measures.adequacy`: ``uncovered_workers``, and ``gap_cost_idr`` where known;
    ``wages`` the processed table. Measures, all for one year: ``expected_deaths`` (deaths), ``forgone_death_benefit_idr``,
    ``expected_accidents`` (accidents that would be JKK cases), ``forgone_accident_benefit_idr``, ``forgone_scholarship_idr``,
    ``forgone_benefit_idr`` (IDR, the three together) and ``forgone_per_premium`` (rupiah for a rupiah of premium at the lowest
    class of risk). Definition and provenance are those of the gap.

    PU and BPU of one count together are the total's. Where a source does not say who is not covered there are only deaths
    and JKM; of construction, migrant and other workers there is nothing, nor of dates before the rules that are known, and
    without a minimum wage there is no JKK of wage earners.
    """
    uncovered = [row for row in _rows(gaps, "uncovered_workers") if PLACE.fullmatch(row["area_code"])]
    costs = {_about(row): row for row in _rows(gaps, "gap_cost_idr")}
    wage_of = minimum_wages(wages)
    lost = {_about(gap): (gap, losses) for gap in uncovered if (losses := _of_gap(gap, wage_of))}
    lost |= {_about(gap): (gap, losses) for gap, losses in _totals(lost.values())}
    return facts_frame([made for key, one in lost.items() for made in _facts(*one, costs.get(key))])


def _rows(facts: pd.DataFrame, measure: str) -> list[dict]:
    return facts[facts["measure"] == measure].to_dict("records")


def _about(row: dict) -> tuple:
    return row["area_code"], row["period"], row["segment"], row["definition"], row["provenance"]


# ---- of one gap --------------------------------------------------------------------------------


def _of_gap(gap: dict, wage_of: Callable[[str, str], dict | None]) -> dict[str, Loss]:
    """What the uncovered workers of one gap go without in its year, by measure; nothing where no rule is known."""
    kind, year = _kinds().get(gap["segment"]), gap["period"][:4]
    if kind is None:
        return {}
    try:
        each = _of_worker(kind, year, *_wage(kind, gap["area_code"], year, wage_of))
    except UnknownBenefitError:
        return {}
    workers = Loss("workers", _workers(gap), tuple(gap["inputs"]))
    return {"uncovered_workers": workers} | {name: loss.times(workers.draws) for name, loss in each.items()}


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str]:
    """Segment to ``pu``, ``bpu``, or nothing where it may hold both. Others are insured otherwise, or not known."""
    table = segments()[["segment", "legal_segment", "overlaps"]].fillna("")
    return {
        segment: legal
        for segment, legal, overlaps in table.itertuples(index=False, name=None)
        if legal in ("pu", "bpu") or (not legal and {"pu", "bpu"} <= set(overlaps.split("|")))
    }


def _wage(
    kind: str, area_code: str, year: str, wage_of: Callable[[str, str], dict | None]
) -> tuple[float | None, tuple[str, ...]]:
    """The monthly wage that benefits are counted in, in rupiah, and the row it stands in."""
    if kind == "bpu":
        return _lowest_base(), (f"ref:bpu_tiers:{LOWEST_TIER}",)
    wage = wage_of(area_code, year) if kind == "pu" else None
    return (None, ()) if wage is None else (float(wage["wage_idr"]), (wage["row_id"],))


@lru_cache(maxsize=1)
def _lowest_base() -> float:
    return float(bpu_tiers().set_index("tier").loc[LOWEST_TIER, "base_idr"])


def _of_worker(kind: str, year: str, wage_idr: float | None, wage_rows: tuple[str, ...]) -> dict[str, Loss]:
    """What one uncovered worker loses in a year, by measure."""
    deaths = _assumed("deaths_per_1000_workers")
    accidents = _accidents(kind)
    fatal = _times(accidents, _assumed("accident_fatal_share"))
    # JKK pays for a death by work accident, and JKM then does not.
    natural = Loss("", np.maximum(deaths.draws - fatal.draws, 0) / 1000, (*deaths.rests_on, *fatal.rests_on))
    jkm_idr, jkm_rules = _over_year(year, lambda month: benefit("JKM", month), Benefit.idr)
    made = {
        "expected_deaths": Loss("deaths", deaths.draws / 1000, deaths.rests_on),
        PARTS[0]: Loss("IDR", natural.draws * jkm_idr, (*natural.rests_on, *jkm_rules)),
    }
    if not kind:
        return made
    disabled = _times(accidents, _assumed("accident_total_disability_share"))
    made["expected_accidents"] = Loss("accidents", accidents.draws / 1000, accidents.rests_on)
    if wage_idr is not None:
        made[PARTS[1]] = _accident_benefit(year, wage_idr, wage_rows, accidents, fatal, disabled)
    made[PARTS[2]] = _scholarships(year, natural, fatal, disabled)
    if all(part in made for part in PARTS):
        made["forgone_benefit_idr"] = made[PARTS[0]].plus(made[PARTS[1]]).plus(made[PARTS[2]])
    return made


def _accidents(kind: str) -> Loss:
    """JKK cases per 1,000; where the kind is not stated a mixture of both of which nothing is known."""
    if kind:
        return _assumed(f"accidents_per_1000_{kind}")
    share = _assumed("wage_earner_share_unstated")
    others = Loss("", 1 - share.draws, ())
    return _times(_accidents("pu"), share).plus(_times(_accidents("bpu"), others))


def _accident_benefit(
    year: str, wage_idr: float, wage_rows: tuple[str, ...], accidents: Loss, fatal: Loss, disabled: Loss
) -> Loss:
    care = _assumed("accident_care_idr")
    death_idr, death_rules = _over_year(year, lambda month: benefit("JKK", month), lambda rule: rule.idr(wage_idr))
    disabled_idr, disabled_rules = _over_year(
        year, lambda month: benefit("JKK", month, event="total_disability"), lambda rule: rule.idr(wage_idr)
    )
    idr = accidents.draws * care.draws + fatal.draws * death_idr + disabled.draws * disabled_idr
    rests_on = (*care.rests_on, *fatal.rests_on, *disabled.rests_on, *death_rules, *disabled_rules, *wage_rows)
    return Loss("IDR", idr / 1000, rests_on)


def _scholarships(year: str, natural: Loss, fatal: Loss, disabled: Loss) -> Loss:
    jkm, jkk = _assumed("scholarship_share_jkm"), _assumed("scholarship_share_jkk")
    parts = [_assumed(f"scholarship_{name}") for name in ("children", "child_year_idr", "years")]
    family_idr, rules = _over_year(year, scholarship, lambda rule: _family_idr(rule, *(part.draws for part in parts)))
    families = natural.draws * jkm.draws + (fatal.draws + disabled.draws) / 1000 * jkk.draws
    used = (natural, fatal, disabled, jkm, jkk, *parts)
    return Loss("IDR", families * family_idr, (*(row for one in used for row in one.rests_on), *rules))


def _family_idr(rule: Scholarship, children: np.ndarray, child_year_idr: np.ndarray, years: np.ndarray) -> np.ndarray:
    """What one family gets: not above the law's most, nor for more children; a sum paid once is paid in full."""
    once = np.full_like(years, rule.child_idr)
    each = once if rule.years == 1 else np.minimum(child_year_idr * years, rule.child_idr)
    return np.minimum(children, rule.children) * each


def _over_year(year: str, rule_of: Callable, amount: Callable) -> tuple[float | np.ndarray, tuple[str, ...]]:
    """The mean over the year's months of what the rules in force give, and the rows they stand in."""
    rules = Counter(rule_of(f"{year}-{month:02}") for month in range(1, MONTHS + 1))
    mean = sum(months / MONTHS * amount(rule) for rule, months in rules.items())
    return mean, tuple(f"ref:{row}" for rule in rules for row in rule.references)


# ---- draws -------------------------------------------------------------------------------------


def _assumed(name: str) -> Loss:
    return Loss("", _drawn(assumption(name)), (f"ref:assumptions:{name}",))


@lru_cache(maxsize=100)
def _drawn(one: Assumption) -> np.ndarray:
    """The assumed value, then draws of it. Each assumption has a stream of its own: a new one leaves the others as they are."""
    if one.low == one.high:
        return np.full(DRAWS + 1, one.value)
    drawn = _stream(one.name).triangular(one.low, one.value, one.high, DRAWS)
    return np.concatenate([[one.value], drawn])


def _workers(gap: dict) -> np.ndarray:
    """The workers as counted, then draws between the bounds of their rounding."""
    low, high = (gap["value"] if pd.isna(gap[name]) else gap[name] for name in ("low", "high"))
    drawn = low + (high - low) * _stream(f"workers {gap['area_code']} {gap['segment']}").random(DRAWS)
    return np.concatenate([[gap["value"]], drawn])


def _stream(name: str) -> np.random.Generator:
    return np.random.default_rng([SEED, *name.encode()])


def _times(first: Loss, second: Loss) -> Loss:
    return Loss(first.unit, first.draws * second.draws, (*first.rests_on, *second.rests_on))


# ---- totals and facts --------------------------------------------------------------------------


def _totals(lost: Iterable[tuple[dict, dict[str, Loss]]]) -> Iterable[tuple[dict, dict[str, Loss]]]:
    """PU and BPU of one month and one kind of denominator together: what both have."""
    parts: dict[tuple, dict[str, tuple[dict, dict[str, Loss]]]] = {}
    for gap, losses in lost:
        told = Definition.parse(gap["definition"])
        if gap["segment"] in ("pu", "bpu") and told.scope.lower() == gap["segment"]:
            key = (gap["area_code"], gap["period"], told.numerator, told.denominator, gap["provenance"])
            parts.setdefault(key, {})[gap["segment"]] = (gap, losses)
    for (*_, numerator, denominator, _), both in parts.items():
        if len(both) == 2:
            (gap, pu), (_, bpu) = both["pu"], both["bpu"]
            about = {**gap, "segment": "total", "definition": str(Definition(numerator, "PU+BPU", denominator))}
            yield about, {name: pu[name].plus(bpu[name]) for name in pu if name in bpu}


def _facts(gap: dict, losses: dict[str, Loss], cost: dict | None) -> Iterable[dict]:
    workers = losses["uncovered_workers"]
    for measure, loss in losses.items():
        if measure != "uncovered_workers":
            yield _fact(measure, gap, loss, workers.rests_on)
    if cost is not None and "forgone_benefit_idr" in losses:
        benefits = losses["forgone_benefit_idr"]
        # The premium is paid for as many workers as are drawn, so how many they are does not matter.
        ratio = benefits.draws / (cost["value"] * workers.draws / workers.draws[0])
        rests_on = (*benefits.rests_on, *cost["inputs"])
        yield _fact("forgone_per_premium", gap, Loss("ratio", ratio, rests_on), workers.rests_on)


def _fact(measure: str, gap: dict, loss: Loss, counted: tuple[str, ...]) -> dict:
    value = float(loss.draws[0])
    low, high = np.percentile(loss.draws[1:], INTERVAL)
    # An assumption at the end of its own range may lie outside most draws.
    bounds = {"low": min(value, float(low)), "high": max(value, float(high))}
    return fact(measure, gap, value, loss.unit, (*counted, *loss.rests_on), **bounds)
