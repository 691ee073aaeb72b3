"""Find figures, dates, documents, abbreviations and names in the text that no fact covers."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise, starmap
from typing import Annotated, Literal

import msgspec

from ttdn_cli.evidence.alignment import Alignment
from ttdn_cli.evidence.figures import Figures
from ttdn_cli.evidence.meanings import has_other_meaning
from ttdn_cli.extract.names import find_names
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.records import Bilingual, Ignored
from ttdn_cli.facts.types import about
from ttdn_cli.text.canonical import (
    PUNCTUATION,
    Canonical,
    bare_words,
    canonical_words,
    find_whole,
)
from ttdn_cli.text.quantities import WORDS
from ttdn_cli.text.unicode import CAPITALS

COUNTRY = "Việt Nam"
"""Named throughout; one entry covers it, as it does an abbreviation of the glossary."""

UncoveredKind = Literal[
    "document number", "date", "percentage", "fraction", "number", "abbreviation", "name"
]

_FRACTION = re.compile(r"[0-9.,]+ ?/ ?[0-9.,]+")
_GLUED_NAME = re.compile(
    rf"(?<=[\w%])(?:[^\w\s'&/.-]+|(?<![{CAPITALS}0-9])\.)[(\[\"]*([{CAPITALS}]\w*)"
)
_CRUMBS = frozenset(">|›/·→")


class Uncovered(msgspec.Struct, frozen=True):
    """Something that a text says and no fact covers."""

    kind: Annotated[UncoveredKind, about("what kind of thing.")]
    text: Annotated[str, about("the words in the text.")]
    paragraph: Annotated[int | None, about("where, or null between two paragraphs of the speech.")]


class SetAside(Uncovered, frozen=True):
    """Something that no fact covers and that the dataset says is none."""

    reason: Annotated[Bilingual, about("why it is no fact.")]


Place = tuple[int, int]
Found = list[tuple[Uncovered, Place]]
"""What no fact covers, each with its place in the text."""


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
    def words(self) -> str:
        """The words, a line for each run of quotes."""
        spans = zip(self._starts, self._ends, strict=True)
        return "\n".join(self._text[start:end] for start, end in spans)

    def holds(self, place: Place) -> bool:
        """Return whether a place lies in quotes that leave nothing out between them."""
        run = bisect_right(self._starts, place[0]) - 1
        return run >= 0 and place[1] <= self._ends[run]


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
    reasons: dict[int, list[tuple[int, int, Bilingual]]] = {}
    for entry in ignored:
        form = " ".join(canonical_words(entry.text))
        last = 0
        for start, end in find_whole(text.text, form, in_compounds=True):
            if start < last or not figures.are_whole(start, end):
                continue
            last = end
            for word in text.words_of((start, end)):
                reasons.setdefault(word, []).append((start, end, entry.reason))
    counted: list[Uncovered] = []
    aside: list[SetAside] = []
    for each, place in found:
        entries = reasons.get(text.words_of(place).start, ())
        within = (why for start, end, why in entries if start <= place[0] and place[1] <= end)
        if reason := next(within, None):
            aside.append(SetAside(each.kind, each.text, each.paragraph, reason))
        else:
            counted.append(each)
    return counted, aside


def find_uncovered(
    text: Canonical, alignment: Alignment, held: Held, index: Index, figures: Figures
) -> Found:
    """Return what stands from the title to the end of the speech and is in no quote, in order.

    Args:
        text: the published text.
        alignment: where the paragraphs lie in it.
        held: what quotes hold of it.
        index: the dataset, for the abbreviations that one quote covers everywhere.
        figures: of the text.
    """
    meanings = _meanings(index)
    covered: set[str] = set()
    others: set[Place] = set()
    found: Found = []
    for number, part in alignment.parts():
        for kind, place in mentions_in(text, part, figures):
            mention, is_held = _words_at(text, place), held.holds(place)
            if has_other_meaning(text, text.words_of(place), meanings.get(mention, "")):
                others.add(place)
            elif is_held and mention in meanings:
                covered.add(mention)
            if not is_held or place in others:
                found.append((Uncovered(kind, mention, number), place))
    return [each for each in found if each[0].text not in covered or each[1] in others]


def _meanings(index: Index) -> dict[str, str]:
    terms = {term.term: term.expansion for term in index.records_of("glossary")}
    return {COUNTRY: "", **terms}


def find_outside(
    text: Canonical, alignment: Alignment, held: Held, index: Index, figures: Figures
) -> Found:
    """Return what stands before and after the speech, in order, without the names it knows.

    Args:
        text: the published text.
        alignment: where the speech lies in it.
        held: what quotes hold of it; a name in there may stand outside too.
        index: the dataset, for what its abbreviations mean.
        figures: of the text.
    """
    meanings = _meanings(index)
    known: dict[str, bool] = {}
    found: Found = []
    for part in (range(alignment.first), range(alignment.stop, len(text.words))):
        for line in _lines(text, part):
            for kind, place in mentions_in(text, line, figures):
                mention = _words_at(text, place)
                if kind in ("abbreviation", "name"):
                    if mention not in known:
                        known[mention] = any(find_whole(held.words, mention))
                    words = text.words_of(place)
                    other = has_other_meaning(text, words, meanings.get(mention, ""))
                    if (known[mention] and not other) or _is_crumb(text, line, words):
                        continue
                found.append((Uncovered(kind, mention, None), place))
    return found


def _lines(text: Canonical, part: range) -> Iterator[range]:
    breaks = (word for word in part if word == part.start or text.breaks_before(word))
    yield from starmap(range, pairwise([*breaks, part.stop]))


def _is_crumb(text: Canonical, line: range, words: range) -> bool:
    """Return whether a single word begins an item of a path or menu: `Trang chủ > Đời sống`."""
    return len(words) == 1 and words.start > line.start and text.words[words.start - 1] in _CRUMBS


def mentions_in(
    text: Canonical, part: range, figures: Figures
) -> list[tuple[UncoveredKind, Place]]:
    """Return what a part of a text says that ought to be covered, in order: kind and place."""
    found = list(_figures_in(text, part, figures))
    read = {word for _, place in found for word in text.words_of(place)}
    for name in find_names(text.words, part):
        if not read.issuperset(name.words):
            place = text.starts[name.words.start], text.starts[name.words.stop] - 1
            found.append((name.kind, _bare(text, place)))
    # A sentence that begins without a space would be seen as a part of the word before it.
    named = Held(text.text, [place for _, place in found])
    for word in part:
        for glued in _GLUED_NAME.finditer(text.words[word]):
            start = text.starts[word]
            place = start + glued.start(1), start + glued.end(1)
            found += [("name", place)] * (not named.holds(place))
    return sorted(found, key=lambda each: each[1])


def _words_at(text: Canonical, place: Place) -> str:
    return " ".join(bare_words(text.text[slice(*place)].split()))


def _bare(text: Canonical, place: Place) -> Place:
    """Return a place without the punctuation around its words."""
    start, end = place
    words = text.text[start:end]
    bare = words.strip(PUNCTUATION)
    return (start + words.index(bare), start + words.index(bare) + len(bare)) if bare else place


def _figures_in(
    text: Canonical, part: range, figures: Figures
) -> Iterator[tuple[UncoveredKind, Place]]:
    """Yield the figures of a part of the text, and what else has digits or is in words."""
    read: set[int] = set()
    ends: dict[int, list[Place]] = {}
    start, stop = text.starts[part.start], text.starts[part.stop]
    for figure in figures.between(start, stop):
        place = figure.start, figure.end
        for word in text.words_of(place):
            read.add(word)
            ends.setdefault(word, []).append(place)
        yield _kind(figure.kind, text.text[slice(*place)], figure.unit), place
    for found in WORDS.finditer(text.text[start:stop].lower()):
        # One alone may be an article, a year or a name.
        place = start + found.start(), start + found.end()
        words = text.words_of(place)
        if len(words) > 1 and read.isdisjoint(words):
            yield "number", place
            for word in words:
                ends.setdefault(word, []).append(place)
    for word in part:
        if any(map(str.isnumeric, text.words[word])):
            yield from (("number", each) for each in _unread(text, word, ends.get(word, [])))


def _unread(text: Canonical, word: int, read: list[Place]) -> Iterator[Place]:
    """Yield the pieces of a word that have digits and are in nothing that was read of it."""
    last, stop = text.starts[word], text.starts[word + 1] - 1
    for start, end in [*sorted(read), (stop, stop)]:
        if any(map(str.isnumeric, text.text[last:start])):
            yield _bare(text, (last, start))
        last = max(last, end)


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
