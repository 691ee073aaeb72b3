"""Which words of an article are a title of somebody, and what it says of them."""

from __future__ import annotations

from tests.checking.articles import Case, cases, judge
from tests.conftest import VISIT


@cases("""
behind the name | confirmed | nguyen-thanh-lam
  Ông Nguyễn Thanh Lâm, ⟦Thứ trưởng Bộ Thông tin và Truyền thông⟧, phát biểu.
before the name | confirmed | nguyen-thanh-lam
  ⟦Thứ trưởng Bộ Thông tin và Truyền thông⟧ Nguyễn Thanh Lâm phát biểu.
in English | confirmed | nguyen-thanh-lam
  Nguyen Thanh Lam, ⟦Deputy Minister of Information and Communications⟧, spoke.
in which somebody comes | confirmed | nguyen-thanh-lam
  Ông Nguyễn Thanh Lâm với tư cách là ⟦Thứ trưởng Bộ Thông tin và Truyền thông⟧ phát biểu.
in which somebody comes, in English | confirmed | nguyen-thanh-lam
  Nguyen Thanh Lam came as ⟦Deputy Minister of Information and Communications⟧.
without diacritics | consistent | nguyen-thanh-lam | diacritics
  ⟦thu truong Bo Thong tin va Truyen thong⟧ Nguyen Thanh Lam phat bieu khai mac.
without its body | consistent | nguyen-thanh-lam | shortened
  ⟦Thứ trưởng⟧ Nguyễn Thanh Lâm phát biểu.
with an abbreviation of its body | consistent | nguyen-thanh-lam | shortened
  ⟦Thứ trưởng Bộ TTTT⟧ Nguyễn Thanh Lâm phát biểu.
in one word of German | consistent | nguyen-thanh-lam | shortened
  ⟦Vizeinformationsminister⟧ Nguyen Thanh Lam sprach.
in other words | consistent | pham-duy-hung | another name
  Pham Duy Hung, ⟦Vice Chairman of the Bac Kan Provincial People's Committee⟧, attended.
another place of the tone mark | confirmed | nguyen-van-chuong
  Đồng chí Nguyễn Văn Chương, ⟦Phó Chủ tịch UBND tỉnh Hoà Bình⟧, dự.
the first of two titles | confirmed | pham-s
  Đồng chí Phạm S, ⟦Tỉnh ủy viên⟧, Phó Chủ tịch UBND tỉnh Lâm Đồng, dự.
the second of two titles | confirmed | pham-s
  Đồng chí Phạm S, Tỉnh ủy viên, ⟦Phó Chủ tịch UBND tỉnh Lâm Đồng⟧, dự.
the title of the next person | confirmed | nguyen-thanh-lam
  Phạm S và ⟦Thứ trưởng Bộ Thông tin và Truyền thông⟧ Nguyễn Thanh Lâm dự.
an office of nobody | none
  ⟦Bộ trưởng⟧ các nước cùng dự.
an office in another sentence | none
  Nguyễn Thanh Lâm phát biểu. Có ⟦Bộ trưởng⟧ một nước cùng dự.
""")
def test_where_titles_are(case: Case) -> None:
    judge(case, "title")


@cases("""
an office without a body | confirmed | tomas-reinholt
  ⟦President⟧ Tomas Reinholt spoke.
with a body that the title leaves out | consistent | hanne-roos | shortened
  Hanne Roos, ⟦Chair of the Halvoria Friendship Society⟧, was there.
a deputy | contradicted | hanne-roos | Chair
  Hanne Roos, ⟦Vice Chair of the Halvoria Friendship Society⟧, was there.
somebody of whom the source gives no title | not_in_source
  ⟦Director⟧ Ilse Reinholt spoke.
""")
def test_titles_of_a_speech_in_english(case: Case) -> None:
    judge(case, "title", VISIT)
