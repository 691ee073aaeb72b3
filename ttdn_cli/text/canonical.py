"""The one form in which texts are compared, and where its words stand in the text as given.

The form folds what carries no meaning: what only governs line breaks, direction or the choice of a
glyph is dropped, the text is put in Unicode Normalization Form C, quotation marks and hyphens have
one form and white space of any kind parts the words. Case, diacritics, digits, signs and
punctuation stay.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from hashlib import sha256
from itertools import accumulate, pairwise, starmap
from typing import NamedTuple
from unicodedata import combining

from ttdn_cli.text.unicode import nfc

# Soft hyphen, joiners, fillers, marks and isolates of direction, variation selectors, tags; and
# white space, which is only within a word where a line breaks in it.
_UNSEEN = re.compile(
    "[\\s\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\U000e0000-\U000e0fff]"
)
# A number of a document may break where it has a hyphen or a stroke.
_WORDS = re.compile(
    r"(?:[0-9]{1,6}(?:/[0-9]{4})?(?:/|[-/][A-ZĐ][^\W\d_]{0,8}[-\u2010\u2011/]){1,3}"
    r"[^\S\n]{0,3}\n[^\S\n]{0,9}(?=[A-ZĐ]{2}[A-ZĐa-z0-9]{0,9}(?![a-zđ])))?\S+"
)
_SIGNS = str.maketrans(
    dict.fromkeys("“”„‟«»", '"') | dict.fromkeys("‘’‚‛", "'") | dict.fromkeys("\u2010\u2011", "-")
)
PUNCTUATION = ".,;:!?…()[]{}\"'-–—"
"""What stands around a word and is none of it."""

# A match begins and ends where a word or a number does: not beside a letter, a digit or a
# combining mark, nor where a hyphen, a stroke or a decimal sign joins it to one.
_GOES_ON = re.compile(r"[\w\u0300-\u036f]|[-/\u2044\u2215]\w|[.,:]\d")
_COMES_FROM = re.compile(r"(?:\w|\w[-/\u2044\u2215]|\d[.,:])\Z")
_SIGN_OF = re.compile(r"[-+\u2212]\Z")
_SHARE_OF = re.compile(r" ?[%‰]")

_RUN = re.compile(r"\w+")
_NOWHERE: array[int] = array("I")
_USUAL = 40
"""Characters of the longest word that is kept with its canonical form."""

_SHORT = 2_000
"""Characters that are searched in the time in which the rarest word is found."""

_OFTEN = 100
"""Places of the rarest word from which on those with the same word behind it are kept apart."""

_PER_PLACE = 100
"""Characters that are searched in the time in which a place is tried."""


class Canonical:
    """A text in canonical form.

    Attributes:
        given: the text as given.
        words: its words.
        begins: where each of them begins in the text as given, in code points.
        ends: where each of them ends there.
        text: the words joined by single spaces.
    """

    def __init__(self, given: str) -> None:
        self.given = given
        self.words: list[str] = []
        self.begins, self.ends = array("I"), array("I")
        for found in _WORDS.finditer(given):
            if word := _canonical_word(found.group()):
                self.words.append(word)
                self.begins.append(found.start())
                self.ends.append(found.end())
        self.text = " ".join(self.words)

    @cached_property
    def starts(self) -> array[int]:
        """Where each word begins in `text`, and where another one would."""
        return array("I", accumulate((len(word) + 1 for word in self.words), initial=0))

    @cached_property
    def finder(self) -> Finder:
        """What finds many words in `text`."""
        return Finder(self.text)

    def find(self, quote: str, inside: range | None = None) -> Iterator[tuple[int, int]]:
        """Yield the places of a quote in `text`: start and end.

        Args:
            quote: in any form.
            inside: the words in which a place has to lie, or None for all.
        """
        inside = range(len(self.words)) if inside is None else inside
        first, stop = self.starts[inside.start], self.starts[inside.stop] - 1
        yield from self.finder.find(" ".join(canonical_words(quote)), first, stop)

    def words_of(self, place: tuple[int, int]) -> range:
        """Return which words a place in `text` touches."""
        start, end = place
        return range(bisect_right(self.starts, start) - 1, bisect_right(self.starts, end - 1))

    def breaks_before(self, word: int) -> int:
        """Return how many lines end between a word and the one before it; many at either end."""
        inside = 0 < word < len(self.words)
        return self._line_ends[word - 1] if inside else len(self.given) + 1

    @cached_property
    def lines(self) -> list[range]:
        """The words of each line that has some."""
        firsts = [0, *(word for word, ends in enumerate(self._line_ends, 1) if ends)]
        return list(starmap(range, pairwise([*firsts, len(self.words)]))) if self.words else []

    @cached_property
    def _line_ends(self) -> array[int]:
        """How many lines end before each word but the first."""
        count, between = self.given.count, zip(self.ends, self.begins[1:], strict=False)
        return array("I", (count("\n", *each) or count("\r", *each) for each in between))

    def given_place(self, place: tuple[int, int]) -> tuple[int, int]:
        """Return where a place in `text` lies in the text as given, in code points.

        The slice there, in canonical form, is what stands at the place.
        """
        words = self.words_of(place)
        return self._given(words[0], place[0]), self._given(words[-1], place[1])

    def _given(self, word: int, place: int) -> int:
        start, end = self.begins[word], self.ends[word]
        return start + _given_length(self.given[start:end], place - self.starts[word])


def _canonical_word(word: str) -> str:
    """Return a word in canonical form."""
    return _usual_word(word) if len(word) <= _USUAL else _canonicalize(word)


@lru_cache(maxsize=1 << 14)
def _usual_word(word: str) -> str:
    """Return a word in canonical form; the same few are in every text."""
    return _canonicalize(word)


def _given_length(given: str, length: int) -> int:
    """Return how much of a word as given makes that much of it in canonical form."""
    if nfc(given) == given and not _UNSEEN.search(given):
        return length
    starts, lengths = _pieces(given)
    piece = max(0, bisect_left(lengths, length) - 1)
    start, end = starts[piece : piece + 2]
    return start + _piece_length(given[start:end], length - lengths[piece])


@lru_cache(maxsize=64)
def _pieces(given: str) -> tuple[list[int], list[int]]:
    """Return where the parts of a word begin, in it and in canonical form, and where it ends.

    Each begins with a character of ASCII, which joins nothing before it (UAX #15, section 9.1).
    """
    spans = [found.span() for found in re.finditer(r"[!-~]?[^!-~]*", given) if found[0]]
    lengths = (len(_canonicalize(given[start:end])) for start, end in spans)
    return [0, *(end for _, end in spans)], list(accumulate(lengths, initial=0))


def _piece_length(given: str, length: int) -> int:
    # The more of it is taken, the longer is what it makes: that is halved, not counted up.
    taken = bisect_left(range(len(given)), length, key=lambda end: len(_canonicalize(given[:end])))
    whole = _canonicalize(given)
    while _canonicalize(given[:taken]) + _canonicalize(given[taken:]) != whole:
        taken += 1
        while taken < len(given) and (combining(given[taken]) or _UNSEEN.match(given[taken])):
            taken += 1
    return taken


def _canonicalize(word: str) -> str:
    return nfc(_UNSEEN.sub("", word)).translate(_SIGNS)


def find_whole(
    text: str, words: str, first: int = 0, *, in_compounds: bool = False
) -> Iterator[tuple[int, int]]:
    """Yield where words stand in a text, but not as a part of longer words or numbers.

    Args:
        text: in canonical form.
        words: in canonical form, joined by single spaces.
        first: the place in the text before which nothing counts.
        in_compounds: whether a hyphen or stroke may join them to others, as in `NĐ-CP`.
    """
    for start in _occurrences(text, words, first, len(text)):
        end = start + len(words)
        if _is_whole(text, start, end, in_compounds):
            yield start, end


class Finder:
    """Finds many words in one text, in a time that does not grow with its length.

    The rarest of the words says where to look, and where all are frequent, the rarest two side by
    side. What is found is what `find_whole` finds.

    Args:
        text: in canonical form.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._places: dict[str, array[int]] = {}
        self._followed: dict[str, dict[str, array[int]]] = {}
        for run in _RUN.finditer(text):
            places = self._places.get(run.group())
            if places is None:
                places = self._places[run.group()] = array("I")
            places.append(run.start())

    def find(
        self, words: str, first: int = 0, stop: int | None = None, *, in_compounds: bool = False
    ) -> Iterator[tuple[int, int]]:
        """Yield where words stand in the text, but not as a part of longer words or numbers.

        Args:
            words: in canonical form, joined by single spaces.
            first: the place in the text before which nothing counts.
            stop: the place after which nothing counts, or None for the end.
            in_compounds: whether a hyphen or stroke may join them to others, as in `NĐ-CP`.
        """
        stop = len(self._text) if stop is None else stop
        for start in self._starts(words, first, stop - len(words)):
            end = start + len(words)
            if _is_whole(self._text, start, end, in_compounds):
                yield start, end

    def _starts(self, words: str, first: int, last: int) -> Iterator[int]:
        """Yield where words begin in the text, from a place to another."""
        if last - first <= _SHORT:
            yield from _occurrences(self._text, words, first, last)
            return
        # A run at either end is all of one in the text where a match may not go on beside it.
        runs = [
            run
            for run in _RUN.finditer(words)
            if (run.start() or words[0].isalnum())
            and (run.end() < len(words) or words[-1].isalnum())
        ]
        singles = ((self._places.get(run.group(), _NOWHERE), run.start()) for run in runs)
        rarest = _fewest(singles, first, last)
        if rarest and rarest.many > _OFTEN and len(runs) > 1:
            pairs = ((self._before(*pair), pair[0].start()) for pair in pairwise(runs))
            rarest = _fewest(pairs, first, last)
        if rarest is None or rarest.many * _PER_PLACE > last - first:
            yield from _occurrences(self._text, words, first, last)
            return
        for number in range(rarest.low, rarest.high):
            start = rarest.places[number] - rarest.offset
            if self._text.startswith(words, start):
                yield start

    def _before(self, one: re.Match[str], other: re.Match[str]) -> array[int]:
        """Return where a word stands in the text with another one behind it."""
        word = one.group()
        followed = self._followed.get(word)
        if followed is None:
            followed = self._followed[word] = {}
            for place in self._places.get(word, _NOWHERE):
                if behind := _RUN.search(self._text, place + len(word)):
                    followed.setdefault(behind.group(), array("I")).append(place)
        return followed.get(other.group(), _NOWHERE)


class _Places(NamedTuple):
    """Where something of what is searched stands, as a stretch of a list of places."""

    many: int
    low: int
    high: int
    offset: int
    places: array[int]


def _fewest(every: Iterable[tuple[array[int], int]], first: int, last: int) -> _Places | None:
    """Return the fewest places, each list with how far it is from where a match begins."""
    rarest: _Places | None = None
    for places, offset in every:
        low = bisect_left(places, first + offset)
        high = bisect_right(places, last + offset, lo=low)
        if rarest is None or high - low < rarest.many:
            rarest = _Places(high - low, low, high, offset, places)
    return rarest


def _occurrences(text: str, words: str, first: int, last: int) -> Iterator[int]:
    start = text.find(words, first, last + len(words)) if words else -1
    while start >= 0:
        yield start
        start = text.find(words, start + 1, last + len(words))


def _is_whole(text: str, start: int, end: int, in_compounds: bool) -> bool:
    # What joins words is not seen in a single character.
    before = text[max(0, start - (1 if in_compounds and text[start].isalpha() else 2)) : start]
    after = text[end : end + (1 if in_compounds and text[end - 1].isalpha() else 2)]
    if _GOES_ON.match(after) and text[end - 1].isalnum():
        return False
    if _COMES_FROM.search(before) and text[start].isalnum():
        return False
    if combining(text[start]) and before.strip():
        return False  # It belongs to the character before it.
    if text[start].isdigit() and _SIGN_OF.search(before):
        return False
    return not (text[end - 1].isdigit() and _SHARE_OF.match(after))


def canonical_words(text: str) -> list[str]:
    """Return the words of the text in canonical form."""
    if "\n" not in text:  # No number is broken at its hyphen.
        return [word for word in map(_canonical_word, text.split()) if word]
    words = (_canonical_word(found.group()) for found in _WORDS.finditer(text))
    return [word for word in words if word]


def bare_words(words: list[str]) -> list[str]:
    """Return canonical words without the punctuation around them; what is only that stays."""
    return [word.strip(PUNCTUATION) or word for word in words]


def fingerprint(paragraph: str) -> str:
    """Return the fingerprint of a paragraph: its number of words and a short hash.

    The hash is the first 12 hexadecimal digits of the SHA-256 of the canonical words, joined by
    single spaces, in UTF-8: ``25-1a2b3c4d5e6f``.
    """
    words = canonical_words(paragraph)
    return f"{len(words)}-{short_hash(' '.join(words).encode())}"


def short_hash(canonical: bytes) -> str:
    """Return the part of a fingerprint that tells texts of one length apart."""
    return sha256(canonical).hexdigest()[:12]
