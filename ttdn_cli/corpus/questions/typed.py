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
            marks: whether the diacritics that are typed count.
        """
        if marks:
            exact = {each.exact for each in words} | {each.plain for each in words}
            return all(each.exact in exact for each in self.words)
        plain = {each.plain for each in words}
        return all(each.plain in plain for each in self.words)

    def is_whole(self, words: Sequence[Word], *, marks: bool) -> bool:
        """Return whether they are these other words and no more, in their order."""
        same = [each.plain for each in words] == [each.plain for each in self.words]
        return same and (not marks or self.all_in(words, marks=True))


def typed(text: str) -> Typed:
    """Return what is typed as words."""
    return Typed(words_of(text))
