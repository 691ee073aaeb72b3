"""Whose the figures of a dataset are: a place's, a body's alone or the country's."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.tools.corpora import body, corpus_of, dataset, figure, person
from ttdn_cli.checking.attribution.levels import level_of
from ttdn_cli.checking.attribution.places import places_in
from ttdn_cli.checking.check import check
from ttdn_cli.checking.said_names import NamesIn
from ttdn_cli.corpus.checks import check_many

POOR = "Tỷ lệ hộ nghèo"
GOVERNMENT, LAO_CAI = "Chính phủ", "Ủy ban nhân dân tỉnh Lào Cai"
OF_2023 = "năm 2023, tỷ lệ hộ nghèo còn 2,93%"
PHU_THO = "KẾT LUẬN CỦA PHÓ THỦ TƯỚNG TẠI BUỔI LÀM VIỆC VỚI LÃNH ĐẠO TỈNH PHÚ THỌ"


def _said(
    by: str | None,
    office: str | None = None,
    *,
    name: str = "bai",
    title: str = "Bài phát biểu",
    given: str = "2,93%",
    quote: str = "…",
    other: str | None = None,
    places: dict[str, Any] | None = None,
) -> str:
    """Return a dataset of one figure that a body says, or somebody who holds an office in it."""
    said = figure(POOR, given, period="2023", evidence=[{"paragraph": 1, "quote": quote}])
    bodies = {"body": body(by)} if by else {}
    if other:
        bodies["other"] = body(other, evidence=[{"paragraph": 3, "quote": other}])
    people = {}
    if office:
        people = {"author": person("Đinh Văn Trọng", office, "body" if by else None)}
    author = "author" if office else "body" if by else None
    return dataset(
        name,
        title=title,
        author=author,
        organizations=bodies,
        people=people,
        places=places or {},
        metrics=[said],
    )


@pytest.mark.parametrize(
    ("by", "office", "level"),
    [
        pytest.param(GOVERNMENT, "Phó Thủ tướng", "nation", id="the Government"),
        pytest.param("Chính phủ Việt Nam", None, "nation", id="that of Việt Nam"),
        pytest.param("Government of Viet Nam", None, "nation", id="that, in English"),
        pytest.param("Politburo", None, "nation", id="a body in a list, in English"),
        pytest.param("Bộ Nội thương", None, "nation", id="a ministry in no list"),
        pytest.param("Ban Chấp hành Trung ương", "Tổng Bí thư", "nation", id="the Party"),
        pytest.param("Cục Thống kê", "Cục trưởng", "nation", id="the statistics office"),
        pytest.param("Tòa án nhân dân tối cao", None, "nation", id="the supreme court"),
        pytest.param("Bảo hiểm xã hội Việt Nam", None, "nation", id="xã hội is no commune"),
        pytest.param("Thông tấn xã Việt Nam", None, "nation", id="nor is thông tấn xã"),
        pytest.param("Liên minh Hợp tác xã Việt Nam", None, "nation", id="nor is hợp tác xã"),
        pytest.param("Cục Gìn giữ hòa bình Việt Nam", None, "nation", id="peace is no province"),
        pytest.param(
            "Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh", None, "nation", id="nor is a person"
        ),
        pytest.param("Học viện Chính trị quốc gia Hồ Chí Minh", None, "body", id="an academy"),
        pytest.param("Ủy ban Hợp tác kinh tế Thái Bình Dương", None, "body", id="an ocean"),
        pytest.param("Tập đoàn Điện lực Việt Nam", None, "body", id="a company"),
        pytest.param("Bệnh viện Phụ sản Trung ương", None, "body", id="a hospital"),
        pytest.param("Chính phủ Lào", None, "body", id="another government"),
        pytest.param("Bộ Y tế Lào", None, "body", id="another ministry"),
        pytest.param("Ministry of Health of Laos", None, "body", id="another one, in English"),
        pytest.param("China's National Health Commission", None, "body", id="its country first"),
        pytest.param(LAO_CAI, None, "place", id="a province"),
        pytest.param("Ủy ban nhân dân xã Tân Lập", None, "place", id="a commune"),
        pytest.param("Đảng ủy đặc khu Phú Quý", None, "place", id="a special zone"),
        pytest.param("Sở Y tế", None, "place", id="a department of some province"),
        pytest.param("Phòng Giáo dục và Đào tạo Bát Xát", None, "place", id="that of a district"),
        pytest.param("Bộ Chỉ huy quân sự", None, "place", id="a command is no ministry"),
        pytest.param("Bộ Tư lệnh Vùng 3", None, "place", id="nor is that of a region"),
        pytest.param("Party Committee of Da Lat City", None, "place", id="a city, in English"),
        pytest.param(None, "Tổng Bí thư", "nation", id="an office of the country alone"),
        pytest.param(None, "Bí thư Tỉnh ủy", "place", id="an office of a province alone"),
        pytest.param(None, "Giám đốc", None, id="an office of whom nobody knows"),
        pytest.param(None, None, None, id="nobody"),
    ],
)  # fmt: skip
def test_a_text_speaks_for(
    tmp_path: Path, by: str | None, office: str | None, level: str | None
) -> None:
    (member,) = corpus_of(tmp_path, _said(by, office))
    assert level_of(member.index()) == level


def test_what_each_place_has_speaks_for_the_place_in_the_title(tmp_path: Path) -> None:
    title = "Tình hình kinh tế - xã hội tỉnh Lào Cai"
    (member,) = corpus_of(tmp_path, _said("Cục Thống kê", title=title))
    assert level_of(member.index()) == "place"


@pytest.mark.parametrize(
    ("text", "name", "have"),
    [
        pytest.param("Ủy ban nhân dân tỉnh Lào Cai", "lao cai", True, id="behind its level"),
        pytest.param("Ủy ban nhân dân tỉnh Lào Cai", "lao", False, id="the first word of it"),
        pytest.param("BÁO CÁO CỦA TỈNH LÀO CAI NĂM 2024", "lao", False, id="that, in capitals"),
        pytest.param("BÁO CÁO CỦA TỈNH LÀO CAI NĂM 2024", "lao cai", True, id="whole, in capitals"),
        pytest.param("Báo cáo của Lào Cai, năm 2024", "lao cai", True, id="before a comma"),
        pytest.param("Ủy ban nhân dân xã Tân Phú Đông", "tan phu", False, id="its beginning"),
        pytest.param("Ủy ban nhân dân xã Tân Phú Đông", "phu dong", False, id="its end"),
        pytest.param("Ủy ban nhân dân xã Tả Phìn", "ta phin", True, id="a commune"),
        pytest.param("UBND Tả Phìn", "ta phin", True, id="behind a short form"),
        pytest.param("Tại Tả Phìn, Chủ tịch cho biết", "ta phin", True, id="the first name"),
        pytest.param("Ta Phin Commune", "ta phin", True, id="before its level"),
        pytest.param("Tập đoàn Sao Mai", "tap doan sao mai", True, id="a company"),
        pytest.param("Tập đoàn Sao Mai Vàng", "tap doan sao mai", False, id="another company"),
        pytest.param("Xuất khẩu sang Lào, Campuchia", "lao", True, id="a country"),
    ],
)  # fmt: skip
def test_of_a_name_all_is_said(text: str, name: str, have: bool) -> None:
    assert NamesIn([text]).have(name) is have


@pytest.mark.parametrize(
    ("by", "text", "verdict"),
    [
        pytest.param(LAO_CAI, f"{POOR} của Lào Cai năm 2023 là 2,93%.", "confirmed", id="its own"),
        pytest.param(
            LAO_CAI, f"{POOR} của Lào Cai năm 2023 là 3,93%.", "contradicted", id="one digit"
        ),
        pytest.param(
            LAO_CAI, f"{POOR} của Lào năm 2023 là 3,93%.", "not_in_source",
            id="a country whose name begins the province's",
        ),
        pytest.param(
            "Chính phủ Lào", f"{POOR} của Lào năm 2023 là 2,93%.", "confirmed", id="its government"
        ),
        pytest.param(
            "Chính phủ Lào", f"{POOR} cả nước năm 2023 là 2,93%.", "not_in_source",
            id="of another country",
        ),
        pytest.param(
            "Bệnh viện Bạch Mai", f"{POOR} cả nước năm 2023 là 2,93%.", "not_in_source",
            id="of a hospital",
        ),
        pytest.param(
            "Đảng ủy đặc khu Phú Quý", f"{POOR} cả nước năm 2023 là 3,93%.", "not_in_source",
            id="of a special zone",
        ),
        pytest.param(
            "Thông tấn xã Việt Nam", f"{POOR} cả nước năm 2023 là 2,93%.", "confirmed",
            id="of a body of the country",
        ),
        pytest.param(
            "Thông tấn xã Việt Nam", f"{POOR} cả nước năm 2023 là 3,93%.", "contradicted",
            id="of that, one digit",
        ),
        pytest.param(
            None, f"{POOR} cả nước năm 2023 là 2,93%.", "confirmed", id="nobody's"
        ),
    ],
)  # fmt: skip
def test_a_figure_is_of_whose_the_text_is(
    tmp_path: Path, by: str | None, text: str, verdict: str
) -> None:
    (member,) = corpus_of(tmp_path, _said(by))
    found = [e.verdict for e in check(text, member.index()).findings if e.kind == "quantity"]
    assert found == [verdict]


@pytest.mark.parametrize(
    ("title", "quote", "country"),
    [
        pytest.param(PHU_THO, "tỷ lệ hộ nghèo còn 2,93%", "not_in_source", id="about a province"),
        pytest.param(
            "Thủ tướng thăm Đồng Tháp", "tỷ lệ hộ nghèo còn 2,93%", "not_in_source", id="a visit"
        ),
        pytest.param(
            PHU_THO, "còn 2,93%, thấp hơn bình quân cả nước (4,1%)", "not_in_source",
            id="compared with the country",
        ),
        pytest.param(
            PHU_THO, "còn 1,1%, thấp hơn bình quân cả nước (2,93%)", "contradicted",
            id="the country's, with which one is compared",
        ),
        pytest.param(
            PHU_THO, "tỷ lệ hộ nghèo còn 2,93% trên cả nước", "contradicted", id="the country's"
        ),
        pytest.param(
            "Phát biểu tại thành phố Huế", "tỷ lệ hộ nghèo còn 2,93%", "contradicted",
            id="a place where something was said",
        ),
        pytest.param(
            "Phát biểu tại lễ khởi công đường Hà Nội - Hải Phòng", "tỷ lệ hộ nghèo còn 2,93%",
            "contradicted", id="names of something else",
        ),
    ],
)  # fmt: skip
def test_a_text_of_the_government_about_a_place(
    tmp_path: Path, title: str, quote: str, country: str
) -> None:
    """What it says of nobody is of that place or of the country: nobody knows."""
    (member,) = corpus_of(tmp_path, _said(GOVERNMENT, "Phó Thủ tướng", title=title, quote=quote))
    text = f"{POOR} cả nước năm 2023 là 3,93%."
    found = [e.verdict for e in check(text, member.index()).findings if e.kind == "quantity"]
    assert found == [country]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param("Phó Thủ tướng cho biết", {"bai": "confirmed"}, id="its speaker"),
        pytest.param("Văn phòng Chính phủ thông báo", {"bai": "confirmed"}, id="its office"),
        pytest.param("Tập đoàn Sao Mai công bố", {}, id="a company that it names elsewhere"),
        pytest.param("Tỉnh Phú Thọ báo cáo", {"bai": "confirmed"}, id="the place"),
        pytest.param("Tỉnh Lào Cai báo cáo", {}, id="another place"),
    ],
)
def test_who_speaks_there_may_speak_of_the_place(
    tmp_path: Path, said: str, expected: dict[str, str]
) -> None:
    other = "Tập đoàn Sao Mai" if "Sao Mai" in said else "Văn phòng Chính phủ"
    text = _said(GOVERNMENT, "Phó Thủ tướng", title=PHU_THO, other=other, quote=OF_2023)
    corpus = corpus_of(tmp_path, text)
    found = check_many(f"{said}.\nTỷ lệ hộ nghèo năm 2023 còn 2,93%.", corpus).findings
    held = {e.dataset: e.verdict for e in found if e.kind == "quantity" and e.dataset}
    assert held == expected


@pytest.mark.parametrize(
    ("by", "whose", "expected"),
    [
        pytest.param(GOVERNMENT, "Sơn La", {}, id="a place that it names elsewhere"),
        pytest.param(GOVERNMENT, "Điện Biên", {"bai": "confirmed"}, id="one beside the figure"),
        pytest.param(GOVERNMENT, "Yên Bái", {}, id="one that it does not name"),
        pytest.param(None, "Sơn La", {"bai": "confirmed"}, id="elsewhere, and nobody speaks"),
        pytest.param(None, "Yên Bái", {}, id="not named, and nobody speaks"),
    ],
)
def test_of_a_place_the_country_speaks_beside_its_name(
    tmp_path: Path, by: str | None, whose: str, expected: dict[str, str]
) -> None:
    places = {"dien-bien": ("Điện Biên", 1), "son-la": ("Sơn La", 3)}
    named = {
        each: {"name": name, "evidence": [{"paragraph": number, "quote": name}]}
        for each, (name, number) in places.items()
    }
    corpus = corpus_of(tmp_path, _said(by, by and "Thủ tướng", places=named, quote=OF_2023))
    found = check_many(f"{POOR} của {whose} năm 2023 còn 2,93%.", corpus).findings
    held = {e.dataset: e.verdict for e in found if e.kind == "quantity" and e.dataset}
    assert held == expected


@pytest.mark.parametrize(
    ("by", "office"),
    [
        pytest.param("Ban Chấp hành Trung ương", "Tổng Bí thư", id="of three words"),
        pytest.param("Nhà nước", "Chủ tịch nước", id="the last two of three"),
        pytest.param("Ngân hàng Nhà nước Việt Nam", "Thống đốc", id="of a bank that is no company"),
        pytest.param(GOVERNMENT, "Thủ tướng", id="of the Government"),
    ],
)
@pytest.mark.parametrize(
    ("given", "verdict"), [("2,93%", "confirmed"), ("2,83%", "contradicted")]
)  # fmt: skip
def test_who_speaks_for_the_country_says_nothing_of_a_province(
    tmp_path: Path, by: str, office: str, given: str, verdict: str
) -> None:
    both = _said(by, office), _said(LAO_CAI, name="lao-cai", given="14,94%")
    text = f"{office} Đinh Văn Trọng cho biết tỷ lệ hộ nghèo năm 2023 còn {given}."
    found = check_many(text, corpus_of(tmp_path, *both)).findings
    assert {e.dataset: e.verdict for e in found if e.kind == "quantity"} == {"bai": verdict}


@pytest.mark.parametrize(
    "office",
    [
        "Tổng Bí thư",
        "Chủ tịch nước",
        "Thống đốc",
        "Tổng Kiểm toán nhà nước",
        "Tổng Thanh tra Chính phủ",
        "Chánh án Tòa án nhân dân tối cao",
        "Thủ tướng",
    ],
)
@pytest.mark.parametrize("given", ["2,93%", "14,94%"])
def test_a_province_says_nothing_of_what_they_say(tmp_path: Path, office: str, given: str) -> None:
    text = f"{office} Đinh Văn Trọng cho biết tỷ lệ hộ nghèo năm 2023 còn {given}."
    corpus = corpus_of(tmp_path, _said(LAO_CAI, name="lao-cai", given="14,94%"))
    found = check_many(text, corpus).findings
    assert {e.dataset for e in found if e.kind == "quantity"} <= {None}


def test_nor_does_it_of_what_is_said_in_english(tmp_path: Path) -> None:
    said = figure("", "14.94%", en="Poverty rate", period="2023")
    bodies = {"body": body("People's Committee of Lao Cai Province")}
    corpus = corpus_of(
        tmp_path,
        dataset("lao-cai", language="en", author="body", organizations=bodies, metrics=[said]),
    )
    text = "General Secretary Dinh Van Trong said the poverty rate was 2.93% in 2023."
    found = check_many(text, corpus).findings
    assert {e.dataset for e in found if e.kind == "quantity"} <= {None}


def test_of_nobody_no_company_contradicts_the_country(tmp_path: Path) -> None:
    both = _said(GOVERNMENT, "Thủ tướng"), _said("Công ty Sao Mai", name="sao-mai", given="7%")
    found = check_many(f"{POOR} năm 2023 còn 2,93%.", corpus_of(tmp_path, *both)).findings
    assert {e.dataset: e.verdict for e in found if e.kind == "quantity"} == {"bai": "confirmed"}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param("Hợp tác xã Tân Lập", [], id="a cooperative is no commune"),
        pytest.param("UBND xã Tân Lập", ["xã tân lập"], id="a commune"),
        pytest.param("Đặc khu Phú Quốc", ["đặc khu phú quốc"], id="a special zone"),
        pytest.param("Thái Bình Dương", [], id="an ocean"),
        pytest.param("tỉnh Thái Bình", ["tỉnh thái bình"], id="a province"),
        pytest.param("Chiến thắng Điện Biên Phủ", [], id="a battle"),
        pytest.param("thành phố Điện Biên Phủ", ["thành phố điện biên phủ"], id="its city"),
    ],
)
def test_places_in_names(text: str, places: list[str]) -> None:
    assert [*places_in(text)] == places
