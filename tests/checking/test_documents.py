"""Documents of an article: type, number and issuer; their dates are those of `test_dates`."""

from __future__ import annotations

from tests.checking.articles import Case, cases, findings, judge
from tests.conftest import RESOLUTION


@cases("""
type and number | confirmed | nd-72-2015
  ⟦Nghị định số 72/2015/NĐ-CP⟧ quy định về thông tin đối ngoại.
without `số` | confirmed | nd-72-2015
  ⟦Nghị định 72/2015/NĐ-CP⟧ của Chính phủ là căn cứ.
the number alone | confirmed | kl-57-2023
  ⟦57-KL/TW⟧
a word for any document | confirmed | kl-57-2023
  ⟦Văn bản số 57-KL/TW⟧ nêu hạn chế.
in English | confirmed | kl-57-2023
  ⟦Conclusion No. 57-KL/TW⟧ names the shortcomings.
without diacritics | consistent | nd-72-2015 | diacritics
  ⟦Decree 72/2015/ND-CP⟧ of the Government is the basis.
type, number and year | consistent | nd-72-2015 | shortened
  ⟦Nghị định 72 năm 2015⟧ về thông tin đối ngoại.
number and year with a stroke | consistent | tt-22-2016 | shortened
  ⟦Thông tư 22/2016⟧ hướng dẫn quản lý hoạt động thông tin đối ngoại.
the number without its letters | consistent | kl-57-2023 | shortened
  ⟦Kết luận 57⟧ của Bộ Chính trị nêu các hạn chế.
another type | contradicted | nd-72-2015 | Nghị định số 72/2015/NĐ-CP
  ⟦Thông tư số 72/2015/NĐ-CP⟧ của Chính phủ là căn cứ.
another type in English | contradicted | kl-57-2023 | Conclusion No. 57-KL/TW
  ⟦Resolution 57-KL/TW⟧ of the Politburo names the shortcomings.
another type of a short number | contradicted | kl-57-2023 | Kết luận số 57-KL/TW
  ⟦Nghị quyết 57⟧ của Bộ Chính trị về thông tin đối ngoại.
another document of that number and body | not_in_source
  ⟦Nghị quyết 57⟧ của Bộ Chính trị về khoa học, công nghệ.
a document of nothing in it | not_in_source
  ⟦Nghị định số 15/2020/NĐ-CP⟧ xử phạt vi phạm.
""")
def test_types_and_numbers(case: Case) -> None:
    judge(case, "document")


@cases("""
its issuer | confirmed | chinh-phu
  Nghị định số 72/2015/NĐ-CP của ⟦Chính phủ⟧ là căn cứ.
another issuer of the source | contradicted | kl-57-2023 | Bộ Chính trị
  ⟦Chính phủ⟧ ban hành Kết luận số 57-KL/TW.
another issuer from outside it | contradicted | tt-22-2016 | Bộ Thông tin và Truyền thông
  Thông tư số 22/2016/TT-BTTTT của ⟦Bộ Tài chính⟧.
another issuer in English | contradicted | kl-57-2023 | Politburo
  Conclusion 57-KL/TW of the ⟦Government⟧ names the shortcomings of external information.
another issuer behind the date | contradicted | kl-57-2023 | Bộ Chính trị
  Kết luận số 57-KL/TW ngày 15/6/2023 của ⟦Chính phủ⟧ nêu hạn chế.
its issuer before it | confirmed | bo-chinh-tri
  ⟦Bộ Chính trị⟧ ban hành Kết luận số 57-KL/TW.
a body of the next sentence issued nothing | confirmed | chinh-phu
  Ông nhắc Kết luận số 57-KL/TW. ⟦Chính phủ⟧ cũng quan tâm.
a body that carries it out issued nothing | not_in_source
  ⟦Bộ Tài chính⟧ thực hiện Kết luận số 57-KL/TW.
""")
def test_issuers(case: Case) -> None:
    judge(case, "body")


@cases("""
a law by its name | confirmed | luat-ngan-sach
  ⟦Luật Ngân sách nhà nước năm 2015⟧ là căn cứ.
a submission | confirmed | ttr-212
  ⟦Tờ trình số 212/TTr-UBND⟧ ngày 25/11/2024.
digits that changed places | contradicted | ttr-212 | Tờ trình số 212/TTr-UBND
  ⟦Tờ trình số 221/TTr-UBND⟧ ngày 25/11/2024 của Ủy ban nhân dân tỉnh Hải Lộc.
""")
def test_documents_of_a_resolution(case: Case) -> None:
    judge(case, "document", RESOLUTION)


def test_a_document_quotes_the_words_that_cite_it() -> None:
    (found,) = findings("Nghị quyết số 57-KL/TW của Bộ Chính trị.", "document")
    assert found.quote == "Kết luận số 57-KL/TW ngày 15/6/2023 của Bộ Chính trị"
