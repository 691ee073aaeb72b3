"""How much a dataset may hold: each limit has a line of its own that names it."""

from __future__ import annotations

import pytest

from tests.conftest import SECOND
from tests.facts.test_dataset import problems
from ttdn_cli.facts.validation import check_dataset


@pytest.mark.parametrize(
    ("limit", "least", "what"),
    [
        pytest.param("MOST_VALUES", 10, "more than 10 values; split the dataset", id="values"),
        pytest.param(
            "MOST_ITEMS", 2, "more than 2 items in one list; split the dataset", id="items"
        ),
        pytest.param("MOST_KEYS", 5, "more than 5 keys in one mapping", id="keys"),
        pytest.param("MOST_QUOTED", 10, "at most 10 are allowed", id="characters of a quote"),
    ],
)
def test_each_limit_of_a_file_is_named(
    monkeypatch: pytest.MonkeyPatch, limit: str, least: int, what: str
) -> None:
    monkeypatch.setattr(f"ttdn_cli.facts.parser.{limit}", least)
    assert any(what in each for each in problems(SECOND.read_bytes()))


def test_a_record_has_as_many_quotes_as_it_may_and_no_more() -> None:
    quote = "      - {paragraph: 6, quote: nhiều điểm trường chưa có tủ sách}\n"
    text = SECOND.read_text(encoding="utf-8")
    check_dataset(text.replace(quote, quote * 1_000).encode(), "x.yaml")
    (problem,) = problems(text.replace(quote, quote * 1_001))
    assert "points[0].evidence: 1,001 items; at most 1,000 are allowed" in problem


def test_words_of_the_text_may_be_long_and_others_not() -> None:
    text = SECOND.read_text(encoding="utf-8")
    long = f"coverage:\n  ignore:\n    - {{text: {'1' * 20_000}, reason: {{vi: mã}}}}\n"
    check_dataset((text + long).encode(), "x.yaml")
    (problem,) = problems(text + long.replace("mã", "m" * 20_000))
    assert "20,000 characters; at most 10,000 are allowed" in problem
