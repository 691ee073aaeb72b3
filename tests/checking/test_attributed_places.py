"""Which places texts name, and which names only look like those of provinces."""

from __future__ import annotations

import pytest

from ttdn_cli.checking.attribution.places import level_of, places_in


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Diễn văn kỷ niệm Chiến thắng Điện Biên Phủ", "a battle"),
        ("DIỄN VĂN KỶ NIỆM CHIẾN THẮNG ĐIỆN BIÊN PHỦ", "in capitals"),
        ("The Victory of Dien Bien Phu", "in English"),
        ("Diễn đàn châu Á - Thái Bình Dương năm 2023", "an ocean"),
        ("Diễn đàn châu Á – Thái Bình Dương", "with a dash"),
        ("Lễ tưởng niệm anh hùng Nguyễn Thái Bình", "a person"),
        ("Thủ tướng Nguyễn Hà Giang phát biểu", "a person who speaks"),
        ("Bài phát biểu của bà Trần Thị Hà Giang", "with a middle name"),
        ("Speech by Ms. Nguyen Ha Giang", "without diacritics"),
        ("Chuyện kể ở Khánh Hòa Mới hôm nay", "a name that goes on"),
        ("Báo cáo của công ty Phú Thọ Hòa", "of a ward"),
        ("Báo cáo của Ninh Bình Xanh năm 2023", "of a company"),
        ("Hội nghị vùng Đồng Tháp Mười", "of a region"),
        ("Phát biểu của Bộ trưởng Trần Quang Hải Dương", "any middle name behind an office"),
        ("Bà Thái Hải Dương phát biểu", "a surname that is a word too, behind an honorific"),
        ("Bài viết của Nguyễn Văn Thái Bình", "a middle name that tells"),
        ("Provincial People's Committee", "of which one?"),
        ("The Municipal Party Committee", "an article is no name"),
        ("Vietnam Provincial Competitiveness Index", "nor is the country"),
        ("Vì hòa bình và phát triển", "peace"),
    ],
)
def test_what_names_no_province(text: str, why: str) -> None:
    assert not places_in(text), why


@pytest.mark.parametrize(
    ("text", "places", "why"),
    [
        ("Chủ tịch UBND Phú Thọ Bùi Văn Quang phát biểu", {"tỉnh phú thọ"}, "before a person"),
        ("Đoàn Thái Bình dự hội nghị", {"tỉnh thái bình"}, "a delegation has no surname"),
        ("Trường Đại học Y Thái Bình", {"tỉnh thái bình"}, "nor has medicine"),
        ("Trường chuyên Nguyễn Huệ Hà Nội", {"thành phố hà nội"}, "nobody is called like a city"),
        ("BÁO CÁO VĂN HÓA THÁI BÌNH NĂM 2023", {"tỉnh thái bình"}, "nor words in capitals"),
        ("Báo Cáo Phú Thọ Sáu Tháng", {"tỉnh phú thọ"}, "in a heading all words are capital"),
        *(
            (f"Kết quả giảm nghèo {where} năm 2023", {place}, "a district and its province")
            for where, place in (
                *(("Lâm Thao Phú Thọ", "tỉnh phú thọ"), ("Mai Sơn Sơn La", "tỉnh sơn la")),
                *(("Lý Sơn Quảng Ngãi", "tỉnh quảng ngãi"), ("Phủ Lý Hà Nam", "tỉnh hà nam")),
                *(("Đồng Văn Hà Giang", "tỉnh hà giang"), ("Hồ Thái Nguyên", "tỉnh thái nguyên")),
                *(("Văn Chấn Yên Bái", "tỉnh yên bái"), ("Mường La Sơn La", "tỉnh sơn la")),
                *(("Thạch Hà Hà Tĩnh", "tỉnh hà tĩnh"), ("Ân Thi Hưng Yên", "tỉnh hưng yên")),
            )
        ),
        ("Lễ hội Trà Thái Nguyên", {"tỉnh thái nguyên"}, "what grows there"),
        ("Trường THPT Nguyễn Trãi Hải Dương", {"tỉnh hải dương"}, "a school called after a man"),
        *(
            (text, {"tỉnh phú thọ"}, "a capital word behind it begins something else")
            for text in (
                *("Đại hội Phụ nữ Phú Thọ Nhiệm kỳ 2021-2026", "Phú Thọ Tổng kết năm 2023"),
                *("Phú Thọ Đẩy mạnh giảm nghèo", "Phú Thọ Đón 2 triệu khách"),
                *("Sở Y tế Phú Thọ Phòng Tổ chức", "Chủ tịch Phú Thọ Mùa A Sơn"),
            )
        ),
        ("Hợp tác Cà Mau Bạc Liêu", {"tỉnh cà mau", "tỉnh bạc liêu"}, "one behind the other"),
        ("Từ Hà Giang đến Cà Mau", {"tỉnh hà giang", "tỉnh cà mau"}, "a word, no surname"),
        ("UBND thành phố Điện Biên Phủ", {"thành phố điện biên phủ"}, "a city of this name"),
        ("UBND tỉnh Bà Rịa – Vũng Tàu", {"tỉnh bà rịa - vũng tàu"}, "with a dash"),
        ("UBND tỉnh Thừa Thiên – Huế", {"tỉnh thừa thiên huế"}, "one name"),
        ("Committee of Thua Thien-Hue Province", {"tỉnh thừa thiên huế"}, "in English"),
        ("Committee of Ba Ria-Vung Tau Province", {"tỉnh bà rịa - vũng tàu"}, "too"),
        ("Ba Ria - Vung Tau Province", {"tỉnh bà rịa - vũng tàu"}, "with spaces"),
        ("Hoa Binh Provincial People's Committee", {"tỉnh hòa bình"}, "by its level"),
        ("Lao Cai Municipal People's Committee", {"thành phố lào cai"}, "the city in it"),
        ("HCMC People's Committee", {"thành phố hồ chí minh"}, "a short form"),
        ("Phú Thọ Provincial People's Committee", {"tỉnh phú thọ"}, "with diacritics"),
        ("Long Xuyen City, An Giang", {"thành phố long xuyen", "tỉnh an giang"}, "two"),
        ("Quảng Nam - Đà Nẵng", {"tỉnh quảng nam", "thành phố đà nẵng"}, "no one name"),
    ],
)
def test_names_of_places(text: str, places: set[str], why: str) -> None:
    assert {*places_in(text)} == places, why


@pytest.mark.parametrize(
    ("owner", "level"),
    [
        ("tỉnh phú thọ", "tỉnh"),
        ("tỉnh phú thọ, xã tân lập, a", "xã"),
        ("thị xã phú thọ, tỉnh phú thọ", "thị xã"),
        ("thành phố cà mau, tỉnh cà mau", "thành phố"),
        ("", ""),
    ],
)
def test_the_level_of_an_owner_is_the_least(owner: str, level: str) -> None:
    assert level_of(owner) == level
