"""Dates of a list that take their month or year from another one of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from ttdn_cli.text.date_forms import ENGLISH_MONTH, QUARTER, iso_date, read_quarter

_N = "[0-9]{1,2}"
_DAY = re.compile(
    rf"(?<!mỗi )(?<!một )(?<!hằng )(?<!hàng )(?<![0-9] )(?:ngày|mùng|mồng) ({_N})"
    r"(?![\w/%]|[-.,][0-9]| {0,3}(?:tháng|/)| (?:giờ|tiếng|lần|phút)(?!\w))"
)
_LUNAR_DAY = re.compile(r" (?:tết|âm lịch)(?!\w)")
_MONTHS = (
    re.compile(rf"tháng ((?:{_N}(?:,| và|, và| -| đến)? ){{2,12}})năm ([0-9]{{4}})(?![\w/])"),
    re.compile(rf"tháng ((?:{_N}(?:,| và|, và) ){{1,12}}){_N}/((?:19|20)[0-9]{{2}})(?![\w/])"),
)
"""Months that share a year: `tháng 3, 4, 5 năm 2024`, `tháng 1, 2 và 3/2024`."""

_NUMBER = re.compile(_N)
_QUARTERS = re.compile(
    rf"(?<!\w)quý ({QUARTER}(?:(?:,| và|, và| đến| -|-) ?{QUARTER}){{1,3}})(?!\w)"
    r"(?:(?: năm |/| )((?:19|20)[0-9]{2})(?![\w/]))?"
)
"""Quarters that share a year: `quý I, II và III năm 2024`."""

_QUARTER = re.compile(QUARTER)
_DAYS = re.compile(
    rf"(?<!\w)(?:ngày|mùng|mồng) {_N}((?:(?:,| và|, và) {_N}){{1,10}})"
    r"(?= (?:hằng|hàng|mỗi|của mỗi|trong) (?:tháng|năm)(?!\w)|[.;)]|\Z)"
)
"""Days of no month: `ngày 2, 12 và 22 hằng tháng`."""

_LISTED = re.compile(
    rf"(?:ngày|từ|sáng|trưa|chiều|tối|đêm|on|from|between)(?: the)?(?: {_N},?)*[ ]$|"
    rf"(?:ngày|từ)(?: {_N},)+ $"
)
_SHARED = re.compile(
    rf"({_N})(?=(?:, ?{_N}){{0,30}},? (?:và|-|đến|hoặc|rạng sáng|and|to) (?:hết )?(?:ngày )?"
    rf"(?P<one>{_N})(?:/| tháng|-[0-9]| (?:of )?{ENGLISH_MONTH})|"
    rf"(?:, ?{_N}){{0,30}}, ?(?P<other>{_N})(?:/[0-9]| {{1,3}}tháng {{1,3}}[0-9]))"
)
_SHARES = re.compile(
    r"[ ,]*(?:-|và|đến|tới|hoặc|cùng|to|and)?[ ,]*(?:hết|trước|sau)?"
    r"(?: [^\W\d_]+){0,4}?[ ]*(?:ngày|tháng|quý|thứ \w+)?[ ]*"
)


class Found(NamedTuple):
    """A date in a passage.

    Attributes:
        start: where it begins.
        end: where it ends.
        iso: what it says as ISO 8601, or None where it cannot be.
        year: that an earlier date gives to one that has none, or None.
    """

    start: int
    end: int
    iso: str | None
    year: int | None = None


def share_endings(dates: list[Found], low: str) -> list[Found]:
    """Return the dates with those that have month or year from the next one.

    `ngày 6, 7 và 8/6/2024` are three days; of `từ 04/5 đến hết ngày 12/5/2011` the first is in the
    year of the second.
    """
    every = list(dates)
    for place in range(len(every) - 2, -1, -1):
        one, other = every[place], every[place + 1]
        if not (one.iso and other.iso) or one.iso[0] != "-" or other.iso[0] == "-":
            continue
        if other.start - one.end > 40 or not _SHARES.fullmatch(low, one.end, other.start):
            continue
        rest, year = one.iso[2:], other.iso[:4]
        both = "/" not in one.iso and (rest[0] == "Q") == (other.iso[5:6] == "Q")
        in_stretch = rest[0] == "Q" and other.iso[4:].startswith("-01/")
        if in_stretch or (both and other.iso[5:] and rest <= other.iso[5 : 5 + len(rest)]):
            every[place] = one._replace(iso=f"{year}-{rest}")
    listed = {each.end: each for each in (*_months_of_year(low), *_quarters_of_year(low))}
    for place, each in enumerate(every):
        if each.end in listed and each.start <= listed[each.end].start:
            every[place] = each._replace(iso=listed.pop(each.end).iso)
    every = sorted([*every, *listed.values(), *_days_of_list(every, low)])
    return sorted([*every, *_lone_days(every, low)])


def _days_of_list(dates: list[Found], low: str) -> Iterator[Found]:
    """Yield the days that have month and year from the next date: `các ngày 6, 7 và 8/6/2024`."""
    starts = [each.start for each in dates]
    for match in _SHARED.finditer(low):
        start, end = match.span()
        place = bisect_left(starts, start)
        if place == len(dates) or (place and dates[place - 1].end > start):
            continue
        following = dates[place]
        shared = re.match(r"(-|\d{4})-(\d\d)-(\d\d)", following.iso or "")
        last = match.start("one" if match["one"] else "other")
        if not following.start <= last < following.end:
            continue
        listed = _LISTED.search(low[max(0, start - 24) : start])
        if listed and shared and 0 <= following.start - end <= 40:
            year = None if shared[1] == "-" else shared[1]
            yield Found(start, end, iso_date(year, shared[2], match[1]))


def _lone_days(dates: list[Found], low: str) -> Iterator[Found]:
    """Yield the days that stand alone: `ngày 15`."""
    place = 0
    for match in _DAY.finditer(low):
        start, end = match.span(1)
        while place < len(dates) and dates[place].end <= start:
            place += 1
        meets = place < len(dates) and dates[place].start < end
        if not meets and 1 <= int(match[1]) <= 31:
            lunar = _LUNAR_DAY.match(low, end)
            yield Found(start, end, None if lunar else f"---{int(match[1]):02}")
    for match in _DAYS.finditer(low):
        for day in _NUMBER.finditer(low, *match.span(1)):
            if 1 <= int(day.group()) <= 31:
                yield Found(*day.span(), f"---{int(day.group()):02}")


def _months_of_year(low: str) -> Iterator[Found]:
    """Yield the months that share a year with the last of them."""
    for match in (each for pattern in _MONTHS for each in pattern.finditer(low)):
        for number in _NUMBER.finditer(low, match.start(1), match.end(1)):
            iso = iso_date(match[2], number.group()) if int(number.group()) else None
            yield Found(*number.span(), iso)


def _quarters_of_year(low: str) -> Iterator[Found]:
    """Yield the quarters that share a year with the last of them, which has it in its text."""
    for match in _QUARTERS.finditer(low):
        each = list(_QUARTER.finditer(low, match.start(1), match.end(1)))
        starts = [match.start(), *(one.start() for one in each[1:])]
        ends = [*(one.end() for one in each[:-1]), match.end()]
        for start, end, one in zip(starts, ends, each, strict=True):
            yield Found(start, end, read_quarter(one.group(), match[2]))
