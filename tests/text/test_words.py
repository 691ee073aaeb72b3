"""How a text is read as words, for a search."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ttdn_cli.text.unicode import fold
from ttdn_cli.text.words import folded, key_of, words_of


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("– / …", [], id="signs only"),
        pytest.param("Ban Đảng, đoàn", ["ban", "đang\u0309", "đoan\u0300"], id="syllables"),
        pytest.param("People's people\u2019s peoples'", ["people"] * 3, id="possessives"),
        pytest.param("strategies boxes classes", ["strategy", "box", "class"], id="plurals"),
        pytest.param("news status basis is", ["news", "status", "basis", "is"], id="no plurals"),
        pytest.param("organiser organizer", ["organizer"] * 2, id="both spellings"),
        pytest.param("58/63", ["58", "63"], id="a part of a whole"),
        pytest.param("92,06% 92.0600", ["92.06"] * 2, id="decimals"),
        pytest.param("1.260,5 1,260.5", ["1260.5"] * 2, id="thousands"),
        pytest.param("06/06/2024 6.6.2024", ["6", "6", "2024"] * 2, id="dates"),
        pytest.param("57-KL/TW", ["57", "kl", "tw"], id="the number of a document"),
        pytest.param("a\u200bb\u00ad", ["ab"], id="invisible characters"),
        pytest.param("snake_case", ["snake_case"], id="an underscore"),
        pytest.param("日本 한국", ["日本", "한국"], id="other scripts"),
    ],
)
def test_words(text: str, exact: list[str]) -> None:
    assert [word.exact for word in words_of(text)] == exact


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("hoà", "hòa", id="the place of a tone"),
        pytest.param("ĐẢNG", "đảng", id="case"),
        pytest.param("\u00d0\u1ea3ng", "Đảng", id="an eth"),
        pytest.param(unicodedata.normalize("NFD", "Bắc Kạn"), "Bắc Kạn", id="decomposed"),
        pytest.param("quản lí", "quản lý", id="the final letter of a syllable"),
        pytest.param("quí tỉ lệ mĩ", "quý tỷ lệ mỹ", id="of others too"),
        pytest.param("quan li", "quan ly", id="without diacritics"),
    ],
)
def test_what_is_the_same_word(one: str, other: str) -> None:
    assert [word.exact for word in words_of(one)] == [word.exact for word in words_of(other)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("tai", "tay", id="a diphthong"),
        pytest.param("thúi", "thúy", id="a syllable with another vowel"),
        pytest.param("policy", "polici", id="a longer word"),
    ],
)
def test_a_final_letter_tells_other_words_apart(one: str, other: str) -> None:
    assert words_of(one)[0].plain != words_of(other)[0].plain


@pytest.mark.parametrize("one", ["quản lí", "quản lý"])
@pytest.mark.parametrize("other", ["QUẢN LÝ", "quản lí"])
def test_a_text_has_the_key_of_each_word_that_it_has(one: str, other: str) -> None:
    assert all(key_of(word.plain) in folded(other) for word in words_of(one))


def test_diacritics_tell_words_apart() -> None:
    (one,), (other,) = words_of("lâm"), words_of("làm")
    assert (one.plain, one.exact != other.exact) == (other.plain, True)
    assert one.marked
    assert not words_of("lam")[0].marked


@given(st.text())
def test_words_stand_in_the_text_from_left_to_right(text: str) -> None:
    end = 0
    for word in words_of(text):
        assert word.start >= end or text[word.start : word.end].strip("0123456789.,") == ""
        assert word.start < word.end <= len(text)
        end = word.end
        assert word.plain == fold(word.plain)
