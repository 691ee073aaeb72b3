"""A figure as published: a string that is one quantity, and nothing beside it."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.tools.timing import LINEAR, growth
from ttdn_cli.extraction.given import Given, read_given


def said(figure: Given) -> str:
    """Return a figure in one line."""
    value = f"{figure.low}..{figure.high}" if figure.value is None else f"{figure.value}"
    if figure.denominator is not None:
        value += f" ({figure.numerator} of {figure.denominator})"
    limit = f"{figure.approximation} " if figure.approximation else ""
    return f"{limit}{value} {figure.unit or '-'} {figure.measure}"


VIETNAMESE = [
    ("58/63", "58 (58 of 63) - coverage"),
    ("0/63", "0 (0 of 63) - coverage"),
    ("58 / 63", "58 (58 of 63) - coverage"),
    ("trên 58/63", "over 58 (58 of 63) - coverage"),  # Of a part `trên` is no place.
    ("58/63 tỉnh, thành phố", "58 (58 of 63) tỉnh, thành phố coverage"),  # The unit has a comma.
    ("7.106/13.640 hộ", "7106 (7106 of 13640) hộ coverage"),
    ("180/240 triệu m2", "180000000 (180000000 of 240000000) m2 coverage"),
    ("58 trên 63 tỉnh", "58 (58 of 63) tỉnh coverage"),
    ("2/3", "2 (2 of 3) - coverage"),  # Not 2 March.
    ("01/03", "1 (1 of 3) - coverage"),
    ("12/2023", "12 (12 of 2023) - coverage"),  # A whole may be as large as a year.
    ("gần 2/3", "under 0.666667 (2 of 3) - coverage"),  # Nobody counts two of three there.
    ("hơn 50/63", "over 50 (50 of 63) - coverage"),
    ("1/3 triệu người", "333333.333333 người count"),
    ("một phần ba triệu người", "333333.333333 người count"),
    ("½ triệu đồng", "500000 đồng amount"),
    ("1/2 kg", "0.5 kg amount"),
    ("3/4 giờ", "0.75 giờ duration"),
    ("1/2 ngày", "0.5 ngày duration"),
    ("1/63 tỉnh", "1 (1 of 63) tỉnh coverage"),  # One province is no part of one.
    ("58 trên 63", "58 (58 of 63) - coverage"),
    ("1,2‰", "1.2 ‰ share"),
    ("1,2%o", "1.2 %o share"),  # As it is often typed.
    ("15% - 20%", "15..20 % share"),
    ("20°C - 35°C", "20..35 °C amount"),
    ("1 tỷ đồng - 2 tỷ đồng", "1000000000..2000000000 đồng amount"),
    ("3 giờ 30 phút", "3.5 giờ duration"),
    ("2 năm 6 tháng", "2.5 năm duration"),
    ("3 km 500 m", "3.5 km amount"),
    ("2.500 đồng/kWh", "2500 đồng/kWh amount"),
    ("giảm 3 lần", "-3 lần change"),
    ("ít hơn 5%", "-5 % change"),
    ("½", "0.5 (1 of 2) - coverage"),
    ("2½", "2.5 - count"),
    ("hai phần ba", "0.666667 (2 of 3) - coverage"),
    ("một nửa", "0.5 (1 of 2) - coverage"),
    ("giảm một nửa", "-0.5 (1 of 2) - change"),
    ("90%", "90 % share"),
    ("100%", "100 % share"),
    ("87,5%", "87.5 % share"),
    ("81,05 %", "81.05 % share"),
    ("chín mươi phần trăm", "90 phần trăm share"),
    ("ít nhất 30%", "at_least 30 % share"),
    ("không quá 5%", "at_most 5 % share"),
    (">90%", "over 90 % share"),
    ("5 - 10%", "5..10 % share"),
    ("từ 5 - 10%", "5..10 % share"),
    ("từ 5% đến 10%", "5..10 % share"),  # In a sentence it may be what was and what is.
    ("khoảng từ 5% đến 10%", "about 5..10 % share"),
    ("5–10%", "5..10 % share"),  # An en dash.
    ("-2,5%", "-2.5 % change"),
    ("−2,5%", "-2.5 % change"),  # U+2212.
    ("âm 2,5%", "-2.5 % change"),
    ("+3%", "3 % change"),
    ("8,02%", "8.02 % share"),
    ("tăng 8,02%", "8.02 % change"),
    ("tăng thêm 5%", "5 % change"),  # Two words that say the same.
    ("tăng đột biến 8%", "8 % change"),  # A degree of two words.
    ("ước tăng 8%", "about 8 % change"),
    ("cao hơn 5%", "5 % change"),
    ("giảm 2,5%", "-2.5 % change"),
    ("giảm 5 - 10%", "-10..-5 % change"),
    ("tăng từ 5 - 10%", "5..10 % change"),
    ("hai con số", "at_least 10 % change"),
    ("1.250", "1250 - count"),
    ("13", "13 - count"),
    ("0", "0 - count"),
    ("1.260,500", "1260.5 - count"),
    ("-2,5", "-2.5 - count"),  # At the head of a line of a text it is an item of a list.
    ("10+", "at_least 10 - count"),
    ("hơn 5 xã", "over 5 xã count"),
    ("trên 30 nước", "over 30 nước count"),  # In a sentence it may be where.
    ("khoảng 100 người", "about 100 người count"),
    ("15 nước", "15 nước count"),
    ("5-7 dự án", "5..7 dự án count"),
    ("3,5 triệu lượt khách", "3500000 lượt khách count"),
    ("18 tuổi trở lên", "at_least 18 tuổi count"),
    ("một trăm", "100 - count"),
    ("hai tỷ rưỡi", "2500000000 - count"),
    ("hơn 13 nghìn đôla", "over 13000 đôla amount"),
    ("hơn 13 nghìn đô la", "over 13000 đô la amount"),
    ("HƠN 13 NGHÌN ĐÔLA", "over 13000 đôla amount"),
    ("1.260,5 tỷ đồng", "1260500000000 đồng amount"),
    ("10 tỷ USD", "10000000000 USD amount"),
    ("tối thiểu 2 tỷ đồng", "at_least 2000000000 đồng amount"),
    ("100 triệu đồng/người", "100000000 đồng/người amount"),
    ("1 tỷ 200 triệu đồng", "1200000000 đồng amount"),
    ("5 nghìn 500 tỷ đồng", "5500000000000 đồng amount"),
    ("30 triệu đến 40 triệu đồng", "30000000..40000000 đồng amount"),
    ("5 tỷ đồng đến 7 tỷ đồng", "5000000000..7000000000 đồng amount"),
    ("7 lần", "7 lần count"),  # How often, as long as nothing is compared.
    ("tăng gấp 3 lần", "3 lần multiple"),
    ("gấp đôi", "2 lần multiple"),
    ("tăng gần gấp đôi", "under 2 lần multiple"),
    ("thứ 3", "3 - rank"),  # No verb says that it is one.
    ("thứ ba", "3 - rank"),
    ("thứ nhất", "1 - rank"),
    ("đứng ở vị trí thứ 3", "3 - rank"),
    ("thứ 22/63 tỉnh", "22 (22 of 63) tỉnh rank"),
    ("hạng 34", "34 - rank"),
    ("top 10", "10 - rank"),
    ("6 tháng", "6 tháng duration"),
    ("20 năm", "20 năm duration"),
    ("hơn 20 năm", "over 20 năm duration"),
    ("năm năm", "5 năm duration"),  # Two meanings of one word.
    ("07 (bảy) ngày", "7 ngày duration"),
]
ENGLISH = [
    ("1,500", "1500 - count"),
    ("2,500.5", "2500.5 - count"),
    ("over 1,500 students", "over 1500 students count"),
    ("20+ years", "at_least 20 years duration"),
    ("10-day", "10 day duration"),  # A hyphen joins the unit.
    ("$5 billion", "5000000000 USD amount"),
    ("US$5.2 billion", "5200000000 USD amount"),
    ("VND81.7 trillion", "81700000000000 VND amount"),
    ("$5-7 billion", "5000000000..7000000000 USD amount"),
    ("more than 13,000 dollars", "over 13000 dollars amount"),
    ("nearly 80 percent", "under 80 percent share"),
    ("3.4 percent", "3.4 percent share"),
    ("between 5 and 7 per cent", "5..7 per cent share"),
    ("between 5% and 7%", "5..7 % share"),
    ("from 5% to 10%", "5..10 % share"),
    ("12% drop", "-12 % change"),  # What it is stands behind it.
    ("an increase of 5%", "5 % change"),
    ("doubled", "2 - multiple"),
    ("three times", "3 times multiple"),
    ("two thirds", "0.666667 (2 of 3) - coverage"),
    ("58 out of 63 provinces", "58 (58 of 63) provinces coverage"),
    ("45th", "45 - rank"),
    ("ranked 45th out of 132", "45 (45 of 132) - rank"),
]


@pytest.mark.parametrize(("text", "expected"), VIETNAMESE)
def test_a_figure_says_what_it_says_in_a_vietnamese_text(text: str, expected: str) -> None:
    assert said(read_given(text)) == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_a_figure_says_what_it_says_in_an_english_text(text: str, expected: str) -> None:
    assert said(read_given(text, english=True)) == expected


def test_numbers_are_whole_where_they_can_be() -> None:
    assert isinstance(read_given("90%").value, int)
    assert isinstance(read_given("87,5%").value, float)


def test_the_end_that_a_bound_names_is_an_end_of_a_range() -> None:
    assert (read_given("10+").low, read_given("10+").high) == (10, None)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("58/63 và 55/63", "without 'và 55/63'"),
        ("90% và 10%", "without 'và 10%'"),
        ("58/63, 60/63", "without ', 60/63'"),
        ("58/63 (92%)", "without '(92%)'"),
        ("58/63 địa phương đã có trang", "without 'đã có trang'"),
        ("58/63/64", "without '/63/64'"),
        ("1.250.", "without '.'"),
        ("ngày 6/6", "without 'ngày'"),
        ("đã tăng 5%", "without 'đã tăng'"),
        ("tăng xyz thêm 5%", "without 'tăng xyz thêm'"),  # Between two words that may be there.
        ("tin hạng 34", "without 'tin hạng'"),
        ("tăng lên 5%", "without 'tăng lên'"),  # That is no change by 5%.
        ("từ 5% lên 10%", "without 'lên 10%'"),  # Nor this a range.
        ("10% đến 5%", "without 'đến 5%'"),
        ("-5 - 10%", "without '-'"),  # Minus 10, or plus 10.
        ("từ -5% đến 3%", "without 'đến 3%'"),
        ("-2/3", "without '-'"),
        ("+2/3", "without '+'"),
        ("1e5", "without 'e5'"),
        ("1.2.3.4", "without '.3.4'"),
        ("5G", "without 'G'"),  # No mass.
        ("3 dn", "without 'dn'"),  # No abbreviation.
        ("5 -", "without '-'"),
        ("5 - ", "no space before or after"),
        (" 5", "no space before or after"),
        ("5_", "no space before or after"),  # Which is read as one.
        ("58/0", "the total is 0"),
        ("gần 58/0", "the total is 0"),
        ("64/63", "64 is more than 63"),
        ("64/63 tỉnh", "64 is more than 63"),
        *((text, "expected a figure such as 58/63, 90%, 1.250 or hơn 13") for text in ("", " ")),
        *((text, "expected a figure") for text in ("abc", "%", "NaN", "inf", "hơn", "gấp", "$")),
        *((text, "expected a figure") for text in ("٣", "１２", "5\n6", "5\n", "5\u200b%")),
        ("1" * 21, "expected a figure"),
    ],
)
def test_what_is_no_figure_or_more_than_one_is_refused(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=re.escape(why)) as refused:
        read_given(text)
    assert "\n" not in str(refused.value)
    assert not str(refused.value).endswith(".")


def test_a_long_text_is_refused_in_a_time_that_grows_with_it() -> None:
    def work(size: int) -> None:
        with pytest.raises(ValueError, match="expected a figure"):
            read_given("1" * size)

    assert growth(work, 100_000) < LINEAR


_PIECES = st.sampled_from(
    [
        "5", "58/63", "0", "/", "%", "-", "+", "tăng", "giảm", "hơn", "từ", "đến", "thứ", "ba",
        "tỷ", "nghìn", "500", "đồng", "$", "lần", "gấp", "top", "½", "1.250", ",", "between", "xã",
    ]
)  # fmt: skip


@settings(max_examples=300)
@given(st.one_of(st.text(max_size=20), st.lists(_PIECES, max_size=8).map(" ".join)), st.booleans())
@example("tăng " * 19, False)
@example("İ5", False)
@example("e\u0301 5", False)
@example("5\ud800", False)
@example("¼ tỷ tỷ tỷ", False)
@example("một phần ba tỷ tỷ tỷ", False)
def test_any_text_is_a_figure_or_refused_in_one_line(text: str, english: bool) -> None:
    try:
        figure = read_given(text, english=english)
    except ValueError as refused:
        why = str(refused)
    else:
        why = ""
        assert (figure.value is None) == (figure.low is not None and figure.high is not None)
    assert "\n" not in why


def test_the_lists_of_other_mentions_are_not_read() -> None:
    code = (
        "import sys, ttdn_cli.extraction.given as given; given.read_given('58/63 xã')\n"
        "print([name for name in sys.modules if name.endswith(('.reader', '.laws', '.bodies'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
