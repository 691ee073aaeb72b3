"""Texts as ids."""

from __future__ import annotations

import re

from ttdn_cli.text.unicode import fold

_LONGEST = 48
_OTHER = re.compile("[^a-z0-9]+")


def slug(text: str, default: str, longest: int = _LONGEST) -> str:
    """Return a text as an id: ASCII, lower case, cut at a word.

    Args:
        text: of which it is made.
        default: for a text without a letter or digit of ASCII.
        longest: how many characters it may have.
    """
    whole = _OTHER.sub("-", fold(text[: 4 * longest])).strip("-")
    if len(whole) > longest:
        whole = whole[:longest].rpartition("-")[0] or whole[:longest]
    return whole.strip("-") or default
