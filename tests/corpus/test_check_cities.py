"""Of many datasets, that of a city tells its figures, however short the article says city."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools.corpora import body, corpus_of, dataset, figure
from ttdn_cli.corpus.checks import check_many


def _of(name: str, of: str, given: str) -> str:
    metrics = [figure("Tỷ lệ hộ nghèo", given, period="2023")]
    bodies = {"body": body(of)}
    return dataset(name, author="body", title="Báo cáo", organizations=bodies, metrics=metrics)


DATASETS = (
    _of("vinh", "Ủy ban nhân dân thành phố Vinh", "0,35%"),
    _of("thai-hoa", "Ủy ban nhân dân thị xã Thái Hòa", "0,91%"),
    _of("can-tho", "Ủy ban nhân dân thành phố Cần Thơ", "0,17%"),
    _of("nghe-an", "Ủy ban nhân dân tỉnh Nghệ An", "4,35%"),
    _of("nuoc", "Chính phủ", "2,93%"),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Tỷ lệ hộ nghèo của TP. Vinh năm 2023 còn 0,35%.", "vinh", id="with its full stop"
        ),
        pytest.param("Tỷ lệ hộ nghèo của TP.Vinh năm 2023 còn 0,35%.", "vinh", id="and no space"),
        pytest.param("Tỷ lệ hộ nghèo của TP Vinh năm 2023 còn 0,35%.", "vinh", id="without"),
        pytest.param(
            "UBND TP. Vinh cho biết tỷ lệ hộ nghèo năm 2023 còn 0,35%.", "vinh", id="in a body"
        ),
        pytest.param("TP. Vinh có tỷ lệ hộ nghèo năm 2023 là 0,35%.", "vinh", id="which has it"),
        pytest.param(
            "Tỷ lệ hộ nghèo của TX. Thái Hòa năm 2023 còn 0,91%.", "thai-hoa", id="a town"
        ),
        pytest.param(
            "Tỷ lệ hộ nghèo của TP. Cần Thơ năm 2023 còn 0,17%.", "can-tho", id="a municipality"
        ),
    ],
)
@pytest.mark.parametrize("right", [True, False], ids=["right", "wrong"])
def test_a_short_form_before_a_city(
    tmp_path: Path, text: str, expected: str, *, right: bool
) -> None:
    text = text if right else text.replace("0,", "1,")
    found = check_many(text, corpus_of(tmp_path, *DATASETS)).findings
    figures = {each.dataset: each.verdict for each in found if each.kind == "quantity"}
    assert figures == {expected: "confirmed" if right else "contradicted"}
