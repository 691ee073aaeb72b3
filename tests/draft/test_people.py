"""The persons of a draft: by what stands before and behind their names, and no one else."""

from __future__ import annotations

import pytest

from ttdn_cli.draft.bodies import find_spans
from ttdn_cli.draft.people import find_people
from ttdn_cli.draft.reading import Reading


def people(text: str) -> list[tuple[str, list[str]]]:
    reading = Reading(text)
    found = find_people(reading, find_spans(reading))
    return [(each.name, [title for title, _ in each.titles]) for each in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Thứ trưởng Bộ Y tế Trần Thị Mây đã họp.",
            [("Trần Thị Mây", ["Thứ trưởng Bộ Y tế"])],
            id="an office with its body",
        ),
        pytest.param(
            "Có nguyên Bộ trưởng Lê Văn Sóng và quyền Giám đốc Trần Thị Mây.",
            [("Lê Văn Sóng", ["nguyên Bộ trưởng"]), ("Trần Thị Mây", ["quyền Giám đốc"])],
            id="an office that was, and one for the time being",
        ),
        pytest.param(
            "Có ông Lê Văn Sóng, cựu Giám đốc Sở Y tế.",
            [("Lê Văn Sóng", ["cựu Giám đốc Sở Y tế"])],
            id="the same behind the name",
        ),
        pytest.param(
            "Phó Thủ tướng Chính phủ Lê Văn Sóng chủ trì.",
            [("Lê Văn Sóng", ["Phó Thủ tướng Chính phủ"])],
            id="an office that ends a body",
        ),
        pytest.param(
            "Có đồng chí Phạm Văn Bưởi, Bí thư Tỉnh ủy, phát biểu.",
            [("Phạm Văn Bưởi", ["Bí thư Tỉnh ủy"])],
            id="the title behind the name",
        ),
        pytest.param(
            "Ủy viên Bộ Chính trị, Thủ tướng Chính phủ Ngô Văn Khế đến thăm.",
            [("Ngô Văn Khế", ["Ủy viên Bộ Chính trị", "Thủ tướng Chính phủ"])],
            id="titles in a row",
        ),
        pytest.param(
            "Tổng Bí thư Võ Văn Ổi, Chủ tịch nước Đỗ Thị Na gửi thư.",
            [("Võ Văn Ổi", ["Tổng Bí thư"]), ("Đỗ Thị Na", ["Chủ tịch nước"])],
            id="the office behind a name is that of the next one",
        ),
        pytest.param(
            "Quyết định có hiệu lực.\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nMạc Văn Lê",
            [("Mạc Văn Lê", ["PHÓ CHỦ TỊCH"])],
            id="who signs for another",
        ),
        pytest.param(
            "PHÁT BIỂU CỦA BỘ TRƯỞNG BÙI VĂN TRE\nBộ trưởng Bùi Văn Tre nói.",
            [("Bùi Văn Tre", []), ("Bùi Văn Tre", ["Bộ trưởng"])],
            id="in capitals in a heading",
        ),
        pytest.param(
            "Chủ tịch Hồ Chí Minh đến Thành phố Hồ Chí Minh, học tư tưởng Hồ Chí Minh.",
            [("Hồ Chí Minh", ["Chủ tịch"])],
            id="a city and a doctrine are no persons",
        ),
        pytest.param(
            "Bà Lò Thị Én, Giám đốc Đài Tiếng nói nhân dân, đã đến.",
            [("Lò Thị Én", ["Giám đốc Đài Tiếng nói nhân dân"])],
            id="a verb that is half of a noun",
        ),
        pytest.param(
            "Mời đồng chí Tổng Bí thư Trần Văn Mận.",
            [("Trần Văn Mận", ["Tổng Bí thư"])],
            id="an office behind a form of address is no name",
        ),
        pytest.param(
            "Đã duyệt.\nGIÁM ĐỐC\n(Đã ký)\nTrần Văn Mận",
            [("Trần Văn Mận", ["GIÁM ĐỐC"])],
            id="signed, with a note of it",
        ),
        pytest.param(
            "Dự có các đồng chí: Trần Văn Mận, Bí thư Tỉnh ủy; Lò Thị Én, Phó Giám đốc Sở Y tế.",
            [("Trần Văn Mận", ["Bí thư Tỉnh ủy"]), ("Lò Thị Én", ["Phó Giám đốc Sở Y tế"])],
            id="a list behind a colon",
        ),
        pytest.param("Tại phố Trần Phú, Chủ tịch xã đã đến.", [], id="a street before an office"),
        pytest.param("Tỉnh Hà Giang, Bí thư Tỉnh ủy đã đến.", [], id="a place before an office"),
        pytest.param(
            "Tôi cảm ơn Ngài Somchai Wongsawat, Chủ tịch Hội Sách.",
            [("Somchai Wongsawat", ["Chủ tịch Hội Sách"])],
            id="a guest of another language",
        ),
        pytest.param("Bí thư Hà Nội phát biểu.", [], id="a city behind an office"),
        pytest.param(
            "Prime Minister Jane Roe met Dr Alan Poe, Chair of the Board.",
            [("Jane Roe", ["Prime Minister"]), ("Alan Poe", ["Chair of the Board"])],
            id="in English",
        ),
        pytest.param(
            "Ex-Minister Jane Roe met President-elect Alan Poe.",
            [("Jane Roe", ["Ex-Minister"]), ("Alan Poe", ["President-elect"])],
            id="once held, and not yet held",
        ),
        pytest.param(
            "Pro-Minister Jane Roe spoke.", [], id="an office that a word before it changes"
        ),
        pytest.param(
            "Minister of Finance Tran Van Mo spoke.",
            [("Tran Van Mo", ["Minister of Finance"])],
            id="of what a minister is one",
        ),
        pytest.param(
            "Ms Jane Roe, Country Director of the World Bank (WB), spoke.",
            [("Jane Roe", ["Country Director of the World Bank"])],
            id="up to a bracket, from the first word",
        ),
        pytest.param(
            "Bà Lê Thị Mây, Phó Giám đốc Sở Y tế TP.HCM, nói.",
            [("Lê Thị Mây", ["Phó Giám đốc Sở Y tế TP.HCM"])],
            id="a full stop within a name",
        ),
        pytest.param(
            "Ông Lê Văn Mây, Phó Chủ tịch UBND tỉnh nhận giải.",
            [("Lê Văn Mây", ["Phó Chủ tịch UBND tỉnh"])],
            id="what the person does is no part of it",
        ),
        pytest.param(
            "Ông Lê Văn Mây, cựu Đại sứ Việt Nam tại Lào, nói.",
            [("Lê Văn Mây", ["cựu Đại sứ Việt Nam tại Lào"])],
            id="where an ambassador is one",
        ),
        pytest.param("Ông Pao Bình Mỹ nói.", [("Pao Bình Mỹ", [])], id="of another country"),
        pytest.param("Nghe ông Chủ Tịch Hội nói.", [], id="an office in capitals"),
        pytest.param("Bà Rịa Vũng Tàu có 5 cảng.", [], id="a place with a form of address"),
        pytest.param("Mr President, the President is here.", [], id="an office is no name"),
        pytest.param(
            "Thư viện tỉnh Sơn Hà mời Phó Chủ tịch UBND tỉnh Sơn Hà.",
            [],
            id="a province in no list",
        ),
        pytest.param(
            "Thư viện mời Phó Chủ tịch UBND huyện Lò Thị Én.",
            [("Lò Thị Én", ["Phó Chủ tịch UBND huyện"])],
            id="who heads a district",
        ),
        pytest.param(
            "Bà Lò Thị Én, Phó Giám đốc Đài Tiếng nói Việt Nam, đã về.",
            [("Lò Thị Én", ["Phó Giám đốc Đài Tiếng nói Việt Nam"])],
            id="a verb of saying in the name of a body",
        ),
        pytest.param(
            "Bà Lò Thị Én, Phó Giám đốc Đài Tiếng nói Việt Nam nói về lúa.",
            [("Lò Thị Én", ["Phó Giám đốc Đài Tiếng nói Việt Nam"])],
            id="a verb of saying behind it",
        ),
        pytest.param(
            "Dr. Ann Roe, Minister of Health, spoke.",
            [("Ann Roe", ["Minister of Health"])],
            id="a doctor is no office",
        ),
        pytest.param(
            "Ý kiến của đại biểu Lò Thị Én (Sơn La).", [("Lò Thị Én", [])], id="a delegate"
        ),
        pytest.param(
            "1. GS.TS. Lò Văn Én, nguyên Viện trưởng Viện Sách",
            [("Lò Văn Én", ["nguyên Viện trưởng Viện Sách"])],
            id="a degree, and an office that was",
        ),
        pytest.param(
            "Thiếu tướng Lò Văn Én, Phó Tư lệnh Quân khu 2, đến thăm.",
            [("Lò Văn Én", ["Thiếu tướng", "Phó Tư lệnh Quân khu 2"])],
            id="a rank and an office",
        ),
        pytest.param(
            "Thủ tướng Lò Văn Én, Bộ trưởng và khách đến thăm.",
            [("Lò Văn Én", ["Thủ tướng"])],
            id="the office of another one",
        ),
        pytest.param("Mời đại biểu Quốc hội dự.", [], id="delegates without a name"),
        pytest.param("Đường Lê Lợi ngập nước.", [], id="a street"),
        pytest.param("Hai quả trứng và 200 g bột.", [], id="a recipe"),
        pytest.param("", [], id="nothing at all"),
    ],
)
def test_persons_are_known_by_their_offices(
    text: str, expected: list[tuple[str, list[str]]]
) -> None:
    assert people(text) == expected
