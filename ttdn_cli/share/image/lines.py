"""Running text broken into lines, in several styles, to a width and a number of lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from ttdn_cli.query.view import Run
from ttdn_cli.share.image.palette import Colour
from ttdn_cli.share.image.typeface import Style, width

ELLIPSIS = "…"

_LONGEST = 200
"""Characters of a word that are looked at: no line has room for more."""

_BREAKS = "/-–.,?&=_"
"""After these a word that is too long is broken, if it has one."""


class Piece(NamedTuple):
    """A text in one style.

    Attributes:
        text: what it says.
        style: how it is set.
        colour: of it.
        language: its code.
    """

    text: str
    style: Style
    colour: Colour
    language: str

    @property
    def shaped(self) -> tuple[str, Style, str]:
        """What of it makes its letters."""
        return self.text, self.style, self.language

    @property
    def width(self) -> float:
        """How wide it is on one line."""
        return width(*self.shaped)


def piece_of(
    run: Run, language: str, size: float, colour: Colour = "soft", weight: int = 400
) -> Piece:
    """Return a run as it is set, in its own language or else in this one."""
    return Piece(run.text, Style(size, weight), colour, run.lang or language)


Line = list[Piece]
"""Pieces that follow each other on one line, with a space between two."""


def space(piece: Piece) -> float:
    """Return how wide the space behind a piece is."""
    return width(" ", piece.style, piece.language)


def width_of(line: Line) -> float:
    """Return how wide a line is."""
    return sum(each.width for each in line) + sum(space(each) for each in line[:-1])


def wrap(pieces: Iterable[Piece], most: float) -> Iterator[Line]:
    """Yield the lines of pieces that follow each other; a word too long for one is broken.

    Args:
        pieces: with a space between two.
        most: the width of a line.
    """
    line: list[Piece] = []
    room = most
    for word in _words(pieces, most):
        long = word.width
        if line and long + space(line[-1]) > room:
            yield _joined(line)
            line, room = [], most
        room -= long + (space(line[-1]) if line else 0)
        line.append(word)
    if line:
        yield _joined(line)


def fitted(pieces: Sequence[Piece], most: float, lines: int) -> tuple[list[Line], bool]:
    """Return at most that many lines of pieces, and whether that is all of them.

    What is left out is told by an ellipsis.
    """
    found: list[Line] = []
    for line in wrap(pieces, most):
        if len(found) == lines:
            found[-1] = _ended(found[-1], most)
            return found, False
        found.append(line)
    return found, True


def balanced(lines: list[Line], most: float) -> list[Line]:
    """Return lines anew in about equal lengths, as a heading is set, and not more of them."""
    pieces, found = [piece for line in lines for piece in line], lines
    low, high = most / 2, most
    while len(lines) > 1 and high - low > 4:
        middle = (low + high) / 2
        tried, fits = fitted(pieces, middle, len(lines))
        if fits:
            found, high = tried, middle
        else:
            low = middle
    return found


def _words(pieces: Iterable[Piece], most: float) -> Iterator[Piece]:
    for piece in pieces:
        for text in piece.text.split():
            rest = text
            while rest:
                part = _part(piece._replace(text=rest), most)
                yield piece._replace(text=part)
                rest = rest[len(part) :]


def _part(word: Piece, most: float) -> str:
    """Return as much of a word as fits on a line, at least a character."""
    text = word.text
    if len(text) <= _LONGEST and word.width <= most:
        return text
    fits, above = 1, min(len(text), _LONGEST) + 1
    while above - fits > 1:
        middle = (fits + above) // 2
        if word._replace(text=text[:middle]).width <= most:
            fits = middle
        else:
            above = middle
    broken = max((text.rfind(each, fits // 2, fits) for each in _BREAKS), default=-1)
    end = broken + 1 or fits
    return text[:end]


def _joined(words: Iterable[Piece]) -> Line:
    """Return words as a line, neighbours of one style as one piece."""
    styles = groupby(words, key=lambda each: each[1:])
    return [Piece(" ".join(each.text for each in found), *style) for style, found in styles]


def _ended(line: Line, most: float) -> Line:
    """Return a line with an ellipsis at its end, without the words for which it leaves no room."""
    *before, last = line
    words = last.text.split()
    while True:
        ended = last._replace(text=" ".join(words).rstrip(" ,;:.–-") + ELLIPSIS)
        if width_of([*before, ended]) <= most or not (words[1:] or words[0][1:]):
            return [*before, ended]
        words = words[:-1] if words[1:] else [words[0][:-1]]
