from __future__ import annotations

import pytest

from ttdn_cli.text.locales import Language, date, number, of_locale, percent

VI, EN = Language.VI, Language.EN


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, EN),
        ({"LANG": "vi_VN.UTF-8"}, VI),
        ({"LANG": "vi"}, VI),
        ({"LANG": "vi_VN@dict"}, VI),
        ({"LC_ALL": "C", "LANG": "vi_VN.UTF-8"}, EN),  # LC_ALL overrides
        ({"LC_ALL": "", "LANG": "vi_VN.UTF-8"}, VI),  # empty is unset
        ({"LC_MESSAGES": "vi_VN.UTF-8", "LANG": "en_US.UTF-8"}, VI),
        ({"LANG": "vie_VN"}, EN),  # not the code of a locale
        ({"LANG": "fr_FR.UTF-8"}, EN),
    ],
)
def test_the_language_is_the_locales_if_it_is_vietnamese(
    environ: dict[str, str], language: Language
) -> None:
    assert of_locale(environ) is language


@pytest.mark.parametrize(
    ("iso", "vi", "en"),
    [
        ("2024-06-06", "6/6/2024", "6 June 2024"),
        ("2023-12", "12/2023", "December 2023"),
        ("2015", "2015", "2015"),
    ],
)
def test_dates_are_written_in_the_languages_way(iso: str, vi: str, en: str) -> None:
    assert (date(iso, VI), date(iso, EN)) == (vi, en)


@pytest.mark.parametrize(
    ("share", "vi", "en"),
    [(92.06, "92,06 %", "92.06%"), (87.3, "87,30 %", "87.30%"), (90.0, "90 %", "90%")],
)
def test_shares_are_written_in_the_languages_way(share: float, vi: str, en: str) -> None:
    assert (percent(share, VI), percent(share, EN)) == (vi, en)


def test_thousands_are_parted_in_the_languages_way() -> None:
    assert (number(1250, VI), number(1250, EN)) == ("1.250", "1,250")
