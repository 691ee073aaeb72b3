"""What a newer text makes of the records that a dataset has: where they stand, or that they do not.

A record stands where its quotes do, and where the words around them are those that it is about: the
same figure in another sentence is another fact.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from msgspec.structs import replace

from ttdn_cli.draft.assembly import Drafted
from ttdn_cli.draft.memory import NAMED, Memory, group_of, hash_of, key_of, sentence_around
from ttdn_cli.draft.reading import Reading
from ttdn_cli.draft.shifts import Shifts
from ttdn_cli.evidence.held import Place
from ttdn_cli.evidence.matching import Match
from ttdn_cli.evidence.proof import Proof, prove
from ttdn_cli.facts.dataset import Dataset
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.quoted import find_unquoted
from ttdn_cli.facts.records import Absent
from ttdn_cli.facts.texts import NOT_IN_TEXT, Bilingual, Evidence, Record, Review
from ttdn_cli.facts.types import Path
from ttdn_cli.text.canonical import bare_words, canonical_words

CHECK = "the sentence has changed: does it still say this?"
"""What a person has to look at where the words are there and others around them are not."""

_UNREVIEWED: Review = "unreviewed"
_ENOUGH = 0.5
"""Share of the words of a record that a sentence has at least, if it may still say the same."""

_FEWEST = 5
"""Words of a record by which its sentence is known in another paragraph."""

_SAID = ("status", "as_of", "period", "kind", "said_by", "indicator", "what", "text")
"""Fields of a record that rules fill and its quotes alone do not prove."""

_FREE = ("organizations", "places", "glossary")
"""Sections of which one quote of each name is enough, wherever it stands."""

_MOST_PLACES = 200
"""Places of a quote that are looked at for one that moved."""


class Kept(NamedTuple):
    """What becomes of a record that the dataset has.

    Attributes:
        path: the way to it in the dataset.
        section: the YAML key of its section.
        was: as it is.
        record: as it will be: only its evidence and its review can change.
        evidence: the entries that change, by their places.
        places: where its quotes stand; none if its words are gone.
        check: whether a person has to see if its sentence still says it.
    """

    path: Path
    section: str
    was: Record
    record: Record
    evidence: Mapping[int, Evidence]
    places: Sequence[Place]
    check: bool = False

    @property
    def gone(self) -> bool:
        """Whether its words are gone from the text, now or before."""
        return self.record.review == NOT_IN_TEXT

    @property
    def lost(self) -> bool:
        """Whether its words are gone now."""
        return self.gone and self.was.review != NOT_IN_TEXT

    @property
    def back(self) -> bool:
        """Whether its words were gone and are back."""
        return self.was.review == NOT_IN_TEXT and not self.gone


def words_known(dataset: Dataset) -> dict[int, set[str]]:
    """Return the words that records have of each paragraph of the text of a dataset."""
    known: dict[int, set[str]] = {}
    for record in Index(dataset).records.values():
        wording = _wording(record, dataset.source.language)
        for entry in record.evidence if record.review != NOT_IN_TEXT else ():
            known.setdefault(entry.paragraph, set()).update(wording, words_in(entry.quote))
    return known


def words_in(text: str) -> set[str]:
    """Return the words of a text, in small letters and without punctuation."""
    return {each.casefold() for each in bare_words(canonical_words(text)) if each}


class Keeper:
    """Finds what becomes of records.

    Args:
        dataset: as it is.
        drafted: what is drafted of the newer text.
        reading: the newer text.
        shifts: where the paragraphs of the older text are in it.
    """

    def __init__(
        self, dataset: Dataset, drafted: Sequence[Drafted], reading: Reading, shifts: Shifts
    ) -> None:
        self._index = Index(dataset)
        self._language = dataset.source.language
        self._memory = Memory(dataset.draft.drafted if dataset.draft else ())
        self._reading = reading
        self._shifts = shifts
        self._like: dict[tuple[str, str], list[Drafted]] = {}
        self._drafted = {each.record.id: each.record for each in drafted}
        for each in drafted:
            self._like.setdefault((each.section, key_of(each.record)), []).append(each)

    def keep(self) -> Iterator[Kept]:
        """Yield what becomes of each record, in their order."""
        for section, records in self._index.sections.items():
            for number, record in enumerate(records):
                path: Path = (section,) if section == "event" else (section, number)
                yield self._kept(path, section, record)

    def _kept(self, path: Path, section: str, record: Record) -> Kept:
        if isinstance(record, Absent):
            return self._as(path, section, record, self._nearest(record))
        found = self._found(section, record)
        say = self._said(section, record, found) if found else None
        if say is None and (found := self._alike(section, record)):
            say = self._says_otherwise(section, record, found)
        if not found or say is None:
            gone = replace(record, review=NOT_IN_TEXT)
            return self._as(path, section, record, self._nearest(record), gone)
        review = _UNREVIEWED if say or record.review == NOT_IN_TEXT else record.review
        entries = [
            replace(each.entry, paragraph=each.paragraph or each.entry.paragraph)
            for each in found.matches
        ]
        kept = self._as(path, section, record, entries, replace(record, review=review))
        places = [each.place for each in found.matches if each.place]
        return kept._replace(places=places, check=say)

    def _as(
        self,
        path: Path,
        section: str,
        record: Record,
        entries: Sequence[Evidence],
        new: Record | None = None,
    ) -> Kept:
        pairs = enumerate(zip(record.evidence, entries, strict=True))
        changed = {place: entry for place, (old, entry) in pairs if old != entry}
        return Kept(
            path, section, record, replace(new or record, evidence=list(entries)), changed, ()
        )

    def _nearest(self, record: Record) -> list[Evidence]:
        """Return evidence with the paragraphs of the newer text that are nearest to its own."""
        nearest = self._shifts.nearest
        return [replace(each, paragraph=nearest(each.paragraph)) for each in record.evidence]

    def _found(self, section: str, record: Record) -> Proof | None:
        """Return what proves a record in the newer text, or None if nothing does."""
        moved = [self._moved(section, record, each) for each in record.evidence]
        entries = [each for each in moved if each]
        if len(entries) < len(moved):
            return None
        return self._proven(section, replace(record, evidence=entries))

    def _proven(self, section: str, new: Record) -> Proof | None:
        """Return what proves a record with the paragraphs that it gives, or None."""
        text, names = self._reading.canonical, self._index.names
        found = prove(
            new, text, self._reading.alignment, self._reading.figures, names, self._language
        )
        there = all(
            each.paragraph == each.entry.paragraph or section in _FREE for each in found.matches
        )
        whole = found.holds and there and not any(find_unquoted(new, names, self._language))
        return found if whole else None

    def _moved(self, section: str, record: Record, entry: Evidence) -> Evidence | None:
        """Return where an entry is in the newer text, or None."""
        gone = record.review == NOT_IN_TEXT
        partner = None if gone else self._shifts.partner(entry.paragraph)
        if partner and self._stands(entry.quote, partner):
            return replace(entry, paragraph=partner)
        if section in _FREE:
            return replace(entry, paragraph=self._shifts.nearest(entry.paragraph))
        if partner and self._shifts.is_same(entry.paragraph):
            return None
        if partner and (requoted := self._requoted(section, record, entry, partner)):
            return requoted
        return self._elsewhere(section, record, entry)

    def _stands(self, quote: str, paragraph: int) -> bool:
        inside = self._reading.alignment.paragraphs[paragraph - 1]
        return any(self._reading.canonical.find(quote, inside))

    def _requoted(
        self, section: str, record: Record, entry: Evidence, paragraph: int
    ) -> Evidence | None:
        """Return an entry with the quote of what is drafted with the same value of its paragraph.

        It has to have at least half of the words.
        """
        like = self._like.get((section, key_of(record)), ())
        words = set(canonical_words(entry.quote))
        shared = (
            (len(words & set(canonical_words(new.quote))), new)
            for one in like
            for new in one.record.evidence
            if new.paragraph == paragraph
        )
        most, best = max(shared, key=lambda pair: pair[0], default=(0, entry))
        if 2 * most < len(words):
            return None
        return replace(entry, paragraph=paragraph, quote=best.quote)

    def _elsewhere(self, section: str, record: Record, entry: Evidence) -> Evidence | None:
        """Return an entry in a paragraph that the older text did not have, or None.

        What is known by its name has to have it in the quote; of others the sentence that is most
        like the record is taken.
        """
        if group_of(section) in NAMED and key_of(record) not in entry.quote.casefold():
            return None
        text, shifts = self._reading.canonical, self._shifts
        nearest = shifts.nearest(entry.paragraph)
        wording = _wording(record, self._language)
        found: list[tuple[float, int, int]] = []
        for place in islice(text.find(entry.quote), _MOST_PLACES):
            paragraph = self._reading.paragraph_at(text.words_of(place).start)
            if not shifts.is_old(paragraph):
                far = abs(paragraph - nearest)
                found.append((-self._share(wording, [place]), far, paragraph))
        return replace(entry, paragraph=min(found)[2]) if found else None

    def _alike(self, section: str, record: Record) -> Proof | None:
        """Return what proves a record by the quotes of what is drafted of a new paragraph, or None.

        That has its value in a sentence with all of its words: two lines may have become one, where
        it takes other quotes to tell their figures apart.
        """
        wording = _wording(record, self._language)
        many = len(record.evidence)
        if group_of(section) in NAMED or len(wording) < _FEWEST:
            return None
        for each in self._like.get((section, key_of(record)), ()):
            places = [one.place for one in each.matches if one.place]
            numbers = [one.paragraph for one in each.record.evidence]
            if len(numbers) != many or any(map(self._shifts.is_old, numbers)):
                continue
            if self._share(wording, places) == 1:
                pairs = zip(record.evidence, each.record.evidence, strict=True)
                entries = [
                    replace(old, paragraph=new.paragraph, quote=new.quote) for old, new in pairs
                ]
                if found := self._proven(section, replace(record, evidence=entries)):
                    return found
        return None

    def _said(self, section: str, record: Record, found: Proof) -> bool | None:
        """Return whether a person has to check a record where it was found; None if it is gone."""
        pairs = list(zip(record.evidence, found.matches, strict=True))
        if group_of(section) in NAMED:
            return self._cites_otherwise(record, pairs)
        gone = record.review == NOT_IN_TEXT
        if not gone and all(self._is_untouched(old, new) for old, new in pairs):
            return False
        inside = not gone and all(
            self._shifts.partner(old.paragraph) == new.paragraph for old, new in pairs
        )
        wording = _wording(record, self._language)
        share = self._share(wording, [new.place for _, new in pairs if new.place])
        if wording and share == 1 and (inside or len(wording) >= _FEWEST):
            return self._says_otherwise(section, record, found)
        return True if inside and (not wording or share >= _ENOUGH) else None

    def _says_otherwise(self, section: str, record: Record, found: Proof) -> bool:
        """Return whether a sentence that changed may say something else than a record.

        It does not where what is drafted of it now is the record.
        """
        if self._memory.is_empty:
            return False
        places = [each.place for each in found.matches if each.place]
        return not any(
            self._agrees(record, each)
            for each in self._like.get((section, key_of(record)), ())
            if any(
                one.place and one.place[0] < end and start < one.place[1]
                for one in each.matches
                for start, end in places
            )
        )

    def _agrees(self, record: Record, drafted: Drafted) -> bool:
        """Return whether what is drafted says the same as a record, as far as rules fill it."""
        names = [each for each in _SAID if hasattr(record, each)]
        return all(
            self._plain(getattr(record, name), self._index.records)
            == self._plain(getattr(drafted.record, name), self._drafted)
            for name in names
        )

    def _plain(self, value: Any, records: Mapping[str, Record]) -> str | None:
        """Return a value as a text in the language of the source; of a reference, the name."""
        if isinstance(value, Bilingual):
            said: str | None = getattr(value, self._language)
            return said
        return key_of(records[value]) if value in records else value

    def _cites_otherwise(self, record: Record, pairs: Sequence[tuple[Evidence, Match]]) -> bool:
        """Return whether a document may be cited for something else than a record says."""
        cited_for: Bilingual | None = getattr(record, "cited_for", None)
        if self._memory.is_empty or not cited_for:
            return False
        if all(self._is_untouched(old, new) for old, new in pairs):
            return False
        said = words_in(getattr(cited_for, self._language) or "")
        return self._share(said, [new.place for _, new in pairs if new.place]) < 1

    def _is_untouched(self, old: Evidence, new: Match) -> bool:
        """Return whether the sentence of an entry is as it was in its paragraph."""
        if self._shifts.is_same(old.paragraph):
            return new.paragraph == self._shifts.partner(old.paragraph)
        if not new.place or old.quote != new.entry.quote:
            return False
        sentence = hash_of(self._reading, sentence_around(self._reading, new.place))
        return self._memory.has_sentence(old.paragraph, sentence)

    def _share(self, wording: set[str], places: Sequence[Place]) -> float:
        """Return how many of the words of a record the sentences around places have, 0 to 1."""
        reading, said = self._reading, set[str]()
        for place in places:
            start, end = sentence_around(reading, place)
            said |= words_in(reading.text[start:end])
        return len(wording & said) / len(wording) if wording else 0.0


def _wording(record: Record, language: str) -> set[str]:
    """Return the words that a record has of its own in the language of the text."""
    said: str | None = getattr(getattr(record, "indicator", record.label), language)
    return words_in(said or "")
