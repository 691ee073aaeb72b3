"""The points of a draft: sentences of official prose that demand, admit or report."""

from __future__ import annotations

import pytest

from ttdn_cli.draft.points import draft_points
from ttdn_cli.draft.reading import Reading

OFFICIAL = "Theo Nghị định số 72/2015/NĐ-CP.\n"


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        pytest.param("Các xã phải mở thư viện cho học sinh.", ["demand"], id="a demand"),
        pytest.param("Việc mở thư viện còn nhiều hạn chế ở xã.", ["limitation"], id="a limit"),
        pytest.param("Tỉnh đã hoàn thành việc mở thư viện xã.", ["outcome"], id="an outcome"),
        pytest.param("Tỉnh phấn đấu xã nào cũng có thư viện.", ["objective"], id="an objective"),
        pytest.param("Chúng tôi tin tưởng các xã sẽ làm tốt.", ["expectation"], id="a hope"),
        pytest.param("Sách được chuyển theo yêu cầu của các xã.", [], id="a noun, and no demand"),
        pytest.param("Xã đã giải quyết các yêu cầu của ba hộ dân.", [], id="what others ask for"),
        pytest.param("Dân làng đã phải đi bộ mười cây số đến chợ.", [], id="what had to be done"),
        pytest.param("Người mẹ ân cần chăm ba đứa con nhỏ ở nhà.", [], id="half of a word"),
        pytest.param("Thầy và trò đã vượt qua nhiều khó khăn năm ấy.", [], id="overcome"),
        pytest.param("Xã chuyển gạo cho mười hộ gia đình khó khăn.", [], id="whose life is hard"),
        pytest.param("Xã bán được 71% so với mục tiêu của năm.", [], id="an aim to compare with"),
        pytest.param("Đọc sách là mục tiêu phấn đấu của cả làng.", [], id="an aim of its own"),
        pytest.param("Hội đồng họp tại thành phố Cần Thơ chiều nay.", [], id="a place"),
        pytest.param("Các xã phải làm.", [], id="too short"),
        pytest.param("Các xã phải mở thư viện cho học sinh:", [], id="no sentence"),
        pytest.param("Thư viện của xã nằm bên bờ sông.", [], id="none of it"),
        pytest.param(
            "Các xã phải mở thư viện cho học sinh. Các xã phải mua sách cho học sinh.",
            ["demand"],
            id="one of a kind a line",
        ),
        pytest.param(
            "Tỉnh đã hoàn thành việc mở thư viện xã. Các xã phải mua sách cho học sinh.",
            ["outcome", "demand"],
            id="two kinds in a line",
        ),
        pytest.param(
            "Dân làng đã phải đi bộ mười cây số, nay xã phải mở đường mới.",
            ["demand"],
            id="one word argues and another one does not",
        ),
    ],
)
def test_a_sentence_is_a_point_by_its_words(sentence: str, kinds: list[str]) -> None:
    found = list(draft_points(Reading(OFFICIAL + sentence)))
    assert [each.fields["kind"] for each in found] == kinds
    assert all("kind" in each.checks for each in found)


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        pytest.param(
            "Khi trời yên biển lặng, các xã phải mở thư viện cho học sinh, cho thầy cô.",
            "các xã phải mở thư viện cho học sinh,",
            id="its clause",
        ),
        pytest.param(
            "Sau hai mùa mưa, còn nhiều hạn chế, bất cập ở xã.",
            "còn nhiều hạn chế, bất cập ở xã.",
            id="the next one too, where it has few words",
        ),
        pytest.param(
            "Các xã ven sông có chợ đông và bến đò lớn phải mở thư viện cho học sinh của làng.",
            "bến đò lớn phải mở thư viện cho học sinh",
            id="some words before it, where it has many",
        ),
    ],
)
def test_a_point_is_quoted_by_its_clause(sentence: str, quote: str) -> None:
    reading = Reading(OFFICIAL + sentence)
    (found,) = draft_points(reading)
    assert [reading.text[start:end] for start, end in found.spans] == [quote]


def test_what_is_no_official_prose_has_none() -> None:
    assert list(draft_points(Reading("Món này phải ăn nóng với cơm và rau sống."))) == []
    assert list(draft_points(Reading(""))) == []


def test_a_heading_makes_prose_official() -> None:
    found = list(
        draft_points(Reading("BÁO CÁO\nCông tác thư viện\n\nCác xã phải mở thêm giờ đọc sách."))
    )
    assert [each.fields["kind"] for each in found] == ["demand"]
