"""Which record a text names: an id, or anything that is printed of one record and of no other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from ttdn_cli.facts.index import Index
from ttdn_cli.facts.kinds import leaves
from ttdn_cli.facts.metrics import Metric
from ttdn_cli.facts.records import LegalReference
from ttdn_cli.facts.texts import Record
from ttdn_cli.query.printed import figures, numbered, shortfalls
from ttdn_cli.query.search.values import Typed
from ttdn_cli.query.section import Section
from ttdn_cli.query.sections import SECTIONS
from ttdn_cli.query.spelling import alike, typed_as_it_is, typed_in
from ttdn_cli.query.typed import read_date
from ttdn_cli.query.view import View
from ttdn_cli.text.locales import Language
from ttdn_cli.text.unicode import decode_argument, find_closest, fold

_NAMES = ("name", "name_vi", "name_en", "aliases", "abbreviations", "number", "term", "given")
"""Fields whose values name a record."""

_BESIDE = " ,;.:()[]\"“”'"
"""What may stand around a name that is copied from a text."""


class Identified(NamedTuple):
    """What several texts name.

    Attributes:
        ids: of the records that one of them names alone, in the order of the texts.
        several: the records that others name, by the text.
        unknown: the texts that name none, each with the ids that may be meant.
        unmarked: the texts that name what they do without their diacritics only.
    """

    ids: list[str]
    several: dict[str, list[Record]]
    unknown: dict[str, list[str]]
    unmarked: list[str]


def identify(texts: Sequence[str], index: Index) -> Identified:
    """Return which records texts name, each the id or anything that is printed of one record."""
    ids: list[str] = []
    several: dict[str, list[Record]] = {}
    unknown: dict[str, list[str]] = {}
    unmarked: list[str] = []
    for text in map(decode_argument, texts):
        found = records_named(text, index)
        if found and _is_unmarked(text, found, index):
            unmarked.append(text)
        if not found:
            unknown[text] = nearest_ids(text, index)
        elif found[1:]:
            several[text] = found
        else:
            ids.append(found[0].id)
    return Identified(ids, several, unknown, unmarked)


def _is_unmarked(text: str, found: Sequence[Any], index: Index) -> bool:
    """Return whether a text is printed of the records that it names without diacritics only."""
    typed = typed_in(text.strip(_BESIDE), index)
    if not typed.marked:
        return False
    known = known_records(index)
    printed = [
        each
        for record in found
        if isinstance(record, Record)
        for each in (*_names(record, index), *_printed(record, known[record.id][0], index))
    ]
    if any(alike(typed, each, exact=True) for each in printed):
        return False
    return any(alike(typed, each, exact=False) for each in printed)


def records_named(text: str, index: Index) -> list[Any]:
    """Return the records that a text names, none if nothing printed of a record is this text.

    The nearest reading counts: an id; a name, number, figure, label or abbreviation, with its
    diacritics and then without; an id spelt otherwise; anything else that is printed; a name that
    means the same; a date in any form.
    """
    known = known_records(index)
    # Of many datasets, a list prints the id of the dataset before that of the record.
    own = text.strip().removeprefix(f"{index.dataset.id}:")
    if text in known or own in known:
        return [known[text if text in known else own][1]]
    # What is copied from a sentence may have punctuation around it, and some names end in it.
    for asked in dict.fromkeys((text.strip(), text.strip(_BESIDE))):
        if asked and (found := _read(asked, known, index)):
            return found
    return []


def _read(asked: str, known: dict[str, tuple[Section, Any]], index: Index) -> list[Any]:
    typed, stored = typed_as_it_is(asked), [*index.records.values()]
    if found := _having(typed, stored, lambda record: _names(record, index)):
        return found
    slug = _slug(asked)
    if found := [record for id_, (_, record) in known.items() if id_ == slug]:
        return found
    if found := _having(typed, stored, lambda record: _printed(record, known[record.id][0], index)):
        return found
    if found := _having(typed_in(asked, index), stored, lambda record: _names(record, index)):
        return found
    try:
        date = read_date(asked)
    except ValueError:
        return []
    return [record for record in stored if record.dated == date]


def known_records(index: Index) -> dict[str, tuple[Section, Any]]:
    """Return every record by its id, stored or derived, with its section."""
    # A stored record wins over a derived one of the same id.
    sections = sorted(SECTIONS, key=lambda section: section.stored)
    return {record.id: (section, record) for section in sections for record in section.all(index)}


def nearest_ids(asked: str, index: Index, most: int = 3) -> list[str]:
    """Return the ids that a person may have meant, the likeliest first.

    These begin like what was asked, else have a name with a word in it that does, else a figure
    that is written alike, else are spelt alike; case and diacritics do not count, so that parts of
    names and numbers find their record.
    """
    wanted = _slug(asked)
    if not wanted:
        return []
    ids = dict.fromkeys([*index.records, *known_records(index)])
    joined = wanted.replace("-", "")
    beginning = [id_ for id_ in ids if id_.replace("-", "").startswith(joined)]
    named = [
        record.id
        for record in index.records.values()
        if f"-{wanted}" in f"-{_slug(record.label.vi or '')}-{_slug(record.label.en or '')}"
    ]
    if found := list(dict.fromkeys(beginning + named))[:most]:
        return found
    if re.match("[-+]?[0-9]", asked):
        printed = {
            figure: metric.id
            for metric in index.records_of("metrics")
            for figure in figures(metric, index)
        }
        near = [printed[each] for each in find_closest(asked, [*printed], most)]
        if near:
            return list(dict.fromkeys(near))
    return find_closest(wanted, ids, most)


def _slug(text: str) -> str:
    return re.sub("[^a-z0-9]+", "-", fold(text)).strip("-")


def _having(
    typed: Typed, records: Sequence[Record], texts_of: Callable[[Record], Iterator[str]]
) -> list[Record]:
    """Return the records of which one text is what was typed: with its diacritics, else without."""
    for exact in (True, False) if typed.marked else (False,):
        found = [
            each
            for each in records
            if any(alike(typed, text, exact=exact) for text in texts_of(each))
        ]
        if found:
            return found
    return []


def _names(record: Record, index: Index) -> Iterator[str]:
    """Yield what a record is called: its label in both languages, names, numbers and figures."""
    yield from filter(None, (record.label.vi, record.label.en, *record.names))
    for name in _NAMES:
        value = getattr(record, name, None)
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            yield from value
        elif value:
            yield from filter(None, (value.vi, value.en))
    if isinstance(record, LegalReference):
        yield from numbered(record)
    if isinstance(record, Metric):
        yield from figures(record, index)


def _printed(record: Record, section: Section, index: Index) -> Iterator[str]:
    """Yield everything else that is printed of a record, but what it shares with its kind."""
    if isinstance(record, Metric):
        yield from shortfalls(record, index)
    for field in section.fields:
        if field.name in ("id", "inferred", "review") or field.derive:
            continue
        if hasattr(section.of, field.name):
            for _, kind, value in leaves(field.value(record, index), field.kind):
                if kind.name in ("text", "translated"):
                    yield str(value)
        else:
            for view in (View(index, each) for each in Language):
                yield from field.shown(record, view).lines
