"""Figures of a dataset: what is read of them, and what a quote has to hold for them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import SECOND
from ttdn_cli.facts.issues import DatasetError
from ttdn_cli.facts.metrics import Metric
from ttdn_cli.facts.validation import check_dataset

TEXT = SECOND.read_text(encoding="utf-8")


def metric(given: str, quote: str, **fields: str) -> Metric:
    """Return the metric with that figure and one quote, in the second speech."""
    lines = ["metrics:", "  - id: figure", "    indicator: {vi: chỉ tiêu}", f'    given: "{given}"']
    lines += [f"    {name}: {value}" for name, value in fields.items()]
    lines += ["    evidence:", f'      - {{paragraph: 2, quote: "{quote}"}}', ""]
    text = TEXT.replace("metrics: []\n", "\n".join(lines))
    assert text != TEXT
    (found,) = check_dataset(text.encode(), "x.yaml").metrics
    return found


@pytest.mark.parametrize(
    ("given", "quote", "fields", "read"),
    [
        pytest.param(
            "58/63",
            "58/63 địa phương",
            {"measure": "coverage"},
            {"count": 58, "total": 63, "percent": 92.06, "remaining": 5, "value": 58},
            id="a part of a whole that ought to be all",
        ),
        pytest.param(
            "58/63",
            "58/63 địa phương",
            {},
            {"measure": "share", "percent": 92.06, "remaining": None},
            id="that a part ought to be all, only a person can say",
        ),
        pytest.param(
            "gần 58/63",
            "gần 58/63 địa phương",
            {"measure": "coverage"},
            {"percent": 92.06, "remaining": None, "remaining_percent": None},
            id="nearly a part: what is missing is not known",
        ),
        pytest.param(
            "90%",
            "đạt 90%",
            {"measure": "coverage"},
            {"count": None, "percent": 90.0, "remaining": None, "remaining_percent": 10.0},
            id="a percentage has no count",
        ),
        pytest.param(
            "1.260,500 tấn",
            "thu 1.260,500 tấn",
            {},
            {"value": 1260.5, "unit": "tấn", "count": None, "percent": None},
            id="thousands and decimals",
        ),
        pytest.param(
            "5 - 10%",
            "tiết kiệm 5 - 10%",
            {},
            {"value": None, "low": 5, "high": 10, "unit": "%", "percent": None},
            id="a range",
        ),
        pytest.param("7 lần", "là 7 lần", {"measure": "multiple"}, {"value": 7}, id="a multiple"),
        pytest.param(
            "-2,5%",
            "là -2,5%",
            {},
            {"measure": "change", "value": -2.5, "percent": None},
            id="less",
        ),
        pytest.param(
            "81,05 %", "đạt 81,05 %", {}, {"percent": 81.05}, id="a space before the sign"
        ),
        pytest.param(
            "hơn 13 nghìn đôla",
            "đạt hơn 13 nghìn đôla",
            {},
            {"measure": "amount", "value": 13000, "approximation": "over", "unit": "đôla"},
            id="an amount with its limit and magnitude",
        ),
        pytest.param(
            "gần 2/3",
            "gần 2/3 số tỉnh",
            {},
            {"percent": 66.67, "approximation": "under"},
            id="nearly a part",
        ),
        pytest.param("thứ 3", "đứng thứ 3", {}, {"measure": "rank", "value": 3}, id="a rank"),
        pytest.param(
            "5 năm", "kéo dài 5 năm", {}, {"measure": "duration", "value": 5}, id="how long"
        ),
        pytest.param("1.250", "1.250 người", {}, {"count": 1250, "total": None}, id="how many"),
        pytest.param("01/03", "đạt 01/03 số hộ", {}, {"percent": 33.33}, id="a third"),
        pytest.param(
            "5‰",
            "đạt 5‰",
            {"measure": "coverage"},
            {"percent": 0.5, "remaining_percent": 99.5},
            id="per mille",
        ),
        pytest.param(
            "0,5 điểm phần trăm",
            "chênh 0,5 điểm phần trăm",
            {},
            {"value": 0.5, "percent": None},
            id="points are no share",
        ),
        pytest.param(
            "hai phần ba",
            "chiếm hai phần ba",
            {},
            {"count": None, "total": None, "percent": 66.67},
            id="a fraction in words counts nothing",
        ),
        pytest.param(
            "gần 2/3",
            "gần 2/3 số hộ",
            {},
            {"count": None, "total": None, "percent": 66.67},
            id="nor does one that is limited",
        ),
        pytest.param(
            "99.999/100.000",
            "có 99.999/100.000 phiếu",
            {"measure": "coverage"},
            {"percent": 99.99, "remaining": 1},
            id="nearly all is not all",
        ),
        pytest.param(
            "1/100.000", "có 1/100.000 mẫu", {}, {"percent": 0.01}, id="hardly any is not none"
        ),
        pytest.param(
            "hơn 60%", "so với mức hơn 60% năm 1986", {}, {"value": 60}, id="of an earlier year"
        ),
        pytest.param(
            "hơn 13 nghìn đôla", "bình quân hơn 13 nghìn đôla", {}, {"value": 13000}, id="a mean"
        ),
        pytest.param(
            "40 xã", "phải có 40 xã", {"status": "target"}, {"value": 40}, id="what has to be"
        ),
        pytest.param("12 xã", "huyện Sen Hạ có 12 xã", {}, {"value": 12}, id="after a name"),
        pytest.param("20%", "giảm còn 20%", {}, {"value": 20}, id="what is left after a fall"),
        pytest.param(
            "3%", "tỷ lệ hộ chưa có nước giảm còn 3%", {}, {"value": 3}, id="a denial in its noun"
        ),
        pytest.param("20%", "tăng lên 20%", {}, {"value": 20}, id="what a rise led to"),
        pytest.param("20%", "giảm từ 30% xuống 20%", {}, {"value": 20}, id="the last of two"),
        pytest.param(
            "100 triệu đồng", "lên tới 100 triệu đồng", {}, {"value": 10**8}, id="as much as that"
        ),
        pytest.param("60 km/giờ", "tốc độ 60 km/giờ", {}, {"value": 60}, id="a speed"),
        pytest.param(
            "300 người/km2", "mật độ 300 người/km2 ở đây", {}, {"value": 300}, id="a density"
        ),
        pytest.param("50 năm", "sau 50 năm", {}, {"measure": "duration"}, id="after so long"),
        pytest.param("thứ 3", "đứng thứ 3 cả nước", {}, {"measure": "rank"}, id="a rank"),
        pytest.param(
            "xếp hạng 5/63",
            "được xếp hạng 5/63",
            {},
            {"measure": "rank", "count": None, "total": 63, "percent": None},
            id="a rank of so many",
        ),
    ],
)
def test_a_figure_is_read(
    given: str, quote: str, fields: dict[str, str], read: dict[str, Any]
) -> None:
    found = metric(given, quote, **fields)
    assert {name: getattr(found, name) for name in read} == read


@pytest.mark.parametrize(
    ("given", "quote"),
    [
        pytest.param("13", "hơn 13 nghìn đôla", id="without its magnitude"),
        pytest.param("13 nghìn", "hơn 13 nghìn đôla", id="without its limit and unit"),
        pytest.param("10%", "từ 5 - 10%", id="the end of a range"),
        pytest.param("90%", "đạt 80-90%", id="the end of a range without spaces"),
        pytest.param("2,5%", "là -2,5%", id="without its sign"),
        pytest.param("58", "58/63 địa phương", id="without its whole"),
        pytest.param("1.260,500", "thu 1.260,500 tấn", id="without its unit"),
        pytest.param("7 lần", "gấp 7 lần", id="without the word that makes a multiple of it"),
        pytest.param("01/03", "ngày 01/03", id="a day"),
        pytest.param("01/03", "tháng 01/03", id="a month"),
        pytest.param("01/03", "01/03 hằng năm", id="a day of every year"),
        pytest.param("01/03", "hạn chót là 01/03 hằng năm", id="a last day of every year"),
        pytest.param("1/5", "nghỉ 1/5 mỗi năm", id="a holiday"),
        pytest.param("01/03", "trước ngày 01/03 hằng năm", id="before a day of every year"),
        pytest.param("2/9", "dịp 2/9", id="a holiday"),
        pytest.param("01/03", "hạn chót 01/03", id="a last day"),
        pytest.param("1/4", "theo Điều 1/4", id="a provision"),
        pytest.param("2/4", "ở nhà số 2/4", id="a house"),
        pytest.param("2/3", "ở đường 2/3", id="a street"),
        pytest.param("5/63", "xếp hạng 5/63", id="a rank without its word"),
        pytest.param("2", "theo khoản 2", id="a number of a provision"),
        pytest.param("18", "theo Nghị quyết 18", id="a number of a resolution"),
        pytest.param("100", "theo Nghị định 100", id="a number of a decree"),
        pytest.param("1900", "gọi 1900 6868", id="a telephone"),
        pytest.param("8 giờ", "họp lúc 8 giờ 30", id="an hour of the day"),
        pytest.param("30", "họp lúc 8 giờ 30", id="its minutes"),
        pytest.param("thứ 3", "họp vào thứ 3 hằng tuần", id="a day of the week"),
        pytest.param("thứ 3", "sáng thứ 3", id="another one"),
        pytest.param("thứ ba", "sinh con thứ ba", id="a child in order"),
        pytest.param("thứ 3", "tổ chức lần thứ 3", id="a time in order"),
        pytest.param("hơn 12%", "giảm hơn 12%", id="limited, without its fall"),
        pytest.param("từ 5 - 10%", "giảm từ 5 - 10%", id="a range without its fall"),
        pytest.param("giảm 5%", "phấn đấu giảm 5%", id="an aim"),
        pytest.param("dưới 5%", "không dưới 5%", id="a limit that is denied"),
        pytest.param("2.500 đồng", "giá 2.500 đồng/kWh", id="without what it is for"),
        pytest.param("90%", "từ 80% đến 90%", id="the end of a range with two signs"),
        pytest.param("10%", "không phải 10%", id="denied"),
        pytest.param("90%", "tỷ lệ hộ chưa đạt 90%", id="a rate that is denied"),
        pytest.param("5%", "tỷ lệ hộ nghèo không giảm còn 5%", id="a fall that is denied"),
        pytest.param("95%", "tỷ lệ hộ không nghèo chưa đạt 95%", id="two denials"),
        pytest.param("20", "còn 20 ± 2", id="without its tolerance"),
        pytest.param("3 người", "cứ 10 người có 3 người", id="of so many"),
        pytest.param("15%", "đạt 15% - 20%", id="the beginning of a range with two signs"),
        pytest.param("3 giờ", "mất 3 giờ 30 phút", id="without its minutes"),
        pytest.param("5%", "đạt 5% đến 7%", id="the beginning of a range in words"),
        pytest.param("30.000 lượt", "20.000 hoặc 30.000 lượt", id="one of two"),
        pytest.param("90%", "between 80% and 90%", id="the end of a range in English"),
        pytest.param("678", "gọi số 0912 345 678", id="the end of a telephone number"),
        pytest.param("01/03", "chậm nhất 01/03", id="at the latest"),
        pytest.param("40 xã", "phải có 40 xã", id="a demand"),
        pytest.param("91%", "đạt 90%", id="another figure"),
    ],
)
def test_a_figure_that_is_not_whole_in_its_quote_is_refused(given: str, quote: str) -> None:
    with pytest.raises(DatasetError, match=r"is not (the whole figure )?in the record's quotes"):
        metric(given, quote)


@pytest.mark.parametrize(
    ("given", "measure", "fault"),
    [
        ("13 nghìn đôla", "coverage", r"does not match the figure '13 nghìn đôla' \(amount\)"),
        ("58/63", "count", r"does not match the figure '58/63' \(coverage\)"),
        ("120%", "coverage", "which is more than all"),
        ("5 năm", "share", r"does not match the figure '5 năm' \(duration\)"),
        ("90%", "rank", r"does not match the figure '90%' \(share\)"),
        ("40 xã", "rank", r"does not match the figure '40 xã' \(count\)"),
        ("40 xã", "duration", r"does not match the figure '40 xã' \(count\)"),
        ("5 điểm phần trăm", "coverage", r"does not match .* \(điểm phần trăm\)"),
    ],
)
def test_a_measure_has_to_fit_the_words(given: str, measure: str, fault: str) -> None:
    with pytest.raises(DatasetError, match=fault):
        metric(given, f"đạt {given}", measure=measure)


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ("64/63", "64 is more than 63"),
        ("58/0", "the total is 0"),
        ("rất nhiều", "expected a figure such as 58/63"),
        ("58/63 và 55/63", "without 'và 55/63'"),
    ],
)
def test_what_is_no_figure_is_refused(given: str, fault: str) -> None:
    with pytest.raises(DatasetError, match=fault):
        metric(given, given)


@pytest.mark.parametrize(
    ("quote", "period"),
    [
        pytest.param("giai đoạn 2021 - 2025 đạt 5%", "2021/2025", id="years"),
        pytest.param("từ tháng 5 đến tháng 8 năm 2024 đạt 5%", "2024-05/2024-08", id="months"),
        pytest.param("từ ngày 1/5 đến 3/5/2024 đạt 5%", "2024-05-01/2024-05-03", id="days"),
        pytest.param("từ 1/1 đến hết 31/3/2024 đạt 5%", "2024-01-01/2024-03-31", id="to the end"),
        pytest.param("từ quý I đến quý II/2025 đạt 5%", "2025-Q1/2025-Q2", id="quarters"),
    ],
)
def test_a_period_is_proven_by_its_two_ends(quote: str, period: str) -> None:
    assert metric("5%", quote, period=f'"{period}"').period == period


@pytest.mark.parametrize(
    ("quote", "date"),
    [
        pytest.param("có 2025 hộ đạt 5%", "2025", id="a number of households"),
        pytest.param("trước năm 2025 đạt 5%", "2025", id="before it"),
        pytest.param("ngày 1/1/2025 (âm lịch) đạt 5%", "2025-01-01", id="of another calendar"),
        pytest.param("tuần 2/2024 đạt 5%", "2024-02", id="a week"),
        pytest.param("đạt 5%, 12/2024 hộ", "2024-12", id="a part of a whole"),
        pytest.param("tháng 5 và tháng 8 năm 2024 đạt 5%", "2024-05/2024-08", id="two, no period"),
    ],
)
def test_a_date_that_is_none_or_another_one_is_refused(quote: str, date: str) -> None:
    with pytest.raises(DatasetError, match=r"is not (the whole date )?in the record's quotes"):
        metric("5%", quote, period=f'"{date}"')


@pytest.mark.parametrize(
    ("same_as", "fault"),
    [
        ("second:figure", "the record itself"),
        ("second:nowhere", "no such id"),
    ],
)
def test_a_figure_is_the_same_as_another_one(same_as: str, fault: str) -> None:
    own = check_dataset(TEXT.encode(), "x.yaml").id
    with pytest.raises(DatasetError, match=fault):
        metric("5%", "đạt 5%", same_as=f'"{same_as.replace("second", own)}"')
    assert metric("5%", "đạt 5%", same_as='"another:figure"').same_as == "another:figure"


def test_quotes_of_a_paragraph_may_stand_apart_in_it() -> None:
    found = metric("115,1%", '115,1%"}\n      - {paragraph: 2, quote: "năm 2025', period="2025")
    assert found.percent == 115.1
