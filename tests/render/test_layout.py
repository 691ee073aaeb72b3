from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ttdn_cli.render.layout import column_widths, is_too_narrow


@pytest.mark.parametrize(
    ("natural", "least", "room", "widths"),
    [
        pytest.param([300, 40], [9, 9], None, [300, 40], id="a pipe has room for everything"),
        pytest.param([30, 20], [9, 9], 100, [30, 20], id="what fits keeps its width"),
        pytest.param([100, 12], [9, 6], 80, [66, 12], id="a short column is not wrapped"),
        pytest.param([200, 12], [9, 6], 300, [80, 12], id="prose is not as wide as a wide screen"),
        pytest.param([120, 12], [120, 6], 300, [120, 12], id="a word is never broken"),
        pytest.param([200, 200], [9, 6], 300, [80, 80], id="several columns of prose"),
        pytest.param([300, 60], [9, 9], 130, [80, 48], id="what one may not have others get"),
        pytest.param([600, 12], [9, 6], 300, None, id="too long to read in a column of any screen"),
        pytest.param([20, 20], [9, 9], 60, None, id="a narrow screen gets cards"),
        pytest.param([60, 60], [50, 40], 80, None, id="words that do not fit side by side"),
        pytest.param([600, 12], [9, 6], 80, None, id="a column ten lines tall is a narrow"),
    ],
)
def test_columns_fit_or_give_way_to_cards(
    natural: list[int], least: list[int], room: int | None, widths: list[int] | None
) -> None:
    assert column_widths(natural, least, room, gap=2) == widths


@given(
    st.lists(st.tuples(st.integers(1, 300), st.integers(1, 30)), min_size=1, max_size=8),
    st.integers(1, 250),
)
def test_columns_never_exceed_the_room_or_break_a_word(
    columns: list[tuple[int, int]], room: int
) -> None:
    natural = [max(column) for column in columns]
    least = [min(column) for column in columns]
    widths = column_widths(natural, least, room, gap=2)
    if widths is not None:
        assert sum(widths) + 2 * (len(widths) - 1) <= room
        assert all(word <= width for word, width in zip(least, widths, strict=True))
        assert all(width <= most for width, most in zip(widths, natural, strict=True))


@pytest.mark.parametrize(
    ("text", "width", "narrow"),
    [
        pytest.param("word " * 20, 10, True, id="narrow and tall"),
        pytest.param("word " * 20, 60, False, id="wide"),
        pytest.param("word\n" * 12, 20, True, id="many lines"),
        pytest.param("word\n" * 12, 60, False, id="many wide lines"),
        pytest.param("word " * 8, 20, False, id="narrow and short"),
    ],
)
def test_a_narrow_column_of_many_lines_is_a_sliver(text: str, width: int, narrow: bool) -> None:
    assert is_too_narrow(text.strip(), width) is narrow
