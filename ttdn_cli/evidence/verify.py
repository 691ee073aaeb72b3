"""Does the speech say so? Matching the quotes of a dataset against a published text."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator
from typing import Literal, get_args

import msgspec

from ttdn_cli.evidence.alignment import Alignment, align
from ttdn_cli.evidence.coverage import Uncovered, find_uncovered
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.records import Evidence, Record
from ttdn_cli.facts.support import held_by, text_of, values_of
from ttdn_cli.text.canonical import ENDS_SENTENCE, Canonical, canonical_words
from ttdn_cli.text.unicode import find_closest

MOST_PASSAGES = 50
"""Passages that are compared with a missing quote word by word."""

MOST_NEAREST = 1_000
"""Missing quotes for which the nearest passage is looked for."""

MOST_COMPARED = 10_000_000
"""Words that are gone through for that, over all of these quotes."""

Status = Literal["missing", "unproven", "moved", "normalized", "exact"]
"""What became of a quote or a value, the worst first; the last three are proof.

`exact`: in its paragraph, letter by letter; `normalized`: there in canonical form; `moved`: in
another paragraph, at a place that no other entry of the record holds; `missing`: nowhere;
`unproven`: a published value that does not lie in the quotes of its record.
"""


class Result(msgspec.Struct, frozen=True):
    """What became of one quote of a record, or of a published value that its quotes do not hold.

    Attributes:
        id: of the record.
        section: the YAML key of its section.
        status: see `Status`.
        paragraph: where the dataset says that it stands; None for a value.
        found_paragraph: where it stands, or None if nowhere or in no paragraph of the speech.
        quote: the quote, or the value.
        nearest: for a missing quote the passage most like it that does stand there, or None.
    """

    id: str
    section: str
    status: Status
    paragraph: int | None
    found_paragraph: int | None
    quote: str
    nearest: str | None = None


class Report(msgspec.Struct, frozen=True):
    """What a published text says of a dataset.

    Attributes:
        source: the name of the text.
        same_text: whether it is, word for word, the text that the dataset was made from.
        records: how many the dataset has.
        proven: how many of them are proven, with every quote and every published value.
        results: of each quote, and of each value that is not proven, the worst first.
        changed_paragraphs: the numbers of those that are not there word for word.
        uncovered: what the text says and no record covers.
    """

    source: str
    same_text: bool
    records: int
    proven: int
    results: list[Result]
    changed_paragraphs: list[int]
    uncovered: list[Uncovered]

    @property
    def passed(self) -> bool:
        """Whether every record is proven; without any, nothing is."""
        return 0 < self.records == self.proven


class Match(msgspec.Struct, frozen=True):
    """What became of one entry of a record.

    Attributes:
        entry: the entry.
        status: see `Status`.
        place: where it stands in the canonical text, or None.
        words: which words of the text it holds.
        paragraph: the number of the paragraph in which they stand, or None.
    """

    entry: Evidence
    status: Status
    place: tuple[int, int] | None = None
    words: range = range(0)
    paragraph: int | None = None


def verify(index: Index, text: Canonical, source: str) -> Report:
    """Match every record of a dataset to a published text.

    Args:
        index: the dataset.
        text: the published text.
        source: its name.
    """
    alignment = align(text, index.source.fingerprints)
    results: list[Result] = []
    held: set[int] = set()
    proven = 0
    for section, records in index.sections.items():
        for record in records:
            matches = match(record, text, alignment)
            found = [_result(record, section, each) for each in matches]
            found += _unproven(record, section, matches, text, index)
            proven += all(each.status not in ("missing", "unproven") for each in found)
            results += found
            held.update(word for each in matches for word in each.words)
    order = {status: place for place, status in enumerate(get_args(Status))}
    results.sort(key=lambda result: order[result.status])
    return Report(
        source=source,
        same_text=alignment.same,
        records=len(index.records),
        proven=proven,
        results=_with_nearest(results, text, alignment),
        changed_paragraphs=alignment.changed,
        uncovered=find_uncovered(text, alignment, held, index),
    )


def match(record: Record, text: Canonical, alignment: Alignment) -> list[Match]:
    """Match the entries of a record to places of the text, one to one, in their order.

    An entry takes a place in its own paragraph if there is one. What is left over may take one
    in another paragraph, unless another entry of the record holds a word of it.
    """
    free = {
        quote: _places(quote, text, alignment)
        for quote in dict.fromkeys(each.quote for each in record.evidence)
    }
    matches: list[Match | None] = []
    for entry in record.evidence:
        here = [each for each in free[entry.quote] if each[2] == entry.paragraph]
        matches.append(_taken(entry, here[0], text) if here else None)
        if here:
            free[entry.quote].remove(here[0])
    held = {word for each in matches if each for word in each.words}
    for number, entry in enumerate(record.evidence):
        if matches[number] is None:
            there = [each for each in free[entry.quote] if held.isdisjoint(each[1])]
            if there:
                matches[number] = _taken(entry, there[0], text, "moved")
                held.update(there[0][1])
    pairs = zip(record.evidence, matches, strict=True)
    return [found or Match(entry, "missing") for entry, found in pairs]


_Place = tuple[tuple[int, int], range, int | None]


def _places(quote: str, text: Canonical, alignment: Alignment) -> list[_Place]:
    """Return where a quote stands, with its words and their paragraph, but across none."""
    places = []
    for place in text.find(quote, alignment.first):
        words = text.words_of(place)
        paragraph = alignment.paragraph_of(words)
        if paragraph is not None or alignment.is_outside(words):
            places.append((place, words, paragraph))
    return places


def _taken(entry: Evidence, found: _Place, text: Canonical, status: Status | None = None) -> Match:
    place, words, paragraph = found
    start, end = text.given_place(place)
    here: Status = "exact" if text.given[start:end] == entry.quote else "normalized"
    return Match(entry, status or here, place, words, paragraph)


def _result(record: Record, section: str, found: Match) -> Result:
    entry = found.entry
    return Result(
        id=record.id,
        section=section,
        status=found.status,
        paragraph=entry.paragraph,
        found_paragraph=found.paragraph,
        quote=entry.quote,
    )


def _unproven(
    record: Record, section: str, matches: list[Match], text: Canonical, index: Index
) -> list[Result]:
    """Return the values that the quotes do not hold; a missing quote says enough by itself."""
    if any(each.status == "missing" for each in matches):
        return []
    quoted = text_of([text.words[word] for word in run] for run in _runs(matches))
    return [
        Result(record.id, section, "unproven", None, None, value.forms[0])
        for value in values_of(record, index.names)
        if not held_by(quoted, value)
    ]


def _runs(matches: list[Match]) -> list[list[int]]:
    """Return the words that quotes of one paragraph hold together, run by run."""
    paragraphs = {word: each.paragraph for each in matches for word in each.words}
    runs: list[list[int]] = []
    for word in sorted(paragraphs):
        if runs and runs[-1][-1] == word - 1 and paragraphs[word - 1] == paragraphs[word]:
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _with_nearest(results: list[Result], text: Canonical, alignment: Alignment) -> list[Result]:
    """Return the results, where a quote is missing with the passage most like it.

    Looking for it takes time; where more is missing than anyone reads, the rest goes without.
    """
    many = min(MOST_NEAREST, MOST_COMPARED // max(1, len(text.words)))
    return [
        msgspec.structs.replace(result, nearest=_nearest(result, text, alignment))
        if place < many and result.status == "missing"
        else result
        for place, result in enumerate(results)
    ]


def _nearest(result: Result, text: Canonical, alignment: Alignment) -> str | None:
    """Return the passage most like a quote, in its paragraph if there is one like it."""
    wanted, paragraph = canonical_words(result.quote), result.paragraph or 0
    everywhere = range(alignment.first, len(text.words))
    for words in [*alignment.paragraphs[paragraph - 1 : paragraph], everywhere]:
        if words and (passage := _most_like(wanted, text.words[words.start : words.stop])):
            return passage
    return None


def _most_like(wanted: list[str], words: list[str]) -> str | None:
    """Return the passage of about as many words that shares most of them, at least half."""
    size = len(wanted)
    if size == 1:
        return next(iter(find_closest(wanted[0], words)), None)
    shared = list(_shared(wanted, words))
    most = max(shared)
    if most < size / 2:
        return None
    best = [start for start, many in enumerate(shared) if many == most][:MOST_PASSAGES]
    passages = [words[start : start + length] for start in best for length in (size, size + 1)]
    matcher = difflib.SequenceMatcher(b=wanted)

    def likeness(number: int) -> tuple[float, int]:
        matcher.set_seq1(passages[number])
        in_place = zip(passages[number], wanted, strict=False)
        return matcher.ratio(), sum(one == other for one, other in in_place)

    return " ".join(passages[max(range(len(passages)), key=likeness)])


def _shared(wanted: list[str], words: list[str]) -> Iterator[int]:
    """Yield how many of the wanted words each passage of as many words shares with them."""
    bag, inside, total = Counter(wanted), Counter[str](), 0
    first = min(len(wanted), len(words)) - 1
    for place, word in enumerate(words):
        if word in bag:
            inside[word] += 1
            total += inside[word] <= bag[word]
        if place >= first:
            yield total
        left = words[place - first]
        if place >= first and left in bag:
            total -= inside[left] <= bag[left]
            inside[left] -= 1


class Passage(msgspec.Struct, frozen=True):
    """A quote in the sentence around it, from a published text.

    Attributes:
        paragraph: where the dataset says that the quote stands.
        found_paragraph: where it stands, or None if nowhere or in no paragraph of the speech.
        status: see `Status`.
        quote: the quote.
        before: what precedes it in its sentence; empty for a missing one, as is `after`.
        after: what follows.
    """

    paragraph: int
    found_paragraph: int | None
    status: Status
    quote: str
    before: str
    after: str


def passages(record: Record, text: Canonical, alignment: Alignment) -> list[Passage]:
    """Return each quote of a record in the sentence around it."""
    found = []
    for each in match(record, text, alignment):
        before = after = ""
        if each.place:
            start, end = each.place
            words = _sentence(each, text, alignment)
            before = text.text[text.starts[words.start] : start]
            after = text.text[end : text.starts[words.stop] - 1]
        entry = each.entry
        found.append(
            Passage(entry.paragraph, each.paragraph, each.status, entry.quote, before, after)
        )
    return found


def _sentence(found: Match, text: Canonical, alignment: Alignment) -> range:
    """Return the words of the sentence, or of the sentences, that a quote stands in."""
    inside = range(len(text.words))
    if found.paragraph is not None:
        inside = alignment.paragraphs[found.paragraph - 1]
    start, stop = found.words.start, found.words.stop
    while start > inside.start and not ENDS_SENTENCE.search(text.words[start - 1]):
        start -= 1
    while stop < inside.stop and not ENDS_SENTENCE.search(text.words[stop - 1]):
        stop += 1
    return range(start, stop)
