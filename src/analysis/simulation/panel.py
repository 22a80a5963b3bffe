"""The true months of a simulated world without any file, for estimators to be tried on.

``worlds.yml`` names the worlds: what each changes in ``world.yml``. A world with other effects or other chance has the same
places as the shipped one of its seed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.simulation._files import facts
from analysis.simulation.budgets import items
from analysis.simulation.population import populate, register
from analysis.simulation.truth import true_counts


@dataclass(frozen=True)
class Panel:
    """A simulated world: its counts, the month in which each district adopted a regulation, and what was planted."""

    counts: pd.DataFrame
    adopted: dict[str, str]
    world: dict[str, Any]


def worlds() -> list[str]:
    """The names of the worlds."""
    return list(facts("worlds.yml"))


def panel(seed: int, name: str = "as_shipped") -> Panel:
    """A simulated world. ``counts`` has one row a district, month and legal segment.

    Its columns: district_code, period (YYYY-MM), segment, potential, registered, organic, regulation (members whom a regulation
    brought), budget (members whose premium a budget pays), all in workers; registered is the sum of the last three. Raises
    ``KeyError``, naming the worlds there are, for another name.
    """
    if name not in facts("worlds.yml"):
        raise KeyError(f"no world {name!r}: {', '.join(worlds())}")
    changes = facts("worlds.yml")[name]
    world = _merged(facts("world.yml"), {key: value for key, value in changes.items() if key != "budgets"})
    population = populate(seed, world)
    paid = changes.get("budgets", True)
    register(population, {code: items(population, seed, code, 1) if paid else [] for code in population.codes})
    adopted = dict(population.adopted)
    return Panel(pd.DataFrame(true_counts(population, population.codes)), adopted, world)


def _merged(under: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """``under`` with what ``over`` says under its headings; what it does not name stays."""
    return under | {key: under.get(key, {}) | value for key, value in over.items()}
