"""Read a figure as it was published: a string that is one quantity and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import msgspec

from ttdn_cli.extraction.limits import estimated_before, fall_before, rises_before
from ttdn_cli.extraction.passages import Passage, passages
from ttdn_cli.extraction.quantities import find_alone
from ttdn_cli.extraction.ranks import rank_in_figures
from ttdn_cli.extraction.readings import Reading
from ttdn_cli.text.measures import Approximation, Measure
from ttdn_cli.text.messages import later, message
from ttdn_cli.text.quantities import is_of_none
from ttdn_cli.text.unicode import find_unsafe, nfc, shorten
from ttdn_cli.text.units import match_magnitude, match_unit

_EXPECTED = later("expected a figure such as 58/63, 90%, 1.250 or hơn 13 nghìn đôla")
_LONGEST = 100
"""Characters of the longest figure; what is longer is a sentence, and is not looked at."""

_OPENS_RANGE = ("từ ", "from ", "between ")


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """What a figure says; numbers are whole where they can be.

    Attributes:
        value: with its magnitude and sign, or None of a range.
        low: the lower end of a range, or None.
        high: the upper end, or None.
        approximation: how the number is limited, or None if it is not.
        unit: or None where none is stated.
        measure: as the figure alone says it.
        numerator: of a part of a whole, or None.
        denominator: of that whole, or None.
    """

    value: int | float | None
    low: int | float | None = None
    high: int | float | None = None
    approximation: Approximation | None = None
    unit: str | None = None
    measure: Measure
    numerator: int | float | None = None
    denominator: int | float | None = None


def read_given(given: str, *, english: bool = False) -> Given:
    """Return the one quantity that a string is, whole.

    A fraction that could be a date, such as `2/3` or `12/2023`, is read as a fraction: whether it
    is a date is up to who knows where it stands.

    Args:
        given: the figure as published, such as `58/63` or `hơn 13 nghìn đôla`.
        english: whether it is in English, where a comma stands between thousands.

    Raises:
        ValueError: if it is none, or if something is left over; its text is for the user.
    """
    foreign = any(each.isdecimal() and not each.isascii() for each in given[:_LONGEST])
    if foreign or len(given) > _LONGEST or find_unsafe(given) or not given.strip():
        raise ValueError(message(_EXPECTED))
    (passage,) = passages(nfc(given))
    if passage.low != passage.low.strip():
        raise ValueError(message("a figure has no space before or after it"))
    passage = passage._replace(english=english)
    left = None
    for reading in find_alone(passage):
        over = _left_over(passage, reading)
        if not over:
            return _given(passage, reading)
        left = left or over
    if any(is_of_none(passage.low, place, english=english) for place in range(len(given))):
        raise ValueError(message("the total is 0"))
    raise _unexpected(shorten(left)) if left else ValueError(message(_EXPECTED))


def _left_over(passage: Passage, reading: Reading) -> str:
    """Return the first words of a figure that are no part of its reading; empty without."""
    low, end, amount = passage.low, reading.end, reading.amount
    unit = amount.unit
    if amount.denominator is not None and unit and not low.endswith(unit.text.lower(), 0, end):
        # What a part is of stands behind it: `7.106/13.640 hộ`.
        counted = match_unit(low, match_magnitude(low, end)[1])
        end = counted[0] if counted else end
    if after := passage.text[end:].strip():
        return after
    before = low[: reading.start]
    if _consists(before.split(), lambda words: _is_said(words, reading)):
        return ""
    return passage.text[: reading.start].strip()


def _is_said(words: str, reading: Reading) -> bool:
    """Return whether words before a figure say what it is, without being counted to it in a text.

    Args:
        words: with a space behind them.
        reading: of the figure.
    """
    end = len(words)
    if reading.measure == "rank":
        ranks = (
            rank_in_figures(f"{words}{before}1{after}", end + len(before), end + len(before) + 1)
            for before, after in (("", ""), ("thứ ", ""), ("", "st"))
        )
        return any(ranks)
    if reading.amount.value is None and words in _OPENS_RANGE:
        return True
    changes = rises_before(words, end) or fall_before(words, end) is not None
    return changes or estimated_before(words, end)


def _consists(words: list[str], is_said: Callable[[str], bool]) -> bool:
    """Return whether words are phrases that each say something, and need all of their words."""

    def says(start: int, end: int) -> bool:
        return is_said(" ".join(words[start:end]) + " ")

    # Where phrases that are fine so far can end.
    ends = {0}
    for end in range(1, len(words) + 1):
        # A phrase has no more words than it needs, so that the shortest decides.
        start = next((start for start in range(end - 1, -1, -1) if says(start, end)), None)
        if start in ends:
            ends.add(end)
    return len(words) in ends


def _unexpected(text: str) -> ValueError:
    return ValueError(message(_EXPECTED) + message(", without {text!r}", text=text))


def _given(passage: Passage, reading: Reading) -> Given:
    """Return what a reading says as numbers of JSON.

    Raises:
        ValueError: if a part is more than its whole, or what a sign or a unit means is not clear.
    """
    amount, sign, measure = reading.amount, -1 if reading.negative else 1, reading.measure
    part, whole = _number(amount.numerator), _number(amount.denominator)
    if part is not None and whole is not None and part > whole:
        raise ValueError(message("{part} is more than {whole}", part=part, whole=whole))
    unit = amount.unit
    written = passage.text[amount.end - len(unit.text) : amount.end] if unit else ""
    exact = unit and (len(unit.text) == 1 or (unit.kind == "count" and unit.text.isupper()))
    if unit and exact and written.lower() == unit.text.lower() and written != unit.text:
        raise _unexpected(written)  # `5G` is no mass.
    signed = passage.low[reading.start]
    # Of a range nobody can tell whether both ends are below zero.
    if signed in ("+", "-") and (part is not None or amount.value is None):
        raise _unexpected(signed)
    ranged = amount.value is None
    begin = reading.start - len("từ ") * passage.low.endswith("từ ", 0, reading.start)
    if ranged and measure != "multiple" and rises_before(passage.low, begin):
        measure = "change"
    low, high = (amount.high, amount.low) if reading.negative else (amount.low, amount.high)
    return Given(
        value=_number(amount.value, sign),
        low=_number(low, sign),
        high=_number(high, sign),
        approximation=reading.approximation,
        unit=unit.text if unit else None,
        measure=measure,
        numerator=part,
        denominator=whole,
    )


def _number(value: Decimal | None, sign: int = 1) -> int | float | None:
    if value is None:
        return None
    value *= sign
    return int(value) if value == value.to_integral_value() else float(value)
