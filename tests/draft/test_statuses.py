"""What the words and headings around a figure say of it: that it is so, aimed at or planned."""

from __future__ import annotations

import pytest

from ttdn_cli.draft.figures import draft_metrics
from ttdn_cli.draft.reading import Reading
from ttdn_cli.draft.statuses import day_of

A, T, P = "actual", "target", "plan"


def statuses(text: str) -> list[str]:
    return [each.fields.get("status", A) for each in draft_metrics(Reading(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "QUYẾT ĐỊNH\n\nĐiều 1. Phê duyệt Đề án như sau:\n1. Mục tiêu đến năm 2032\n"
            "a) Xây 300 cây cầu;\nb) Trồng 40 ha rừng.",
            [T, T],
            id="items under a heading with a number",
        ),
        pytest.param(
            "1. Mục tiêu\na) Xây 300 cây cầu;\n2. Kết quả\na) Xây 9 cây cầu.",
            [T, A],
            id="until the next heading of its kind",
        ),
        pytest.param(
            "I. MỤC TIÊU\n1. Về cầu đường\n- Xây 300 cây cầu.\nII. KẾT QUẢ\n- Xây 9 cầu.",
            [T, A],
            id="a narrower heading that says nothing of it",
        ),
        pytest.param(
            "A. Phương hướng năm 2031\nI. Kinh tế\n1. Nông nghiệp\nTrồng 5 ha rừng.",
            [P],
            id="three headings deep",
        ),
        pytest.param("Tầm nhìn đến năm 2050\nTỉnh thuộc nhóm 10 tỉnh dẫn đầu.", [T], id="a vision"),
        pytest.param(
            "1. Mục tiêu chung\nXây 300 cây cầu.\nTrồng 40 ha rừng.", [T, T], id="every paragraph"
        ),
        pytest.param(
            "I. MỤC TIÊU\n1. Kết quả năm trước\n- Xây 9 cầu.\n2. Chỉ tiêu\n- Xây 8 cầu.",
            [A, T],
            id="results within a chapter of aims",
        ),
        pytest.param(
            "Giao Sở Xây dựng:\na) Kiểm tra 10 xã;\nb) Mở 3 lớp.",
            [P, P],
            id="who is to do it",
        ),
        pytest.param(
            "Đến năm 2031 phấn đấu:\n- Mở 3 lớp.", [T], id="a line before a colon that claims it"
        ),
        pytest.param(
            "Kế hoạch:\n1. Trồng 5 ha rừng.\n2. Mở 2 chợ.\n\nXã có 3 trường.",
            [P, P, A],
            id="prose after a list",
        ),
        pytest.param("Giao lưu với thanh niên:\n- Mở 3 lớp.", [A], id="another word"),
        pytest.param("III. Nhiệm vụ, giải pháp\n1. Mở 3 lớp.", [P], id="tasks"),
        pytest.param("Yêu cầu các xã:\n1. Nay 16/40 hồ đã đầy.", [A], id="a fact among demands"),
        pytest.param("- Thu đạt 95% kế hoạch\n+ Mở 3 lớp.", [A, A], id="an item is no heading"),
    ],
)
def test_a_heading_says_it_of_what_is_below_it(text: str, expected: list[str]) -> None:
    assert statuses(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Dự báo đêm nay mưa to; sóng biển cao 9 m, gió mạnh 90 km/h.", [P, P], id="a forecast"
        ),
        pytest.param(
            "Phấn đấu thu 10 tỷ đồng; trồng 5 ha rừng; đã xây 3 cầu; mở 2 chợ.",
            [T, T, A, A],
            id="until a part says otherwise",
        ),
        pytest.param(
            "Đề nghị các xã: (1) rà soát hồ sơ; (2) bố trí 15 tỷ đồng.", [P], id="numbered parts"
        ),
        pytest.param(
            "Phấn đấu tăng thu; kết quả thu 15 tỷ đồng.", [A], id="a part that is about results"
        ),
        pytest.param("Phấn đấu tăng thu. Mở 3 chợ.", [A], id="not into the next sentence"),
        pytest.param("12 xã cam kết mở chợ; 7 xã chưa mở chợ.", [A, A], id="a part that is so"),
        pytest.param(
            "Họp ngày 5/3/2025. Đến năm 2030 mở chợ; giảm 20% đầu mối.", [T], id="a later year"
        ),
        pytest.param(
            "Năm 2025 xã mở chợ. Đến năm 2030 chợ có 60 sạp.", [T], id="a year after all others"
        ),
        pytest.param("Năm 1979 có chợ. Đến năm 1985 chợ có 60 sạp.", [A], id="history"),
        pytest.param("Đến năm 2019 chợ có 60 sạp. Năm 2020 mở bến.", [A], id="a year before one"),
        pytest.param(
            "Giao chỉ tiêu cho xã: 620 cuốn.", [T], id="a target that is set for somebody"
        ),
        pytest.param("Thư viện khuyến nghị mua 60 cuốn.", [P], id="what is recommended"),
        pytest.param("Bí thư giao Sở Y tế mở 3 lớp.", [P], id="who is to do it"),
        pytest.param("Bí thư đã giao Sở Y tế 3 lớp.", [A], id="who was given it"),
        pytest.param("1. Mục tiêu: thu 15 tỷ đồng.", [T], id="a word for it and a colon"),
        pytest.param(
            "III. PHƯƠNG HƯỚNG\n1. Xây trường, thời gian thực hiện 18 tháng.", [P], id="half a word"
        ),
        pytest.param("Cả năm 2025 ước mở 16 chợ.", [P], id="an estimate of all the year"),
        pytest.param("Đã thu 10 tỷ đồng; trồng 5 ha rừng.", [A, A], id="nothing to go on"),
    ],
)
def test_the_parts_of_a_sentence_go_on(text: str, expected: list[str]) -> None:
    assert statuses(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Sở nghiên cứu giảm phí xuống còn 5,4%.", [P], id="what is studied"),
        pytest.param("Tỉnh đề xuất hỗ trợ 500 tỷ đồng.", [P], id="what is proposed"),
        pytest.param("Xã kiến nghị bố trí 5 tỷ đồng.", [P], id="what is asked for"),
        pytest.param("Chủ tịch yêu cầu huy động thêm 20 máy xúc.", [T], id="a demand"),
        pytest.param("Mỗi xã phải mở 3 lớp.", [P], id="a duty"),
        pytest.param("Xã kêu gọi góp 3 tỷ đồng.", [P], id="what is called for"),
        pytest.param("Sở đưa vốn lên 5 tỷ đồng trong những năm tới.", [P], id="to come"),
        pytest.param("Sở đã đưa vốn lên 5 tỷ đồng.", [A], id="done"),
        pytest.param("Xã đề ra 5 nhiệm vụ; thu 9 tỷ đồng.", [T, T], id="what is set"),
        pytest.param("Xã vượt mục tiêu đã đề ra, thu 9 tỷ đồng.", [A], id="what was set"),
        pytest.param("Năm nay ước cả năm thu 95 tỷ đồng.", [P], id="an estimate of all the year"),
        pytest.param("The council proposed 12 bridges.", [P], id="a proposal in English"),
        pytest.param("Kiến nghị sửa đổi, bổ sung: 191 thủ tục.", [A], id="a count of proposals"),
        pytest.param("Nghiên cứu cho thấy 5% trẻ thấp còi.", [A], id="what a study found"),
        pytest.param("Sau khi xem xét, tỉnh cấp 5 tỷ đồng.", [A], id="after it was considered"),
        pytest.param("Xã đã phải sơ tán 300 hộ.", [A], id="what had to be done"),
        pytest.param("Sửa xong 9 cầu theo yêu cầu của dân.", [A], id="a demand as a noun"),
        pytest.param("Cần Thơ mở 3 lớp.", [A], id="a place, and no need"),
        pytest.param("Theo Cục Dự báo thời tiết, mưa đo được 120 mm.", [A], id="half of a name"),
        pytest.param(
            "Chi bằng 72% dự toán trung ương giao và bằng 68% dự toán tỉnh giao.",
            [A, A],
            id="a part of one plan, and of another",
        ),
        pytest.param("Xóa 57 căn nhà, xong trước kế hoạch 2 tháng.", [A, A], id="before time"),
    ],
)
def test_what_is_asked_proposed_or_estimated_is_no_fact(text: str, expected: list[str]) -> None:
    assert statuses(text) == expected


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("Sơn Hà, ngày 5/3/2025\nXã họp.", "2025-03-05", id="place and date"),
        pytest.param(
            "Cả xã họp ngày 5/3/2024, và rồi lại họp nữa vào ngày 9/9/2025.", "2025", id="a day"
        ),
        pytest.param(
            "Cả xã họp ngày 5/3/2025. Thôi giấy tờ từ ngày 1/1/2026 ở huyện.", "2025", id="due"
        ),
        pytest.param("Năm 2025 xã mở chợ. Đến năm 2030 có bến.", "2025", id="a year, and an aim"),
        pytest.param("Năm 1979 xã mở chợ.", None, id="history"),
        pytest.param("Xã mở chợ.", None, id="no date"),
    ],
)
def test_of_which_day_a_text_is(text: str, day: str | None) -> None:
    assert day_of(Reading(text)) == day
