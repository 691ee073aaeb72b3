"""Of many datasets, that of the place or the body of who speaks tells what he says of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools.corpora import body, corpus_of, dataset, figure, person
from ttdn_cli.corpus.checks import check_many

POVERTY = "Tỷ lệ hộ nghèo"


def _of(name: str, of: str, who: str, title: str, given: str, author: str = "body") -> str:
    return dataset(
        name,
        author=author,
        title="Báo cáo",
        people={"an": person(who, title, "body")},
        organizations={"body": body(of)},
        metrics=[figure(POVERTY, given, period="2023")],
    )


DATASETS = (
    _of("tinh", "Ủy ban nhân dân tỉnh Lào Cai", "Vi Văn Thấu", "Chủ tịch", "14,35%"),
    _of("pho", "Thành ủy Cần Thơ", "Lý Thị Sen", "Bí thư", "0,17%", "an"),
    _of("xa", "Ủy ban nhân dân xã Tả Phời", "Lò Seo Pao", "Chủ tịch", "38,6%"),
    _of("nuoc", "Chính phủ", "Tô Đình Quế", "Thủ tướng", "2,93%", "an"),
)
HEAD = "Chủ tịch UBND tỉnh Vi Văn Thấu"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"{HEAD} cho biết tỷ lệ hộ nghèo năm 2023 còn 14,35%.",
            {"tinh": "confirmed"},
            id="that of his province, and not that of the country",
        ),
        pytest.param(
            "Đồng chí Lý Thị Sen cho biết tỷ lệ hộ nghèo năm 2023 còn 0,17%.",
            {"pho": "confirmed"},
            id="by the name alone, and the speaker of the text herself",
        ),
        pytest.param(
            "Chủ tịch UBND xã Lò Seo Pao cho biết tỷ lệ hộ nghèo năm 2023 là 38,6%.",
            {"xa": "confirmed"},
            id="of a commune",
        ),
        pytest.param(
            "Tỷ lệ hộ nghèo năm 2023 còn 14,35%, theo ông Vi Văn Thấu.",
            {"tinh": "confirmed"},
            id="behind the figure",
        ),
        pytest.param(
            f"{HEAD} cho biết tỷ lệ hộ nghèo năm 2023 còn 2,93%.",
            {"tinh": "contradicted"},
            id="what is right of the country bears out nothing that he says of his",
        ),
        pytest.param(
            f"{HEAD} cho biết tỷ lệ hộ nghèo năm 2023 còn 15,35%.",
            {"tinh": "contradicted"},
            id="a wrong digit is against his province",
        ),
        pytest.param(
            f"{HEAD} cho biết tỷ lệ hộ nghèo cả nước năm 2023 còn 2,93%.",
            {"nuoc": "confirmed"},
            id="of the country he speaks by its name",
        ),
        pytest.param(
            f"{HEAD} cho biết tỷ lệ hộ nghèo năm 2023 còn 14,35%, cao hơn mức 2,93% của cả nước.",
            {"tinh": "confirmed", "nuoc": "confirmed"},
            id="a comparison with the country is no sentence about it",
        ),
        pytest.param(
            "Thủ tướng Tô Đình Quế cho biết tỷ lệ hộ nghèo năm 2023 còn 2,93%.",
            {"nuoc": "confirmed"},
            id="who speaks for the country",
        ),
        pytest.param(
            "Phó Chủ tịch UBND tỉnh Vi Văn Thấu cho biết tỷ lệ hộ nghèo năm 2023 còn 2,93%.",
            {"nuoc": "confirmed"},
            id="with another office it may be somebody else",
        ),
        pytest.param(
            "Tỷ lệ hộ nghèo năm 2023 còn 2,93%, Thủ tướng nói khi tiếp ông Vi Văn Thấu.",
            {"nuoc": "confirmed"},
            id="whom the sentence names behind a figure does not speak against it",
        ),
    ],
)
def test_who_speaks_tells_whose(tmp_path: Path, text: str, expected: dict[str, str]) -> None:
    found = check_many(text, corpus_of(tmp_path, *DATASETS)).findings
    figures = {each.dataset: each.verdict for each in found if each.kind == "quantity"}
    assert figures == expected


def test_a_text_of_nobody_is_asked_too(tmp_path: Path) -> None:
    """Whose its figures are nothing tells, so it bears out what another one contradicts."""
    silent = dataset("bao-cao", metrics=[figure(POVERTY, "15,35%", period="2023")])
    text = f"{HEAD} cho biết tỷ lệ hộ nghèo năm 2023 còn 15,35%."
    found = check_many(text, corpus_of(tmp_path, *DATASETS, silent)).findings
    figures = {each.dataset: each.verdict for each in found if each.kind == "quantity"}
    assert figures == {"bao-cao": "confirmed", "tinh": "contradicted"}
