"""The table for people: columns where there is room for them, else a card for each record."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from rich import box
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from ttdn_cli.query.answers import Answer, Card
from ttdn_cli.query.view import Cell, Tone
from ttdn_cli.render.layout import column_widths, is_sliver
from ttdn_cli.render.pictures import LINE, POINT, SPAN, cell_lines, in_ascii, line_of_dates
from ttdn_cli.render.terminal import Screen

_STYLES: dict[Tone, str] = {
    "plain": "",
    "dim": "dim",
    "good": "green",
    "fair": "cyan",
    "late": "yellow",
    "poor": "bold red",
}
_HIT = "reverse"
_BLANK_END = re.compile(r"(?: |\x1b\[[0-9;]*m)+$", re.MULTILINE)
_RESET = "\x1b[0m"
_GAP = 2
"""Between two columns: one of padding and one that the box draws."""
_AT_ONCE = 100
"""Rows that are drawn before they are written."""
_LEAST_BESIDE = 24
"""The columns that a value needs beside its heading; with less it goes below it."""


def render_table(answer: Answer, screen: Screen) -> Iterator[str]:
    """Yield an answer as a table that fits the screen, nothing cut and no word broken."""
    if not answer.columns:
        yield from _cards(answer, screen)
        return
    rows = [[_text(cell, screen) for cell in row] for row in answer.rows]
    if not rows:
        return
    heads = [column.heading for column in answer.columns]
    columns = [[Text(head), *cells] for head, *cells in zip(heads, *rows, strict=True)]
    widths = column_widths(
        natural=[max(_widest_line(text) for text in column) for column in columns],
        least=[
            max((_widest_word if head.wrap else _widest_line)(text) for text in column)
            for head, column in zip(answer.columns, columns, strict=True)
        ],
        room=screen.width,
        gap=_GAP,
    )
    if widths is None or (screen.width and _has_slivers(rows, widths)):
        yield from _cards(answer, screen)
        return
    yield _drawn(Text(answer.title, "bold underline"), screen, None)
    yield from _picture(answer, screen)
    yield from _table(answer, rows, widths, screen)
    yield from _caption(answer, screen)


def _has_slivers(rows: list[list[Text]], widths: list[int]) -> bool:
    cells = (pair for row in rows for pair in zip(row, widths, strict=True))
    return any(is_sliver(text.plain, width) for text, width in cells)


def _table(
    answer: Answer, rows: list[list[Text]], widths: list[int], screen: Screen
) -> Iterator[str]:
    """Yield the rows, some at a time: the first of many are read while the others are drawn."""
    leading = any(
        _widest_line(text) > width or "\n" in text.plain
        for row in rows
        for text, width in zip(row, widths, strict=True)
    )
    for start in range(0, len(rows), _AT_ONCE):
        table = Table(
            box=box.SIMPLE_HEAD,
            header_style="bold",
            border_style="dim",
            padding=(0, _GAP - 1, 0, 0),
            pad_edge=False,
            show_edge=False,
            show_header=start == 0,
            leading=int(leading),
        )
        for column, width in zip(answer.columns, widths, strict=True):
            table.add_column(
                Text(column.heading), width=width, justify="right" if column.right else "left"
            )
        for number in range(start, min(start + _AT_ONCE, len(rows))):
            before = rows[number - 1] if number else None
            table.add_row(*_once(answer, rows[number], before, screen))
        if start and leading:
            yield "\n"
        yield _drawn(table, screen, sum(widths) + _GAP * len(widths))


def _once(
    answer: Answer, row: list[Text], before: list[Text] | None, screen: Screen
) -> Iterator[Text]:
    """Yield the cells of a row; on a screen, a group is named in its first row only."""
    for place, (column, text) in enumerate(zip(answer.columns, row, strict=True)):
        said = screen.width and column.group and before and text == before[place]
        yield Text("") if said else text


def _cards(answer: Answer, screen: Screen) -> Iterator[str]:
    if answer.title:
        yield _drawn(Text(answer.title, "bold underline"), screen, None) + "\n"
    yield from _picture(answer, screen)
    for card in answer.cards:
        yield _drawn(_card(card, screen), screen, None) + "\n"
    yield from _caption(answer, screen, lead="")


def _card(card: Card, screen: Screen) -> RenderableType:
    from rich.padding import Padding

    title = Text(card.title, "bold")
    if card.note:
        title.append(f"  {card.note}", "not bold dim")
    heading_width = max((cell_len(heading) for heading, _ in card.rows), default=0)
    beside = screen.width is None or screen.width - heading_width - 2 * _GAP >= _LEAST_BESIDE
    if beside:
        grid = Table.grid(padding=(0, _GAP, 0, 0))
        grid.add_column(no_wrap=True, style="dim")
        grid.add_column(overflow="fold")
        for heading, cell in card.rows:
            grid.add_row(Text(heading), _text(cell, screen))
        return Group(title, Padding(grid, (0, 0, 0, _GAP)))
    lines: list[RenderableType] = [title]
    for heading, cell in card.rows:
        lines.append(Padding(Text(heading, "dim"), (0, 0, 0, _GAP)))
        lines.append(Padding(_text(cell, screen), (0, 0, 0, 2 * _GAP)))
    return Group(*lines)


def _picture(answer: Answer, screen: Screen) -> Iterator[str]:
    """Yield the picture of an answer on a screen; in a pipe nobody looks."""
    lines = line_of_dates(answer.dates, screen.width) if screen.width else ()
    if lines:
        text = Text("\n".join(lines))
        text.highlight_regex(f"[{POINT}{''.join(SPAN)}]+", "cyan")
        text.highlight_regex(f"{LINE}+", "dim")
        yield _drawn(text, screen, None) + "\n"


def _caption(answer: Answer, screen: Screen, lead: str = "\n") -> Iterator[str]:
    if answer.caption:
        yield lead + _drawn(Text(answer.caption, "dim"), screen, None)


def _text(cell: Cell, screen: Screen) -> Text:
    """Return the text of a cell: a line each on a screen, one line where `grep` reads it.

    Where lines may wrap, each of several begins with a mark, so that they do not run together.
    """
    if screen.width is None:
        return _highlighted("; ".join(cell_lines(cell)), cell)
    lines = cell_lines(cell)
    mark = "· " if len(lines) > 1 else ""
    return _highlighted("\n".join(mark + line for line in lines), cell)


def _highlighted(text: str, cell: Cell) -> Text:
    shown = Text(text, _STYLES[cell.tone])
    for start, end in cell.hits:
        shown.stylize(_HIT, start, end)
    return shown


def _widest_line(text: Text) -> int:
    return max((cell_len(line) for line in text.plain.split("\n")), default=0)


def _widest_word(text: Text) -> int:
    return max((cell_len(word) for word in text.plain.split()), default=0)


def _drawn(what: RenderableType, screen: Screen, width: int | None) -> str:
    """Return what Rich makes of it, without white space at the ends of lines."""
    natural = width or (1_000_000 if screen.width is None else screen.width)
    console = Console(
        file=io.StringIO(),
        # Rich takes its own guess of either for an invitation to guess both.
        width=screen.width or natural,
        height=25,
        color_system="standard" if screen.colour else None,
        force_terminal=screen.colour,
        legacy_windows=False,
        no_color=False,
    )
    with console.capture() as capture:
        console.print(what, soft_wrap=False, highlight=False, markup=False, emoji=False)
    text = _BLANK_END.sub(_RESET if screen.colour else "", capture.get())
    return text if screen.blocks else in_ascii(text)
