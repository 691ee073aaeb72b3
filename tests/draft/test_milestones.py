"""The milestones of a draft: one for each date that nothing else holds."""

from __future__ import annotations

import pytest

from ttdn_cli.draft.candidate import Candidate
from ttdn_cli.draft.milestones import draft_milestones
from ttdn_cli.draft.reading import Reading

HEAD = "Sơn Hà, ngày 14 tháng 3 năm 2025\n"


def milestones(text: str) -> list[Candidate]:
    return list(draft_milestones(Reading(text), []))


@pytest.mark.parametrize(
    ("text", "kind", "date"),
    [
        pytest.param("Năm 2019 tỉnh mở thư viện.", "happening", "2019", id="what happened"),
        pytest.param("Tỉnh nộp báo cáo trước ngày 30/9/2025.", "deadline", "2025-09-30", id="by"),
        pytest.param(
            "Chậm nhất ngày 30/9/2025 phải nộp báo cáo.", "deadline", "2025-09-30", id="at latest"
        ),
        pytest.param("Dự kiến mở thư viện vào tháng 9/2026.", "plan", "2026-09", id="planned"),
        pytest.param(
            "Tỉnh đã mở nhiều trường giai đoạn 2016 - 2018.", "happening", "2016/2018", id="past"
        ),
        pytest.param("Thư viện xã mở vào tháng 9/2026.", "plan", "2026-09", id="later than now"),
        pytest.param(
            "Đến năm 2045, tỉnh trở thành nơi ai cũng đọc sách.", "deadline", "2045", id="until"
        ),
        pytest.param(
            "Nếu mất sách, xã nộp phạt trước ngày 30/9/2025.", "deadline", "2025-09-30", id="if so"
        ),
        pytest.param("Nhiệm kỳ 2025 - 2030, xã mở ba chợ.", "plan", "2025/2030", id="a term"),
        pytest.param("Xã mở ba chợ 5 năm 2024 - 2028.", "plan", "2024/2028", id="not over"),
        pytest.param(
            "Sơ tán trước 17 giờ 30 ngày 5/11/2025.", "deadline", "2025-11-05", id="by an hour"
        ),
        pytest.param("The library opened on 2 May 2019.", "happening", "2019-05-02", id="English"),
        pytest.param("The town will report by 30 June 2027.", "deadline", "2027-06-30", id="by it"),
        pytest.param(
            "Thư viện nhận sách từ ngày 1/3/2024 đến 9/3/2024.",
            "happening",
            "2024-03-01/2024-03-09",
            id="two dates are a period",
        ),
        pytest.param(
            "Thư viện mở từ năm 2016 đến tháng 9 năm 2018.",
            "happening",
            "2016/2018",
            id="as precise as both",
        ),
    ],
)
def test_a_date_is_of_its_kind(text: str, kind: str, date: str) -> None:
    # The day of the text is known: what is later is no happening.
    english = text.startswith("The")
    (found,) = milestones(text if english else HEAD + text)[-1:]
    assert (found.fields["kind"], found.fields["date"]) == (kind, date)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Theo Nghị định số 72/2015/NĐ-CP ngày 1/2/2015.", id="that of a document"),
        pytest.param("Báo cáo vào ngày 25 hằng tháng tại xã.", id="no month"),
        pytest.param("Khai mạc ngày 20/11 tại thư viện tỉnh.", id="no year anywhere"),
        pytest.param("Năm 2024", id="nothing but the date"),
        pytest.param("Sơn Hà, ngày 5 tháng 9 năm 2023", id="place and date of a text"),
        pytest.param("Xã nộp báo cáo trước ngày 30/11 hằng năm.", id="of every year"),
        pytest.param(
            "Sơn Hà, ngày 5/9/2023\nTrước năm 2000 xã chưa có đường lớn.", id="an end that is past"
        ),
        pytest.param("Thế kỷ XX có nhiều đổi thay.", id="a century"),
        pytest.param("HỘI NGHỊ TỔNG KẾT CÔNG TÁC NĂM 2023", id="a heading in capitals"),
        pytest.param("Thứ Ba, 18/11/2025, 14:32 (GMT+7)", id="weekday and hour of an article"),
        pytest.param("(Hải Lộc, ngày 9 tháng 4 năm 2025)", id="place and date in brackets"),
        pytest.param("Xét từ ngày 16/7/2025 đến 17 giờ hôm sau tại xã.", id="until an hour"),
        pytest.param("Từ ngày 1/7/2025 đến nay, xã nhận nhiều hồ sơ.", id="since a day"),
        pytest.param(
            "Xét từ ngày 16/7 đến 17 giờ ngày 28/7/2025 tại xã.", id="the end of a stretch"
        ),
        pytest.param("Hai bên giữ lời đã nói (UNCLOS 1982) tại đó.", id="a year of a name"),
        pytest.param("Cầu lẽ ra xong năm 2017 nhưng nay chưa xong.", id="what was to be"),
        pytest.param(
            "Kỷ niệm 81 năm Ngày mở làng (22/12/1944 - 22/12/2025)", id="the days of an anniversary"
        ),
        pytest.param("Bầu đại biểu HĐND các cấp nhiệm kỳ 2026 - 2031.", id="which term it is"),
        pytest.param("Huyện: Không để thiếu sách trong năm 2025", id="what is not to be"),
        pytest.param("So với cùng kỳ năm 2023, số chợ nhiều lên.", id="what is compared with"),
        pytest.param("Không có ngày nào.", id="no date"),
        pytest.param("Không có vụ cháy rừng nào ở xã trong quý I năm 2022.", id="a denial"),
        pytest.param("If the dam breaks in 2024, the town floods.", id="a condition"),
        pytest.param("Trước năm 2000 chưa có đường vào bản Tả.", id="so until then"),
        pytest.param("Before 2000 there was no road to the village.", id="so until then, English"),
        pytest.param("", id="nothing at all"),
    ],
)
def test_no_milestone(text: str) -> None:
    assert milestones(text) == []


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        pytest.param(
            "Ngày hội mùa Xuân 1985 mở lối. Nhờ Ngày hội mùa Xuân năm 1985, làng có trường.",
            ["1985"],
            id="a name with its year",
        ),
        pytest.param(
            "Ngày hội mùa Xuân 1985 mở lối. Nhờ Ngày hội mùa Xuân năm 1987, làng có trường.",
            ["1985", "1987"],
            id="another year",
        ),
        pytest.param(
            "Trường làng mở cửa năm 1985. Nhờ ông Tư, chợ mở cửa năm 1985 ở bến.",
            ["1985", "1985"],
            id="two happenings of a year",
        ),
        pytest.param(
            "Trường mở cửa ở Bến Đò năm 1985. Chợ cũ cháy ở Bến Đò năm 1985, khi trời hạn.",
            ["1985", "1985"],
            id="two happenings of a year at a place",
        ),
        pytest.param(
            "Nộp báo cáo Quý trước ngày 3/9/1985. Nộp báo cáo Quý trước ngày 3/9/1985 cho xã.",
            ["1985-09-03", "1985-09-03"],
            id="a day is in no name",
        ),
    ],
)
def test_a_happening_that_is_named_with_its_year_is_one(text: str, dates: list[str]) -> None:
    reading = Reading(text)
    found = list(draft_milestones(reading, []))
    assert [each.fields["date"] for each in found] == dates
    quoted = [reading.text[start:end] for each in found for start, end in each.spans]
    assert sum("198" in each for each in quoted) >= 2


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        pytest.param("Năm 2019 tỉnh mở thư viện.", False, id="the clause begins with it"),
        pytest.param("Ngày 3/5/2019, tỉnh mở thư viện xã.", False, id="with its day"),
        pytest.param("Tỉnh bàn về mức lương của năm 2019.", True, id="that of a noun, perhaps"),
        pytest.param("Tỉnh mở thư viện vào năm 2019.", False, id="when it happened"),
        pytest.param("Tỉnh mở thư viện ngày 3/5/2019.", False, id="a day"),
        pytest.param("Tỉnh nộp báo cáo trước tháng 9/2025.", False, id="a deadline"),
        pytest.param("Sau Ngày hội Xuân 1985, làng có trường.", False, id="in a name"),
        pytest.param("The 2019 budget law was adopted.", True, id="of a noun in English"),
        pytest.param("The report on 2022 results was published.", True, id="of what a noun is on"),
    ],
)
def test_the_date_of_a_happening_is_asked_for(text: str, asked: bool) -> None:
    found = milestones(text)[-1]
    assert ("date" in found.checks) == asked


def test_a_date_that_is_held_is_none() -> None:
    text = "Năm 2019 tỉnh mở thư viện."
    assert list(draft_milestones(Reading(text), [(0, 8)])) == []
    assert list(draft_milestones(Reading(text), [(0, 3)])) != []


def test_a_year_that_is_left_out_is_that_of_the_text_and_marked() -> None:
    found = milestones(HEAD + "Tỉnh nộp báo cáo trước ngày 20/6 tại huyện.")[-1]
    assert found.fields["date"] == "2025-06-20"
    assert found.fields["inferred"][0] == {
        "field": "date",
        "part": "year",
        "basis": {"vi": "Năm của một ngày nêu trước đó trong văn bản"},
    }
    assert found.checks["date"] == "is this the year?"
    assert milestones(HEAD + "Cả xã mừng ngày 20/6 lịch sử tại huyện.")[1:] == []


def test_a_name_is_cut_at_words() -> None:
    text = "Plan of the Harbour Office\nFerries will join and moor in May 2030."
    assert {each.name for each in draft_milestones(Reading(text), [])} == {
        "Ferries will join and moor in 2030-05"
    }
