"""Pictures of characters: to scale, within the screen, and legible in any encoding."""

from __future__ import annotations

import io
import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.conftest import NEEDS_UNIX, SECOND, Ttdn, on_terminal
from ttdn_cli.render.pictures import in_ascii, line_of_dates
from ttdn_cli.render.terminal import Screen
from ttdn_cli.render.terminal import of as screen_of

DATES = ["2015", "2016", "2023-06-15", "2023-12", "2024-06-06"]

days = st.dates(date(2000, 1, 1), date(2030, 12, 31)).map(date.isoformat)
dates = st.one_of(days, days.map(lambda day: day[:7]), days.map(lambda day: day[:4]))


def drawn(*given: str, width: int = 80) -> list[str]:
    return line_of_dates([(each, each) for each in given], width)


def test_the_dates_of_the_speech() -> None:
    assert drawn(*DATES) == [
        "                                                                     2024-06-06┐",
        "                                                                   2023-12┐    │",
        "2015┐   2016┐                                               2023-06-15┐   │    │",
        "╺━━━━━━╸╺━━━━━━╸──────────────────────────────────────────────────────●───━────●",
    ]


@pytest.mark.parametrize(
    ("given", "lines"),
    [
        pytest.param([], [], id="none"),
        pytest.param(["2023-06-15"], [], id="one, which has no gap to any"),
        pytest.param(["2023", "2023"], [], id="the same twice"),
        pytest.param(
            ["2023-06-15", "2023-06-16"],
            ["┌2023-06-15 2023-06-16┐", "●──────────────────────●"],
            id="two days side by side are the two ends",
        ),
    ],
)
def test_what_there_is_to_draw(given: list[str], lines: list[str]) -> None:
    found = drawn(*given, width=24)
    assert [line.replace("  ", " ") for line in found] == lines or found == lines


@given(st.lists(days, min_size=3, max_size=6, unique=True), st.integers(30, 200))
def test_gaps_are_to_scale(given: list[str], width: int) -> None:
    line = drawn(*given, width=width)[-1]
    every = sorted(date.fromisoformat(each) for each in given)
    length = every[-1] - every[0]
    places = {(each - every[0]) / length * (width - 1) for each in every}
    points = [place for place, char in enumerate(line) if char == "●"]
    assert points == sorted({int(place + 1e-9) for place in places})


@given(st.lists(dates, max_size=8), st.integers(12, 120))
def test_no_line_is_wider_than_the_screen(given: list[str], width: int) -> None:
    lines = drawn(*given, width=width)
    assert all(cell_len(line) <= width for line in lines)
    if lines:
        assert len(lines[-1]) == width
    # A label points at something that is on the line.
    for number, row in enumerate(lines[:-1]):
        for place, char in enumerate(row):
            if char in "┐┌│┤├":
                below = lines[number + 1][place]
                assert below in ("●╺━╸" if number + 2 == len(lines) else "│┤├"), lines


@given(st.lists(dates, min_size=2, max_size=5, unique=True), st.integers(40, 200))
def test_every_mark_has_its_label(given: list[str], width: int) -> None:
    above = "\n".join(drawn(*given, width=width)[:-1])
    assert sorted(re.findall(r"[\d-]+", above)) == sorted(given)


@pytest.mark.parametrize(
    ("given", "lines"),
    [
        pytest.param(
            ["2015", "2016", "2023-06-15", "2024-06-06"],
            [
                " ┌2015             2024-06-06┐",
                " │  ┌2016      2023-06-15┐   │",
                "╺━╸╺━╸───────────────────●───●",
            ],
            id="two near the left edge",
        ),
        pytest.param(
            ["2015-01-01", "2015-01-02", "2024-06-06"],
            ["┌2015-01-01", "├2015-01-02        2024-06-06┐", "●────────────────────────────●"],
            id="two at one place",
        ),
        pytest.param(
            ["2015-01-01", "2024-06-05", "2024-06-06"],
            [
                "                   2024-06-06┐",
                "┌2015-01-01       2024-06-05┐│",
                "●───────────────────────────●●",
            ],
            id="two at the right edge",
        ),
        pytest.param(
            ["2015-01-01", "2024-06-05", "2024-06"],
            [
                "                     2024-06┐",
                "┌2015-01-01       2024-06-05┤",
                "●───────────────────────────●─",
            ],
            id="two at one place at the right edge",
        ),
    ],
)
def test_labels_that_are_near_each_other_stand_above_each_other(
    given: list[str], lines: list[str]
) -> None:
    assert drawn(*given, width=30) == lines


@given(st.lists(dates, max_size=6))
def test_ascii_is_as_wide_and_plain(given: list[str]) -> None:
    for line in drawn(*given):
        plain = in_ascii(line)
        assert plain.isascii()
        assert len(plain) == len(line)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("█████████████▏· ◂ lowest", "#############.. < lowest"),
        ("···············", "..............."),
        ("╺━━╸╺━━╸──●", "[==][==]--o"),
        ("5 figures · as of 2023", "5 figures · as of 2023"),
        ("Đà Lạt “Lâm Đồng”", "Đà Lạt “Lâm Đồng”"),
    ],
)
def test_only_pictures_become_ascii(text: str, plain: str) -> None:
    assert in_ascii(text) == plain


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("env", "blocks"),
    [
        ({"LC_ALL": "C.UTF-8"}, True),
        ({"LC_ALL": "vi_VN.UTF-8"}, True),  # named, though it may not be installed
        ({"LC_ALL": "", "LANG": "vi_VN.utf8@x"}, True),
        ({"LC_ALL": "en_US.ISO-8859-1"}, False),
        ({"LC_ALL": "C.UTF-8", "LANG": "C"}, True),
        ({"LC_ALL": "xx.no-such-encoding"}, False),
    ],
)
def test_a_screen_has_blocks_where_the_encoding_of_the_locale_has(
    env: dict[str, str], blocks: bool
) -> None:
    assert screen_of(Terminal(), {"COLUMNS": "100", **env}) == Screen(100, True, blocks)


@NEEDS_UNIX
@pytest.mark.parametrize(("locale", "blocks"), [("C.UTF-8", True), ("C", False), ("POSIX", False)])
def test_a_terminal_without_blocks_gets_ascii(locale: str, blocks: bool) -> None:
    for command in ("stats", "timeline"):
        out = on_terminal(command, width=100, env={"LC_ALL": locale}).out
        out = re.sub("\x1b\\[[0-9;]*m", "", out)
        assert bool(re.search("[█━]", out)) is blocks
        assert bool(re.search("##|==", out)) is not blocks


@NEEDS_UNIX
def test_a_label_of_what_is_concluded_is_in_brackets() -> None:
    out = on_terminal("timeline", width=100, env={"NO_COLOR": "1"}).out
    line = out.partition("\n\n")[0]
    # One of the figures has its month from the text.
    for label in ("[2015]", "[2016]", " 15 June 2023┐", " December 2023┐", "6 June [2024]┐"):
        assert line.count(label) == 1


@NEEDS_UNIX
@pytest.mark.parametrize("width", [40, 80, 200])
def test_the_timeline_has_its_line_on_a_screen_and_not_in_a_pipe(ttdn: Ttdn, width: int) -> None:
    out = on_terminal("timeline", width=width, env={"NO_COLOR": "1"}).out
    (line,) = re.findall("^.*●.*$", out, re.MULTILINE)
    assert len(line) == width
    assert "●" not in ttdn("timeline").out
    two = on_terminal("timeline", "--data", str(SECOND), width=width, env={"NO_COLOR": "1"}).out
    assert "●" in two


def test_days_of_many_years_are_drawn(ttdn: Ttdn) -> None:
    every = [(date(1900, 1, 1) + timedelta(days=97 * n)).isoformat() for n in range(400)]
    lines = drawn(*every)
    assert len(lines[-1]) == 80
    assert set(lines[-1]) == {"●"}
