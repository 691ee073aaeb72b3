"""Signs that words are no Unicode: letters in an order that no language writes, word by word.

Many words show by their number how a text is written. Of a few, only such signs count: `®¹t` and
`ñaït` are no words, and are `đạt` in the fonts TCVN3 and VNI; `naïve` and `Raúl` are words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

RUNS = re.compile(r"[A-Za-z\x80-\U0010ffff]+")
EDGES = "\xa0\u200b\ufeff‘’“”„–—…•·‹›€™"

MOST_LETTERS = 20
"""Of a syllable, its marks and what old ways of writing make of them counted."""

_HIGH = "[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
_LED = "(?:[ÃÄÆ]|á[º»])"
_IN_WORDS = {
    # A sign within a word, before one, or a capital after a small letter.
    "TCVN3": re.compile(
        "[A-Za-z][¨©ª«¬®µ¶·¸¹º»¼½¾][A-Za-z]|[a-z][µ¸]|[§®](?:[a-z]?[\xa1-\xff]|[a-z]{2})|[a-z][À-ÖØ-Þ]"
    ),
    # A vowel with its tone as a letter of its own, or a letter that has none.
    "VNI": re.compile("[aeouyôö][ùøûõïâáàåãäêéèúüë]|ñ", re.I),
    "UTF-8 read as windows-1252": re.compile(_LED + _HIGH),
}
_LEAST = {"TCVN3": (1, 2), "VNI": (2, 4), "UTF-8 read as windows-1252": (2, 4)}
"""The weight of all signs that is enough among Vietnamese words, and among others."""

_WRITTEN_ELSEWHERE = re.compile("a[ïëâüúéèáàã]|o[ïùûâáàã]|e[âáàãøï]|uï", re.I)
"""What French, Spanish, Portuguese and others write too, of the signs of VNI."""

_LOST = re.compile(f"{_LED}\ufffd|á\ufffd")
_MOST_VIETNAMESE = 0.75


class Signs(NamedTuple):
    """What speaks for a way in which a text is written.

    Attributes:
        weight: of the signs in words that are Vietnamese in that way, and are none as they stand.
        right: which part of its words beyond ASCII is Vietnamese in that way.
        vietnamese: whether the words of ASCII around them are Vietnamese.
    """

    weight: int
    right: float
    vietnamese: bool

    def are_enough(self, way: str) -> bool:
        """Return whether nobody writes them who writes in Unicode."""
        among, alone = _LEAST[way]
        mostly = self.right >= 0.5
        if self.vietnamese and mostly and self.weight >= among:
            return True
        return self.weight >= alone and (mostly or way == "TCVN3")


def find_signs(
    text: str, way: str, read: Callable[[str], str], is_syllable: Callable[[str], bool]
) -> Signs:
    """Weigh the signs that a text is written in some way.

    Args:
        text: in NFC.
        way: how it may be written.
        read: what makes Unicode of a word.
        is_syllable: whether a word is spelt like a Vietnamese one.
    """
    pattern = _IN_WORDS[way]
    if not pattern.search(text):
        return Signs(0, 0.0, vietnamese=False)
    words = {run.strip(EDGES) for run in RUNS.findall(text)} - {""}
    plain = [word for word in words if word.isascii() and not (word.isupper() and len(word) > 1)]
    others = [word for word in words if not word.isascii()]
    right = [word for word in others if len(word) <= MOST_LETTERS and is_syllable(read(word))]
    weight = sum(
        _weight(word, way)
        for word in right
        if pattern.search(word) and not _is_word(word, is_syllable)
    )
    share = len(right) / len(others) if others else 0.0
    return Signs(weight, share, _share(plain, is_syllable) >= _MOST_VIETNAMESE)


def has_lost_letters(text: str) -> bool:
    """Return whether a text is UTF-8 read as windows-1252, without what has no letter there."""
    if "\ufffd" not in text:
        return False
    lost = len(_LOST.findall(text))
    return bool(lost) and lost + len(_IN_WORDS["UTF-8 read as windows-1252"].findall(text)) > 1


def _is_word(word: str, is_syllable: Callable[[str], bool]) -> bool:
    """Return whether a word is Vietnamese and has no capital after a small letter."""
    return is_syllable(word) and word in (word.lower(), word.upper(), word.capitalize())


def _weight(word: str, way: str) -> int:
    """Return how many letters beyond ASCII a word has; of VNI one that others write has none."""
    letters = sum(not each.isascii() for each in word)
    if way != "VNI":
        return letters
    pairs = (each for each in _IN_WORDS[way].findall(word) if len(each) > 1)
    weight = letters + sum(not _WRITTEN_ELSEWHERE.fullmatch(each) for each in pairs)
    return weight if weight > 1 else 0


def _share(words: Iterable[str], is_syllable: Callable[[str], bool]) -> float:
    found = [is_syllable(word) for word in words]
    return sum(found) / len(found) if found else 1.0
