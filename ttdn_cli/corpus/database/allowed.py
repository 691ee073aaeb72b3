"""Whether a statement reads the facts and nothing else, as DuckDB's own parser reads it.

DuckDB lets a query read the file of the database that it is in, and tells of paths and settings of
the machine. So each table, function and part of a statement is looked at before it is asked: tables
are those of the facts, functions that make tables are named here, and of those that make a value
only what looks outside the facts is left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from ttdn_cli.corpus.database.library import CATALOG, literal
from ttdn_cli.corpus.database.places import find_place, place_of, sql_error, tokens
from ttdn_cli.errors import TtdnError, did_you_mean
from ttdn_cli.text.messages import message
from ttdn_cli.text.unicode import find_closest

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_BEGINNINGS = ("SELECT", "WITH", "FROM", "DESCRIBE")

_QUERIES = {"SELECT_NODE", "SET_OPERATION_NODE", "RECURSIVE_CTE_NODE", "CTE_NODE"}
"""What reads; `INSERT_QUERY_NODE` and its like may stand in WITH too."""

TABLE_FUNCTIONS = frozenset(
    {
        *("unnest", "range", "generate_series", "repeat", "repeat_row", "json_each", "json_tree"),
        *("duckdb_columns", "duckdb_functions", "duckdb_tables"),
    }
)
"""What may stand where a table does: it makes rows of values, or tells of the tables."""

OUTSIDE = frozenset(
    {
        *("current_setting", "getvariable", "in_search_path", "write_log", "json_serialize_plan"),
        *("current_connection_id", "current_query_id", "current_transaction_id", "txid_current"),
        *("nextval", "currval", "setval", "stats", "vector_type"),
    }
)
"""Functions of a value that tell of the process, or look up what a text names."""

_SCHEMAS = {(), ("main",), (CATALOG,), (CATALOG, "main")}
_CATALOGUE = {("information_schema", "columns"), ("information_schema", "tables")}

_WORD = re.compile(rb"\w+")


class _Node(NamedTuple):
    """A part of a statement, and the tables that WITH has given a name to there."""

    value: Any
    named: frozenset[str]


def check(text: str, connection: DuckDBPyConnection) -> None:
    """Refuse what is not one statement that reads the facts alone.

    Args:
        text: the question.
        connection: to the database of the facts.

    Raises:
        TtdnError: if it is something else.
        duckdb.Error: if it is no SQL.
    """
    statements = connection.extract_statements(text)
    if len(statements) != 1:
        raise sql_error(
            None, message("expected one statement, got {count}.", count=len(statements))
        )
    kind, word = statements[0].type.name, _first_word(text)
    if kind == "EXPLAIN":
        raise sql_error(None, message("leave out EXPLAIN and add --explain."))
    if word not in _BEGINNINGS or kind not in ("SELECT", "MULTI"):
        raise _not_allowed(kind.replace("_", " ") if word in _BEGINNINGS else word)
    if kind == "MULTI":
        raise sql_error(None, message("name the values of PIVOT: ON column IN (value, value)."))
    said = f"SELECT json_serialize_sql({literal(text)}, skip_default := true, skip_null := true)"
    try:
        (row,) = connection.execute(said).fetchall()
        parsed = json.loads(row[0])
    except RecursionError:
        raise too_deep() from None
    if parsed["error"]:
        raise sql_error(None, f"{parsed['error_message'].rstrip('.!')}.")
    tables: frozenset[str] | None = None
    for node, named in _nodes(parsed["statements"]):
        if type(node) is not dict:
            continue
        # The type of a value has parts of its own.
        kind = found if isinstance(found := node.get("type"), str) else ""
        if kind.endswith("_NODE") and kind not in _QUERIES:
            verb = kind.partition("_")[0]
            raise _not_allowed(verb, find_place(text, verb))
        if node.get("show_type") == "SHOW_SPECIAL":
            raise sql_error(None, message("name a table or a question after DESCRIBE."))
        if kind == "VALUE_PARAMETER":
            where = place_of(text, node["query_location"])
            raise sql_error(where, message("a question has no parameters."))
        if kind == "BASE_TABLE":
            tables = tables or _tables(connection)
            _check_table(node, named, tables, text)
        _check_function(node, text)


def _nodes(statements: Any) -> Iterator[_Node]:
    """Yield each part of statements."""
    waiting = [_Node(statements, frozenset())]
    while waiting:
        node = waiting.pop()
        yield node
        value, named = node
        if type(value) is list:
            waiting += (_Node(each, named) for each in value)
        elif type(value) is dict:
            # A name is known after its own question, and in that only if it is recursive.
            for each in value.get("cte_map", {}).get("map", ()):
                own = frozenset([each["key"].lower()])
                query = each["value"]["query_node"]
                within = named | own if query["type"] == "RECURSIVE_CTE_NODE" else named
                waiting.append(_Node(each["value"], within))
                named |= own
            waiting += (_Node(each, named) for key, each in value.items() if key != "cte_map")


def _tables(connection: DuckDBPyConnection) -> frozenset[str]:
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return frozenset(name for (name,) in rows)


def _check_table(
    node: dict[str, Any],
    named: frozenset[str],
    tables: frozenset[str],
    text: str,
) -> None:
    *schema, name = path = [each.lower() for each in node["qualified_name"]["path"]]
    if name in tables and tuple(schema) in _SCHEMAS:
        return
    if tuple(path) in _CATALOGUE or (name in named and not schema):
        return
    typed = ".".join(node["qualified_name"]["path"])
    place = node.get("query_location")
    where = find_place(text, typed) if place is None else place_of(text, place)
    hint = did_you_mean(find_closest(name, sorted(tables | named)))
    raise sql_error(where, message("there is no table {name!r}.", name=typed) + hint)


def _check_function(node: dict[str, Any], text: str) -> None:
    function = node.get("function") if node.get("type") == "TABLE_FUNCTION" else node
    name = (function or {}).get("function_name", "")
    low = name.lower()
    if low in OUTSIDE or (function is not node and low not in TABLE_FUNCTIONS):
        said = message("{name}() is not allowed. A question reads the facts alone.", name=name)
        raise sql_error(place_of(text, node["query_location"]), said)


def too_deep() -> TtdnError:
    """Return what says that a question has too many parts within parts."""
    return sql_error(None, message("too much is nested. Ask for less at once."))


def _not_allowed(word: str, where: str | None = None) -> TtdnError:
    said = message(
        "{type} is not allowed. The facts are only read: ask with SELECT, WITH, FROM or DESCRIBE.",
        type=word,
    )
    return sql_error(where, said)


def _first_word(text: str) -> str:
    words = (_WORD.match(each) for _, each in tokens(text))
    return next((word[0].decode(errors="replace").upper() for word in words if word), "")
