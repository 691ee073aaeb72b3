"""What of a text no record holds: it is set aside, with the words for it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from ttdn_cli.draft.reading import Reading
from ttdn_cli.evidence import coverage
from ttdn_cli.evidence.held import Held, Place
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.source import NOT_PLACED, Ignored
from ttdn_cli.text.canonical import PUNCTUATION, canonical_words, find_whole
from ttdn_cli.text.gazetteer import Gazetteer
from ttdn_cli.text.unicode import CAPITALS, find_unsafe

MANY = 3
"""Places of a line from which on they are set aside together, from the first to the last."""

_NEAR = 40
"""Characters between two places up to which they are set aside together: a sentence is none."""

_MOST_AROUND = 40
"""Words on either side of a place that may be set aside with it."""

_FEW_AROUND = 12
"""Words around a place of which each distribution to its sides is tried."""

_LIKE_FACTS = re.compile(rf"\d+|%|(?<!\w)[{CAPITALS}]\w*(?: [{CAPITALS}]\w*)+")
"""What looks like a fact to who knows nothing of the language: digits, `%`, capitalised words."""


_MOST_ROUNDS = 5
_MARKED = 2
"""Words behind the number of an item of a list by which it is known."""


class UnplaceableError(Exception):
    """Some words cannot be set aside, as a dataset cannot hold them; its text is those words."""


def find_ignored(
    reading: Reading,
    held: Held,
    index: Index,
    found: coverage.Found,
    known: Sequence[Ignored] = (),
) -> list[str]:
    """Return the words to ignore, so that nothing is left that looks like a fact.

    Args:
        reading: the text.
        held: what records hold of it.
        index: the dataset, for names that one quote covers everywhere.
        found: what the verifier finds in no record.
        known: what is ignored already, and stays so.

    Raises:
        UnplaceableError: if they have characters that a dataset cannot hold.
    """
    text, figures = reading.canonical, reading.figures
    if known:
        counted, _ = coverage.set_aside(found, text, figures, known)
        still = set(map(id, counted))
        found = [each for each in found if id(each[0]) in still]
    left = [_as_item(reading, held, place) for _, place in found]
    aside: dict[str, Place] = {}
    for _ in range(_MOST_ROUNDS):
        aside.update(set_aside(left, reading, held))
        entries = [Ignored(text=said, reason=NOT_PLACED) for said in aside]
        uncovered, _ = coverage.set_aside(found, text, figures, entries)
        missed = set(map(id, uncovered))
        if not missed:
            break
        left = [reading.paragraph_around(place) for each, place in found if id(each) in missed]
    before = {" ".join(canonical_words(each.text)) for each in known}
    forms = {*aside, *before}
    spans = Gazetteer(forms).find_spans(text.text) if forms else ()
    others = Held(text.text, [*spans, *find_named(reading, index)])
    like = (place for place in find_like_facts(reading, held) if not others.holds(place))
    aside.update(set_aside([_as_item(reading, held, place) for place in like], reading, held))
    return sorted(aside.keys() - before, key=lambda said: aside[said])


def _as_item(reading: Reading, held: Held, place: Place) -> Place:
    """Return the place of a number that begins a line, with the words behind it that are free."""
    text = reading.canonical
    words = text.words_of(place)
    paragraph = reading.alignment.paragraphs[reading.paragraph_at(words.start) - 1]
    if words.start > paragraph.start or not text.text[slice(*place)].isdigit():
        return place
    end = place[1]
    for word in range(words.stop, min(paragraph.stop, words.stop + _MARKED)):
        last = text.starts[word + 1] - 1
        if held.touches((text.starts[word], last)):
            break
        end = last
    return place[0], end


def find_named(reading: Reading, index: Index) -> Iterator[Place]:
    """Yield where bodies and places are named: one quote of each counts everywhere."""
    names = (name for record in index.records.values() for name in record.names)
    forms = {" ".join(canonical_words(name)) for name in names}
    return Gazetteer(forms).find_spans(reading.canonical.text)


def find_like_facts(reading: Reading, held: Held) -> Iterator[Place]:
    """Yield each run of digits, each `%` and each run of capitalised words that nothing holds.

    This does not use the reader of texts: what that overlooks is found here.

    Args:
        reading: the text.
        held: what records hold of it, and what is set aside already.
    """
    text = reading.canonical
    for words in reading.alignment.paragraphs:
        for found in _LIKE_FACTS.finditer(
            text.text, text.starts[words.start], text.starts[words.stop] - 1
        ):
            if not held.holds(found.span()):
                yield found.span()


def set_aside(places: Iterable[Place], reading: Reading, held: Held) -> list[tuple[str, Place]]:
    """Return the words to ignore for places of a text, and where they stand; each words once.

    Args:
        places: what no record holds.
        reading: the text; what is ignored may cut no figure of it.
        held: what records hold: places on either side of it are set aside apart.

    Raises:
        UnplaceableError: if they have characters that a dataset cannot hold.
    """
    text, paragraphs = reading.canonical, reading.alignment.paragraphs
    firsts = [text.starts[words.start] for words in paragraphs]

    def line_of(place: Place) -> int:
        return bisect_right(firsts, place[0]) - 1

    found: dict[str, Place] = {}
    for _, own in groupby(sorted(set(places)), key=line_of):
        several = list(own)
        wholes = [_whole(place, reading, held) for place in _together(several, text.text, held)]
        if any(find_unsafe(text.text[slice(*whole)]) for whole in wholes):
            # What cannot be printed may stand between places that can.
            wholes = [_whole(place, reading, held) for place in several]
        for whole in wholes:
            said = text.text[slice(*whole)]
            if find_unsafe(said):
                raise UnplaceableError(said)
            found.setdefault(said, whole)
    return list(found.items())


def _together(places: list[Place], text: str, held: Held) -> Iterator[Place]:
    """Yield places of a line, with many near ones as one if no record holds words between them."""
    side_by_side: list[Place] = []
    for start, end in places:
        if side_by_side and not text[side_by_side[-1][1] : start].strip():
            side_by_side[-1] = side_by_side[-1][0], max(end, side_by_side[-1][1])
        else:
            side_by_side.append((start, end))
    runs: list[list[Place]] = []
    for place in side_by_side:
        near = runs and place[0] - runs[-1][-1][1] <= _NEAR
        if near and not held.touches((runs[-1][0][0], place[0])):
            runs[-1].append(place)
        else:
            runs.append([place])
    for run in runs:
        if len(run) < MANY:
            yield from run
        else:
            yield run[0][0], max(end for _, end in run)


def _whole(place: Place, reading: Reading, held: Held) -> Place:
    """Return a place with as few words around it as it takes to cut no figure and no word.

    Of as few, those that no record holds come first. Only where the words of its line do not do,
    those of the lines around it are among them: what stands there can limit a number.
    """
    text, figures = reading.canonical, reading.figures
    words = text.words_of(place)
    line = reading.alignment.paragraphs[reading.paragraph_at(words.start) - 1]
    for start, end in _wider(place, reading, held, line):
        if _is_word(text.text, start, end) and figures.are_whole(start, end, pictured=True):
            return start, end
    return place


def _wider(place: Place, reading: Reading, held: Held, line: range) -> Iterator[Place]:
    """Yield a place, and then with more and more words of its line and of the text around it."""
    text = reading.canonical
    words = text.words_of(place)
    yield _bare(text.text, *place)
    for more in range(1, _MOST_AROUND):
        inside: list[tuple[bool, Place]] = []
        for left in range(more + 1) if more <= _FEW_AROUND else ():
            first, stop = words.start - left, words.stop + more - left
            if line.start <= first and stop <= line.stop:
                start, end = text.starts[first], text.starts[stop] - 1
                beside = [(start, place[0]), (place[1], end)]
                inside.append((any(map(held.touches, beside)), _bare(text.text, start, end)))
        yield from (wider for _, wider in sorted(inside, key=lambda each: each[0]))
    for within in (line, range(len(text.words))):
        for more in range(1, _MOST_AROUND):
            start = text.starts[max(within.start, words.start - more)]
            end = text.starts[min(within.stop, words.stop + more)] - 1
            yield _bare(text.text, start, end)


def _bare(text: str, start: int, end: int) -> Place:
    bare = text[start:end].strip(f"{PUNCTUATION} ")
    start += text[start:end].index(bare)
    return (start, start + len(bare)) if bare else (start, end)


def _is_word(text: str, start: int, end: int) -> bool:
    """Return whether a place is no part of a longer word or number."""
    before = max(0, start - 2)
    found = find_whole(text[before : end + 2], text[start:end], start - before, in_compounds=True)
    return next(found, None) == (start - before, end - before)
