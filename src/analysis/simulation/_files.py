"""The YAML files beside this code, and random numbers by name."""

from __future__ import annotations

import random
import re
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


class _Plain(yaml.SafeLoader):
    """Months such as 2023-09 and words such as No stay text; only true and false are truth values."""


_OTHER = ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")
_Plain.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag not in _OTHER]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Plain.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), ["t", "f"])


@cache
def facts(name: str) -> dict[str, Any]:
    """What ``simulation/<name>`` says. Shared between callers: never changed."""
    return yaml.load((files("analysis.simulation") / name).read_text(encoding="utf-8"), Loader=_Plain)


def rng_of(seed: int, *names: str) -> random.Random:
    """Random numbers that depend on the seed and a name only, so that a new choice elsewhere moves nothing here."""
    return random.Random(":".join([str(seed), *names]))
