"""Check the places that an article names as places, and where the event was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ttdn_cli.checking.bodies import judged
from ttdn_cli.checking.concepts import words_of
from ttdn_cli.checking.evidence import quote_of
from ttdn_cli.checking.findings import Finding
from ttdn_cli.checking.forms import Form, Forms, Place
from ttdn_cli.checking.reasons import because
from ttdn_cli.checking.words import Article
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.records import Event, NamedRecord
from ttdn_cli.text.gazetteer import load
from ttdn_cli.text.unicode import fold

_OTHER = ""
"""The record of a place that is not in the dataset."""

_REACH = 5
"""Words before a place within which what makes it one stands."""

_BESIDE = re.compile(r"[\s,(–-]*(?:tỉnh |province of |provinz |thành phố )?\Z", re.I)
"""What stands between a city and its province."""


def place_forms(index: Index) -> Forms:
    """Return the names of the places of a dataset and of all provinces."""
    return Forms(_forms(index))


def _forms(index: Index) -> Iterator[Form]:
    known: set[str] = set()
    for place in index.dataset.places:
        known |= {fold(name) for name in (place.name, *place.aliases)}
        for name in (place.name, place.name_en, place.name_vi):
            if name:
                yield Form(place.id, name, own=True)
        for name in place.aliases:
            yield Form(place.id, name, own=False)
    event = index.event
    for name in (event.city, event.province, event.country) if event else ():
        if name and event and fold(name) not in known:
            known.add(fold(name))
            yield Form(event.id, name, own=True)
    for names in load("provinces").values():
        for name in names:
            if fold(name) not in known:
                yield Form(_OTHER, name, own=True)


@cache
def _prepositions() -> frozenset[str]:
    return words_of("places", "before")


def check_places(
    article: Article, forms: Forms, taken: set[int], index: Index
) -> Iterator[Finding]:
    """Yield what a dataset says of each place where an article says that something is there.

    Args:
        article: the text.
        forms: the names of places.
        taken: words of other names, such as those of bodies.
        index: the dataset.
    """
    found = [each for each in forms.find(article) if not taken & set(each.words)]
    event = index.event
    city: Place | None = None
    for place in found:
        start, end = article.stretch(place.words)
        own = _own(place, index)
        beside = (
            city is not None
            and place.words.start > city.words.stop - 1
            and bool(
                _BESIDE.fullmatch(article.text[article.words[city.words.stop - 1].end : start])
            )
        )
        if not beside and not _is_locative(article, place):
            city = None
            continue
        wrong = event and _is_wrong(article, place, own, city if beside else None, event)
        city = place if own and event and _names(own, event.city) else None
        if event and wrong:
            yield Finding(
                verdict="contradicted",
                kind="place",
                text=article.text[start:end],
                start=start,
                end=end,
                paragraph=article.paragraph_at(start),
                record=event.id,
                expected=wrong,
                reason=because.place(wrong),
                quote=quote_of(event, wrong),
            )
        elif own and isinstance(own, NamedRecord):
            yield judged(article, place, own, "place")
        else:
            yield Finding(
                verdict="confirmed" if own else "not_in_source",
                kind="place",
                text=article.text[start:end],
                start=start,
                end=end,
                paragraph=article.paragraph_at(start),
                record=own.id if own else None,
                quote=quote_of(own, place.form.text) if own else None,
            )


def _own(place: Place, index: Index) -> NamedRecord | Event | None:
    record = index.records.get(place.form.record)
    return record if isinstance(record, NamedRecord | Event) else None


def _names(record: NamedRecord | Event, name: str | None) -> bool:
    if isinstance(record, Event):
        return name is not None and name == record.city
    return name is not None and name == record.name


def _is_locative(article: Article, place: Place) -> bool:
    """Return whether an article says that something is at a place: `tại TP Đà Lạt`."""
    first = place.words.start
    sentence = article.sentence_of(first)
    if first == sentence.start or (
        first == sentence.start + 1
        and article.words[sentence.start].low in words_of("places", "kinds")
    ):
        return True
    for step in range(1, _REACH + 1):
        if first - step < sentence.start:
            return False
        word = article.words[first - step]
        if word.low in _prepositions():
            return True
        inside = word.low in words_of("places", "kinds") or not article.is_marked
        if not inside or article.gap_after(first - step).strip():
            return False
    return False


def _is_wrong(
    article: Article,
    place: Place,
    own: NamedRecord | Event | None,
    city: Place | None,
    event: Event,
) -> str | None:
    """Return the place of the event where an article names another one, or None."""
    if city is not None and event.province and not (own and _names(own, event.province)):
        known = own is None or not _names(own, event.city)
        return event.province if known else None
    if own is not None:
        return None
    sentence = article.sentence_of(place.words.start)
    said = article.said_in(sentence)
    happens = said & words_of("events", "takes_place") and said & words_of("events", "own_words")
    return (event.city or event.province) if happens else None


def names_event(findings: Sequence[Finding], event: Event) -> bool:
    """Return whether findings name the day and the place of the event."""
    day = any(each.kind == "date" and each.record == event.id for each in findings)
    place = any(each.kind == "place" and each.record for each in findings)
    return day and place
