"""Where dates and their labels are on a line that is drawn to scale."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from ttdn_cli.text.dates import day_number, day_numbers, parse_time, place_on_line, precision

_MARGIN = 4.0
"""Per cent of the width left free at both ends."""

_MOST_YEARS = 6
"""So many years are named at most: on a phone there is no room for more."""

_LETTER = 1.9
"""Per cent of the width of a line on a phone that a letter of a label takes."""

_APART = 2.0
"""Per cent of the width between two labels on one level."""


class TimelineMark(NamedTuple):
    """A date on the line, with its label.

    Attributes:
        date: ISO 8601, as precise as known.
        label: how a person reads it.
        start: where its time begins, in per cent of the width.
        width: how long its time is, in per cent of the width.
        is_day: whether it is one day; all else is a span of time.
        level: of its label, counted from 0, from the line up.
        anchor: which end of the label is at `at`, a value of `text-anchor` (SVG 1.1, 10.9.1).
        at: where the label is, in per cent of the width.
    """

    date: str
    label: str
    start: float
    width: float
    is_day: bool
    level: int
    anchor: Literal["start", "middle", "end"]
    at: float

    @property
    def middle(self) -> float:
        """The middle of its time, in per cent of the width of the line."""
        return round(self.start + self.width / 2, 2)


def place_dates(
    dates: Sequence[tuple[str, str]],
) -> tuple[list[TimelineMark], list[tuple[int, float]]]:
    """Return a mark for each date, and years in equal steps, at most six, with their places.

    The line goes from the first day of the first year to the last day of the last one. Labels that
    would meet stand one above the other.

    Args:
        dates: different ones with their labels, in order and at least one.
    """
    first, last = int(dates[0][0][:4]), max(int(parse_time(date)[1][:4]) for date, _ in dates)
    line = range(day_number(first), day_number(last + 1))

    def place(day: int) -> float:
        return round(_MARGIN + place_on_line(day, line, 100 - 2 * _MARGIN), 2)

    marks: list[TimelineMark] = []
    ends: list[float] = []
    for date, label in dates:
        days = day_numbers(date)
        left, right = place(days.start), place(days.stop)
        begins, anchor, at = _label((left + right) / 2, len(label) * _LETTER)
        level = next((level for level, end in enumerate(ends) if begins >= end), len(ends))
        ends[level : level + 1] = [begins + len(label) * _LETTER + _APART]
        is_day = precision(date) == "day"
        marks.append(
            TimelineMark(date, label, left, round(right - left, 2), is_day, level, anchor, at)
        )
    years = range(first, last + 2)
    steps = (digit * 10**power for power in range(5) for digit in (1, 2, 5))
    step = next(each for each in steps if len(years) / each <= _MOST_YEARS)
    return marks, [(year, place(day_number(year))) for year in years if year % step == 0]


def _label(middle: float, width: float) -> tuple[float, Literal["start", "middle", "end"], float]:
    """Return where a label begins, which of its ends is placed, and where: within the line."""
    if middle - width / 2 < 0:
        return 0.0, "start", 0.0
    if middle + width / 2 > 100:
        return 100 - width, "end", 100.0
    return middle - width / 2, "middle", round(middle, 2)
