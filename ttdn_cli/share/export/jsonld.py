"""A dataset in the vocabulary of schema.org, as JSON-LD 1.1.

The type of a record cannot be derived from its fields: there is a case for each kind, and any other
kind is a Thing with its name. Ids are fragments, `#pham-s`, relative to the address of the file;
those that are not of records begin with `#_`, which no id of a record can.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from ttdn_cli.facts import records
from ttdn_cli.facts.index import Index, references
from ttdn_cli.facts.metrics import Metric
from ttdn_cli.facts.source import Correction
from ttdn_cli.facts.texts import Bilingual, Evidence, Named, Record, in_both
from ttdn_cli.query.derived import document_of
from ttdn_cli.query.sections import SECTIONS
from ttdn_cli.text.dates import parse_time, quarter_of

if TYPE_CHECKING:
    from ttdn_cli.corpus.corpus import Corpus

_CONTEXT = "https://schema.org"

_TEXT = {"@id": "#_text"}

_Node = dict[str, Any]


def jsonld(index: Index) -> bytes:
    """Return the JSON-LD file: the text, every record, and every quote beside its record."""
    return f"{json.dumps(_file_graph(index), ensure_ascii=False, indent=2)}\n".encode()


def _file_graph(index: Index) -> _Node:
    language = index.source.language
    nodes = (_thing(each, index) | _quotes(each, language) for each in index.records.values())
    return _graph(index, nodes)


def jsonld_together(corpus: Corpus) -> Iterator[bytes]:
    """Yield the parts of the file of many datasets: one graph, its ids `#dataset/record`.

    A colon would make an address of them, of a scheme that nobody knows (JSON-LD 1.1 API, 5.2.2).
    """
    yield f'{{\n  "@context": {json.dumps(_CONTEXT)},\n  "@graph": [\n'.encode()
    before = "    "
    for member in corpus.watched():
        nodes = _within(_file_graph(member.index())["@graph"], member.id)
        texts = (json.dumps(each, ensure_ascii=False, indent=2) for each in nodes)
        # No other sign parts lines here: a text may have some that are line ends elsewhere.
        yield (before + ",\n    ".join(each.replace("\n", "\n    ") for each in texts)).encode()
        before = ",\n    "
    yield b"\n  ]\n}\n"


def _within(value: Any, dataset: str) -> Any:
    """Return a node in which each id of a part of its file names the dataset too."""
    if isinstance(value, dict):
        return {
            key: f"#{dataset}/{each.removeprefix('#')}" if key == "@id" else _within(each, dataset)
            for key, each in value.items()
        }
    return [_within(each, dataset) for each in value] if isinstance(value, list) else value


def event_graph(index: Index) -> _Node:
    """Return the text, its event and those they name, without quotes, for the head of a page.

    Every id that it refers to is in it.
    """
    named: list[Record] = [*index.records_of("event"), *index.records_of("attendees")]
    ids = [each.id for each in named] + [id_ for each in named for id_ in references(each)]
    ids += [index.author] if index.author else []
    return _graph(index, (_thing(index.records[id_], index) for id_ in dict.fromkeys(ids)))


def web_address(url: str | None) -> str | None:
    """Return a text if it is a web address, else None: a dataset may have any text there."""
    return url if url and url.lower().startswith(("http://", "https://")) else None


def _graph(index: Index, nodes: Iterable[_Node]) -> _Node:
    return {"@context": _CONTEXT, "@graph": [_article(index), *nodes]}


def _article(index: Index) -> _Node:
    source, event, publisher = index.source, index.event, index.source.publisher
    said = {
        "@type": "Article",
        "headline": source.title,
        "description": document_of(index),
        "inLanguage": source.language,
        "url": web_address(source.url),
        "archivedAt": web_address(source.archived_url),
        "datePublished": _interval(source.date),
        "license": index.dataset.license,
        "publisher": {"@type": "Organization", "name": publisher} if publisher else None,
        "author": _ref(index.author),
        "correction": [_correction(each, source.language) for each in index.dataset.corrections],
        "sourceOrganization": _refs(event.on_behalf_of) if event else [],
        "about": _ref(event.id) if event else None,
    }
    return _node(_TEXT | said, source.language)


def _correction(each: Correction, language: str) -> _Node:
    """Return a correction without a reference: the head of a page has not every record."""
    text = in_both(lambda note: f"{each.record}: {note} ({each.was})", each.note)
    return _node({"@type": "CorrectionComment", "datePublished": each.date, "text": text}, language)


def _thing(record: Record, index: Index) -> _Node:
    said, language = _said(record, index), index.source.language
    basis = [
        text
        for section in SECTIONS
        if section.of is type(record)
        for each in record.inferred
        for text in _both(in_both("{}: {}".format, section.concluded(each), each.basis), language)
    ]
    own = {"@id": f"#{record.id}", "@type": said["@type"], "name": record.label}
    return _node(own | {"disambiguatingDescription": basis} | said, language)


def _quotes(record: Record, language: str) -> _Node:
    quote = {"@type": "Quotation", "isPartOf": _TEXT}
    quotes = [
        quote | {"text": _glossed(each, language), "position": each.paragraph}
        for each in record.evidence
    ]
    return {"subjectOf": quotes} if quotes else {}


def _glossed(entry: Evidence, language: str) -> _Node | list[_Node | None] | None:
    quote, gloss = _in(entry.quote, language), _in(entry.gloss, {"vi": "en", "en": "vi"}[language])
    return [quote, gloss] if gloss else quote


def _said(record: Record, index: Index) -> _Node:
    """Return the type and the properties of a record, by its kind."""
    match record:
        case records.Event():
            return _event(record, index)
        case records.PersonOrGroup(kind="group"):
            return {"@type": "Audience", "memberOf": _refs(record.organizations)}
        case records.PersonOrGroup():
            return {
                "@type": "Person",
                "name": record.label if record.name_en or record.name_vi else record.name,
                "familyName": record.family,
                "givenName": record.given,
                "honorificPrefix": record.honorific,
                "jobTitle": [
                    text
                    for each in record.titles
                    for text in _both(each.title, index.source.language)
                ],
                "affiliation": _refs(record.organizations),
            }
        case Metric():
            return _observation(record, index.source.language)
        case records.Milestone():
            return {"@type": "Event", "additionalType": record.kind, **_span(record.date)}
        case records.Quotation():
            return {
                "@type": "Quotation",
                "text": record.text,
                "spokenByCharacter": _ref(record.said_by),
                "isPartOf": _TEXT,
            }
        case records.Place():
            return {"@type": "Place", "alternateName": list(record.aliases)}
        case records.Absent():
            return {"@type": "Question", "description": record.note}
        case records.LegalReference():
            return {
                "@type": "Legislation",
                "legislationType": record.type,
                "legislationIdentifier": record.number,
                "legislationPassedBy": _ref(record.issuer),
                "legislationDate": _interval(record.dated),
                "alternateName": record.name if record.number else None,
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
            names = [*record.abbreviations, *record.aliases]
            return {"@type": "Organization", "alternateName": names}
        case records.Term():
            return {
                "@type": "DefinedTerm",
                "name": _in(record.term, index.source.language),
                "alternateName": _in(record.expansion, index.source.language),
                "description": record.meaning,
                "inDefinedTermSet": {
                    "@type": "DefinedTermSet",
                    "name": _both(record.source, index.source.language),
                }
                if record.source
                else None,
            }
    return {"@type": "Thing"}


def _event(event: records.Event, index: Index) -> _Node:
    places = {"addressLocality": event.city, "addressRegion": event.province}
    place = _node(places | {"addressCountry": event.country}, index.source.language)
    address = {"@type": "Place", "address": {"@type": "PostalAddress", **place}}
    others = [each.id for each in index.records_of("attendees") if each.part != "speaker"]
    return {
        "@type": "Event",
        "description": event.type,
        **_span(event.date),
        "location": address if place else None,
        "organizer": _refs(each.id for each in event.organizers),
        "performer": _ref(event.speaker),
        "attendee": _refs(others),
    }


def _observation(metric: Metric, language: str) -> _Node:
    """Return an Observation; its value is the share in per cent if there is one, else the number.

    Per cent is `P1` in the codes of UN/CEFACT (Recommendation 20), which schema.org names.
    """
    share, counted = metric.percent is not None, metric.count is not None
    count = {"@type": "PropertyValue", "name": "count", "value": metric.count}
    return {
        "@type": "Observation",
        "variableMeasured": metric.indicator,
        "observationAbout": {"@type": "Thing", "name": _both(metric.scope, language)}
        if metric.scope
        else None,
        "observationDate": _interval(metric.as_of or metric.period),
        "description": metric.given,
        "value": metric.percent if share else metric.value,
        "minValue": metric.low,
        "maxValue": metric.high,
        "unitText": metric.unit if not share else None,
        "unitCode": "P1" if share else None,
        "valueReference": _node(count | {"maxValue": metric.total}, language)
        if share and counted
        else None,
        "isBasedOn": _refs(metric.legal_basis),
    }


def _in(text: str | None, language: str) -> _Node | None:
    return None if text is None else {"@value": text, "@language": language}


def _interval(date: str | None) -> str | None:
    """Return a date in ISO 8601, which has no quarters: they are an interval of months."""
    if date is None or "Q" not in date:
        return date
    first, last = parse_time(date)
    months = 3 * quarter_of(first) - 2, 3 * quarter_of(last)
    return f"{first[:4]}-{months[0]:02}/{last[:4]}-{months[1]:02}"


def _span(date: str | None) -> _Node:
    """Return the properties for the beginning and, of a period, the end of an event."""
    first, _, last = (_interval(date) or "").partition("/")
    return {"startDate": first or None, "endDate": last or None}


def _both(text: Bilingual | Named, language: str) -> list[_Node | None]:
    """Return a text in each language that it has; one that is the same in both is as published."""
    if text.vi == text.en and text.vi is not None:
        return [_in(text.vi, language)]
    return [_in(said, code) for said, code in ((text.vi, "vi"), (text.en, "en")) if said]


def _ref(id_: str | None) -> _Node | None:
    return None if id_ is None else {"@id": f"#{id_}"}


def _refs(ids: Iterable[str]) -> list[_Node | None]:
    return [_ref(each) for each in ids]


def _node(said: _Node, language: str) -> _Node:
    """Return a node with texts in both languages, and without None and empty lists."""
    found = {
        name: _both(value, language) if isinstance(value, Bilingual | Named) else value
        for name, value in said.items()
    }
    return {name: value for name, value in found.items() if value is not None and value != []}
