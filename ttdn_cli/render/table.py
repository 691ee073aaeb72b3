"""The table for people: columns where there is room for them, else a card for each record."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence

from rich import box
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ttdn_cli.query.answers import Answer, Card
from ttdn_cli.query.view import Cell
from ttdn_cli.render.colours import STYLES
from ttdn_cli.render.layout import column_widths, is_too_narrow, packed
from ttdn_cli.render.pictures import (
    BAR_WIDTH,
    LEVELS,
    LINE,
    NARROWEST_BAR,
    POINT,
    SPAN,
    WIDEST_BAR,
    cell_lines,
    in_ascii,
    line_of_dates,
    line_of_values,
)
from ttdn_cli.render.terminal import Screen
from ttdn_cli.text.unicode import escape_unsafe

_HIT = "reverse"
_BLANK_END = re.compile(r"(?: |\x1b\[[0-9;]*m)+$", re.MULTILINE)
_RESET = "\x1b[0m"
_GAP = 2
"""Between two columns: one of padding and one that the box draws."""
_ENDLESS = 1_000_000
"""Columns in which nothing has to be wrapped."""
_AT_ONCE = 100
"""Rows that are drawn before they are written."""
_LEAST_BESIDE = 24
"""The columns that a value needs beside its heading; with less it goes below it."""


def render_table(answer: Answer, screen: Screen) -> Iterator[str]:
    """Yield an answer as a table that fits the screen, nothing cut and no word broken."""
    rows = list(answer.rows)
    if answer.columns and not rows:
        return
    texts, widths = _laid_out(answer, rows, screen) if answer.tabular else ([], None)
    blank_before_cards, blank_after_table = ("", "\n") if widths else ("\n", "")
    if answer.title:
        yield drawn(Text(answer.title, "bold underline"), screen) + blank_before_cards
    yield from _line_of_dates(answer, screen)
    yield from _line_of_values(answer, screen)
    if widths:
        yield from _table(answer, texts, widths, screen)
    else:
        cards = [*answer.cards_of(rows)]
        bar_width = _bar_width_of(cards, screen)
        for card in cards:
            yield drawn(_card(card, screen, bar_width), screen) + "\n"
    told = [*answer.told, *(answer.hint.split("\n") if screen.width and answer.hint else [])]
    if told:
        lines = (part for each in told for part in packed(escape_unsafe(each), screen.measure))
        yield blank_after_table + drawn(Text("\n".join(lines), STYLES["dim"]), screen)


def _widths(answer: Answer, rows: list[list[Text]], screen: Screen) -> list[int] | None:
    """Return the width of each column, or None where cards read better."""
    heads = [Text(column.heading) for column in answer.columns]
    columns = list(zip(heads, *rows, strict=True))
    widths = column_widths(
        natural=[max(_widest(text, "\n") for text in column) for column in columns],
        least=[
            max(_widest(text, None if head.wrap else "\n") for text in column)
            for head, column in zip(answer.columns, columns, strict=True)
        ],
        room=screen.width,
        gap=_GAP,
    )
    if widths is None or screen.width is None:
        return widths
    cells = (pair for row in rows for pair in zip(row, widths, strict=True))
    return None if any(is_too_narrow(text.plain, width) for text, width in cells) else widths


def _laid_out(
    answer: Answer, rows: list[list[Cell]], screen: Screen
) -> tuple[list[list[Text]], list[int] | None]:
    """Return the texts of cells and the widths of columns, or None where cards read better.

    Bars are short where columns would not fit beside them else, and have all that columns leave.
    """
    barred = any(cell.bar is not None for row in rows for cell in row)

    def laid_out(bar_width: int) -> tuple[list[list[Text]], list[int] | None]:
        texts = [[_text(cell, screen, bar_width) for cell in row] for row in rows]
        return texts, _widths(answer, texts, screen)

    found = laid_out(BAR_WIDTH)
    if not barred or screen.width is None:
        return found
    if found[1] is None:
        return laid_out(NARROWEST_BAR)
    spare = screen.width - sum(found[1]) - _GAP * (len(found[1]) - 1)
    return laid_out(min(WIDEST_BAR, BAR_WIDTH + spare)) if spare else found


def _table(
    answer: Answer, rows: list[list[Text]], widths: list[int], screen: Screen
) -> Iterator[str]:
    """Yield the rows, some at a time: the first of many are read while the others are drawn."""
    leading = any(
        _widest(text, "\n") > width or "\n" in text.plain
        for row in rows
        for text, width in zip(row, widths, strict=True)
    )
    for start in range(0, len(rows), _AT_ONCE):
        table = Table(
            box=box.SIMPLE_HEAD,
            header_style="bold",
            border_style=STYLES["dim"],
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
        text = drawn(table, screen, sum(widths) + _GAP * len(widths))
        if screen.width is None and not start:
            # A line that is drawn is for the eye; in a pipe the records follow their heads.
            heads, _, text = text.split("\n", 2)
            yield f"{heads}\n"
        yield text


def _once(
    answer: Answer, row: list[Text], before: list[Text] | None, screen: Screen
) -> Iterator[Text]:
    """Yield the cells of a row; on a screen, a group is named in its first row only.

    A group within another begins anew with that one.
    """
    same = bool(screen.width and before)
    for place, (column, text) in enumerate(zip(answer.columns, row, strict=True)):
        if column.group:
            same = same and before is not None and text == before[place]
        yield Text("") if column.group and same else text


def _card(card: Card, screen: Screen, bar_width: int) -> RenderableType:
    note = f"  {escape_unsafe(card.note)}" if card.note else ""
    title = Text.assemble((escape_unsafe(card.title), "bold"), (note, STYLES["dim"]))
    for start, end in card.hits:
        title.stylize(_HIT, start, end)
    style = "bold" if card.commands else STYLES["dim"]
    return Group(title, named_cells(card.rows, screen, bar_width, style))


def named_cells(
    rows: Sequence[tuple[str, Cell]],
    screen: Screen,
    bar_width: int = BAR_WIDTH,
    style: str = STYLES["dim"],
) -> RenderableType:
    """Return cells with their headings beside them, or where that is too narrow, above them."""
    if _room_beside(rows, screen):
        grid = Table.grid(padding=(0, _GAP, 0, 0))
        grid.add_column(no_wrap=True, style=style)
        grid.add_column(overflow="fold")
        for heading, cell in rows:
            grid.add_row(Text(heading), _text(cell, screen, bar_width))
        return Padding(grid, (0, 0, 0, _GAP))
    lines: list[RenderableType] = []
    for heading, cell in rows:
        lines.append(Padding(Text(heading, style), (0, 0, 0, _GAP)))
        lines.append(Padding(_text(cell, screen, bar_width), (0, 0, 0, 2 * _GAP)))
    return Group(*lines)


def _room_beside(rows: Sequence[tuple[str, Cell]], screen: Screen) -> int | None:
    """Return how wide cells can be beside their headings, or None where that is too narrow."""
    width = max((cell_len(heading) for heading, _ in rows), default=0)
    room = (screen.measure or _ENDLESS) - width - 2 * _GAP
    return room if room >= _LEAST_BESIDE else None


def _bar_width_of(cards: Sequence[Card], screen: Screen) -> int:
    """Return how wide bars can be on all of these cards, so that they compare."""
    if screen.measure is None:
        return BAR_WIDTH
    room = [
        (_room_beside(card.rows, screen) or screen.measure - 2 * _GAP)
        - cell_len(" ".join(("", *cell.lines)))
        for card in cards
        for _, cell in card.rows
        if cell.bar is not None
    ]
    return max(NARROWEST_BAR, min(WIDEST_BAR, *room)) if room else BAR_WIDTH


def _line_of_dates(answer: Answer, screen: Screen) -> Iterator[str]:
    """Yield the timeline of an answer, on terminals only."""
    lines = line_of_dates(answer.dates, screen.width) if screen.width else ()
    if lines:
        text = Text("\n".join(lines))
        text.highlight_regex(f"[{POINT}{''.join(SPAN)}]+", STYLES["fair"])
        text.highlight_regex(f"{LINE}+", STYLES["dim"])
        yield drawn(text, screen, screen.width) + "\n"


def _line_of_values(answer: Answer, screen: Screen) -> Iterator[str]:
    """Yield the values of an answer as a line, on terminals only."""
    series = [(value, escape_unsafe(label)) for value, label in answer.series]
    line = line_of_values(series, screen.measure) if screen.measure else ""
    if line:
        text = Text(line)
        text.highlight_regex(f"[{LEVELS}]+", STYLES["fair"])
        yield drawn(text, screen, screen.width) + "\n"


def _text(cell: Cell, screen: Screen, bar_width: int = BAR_WIDTH) -> Text:
    """Return the text of a cell: a line each on a screen, one line where `grep` reads it.

    Where lines may wrap, each of several begins with a mark, so that they do not run together.
    """
    lines = cell_lines(cell, bar_width)
    text = Text("; ".join(lines), STYLES[cell.tone])
    if screen.width and len(lines) > 1:
        text = Text("\n".join(f"· {line}" for line in lines), STYLES[cell.tone])
    for start, end in cell.hits:
        text.stylize(_HIT, start, end)
    return text


def _widest(text: Text, separator: str | None) -> int:
    """Return the width of the widest part: of a word without a separator."""
    return max(map(cell_len, text.plain.split(separator)), default=0)


def drawn(what: RenderableType, screen: Screen, width: int | None = None) -> str:
    """Return what Rich makes of something, without white space at the ends of lines.

    Args:
        what: to draw.
        screen: where it is read.
        width: how wide it may be, where it is no prose.
    """
    console = Console(
        file=io.StringIO(),
        # Rich takes its own guess of either for an invitation to guess both.
        width=width or screen.measure or _ENDLESS,
        height=25,
        color_system="256" if screen.colour else None,
        force_terminal=screen.colour,
        legacy_windows=False,
        no_color=False,
    )
    with console.capture() as capture:
        console.print(what, soft_wrap=False, highlight=False, markup=False, emoji=False)
    text = _BLANK_END.sub(_RESET if screen.colour else "", capture.get())
    return text if screen.blocks else in_ascii(text)
