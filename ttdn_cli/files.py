"""Reading files and standard input, with errors that say what to do."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path

from ttdn_cli.errors import UnreadableError

MOST_BYTES = 16 * 1024 * 1024

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
    FileNotFoundError: "no such file. Check the path.",
    IsADirectoryError: "is a folder. Give the path of a file.",
    PermissionError: "not readable. Check the file's permissions.",
}


def bytes_of(path: str | Path) -> bytes:
    """Return the bytes of a file, or of standard input for `-`.

    Raises:
        UnreadableError: if there is no such file, it cannot be read or is too large.
    """
    name, given = name_of(path), str(path) == STANDARD_INPUT
    if str(path) == "":
        raise UnreadableError("''", "empty path. Give the path of a file.")
    if given and sys.stdin is None:
        raise UnreadableError(name, "standard input is closed. Pipe a file into it.")
    try:
        with nullcontext(sys.stdin.buffer) if given else Path(path).open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise UnreadableError(name, _REASONS.get(type(error), why.lower())) from None
    if len(data) > MOST_BYTES:
        why = f"larger than {MOST_BYTES // 1024**2} MB. Use a smaller file."
        raise UnreadableError(name, why)
    return data
