"""Paragraphs that a dataset says a text has, and texts of any size."""

from __future__ import annotations

import pytest

from ttdn_cli.evidence.alignment import align
from ttdn_cli.text.canonical import Canonical, fingerprint

WORDS = 200_000
"""As many as a text may have."""
PARAGRAPHS = 500
"""As many as a dataset may have."""


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
