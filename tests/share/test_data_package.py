"""The Data Package, as the validator of its makers sees it, and as a reader of CSV does."""

from __future__ import annotations

import csv
import io
import json
from contextlib import chdir
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings

from tests.conftest import SECOND, SPEECH
from tests.tools.datasets import datasets, index_of
from tests.tools.hostile import hostile_dataset
from ttdn_cli import load
from ttdn_cli.facts.index import Index
from ttdn_cli.query.tables import tables
from ttdn_cli.share.export.data_package import package

BOTH = pytest.mark.parametrize("path", [SPEECH, SECOND], ids=["speech", "second"])


def write(index: Index, folder: Path) -> Path:
    for name, content in package(index):
        (folder / name).write_bytes(content)
    return folder


def faults(folder: Path) -> list[str]:
    """Return the types of the errors that `frictionless validate` reports."""
    import frictionless  # It takes long.

    with chdir(folder):
        report = frictionless.validate("datapackage.json")
    errors = [error.type for task in report.tasks for error in task.errors]
    errors += [error.type for error in report.errors]
    assert report.valid == (not errors)
    return errors


@BOTH
def test_the_validator_passes_it(path: Path, tmp_path: Path) -> None:
    assert faults(write(Index(load(path)), tmp_path)) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        ("legal_references.csv", ",chinh-phu,", ",nobody,", "foreign-key"),
        ("attendees_titles.csv", "pham-s,2", "pham-s,1", "primary-key"),
        ("metrics.csv", ",58,63,", ",many,63,", "type-error"),
        ("event.csv", "2024-06-06", "6/6/2024", "constraint-error"),
        ("attendees.csv", ",addressed,", ",guest,", "constraint-error"),
        ("glossary.csv", "ubnd,UBND", "ubnd,", "constraint-error"),
    ],
    ids=["reference", "key", "number", "date", "choice", "required"],
)
def test_the_validator_knows_what_may_be(
    tmp_path: Path, file: str, old: str, new: str, fault: str
) -> None:
    """The schema says enough for a fault to be found in a file that somebody changed."""
    folder = write(Index(load(SPEECH)), tmp_path)
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    assert fault in faults(folder)


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("2024-05-01", "2024-05", ["type-error"]),
        ("2019-Q4", "2019-Q5", ["constraint-error"]),
        ("2019-Q4", "2019/2020", []),
    ],
)
def test_a_day_is_a_day_and_a_date_may_be_less_or_more(
    tmp_path: Path, old: str, new: str, found: list[str]
) -> None:
    data = yaml.safe_load(SECOND.read_text(encoding="utf-8"))
    data["source"] |= {"date": "2019-Q4", "retrieved": "2024-05-01"}
    folder = write(index_of(json.dumps(data)), tmp_path)
    text = (folder / "source.csv").read_text(encoding="utf-8")
    assert old in text
    (folder / "source.csv").write_text(text.replace(old, new), encoding="utf-8")
    assert faults(folder) == found


@BOTH
def test_the_descriptor_says_what_it_is(path: Path) -> None:
    data = load(path)
    files = dict(package(Index(data)))
    said = json.loads(files["datapackage.json"])
    assert data.event
    assert said["date"] == data.event.date
    assert said["name"] == data.id
    assert said["title"] == data.event.name.vi
    assert "licenses" not in said
    assert data.source.title in said["sources"][0]["title"]
    assert {f"{each['name']}.csv" for each in said["resources"]} | {"datapackage.json"} == set(
        files
    )
    for resource in said["resources"]:
        head = files[resource["path"]].decode().split("\n")[0]
        assert head.split(",") == [each["name"] for each in resource["schema"]["fields"]]


@pytest.mark.parametrize(
    ("licence", "said"),
    [
        ("CC-BY-4.0", {"name": "CC-BY-4.0"}),
        ("CC BY 4.0", {"name": "CC-BY-4.0", "title": "CC BY 4.0"}),
        ("https://example.org/licence", {"path": "https://example.org/licence"}),
    ],
)
def test_a_text_without_an_event_is_described_by_its_title(
    licence: str, said: dict[str, str], tmp_path: Path
) -> None:
    data = yaml.safe_load(SECOND.read_text(encoding="utf-8"))
    del data["event"], data["attendees"]
    data["source"] |= {"date": "2019-Q4", "publisher": None}
    index = index_of(json.dumps(data | {"license": licence}))
    descriptor = json.loads(dict(package(index))["datapackage.json"])
    assert descriptor["title"] == "Khai mạc Diễn đàn đọc sách vùng cao"
    assert descriptor["description"].startswith(
        "The facts of text of the address. The address of the text is not recorded. Cells hold"
    )
    assert (descriptor["date"], descriptor["licenses"]) == ("2019-Q4", [said])
    assert "contributors" not in descriptor
    assert faults(write(index, tmp_path)) == []


@pytest.mark.parametrize(
    ("url", "archived", "path"),
    [
        pytest.param("https://a.b/c", None, "https://a.b/c", id="published"),
        pytest.param("https://a.b/c", "https://d.e/f", "https://a.b/c", id="and kept"),
        pytest.param(None, "https://d.e/f", "https://d.e/f", id="kept only"),
        pytest.param("javascript:alert(1)", None, None, id="a script"),
        pytest.param("x", "y", None, id="no addresses"),
        pytest.param(None, None, None, id="not recorded"),
    ],
)
def test_the_source_has_the_path_that_is_known(
    url: str | None, archived: str | None, path: str | None, tmp_path: Path
) -> None:
    """Only a web address is one; without it the specification wants no path, and words say so."""
    data = yaml.safe_load(SECOND.read_text(encoding="utf-8"))
    data["source"] |= {"url": url, "archived_url": archived}
    index = index_of(json.dumps(data))
    said = json.loads(dict(package(index))["datapackage.json"])
    assert said["sources"][0].get("path") == path
    assert ("The address of the text is not recorded." in said["description"]) is (path is None)
    assert "licenses" not in said
    assert "The licence of the data is not recorded." in said["description"]
    assert faults(write(index, tmp_path)) == []


@BOTH
def test_files_are_utf8_with_line_feeds(path: Path) -> None:
    for _, content in package(Index(load(path))):
        content.decode("utf-8")
        assert content.endswith(b"\n")
        assert b"\r" not in content
        assert not content.startswith(b"\xef\xbb\xbf")


def check_what_comes_out(index: Index) -> None:
    """Read the files as the descriptor says, and compare every row."""
    files = dict(package(index))
    said = {each["name"]: each for each in json.loads(files["datapackage.json"])["resources"]}
    read: dict[str, Any] = {"integer": int, "year": int, "number": float}
    for table in tables(index):
        dialect = said[table.name]["dialect"]
        head, *rows = csv.reader(
            io.StringIO(files[f"{table.name}.csv"].decode(), newline=""),
            delimiter=dialect["delimiter"],
            quotechar=dialect["quoteChar"],
            doublequote=dialect["doubleQuote"],
            skipinitialspace=dialect["skipInitialSpace"],
            strict=True,
        )
        assert head == [each.name for each in table.columns]
        values = [
            tuple(
                None if cell == "" else read.get(column.type, str)(cell)
                for cell, column in zip(row, table.columns, strict=True)
            )
            for row in rows
        ]
        assert values == table.rows


@BOTH
def test_what_is_known_comes_out(path: Path) -> None:
    check_what_comes_out(Index(load(path)))


@given(datasets())
@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
def test_what_goes_in_comes_out(text: str) -> None:
    """Texts as they are, formulas too: by the schema each cell is the value again."""
    check_what_comes_out(index_of(text))


def test_hostile_texts_come_out() -> None:
    check_what_comes_out(index_of(hostile_dataset()))


def test_a_year_has_four_digits(tmp_path: Path) -> None:
    """The invented law of the year 987 is still a year to Table Schema."""
    text = SECOND.read_text(encoding="utf-8").replace("number: 80/2015/QH13", "number: null")
    index = index_of(text.replace("year: 2015", "year: 987"))
    assert b",0987," in dict(package(index))["legal_references.csv"]
    assert faults(write(index, tmp_path)) == []


@given(datasets())
@settings(deadline=None, max_examples=3, suppress_health_check=list(HealthCheck))
def test_the_validator_passes_any(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    assert faults(write(index_of(text), tmp_path_factory.mktemp("facts"))) == []
