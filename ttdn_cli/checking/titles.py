"""The offices that an article gives to people, and whether they are those of the dataset."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ttdn_cli.checking.concepts import pairs_of, ranks, words_of
from ttdn_cli.checking.forms import content_in, content_of, spellings
from ttdn_cli.checking.words import Article, words_in
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.records import Organization, PersonOrGroup, Title
from ttdn_cli.text.gazetteer import load, plain_surnames
from ttdn_cli.text.unicode import fold

_VERBS = 5
"""Words between a name and the capacity in which somebody comes."""

_MOST = 16
"""Words of a title and its body."""

_STOP = re.compile(r"[;:()\[\]\n“”\"!?]|\.(?!\w)| [-–—] ")
_COMMA = re.compile(r",")
_AFTER = re.compile(r"[ \xa0]?(?:,|\(|[-–—])[ \xa0]?|[ \xa0]")
_COMPOUND = re.compile(r"(vize|stellvertretend\w* )?(\w*?)(minister)(?:in|s)?")
"""A minister in one word of German: `Vizeinformationsminister`."""


class Office(NamedTuple):
    """An office that an article names.

    Attributes:
        rank: which, of those that a lexicon knows.
        first: its first word.
        stop: behind the last word of the office.
        body: words of German that stand within the office itself.
    """

    rank: str
    first: int
    stop: int
    body: tuple[str, ...] = ()


class Held(NamedTuple):
    """A title that an article gives to somebody.

    Attributes:
        rank: the office.
        words: those of the title, with its body.
        body: what is said of the body.
        former: whether it is held no longer, or not yet.
    """

    rank: str
    words: range
    body: frozenset[str]
    former: bool


class Offices:
    """The offices that an article names.

    Attributes:
        every: in order.
        starts: the same by their first word.
    """

    def __init__(self, every: list[Office]) -> None:
        self.every = every
        self.starts = {each.first: each for each in every}
        self._firsts = [each.first for each in every]

    def before(self, place: int, first: int) -> list[Office]:
        """Return the offices that begin before a word, the nearest first.

        Args:
            place: the word.
            first: where those begin that are free.
        """
        start, stop = bisect_left(self._firsts, first), bisect_left(self._firsts, place)
        return self.every[start:stop][::-1]


def find_offices(article: Article) -> Offices:
    """Return the offices that an article names."""
    pairs = pairs_of(article.words)
    found = [
        Office(each.name, each.first, each.stop)
        for each in ranks().find(pairs, plain=not article.is_marked)
    ]
    taken = {place for each in found for place in range(each.first, each.stop)}
    for place, word in enumerate(article.words):
        if place in taken or "minister" not in word.plain or len(word.plain) < 10:
            continue
        if compound := _COMPOUND.fullmatch(word.plain):
            rank = "deputy_minister" if compound[1] else "minister"
            field = tuple(content_in(compound[2]))
            found.append(Office(rank, place, place + 1, field))
    return Offices(sorted(found, key=lambda each: each.first))


def titles_before(article: Article, offices: Offices, name: range, free: int) -> Iterator[Held]:
    """Yield the titles that stand before a name, the nearest first.

    Args:
        article: the text.
        offices: in it.
        name: the words of the name.
        free: the first word that is not of a name or title before.
    """
    stop = name.start
    honorifics = words_of("persons", "honorifics")
    while stop > 0 and article.words[stop - 1].low in honorifics:
        stop -= 1
    if stop > 0 and article.words[stop - 1].low in words_of("persons", "joining") - {"của"}:
        return
    sentence = article.sentence_of(name.start)
    for office in offices.before(stop, max(free, sentence.start)):
        if office.first >= stop:
            continue
        if office.stop < stop - _MOST:
            return
        gaps = [article.gap_after(place) for place in range(office.first, stop)]
        commas = sum(_COMMA.search(gap) is not None for gap in gaps)
        if any(map(_STOP.search, gaps)):
            return
        called = _COMMA.search(gaps[-1]) and commas == 1 and stop < name.start
        if commas and not called and not _is_title(article, office, stop):
            return
        yield _held(article, office, stop)
        stop = office.first
        while stop > sentence.start and article.words[stop - 1].low in ("và", "kiêm", "and"):
            stop -= 1


def _is_title(article: Article, office: Office, stop: int) -> bool:
    """Return whether words behind an office are but its body."""
    return all(_goes_on(article, place) for place in range(office.stop, stop))


def titles_after(
    article: Article, offices: Offices, name: range, names: frozenset[int]
) -> Iterator[Held]:
    """Yield the titles that stand behind a name, in order.

    Args:
        article: the text.
        offices: in it.
        name: the words of the name.
        names: the first words of all names; a title right before one is that of the next person.
    """
    sentence = article.sentence_of(name.start)
    place = name.stop
    links = words_of("persons", "links") | words_of("persons", "terms")
    modifiers = words_of("persons", "modifiers")
    joining = words_of("persons", "joining")
    starts = offices.starts
    while place < sentence.stop and _AFTER.fullmatch(article.gap_after(place - 1)):
        plain_gap = not article.gap_after(place - 1).strip()
        first = place
        if place == name.stop and (capacity := _in_capacity(article, place, sentence.stop)):
            place = capacity
        more = links | modifiers if place == name.stop else links | modifiers | joining
        while place < sentence.stop and place not in starts and article.words[place].low in more:
            place += 1
        office = starts.get(place)
        if office is None or (plain_gap and place == first):
            return
        stop = office.stop
        while stop < sentence.stop and stop - place < _MOST:
            gap = article.gap_after(stop - 1)
            if _STOP.search(gap) or stop in names or not _goes_on(article, stop):
                break
            next_office = stop in starts or (
                article.words[stop].low in modifiers and stop + 1 in starts
            )
            if next_office or (_COMMA.search(gap) and not _listed(article, stop)):
                break
            stop += 1
        if (
            stop in names
            and not article.gap_after(stop - 1).strip()
            and article.words[stop - 1].low not in ("và", "and", "cùng", "und", "et")
        ):
            return
        held = _held(article, office, stop)
        yield held
        place = held.words.stop


def _in_capacity(article: Article, place: int, stop: int) -> int | None:
    """Return where an office may stand behind `came as`, `với tư cách là`, or None."""
    for each in range(place, min(stop, place + _VERBS)):
        said = article.said_in(range(each, min(stop, each + 2)))
        if said & words_of("persons", "capacities"):
            two = each + 1 < stop and f"{article.words[each].low} {article.words[each + 1].low}"
            each += 2 if two in words_of("persons", "capacities") else 1
            while each < stop and article.words[each].low in words_of("persons", "capacity_words"):
                each += 1
            return each
        if article.words[each].is_capital or article.gap_after(each).strip():
            return None
    return None


def places_before(article: Article, first: int) -> int | None:
    """Return where the name of a province begins that stands before an office, or None."""
    for size in (3, 2):
        start = first - size
        if article.is_marked or start < article.sentence_of(first).start:
            continue
        said = " ".join(each.plain for each in article.words[start:first])
        if said in _plain_provinces() and article.words[start].is_capital:
            return start
    return None


@cache
def _plain_provinces() -> frozenset[str]:
    return frozenset(fold(name) for names in load("provinces").values() for name in names)


def _listed(article: Article, place: int) -> bool:
    """Return whether behind a comma the name of a body goes on: `Culture, Sports and Tourism`."""
    word = article.words[place]
    return (
        word.is_capital
        and not article.is_marked
        and any(
            article.words[each].low in ("and", "und", "et")
            for each in range(place, min(place + 3, len(article.words)))
        )
    )


def _goes_on(article: Article, place: int) -> bool:
    """Return whether a word can be one of the body of a title."""
    word = article.words[place]
    return (
        word.is_capital
        or word.low in words_of("persons", "connectors")
        or word.low in words_of("persons", "modifiers")
        or _before_connector(article, place)
    )


def _before_connector(article: Article, place: int) -> bool:
    """Return whether a small word of Vietnamese belongs to a name before it: `Thông tin và`."""
    before = article.words[place - 1]
    known = _body_words()
    return before.low in known and article.words[place].low in known


def _body_words() -> frozenset[str]:
    return words_of("persons", "body_words")


def _held(article: Article, office: Office, stop: int) -> Held:
    while stop > office.stop and article.words[stop - 1].low in words_of("persons", "joining"):
        stop -= 1
    first = office.first
    more = words_of("persons", "modifiers")
    while (
        first and article.words[first - 1].low in more and not article.gap_after(first - 1).strip()
    ):
        first -= 1
    place = places_before(article, first)
    first = place if place is not None else first
    words = [*article.words[first : office.first], *article.words[office.stop : stop]]
    body = [each for word in words for each in content_of(word)]
    before = article.words[first - 1].low if first else ""
    former = before in words_of("persons", "terms") and not _is_surname(article, first - 1)
    return Held(office.rank, range(first, stop), frozenset([*body, *office.body]), former)


def _is_surname(article: Article, place: int) -> bool:
    """Return whether a word is that of a name: `Nguyen`, which is `nguyên` without its mark."""
    word = article.words[place]
    return word.is_capital and word.low == word.plain and word.plain in plain_surnames()


class Known(NamedTuple):
    """A title of the dataset as an article may write it.

    Attributes:
        title: the title.
        ranks: its office in each language, of those that a lexicon knows.
        body: all that may be said of its body.
        own: what the title itself says of it, in either language.
    """

    title: Title
    ranks: frozenset[str]
    body: frozenset[str]
    own: tuple[frozenset[str], ...]


def known_titles(person: PersonOrGroup, index: Index) -> list[Known]:
    """Return the titles of a person of the dataset."""
    return [_known(each, index) for each in person.titles]


def _known(title: Title, index: Index) -> Known:
    found, own = set(), []
    for said in (title.title.vi, title.title.en):
        if not said:
            continue
        words = words_in(said)
        office = next(ranks().find(pairs_of(words)), None)
        found |= {office.name} if office else set()
        rest = words[office.stop :] if office else words
        own.append(frozenset(each for word in rest for each in content_of(word)))
    body = index.records.get(title.organization or "")
    names = [*body.names, *body.aliases] if isinstance(body, Organization) else []
    if isinstance(body, Organization):
        names += [each for each in (body.name_en, body.name_vi) if each]
    said_of = [each for each in (title.title.vi, title.title.en, *names) if each]
    for term in index.dataset.glossary:
        if term.expansion and any(term.term in each for each in said_of):
            names.append(term.expansion)
    written = [form for each in (*said_of, *names) for form in spellings(each)]
    every = frozenset().union(*own, *(content_in(each) for each in written))
    return Known(title, frozenset(found), every, tuple(own))
