"""Dates of documents and of happenings, and what the dataset says of them."""

from __future__ import annotations

from tests.checking.articles import Case, cases, judge
from tests.conftest import VISIT


@cases("""
of a document | confirmed | kl-57-2023
  Kết luận số 57-KL/TW ngày ⟦15/6/2023⟧ của Bộ Chính trị nêu hạn chế.
day and month that changed places | contradicted | kl-57-2023 | 15/6/2023
  Kết luận số 57-KL/TW ngày ⟦16/5/2023⟧ của Bộ Chính trị nêu hạn chế.
in words | confirmed | kl-57-2023
  Kết luận số 57-KL/TW được ban hành ngày ⟦15 tháng 6 năm 2023⟧.
in words, another month | contradicted | kl-57-2023 | 15/6/2023
  Kết luận số 57-KL/TW được ban hành ngày ⟦15 tháng 7 năm 2023⟧.
in brackets | confirmed | kl-57-2023
  Kết luận số 57-KL/TW (⟦15/6/2023⟧) nêu hạn chế.
the month alone | consistent | kl-57-2023 | less precise
  Kết luận số 57-KL/TW ban hành ⟦tháng 6/2023⟧ nêu hạn chế.
the middle of the month | consistent | kl-57-2023 | less precise
  Kết luận số 57-KL/TW ban hành giữa ⟦tháng 6/2023⟧ nêu hạn chế.
the end of the month | contradicted | kl-57-2023 | 15/6/2023
  Kết luận số 57-KL/TW ban hành cuối ⟦tháng 6/2023⟧ nêu hạn chế.
another year | contradicted | kl-57-2023 | 15/6/2023
  Kết luận số 57-KL/TW ban hành ⟦năm 2022⟧ nêu hạn chế.
before its issuer and it | confirmed | kl-57-2023
  On ⟦15 June 2023⟧ the Politburo issued Conclusion No. 57-KL/TW.
another one before its issuer and it | contradicted | kl-57-2023 | 15 June 2023
  On ⟦14 June 2023⟧ the Politburo issued Conclusion No. 57-KL/TW.
the year in its number | confirmed | nd-72-2015
  Nghị định số 72/2015/NĐ-CP ban hành ⟦năm 2015⟧.
another year than that in its number | contradicted | nd-72-2015 | 2015
  Nghị định số 72/2015/NĐ-CP ban hành ⟦năm 2016⟧.
a day where the source has the year | not_in_source
  Nghị định số 72/2015/NĐ-CP ngày ⟦7/9/2015⟧ của Chính phủ.
alone | confirmed | kl-57-2023
  Ngày ⟦15/6/2023⟧ là mốc quan trọng.
in the next sentence it is none of the document's | not_in_source
  Ông nhắc đến Kết luận số 57-KL/TW. Ngày ⟦20/7/2023⟧, đoàn về Huế.
""")
def test_the_date_of_a_document(case: Case) -> None:
    judge(case, "date")


@cases("""
of a happening | confirmed | independence
  On ⟦2 September 1945⟧ a new state declared its independence.
of a treaty | confirmed | treaty-1975
  The Treaty of Friendship and Cooperation of ⟦18 August 1975⟧ still holds.
of the event, which the source gives whole | confirmed | state-banquet
  The State Banquet in Ha Noi was held on ⟦15 October 2025⟧.
another day of the event | contradicted | state-banquet | 15 October 2025
  When: ⟦16 October 2025⟧
of nothing in it | not_in_source
  On ⟦2 October 1946⟧ a new ship was built.
""")
def test_dates_of_a_speech_in_english(case: Case) -> None:
    judge(case, "date", VISIT)
