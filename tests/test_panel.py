"""Simulated worlds without files: the same world as a round's, with other effects where asked."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.simulation import simulate
from analysis.simulation.panel import panel, worlds


def test_the_shipped_world_is_that_of_a_round(tmp_path):
    simulate(tmp_path, 77, districts=3, people=False)
    written = pd.read_csv(tmp_path / "truth" / "counts.csv", dtype={"district_code": str})
    own = panel(77).counts
    both = written.merge(own, on=["district_code", "period", "segment"], suffixes=("", "_own"))
    assert len(both) == len(written) == 3 * 60 * 3
    for column in ("potential", "registered", "organic", "regulation", "budget"):
        # Amounts in thousands round workers to tens in a round's budgets, and members follow.
        assert (both[column] - both[f"{column}_own"]).abs().max() <= (0 if column == "potential" else 300), column


@pytest.mark.parametrize("name", worlds())
def test_members_are_those_of_three_kinds(name: str):
    counts = panel(5, name).counts
    assert (counts["registered"] == counts["organic"] + counts["regulation"] + counts["budget"]).all()
    assert counts["district_code"].nunique() == 56


def test_nothing_planted_is_nothing():
    assert panel(5, "no_regulation").counts["regulation"].sum() == 0
    assert panel(5).counts["regulation"].sum() > 0


def test_the_instruction_is_planted_as_told():
    with_it, without = (panel(5, name) for name in ("instruction", "no_instruction"))
    rule = with_it.world["instruction"]
    one, other = (
        p.counts.query("segment == 'pu' and district_code == '11.08'").set_index("period")["registered"]
        for p in (with_it, without)
    )
    assert with_it.counts["budget"].sum() == 0
    moved = np.log(one / other)
    # The published sum of September 2023 holds in both, so the months before are lower by what came until then.
    at_anchor = rule["level"]["pu"] + rule["slope"]["pu"] * 29
    assert moved["2021-03"] == pytest.approx(-at_anchor, abs=2e-3)
    assert moved["2021-04"] - moved["2021-03"] == pytest.approx(rule["level"]["pu"], abs=2e-3)
    assert moved["2024-12"] - moved["2021-04"] == pytest.approx(44 * rule["slope"]["pu"], abs=2e-3)


def test_chance_lasts_where_the_world_says_so():
    def lasting(name: str) -> float:
        counts = panel(5, name).counts.query("segment == 'pu'")
        wide = np.log(counts.pivot(index="period", columns="district_code", values="organic"))
        left = wide.sub(wide.mean(axis=1), axis=0)
        return float(np.mean([left[code].diff().autocorr() for code in left]))

    # Steps of chance that does not last undo each other: -0.5; of chance that lasts to seven tenths: (0.7 - 1) / 2.
    assert lasting("as_shipped") < -0.35 < -0.25 < lasting("lasting")


def test_another_world_is_named():
    with pytest.raises(KeyError, match="as_shipped"):
        panel(1, "mars")
