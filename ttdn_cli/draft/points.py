"""Draft what a text argues: sentences that demand, admit, report or aim at something."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ttdn_cli.draft.candidate import Candidate, Span
from ttdn_cli.draft.reading import Reading
from ttdn_cli.draft.source import is_of_kind
from ttdn_cli.draft.wording import MOST, claims, in_small, wording
from ttdn_cli.extraction.mentions import AddressMention, BodyMention, DocumentMention
from ttdn_cli.facts.vocabulary import PointKind

_KINDS: tuple[PointKind, ...] = ("limitation", "outcome", "demand", "objective", "expectation")
_CHECK = "demand, limitation, outcome, objective, expectation, measure, context, role or credit?"
_FEWEST, _MOST_WORDS = 8, 100
"""Words of a sentence that argues something."""

_LONGEST_QUOTE, _LEAST_QUOTE = 10, 6
"""Words of the quote of a point; more may be needed beside them to cut no figure."""

_NOUNS = {
    "limitation": ("overcome", re.compile(r"(?: \w+){0,2} \Z")),
    "demand": ("asked", re.compile(r" \Z")),
}
"""What a noun is no point of by the words before it, and how near they stand."""

_ASKED = ("yêu cầu", "đề nghị")

_WORD = re.compile(r"\S+")


def draft_points(reading: Reading) -> Iterator[Candidate]:
    """Yield at most one sentence of each kind a line, as a candidate for a person to word."""
    if not _is_official(reading):
        return
    last, kinds = -1, set[PointKind]()
    for start, end in reading.sentences:
        line, _ = reading.line_at(start)
        if line != last:
            last, kinds = line, set()
        words = len(reading.text[start:end].split())
        if not _FEWEST <= words <= _MOST_WORDS or reading.text[end - 1] not in ".;":
            continue
        found = _point(reading, (start, end))
        if found and found.fields["kind"] not in kinds:
            kinds.add(found.fields["kind"])
            yield found


def _is_official(reading: Reading) -> bool:
    """Return whether a text names a document, addresses somebody or names bodies."""
    if is_of_kind(reading):
        return True
    bodies = 0
    for each in reading.mentions:
        if isinstance(each, AddressMention | DocumentMention):
            return True
        bodies += isinstance(each, BodyMention)
    return bodies > 1


def _point(reading: Reading, sentence: Span) -> Candidate | None:
    """Return what a sentence argues by the words that it has, or None."""
    start, end = sentence
    low = in_small(reading.text[start:end])
    low = claims("points", "neither").sub(lambda each: "." * len(each.group()), low)
    argued = ((kind, each) for kind in _KINDS for each in claims("points", kind).finditer(low))
    kind, found = next((pair for pair in argued if _argues(low, *pair)), (None, None))
    if not kind or not found:
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


def _argues(low: str, kind: PointKind, found: re.Match[str]) -> bool:
    """Return whether a word is no noun of what somebody overcomes, or of what others ask for."""
    if kind not in _NOUNS or (kind == "demand" and found.group() not in _ASKED):
        return True
    words, near = _NOUNS[kind]
    before = low[max(0, found.start() - 40) : found.start()]
    return not any(
        near.match(before, each.end()) for each in claims("points", words).finditer(before)
    )


def _clause(reading: Reading, sentence: Span, place: int) -> int:
    """Return where the words begin that a point has: the sentence, or its clause if it is long."""
    start, end = sentence
    return start if end - start <= MOST else reading.clause_at(place)[0]


def _quoted(reading: Reading, sentence: Span, place: int) -> Span:
    """Return the words for the quote of a point: its clause, as far as a quote can hold it."""
    words = [each.span() for each in _WORD.finditer(reading.text, *sentence)]
    start, end = reading.clause_at(place)
    number = max(0, sum(first <= place for first, _ in words) - 1)
    first = min(number, sum(last <= start for _, last in words))
    if number - first > _LEAST_QUOTE:
        first = number - 3
    stop = min(first + _LONGEST_QUOTE, max(number + 1, sum(each < end for each, _ in words)))
    while stop - first < _LEAST_QUOTE and stop < len(words):
        _, end = reading.clause_at(words[stop][0])
        further = sum(each < end for each, _ in words)
        if further - first > _LONGEST_QUOTE:
            break
        stop = max(stop + 1, further)
    return words[first][0], words[stop - 1][1]
