"""What `table.py` draws on a screen of any width without colour: the table in a pipe.

Nothing has to be wrapped there, and drawing with Rich would take longer than all the rest.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len

from ttdn_cli.query.answers import Answer, Card
from ttdn_cli.query.view import Cell
from ttdn_cli.render.pictures import cell_lines
from ttdn_cli.render.terminal import Screen

_GAP = "  "


def render_table(answer: Answer, _screen: Screen) -> Iterator[str]:
    """Yield an answer as a table that no width limits, a line for each record, or as cards."""
    rows = [[_text(cell) for cell in row] for row in answer.rows]
    if not answer.columns:
        yield from _cards(answer)
    elif rows:
        yield f"{answer.title}\n"
        yield from _table(answer, rows)
        yield f"\n{answer.caption}\n"


def _table(answer: Answer, rows: list[list[str]]) -> Iterator[str]:
    heads = [column.heading for column in answer.columns]
    widths = [max(map(cell_len, column)) for column in zip(heads, *rows, strict=True)]
    right = [column.right for column in answer.columns]
    yield _line(heads, widths, right)
    yield "─" * (sum(widths) + len(_GAP) * (len(widths) - 1)) + "\n"
    for row in rows:
        yield _line(row, widths, right)


def _line(texts: list[str], widths: list[int], right: list[bool]) -> str:
    padded = (
        _padded(text, width, right=to_the_right)
        for text, width, to_the_right in zip(texts, widths, right, strict=True)
    )
    return _GAP.join(padded).rstrip(" ") + "\n"


def _cards(answer: Answer) -> Iterator[str]:
    if answer.title:
        yield f"{answer.title}\n\n"
    for card in answer.cards:
        yield from _card(card)
    if answer.caption:
        yield f"{answer.caption}\n"


def _card(card: Card) -> Iterator[str]:
    yield f"{card.title}  {card.note}".rstrip(" ") + "\n"
    width = max((cell_len(heading) for heading, _ in card.rows), default=0)
    for heading, cell in card.rows:
        line = _GAP + _padded(heading, width, right=False) + _GAP + _text(cell)
        yield line.rstrip(" ") + "\n"
    yield "\n"


def _text(cell: Cell) -> str:
    return "; ".join(cell_lines(cell))


def _padded(text: str, width: int, *, right: bool) -> str:
    blank = " " * (width - cell_len(text))
    return blank + text if right else text + blank
