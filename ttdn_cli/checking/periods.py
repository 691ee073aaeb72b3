"""The dates that an article gives its quantities, and whether they are those of figures."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from ttdn_cli.checking.date_values import is_compared, relate_dates
from ttdn_cli.checking.given import GivenDates
from ttdn_cli.checking.words import Article
from ttdn_cli.extraction.mentions import DateMention, QuantityMention
from ttdn_cli.facts.metrics import Metric


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
        of_event = {
            each.start
            for each in dates
            if event and relate_dates(each.iso, event, year_inferred=True).standing == "same"
        }
        self._given = GivenDates(article, [*quantities, *dates], of_event)
        self._dates = [each for each in dates if each.iso and each.start not in of_event]
        self._starts = [each.start for each in self._dates]

    def agree(self, number: int, metric: Metric) -> bool | None:
        """Return whether the dates of a quantity are those of a figure; None where none says so.

        Args:
            number: of the quantity.
            metric: the figure.
        """
        own = metric.as_of or metric.period
        if own is None:
            return None
        quantity = self._quantities[number]
        agree = self._given.agree(quantity.start, quantity.end, own)
        if agree is None and not self._given.is_of_before(quantity.start, quantity.end):
            # That a sentence begins with another date says no more than that it is not this one.
            return False if self._begins_with_another(quantity, own) else None
        return agree

    def _begins_with_another(self, quantity: QuantityMention, own: str) -> bool:
        """Return whether a sentence gives other dates before its first quantity, and none since."""
        start, _ = self._given.sentence(quantity.start)
        number = bisect_left(self._quantities, start, key=lambda each: each.start)
        first = min(self._quantities[number].start, quantity.start)
        low, high = (bisect_left(self._starts, each) for each in (start, first))
        dates = self._dates[low:high]
        compared = any(is_compared(self._article, each) for each in dates)
        found = {relate_dates(each.iso, own, year_inferred=False).standing for each in dates}
        return not compared and found == {"other"}
