"""Where text goes: how wide that is, whether it has colours, and writing to it."""

from __future__ import annotations

import io
import locale
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import NamedTuple, TextIO

from ttdn_cli.text.messages import message
from ttdn_cli.text.unicode import escape_unsafe

_NAME = "ttdn: "
"""Begins what the command says of itself."""

WIDEST = 500
"""Columns of a screen that are used: no display has more, and a variable may say anything."""

MEASURE = 100
"""The columns of a line of prose, however wide the screen is: a longer one is hard to read."""


class Screen(NamedTuple):
    """Where an answer is read.

    Attributes:
        width: in columns, or None if it is no terminal; then nothing is wrapped.
        colour: whether to write colours.
        blocks: whether it can show the characters of pictures, which not every encoding has.
    """

    width: int | None = None
    colour: bool = False
    blocks: bool = True

    @property
    def measure(self) -> int | None:
        """The width of a line of prose on it, or None where nothing is wrapped."""
        return self.width and min(self.width, MEASURE)


def of(stream: TextIO, environ: Mapping[str, str]) -> Screen:
    """Return what is known of a stream.

    Colour follows the conventions of no-color.org and force-color.org; a terminal that calls
    itself dumb never gets any. `COLUMNS` counts on a terminal only.
    """
    terminal = stream.isatty()
    wanted = terminal or bool(environ.get("FORCE_COLOR"))
    colour = wanted and not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"
    if not terminal:
        return Screen(None, colour)
    return Screen(_width(stream, environ), colour, _has_blocks(environ))


def _width(stream: TextIO, environ: Mapping[str, str]) -> int:
    columns = environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdecimal() and int(columns[:6]) > 0:
        return min(int(columns[:6]), WIDEST)
    try:
        return min(os.get_terminal_size(stream.fileno()).columns or 80, WIDEST)
    except OSError:
        return 80


def _has_blocks(environ: Mapping[str, str]) -> bool:
    """Return whether the encoding of the locale, in which a terminal reads us, has blocks.

    The variables are read as POSIX orders them (XBD 8.2): a locale that is named is what the
    terminal speaks, also where it is not installed.
    """
    names = ("LC_ALL", "LC_CTYPE", "LANG")
    named = next((environ[name] for name in names if environ.get(name)), "")
    encoding = named.partition("@")[0].partition(".")[2] or locale.getencoding()
    try:
        "█╺━╸●┐│".encode(encoding)
    except (UnicodeError, LookupError):
        return False
    return True


def apart(texts: Iterable[Iterable[str]]) -> Iterator[str]:
    """Yield the chunks of texts as they come, with one blank line between two texts, none around.

    A text of nothing but line breaks is none.
    """
    anything = False
    for text in texts:
        begun, held = False, "\n\n" if anything else ""
        for chunk in text:
            words = (chunk if begun else chunk.lstrip("\n")).rstrip("\n")
            if words:
                yield held + words
                anything = begun = True
                held = chunk[len(chunk.rstrip("\n")) :]
            elif begun:
                held += chunk
    if anything:
        yield "\n"


def write(chunks: Iterable[str]) -> None:
    """Write text to standard output, all of it or an error.

    Raises:
        OSError: if standard output takes no more.
    """
    if isinstance(sys.stdout, io.TextIOWrapper) and not sys.stdout.isatty():
        # With PYTHONUNBUFFERED too, what is short is in a pipe before `head` has gone.
        sys.stdout.reconfigure(write_through=False)
    sys.stdout.writelines(chunks)
    sys.stdout.flush()


def write_bytes(content: bytes) -> None:
    """Write a file to standard output, all of it or an error.

    Raises:
        OSError: if standard output takes no more.
    """
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def tell(text: str) -> None:
    """Print a note to standard error if that is a terminal."""
    if sys.stderr is not None and sys.stderr.isatty():
        warn(text)


def sum_up(lines: Iterable[str], *, whole: bool = False) -> None:
    """Print a summary to standard error, on a terminal wrapped between words.

    Args:
        lines: of which one that goes on is indented below its first words.
        whole: whether they stay as they are, such as a command to copy.
    """
    if sys.stderr is None:
        return
    width = None if whole else of(sys.stderr, os.environ).measure
    safe = map(escape_unsafe, lines)
    with suppress(OSError):
        sys.stderr.writelines(f"{line}\n" for text in safe for line in _wrapped(text, width))


def _wrapped(text: str, width: int | None, indent: int = 2) -> list[str]:
    """Return a line in as many as a terminal of that width needs, further in from the second on."""
    if width is None or len(text) < width:
        return [text]
    # Only what is said is wrapped here: tables have Rich for it.
    from textwrap import wrap

    within = " " * (len(text) - len(text.lstrip()) + indent)
    room = max(width - 1, 20)
    return wrap(text, room, subsequent_indent=within, break_on_hyphens=False) or [text]


def warn(*lines: str) -> None:
    """Print to standard error what a user has to know beside the answer, wherever that leads.

    On a terminal it is wrapped between words, but for a command to try, which is to be copied;
    elsewhere each of the lines stays one.
    """
    if sys.stderr is None:
        return
    width = of(sys.stderr, os.environ).measure
    said = (f"{_NAME}{escape_unsafe(line)}" for line in lines)
    with suppress(OSError):
        sys.stderr.writelines(f"{part}\n" for line in said for part in _warned(line, width))


def _warned(line: str, width: int | None) -> list[str]:
    """Return a line in as many as it needs, with the command to try on one of its own."""
    if width is None or len(line) < width:
        return [line]
    label = message("Try: {command}", command="")
    said, tried, command = line.rpartition(f" {label}")
    if not tried:
        return _wrapped(line, width, len(_NAME))
    return [*_wrapped(said, width, len(_NAME)), f"{' ' * len(_NAME)}{label}{command}"]
