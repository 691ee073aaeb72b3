"""Whose figures an article gives: those of a province, a town, a body, a country or the nation."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from ttdn_cli.checking.abroad import lands_in, names_of
from ttdn_cli.checking.concepts import words_of
from ttdn_cli.checking.contexts import BREAK
from ttdn_cli.checking.findings import Finding
from ttdn_cli.checking.forms import Place
from ttdn_cli.checking.levels import narrowest
from ttdn_cli.checking.own_figures import NATION, Owner, OwnFigures, nation_names
from ttdn_cli.checking.owner_names import OwnerNames
from ttdn_cli.checking.place_lists import PlaceLists
from ttdn_cli.checking.words import Article
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.metrics import Metric
from ttdn_cli.text.unicode import fold


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
        taken = {
            word for each in (*bodies, *people) for word in article.words_in(each.start, each.end)
        } | {word for each in places for word in each.words}
        self._names = OwnerNames(article, taken)
        named = [each.words for each in places]
        self._lands = [*lands_in(article)]
        self._lists = PlaceLists(article, [*named, *self._lands], figures)
        owning, called = [*self._names.owning()], [*self._names.called()]
        bare = [(each, article.words_in(each.start, each.end)) for each in bodies]
        starts = {each.start: each for each in named}
        whole = [(each, self._with_place(words, starts)) for each, words in bare if words]
        held = [(each, words) for each, words in whole if not _is_of_place(each)]
        parts = {word for words in (*owning, *(each for _, each in held)) for word in words[1:]}
        beside = [*self._owning([*named, *self._lands]), *self._lists.beside]
        owned = [*(each for each in beside if parts.isdisjoint(each)), *called]
        smaller = narrowest(article, [*named, *called])
        owned = [smaller.get(each.start, each) for each in owned]
        found = {self._at(each) for each in [*owned, *owning]}
        found -= {each for each in found if each.name in nation_names()}
        self._places = sorted((self._at(each.words) for each in places), key=lambda each: each.word)
        self._central = [Owner(word, NATION) for word in self._offices()]
        self._found = sorted(
            {*found, *self._held(held), *self._national()}, key=lambda each: each.word
        )
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
        alike = (owner._replace(name=each) for each in names_of(owner.name))
        return any(self._own.are_of(each, before, metric) for each in alike)

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
        begun = (self._names.body(word) for word in first)
        named += [self._at(each) for each in begun if each]
        country = (each for each in [*self._found, *self._central] if each.name == NATION)
        return named or [each for each in country if each.word < first.stop]

    def _owning(self, names: Sequence[range]) -> Iterator[range]:
        """Yield which of the names of places and countries own something: `của Quảng Bình`."""
        words = self._article.words
        for name in names:
            before = words[name.start - 1].low if name.start else ""
            after = words[name.stop].low if name.stop < len(words) else ""
            opens = name.start == self._article.sentence_of(name.start).start
            if (
                before in words_of("owners", "before")
                or after in words_of("owners", "behind")
                or words[name.stop - 1].text.endswith(("’s", "'s"))
                or (opens and not self._article.gap_after(name.stop - 1).strip())
                or (self._names.has(name.stop) and before not in words_of("owners", "at"))
            ):
                yield name

    def _national(self) -> Iterator[Owner]:
        """Yield where the whole country is named, but where something is compared with it."""
        words = self._article.words
        for number, word in enumerate(words[:-1]):
            two = f"{word.plain} {words[number + 1].plain}"
            if two in nation_names() or word.plain in nation_names():
                before = words[number - 1].low if number else ""
                if two != "viet nam" or before in ("của", "of"):
                    yield Owner(number, NATION)

    def _held(self, bodies: Sequence[tuple[Finding, range]]) -> Iterator[Owner]:
        """Yield where a body owns something, or begins a sentence: `của Tập đoàn Sao Mai`."""
        words = self._article.words
        for each, inside in bodies:
            opens = inside.start == self._article.sentence_of(inside.start).start
            after = words[inside.stop].low if inside.stop < len(words) else ""
            says = after in words_of("owners", "says") or words[inside.start].low == "bộ"
            owns = self._names.owns(inside.start) or self._names.has(inside.stop)
            if owns or (opens and not says):
                yield Owner(inside.start, _plain(self._article, inside), each.record)

    def _with_place(self, body: range, places: Mapping[int, range]) -> range:
        """Return the words of a body with those of its place behind it: `Sở Y tế Hà Nội`."""
        words, place = self._article.words, body.stop
        while place < len(words) and words[place].low in words_of("levels", "between"):
            place += 1
        gaps = {self._article.gap_after(each) for each in range(body.stop - 1, place)}
        return range(body.start, places[place].stop) if place in places and gaps == {" "} else body


def _is_of_place(body: Finding) -> bool:
    """Return whether a body speaks for its place, of which its figures are."""
    return fold(body.text).startswith(tuple(words_of("owners", "of_places")))


def _within(owners: Sequence[Owner], words: range) -> Sequence[Owner]:
    """Return those in order that stand in a row of words."""
    first, last = (bisect_left(owners, (each,)) for each in (words.start, words.stop))
    return owners[first:last]


def _plain(article: Article, words: range) -> str:
    return " ".join(each.plain for each in article.words[words.start : words.stop])
