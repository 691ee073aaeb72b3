"""Draft a dataset of a text: records that the text proves, and what is left, set aside."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from ttdn_cli.draft.assembly import Assembler, Drafted
from ttdn_cli.draft.candidate import Candidate
from ttdn_cli.draft.leftovers import find_ignored, find_named
from ttdn_cli.draft.memory import remember
from ttdn_cli.draft.reading import Reading
from ttdn_cli.evidence import coverage
from ttdn_cli.evidence.held import Held
from ttdn_cli.evidence.meanings import has_other_meaning
from ttdn_cli.facts.dataset import Dataset
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.progress import Watch, unwatched
from ttdn_cli.facts.source import Source


class Draft(NamedTuple):
    """What was drafted of a text.

    Attributes:
        id: of the dataset.
        source: the values of its source, as YAML has them.
        checks: what a person has to look at in it, by field.
        records: in the order of the sections, and of the text in each.
        ignored: the words that no record holds, in the order of the text.
        mentions: how many `extract` finds.
        placed: how many of them records hold.
        remembered: what to keep of the text for an update, a line for each paragraph.
    """

    id: str
    source: dict[str, Any]
    checks: dict[str, str]
    records: list[Drafted]
    ignored: list[str]
    mentions: int
    placed: int
    remembered: list[str]


class Drafter:
    """Drafts datasets of one text, with all that it proves or without some of it.

    Args:
        reading: the text, read.
        candidates: what rules propose.
        watch: is told how far it is.
    """

    def __init__(
        self, reading: Reading, candidates: Sequence[Candidate], watch: Watch = unwatched
    ) -> None:
        self._reading = reading
        self._assembler = Assembler(reading)
        self._records = self._assembler.assemble(candidates, watch)

    def draft(
        self,
        id_: str,
        source: dict[str, Any],
        checks: dict[str, str],
        without: Collection[str] = (),
        watch: Watch = unwatched,
    ) -> Draft:
        """Return what can be drafted of the text.

        Args:
            id_: of the dataset.
            source: the values of its source but for the fingerprints.
            checks: what a person has to look at in it, by field.
            without: ids of records that are left out.
            watch: is told how far it is.

        Raises:
            UnplaceableError: if words of the text have characters that a dataset cannot hold.
        """
        reading = self._reading
        source = {**source, "fingerprints": reading.fingerprints}
        records = [each for each in self._records if each.record.id not in without]
        text, figures = reading.canonical, reading.figures
        index = _index(id_, source, records)
        held = _held(reading, records)
        found = coverage.find_uncovered(text, reading.alignment, held, index, figures)
        watch(0.4)
        meanings = coverage.meanings_of(index)
        records, found = _attached(reading, self._assembler, records, found, meanings)
        index = _index(id_, source, records)
        held = _held(reading, records)
        ignored = find_ignored(reading, held, index, found)
        watch(0.8)
        named = Held(text.text, find_named(reading, index))
        places = [
            place
            for each in reading.mentions
            if (place := reading.place_of((each.start, each.end)))
        ]
        placed = sum(held.holds(place) or named.holds(place) for place in places)
        return Draft(
            id_, source, checks, records, ignored, len(places), placed, remember(reading, records)
        )


def _attached(
    reading: Reading,
    assembler: Assembler,
    records: list[Drafted],
    found: coverage.Found,
    meanings: Mapping[str, str],
) -> tuple[list[Drafted], coverage.Found]:
    """Return records with quotes of what they hold in part or name, and what no record holds.

    A quote holds an abbreviation only in the sense in which the glossary has it.
    """
    places = sorted(
        (*each.place, number)
        for number, one in enumerate(records)
        for each in one.matches
        if each.place
    )
    starts = [place[0] for place in places]
    named = {name: number for number, each in enumerate(records) for name in _names(each)}
    left: coverage.Found = []
    wanted: dict[int, coverage.Found] = {}
    for mention, place in found:
        number = named.get(mention.text)
        words = reading.canonical.words_of(place)
        if has_other_meaning(reading.canonical, words, meanings.get(mention.text, "")):
            left.append((mention, place))
            continue
        if number is None:
            last = bisect_right(starts, place[1] - 1) - 1
            if last >= 0 and place[0] < places[last][1]:
                number = places[last][2]
        (left if number is None else wanted.setdefault(number, [])).append((mention, place))
    for number, own in wanted.items():
        # All at once, for each try takes as long as the record is; else each that can be.
        for several in [own], [[each] for each in own]:
            missed: coverage.Found = []
            for some in several:
                spans = [reading.canonical.given_place(place) for _, place in some]
                if more := assembler.with_quotes(records[number], spans):
                    records[number] = more
                else:
                    missed += some
            if not missed:
                break
        left += missed
    return records, sorted(left, key=lambda each: each[1])


def _names(drafted: Drafted) -> Iterator[str]:
    """Yield the name of a person, of whom each mention needs a quote."""
    if drafted.section in ("people", "attendees"):
        yield str(drafted.fields["name"])


def _held(reading: Reading, records: Sequence[Drafted]) -> Held:
    """Return what the quotes of records hold."""
    places = (each.place for one in records for each in one.matches if each.place)
    return Held(reading.canonical.text, places)


def _index(id_: str, source: dict[str, Any], records: Sequence[Drafted]) -> Index:
    """Return the dataset of some records."""
    sections: dict[str, Any] = {}
    for each in records:
        if each.section == "event":
            sections["event"] = each.record
        else:
            sections.setdefault(each.section, []).append(each.record)
    known = {key: value for key, value in source.items() if value is not None}
    made = msgspec.convert(known, Source)
    return Index(Dataset(schema=2, id=id_, source=made, **sections))
