"""Quotation marks around words of a text, some of which bring their own."""

from __future__ import annotations

_OPENING, _CLOSING = "“", "”"


def in_marks(text: str) -> str:
    """Return words in one pair of quotation marks, also where they have it or half of it."""
    return f"{_OPENING}{without_marks(text)}{_CLOSING}"


def without_marks(text: str) -> str:
    """Return words without the quotation marks that are around all of them.

    Of a part of a quotation only one of the two is there. A mark at an end that belongs to words
    within, such as both in `“A” and “B”`, stays.
    """
    if text[:1] == text[-1:] == '"' and text.count('"') == 2:
        return text[1:-1]
    opened: list[int] = []
    partner: dict[int, int] = {}
    last = len(text) - 1
    for at, each in enumerate(text):
        if each == _OPENING:
            opened.append(at)
        elif each == _CLOSING and opened:
            partner[at] = opened.pop()
            partner[partner[at]] = at
    first = text[:1] == _OPENING and partner.get(0, last) == last
    final = text[-1:] == _CLOSING and partner.get(last, 0) == 0
    return text[first : len(text) - final]
