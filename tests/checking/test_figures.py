"""Which figure a quantity of an article is: whom it covers, what it is of, and what is missing."""

from __future__ import annotations

from tests.checking.articles import Case, cases, findings, judge

PLAN = (
    "đã ra kế hoạch triển khai TTĐN, hoặc đưa nội dung này vào kế hoạch hoạt động TTĐN hay kế "
    "hoạch chuyên môn hằng năm"
)


@cases("""
swapped, the first | contradicted | trang-cong-dia-phuong | 58/63
  ⟦100%⟧ địa phương và 58/63 bộ, ngành có trang tiếng nước ngoài.
swapped, the second | contradicted | trang-cong-bo-nganh | 100%
  100% địa phương và ⟦58/63⟧ bộ, ngành có trang tiếng nước ngoài.
not swapped, the first | confirmed | trang-cong-bo-nganh
  ⟦100%⟧ of ministries and 58/63 localities have a website in a foreign language.
not swapped, the second | confirmed | trang-cong-dia-phuong
  100% of ministries and ⟦58/63⟧ localities have a website in a foreign language.
two figures of one clause each | confirmed | ke-hoach-tinh-thanh
  90% of ministries have plans of external information, ⟦100%⟧ of provinces draw up annual ones.
what it depends on is left out | not_in_source | | leaves out
  ⟦100%⟧ các bộ, ngành có trang thông tin điện tử.
in brackets | confirmed | trang-cong-dia-phuong
  Hầu hết địa phương (⟦58/63⟧) có trang tiếng nước ngoài.
its percentage in brackets behind it | consistent | trang-cong-dia-phuong | computed
  58/63 địa phương (⟦92,06%⟧) có trang tiếng nước ngoài.
another percentage behind it | contradicted | trang-cong-dia-phuong | 58/63
  58/63 địa phương, tức ⟦92,6%⟧, có trang tiếng nước ngoài.
without what it is of | consistent | quy-che-tinh-thanh | does not say what
  ⟦55/63⟧ tỉnh, thành phố.
of something that nobody said | not_in_source
  ⟦55/63⟧ tỉnh, thành phố đã họp.
of none of these | not_in_source
  Hội nghị có ⟦1.200 đại biểu⟧.
a rise is no share | not_in_source
  Kinh phí cho kế hoạch thông tin đối ngoại tăng ⟦90%⟧ so với năm trước.
a count of something else is no share of them | not_in_source
  Có ⟦40 chuyên gia⟧ làm quy chế quản lý thông tin đối ngoại.
of others in German | confirmed | trang-cong-dia-phuong
  ⟦58 von 63⟧ Provinzen haben eine Webseite in einer Fremdsprache.
of others in French | consistent | trang-cong-dia-phuong | computed
  ⟦92 %⟧ des provinces ont un site web en langue étrangère.
without diacritics | confirmed | trang-cong-dia-phuong
  ⟦58/63⟧ dia phuong da co trang thong tin dien tu bang tieng nuoc ngoai.
without diacritics, another part | contradicted | trang-cong-dia-phuong | 58/63
  ⟦57/63⟧ dia phuong da co trang thong tin dien tu bang tieng nuoc ngoai.
the passive | confirmed | quy-che-tinh-thanh
  Rules on managing external information were laid down by ⟦55 of 63 provinces⟧.
the passive, of all | consistent | ke-hoach-tinh-thanh | fraction
  Annual plans of external information are drawn up by ⟦63 of 63 provinces⟧.
""")
def test_whom_a_figure_covers_and_what_of(case: Case) -> None:
    judge(case, "quantity")


def test_a_figure_of_others_names_whose_it_is() -> None:
    (found,) = findings("90% doanh nghiệp đã ban hành kế hoạch thông tin đối ngoại.", "quantity")
    assert (found.verdict, found.record) == ("contradicted", "ke-hoach-bo-nganh")
    assert found.expected == f"90% – Bộ, ngành {PLAN}"
    assert found.quote == "90% các bộ, ngành đã ban hành kế hoạch"


def test_a_figure_quotes_the_words_that_hold_its_value() -> None:
    (found,) = findings("58/64 địa phương có trang tiếng nước ngoài.", "quantity")
    assert found.quote == "58/63 địa phương"
