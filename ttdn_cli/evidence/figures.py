"""Where the figures of a published text begin and end: a quoted number is the whole number."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache

from ttdn_cli.extract.dates import Context
from ttdn_cli.extract.limits import fall_before, rises_before
from ttdn_cli.extract.reader import Figure, find_figures
from ttdn_cli.text.canonical import Canonical
from ttdn_cli.text.gazetteer import load
from ttdn_cli.text.numbers import MAGNITUDES
from ttdn_cli.text.worded_quantities import NUMBER_WORDS

_GLUED_AFTER = re.compile(r"[^\w\s.,]{1,3}[0-9½⅓⅔¼¾]|[½⅓⅔¼¾‰~°]|\.{2,3} ?[0-9]")
_GOES_ON = re.compile(
    rf" {{0,2}}(?:(?:{'|'.join(MAGNITUDES)}|tr|mươi|rưỡi|phẩy|trở lên|trở xuống|trở lại|đổ lại|"
    r"có lẻ|(?:hoặc|hay) (?:ít |nhiều |cao |thấp )?hơn|"
    r"âm lịch|năm [0-9]{4}|(?:hay|hoặc) [0-9]+|or more|or less)(?!\w)|[%‰+])"
)
"""What makes another number, date or limit of the number before it."""

_GLUED_BEFORE = re.compile(r"[0-9%½⅓⅔¼¾][^\w\s.,]{1,3}\Z")
_NEGATED = re.compile(r"(?<!\w)(?:không|chưa|chẳng|chả|khó|đừng|not|never|nor)(?: \w+){0,2} \Z")
_SIGNS = frozenset("#№@&§¶/\\〜⁓﹣º")
_BULLETS = frozenset("*+-•▪◦>|")


@cache
def _words() -> re.Pattern[str]:
    """Return what stands before a number and changes or denies it: it has to be quoted too."""
    numbers = load("numbers")
    limits = (phrase for phrases in numbers["approximations"].values() for phrase in phrases)
    said = (*numbers["changes"]["proof"], *limits)
    every = "|".join(sorted(map(re.escape, said), key=len, reverse=True))
    # `năm` is a year there, and not five.
    return re.compile(rf"(?<!\w)(?:{every}|(?!năm)(?:{NUMBER_WORDS})) \Z")


class Figures:
    """The figures of a text in canonical form.

    Attributes:
        every: in order.
    """

    def __init__(self, text: Canonical) -> None:
        self._text = text.text
        self._breaks: set[int] = set()
        context = Context()
        self.every: list[Figure] = sorted(
            found._replace(start=found.start + start, end=found.end + start)
            for start, stretch in self._stretches(text)
            for found in find_figures(stretch, context)
        )
        self._starts = [each.start for each in self.every]
        self._widest = max((each.end - each.start for each in self.every), default=0)

    def _stretches(self, text: Canonical) -> Iterator[tuple[int, str]]:
        """Yield what stands between two blank lines, and where; line breaks are kept."""
        first = 0
        pieces: list[str] = []
        for place, word in enumerate(text.words):
            pieces.append(word)
            after = text.spans[place][1]
            until = text.spans[place + 1][0] if place + 1 < len(text.words) else after
            lines = text.given.count("\n", after, until) or text.given.count("\r", after, until)
            if lines:
                self._breaks.add(text.starts[place + 1])
            if lines > 1 or place + 1 == len(text.words):
                yield text.starts[first], "".join(pieces)
                first, pieces = place + 1, []
            else:
                pieces.append("\n" if lines else " ")

    def between(self, start: int, end: int) -> list[Figure]:
        """Return the figures that begin in a stretch of the text."""
        return self.every[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def are_whole(self, start: int, end: int) -> bool:
        """Return whether a stretch cuts no figure: no sign, limit, range, magnitude or unit."""
        first = bisect_left(self._starts, start - self._widest)
        for each in self.every[first : bisect_right(self._starts, end)]:
            if each.kind == "law":
                continue  # A name may be quoted in part.
            if each.start < start < each.end or each.start < end < each.end:
                return False
        before, after = self._text[max(0, start - 40) : start], self._text[end : end + 16]
        goes_on = _GLUED_AFTER.match(after) or _GOES_ON.match(after.lower())
        if goes_on and self._text[end - 1] in "0123456789%½⅓⅔¼¾":
            return False
        if not self._text[start].isdigit():
            return True
        low = before.lower()
        if _GLUED_BEFORE.search(before) or _words().search(low) or _NEGATED.search(low):
            return False
        if fall_before(low, len(low)) is not None or rises_before(low, len(low)):
            return False
        return not self._is_signed(start, before[-4:])

    def _is_signed(self, start: int, before: str) -> bool:
        """Return whether a sign stands before a number: `≥ 90%`, `$5`, `# 8`; a bullet is none."""
        if before[-1:] in tuple(".,") and not before[-2:-1].isalpha():
            return True  # `.90` is a fraction.
        sign = before.rstrip(" ")[-1:]
        if not sign or not (sign in _SIGNS or unicodedata.category(sign)[0] == "S"):
            return False
        place = start - len(before) + before.rindex(sign)
        return not (sign in _BULLETS and (place in self._breaks or place == 0))
