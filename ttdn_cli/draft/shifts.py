"""Where the paragraphs of an older text are in a newer one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from difflib import SequenceMatcher

_MOST_PAIRS = 10_000
"""Pairs of a changed paragraph and a new one that are compared by their words."""


class Shifts:
    """Where the paragraphs of an older text are in a newer one.

    Those that are the same word for word are known by their fingerprints. Between them, one that
    changed is paired with the new one that has most of the words that are known of it, in order.

    Args:
        old: the fingerprints of the older text; none if they are not known.
        new: those of the newer one.
        known: the words that records have of each paragraph of the older text, by its number.
        words: those of each paragraph of the newer one, in order.
    """

    def __init__(
        self,
        old: Sequence[str],
        new: Sequence[str],
        known: Mapping[int, AbstractSet[str]],
        words: Sequence[AbstractSet[str]],
    ) -> None:
        self._last = max(1, len(new))
        self._blind = not old
        self._known, self._words = known, words
        self._same: dict[int, int] = {}
        matcher = SequenceMatcher(None, old, new, autojunk=False)
        blocks = matcher.get_matching_blocks()
        for block in blocks:
            for step in range(block.size):
                self._same[block.a + step + 1] = block.b + step + 1
        self._anchors = sorted(self._same)
        taken = set(self._same.values())
        free: dict[str, list[int]] = {}
        for number, each in enumerate(new, 1):
            if number not in taken:
                free.setdefault(each, []).append(number)
        for number, each in enumerate(old, 1):
            if number not in self._same and free.get(each):
                self._same[number] = free[each].pop(0)
        self._kept = frozenset(self._same.values())
        self._partners = dict(self._same)
        self._olds: dict[int, list[int]] = {}
        before = (0, 0)
        for block in blocks:
            olds = self._left(range(before[0] + 1, block.a + 1), self._same)
            news = self._left(range(before[1] + 1, block.b + 1), self._kept)
            self._partners.update(self._paired(olds, news))
            self._olds.update(dict.fromkeys(news, olds))
            before = block.a + block.size, block.b + block.size

    def partner(self, paragraph: int) -> int | None:
        """Return the paragraph of the newer text that one of the older text has become, or None."""
        if self._blind:
            return paragraph if paragraph <= self._last else None
        return self._partners.get(paragraph)

    def is_same(self, paragraph: int) -> bool:
        """Return whether a paragraph of the older text is in the newer one, word for word.

        Where nothing is known of the older one, nothing is known to have changed.
        """
        return self._blind or paragraph in self._same

    def is_old(self, paragraph: int) -> bool:
        """Return whether a paragraph of the newer text was in the older one, word for word."""
        return paragraph in self._kept

    def olds_of(self, paragraph: int) -> Sequence[int]:
        """Return the paragraphs of the older text that one of the newer text may have been."""
        return self._olds.get(paragraph, ())

    def nearest(self, paragraph: int) -> int:
        """Return the number of a paragraph of the older text in the newer one, or the nearest."""
        if found := self.partner(paragraph):
            return found
        before = bisect_left(self._anchors, paragraph) - 1
        guess = paragraph
        if before >= 0:
            guess += self._same[self._anchors[before]] - self._anchors[before]
        return min(max(1, guess), self._last)

    @staticmethod
    def _left(numbers: range, without: Mapping[int, int] | AbstractSet[int]) -> list[int]:
        return [each for each in numbers if each not in without]

    def _paired(self, olds: Sequence[int], news: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Yield the changed paragraphs of a gap with what they became, in order."""
        if len(olds) * len(news) > _MOST_PAIRS:
            yield from zip(olds, news, strict=False) if len(olds) == len(news) else ()
            return
        best = [[0.0] * (len(news) + 1) for _ in range(len(olds) + 1)]
        for row, old in enumerate(olds):
            for column, new in enumerate(news):
                both = best[row][column] + self._likeness(old, new)
                best[row + 1][column + 1] = max(both, best[row][column + 1], best[row + 1][column])
        row, column = len(olds), len(news)
        while row and column:
            if best[row][column] == best[row - 1][column] and row > column:
                row -= 1
            elif best[row][column] == best[row][column - 1] and column > row:
                column -= 1
            elif best[row][column] == best[row - 1][column - 1] + self._likeness(
                olds[row - 1], news[column - 1]
            ):
                row, column = row - 1, column - 1
                yield olds[row], news[column]
            elif best[row][column] == best[row - 1][column]:
                row -= 1
            else:
                column -= 1

    def _likeness(self, old: int, new: int) -> float:
        """Return how much of what is known of a paragraph another one has, from 0 to 1."""
        known = self._known.get(old, frozenset())
        return len(known & self._words[new - 1]) / len(known) if known else 0.0
