"""The SQLite database, asked by the module, by the `sqlite3` command and by Datasette."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml
from hypothesis import HealthCheck, given, settings

from tests.conftest import SECOND, SPEECH
from tests.tools.datasets import datasets, index_of
from tests.tools.hostile import HOSTILE, hostile_dataset, named
from ttdn_cli import __version__, load
from ttdn_cli.errors import TtdnError
from ttdn_cli.facts.dataset import Dataset
from ttdn_cli.facts.index import Index
from ttdn_cli.query.derived import timeline
from ttdn_cli.query.sections import STATS
from ttdn_cli.query.tables import Table, tables
from ttdn_cli.share.export import sqlite as module
from ttdn_cli.share.export.questions import QUESTIONS
from ttdn_cli.share.export.sqlite import database

BOTH = pytest.mark.parametrize("path", [SPEECH, SECOND], ids=["speech", "second"])


@contextmanager
def opened(content: bytes) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(content)
        yield connection


def of(path: Path) -> bytes:
    return database(Index(load(path)))


def ask(content: bytes, question: str, *values: object) -> list[tuple[Any, ...]]:
    with opened(content) as connection:
        return connection.execute(question, values).fetchall()


@BOTH
@pytest.mark.parametrize("pragma", ["integrity_check", "foreign_key_check"])
def test_sqlite_finds_no_fault(path: Path, pragma: str) -> None:
    assert ask(of(path), f"PRAGMA {pragma}") == ([("ok",)] if pragma == "integrity_check" else [])


@BOTH
def test_the_index_agrees_with_the_texts(path: Path) -> None:
    ask(of(path), "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")


@BOTH
def test_the_same_dataset_makes_the_same_bytes(path: Path) -> None:
    assert of(path) == of(path)


@BOTH
def test_references_are_kept_by_sqlite_too(path: Path) -> None:
    with opened(of(path)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            connection.execute("UPDATE legal_references SET issuer = 'nobody'")
        with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
            connection.execute("UPDATE attendees SET part = 'guest'")


def test_what_ttdn_lists_is_there(speech: Any) -> None:
    """The figures with what is computed of them, and null where there is nothing to compute."""
    index = Index(speech)
    names = ["id", "given", "count", "total", "percent", "remaining", "as_of"]
    expected = [
        tuple(STATS.selected(name).value(record, index) for name in names)
        for record in speech.metrics
    ]
    assert ask(database(index), f"SELECT {', '.join(names)} FROM metrics") == expected
    assert any(None in row for row in expected)
    assert any(row[5] for row in expected)


@BOTH
def test_the_index_has_one_row_for_each_fact(path: Path) -> None:
    index = Index(load(path))
    sections = [(record.id, key) for key, section in index.sections.items() for record in section]
    assert ask(database(index), "SELECT record, section FROM search ORDER BY rowid") == sections
    joined = (
        "SELECT count(*) FROM search JOIN records ON search.rowid = records.rowid AND record = id"
    )
    assert ask(database(index), joined) == [(len(sections),)]


@pytest.mark.parametrize(
    ("words", "record", "text"),
    [
        ("da lat", "hoi-nghi-tap-huan-2024", "Đà Lạt"),
        ("DA LAT", "da-lat", "Đà Lạt"),
        ("Đà Lạt", "da-lat", "Đà Lạt"),
        ('"thu truong"', "nguyen-thanh-lam", "Thứ trưởng Bộ Thông tin và Truyền thông"),
        ("diễn biến hòa bình", "dien-bien-hoa-binh", "diễn biến hòa bình"),
        ('"da lat (lam dong"', "da-lat", "Đà Lạt (Lâm Đồng)"),
        ("deputy minister", "nguyen-thanh-lam", "Deputy Minister of Information"),
        ('nghi dinh "72/2015"', "nd-72-2015", "72/2015/NĐ-CP"),
    ],
)
def test_a_fact_is_found_with_and_without_marks(words: str, record: str, text: str) -> None:
    question = "SELECT record, text FROM search WHERE search MATCH ?"
    found = ask(of(SPEECH), question, words)
    assert len({id_ for id_, _ in found}) == len(found)
    assert text in dict(found)[record]


@pytest.mark.parametrize(
    ("phrase", "found"),
    [
        pytest.param('"Đà Lạt"', True, id="one text"),
        pytest.param('"Đà Lạt Lâm Đồng"', True, id="one text, a bracket between"),
        pytest.param('"hội nghị tập huấn training conference"', False, id="end and beginning"),
    ],
)
def test_a_phrase_does_not_go_on_from_one_text_into_the_next(phrase: str, found: bool) -> None:
    question = "SELECT record FROM search WHERE search MATCH ?"
    event = ("hoi-nghi-tap-huan-2024",)
    assert (event in ask(of(SPEECH), question, phrase)) is found


@pytest.mark.parametrize(
    ("words", "text"), [("ha noi", "Hà Nội"), ("da nang", "Đà Nẵng"), ("da NANG", "ĐÀ NẴNG")]
)
def test_a_place_is_found(words: str, text: str) -> None:
    content = SECOND.read_text(encoding="utf-8").replace("name_en: Hoa Ban", f"name_en: {text}")
    question = "SELECT record FROM search WHERE search MATCH ?"
    assert ask(database(index_of(content)), question, words) == [("nhom-hoa-ban",)]


@pytest.mark.parametrize("words", ['"nguyen-thanh-lam"', "addressed", "organizations"])
def test_ids_and_fixed_values_are_no_texts(words: str) -> None:
    texts = [text for (text,) in ask(of(SPEECH), "SELECT text FROM search")]
    assert all(words.strip('"') not in text.split(" \n ") for text in texts)


def test_the_figure_furthest_behind_comes_first(speech: Any) -> None:
    found = ask(of(SPEECH), "SELECT id, percent FROM coverage_furthest_behind")
    shares = [share for _, share in found]
    assert shares == sorted(shares)
    assert {id_ for id_, _ in found} == {each.id for each in speech.metrics}


def test_only_what_ought_to_be_all_is_behind() -> None:
    """A share that need not be all is no coverage, whatever it is."""
    data = yaml.safe_load(SECOND.read_text(encoding="utf-8"))
    data["metrics"] = [
        {
            "id": f"so-{number}",
            "indicator": {"vi": "Trường"},
            "given": given,
            "measure": measure,
            "evidence": [{"paragraph": 5, "quote": given}],
        }
        for number, (given, measure) in enumerate(
            [("80%", "coverage"), ("30/90", "share"), ("70/90", "coverage"), ("12", "count")]
        )
    ]
    made = database(index_of(json.dumps(data)))
    found = ask(made, "SELECT id, remaining FROM coverage_furthest_behind")
    assert found == [("so-2", 20), ("so-0", None)]


@BOTH
def test_a_view_is_in_the_order_of_its_question(path: Path) -> None:
    data = load(path)
    index, content = Index(data), of(path)
    people = ask(content, 'SELECT id, "order", role_vi FROM attendees_in_order_of_address')
    speaker_first = sorted(data.attendees, key=lambda each: each.part != "speaker")
    assert people == [
        (each.id, index.order_of_address.get(each.id), each.role and each.role.vi)
        for each in speaker_first
    ]
    documents = ask(content, "SELECT id, issuer_vi, cited_for_en FROM documents_with_issuer")
    assert documents == [
        (
            each.id,
            each.issuer and index.label(each.issuer).vi,
            each.cited_for and each.cited_for.en,
        )
        for each in data.legal_references
    ]
    quotes = ask(content, "SELECT id, paragraph, quote FROM facts_with_quotes")
    assert quotes == [
        (record.id, each.paragraph, each.quote)
        for record in index.records.values()
        for each in record.evidence
    ]
    dated = [(each.id, each.date, each.precision, each.ref) for each in timeline(index)]
    assert ask(content, "SELECT id, date, precision, ref FROM timeline") == dated


def test_a_name_stands_under_its_language() -> None:
    """A source in English has its names in English, and of some a translation."""
    data = yaml.safe_load(SECOND.with_name("state-visit.yaml").read_text(encoding="utf-8"))
    documents = {each["id"]: each for each in data["legal_references"]}
    bodies = {each["id"]: each for each in data["organizations"]}
    for id_, body in (("ports-act", "government-halvoria"), ("mou-2025", "ministry-of-water")):
        documents[id_]["issuer"] = body
        documents[id_]["evidence"] += bodies[body]["evidence"]
    del bodies["ministry-of-water"]["name_vi"]
    made = database(index_of(json.dumps(data)))
    issuers = ask(made, "SELECT id, issuer_vi, issuer_en FROM documents_with_issuer")
    assert [each for each in issuers if each[0] in ("ports-act", "mou-2025", "paris")] == [
        ("ports-act", "Chính phủ Halvoria", "Government of Halvoria"),
        ("paris", None, None),
        ("mou-2025", None, "Ministry of Water of Halvoria"),
    ]
    people = ask(made, "SELECT id, name, name_vi, name_en FROM attendees_in_order_of_address")
    assert people[:2] == [
        ("tomas-reinholt", "Tomas Reinholt", "Tomas Reinholt", "Tomas Reinholt"),
        ("dang-quoc-thuan", "Dang Quoc Thuan", "Đặng Quốc Thuần", "Dang Quoc Thuan"),
    ]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        pytest.param(
            "SELECT date, date_inferred FROM timeline WHERE ref = ?",
            {
                "hoi-nghi-tap-huan-2024": ("2024-06-06", "year"),
                "nd-72-2015": ("2015", "date"),
                "kl-57-2023": ("2023-06-15", None),
            },
            id="timeline",
        ),
        pytest.param(
            "SELECT date, date_inferred FROM about WHERE ?",
            {"1": ("2024-06-06", "year")},
            id="about",
        ),
        pytest.param(
            "SELECT coalesce(date, year), date_inferred FROM documents_with_issuer WHERE id = ?",
            {"nd-72-2015": (2015, "date"), "kl-57-2023": ("2023-06-15", None)},
            id="documents",
        ),
        pytest.param(
            "SELECT as_of, as_of_inferred FROM coverage_furthest_behind WHERE id = ?",
            {
                "trang-cong-dia-phuong": ("2023-12", "date"),
                "ke-hoach-bo-nganh": ("2023-12", None),
            },
            id="coverage",
        ),
    ],
)
def test_a_date_that_is_a_conclusion_says_so(
    question: str, expected: dict[str, tuple[Any, ...]]
) -> None:
    content = of(SPEECH)
    assert {id_: ask(content, question, id_) for id_ in expected} == {
        id_: [row] for id_, row in expected.items()
    }


def test_the_timeline_goes_by_the_first_day_of_a_date() -> None:
    """As text a quarter would come after every month of its year, and a period after its year."""
    dates = ["2023-Q4", "2023-12", "2023-Q1", "2023", "2023-Q2/2024-Q1", "2023-01-01", "2023-05"]
    data = yaml.safe_load(SECOND.read_text(encoding="utf-8"))
    data["metrics"] = [
        {
            "id": f"so-{number}",
            "indicator": {"vi": "Trường"},
            "given": "80%",
            "measure": "coverage",
            "period": date,
            "inferred": [{"field": "period", "basis": {"vi": "Suy luận"}}],
            "evidence": [{"paragraph": 5, "quote": "80%"}],
        }
        for number, date in enumerate(dates)
    ]
    index = index_of(json.dumps(data))
    found = [id_ for (id_,) in ask(database(index), "SELECT ref FROM timeline")]
    assert found == [each.ref for each in timeline(index)]
    assert {f"so-{number}" for number in range(len(dates))} <= {*found}


def test_what_is_concluded_of_a_period_is_not_said_of_a_date() -> None:
    """A figure without a date is on the timeline by its period; its date is not known."""
    text = SPEECH.read_text(encoding="utf-8").replace(" as_of:", " period:")
    made = database(index_of(text.replace("field: as_of", "field: period")))
    found = ask(made, "SELECT DISTINCT as_of, as_of_inferred FROM coverage_furthest_behind")
    assert found == [(None, None)]


@BOTH
def test_it_says_as_of_when_and_from_where(path: Path) -> None:
    data = load(path)
    assert data.event
    assert ask(of(path), "SELECT date, source, publisher, ttdn_version FROM about") == [
        (data.event.date, data.source.title, data.source.publisher, __version__)
    ]
    assert ask(of(path), "SELECT id, license FROM dataset") == [(data.id, data.license)]


def test_a_text_without_an_event_is_dated_by_its_publication() -> None:
    data = yaml.safe_load(SECOND.read_text(encoding="utf-8"))
    del data["event"], data["attendees"]
    data["source"] |= {"date": "2019-Q4", "publisher": None, "document": None, "kind": "letter"}
    made = database(index_of(json.dumps(data)))
    found = ask(made, "SELECT date, publisher, document_vi, document_en FROM about")
    assert found == [("2019-Q4", None, "thư", "letter")]
    assert ask(made, "SELECT * FROM event") == []


def test_corrections_are_a_table() -> None:
    data = yaml.safe_load(SECOND.read_text(encoding="utf-8"))
    note = {"vi": "Sai số"}
    one = {"date": "2024-05-01", "record": "qd-368", "was": "367/QĐ-TTg", "note": note}
    data["corrections"] = [one]
    made = database(index_of(json.dumps(data)))
    found = ask(made, "SELECT position, date, record, was, note_vi, note_en FROM corrections")
    assert found == [(1, "2024-05-01", "qd-368", "367/QĐ-TTg", "Sai số", None)]


@BOTH
def test_the_command_of_sqlite_opens_it(path: Path, tmp_path: Path) -> None:
    command = shutil.which("sqlite3")
    if not command:
        pytest.skip("sqlite3 is not installed")
    (tmp_path / "facts.db").write_bytes(of(path))
    question = "SELECT name FROM attendees; PRAGMA integrity_check; PRAGMA foreign_key_check"
    done = subprocess.run(
        [command, tmp_path / "facts.db", question], capture_output=True, check=True
    )
    names = [each.name for each in load(path).attendees]
    assert done.stdout.decode().splitlines() == [*names, "ok"]


def test_a_text_without_a_title_is_a_database_too() -> None:
    data = yaml.safe_load(SECOND.read_text(encoding="utf-8"))
    data["source"]["title"] = None
    made = database(index_of(json.dumps(data)))
    assert ask(made, "SELECT source, document_en FROM about") == [(None, "text of the address")]


@BOTH
def test_every_id_of_another_record_is_a_reference(path: Path) -> None:
    """Only then does a browser of databases make a link of it."""
    data = of(path)
    for (table,) in ask(data, "SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE TABLE \"%'"):
        keys = {row[3] for row in ask(data, f'PRAGMA foreign_key_list("{table}")')}
        columns = {row[1] for row in ask(data, f'PRAGMA table_info("{table}")')}
        wanted = {"record", "ref", "organization", "issuer", "speaker", "author", "said_by"}
        assert columns & wanted <= keys, table
        assert "id" in keys or "id" not in columns or table in ("records", "dataset")


def test_the_schema_says_what_tables_and_columns_hold() -> None:
    (made,) = ask(of(SPEECH), "SELECT sql FROM sqlite_schema WHERE name = 'metrics'")
    assert made[0].startswith('CREATE TABLE "metrics" ( -- A figure of the speech.\n')
    assert (
        '\n  "count" INTEGER, -- How many, or null where only a percentage is given.\n' in made[0]
    )
    views = ask(of(SPEECH), "SELECT name, sql FROM sqlite_schema WHERE type = 'view'")
    assert {name for name, _ in views} == {each.name for each in QUESTIONS}
    assert all(" -- " in said for _, said in views)


def test_hostile_texts_are_texts() -> None:
    index = index_of(hostile_dataset())
    made = database(index)
    for number, words in enumerate(HOSTILE):
        question = "SELECT name, name_en FROM organizations WHERE id = ?"
        assert ask(made, question, named(number)) == [(words, words)]
    assert ask(made, "SELECT count(*) FROM records") == [(len(index.records),)]


@given(datasets())
@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
def test_what_goes_in_comes_out(text: str) -> None:
    """Every row of every table; and every list that the records have, under its record."""
    index = index_of(text)
    content = database(index)
    assert ask(content, "PRAGMA foreign_key_check") == []
    for table in tables(index):
        # A position that tells no rows apart is the `rowid`, and nothing that anybody sees.
        first = "rowid, *" if table.name == "records" else "*"
        rows = ask(content, f'SELECT {first} FROM "{table.name}" ORDER BY rowid')
        assert rows == [_position_first(table, row) for row in table.rows]
    with opened(content) as connection:
        connection.row_factory = sqlite3.Row
        for key, records in index.sections.items():
            for record in records:
                _same(connection, key, msgspec.to_builtins(record))


def _position_first(table: Table, row: tuple[Any, ...]) -> tuple[Any, ...]:
    if table.name != "records":
        return row
    place = [each.name for each in table.columns].index("position")
    return (row[place], *row[:place], *row[place + 1 :])


def _same(connection: sqlite3.Connection, key: str, record: dict[str, Any]) -> None:
    """Compare a record, as YAML has it, with the rows that SQLite has of it."""
    (row,) = connection.execute(f'SELECT * FROM "{key}" WHERE id = ?', [record["id"]])
    for name, value in record.items():
        if name == "reading":
            continue  # It is in no file, and in columns of its own: those that a list has.
        if isinstance(value, list):
            table = "evidence" if name == "evidence" else f"{key}_{name}"
            question = f'SELECT * FROM "{table}" WHERE record = ? ORDER BY position'
            items = [dict(each) for each in connection.execute(question, [record["id"]])]
            assert len(items) == len(value)
            for item, given_ in zip(items, value, strict=True):
                if isinstance(given_, dict):
                    assert flattened(given_).items() <= item.items()
                else:
                    assert given_ in (item.get("ref"), item.get("value"))
        elif isinstance(value, dict):
            assert flattened({name: value}).items() <= dict(row).items()
        else:
            assert (name in row.keys() and row[name] == value) or value is None  # noqa: SIM118


def flattened(value: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, each in value.items():
        if isinstance(each, dict):
            found |= flattened(each, f"{prefix}{name}_")
        else:
            found[f"{prefix}{name}"] = each
    return found


def test_sqlite_without_a_text_index_is_said(
    speech: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_SEARCH", module._SEARCH.replace("fts5", "fts_that_is_not_there"))
    with pytest.raises(TtdnError, match=r"no full-text search \(FTS5\)\. Export to another format"):
        database(Index(speech))
