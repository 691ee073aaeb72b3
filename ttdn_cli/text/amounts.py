"""A number with its unit, and what the two say."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from ttdn_cli.text.measures import Measure
from ttdn_cli.text.units import Unit, UnitKind, years_of

_MEASURES: dict[UnitKind, Measure] = {
    "percent": "share",
    "currency": "amount",
    "measurement": "amount",
    "duration": "duration",
    "multiple": "multiple",
    "count": "count",
}


_MOST_DIGITS = 20
"""Digits before the decimal sign with which six behind it are within what `decimal` computes."""


class Amount(NamedTuple):
    """A number from its first digit or word to the end of its unit.

    Attributes:
        end: where it ends.
        value: with its magnitude, or None of a range.
        low: the lower end of a range.
        high: the upper end.
        unit: or None where it has none that is known.
        measure: by its unit.
        numerator: of a part of a whole.
        denominator: of that whole.
        magnified: whether it has a magnitude word.
        grouped: whether it is in digits with a sign between the thousands.
    """

    end: int
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: Unit | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    magnified: bool = False
    grouped: bool = False

    @property
    def measure(self) -> Measure:
        """What it says."""
        if self.denominator is not None:
            return "coverage"
        return _MEASURES[self.unit.kind] if self.unit else "count"


def to_millionths(value: Decimal) -> Decimal:
    """Return a number with at most six decimals; one with no room for them, as it is."""
    return value if value.adjusted() > _MOST_DIGITS else round(value, 6)


def in_years(amount: Amount) -> Amount:
    """Return an amount of centuries or decades in years, and any other as it is."""
    longer = years_of(amount.unit) if amount.unit else None
    if not longer or amount.value is None:
        return amount
    unit, years = longer
    return amount._replace(value=amount.value * years, unit=unit)
