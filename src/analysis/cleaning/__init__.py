"""What the raw columns mean: raw files in, tidy rows and findings out."""

from analysis.cleaning.clean import Cleaned, clean
from analysis.cleaning.feedback_words import settled, settled_text
from analysis.cleaning.raw_tables import RawDataError
from analysis.cleaning.returns import write_feedbacks
from analysis.cleaning.versions import superseded

__all__ = ["Cleaned", "RawDataError", "clean", "settled", "settled_text", "superseded", "write_feedbacks"]
