"""Characters that look alike: a difference that nobody can see, and how to name it.

Unicode calls them confusable (UTS #39). Here are those that look like the letters, digits and signs
of Vietnamese in the fonts that most people read.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from functools import lru_cache

_ALIKE = {
    "Đ": "\u00d0\u0189",  # Eth, and the African D.
    "-": "\u2010\u2011\u2012\u2013\u2043\u2212\u02d7",
    "/": "\u2044\u2215\u29f8",
    ":": "\u2236\ua789",
    "l": "I1|\u01c0\u0399\u0406\u04c0\u2223",
    "O": "0\u039f\u041e",
    "i": "\u0131\u03b9\u0456",
    # Greek, Cyrillic and the phonetic alphabet.
    **{"A": "\u0391\u0410", "B": "\u0392\u0412", "C": "\u0421\u03f9", "E": "\u0395\u0415"},
    **{"H": "\u0397\u041d", "J": "\u0408", "K": "\u039a\u041a", "M": "\u039c\u041c"},
    **{"N": "\u039d", "P": "\u03a1\u0420", "S": "\u0405", "T": "\u03a4\u0422"},
    **{"X": "\u03a7\u0425", "Y": "\u03a5\u04ae", "Z": "\u0396"},
    **{"a": "\u0251\u0430", "c": "\u0441\u03f2", "e": "\u0435", "g": "\u0261", "h": "\u04bb"},
    **{"j": "\u0458", "o": "\u03bf\u043e", "p": "\u03c1\u0440", "q": "\u051b", "s": "\u0455"},
    **{"u": "\u03c5", "v": "\u03bd\u0475", "w": "\u051d", "x": "\u0445", "y": "\u0443\u04af"},
}
_LOOKS = str.maketrans({each: look for look, alike in _ALIKE.items() for each in alike})
_STRUCK = re.compile("([Dd])[\u0335\u0336]")
_TWICE = re.compile(r"([\u0300-\u036f])\1+")


@lru_cache(maxsize=300_000)  # More than the words of a text.
def look_of(word: str) -> str:
    """Return what a word looks like: the same text for all words that a reader takes for it."""
    plain = unicodedata.normalize("NFKD", word).translate(_LOOKS)
    plain = _STRUCK.sub(lambda found: "Đ" if found[1] == "D" else "đ", plain)
    return _TWICE.sub(r"\1", plain)


def unseen_differences(there: str, wanted: str) -> list[str]:
    """Return the differences of two words that look alike, each by code points.

    Returns:
        Each once, such as `U+00D0 for U+0110`; none where a reader sees that the words differ.
    """
    if there == wanted or look_of(there) != look_of(wanted):
        return []
    differences = difflib.SequenceMatcher(None, there, wanted, autojunk=False).get_opcodes()
    return list(
        dict.fromkeys(
            f"{_code_points(there[start:end])} for {_code_points(wanted[first:last])}"
            for operation, start, end, first, last in differences
            if operation != "equal"
        )
    )


def _code_points(text: str) -> str:
    return " ".join(f"U+{ord(each):04X}" for each in text[:8]) or "nothing"
