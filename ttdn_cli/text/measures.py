"""What a quantity says and how it is limited: fixed words that texts and datasets share."""

from __future__ import annotations

from typing import Literal

Measure = Literal["coverage", "share", "amount", "count", "change", "multiple", "rank", "duration"]
"""What a quantity says: a part of a whole that ought to be all, a percentage, money or a
measurement, how many, how much more or less, how many times, which place in an order, how long."""

PER_CENT = frozenset(
    (
        *("%", "phần trăm", "per cent", "percent", "Prozent", "pour cent", "por ciento"),
        *("por cento", "процентов", "процента", "процент", "パーセント", "퍼센트"),
    )
)
"""The units of a share in per cent; percentage points and basis points are none."""

PER_MILLE = frozenset(("‰", "%o", "phần nghìn"))
"""The units of a share in thousandths."""

Approximation = Literal["about", "over", "under", "at_least", "at_most"]
"""How a quantity is limited."""
