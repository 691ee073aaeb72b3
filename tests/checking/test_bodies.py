"""Bodies of an article: their names, short names and translations."""

from __future__ import annotations

from tests.checking.articles import Case, cases, judge


@cases("""
as published | confirmed | bo-tttt
  ⟦Bộ Thông tin và Truyền thông⟧ chủ trì.
other capital letters | confirmed | bo-tttt
  ⟦Bộ Thông Tin và Truyền Thông⟧ chủ trì.
in a headline | confirmed | bo-tttt
  ⟦BỘ THÔNG TIN VÀ TRUYỀN THÔNG⟧ TỔ CHỨC HỘI NGHỊ
an abbreviation of the source | confirmed | bo-tttt
  ⟦Bộ TTTT⟧ chủ trì.
another place of the tone mark | confirmed | ubnd-hoa-binh
  ⟦UBND tỉnh Hoà Bình⟧ dự.
the letter of Croatian for that of Vietnamese | confirmed | ubnd-lam-dong
  ⟦Ủy ban nhân dân tỉnh Lâm Ðồng⟧ đăng cai.
its translation | confirmed | bo-chinh-tri
  The ⟦Politburo⟧ names shortcomings.
another abbreviation | consistent | bo-tttt | another name
  ⟦Bộ TT&TT⟧ chủ trì.
another translation | consistent | ubnd-lam-dong | another name
  The ⟦Lam Dong Provincial People's Committee⟧ took part.
the words in another order | consistent | bo-tttt | another name
  The ⟦Ministry of Communications and Information⟧ attended.
in German | consistent | ubnd-lam-dong | another name
  Das ⟦Volkskomitee der Provinz Lam Dong⟧ war dabei.
without diacritics | consistent | bo-tttt | diacritics
  ⟦Bo Thong tin va Truyen thong⟧ chu tri.
a tone is another | contradicted | bo-tttt | Bộ Thông tin và Truyền thông
  ⟦Bộ Thông tín và Truyền thông⟧ chủ trì.
another one | not_in_source
  ⟦Bộ Ngoại giao⟧ dự.
the first of two | not_in_source
  ⟦Bộ Ngoại giao⟧ và Bộ Thông tin và Truyền thông dự.
the second of two | confirmed | bo-tttt
  Bộ Ngoại giao và ⟦Bộ Thông tin và Truyền thông⟧ dự.
governments are another thing than the government | none
  ⟦Chính phủ⟧ các nước quan tâm.
the state of things is no body | none
  The ⟦state⟧ of the roads is good.
in a title it is no item of its own | none
  Thứ trưởng ⟦Bộ Thông tin và Truyền thông⟧ Nguyễn Thanh Lâm phát biểu.
""")
def test_bodies(case: Case) -> None:
    judge(case, "body")
