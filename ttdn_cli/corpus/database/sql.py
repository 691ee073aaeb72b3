"""One question in SQL: what it may be, its answer as plain values, and what is wrong with it.

It is one statement that reads: which one, DuckDB's own parser says. Values are those of JSON; what
JSON has no type for, such as a date or an interval, is text as DuckDB writes it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple

from ttdn_cli.corpus.database.allowed import check, too_deep
from ttdn_cli.corpus.database.failures import is_broken, told, too_much_memory
from ttdn_cli.corpus.database.library import import_duckdb, quoted
from ttdn_cli.corpus.database.places import find_place, place_of, sql_error, tokens
from ttdn_cli.errors import did_you_mean
from ttdn_cli.facts.kinds import ValueKind, kind_of, list_of
from ttdn_cli.text.messages import message

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_AT_ONCE = 1000
"""Rows that are taken from DuckDB at once."""

_WHOLE = {
    *("tinyint", "smallint", "integer", "bigint", "hugeint"),
    *("utinyint", "usmallint", "uinteger", "ubigint", "uhugeint"),
}
_AS_IT_IS = {"varchar", "enum", '"null"', "null"}
_EXACT = 15
"""Decimal digits that a double keeps (C17, 5.2.4.2.2, `DBL_DIG`)."""

_QUOTED = re.compile(r'"([^"]+)"')

_LARGEST = 2**53 - 1
"""What a whole number of JSON may be that every program reads exactly (RFC 8259, section 6)."""

_TEXT, _NUMBER, _WHOLE_NUMBER, _BOOLEAN = map(kind_of, (str, float, int, bool))


class Result(NamedTuple):
    """The answer to a question.

    Attributes:
        fields: the name of each column, no two the same, and the kind of its values.
        rows: of plain values; they come from DuckDB as they are asked for.
    """

    fields: list[tuple[str, ValueKind]]
    rows: Iterator[list[Any]]


class _Type(NamedTuple):
    """What is made of the values of a type.

    Attributes:
        kind: of what is made.
        sql: the type to which DuckDB casts them.
        plain: makes a plain value of what Python has then, or None where that is one.
    """

    kind: ValueKind
    sql: str
    plain: Callable[[Any], Any] | None = None


def ask(text: str, connection: DuckDBPyConnection) -> Result:
    """Return the answer to a question.

    Raises:
        TtdnError: if it is not one statement that reads, or DuckDB cannot answer it; also when the
            rows are asked for.
    """
    _check(text, connection)
    names, types = _columns(text, connection)
    read = [_type(each) for each in types]
    casts = [
        f"CAST(#{place} AS {each.sql})" if each.sql != str(type_) else f"#{place}"
        for place, (each, type_) in enumerate(zip(read, types, strict=True), 1)
    ]
    before, after = "", ""
    if any(each.startswith("CAST") for each in casts):
        before, after = f"SELECT {', '.join(casts)} FROM (", "\n)"
    fields = [*zip(_distinct(names), (each.kind for each in read), strict=True)]
    return Result(fields, _rows(text, (before, after), read, connection))


def _columns(text: str, connection: DuckDBPyConnection) -> tuple[list[str], list[Any]]:
    """Return names and types of the columns of an answer, before anything is computed."""
    with _explained(text):
        try:
            relation = connection.sql(text)
            return relation.columns, relation.types
        except import_duckdb().Error:
            # The same error, with its place in the text.
            connection.execute(text)
            raise


def plan(text: str, connection: DuckDBPyConnection) -> str:
    """Return how DuckDB would answer a question.

    Raises:
        TtdnError: as `ask` does.
    """
    _check(text, connection)
    before = "EXPLAIN "
    with _explained(text, len(before)):
        rows = connection.execute(before + _bare(text)).fetchall()
    return "".join(plan for _, plan in rows)


def _check(text: str, connection: DuckDBPyConnection) -> None:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        before = text[: error.start]
        raise sql_error(place_of(before, len(before.encode())), message("not UTF-8.")) from None
    with _explained(text):
        check(text, connection)


def _bare(text: str) -> str:
    """Return a statement without the sign of its end; what stands in its place is a space."""
    encoded = bytearray(text.encode())
    for place, each in tokens(text):
        if each == b";":
            encoded[place] = ord(" ")
    return encoded.decode()


def _rows(
    text: str, around: tuple[str, str], types: Sequence[_Type], connection: DuckDBPyConnection
) -> Iterator[list[Any]]:
    before, after = around
    with _explained(text, len(before.encode())):
        connection.execute(f"{before}{_bare(text)}{after}" if before else text)
        while some := connection.fetchmany(_AT_ONCE):
            for row in some:
                yield [
                    each.plain(value) if each.plain and value is not None else value
                    for each, value in zip(types, row, strict=True)
                ]


def _distinct(names: Sequence[str]) -> Iterator[str]:
    """Yield names with a number behind each that has been before, so that no other one has that."""
    asked, known = {*names}, set[str]()
    for name in names:
        several = (f"{name}_{number}" for number in count(1))
        new = (each for each in several if each not in known | asked)
        own = name if name not in known else next(new)
        known.add(own)
        yield own


def _type(type_: Any) -> _Type:
    id_ = type_.id
    if id_ in _AS_IT_IS:
        return _Type(_TEXT, str(type_))
    if id_ == "boolean":
        return _Type(_BOOLEAN, str(type_))
    if id_ in _WHOLE:
        return _Type(
            _WHOLE_NUMBER, str(type_), _whole if id_.endswith(("bigint", "hugeint")) else None
        )
    if id_ == "double":
        return _Type(_NUMBER, str(type_), _real)
    if id_ == "float":
        # As text it has the digits that it is written with; as a double, those of a double.
        return _Type(_NUMBER, "VARCHAR", lambda text: _real(float(text)))
    if id_ == "decimal" and dict(type_.children)["precision"] <= _EXACT:
        return _Type(_NUMBER, "DOUBLE", _real)
    if id_ in ("list", "array"):
        item = _type(type_.children[0][1])
        plain = item.plain
        return _Type(
            # As a cell, a list of objects is JSON, whatever they have.
            list_of(item.kind._replace(fields={})),
            f"{item.sql}[]",
            lambda values: [plain(each) if plain and each is not None else each for each in values],
        )
    if id_ == "struct" and type_.children:
        return _struct({name: _type(each) for name, each in type_.children})
    if id_ == "map":
        value = _type(type_.children[1][1])
        return _Type(_TEXT, f"MAP(VARCHAR, {value.sql})", lambda found: _entries(found, value))
    return _Type(_TEXT, "VARCHAR")


def _struct(parts: dict[str, _Type]) -> _Type:
    fields = {name: each.kind for name, each in parts.items()}
    inner = ", ".join(f"{quoted(name)} {each.sql}" for name, each in parts.items())

    def plain(values: dict[str, Any]) -> dict[str, Any]:
        return {
            name: made(values[name])
            if (made := each.plain) and values[name] is not None
            else values[name]
            for name, each in parts.items()
        }

    kind = ValueKind("object", _TEXT.type, fields=fields)
    return _Type(kind, f"STRUCT({inner})", plain)


def _entries(values: dict[str, Any], type_: _Type) -> dict[str, Any]:
    plain = type_.plain
    return {
        key: plain(each) if plain and each is not None else each for key, each in values.items()
    }


def _whole(value: int) -> int | str:
    return value if -_LARGEST <= value <= _LARGEST else str(value)


def _real(value: float) -> float | str:
    """Return a number, or the word for what JSON has no number for."""
    if math.isfinite(value):
        return value
    return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"


@contextmanager
def _explained(text: str, before: int = 0) -> Iterator[None]:
    """Say of an error of DuckDB what is wrong with a question, and where.

    Args:
        text: the question.
        before: bytes of SQL that DuckDB has before it.
    """
    try:
        yield
    except import_duckdb().Error as error:
        if is_broken(error):
            raise
        if isinstance(error, import_duckdb().OutOfMemoryException):
            raise too_much_memory() from None
        what, found = told(error)
        place = int(found.get("position", -1)) - before
        where = place_of(text, place) if place >= 0 else _place(text, what)
        nearest = [each for each in found.get("candidates", "").split(",") if each]
        known = found.get("error_subtype") in ("COLUMN_NOT_FOUND", "MISSING_ENTRY")
        hint = did_you_mean(nearest[:3]) if known else ""
        if what.startswith("Max expression depth"):
            # DuckDB names a setting, which cannot be set.
            raise too_deep() from None
        raise sql_error(where, f"{what}.{hint}") from None


def _place(text: str, what: str) -> str | None:
    """Return the place of the first name in what is said of a question that it has once."""
    places = (find_place(text, name) for name in _QUOTED.findall(what))
    return next(filter(None, places), None)
