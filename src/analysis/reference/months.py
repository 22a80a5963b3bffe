"""Months written YYYY-MM as numbers that grow by one a month."""

from __future__ import annotations


def month_number(month: str) -> int:
    """``2024-03`` as months since the year 0: the rest of a division by 12 is the calendar month, January 0."""
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def month_at(number: int) -> str:
    """The month of that number, YYYY-MM."""
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


def months_between(first: str, last: str) -> int:
    """Whole months from one YYYY-MM to another; a bare year stands for its December."""
    of_first, of_last = (month_number(text if len(text) >= len("2024-12") else f"{text}-12") for text in (first, last))
    return of_last - of_first
