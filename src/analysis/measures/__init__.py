"""Tidy rows in, facts out: every figure with its inputs, its definition and what rounding allows."""

from analysis.measures.adequacy import adequacy, minimum_wage
from analysis.measures.budgets import NOT_DISTRICT, SINCE, budget_reach, budgets
from analysis.measures.choices import (
    adequacy_by_area,
    against_targets,
    course_of_province,
    effect_of_adoption,
    found_by_area,
    groups,
    growth_by_area,
    interruption_of_province,
    latest_by_area,
    latest_change,
    latest_of_areas,
    of_areas,
    of_districts,
    preferred,
    provincial_courses,
    provincial_totals,
    wage_earners_and_self_employed,
)
from analysis.measures.claims import claim_rates
from analysis.measures.coverage import (
    change,
    changes,
    coverage,
    decompose,
    gap,
    gaps,
    printed_gaps,
    reach,
)
from analysis.measures.decomposition import decompose_province, province_changes
from analysis.measures.evaluate import evaluate
from analysis.measures.facts import facts_and_inputs, facts_frame
from analysis.measures.impact import adoptions, impact
from analysis.measures.inequality import concentration, gini, inequality, ranking, theil
from analysis.measures.interrupted import interrupted
from analysis.measures.projection import TooFewPointsError, backtest, growth, project, widening
from analysis.measures.protection import protection
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
from analysis.measures.sensitivity import sensitivity
from analysis.measures.staggered import staggered
from analysis.measures.trend import series, spikes, trend, without_spikes

__all__ = [
    "NOT_DISTRICT",
    "SINCE",
    "TooFewPointsError",
    "adequacy",
    "adequacy_by_area",
    "adoptions",
    "against_targets",
    "backtest",
    "budget_reach",
    "budgets",
    "cells_in_all",
    "change",
    "changes",
    "claim_rates",
    "completeness",
    "concentration",
    "course_of_province",
    "coverage",
    "decompose",
    "decompose_province",
    "deliveries",
    "doubtful_cells",
    "effect_of_adoption",
    "evaluate",
    "facts_and_inputs",
    "facts_frame",
    "findings_by_district",
    "findings_by_rule",
    "findings_by_severity",
    "found_by_area",
    "gap",
    "gaps",
    "gini",
    "groups",
    "growth",
    "growth_by_area",
    "impact",
    "inequality",
    "interrupted",
    "interruption_of_province",
    "latest_by_area",
    "latest_change",
    "latest_of_areas",
    "minimum_wage",
    "of_areas",
    "of_districts",
    "preferred",
    "printed_gaps",
    "project",
    "protection",
    "province_changes",
    "provincial_courses",
    "provincial_totals",
    "ranking",
    "reach",
    "readings_by_rule",
    "roles",
    "sensitivity",
    "series",
    "spikes",
    "staggered",
    "theil",
    "to_confirm",
    "trend",
    "typical_files",
    "wage_earners_and_self_employed",
    "widening",
    "without_spikes",
]
