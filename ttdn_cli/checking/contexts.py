"""What an article says around a quantity: what it is about, whom it covers, and whether not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from ttdn_cli.checking.concepts import denies, pairs_of, words_of
from ttdn_cli.checking.subjects import CONCEPT, Subjects, features_of, find_classes
from ttdn_cli.checking.words import Article, Word
from ttdn_cli.text.gazetteer import load
from ttdn_cli.text.unicode import fold

_REACH = 12
"""Words behind a number within which stands whom it counts."""

_LONG = 60
"""Words to either side of a number that can say what it is about."""

_OF = 4
"""Words between a part and its whole."""

_HEADING = 20
"""Words of the longest heading."""

BREAK = re.compile(r"[,;:()\[\]–—\n]| - ")
"""What parts the clauses of a sentence."""

_NAME = 4
"""Words of the longest name of a province."""

_JOINS = ("và", "and", "while", "whereas", "còn", "trong khi", "und", "et")


def clause_of(article: Article, words: range) -> range:
    """Return the words of the clause in which a row of words stands."""
    sentence = article.sentence_of(words.start)
    first, stop = words.start, words.stop
    while first > sentence.start and not BREAK.search(article.gap_after(first - 1)):
        first -= 1
    while stop < sentence.stop and not BREAK.search(article.gap_after(stop - 1)):
        stop += 1
    return range(first, stop)


def provinces_in(article: Article, words: range) -> Iterator[range]:
    """Yield the words of the names of provinces in a row of words."""
    place = words.start
    while place < words.stop:
        row = article.words[place : min(place + _NAME, words.stop)]
        capitals = [*takewhile(lambda word: word.is_capital, row)]
        sizes = range(len(capitals), 0, -1)
        names = (size for size in sizes if _named(capitals[:size]) in provinces())
        if size := next(names, 0):
            yield range(place, place + size)
        place += size or 1


def _named(words: Sequence[Word]) -> str:
    return " ".join(each.plain for each in words)


@cache
def provinces() -> frozenset[str]:
    """Return the names of provinces, in small letters without diacritics."""
    return frozenset(fold(each) for names in load("provinces").values() for each in names)


class Context(NamedTuple):
    """What an article says around a quantity.

    Attributes:
        features: of the words that say what it is about.
        scope: whom it covers, of those that a lexicon knows, or None.
        negated: whether those are counted of which it is not true.
        words: the words that say what it is about.
        near: those around it, up to the numbers beside it.
        sentence: those of its sentence.
    """

    features: set[str]
    scope: str | None
    negated: bool
    words: range
    near: range = range(0)
    sentence: range = range(0)


class Surroundings:
    """The words around a quantity, in the order in which they are asked what it is about."""

    def __init__(self, article: Article, places: Sequence[range], number: int) -> None:
        self._article = article
        self._plain = not article.is_marked
        self._place = places[number]
        first = self._place.start if self._place else 0
        sentence = article.sentence_of(first)
        start = max(sentence.start, first - _LONG)
        stop = min(sentence.stop, self._place.stop + _LONG)
        left, right = [], []
        for each in (places[each] for each in range(number - 1, -1, -1)):
            if each and each.start < sentence.start:
                break
            if each and each.stop <= first:
                left = [each.stop]
                break
        for later in range(number + 1, len(places)):
            each = places[later]
            if each and each.start >= stop:
                break
            if each and each.start >= self._place.stop:
                right.append(each.start)
        while right and self._is_of(range(self._place.stop, right[0])):
            del right[0]  # `100 percent of 63 localities`
        self._sentence = range(start, max(stop, start))
        self._left = range(max(start, left[-1] if left else start), first)
        self._right = range(first, min(stop, right[0] if right else stop))
        self._further = range(self._right.stop, stop)
        self._before = places[number - 1] if number and places[number - 1] else None
        self._follows = bool(left)
        self._beside = bool(left) and self._is_bare(range(left[-1], first))

    def _is_of(self, words: range) -> bool:
        """Return whether words between two numbers say that one is a part of the other."""
        between = self._article.words[words.start : words.stop]
        return 0 < len(between) <= _OF and all(
            each.low in words_of("wholes", "between") for each in between
        )

    def _is_bare(self, words: range) -> bool:
        """Return whether words say no more than whom a figure covers."""
        named = {place for each in provinces_in(self._article, words) for place in each}
        others = [self._article.words[place] for place in words if place not in named]
        return not features_of(pairs_of(others), plain=self._plain)

    def _words(self, words: range) -> list[Word]:
        return self._article.words[words.start : words.stop]

    def _pairs(self, words: range) -> list[tuple[str, str]]:
        return pairs_of(self._words(words))

    def _cut(self, words: range, *, back: bool = False) -> range:
        """Return the words of a stretch up to the next comma, bracket or conjunction."""
        article = self._article
        if back:
            for place in range(words.stop - 1, words.start - 1, -1):
                joined = article.words[place].low in _JOINS
                if BREAK.search(article.gap_after(place)) or joined:
                    return range(place + 1, words.stop)
            return words
        begin = self._place.stop
        for place in range(max(words.start, begin - 1), words.stop):
            joined = place >= begin and article.words[place].low in _JOINS
            if joined or (place + 1 < words.stop and BREAK.search(article.gap_after(place))):
                return range(words.start, place if joined else place + 1)
        return words

    def _scope(self) -> str | None:
        """Return whom the figure covers: who stands behind the number, else before it."""
        near = range(self._right.start, min(self._right.stop, self._place.stop + _REACH))
        behind = find_classes(self._words(near), plain=self._plain)
        if behind and near.start + behind[0][1] < self._cut(near).stop:
            return behind[0][0]
        if before := find_classes(self._words(self._left), plain=self._plain):
            return before[-1][0]
        return behind[0][0] if behind else None

    def read(self, subjects: Subjects, before: Context | None) -> Context:
        """Return what is said around the quantity.

        Args:
            subjects: the figures that may be meant.
            before: the same of the quantity before it, or None.
        """
        found = self._read(subjects, before)
        near = range(self._left.start, self._right.stop)
        return found._replace(near=near, sentence=self._sentence)

    def _read(self, subjects: Subjects, before: Context | None) -> Context:
        scope = self._scope()
        if scope is None and self._follows and before is not None:
            scope = before.scope
        near = (self._cut(self._right), self._cut(self._left, back=True))
        wide = (self._right, self._left, self._further, self._sentence)
        for words in (*near, *wide):
            features = features_of(self._pairs(words), plain=self._plain, counted=True)
            if subjects.meant(features, self._article.said_in(words)):
                whole = self._with_more(words, features)
                return Context(whole, scope, self._is_negated(words), words)
        goes_on = self._beside or self._is_again() or self._is_listed()
        if before is not None and goes_on:
            scope = scope or before.scope
            return before._replace(
                scope=scope, negated=before.negated or self._is_negated(self._right)
            )
        heading = self._heading()
        features = features_of(self._pairs(heading), plain=self._plain, counted=True)
        if subjects.meant(features, self._article.said_in(heading)):
            return Context(features, scope, self._is_negated(self._right), heading)
        features = features_of(self._pairs(self._right), plain=self._plain)
        return Context(features, scope, self._is_negated(self._right), self._right)

    def _is_again(self) -> bool:
        """Return whether a sentence says no more than that the figure before it is this one."""
        said = self._article.said_in(range(self._sentence.start, self._place.start))
        return bool(said & words_of("again", "words")) and self._is_bare(self._sentence)

    def _is_listed(self) -> bool:
        """Return whether words behind a semicolon, or a line of a list, say no more than whom.

        A sentence that says no more than a province does so too: `Lào Cai là 14,9%`.
        """
        article = self._article
        start = article.sentence_of(self._place.start if self._place else 0).start
        gap = article.gap_after(start - 1) if start else ""
        beside = self._before is not None and article.sentence_of(self._before.start).stop == start
        if not beside:
            return False
        parted = ";" in gap or "\n" in gap or any(provinces_in(article, self._sentence))
        return parted and self._is_bare(self._sentence)

    def _with_more(self, words: range, features: set[str]) -> set[str]:
        """Return features with the concepts of what goes on behind a comma."""
        if words.stop > self._right.stop or words.start < self._right.start:
            return features
        more = features_of(self._pairs(self._right), plain=self._plain)
        return features | {each for each in more if each.startswith(CONCEPT)}

    def _heading(self) -> range:
        """Return the words of the line before, where that is a heading of a list."""
        article = self._article
        start = article.sentence_of(self._place.start if self._place else 0).start
        before = article.sentence_of(start - 1) if start else range(0)
        if not before or len(before) > _HEADING or "\n" not in article.gap_after(start - 1):
            return range(0)
        return range(0) if "." in article.gap_after(start - 1) else before

    def _is_negated(self, words: range) -> bool:
        """Return whether those are meant of which the figure is not true."""
        place = self._place
        stretches = (
            range(words.start, min(words.stop, place.start)),
            range(max(words.start, place.stop), words.stop),
            range(place.stop, self._cut(self._right).stop),
        )
        return any(map(self._says_not, stretches))

    def _says_not(self, words: range) -> bool:
        return denies(self._pairs(words), plain=self._plain)
