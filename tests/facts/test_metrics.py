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
