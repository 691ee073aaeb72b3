"""The article as paragraphs with marks: nothing is lost, and marks hold their findings."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.share.annotations.articles import RELEASE, finding, release_findings
from tests.tools.timing import LINEAR, growth
from ttdn_cli.checking.findings import Finding
from ttdn_cli.extraction.passages import normalize_source
from ttdn_cli.share.annotations.marks import Paragraph, mark
from ttdn_cli.text.unicode import escape_unsafe


def span(start: int, end: int) -> Finding:
    return Finding(
        verdict="confirmed", kind="quotation", text="", start=start, end=end, paragraph=1
    )


def drawn(paragraphs: list[Paragraph]) -> str:
    """Return paragraphs a line each, marks as `[0:` and `]`; a mark that goes on is `[+0:`."""
    return "\n".join(
        "".join(
            f"[{'' if each.first else '+'}{each.opens}:"
            if each.opens is not None
            else each.text or "]"
            for each in paragraph.pieces
        )
        for paragraph in paragraphs
    )


MARKED = {
    "nothing": ("a b", [], "a b"),
    "one": ("a b c", [(2, 3)], "a [0:b] c"),
    "all of it": ("ab", [(0, 2)], "[0:ab]"),
    "side by side": ("ab", [(0, 1), (1, 2)], "[0:a][1:b]"),
    "within": ("abc", [(0, 3), (1, 2)], "[0:a[1:b]c]"),
    "within, named first": ("abc", [(1, 2), (0, 3)], "[1:a[0:b]c]"),
    "from one place": ("abc", [(0, 1), (0, 3)], "[1:[0:a]bc]"),
    "to one place": ("abc", [(0, 3), (2, 3)], "[0:ab[1:c]]"),
    "the same twice": ("ab", [(0, 1), (0, 1)], "[0:[1:a]]b"),
    "crossing": ("abcd", [(0, 2), (1, 4)], "[0:a[1:b]][+1:cd]"),
    "three crossing": ("abcd", [(0, 2), (1, 3), (1, 4)], "[0:a[2:[1:b]]][+2:[+1:c]d]"),
    "over a paragraph's end": ("ab\n\ncd", [(1, 5)], "a[0:b]\n[+0:c]d"),
    "over a wrapped line": ("ab\ncd", [(1, 4)], "a[0:b c]d"),
    "nothing marked": ("ab", [(1, 1)], "ab"),
    "an empty text": ("", [], ""),
    "a tab": ("a\tb", [(0, 3)], "[0:a b]"),
    "what is not seen": ("a\u202eb", [(0, 3)], r"[0:a\u202eb]"),
    "beyond the end": ("ab", [(1, 9)], "a[0:b]"),
}


@pytest.mark.parametrize(("text", "places", "expected"), MARKED.values(), ids=MARKED)
def test_marks(text: str, places: list[tuple[int, int]], expected: str) -> None:
    assert drawn(list(mark(text, [span(*each) for each in places]))) == expected


def test_a_finding_begins_in_the_paragraph_where_it_stands() -> None:
    source = normalize_source(RELEASE)
    begins = [each.begins for each in mark(source, release_findings())]
    assert begins == [[0, 1], [2, 3, 4, 5], [6, 7, 8, 9, 10], [11]]


def test_a_wrapped_text_is_joined() -> None:
    line = "Hội nghị tập huấn truyền thông quảng bá hình ảnh Việt Nam, góp phần"
    (only,) = mark(f"{line}\n{line}\n{line}", [])
    assert only.pieces[0].text == f"{line} {line} {line}"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The conference was held in Đà Lạt, and 58/63 localities had a page.", "en"),
        ("Hội nghị được tổ chức ở Đà Lạt.", "vi"),
        ("Über 90 Prozent der Behörden haben einen Plan für die Öffentlichkeit.", ""),
        ("ベトナムは58の省と市。", ""),
    ],
)
def test_the_language_of_a_paragraph(text: str, language: str) -> None:
    assert [each.language for each in mark(text, [])] == [language]


def held(paragraphs: list[Paragraph], number: int) -> str:
    """Return the text in the marks of a finding."""
    found, open_ = "", list[int]()
    for piece in (each for paragraph in paragraphs for each in paragraph.pieces):
        if piece.opens is not None:
            open_.append(piece.opens)
        elif piece.text:
            found += piece.text if number in open_ else ""
        else:
            open_.pop()
    assert open_ == []
    return found


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def without_end(source: str) -> str:
    """Return a text without the white space at its end; what is written out is none."""
    while (
        source
        and source[-1].isspace()
        and escape_unsafe(source[-1]).strip("\n\t ") == source[-1].strip("\n\t ")
    ):
        source = source[:-1]
    return source


@settings(max_examples=300)
@example("0\x1f\n:", [])
@example("0\n:\u2028", [])
@given(
    st.text(st.one_of(st.sampled_from("a b\n\u200b\tĐ1.,ạ"), st.characters(codec="utf-8"))),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=8),
)
def test_nothing_is_lost_and_marks_hold_their_findings(
    text: str, places: list[tuple[int, int]]
) -> None:
    source = normalize_source(text)
    findings = [span(*sorted(min(place, len(source)) for place in each)) for each in places]
    paragraphs = list(mark(source, findings))
    shown = "".join(piece.text for each in paragraphs for piece in each.pieces)
    if paragraphs:
        assert bare(shown) == bare(
            escape_unsafe(without_end(source).replace("\n", "").replace("\t", ""))
        )
    for number, each in enumerate(findings):
        said = source[each.start : min(each.end, len(without_end(source)))]
        said = escape_unsafe(said.replace("\n", " ").replace("\t", " "))
        if paragraphs:
            assert bare(held(paragraphs, number)) == bare(said)


def test_the_time_grows_with_the_findings() -> None:
    def work(size: int) -> None:
        text = "Đạt 58/63 tỉnh, thành phố. " * size
        findings = [span(place, place + 30) for place in range(0, len(text) - 30, 27)]
        assert len(list(mark(text, findings))) == 1

    assert growth(work, 1_500) < LINEAR


def test_the_text_of_every_finding_of_the_release_is_in_its_mark() -> None:
    source = normalize_source(RELEASE)
    paragraphs = list(mark(source, release_findings()))
    for number, each in enumerate(release_findings()):
        assert held(paragraphs, number) == each.text
    assert finding(RELEASE, "92%", "consistent", "quantity").paragraph == 3
