"""Records of many datasets in full, by `dataset:record` or by anything that names exactly one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

import msgspec

from ttdn_cli.corpus.columns import count_datasets, origin_cells, origin_columns, origin_of
from ttdn_cli.corpus.corpus import Corpus, Member
from ttdn_cli.corpus.words import members_with
from ttdn_cli.facts.texts import Record
from ttdn_cli.query.answers import Answer, Card
from ttdn_cli.query.identify import identify, known_records, records_named
from ttdn_cli.query.lookup import show_records
from ttdn_cli.query.typed import read_date
from ttdn_cli.query.view import View
from ttdn_cli.text.locales import Language, Locale
from ttdn_cli.text.unicode import decode_argument, find_closest
from ttdn_cli.text.words import words_of

_MOST_NEAR = 3


class Named(NamedTuple):
    """What texts name in many datasets.

    Attributes:
        found: the datasets with the ids of the records in each, in the order of the texts.
        several: the records that others name, as `dataset:record` with what each is called.
        unknown: the texts that name none, each with what may be meant, as `dataset:record`.
    """

    found: list[tuple[Member, list[str]]]
    several: dict[str, list[tuple[str, str]]]
    unknown: dict[str, list[str]]


def identify_in(texts: Sequence[str], corpus: Corpus, language: Language) -> Named:
    """Return which records texts name: `dataset:record`, or what is printed of one record alone."""
    named = Named([], {}, {})
    for text in map(decode_argument, texts):
        member, rest = _addressed(text, corpus)
        if member:
            _note_in(text, rest, member, language, named)
        else:
            _note(text, corpus, language, named)
    return named


def show(named: Named, corpus: Corpus, language: Language) -> Answer:
    """Return the answer that shows records whole, each with its dataset."""
    locale = Locale(language)
    answers = [
        (member, show_records(ids, View(member.index(), language, dataset=member.id)))
        for member, ids in named.found
    ]
    return Answer(
        cards=chain.from_iterable(_cards(each, member, locale) for member, each in answers),
        caption=_caption(answers, corpus, locale),
        objects=chain.from_iterable(_objects(each.objects, member) for member, each in answers),
    )


def _caption(answers: Sequence[tuple[Member, Answer]], corpus: Corpus, locale: Locale) -> str:
    """Return the source of each dataset, and in how many of them the records are."""
    sources = {member.id: answer.caption for member, answer in answers}
    counted = count_datasets(locale, len(sources), len(corpus), len(corpus.faults))
    if len(sources) == 1:
        return "\n".join([*sources.values(), counted, corpus.name])
    return "\n".join([*(f"{id_}: {said}" for id_, said in sources.items()), counted, corpus.name])


def _addressed(text: str, corpus: Corpus) -> tuple[Member | None, str]:
    """Return the dataset that the text before a colon is the id of, if any, and the text behind."""
    dataset, colon, rest = text.strip().partition(":")
    if colon and rest:
        for member in corpus:
            if member.id == dataset.lower():
                return member, rest
    return None, text


def _note_in(text: str, rest: str, member: Member, language: Language, named: Named) -> None:
    index = member.index()
    inside = identify([rest], index)
    if inside.ids:
        named.found.append((member, inside.ids))
    for records in inside.several.values():
        named.several[text] = [_said(each, member, index, language) for each in records]
    for near in inside.unknown.values():
        named.unknown[text] = [f"{member.id}:{each}" for each in near]


def _note(text: str, corpus: Corpus, language: Language, named: Named) -> None:
    dataset, _, rest = text.strip().partition(":")
    near = find_closest(dataset.lower(), [each.id for each in corpus], _MOST_NEAR)
    if dataset.lower() in near:
        # A dataset alone is no record: its event is what it is of.
        near = [dataset.lower()]
    found: list[tuple[Member, str]] = []
    said: list[tuple[str, str]] = []
    for member in _candidates(text, corpus):
        index = member.index()
        for record in records_named(text, index):
            found.append((member, record.id))
            said.append(_said(record, member, index, language))
    if not found:
        named.unknown[text] = [f"{each}:{rest or 'ID'}" for each in near]
    elif len(found) > 1:
        named.several[text] = said
    else:
        named.found.append((found[0][0], [found[0][1]]))


def _candidates(text: str, corpus: Corpus) -> Iterable[Member]:
    """Return the datasets that may have what a text names; a date is printed in many forms."""
    if not words_of(text):
        return corpus
    try:
        read_date(text)
    except ValueError:
        return members_with([text], corpus)
    return corpus


def _said(record: Any, member: Member, index: Any, language: Language) -> tuple[str, str]:
    view = View(index, language)
    section, _ = known_records(index)[record.id]
    label = view.say(record.label) if isinstance(record, Record) else view.say(record.what)
    return f"{member.id}:{record.id}", f"{view.both(section.title.vi or '', section.key)}: {label}"


def _cards(answer: Answer, member: Member, locale: Locale) -> Iterator[Card]:
    own = [
        (column.heading, cell)
        for column, cell in zip(origin_columns(locale), origin_cells(member, locale), strict=True)
        if cell.lines
    ]
    for card in answer.cards:
        yield msgspec.structs.replace(card, rows=[*own, *card.rows])


def _objects(objects: Iterable[dict[str, Any]], member: Member) -> Iterator[dict[str, Any]]:
    for each in objects:
        yield origin_of(member) | _qualified(each, member.id)


def _qualified(value: Any, dataset: str) -> Any:
    """Return a record in full with its id and those of the records in it as `dataset:record`."""
    if isinstance(value, Mapping):
        return {
            name: f"{dataset}:{each}" if name == "id" else _qualified(each, dataset)
            for name, each in value.items()
        }
    return [_qualified(each, dataset) for each in value] if isinstance(value, list) else value
