"""When two texts are the same to a person who types one of them."""

from __future__ import annotations

from ttdn_cli.text.collation import normalize_tones
from ttdn_cli.text.unicode import fold


def spelt(text: str) -> str:
    """Return what two texts share that are the same but for case, and for signs that look alike."""
    return normalize_tones(_plain_signs(text))


def bare(text: str) -> str:
    """Return what two texts share that are the same but for case and diacritics."""
    return fold(_plain_signs(text))


def _plain_signs(text: str) -> str:
    if text.isascii():
        return " ".join(text.split())
    # Most of what is compared is an id, a number or English.
    from ttdn_cli.text.canonical import canonical_words

    return " ".join(canonical_words(text))
