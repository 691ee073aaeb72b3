"""The rules that propose records, in the order in which they need each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ttdn_cli.draft.addressees import draft_addressees, find_speaker
from ttdn_cli.draft.bodies import draft_bodies, find_spans
from ttdn_cli.draft.candidate import Candidate
from ttdn_cli.draft.event import draft_event
from ttdn_cli.draft.glossary import draft_terms
from ttdn_cli.draft.people import candidate, find_people
from ttdn_cli.draft.places import draft_places
from ttdn_cli.draft.reading import Reading
from ttdn_cli.extract.mentions import DocumentMention


def propose(reading: Reading) -> Iterator[Candidate]:
    """Yield the records that rules propose for a text."""
    bodies = find_spans(reading)
    yield from draft_bodies(reading, bodies)
    people = find_people(reading, bodies)
    addressed = list(draft_addressees(reading, bodies))
    speaker = find_speaker(reading, people)
    event = draft_event(reading, bodies, speaker.name if speaker else None)
    present = {each.name for each in addressed}
    if event:
        yield event
        if speaker:
            present.add(speaker.name)
            yield candidate("attendees", speaker, reading, bodies, {"part": "speaker"})
    yield from (each for each in addressed if not speaker or each.name != speaker.name)
    for person in people:
        section = "attendees" if person.name in present else "people"
        if section == "people":
            yield candidate(section, person, reading, bodies, {"part": "mentioned"})
    documents = [each for each in reading.mentions if isinstance(each, DocumentMention)]
    taken = [
        *bodies,
        *(each.span for each in people),
        *((each.start, each.end) for each in documents),
    ]
    yield from draft_places(reading, sorted(taken))
    yield from draft_terms(reading, bodies)


def propose_source(reading: Reading) -> tuple[dict[str, Any], dict[str, str]]:
    """Return what rules say of the source of a text, and what is to be checked of it, by field."""
    words = reading.alignment.paragraphs[0]
    title = " ".join(reading.canonical.words[: words.stop])
    source = {"title": title, "publisher": None, "kind": "other", "language": reading.language}
    return {**source, "url": None, "retrieved": None, "archived_url": None}, {}
