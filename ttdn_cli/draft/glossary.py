"""Draft the abbreviations that a text itself expands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ttdn_cli.draft.candidate import Candidate, Span
from ttdn_cli.draft.reading import Reading
from ttdn_cli.text.abbreviations import SMALL, initials
from ttdn_cli.text.unicode import CAPITALS, fold

_SHORT = re.compile(
    rf" \((?:viết tắt là |gọi tắt là |sau đây gọi tắt là |hereinafter )?[\"“]?"
    rf"([{CAPITALS}][{CAPITALS}0-9&.-]{{1,9}})[\"”]?\)"
)
_EXPANDED = re.compile(rf"(?<!\w)([{CAPITALS}][{CAPITALS}0-9]{{1,9}}) \(([^()\n]{{4,120}})\)")
_WORD = re.compile(r"[^\W_]+")
_MOST_WORDS = 14
_REACH = 160


def draft_terms(reading: Reading, bodies: list[Span]) -> Iterator[Candidate]:
    """Yield the abbreviations that a text expands in brackets, each once.

    Args:
        reading: the text.
        bodies: where it names bodies, whose abbreviations are spellings of them.
    """
    ends = {end for _, end in bodies}
    seen: set[str] = set()
    for found in _SHORT.finditer(reading.text):
        if found.start() in ends or found[1] in seen:
            continue
        span = _expansion(reading.text, found.start(), found[1])
        if span:
            seen.add(found[1])
            yield _term(reading, found[1], span, (span[0], found.end(1)))
    for found in _EXPANDED.finditer(reading.text):
        letters = initials(_WORD.findall(found[2]), small=False)
        if found[1] not in seen and letters == fold(found[1]):
            seen.add(found[1])
            yield _term(reading, found[1], found.span(2), (found.start(1), found.end(2)))


def _term(reading: Reading, short: str, expansion: Span, whole: Span) -> Candidate:
    said = " ".join(reading.text[slice(*expansion)].split())
    fields = {"term": short, "expansion": said, "meaning": {reading.language: said}}
    return Candidate(
        section="glossary",
        name=short,
        fields=fields,
        spans=[whole],
        checks={"meaning": "the text only expands it: say what it means"},
    )


def _expansion(text: str, end: int, short: str) -> Span | None:
    """Return where the words before a bracket stand whose initials are an abbreviation."""
    letters = fold("".join(filter(str.isalnum, short)))
    start = max(text.rfind("\n", 0, end) + 1, end - _REACH)
    words = list(_WORD.finditer(text, start, end))
    for count in range(2, min(len(words), _MOST_WORDS) + 1):
        own = words[-count:]
        said = [word.group() for word in own]
        if said[0].lower() in SMALL:
            continue
        if letters in (initials(said), initials(said, small=False)):
            stop = own[-1].end()
            opened = text.count("“", own[0].start(), stop) > text.count("”", own[0].start(), stop)
            return own[0].start(), stop + (opened and text.startswith("”", stop))
    return None
