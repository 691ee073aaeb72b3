from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ttdn_cli.text.canonical import (
    Canonical,
    Finder,
    canonical_words,
    find_whole,
    fingerprint,
)

MEANINGFUL = "aàÀđĐ%/-,.0123456789"


@given(st.text())
def test_the_canonical_form_is_a_fixed_point(text: str) -> None:
    once = canonical_words(text)
    assert canonical_words(" ".join(once)) == once


@given(st.text(alphabet=MEANINGFUL, min_size=1))
def test_the_canonical_form_keeps_what_carries_meaning(text: str) -> None:
    assert canonical_words(text) == [unicodedata.normalize("NFC", text)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(unicodedata.normalize("NFD", "Hòa Bình “mới”"), id="decomposed"),
        pytest.param("Hòa\xa0Bình  “mới”\r\n", id="other white space"),
        pytest.param("Hòa\u200b Bình\ufeff “mới”", id="zero width"),
        pytest.param("Hòa\xad Bì\u2060nh “mới”", id="for line breaks"),
        pytest.param("\u202eHòa\u202c B\u2067ìn\u2069h\u061c “m\u200fới”", id="for direction"),
        pytest.param("Ho\u034f\u0300a Bì\u180enh\ufe0f “mới\U000e0100”", id="for glyphs"),
        pytest.param("Hòa Bình\U000e0041\U000e007f “mới”", id="tags"),
        pytest.param('Hòa Bình "mới"', id="straight quotes"),
        pytest.param("Hòa\u115f Bì\u3164nh “\u17b4m\u17b5ới\uffa0”", id="fillers"),
    ],
)
def test_a_fingerprint_outlives_how_text_travels(text: str) -> None:
    assert fingerprint(text) == fingerprint("Hòa Bình “mới”")
    assert fingerprint(text) != fingerprint("Hoà Bình “mới”")


@pytest.mark.parametrize(
    ("text", "quote", "found"),
    [
        pytest.param("có 58/63 nơi", "58/63", True, id="a fraction"),
        pytest.param("có 58/63 nơi", "8/63", False, id="not the end of one"),
        pytest.param("có 58/631 nơi", "58/63", False, id="not the start of one"),
        pytest.param("ngày 15/6/2023", "6/2023", False, id="not a part of a date"),
        pytest.param("ngày 15/6/2023", "15/6", False, id="nor its start"),
        pytest.param("đạt 92,06%", "92", False, id="not before a decimal comma"),
        pytest.param("đạt 92,06%", "06%", False, id="not after one"),
        pytest.param("đạt 90%", "90", False, id="a number is not a share"),
        pytest.param("giảm -5%", "5%", False, id="a sign belongs to its number"),
        pytest.param("đạt 90%, cao", "90%", True, id="a comma after it is not decimal"),
        pytest.param("ông Phạm Sĩ", "Phạm S", False, id="a name that goes on"),
        pytest.param("ông Phạm S.", "Phạm S", True, id="a name before a full stop"),
        pytest.param("ông Phạm S\u0323\u0302\u0323", "Phạm S", False, id="marks belong to letters"),
        pytest.param("số 57-KL/TW ngày", "57-KL", False, id="a number of a document is whole"),
        pytest.param("(Lâm Đồng), Bộ", "Lâm Đồng", True, id="brackets"),
        pytest.param("CHƯA có", "chưa có", False, id="case counts"),
        pytest.param("Hoà Bình", "Hòa Bình", False, id="spelling counts"),
    ],
)
def test_a_quote_is_found_as_whole_words_and_numbers(text: str, quote: str, found: bool) -> None:
    assert bool(list(Canonical(text).find(quote))) is found


@pytest.mark.parametrize(
    ("text", "quote", "found"),
    [
        pytest.param("số 57\u2011KL/TW", "57-KL/TW", True, id="a hyphen that does not break"),
        pytest.param("số 57\u2010KL/TW", "57-KL/TW", True, id="a hyphen and nothing else"),
        pytest.param("số 57\u2011KL/TW", "57", False, id="joins as any hyphen does"),
        pytest.param("số 5\u202e7-K\u2066L/T\u2069W", "57-KL/TW", True, id="marks within"),
        pytest.param("số 57\u2013KL/TW", "57-KL/TW", False, id="a dash is none"),
        pytest.param("có 58\u204463 nơi", "58/63", False, id="a fraction slash is no slash"),
        pytest.param("có 58\u204463 nơi", "63", False, id="but joins as one does"),
        pytest.param("số 57-KL/\nTW", "57-KL/TW", True, id="a line that breaks in a number"),
        pytest.param("22/2016/TT-\r\n  BTTTT", "22/2016/TT-BTTTT", True, id="and is indented"),
        pytest.param("22/2016/TT\u2010\nBTTTT", "22/2016/TT-BTTTT", True, id="at another hyphen"),
        pytest.param("22/2016/TT-\n\nBTTTT", "22/2016/TT-BTTTT", False, id="a blank line"),
        pytest.param("22/2016/TT- BTTTT", "22/2016/TT-BTTTT", False, id="a space is no break"),
        pytest.param("12/2023-\nHà Nội", "12/2023", True, id="a dash after a date"),
        pytest.param("Ðảng", "Đảng", False, id="an eth is no letter of Vietnamese"),
    ],
)
def test_signs_of_one_meaning_are_one_and_others_are_not(
    text: str, quote: str, found: bool
) -> None:
    assert bool(list(Canonical(text).find(quote))) is found


LETTERS = "aS5/%.,- \n\u0301\u0323đ\u200b\xa0“'\u1100\u1161\u11a8\u034f\u202e\u2011"


@given(st.text(LETTERS, max_size=30), st.text(LETTERS, min_size=1, max_size=5))
@example("\u1100\u1161\u0301", "\u0301")  # A mark alone is no word.
def test_what_lies_at_a_place_is_the_quote(text: str, quote: str) -> None:
    canonical = Canonical(text)
    for place in canonical.find(quote):
        start, end = canonical.given_place(place)
        assert canonical_words(text[start:end]) == canonical_words(quote)


@given(st.lists(st.text("aSđ5/", min_size=1, max_size=4), min_size=1, max_size=8))
def test_words_are_found_in_the_text_that_they_make(words: list[str]) -> None:
    assert list(Canonical(" ".join(words)).find("  ".join(words)))


@given(
    st.lists(st.text("aS5/%.,-_đ(", min_size=1, max_size=3), max_size=60),
    st.lists(st.text("aS5/%.,-_đ(", min_size=1, max_size=3), max_size=3),
    st.integers(0, 40),
    st.integers(0, 200),
    st.booleans(),
)
@example(["a"] * 9, [], 0, 20, False)  # Nothing stands nowhere.
@example(["a", "(a", "a)"] * 500 + ["5", "a"], ["5", "a"], 0, 9_999, False)  # Few places of many.
@example(["a"] * 600 + ["đ"] * 600 + ["a,", "đ"] * 3, ["đ", "a,"], 0, 9_999, True)  # A rare pair.
def test_what_is_found_by_the_rarest_word_is_what_stands_there(
    text: list[str], words: list[str], first: int, length: int, in_compounds: bool
) -> None:
    whole, wanted = " ".join(text), " ".join(words)
    stop = min(len(whole), first + length)
    found = Finder(whole).find(wanted, first, stop, in_compounds=in_compounds)
    there = find_whole(whole, wanted, first, in_compounds=in_compounds)
    assert list(found) == [(start, end) for start, end in there if end <= stop]


@pytest.mark.parametrize("unseen", ["\u200b", "e\u0323\u0302", "\u1100\u200b"], ids=ascii)
def test_a_place_in_a_word_of_megabytes_is_found(unseen: str) -> None:
    text = Canonical(f"({unseen * 1_000_000}(58/63)")
    (place,) = text.find("58/63")
    start, end = text.given_place(place)
    assert text.given[start:end] == "58/63"
