"""How a hand writes a number: as a number with a format, or as text in one of the usual ways."""

from __future__ import annotations

import random
from typing import Any

Written = tuple[Any, str]


def dotted(value: int | float, decimals: int = 0) -> str:
    """1.234.567 or 1.234.567,00."""
    return f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def money(value: int, style: str, unit: int, chance: random.Random) -> Written:
    """Full rupiah in a money style, in units of 1, 1,000 or 1,000,000 rupiah."""
    if unit > 1:
        scaled = value / unit
        return (
            int(scaled) if scaled == int(scaled) else scaled,
            "#,##0.##########" if style == "number" else "General",
        )
    if style == "mixed":
        style = "number" if chance.random() < 0.3 else "dots"
    texts = {
        "dots": lambda: dotted(value),
        "cents": lambda: dotted(value, 2),
        "rp_dots": lambda: f"Rp{dotted(value)}",
        "rp_cents": lambda: f"Rp. {dotted(value, 2)}",
        "rp_dash": lambda: f"Rp {dotted(value)},-",
        "commas": lambda: f"{value:,}.00",
    }
    if style in texts:
        return texts[style](), "General"
    return value, "#,##0" if style == "number" else "General"


def count(value: int, style: str, chance: random.Random) -> Written:
    """People in a count style."""
    texts = {
        "dots": lambda: dotted(value),
        "text": lambda: str(value),
        "commas": lambda: f"{value:,}",
        "people": lambda: f"{dotted(value)} orang",
        "dots_mixed": lambda: dotted(value) if value >= 1000 else value,
    }
    if style in texts:
        return texts[style](), "General"
    return value, "#,##0" if style == "number" else "General"


def percent(part: float, whole: float, style: str) -> Written:
    """A share as 38.09, 0.3809 shown as 38.09%, or the text 38,09%."""
    share = part / whole if whole else 0.0
    if style == "share":
        return round(share, 6), "0.00%"
    if style == "text":
        return f"{dotted(share * 100, 2)}%", "General"
    return round(share * 100, 2), "0.00"


def account(code: str, style: str) -> str | int:
    """An account code as written: 5.1.02.02.02.0006, 510202020006 (text or number), 5.1.2.02.02.0006 or with spaces."""
    parts = code.split(".")
    if style == "number":
        return int("".join(parts))
    if style == "bare":
        return "".join(parts)
    if style == "short":
        return ".".join([*parts[:2], *(str(int(part)) for part in parts[2:3]), *parts[3:]])
    if style == "spaced":
        return f" {code} "
    return code
