"""A person in a text, and the record of one."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from ttdn_cli.draft.candidate import Candidate, Named, Span
from ttdn_cli.draft.reading import Reading
from ttdn_cli.facts.vocabulary import SectionKey
from ttdn_cli.text.gazetteer import surnames

_OF_UNIT = re.compile(
    r"(?<!\w)(?:Ủy ban|Uỷ ban|Ban|Hội đồng|Viện|Cục|Vụ|Sở|Trung tâm|Văn phòng|Đoàn|Tổng cục|Quỹ|"
    r"Học viện|Trường|Khoa|Phòng|Chi cục|Đảng ủy|Công đoàn|Committee|Department|Office) \S.* của \Z"
)
"""Between an office and a body: a unit of that body, which no list knows, has the office."""


class Person(NamedTuple):
    """A person in a text.

    Attributes:
        name: the name as published.
        span: where it stands.
        titles: what is held, each with its place.
        honorific: the form of address and its place, or None.
    """

    name: str
    span: Span
    titles: tuple[tuple[str, Span], ...] = ()
    honorific: tuple[str, Span] | None = None


def candidate(
    section: SectionKey, person: Person, reading: Reading, bodies: list[Span], more: dict[str, Any]
) -> Candidate:
    """Return a person as a record of a section.

    Args:
        section: `attendees` or `people`.
        person: whom.
        reading: the text.
        bodies: where it names bodies.
        more: further values of the record.
    """
    language, checks = reading.language, {}
    fields: dict[str, Any] = {"name": person.name}
    words = person.name.split()
    if language == "vi" and len(words) > 1 and words[0] in surnames():
        fields |= {"family": words[0], "given": " ".join(words[1:])}
    if person.name.isupper():
        checks["name"] = "how is it written in small letters?"
    elif language == "vi" and "family" not in fields:
        checks["name"] = "is this the whole name of a person?"
    fields["kind"] = "person"
    fields |= more
    spans = [person.span]
    if person.honorific:
        fields["honorific"] = {language: person.honorific[0]}
        spans.append(person.honorific[1])
    titles = []
    for text, span in person.titles:
        body = next((each for each in bodies if span[0] <= each[0] and each[1] <= span[1]), None)
        title: dict[str, Any] = {"title": {language: text}}
        if body and not _OF_UNIT.search(reading.text, span[0], body[0]):
            title["organization"] = Named("organizations", reading.text[slice(*body)])
        titles.append(title)
        spans.append(span)
    if titles:
        fields["titles"] = titles
    return Candidate(
        section=section,
        name=person.name,
        fields=fields,
        spans=spans,
        checks=checks,
        optional=("honorific", "titles", "family", "given"),
    )
