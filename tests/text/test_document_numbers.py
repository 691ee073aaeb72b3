from __future__ import annotations

import pytest

from tests.tools.timing import LINEAR, growth
from ttdn_cli.text.document_numbers import (
    DocumentNumber,
    parse_document_number,
    repair_document_number,
)
from ttdn_cli.text.gazetteer import load


@pytest.mark.parametrize(
    ("number", "type_", "issuer", "year"),
    [
        ("72/2015/NĐ-CP", "NĐ", "CP", 2015),
        ("80/2015/QH13", "QH", "QH", 2015),
        ("04/2013/UBTVQH13", "UBTVQH", "UBTVQH", 2013),
        ("01/2019/TTLT-BTTTT-BTC", "TTLT", "BTTTT-BTC", 2019),
        ("368/QĐ-TTg", "QĐ", "TTg", None),
        ("57-KL/TW", "KL", "TW", None),
        ("49", "", "", None),  # as a text has it after `Nghị định`
        ("100/2019", "", "", 2019),
        ("02a/2015/TT-BTC", "TT", "BTC", 2015),  # a letter where a number was given twice
        ("77/2006/QĐ.UBND", "QĐ", "UBND", 2006),  # a point for a hyphen
        ("77/2006/QĐ–UBND", "QĐ", "UBND", 2006),  # a dash
        ("14/2008/NĐ - CP", "NĐ", "CP", 2008),  # spaces as published
        ("100 / 2019", "", "", 2019),
        ("54/2017/NĐ CP", "NĐ", "CP", 2017),  # a hyphen that was lost
        ("72/2015/nđ-cp", "NĐ", "CP", 2015),  # letters in another case
        ("15/qđ-xyz", "QĐ", "xyz", None),  # of which one code is not known
        ("72/2015/ND-CP", "ND", "CP", 2015),  # no marks, as English texts have it
        ("66-QĐ/TƯ", "QĐ", "TW", None),
        ("12/QĐ-UBND.HC", "QĐ", "UBND-HC", None),  # a unit after a point
        ("17/2021/TT-BGD&ĐT", "TT", "BGD&ĐT", 2021),
        ("1316/TCT-CS", "", "TCT", None),  # a letter has issuer and unit, and no type
        ("1234/BTC-TCT", "", "BTC", None),  # whatever else the unit may issue
        ("812/UBND-VX", "", "UBND", None),
        ("1234/BGD&ĐT-VP", "", "BGD&ĐT", None),
        ("1175/BDN", "", "BDN", None),
        ("1234/SXD-QLN", "", "SXD-QLN", None),  # of codes not known, each may be the issuer
        ("26-CP", "", "CP", None),  # before 1997
        ("217-HĐBT", "", "HĐBT", None),
        ("51-LCT/HĐNN8", "LCT", "HĐNN", None),  # what a hyphen joins to the number is the type
        ("57/KL/TW", "KL", "TW", None),  # as often written for 57-KL/TW
        ("55/2005/PL-UBTVQH11", "PL", "UBTVQH", 2005),  # with a year, the type is first
        ("1041/TB-", "TB", "", None),  # the issuer was struck out
        ("38/QH13", "", "QH", None),  # no act, which has a year
        ("123/UBTVQH13-TP", "", "UBTVQH", None),  # a letter, and no ordinance
    ],
)
def test_a_number_is_taken_apart(number: str, type_: str, issuer: str, year: int | None) -> None:
    assert parse_document_number(number) == DocumentNumber(type_, issuer, year)


@pytest.mark.parametrize(
    "number",
    [
        *("", " ", "NĐ-CP", "1-2-3", "72/15/NĐ-CP", "72/2015/", "72//NĐ-CP", "123456", "1/2/2020"),
        *("số 5", "5/tháng", "5/Thang", "100%", "72/2015/NĐ-CP và 5"),  # prose
        *("-5", "٤٩", "４９", "²", "٧٢/2015/NĐ-CP"),  # digits that are none of a number
        *("72/2015/NĐ-CP\n", "\n49", "72/2015/\nNĐ-CP"),
    ],
)
def test_what_has_no_known_shape_is_refused(number: str) -> None:
    with pytest.raises(ValueError, match="expected a number such as"):
        parse_document_number(number)


def test_a_year_before_the_state_is_refused() -> None:
    with pytest.raises(ValueError, match="no document of Viet Nam has the year 1820"):
        parse_document_number("12/1820/QĐ-TTg")


@pytest.mark.parametrize(
    "part", ["1", "1/", "1-", "1/A", "A-", "A. ", "Ad", " ", "/", "1/a-", "72/2015/"]
)
def test_a_long_text_is_read_in_a_time_that_grows_with_it(part: str) -> None:
    def work(size: int) -> None:
        with pytest.raises(ValueError, match="expected"):
            parse_document_number("1/2015/A-" + part * size + "!")

    assert growth(work, 15_000) < LINEAR


@pytest.mark.parametrize("number", ["14 /2008/ NĐ - CP", "15/qđ-ubnd", "77/2006/QĐ.UBND", "1/A"])
def test_what_a_text_is_read_for_can_be_taken_apart(number: str) -> None:
    repaired = repair_document_number(number)
    assert repaired
    assert parse_document_number(repaired) == parse_document_number(number)


@pytest.mark.parametrize(
    ("number", "name", "agrees"),
    [
        ("72/2015/NĐ-CP", "Nghị định", True),
        ("72/2015/NĐ-CP", "Thông tư", False),
        ("80/2015/QH13", "Bộ luật", True),
        ("9/XYZ-CP", "Thông cáo", True),  # a code that is not known says nothing
        ("49", "Nghị định", True),  # nor does a number without one
        ("1316/TCT-CS", "Công văn", True),
        ("26-CP", "Nghị định", True),
        ("12/HĐ-ABC", "Hợp đồng", True),  # no HD without its mark
        ("72/2015/ND-CP", "Nghị định", True),
        ("72/2015/ND-CP", "Thông tư", False),  # without its mark, it still says so
        ("72/2015/NĐ-CP", "Văn bản", True),  # every document is one
        ("72/2015/NĐ-CP", "Decree", True),
        ("22/2016/TT-BTTTT", "Circular", True),
        ("80/2015/QH13", "Law", True),
        ("368/QĐ-TTg", "decision", True),
        ("43/2022/QH15", "Resolution", True),
        ("32-CT/TU", "Directive", True),
        ("57-KL/TW", "Conclusion", True),
        ("01/2019/TTLT-BTTTT-BTC", "Joint Circular", True),
        ("72/2015/NĐ-CP", "Circular", False),
        ("57-KL/TW", "Law", False),
        ("32-CT/TU", "Chương trình hành động", True),  # as committees of the Party number theirs
        ("07-TT/TC", "Thông tri", True),
        ("248/TB-VPCP", "Thông báo kết luận", True),
    ],
)
def test_the_type_agrees_where_the_number_carries_it(number: str, name: str, agrees: bool) -> None:
    assert parse_document_number(number).agrees_with_type(name) is agrees


@pytest.mark.parametrize(
    ("number", "names", "agrees"),
    [
        ("72/2015/NĐ-CP", ["Chính phủ"], True),
        ("72/2015/NĐ-CP", ["Bộ Chính trị"], False),
        ("22/2016/TT-BTTTT", ["Bộ Thông tin và Truyền thông"], True),
        ("22/2016/TT-BTTTT", ["Bộ X", "BTTTT"], True),
        ("368/QĐ-TTg", ["Thủ tướng Chính phủ"], True),
        ("5/2020/QĐ-UBND", ["Ủy ban nhân dân tỉnh Lâm Đồng"], True),
        ("5/2020/QĐ-UBND", ["UBND tỉnh Lâm Đồng"], True),
        ("1/2019/TTLT-BTTTT-BTC", ["Bộ Tài chính"], True),
        ("29-NQ/TW", ["Chính phủ"], False),  # and none of the State
        ("29-NQ/TW", ["Bộ Công Thương"], False),
        ("29-NQ/TW", ["Hội nghị lần thứ tám"], True),  # what is not known says nothing
        ("57-KL/TW", ["Bộ Chính trị"], True),  # TW is any central organ of the Party
        ("49", ["Bộ Chính trị"], True),  # a number without an issuer says nothing
        ("49", [], True),
        ("1041/TB-", ["Bộ Chính trị"], True),
        ("72/2015/NĐ-CP", [], False),
        ("1234/BTC-TCT", ["Tổng cục Thuế"], False),  # which is a unit here
        ("1234/SXD-QLN", ["Sở Xây dựng"], True),  # no unit is known, nor the body
    ],
)
def test_the_issuer_agrees_where_the_number_carries_it(
    number: str, names: list[str], agrees: bool
) -> None:
    assert parse_document_number(number).agrees_with_issuer(names) is agrees


@pytest.mark.parametrize(
    ("letters", "names"),
    [
        # Who signs for a body, one office or several.
        ("QĐ-BTC", ["Bộ trưởng Bộ Tài chính", "Thứ trưởng Bộ Tài chính", "Minister of Finance"]),
        ("QĐ-UBND", ["Chủ tịch UBND tỉnh X", "Phó Chủ tịch Thường trực UBND tỉnh X"]),
        ("QĐ-UBND", ["Chủ tịch Ủy ban nhân dân thành phố Hà Nội", "Uỷ ban Nhân dân TP. Hà Nội"]),
        ("TT-NHNN", ["Thống đốc Ngân hàng Nhà nước Việt Nam", "Ngân hàng Nhà nước"]),
        ("TT-NHNN", ["Thống đốc NHNN", "Governor of the State Bank of Viet Nam"]),
        ("NQ-TANDTC", ["Toà án nhân dân tối cao", "Chánh án Tòa án nhân dân tối cao"]),
        ("NQ-TANDTC", ["Hội đồng Thẩm phán", "Hội đồng Thẩm phán Tòa án nhân dân tối cao"]),
        ("NQ-HĐTP", ["Hội đồng Thẩm phán Tòa án nhân dân tối cao", "Tòa án nhân dân tối cao"]),
        ("QĐ-VKSNDTC", ["Viện trưởng Viện kiểm sát nhân dân tối cao"]),
        ("QĐ-KTNN", ["Kiểm toán Nhà nước", "Tổng Kiểm toán Nhà nước"]),
        ("QĐ-KTNN", ["Tổng Kiểm toán, Kiểm toán Nhà nước"]),
        ("TT-TTCP", ["Thanh tra Chính phủ", "Tổng Thanh tra Chính phủ"]),
        ("TB-VPCP", ["Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ", "Office of the Government"]),
        ("QĐ-TCT", ["Tổng cục Thuế", "Tổng cục trưởng Tổng cục Thuế"]),
        ("QĐ-BHXH", ["Bảo hiểm xã hội Việt Nam", "Giám đốc Bảo hiểm xã hội tỉnh X"]),
        ("CT-TU", ["Tỉnh ủy Lâm Đồng", "Thành uỷ Hà Nội", "Ban Thường vụ Tỉnh ủy X"]),
        ("NQ-HĐND", ["Hội đồng nhân dân thành phố X", "Thường trực HĐND tỉnh X"]),
        ("QĐ-TLĐ", ["Tổng Liên đoàn Lao động Việt Nam"]),
        ("QĐ-CTN", ["Chủ tịch nước", "Phó Chủ tịch nước", "President of Viet Nam"]),
        # Signs in the name or the code, and words that the name has short.
        ("TT-BLĐTBXH", ["Bộ Lao động - Thương binh và Xã hội", "Bộ LĐ-TB&XH"]),
        ("TT-BLĐ-TBXH", ["Bộ Lao động, Thương binh và Xã hội"]),
        ("TT-BLDTBXH", ["Bộ Lao động – Thương binh & Xã hội"]),
        ("TT-BVHTT-DL", ["Bộ Văn hóa, Thể thao và Du lịch"]),
        ("TT-BGD&ĐT", ["Bộ Giáo dục và Đào tạo", "Bộ GD&ĐT"]),
        ("TT-BVHTTDL", ["Bộ Văn hóa, Thể thao và Du lịch", "Bộ Văn hoá, Thể thao & Du lịch"]),
        ("TT-BNN", ["Bộ Nông nghiệp và PTNT", "Bộ Nông nghiệp và Phát triển nông thôn"]),
        ("TT-BTTTT", ["Bộ TT&TT", "BỘ THÔNG TIN VÀ TRUYỀN THÔNG", "Bộ TTTT (MIC)"]),
        # Codes that are not known: initials without the place, or without the kind of body.
        ("TT-BVHTT", ["Bộ Văn hóa - Thông tin"]),
        ("QĐ-SXD", ["Sở Xây dựng tỉnh Lâm Đồng", "Sở Xây dựng Lâm Đồng", "SỞ XÂY DỰNG"]),
        ("QĐ-SGTVT", ["Sở GTVT tỉnh Lâm Đồng"]),
        ("QĐ-SLĐTBXH", ["Sở Lao động - Thương binh và Xã hội"]),  # `xã` begins no place here
        ("TT/TC", ["Bộ Tài chính"]),
        ("QĐ-THVN", ["Đài Truyền hình Việt Nam"]),
        # English names.
        ("NĐ-CP", ["Government", "The Government", "Government of Viet Nam"]),
        ("QĐ-TTg", ["Prime Minister", "Prime Minister of Viet Nam", "Deputy Prime Minister"]),
        ("NQ-QH15", ["National Assembly", "Vietnam's National Assembly"]),
        ("NQ-UBTVQH15", ["National Assembly Standing Committee"]),
        ("NQ-UBTVQH15", ["Standing Committee of the National Assembly"]),
        ("QĐ-UBND", ["People's Committee of Lam Dong", "Lam Dong Provincial People’s Committee"]),
        ("QĐ-UBND", ["Chairman of the People's Committee of Lam Dong Province"]),
    ],
)
def test_an_issuer_agrees_by_each_of_its_names(letters: str, names: list[str]) -> None:
    number = parse_document_number(f"5/{letters}")
    assert [name for name in names if not number.agrees_with_issuer([name])] == []


@pytest.mark.parametrize(
    ("letters", "names"),
    [
        ("NĐ-CP", ["Bộ Chính trị", "Văn phòng Chính phủ", "Thanh tra Chính phủ", ""]),
        ("NĐ-CP", ["Government Office", "Government Inspectorate", "Công ty CP Sữa"]),
        ("NĐ-CP", ["Thủ tướng Chính phủ", "Government Portal"]),
        ("QĐ-CTN", ["Văn phòng Chủ tịch nước"]),
        ("QĐ-TTg", ["Bộ trưởng Bộ Tài chính", "Chủ tịch nước"]),
        ("TT-BTC", ["Bộ Công an", "Ban Tổ chức Trung ương", "Bộ"]),
        ("TT-BTTTT", ["Bộ Tài chính", "Ministry of Finance"]),
        ("TT-NHNN", ["Bộ Tài chính"]),
        ("QĐ-UBND", ["Hội đồng nhân dân tỉnh X", "Văn phòng UBND tỉnh X"]),
        ("QĐ-UBND", ["Office of the People's Committee of Hanoi"]),
        ("NQ-HĐND", ["UBND tỉnh X", "Hanoi People's Committee"]),
        ("NQ-QH15", ["Ủy ban Thường vụ Quốc hội", "National Assembly Standing Committee"]),
        ("NQ-UBTVQH15", ["Quốc hội", "National Assembly"]),
        ("QĐ-TCT", ["Tổng cục Thống kê"]),
        # Initials of a body with a known code are not asked: both are BCT.
        ("TT-BCT", ["Bộ Chính trị"]),
        # The code is of a body whose name is shorter, or its initials are.
        ("TT-BKHCN", ["Bộ Khoa học, Công nghệ và Môi trường"]),
        ("TT-BNN", ["Bộ Nông nghiệp và Môi trường"]),
        ("TT-BVHTT", ["Bộ Văn hóa, Thể thao và Du lịch"]),
        ("QĐ-TAND", ["Tòa án nhân dân tối cao"]),
        ("QĐ-SX", ["Sở Xây dựng"]),
        ("QĐ-SXDA", ["Sở Xây dựng"]),
    ],
)
def test_an_issuer_that_is_another_is_refused(letters: str, names: list[str]) -> None:
    number = parse_document_number(f"5/{letters}")
    assert [name for name in names if number.agrees_with_issuer([name])] == []


def test_every_code_stands_for_its_own_body_and_no_other() -> None:
    """A list in which a new code or name would take the place of another."""
    issuers = {code: name for code, name in load("documents")["issuers"].items() if code != "TW"}
    for code, own in issuers.items():
        number = parse_document_number(f"5/QĐ-{code}")
        agreeing = {name for name in issuers.values() if number.agrees_with_issuer([name])}
        assert (code, agreeing) == (code, {own})


@pytest.mark.parametrize("table", ["named", "english"])
def test_every_further_name_agrees_with_its_code(table: str) -> None:
    for code, names in load("documents")[table].items():
        number = parse_document_number(f"5/QĐ-{code}")
        for name in names:
            assert number.agrees_with_issuer([name.removeprefix("…")]), (code, name)


@pytest.mark.parametrize("part", ["Phó ", "(", "A"])
def test_a_long_name_is_read_in_a_time_that_grows_with_it(part: str) -> None:
    def work(size: int) -> None:
        assert not parse_document_number("5/QĐ-TTg").agrees_with_issuer([part * size])

    assert growth(work, 100_000) < LINEAR


@pytest.mark.parametrize(
    ("number", "party", "assembly"),
    [
        ("57-KL/TW", True, False),
        ("45-CT/TU", True, False),
        ("12-HD/BTGTW", True, False),  # a body of the Central Committee
        ("72/2015/NĐ-CP", False, False),
        ("09/2017/NQLT-CP-MTTW", False, False),  # the Government is an issuer too
        ("49", False, False),
        ("80/2015/QH13", False, True),
        ("55/2005/PL-UBTVQH11", False, True),
        ("12/BC-UBTVQH15", False, False),  # a report enacts nothing
        ("403/2017/NQLT-UBTVQH14-CP", False, False),
    ],
)
def test_the_kind_of_issuer(number: str, party: bool, assembly: bool) -> None:
    parsed = parse_document_number(number)
    assert (parsed.is_of_party(), parsed.is_of_assembly()) == (party, assembly)
