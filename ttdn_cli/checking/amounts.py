"""Whether a quantity that is no share says what a figure of the dataset says."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from ttdn_cli.checking.relations import LIMIT, OPEN, OTHER, ROUNDED, SAME, UNLIMITED, Relation
from ttdn_cli.extraction.mentions import QuantityMention
from ttdn_cli.facts.metrics import Metric, Quantity
from ttdn_cli.text.measures import PER_CENT, Approximation
from ttdn_cli.text.units import is_currency, name_unit

_OWN_KIND = ("rank", "multiple", "change", "duration")
"""Measures that are compared with their like only: a third place is no amount."""

_BIG = 1_000_000
"""From here on a number without its unit is one of money: `1.260,5 tỷ`."""

_ROUND = 2
"""Digits of a number that says no more than about how much."""

_ALIKE: tuple[frozenset[Approximation | None], ...] = (
    frozenset(("over", "at_least")),
    frozenset(("under", "at_most")),
)
"""Limits that nobody tells from each other."""


def compare_amounts(mention: QuantityMention, metric: Metric) -> Relation:
    """Return how an amount, a count, a change, a multiple, a rank or a duration stands to a figure.

    Args:
        mention: of the article.
        metric: of the dataset.
    """
    reading = metric.reading
    if reading is None or mention.denominator or not _is_of_kind(mention, metric, reading):
        return OPEN
    own, said = (name_unit(each.unit) if each.unit else None for each in (reading, mention))
    known = own is None or said is None or own == said
    if not known and (is_currency(reading.unit or "") or _is_one_language(mention, reading)):
        return OPEN
    found = _compare_values(mention, reading)
    # Without a name in common, two units may be one thing: `lượt` and `arrivals`.
    return found if known or found.standing != "other" else OPEN


def _is_of_kind(mention: QuantityMention, metric: Metric, reading: Quantity) -> bool:
    """Return whether a quantity measures what a figure does, as far as its words say."""
    if (mention.unit in PER_CENT) != (reading.unit in PER_CENT):
        return False
    measure = metric.measure or reading.measure
    if measure in _OWN_KIND:
        return mention.measure == measure or (measure == "change" and _is_level(mention, reading))
    if mention.measure in _OWN_KIND and mention.measure != reading.measure:
        return False
    money = is_currency(reading.unit or "")
    if mention.unit is None:
        return not money or (mention.value or mention.high or 0) >= _BIG
    return money == is_currency(mention.unit)


def _is_level(mention: QuantityMention, reading: Quantity) -> bool:
    """Return whether a share has the number of a change: `the rise was 8.02%`."""
    return mention.value is not None and mention.value == reading.value


def _is_one_language(mention: QuantityMention, reading: Quantity) -> bool:
    return (mention.unit or "").isascii() == (reading.unit or "").isascii()


def _compare_values(mention: QuantityMention, reading: Quantity) -> Relation:
    if reading.value is None:
        same = (mention.low, mention.high) == (reading.low, reading.high)
        return SAME if same else OTHER
    if mention.value is None:
        return OPEN
    said, value = Decimal(str(mention.value)), Decimal(str(reading.value))
    if said == value:
        return _compare_limits(mention.approximation, reading.approximation)
    if (said < 0) != (value < 0):
        return OTHER
    near = _compare_near(said, value, mention.approximation)
    # `no more than 5` for `no more than 2` is another limit, not a value within it.
    same = mention.approximation is not None and mention.approximation == reading.approximation
    return OTHER if same and near.standing == "open" else near


def _compare_limits(said: Approximation | None, own: Approximation | None) -> Relation:
    """Compare the limits of two numbers that are the same."""
    if said == own:
        return SAME
    if said is None:
        return Relation("rule", UNLIMITED)
    if said == "about":
        return Relation("rule", LIMIT)
    alike = own == "about" or any(said in each and own in each for each in _ALIKE)
    return OPEN if alike else OTHER


def _compare_near(said: Decimal, value: Decimal, limit: Approximation | None) -> Relation:
    """Compare a number with another one that may be its round form or within its limit."""
    beyond, near = abs(value) - abs(said), abs(value) / 10
    rough = _digits(said) <= _ROUND and abs(beyond) <= near
    if limit in ("over", "at_least") and beyond > 0:
        cut = _rounded(value, said, ROUND_FLOOR) == said
        return Relation("rule", LIMIT) if cut or rough else OPEN
    if limit in ("under", "at_most") and beyond < 0:
        raised = _rounded(value, said, ROUND_CEILING) == said
        return Relation("rule", LIMIT) if raised or rough else OPEN
    if limit == "about" and rough and 2 * abs(beyond) <= near:
        return Relation("rule", LIMIT)
    if said and _rounded(value, said, ROUND_HALF_UP) == said:
        return Relation("rule", ROUNDED)
    return OTHER


def _digits(number: Decimal) -> int:
    """Return how many digits of a number say something: two of 1,200."""
    return len(number.normalize().as_tuple().digits)


def _rounded(value: Decimal, like: Decimal, rounding: str) -> Decimal:
    """Return a value rounded to the last digit of another one that is not zero."""
    exponent = like.normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    step = Decimal(1).scaleb(exponent)
    return (value / step).to_integral_value(rounding) * step
