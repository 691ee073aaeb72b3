"""Find figures, dates, documents, abbreviations and names in the text that no fact covers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise, starmap
from typing import Annotated, NamedTuple

import msgspec

from ttdn_cli.evidence.alignment import Alignment
from ttdn_cli.evidence.held import Held, Place
from ttdn_cli.evidence.meanings import has_other_meaning
from ttdn_cli.evidence.mentions import MentionKind, mentions_in
from ttdn_cli.extraction.figures import Figures
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.source import Ignored
from ttdn_cli.facts.texts import Bilingual
from ttdn_cli.facts.types import about
from ttdn_cli.text.canonical import (
    Canonical,
    bare_words,
    canonical_words,
)
from ttdn_cli.text.gazetteer import Gazetteer

COUNTRY = "Việt Nam"
"""Named throughout; one entry covers it, as it does an abbreviation of the glossary."""

_CRUMBS = frozenset(">|›/·→")


class Uncovered(msgspec.Struct, frozen=True):
    """Something that a text says and no fact covers."""

    kind: Annotated[MentionKind, about("what kind of thing.")]
    text: Annotated[str, about("the words in the text.")]
    paragraph: Annotated[int | None, about("where, or null between two paragraphs of the speech.")]


class SetAside(Uncovered, frozen=True):
    """Something that no fact covers and that the dataset says is none."""

    reason: Annotated[Bilingual, about("why it is no fact.")]


Found = list[tuple[Uncovered, Place]]
"""What no fact covers, each with its place in the text."""


def set_aside(
    found: Found, text: Canonical, figures: Figures, ignored: Sequence[Ignored]
) -> tuple[list[Uncovered], list[SetAside]]:
    """Return what counts as uncovered, and what the dataset ignores with the reason.

    Args:
        found: what no fact covers, in order.
        text: the published text.
        figures: of the text.
        ignored: the entries of the dataset. One covers what lies whole within its words.
    """
    starts = [place[0] for _, place in found]
    reasons: dict[int, Bilingual] = {}
    forms: set[str] = set()
    for entry in ignored if found else ():
        form = " ".join(canonical_words(entry.text))
        if form in forms:
            continue  # The first reason counts.
        forms.add(form)
        for start, end in text.finder.find(form, in_compounds=True):
            if not figures.are_whole(start, end, pictured=True):
                continue
            for number in range(bisect_left(starts, start), bisect_left(starts, end)):
                if found[number][1][1] <= end:
                    reasons.setdefault(number, entry.reason)
    counted: list[Uncovered] = []
    aside: list[SetAside] = []
    for number, (each, _) in enumerate(found):
        if reason := reasons.get(number):
            aside.append(SetAside(each.kind, each.text, each.paragraph, reason))
        else:
            counted.append(each)
    return counted, aside


class Judged(NamedTuple):
    """Something that the speech says, and whether a fact covers it.

    Attributes:
        kind: what kind of thing.
        words: the words in the text, without the punctuation around them.
        paragraph: where, or None between two paragraphs of the speech.
        place: the same in the canonical text.
        quoted: whether quotes hold it.
        names: where the names and abbreviations stand in it, or it in them, that one quote covers
            everywhere.
    """

    kind: MentionKind
    words: str
    paragraph: int | None
    place: Place
    quoted: bool
    names: tuple[Place, ...]

    @property
    def covered(self) -> bool:
        """Whether a fact covers it."""
        return self.quoted or bool(self.names)


def find_uncovered(
    text: Canonical, alignment: Alignment, held: Held, index: Index, figures: Figures
) -> Found:
    """Return what stands from the title to the end of the speech and no fact covers, in order.

    The arguments are those of `judge_mentions`.
    """
    judged = judge_mentions(text, alignment, held, index, figures)
    return [
        (Uncovered(each.kind, each.words, each.paragraph), each.place)
        for each in judged
        if not each.covered
    ]


def judge_mentions(
    text: Canonical, alignment: Alignment, held: Held, index: Index, figures: Figures
) -> list[Judged]:
    """Return what the speech says that a fact ought to cover, and whether one does, in order.

    An abbreviation that the text spells out as something else is covered by nothing.

    Args:
        text: the published text.
        alignment: where the paragraphs lie in it.
        held: what quotes hold of it.
        index: the dataset, for the abbreviations, bodies and places that one quote covers
            everywhere.
        figures: of the text.
    """
    meanings, spans = meanings_of(index), _named(text, held, index)
    named, ends = Held(text.text, spans), [end for _, end in spans]
    terms: set[str] = set()
    others: set[Place] = set()
    found: list[Judged] = []
    for number, part in alignment.parts():
        for kind, place in mentions_in(text, part, figures):
            words, quoted = _words_at(text, place), held.holds(place)
            names: tuple[Place, ...] = ()
            if kind in ("abbreviation", "name") and named.holds(place):
                first, last = bisect_right(ends, place[0]), bisect_left(spans, (place[1], 0))
                names = tuple(spans[first:last])
            if has_other_meaning(text, text.words_of(place), meanings.get(words, "")):
                others.add(place)
                quoted, names = False, ()
            elif (quoted or names) and words in meanings:
                terms.add(words)
            found.append(Judged(kind, words, number, place, quoted, names))
    return [
        each._replace(names=(*each.names, each.place))
        if each.words in terms and each.place not in others
        else each
        for each in found
    ]


def _named(text: Canonical, held: Held, index: Index) -> list[Place]:
    """Return where the names of bodies and places stand that a quote holds somewhere, in order.

    The longest name counts, and a longer one that the dataset does not know is none of these.
    """
    every = (name for record in index.records.values() for name in record.names)
    names = {" ".join(canonical_words(name)) for name in every}
    known = [name for name in names if any(held.words.find(name))]
    return list(Gazetteer(known).find_spans(text.text))


def meanings_of(index: Index) -> dict[str, str]:
    """Return what the abbreviations of a dataset mean, by how they are written."""
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
    meanings = meanings_of(index)
    known: dict[str, bool] = {}
    found: Found = []
    for part in (range(alignment.first), range(alignment.stop, len(text.words))):
        for line in _lines(text, part):
            for kind, place in mentions_in(text, line, figures):
                mention = _words_at(text, place)
                if kind in ("abbreviation", "name"):
                    if mention not in known:
                        known[mention] = any(held.words.find(mention))
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


def _words_at(text: Canonical, place: Place) -> str:
    return " ".join(bare_words(text.text[slice(*place)].split()))
