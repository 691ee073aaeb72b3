"""The text of an article in paragraphs, with its findings marked in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ttdn_cli.checking.findings import Finding
from ttdn_cli.extraction.passages import Passage, passages
from ttdn_cli.text.unicode import escape_unsafe


class Piece(NamedTuple):
    """A part of a paragraph: a mark that begins, text, or a mark that ends, the last that began.

    Attributes:
        opens: the number of the finding whose mark begins here, counted from 0, or None.
        first: whether nothing of that finding stands before.
        text: what stands here, or nothing where a mark begins or ends.
    """

    opens: int | None = None
    first: bool = False
    text: str = ""


class Paragraph(NamedTuple):
    """A paragraph of an article.

    Attributes:
        pieces: what it is made of, its marks one within the other.
        begins: the numbers of the findings that begin in it.
        language: in which it is, `en` or `vi`, or nothing where that is not known.
    """

    pieces: list[Piece]
    begins: list[int]
    language: str


class _Stretch(NamedTuple):
    start: int
    end: int
    language: str


def mark(source: str, findings: Sequence[Finding]) -> Iterator[Paragraph]:
    """Yield the paragraphs of a text, in all of which every character of it stands.

    Where two findings cross, the later one is marked in two pieces.

    Args:
        source: the text, as `normalize_source` returns it.
        findings: in it, in any order.
    """
    order = sorted(range(len(findings)), key=lambda n: (findings[n].start, -findings[n].end))
    cuts = sorted({place for each in findings for place in (each.start, each.end)}, reverse=True)
    waiting, begun = order[::-1], set[int]()
    active: list[int] = []
    for start, end, language in _stretches(source):
        pieces: list[Piece] = []
        begins: list[int] = []
        shown: list[int] = []
        place = start
        while place < end:
            active = [number for number in active if findings[number].end > place]
            while waiting and findings[waiting[-1]].start <= place:
                begins.append(number := waiting.pop())
                if findings[number].end > place:
                    active.append(number)
            while cuts and cuts[-1] <= place:
                cuts.pop()
            until = min(cuts[-1], end) if cuts else end
            _reach(active, shown, begun, pieces)
            pieces.append(Piece(text=_shown(source[place:until])))
            place = until
        _reach([], shown, begun, pieces)
        yield Paragraph(pieces, begins, language)


def _reach(active: list[int], shown: list[int], begun: set[int], pieces: list[Piece]) -> None:
    """End and begin marks until those of the active findings are open."""
    same = 0
    while same < min(len(active), len(shown)) and active[same] == shown[same]:
        same += 1
    pieces += [Piece()] * (len(shown) - same)
    del shown[same:]
    for number in active[same:]:
        pieces.append(Piece(opens=number, first=number not in begun))
        begun.add(number)
        shown.append(number)


def _stretches(source: str) -> Iterator[_Stretch]:
    """Yield the paragraphs, without the white space between them; a wrapped one is one."""
    begins = [
        (passage.span(place, place + 1)[0], _language(passage))
        for passage in passages(source)
        for place in _line_starts(passage.text)
    ]
    for number, (start, language) in enumerate(begins):
        start = start if number else 0
        end = begins[number + 1][0] if number + 1 < len(begins) else len(source)
        while end > start and _is_blank(source[end - 1]):
            end -= 1
        yield _Stretch(start, end, language)


def _is_blank(character: str) -> bool:
    """Return whether a character is white space that is not written out, as U+001F is."""
    return character.isspace() and _shown(character).isspace()


def _language(passage: Passage) -> str:
    return "" if passage.foreign else "en" if passage.english else "vi"


def _line_starts(text: str) -> Iterator[int]:
    place = 0
    for line in text.split("\n"):
        if line.strip():
            yield place + len(line) - len(line.lstrip())
        place += len(line) + 1


def _shown(text: str) -> str:
    """Return a text as a reader sees it: line ends and tabs are white space there."""
    return escape_unsafe(text.replace("\n", " ").replace("\t", " "))
