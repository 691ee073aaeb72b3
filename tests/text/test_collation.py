from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given

from tests.tools.datasets import texts
from ttdn_cli.text.collation import collation_key, normalize_tones


@pytest.mark.parametrize(
    "ordered",
    [
        pytest.param("a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y", id="letters"),
        pytest.param("e f g i j k v w x y z", id="letters of other languages"),
        pytest.param("ma mà mả mã má mạ mai", id="tones"),
        pytest.param("a á ă ắ â ấ b", id="letters before tones"),
        pytest.param("ba bà bá bạ bác bạc", id="tones count after all letters"),
        pytest.param("an An ân Ân", id="small before capital, after the letter"),
        pytest.param("Bắc_Kạn Bình_Phước Đà_Lạt Đà_Nẵng Hà_Nội Hòa_Bình Huế", id="provinces"),
        pytest.param("ca cà_a cá_b ca_c cá_c", id="of words that differ later, the letters count"),
        pytest.param("%_a 58/63 90% A_b A% A1 Ab", id="signs, digits, letters"),
        pytest.param("2015 2016 2023-06 2023-06-15 2023-12", id="dates"),
        pytest.param("ca ça cb", id="a letter of another language stands by its base"),
        pytest.param("z Ω 中", id="other scripts come last"),
    ],
)
def test_order(ordered: str) -> None:
    expected = [each.replace("_", " ") for each in ordered.split()]
    shuffled = random.Random(1).sample(expected, len(expected))
    assert sorted(shuffled, key=collation_key) == expected


def test_the_place_of_a_tone_does_not_count() -> None:
    assert sorted(["hoá", "hòa", "hóa", "hoà", "hoa"], key=collation_key)[0] == "hoa"
    two, three = collation_key("hoà")[:2], collation_key("hóa")[:2]
    assert collation_key("hòa")[:2] == two < three == collation_key("hoá")[:2]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("hòa", "hoà", True),
        ("HÒA", "hoà", True),
        ("thủy", "thuỷ", True),
        ("hòa", "hóa", False),
        ("hoa", "hòa", False),
        ("đa", "da", False),
        ("tham", "thâm", False),
    ],
)
def test_marks_count_and_their_place_does_not(one: str, other: str, same: bool) -> None:
    assert (normalize_tones(one) == normalize_tones(other)) is same


@given(texts, texts)
def test_only_equal_texts_have_one_key(one: str, other: str) -> None:
    equal = unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)
    assert (collation_key(one) == collation_key(other)) is equal
