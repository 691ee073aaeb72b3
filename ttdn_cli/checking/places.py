"""Check the places that an article names as places, and where the event was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from ttdn_cli.checking.bodies import judged
from ttdn_cli.checking.concepts import words_of
from ttdn_cli.checking.date_values import parts_of, relate_dates
from ttdn_cli.checking.evidence import quote_of
from ttdn_cli.checking.findings import Finding, Verdict
from ttdn_cli.checking.forms import Form, Forms, Place
from ttdn_cli.checking.other_events import OtherEvents
from ttdn_cli.checking.reasons import because
from ttdn_cli.checking.relations import Standing
from ttdn_cli.checking.words import Article
from ttdn_cli.extraction.mentions import DateMention
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.records import Event, NamedRecord
from ttdn_cli.text.gazetteer import load, plain_surnames
from ttdn_cli.text.unicode import fold

_OTHER = ""
"""The record of a place that is not in the dataset."""

_REACH = 5
"""Words before a place within which what makes it one stands."""

_MOST = 4
"""Words of a name of a place that is in no list."""

_LABEL = 4
"""Words with which a line says what it names."""

_SHORT_LINE = 14
"""Words of a line that says no more than when and where."""

_DATELINE = re.compile(r"\)? ?(?:[–—:-]|, (?:[0-9]|ngày|the [0-9]))|\)? \([0-9]")

_BESIDE = re.compile(
    r"(?:\scity|\stown)?[\s,(–-]*(?:(?:của|in|in\sthe|thuộc)\s)?"
    r"(?:tỉnh\s|(?:the )?(?:\w+ ){0,2}province of |provinz |thành\sphố\s)?\Z",
    re.I,
)
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
def _weekdays() -> frozenset[str]:
    return frozenset(name for names in load("concepts")["weekdays"].values() for name in names)


@cache
def _prepositions() -> frozenset[str]:
    return words_of("places", "before")


def closed(article: Article, places: Sequence[Place]) -> list[range]:
    """Return the words of places that are no part of the name of a person: `Trương Quang Nam`."""
    return [
        each.words
        for each in places
        if not each.differs and not _in_name(article, each.words.start)
    ]


def _in_name(article: Article, place: int) -> bool:
    """Return whether a surname stands right before a word."""
    before = article.words[place - 1] if place else None
    beside = before is not None and not article.gap_after(place - 1).strip()
    return beside and before is not None and before.is_capital and before.plain in plain_surnames()


def check_places(
    article: Article,
    places: Sequence[Place],
    taken: set[int],
    around: Sequence[Finding],
    dates: Sequence[DateMention],
    index: Index,
) -> Iterator[Finding]:
    """Yield what a dataset says of each place where an article says that something is there.

    Args:
        article: the text.
        places: where it has the names of places.
        taken: words of other names, such as those of bodies.
        around: what was found of the event and its speaker.
        dates: in it.
        index: the dataset.
    """
    found = [each for each in places if taken.isdisjoint(each.words)]
    closed = taken | {word for each in found for word in each.words}
    found += _unknown(article, closed)
    found.sort(key=lambda each: each.words.start)
    event = index.event
    held = _Held(article, around, dates, index)
    city: Place | None = None
    for place in found:
        start = article.words[place.words.start].start
        own = _own(place, index)
        beside = city is not None and bool(
            _BESIDE.fullmatch(article.text[article.words[city.words.stop - 1].end : start])
        )
        of_event = own is not None and event is not None and _names(own, event.city)
        if not (of_event or beside or _is_locative(article, place)):
            city = None
            continue
        wrong = held.instead_of(place, own, city if beside else None)
        city = place if of_event or (city is None and wrong) else None
        if event and wrong:
            yield _finding(article, place, "contradicted", event, wrong)
        elif own and event and held.is_of_event(place, own):
            yield _finding(article, place, "not_in_source", None)
        elif own and isinstance(own, NamedRecord):
            yield judged(article, place, own, "place")
        else:
            yield _finding(article, place, "confirmed" if own else "not_in_source", own)


def _finding(
    article: Article,
    place: Place,
    verdict: Verdict,
    record: NamedRecord | Event | None,
    expected: str | None = None,
) -> Finding:
    start, end = article.stretch(place.words)
    return Finding(
        verdict=verdict,
        kind="place",
        text=article.text[start:end],
        start=start,
        end=end,
        paragraph=article.paragraph_at(start),
        record=record.id if record else None,
        expected=expected,
        reason=because.place(expected) if expected else None,
        quote=quote_of(record, expected or place.form.text) if record else None,
    )


def _unknown(article: Article, closed: set[int]) -> Iterator[Place]:
    """Yield names in no list behind `tại thành phố` and the like: two words with capitals."""
    place = 0
    words = article.words
    while place < len(words):
        if not words[place].is_capital or place in closed:
            place += 1
            continue
        first = place
        sentence = article.sentence_of(place)
        while place < sentence.stop and words[place].is_capital and place not in closed:
            place += 1
            if article.gap_after(place - 1) != " ":
                break
        row = range(first, place)
        kinds = words_of("places", "kinds")
        bare = [each for each in row if words[each].low not in kinds]
        weekday = article.said_in(row) & _weekdays()
        if not weekday and 2 <= len(bare) <= _MOST and bare == list(range(bare[0], bare[-1] + 1)):
            form = Form(_OTHER, " ".join(words[each].text for each in bare), own=True)
            yield Place(form, range(bare[0], bare[-1] + 1), True, False, False)
        place = max(place, first + 1)


def _own(place: Place, index: Index) -> NamedRecord | Event | None:
    record = index.records.get(place.form.record)
    return record if isinstance(record, NamedRecord | Event) else None


def _names(record: NamedRecord | Event, name: str | None) -> bool:
    if name is None:
        return False
    if isinstance(record, Event):
        return name in (record.city, record.province, record.country)
    return name == record.name


def _is_locative(article: Article, place: Place) -> bool:
    """Return whether an article says that something is at a place: `tại TP Đà Lạt`."""
    first = place.words.start
    sentence = article.sentence_of(first)
    known = place.form.record != _OTHER or place.form.text in _provinces()
    kinds = words_of("places", "kinds" if known else "cities")
    while first > sentence.start and article.words[first - 1].low in kinds:
        first -= 1
    passed = {each.low for each in article.words[first : place.words.start]}
    if not known and passed and passed.isdisjoint(words_of("places", "city_words")):
        first = place.words.start  # `the` and `of` alone make no city.
    if first == sentence.start:
        last = article.words[place.words.stop - 1].end
        dateline = bool(_DATELINE.match(article.text[last : last + 12]))
        asked = first > 0 and article.gap_after(first - 1).strip() == "?"
        return known or first < place.words.start or dateline or asked
    before = article.words[first - 1]
    gap = article.gap_after(first - 1)
    if before.low in _prepositions() and not gap.strip():
        return known or before.low not in ("to", "đến")
    if not known and first < place.words.start:
        return True
    if before.text.isdigit() and gap.strip() == ",":
        return True
    two = article.said_in(range(max(sentence.start, first - 2), first))
    if two & words_of("places", "labels") and gap.strip() in (":", "?", "-", "–"):
        return True
    if article.is_marked or not known:
        return False
    # `in the highland city of Da Lat`
    near = range(max(sentence.start, first - _REACH), first)
    return (
        not gap.strip()
        and any(article.words[each].low in _prepositions() for each in near)
        and (before.low in kinds or before.low == "of")
    )


@cache
def _provinces() -> frozenset[str]:
    return frozenset(name for names in load("provinces").values() for name in names)


class _Held:
    """Where an article says that the event was.

    Args:
        article: the text.
        around: what was found of the event and its speaker.
        dates: in it.
        index: the dataset.
    """

    def __init__(
        self,
        article: Article,
        around: Sequence[Finding],
        dates: Sequence[DateMention],
        index: Index,
    ) -> None:
        self._article = article
        self._index = index
        event = index.event
        own = {event.id, event.speaker, *(each.id for each in event.organizers)} if event else set()
        self._met: set[int] = set()
        for each in around:
            words = article.words_in(each.start, each.end)
            if each.record in own and words and each.kind in ("event", "person", "date", "body"):
                self._met.add(article.sentence_of(words.start).start)
        self._named = self._sentences(each.start for each in around if each.kind == "event")
        self._others = OtherEvents(article, index)
        self._otherwise = self._sentences(
            each.start for each in dates if self._standing(each) == "other"
        )
        self._met |= self._sentences(
            each.start
            for each in dates
            if parts_of(each.iso or "")[2] and self._standing(each) in ("same", "rule")
        )

    def _sentences(self, places: Iterable[int]) -> set[int]:
        """Return the sentences in which places of the text are."""
        end = len(self._article.text)
        words = (self._article.words_in(each, end).start for each in places)
        return {self._article.sentence_of(each).start for each in words}

    def _standing(self, date: DateMention) -> Standing:
        """Return how a date stands to that of the event."""
        event = self._index.event
        if event is None or event.date is None:
            return "open"
        return relate_dates(date.iso, event.date, year_inferred=True).standing

    def is_of_event(self, place: Place, own: NamedRecord | Event) -> bool:
        """Return whether an article speaks of the event at another place of the speech."""
        event = self._index.event
        sentence = self._article.sentence_of(place.words.start)
        if event is None or any(
            _names(own, each) for each in (event.city, event.province, event.country) if each
        ):
            return False
        return sentence.start in self._met or place.words.start == sentence.start

    def _is_labelled(self, place: Place, sentence: range) -> bool:
        """Return whether a line says first that it names a place: `Địa điểm: Đà Lạt`."""
        before = range(sentence.start, place.words.start)
        said = self._article.said_in(before[:_LABEL])
        signs = "".join(self._article.gap_after(each) for each in before)
        asked = sentence.start and "?" in self._article.gap_after(sentence.start - 1)
        return bool(said & words_of("places", "labels") and (":" in signs or "?" in signs or asked))

    def instead_of(
        self, place: Place, own: NamedRecord | Event | None, city: Place | None
    ) -> str | None:
        """Return the place of the event where an article names another one, or None."""
        event = self._index.event
        if event is None:
            return None
        right = (event.city, event.province, event.country)
        if own is not None and any(_names(own, each) for each in right if each):
            return None
        if city is not None and event.province:
            return event.province
        sentence = self._article.sentence_of(place.words.start)
        said = self._article.said_in(sentence)
        happens = said & words_of("events", "takes_place") and said & words_of(
            "events", "own_words"
        )
        labelled = len(sentence) <= _SHORT_LINE and self._is_labelled(place, sentence)
        met = sentence.start in self._met
        # At another place and on another day, it is another event that is not named.
        other = sentence.start not in self._named and (
            sentence.start in self._otherwise or self._others.is_in(sentence)
        )
        other = other or bool(said & words_of("events", "other_times"))
        if other or not ((happens and met) or (labelled and event.city)):
            return None
        name = place.form.text
        province = name in _provinces() and name not in load("concepts")["places"]["municipalities"]
        return (event.province if province else event.city) or event.city or event.province


def names_event(findings: Sequence[Finding], event: Event) -> bool:
    """Return whether findings name the day and the place of the event."""
    day = any(each.kind == "date" and each.record == event.id for each in findings)
    place = any(each.kind == "place" and each.record for each in findings)
    return day and place
