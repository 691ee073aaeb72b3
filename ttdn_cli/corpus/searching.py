"""A search of many datasets: the nearest way in which any has the words counts for all."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import msgspec

from ttdn_cli.corpus.columns import (
    ORIGIN,
    count_datasets,
    origin_cells,
    origin_columns,
    origin_of,
)
from ttdn_cli.corpus.corpus import Corpus, Member
from ttdn_cli.corpus.words import members_with
from ttdn_cli.facts.kinds import kind_of
from ttdn_cli.query.answers import Answer, Card, count_of
from ttdn_cli.query.search.found import NOUN, Hit, card_of, hits_of, row_of, table_of
from ttdn_cli.query.search.matching import Match
from ttdn_cli.query.search.searcher import WAYS, Found, Searcher
from ttdn_cli.query.section import Section
from ttdn_cli.query.view import View
from ttdn_cli.text.locales import Language, Locale


class Hits(NamedTuple):
    """What a search found in one dataset."""

    member: Member
    view: View
    found: Found


class Matched(NamedTuple):
    """A record that was found, and where."""

    hits: Hits
    match: Match


def search(typed: str, section: Section | None, corpus: Corpus, language: Language) -> list[Hits]:
    """Return what each dataset has in the nearest way in which any of them has it.

    Args:
        typed: with at least one word.
        section: where to look, or None for everything.
        corpus: the datasets.
        language: in which it is read.
    """
    best, kept = len(WAYS) - 1, list[Hits]()
    for member in corpus.watched(members_with([typed], corpus)):
        view = View(member.index(), language)
        # What another one has in a nearer way, this one need not have in a further one.
        found = Searcher(view.index).search(typed, section, WAYS[: best + 1])
        if not found.matches:
            continue
        way = WAYS.index(found.way)
        if way < best:
            best, kept = way, []
        kept.append(Hits(member, view, found))
    return kept


def ranked(every: Iterable[Hits]) -> list[Matched]:
    """Return the records that were found, the best of all datasets first."""
    # Those of a dataset stay in their order, in which answers to a question come first.
    by_dataset = ([Matched(hits, match) for match in hits.found.matches] for hits in every)
    return [*heapq.merge(*by_dataset, key=lambda each: each.match.rank, reverse=True)]


def answer(
    found: Sequence[Matched], corpus: Corpus, language: Language, limit: int | None
) -> Answer:
    """Return the answer that lists at most `limit` records, each with its dataset."""
    shown, locale = found[:limit], Locale(language)
    said = [(row_of(each.match, each.hits.found, each.hits.view), each) for each in shown]
    named = [(row._replace(id=f"{each.hits.member.id}:{row.id}"), each) for row, each in said]
    columns, rows = table_of([(row, each.hits.found.phrases) for row, each in named], locale)
    having = len({each.hits.member.id for each in found})
    return Answer(
        title=count_of(len(shown), len(found), NOUN, locale),
        columns=[*origin_columns(locale), *columns],
        rows=[
            [*origin_cells(each.hits.member, locale), *cells]
            for (_, each), cells in zip(named, rows, strict=True)
        ],
        cards=[_card(card_of(row, locale), each, locale) for row, each in named],
        caption=f"{count_datasets(locale, having, len(corpus), len(corpus.faults))}\n{corpus.name}",
        hint=locale.message("Details: ttdn show ID --data PATH"),
        objects=_objects(shown),
        fields=[*ORIGIN.items(), *kind_of(Hit).fields.items()],
    )


def _card(card: Card, each: Matched, locale: Locale) -> Card:
    columns = origin_columns(locale)
    cells = origin_cells(each.hits.member, locale)
    own = [
        (column.heading, cell) for column, cell in zip(columns, cells, strict=True) if cell.lines
    ]
    return msgspec.structs.replace(card, rows=[*own, *card.rows])


def _objects(shown: Sequence[Matched]) -> Iterator[dict[str, Any]]:
    for each in shown:
        (hit,) = hits_of([each.match])
        id_ = f"{each.hits.member.id}:{hit.id}"
        yield origin_of(each.hits.member) | msgspec.to_builtins(hit) | {"id": id_}
