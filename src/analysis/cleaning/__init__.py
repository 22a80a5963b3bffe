"""What the raw columns mean: raw files in, tidy rows and findings out."""

from analysis.cleaning.clean import Cleaned, clean
from analysis.cleaning.raw_tables import RawDataError

__all__ = ["Cleaned", "RawDataError", "clean"]
