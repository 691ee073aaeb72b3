"""Find the passage of a text that is most like a missing quote."""

from __future__ import annotations

import difflib
import operator
from collections import Counter
from collections.abc import Iterator

from ttdn_cli.evidence.alignment import Alignment
from ttdn_cli.text.canonical import Canonical, canonical_words
from ttdn_cli.text.unicode import find_closest, shorten

MOST_PASSAGES = 50
"""Passages that are compared with a quote word by word."""

MOST_CHARACTERS = 100
"""Of a word of a passage; a longer one is only written out if the quote has one as long."""


def find_nearest(quote: str, paragraph: int, text: Canonical, alignment: Alignment) -> str | None:
    """Return the passage most like a quote, in its paragraph if there is one like it."""
    wanted = canonical_words(quote)
    everywhere = range(alignment.first, len(text.words))
    for words in [*alignment.paragraphs[paragraph - 1 : paragraph], everywhere]:
        if words and (passage := _most_like(wanted, text.words[words.start : words.stop])):
            most = max([MOST_CHARACTERS, *map(len, wanted)])
            return " ".join(shorten(word, most) for word in passage)
    return None


def _most_like(wanted: list[str], words: list[str]) -> list[str] | None:
    """Return the passage of about as many words that shares most of them, at least half."""
    size = len(wanted)
    if size == 1:
        return find_closest(wanted[0], words) or None
    shared = list(_shared(wanted, words))
    most = max(shared)
    if most < size / 2:
        return None
    starts = [start for start, many in enumerate(shared) if many == most][:MOST_PASSAGES]
    passages = [words[start : start + length] for start in starts for length in (size, size + 1)]
    matcher = difflib.SequenceMatcher(b=wanted)

    def likeness(passage: list[str]) -> tuple[float, int]:
        matcher.set_seq1(passage)
        return matcher.ratio(), sum(map(operator.eq, passage, wanted))

    return max(passages, key=likeness)


def _shared(wanted: list[str], words: list[str]) -> Iterator[int]:
    """Yield how many of the wanted words each passage of as many words shares with them."""
    bag, inside, total = Counter(wanted), Counter[str](), 0
    first = min(len(wanted), len(words)) - 1
    for place, word in enumerate(words):
        if word in bag:
            inside[word] += 1
            total += inside[word] <= bag[word]
        if place >= first:
            yield total
        left = words[place - first]
        if place >= first and left in bag:
            total -= inside[left] <= bag[left]
            inside[left] -= 1
