"""All of a set, in words, and parts behind their wholes."""

from __future__ import annotations

from tests.checking.articles import Case, cases, judge


@cases("""
all of them | confirmed | trang-cong-bo-nganh
  ⟦All ministries⟧ have a website in a foreign language.
all, where it is not all | contradicted | trang-cong-dia-phuong | 58/63
  ⟦All localities⟧ have a website in a foreign language.
all, where it is not all, in Vietnamese | contradicted | trang-cong-dia-phuong | 58/63
  ⟦Tất cả các tỉnh⟧ đã có trang tiếng nước ngoài.
every one | confirmed | ke-hoach-tinh-thanh
  ⟦Every province⟧ has an annual plan of external information work.
all of the 63 | consistent | ke-hoach-tinh-thanh | fraction
  All of the ⟦63 provinces⟧ have an annual plan of external information work.
nearly all is no figure | none
  ⟦Nearly all ministries⟧ have a website in a foreign language.
not all is no figure | none
  Không phải ⟦tất cả bộ⟧, ngành đã có trang tiếng nước ngoài.
a part of all is not all | none
  Of ⟦all localities⟧, 58/63 have a website in a foreign language.
a part of all is not all, in Vietnamese | none
  Trong ⟦tất cả các tỉnh⟧, 58/63 tỉnh đã có trang tiếng nước ngoài.
a part of all, in other words | confirmed | trang-cong-dia-phuong
  Of all localities, ⟦58/63⟧ run a site in another language.
all, and no figure of it | none
  ⟦Tất cả đại biểu⟧ chụp ảnh lưu niệm.
the part behind its whole | confirmed | trang-cong-dia-phuong
  Of the 63 localities, ⟦58⟧ have a website in a foreign language.
another part behind it | contradicted | trang-cong-dia-phuong | 58/63
  Of the 63 localities, ⟦57⟧ have a website in a foreign language.
the part behind its whole, with whom it counts | consistent | trang-cong-dia-phuong | the part
  Trong số 63 địa phương, ⟦58 địa phương⟧ có trang tiếng nước ngoài.
""")
def test_all_and_parts_of_them(case: Case) -> None:
    judge(case, "quantity")
