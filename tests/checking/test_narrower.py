"""A part of what a figure counts is another figure."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools.corpora import corpus_of, dataset, figure
from ttdn_cli.checking.check import check

POOR, HOSPITALS = ("Tỷ lệ hộ nghèo", "2,93%"), ("Số bệnh viện", "1.400")


@pytest.mark.parametrize(
    ("own", "text", "verdicts"),
    [
        pytest.param(POOR, "Tỷ lệ hộ cận nghèo còn 7,1%.", ["not_in_source"], id="a word within"),
        pytest.param(
            POOR, "Tỷ lệ hộ cận nghèo còn 2,93%.", ["not_in_source"], id="within, the same number"
        ),
        pytest.param(
            POOR,
            "Tỷ lệ hộ nghèo đồng bào dân tộc thiểu số còn 17,1%.",
            ["not_in_source"],
            id="a group behind it",
        ),
        pytest.param(
            POOR, "Tỷ lệ hộ nghèo đa chiều còn 4,1%.", ["not_in_source"], id="a kind behind it"
        ),
        pytest.param(
            POOR,
            "Tỷ lệ hộ nghèo còn 2,93%, tỷ lệ hộ cận nghèo còn 7,1%.",
            ["confirmed", "not_in_source"],
            id="beside the figure itself",
        ),
        pytest.param(
            HOSPITALS, "Cả nước có 319 bệnh viện tư nhân.", ["not_in_source"], id="a count"
        ),
        pytest.param(POOR, "Tỷ lệ hộ nghèo còn 3,93%.", ["contradicted"], id="the same words"),
        pytest.param(
            POOR,
            "Tỷ lệ hộ nghèo tiếp tục giảm còn 3,93%.",
            ["contradicted"],
            id="how it changed",
        ),
        pytest.param(
            POOR,
            "Tỷ lệ hộ nghèo trên địa bàn giảm mạnh, chỉ còn 2,93%.",
            ["confirmed"],
            id="what says nothing of it",
        ),
        pytest.param(
            HOSPITALS,
            "Cả nước có 1.300 bệnh viện đang hoạt động.",
            ["contradicted"],
            id="a count, and a verb",
        ),
    ],
)
def test_a_part_is_another_figure(
    tmp_path: Path, own: tuple[str, str], text: str, verdicts: list[str]
) -> None:
    (member,) = corpus_of(tmp_path, dataset("bao-cao", metrics=[figure(*own)]))
    found = [e.verdict for e in check(text, member.index()).findings if e.kind == "quantity"]
    assert found == verdicts
