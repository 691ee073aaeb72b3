"""What quotes hold of a text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property

from ttdn_cli.text.canonical import Finder

Place = tuple[int, int]
"""Where something begins in the canonical form of a text, and where it ends."""


class Held:
    """What quotes hold of a text, to the character: a word that one only touches is not held."""

    def __init__(self, text: str, places: Iterable[Place]) -> None:
        self._text = text
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(places):
            if self._ends and not text[self._ends[-1] : start].strip():
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    @cached_property
    def words(self) -> Finder:
        """What finds words in them; no match goes from one run of quotes to the next."""
        spans = zip(self._starts, self._ends, strict=True)
        return Finder("\n".join(self._text[start:end] for start, end in spans))

    def holds(self, place: Place) -> bool:
        """Return whether a place lies in quotes that leave nothing out between them."""
        run = bisect_right(self._starts, place[0]) - 1
        return run >= 0 and place[1] <= self._ends[run]

    def touches(self, place: Place) -> bool:
        """Return whether quotes hold anything of a place."""
        run = bisect_right(self._starts, place[1] - 1) - 1
        return run >= 0 and place[0] < self._ends[run]
