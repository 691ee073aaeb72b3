"""A text as a draft reads it: its lines, sentences and clauses, and what stands in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from ttdn_cli.draft.candidate import Span
from ttdn_cli.extract.mentions import AnyMention
from ttdn_cli.extract.passages import normalize_source
from ttdn_cli.extract.reader import extract
from ttdn_cli.facts.source import SourceLanguage

_SENTENCE_END = re.compile(r"(?<![A-ZĐ]\.)(?<=[.!?…;])[\"”’)\]]*(?=\s)|(?<=[!?…;])(?=\s)|\n+")
_CLAUSE_END = re.compile(r"[,;:](?=\s)|\s[–—]\s|\n+|[()]")
_VIETNAMESE = re.compile("[ăđơưạ-ỹ]", re.I)
_LETTER = re.compile(r"[^\W\d_]")


class Reading:
    """A text and what stands in it.

    Attributes:
        text: in the form in which it is read; every place is one of this text.
        mentions: what `extract` finds in it, in order.
        language: in which it is written.
    """

    def __init__(self, text: str) -> None:
        self.text = normalize_source(text)
        self.mentions: list[AnyMention] = extract(self.text)
        self.language: SourceLanguage = _language(self.text)

    @cached_property
    def lines(self) -> list[Span]:
        """The lines that are not blank, without the white space around them."""
        found: list[Span] = []
        place = 0
        for line in self.text.split("\n"):
            if bare := line.strip():
                start = place + line.index(bare)
                found.append((start, start + len(bare)))
            place += len(line) + 1
        return found

    @cached_property
    def sentences(self) -> list[Span]:
        """The sentences, without the white space around them; a line ends one."""
        return self._parts(_SENTENCE_END)

    @cached_property
    def clauses(self) -> list[Span]:
        """The stretches between commas, semicolons, colons, brackets, dashes and sentences."""
        ends = sorted({end for _, end in self.sentences})
        found: list[Span] = []
        for start, end in self._parts(_CLAUSE_END):
            first = bisect_right(ends, start)
            last = start
            for stop in ends[first : bisect_right(ends, end)]:
                found += self._bare(last, stop)
                last = stop
            found += self._bare(last, end)
        return found

    def sentence_at(self, place: int) -> Span:
        """Return the sentence around a place of the text."""
        return _around(self.sentences, place)

    def clause_at(self, place: int) -> Span:
        """Return the clause around a place of the text."""
        return _around(self.clauses, place)

    def line_at(self, place: int) -> Span:
        """Return the line around a place of the text."""
        return _around(self.lines, place)

    def _parts(self, ends: re.Pattern[str]) -> list[Span]:
        found: list[Span] = []
        start = 0
        for each in ends.finditer(self.text):
            found += self._bare(start, each.end())
            start = each.end()
        return [*found, *self._bare(start, len(self.text))]

    def _bare(self, start: int, end: int) -> list[Span]:
        """Return a stretch without the white space around it, or nothing if it has no more."""
        bare = self.text[start:end].strip()
        first = start + self.text[start:end].index(bare) if bare else start
        return [(first, first + len(bare))] if bare else []


def _around(parts: list[Span], place: int) -> Span:
    """Return the part in which a place lies, else the last one before it."""
    number = bisect_right(parts, place, key=lambda part: part[0]) - 1
    return parts[max(0, number)] if parts else (0, 0)


def _language(text: str) -> SourceLanguage:
    """Return the language of a text; one letter in fifty with a Vietnamese sign makes it that."""
    letters = len(_LETTER.findall(text))
    return "vi" if len(_VIETNAMESE.findall(text)) * 50 > letters else "en"
