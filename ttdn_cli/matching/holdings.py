"""Which titles people hold, in which body: what tells whether two of one name are one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import chain, product, zip_longest
from typing import NamedTuple

from ttdn_cli.checking.attribution.bodies import body_key, body_keys, expanded
from ttdn_cli.checking.attribution.namesakes import held_by_few, is_of_many, mass_of
from ttdn_cli.checking.attribution.offices import DEPUTY, Office, offices_of, without_honors
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

_OWN_BODIES = {
    "general_secretary": "Đảng Cộng sản Việt Nam",
    "chief_of_general_staff": "Quân đội nhân dân Việt Nam",
}
"""Of which body who holds an office is where no more is said, in Vietnamese."""

_OF_ONE_BODY = ("municipal_member", "provincial_member", "deputy_of_assembly")
"""Ranks that say of which kind of body they are."""

_LONGEST_BARE = 3
"""Words of a title of no known office that says of no body."""


class Holding(NamedTuple):
    """A title of a person in a dataset.

    Attributes:
        order: by which it is told which text was first.
        member: the place of the dataset.
        record: the id of the person.
        bodies: the names of the body, or nothing where that is not known, or where two of one name
            may hold such a title in it.
        parts: those of the part of it, where the title says that, else the same.
        named: whether it is said to be held in some body, known or not.
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
    named: bool
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
        several = [_offices(text, english=english) for text, english in said if text]
        first = [each[0] for each in several]
        further = [one for each in several for one in each[1:]]
        text = title.title.vi or title.title.en or ""
        many = is_of_many(text, first[0].rank if first else "")
        ranks = frozenset(each.rank for each in first if each.rank)
        bodies, parts = _held_in(_bodies_of(body, first, owner), ranks, many=many)
        for each in further:
            own = _bodies_of(None if each.body else body, [each], owner)
            bodies |= _held_in(own, {each.rank}, many=is_of_many("", each.rank))[0]
        named = bool(body or person.organizations) or _names_body(text, [*first, *further])
        yield Holding(
            order,
            place,
            person.id,
            bodies,
            parts,
            named,
            ranks,
            Bilingual(vi=title.title.vi, en=title.title.en),
            body.label if body else None,
            _is_former(title),
        )


def _offices(text: str, *, english: bool) -> list[Office]:
    """Return the offices of a title; `Tổng Bí thư` alone is that of the Party."""
    offices = offices_of(text, english=english)
    own = [] if english else [_OWN_BODIES.get(each.rank.removeprefix(DEPUTY)) for each in offices]
    return [
        each._replace(body=known) if known and not each.part and not each.body else each
        for each, known in zip_longest(offices, own)
    ]


def _names_body(title: str, offices: Sequence[Office]) -> bool:
    """Return whether a title says of some body, in words that need not say of which one."""
    rest = without_honors(title)
    if any(each.rank for each in offices):
        said = any(each.part or each.body or each.rank in _OF_ONE_BODY for each in offices)
        return bool(rest) and said
    return bool(rest) and (rest != title or len(rest.split()) > _LONGEST_BARE)


def _bodies_of(
    body: Organization | None, offices: Sequence[Office], owner: str
) -> list[tuple[str, str]]:
    """Return the names of the body of a title, each with words for the part of it, or nothing.

    Of a body with hundreds of members, it is the one in it that the title names.
    """
    said = {body_key(each.body, owner) for each in offices if each.body} - {""}
    keys = {*body_keys(body, owner)} if body else said
    closer = {each for each in said if not mass_of(each)}
    if not body or (closer and any(map(mass_of, keys))):
        return [(each, "") for each in sorted(closer or said)]
    named = [each for each in offices if each.part]
    own = {each.part for each in named if body_key(each.body, owner) not in keys}
    return [*product(sorted(keys), _parts(body, own) or [""])]


def _held_in(
    held: Sequence[tuple[str, str]], ranks: Collection[str], *, many: bool
) -> tuple[frozenset[str], frozenset[str]]:
    """Return the bodies, and the parts of them, in which few hold a title."""
    of_body = ((key, part if mass_of(key) else "") for key, part in held)
    bodies, parts = (
        frozenset(held_by_few(key, part, ranks, many=many) for key, part in each) - {""}
        for each in (of_body, held)
    )
    return bodies, parts


def _body_of(title: Title, person: PersonOrGroup, index: Index) -> Organization | None:
    """Return the body of a title; of a person with one title and one body, that."""
    id_ = title.organization
    if not id_ and len(person.titles) == len(person.organizations) == 1:
        (id_,) = person.organizations
    found = index.records.get(id_ or "")
    return found if isinstance(found, Organization) else None


def _parts(body: Organization, own: set[str]) -> list[str]:
    """Return words for the part of a body in which a title is held, or none.

    Where the words of the title behind the office are of no name of the body, they are of a part of
    it.

    Args:
        body: as the dataset has it.
        own: these words, without diacritics, in each language.
    """
    names = [each for each in (*body.names, body.name_vi, body.name_en, *body.aliases) if each]
    said = [text for each in map(expanded, names) for text in (each, placed(each))]
    plain = {each for text in said for word in words_in(text) for each in _forms(word)}
    return sorted(each for each in own if not {*each.split()} <= plain)


def _forms(word: Word) -> set[str]:
    return {word.plain, *content_of(word)}


def _is_former(title: Title) -> bool:
    terms = listed_words("persons", "terms")
    said = " ".join(filter(None, (title.title.vi, title.title.en)))
    return any(each.exact in terms or each.plain in terms for each in words_of(said)[:1])
