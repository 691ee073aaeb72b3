"""A dataset as an SQLite database: tables with keys, views for common questions, a text index.

`search` is an FTS5 table with a row for each fact and all its texts. FTS5's own tokenizers take
marks off letters, but `đ` is a letter of its own to them: beside the texts the index has them
folded, so that `da lat` finds Đà Lạt as well as `Đà Lạt` does. What tables and columns hold is in
comments of the statements that made them, which SQLite keeps.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Any

from ttdn_cli import __version__
from ttdn_cli.errors import TtdnError
from ttdn_cli.facts.index import Index
from ttdn_cli.query.derived import date_inferred, document_of
from ttdn_cli.query.tables import (
    DATE_INFERRED,
    EVERY_RECORD,
    POSITION,
    ColumnType,
    Table,
    TableColumn,
    tables,
)
from ttdn_cli.share.export.questions import QUESTIONS
from ttdn_cli.text.messages import message
from ttdn_cli.text.unicode import fold

if TYPE_CHECKING:
    from sqlite3 import Connection

_NUMBERS: dict[ColumnType, str] = {"integer": "INTEGER", "number": "REAL", "year": "INTEGER"}
"""The types of numbers; all else is text."""

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
        every = tables_of(index)
        connection.execute("BEGIN")
        for table in every:
            connection.execute(_create(table))
            _insert(connection, _quoted(table.name), table.rows)
        try:
            connection.execute(_SEARCH)
        except sqlite3.OperationalError:
            raise TtdnError(
                message(
                    "This Python's SQLite has no full-text search (FTS5). Export to another format."
                )
            ) from None
        _insert(connection, "search (rowid, record, section, text, folded)", list(_found(every)))
        for each in QUESTIONS:
            connection.execute(f"CREATE VIEW {each.name} AS -- {each.about}{each.select}")
        connection.execute("COMMIT")
        return connection.serialize()


def tables_of(index: Index) -> list[Table]:
    """Return the tables of the database, without what is in it only to be searched.

    A position that is no part of a key is left out: in SQLite it is the `rowid`.
    """
    return [_about(index), *map(_without_position, tables(index))]


def _about(index: Index) -> Table:
    source, document = index.source, document_of(index)
    columns = (
        TableColumn("date", "The date of the event, else of the publication.", "date", False),
        DATE_INFERRED,
        TableColumn("source", "The title of the text.", required=False),
        TableColumn("publisher", "Who published it.", required=False),
        TableColumn("document_vi", "What kind of document it is. In Vietnamese.", required=False),
        TableColumn("document_en", "What kind of document it is. In English.", required=False),
        TableColumn("ttdn_version", "The version of ttdn that made this file."),
    )
    said = (document.vi, document.en, __version__)
    inferred = date_inferred(index.event) if index.event else None
    row = (index.date, inferred, source.title, source.publisher, *said)
    return Table("about", "From which text the facts are.", columns, (), None, [row])


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


def _found(every: Sequence[Table]) -> Iterator[tuple[int, str, str, str, str]]:
    """Yield the row of each fact in the index: its texts, each once.

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
            for row in table.rows:
                said = (row[place] for place in own)
                texts.setdefault(row[0], {}).update(dict.fromkeys(filter(None, said)))
    (records,) = (each for each in every if each.name == EVERY_RECORD)
    for number, (id_, section, *_) in enumerate(records.rows, 1):
        text = _BETWEEN.join(texts.get(id_, ()))
        yield number, id_, section, text, fold(text)
