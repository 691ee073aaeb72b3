"""How far a long reading is, for who looks at a terminal meanwhile."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from ttdn_cli.text.unicode import escape_unsafe, shorten

Watch = Callable[[float], None]
"""Is told which share of the work is done, from 0 to 1."""

PATIENCE = 1.0
"""Seconds in which nothing is said."""

_EVERY = 0.1
"""Seconds between two words."""


def unwatched(_share: float) -> None:
    """Be told, and say nothing."""


def part_of(watch: Watch, start: float, end: float) -> Watch:
    """Return what tells a watch of the part of the work from one share to another."""
    return lambda share: watch(start + share * (end - start))


@contextmanager
def shown(file: str) -> Iterator[Watch]:
    """Give what says on standard error how far a file is, if that is a terminal and it takes long.

    It is one line, which is gone when the file is done. Rich has such a line too, but hides the
    cursor meanwhile, and Ctrl-C, which ends us at once, would leave it hidden.
    """
    if sys.stderr is None or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield unwatched
        return
    line = _Line(shorten(escape_unsafe(Path(file).name), 40), sys.stderr)
    try:
        yield line.say
    finally:
        line.clear()


class _Line:
    def __init__(self, file: str, stream: TextIO) -> None:
        self.file = file
        self.stream = stream
        self.next = time.monotonic() + PATIENCE
        self.length = 0

    def say(self, share: float) -> None:
        now = time.monotonic()
        if now >= self.next:
            self.next = now + _EVERY
            self.write(f"ttdn: {share:3.0%} of {self.file} read")

    def clear(self) -> None:
        if self.length:
            self.write("")

    def write(self, text: str) -> None:
        # Nobody is told less of the facts for a terminal that has gone.
        with suppress(OSError):
            text = text[: os.get_terminal_size(self.stream.fileno()).columns - 1]
            self.stream.write(f"\r{' ' * self.length}\r{text}")
            self.stream.flush()
            self.length = len(text)
