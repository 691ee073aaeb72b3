"""Which people of many datasets are one, and who is given two offices that nobody holds at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, product
from typing import NamedTuple

from ttdn_cli.checking.concepts import words_of as listed_words
from ttdn_cli.corpus.corpus import Member
from ttdn_cli.corpus.questions.bodies import body_key, body_keys, expanded
from ttdn_cli.corpus.questions.clashes import Clash, Said
from ttdn_cli.corpus.questions.figures import Match
from ttdn_cli.corpus.questions.indicators import order_of
from ttdn_cli.corpus.questions.owners import place_or_body_of
from ttdn_cli.corpus.questions.places import in_words, placed
from ttdn_cli.corpus.questions.spans import Span
from ttdn_cli.corpus.questions.titles import DEPUTY, office_of
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.records import Organization, PersonOrGroup, Title
from ttdn_cli.facts.texts import Bilingual
from ttdn_cli.text.dates import precision
from ttdn_cli.text.words import words_of

_LADDERS = {"state_president": "chairman", "assembly_chair": "chairman"}
"""Heads whose deputies are called like those of others: Phó Chủ tịch Quốc hội."""

_SAME_PERSON = Bilingual(
    vi="cùng họ tên, cùng cơ quan, cùng tháng", en="same name, same body, same month"
)


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
    person: PersonOrGroup, member: Member, index: Index, place: int
) -> Iterator[Holding]:
    """Yield the titles of a person.

    Args:
        person: of the dataset.
        member: the dataset.
        index: the same.
        place: of the dataset among all.
    """
    order, owner = order_of(member, place), place_or_body_of(index)
    for title in person.titles:
        body = _body_of(title, person, index)
        said = (title.title.vi, False), (title.title.en, True)
        offices = [office_of(each, english=english) for each, english in said if each]
        if body:
            bodies = frozenset(body_keys(body, owner))
            parts = _parts(body, bodies, {each.part for each in offices if each.part})
        else:
            found = (body_key(each.body, owner) for each in offices)
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
    plain = {each.plain for text in said for each in words_of(text)}
    parts = sorted(each for each in own if not {*each.split()} <= plain)
    return frozenset(f"{each} {part}" for each in keys for part in parts) or keys


def _is_former(title: Title) -> bool:
    terms = listed_words("persons", "terms")
    said = " ".join(filter(None, (title.title.vi, title.title.en)))
    return any(each.exact in terms or each.plain in terms for each in words_of(said)[:1])


class Titles:
    """The people of datasets, by their names and the month of the text."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)

    def add(self, member: Member, index: Index, place: int) -> None:
        """Take note of the people with a title in a text of which the month is known.

        Args:
            member: the dataset.
            index: the same.
            place: of the dataset among all.
        """
        date = member.about.date
        if not date or precision(date) not in ("month", "day"):
            return
        for person in people_in(index):
            if person.titles:
                self._found[in_words(person.name_vi or person.name), date[:7]].append(
                    (place, person.id)
                )

    def contradictions(self, members: Sequence[Member]) -> Iterator[Match]:
        """Yield the titles that nobody holds beside an earlier one in the same body and month.

        People of one name in different bodies are taken for different people. Who is given both
        titles by one dataset holds both.
        """
        wanted: dict[int, set[str]] = defaultdict(set)
        groups = [every for every in self._found.values() if len({each for each, _ in every}) > 1]
        for place, id_ in chain.from_iterable(groups):
            wanted[place].add(id_)
        held: dict[tuple[int, str], list[Holding]] = {}
        for place in sorted(wanted):
            member = members[place]
            index = member.index()
            for person in people_in(index):
                if person.id in wanted[place]:
                    several = holdings_of(person, member, index, place)
                    held[place, person.id] = [each for each in several if _tells(each)]
        for every in groups:
            yield from _contradictions([held[each] for each in every])


def _tells(holding: Holding) -> bool:
    return bool(holding.parts and holding.ranks) and not holding.former


def _contradictions(people: Sequence[list[Holding]]) -> Iterator[Match]:
    """Yield the titles of people of one name, in one month, that exclude an earlier one.

    Where a dataset has two of them in one body, its words do not say which one others mean.
    """
    together: dict[str, set[tuple[str, str]]] = defaultdict(set)
    several: dict[str, list[int]] = defaultdict(list)
    for titles in people:
        held: dict[str, set[str]] = defaultdict(set)
        for each in titles:
            for body in each.parts:
                held[body] |= each.ranks
        for body, offices_held in held.items():
            together[body].update(product(offices_held, offices_held))
            several[body].append(titles[0].member)
    namesakes = {body for body, members in several.items() if len(members) > len({*members})}
    offices: dict[str, dict[str, Holding]] = defaultdict(dict)
    counts: dict[tuple[str, str], set[int]] = defaultdict(set)
    known: set[tuple[Holding, Holding]] = set()
    found: list[tuple[str, str, str]] = []
    for holding in sorted(chain.from_iterable(people), key=lambda each: each.order):
        for body, rank in product(sorted(holding.parts - namesakes), sorted(holding.ranks)):
            counts[body, rank].add(holding.member)
            if rank in offices[body]:
                continue
            for other, one in offices[body].items():
                excluded = _exclude(rank, other) and (rank, other) not in together[body]
                if excluded and (one, holding) not in known:
                    known.add((one, holding))
                    found.append((body, other, rank))
            offices[body][rank] = holding
    for body, rank, later in found:
        ours, theirs = offices[body][rank], offices[body][later]
        counted = len(counts[body, rank]), len(counts[body, later])
        clash = Clash(_said(ours), _said(theirs), *counted)
        yield Match(clash, _SAME_PERSON, (ours.title, theirs.title))


def _said(holding: Holding) -> Said:
    return Said(holding.order, holding.member, holding.record, Span(0, 0))


def _exclude(one: str, other: str) -> bool:
    """Return whether nobody holds two offices of one body at once: a head and a deputy of it."""
    if one == other:
        return False
    ladder = {_LADDERS.get(each, each.removeprefix(DEPUTY)) for each in (one, other)}
    return len(ladder) == 1
