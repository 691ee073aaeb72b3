"""Any dataset, for property tests: every kind of record, with text that formats stumble over."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from itertools import cycle
from typing import Any

import msgspec
from hypothesis import strategies as st

from ttdn_cli.facts.dataset import Dataset
from ttdn_cli.facts.grounding import names_of, published_values
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.quoted import quoted_in
from ttdn_cli.facts.texts import Evidence
from ttdn_cli.facts.validation import check_dataset

PIECES = (
    *("a", "B", "9", "no", "null", "12:30", "1e3", "+0o7", "y", "Hòa", "hoà", "đ", "Ờ", "ẫ", "ç"),
    *(" ", ",", ";", "|", '"', "'", "=", "+", "-", "@", "＝", "[", "]", "{", "\\", "`", "*", "_"),
    *("<b>", "&amp;", "#", ":a:", "~", "$", "%", "!", "😀", "日本", "한"),
    unicodedata.normalize("NFD", "ệ"),
)


def _text(chosen: bytes) -> str:
    return "".join(PIECES[each % len(PIECES)] for each in chosen).strip()


def _both(chosen: bytes) -> dict[str, str]:
    return {"vi": _text(chosen[::2]), "en": _text(chosen[1::2])}


def _entry(chosen: bytes) -> dict[str, Any]:
    return {"paragraph": 1 + chosen[0] % 3, "quote": _text(chosen[1:])}


# A byte a piece: to draw the pieces one by one takes twice as long.
texts = st.binary(min_size=1, max_size=4).map(_text).filter(bool)
both = st.binary(min_size=2, max_size=8).map(_both).filter(lambda pair: all(pair.values()))
entries = st.binary(min_size=2, max_size=5).map(_entry).filter(lambda entry: entry["quote"])
evidence = st.lists(entries, min_size=1, max_size=3)
dates = st.sampled_from(
    ["2015", "2016", "2023-06", "2023-06-15", "2023-12", "2024-06-06", "2024-Q2", "2021/2025"]
)
figures = st.sampled_from(["58/63", "0/9", "90%", "87,5%", "1.250", "7", "5 - 10%", "-2,5%"])


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def proven(data: dict[str, Any]) -> dict[str, Any]:
    """Return a dataset with a quote more for each published value that no quote of it holds.

    Each is in another paragraph than the one before, so that none is joined to it.
    """
    dataset = msgspec.convert(data, Dataset)
    language = dataset.source.language
    last = len(dataset.source.fingerprints) or 3
    names = names_of(Index(dataset).records.values())
    plain = {each["id"]: each for each in _records(data)}
    for record in Index(dataset).records.values():
        entries = plain[record.id]["evidence"]
        paragraphs = cycle(range(1, last + 1))
        for value in published_values(record, names, language):
            quotes = msgspec.convert(entries, list[Evidence])
            if not any(
                quoted_in(each).holds(value) for each in (quotes, *([one] for one in quotes))
            ):
                number = next(each for each in paragraphs if each != entries[-1]["paragraph"])
                words = value.forms[0].split()
                if value.kind == "date":
                    words = _date_in_words(value.date).split()
                for start in range(0, len(words), 12):
                    quote = " ".join(words[start : start + 12])
                    entries.append({"paragraph": number, "quote": quote})
    return data


def _date_in_words(date: str) -> str:
    """Return a date as a text has it: a quarter or period is not written in its ISO form."""
    if "Q" in date:
        return f"quý {date[-1]} năm {date[:4]}"
    first, _, last = date.partition("/")
    if last:
        return f"giai đoạn {first} - {last}"
    parts = first.split("-")
    return "/".join(part.lstrip("0") for part in reversed(parts)) if parts[1:] else f"năm {first}"


def _records(value: Any) -> Iterator[dict[str, Any]]:
    """Yield everything in plain values that has an id and evidence."""
    if isinstance(value, dict):
        if "evidence" in value:
            yield value
        for each in value.values():
            yield from _records(each)
    for each in value if isinstance(value, list) else ():
        yield from _records(each)


@st.composite
def datasets(draw: st.DrawFn) -> str:
    """Draw a valid dataset, as the text of its file."""

    def ids(prefix: str, least: int, most: int) -> list[str]:
        return [f"{prefix}-{number}" for number in range(draw(st.integers(least, most)))]

    def records(names: list[str], fields: dict[str, st.SearchStrategy[Any]]) -> list[Any]:
        common = {"review": maybe(st.just("unreviewed")), "evidence": evidence}
        shape = st.fixed_dictionaries(fields | common)
        return [{"id": name, **draw(shape)} for name in names]

    language = draw(st.sampled_from(["vi", "en"]))
    own = (
        both | both.map(lambda pair: {"vi": pair["vi"]}) | both.map(lambda pair: {"en": pair["en"]})
    )
    named = both | both.map(lambda pair: {language: pair[language]})
    bodies, documents = ids("body", 1, 3), ids("doc", 0, 3)
    people, figures_, points, terms = (ids(each, 0, 3) for each in ("who", "fig", "point", "term"))
    others, dated, said, places, unsaid = (
        ids(each, 0, 2) for each in ("other", "date", "said", "place", "unsaid")
    )
    body = st.sampled_from(bodies)
    of_bodies = st.lists(body, unique=True, max_size=3)
    document = st.sampled_from(documents) if documents else st.nothing()
    titles = st.fixed_dictionaries({"title": named, "organization": maybe(body)})
    somebody = {
        "name": texts,
        "name_en": maybe(texts),
        "kind": st.just("person"),
        "honorific": maybe(named),
        "titles": st.lists(titles, max_size=2),
        "organizations": of_bodies,
    }
    person = somebody | {"part": st.just("addressed"), "province": maybe(texts)}
    organizers = st.fixed_dictionaries({"id": body, "part": st.sampled_from(["lead", "partner"])})
    inferred = st.fixed_dictionaries({"field": st.just("date"), "basis": own})
    event = records(
        ["event"],
        {
            "name": named,
            "type": maybe(own),
            "date": st.just("2024-06-06"),
            "inferred": st.lists(inferred, max_size=1),
            "city": maybe(texts),
            "province": maybe(texts),
            "country": maybe(texts),
            "organizers": st.lists(organizers, max_size=2),
            "speaker": st.just("speaker"),
            "on_behalf_of": of_bodies,
        },
    )[0]
    has_event = draw(st.booleans())
    speaker = records(["speaker"], person | {"part": st.just("speaker")}) if has_event else []
    data = {
        "schema": 2,
        "id": "any",
        "license": draw(maybe(st.just("CC-BY-4.0"))),
        "source": draw(
            st.fixed_dictionaries(
                {
                    "title": texts,
                    "publisher": maybe(texts),
                    "url": maybe(texts),
                    "document": maybe(own),
                    "kind": st.sampled_from(["speech", "directive", "other"]),
                    "date": maybe(dates),
                    "author": maybe(body),
                }
            )
        )
        | {"language": language, "fingerprints": []},
        "event": event if has_event else None,
        "attendees": speaker + records(people, person),
        "people": records(others, somebody | {"part": st.sampled_from(["quoted", "honoured"])}),
        "metrics": records(
            figures_,
            {
                "indicator": own,
                "scope": maybe(own),
                "given": figures,
                "status": st.sampled_from(["actual", "target"]),
                "as_of": maybe(dates),
                "compared_with": maybe(named),
                "legal_basis": st.lists(document, unique=True, max_size=2)
                if documents
                else st.just([]),
            },
        ),
        "legal_references": records(
            documents,
            {
                "type": maybe(own),
                "name": maybe(named),
                "issuer": maybe(body),
                "issuer_office": maybe(named),
                "year": st.none(),
                "date": maybe(dates),
                "subject": maybe(named),
                "provisions": st.lists(texts, max_size=2),
                "cited_for": maybe(own),
            },
        ),
        "points": records(
            points,
            {
                "kind": st.sampled_from(["role", "measure", "context", "demand"]),
                "text": own,
                "attributed_to": maybe(document) if documents else st.none(),
            },
        ),
        "milestones": records(
            dated, {"kind": st.sampled_from(["plan", "deadline"]), "what": own, "date": dates}
        ),
        "quotations": records(said, {"text": named, "said_by": maybe(body)}),
        "organizations": records(
            bodies,
            {
                "name": texts,
                "name_en": maybe(texts),
                "abbreviations": st.lists(texts, max_size=3),
                "aliases": st.lists(texts, max_size=2),
            },
        ),
        "places": records(places, {"name": texts, "name_vi": maybe(texts)}),
        "glossary": records(
            terms,
            {"term": texts, "expansion": maybe(texts), "meaning": own, "source": maybe(own)},
        ),
        "absent": records(unsaid, {"question": own, "note": maybe(own)}),
    }
    # JSON is YAML, and quotes every text: a plain one that reads as another type would be refused.
    return json.dumps(proven(data), ensure_ascii=False)


def index_of(text: str) -> Index:
    """Return the dataset as the tool reads it."""
    return Index(check_dataset(text.encode(), "any.yaml"))
