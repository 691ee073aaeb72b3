"""The Vietnamese alphabet: the order of texts, and which spellings are the same.

Letters come first (a ă â b c d đ e ê …), then the tones of each word (ngang, huyền, hỏi, ngã, sắc,
nặng), then small before capital letters, as in the Unicode collation of Vietnamese (CLDR). The
tone belongs to the word and not to a letter of it, so that `hòa` and `hoà` are one.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import groupby

from ttdn_cli.text.unicode import fold, nfc

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = "\u0300\u0309\u0303\u0301\u0323"

CollationKey = tuple[tuple[tuple[int, int, str], ...], tuple[str, ...], str]


def collation_key(text: str) -> CollationKey:
    """Return the key that sorts texts in Vietnamese alphabetical order."""
    text = nfc(text)
    letters = tuple(_letter(each)[0] for each in text)
    words = (word for is_word, word in groupby(text, key=str.isalpha) if is_word)
    tones = tuple("".join(_letter(each)[1] for each in word) for word in words)
    return letters, tones, text.swapcase()


def normalize_tones(text: str) -> str:
    """Return the text without case, the tones at its end wherever in it they are written."""
    return "".join(_split_tones(text.casefold()))


def _split_tones(text: str) -> tuple[str, str]:
    parted = unicodedata.normalize("NFD", text)
    bare = nfc("".join(each for each in parted if each not in _TONES))
    return bare, "".join(each for each in parted if each in _TONES)


@cache
def _letter(char: str) -> tuple[tuple[int, int, str], str]:
    """Return the place of a character in the alphabet, and its marks that are no letter's."""
    base, tones = _split_tones(char.lower())
    marks = "".join(str(_TONES.index(each)) for each in tones)
    if base in _LETTERS:
        return (3, _LETTERS.index(base), ""), marks
    plain = fold(base)
    if plain != base and plain and plain in _LETTERS:
        return (3, _LETTERS.index(plain), ""), marks + base
    return (_rank(char), 0, base), marks


def _rank(char: str) -> int:
    if char.isspace():
        return 0
    if char.isalpha():
        return 4
    return 2 if char.isdecimal() else 1
