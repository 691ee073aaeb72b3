"""What is said of another country, of a continent or of a region, no dataset of Viet Nam has."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools.corpora import body, corpus_of, dataset, figure
from ttdn_cli.corpus.checks import check_many

POOR = "Tỷ lệ hộ nghèo"


def _of(name: str, author: str, *figures: tuple[str, str, str]) -> str:
    said = [figure(vi, given, en=en, period="2023") for vi, en, given in figures]
    bodies = {"author": body(author)}
    return dataset(name, author="author", organizations=bodies, metrics=said)


DATASETS = (
    _of("tt", "Chính phủ", (POOR, "Poverty rate", "2,93%"), ("GDP", "GDP", "tăng 5,05%"),
        ("Xuất khẩu sang Hoa Kỳ", "Exports to the United States", "97 tỷ USD")),
    _of("son-la", "Ủy ban nhân dân tỉnh Sơn La", (POOR, "Poverty rate", "14,94%")),
)  # fmt: skip


def _checked(tmp_path: Path, text: str) -> dict[str | None, str]:
    found = check_many(text, corpus_of(tmp_path, *DATASETS)).findings
    return {each.dataset: each.verdict for each in found if each.kind == "quantity"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Trung Quốc có tỷ lệ hộ nghèo năm 2023 là {}.", id="it has"),
        pytest.param("Hoa Kỳ năm 2023 có tỷ lệ hộ nghèo là {}.", id="it has, with its time"),
        pytest.param("Năm 2023, Hàn Quốc đã đạt tỷ lệ hộ nghèo {}.", id="in the sentence"),
        pytest.param("Tại Mỹ, tỷ lệ hộ nghèo năm 2023 là {}.", id="a clause begins with it"),
        pytest.param("Tỷ lệ hộ nghèo năm 2023 tại Campuchia là {}.", id="right before the figure"),
        pytest.param("Tỷ lệ hộ nghèo tại Nhật Bản trong năm 2023 là {}.", id="at"),
        pytest.param("Tỷ lệ hộ nghèo Trung Quốc trong năm 2023 là {}.", id="no preposition"),
        pytest.param("Tỷ lệ hộ nghèo của Đức trong năm 2023 là {}.", id="a short name"),
        pytest.param("Tỷ lệ hộ nghèo ở châu Âu trong năm 2023 là {}.", id="a continent"),
        pytest.param("Thế giới có tỷ lệ hộ nghèo năm 2023 là {}.", id="the world"),
        pytest.param("Tỷ lệ hộ nghèo khu vực Đông Nam Á trong năm 2023 là {}.", id="a part of one"),
        pytest.param("Tỷ lệ hộ nghèo vùng Tây Bắc trong năm 2023 là {}.", id="a region"),
        pytest.param("Tỷ lệ hộ nghèo của đồng bằng sông Hồng năm 2023 là {}.", id="small letters"),
        pytest.param("Trung Quốc công bố số liệu. Tỷ lệ hộ nghèo năm 2023 là {}.", id="begins"),
        pytest.param("China's poverty rate was {} in 2023.", id="English, owns"),
        pytest.param("The poverty rate in Thailand fell to {} in 2023.", id="English, in"),
        pytest.param("In Germany, the poverty rate fell to {} in 2023.", id="English, begins"),
        pytest.param("The poverty rate of South Korea was {} in 2023.", id="English, of"),
        pytest.param("Samsung's poverty rate was {} in 2023.", id="English, a company"),
    ],
)
@pytest.mark.parametrize("given", ["2,93%", "14,94%", "2,83%"])
def test_of_another_country_no_dataset_speaks(tmp_path: Path, text: str, given: str) -> None:
    given = given.replace(",", ".") if "poverty" in text else given
    found = _checked(tmp_path, text.format(given))
    assert set(found.values()) <= {"not_in_source"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Tại Nhật Bản, Thủ tướng cho biết tỷ lệ hộ nghèo năm 2023 là 2,93%.",
            {"tt": "confirmed"}, id="where somebody speaks",
        ),
        pytest.param(
            "Thăm Trung Quốc, Thủ tướng cho biết tỷ lệ hộ nghèo năm 2023 là 2,83%.",
            {"tt": "contradicted"}, id="whom somebody visits",
        ),
        pytest.param(
            "GDP Việt Nam năm 2023 tăng 5,05%, cao hơn Thái Lan.", {"tt": "confirmed"},
            id="with whom it is compared",
        ),
        pytest.param(
            "Trong các nước ASEAN, GDP Việt Nam năm 2023 tăng 5,05%.", {"tt": "confirmed"},
            id="among whom it is",
        ),
        pytest.param(
            "Hoa Kỳ là bạn hàng lớn nhất của Việt Nam; tỷ lệ hộ nghèo năm 2023 là 2,93%.",
            {"tt": "confirmed"}, id="what it is",
        ),
        pytest.param(
            "Cùng với sự phục hồi của Trung Quốc, tỷ lệ hộ nghèo năm 2023 là 2,93%.",
            {"tt": "confirmed"}, id="by the way",
        ),
        pytest.param(
            "Trong bối cảnh thế giới tăng trưởng chậm, tỷ lệ hộ nghèo năm 2023 là 2,93%.",
            {"tt": "confirmed"}, id="the world by the way",
        ),
        pytest.param(
            "Giá dầu thế giới giảm, tỷ lệ hộ nghèo năm 2023 là 2,93%.", {"tt": "confirmed"},
            id="what happens there",
        ),
        pytest.param(
            "Xuất khẩu sang Mỹ năm 2023 đạt 97 tỷ USD.", {"tt": "confirmed"},
            id="by another name, in the indicator",
        ),
        pytest.param(
            "Tỷ lệ hộ nghèo tại Pháp lệnh mới về năm 2023 là 2,93%.", {"tt": "confirmed"},
            id="an ordinance, not France",
        ),
        pytest.param(
            "Khi đồng đô la Mỹ tăng, tỷ lệ hộ nghèo năm 2023 là 2,93%.", {"tt": "confirmed"},
            id="its money",
        ),
        pytest.param(
            "Tỷ lệ hộ nghèo năm 2023, ông Đức có nói, là 2,93%.", {"tt": "confirmed"},
            id="a person, not Germany",
        ),
        pytest.param(
            "Vietnam's poverty rate was 2.93% in 2023, below that of China.", {"tt": "confirmed"},
            id="English, with whom it is compared",
        ),
    ],
)  # fmt: skip
def test_to_name_another_country_is_not_to_speak_of_it(
    tmp_path: Path, text: str, expected: dict[str | None, str]
) -> None:
    assert _checked(tmp_path, text) == expected
