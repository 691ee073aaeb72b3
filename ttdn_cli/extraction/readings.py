"""A quantity as it is read in a passage."""

from __future__ import annotations

from typing import NamedTuple

from ttdn_cli.extraction.limits import fall_before, rises_before
from ttdn_cli.text.amounts import Amount, to_millionths
from ttdn_cli.text.measures import Approximation, Measure


class Reading(NamedTuple):
    """A quantity in a passage.

    Attributes:
        start: where it begins.
        end: where it ends.
        amount: its number and unit.
        measure: what it says.
        approximation: how it is limited, or None.
        negative: whether it is below zero, or how much less there is.
        verb: characters of the words for a fall that it begins with.
    """

    start: int
    end: int
    amount: Amount
    measure: Measure
    approximation: Approximation | None = None
    negative: bool = False
    verb: int = 0

    def figure(self, low: str) -> tuple[int, int]:
        """Return where its figure is: without a verb before it and the noun that is counted."""
        unit, end = self.amount.unit, self.end
        if unit and unit.kind == "count" and low.endswith(unit.text.lower(), self.start, end):
            end = self.start + len(low[self.start : end - len(unit.text)].rstrip())
        return self.start + self.verb, end


def changed_part(low: str, begin: int, amount: Amount) -> tuple[int, Amount, Measure, bool, int]:
    """Return a part of a whole, or by which part of itself something falls or rises."""
    fall = fall_before(low, begin)
    numerator, denominator = amount.numerator, amount.denominator
    if not numerator or not denominator or not (fall is not None or rises_before(low, begin)):
        return begin, amount, "coverage", False, 0
    changed = amount._replace(value=to_millionths(numerator / denominator))
    if fall is None:
        return begin, changed, "change", False, 0
    return fall, changed, "change", True, begin - fall
