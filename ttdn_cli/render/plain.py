"""What `table.py` draws on a screen of any width without colour: the table in a pipe.

Nothing has to be wrapped there, and drawing with Rich would take longer than all the rest.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len

from ttdn_cli.query.answers import Answer, Card
from ttdn_cli.query.view import Cell
from ttdn_cli.render.pictures import cell_text
from ttdn_cli.render.terminal import Screen
from ttdn_cli.text.unicode import escape_unsafe

_GAP = "  "


def render_table(answer: Answer, _screen: Screen) -> Iterator[str]:
    """Yield an answer as a table that no width limits, a line for each record, or as cards."""
    rows = list(answer.rows)
    if answer.tabular:
        if rows:
            yield f"{answer.title}\n"
            yield from _table(answer, rows)
            yield f"\n{escape_unsafe(answer.caption)}\n"
        return
    if answer.title:
        yield f"{answer.title}\n\n"
    for card in answer.cards_of(rows):
        yield from _card(card)
    if answer.caption:
        yield f"{escape_unsafe(answer.caption)}\n"


def _table(answer: Answer, rows: list[list[Cell]]) -> Iterator[str]:
    heads = [column.heading for column in answer.columns]
    lines = [heads, *([cell_text(cell) for cell in row] for row in rows)]
    widths = [max(map(cell_len, column)) for column in zip(*lines, strict=True)]
    for number, line in enumerate(lines):
        padded = (
            _padded(text, width, right=column.right)
            for text, width, column in zip(line, widths, answer.columns, strict=True)
        )
        yield _GAP.join(padded).rstrip(" ") + "\n"
        if number == 0:
            yield "─" * (sum(widths) + len(_GAP) * (len(widths) - 1)) + "\n"


def _card(card: Card) -> Iterator[str]:
    yield escape_unsafe(f"{card.title}  {card.note}".rstrip(" ")) + "\n"
    width = max((cell_len(heading) for heading, _ in card.rows), default=0)
    for heading, cell in card.rows:
        line = _GAP + _padded(heading, width) + _GAP + cell_text(cell)
        yield line.rstrip(" ") + "\n"
    yield "\n"


def _padded(text: str, width: int, *, right: bool = False) -> str:
    blank = " " * (width - cell_len(text))
    return blank + text if right else text + blank
