from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ttdn_cli.text.figures import Figure, parse_figure


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
