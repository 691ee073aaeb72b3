from __future__ import annotations

import sys
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ttdn_cli.text.unicode import escape_unsafe, find_unsafe, fold, nfc


@pytest.mark.parametrize(
    ("text", "plain"),
    [("Hòa Bình", "hoa binh"), ("Hoà Bình", "hoa binh"), ("ĐÀ LẠT đường", "da lat duong")],
)
def test_folding_drops_case_and_diacritics(text: str, plain: str) -> None:
    assert fold(text) == fold(unicodedata.normalize("NFD", text)) == plain


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="aếộĐ각—“ \u0301\u0323\u0308\u0344\u0345\u0f71\u0f73\u0f81", max_size=200))
def test_long_rows_of_marks_are_the_text_that_unicode_makes_of_them(text: str) -> None:
    long = text + "".join(each * 3 for each in text) + "a" + "\u0301\u0323\u0f73" * 20
    assert nfc(long) == unicodedata.normalize("NFC", long)


@pytest.mark.parametrize("marks", ["\u0301\u0323", "\u0f73\u0323", "\u0345\u0344\u0334"])
def test_any_number_of_marks_is_put_in_order_at_once(marks: str) -> None:
    began = time.perf_counter()
    nfc("a" + marks * 60_000)
    assert time.perf_counter() - began < 3  # what grows with its square takes half a minute


@pytest.mark.parametrize(
    "bad", list("\x1b\n\t\x00\u202e\u200b\u2028\x9b\u034f\u3164\u2800\U0001d159")
)
def test_unsafe_characters_are_found_and_written_out(bad: str) -> None:
    assert find_unsafe(f"a{bad}b") == bad
    assert find_unsafe(escape_unsafe(f"a{bad}b")) is None


def test_no_control_format_or_private_character_of_unicode_is_safe() -> None:
    """The categories of this Python's Unicode; Cs are surrogates, Zl and Zp line breaks."""
    hidden = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
    codes = [code for code in range(sys.maxunicode) if unicodedata.category(chr(code)) in hidden]
    assert [hex(code) for code in codes if not find_unsafe(chr(code))] == []


def test_no_noncharacter_of_unicode_is_safe() -> None:
    last = [plane + low for plane in range(0, 0x110000, 0x10000) for low in (0xFFFE, 0xFFFF)]
    codes = [*range(0xFDD0, 0xFDF0), *last]
    assert [hex(code) for code in codes if not find_unsafe(chr(code))] == []


@given(st.text())
def test_what_is_made_visible_is_safe(text: str) -> None:
    assert find_unsafe(escape_unsafe(text)) is None
