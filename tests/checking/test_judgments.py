"""Whether a title that an article gives to somebody is one of the source."""

from __future__ import annotations

from tests.checking.articles import Case, cases, judge

MINISTER = "Deputy Minister of Information and Communications"


@cases(f"""
another rank | contradicted | nguyen-thanh-lam | Thứ trưởng Bộ Thông tin và Truyền thông
  ⟦Bộ trưởng⟧ Nguyễn Thanh Lâm phát biểu.
another rank in English | contradicted | nguyen-thanh-lam | {MINISTER}
  ⟦Minister⟧ Nguyen Thanh Lam opened the conference.
another rank in which somebody comes | contradicted | nguyen-thanh-lam | {MINISTER}
  Nguyen Thanh Lam came as ⟦Minister of Information and Communications⟧.
another rank of the same body | contradicted | nguyen-van-chuong | Phó Chủ tịch UBND tỉnh Hòa Bình
  Đồng chí Nguyễn Văn Chương, ⟦Chủ tịch UBND tỉnh Hòa Bình⟧, dự.
no deputy | contradicted | truong-quang-hoai-nam | Phó Trưởng Ban Đối ngoại Trung ương Đảng
  Ông Trương Quang Hoài Nam, ⟦Trưởng Ban Đối ngoại Trung ương Đảng⟧, dự.
another ministry | contradicted | nguyen-thanh-lam | Thứ trưởng Bộ Thông tin và Truyền thông
  ⟦Thứ trưởng Bộ Ngoại giao⟧ Nguyễn Thanh Lâm phát biểu.
another province | contradicted | nguyen-van-chuong | Phó Chủ tịch UBND tỉnh Hòa Bình
  Đồng chí Nguyễn Văn Chương, ⟦Phó Chủ tịch UBND tỉnh Bắc Kạn⟧, dự.
another commission | contradicted | truong-quang-hoai-nam | Phó Trưởng Ban Đối ngoại Trung ương Đảng
  Ông Trương Quang Hoài Nam, ⟦Phó Trưởng Ban Tuyên giáo Trung ương⟧, dự.
another office beside the right one | not_in_source
  Đồng chí Phạm S, ⟦Phó Bí thư Tỉnh ủy⟧, Phó Chủ tịch UBND tỉnh Lâm Đồng, dự.
held no longer | not_in_source
  Đồng chí Phạm S, nguyên ⟦Phó Chủ tịch UBND tỉnh Lâm Đồng⟧, dự.
more than the source says | not_in_source
  Phạm Duy Hưng, ⟦Phó Chủ tịch Thường trực UBND tỉnh Bắc Kạn⟧, dự.
""")
def test_whether_they_are_those_of_the_source(case: Case) -> None:
    judge(case, "title")
