"""Where everything of a card is in a picture of 1200 × 630 pixels, as links in messages show it.

From the top: what kind of fact it is; the fact, as large as there is room; what explains it. Then
the words of the source, and below a line who said them, where, and where to read them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from ttdn_cli.query.view import Run
from ttdn_cli.share.image.card import Card
from ttdn_cli.share.image.footer import Footer
from ttdn_cli.share.image.lines import Piece, balanced, fitted, piece_of, width_of
from ttdn_cli.share.image.palette import Colour
from ttdn_cli.share.image.shapes import Block, Box, Shape, Text, height_of, stacked
from ttdn_cli.share.image.typeface import Style
from ttdn_cli.text.locales import Locale

WIDTH, HEIGHT = 1200, 630

_LEFT, _RIGHT, _TOP, _BOTTOM = 72, 1136, 48, 594
_ACROSS = _RIGHT - _LEFT
_BAND = 16
"""The width of the band of colour at the left edge."""

_KIND, _NOTE, _PER_CENT, _SHARE = 26, 20, 46, 26
"""Sizes of text that are the same on every picture."""

_LEAST = 23
"""The smallest size of what explains a fact."""

_GAP = 36
"""What is free at least between the fact, the quotes and the footer."""

_BAR = 64
"""The height of the bar with its scale below it."""

_APART = 36
"""What is free between a figure and its share."""

_SHARE_LEADING = 1.25
"""From one line of the share to the next, as a multiple of its size."""

_BRIEF = 40
"""Characters of a detail at most that may share a line with another one."""

_SMALLEST_FIGURE = 64
"""A figure that would have to be smaller for one line is set as any other headline."""


class _Scale(NamedTuple):
    """How large a fact is set, and how much of its source has room beside it.

    Attributes:
        figure: the size of a figure.
        headline: that of any other headline.
        about: that of what explains it.
        quote: that of the quotes.
        quotes: how many of them are shown at most.
        lines: how many lines any other part but the footer has at most.
        footer: how many lines each part of the footer has at most.
        cut: whether what the other language says is cut to one line where it is longer.
    """

    figure: int
    headline: int
    about: int
    quote: int
    quotes: int
    lines: int = 9
    footer: int = 1
    cut: bool = True


_SIZES = (
    _Scale(184, 92, 38, 28, 2),
    _Scale(172, 80, 36, 27, 2),
    _Scale(160, 70, 34, 26, 2),
    _Scale(148, 62, 32, 26, 2),
    _Scale(136, 55, 30, 25, 2),
    _Scale(124, 50, 29, 25, 2),
    _Scale(112, 45, 28, 24, 2),
    _Scale(104, 40, 27, 24, 1),
    _Scale(96, 36, 26, 23, 1),
    _Scale(80, 33, 25, 23, 1),
    _Scale(64, 33, 24, 22, 1, lines=1),
)

_SCALES = (
    *(each._replace(footer=lines, cut=False) for each in _SIZES[:6] for lines in (2, 1)),
    *_SIZES[3:],
)
"""The first is taken in which all fits. The last one cuts what does not."""


def lay_out(card: Card) -> list[Shape]:
    """Return everything that a picture of a card has, in the order in which it is drawn.

    Raises:
        TtdnError: if the typeface has not each character of it, or is not installed.
    """
    footer = Footer(card, _ACROSS, _GAP)
    pages = [_Page(card, scale, footer) for scale in _SCALES]
    return next((each for each in pages if each.fits), pages[-1]).shapes


def cuts_address(card: Card) -> bool:
    """Return whether a picture of a card has neither the whole address nor its code.

    Raises:
        TtdnError: as `lay_out` does.
    """
    return Footer(card, _ACROSS, _GAP).cuts_address


class _Page:
    """A card in one scale: its parts, and then where they are."""

    def __init__(self, card: Card, scale: _Scale, footer: Footer) -> None:
        self.card, self.scale, self.footer = card, scale, footer
        self.locale = Locale(card.language)

    @property
    def fits(self) -> bool:
        """Whether there is room for all of it; what the footer leaves out does not count."""
        return all(each.whole for each in (self.headline, *self.about, *self.quotes))

    @property
    def shapes(self) -> list[Shape]:
        """Everything in its place."""
        above, below = _TOP + 1.5 * _KIND, _BOTTOM - self.foot
        headline = self.headline._replace(lines=balanced(self.headline.lines, _ACROSS))
        fact = (headline, *self.about)
        return [
            Box(0, 0, WIDTH, HEIGHT, "paper"),
            Box(0, 0, _BAND, HEIGHT, "accent"),
            *self.head(),
            *stacked(fact, _LEFT, above),
            *self.beside(above),
            *self.bar(above + height_of(fact)),
            *stacked(self.quotes, _LEFT, below - _GAP - height_of(self.quotes)),
            Box(_LEFT, below - _GAP / 2, _ACROSS, 1.5, "hair"),
            *self.footer.shapes(self.scale.footer, _LEFT, below),
        ]

    @property
    def bar_height(self) -> float:
        """The height of the bar, or none without one."""
        return _BAR if self.card.bar else 0

    @property
    def foot(self) -> float:
        """The height of the footer."""
        return self.footer.height(self.scale.footer)

    @cached_property
    def headline(self) -> Block:
        """The fact: a figure on one line if that can be."""
        size, leading = self.figure or self.scale.headline, 1.22
        if self.figure:
            leading = max(1.08, sum(each.style.size for each in self.share) * _SHARE_LEADING / size)
        taken = height_of((*self.about, *self.quotes)) + self.bar_height + self.foot
        free = _BOTTOM - _TOP - 1.5 * _KIND - taken - (2 if self.quotes else 1) * _GAP
        lines = int(free / (size * leading))
        piece = self.run(self.card.headline, size, "ink", 600)
        found, whole = fitted([piece], _ACROSS, max(lines, 1))
        return Block(found, size, leading, whole=whole and lines > 0)

    @cached_property
    def figure(self) -> int | None:
        """The size of a figure on one line, its share beside it, or None of what is no figure."""
        if not self.card.is_figure:
            return None
        room = _ACROSS - max((each.width + _APART for each in self.share), default=0)
        large = self.scale.figure
        fits = int(room / self.run(self.card.headline, large, "ink", 600).width * large)
        return min(large, fits) if fits >= _SMALLEST_FIGURE else None

    @property
    def brief(self) -> tuple[str, ...]:
        """The details that stand beside a figure with its share: the first, if it is short."""
        first = self.card.details[:1] if self.card.bar and not self.tight else ()
        return tuple(each for each in first if len(each) <= _BRIEF)

    @property
    def tight(self) -> bool:
        """Whether there is hardly any room, and what does not fit is cut."""
        return self.scale == _SCALES[-1]

    @cached_property
    def about(self) -> list[Block]:
        """What explains the fact: short details follow each other, and others begin a line."""
        card, large = self.card, self.scale.about
        small = max(round(0.78 * large), _LEAST)
        blocks = [self.block(self.share, _SHARE, gap=4)] if self.share and not self.figure else []
        first, others = card.about[:1], card.about[1:]
        if self.tight and others:
            others = (" · ".join(others),)
        above = 10 if card.is_figure else 4
        blocks += [self.block([self.piece(each, large, "ink")], large, gap=above) for each in first]
        blocks += [self.block([self.piece(each, small, "ink")], small, gap=4) for each in others]
        details = card.details[len(self.brief) :]
        for short, found in groupby(details, lambda each: self.tight or len(each) <= _BRIEF):
            for text in [" · ".join(found)] if short else found:
                blocks.append(self.block([self.piece(text, small)], small, gap=6))
        return blocks

    @cached_property
    def quotes(self) -> list[Block]:
        """The words of the source by paragraph, and the fact in the other language."""
        size, left = self.scale.quote, self.scale.quotes
        blocks: list[Block] = []
        for passage in self.card.passages:
            if left > 0:
                shown = [*passage.quotes[:left]]
                left -= max(len(shown), 1)
                colon = ":" if shown else ""
                place = self.piece(f"{passage.place}{colon}", size)
                marked = [each._replace(text=f"{each.text} ·") for each in shown[:-1]]
                pieces = [self.run(each, size, "ink") for each in (*marked, *shown[-1:])]
                blocks.append(self.block([place, *pieces], size, gap=4 if blocks else 0))
        if self.card.other and not self.tight:
            small = size - 3
            style = Style(small, italic=True)
            piece = self.run(self.card.other, small)._replace(style=style)
            block = self.block([piece], small, 1 if self.scale.cut else 0, gap=8)
            blocks.append(block._replace(whole=block.whole or self.scale.cut))
        return blocks

    def head(self) -> Iterator[Shape]:
        """Yield what kind of fact it is, that nobody has reviewed it, and what brackets mean."""
        card, baseline = self.card, _TOP + 0.78 * _KIND
        kind = self.piece(card.kind, _KIND, "accent", 600)
        yield Text(kind, _LEFT, baseline)
        if card.unreviewed:
            mark = self.piece(card.unreviewed, _NOTE, "paper", 600)
            x = _LEFT + kind.width + 20
            yield Box(x, baseline - 24, mark.width + 24, 33, "accent", 4)
            yield Text(mark, x + 12, baseline - 1)
        if card.note:
            note = self.piece(card.note, _NOTE)
            yield Text(note, _RIGHT - note.width, baseline)

    @cached_property
    def share(self) -> list[Piece]:
        """The share of a coverage, unless the figure is that, what is missing, and as of when."""
        bar = self.card.bar
        if bar is None:
            return []
        said = "" if bar.said == self.card.headline.text else bar.said
        pieces = (
            self.piece(said, _PER_CENT, "accent", 600),
            *(self.piece(each, _SHARE) for each in (bar.left, *self.brief)),
        )
        return [each for each in pieces if each.text]

    def beside(self, y: float) -> Iterator[Shape]:
        """Yield the share to the right of its figure, one line above the other."""
        if not self.figure:
            return
        x = _LEFT + width_of(self.headline.lines[0]) + _APART
        height = sum(each.style.size for each in self.share) * _SHARE_LEADING
        y += (self.headline.height - height) / 2
        for piece in self.share:
            yield Text(piece, x, y + piece.style.size)
            y += piece.style.size * _SHARE_LEADING

    def bar(self, y: float) -> Iterator[Shape]:
        """Yield the share on a scale from none to all."""
        if self.card.bar is None:
            return
        none, every = (self.piece(self.locale.percent(each), _NOTE) for each in (0, 100))
        yield Box(_LEFT, y + 18, _ACROSS, 18, "hair", 2)
        yield Box(_LEFT, y + 18, _ACROSS * self.card.bar.share / 100, 18, "accent", 2)
        yield Text(none, _LEFT, y + 60)
        yield Text(every, _RIGHT - every.width, y + 60)

    def block(
        self,
        pieces: Sequence[Piece],
        size: float,
        lines: int = 0,
        most: float = _ACROSS,
        gap: float = 0,
    ) -> Block:
        """Return the lines of pieces, at most as many as is said, or as the scale has."""
        found, whole = fitted(pieces, most, lines or self.scale.lines)
        return Block(found, size, gap=gap, whole=whole)

    def piece(self, text: str, size: float, colour: Colour = "soft", weight: int = 400) -> Piece:
        """Return a text as it is set, in the language of the card."""
        return self.run(Run(text), size, colour, weight)

    def run(self, run: Run, size: float, colour: Colour = "soft", weight: int = 400) -> Piece:
        """Return a text as it is set, in its own language."""
        return piece_of(run, self.card.language, size, colour, weight)
