"""When a figure or a document is of, as days, and which times are one."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from ttdn_cli.checking.attribution.authors import VENUE
from ttdn_cli.checking.attribution.places import in_words
from ttdn_cli.facts.metrics import Metric
from ttdn_cli.text.dates import day_numbers, precision

TimeKind = Literal["as_of", "period", "text"]

_DAYS_OF_YEAR = 365, 366

_YEAR = re.compile(r"(?:(?<!\w)(?:năm|in|of)\s+)?(?<![\w/.-])((?:19|20)\d\d)(?![\w/.-])", re.I)


class Event(NamedTuple):
    """An event by its name.

    Attributes:
        name: the words of it but for the others.
        venue: the words of where it is held, if it says that.
        years: in it.
    """

    name: str
    venue: frozenset[str]
    years: frozenset[str]

    def may_be(self, other: Event) -> bool:
        """Return whether two names are of one event: one may leave out the venue or the year."""
        venues = self.venue <= other.venue or other.venue <= self.venue
        years = not self.years or not other.years or self.years == other.years
        return self.name == other.name and venues and years


@lru_cache(maxsize=1 << 12)
def event_of(name: str) -> Event:
    """Return the event that a name is of: `Hội nghị tập huấn năm 2024 tại Hà Nội`."""
    years = frozenset(each.group(1) for each in _YEAR.finditer(name))
    text = _YEAR.sub(" ", name)
    venue = VENUE.search(text)
    if not venue:
        return Event(in_words(text), frozenset(), years)
    said = in_words(venue.group()).split()[1:]
    return Event(in_words(text[: venue.start()]), frozenset(said), years)


class Time(NamedTuple):
    """The days of a figure.

    Attributes:
        start: the number of the first day.
        stop: that behind the last one.
        kind: as of when it is, over which time it is counted, or neither: when the text is from.
        event: of that text, or None where the figure has a date.
    """

    start: int
    stop: int
    kind: TimeKind
    event: Event | None = None


def time_of(metric: Metric, date: str | None, event: Event | None) -> Time | None:
    """Return when a figure is of; without a date, as of the month or day of its text, or None.

    Args:
        metric: the figure.
        date: of its text, ISO 8601, or None.
        event: that the dataset is of, or None.
    """
    if metric.as_of:
        return _time(metric.as_of, "as_of")
    if metric.period:
        return _time(metric.period, "period")
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
    at the end of a year is of that, where it does not add up. Of a month, and of several years, a
    share may be of what came, and a count what came or what there is. Counts over two periods are
    two figures, also where one has part of the other: nine months and the year. Of undated figures
    of one day, one may be of no event.

    Args:
        time: of one figure.
        other: of another one.
        state: whether they say how something stands.
    """
    if "text" in (time.kind, other.kind):
        one, two = time.event, other.event
        return time[:3] == other[:3] and (not one or not two or one.may_be(two))
    if time.stop != other.stop:
        return False
    if time.kind == other.kind:
        return time.kind == "as_of"
    days = next(each.stop - each.start for each in (time, other) if each.kind == "period")
    return state and days in _DAYS_OF_YEAR
