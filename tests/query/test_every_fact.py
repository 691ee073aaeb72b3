"""All facts in one table, as CSV has it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings

from tests.conftest import SECOND, SPEECH
from tests.tools.datasets import datasets, index_of
from tests.tools.hostile import hostile_dataset
from tests.tools.spreadsheets import fused
from ttdn_cli import load
from ttdn_cli.facts.index import Index
from ttdn_cli.query.every_fact import every_fact
from ttdn_cli.query.sections import SECTIONS
from ttdn_cli.render.formats import render
from ttdn_cli.render.terminal import Screen

BOTH = pytest.mark.parametrize("path", [SPEECH, SECOND], ids=["speech", "second"])


def rows_of(index: Index) -> list[dict[str, str]]:
    out = "".join(render("csv", every_fact(index), Screen()))
    return [*csv.DictReader(io.StringIO(out, newline=""), strict=True)]


def of_id(index: Index, id_: str) -> dict[str, str]:
    """Return the row of a fact, without what is empty."""
    (row,) = (each for each in rows_of(index) if each["id"] == id_)
    return {name: text for name, text in row.items() if text}


@BOTH
def test_each_fact_is_there_once_and_nothing_else(path: Path) -> None:
    index = Index(load(path))
    found = [(row["section"], row["id"]) for row in rows_of(index)]
    listed = [
        (each.key, record.id) for each in SECTIONS if each.stored for record in each.all(index)
    ]
    assert found == listed
    assert sorted(id_ for _, id_ in found) == sorted(index.records)


@pytest.mark.parametrize(
    ("id_", "has"),
    [
        pytest.param(
            "trang-cong-dia-phuong",
            {
                "kind_vi": "số liệu",
                "figure": "58/63",
                "value": "58",
                "total": "63",
                "percent": "92.06",
                "date": "2023-12",
                "inferred_en": "As of: The sentence names the month once, before the first figure",
                "paragraphs": "12;12;12;12",
                "details_vi": "Con số: 58/63 (92,06%) · Còn thiếu: 5 chưa có (7,94%)",
            },
            id="a part of a whole",
        ),
        pytest.param(
            "ke-hoach-bo-nganh",
            {"figure": "90%", "value": "90", "unit": "%", "percent": "90.0", "status": "actual"},
            id="a share",
        ),
        pytest.param(
            "quy-che-tinh-thanh",
            {"refers_to": "nd-72-2015;tt-22-2016"},
            id="a figure on a legal basis",
        ),
        pytest.param(
            "nd-72-2015",
            {
                "label_en": "Decree No. 72/2015/NĐ-CP",
                "date": "2015",
                "refers_to": "chinh-phu",
                "quotes": '["căn cứ Nghị định số 72/2015/NĐ-CP của Chính phủ"]',
                "dataset": "hoi-nghi-tap-huan-2024",
            },
            id="a document without a date",
        ),
        pytest.param(
            "pham-s",
            {
                "label_vi": "Phạm S",
                "details_vi": "Thứ tự: 1 · Chức danh: Tỉnh ủy viên, Phó Chủ tịch UBND tỉnh Lâm Đồng"
                " · Tỉnh: Lâm Đồng",
                "refers_to": "ubnd-lam-dong",
            },
            id="a person",
        ),
        pytest.param(
            "thoi-han",
            {"section": "absent", "details_en": "Note: No; it only speaks of the time to come"},
            id="what the text does not say",
        ),
    ],
)
def test_a_row_says_what_is_known(id_: str, has: dict[str, str]) -> None:
    row = of_id(Index(load(SPEECH)), id_)
    assert {name: row.get(name) for name in has} == has


def test_only_a_metric_has_a_figure() -> None:
    """The given names of a person are called `given` too."""
    for row in rows_of(Index(load(SPEECH))):
        assert bool(row["figure"]) is (row["section"] == "metrics")


def test_a_number_says_how_it_is_limited_and_that_it_is_aimed_at() -> None:
    """In a table of numbers nothing else would tell it from one that is exact and so."""
    data = yaml.safe_load(SECOND.read_text(encoding="utf-8"))
    data["metrics"] = [
        {
            "id": "muc-tieu",
            "indicator": {"vi": "Trường"},
            "given": "ít nhất 20 nghìn",
            "measure": "count",
            "status": "target",
            "evidence": [{"paragraph": 5, "quote": "ít nhất 20 nghìn"}],
        }
    ]
    row = of_id(index_of(json.dumps(data)), "muc-tieu")
    assert (row["value"], row["approximation"], row["status"]) == ("20000", "at_least", "target")


def test_what_a_name_says_is_not_said_again() -> None:
    row = of_id(Index(load(SPEECH)), "bo-chinh-tri")
    assert (row["label_en"], row["details_en"]) == ("Politburo", "Mentioned in: kl-57-2023")


def test_a_draft_without_an_event_says_what_is_unreviewed() -> None:
    data = yaml.safe_load(SECOND.read_text(encoding="utf-8"))
    del data["event"], data["attendees"]
    data["points"][0]["review"] = "unreviewed"
    index = index_of(json.dumps(data))
    assert of_id(index, data["points"][0]["id"])["review"] == "unreviewed"
    assert {row["section"] for row in rows_of(index)}.isdisjoint({"event", "attendees", "timeline"})


@given(datasets())
@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
def test_any_dataset_has_a_row_for_each_fact(text: str) -> None:
    index = index_of(text)
    for row in rows_of(index):
        record = index.records[row["id"]]
        assert fused(row["label_vi"]) == (record.label.vi or "")
        assert json.loads(row["quotes"]) == [each.quote for each in record.evidence]
        assert row["date"] == (record.dated or "")


def test_hostile_texts_run_nowhere() -> None:
    for row in rows_of(index_of(hostile_dataset())):
        for name, text in row.items():
            parts = [text] if name == "quotes" else text.split(";")
            assert not [each for each in parts if each.strip()[:1] in {*"=+-@"}], name
