"""What `table.py` draws on a screen of any width without colour: the table in a pipe.

Nothing has to be wrapped there, and drawing with Rich would take longer than all the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len

from ttdn_cli.query.answers import Answer
from ttdn_cli.render.pictures import cell_text
from ttdn_cli.render.terminal import Screen
from ttdn_cli.text.unicode import escape_unsafe


def render_table(answer: Answer, _screen: Screen) -> Iterator[str]:
    """Yield an answer as a table that no width limits, a line for each record, or as cards."""
    return (line.rstrip(" ") + "\n" for line in _lines(answer))


def _lines(answer: Answer) -> Iterator[str]:
    rows = list(answer.rows)
    if answer.columns and not rows:
        return
    if answer.tabular:
        heads = [column.heading for column in answer.columns]
        right = [column.right for column in answer.columns]
        lines = _aligned([heads, *([*map(cell_text, row)] for row in rows)], right)
        yield from (answer.title, *lines, "")
        yield from map(escape_unsafe, answer.told)
        return
    if answer.title:
        yield from (answer.title, "")
    for card in answer.cards_of(rows):
        named = [["", heading, cell_text(cell)] for heading, cell in card.rows]
        title = escape_unsafe(f"{card.title}  {card.note}")
        yield from (title, *_aligned(named, [False] * 3), "")
    yield from map(escape_unsafe, answer.told)


def _aligned(rows: Iterable[list[str]], right: Sequence[bool]) -> Iterator[str]:
    """Return a line for each row, as long as the others; some columns are set to the right."""
    columns = zip(*rows, strict=True)
    return map("  ".join, zip(*map(_padded, columns, right), strict=True))


def _padded(texts: tuple[str, ...], right: bool) -> Iterator[str]:
    width = max(map(cell_len, texts))
    for text in texts:
        blank = " " * (width - cell_len(text))
        yield blank + text if right else text + blank
