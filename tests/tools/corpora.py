"""Small datasets that differ in what a test is about, each valid and proven by its own quotes."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.tools.datasets import proven
from ttdn_cli.corpus.corpus import Corpus, open_corpus

Plain = dict[str, Any]


def figure(indicator: str, given: str, **more: Any) -> Plain:
    """Return a figure; `scope` and `indicator` are words of Vietnamese, `en` those of English."""
    english = more.pop("en", None)
    said: Plain = {"indicator": {"vi": indicator}, "given": given}
    if english:
        said["indicator"]["en"] = english
        if not indicator:
            del said["indicator"]["vi"]
    if scope := more.pop("scope", None):
        said["scope"] = {"vi": scope}
    return said | more


def person(name: str, title: str | Sequence[str], body: str | None = None, **more: Any) -> Plain:
    """Return a person with titles in a body, which is named by its id or by nothing."""
    titles = [title] if isinstance(title, str) else title
    held = [{"title": {"vi": each}, "organization": body} for each in titles]
    return {"name": name, "kind": "person", "part": "mentioned", "titles": held, **more}


def document(number: str | None, **more: Any) -> Plain:
    """Return a document that is cited."""
    return {"number": number, **more}


def body(name: str, **more: Any) -> Plain:
    """Return a body."""
    return {"name": name, **more}


def dataset(
    name: str,
    *,
    date: str | None = "2024-06-06",
    title: str = "Bài phát biểu",
    author: str | None = None,
    language: str = "vi",
    **sections: Mapping[str, Plain] | Sequence[Plain],
) -> str:
    """Return the text of a dataset.

    Args:
        name: its id.
        date: of publication.
        title: of the text.
        author: id of who speaks or issues the text.
        language: in which it is published.
        **sections: the records by the key of their section, by their ids or with ids of their own.
    """
    data: Plain = {
        "schema": 2,
        "id": name,
        "source": {
            **{"title": title, "kind": "speech", "language": language, "fingerprints": []},
            **{"date": date, "author": author},
        },
    }
    for key, records in sections.items():
        named = records.items() if isinstance(records, Mapping) else enumerate(records)
        prefix = "" if isinstance(records, Mapping) else f"{key.replace('_', '-')}-"
        evidence = [{"paragraph": 1, "quote": "…"}]
        data[key] = [{"id": f"{prefix}{id_}", "evidence": [*evidence], **r} for id_, r in named]
    return json.dumps(proven(data), ensure_ascii=False)


def write(folder: Path, *datasets: str) -> Path:
    """Write datasets into a folder, each into a file that is called by its id."""
    for each in datasets:
        name = json.loads(each)["id"]
        (folder / f"{name}.yaml").write_text(each, encoding="utf-8")
    return folder


def corpus_of(folder: Path, *datasets: str) -> Corpus:
    """Return datasets as they are read from files in a folder."""
    corpus = open_corpus([str(write(folder, *datasets))], cached=False)
    assert not corpus.faults
    return corpus
