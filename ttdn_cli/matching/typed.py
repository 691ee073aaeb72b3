"""What somebody has typed, as words that names and indicators are compared with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ttdn_cli.text.words import Word, words_of


class Typed(NamedTuple):
    """Words that are typed.

    Attributes:
        words: of them.
    """

    words: Sequence[Word]

    @property
    def marked(self) -> bool:
        """Whether one of them has diacritics: then these count, as long as anything has them."""
        return any(each.marked for each in self.words)

    def all_in(self, words: Sequence[Word], *, marks: bool) -> bool:
        """Return whether all of them are among other words.

        Args:
            words: the others.
            marks: whether diacritics count, where some are typed.
        """
        side = self._side(marks=marks)
        known = {getattr(each, side) for each in words}
        return all(getattr(each, side) in known for each in self.words)

    def is_whole(self, words: Sequence[Word], *, marks: bool) -> bool:
        """Return whether they are these other words and no more, in their order, as `all_in`."""
        side = self._side(marks=marks)
        return [getattr(each, side) for each in words] == [
            getattr(each, side) for each in self.words
        ]

    def _side(self, *, marks: bool) -> str:
        return "exact" if marks and self.marked else "plain"


def typed(text: str) -> Typed:
    """Return what is typed as words."""
    return Typed(words_of(text))
