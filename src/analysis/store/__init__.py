"""The processed tables: their shape, their ids, and how they are read and replaced."""

from analysis.store.counted import conditions, counted
from analysis.store.folders import processed_folder, project_root, raw_folder, replacing
from analysis.store.frames import about, load, load_all, save
from analysis.store.identity import identify, identify_all
from analysis.store.schema import tables, typed
from analysis.store.trace import UnknownIdError, trace

__all__ = [
    "UnknownIdError",
    "about",
    "conditions",
    "counted",
    "identify",
    "identify_all",
    "load",
    "load_all",
    "processed_folder",
    "project_root",
    "raw_folder",
    "replacing",
    "save",
    "tables",
    "trace",
    "typed",
]
