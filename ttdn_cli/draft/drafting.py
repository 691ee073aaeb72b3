"""Draft a dataset of a text: records that the text proves, and what is left, set aside."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple

import msgspec

from ttdn_cli.draft.assembly import Assembler, Drafted
from ttdn_cli.draft.candidate import Candidate
from ttdn_cli.draft.leftovers import find_like_facts, set_aside
from ttdn_cli.draft.reading import Reading
from ttdn_cli.evidence import coverage
from ttdn_cli.evidence.held import Held, Place
from ttdn_cli.facts.dataset import Dataset
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.source import Ignored, Source
from ttdn_cli.facts.texts import Bilingual
from ttdn_cli.text.canonical import canonical_words
from ttdn_cli.text.gazetteer import Gazetteer

NOT_PLACED = Bilingual(vi="bản nháp: chưa xếp được", en="draft: not placed")
"""The reason why words are ignored that no rule could make a record of."""

_MOST_ROUNDS = 5
_MARKED = 2
"""Words behind the number of an item of a list by which it is known."""


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
    """

    id: str
    source: dict[str, Any]
    checks: dict[str, str]
    records: list[Drafted]
    ignored: list[str]
    mentions: int
    placed: int


def draft(
    reading: Reading,
    id_: str,
    source: dict[str, Any],
    checks: dict[str, str],
    candidates: Sequence[Candidate],
    without: Collection[str] = (),
) -> Draft:
    """Return what can be drafted of a text.

    Args:
        reading: the text, read.
        id_: of the dataset.
        source: the values of its source but for the fingerprints.
        checks: what a person has to look at in it, by field.
        candidates: what rules propose.
        without: ids of records that are left out.

    Raises:
        UnplaceableError: if words of the text have characters that a dataset cannot hold.
    """
    source = {**source, "fingerprints": reading.fingerprints}
    assembler = Assembler(reading)
    records = [each for each in assembler.assemble(candidates) if each.record.id not in without]
    text, figures = reading.canonical, reading.figures
    index = _index(id_, source, records)
    held = _held(reading, records)
    found = coverage.find_uncovered(text, reading.alignment, held, index, figures)
    records, found = _attached(reading, assembler, records, found)
    index = _index(id_, source, records)
    ignored = _ignored(reading, records, found, index)
    held = _held(reading, records)
    named = Held(text.text, _named_spans(reading, index))
    places = [
        place for each in reading.mentions if (place := reading.place_of((each.start, each.end)))
    ]
    placed = sum(held.holds(place) or named.holds(place) for place in places)
    return Draft(id_, source, checks, records, ignored, len(places), placed)


def _attached(
    reading: Reading, assembler: Assembler, records: list[Drafted], found: coverage.Found
) -> tuple[list[Drafted], coverage.Found]:
    """Return records with quotes of what they hold in part or name, and what no record holds."""
    places = sorted(
        (*each.place, number)
        for number, one in enumerate(records)
        for each in one.matches
        if each.place
    )
    starts = [place[0] for place in places]
    named = {name: number for number, each in enumerate(records) for name in _names(each)}
    left: coverage.Found = []
    for mention, place in found:
        number = named.get(mention.text)
        if number is None:
            last = bisect_right(starts, place[1] - 1) - 1
            if last >= 0 and place[0] < places[last][1]:
                number = places[last][2]
        more = number is not None and assembler.with_quotes(
            records[number], [reading.canonical.given_place(place)]
        )
        if number is not None and more:
            records[number] = more
        else:
            left.append((mention, place))
    return records, left


def _names(drafted: Drafted) -> Iterator[str]:
    """Yield the name of a person, of whom each mention needs a quote."""
    if drafted.section in ("people", "attendees"):
        yield str(drafted.fields["name"])


def _ignored(
    reading: Reading, records: list[Drafted], found: coverage.Found, index: Index
) -> list[str]:
    """Return the words to ignore, so that nothing is left that looks like a fact."""
    text, figures = reading.canonical, reading.figures
    held = _held(reading, records)
    left = [place for _, place in found]
    aside: dict[str, Place] = {}
    for _ in range(_MOST_ROUNDS):
        aside.update(set_aside(left, reading, held))
        entries = [Ignored(text=said, reason=NOT_PLACED) for said in aside]
        uncovered, _ = coverage.set_aside(found, text, figures, entries)
        missed = set(map(id, uncovered))
        if not missed:
            break
        left = [reading.paragraph_around(place) for each, place in found if id(each) in missed]
    spans = Gazetteer(aside).find_spans(text.text) if aside else ()
    known = Held(text.text, [*spans, *_named_spans(reading, index)])
    like = (place for place in find_like_facts(reading, held) if not known.holds(place))
    aside.update(set_aside([_as_item(reading, place) for place in like], reading, held))
    return sorted(aside, key=lambda said: aside[said])


def _as_item(reading: Reading, place: Place) -> Place:
    """Return the place of a number that begins a line, with the words behind it."""
    text = reading.canonical
    words = text.words_of(place)
    paragraph = reading.alignment.paragraphs[reading.paragraph_at(words.start) - 1]
    if words.start > paragraph.start or not text.text[slice(*place)].isdigit():
        return place
    stop = min(paragraph.stop, words.stop + _MARKED)
    return place[0], text.starts[stop] - 1


def _held(reading: Reading, records: Sequence[Drafted]) -> Held:
    """Return what the quotes of records hold."""
    places = (each.place for one in records for each in one.matches if each.place)
    return Held(reading.canonical.text, places)


def _named_spans(reading: Reading, index: Index) -> Iterator[Place]:
    """Yield where bodies and places are named: one quote of each counts everywhere."""
    names = (name for record in index.records.values() for name in record.names)
    forms = {" ".join(canonical_words(name)) for name in names}
    return Gazetteer(forms).find_spans(reading.canonical.text)


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
