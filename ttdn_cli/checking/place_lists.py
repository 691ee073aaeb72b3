"""Places that an article lists with their figures: `Lào Cai 14,9%, Yên Bái 9,1%`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from ttdn_cli.checking.concepts import words_of
from ttdn_cli.checking.words import Article

_BETWEEN = 6
"""Words between a place and its figure: `Lào Cai năm 2023 chỉ còn là`."""

_JOINT = re.compile(r"\s*(?:[:(]|[–-] )?\s*")
"""What stands between them and between these words."""

_COMMA = re.compile(r"%?,? ")


class PlaceLists:
    """The places of an article that stand beside figures, or several together before them.

    Args:
        article: the text.
        places: the words of the places in it.
        figures: the words of the quantities in it, in order.
        lands: which of the places are countries and regions; these stand together by themselves.

    Attributes:
        beside: the words of the places right before figures.
    """

    def __init__(
        self,
        article: Article,
        places: Sequence[range],
        figures: Sequence[range],
        lands: Set[range] = frozenset(),
    ) -> None:
        self._article = article
        self._lands = lands
        self._ends = {each.stop: each for each in places}
        self._figures = [each for each in figures if each]
        self.beside = [*filter(None, map(self._before, self._figures))]
        self._besides = {each.start for each in self.beside}
        self._starts = [each.start for each in self._figures]
        groups = [each for each in self._together(places) if len(each) > 1]
        self._group_of = {each.start: group for group in groups for each in group}
        self._turns: dict[int, range] = {}
        for group in groups:
            for figure, place in self._in_turn(group):
                self._turns.setdefault(figure, place)

    def are_several(self, word: int) -> bool:
        """Return whether a word begins one of several places, of which any may be meant.

        Behind a comma, the one beside a figure is: `khác với Lào Cai, Yên Bái đạt 9,1%`.
        """
        group = self._group_of.get(word)
        if group is None:
            return False
        joined = self._article.words[group[-2].stop].low in ("và", "and")
        return joined or self._besides.isdisjoint(each.start for each in group)

    def in_turn(self, figure: range) -> range | None:
        """Return the place of a figure, where so many are named together as there are figures.

        They are so in their sentence, or from the places on: `Lào Cai và Yên Bái là 14,9% và 9,1%`.
        A sentence that names no place goes on from the one before.

        Args:
            figure: its words.
        """
        return self._turns.get(figure.start)

    def _in_turn(self, group: Sequence[range]) -> Iterator[tuple[int, range]]:
        """Yield where the figures begin that places have in turn, each with its place."""
        sentence = self._article.sentence_of(group[0].start)
        rows = [(group[-1].start, sentence.stop), (sentence.start, sentence.stop)]
        if sentence.stop < len(self._article.words):
            after = self._article.sentence_of(sentence.stop)
            if not any(each in self._ends for each in range(after.start + 1, after.stop + 1)):
                rows.append((after.start, after.stop))
        for first, stop in rows:
            low, high = (bisect_left(self._starts, each) for each in (first, stop))
            figures = self._figures[low:high] if high - low == len(group) else []
            if figures and self._is_row(figures):
                yield from zip((each.start for each in figures), group, strict=True)

    def _is_row(self, figures: Sequence[range]) -> bool:
        """Return whether nothing but commas and `và` stands between figures."""
        return all(self._is_joined(one.stop, other.start) for one, other in pairwise(figures))

    def _is_joined(self, first: int, stop: int) -> bool:
        article = self._article
        words = [each.low for each in article.words[first:stop]]
        gaps = all(_COMMA.fullmatch(article.gap_after(at)) for at in range(first - 1, stop))
        return gaps and words in ([], ["và"], ["and"])

    def _before(self, figure: range) -> range | None:
        """Return the words of a place that stands right before a figure, or None."""
        article = self._article
        begin = article.sentence_of(figure.start).start
        for place in range(figure.start, max(begin, figure.start - _BETWEEN), -1):
            if not _JOINT.fullmatch(article.gap_after(place - 1)):
                return None
            if place in self._ends:
                return self._ends[place]
            word = article.words[place - 1]
            if word.low not in words_of("owners", "is") and not word.text.isdecimal():
                return None
        return None

    def _together(self, places: Sequence[range]) -> Iterator[list[range]]:
        """Yield the places that are named one right after the other: `Lào Cai và tỉnh Yên Bái`."""
        classes = words_of("owners", "classes") | {"thành", "thị"}
        group: list[range] = []
        for each in sorted(places, key=lambda words: words.start):
            first = each.start
            while group and self._article.words[first - 1].low in classes:
                first -= 1
            apart = bool(group) and (group[-1] in self._lands) != (each in self._lands)
            if group and (apart or not self._is_joined(group[-1].stop, first)):
                yield group
                group = []
            group.append(each)
        yield group
