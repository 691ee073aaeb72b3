"""The lexicon of what words say, and how phrases of it are found."""

from __future__ import annotations

import pytest

from ttdn_cli.checking.concepts import Phrases, exclusive, find_known, qualifying
from ttdn_cli.checking.subjects import features_of, find_scopes, stem
from ttdn_cli.checking.words import split_words
from ttdn_cli.text.gazetteer import load


def test_what_excludes_others_and_what_qualifies_are_concepts() -> None:
    concepts = set(load("concepts")["concepts"])
    assert set(exclusive()) <= concepts
    assert qualifying() <= concepts


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
