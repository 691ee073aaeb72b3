"""Where a finding stands in the file as it lies on disk.

A line ends with LF or CR LF: what SARIF 2.1.0 takes for line ends unless a log says otherwise
(section 3.14.17, `newlineSequences`), and what Git and reviewdog count. A lone CR, U+2028 and other
separators are characters within a line. A byte order mark at the head of a file is no column.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple
from unicodedata import combining, is_normalized, normalize

from ttdn_cli.text.unicode import nfc

_RUNS = re.compile(r"\r\n?|[^\x00-\x20]+|(?:(?!\r)[\x00-\x20])+")


class Position(NamedTuple):
    """A place between two characters of a file.

    Attributes:
        line: counted from 1.
        column: in code points, counted from 1.
        byte: the column in bytes of UTF-8, counted from 1.
    """

    line: int
    column: int
    byte: int


class Region(NamedTuple):
    """A stretch of a file, from its first character to before the one that follows it."""

    start: Position
    end: Position


def regions(text: str, spans: Sequence[tuple[int, int]]) -> list[Region]:
    """Return where stretches of a text stand in the file that it was read from.

    What is one character with its marks is not parted: a stretch that begins or ends within it has
    all of it. The time that this takes grows with the text and not with the stretches times it.

    Args:
        text: of the file, decoded, without the byte order mark at its head.
        spans: the stretches, each from a place to another in `normalize_source(text)`.
    """
    starts, ends = _raw_places(text, {place for span in spans for place in span})
    at = _positions(text, sorted({*starts.values(), *ends.values()}))
    return [Region(at[starts[start]], at[ends[end]]) for start, end in spans]


def _raw_places(text: str, places: set[int]) -> tuple[dict[int, int], dict[int, int]]:
    """Return where a stretch begins in the text, and where it ends, by its normalized place."""
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    waiting = sorted(places, reverse=True)
    made = 0
    for start, end, length, same in _pieces(text):
        while waiting and waiting[-1] < made + length:
            place = waiting.pop()
            inside = place - made
            starts[place] = start + inside if same else start
            ends[place] = start + inside if same else end if inside else start
        made += length
    for place in waiting:
        starts[place] = ends[place] = len(text)
    return starts, ends


def _pieces(text: str) -> Iterator[tuple[int, int, int, bool]]:
    """Yield the pieces that are normalized each for itself, in the order of the text.

    Each with where it begins and ends, how many characters it makes, and whether it makes itself.
    """
    head = len(text) - len(text.lstrip("\ufeff"))
    if "\r" not in text and is_normalized("NFC", text):
        yield head, len(text), len(text) - head, True
        return
    for run in _RUNS.finditer(text, head):
        start, end = run.span()
        if run[0][0] == "\r":
            yield start, end, 1, False
        elif is_normalized("NFC", run[0]):
            yield start, end, end - start, True
        else:
            yield from _characters(run[0], start)


def _characters(run: str, at: int) -> Iterator[tuple[int, int, int, bool]]:
    """Yield each character with what is joined to it, as `_pieces` does."""
    start = 0
    for end in range(1, len(run) + 1):
        if end < len(run) and _is_joined(run, start, end):
            continue
        one = run[start:end]
        made = nfc(one)
        yield at + start, at + end, len(made), made == one
        start = end


def _is_joined(run: str, start: int, place: int) -> bool:
    """Return whether a character is reordered or composed with what is before it.

    A starter composes only with a starter right before it (UAX #15, section 9.1): of two, what
    they make together tells.
    """
    character = run[place]
    if character.isascii():
        return False
    if _begins_with_mark(character):
        return True
    before = run[start:place]
    return nfc(before + character) != nfc(before) + nfc(character)


@lru_cache(maxsize=1 << 12)
def _begins_with_mark(character: str) -> bool:
    return combining(normalize("NFD", character)[0]) > 0


def _positions(text: str, places: Iterable[int]) -> dict[int, Position]:
    """Return the position of each of ascending places in the text."""
    found: dict[int, Position] = {}
    line, first, seen, size = 1, 0, 0, 0
    for place in places:
        breaks = text.count("\n", seen, place)
        if breaks:
            line += breaks
            first = seen = text.rindex("\n", seen, place) + 1
            size = 0
        size += len(text[seen:place].encode("utf-8", "surrogatepass"))
        seen = place
        found[place] = Position(line, place - first + 1, size + 1)
    return found
