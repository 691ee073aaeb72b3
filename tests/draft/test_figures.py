"""The figures of a draft: whole, with what the words around them say of them, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from ttdn_cli.draft.candidate import Candidate
from ttdn_cli.draft.figures import draft_metrics
from ttdn_cli.draft.reading import Reading


def figures(text: str) -> list[Candidate]:
    return list(draft_metrics(Reading(text)))


@pytest.mark.parametrize(
    ("text", "given"),
    [
        pytest.param("Xã có 12 trường học.", ["12 trường học"], id="a count, with its noun"),
        pytest.param("Thu đạt hơn 13 nghìn đôla.", ["hơn 13 nghìn đôla"], id="with its limit"),
        pytest.param("Vốn tăng 26,9% so với quý trước.", ["tăng 26,9%"], id="a rise with its verb"),
        pytest.param("Đơn thư giảm 40% trong kỳ.", ["giảm 40%"], id="a fall with its verb"),
        pytest.param("Chi tiết kiệm từ 5 - 10% mỗi năm.", ["từ 5 - 10%"], id="a range, whole"),
        pytest.param("Thu ước đạt 47,5 tỷ đồng.", ["ước đạt 47,5 tỷ đồng"], id="an estimate"),
        pytest.param("Huyện đứng thứ 3 trong tỉnh.", ["thứ 3"], id="a rank"),
        pytest.param("Trả lời 46/52 câu hỏi.", ["46/52"], id="a part of a whole"),
        pytest.param("Trade rose by 12 percent.", ["rose by 12 percent"], id="in English"),
        pytest.param("Theo Nghị định số 72/2015/NĐ-CP.", [], id="the number of a document"),
        pytest.param("Không có vụ cháy nào trên 50 ha.", [], id="what there is none of"),
        pytest.param("None of the 63 provinces reported.", [], id="the same in English"),
        pytest.param("Nếu lãi suất là 9% thì khó.", [], id="only if"),
        pytest.param("If rates hit 9% we stop.", [], id="the same in English"),
        pytest.param("1\tXã A\t12%", ["12%"], id="the number of a row"),
        pytest.param("Under Memorandum No. 14/2025 we met.", [], id="a number after its word"),
        pytest.param("Họp ngày 6/6/2024 tại xã.", [], id="a date"),
        pytest.param("Không có con số nào.", [], id="no figure"),
        pytest.param("Nếu giá tăng thì 9% số chợ đóng cửa.", [], id="what follows a condition"),
        pytest.param(
            "Nếu năm 2010 có 5 xã thì năm 2020 đã có 9 xã.", ["9 xã"], id="a contrast is none"
        ),
        pytest.param("Trường hợp chậm 5 ngày thì nộp phạt.", [], id="a case of a rule"),
        pytest.param("Xã nộp phí (nếu có) 5 xã đã nộp.", ["5 xã"], id="a condition in brackets"),
        pytest.param("Có 12 trường hợp ốm.", ["12 trường hợp"], id="cases that were"),
        pytest.param("No bank lent more than 5 percent.", [], id="a denial in English"),
        pytest.param("Critics deny that 40 people left.", [], id="what is denied"),
        pytest.param("Tin có 40 người ốm là sai sự thật.", [], id="what is called false"),
        pytest.param("1  Xã Mây  12%", ["12%"], id="the number of a row before spaces"),
        pytest.param("Không có xã, phường nào dưới 50%.", [], id="none of two kinds"),
        pytest.param("Chưa có chợ, bến hay trạm nào đạt 60%.", [], id="none of three kinds"),
        pytest.param("Máy bàn: 0255.3822111 để hỏi.", [], id="a telephone number"),
        pytest.param("Rates fell to 57 per 1,000 births.", ["57"], id="of how many, in English"),
        pytest.param("Khám ít nhất mỗi quý 1 lần.", [], id="limited over how often"),
        pytest.param("Khám mỗi quý 1 lần.", ["1 lần"], id="how often, not limited"),
        pytest.param("Kêu gọi 41.475 tàu vào bờ.", ["41.475 tàu"], id="after a call"),
        pytest.param("Xã dứt điểm 12 hộ còn lại.", ["12 hộ"], id="no point of a law"),
        pytest.param("Xã lẽ ra có 12 trường.", [], id="what was to be"),
        pytest.param("Bà nghĩ gì về con số 12 trường?", [], id="a question"),
        pytest.param("Mầm non: 92.000 đồng ở xã.", ["92.000 đồng"], id="no less than it"),
        pytest.param("Vay không lãi suất 50 tỷ đồng.", ["50 tỷ đồng"], id="no denial: interest"),
        pytest.param("Viện trợ không hoàn lại 5 tỷ đồng.", ["5 tỷ đồng"], id="nor a grant"),
        pytest.param("Ngay 12 thang 8, xa mo 3 lop.", ["3"], id="a date without diacritics"),
        pytest.param("Lạm phát 5 tháng tăng 3,5%.", ["tăng 3,5%"], id="counted over months"),
        pytest.param("Buôn bán hai chiều đạt 5 tỷ USD.", ["5 tỷ USD"], id="both ways"),
        pytest.param("Tăng trưởng 9 tháng là 7%.", ["7%"], id="growth in so many months"),
        pytest.param("", [], id="nothing at all"),
    ],
)
def test_every_quantity_is_given_whole(text: str, given: list[str]) -> None:
    assert [each.fields["given"] for each in figures(text)] == given


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param("Xã đã xây 12 cầu.", "actual", id="a fact"),
        pytest.param("Phấn đấu tỷ lệ đạt 95%.", "target", id="an aim before it"),
        pytest.param("Dự kiến xây 12 cầu.", "plan", id="a plan before it"),
        pytest.param("Xã sẽ xây 12 cầu.", "plan", id="a future"),
        pytest.param("Kế hoạch năm 2023 là 12 cầu.", "plan", id="what a plan is"),
        pytest.param("Chỉ tiêu giao là 95%.", "target", id="what a target is"),
        pytest.param("Mục tiêu năm 2022 là 12 cầu.", "target", id="of a year"),
        pytest.param("The target for 2025 is 8%.", "target", id="the same in English"),
        pytest.param("Xã đã hứa xây 12 cầu.", "plan", id="a promise"),
        pytest.param("Then 12 houses will open.", "plan", id="what will be"),
        pytest.param("There 12 houses have opened.", "actual", id="what was"),
        pytest.param("Xã dự kiến xây thêm, nay đã xây 12 cầu.", "actual", id="a fact after a plan"),
        pytest.param("Thu đạt 88,9% mục tiêu.", "actual", id="the part of an aim that is reached"),
        pytest.param("Vốn vượt mục tiêu, đạt 88,9%.", "actual", id="an aim that is exceeded"),
        pytest.param("Vốn chương trình mục tiêu là 95 tỷ đồng.", "actual", id="no aim but a fund"),
        pytest.param("Mục tiêu:\n- Tỷ lệ hồ sơ: 95%", "target", id="a list under a heading"),
        pytest.param(
            "Kế hoạch năm:\nTrồng rừng.\n\nThu là 95%.", "actual", id="prose after that heading"
        ),
        pytest.param("Our target is 95 percent.", "target", id="an aim in English"),
        pytest.param("The town will build 12 bridges.", "plan", id="a plan in English"),
        pytest.param(
            "Sales rose 6 percent in 2023 and will fall.", "actual", id="a plan of something else"
        ),
        pytest.param("Nhu cầu vốn là 500 tỷ đồng.", "plan", id="what is needed"),
        pytest.param("Chỉ tiêu huyện giao cho xã là 95%.", "target", id="an aim with who sets it"),
        pytest.param("Vốn kế hoạch được giao 5 tỷ đồng.", "plan", id="an aim that is given"),
        pytest.param("Kết quả thực hiện mục tiêu là 95%.", "actual", id="what an aim came to"),
        pytest.param(
            "Over 3 km are due by 2025 and 5 km by 2030.", "plan", id="due, in a second part"
        ),
    ],
)
def test_a_status_is_what_the_words_before_say(text: str, status: str) -> None:
    found = figures(text)[-1]
    assert found.fields.get("status", "actual") == status
    assert ("status" in found.checks) is (status != "actual")


@pytest.mark.parametrize(
    ("text", "when"),
    [
        pytest.param("Năm 2024 thu đạt 95%.", {"period": "2024"}, id="a year before it"),
        pytest.param(
            "Chi đạt 92%. Năm 2024, thu đạt 95%.", {"period": "2024"}, id="behind another sentence"
        ),
        pytest.param(
            "Tính đến tháng 12/2023, xã có 95 hộ.", {"as_of": "2023-12"}, id="a state at a month"
        ),
        pytest.param("Thu đạt 95% trong quý II/2025.", {"period": "2025-Q2"}, id="behind it"),
        pytest.param("Thu đạt 95% kế hoạch năm 2025.", {}, id="the year of a plan is not its own"),
        pytest.param("Xuất khẩu gấp 7 lần năm 2010.", {}, id="what a multiple compares with"),
        pytest.param(
            "Tỷ lệ là 10% (năm 2019), 12% (năm 2020).", {"period": "2020"}, id="its own brackets"
        ),
        pytest.param(
            "Lắp biển ở 14 chợ trong quý III/2025 và mở 6 lớp.", {}, id="right behind another one"
        ),
        pytest.param(
            "Exports rose from $10 billion in 2020 to $12 billion in 2021.",
            {"period": "2021"},
            id="its own of two",
        ),
        pytest.param(
            "Output was 40 cars in 2015 against 60 cars.", {}, id="that of the figure before it"
        ),
        pytest.param(
            "Năm 2022, thu tăng 7,2%, kế hoạch năm 2023 là 7,5%.",
            {"period": "2023"},
            id="a plan of another year",
        ),
        pytest.param("Thu tăng 5% so với năm 2023.", {}, id="what a rise compares with"),
        pytest.param(
            "Năm 2020 đường mở, và 12 xã chưa có chợ.", {}, id="a date of another subject"
        ),
        pytest.param(
            "Từ ngày 16/01/2010 đến 15/02/2010 có 62 lượt người.",
            {"period": "2010-01-16/2010-02-15"},
            id="between two dates",
        ),
        pytest.param("Xã có 95 hộ.", {}, id="no date"),
        pytest.param(
            "Tính đến hết ngày 5/8/2024, xã có 95 hộ.", {"as_of": "2024-08-05"}, id="until a day"
        ),
        pytest.param("Mừng 35 năm mở chợ và các hội trong năm 2024.", {}, id="how long"),
        pytest.param("Năm 2024 thu 9 tháng đạt 95%.", {}, id="a part of the year before it"),
        pytest.param(
            "Thu 9 tháng năm 2024 đạt 70%, kế hoạch cả năm là 95%.", {}, id="of all the year"
        ),
        pytest.param(
            "Kế hoạch năm 2023 là 7,5%.", {"period": "2023"}, id="the year of the plan it is"
        ),
    ],
)
def test_a_date_is_that_of_the_figure(text: str, when: dict[str, str]) -> None:
    fields = figures(text)[-1].fields
    assert {name: fields[name] for name in ("as_of", "period") if name in fields} == when


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Thu tăng 5% so với cùng kỳ năm 2023.",
            {"compared_with": {"vi": "cùng kỳ năm 2023"}},
            id="what it is compared with, as published",
        ),
        pytest.param(
            "So với cùng kỳ năm 2023, thu tăng 5%.",
            {"compared_with": {"vi": "cùng kỳ năm 2023"}},
            id="with which the sentence begins",
        ),
        pytest.param(
            "Hộ nghèo còn 2% so với mức 60%.", {"compared_with": None}, id="it is compared with"
        ),
        pytest.param(
            "Thu giảm 5% so với năm 2023 nhưng chi tăng.",
            {"compared_with": {"vi": "năm 2023"}},
            id="up to what is set against it",
        ),
        pytest.param(
            "So với năm 2023 tăng 4%, thu còn tăng 5%.",
            {"compared_with": None},
            id="with which another figure is compared",
        ),
        pytest.param("Thu đạt 71% so với mục tiêu.", {"compared_with": None}, id="no other time"),
        pytest.param(
            "Ngân sách đạt 3 tỷ đồng, bằng 95% dự toán.",
            {"indicator": {"vi": "Ngân sách đạt 3 tỷ đồng, bằng 95% dự toán"}},
            id="a clause that begins with a verb",
        ),
        pytest.param(
            "Đã sửa đường; 90% các xã, phường đã có chợ.",
            {
                "indicator": {"vi": "90% các xã, phường đã có chợ"},
                "scope": {"vi": "các xã, phường"},
            },
            id="whom it covers, and the verb behind a comma",
        ),
        pytest.param(
            "Đã rà soát; kiến nghị bãi bỏ, thay thế: 25 thủ tục.",
            {"indicator": {"vi": "kiến nghị bãi bỏ, thay thế: 25 thủ tục"}},
            id="too few words before it",
        ),
        pytest.param("Có 90% hộ được nước.", {"measure": "coverage"}, id="a share that may be all"),
        pytest.param(
            "Nay 100% các xã, phường, 58/63 chợ đã có sách.",
            {"scope": {"vi": "chợ"}, "given": "58/63"},
            id="the second of two",
        ),
        pytest.param(
            "Đến tháng 12/2023, 90% các xã đã có chợ; 58/63 chợ đã có sách.",
            {
                "as_of": "2023-12",
                "inferred": [
                    {
                        "field": "as_of",
                        "basis": {"vi": "Ngày nêu ở đầu câu, trước các phần khác của câu"},
                    }
                ],
            },
            id="a date of the whole sentence is a conclusion for its later parts",
        ),
        pytest.param(
            "Năm 2023 có 90% xã mở chợ. Nay 58/63 chợ đã có sách.",
            {"as_of": None, "period": None},
            id="the date of another sentence",
        ),
        pytest.param("Thu chiếm 90% tổng số.", {"measure": None}, id="a share of a sum"),
        pytest.param(
            "Nâng mức thêm 30% đối với bộ đội có công.",
            {"scope": None},
            id="for whom it is, and no part of them",
        ),
    ],
)
def test_the_words_around_say_what_it_is(text: str, expected: dict[str, Any]) -> None:
    fields = figures(text)[-1].fields
    assert {name: fields.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "is_guess"),
    [
        pytest.param("Trong quý III/2025 mở 6 lớp.", False, id="in its clause"),
        pytest.param("Trong quý III/2025, xã vui vẻ mở 6 lớp.", True, id="in another clause"),
    ],
)
def test_a_date_that_may_be_of_something_else_is_a_guess(text: str, is_guess: bool) -> None:
    found = figures(text)[-1]
    assert found.fields["period"] == "2025-Q3"
    assert ("period" in found.checks) is is_guess


@pytest.mark.parametrize(
    ("text", "period"),
    [
        pytest.param("Năm 2021 có 5 tấn và năm 2022 có 6 tấn.", "2022", id="of the second part"),
        pytest.param("Lãi 5 tỷ đồng (năm 2022: 4 tỷ đồng).", "2022", id="behind its year"),
        pytest.param(
            "Năm 2021 thu 5 tỷ đồng, năm 2022 thu 6 tỷ đồng, chi 7 tỷ đồng.",
            "2022",
            id="the nearer of two that open clauses",
        ),
        pytest.param("Người sinh năm 1960 được 5 triệu đồng.", None, id="when one was born"),
        pytest.param("Năm 2021 có 5 chợ, năm nay 6 chợ.", None, id="another time, not dated"),
        pytest.param("In 2021 there were 5 mills, this year 6 mills.", None, id="in English"),
    ],
)
def test_the_last_figure_has_the_date_of_its_own_part(text: str, period: str | None) -> None:
    assert figures(text)[-1].fields.get("period") == period


def test_the_year_of_what_follows_a_colon_is_none_of_the_figure_before() -> None:
    assert "period" not in figures("Lãi 5 tỷ đồng (năm 2022: 4 tỷ đồng).")[0].fields


def test_a_year_that_is_left_out_is_that_of_the_text() -> None:
    letterhead = "Hải Lộc, ngày 9 tháng 12 năm 2024\n"
    (found,) = figures(f"{letterhead}Đến ngày 30/11 thu đạt 95%.")
    assert found.fields["as_of"] == "2024-11-30"
    assert found.fields["inferred"][0]["part"] == "year"
    other = figures(f"{letterhead}Theo Nghị định ngày 1/2/2003, đến ngày 30/11 thu đạt 95%.")
    assert "as_of" not in other[0].fields


@pytest.mark.parametrize(
    ("text", "as_of"),
    [
        pytest.param("Mục tiêu đến năm 2031:\n- Tỷ lệ: 95%", "2031", id="an aim by a year"),
        pytest.param("1. Mục tiêu đến năm 2031\na) Tỷ lệ: 95%", "2031", id="by its number"),
        pytest.param("Mục tiêu đến năm 2031:\n- Đến năm 2029: 95%", "2029", id="its own year"),
        pytest.param("Mục tiêu:\n- Tỷ lệ: 95%", None, id="no year"),
        pytest.param("Mục tiêu năm 2029, 2031:\n- Tỷ lệ: 95%", None, id="two years"),
        pytest.param("Kết quả đến năm 2019:\n- Tỷ lệ: 95%", None, id="results, maybe of others"),
    ],
)
def test_an_aim_is_that_of_its_heading(text: str, as_of: str | None) -> None:
    (found,) = figures(text)
    assert found.fields.get("as_of") == as_of
    assert ("inferred" in found.fields) is (as_of == "2031")
