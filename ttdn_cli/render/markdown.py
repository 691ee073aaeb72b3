"""Markdown: a table as GitHub writes it, of what the table for people shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

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
    rows = list(answer.rows)
    if answer.columns and not rows:
        return
    if answer.tabular:
        yield from _columns(answer.columns, rows)
    for card in () if answer.tabular else answer.cards_of(rows):
        said = (
            cell.plain or (heading, cell_text(cell))
            for heading, cell in card.rows
            if cell.plain is None or cell.plain[1]
        )
        yield from _table([card.title, card.note], [False, False], said)
    for line in answer.told:
        yield f"\n{_escaped(line)}\n"


def _columns(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> Iterator[str]:
    """Yield the table of these columns, without those of bars that say nothing besides."""
    heads, right, texts = [], [], []
    for column, *cells in zip(columns, *rows, strict=True):
        plain = [each.plain for each in cells if each.plain]
        if plain and not any(words for _, words in plain):
            continue
        heads.append(plain[0][0] if plain else column.heading)
        right.append(column.right)
        texts.append([each.plain[1] if each.plain else cell_text(each) for each in cells])
    yield from _table(heads, right, zip(*texts, strict=True))


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
