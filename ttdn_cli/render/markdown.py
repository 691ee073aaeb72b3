"""Markdown: a table as GitHub writes it, of what the table for people shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from ttdn_cli.query.answers import Answer, Column
from ttdn_cli.query.view import Cell
from ttdn_cli.render.pictures import cell_text
from ttdn_cli.render.terminal import Screen
from ttdn_cli.text.unicode import escape_unsafe

# An e-mail address stays a link: GitHub makes one of an escaped one too, and a comment amid it is
# text where no HTML is allowed.
_SPECIAL = re.compile(
    r"[\\`*_\[\]<>|~$]|&(?=#?\w+;)|:(?=[\w+-]+:|//)|(?<=www)\.|@(?=\w)|#(?=\d)", re.IGNORECASE
)
"""What GitHub Flavored Markdown, or GitHub with its `:emoji:` and `@names`, takes for its own.

`http://` and `www.` begin its autolinks (GFM, 6.9), wherever they stand.
"""


def render_markdown(answer: Answer, screen: Screen) -> Iterator[str]:
    """Yield an answer as a table, or each of its cards as one, and its caption; without bars."""
    rows = iter(answer.rows)
    first = [*islice(rows, 1)]
    if answer.columns and not first:
        return
    every = chain(first, rows)
    if answer.tabular:
        yield from _columns(answer.columns, every)
    for card in () if answer.tabular else answer.cards_of(every):
        said = (
            cell.plain or (heading, cell_text(cell))
            for heading, cell in card.rows
            if cell.plain is None or cell.plain[1]
        )
        yield from _table([card.title, card.note], [False, False], said)
    for line in answer.told:
        yield f"\n{_escaped(line)}\n"


def _columns(columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """Yield the table of these columns, without those of bars that say nothing besides."""
    heads = [column.heading for column in columns]
    left_out = set()
    if any(column.bars for column in columns):
        # What they say besides is known when all are read; other rows are written as they come.
        rows = [*rows]
        for place, cells in enumerate(zip(*rows, strict=True)):
            plain = [each.plain for each in cells if each.plain]
            if plain:
                heads[place] = plain[0][0]
                if not any(words for _, words in plain):
                    left_out.add(place)
    kept = [place for place in range(len(columns)) if place not in left_out]
    yield from _table(
        [heads[place] for place in kept],
        [columns[place].right for place in kept],
        ([_words(row[place]) for place in kept] for row in rows),
    )


def _words(cell: Cell) -> str:
    return cell.plain[1] if cell.plain else cell_text(cell)


def _table(
    heads: Sequence[str], right: Sequence[bool], rows: Iterable[Iterable[str]]
) -> Iterator[str]:
    yield _line(map(_escaped, heads))
    yield _line("---:" if each else "---" for each in right)
    for row in rows:
        yield _line(map(_escaped, row))


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda found: f"\\{found[0]}", escape_unsafe(text))
