"""A text from anyone, with what a terminal obeys in it, in every format that prints some of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import NEEDS_UNIX, SECOND, Ended, Ttdn, forked, on_terminal
from ttdn_cli.text.unicode import find_unsafe

TEXT = SECOND.with_suffix(".txt").read_text(encoding="utf-8")
DATA = ("--data", str(SECOND))

OBEYED = {
    "a title of the window": "\x1b]0;P\x07",
    "a colour": "\x1b[31m",
    "a C1 control": "\x9b31m",
    "a backspace": "\x08",
    "DEL": "\x7f",
    "a right-to-left override": "\u202e",
    "an isolate": "\u2067",
    "a filler": "\u3164",
    "private use": "\ue000",
    "a tag beyond U+FFFF": "\U000e0041",
    "a blank of Braille": "\u2800",
    "a noncharacter": "\ufffe",
    "the last one of a plane": "\uffff",
    "an interlinear mark": "\ufff9",
}

COMMANDS = [
    "verify - --data {data}",
    "verify - --all --data {data}",
    "verify - --json --data {data}",
    *(
        f"show lo-thi-en --in - -f {form} --data {{data}}"
        for form in ("table", "cards", "markdown")
    ),
    *(f"show lo-thi-en --in - -f {form} --data {{data}}" for form in ("json", "yaml")),
]


def foreign(words: str) -> str:
    """Return the text with these beside a quote, in a quote, and in what no record covers."""
    text = TEXT.replace("Sơn Hà;", f"Sơn Hà {words};").replace("Sách mở", f"Bà Ngô{words}An mở")
    return text.replace("Thủ tướng,", f"Thủ {words}tướng,")


def assert_visible(done: Ended) -> None:
    lines = (done.out + done.err).split("\n")
    assert [line for line in lines if find_unsafe(line)] == []


@cache
def plain(command: str) -> str:
    """Return what a command says of the text as it is."""
    return forked(*command.format(data=SECOND).split(), stdin=TEXT).out


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("kind", OBEYED)
def test_what_a_terminal_obeys_is_visible_or_escaped(ttdn: Ttdn, command: str, kind: str) -> None:
    text = foreign(OBEYED[kind])
    done = ttdn(*command.format(data=SECOND).split(), stdin=text)
    assert done.code in (0, 1)
    assert_visible(done)
    assert done.out != plain(command)


@NEEDS_UNIX
@pytest.mark.parametrize("command", ["verify", "verify --all", "show lo-thi-en --in"])
@pytest.mark.parametrize("width", [40, 100])
def test_nothing_of_it_reaches_a_terminal(tmp_path: Path, command: str, width: int) -> None:
    file = tmp_path / "x.txt"
    file.write_text(foreign("".join(OBEYED.values())), encoding="utf-8")
    done = on_terminal(*command.split(), str(file), *DATA, width=width, env={"NO_COLOR": "1"})
    assert_visible(done)
    assert "\\x1b]0;P\\x07" in "".join(done.out.split()).replace("│", "")


@pytest.mark.parametrize(("form", "read"), [("json", json.loads), ("yaml", yaml.safe_load)])
def test_an_escape_is_the_same_value(ttdn: Ttdn, form: str, read: Callable[[str], Any]) -> None:
    for words in OBEYED.values():
        if words in ("\u3164", "\ue000"):
            continue
        done = ttdn("show", "lo-thi-en", "--in", "-", "-f", form, *DATA, stdin=foreign(words))
        (shown,) = read(done.out)
        after = shown["passages"][0]["after"]
        assert after.strip() in (f"{words};", ";"), after


@NEEDS_UNIX
@pytest.mark.parametrize("name", ["a\x1b[31m\x9b.txt", "b\u202e.txt", b"c\xff.txt"], ids=ascii)
def test_a_name_of_a_file_is_visible_too(ttdn: Ttdn, tmp_path: Path, name: str | bytes) -> None:
    file = tmp_path / (name if isinstance(name, str) else name.decode(errors="surrogateescape"))
    file.write_text(TEXT, encoding="utf-8")
    for args in (["verify"], ["verify", "--json"], ["validate"], ["validate", "--json"]):
        done = ttdn(*args, str(file), *(DATA if args[0] == "verify" else ()))
        assert done.code in (0, 2)
        assert_visible(done)
        if "--json" in args:
            said = str(file).encode(errors="surrogateescape").decode(errors="replace")
            assert said in json.loads(done.out).values()


@pytest.mark.parametrize("command", ["verify", "verify --all", "show lo-thi-en --in"])
@pytest.mark.parametrize(
    "word",
    [
        pytest.param("Ông " + "A" * 2_000_000, id="in a name"),
        pytest.param("9" * 2_000_000, id="a number"),
        pytest.param("bà Lò Thị Ên, Giám đốc Thư" + "B" * 2_000_000, id="in a passage"),
        pytest.param("Kính thưa " + "c" * 1_000_000 + " bà Lò Thị Én,", id="beside a quote"),
        pytest.param("c " * 90_000 + " bà Lò Thị Én,", id="a sentence of a book"),
    ],
)
def test_a_word_of_megabytes_makes_no_table_of_megabytes(
    ttdn: Ttdn, command: str, word: str
) -> None:
    text = TEXT.replace("Kính thưa bà Lò Thị Én,", f"Kính thưa {word}")
    done = forked(*command.split(), "-", *DATA, stdin=text)
    assert done.code in (0, 1)
    assert len(done.out) < 20_000
