from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ttdn_cli.text.dates import parse_date, parse_day


@given(st.dates())
def test_every_day_of_the_calendar_is_a_date(day: datetime.date) -> None:
    assert parse_date(day.isoformat()) == (day.year, day.month, day.day)
    assert parse_day(day.isoformat()) == (day.year, day.month, day.day)


@pytest.mark.parametrize(
    ("date", "parts"),
    [("2015", (2015, None, None)), ("2023-12", (2023, 12, None)), ("2024-02-29", (2024, 2, 29))],
)
def test_dates_are_as_precise_as_they_are_given(
    date: str, parts: tuple[int, int | None, int | None]
) -> None:
    assert parse_date(date) == parts


@pytest.mark.parametrize(
    "date",
    ["2023-02-29", "2023-06-31", "2023-13", "0000", "2023-00", "1900-02-29"],
)
def test_impossible_dates_are_refused(date: str) -> None:
    with pytest.raises(ValueError, match="no such date"):
        parse_date(date)


@pytest.mark.parametrize("date", ["6/6/2024", "2024-6-6", "20240606", "2024-06-06T12:00", ""])
def test_other_forms_of_dates_are_refused(date: str) -> None:
    with pytest.raises(ValueError, match="expected a date"):
        parse_date(date)


def test_a_day_has_to_be_a_day() -> None:
    with pytest.raises(ValueError, match="expected a full date"):
        parse_day("2024-06")
