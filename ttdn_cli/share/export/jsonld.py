"""A dataset in the vocabulary of schema.org, as JSON-LD 1.1.

The type of a record cannot be derived from its fields: there is a case for each kind, and any other
kind is a Thing with its name. Ids are fragments, `#pham-s`, relative to the address of the file;
those that are not of records begin with `#_`, which no id of a record can.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from ttdn_cli.facts import records
from ttdn_cli.facts.index import Index, references

_TEXT = {"@id": "#_text"}

_Node = dict[str, Any]


def jsonld(index: Index) -> bytes:
    """Return the JSON-LD file: the text, every record, and every quote beside its record."""
    nodes = (_thing(each, index) | _quotes(each) for each in index.records.values())
    return f"{json.dumps(_graph(index, nodes), ensure_ascii=False, indent=2)}\n".encode()


def event_graph(index: Index) -> _Node:
    """Return the text, its event and those they name, without quotes, for the head of a page.

    Every id that it refers to is in it.
    """
    named = [index.event, *index.records_of("attendees")]
    ids = [each.id for each in named] + [id_ for each in named for id_ in references(each)]
    return _graph(index, (_thing(index.records[id_], index) for id_ in dict.fromkeys(ids)))


def web_address(url: str | None) -> str | None:
    """Return a text if it is a web address, else None: a dataset may have any text there."""
    return url if url and url.lower().startswith(("http://", "https://")) else None


def _graph(index: Index, nodes: Iterable[_Node]) -> _Node:
    return {"@context": "https://schema.org", "@graph": [_article(index), *nodes]}


def _article(index: Index) -> _Node:
    source, event = index.source, index.event
    said = {
        "@type": "Article",
        "headline": source.title,
        "description": source.document,
        "inLanguage": "vi",
        "url": web_address(source.url),
        "publisher": {"@type": "Organization", "name": source.publisher},
        "author": _ref(event.speaker),
        "sourceOrganization": _refs(event.on_behalf_of),
        "about": _ref(event.id),
    }
    return _node(_TEXT | said)


def _thing(record: records.Record, index: Index) -> _Node:
    said = _said(record, index)
    return _node({"@id": f"#{record.id}", "@type": said["@type"], "name": record.label} | said)


def _quotes(record: records.Record) -> _Node:
    quote = {"@type": "Quotation"}
    return {
        "subjectOf": [
            quote | {"text": _in(each.quote, "vi"), "position": each.paragraph, "isPartOf": _TEXT}
            for each in record.evidence
        ]
    }


def _said(record: records.Record, index: Index) -> _Node:
    """Return the type and the properties of a record, by its kind."""
    match record:
        case records.Event():
            return _event(record, index)
        case records.Attendee(kind="group"):
            return {"@type": "Organization", "memberOf": _refs(record.organizations)}
        case records.Attendee():
            return {
                "@type": "Person",
                "name": record.name,
                "honorificPrefix": record.honorific,
                "jobTitle": [text for each in record.titles for text in _both(each.title)],
                "affiliation": _refs(record.organizations),
            }
        case records.Metric():
            return _observation(record)
        case records.LegalReference():
            return {
                "@type": "Legislation",
                "legislationType": record.type,
                "legislationIdentifier": record.number,
                "legislationPassedBy": _ref(record.issuer),
                "legislationDate": record.dated,
                "abstract": record.subject,
                "description": record.cited_for,
            }
        case records.Point():
            return {
                "@type": "Claim",
                "genre": record.kind,
                "appearance": _TEXT,
                "isBasedOn": _ref(record.attributed_to),
            }
        case records.Organization():
            return {"@type": "Organization", "alternateName": list(record.abbreviations)}
        case records.Term():
            return {
                "@type": "DefinedTerm",
                "name": _in(record.term, "vi"),
                "alternateName": _in(record.expansion, "vi"),
                "description": record.meaning,
            }
    return {"@type": "Thing"}


def _event(event: records.Event, index: Index) -> _Node:
    place = _node({"addressLocality": event.city, "addressRegion": event.province})
    address = {"@type": "Place", "address": {"@type": "PostalAddress", **place}}
    others = [each.id for each in index.records_of("attendees") if each.part != "speaker"]
    return {
        "@type": "Event",
        "description": event.type,
        "disambiguatingDescription": event.date_basis,
        "startDate": event.date,
        "location": address if place else None,
        "organizer": _refs(each.id for each in event.organizers),
        "performer": _ref(event.speaker),
        "attendee": _refs(others),
    }


def _observation(metric: records.Metric) -> _Node:
    """Return an Observation; its value is the share in per cent if there is one, else the count.

    Per cent is `P1` in the codes of UN/CEFACT (Recommendation 20), which schema.org names.
    """
    share, counted = metric.percent is not None, metric.count is not None
    count = {"@type": "PropertyValue", "name": "count", "value": metric.count}
    return {
        "@type": "Observation",
        "variableMeasured": metric.indicator,
        "observationAbout": {"@type": "Thing", "name": _both(metric.scope)},
        "observationDate": metric.as_of,
        "description": metric.given,
        "value": metric.percent if share else metric.count,
        "unitCode": "P1" if share else None,
        "valueReference": _node(count | {"maxValue": metric.total}) if share and counted else None,
        "isBasedOn": _refs(metric.legal_basis),
    }


def _in(text: str | None, language: str) -> _Node | None:
    return None if text is None else {"@value": text, "@language": language}


def _both(text: records.Bilingual | records.Named) -> list[_Node | None]:
    """Return a text in both languages; one that is the same in both is the Vietnamese one."""
    return [_in(text.vi, "vi"), *([_in(text.en, "en")] if text.en != text.vi else [])]


def _ref(id_: str | None) -> _Node | None:
    return None if id_ is None else {"@id": f"#{id_}"}


def _refs(ids: Iterable[str]) -> list[_Node | None]:
    return [_ref(each) for each in ids]


def _node(said: _Node) -> _Node:
    """Return a node with texts in both languages, and without None and empty lists."""
    found = {
        name: _both(value) if isinstance(value, records.Bilingual | records.Named) else value
        for name, value in said.items()
    }
    return {name: value for name, value in found.items() if value is not None and value != []}
