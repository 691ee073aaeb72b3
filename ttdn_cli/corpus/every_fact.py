"""Every fact of many datasets as one list, each with its dataset."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ttdn_cli.corpus.columns import ORIGIN, origin_of
from ttdn_cli.corpus.corpus import Corpus
from ttdn_cli.facts.kinds import kind_of
from ttdn_cli.query.answers import Answer
from ttdn_cli.query.every_fact import FactRow, every_fact


def every_fact_of(corpus: Corpus) -> Answer:
    """Return a row for each fact of each dataset; ids are `dataset:record`."""
    own = {name: kind for name, kind in kind_of(FactRow).fields.items() if name not in ORIGIN}
    return Answer(objects=_objects(corpus), fields=[*ORIGIN.items(), *own.items()])


def _objects(corpus: Corpus) -> Iterator[dict[str, Any]]:
    for member in corpus.watched():
        origin = origin_of(member)
        for row in every_fact(member.index(), member.id).objects:
            ids = {
                "id": f"{member.id}:{row['id']}",
                "refers_to": [f"{member.id}:{each}" for each in row["refers_to"]],
            }
            yield row | ids | origin
