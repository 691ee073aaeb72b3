"""Quotes for a record: the words around a place, so that they cut no figure and stand once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby, islice

from ttdn_cli.draft.candidate import Span
from ttdn_cli.draft.reading import Reading
from ttdn_cli.evidence.held import Place
from ttdn_cli.evidence.matching import find_places
from ttdn_cli.facts.texts import Evidence
from ttdn_cli.text.canonical import PUNCTUATION, Canonical
from ttdn_cli.text.unicode import find_unsafe, nfc

MOST_WORDS = 12
"""Words of a quote: what `Quote` allows."""

_MOST_REPEATED = 20
"""Places of one quote in a paragraph up to which it is repeated; what stands oftener is no fact."""

_KEPT = 1 << 14
"""Quotes of which the places are kept: a long paragraph says the same again and again."""

_LONGEST = 1_000
"""Characters of a quote; a word of millions is data, and each look at it takes long."""

_GAP = 2
"""Words between two places that one quote holds together rather than two."""

_SIGNS = ("-", "–", "—")
"""What is a part of the number behind it, and else stands around words."""


class Quoter:
    """What makes quotes of places of a text."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._text = reading.canonical
        self._alignment = reading.alignment
        self._figures = reading.figures
        self._around = f"{PUNCTUATION} "
        self._places_of = lru_cache(maxsize=_KEPT)(self._find_places)

    def quote(self, spans: Sequence[Span], *, marks: bool = False) -> list[Evidence] | None:
        """Return the quotes that hold these places, in the order of the text, or None.

        Args:
            spans: places of the text as given; none is empty.
            marks: whether quotation marks around them are a part of them.
        """
        self._around = f"{PUNCTUATION} ".replace('"', "") if marks else f"{PUNCTUATION} "
        evidence: list[Evidence] = []
        parts = self._parts(spans)
        for number, own in groupby(parts, key=lambda part: part[0]):
            for words in _joined([part[1] for part in own]):
                found = list(self._pieces(number, words))
                if not found or None in found:
                    return None
                evidence += [each for some in found if some for each in some]
        return evidence or None

    def _parts(self, spans: Sequence[Span]) -> list[tuple[int, range]]:
        """Return the words of places, each in one paragraph, in order."""
        parts: set[tuple[int, int, int]] = set()
        for span in spans:
            words = self._reading.words_of(span)
            while words:
                number = self._reading.paragraph_at(words.start)
                stop = min(words.stop, self._alignment.paragraphs[number - 1].stop)
                parts.add((number, words.start, stop))
                words = range(stop, words.stop)
        return [(number, range(start, stop)) for number, start, stop in sorted(parts)]

    def _pieces(self, number: int, words: range) -> Iterator[list[Evidence] | None]:
        """Yield the quotes of some words of a paragraph, piece by piece; None for none."""
        if len(words) <= MOST_WORDS:
            yield self._whole(number, words)
            return
        start = words.start
        while start < words.stop:
            stops = range(min(words.stop, start + MOST_WORDS), start, -1)
            found = (stop for stop in stops if self._stands(range(start, stop)))
            stop = next(found, None)
            if stop is None:
                yield None
                return
            yield self._entries(number, range(start, stop))
            start = stop

    def _whole(self, number: int, words: range) -> list[Evidence] | None:
        """Return the quotes of a few words: with as many beside them as it takes to be whole."""
        paragraph = self._alignment.paragraphs[number - 1]
        spare = MOST_WORDS - len(words)
        repeated: list[Evidence] | None = None
        for more in range(spare + 1):
            for left in range(more, -1, -1):
                wider = range(words.start - left, words.stop + more - left)
                inside = paragraph.start <= wider.start and wider.stop <= paragraph.stop
                if not inside or not self._stands(wider):
                    continue
                entries = self._entries(number, wider)
                if entries and len(entries) == 1:
                    return entries
                repeated = repeated or entries
        return repeated

    def _stands(self, words: range) -> bool:
        """Return whether some words cut no figure, and are words that people write."""
        start, end = self._text.starts[words.start], self._text.starts[words.stop]
        if end - start > _LONGEST:
            return False
        place = self._place(words)
        return self._figures.are_whole(*place) and not self._figures.are_limited(*place)

    def _place(self, words: range) -> tuple[int, int]:
        """Return the place of some words in canonical text, without punctuation around them."""
        start, end = self._text.starts[words.start], self._text.starts[words.stop] - 1
        said = self._text.text[start:end]
        bare = said.strip(self._around)
        before = said.index(bare)
        if not bare or (bare[0].isdigit() and said[before - 1 : before] in _SIGNS):
            return start, end
        return start + before, start + before + len(bare)

    def _entries(self, number: int, words: range) -> list[Evidence] | None:
        """Return a quote as often as it stands up to its place, or None."""
        place = self._place(words)
        places = self._places_of(number, self._text.text[slice(*place)])
        if place not in places:
            return None
        quote = self._given(place)
        if find_unsafe(quote) or len(quote.split()) > MOST_WORDS:
            return None
        return [Evidence(paragraph=number, quote=quote)] * (places.index(place) + 1)

    def _find_places(self, number: int, quote: str) -> list[Place | None]:
        """Return the first places of a quote in a paragraph."""
        entry, inside = (
            Evidence(paragraph=number, quote=quote),
            self._alignment.paragraphs[number - 1],
        )
        found = find_places(entry, self._text, self._alignment, self._figures, inside)
        return [each.place for each in islice(found, _MOST_REPEATED)]

    def _given(self, place: tuple[int, int]) -> str:
        """Return what stands at a place, as given where that is the same in canonical form."""
        start, end = self._text.given_place(place)
        given = " ".join(self._text.given[start:end].split())
        wanted = self._text.text[slice(*place)]
        if given == wanted:
            return wanted
        if find_unsafe(given) or Canonical(given).text != wanted or nfc(given) != given:
            return wanted
        return given


def _joined(parts: list[range]) -> list[range]:
    """Return ranges of words in order, with those joined that one quote can hold."""
    joined: list[range] = []
    for each in parts:
        last = joined[-1] if joined else range(0)
        stop = max(last.stop, each.stop)
        near = last and each.start <= last.stop + _GAP
        if last and (each.start <= last.stop or (near and stop - last.start <= MOST_WORDS)):
            joined[-1] = range(last.start, stop)
        else:
            joined.append(each)
    return joined
