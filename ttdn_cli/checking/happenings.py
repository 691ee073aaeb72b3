"""The dated happenings, deadlines and plans of a dataset of which an article speaks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ttdn_cli.checking.concepts import words_of
from ttdn_cli.checking.date_values import Dated
from ttdn_cli.checking.subjects import stem
from ttdn_cli.checking.words import Article, split_words
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.records import Milestone

_FEWEST, _FEWEST_ASCII = 3, 2
"""Words that an article and a happening have to share, in Vietnamese and in English."""

_MOST = 0.6
"""The part of the words of a happening that an article needs, to speak of it."""

_CLEARLY = 0.75
"""The same, to speak of nothing else."""


class Happening(NamedTuple):
    """A milestone in one of the ways in which a dataset words it.

    Attributes:
        record: the milestone.
        words: what they say, in small letters.
        plain: the same without diacritics.
    """

    record: Milestone
    words: frozenset[str]
    plain: frozenset[str]


class Happenings:
    """The milestones of a dataset.

    Args:
        article: the text in which they are looked for.
        index: the dataset.
    """

    def __init__(self, article: Article, index: Index) -> None:
        self._article = article
        self._every = [
            Happening(each, _content(text, 0), _content(text, 1))
            for each in index.dataset.milestones
            for text in (each.what.vi, each.what.en, *(entry.quote for entry in each.evidence))
            if text
        ]
        self._found: dict[int, tuple[Dated | None, bool]] = {}

    def dated(self, sentence: range) -> tuple[Dated | None, bool]:
        """Return the milestone of which a sentence speaks, or None, and whether of no other.

        Args:
            sentence: the words of the sentence.
        """
        found = self._found.get(sentence.start)
        if found is None:
            found = self._found[sentence.start] = self._look(sentence)
        return found

    def _look(self, sentence: range) -> tuple[Dated | None, bool]:
        words = self._article.words[sentence.start : sentence.stop]
        plain = not self._article.is_marked
        said = {stem(each.plain if plain else each.low) for each in words}
        best: dict[str, float] = {}
        for each in self._every:
            own = each.plain if plain else each.words
            shared = own & said
            least = _FEWEST_ASCII if all(word.isascii() for word in own) else _FEWEST
            if len(shared) >= least:
                part = len(shared) / len(own)
                best[each.record.id] = max(part, best.get(each.record.id, 0.0))
        ranked = sorted(best.items(), key=lambda pair: -pair[1])
        if not ranked or ranked[0][1] < _MOST:
            return None, False
        (id_, part), others = ranked[0], ranked[1:]
        record = next(each.record for each in self._every if each.record.id == id_)
        clear = part >= _CLEARLY and all(other < part for _, other in others)
        return Dated(record, record.date, "date", record.label), clear


def _content(text: str, side: int) -> frozenset[str]:
    """Return the words of a text that say something, its dates left out."""
    every: Iterable[str] = (pair[side] for pair in split_words(text))
    empty = words_of("function", "words")
    return frozenset(stem(each) for each in every if each not in empty and not each[:1].isdecimal())
