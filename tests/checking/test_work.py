"""A figure of another subject of work, means or language."""

from __future__ import annotations

from tests.checking.articles import Case, cases, judge

WEBSITE = "Địa phương có phiên bản tiếng nước ngoài của trang hoặc cổng thông tin điện tử"


@cases(f"""
the subject itself | confirmed | ke-hoach-bo-nganh
  ⟦90%⟧ các bộ, ngành đã ban hành kế hoạch công tác thông tin đối ngoại.
its abbreviation | confirmed | ke-hoach-bo-nganh
  ⟦90%⟧ các bộ, ngành đã ban hành kế hoạch TTĐN.
no subject | confirmed | ke-hoach-bo-nganh
  ⟦90%⟧ các bộ, ngành đã ban hành kế hoạch.
a subject that nothing introduces | not_in_source | | leaves out
  ⟦90%⟧ các bộ, ngành đã ban hành kế hoạch chuyển đổi số.
another language | contradicted | trang-cong-dia-phuong | {WEBSITE}
  ⟦58/63⟧ địa phương có trang thông tin điện tử bằng tiếng Anh.
other means | contradicted | trang-cong-dia-phuong | {WEBSITE}
  ⟦58/63⟧ địa phương có trang mạng xã hội bằng tiếng nước ngoài.
another value of another subject is no claim about this one | not_in_source
  ⟦80%⟧ các bộ, ngành đã ban hành kế hoạch công tác đối ngoại.
""")
def test_subjects_of_work(case: Case) -> None:
    judge(case, "quantity")


PLAN_VI = (
    "Bộ, ngành đã ra kế hoạch triển khai TTĐN, hoặc đưa nội dung này vào kế hoạch hoạt động TTĐN "
    "hay kế hoạch chuyên môn hằng năm"
)
PLAN_EN = (
    "Ministries and central agencies that have issued a plan for carrying out external information "
    "work, or built it into their plan of such activities or their annual professional work plan"
)


@cases(f"""
external affairs instead | contradicted | ke-hoach-bo-nganh | {PLAN_VI}
  ⟦90%⟧ các bộ, ngành đã ban hành kế hoạch công tác đối ngoại.
external affairs instead, in English | contradicted | ke-hoach-bo-nganh | {PLAN_EN}
  ⟦90%⟧ of ministries have a plan of external affairs work.
another subject behind `on` | contradicted | ke-hoach-bo-nganh | {PLAN_VI}
  ⟦90%⟧ bộ, ngành đã có kế hoạch về chuyển đổi số quốc gia.
""")
def test_another_subject_is_answered_with_the_right_one(case: Case) -> None:
    judge(case, "quantity")
