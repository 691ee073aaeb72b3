"""Many datasets in one file: what each format has of one of them is what its own file has."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import chdir, closing
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.conftest import DIRECTIVE, SECOND, SPEECH, VISIT, Ttdn
from ttdn_cli.corpus.corpus import Corpus, open_corpus
from ttdn_cli.query.sections import SECTIONS
from ttdn_cli.query.tables import EVERY_RECORD, tables
from ttdn_cli.query.view import View
from ttdn_cli.share.export import excel_together
from ttdn_cli.share.export.data_package import package, package_together
from ttdn_cli.share.export.datasette import metadata_together
from ttdn_cli.share.export.excel import workbook
from ttdn_cli.share.export.excel_together import workbook_together
from ttdn_cli.share.export.jsonld import jsonld, jsonld_together
from ttdn_cli.share.export.questions import QUESTIONS
from ttdn_cli.share.export.sqlite import database, database_together
from ttdn_cli.text.locales import Language

FILES = (SPEECH, SECOND, VISIT, DIRECTIVE)
"""With an event and without, in either language, with years that are conclusions."""

BROKEN = "schema: 2\nid: broken\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("speeches")
    for each in FILES:
        shutil.copy(each, place)
    return place


@pytest.fixture(scope="module")
def corpus(folder: Path) -> Corpus:
    return open_corpus([str(folder)], cached=False)


@pytest.fixture(scope="module")
def content(corpus: Corpus) -> bytes:
    return b"".join(database_together(corpus))


def asked(content: bytes, question: str, *values: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(content)
        return connection.execute(question, values).fetchall()


def heads(content: bytes, table: str) -> list[str]:
    return [name for _, name, *_ in asked(content, f"PRAGMA table_info({table})")]


@pytest.mark.parametrize(
    ("pragma", "found"), [("integrity_check", [("ok",)]), ("foreign_key_check", [])]
)
def test_sqlite_finds_no_fault(content: bytes, pragma: str, found: list[Any]) -> None:
    assert asked(content, f"PRAGMA {pragma}") == found


def test_a_reference_to_nothing_would_be_found(content: bytes) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(content)
        connection.execute("DELETE FROM organizations WHERE dataset = 'hoi-nghi-tap-huan-2024'")
        assert connection.execute("PRAGMA foreign_key_check").fetchall()


def test_the_same_datasets_make_the_same_bytes(corpus: Corpus, content: bytes) -> None:
    assert b"".join(database_together(corpus)) == content


def test_each_table_has_the_rows_of_each_dataset(corpus: Corpus, content: bytes) -> None:
    for member in corpus:
        for table in tables(member.index()):
            if table.name != "dataset":
                assert heads(content, table.name)[0] == "dataset"
                count = f"SELECT count(*) FROM {table.name} WHERE dataset = ?"
                assert asked(content, count, member.id) == [(len(table.rows),)], table.name


def own(row: tuple[Any, ...], dataset: str) -> tuple[Any, ...]:
    """Return a row as the database of one dataset has it: whose it is, is in no id of it."""
    assert row[0] == dataset
    return tuple(
        each.removeprefix(f"{dataset}:") if isinstance(each, str) else each for each in row[1:]
    )


@pytest.mark.parametrize("view", [each.name for each in QUESTIONS])
def test_a_view_says_of_each_dataset_what_its_own_file_says(
    corpus: Corpus, content: bytes, view: str
) -> None:
    found = 0
    for member in corpus:
        rows = asked(content, f"SELECT * FROM {view} WHERE dataset = ?", member.id)
        said = asked(database(member.index()), f"SELECT * FROM {view}")
        assert [own(row, member.id) for row in rows] == said
        found += len(rows)
    assert asked(content, f"SELECT count(*) FROM {view}") == [(found,)]
    assert found


def test_the_datasets_are_a_table(corpus: Corpus, content: bytes) -> None:
    rows = asked(content, "SELECT id, author, facts, date, source FROM datasets")
    assert [row[:4] for row in rows] == [
        (each.id, each.about.author, each.about.facts, each.about.date) for each in corpus
    ]
    assert not asked(content, "SELECT 1 FROM sqlite_master WHERE name IN ('about', 'dataset')")


@pytest.mark.parametrize("text", ['"Đà Lạt"', "da lat"])
def test_the_index_finds_facts_of_all(content: bytes, text: str) -> None:
    question = "SELECT dataset, id FROM search JOIN records ON id = record WHERE search MATCH ?"
    assert (
        "hoi-nghi-tap-huan-2024",
        "hoi-nghi-tap-huan-2024:da-lat",
    ) in asked(content, question, text)


def test_each_fact_of_the_index_is_that_of_its_row(content: bytes) -> None:
    """Datasette goes from the index to the fact by the number of the row."""
    question = "SELECT count(*) FROM search JOIN records ON records.rowid = search.rowid AND "
    (total,) = asked(content, f"SELECT count(*) FROM {EVERY_RECORD}")
    assert asked(content, f"{question} id = record") == [total]


def test_datasette_is_told_of_every_table(corpus: Corpus, content: bytes) -> None:
    said = json.loads(metadata_together(corpus, "facts.db"))["databases"]["facts"]["tables"]
    names = asked(content, "SELECT name FROM pragma_table_list WHERE type IN ('table', 'view')")
    own = {name for (name,) in names if not name.startswith("sqlite_")}
    assert set(said) == own


@pytest.fixture(scope="module")
def packed(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("package")
    with package_together(corpus) as files:
        for name, each in files.items():
            (place / name).write_bytes(each)
    return place


def faults(place: Path) -> list[str]:
    import frictionless  # It takes long.

    with chdir(place):
        report = frictionless.validate("datapackage.json")
    return [error.type for task in report.tasks for error in task.errors]


@pytest.mark.parametrize(
    ("file", "old", "new", "found"),
    [
        pytest.param("records.csv", "", "", [], id="as it is"),
        pytest.param(
            "legal_references.csv",
            ",hoi-nghi-tap-huan-2024:chinh-phu,",
            ",dien-dan-doc-sach:chinh-phu,",
            ["foreign-key"],
            id="of another dataset",
        ),
        pytest.param(
            "glossary.csv",
            "hoi-nghi-tap-huan-2024,hoi",
            "nobody,hoi",
            ["foreign-key"],
            id="of a dataset that is not there",
        ),
    ],
)
def test_the_package_is_valid_and_its_references_hold(
    packed: Path, tmp_path: Path, file: str, old: str, new: str, found: list[str]
) -> None:
    place = shutil.copytree(packed, tmp_path / "package")
    text = (place / file).read_text(encoding="utf-8")
    assert old in text
    (place / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    assert faults(place) == found


def test_the_package_has_the_lines_of_each_dataset(corpus: Corpus, packed: Path) -> None:
    for name, alone in package(corpus.members[0].index()):
        if name not in ("datapackage.json", "dataset.csv"):
            head, *lines = csv.reader(io.StringIO(alone.decode()))
            first, *every = csv.reader(io.StringIO((packed / name).read_text(encoding="utf-8")))
            assert first == ["dataset", *head]
            mine = [[*own(tuple(row), row[0])] for row in every if row[0] == corpus.members[0].id]
            assert mine == lines, name


def ids_in(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (each for key, each in value.items() if key == "@id")
        for each in value.values():
            yield from ids_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from ids_in(each)


def test_the_graph_has_each_node_once_and_what_it_refers_to(corpus: Corpus) -> None:
    text = b"".join(jsonld_together(corpus)).decode()
    whole = json.loads(text)
    assert text == f"{json.dumps(whole, ensure_ascii=False, indent=2)}\n"
    nodes = [node["@id"] for node in whole["@graph"]]
    assert len(nodes) == len({*nodes}) == sum(each.about.facts + 1 for each in corpus)
    assert {*ids_in(whole)} == {*nodes}
    for member in corpus:
        prefix = f"#{member.id}/"
        mine = [node for node in whole["@graph"] if node["@id"].startswith(prefix)]
        alone = json.loads(json.dumps(mine).replace(prefix, "#"))
        assert alone == json.loads(jsonld(member.index()))["@graph"]


@pytest.mark.parametrize("language", Language)
def test_each_sheet_has_the_rows_of_each_dataset(corpus: Corpus, language: Language) -> None:
    every = openpyxl.load_workbook(io.BytesIO(workbook_together(corpus, language)))
    assert len(every.worksheets) == 1 + len(SECTIONS)
    assert [row[0] for row in every.worksheets[0].iter_rows(2, values_only=True)] == [
        each.id for each in corpus
    ]
    for member in corpus:
        own_book = openpyxl.load_workbook(io.BytesIO(workbook(View(member.index(), language))))
        for sheet in own_book.worksheets[1:]:
            heads, *rows = every[sheet.title].iter_rows(values_only=True)
            assert heads[0] == {"vi": "Bộ dữ liệu", "en": "Dataset"}[language]
            mine = [row for row in rows if row[0] == member.id]
            said = [
                tuple(
                    each.replace(f"{member.id}:", "") if isinstance(each, str) else each
                    for each in row[4:]
                )
                for row in mine
            ]
            assert said == [*sheet.iter_rows(2, values_only=True)]
            if sheet.title not in ("Timeline", "Dòng thời gian"):  # Its entries are no records.
                assert all(str(row[4]).startswith(f"{member.id}:") for row in mine)


@pytest.mark.parametrize("language", Language)
def test_every_table_of_the_workbook_has_headings_that_differ(
    corpus: Corpus, language: Language
) -> None:
    """Excel calls a file broken where two are the same, as `Của` would be twice in Vietnamese."""
    book = openpyxl.load_workbook(io.BytesIO(workbook_together(corpus, language)))
    for sheet in book:
        for table in sheet.tables.values():
            names = [each.name for each in table.tableColumns]
            assert names == [cell.value for cell in sheet[1]]
            assert len({each.casefold() for each in names}) == len(names)


def test_a_sheet_that_is_too_long_is_refused(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(excel_together, "_MOST_ROWS", 4)
    with pytest.raises(Exception, match="more than 3 rows"):
        workbook_together(corpus, Language.EN)


def test_the_table_of_all_facts_begins_with_whose_they_are(
    ttdn: Ttdn, folder: Path, corpus: Corpus
) -> None:
    done = ttdn("export", "-", "--to", "csv", "--data", str(folder))
    head, *rows = csv.reader(io.StringIO(done.out))
    assert head[:3] == ["dataset", "dataset_date", "dataset_author"]
    assert head[3:5] == ["dataset_date_inferred", "id"]
    assert head.count("dataset") == 1
    assert len(rows) == sum(each.about.facts for each in corpus)
    (fact,) = (row for row in rows if row[4] == "hoi-nghi-tap-huan-2024:nd-72-2015")
    assert fact[:3] == ["hoi-nghi-tap-huan-2024", "2024-06-06", "Nguyễn Thanh Lâm"]
    assert fact[head.index("refers_to")] == "hoi-nghi-tap-huan-2024:chinh-phu"


@pytest.mark.parametrize("name", ["facts.db", "facts.xlsx", "facts.csv", "facts.jsonld", "facts"])
@pytest.mark.parametrize(("args", "code"), [([], 0), (["--strict"], 2)])
def test_a_broken_dataset_is_told_of_and_the_others_are_written(
    ttdn: Ttdn, folder: Path, tmp_path: Path, name: str, args: list[str], code: int
) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text(BROKEN, encoding="utf-8")
    data = ("--data", str(folder / SECOND.name), "--data", str(broken))
    done = ttdn("export", str(tmp_path / name), *data, *args)
    assert (done.code, done.out) == (code, "")
    assert done.err.startswith(f"ttdn: {broken}:")
    assert (tmp_path / name).exists()


def test_no_dataset_is_overwritten(ttdn: Ttdn, folder: Path, tmp_path: Path) -> None:
    place = shutil.copytree(folder, tmp_path / "speeches")
    target = place / SECOND.name
    done = ttdn("export", str(target), "--to", "csv", "--force", "--data", str(place))
    assert done.code == 2
    assert "is a file to read" in done.err
    assert target.read_bytes() == SECOND.read_bytes()
