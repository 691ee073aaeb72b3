"""Whose figures are those of the bodies and the people who issue texts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.tools.corpora import body, corpus_of, dataset, figure, person
from tests.tools.datasets import proven
from ttdn_cli.checking.attribution.owners import Owner, owner_of
from ttdn_cli.checking.attribution.places import in_words
from ttdn_cli.corpus.questions.conflicts import conflicts
from ttdn_cli.text.locales import Language, Locale

COUNTRY = Owner("", state=True)


def of_body(folder: Path, name: str, title: str = "Báo cáo") -> Owner:
    own = {"own": body(name)}
    said = dataset("a", title=title, author="own", organizations=own, metrics=[figure("Hộ", "3%")])
    (found,) = (owner_of(each.index()) for each in corpus_of(folder, said))
    return found


def of_person(folder: Path, title: str) -> Owner:
    who = {"who": person("Trần Văn An", title)}
    said = dataset("a", author="who", people=who, metrics=[figure("Hộ", "3%")])
    (found,) = (owner_of(each.index()) for each in corpus_of(folder, said))
    return found


@pytest.mark.parametrize(
    "name",
    [
        *("Government of Viet Nam", "Government of the Socialist Republic of Viet Nam"),
        *("General Statistics Office of Vietnam", "National Assembly of Viet Nam"),
        *("Chính phủ nước CHXHCN Việt Nam", "Quốc hội nước Cộng hoà xã hội chủ nghĩa Việt Nam"),
        *("Tổng cục Thống kê Việt Nam", "Chủ tịch nước", "Tổng Bí thư"),
        "Thủ tướng Chính phủ nước Cộng hòa xã hội chủ nghĩa Việt Nam",
    ],
)
def test_bodies_that_speak_for_the_country(tmp_path: Path, name: str) -> None:
    assert of_body(tmp_path, name) == COUNTRY


@pytest.mark.parametrize(
    "title",
    [
        *("Chủ tịch nước", "Chủ tịch nước Cộng hòa xã hội chủ nghĩa Việt Nam", "Tổng Bí thư"),
        *("Tổng Bí thư, Chủ tịch nước", "Thủ tướng Chính phủ nước CHXHCN Việt Nam"),
    ],
)
def test_heads_that_speak_for_it(tmp_path: Path, title: str) -> None:
    assert of_person(tmp_path, title) == COUNTRY


@pytest.mark.parametrize(
    "name",
    [
        *("Đảng bộ tỉnh Phú Thọ", "Ban Chấp hành Đảng bộ tỉnh Phú Thọ"),
        *("Ban Thường vụ Tỉnh ủy Phú Thọ", "Thường trực HĐND tỉnh Phú Thọ"),
        *("Phu Tho Provincial People's Committee", "Standing Committee of Phú Thọ Party Committee"),
    ],
)
def test_bodies_that_speak_for_a_place(tmp_path: Path, name: str) -> None:
    assert of_body(tmp_path, name).name == "tỉnh phú thọ"


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("Chính phủ Lào", "another country"),
        ("Ministry of Health of Laos", "a ministry of it"),
        ("Ủy ban Thường vụ Quốc hội", "a body within one that speaks for the country"),
        ("Đảng bộ Khối các cơ quan tỉnh Phú Thọ", "a part of the Party there"),
        ("Ngân hàng Nhà nước chi nhánh tỉnh Phú Thọ", "a branch"),
        ("Bệnh viện 108", "a number is its name"),
        ("Trường Đại học Hùng Vương", "a university, of which there is one"),
        ("Trường THPT chuyên Hà Nội - Amsterdam", "a school that names its city"),
        ("Kiểm toán nhà nước khu vực I", "there is one of it in the country"),
    ],
)
def test_bodies_that_speak_for_themselves(tmp_path: Path, name: str, why: str) -> None:
    found = of_body(tmp_path, name).name
    assert found.startswith(" "), why
    assert not found.endswith(" a"), why


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Ngân hàng Nhà nước", "Ngân hàng Nhà nước Việt Nam"),
        ("State Bank of Vietnam", "The State Bank of Viet Nam"),
        ("The Ministry of Health", "Ministry of Health of Viet Nam"),
        ("Ministry of Health", "Bộ Y tế"),
        ("Bộ Thông tin & Truyền thông", "Bộ Thông tin và Truyền thông"),
        ("Bộ LĐ-TB&XH", "Bộ Lao động, Thương binh và Xã hội"),
        ("Bộ GD-ĐT", "Bộ Giáo dục và Đào tạo"),
    ],
)
def test_names_of_one_body(tmp_path: Path, name: str, other: str) -> None:
    (tmp_path / "b").mkdir()
    one, two = of_body(tmp_path, name), of_body(tmp_path / "b", other)
    assert one == two
    assert one.name.strip()


@pytest.mark.parametrize(
    "name",
    [
        *("Tòa án nhân dân khu vực 1", "Viện kiểm sát nhân dân khu vực 12", "Trường Tiểu học số 1"),
        *("Chi cục Thuế khu vực II", "Trung tâm Y tế khu vực 3", "Ban Quản lý dự án 1"),
        *("Trường Tiểu học Kim Đồng", "Trường THPT Lê Hồng Phong", "Trường Mầm non Hoa Sen"),
        *("Trường Phổ thông Dân tộc nội trú Nguyễn Trãi", "Kim Dong Primary School"),
    ],
)
def test_bodies_of_which_several_are_called_alike_are_known_in_their_dataset_only(
    tmp_path: Path, name: str
) -> None:
    assert of_body(tmp_path, name).name.endswith(" a")


def test_the_title_of_a_text_tells_of_which_province_a_court_is(tmp_path: Path) -> None:
    found = of_body(tmp_path, "Tòa án nhân dân khu vực 1", "Báo cáo công tác tỉnh Phú Thọ")
    assert found.name == f" {in_words('Tòa án nhân dân khu vực 1 tỉnh Phú Thọ')}"


@pytest.mark.parametrize(
    ("title", "name", "silent", "why"),
    [
        ("Báo cáo thường niên Sao 2023", " sao", False, "whose report it is"),
        ("Sao 2023 Sustainability Report", " sao", False, "in English"),
        ("Sao: Báo cáo năm 2023", " sao", True, "a name before it, of which nothing is said"),
        ("Số liệu dịp Xuân 2024", " xuân", True, "behind it, which may be of no body"),
        ("Tình hình ngành Bưu điện Việt Nam", " ", True, "a part of the country"),
        ("Tình hình thu hút FDI", " ", True, "a subject"),
        ("Phát biểu về Nguyễn Thái Bình", " ", True, "a person"),
        ("Phát biểu chúc Tết", " ", True, "what a speech is about"),
        ("Lễ kỷ niệm Ngày thành lập Đảng", " ", True, "what is celebrated"),
        ("Hội nghị cấp cao ASEAN", " ", True, "who meets"),
        ("Thông điệp năm mới - Xuân Giáp Thìn", " ", True, "behind a dash too"),
        ("Đại hội đồng cổ đông Sao 2023", " sao", True, "a company whose owners meet"),
        ("Giảm nghèo ở Lào", " " + in_words("Lào"), True, "where something is"),
        ("Poverty reduction in Laos", " " + in_words("Laos"), True, "in English"),
        ("Poverty reduction in January 2023", " ", True, "a month"),
        ("Speech in Laos", " ", True, "where it was spoken"),
        ("Phát biểu tại Lào", " ", True, "the same"),
        ("TỔNG KẾT NĂM - CÔNG TÁC", " ", True, "in capitals anything looks like a name"),
    ],
)
def test_names_in_titles(tmp_path: Path, title: str, name: str, silent: bool, why: str) -> None:
    said = dataset("a", title=title, metrics=[figure("Hộ", "3%")])
    (found,) = (owner_of(each.index()) for each in corpus_of(tmp_path, said))
    assert (found.name, found.silent) == (name, silent), why


@pytest.mark.parametrize(
    ("title", "name"),
    [
        *((f"Kinh tế - xã hội {at} tỉnh Phú Thọ năm 2023", "tỉnh phú thọ") for at in ("ở", "tại")),
        ("Economic situation in Phu Tho Province in 2023", "tỉnh phú thọ"),
        *(
            (f"Kết quả giảm nghèo Lâm Thao{of} Phú Thọ", "lâm thao, tỉnh phú thọ")
            for of in ("", ",")
        ),
        ("Kết quả giảm nghèo Lâm Thao, tỉnh Phú Thọ", "lâm thao, tỉnh phú thọ"),
        ("Báo cáo thường niên Hoàng Anh Gia Lai", f"{in_words('Hoàng Anh')}, tỉnh gia lai"),
        ("Kết quả ngành Y tế Phú Thọ", "tỉnh phú thọ"),
        ("Bùi Minh Châu, Phú Thọ: kết quả năm 2023", "tỉnh phú thọ"),
        ("Annual Report Phu Tho Province", "tỉnh phú thọ"),
        ("Hợp tác Cà Mau Bạc Liêu", "tỉnh bạc liêu, tỉnh cà mau"),
        *((f"{said} tại tỉnh Phú Thọ", " ") for said in ("Phát biểu", "Lễ khởi công", "Kết luận")),
        ("Thủ tướng tại Hội nghị xúc tiến đầu tư tỉnh Phú Thọ", " "),
        ("Opening remarks at the conference in Phu Tho Province", " "),
    ],
)
def test_a_place_is_where_only_something_spoken_or_held_is(
    tmp_path: Path, title: str, name: str
) -> None:
    said = dataset("a", title=title, metrics=[figure("Hộ", "3%")])
    (found,) = (owner_of(each.index()) for each in corpus_of(tmp_path, said))
    assert found.name == name


def test_an_event_is_held_at_the_place_in_its_name(tmp_path: Path) -> None:
    plain = json.loads(dataset("a", metrics=[figure("Hộ", "3%")]))
    name = "Chương trình xúc tiến tại tỉnh Phú Thọ"
    quoted = [{"paragraph": 1, "quote": name}]
    plain["event"] = {"id": "event", "name": {"vi": name}, "evidence": quoted}
    said = json.dumps(proven(plain))
    (found,) = (owner_of(each.index()) for each in corpus_of(tmp_path, said))
    assert found.name == " "


def test_a_name_in_the_title_says_nothing_where_others_are_named(tmp_path: Path) -> None:
    texts = (
        dataset(each, title="Số liệu dịp Xuân", metrics=[metric | {"evidence": quoted}])
        for each, metric, quoted in (
            ("a", figure("Hộ", "3%", period="2023"), [{"paragraph": 1, "quote": "Lào Cai còn 3%"}]),
            ("b", figure("Hộ", "7%", period="2023"), [{"paragraph": 1, "quote": "Hộ: 7%"}]),
        )
    )
    assert not conflicts(corpus_of(tmp_path, *texts), Locale(Language.EN), None)[0]


@pytest.mark.parametrize(
    ("words", "same", "why"),
    [
        ("Hộ nghèo toàn tỉnh", True, "of the province whose text it is"),
        ("Hộ nghèo toàn huyện", False, "of some district of it"),
    ],
)
def test_a_level_without_a_name(tmp_path: Path, words: str, same: bool, why: str) -> None:
    own = {"own": body("UBND tỉnh Phú Thọ")}
    texts = (
        dataset(
            name,
            author="own",
            organizations=own,
            metrics=[figure(said, given, period="2023")],
        )
        for name, said, given in (("a", words, "3%"), ("b", "Hộ nghèo", "7%"))
    )
    found, _, _ = conflicts(corpus_of(tmp_path, *texts), Locale(Language.EN), None)
    assert bool(found) is same, why
