"""What an article says around a quantity: clause, sentence before, list, and whether not."""

from __future__ import annotations

from tests.checking.articles import Case, cases, judge


@cases("""
a list with semicolons, the first | confirmed | trang-cong-bo-nganh
  Trang tiếng nước ngoài: bộ, ngành ⟦100%⟧; địa phương 58/63.
a list with semicolons, the second | confirmed | trang-cong-dia-phuong
  Trang tiếng nước ngoài: bộ, ngành 100%; địa phương ⟦58/63⟧.
such a list, the second is wrong | contradicted | trang-cong-dia-phuong | 58/63
  Trang tiếng nước ngoài: bộ, ngành 100%; địa phương ⟦55/63⟧.
two subjects and a semicolon | confirmed | quy-che-tinh-thanh
  Kế hoạch thông tin đối ngoại: 90% bộ, ngành; quy chế quản lý: ⟦55/63⟧ tỉnh, thành phố.
below a heading | confirmed | trang-cong-bo-nganh
  Trang thông tin điện tử tiếng nước ngoài
  - Bộ, ngành: ⟦100%⟧
below a heading, wrong | contradicted | trang-cong-bo-nganh | 100%
  Trang thông tin điện tử tiếng nước ngoài
  - Bộ, ngành: ⟦90%⟧
a sentence is no heading | not_in_source
  Ông nói về trang thông tin điện tử tiếng nước ngoài.
  Có ⟦90%⟧ địa phương đã dự.
at the beginning of a line | confirmed | trang-cong-dia-phuong
  Hội nghị có mặt đông đủ.
  ⟦58/63⟧ địa phương đã có trang tiếng nước ngoài.
said again in the next sentence | consistent | trang-cong-dia-phuong | computed
  Trang tiếng nước ngoài có ở 58/63 địa phương. Con số đó tương đương ⟦92%⟧.
said again, wrong | contradicted | trang-cong-dia-phuong | 58/63
  Trang tiếng nước ngoài có ở 58/63 địa phương. Con số đó tương đương ⟦96%⟧.
the opposite | contradicted | trang-cong-dia-phuong | 5/63 (58/63)
  ⟦58/63⟧ địa phương chưa có trang tiếng nước ngoài.
the opposite in English | contradicted | trang-cong-dia-phuong | 5/63 (58/63)
  ⟦58 of 63 localities⟧ lack a foreign-language website.
the shortfall without its negation | contradicted | trang-cong-dia-phuong | 58/63
  ⟦5/63⟧ địa phương đã có trang tiếng nước ngoài.
`not only` denies nothing | confirmed | trang-cong-dia-phuong
  ⟦58/63⟧ địa phương không chỉ có trang tiếng nước ngoài mà còn quảng bá.
`No.` of a document denies nothing | confirmed | quy-che-tinh-thanh
  ⟦55 of 63 provinces⟧ issued regulations on external information under Decree No. 72.
a negation behind the comma is of the next | confirmed | trang-cong-bo-nganh
  ⟦100%⟧ các bộ, ngành có trang tiếng nước ngoài, còn 5/63 địa phương chưa có.
and the next has it | consistent | trang-cong-dia-phuong | what is left
  100% các bộ, ngành có trang tiếng nước ngoài, còn ⟦5/63⟧ địa phương chưa có.
the subject stands before the number | consistent | trang-cong-dia-phuong | computed
  Tỷ lệ địa phương có trang tiếng nước ngoài là ⟦92,1%⟧.
the next sentence is another matter | not_in_source
  Các địa phương có trang tiếng nước ngoài. ⟦58/63⟧ đã dự.
""")
def test_what_is_said_around_a_quantity(case: Case) -> None:
    judge(case, "quantity")
