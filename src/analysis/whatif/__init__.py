"""What if: scenarios over the figures that are known, their uncertainty, and where the next rupiah goes."""

from analysis.whatif.allocation import GOALS, Allocation, AllocationError, allocate
from analysis.whatif.baseline import TABLES, Baseline, Cell, Number, baseline
from analysis.whatif.levers import (
    BecomePppk,
    Ceiling,
    Lapse,
    Pay,
    PotentialGrowth,
    Register,
    Suppose,
    WageGrowth,
)
from analysis.whatif.outcome import Outcome, Totals, project
from analysis.whatif.results import result
from analysis.whatif.scenario import Fault, Scenario, ScenarioError, from_yaml, make
from analysis.whatif.uncertainty import Drawn, draw, tornado

__all__ = [
    "GOALS",
    "TABLES",
    "Allocation",
    "AllocationError",
    "Baseline",
    "BecomePppk",
    "Ceiling",
    "Cell",
    "Drawn",
    "Fault",
    "Lapse",
    "Number",
    "Outcome",
    "Pay",
    "PotentialGrowth",
    "Register",
    "Scenario",
    "ScenarioError",
    "Suppose",
    "Totals",
    "WageGrowth",
    "allocate",
    "baseline",
    "draw",
    "from_yaml",
    "make",
    "project",
    "result",
    "tornado",
]
