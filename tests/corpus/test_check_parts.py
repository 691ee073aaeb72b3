"""Of a commune, a district or a department, no dataset of a larger place or of its like speaks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools.corpora import body, corpus_of, dataset, figure
from ttdn_cli.corpus.checks import check_many

POOR, STAFF = "Tỷ lệ hộ nghèo", "Biên chế"
COUNTRY, PROVINCE, COMMUNE = "2,93%", "14,94%", "31,2%"


def _of(name: str, author: str, indicator: str, given: str) -> str:
    bodies = {"author": body(author)}
    said = figure(indicator, given, period="2023")
    return dataset(name, author="author", organizations=bodies, metrics=[said])


DATASETS = (
    _of("tt", "Chính phủ", POOR, COUNTRY),
    _of("lao-cai", "Ủy ban nhân dân tỉnh Lào Cai", POOR, PROVINCE),
    _of("ta-phin", "Ủy ban nhân dân xã Tả Phìn", POOR, COMMUNE),
    _of("ha-noi", "Ủy ban nhân dân thành phố Hà Nội", STAFF, "1.204 người"),
)


def _checked(tmp_path: Path, text: str) -> dict[str | None, str]:
    found = check_many(text, corpus_of(tmp_path, *DATASETS)).findings
    return {each.dataset: each.verdict for each in found if each.kind == "quantity"}


@pytest.mark.parametrize("kind", ["xã", "thị xã", "thị trấn", "huyện", "phường", "quận", "đặc khu"])
@pytest.mark.parametrize("name", ["Tân Lập", "Tả Van", "Y Tý", "Quang Kim"])
@pytest.mark.parametrize("given", [COUNTRY, PROVINCE, COMMUNE])
def test_a_place_of_no_list_has_the_figures_of_no_other(
    tmp_path: Path, kind: str, name: str, given: str
) -> None:
    text = f"{POOR} của {kind} {name} năm 2023 còn {given}."
    assert set(_checked(tmp_path, text).values()) <= {"not_in_source"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("của xã Tả Phìn năm 2023 còn 31,2%.", "confirmed", id="its own"),
        pytest.param("của xã Tả Phìn năm 2023 còn 31,1%.", "contradicted", id="a wrong digit"),
        pytest.param("năm 2023 ở xã Tả Phìn còn 14,94%.", "contradicted", id="of its province"),
    ],
)
def test_a_commune_has_its_own_figures_alone(tmp_path: Path, text: str, expected: str) -> None:
    assert _checked(tmp_path, f"{POOR} {text}") == {"ta-phin": expected}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Năm 2023, ở thôn Bản Phố, tỷ lệ hộ nghèo còn 14,94%.", id="a village"),
        pytest.param("Tỷ lệ hộ nghèo ở thành phố Thủ Đức năm 2023 còn 2,93%.", id="a city"),
        pytest.param(
            "Chiều 5/6, tại xã Tân Lập, ông Nguyễn Văn An cho biết tỷ lệ hộ nghèo năm 2023 của xã "
            "còn 31,2%.", id="of the commune that it names before",
        ),
    ],
)  # fmt: skip
def test_wherever_it_is_named(tmp_path: Path, text: str) -> None:
    assert set(_checked(tmp_path, text).values()) <= {"not_in_source"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Việc này có tiến bộ. Theo Thông tấn xã Việt Nam, t", id="an agency"),
        pytest.param("Nhờ xây dựng nông thôn Việt Nam hiện đại, t", id="the country's villages"),
    ],
)
def test_words_that_only_look_like_a_commune_hide_nothing(tmp_path: Path, text: str) -> None:
    assert _checked(tmp_path, f"{text}ỷ lệ hộ nghèo năm 2023 còn 2,93%.") == {"tt": "confirmed"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("của huyện Bắc Hà, tỉnh Lào Cai", id="behind a comma"),
        pytest.param("huyện Bắc Hà, Lào Cai", id="a province by its name alone"),
        pytest.param("toàn huyện Bắc Hà (Lào Cai)", id="in brackets"),
        pytest.param("của xã Bản Liền, huyện Bắc Hà, tỉnh Lào Cai", id="three in a row"),
        pytest.param("của huyện Bắc Hà thuộc tỉnh Lào Cai", id="a part of"),
        pytest.param("của thành phố Lào Cai, tỉnh Lào Cai", id="the city of the same name"),
        pytest.param("ở thị xã Sa Pa của Lào Cai", id="of its province"),
    ],
)
@pytest.mark.parametrize("given", [COUNTRY, PROVINCE, "14,84%"])
def test_a_place_within_a_province_has_none_of_its_figures(
    tmp_path: Path, text: str, given: str
) -> None:
    found = _checked(tmp_path, f"{POOR} {text} năm 2023 là {given}.")
    assert set(found.values()) <= {"not_in_source"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Huyện Bắc Hà của tỉnh Lào Cai có tỷ lệ hộ nghèo 14,94%.", id="begins"),
        pytest.param("Biên chế của Sở Y tế Hà Nội năm 2023 là 1.204 người.", id="a department"),
        pytest.param("Năm 2023, Sở Y tế Hà Nội có biên chế 1.204 người.", id="a department has"),
        pytest.param(
            "Biên chế của Bệnh viện Bạch Mai Hà Nội năm 2023 là 1.204 người.", id="a hospital"
        ),
        pytest.param("Biên chế của quận Ba Đình, Hà Nội năm 2023 là 1.204 người.", id="a district"),
    ],
)  # fmt: skip
def test_nor_has_a_district_or_a_department(tmp_path: Path, text: str) -> None:
    assert set(_checked(tmp_path, text).values()) <= {"not_in_source"}


@pytest.mark.parametrize(
    ("text", "owner", "verdict"),
    [
        pytest.param(
            "Tỷ lệ hộ nghèo của tỉnh Lào Cai năm 2023 là 14,94%, riêng huyện Bắc Hà có nhiều đổi "
            "mới.", "lao-cai", "confirmed", id="a district behind it",
        ),
        pytest.param(
            "So với huyện Bắc Hà và tỉnh Yên Bái, tỷ lệ hộ nghèo của Lào Cai năm 2023 là 14,84%.",
            "lao-cai", "contradicted", id="others before it",
        ),
        pytest.param(
            "Theo Sở Y tế Hà Nội, biên chế của Hà Nội năm 2023 là 1.204 người.", "ha-noi",
            "confirmed", id="who says so",
        ),
        pytest.param(
            "Sở Nội vụ Hà Nội cho biết biên chế năm 2023 là 1.240 người.", "ha-noi",
            "contradicted", id="a department says something of the city",
        ),
        pytest.param(
            "Ủy ban nhân dân xã Tả Phìn, tỉnh Lào Cai cho biết: Tỷ lệ hộ nghèo của xã Tả Phìn, "
            "tỉnh Lào Cai năm 2023 là 31,2%.", "ta-phin", "confirmed", id="the commune itself",
        ),
        pytest.param(
            "Biên chế của UBND thành phố Hà Nội năm 2023 là 1.204 người.", "ha-noi", "confirmed",
            id="the body that speaks for the city",
        ),
    ],
)  # fmt: skip
def test_who_is_named_beside_another_still_owns(
    tmp_path: Path, text: str, owner: str, verdict: str
) -> None:
    assert _checked(tmp_path, text) == {owner: verdict}
