"""Whether an article speaks of a figure at another time than that of the dataset."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from ttdn_cli.checking.concepts import words_of
from ttdn_cli.checking.words import Article
from ttdn_cli.extraction.mentions import DateMention, QuantityMention
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.metrics import Metric

_YEAR = 4
"""Characters of a year in ISO 8601."""


class Times:
    """The years that an article names, and what it says is aimed at.

    A value that differs is no contradiction where its sentence names another year, or a goal: it
    is another figure then.

    Args:
        article: the text.
        dates: in it, in order.
        index: the dataset.

    Attributes:
        event: the date of the event, or None.
    """

    def __init__(self, article: Article, dates: Sequence[DateMention], index: Index) -> None:
        self._article = article
        self._dates = dates
        self._starts = [each.start for each in dates]
        self.event = index.event.date if index.event else None

    def is_another(self, mention: QuantityMention, metric: Metric) -> bool:
        """Return whether the sentence of a quantity is about another time than a figure."""
        article = self._article
        words = article.words_in(mention.start, mention.end)
        if not words:
            return False
        sentence = article.sentence_of(words.start)
        if metric.status == "actual" and article.said_in(sentence) & words_of("events", "aimed"):
            return True
        own = metric.as_of or metric.period
        if not own:
            return False
        first, last = article.stretch(sentence)
        near = self._dates[bisect_left(self._starts, first) : bisect_left(self._starts, last)]
        years = {each.iso[:_YEAR] for each in near if each.iso and not each.iso.startswith("-")}
        return bool(years) and own[:_YEAR] not in years and (self.event or "")[:_YEAR] not in years
