"""A dataset as an SQLite database: tables with keys, views for common questions, a text index.

`search` is an FTS5 table with a row for each fact and all its texts. FTS5's own tokenizers take
marks off letters, but `đ` is a letter of its own to them: beside the texts the index has them
folded, so that `da lat` finds Đà Lạt as well as `Đà Lạt` does. What tables and columns hold is in
comments of the statements that made them, which SQLite keeps.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Any

from ttdn_cli.errors import TtdnError
from ttdn_cli.facts.index import Index
from ttdn_cli.query.tables import (
    EVERY_RECORD,
    POSITION,
    ColumnType,
    Table,
    TableColumn,
    tables,
)
from ttdn_cli.share.export.about import ABOUT, about_row
from ttdn_cli.share.export.questions import QUESTIONS, QUESTIONS_TOGETHER, Question
from ttdn_cli.share.export.together import tables_together
from ttdn_cli.share.temporary import temporary_folder
from ttdn_cli.text.messages import message
from ttdn_cli.text.unicode import fold

if TYPE_CHECKING:
    from sqlite3 import Connection

    from ttdn_cli.corpus.corpus import Corpus

_NUMBERS: dict[ColumnType, str] = {"integer": "INTEGER", "number": "REAL", "year": "INTEGER"}
"""The types of numbers; all else is text."""

_PART = 1 << 20
"""Bytes of a file that are read at once."""

_BETWEEN = " \n "
"""Stands between two texts of a fact. No text has a line break, and to the index it is a word, so
that no phrase goes on from one text into the next."""

# Datasette finds the index of a table by the words content="…" in its statement, where a comment
# counts too, and then searches the page of that table.
_SEARCH = f"""
CREATE VIRTUAL TABLE search USING fts5(
  -- A row for each fact, with the rowid of {EVERY_RECORD}; for Datasette: content="{EVERY_RECORD}"
  record UNINDEXED, section UNINDEXED, text, folded,
  tokenize="unicode61 remove_diacritics 2 tokenchars '{_BETWEEN.strip(" ")}'"
)"""


def database(index: Index) -> bytes:
    """Return the database file; the same dataset makes the same bytes with one SQLite.

    Raises:
        TtdnError: if SQLite has no FTS5, which is left out of some builds.
    """
    import sqlite3  # Only here: some builds of Python have none.

    # In memory: a full disk then ends the writing of the file, and not a statement half-way.
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        _fill(connection, [tables_of(index)], QUESTIONS)
        return connection.serialize()


def database_together(corpus: Corpus) -> Iterator[bytes]:
    """Yield the parts of the database file of many datasets.

    It is made in the folder for temporary files: nobody has the memory for all of them.

    Raises:
        TtdnError: as `database` does.
        TargetError: if there is no room in that folder.
    """
    import sqlite3

    with temporary_folder() as folder:
        path = folder / "facts.db"
        parts = ([*map(_without_position, each.tables)] for each in tables_together(corpus))
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            # Nobody else reads it, and what is killed begins anew.
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            try:
                _fill(connection, parts, QUESTIONS_TOGETHER)
            except sqlite3.OperationalError as error:
                raise OSError(str(error)) from None
        with path.open("rb") as file:
            while part := file.read(_PART):
                yield part


def _fill(
    connection: Connection, parts: Iterable[Sequence[Table]], questions: Sequence[Question]
) -> None:
    """Make the tables of the first part, and insert the rows of all, which have the same tables."""
    count = 0
    connection.execute("BEGIN")
    for number, every in enumerate(parts):
        for table in every:
            if not number:
                connection.execute(_create(table))
            _insert(connection, _quoted(table.name), table.rows)
        if not number:
            _make_search(connection)
        found = list(_found(every, count + 1))
        _insert(connection, "search (rowid, record, section, text, folded)", found)
        count += len(found)
    for each in questions:
        connection.execute(f"CREATE VIEW {each.name} AS -- {each.about}{each.select}")
    connection.execute("COMMIT")


def _make_search(connection: Connection) -> None:
    import sqlite3

    try:
        connection.execute(_SEARCH)
    except sqlite3.OperationalError:
        raise TtdnError(
            message(
                "This Python's SQLite has no full-text search (FTS5). Export to another format."
            )
        ) from None


def tables_of(index: Index) -> list[Table]:
    """Return the tables of the database, without what is in it only to be searched.

    A position that is no part of a key is left out: in SQLite it is the `rowid`.
    """
    return [_about(index), *map(_without_position, tables(index))]


def schema_together(corpus: Corpus) -> list[Table]:
    """Return the tables of the database of many datasets, with the rows of the first of these."""
    return [*map(_without_position, next(tables_together(corpus)).tables)]


def _about(index: Index) -> Table:
    return Table("about", "From which text the facts are.", ABOUT, (), None, [about_row(index)])


def _without_position(table: Table) -> Table:
    kept = [
        place
        for place, each in enumerate(table.columns)
        if each.name != POSITION.name or each.name in table.key
    ]
    if len(kept) == len(table.columns):
        return table
    rows = [tuple(row[place] for place in kept) for row in table.rows]
    return table._replace(columns=tuple(table.columns[place] for place in kept), rows=rows)


def _create(table: Table) -> str:
    """Return the statement that makes a table, with what is said of it and its columns."""
    lines = [(_column(each), each.about) for each in table.columns]
    if table.key:
        lines.append((f"PRIMARY KEY ({', '.join(map(_quoted, table.key))})", ""))
    lines += [
        (f"FOREIGN KEY ({_quoted(each.name)}) REFERENCES {_quoted(each.refers_to)} (id)", "")
        for each in table.columns
        if each.refers_to
    ]
    last = len(lines) - 1
    said = (
        f"\n  {line}{'' if number == last else ','}{f' -- {about}' if about else ''}"
        for number, (line, about) in enumerate(lines)
    )
    return f"CREATE TABLE {_quoted(table.name)} ( -- {table.about}{''.join(said)}\n)"


def _column(column: TableColumn) -> str:
    name = _quoted(column.name)
    required = " NOT NULL" if column.required else ""
    choices = ", ".join("'{}'".format(each.replace("'", "''")) for each in column.choices)
    check = f" CHECK ({name} IN ({choices}))" if choices else ""
    return f"{name} {_NUMBERS.get(column.type, 'TEXT')}{required}{check}"


def _quoted(name: str) -> str:
    return '"{}"'.format(name.replace('"', '""'))


def _insert(connection: Connection, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
    if rows:
        places = ", ".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({places})", rows)


def _found(every: Sequence[Table], first: int) -> Iterator[tuple[int, str, str, str, str]]:
    """Yield the row of each fact in the index, from a number on: its texts, each once.

    These are texts of its own: no id, no fixed value, no label made of others.
    """
    texts: dict[str, dict[str, None]] = {}
    for table in every:
        own = [
            place
            for place, each in enumerate(table.columns)
            if each.type == "text" and each.name != "section"
            if not (each.refers_to or each.choices)
        ]
        if table.record and table.name != EVERY_RECORD:
            record = _place(table, table.record)
            for row in table.rows:
                said = (row[place] for place in own)
                texts.setdefault(row[record], {}).update(dict.fromkeys(filter(None, said)))
    (records,) = (each for each in every if each.name == EVERY_RECORD)
    places = _place(records, "id"), _place(records, "section")
    for number, row in enumerate(records.rows, first):
        id_, section = (row[place] for place in places)
        text = _BETWEEN.join(texts.get(id_, ()))
        yield number, id_, section, text, fold(text)


def _place(table: Table, column: str) -> int:
    return [each.name for each in table.columns].index(column)
