"""Tidy rows in, facts out: every figure with its inputs, its definition and what rounding allows."""

from analysis.measures.budgets import budget_reach, budgets
from analysis.measures.coverage import change, coverage, decompose, found_by_area, gap, gaps, latest_by_area, months_between, reach
from analysis.measures.evaluate import evaluate
from analysis.measures.facts import facts_and_inputs, facts_frame

__all__ = [
    "budget_reach",
    "budgets",
    "change",
    "coverage",
    "decompose",
    "evaluate",
    "facts_and_inputs",
    "facts_frame",
    "found_by_area",
    "gap",
    "gaps",
    "latest_by_area",
    "months_between",
    "reach",
]
