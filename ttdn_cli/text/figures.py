"""Figures as a speech gives them: counts, fractions and shares."""

from __future__ import annotations

import re

import msgspec

_FRACTION = r"([0-9]{1,12})/([0-9]{1,12})"
_PERCENT = r"([0-9]{1,12})(?:,([0-9]{1,12}))?%"
_NUMBER = r"[0-9]{1,12}|[0-9]{1,3}(?:\.[0-9]{3}){1,3}"


class Figure(msgspec.Struct, frozen=True):
    """The parts of a figure; what it does not say is None.

    Attributes:
        count: how many there are.
        total: out of how many.
        percent: the share in per cent, rounded half up to two decimals.
    """

    count: int | None = None
    total: int | None = None
    percent: float | None = None


def parse_figure(given: str) -> Figure:
    """Parse a figure as Vietnamese writes it: ``58/63``, ``90%``, ``87,5%``, ``1.250``.

    Raises:
        ValueError: if it is none of these or cannot be; its text is for the user.
    """
    if found := re.fullmatch(_FRACTION, given):
        count, total = int(found[1]), int(found[2])
        if total == 0:
            raise ValueError("the total is 0")
        if count > total:
            raise ValueError(f"{count} is more than {total}")
        hundredths = (20_000 * count + total) // (2 * total)
        return Figure(count, total, hundredths / 100)
    if found := re.fullmatch(_PERCENT, given):
        thousandths = int(found[1] + (found[2] or "").ljust(3, "0")[:3])
        return Figure(percent=(thousandths + 5) // 10 / 100)
    if re.fullmatch(_NUMBER, given):
        return Figure(count=int(given.replace(".", "")))
    raise ValueError("expected a figure such as 58/63, 90%, 87,5% or 1.250")
