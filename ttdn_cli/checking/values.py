"""Whether a quantity of an article says what a figure of the dataset says, and by which rule."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from ttdn_cli.checking.amounts import compare_amounts
from ttdn_cli.checking.relations import OPEN, OTHER, SAME, UNLIMITED, Relation
from ttdn_cli.extraction.mentions import QuantityMention
from ttdn_cli.facts.metrics import Metric
from ttdn_cli.facts.texts import Bilingual
from ttdn_cli.text.measures import PER_CENT

_NEAR = 5.0
"""Percentage points that a limit such as `more than` may be away from the value, and a fifth of it,
or one."""

_ABOUT = 2.5
"""Percentage points that `about` may be away, and a tenth of the number, or half a point."""

_HALF = Decimal("0.5")

_SMALL = 10
"""The whole of the largest fraction that is said for a share: nine out of ten."""

_WIDE = 15
"""Percentage points of the widest range that says something."""

_DECIMALS = re.compile(r"[.,]([0-9]+)(?![0-9]*[.,][0-9])")


def relate(
    mention: QuantityMention, metric: Metric, *, negated: bool, total: int | None = None
) -> Relation:
    """Return how a quantity stands to a figure.

    Args:
        mention: of the article.
        metric: of the dataset, with its reading.
        negated: whether the article counts those of which the figure is not true.
        total: of how many, where another figure of the same says so.
    """
    reading = metric.reading
    if reading is None:
        return OPEN
    if metric.percent is None:
        return compare_amounts(mention, metric) if not negated else OPEN
    share = (
        Decimal(str(reading.numerator)) * 100 / Decimal(str(reading.denominator))
        if (reading.denominator)
        else Decimal(str(metric.percent))
    )
    if negated:
        share = 100 - share
    if mention.denominator:
        return _ratio(mention, metric, share, negated=negated)
    if mention.unit in PER_CENT:
        return _percent(mention, metric, share, negated=negated)
    if metric.total is None and share in (0, 100) and total:
        return _all(mention, metric, total if share else 0)
    return _count(mention, metric, negated=negated)


def expected(metric: Metric, *, negated: bool) -> str:
    """Return the value as to be written: as published, or what is left and of what."""
    left = left_of(metric) if negated else None
    return f"{left} ({metric.given})" if left else metric.given


def left_of(metric: Metric) -> str | None:
    """Return how many a coverage is short of all, or None where that is not known."""
    if metric.remaining is not None:
        return f"{metric.remaining}/{metric.total}"
    return None if metric.remaining_percent is None else f"{metric.remaining_percent:g}%"


def _ratio(mention: QuantityMention, metric: Metric, share: Decimal, *, negated: bool) -> Relation:
    part, whole = mention.numerator, mention.denominator
    count = metric.remaining if negated else metric.count
    if part is None or not whole:
        return OPEN
    said = Decimal(str(part)) * 100 / Decimal(str(whole))
    if metric.total and (part, whole) == (count, metric.total):
        if mention.approximation:
            return OTHER
        return Relation("rule", left(metric)) if negated else _limited(mention, metric)
    if whole <= _SMALL and metric.total != whole:
        if metric.total is None and said == share:
            return Relation("rule", fraction(metric))
        near = (share * Decimal(str(whole)) / 100).to_integral_value(ROUND_HALF_UP)
        limit = _limit(said, share, mention.approximation)
        if limit is not None and mention.approximation:
            return Relation("rule", fraction(metric)) if limit else OTHER
        return Relation("rule", fraction(metric)) if near == part and said < 100 else OTHER
    if metric.total is None:
        if said != share:
            return OTHER
        return Relation("rule", fraction(metric)) if share == 100 else OPEN
    return OTHER


def _percent(
    mention: QuantityMention, metric: Metric, share: Decimal, *, negated: bool
) -> Relation:
    if mention.value is None:
        low, high = mention.low, mention.high
        if low is None or high is None:
            return OPEN
        inside = Decimal(str(low)) <= share <= Decimal(str(high))
        narrow = high - low <= _WIDE
        return (Relation("rule", limit_rule(metric)) if narrow else OPEN) if inside else OTHER
    said = Decimal(str(mention.value))
    # Nobody says `about 91.2%` of another number than that.
    exact = mention.approximation == "about" and said != said.to_integral_value()
    if mention.approximation and not exact and mention.approximation != metric.approximation:
        held = _limit(said, share, mention.approximation)
        if held is None:
            return OPEN
        return Relation("rule", limit_rule(metric)) if held else OTHER
    if said == share and metric.total is None and not negated:
        if exact and not metric.approximation:
            return Relation("rule", limit_rule(metric))
        return _limited(mention, metric)
    digits = _DECIMALS.search(mention.text)
    step = Decimal(1).scaleb(-len(digits[1])) if digits else Decimal(1)
    rounded = share.quantize(step, ROUND_HALF_UP)
    if rounded == said and (said not in (0, 100) or said == share):
        return Relation("rule", left(metric) if negated else computed(metric))
    return OTHER


def _limit(said: Decimal, share: Decimal, approximation: str | None) -> bool | None:
    """Return whether a share is within a limit; None where it is, but far away from it."""
    beyond = share - said
    if approximation == "about":
        return abs(beyond) <= min(Decimal(str(_ABOUT)), max(_HALF, said / 10))
    held = _is_beyond(beyond, approximation)
    if held and abs(beyond) > min(Decimal(str(_NEAR)), max(Decimal(1), said / 5)):
        return None
    return held


def _is_beyond(distance: Decimal, approximation: str | None) -> bool:
    """Return whether a value is on the side of a number that a limit names."""
    match approximation:
        case "over":
            return distance > 0
        case "at_least":
            return distance >= 0
        case "under":
            return distance < 0
        case "at_most":
            return distance <= 0
        case _:
            return distance == 0


def _all(mention: QuantityMention, metric: Metric, count: int) -> Relation:
    """Compare a count with all, or none, of a set."""
    if mention.value is None or mention.approximation:
        return OPEN
    return Relation("rule", fraction(metric)) if mention.value == count else OTHER


def _count(mention: QuantityMention, metric: Metric, *, negated: bool) -> Relation:
    count = metric.remaining if negated else metric.count
    if count is None or metric.total is None or mention.value is None:
        return OPEN
    if mention.value == metric.total and not (negated and count == metric.total):
        return OPEN if mention.value != count else Relation("rule", counted(metric))
    if mention.approximation:
        beyond = Decimal(count) - Decimal(str(mention.value))
        near = max(Decimal(3), Decimal(str(mention.value)) / 10)
        held = _is_beyond(beyond, mention.approximation)
        if mention.approximation == "about":
            held = abs(beyond) <= near
        if held and abs(beyond) > near:
            return OPEN
        return Relation("rule", limit_rule(metric)) if held else OTHER
    if mention.value == count:
        return Relation("rule", left(metric) if negated else counted(metric))
    # `Two provinces have had one since 2017`: some of those that are counted.
    some = not negated and 2 * mention.value < count and mention.value != metric.remaining
    return OPEN if some else OTHER


def _limited(mention: QuantityMention, metric: Metric) -> Relation:
    """Return how an equal number stands, of which one side may be limited."""
    if mention.approximation == metric.approximation:
        return SAME
    return Relation("rule", UNLIMITED) if not mention.approximation else OTHER


def computed(metric: Metric) -> Bilingual:
    """Return the rule that a percentage is computed from a part of a whole."""
    share = f"{metric.percent:.2f}"
    return Bilingual(
        vi=f"tính ra phần trăm: {metric.given} là {share.replace('.', ',')}%",
        en=f"computed percentage: {metric.given} is {share}%",
    )


def counted(metric: Metric) -> Bilingual:
    """Return the rule that only the part of a whole is named."""
    return Bilingual(vi=f"phần của {metric.given}", en=f"the part of {metric.given}")


def fraction(metric: Metric) -> Bilingual:
    """Return the rule that a share is said as a fraction."""
    return Bilingual(vi=f"phân số cho {metric.given}", en=f"a fraction for {metric.given}")


def limit_rule(metric: Metric) -> Bilingual:
    """Return the rule that a value lies within the limit that an article names."""
    if metric.total is None:
        return Bilingual(
            vi=f"{metric.given} nằm trong giới hạn đã nêu",
            en=f"{metric.given} is within the limit",
        )
    share = f"{metric.percent:.2f}"
    return Bilingual(
        vi=f"{metric.given} là {share.replace('.', ',')}%, trong giới hạn đã nêu",
        en=f"{metric.given} is {share}%, within the limit",
    )


def left(metric: Metric) -> Bilingual:
    """Return the rule that those are counted that are left."""
    return Bilingual(vi=f"phần còn lại của {metric.given}", en=f"what is left of {metric.given}")
