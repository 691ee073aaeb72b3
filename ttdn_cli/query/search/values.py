"""Compare the values of a field with what a user typed, as a search does."""

from __future__ import annotations

from functools import cache

from ttdn_cli.query.search.synonyms import Synonyms
from ttdn_cli.query.search.terms import Phrase, begun, slots_of
from ttdn_cli.query.search.texts import SearchText
from ttdn_cli.text.unicode import fold
from ttdn_cli.text.words import words_of


class Typed:
    """A text that a user typed, to compare values with.

    Args:
        text: as typed.
        synonyms: what means the same in the dataset.
    """

    def __init__(self, text: str, synonyms: Synonyms) -> None:
        self.text = text
        self._words = words_of(text)
        self._phrases = {
            exact: Phrase(tuple(slots_of(self._words, synonyms, exact=exact)))
            for exact in (True, False)
        }

    @property
    def marked(self) -> bool:
        """Whether it has diacritics, which count first."""
        return any(word.marked for word in self._words)

    def equals(self, value: str, *, exact: bool) -> bool:
        """Return whether a value is these words, or means the same.

        Args:
            value: of a field.
            exact: whether diacritics count.
        """
        if not self._words:
            return fold(value).split() == fold(self.text).split()
        text = _text(value)
        return (0, len(text.words)) in self._phrases[exact].spans(text)

    def is_in(self, value: str, *, exact: bool) -> bool:
        """Return whether a value has these words beside each other, the last perhaps begun only."""
        if not self._words:
            return fold(self.text).strip() in fold(value)
        text, phrase = _text(value), self._phrases[exact]
        return phrase.stands(text) or self._begun(phrase).stands(text)

    def _begun(self, phrase: Phrase) -> Phrase:
        """Return a phrase whose last word may go on, with the diacritics that it has."""
        *slots, last = phrase.slots
        return Phrase((*slots, last._replace(variants=(), begun=begun(self.text, self._words))))


@cache
def _text(value: str) -> SearchText:
    return SearchText("", value)
