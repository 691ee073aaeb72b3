"""What datasets say against each other, and what only looks as if they did."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Ttdn
from tests.tools.corpora import body, corpus_of, dataset, document, figure, person, write
from tests.tools.datasets import proven
from ttdn_cli.corpus.questions.conflicts import Conflict, conflicts
from ttdn_cli.text.locales import Language, Locale

POOR = "Tỷ lệ hộ nghèo"


def found_in(folder: Path, *datasets: str) -> list[Conflict]:
    found, every, _ = conflicts(corpus_of(folder, *datasets), Locale(Language.EN), None)
    assert len(found) == every
    return found


def figures(
    *sides: dict[str, Any], dates: tuple[str, ...] = ("2024-06-06", "2024-07-07", "2024-08-08")
) -> list[str]:
    return [
        dataset(name, date=date, metrics={"fig": side})
        for name, date, side in zip("abc", dates, sides, strict=False)
    ]


def by(name: str, named: str, metric: dict[str, Any]) -> str:
    """Return a dataset of a body with one figure."""
    return dataset(name, author="own", organizations={"own": body(named)}, metrics=[metric])


def of_months(indicator: str, given: str, months: str) -> dict[str, Any]:
    concluded = {"field": "period", "basis": {"vi": "theo tên báo cáo"}}
    return figure(indicator, given, period=months, inferred=[concluded])


def of_year(indicator: str, given: str, **more: Any) -> dict[str, Any]:
    return figure(indicator, given, **({"period": "2023"} | more))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(of_year(POOR, "2,93%"), of_year(POOR, "3,4%"), id="two values"),
        pytest.param(
            of_year(POOR, "2,93%"),
            of_year("Tỉ lệ hộ nghèo", "3,4%"),
            id="the vowel spelt otherwise",
        ),
        pytest.param(
            of_year("có trang thông tin", "58/63", scope="Địa phương"),
            of_year("Địa phương có trang thông tin", "90%"),
            id="a part of a whole and a share, the scope in the indicator",
        ),
        pytest.param(
            of_year("Xã trên 100.000 dân", "12 xã"),
            of_year("Xã trên 100 nghìn dân", "15 xã"),
            id="numbers in the wording that are one",
        ),
        pytest.param(
            of_year("Kim ngạch xuất khẩu", "hơn 13 nghìn tỷ đồng"),
            of_year("Kim ngạch xuất khẩu", "12.000 tỷ VND"),
            id="a limit that the other is beyond, the unit in other words",
        ),
        pytest.param(
            of_year("Tăng trưởng", "5 - 6%", measure="share"),
            of_year("Tăng trưởng", "7 - 8%", measure="share"),
            id="ranges without anything in common",
        ),
        pytest.param(
            of_year("Xuất siêu", "tăng 5%"), of_year("Xuất siêu", "giảm 5%"), id="a rise and a fall"
        ),
        pytest.param(
            figure(POOR, "2,93%", as_of="2023-12"),
            figure(POOR, "3,4%", as_of="2023-12-31"),
            id="a day of the month",
        ),
        pytest.param(
            figure(POOR, "2,93%", as_of="2023-12"),
            figure(POOR, "3,4%", period="2023"),
            id="as of the end of the year",
        ),
        pytest.param(
            of_months(POOR, "2,93%", "2023-01/2023-12"),
            figure(POOR, "3,4%", period="2023"),
            id="a year by its months",
        ),
        pytest.param(
            of_year("Tổng thu năm 2023", "100 tỷ đồng"),
            of_year("Tổng thu", "120 tỷ đồng"),
            id="its own year in the wording",
        ),
        pytest.param(
            of_year("Tổng thu ước đạt 120 tỷ đồng, tăng mạnh", "ước đạt 120 tỷ đồng"),
            of_year("Tổng thu 90 tỷ đồng, tăng mạnh", "90 tỷ đồng"),
            id="the value itself in the wording, as in a draft",
        ),
        pytest.param(
            of_year("Số xã theo Nghị quyết 55", "5"),
            of_year("Số xã theo Nghị quyết 55", "9"),
            id="a digit of another number is none of the value",
        ),
        pytest.param(
            of_year("Chiều dài tuyến đường", "1.234 m"),
            of_year("Chiều dài tuyến đường", "1,5 km"),
            id="metres and kilometres",
        ),
        pytest.param(
            of_year("Diện tích rừng", "3.250 km2"),
            of_year("Diện tích rừng", "312.000 héc ta"),
            id="square kilometres and hectares",
        ),
        pytest.param(
            of_year("Dân số", "1,2 triệu dân"),
            of_year("Dân số", "1,35 triệu người"),
            id="a unit by another name that stands in the wording",
        ),
        pytest.param(
            of_year("Số đại biểu tham dự", "228 đại biểu"),
            of_year("Số đại biểu tham dự", "230"),
            id="the unit said by the wording",
        ),
        pytest.param(
            of_year(POOR, "2,93%"), of_year("Ty le ho ngheo", "3,4%"), id="without diacritics"
        ),
        pytest.param(
            of_year("Tỷ lệ hộ nghèo tỉnh Phú Thọ", "2,93%"),
            of_year("Tỷ lệ hộ nghèo của Phú Thọ", "3,4%"),
            id="of a province, named in two ways",
        ),
        pytest.param(
            of_year(POOR, "2,93%", status="target"),
            of_year(POOR, "3,4%", status="target"),
            id="two targets",
        ),
        pytest.param(of_year(POOR, "58%"), of_year(POOR, "60%"), id="no rounding of per cent"),
        pytest.param(
            of_year("Số xã", "58"), of_year("Số xã", "60"), id="no round number of so few"
        ),
    ],
)
def test_figures_that_contradict(tmp_path: Path, one: Any, other: Any) -> None:
    (found,) = found_in(tmp_path, *figures(one, other))
    assert found.kind == "figure"
    assert [each.id for each in found.members] == ["a", "b"]
    assert [each.value for each in found.sides] == [one["given"], other["given"]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("dưới 5%", "5,4%", id="under"),
        pytest.param("trên 90%", "89,6%", id="over"),
        pytest.param("hơn 13 nghìn tỷ đồng", "12.600 tỷ đồng", id="more than a thousand less"),
        pytest.param("gần 13 nghìn tỷ đồng", "13.412 tỷ đồng", id="nearly, and more"),
        pytest.param("hơn 13%", "25%", id="nobody says so of twice as much"),
        pytest.param("không quá 5%", "5,4%", id="at most"),
    ],
)
def test_a_limit_is_the_number_itself(tmp_path: Path, one: str, other: str) -> None:
    assert len(found_in(tmp_path, *figures(of_year(POOR, one), of_year(POOR, other)))) == 1


@pytest.mark.parametrize(
    ("one", "other", "contradict", "why"),
    [
        ("Bộ Y tế", "Bộ Công an", False, "each ministry has its own"),
        ("Bộ Y tế", "Bộ Y tế", True, "a ministry said two things"),
        ("Tập đoàn Viettel", "Vietnam Airlines", False, "companies"),
        ("Chính phủ", "Tổng cục Thống kê", True, "who speaks of the country"),
        ("Chính phủ", "Bộ Y tế", False, "a ministry has its own"),
        ("UBND tỉnh Cà Mau", "Ủy ban nhân dân tỉnh Cà Mau", True, "a province by its place"),
        ("UBND tỉnh Cà Mau", "UBND thành phố Cà Mau", False, "a city in it"),
        ("UBND TP. Hồ Chí Minh", "UBND TP.HCM", True, "a city in short"),
        ("Hanoi People's Committee", "UBND thành phố Hà Nội", True, "a city in English"),
        ("Hanoi People's Committee", "Da Nang People's Committee", False, "two cities in English"),
        ("UBND xã Tân Lập", "UBND xã Tân Lập", False, "communes of one name"),
    ],
)
def test_whose_figures_are_compared(
    tmp_path: Path, one: str, other: str, contradict: bool, why: str
) -> None:
    every = [
        dataset(
            name, author="own", organizations={"own": body(named)}, metrics=[of_year(POOR, given)]
        )
        for name, named, given in (("a", one, "2,93%"), ("b", other, "3,4%"))
    ]
    assert bool(found_in(tmp_path, *every)) is contradict, why


def of_two(
    folder: Path, bodies: tuple[str, str], words: tuple[str, str] = (POOR, POOR), title: str = "Bài"
) -> bool:
    """Return whether two bodies contradict each other, which say two values of some words."""
    values = zip("ab", bodies, words, ("2,93%", "3,4%"), strict=True)
    every = [
        dataset(
            name,
            title=title,
            author="own",
            organizations={"own": body(named)},
            metrics=[of_year(said, given)],
        )
        for name, named, said, given in values
    ]
    return bool(found_in(folder, *every))


@pytest.mark.parametrize(
    ("one", "other", "same", "why"),
    [
        ("Trường Đại học Bách khoa Hà Nội", "Trường Đại học Luật Hà Nội", False, "schools"),
        ("Trường Đại học Luật Hà Nội", "Trường Đại học Luật Hà Nội", True, "one school"),
        ("Bệnh viện Đa khoa tỉnh Cà Mau", "Bệnh viện Sản nhi tỉnh Cà Mau", False, "hospitals"),
        ("Sở Y tế tỉnh Cà Mau", "Sở Giáo dục và Đào tạo tỉnh Cà Mau", False, "departments"),
        ("Sở Y tế tỉnh Cà Mau", "Sở Y tế Cà Mau", True, "a department, named in two ways"),
        ("Công ty Xổ số Cà Mau", "Công ty Cấp nước Cà Mau", False, "companies"),
        ("Hội Doanh nhân trẻ Cần Thơ", "Hội Nông dân Cần Thơ", False, "associations"),
        ("Báo Hà Nội mới", "UBND thành phố Hà Nội", False, "a newspaper"),
        ("Văn phòng UBND tỉnh Cà Mau", "UBND tỉnh Cà Mau", False, "an office of it"),
        ("UBND tỉnh Cà Mau", "Tỉnh ủy Cà Mau", True, "both speak for the province"),
        ("HĐND thành phố Hà Nội", "Thành uỷ Hà Nội", True, "and for the city"),
        ("Cục Thống kê tỉnh Cà Mau", "UBND tỉnh Cà Mau", True, "its statistics"),
        ("UBND tỉnh", "UBND tỉnh", False, "of which province?"),
        ("Sở Y tế", "Sở Y tế", False, "of which one?"),
        ("Trạm Y tế xã Tân Lập", "Trạm Y tế xã Tân Lập", False, "of communes of one name"),
        ("Vụ Pháp chế", "Vụ Pháp chế", False, "of which ministry?"),
        ("Cục Thuế", "Cục Thuế", False, "of which province?"),
        ("Ban Quản lý dự án", "Ban Quản lý dự án", False, "of which body?"),
        ("Hội đồng quản trị", "Hội đồng quản trị", False, "of which company?"),
        ("Công ty", "Công ty", False, "of which name?"),
        ("Sở", "Sở", False, "of which field?"),
        ("Hội", "Hội", False, "of whom?"),
        ("Nhà trường", "Nhà trường", False, "which school?"),
        ("Bệnh viện Bạch Mai", "Bệnh viện Bạch Mai", True, "a name of its own"),
        ("Công ty FPT", "Công ty FPT", True, "in capitals"),
        ("Vietnam Airlines", "Vietnam Airlines", True, "without a kind"),
        ("Viettel", "Viettel", True, "a name alone"),
        ("Tập đoàn Dầu khí quốc gia", "Tập đoàn Dầu khí quốc gia", True, "there is one of it"),
        (
            "Phòng Thương mại và Công nghiệp Việt Nam",
            "Phòng Thương mại và Công nghiệp Việt Nam",
            True,
            "there is one of it",
        ),
    ],
)
def test_only_who_speaks_for_a_place_stands_for_it(
    tmp_path: Path, one: str, other: str, same: bool, why: str
) -> None:
    assert of_two(tmp_path, (one, other)) is same, why


@pytest.mark.parametrize(
    ("one", "other", "same", "why"),
    [
        ("Thành ủy Lào Cai", "Tỉnh ủy Lào Cai", False, "the Party of a city and of its province"),
        ("Thành ủy Lào Cai", "UBND thành phố Lào Cai", True, "of the city"),
        ("THÀNH ỦY LÀO CAI", "UBND tỉnh Lào Cai", False, "in capitals"),
        ("Thị ủy Quảng Trị", "Tỉnh ủy Quảng Trị", False, "of a town"),
        ("Huyện uỷ Cao Bằng", "Tỉnh uỷ Cao Bằng", False, "of a district"),
        ("Huyện ủy Bắc Hà, tỉnh Lào Cai", "UBND huyện Bắc Hà, tỉnh Lào Cai", True, "of one"),
        ("Huyện ủy Bắc Hà", "Huyện ủy Bắc Hà", False, "of districts of one name"),
        ("Thành đoàn Lào Cai", "Tỉnh đoàn Lào Cai", False, "of the young"),
        ("Thành ủy Hà Nội", "UBND thành phố Hà Nội", True, "of a city that is no part of one"),
        ("UBND tp Bắc Giang", "UBND tỉnh Bắc Giang", False, "a city in small letters"),
        ("UBND tp. Bắc Giang", "UBND Thành Phố Bắc Giang", True, "with a point, and in capitals"),
        ("UBND TX Quảng Trị", "UBND tỉnh Quảng Trị", False, "a town in short"),
        ("UBND Quận 1 Thành phố Hồ Chí Minh", "UBND quận 1, TP.HCM", True, "without a comma"),
        ("UBND Quận 1 Thành phố Hồ Chí Minh", "UBND TP. Hồ Chí Minh", False, "a part of a city"),
        ("UBND Huyện Bắc Hà Tỉnh Lào Cai", "UBND huyện Bắc Hà, tỉnh Lào Cai", True, "either"),
        ("UBND TPHCM", "UBND Tp. Hồ Chí Minh", True, "a city in two short forms"),
        ("UBND tỉnh Thừa Thiên - Huế", "UBND tỉnh Thừa Thiên Huế", True, "with a hyphen"),
        ("UBND tỉnh Bà Rịa - Vũng Tàu", "UBND Bà Rịa-Vũng Tàu", True, "a name of two"),
        ("UBND tỉnh Đắc Lắc", "UBND tỉnh Đắk Lắk", True, "an old spelling"),
        ("Thành ủy Khóa XVI", "Thành ủy Khóa XVI", False, "a term is no name"),
    ],
)
def test_levels_of_places(tmp_path: Path, one: str, other: str, same: bool, why: str) -> None:
    assert of_two(tmp_path, (one, other)) is same, why


def by_person(
    name: str, title: str | list[str], given: str, who: str, text: str = "Báo cáo"
) -> str:
    """Return a dataset whose author has a title that alone says of which body he is."""
    author = {"who": person(who, title)}
    return dataset(name, title=text, author="who", people=author, metrics=[of_year(POOR, given)])


@pytest.mark.parametrize(
    "title",
    [
        *("Bộ trưởng", "Thứ trưởng", "Tổng Giám đốc", "Viện trưởng", "Cục trưởng", "Vụ trưởng"),
        *("Tổng Biên tập", "Trưởng ban", "Chủ tịch HĐQT", "Chủ tịch Hội đồng quản trị", "Đại sứ"),
        *("Tổng Thư ký", "Chủ tịch Hội", "Đại biểu Quốc hội", "Chuyên gia", "Chuyên gia kinh tế"),
        *("Nhà báo", "Giám đốc Sở Y tế", "Vụ trưởng Vụ Pháp chế", "Chủ tịch", "Bí thư Tỉnh ủy"),
        *("Đại biểu Quốc hội tỉnh Cà Mau", "Giám đốc Trung tâm"),
    ],
)
def test_two_people_whose_titles_do_not_say_of_which_body(tmp_path: Path, title: str) -> None:
    sides = by_person("a", title, "2,93%", "An A"), by_person("b", title, "3,4%", "Bình B")
    (tmp_path / "texts").mkdir()
    said = f"Phát biểu của {title}"
    texts = [
        dataset(name, title=said, metrics=[of_year(POOR, given)])
        for name, given in (("a", "2,93%"), ("b", "3,4%"))
    ]
    assert found_in(tmp_path, *sides) == []
    assert found_in(tmp_path / "texts", *texts) == []


def test_two_people_without_a_title(tmp_path: Path) -> None:
    sides = by_person("a", [], "2,93%", "An A"), by_person("b", [], "3,4%", "Bình B")
    assert found_in(tmp_path, *sides) == []


@pytest.mark.parametrize(
    ("title", "same"),
    [("Chủ tịch", True), ("Phó Bí thư", True), ("Giám đốc", False), ("Đại biểu Quốc hội", False)],
)
def test_who_speaks_for_the_place_in_the_title_of_a_text(
    tmp_path: Path, title: str, same: bool
) -> None:
    text = "Báo cáo tỉnh Cà Mau"
    sides = (
        by_person(name, title, given, who, text)
        for name, given, who in (("a", "2,93%", "An A"), ("b", "3,4%", "Bình B"))
    )
    assert bool(found_in(tmp_path, *sides)) is same


@pytest.mark.parametrize(
    ("title", "named", "same", "why"),
    [
        ("Bộ trưởng Bộ Y tế", "Bộ Y tế", True, "a minister and his ministry"),
        ("Thứ trưởng Bộ Y tế", "Bộ Y tế", True, "a deputy"),
        ("Bộ trưởng Y tế", "Bộ Y tế", True, "by its field"),
        ("Ủy viên Bộ Chính trị, Bộ trưởng Bộ Y tế", "Bộ Y tế", True, "behind a membership"),
        (["Ủy viên Bộ Chính trị", "Bộ trưởng Bộ Y tế"], "Bộ Y tế", True, "in two titles"),
        ("Bộ trưởng Bộ GD&ĐT", "Bộ Giáo dục và Đào tạo", True, "in short"),
        ("Bộ trưởng Bộ Y tế", "Bộ Công an", False, "another ministry"),
        ("Phó Thủ tướng Chính phủ", "Chính phủ", True, "of the Government"),
        ("Phó Thủ tướng", "Chính phủ", True, "there is one Government"),
        ("Thủ tướng", "Chính phủ", True, "and one head of it"),
        ("Thủ tướng Nhật Bản", "Chính phủ", False, "of another country"),
        ("Tổng Thanh tra Chính phủ", "Chính phủ", False, "its inspectorate"),
        ("Tổng Thanh tra Chính phủ", "Thanh tra Chính phủ", True, "of that"),
        ("Tổng Kiểm toán Nhà nước", "Kiểm toán nhà nước", True, "of the audit"),
        (
            "Ủy viên Trung ương Đảng, Bí thư Tỉnh ủy Lào Cai",
            "UBND tỉnh Lào Cai",
            True,
            "a secretary speaks for the province",
        ),
        ("Chủ tịch UBND tỉnh Lào Cai", "UBND tỉnh Lào Cai", True, "and a chairman"),
        ("Bí thư Thành ủy Lào Cai", "UBND tỉnh Lào Cai", False, "the city in it"),
        ("Giám đốc Sở Y tế tỉnh Lào Cai", "Sở Y tế Lào Cai", True, "a department"),
        ("Giám đốc Sở Y tế tỉnh Lào Cai", "UBND tỉnh Lào Cai", False, "that has its own"),
        ("Tổng Giám đốc Tập đoàn Sao Mai", "Tập đoàn Sao Mai", True, "a company"),
        ("Đại diện Bộ Y tế", "Bộ Y tế", False, "no office of it"),
    ],
)
def test_whose_figures_are_those_of_a_person(
    tmp_path: Path, title: str | list[str], named: str, same: bool, why: str
) -> None:
    sides = by_person("a", title, "2,93%", "An A"), by("b", named, of_year(POOR, "3,4%"))
    assert bool(found_in(tmp_path, *sides)) is same, why


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bộ GD&ĐT", "Bộ Giáo dục và Đào tạo"),
        ("Bộ LĐTBXH", "Bộ Lao động - Thương binh và Xã hội"),
        ("Sở GD&ĐT tỉnh Lào Cai", "Sở Giáo dục và Đào tạo Lào Cai"),
    ],
)
def test_short_forms_of_bodies(tmp_path: Path, one: str, other: str) -> None:
    assert of_two(tmp_path, (one, other))


def test_a_body_that_each_place_has_is_that_of_the_title_of_its_text(tmp_path: Path) -> None:
    for number, bodies in enumerate(
        (("Sở Y tế", "Sở Y tế tỉnh Cà Mau"), ("UBND tỉnh", "UBND tỉnh Cà Mau"))
    ):
        (folder := tmp_path / str(number)).mkdir()
        assert of_two(folder, bodies, title="Báo cáo của tỉnh Cà Mau"), bodies


@pytest.mark.parametrize(
    ("bodies", "words", "same", "why"),
    [
        (("Công ty Sao", "Công ty Mai"), "Số cửa hàng tại Hà Nội", False, "of each company"),
        (("Công ty Sao", "Công ty Mai"), "Thị phần trong cả nước", False, "of each in the country"),
        (("Bộ Y tế", "Bộ Công an"), "Số cán bộ ở Hà Nội", False, "of each ministry"),
        (
            ("Bộ Y tế", "Bộ Công an"),
            "Số đơn vị trực thuộc trên cả nước",
            False,
            "of each in the country",
        ),
        (("Bộ Y tế", "Bộ Công an"), "Tỷ lệ hộ nghèo của Phú Thọ", True, "of the province"),
        (
            ("UBND tỉnh Cà Mau", "UBND tỉnh Lào Cai"),
            "Số khách đến từ Hà Nội",
            False,
            "where guests of each are from",
        ),
        (
            ("Đại sứ quán Lào", "Đại sứ quán Nhật Bản"),
            "Xuất khẩu sang Việt Nam",
            False,
            "where goods of each go",
        ),
        (
            ("Chính phủ", "UBND thành phố Hà Nội"),
            "Số khách đến từ Hà Nội",
            False,
            "of the country, and of the city",
        ),
        (("Hội Sao", "Trường Mai"), "Tỷ lệ hộ nghèo của Phú Thọ", False, "no bodies of the state"),
    ],
)
def test_a_place_in_the_words_is_not_always_that_of_what_is_measured(
    tmp_path: Path, bodies: tuple[str, str], words: str, same: bool, why: str
) -> None:
    assert of_two(tmp_path, bodies, (words, words)) is same, why


@pytest.mark.parametrize(
    ("words", "contradict", "why"),
    [
        (("Tỷ lệ hộ nghèo cả nước", "Tỷ lệ hộ nghèo trên phạm vi cả nước"), True, "the country"),
        (("Tỷ lệ hộ nghèo của Việt Nam", "Tỷ lệ hộ nghèo toàn quốc"), True, "by its name"),
        (("Tỷ lệ hộ nghèo", "Tỷ lệ hộ nghèo"), False, "not said: each of its own"),
    ],
)
def test_what_two_ministries_say_of_the_country_is_compared(
    tmp_path: Path, words: tuple[str, str], contradict: bool, why: str
) -> None:
    every = [
        dataset(
            name, author="own", organizations={"own": body(named)}, metrics=[of_year(said, given)]
        )
        for name, named, said, given in (
            ("a", "Bộ Y tế", words[0], "2,93%"),
            ("b", "Bộ Công an", words[1], "3,4%"),
        )
    ]
    assert bool(found_in(tmp_path, *every)) is contradict, why


def test_a_part_of_the_country_is_of_each_province(tmp_path: Path) -> None:
    every = [
        by(name, f"UBND tỉnh {named}", of_year("Tỷ trọng GRDP trong cả nước", given))
        for name, named, given in (("a", "Cà Mau", "2%"), ("b", "Lào Cai", "3%"))
    ]
    assert found_in(tmp_path, *every) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(of_year(POOR, "2,93%"), of_year(POOR, "2,93 %"), id="the same"),
        pytest.param(
            of_year("Thu ngân sách", "hơn 13 nghìn tỷ đồng"),
            of_year("Thu ngân sách", "13.200 tỷ đồng"),
            id="a value within a limit",
        ),
        pytest.param(
            of_year("Số xã", "13.200"), of_year("Số xã", "13.214"), id="a round number of it"
        ),
        pytest.param(
            of_year("Chiều dài", "1.500 m"), of_year("Chiều dài", "1,5 km"), id="of 1,000 metres"
        ),
        pytest.param(
            of_year("Diện tích rừng", "3.125 km²"),
            of_year("Diện tích rừng", "312.500 ha"),
            id="of 100 hectares",
        ),
        pytest.param(
            of_year("Năng suất", "6,2 tấn/ha"), of_year("Năng suất", "6.200 kg/ha"), id="by hectare"
        ),
        pytest.param(of_year("Số xã", "khoảng 40"), of_year("Số xã", "43"), id="about as many"),
        pytest.param(
            of_year("Số xã", "ít nhất 40"), of_year("Số xã", "120"), id="at least as many"
        ),
        pytest.param(
            of_year("Tăng trưởng", "5 - 7%", measure="share"),
            of_year("Tăng trưởng", "6,2%", measure="share"),
            id="a value in a range",
        ),
        pytest.param(
            of_year("Tăng trưởng", "5 - 7%", measure="share"),
            of_year("Tăng trưởng", "6 - 6,5%", measure="share"),
            id="a range in a range",
        ),
        pytest.param(
            of_year("Có trang", "58/63"), of_year("Có trang", "92,06%"), id="a part and its share"
        ),
        pytest.param(
            of_year("Có trang", "58/63"), of_year("Có trang", "92%"), id="its share, rounded"
        ),
        pytest.param(
            of_year(POOR, "2,93%", status="target"), of_year(POOR, "3,4%"), id="aimed at and so"
        ),
        pytest.param(
            of_year(POOR, "2,93%", status="target"),
            of_year(POOR, "3,4%", status="plan"),
            id="aimed at and planned",
        ),
        pytest.param(
            of_year(POOR, "2,93%"), of_year(POOR, "3,4%", period="2022"), id="of another year"
        ),
        pytest.param(
            of_months("Tổng thu", "90 tỷ đồng", "2023-01/2023-09"),
            figure("Tổng thu", "120 tỷ đồng", period="2023"),
            id="nine months and the year",
        ),
        pytest.param(
            figure(POOR, "2,93%", as_of="2023-06"),
            figure(POOR, "3,4%", period="2023"),
            id="in the middle of the year",
        ),
        pytest.param(figure(POOR, "2,93%"), figure(POOR, "3,4%"), id="undated, of two months"),
        pytest.param(
            of_year("Xã trên 100.000 dân", "12 xã"),
            of_year("Xã trên 50.000 dân", "15 xã"),
            id="other numbers in the wording",
        ),
        pytest.param(
            of_year("Xã trên 100.000 dân", "12 xã"),
            of_year("Xã dưới 100.000 dân", "15 xã"),
            id="the other side of a number",
        ),
        pytest.param(
            of_year("Xã có chợ", "12 xã"), of_year("Xã chưa có chợ", "15 xã"), id="denied"
        ),
        pytest.param(
            of_year("Lợi nhuận trước thuế", "12 tỷ đồng"),
            of_year("Lợi nhuận sau thuế", "9 tỷ đồng"),
            id="before and after",
        ),
        pytest.param(
            of_year("Xuất khẩu từ Lào sang Thái Lan", "12 tỷ đồng"),
            of_year("Xuất khẩu từ Thái Lan sang Lào", "9 tỷ đồng"),
            id="there and back",
        ),
        pytest.param(
            of_year("Sản lượng cua", "12 tấn"), of_year("Sản lượng", "90 tấn"), id="crabs, no `của`"
        ),
        pytest.param(
            of_year("Tổng chi", "12 tỷ đồng"), of_year("Tổng chỉ", "9 tỷ đồng"), id="by diacritics"
        ),
        pytest.param(
            of_year(POOR, "2,93%", scope="Tỉnh Phú Thọ"),
            of_year(POOR, "3,4%", scope="Tỉnh Hải Lộc"),
            id="other provinces",
        ),
        pytest.param(
            of_year(POOR, "2,93%", scope="Cả nước"),
            of_year(POOR, "3,4%", scope="Tỉnh Hải Lộc"),
            id="the country and a province",
        ),
        pytest.param(
            of_year(POOR, "2,93%"), of_year("Hộ nghèo", "12.000 hộ"), id="a share and a number"
        ),
        pytest.param(
            of_year("Vốn", "12 triệu USD"), of_year("Vốn", "300 tỷ đồng"), id="other money"
        ),
        pytest.param(
            of_year("Doanh thu", "tăng 5%"), of_year("Doanh thu", "90%"), id="a rise and a level"
        ),
        pytest.param(
            of_year("Thu ngân sách", "90%", compared_with={"vi": "dự toán"}),
            of_year("Thu ngân sách", "104%", compared_with={"vi": "cùng kỳ"}),
            id="compared with other things",
        ),
        pytest.param(
            of_year("Tăng trưởng kinh tế số", "12%"),
            of_year("Tăng trưởng kinh tế", "7%"),
            id="`số` behind a noun is digital",
        ),
        pytest.param(
            of_year("Thu lệ phí", "12 tỷ đồng"), of_year("Thu phí", "7 tỷ đồng"), id="two words"
        ),
        pytest.param(
            of_year("Hộ có điện nhưng không có nước sạch", "12%"),
            of_year("Hộ có nước sạch nhưng không có điện", "7%"),
            id="the order of words",
        ),
        pytest.param(
            of_year("Trẻ em của trẻ em", "12%"), of_year("Trẻ em", "7%"), id="a word said twice"
        ),
        pytest.param(
            of_year("Hộ nghèo thành phố Cà Mau", "2%"),
            of_year("Hộ nghèo tỉnh Cà Mau", "3%"),
            id="a city and its province",
        ),
        pytest.param(
            of_year("Hộ nghèo huyện Tam Dương", "2%"),
            of_year("Hộ nghèo huyện Tam Đường", "3%"),
            id="districts by diacritics",
        ),
        pytest.param(
            of_year("Hộ nghèo phường 5", "2%"), of_year("Hộ nghèo phường 5", "3%"), id="two wards"
        ),
        pytest.param(
            figure("Giải ngân vốn", "300 nghìn tỷ đồng", as_of="2024-09-30"),
            figure("Giải ngân vốn", "100 nghìn tỷ đồng", period="2024-Q3"),
            id="a total and what came in a quarter",
        ),
        pytest.param(
            of_year("Dien tich dat rung", "12 ha"),
            of_year("Diện tích rừng", "7 ha"),
            id="`dat` without diacritics is land as well",
        ),
        pytest.param(
            of_year("Thu ngân sách", "hơn 300 tỷ đồng"),
            of_year("Thu ngân sách", "360 tỷ đồng"),
            id="more than a round number, up to the next",
        ),
    ],
)
def test_figures_that_do_not(tmp_path: Path, one: Any, other: Any) -> None:
    assert found_in(tmp_path, *figures(one, other)) == []


@pytest.mark.parametrize(
    ("one", "other", "same", "why"),
    [
        ("Người Việt Nam ở nước ngoài", "Người nước ngoài ở Việt Nam", False, "who is where"),
        ("Đầu tư của Việt Nam", "Đầu tư ở Việt Nam", False, "whose it is, and where"),
        ("Đầu tư của Hà Nội", "Đầu tư tại Hà Nội", False, "the same of a city"),
        ("Doanh số hàng Việt Nam", "Doanh số hàng", False, "where goods are from"),
        ("Khách của Ngân hàng Việt Nam", "Khách của Ngân hàng", False, "part of a name"),
        ("Doanh nghiệp Hà Nội đầu tư", "Doanh nghiệp đầu tư Hà Nội", False, "who and where"),
        ("Tỷ lệ hộ nghèo ở Việt Nam", "Tỷ lệ hộ nghèo cả nước", True, "they are where they live"),
        ("Đầu tư của Việt Nam", "Đầu tư cả nước", True, "the country"),
        ("Hộ nghèo của nước ta", "Hộ nghèo cả nước", True, "in other words"),
        ("Tỷ lệ hộ nghèo ở tỉnh Phú Thọ", "Tỷ lệ hộ nghèo Phú Thọ", True, "of a province"),
        ("Hộ nghèo trên địa bàn tỉnh Cà Mau", "Hộ nghèo tỉnh Cà Mau", True, "all of it"),
        ("Đầu tư Hà Nội", "Đầu tư của Hà Nội năm 2023", True, "at the end but for the year"),
        ("Hộ đã thoát nghèo", "Hộ đang thoát nghèo", False, "done or being done"),
        ("Người được bồi thường", "Người đã bồi thường", False, "who gets and who gives"),
        ("Hộ có đất ở", "Hộ có đất", False, "land to live on"),
        ("Trẻ có cha mẹ", "Trẻ và cha mẹ", False, "who has and who else"),
        ("Doanh nghiệp tại nước ngoài", "Doanh nghiệp nước ngoài", False, "in or of"),
        ("Xã có biên giới", "Xã ở biên giới", False, "what it has and where it is"),
        ("Các hộ nghèo", "Hộ nghèo", True, "the plural"),
        ("Tổng số hộ nghèo là", "Tổng số hộ nghèo", True, "a verb before its figure"),
    ],
)
def test_small_words_that_count(tmp_path: Path, one: str, other: str, same: bool, why: str) -> None:
    sides = figures(of_year(one, "12 hộ"), of_year(other, "15 hộ"))
    assert bool(found_in(tmp_path, *sides)) is same, why


@pytest.mark.parametrize(
    ("one", "other", "same", "why"),
    [
        ("Xã đạt 12 tiêu chí", "Xã đạt 15 tiêu chí", False, "that they number something else"),
        ("Xã theo Nghị quyết 12", "Xã theo Nghị quyết 15", False, "the number of a document"),
        ("12 xã nông thôn mới", "15 xã nông thôn mới", True, "the figure is what begins it"),
        ("Tổng số xã đạt 12", "Tổng số xã đạt 15", True, "or ends it"),
    ],
)
def test_a_number_in_the_words_that_is_the_figure(
    tmp_path: Path, one: str, other: str, same: bool, why: str
) -> None:
    sides = figures(of_year(one, "12"), of_year(other, "15"))
    assert bool(found_in(tmp_path, *sides)) is same, why


@pytest.mark.parametrize(
    ("one", "other", "same", "why"),
    [
        ({"as_of": "2023-12-31"}, {"period": "2023-12"}, False, "of the year, and of a month"),
        ({"as_of": "2023-12-31"}, {"period": "2023-Q4"}, False, "of a quarter"),
        ({"as_of": "2023-12-31"}, {"period": "2023"}, True, "of the year"),
        ({"as_of": "2024-12"}, {"period": "2024"}, True, "of a leap year"),
        ({"as_of": "2025"}, {"period": "2021/2025"}, False, "of five years, and of the last"),
        ({"as_of": "2025-12-31"}, {"period": "2024/2025"}, False, "of two years"),
        ({"period": "2021/2025"}, {"period": "2021/2025"}, True, "of the same five years"),
        ({"as_of": "2024-01-15"}, {"as_of": "2024"}, False, "a day in the year"),
        ({"as_of": "2024-06-01"}, {"as_of": "2024-06"}, False, "the first day of the month"),
        ({"as_of": "2024-06-30"}, {"as_of": "2024-06"}, True, "the last day of the month"),
        ({"as_of": "2024-12"}, {"as_of": "2024"}, True, "the last month of the year"),
    ],
)
def test_times_that_may_be_one(
    tmp_path: Path, one: dict[str, str], other: dict[str, str], same: bool, why: str
) -> None:
    sides = figure(POOR, "12%", **one), figure(POOR, "95%", **other)
    assert bool(found_in(tmp_path, *figures(*sides))) is same, why


@pytest.mark.parametrize(
    ("events", "same"),
    [
        (("Lễ hội A", "Lễ hội B"), False),
        (("Lễ hội A", "Lễ hội A"), True),
        (("Lễ hội A", None), True),
        (("Hội nghị tập huấn", "Hội nghị tập huấn tại Hà Nội"), True),
        (("Hội nghị tập huấn", "Hội nghị tập huấn năm 2024"), True),
        (("Hội nghị tập huấn 2024", "Hội nghị tập huấn năm 2024 tại Hà Nội"), True),
        (("Hội nghị tập huấn tại Hà Nội", "Hội nghị tập huấn tại khách sạn A, Hà Nội"), True),
        (("Hội nghị tập huấn tại Hà Nội", "Hội nghị tập huấn tại Đà Nẵng"), False),
        (("Hội nghị tập huấn năm 2023", "Hội nghị tập huấn năm 2024"), False),
        (("Hội nghị tập huấn", "Hội nghị tổng kết tại Hà Nội"), False),
        (("Chương trình 30a", "Chương trình 30"), False),
    ],
)
def test_undated_figures_of_two_events_of_one_day(
    tmp_path: Path, events: tuple[str | None, ...], same: bool
) -> None:
    every = []
    for name, event, given in zip("ab", events, ("300 khách", "400 khách"), strict=True):
        data = json.loads(dataset(name, metrics=[figure("Số khách dự", given)]))
        if event:
            evidence = [{"paragraph": 1, "quote": event}]
            data["event"] = {"id": "event", "name": {"vi": event}, "evidence": evidence}
        every.append(json.dumps(proven(data)))
    found = found_in(tmp_path, *every)
    assert bool(found) is same
    assert {each.reason.en for each in found} <= {"same words, undated, in texts of the same date"}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("nửa triệu lượt", "512.345 lượt", False),
        ("nửa triệu lượt", "700.000 lượt", True),
        ("ba lượt", "4 lượt", True),
    ],
)
def test_a_number_in_words_is_a_round_one(tmp_path: Path, one: str, other: str, same: bool) -> None:
    sides = figures(of_year("Lượt khách", one), of_year("Lượt khách", other))
    assert bool(found_in(tmp_path, *sides)) is same


@pytest.mark.parametrize(
    ("named", "words", "same"),
    [
        ("UBND tỉnh Cà Mau", (f"{POOR} của tỉnh", POOR), True),
        ("UBND tỉnh Cà Mau", (f"{POOR} toàn tỉnh", f"{POOR} trên địa bàn tỉnh"), True),
        ("UBND tỉnh Cà Mau", (f"{POOR} trên địa bàn tỉnh Cà Mau", POOR), True),
        ("Báo Sao", (f"{POOR} của tỉnh", f"{POOR} của tỉnh"), False),
    ],
)
def test_the_place_of_who_says_so(
    tmp_path: Path, named: str, words: tuple[str, str], same: bool
) -> None:
    assert of_two(tmp_path, (named, named), words) is same


@pytest.mark.parametrize(
    ("words", "contradict"),
    [
        pytest.param({"indicator": POOR, "scope": "Tỉnh Cao Bằng"}, True, id="its scope"),
        pytest.param({"indicator": "Số khách đến từ tỉnh Cao Bằng"}, False, id="where from"),
    ],
)
def test_what_two_provinces_say_of_a_third(
    tmp_path: Path, words: dict[str, str], contradict: bool
) -> None:
    every = [
        dataset(
            name,
            author="own",
            organizations={"own": body(named)},
            metrics=[figure(given=given, period="2023", **words)],
        )
        for name, named, given in (
            ("a", "UBND tỉnh Phú Thọ", "2,93%"),
            ("b", "UBND tỉnh Cà Mau", "3,4%"),
        )
    ]
    assert bool(found_in(tmp_path, *every)) is contradict


def test_texts_of_two_provinces_speak_of_their_own(tmp_path: Path) -> None:
    """Neither names its province beside the figure."""
    bodies = {"own": body("Ủy ban nhân dân tỉnh Phú Thọ")}, {"own": body("UBND tỉnh Hải Lộc")}
    one, other, same = (
        dataset(name, author="own", organizations=own, metrics=[of_year(POOR, given)])
        for name, own, given in (
            ("a", bodies[0], "2,93%"),
            ("b", bodies[1], "3,4%"),
            ("c", bodies[0], "3,1%"),
        )
    )
    (found,) = found_in(tmp_path, one, other, same)
    assert [each.id for each in found.members] == ["a", "c"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("Báo cáo tỉnh Phú Thọ", "Báo cáo tỉnh Hải Lộc", False, id="provinces"),
        pytest.param("BÁO CÁO TỈNH PHÚ THỌ", "BÁO CÁO TỈNH HẢI LỘC", False, id="in capitals"),
        pytest.param("BÁO CÁO TỈNH HẢI LỘC NĂM 2023", "Báo cáo tỉnh Hải Lộc", True, id="the same"),
        pytest.param("Báo cáo huyện Lâm Sơn", "Báo cáo huyện An Hòa", False, id="districts"),
        pytest.param("Báo cáo phường 5", "Báo cáo phường 6", False, id="numbered wards"),
        pytest.param("Báo cáo xã Tân Lập", "Báo cáo xã Tân An", False, id="communes"),
        pytest.param("BÁO CÁO KINH TẾ - XÃ HỘI", "Báo cáo", True, id="society, no commune"),
        pytest.param(
            "Báo cáo của Tập đoàn Sao Mai năm 2024",
            "Báo cáo quý IV của Tập đoàn Sao Mai",
            True,
            id="a company in two reports",
        ),
        pytest.param("Báo cáo thường niên Sao 2023", "Báo cáo thường niên Mai", False, id="names"),
        pytest.param("Báo cáo kinh tế Lào", "Báo cáo kinh tế Thái Lan", False, id="countries"),
        pytest.param("Báo cáo năm", "Báo cáo quý IV năm 2023", True, id="a number is no name"),
        pytest.param("Sao Annual Report 2023", "Mai Annual Report 2023", False, id="English ones"),
        pytest.param("Annual report Sao 2023", "Annual report Mai 2023", False, id="behind them"),
        pytest.param("2023 Annual Report: Sao", "2023 Annual Report: Mai", False, id="with a sign"),
        pytest.param("Sao's Annual Report", "Báo cáo thường niên Sao 2023", True, id="of one"),
        pytest.param("Annual Report 2023", "Báo cáo", True, id="English ones without a name"),
        pytest.param("Quarterly Report Q3", "Báo cáo", True, id="a quarter is no name"),
        pytest.param("Sao: Báo cáo năm 2023", "Mai: Báo cáo năm 2023", False, id="before a colon"),
        pytest.param("Sao báo cáo năm", "Mai báo cáo năm", False, id="at the beginning"),
        pytest.param("Tổng kết năm 2023 - Sao", "Tổng kết năm 2023 - Mai", False, id="at the end"),
        pytest.param("Chuyển đổi số: Báo cáo", "Báo cáo", True, id="a subject before a colon"),
        pytest.param(
            *("Tình hình kinh tế Sa Pa 2023", "Tình hình kinh tế Phú Quốc 2023", False),
            id="names that no list has",
        ),
        pytest.param(
            *("Tình hình kinh tế Sa Pa 2023", "Tình hình kinh tế Sa Pa", True), id="one of them"
        ),
        pytest.param("Tình hình thu hút FDI năm 2023", "Báo cáo", True, id="a subject in short"),
        pytest.param(
            *("Lễ tưởng niệm anh hùng Nguyễn Thái Bình", "Báo cáo tỉnh Thái Bình", False),
            id="a person is no province",
        ),
        pytest.param(
            *("Kỷ niệm Chiến thắng Điện Biên Phủ", "Báo cáo tỉnh Điện Biên", False),
            id="a battle is none",
        ),
        pytest.param(
            "Báo cáo Bệnh viện đa khoa Cà Mau",
            "Báo cáo Bệnh viện sản nhi Cà Mau",
            False,
            id="hospitals in a province",
        ),
        pytest.param(
            "Phát biểu của Bí thư Tỉnh ủy Cà Mau", "Báo cáo tỉnh Cà Mau", True, id="its head"
        ),
        pytest.param(
            *("Phát biểu của Thủ tướng Phạm Minh Chính", "Báo cáo của Chính phủ", True),
            id="a head by his name",
        ),
        pytest.param(
            *("Phát biểu của Bộ trưởng Bộ Y tế Đào Hồng Lan", "Báo cáo của Bộ Y tế", True),
            id="a minister by her name",
        ),
        pytest.param(
            *("Phát biểu của Bí thư Tỉnh ủy Cao Bằng Trần Văn An", "Báo cáo tỉnh Cao Bằng", True),
            id="a secretary of a province that begins as names do",
        ),
        pytest.param(
            "Phát biểu của Tổng Giám đốc Tập đoàn Sao Vàng Cao Bằng",
            "Báo cáo của Tập đoàn Sao Vàng",
            False,
            id="a province at the end, no person",
        ),
        pytest.param(
            *("Phát biểu của Bộ trưởng Trần Văn An", "Trả lời của Bộ trưởng Trần Văn An", True),
            id="one who is named",
        ),
        pytest.param(
            *("Phát biểu của Bộ trưởng Trần Văn An", "Phát biểu của Bộ trưởng Lê Thị Bình", False),
            id="two who are named",
        ),
        pytest.param(
            "Báo cáo của Hiệu trưởng Trường Đại học Tôn Đức Thắng",
            "Báo cáo của Trường Đại học Tôn Đức Thắng",
            True,
            id="a school that is called after a person",
        ),
        pytest.param("Báo cáo Trường Đại học A", "Báo cáo Trường Đại học B", False, id="schools"),
        pytest.param("TRƯỜNG ĐẠI HỌC A: TỔNG KẾT", "Trường Đại học B", False, id="in capitals too"),
        pytest.param("Bệnh viện Sao Mai báo cáo", "Báo cáo năm", False, id="a body and nobody"),
        pytest.param("Annual report of Star Bank", "Moon Bank, 2024", False, id="in English"),
        pytest.param("2024 report, Star Bank", "Star Bank in 2024", True, id="one in English"),
        pytest.param("Ban hành bộ tiêu chí", "Báo cáo bộ tiêu chí", True, id="words, no bodies"),
        pytest.param("Làm theo Hồ Chí Minh", "Phát biểu", True, id="a person, no city"),
        pytest.param("Phát biểu vì hòa bình", "Phát biểu", True, id="peace, no province"),
    ],
)
def test_titles_of_texts_say_of_which_place_they_are(
    tmp_path: Path, one: str, other: str, same: bool
) -> None:
    every = (
        dataset(name, title=title, metrics=[of_year(POOR, given)])
        for name, title, given in (("a", one, "2,93%"), ("b", other, "3,4%"))
    )
    assert bool(found_in(tmp_path, *every)) is same


LETTERHEAD = {"organizations": {"own": body("ỦY BAN NHÂN DÂN")}}
GRDP = "Tốc độ tăng trưởng GRDP"
STATE = {"author": "own", "organizations": {"own": body("Chính phủ")}}


@pytest.mark.parametrize(
    ("one", "other", "words", "same", "why"),
    [
        ({}, {}, POOR, True, "nothing tells them apart"),
        ({}, STATE, POOR, False, "whose is that of the first?"),
        ({}, STATE, f"{POOR} cả nước", True, "the words say it"),
        ({}, {"scope": "Cả nước"}, POOR, False, "whose is that of the first?"),
        (STATE, {"scope": "Cả nước"}, POOR, True, "the country, said in two ways"),
        (LETTERHEAD, LETTERHEAD, POOR, False, "of which province?"),
        (LETTERHEAD, LETTERHEAD, f"{POOR} cả nước", True, "the country is one"),
        (LETTERHEAD, LETTERHEAD, f"{POOR} tỉnh Phú Thọ", True, "a province that is named"),
        (LETTERHEAD, {}, POOR, False, "a place, and nobody"),
        ({"organizations": [body("Tỉnh ủy")]}, {}, POOR, False, "the Party of a province"),
        ({"organizations": [body("Trường Đại học A")]}, {}, POOR, False, "a school"),
        ({"organizations": [body("Chính phủ")]}, {}, POOR, True, "a body of the country"),
        ({"places": [{"name": "Lào Cai"}]}, {}, POOR, False, "a province among its places"),
        ({"people": [person("A", "Bí thư Tỉnh ủy Lào Cai")]}, {}, POOR, False, "its secretary"),
        ({"people": [person("A", "Thủ tướng")]}, {}, POOR, True, "of the country"),
        ({"more": {"scope": "Tỉnh Phú Thọ"}}, {}, POOR, False, "a province in another scope"),
        ({"quote": "Lào Cai còn 2,93%"}, {}, POOR, False, "a province beside the figure"),
        ({}, {}, GRDP, False, "each province has one"),
        (STATE, STATE, GRDP, False, "of one that the words do not name"),
        (STATE, STATE, f"{GRDP} của Lào Cai", True, "of one that they name"),
        ({}, {}, "Thu ngân sách nhà nước trên địa bàn", False, "of some place"),
        ({}, {}, "Thu ngân sách nhà nước trên địa bàn cả nước", True, "of the country"),
        ({}, {}, "Toàn tỉnh có xã đạt chuẩn", False, "of some province"),
        ({}, {}, "Số xã trong huyện", False, "of some district"),
        ({}, {}, "Tiến bộ của xã hội", True, "society, no commune"),
        ({}, {}, "Tỷ lệ nhân viên nữ", False, "of some employer"),
    ],
)
def test_figures_of_whom_nothing_says_whose_they_are(
    tmp_path: Path, one: dict[str, Any], other: dict[str, Any], words: str, same: bool, why: str
) -> None:
    def of(name: str, given: str, said: dict[str, Any]) -> str:
        parts = {"scope", "quote", "more"}
        metric = of_year(words, given, scope=said.get("scope"))
        if quote := said.get("quote"):
            metric["evidence"] = [{"paragraph": 1, "quote": quote}]
        more = [of_year("Số chợ", "5", **said["more"])] if "more" in said else []
        rest = {key: value for key, value in said.items() if key not in parts}
        return dataset(name, title="Báo cáo", metrics=[metric, *more], **rest)

    assert bool(found_in(tmp_path, of("a", "2,93%", one), of("b", "3,4%", other))) is same, why


def test_words_that_one_dataset_uses_of_two_values_tell_nothing(tmp_path: Path) -> None:
    two = [of_year("Hai mức quà", "200.000 đồng"), of_year("Hai mức quà", "400.000 đồng")]
    both = [dataset(name, metrics=two) for name in "ab"]
    third = of_year("Hai mức quà", "300.000 đồng")
    assert found_in(tmp_path, *both, dataset("c", metrics=[third])) == []


def test_what_one_dataset_says_to_have_changed_within_a_time_is_no_conflict(tmp_path: Path) -> None:
    """Of the year it has the first value, as of its end the second one, and the other the first."""
    year, end = figure(POOR, "4%", as_of="2023"), figure(POOR, "3%", as_of="2023-12")
    both = dataset("b", metrics=[year, end])
    assert found_in(tmp_path, dataset("a", metrics=[year]), both) == []


def test_undated_figures_of_texts_of_one_day_are_compared(tmp_path: Path) -> None:
    sides = figure(POOR, "2,93%"), figure(POOR, "3,4%")
    (found,) = found_in(tmp_path, *figures(*sides, dates=("2024-06-06", "2024-06-06")))
    assert found.reason.en == "same words, undated, in texts of the same date"


def test_what_is_said_to_be_the_same_is_compared(tmp_path: Path) -> None:
    """Whatever the words, the direction and the way; but not at another time."""
    one = of_year(POOR, "2,93%")
    other = of_year("Số hộ dưới chuẩn", "3,4%", same_as="a:fig")
    third = figure("Nghèo đa chiều", "5%", same_as="b:fig")
    fourth = dataset("d", metrics={"fig": of_year("Khác", "9%", period="2020", same_as="a:fig")})
    found = found_in(tmp_path, *figures(one, other, third), fourth)
    pairs = {tuple(each.id for each in one.members): one.reason.en for one in found}
    assert pairs["a", "b"] == "said to be the same (same_as), same time"
    assert pairs["b", "c"] == "said to be the same (same_as), one of them undated"
    assert not any(set(pair) in ({"a", "d"}, {"b", "d"}) for pair in pairs)


@pytest.mark.parametrize(
    ("one", "other", "dates", "reason", "why"),
    [
        ({}, {}, ("2019-01-01", "2024-02-01"), None, "undated, texts of five years apart"),
        ({}, {}, ("2024-01-01", "2024-02-01"), None, "undated, texts of two months"),
        (
            {},
            {},
            ("2024-02-01", "2024-02-01"),
            "undated, in texts of the same date",
            "undated, texts of one day",
        ),
        (
            {"period": "2023"},
            {},
            ("2024-01-01", "2024-02-01"),
            "one of them undated",
            "a text of the year after",
        ),
        (
            {},
            {"as_of": "2024-01"},
            ("2024-02-01", "2024-03-01"),
            "one of them undated",
            "undated in the text that is named, of the month after",
        ),
        ({}, {"period": "2023"}, ("2019-01-01", "2024-02-01"), None, "a text before that time"),
        ({"period": "2019"}, {}, ("2020-01-01", "2024-02-01"), None, "a text long after it"),
        ({}, {"period": "2023"}, ("2024", "2024-02-01"), None, "a text of some day of a year"),
    ],
)
@pytest.mark.parametrize("words", ["Hộ khó khăn", "Hộ nghèo"])
def test_undated_figures_that_are_said_to_be_the_same(
    tmp_path: Path,
    words: str,
    one: dict[str, str],
    other: dict[str, str],
    dates: tuple[str, str],
    reason: str | None,
    why: str,
) -> None:
    sides = figure("Hộ nghèo", "5,9%", **one), figure(words, "2,9%", same_as="a:fig", **other)
    found = found_in(tmp_path, *figures(*sides, dates=dates))
    said = [(each.reason.en or "").partition(", ")[2] for each in found]
    assert said == [reason] * bool(reason), why


def test_of_which_of_two_times_an_undated_figure_is_nobody_knows(tmp_path: Path) -> None:
    dated = [figure("Hộ nghèo", "5%", period="2023"), figure("Hộ nghèo", "4%", as_of="2024-03")]
    undated = figure("Hộ khó khăn", "5%", same_as="a:fig")
    dates = ("2024-01-01", "2024-04-01", "2024-05-01")
    assert found_in(tmp_path, *figures(*dated, undated, dates=dates)) == []


@pytest.mark.parametrize(
    ("more", "reason", "why"),
    [
        ({"period": "2023"}, "same time", "one with the words of what is linked"),
        ({"period": "2024"}, None, "of another time"),
        ({"period": "2023", "status": "target"}, None, "of another status"),
        ({}, None, "undated: the words alone say of no time"),
    ],
)
def test_what_has_the_words_of_a_figure_that_is_said_to_be_the_same(
    tmp_path: Path, more: dict[str, str], reason: str | None, why: str
) -> None:
    sides = (
        figure("Hộ nghèo", "3,5%", period="2022"),
        figure("Hộ nghèo", "2,9%", **more),
        figure("Hộ khó khăn", "4,9%", period="2023", same_as="a:fig"),
    )
    found = found_in(tmp_path, *figures(*sides))
    said = [(tuple(e.id for e in each.members), each.reason.en) for each in found]
    wanted = [(("b", "c"), f"said to be the same (same_as), {reason}")] if reason else []
    assert said == wanted, why


def test_what_is_linked_counts_among_the_datasets_that_give_a_value(tmp_path: Path) -> None:
    sides = (
        of_year("Hộ nghèo", "2,9%"),
        of_year("Hộ nghèo", "3,4%"),
        of_year("Hộ khó khăn", "3,4%", same_as="a:fig"),
    )
    (found,) = found_in(tmp_path, *figures(*sides))
    assert found.reason.en == "same words, same time"
    assert [each.datasets for each in found.sides] == [1, 2]


def test_a_translation_is_compared_with_what_is_published_in_that_language(tmp_path: Path) -> None:
    """But two translations are not: their originals differ."""
    own = of_year(POOR, "2,93%", en="Poor households")
    foreign = dataset(
        "b", language="en", metrics=[of_year("", "3.4%", en="Poor households", period="2023")]
    )
    vague = dataset("c", metrics=[of_year("Hộ cận nghèo", "5%", en="Poor households")])
    found = found_in(tmp_path, dataset("a", metrics=[own]), foreign, vague)
    assert {tuple(each.id for each in one.members) for one in found} == {("a", "b"), ("b", "c")}
    (tmp_path / "two").mkdir()
    assert found_in(tmp_path / "two", dataset("a", metrics=[own]), vague) == []


@pytest.mark.parametrize(
    ("values", "pairs"),
    [
        pytest.param(
            ("58/63", "58/63", "92,06%", "60/63", "60/63"),
            {("92,06%", "60/63", 1, 2), ("58/63", "60/63", 2, 2)},
            id="once, with how many datasets say it",
        ),
        pytest.param(
            ("54.500 hộ", "54.500 hộ", "khoảng 55.000 hộ", "gần 74.000 hộ"),
            {("khoảng 55.000 hộ", "gần 74.000 hộ", 1, 1), ("54.500 hộ", "gần 74.000 hộ", 2, 1)},
            id="what agrees with the nearest, but not with the last",
        ),
        pytest.param(
            ("5%", "6%", "5%", "6%"), {("5%", "6%", 2, 2)}, id="no pair twice, the other way round"
        ),
        pytest.param(("5%", "khoảng 5%"), set(), id="nothing where all agree"),
    ],
)
def test_each_contrary_value_is_beside_another_once(
    values: Sequence[str], pairs: set[tuple[str, str, int, int]], tmp_path: Path
) -> None:
    every = [
        dataset(f"d{number}", date=f"2024-06-0{number + 1}", metrics=[of_year("Có trang", value)])
        for number, value in enumerate(values)
    ]
    found = [
        (one.value, other.value, one.datasets, other.datasets)
        for one, other in (each.sides for each in found_in(tmp_path, *every))
    ]
    assert len(found) == len(pairs)
    assert {*found} == pairs


OFFICE = {"bo": body("Bộ Thông tin và Truyền thông", abbreviations=["Bộ TTTT"])}
NAME = "Nguyễn Thanh Lâm"


@pytest.mark.parametrize(
    ("one", "other", "contradict"),
    [
        pytest.param("Thứ trưởng", "Bộ trưởng", True, id="deputy and head"),
        pytest.param("Thứ trưởng", "Cục trưởng", False, id="who may be both"),
        pytest.param("Bộ trưởng", "Thư ký Thứ trưởng", False, id="beside an office"),
        pytest.param("Thứ trưởng", "Đại diện Bộ trưởng", False, id="who stands for another"),
        pytest.param("Thứ trưởng", "Thay mặt Bộ trưởng", False, id="for another here"),
        pytest.param("Thứ trưởng", "Ứng viên Bộ trưởng", False, id="who wants to be that"),
        pytest.param("Thứ trưởng", "Đại diện Bộ trưởng, các Vụ trưởng", False, id="of several"),
        pytest.param("Thứ trưởng", "Người thay mặt, Bộ trưởng", False, id="behind no office"),
        pytest.param("Thứ trưởng", "Đồng chí Bộ trưởng", True, id="behind a form of address"),
        pytest.param("Thứ trưởng", "GS.TS, Bộ trưởng", True, id="behind a degree"),
        pytest.param("Thứ trưởng", "Thượng tướng, PGS.TS. Bộ trưởng", True, id="and a rank"),
        pytest.param(
            "Thứ trưởng", "Ủy viên Trung ương Đảng, Bộ trưởng", True, id="of the Party before it"
        ),
        pytest.param(
            "Đại biểu Quốc hội, Thứ trưởng Bộ TTTT", "Bộ trưởng", True, id="of the Assembly too"
        ),
        pytest.param("Thứ trưởng", "Bộ trưởng, Bí thư Đảng ủy", True, id="with another behind it"),
        pytest.param("Bộ trưởng", "Thứ trưởng được bổ nhiệm", False, id="not yet"),
        pytest.param("Vụ trưởng Vụ Pháp chế", "Phó Vụ trưởng Vụ Kế hoạch", False, id="two parts"),
        pytest.param("Vụ trưởng Vụ Pháp chế", "Phó Vụ trưởng Vụ Pháp chế", True, id="one part"),
        pytest.param("Thứ trưởng Bộ TTTT", "Bộ trưởng", True, id="the body in the title too"),
        pytest.param("Thứ trưởng", "Thứ trưởng Thường trực", False, id="a longer form"),
        pytest.param("Bộ trưởng", "nguyên Thứ trưởng", False, id="held no longer"),
        pytest.param("Bộ trưởng", "Ủy viên Ban cán sự", False, id="a member too"),
        pytest.param("Bộ trưởng", "Bí thư Đảng ủy", False, id="an office of the Party too"),
        pytest.param("Thứ trưởng", ["Thứ trưởng", "Cục trưởng"], False, id="holds both"),
        pytest.param("Thứ trưởng", "Anh hùng Lao động", False, id="no office"),
        pytest.param("Chánh án", "Phó Chánh án", True, id="of a court"),
        pytest.param("Chi cục trưởng", "Phó Chi cục trưởng", True, id="of a branch"),
        pytest.param("Chỉ huy trưởng", "Phó Chỉ huy trưởng", True, id="of the army"),
        pytest.param("Phó Tư lệnh", "Tư lệnh", True, id="of a part of the army"),
        pytest.param("Phó Chỉ huy trưởng", "Tư lệnh", False, id="two offices of the army"),
        pytest.param("Phó Tổng Thư ký", "Tổng Thư ký", True, id="of an association"),
        pytest.param("Chủ nhiệm Ủy ban", "Phó Chủ nhiệm Ủy ban", True, id="of a committee"),
        pytest.param("Phó Tổng Thanh tra", "Tổng Thanh tra", True, id="of the inspectorate"),
        pytest.param("Phó Tổng Thanh tra", "Chánh Thanh tra", False, id="of an inspectorate"),
        pytest.param("Phó Chánh án", "Thư ký Chánh án", False, id="beside a judge"),
        pytest.param("Phó Chủ tịch", "Chủ tịch danh dự", False, id="an honorary chair"),
        pytest.param("Chủ tịch", "Phó Chủ tịch danh dự", False, id="an honorary deputy"),
        pytest.param("Phó Viện trưởng", "Viện trưởng danh dự", False, id="of an institute"),
        pytest.param("Phó Chủ tịch", "Chủ tịch sáng lập", False, id="who founded it"),
        pytest.param("Bộ trưởng", "Thứ trưởng Thường trực", True, id="a standing deputy"),
        pytest.param("Phó Chủ tịch chuyên trách", "Chủ tịch", True, id="a full-time deputy"),
        pytest.param("Phó Chủ tịch Thường trực", "Phó Chủ tịch", False, id="two deputies"),
        pytest.param("GĐ", "PGĐ", True, id="in short"),
        pytest.param("PCT", "Chủ tịch", True, id="a chair in short"),
        pytest.param("TGĐ", "Phó TGĐ", True, id="half in short"),
    ],
)
def test_titles(tmp_path: Path, one: Any, other: Any, contradict: bool) -> None:
    sides = [
        dataset(name, date=date, organizations=OFFICE, people=[person(NAME, title, "bo")])
        for name, date, title in (("a", "2024-06-06", one), ("b", "2024-06-28", other))
    ]
    found = found_in(tmp_path, *sides)
    assert bool(found) is contradict
    assert [[side.value for side in each.sides] for each in found] == [[one, other]] * contradict


@pytest.mark.parametrize(
    ("one", "other", "contradict"),
    [
        pytest.param("Deputy Minister", "Minister", True, id="deputy and head"),
        pytest.param("Deputy Minister", "Representative of the Minister", False, id="for another"),
        pytest.param("Deputy Secretary", "Secretary to the Minister", False, id="beside an office"),
        pytest.param("Deputy Foreign Minister", "Foreign Minister", False, id="not understood"),
        pytest.param("Deputy Minister", "Minister Emeritus", False, id="of honour"),
        pytest.param("Permanent Deputy Minister", "Foreign Minister", True, id="with more before"),
        pytest.param("Deputy Minister", "Member of the Politburo, Minister", True, id="behind"),
        pytest.param("Deputy Minister", "Minister of Foreign Affairs", True, id="the field, too"),
        pytest.param("Head of Legal", "Deputy Head of Legal", True, id="one part"),
        pytest.param("Head of Legal", "Deputy Head of Finance", False, id="parts of one word"),
        pytest.param("Head of the Ministry", "Deputy Head", True, id="of the body itself"),
        pytest.param("Head of Foreign Affairs", "Deputy Head", True, id="a plural of its name"),
    ],
)
def test_titles_in_english(tmp_path: Path, one: str, other: str, contradict: bool) -> None:
    def of(name: str, title: str) -> str:
        held = {"title": {"en": title}, "organization": "own"}
        who = person(NAME, ()) | {"titles": [held]}
        own = {"own": body("Ministry of Foreign Affairs")}
        return dataset(name, language="en", organizations=own, people=[who])

    assert bool(found_in(tmp_path, of("a", one), of("b", other))) is contradict


@pytest.mark.parametrize(
    ("one", "other", "contradict"),
    [
        pytest.param("Chủ tịch nước", "Phó Chủ tịch nước", True, id="of the State"),
        pytest.param("Chủ tịch Quốc hội", "Phó Chủ tịch Quốc hội", True, id="of the Assembly"),
        pytest.param("Chủ tịch nước", "Phó Chủ tịch Quốc hội", False, id="of two"),
        pytest.param("Phó Thủ tướng Chính phủ", "Thủ tướng", True, id="of the Government"),
        pytest.param(
            *("Phó Thủ tướng Chính phủ", "Đặc phái viên của Thủ tướng Chính phủ"),
            *(False,),
            id="sent by another",
        ),
        pytest.param("Thủ tướng Nhật Bản", "Phó Thủ tướng Chính phủ", False, id="elsewhere"),
        pytest.param("Bộ trưởng Y tế", "Thứ trưởng Bộ Y tế", True, id="of a field"),
        pytest.param("Bộ trưởng Y tế", "Thứ trưởng Y tế", True, id="both"),
        pytest.param("Bộ trưởng Y tế Lào", "Thứ trưởng Y tế", False, id="of another country"),
        pytest.param("Bộ trưởng GD&ĐT", "Thứ trưởng Bộ GD&ĐT", True, id="of a field in short"),
        pytest.param("Chủ tịch", "Phó Chủ tịch", False, id="of what?"),
        pytest.param(
            *("Minister of Health", "Deputy Minister of Health", True),
            id="in English in a text in Vietnamese",
        ),
        pytest.param(
            *("Bí thư Tỉnh ủy Lào Cai", "Phó Bí thư Thường trực Tỉnh ủy Lào Cai", True),
            id="a standing deputy",
        ),
        pytest.param(
            *("Phó Chủ tịch Thường trực UBND tỉnh Lào Cai", "Chủ tịch UBND tỉnh Lào Cai", True),
            id="of a province",
        ),
        pytest.param(
            *("Bí thư Tỉnh ủy Lào Cai", "Phó Bí thư Thường trực Thành ủy Lào Cai", False),
            id="of the province and of its city",
        ),
        pytest.param(
            "PCT UBND tỉnh Lào Cai", "Chủ tịch UBND tỉnh Lào Cai", True, id="a deputy in short"
        ),
        pytest.param(
            *("Trưởng đoàn ĐBQH tỉnh Lào Cai", "Phó Trưởng đoàn ĐBQH tỉnh Lào Cai", True),
            id="of a delegation",
        ),
        pytest.param("Trưởng đoàn", "Phó Trưởng đoàn", False, id="of which delegation?"),
        pytest.param("Tổng Kiểm toán", "Phó Tổng Kiểm toán Nhà nước", True, id="of the audit"),
        pytest.param(
            *("Chủ tịch nước Cộng hòa xã hội chủ nghĩa Việt Nam", "Phó Chủ tịch nước", True),
            id="with the name of the State",
        ),
        pytest.param(
            *("Chủ tịch nước CHXHCN Việt Nam", "Phó Chủ tịch nước CHXHCN Việt Nam", True),
            id="both with it in short",
        ),
        pytest.param("Chủ tịch nước Cuba", "Phó Chủ tịch nước", False, id="of another State"),
        pytest.param(
            "Thủ tướng Chính phủ nước CHXHCN Việt Nam", "Phó Thủ tướng", True, id="its Government"
        ),
        pytest.param(
            *("Thống đốc Ngân hàng Nhà nước", "Phó Thống đốc Ngân hàng Nhà nước Việt Nam", True),
            id="a bank with the country and without",
        ),
        pytest.param(
            *("Thống đốc Ngân hàng Nhà nước", "Phó Thống đốc Ngân hàng Nhà nước Lào", False),
            id="of another country",
        ),
        pytest.param(
            *("Chánh án TAND tối cao", "Phó Chánh án Tòa án nhân dân tối cao", True),
            id="a court in short",
        ),
        pytest.param(
            *("Chánh án TAND tỉnh Lào Cai", "Phó Chánh án TAND tối cao", False), id="two courts"
        ),
        pytest.param(
            *("Phó Viện trưởng VKSNDTC", "Viện trưởng Viện kiểm sát nhân dân tối cao", True),
            id="a procuracy in short",
        ),
        pytest.param(
            *("Chủ nhiệm Ủy ban Kinh tế của Quốc hội", "Phó Chủ nhiệm Ủy ban Kinh tế", True),
            id="a committee of the Assembly",
        ),
        pytest.param(
            *("Chủ nhiệm Ủy ban Kinh tế của Quốc hội", "Phó Chủ nhiệm Ủy ban Pháp luật", False),
            id="another one of them",
        ),
        pytest.param("Chủ nhiệm Ủy ban", "Phó Chủ nhiệm Ủy ban", False, id="of which committee?"),
        pytest.param(
            *("Vụ trưởng Vụ Pháp chế, Bộ Y tế", "Vụ phó Vụ Pháp chế, Bộ Y tế", True),
            id="a deputy with the word behind",
        ),
        pytest.param(
            *("Hiệu trưởng Trường Đại học Vinh", "Hiệu phó Trường Đại học Vinh", True),
            id="of a university",
        ),
    ],
)
def test_titles_that_say_of_what_they_are(
    tmp_path: Path, one: str, other: str, contradict: bool
) -> None:
    sides = [dataset(n, people=[person(NAME, t)]) for n, t in zip("ab", (one, other), strict=True)]
    assert bool(found_in(tmp_path, *sides)) is contradict


COMMITTEE = "People's Committee of Phú Thọ Province"


@pytest.mark.parametrize(
    ("one", "other", "contradict", "why"),
    [
        ("Minister of Health", "Deputy Minister of Health", True, "of a field of one word"),
        ("Minister of Foreign Affairs", "Vice Minister of Foreign Affairs", True, "of two"),
        ("Minister of Health", "Deputy Minister of Finance", False, "of two fields"),
        ("Minister of Health", "Deputy Minister of Health of Laos", False, "of another country"),
        ("Minister", "Deputy Minister", False, "of what?"),
        ("Bộ trưởng Y tế", "Deputy Minister of Health", True, "in two languages"),
        ("President of Viet Nam", "Vice President of Vietnam", True, "of the country"),
        ("State President", "Vice State President", True, "of the State"),
        ("Chủ tịch nước", "Vice President of the Socialist Republic of Viet Nam", True, "in both"),
        ("President of Laos", "Vice President of Viet Nam", False, "of two countries"),
        ("President", "Vice President", False, "of what?"),
        ("Prime Minister of Viet Nam", "Deputy Prime Minister", True, "with the country"),
        ("Chủ tịch Quốc hội", "Vice Chairman of the National Assembly", True, "the Assembly"),
        (
            "Governor of the State Bank of Viet Nam",
            "Deputy Governor of the State Bank of Vietnam",
            True,
            "the country spelt otherwise",
        ),
        (
            f"Chairman of the {COMMITTEE}",
            "Vice Chairman of Phú Thọ Provincial People's Committee",
            True,
            "the place before and behind",
        ),
        ("Chủ tịch UBND tỉnh Phú Thọ", f"Vice Chairman of the {COMMITTEE}", True, "in both"),
        (
            "Chủ tịch HĐND tỉnh Phú Thọ",
            f"Vice Chairman of the {COMMITTEE}",
            False,
            "a council and a committee",
        ),
        (
            f"Chairman of the {COMMITTEE}",
            "Vice Chairman of the People's Committee of Yên Bái Province",
            False,
            "two provinces",
        ),
    ],
)
def test_titles_in_english_that_say_of_what_they_are(
    tmp_path: Path, one: str, other: str, contradict: bool, why: str
) -> None:
    sides = []
    for name, title in zip("ab", (one, other), strict=True):
        language = "vi" if title.startswith(("Bộ", "Chủ")) else "en"
        who = person(NAME, ()) | {"titles": [{"title": {language: title}}]}
        sides.append(dataset(name, language=language, people=[who]))
    assert bool(found_in(tmp_path, *sides)) is contradict, why


@pytest.mark.parametrize(
    ("names", "contradict", "why"),
    [
        (("Trần Văn Nam", "Tran Van Nam"), True, "as English texts write it"),
        (("Trần Văn Nam", "Tran Van Nam", "Trần Vân Nam"), False, "which of two is meant?"),
        (("Tran Van Nam", "Tran Van Nam"), True, "both without diacritics"),
    ],
)
def test_names_without_diacritics(
    tmp_path: Path, names: tuple[str, ...], contradict: bool, why: str
) -> None:
    titles = "Bộ trưởng", "Thứ trưởng", "Vụ trưởng"
    sides = [
        dataset(id_, organizations=OFFICE, people=[person(name, title, "bo")])
        for id_, name, title in zip("abc", names, titles, strict=False)
    ]
    assert bool(found_in(tmp_path, *sides)) is contradict, why


def test_two_of_one_name_in_one_text_tell_nothing(tmp_path: Path) -> None:
    """Which of them another text means is not known; each text alone is no other either."""

    def of(name: str, *titles: str) -> str:
        people = [person(NAME, title, "bo") for title in titles]
        return dataset(name, organizations=OFFICE, people=people)

    assert found_in(tmp_path, of("a", "Bộ trưởng", "Thứ trưởng"), of("b", "Bộ trưởng")) == []
    assert len(found_in(tmp_path, of("a", "Thứ trưởng"), of("b", "Bộ trưởng"))) == 1


HEAD = {"name": NAME, "title": "Bộ trưởng", "body": "Bộ Thông tin và Truyền thông"}


@pytest.mark.parametrize(
    ("changed", "date"),
    [
        pytest.param({"body": "Bộ Quốc phòng"}, "2024-06-28", id="another body: another person"),
        pytest.param({"name": "Nguyễn Thành Lâm"}, "2024-06-28", id="other diacritics"),
        pytest.param({}, "2024-07-01", id="in another month"),
        pytest.param({}, "2024", id="no month"),
    ],
)
def test_titles_of_others(tmp_path: Path, changed: dict[str, str], date: str) -> None:
    other = HEAD | changed
    found = found_in(
        tmp_path,
        dataset("a", organizations=OFFICE, people=[person(NAME, "Thứ trưởng", "bo")]),
        dataset(
            "b",
            date=date,
            organizations={"own": body(other["body"])},
            people=[person(other["name"], other["title"], "own")],
        ),
    )
    assert found == []


def test_the_deputy_of_a_head_with_a_name_of_its_own(tmp_path: Path) -> None:
    assembly = {"qh": body("Quốc hội")}
    titles = "Phó Chủ tịch Quốc hội", "Chủ tịch Quốc hội"
    sides = [
        dataset(name, organizations=assembly, people=[person(NAME, title, "qh")])
        for name, title in zip("ab", titles, strict=True)
    ]
    assert len(found_in(tmp_path, *sides)) == 1


@pytest.mark.parametrize(
    ("named", "title", "contradict", "why"),
    [
        ("Sở Y tế", "Báo cáo", False, "of which province?"),
        ("Sở Y tế", "Báo cáo của tỉnh Hải Lộc", True, "the text says it"),
        ("Sở Y tế tỉnh Hải Lộc", "Báo cáo", True, "the name says it"),
        ("Bệnh viện Đa khoa tỉnh", "Báo cáo", False, "a level without its place"),
        ("Ủy ban MTTQ Việt Nam", "Báo cáo", False, "of a place, by a name of the country"),
        ("Ban Quản lý dự án", "Báo cáo", False, "a name that says nothing"),
        ("Trường THPT Nguyễn Trãi", "Báo cáo", False, "schools of one name"),
        ("Bộ Chỉ huy Quân sự", "Báo cáo", False, "no ministry"),
        ("UBND huyện", "Báo cáo tỉnh Hải Lộc", False, "of which of its districts?"),
        ("Huyện ủy Chợ Mới", "Báo cáo tỉnh Hải Lộc", True, "a district of the place of the text"),
        ("Thành ủy", "Báo cáo tỉnh Hải Lộc", False, "of which of its cities?"),
        ("Cục Thống kê", "Báo cáo", True, "in no text of a place it is that of the country"),
        ("UBND TP.HCM", "Báo cáo", True, "a city in short"),
        ("Tập đoàn Sao Mai", "Báo cáo", True, "a name of its own"),
        ("Trường Đại học Vinh", "Báo cáo", True, "a university"),
        ("Công ty Hoàng Long", "Báo cáo", True, "a company with a name"),
        ("Công ty Cấp nước", "Báo cáo", False, "a company without one"),
        ("Đài Tiếng nói Việt Nam", "Báo cáo", True, "of the country"),
        ("Bệnh viện Nhi Trung ương", "Báo cáo", True, "of the country too"),
        ("Thông tấn xã Việt Nam", "Báo cáo", True, "no commune"),
        ("Ban Văn hóa - Xã hội", "Báo cáo tỉnh Hải Lộc", True, "society, no commune"),
    ],
)
def test_bodies_that_each_place_has(
    tmp_path: Path, named: str, title: str, contradict: bool, why: str
) -> None:
    sides = [
        dataset(n, title=title, organizations={"s": body(named)}, people=[person(NAME, t, "s")])
        for n, t in zip("ab", ("Giám đốc", "Phó Giám đốc"), strict=True)
    ]
    assert bool(found_in(tmp_path, *sides)) is contradict, why


@pytest.mark.parametrize(
    "named",
    [
        *("UBND huyện Chợ Mới", "UBND xã Tân Lập", "Hội Nông dân tỉnh", "Ban Tuyên giáo"),
        *("Ban Tổ chức Tỉnh ủy", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "Cục Thuế tỉnh"),
        *("Viện Kiểm sát nhân dân tỉnh", "Tỉnh đoàn", "Văn phòng UBND tỉnh", "Cục Thống kê"),
        *("Liên đoàn Lao động tỉnh", "Đài Phát thanh và Truyền hình tỉnh", "Trường Chính trị"),
    ],
)
def test_bodies_of_two_places_are_two(tmp_path: Path, named: str) -> None:
    places, titles = ("An Giang", "Bắc Kạn", "An Giang"), ("Chủ tịch", *["Phó Chủ tịch"] * 2)
    first, other, same = (
        dataset(
            name,
            title=f"Báo cáo tỉnh {place}",
            organizations={"own": body(named)},
            people=[person(NAME, title, "own")],
        )
        for name, place, title in zip("abc", places, titles, strict=True)
    )
    found = found_in(tmp_path, first, other, same)
    assert [[each.id for each in one.members] for one in found] == [["a", "c"]]


@pytest.mark.parametrize(
    ("one", "other", "title", "same", "why"),
    [
        ("Sở Y tế Hà Nội", "Sở Y tế thành phố Hà Nội", "Báo cáo", True, "of a city"),
        ("Sở Y tế Lào Cai", "Sở Y tế tỉnh Lào Cai", "Báo cáo", True, "of a province"),
        ("Cục Thuế TP.HCM", "Cục Thuế Thành phố Hồ Chí Minh", "Báo cáo", True, "in short"),
        ("Công an TP. Hà Nội", "Công an Hà Nội", "Báo cáo", True, "of the police"),
        ("Hội Nông dân Lào Cai", "Hội Nông dân tỉnh Lào Cai", "Báo cáo", True, "an association"),
        ("Sở Y tế", "Sở Y tế tỉnh Lào Cai", "Báo cáo tỉnh Lào Cai", True, "by the text"),
        ("Hội Nông dân tỉnh", "Hội Nông dân Lào Cai", "Báo cáo tỉnh Lào Cai", True, "its level"),
        ("Công an thành phố", "Công an Hà Nội", "Báo cáo TP Hà Nội", True, "a city by the text"),
        ("Công an Lào Cai", "Công an thành phố Lào Cai", "Báo cáo", False, "the city in it"),
        ("Thành đoàn Lào Cai", "Tỉnh đoàn Lào Cai", "Báo cáo", False, "of the young"),
        ("Sở Y tế Lào Cai", "Sở Tài chính Lào Cai", "Báo cáo", False, "two departments"),
    ],
)
def test_bodies_with_and_without_the_level_of_their_place(
    tmp_path: Path, one: str, other: str, title: str, same: bool, why: str
) -> None:
    for number, full in enumerate((False, True)):
        titles = "Giám đốc", f"Phó Giám đốc {other}" if full else "Phó Giám đốc"
        sides = [
            dataset(n, title=title, organizations={"s": body(b)}, people=[person(NAME, t, "s")])
            for n, b, t in zip("ab", (one, other), titles, strict=True)
        ]
        (folder := tmp_path / str(number)).mkdir()
        assert bool(found_in(folder, *sides)) is same, why


@pytest.mark.parametrize(("author", "same"), [("Bộ Y tế", True), ("Cục Thuế", False)])
def test_a_part_of_the_body_whose_text_it_is(tmp_path: Path, author: str, same: bool) -> None:
    own = {"own": body(author), "part": body("Văn phòng")}
    sides = [
        dataset(name, author="own", organizations=own, people=[person(NAME, title, "part")])
        for name, title in (("a", "Chánh Văn phòng"), ("b", "Phó Chánh Văn phòng"))
    ]
    assert bool(found_in(tmp_path, *sides)) is same


def test_a_title_that_names_its_body_in_another_way_than_the_dataset(tmp_path: Path) -> None:
    own = {"s": body("Sở Y tế Hà Nội")}
    sides = [
        dataset(name, organizations=own, people=[person(NAME, title, "s")])
        for name, title in (("a", "Giám đốc"), ("b", "Phó Giám đốc Sở Y tế thành phố Hà Nội"))
    ]
    assert found_in(tmp_path, *sides)


def test_a_title_that_names_its_body_in_another_language(tmp_path: Path) -> None:
    own = {"s": body("UBND tỉnh Phú Thọ")}
    held = {"title": {"en": f"Chairman of the {COMMITTEE}"}, "organization": "s"}
    english = person(NAME, ()) | {"titles": [held]}
    other = dataset("a", organizations=own, people=[person(NAME, "Phó Chủ tịch", "s")])
    sides = other, dataset("b", language="en", organizations=own, people=[english])
    assert len(found_in(tmp_path, *sides)) == 1


@pytest.mark.parametrize("of", ["", " Sở", " của Sở"])
def test_a_title_that_names_a_kind_of_body_alone(tmp_path: Path, of: str) -> None:
    """Of which department of the province is not said."""
    sides = [
        dataset(n, title="Báo cáo của tỉnh Hải Lộc", people=[person(NAME, t)])
        for n, t in zip("ab", (f"Giám đốc{of}", f"Phó Giám đốc{of}"), strict=True)
    ]
    assert found_in(tmp_path, *sides) == []


def test_a_title_that_names_its_body_itself(tmp_path: Path) -> None:
    titles = "Phó Chủ tịch UBND tỉnh Hải Lộc", "Chủ tịch UBND tỉnh Hải Lộc"
    sides = [dataset(n, people=[person(NAME, t)]) for n, t in zip("ab", titles, strict=True)]
    (found,) = found_in(tmp_path, *sides)
    assert found.reason.en == "same name, same body, same month"
    apart = [
        dataset(n, people=[person(NAME, t)])
        for n, t in zip("ab", ("Chủ tịch", "Phó Chủ tịch"), strict=True)
    ]
    (tmp_path / "apart").mkdir()
    assert found_in(tmp_path / "apart", *apart) == []


@pytest.mark.parametrize(
    ("one", "other", "contradict"),
    [
        pytest.param(
            document("72/2015/NĐ-CP", date="2015-09-07"),
            document("72 /2015/ NĐ - CP", date="2015-07-09"),
            True,
            id="two days, the number spelt otherwise",
        ),
        pytest.param(
            document("22/2021/TT-BGD&ĐT", date="2021-07-20"),
            document("22/2021/TT-BGDĐT", date="2021-07-02"),
            True,
            id="a sign in the letters of the ministry",
        ),
        pytest.param(
            document("72/2015/NĐ-CP", date="2015-09-07"),
            document("72/2015/NĐ-CP", date="2015-09"),
            False,
            id="the month of the day",
        ),
        pytest.param(
            document("72/2015/NĐ-CP", date="2015-09-07"),
            document("72/2015/NĐ-CP", year=2015),
            False,
            id="the year of the day",
        ),
        pytest.param(
            document("368/QĐ-TTg", date="2023-03-05"),
            document("368/QĐ-TTg", date="2023-04-05"),
            True,
            id="two days of one year",
        ),
        pytest.param(
            document("368/QĐ-TTg", date="2023-03-05"),
            document("368/QĐ-TTg", date="2024-03-05"),
            False,
            id="numbered anew each year",
        ),
        pytest.param(
            document("57-KL/TW", date="2023-06-15", subject={"vi": "công tác đối ngoại"}),
            document("57-KL/TW", date="2022-06-15", subject={"vi": "Công tác đối ngoại"}),
            True,
            id="two years, one subject",
        ),
        pytest.param(
            document("12/QĐ-UBND", date="2023-03-05"),
            document("12/QĐ-UBND", date="2023-04-05"),
            False,
            id="of no one knows which place",
        ),
    ],
)
def test_dates_of_documents(tmp_path: Path, one: Any, other: Any, contradict: bool) -> None:
    sides = [dataset(n, legal_references=[d]) for n, d in zip("ab", (one, other), strict=True)]
    found = found_in(tmp_path, *sides)
    assert [each.kind for each in found] == ["document date"] * contradict


@pytest.mark.parametrize(
    ("one", "other", "contradict", "why"),
    [
        ("Ủy ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh", False, "of which province?"),
        ("UBND tỉnh Phú Thọ", "Ủy ban nhân dân tỉnh Phú Thọ", True, "the same in short"),
        ("UBND tỉnh Phú Thọ", "UBND tỉnh Hải Lộc", False, "two provinces"),
        ("UBND xã Tân Lập", "UBND xã Tân Lập", False, "communes of one name"),
    ],
)
def test_dates_of_documents_that_each_place_numbers(
    tmp_path: Path, one: str, other: str, contradict: bool, why: str
) -> None:
    every = [
        dataset(
            name,
            organizations={"own": body(named)},
            legal_references=[document("12/2020/QĐ-UBND", date=date, issuer="own")],
        )
        for name, named, date in (("a", one, "2020-01-02"), ("b", other, "2020-03-04"))
    ]
    assert bool(found_in(tmp_path, *every)) is contradict, why


@pytest.mark.parametrize(
    ("number", "named", "title", "contradict"),
    [
        pytest.param("12-NQ/TU", "Tỉnh ủy", "Báo cáo", False, id="of which province?"),
        pytest.param(
            *("12-NQ/TU", "Ban Chấp hành Đảng bộ tỉnh", "Báo cáo"),
            False,
            id="a committee of which?",
        ),
        pytest.param("12/2020/QĐ-SYT", "Sở Y tế", "Báo cáo", False, id="a department of which?"),
        pytest.param("12-NQ/HU", "Huyện ủy Chợ Mới", "Báo cáo", False, id="districts of one name"),
        pytest.param("12-NQ/TU", "Tỉnh ủy An Giang", "Báo cáo", True, id="the name says it"),
        pytest.param("12-NQ/TU", "Tỉnh ủy", "Báo cáo tỉnh An Giang", True, id="the text says it"),
        pytest.param(
            *("12-NQ/HU", "Huyện ủy Chợ Mới", "Báo cáo tỉnh An Giang"), True, id="a district of it"
        ),
        pytest.param(
            *("12/2020/QĐ-UBND", "UBND xã Tân Lập", "Báo cáo tỉnh An Giang"), True, id="a commune"
        ),
        pytest.param("12/2020/QĐ-ĐHV", "Trường Đại học Vinh", "Báo cáo", True, id="a name alone"),
    ],
)
def test_issuers_of_one_name(
    tmp_path: Path, number: str, named: str, title: str, contradict: bool
) -> None:
    def of(name: str, date: str, title: str) -> str:
        cited = document(number, date=date, issuer="own")
        return dataset(
            name, title=title, organizations={"own": body(named)}, legal_references=[cited]
        )

    every = of("a", "2020-01-02", title), of("b", "2020-03-04", title)
    assert bool(found_in(tmp_path, *every)) is contradict
    if not contradict:
        other = of("a", "2020-01-02", "Báo cáo tỉnh An Giang")
        assert found_in(tmp_path, other, of("b", "2020-03-04", "Báo cáo tỉnh Bắc Kạn")) == []


def test_documents_of_places_are_told_apart_by_their_issuers(tmp_path: Path) -> None:
    def of(name: str, place: str, date: str) -> str:
        issuer = {"issuer": body(f"Ủy ban nhân dân tỉnh {place}")}
        cited = document("12/QĐ-UBND", date=date, issuer="issuer")
        return dataset(name, organizations=issuer, legal_references=[cited])

    every = (
        of("a", "Phú Thọ", "2023-03-05"),
        of("b", "Hải Lộc", "2023-04-05"),
        of("c", "Phú Thọ", "2023-04-05"),
    )
    (found,) = found_in(tmp_path, *every)
    assert [each.id for each in found.members] == ["a", "c"]


def test_the_command(ttdn: Ttdn, tmp_path: Path) -> None:
    sides = figures(of_year(POOR, "2,93%", review="unreviewed"), of_year(POOR, "3,4%"))
    folder = str(write(tmp_path, *sides))
    done = ttdn("conflicts", "--data", folder, "--json")
    assert done.code == 1
    (row,) = json.loads(done.out)
    assert [*row][:3] == ["dataset", "dataset_date", "dataset_author"]
    assert (row["record"], row["value"], row["review"]) == ("a:fig", "2,93%", "unreviewed")
    assert (row["other_record"], row["other_value"]) == ("b:fig", "3,4%")
    assert "2,93%" in row["quote"]
    assert "3,4%" in row["other_quote"]
    assert row["reason"] == "same words, same time"
    shown = ttdn("conflicts", "--data", folder, "--lang", "vi")
    assert "cùng lời, cùng thời điểm" in shown.out
    assert "chưa rà soát" in shown.out


def test_nothing_is_said_otherwise(ttdn: Ttdn, tmp_path: Path) -> None:
    folder = str(write(tmp_path, *figures(of_year(POOR, "2,93%"), of_year(POOR, "2,9%"))))
    done = ttdn("conflicts", "--data", folder)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("0 conflicts · 2 datasets\n")
    assert ttdn("conflicts", "--data", folder, "--json").out == "[]\n"
