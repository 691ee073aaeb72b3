"""Which words of a text are which paragraph of the speech, by the fingerprints of a dataset."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import msgspec

from ttdn_cli.text.canonical import Canonical, short_hash


class Alignment(msgspec.Struct, frozen=True):
    """Where the paragraphs of a speech lie in a text.

    Attributes:
        paragraphs: the words of each paragraph, the title first; an empty range for one that has
            no words left.
        changed: the numbers of the paragraphs that are not there word for word.
        same: whether all are there word for word, one after the other, with nothing in between.
    """

    paragraphs: list[range]
    changed: list[int]
    same: bool

    @property
    def first(self) -> int:
        """The first word that counts: that of the title."""
        return min((words.start for words in self.paragraphs if words), default=0)

    def parts(self) -> Iterator[tuple[int | None, range]]:
        """Yield the paragraphs with their numbers, and with None what stands between them."""
        stop = self.first
        for number, words in enumerate(self.paragraphs, 1):
            if words:
                yield None, range(stop, words.start)
                yield number, words
                stop = words.stop

    def paragraph_of(self, words: range) -> int | None:
        """Return the number of the paragraph in which these words lie, or None."""
        for number, paragraph in enumerate(self.paragraphs, 1):
            if words.start in paragraph and words[-1] in paragraph:
                return number
        return None

    def is_outside(self, words: range) -> bool:
        """Return whether none of these words is in a paragraph of the speech."""
        return all(
            words.stop <= paragraph.start or paragraph.stop <= words.start
            for paragraph in self.paragraphs
        )


def align(text: Canonical, fingerprints: list[str]) -> Alignment:
    """Find the paragraphs of a speech in a text, whatever became of its line breaks.

    A window of as many words as the fingerprint counts slides over the text until the hash is
    the same. What no window finds lies between its neighbours, and is parted by line breaks and
    by how many words it should have.
    """
    sizes = [int(each.partition("-")[0]) for each in fingerprints]
    found = _found(text, fingerprints)
    paragraphs = list(found)
    for first, last in _gaps(found):
        start = found[first - 1].stop if first else 0
        stop = found[last].start if last < len(found) else len(text.words)
        parts = _parted(text, range(start, stop), sizes[first:last], first == 0)
        paragraphs[first:last] = parts
    changed = [number for number, words in enumerate(found, 1) if not words]
    same = not changed and all(one.stop == other.start for one, other in pairwise(found))
    return Alignment(paragraphs, changed, same and bool(found))


def _found(text: Canonical, fingerprints: list[str]) -> list[range]:
    """Return the words of each paragraph that is there word for word, else an empty range."""
    encoded, starts = text.text.encode(), _byte_starts(text)
    found: list[range] = []
    after = 0
    for each in fingerprints:
        size, _, wanted = each.partition("-")
        words = _window(encoded, starts, int(size), wanted, after)
        found.append(words)
        after = words.stop or after
    # A title may stand above the article too, in a list: the one next to the speech counts.
    if len(found) > 1 and found[0] and found[1]:
        size, _, wanted = fingerprints[0].partition("-")
        while nearer := _window(
            encoded, starts[: found[1].start + 1], int(size), wanted, found[0].start + 1
        ):
            found[0] = nearer
    return found


def _byte_starts(text: Canonical) -> list[int]:
    starts = [0]
    for word in text.words:
        starts.append(starts[-1] + len(word.encode()) + 1)
    return starts


def _window(encoded: bytes, starts: list[int], size: int, wanted: str, first: int) -> range:
    for word in range(first, len(starts) - size):
        if short_hash(encoded[starts[word] : starts[word + size] - 1]) == wanted:
            return range(word, word + size)
    return range(0)


def _gaps(found: list[range]) -> list[tuple[int, int]]:
    """Return each run of paragraphs that were not found: the first, and the one after the last."""
    gaps: list[tuple[int, int]] = []
    for place, words in enumerate(found):
        if words:
            continue
        if gaps and gaps[-1][1] == place:
            gaps[-1] = (gaps[-1][0], place + 1)
        else:
            gaps.append((place, place + 1))
    return gaps


def _parted(text: Canonical, words: range, sizes: list[int], leading: bool) -> list[range]:
    """Part the words of a gap into paragraphs of about these sizes.

    Where lines are about as long as paragraphs, each paragraph takes the line most like it, all
    in order; where they are wrapped or joined the words are dealt out by size.
    """
    lines = _lines(text, words)
    if len(lines) >= len(sizes):
        matched = _matched(lines, sizes)
        amiss = sum(abs(len(line) - size) for line, size in zip(matched, sizes, strict=True))
        if amiss <= sum(sizes) / 4:
            return matched
    if leading:  # What precedes the title is not of the speech.
        words = range(max(words.start, words.stop - sum(sizes)), words.stop)
    parts, start = [], words.start
    for size in sizes:
        stop = min(start + size, words.stop)
        parts.append(range(start, stop))
        start = stop
    return parts


def _lines(text: Canonical, words: range) -> list[range]:
    """Return the words of each line."""
    lines: list[range] = []
    start = words.start
    for word in words:
        following = word + 1
        at_end = following == words.stop
        if at_end or "\n" in text.given[text.spans[word][1] : text.spans[following][0]]:
            lines.append(range(start, following))
            start = following
    return lines


def _matched(lines: list[range], sizes: list[int]) -> list[range]:
    """Match sizes to lines in order, at the least sum of differences in length.

    This is the alignment of two sequences by dynamic programming; a line may be left out.
    """
    costs: list[list[float]] = [[0.0] * (len(lines) + 1)]
    for size in sizes:
        row = [float("inf")]
        for place, line in enumerate(lines):
            row.append(min(row[-1], costs[-1][place] + abs(len(line) - size)))
        costs.append(row)
    parts: list[range] = []
    place = len(lines)
    for number in range(len(sizes), 0, -1):
        while costs[number][place] == costs[number][place - 1]:
            place -= 1
        place -= 1
        parts.append(lines[place])
    return parts[::-1]
