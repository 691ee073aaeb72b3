"""A published text to read beside the facts: which record covers which words, and where not one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from pathlib import PurePath
from typing import NamedTuple

from ttdn_cli.evidence.alignment import Alignment, align_source
from ttdn_cli.evidence.coverage import judge_mentions
from ttdn_cli.evidence.held import Held, Place
from ttdn_cli.evidence.matching import Match, Status, match
from ttdn_cli.evidence.passages import sentence_around
from ttdn_cli.evidence.verify import TITLE, Report
from ttdn_cli.extraction.figures import Figures
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.texts import NOT_IN_TEXT
from ttdn_cli.text.canonical import PUNCTUATION, Canonical, canonical_words
from ttdn_cli.text.unicode import escape_unsafe, nfc


class Run(NamedTuple):
    """A stretch of a paragraph that the same records cover, as long as it goes.

    Attributes:
        text: its words as published, in NFC; any white space is one space, and what a reader would
            not see is written as its escape.
        ids: of the records, that with the shortest quote first, as it says most of what stands
            there, and after all others a term that only explains it; none where no fact covers it.
    """

    text: str
    ids: tuple[str, ...]


class Paragraph(NamedTuple):
    """A paragraph of a published text.

    Attributes:
        number: by which quotes name it, or None where it is no part of the speech.
        runs: its text in order. Joined they are all of it.
    """

    number: int | None
    runs: list[Run]


class Around(NamedTuple):
    """A quote of a record, and the words of its sentence around it, as published.

    Attributes:
        status: what `verify` says of the quote.
        paragraph: where it stands, or None if nowhere or in no paragraph of the speech.
        before: what precedes it in its sentence; nothing for a missing one, as is what follows.
        quote: the quote: as it stands there, or as the dataset has it for a missing one.
        after: what follows it.
    """

    status: Status
    paragraph: int | None
    before: str
    quote: str
    after: str


class Reading(NamedTuple):
    """A published text beside the facts of it.

    Attributes:
        paragraphs: the text in its order.
        quotes: the quotes of each record by its id, in the order of the record; those of a record
            that the text has lost are not looked for.
    """

    paragraphs: list[Paragraph]
    quotes: dict[str, list[Around]]

    @property
    def numbers(self) -> set[int]:
        """The numbers of the paragraphs of the speech that the text has."""
        return {each.number for each in self.paragraphs if each.number is not None}


class Mark(NamedTuple):
    """What a page may say of how its facts were proven.

    Attributes:
        proven: how many are proven, with every quote and every published value.
        quoted: how many drafted ones have these in the text, which proves nothing.
        unproven: the ids of those that do not hold.
        title_proven: whether the title of the source is the heading of the text.
        facts: how many there are to prove. What the text does not say, and quotes nothing for, is
            none of them.
        whole: whether these are all, and the title of the text is proven too.
        source: the name of the text, without the folders that lead to it.
    """

    proven: int
    quoted: int
    unproven: frozenset[str]
    title_proven: bool
    facts: int
    whole: bool
    source: str


_SPACE = re.compile(r"\s+")

_Piece = tuple[tuple[str, ...], int, int]
"""The ids of the records that cover a stretch of the canonical text, where it begins and ends."""


class _Cover(NamedTuple):
    """A place in the canonical text that a record covers."""

    start: int
    end: int
    id: str


def read_beside(index: Index, text: Canonical) -> Reading:
    """Return a published text with the records that cover its words.

    A quote covers the words where `verify` finds it. A name or an abbreviation that `verify` counts
    as covered wherever it stands is covered by the records that are called so, and where none of
    these has a quote, by those whose quotes hold it first. What `verify` lists as uncovered is
    covered by none, also where a quote holds it: an abbreviation that is spelt out as another.

    Args:
        index: the dataset.
        text: the published text.
    """
    alignment, figures = align_source(text, index.source), Figures(text)
    matches = {
        record.id: match(record, text, alignment, figures)
        for records in index.claims.values()
        for record in records
        if record.review != NOT_IN_TEXT
    }
    covers = [
        _Cover(*each.place, id_) for id_, some in matches.items() for each in some if each.place
    ]
    held = Held(text.text, [(each.start, each.end) for each in covers])
    judged = judge_mentions(text, alignment, held, index, figures)
    named = _Named(index, text, covers)
    for each in judged:
        called = [_Cover(*name, id_) for name in each.names for id_ in named.called(name)]
        if each.names and not (called or each.quoted):
            called = [
                _Cover(*name, id_) for name in each.names for id_ in named.holding(name, held)
            ]
        covers += called
    lit = Held(text.text, [(each.start, each.end) for each in covers])
    bare = [each.place for each in judged if not each.covered and lit.holds(each.place)]
    parts = list(_parts(text, alignment))
    terms = {each.id for each in index.records_of("glossary")}
    covers.sort(key=lambda each: (each.id in terms, each.end - each.start))
    dealt = _deal(covers, [words for _, words in parts], text)
    paragraphs = [
        Paragraph(number, list(_runs(words, some, bare, text)))
        for (number, words), some in zip(parts, dealt, strict=True)
    ]
    quotes = {
        id_: [_around(each, text, alignment) for each in some] for id_, some in matches.items()
    }
    return Reading(paragraphs, quotes)


def mark_of(report: Report) -> Mark:
    """Return what a page may say that was made of a dataset and a text that were compared.

    Drafted records that nobody has reviewed are not proven, though the report passes with them.
    """
    failed = {each.id for each in report.results if each.status in ("missing", "unproven")}
    return Mark(
        proven=report.proven,
        quoted=report.quoted,
        unproven=frozenset(failed - {TITLE}),
        title_proven=report.title_proven,
        facts=report.records,
        whole=report.passed and 0 < report.proven == report.records,
        source=escape_unsafe(PurePath(report.source).name),
    )


class _Named:
    """Which records cover a name wherever it stands in a text."""

    def __init__(self, index: Index, text: Canonical, covers: Iterable[_Cover]) -> None:
        self._text, self._covers = text, list(covers)
        self._called: dict[str, list[str]] = {}
        self._holding: dict[str, list[str]] = {}
        terms = {each.id: [each.term] for each in index.records_of("glossary")}
        for id_ in dict.fromkeys(each.id for each in self._covers):
            for name in {*index.records[id_].names, *terms.get(id_, ())}:
                self._called.setdefault(" ".join(canonical_words(name)), []).append(id_)

    def called(self, place: Place) -> list[str]:
        """Return the ids of the records that are called so and of which a quote was found."""
        return self._called.get(self._text.text[slice(*place)], [])

    def holding(self, place: Place, held: Held) -> list[str]:
        """Return the ids of the records whose quotes hold a name where they first do."""
        name = self._text.text[slice(*place)]
        if name not in self._holding:
            start, end = next(filter(held.holds, self._text.find(name)), (0, 0))
            self._holding[name] = [
                each.id for each in self._covers if each.start < end and start < each.end
            ]
        return self._holding[name]


def _parts(text: Canonical, alignment: Alignment) -> Iterator[tuple[int | None, range]]:
    """Yield each paragraph with its number, and line by line what is no part of the speech."""
    parts = [
        (None, range(alignment.first)),
        *alignment.parts(),
        (None, range(alignment.stop, len(text.words))),
    ]
    for number, words in parts:
        breaks = (word for word in words[1:] if number is None and text.breaks_before(word))
        cuts = pairwise([words.start, *breaks, words.stop]) if words else ()
        yield from ((number, range(*each)) for each in cuts)


def _deal(covers: Sequence[_Cover], parts: Sequence[range], text: Canonical) -> list[list[_Cover]]:
    """Return the covers of each part of a text; one that goes on into the next is in both."""
    starts = [text.starts[words.start] for words in parts]
    dealt: list[list[_Cover]] = [[] for _ in parts]
    for each in covers:
        number = bisect_right(starts, each.start) - 1
        while number < len(parts) and starts[number] < each.end:
            dealt[number].append(each)
            number += 1
    return dealt


def _runs(
    words: range, covers: Iterable[_Cover], bare: Sequence[Place], text: Canonical
) -> Iterator[Run]:
    """Yield the runs of a paragraph.

    Args:
        words: of the paragraph.
        covers: of its words, in the order in which a run names them.
        bare: places of the text that nothing covers, whatever holds them.
        text: the published text.
    """
    first, last = text.starts[words.start], text.starts[words.stop] - 1
    order = list(dict.fromkeys(covers))
    opens: dict[int, list[int]] = {}
    closes: dict[int, list[int]] = {}
    for number, each in enumerate(order):
        opens.setdefault(max(first, each.start), []).append(number)
        closes.setdefault(min(last, each.end), []).append(number)
    bare = [each for each in bare if first <= each[0] < last]
    cuts = sorted({first, last, *opens, *closes, *(place for each in bare for place in each)})
    active: set[int] = set()
    pieces: list[_Piece] = []
    for start, end in pairwise(cuts):
        active = (active - {*closes.get(start, ())}) | {*opens.get(start, ())}
        hidden = any(place[0] <= start < place[1] for place in bare)
        ids = dict.fromkeys(order[number].id for number in sorted(active))
        pieces.append((() if hidden else tuple(ids), start, end))
    for ids, some in groupby(_joined(pieces, text), key=lambda piece: piece[0]):
        stretch = [*some]
        yield Run(_published(text, stretch[0][1], stretch[-1][2]), ids)


def _joined(pieces: Sequence[_Piece], text: Canonical) -> Iterator[_Piece]:
    """Yield the pieces of a paragraph, none of only punctuation or space that is a run of its own.

    What is covered of these goes with the piece before it. A space that nothing covers goes with
    the pieces beside it where the same records cover both.
    """
    before: tuple[str, ...] = ()
    for (ids, start, end), (after, *_) in zip(pieces, [*pieces[1:], ((), 0, 0)], strict=True):
        between = text.text[start:end]
        covered = ids and not between.strip(f" {PUNCTUATION}") and set(ids) <= set(before)
        if covered or (not between.strip() and before == after):
            ids = before
        yield ids, start, end
        before = ids


def _around(found: Match, text: Canonical, alignment: Alignment) -> Around:
    if not found.place:
        return Around(found.status, None, "", found.entry.quote, "")
    words, (start, end) = sentence_around(found, text, alignment), found.place
    first, last = text.starts[words.start], text.starts[words.stop] - 1
    stretches = pairwise((first, start, end, last))
    said = (_published(text, *each) for each in stretches)
    return Around(found.status, found.paragraph, *said)


def _published(text: Canonical, start: int, end: int) -> str:
    """Return a stretch of the canonical text as it was published.

    White space at either end of it stays: the stretches of a paragraph joined are the paragraph.
    """
    if start == end:
        return ""
    # A space ends the word before it and begins the word behind it.
    first, last = (
        text.given_place((place - 1, place))[1]
        if text.text[place : place + 1] in ("", " ")
        else text.given_place((place, place + 1))[0]
        for place in (start, end)
    )
    # A soft hyphen says only where a line may be broken.
    return escape_unsafe(nfc(_SPACE.sub(" ", text.given[first:last].replace("\xad", ""))))
