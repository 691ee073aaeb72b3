from __future__ import annotations

import pytest

from ttdn_cli.extraction.names import find_names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("của UBND", ["abbreviation UBND"], id="an abbreviation"),
        pytest.param("P.V viết", ["abbreviation P.V"], id="initials"),
        pytest.param("ông Phạm S, Phó", ["name Phạm S,", "name Phó"], id="a comma ends a name"),
        pytest.param("ở (Lâm Đồng) Bắc Kạn", ["name (Lâm Đồng)", "name Bắc Kạn"], id="brackets"),
        pytest.param("Đạt rồi. Hà Nội có", ["name Hà Nội"], id="what begins a sentence"),
        pytest.param("Huế có", [], id="one word that begins a sentence"),
        pytest.param("1. Kết quả đạt được", [], id="one word after the number of a list"),
        pytest.param("II. Hạn chế", [], id="after a Roman number"),
        pytest.param("a) Về tổ chức", [], id="after a letter"),
        pytest.param("- Tiếp tục", [], id="after a dash"),
        pytest.param("theo Quy chế này", [], id="half of a common noun"),
        pytest.param("Theo Quyết định này", [], id="half of one behind the first word"),
        pytest.param("Tại Hội nghị này", [], id="half of another one behind the first word"),
        pytest.param("Tại Đà Lạt", ["name Đà Lạt"], id="a name behind the first word"),
        pytest.param("tại Hội nghị này", [], id="half of another one"),
        pytest.param("ông Huệ nói", ["name Huệ"], id="one word that is a name"),
        pytest.param("của Ủy ban nhân dân tỉnh", ["name Ủy ban nhân dân"], id="small letters"),
        pytest.param("và Uỷ ban Dân tộc", ["name Uỷ ban Dân tộc"], id="the other spelling"),
        pytest.param("gặp Trần Thị X và em", ["name Trần Thị X"], id="a name of one letter"),
        pytest.param("công tác Đào tạo nghề", [], id="half of a noun for work"),
        pytest.param("bảo vệ Tổ quốc và", [], id="half of a noun for a country"),
        pytest.param("từ Trung ương đến", [], id="half of a level"),
        pytest.param("ông Tỉnh ủy viên,", [], id="half of a committee"),
        pytest.param("Ủy ban Mặt trận huyện", ["name Ủy ban Mặt trận"], id="two bodies in one"),
        pytest.param("của Đảng Cộng sản và", ["name Đảng Cộng sản"], id="a party"),
        pytest.param("ông Phó Chủ tịch xã", ["name Phó Chủ tịch"], id="a role of two halves"),
        pytest.param("của Chính phủ về", ["name Chính phủ"], id="a body of two syllables"),
        pytest.param(
            "Phó Thủ tướng Chính phủ và", ["name Phó Thủ tướng Chính phủ"], id="a role in a body"
        ),
        pytest.param("không có gì", [], id="nothing"),
    ],
)
def test_names_of_a_paragraph(text: str, found: list[str]) -> None:
    words = text.split()
    assert [
        f"{each.kind} {' '.join(words[each.words.start : each.words.stop])}"
        for each in find_names(words, range(len(words)))
    ] == found
