"""The JSON-LD, as an independent library reads it; nothing is fetched."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from pyld import jsonld as pyld  # type: ignore[import-untyped]

from tests.conftest import SECOND, SPEECH
from tests.tools.datasets import datasets, index_of, proven
from tests.tools.hostile import HOSTILE, hostile_dataset, named
from ttdn_cli import load
from ttdn_cli.facts.index import Index, references
from ttdn_cli.facts.records import Event
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


def check_quotes(thing: dict[str, Any], index: Index) -> None:
    """Compare the quotes beside a thing with the evidence of its record, in the right language."""
    record = index.records[thing["@id"].removeprefix(f"{BASE}#")]
    language, other = (("vi", "en"), ("en", "vi"))[index.source.language == "en"]
    quotes = thing.get(f"{SCHEMA}subjectOf", [])
    said = [
        (texts(each, "position"), texts(each, "text", language), texts(each, "text", other))
        for each in quotes
    ]
    assert said == [
        ([each.paragraph], [each.quote], [each.gloss] if each.gloss else [])
        for each in record.evidence
    ]
    assert {each["@type"][0] for each in quotes} <= {f"{SCHEMA}Quotation"}
    assert {ids(each, "isPartOf")[0] for each in quotes} <= {"_text"}


@BOTH
def test_every_record_is_a_thing_with_its_name_and_quotes(path: Path) -> None:
    index = Index(load(path))
    things = expanded(jsonld(index))
    assert set(things) == {*index.records, "_text"}
    for id_, record in index.records.items():
        thing = things[id_]
        assert record.label.vi in texts(thing, "name")
        check_quotes(thing, index)


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
        said = [things[id_], *([things["_text"]] if isinstance(record, Event) else [])]
        named = {each["@id"].removeprefix(f"{BASE}#") for each in nodes(said) if "@id" in each}
        assert set(references(record)) <= named


@BOTH
def test_everything_survives_as_rdf(path: Path) -> None:
    """No property is dropped for want of a meaning, and no id for want of an address."""
    options = {"base": BASE, "documentLoader": _served}
    graph = pyld.to_rdf(json.loads(jsonld(Index(load(path)))), options)["@default"]
    data = load(path)
    objects = {each["object"]["value"] for each in graph}
    assert data.event
    assert data.event.date in objects
    assert {each.name for each in data.organizations} <= objects
    assert {each.quote for term in data.glossary for each in term.evidence} <= objects
    assert {each.text.en for each in data.points} <= objects


@pytest.mark.parametrize(
    ("id_", "type_", "name", "values"),
    [
        ("hoi-nghi-tap-huan-2024", "Event", "startDate", ["2024-06-06"]),
        ("pham-s", "Person", "honorificPrefix", ["đồng chí", "Comrade"]),
        ("dai-bieu-khach-quy", "Audience", "jobTitle", []),
        ("trang-cong-dia-phuong", "Observation", "value", [92.06]),
        ("trang-cong-dia-phuong", "Observation", "description", ["58/63"]),
        ("trang-cong-dia-phuong", "Observation", "unitCode", ["P1"]),
        ("trang-cong-dia-phuong", "Observation", "observationDate", ["2023-12"]),
        ("kl-57-2023", "Legislation", "legislationDate", ["2023-06-15"]),
        ("kl-57-2023", "Legislation", "legislationIdentifier", ["57-KL/TW"]),
        ("nd-72-2015", "Legislation", "legislationDate", ["2015"]),
        ("thu-hep-khoang-cach", "Claim", "genre", ["outcome"]),
        (
            "bo-tttt",
            "Organization",
            "alternateName",
            [
                *(
                    "Bộ TTTT",
                    "BTTTT",
                    "MIC",
                    "Bộ TT&TT",
                    "Ministry of Information and Communication",
                ),
                "Information and Communications Ministry",
            ],
        ),
        ("pham-s", "Person", "familyName", ["Phạm"]),
        ("pham-s", "Person", "givenName", ["S"]),
        ("ttdn", "DefinedTerm", "alternateName", ["thông tin đối ngoại"]),
    ],
)
def test_a_thing_says_what_the_record_says(
    id_: str, type_: str, name: str, values: list[Any]
) -> None:
    thing = expanded(jsonld(Index(load(SPEECH))))[id_]
    assert thing["@type"] == [SCHEMA + type_]
    assert texts(thing, name) == values


def test_a_term_keeps_where_its_meaning_is_from() -> None:
    index = Index(load(SPEECH))
    things = expanded(jsonld(index))
    for term in index.dataset.glossary:
        sets = things[term.id].get(f"{SCHEMA}inDefinedTermSet", [])
        said = [(texts(each, "name", "vi"), texts(each, "name", "en")) for each in sets]
        assert said == ([([term.source.vi], [term.source.en])] if term.source else [])
    assert any(term.source for term in index.dataset.glossary)


def test_a_group_is_no_organization() -> None:
    index = Index(load(SPEECH))
    things = expanded(jsonld(index))
    people = [*index.dataset.attendees, *index.dataset.people]
    types = {each.kind: things[each.id]["@type"] for each in people}
    assert types == {"person": [f"{SCHEMA}Person"], "group": [f"{SCHEMA}Audience"]}


def test_what_is_inferred_says_which_field() -> None:
    event = expanded(jsonld(Index(load(SPEECH))))["hoi-nghi-tap-huan-2024"]
    (vi,) = texts(event, "disambiguatingDescription", "vi")
    (en,) = texts(event, "disambiguatingDescription", "en")
    assert (vi.partition(":")[0], en.partition(":")[0]) == ("Ngày (năm)", "Date (year)")


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
    content = jsonld(index)
    assert_no_nothing(json.loads(content))
    things = expanded(content)
    assert set(things) == {*index.records, "_text"}
    for id_, record in index.records.items():
        names = [each for each in (record.label.vi, record.label.en) if each]
        assert set(names) <= {*texts(things[id_], "name")}
        check_quotes(things[id_], index)
    named = {each["@id"] for each in nodes(list(things.values())) if "@id" in each}
    assert {each.removeprefix(f"{BASE}#") for each in named} == set(things)
    assert ids(things["_text"], "author") == ([index.author] if index.author else [])
    assert texts(things["_text"], "inLanguage") == [index.source.language]


def assert_no_nothing(value: Any) -> None:
    """Assert that no property is null, or a list or object of nothing."""
    assert value not in (None, [], {})
    for each in value.values() if isinstance(value, dict) else ():
        assert_no_nothing(each)
    for each in value if isinstance(value, list) else ():
        assert_no_nothing(each)


def changed(**sections: Any) -> dict[str, Any]:
    """Return the things of the second speech with other sections; None is for none."""
    data = yaml.safe_load(SECOND.read_text(encoding="utf-8")) | sections
    made = proven({key: each for key, each in data.items() if each is not None})
    return expanded(jsonld(index_of(json.dumps(made))))


PLACED = [{"paragraph": 5, "quote": "x"}]


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [
        ("2024-06-06", ["2024-06-06"], []),
        ("2024-Q2", ["2024-04"], ["2024-06"]),
        ("2021/2025", ["2021"], ["2025"]),
        ("2024-Q1/2024-Q3", ["2024-01"], ["2024-09"]),
    ],
)
def test_a_milestone_begins_and_ends(date: str, start: list[str], end: list[str]) -> None:
    inferred = [{"field": "date", "basis": {"vi": "Giả định"}}]
    one = {"id": "moc", "kind": "plan", "what": {"vi": "Kế hoạch"}, "date": date}
    thing = changed(milestones=[one | {"inferred": inferred, "evidence": PLACED}])["moc"]
    assert (texts(thing, "startDate"), texts(thing, "endDate")) == (start, end)
    assert texts(thing, "disambiguatingDescription", "vi") == ["Thời điểm: Giả định"]


def test_a_figure_of_a_period_has_it() -> None:
    one = {"id": "so", "indicator": {"en": "Books"}, "given": "1.250 cuốn sách"}
    thing = changed(metrics=[one | {"period": "2021/2025", "evidence": PLACED}])["so"]
    assert texts(thing, "observationDate") == ["2021/2025"]
    assert (texts(thing, "value"), texts(thing, "unitText")) == ([1250], ["cuốn sách"])
    assert texts(thing, "name", "en") == ["1.250 cuốn sách – Books"]


def test_a_text_without_an_event_has_its_author() -> None:
    source = yaml.safe_load(SECOND.read_text(encoding="utf-8"))["source"]
    said = source | {"author": "thu-vien-son-ha", "date": "2019-Q4"}
    things = changed(source=said, event=None, attendees=None)
    assert ids(things["_text"], "author") == ["thu-vien-son-ha"]
    assert texts(things["_text"], "datePublished") == ["2019-10/2019-12"]
    assert f"{SCHEMA}about" not in things["_text"]


def test_a_correction_says_what_was_changed() -> None:
    done = {"date": "2025-10-22", "record": "thu-vien-son-ha", "was": "Thư viện A"}
    things = changed(corrections=[done | {"note": {"vi": "Chép nhầm"}}])
    (found,) = things["_text"][f"{SCHEMA}correction"]
    assert texts(found, "text", "vi") == ["thu-vien-son-ha: Chép nhầm (Thư viện A)"]


def test_names_of_an_english_text_are_english() -> None:
    source = {"title": "x", "kind": "other", "language": "en"}
    body = {"id": "library", "name": "Library", "evidence": PLACED}
    things = changed(
        source=source,
        event=None,
        attendees=None,
        legal_references=None,
        organizations=[body, body | {"id": "house", "name": "House", "name_vi": "Nhà"}],
    )
    assert (texts(things["library"], "name", "en"), texts(things["library"], "name", "vi")) == (
        ["Library"],
        [],
    )
    assert (texts(things["house"], "name", "en"), texts(things["house"], "name", "vi")) == (
        ["House"],
        ["Nhà"],
    )


@pytest.mark.parametrize(
    ("section", "record", "type_", "properties"),
    [
        (
            "places",
            {"name": "Sơn Hà", "name_en": "Son Ha"},
            "Place",
            {"name": ["Sơn Hà", "Son Ha"]},
        ),
        (
            "quotations",
            {"text": {"vi": "Đọc đi", "en": "Read"}, "said_by": "quoc-hoi"},
            "Quotation",
            {"text": ["Đọc đi", "Read"]},
        ),
        (
            "absent",
            {"question": {"vi": "Ai?", "en": "Who?"}, "note": {"vi": "Không rõ"}},
            "Question",
            {"name": ["Ai?", "Who?"], "description": ["Không rõ"]},
        ),
        ("people", {"name": "Én", "kind": "group"}, "Audience", {"name": ["Én"]}),
    ],
)
def test_every_kind_of_record_has_a_type(
    section: str, record: dict[str, Any], type_: str, properties: dict[str, list[str]]
) -> None:
    thing = changed(**{section: [{"id": "new", "evidence": PLACED} | record]})["new"]
    assert thing["@type"] == [SCHEMA + type_]
    assert {name: texts(thing, name) for name in properties} == properties
    assert ids(thing, "spokenByCharacter") == ([record["said_by"]] if "said_by" in record else [])
