"""When a figure or a document is of, as days, and which times are one."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

from ttdn_cli.corpus.corpus import Member
from ttdn_cli.facts.metrics import Metric
from ttdn_cli.text.dates import day_numbers, precision

TimeKind = Literal["as_of", "period", "text"]


class Time(NamedTuple):
    """The days of a figure.

    Attributes:
        start: the number of the first day.
        stop: that behind the last one.
        kind: as of when it is, over which time it is counted, or neither: when the text is from.
    """

    start: int
    stop: int
    kind: TimeKind


def time_of(metric: Metric, member: Member) -> Time | None:
    """Return when a figure is of; without a date, as of the month or day of its text, or None."""
    if metric.as_of:
        return _time(metric.as_of, "as_of")
    if metric.period:
        return _time(metric.period, "period")
    date = member.about.date
    return _time(date, "text") if date and precision(date) in ("month", "day") else None


@lru_cache(maxsize=1 << 14)
def _time(date: str, kind: TimeKind) -> Time:
    days = day_numbers(date)
    return Time(days.start, days.stop, kind)


def may_be_one(time: Time, other: Time, *, state: bool) -> bool:
    """Return whether two different times of figures are one, said more and less precisely.

    A day lies in its month; and how something stands at the end of a period is of it, where it does
    not add up: of a month, a count may be what came or what there is. Counts over two periods are
    two figures, also where one has part of the other: nine months and the year.

    Args:
        time: of one figure.
        other: of another one.
        state: whether they say how something stands.
    """
    if "text" in (time.kind, other.kind):
        return time.kind == other.kind and _within(time, other)
    if time.kind == other.kind == "as_of":
        return _within(time, other)
    same_end = time.kind != other.kind and time.stop == other.stop
    return state and same_end and _within(time, other)


def _within(time: Time, other: Time) -> bool:
    """Return whether one of two times has all of the other."""
    return (time.start <= other.start and other.stop <= time.stop) or (
        other.start <= time.start and time.stop <= other.stop
    )
