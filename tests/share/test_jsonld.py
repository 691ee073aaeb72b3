"""The JSON-LD, as an independent library reads it; nothing is fetched."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from pyld import jsonld as pyld  # type: ignore[import-untyped]

from tests.conftest import SECOND, SPEECH
from tests.tools.datasets import datasets, index_of
from tests.tools.hostile import HOSTILE, hostile_dataset, named
from ttdn_cli import load
from ttdn_cli.facts.index import Index, references
from ttdn_cli.share.export.jsonld import jsonld

BOTH = pytest.mark.parametrize("path", [SPEECH, SECOND], ids=["speech", "second"])
BASE = "https://example.org/facts.jsonld"
SCHEMA = "https://schema.org/"


def _served(url: str, _: Any = None) -> dict[str, Any]:
    assert url == "https://schema.org", "this is the only address that may be asked for"
    context = {"@context": {"@vocab": SCHEMA}}
    return {"contentType": None, "contextUrl": None, "documentUrl": url, "document": context}


def expanded(content: bytes) -> dict[str, Any]:
    """Return what the library makes of it: each thing of the graph by its id."""
    options = {"base": BASE, "documentLoader": _served}
    things = pyld.expand(json.loads(content), options)
    return {each["@id"].removeprefix(f"{BASE}#"): each for each in things}


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every object in a value."""
    if isinstance(value, dict):
        yield value
    for each in value.values() if isinstance(value, dict) else value:
        if isinstance(each, (dict, list)):
            yield from nodes(each)


def texts(thing: dict[str, Any], name: str, language: str | None = None) -> list[Any]:
    """Return the values of a property, in a language where one is asked for."""
    values = thing.get(SCHEMA + name, [])
    return [each["@value"] for each in values if language in (None, each.get("@language"))]


def ids(thing: dict[str, Any], name: str) -> list[str]:
    return [each["@id"].removeprefix(f"{BASE}#") for each in thing.get(SCHEMA + name, [])]


@BOTH
def test_every_record_is_a_thing_with_its_name_and_quotes(path: Path) -> None:
    index = Index(load(path))
    things = expanded(jsonld(index))
    assert set(things) == {*index.records, "_text"}
    for id_, record in index.records.items():
        thing = things[id_]
        assert record.label.vi in texts(thing, "name")
        quotes = thing[f"{SCHEMA}subjectOf"]
        assert [(texts(each, "position"), texts(each, "text", "vi")) for each in quotes] == [
            ([each.paragraph], [each.quote]) for each in record.evidence
        ]
        assert {each["@type"][0] for each in quotes} == {f"{SCHEMA}Quotation"}
        assert {ids(each, "isPartOf")[0] for each in quotes} == {"_text"}


@BOTH
def test_whatever_is_referred_to_is_there(path: Path) -> None:
    index = Index(load(path))
    things = expanded(jsonld(index))
    named = {each["@id"] for each in nodes(list(things.values())) if "@id" in each}
    assert {each.removeprefix(f"{BASE}#") for each in named} == set(things)


@BOTH
def test_whatever_refers_is_kept(path: Path) -> None:
    """What a record refers to is said by its thing; for whom the speaker speaks, by the text."""
    index = Index(load(path))
    things = expanded(jsonld(index))
    for id_, record in index.records.items():
        said = [things[id_], *([things["_text"]] if id_ == index.event.id else [])]
        named = {each["@id"].removeprefix(f"{BASE}#") for each in nodes(said) if "@id" in each}
        assert set(references(record)) <= named


@BOTH
def test_everything_survives_as_rdf(path: Path) -> None:
    """No property is dropped for want of a meaning, and no id for want of an address."""
    options = {"base": BASE, "documentLoader": _served}
    graph = pyld.to_rdf(json.loads(jsonld(Index(load(path)))), options)["@default"]
    data = load(path)
    objects = {each["object"]["value"] for each in graph}
    assert data.event.date in objects
    assert {each.name for each in data.organizations} <= objects
    assert {each.quote for term in data.glossary for each in term.evidence} <= objects
    assert {each.text.en for each in data.points} <= objects


@pytest.mark.parametrize(
    ("id_", "type_", "name", "values"),
    [
        ("hoi-nghi-tap-huan-2024", "Event", "startDate", ["2024-06-06"]),
        ("pham-s", "Person", "honorificPrefix", ["đồng chí", "Comrade"]),
        ("dai-bieu-khach-quy", "Organization", "jobTitle", []),
        ("trang-cong-dia-phuong", "Observation", "value", [92.06]),
        ("trang-cong-dia-phuong", "Observation", "description", ["58/63"]),
        ("trang-cong-dia-phuong", "Observation", "unitCode", ["P1"]),
        ("trang-cong-dia-phuong", "Observation", "observationDate", ["2023-12"]),
        ("kl-57-2023", "Legislation", "legislationDate", ["2023-06-15"]),
        ("kl-57-2023", "Legislation", "legislationIdentifier", ["57-KL/TW"]),
        ("nd-72-2015", "Legislation", "legislationDate", ["2015"]),
        ("thu-hep-khoang-cach", "Claim", "genre", ["outcome"]),
        ("bo-tttt", "Organization", "alternateName", ["Bộ TTTT", "BTTTT"]),
        ("ttdn", "DefinedTerm", "alternateName", ["thông tin đối ngoại"]),
    ],
)
def test_a_thing_says_what_the_record_says(
    id_: str, type_: str, name: str, values: list[Any]
) -> None:
    thing = expanded(jsonld(Index(load(SPEECH))))[id_]
    assert thing["@type"] == [SCHEMA + type_]
    assert texts(thing, name) == values


def test_a_count_is_beside_the_share() -> None:
    thing = expanded(jsonld(Index(load(SPEECH))))["trang-cong-dia-phuong"]
    (count,) = thing[f"{SCHEMA}valueReference"]
    assert (texts(count, "value"), texts(count, "maxValue")) == ([58], [63])


def test_hostile_texts_are_texts() -> None:
    index = index_of(hostile_dataset())
    things = expanded(jsonld(index))
    for id_, record in index.records.items():
        assert {record.label.vi, record.label.en} <= {*texts(things[id_], "name")}
    assert [texts(things[named(n)], "name", "vi") for n in range(len(HOSTILE))] == [
        [words] for words in HOSTILE
    ]


@given(datasets())
@settings(deadline=None, max_examples=20, suppress_health_check=list(HealthCheck))
def test_any_dataset_has_its_things(text: str) -> None:
    index = index_of(text)
    things = expanded(jsonld(index))
    assert set(things) == {*index.records, "_text"}
    for id_, record in index.records.items():
        assert record.label.vi in texts(things[id_], "name")
