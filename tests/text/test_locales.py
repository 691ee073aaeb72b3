from __future__ import annotations

import pytest

from ttdn_cli.text.locales import Language, Locale, detect_language

VI, EN = Locale(Language.VI), Locale(Language.EN)


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, Language.EN),
        ({"LANG": "vi_VN.UTF-8"}, Language.VI),
        ({"LANG": "vi"}, Language.VI),
        ({"LANG": "vi_VN@dict"}, Language.VI),
        ({"LC_ALL": "C", "LANG": "vi_VN.UTF-8"}, Language.EN),  # LC_ALL overrides
        ({"LC_ALL": "", "LANG": "vi_VN.UTF-8"}, Language.VI),  # empty is unset
        ({"LC_MESSAGES": "vi_VN.UTF-8", "LANG": "en_US.UTF-8"}, Language.VI),
        ({"LANG": "vie_VN"}, Language.EN),  # not the code of a locale
        ({"LANG": "fr_FR.UTF-8"}, Language.EN),
    ],
)
def test_the_language_is_the_locales_if_it_is_vietnamese(
    environ: dict[str, str], language: Language
) -> None:
    assert detect_language(environ) is language


@pytest.mark.parametrize(
    ("iso", "vi", "en"),
    [
        ("2024-06-06", "6/6/2024", "6 June 2024"),
        ("2023-12", "12/2023", "December 2023"),
        ("2015", "2015", "2015"),
    ],
)
def test_dates_are_written_in_the_languages_way(iso: str, vi: str, en: str) -> None:
    assert (VI.date(iso), EN.date(iso)) == (vi, en)


@pytest.mark.parametrize(
    ("share", "vi", "en"),
    [(92.06, "92,06%", "92.06%"), (87.3, "87,30%", "87.30%"), (90.0, "90%", "90%")],
)
def test_shares_are_written_in_the_languages_way(share: float, vi: str, en: str) -> None:
    assert (VI.percent(share), EN.percent(share)) == (vi, en)


def test_thousands_are_parted_in_the_languages_way() -> None:
    assert (VI.number(1250), EN.number(1250)) == ("1.250", "1,250")


@pytest.mark.parametrize(
    ("number", "vi", "en"),
    [
        pytest.param(999_999, "999.999", "999,999", id="below a million"),
        pytest.param(1_200_000, "1,2 triệu", "1.2 million", id="a round one"),
        pytest.param(1_260_500_000_000, "1.260,5 tỷ", "1,260.5 billion", id="of billions"),
        pytest.param(1_807_587, "1.807.587", "1,807,587", id="counted one by one"),
        pytest.param(12_345_678_901, "12.345.678.901", "12,345,678,901", id="of many digits"),
        pytest.param(-2_500_000, "-2,5 triệu", "-2.5 million", id="below nothing"),
    ],
)
def test_a_large_number(number: float, vi: str, en: str) -> None:
    assert Locale(Language.VI).quantity(number) == vi
    assert Locale(Language.EN).quantity(number) == en
