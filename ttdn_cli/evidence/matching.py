"""Find the quotes of a record in a published text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from ttdn_cli.evidence.alignment import Alignment
from ttdn_cli.extraction.figures import Figures
from ttdn_cli.facts.texts import Evidence, Record
from ttdn_cli.facts.types import MOST_BEFORE_TITLE
from ttdn_cli.text.canonical import Canonical, canonical_words

Status = Literal["missing", "unproven", "moved", "normalized", "exact"]
"""The result for a quote or a value, the worst first; the last three are proof.

`exact`: in its paragraph, letter by letter; `normalized`: there in canonical form; `moved`: in
another paragraph, at a place that no other entry of the record holds; `missing`: nowhere;
`unproven`: a published value that does not lie in the quotes of its record, or a title that is only
a part of a heading.
"""


class Match(msgspec.Struct, frozen=True):
    """The result for one entry of a record.

    Attributes:
        entry: the entry.
        status: see `Status`.
        place: its place in the canonical text, or None.
        words: the words of the text that it covers.
        paragraph: the number of their paragraph, or None.
    """

    entry: Evidence
    status: Status
    place: tuple[int, int] | None = None
    words: range = range(0)
    paragraph: int | None = None


def match(record: Record, text: Canonical, alignment: Alignment, figures: Figures) -> list[Match]:
    """Match the entries of a record to places of the text, one to one, in their order.

    A place where the quote cuts a figure is none: `90%` is not quoted from `80-90%`. An entry takes
    a place in its own paragraph if there is one. What is left over may take one
    in another paragraph, unless another entry of the record holds a word of it.
    """
    matches: list[Match] = []
    # What one entry has passed, no later one with its quote takes: each place is tried once.
    found: dict[tuple[str, int], Iterator[Match]] = {}
    for entry in record.evidence:
        key = entry.quote, entry.paragraph
        if key not in found:
            [own] = alignment.paragraphs[entry.paragraph - 1 : entry.paragraph] or [range(0)]
            found[key] = find_places(entry, text, alignment, figures, own)
        here = next(found[key], None)
        matches.append(
            msgspec.structs.replace(here, entry=entry) if here else Match(entry, "missing")
        )
    held = {word for each in matches for word in each.words}
    everywhere = range(alignment.first, len(text.words))
    moved: dict[str, Iterator[Match]] = {}
    for number, (entry, status) in enumerate((each.entry, each.status) for each in matches):
        if status == "missing":
            if entry.quote not in moved:
                moved[entry.quote] = find_places(entry, text, alignment, figures, everywhere)
            others = (each for each in moved[entry.quote] if held.isdisjoint(each.words))
            if there := next(others, None):
                matches[number] = msgspec.structs.replace(there, entry=entry, status="moved")
                held.update(there.words)
    return matches


def match_title(title: str, text: Canonical, alignment: Alignment) -> Match:
    """Match the title of a source to one of the first paragraphs: it has to be all of it.

    Where the text has lines, the paragraph has to be a whole one too, whatever a fingerprint says.
    """
    wanted = canonical_words(title)
    status: Status = "unproven" if any(text.find(title)) else "missing"
    for number, words in enumerate(alignment.paragraphs[:MOST_BEFORE_TITLE], 1):
        if words and text.words[words.start : words.stop] == wanted:
            if alignment.stands_alone(words, text):
                place = text.starts[words.start], text.starts[words.stop] - 1
                return _found(Evidence(paragraph=number, quote=title), text, place, words, number)
            status = "unproven"
    return Match(Evidence(paragraph=1, quote=title), status)


def _found(
    entry: Evidence, text: Canonical, place: tuple[int, int], words: range, paragraph: int | None
) -> Match:
    start, end = text.given_place(place)
    exact = text.given[start:end] == entry.quote
    return Match(entry, "exact" if exact else "normalized", place, words, paragraph)


def find_places(
    entry: Evidence, text: Canonical, alignment: Alignment, figures: Figures, inside: range
) -> Iterator[Match]:
    """Yield each place of a quote within these words as it is found, but none across paragraphs."""
    for place in text.find(entry.quote, inside) if inside else ():
        words = text.words_of(place)
        paragraph = alignment.paragraph_of(words)
        one = paragraph is not None or alignment.is_outside(words)
        if one and figures.are_whole(*place) and not figures.are_limited(*place):
            yield _found(entry, text, place, words, paragraph)
