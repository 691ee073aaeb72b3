"""Which titles people hold, in which body: what tells whether two of one name are one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from ttdn_cli.checking.attribution.bodies import body_key, body_keys, expanded
from ttdn_cli.checking.attribution.offices import office_of
from ttdn_cli.checking.attribution.owners import place_or_body_of
from ttdn_cli.checking.attribution.places import placed
from ttdn_cli.checking.concepts import words_of as listed_words
from ttdn_cli.checking.forms import content_of
from ttdn_cli.checking.words import Word, words_in
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.records import Organization, PersonOrGroup, Title
from ttdn_cli.facts.texts import Bilingual
from ttdn_cli.matching.clashes import order_of
from ttdn_cli.text.words import words_of


class Holding(NamedTuple):
    """A title of a person in a dataset.

    Attributes:
        order: by which it is told which text was first.
        member: the place of the dataset.
        record: the id of the person.
        bodies: the names of the body, or nothing where that is not said.
        parts: those of the part of it, where the title says that, else the same.
        ranks: the offices, of those that a lexicon knows.
        title: as published, and translated.
        body: the name of the body, or None.
        former: whether it is held no longer, or not in full.
    """

    order: tuple[int, int]
    member: int
    record: str
    bodies: frozenset[str]
    parts: frozenset[str]
    ranks: frozenset[str]
    title: Bilingual
    body: Bilingual | None
    former: bool


def people_in(index: Index) -> Iterator[PersonOrGroup]:
    """Yield the persons of a dataset, no groups."""
    for each in chain(index.dataset.attendees, index.dataset.people):
        if each.kind == "person":
            yield each


def holdings_of(
    person: PersonOrGroup, index: Index, date: str | None, place: int
) -> Iterator[Holding]:
    """Yield the titles of a person.

    Args:
        person: of the dataset.
        index: the dataset.
        date: of its text, ISO 8601, or None.
        place: of the dataset among all.
    """
    order, owner = order_of(date, place), place_or_body_of(index)
    for title in person.titles:
        body = _body_of(title, person, index)
        said = (title.title.vi, False), (title.title.en, True)
        offices = [office_of(each, english=english) for each, english in said if each]
        if body:
            bodies = frozenset(body_keys(body, owner))
            named = [each for each in offices if each.part]
            own = {each.part for each in named if body_key(each.body, owner) not in bodies}
            parts = _parts(body, bodies, own)
        else:
            found = (body_key(each.body, owner) for each in offices if each.body)
            bodies = parts = frozenset(filter(None, found))
        yield Holding(
            order,
            place,
            person.id,
            bodies,
            parts,
            frozenset(each.rank for each in offices if each.rank),
            Bilingual(vi=title.title.vi, en=title.title.en),
            body.label if body else None,
            _is_former(title),
        )


def _body_of(title: Title, person: PersonOrGroup, index: Index) -> Organization | None:
    """Return the body of a title; of a person with one title and one body, that."""
    id_ = title.organization
    if not id_ and len(person.titles) == len(person.organizations) == 1:
        (id_,) = person.organizations
    found = index.records.get(id_ or "")
    return found if isinstance(found, Organization) else None


def _parts(body: Organization, keys: frozenset[str], own: set[str]) -> frozenset[str]:
    """Return the names of the part of a body in which a title is held, or of the body.

    Where the words of the title behind the office are of no name of the body, they are of a part of
    it.

    Args:
        body: as the dataset has it.
        keys: its names that say which it is.
        own: these words, without diacritics, in each language.
    """
    names = [each for each in (*body.names, body.name_vi, body.name_en, *body.aliases) if each]
    said = [text for each in map(expanded, names) for text in (each, placed(each))]
    plain = {each for text in said for word in words_in(text) for each in _forms(word)}
    parts = sorted(each for each in own if not {*each.split()} <= plain)
    return frozenset(f"{each} {part}" for each in keys for part in parts) or keys


def _forms(word: Word) -> set[str]:
    return {word.plain, *content_of(word)}


def _is_former(title: Title) -> bool:
    terms = listed_words("persons", "terms")
    said = " ".join(filter(None, (title.title.vi, title.title.en)))
    return any(each.exact in terms or each.plain in terms for each in words_of(said)[:1])
