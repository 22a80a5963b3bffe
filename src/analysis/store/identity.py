"""Stable ids of rows, facts and findings: made from what a thing is, not from its value or its place in a list.

A corrected value keeps its id, so that a sentence written yesterday can still be traced.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable


def identify(prefix: str, *parts: object) -> str:
    """An id of 11 characters: ``prefix`` and 50 bits of the parts' SHA-256."""
    digest = hashlib.sha256("\x1f".join(map(str, parts)).encode()).digest()
    return prefix + base64.b32encode(digest).decode().lower()[:10]


def identify_all(prefix: str, keys: Iterable[tuple]) -> list[str]:
    """Ids for many keys; a key met again is told apart by its count."""
    seen: Counter[tuple] = Counter()
    ids = []
    for key in keys:
        ids.append(identify(prefix, *key, seen[key]))
        seen[key] += 1
    if len(set(ids)) != len(ids):
        raise ValueError("two different keys gave the same id: lengthen identify()")
    return ids
