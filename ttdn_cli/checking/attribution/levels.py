"""For whom the text of a dataset speaks: for a place, for a body alone, or for the country."""

from __future__ import annotations

import re

from ttdn_cli.checking.attribution.authors import said_of_author, titles_of
from ttdn_cli.checking.attribution.bodies import expanded
from ttdn_cli.checking.attribution.body_levels import Level, is_of_each, level_of_body
from ttdn_cli.checking.attribution.owners import speakers_of
from ttdn_cli.checking.attribution.places import in_words, places_in
from ttdn_cli.checking.concepts import words_of
from ttdn_cli.facts.index import Index
from ttdn_cli.text.unicode import fold

_VENUE_END = re.compile(r"(?<!\w)(?:tại|ở|in|at)\s+\Z", re.I)
"""What stands right before a place where something is held."""

_ABOUT = re.compile(r"(?<!\w)(?:với|của|thăm|with|of)\s+\Z", re.I)
_CLASS = re.compile(r"tỉnh|thành phố|tp|huyện|quận|thị|phường|xã|đặc khu", re.I)
"""What stands before the name of a place, or begins it, that a text is about."""


def level_of(index: Index) -> Level | None:
    """Return for whom the text of a dataset speaks, or None where nothing tells.

    Who speaks for a place and is also in a body of the country speaks for the place.
    """
    speakers = speakers_of(index)
    if speakers.for_places:
        return "place"
    levels = {_level_of(each, titled=bool(speakers.places)) for each in speakers.bodies}
    if "place" in levels or "nation" in levels:
        return "place" if "place" in levels else "nation"
    if levels:
        return "body"
    central = tuple(words_of("owners", "central_bodies"))
    said = map(fold, said_of_author(index))
    return "nation" if any(each.startswith(central) for each in said) else None


def _level_of(body: str, *, titled: bool) -> Level:
    """Return for whom a body speaks; one that each place has does for that in the title."""
    return "place" if titled and is_of_each(in_words(expanded(body))) else level_of_body(body)


def is_about_place(index: Index) -> bool:
    """Return whether the title of a text, or its event, names a place that it is about.

    `làm việc với lãnh đạo tỉnh Phú Thọ` does, `phát biểu tại Hà Nội` does not.
    """
    for text in titles_of(index):
        for start, _ in places_in(text).values():
            before = text[:start]
            if _VENUE_END.search(before):
                continue
            if _ABOUT.search(before) or _CLASS.match(text, start):
                return True
    return False
