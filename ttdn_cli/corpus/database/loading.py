"""A file of DuckDB with the facts of datasets: made anew, or of an older one and what changed.

Where that takes long, what it has so far is complete every few seconds, and somebody may keep it:
it is an older one for who begins again.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from itertools import chain, islice
from pathlib import Path, PurePath
from shutil import copyfile
from typing import TYPE_CHECKING, Any

import msgspec

from ttdn_cli.corpus.corpus import Corpus, Member
from ttdn_cli.corpus.database.library import import_duckdb, literal, quoted
from ttdn_cli.corpus.database.tables import DATASETS, TABLES, TypedTable, lines_of
from ttdn_cli.corpus.processes import map_at_once
from ttdn_cli.corpus.reading import About
from ttdn_cli.facts.progress import MAKING_TABLES, Watch, show_progress

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_FEW = 16
"""Datasets whose rows are made before another process has started."""

_BATCH_BYTES = 64 * 1024 * 1024
"""Of rows as JSON that lie in files before they are in the tables."""

_EVERY = 5.0
"""Seconds after which what is in the tables may be kept: it is a copy of the file."""

_MEMORY = "1GB"
"""What DuckDB may have while it takes them in."""


class _Payload(msgspec.Struct, frozen=True):
    """A dataset for another process."""

    key: bytes
    about: About
    content: bytes


class _Payloads(Sequence[_Payload]):
    """Datasets, each loaded when its turn comes."""

    def __init__(self, members: Sequence[Member]) -> None:
        self._members = members

    def __len__(self) -> int:
        return len(self._members)

    def __getitem__(self, place: Any) -> Any:
        if isinstance(place, slice):
            return [_Payload(each.key, each.about, each.load()) for each in self._members[place]]
        return self[place : place + 1][0]


def make(
    path: Path,
    corpus: Corpus,
    older: Path | None = None,
    keep: Callable[[], None] = lambda: None,
) -> None:
    """Write the database of datasets.

    Args:
        path: of the file, in a folder that has nothing else.
        corpus: the datasets.
        older: a database that has some of them, or None.
        keep: is called now and then, while the file is a database that has some of them.

    Raises:
        OSError: if the folder cannot be written.
        duckdb.Error: for the same reason, or if the older file is broken.
    """
    last = time.monotonic()
    known = _copied(older, path) if older else set()
    new = [each for each in corpus if each.key.hex() not in known]
    few = len(new) < _FEW
    with show_progress(corpus.name, MAKING_TABLES) as watch:
        made = _watched(map_at_once(_lines, _Payloads(new), few=few), len(new), len(corpus), watch)
        batches = _batches(made, path.parent)
        # The processes are copies of this one, which has no threads of DuckDB before the first.
        every = chain([*islice(batches, 1)], batches)
        done = False
        while not done:
            with _transaction(path) as connection:
                if older:
                    _remove_others(connection, corpus)
                else:
                    _create(connection)
                done = _filled(connection, every, path.parent, last + _EVERY)
                if done:
                    _place(connection, corpus, path.parent)
            if not done:
                keep()
                last = time.monotonic()


@contextmanager
def _transaction(path: Path) -> Iterator[DuckDBPyConnection]:
    """Open a file, which has all that was done, or nothing of it, and is closed at the end."""
    with closing(import_duckdb().connect(path, config={"memory_limit": _MEMORY})) as connection:
        connection.execute("BEGIN")
        yield connection
        connection.execute("COMMIT")


def _create(connection: DuckDBPyConnection) -> None:
    for table in TABLES:
        columns = _columns(table)
        connection.execute(f"CREATE TABLE IF NOT EXISTS {quoted(table.name)} ({columns})")


def _filled(
    connection: DuckDBPyConnection, batches: Iterable[None], folder: Path, until: float
) -> bool:
    """Put rows into the tables up to a time, and return whether that were all."""
    for _ in batches:
        _load(connection, folder)
        if time.monotonic() > until:
            return False
    return True


def _columns(table: TypedTable) -> str:
    return ", ".join(f"{quoted(each.name)} {each.type}" for each in table.columns)


def _copied(older: Path, path: Path) -> set[str]:
    """Copy a database and return the hashes of the datasets that it has."""
    copyfile(older, path)
    with closing(import_duckdb().connect(path, read_only=True)) as connection:
        rows = connection.execute(f"SELECT hash FROM {DATASETS.name}").fetchall()
    return {hash_ for (hash_,) in rows}


def _lines(payload: _Payload) -> dict[str, bytes]:
    return lines_of(Member("", payload.key, payload.about, lambda: payload.content))


def _watched(
    made: Iterable[dict[str, bytes]], count: int, every: int, watch: Watch
) -> Iterator[dict[str, bytes]]:
    """Yield what is made, and say how many of every dataset are done, of which it is so many."""
    for number, lines in enumerate(made, every - count + 1):
        yield lines
        watch(number / every)


def _batches(made: Iterator[dict[str, bytes]], folder: Path) -> Iterator[None]:
    """Write rows to a file a table, and yield each time that there are many, or it took long."""
    while True:
        size, due = 0, time.monotonic() + _EVERY
        with ExitStack() as files:
            opened = {
                table.name: files.enter_context(_rows_of(table.name, folder).open("wb"))
                for table in TABLES
            }
            for lines in made:
                for name, rows in lines.items():
                    opened[name].write(rows)
                    size += len(rows)
                if size > _BATCH_BYTES or time.monotonic() > due:
                    break
        if not size:
            return
        yield


def _rows_of(table: str, folder: Path) -> Path:
    return folder / f"{table}.jsonl"


def _read(path: Path, columns: str) -> str:
    return f"read_json({literal(str(path))}, format = 'newline_delimited', columns = {columns})"


def _load(connection: DuckDBPyConnection, folder: Path) -> None:
    for table in TABLES:
        path = _rows_of(table.name, folder)
        columns = ", ".join(f"{literal(each.name)}: {literal(each.type)}" for each in table.columns)
        connection.execute(f"INSERT INTO {quoted(table.name)} FROM {_read(path, f'{{{columns}}}')}")
        path.unlink()


def _remove_others(connection: DuckDBPyConnection, corpus: Corpus) -> None:
    """Remove the rows of datasets that are not among these."""
    keys = {each.key.hex() for each in corpus}
    rows = connection.execute(f"SELECT id, hash FROM {DATASETS.name}").fetchall()
    gone = [id_ for id_, hash_ in rows if hash_ not in keys]
    for table in TABLES if gone else ():
        column = "id" if table is DATASETS else "dataset"
        where = f"{column} IN (SELECT unnest($1::VARCHAR[]))"
        connection.execute(f"DELETE FROM {quoted(table.name)} WHERE {where}", [gone])


def _file(member: Member) -> str:
    """Return the name of a file; U+FFFD stands for what of it is not UTF-8, which JSON is."""
    name = PurePath(member.name).name
    return name.encode(errors="surrogateescape").decode(errors="replace")


def _place(connection: DuckDBPyConnection, corpus: Corpus, folder: Path) -> None:
    """Say of each dataset its place among the others, and the name of its file."""
    places = _rows_of("places", folder)
    rows = (
        {"hash": each.key.hex(), "position": place, "file": _file(each)}
        for place, each in enumerate(corpus, 1)
    )
    places.write_bytes(msgspec.json.Encoder().encode_lines(rows))
    columns = "{hash: 'VARCHAR', position: 'INTEGER', file: 'VARCHAR'}"
    connection.execute(
        f"""
        CREATE TABLE placed AS
        SELECT d.* REPLACE (p.position AS position, p.file AS file)
        FROM {DATASETS.name} d JOIN {_read(places, columns)} p USING (hash)
        ORDER BY p.position
        """
    )
    connection.execute(f"DROP TABLE {DATASETS.name}")
    connection.execute(f"ALTER TABLE placed RENAME TO {DATASETS.name}")
    places.unlink()
