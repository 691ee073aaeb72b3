"""Text in lines: nothing is lost, nothing is wider than its line, and what is cut says so."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ttdn_cli.errors import TtdnError
from ttdn_cli.share.image.lines import Piece, balanced, fitted, width_of, wrap
from ttdn_cli.share.image.typeface import Style, glyphs, outline, width

TEXT = Style(24)
EVERY_VOWEL = "".join(
    unicodedata.normalize("NFC", letter + mark)
    for letter in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
    for mark in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
)
"""Each vowel of Vietnamese in each of its tones, in both cases."""


def piece(text: str, style: Style = TEXT) -> Piece:
    return Piece(text, style, "ink", "vi")


def said(lines: list[list[Piece]]) -> list[str]:
    return [" ".join(each.text for each in line) for line in lines]


@pytest.mark.parametrize("style", [TEXT, Style(184, 600), Style(22, italic=True)])
def test_the_typeface_has_every_letter_of_vietnamese(style: Style) -> None:
    text = f"{EVERY_VOWEL}Đđ“”‘’–—…·%‰₫€×≥≤°"
    drawn = [glyph for glyph, _, _ in glyphs(text, style, "vi", 0, 0)]
    assert len(drawn) == len(text)
    # Each is another one: a letter that is not there would be the same box as another.
    assert len({outline(each) for each in drawn}) == len(text)


def test_marks_apart_are_drawn_as_the_letter_with_them() -> None:
    together, apart = "Thứ trưởng", unicodedata.normalize("NFD", "Thứ trưởng")
    assert together != apart
    assert [*glyphs(together, TEXT, "vi", 0, 0)] == [*glyphs(apart, TEXT, "vi", 0, 0)]


def test_a_mark_stands_above_its_letter_however_tall_that_is() -> None:
    def height(text: str) -> int:
        (_, _, _), (_, _, down) = glyphs(text, TEXT, "vi", 0, 0)
        return -down

    assert height("l\u0303") > height("x\u0303")


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        pytest.param("Bộ 中 Thông tin", "中", id="another script"),
        pytest.param("Bộ Thông tin 中", "中", id="at the end"),
        pytest.param("Số x\u1ab0y", "x\u1ab0", id="a mark, with its letter"),
    ],
)
def test_a_character_that_is_not_there_is_named(text: str, missing: str) -> None:
    said = f"has no {missing!r}. Use a name that ends in .html."
    with pytest.raises(TtdnError, match=re.escape(said)):
        width(text, TEXT, "vi")


@pytest.mark.parametrize(
    ("text", "most", "lines"),
    [
        pytest.param("một hai ba", 500, ["một hai ba"], id="all on one line"),
        pytest.param("một hai ba", 90, ["một hai", "ba"], id="broken between words"),
        pytest.param("một  hai", 500, ["một hai"], id="one space between two"),
        pytest.param("", 500, [], id="nothing"),
        pytest.param("https://a.example/bc", 100, ["https://a.", "example/", "bc"], id="address"),
        pytest.param(
            "aaaaaaaaaaaaaaaa", 100, ["aaaaaaaa", "aaaaaaaa"], id="a word without a break"
        ),
    ],
)
def test_where_a_text_is_broken(text: str, most: float, lines: list[str]) -> None:
    assert said([*wrap([piece(text)], most)]) == lines


def test_a_mark_is_never_parted_from_its_letter() -> None:
    text = unicodedata.normalize("NFD", "ế" * 40)
    for line in said([*wrap([piece(text)], 100)]):
        assert not unicodedata.combining(line[0])


@pytest.mark.parametrize(
    ("text", "most", "lines", "cut"),
    [
        pytest.param("một hai ba", 90, 2, ["một hai", "ba"], id="as many as there are"),
        pytest.param("một hai ba", 80, 1, ["một…"], id="no room for a word and the sign"),
        pytest.param("một, hai ba", 70, 1, ["một…"], id="no comma before the sign"),
        pytest.param("aaaaaaaaaaaaaaaa", 100, 1, ["aaaaaa…"], id="within a word"),
    ],
)
def test_what_is_cut_says_so(text: str, most: float, lines: int, cut: list[str]) -> None:
    found, whole = fitted([piece(text)], most, lines)
    assert said(found) == cut
    assert whole is not any("…" in each for each in cut)


def test_neighbours_of_one_style_are_one_piece() -> None:
    (line,) = wrap([piece("a b"), piece("c"), piece("d", Style(24, 600))], 500)
    assert [each.text for each in line] == ["a b c", "d"]


def test_a_heading_has_lines_of_about_one_length() -> None:
    text = "Leaders of the Commissions for Information and Education of provincial committees"
    plain, _ = fitted([piece(text)], 600, 9)
    even = balanced(plain, 600)
    assert len(even) == len(plain)
    assert " ".join(said(even)) == text
    widths = [width_of(each) for each in even]
    assert max(widths) < max(width_of(each) for each in plain)
    assert min(widths) > 0.8 * max(widths)


@given(
    st.text("aâộĐ ,/-.\u0301", max_size=300), st.floats(60, 900), st.sampled_from([TEXT, Style(90)])
)
def test_no_line_is_too_wide_and_nothing_is_lost(text: str, most: float, style: Style) -> None:
    lines = [*wrap([piece(text, style)], most)]
    assert "".join(said(lines)).replace(" ", "") == "".join(text.split())
    # A space and its neighbours may be moved together by less than a pixel.
    assert all(width_of(each) <= most + 1 for each in lines)
