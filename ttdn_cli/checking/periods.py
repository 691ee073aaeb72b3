"""The dates that an article gives its quantities, and whether they are those of figures."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from ttdn_cli.checking.date_values import parts_of, relate_dates
from ttdn_cli.checking.words import Article
from ttdn_cli.extraction.mentions import DateMention, QuantityMention
from ttdn_cli.facts.metrics import Metric

_NEAR = 40
"""Characters before a date that say that something is compared with it."""

_LEAD = r"(?<!\w)(?:{})(?: của| cùng kỳ| cùng kì| the same period(?: of| in)?| con số| mức)*"
_END = r"[ \xa0]*(?:năm |the year )?\Z"
_COMPARED = re.compile(
    _LEAD.format(r"so với|cùng kỳ|cùng kì|hơn|than|against|compared (?:with|to)|vs\.?") + _END, re.I
)
_OF_A_YEAR = re.compile(
    _LEAD.format(
        r"bằng|lần|con số|mức|kể từ|over|on|from|since|(?:figure|level|that|those|period|number)s? "
        r"(?:of|in)"
    )
    + _END,
    re.I,
)
"""What stands before a date with whose figure another one is compared, and before a year only."""


def is_compared(article: Article, date: DateMention) -> bool:
    """Return whether an article compares a figure with that of a date: `so với năm 2022`."""
    before = article.text[max(0, date.start - _NEAR) : date.start]
    if _COMPARED.search(before):
        return True
    year, month, _ = parts_of(date.iso or "")
    return year is not None and month is None and _OF_A_YEAR.search(before) is not None


class Periods:
    """The dates of quantities.

    Args:
        article: the text.
        quantities: in it, in order.
        dates: in it, in order, but for those of documents.
        event: the date of the event, which is none of a figure, or None.
    """

    def __init__(
        self,
        article: Article,
        quantities: Sequence[QuantityMention],
        dates: Sequence[DateMention],
        event: str | None,
    ) -> None:
        self._article = article
        self._quantities = quantities
        self._dates = [
            each
            for each in dates
            if each.iso
            and not is_compared(article, each)
            and not (event and relate_dates(each.iso, event, year_inferred=True).standing == "same")
        ]
        self._starts = [each.start for each in self._dates]

    def of(self, number: int) -> list[DateMention]:
        """Return the dates of a quantity: those beside it, else those at the head of its sentence.

        Args:
            number: of the quantity.
        """
        article, quantity = self._article, self._quantities[number]
        words = article.words_in(quantity.start, quantity.end)
        if not words:
            return []
        sentence = article.sentence_of(words.start)
        start, end = article.stretch(sentence)
        before = self._quantities[number - 1].end if number else start
        after = self._quantities[number + 1].start if number + 1 < len(self._quantities) else end
        return self._between(max(start, before), min(end, after)) or self._head(start, quantity)

    def _between(self, start: int, end: int) -> list[DateMention]:
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return self._dates[first:last]

    def _head(self, start: int, quantity: QuantityMention) -> list[DateMention]:
        """Return the dates of a sentence before its first quantity."""
        number = bisect_left(self._quantities, start, key=lambda each: each.start)
        first = self._quantities[number] if number < len(self._quantities) else quantity
        return self._between(start, min(first.start, quantity.start))

    def agree(self, number: int, metric: Metric) -> bool | None:
        """Return whether the dates of a quantity are those of a figure; None where none says so.

        Args:
            number: of the quantity.
            metric: the figure.
        """
        own = metric.as_of or metric.period
        if own is None:
            return None
        found = {
            relate_dates(each.iso, own, year_inferred=False).standing for each in self.of(number)
        }
        if found & {"same", "rule"}:
            return True
        return False if "other" in found else None
