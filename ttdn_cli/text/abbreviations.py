"""What an abbreviation stands for: the initials of words."""

from __future__ import annotations

from ttdn_cli.text.unicode import fold

SMALL = frozenset({"và", "của", "các", "the", "of", "and", "for", "on", "in", "&"})
"""Words whose initials are mostly left out."""


def initials(words: list[str], *, small: bool = True) -> str:
    """Return the initials of words, folded.

    Args:
        words: of which each has a letter.
        small: whether those of small words, such as `và`, are among them.
    """
    return fold("".join(word[0] for word in words if small or word.lower() not in SMALL))


def is_expanded(short: str, long: str) -> bool:
    """Return whether a name is another one written out: `UBND tỉnh A` as `Ủy ban nhân dân tỉnh A`.

    A word in capitals stands for the initials of some words, any other for itself.
    """
    words = [word for word in long.replace("-", " ").split() if word]
    ends = {0}
    for word in short.replace("&", "").replace("-", " ").split():
        ends = {end for start in ends for end in _ends(word, words, start)}
    return len(words) in ends


def _ends(word: str, long: list[str], start: int) -> list[int]:
    """Return where the words end that one word of an abbreviation can stand for."""
    found = [start + 1] if long[start : start + 1] == [word] else []
    letters = fold("".join(filter(str.isalnum, word)))
    if len(word) > 1 and word.isupper():
        for end in range(start + 2, min(len(long), start + 2 * len(letters)) + 1):
            if letters in (initials(long[start:end]), initials(long[start:end], small=False)):
                found.append(end)
    return found
