"""Any dataset, for property tests: every kind of record, with text that formats stumble over."""

from __future__ import annotations

import json
import unicodedata
from typing import Any

from hypothesis import strategies as st

from ttdn_cli.facts.index import Index
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
dates = st.sampled_from(["2015", "2016", "2023-06", "2023-06-15", "2023-12", "2024-06-06"])
figures = st.sampled_from(["58/63", "0/9", "90%", "87,5%", "1.250", "7"])


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


@st.composite
def datasets(draw: st.DrawFn) -> str:
    """Draw a valid dataset, as the text of its file."""

    def ids(prefix: str, least: int, most: int) -> list[str]:
        return [f"{prefix}-{number}" for number in range(draw(st.integers(least, most)))]

    def records(names: list[str], fields: dict[str, st.SearchStrategy[Any]]) -> list[Any]:
        shape = st.fixed_dictionaries(fields | {"evidence": evidence})
        return [{"id": name, **draw(shape)} for name in names]

    bodies, documents = ids("body", 1, 3), ids("doc", 0, 3)
    people, figures_, points, terms = (ids(each, 0, 3) for each in ("who", "fig", "point", "term"))
    body = st.sampled_from(bodies)
    of_bodies = st.lists(body, unique=True, max_size=3)
    document = st.sampled_from(documents) if documents else st.nothing()
    titles = st.fixed_dictionaries({"title": both, "organization": maybe(body)})
    person = {
        "name": texts,
        "kind": st.just("person"),
        "part": st.just("addressed"),
        "honorific": maybe(both),
        "titles": st.lists(titles, max_size=2),
        "organizations": of_bodies,
        "province": maybe(texts),
    }
    organizers = st.fixed_dictionaries({"id": body, "part": st.sampled_from(["lead", "partner"])})
    data = {
        "schema": 1,
        "source": draw(
            st.fixed_dictionaries(
                {"title": texts, "publisher": texts, "url": maybe(texts), "document": both}
            )
        )
        | {"fingerprints": []},
        "event": records(
            ["event"],
            {
                "name": both,
                "type": both,
                "date": st.just("2024-06-06"),
                "date_basis": maybe(both),
                "city": maybe(texts),
                "province": maybe(texts),
                "organizers": st.lists(organizers, max_size=2),
                "speaker": st.just("speaker"),
                "on_behalf_of": of_bodies,
            },
        )[0],
        "attendees": records(["speaker"], person | {"part": st.just("speaker")})
        + records(people, person),
        "metrics": records(
            figures_,
            {
                "indicator": both,
                "scope": both,
                "given": figures,
                "as_of": maybe(dates),
                "legal_basis": st.lists(document, unique=True, max_size=2)
                if documents
                else st.just([]),
            },
        ),
        "legal_references": records(
            documents,
            {
                "type": both,
                "issuer": body,
                "year": st.none(),
                "date": maybe(dates),
                "subject": maybe(both),
                "cited_for": both,
            },
        ),
        "points": records(
            points,
            {
                "kind": st.sampled_from(["role", "measure", "context"]),
                "text": both,
                "attributed_to": maybe(document) if documents else st.none(),
            },
        ),
        "organizations": records(
            bodies,
            {"name": texts, "name_en": texts, "abbreviations": st.lists(texts, max_size=3)},
        ),
        "glossary": records(terms, {"term": texts, "expansion": maybe(texts), "meaning": both}),
    }
    # JSON is YAML, and quotes every text: a plain one that reads as another type would be refused.
    return json.dumps(data, ensure_ascii=False)


def index_of(text: str) -> Index:
    """Return the dataset as the tool reads it."""
    return Index(check_dataset(text.encode(), "any.yaml"))
