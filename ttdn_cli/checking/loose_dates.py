"""Dates without a year in English that only an article about a known event makes dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ttdn_cli.checking.words import Article
from ttdn_cli.extraction.mentions import DateMention
from ttdn_cli.text.date_forms import iso_date

_MONTHS = [
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
]
_UNITS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"]
_TEENS = ["tenth", "eleventh", "twelfth"]
_TEENS += [f"{each}teenth" for each in ("thir", "four", "fif", "six", "seven", "eigh", "nine")]
_ORDINALS = [
    *(*_UNITS, *_TEENS, "twentieth"),
    *(f"twenty-{each}" for each in _UNITS),
    *("thirtieth", "thirty-first"),
]
_NAMED = "|".join(_MONTHS)
_LOOSE = re.compile(
    rf"(?<!\w)(?:(?:[Ee]arly|[Mm]id|[Ll]ate)[ -](?P<month>{_NAMED})|"
    rf"(?P<ordinal>{'|'.join(sorted(_ORDINALS, key=len, reverse=True))}) of (?P<of>{_NAMED})|"
    rf"(?:[Ee]nd|[Ll]ate|[Mm]id|[Ee]arly)-(?P<year>20[0-9]{{2}}))(?![\w-]|(?<!\d),? [0-9])"
)


def find_loose_dates(article: Article, dates: Sequence[DateMention]) -> Iterator[DateMention]:
    """Yield `early June`, `the sixth of June` and `end-2023`, where no date is found yet.

    Args:
        article: the text.
        dates: those that are found.
    """
    taken = {place for each in dates for place in range(each.start, each.end)}
    for found in _LOOSE.finditer(article.text):
        if not taken.isdisjoint(range(*found.span())):
            continue
        name = found["month"] or found["of"]
        day = str(_ORDINALS.index(found["ordinal"]) + 1) if found["ordinal"] else None
        iso = iso_date(None, _MONTHS.index(name) + 1, day) if name else found["year"]
        yield DateMention(
            text=found.group(),
            start=found.start(),
            end=found.end(),
            paragraph=article.paragraph_at(found.start()),
            iso=iso,
        )
