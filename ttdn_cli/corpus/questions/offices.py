"""Who is given two offices that nobody holds at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, product

from ttdn_cli.checking.attribution.offices import DEPUTY
from ttdn_cli.checking.attribution.places import in_words
from ttdn_cli.corpus.corpus import Member
from ttdn_cli.corpus.questions.figures import Match
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.texts import Bilingual
from ttdn_cli.matching.clashes import Clash, Said
from ttdn_cli.matching.holdings import Holding, holdings_of, people_in
from ttdn_cli.matching.spans import Span
from ttdn_cli.text.dates import precision
from ttdn_cli.text.unicode import fold

_LADDERS = {"state_president": "chairman", "assembly_chair": "chairman"}
"""Heads whose deputies are called like those of others: Phó Chủ tịch Quốc hội."""

_SAME_PERSON = Bilingual(
    vi="cùng họ tên, cùng cơ quan, cùng tháng", en="same name, same body, same month"
)


_People = list[tuple[int, str]]
"""People by the place of their dataset and their id."""


class Titles:
    """The people of datasets, by their names and the month of the text."""

    def __init__(self) -> None:
        # By names without diacritics, and then with them.
        self._found: dict[tuple[str, str], dict[str, _People]] = defaultdict(
            lambda: defaultdict(list)
        )
        self._marked: dict[str, set[str]] = defaultdict(set)

    def add(self, member: Member, index: Index, place: int) -> None:
        """Take note of the people with a title, by the month of the text where that is known.

        Args:
            member: the dataset.
            index: the same.
            place: of the dataset among all.
        """
        date = member.about.date
        month = date[:7] if date and precision(date) in ("month", "day") else None
        for person in people_in(index):
            if person.titles:
                name = in_words(person.name_vi or person.name)
                plain = fold(name)
                if name != plain:
                    self._marked[plain].add(name)
                if month:
                    self._found[plain, month][name].append((place, person.id))

    def contradictions(self, members: Sequence[Member]) -> Iterator[Match]:
        """Yield the titles that nobody holds beside an earlier one in the same body and month.

        People of one name in different bodies are taken for different people. Who is given both
        titles by one dataset holds both.
        """
        wanted: dict[int, set[str]] = defaultdict(set)
        named = (
            every
            for (plain, _), names in self._found.items()
            for every in _one(names, len(self._marked[plain]) == 1)
        )
        groups = [every for every in named if len({each for each, _ in every}) > 1]
        for place, id_ in chain.from_iterable(groups):
            wanted[place].add(id_)
        held: dict[tuple[int, str], list[Holding]] = {}
        for place in sorted(wanted):
            member = members[place]
            index = member.index()
            for person in people_in(index):
                if person.id in wanted[place]:
                    several = holdings_of(person, index, member.about.date, place)
                    held[place, person.id] = [each for each in several if _tells(each)]
        for every in groups:
            yield from _contradictions([held[each] for each in every])


def _one(names: dict[str, _People], only: bool) -> Iterator[_People]:
    """Yield the people of each name; who is called without diacritics is of the one that has them.

    Args:
        names: people by names that differ by diacritics alone.
        only: whether a single one of these names, in whatever text, has any.
    """
    if only:
        yield [each for every in names.values() for each in every]
    else:
        yield from names.values()


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
