"""Which records of many datasets a user asks for, in what order, and the list of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple, cast

import msgspec

from ttdn_cli.corpus.candidates import candidates
from ttdn_cli.corpus.columns import (
    DATE,
    ORIGIN,
    count_datasets,
    may_be_qualified,
    origin_cells,
    origin_columns,
    origin_of,
    qualified,
)
from ttdn_cli.corpus.corpus import Corpus, Member
from ttdn_cli.corpus.words import members_with
from ttdn_cli.query.answers import (
    Answer,
    columns_of,
    count_of_kinds,
    count_with_review,
    fields_of,
    shown_of,
)
from ttdn_cli.query.conditions import Condition
from ttdn_cli.query.fields import Field
from ttdn_cli.query.filters import Query, place
from ttdn_cli.query.narrowing import Narrowed, narrow
from ttdn_cli.query.search.searcher import WAYS, Searcher
from ttdn_cli.query.section import Section
from ttdn_cli.query.view import Cell, View
from ttdn_cli.text.dates import day_numbers
from ttdn_cli.text.locales import Language, Locale

_Ids = dict[str, frozenset[str]]
"""Records, by the id of their dataset."""


class Group(NamedTuple):
    """Records of one dataset that follow each other, and the view in which they are read."""

    member: Member
    view: View
    records: list[Any]


class Asked(NamedTuple):
    """What a user asks of a list of many datasets.

    Attributes:
        section: that is listed.
        words: that records have, or values to choose by.
        query: conditions, order and limit.
        language: in which it is read.
    """

    section: Section
    words: Sequence[str]
    query: Query
    language: Language


class Read(NamedTuple):
    """How a question was read, given all datasets.

    Attributes:
        corpus: the datasets.
        members: those that may have such records.
        conditions: each as it was settled.
        ids: the records that may be asked for, by the id of the dataset; None for all of them.
        narrowed: what the words are in the first dataset that has them, or None.
    """

    corpus: Corpus
    members: Sequence[Member]
    conditions: tuple[Condition, ...] = ()
    ids: _Ids | None = None
    narrowed: Narrowed | None = None


def read(asked: Asked, corpus: Corpus) -> Read:
    """Return how a question is read: words and diacritics are as one dataset for all of them."""
    ids, narrowed = _narrowed(asked, corpus) if asked.words else (None, None)
    conditions = tuple(_settled(asked, corpus, ids))
    members, compared = candidates(asked.query.conditions, asked.section, corpus)
    return Read(corpus, members, conditions, _in_both(ids, compared), narrowed)


def _in_both(one: _Ids | None, other: _Ids | None) -> _Ids | None:
    """Return the records that two choices have in common; None chooses all."""
    if one is None or other is None:
        return other if one is None else one
    return {id_: one[id_] & other[id_] for id_ in one.keys() & other.keys()}


def groups(asked: Asked, read: Read, *, watched: bool) -> Iterator[Group]:
    """Yield the records that are asked for, by dataset where no order is asked for.

    Args:
        asked: the question.
        read: how it is read.
        watched: whether a person who waits is shown how far it is.
    """
    found = (
        Group(each.member, each.view, kept)
        for each in _every(asked, read, watched=watched)
        if (kept := [one for one in each.records if _holds(read.conditions, one, each.view)])
    )
    if asked.query.order or asked.section.timeline:
        yield from _sorted(asked, found)
    else:
        yield from _limited(found, asked.query.limit)


def answer(
    asked: Asked,
    found: Iterable[Group],
    corpus: Corpus,
    *,
    fields: Sequence[Field] | None,
    evidence: bool,
    ids: bool,
    for_people: bool,
) -> Answer:
    """Return the answer that lists records of many datasets.

    Args:
        asked: the question.
        found: the records.
        corpus: the datasets.
        fields: those that were asked for, or None for those of the table and of the JSON.
        evidence: whether it is asked for too.
        ids: whether the ids to look records up with are asked for too.
        for_people: whether it is read in rows; programs read objects, made one by one.
    """
    section = asked.section
    if fields is not None:
        # These come first in any case.
        fields = [each for each in fields if each.name not in ORIGIN]
    if not for_people:
        given = fields_of(
            section.contract if fields is None else fields, section, evidence=evidence, ids=ids
        )
        return Answer(
            objects=_objects(found, given),
            fields=[*ORIGIN.items(), *((each.name, each.kind) for each in given)],
        )
    every = [*found]
    _compare(every)
    pairs = [(record, each.view) for each in every for record in each.records]
    shown = fields_of(
        shown_of(section, pairs) if fields is None else fields, section, evidence=evidence, ids=ids
    )
    locale, (first, *_) = Locale(asked.language), [each.view for each in every]
    headline = fields[0] if fields else None
    return Answer(
        title=locale.say(section.title),
        columns=[*origin_columns(locale), *columns_of(shown, section, first, headline=headline)],
        rows=(row for each in every for row in _rows(each, shown)),
        caption=_caption(asked, every, corpus),
        hint=_hint(locale, listed=section.reference in shown),
    )


def _narrowed(asked: Asked, corpus: Corpus) -> tuple[_Ids, Narrowed | None]:
    """Return the ids of the records that have the words, found in the nearest way of any."""
    best: tuple[bool, int] | None = None
    ids: _Ids = {}
    first: Narrowed | None = None
    having = members_with([" ".join(asked.words), *asked.words], corpus)
    for member in corpus.watched(having):
        narrowed = narrow(asked.words, asked.section, Searcher(member.index()))
        if not narrowed.records:
            first = first or narrowed
            continue
        ways = [WAYS.index(found.way) for _, found in narrowed.found]
        rank = (len(ways) > 1, max(ways, default=0))
        if best is None or rank < best:
            best, ids, first = rank, {}, narrowed
        if rank == best:
            ids[member.id] = frozenset(each.id for each in narrowed.records)
    return ids, first


def _settled(asked: Asked, corpus: Corpus, ids: _Ids | None) -> Iterator[Condition]:
    """Yield each condition as it is read: in the first way that a record of any dataset meets."""
    every = [each.readings for each in asked.query.conditions]
    best = [0 if len(readings) == 1 else len(readings) for readings in every]
    # Each is settled by itself, whichever datasets have what the others ask for.
    unsettled = [each for each, rank in zip(asked.query.conditions, best, strict=True) if rank]
    having = {
        member.key
        for each in unsettled
        for member in candidates([each], asked.section, corpus).members
    }
    members = [each for each in corpus if each.key in having]
    for group in _every(asked, Read(corpus, members, ids=ids), watched=True):
        for place_, readings in enumerate(every):
            for rank, reading in enumerate(readings[: best[place_]]):
                if any(reading.positive.holds(one, group.view.index) for one in group.records):
                    best[place_] = rank
                    break
        if not any(best):
            break
    for condition, readings, rank in zip(asked.query.conditions, every, best, strict=True):
        yield readings[rank] if rank < len(readings) else condition.unmet


def _every(asked: Asked, read: Read, *, watched: bool) -> Iterator[Group]:
    """Yield the records of each dataset that may be asked for."""
    for member in read.corpus.watched(read.members) if watched else read.members:
        if read.ids is not None and member.id not in read.ids:
            continue
        if not number_in(asked.section, member) or not _may_hold(read.conditions, member):
            continue
        view = View(member.index(), asked.language, dataset=member.id)
        records = asked.section.all(view.index)
        ids = None if read.ids is None else read.ids[member.id]
        yield Group(member, view, [each for each in records if ids is None or each.id in ids])


def _may_hold(conditions: Sequence[Condition], member: Member) -> bool:
    """Return whether conditions on the date of a dataset hold, before its facts are decoded."""
    dated = [each for each in conditions if each.field.name == DATE]
    # To compare a date nothing else of the dataset is asked.
    return all(each.holds(None, cast("Any", member.about)) for each in dated if not each.is_worded)


def number_in(section: Section, member: Member) -> int:
    """Return how many records of a section a dataset has."""
    about = member.about
    return about.counts.get(section.key, 0) if section.stored else about.dated


def _holds(conditions: Sequence[Condition], record: Any, view: View) -> bool:
    return all(each.holds(record, view.index) for each in conditions)


def _limited(found: Iterable[Group], limit: int | None) -> Iterator[Group]:
    for each in found:
        kept = each.records[:limit]
        yield each._replace(records=kept)
        if limit is not None:
            limit -= len(kept)
            if not limit:
                return


def _sorted(asked: Asked, found: Iterable[Group]) -> Iterator[Group]:
    """Yield records in the order asked for; a timeline is in that of its dates."""
    order = asked.query.order
    rows: list[tuple[tuple[Any, ...], Member, str]] = []
    views: dict[str, View] = {}
    for member, view, records in found:
        for record in records:
            keys = tuple(place(by.value(record, view.index), down=down) for by, down in order)
            rows.append((keys or (_time_of(record),), member, record.id))
        if asked.query.limit is None:
            views[member.id] = view
    for number, down in reversed([*enumerate(down for _, down in order)] or [(0, False)]):
        rows.sort(key=lambda row: row[0][number], reverse=down)
    known: dict[str, dict[str, Any]] = {}
    for _, member, id_ in islice(rows, asked.query.limit):
        if member.id not in known:
            # With a limit most datasets have none of the first, and are not kept.
            own = View(member.index(), asked.language, dataset=member.id)
            view = views.setdefault(member.id, own)
            known[member.id] = {each.id: each for each in asked.section.all(view.index)}
        yield Group(member, views[member.id], [known[member.id][id_]])


def _time_of(record: Any) -> tuple[int, str]:
    return day_numbers(record.date).start, record.date


def _compare(every: Sequence[Group]) -> None:
    """Let what is said of one dataset be said of all: bars begin at the same share.

    A row that is the lowest of its dataset is not so in the list, and what is of one time there
    stands beside others here.
    """
    lowest = min((share for each in every if (share := each.view.index.lowest_share)), default=0)
    for each in every:
        each.view.index.lowest_share = lowest
        each.view.index.furthest_behind = frozenset()
        each.view.index.has_one_time = False


def _rows(group: Group, shown: Sequence[Field]) -> Iterator[list[Cell]]:
    own = origin_cells(group.member, group.view)
    for record in group.records:
        yield [*own, *(each.shown(record, group.view) for each in shown)]


def _objects(found: Iterable[Group], given: Sequence[Field]) -> Iterator[dict[str, Any]]:
    # What a field is need not be found out for each record.
    kinds = [each.kind if may_be_qualified(each.kind) else None for each in given]
    for member, view, records in found:
        own = origin_of(member)
        for record in records:
            said = dict(own)
            for each, kind in zip(given, kinds, strict=True):
                value = msgspec.to_builtins(each.value(record, view.index))
                said[each.name] = qualified(value, kind, member.id) if kind else value
            yield said


def _caption(asked: Asked, every: Sequence[Group], corpus: Corpus) -> str:
    locale, section = every[0].view, asked.section
    records = [record for each in every for record in each.records]
    total = sum(number_in(section, each) for each in corpus)
    having = len({each.member.id for each in every})
    counts = (
        count_with_review(records, total, section, locale),
        count_of_kinds(section, records, locale),
        count_datasets(locale, having, len(corpus), len(corpus.faults)),
    )
    return "\n".join([" · ".join(filter(None, counts)), corpus.name])


def _hint(locale: Locale, *, listed: bool) -> str:
    if listed:
        return locale.message("Details: ttdn show ID --data PATH")
    return locale.message("Ids: add --ids")
