"""Questions that would do more than read the facts, or would never end."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import get_args

import duckdb
import pexpect
import pytest

from tests.conftest import NEEDS_UNIX, SPEECH, TTDN, Ttdn, environment
from ttdn_cli.corpus.corpus import open_corpus
from ttdn_cli.corpus.database.allowed import OUTSIDE, check
from ttdn_cli.corpus.database.opening import asked_of
from ttdn_cli.errors import TtdnError
from ttdn_cli.render.formats import Format

SECRET = "a secret of this machine"

REFUSED = [
    "CREATE TABLE a (b INT)",
    "CREATE TEMP TABLE a AS SELECT 1",
    "CREATE MACRO a() AS 1",
    "CREATE SECRET s (TYPE s3)",
    "INSERT INTO event FROM event",
    "UPDATE facts SET id = 'x'",
    "DELETE FROM facts",
    "DROP TABLE facts",
    "ALTER TABLE facts RENAME TO f",
    "TRUNCATE facts",
    "MERGE INTO facts USING points ON true WHEN MATCHED THEN DELETE",
    "COPY facts TO '{out}'",
    "COPY facts FROM '{secret}'",
    "COPY FROM DATABASE ttdn TO memory",
    "EXPORT DATABASE '{out}'",
    "IMPORT DATABASE '{out}'",
    "ATTACH '{out}' AS a",
    "ATTACH ':memory:' AS a",
    "DETACH ttdn",
    "USE memory",
    "INSTALL httpfs",
    "LOAD httpfs",
    "LOAD '{secret}'",
    "SET lock_configuration = false",
    "SET enable_external_access = true",
    "SET VARIABLE a = 1",
    "RESET memory_limit",
    "PRAGMA version",
    "PRAGMA enable_profiling",
    "CALL pragma_version()",
    "PREPARE a AS SELECT 1",
    "EXECUTE a",
    "CHECKPOINT",
    "VACUUM",
    "ANALYZE",
    "BEGIN",
    "EXPLAIN ANALYZE FROM facts",
    "SELECT 1; COPY facts TO '{out}'",
    "SELECT 1; SELECT 2",
    "WITH a AS (INSERT INTO event FROM event RETURNING *) FROM a",
    "WITH a AS (DELETE FROM facts RETURNING *) FROM a",
    "SELECT * FROM facts INTO OUTFILE '{out}'",
    "FROM read_csv('{secret}')",
    "FROM read_text('{secret}')",
    "FROM read_blob('{secret}')",
    "FROM read_json('{secret}')",
    "FROM read_ndjson_objects('{secret}')",
    "FROM read_parquet('{secret}')",
    "FROM parquet_metadata('{secret}')",
    "FROM parquet_kv_metadata('{secret}')",
    "FROM sniff_csv('{secret}')",
    "FROM glob('{folder}/*')",
    "FROM '{secret}'",
    "FROM '{folder}/*.csv'",
    "FROM 'http://127.0.0.1:9/a.csv'",
    "FROM read_csv('https://127.0.0.1:9/a.csv')",
    "FROM 's3://a/b.parquet'",
    "FROM read_duckdb('{secret}')",
    "FROM sqlite_scan('{secret}', 'a')",
    "SELECT getenv('HOME')",
    "SELECT content FROM read_text('/proc/self/environ')",
    "FROM query('COPY facts TO ''{out}''')",
    "FROM query('SET threads = 1')",
    "FROM json_execute_serialized_sql('{{}}')",
    "FROM enable_logging(storage = 'file', storage_path = '{out}')",
    "FROM enable_profiling(save_location = '{out}')",
    "FROM add_grammar_extension('{secret}')",
    "FROM create_external_resource('a')",
    "FROM duckdb_extensions()",
    "FROM connection",
    "FROM corpus",
    "FROM os",
    "FROM sys",
    "FROM duckdb_databases()",
    "SELECT path FROM duckdb_databases",
    "SELECT (SELECT any_value(path) FROM duckdb_databases())",
    "SELECT 1 WHERE EXISTS (FROM pragma_database_list)",
    "WITH a AS (FROM duckdb_databases()) FROM a",
    "WITH duckdb_databases AS (FROM duckdb_databases) FROM duckdb_databases",
    "FROM facts UNION ALL BY NAME FROM duckdb_settings()",
    "FROM pg_catalog.pg_settings",
    "FROM system.main.duckdb_databases",
    "FROM system.facts",
    "FROM duckdb_secrets()",
    "FROM duckdb_temporary_files()",
    "FROM query('FROM duckdb_databases()')",
    "FROM query_table('duckdb_databases')",
    "FROM histogram(duckdb_databases, path)",
    "FROM (SHOW DATABASES)",
    "DESCRIBE '{secret}'",
    "DESCRIBE FROM read_csv('{secret}')",
    "FROM (SUMMARIZE duckdb_databases)",
    "SELECT current_setting('temp_directory')",
    "SELECT 'temp_directory'.CURRENT_SETTING()",
    "SELECT \"current_setting\"('temp_directory')",
    "SELECT list_transform(['temp_directory'], lambda x: current_setting(x))",
    "SELECT json_serialize_plan('SELECT current_setting(''temp_directory'')', optimize := true)",
    "SELECT id FROM facts ORDER BY current_setting('temp_directory')",
    "FROM range(length(current_setting('temp_directory')))",
    "WITH a AS (COPY facts TO '{out}') FROM a",
    "FROM pandas_scan(1)",
    "FROM python_map_function(1)",
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "secret.csv").write_text(f"a\n{SECRET}\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("query", REFUSED)
def test_what_does_not_read_the_facts_is_refused_in_one_line(
    ttdn: Ttdn, folder: Path, query: str
) -> None:
    secret, out = folder / "secret.csv", folder / "out"
    asked = query.format(secret=secret, out=out, folder=folder)
    done = ttdn("sql", asked)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("ttdn: SQL: ")
    assert done.err.count("\n") == 1
    assert SECRET not in done.err
    assert [each.name for each in folder.iterdir()] == ["secret.csv"]


_CLOSED, _LOCKED, _READ_ONLY = "disabled by configuration|disabled through", "locked", "read-only"


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        pytest.param("COPY facts TO '{out}'", _CLOSED, id="writes a file"),
        pytest.param("COPY (SELECT 1) TO '{out}' (FORMAT parquet)", _CLOSED, id="another format"),
        pytest.param("EXPORT DATABASE '{out}'", _CLOSED, id="writes a folder"),
        pytest.param("ATTACH '{out}' AS a", _CLOSED, id="writes a database"),
        pytest.param("COPY event FROM '{secret}'", _CLOSED, id="reads a file into a table"),
        pytest.param("FROM read_text('{secret}')", _CLOSED, id="reads a file"),
        pytest.param("FROM read_csv('{secret}')", _CLOSED, id="reads rows of a file"),
        pytest.param("FROM '{secret}'", _CLOSED, id="a file as a table"),
        pytest.param("FROM glob('{folder}/*')", _CLOSED, id="names of files"),
        pytest.param("FROM read_csv('http://127.0.0.1:9/a.csv')", _CLOSED, id="the network"),
        pytest.param("INSTALL '{secret}'", _CLOSED, id="an extension from a file"),
        pytest.param("INSTALL httpfs FROM '{folder}'", _CLOSED, id="an extension by its name"),
        pytest.param("LOAD '{secret}'", _CLOSED, id="a library"),
        pytest.param("SET enable_external_access = true", _LOCKED, id="opens it again"),
        pytest.param("SET lock_configuration = false", _LOCKED, id="unlocks it"),
        pytest.param("SET threads = 1", _LOCKED, id="a setting"),
        pytest.param("RESET memory_limit", _LOCKED, id="more memory"),
        pytest.param("PRAGMA enable_profiling", _LOCKED, id="a setting as a pragma"),
        pytest.param(
            "FROM enable_logging(storage = 'file', storage_path = '{out}')",
            _LOCKED,
            id="a setting as a function",
        ),
        pytest.param("DELETE FROM facts", _READ_ONLY, id="the facts themselves"),
        pytest.param("CREATE TABLE a (b INT)", _READ_ONLY, id="a table among them"),
    ],
)
def test_the_database_refuses_by_itself_what_the_check_of_a_statement_lets_through(
    folder: Path, statement: str, why: str
) -> None:
    """Two walls, each of which holds alone: this one is what the connection is opened with."""
    out = folder / "out"
    asked = statement.format(secret=folder / "secret.csv", out=out, folder=folder)
    with (
        pytest.raises(duckdb.Error, match=why) as refused,
        asked_of(open_corpus([str(SPEECH)]), lambda opened: opened.execute(asked).fetchall()),
    ):
        pass
    assert SECRET not in str(refused.value)
    assert [each.name for each in folder.iterdir()] == ["secret.csv"]


@pytest.mark.parametrize(
    ("query", "typed"),
    [
        ("VALUES (1)", "VALUES"),
        ("(VALUES (1))", "VALUES"),
        ("TABLE facts", "TABLE"),
        ("SHOW TABLES", "SHOW"),
        ("summarize facts", "SUMMARIZE"),
        ("PIVOT facts ON section", "PIVOT"),
        ("PIVOT facts ON section IN ('metrics')", "PIVOT"),
        ("UNPIVOT facts ON id", "UNPIVOT"),
        ("DESC facts", "DESC"),
        ("INSTALL httpfs", "INSTALL"),
        ("USE memory", "USE"),
        ("CHECKPOINT", "CHECKPOINT"),
        ("-- SELECT\nIMPORT DATABASE 'a'", "IMPORT"),
        ("WITH a AS (SELECT 1) INSERT INTO event FROM a", "INSERT"),
        ("WITH a AS (INSERT INTO event FROM event RETURNING *) FROM a", "1:12: INSERT"),
        ("WITH a AS (DELETE FROM facts RETURNING *) FROM a", "1:12: DELETE"),
    ],
)
def test_what_is_refused_is_called_as_it_was_typed(ttdn: Ttdn, query: str, typed: str) -> None:
    done = ttdn("sql", query)
    said = "is not allowed. The facts are only read: ask with SELECT, WITH, FROM or DESCRIBE."
    assert done == (2, "", f"ttdn: SQL: {typed} {said}\n")


def test_the_file_of_the_database_is_no_table(ttdn: Ttdn, tmp_path: Path) -> None:
    """DuckDB lets a query read the files that are attached."""
    env = {"TTDN_CACHE_DIR": str(tmp_path)}
    assert ttdn("sql", "FROM facts", "--json", env=env).code == 0
    (file,) = tmp_path.glob("**/*.duckdb")
    for query in (f"FROM read_blob('{file}')", f"FROM '{file}'", f"FROM glob('{file}')"):
        assert ttdn("sql", query, env=env).code == 2, query


OF_A_QUESTION = {
    *("now", "today", "current_date", "current_localtime", "current_localtimestamp", "ago"),
    *("get_current_time", "get_current_timestamp", "transaction_timestamp", "random", "setseed"),
    *("gen_random_uuid", "uuid", "uuidv4", "uuidv7", "sleep_ms", "error", "current_query"),
    *("current_database", "current_schema", "current_schemas"),
}
"""What is different for each question, on one machine as on the other."""


def test_what_duckdb_has_is_judged() -> None:
    """A function that is not the same for the same values, of this version, is one of ours.

    What depends on the zone of time does too, which is set.
    """
    connection = duckdb.connect()
    rows = connection.execute(
        "SELECT DISTINCT function_name FROM duckdb_functions() WHERE function_type = 'scalar' "
        "AND stability <> 'CONSISTENT' AND NOT list_has_any(parameter_types, "
        "['TIMESTAMP WITH TIME ZONE', 'TIMESTAMPTZ_NS'])"
    )
    found = {name for (name,) in rows.fetchall()}
    assert found - OUTSIDE - OF_A_QUESTION == {"make_timestamptz", "timezone"}


def test_what_a_macro_of_duckdb_does_is_allowed_too() -> None:
    """Those that are not tell of tables and types alone, and how large a block of a file is."""
    connection = duckdb.connect()
    rows = connection.execute(
        "SELECT function_name, macro_definition FROM duckdb_functions() "
        "WHERE function_type = 'macro'"
    )
    refused = set()
    for name, definition in rows.fetchall():
        try:
            check(f"SELECT {definition}", connection)
        except TtdnError:
            refused.add(name)
    assert refused == {"format_type", "get_block_size", "pg_get_constraintdef", "pg_get_viewdef"}


def test_what_an_answer_has_is_shown_and_not_obeyed(ttdn: Ttdn) -> None:
    for form in ("table", "cards", "csv", "json", "yaml", "markdown"):
        done = ttdn("sql", "SELECT chr(27) || '[31m' AS \"\x1b[1m\"", "-f", form)
        assert "\x1b" not in done.out, form


def test_text_that_a_spreadsheet_would_run_is_kept_from_it(ttdn: Ttdn) -> None:
    done = ttdn("sql", "SELECT '=1+1' AS \"=a\"", "-f", "csv")
    assert done.out == "'=a\n'=1+1\n"


MANY = "SELECT i, 'row ' || i AS text FROM range(10_000_000) t(i)"

_MEASURED = """
import os, sys
pid = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
_, status, used = os.wait4(pid, 0)
print(os.waitstatus_to_exitcode(status), used.ru_maxrss, file=sys.stderr)
"""
"""Starts a command from a small process: the memory of what starts one counts for it."""


def measured(command: list[str], **changes: str) -> subprocess.Popen[bytes]:
    """Start a command that says at its end, on standard error, its code and its memory in KB."""
    return subprocess.Popen(
        [sys.executable, "-c", _MEASURED, *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(**changes),
    )


def end_of(child: subprocess.Popen[bytes]) -> tuple[int, int]:
    """Return with which code a command ended, and how much memory it took in KB."""
    assert child.stderr
    code, memory = map(int, child.stderr.read().split()[-2:])
    return code, memory


@NEEDS_UNIX
@pytest.mark.parametrize("form", get_args(Format))
def test_ten_million_rows_into_head_end_at_once(form: str) -> None:
    """Nothing is kept of what nobody reads: less memory than a tenth of the rows would take."""
    with measured([str(TTDN), "sql", MANY, "-f", form]) as child:
        assert child.stdout
        assert child.stdout.readline()
        child.stdout.close()
        code, memory = end_of(child)
    assert code == -signal.SIGPIPE
    assert memory < 300_000


ENDLESS = (
    "SELECT count(*) FROM range(10_000_000) a, range(10_000_000) b WHERE a.range % 7 = b.range % 5"
)


def _heed_ctrl_c() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@NEEDS_UNIX
@pytest.mark.parametrize("query", [ENDLESS, "SELECT sleep_ms(600000)"])
def test_ctrl_c_ends_an_endless_question_at_once(query: str) -> None:
    # What started the tests may have had them ignore Ctrl-C.
    child = pexpect.spawn(
        str(TTDN),
        ["sql", query],
        env=environment(),
        timeout=30,
        preexec_fn=_heed_ctrl_c,
    )
    time.sleep(2)  # The question has begun by then.
    assert child.isalive()
    child.sendintr()
    child.expect(pexpect.EOF)
    child.close()
    assert child.signalstatus == signal.SIGINT


TOO_MUCH = [
    pytest.param("SELECT list(a.i) FROM range(200_000_000) a(i)", id="counted by DuckDB"),
    pytest.param("SELECT len(range(2_000_000_000))", id="a list of one value"),
    pytest.param("SELECT len(repeat('ab', 2_000_000_000))", id="a text of one value"),
    pytest.param(
        "SELECT list_sum(list_transform(range(1_000_000_000), lambda x: x + 1))",
        id="a list made of one",
    ),
    pytest.param("SELECT range(40_000_000) AS a", id="a list that is an answer"),
    pytest.param("SELECT repeat('ab', 150_000_000) AS a", id="a text that is an answer"),
    pytest.param("SELECT unnest(range(2_000_000_000)) LIMIT 1", id="of which little is used"),
]


@pytest.mark.skipif(sys.platform != "linux", reason="Only Linux bounds what a process takes.")
@pytest.mark.parametrize("query", TOO_MUCH)
def test_a_question_that_needs_too_much_memory_is_one_line(query: str) -> None:
    with measured([str(TTDN), "sql", query, "-f", "csv"]) as child:
        assert child.stdout
        assert child.stdout.read() == b""
        assert child.stderr
        *said, code, memory = child.stderr.read().decode().split()
    assert " ".join(said) == "ttdn: SQL: it takes more memory than a question has. Ask for less."
    assert code == "2"
    assert int(memory) < 2_000_000


@NEEDS_UNIX
def test_what_does_not_fit_in_memory_is_written_and_gone_at_the_end(tmp_path: Path) -> None:
    sorted_ = "SELECT i FROM range(30_000_000) t(i) ORDER BY hash(i)"
    command = [str(TTDN), "sql", f"SELECT count(*) FROM ({sorted_} OFFSET 1)", "-f", "csv"]
    with measured(command, TTDN_CACHE_DIR=str(tmp_path)) as child:
        assert child.stdout
        assert child.stdout.read().decode().split() == ["count_star()", "29999999"]
        code, memory = end_of(child)
    assert code == 0
    assert memory < 600_000
    assert not [*tmp_path.glob("*/working-*")]


SPILLS = "SELECT i, hash(i) AS h FROM range(20_000_000) t(i) ORDER BY h"


@NEEDS_UNIX
@pytest.mark.parametrize(
    ("end", "option"),
    [
        pytest.param("SIGPIPE", (), id="a pipe that is closed"),
        pytest.param("SIGINT", (), id="Ctrl-C"),
        pytest.param("SIGTERM", (), id="an end that can be heeded"),
        pytest.param("SIGKILL", (), id="one that cannot"),
        pytest.param("SIGKILL", ("--no-cache",), id="without a store"),
    ],
)
def test_what_was_written_is_gone_after_the_next_question(
    tmp_path: Path, end: str, option: tuple[str, ...]
) -> None:
    env = environment(TTDN_CACHE_DIR=str(tmp_path / "cache"), TMPDIR=str(tmp_path))
    command = [str(TTDN), "sql", SPILLS, "-f", "csv", *option]
    with subprocess.Popen(
        command, env=env, stdout=subprocess.PIPE, preexec_fn=_heed_ctrl_c
    ) as child:
        assert child.stdout
        child.stdout.readline()
        if end == "SIGPIPE":
            child.stdout.close()
        else:
            child.send_signal(signal.Signals[end])
            child.stdout.close()
    assert child.returncode == -signal.Signals[end]
    assert [*tmp_path.glob("**/*working-*")]
    subprocess.run([str(TTDN), "sql", "SELECT 1"], env=env, capture_output=True, check=True)
    assert not [*tmp_path.glob("**/*working-*")]
