"""Whether a value of an article is that of a figure, and by which rule."""

from __future__ import annotations

import msgspec
import pytest

from tests.checking.articles import Case, cases, index_of, judge
from tests.conftest import RESOLUTION, VISIT
from ttdn_cli import extract
from ttdn_cli.checking.values import relate
from ttdn_cli.extraction.mentions import QuantityMention
from ttdn_cli.facts.metrics import Metric
from ttdn_cli.facts.readings import read_figure


@cases("""
as published | confirmed | trang-cong-dia-phuong
  ⟦58/63⟧ địa phương đã có trang tiếng nước ngoài.
in words | confirmed | trang-cong-dia-phuong
  ⟦Năm mươi tám trên sáu mươi ba⟧ địa phương đã có trang web tiếng nước ngoài.
in words of English | confirmed | trang-cong-dia-phuong
  ⟦Fifty-eight of 63⟧ localities have a website in a foreign language.
another part | contradicted | trang-cong-dia-phuong | 58/63
  ⟦57/63⟧ địa phương đã có trang tiếng nước ngoài.
another whole | contradicted | trang-cong-dia-phuong | 58/63
  ⟦58/64⟧ địa phương đã có trang tiếng nước ngoài.
the other figure of as many | contradicted | trang-cong-dia-phuong | 58/63
  ⟦55/63⟧ địa phương đã có trang tiếng nước ngoài.
computed to two digits, with a comma | consistent | trang-cong-dia-phuong | computed
  ⟦92,06%⟧ địa phương đã có trang tiếng nước ngoài.
computed, with a point | consistent | trang-cong-dia-phuong | computed
  ⟦92.06%⟧ địa phương đã có trang tiếng nước ngoài.
computed to one digit | consistent | trang-cong-dia-phuong | computed
  ⟦92.1%⟧ of localities have a website in a foreign language.
computed to a whole number | consistent | trang-cong-dia-phuong | computed
  ⟦92%⟧ of localities have a website in a foreign language.
cut off instead of rounded | contradicted | trang-cong-dia-phuong | 58/63
  ⟦92.0%⟧ of localities have a website in a foreign language.
digits that changed places | contradicted | trang-cong-dia-phuong | 58/63
  ⟦92,60%⟧ địa phương đã có trang tiếng nước ngoài.
none is not nearly none | contradicted | trang-cong-dia-phuong | 58/63
  ⟦0%⟧ of localities have a foreign-language website.
all is not nearly all | contradicted | trang-cong-dia-phuong | 58/63
  ⟦100%⟧ địa phương đã có trang tiếng nước ngoài.
a fraction in words | consistent | ke-hoach-bo-nganh | fraction
  ⟦Chín phần mười⟧ số bộ, ngành đã có kế hoạch thông tin đối ngoại.
a fraction in words of English | consistent | ke-hoach-bo-nganh | fraction
  ⟦Nine out of ten⟧ ministries have a plan of external information work.
another fraction | contradicted | ke-hoach-bo-nganh | 90%
  ⟦Eight out of ten⟧ ministries have a plan of external information work.
a fraction of those that are left | consistent | ke-hoach-bo-nganh | fraction
  ⟦One in ten⟧ ministries has no plan of external information work.
all of the 63 | consistent | ke-hoach-tinh-thanh | fraction
  ⟦63/63⟧ tỉnh, thành phố có kế hoạch thông tin đối ngoại hằng năm.
all but one | contradicted | ke-hoach-tinh-thanh | 100%
  ⟦62/63⟧ tỉnh, thành phố có kế hoạch thông tin đối ngoại hằng năm.
how many, without of how many | consistent | trang-cong-dia-phuong | the part
  ⟦58 địa phương⟧ đã có trang tiếng nước ngoài.
how many, wrong | contradicted | trang-cong-dia-phuong | 58/63
  ⟦57 địa phương⟧ đã có trang tiếng nước ngoài.
the shortfall | consistent | trang-cong-dia-phuong | what is left
  ⟦5/63⟧ địa phương chưa có trang tiếng nước ngoài.
more than the shortfall | contradicted | trang-cong-dia-phuong | 5/63 (58/63)
  ⟦Hơn 5/63⟧ địa phương chưa có trang tiếng nước ngoài.
the shortfall in words | consistent | trang-cong-dia-phuong | what is left
  ⟦Five of 63⟧ localities have no foreign-language website.
the shortfall as a count | consistent | quy-che-tinh-thanh | what is left
  Only ⟦8 provinces⟧ have not issued regulations on managing external information.
the shortfall as a percentage | consistent | trang-cong-dia-phuong | what is left
  ⟦7,94%⟧ địa phương chưa có trang tiếng nước ngoài.
another shortfall | contradicted | trang-cong-dia-phuong | 5/63 (58/63)
  ⟦6 of 63 localities⟧ have no foreign-language website.
another shortfall as a percentage | contradicted | trang-cong-dia-phuong | 5/63 (58/63)
  ⟦9,74%⟧ địa phương chưa có trang tiếng nước ngoài.
the shortfall of a percentage | consistent | ke-hoach-bo-nganh | what is left
  ⟦10%⟧ các bộ, ngành chưa có kế hoạch thông tin đối ngoại.
another shortfall of a percentage | contradicted | ke-hoach-bo-nganh | 10% (90%)
  ⟦20%⟧ các bộ, ngành chưa có kế hoạch thông tin đối ngoại.
more than a little less | consistent | trang-cong-dia-phuong | within the limit
  ⟦More than 90%⟧ of localities have a website in a foreign language.
more than it is | contradicted | trang-cong-dia-phuong | 58/63
  ⟦More than 95%⟧ of localities have a website in a foreign language.
more than far less says nothing | not_in_source
  ⟦More than 50%⟧ of localities have a website in a foreign language.
fewer than a little more | consistent | trang-cong-dia-phuong | within the limit
  ⟦Fewer than 95%⟧ of localities have a website in a foreign language.
fewer than it is | contradicted | trang-cong-dia-phuong | 58/63
  ⟦Fewer than 92%⟧ of localities have a website in a foreign language.
at least as much | consistent | ke-hoach-bo-nganh | within the limit
  ⟦Ít nhất 90%⟧ bộ, ngành đã có kế hoạch thông tin đối ngoại.
more than as much | contradicted | ke-hoach-bo-nganh | 90%
  ⟦Hơn 90%⟧ bộ, ngành đã có kế hoạch thông tin đối ngoại.
nearly all where it is all | contradicted | trang-cong-bo-nganh | 100%
  ⟦Gần 100%⟧ bộ, ngành có trang tiếng nước ngoài.
more than the part | contradicted | trang-cong-dia-phuong | 58/63
  ⟦Hơn 58/63⟧ địa phương có trang tiếng nước ngoài.
about as much | consistent | trang-cong-dia-phuong | within the limit
  ⟦About 91%⟧ of localities have a website in a foreign language.
about another value | contradicted | trang-cong-dia-phuong | 58/63
  ⟦About 85%⟧ of localities have a website in a foreign language.
about a value to one digit, another one | contradicted | trang-cong-dia-phuong | 58/63
  ⟦About 91.2%⟧ of localities have a website in a foreign language.
a narrow range around it | consistent | quy-che-tinh-thanh | within the limit
  ⟦85–90%⟧ of provinces have issued regulations on managing external information.
a range beside it | contradicted | quy-che-tinh-thanh | 55/63
  From ⟦70 to 80%⟧ of provinces have issued regulations on managing external information.
a range so wide that it says nothing | not_in_source
  From ⟦50 to 90%⟧ of provinces have issued regulations on managing external information.
""")
def test_shares(case: Case) -> None:
    judge(case, "quantity")


@cases("""
an amount | confirmed | chi-thuong-xuyen
  Chi thường xuyên là ⟦820.650 triệu đồng⟧.
in another magnitude | confirmed | chi-thuong-xuyen
  Chi thường xuyên là ⟦820,65 tỷ đồng⟧.
another amount | contradicted | chi-thuong-xuyen | 820.650 triệu đồng
  Chi thường xuyên là ⟦820,56 tỷ đồng⟧.
a limit | confirmed | grdp
  GRDP bình quân đầu người đạt ⟦hơn 13 nghìn đôla⟧.
without its limit | consistent | grdp | left out a limit
  GRDP bình quân đầu người đạt ⟦13 nghìn đôla⟧.
with another limit | contradicted | grdp | hơn 13 nghìn đôla
  GRDP bình quân đầu người đạt ⟦gần 13 nghìn đôla⟧.
a rank beside an amount | confirmed | grdp-hang
  GRDP bình quân đầu người đứng ⟦thứ 3⟧ trong vùng.
another rank | contradicted | grdp-hang | đứng thứ 3
  GRDP bình quân đầu người đứng ⟦thứ 2⟧ trong vùng.
a multiple | confirmed | xuat-khau
  Kim ngạch xuất khẩu ⟦gấp 7 lần⟧.
another multiple | contradicted | xuat-khau | gấp 7 lần
  Kim ngạch xuất khẩu ⟦gấp 8 lần⟧.
a range | confirmed | tiet-kiem
  Tiết kiệm chi hội nghị từ ⟦5 - 10%⟧.
another range | contradicted | tiet-kiem | từ 5 - 10%
  Tiết kiệm chi hội nghị từ ⟦5 - 15%⟧.
a rise to one digit, another one | contradicted | thu-tang | tăng 8,02%
  Mức tăng tổng thu: tăng ⟦8,2%⟧.
a percentage, rounded | consistent | giai-ngan | computed
  Tỷ lệ giải ngân vốn đầu tư công là ⟦81%⟧.
a percentage, digits that changed places | contradicted | giai-ngan | 81,05 %
  Tỷ lệ giải ngân vốn đầu tư công là ⟦85,01%⟧.
""")
def test_amounts(case: Case) -> None:
    judge(case, "quantity", RESOLUTION)


@cases("""
an amount | confirmed | trade
  Trade between the two countries has grown to ⟦US$5.2 billion⟧.
digits that changed places | contradicted | trade | US$5.2 billion
  Trade between the two countries has grown to ⟦US$2.5 billion⟧.
rounded | consistent | trade | rounded
  Trade between the two countries has grown to ⟦US$5 billion⟧.
more than a little less | consistent | trade | within the limit
  Trade between the two countries has grown to ⟦more than US$5 billion⟧.
more than far less says nothing | not_in_source
  Trade between the two countries has grown to ⟦more than US$2 billion⟧.
another currency is another thing | not_in_source
  Trade between the two countries has grown to ⟦5.2 billion euros⟧.
a share in words | consistent | delta-cost | fraction
  Halvoria will bear ⟦two thirds⟧ of the cost of the Delta Institute.
another share in words | contradicted | delta-cost | two thirds
  Halvoria will bear ⟦one third⟧ of the cost of the Delta Institute.
a time | confirmed | valmaas-years
  Dr Valmaas stayed in Hue for ⟦eleven years⟧.
another time | contradicted | valmaas-years | eleven years
  Dr Valmaas stayed in Hue for ⟦twelve years⟧.
a limit of a share | confirmed | factory-goods
  ⟦Nearly 80 percent⟧ of purchases from Viet Nam are made in factories.
without its limit | consistent | factory-goods | left out a limit
  ⟦80 percent⟧ of purchases from Viet Nam are made in factories.
""")
def test_figures_of_a_speech_in_english(case: Case) -> None:
    judge(case, "quantity", VISIT)


@pytest.mark.parametrize(
    ("given", "said", "negated", "standing"),
    [
        pytest.param("399/400", "99,8%", False, "rule", id="rounded"),
        pytest.param("399/400", "100%", False, "other", id="nearly all is not all"),
        pytest.param("399/400", "0,25%", True, "rule", id="what is left"),
        pytest.param("399/400", "0%", True, "other", id="nearly none is not none"),
        pytest.param("hơn 80%", "hơn 80%", False, "same", id="a limit"),
        pytest.param("hơn 80%", "80%", False, "rule", id="its limit left out"),
        pytest.param("hơn 80%", "gần 80%", False, "other", id="another limit"),
        pytest.param("2,93%", "khoảng 3%", False, "rule", id="about a small share"),
        pytest.param("3,4%", "khoảng 3%", False, "rule", id="about its rounded form"),
        pytest.param("4,5%", "khoảng 3%", False, "other", id="half as much again is not about it"),
        pytest.param("0,93%", "khoảng 3%", False, "other", id="nor is a third of it"),
        pytest.param("92,1%", "khoảng 90%", False, "rule", id="about a large share"),
        pytest.param("7,09%", "khoảng 7,09%", False, "rule", id="about the very number"),
        pytest.param("7,09%", "khoảng 7,19%", False, "other", id="about another exact one"),
        pytest.param("7,09%", "trên 7,09%", False, "other", id="more than the very number"),
        pytest.param("3,9%", "trên 3%", False, "rule", id="more than a small share"),
        pytest.param("4,5%", "trên 3%", False, "open", id="so much more that nobody says so"),
        pytest.param("2,93%", "dưới 5%", False, "open", id="so much less that nobody says so"),
        pytest.param("60/63", "hơn 58 địa phương", False, "rule", id="more than a little fewer"),
        pytest.param("60/63", "hơn 10 địa phương", False, "open", id="more than far fewer"),
    ],
)
def test_two_values(given: str, said: str, negated: bool, standing: str) -> None:
    metric = index_of().records["trang-cong-dia-phuong"]
    assert isinstance(metric, Metric)
    reading = read_figure(given, english=False)
    (mention,) = extract(f"Có {said} số đó.")
    assert isinstance(mention, QuantityMention)
    metric = msgspec.structs.replace(metric, given=given, reading=reading)
    assert relate(mention, metric, negated=negated).standing == standing
