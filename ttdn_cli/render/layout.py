"""How wide the columns of a table are, and whether there is room for columns at all."""

from __future__ import annotations

import textwrap

from rich.cells import cell_len

NARROW = 72
"""A screen with fewer columns has room for cards only."""

NEVER_WRAPPED = 14
"""Columns of text no wider than this are not wrapped."""

WIDEST_COLUMN = 80
"""Columns of text are no wider than this, or their lines would be hard to read."""

MOST_LINES = 6
"""A column whose longest text, without its line breaks, fills more lines is too narrow."""

NARROW_COLUMN = 36
"""So is one narrower than this, if a cell of it takes more than `MOST_LINES_IN_NARROW` lines."""

MOST_LINES_IN_NARROW = 7

_POINT = " · "
"""Between the parts of a caption."""


def column_widths(
    natural: list[int], least: list[int], room: int | None, gap: int
) -> list[int] | None:
    """Return the width of each column, or None where cards read better.

    Args:
        natural: the width of the widest line of each column.
        least: the width of its widest word, which is never broken.
        room: the width of the screen, or None for as wide as it takes.
        gap: the space between two columns.

    A column keeps its natural width, or the widest that reads well, where all fit. Otherwise each
    gets what it cannot do without, and the rest of the room goes to them by what they lack.
    """
    if room is None:
        return natural
    inside = room - gap * (len(natural) - 1)
    if room < NARROW:
        return None
    most = [
        max(word, min(width, WIDEST_COLUMN)) for width, word in zip(natural, least, strict=True)
    ]
    needed = [
        max(word, min(width, NEVER_WRAPPED)) for width, word in zip(natural, least, strict=True)
    ]
    if sum(needed) > inside:
        return None
    widths = most if sum(most) <= inside else _shared(needed, natural, most, inside)
    tallest = max(-(-width // given) for width, given in zip(natural, widths, strict=True))
    return widths if tallest <= MOST_LINES else None


def _shared(needed: list[int], natural: list[int], most: list[int], inside: int) -> list[int]:
    """Return widths in which each column has of the room by what it lacks, and none too much."""
    widths = needed
    while True:
        spare = inside - sum(widths)
        lacking = [
            full - width if width < limit else 0
            for full, width, limit in zip(natural, widths, most, strict=True)
        ]
        given = [spare * lack // max(1, sum(lacking)) for lack in lacking]
        if not any(given):
            return widths
        widths = [
            min(limit, width + more) for width, more, limit in zip(widths, given, most, strict=True)
        ]


def packed(line: str, room: int | None) -> list[str]:
    """Return a line of parts with points between them as lines in which no part is broken.

    Args:
        line: its parts have ` · ` between them.
        room: the width of a line, or None for as wide as it takes.
    """
    first, *others = line.split(_POINT)
    lines = [first]
    for part in others:
        joined = f"{lines[-1]}{_POINT}{part}"
        if room is None or cell_len(joined) <= room:
            lines[-1] = joined
        else:
            lines.append(part)
    return lines


def is_too_narrow(text: str, width: int) -> bool:
    """Return whether a cell of a column of that width would be tall and narrow."""
    if width >= NARROW_COLUMN:
        return False
    return sum(len(textwrap.wrap(line, width)) for line in text.split("\n")) > MOST_LINES_IN_NARROW
