"""Where a finding stands in the file: lines and columns, however its characters are written."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.tools.timing import LINEAR, growth
from ttdn_cli.extraction.passages import normalize_source
from ttdn_cli.share.annotations.positions import Position, Region, regions


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def spans(text: str, words: str) -> list[tuple[int, int]]:
    start = normalize_source(text).index(words)
    return [(start, start + len(words))]


def sliced(text: str, region: Region) -> str:
    """Return what an editor marks: by lines that end with LF or CR LF, and by code points."""
    lines = text.split("\n")
    begins = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines))]
    start, end = (begins[at.line - 1] + at.column - 1 for at in region)
    return text[start:end]


def sliced_by_bytes(text: str, region: Region) -> str:
    """Return what a tool marks that counts bytes of UTF-8."""
    lines = text.encode().split(b"\n")
    begins = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines))]
    start, end = (begins[at.line - 1] + at.byte - 1 for at in region)
    return text.encode()[start:end].decode()


PLACES = {
    "ASCII": ("a 58/63", "58/63", (1, 3, 3), (1, 8, 8)),
    "NFC: a letter is one column and several bytes": ("Đạt 58", "58", (1, 5, 8), (1, 7, 10)),
    "NFD: its marks are columns too": (nfd("Đạt 58"), "58", (1, 6, 8), (1, 8, 10)),
    "NFD in it": (nfd("Lâm Đồng"), "Đồng", (1, 6, 7), (1, 12, 16)),
    "NFC and NFD in one word": ("bộ" + nfd("ộ") + " 58", "58", (1, 7, 11), (1, 9, 13)),
    "marks in another order": ("o\u0323\u0302 o\u0302\u0323 5", "5", (1, 9, 13), (1, 10, 14)),
    "a second line": ("a\nbc 58", "58", (2, 4, 4), (2, 6, 6)),
    "CR LF is one line end": ("a\r\nbc 58", "58", (2, 4, 4), (2, 6, 6)),
    "CR LF in it": ("a\r\nb", "a\nb", (1, 1, 1), (2, 2, 2)),
    "before CR LF": ("58\r\n", "58", (1, 1, 1), (1, 3, 3)),
    "a lone CR is a character": ("a\rbc 58", "58", (1, 6, 6), (1, 8, 8)),
    "CR CR LF is one and a line end": ("a\r\r\n58", "58", (2, 1, 1), (2, 3, 3)),
    "U+2028 is a character": ("a\u2028 58", "58", (1, 4, 6), (1, 6, 8)),
    "a form feed is a character": ("a\f58", "58", (1, 3, 3), (1, 5, 5)),
    "a second byte order mark": ("\ufeffa 58", "58", (1, 4, 6), (1, 6, 8)),
    "beyond the BMP": ("𐐀 58", "58", (1, 3, 6), (1, 5, 8)),
    "jamo": ("\u1112\u1161\u11ab 58", "58", (1, 5, 11), (1, 7, 13)),
    "jamo in it": ("a\u1112\u1161\u11ab", "한", (1, 2, 2), (1, 5, 11)),
    "half of jamo composed": ("하\u11ab\u1100 5", "5", (1, 5, 11), (1, 6, 12)),
    "a character that becomes two": ("\u0344 5", "5", (1, 3, 4), (1, 4, 5)),
    "a singleton": ("\u212b 5", "5", (1, 3, 5), (1, 4, 6)),
    "at the end": ("a\n58", "58", (2, 1, 1), (2, 3, 3)),
}


@pytest.mark.parametrize(("text", "words", "start", "end"), PLACES.values(), ids=PLACES)
def test_lines_and_columns(
    text: str, words: str, start: tuple[int, int, int], end: tuple[int, int, int]
) -> None:
    (region,) = regions(text, spans(text, words))
    assert region == (Position(*start), Position(*end))
    assert normalize_source(sliced(text, region)) == words
    assert sliced_by_bytes(text, region) == sliced(text, region)


def test_a_letter_and_its_marks_are_not_parted() -> None:
    text = "x" + "q\u0301\u0323" + "y"  # Put in another order, and composed with nothing.
    assert normalize_source(text) == "xq\u0323\u0301y"
    (before, after) = regions(text, [(1, 2), (3, 5)])
    assert sliced(text, before) == "q\u0301\u0323"
    assert sliced(text, after) == "q\u0301\u0323y"


def test_of_nothing_there_is_no_region() -> None:
    assert regions("", []) == []
    assert regions("a", []) == []
    assert regions("", [(0, 0)]) == [Region(Position(1, 1, 1), Position(1, 1, 1))]


def test_findings_may_overlap_and_come_in_any_order() -> None:
    text = nfd("Bộ Thông tin\r\nvà Truyền thông")
    source = normalize_source(text)
    places = [(0, len(source)), (13, 15), (3, 8), (3, 15)]
    for place, region in zip(places, regions(text, places), strict=True):
        assert normalize_source(sliced(text, region)) == source[slice(*place)]


# What joins, reorders, composes, grows, or ends a line, beside what does not.
TEXTS = st.text(
    st.one_of(
        st.sampled_from(
            "\r\n\r\n\ufeff aộĐ0\u0301\u0302\u0323\u031b\u0316\u0344\u0340\u212b\u1112\u1161\u11ab"
            "\u1100하한\u09c7\u09be\u0dd9\u0dcf\u0dca\u0f73\u0f71\u2028\u2126=\u0338\u3099か𑄮𐐀"
        ),
        st.characters(exclude_categories=["Cs"]),
    )
)


@settings(deadline=None, max_examples=500)
@example("\r\n\r", 0, 2)
@example("\ufeff\ufeffa", 0, 1)
@given(TEXTS, st.integers(0, 40), st.integers(0, 40))
def test_what_the_region_of_any_text_holds_is_the_text(text: str, one: int, other: int) -> None:
    source = normalize_source(text)
    start, end = sorted(min(each, len(source)) for each in (one, other))
    (region,) = regions(text, [(start, end)])
    held = sliced(text, region).replace("\r\n", "\n").replace("\r", "\n")
    held = unicodedata.normalize("NFC", held)
    inside = any(
        unicodedata.combining(each) for each in (source[start:][:1], source[end:][:1]) if each
    )
    if inside:
        assert source[start:end] in held
    else:
        assert held == source[start:end]
    assert sliced_by_bytes(text, region) == sliced(text, region)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(nfd("Đạt 58/63 tỉnh, thành phố. "), id="NFD on one line"),
        pytest.param("\u1112\u1161\u11ab", id="jamo without a space"),
        pytest.param("Đạt 58/63.\r\n", id="many lines"),
        pytest.param("한", id="one word"),
    ],
)
def test_the_time_grows_with_the_text(text: str) -> None:
    def work(size: int) -> None:
        long = text * (size // len(text)) + "\r"
        places = [(place, place + 3) for place in range(0, len(normalize_source(long)) - 3, 10)]
        assert len(regions(long, places)) == len(places)

    assert growth(work, 20_000) < LINEAR
