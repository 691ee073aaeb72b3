"""Words in quotation marks."""

from __future__ import annotations

from tests.checking.articles import Case, cases, judge
from tests.conftest import VISIT

SHORT, SCATTERED = "chua-phan-anh-thanh-tuu", "phan-tan-thieu-trong-tam"


@cases(f"""
a word | confirmed | cau-noi-giao-luu
  Ông nói thông tin đối ngoại là ⟦“cầu nối”⟧.
word for word | confirmed | {SHORT}
  Theo ông, ⟦“TTĐN chưa phản ánh đầy đủ, sâu sắc”⟧.
a part of it | confirmed | {SHORT}
  Theo ông, thông tin đối ngoại ⟦“chưa phản ánh đầy đủ, sâu sắc”⟧ thành tựu.
other marks | confirmed | cau-noi-giao-luu
  Ông nói thông tin đối ngoại là ⟦"cầu nối"⟧.
the name of the event | confirmed | hoi-nghi-tap-huan-2024
  Tên là ⟦“Hội nghị tập huấn truyền thông quảng bá hình ảnh”⟧.
without diacritics | consistent | {SCATTERED} | diacritics
  Theo ông, còn ⟦“phan tan, thieu trong tam, trong diem”⟧.
translated in the dataset | consistent | nhiem-vu-rat-quan-trong | translation
  He called it ⟦“a very important task”⟧.
translated, with another word | not_in_source
  He called it ⟦“a very important duty”⟧.
a word is another | contradicted | {SHORT} | TTĐN chưa phản ánh đầy đủ, sâu sắc
  Theo ông, ⟦“TTĐN chưa phản ánh đầy đủ, toàn diện”⟧.
the opposite | contradicted | {SHORT} | TTĐN chưa phản ánh đầy đủ, sâu sắc
  Theo ông, ⟦“TTĐN đã phản ánh đầy đủ, sâu sắc”⟧.
a word is left out | contradicted | {SCATTERED} | phân tán, thiếu trọng tâm, trọng điểm
  Theo ông, còn ⟦“phân tán, trọng tâm, trọng điểm”⟧.
one word longer than the words of the dataset | not_in_source
  Theo ông, ⟦“TTĐN chưa phản ánh đầy đủ, sâu sắc hết”⟧.
longer than the words of the dataset | not_in_source
  Theo ông, ⟦“TTĐN chưa phản ánh đầy đủ, sâu sắc thành tựu”⟧.
words of somebody else | not_in_source
  Họ hát ⟦“Như có Bác Hồ trong ngày vui đại thắng”⟧.
two words of which one is another | not_in_source
  Ông nói thông tin đối ngoại là ⟦“cầu chì”⟧.
no words | none
  Ông nói ⟦“”⟧.
""")
def test_quoted_words(case: Case) -> None:
    judge(case, "quotation")


@cases("""
word for word | confirmed | q-promises
  You told us that ⟦“small countries keep large promises”⟧.
a word is another | contradicted | q-promises | small countries keep large promises
  You told us that ⟦“small countries make large promises”⟧.
an apostrophe that is no mark | none
  The ship⟦'s crew and the harbour'⟧s master met.
""")
def test_quoted_words_of_a_speech_in_english(case: Case) -> None:
    judge(case, "quotation", VISIT)
