"""Dated, cited facts: places, segments, definitions, targets, premiums, and the words for them."""

from analysis.reference.assumptions import Assumption, assuming, assumption, assumptions
from analysis.reference.benefit_rules import (
    Benefit,
    Scholarship,
    UnknownBenefitError,
    benefit,
    benefit_rules,
    claim_groups,
    scholarship,
)
from analysis.reference.definitions import UNSTATED, BudgetLine, Definition, UnlikeDefinitionsError
from analysis.reference.events import election_in, events, span_of
from analysis.reference.months import month_at, month_number, months_between
from analysis.reference.payers import own_payer, payer_label, payers, relief_as
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
    "Benefit",
    "BudgetLine",
    "Definition",
    "Place",
    "Premium",
    "Scholarship",
    "UnknownBenefitError",
    "UnlikeDefinitionsError",
    "areas",
    "assuming",
    "assumption",
    "assumptions",
    "benefit",
    "benefit_rules",
    "bpu_premium_idr",
    "bpu_tiers",
    "claim_groups",
    "districts",
    "election_in",
    "events",
    "find",
    "jakon_layers",
    "jakon_premium_idr",
    "month_at",
    "month_number",
    "months_between",
    "neighbours",
    "own_payer",
    "payer_label",
    "payers",
    "premium",
    "premiums",
    "relief_as",
    "reliefs",
    "scholarship",
    "segment_label",
    "segment_of",
    "segments",
    "span_of",
    "suggest",
    "targets",
    "tier_of",
    "tile_grid",
]
