"""When a figure or a document is of, as days, and which times are one."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

from ttdn_cli.corpus.corpus import Member
from ttdn_cli.facts.metrics import Metric
from ttdn_cli.text.dates import day_numbers, precision

TimeKind = Literal["as_of", "period", "text"]

_DAYS_OF_YEAR = 365


class Time(NamedTuple):
    """The days of a figure.

    Attributes:
        start: the number of the first day.
        stop: that behind the last one.
        kind: as of when it is, over which time it is counted, or neither: when the text is from.
        event: of that text, by the words of its name, or nothing where the figure has a date.
    """

    start: int
    stop: int
    kind: TimeKind
    event: str = ""


def time_of(metric: Metric, member: Member, event: str) -> Time | None:
    """Return when a figure is of; without a date, as of the month or day of its text, or None.

    Args:
        metric: the figure.
        member: its dataset.
        event: that the dataset is of, or nothing.
    """
    if metric.as_of:
        return _time(metric.as_of, "as_of")
    if metric.period:
        return _time(metric.period, "period")
    date = member.about.date
    if not date or precision(date) not in ("month", "day"):
        return None
    return _time(date, "text")._replace(event=event)


@lru_cache(maxsize=1 << 14)
def _time(date: str, kind: TimeKind) -> Time:
    days = day_numbers(date)
    return Time(days.start, days.stop, kind)


def may_be_one(time: Time, other: Time, *, state: bool) -> bool:
    """Return whether two different times of figures are one, said more and less precisely.

    How something stands on the last day of a month or year is how it stands in that; how it stands
    at the end of a year is of that, where it does not add up. Of a month, a share may be of what
    came, and a count what came or what there is. Counts over two periods are two figures, also
    where one has part of the other: nine months and the year. Of undated figures of one day, one
    may be of no event.

    Args:
        time: of one figure.
        other: of another one.
        state: whether they say how something stands.
    """
    if "text" in (time.kind, other.kind):
        return time[:3] == other[:3] and "" in (time.event, other.event)
    if time.stop != other.stop:
        return False
    if time.kind == other.kind:
        return time.kind == "as_of"
    days = next(each.stop - each.start for each in (time, other) if each.kind == "period")
    return state and days >= _DAYS_OF_YEAR
