"""Reading files and standard input, with errors that say what to do."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path

from ttdn_cli.errors import UnreadableError
from ttdn_cli.text.messages import later, message

MOST_BYTES = 16 * 1024 * 1024
"""Of a text: 10 MB of it are some thousand pages, and what a page of the web wraps around them."""

MOST_DATASET_BYTES = 64 * 1024 * 1024
"""Of a dataset: that of 10 MB of text has up to 40 MB, where each line of it is an entry."""

_MOST_TYPED = 4_095
"""Bytes of a line on a terminal; what else is typed or pasted into it is lost (termios(3))."""

STANDARD_INPUT = "-"


def bundled() -> Path:
    """Return the path of the dataset that comes with the tool.

    It lies beside this file in an installed package and under `data/` in a source tree.
    """
    here = Path(__file__).parent
    installed = here / "speech.yaml"
    return installed if installed.exists() else here.parent / "data" / "speech.yaml"


def name_of(path: str | Path) -> str:
    """Return the name of a file in messages."""
    return "<stdin>" if str(path) == STANDARD_INPUT else str(path)


_REASONS: dict[type[Exception], str] = {
    FileNotFoundError: later("no such file. Check the path."),
    IsADirectoryError: later("is a folder. Give the path of a file."),
    PermissionError: later("not readable. Check the file's permissions."),
}


def bytes_of(path: str | Path, most: int = MOST_BYTES) -> bytes:
    """Return the bytes of a file, or of standard input for `-`.

    Args:
        path: of the file.
        most: how many bytes it may have.

    Raises:
        UnreadableError: if there is no such file, it cannot be read or is too large, or if a line
            of it was cut off by a terminal.
    """
    name, given = name_of(path), str(path) == STANDARD_INPUT
    if str(path) == "":
        raise UnreadableError("''", message("empty path. Give the path of a file."))
    if given and sys.stdin is None:
        raise UnreadableError(name, message("standard input is closed. Pipe a file into it."))
    try:
        with nullcontext(sys.stdin.buffer) if given else Path(path).open("rb") as stream:
            data = stream.read(most + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise UnreadableError(name, message(_REASONS.get(type(error), why.lower()))) from None
    if len(data) > most:
        why = message("larger than {size} MB. Use a smaller file.", size=most // 1024**2)
        raise UnreadableError(name, why)
    if given and sys.stdin.isatty() and max(map(len, data.split(b"\n"))) >= _MOST_TYPED:
        raise UnreadableError(
            name, message("the terminal cut off a line. Save the text as a file.")
        )
    return data
