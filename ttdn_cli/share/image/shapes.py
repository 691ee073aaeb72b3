"""What a picture is made of, in the order in which it is drawn. Lengths are pixels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ttdn_cli.share.image.code import QrCode
from ttdn_cli.share.image.lines import Line, Piece, space
from ttdn_cli.share.image.palette import Colour


class Text(NamedTuple):
    """A text on one line: where it begins, and on which height it stands."""

    piece: Piece
    x: float
    baseline: float


class Box(NamedTuple):
    """A rectangle, with round corners."""

    x: float
    y: float
    width: float
    height: float
    colour: Colour
    radius: float = 0


class Code(NamedTuple):
    """A code to scan, and how wide a module of it is."""

    code: QrCode
    x: float
    y: float
    module: int


Shape = Text | Box | Code


class Block(NamedTuple):
    """Lines below each other.

    Attributes:
        lines: the lines.
        size: of their text.
        leading: from one line to the next, as a multiple of that size.
        gap: what is free above.
        whole: whether they are all that was to be said.
    """

    lines: list[Line]
    size: float
    leading: float = 1.32
    gap: float = 0
    whole: bool = True

    @property
    def height(self) -> float:
        """All of it, with what is free above; nothing without lines."""
        return self.gap + len(self.lines) * self.size * self.leading if self.lines else 0

    def shapes(self, x: float, y: float) -> Iterator[Text]:
        """Yield its lines, from that height down."""
        for number, line in enumerate(self.lines):
            # So that capitals are in the middle of their line.
            middle = y + self.gap + (number + 0.5) * self.size * self.leading
            yield from text_of(line, x, middle + 0.33 * self.size)


def text_of(line: Line, x: float, baseline: float) -> Iterator[Text]:
    """Yield the pieces of a line one behind the other."""
    for piece in line:
        yield Text(piece, x, baseline)
        x += piece.width + space(piece)


def height_of(blocks: Iterable[Block]) -> float:
    """Return the height of blocks below each other."""
    return sum(each.height for each in blocks)


def stacked(blocks: Iterable[Block], x: float, y: float) -> Iterator[Text]:
    """Yield blocks below each other, from that height down."""
    for block in blocks:
        yield from block.shapes(x, y)
        y += block.height
