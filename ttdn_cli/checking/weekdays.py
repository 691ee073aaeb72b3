"""Whether the day of the week that an article gives a date is its own."""

from __future__ import annotations

import datetime
import re
from functools import cache
from typing import NamedTuple

from ttdn_cli.checking.words import Article
from ttdn_cli.extraction.mentions import DateMention
from ttdn_cli.text.gazetteer import load

_FAR = 24
"""Characters beside a date within which its day of the week stands."""

_LONG = len("2024-06-06")


@cache
def _named() -> dict[str, int]:
    """Return the numbers of the days of the week by their names, Monday is 0."""
    return {
        name: number
        for number, names in enumerate(load("concepts")["weekdays"].values())
        for name in names
    }


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = "|".join(sorted(map(re.escape, _named()), key=len, reverse=True))
    before = rf"(?<!\w)(?<!lần )({names})[\s,(]*(?:ngày |the |den |dem |le )?\Z"
    return re.compile(before, re.I), re.compile(rf"\s*\(({names})\)", re.I)


class Weekday(NamedTuple):
    """A day of the week that an article gives a date which has another one.

    Attributes:
        start: where it begins.
        end: where it ends.
        own: the day of the week of the date, 0 for Monday.
    """

    start: int
    end: int
    own: int


def other_weekday(article: Article, date: DateMention, iso: str) -> Weekday | None:
    """Return the day of the week that an article gives a date which has another one, or None.

    Args:
        article: the text.
        date: in it.
        iso: the whole date that it is.
    """
    if len(iso) != _LONG:
        return None
    own = datetime.date.fromisoformat(iso).weekday()
    before, after = _patterns()
    text = article.text
    found = before.search(text, max(0, date.start - _FAR), date.start)
    found = found or after.match(text, date.end, date.end + _FAR)
    if found is None or _named()[found[1].casefold()] == own:
        return None
    return Weekday(*found.span(1), own)


def weekday_names(number: int) -> tuple[str, str]:
    """Return the name of a day of the week in Vietnamese and in English."""
    names = list(load("concepts")["weekdays"].items())[number]
    return names[1][0], names[0].title()
