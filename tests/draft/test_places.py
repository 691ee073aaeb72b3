"""The places of a draft, and none within the name of something else."""

from __future__ import annotations

import pytest

from ttdn_cli.draft.bodies import find_spans
from ttdn_cli.draft.people import find_people
from ttdn_cli.draft.places import draft_places
from ttdn_cli.draft.reading import Reading


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Họp ở tỉnh Lâm Đồng và Hà Giang.", ["Lâm Đồng", "Hà Giang"], id="provinces"),
        pytest.param(
            "Tại thị trấn Mường Sen, huyện Khe Lau.", ["Mường Sen", "Khe Lau"], id="local"
        ),
        pytest.param("Hà Nội, ngày 3 tháng 4 năm 2025", ["Hà Nội"], id="where it is dated"),
        pytest.param("UBND tỉnh Lâm Đồng họp.", [], id="in the name of a body"),
        pytest.param("Khách từ Hàn Quốc đến.", ["Hàn Quốc"], id="a country"),
        pytest.param("Thành phố Anh hùng đón khách.", [], id="a word begun, and no name"),
        pytest.param("Đón khách ở thành phố Vinh, rồi về.", ["Vinh"], id="of one syllable"),
        pytest.param("Khách đến thành phố Vinh đã về.", ["Vinh"], id="one, and a verb behind it"),
        pytest.param("Trong văn bản Bộ trưởng ký.", [], id="no hamlet: a document"),
        pytest.param("Các hợp tác xã Sơn Ca đã họp.", [], id="no commune: a cooperative"),
        pytest.param("Ở bản Nậm Cang có chợ.", ["Nậm Cang"], id="a hamlet"),
        pytest.param("We met in Elm Province.", ["Elm"], id="in English"),
        pytest.param(
            "Chủ tịch chợ tỉnh Hà Giang Trần Văn Mận đến.", ["Hà Giang"], id="a person behind it"
        ),
        pytest.param("Nhà thơ Nguyễn Hòa Bình đọc sách.", [], id="in the name of a person"),
        pytest.param("Mừng chiến thắng Điện Biên Phủ ở xã.", [], id="half of another name"),
        pytest.param("Học tập Hồ Chí Minh mỗi ngày.", [], id="a person and no city"),
        pytest.param("Họp ở Thành phố Hồ Chí Minh.", ["Hồ Chí Minh"], id="the city"),
        pytest.param("Tại Hà Nội Trần Văn Mận nói.", ["Hà Nội"], id="and a person behind a city"),
        pytest.param(
            "Phó Chủ tịch UBND tỉnh Lạng Sơn Lò Én đi chợ.", [], id="a body and who heads it"
        ),
        pytest.param("Phó Bí thư huyện Mường Sen Lò Thị Én.", ["Mường Sen"], id="a name behind it"),
        pytest.param("Nhà văn Đinh Hòa Bình đến.", [], id="the given name of a person"),
        pytest.param("Khách từ Hòa Bình đến.", ["Hòa Bình"], id="a province of such a name"),
        pytest.param("Học viện quốc gia Hồ Chí Minh khai giảng.", [], id="named after a person"),
        pytest.param("Ở TP. Hồ Chí Minh có hội.", ["Hồ Chí Minh"], id="a city named after him"),
        pytest.param("Kỷ niệm Chiến thắng Điện Biên Phủ.", [], id="a battle"),
        pytest.param("Không có nơi nào.", [], id="none"),
        pytest.param("", [], id="nothing at all"),
    ],
)
def test_places_have_their_bare_names(text: str, expected: list[str]) -> None:
    reading = Reading(text)
    bodies = find_spans(reading)
    taken = sorted([*bodies, *(each.span for each in find_people(reading, bodies))])
    assert [each.name for each in draft_places(reading, taken)] == expected
