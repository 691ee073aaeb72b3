"""Progress of reading a large file, for a person who waits at a terminal."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ttdn_cli.text.messages import message
from ttdn_cli.text.unicode import escape_unsafe, shorten

Watch = Callable[[float], None]
"""Takes the share of the work that is done, from 0 to 1."""

PATIENCE = 1.0
"""Seconds before progress is shown."""

_EVERY = 0.1
"""Seconds between two updates."""


def unwatched(_share: float) -> None:
    """Take a share of the work and show nothing."""


@contextmanager
def show_progress(file: str) -> Iterator[Watch]:
    """Show on standard error how far a file is read, if that is a terminal and it takes long.

    It is one line, which is gone when the file is done. Rich has such a line too, but hides the
    cursor meanwhile, and Ctrl-C, which ends us at once, would leave it hidden.
    """
    stream = sys.stderr
    if stream is None or not stream.isatty() or os.environ.get("TERM") == "dumb":
        yield unwatched
        return
    name = shorten(escape_unsafe(Path(file).name), 40)
    due = time.monotonic() + PATIENCE
    length = 0

    def write(text: str) -> None:
        nonlocal length
        # A terminal that has gone does not stop the reading.
        with suppress(OSError):
            text = text[: os.get_terminal_size(stream.fileno()).columns - 1]
            stream.write(f"\r{' ' * length}\r{text}")
            stream.flush()
            length = len(text)

    def watch(share: float) -> None:
        nonlocal due
        if time.monotonic() >= due:
            due = time.monotonic() + _EVERY
            write("ttdn: " + message("reading {name}: {share:.0%}", name=name, share=share))

    try:
        yield watch
    finally:
        if length:
            write("")
