"""The typed tables of many datasets, and the file that has them."""

from __future__ import annotations

import datetime
import multiprocessing
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import msgspec
import pytest

from tests.conftest import NEEDS_UNIX, SECOND, SPEECH, TTDN, Ttdn, environment
from ttdn_cli.corpus import candidates
from ttdn_cli.corpus.columns import origin_of, section_of_many
from ttdn_cli.corpus.corpus import Member, open_corpus
from ttdn_cli.corpus.database import loading
from ttdn_cli.corpus.database.opening import database_of, working_folder
from ttdn_cli.corpus.database.tables import TABLES, ends_of, lines_of
from ttdn_cli.facts.kinds import ValueKind
from ttdn_cli.facts.metrics import Metric
from ttdn_cli.query.filters import parse
from ttdn_cli.query.section import Section
from ttdn_cli.query.sections import SECTIONS, STATS

pytestmark = pytest.mark.usefixtures("own_cache")
OWNERS = ("dataset", "dataset_date", "dataset_author", "dataset_date_inferred", "position")


@contextmanager
def opened(data: Path | str, *, cached: bool = True) -> Iterator[duckdb.DuckDBPyConnection]:
    with database_of(open_corpus([str(data)], cached=cached)) as connection:
        yield connection


def rows(connection: duckdb.DuckDBPyConnection, query: str) -> list[dict[str, Any]]:
    found = connection.execute(query)
    names = [name for name, *_ in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def everything(data: Path, *, cached: bool = True) -> dict[str, list[dict[str, Any]]]:
    """Return all tables, in an order of their own."""
    with opened(data, cached=cached) as connection:
        return {each.name: rows(connection, f'FROM "{each.name}" ORDER BY ALL') for each in TABLES}


def flat(name: str, value: Any, kind: ValueKind) -> Iterator[tuple[str, Any]]:
    """Yield the columns of a value as plain JSON has it."""
    if kind.fields:
        for part, inner in kind.fields.items():
            yield from flat(f"{name}_{part}", None if value is None else value[part], inner)
    else:
        yield name, value
        if kind.name == "date":
            for end in ("first", "last"):
                day = datetime.date.fromisoformat(ends_of(value)[end]) if value else None
                yield f"{name}_{end}", day


def expected(section: Section, member: Member) -> list[dict[str, Any]]:
    """Return the rows of a section, made of the objects that its list prints."""
    index = member.index()
    found = []
    for place, record in enumerate(section.all(index), 1):
        row = dict(zip(OWNERS, (*origin_of(member).values(), place), strict=True))
        for field in section.askable:
            value = msgspec.to_builtins(field.value(record, index))
            row |= flat(field.name, value, field.kind)
        found.append(row)
    return found


def test_a_table_has_what_the_list_of_its_section_has(speeches: Path) -> None:
    corpus = open_corpus([str(speeches)])
    with database_of(corpus) as connection:
        for section in SECTIONS:
            want = [row for member in corpus for row in expected(section, member)]
            assert rows(connection, f'FROM "{section.key}"') == want, section.key


def test_facts_and_evidence_have_every_record(speeches: Path) -> None:
    corpus = open_corpus([str(speeches)])
    records = [(each, record) for each in corpus for record in each.index().records.values()]
    with database_of(corpus) as connection:
        found = {(each["dataset"], each["id"]): each for each in rows(connection, "FROM facts")}
        quotes = connection.execute(
            "SELECT dataset, record, paragraph, quote, gloss FROM evidence ORDER BY ALL"
        ).fetchall()
        datasets = rows(connection, "FROM datasets")
    assert len(found) == len(records)
    for member, record in records:
        fact = found[member.id, record.id]
        assert (fact["label_vi"], fact["label_en"]) == (record.label.vi, record.label.en)
        assert fact["date"] == record.dated
        assert fact["evidence"] == msgspec.to_builtins(record.evidence)
        assert fact["given"] == (record.given if isinstance(record, Metric) else None)
    assert quotes == sorted(
        (
            (member.id, record.id, each.paragraph, each.quote, each.gloss)
            for member, record in records
            for each in record.evidence
        ),
        key=lambda row: (*row[:4], row[4] is None, row[4] or ""),
    )
    assert [each["id"] for each in datasets] == [each.id for each in corpus]
    assert [each["position"] for each in datasets] == [*range(1, len(corpus) + 1)]
    assert [each["file"] for each in datasets] == sorted(each.name for each in speeches.iterdir())


@pytest.mark.parametrize(
    ("words", "id_"),
    [
        pytest.param("%da lat%", "da-lat", id="a letter that no diacritic makes, đ"),
        pytest.param("%thong tin doi ngoai%", "ttdn", id="a term"),
        pytest.param("%58/63 dia phuong%", "trang-cong-dia-phuong", id="words of a quote"),
    ],
)
def test_words_are_found_without_case_and_diacritics(words: str, id_: str) -> None:
    with opened(SPEECH) as connection:
        found = connection.execute("SELECT id FROM facts WHERE words LIKE $1", [words]).fetchall()
    assert id_ in {each for (each,) in found}


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("2024-06-06", "2024-06-06", "2024-06-06"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-Q2", "2024-04-01", "2024-06-30"),
        ("2021/2025", "2021-01-01", "2025-12-31"),
        ("9999", "9999-01-01", "9999-12-31"),
        ("0001", "0001-01-01", "0001-12-31"),
    ],
)
def test_the_ends_of_a_date(date: str, first: str, last: str) -> None:
    assert ends_of(date) == {"first": first, "last": last}


def changed(file: Path) -> None:
    text = file.read_text(encoding="utf-8").replace("58/63", "57/63")
    file.write_text(f"{text}# changed\n", encoding="utf-8")


def moved(file: Path) -> None:
    file.rename(file.with_name("zzz.yaml"))


@pytest.mark.parametrize("change", [changed, moved, Path.unlink], ids=lambda each: each.__name__)
def test_a_changed_folder_gives_what_a_new_one_gives(speeches: Path, change: Any) -> None:
    before = everything(speeches)
    change(speeches / SPEECH.name)
    after = everything(speeches)
    assert after != before
    assert after == everything(speeches, cached=False)


def test_what_has_not_changed_is_not_made_again(
    speeches: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything(speeches)
    changed(speeches / SPEECH.name)
    made: list[str] = []

    def noted(member: Member) -> dict[str, bytes]:
        made.append(member.id)
        return lines_of(member)

    monkeypatch.setattr(loading, "lines_of", noted)
    everything(speeches)
    assert made == ["hoi-nghi-tap-huan-2024"]
    everything(speeches)
    assert len(made) == 1


_MAKE_HALF = """
import os, sys
from ttdn_cli.corpus.corpus import open_corpus
from ttdn_cli.corpus.database import loading
from ttdn_cli.corpus.database.opening import database_of

of_one = loading.lines_of
made = 0

def dies(member):
    global made
    made += 1
    if made == 4:
        os._exit(4)
    return of_one(member)

loading.lines_of = dies
loading._EVERY = -1.0
with database_of(open_corpus(sys.argv[1:])):
    pass
"""
"""Make the tables, and end at the fourth of the datasets, each of which is kept at once."""


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(lambda _: None, 2, id="those that were not made"),
        pytest.param(lambda folder: changed(folder / SECOND.name), 3, id="and one changed since"),
        pytest.param(
            lambda folder: (folder / SECOND.name).unlink(), 2, id="without one gone since"
        ),
    ],
)
@pytest.mark.parametrize("earlier", [False, True], ids=["at first", "of an older file"])
def test_who_begins_again_makes_only_the_rest_of_the_tables(
    speeches: Path,
    own_cache: Path,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[Path], None],
    expected: int,
    earlier: bool,
) -> None:
    """Of many datasets they take longer than reading: Ctrl-C loses those of the last seconds."""
    if earlier:
        for number, each in enumerate(sorted(speeches.iterdir())):
            text = each.read_text(encoding="utf-8")
            each.write_text(f"# {number}\n{text}", encoding="utf-8")
        everything(speeches)
        for each in speeches.iterdir():
            text = each.read_text(encoding="utf-8")
            each.write_text(text.partition("\n")[2], encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", _MAKE_HALF, str(speeches)], check=False)
    assert done.returncode == 4
    change(speeches)
    made: list[str] = []

    def noted(member: Member) -> dict[str, bytes]:
        made.append(member.id)
        return lines_of(member)

    monkeypatch.setattr(loading, "lines_of", noted)
    found = everything(speeches)
    assert len(made) == expected
    assert len(files(own_cache)) == 1
    assert found == everything(speeches, cached=False)


def files(cache: Path) -> list[Path]:
    return sorted(each for each in cache.glob("*-corpus/*") if each.name != "datasets.sqlite")


def test_one_file_is_kept_and_nothing_beside_it(speeches: Path, own_cache: Path) -> None:
    everything(speeches)
    (first,) = files(own_cache)
    changed(speeches / SPEECH.name)
    everything(speeches)
    (second,) = files(own_cache)
    assert first != second


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda file: file.write_bytes(b""), id="empty"),
        pytest.param(lambda file: file.write_bytes(b"x" * 20_000), id="no database"),
        pytest.param(lambda file: os.truncate(file, 9000), id="cut"),
        pytest.param(lambda file: file.unlink(), id="gone"),
    ],
)
@pytest.mark.parametrize("newer", [False, True], ids=["same facts", "newer facts"])
def test_a_broken_file_is_made_anew(
    speeches: Path, own_cache: Path, damage: Any, newer: bool
) -> None:
    everything(speeches)
    (file,) = files(own_cache)
    damage(file)
    if newer:
        changed(speeches / SPEECH.name)
    assert everything(speeches) == everything(speeches, cached=False)
    (made,) = files(own_cache)
    duckdb.connect(made, read_only=True).close()


LEFT = [
    pytest.param("{store}/working-0123456789abcdef", False, id="in the store"),
    pytest.param("{other}/working-0123456789abcdef", False, id="in the store of other datasets"),
    pytest.param("{temporary}/ttdn-working-0123456789abcdef", False, id="a temporary one"),
    pytest.param("{temporary}/ttdn-working-mine", True, id="of somebody's own name"),
    pytest.param("{temporary}/ttdn-cache-0123456789abcdef", True, id="of another name"),
    pytest.param("{temporary}/working-0123456789abcdef0", True, id="of a longer name"),
]


def flipped(file: Path) -> None:
    """Change a byte of each block behind the headers that is not read when a file is opened."""
    for place in range(3 * 4096 + 1000, file.stat().st_size, 256 * 1024):
        blocks = bytearray(file.read_bytes())
        blocks[place] ^= 1
        before = file.read_bytes()
        file.write_bytes(blocks)
        try:
            with duckdb.connect(file, read_only=True) as connection:
                connection.execute("FROM duckdb_tables()")
        except duckdb.Error:
            file.write_bytes(before)


@pytest.mark.parametrize(
    "args",
    [
        pytest.param(("sql", "SELECT id, given FROM metrics ORDER BY ALL"), id="rows"),
        pytest.param(("sql", "SELECT count(*) FROM facts WHERE words LIKE '%a%'"), id="a number"),
        pytest.param(("sql", "SELECT id FROM facts WHERE id > 'a'", "--explain"), id="a plan"),
        pytest.param(("export", "{out}", "--to", "parquet"), id="Parquet"),
    ],
)
def test_what_is_broken_within_is_made_anew(
    ttdn: Ttdn, speeches: Path, own_cache: Path, tmp_path: Path, args: tuple[str, ...]
) -> None:
    env = {"TTDN_CACHE_DIR": str(own_cache)}
    command = [each.format(out=tmp_path / "out") for each in (*args, "--data", str(speeches))]
    force = ["--force"] * (args[0] == "export")
    want = ttdn(*command, env=env)
    assert want.code == 0
    (file,) = (each for each in files(own_cache) if each.suffix == ".duckdb")
    flipped(file)
    assert ttdn(*command, *force, env=env) == want
    assert ttdn(*command, *force, env=env) == want


def test_a_filter_of_a_list_makes_what_is_broken_anew(
    speeches: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(candidates, "MOST_READ", 0)
    conditions = parse(section_of_many(STATS), ["percent<95"]).conditions
    corpus = open_corpus([str(speeches)])
    want = candidates.candidates(conditions, STATS, corpus)
    assert want.ids
    (file,) = files(own_cache)
    flipped(file)
    assert candidates.candidates(conditions, STATS, corpus) == want


@NEEDS_UNIX
@pytest.mark.parametrize(("left", "stays"), LEFT)
def test_what_a_killed_process_left_is_removed(
    speeches: Path,
    own_cache: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    left: str,
    stays: bool,
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    everything(speeches)
    (store,) = own_cache.glob("*-corpus")
    other = own_cache / "ttdn-0-corpus"
    folder = Path(left.format(store=store, other=other, temporary=tmp_path))
    folder.mkdir(parents=True)
    (folder / "facts.duckdb").write_bytes(b"half")
    everything(speeches)
    assert folder.exists() == stays


@NEEDS_UNIX
@pytest.mark.parametrize("cached", [True, False])
def test_what_somebody_works_in_stays(
    speeches: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cached: bool
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with working_folder(open_corpus([str(speeches)], cached=cached)) as folder:
        everything(speeches)
        assert folder.exists()
    assert not folder.exists()


def test_a_link_is_followed_by_nobody(
    speeches: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    (tmp_path / "mine").mkdir()
    (tmp_path / "ttdn-working-0123456789abcdef").symlink_to(tmp_path / "mine")
    everything(speeches)
    assert (tmp_path / "mine").exists()


def _ask(data: str, results: Any) -> None:
    with opened(data) as connection:
        results.put(connection.execute("SELECT count(*) FROM facts").fetchall())


def test_several_processes_ask_at_once(speeches: Path, own_cache: Path) -> None:
    context = multiprocessing.get_context("spawn")
    results: Any = context.Queue()
    every = [context.Process(target=_ask, args=(str(speeches), results)) for _ in range(3)]
    for each in every:
        each.start()
    found = [results.get(timeout=60) for _ in every]
    for each in every:
        each.join()
    assert found[0] == found[1] == found[2]
    assert len(files(own_cache)) == 1


def test_one_reads_while_another_writes_a_newer_file(speeches: Path) -> None:
    with opened(speeches) as connection:
        changed(speeches / SPEECH.name)
        everything(speeches)
        (found,) = connection.execute("SELECT given FROM metrics WHERE given = '58/63'").fetchall()
    assert found == ("58/63",)


def test_many_processes_make_the_same_rows(speeches: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = everything(speeches, cached=False)
    monkeypatch.setattr(loading, "_FEW", 0)
    monkeypatch.setattr(loading, "_BATCH_BYTES", 50_000)
    assert everything(speeches, cached=False) == alone


@NEEDS_UNIX
def test_a_file_may_have_a_name_that_is_no_utf_8(speeches: Path) -> None:
    os.rename(speeches / SPEECH.name, os.fsencode(speeches) + b"/a\xff.yaml")  # noqa: PTH104
    with opened(speeches) as connection:
        (first, *_) = connection.execute("SELECT file FROM datasets ORDER BY file").fetchall()
    assert first == ("a\ufffd.yaml",)


@NEEDS_UNIX
@pytest.mark.parametrize("seconds", [0.3, 0.5, 0.7, 0.9, 1.1])
def test_a_process_that_is_killed_leaves_what_the_next_can_use(
    speeches: Path, own_cache: Path, seconds: float
) -> None:
    """Whatever it was at: reading, making the tables, moving the file."""
    command = [str(TTDN), "sql", "SELECT count(*) AS n FROM facts", "-f", "csv"]
    command += ["--data", str(speeches)]
    env = environment(TTDN_CACHE_DIR=str(own_cache))
    with subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL) as child:
        time.sleep(seconds)
        child.kill()
    done = subprocess.run(command, env=env, capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"n\n277\n", b"")
    assert len([each for each in files(own_cache) if each.suffix == ".duckdb"]) == 1
