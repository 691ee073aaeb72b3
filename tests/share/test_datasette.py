"""The database in Datasette, with the metadata beside it and without."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import SECOND, SPEECH
from tests.tools.datasets import index_of
from ttdn_cli import load
from ttdn_cli.facts.index import Index
from ttdn_cli.share.export.datasette import metadata, metadata_beside
from ttdn_cli.share.export.questions import QUESTIONS
from ttdn_cli.share.export.sqlite import database

BOTH = pytest.mark.parametrize("path", [SPEECH, SECOND], ids=["speech", "second"])


class Site:
    """Datasette with one database.

    Attributes:
        index: the dataset in it.
    """

    def __init__(self, index: Index, file: Path, *, described: bool = True) -> None:
        from datasette.app import Datasette  # type: ignore[import-untyped]  # It takes long.

        self.index = index
        file.write_bytes(database(index))
        beside = json.loads(metadata(index, str(file))) if described else None
        self._client = Datasette([str(file)], metadata=beside).client

    def json(self, way: str) -> Any:
        """Return what a page has as JSON."""
        return asyncio.run(self._client.get(way)).json()

    def page(self, way: str) -> LexborHTMLParser:
        """Return a page, which has to be there."""
        answer = asyncio.run(self._client.get(way))
        assert answer.status_code == 200, way
        return LexborHTMLParser(answer.text)


def site(path: Path, folder: Path, *, described: bool = True) -> Site:
    return Site(Index(load(path)), folder / "facts.db", described=described)


def said(page: LexborHTMLParser, selector: str) -> str:
    """Return the words of the first element that a selector finds."""
    found = page.css_first(selector)
    assert found
    return found.text().strip()


@BOTH
@pytest.mark.parametrize("described", [True, False], ids=["described", "alone"])
def test_a_search_finds_each_fact_once(path: Path, described: bool, tmp_path: Path) -> None:
    """The search box stands on the page of all facts, with the metadata or without."""
    shown = site(path, tmp_path, described=described)
    assert shown.page("/facts/records").css_first("input[name=_search]")
    found = [each["id"] for each in shown.json("/facts/records.json?_search=khai+mac&_shape=array")]
    assert shown.index.event
    assert shown.index.event.id in found
    assert len(set(found)) == len(found)


@BOTH
def test_an_id_leads_to_its_record_and_is_called_by_its_name(path: Path, tmp_path: Path) -> None:
    shown = site(path, tmp_path)
    documents = shown.json("/facts/legal_references.json?_labels=on&_shape=array")
    names = {each.id: each.name for each in shown.index.records_of("organizations")}
    assert [each["issuer"] and each["issuer"]["label"] for each in documents] == [
        names.get(each.issuer)
        for each in sorted(shown.index.records_of("legal_references"), key=lambda each: each.id)
    ]
    links = shown.page("/facts/evidence").css("td.col-record a")
    labels = {f"/facts/records/{each.id}": each.label.vi for each in shown.index.records.values()}
    assert links
    assert all(labels[str(each.attributes["href"])] == each.text() for each in links)


def test_views_come_first_and_lists_are_hidden(tmp_path: Path) -> None:
    shown = site(SPEECH, tmp_path)
    page = shown.page("/facts")
    first = [each.attributes["href"] for each in page.css(".metadata-description a")]
    assert first == ["facts/records", *(f"facts/{each.name}" for each in QUESTIONS)]
    titles = [said(shown.page(f"/{way}"), "h1") for way in first]
    assert titles == ["All facts", *(f"{each.title} (view)" for each in QUESTIONS)]
    tables = [each.text() for each in page.css(".db-table h3 a")]
    assert {"records", "metrics", "about"} <= {*tables}
    assert not [each for each in tables if "_" in each and each != "legal_references"]
    assert "evidence" not in tables
    helpers = {"position", "folded"}
    columns = [each.text().split(", ") for each in page.css(".db-table p:nth-of-type(1)")]
    assert len(columns) == len(tables)
    assert not [each for each in columns if helpers & {*each}]


@BOTH
def test_every_page_says_the_title_and_the_source(path: Path, tmp_path: Path) -> None:
    shown = site(path, tmp_path)
    source, event = shown.index.source, shown.index.event
    assert event
    for way in ("/", "/facts"):
        assert (event.name.vi or "") in said(shown.page(way), "h1")
    assert f"Data source: {source.title}" in " ".join(shown.page("/facts/places").text().split())
    assert said(shown.page("/facts/metrics"), "h1") == "Metrics (Số liệu)"


def test_a_text_is_no_markup_and_any_name_of_a_file_will_do(tmp_path: Path) -> None:
    text = SECOND.read_text(encoding="utf-8").replace("publisher: ", "publisher: <b>&amp; ")
    shown = Site(index_of(text), tmp_path / "số liệu <1>&.v2.db")
    (way,) = (each["path"] for each in shown.json("/.json").values())
    page = shown.page(way)
    assert not page.css(".metadata-description b")
    assert "<b>&amp; " in said(page, ".metadata-description")
    for link in page.css(".metadata-description a"):
        assert said(shown.page(f"/{link.attributes['href']}"), "h1")


@pytest.mark.parametrize(
    ("file", "beside"),
    [
        ("facts.db", "facts.db.metadata.json"),
        ("a/b.sqlite", "a/b.sqlite.metadata.json"),
        ("facts", "facts.metadata.json"),
        ("facts.v2.db", "facts.v2.db.metadata.json"),
    ],
)
def test_the_metadata_lie_beside_the_database(file: str, beside: str) -> None:
    assert metadata_beside(file) == beside


def test_what_is_not_known_is_not_there() -> None:
    known = json.loads(metadata(Index(load(SPEECH)), "facts.db"))
    assert known.keys() == {"title", "source", "databases"}
    text = SECOND.read_text(encoding="utf-8").replace(
        "  document:", "  url: https://a.b/c\n  document:"
    )
    known = json.loads(metadata(index_of(f"license: CC-BY-4.0\n{text}"), "facts.db"))
    assert (known["license"], known["source_url"]) == ("CC-BY-4.0", "https://a.b/c")
