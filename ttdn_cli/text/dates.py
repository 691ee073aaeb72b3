"""Dates of ISO 8601, as precise as they are known: days, months, quarters, years and periods."""

from __future__ import annotations

import datetime
import re
from typing import Literal

from ttdn_cli.text.messages import message

Precision = Literal["year", "quarter", "month", "day", "period"]

# `re` compiles it when it is first met, and not when the command starts.
_DATE = r"([0-9]{4})(?:-Q([1-4])|-([0-9]{2})(?:-([0-9]{2}))?)?"


def examples() -> str:
    """Return dates in their forms, for messages.

    A quarter is written as no standard has it, but as people do: ISO 8601 knows none.
    """
    return message(" or ").join(("2024-06-06, 2023-12, 2024-Q2, 2015", "2021/2025"))


def parse_date(text: str) -> tuple[int, int | None, int | None]:
    """Parse a date that is no period as year, month and day; what it leaves out is None.

    Of a quarter, the month is None: `precision` tells it from a year.

    Raises:
        ValueError: if no such date; its text is for the user.
    """
    found = re.fullmatch(_DATE, text)
    if not found:
        raise ValueError(message("expected a date such as {examples}", examples=examples()))
    year, month, day = int(found[1]), int(found[3] or 1), int(found[4] or 1)
    try:
        datetime.date(year, month, day)
    except ValueError:
        raise ValueError(message("no such date")) from None
    return year, month if found[3] else None, day if found[4] else None


def parse_time(text: str) -> tuple[str, str]:
    """Parse a date or a period as its first and last date, which are the same of a date.

    A period is two dates of the same precision with a stroke between (ISO 8601-1, 5.5.2).

    Raises:
        ValueError: if no such date or period; its text is for the user.
    """
    first, stroke, last = text.partition("/")
    parse_date(first)
    if not stroke:
        return first, first
    parse_date(last)
    if precision(first) != precision(last):
        raise ValueError(message("both ends of a period have to be as precise, such as 2021/2025"))
    if first >= last:
        raise ValueError(message("a period ends after it begins"))
    return first, last


def parse_day(text: str) -> tuple[int, int | None, int | None]:
    """Parse a date that names a day, as `parse_date` does.

    Raises:
        ValueError: if there is no such day; its text is for the user.
    """
    parts = parse_date(text)
    if parts[2] is None:
        raise ValueError(message("expected a full date such as 2024-06-06"))
    return parts


def precision(date: str) -> Precision:
    """Return how precise a date is."""
    if "/" in date:
        return "period"
    if "Q" in date:
        return "quarter"
    precisions: tuple[Precision, ...] = ("year", "month", "day")
    return precisions[date.count("-")]


def quarter_of(date: str) -> int:
    """Return the number of a date that is a quarter."""
    return int(date[-1])


def day_number(year: int, month: int = 1, day: int = 1) -> int:
    """Return the number of a day; the year after the last that Python knows is counted on."""
    if year > datetime.MAXYEAR:
        return datetime.date.max.toordinal() + 1
    return datetime.date(year, month, day).toordinal()


def day_numbers(date: str) -> range:
    """Return the numbers of the days that a date or a period names."""
    first, last = parse_time(date)
    if first != last:
        return range(day_numbers(first).start, day_numbers(last).stop)
    year, month, day = parse_date(date)
    if day is not None:
        number = day_number(year, month or 1, day)
        return range(number, number + 1)
    months = 1
    if precision(date) == "quarter":
        month, months = 3 * quarter_of(date) - 2, 3
    elif month is None:
        month, months = 1, 12
    after = (year, month + months) if month + months <= 12 else (year + 1, 1)
    return range(day_number(year, month), day_number(*after))


def place_on_line(day: int, line: range, width: float) -> float:
    """Return how far a day lies from the start of a line that shows days to scale.

    Args:
        day: its number.
        line: the numbers of the days that the line shows.
        width: of the whole line, in any unit; the result is in the same one.
    """
    return width * (day - line.start) / (len(line) or 1)
