"""A simulated round of submissions whose truth is known. It knows the field, and nothing of the code that reads files."""

from analysis.simulation.round import simulate

__all__ = ["simulate"]
