from __future__ import annotations

import pytest

from ttdn_cli.text.document_numbers import DocumentNumber, parse_document_number


@pytest.mark.parametrize(
    ("number", "type_", "issuer", "year"),
    [
        ("72/2015/NĐ-CP", "NĐ", "CP", 2015),
        ("80/2015/QH13", "QH", "QH", 2015),
        ("04/2013/UBTVQH13", "UBTVQH", "UBTVQH", 2013),
        ("01/2019/TTLT-BTTTT-BTC", "TTLT", "BTTTT-BTC", 2019),
        ("368/QĐ-TTg", "QĐ", "TTg", None),
        ("57-KL/TW", "KL", "TW", None),
    ],
)
def test_a_number_is_taken_apart(number: str, type_: str, issuer: str, year: int | None) -> None:
    assert parse_document_number(number) == DocumentNumber(type_, issuer, year)


@pytest.mark.parametrize("number", ["72", "72/2015", "NĐ-CP", "72/15/NĐ-CP", "57/KL/TW", "1-2-3"])
def test_what_has_no_known_shape_is_refused(number: str) -> None:
    with pytest.raises(ValueError, match="expected a number such as"):
        parse_document_number(number)


@pytest.mark.parametrize(
    ("number", "name", "agrees"),
    [
        ("72/2015/NĐ-CP", "Nghị định", True),
        ("72/2015/NĐ-CP", "Thông tư", False),
        ("80/2015/QH13", "Bộ luật", True),
        ("9/XYZ-CP", "Thông cáo", True),  # a code that is not known says nothing
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
        ("57-KL/TW", ["Bộ Chính trị"], True),  # TW is any central organ of the Party
    ],
)
def test_the_issuer_agrees_where_the_number_carries_it(
    number: str, names: list[str], agrees: bool
) -> None:
    assert parse_document_number(number).agrees_with_issuer(names) is agrees
