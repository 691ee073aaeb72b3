"""The words of a text around a place: whole clauses, and marked where they are cut."""

from __future__ import annotations

import pytest

from ttdn_cli.draft.reading import Reading
from ttdn_cli.draft.wording import MOST, clause_around, clause_to, wording

LONG = " ".join(["suối"] * 60)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("1. Xã mở chợ;", "Xã mở chợ", id="the marker of a list and the stop"),
        pytest.param("xã mở chợ (cũ)", "xã mở chợ (cũ)", id="a bracket"),
        pytest.param("xã mở chợ (cũ", "xã mở chợ (cũ)", id="a bracket that is not closed"),
        pytest.param("xã mở chợ (cũ;", "xã mở chợ (cũ)", id="one with a sign before its end"),
        pytest.param("theo xã), mở chợ", "(theo xã), mở chợ", id="one that is not opened"),
        pytest.param("xã mở chợ (", "xã mở chợ", id="nothing in it"),
        pytest.param(
            f"xã mở chợ lớn, {LONG[:89]}, {LONG}", f"xã mở chợ lớn, {LONG[:89]}", id="comma"
        ),
        pytest.param(LONG, f"{LONG[:159]}…", id="cut at a word"),
        pytest.param("x" * 200, f"{'x' * 159}…", id="one word"),
        pytest.param("- ;", "", id="nothing at all"),
    ],
)
def test_words_are_whole_or_marked(text: str, said: str) -> None:
    assert wording(text) == said
    assert len(wording(text)) <= MOST


def test_what_is_cut_before_a_figure_is_marked() -> None:
    reading = Reading(f"Xã mở chợ bên {LONG} có 12 hộ.")
    place = reading.text.index("12")
    said = clause_around(reading, place, place + len("12 hộ"))
    assert said.startswith("…suối ")
    assert said.endswith(" có 12 hộ")
    assert clause_to(reading, place, place + len("12 hộ")).startswith("…suối ")
    short = Reading("Xã có 12 hộ.")
    assert clause_around(short, 6, 11) == "Xã có 12 hộ"
    assert clause_to(short, 6, 8) == "Xã có 12"


def test_a_clause_begins_behind_a_bracket_and_not_in_it() -> None:
    reading = Reading("Phiên họp (năm 2020, kỳ 2) - Xã thu 12 tỷ đồng (kỳ 5).")
    place = reading.text.index("12")
    assert clause_around(reading, place, place + 2).startswith("Xã thu 12")
    place = reading.text.index("5)")
    assert "kỳ 5" in clause_around(reading, place, place + 1)
