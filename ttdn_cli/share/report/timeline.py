"""Where dates are on a line that is drawn to scale."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ttdn_cli.text.dates import day_number, day_numbers, parse_time, place_on_line

_MARGIN = 4.0
"""Per cent of the width left free at both ends, for what is written there."""

_MOST_YEARS = 12
_APART = 7.0
"""Per cent of the width: marks that are nearer stand one above the other."""


class TimelineMark(NamedTuple):
    """A date on the line: where its time begins, how wide it is, both in per cent, and its level.

    A date without a month is a whole year. Levels are counted from 0, from the line up.
    """

    date: str
    start: float
    width: float
    level: int

    @property
    def middle(self) -> float:
        """The middle of its time, in per cent of the width of the line."""
        return round(self.start + self.width / 2, 2)


def place_dates(dates: Sequence[str]) -> tuple[list[TimelineMark], list[tuple[int, float]]]:
    """Return a mark for each date, and years in equal steps, at most twelve, with their places.

    The line goes from the first day of the first year to the last day of the last one.

    Args:
        dates: different ones, in order and at least one.
    """
    first, last = int(dates[0][:4]), max(int(parse_time(date)[1][:4]) for date in dates)
    line = range(day_number(first), day_number(last + 1))

    def place(day: int) -> float:
        return round(_MARGIN + place_on_line(day, line, 100 - 2 * _MARGIN), 2)

    marks: list[TimelineMark] = []
    tops: list[float] = []
    for date in dates:
        days = day_numbers(date)
        left, right = place(days.start), place(days.stop)
        middle = (left + right) / 2
        free = (level for level, top in enumerate(tops) if middle - top >= _APART)
        level = next(free, len(tops))
        tops[level : level + 1] = [middle]
        marks.append(TimelineMark(date, left, round(right - left, 2), level))
    years = range(first, last + 2)
    steps = (digit * 10**power for power in range(5) for digit in (1, 2, 5))
    step = next(each for each in steps if len(years) / each <= _MOST_YEARS)
    return marks, [(year, place(day_number(year))) for year in years if year % step == 0]
