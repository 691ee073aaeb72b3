from __future__ import annotations

import datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ttdn_cli.values import Figure, check_date, check_day, parse_date, parse_figure


@pytest.mark.parametrize(
    ("given_as", "figure"),
    [
        ("58/63", Figure(58, 63, 92.06)),
        ("55/63", Figure(55, 63, 87.3)),
        ("90%", Figure(percent=90.0)),  # a percentage only: no count is made up
        ("87,5%", Figure(percent=87.5)),  # decimal comma
        ("87,125%", Figure(percent=87.13)),  # rounded half up, as counts are
        ("1,005%", Figure(percent=1.01)),  # no binary fraction
        ("1/800", Figure(1, 800, 0.13)),  # 0.125 is rounded up, not to even
        ("0/5", Figure(0, 5, 0.0)),
        ("1.250", Figure(count=1250)),  # thousands parted by a point
        ("63", Figure(count=63)),
    ],
)
def test_figures_are_taken_apart_as_vietnamese_writes_them(given_as: str, figure: Figure) -> None:
    assert parse_figure(given_as) == figure


@pytest.mark.parametrize(
    ("given_as", "why"),
    [
        ("64/63", "64 is more than 63"),
        ("1/0", "the total is 0"),
        ("-1/5", "expected a figure"),
        ("58 / 63", "expected a figure"),  # as published, and it is published without spaces
        ("1.25", "expected a figure"),  # neither a thousand nor a decimal comma
        ("٥/٦", "expected a figure"),  # digits of another script
        ("9" * 5000, "expected a figure"),  # more digits than Python converts
        ("", "expected a figure"),
    ],
)
def test_what_is_no_figure_is_refused_with_the_reason(given_as: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        parse_figure(given_as)


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_share_is_rounded_half_up(count: int, total: int) -> None:
    count = min(count, total)
    exact = Fraction(100 * count, total)
    percent = parse_figure(f"{count}/{total}").percent
    assert percent is not None
    assert abs(Fraction(str(percent)) - exact) <= Fraction(1, 200)


@given(st.dates())
def test_every_day_of_the_calendar_is_a_date(day: datetime.date) -> None:
    assert parse_date(day.isoformat()) == (day.year, day.month, day.day)
    assert check_day(day.isoformat()) is None


@pytest.mark.parametrize("date", ["2015", "2023-12", "2024-02-29"])
def test_dates_are_as_precise_as_they_are_given(date: str) -> None:
    assert check_date(date) is None


@pytest.mark.parametrize(
    "date",
    ["2023-02-29", "2023-06-31", "2023-13", "0000", "2023-00", "1900-02-29"],
)
def test_impossible_dates_are_refused(date: str) -> None:
    assert check_date(date) == "there is no such date"


@pytest.mark.parametrize("date", ["6/6/2024", "2024-6-6", "20240606", "2024-06-06T12:00", ""])
def test_other_forms_of_dates_are_refused(date: str) -> None:
    assert str(check_date(date)).startswith("expected a date")


def test_a_day_has_to_be_a_day() -> None:
    assert str(check_day("2024-06")).startswith("expected a day")
