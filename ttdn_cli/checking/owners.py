"""Whose figures an article gives: those of a province, a town, a body, a country or the nation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from ttdn_cli.checking.concepts import words_of
from ttdn_cli.checking.contexts import BREAK
from ttdn_cli.checking.findings import Finding
from ttdn_cli.checking.forms import Place
from ttdn_cli.checking.indicated import Indicated
from ttdn_cli.checking.lands import asides, described, is_land, lands_in, say_land
from ttdn_cli.checking.levels import narrowest
from ttdn_cli.checking.nation import nation_in, vietnam_in
from ttdn_cli.checking.openings import bare_openings, bare_venues, openings
from ttdn_cli.checking.openings import described as described_places
from ttdn_cli.checking.own_figures import NATION, Owner, OwnFigures, nation_names
from ttdn_cli.checking.own_texts import own_texts
from ttdn_cli.checking.owner_names import OwnerNames
from ttdn_cli.checking.place_lists import PlaceLists
from ttdn_cli.checking.speakers import Speakers, Spoken, plain, within
from ttdn_cli.checking.subsidiaries import subsidiaries
from ttdn_cli.checking.words import Article
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.metrics import Metric
from ttdn_cli.text.unicode import fold

_NEAR = 4
"""Words before a figure that say that it is a part of somebody's."""


class Owners:
    """Those in an article of whom figures are said, and whether those are whose a dataset's are.

    Args:
        article: the text.
        places: the names of places in it; those that the dataset has not are without a record.
        bodies: what was found of the bodies in it.
        people: the words of people and of what else is known there.
        figures: the words of the quantities in it, in order.
        index: the dataset.
        unknown: the words of names of places that are in no list.
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
        unknown: Sequence[range] = (),
        opened: bool = False,
    ) -> None:
        self.opened = opened
        self._article = article
        self._own = OwnFigures(index)
        self._texts = [*own_texts(index)]
        named = [each.words for each in places]
        known = [article.words_in(each.start, each.end) for each in (*bodies, *people)]
        self._names = OwnerNames(article, _words_of(*known, *named))
        lands = {*lands_in(article)}
        named = [each for each in named if each not in lands]
        lands = {each for each in lands if _words_of(*named).isdisjoint(each)}
        lands -= described(article, lands)
        listed = [*named, *lands]
        unlisted = [each for each in unknown if _words_of(*listed).isdisjoint(each)]
        self._lists = PlaceLists(article, [*listed, *unlisted], figures, lands)
        self._indicated = Indicated(article, [*listed, *unlisted], vietnam_in(article))
        self._bare: set[int] = set()
        called = [*self._names.called()]
        levels: dict[range, int] = {}
        closed = _words_of(*known, *listed, *vietnam_in(article))
        for each in openings(self._names, article, closed, named) if opened else ():
            self._bare.add(each[0].start)
            called.append(each[0])
            levels |= {words: number for number, words in enumerate(each, 1)}
        venues = [each for each in bare_venues(article) if closed.isdisjoint(each)]
        more = [*described_places(article, [*named, *bare_openings(article)])] if opened else []
        owning = [*self._names.owning()]
        whole = [*known[: len(bodies)], *owning]
        parts = [*subsidiaries(self._names, article, filter(None, whole))]
        called += [each for each, _ in (*more, *parts)]
        self._smaller = narrowest(article, [*named, *called, *unlisted], levels)
        nation = [Owner(each, NATION) for each in nation_in(article)]
        found = [*self._owned(bodies, named, lands, called, owning), *nation]
        self._found = sorted({*found}, key=lambda each: each.word)
        self._asides = asides(article, lands)
        self._asides |= {word: said.stop for _, said in more for word in said}
        self._asides |= {whole.start: whole.start for _, whole in parts}
        self._speakers = Speakers(article, named, lands, nation, [*unlisted, *venues])
        self._head = self._speaking(bodies) if opened else Spoken()

    def _owned(
        self,
        bodies: Sequence[Finding],
        named: Sequence[range],
        lands: Iterable[range],
        called: Iterable[range],
        owning: Sequence[range],
    ) -> Iterator[Owner]:
        """Yield of whom something is said by name: of two places, the one that is in the other.

        Args:
            bodies: those of the article.
            named: the words of the places in it that lists have.
            lands: those of countries and regions.
            called: those of other places.
            owning: those of others that own something, begin a sentence or have it.
        """
        starts = {each.start: each for each in named}
        whole = ((each, self._with_place(each, starts)) for each in bodies)
        held = [(each, words) for each, words in whole if words and not _is_of_place(each)]
        # Within the name of a body, a place owns nothing.
        parts = _words_of(*(each[1:] for each in (*owning, *(words for _, words in held))))
        beside = [*self._owning([*named, *lands]), *self._lists.beside]
        owned = [*(each for each in beside if parts.isdisjoint(each)), *called]
        owned = [self._smaller.get(each.start, each) for each in owned]
        found = (self._at(each) for each in (*owned, *owning))
        yield from (each for each in found if each.name not in nation_names())
        yield from self._held(held)

    def are_others(self, words: range, stop: int, metric: Metric) -> bool | None:
        """Return whether a figure is said of somebody else than that of a dataset.

        Who stands before it tells, the last of several; and who stands behind it, where that owns
        something. `None` stands for what may be said of another one.

        Args:
            words: of the figure.
            stop: up to where the words behind it are of it.
            metric: the figure of the dataset.
        """
        if turn := self._lists.in_turn(words):
            return not self._is_own(self._at(turn), metric)
        start = self._article.sentence_of(words.start).start
        before = self._before(range(start, words.start), metric)
        if self.opened and self._speakers.are_elsewhere(before, range(start, words.start)):
            before = ()
        if len(before) > 1 and self._is_first_of_two(words, before[-1]):
            before = before[:-1]
        behind = self._between(words.stop, self._clause(words.stop, stop))
        if behind and self._is_right_behind(words, behind[0]):
            return not self._is_own(behind[0], metric)
        if before and behind:
            behind = [each for each in behind if each.name != NATION]
        if before and self._lists.are_several(before[-1].word):
            return True
        several: Sequence[Owner] = [*before[-1:], *behind[:1]]
        if several:
            others = not all(self._is_own(each, metric) for each in several)
            bare = others and any(each.word in self._bare for each in several)
            # A name in no list may be that of a company by a name that its text has not.
            return None if bare and not self._own.are_of_places else others
        spoken = self._speakers.of_clause(range(start, words.start)) if self.opened else Spoken()
        if not spoken.owners:
            first = within(self._head.owners, range(words.start)) or self._head.owners
            spoken = Spoken(first, certain=self._head.certain and spoken.certain)
        others = bool(spoken.owners) and not any(self._is_own(e, metric) for e in spoken.owners)
        return others if others or spoken.certain else None

    def _before(self, words: range, metric: Metric) -> Sequence[Owner]:
        """Return of whom something is said before a figure, in order."""
        found = self._between(words.start, words.stop)
        beside = [self._of_country(each) for each in self._indicated.owners(words, metric)]
        every = sorted({*found, *beside}, key=lambda each: each.word) if beside else found
        return [each for each in every if words.stop <= self._asides.get(each.word, words.stop)]

    def _of_country(self, name: range) -> Owner:
        """Return who is named, which may be the country: `national`, `Việt Nam`."""
        name = self._smaller.get(name.start, name)
        owner = self._at(name)
        national = {*nation_names(), *words_of("owners", "national"), "vietnam"}
        return Owner(owner.word, NATION) if owner.name in national else owner

    def _is_first_of_two(self, figure: range, owner: Owner) -> bool:
        """Return whether another one is compared with the owner: `cao hơn X: 14% so với 2%`."""
        words = self._article.words
        near = {each.low for each in words[max(0, owner.word - _NEAR) : owner.word]}
        after = " ".join(each.low for each in words[figure.stop : figure.stop + 2])
        compared = words_of("owners", "compared")
        return after in compared and not near.isdisjoint(compared)

    def _is_right_behind(self, figure: range, owner: Owner) -> bool:
        """Return whether somebody owns a figure right before the name: `2,93% của cả nước`.

        What makes up so much of another one's is its own.
        """
        words = self._article.words
        between = {each.low for each in words[figure.stop : owner.word]}
        before = {each.low for each in words[max(0, figure.start - _NEAR) : figure.start]}
        owns = bool(between & words_of("owners", "owned"))
        return (
            owns
            and between <= words_of("owners", "owned") | words_of("owners", "led")
            and before.isdisjoint(words_of("owners", "makes_up"))
        )

    def _speaking(self, bodies: Sequence[Finding]) -> Spoken:
        """Return for whom the first sentence of the article speaks."""
        first = self._article.sentence_of(0)
        words = self._article.words
        named = []
        for each in bodies:
            inside = self._article.words_in(each.start, each.end)
            if not inside or inside.start >= first.stop or self._is_level(inside):
                continue
            if words[inside.start].low != "bộ":
                named.append(Owner(inside.start, plain(self._article, inside), each.record))
        begun = (self._names.body(word) for word in first)
        named += [self._at(each) for each in begun if each]
        return self._speakers.of_head(first, named)

    def _is_level(self, body: range) -> bool:
        """Return whether a body is one that each place has, and no place is named: `Tỉnh ủy`."""
        said = " ".join(each.low for each in self._article.words[body.start : body.stop])
        begin = max((e for e in words_of("owners", "of_places") if said.startswith(e)), default="")
        return bool(begin) and {*said.removeprefix(begin).split()} <= words_of("owners", "levels")

    def _at(self, words: range) -> Owner:
        return Owner(words.start, plain(self._article, words))

    def _between(self, start: int, stop: int) -> Sequence[Owner]:
        return within(self._found, range(start, stop))

    def _clause(self, start: int, stop: int) -> int:
        for word in range(start, stop):
            if BREAK.search(self._article.gap_after(word - 1)):
                return word
        return stop

    def _is_own(self, owner: Owner, metric: Metric) -> bool:
        before = self._article.words[owner.word - 1].plain if owner.word else ""
        if not is_land(owner.name):
            return self._own.are_of(owner, before, metric)
        # Who names another country somewhere does not speak of it everywhere.
        texts = [metric.indicator.vi, metric.indicator.en, *(e.quote for e in metric.evidence)]
        texts += [metric.scope.vi, metric.scope.en] if metric.scope else []
        return say_land(filter(None, [*texts, *self._texts]), owner.name)

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

    def _held(self, bodies: Sequence[tuple[Finding, range]]) -> Iterator[Owner]:
        """Yield where a body owns something, or begins a sentence: `của Tập đoàn Sao Mai`."""
        words = self._article.words
        for each, inside in bodies:
            opens = inside.start == self._article.sentence_of(inside.start).start
            after = words[inside.stop].low if inside.stop < len(words) else ""
            says = after in words_of("owners", "says") or words[inside.start].low == "bộ"
            owns = self._names.owns(inside.start) or self._names.has(inside.stop)
            if owns or (opens and not says):
                yield Owner(inside.start, plain(self._article, inside), each.record)

    def _with_place(self, found: Finding, places: Mapping[int, range]) -> range:
        """Return the words of a body with those of its place behind it: `Sở Y tế Hà Nội`."""
        body = self._article.words_in(found.start, found.end)
        words, place = self._article.words, body.stop
        while place < len(words) and words[place].low in words_of("levels", "between"):
            place += 1
        gaps = {self._article.gap_after(each) for each in range(body.stop - 1, place)}
        return range(body.start, places[place].stop) if place in places and gaps == {" "} else body


def _words_of(*names: range) -> Set[int]:
    return {word for each in names for word in each}


def _is_of_place(body: Finding) -> bool:
    """Return whether a body speaks for its place, of which its figures are."""
    return fold(body.text).startswith(tuple(words_of("owners", "of_places")))
