"""What `table.py` draws on a screen of any width without colour: the table in a pipe.

Nothing has to be wrapped there, and drawing with Rich would take longer than all the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from rich.cells import cell_len

from ttdn_cli.query.answers import Answer
from ttdn_cli.query.view import Cell
from ttdn_cli.render.pictures import cell_text
from ttdn_cli.render.terminal import Screen
from ttdn_cli.text.unicode import escape_unsafe

_AT_ONCE = 10_000
"""Rows that are set side by side: those of a longer table need not all be in memory."""


def render_table(answer: Answer, _screen: Screen) -> Iterator[str]:
    """Yield an answer as a table that no width limits, a line for each record, or as cards."""
    return (line.rstrip(" ") + "\n" for line in _lines(answer))


def _lines(answer: Answer) -> Iterator[str]:
    rows = iter(answer.rows)
    first = list(islice(rows, _AT_ONCE))
    if answer.columns and not first:
        return
    if answer.tabular:
        if answer.title:
            yield answer.title
        yield from _table(answer, first, rows)
        yield from ("", *map(escape_unsafe, answer.told))
        return
    if answer.title:
        yield from (answer.title, "")
    for card in answer.cards_of([*first, *rows]):
        named = [["", heading, cell_text(cell)] for heading, cell in card.rows]
        title = escape_unsafe(f"{card.title}  {card.note}")
        yield from (title, *_aligned(named, [False] * 3, [0] * 3), "")
    yield from map(escape_unsafe, answer.told)


def _table(answer: Answer, some: list[list[Cell]], rows: Iterator[list[Cell]]) -> Iterator[str]:
    """Yield the lines of a table; each part of a long one is as wide as those before it."""
    right = [column.right for column in answer.columns]
    lines = [[escape_unsafe(column.heading) for column in answer.columns]]
    widths = [0] * len(right)
    while some:
        lines += ([*map(cell_text, row)] for row in some)
        columns = zip(widths, *lines, strict=True)
        widths = [max(least, *map(cell_len, texts)) for least, *texts in columns]
        yield from _aligned(lines, right, widths)
        lines, some = [], list(islice(rows, _AT_ONCE))


def _aligned(
    rows: Iterable[list[str]], right: Sequence[bool], widths: Sequence[int]
) -> Iterator[str]:
    """Return a line for each row, its cells at least as wide; some columns are set to the right."""
    columns = zip(*rows, strict=True)
    return map("  ".join, zip(*map(_padded, columns, right, widths), strict=True))


def _padded(texts: tuple[str, ...], right: bool, least: int) -> Iterator[str]:
    width = max(least, *map(cell_len, texts))
    for text in texts:
        blank = " " * (width - cell_len(text))
        yield blank + text if right else text + blank
