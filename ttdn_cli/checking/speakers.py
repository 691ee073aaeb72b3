"""For whom an article speaks where a sentence names nobody: a place, a body or the country."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from ttdn_cli.checking.concepts import words_of
from ttdn_cli.checking.contexts import BREAK
from ttdn_cli.checking.own_figures import NATION, Owner
from ttdn_cli.checking.words import Article

_NEAR = 6
"""Words before the name of the country that say that somebody is compared with it."""

_OFFICE = 2
"""Words of an office in Vietnamese, behind which its country stands."""

CAPITAL = "ha noi"
"""Where the country's offices are, and most reports from them."""


class Spoken(NamedTuple):
    """For whom a sentence speaks.

    Attributes:
        owners: each of them.
        certain: whether it is for one of them, or for whom words do not tell.
    """

    owners: Sequence[Owner] = ()
    certain: bool = True


class Speakers:
    """Where an article speaks of a place, and where those speak who speak for the country.

    Args:
        article: the text.
        places: the words of the places in it.
        lands: those of other countries and of regions.
        nation: where it speaks of the whole country.
        bare: the words of names of places that are in no list.
    """

    def __init__(
        self,
        article: Article,
        places: Iterable[range],
        lands: Iterable[range],
        nation: Iterable[Owner],
        bare: Iterable[range],
    ) -> None:
        self._article = article
        self._places = [_at(article, each) for each in sorted(places, key=lambda each: each.start)]
        self._venues = {each for each in self._places if self._is_venue(each)}
        self._lands = [_at(article, each) for each in sorted(lands, key=lambda each: each.start)]
        self._bare = [_at(article, each) for each in sorted(bare, key=lambda each: each.start)]
        self._names = {word for each in (*self._places, *self._bare) for word in _words(each)}
        self._offices = [Owner(word, NATION, speaks=True) for word in _offices_in(article)]
        self._national = sorted([*self._offices, *nation], key=_place)
        starts = {each.word: each for each in self._lands}
        self._offices = [self._of_land(each, starts) or each for each in self._offices]

    def are_elsewhere(self, owners: Sequence[Owner], words: range) -> bool:
        """Return whether all of several are places at which offices of the country speak."""
        spoken = within(self._offices, words)
        return self._venues.issuperset(owners) and self._speaks(spoken)

    def of_clause(self, words: range) -> Spoken:
        """Return for whom the words of a sentence before a figure speak.

        A clause begins with its place, or the offices of the country speak: then a place that is
        named otherwise may be that of which they speak, as in `Thăm Huế, Thủ tướng cho biết`.
        """
        named = within(self._places, words)
        spoken = within(self._offices, words)
        begins = [each for each in named if self._begins(each, words)]
        bare = [each for each in within(self._bare, words) if self._begins(each, words)]
        if bare and not begins:
            return self._of_bare(bare[-1], spoken, words)
        if not named and spoken:
            return Spoken(spoken[-1:])
        if not spoken:
            lands = [each for each in within(self._lands, words) if self._begins(each, words)]
            return Spoken(sorted([*begins, *lands], key=_place)[-1:])
        return self._of_venues(named, spoken) if self._speaks(spoken) else Spoken(begins[-1:])

    def of_head(self, first: range, bodies: Iterable[Owner]) -> Spoken:
        """Return for whom the first sentence of an article speaks.

        Args:
            first: its words.
            bodies: those that it names.
        """
        named = within(self._places, first)
        country = [each for each in within(self._national, first) if not self._is_beside(each)]
        offices = {each.word for each in self._offices}
        spoken = [each for each in bodies if each.word not in offices]
        every = sorted([*named, *spoken], key=_place)
        if every and len(every) == len(named) and self._venues.issuperset(named):
            if self._speaks(within(self._offices, first)):
                return self._of_venues(named, country)
            if all(each.name == CAPITAL for each in named):
                return Spoken([*named, Owner(first.start, NATION, speaks=True)], certain=False)
        land = [each for each in within(self._lands, first) if each.word == first.start]
        return Spoken(every or country or land)

    def _is_beside(self, nation: Owner) -> bool:
        """Return whether somebody is compared with the country: `cao hơn mức 2% của cả nước`.

        `Hơn 90% dân số cả nước` compares nobody.
        """
        low = [e.low for e in self._article.words[max(0, nation.word - _NEAR) : nation.word + 1]]
        said = {f"{one} {other}" for one, other in pairwise(low)}
        said |= {one for one, other in pairwise(low) if not other.isdecimal()}
        return not said.isdisjoint(words_of("owners", "compared"))

    def _of_venues(self, named: Sequence[Owner], spoken: Sequence[Owner]) -> Spoken:
        """Return for whom the offices of the country speak that are at places.

        In the capital it is for the country; elsewhere it may be of the place.
        """
        if not self._venues.issuperset(named):
            return Spoken()
        if all(each.name == CAPITAL for each in named):
            return Spoken(spoken[-1:])
        return Spoken([*named, *spoken[-1:]], certain=False)

    def _speaks(self, offices: Sequence[Owner]) -> bool:
        """Return whether one of several offices speaks: no decision `của Chính phủ` does."""
        words = self._article.words
        before = ({words[each.word - 1].low} if each.word else set() for each in offices)
        return any(each.isdisjoint(words_of("owners", "silent")) for each in before)

    def _of_bare(self, place: Owner, spoken: Sequence[Owner], words: range) -> Spoken:
        """Return for whom a clause speaks that begins with a place in no list.

        Whoever is named behind it may speak there of others.
        """
        if spoken:
            return Spoken([place, *spoken[-1:]], certain=False)
        alone = self._goes_on(range(place.word, words.stop))
        return Spoken([place] if alone else (), certain=alone)

    def _goes_on(self, words: range) -> bool:
        """Return whether nobody is named in words but places, as one who may speak there."""
        said = (self._article.words[each] for each in words if each not in self._names)
        return not any(each.is_capital and not each.text.isupper() for each in said)

    def _of_land(self, office: Owner, lands: Mapping[int, Owner]) -> Owner | None:
        """Return the office of another country that a sentence is from: `Theo Thủ tướng Lào`."""
        start, word = self._article.sentence_of(office.word).start, office.word
        opens = word == start or (
            word == start + 1 and self._article.words[start].low in words_of("owners", "by")
        )
        land = lands.get(word + _OFFICE) if opens else None
        joined = land and self._article.gap_after(land.word - 1) == " "
        return Owner(word, land.name) if land and joined else None

    def _is_venue(self, place: Owner) -> bool:
        """Return whether an article says no more of a place than that it is there, or is from it.

        `Hà Nội (TTXVN) - …`, `Sáng 5/1, tại Hà Nội, …`
        """
        words, start = self._article.words, self._article.sentence_of(place.word).start
        first = self._with_class(place, start)
        if first > start:
            return words[first - 1].low in words_of("owners", "at")
        gap = self._article.gap_after(place.word + place.name.count(" "))
        return bool(gap.strip()) and ":" not in gap

    def _with_class(self, place: Owner, start: int) -> int:
        """Return where a place begins with what it is: `thành phố Hà Nội`."""
        words, first = self._article.words, place.word
        while first > start and words[first - 1].low in words_of("owners", "cities"):
            first -= 1
        return first

    def _begins(self, place: Owner, words: range) -> bool:
        """Return whether a clause begins with a place: `Tại Lào Cai`."""
        at = self._with_class(place, words.start) - 1
        if at < words.start or self._article.words[at].low not in words_of("owners", "at"):
            return False
        return at == words.start or bool(BREAK.search(self._article.gap_after(at - 1)))


@lru_cache(maxsize=2)
def _offices_in(article: Article) -> Sequence[int]:
    """Return where those speak who speak for the country: `Thủ tướng`, `Bộ Y tế`."""
    words, found = article.words, []
    for number, word in enumerate(words[:-1]):
        two = f"{word.low} {words[number + 1].low}"
        ministry = word.text == "Bộ" and words[number + 1].is_capital
        if ministry or two in words_of("owners", "central"):
            found.append(number)
    return found


def within(owners: Sequence[Owner], words: range) -> Sequence[Owner]:
    """Return those in order that stand in a row of words."""
    first, last = (bisect_left(owners, (each,)) for each in (words.start, words.stop))
    return owners[first:last]


def plain(article: Article, words: range) -> str:
    """Return words in small letters without diacritics."""
    return " ".join(each.plain for each in article.words[words.start : words.stop])


def _at(article: Article, words: range) -> Owner:
    return Owner(words.start, plain(article, words))


def _words(owner: Owner) -> range:
    return range(owner.word, owner.word + owner.name.count(" ") + 1)


def _place(owner: Owner) -> int:
    return owner.word
