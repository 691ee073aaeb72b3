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
        pytest.param("Các xã phải làm.", [], id="too short"),
        pytest.param("Các xã phải mở thư viện cho học sinh:", [], id="no sentence"),
        pytest.param("Thư viện của xã nằm bên bờ sông.", [], id="none of it"),
        pytest.param(
            "Các xã phải mở thư viện cho học sinh. Các xã phải mua sách cho học sinh.",
            ["demand"],
            id="one a line",
        ),
    ],
)
def test_a_sentence_is_a_point_by_its_words(sentence: str, kinds: list[str]) -> None:
    found = list(draft_points(Reading(OFFICIAL + sentence)))
    assert [each.fields["kind"] for each in found] == kinds
    assert all("kind" in each.checks for each in found)


def test_what_is_no_official_prose_has_none() -> None:
    assert list(draft_points(Reading("Món này phải ăn nóng với cơm và rau sống."))) == []
    assert list(draft_points(Reading(""))) == []
