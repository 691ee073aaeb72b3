"""The name of the event and the title of the source, word by word."""

from __future__ import annotations

from tests.checking.articles import Case, cases, findings, judge
from tests.conftest import SECOND

EVENT = "hoi-nghi-tap-huan-2024"
HEAD = "Hội nghị tập huấn truyền thông quảng bá hình ảnh Việt Nam"


@cases(f"""
the first part of it | confirmed | {EVENT}
  ⟦{HEAD}⟧ khai mạc.
in capital letters | confirmed | {EVENT}
  ⟦{HEAD.upper()}⟧
without diacritics | consistent | {EVENT} | diacritics
  ⟦Hoi nghi tap huan truyen thong quang ba hinh anh Viet Nam⟧ khai mac.
with a comma more | consistent | {EVENT} | punctuation
  ⟦Hội nghị tập huấn truyền thông, quảng bá hình ảnh Việt Nam⟧ khai mạc.
the title of the source | confirmed
  Bài ⟦Đổi mới truyền thông quảng bá hình ảnh Việt Nam⟧ được đăng.
a word of it is another | contradicted | {EVENT} | {HEAD}
  ⟦Hội nghị tập huấn tuyên truyền quảng bá hình ảnh Việt Nam⟧ khai mạc.
a word is left out | contradicted | {EVENT} | {HEAD}
  ⟦Hội nghị tập huấn truyền thông quảng bá ảnh Việt Nam⟧ khai mạc.
a word is added | contradicted | {EVENT} | {HEAD}
  ⟦Hội nghị tập huấn truyền thông quảng bá hình ảnh nước Việt Nam⟧ khai mạc.
a tone is another | contradicted | {EVENT} | {HEAD}
  ⟦Hội nghị tập huấn truyền thông quảng bá hình ánh Việt Nam⟧ khai mạc.
too few of its words | none
  Một ⟦hội nghị tập huấn⟧ khác về an toàn giao thông diễn ra.
a translation | consistent | {EVENT} | translated
  The ⟦Training Conference on Promoting Viet Nam's Image⟧ opened.
a translation in other words | not_in_source
  A ⟦conference on the promotion of the image of Viet Nam⟧ and external information opened.
""")
def test_the_name_of_the_event(case: Case) -> None:
    judge(case, "event")


def test_another_subject_in_the_whole_name_is_a_contradiction() -> None:
    text = f"{HEAD}, góp phần nâng cao chất lượng hiệu quả công tác đối ngoại trong tình hình mới."
    (found,) = findings(text, "event")
    assert (found.verdict, found.record) == ("contradicted", EVENT)
    assert found.expected is not None
    assert "công tác thông tin đối ngoại" in found.expected


def test_a_translation_of_another_subject_is_no_contradiction() -> None:
    text = (
        "The Training Conference on Promoting Viet Nam's Image to Help Raise the Quality and "
        "Effectiveness of External Affairs Work opened."
    )
    assert [each.verdict for each in findings(text, "event")] == ["not_in_source"]


@cases("""
whole | confirmed | dien-dan-doc-sach
  ⟦Diễn đàn đọc sách vùng cao⟧ diễn ra.
a word of it is another | contradicted | dien-dan-doc-sach | Diễn đàn đọc sách vùng cao
  ⟦Diễn đàn đọc truyện vùng cao⟧ diễn ra.
""")
def test_the_name_of_another_event(case: Case) -> None:
    judge(case, "event", SECOND)
