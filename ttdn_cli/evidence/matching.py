"""Find the quotes of a record in a published text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from ttdn_cli.evidence.alignment import Alignment
from ttdn_cli.evidence.figures import Figures
from ttdn_cli.facts.records import Evidence, Record
from ttdn_cli.text.canonical import Canonical

Status = Literal["missing", "unproven", "moved", "normalized", "exact"]
"""The result for a quote or a value, the worst first; the last three are proof.

`exact`: in its paragraph, letter by letter; `normalized`: there in canonical form; `moved`: in
another paragraph, at a place that no other entry of the record holds; `missing`: nowhere;
`unproven`: a published value that does not lie in the quotes of its record.
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
    quotes = {entry.quote: entry for entry in record.evidence}
    free = {quote: list(_find(entry, text, alignment, figures)) for quote, entry in quotes.items()}
    matches: list[Match] = []
    for entry in record.evidence:
        here = (each for each in free[entry.quote] if each.paragraph == entry.paragraph)
        if found := next(here, None):
            free[entry.quote].remove(found)
            matches.append(msgspec.structs.replace(found, entry=entry))
        else:
            matches.append(Match(entry, "missing"))
    held = {word for each in matches for word in each.words}
    for number, (entry, status) in enumerate((each.entry, each.status) for each in matches):
        there = (each for each in free[entry.quote] if held.isdisjoint(each.words))
        if status == "missing" and (found := next(there, None)):
            matches[number] = msgspec.structs.replace(found, entry=entry, status="moved")
            held.update(found.words)
    return matches


def _find(
    entry: Evidence, text: Canonical, alignment: Alignment, figures: Figures
) -> Iterator[Match]:
    """Yield each place of a quote, but none across paragraphs."""
    for place in text.find(entry.quote, alignment.first):
        words = text.words_of(place)
        paragraph = alignment.paragraph_of(words)
        inside = paragraph is not None or alignment.is_outside(words)
        if inside and figures.are_whole(*place):
            start, end = text.given_place(place)
            exact = text.given[start:end] == entry.quote
            yield Match(entry, "exact" if exact else "normalized", place, words, paragraph)
