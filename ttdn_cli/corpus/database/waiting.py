"""How far the answer to a question is, for a person who waits at a terminal."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from ttdn_cli.corpus.database.library import import_duckdb
from ttdn_cli.facts.progress import ANSWERING, show_progress, unwatched

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_EVERY = 0.2
"""Seconds between two looks."""


@contextmanager
def watched(connection: DuckDBPyConnection) -> Iterator[None]:
    """Show how far what is asked meanwhile is, as DuckDB estimates it, and for how long it runs."""
    with show_progress("", ANSWERING) as watch:
        if watch is unwatched:
            yield
            return
        ended = threading.Event()

        def look() -> None:
            while not ended.wait(_EVERY):
                # Less than 0 stands for what is not known.
                with suppress(import_duckdb().Error, MemoryError):
                    watch(max(connection.query_progress(), 0) / 100)

        thread = threading.Thread(target=look, daemon=True)
        thread.start()
        try:
            yield
        finally:
            ended.set()
            thread.join()
