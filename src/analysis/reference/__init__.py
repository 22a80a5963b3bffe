"""Dated, cited facts: places, segments, definitions, targets, premiums, and the words for them."""

from analysis.reference.definitions import UNSTATED, BudgetLine, Definition, UnlikeDefinitionsError
from analysis.reference.places import PROVINCES, Place, areas, districts, find, neighbours, suggest, tile_grid
from analysis.reference.premiums import bpu_premium_idr, premiums
from analysis.reference.segments import LEGAL, segment_label, segment_of, segments
from analysis.reference.targets import targets

__all__ = [
    "LEGAL",
    "PROVINCES",
    "UNSTATED",
    "BudgetLine",
    "Definition",
    "Place",
    "UnlikeDefinitionsError",
    "areas",
    "bpu_premium_idr",
    "districts",
    "find",
    "neighbours",
    "premiums",
    "segment_label",
    "segment_of",
    "segments",
    "suggest",
    "targets",
    "tile_grid",
]
