"""Parquet as other programs read it: the same rows, types and nested values in each."""

from __future__ import annotations

import datetime
import importlib
import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import pytest

from tests.conftest import NEEDS_UNIX, SPEECH, Ttdn, forked
from ttdn_cli import __version__, load
from ttdn_cli.corpus.database.tables import TABLES
from ttdn_cli.share.export.parquet import PARTITION

NAMES = [each.name for each in TABLES]
READERS = bool(os.environ.get("TTDN_READERS"))
"""Whether every program that the tests read with has to be there."""


def reader(name: str) -> Any:
    """Return a library that reads Parquet, of the extra `test-corpus`; skip where there is none."""
    try:
        return importlib.import_module(name)
    except ImportError:
        if READERS:
            raise
        pytest.skip(f"{name} is not installed")


class Exported(NamedTuple):
    """The datasets, and the folders that were made of them."""

    speeches: Path
    plain: Path
    by_year: Path


@pytest.fixture(scope="module")
def exported(ttdn: Ttdn, tmp_path_factory: pytest.TempPathFactory) -> Exported:
    from tests.corpus.conftest import EVERY

    folder = tmp_path_factory.mktemp("parquet")
    speeches = folder / "speeches"
    speeches.mkdir()
    for each in EVERY:
        (speeches / each.name).write_bytes(each.read_bytes())
    plain, by_year = folder / "plain", folder / "by-year"
    args = ("--to", "parquet", "--data", str(speeches))
    assert ttdn("export", str(plain), *args) == (0, "", "")
    assert ttdn("export", str(by_year), *args, "--partition", "year") == (0, "", "")
    return Exported(speeches, plain, by_year)


@pytest.fixture(scope="module")
def counts(ttdn: Ttdn, exported: Exported) -> dict[str, int]:
    query = " UNION ALL ".join(f"SELECT '{name}', count(*) FROM {name}" for name in NAMES)
    lines = ttdn("sql", query, "--data", str(exported.speeches), "-f", "csv").out.splitlines()
    return {name: int(number) for name, number in (line.split(",") for line in lines[1:])}


def test_there_is_a_file_a_table(exported: Exported, counts: dict[str, int]) -> None:
    assert sorted(each.name for each in exported.plain.iterdir()) == sorted(
        f"{name}.parquet" for name in NAMES
    )
    assert counts["facts"] == sum(
        number
        for name, number in counts.items()
        if name not in ("datasets", "facts", "evidence", "timeline")
    )


def query(text: str) -> list[tuple[Any, ...]]:
    with duckdb.connect() as connection:
        return connection.execute(text).fetchall()


@pytest.mark.parametrize("table", TABLES, ids=lambda each: each.name)
def test_duckdb_reads_the_types_that_ttdn_sql_has(
    exported: Exported, counts: dict[str, int], table: Any
) -> None:
    file = exported.plain / f"{table.name}.parquet"
    found = query(f"DESCRIBE FROM '{file}'")
    plain = [(name, type_.replace('"', "")) for name, type_, *_ in found]
    assert plain == [(each.name, each.type.replace('"', "")) for each in table.columns]
    assert query(f"SELECT count(*) FROM '{file}'") == [(counts[table.name],)]
    compressed = query(f"SELECT DISTINCT compression FROM parquet_metadata('{file}')")
    assert compressed in ([("ZSTD",)], [])


QUOTE = [{"paragraph": 12, "quote": "Đến tháng 12/2023", "gloss": None}]
"""The first of the quotes of a metric of the speech."""
METRIC = "ke-hoach-bo-nganh"
YEARS = [0, 2019, 2024, 2024, 2025]
"""Of the texts, one of which has no date."""


def test_pyarrow_reads_it(exported: Exported, counts: dict[str, int]) -> None:
    arrow, parquet = reader("pyarrow"), reader("pyarrow.parquet")
    for name in NAMES:
        table = parquet.read_table(exported.plain / f"{name}.parquet")
        assert table.num_rows == counts[name]
        # By the schema, not by what the rows happen to have.
        assert all(each.nullable for each in table.schema)
    metrics = parquet.read_table(exported.plain / "metrics.parquet")
    schema = metrics.schema
    assert schema.field("value").type == arrow.float64()
    assert schema.field("count").type == arrow.int64()
    assert schema.field("as_of_first").type == arrow.date32()
    assert schema.field("legal_basis").type.value_type == arrow.string()
    (row,) = [each for each in metrics.to_pylist() if each["id"] == METRIC]
    assert row["evidence"][:1] == QUOTE
    assert row["as_of_first"] == datetime.date(2023, 12, 1)
    for name in NAMES:
        plain = parquet.read_table(exported.plain / f"{name}.parquet")
        table = parquet.read_table(exported.by_year / name)
        assert table.num_rows == counts[name]
        assert table.column_names == [*plain.column_names, PARTITION]
    datasets = parquet.read_table(exported.by_year / "datasets")
    assert sorted(datasets[PARTITION].to_pylist()) == YEARS


def test_every_file_says_of_what_and_by_what_it_was_made(exported: Exported) -> None:
    parquet = reader("pyarrow.parquet")
    said = {
        tuple(sorted(parquet.read_metadata(each).metadata.items()))
        for each in exported.plain.iterdir()
    }
    ((_, datasets), (_, schema), (_, sources), (_, version)) = said.pop()
    assert not said
    assert (datasets, schema, version) == (b"5", b"2", __version__.encode())
    assert sources.decode() == sha256(lines_of_sources(exported.speeches).encode()).hexdigest()


def lines_of_sources(folder: Path) -> str:
    """Return what whoever has the files makes of them: no more than their bytes and ids."""
    return "".join(
        f"{sha256(each.read_bytes()).hexdigest()}  {load(each).id}\n"
        for each in sorted(folder.iterdir())
    )


def test_where_the_facts_are_from_can_be_made_again_of_the_datasets(exported: Exported) -> None:
    found = query(
        "SELECT string_agg(sha256 || '  ' || id || chr(10), '' ORDER BY position) "
        f"FROM '{exported.plain}/datasets.parquet'"
    )
    assert found == [(lines_of_sources(exported.speeches),)]
    kept = query(
        "SELECT DISTINCT decode(value) "
        f"FROM parquet_kv_metadata('{exported.by_year}/**/*.parquet') "
        "WHERE decode(key) = 'ttdn.sources'"
    )
    assert kept == [(sha256(found[0][0].encode()).hexdigest(),)]


def test_polars_reads_it(exported: Exported, counts: dict[str, int]) -> None:
    polars = reader("polars")
    for name in NAMES:
        assert polars.read_parquet(exported.plain / f"{name}.parquet").height == counts[name]
    metrics = polars.read_parquet(exported.plain / "metrics.parquet")
    assert metrics.schema["value"] == polars.Float64
    assert metrics.schema["legal_basis"] == polars.List(polars.String)
    (row,) = metrics.filter(polars.col("id") == METRIC).to_dicts()
    assert row["evidence"][:1] == QUOTE
    for name in NAMES:
        plain = polars.read_parquet(exported.plain / f"{name}.parquet")
        found = polars.scan_parquet(exported.by_year / name, hive_partitioning=True).collect()
        assert found.height == counts[name]
        assert found.columns == [*plain.columns, PARTITION]
    datasets = polars.read_parquet(exported.by_year / "datasets", hive_partitioning=True)
    assert sorted(datasets[PARTITION]) == YEARS


def test_pandas_reads_it(exported: Exported, counts: dict[str, int]) -> None:
    pandas = reader("pandas")
    reader("pyarrow")
    for name in NAMES:
        assert len(pandas.read_parquet(exported.plain / f"{name}.parquet")) == counts[name]
    metrics = pandas.read_parquet(exported.plain / "metrics.parquet")
    assert metrics["value"].dtype == "float64"
    (quotes,) = metrics.loc[metrics["id"] == METRIC, "evidence"]
    assert list(quotes[:1]) == QUOTE
    for name in NAMES:
        assert len(pandas.read_parquet(exported.by_year / name)) == counts[name]
    datasets = pandas.read_parquet(exported.by_year / "datasets")
    assert sorted(datasets[PARTITION].astype(int)) == YEARS


def test_a_folder_a_year_has_the_rows_of_that_year(
    exported: Exported, counts: dict[str, int]
) -> None:
    years = query(
        f"SELECT {PARTITION} FROM read_parquet('{exported.by_year}/datasets/*/*.parquet', "
        f"hive_partitioning = true) ORDER BY {PARTITION}"
    )
    assert [year for (year,) in years] == YEARS
    for name in NAMES:
        files = f"{exported.by_year}/{name}/*/*.parquet"
        assert query(f"SELECT count(*) FROM '{files}'") == [(counts[name],)]
        # A column by the name of the folders would have their values: the year of a decree.
        parts = f"SELECT * EXCLUDE {PARTITION} FROM read_parquet('{files}', hive_partitioning = 1)"
        whole = f"SELECT * FROM '{exported.plain}/{name}.parquet'"
        assert query(f"({parts}) EXCEPT ALL ({whole})") == []
        assert query(f"({whole}) EXCEPT ALL ({parts})") == []
        assert len([*(exported.by_year / name).iterdir()]) == 4


def content(folder: Path) -> Iterator[tuple[str, bytes]]:
    for each in sorted(folder.rglob("*.parquet")):
        yield str(each.relative_to(folder)), each.read_bytes()


def exporting(ttdn: Ttdn, speeches: Path, *args: str) -> dict[str, bytes]:
    out = speeches.parent / "out"
    done = ttdn("export", str(out), "--to", "parquet", "--force", "--data", str(speeches), *args)
    assert done == (0, "", "")
    return dict(content(out))


def test_the_same_datasets_make_the_same_bytes(ttdn: Ttdn, speeches: Path) -> None:
    """However the database came to be: at once, by a change of one dataset, or without a cache."""
    first = exporting(ttdn, speeches)
    assert exporting(ttdn, speeches) == first
    text = (speeches / SPEECH.name).read_text(encoding="utf-8")
    (speeches / SPEECH.name).write_text(text.replace("58/63", "57/63"), encoding="utf-8")
    changed = exporting(ttdn, speeches)
    assert changed != first
    assert exporting(ttdn, speeches, "--no-cache") == changed
    (speeches / SPEECH.name).write_text(text, encoding="utf-8")
    assert exporting(ttdn, speeches) == first


def test_one_dataset_is_exported_too(ttdn: Ttdn, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert ttdn("export", str(out), "--to", "parquet") == (0, "", "")
    assert query(f"SELECT id FROM '{out}/datasets.parquet'") == [("hoi-nghi-tap-huan-2024",)]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        pytest.param(
            ("-", "--to", "parquet"),
            "Cannot write Parquet to standard output.",
            id="standard output",
        ),
        pytest.param(("a.db", "--partition", "year"), "--partition needs --to parquet.", id="db"),
        pytest.param(
            ("out", "--to", "parquet", "--partition", "month"), "'month' is not one of", id="month"
        ),
    ],
)
def test_what_it_cannot_do_is_one_line(
    ttdn: Ttdn, tmp_path: Path, args: tuple[str, ...], said: str
) -> None:
    done = ttdn("export", *args)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_a_folder_is_overwritten_only_as_a_whole(ttdn: Ttdn, tmp_path: Path) -> None:
    out = str(tmp_path / "out")
    args = ("export", out, "--to", "parquet", "--partition", "year")
    assert ttdn(*args).code == 0
    before = dict(content(Path(out)))
    assert "already exists" in ttdn(*args).err
    other = Path(out, "facts", f"{PARTITION}=2024", "own.txt")
    other.write_text("mine", encoding="utf-8")
    assert "contains own.txt, which would be deleted." in ttdn(*args, "--force").err
    assert other.read_text(encoding="utf-8") == "mine"
    other.unlink()
    assert ttdn(*args, "--force") == (0, "", "")
    assert dict(content(Path(out))) == before
    assert [each.name for each in tmp_path.iterdir()] == ["out"]


@NEEDS_UNIX
@pytest.mark.parametrize(
    ("option", "said"),
    [
        pytest.param((), "Parquet: Could not write file ", id="beside the store"),
        pytest.param(("--no-cache",), "temporary folder: ", id="a temporary one"),
    ],
)
def test_what_cannot_be_written_is_one_line(
    ttdn: Ttdn, tmp_path: Path, option: tuple[str, ...], said: str
) -> None:
    args = ("export", str(tmp_path / "out"), "--to", "parquet")
    assert ttdn(*args).code == 0
    done = forked(*args, "--force", *option, most=1000)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert done.err.startswith(f"ttdn: {said}")
    assert "{" not in done.err
