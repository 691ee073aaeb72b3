"""Parquet in PySpark, on this machine: the way past one machine."""

from __future__ import annotations

import datetime
import re
import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from tests.conftest import ROOT, Ttdn
from tests.corpus.test_parquet import (
    METRIC,
    NAMES,
    QUOTE,
    READERS,
    Exported,
    counts,
    exported,
    reader,
)

__all__ = ["counts", "exported"]

_DOCS = (ROOT / "docs" / "many-speeches.md").read_text(encoding="utf-8")
QUESTIONS = re.findall(
    r"^```sql\n(.*?)^```$",
    _DOCS.partition("\n## Parquet and Spark\n")[2].partition("\n## ")[0],
    re.MULTILINE | re.DOTALL,
)
"""Those that the docs ask of Spark."""


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    sql = reader("pyspark.sql")
    if not shutil.which("java") and not READERS:
        pytest.skip("java is not installed")
    folder = tmp_path_factory.mktemp("spark")
    session = (
        sql.SparkSession.builder.master("local[1]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "1")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.warehouse.dir", str(folder))
        .getOrCreate()
    )
    yield session
    session.stop()


def test_it_reads_the_same_rows_types_and_nested_values(
    spark: Any, exported: Exported, counts: dict[str, int]
) -> None:
    for name in NAMES:
        frame = spark.read.parquet(str(exported.plain / f"{name}.parquet"))
        assert frame.count() == counts[name], name
    metrics = spark.read.parquet(str(exported.plain / "metrics.parquet"))
    types = dict(metrics.dtypes)
    assert types["value"] == "double"
    assert types["count"] == "bigint"
    assert types["as_of_first"] == "date"
    assert types["legal_basis"] == "array<string>"
    assert types["evidence"] == "array<struct<paragraph:bigint,quote:string,gloss:string>>"
    (row,) = metrics.where(metrics.id == METRIC).collect()
    assert row.evidence[0].asDict() == QUOTE[0]
    assert row.as_of_first == datetime.date(2023, 12, 1)


def test_it_reads_a_folder_a_year(spark: Any, exported: Exported, counts: dict[str, int]) -> None:
    for name in NAMES:
        assert spark.read.parquet(str(exported.by_year / name)).count() == counts[name]
    facts = spark.read.parquet(str(exported.by_year / "facts"))
    years = {each[0] for each in facts.select("dataset_year").distinct().collect()}
    assert years == {0, 2019, 2024, 2025}


def test_the_questions_of_the_docs_have_answers(spark: Any, exported: Exported, ttdn: Ttdn) -> None:
    """And these are what `ttdn sql` answers to them."""
    assert len(QUESTIONS) == 3
    for name in NAMES:
        path = exported.plain / f"{name}.parquet"
        spark.read.parquet(str(path)).createOrReplaceTempView(name)
    for each in QUESTIONS:
        found = [list(row) for row in spark.sql(each.rstrip().rstrip(";")).collect()]
        assert found
        done = ttdn("sql", each, "--data", str(exported.speeches), "-f", "jsonl")
        import json

        asked = [[*json.loads(line).values()] for line in done.out.splitlines()]
        assert found == asked
