"""What the small values of a dataset are: figures as given, dates, ids, document numbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

import msgspec

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""A readable ASCII slug: lower-case words and numbers joined by hyphens."""

FINGERPRINT_PATTERN = r"^[1-9][0-9]*-[0-9a-f]{12}$"
"""Number of words, hyphen, 12 hexadecimal digits."""

Precision = Literal["year", "month", "day"]
_PRECISIONS: tuple[Precision, ...] = ("year", "month", "day")

_FRACTION = re.compile(r"([0-9]{1,12})/([0-9]{1,12})")
_PERCENT = re.compile(r"([0-9]{1,12})(?:,([0-9]{1,12}))?%")
_NUMBER = re.compile(r"[0-9]{1,12}|[0-9]{1,3}(?:\.[0-9]{3}){1,3}")
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


class Figure(msgspec.Struct, frozen=True):
    """A figure as given, taken apart; what it does not say is None.

    Attributes:
        count: how many there are.
        total: out of how many.
        percent: the share in per cent, rounded half up to two decimals.
    """

    count: int | None = None
    total: int | None = None
    percent: float | None = None


def parse_figure(given: str) -> Figure:
    """Take a figure apart as Vietnamese writes it: ``58/63``, ``90%``, ``87,5%``, ``1.250``.

    Raises:
        ValueError: in the words a user reads, if it is none of these or cannot be.
    """
    if found := _FRACTION.fullmatch(given):
        count, total = int(found[1]), int(found[2])
        if total == 0:
            raise ValueError("the total is 0")
        if count > total:
            raise ValueError(f"{count} is more than {total}")
        hundredths = (20_000 * count + total) // (2 * total)
        return Figure(count, total, hundredths / 100)
    if found := _PERCENT.fullmatch(given):
        thousandths = int(found[1] + (found[2] or "").ljust(3, "0")[:3])
        return Figure(percent=(thousandths + 5) // 10 / 100)
    if _NUMBER.fullmatch(given):
        return Figure(count=int(given.replace(".", "")))
    raise ValueError("expected a figure such as 58/63, 90%, 87,5% or 1.250")


def parse_date(text: str) -> tuple[int, int | None, int | None]:
    """Take an ISO 8601 date apart into year, month and day, as precise as it is given.

    Raises:
        ValueError: in the words a user reads, if there is no such date.
    """
    found = _DATE.fullmatch(text)
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


def check_figure(given: str) -> str | None:
    """Return what is wrong with a figure as given, or None."""
    return _complaint(parse_figure, given)


def check_date(date: str) -> str | None:
    """Return what is wrong with a date of any precision, or None."""
    return _complaint(parse_date, date)


def check_day(date: str) -> str | None:
    """Return what is wrong with a date that has to be a day, or None."""
    return check_date(date) or (
        None if precision(date) == "day" else "expected a day such as 2024-06-06"
    )


def _complaint(parse: Callable[[str], object], text: str) -> str | None:
    try:
        parse(text)
    except ValueError as error:
        return str(error)
    return None
