"""An article as words: how each is compared, where sentences end, and where all of it stands."""

from __future__ import annotations

import pytest

from ttdn_cli.checking.words import Article, forms_of, split_words
from ttdn_cli.text.unicode import place_tone


@pytest.mark.parametrize(
    ("word", "low", "plain"),
    [
        pytest.param("Hòa", "hòa", "hoa", id="the tone mark where the school puts it"),
        pytest.param("Hoà", "hòa", "hoa", id="the tone mark where others put it"),
        pytest.param("UỶ", "ủy", "uy", id="in capital letters"),
        pytest.param("Nam's", "nam", "nam", id="a possessive"),
        pytest.param("Provinces’", "provinces", "provinces", id="a possessive of several"),
        pytest.param("58", "58", "58", id="a number"),
        pytest.param("", "", "", id="nothing"),
    ],
)
def test_how_a_word_is_compared(word: str, low: str, plain: str) -> None:
    assert forms_of(word) == (low, plain)


@pytest.mark.parametrize(
    ("word", "placed"),
    [
        pytest.param("hoà", "hòa", id="on the vowel before"),
        pytest.param("thuỷ", "thủy", id="on the vowel before, another tone"),
        pytest.param("quý", "quý", id="`qu` is a consonant"),
        pytest.param("hoàng", "hoàng", id="a letter behind: it stays"),
        pytest.param("lâm", "lâm", id="no tone"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_where_the_tone_mark_stands(word: str, placed: str) -> None:
    assert place_tone(word) == placed


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        pytest.param("Một hai. Ba bốn!", [2, 2], id="points"),
        pytest.param("Một hai; ba", [2, 1], id="a semicolon parts what is listed"),
        pytest.param("Một\nHai", [1, 1], id="a line"),
        pytest.param("TP. Đà Lạt", [3], id="an abbreviation"),
        pytest.param("Ông N. Lâm", [3], id="an initial"),
        pytest.param("am 6. Juni", [3], id="a day of German"),
        pytest.param("(Một.) Hai", [1, 1], id="a bracket behind the point"),
        pytest.param("72/2015/NĐ-CP", [4], id="a number of a document"),
        pytest.param("92.06", [2], id="a decimal point"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_where_sentences_end(text: str, sentences: list[int]) -> None:
    article = Article(text)
    found = {article.sentence_of(place).start: article.sentence_of(place) for place in range(9)}
    assert [len(each) for each in found.values() if each] == sentences


def test_words_are_where_they_stand() -> None:
    article = Article("\ufeffMột\r\n\r\n  Đà\u00a0Lạt, 6/6.")
    assert [article.text[each.start : each.end] for each in article.words] == [
        *("Một", "Đà", "Lạt", "6", "6")
    ]
    assert [article.paragraph_at(each.start) for each in article.words] == [1, 2, 2, 2, 2]
    assert article.gap_after(2) == ", "
    assert article.gap_after(4) == "."
    assert article.stretch(range(1, 3)) == (
        article.text.index("Đà"),
        article.text.index(","),
    )


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        pytest.param("Ông Nguyễn Thanh Lâm phát biểu", True, id="Vietnamese"),
        pytest.param("Ong Nguyen Thanh Lam phat bieu", False, id="Vietnamese without diacritics"),
        pytest.param(
            "Mr Nguyễn spoke for a while of the work of the year and of that to come",
            False,
            id="a name in English",
        ),
    ],
)
def test_whether_it_is_written_with_diacritics(text: str, marked: bool) -> None:
    assert Article(text).is_marked is marked


def test_a_row_says_words_and_pairs_of_them() -> None:
    article = Article("Tất cả các bộ")
    assert article.said_in(range(0, 3)) == {"tất", "cả", "các", "tất cả", "cả các"}
    assert Article("tat ca").said_in(range(2)) == {"tat", "ca", "tat ca"}


def test_words_of_a_short_text() -> None:
    assert split_words("Hoà Bình, 6/6") == [
        *(("hòa", "hoa"), ("bình", "binh"), ("6", "6"), ("6", "6"))
    ]
    assert split_words(" – ") == []
