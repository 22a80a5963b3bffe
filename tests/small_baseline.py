"""Baselines small enough to read, and levers of every kind for property tests."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from analysis.reference import payers
from analysis.whatif import Baseline, Cell, Number, Scenario, ScenarioError, make
from analysis.whatif.baseline import Wage
from analysis.whatif.levers import AnyLever, legal_of, lineage

SCOPES = {"total": "PU+BPU", "pu": "PU", "bpu": "BPU", "jakon": "Jakon"}


def cell(
    area: str,
    segment: str,
    potential: int | Number | None,
    members: int | Number | None,
    *,
    of: str = "potensi 2025",
    period: str = "2025-12",
    provenance: str = "published",
    scope: str = "",
) -> Cell:
    """What is known of one area and segment: registered members by a denominator of 2025, counted in December 2025."""
    counts = [Number.exactly(one) if isinstance(one, int) else one for one in (potential, members)]
    definition = f"registered/{scope or SCOPES.get(segment, segment)}/{of}"
    return Cell(area, segment, *counts, definition, period, period, provenance)


def known(*cells: Cell, wages: dict[str, dict[int, int]] | None = None) -> Baseline:
    """The baseline of these cells; minimum wages by area and year."""
    told = {
        area: tuple(Wage(year, idr, f"{area}-{year}") for year, idr in sorted(own.items()))
        for area, own in (wages or {}).items()
    }
    return Baseline({(one.area_code, one.segment): one for one in cells}, told)


# ---- levers for property tests ---------------------------------------------------------------------

AREAS = ("11.10", "11.17", "12.10")
START, MONTHS = "2025-11", 18  # on both sides of each date of the reliefs of 2026
MONTH = st.sampled_from(["2025-11", "2026-01", "2026-04", "2026-12", "2027-04"])
PAYER = st.sampled_from(list(payers()["payer"]))
WORKERS = st.integers(0, 3_000) | st.sampled_from([0, 1, 2_000_000])  # sums of bills stay below 2**53
PERCENT = st.sampled_from([0.0, 100.0, 43.54, 60.0, 29.0]) | st.floats(0, 100, allow_nan=False)
ANY_MONTH = st.integers(2015, 2099).flatmap(lambda year: st.integers(1, 12).map(lambda month: f"{year}-{month:02d}"))
GROUPS = ("pu", "bpu", "jakon", "non_asn", "guru_honor", "perangkat_desa", "bpd", "pekerja_rentan", "petani", "petani_sawit", "nelayan")  # fmt: skip
AREA_LISTS = st.sets(st.sampled_from(AREAS), min_size=1).map(sorted)


def some(strategy: st.SearchStrategy) -> st.SearchStrategy:
    return st.none() | strategy


@st.composite
def insurances(draw: st.DrawFn, segment: str, basic: bool = False) -> dict[str, Any]:
    legal = legal_of(segment)
    own = {"pu": ("JKK", "JKM", "JHT", "JP"), "bpu": ("JKK", "JKM", "JHT"), "jakon": ("JKK", "JKM")}[legal]
    more = draw(st.sets(st.sampled_from(own), min_size=0 if basic else 1))
    said: dict[str, Any] = {"programmes": [name for name in own if name in more or (basic and name in own[:2])]}
    said["sector"] = draw(st.sampled_from(["", "transport", "labour_intensive"]))
    if legal == "bpu":
        said["tier"] = draw(st.integers(1, 33))
    else:
        said["risk"] = draw(st.integers(1, 5))
        said["wage_idr"] = draw(some(st.integers(100_000, 20_000_000)))
    return said


@st.composite
def registers(draw: st.DrawFn, month: st.SearchStrategy = MONTH) -> dict[str, Any]:
    segment = draw(st.sampled_from(GROUPS))
    said = {
        "kind": "register", "segment": segment, "first_month": draw(some(month)), "payer": draw(PAYER),
        "paid_months": draw(some(st.integers(1, 20))), "lapse_pct": draw(PERCENT), "then_payer": draw(some(PAYER)),
        "take_up_pct": draw(st.just(100.0) | PERCENT), **draw(insurances(segment, basic=True)),
    }  # fmt: skip
    how = draw(st.sampled_from(["workers", "gap_pct", "coverage_pct"]))
    said[how] = draw(WORKERS if how == "workers" else PERCENT)
    if how == "coverage_pct":
        said["coverage_of"] = draw(some(st.sampled_from(lineage(segment))))
        said["by_month"] = draw(month.filter(lambda by: by >= (said["first_month"] or "")))
    else:
        said["spread_months"] = draw(st.integers(1, 15))
    return said


@st.composite
def of_members(draw: st.DrawFn, month: st.SearchStrategy, segment: str) -> dict[str, Any]:
    how = draw(st.sampled_from(["workers", "share_pct"]))
    number = draw(WORKERS if how == "workers" else PERCENT)
    return {"segment": segment, how: number, "first_month": draw(some(month)), **draw(insurances(segment))}


@st.composite
def levers(
    draw: st.DrawFn, kinds: tuple[str, ...], month: st.SearchStrategy = MONTH, least_growth: float = -50
) -> dict:
    """A lever of one of these kinds as a file says it, in some of :data:`AREAS`."""
    kind = draw(st.sampled_from(kinds))
    segment = draw(st.sampled_from(GROUPS))
    match kind:
        case "register":
            said = draw(registers(month))
        case "lapse":
            said = draw(of_members(month, segment))
            said |= {"returns_after_months": draw(some(st.integers(1, 12))), "payer": draw(some(PAYER))}
        case "pay":
            before = draw(insurances(segment))["programmes"]
            said = draw(of_members(month, segment)) | {"months": draw(some(st.integers(1, 12)))}
            said |= {"payer": draw(PAYER), "payer_before": draw(PAYER), "programmes_before": before}
        case "become_pppk":
            said = draw(of_members(month, draw(st.sampled_from(["non_asn", "guru_honor", "tenaga_kesehatan"]))))
            said |= {"full_time": draw(st.booleans()), "payer": draw(PAYER)}
        case "potential":
            wide = st.sampled_from(["total", "pmi", "lainnya", *GROUPS])
            said = {"segment": draw(wide), "pct_per_year": draw(st.floats(least_growth, 100, allow_nan=False))}
        case "wages":
            said = {"pct_per_year": draw(st.floats(-50, 100, allow_nan=False))}
        case "ceiling":
            amount = st.sampled_from([0, 1, 16_800, 10**15]) | st.integers(0, 10**9)
            said = {"payer": draw(PAYER), "year": draw(st.integers(2025, 2028)), "amount_idr": draw(amount)}
        case "suppose":
            both = draw(st.tuples(some(WORKERS), some(WORKERS)).filter(any))
            said = {"segment": draw(st.sampled_from(["total", *GROUPS])), "potential": both[0], "members": both[1]}
    return {"kind": kind, "areas": draw(AREA_LISTS), **said}


@st.composite
def scenarios(draw: st.DrawFn, kinds: tuple[str, ...], most: int = 4, **about: Any) -> Scenario:
    """A scenario of a few levers; those that cannot stand beside the ones before are left out."""
    kept: tuple[AnyLever, ...] = ()
    for said in draw(st.lists(levers(kinds, **about), min_size=1, max_size=most)):
        try:
            kept = make(levers=[*kept, said]).levers
        except ScenarioError as error:
            assert all(fault.place == "" for fault in error.faults), error  # of two levers, never of one
    return make(start=START, months=MONTHS, levers=kept)
