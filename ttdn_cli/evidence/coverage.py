"""Find figures, dates, documents, abbreviations and names in the text that no fact covers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

import msgspec

from ttdn_cli.evidence.alignment import Alignment
from ttdn_cli.evidence.figures import Figures
from ttdn_cli.extract.names import find_names
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.records import Bilingual, Ignored
from ttdn_cli.facts.types import about
from ttdn_cli.text.canonical import Canonical, bare_words, canonical_words, find_whole
from ttdn_cli.text.unicode import fold
from ttdn_cli.text.worded_quantities import WORDS

COUNTRY = "Việt Nam"
"""Named throughout; one entry covers it, as it does an abbreviation of the glossary."""

UncoveredKind = Literal[
    "document number", "date", "percentage", "fraction", "number", "abbreviation", "name"
]

_FRACTION = re.compile(r"[0-9.,]+ ?/ ?[0-9.,]+")
_BRACKETED = re.compile(r"\(([^()]+)\)[.,;:]?")


class Uncovered(msgspec.Struct, frozen=True):
    """Something that a text says and no fact covers."""

    kind: Annotated[UncoveredKind, about("what kind of thing.")]
    text: Annotated[str, about("the words in the text.")]
    paragraph: Annotated[int | None, about("where, or null between two paragraphs of the speech.")]


class SetAside(Uncovered, frozen=True):
    """Something that no fact covers and that the dataset says is none."""

    reason: Annotated[Bilingual, about("why it is no fact.")]


Found = list[tuple[Uncovered, range]]
"""What no fact covers, each with its words in the text."""


def set_aside(
    found: Found, text: Canonical, figures: Figures, ignored: Sequence[Ignored]
) -> tuple[list[Uncovered], list[SetAside]]:
    """Return what counts as uncovered, and what the dataset ignores with the reason.

    Args:
        found: what no fact covers.
        text: the published text.
        figures: of the text.
        ignored: the entries of the dataset. One covers what lies whole within its words.
    """
    reasons: dict[int, list[tuple[int, Bilingual]]] = {}
    for entry in ignored:
        form = " ".join(canonical_words(entry.text))
        last = 0
        for start, end in find_whole(text.text, form, in_compounds=True):
            if start < last or not figures.are_whole(start, end):
                continue
            last, words = end, text.words_of((start, end))
            for word in words:
                reasons.setdefault(word, []).append((words.stop, entry.reason))
    counted: list[Uncovered] = []
    aside: list[SetAside] = []
    for each, words in found:
        within = (reason for stop, reason in reasons.get(words.start, ()) if words.stop <= stop)
        if reason := next(within, None):
            aside.append(SetAside(each.kind, each.text, each.paragraph, reason))
        else:
            counted.append(each)
    return counted, aside


def find_uncovered(
    text: Canonical, alignment: Alignment, held: set[int], index: Index, figures: Figures
) -> Found:
    """Return what stands from the title to the end of the speech and is in no quote, in order.

    Args:
        text: the published text.
        alignment: where the paragraphs lie in it.
        held: the words that quotes hold.
        index: the dataset, for the abbreviations that one quote covers everywhere.
        figures: of the text.
    """
    known = {COUNTRY: "", **{term.term: term.expansion for term in index.records_of("glossary")}}
    covered: set[str] = set()
    found: Found = []
    for number, part in alignment.parts():
        for kind, words in mentions_in(text, part, figures):
            mention = " ".join(bare_words(text.words[words.start : words.stop]))
            if not held.issuperset(words):
                found.append((Uncovered(kind, mention, number), words))
            elif mention in known:
                covered.add(mention)
    return [
        (each, words)
        for each, words in found
        if each.text not in covered or _has_other_meaning(text, words, known[each.text])
    ]


def find_outside(text: Canonical, alignment: Alignment, figures: Figures) -> Found:
    """Return the figures, dates and documents before and after the speech, in order."""
    parts = range(alignment.first), range(alignment.stop, len(text.words))
    return [
        (Uncovered(kind, " ".join(bare_words(text.words[words.start : words.stop])), None), words)
        for part in parts
        for kind, words in _figures_in(text, part, figures)
    ]


def mentions_in(
    text: Canonical, part: range, figures: Figures
) -> list[tuple[UncoveredKind, range]]:
    """Return what a part of a text says that ought to be covered, in order: kind and words."""
    found = list(_figures_in(text, part, figures))
    read = {word for _, words in found for word in words}
    found += [
        (name.kind, name.words)
        for name in find_names(text.words, part)
        if not read.issuperset(name.words)
    ]
    return sorted(found, key=lambda each: (each[1].start, each[1].stop))


def _figures_in(
    text: Canonical, part: range, figures: Figures
) -> Iterator[tuple[UncoveredKind, range]]:
    """Yield the figures of a part of the text, and other words with digits or of numbers."""
    read: set[int] = set()
    for figure in figures.between(text.starts[part.start], text.starts[part.stop]):
        words = text.words_of((figure.start, figure.end))
        read.update(words)
        yield _kind(figure.kind, text.text[figure.start : figure.end], figure.unit), words
    start, stop = text.starts[part.start], text.starts[part.stop]
    for found in WORDS.finditer(text.text[start:stop].lower()):
        # One alone may be an article, a year or a name.
        words = text.words_of((start + found.start(), start + found.end()))
        if len(words) > 1 and read.isdisjoint(words):
            read.update(words)
            yield "number", words
    for word in part:
        if word not in read and any(map(str.isnumeric, text.words[word])):
            yield "number", range(word, word + 1)


def _kind(kind: str, figure: str, unit: str | None) -> UncoveredKind:
    if kind == "law":
        return "name"
    if kind == "document":
        return "document number"
    if kind == "date":
        return "date"
    if unit and unit[0] in "%‰":
        return "percentage"
    return "fraction" if _FRACTION.fullmatch(figure) else "number"


def _has_other_meaning(text: Canonical, words: range, expansion: str) -> bool:
    """Return whether an abbreviation is spelt out in the text as something else.

    That is where it stands in brackets: the words before them are what it is short for.
    """
    if not expansion or not _BRACKETED.fullmatch(" ".join(text.words[words.start : words.stop])):
        return False
    wanted = fold(" ".join(bare_words(expansion.split())))
    size = len(expansion.split())
    before = bare_words(text.words[max(0, words.start - size) : words.start])
    return fold(" ".join(before)) != wanted
