"""What a text says that a fact ought to cover: figures, dates, documents, abbreviations, names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from ttdn_cli.evidence.held import Held, Place
from ttdn_cli.extraction.figures import Figures
from ttdn_cli.extraction.names import find_names
from ttdn_cli.text.canonical import PUNCTUATION, Canonical
from ttdn_cli.text.unicode import CAPITALS
from ttdn_cli.text.worded_quantities import WORDS

MentionKind = Literal[
    "document number", "date", "percentage", "fraction", "number", "abbreviation", "name"
]

_FRACTION = re.compile(r"[0-9.,]+ ?/ ?[0-9.,]+")
_GLUED_NAME = re.compile(
    rf"(?<=[\w%])(?:[^\w\s'&/.-]+|(?<![{CAPITALS}0-9])\.)[(\[\"]*([{CAPITALS}]\w*)"
)


def mentions_in(text: Canonical, part: range, figures: Figures) -> list[tuple[MentionKind, Place]]:
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


def _bare(text: Canonical, place: Place) -> Place:
    """Return a place without the punctuation around its words."""
    start, end = place
    words = text.text[start:end]
    bare = words.strip(PUNCTUATION)
    return (start + words.index(bare), start + words.index(bare) + len(bare)) if bare else place


def _figures_in(
    text: Canonical, part: range, figures: Figures
) -> Iterator[tuple[MentionKind, Place]]:
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


def _kind(kind: str, figure: str, unit: str | None) -> MentionKind:
    if kind == "law":
        return "name"
    if kind == "document":
        return "document number"
    if kind == "date":
        return "date"
    if unit and unit[0] in "%‰":
        return "percentage"
    return "fraction" if _FRACTION.fullmatch(figure) else "number"
