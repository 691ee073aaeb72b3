"""The lexicon of what words say, and how phrases of it are found."""

from __future__ import annotations

import pytest

from ttdn_cli.checking.concepts import Phrases, denies, exclusive, find_known, qualifying
from ttdn_cli.checking.subjects import features_of, find_scopes, stem
from ttdn_cli.checking.words import split_words
from ttdn_cli.text.gazetteer import load


def test_what_excludes_others_and_what_qualifies_are_concepts() -> None:
    concepts = set(load("concepts")["concepts"])
    assert set(exclusive()) <= concepts
    assert qualifying() <= concepts


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        pytest.param("Các xã không có trang", True, id="it is not so"),
        pytest.param("Tổng công ty Hàng không Sao Biển có tỷ lệ", False, id="an airline"),
        pytest.param("Cục Hàng không Việt Nam nêu tỷ lệ", False, id="the aviation authority"),
        pytest.param("Khách hàng không có tỷ lệ", True, id="of customers"),
        pytest.param("Ngân hàng không đạt tỷ lệ", True, id="of a bank"),
        pytest.param("Quân chủng Phòng không - Không quân có tỷ lệ", False, id="of the air force"),
        pytest.param("Căn phòng không có máy", True, id="of a room"),
        pytest.param("Không khí Tết tràn ngập, tỷ lệ", False, id="the air"),
        pytest.param("Trung tâm Không gian mạng có tỷ lệ", False, id="space"),
        pytest.param("lao động không chuyên trách có tỷ lệ", False, id="a kind of staff"),
    ],
)
def test_what_denies(text: str, denied: bool) -> None:
    assert denies(split_words(text)) is denied


def test_no_phrase_is_of_two_offices() -> None:
    offices: dict[tuple[tuple[str, str], ...], set[str]] = {}
    for name, phrases in load("concepts")["ranks"].items():
        for phrase in phrases:
            offices.setdefault(tuple(split_words(phrase)), set()).add(name)
    assert {phrase: names for phrase, names in offices.items() if len(names) > 1} == {}


@pytest.mark.parametrize(
    ("text", "plain", "found"),
    [
        pytest.param("một hai", False, ["both"], id="the longest one"),
        pytest.param("hai một", False, ["one"], id="in its order"),
        pytest.param("mot hai", False, [], id="not without its diacritics"),
        pytest.param("mot hai", True, ["both"], id="without, where the text has none"),
        pytest.param("", False, [], id="nothing"),
    ],
)
def test_phrases(text: str, plain: bool, found: list[str]) -> None:
    phrases = Phrases([("một", "one"), ("một hai", "both")])
    assert [each.name for each in phrases.find(split_words(text), plain=plain)] == found


def test_a_phrase_within_a_longer_one_says_nothing() -> None:
    said = [each.name for each in find_known(split_words("tiếng nước ngoài"))]
    assert said == ["concepts:foreign_language"]


def test_what_words_say() -> None:
    assert features_of(split_words("đã có trang thông tin điện tử và 58 thư viện")) == {
        "concepts:website",
        "thư",
        "viện",
    }
    assert find_scopes(split_words("các địa phương và doanh nghiệp")) == [
        ("scopes:localities", 1),
        ("scopes:enterprises", 4),
    ]
    assert [stem(each) for each in ("websites", "bus", "hội")] == ["website", "bus", "hội"]
