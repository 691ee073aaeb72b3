"""Times of the day in running text, which are no quantities."""

from __future__ import annotations

import re

from ttdn_cli.extraction.counts import AT

_REACH = 24
"""Characters around a number in which a time of the day is that it is a part of."""

_TIME = re.compile(
    r"(?<![\w.,:/])(?:[0-9]{1,2}(?::|h|g)[0-9]{2}(?!\w)|"
    r"(?P<dated>[0-9]{1,2} ?(?:h|g|giờ)(?: ?[0-9]{1,2})?(?: phút)?"
    r"(?=,? (?:ngày [0-9]|hôm|sáng|trưa|chiều|tối|đêm))|"
    r"[0-9]{1,2} ?(?:h|giờ) ?0[0-9](?: phút)?(?!\w))|"
    r"[0-9]{1,2} ?(?:h|giờ)(?: ?[0-9]{1,2})?(?: phút)?(?!\w))"
)


def find_times(low: str) -> list[tuple[int, int]]:
    """Return where times of the day are: `08:36`, `14h30`, `lúc 8 giờ 30`, `20g ngày 3/2`."""
    return [
        each.span()
        for each in _TIME.finditer(low)
        if each["dated"]
        or " " not in each.group()
        or AT.search(low[max(0, each.start() - 8) : each.start()])
    ]


def is_time_of_day(before: str, figure: str, after: str) -> bool:
    """Return whether a figure is a part of a time of the day.

    Args:
        before: the characters before it, in small letters.
        figure: its words.
        after: the characters after it.
    """
    before, after = before[-_REACH:], after[:_REACH]
    start, end = len(before), len(before) + len(figure)
    times = find_times(before + figure + after)
    return any(first <= start and end <= last for first, last in times)
