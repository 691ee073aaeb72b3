"""A dataset in the vocabulary of schema.org, as JSON-LD 1.1.

What each kind of record is there cannot be told from its fields: one function per kind says it. A
kind that has none is a Thing with its name. Ids are fragments, `#pham-s`, relative to the address
of the file; what no record has begins with `#_`, which no id of a record can.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import singledispatch
from typing import Any

from ttdn_cli.facts.index import Index, references
from ttdn_cli.facts.records import (
    Attendee,
    Event,
    LegalReference,
    Metric,
    Organization,
    Point,
    Record,
    Term,
)
from ttdn_cli.text.locales import InBoth

_TEXT = {"@id": "#_text"}

_Node = dict[str, Any]


def jsonld(index: Index) -> bytes:
    """Return the JSON-LD file: the text, every record, and every quote beside its record."""
    nodes = (_thing(each, index) | _quotes(each) for each in index.records.values())
    return f"{json.dumps(_graph(index, nodes), ensure_ascii=False, indent=2)}\n".encode()


def event_graph(index: Index) -> _Node:
    """Return the text, its event and whom these name, without quotes: what a page says of itself.

    Every id that it refers to is in it.
    """
    named = [index.event, *index.records_of("attendees")]
    ids = [each.id for each in named] + [id_ for each in named for id_ in references(each)]
    return _graph(index, (_thing(index.records[id_], index) for id_ in dict.fromkeys(ids)))


def web_address(url: str | None) -> str | None:
    """Return an address of the web; None for any other text, which a dataset may have there."""
    return url if url and url.lower().startswith(("http://", "https://")) else None


def _graph(index: Index, nodes: Iterable[_Node]) -> _Node:
    return {"@context": "https://schema.org", "@graph": [_article(index), *nodes]}


def _article(index: Index) -> _Node:
    source, event = index.source, index.event
    return _given(
        {
            **_TEXT,
            "@type": "Article",
            "headline": source.title,
            "description": _both(source.document),
            "inLanguage": "vi",
            "url": web_address(source.url),
            "publisher": {"@type": "Organization", "name": source.publisher},
            "author": _ref(event.speaker),
            "sourceOrganization": _refs(event.on_behalf_of),
            "about": _ref(event.id),
        }
    )


def _thing(record: Record, index: Index) -> _Node:
    said = _said(record, index)
    own = {"@id": f"#{record.id}", "@type": said["@type"], "name": _both(record.label)}
    return _given(own | said)


def _quotes(record: Record) -> _Node:
    quote = {"@type": "Quotation"}
    return {
        "subjectOf": [
            quote | {"text": _in(each.quote, "vi"), "position": each.paragraph, "isPartOf": _TEXT}
            for each in record.evidence
        ]
    }


@singledispatch
def _said(record: Record, index: Index) -> _Node:
    """Return type and properties of a record, by its kind; what is None or empty is left out."""
    return {"@type": "Thing"}


@_said.register
def _event(event: Event, index: Index) -> _Node:
    place = _given({"addressLocality": event.city, "addressRegion": event.province})
    address = {"@type": "Place", "address": {"@type": "PostalAddress", **place}}
    others = [each.id for each in index.records_of("attendees") if each.part != "speaker"]
    return {
        "@type": "Event",
        "description": _both(event.type),
        "disambiguatingDescription": _both(event.date_basis),
        "startDate": event.date,
        "location": address if place else None,
        "organizer": _refs(each.id for each in event.organizers),
        "performer": _ref(event.speaker),
        "attendee": _refs(others),
    }


@_said.register
def _attendee(attendee: Attendee, _: Index) -> _Node:
    if attendee.kind == "group":
        return {"@type": "Organization", "memberOf": _refs(attendee.organizations)}
    return {
        "@type": "Person",
        "name": attendee.name,
        "honorificPrefix": _both(attendee.honorific),
        "jobTitle": [text for each in attendee.titles for text in _both(each.title) or ()],
        "affiliation": _refs(attendee.organizations),
    }


@_said.register
def _metric(metric: Metric, _: Index) -> _Node:
    """An Observation, whose value is the share in per cent where there is one.

    Per cent is `P1` in the codes of UN/CEFACT (Recommendation 20), which schema.org names.
    """
    share = metric.percent is not None
    count = {"@type": "PropertyValue", "name": "count", "value": metric.count}
    return {
        "@type": "Observation",
        "variableMeasured": _both(metric.indicator),
        "observationAbout": {"@type": "Thing", "name": _both(metric.scope)},
        "observationDate": metric.as_of,
        "description": metric.given,
        "value": metric.percent if share else metric.count,
        "unitCode": "P1" if share else None,
        "valueReference": _given(count | {"maxValue": metric.total})
        if share and metric.count is not None
        else None,
        "isBasedOn": _refs(metric.legal_basis),
    }


@_said.register
def _legal(document: LegalReference, _: Index) -> _Node:
    return {
        "@type": "Legislation",
        "legislationType": _both(document.type),
        "legislationIdentifier": document.number,
        "legislationPassedBy": _ref(document.issuer),
        "legislationDate": document.dated,
        "abstract": _both(document.subject),
        "description": _both(document.cited_for),
    }


@_said.register
def _point(point: Point, _: Index) -> _Node:
    source = _ref(point.attributed_to)
    return {"@type": "Claim", "genre": point.kind, "appearance": _TEXT, "isBasedOn": source}


@_said.register
def _organization(body: Organization, _: Index) -> _Node:
    return {"@type": "Organization", "alternateName": list(body.abbreviations)}


@_said.register
def _term(term: Term, _: Index) -> _Node:
    return {
        "@type": "DefinedTerm",
        "name": _in(term.term, "vi"),
        "alternateName": _in(term.expansion, "vi"),
        "description": _both(term.meaning),
    }


def _in(text: str | None, language: str) -> _Node | None:
    return None if text is None else {"@value": text, "@language": language}


def _both(text: InBoth | None) -> list[_Node | None] | None:
    """Return a text in both languages; one that is the same in both is the Vietnamese one."""
    if text is None:
        return None
    return [_in(text.vi, "vi"), *([_in(text.en, "en")] if text.en != text.vi else [])]


def _ref(id_: str | None) -> _Node | None:
    return None if id_ is None else {"@id": f"#{id_}"}


def _refs(ids: Iterable[str]) -> list[_Node | None]:
    return [_ref(each) for each in ids]


def _given(node: _Node) -> _Node:
    """Return a node without what it does not say."""
    return {name: value for name, value in node.items() if value is not None and value != []}
