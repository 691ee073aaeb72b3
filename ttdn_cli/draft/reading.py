"""A text as a draft reads it: its lines, sentences and clauses, and what stands in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from ttdn_cli.draft.candidate import Span
from ttdn_cli.evidence.alignment import Alignment
from ttdn_cli.extraction.figures import Figures
from ttdn_cli.extraction.mentions import AnyMention
from ttdn_cli.extraction.passages import normalize_source
from ttdn_cli.extraction.reader import extract
from ttdn_cli.facts.source import SourceLanguage
from ttdn_cli.text.canonical import Canonical, short_hash
from ttdn_cli.text.sentences import SENTENCE_END

_CLAUSE_END = re.compile(r"[,;:](?=\s)|\s[–—]\s|\n+|[()]")
_VIETNAMESE = re.compile("[ăđơưạ-ỹ]", re.I)
_LETTER = re.compile(r"[^\W\d_]")


class Reading:
    """A text and what stands in it.

    Attributes:
        text: in the form in which it is read; every place is one of this text.
        mentions: what `extract` finds in it, in order.
        language: in which it is written.

    Args:
        text: as it was read.
        language: in which it is written, or None to find out.
    """

    def __init__(self, text: str, language: SourceLanguage | None = None) -> None:
        self.text = normalize_source(text)
        self.mentions: list[AnyMention] = extract(self.text)
        self.language: SourceLanguage = language or _language(self.text)

    @cached_property
    def canonical(self) -> Canonical:
        """The text in canonical form, in which it is compared with quotes."""
        return Canonical(self.text)

    @cached_property
    def figures(self) -> Figures:
        """The figures of the canonical text."""
        return Figures(self.canonical)

    @cached_property
    def alignment(self) -> Alignment:
        """The paragraphs of the canonical text: its lines."""
        return Alignment(self.canonical.lines, [], True)

    @cached_property
    def fingerprints(self) -> list[str]:
        """The fingerprints of the paragraphs."""
        words, paragraphs = self.canonical.words, self.alignment.paragraphs
        joined = (" ".join(words[each.start : each.stop]) for each in paragraphs)
        return [
            f"{len(each)}-{short_hash(text.encode())}"
            for each, text in zip(paragraphs, joined, strict=True)
        ]

    def paragraph_at(self, word: int) -> int:
        """Return the number of the paragraph of a word of the canonical text."""
        return bisect_right(self._first_words, word)

    def paragraph_around(self, place: tuple[int, int]) -> tuple[int, int]:
        """Return the place of the paragraph around a place of the canonical text."""
        text = self.canonical
        number = self.paragraph_at(text.words_of(place).start)
        words = self.alignment.paragraphs[number - 1]
        return text.starts[words.start], text.starts[words.stop] - 1

    def words_of(self, span: Span) -> range:
        """Return the words of the canonical text that a place of the text touches."""
        text = self.canonical
        first = max(0, bisect_right(text.begins, span[0]) - 1)
        if text.words and text.ends[first] <= span[0]:
            first += 1
        return range(first, bisect_right(text.begins, span[1] - 1))

    def place_of(self, span: Span) -> tuple[int, int] | None:
        """Return where in the canonical text a place of the text is, or None for white space."""
        words, text = self.words_of(span), self.canonical
        if not words:
            return None
        first, last = words.start, words.stop - 1
        start, end = text.starts[first], text.starts[words.stop] - 1
        if text.ends[first] - text.begins[first] == len(text.words[first]):
            start += max(0, span[0] - text.begins[first])
        if text.ends[last] - text.begins[last] == len(text.words[last]):
            end -= max(0, text.ends[last] - span[1])
        return start, end

    @cached_property
    def _first_words(self) -> list[int]:
        return [words.start for words in self.alignment.paragraphs]

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
        return self._parts(SENTENCE_END)

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
