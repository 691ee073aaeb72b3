"""Normalising Vietnamese text, and making any text safe to print."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Iterable
from itertools import groupby

_ALIKE = 60
"""Per cent of the letters of two words that are the same and in the same order (Indel)."""

CAPITALS = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
"""The capital letters of Vietnamese, for a class of a pattern; no range has just these."""

# Unicode 16, general categories Cc, Cf (bidirectional and zero-width), Zl and Zp, lone surrogates
# and Default_Ignorable_Code_Point: what moves a cursor, hides text or reorders it. Then Co, private
# use: what it looks like is up to a font; two signs that are blank; and the noncharacters.
# `re` compiles it when it is first met: it is a long one, and most commands need it never, as
# their texts have no character but those of Latin and Vietnamese, which is seen ten times faster.
_UNSAFE = (
    "[\x00-\x1f\x7f-\x9f\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160"
    "\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd\u2800\U0001d159\ufdd0-\ufdef"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
    )
    + "]"
)
_UNUSUAL = "[^ -~\xa0-\xac\xae-\u034e\u1e00-\u1eff\u2010-\u2027\u202f-\u205f]"


_LONG_RUN = r"[^\w\s\x00-\x7f]{32,}"
"""More combining marks in a row than any writing has, and rows of other signs."""


def nfc(text: str) -> str:
    """Return the text in Unicode Normalization Form C, the form this project writes.

    CPython puts marks in their canonical order one by one, which takes ten seconds for 80,000 of
    them in a row; sorted they are the same text (Unicode Standard, definition D109).
    """
    if len(text) > 32 and not text.isascii():
        text = re.sub(_LONG_RUN, _in_canonical_order, text)
    return unicodedata.normalize("NFC", text)


def _in_canonical_order(run: re.Match[str]) -> str:
    parted = "".join(unicodedata.normalize("NFD", each) for each in run.group())
    return "".join(
        "".join(sorted(row, key=unicodedata.combining) if combines else row)
        for combines, row in groupby(parted, key=lambda each: unicodedata.combining(each) > 0)
    )


def decode_argument(argument: str) -> str:
    """Return an argument of the command line as the UTF-8 that it is, whatever the locale."""
    try:
        return os.fsencode(argument).decode()
    except UnicodeError:
        return argument


_LATE_TONE = re.compile(
    "(?<![qQ])([oO])([aAeE])([\u0300\u0301\u0303\u0309\u0323])(?![^\\W\\d_])|"
    "(?<![qQ])([uU])([yY])([\u0300\u0301\u0303\u0309\u0323])(?![^\\W\\d_])"
)


def place_tone(word: str) -> str:
    """Return a word with its tone mark on the first vowel of `òa`, `òe`, `ùy`: `hoà` is `hòa`.

    Both ways are taught and printed; which one a text has says nothing.
    """
    if word.isascii():
        return word
    parted = unicodedata.normalize("NFD", word)
    moved = _LATE_TONE.sub(
        lambda found: "".join(found[place] for place in ((1, 3, 2) if found[1] else (4, 6, 5))),
        parted,
    )
    return nfc(moved)


class _Folds(dict[int, str]):
    """What `fold` makes of each character, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        parted = unicodedata.normalize("NFD", chr(code).casefold().replace("đ", "d"))
        plain = "".join(each for each in parted if not unicodedata.combining(each))
        self[code] = nfc(plain)
        return self[code]


_FOLDS = _Folds()


def fold(text: str) -> str:
    """Return the text without case and diacritics; `đ` becomes `d`."""
    return nfc(nfc(text).translate(_FOLDS))


def find_closest(word: str, known: Iterable[str], most: int = 1) -> list[str]:
    """Return the known words that are spelt most like a word, the nearest first."""
    # Only what is typed or written wrong waits for it.
    from rapidfuzz import fuzz, process

    close = process.extract(word, [*known], scorer=fuzz.ratio, limit=most, score_cutoff=_ALIKE)
    return [each for each, _, _ in close]


def find_unsafe(text: str) -> str | None:
    """Return the first character that a dataset may not hold, or None.

    These are control, bidirectional, invisible and private characters, noncharacters and line
    breaks.
    """
    if text.isascii() and text.isprintable():
        return None  # Ids and figures, and most of English.
    found = re.search(_UNUSUAL, text) and re.search(_UNSAFE, text)
    return found.group() if found else None


def escape_unsafe(text: str) -> str:
    """Return the text with every unsafe character written out as its Python escape."""
    return _replace_unsafe(text, lambda found: found.group().encode("unicode_escape").decode())


def escape_unsafe_in_json(encoded: str) -> str:
    """Return JSON on one line with every unsafe character as its escape, which is the same value.

    Such a character stands in a string; RFC 8259, section 7, writes one beyond U+FFFF as two.
    """

    def escape(found: re.Match[str]) -> str:
        pair = found.group().encode("utf-16-be", "surrogatepass").hex()
        return "".join(f"\\u{pair[place : place + 4]}" for place in range(0, len(pair), 4))

    return _replace_unsafe(encoded, escape)


def _replace_unsafe(text: str, by: Callable[[re.Match[str]], str]) -> str:
    return re.sub(_UNSAFE, by, text) if re.search(_UNUSUAL, text) else text


def shorten(text: str, most: int = 60) -> str:
    """Return the text if it has at most that many characters, else its start and an ellipsis."""
    return text if len(text) <= most else text[: most - 1] + "…"


def capitalize_first(text: str) -> str:
    """Return the text with a capital letter at its start, and the others as they are."""
    return text[:1].upper() + text[1:]
