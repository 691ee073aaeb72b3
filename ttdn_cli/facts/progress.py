"""Progress of what takes long, for a person who waits at a terminal."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ttdn_cli.text.messages import later, message
from ttdn_cli.text.unicode import escape_unsafe, shorten

Watch = Callable[[float], None]
"""Takes the share of the work that is done, from 0 to 1."""

READING = later("reading {name}: {share:.0%}")
INDEXING = later("indexing the words of {name}: {share:.0%}")
MAKING_TABLES = later("making tables of {name}: {share:.0%}")
CHECKING = later("checking against {name}: {share:.0%}")
MAKING_PAGES = later("making pages of {name}: {share:.0%}")
LOOKING = later("looking through {name}: {share:.0%}")
WRITING = later("writing {name}: {share:.0%}")
ANSWERING = later("answering for {seconds:.0f} s, about {share:.0%} done")

PATIENCE = 1.0
"""Seconds before progress is shown."""

_EVERY = 0.1
"""Seconds between two updates."""


def unwatched(_share: float) -> None:
    """Take a share of the work and show nothing."""


@contextmanager
def show_progress(file: str, said: str = READING) -> Iterator[Watch]:
    """Show on standard error how far work is, if that is a terminal and it takes long.

    It is one line, which is gone when the work is done. Rich has such a line too, but hides the
    cursor meanwhile, and Ctrl-C, which ends us at once, would leave it hidden.

    Args:
        file: a file, or the paths of datasets.
        said: what is done, one of the messages of this module.
    """
    stream = sys.stderr
    if stream is None or not stream.isatty() or os.environ.get("TERM") == "dumb":
        yield unwatched
        return
    name = shorten(escape_unsafe(Path(file).name), 40)
    begun = time.monotonic()
    due = begun + PATIENCE
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
        if (now := time.monotonic()) >= due:
            due = now + _EVERY
            write("ttdn: " + message(said, name=name, share=share, seconds=now - begun))

    try:
        yield watch
    finally:
        if length:
            write("")
