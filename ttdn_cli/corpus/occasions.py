"""What the text of an event, a day or a speaker has of what an article says of these."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ttdn_cli.checking.attribution.body_levels import Level
from ttdn_cli.checking.attribution.levels import level_of
from ttdn_cli.checking.check import ArticleRead
from ttdn_cli.checking.findings import Finding, FindingKind
from ttdn_cli.checking.given import GivenDates
from ttdn_cli.checking.own_texts import own_bodies
from ttdn_cli.corpus.sameness import Sameness
from ttdn_cli.extraction.mentions import DateMention, DocumentMention
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.records import PersonOrGroup
from ttdn_cli.text.unicode import fold

_DAY = 10
"""Characters of a day in ISO 8601."""

_AT = re.compile(r"(?<!\w)(?:tại|ở|in|at)(?: (?:thành phố|tp\.?|thị xã|the|city of))*\s*\Z", re.I)
"""What stands before the place where something is held."""

_NEAR = 30
"""Characters before a place that say so."""

_UP_TO = re.compile(
    r"(?<!\w)(?:đến|tới|hết|từ|trước|sau|as of|by|until|since|before|after)(?: ngày| hết)*\s*\Z",
    re.I,
)
"""What stands before a date that is none on which somebody speaks."""

_OF_EVENT: tuple[FindingKind, ...] = ("quantity", "title", "date")
_OF_DAY: tuple[FindingKind, ...] = ("quantity", "title")


_BySentence = Mapping[tuple[int, int], Sequence[Finding]]
"""What datasets have of items, by where their sentence begins and ends."""


class Occasion(NamedTuple):
    """When and where a text was delivered, and who speaks for whose it is.

    Attributes:
        days: of its event, and on which it was published.
        event: the id of its event, or None.
        name: of the event, as it is compared.
        city: of the event, or None.
        level: for whom it speaks, or None.
        people: where an article names those who speak for the place or the body whose text it is.
    """

    days: frozenset[str]
    event: str | None
    name: str | None
    city: str | None
    level: Level | None = None
    people: frozenset[int] = frozenset()


def occasion_of(index: Index, found: Iterable[Finding] = ()) -> Occasion:
    """Return when and where the text of a dataset was delivered.

    Args:
        index: the dataset.
        found: what it has of an article: who of its people is named there speaks for it, or not.
    """
    event = index.event
    days = frozenset(each for each in (index.source.date, event and event.date) if each)
    level = level_of(index)
    people = frozenset(_speaking(found, index)) if level in ("place", "body") else frozenset()
    if event is None:
        return Occasion(days, None, None, None, level, people)
    name = fold(event.name.vi or event.name.en or "")
    return Occasion(days, event.id, name, event.city, level, people)


def _speaking(found: Iterable[Finding], index: Index) -> Iterator[int]:
    """Yield where an article names those who are in the body whose text a dataset is.

    Who speaks for the country may do so of any place. With another title it may be somebody else.
    """
    every = [each for each in found if each.kind in ("person", "title")]
    others = {each.record for each in every if each.verdict == "contradicted"}
    bodies = own_bodies(index)
    for each in every:
        record = index.records.get(each.record or "")
        if each.kind == "person" and isinstance(record, PersonOrGroup) and _bears_out(each):
            own = not bodies.isdisjoint({record.id, *record.organizations})
            if own and record.id not in others:
                yield each.start


class Delivered:
    """What datasets have of what an article says of one event, one day or by one, in a sentence.

    Of these the text of that event or day tells. If it has something else, what the text of another
    one has bears nothing out. So does the text of the place or the body for which one speaks who is
    named alone, and where it bears a figure out, another one that has something else is of others.

    Args:
        held: what datasets have of items.
        occasions: by dataset.
        read: the article.
        given: its dates.
        sameness: of the records.

    Attributes:
        kept: the findings that are left.
    """

    def __init__(
        self,
        held: Sequence[Finding],
        occasions: Mapping[str | None, Occasion],
        read: ArticleRead,
        given: GivenDates,
        sameness: Sameness,
    ) -> None:
        self._occasions = occasions
        self._sameness = sameness
        self._text = read.article.text
        self._gone = {id(each) for each in _within_others(held)}
        dates = _dates(read, given)
        sentences: dict[tuple[int, int], list[Finding]] = {}
        for each in held:
            sentences.setdefault(given.sentence(each.start), []).append(each)
        for place, every in sentences.items():
            if any(each.kind == "event" for each in every):
                self._ask_event(every)
            elif len(said := dates.get(place, ())) == 1:
                self._ask_day(every, *said)
        self._ask_speakers(given, sentences)
        self.kept = [each for each in held if id(each) not in self._gone]

    def _of(self, finding: Finding) -> Occasion:
        return self._occasions[finding.dataset]

    def _ask_event(self, every: Sequence[Finding]) -> None:
        """Ask the texts of the event that a sentence names, if it is one."""
        named = {self._of(each).name for each in every if each.kind == "event" and _bears_out(each)}
        if len(named) != 1:
            return
        own = {each.dataset for each in every if self._of(each).name in named}
        others = [each for each in every if each.dataset in own or self._of(each).event]
        self._ask([each for each in others if each.kind in _OF_EVENT], own)
        cities = {self._occasions[each].city for each in own}
        elsewhere = (e for e in every if e.kind == "place" and e.dataset not in own)
        for each in elsewhere:
            before = self._text[max(0, each.start - _NEAR) : each.start]
            is_venue = each.text == self._of(each).city and _AT.search(before) is not None
            if is_venue and None not in cities and each.text not in cities:
                self._gone.add(id(each))

    def _ask_speakers(self, given: GivenDates, sentences: _BySentence) -> None:
        """Ask the texts of those for whom the only person speaks that a sentence names."""
        people: dict[tuple[int, int], dict[int, set[str | None]]] = {}
        for dataset, occasion in self._occasions.items():
            for start in occasion.people:
                people.setdefault(given.sentence(start), {}).setdefault(start, set()).add(dataset)
        for place, named in people.items():
            every = sentences.get(place, ())
            others = (each.start for each in every if each.kind == "person")
            if len(named.keys() | set(others)) == 1:
                self._ask_speaker(every, *named.popitem())

    def _ask_speaker(self, every: Sequence[Finding], start: int, own: set[str | None]) -> None:
        """Ask some texts of the figures in a sentence in which theirs speaks at a place of it."""
        figures = [each for each in every if each.kind == "quantity"]
        told = [each for each in figures if each.dataset in own]
        right = {(each.start, each.end) for each in told if _bears_out(each)}
        wrong = {(each.start, each.end) for each in told if each.start > start} - right
        for each in figures:
            if each.dataset in own:
                continue
            place, against = (each.start, each.end), each.verdict == "contradicted"
            # Whose the figures of a text are that is of nobody, nothing tells.
            if (place in right and against) or (place in wrong and self._of(each).level):
                self._gone.add(id(each))

    def _ask_day(self, every: Sequence[Finding], date: DateMention) -> None:
        """Ask the texts of the day that a sentence names first, or for titles those of its year.

        Within a year titles change: what its texts have otherwise is no contradiction. A year may
        be that of a figure.
        """
        said = date.iso or ""
        is_day = len(said) == _DAY
        numbers = any(each.kind == "quantity" for each in every)
        before = self._text[max(0, date.start - _NEAR) : date.start]
        if _UP_TO.search(before) or (numbers and not is_day):
            return
        own = {e.dataset for e in every if any(d.startswith(said) for d in self._of(e).days)}
        asked = (each for each in every if each.kind in _OF_DAY and each.start >= date.end)
        self._ask(asked, own, certain=is_day)

    def _ask(self, every: Iterable[Finding], own: set[str | None], *, certain: bool = True) -> None:
        """Ask some texts of items; what others have of one that these contradict says nothing."""
        items: dict[tuple[int, int, str], list[Finding]] = {}
        for each in every:
            items.setdefault((each.start, each.end, each.kind), []).append(each)
        for found in items.values():
            asked = [each for each in found if each.dataset in own]
            borne = [each for each in found if _bears_out(each)]
            against = {
                id(each)
                for each in asked
                if each.verdict == "contradicted"
                # There are several people of one name.
                and (each.kind != "title" or self._sameness.of_one_body(each, borne))
            }
            if against and (certain or borne) and not any(map(_bears_out, asked)):
                others = {id(each) for each in found if each.dataset not in own}
                self._gone |= others if certain else others | against


def _bears_out(finding: Finding) -> bool:
    return finding.verdict in ("confirmed", "consistent")


def _dates(read: ArticleRead, given: GivenDates) -> dict[tuple[int, int], list[DateMention]]:
    """Return the dates of each sentence, but for those of documents and without a year."""
    cited = [each for each in read.mentions if isinstance(each, DocumentMention)]
    inside = {place for each in cited for place in range(each.start, each.end)}
    found: dict[tuple[int, int], list[DateMention]] = {}
    for each in read.mentions:
        if isinstance(each, DateMention) and each.iso and each.start not in inside:
            found.setdefault(given.sentence(each.start), []).append(each)
    return found


def _within_others(held: Iterable[Finding]) -> Iterator[Finding]:
    """Yield contradictions of a part of the name of an event that another dataset has whole."""
    events = [each for each in held if each.kind == "event"]
    whole = [(each.start, each.end) for each in events if _bears_out(each)]
    for each in events:
        inside = any(start <= each.start and each.end <= end for start, end in whole)
        if each.verdict == "contradicted" and inside:
            yield each
