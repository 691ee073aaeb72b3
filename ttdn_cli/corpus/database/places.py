"""Where in a question something is wrong: by line and column, for who reads it."""

from __future__ import annotations

from collections.abc import Iterator

from ttdn_cli.corpus.database.library import import_duckdb
from ttdn_cli.errors import TtdnError


def place_of(text: str, before: int) -> str:
    """Return line and column of a text, counted from 1, that have so many bytes before them."""
    said = text.encode()[:before].decode(errors="ignore")
    return f"{said.count(chr(10)) + 1}:{len(said) - said.rfind(chr(10))}"


def tokens(text: str) -> Iterator[tuple[int, bytes]]:
    """Yield what a question consists of besides comments, each with its place in bytes."""
    encoded = text.encode()
    found = [(place, kind.name) for place, kind in import_duckdb().tokenize(text)]
    ends = [*(place for place, _ in found[1:]), len(encoded)]
    for (place, kind), end in zip(found, ends, strict=True):
        if kind != "comment":
            yield place, encoded[place:end].strip()


def find_place(text: str, name: str) -> str | None:
    """Return the place of a name in a question; None if it is there twice, or not at all."""
    own = name.lower().encode()
    found = [place for place, each in tokens(text) if each.strip(b"\"'").lower() == own]
    return place_of(text, found[0]) if len(found) == 1 else None


def sql_error(where: str | None, what: str) -> TtdnError:
    """Return what says of a question where it is wrong, if that is known, and what is."""
    return TtdnError("SQL", *([where] if where else []), what)
