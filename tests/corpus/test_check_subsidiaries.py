"""Of many datasets, none is of a part of its body, or of another country whose head speaks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools.corpora import Plain, body, corpus_of, dataset, figure
from ttdn_cli.corpus.checks import check_many


def _of(name: str, of: str, said: Plain) -> str:
    bodies = {"body": body(of)}
    return dataset(name, author="body", title="Báo cáo", organizations=bodies, metrics=[said])


GROUP = "Tập đoàn Sao Mai"
DATASETS = (
    _of("hang", GROUP, figure("Doanh thu", "8.250 tỷ đồng", period="2023", en="Revenue")),
    _of("nuoc", "Chính phủ", figure("Tốc độ tăng GDP", "5,05%", period="2023", measure="share")),
)
EARNED = "đạt doanh thu 8.250 tỷ đồng năm 2023."
GREW = "tốc độ tăng GDP năm 2023 đạt 5,05%."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"Công ty con của {GROUP} {EARNED}", {}, id="a part by what it is"),
        pytest.param(f"Một công ty thành viên của {GROUP} {EARNED}", {}, id="one of several"),
        pytest.param(f"Chi nhánh thuộc {GROUP} {EARNED}", {}, id="a branch"),
        pytest.param(f"Công ty Điện lực Vinh thuộc {GROUP} {EARNED}", {}, id="a part by its name"),
        pytest.param(f"{GROUP} {EARNED}", {"hang": "confirmed"}, id="itself"),
        pytest.param(
            f"Doanh thu của {GROUP} năm 2023 đạt 8.250 tỷ đồng.",
            {"hang": "confirmed"},
            id="what it has",
        ),
        pytest.param(
            f"Doanh thu của {GROUP} năm 2023 đạt 8.350 tỷ đồng.",
            {"hang": "contradicted"},
            id="what it has not",
        ),
        pytest.param(
            f"Lãnh đạo của {GROUP} cho biết doanh thu năm 2023 đạt 8.250 tỷ đồng.",
            {"hang": "confirmed"},
            id="those who speak for it",
        ),
        pytest.param(f"Theo Thủ tướng Lào, {GREW}", {}, id="of another country"),
        pytest.param(f"Thủ tướng Nhật Bản cho biết {GREW}", {}, id="who begins the sentence"),
        pytest.param(f"Theo Thủ tướng, {GREW}", {"nuoc": "confirmed"}, id="of this one"),
        pytest.param(
            f"Tiếp Thủ tướng Lào, Thủ tướng cho biết {GREW}",
            {"nuoc": "confirmed"},
            id="to whom that one speaks",
        ),
        pytest.param(
            "Theo Thủ tướng Lào, tốc độ tăng GDP của Việt Nam năm 2023 đạt 5,05%.",
            {"nuoc": "confirmed"},
            id="who speaks of this one",
        ),
    ],
)
def test_whose_a_figure_is(tmp_path: Path, text: str, expected: dict[str, str]) -> None:
    found = check_many(text, corpus_of(tmp_path, *DATASETS)).findings
    figures = {e.dataset: e.verdict for e in found if e.kind == "quantity" and e.dataset}
    assert figures == expected
