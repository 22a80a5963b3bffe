"""Every assumption with its range and source, and what changes if it is wrong: docs/assumptions.md.

    python benchmarks/assumptions.py [--write]

What rests on the published data is computed on them, each assumption at both ends of its range; what a method needs is tried in a simulated
world, because the published data are too few for it. ``--write`` writes the document.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import warnings
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
from reading import PROJECT

from analysis import load, measures, whatif
from analysis.measures.facts import fact, facts_frame
from analysis.pipeline import clean_folder
from analysis.reference import assuming, assumption, assumptions, targets
from analysis.reference.language import estimated, number, quantity, term, use
from analysis.simulation.panel import panel

DOCUMENT = PROJECT / "docs" / "assumptions.md"
SEED = 60_001
HEADLINE = ["forgone_benefit_idr", "forgone_death_benefit_idr", "expected_accidents"]
SURE = {"V": "read in a source", "K": "known, no source read", "I": "inferred from sources"}
CHOICES = """## Choices that are no numbers

| choice | why | what changes otherwise (computed) |
|---|---|---|
| wage earners are reported at the minimum wage | districts do so (seen in sheets), and no wage of those not covered is known | their cost is a share of the wage: {wage} |
| the lowest class of risk | government services are in it (PP 44/2015); who is not covered is not known by industry | in the highest class the cost of Aceh's gap is {risk} |
| the gap is that of the latest count of a year, and the premium that of its twelve months | a gap of each month is not published | - |
| JKK and JKM only | what SE Mendagri 842.2/5193/SJ asks for at least; old age is the worker's own saving | - |
| the pandemic's months (March 2020 to December 2022) are left out of the break at the instruction | fall and recovery would pass for its work | kept in, the planted {planted} of a simulated world is found as {kept} instead of {left} (mean of {worlds} worlds) |
| growth and effects are of logarithms | districts of all sizes grow by shares | - |
| growth is the last two years', a projection is fitted to all months | older years are unlike, but what chance does is seen in many of them only | see `projection_months`, and docs/calibration.md |
| adoption of a budget line is January of its first fiscal year, October where only the revised budget has it | months of payment are rarely told | - |
| a district whose regulation was not found is unknown, and no example of one without | "not found" is not "none" | the published list alone gives no comparison |
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write docs/assumptions.md")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    use("en")
    text = document()
    sys.stdout.write(text)
    if options.write:
        DOCUMENT.write_text(text, encoding="utf-8")


def document() -> str:
    published, needed = _published()
    lines = [
        "# What is assumed",
        "",
        "Made by `make assumptions` from `reference/assumptions.csv`. Each number that no source settles, its range, and what changes if it is wrong:",
        "on the published data every figure that rests on it was computed again at both ends of its range, all others as assumed; what a",
        f"method needs was tried in a simulated world (seed {SEED}, simulated data). Two wrong at once may change more than one.",
        "",
        "## Numbers",
        "",
        "| assumption | value | range | how sure | what changes at the ends of the range |",
        "|---|---|---|---|---|",
    ]
    tried = _tried()
    table = assumptions()
    for row in table.to_dict("records"):
        change = tried.get(row["assumption"], lambda: "")() or _on_published(published, row["assumption"])
        lines.append(
            f"| `{row['assumption']}`: {row['what']} | {_number(row['value'], row['unit'])} | {_number(row['low'])} to {_number(row['high'])} "
            f"| {row['known']}: {SURE[row['known']]} | {change} |"
        )
    lines += ["", "Sources and reasons:", ""]
    lines += [f"- `{row['assumption']}`: {row['source']}." for row in table.to_dict("records")]
    return "\n".join([*lines, "", CHOICES.format(**_choices(needed))])


def _number(value: float, unit: str = "") -> str:
    digits = next(places for places in range(5) if round(value, places) == value or places == 4)
    return f"{number(value, digits)} {unit}".strip()


# ---- on the published data ----------------------------------------------------------------------


def _published() -> tuple[pd.DataFrame, pd.DataFrame]:
    """What each assumption moves, and the costs of the gaps."""
    with tempfile.TemporaryDirectory() as folder:
        raw, processed = Path(folder) / "raw", Path(folder) / "processed"
        raw.mkdir()
        (raw / "published").symlink_to(PROJECT / "data" / "raw" / "published")
        clean_folder(raw, processed)
        names = ["participation", "percentages", "budget_lines", "wages", "context", "regulations"]
        tables = {name: load(name, processed) for name in names}
    covered = measures.coverage(tables["participation"], tables["percentages"])
    needed = measures.adequacy(covered, tables["budget_lines"], tables["wages"])
    adopted = measures.adoptions(tables["budget_lines"], tables["regulations"])
    gaps = measures.gaps(covered, targets())
    return measures.sensitivity(covered, needed, gaps, adopted, tables), needed


def _on_published(moved: pd.DataFrame, name: str) -> str:
    own = moved[(moved["assumption"] == name) & moved["value"].notna() & moved["was"].notna()]
    if own.empty:
        return "nothing on the published data"
    aceh = own[(own["area_code"] == "11") & own["segment"].isin(["total"])]
    shown = aceh if len(aceh) else own
    measure = next((one for one in HEADLINE if (shown["measure"] == one).any()), shown["measure"].iloc[0])
    of = shown[shown["measure"] == measure].sort_values("period")
    of = of[of["period"] == of["period"].max()].drop_duplicates("end").set_index("end")
    row = of.iloc[0]
    ends = [estimated(of.loc[end, "value"], row["unit"]) if end in of.index else "-" for end in ("low", "high")]
    figures = own.groupby("measure").size()
    return (
        f"{term(f'measure.{measure}')}, {row['area']}, {row['period']}: {ends[0]} to {ends[1]} instead of {estimated(row['was'], row['unit'])}; "
        f"{int(own.drop_duplicates(['measure', 'area_code', 'period', 'segment', 'definition']).shape[0])} figures of {len(figures)} measures move"
    )


# ---- in a simulated world -----------------------------------------------------------------------


def _tried() -> dict[str, Callable[[], str]]:
    return {
        "denominator_rse": _denominators,
        "least_districts_alike": _few_districts,
        "projection_months": _windows,
        "least_months_before": lambda: _months("before"),
        "least_months_after": lambda: _months("after"),
        "least_adopters": lambda: _districts("adopters"),
        "least_controls": lambda: _districts("controls"),
        "least_quarters": _quarters,
        "take_up": lambda: _what_if("take_up", "take_up_pct", "cost_idr:APBD"),
        "lapse_after_payment": lambda: _what_if("lapse_after_payment", "lapse_pct", "new_members"),
        "reported_wage_to_minimum": lambda: _what_if("reported_wage_to_minimum", "wage_idr", "cost_idr:APBD"),
    }


# Thousand non-ASN staff paid for during a year, at a minimum wage of 3 million.
WAGE_IDR, STAFF = 3_000_000, 1_000


def _what_if(name: str, lever: str, result: str) -> str:
    """A result of a made-up scenario at both ends of an assumption that only scenarios rest on."""
    told = assumption(name)
    ends = []
    for value in (told.low, told.high):
        own = {lever: round(WAGE_IDR * value) if lever == "wage_idr" else 100.0 * value}
        staff = whatif.Register(
            areas="11.17", segment="non_asn", workers=STAFF, paid_months=12, **({"wage_idr": WAGE_IDR} | own)
        )
        found = whatif.project(whatif.Baseline({}, {}), whatif.make(start="2026-01", months=24, levers=[staff]))
        ends.append(quantity(whatif.result(found, result), "IDR" if "idr" in result else "workers"))
    words = {"new_members": "members after the payment has ended", "cost_idr:APBD": "cost to the district"}[result]
    return f"in scenarios only: {number(STAFF)} staff paid for during a year, {words} {ends[0]} to {ends[1]}"


def _range(name: str) -> list[float]:
    row = assumptions().set_index("assumption").loc[name]
    return [float(row[end]) for end in ("low", "value", "high")]


def _listed(found: dict[float, str]) -> str:
    return "simulated: " + "; ".join(f"{_number(value)}: {text}" for value, text in found.items())


def _coverage(codes: int = 56) -> pd.DataFrame:
    """Coverage of PU and BPU together of December 2023, and the potential, as facts."""
    counts = panel(SEED).counts.query("period == '2023-12' and segment != 'jakon'")
    rows, made = counts.groupby("district_code")[["registered", "potential"]].sum().iloc[:: 56 // codes][:codes], []
    for code, row in rows.iterrows():
        about = {"area_code": code, "area": code, "period": "2023-12", "segment": "total", "provenance": "simulated"}
        ratio = {**about, "definition": "registered/PU+BPU/potensi 2023"}
        made.append(fact("coverage_pct", ratio, 100 * row["registered"] / row["potential"], "percent", (code,)))
        made.append(
            fact(
                "potential_workers",
                {**about, "definition": "-/PU+BPU/potensi 2023"},
                row["potential"],
                "workers",
                (code,),
            )
        )
    return facts_frame(made)


def _gini(covered: pd.DataFrame) -> str:
    context = pd.DataFrame(
        {"indicator": [], "period": pd.Series([], dtype=str), "district_code": [], "value": [], "row_id": []}
    )
    row = measures.inequality(covered, context).set_index("measure").loc["coverage_gini"]
    return f"Gini {row['low']:.3f} to {row['high']:.3f}"


def _denominators() -> str:
    covered, found = _coverage(), {}
    for value in _range("denominator_rse"):
        with assuming(denominator_rse=value):
            ranks = measures.ranking(covered).query("measure == 'coverage_rank'")
            found[value] = f"{_gini(covered)}, a rank is {(ranks['high'] - ranks['low']).mean():.0f} places wide"
    return _listed(found)


def _few_districts() -> str:
    found = {}
    for value in _range("least_districts_alike"):
        with assuming(least_districts_alike=value):
            found[value] = _gini(_coverage(int(value)))
    return _listed(found)


def _totals() -> pd.DataFrame:
    counts = panel(SEED).counts.query("segment != 'jakon'")
    return counts.pivot_table(index="period", columns="district_code", values="registered", aggfunc="sum")


def _windows() -> str:
    """Growth of the districts at the end of 2023, and the growth of 2024 that came."""
    wide, found = _totals(), {}
    came = np.log(wide.iloc[59] / wide.iloc[47])
    for value in dict.fromkeys(_range("projection_months")):
        with assuming(projection_months=value):
            growths = np.log1p([measures.growth(wide[code].iloc[:48]) for code in wide])
        found[value] = (
            f"growth of a year {100 * growths[:, 0].mean():.1f} percent (mean of the districts; in 2024 {100 * came.mean():.1f} came), "
            f"off by {100 * np.abs(growths[:, 0] - came).mean():.1f} points, its interval {100 * (growths[:, 2] - growths[:, 1]).mean():.0f} wide"
        )
    return _listed(found)


def _months(side: str) -> str:
    counts = (
        panel(SEED, "instruction")
        .counts.query("segment == 'pu' and district_code < '12'")
        .groupby("period")["registered"]
        .sum()
    )
    found = {}
    for value in dict.fromkeys(_range(f"least_months_{side}")):
        first, last = (
            (f"{2020 - int(value) // 12}-03", "2024-12")
            if side == "before"
            else ("2016-01", f"{2022 + int(value) // 12}-12")
        )
        with assuming(least_months_before=12, least_months_after=12):
            effect = measures.interrupted(counts.loc[first:last]).effect
        found[value] = f"effect {100 * effect.low:.1f} to {100 * effect.high:.1f} percent"
    return _listed(found)


def _districts(side: str) -> str:
    world, wide, found = panel(SEED), _totals(), {}
    adopters = [code for code in wide if code in world.adopted]
    others = [code for code in wide if code not in world.adopted]
    for value in _range(f"least_{side}"):
        kept = [*adopters[: int(value)], *others] if side == "adopters" else [*adopters, *others[: int(value)]]
        with assuming(least_adopters=4, least_controls=4):
            effect = measures.staggered(wide[kept], world.adopted).effect
        found[value] = f"effect {100 * effect.low:.1f} to {100 * effect.high:.1f} percent"
    return _listed(found)


def _quarters() -> str:
    world, wide, found = panel(SEED), _totals(), {}
    for value in _range("least_quarters"):
        with assuming(least_quarters=value):
            result = measures.staggered(wide, world.adopted)
        found[value] = (
            f"{len(result.adopters)} adopters, effect {100 * result.effect.low:.1f} to {100 * result.effect.high:.1f} percent"
        )
    return _listed(found)


# ---- choices -------------------------------------------------------------------------------------


def _choices(needed: pd.DataFrame) -> dict[str, str]:
    costs = needed[(needed["area_code"] == "11") & needed["definition"].str.startswith("registered/")]
    latest = costs[costs["measure"] == "gap_cost_highest_risk_idr"]["period"].max()
    at = costs[costs["period"] == latest]
    pu = at[(at["measure"] == "gap_cost_idr") & (at["segment"] == "pu")]["value"].iloc[0]
    whole = {
        measure: at[(at["measure"] == measure) & (at["segment"] == "total")]["value"].iloc[0]
        for measure in ("gap_cost_idr", "gap_cost_highest_risk_idr")
    }
    half, more = (estimated(factor * pu, "IDR") for factor in (0.5, 1.5))
    planted, left, kept = _pandemic()
    return {
        "wage": f"at half of it {half}, at half as much again {more}, instead of {estimated(pu, 'IDR')} (Aceh, {latest})",
        "risk": f"{estimated(whole['gap_cost_highest_risk_idr'], 'IDR')} instead of {estimated(whole['gap_cost_idr'], 'IDR')}",
        "planted": f"{100 * planted:.1f} percent",
        "left": f"{100 * left:.1f}",
        "kept": f"{100 * kept:.1f}",
        "worlds": str(WORLDS),
    }


WORLDS = 10


def _pandemic() -> tuple[float, float, float]:
    """The planted effect at the end of 2024, found without the pandemic's months and with them."""
    left, kept = [], []
    for seed in range(SEED, SEED + WORLDS):
        world = panel(seed, "instruction")
        counts = world.counts.query("segment == 'pu' and district_code < '12'").groupby("period")["registered"].sum()
        left.append(measures.interrupted(counts).effect.value)
        kept.append(measures.interrupted(counts, pandemic=True).effect.value)
    rule = world.world["instruction"]
    planted = float(np.expm1(rule["level"]["pu"] + 44 * rule["slope"]["pu"]))
    return planted, float(np.mean(left)), float(np.mean(kept))


if __name__ == "__main__":
    main()
