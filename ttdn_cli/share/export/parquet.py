"""The facts of datasets as Parquet: a file a table, or a folder a table with a folder a year.

Columns and types are those of the typed tables, each of which may be null, whatever a table has.
Rows are in the order of the datasets and of their lists, and one thread writes them: the same
datasets make the same bytes with the same version of DuckDB. Folders are named as Hive names
partitions: `metrics/dataset_year=2024/metrics.parquet`. Which datasets they were, each file says by
a hash that anybody can make of theirs, or of the table `datasets`.
"""

from __future__ import annotations

import os
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from ttdn_cli import __version__
from ttdn_cli.corpus.corpus import Corpus
from ttdn_cli.corpus.database.failures import is_broken, no_room, told
from ttdn_cli.corpus.database.library import import_duckdb, literal, quoted
from ttdn_cli.corpus.database.opening import asked_of
from ttdn_cli.corpus.database.tables import DATASETS, TABLES, TypedTable
from ttdn_cli.errors import TtdnError
from ttdn_cli.facts.dataset import SCHEMA
from ttdn_cli.share.atomic import Files

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

PARTITION = "dataset_year"
"""What a folder is called by: readers take its number for a column, so no table may have that."""

_YEAR = "coalesce(year(d.date_first), 0)"
"""0 where a text has no date: pandas reads no partition of null, and not all read its name."""


def parquet_files(corpus: Corpus, folder: Path, *, by_year: bool) -> Files:
    """Write the files of an export, and return where each of them lies.

    Args:
        corpus: the datasets.
        folder: for the files until they are where they belong.
        by_year: whether each table has a folder for each year of the dates of texts.

    Raises:
        TtdnError: if DuckDB is not installed, or the files cannot be written.
    """

    def write(connection: DuckDBPyConnection) -> Files:
        try:
            return _written(corpus, folder, connection, by_year=by_year)
        except import_duckdb().Error as error:
            if is_broken(error):
                raise
            what, details = told(error)
            if not corpus.store and (number := details.get("errno")):
                raise no_room(os.strerror(int(number))) from None
            raise TtdnError("Parquet", f"{what}.") from None

    with asked_of(corpus, write, locked=False) as files:
        return files


def _written(
    corpus: Corpus, folder: Path, connection: DuckDBPyConnection, *, by_year: bool
) -> Files:
    connection.execute("SET threads = 1")
    # Else a column is never null by its type wherever it is not null so far.
    connection.execute("SET disabled_optimizers = 'statistics_propagation'")
    write = _Writer(corpus, folder, connection).write
    if not by_year:
        return {f"{each.name}.parquet": write(each, "true") for each in TABLES}
    # Each table has each year, also without rows: what reads it finds its columns.
    years = _years(connection)
    return {
        each.name: {
            f"{PARTITION}={year}": {f"{each.name}.parquet": write(each, f"{_YEAR} = {year}")}
            for year in years
        }
        for each in TABLES
    }


def _years(connection: DuckDBPyConnection) -> list[int]:
    """Return the years of the dates of texts, and 0 where some have none."""
    rows = connection.execute(
        f"SELECT DISTINCT {_YEAR} AS year FROM {DATASETS.name} d ORDER BY year"
    )
    return [year for (year,) in rows.fetchall()]


def _sources(corpus: Corpus) -> str:
    """Return the SHA-256 of lines as `sha256sum` writes them, with ids for the names of files."""
    lines = "".join(f"{each.about.sha256}  {each.id}\n" for each in corpus)
    return sha256(lines.encode()).hexdigest()


class _Writer:
    """Writes tables into files of a folder, each under a name of its own."""

    def __init__(self, corpus: Corpus, folder: Path, connection: DuckDBPyConnection) -> None:
        self._folder = folder
        self._connection = connection
        self._number = count()
        said = {
            "ttdn.version": __version__,
            "ttdn.schema": str(SCHEMA),
            "ttdn.datasets": str(len(corpus)),
            "ttdn.sources": _sources(corpus),
        }
        self._metadata = ", ".join(
            f"{literal(name)}: {literal(text)}" for name, text in said.items()
        )

    def write(self, table: TypedTable, where: str) -> Path:
        """Write the rows of the datasets `d` for which a condition holds, and return the file."""
        path = self._folder / f"{next(self._number)}.parquet"
        name, id_ = quoted(table.name), "id" if table is DATASETS else "dataset"
        columns = ", ".join(f"t.{quoted(each.name)}" for each in table.columns)
        self._connection.execute(
            f"COPY (SELECT {columns} FROM {name} t JOIN {DATASETS.name} d ON d.id = t.{id_} "
            f"WHERE {where} ORDER BY d.position, t.position) TO {literal(str(path))} "
            f"(FORMAT parquet, COMPRESSION zstd, KV_METADATA {{{self._metadata}}})"
        )
        return path
