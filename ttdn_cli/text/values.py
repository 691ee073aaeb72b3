"""What the small values of a dataset are: dates, ids, fingerprints, kinds of points."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""A readable ASCII slug: lower-case words and numbers joined by hyphens."""

FINGERPRINT_PATTERN = r"^[1-9][0-9]*-[0-9a-f]{12}$"
"""Number of words, hyphen, 12 hexadecimal digits."""

Precision = Literal["year", "month", "day"]
_PRECISIONS: tuple[Precision, ...] = ("year", "month", "day")

SCHEMA = 1
"""The version of the form of a dataset, which it gives as `schema`."""

PointKind = Literal["role", "measure", "outcome", "limitation", "context", "objective"]

CitationStyle = Literal["text", "csl-json", "bibtex", "ris"]
"""How a citation is written: for a footnote, or for one of three kinds of programs."""

# `re` compiles it when it is first met, and not when the command starts.
_DATE = r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?"


def parse_date(text: str) -> tuple[int, int | None, int | None]:
    """Take an ISO 8601 date apart into year, month and day, as precise as it is given.

    Raises:
        ValueError: in the words a user reads, if there is no such date.
    """
    found = re.fullmatch(_DATE, text)
    if not found:
        raise ValueError("expected a date such as 2024-06-06, 2023-12 or 2015")
    year, month, day = int(found[1]), int(found[2] or 1), int(found[3] or 1)
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    days = (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    if year < 1 or not 1 <= month <= 12 or not 1 <= day <= days[month - 1]:
        raise ValueError("there is no such date")
    return year, month if found[2] else None, day if found[3] else None


def precision(date: str) -> Precision:
    """Return how precise an ISO 8601 date is."""
    return _PRECISIONS[date.count("-")]


def check_date(date: str) -> str | None:
    """Return what is wrong with a date of any precision, or None."""
    return complaint(parse_date, date)


def check_day(date: str) -> str | None:
    """Return what is wrong with a date that has to be a day, or None."""
    return check_date(date) or (
        None if precision(date) == "day" else "expected a day such as 2024-06-06"
    )


def complaint(parse: Callable[[str], object], text: str) -> str | None:
    """Return what a parser says is wrong with a text, or None."""
    try:
        parse(text)
    except ValueError as error:
        return str(error)
    return None
