"""Whose figures an article gives: those of a province, a town, a body, a country or the nation."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import takewhile

from ttdn_cli.checking.concepts import words_of
from ttdn_cli.checking.contexts import BREAK
from ttdn_cli.checking.findings import Finding
from ttdn_cli.checking.forms import Place
from ttdn_cli.checking.own_figures import NATION, Owner, OwnFigures, nation_names
from ttdn_cli.checking.place_lists import PlaceLists
from ttdn_cli.checking.words import Article
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.metrics import Metric
from ttdn_cli.text.gazetteer import load
from ttdn_cli.text.unicode import fold

_LONGEST = 2
"""Words of a name that tell it from others."""

_CLASS = 4
"""Words of the longest name for what a body is."""


class Owners:
    """Those in an article of whom figures are said, and whether those are whose a dataset's are.

    Args:
        article: the text.
        places: the names of places in it; those that the dataset has not are without a record.
        bodies: what was found of the bodies in it.
        people: the words of people and of what else is known there.
        figures: the words of the quantities in it, in order.
        index: the dataset.
        opened: whether a sentence that names nobody is about whom the article begins with.

    Attributes:
        opened: the same.
    """

    def __init__(
        self,
        article: Article,
        places: Sequence[Place],
        bodies: Sequence[Finding],
        people: Sequence[Finding],
        figures: Sequence[range],
        index: Index,
        *,
        opened: bool = False,
    ) -> None:
        self.opened = opened
        self._article = article
        self._own = OwnFigures(index)
        self._taken = {
            word for each in (*bodies, *people) for word in article.words_in(each.start, each.end)
        } | {word for each in places for word in each.words}
        self._lists = PlaceLists(article, [each.words for each in places], figures)
        found = [*self._listed(places), *self._called(), *self._national()]
        found += (self._at(each) for each in self._lists.beside)
        found += [*self._held(bodies), *self._named()]
        self._places = sorted((self._at(each.words) for each in places), key=lambda each: each.word)
        self._central = [Owner(word, NATION) for word in self._offices()]
        self._found = sorted(found, key=lambda each: each.word)
        head = self._head(places, bodies) if opened else []
        self._first = sorted(head, key=lambda each: each.word)

    def are_others(self, words: range, stop: int, metric: Metric) -> bool:
        """Return whether a figure is said of somebody else than that of a dataset.

        Who stands before it tells, the last of several; and who stands behind it, where that owns
        something.

        Args:
            words: of the figure.
            stop: up to where the words behind it are of it.
            metric: the figure of the dataset.
        """
        if turn := self._lists.in_turn(words):
            return not self._is_own(self._at(turn), metric)
        start = self._article.sentence_of(words.start).start
        before = self._between(start, words.start)
        behind = self._between(words.stop, self._clause(words.stop, stop))
        if before and behind:
            behind = [each for each in behind if each.name != NATION]
        if before and self._lists.are_several(before[-1].word):
            return True
        several: Sequence[Owner] = [*before[-1:], *behind[:1]]
        if self.opened and not several:
            several = self._speaking(range(start, words.start))
        if several:
            return not all(self._is_own(each, metric) for each in several)
        first = _within(self._first, range(words.start)) or self._first
        return bool(first) and not any(self._is_own(each, metric) for each in first)

    def _speaking(self, words: range) -> Sequence[Owner]:
        """Return where a clause begins with its place, or the country where its offices speak.

        Where a place stands there too, they may speak of that: `Thăm Huế, Thủ tướng cho biết`.

        Args:
            words: those of a sentence before a figure.
        """
        article = self._article
        named = _within(self._places, words)
        begins = [
            each
            for each in named
            if each.word > words.start
            and article.words[each.word - 1].low in words_of("owners", "at")
            and (each.word - 1 == words.start or BREAK.search(article.gap_after(each.word - 2)))
        ]
        spoken = _within(self._central, words) if not named else []
        return spoken[-1:] or begins[-1:]

    def _offices(self) -> Iterator[int]:
        """Yield where those speak who speak for the country: `Thủ tướng`, `Bộ Y tế`."""
        words = self._article.words
        for number, word in enumerate(words[:-1]):
            two = f"{word.low} {words[number + 1].low}"
            ministry = word.text == "Bộ" and words[number + 1].is_capital
            if ministry or two in words_of("owners", "central"):
                yield number

    def _at(self, words: range) -> Owner:
        return Owner(words.start, _plain(self._article, words))

    def _between(self, start: int, stop: int) -> Sequence[Owner]:
        return _within(self._found, range(start, stop))

    def _clause(self, start: int, stop: int) -> int:
        for word in range(start, stop):
            if BREAK.search(self._article.gap_after(word - 1)):
                return word
        return stop

    def _is_own(self, owner: Owner, metric: Metric) -> bool:
        before = self._article.words[owner.word - 1].plain if owner.word else ""
        return self._own.are_of(owner, before, metric)

    def _head(self, places: Sequence[Place], bodies: Sequence[Finding]) -> list[Owner]:
        """Return whom the first sentence of the article names, or for whom those speak."""
        first = self._article.sentence_of(0)
        words = self._article.words
        named = [
            Owner(each.words.start, _plain(self._article, each.words))
            for each in places
            if each.words.start < first.stop
        ]
        for each in bodies:
            inside = self._article.words_in(each.start, each.end)
            if inside and inside.start < first.stop and words[inside.start].low != "bộ":
                named.append(Owner(inside.start, _plain(self._article, inside), each.record))
        begun = (self._body(word) for word in first)
        named += [self._at(each) for each in begun if each]
        country = (each for each in [*self._found, *self._central] if each.name == NATION)
        return named or [each for each in country if each.word < first.stop]

    def _listed(self, places: Sequence[Place]) -> Iterator[Owner]:
        """Yield where a place owns something: `của Quảng Bình`."""
        words = self._article.words
        for place in places:
            first, stop = place.words.start, place.words.stop
            before = words[first - 1].low if first else ""
            opens = first == self._article.sentence_of(first).start
            behind = self._article.text[words[stop - 1].end :][:2]
            after = words[stop].low if stop < len(words) else ""
            dateline = self._article.gap_after(stop - 1).strip() != ""
            if (
                before in words_of("owners", "before")
                or after in words_of("owners", "behind")
                or behind in ("’s", "'s")
                or (opens and not dateline)
                or (after in words_of("owners", "has") and before not in ("tại", "ở", "in", "at"))
            ):
                yield Owner(first, _plain(self._article, place.words))

    def _called(self) -> Iterator[Owner]:
        """Yield where a class of places stands before a name that is in no list."""
        for number in range(len(self._article.words)):
            if number + 1 in self._taken or not self._is_class(number):
                continue
            if name := self._capitals(number + 1, _LONGEST):
                yield self._at(name)

    def _is_class(self, number: int) -> bool:
        """Return whether a word says what a place is: `xã`, or the second one of `đặc khu`."""
        words, classes = self._article.words, words_of("owners", "classes")
        word = words[number].low
        before = f"{words[number - 1].low if number else ''} {word}"
        if word not in classes and before not in classes:
            return False
        after = f"{word} {words[number + 1].low if number + 1 < len(words) else ''}"
        return words_of("owners", "no_classes").isdisjoint((before, after))

    def _national(self) -> Iterator[Owner]:
        """Yield where the whole country is named, but where something is compared with it."""
        words = self._article.words
        for number, word in enumerate(words[:-1]):
            two = f"{word.plain} {words[number + 1].plain}"
            if two in nation_names() or word.plain in nation_names():
                before = words[number - 1].low if number else ""
                if two != "viet nam" or before in ("của", "of"):
                    yield Owner(number, NATION)

    def _held(self, bodies: Sequence[Finding]) -> Iterator[Owner]:
        """Yield where a body owns something, or begins a sentence: `của Tập đoàn Sao Mai`."""
        words = self._article.words
        for each in bodies:
            inside = self._article.words_in(each.start, each.end)
            if not inside or fold(each.text).startswith(tuple(words_of("owners", "of_places"))):
                continue
            opens = inside.start == self._article.sentence_of(inside.start).start
            after = words[inside.stop].low if inside.stop < len(words) else ""
            says = after in words_of("owners", "says") or words[inside.start].low == "bộ"
            if self._owns(inside.start) or (opens and not says):
                yield Owner(inside.start, _plain(self._article, inside), each.record)

    def _named(self) -> Iterator[Owner]:
        """Yield where another name owns something, or begins a sentence: `của Vinamilk`."""
        for number in range(len(self._article.words)):
            owns = self._owns(number, ("của",))
            opens = number == self._article.sentence_of(number).start
            name = self._body(number) if owns or opens else None
            if not name and owns and number not in self._taken and not self._is_common(number):
                name = self._capitals(number, len(self._article.words))
            if name and (plain := _plain(self._article, name)) not in nation_names():
                yield Owner(number, plain)

    def _body(self, word: int) -> range | None:
        """Return the words of a body that begins at a word with what it is: `Tập đoàn Sao Mai`."""
        words, stop = self._article.words, word
        if words[word].text.isupper():
            return None  # `BÁO CÁO` begins like a newspaper.
        if word + 1 < len(words) and words[word + 1].low == "trưởng":
            return None  # Nor is `Bộ trưởng Đào Văn An` a ministry.
        while word not in self._taken and stop < len(words) and words[stop].is_capital:
            size = _begins(tuple(each.low for each in words[stop : stop + _CLASS]))
            if not size:
                break
            stop += size
        if stop == word:
            return None
        for place in range(stop, min(stop + _LONGEST + 1, len(words))):
            if name := self._capitals(place, len(words)):
                return range(word, name.stop)
            if self._article.gap_after(place - 1) != " ":
                break
        return None

    def _owns(self, word: int, before: Sequence[str] = ("của", "of")) -> bool:
        """Return whether `của` stands before a word, and no `báo cáo` before that."""
        words = self._article.words
        place = word - 1
        if place > 0 and words[place].low == "the":
            place -= 1
        if place < 0 or words[place].low not in before:
            return False
        source = words[place - 1] if place else None
        if source is None:
            return True
        title = source.is_capital and not source.text.isupper() and words[place].low == "of"
        return not title and source.low not in words_of("owners", "sources")

    def _is_common(self, word: int) -> bool:
        """Return whether a capital begins what is no name: `Nhà nước`."""
        words = self._article.words
        two = " ".join(each.low for each in words[word : word + 2])
        return two in _common() or words[word].low in words_of("owners", "common")

    def _capitals(self, first: int, most: int) -> range | None:
        """Return the words in capitals from one on, or None where it has none."""
        words = self._article.words
        row = takewhile(
            lambda place: (
                words[place].is_capital
                and (place == first or self._article.gap_after(place - 1) == " ")
            ),
            range(first, min(first + most, len(words))),
        )
        stop = max(row, default=-1) + 1
        beside = first > 0 and self._article.gap_after(first - 1) == " "
        return range(first, stop) if stop and beside else None


def _within(owners: Sequence[Owner], words: range) -> Sequence[Owner]:
    """Return those in order that stand in a row of words."""
    first, last = (bisect_left(owners, (each,)) for each in (words.start, words.stop))
    return owners[first:last]


def _plain(article: Article, words: range) -> str:
    return " ".join(each.plain for each in article.words[words.start : words.stop])


@cache
def _common() -> frozenset[str]:
    lists = load("names")
    return frozenset((*lists["common"], *lists["bodies"]))


@lru_cache(maxsize=1 << 14)
def _begins(words: tuple[str, ...]) -> int:
    """Return how many words say that a body follows: two of `Tập đoàn Sao Mai`."""
    sizes = range(len(words), 0, -1)
    return next((size for size in sizes if " ".join(words[:size]) in _classes()), 0)


@cache
def _classes() -> frozenset[str]:
    return frozenset(each.casefold() for each in load("organizations")["begin"])
