"""Update a dataset for a newer text: what a person did stays, and what is new is added."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from itertools import chain
from typing import Any, NamedTuple

from msgspec.structs import replace

from ttdn_cli.draft.assembly import Drafted, record_of
from ttdn_cli.draft.drafting import Draft
from ttdn_cli.draft.keeping import Keeper, Kept, words_in, words_known
from ttdn_cli.draft.leftovers import find_ignored
from ttdn_cli.draft.memory import (
    NAMED,
    Memory,
    group_of,
    key_of,
    own_place,
    sentence_around,
)
from ttdn_cli.draft.reading import Reading
from ttdn_cli.draft.shifts import Shifts
from ttdn_cli.evidence import coverage
from ttdn_cli.evidence.held import Held, Place
from ttdn_cli.facts.dataset import Dataset
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.kinds import kind_of, leaves
from ttdn_cli.facts.source import LEFT_OUT, NOT_PLACED, Dismissed
from ttdn_cli.facts.texts import Bilingual
from ttdn_cli.facts.types import Path
from ttdn_cli.text.canonical import bare_words, canonical_words

_MOST_WORDS = 12
"""Words of a sentence that are kept of what a person has removed."""

_FEWEST_WORDS = 4
"""Words besides a figure by which what a person has removed is known in any paragraph."""


class Update(NamedTuple):
    """What is to change in a dataset.

    Attributes:
        kept: the records that it has, in their order.
        added: the records of the draft that are new.
        dismissed: what was drafted before, and a person has removed.
        ignored: the words to ignore besides, each with the reason.
        unignored: the places of what need not be ignored any more.
        fingerprints: of the text.
        drafted: what to remember of the text; none if the dataset remembers nothing.
        is_other: whether the text is not the one of the dataset, word for word.
    """

    kept: list[Kept]
    added: list[Drafted]
    dismissed: list[Dismissed]
    ignored: list[tuple[str, Bilingual]]
    unignored: list[int]
    fingerprints: list[str]
    drafted: list[str]
    is_other: bool


def update(dataset: Dataset, draft: Draft, reading: Reading) -> Update:
    """Return what is to change in a dataset for a text.

    Of a record that it has, only evidence and review change. What was drafted of the text before,
    and the dataset does not have, a person has removed.

    Args:
        dataset: as it is.
        draft: of the newer text.
        reading: the newer text, read.
    """
    fingerprints, text = reading.fingerprints, reading.canonical
    words = [
        words_in(" ".join(text.words[each.start : each.stop]))
        for each in reading.alignment.paragraphs
    ]
    known = words_known(dataset)
    shifts = Shifts(dataset.source.fingerprints, fingerprints, known, words)
    kept = list(Keeper(dataset, draft.records, reading, shifts).keep())
    same = _same(kept, draft.records, reading)
    dismissed = list(dataset.draft.dismissed) if dataset.draft else []
    remembers = dataset.draft is not None and bool(dataset.draft.drafted)
    memory = Memory(dataset.draft.drafted if dataset.draft else ())
    lost = {(each.section, key_of(each.record)) for each in kept if each.lost}
    removed: list[Dismissed] = []
    left_out: list[Drafted] = []
    added: list[Drafted] = []
    for drafted in draft.records:
        if drafted.record.id in same:
            continue
        if _is_dismissed(drafted, dismissed, reading):
            left_out.append(drafted)
            continue
        if _was_drafted(drafted, reading, shifts, memory, lost):
            left_out.append(drafted)
            if dataset.draft is not None:
                quote = _quote_of(drafted, reading)
                removed.append(Dismissed(section=drafted.section, quote=quote))
            continue
        added.append(drafted)
    removed = [each for each in dict.fromkeys(removed) if each not in dismissed]
    added = _renamed(added, same, {each.record.id for each in kept}, reading)
    gone = [
        place
        for place, entry in enumerate(dataset.coverage.ignore)
        if entry.reason in (NOT_PLACED, LEFT_OUT) and not any(text.find(entry.text))
    ]
    places = Held(text.text, _left_out(left_out, reading))
    ignored = [
        (said, LEFT_OUT if any(map(places.touches, text.find(said))) else NOT_PLACED)
        for said in _ignored(dataset, kept, added, gone, reading)
    ]
    return Update(
        kept=kept,
        added=added,
        dismissed=removed,
        ignored=ignored,
        unignored=gone,
        fingerprints=fingerprints,
        drafted=draft.remembered if remembers else [],
        is_other=fingerprints != dataset.source.fingerprints,
    )


def _was_drafted(
    drafted: Drafted,
    reading: Reading,
    shifts: Shifts,
    memory: Memory,
    lost: set[tuple[str, str]],
) -> bool:
    """Return whether a record was drafted of the older text, so that a person has removed it.

    One that the dataset has and that is lost now was not removed.
    """
    if (drafted.section, key_of(drafted.record)) in lost:
        return False
    if all(shifts.is_old(each.paragraph) for each in drafted.record.evidence):
        return True
    place = own_place(drafted, reading)
    paragraph = reading.paragraph_at(reading.canonical.words_of(place).start)
    return memory.has_drafted(drafted, reading, shifts.olds_of(paragraph))


def _left_out(left_out: Sequence[Drafted], reading: Reading) -> Iterator[Place]:
    """Yield what records hold that a person has removed."""
    for each in left_out:
        yield own_place(each, reading)
        yield from (one.place for one in each.matches if one.place)


def _ignored(
    dataset: Dataset,
    kept: Sequence[Kept],
    added: Sequence[Drafted],
    gone: Sequence[int],
    reading: Reading,
) -> list[str]:
    """Return the words to ignore that the dataset does not ignore yet."""
    text, figures = reading.canonical, reading.figures
    sections: dict[str, Any] = {}
    for section, record in chain(
        ((each.section, each.record) for each in kept if not each.gone),
        ((each.section, each.record) for each in added),
    ):
        if section == "event":
            sections["event"] = record
        else:
            sections.setdefault(section, []).append(record)
    empty: dict[str, Any] = {key: [] for key in Index(dataset).sections if key != "event"}
    index = Index(replace(dataset, **({"event": None} | empty | sections)))
    places = chain(
        (place for each in kept for place in each.places),
        (each.place for one in added for each in one.matches if each.place),
    )
    held = Held(text.text, places)
    found = coverage.find_uncovered(text, reading.alignment, held, index, figures)
    known = [each for place, each in enumerate(dataset.coverage.ignore) if place not in gone]
    return find_ignored(reading, held, index, found, known)


def _same(kept: Sequence[Kept], drafted: Sequence[Drafted], reading: Reading) -> dict[str, str]:
    """Return the ids of drafted records that the dataset has, with the ids that they have there."""
    keys: dict[tuple[str, str], str] = {}
    spans: dict[str, list[tuple[int, int, str]]] = {}
    for each in kept:
        if each.gone:
            continue  # What is drafted with its name is another fact now.
        group = group_of(each.section)
        for name in {key_of(each.record), *map(str.casefold, each.record.names)}:
            keys.setdefault((group, name), each.record.id)
        spans.setdefault(group, []).extend((*place, each.record.id) for place in each.places)
    for own in spans.values():
        own.sort()
    same: dict[str, str] = {}
    for one in drafted:
        group = group_of(one.section)
        own = spans.get(group, [])
        place = own_place(one, reading)
        last = bisect_left(own, (place[1], 0, "")) - 1
        if group in NAMED and (group, key_of(one.record)) in keys:
            same[one.record.id] = keys[group, key_of(one.record)]
        elif last >= 0 and place[0] < own[last][1]:
            same[one.record.id] = own[last][2]
        elif group == "event" and own:
            same[one.record.id] = own[0][2]
    return same


def _quote_of(drafted: Drafted, reading: Reading) -> str:
    """Return the words by which what a person removed is known: a name, or those of a sentence.

    The same figure in another sentence is another fact, and so is another one of the same sentence:
    the words are those up to the figure, or from it on where there are few before it.
    """
    quotes = _own_quotes(drafted)
    if group_of(drafted.section) in NAMED:
        key = key_of(drafted.record)
        return next((each for each in quotes if each.casefold() == key), quotes[0])
    if long := next((each for each in quotes if _is_telling(each, drafted)), None):
        return long
    place = own_place(drafted, reading)
    own = reading.canonical.words_of(place)
    sentence = reading.words_of(sentence_around(reading, place))
    first, stop = max(sentence.start, own.stop - _MOST_WORDS), own.stop
    if own.start - first < _FEWEST_WORDS:
        first, stop = own.start, max(own.stop, min(sentence.stop, own.start + _MOST_WORDS))
    return " ".join(bare_words(reading.canonical.words[first:stop]))


def _own_quotes(drafted: Drafted) -> list[str]:
    """Return the quotes of a record that have its figure, or else all."""
    quotes = [each.quote for each in drafted.record.evidence]
    given = " ".join(canonical_words(getattr(drafted.record, "given", None) or ""))
    return [each for each in quotes if given in " ".join(canonical_words(each))] or quotes


def _is_telling(quote: str, drafted: Drafted) -> bool:
    """Return whether a quote has enough words besides a figure to be of one fact alone."""
    given = canonical_words(getattr(drafted.record, "given", None) or "")
    return len(canonical_words(quote)) - len(given) >= _FEWEST_WORDS


def _is_dismissed(drafted: Drafted, dismissed: Sequence[Dismissed], reading: Reading) -> bool:
    """Return whether a person has removed a record: its name, or the words around it."""
    own = [canonical_words(each.quote) for each in dismissed if each.section == drafted.section]
    if not own:
        return False
    named = group_of(drafted.section) in NAMED
    quotes = {_quote_of(drafted, reading), *_own_quotes(drafted)}
    return any(
        canonical_words(each) in own for each in quotes if named or _is_telling(each, drafted)
    )


def _renamed(
    added: Sequence[Drafted], same: Mapping[str, str], taken: set[str], reading: Reading
) -> list[Drafted]:
    """Return new records with ids that are free, and references to what the dataset has."""
    ids = dict(same)
    for each in added:
        own, number = each.record.id, 2
        while own in taken:
            own = f"{each.record.id}-{number}"
            number += 1
        taken.add(own)
        ids[each.record.id] = own
    return [renamed for each in added if (renamed := _with_ids(each, ids, reading))]


def _with_ids(drafted: Drafted, ids: Mapping[str, str], reading: Reading) -> Drafted | None:
    """Return a record with other ids, and without references to what is left out.

    None is returned if it is nothing without them.
    """
    record = drafted.record
    fields = deepcopy(drafted.fields)
    orphans: list[Path] = []
    for path, kind, value in leaves(record, kind_of(type(record))):
        if kind.name == "reference" and value in ids:
            _set(fields, path, ids[value])
        elif kind.name == "reference":
            orphans.append(path)
    for path in sorted(orphans, key=str, reverse=True):
        _remove(fields, path)
    fields = {name: value for name, value in fields.items() if value not in ([], {})}
    new = record_of(drafted.section, fields, record.evidence, reading.language)
    if new is None:
        return None
    checks = {name: said for name, said in drafted.checks.items() if name in fields}
    new = replace(new, id=ids[record.id])
    return drafted._replace(record=new, fields=fields, checks=checks)


def _remove(fields: Any, path: Path) -> None:
    """Take out what is at the end of a path, if it is in the file."""
    fields = _inside(fields, path)
    if fields is not None:
        del fields[path[-1]]


def _set(fields: Any, path: Path, value: str) -> None:
    """Set what is at the end of a path, if it is in the file and not only concluded from it."""
    fields = _inside(fields, path)
    if fields is not None:
        fields[path[-1]] = value


def _inside(fields: Any, path: Path) -> Any:
    """Return the mapping or list that has what is at the end of a path, or None."""
    for place, step in enumerate(path):
        there = step in fields if isinstance(fields, dict) else int(step) < len(fields)
        if not there:
            return None
        if place + 1 < len(path):
            fields = fields[step]
    return fields
