"""What a redraw of the what-if panel and 10,000 draws cost, beside the least that could be: docs/what-if.md.

    python benchmarks/what_if.py [--write] [--passes N]

A redraw after a control moved (read the controls, compute, say, draw) is held against drawing the same figures from frames that
are ready; 10,000 draws of a scenario against numpy filling one array of the size of each result. Both sides take turns in one run,
and a ratio is the median of the ratios within each pass. Nothing here is data: 56 districts are made up.
"""

from __future__ import annotations

import argparse
import re
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd

from analysis import whatif
from analysis.briefing import what_if as said
from analysis.briefing.panel import Panel
from analysis.charts import scenario_cost, scenario_course
from analysis.reference import districts
from analysis.reference.language import use
from analysis.store import tables
from analysis.whatif.baseline import Cell, Number, Wage

PROJECT = Path(__file__).parents[1]
DOCUMENT = PROJECT / "docs" / "what-if.md"
DRAWS, MONTHS, RESULTS = 10_000, 36, 4
SEED = 60_026


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="put the figures into docs/what-if.md")
    parser.add_argument("--passes", type=int, default=15)
    options = parser.parse_args()
    use("en")
    known = made_up()
    rows = [*redraws(known, options.passes), *draws(known, max(3, options.passes // 5))]
    head = "| what | it takes | the least | ratio |\n|---|---|---|---|\n"
    text = head + "\n".join(
        f"| {what} | {mine:.0f} ms | {least:.0f} ms | {ratio:.2f} |" for what, mine, least, ratio in rows
    )
    sys.stdout.write(text + "\n")
    if options.write:
        old = DOCUMENT.read_text(encoding="utf-8")
        new = re.sub(
            r"(<!-- measured -->\n).*?(\n<!-- end -->)", lambda found: found[1] + text + found[2], old, flags=re.S
        )
        DOCUMENT.write_text(new, encoding="utf-8")


def made_up() -> whatif.Baseline:
    """56 districts with three groups each, and a wage."""
    rng = np.random.default_rng(SEED)
    cells, wages = {}, {}
    for code in districts()["district_code"]:
        pu, bpu = (int(n) for n in rng.integers(20_000, 200_000, 2))
        for segment, scope, potential, share in (
            ("total", "PU+BPU", pu + bpu, 0.35), ("pu", "PU", pu, 0.5), ("bpu", "BPU", bpu, 0.15),
            ("pekerja_rentan", "pekerja_rentan", bpu // 4, 0.05), ("perangkat_desa", "perangkat_desa", pu // 20, 0.6),
        ):  # fmt: skip
            definition = f"registered/{scope}/potensi 2025-12"
            counts = (Number.exactly(potential), Number.exactly(int(potential * share)))
            cells[code, segment] = Cell(code, segment, *counts, definition, "2025-12", "2025-12", "submitted")
        wages[code] = (Wage(2025, int(rng.integers(2_800_000, 3_800_000)), "made-up"),)
    return whatif.Baseline(cells, wages)


def sides(passes: int, mine: Callable[[], object], least: Callable[[], object]) -> tuple[float, float, float]:
    """Median milliseconds of both, taking turns, and the median of their ratios."""
    mine(), least()
    times = []
    for _ in range(passes):
        pair = []
        for side in (mine, least):
            start = time.perf_counter()
            side()
            pair.append(1000 * (time.perf_counter() - start))
        times.append(pair)
    middle = [statistics.median(own) for own in zip(*times, strict=True)]
    return (*middle, statistics.median(a / b for a, b in times))


def redraws(known: whatif.Baseline, passes: int) -> list[tuple[str, float, float, float]]:
    names = [field.name for field in tables()["facts"].fields]
    facts = pd.DataFrame(columns=[*names, "source"])
    found = []
    for what, area in (("redraw, one district", "11.17"), ("redraw, 56 districts", "11.*+12.*")):
        panel = Panel(known, facts, "en")
        panel.set(area=area, segment="pekerja_rentan", target_pct="60")
        step = iter(range(10_000_000))

        def moved(panel: Panel = panel, step=step) -> None:
            panel.set(gap_pct=str(10 + next(step) % 80))

        moved()
        outcome, drawn = panel.outcome, panel.drawn
        course, base = said._course(outcome, drawn, "en"), said._base(outcome, facts)
        told = tuple(str(one) for one in said.assumptions(outcome, "en"))
        costs, pct = outcome.costs, outcome.scenario.target_pct

        def bare(course=course, base=base, told=told, costs=costs, pct=pct, outcome=outcome) -> None:
            scenario_course(course, base, assumptions=told, target_pct=pct, lang="en").svg()
            scenario_cost(costs, base, assumptions=told, months=outcome.months, lang="en").svg()

        found.append((what, *sides(passes, moved, bare)))
    return found


def draws(known: whatif.Baseline, passes: int) -> list[tuple[str, float, float, float]]:
    everywhere = ["11.*", "12.*"]
    levers = [
        whatif.Register(areas=everywhere, segment="pekerja_rentan", gap_pct=50.0, spread_months=12, paid_months=6),
        whatif.Register(areas=everywhere, segment="perangkat_desa", gap_pct=100.0),
        whatif.PotentialGrowth(areas=everywhere, pct_per_year=1.5),
    ]
    outcome = whatif.project(known, whatif.make(start="2026-01", months=MONTHS, target_pct=60, levers=levers))
    shape = (DRAWS, len(outcome.areas), MONTHS)

    # Of each district and month: new members, members, potential workers, new cost.
    def filled() -> None:
        for _ in range(RESULTS):
            np.full(shape, 1.5)

    def by_chance(rng: np.random.Generator = np.random.default_rng(SEED)) -> None:  # noqa: B008
        for _ in range(RESULTS):
            rng.standard_normal(shape)

    def drawn() -> None:
        whatif.draw(outcome, DRAWS)

    def with_intervals() -> None:
        made = whatif.draw(outcome, DRAWS)
        for area in outcome.areas:
            made.intervals(area)

    name = f"{DRAWS:,} draws, {len(outcome.areas)} districts, {MONTHS} months"
    return [
        (f"{name}; the least: numpy fills {RESULTS} arrays of that size", *sides(passes, drawn, filled)),
        (f"{name}; the least: numpy draws {RESULTS} arrays of normal numbers", *sides(passes, drawn, by_chance)),
        (
            f"{name} and the intervals of every group, measure and month; as before",
            *sides(passes, with_intervals, by_chance),
        ),
    ]


if __name__ == "__main__":
    main()
