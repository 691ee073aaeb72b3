"""An article as words: each in the forms in which it is compared, and where it stands."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

from ttdn_cli.extraction.passages import line_starts, normalize_source, passages
from ttdn_cli.text.unicode import fold, place_tone

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]")
_VIETNAMESE = re.compile("[ăđơưạ-ỹ]", re.I)
_MARKED = 12
"""One word in so many has a letter of Vietnamese, where a text is written with them."""

_FRENCH = frozenset(("le", "la", "les", "des", "du", "de", "une", "et", "dans", "par", "sur"))
_OFTEN = 8
"""One word in so many is one of these, in French."""

_SHORT = (
    "TP",
    "Tp",
    "TX",
    "GS",
    "TS",
    "ThS",
    "BS",
    "Dr",
    "Mr",
    "Mrs",
    "Ms",
    "Prof",
    "No",
    "St",
    "Nr",
)
_ENDS = re.compile(
    r"(?:(?<!\b[A-ZĐ])"
    + "".join(rf"(?<!\b{each})" for each in _SHORT)
    + r"(?<!\b[0-9])(?<!\b[0-9]{2})\.|[!?…;。！？]+)[\"”’»)\]]*(?=\s|\Z)|[。！？]|\n+"
)
"""Where a sentence ends, or a part of one at a semicolon; `6. Juni` goes on."""

_POSSESSIVE = re.compile(r"[’']s\Z|(?<=s)[’']\Z")


_LONG = 100
"""Words from which on a row of them is long."""


_SPACES = dict.fromkeys(map(ord, "\t\xa0\u2009\u202f\u3000"), " ")


class Word(NamedTuple):
    """A word of an article.

    Attributes:
        start: where it begins in the text.
        end: where it ends.
        text: its characters, without signs that nobody sees.
        low: in small letters, its tone mark at the place where the school puts it.
        plain: in small letters without diacritics.
    """

    start: int
    end: int
    text: str
    low: str
    plain: str

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()


@lru_cache(maxsize=1 << 16)
def forms_of(word: str) -> tuple[str, str]:
    """Return a word in small letters, with its tone mark in its place, and without diacritics."""
    low = place_tone(_POSSESSIVE.sub("", word.casefold().replace("ð", "đ")))
    return low, fold(low)


def words_in(text: str) -> list[Word]:
    """Return the words of a short text, such as a name."""
    return [
        Word(*each.span(), each.group(), *forms_of(each.group())) for each in _WORD.finditer(text)
    ]


def split_words(text: str) -> list[tuple[str, str]]:
    """Return the words of a text as `forms_of` gives them, as an article is read."""
    return [forms_of(each.group()) for each in _WORD.finditer(text)]


def drops_marks(text: str, own: str) -> bool:
    """Return whether a name has no other diacritics than its own, but not all: `Nguyên Thanh Lâm`.

    So the French press writes names: with the letters that it has. Who writes one of the letters
    that Vietnamese alone has writes all of them.

    Args:
        text: as an article writes it.
        own: the name.
    """
    one, other = split_words(text), split_words(own)
    if any(_VIETNAMESE.search(low) for low, _ in one):
        return False
    return [pair[1] for pair in one] == [pair[1] for pair in other] and all(
        _marks(said) <= _marks(whole)
        for (low, _), (name, _) in zip(one, other, strict=True)
        for said, whole in zip(low, name, strict=False)
    )


def _marks(letter: str) -> set[str]:
    return set(unicodedata.normalize("NFD", letter)[1:])


class Article:
    """A text as it is checked.

    Attributes:
        text: its characters, to which all places refer.
        words: its words, in order.

    Args:
        text: as it was read.
    """

    def __init__(self, text: str) -> None:
        self.text = normalize_source(text)
        self.words: list[Word] = []
        # Where each sentence begins, as the number of its first word.
        self._sentences: list[int] = [0]
        for passage in passages(self.text):
            ends = [each.end() for each in _ENDS.finditer(passage.text)]
            number = 0
            for found in _WORD.finditer(passage.text):
                while number < len(ends) and found.start() >= ends[number]:
                    number += 1
                    self._end_sentence()
                low, plain = forms_of(found.group())
                span = passage.span(*found.span())
                self.words.append(Word(*span, found.group(), low, plain))
            self._end_sentence()
        self._starts = [each.start for each in self.words]
        # What the last long sentence says: much that stands in it asks for it, one after the other.
        self._last: tuple[range, set[str]] = (range(-1), set())

    def _end_sentence(self) -> None:
        if self._sentences[-1] != len(self.words):
            self._sentences.append(len(self.words))

    @cached_property
    def lines(self) -> list[int]:
        """Where the lines begin that are not blank."""
        return line_starts(self.text)

    @cached_property
    def is_french(self) -> bool:
        """Whether it is written in French, by its small words."""
        return sum(each.low in _FRENCH for each in self.words) * _OFTEN >= len(self.words)

    @cached_property
    def is_marked(self) -> bool:
        """Whether it is written with the diacritics of Vietnamese."""
        marked = sum(_VIETNAMESE.search(each.low) is not None for each in self.words)
        return marked * _MARKED >= len(self.words)

    def paragraph_at(self, place: int) -> int:
        """Return the number of the line at a place, counting those that are not blank."""
        return bisect_right(self.lines, place)

    def sentence_of(self, word: int) -> range:
        """Return which words are in the sentence of a word."""
        number = bisect_right(self._sentences, word) - 1
        more = number + 1 < len(self._sentences)
        stop = self._sentences[number + 1] if more else len(self.words)
        return range(self._sentences[number], stop)

    def words_in(self, start: int, end: int) -> range:
        """Return which words begin in a stretch of the text."""
        return range(bisect_left(self._starts, start), bisect_left(self._starts, end))

    def gap_after(self, word: int) -> str:
        """Return what stands between a word and the next one, or behind the last one."""
        after = self._starts[word + 1] if word + 1 < len(self.words) else len(self.text)
        gap = self.text[self.words[word].end : after]
        return gap if gap.isascii() and "\t" not in gap else gap.translate(_SPACES)

    def said_in(self, words: range) -> set[str]:
        """Return the words of a row and each two of them that follow each other.

        They are in small letters, without diacritics where the article is written without.
        """
        if words == self._last[0]:
            return self._last[1]
        marked = self.is_marked
        row = [each.low if marked else each.plain for each in self.words[words.start : words.stop]]
        said = {*row, *(f"{one} {other}" for one, other in pairwise(row))}
        if len(row) > _LONG:
            self._last = words, said
        return said

    def stretch(self, words: range | Sequence[int]) -> tuple[int, int]:
        """Return where a row of words begins and ends in the text."""
        return self.words[words[0]].start, self.words[words[-1]].end
