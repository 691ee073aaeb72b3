"""Find the passage of a text that is most like a missing quote."""

from __future__ import annotations

import difflib
import operator
from collections import Counter
from collections.abc import Iterator

from ttdn_cli.evidence.alignment import Alignment
from ttdn_cli.text.canonical import Canonical, bare_words, canonical_words
from ttdn_cli.text.lookalikes import look_of, unseen_differences
from ttdn_cli.text.unicode import find_closest, shorten

MOST_PASSAGES = 50
"""Passages that are compared with a quote word by word."""

MOST_CHARACTERS = 100
"""Of a word of a passage; a longer one is only written out if the quote has one as long."""


_BESIDE = 2
"""Words on each side of a passage that has all words of the quote."""


def find_nearest(quote: str, paragraph: int, text: Canonical, alignment: Alignment) -> str | None:
    """Return the passage most like a quote, in its paragraph if there is one like it.

    If its words are those of the quote, what stands beside them makes another claim of it, and so
    is returned with them.
    """
    wanted = canonical_words(quote)
    looks = [*map(look_of, wanted)]
    everywhere = range(alignment.first, len(text.words))
    for words in [*alignment.paragraphs[paragraph - 1 : paragraph], everywhere]:
        here = text.words[words.start : words.stop]
        if here and (passage := _most_like(looks, [*map(look_of, here)])):
            start, stop = words.start + passage.start, words.start + passage.stop
            if bare_words(text.words[start:stop]) == bare_words(wanted):
                start, stop = max(0, start - _BESIDE), stop + _BESIDE
            most = max([MOST_CHARACTERS, *map(len, wanted)])
            return " ".join(shorten(word, most) for word in text.words[start:stop])
    return None


def find_unseen(passage: str, quote: str) -> list[str]:
    """Return the differences of a passage from a quote that nobody can see, by code points."""
    here, wanted = bare_words(passage.split()), bare_words(canonical_words(quote))
    looks = [*map(look_of, here)], [*map(look_of, wanted)]
    found: dict[str, None] = {}
    for block in difflib.SequenceMatcher(None, *looks, autojunk=False).get_matching_blocks():
        pairs = zip(here[block.a :], wanted[block.b : block.b + block.size], strict=False)
        found |= dict.fromkeys(each for pair in pairs for each in unseen_differences(*pair))
    return list(found)


def _most_like(wanted: list[str], words: list[str]) -> range | None:
    """Return the passage of about as many words that shares most of them, at least half."""
    size = len(wanted)
    if size == 1:
        closest = find_closest(wanted[0], words)
        return range(words.index(closest[0]), words.index(closest[0]) + 1) if closest else None
    shared = list(_shared(wanted, words))
    most = max(shared)
    if most < size / 2:
        return None
    starts = [start for start, many in enumerate(shared) if many == most][:MOST_PASSAGES]
    passages = [range(start, start + length) for start in starts for length in (size, size + 1)]
    matcher = difflib.SequenceMatcher(b=wanted)

    def likeness(passage: range) -> tuple[float, int]:
        here = words[passage.start : passage.stop]
        matcher.set_seq1(here)
        return matcher.ratio(), sum(map(operator.eq, here, wanted))

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
