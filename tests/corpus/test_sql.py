"""`ttdn sql`: one question over one dataset or many, in every format."""

from __future__ import annotations

import csv
import io
import json
import os
import sqlite3
import unicodedata
from pathlib import Path

import pytest
import yaml

from tests.conftest import NEEDS_UNIX, SECOND, SPEECH, Ttdn, installed, on_terminal
from tests.contract.test_imports import ttdn as imports
from ttdn_cli.corpus.database.answers import examples
from ttdn_cli.corpus.database.tables import TABLES
from ttdn_cli.text.locales import Language

VALUES = (
    "SELECT 1 AS whole, 1.5 AS decimal, 0.1::DOUBLE AS real, true AS yes, NULL AS nothing, "
    "DATE '2024-06-06' AS day, INTERVAL 14 MONTH AS span, 'a;b' AS text, ['a', 'b'] AS list, "
    "{'vi': 'có', 'en': NULL} AS both_, MAP {1: DATE '2024-01-31'} AS map, "
    "[{'day': DATE '2024-06-06'}] AS objects, 'NaN'::DOUBLE AS nan, '-inf'::FLOAT AS low, "
    "8::HUGEINT AS eight, 170141183460469231731687303715884105727 AS huge, "
    "12345678901234567.89 AS exact, '\\xAA'::BLOB AS blob, TIMESTAMP '2024-06-06 07:08:09' AS at"
)
PLAIN = {
    "whole": 1,
    "decimal": 1.5,
    "real": 0.1,
    "yes": True,
    "nothing": None,
    "day": "2024-06-06",
    "span": "1 year 2 months",
    "text": "a;b",
    "list": ["a", "b"],
    "both_": {"vi": "có", "en": None},
    "map": {"1": "2024-01-31"},
    "objects": [{"day": "2024-06-06"}],
    "nan": "NaN",
    "low": "-Infinity",
    "eight": 8,
    "huge": "170141183460469231731687303715884105727",
    "exact": "12345678901234567.89",
    "blob": "\\xAA",
    "at": "2024-06-06 07:08:09",
}


@pytest.mark.parametrize("form", ["json", "jsonl", "yaml"])
def test_values_of_any_type_are_plain_in_formats_with_types(ttdn: Ttdn, form: str) -> None:
    done = ttdn("sql", VALUES, "-f", form)
    assert (done.code, done.err) == (0, "")
    read = yaml.safe_load(done.out)  # What is JSON is YAML too.
    assert read == ([PLAIN] if form != "jsonl" else PLAIN)


def test_values_of_any_type_are_cells_of_csv(ttdn: Ttdn) -> None:
    (row,) = csv.DictReader(io.StringIO(ttdn("sql", VALUES, "-f", "csv").out))
    assert row == {
        **{name: str(value) for name, value in PLAIN.items() if name not in ("both_", "nothing")},
        "yes": "true",
        "nothing": "",
        "list": "a;b",
        "both__vi": "có",
        "both__en": "",
        "map": '{"1":"2024-01-31"}',
        "objects": '[{"day":"2024-06-06"}]',
        "low": "'-Infinity",
    }


@pytest.mark.parametrize(
    "form", ["table", "cards", "markdown", "csv", "tsv", "json", "jsonl", "yaml"]
)
def test_every_format_has_the_same_rows(ttdn: Ttdn, form: str) -> None:
    done = ttdn("sql", "SELECT id, given FROM metrics WHERE count = 58", "-f", form)
    assert (done.code, done.err) == (0, "")
    assert "trang-cong-dia-phuong" in done.out
    assert "58/63" in done.out


def test_the_rows_are_those_of_the_list(ttdn: Ttdn) -> None:
    query = "SELECT id, given, count, total, percent, as_of FROM metrics"
    fields = "id,given,count,total,percent,as_of"
    assert ttdn("sql", query, "--json") == ttdn("stats", "--fields", fields, "--json")


def test_many_datasets_are_asked_together(ttdn: Ttdn, speeches: Path) -> None:
    query = "SELECT dataset, count(*) AS facts FROM facts GROUP BY ALL ORDER BY dataset"
    done = ttdn("sql", query, "--data", str(speeches), "--json")
    again = ttdn(
        "sql",
        "SELECT id AS dataset, facts FROM datasets ORDER BY id",
        "--json",
        "--data",
        str(speeches / "*.yaml"),
    )
    assert done == again
    assert len(json.loads(done.out)) == 5


def test_a_record_is_joined_with_what_it_refers_to(ttdn: Ttdn, speeches: Path) -> None:
    query = (
        "SELECT l.number, o.name FROM legal_references l JOIN organizations o "
        "ON (o.dataset, o.id) = (l.dataset, l.issuer) WHERE l.number = '72/2015/NĐ-CP'"
    )
    done = ttdn("sql", query, "--data", str(speeches), "--json")
    assert {each["name"] for each in json.loads(done.out)} == {"Chính phủ"}


@pytest.mark.parametrize("example", [*examples(Language.VI), *examples(Language.EN)])
def test_the_examples_find_something(ttdn: Ttdn, example: str) -> None:
    assert ttdn("sql", example, "--json").code == 0


def test_without_a_question_it_lists_tables_columns_and_examples(ttdn: Ttdn) -> None:
    said = ttdn("sql").out
    assert all(f'ttdn sql "{each}"' in said for each in examples(Language.EN))
    listed = json.loads(ttdn("sql", "--json").out)
    assert [(each["table"], each["column"], each["type"]) for each in listed] == [
        (table.name, column.name, column.type) for table in TABLES for column in table.columns
    ]
    assert all(each["about"].endswith(".") for each in listed)


def test_the_tables_are_those_that_it_lists(ttdn: Ttdn) -> None:
    query = (
        "SELECT table_name, column_name, data_type FROM duckdb_columns() "
        "WHERE database_name = 'ttdn' ORDER BY table_name, column_index"
    )
    found = [tuple(each.values()) for each in json.loads(ttdn("sql", query, "--json").out)]
    listed = {(table.name, each.name) for table in TABLES for each in table.columns}
    assert {(table, column) for table, column, _ in found} == listed


@pytest.mark.parametrize(
    ("query", "said"),
    [
        pytest.param("selec 1", '1:1: syntax error at or near "selec".', id="syntax"),
        pytest.param(
            "SELECT 'Đà Lạt',\n  idd FROM facts",
            '2:3: Referenced column "idd" not found in FROM clause. Did you mean id or',
            id="a column, after letters of two bytes",
        ),
        pytest.param(
            "FROM factz",
            "1:6: there is no table 'factz'. Did you mean facts?",
            id="a table",
        ),
        pytest.param(
            "DESCRIBE factz", "1:10: there is no table 'factz'.", id="a table to describe"
        ),
        pytest.param(
            "WITH b AS (FROM a), a AS (SELECT 1) FROM b",
            "1:17: there is no table 'a'.",
            id="a name of WITH before it is given",
        ),
        pytest.param(
            "SELECT * EXCLUDE (zz) FROM facts",
            '1:19: Column "zz" in EXCLUDE list not found in FROM clause.',
            id="of which DuckDB does not say the place",
        ),
        pytest.param(
            "SELECT 1 AS zz, * EXCLUDE (zz) FROM facts",
            'Column "zz" in EXCLUDE list not found in FROM clause.',
            id="which of two it is, nobody says",
        ),
        pytest.param("-- Đ\nSELECT a", '2:8: Referenced column "a"', id="after a comment"),
        pytest.param(
            "SELECT INTERVAL 1 DAY,\n 'x'::INT",
            "2:5: Could not convert string 'x' to INT32.",
            id="while rows are made, of a question that is cast",
        ),
        pytest.param("SELECT 1; SELECT 2", "expected one statement, got 2.", id="two"),
        pytest.param("/* nothing */", "expected one statement, got 0.", id="none"),
        pytest.param("SELECT 'đ', $1", "1:13: a question has no parameters.", id="a parameter"),
        pytest.param("SELECT ?", "1:8: a question has no parameters.", id="one without a number"),
        pytest.param(f"SELECT {'1+' * 900}1", "too much is nested. Ask for less", id="too deep"),
        pytest.param(f"SELECT {'1+' * 5000}1", "too much is nested.", id="too deep for DuckDB"),
        pytest.param("EXPLAIN FROM facts", "leave out EXPLAIN and add --explain.", id="a plan"),
        pytest.param(
            "FROM (PIVOT facts ON section)", "name the values of PIVOT:", id="several in one"
        ),
        pytest.param(
            "SELECT 1//0",
            "Division by zero in expression (1 // 0). Use TRY(...) to return NULL for this "
            "expression.",
            id="advice on a setting",
        ),
        pytest.param("SELECT error(E'two\\nlines')", "two lines.", id="of two lines"),
        pytest.param(
            "SELECT E'a\\nb'::INT",
            "1:15: Could not convert string 'a b' to INT32.",
            id="a text of two",
        ),
        pytest.param("DESCRIBE", "name a table or a question after DESCRIBE.", id="of nothing"),
    ],
)
def test_a_wrong_question_is_one_line_with_its_place(ttdn: Ttdn, query: str, said: str) -> None:
    done = ttdn("sql", query)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"ttdn: SQL: {said}")
    assert done.err.count("\n") == 1


@pytest.mark.parametrize(
    "query",
    [
        "SELECT 1 AS n",
        "WITH a AS (SELECT 1 AS n) FROM a",
        "FROM (VALUES (1)) AS a(n)",
        "SELECT 1 AS n; -- ;",
        "SELECT 1 AS n, INTERVAL 1 DAY AS d ; -- ;",
        "FROM (PIVOT (SELECT 1 AS n) ON n IN (1) USING count(*))",
        "FROM (SUMMARIZE metrics)",
        "(SELECT 1 AS n)",
        "-- a comment\nSELECT 1 AS n",
        "/* a comment */ -- and one\n FROM facts",
        "DESCRIBE SELECT 1 AS n",
        "describe Main.Facts",
        "WITH RECURSIVE a AS (SELECT 1 AS n UNION SELECT n + 1 FROM a WHERE n < 3) FROM a",
        "WITH a AS (FROM facts), B AS (FROM A) FROM (SELECT * FROM b)",
        "WITH facts AS (FROM facts LIMIT 1) FROM facts",
        "FROM ttdn.main.facts f, unnest(f.evidence) e",
        "FROM facts f, LATERAL (FROM range(2) WHERE range < f.position)",
        "FROM information_schema.columns",
        "FROM duckdb_tables()",
        "FROM facts USING SAMPLE 3",
        "FROM facts USING SAMPLE reservoir(50%) REPEATABLE (7)",
        "FROM facts TABLESAMPLE 100%",
        "FROM (FROM facts USING SAMPLE 3 ROWS) a, metrics TABLESAMPLE bernoulli(100%) LIMIT 1",
        "SELECT now() AS n, random() AS r, list_transform([1], lambda x: x + 1) AS l",
    ],
)
def test_what_reads_is_answered(ttdn: Ttdn, query: str) -> None:
    assert ttdn("sql", query, "--json").code == 0


@NEEDS_UNIX
@pytest.mark.parametrize(
    ("query", "where"),
    [
        pytest.param(b"SELECT '\xff' AS a", "1:9", id="in a text"),
        pytest.param("-- Đ\nĐ".encode() + b"\xc4", "2:2", id="half a letter, at the end"),
    ],
)
@pytest.mark.parametrize("option", [(), ("--explain",)])
def test_a_question_that_is_no_utf_8_is_one_line(
    query: bytes, where: str, option: tuple[str, ...]
) -> None:
    said = f"ttdn: SQL: {where}: not UTF-8.\n"
    assert installed("sql", os.fsdecode(query), *option) == (2, "", said)


def test_describe_says_the_columns(ttdn: Ttdn) -> None:
    found = json.loads(ttdn("sql", "DESCRIBE metrics", "--json").out)
    assert found[5]["column_name"] == "id"


def test_text_is_compared_as_the_facts_have_it(ttdn: Ttdn) -> None:
    query = unicodedata.normalize("NFD", "SELECT name FROM organizations WHERE name = 'Chính phủ'")
    assert "Chính phủ" in ttdn("sql", query, "--json").out


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        ("0.1::FLOAT", 0.1),
        ("[16777216::FLOAT, 3.4e38::FLOAT]", [16777216, 3.4e38]),
        ("{'a': 95.2::FLOAT}", {"a": 95.2}),
        ("'inf'::FLOAT", "Infinity"),
        ("0.1::FLOAT::DOUBLE", 0.10000000149011612),
    ],
)
def test_a_number_has_the_digits_that_tell_it_from_others_of_its_type(
    ttdn: Ttdn, value: str, plain: object
) -> None:
    assert json.loads(ttdn("sql", f"SELECT {value} AS n", "--json").out) == [{"n": plain}]


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        pytest.param("9007199254740991", 9007199254740991, id="the largest"),
        pytest.param("9007199254740992", "9007199254740992", id="one more"),
        pytest.param("-9007199254740991", -9007199254740991, id="the least"),
        pytest.param("-9007199254740992", "-9007199254740992", id="one less"),
        pytest.param("9007199254740992::UBIGINT", "9007199254740992", id="without a sign"),
        pytest.param("8::UBIGINT", 8, id="small"),
        pytest.param("[1, 9007199254740993]", [1, "9007199254740993"], id="in a list"),
        pytest.param("{'a': 9007199254740993}", {"a": "9007199254740993"}, id="in a struct"),
    ],
)
def test_a_whole_number_is_one_that_every_program_reads_exactly(
    ttdn: Ttdn, value: str, plain: object
) -> None:
    assert json.loads(ttdn("sql", f"SELECT {value} AS n", "--json").out) == [{"n": plain}]


def test_columns_of_one_name_are_told_apart(ttdn: Ttdn) -> None:
    done = ttdn("sql", "SELECT 1 AS a, 2 AS a, 3 AS a_1, 4 AS a", "-f", "jsonl")
    assert done.out == '{"a":1,"a_2":2,"a_1":3,"a_3":4}\n'


def test_no_row_is_no_result(ttdn: Ttdn) -> None:
    query = "SELECT id FROM facts WHERE false"
    assert ttdn("sql", query, "--json") == (1, "[]\n", "ttdn: No rows in the dataset.\n")
    assert ttdn("sql", query) == (1, "", "ttdn: No rows in the dataset.\n")


def test_a_plan_is_printed_and_nothing_asked(ttdn: Ttdn) -> None:
    done = ttdn("sql", "SELECT id FROM facts WHERE value > 3;", "--explain")
    assert done.code == 0
    assert "Table: ttdn.main.facts" in done.out
    assert ttdn("sql", "--explain").code == 2
    assert ttdn("sql", "SELECT 1", "--explain", "--json").code == 2
    assert ttdn("sql", "SELECT a", "--explain").err.startswith("ttdn: SQL: 1:8: ")


def test_a_single_file_that_is_no_dataset_is_one_line(ttdn: Ttdn, tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("a: 1", encoding="utf-8")
    done = ttdn("sql", "SELECT 1", "--data", str(file))
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert done.err.startswith(f"ttdn: {file}:")


def test_a_broken_one_among_many_is_told_and_counts_if_strict(ttdn: Ttdn, speeches: Path) -> None:
    (speeches / "x.yaml").write_text("a: 1", encoding="utf-8")
    args = ("sql", "SELECT count(*) FROM datasets", "--data", str(speeches))
    done = ttdn(*args)
    assert (done.code, "1 file not read" in done.out) == (0, True)
    assert done.err.startswith("ttdn: ")
    assert ttdn(*args, "--strict").code == 2


def test_without_the_cache_it_says_the_same_and_leaves_nothing(ttdn: Ttdn, tmp_path: Path) -> None:
    env = {"TMPDIR": str(tmp_path), "TTDN_CACHE_DIR": str(tmp_path / "cache")}
    args = ("sql", "FROM facts", "--json", "--data", str(SECOND))
    assert ttdn(*args, "--no-cache", env=env) == ttdn(*args)
    assert [*tmp_path.iterdir()] == []


def test_an_answer_is_the_same_everywhere(ttdn: Ttdn) -> None:
    args = ("sql", "SELECT DATE '2024-06-06' d, now()::VARCHAR[-3:] z, 1234.5 n", "-f")
    for form in ("json", "csv"):
        there = ttdn(*args, form, "--lang", "vi", env={"TZ": "Asia/Ho_Chi_Minh"})
        assert ttdn(*args, form) == there


def test_from_standard_input(ttdn: Ttdn) -> None:
    done = ttdn(
        "sql", "SELECT id, file FROM datasets", "--data", "-", "-f", "jsonl",
        stdin=SPEECH.read_bytes(),
    )  # fmt: skip
    assert done.out == '{"id":"hoi-nghi-tap-huan-2024","file":"<stdin>"}\n'


@NEEDS_UNIX
def test_a_terminal_shows_the_first_rows_and_says_so() -> None:
    done = on_terminal("sql", "SELECT i AS number FROM range(5000) t(i)", width=80)
    assert done.code == 0
    assert " 999\n" in done.out
    assert "1000\n" not in done.out
    assert "ttdn: Only the first 1,000 rows. For all, add --format csv." in done.out


def test_a_long_table_in_a_pipe_has_all_rows(ttdn: Ttdn) -> None:
    lines = ttdn("sql", "SELECT i AS number FROM range(10001) t(i)").out.splitlines()
    assert lines[0] == "number"
    assert [int(each) for each in lines[1:10002]] == [*range(10001)]
    assert lines[10003] == "more than 1,000 rows · 1 dataset"


def test_no_command_over_one_dataset_imports_duckdb() -> None:
    for args in ("stats", "search lam", "show pham-s", "export - --to csv", "report -", "sql"):
        assert "duckdb" not in imports(*args.split()), args


def test_without_duckdb_it_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "duckdb.py").write_text("raise ImportError", encoding="utf-8")
    done = installed("sql", "SELECT 1", env={"PYTHONPATH": str(tmp_path)})
    said = "ttdn: DuckDB is not installed. Run: pip install 'ttdn-cli[corpus]'\n"
    assert done == (2, "", said)


def test_the_database_of_sqlite_says_the_same(ttdn: Ttdn, tmp_path: Path) -> None:
    file = tmp_path / "facts.db"
    assert ttdn("export", str(file)).code == 0
    query = "SELECT id, indicator_en, value, percent FROM metrics ORDER BY id"
    with sqlite3.connect(file) as connection:
        found = connection.execute(query).fetchall()
    asked = json.loads(ttdn("sql", query, "--json").out)
    assert [tuple(each.values()) for each in asked] == found


def test_columns_of_csv_that_are_one_name_when_flat_are_told_apart(ttdn: Ttdn) -> None:
    query = "SELECT {'vi': 1} AS title, 2 AS title_vi, 3 AS \"title.vi\""
    assert ttdn("sql", query, "-f", "csv").out == "title_vi,title_vi_1,title_vi_2\n1,2,3\n"
