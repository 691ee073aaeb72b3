"""Numbers, dates, document numbers, abbreviations and names in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from ttdn_cli.text.canonical import bare_words

MentionKind = Literal[
    "document number", "date", "percentage", "fraction", "number", "abbreviation", "name"
]

_NUMBERS: tuple[tuple[MentionKind, re.Pattern[str]], ...] = (
    ("document number", re.compile(r"\d+(?:/\d{4})?[-/][A-ZĐ][\w/-]*")),
    ("date", re.compile(r"(?:\d{1,2}(?:-\d{1,2})?/)?\d{1,2}/\d{4}")),
    ("percentage", re.compile(r"\d+(?:[.,]\d+)*[%‰]")),
    ("fraction", re.compile(r"\d+/\d+")),
)
_ENDS_SENTENCE = re.compile(r"[.!?…:;][\"')\]]*$")
_ENDS_NAME = re.compile(r"[.,:;!?…)\]\"]$")
_BEGINS_NAME = re.compile(r"^[(\[\"]")


class Mention(NamedTuple):
    """Something that a text says.

    Attributes:
        kind: what kind of thing.
        words: which words of the text say it.
    """

    kind: MentionKind
    words: range


def find_mentions(words: Sequence[str], paragraph: range) -> Iterator[Mention]:
    """Yield the mentions in a paragraph, in order.

    A name is a run of capitalised words; a single one that begins a sentence is none.

    Args:
        words: those of the text, in canonical form.
        paragraph: which of them to read.
    """
    start = paragraph.start
    while start < paragraph.stop:
        kind, stop = _kind(words[start]), start + 1
        begins = start == paragraph.start or _ENDS_SENTENCE.search(words[start - 1])
        if kind == "name":
            while stop < paragraph.stop and _is_one_name(words[stop - 1], words[stop]):
                stop += 1
            if begins and stop == start + 1 and "." not in words[start].strip("."):
                kind = None
        elif kind == "fraction" and start > paragraph.start and words[start - 1].lower() == "ngày":
            kind = "date"
        if kind:
            yield Mention(kind, range(start, stop))
        start = stop


def _kind(word: str) -> MentionKind | None:
    (bare,) = bare_words([word])
    if any(map(str.isdigit, bare)):
        return next((kind for kind, pattern in _NUMBERS if pattern.fullmatch(bare)), "number")
    letters = list(filter(str.isalpha, bare))
    if len(letters) > 1 and all(map(str.isupper, letters)):
        return "abbreviation"
    return "name" if bare[:1].isupper() else None


def _is_one_name(word: str, following: str) -> bool:
    """Return whether a name goes on with the next word."""
    parted = _ENDS_NAME.search(word) or _BEGINS_NAME.search(following)
    return not parted and _kind(following) == "name"
