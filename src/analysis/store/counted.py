"""How a number was counted: said with the number, so that anybody can count it again."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import parse_qsl, urlencode


def counted(table: str, added: str = "", /, **where: str | Iterable[str]) -> str:
    """The rows of a processed table under conditions, as text: ``findings?rule=link&severity=error``.

    A number so marked is how many such rows there are or, with ``added``, the sum of that column of them:
    ``files:cells?provenance=submitted``. A column given several values may have any of them, ``*`` stands for any but the
    empty one. A condition on a column that the table lacks is one on its file in ``files``.
    """
    pairs = [
        (column, value)
        for column, values in where.items()
        for value in ([values] if isinstance(values, str) else values)
    ]
    return f"{table}{f':{added}' if added else ''}?{urlencode(pairs)}"


def conditions(text: str) -> tuple[str, str, dict[str, list[str]]]:
    """What :func:`counted` said, taken apart: table, column added up or nothing, values by column."""
    what, _, query = text.partition("?")
    table, _, added = what.partition(":")
    where: dict[str, list[str]] = {}
    for column, value in parse_qsl(query, keep_blank_values=True):
        where.setdefault(column, []).append(value)
    return table, added, where
