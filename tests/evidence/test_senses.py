"""What words around a number or a date may say of it, by what the record says that it is."""

from __future__ import annotations

from typing import Literal

import msgspec
import pytest

from tests.conftest import SECOND
from ttdn_cli import load
from ttdn_cli.evidence.verify import Report, verify
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.metrics import Metric
from ttdn_cli.facts.readings import read_figure
from ttdn_cli.facts.records import LegalReference, Milestone
from ttdn_cli.facts.texts import Bilingual, Evidence
from ttdn_cli.facts.vocabulary import MilestoneKind
from ttdn_cli.text.canonical import Canonical

DATASET = load(SECOND)
TEXT = SECOND.with_suffix(".txt").read_text(encoding="utf-8")
NAME = Bilingual(vi="Số lớp", en="Classes")


def proof(words: str, **records: list[object]) -> Report:
    text = TEXT.replace("Sách mở", f"{words}. Sách mở")
    assert text != TEXT
    dataset = msgspec.structs.replace(DATASET, **records)
    return verify(Index(dataset), Canonical(text), "text")


def unproven(report: Report) -> list[str]:
    return [each.quote for each in report.results if each.status in ("unproven", "missing")]


@pytest.mark.parametrize(
    ("words", "status", "proven"),
    [
        pytest.param("Có 13 lớp", "actual", True, id="so it is"),
        pytest.param("Chỉ có 13 lớp", "actual", True, id="how somebody finds it"),
        pytest.param("Phấn đấu có 13 lớp", "actual", False, id="an aim is nothing actual"),
        pytest.param("Phấn đấu có 13 lớp", "target", True, id="an aim"),
        pytest.param("Mục tiêu là 13 lớp", "target", True, id="a target"),
        pytest.param("Dự kiến 13 lớp", "plan", True, id="a plan"),
        pytest.param("Dự kiến 13 lớp", "actual", False, id="a plan is nothing actual"),
        pytest.param("Không có 13 lớp", "target", False, id="a denial of whatever"),
        pytest.param("Mục tiêu trên 13 lớp", "target", False, id="a limit of whatever"),
    ],
)
def test_a_number_is_of_the_status_that_the_words_give_it(
    words: str, status: Literal["actual", "target", "plan"], proven: bool
) -> None:
    metric = Metric(
        id="so-lop",
        evidence=[Evidence(paragraph=6, quote=words)],
        indicator=NAME,
        given="13",
        status=status,
        reading=read_figure("13", english=False),
    )
    assert unproven(proof(words, metrics=[metric])) == ([] if proven else ["13"])


def test_a_quote_may_not_leave_out_how_somebody_finds_it() -> None:
    metric = Metric(
        id="so-lop",
        evidence=[Evidence(paragraph=6, quote="13 lớp")],
        indicator=NAME,
        given="13",
        reading=read_figure("13", english=False),
    )
    assert unproven(proof("Chỉ 13 lớp", metrics=[metric])) == ["13 lớp"]


@pytest.mark.parametrize(
    ("words", "kind", "proven"),
    [
        pytest.param("Hoàn thành ngày 30/9/2019", "happening", True, id="a day"),
        pytest.param("Hoàn thành trước ngày 30/9/2019", "deadline", True, id="before it"),
        pytest.param("Hoàn thành chậm nhất ngày 30/9/2019", "deadline", True, id="at the latest"),
        pytest.param("Hoàn thành trước ngày 30/9/2019", "happening", False, id="not on it"),
        pytest.param("Có hiệu lực từ ngày 30/9/2019", "plan", True, id="from it on"),
        pytest.param("Có hiệu lực từ ngày 30/9/2019", "deadline", False, id="no last day"),
        pytest.param("Hoàn thành sau ngày 30/9/2019", "deadline", False, id="after it"),
        pytest.param("Hoàn thành sau ngày 30/9/2019", "plan", False, id="after it, planned"),
        pytest.param("Được thông qua ngày 30/9/2019", "happening", True, id="a verb that ends so"),
        pytest.param("Khoảng ngày 30/9/2019", "happening", False, id="about it"),
        pytest.param("Hoàn thành ngày 30 tháng 9 năm 2019", "plan", True, id="in words"),
        pytest.param("Hoàn thành ngày 30/9", "plan", False, id="without its year"),
    ],
)
def test_a_day_is_what_the_kind_of_milestone_says(
    words: str, kind: MilestoneKind, proven: bool
) -> None:
    evidence = [Evidence(paragraph=6, quote=words)]
    milestone = Milestone(id="moc", evidence=evidence, kind=kind, what=NAME, date="2019-09-30")
    found = unproven(proof(words, milestones=[milestone]))
    assert found == ([] if proven else ["30/9/2019"])


@pytest.mark.parametrize(
    ("words", "date", "proven"),
    [
        pytest.param("Trong quý III/2019", "2019-Q3", True, id="a quarter"),
        pytest.param("Trong quý III/2019", "2019-Q2", False, id="another quarter"),
        pytest.param("Trong quý III/2019", "2019", True, id="the year of a quarter"),
        pytest.param("Giai đoạn 2016 - 2020", "2016/2020", True, id="a period"),
        pytest.param("Giai đoạn 2016 - 2020", "2016", False, id="its beginning alone"),
        pytest.param("Vào tháng 9/2019", "2019-09", True, id="a month"),
        pytest.param("Vào tháng 9 năm 2019", "2019-09", True, id="a month in words"),
        pytest.param("Vào ngày 5/9/2019", "2019-09", True, id="less precise than the text"),
    ],
)
def test_a_date_is_as_precise_as_the_text(words: str, date: str, proven: bool) -> None:
    evidence = [Evidence(paragraph=6, quote=words)]
    milestone = Milestone(id="moc", evidence=evidence, kind="plan", what=NAME, date=date)
    assert (unproven(proof(words, milestones=[milestone])) == []) is proven


@pytest.mark.parametrize(
    ("words", "left"),
    [
        pytest.param("Quốc hội đã bàn", [], id="a body that is quoted elsewhere"),
        pytest.param("Theo Thư viện tỉnh Sơn Hà", [], id="another"),
        pytest.param("Theo Văn phòng Quốc hội", ["Văn phòng Quốc hội"], id="a longer one"),
        pytest.param("Theo Thư viện tỉnh Bắc Sơn", ["Thư", "Bắc Sơn"], id="one that begins alike"),
    ],
)
def test_a_body_is_covered_wherever_it_stands(words: str, left: list[str]) -> None:
    assert [each.text for each in proof(words).uncovered] == left


@pytest.mark.parametrize(
    ("words", "number"),
    [
        pytest.param("Theo Kế hoạch số 139/KH-UBND", "139/KH-UBND", id="a plan, whose number is"),
        pytest.param("Theo Thông tư 10/2014/TT-BTC", "10/2014/TT-BTC", id="`tư` that is no four"),
        pytest.param("Theo Nghị định 72/2015/NĐ-CP", "72/2015/NĐ-CP", id="another type"),
    ],
)
def test_the_type_before_a_number_of_a_document_changes_nothing(words: str, number: str) -> None:
    evidence = [Evidence(paragraph=6, quote=words)]
    document = LegalReference(id="van-ban", evidence=evidence, number=number)
    assert unproven(proof(words, legal_references=[document])) == []


@pytest.mark.parametrize(
    ("words", "given"),
    [
        pytest.param(
            "Trong 9 tháng ước đạt 13 lớp", "ước đạt 13 lớp", id="a figure of words first"
        ),
        pytest.param("Trong 9 tháng gần 13 lớp mở", "gần 13 lớp", id="a limit first"),
    ],
)
def test_a_word_before_a_figure_keeps_a_month_from_it(words: str, given: str) -> None:
    evidence = [Evidence(paragraph=6, quote=words)]
    reading = read_figure(given, english=False)
    metric = Metric(id="so", evidence=evidence, indicator=NAME, given=given, reading=reading)
    assert unproven(proof(words, metrics=[metric])) == []
