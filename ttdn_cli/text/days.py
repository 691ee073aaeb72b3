"""Days by number: what time a date names that is as precise as it is known."""

from __future__ import annotations

import datetime

from ttdn_cli.text.values import parse_date


def number_of(year: int, month: int = 1, day: int = 1) -> int:
    """Return the number of a day; the year after the last that Python knows is counted on."""
    if year > datetime.MAXYEAR:
        return datetime.date.max.toordinal() + 1
    return datetime.date(year, month, day).toordinal()


def days_of(date: str) -> range:
    """Return the numbers of the days that an ISO 8601 date names: of its year, month or day."""
    year, month, day = parse_date(date)
    if month is None:
        return range(number_of(year), number_of(year + 1))
    if day is None:
        after = (year, month + 1) if month < 12 else (year + 1, 1)
        return range(number_of(year, month), number_of(*after))
    number = number_of(year, month, day)
    return range(number, number + 1)


def place_on_line(day: int, line: range, width: float) -> float:
    """Return how far a day lies from the start of a line that shows days to scale.

    Args:
        day: its number.
        line: the numbers of the days that the line shows.
        width: of the whole line, in any unit; the result is in the same one.
    """
    return width * (day - line.start) / (len(line) or 1)
