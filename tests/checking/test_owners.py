"""Whose figures an article gives: of another owner, a dataset says nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools.corpora import body, corpus_of, dataset, figure
from ttdn_cli.checking.check import check
from ttdn_cli.corpus.checks import check_many

POOR, QUOTE = "Tỷ lệ hộ nghèo", "Năm 2023, tỷ lệ hộ nghèo của tỉnh Cà Mau còn 2,93%"
CA_MAU, LAO_CAI = "UBND tỉnh Cà Mau", "UBND tỉnh Lào Cai"
SUN, STAR = "Tập đoàn Mặt Trời", "Tập đoàn Sao Mai"


def _by(author: str, indicator: str, given: str, quote: str = "…", name: str = "bao-cao") -> str:
    said = figure(indicator, given, period="2023", evidence=[{"paragraph": 1, "quote": quote}])
    bodies = {"author": body(author)}
    return dataset(name, author="author", organizations=bodies, metrics=[said])


@pytest.mark.parametrize(
    ("author", "indicator", "given", "text", "verdict"),
    [
        pytest.param(CA_MAU, POOR, "2,93%", f"{QUOTE}.", "confirmed", id="its own sentence"),
        pytest.param(
            CA_MAU, POOR, "2,93%", "Tỷ lệ hộ nghèo của Cà Mau năm 2023 còn 3,93%.", "contradicted",
            id="its own place, another number",
        ),
        pytest.param(
            CA_MAU, POOR, "2,93%", "Năm 2023, tỷ lệ hộ nghèo của tỉnh còn 3,93%.", "contradicted",
            id="of the province",
        ),
        pytest.param(
            CA_MAU, POOR, "2,93%",
            f"{QUOTE}, thấp hơn bình quân cả nước.", "confirmed", id="compared with the country",
        ),
        pytest.param(
            CA_MAU, POOR, "2,93%", "Năm 2023, tỷ lệ hộ nghèo cả nước còn 5,71%.", "not_in_source",
            id="the country",
        ),
        pytest.param(
            CA_MAU, POOR, "2,93%", "Năm 2023, tỷ lệ hộ nghèo của Việt Nam còn 2,93%.",
            "not_in_source", id="the country by its name, the same number",
        ),
        pytest.param(
            CA_MAU, POOR, "2,93%", "Năm 2023, tỷ lệ hộ nghèo của Thái Lan còn 5,71%.",
            "not_in_source", id="another country",
        ),
        pytest.param(
            CA_MAU, POOR, "2,93%", "Năm 2023, tỷ lệ hộ nghèo của Lào Cai còn 2,93%.",
            "not_in_source", id="another province",
        ),
        pytest.param(
            "Bộ Y tế", "Số bệnh viện", "1.400", "Năm 2023, cả nước có 1.300 bệnh viện.",
            "contradicted", id="a ministry speaks for the country",
        ),
        pytest.param(
            "Bộ Y tế", "Số bệnh viện", "1.400", "Năm 2023, Hà Nội có 83 bệnh viện.",
            "not_in_source", id="a ministry speaks for no city",
        ),
        pytest.param(
            SUN, "Doanh thu", "345 tỷ đồng", f"Năm 2023, doanh thu của {SUN} đạt 345 tỷ đồng.",
            "confirmed", id="its own company",
        ),
        pytest.param(
            SUN, "Doanh thu", "345 tỷ đồng", "Năm 2023, doanh thu đạt 340 tỷ đồng.",
            "contradicted", id="nobody is named",
        ),
        pytest.param(
            SUN, "Doanh thu", "345 tỷ đồng", f"Năm 2023, doanh thu của {STAR} đạt 345 tỷ đồng.",
            "not_in_source", id="another company, the same number",
        ),
        pytest.param(
            SUN, "Doanh thu", "345 tỷ đồng", f"{STAR} đạt doanh thu 345 tỷ đồng năm 2023.",
            "not_in_source", id="another company begins the sentence",
        ),
        pytest.param(
            SUN, "Doanh thu", "345 tỷ đồng", "Năm 2023, doanh thu của Vinamilk đạt 345 tỷ đồng.",
            "not_in_source", id="a name alone",
        ),
    ],
)  # fmt: skip
def test_of_others_it_says_nothing(
    tmp_path: Path, author: str, indicator: str, given: str, text: str, verdict: str
) -> None:
    corpus = corpus_of(tmp_path, _by(author, indicator, given, QUOTE if author == CA_MAU else "…"))
    (member,) = corpus
    found = [e.verdict for e in check(text, member.index()).findings if e.kind == "quantity"]
    assert found == [verdict]
    many = check_many(text, corpus)
    assert [e.verdict for e in many.findings if e.kind == "quantity"] == (
        found if many.recognized else []
    )
    assert many.recognized == (verdict != "not_in_source")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"Năm 2023, doanh thu của {STAR} đạt 120 tỷ đồng.", {"star": "confirmed"}, id="right"
        ),
        pytest.param(
            f"Năm 2023, doanh thu của {STAR} đạt 345 tỷ đồng.",
            {"star": "contradicted"},
            id="with the number of another",
        ),
        pytest.param(
            f"{STAR} công bố kết quả. Năm 2023, doanh thu đạt 345 tỷ đồng.",
            {"star": "contradicted"},
            id="whom the article begins with",
        ),
        pytest.param(
            f"{STAR} công bố kết quả.\nNăm 2023, doanh thu của {SUN} đạt 345 tỷ đồng.",
            {"sun": "confirmed"},
            id="whom the sentence names counts more",
        ),
        pytest.param(
            "Năm 2023, doanh thu đạt 345 tỷ đồng.",
            {"sun": "confirmed", "star": "contradicted"},
            id="nobody is named",
        ),
        pytest.param(
            f"Theo báo cáo của {STAR}, năm 2023 doanh thu đạt 345 tỷ đồng.",
            {"star": "contradicted"},
            id="whose report it is",
        ),
        pytest.param(
            f"{CA_MAU} cho biết năm 2023, tỷ lệ hộ nghèo còn 2,93%.",
            {"ca-mau": "confirmed"},
            id="of two provinces",
        ),
        pytest.param(
            "Tin từ Lào Cai\nNăm 2023, tỷ lệ hộ nghèo còn 2,93%.",
            {"lao-cai": "contradicted"},
            id="the place in the heading",
        ),
    ],
)
def test_of_many_those_speak_whose_figure_it_is(
    tmp_path: Path, text: str, expected: dict[str, str]
) -> None:
    corpus = corpus_of(
        tmp_path,
        _by(SUN, "Doanh thu", "345 tỷ đồng", name="sun"),
        _by(STAR, "Doanh thu", "120 tỷ đồng", name="star"),
        _by(CA_MAU, POOR, "2,93%", name="ca-mau"),
        _by(LAO_CAI, POOR, "5,1%", name="lao-cai"),
    )
    found = [each for each in check_many(text, corpus).findings if each.kind == "quantity"]
    assert {each.dataset: each.verdict for each in found} == expected


def test_where_a_figure_is_from_is_not_whose_it_is(tmp_path: Path) -> None:
    """For one dataset; of many, the report may be about who made it."""
    (member,) = corpus_of(tmp_path, _by(CA_MAU, POOR, "2,93%"))
    text = "Theo báo cáo của Sở Tài chính, năm 2023 tỷ lệ hộ nghèo còn 2,93%."
    (found,) = (e for e in check(text, member.index()).findings if e.kind == "quantity")
    assert found.verdict == "confirmed"


@pytest.mark.parametrize(
    ("text", "recognized"),
    [
        pytest.param("Năm 2023, tỷ lệ người nghèo của tỉnh là 5%.", False, id="others, one year"),
        pytest.param("Năm 2023, tỷ lệ học sinh nghèo là 5%.", False, id="a part, one year"),
        pytest.param(
            "Năm 2023, tỷ lệ hộ nghèo của tỉnh là 5%.", True, id="the figure by its words"
        ),
    ],
)
def test_a_year_alone_tells_no_figure(tmp_path: Path, text: str, recognized: bool) -> None:
    """That a text has the year right of what it contradicts is no sign that it is about that."""
    assert (
        check_many(text, corpus_of(tmp_path, _by(CA_MAU, POOR, "2,93%"))).recognized == recognized
    )
