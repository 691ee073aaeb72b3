"""The foot of a picture: who said it and where, where to read it, and the code of that address."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from ttdn_cli.query.view import Run
from ttdn_cli.share.image.card import Card
from ttdn_cli.share.image.code import QUIET, code_of
from ttdn_cli.share.image.lines import ELLIPSIS, Piece, fitted, piece_of
from ttdn_cli.share.image.shapes import Block, Code, Shape, height_of, stacked

_WHO, _SMALL = 23, 21
"""Sizes of text."""

_CODE = 168
"""The most that a side of the code to scan may have; a module is a whole number of pixels."""

_OVER = 12
"""How far what is free around the code may reach into what is free above and below the footer."""

_MOST_WORDS = 60
"""Of a name that are looked at: no line has room for more."""


class Footer:
    """The foot of a picture, which is as wide as it.

    Names in it are cut where there is no room for them: what they are names of is no fact.

    Args:
        card: what is said.
        across: its width.
        gap: between its text and the code.
    """

    def __init__(self, card: Card, across: float, gap: float) -> None:
        self.card, self.code = card, code_of(card.address)
        self.module = _CODE // self.code.size if self.code else 0
        self.side = self.code.size * self.module if self.code else 0
        self.over = min(QUIET * self.module, _OVER)
        self.across, self.most = across, across - (self.side + gap if self.code else 0)

    @cached_property
    def blocks(self) -> dict[int, list[Block]]:
        """Its text with at most that many lines of each part."""
        return {lines: self._blocks(lines) for lines in (1, 2)}

    @property
    def cuts_address(self) -> bool:
        """Whether the address is cut, and no code has it."""
        *_, address = self.blocks[1]
        return self.code is None and not address.whole

    def height(self, lines: int) -> float:
        """Return its height with at most that many lines of each part."""
        return max(height_of(self.blocks[lines]), self.side - 2 * self.over)

    def shapes(self, lines: int, x: float, y: float) -> list[Shape]:
        """Return all of it, from that place to the right and down."""
        right = x + self.across - self.side
        above = max(self.side - self.height(lines), 0) / 2
        code = [Code(self.code, right, y - above, self.module)] if self.code else []
        return [*stacked(self.blocks[lines], x, y), *code]

    def _blocks(self, lines: int) -> list[Block]:
        card = self.card
        comma = "," if card.role else ""
        who = piece_of(Run(f"{card.who}{comma}"), card.language, _WHO, "ink", 600)
        role, when = self._piece(card.role or ""), self._piece(card.when)
        address = self._piece(card.where)
        source, publisher = self._piece(f"{card.heading}:"), self._piece(card.publisher)
        return [
            self._block([who, role] if card.who else [], lines),
            self._shortened(Run(card.occasion or ""), [when] if card.when else [], lines),
            self._shortened(card.title, [publisher], lines, source),
            self._block([address], 2),
        ]

    def _shortened(self, name: Run, then: Sequence[Piece], lines: int, *before: Piece) -> Block:
        """Return a name and what follows it, the name cut until all has room."""
        words = name.text.split()

        def with_words(count: int) -> Block:
            text, comma = " ".join(words[:count]), "," if then else ""
            if count < len(words):
                closed = "”" if name.text.endswith("”") else ""
                text = f"{text.rstrip(',;:')}{ELLIPSIS}{closed}"
            pieces = [self._piece(f"{text}{comma}", name.lang)] if count else []
            return self._block([*before, *pieces, *then], lines)

        if (whole := with_words(len(words))).whole:
            return whole
        fewer = range(1, min(len(words), _MOST_WORDS))
        return with_words(bisect_right(fewer, 0, key=lambda count: not with_words(count).whole))

    def _block(self, pieces: Sequence[Piece], lines: int) -> Block:
        found, whole = fitted(pieces, self.most, lines)
        return Block(found, _SMALL, whole=whole)

    def _piece(self, text: str, language: str | None = None) -> Piece:
        return piece_of(Run(text, lang=language), self.card.language, _SMALL)
