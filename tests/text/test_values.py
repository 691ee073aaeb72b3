from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ttdn_cli.text.values import check_date, check_day, parse_date


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
