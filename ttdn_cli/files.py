"""Reading files and standard input, with errors that say what to do."""

from __future__ import annotations

import sys
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


def bytes_of(path: str | Path) -> bytes:
    """Return the bytes of a file, or of standard input for `-`.

    Raises:
        UnreadableError: if there is no such file, it cannot be read or is too large.
    """
    if str(path) == "":
        raise UnreadableError("''", "empty path. Give the path of a file.")
    try:
        data = _standard_input() if str(path) == STANDARD_INPUT else _file(Path(path))
    except (OSError, ValueError) as error:
        raise UnreadableError(name_of(path), _reason(error)) from None
    if len(data) > MOST_BYTES:
        why = f"larger than {MOST_BYTES // 1024**2} MB. Use a smaller file."
        raise UnreadableError(name_of(path), why)
    return data


def _file(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(MOST_BYTES + 1)


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise UnreadableError(name_of("-"), "standard input is closed. Pipe a file into it.")
    return sys.stdin.buffer.read(MOST_BYTES + 1)


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file. Check the path."
    if isinstance(error, IsADirectoryError):
        return "is a folder. Give the path of a file."
    if isinstance(error, PermissionError):
        return "not readable. Check the file's permissions."
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return str(error).lower()
