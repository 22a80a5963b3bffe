"""Official coverage targets, each with its date, definition and source."""

from __future__ import annotations

import pandas as pd

from analysis.reference._files import frame_of


def targets() -> pd.DataFrame:
    """One row a target: area, name, metric, value (percent or workers), period, definition, source."""
    return frame_of("targets.csv", "target_id", ["value"])
