"""A part of what a figure counts is another figure."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.tools.corpora import body, corpus_of, dataset, figure
from ttdn_cli.checking.check import check

POOR, HOSPITALS = ("Tỷ lệ hộ nghèo", "2,93%"), ("Số bệnh viện", "1.400")


@pytest.mark.parametrize(
    ("own", "text", "verdicts"),
    [
        pytest.param(POOR, "Tỷ lệ hộ cận nghèo còn 7,1%.", ["not_in_source"], id="a word within"),
        pytest.param(
            POOR, "Tỷ lệ hộ cận nghèo còn 2,93%.", ["not_in_source"], id="within, the same number"
        ),
        pytest.param(
            POOR,
            "Tỷ lệ hộ nghèo đồng bào dân tộc thiểu số còn 17,1%.",
            ["not_in_source"],
            id="a group behind it",
        ),
        pytest.param(
            POOR, "Tỷ lệ hộ nghèo đa chiều còn 4,1%.", ["not_in_source"], id="a kind behind it"
        ),
        pytest.param(
            POOR,
            "Tỷ lệ hộ nghèo còn 2,93%, tỷ lệ hộ cận nghèo còn 7,1%.",
            ["confirmed", "not_in_source"],
            id="beside the figure itself",
        ),
        pytest.param(
            HOSPITALS, "Cả nước có 319 bệnh viện tư nhân.", ["not_in_source"], id="a count"
        ),
        pytest.param(POOR, "Tỷ lệ hộ nghèo còn 3,93%.", ["contradicted"], id="the same words"),
        pytest.param(
            POOR,
            "Tỷ lệ hộ nghèo tiếp tục giảm còn 3,93%.",
            ["contradicted"],
            id="how it changed",
        ),
        pytest.param(
            POOR,
            "Tỷ lệ hộ nghèo trên địa bàn giảm mạnh, chỉ còn 2,93%.",
            ["confirmed"],
            id="what says nothing of it",
        ),
        pytest.param(
            HOSPITALS,
            "Cả nước có 1.300 bệnh viện đang hoạt động.",
            ["contradicted"],
            id="a count, and a verb",
        ),
    ],
)
def test_a_part_is_another_figure(
    tmp_path: Path, own: tuple[str, str], text: str, verdicts: list[str]
) -> None:
    (member,) = corpus_of(tmp_path, dataset("bao-cao", metrics=[figure(*own)]))
    found = [e.verdict for e in check(text, member.index()).findings if e.kind == "quantity"]
    assert found == verdicts


EXPORTS, JOBLESS = ("Kim ngạch xuất khẩu", "405,5 tỷ USD"), ("Tỷ lệ thất nghiệp", "2,24%")
GUESTS, FUNDS = ("Khách quốc tế", "12,6 triệu lượt"), ("Vốn FDI đăng ký", "36,6 tỷ USD")
GROWTH, REVENUE = ("Tăng trưởng GDP", "5,05%"), ("Thu ngân sách nhà nước", "2.043.700 tỷ đồng")
WORKERS = ("Số lao động đi làm việc ở nước ngoài", "155.000 người")
ENGLISH = {
    POOR: "Poverty rate",
    EXPORTS: "Export turnover",
    JOBLESS: "Unemployment rate",
    GUESTS: "International visitors",
}


def _quantities(folder: Path, own: tuple[str, str], text: str) -> list[str]:
    indicator, given = own
    said = figure(indicator, given, en=ENGLISH.get(own))
    bodies = {"author": body("Chính phủ")}
    data = dataset("bao-cao", author="author", organizations=bodies, metrics=[said])
    (member,) = corpus_of(folder, data)
    return [e.verdict for e in check(text, member.index()).findings if e.kind == "quantity"]


@pytest.mark.parametrize(
    ("own", "text"),
    [
        pytest.param(POOR, "Tỷ lệ hộ nghèo của phụ nữ cả nước là 2,93%.", id="of a group"),
        pytest.param(POOR, "Tỷ lệ hộ nghèo của phụ nữ cả nước là 3,93%.", id="another number"),
        pytest.param(POOR, "Tỷ lệ hộ nghèo của đồng bào dân tộc thiểu số là 2,93%.", id="a people"),
        pytest.param(POOR, "Tỷ lệ hộ nghèo của người Mông là 2,93%.", id="a people by its name"),
        pytest.param(POOR, "Tỷ lệ hộ nghèo của người cao tuổi là 2,93%.", id="an age"),
        pytest.param(POOR, "Tỷ lệ hộ nghèo của hộ gia đình chính sách là 2,93%.", id="a policy"),
        pytest.param(POOR, "Tỷ lệ hộ nghèo tại các xã đặc biệt khó khăn là 2,93%.", id="communes"),
        pytest.param(POOR, "Tỷ lệ hộ nghèo tại 4 xã vùng cao năm 2023 là 2,93%.", id="a number"),
        pytest.param(POOR, "Tỷ lệ hộ nghèo đối với gia đình trẻ là 2,93%.", id="as for a group"),
        pytest.param(POOR, "Tỷ lệ hộ nghèo tại 4 xã thí điểm là 2,93%.", id="a number, any kind"),
        pytest.param(POOR, "Tỷ lệ hộ nghèo ở miền núi là 2,93%.", id="an area"),
        pytest.param(POOR, "Tỷ lệ hộ nghèo khu vực nông thôn là 2,93%.", id="an area, no word"),
        pytest.param(POOR, "Ở nông thôn, tỷ lệ hộ nghèo còn 2,93%.", id="an area before it"),
        pytest.param(POOR, "Năm 2023, ở khu vực thành thị, tỷ lệ hộ nghèo còn 2,93%.", id="behind"),
        pytest.param(POOR, "Khu vực nông thôn có tỷ lệ hộ nghèo 2,93%.", id="an area has it"),
        pytest.param(JOBLESS, "Phụ nữ có tỷ lệ thất nghiệp 2,24%.", id="a group has it"),
        pytest.param(JOBLESS, "Tỷ lệ thất nghiệp thanh niên là 2,24%.", id="the young"),
        pytest.param(JOBLESS, "Tỷ lệ thất nghiệp là 2,24% ở khu vực thành thị.", id="at the end"),
        pytest.param(EXPORTS, "Kim ngạch xuất khẩu gạo đạt 405,5 tỷ USD.", id="goods"),
        pytest.param(EXPORTS, "Kim ngạch xuất khẩu sang Hoa Kỳ đạt 405,5 tỷ USD.", id="to a place"),
        pytest.param(
            EXPORTS,
            "Kim ngạch xuất khẩu sang thị trường Trung Quốc của cả nước đạt 405,5 tỷ USD.",
            id="to a market, of the country",
        ),
        pytest.param(
            EXPORTS, "Kim ngạch xuất khẩu của khu vực FDI đạt 405,5 tỷ USD.", id="a sector"
        ),
        pytest.param(
            EXPORTS,
            "Kim ngạch xuất khẩu của doanh nghiệp nhỏ và vừa đạt 405,5 tỷ USD.",
            id="enterprises",
        ),
        pytest.param(
            EXPORTS, "Kim ngạch xuất khẩu của ngành dệt may đạt 405,5 tỷ USD.", id="an industry"
        ),
        pytest.param(
            EXPORTS, "Kim ngạch xuất khẩu đạt 405,5 tỷ USD, trong đó gạo đạt 5,7 tỷ USD.", id="both"
        ),
        pytest.param(GUESTS, "Khách quốc tế từ Trung Quốc đạt 12,6 triệu lượt.", id="from a place"),
        pytest.param(FUNDS, "Vốn FDI đăng ký vào Bắc Ninh đạt 36,6 tỷ USD.", id="into a province"),
        pytest.param(
            FUNDS, "Vốn FDI đăng ký trong lĩnh vực bất động sản đạt 36,6 tỷ USD.", id="a field"
        ),
        pytest.param(
            GROWTH, "Tăng trưởng GDP của khu vực nông nghiệp đạt 5,05%.", id="of a sector"
        ),
        pytest.param(
            REVENUE,
            "Thu ngân sách nhà nước từ dầu thô đạt 2.043.700 tỷ đồng.",
            id="where it is from",
        ),
        pytest.param(
            WORKERS,
            "Số lao động đi làm việc ở nước ngoài của các huyện nghèo là 155.000 người.",
            id="of some districts",
        ),
        pytest.param(POOR, "The poverty rate among women was 2.93% in 2023.", id="English group"),
        pytest.param(POOR, "The poverty rate in rural areas was 2.93% in 2023.", id="English area"),
        pytest.param(POOR, "The rural poverty rate was 2.93% in 2023.", id="English, before it"),
        pytest.param(
            POOR, "In mountainous areas, the poverty rate was 2.93% in 2023.", id="English, first"
        ),
        pytest.param(
            JOBLESS, "The unemployment rate was 2.24% among young people.", id="English, last"
        ),
        pytest.param(EXPORTS, "Rice export turnover reached USD 405.5 billion.", id="English rice"),
        pytest.param(
            EXPORTS,
            "Export turnover to the United States reached USD 405.5 billion.",
            id="English market",
        ),
        pytest.param(
            EXPORTS,
            "Export turnover of the FDI sector reached USD 405.5 billion.",
            id="English sector",
        ),
    ],
)
def test_what_is_said_of_a_part_is_said_of_no_whole(
    tmp_path: Path, own: tuple[str, str], text: str
) -> None:
    expected = ["confirmed"] if "trong đó" in text else []
    found = _quantities(tmp_path, own, text)
    assert found[: len(expected)] == expected
    assert {*found[len(expected) :]} == {"not_in_source"}


@pytest.mark.parametrize(
    ("own", "text"),
    [
        pytest.param(POOR, "Tỷ lệ hộ nghèo cả nước là 2,93%.", id="of all"),
        pytest.param(
            POOR, "Tỷ lệ hộ nghèo của cả nước tiếp tục giảm mạnh, chỉ còn 2,93%.", id="it went on"
        ),
        pytest.param(
            POOR, "Nhờ xây dựng nông thôn mới, tỷ lệ hộ nghèo còn 2,93%.", id="a programme"
        ),
        pytest.param(
            POOR, "Phụ nữ, trẻ em được quan tâm, tỷ lệ hộ nghèo còn 2,93%.", id="another clause"
        ),
        pytest.param(
            POOR, "Tỷ lệ hộ nghèo giảm nhờ chính sách cho nông dân, còn 2,93%.", id="a reason"
        ),
        pytest.param(
            POOR, "Tỷ lệ hộ nghèo còn 2,93% và bộ mặt nông thôn khởi sắc.", id="and another thing"
        ),
        pytest.param(
            POOR, "Tỷ lệ hộ nghèo còn 2,93%, đời sống ở nông thôn được nâng lên.", id="a comma"
        ),
        pytest.param(
            POOR,
            "Phát biểu tại Hội nghị về công tác phụ nữ, Thủ tướng nêu tỷ lệ hộ nghèo còn 2,93%.",
            id="an event",
        ),
        pytest.param(
            POOR, "Tỷ lệ hộ nghèo giảm với nhiều giải pháp đồng bộ, còn 2,93%.", id="by what means"
        ),
        pytest.param(POOR, "Tỷ lệ hộ nghèo ở ngưỡng thấp kỷ lục, còn 2,93%.", id="how low"),
        pytest.param(
            POOR, "Tỷ lệ hộ nghèo, theo Ban Nông nghiệp Trung ương, là 2,93%.", id="a body's name"
        ),
        pytest.param(
            EXPORTS, "Kim ngạch xuất khẩu nêu tại bản tổng hợp là 405,5 tỷ USD.", id="in a paper"
        ),
        pytest.param(
            EXPORTS, "Kim ngạch xuất khẩu của Việt Nam đạt 405,5 tỷ USD.", id="the country"
        ),
        pytest.param(
            EXPORTS,
            "Theo Bộ Nông nghiệp và Phát triển nông thôn, kim ngạch xuất khẩu đạt 405,5 tỷ USD.",
            id="who says so",
        ),
        pytest.param(
            JOBLESS, "Tỷ lệ thất nghiệp của lực lượng lao động là 2,24%.", id="whose it always is"
        ),
        pytest.param(
            GUESTS, "Khách quốc tế đến Việt Nam đạt 12,6 triệu lượt.", id="where all go to"
        ),
        pytest.param(
            EXPORTS,
            "Export turnover, according to the General Statistics Office, was USD 405.5 billion.",
            id="English, who says so",
        ),
        pytest.param(
            EXPORTS,
            "Kim ngạch xuất khẩu theo số liệu từ Tổng cục Thống kê là 405,5 tỷ USD.",
            id="where the figure is from",
        ),
        pytest.param(FUNDS, "Vốn FDI đăng ký vào Việt Nam đạt 36,6 tỷ USD.", id="into the country"),
        pytest.param(GROWTH, "Tăng trưởng GDP của nền kinh tế đạt 5,05%.", id="the economy"),
        pytest.param(
            REVENUE,
            "Thu ngân sách nhà nước tính đến hết tháng 12 đạt 2.043.700 tỷ đồng.",
            id="up to a month",
        ),
        pytest.param(
            JOBLESS,
            "The unemployment rate of the working-age population was 2.24%.",
            id="English, whose it always is",
        ),
    ],
)
def test_a_whole_stays_confirmed(tmp_path: Path, own: tuple[str, str], text: str) -> None:
    assert _quantities(tmp_path, own, text) == ["confirmed"]


@pytest.mark.parametrize(
    ("record", "text"),
    [
        pytest.param(
            {"scope": "Khu vực nông thôn"}, "Tỷ lệ hộ nghèo ở nông thôn là 31,2%.", id="its scope"
        ),
        pytest.param(
            {"evidence": [{"paragraph": 1, "quote": "hộ nghèo ở các xã biên giới là 31,2%"}]},
            "Tỷ lệ hộ nghèo ở các xã biên giới là 31,2%.",
            id="its quote",
        ),
        pytest.param({}, "Tỷ lệ hộ nghèo của nông dân là 31,2%.", id="whose text it is"),
        pytest.param({}, "Tỷ lệ hộ nghèo của tỉnh miền núi là 31,2%.", id="what a place is like"),
    ],
)
def test_a_part_that_a_record_names_is_its_own(
    tmp_path: Path, record: dict[str, Any], text: str
) -> None:
    said = figure("Tỷ lệ hộ nghèo", "31,2%", **record)
    bodies = {"author": body("Hội Nông dân Việt Nam")}
    data = dataset("bao-cao", author="author", organizations=bodies, metrics=[said])
    (member,) = corpus_of(tmp_path, data)
    found = [e.verdict for e in check(text, member.index()).findings if e.kind == "quantity"]
    assert found == ["confirmed"]
