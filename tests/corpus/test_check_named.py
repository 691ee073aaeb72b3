"""Of many datasets, one is asked that has a figure which the article names."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools.corpora import body, corpus_of, dataset, figure
from ttdn_cli.corpus.checks import check_many

GROWTH = dataset(
    "chinh-phu",
    author="author",
    organizations={"author": body("Chính phủ")},
    metrics=[figure("Tăng trưởng GDP", "tăng 5,05%", measure="change", period="2023")],
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("GDP năm 2023 tăng 5,06%.", "contradicted", id="the verb"),
        pytest.param("GDP Việt Nam năm 2023 tăng 5,06%.", "contradicted", id="of the country"),
        pytest.param("Vietnam's GDP grew by 5.06% in 2023.", "contradicted", id="English"),
        pytest.param("The GDP expanded by 5.06% in 2023.", "contradicted", id="another verb"),
        pytest.param("GDP năm 2023 tăng 5,05%.", "confirmed", id="the same number"),
        pytest.param("Năm 2023, nợ công tăng 5,06% GDP.", None, id="behind the number"),
        pytest.param("GDP bình quân đầu người năm 2023 tăng 5,06%.", None, id="another figure"),
        pytest.param("Dịch vụ đóng góp vào GDP tăng 5,06%.", None, id="something of it"),
        pytest.param("GDP Thái Lan năm 2023 tăng 5,06%.", None, id="of another country"),
        pytest.param("GDP tăng, tỷ lệ hộ nghèo là 5,06%.", None, id="another clause"),
        pytest.param("GDP năm 2023 là 5,06%.", None, id="no verb"),
    ],
)
def test_what_grew_is_said_by_a_verb(tmp_path: Path, text: str, expected: str | None) -> None:
    found = check_many(text, corpus_of(tmp_path, GROWTH)).findings
    verdicts = [each.verdict for each in found if each.kind == "quantity"]
    assert verdicts == ([expected] if expected else [])
