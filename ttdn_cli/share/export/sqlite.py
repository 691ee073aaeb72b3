"""A dataset as an SQLite database: tables with keys, views for common questions, a text index.

`search` is an FTS5 table over every text. FTS5's own tokenizers take marks off letters, but `đ` is
a letter of its own to them: beside each text the index has it folded, so that `da lat` finds Đà Lạt
as well as `Đà Lạt` does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Any

from ttdn_cli import __version__
from ttdn_cli.errors import TtdnError
from ttdn_cli.facts.index import Index
from ttdn_cli.query.derived import document_of
from ttdn_cli.query.tables import EVERY_RECORD, ColumnType, Table, TableColumn, tables
from ttdn_cli.text.messages import message
from ttdn_cli.text.unicode import fold

if TYPE_CHECKING:
    from sqlite3 import Connection

_NUMBERS: dict[ColumnType, str] = {"integer": "INTEGER", "number": "REAL", "year": "INTEGER"}
"""The types of numbers; all else is text."""

_ABOUT = """
CREATE TABLE about (
  date TEXT,
  source TEXT NOT NULL,
  publisher TEXT,
  document_vi TEXT,
  document_en TEXT,
  ttdn_version TEXT NOT NULL
);
"""

# Datasette looks for content="texts" in these very quotes, and then searches the page of `texts`.
_SEARCH = """
CREATE TABLE texts (
  id INTEGER PRIMARY KEY,
  record TEXT REFERENCES records (id),
  "table" TEXT NOT NULL,
  "column" TEXT NOT NULL,
  text TEXT NOT NULL,
  folded TEXT NOT NULL
);
CREATE VIRTUAL TABLE search USING fts5(
  record UNINDEXED, "table" UNINDEXED, "column" UNINDEXED, text, folded,
  content="texts", content_rowid='id', tokenize='unicode61 remove_diacritics 2'
);
"""

# The questions are people's, so they name what the sections call things.
_VIEWS = """
CREATE VIEW coverage_furthest_behind AS
  SELECT id, indicator_vi, indicator_en, scope_vi, scope_en,
    given, count, total, percent, remaining, remaining_percent, as_of
  FROM metrics JOIN records USING (id)
  WHERE measure = 'coverage' AND status = 'actual' AND approximation IS NULL
  ORDER BY percent IS NULL, percent, position;
CREATE VIEW attendees_in_order_of_address AS
  SELECT "order", id, attendees.name, coalesce(name_en, name) AS name_en,
    honorific_vi, honorific_en, role_vi, role_en, province
  FROM attendees JOIN records USING (id)
  ORDER BY "order" IS NOT NULL, "order", position;
CREATE VIEW documents_with_issuer AS
  SELECT documents.id, type_vi, type_en, number, documents.name_vi, documents.name_en, issuer,
    organizations.name AS issuer_vi, organizations.name_en AS issuer_en,
    year, documents.date, subject_vi, subject_en, cited_for_vi, cited_for_en
  FROM legal_references AS documents
    LEFT JOIN organizations ON organizations.id = issuer
    JOIN records ON records.id = documents.id
  ORDER BY records.position;
CREATE VIEW facts_with_quotes AS
  SELECT records.id, records.section, label_vi, label_en, paragraph, quote
  FROM records JOIN evidence ON record = records.id
  ORDER BY records.position, evidence.position;
CREATE VIEW timeline AS
  SELECT date || '-' || id AS id, date, CASE
      WHEN date LIKE '%/%' THEN 'period' WHEN date LIKE '%Q%' THEN 'quarter'
      WHEN length(date) = 4 THEN 'year' WHEN length(date) = 7 THEN 'month' ELSE 'day'
    END AS precision, label_vi AS what_vi, label_en AS what_en, id AS ref
  FROM records WHERE date IS NOT NULL ORDER BY date, position;
"""


def database(index: Index) -> bytes:
    """Return the database file; the same dataset makes the same bytes with one SQLite.

    Raises:
        TtdnError: if SQLite has no FTS5, which is left out of some builds.
    """
    import sqlite3  # Only here: some builds of Python have none.

    # In memory: a full disk then ends the writing of the file, and not a statement half-way.
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        every = tables(index)
        connection.execute("BEGIN")
        for table in every:
            connection.execute(_create(table))
            _insert(connection, table.name, table.rows)
        _run(connection, _ABOUT)
        source = index.source
        document = document_of(index)
        said = (document.vi, document.en)
        about = (index.date, source.title, source.publisher, *said, __version__)
        _insert(connection, "about", [about])
        try:
            _run(connection, _SEARCH)
        except sqlite3.OperationalError:
            raise TtdnError(
                message(
                    "This Python's SQLite has no full-text search (FTS5). Export to another format."
                )
            ) from None
        _insert(connection, "texts", list(_texts(every)))
        connection.execute("INSERT INTO search (search) VALUES ('rebuild')")
        _run(connection, _VIEWS)
        connection.execute("COMMIT")
        return connection.serialize()


def _run(connection: Connection, script: str) -> None:
    # `executescript` would end the transaction.
    for statement in script.split(";\n"):
        connection.execute(statement)


def _create(table: Table) -> str:
    lines = [_column(each) for each in table.columns]
    if table.key:
        lines.append(f"PRIMARY KEY ({', '.join(map(_quoted, table.key))})")
    lines += [
        f"FOREIGN KEY ({_quoted(each.name)}) REFERENCES {_quoted(each.refers_to)} (id)"
        for each in table.columns
        if each.refers_to
    ]
    return f"CREATE TABLE {_quoted(table.name)} (\n  " + ",\n  ".join(lines) + "\n)"


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
        connection.executemany(f"INSERT INTO {_quoted(table)} VALUES ({places})", rows)


def _texts(every: Sequence[Table]) -> Iterator[tuple[int, str | None, str, str, str, str]]:
    """Yield each text of its own: no id, no fixed value, no label made of others."""
    found = (
        (row[0] if table.record else None, table.name, column.name, text)
        for table in every
        if table.name != EVERY_RECORD
        for row in table.rows
        for column, text in zip(table.columns, row, strict=True)
        if column.type == "text" and text is not None
        if not (column.refers_to or column.choices or column.name == "section")
    )
    for number, each in enumerate(found, 1):
        yield (number, *each, fold(each[3]))
