"""What figures can be compared with, by their signs and the words of their indicators."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools.corpora import corpus_of, dataset, figure
from ttdn_cli.matching.spans import class_of


@pytest.mark.parametrize(
    ("indicator", "given", "like", "why"),
    [
        ("Tăng trưởng GRDP", "6%", "share", "the level of a rate"),
        ("Tăng trưởng GRDP", "-2,5%", "share", "a level below nothing"),
        ("Tốc độ tăng dân số", "−0,2%", "share", "with the sign of minus"),
        ("Lạm phát cơ bản", "âm 0,3%", "share", "in words"),
        ("Tăng trưởng GRDP", "+6%", "share", "a rise, with its sign"),
        ("Tăng trưởng GRDP", "giảm 2,5%", "change per_cent", "the growth that is less, or itself?"),
        ("Tăng trưởng GRDP", "-2,5 điểm %", "change percentage_point", "the rate that is less"),
        ("Xuất khẩu", "-2,5%", "change per_cent", "exports are no rate"),
        ("Sản lượng", "-5%", "change per_cent", "nor is an output"),
    ],
)
def test_signed_figures(tmp_path: Path, indicator: str, given: str, like: str, why: str) -> None:
    metrics = [figure(indicator, given, period="2021")]
    (found,) = (each.index() for each in corpus_of(tmp_path, dataset("a", metrics=metrics)))
    assert class_of(found.dataset.metrics[0]) == like, why
