"""Draft what a text argues: sentences that demand, admit, report or aim at something."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ttdn_cli.draft.candidate import Candidate, Span
from ttdn_cli.draft.reading import Reading
from ttdn_cli.draft.wording import MOST, claims, wording
from ttdn_cli.extract.mentions import AddressMention, BodyMention, DocumentMention
from ttdn_cli.facts.vocabulary import PointKind

_KINDS: tuple[PointKind, ...] = ("limitation", "outcome", "demand", "objective", "expectation")
_CHECK = "demand, limitation, outcome, objective, expectation, measure, context, role or credit?"
_FEWEST, _MOST_WORDS = 8, 60
"""Words of a sentence that argues something."""

_LONGEST_QUOTE = 8
"""Words that a quote of a point needs."""

_WORD = re.compile(r"\S+")


def draft_points(reading: Reading) -> Iterator[Candidate]:
    """Yield at most one sentence a line of official prose, as a candidate for a person to word."""
    if not _is_official(reading):
        return
    last = -1
    for start, end in reading.sentences:
        line, _ = reading.line_at(start)
        if line == last:
            continue
        words = len(reading.text[start:end].split())
        if not _FEWEST <= words <= _MOST_WORDS or reading.text[end - 1] not in ".;":
            continue
        if found := _point(reading, (start, end)):
            last = line
            yield found


def _is_official(reading: Reading) -> bool:
    """Return whether a text names a document, addresses somebody or names bodies."""
    bodies = 0
    for each in reading.mentions:
        if isinstance(each, AddressMention | DocumentMention):
            return True
        bodies += isinstance(each, BodyMention)
    return bodies > 1


def _point(reading: Reading, sentence: Span) -> Candidate | None:
    """Return what a sentence argues by the words that it has, or None."""
    start, end = sentence
    low = reading.text[start:end].lower()
    low = claims("points", "neither").sub(lambda each: "." * len(each.group()), low)
    for kind in _KINDS:
        if found := claims("points", kind).search(low):
            break
    else:
        return None
    said = wording(reading.text[_clause(reading, sentence, start + found.start()) : end], MOST)
    if len(said.split()) < _FEWEST:
        said = wording(reading.text[start:end], MOST)
    return Candidate(
        section="points",
        name=" ".join(said.split()[:7]),
        fields={"kind": kind, "text": {reading.language: said}},
        spans=[_quoted(reading, sentence, start + found.start())],
        checks={"kind": _CHECK},
    )


def _clause(reading: Reading, sentence: Span, place: int) -> int:
    """Return where the words begin that a point has: the sentence, or its clause if it is long."""
    start, end = sentence
    return start if end - start <= MOST else reading.clause_at(place)[0]


def _quoted(reading: Reading, sentence: Span, place: int) -> Span:
    """Return the words around the one that says what a sentence is, for its quote."""
    words = [each.span() for each in _WORD.finditer(reading.text, *sentence)]
    number = max(0, sum(first <= place for first, _ in words) - 1)
    first = max(0, min(number - 3, len(words) - _LONGEST_QUOTE))
    return words[first][0], words[min(len(words), first + _LONGEST_QUOTE) - 1][1]
