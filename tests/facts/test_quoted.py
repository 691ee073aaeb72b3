from __future__ import annotations

from typing import Literal

import pytest

from ttdn_cli.facts.grounding import PublishedValue
from ttdn_cli.facts.quoted import quoted_in
from ttdn_cli.facts.texts import Evidence


@pytest.mark.parametrize(
    ("quotes", "value", "held"),
    [
        pytest.param(["theo Nghị định 72/2015/NĐ-CP"], "CP", True, id="a part of a compound"),
        pytest.param(["theo Nghị định 72/2015/NĐ-CP"], "72", False, id="a number is whole"),
        pytest.param(["đạt 58/63 nơi"], "58", False, id="nor a part of a fraction"),
        pytest.param(["tăng 5 %"], "5", False, id="a number is not a share"),
        pytest.param(["giảm −5 điểm"], "5", False, id="a sign belongs to its number"),
        pytest.param(["ông Phạm Sĩ"], "Phạm S", False, id="a name that goes on"),
        pytest.param(["Đà Lạt (Lâm Đồng)"], "Đà Lạt Lâm Đồng", True, id="punctuation aside"),
        pytest.param(["Hội nghị tập", "tập huấn"], "Hội nghị tập huấn", True, id="shared words"),
        pytest.param(["Hội nghị", "tập huấn"], "Hội nghị tập huấn", True, id="side by side"),
    ],
)
def test_a_value_lies_whole_in_the_quotes(quotes: list[str], value: str, held: bool) -> None:
    quoted = quoted_in([Evidence(paragraph=1, quote=each) for each in quotes])
    assert quoted.has_words(PublishedValue((), (value,))) is held


def test_quotes_of_two_paragraphs_do_not_join() -> None:
    quotes = [Evidence(paragraph=1, quote="Hội nghị"), Evidence(paragraph=2, quote="tập huấn")]
    assert quoted_in(quotes).words == "Hội nghị\ntập huấn"


@pytest.mark.parametrize(
    ("quote", "kind", "value", "held"),
    [
        pytest.param("Chủ tịch xã Lê Văn Tám", "office", "Chủ tịch xã", True, id="an office"),
        pytest.param("Phó Chủ tịch xã", "office", "Chủ tịch xã", False, id="a deputy"),
        pytest.param("nguyên Chủ tịch xã", "office", "Chủ tịch xã", False, id="who was"),
        pytest.param("former Prime Minister", "office", "Prime Minister", False, id="in English"),
        pytest.param("thẩm quyền Chủ tịch xã", "office", "Chủ tịch xã", True, id="another word"),
        pytest.param("ông Lê Văn Tám dự", "person", "Lê Văn Tám", True, id="a name"),
        pytest.param("ông Lê Văn Tám dự", "person", "Lê Văn", False, id="a name that goes on"),
        pytest.param("Sở Y tế họp", "name", "Sở Y tế", True, id="a body"),
        pytest.param("Sở Y tế họp", "name", "Sở Y", False, id="half of its last word"),
        pytest.param("Chúng ta phải học", "saying", "phải học", True, id="a saying"),
        pytest.param("Không được lười", "saying", "được lười", False, id="without its denial"),
        pytest.param("ông Lê Văn Tám, Phó", "person", "Lê Văn Tám", True, id="a title behind it"),
    ],
)
def test_an_office_and_a_name_are_whole(
    quote: str, kind: Literal["office", "person", "name", "saying"], value: str, held: bool
) -> None:
    quoted = quoted_in([Evidence(paragraph=1, quote=quote)])
    assert quoted.holds(PublishedValue((), (value,), kind)) is held


def test_a_name_ends_with_its_line() -> None:
    quotes = [Evidence(paragraph=1, quote="Lê Văn"), Evidence(paragraph=2, quote="Tám xã")]
    assert quoted_in(quotes).holds(PublishedValue((), ("Lê Văn",), "person"))
