"""The tables of many datasets as one set: every row says whose it is, and its ids do too.

An id is `dataset:record` there, as `ttdn show` takes it. So it is unique, one column is enough to
join by, and a reference that a record does not have is an empty cell: of two columns, dataset and
id, half would be empty, which some readers of Table Schema take for a reference to nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from ttdn_cli.facts.index import Index
from ttdn_cli.query.tables import Table, TableColumn, tables
from ttdn_cli.share.export.about import ABOUT, about_row
from ttdn_cli.share.signals import heeded

if TYPE_CHECKING:
    from ttdn_cli.corpus.corpus import Corpus, Member

DATASETS = "datasets"
"""The table of all datasets."""

_OWNER = TableColumn("dataset", "The id of the dataset.", refers_to=DATASETS)

_SINGLE = "dataset"
"""The table that says of one dataset what the one of all says of each."""


class Part(NamedTuple):
    """What one of many datasets has: its facts, and its rows in the tables of all."""

    facts: Index
    tables: list[Table]


def tables_together(corpus: Corpus) -> Iterator[Part]:
    """Yield the tables of each dataset, always the same ones with the rows of that dataset."""
    for member in heeded(corpus.watched()):
        index = member.index()
        yield Part(index, _tables_of(member, index))


def _tables_of(member: Member, index: Index) -> list[Table]:
    others = (_owned(each, member.id) for each in tables(index) if each.name != _SINGLE)
    columns = (
        TableColumn("id", "The id of the dataset."),
        TableColumn("author", "Who speaks or issued the text, as published.", required=False),
        TableColumn("facts", "How many facts it has.", "integer"),
        *ABOUT,
        TableColumn("license", "The licence of the data.", required=False),
    )
    own, about = (member.id, member.about.author, member.about.facts), about_row(index)
    row = (*own, *about, index.dataset.license)
    datasets = Table(DATASETS, "Every dataset.", columns, ("id",), None, [row])
    return [datasets, *others]


def _owned(table: Table, dataset: str) -> Table:
    """Return a table with the dataset before the other columns, and ids that name it too."""
    columns, key, places = _schema(table.columns, table.key)
    rows = [
        (dataset, *(_own(each, dataset) if at in places else each for at, each in enumerate(row)))
        for row in table.rows
    ]
    return table._replace(columns=columns, key=key, rows=rows)


@cache
def _schema(
    columns: tuple[TableColumn, ...], key: tuple[str, ...]
) -> tuple[tuple[TableColumn, ...], tuple[str, ...], frozenset[int]]:
    """Return the columns with that of the dataset, the key, and which of the old ones have ids."""
    places = frozenset(
        place
        for place, each in enumerate(columns)
        if each.refers_to or (each.name == "id" and each.name in key)
    )
    is_told_apart = any(columns[place].name in key for place in places)
    return (_OWNER, *columns), key if is_told_apart else (_OWNER.name, *key), places


def _own(id_: Any, dataset: str) -> Any:
    return None if id_ is None else f"{dataset}:{id_}"
