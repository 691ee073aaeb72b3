"""What the figures of a dataset are about: whom they cover and what they say, as features."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from ttdn_cli.checking.concepts import find_known, words_of
from ttdn_cli.checking.words import split_words
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.metrics import Metric

CONCEPT, SCOPE, NEITHER = "concepts:", "scopes:", "neither:"
"""How the names of concepts begin, those of whom a figure covers, and of what is neither."""

_RARE = 1.8
"""What a word weighs that one figure alone has."""

_CONCEPT, _SYLLABLE = 2.0, 0.6
"""How much more a concept says than a word, and a syllable of Vietnamese less."""

_CLEAR = 1.5
"""The weight from which on words say what a figure is about."""

_LEVEL = 0.8
"""The part of the best weight that another figure needs, to be meant as well as that one."""

_NUMBER = re.compile(r"[0-9]+")


def features_of(pairs: Sequence[tuple[str, str]], *, plain: bool = False) -> set[str]:
    """Return what words say: the concepts in them, and the words that are in none.

    Args:
        pairs: the words, in small letters with and without diacritics.
        plain: whether the text is written without the diacritics of Vietnamese.
    """
    found: set[str] = set()
    said: set[int] = set()
    for each in find_known(pairs, plain=plain):
        if each.name.startswith(NEITHER):
            continue
        said.update(range(each.first, each.stop))
        if each.name.startswith(CONCEPT):
            found.add(each.name)
    for place, (low, bare) in enumerate(pairs):
        if (
            place not in said
            and low not in words_of("fillers", "words")
            and not _NUMBER.fullmatch(bare)
        ):
            found.add(stem(bare if plain else low))
    return found


def stem(word: str) -> str:
    """Return a word of English without the `s` of its plural; others as they are."""
    return word[:-1] if word.isascii() and len(word) > 3 and word.endswith("s") else word


def find_scopes(pairs: Sequence[tuple[str, str]], *, plain: bool = False) -> list[tuple[str, int]]:
    """Return whom words name, of those that a lexicon knows, and where, in order."""
    return [
        (each.name, each.first)
        for each in find_known(pairs, plain=plain)
        if each.name.startswith(SCOPE)
    ]


class Subject:
    """A figure of a dataset, as an article may speak of it.

    Attributes:
        metric: the figure.
        scopes: whom it covers, of those that a lexicon knows.
        features: what its words say, with and without diacritics.
        total: of how many, also where another figure of the same says so, or None.

    Args:
        metric: the figure.
        numbers: of documents; a quote that holds one says what the figure rests on.
    """

    def __init__(self, metric: Metric, numbers: Iterable[str]) -> None:
        self.metric = metric
        self.total = metric.total
        self.scopes: set[str] = set()
        named: set[str] = set()
        for said in (metric.scope.vi, metric.scope.en) if metric.scope else ():
            pairs = split_words(said or "")
            self.scopes |= {name for name, _ in find_scopes(pairs)}
            named |= features_of(pairs) | features_of(pairs, plain=True)
        self.features: set[str] = set()
        quotes = (
            each.quote
            for each in metric.evidence
            if not any(number in each.quote for number in numbers)
        )
        for said in (metric.indicator.vi, metric.indicator.en, *quotes):
            pairs = split_words(said or "")
            self.features |= features_of(pairs) | features_of(pairs, plain=True)
        self.scope_words = named - self.features if not self.scopes else set()
        if not self.scopes:
            self.features |= named


class Subjects:
    """The figures of a dataset.

    Attributes:
        every: each as an article may speak of it.

    Args:
        index: the dataset.
    """

    def __init__(self, index: Index) -> None:
        numbers = [each.number for each in index.dataset.legal_references if each.number]
        self.every = [Subject(each, numbers) for each in index.dataset.metrics if each.reading]
        for each in self.every:
            wholes = (one.metric.total for one in self.every if one.scopes & each.scopes)
            each.total = each.metric.total or next((one for one in wholes if one), None)
        holders = Counter(feature for each in self.every for feature in each.features)
        many = len(self.every) + 1
        self._weights = {
            feature: _weight(feature) * _RARE * math.log(many / held) / math.log(max(many, 2))
            for feature, held in holders.items()
        }
        if len(self.every) == 1:
            self._weights = {feature: _weight(feature) for feature in holders}

    def meant(self, features: set[str]) -> list[tuple[Subject, float]]:
        """Return the figures that words are about, with the weight of what they share.

        None where the words do not say so clearly.
        """
        scored = [
            (each, sum(self._weights[one] for one in features & each.features))
            for each in self.every
        ]
        best = max((score for _, score in scored), default=0.0)
        if best < _CLEAR:
            return []
        return [(each, score) for each, score in scored if score >= _LEVEL * best]


def _weight(feature: str) -> float:
    if feature.startswith(CONCEPT):
        return _CONCEPT
    return 1.0 if feature.isascii() else _SYLLABLE
