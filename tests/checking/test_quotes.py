"""Where the words of the speech stand that a finding quotes."""

from __future__ import annotations

import msgspec
import pytest

from tests.checking.articles import findings, index_of
from ttdn_cli.checking.evidence import quote_of
from ttdn_cli.checking.findings import FindingKind
from ttdn_cli.checking.quotes import paragraph_of
from ttdn_cli.facts.texts import Evidence


@pytest.mark.parametrize(
    ("text", "kind", "paragraph"),
    [
        pytest.param("58/63 địa phương có trang tiếng nước ngoài.", "quantity", 12, id="a figure"),
        pytest.param("Ông nhắc Kết luận số 57-KL/TW.", "document", 13, id="a document"),
        pytest.param("Ông gọi đó là “cầu nối”.", "quotation", 11, id="quoted words"),
        pytest.param("Ông nhắc Nghị định số 15/2020/NĐ-CP.", "document", None, id="nothing of it"),
    ],
)
def test_the_paragraph_of_a_quote(text: str, kind: FindingKind, paragraph: int | None) -> None:
    (found,) = findings(text, kind)
    assert paragraph_of(found, index_of()) == paragraph


@pytest.mark.parametrize(
    ("said", "quote"),
    [
        pytest.param(None, "hạn chế, bất cập", id="the first one"),
        pytest.param("57-KL/TW", "Kết luận số 57-KL/TW ngày 15/6/2023 của Bộ Chính trị", id="held"),
        pytest.param("nâng cao chất lượng tốt", "tiếp tục nâng cao chất lượng", id="the nearest"),
    ],
)
def test_which_words_say_it(said: str | None, quote: str) -> None:
    assert quote_of(index_of().records["kl-57-2023"], said) == quote


def test_words_in_a_row_come_before_the_same_words_apart() -> None:
    quotes = [Evidence(paragraph=place, quote=each) for place, each in enumerate(("b a", "a b"), 1)]
    record = msgspec.structs.replace(index_of().records["da-lat"], evidence=quotes)
    assert quote_of(record, "a b") == "a b"
