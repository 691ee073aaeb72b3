"""Who looks at a terminal while a large file is read is told how far it is; nobody else is."""

from __future__ import annotations

import os
import re
import sys
from contextlib import suppress
from pathlib import Path
from typing import TextIO

import pytest

from tests.conftest import NEEDS_UNIX, SPEECH
from ttdn_cli.facts import direct, progress
from ttdn_cli.facts import parser as nodes
from ttdn_cli.facts.issues import DatasetError
from ttdn_cli.facts.loader import DatasetLoader

pytestmark = NEEDS_UNIX


class Terminal:
    """A pseudo-terminal to write to, and what was written."""

    def __init__(self, columns: int) -> None:
        import fcntl
        import pty
        import struct
        import termios

        self.ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        self.stream: TextIO = os.fdopen(theirs, "w", encoding="utf-8")

    def said(self) -> str:
        """Return what was written, of which a terminal holds some kilobytes."""
        self.end()
        return self.read()

    def end(self) -> None:
        self.stream.write("END")
        self.stream.flush()

    def read(self) -> str:
        """Return what is written up to the end."""
        text = b""
        while not text.endswith(b"END"):
            text += os.read(self.ours, 4096)
        return text.removesuffix(b"END").decode()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Say everything, as if the file were a large one and each word came after a long time."""
    monkeypatch.setattr(direct, "MOST_BYTES", 0)
    monkeypatch.setattr(progress, "PATIENCE", 0)
    monkeypatch.setattr(progress, "_EVERY", 0)
    monkeypatch.setattr(nodes, "_VALUES_BETWEEN", 100)
    return monkeypatch


def read(stream: TextIO, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(sys, "stderr", stream)
    DatasetLoader(str(SPEECH), cached=False).checked()


def test_a_line_says_how_far_it_is_and_is_gone_at_the_end(impatient: pytest.MonkeyPatch) -> None:
    terminal = Terminal(100)
    read(terminal.stream, impatient)
    said = terminal.said()
    shares = [int(each) for each in re.findall(r"ttdn: reading speech\.yaml: (\d+)%", said)]
    assert len(shares) > 20
    assert shares == sorted(shares)
    assert (shares[0], shares[-1] > 95) == (0, True)
    *_, last, end = said.split("\r")
    assert (last.strip(), end) == ("", "")
    assert "\n" not in said
    assert "\x1b" not in said


@pytest.mark.parametrize("columns", [10, 25])
def test_the_line_never_wraps(columns: int, impatient: pytest.MonkeyPatch) -> None:
    terminal = Terminal(columns)
    read(terminal.stream, impatient)
    assert max(map(len, terminal.said().split("\r"))) == columns - 1


def test_a_name_is_escaped(impatient: pytest.MonkeyPatch) -> None:
    terminal = Terminal(100)
    impatient.setattr(sys, "stderr", terminal.stream)
    with progress.show_progress("a\x1b[2Jb\rc") as watch:
        watch(0.5)
    assert r"reading a\x1b[2Jb\rc: 50%" in terminal.said()


def test_the_line_is_gone_when_the_file_is_refused(
    impatient: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    terminal = Terminal(100)
    impatient.setattr(sys, "stderr", terminal.stream)
    file = tmp_path / "x.yaml"
    file.write_bytes(SPEECH.read_bytes().replace(b"58/63", b"64/63"))
    with pytest.raises(DatasetError):
        DatasetLoader(str(file), cached=False).checked()
    said = terminal.said()
    assert "reading x.yaml" in said
    assert said.split("\r")[-1] == ""


def test_what_takes_less_than_a_second_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal(100)
    read(terminal.stream, monkeypatch)
    assert terminal.said() == ""


@pytest.mark.parametrize("kind", ["a pipe", "a dumb terminal", "nothing"])
def test_nobody_else_is_told(kind: str, impatient: pytest.MonkeyPatch) -> None:
    if kind == "a pipe":
        ours, theirs = os.pipe()
        with os.fdopen(theirs, "w", encoding="utf-8") as stream:
            read(stream, impatient)
        with os.fdopen(ours, encoding="utf-8") as stream:
            assert stream.read() == ""
    elif kind == "a dumb terminal":
        terminal = Terminal(100)
        impatient.setenv("TERM", "dumb")
        read(terminal.stream, impatient)
        assert terminal.said() == ""
    else:
        impatient.setattr(sys, "stderr", None)
        assert DatasetLoader(str(SPEECH), cached=False).checked().metrics


def test_a_terminal_that_goes_away_meanwhile_stops_nothing(impatient: pytest.MonkeyPatch) -> None:
    terminal = Terminal(100)
    impatient.setattr(sys, "stderr", terminal.stream)
    with progress.show_progress("x.yaml") as watch:
        watch(0.1)
        os.close(terminal.ours)
        watch(0.2)
    with suppress(OSError):
        terminal.stream.close()
