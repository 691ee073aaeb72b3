"""`ttdn` alone: the event, the figures that matter, and what to go on with."""

from __future__ import annotations

import re

import pytest

from tests.conftest import NEEDS_UNIX, SECOND, Ttdn, on_terminal


def test_it_says_what_it_is_about_and_how_to_go_on(ttdn: Ttdn) -> None:
    done = ttdn()
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Training Conference on Promoting Viet Nam's Image")
    table, caption = done.out.split("\n3 of 5 metrics")
    figures = re.findall(r"\d+/\d+|\d+%", table)
    assert figures == ["55/63", "90%", "58/63"]
    assert caption.startswith(" · as of December 2023 (2/3 inferred) · lowest across ")
    commands = re.findall(r"^  ttdn ([a-z-]+)", done.out, re.MULTILINE)
    assert commands == ["attendees", "stats", "legal", "points", "search", "--help"]
    for command in commands:
        assert ttdn(command, *(["nam"] if command == "search" else [])).code == 0


@pytest.mark.parametrize(
    "env", [{"TTDN_LANG": "vi"}, {"TTDN_LANG": "VI"}, {"LC_ALL": "vi_VN.UTF-8"}]
)
def test_it_speaks_vietnamese(ttdn: Ttdn, env: dict[str, str]) -> None:
    out = ttdn(env=env).out
    assert "Hội nghị tập huấn truyền thông quảng bá hình ảnh Việt Nam" in out
    assert "Xem tiếp" in out
    assert "Next" not in out


def test_it_is_of_the_dataset_that_is_asked_for(ttdn: Ttdn) -> None:
    done = ttdn(env={"TTDN_DATA": str(SECOND)})
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Highland Reading Forum")
    assert "\nSource: text of the address (20 November [2019]), Báo Suối Reo\n" in done.out
    assert "As of" not in done.out  # The date of an event says that of no record.
    assert "ttdn stats" not in done.out
    assert "Lowest coverage" not in done.out  # it has no metrics
    assert ttdn(env={"TTDN_DATA": ""}).out == ttdn().out


@pytest.mark.parametrize(
    ("env", "said"),
    [
        ({"TTDN_DATA": "nope.yaml"}, "ttdn: nope.yaml: no such file. Check the path.\n"),
        ({"TTDN_LANG": "fr"}, "'fr' is not one of vi, en"),
    ],
)
def test_what_it_cannot_do_is_said(ttdn: Ttdn, env: dict[str, str], said: str) -> None:
    done = ttdn(env=env)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


@NEEDS_UNIX
@pytest.mark.parametrize("width", [40, 80, 100, 200])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_it_fits_the_screen(width: int, lang: str) -> None:
    out = on_terminal(width=width, env={"NO_COLOR": "1", "TTDN_LANG": lang}).out
    assert max(len(line) for line in out.splitlines()) <= width
    assert "\n\n\n" not in out
