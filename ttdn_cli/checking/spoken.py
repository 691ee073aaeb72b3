"""What an article says around a quantity of the figures of the dataset: which ones it can be."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ttdn_cli.checking.choices import Choice, of_status, of_time
from ttdn_cli.checking.concepts import pairs_of
from ttdn_cli.checking.contexts import Context
from ttdn_cli.checking.statuses import Said, is_aimed_at
from ttdn_cli.checking.subjects import CONCEPT, Subject, Subjects, features_of, find_scopes
from ttdn_cli.checking.values import relate
from ttdn_cli.checking.words import Article, split_words
from ttdn_cli.extraction.mentions import QuantityMention
from ttdn_cli.facts.metrics import Metric
from ttdn_cli.text.measures import PER_CENT

_OTHER_MEASURES = ("change", "multiple", "rank", "duration")
_RARE = ("multiple", "rank", "duration")
"""Measures of which a speech has few figures: a word tells which one is meant."""

_WHOLE, _HALF, _PART = 0.7, 0.5, 0.35
"""How much of an indicator an article has to say: to speak of that figure and no other, to give
its value, and to speak of it where a concept or what is counted is said."""


class Spoken:
    """What an article says around a quantity.

    Args:
        article: the text.
        mention: the quantity.
        context: what stands around it.
        subjects: the figures of the dataset.
        agree: whether the article gives the quantity the date of a figure.
    """

    def __init__(
        self,
        article: Article,
        mention: QuantityMention,
        context: Context,
        subjects: Subjects,
        agree: Callable[[Metric], bool | None],
    ) -> None:
        self._mention = mention
        self._context = context
        self._subjects = subjects
        self._agree = agree
        self._said = article.said_in(context.words)
        self._noun = _noun(article, mention)
        plain = not article.is_marked

        def said(words: range) -> set[str]:
            pairs = pairs_of(article.words[words.start : words.stop])
            return features_of(pairs, plain=plain, counted=True)

        # What rose, and which place somebody has, is said anywhere in a sentence.
        wide = mention.measure in _OTHER_MEASURES
        self._features = context.features | said(context.sentence if wide else context.near)

    def choices(self, status: Said | None) -> tuple[list[Choice], bool]:
        """Return the figures that the quantity can be, and whether the article says so clearly.

        Args:
            status: what the article says of the quantity.
        """
        meant = self._subjects.meant(self._context.features, self._said)
        if found := of_status(of_time(self._compare(meant)), status):
            return found, True
        near = self._subjects.near(self._features)
        found = of_status(of_time(self._compare(near)), status)
        named = [each for each in found if self.names(each) or self._gives(each)]
        return (named, True) if named else (found, False)

    def is_aim(self) -> bool:
        """Return whether the quantity is that of a target, whatever the article says of it."""
        meant = self._subjects.meant(self._context.features, self._said)
        return any(each.holds and is_aimed_at(each.subject.metric) for each in self._compare(meant))

    def names(self, choice: Choice) -> bool:
        """Return whether the article says so much of a figure that no other one is meant."""
        subject = choice.subject
        shared = self._features & subject.features
        told = any(each.startswith(CONCEPT) for each in shared) or subject.counts(self._noun)
        if subject.is_named(self._said) or (told and self._says(subject, _PART)):
            return True
        several = len(shared) > 1 or subject.metric.measure in _RARE or choice.dated is True
        return several and self._says(subject, _WHOLE)

    def _gives(self, choice: Choice) -> bool:
        """Return whether the article gives the value of a figure, and says some of what it is."""
        return choice.found.standing == "same" and self._says(choice.subject, _HALF)

    def _says(self, subject: Subject, part: float) -> bool:
        """Return whether the article says a part of an indicator."""
        return self._subjects.coverage(subject, self._features) >= part

    def _compare(self, pairs: Sequence[tuple[Subject, float]]) -> list[Choice]:
        """Return the figures to which the quantity can be compared.

        Args:
            pairs: figures, each with the weight of the words that it shares with the article.
        """
        found = []
        for subject, weight in pairs:
            metric = subject.metric
            if self._mention.measure in _OTHER_MEASURES and metric.measure != self._mention.measure:
                continue
            if metric.percent is not None and not self._counts_whom(subject):
                continue
            negated = self._context.negated != subject.negative
            relation = relate(self._mention, metric, negated=negated, total=subject.total)
            # `14 markets` are no other value of so many household businesses.
            others = relation.standing == "other" and subject.counts(self._noun) is False
            if relation.standing != "open" and not others:
                found.append(Choice(subject, weight, relation, self._agree(metric)))
        return found

    def _counts_whom(self, subject: Subject) -> bool:
        """Return whether a quantity may be a share of somebody: `two documents` are none."""
        mention = self._mention
        if mention.denominator is not None or mention.unit in PER_CENT:
            return True
        said = features_of(self._noun, counted=True)
        if said and said <= subject.features | subject.scope_words:
            return True
        if mention.unit is None:
            return self._context.scope is not None
        return bool(find_scopes(split_words(mention.unit)))


def _noun(article: Article, mention: QuantityMention) -> list[tuple[str, str]]:
    """Return the words for what a number counts: its unit, or what stands right behind it."""
    if mention.unit is not None:
        return split_words(mention.unit)
    words = article.words_in(mention.start, mention.end)
    if not words or words.stop >= len(article.words) or article.gap_after(words.stop - 1) != " ":
        return []
    return pairs_of(article.words[words.stop : words.stop + 1])
