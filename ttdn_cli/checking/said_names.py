"""Whether texts say a name: the whole of one, no part of a longer one."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from ttdn_cli.checking.attribution.places import name_of, places_in
from ttdn_cli.checking.concepts import words_of
from ttdn_cli.checking.words import Word, words_in
from ttdn_cli.text.unicode import fold

_PLAIN = 2
"""Words of a name of a body at most that a heading in capitals may have by chance."""


class NamesIn:
    """Texts in which names are looked for.

    Args:
        texts: in any language.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = [(fold(each), each) for each in texts if each]

    def have(self, name: str) -> bool:
        """Return whether a text says a name: of `Lào Cai` not `Lào`.

        Args:
            name: its words in small letters without diacritics.
        """
        first = name.partition(" ")[0]
        return any(first in folded and _says(text, name) for folded, text in self._texts)

    def say(self, words: str) -> bool:
        """Return whether words stand in a text, in small letters without diacritics."""
        first = words.partition(" ")[0]
        return any(
            first in folded and f" {words} " in f" {plain_of(text)} "
            for folded, text in self._texts
        )


@lru_cache(maxsize=1 << 14)
def plain_of(text: str) -> str:
    """Return the words of a text in small letters without diacritics."""
    return " ".join(each.plain for each in words_in(text))


@lru_cache(maxsize=1 << 14)
def _says(text: str, name: str) -> bool:
    if any(name == plain_of(name_of(place)) for place in places_in(text)):
        return True
    if f" {name} " not in f" {plain_of(text)} ":
        return False
    wanted, words = name.split(), words_in(text)
    if text.isupper():
        return len(wanted) > _PLAIN
    rows = (words[place : place + len(wanted)] for place in range(len(words)))
    return any(
        [each.plain for each in row] == wanted and not _is_part(text, words, place, len(wanted))
        for place, row in enumerate(rows)
    )


def _is_part(text: str, words: list[Word], first: int, size: int) -> bool:
    """Return whether capitals beside a name say that it is a part of a longer one."""
    before = words[first - 1] if first else None
    after = words[first + size] if first + size < len(words) else None
    start, end = words[first].start, words[first + size - 1].end
    if before and _is_of_name(before, "before") and text[before.end : start] == " ":
        return True
    return bool(after and _is_of_name(after, "behind") and text[end : after.start] == " ")


def _is_of_name(word: Word, table: str) -> bool:
    """Return whether a word is one of a name, and no class of places or short form beside one."""
    if not word.is_capital or (word.text.isupper() and len(word.text) > 1):
        return False
    return not any(word.low in words_of("owners", each) for each in (table, "classes", "at"))
