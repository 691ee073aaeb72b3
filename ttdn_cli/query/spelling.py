"""When two texts are the same to a person who types one of them."""

from __future__ import annotations

from functools import cache

from ttdn_cli.text.collation import normalize_tones
from ttdn_cli.text.unicode import fold


class Typed:
    """A text that a user typed, to compare values with.

    Case does not count, nor what white space or which of several signs that look alike there is.

    Args:
        text: as typed.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._forms = {exact: _form(text, exact=exact) for exact in (True, False)}

    @property
    def marked(self) -> bool:
        """Whether it has diacritics, which count first."""
        return self._forms[True] != self._forms[False]

    def equals(self, value: str, *, exact: bool) -> bool:
        """Return whether a value is this text.

        Args:
            value: of a field.
            exact: whether diacritics count.
        """
        return self._forms[exact] == _form(value, exact=exact)

    def is_in(self, value: str, *, exact: bool) -> bool:
        """Return whether a value has this text in it."""
        return self._forms[exact] in _form(value, exact=exact)


def bare(text: str) -> str:
    """Return what texts have in common that differ in case, diacritics and signs alike only."""
    return _form(text, exact=False)


@cache
def _form(text: str, *, exact: bool) -> str:
    if text.isascii():
        return " ".join(text.casefold().split())
    # Most of what is compared is an id, a number or English.
    from ttdn_cli.text.canonical import canonical_words

    words = canonical_words(text)
    return " ".join(map(normalize_tones, words)) if exact else fold(" ".join(words))
