"""DuckDB, which only SQL and Parquet need, and how names and texts are written for it."""

from __future__ import annotations

from typing import Any

from ttdn_cli.errors import TtdnError
from ttdn_cli.text.messages import message

CATALOG = "ttdn"
"""The name of the database of the facts in SQL."""


def import_duckdb() -> Any:
    """Return the library.

    Raises:
        TtdnError: if it is not installed.
    """
    try:
        import duckdb
    except ImportError:
        raise TtdnError(
            message("DuckDB is not installed. Run: pip install 'ttdn-cli[corpus]'")
        ) from None
    return duckdb


def quoted(name: str) -> str:
    """Return a name as an identifier of SQL."""
    return '"{}"'.format(name.replace('"', '""'))


def literal(text: str) -> str:
    """Return a text as SQL writes it."""
    return "'{}'".format(text.replace("'", "''"))
