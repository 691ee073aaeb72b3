"""Update a dataset for a newer text: what a person did stays, what is new is added."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from difflib import SequenceMatcher
from itertools import chain
from typing import Any, NamedTuple

from msgspec.structs import replace

from ttdn_cli.draft.assembly import Drafted
from ttdn_cli.draft.drafting import Draft
from ttdn_cli.draft.leftovers import find_ignored
from ttdn_cli.draft.reading import Reading
from ttdn_cli.evidence import coverage
from ttdn_cli.evidence.held import Held, Place
from ttdn_cli.evidence.matching import Match
from ttdn_cli.evidence.proof import Proof, prove
from ttdn_cli.facts.dataset import Dataset
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.kinds import kind_of, leaves
from ttdn_cli.facts.quoted import find_unquoted
from ttdn_cli.facts.records import Absent
from ttdn_cli.facts.source import LEFT_OUT, NOT_PLACED, Dismissed
from ttdn_cli.facts.texts import NOT_IN_TEXT, Bilingual, Evidence, Record
from ttdn_cli.facts.types import Path
from ttdn_cli.text.canonical import canonical_words


class Kept(NamedTuple):
    """What becomes of a record that the dataset has.

    Attributes:
        path: the way to it in the dataset.
        section: the YAML key of its section.
        was: as it is.
        record: as it will be.
        evidence: the entries that change, by their places.
        lost: whether its words are gone from the text.
        places: where its quotes stand.
    """

    path: Path
    section: str
    was: Record
    record: Record
    evidence: Mapping[int, Evidence]
    lost: bool
    places: Sequence[Place]


class Update(NamedTuple):
    """What is to change in a dataset.

    Attributes:
        kept: the records that it has, in their order.
        added: the records of the draft that are new.
        dismissed: what was drafted before, and a person has removed.
        ignored: the words to ignore besides, each with the reason.
        unignored: the places of what need not be ignored any more.
        fingerprints: of the text.
    """

    kept: list[Kept]
    added: list[Drafted]
    dismissed: list[Dismissed]
    ignored: list[tuple[str, Bilingual]]
    unignored: list[int]
    fingerprints: list[str]


def update(dataset: Dataset, draft: Draft, reading: Reading) -> Update:
    """Return what is to change in a dataset for a text.

    Of a record that it has, only paragraphs and quotes of evidence change. What is drafted of a
    paragraph that the text had before, and the dataset does not have, a person has removed.

    Args:
        dataset: as it is.
        draft: of the newer text.
        reading: the newer text, read.
    """
    shifts = _Shifts(dataset.source.fingerprints, reading.fingerprints)
    kept = list(_kept(dataset, draft, reading, shifts))
    same = _same(kept, draft.records, reading)
    dismissed = list(dataset.draft.dismissed) if dataset.draft else []
    removed: list[Dismissed] = []
    added: list[Drafted] = []
    for drafted in draft.records:
        if drafted.record.id in same:
            continue
        if _is_dismissed(drafted, dismissed):
            continue
        if all(shifts.is_old(each.paragraph) for each in drafted.record.evidence):
            if dataset.draft is not None:
                removed.append(Dismissed(section=drafted.section, quote=_own_quote(drafted)))
            continue
        added.append(drafted)
    added = _renamed(added, same, {each.record.id for each in kept})
    gone = [
        place
        for place, entry in enumerate(dataset.coverage.ignore)
        if entry.reason == NOT_PLACED and not any(reading.canonical.find(entry.text))
    ]
    left_out = [" ".join(canonical_words(each.quote)) for each in (*dismissed, *removed)]
    ignored = [
        (said, LEFT_OUT if any(said in quote for quote in left_out) else NOT_PLACED)
        for said in _ignored(dataset, kept, added, gone, reading)
    ]
    return Update(kept, added, removed, ignored, gone, reading.fingerprints)


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
        ((each.section, each.record) for each in kept if not each.lost),
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


class _Shifts:
    """Where the paragraphs of an older text are in a newer one.

    Args:
        old: the fingerprints of the older text.
        new: those of the newer one.
    """

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        self._last = max(1, len(new))
        self._pairs: dict[int, int] = {}
        matcher = SequenceMatcher(None, old, new, autojunk=False)
        for block in matcher.get_matching_blocks():
            for step in range(block.size):
                self._pairs[block.a + step + 1] = block.b + step + 1
        self._old = sorted(self._pairs)
        self._new = frozenset(self._pairs.values())

    def shifted(self, paragraph: int) -> int:
        """Return the number of a paragraph of the older text in the newer one, or the nearest."""
        if paragraph in self._pairs:
            return self._pairs[paragraph]
        before = bisect_left(self._old, paragraph) - 1
        guess = paragraph
        if before >= 0:
            guess += self._pairs[self._old[before]] - self._old[before]
        return min(max(1, guess), self._last)

    def is_old(self, paragraph: int) -> bool:
        """Return whether a paragraph of the newer text was in the older one, word for word."""
        return paragraph in self._new


def _kept(dataset: Dataset, draft: Draft, reading: Reading, shifts: _Shifts) -> Iterator[Kept]:
    index = Index(dataset)
    drafted: dict[tuple[str, str], list[Drafted]] = {}
    for each in draft.records:
        drafted.setdefault((each.section, _key(each.record)), []).append(each)

    def proven(record: Record) -> Proof | None:
        text, alignment, figures = reading.canonical, reading.alignment, reading.figures
        names, language = index.names, dataset.source.language
        found = prove(record, text, alignment, figures, names, language)
        whole = found.holds and not any(find_unquoted(record, names, language))
        return found if whole else None

    for section, records in index.sections.items():
        for number, record in enumerate(records):
            path: Path = (section,) if section == "event" else (section, number)
            if isinstance(record, Absent):
                yield _moved(path, section, record, [], shifts)
                continue
            moved = [_shifted(each, shifts) for each in record.evidence]
            found = proven(replace(record, evidence=moved))
            like = drafted.get((section, _key(record)), [])
            if not found and (requoted := _requoted(moved, like, reading)):
                found = proven(replace(record, evidence=requoted))
            if found:
                yield _moved(path, section, record, found.matches, shifts)
            else:
                yield Kept(path, section, record, record, {}, record.review != NOT_IN_TEXT, ())


def _shifted(entry: Evidence, shifts: _Shifts) -> Evidence:
    return replace(entry, paragraph=shifts.shifted(entry.paragraph))


def _moved(
    path: Path, section: str, record: Record, matches: Sequence[Match], shifts: _Shifts
) -> Kept:
    """Return a record with its evidence where the newer text has it."""
    entries = [
        replace(each.entry, paragraph=each.paragraph or each.entry.paragraph) for each in matches
    ] or [_shifted(each, shifts) for each in record.evidence]
    changed = {
        place: new
        for place, (old, new) in enumerate(zip(record.evidence, entries, strict=True))
        if old != new
    }
    places = [each.place for each in matches if each.place]
    return Kept(path, section, record, replace(record, evidence=entries), changed, False, places)


def _requoted(
    entries: list[Evidence], like: Sequence[Drafted], reading: Reading
) -> list[Evidence] | None:
    """Return evidence whose missing quotes are those of a drafted record that says the same.

    Only a quote of the same paragraph that has at least half of the words takes the place of one:
    elsewhere the same figure may be another fact.
    """
    fresh = [each for one in like for each in one.record.evidence]
    found: list[Evidence] = []
    for each in entries:
        inside = reading.alignment.paragraphs[each.paragraph - 1]
        if any(reading.canonical.find(each.quote, inside)):
            found.append(each)
            continue
        words = set(canonical_words(each.quote))
        shared = (
            (len(words & set(canonical_words(new.quote))), new)
            for new in fresh
            if new.paragraph == each.paragraph
        )
        most, best = max(shared, key=lambda pair: pair[0], default=(0, each))
        if 2 * most < len(words):
            return None
        found.append(replace(each, paragraph=best.paragraph, quote=best.quote))
    return found


def _key(record: Record) -> str:
    """Return by what a record is known to be the one that a draft has."""
    values = (
        getattr(record, "name", None),
        getattr(record, "given", None),
        getattr(record, "number", None),
        getattr(record, "term", None),
        getattr(record, "date", None),
    )
    known = next((str(each) for each in values if isinstance(each, str)), None)
    return (known or record.label.vi or record.label.en or record.id).casefold()


_WHO = ("attendees", "people")


def _same(kept: Sequence[Kept], drafted: Sequence[Drafted], reading: Reading) -> dict[str, str]:
    """Return the ids of drafted records that the dataset has, with the ids that they have there."""
    keys: dict[tuple[str, str], str] = {}
    spans: dict[str, list[tuple[int, int, str]]] = {}
    for each in kept:
        group = "who" if each.section in _WHO else each.section
        for name in {_key(each.record), *map(str.casefold, each.record.names)}:
            keys.setdefault((group, name), each.record.id)
        spans.setdefault(group, []).extend((*place, each.record.id) for place in each.places)
    for own in spans.values():
        own.sort()
    same: dict[str, str] = {}
    named = ("who", "organizations", "places", "glossary", "legal_references", "event")
    for one in drafted:
        group = "who" if one.section in _WHO else one.section
        own = spans.get(group, [])
        place = _own_place(one, reading)
        last = bisect_left(own, (place[1], 0, "")) - 1
        if group in named and (group, _key(one.record)) in keys:
            same[one.record.id] = keys[group, _key(one.record)]
        elif last >= 0 and place[0] < own[last][1]:
            same[one.record.id] = own[last][2]
        elif group == "event" and own:
            same[one.record.id] = own[0][2]
    return same


def _given(drafted: Drafted) -> str:
    """Return the figure that a record is about in canonical form, or nothing if it has none."""
    return " ".join(canonical_words(getattr(drafted.record, "given", None) or ""))


def _own_place(drafted: Drafted, reading: Reading) -> Place:
    """Return where a record has what no other one has: its figure, or else its first quote.

    Figures of one sentence share the quote of their date.
    """
    places = [each.place for each in drafted.matches if each.place] or [(0, 0)]
    given = _given(drafted)
    for start, end in places if given else ():
        found = reading.canonical.text.find(given, start, end)
        if found >= 0:
            return found, found + len(given)
    return places[0]


def _own_quote(drafted: Drafted) -> str:
    """Return the quote of a record that has its figure, or else its first one."""
    quotes = [each.quote for each in drafted.record.evidence]
    given = _given(drafted)
    return next((each for each in quotes if given in " ".join(canonical_words(each))), quotes[0])


def _is_dismissed(drafted: Drafted, dismissed: Sequence[Dismissed]) -> bool:
    quote = f" {' '.join(canonical_words(_own_quote(drafted)))} "
    for each in dismissed:
        if each.section == drafted.section:
            gone = f" {' '.join(canonical_words(each.quote))} "
            if gone in quote or quote in gone:
                return True
    return False


def _renamed(added: Sequence[Drafted], same: Mapping[str, str], taken: set[str]) -> list[Drafted]:
    """Return new records with ids that are free, and references to what the dataset has."""
    ids = dict(same)
    for each in added:
        own, number = each.record.id, 2
        while own in taken:
            own = f"{each.record.id}-{number}"
            number += 1
        taken.add(own)
        ids[each.record.id] = own
    return [renamed for each in added if (renamed := _with_ids(each, ids))]


def _with_ids(drafted: Drafted, ids: Mapping[str, str]) -> Drafted | None:
    """Return a record with other ids, or None if it refers to one that is left out."""
    record = drafted.record
    fields = deepcopy(drafted.fields)
    for path, kind, value in leaves(record, kind_of(type(record))):
        if kind.name != "reference":
            continue
        if value not in ids:
            return None
        _set(fields, path, ids[value])
    return drafted._replace(record=replace(record, id=ids[record.id]), fields=fields)


def _set(fields: Any, path: Path, value: str) -> None:
    """Set what is at the end of a path, if it is in the file and not only concluded from it."""
    for step in path[:-1]:
        inside = step in fields if isinstance(fields, dict) else int(step) < len(fields)
        if not inside:
            return
        fields = fields[step]
    if path[-1] in fields if isinstance(fields, dict) else int(path[-1]) < len(fields):
        fields[path[-1]] = value
