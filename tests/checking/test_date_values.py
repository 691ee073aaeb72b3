"""How a date of an article stands to one of the source."""

from __future__ import annotations

import pytest

from ttdn_cli.checking.date_values import Part, relate_dates


@pytest.mark.parametrize(
    ("said", "own", "inferred", "part", "standing"),
    [
        pytest.param("2024-06-06", "2024-06-06", False, None, "same", id="the same"),
        pytest.param("2024-06-06", "2024-06-06", True, None, "rule", id="a concluded year"),
        pytest.param("--06-06", "2024-06-06", True, None, "same", id="as the source has it"),
        pytest.param("--06-06", "2024-06-06", False, None, "rule", id="without the year"),
        pytest.param("2024-06", "2024-06-06", False, None, "rule", id="without the day"),
        pytest.param("2024", "2024-06-06", False, None, "rule", id="the year alone"),
        pytest.param("2024-06-07", "2024-06", False, None, "open", id="more than the source"),
        pytest.param("2024-07", "2024-06-06", False, None, "other", id="another month"),
        pytest.param("2024-06", "2024-06-06", False, "early", "rule", id="early"),
        pytest.param("2024-06", "2024-06-06", False, "late", "other", id="not late"),
        pytest.param("2024-06", "2024-06-25", False, "early", "other", id="not early"),
        pytest.param("2024-06", "2024-06-15", False, "middle", "rule", id="in the middle"),
        pytest.param("2024", "2024-06", False, "late", "other", id="not late in the year"),
        pytest.param("2024-Q2", "2024-06-06", False, None, "rule", id="the quarter"),
        pytest.param("2024-Q3", "2024-06-06", False, None, "other", id="another quarter"),
        pytest.param("2021/2025", "2024", False, None, "open", id="a long period says nothing"),
        pytest.param("2021/2023", "2024", False, None, "other", id="a period before"),
        pytest.param(None, "2024", False, None, "open", id="what is not read"),
    ],
)
def test_two_dates(
    said: str | None, own: str, inferred: bool, part: Part | None, standing: str
) -> None:
    assert relate_dates(said, own, year_inferred=inferred, part=part).standing == standing
