"""A figure is not that of what its indicator excludes: exports are no imports."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest

from tests.tools.corpora import corpus_of, dataset, figure
from ttdn_cli.checking.check import check
from ttdn_cli.text.gazetteer import load

EXPORTS = ("Kim ngạch xuất khẩu", "3,15 tỷ USD", "Export turnover")
INCOME = ("Thu ngân sách nhà nước", "25.182 tỷ đồng", "State budget revenue")
PRICES, GROWTH = ("Tỷ lệ tăng giá", "4,2%", None), ("Tốc độ tăng trưởng GDP", "5,05%", None)
FISH = ("Sản lượng thủy sản khai thác", "200.000 tấn", None)
PUPILS, ESCAPED = ("Tỷ lệ trẻ em nhập học", "98%", None), ("Số hộ thoát nghèo", "1.200 hộ", None)
ACCIDENTS = ("Số vụ tai nạn giao thông", "230", "Number of traffic accidents")
DEATHS = ("Số người chết vì tai nạn giao thông", "180 người", "Deaths in traffic accidents")
PROFIT = ("Lợi nhuận trước thuế", "1.200 tỷ đồng", "Profit before tax")
FILES = ("Số hồ sơ giải quyết đúng hạn", "1.200 hồ sơ", None)
DEBT = ("Tỷ lệ nợ công", "37%", None)
FUNDS, JOBLESS = ("Vốn FDI đăng ký", "36,6 tỷ USD", None), ("Tỷ lệ thất nghiệp", "2,24%", None)
OTHER, OWN, WRONG = "not_in_source", "confirmed", "contradicted"


@pytest.mark.parametrize(
    ("own", "text", "verdicts"),
    [
        pytest.param(EXPORTS, "Kim ngạch nhập khẩu năm 2023 đạt 3,15 tỷ USD.", [OTHER], id="trade"),
        pytest.param(EXPORTS, "Import turnover in 2023 was 3.15 billion USD.", [OTHER], id="in en"),
        pytest.param(EXPORTS, "Xuất siêu năm 2023 đạt 3,15 tỷ USD.", [OTHER], id="a balance"),
        pytest.param(
            EXPORTS,
            "Kim ngạch nhập khẩu, theo Cục Thống kê, năm 2023 đạt 3,15 tỷ USD.",
            [OTHER],
            id="in the clause before",
        ),
        pytest.param(
            EXPORTS,
            "Kim ngạch xuất khẩu năm 2023 đạt 2 tỷ USD, nhập khẩu, theo Bộ Công Thương, "
            "đạt 3,15 tỷ USD.",
            [WRONG, OTHER],
            id="in the clause before, behind a number",
        ),
        pytest.param(
            EXPORTS,
            "Xuất khẩu giảm, kim ngạch nhập khẩu vật tư và nguyên liệu năm 2023 đạt 3,15 tỷ USD.",
            [OTHER],
            id="before a conjunction",
        ),
        pytest.param(
            EXPORTS,
            "Kim ngạch nhập khẩu năm 2022 đạt 3 tỷ USD, năm 2023 đạt 3,15 tỷ USD.",
            [OTHER, OTHER],
            id="before the number before",
        ),
        pytest.param(
            EXPORTS,
            "Kim ngạch nhập khẩu\n- Năm 2022: 3 tỷ USD\n- Năm 2023: 3,15 tỷ USD",
            [OTHER, OTHER],
            id="in a heading",
        ),
        pytest.param(
            EXPORTS,
            "Kim ngạch xuất khẩu và nhập khẩu năm 2023 đạt 3,15 tỷ USD.",
            [OTHER],
            id="both together",
        ),
        pytest.param(
            EXPORTS,
            "Kim ngạch nhập khẩu và xuất khẩu năm 2023 đạt 3,15 tỷ USD.",
            [OTHER],
            id="both together, the own one last",
        ),
        pytest.param(
            EXPORTS,
            "Kim ngạch xuất khẩu năm 2023 đạt 3,15 tỷ USD, kim ngạch nhập khẩu 1,9 tỷ USD.",
            [OWN, OTHER],
            id="beside it",
        ),
        pytest.param(
            EXPORTS,
            "Năm 2023 đạt 3,15 tỷ USD kim ngạch xuất khẩu và 1,9 tỷ USD nhập khẩu.",
            [OWN, OTHER],
            id="behind the numbers",
        ),
        pytest.param(
            EXPORTS,
            "Kim ngạch nhập khẩu và xuất khẩu năm 2023 lần lượt đạt 1,9 tỷ USD và 3,15 tỷ USD.",
            [OTHER, OWN],
            id="each in its turn",
        ),
        pytest.param(
            EXPORTS,
            "Exports and imports in 2023 were 3.15 billion USD and 1.9 billion USD, respectively.",
            [OWN, OTHER],
            id="each in its turn, said last",
        ),
        pytest.param(
            EXPORTS,
            "Bất chấp nhập khẩu giảm, xuất khẩu năm 2023 vẫn đạt 3,15 tỷ USD.",
            [OWN],
            id="the nearer one counts",
        ),
        pytest.param(
            EXPORTS,
            "Kim ngạch xuất khẩu năm 2023 vượt nhập khẩu, đạt 3,15 tỷ USD.",
            [OWN],
            id="both, one compared",
        ),
        pytest.param(
            EXPORTS, "Kim ngạch xuất khẩu năm 2023 đạt 3,16 tỷ USD.", [WRONG], id="a digit"
        ),
        pytest.param(INCOME, "Chi ngân sách năm 2023 là 25.182 tỷ đồng.", [OTHER], id="budget"),
        pytest.param(
            INCOME, "Budget spending in 2023 was 25,182 billion dong.", [OTHER], id="budget, en"
        ),
        pytest.param(
            INCOME,
            "Chi ngân sách năm 2023 là 40.000 tỷ đồng, thu ngân sách nhà nước 25.182 tỷ đồng.",
            [OTHER, OWN],
            id="budget, both",
        ),
        pytest.param(PRICES, "Tỷ lệ giảm giá năm 2023 là 4,2%.", [OTHER], id="a fall"),
        pytest.param(
            GROWTH, "Tốc độ tăng trưởng GDP năm 2023 giảm xuống 5,05%.", [OWN], id="a lower rise"
        ),
        pytest.param(
            GROWTH,
            "Trong bối cảnh tổng cầu giảm mạnh, GDP năm 2023 đạt 5,05%.",
            [OWN],
            id="the fall of something else",
        ),
        pytest.param(
            ("Tốc độ tăng trưởng GDP", "-2,1%", None),
            "GDP năm 2023 giảm 2,1%.",
            [OWN],
            id="a rise below nothing",
        ),
        pytest.param(
            FISH, "Sản lượng thủy sản nuôi trồng năm 2023 đạt 200.000 tấn.", [OTHER], id="fish"
        ),
        pytest.param(
            FISH,
            "Sản lượng thủy sản đánh bắt năm 2023 đạt 200.000 tấn.",
            [OWN],
            id="another word for the same",
        ),
        pytest.param(PUPILS, "Tỷ lệ trẻ em bỏ học năm 2023 là 98%.", [OTHER], id="pupils"),
        pytest.param(ESCAPED, "Năm 2023 có 1.200 hộ tái nghèo.", [OTHER], id="poverty"),
        pytest.param(
            ESCAPED,
            "Năm 2023, không để tái nghèo, 1.200 hộ đã thoát nghèo.",
            [OWN],
            id="poverty, behind the number",
        ),
        pytest.param(
            ACCIDENTS,
            "Số người chết vì tai nạn giao thông năm 2023 là 230.",
            [OTHER],
            id="deaths in accidents",
        ),
        pytest.param(
            ACCIDENTS,
            "In 2023, 230 people died in traffic accidents.",
            [OTHER],
            id="of deaths, the accidents are where",
        ),
        pytest.param(
            ACCIDENTS,
            "Năm 2023 xảy ra 230 vụ tai nạn giao thông làm 180 người chết.",
            [OWN, OTHER],
            id="accidents, and deaths",
        ),
        pytest.param(
            ("Số vụ cháy nổ", "30 vụ", None),
            "Cháy nổ năm 2023 xảy ra 30 vụ, làm chết 5 người, bị thương 7 người.",
            [OWN, OTHER, OTHER],
            id="what the next numbers are of",
        ),
        pytest.param(
            EXPORTS,
            "Năm 2023 đạt 3,15 tỷ USD, là kim ngạch nhập khẩu cao nhất từ trước đến nay.",
            [OTHER],
            id="behind the number and a comma",
        ),
        pytest.param(
            DEATHS,
            "Năm 2023 xảy ra 230 vụ tai nạn giao thông, làm chết 180 người, bị thương 90 người.",
            [OTHER, OWN, OTHER],
            id="deaths, and injured",
        ),
        pytest.param(
            PROFIT, "Lợi nhuận sau thuế năm 2023 đạt 1.200 tỷ đồng.", [OTHER], id="net profit"
        ),
        pytest.param(
            PROFIT, "Net profit in 2023 was 1,200 billion dong.", [OTHER], id="net profit, en"
        ),
        pytest.param(
            PROFIT,
            "Lợi nhuận năm 2023 đạt 1.200 tỷ đồng.",
            [OWN],
            id="profit, no word which",
        ),
        pytest.param(
            FILES,
            "Năm 2023 giải quyết 1.200 hồ sơ đúng hạn, 30 hồ sơ quá hạn.",
            [OWN, OTHER],
            id="terms",
        ),
        pytest.param(DEBT, "Tỷ lệ nợ chính phủ năm 2023 là 37%.", [OTHER], id="debt"),
        pytest.param(FUNDS, "Vốn FDI thực hiện năm 2023 đạt 36,6 tỷ USD.", [OTHER], id="capital"),
        pytest.param(JOBLESS, "Tỷ lệ thiếu việc làm năm 2023 là 2,24%.", [OTHER], id="work"),
        pytest.param(
            JOBLESS,
            "Nhờ tạo việc làm, tỷ lệ thất nghiệp năm 2023 còn 2,24%.",
            [OWN],
            id="work, a reason",
        ),
    ],
)
def test_the_opposite_is_another_figure(
    tmp_path: Path, own: tuple[str, str, str | None], text: str, verdicts: list[str]
) -> None:
    indicator, given, english = own
    said = figure(indicator, given, en=english, period="2023")
    (member,) = corpus_of(tmp_path, dataset("bao-cao", metrics=[said]))
    found = [e.verdict for e in check(text, member.index()).findings if e.kind == "quantity"]
    assert found == verdicts


def test_the_one_that_a_text_names_is_taken_of_two(tmp_path: Path) -> None:
    own = [
        figure("Kim ngạch xuất khẩu", "3,15 tỷ USD", period="2023"),
        figure("Kim ngạch nhập khẩu", "1,9 tỷ USD", period="2023"),
    ]
    (member,) = corpus_of(tmp_path, dataset("bao-cao", metrics=own))
    text = "Kim ngạch xuất khẩu năm 2023 đạt 1,9 tỷ USD."
    (found,) = [e for e in check(text, member.index()).findings if e.kind == "quantity"]
    assert (found.verdict, found.record) == (WRONG, "metrics-0")


def test_the_lexicon_is_whole() -> None:
    lists = load("opposites")
    excluded = {*chain.from_iterable(lists["exclusive"].values())}
    assert excluded == lists["words"].keys() - {"none"}
    assert excluded >= {*lists["near"]["names"]}
    phrases = [*chain.from_iterable(lists["words"].values())]
    assert len(phrases) == len({*phrases}), "a phrase that names two of them"
