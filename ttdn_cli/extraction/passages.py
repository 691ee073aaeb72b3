"""A text in the stretches that are read one by one, and in the form in which they are read.

The form is for reading only: any space is a plain one, any dash a hyphen, `Ð` is `Đ`, and what
nobody sees is gone. Places in it lead back to the text, of which mentions keep the characters.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from functools import cache
from itertools import chain, pairwise
from typing import NamedTuple

from ttdn_cli.text.gazetteer import load
from ttdn_cli.text.unicode import nfc

_BLANK_LINE = re.compile(r"\n[^\S\n]*(?=\n)")
_INVISIBLE = re.compile(
    "[\xad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\U000e0000-\U000e007f\U000e0100-\U000e01ef]"
)
_JOINED = re.compile(
    r"(?<=[0-9][/-])\n[ \t]*(?=[0-9A-ZĐƯ])|(?<=[0-9])\n[ \t]*(?=%)|"
    r"(?<=[0-9]\.)\n[ \t]*(?=000(?!\w))|(?<=[^0-9][0-9],)\n[ \t]*(?=[0-9]{1,2} ?%)|"
    r"(?<=[^0-9][0-9]{2},)\n[ \t]*(?=[0-9]{1,2} ?%)|"
    r"[0-9]/[^\W\d_]{1,8} ?-(\n[ \t]*)(?=[A-ZĐ]{2})"
)
"""A line break within a number: after its stroke, hyphen or decimal comma, before its `%`.

Where there is a group, the break is only that.
"""

_WIDE = re.compile(r"(?<=[^\W\d_A-Z]) +(?= [a-zà-ỹđ])|(?<=[^\W\d_A-Z]\n) +(?=[a-zà-ỹđ])")
"""Spaces more than one before a small letter, and the indent of a line that goes on."""

_NARROW = re.compile("(?<=[0-9])[\xa0\u2009\u202f](?=[0-9]{3}(?![0-9]))")
"""A space between thousands that does not break."""

_SPACES = dict.fromkeys(
    map(ord, "\t\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000_"), " "
)
_SPACES |= dict.fromkeys(range(0x2000, 0x200B), " ")
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d"), "-")
_OTHERS = {
    ord("Ð"): "Đ",
    ord("İ"): "I",
    ord("⁄"): "/",
    ord("∕"): "/",
    ord("％"): "%",
    ord("／"): "/",
    ord("．"): ".",
}
_FULL_WIDTH = {0xFF10 + digit: str(digit) for digit in range(10)}
_FORM = str.maketrans({0xE000: "\u202f"} | _SPACES | _DASHES | _OTHERS | _FULL_WIDTH)

_EAST_ASIAN = "\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
"""The letters of Chinese, Japanese and Korean, as a range of a pattern."""

_IS_EAST_ASIAN = re.compile(f"[{_EAST_ASIAN}]")
_LATIN = "0-9A-Za-z\u00c0-\u024f\u1e00-\u1eff"
_APART = re.compile(
    rf"(?<=[{_LATIN}])(?=[{_EAST_ASIAN}])|(?<=[{_EAST_ASIAN}])(?=[{_LATIN}])|"
    rf"(?<=[0-9][万萬億亿만억])(?=[{_EAST_ASIAN}])|"
    rf"(?<=パーセント)(?=[{_EAST_ASIAN}])|(?<=퍼센트)(?=[{_EAST_ASIAN}])"
)
"""Where a word ends that is written without a space: `2024年`, `92パーセントの`."""

_MARKER = re.compile(
    r"[ ]*(?:[-+*•●▪◦○§#>|]|\d{1,3}(?:\.\d{1,3})*[.)](?!\d)|\(?[a-zđ]{1,2}\)|[IVXLC]{1,5}[.)]|"
    r"[A-ZĐ][.)] |điều \d|kính thưa|thưa |kính gửi|dear |căn cứ |xét )",
    re.I,
)
_NARROWEST, _WIDEST = 40, 160
"""Characters of the longest line of a wrapped text; where it is longer, a line is a paragraph."""

_ENDS = re.compile(r"[.!?:;…][\"'”’)\]]*[ ]*$")
_SALUTATION = re.compile(r"[ \"“*]*(?:(?:kính )?thưa |dear |\Z)", re.I)
_VIETNAMESE = re.compile("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹĐ]", re.I)
_ENGLISH = re.compile(
    r"\b(?:the|of|and|in|to|for|with|on|by|was|is|are|were|at|from|has|have|had|there|that|this|some)\b",
    re.I,
)
_OTHER_SCRIPT = re.compile(f"[{_EAST_ASIAN}\u0400-\u04ff]")
_SHARE_OF_SCRIPT = 5
"""Of so many characters of a text in another script one is a letter of it, or more."""

_SHARE_OF_MARKS = 8
"""Of so many characters of a text in Vietnamese one has a mark that only Vietnamese has, or more;
names in a text in another language have fewer."""

_MARKS_A_WORD = 4
"""So many such marks weigh as much as one word of another language."""


class Passage(NamedTuple):
    """A stretch of a text between two blank lines.

    Attributes:
        start: where it begins in the text.
        text: its characters in the form for reading; a line break is one that ends a paragraph.
        low: the same in lower case.
        places: where each character stands in the text, counted from `start`; None where all do
            as they do here.
        english: whether it is in English, or in Chinese, Japanese or Korean, which write numbers as
            English does; what has no words is as what precedes it.
        foreign: whether it is in a language other than Vietnamese and English.
    """

    start: int
    text: str
    low: str
    places: array[int] | None
    english: bool
    foreign: bool = False

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the passage begins and ends in the text."""
        if self.places is None:
            return self.start + start, self.start + end
        return self.start + self.places[start], self.start + self.places[end - 1] + 1


def normalize_source(text: str) -> str:
    """Return a text as it is read: without byte order marks at its head, line ends LF, in NFC."""
    return nfc(text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))


def line_starts(source: str) -> list[int]:
    """Return where the lines of a text begin that are not blank."""
    starts, place = [], 0
    for line in source.split("\n"):
        if line.strip():
            starts.append(place)
        place += len(line) + 1
    return starts


def passages(source: str) -> Iterator[Passage]:
    """Yield the passages of a text that `normalize_source` returned."""
    english = foreign = False
    start = 0
    for blank in (*_BLANK_LINE.finditer(source), None):
        end = blank.start() if blank else len(source)
        if source[start:end].strip():
            stretch = source[start:end]
            english, foreign = _language(stretch, english, foreign)
            yield _passage(start, stretch, english, foreign)
        start = blank.end() if blank else end


@cache
def _other_words() -> frozenset[str]:
    """Return the words that say that a text is neither in Vietnamese nor in English."""
    data = load("languages")
    every = chain(*data["words"].values(), *data["months"].values())
    return frozenset(every).difference(data["ambiguous"]["months"])


def _language(text: str, english: bool, foreign: bool) -> tuple[bool, bool]:
    """Return whether a stretch is in English, and whether in none of the two languages.

    Args:
        text: the stretch.
        english: whether what precedes it is in English.
        foreign: whether that is in another language.
    """
    marks = 0 if text.isascii() else len(_VIETNAMESE.findall(text))
    if not text.isascii():
        script = _OTHER_SCRIPT.findall(text)
        if len(script) > marks and len(script) * _SHARE_OF_SCRIPT > len(text):
            return _IS_EAST_ASIAN.match(script[-1]) is not None, True
    others = sum(map(_other_words().__contains__, text.lower().split()))
    if others * _MARKS_A_WORD > marks and others > len(_ENGLISH.findall(text)):
        return False, True
    if marks:
        words = len(_ENGLISH.findall(text))
        sparse = marks * _SHARE_OF_MARKS < len(text)
        return words * 8 > marks * 3, foreign and sparse and not words
    if _ENGLISH.search(text):
        return True, False
    return english, foreign


def _passage(start: int, stretch: str, english: bool, foreign: bool) -> Passage:
    text = stretch if stretch.isascii() else _NARROW.sub("\ue000", stretch)
    text = text.translate(_FORM)
    gone = [each.span() for each in _INVISIBLE.finditer(text)] if not text.isascii() else []
    if "\n" in text:
        gone += [each.span(each.lastindex or 0) for each in _JOINED.finditer(text)]
    if "  " in text or "\n " in text:
        gone += [each.span() for each in _WIDE.finditer(text)]
    places = None
    if gone:
        kept = list(_beside(sorted(gone), len(text)))
        places = array("I", chain.from_iterable(kept))
        text = "".join(text[each.start : each.stop] for each in kept)
    if not text.isascii() and _IS_EAST_ASIAN.search(text):
        text, places = _apart(text, places)
    text = _unwrapped(text)
    return Passage(start, text, text.lower(), places, english, foreign)


def _apart(text: str, places: array[int] | None) -> tuple[str, array[int]]:
    """Return a text with a space between letters of East Asia and what else is beside them.

    Args:
        text: in the form for reading.
        places: of its characters, or None where they are as they stand.

    Returns:
        The text and its places; that of a space is the one before it.
    """
    cuts = [0, *(each.start() for each in _APART.finditer(text)), len(text)]
    every = array("I", range(len(text))) if places is None else places
    moved = array("I")
    for first, last in pairwise(cuts):
        if first:
            moved.append(every[first - 1])
        moved += every[first:last]
    return " ".join(text[first:last] for first, last in pairwise(cuts)), moved


def _beside(gone: list[tuple[int, int]], length: int) -> Iterator[range]:
    """Yield the places of a text that are in none of some stretches, which may overlap."""
    start = 0
    for first, last in [*gone, (length, length)]:
        if start < first:
            yield range(start, first)
        start = max(start, last)


def _unwrapped(text: str) -> str:
    """Return a passage in which only the line breaks stay that end a paragraph."""
    if "\n" not in text:
        return text
    lines = text.split("\n")
    longest = max(map(len, lines))
    # Lines of about one length are wrapped; else each is a paragraph, or a line of a list.
    wrapped = _NARROWEST <= longest <= _WIDEST and all(
        len(each) >= 0.6 * longest for each in lines[:-1]
    )
    pieces = [lines[0]]
    for before, line in pairwise(lines):
        goes_on = line.lstrip()[:1].islower() or line.lstrip()[:1].isdecimal()
        ends = _ENDS.search(before[-8:]) or _MARKER.match(line) or _SALUTATION.match(before)
        pieces += [" " if (goes_on or wrapped) and not ends else "\n", line]
    return "".join(pieces)
