"""DuckDB, which only SQL and Parquet need: no other command waits for it or lacks it."""

from __future__ import annotations

from typing import Any

from ttdn_cli.errors import TtdnError
from ttdn_cli.text.messages import message


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
