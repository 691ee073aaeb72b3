"""What does the text say that no fact covers? Numbers, dates, abbreviations and names, by place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from ttdn_cli.evidence.alignment import Alignment
from ttdn_cli.facts.index import Index
from ttdn_cli.text.canonical import Canonical, bare_words

MentionKind = Literal[
    "document number", "date", "percentage", "fraction", "number", "abbreviation", "name"
]

COUNTRY = "Việt Nam"
"""Named throughout; one entry covers it, as it does an abbreviation of the glossary."""

_NUMBERS: tuple[tuple[MentionKind, re.Pattern[str]], ...] = (
    ("document number", re.compile(r"\d+(?:/\d{4})?[-/][A-ZĐ][\w/-]*")),
    ("date", re.compile(r"(?:\d{1,2}(?:-\d{1,2})?/)?\d{1,2}/\d{4}")),
    ("percentage", re.compile(r"\d+(?:[.,]\d+)*[%‰]")),
    ("fraction", re.compile(r"\d+/\d+")),
)
_ENDS_SENTENCE = re.compile(r"[.!?…:;][\"')\]]*$")
_ENDS_NAME = re.compile(r"[.,:;!?…)\]\"]$")
_BEGINS_ANEW = re.compile(r"^[(\[\"]")


class Uncovered(msgspec.Struct, frozen=True):
    """Something that a text says and no fact covers.

    Attributes:
        kind: what kind of thing.
        text: its words.
        paragraph: where, or None between two paragraphs of the speech.
    """

    kind: MentionKind
    text: str
    paragraph: int | None


def uncovered(
    text: Canonical, alignment: Alignment, held: set[int], index: Index
) -> list[Uncovered]:
    """Return what stands from the title to the end of the speech and in no quote, by place.

    Args:
        text: the published text.
        alignment: where the paragraphs lie in it.
        held: the words that quotes hold.
        index: the dataset, for the abbreviations that count wherever they stand.
    """
    found = [
        (Uncovered(kind, " ".join(bare_words(text.words[words.start : words.stop])), number), words)
        for number, part in alignment.parts()
        for kind, words in items(text, part)
    ]
    known = {COUNTRY, *(term.term for term in index.records_of("glossary"))}
    known &= {item.text for item, words in found if held.issuperset(words)}
    return [item for item, words in found if not held.issuperset(words) and item.text not in known]


def items(text: Canonical, paragraph: range) -> Iterator[tuple[MentionKind, range]]:
    """Yield what a fact has to cover in a paragraph, with its words."""
    name: range | None = None
    for place in paragraph:
        word = text.words[place]
        kind = _kind(word, text.words[place - 1] if place > paragraph.start else "")
        goes_on = name is not None and not _BEGINS_ANEW.search(word)
        if name is not None and not (kind == "name" and goes_on):
            yield from _whole_name(text, name, paragraph)
            name = None
        if kind == "name":
            name = range(name.start if name else place, place + 1)
            if _ENDS_NAME.search(word):
                yield from _whole_name(text, name, paragraph)
                name = None
        elif kind is not None:
            yield kind, range(place, place + 1)
    if name is not None:
        yield from _whole_name(text, name, paragraph)


def _kind(word: str, before: str) -> MentionKind | None:
    bare = "".join(bare_words([word]))
    if any(each.isdigit() for each in bare):
        for kind, pattern in _NUMBERS:
            if pattern.fullmatch(bare):
                is_day = kind == "fraction" and before.lower() == "ngày"
                return "date" if is_day else kind
        return "number"
    letters = [each for each in bare if each.isalpha()]
    if len(letters) > 1 and all(each.isupper() for each in letters):
        return "abbreviation"
    return "name" if bare[:1].isupper() else None


def _whole_name(
    text: Canonical, words: range, paragraph: range
) -> Iterator[tuple[MentionKind, range]]:
    """Yield a run of capitalised words, unless it is one word that begins a sentence."""
    begins = words.start == paragraph.start or _ENDS_SENTENCE.search(text.words[words.start - 1])
    if len(words) > 1 or not begins or "." in text.words[words.start].strip("."):
        yield "name", words
