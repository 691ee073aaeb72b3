"""Pictures of characters, which stand beside the words of a table on a screen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from operator import itemgetter

from ttdn_cli.query.view import Cell
from ttdn_cli.text.dates import day_numbers, place_on_line
from ttdn_cli.text.unicode import escape_unsafe

POINT, LINE = "●", "─"
BEGIN, WITHIN, END = SPAN = "╺", "━", "╸"

BAR_WIDTH = 15
"""Characters of a bar; in eighths this tells apart what differs by 0.9 per cent of its scale."""

NARROWEST_BAR, WIDEST_BAR = 8, 40
"""Where there is less room than for the usual one, or more."""

_EIGHTHS = " ▏▎▍▌▋▊▉"

LEVELS = "▁▂▃▄▅▆▇"
"""How high a value stands among others, from the lowest to the highest."""

LABEL_ROWS = 8
"""Rows of labels above a line; a label for which none of them has room is left out."""

_BLOCKS = "█▉▊▋▌▍▎▏·"
_ASCII = str.maketrans(
    dict(zip(_BLOCKS, "#####....", strict=True))
    | dict(zip(SPAN, "[=]", strict=True))
    | {POINT: "o", LINE: "-", "│": "|", "◂": "<"}
    | dict.fromkeys("┌├┐┤", "+")
    | {level: str(number) for number, level in enumerate(LEVELS, 1)}
)


def in_ascii(text: str) -> str:
    """Return a text with the characters of pictures, each of one column, in plain ASCII.

    A point between words, which is no part of a bar, stays.
    """
    picture = f"[{_BLOCKS}]{{2,}}|[^·]"
    return re.sub(picture, lambda found: found[0].translate(_ASCII), text)


def cell_lines(cell: Cell, bar_width: int = BAR_WIDTH) -> tuple[str, ...]:
    """Return the lines of a cell, safe to print, with its bar if it has one."""
    if cell.bar is None:
        return tuple(map(escape_unsafe, cell.lines))
    return (f"{draw_bar(cell.bar, cell.scale, bar_width)} {cell.lines[0]}".rstrip(" "),)


def cell_text(cell: Cell) -> str:
    """Return a cell as one line."""
    return "; ".join(cell_lines(cell))


def draw_bar(percent: float, scale: float = 0, width: int = BAR_WIDTH) -> str:
    """Draw a share in eighths of a character: all of them for the whole only.

    Args:
        percent: the share.
        scale: at which share the scale begins.
        width: in characters.
    """
    most = width * 8
    eighths = max(1, min(most - 1, round((percent - scale) / (100 - scale) * most)))
    if not scale < percent < 100:
        eighths = most if percent > scale else 0
    whole, part = divmod(eighths, 8)
    return ("█" * whole + (_EIGHTHS[part] if part else "")).ljust(width, "·")


def line_of_values(values: Sequence[tuple[float, str]], width: int) -> str:
    """Draw values one after the other as a line of blocks, between what the first and last are.

    Args:
        values: each with what it is called.
        width: in columns; of more values than that, those are left out that stand first.

    Returns:
        The line, or nothing where there are fewer than three values: two need no picture.
    """
    room = width - 2 * max((len(label) for _, label in values), default=0) - 2
    if len(values) < 3 or room < 3:
        return ""
    values = values[-room:]
    shown = [value for value, _ in values]
    low, high = min(shown), max(shown)
    span = (high - low) or 1.0
    levels = (LEVELS[round((value - low) / span * (len(LEVELS) - 1))] for value in shown)
    return f"{values[0][1]} {''.join(levels)} {values[-1][1]}"


def line_of_dates(dates: Iterable[tuple[str, str]], width: int) -> list[str]:
    """Draw a line of dates with gaps to scale: a day is a point, a month or a year a span of it.

    Args:
        dates: each as ISO 8601, as precise as it is known, and as a reader writes it.
        width: in columns.

    Returns:
        Lines from top to bottom, no wider than that; none where there are fewer than two dates.
    """
    spans = {label: day_numbers(date) for date, label in dates}
    if len(spans) < 2:
        return []
    first, last = min(span[0] for span in spans.values()), max(span[-1] for span in spans.values())

    def column(day: int) -> int:
        return int(place_on_line(day, range(first, last), width - 1))

    marks = [(column(span[0]), column(span[-1]), label) for label, span in spans.items()]
    line = [LINE] * width
    for start, end, _ in sorted(marks, key=lambda mark: mark[0] - mark[1]):
        within = WITHIN * (end - start)
        line[start:end] = f"{BEGIN}{within[2:]}{END}" if within[1:] else within
        if start == end:
            line[start] = POINT
    labels = [((start + end) // 2, label) for start, end, label in marks]
    return [*_labels(labels, width), "".join(line)]


def _labels(labels: Iterable[tuple[int, str]], width: int) -> list[str]:
    """Return the rows of labels, each of which points down to its place, if need be past others.

    The first stand to the right of their places, and rise from the last of them to the first. The
    others stand to the left, above these, and rise from the first to the last. How many are the
    first is tried out: as few as leave room for the most labels.

    Args:
        labels: each with its place.
        width: in columns.
    """
    every = sorted(labels, key=itemgetter(0))
    best, most = [], -1
    for cut in range(min(len(every), LABEL_ROWS) + 1):
        rows = [[" "] * width for _ in range(LABEL_ROWS)]
        put = sum(_put(rows, *each, at_right=True) for each in reversed(every[:cut]))
        put += sum(_put(rows, *each, at_right=False) for each in every[cut:])
        if put > most:
            best, most = rows, put
        if put == len(every):
            break
    return [text for row in reversed(best) if (text := "".join(row).rstrip())]


def _put(rows: list[list[str]], place: int, label: str, *, at_right: bool) -> bool:
    """Write a label into the lowest row that has room for it, and what points to its place.

    Args:
        rows: from the lowest to the highest.
        place: where it points.
        label: what it says.
        at_right: on which side of its place it stands.

    Returns:
        Whether there was room.
    """
    start = place if at_right else place - len(label)
    stop = start + len(label) + 1
    if start < 0 or stop > len(rows[0]):
        return False
    corner, through = "┌├" if at_right else "┐┤"
    for number, row in enumerate(rows):
        # One column is left blank on either side.
        if not "".join(row[max(0, start - 1) : stop + 1]).strip(" "):
            row[start:stop] = corner + label if at_right else label + corner
            for lower in rows[:number]:
                lower[place] = through if lower[place] == corner else "│"
            return True
        if row[place] not in (" ", "│", corner, through):
            return False
    return False
