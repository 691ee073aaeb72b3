"""Paragraphs that a dataset says a text has, and texts of any size."""

from __future__ import annotations

import pytest

from ttdn_cli.evidence.alignment import Alignment, align
from ttdn_cli.text.canonical import Canonical, fingerprint

WORDS = 200_000
PARAGRAPHS = 500


@pytest.mark.parametrize(
    ("given", "size"),
    [
        pytest.param("abcde " * WORDS, WORDS // 2, id="paragraphs of half of the text"),
        pytest.param("abcde " * WORDS, 9_000, id="long paragraphs"),
        pytest.param("abcde\n" * WORDS, 9, id="as many lines as words"),
        pytest.param("a" * 80 + " " + "abcde " * WORDS, 999_999, id="more words than there are"),
    ],
)
def test_a_text_and_a_dataset_made_to_hurt_are_aligned(given: str, size: int) -> None:
    text = Canonical(given)
    alignment = align(text, [f"{size}-000000000000"] * PARAGRAPHS)
    assert len(alignment.changed) == len(alignment.paragraphs) == PARAGRAPHS


def test_the_title_beside_the_speech_counts_also_where_no_more_is_looked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lines = ["Một tiêu đề", "Đọc thêm", "Một tiêu đề", "Thân bài ở đây"]
    fingerprints = [fingerprint(lines[0]), fingerprint(lines[3])]
    text = Canonical("\n".join(lines))
    assert align(text, fingerprints).paragraphs == [range(5, 8), range(8, 12)]
    monkeypatch.setattr("ttdn_cli.evidence.alignment.MOST_HASHED", 5_000)
    assert align(text, fingerprints).changed == []


def test_the_lines_of_a_text_are_found_where_no_more_is_looked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lines = ["Sổ tay của bản", *(f"Nhà thứ {number} trồng quế" for number in range(50))]
    fingerprints = [fingerprint(line) for line in lines]
    lines[1] = "Nhà đầu không trồng gì"
    monkeypatch.setattr("ttdn_cli.evidence.alignment.MOST_HASHED", 5_000)
    assert align(Canonical("\n".join(lines)), fingerprints).changed == [2]


@pytest.mark.parametrize(
    ("words", "paragraph", "outside"),
    [
        pytest.param(range(2), None, True, id="before the first"),
        pytest.param(range(2, 4), 1, False, id="all of one"),
        pytest.param(range(3, 4), 1, False, id="the end of one"),
        pytest.param(range(3, 5), None, False, id="the end of one and what follows"),
        pytest.param(range(1, 3), None, False, id="the beginning of one and what precedes"),
        pytest.param(range(4, 6), None, True, id="between two"),
        pytest.param(range(5, 7), None, False, id="what precedes one beside another"),
        pytest.param(range(6, 8), 3, False, id="after one without words"),
        pytest.param(range(7, 9), None, False, id="the end of one and the beginning of the next"),
        pytest.param(range(2, 10), None, False, id="all of them"),
        pytest.param(range(10, 12), None, True, id="after the last"),
    ],
)
def test_words_lie_in_a_paragraph_or_outside_of_all(
    words: range, paragraph: int | None, outside: bool
) -> None:
    alignment = Alignment([range(2, 4), range(6, 6), range(6, 8), range(8, 10)], [], same=False)
    assert alignment.paragraph_of(words) == paragraph
    assert alignment.is_outside(words) == outside


def test_without_paragraphs_all_is_outside() -> None:
    alignment = Alignment([], [], same=False)
    assert alignment.paragraph_of(range(1)) is None
    assert alignment.is_outside(range(1))
