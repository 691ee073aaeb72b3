"""A quoted number is the whole number, wherever a quote or a value touches one."""

from __future__ import annotations

import pytest

from tests.conftest import SECOND
from tests.tools.falsify import EQUIVALENT, changes, falsify, glued, in_pages
from ttdn_cli.extraction.figures import Figures
from ttdn_cli.text.canonical import Canonical


def test_every_change_of_a_number_is_caught() -> None:
    text = SECOND.with_suffix(".txt").read_text(encoding="utf-8")
    tried, missed, failed = falsify(str(SECOND), text)
    assert missed == []
    assert failed == []
    assert set(tried) == {kind for kind, _ in (*changes(), *glued(text), *in_pages(text))}
    assert len(EQUIVALENT) == 10


@pytest.mark.parametrize(
    ("text", "quote", "whole"),
    [
        pytest.param("đạt 90% các bộ", "90%", True, id="a number alone"),
        pytest.param("đạt 80–90% các bộ", "90%", False, id="the end of a range"),
        pytest.param("đạt 80–90% các bộ", "80–90%", True, id="the range"),
        pytest.param("đạt hơn 90% các bộ", "90%", False, id="more than that"),
        pytest.param("đạt hơn 90% các bộ", "hơn 90%", True, id="more than that, quoted so"),
        pytest.param("cao hơn 90%", "90%", False, id="higher by that"),
        pytest.param("được 13 nghìn đôla", "13", False, id="without its magnitude"),
        pytest.param("được 13 nghìn đôla", "13 nghìn", False, id="without its currency"),
        pytest.param("được 13 nghìn đôla", "13 nghìn đôla", True, id="with both"),
        pytest.param("có 13 xã", "13", True, id="without the noun that is counted"),
        pytest.param("có 13 xã", "xã", True, id="the noun alone"),
        pytest.param("giảm 40% số", "40%", False, id="without the verb"),
        pytest.param("giảm 40% số", "giảm 40%", True, id="with the verb"),
        pytest.param("tăng 40% số", "40%", False, id="without the verb for a rise"),
        pytest.param("tăng mạnh 40% số", "40%", False, id="a verb with its degree"),
        pytest.param("tăng 40% số", "tăng 40%", True, id="with the verb for a rise"),
        pytest.param("không có 40% số", "40%", False, id="a negation before the verb"),
        pytest.param("chưa thể đạt 40% số", "40%", False, id="a negation two words before"),
        pytest.param("xuống còn 40% số", "40%", False, id="down to that"),
        pytest.param("đạt .90% số", "90%", False, id="the decimals of nothing"),
        pytest.param("các bộ,90% số", "90%", True, id="a comma without its space"),
        pytest.param("đạt /90% số", "90%", False, id="a stroke"),
        pytest.param("ngày 6/6..8/6 tại", "6/6", False, id="points between two days"),
        pytest.param("đạt 8% đổ lại", "8%", False, id="an upper bound in other words"),
        pytest.param("đạt 8% hay ít hơn", "8%", False, id="or less"),
        pytest.param("trong năm 2019 có", "2019", True, id="a year without the word for it"),
        pytest.param("giờ 2½ ngày", "2", False, id="without its half"),
        pytest.param("từ 8% trở lên", "8%", False, id="a lower bound"),
        pytest.param("số 57-KL/TW ngày", "57-KL", False, id="half of a number of a document"),
        pytest.param("số 57-KL/TW ngày", "57-KL/TW", True, id="all of it"),
        pytest.param("ngày 15/6/2023 tại", "15/6", False, id="a day without its year"),
        pytest.param("tháng 12/2023 có", "12/2023", True, id="a month without the word for it"),
        pytest.param("12/2023(6/2024), 90%", "12/2023", False, id="a number in brackets at it"),
        pytest.param("ngày 20/11–22/11 tại", "20/11", False, id="the first day of several"),
        pytest.param("≥90% các bộ", "90%", False, id="a sign"),
        pytest.param("$ 5 triệu", "5 triệu", False, id="a sign and a space"),
        pytest.param("- 5 xã\n- 6 xã", "6 xã", True, id="the dash of a list"),
        pytest.param("6/6 nghìn", "6/6", False, id="a magnitude after what looks like a day"),
        pytest.param("có “gần” 90% số", "90%", False, id="a limit in quotation marks"),
        pytest.param("có (không phải) 90% số", "90%", False, id="a negation in brackets"),
        pytest.param("có *gần* 90% số", "90%", False, id="a limit that is emphasised"),
        pytest.param("tỷ lệ gần: 90% số", "90%", False, id="a limit and a colon"),
        pytest.param("tỷ lệ gần – 90% số", "90%", False, id="a limit and a dash"),
        pytest.param("ở nước ngoài, 90% số", "90%", True, id="a word that is no limit, a comma"),
        pytest.param("tổng cộng 90% số", "90%", True, id="a compound that ends like a limit"),
        pytest.param("phía trên, 90% số", "90%", True, id="such a compound and a comma"),
        pytest.param("gần nhau. 90% số", "90%", True, id="in the sentence before"),
        pytest.param("đạt &ge;90% số", "90%", False, id="an entity"),
        pytest.param("đạt \ufffc(90% số", "90%", False, id="a picture and a bracket"),
        pytest.param("đạt 《90% số", "90%", False, id="a rare bracket"),
        pytest.param("đạt +/- 90% số", "90%", False, id="a sign of two"),
        pytest.param("đạt %90% số", "90%", False, id="a sign for a share"),
        pytest.param("đạt (90%) số", "90%", True, id="in brackets"),
        pytest.param("vẻn vẹn có 90% số", "90%", False, id="a limit and a verb"),
        pytest.param("không thể nào đạt được 90% số", "90%", False, id="a negation far off"),
        pytest.param("không ai nói là không phải: 90%", "90%", False, id="denied twice"),
        pytest.param("không khí của 90% số", "90%", True, id="a noun that looks like one"),
        pytest.param("năm 90% số", "90%", False, id="five, as no year follows"),
        pytest.param("hằng năm 90% số", "90%", True, id="every year"),
        pytest.param("twice 90% of", "90%", False, id="an English multiple"),
        pytest.param("thu 90€ mỗi", "90", False, id="a currency behind"),
        pytest.param("có 90 có hơn", "90", False, id="and more"),
        pytest.param("đạt 90% (dự kiến)", "90%", False, id="planned"),
        pytest.param("đạt 90%?", "90%", False, id="in doubt"),
        pytest.param("ngày 6/6 năm ngoái", "6/6", False, id="of last year"),
        pytest.param("trước tháng 12/2023 có", "12/2023", False, id="before that month"),
        pytest.param("sau tháng 12/2023 có", "tháng 12/2023", False, id="after that month"),
        pytest.param("đến tháng 12/2023 có", "12/2023", True, id="as of that month"),
        pytest.param("có 13 và 14 lớp", "13", False, id="one of two counts"),
        pytest.param("có 13, 14 lớp", "13", False, id="one of a list of counts"),
        pytest.param("ba lần 13 lớp", "13", False, id="a multiple"),
        pytest.param("ngày 6/6.–8/6 tại", "6/6", False, id="a point and a dash between two days"),
        pytest.param("tại mục 13 các bộ", "13 các bộ", False, id="the number of a section"),
        pytest.param("ngày 13 các bộ", "13 các bộ", False, id="a day"),
        pytest.param("có tổng số 13 lớp", "13 lớp", True, id="a count behind a word for one"),
        pytest.param("thay vì 90% số", "90%", False, id="instead of it"),
        pytest.param("không có gì", "có gì", True, id="no number"),
    ],
)
def test_a_quote_cuts_no_figure(text: str, quote: str, whole: bool) -> None:
    canonical = Canonical(text)
    figures = Figures(canonical)
    assert any(figures.are_whole(*place) for place in canonical.find(quote)) is whole


@pytest.mark.parametrize(
    ("text", "limited"),
    [
        pytest.param("có 58/63 tỉnh trở lên đạt", True, id="a lower bound behind the noun"),
        pytest.param("có 58/63 tỉnh (dự kiến) đạt", True, id="planned"),
        pytest.param("có 58/63 tỉnh, ước tính, đạt", True, id="estimated"),
        pytest.param("có 58/63 tỉnh vẫn chưa đạt", True, id="denied"),
        pytest.param("có 58/63 tỉnh sẽ đạt", True, id="to come"),
        pytest.param("có 58/63 tỉnh không chỉ đạt", False, id="not only"),
        pytest.param("có 58/63 tỉnh đã đạt", False, id="nothing"),
    ],
)
def test_what_stands_behind_a_noun_limits_its_number(text: str, limited: bool) -> None:
    canonical = Canonical(text)
    [place] = canonical.find("58/63 tỉnh")
    assert Figures(canonical).are_limited(*place) is limited
