"""Tidy rows in, facts out: every figure with its inputs, its definition and what rounding allows."""

from analysis.measures.budgets import NOT_DISTRICT, SINCE, budget_reach, budgets
from analysis.measures.choices import (
    against_targets,
    found_by_area,
    groups,
    latest_by_area,
    of_districts,
    provincial_totals,
    wage_earners_and_self_employed,
)
from analysis.measures.coverage import change, coverage, decompose, gap, gaps, months_between, printed_gaps, reach
from analysis.measures.evaluate import evaluate
from analysis.measures.facts import facts_and_inputs, facts_frame
from analysis.measures.quality import (
    cells_in_all,
    completeness,
    deliveries,
    doubtful_cells,
    findings_by_district,
    findings_by_rule,
    findings_by_severity,
    readings_by_rule,
    roles,
    to_confirm,
    typical_files,
)

__all__ = [
    "NOT_DISTRICT",
    "SINCE",
    "against_targets",
    "budget_reach",
    "budgets",
    "cells_in_all",
    "change",
    "completeness",
    "coverage",
    "decompose",
    "deliveries",
    "doubtful_cells",
    "evaluate",
    "facts_and_inputs",
    "facts_frame",
    "findings_by_district",
    "findings_by_rule",
    "findings_by_severity",
    "found_by_area",
    "gap",
    "gaps",
    "groups",
    "latest_by_area",
    "months_between",
    "of_districts",
    "printed_gaps",
    "provincial_totals",
    "reach",
    "readings_by_rule",
    "roles",
    "to_confirm",
    "typical_files",
    "wage_earners_and_self_employed",
]
