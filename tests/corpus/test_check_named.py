"""Who is named in a sentence, and whose its figure is all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools.corpora import body, corpus_of, dataset, figure, person
from ttdn_cli.corpus.checks import check_many

POOR = "Tỷ lệ hộ nghèo"
FIGURE = figure(POOR, "14,94%", en="Poverty rate", period="2023")


def _verdicts(tmp_path: Path, text: str) -> dict[str, str]:
    """Return what one dataset of a province, beside that of another one, has of quantities."""
    committee = {"by": body("Tỉnh ủy Lào Cai")}
    head = {"head": person("Hoàng Văn Trọng", "Bí thư", "by")}
    other = figure(POOR, "9,1%", en="Poverty rate", period="2023")
    corpus = corpus_of(
        tmp_path,
        dataset("own", author="head", people=head, organizations=committee, metrics=[FIGURE]),
        dataset(
            "other", author="by", organizations={"by": body("Tỉnh ủy Yên Bái")}, metrics=[other]
        ),
    )
    found = check_many(text, corpus).findings
    return {
        each.text: each.verdict
        for each in found
        if each.kind == "quantity" and each.dataset == "own"
    }


@pytest.mark.parametrize(
    "before",
    [
        pytest.param("Bí thư Tỉnh ủy Hoàng Văn Trọng cho biết", id="a body of each place"),
        pytest.param("Đồng chí Hoàng Văn Trọng, Bí thư Tỉnh ủy, cho biết", id="behind a name"),
        pytest.param("Thay mặt Tỉnh ủy, ông Hoàng Văn Trọng nêu", id="for whom he speaks"),
        pytest.param("Là trung tâm vùng Tây Bắc, Lào Cai có", id="a region, then the place"),
        pytest.param("Có đường biên giới với Trung Quốc, Lào Cai có", id="a country beside it"),
        pytest.param("Nhờ xuất khẩu sang Mỹ và Nhật Bản, Lào Cai có", id="two countries"),
        pytest.param("Báo cáo của Lào Cai nêu", id="a report"),
        pytest.param("Hội nghị tại Lào Cai công bố", id="a conference"),
        pytest.param("Hội nghị Ban Chấp hành Đảng bộ tỉnh Lào Cai nêu", id="of a body"),
        pytest.param("Ban Thường vụ Tỉnh ủy Lào Cai cho biết", id="a part of a body"),
        pytest.param("Báo Lào Cai đưa tin", id="a newspaper"),
        pytest.param("Không khí Tết tràn ngập Lào Cai,", id="a word that begins like a denial"),
    ],
)
@pytest.mark.parametrize(
    ("given", "verdict"), [("14,94%", "confirmed"), ("14,84%", "contradicted")]
)
def test_a_figure_stays_that_of_the_place(
    tmp_path: Path, before: str, given: str, verdict: str
) -> None:
    text = f"{before} tỷ lệ hộ nghèo năm 2023 là {given}."
    assert _verdicts(tmp_path, text) == {given: verdict}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Mỹ, Lào và Trung Quốc có tỷ lệ hộ nghèo năm 2023 là 14,94%.", id="countries"),
        pytest.param("Lào Cai, Yên Bái có tỷ lệ hộ nghèo năm 2023 là 14,94%.", id="two provinces"),
        pytest.param("Tỷ lệ hộ nghèo của Vinamilk năm 2023 là 14,94%.", id="a company"),
        pytest.param("Hội Nông dân Sông Mã có tỷ lệ hộ nghèo năm 2023 là 14,94%.", id="a society"),
    ],
)
def test_of_somebody_else_it_is_not(tmp_path: Path, text: str) -> None:
    assert _verdicts(tmp_path, text) == {}


def test_what_a_title_names_within_it_is_no_event(tmp_path: Path) -> None:
    """The name of a ministry goes on with that of its minister, and with a year in the title."""
    ministry = "Bộ Nông nghiệp và Phát triển nông thôn"
    own = dataset(
        "own",
        title=f"Báo cáo tổng kết của {ministry} năm 2024",
        author="by",
        organizations={"by": body(ministry)},
        metrics=[FIGURE],
    )
    text = f"Bộ trưởng {ministry} Trần Hữu Tiến nêu tỷ lệ hộ nghèo năm 2023 là 14,94%."
    corpus = corpus_of(tmp_path, own)
    found = check_many(text, corpus).findings
    assert [(each.text, each.verdict) for each in found if each.kind == "event"] == []
    named = f"Báo cáo tổng kết của {ministry} năm 2025"
    wrong = f"{named} nêu tỷ lệ hộ nghèo năm 2023 là 14,94%."
    found = check_many(wrong, corpus).findings
    assert "contradicted" in {each.verdict for each in found if each.kind == "event"}
