"""The words of a text as a search compares them: whole syllables, with and without diacritics.

What carries no meaning does not count: case, the place of a tone mark, `i` or `y` at the end of a
syllable such as that of `quản lí`, the shape of an apostrophe or a hyphen, invisible characters,
the plural and the possessive of English, zeros before a number and the sign between its whole and
its decimals.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ttdn_cli.text.collation import normalize_tones
from ttdn_cli.text.numbers import read_digits
from ttdn_cli.text.unicode import fold, nfc

_UNSEEN = "\xad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
_LETTERS = rf"[^\W_](?:[\w\u0300-\u036f{_UNSEEN}])*"
_WORD = re.compile(
    r"(?<![^\W_])[0-9]+(?:[.,][0-9]+)*(?![^\W_])"
    rf"|{_LETTERS}(?:['\u2018\u2019\u02bc]{_LETTERS})*"
)
"""A number in digits, or letters and digits in a row."""

_BREAKS = re.compile(r"[;:!?…()\[\]\n]")
_NEXT = re.compile(r"\s*|[-/.&\u2010-\u2013]")
_JOINED = re.compile(r"[-/.&\u2010-\u2013](?=\w)")
_POSSESSIVE = re.compile("['\u2018\u2019\u02bc]s?$")
# U+00D0 and U+0189 look like Đ, and keyboards and old fonts have them for it.
_LOOKALIKES = str.maketrans("\u00d0\u0189\u00f0\u0256", "ĐĐđđ") | dict.fromkeys(
    map(ord, "\u2018\u2019\u02bc"), "'"
)
_FINAL_Y = re.compile("^(h|k|l|m|s|t|qu)y(?=[\u0300\u0301\u0303\u0309\u0323]?$)")
"""Vietnamese writes these syllables with `i` or `y`, as schools and the press do each."""

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
"""The full-width forms of ASCII (Unicode, Halfwidth and Fullwidth Forms)."""

_PLAIN = (
    _WIDE
    | _LOOKALIKES
    | {
        code: None
        for first, last in re.findall("(.)(?:-(.))?", _UNSEEN)
        for code in range(ord(first), ord(last or first) + 1)
    }
)


class Word(NamedTuple):
    """A word of a text.

    Attributes:
        exact: the word without case, with its diacritics.
        plain: the word without these too.
        start: where it begins in the text.
        end: where it ends there.
        breaks: whether what stands before it, such as a bracket, parts it from the word before.
        joined: whether a hyphen, a stroke or a point joins it to a word beside it: `NĐ-CP`.
        follows: whether nothing but such a sign, or space, is between it and the word before.
        glued: whether such a sign joins it to the word before.
        inflected: whether it stands for another form of an English word, such as its plural.
    """

    exact: str
    plain: str
    start: int
    end: int
    breaks: bool
    joined: bool = False
    follows: bool = False
    glued: bool = False
    inflected: bool = False

    @property
    def marked(self) -> bool:
        """Whether it has diacritics."""
        return self.exact != self.plain


def words_of(text: str) -> list[Word]:
    """Return the words of a text, in their order."""
    words: list[Word] = []
    text = text.translate(_WIDE)
    end = 0
    for found in _WORD.finditer(text):
        breaks = bool(_BREAKS.search(text, end, found.start()))
        follows = bool(words) and _NEXT.fullmatch(text, end, found.start()) is not None
        glued = follows and not text[end : found.start()].isspace()
        place, end = found.span()
        joined = bool(_JOINED.match(text, end) or (place and _JOINED.match(text, place - 1)))
        for exact, plain in _forms(found.group()):
            inflected = exact != _final_i(found.group().casefold()) and found.group().isascii()
            inflected = inflected and not exact[0].isdigit()
            words.append(Word(exact, plain, place, end, breaks, joined, follows, glued, inflected))
            breaks, follows, glued = False, True, True
    return words


def folded(text: str) -> str:
    """Return a text without case, diacritics and what is not seen, in which `key_of` is found."""
    return fold(text.translate(_PLAIN))


def key_of(plain: str) -> str:
    """Return what every text has, folded, that has a word: it tells at once where there is none.

    Args:
        plain: the word without diacritics, as `words_of` returns it.
    """
    if not plain.isascii():
        return plain
    if plain.partition(".")[0].isdigit():
        # What stands before the first sign between its thousands, if there is one.
        whole = plain.partition(".")[0]
        return whole if len(whole) <= 3 else whole[: len(whole) % 3 or 3]
    bare = plain.partition("'")[0].partition("iz")[0]
    return bare[:-2] if len(bare) > 4 else bare[:-1] if len(bare) > 3 else bare.removesuffix("i")


@lru_cache(maxsize=50_000)
def _forms(word: str) -> tuple[tuple[str, str], ...]:
    """Return a word with its diacritics and without, and the numbers of `6.6.2024` one by one."""
    if word[0].isdigit() and word.isascii() and not any(map(str.isalpha, word)):
        # `4,000` is four thousand in either language: nobody writes three decimals of a whole.
        read = read_digits(word, whole=word.endswith("000"))
        if read is None:
            return tuple((each, each) for each in (_number(n) for n in re.findall("[0-9]+", word)))
        number = f"{read.value.normalize():f}"
        return ((number, number),)
    word = nfc(re.sub(f"[{_UNSEEN}]", "", word)).translate(_LOOKALIKES)
    word = _POSSESSIVE.sub("", word)
    if word.isascii():
        word = _number(word) if word.isdigit() else _final_i(_singular(word.casefold()))
        return ((word, word),)
    return ((_final_i(normalize_tones(word)), _final_i(fold(word))),)


def _final_i(word: str) -> str:
    return _FINAL_Y.sub(r"\1i", word)


def _number(digits: str) -> str:
    return digits.lstrip("0") or "0"


def _singular(word: str) -> str:
    """Return an English word in the singular, spelt with `z` where both are usual.

    The rules are those of Harman's S-stemmer (D. Harman, "How effective is suffixing?", JASIS 42,
    1991), with the plurals in -ches, -shes, -sses, -xes and -men besides. What is no word of
    English may lose its `s` too, which it does wherever it stands.
    """
    if len(word) > 3 and word != "news":
        if word.endswith("men") and len(word) > 4:
            word = word[:-3] + "man"
        elif word.endswith("ies") and not word.endswith(("eies", "aies")):
            word = word[:-3] + "y"
        elif word.endswith(("ches", "shes", "sses", "xes")):
            word = word[:-2]
        elif word.endswith("s") and not word.endswith(("us", "ss", "is")):
            word = word[:-1]
    return re.sub("(?<=[a-z]{3})is(?=(?:e|ed|er|ing|ation)$)", "iz", word)
