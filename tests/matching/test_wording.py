"""Which words of indicators say something: of two that differ in these, neither is the other."""

from __future__ import annotations

from typing import Literal

import msgspec
import pytest

from tests.tools.corpora import figure
from ttdn_cli.checking.attribution.places import in_words
from ttdn_cli.facts.metrics import Metric
from ttdn_cli.matching.wording import Wording, without_comparison, wording_of, words_without_year

Language = Literal["vi", "en"]


def read(
    words: str,
    language: Language = "vi",
    *,
    of: Language | None = None,
    given: str = "7",
    period: str | None = None,
) -> Wording | None:
    """Return words as they are compared; `of` is the language of their text where it is another."""
    plain = figure(words, given) if language == "vi" else figure("", given, en=words)
    evidence = [{"paragraph": 1, "quote": "…"}]
    metric = msgspec.convert({"id": "fig", "evidence": evidence, "period": period, **plain}, Metric)
    return wording_of(metric, language, english=(of or language) == "en")


def one(language: Language, *several: str) -> bool:
    found = [read(each, language) for each in several]
    assert all(found)
    return len({each and each.exact for each in found}) == 1


@pytest.mark.parametrize(
    ("words", "others", "same", "why"),
    [
        ("Số ca mắc cúm A", "Số ca mắc cúm", False, "a type of it"),
        ("Số ca mắc viêm gan a", "Số ca mắc viêm gan", False, "in small letters"),
        ("Giấy phép lái xe hạng A", "Giấy phép lái xe các hạng", False, "a class"),
        ("Các dự án nhóm A", "Các dự án nhóm", False, "a group"),
        ("Cơ sở đạt GMP-WHO", "Cơ sở đạt GMP", False, "a standard"),
        ("Số công an bị thương", "Số công bị thương", False, "no article of English"),
        ("So the bao hiem", "So bao hiem", False, "without diacritics it may be `thẻ`"),
        ("Số ca mắc các bệnh", "Số ca mắc của những bệnh", True, "what says nothing"),
        ("SỐ CA MẮC CÁC BỆNH", "Số ca mắc bệnh", True, "in capitals"),
    ],
)
def test_small_words_of_vietnamese(words: str, others: str, same: bool, why: str) -> None:
    assert one("vi", words, others) is same, why


@pytest.mark.parametrize(
    ("words", "others", "same", "why"),
    [
        ("Influenza A cases", "Influenza cases", False, "a type of it"),
        ("Cases of hepatitis a", "Cases of hepatitis", False, "at the end it is no article"),
        ("Sites that meet WHO standards", "Sites that meet standards", False, "a body in capitals"),
        ("Patients in Hoi An town", "Patients in Hoi town", False, "part of a name"),
        ("Households with a car", "Households with car", True, "an article"),
        ("The patients who left the hospital", "Patients that left hospital", True, "relatives"),
        ("Cases Of The Disease", "Cases of disease", True, "in a heading"),
    ],
)
def test_small_words_of_english(words: str, others: str, same: bool, why: str) -> None:
    assert one("en", words, others) is same, why


@pytest.mark.parametrize(
    ("words", "language", "of", "number", "why"),
    [
        ("Lakes over 1,500 ha", "en", "vi", "1500 ha", "English in a translation too"),
        ("Lakes over 1.5 ha", "en", "vi", "1 5 ha", "its decimals"),
        ("Lakes over 1.500 ha", "en", "vi", "1 500 ha", "the sign of the original, or its own"),
        ("Lakes over 1.500 ha", "en", "en", "1 5 ha", "its own in a text of English"),
        ("Hồ trên 1.500 ha", "vi", "en", "1500 ha", "Vietnamese in a translation"),
        ("Hồ trên 1,500 ha", "vi", "en", "1 500 ha", "of which nobody knows"),
        ("Hồ trên 1,5 nghìn ha", "vi", "vi", "1500 ha", "with its magnitude"),
    ],
)
def test_numbers_have_the_signs_of_the_language_of_their_words(
    words: str, language: Language, of: Language, number: str, why: str
) -> None:
    found = read(words, language, of=of)
    assert found
    assert found.exact.split(maxsplit=2)[2].removesuffix("s") == number, why


@pytest.mark.parametrize(
    ("words", "language", "exact", "place", "why"),
    [
        ("Hộ nghèo cả tỉnh", "vi", "hộ nghèo", "own tỉnh", "of who says so"),
        ("Hộ nghèo trên toàn tỉnh", "vi", "hộ nghèo", "own tỉnh", "with `trên`"),
        ("Hộ nghèo trong phạm vi toàn huyện", "vi", "hộ nghèo", "own huyện", "its level"),
        ("Poor households in the province", "en", "poor household", "own tỉnh", "in English"),
        ("Cán bộ ở tỉnh", "vi", "cán bộ ở tỉnh", None, "at that level, not in all of it"),
        ("Poor households in the city", "en", "poor household in city", None, "in any city"),
        ("Số hộ nghèo Đà Nẵng", "vi", "hộ nghèo", "thành phố đà nẵng", "whose they are"),
        (
            *("Sinh viên Đại học Đà Nẵng", "vi"),
            *("sinh viên đại học thành phố đà nẵng", "thành phố đà nẵng", "a body of that name"),
        ),
        (
            *("Số giường Bệnh viện Đa khoa tỉnh Phú Thọ", "vi"),
            *("giường bệnh viện đa khoa tỉnh phú thọ", "tỉnh phú thọ", "one hospital of many"),
        ),
        (
            *("Students of Da Nang University", "en"),
            *("student thành phố đà nẵng university", "thành phố đà nẵng", "in English"),
        ),
        (
            *("Students of the University of Da Nang", "en"),
            *("student university thành phố đà nẵng", "thành phố đà nẵng", "behind `of`"),
        ),
        ("Bệnh viện Phú Thọ", "vi", "bệnh viện", "tỉnh phú thọ", "hospitals, at the beginning"),
        ("Số báo cáo Phú Thọ", "vi", "báo cáo", "tỉnh phú thọ", "reports are no newspaper"),
        ("Đại biểu HĐND tỉnh Phú Thọ", "vi", "đại biểu hđnd", "tỉnh phú thọ", "each has one"),
        (
            *("Sinh viên Đại học tại Đà Nẵng", "vi"),
            *("sinh viên đại học ở đây", "thành phố đà nẵng", "where it is"),
        ),
    ],
)
def test_places_in_the_words(
    words: str, language: Language, exact: str, place: str | None, why: str
) -> None:
    found = read(words, language)
    assert found
    assert (found.exact, found.place) == (in_words(exact), place), why


@pytest.mark.parametrize(
    ("one", "other", "same", "why"),
    [
        ("cùng kỳ", "so với cùng kỳ", True, "with what says that it is compared"),
        ("năm 2022", "So với năm 2022", True, "a year"),
        ("so cùng kỳ năm ngoái", "cùng kỳ năm trước", True, "the year before"),
        ("cùng kỳ", "so với cùng kỳ năm trước", True, "which is meant alone too"),
        ("cung ki", "so voi cung ki nam truoc", True, "without diacritics"),
        ("năm 2021", "so với năm 2022", False, "two years"),
        ("cùng kỳ", "tháng trước", False, "two times"),
        ("cùng kỳ năm 2019", "cùng kỳ", False, "another year than that before"),
        ("the same period last year", "against the same period of last year", True, "in English"),
        ("2021", "compared to 2022", False, "two years in English"),
    ],
)
def test_what_something_is_compared_with(one: str, other: str, same: bool, why: str) -> None:
    assert (without_comparison(one).casefold() == without_comparison(other).casefold()) is same, why


@pytest.mark.parametrize(
    ("words", "language", "left"),
    [
        *((f"Ca mắc {at} 2023", "vi", "ca mắc") for at in ("trong năm", "cả năm", "trong", "của")),
        *((f"Dengue cases {at} 2023", "en", "dengue case") for at in ("in", "for", "in the year")),
        *((f"Ca mắc {at} năm 2023", "vi", f"ca mắc {at}") for at in ("đến", "từ", "trước")),
        *((f"Dengue cases {at} 2023", "en", f"dengue case {at}") for at in ("by", "since")),
        ("Ca mắc trong năm 2022", "vi", "ca mắc trong năm 2022"),
        ("Dengue cases in 2022", "en", "dengue case in 2022"),
    ],
)
def test_the_year_of_a_figure_with_its_preposition(words: str, language: str, left: str) -> None:
    found = words_without_year(words, "2023", language)
    assert " ".join(each.exact for each in found) == in_words(left)


@pytest.mark.parametrize(
    ("words", "exact"),
    [
        ("Trong năm 2023, số ca mắc", "ca mắc"),
        ("Năm 2023: tỷ lệ hộ nghèo", "hộ nghèo"),
        ("Năm 2022, số ca mắc", "năm 2022 số ca mắc"),
    ],
)
def test_the_year_of_a_figure_before_its_words(words: str, exact: str) -> None:
    found = read(words, period="2023")
    assert found
    assert found.exact == in_words(exact)
