"""Dates of ISO 8601, as precise as they are known: a year, a month of it or a day."""

from __future__ import annotations

import datetime
import re
from typing import Literal

Precision = Literal["year", "month", "day"]
_PRECISIONS: tuple[Precision, ...] = ("year", "month", "day")

# `re` compiles it when it is first met, and not when the command starts.
_DATE = r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?"


def parse_date(text: str) -> tuple[int, int | None, int | None]:
    """Parse a date as year, month and day; what it leaves out is None.

    Raises:
        ValueError: if no such date; its text is for the user.
    """
    found = re.fullmatch(_DATE, text)
    if not found:
        raise ValueError("expected a date such as 2024-06-06, 2023-12 or 2015")
    year, month, day = int(found[1]), int(found[2] or 1), int(found[3] or 1)
    try:
        datetime.date(year, month, day)
    except ValueError:
        raise ValueError("no such date") from None
    return year, month if found[2] else None, day if found[3] else None


def parse_day(text: str) -> tuple[int, int | None, int | None]:
    """Parse a date that names a day, as `parse_date` does.

    Raises:
        ValueError: if there is no such day; its text is for the user.
    """
    parts = parse_date(text)
    if parts[2] is None:
        raise ValueError("expected a full date such as 2024-06-06")
    return parts


def precision(date: str) -> Precision:
    """Return how precise a date is."""
    return _PRECISIONS[date.count("-")]


def day_number(year: int, month: int = 1, day: int = 1) -> int:
    """Return the number of a day; the year after the last that Python knows is counted on."""
    if year > datetime.MAXYEAR:
        return datetime.date.max.toordinal() + 1
    return datetime.date(year, month, day).toordinal()


def day_numbers(date: str) -> range:
    """Return the numbers of the days that a date names: of its year, month or day."""
    year, month, day = parse_date(date)
    if month is None:
        return range(day_number(year), day_number(year + 1))
    if day is None:
        after = (year, month + 1) if month < 12 else (year + 1, 1)
        return range(day_number(year, month), day_number(*after))
    number = day_number(year, month, day)
    return range(number, number + 1)


def place_on_line(day: int, line: range, width: float) -> float:
    """Return how far a day lies from the start of a line that shows days to scale.

    Args:
        day: its number.
        line: the numbers of the days that the line shows.
        width: of the whole line, in any unit; the result is in the same one.
    """
    return width * (day - line.start) / (len(line) or 1)
