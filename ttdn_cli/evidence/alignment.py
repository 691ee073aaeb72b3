"""Find the paragraphs of the speech in a text, by the fingerprints of a dataset."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate, groupby, pairwise

import msgspec

from ttdn_cli.facts.source import Source
from ttdn_cli.text.canonical import Canonical, canonical_words, short_hash
from ttdn_cli.text.messages import message

MOST_HASHED = 1_000_000_000
"""Bytes that are hashed to find the paragraphs of a text: a second or two.

The size of a paragraph comes from a dataset and the words from a text, both from anyone. An
article of 3,000 words takes some millions. What is left then is looked for among the lines.
"""

MOST_PAIRS = 3_000_000
"""Pairs of a line and a paragraph that are compared by their lengths."""

_WINDOW = 500
"""What a window costs beside its bytes, in bytes."""


class Alignment(msgspec.Struct, frozen=True, dict=True):
    """Where the paragraphs of a speech lie in a text.

    Attributes:
        paragraphs: the words of each paragraph in their order, the title first; an empty range
            for one that has no words left.
        changed: the numbers of the paragraphs that do not match word for word.
        same: whether all match word for word, one after the other, with nothing in between.
    """

    paragraphs: list[range]
    changed: list[int]
    same: bool

    @cached_property
    def first(self) -> int:
        """The first word that counts: that of the title."""
        return min((words.start for words in self.paragraphs if words), default=0)

    @cached_property
    def stop(self) -> int:
        """The word after the last one of the speech."""
        return max((words.stop for words in self.paragraphs), default=0)

    def parts(self) -> Iterator[tuple[int | None, range]]:
        """Yield the paragraphs with their numbers, and the text between them with None."""
        stop = self.first
        for number, words in enumerate(self.paragraphs, 1):
            if words:
                yield None, range(stop, words.start)
                yield number, words
                stop = words.stop

    def paragraph_of(self, words: range) -> int | None:
        """Return the number of the paragraph in which these words lie, or None."""
        number = self._last_before(words.start + 1)
        if number is None or words[-1] not in self.paragraphs[number - 1]:
            return None
        return number

    def is_outside(self, words: range) -> bool:
        """Return whether none of these words is in a paragraph of the speech."""
        number = self._last_before(words.stop)
        return number is None or self.paragraphs[number - 1].stop <= words.start

    def _last_before(self, word: int) -> int | None:
        """Return the number of the last paragraph that begins before a word, or None."""
        starts, numbers = self._starts
        place = bisect_right(starts, word - 1)
        return numbers[place - 1] if place else None

    @cached_property
    def _starts(self) -> tuple[list[int], list[int]]:
        """Where each paragraph with words begins, and its number."""
        numbers = [number for number, words in enumerate(self.paragraphs, 1) if words]
        return [self.paragraphs[number - 1].start for number in numbers], numbers

    def stands_alone(self, words: range, text: Canonical) -> bool:
        """Return whether lines begin and end with a paragraph, as far as the text has lines.

        Blank lines are asked for around one of several lines. Where the paragraphs are no lines,
        what follows has to be the next one.
        """
        inner = range(words.start + 1, words.stop)
        wanted = 2 if any(text.breaks_before(word) for word in inner) else 1
        if text.breaks_before(words.stop) >= wanted and text.breaks_before(words.start) >= wanted:
            return True
        others = [each for each in self.paragraphs if each and each.start != words.start]
        lined = sum(bool(text.breaks_before(each.start)) for each in others)
        is_flat = 2 * lined < len(others)
        return is_flat and any(each.start == words.stop for each in others)


def align_source(text: Canonical, source: Source) -> Alignment:
    """Find the paragraphs of the speech that a dataset is of.

    Without fingerprints these are the lines from the title to the end, or all lines where none is
    the title; nobody knows then whether they are as they were.
    """
    if source.fingerprints:
        return align(text, source.fingerprints)
    lines = _lines_of(text, range(len(text.words))) if text.words else []
    words = [text.words[line.start : line.stop] for line in lines]
    return Alignment(lines[_speech_of(words, source.title, source.publisher)], [], False)


def align(text: Canonical, fingerprints: list[str]) -> Alignment:
    """Find the paragraphs of a speech in a text, even if its line breaks have changed.

    A window of as many words as the fingerprint counts slides over the text until the hash is
    the same. What no window finds lies between its neighbours, and is split by line breaks and
    by how many words it should have.
    """
    sizes = [int(each.partition("-")[0]) for each in fingerprints]
    found = _find(text, fingerprints)
    paragraphs = list(found)
    for is_found, run in groupby(range(len(found)), key=lambda number: bool(found[number])):
        if not is_found:
            gap = list(run)
            first, after = gap[0], gap[-1] + 1
            start = found[first - 1].stop if first else 0
            stop = found[after].start if after < len(found) else len(text.words)
            parts = _split(text, range(start, stop), sizes[first:after], leading=not first)
            paragraphs[first:after] = parts
    changed = [number for number, words in enumerate(found, 1) if not words]
    same = not changed and all(one.stop == other.start for one, other in pairwise(found))
    return Alignment(paragraphs, changed, same and bool(found))


def _find(text: Canonical, fingerprints: list[str]) -> list[range]:
    """Return the words of each paragraph that matches word for word, else an empty range."""
    encoded = text.text.encode()
    starts = array("I", accumulate((len(each.encode()) + 1 for each in text.words), initial=0))
    left = MOST_HASHED

    def windows(fingerprint: str, first: int, stop: int) -> Iterator[range]:
        nonlocal left
        count, _, wanted = fingerprint.partition("-")
        size = int(count)
        for word in range(first, stop - size + 1):
            window = encoded[starts[word] : starts[word + size] - 1]
            left -= len(window) + _WINDOW
            if left < 0:
                return
            if short_hash(window) == wanted:
                yield range(word, word + size)

    lines = _Lines(text)
    found: list[range] = []
    after = 0
    for each in fingerprints:
        there = next(windows(each, after, len(text.words)), None)
        if there is None and left < 0:
            there = lines.find(each, after)
        found.append(there or range(0))
        after = found[-1].stop or after
    # The title may also be in a list above the article: the one next to the speech counts.
    if len(found) > 1 and found[0] and found[1]:
        *_, found[0] = found[0], *windows(fingerprints[0], 0, found[1].start)
    return found


class _Lines:
    """The lines of a text by their fingerprints, for when looking everywhere takes too long."""

    def __init__(self, text: Canonical) -> None:
        self._text = text

    def find(self, fingerprint: str, after: int) -> range | None:
        """Return the words of the first line from a word on that has a fingerprint, or None."""
        lines = self._lines.get(fingerprint, [])
        place = bisect_left(lines, after, key=lambda line: line.start)
        return lines[place] if place < len(lines) else None

    @cached_property
    def _lines(self) -> dict[str, list[range]]:
        text, found = self._text, dict[str, list[range]]()
        for line in _lines_of(text, range(len(text.words))):
            words = " ".join(text.words[line.start : line.stop])
            found.setdefault(f"{len(line)}-{short_hash(words.encode())}", []).append(line)
        return found


def _lines_of(text: Canonical, words: range) -> list[range]:
    breaks = [word for word in words[1:] if text.breaks_before(word)]
    return [range(*each) for each in pairwise([words.start, *breaks, words.stop])]


def _split(text: Canonical, words: range, sizes: list[int], *, leading: bool) -> list[range]:
    """Split the words of a gap into paragraphs of about these sizes.

    Where lines are about as long as paragraphs, each paragraph takes the line most like it, all
    in order; where they are wrapped or joined the words are dealt out by size.
    """
    lines = _lines_of(text, words)
    if len(lines) >= len(sizes) and len(lines) * len(sizes) <= MOST_PAIRS:
        aligned = gale_church(lines, sizes)
        amiss = sum(abs(len(line) - size) for line, size in zip(aligned, sizes, strict=True))
        if amiss <= sum(sizes) / 4:
            return aligned
    if leading:  # What precedes the title is not of the speech.
        words = words[-sum(sizes) :]
    starts = accumulate(sizes, initial=0)
    return [words[start : start + size] for start, size in zip(starts, sizes, strict=False)]


def gale_church(lines: list[range], sizes: list[int]) -> list[range]:
    """Align sizes with lines in order, at the least sum of differences in length.

    This is the alignment by length of Gale and Church (1993), by dynamic programming, without
    merged lines; a line may be left out.
    """
    costs: list[list[float]] = [[0.0] * (len(lines) + 1)]
    for size in sizes:
        row = [float("inf")]
        for place, line in enumerate(lines):
            row.append(min(row[-1], costs[-1][place] + abs(len(line) - size)))
        costs.append(row)
    aligned: list[range] = []
    place = len(lines)
    for number in range(len(sizes), 0, -1):
        while costs[number][place] == costs[number][place - 1]:
            place -= 1
        place -= 1
        aligned.append(lines[place])
    return aligned[::-1]


def paragraphs_of(text: str, title: str | None, publisher: str | None, above: int = 0) -> list[str]:
    """Return the paragraphs of a text from its title to the end of the speech.

    Without a title these are all. Some paragraphs above it may count too: those of a letterhead.

    Lines at the end that begin with the name of the publisher are the foot of a page.

    Raises:
        ValueError: if no paragraph is the title; its text is for the user.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    words = list(map(canonical_words, lines))
    if title and canonical_words(title) not in words:
        raise ValueError(message("no paragraph is source.title, word for word"))
    own = _speech_of(words, title, publisher)
    return lines[max(0, own.start - above) : own.stop]


def _speech_of(lines: list[list[str]], title: str | None, publisher: str | None) -> slice:
    """Return which lines, each as its words, are of the speech: all where none is the title."""
    wanted, name = canonical_words(title or ""), canonical_words(publisher or "")
    first = lines.index(wanted) if wanted in lines else 0
    stop = len(lines)
    while name and stop - first > 1 and lines[stop - 1][: len(name)] == name:
        stop -= 1
    return slice(first, stop)
