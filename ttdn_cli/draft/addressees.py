"""Draft whom a speech addresses, and who speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ttdn_cli.draft.candidate import Candidate, Span
from ttdn_cli.draft.people import title_starts
from ttdn_cli.draft.person import Person, candidate
from ttdn_cli.draft.reading import Reading
from ttdn_cli.extraction.mentions import AddressMention
from ttdn_cli.text.gazetteer import load

_SPOKEN = re.compile(
    r"(?:phát biểu|diễn văn|bài nói|tham luận|thông điệp|lời chúc|bài viết|kết luận|thư)"
    r"(?:[^\n.]{0,80}? |\s{1,4})của |"
    r"(?<!\w)(?:address|remarks|speech|statement|message|letter|lecture)"
    r"[^\n.]{0,60}? (?:by|of|from) ",
    re.I,
)
_SPEAKS = re.compile(
    r" (?:đã )?(?:đọc|có bài|trình bày)? ?(?:diễn văn|phát biểu|bài phát biểu)|"
    r" (?:delivered|gave|said in)",
    re.I,
)
_HEAD = 12
"""Lines in which it stands who speaks."""

_NEAR = 120
_PROVINCE = re.compile(r"(?<!\w)tỉnh ")


def draft_addressees(reading: Reading, bodies: list[Span]) -> Iterator[Candidate]:
    """Yield whom a text addresses, in order: persons and groups.

    Args:
        reading: the text.
        bodies: where it names bodies.
    """
    for each in reading.mentions:
        if isinstance(each, AddressMention):
            drafted = _group(reading, each) if each.group else _person(reading, each, bodies)
            if drafted:
                yield drafted


def find_speaker(reading: Reading, people: list[Person]) -> Person | None:
    """Return who speaks or writes, where the head of a text says it, or None.

    Args:
        reading: the text.
        people: whom it names, in order.
    """
    lines = reading.lines[:_HEAD]
    stop = lines[-1][1] if lines else 0
    starts = [found.end() for found in _SPOKEN.finditer(reading.text, 0, stop)]
    near = [
        person
        for person in people
        if person.span[0] < stop
        and (
            any(
                0 <= person.span[0] - start <= _NEAR
                and "\n" not in reading.text[start : person.span[0]]
                for start in starts
            )
            or _SPEAKS.match(reading.text, person.span[1])
        )
    ]
    if not near:
        return None
    # The place that says most of the speaker is the one to quote.
    own = [person for person in people if person.name == near[0].name]
    return max(own, key=lambda person: (len(person.titles), -person.span[0]))


def _person(reading: Reading, found: AddressMention, bodies: list[Span]) -> Candidate | None:
    if not found.name:
        return None
    start = reading.text.find(found.name, found.start, found.end)
    if start < 0:
        return None
    span = (start, start + len(found.name))
    honorific = _place(reading, found.honorific, found)
    titles = tuple(_titles(reading, found))
    person = Person(
        found.name,
        span,
        titles,
        (found.honorific, honorific) if found.honorific and honorific else None,
    )
    more: dict[str, Any] = {"part": "addressed"}
    drafted = candidate("attendees", person, reading, bodies, more)
    drafted.spans.append((found.start, found.end))
    provinces = [name for names in load("provinces").values() for name in names]
    for _, (first, last) in titles:
        of = _PROVINCE.search(reading.text, first, last)
        if of and (name := reading.text[of.end() : last]) in provinces:
            drafted.fields["province"] = name
    return drafted


def _group(reading: Reading, found: AddressMention) -> Candidate | None:
    said = found.role or found.name or found.honorific
    span = _place(reading, said, found)
    if not said or not span:
        return None
    fields = {"name": " ".join(said.split()), "kind": "group", "part": "addressed"}
    return Candidate(
        section="attendees", name=fields["name"], fields=fields, spans=[(found.start, found.end)]
    )


def _titles(reading: Reading, found: AddressMention) -> Iterator[tuple[str, Span]]:
    """Yield the titles of a person, one by one: `Tỉnh ủy viên, Phó Chủ tịch UBND tỉnh A`."""
    role = found.role or ""
    # Before a name and behind it: `Tổng Bí thư …, Bí thư Quân ủy Trung ương`.
    whole = _place(reading, role, found)
    parts = [whole] if whole else [_place(reading, each, found) for each in role.split(", ")]
    for place in filter(None, parts):
        starts = [place[0], *title_starts(reading, *place)]
        for first, stop in zip(starts, [*starts[1:], place[1]], strict=True):
            said = reading.text[first:stop].rstrip(" ,–-")
            yield " ".join(said.split()), (first, first + len(said))


def _place(reading: Reading, words: str | None, found: AddressMention) -> Span | None:
    """Return where words of a salutation stand in it."""
    start = reading.text.find(words, found.start, found.end) if words else -1
    return (start, start + len(words)) if words and start >= 0 else None
