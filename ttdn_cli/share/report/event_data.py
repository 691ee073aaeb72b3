"""The event in the words of schema.org, for programs that read pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ttdn_cli.facts.index import Index
from ttdn_cli.facts.records import Attendee, Event, Record


def event_data(index: Index) -> dict[str, Any]:
    """Return the event as JSON-LD: https://schema.org/Event, with names as published.

    A property without a value in the dataset is left out.
    """
    event, source = index.event, index.source
    return _given(
        {
            "@context": "https://schema.org",
            "@type": "Event",
            "name": event.name.vi,
            "alternateName": event.name.en,
            "description": event.type.vi,
            "startDate": event.date,
            "location": _place(event),
            "organizer": [_body(each.id, index) for each in event.organizers],
            "performer": _who(index.records[event.speaker], index),
            "subjectOf": _given(
                {
                    "@type": "CreativeWork",
                    "name": source.title,
                    "publisher": {"@type": "Organization", "name": source.publisher},
                    "inLanguage": "vi",
                    "url": source.url,
                }
            ),
        }
    )


def _given(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, [], {})}


def _place(event: Event) -> dict[str, Any] | None:
    if not event.city and not event.province:
        return None
    address = {
        "@type": "PostalAddress",
        "addressLocality": event.city,
        "addressRegion": event.province,
    }
    return {
        "@type": "Place",
        "name": ", ".join(each for each in (event.city, event.province) if each),
        "address": _given(address),
    }


def _body(id_: str, index: Index) -> dict[str, Any]:
    label = index.label(id_)
    return _given(
        {
            "@type": "Organization",
            "name": label.vi,
            "alternateName": label.en if label.en != label.vi else None,
        }
    )


def _who(record: Record, index: Index) -> dict[str, Any]:
    if not isinstance(record, Attendee) or record.kind == "group":
        return _body(record.id, index)
    return _given(
        {
            "@type": "Person",
            "name": record.name,
            "honorificPrefix": record.honorific.vi if record.honorific else None,
            "jobTitle": [each.title.vi for each in record.titles],
            "affiliation": [_body(each, index) for each in record.organizations],
        }
    )
