"""Dates of documents, of happenings and of figures, and what the dataset says of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checking.articles import Case, cases, judge
from tests.conftest import VISIT
from tests.tools.corpora import corpus_of, dataset, figure
from ttdn_cli.checking.check import check


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


POOR = [figure("Tỷ lệ hộ nghèo", "1,67%", en="Poverty rate", period="2025")]
WAGES = [
    figure("Thu nhập bình quân đầu người", "85 triệu đồng", period="2025"),
    figure("Thu nhập bình quân đầu người", "140 triệu đồng", period="2030", status="target"),
]
RIGHT, WRONG, NONE = "confirmed", "contradicted", "not_in_source"


@pytest.mark.parametrize(
    ("own", "text", "verdicts"),
    [
        pytest.param(
            POOR,
            "Tỷ lệ hộ nghèo năm 2025 là 1,67%, thấp hơn mức 1,93% của cả nước năm 2024.",
            [RIGHT, RIGHT, NONE, NONE],
            id="behind the number that one is compared with",
        ),
        pytest.param(
            POOR,
            "Tỷ lệ hộ nghèo năm 2025 là 1,67%, năm 2024 là 2,1%.",
            [RIGHT, RIGHT, NONE, NONE],
            id="with which a clause begins that has a number",
        ),
        pytest.param(
            POOR,
            "Tỷ lệ hộ nghèo năm 2025 là 1,67% trong khi năm 2024 là 2,1%.",
            [RIGHT, RIGHT, NONE, NONE],
            id="a conjunction begins that clause",
        ),
        pytest.param(
            POOR,
            "Tỷ lệ hộ nghèo giảm 0,3 điểm phần trăm, còn 1,67% vào năm 2024.",
            [NONE, RIGHT, WRONG],
            id="behind the figure itself",
        ),
        pytest.param(POOR, "Tỷ lệ hộ nghèo năm 2024 là 1,67%.", [WRONG, RIGHT], id="before it"),
        pytest.param(
            POOR,
            "Tỷ lệ hộ nghèo là 1,67%, tính đến năm 2024.",
            [RIGHT, WRONG],
            id="behind a comma, no other number",
        ),
        pytest.param(
            WAGES,
            "Thu nhập bình quân đầu người năm 2025 đạt 85 triệu đồng, năm 2030 đạt 140 triệu đồng.",
            [RIGHT] * 4,
            id="two figures, each with its date",
        ),
        pytest.param(
            WAGES,
            "Thu nhập bình quân đầu người năm 2025 đạt 85 triệu đồng, phấn đấu đến năm 2030 đạt "
            "140 triệu đồng.",
            [RIGHT] * 4,
            id="the second one aimed at",
        ),
        pytest.param(
            WAGES,
            "Thu nhập bình quân đầu người phấn đấu đến năm 2030 đạt 150 triệu đồng.",
            [RIGHT, WRONG],
            id="another aim",
        ),
        pytest.param(
            WAGES,
            "Thu nhập bình quân đầu người năm 2025 phấn đấu đạt 85 triệu đồng.",
            [NONE, NONE],
            id="what is so is no aim",
        ),
        pytest.param(
            WAGES,
            "Hủy bỏ mục tiêu thu nhập bình quân đầu người đến năm 2030 đạt 140 triệu đồng.",
            [NONE, NONE],
            id="an aim that is no longer one",
        ),
    ],
)
def test_dates_of_figures(
    tmp_path: Path, own: list[dict[str, object]], text: str, verdicts: list[str]
) -> None:
    (member,) = corpus_of(tmp_path, dataset("bao-cao", metrics=own))
    assert [each.verdict for each in check(text, member.index()).findings] == verdicts
