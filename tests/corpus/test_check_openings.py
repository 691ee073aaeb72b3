"""Of many datasets, none is of a place in no list with which a sentence begins but its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools.corpora import body, corpus_of, dataset, figure
from ttdn_cli.corpus.checks import check_many


def _of(name: str, of: str, given: str, indicator: str = "Tỷ lệ hộ nghèo") -> str:
    metrics = [figure(indicator, given, period="2023")]
    bodies = {"body": body(of)}
    return dataset(name, author="body", title="Báo cáo", organizations=bodies, metrics=metrics)


DATASETS = (
    _of("xa", "Ủy ban nhân dân xã Tả Phời", "38,6%"),
    _of("tinh", "Ủy ban nhân dân tỉnh Lào Cai", "14,35%"),
    _of("nuoc", "Chính phủ", "2,93%"),
    _of("hang", "Tập đoàn Sao Mai", "8.250 tỷ đồng", "Doanh thu"),
)
SAID = "tỷ lệ hộ nghèo năm 2023 là"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"Tả Phời (Lào Cai) có {SAID} 38,6%.", {"xa": "confirmed"}, id="in its province"
        ),
        pytest.param(
            f"Tả Phời, Lào Cai, có {SAID} 38,6%.", {"xa": "confirmed"}, id="behind a comma"
        ),
        pytest.param(
            f"Tả Phời (Bắc Hà, Lào Cai): {SAID} 38,6%.", {"xa": "confirmed"}, id="and its district"
        ),
        pytest.param(
            f"Tả Phời (huyện Bắc Hà, tỉnh Lào Cai): {SAID} 38,6%.",
            {"xa": "confirmed"},
            id="with what they are",
        ),
        pytest.param(f"Tả Phời, Lào Cai có {SAID} 38,6%.", {"xa": "confirmed"}, id="which has it"),
        pytest.param(f"Ở Tả Phời, {SAID} 38,6%.", {"xa": "confirmed"}, id="where it is so"),
        pytest.param(f"Tại Tả Phời, {SAID} 38,6%.", {"xa": "confirmed"}, id="where it is so too"),
        pytest.param(f"Tả Phời có {SAID} 38,6%.", {"xa": "confirmed"}, id="alone"),
        pytest.param(f"Tả Phời có {SAID} 39,6%.", {"xa": "contradicted"}, id="a wrong digit"),
        pytest.param(f"Ở Tả Phời, {SAID} 39,6%.", {"xa": "contradicted"}, id="a wrong digit there"),
        pytest.param(f"Ở Sín Chải, {SAID} 14,35%.", {}, id="another place, where it is so"),
        pytest.param(f"Sín Chải có {SAID} 14,35%.", {}, id="another place, which has it"),
        pytest.param(f"Bản Sín Chải có {SAID} 38,6%.", {}, id="with what it is"),
        pytest.param(
            f"Ở Sín Chải, xã biên giới Lào Cai, {SAID} 14,35%.", {}, id="what says where it is"
        ),
        pytest.param(
            f"Sín Chải, xã biên giới của Lào Cai, có {SAID} 14,35%.", {}, id="what it is of"
        ),
        pytest.param(
            f"Tỉnh Yên Bái, láng giềng của Lào Cai, có {SAID} 14,35%.", {}, id="what it is beside"
        ),
        pytest.param(
            f"Lào Cai, láng giềng của Yên Bái, có {SAID} 14,35%.",
            {"tinh": "confirmed"},
            id="whose it is before that",
        ),
        pytest.param(
            f"Lào Cai, tỉnh nghèo nhất cả nước, có {SAID} 14,35%.",
            {"tinh": "confirmed"},
            id="how it stands in the country",
        ),
        pytest.param(
            f"Tại Sín Chải, Thủ tướng cho biết {SAID} 2,93%.",
            {"nuoc": "confirmed"},
            id="where somebody speaks",
        ),
        pytest.param(
            f"Tại Sín Chải, ông Thào A Sử cho biết {SAID} 14,35%.",
            {"tinh": "confirmed"},
            id="where somebody speaks of whom nothing is known, so that none contradicts",
        ),
        pytest.param(
            f"Tại Kỳ Họp, {SAID} 2,93%.", {"nuoc": "confirmed"}, id="an occasion in capitals"
        ),
        pytest.param(f"Việt Nam có {SAID} 2,93%.", {"nuoc": "confirmed"}, id="the country"),
        pytest.param(f"Lào Cai có {SAID} 14,35%.", {"tinh": "confirmed"}, id="a province"),
        pytest.param(
            "Sao Mai đạt doanh thu năm 2023 là 8.250 tỷ đồng.",
            {"hang": "confirmed"},
            id="a company",
        ),
        pytest.param(
            "Bình Phát đạt doanh thu năm 2023 là 9.250 tỷ đồng.", {}, id="another company"
        ),
        pytest.param(
            "Bình Phát đạt doanh thu năm 2023 là 8.250 tỷ đồng.",
            {"hang": "confirmed"},
            id="it may be one by a name that its text has not",
        ),
    ],
)
def test_what_a_sentence_begins_with(tmp_path: Path, text: str, expected: dict[str, str]) -> None:
    found = check_many(text, corpus_of(tmp_path, *DATASETS)).findings
    figures = {e.dataset: e.verdict for e in found if e.kind == "quantity" and e.dataset}
    assert figures == expected
