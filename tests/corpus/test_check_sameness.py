"""Of many datasets, none contradicts an article with another document, person or event."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.tools.corpora import body, corpus_of, dataset, document, figure, person
from ttdn_cli.corpus.checks import check_many

CA_MAU, LAO_CAI = "UBND tỉnh Cà Mau", "UBND tỉnh Lào Cai"
DECISION, PRIME = "12/2020/QĐ-UBND", "368/QĐ-TTg"
HEAD, DEPUTY = f"Chủ tịch {CA_MAU}", f"Phó Chủ tịch {CA_MAU}"
POOR = figure("Tỷ lệ hộ nghèo", "2,93%", period="2023")
SAID = f"Ông Nguyễn Văn An, {HEAD}, cho biết năm 2023 tỷ lệ hộ nghèo còn 2,93%."


def _citing(name: str, number: str, date: str, issuer: str | None = None) -> str:
    bodies = {"issuer": body(issuer)} if issuer else {}
    said = document(number, date=date, **({"issuer": "issuer"} if issuer else {}))
    return dataset(name, organizations=bodies, legal_references=[said])


def _naming(name: str, title: str, of: str, date: str) -> str:
    people = [person("Nguyễn Văn An", title, "body")]
    return dataset(name, date=date, organizations={"body": body(of)}, people=people, metrics=[POOR])


def _event(name: str, called: str, given: str) -> str:
    data: dict[str, Any] = json.loads(dataset(name, metrics=[figure("Số đại biểu tham dự", given)]))
    quotes = [{"paragraph": 1, "quote": called}, {"paragraph": 2, "quote": "ngày 5/3/2024"}]
    data["event"] = {"id": "su-kien", "name": {"vi": called}, "date": "2024-03-05"}
    data["event"]["evidence"] = quotes
    return json.dumps(data, ensure_ascii=False)


TOURISM = _event("mot", "Hội nghị Phát triển du lịch miền núi", "500")
SCHOOLS = _event("hai", "Hội nghị Chuyển đổi số ngành giáo dục", "300")


@pytest.mark.parametrize(
    ("datasets", "text", "item", "expected"),
    [
        pytest.param(
            [
                _citing("mot", DECISION, "2020-03-05", CA_MAU),
                _citing("hai", DECISION, "2020-08-09", LAO_CAI),
            ],
            f"Quyết định số {DECISION} ngày 5/3/2020 của {CA_MAU}.",
            "5/3/2020",
            {"mot": "confirmed"},
            id="of another province",
        ),
        pytest.param(
            [_citing("hai", DECISION, "2020-08-09", LAO_CAI)],
            f"Quyết định số {DECISION} ngày 9/8/2020 của {CA_MAU}.",
            CA_MAU,
            {None: "not_in_source"},
            id="of another province, and none of this one",
        ),
        pytest.param(
            [
                _citing("mot", DECISION, "2020-03-05", CA_MAU),
                _citing("hai", DECISION, "2020-08-09", LAO_CAI),
            ],
            f"Quyết định số {DECISION} ngày 5/3/2020.",
            "5/3/2020",
            {"mot": "confirmed"},
            id="the issuer is not named",
        ),
        pytest.param(
            [
                _citing("mot", DECISION, "2020-03-05", CA_MAU),
                _citing("hai", DECISION, "2020-08-09", CA_MAU),
            ],
            f"Quyết định số {DECISION} ngày 5/3/2020.",
            "5/3/2020",
            {"mot": "confirmed", "hai": "contradicted"},
            id="one document with two dates",
        ),
        pytest.param(
            [_citing("mot", PRIME, "2022-03-21"), _citing("hai", PRIME, "2023-04-02")],
            f"Quyết định số {PRIME} ngày 21/3/2022.",
            "21/3/2022",
            {"mot": "confirmed"},
            id="given anew each year",
        ),
        pytest.param(
            [_citing("mot", PRIME, "2022-03-21"), _citing("hai", PRIME, "2022-04-02")],
            f"Quyết định số {PRIME} ngày 21/3/2022.",
            "21/3/2022",
            {"mot": "confirmed", "hai": "contradicted"},
            id="two dates in one year",
        ),
        pytest.param(
            [
                _naming("mot", HEAD, CA_MAU, "2024-03-05"),
                _naming("hai", DEPUTY, CA_MAU, "2023-03-05"),
            ],
            SAID,
            HEAD,
            {"mot": "confirmed"},
            id="promoted since",
        ),
        pytest.param(
            [
                _naming("mot", HEAD, CA_MAU, "2024-03-05"),
                _naming("hai", DEPUTY, CA_MAU, "2024-03-15"),
            ],
            SAID,
            HEAD,
            {"mot": "confirmed", "hai": "contradicted"},
            id="two titles in one month",
        ),
        pytest.param(
            [
                _naming("mot", HEAD, CA_MAU, "2024-03-05"),
                _naming("hai", f"Phó Chủ tịch {LAO_CAI}", LAO_CAI, "2024-03-05"),
            ],
            SAID,
            HEAD,
            {"mot": "confirmed"},
            id="two people of one name",
        ),
        pytest.param(
            [
                _naming("mot", "Bộ trưởng Bộ Y tế", "Bộ Y tế", "2024-03-05"),
                _naming("hai", "Thứ trưởng Bộ Tài chính", "Bộ Tài chính", "2024-03-05"),
            ],
            SAID.replace(HEAD, "Bộ trưởng Bộ Y tế"),
            "Bộ trưởng Bộ Y tế",
            {"mot": "confirmed"},
            id="the head of one body, the deputy of another",
        ),
        pytest.param(
            [_naming("hai", DEPUTY, CA_MAU, "2023-03-05")],
            SAID,
            HEAD,
            {"hai": "contradicted"},
            id="none confirms the title",
        ),
        pytest.param(
            [TOURISM, SCHOOLS],
            "Ngày 5/3/2024, có 500 đại biểu tham dự.",
            "500 đại biểu",
            {"mot": "confirmed"},
            id="two events of one day",
        ),
    ],
)
def test_another_one_contradicts_nothing(
    tmp_path: Path, datasets: list[str], text: str, item: str, expected: dict[str | None, str]
) -> None:
    found = check_many(text, corpus_of(tmp_path, *datasets)).findings
    assert {each.dataset: each.verdict for each in found if each.text == item} == expected
