from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ttdn_cli.text.lookalikes import look_of, unseen_differences


@pytest.mark.parametrize(
    ("there", "wanted", "named"),
    [
        pytest.param("NÐ-CP", "NĐ-CP", ["U+00D0 for U+0110"], id="an eth"),
        pytest.param("NĐ-CP", "NÐ-CP", ["U+0110 for U+00D0"], id="the other way round"),
        pytest.param("NƉ-CP", "NĐ-CP", ["U+0189 for U+0110"], id="the African D"),
        pytest.param("ND\u0335-CP", "NĐ-CP", ["U+0044 U+0335 for U+0110"], id="a D struck through"),
        pytest.param("58\u204463", "58/63", ["U+2044 for U+002F"], id="a fraction slash"),
        pytest.param("57–KL", "57-KL", ["U+2013 for U+002D"], id="an en dash"),
        pytest.param("57\u2212KL", "57-KL", ["U+2212 for U+002D"], id="a minus sign"),
        pytest.param("５８", "58", ["U+FF15 U+FF18 for U+0035 U+0038"], id="wide digits"),
        pytest.param("2O24", "2024", ["U+004F for U+0030"], id="an O for a nought"),
        pytest.param("l3", "13", ["U+006C for U+0031"], id="an l for a one"),
        pytest.param("Hоà", "Hoà", ["U+043E for U+006F"], id="a Cyrillic o"),
        pytest.param("Việ\u0323t", "Việt", ["U+0323 for nothing"], id="a dot twice"),
        pytest.param("\u041dа", "Ha", ["U+041D U+0430 for U+0048 U+0061"], id="a Cyrillic word"),
        pytest.param("ND-CP", "NĐ-CP", [], id="a D is seen"),
        pytest.param("Hoà", "Hòa", [], id="the place of a mark is seen"),
        pytest.param("hoà", "Hoà", [], id="case is seen"),
        pytest.param("57—KL", "57-KL", [], id="an em dash is seen"),
        pytest.param("58", "58", [], id="no difference"),
    ],
)
def test_a_difference_that_nobody_sees_is_named(there: str, wanted: str, named: list[str]) -> None:
    assert unseen_differences(there, wanted) == named


@given(st.text())
def test_words_that_are_the_same_look_the_same(word: str) -> None:
    assert look_of(unicodedata.normalize("NFD", word)) == look_of(word)


def test_a_word_of_megabytes_is_named_in_a_line() -> None:
    (named,) = unseen_differences("Việ" + "\u0323" * 1_000_000 + "t", "Việt")
    assert len(named) < 100
