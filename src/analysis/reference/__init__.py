"""Dated, cited facts: places, segments, definitions, targets, premiums, and the words for them."""

from analysis.reference.assumptions import Assumption, assumption, assumptions
from analysis.reference.definitions import UNSTATED, BudgetLine, Definition, UnlikeDefinitionsError
from analysis.reference.places import PROVINCES, Place, areas, districts, find, neighbours, suggest, tile_grid
from analysis.reference.premiums import (
    Premium,
    bpu_premium_idr,
    bpu_tiers,
    jakon_layers,
    jakon_premium_idr,
    premium,
    premiums,
    reliefs,
    tier_of,
)
from analysis.reference.segments import LEGAL, segment_label, segment_of, segments
from analysis.reference.targets import targets

__all__ = [
    "LEGAL",
    "PROVINCES",
    "UNSTATED",
    "Assumption",
    "BudgetLine",
    "Definition",
    "Place",
    "Premium",
    "UnlikeDefinitionsError",
    "areas",
    "assumption",
    "assumptions",
    "bpu_premium_idr",
    "bpu_tiers",
    "districts",
    "find",
    "jakon_layers",
    "jakon_premium_idr",
    "neighbours",
    "premium",
    "premiums",
    "reliefs",
    "segment_label",
    "segment_of",
    "segments",
    "suggest",
    "targets",
    "tier_of",
    "tile_grid",
]
