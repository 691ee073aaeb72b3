"""Whose figures an article gives that are none of the speech: those of another province or town."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ttdn_cli.checking.concepts import words_of
from ttdn_cli.checking.forms import Place
from ttdn_cli.checking.words import Article
from ttdn_cli.facts.index import Index
from ttdn_cli.text.unicode import fold

_LONGEST = 2
"""Words of a name that tell it from others."""


class Owners:
    """The places in an article that a dataset does not know, where figures are said of them.

    Args:
        article: the text.
        places: the names of places in it; those that the dataset has not are without a record.
        index: the dataset.
    """

    def __init__(self, article: Article, places: Sequence[Place], index: Index) -> None:
        self._article = article
        self._known = f" {' '.join(fold(each) for each in _names(index))} "
        self._found = sorted({*self._listed(places), *self._called()})

    def are_in(self, words: range) -> bool:
        """Return whether one of them is among words."""
        place = bisect_left(self._found, words.start)
        return place < len(self._found) and self._found[place] < words.stop

    def _listed(self, places: Sequence[Place]) -> Iterator[int]:
        """Yield where a place that is none of the dataset owns something: `của Quảng Bình`."""
        words = self._article.words
        for place in places:
            if place.form.record:
                continue
            first, stop = place.words.start, place.words.stop
            before = words[first - 1].low if first else ""
            opens = first == self._article.sentence_of(first).start
            behind = self._article.text[words[stop - 1].end :][:2]
            after = words[stop].low if stop < len(words) else ""
            dateline = self._article.gap_after(stop - 1).strip() != ""
            if (
                before in words_of("owners", "before")
                or after in words_of("owners", "behind")
                or behind in ("’s", "'s")
                or (opens and not dateline)
            ):
                yield first

    def _called(self) -> Iterator[int]:
        """Yield where a class of places stands before a name that the dataset has not."""
        words = self._article.words
        for number, word in enumerate(words[:-1]):
            if word.low not in words_of("owners", "classes"):
                continue
            name = []
            for place in range(number + 1, min(number + 1 + _LONGEST, len(words))):
                if self._article.gap_after(place - 1) != " " or not words[place].is_capital:
                    break
                name.append(words[place].plain)
            if name and f" {' '.join(name)} " not in self._known:
                yield number


def _names(index: Index) -> Iterator[str]:
    """Yield the texts of a dataset in which its places are named."""
    dataset, event = index.dataset, index.event
    yield dataset.source.title or ""
    yield dataset.source.publisher or ""
    for each in (event.city, event.province, event.country) if event else ():
        yield each or ""
    for place in dataset.places:
        yield from (place.name, place.name_en or "", place.name_vi or "", *place.aliases)
    for body in dataset.organizations:
        yield from (*body.names, body.name_en or "", body.name_vi or "", *body.aliases)
    for record in dataset.metrics:
        yield from (record.label.vi or "", record.label.en or "")
    for section in index.claims.values():
        for claim in section:
            yield from (entry.quote for entry in claim.evidence)
