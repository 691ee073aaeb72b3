"""Where dates lie on a line that is drawn to scale."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ttdn_cli.text.dates import day_number, day_numbers, parse_date

MARGIN = 4.0
"""Per cent of the width left free at both ends, for what is written there."""

_MOST_TICKS = 12
_APART = 7.0
"""Per cent of the width: marks that are nearer stand one above the other."""


class Mark(NamedTuple):
    """A date on the line.

    Attributes:
        date: ISO 8601, as precise as known.
        start: of the time that it names, in per cent of the width.
        width: of that time: a year without a month is a whole year.
        level: how high it stands, counted from 0.
    """

    date: str
    start: float
    width: float
    level: int

    @property
    def middle(self) -> float:
        """The middle of the time that it names, in per cent of the width."""
        return round(self.start + self.width / 2, 2)


class Tick(NamedTuple):
    """The beginning of a year on the line, in per cent of the width."""

    year: int
    place: float


class Scale(NamedTuple):
    """A line of dates.

    Attributes:
        marks: one for each date, in order.
        ticks: years in equal steps, at most twelve of them.
        levels: how many levels of marks there are.
    """

    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]
    levels: int


def scale(dates: Sequence[str]) -> Scale:
    """Return where different dates, in order and at least one, lie on a line to scale.

    The line goes from the first day of the first year to the last day of the last one.
    """
    spans = [day_numbers(date) for date in dates]
    first, last = parse_date(dates[0])[0], max(parse_date(date)[0] for date in dates)
    begin, end = day_number(first), day_number(last + 1)

    def place(day: int) -> float:
        return round(MARGIN + (100 - 2 * MARGIN) * (day - begin) / (end - begin), 2)

    marks: list[Mark] = []
    tops: list[float] = []
    for date, span in zip(dates, spans, strict=True):
        left, right = place(span.start), place(span.stop)
        middle = (left + right) / 2
        free = (level for level, top in enumerate(tops) if middle - top >= _APART)
        level = next(free, len(tops))
        tops[level : level + 1] = [middle]
        marks.append(Mark(date, left, round(right - left, 2), level))
    years = range(first, last + 2)
    step = next(each for each in _steps() if len(years) / each <= _MOST_TICKS)
    ticks = tuple(Tick(year, place(day_number(year))) for year in years if year % step == 0)
    return Scale(tuple(marks), ticks, len(tops))


def _steps() -> Sequence[int]:
    return [digit * 10**power for power in range(5) for digit in (1, 2, 5)]
