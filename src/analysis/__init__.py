"""Evidence on employment social security (Jamsostek) in the districts of Aceh and Sumatera Utara.

A researcher's first cell is ``from analysis import load``.
"""

from analysis.store import about, load, load_all, trace

__all__ = ["about", "load", "load_all", "trace"]
