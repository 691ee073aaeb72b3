"""What the figures of a dataset are about: whom they cover and what they say, as features."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence

from ttdn_cli.checking.concepts import denies, fillers, find_known, pairs_of, words_of
from ttdn_cli.checking.words import Word, split_words, words_in
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.metrics import Metric

CONCEPT, SCOPE, NEITHER = "concepts:", "scopes:", "neither:"
"""How the names of concepts begin, those of whom a figure covers, and of what is neither."""

_RARE = 1.8
"""What a word weighs that one figure alone has."""

_CONCEPT, _SYLLABLE = 2.0, 0.6
"""How much more a concept says than a word, and a syllable of Vietnamese less."""

_QUOTED = 0.5
"""The part of its weight that a word has which no indicator has, but a quote only."""

_CLEAR = 1.5
"""The weight from which on words say what a figure is about."""

_LEVEL = 0.8
"""The part of the best weight that another figure needs, to be meant as well as that one."""

_HEAD = 3
"""Words at the beginning of an indicator that can say what is counted."""

_NUMBER = re.compile(r"[0-9]+")


def features_of(
    pairs: Sequence[tuple[str, str]], *, plain: bool = False, counted: bool = False
) -> set[str]:
    """Return what words say: the concepts in them, and the words that are in none.

    Args:
        pairs: the words, in small letters with and without diacritics.
        plain: whether the text is written without the diacritics of Vietnamese.
        counted: whether the words for whom a figure covers are among them, of which `students`
            can be what is counted.
    """
    found: set[str] = set()
    said: set[int] = set()
    for each in find_known(pairs, plain=plain):
        if each.name.startswith(NEITHER):
            continue
        if each.name.startswith(CONCEPT):
            found.add(each.name)
        elif counted:
            continue
        said.update(range(each.first, each.stop))
    for place, (low, bare) in enumerate(pairs):
        if (
            place not in said
            and (bare if plain else low) not in fillers(plain=plain)
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


def find_classes(words: Sequence[Word], *, plain: bool = False) -> list[tuple[str, int]]:
    """Return whom words name, as `find_scopes`, but for one by its name: `tỉnh Lâm Đồng`."""
    return [
        (each.name, each.first)
        for each in find_known(pairs_of(words), plain=plain)
        if each.name.startswith(SCOPE) and not _is_named(words, each.first, each.stop)
    ]


def _is_named(words: Sequence[Word], first: int, stop: int) -> bool:
    """Return whether a name belongs to a class: behind it, or before it in English."""
    if words[first].text.isupper() and len(words[first].text) > 1:
        return False
    if stop < len(words) and words[stop].start - words[stop - 1].end == 1:
        after = words[stop]
        if after.is_capital and not after.text.isupper() and not words[stop - 1].low.isascii():
            return True
    before = words[first - 1] if first else None
    return (
        before is not None
        and words[first].start - before.end == 1
        and words[first].is_capital
        and before.is_capital
    )


def _begins_with_scope(pairs: Sequence[tuple[str, str]]) -> bool:
    """Return whether an indicator begins with whom it counts: `Students from Viet Nam`."""
    return any(first == 0 for _, first in find_scopes(pairs))


class Subject:
    """A figure of a dataset, as an article may speak of it.

    Attributes:
        metric: the figure.
        scopes: whom it covers, of those that a lexicon knows.
        others: whom its indicator names, of which it may be too.
        features: what its words say, with and without diacritics.
        indicator: what its indicator says, in each language, with and without diacritics.
        named: the same, and what its scope says.
        heads: what is counted, or what stands first in its indicator.
        negative: whether it counts those of which something is not true.
        total: of how many, also where another figure of the same says so, or None.
        index: the dataset.

    Args:
        metric: the figure.
        numbers: of documents; a quote that holds one says what the figure rests on.
        index: the dataset.
    """

    def __init__(self, metric: Metric, numbers: Iterable[str], index: Index) -> None:
        self.metric = metric
        self.index = index
        self.total = metric.total
        self.scopes: set[str] = set()
        named: set[str] = set()
        for said in (metric.scope.vi, metric.scope.en) if metric.scope else ():
            pairs = split_words(said or "")
            self.scopes |= {name for name, _ in find_classes(words_in(said or ""))}
            named |= features_of(pairs) | features_of(pairs, plain=True)
        self.features: set[str] = set()
        said_by = [split_words(each) for each in (metric.indicator.vi, metric.indicator.en) if each]
        self.indicator = [
            features_of(each, plain=plain, counted=_begins_with_scope(each))
            for each in said_by
            for plain in (False, True)
        ]
        if metric.measure == "change":
            verbs = words_of("changes", "words")
            self.indicator = [each - verbs or each for each in self.indicator]
        self._phrases = [
            frozenset(pair[side] for pair in pairs)
            for pairs in said_by
            for side in (0, 1)
            if len(pairs) > 1
        ]
        unit = metric.reading.unit if metric.reading else None
        behind = [
            each.quote.partition(metric.given)[2]
            for each in metric.evidence
            if metric.given in each.quote
        ]
        counted = [split_words(unit or ""), *(split_words(each)[:1] for each in behind)]
        empty = words_of("function", "words")
        for pairs in said_by:
            counted.append([pair for pair in pairs if pair[0] not in empty][:_HEAD])
        self.heads = {stem(form) for pairs in counted for pair in pairs for form in pair}
        self.others = {name for pairs in said_by for name, _ in find_scopes(pairs)}
        self.negative = any(map(denies, said_by))
        quotes = (
            each.quote.replace(metric.given, " ")
            for each in metric.evidence
            if not any(number in each.quote for number in numbers)
        )
        for said in (metric.indicator.vi, metric.indicator.en, *quotes):
            pairs = split_words(said or "")
            self.features |= features_of(pairs, counted=True)
            self.features |= features_of(pairs, plain=True, counted=True)
        self.named = [*self.indicator, named]
        self.scope_words = named - self.features if not self.scopes else set()
        if not self.scopes:
            self.features |= named

    def counts(self, noun: Sequence[tuple[str, str]]) -> bool | None:
        """Return whether a noun is that of what is counted; None where no words say so.

        Args:
            noun: the words behind a number.
        """
        if self.metric.measure != "count" or not noun or not self.heads:
            return None
        return any(stem(form) in self.heads for form in noun[0])

    def is_named(self, said: set[str]) -> bool:
        """Return whether an article says all the words of its indicator."""
        return any(each <= said for each in self._phrases)


class Subjects:
    """The figures of a dataset.

    Attributes:
        every: each as an article may speak of it.
        by_id: these by the ids of the figures.

    Args:
        index: the dataset.
    """

    def __init__(self, index: Index) -> None:
        numbers = [each.number for each in index.dataset.legal_references if each.number]
        own = [each for each in index.dataset.metrics if each.reading]
        self.every = [Subject(each, numbers, index) for each in own]
        self.by_id = {each.metric.id: each for each in self.every}
        for each in self.every:
            wholes = (one.metric.total for one in self.every if one.scopes & each.scopes)
            each.total = each.metric.total or next((one for one in wholes if one), None)
        self._holders: dict[str, list[int]] = {}
        for number, each in enumerate(self.every):
            for feature in each.features:
                self._holders.setdefault(feature, []).append(number)
        many = len(self.every) + 1
        self._weights = {
            feature: _weight(feature) * _RARE * math.log(many / len(held)) / math.log(max(many, 2))
            for feature, held in self._holders.items()
        }
        if len(self.every) == 1:
            self._weights = {feature: _weight(feature) for feature in self._holders}
        named = set().union(*(said for each in self.every for said in each.named))
        for feature in self._weights.keys() - named:
            self._weights[feature] *= _QUOTED

    def _scored(self, features: set[str]) -> list[tuple[Subject, float]]:
        """Return the figures that share words, with the weight of what they share."""
        scores: dict[int, float] = {}
        for feature in features:
            for number in self._holders.get(feature, ()):
                scores[number] = scores.get(number, 0.0) + self._weights[feature]
        return [(self.every[number], scores[number]) for number in sorted(scores)]

    def meant(
        self, features: set[str], said: set[str] | None = None
    ) -> list[tuple[Subject, float]]:
        """Return the figures that words are about, with the weight of what they share.

        None where the words do not say so clearly: by rare words, or by all of an indicator.

        Args:
            features: of the words, as `features_of` returns them.
            said: the words themselves.
        """
        scored = self._scored(features)
        best = max((score for _, score in scored), default=0.0)
        if best < _CLEAR:
            return [pair for pair in scored if said and pair[0].is_named(said)]
        return [pair for pair in scored if pair[1] >= _LEVEL * best]

    def near(self, features: set[str]) -> list[tuple[Subject, float]]:
        """Return the figures of which words say anything, with the weight of what they share."""
        return [pair for pair in self._scored(features) if pair[1] > 0]

    def coverage(self, subject: Subject, features: set[str]) -> float:
        """Return how much of what the indicator of a figure says is among words, from 0 to 1."""
        return max(
            (
                sum(map(self._weigh, each & features)) / whole
                for each in subject.indicator
                if (whole := sum(map(self._weigh, each)))
            ),
            default=0.0,
        )

    def _weigh(self, feature: str) -> float:
        return self._weights.get(feature, 0.0) or 0.1


def _weight(feature: str) -> float:
    if feature.startswith(CONCEPT):
        return _CONCEPT
    return 1.0 if feature.isascii() else _SYLLABLE
