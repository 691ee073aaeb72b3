"""Whose an indicator is, as an article names it: `Tỷ lệ hộ nghèo tại Lào`, `Samsung's revenue`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ttdn_cli.checking.concepts import words_of
from ttdn_cli.checking.words import Article, split_words
from ttdn_cli.facts.metrics import Metric


class Indicated:
    """The names in an article that stand beside the words of an indicator.

    Args:
        article: the text.
        names: the words of the names of places and countries.
        nation: those of the name of the country.
    """

    def __init__(self, article: Article, names: Sequence[range], nation: Sequence[range]) -> None:
        self._article = article
        every = {*names, *nation, *_possessive(article)}
        self._names = sorted(every, key=lambda each: (each.start, each.stop))
        self._starts = [each.start for each in self._names]

    def owners(self, words: range, metric: Metric) -> Iterator[range]:
        """Yield which names in a row of words stand beside the indicator of a figure.

        Args:
            words: those before a figure.
            metric: the figure of a dataset.
        """
        low, high = (bisect_left(self._starts, each) for each in (words.start, words.stop))
        if low == high:
            return
        said = _said(metric.indicator.vi, metric.indicator.en)
        for name in self._names[low:high]:
            if self._follows(name, words.start, said) or self._leads(name, said):
                yield name

    def _follows(self, name: range, start: int, said: frozenset[str]) -> bool:
        """Return whether a name stands behind words of an indicator: `GDP của nước Lào`."""
        words, place = self._article.words, name.start - 1
        while place > start and words[place].low in words_of("owners", "led"):
            place -= 1
        gaps = {self._article.gap_after(each) for each in range(place, name.start)}
        return place >= start and gaps == {" "} and words[place].plain in said

    def _leads(self, name: range, said: frozenset[str]) -> bool:
        """Return whether a name owns the word behind it: `Samsung's revenue`, `national income`."""
        words = self._article.words
        if name.stop >= len(words) or words[name.stop].plain not in said:
            return False
        last = words[name.stop - 1]
        return last.text.endswith(("’s", "'s")) or last.low in words_of("owners", "national")


@lru_cache(maxsize=2)
def _possessive(article: Article) -> Sequence[range]:
    """Return the words of names with `'s`, and those that say `national`."""
    words, found = article.words, []
    for number, word in enumerate(words):
        if word.low in words_of("owners", "national"):
            found.append(range(number, number + 1))
        elif word.is_capital and word.text.endswith(("’s", "'s")):
            first = number
            while first and words[first - 1].is_capital and article.gap_after(first - 1) == " ":
                first -= 1
            if word.low not in words_of("owners", "common"):
                found.append(range(first, number + 1))
    return found


@lru_cache(maxsize=1 << 12)
def _said(*phrases: str | None) -> frozenset[str]:
    """Return the words of an indicator without diacritics."""
    words = (plain for each in phrases if each for _, plain in split_words(each))
    return frozenset(each for each in words if not each.isdecimal())
