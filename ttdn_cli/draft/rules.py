"""The rules that propose records, in the order in which they need each other."""

from __future__ import annotations

from collections.abc import Iterator

from ttdn_cli.draft.addressees import draft_addressees, find_speaker
from ttdn_cli.draft.bodies import draft_bodies, find_spans
from ttdn_cli.draft.candidate import Candidate
from ttdn_cli.draft.dates import is_in
from ttdn_cli.draft.documents import draft_documents
from ttdn_cli.draft.event import draft_event
from ttdn_cli.draft.figures import draft_metrics
from ttdn_cli.draft.glossary import draft_terms
from ttdn_cli.draft.milestones import draft_milestones
from ttdn_cli.draft.people import find_people
from ttdn_cli.draft.person import candidate
from ttdn_cli.draft.places import draft_places
from ttdn_cli.draft.points import draft_points
from ttdn_cli.draft.quotations import draft_quotations
from ttdn_cli.draft.reading import Reading


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
        if person.name not in present:
            yield candidate("people", person, reading, bodies, {"part": "mentioned"})
    documents = list(draft_documents(reading))
    # A figure may be a word of a name: of a plan for `một triệu ha lúa`.
    plans = sorted(each.spans[0] for each in documents if each.fields["category"] == "plan")
    metrics = [each for each in draft_metrics(reading) if not is_in(plans, each.spans[0][0])]
    yield from documents
    yield from metrics
    events = [event] if event else []
    held = [span for each in (*documents, *metrics, *events) for span in each.spans]
    yield from draft_milestones(reading, held)
    yield from draft_quotations(reading)
    yield from draft_points(reading)
    named = [
        *bodies,
        *(each.span for each in people),
        *(span for each in documents for span in each.spans),
    ]
    yield from draft_places(reading, sorted(named))
    yield from draft_terms(reading, bodies)
