"""Figures: frames of facts in, finished charts with their words and their trace out."""

from analysis.charts.chart import Chart
from analysis.charts.ranked import ranked_dots
from analysis.charts.tiles import tile_map
from analysis.charts.trend import points_by_definition, slope

__all__ = ["Chart", "points_by_definition", "ranked_dots", "slope", "tile_map"]
