from __future__ import annotations

import pytest

from ttdn_cli.extract.mentions import find_mentions


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "đạt 58/63, tức 92,06%", ["fraction 58/63,", "percentage 92,06%"], id="shares"
        ),
        pytest.param("từ ngày 3/9 đến 12/2023", ["date 3/9", "date 12/2023"], id="dates"),
        pytest.param("theo 57-KL/TW", ["document number 57-KL/TW"], id="a document"),
        pytest.param("5/2019/TT-BVH", ["document number 5/2019/TT-BVH"], id="one with its year"),
        pytest.param("có 1.250 nơi", ["number 1.250"], id="a number"),
        pytest.param("của UBND", ["abbreviation UBND"], id="an abbreviation"),
        pytest.param("ông Phạm S, Phó", ["name Phạm S,", "name Phó"], id="a comma ends a name"),
        pytest.param("ở (Lâm Đồng) Bắc Kạn", ["name (Lâm Đồng)", "name Bắc Kạn"], id="brackets"),
        pytest.param("Đạt rồi. Hà Nội có", ["name Hà Nội"], id="what begins a sentence"),
        pytest.param("P.V viết", ["abbreviation P.V"], id="initials"),
        pytest.param("không có gì", [], id="nothing"),
    ],
)
def test_mentions_of_a_paragraph(text: str, found: list[str]) -> None:
    words = text.split()
    said = [
        f"{each.kind} {' '.join(words[each.words.start : each.words.stop])}"
        for each in find_mentions(words, range(len(words)))
    ]
    assert said == found
