"""How answers look: in real pseudo-terminals of every width, and in pipes."""

from __future__ import annotations

import re
from functools import cache

import pytest

from tests.conftest import NEEDS_UNIX, Ttdn, forked, on_terminal
from tests.tools.every import OF_EVERY_KIND
from ttdn_cli.query.sections import SECTIONS

COMMANDS = [section.command for section in SECTIONS]
IDS = ["hoi-nghi-tap-huan-2024", "quy-che-tinh-thanh", "bo-tttt"]
INDENTED = 24
"""Characters that may stand before a word in its line."""

ESCAPE = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")


def screen(width: int, *args: str, **env: str) -> str:
    """Return what the installed command writes on a terminal of that width."""
    done = on_terminal(*args, width=width, env=env | OF_EVERY_KIND)
    assert done.code == 0, done.out
    return done.out


@cache
def piped(*args: str) -> str:
    return forked(*args, env=OF_EVERY_KIND).out


def words(text: str) -> list[str]:
    return re.findall(r"[\w%/.-]+", text)


@NEEDS_UNIX
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("width", [40, 60, 72, 80, 100, 200])
@pytest.mark.parametrize("command", [*COMMANDS, "show"])
def test_nothing_is_cut_or_broken_and_everything_fits(
    command: str, width: int, language: str
) -> None:
    """Every word of the piped values stands whole on the screen, and no line is too long.

    A card has no heading for what heads it, so the headings of the columns do not count.
    """
    args = [command, *(IDS if command == "show" else []), "--lang", language, "--evidence"]
    text = ESCAPE.sub("", screen(width, *args))
    assert max(len(line) for line in text.splitlines()) <= width
    shown = set(words(text))
    title, heads, *rows = piped(*args).splitlines()
    values = "\n".join(rows if command != "show" else [title, heads, *rows])
    lost = {word for word in words(values) if word not in shown}
    assert words(values)
    # The address of a page, in the basis of a date, is longer than a line of any screen.
    broken = {word for word in lost if len(word) > min(width, 100) - INDENTED}
    assert lost == broken
    assert all(word in re.sub(r"\s", "", text) for word in broken)


@NEEDS_UNIX
@pytest.mark.parametrize(
    ("command", "enough"),
    # What marks the lowest of unlike scopes takes room.
    [("attendees", 100), ("stats", 120), ("legal", 100), ("timeline", 100)],
)
def test_columns_where_there_is_room_and_cards_where_they_would_be_slivers(
    command: str, enough: int
) -> None:
    def columns(width: int) -> bool:
        return bool(re.search("^─+$", screen(width, command, NO_COLOR="1"), re.MULTILINE))

    assert [columns(width) for width in (40, 60, enough, 200)] == [False, False, True, True]


@NEEDS_UNIX
def test_equal_dates_are_written_once_on_a_terminal_and_always_in_a_pipe(ttdn: Ttdn) -> None:
    def dated(text: str) -> int:
        return len(re.findall(r"^\[?December 2023\]? ", text, re.MULTILINE))

    # What the text says is one date, and what is concluded between them is another.
    assert dated(screen(200, "timeline", NO_COLOR="1")) == 3
    assert dated(ttdn("timeline").out) == 5


@NEEDS_UNIX
@pytest.mark.parametrize(
    ("env", "coloured"),
    [
        ({}, True),
        ({"NO_COLOR": "1"}, False),
        ({"NO_COLOR": ""}, True),  # no-color.org: only if it is not empty
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
    ],
)
def test_colour_on_a_terminal(env: dict[str, str], coloured: bool) -> None:
    assert bool(ESCAPE.search(screen(100, "stats", **env))) is coloured


@NEEDS_UNIX
def test_a_share_is_coloured_by_how_far_it_is_behind() -> None:
    lines = screen(200, "stats").splitlines()
    (lowest,) = [line for line in lines if "◂ lowest" in line]
    assert "\x1b[38;5;131m█" in lowest
    assert [("\x1b[38;5;29m█" in line) for line in lines if "100%" in line] == [True, True]
    assert ["\x1b[38;5;63m█" in line for line in lines if "58 of 63" in line] == [True]


@NEEDS_UNIX
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_bar_and_its_mark_stay_in_one_line(language: str) -> None:
    lines = ESCAPE.sub("", screen(40, "stats", "--lang", language)).splitlines()
    assert [line for line in lines if re.search(r"█.* ◂ (lowest|thấp nhất)", line)]


@NEEDS_UNIX
def test_a_dumb_terminal_gets_no_escapes() -> None:
    text = screen(100, "stats", TERM="dumb", FORCE_COLOR="1")
    assert "\x1b" not in text
    assert max(len(line) for line in text.splitlines()) <= 100


@NEEDS_UNIX
def test_columns_of_the_environment_count_on_a_terminal() -> None:
    out = ESCAPE.sub("", screen(200, "stats", COLUMNS="50"))
    assert max(len(line) for line in out.splitlines()) <= 50


@NEEDS_UNIX
@pytest.mark.parametrize("columns", ["999999", "9" * 5000])
def test_no_screen_is_endless(columns: str) -> None:
    lines = ESCAPE.sub("", screen(80, "timeline", COLUMNS=columns)).splitlines()
    assert max(len(line) for line in lines) <= 500


@NEEDS_UNIX
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(
    "args",
    [*([command] for command in COMMANDS), ["show", *IDS], ["search", "nam"], []],
    ids=" ".join,
)
def test_prose_is_no_wider_on_a_wide_screen(args: list[str], language: str) -> None:
    """A line of a card or a caption has 100 columns at most, and one of a column 80."""
    lines = ESCAPE.sub("", screen(300, *args, TTDN_LANG=language)).splitlines()
    for line in lines:
        stretches = re.split(r" {2,}|[─━╺╸]{2,}", line)
        assert all(len(stretch) <= 100 for stretch in stretches), line
        if len(line) > 100:
            assert len(stretches) > 1, line
            assert all(len(stretch) <= 80 for stretch in stretches), line


@NEEDS_UNIX
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("columns", ["60", "300", "999999"])
@pytest.mark.parametrize("args", [["--help"], ["stats", "--help"], ["check", "--help"]])
def test_help_is_as_wide_as_prose(args: list[str], columns: str, language: str) -> None:
    out = ESCAPE.sub("", screen(80, *args, COLUMNS=columns, TTDN_LANG=language))
    assert max(len(line) for line in out.splitlines()) == min(int(columns), 100)


def test_a_piped_table_holds_whole_values_in_one_line(ttdn: Ttdn) -> None:
    lines = ttdn("stats").out.splitlines()
    whole = "Provinces and cities that have issued regulations on managing external information"
    assert [line for line in lines if whole in line and "8 without" in line]


@NEEDS_UNIX
@pytest.mark.parametrize("command", ["legal", "stats", "extract -", "search nam", "show bo-tttt"])
def test_cards_are_one_record_a_block_anywhere(ttdn: Ttdn, command: str) -> None:
    """A block has a title and, below it, indented rows: in a pipe and on any screen."""
    given = "Nghị định số 72/2015/NĐ-CP ngày 5/6/2015"
    asked = [*command.split(), "-f", "cards"]
    lines = ttdn(*command.split(), "-f", "jsonl", stdin=given, env=OF_EVERY_KIND).out
    outs = [ttdn(*asked, stdin=given, env=OF_EVERY_KIND).out]
    if "-" not in asked[:-2]:
        outs += [screen(width, *asked, NO_COLOR="1") for width in (40, 300)]
    for out in outs:
        blocks = re.findall(r"^\S.*\n(?:\S.*\n)*(?:  .*\n)+\n", out, re.MULTILINE)
        assert "──" not in out
        assert len(blocks) == lines.count("\n")


def test_cards_of_nothing_are_nothing(ttdn: Ttdn) -> None:
    done = ttdn("legal", "-w", "year=1900", "-f", "cards")
    assert (done.code, done.out) == (1, "")


@pytest.mark.parametrize("command", [*COMMANDS, " ".join(["show", *IDS])])
def test_colour_can_be_forced_in_a_pipe_and_changes_nothing_else(ttdn: Ttdn, command: str) -> None:
    environ = {"FORCE_COLOR": "1", "TERM": "xterm", "COLUMNS": "20"} | OF_EVERY_KIND
    forced = ttdn(*command.split(), "--evidence", env=environ).out
    assert ESCAPE.search(forced)
    lines = ESCAPE.sub("", forced).splitlines()
    assert lines == ttdn(*command.split(), "--evidence", env=OF_EVERY_KIND).out.splitlines()


@NEEDS_UNIX
@pytest.mark.parametrize("width", [40, 80, 100, 200])
@pytest.mark.parametrize(
    "command",
    [
        "search chủ trì",
        "stats -w foo",
        "show Phạm",
        "schema nosuch",
        "statz",
        "stats --nosuch-option",
    ],
)
def test_what_is_said_beside_an_answer_is_wrapped_between_words(
    ttdn: Ttdn, command: str, width: int
) -> None:
    """In a pipe each line stays one."""
    piped = ttdn(*command.split())
    said = on_terminal(*command.split(), width=width).out
    lines = said.splitlines()
    assert max(len(line) for line in lines if "Try: " not in line) <= min(width, 100)
    assert all(line.startswith(("ttdn: ", "      ")) for line in lines)
    for tried in re.findall(r"Try: (.*)", piped.err):
        assert f"Try: {tried}\n" in said.replace("\r", ""), "a command is to be copied whole"
    assert said.split() == piped.err.split()
    assert all(line.startswith("ttdn: ") for line in piped.err.splitlines())


@pytest.mark.parametrize(
    ("lang", "head"),
    [
        pytest.param("en", "Metrics · trang-cong-dia-phuong", id="in English"),
        pytest.param("vi", "Số liệu · trang-cong-dia-phuong", id="in Vietnamese"),
    ],
)
def test_a_record_is_headed_by_its_section_in_the_language(
    ttdn: Ttdn, lang: str, head: str
) -> None:
    """Then the figure comes, once."""
    first, second, *others = ttdn("show", "58/63", "--lang", lang).out.splitlines()
    assert first.endswith(head)
    assert "92" in second
    assert not any("58" in line and "92" in line for line in others)
