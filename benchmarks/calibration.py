"""How often the intervals of trend and impact hold what is true in simulated worlds.

    python benchmarks/calibration.py [--write] [--seeds 200] [--workers N]

Each seed is a world (``simulation.panel``) whose effects are planted and whose later months are known. An interval of 95 percent should hold
the planted effect in 95 of 100 worlds, one of 80 percent the later count in 80, and with nothing planted an effect should be seen in 5. Nothing
is timed. ``--write`` puts the tables into docs/calibration.md.
"""

from __future__ import annotations

import argparse
import os
import sys
import warnings
from collections import defaultdict
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
import pandas as pd
import statsmodels.api as sm
from reading import PROJECT, progress

from analysis.measures import backtest, interrupted, project, staggered, widening, without_spikes
from analysis.simulation.panel import Panel, panel

DOCUMENT = PROJECT / "docs" / "calibration.md"
ADOPTION = {"as_shipped": True, "no_regulation": False, "lasting": True, "lasting_no_regulation": False}
INSTRUCTION = {"instruction": True, "no_instruction": False}
GROUPS = {"PU": ["pu"], "BPU": ["bpu"], "PU+BPU": ["pu", "bpu"]}
PROVINCES = {"11": "Aceh", "12": "Sumatera Utara"}
ORIGINS = (39, 42, 45, 48)  # months known when a projection is made; each seed has one of them
AHEAD = 12
DRAWN = 8  # districts of each seed whose counts are projected, so that a run takes an hour and not four
WORLDS = {
    "as_shipped": "the shipped world",
    "no_regulation": "the same, no effect planted",
    "lasting": "chance that lasts and is shared",
    "lasting_no_regulation": "the same, no effect planted",
    "instruction": "nine years of months, an effect planted",
    "no_instruction": "the same, no effect planted",
}

Row = dict[str, object]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=200, help="how many worlds of each kind")
    parser.add_argument("--first", type=int, default=50_001, help="the first seed; no test uses these")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--write", action="store_true", help="put the tables into docs/calibration.md")
    options = parser.parse_args()
    seeds = range(options.first, options.first + options.seeds)
    rows: list[Row] = []
    with ProcessPoolExecutor(options.workers) as pool:
        for done, found in enumerate(pool.map(of_seed, seeds), start=1):
            rows += found
            progress(f"{done} of {len(seeds)} worlds")
    text = report(pd.DataFrame(rows), options.seeds, options.first)
    sys.stdout.write(text)
    if options.write:
        DOCUMENT.write_text(text, encoding="utf-8")


def of_seed(seed: int) -> list[Row]:
    """What every estimator says of the worlds of one seed, one row an interval."""
    warnings.simplefilter("ignore")
    rows: list[Row] = []
    for name, planted in ADOPTION.items():
        world = panel(seed, name)
        rows += [row | {"world": name, "planted": planted, "seed": seed} for row in _adoption(world)]
        if planted:
            rows += [row | {"world": name, "planted": True, "seed": seed} for row in _projections(world, seed)]
    for name, planted in INSTRUCTION.items():
        found = _instruction(panel(seed, name))
        rows += [row | {"world": name, "planted": planted, "seed": seed} for row in found]
    return rows


# ---- adoption ----------------------------------------------------------------------------------


def _adoption(world: Panel) -> Iterable[Row]:
    for group, segments in GROUPS.items():
        counts, without = _wide(world, segments), _wide(world, segments, without="regulation")
        found = staggered(counts, world.adopted)
        truth = _planted(counts, without, world.adopted, found)
        yield _row("adoption", group, found.effect, truth)
        yield _row("adoption, local projections", group, found.second, truth)
        yield {"what": "random assignment", "group": group, "seen": found.random_p < 0.05}
        yield {"what": "difference before", "group": group, "seen": found.before_p < 0.05}


def _wide(world: Panel, segments: list[str], without: str = "") -> pd.DataFrame:
    own = world.counts[world.counts["segment"].isin(segments)]
    counts = own["registered"] - own[without] if without else own["registered"]
    return own.assign(counts=counts).pivot_table(
        index="period", columns="district_code", values="counts", aggfunc="sum"
    )


def _planted(counts: pd.DataFrame, without: pd.DataFrame, adopted: dict[str, str], found: object) -> float:
    """The mean effect over the quarters of adopters, as the world has it."""
    quarter = pd.Index([_quarter(month) for month in counts.index])
    gap = np.log(counts.groupby(quarter).mean()) - np.log(without.groupby(quarter).mean())
    gap = gap.loc[found.first : found.last, found.adopters]
    begun = np.array([_quarter(adopted[code]) for code in gap.columns])
    treated = gap.index.to_numpy()[:, None] >= begun[None]
    return float(np.expm1(gap.to_numpy()[treated].mean()))


def _quarter(month: str) -> str:
    return f"{month[:4]}-Q{(int(month[5:7]) - 1) // 3 + 1}"


def _row(what: str, group: str, interval: object, truth: float) -> Row:
    return {
        "what": what,
        "group": group,
        "value": interval.value,
        "truth": truth,
        "holds": interval.low <= truth <= interval.high,
        "seen": interval.low > 0 or interval.high < 0,
        "width": interval.high - interval.low,
    }


# ---- the instruction ---------------------------------------------------------------------------


def _instruction(world: Panel) -> Iterable[Row]:
    rule = world.world["instruction"]
    for group in ("PU", "BPU"):
        (segment,) = GROUPS[group]
        for province in PROVINCES:
            wide = _wide(world, [segment])
            counts = wide.loc[:, wide.columns.str.startswith(province)].sum(axis=1)
            since = (int(counts.index[-1][:4]) - 2021) * 12 + int(counts.index[-1][5:7]) - 4
            truth = float(np.expm1(rule["level"][segment] + rule["slope"][segment] * since))
            found = interrupted(counts)
            yield _row("instruction", group, found.effect, truth)
            yield _row("instruction, Newey-West alone", group, _newey_west(counts, since), truth)


def _newey_west(counts: pd.Series, since: int) -> object:
    """The textbook's interval, with the normal's quantiles, on the same terms."""
    from analysis.measures.interrupted import Interval, _design

    design = _design(tuple(counts.index), False)
    fit = sm.OLS(np.log(counts.to_numpy(dtype=float)), design.whole).fit(
        cov_type="HAC", cov_kwds={"maxlags": design.lags}
    )
    value = float(design.at_last @ fit.params)
    half = 1.96 * float(np.sqrt(design.at_last @ np.asarray(fit.cov_params()) @ design.at_last))
    return Interval(*(float(np.expm1(x)) for x in (value, value - half, value + half)))


# ---- projections -------------------------------------------------------------------------------


def _projections(world: Panel, seed: int) -> Iterable[Row]:
    origin = ORIGINS[seed % len(ORIGINS)]
    drawn = np.random.default_rng(seed).choice(sorted(world.counts["district_code"].unique()), DRAWN, replace=False)
    series = {key: counts for key, counts in _every(world) if key[0] in {*PROVINCES, *drawn}}
    known = {key: without_spikes(counts.iloc[:origin]) for key, counts in series.items()}
    scores: dict[str, list[np.ndarray]] = defaultdict(list)
    for (area, group), counts in series.items():
        if area not in PROVINCES:  # as in measures.trend: a sum errs as its districts do
            scores[group].append(backtest(counts.iloc[:origin], clean=without_spikes))
    widened = {group: widening(np.concatenate(found)) for group, found in scores.items()}
    for (area, group), counts in known.items():
        level = "provinces" if area in PROVINCES else "districts"
        later = series[area, group].iloc[origin : origin + AHEAD]
        course = project(counts, AHEAD, widened=widened[group])
        missed = np.abs(np.log(course["value"].to_numpy() / later.to_numpy()))
        half = np.log(course["high"] / course["value"]).to_numpy()
        holds = missed <= half
        yield {
            "what": "projection",
            "group": group,
            "level": level,
            "holds": float(holds.mean()),
            "own": float((missed <= half / widened[group]).mean()),
            "first": bool(holds[0]),
            "last": bool(holds[-1]),
            "missed": float(missed.mean()),
            "wide": float(2 * half.mean()),
        }


def _every(world: Panel) -> Iterable[tuple[tuple[str, str], pd.Series]]:
    for group, segments in {**GROUPS, "Jakon": ["jakon"]}.items():
        wide = _wide(world, segments)
        for code in wide.columns:
            yield (code, group), wide[code]
        for province in PROVINCES:
            yield (province, group), wide.loc[:, wide.columns.str.startswith(province)].sum(axis=1)


# ---- the tables --------------------------------------------------------------------------------


def report(rows: pd.DataFrame, seeds: int, first: int) -> str:
    lines = [
        "# How often the intervals hold",
        "",
        f"Made by `make calibration`: {seeds} simulated worlds of each kind (seeds {first} to {first + seeds - 1}), simulated data throughout.",
        "An interval of 95 percent should hold what was planted in 95 of 100 worlds, one of 80 percent the later count in 80, and where",
        f"nothing was planted an effect should be seen in 5. With {seeds} worlds chance alone moves a share of 95 by",
        f"{100 * (0.95 * 0.05 / seeds) ** 0.5:.1f} points and one of 80 by {100 * (0.8 * 0.2 / seeds) ** 0.5:.1f} (one standard deviation).",
        "",
        *_effects(rows, "adoption", "## Adoption of a regulation (`measures/staggered.py`)"),
        *_tests(rows),
        *_effects(rows, "instruction", "## The instruction (`measures/interrupted.py`)"),
        *_courses(rows),
    ]
    return "\n".join(lines) + "\n"


def _effects(rows: pd.DataFrame, what: str, heading: str) -> list[str]:
    lines = [
        heading,
        "",
        "| estimator | world | group | intervals | planted, percent | found, mean | holds, percent | effect seen, percent |",
    ]
    lines.append("|---|---|---|---|---|---|---|---|")
    own = rows[rows["what"].str.startswith(what)]
    for (name, world, group), part in own.groupby(["what", "world", "group"], sort=False):
        planted = 100 * part["truth"].astype(float).mean()
        lines.append(
            f"| {name} | {WORLDS[world]} | {group} | {len(part)} | {planted:.2f} | {100 * part['value'].astype(float).mean():.2f} "
            f"| {_share(part['holds'])} | {_share(part['seen'])} |"
        )
    return [*lines, ""]


def _tests(rows: pd.DataFrame) -> list[str]:
    lines = [
        "Tests beside it, share of worlds in which they say that there is something:",
        "",
        "| test | world | group | worlds | says so, percent |",
    ]
    lines.append("|---|---|---|---|---|")
    own = rows[rows["what"].isin(["random assignment", "difference before"])]
    for (name, world, group), part in own.groupby(["what", "world", "group"], sort=False):
        lines.append(f"| {name} | {WORLDS[world]} | {group} | {len(part)} | {_share(part['seen'])} |")
    return [*lines, ""]


def _courses(rows: pd.DataFrame) -> list[str]:
    own = rows[rows["what"] == "projection"]
    lines = [
        "## Projections (`measures/projection.py`)",
        "",
        f"Intervals of 80 percent, twelve months ahead, made at four dates of 2023 for {DRAWN} districts of each world and both provinces; shares of",
        "the months that came. Alone: the model's own interval, before it is widened to what the past bears out.",
        "",
        "| world | of | group | projections | holds, percent | alone, percent | first month | twelfth month | missed by, percent (mean) | width, logarithms |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    for world, of_world in own.groupby("world", sort=False):
        parts = [(level, group, part) for (level, group), part in of_world.groupby(["level", "group"], sort=False)]
        parts += [(level, "all", part) for level, part in of_world.groupby("level", sort=False)]
        for level, group, part in [*parts, ("all", "all", of_world)]:
            shares = " | ".join(_share(part[name]) for name in ("holds", "own", "first", "last"))
            lines.append(
                f"| {WORLDS[world]} | {level} | {group} | {len(part)} | {shares} | {100 * part['missed'].mean():.1f} | {part['wide'].mean():.2f} |"
            )
    return lines


def _share(values: pd.Series) -> str:
    return f"{100 * values.astype(float).mean():.1f}"


if __name__ == "__main__":
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    Path(DOCUMENT).parent.mkdir(exist_ok=True)
    main()
