"""What a question in SQL prints: its rows, or without a question the tables that there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any

import msgspec

from ttdn_cli.corpus.columns import count_datasets
from ttdn_cli.corpus.corpus import Corpus
from ttdn_cli.corpus.database.sql import Result
from ttdn_cli.facts.kinds import kind_of
from ttdn_cli.query.answers import Answer, Card, Column, source_of
from ttdn_cli.query.view import NOTHING, Cell, View, cell
from ttdn_cli.text.locales import Language, Locale

_EXAMPLES = (
    "SELECT dataset_date, indicator_{lang}, percent FROM metrics WHERE measure = 'coverage' "
    "ORDER BY percent",
    "SELECT number, count(*) AS cited FROM legal_references WHERE number IS NOT NULL "
    "GROUP BY number ORDER BY cited DESC, number",
    "SELECT dataset, section, id, label_{lang} FROM facts WHERE words LIKE '%da lat%'",
)


SHOWN = 1000
"""Rows that a person reads on a terminal at most."""

_EXACT = 1e15
"""Below it, a double has each whole number, and a person reads it without an exponent."""


def examples(language: Language) -> list[str]:
    """Return questions that any dataset may be asked, for texts in that language."""
    return [each.format(lang=language) for each in _EXAMPLES]


class Peeked:
    """The rows of an answer, the first of them read before the others.

    Attributes:
        first: at most as many as a person reads.
        more: whether there are more.
    """

    def __init__(self, rows: Iterator[list[Any]]) -> None:
        self.first = [*islice(rows, SHOWN)]
        following = [*islice(rows, 1)]
        self.more = bool(following)
        self._rest = chain(following, rows)

    def every(self) -> Iterator[list[Any]]:
        """Yield all rows, once."""
        return chain(self.first, self._rest)


def answer_of(
    result: Result, rows: Iterable[list[Any]], peeked: Peeked, corpus: Corpus, view: View
) -> Answer:
    """Return the answer to a question.

    Args:
        result: what the columns are.
        rows: those that are printed.
        peeked: how many there are.
        corpus: the datasets.
        view: the only one of them, or one of many, in the language of the answer.
    """
    names = [name for name, _ in result.fields]
    every = iter(rows)
    return Answer(
        columns=[
            Column(
                name,
                right=kind.name in ("integer", "number"),
                on_card="row" if place else "title",
            )
            for place, (name, kind) in enumerate(result.fields)
        ],
        rows=([_cell(value) for value in row] for row in every),
        objects=(dict(zip(names, row, strict=True)) for row in every),
        fields=result.fields,
        caption=_caption(peeked, corpus, view),
    )


def tables_of(locale: Locale) -> Answer:
    """Return the answer that lists the tables with their columns: a card each, or plain rows."""
    # No question waits for them.
    from ttdn_cli.corpus.database.tables import TABLES

    fields = ("table", "column", "type", "about")
    many = len(TABLES)
    return Answer(
        title=locale.message("Tables for SQL"),
        cards=[
            Card(
                table.name,
                table.about,
                [(each.name, cell(f"{each.type}: {each.about}")) for each in table.columns],
            )
            for table in TABLES
        ],
        objects=(
            dict(zip(fields, (table.name, column.name, column.type, column.about), strict=True))
            for table in TABLES
            for column in table.columns
        ),
        fields=[(name, kind_of(str)) for name in fields],
        caption=locale.plural("{many} table", "{many} tables", many, many=locale.number(many)),
    )


def _cell(value: Any) -> Cell:
    """Return a value as SQL has it: a number without signs between thousands, a list by lines."""
    if value is None:
        return NOTHING
    if isinstance(value, (list, tuple)):
        return Cell(tuple(map(_text, value)))
    return cell(_text(value))


def _text(value: Any) -> str:
    if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT:
        value = int(value)
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()


def _caption(peeked: Peeked, corpus: Corpus, view: View) -> str:
    many = len(peeked.first)
    number = view.number(many)
    if peeked.more:
        rows = view.message("more than {many} rows", many=number)
    else:
        rows = view.plural("{many} row", "{many} rows", many, many=number)
    datasets = count_datasets(view, len(corpus), len(corpus), len(corpus.faults))
    source = source_of(view) if len(corpus) == 1 else corpus.name
    return f"{rows} · {datasets}\n{source}"
