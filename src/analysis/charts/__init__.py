"""Figures: frames of facts in, finished charts with their words and their trace out."""

from analysis.charts.allocation import allocation, marginal_cost, rules
from analysis.charts.chart import Chart
from analysis.charts.costs import unit_costs
from analysis.charts.course import course
from analysis.charts.event_study import event_study
from analysis.charts.interrupted import interrupted
from analysis.charts.pace import target_pace
from analysis.charts.ranked import ranked_dots
from analysis.charts.scenario import scenario_cost, scenario_course
from analysis.charts.stacked import stacked_bars
from analysis.charts.tiles import tile_map
from analysis.charts.tornado import tornado
from analysis.charts.trend import points_by_definition, slope

__all__ = [
    "Chart",
    "allocation",
    "course",
    "event_study",
    "interrupted",
    "marginal_cost",
    "points_by_definition",
    "ranked_dots",
    "rules",
    "scenario_cost",
    "scenario_course",
    "slope",
    "stacked_bars",
    "target_pace",
    "tile_map",
    "tornado",
    "unit_costs",
]
