"""How much of what `search` finds is wanted, and how much of what is wanted it finds.

    python -m benchmarks.relevance             precision and recall of each of 60 queries, and their
                                               means
    python -m benchmarks.relevance --misses    also what is missing and what is wrong

The queries are in `relevance.toml`, each with the records that a reader wants. Those that may or
may not be found count neither way. It ends with 1 where a target is missed.
"""

from __future__ import annotations

import argparse
import io
import sys
import tomllib
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from statistics import fmean

import msgspec

from ttdn_cli import load
from ttdn_cli.commands.app import command_line
from ttdn_cli.errors import NothingError
from ttdn_cli.facts.index import Index

QUERIES = Path(__file__).with_suffix(".toml")

PRECISION, RECALL = 0.95, 0.95
"""The means to reach."""


class Query(msgspec.Struct, frozen=True):
    """What is typed, the language of who types it, and ids of records, which no two lists share.

    Attributes:
        lang: "vi" or "en".
        text: the words, as one argument.
        found: what has to be found.
        may: what may be found and need not be.
        not_found: some of what must not be; nothing else may.
    """

    lang: str
    text: str
    found: frozenset[str]
    may: frozenset[str] = frozenset()
    not_found: frozenset[str] = frozenset()


class Judged(msgspec.Struct, frozen=True):
    """What came of a query, by ids, in the order of the answer or of the alphabet."""

    query: Query
    right: Sequence[str]
    wrong: Sequence[str]
    missing: Sequence[str]

    @property
    def precision(self) -> float:
        """The share of right ones among those that count, or 0 where nothing is found."""
        counted = len(self.right) + len(self.wrong)
        return len(self.right) / counted if counted else 0.0

    @property
    def recall(self) -> float:
        """The share that was found of what has to be."""
        return len(self.right) / len(self.query.found)


def main() -> None:
    """Print what was asked for, and end with 1 if a target is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--misses", action="store_true", help="list what is missing and wrong")
    given = parser.parse_args()
    index = Index(load())
    every = [judge(query, answers_to(query, index)) for query in queries(index)]
    print(f"{'query':26} {'precision':>9} {'recall':>6}")
    for each in every:
        print(f"{each.query.text:26} {each.precision:9.3f} {each.recall:6.3f}")
        if given.misses:
            _print_misses(each)
    for name, some in (
        ("Vietnamese", [each for each in every if each.query.lang == "vi"]),
        ("English", [each for each in every if each.query.lang == "en"]),
    ):
        _print_means(f"mean of {len(some)} in {name}", some)
    precision, recall = _print_means(f"mean of all {len(every)}", every)
    sys.exit(not (precision >= PRECISION and recall >= RECALL))


def queries(index: Index) -> list[Query]:
    """Return the queries of the table.

    Raises:
        ValueError: a list names a record that the dataset does not have, or two name the same.
    """
    table = tomllib.loads(QUERIES.read_text(encoding="utf-8"))
    every = msgspec.convert(table["query"], list[Query])
    for query in every:
        named = [*query.found, *query.may, *query.not_found]
        unknown = [each for each in named if each not in index.records]
        if unknown or not query.found or len(named) != len(set(named)):
            raise ValueError(f"{query.text!r}: no records {unknown}, none to find, or one twice")
    return every


def answers_to(query: Query, index: Index) -> list[str]:
    """Return the ids of the records that `ttdn search` answers, the best first, each once.

    What the text does not say is answered on standard error, by its question.
    """
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n")
    said = io.StringIO()
    with redirect_stdout(out), redirect_stderr(said), suppress(NothingError):
        command_line()(
            ["search", "--json", "--lang", "en", "--", query.text], standalone_mode=False
        )
    out.flush()
    hits = msgspec.json.decode(out.buffer.getvalue())
    notes = [
        each.id
        for each in index.records_of("absent")
        if (each.question.en or each.question.vi) in said.getvalue()
    ]
    return list(dict.fromkeys([*(hit["id"] for hit in hits), *notes]))


def judge(query: Query, hits: Sequence[str]) -> Judged:
    """Return which of these hits are right and wrong, and what is missing."""
    return Judged(
        query,
        [each for each in hits if each in query.found],
        [each for each in hits if each not in query.found | query.may],
        sorted(query.found - set(hits)),
    )


def _print_misses(judged: Judged) -> None:
    for each in judged.missing:
        print(f"    missing  {each}")
    for each in judged.wrong:
        print(f"    wrong    {each}{' (named)' if each in judged.query.not_found else ''}")


def _print_means(name: str, every: Sequence[Judged]) -> tuple[float, float]:
    precision = fmean(each.precision for each in every)
    recall = fmean(each.recall for each in every)
    print(f"{name:26} {precision:9.3f} {recall:6.3f}")
    return precision, recall


if __name__ == "__main__":
    main()
