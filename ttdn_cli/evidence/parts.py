"""What a reader of a file gathers: its text, and what it leaves out of it."""

from __future__ import annotations

import re
from typing import Literal

Part = Literal["nav", "header", "footer", "aside", "hidden", "retracted", "deleted", "comments"]
"""Why words of a file are no part of its text.

`nav`, `header`, `footer`, `aside`: of the page, or of a sheet, and not of the article; `hidden`:
not to be seen; `retracted`: struck through; `deleted`: a tracked change; `comments`: remarks beside
the text.
"""

CUT = "\0"
"""Stands in a text where what is left of a word or number on its sides is not to be joined."""
_PICTURE = "\0\ufffc\0"
_PICTURES = re.compile(rf"(?<![ \t])[ \t]*+(?:{_PICTURE}[ \t]*+)+")
_LONGEST = 40
_NUMBER_BEFORE = re.compile(r"\d[^\s\0]*\Z")
_BESIDE = re.compile(r"[^\w\s]{0,3} ?[^\w\s]{0,2}\d")


class RefusedError(Exception):
    """A file that is not read: why, and what to do."""


class Gathered:
    """The text of a file and what was left out, piece by piece."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._left_out: dict[Part, list[str]] = {}

    def add(self, words: str, part: Part | None = None, *, cut: bool = False) -> None:
        """Add words to the text, or to a part that is left out.

        Args:
            words: as they stand in the file.
            part: the part, or None for the text.
            cut: whether a reader sees that something stood there: what is left of a word or of a
                number on its two sides is not joined to another one.
        """
        if part is None:
            self._text.append(words)
            return
        self._left_out.setdefault(part, []).append(words)
        if cut and words.strip():
            self._text.append(CUT)

    def add_picture(self) -> None:
        """Add what a reader sees and no text holds: beside a number it may be its sign."""
        self._text.append(_PICTURE)

    def end_line(self, part: Part | None = None) -> None:
        """End a line of the text, and of a part that is left out."""
        self._text.append("\n")
        if part is not None:
            self._left_out.setdefault(part, []).append("\n")

    def extend(self, other: Gathered) -> None:
        """Add what another one has gathered."""
        self._text += other._text
        for part, words in other._left_out.items():
            self._left_out.setdefault(part, []).extend(words)

    def ends_in_digit(self) -> bool:
        """Return whether the last character of the text is a digit."""
        return bool(self._text) and self._text[-1][-1:].isdigit()

    @property
    def text(self) -> str:
        """The text."""
        text = _PICTURES.sub(_seen, "".join(self._text))
        return re.sub(rf"(?<=\w){CUT}++(?=\w)", " ", text).replace(CUT, "")

    @property
    def left_out(self) -> dict[Part, str]:
        """What was left out, by its reason, in the order of the file; none without a word."""
        joined = {part: "".join(pieces) for part, pieces in self._left_out.items()}
        return {part: words for part, words in joined.items() if words.strip()}


def _seen(pictures: re.Match[str]) -> str:
    """Return what is left of pictures: a mark that no quote can hold at a number, else a gap."""
    text, (start, end) = pictures.string, pictures.span()
    space = " " if pictures.group().strip("\0\ufffc") else ""
    if _NUMBER_BEFORE.search(text, max(0, start - _LONGEST), start):
        return f"\ufffc{space}"
    return f"{space}\ufffc" if _BESIDE.match(text, end) else space or CUT
