"""Markdown: a table as GitHub writes it, of what the table for people shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ttdn_cli.query.answers import Answer
from ttdn_cli.render.pictures import cell_text
from ttdn_cli.render.terminal import Screen
from ttdn_cli.text.unicode import escape_unsafe

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~$]|&(?=#?\w+;)|:(?=[\w+-]+:)|@(?=\w)|#(?=\d)")
"""What GitHub Flavored Markdown, or GitHub with its `:emoji:` and `@names`, takes for its own."""


def render_markdown(answer: Answer, screen: Screen) -> Iterator[str]:
    """Yield an answer as a table, or each of its cards as one, and its caption."""
    rows = list(answer.rows)
    if answer.columns and not rows:
        return
    if answer.tabular:
        heads = [column.heading for column in answer.columns]
        right = [column.right for column in answer.columns]
        yield from _table(heads, right, (map(cell_text, row) for row in rows))
    for card in () if answer.tabular else answer.cards_of(rows):
        named = ((heading, cell_text(cell)) for heading, cell in card.rows)
        yield from _table([card.title, card.note], [False, False], named)
    for line in answer.told:
        yield f"\n{_escaped(line)}\n"


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
