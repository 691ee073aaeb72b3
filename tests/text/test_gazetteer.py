from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ttdn_cli.text.gazetteer import Gazetteer

TEXTS = st.text("ab_ -.", max_size=12)


@pytest.mark.parametrize(
    ("names", "text", "found"),
    [
        pytest.param(["Đảng"], "của Đảng", ["Đảng"], id="a word"),
        pytest.param(["Phạm S"], "ông Phạm Sĩ", [], id="the beginning of a longer word"),
        pytest.param(["Đảng", "Ban Đảng"], "Ban Đảng, Đảng", ["Ban Đảng", "Đảng"], id="longest"),
        pytest.param(["a b c", "a", "b"], "a b", ["a", "b"], id="a longer name that breaks off"),
        pytest.param(["(x)"], "y (x) y(x)", ["(x)"], id="a name that is no word at its ends"),
    ],
)
def test_names_are_found_as_whole_words(names: list[str], text: str, found: list[str]) -> None:
    assert list(Gazetteer(names).find_names(text)) == found


@given(st.lists(TEXTS.filter(bool), min_size=1, max_size=6), TEXTS)
def test_names_are_found_where_a_pattern_of_all_names_finds_them(
    names: list[str], text: str
) -> None:
    longest_first = sorted(names, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    assert list(Gazetteer(names).find_names(text)) == pattern.findall(text)
