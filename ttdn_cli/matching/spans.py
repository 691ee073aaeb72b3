"""What a figure leaves open: all that it may be, given its digits, its limit and its range."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from ttdn_cli.facts.metrics import Metric, Quantity
from ttdn_cli.text.measures import PER_CENT, PER_MILLE
from ttdn_cli.text.numbers import DIGITS, read_digits
from ttdn_cli.text.units import base_of

_SHARES = ("coverage", "share")
_NUMBERS = ("amount", "count")

_ROUND_ZEROS = 2
"""Zeros at the end of a whole number from which on it may be a round one: `1.200`, and not `60`."""

_ROUND_PART = 0.025
"""The part of itself by which such a number may be off."""

_ABOUT, _ABOUT_EXACTLY = 0.1, 0.025
"""The part of itself by which `khoảng 40` may be off, and `khoảng 47,5`, which has three digits."""

_EXACT_DIGITS = 3
"""Digits from which on a number is none that is said for about how much."""

_NUMBER = re.compile(DIGITS)

_RATE = re.compile(
    r"(?<!\w)(?:tăng trưởng|tốc độ (?:tăng|phát triển)|lạm phát|chỉ số giá|(?:tỷ|tỉ) suất|lợi suất"
    r"|lãi suất|growth|inflation|price index|returns?|margins?|yields?|interest rates?)(?!\w)",
    re.I,
)
"""What is itself a rate that may be less than nothing: `Tăng trưởng GRDP`."""

_SIGNED = re.compile(rf"(?:[-+−–‐]|âm|minus|negative)\s?{DIGITS}\s?\D+", re.I)
"""A number with its sign, and no verb that says what changed."""


class Span(NamedTuple):
    """All that a number may be, from one end to the other."""

    low: float
    high: float

    def excludes(self, other: Span) -> bool:
        """Return whether nothing is in both; a number is in the span that is rounded to it."""
        return self.high <= other.low or other.high <= self.low


def class_of(metric: Metric) -> str | None:
    """Return what a figure can be compared with: its like, in the same base unit; or None.

    A part of a whole and its percentage are one; a rise is no level. Of what is a rate by its
    words, `-2,5%` is the level as `6%` is.
    """
    read = metric.reading
    if read is None:
        return None
    measure = metric.measure or read.measure
    if measure == "change" and _is_rate(metric, read):
        return "share"
    if measure in _SHARES:
        known = read.denominator or read.unit in PER_CENT | PER_MILLE
        return "share" if known else None
    unit, _ = base_of(read.unit) if read.unit else ("", 1)
    if measure in _NUMBERS:
        return f"number {unit}".rstrip()
    return measure if measure in ("rank", "multiple") else f"{measure} {unit}".rstrip()


def _is_rate(metric: Metric, read: Quantity) -> bool:
    """Return whether a signed figure is the level of a rate, by the words of its indicator."""
    if read.unit not in PER_CENT | PER_MILLE or not _SIGNED.fullmatch(metric.given.strip()):
        return False
    said = metric.indicator
    return any(_RATE.search(each) for each in (said.vi, said.en) if each)


def span_of(metric: Metric, *, english: bool) -> Span | None:
    """Return what a figure may be, in its base unit, or None where it is no number.

    That of a share is per cent, and of a length metres (`units.base_of`).

    Args:
        metric: with its reading.
        english: whether the text is in English, where `1,500` is a thousand and more.
    """
    read = metric.reading
    if read is None:
        return None
    factor = 0.1 if read.unit in PER_MILLE else float(base_of(read.unit)[1] if read.unit else 1)
    if (metric.measure or read.measure) in _SHARES and read.denominator:
        part = read.numerator if read.numerator is not None else read.value
        if part is None:
            return None
        return _limited(100 * part / read.denominator, 0.0, 0.0, read)
    if read.value is None:
        if read.low is None or read.high is None:
            return None
        return Span(read.low * factor, read.high * factor)
    half, step = _steps(metric.given, abs(read.value), read.unit, english)
    return _limited(read.value * factor, half * factor, step * factor, read)


def _limited(value: float, half: float, step: float, read: Quantity) -> Span:
    """Return the span of a number that is rounded, and limited as its words say.

    A limit is the number itself. `hơn 13 nghìn` goes no further than the next round number, 14
    thousand, for which nobody would say so.

    Args:
        value: the number.
        half: of what its last digit stands for.
        step: what its last digit stands for that is not zero.
        read: how it is limited.
    """
    size = abs(value)
    low, high = size - half, size + half
    match read.approximation:
        case "over":
            low, high = size, size + (step or size)
        case "under":
            low, high = max(0.0, size - (step or size)), size
        case "at_least":
            low, high = size, math.inf
        case "at_most":
            low, high = -math.inf, size
        case "about":
            digits = len(Decimal(str(size)).normalize().as_tuple().digits)
            off = size * (_ABOUT_EXACTLY if digits >= _EXACT_DIGITS else _ABOUT)
            low, high = min(low, size - off), max(high, size + off)
        case _:
            pass
    return Span(low, high) if value >= 0 else Span(-high, -low)


@lru_cache(maxsize=1 << 14)
def _steps(given: str, value: float, unit: str | None, english: bool) -> tuple[float, float]:
    """Return half of what the last digit of a figure stands for, and all that the last but zeros.

    Of `13 nghìn` these are 500 and 1,000, of `300` they are half of one and 100, in per cent and
    otherwise a little more than that half, as it may be round; of a number in words half of one and
    one, or of a round one a tenth of it: `nửa triệu`.

    Args:
        given: the figure as published.
        value: what it says, without its sign.
        unit: of it.
        english: whether it is in English.
    """
    found = _NUMBER.search(given)
    digits = None
    if found:
        digits = read_digits(found.group(), english=english)
        whole = read_digits(found.group(), english=english, whole=True)
        if whole and digits and whole.value != digits.value and float(whole.value) == value:
            digits = whole  # `3,000` of what is counted.
    if digits is None or not digits.value:
        zeros = len(f"{value:.0f}") - len(f"{value:.0f}".rstrip("0"))
        if zeros < _ROUND_ZEROS:
            return 0.5, 1.0
        return min(10.0**zeros / 2, value * _ABOUT), 10.0**zeros
    exponent = digits.value.as_tuple().exponent
    assert isinstance(exponent, int)
    step = value / float(digits.value) * 10.0**exponent
    zeros = len(str(int(digits.value))) - len(str(int(digits.value)).rstrip("0"))
    far = step * 10.0**zeros if not exponent else step
    if not exponent and zeros >= _ROUND_ZEROS and unit not in PER_CENT:
        return max(step / 2, min(far / 2, value * _ROUND_PART)), far
    return step / 2, far
