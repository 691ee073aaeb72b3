"""Texts as ids."""

from __future__ import annotations

import re

from ttdn_cli.text.unicode import fold

_LONGEST = 48
_OTHER = re.compile("[^a-z0-9]+")


def slug(text: str, default: str) -> str:
    """Return a text as an id: ASCII, lower case, cut at a word.

    Args:
        text: of which it is made.
        default: for a text without a letter or digit of ASCII.
    """
    whole = _OTHER.sub("-", fold(text[: 4 * _LONGEST])).strip("-")
    if len(whole) > _LONGEST:
        whole = whole[:_LONGEST].rpartition("-")[0] or whole[:_LONGEST]
    return whole.strip("-") or default
