"""Whether an article names the opposite of what a figure is of: `nhập khẩu` for `xuất khẩu`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from ttdn_cli.checking.concepts import Found, Phrases, pairs_of
from ttdn_cli.checking.contexts import BREAK, Context
from ttdn_cli.checking.subjects import Subject
from ttdn_cli.checking.words import Article, forms_of, split_words
from ttdn_cli.text.gazetteer import load

_MANY = 1 << 12
"""Indicators whose words are known at once."""

_BOTH = 2

_CLAUSE = 2
"""Stretches that are no more than the clause of a quantity."""


@cache
def _phrases(*, plain: bool) -> Phrases:
    """Return what names one of several that exclude each other.

    A syllable without its diacritics is any word: `lỗ` and `lo`.

    Args:
        plain: whether it is looked for in a text without the diacritics of Vietnamese.
    """
    return Phrases(
        (phrase, name)
        for name, phrases in load("opposites")["words"].items()
        for phrase in phrases
        if not plain or phrase.isascii() or " " in phrase
    )


@cache
def _exclusive() -> dict[str, frozenset[str]]:
    """Return which names exclude each one."""
    sets = [frozenset(names) for names in load("opposites")["exclusive"].values()]
    every = frozenset[str]().union(*sets)
    return {
        one: frozenset().union(*(each for each in sets if one in each)) - {one} for one in every
    }


@cache
def _between(name: str) -> frozenset[str]:
    """Return small words, with and without diacritics."""
    return frozenset(
        form
        for phrase in load("opposites")["between"][name]
        for form in (phrase, " ".join(forms_of(word)[1] for word in phrase.split()))
    )


@lru_cache(maxsize=_MANY)
def _named_by(*said: str) -> frozenset[str]:
    return frozenset(
        each.name for one in said for each in _phrases(plain=False).find(split_words(one))
    )


class Opposites:
    """What an article names around a quantity that excludes something else.

    Args:
        article: the text.
        place: the words of the quantity.
        context: what stands around it.
    """

    def __init__(self, article: Article, place: range, context: Context) -> None:
        self._article = article
        self._place = place
        self._context = context
        self._rows: list[list[Found]] | None = None  # Most figures have no opposite.

    def exclude(self, subject: Subject) -> bool:
        """Return whether the article says the opposite of what a figure is of, and not that.

        Words that stand nearer to the quantity say more than those farther off.

        Args:
            subject: the figure.
        """
        metric = subject.metric
        said = (metric.indicator.vi, metric.indicator.en, metric.given)
        own = _named_by(*filter(None, said))
        # That something grew by less than nothing says that it shrank.
        below = metric.reading is not None and (metric.reading.value or 0) < 0
        return not below and any(self._is_other(each, own) for each in own)

    def _is_other(self, name: str, own: frozenset[str]) -> bool:
        others = _exclusive().get(name, frozenset()) - own
        if not others:
            return False
        if self._rows is None:
            self._rows = [[*self._find(each)] for each in self._stretches()]
        reach = _CLAUSE if name in load("opposites")["near"]["names"] else None
        rows = [[e for e in row if e.name in {name, *others}] for row in self._rows[:reach]]
        for row in rows:
            both = [each for each in row if each.stop <= self._place.start][-2:]
            if self._are_joined(both):
                return self._meant_of(both) != name
        met = next(filter(None, rows), [])
        return bool(met) and all(each.name != name for each in met)

    def _are_joined(self, both: Sequence[Found]) -> bool:
        if len(both) < _BOTH or both[0].name == both[1].name:
            return False
        words = self._words(range(both[0].stop, both[1].first))
        return bool(words) and words <= _between("both")

    def _meant_of(self, both: Sequence[Found]) -> str | None:
        """Return which one of two a quantity is of, in its turn, or None where it is of both."""
        behind = range(both[1].stop, self._context.sentence.stop)
        if not self._article.said_in(behind) & _between("in_turn"):
            return None
        return both[self._context.near.start > both[1].first].name

    def _words(self, words: range) -> set[str]:
        side = 0 if self._article.is_marked else 1
        return {pair[side] for pair in pairs_of(self._article.words[words.start : words.stop])}

    def _find(self, words: range) -> Iterator[Found]:
        """Yield what a stretch names, by the numbers of the words of the article."""
        plain = not self._article.is_marked
        row = pairs_of(self._article.words[words.start : words.stop])
        for name, first, stop in _phrases(plain=plain).find(row, plain=plain):
            yield Found(name, words.start + first, words.start + stop)

    def _stretches(self) -> Iterator[range]:
        """Yield what may name it: the clause, what is before it, and what says what it is of."""
        near, place = self._context.near, self._place
        first, stop = place.start, place.stop
        while first > near.start and not self._parts(first - 1):
            first -= 1
        while stop < near.stop and not self._parts(stop - 1) and not self._joins(stop):
            stop += 1
        joined = next((at for at in range(place.start - 1, first - 1, -1) if self._joins(at)), None)
        yield range(first if joined is None else joined, stop)
        yield range(first, stop)
        yield range(near.start, place.start)
        words = self._context.words
        # What goes on behind the quantity says what the next one is of.
        yield range(words.start, place.start) if words.start < place.start else words

    def _parts(self, at: int) -> bool:
        return BREAK.search(self._article.gap_after(at)) is not None

    def _joins(self, at: int) -> bool:
        return not self._words(range(at, at + 1)).isdisjoint(_between("joins"))
