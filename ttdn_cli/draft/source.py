"""Draft what a text says of itself: its title, its kind, its date and who published it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, get_args

from ttdn_cli.draft.candidate import Span
from ttdn_cli.draft.reading import Reading
from ttdn_cli.draft.statuses import day_of
from ttdn_cli.draft.wording import claims, wording
from ttdn_cli.extraction.mentions import AddressMention
from ttdn_cli.facts.source import SourceKind
from ttdn_cli.text.gazetteer import load

_MOST_LINES = 30
"""Lines at the head of a text among which its title stands."""

_LONGEST = 200
_PROSE = 80
_FEWEST = 2
_MOST_DATELINE = 60

_NUMBER = re.compile(r"[ |*]*(?:số|no\.?) ?:?\s?\d", re.I)
_MOTTO = re.compile(
    r"\W*(?:cộng h(?:òa|oà) x|độc lập\W|đảng cộng sản việt nam\W*\Z|"
    r"socialist republic|independence)",
    re.I,
)
_DATE = re.compile(
    r"[Nn]gày\W+\d|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|"
    r"\d{1,2} [A-Z][a-z]+,? (?:19|20)\d\d\W*\Z|[A-Z][a-z]+ \d{1,2}, (?:19|20)\d\d"
)
_AROUND = re.compile(r"[\s#*_>|=~-]*")
_ENDS = tuple(".;:,…")
_NO_TITLE = re.compile(
    r"https?:|www\.|\[img\]|[-•+*–] |\(?[a-z0-9]{1,3}[.)] |\W*(?:kính |thưa |dear |ladies )|"
    r"[ |*]*(?:số|no\.?) ?:?\s?\d|[^>\n]{1,60} > ",
    re.I,
)
_SITE = re.compile(r"\W{0,3}\(([a-z0-9-]+(?:\.[a-z0-9-]+)+)\)\W", re.I)


def draft_source(reading: Reading) -> tuple[dict[str, Any], dict[str, str]]:
    """Return what a text says of its source as YAML has it, and what is to be checked, by field.

    What the text does not say is None.
    """
    checks: dict[str, str] = {}
    heads = list(_headings(reading))
    type_ = next((each for each in heads if _kind_of(_said(reading, each))), None)
    title = _title(reading, heads, type_)
    kind = _kind(reading, heads, checks)
    date = day_of(reading)
    date = date if date and len(date) == 10 else None
    if date:
        checks["date"] = "of publication, or of signature or event?"
    site = _SITE.match(reading.text)
    if site:
        checks["publisher"] = "the name behind this address?"
    fields: dict[str, Any] = {
        "title": " ".join(_said(reading, title).split()) if title else None,
        "publisher": site[1] if site else None,
        "kind": kind,
        "language": reading.language,
        "date": date,
    }
    if title:
        checks["title"] = "is this the title?"
    if not site:
        checks["publisher"] = "who published it?"
    if not date and reading.lines:
        checks["date"] = "of which day is the text?"
    if type_ and (words := _type_words(_said(reading, type_))):
        fields["document"] = {reading.language: words}
    return fields, checks


def is_of_kind(reading: Reading) -> bool:
    """Return whether a heading of a text says what kind of official text it is: `BÁO CÁO`."""
    return any(_kind_of(_said(reading, each)) for each in _headings(reading))


def _said(reading: Reading, place: Span) -> str:
    return reading.text[slice(*place)]


def _headings(reading: Reading) -> Iterator[Span]:
    """Yield the lines at the head of a text that may be its title, below its letterhead."""
    lines = reading.lines[:_MOST_LINES]
    numbered = [
        place for place, each in enumerate(lines[:12]) if _NUMBER.match(_said(reading, each))
    ]
    for place, each in enumerate(lines):
        start, end = each
        if numbered and place <= numbered[-1] and _said(reading, each).isupper():
            continue  # It is of the letterhead.
        start = min(end, start + len(_AROUND.match(_said(reading, each)).group()))  # type: ignore[union-attr]
        said = reading.text[start:end].rstrip(" *_#|")
        if len(said) > _PROSE and said.endswith(_ENDS):
            return
        if not said or _MOTTO.match(said) or _NO_TITLE.match(said) or _is_dateline(said):
            continue
        if said.endswith(_ENDS) or len(said) > _LONGEST or not said[0].isalnum():
            continue
        if sum(map(str.isalpha, said)) * 2 < len(said) or said[0].islower():
            continue
        yield start, start + len(said)


def _is_dateline(said: str) -> bool:
    return len(said) <= _MOST_DATELINE and _DATE.search(said) is not None


def _title(reading: Reading, heads: list[Span], type_: Span | None) -> Span | None:
    """Return where the title is: below the word for the type of a document, else the first one."""
    last = reading.lines[-1] if reading.lines else None
    if not heads or heads[0] == last:
        return None
    first = type_ or heads[0]
    place = heads.index(first)
    following = heads[place + 1] if place + 1 < len(heads) else None
    if type_ and following and _is_bare_type(_said(reading, type_)):
        # Nothing but blank lines stands between a type and what it is about.
        between = reading.text[first[1] : following[0]].strip(" \n*_#|-")
        return first if between else following
    is_word = not type_ and len(_said(reading, first).split()) < _FEWEST
    return None if is_word else first


def _is_bare_type(said: str) -> bool:
    words = _type_words(said)
    return words is not None and len(words) == len(" ".join(said.split()))


def _kind_of(said: str) -> SourceKind | None:
    """Return the kind that the first words of a heading say, the longest of all, or None."""
    low = " ".join(said.lower().replace("_", " ").split())
    if claims("kinds", "neither").match(low):
        return None
    known: Iterable[SourceKind] = (
        kind for kind in get_args(SourceKind) if kind in load("claims")["kinds"]
    )
    ends = {kind: found.end() for kind in known if (found := claims("kinds", kind).match(low))}
    if not ends:
        return None
    return max(ends, key=ends.__getitem__)


def _type_words(said: str) -> str | None:
    """Return the words for the type of a document with which a heading in capitals begins."""
    kind = _kind_of(said)
    low = " ".join(said.lower().replace("_", " ").split())
    found = claims("kinds", kind).match(low) if kind else None
    return found.group().capitalize() if found else None


def _kind(reading: Reading, heads: list[Span], checks: dict[str, str]) -> SourceKind:
    """Return the kind of a text, by its heading, and else by whom it addresses."""
    for each in heads[:6]:
        if kind := _kind_of(_said(reading, each)):
            return kind
    for each in heads[:6]:
        if claims("kinds", "speech").search(_said(reading, each).lower()):
            checks["kind"] = "speech or article?"
            return "speech"
    if any(isinstance(each, AddressMention) for each in reading.mentions):
        checks["kind"] = "speech, or article that quotes one?"
        return "speech"
    if any(len(wording(_said(reading, each))) > _PROSE for each in reading.lines[:60]):
        checks["kind"] = "article or other?"
        return "article"
    return "other"
