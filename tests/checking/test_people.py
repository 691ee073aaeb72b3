"""Names of people: how they may be written, and what makes them another one."""

from __future__ import annotations

from tests.checking.articles import Case, cases, judge
from tests.conftest import SECOND


@cases("""
as published | confirmed | nguyen-thanh-lam
  Ông ⟦Nguyễn Thanh Lâm⟧, Thứ trưởng Bộ Thông tin và Truyền thông, phát biểu.
without diacritics | consistent | nguyen-thanh-lam | diacritics
  ⟦Nguyen Thanh Lam⟧, Deputy Minister of Information and Communications, spoke.
the family name last | consistent | pham-duy-hung | order
  ⟦Duy Hung Pham⟧, Vice Chairman of the People's Committee of Bac Kan Province, attended.
the given name first | consistent | nguyen-thanh-lam | order
  ⟦Lam Nguyen Thanh⟧, Deputy Minister of Information and Communications, spoke.
another order with diacritics | consistent | truong-quang-hoai-nam | order
  ⟦Quang Hoài Nam Trương⟧ opened the session of the afternoon.
in French | consistent | nguyen-thanh-lam | diacritics
  ⟦Nguyen Thanh Lam⟧, vice-ministre, a pris la parole.
a middle name is missing | contradicted | truong-quang-hoai-nam | Trương Quang Hoài Nam
  Ông ⟦Trương Hoài Nam⟧, Phó Trưởng Ban Đối ngoại Trung ương Đảng, dự.
a part is missing, without diacritics | contradicted | nguyen-thanh-lam | Nguyễn Thanh Lâm
  Deputy Minister ⟦Nguyen Lam⟧ opened the conference.
the last part is another | contradicted | nguyen-thanh-lam | Nguyễn Thanh Lâm
  Thứ trưởng Bộ Thông tin và Truyền thông ⟦Nguyễn Thanh Long⟧ phát biểu.
one tone is another | contradicted | nguyen-thanh-lam | Nguyễn Thanh Lâm
  Ông ⟦Nguyễn Thành Lâm⟧, Thứ trưởng Bộ Thông tin và Truyền thông, phát biểu.
one letter is another | contradicted | pham-duy-hung | Phạm Duy Hưng
  ⟦Phạm Duy Hùng⟧, Phó Chủ tịch UBND tỉnh Bắc Kạn, dự.
some diacritics are left out | contradicted | truong-quang-hoai-nam | Trương Quang Hoài Nam
  Ông ⟦Trương Quang Hoai Nam⟧, Phó Trưởng Ban Đối ngoại Trung ương Đảng, dự.
a name that goes on | contradicted | pham-s | Phạm S
  Ông ⟦Phạm Sơn⟧, Phó Chủ tịch UBND tỉnh Lâm Đồng, dự.
another holder of a title | contradicted | nguyen-thanh-lam | Nguyễn Thanh Lâm
  Thứ trưởng Bộ Thông tin và Truyền thông ⟦Phan Tâm⟧ phát biểu.
another deputy beside the one of the source | not_in_source
  Nguyễn Thanh Lâm và Thứ trưởng Bộ Thông tin và Truyền thông ⟦Phan Tâm⟧ dự.
another office of the same body | not_in_source
  Chủ tịch UBND tỉnh Lâm Đồng ⟦Trần Hồng Thái⟧ dự.
the same office of another body | not_in_source
  Thứ trưởng Bộ Ngoại giao ⟦Lê Thị Thu Hằng⟧ phát biểu.
a former holder | not_in_source
  Ông ⟦Phan Tâm⟧, nguyên Thứ trưởng Bộ Thông tin và Truyền thông, dự.
a stranger who is addressed | not_in_source
  Ông ⟦Trần Văn Đức⟧ dự.
a stranger of a like name and another office | not_in_source
  Ông ⟦Nguyễn Lâm⟧, giáo viên, gửi thư.
a stranger in a row with people of the source | not_in_source
  Nguyễn Thanh Lâm, ⟦Trần Văn Đức⟧ và Phạm Duy Hưng dự.
the last one of a row | confirmed | pham-duy-hung
  Nguyễn Thanh Lâm, Phạm S, Nguyễn Văn Chương và ⟦Phạm Duy Hưng⟧ dự.
words that begin like a name | none
  Đoàn đến ⟦Hồ Xuân Hương⟧ lúc trưa.
""")
def test_names(case: Case) -> None:
    judge(case, "person")


@cases("""
as published | confirmed | lo-thi-en
  Bà ⟦Lò Thị Én⟧, Giám đốc Thư viện tỉnh Sơn Hà, dự.
one letter is another | contradicted | lo-thi-en | Lò Thị Én
  Bà ⟦Lò Thị Ên⟧, Giám đốc Thư viện tỉnh Sơn Hà, dự.
another holder of a title | contradicted | lo-thi-en | Lò Thị Én
  Giám đốc Thư viện tỉnh Sơn Hà ⟦Hà Văn Pó⟧ dự.
""")
def test_names_of_another_speech(case: Case) -> None:
    judge(case, "person", SECOND)
